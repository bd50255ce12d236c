//! Find each one's partner: the kind `match`, whose name is a word of Rust.

use std::collections::BTreeMap;

use super::{Answer, Feedback, MOST_OPTIONS, Mark, Reader, Table, Verdict, ids::is_permutation};
use crate::course::{Text, draw::Hash};

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

impl Match {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Match> {
        let ask = reader.text(table, "ask");
        let say = reader.maybe_text(table, "say");
        let mut ids = BTreeMap::new();
        let list = reader.full_list(table, "pair", 2..MOST_OPTIONS + 1);
        let pairs = reader.tables(list, |reader, table| {
            let id = reader.own_id(table, "pair", &mut ids);
            let left = reader.text(table, "left");
            let right = reader.text(table, "right");
            Some(MatchPair {
                id: id?.string,
                left: left?,
                right: right?,
            })
        });
        Some(Match {
            ask: ask?,
            pairs,
            say: say.unwrap_or_default(),
        })
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        let sides = self.pairs.iter().flat_map(|pair| [&pair.left, &pair.right]);
        std::iter::once(&self.ask).chain(sides).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        self.pairs
            .iter()
            .fold(hash.text("match"), |hash, pair| hash.text(&pair.id))
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
        Some(Verdict::of_places(marks.collect()))
    }

    pub(super) fn words(&self, feedback: &Feedback) -> Option<&Text> {
        (*feedback == Feedback::Step).then_some(&self.say)
    }
}
