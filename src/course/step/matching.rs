//! Find each one's partner: the kind `match`, whose name is a word of Rust.

use super::{ASK, Answer, Feedback, HINTS, MOST_OPTIONS, Mark, SAY, Verdict, ids::is_permutation};
use crate::course::{
    Node, Text,
    draw::Hash,
    shape::{Element, Key, Kind, Shape, Value, some},
};

/// The right sides are shuffled by seed.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    pub ask: Text,
    pub pairs: Vec<MatchPair>,
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct MatchPair {
    pub id: String,
    pub left: Text,
    pub right: Text,
}

const PAIRS: Key<Vec<MatchPair>> = Key::new(
    "pair",
    some(&Kind::Table(&PAIR), 2, MOST_OPTIONS),
    "The pairs; their right sides are shuffled.",
);

pub(super) const SHAPE: Shape = Shape::new(
    "match",
    "Finds partners.",
    &[ASK.line, PAIRS.line, SAY.line, HINTS.line],
);

const ID: Key<String> = Key::new("id", Kind::OwnId("pair"), "Its id.");
const LEFT: Key<Text> = Key::new("left", Kind::Text, "The side that stands still.");
const RIGHT: Key<Text> = Key::new("right", Kind::Text, "Its partner.");
const PAIR: Shape = Shape::new(
    "pair",
    "Two things that belong together.",
    &[ID.line, LEFT.line, RIGHT.line],
);

impl Value for Match {
    fn of(node: &Node) -> Option<Match> {
        Some(Match {
            ask: ASK.of(node)?,
            pairs: PAIRS.of(node)?,
            say: SAY.of(node)?,
        })
    }
}

impl Value for MatchPair {
    fn of(node: &Node) -> Option<MatchPair> {
        Some(MatchPair {
            id: ID.of(node)?,
            left: LEFT.of(node)?,
            right: RIGHT.of(node)?,
        })
    }
}

impl Element for MatchPair {}

impl Match {
    pub(super) fn texts(&self) -> Vec<&Text> {
        let sides = self.pairs.iter().flat_map(|pair| [&pair.left, &pair.right]);
        std::iter::once(&self.ask).chain(sides).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        self.pairs
            .iter()
            .fold(hash.text("match"), |hash, pair| hash.text(&pair.id))
    }

    pub(super) fn right_answer(&self) -> Answer {
        let pairs = self.pairs.iter().map(|pair| (pair.id.clone(), pair.id.clone()));
        Answer::Match(pairs.collect())
    }

    pub(super) fn grade(&self, answer: &Answer) -> Option<Verdict> {
        let Answer::Match(chosen) = answer else {
            return None;
        };
        let wanted: Vec<&String> = self.pairs.iter().map(|pair| &pair.id).collect();
        let lefts: Vec<String> = chosen.iter().map(|(left, _)| left.clone()).collect();
        let rights: Vec<String> = chosen.iter().map(|(_, right)| right.clone()).collect();
        if !is_permutation(&lefts, &wanted) || !is_permutation(&rights, &wanted) {
            return None;
        }
        let text = |id: &String| {
            let pair = self.pairs.iter().find(|pair| pair.id == *id);
            pair.map(|pair| &pair.right)
        };
        // Two pairs may share their right side: nobody can tell them apart.
        let marks = chosen
            .iter()
            .map(|(left, right)| Mark::new(left, text(left) == text(right)));
        let apart = |at: usize| Feedback::Apart {
            left: lefts[at].clone(),
            right: rights[at].clone(),
        };
        Some(Verdict::of_places(marks.collect(), apart))
    }

    pub(super) fn words(&self, feedback: &Feedback) -> Option<&Text> {
        (*feedback == Feedback::Step).then_some(&self.say)
    }
}
