//! Compose a title from word tiles; judged by the market's own title rules.

use std::collections::BTreeSet;

use super::{ASK, Answer, Feedback, HINTS, MOST_OPTIONS, Mark, SAY, Verdict, ids::all_differ};
use crate::{
    course::{
        Node, Text,
        draw::Hash,
        reader::Reader,
        shape::{Element, Key, Kind, Of, Shape, Value, by_word, list, some, words_of},
    },
    market::{ProductId, ProfileId, RulePack, TitleFault, TitleProblem, judge_title},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Tiles {
    pub ask: Text,
    pub product: ProductId,
    /// Id of the market profile whose limits hold.
    pub profile: ProfileId,
    pub tiles: Vec<Tile>,
    /// Roles that must occur.
    pub need: Vec<TileRole>,
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    pub id: String,
    /// What goes into the title; Chinese, as on the platform.
    pub word: String,
    pub meaning: Text,
    pub role: TileRole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum TileRole {
    Noun,
    Origin,
    Weight,
    Point,
    Season,
    /// Does no good: an empty or repeated word.
    Stuffing,
}

const PRODUCT: Key<ProductId> = Key::new("product", Kind::Ref(Of::Product), "What the title is for.");
const PROFILE: Key<ProfileId> = Key::new("profile", Kind::Ref(Of::Profile), "The market whose limits hold.");
const TILES: Key<Vec<Tile>> = Key::new(
    "tile",
    some(&Kind::Table(&TILE), 2, MOST_OPTIONS),
    "The words to choose from.",
);
const NEED: Key<Vec<TileRole>> = Key::new(
    "need",
    list(&Kind::Word(words_of::<TileRole>)),
    "Roles that must occur in the title.",
)
.or_default();

pub(super) const SHAPE: Shape = Shape::new(
    "tiles",
    "Composes a title from words.",
    &[
        ASK.line,
        PRODUCT.line,
        PROFILE.line,
        TILES.line,
        NEED.line,
        SAY.line,
        HINTS.line,
    ],
);

const ID: Key<String> = Key::new("id", Kind::OwnId("tile"), "Its id.");
const WORD: Key<String> = Key::new(
    "word",
    Kind::String,
    "What goes into the title; Chinese, as on the platform.",
);
const MEANING: Key<Text> = Key::new("meaning", Kind::Text, "What it means.");
const ROLE: Key<TileRole> = Key::new("role", Kind::Word(words_of::<TileRole>), "What it does in a title.");
const TILE: Shape = Shape::new(
    "tile",
    "A word for a title.",
    &[ID.line, WORD.line, MEANING.line, ROLE.line],
);

impl Value for Tiles {
    fn of(node: &Node) -> Option<Tiles> {
        Some(Tiles {
            ask: ASK.of(node)?,
            product: PRODUCT.of(node)?,
            profile: PROFILE.of(node)?,
            tiles: TILES.of(node)?,
            need: NEED.of(node)?,
            say: SAY.of(node)?,
        })
    }
}

impl Value for Tile {
    fn of(node: &Node) -> Option<Tile> {
        Some(Tile {
            id: ID.of(node)?,
            word: WORD.of(node)?,
            meaning: MEANING.of(node)?,
            role: ROLE.of(node)?,
        })
    }
}

impl Element for Tile {}

impl Value for TileRole {
    fn of(node: &Node) -> Option<TileRole> {
        by_word(node)
    }
}

impl Element for TileRole {}

/// Each role that must occur is some tile's.
pub(super) fn look(reader: &mut Reader<'_>, node: &Node) {
    let Some(tiles) = TILES.of(node) else {
        return;
    };
    for needed in NEED.at(node).map_or(&[][..], Node::items) {
        if let Some(role) = TileRole::of(needed)
            && !tiles.iter().any(|tile| tile.role == role)
        {
            let word: &str = role.into();
            let title = format!("no tile has the role `{word}`");
            reader.bad_value(needed.span.clone(), title, "so the title can never be complete");
        }
    }
}

impl Tiles {
    pub(super) fn texts(&self) -> Vec<&Text> {
        vec![&self.ask]
    }

    pub(super) fn fingerprint(&self, hash: Hash, rules: &RulePack) -> Hash {
        let mut hash = hash.text("tiles").text(&self.product).text(&self.profile);
        for tile in &self.tiles {
            hash = hash.text(&tile.id).text(&tile.word).text(tile.role.into());
        }
        hash = self.need.iter().fold(hash, |hash, role| hash.text(role.into()));
        let product = format!("products.{}", self.product);
        let profile = format!("profiles.{}", self.profile);
        let judged_by = [product.as_str(), profile.as_str(), "words"];
        let marks = judged_by.iter().filter_map(|key| rules.marks.get(*key));
        marks.fold(hash, |hash, mark| hash.mark(*mark))
    }

    /// Returns the first title that passes, of one tile for each role that must occur.
    pub(super) fn right_answer(&self, rules: &RulePack) -> Option<Answer> {
        let mut answers: Vec<Vec<String>> = vec![Vec::new()];
        for role in &self.need {
            let tiles = self.tiles.iter().filter(|tile| tile.role == *role);
            let longer = |tile: &Tile| {
                let id = tile.id.clone();
                answers
                    .iter()
                    .map(move |answer| [answer.as_slice(), std::slice::from_ref(&id)].concat())
                    .collect::<Vec<_>>()
            };
            answers = tiles.flat_map(longer).collect();
        }
        let mut answers = answers.into_iter().map(Answer::Tiles);
        answers.find(|answer| self.grade(answer, rules).is_some_and(|verdict| verdict.right))
    }

    pub(super) fn grade(&self, answer: &Answer, rules: &RulePack) -> Option<Verdict> {
        let Answer::Tiles(chosen) = answer else {
            return None;
        };
        if chosen.is_empty() || !all_differ(chosen) {
            return None;
        }
        let find = |id: &String| self.tiles.iter().find(|tile| tile.id == *id);
        let tiles = chosen.iter().map(find).collect::<Option<Vec<&Tile>>>()?;
        let title: String = tiles.iter().map(|tile| tile.word.as_str()).collect();
        let faults = judge_title(rules, &self.profile, &self.product, true_origin(self, rules), &title);

        let present: BTreeSet<TileRole> = tiles.iter().map(|tile| tile.role).collect();
        let missing = self.need.iter().filter(|role| !present.contains(role));
        let mut say: Vec<Feedback> = missing.map(|role| Feedback::TileMissing(*role)).collect();
        if present.contains(&TileRole::Stuffing) {
            say.push(Feedback::TileStuffing);
        }
        for fault in &faults {
            let is_said = match fault.problem {
                TitleProblem::NounMissing => say.contains(&Feedback::TileMissing(TileRole::Noun)),
                TitleProblem::Stuffing { .. } => say.contains(&Feedback::TileStuffing),
                TitleProblem::TooLong { .. }
                | TitleProblem::TooShort { .. }
                | TitleProblem::OnlyDigits
                | TitleProblem::Sign
                | TitleProblem::BannedWord { .. }
                | TitleProblem::WrongOrigin { .. } => false,
            };
            if !is_said {
                say.push(Feedback::Title(fault.problem.clone()));
            }
        }
        let right = say.is_empty();
        let marks = tile_marks(&tiles, &faults);
        say.push(match right {
            true => Feedback::Step,
            false => Feedback::TilesRight(marks.iter().filter(|mark| mark.right).count()),
        });
        Some(Verdict {
            right,
            marks,
            say,
            misconceptions: Vec::new(),
        })
    }

    pub(super) fn words(&self, feedback: &Feedback) -> Option<&Text> {
        (*feedback == Feedback::Step).then_some(&self.say)
    }
}

/// Returns the origin that the tiles name; none where they name several, for then nobody can say which is the true one.
fn true_origin<'a>(step: &Tiles, rules: &'a RulePack) -> &'a str {
    let origin_tiles = step.tiles.iter().filter(|tile| tile.role == TileRole::Origin);
    let named = origin_tiles.flat_map(|tile| {
        let origins = rules.words.origins.iter();
        origins.filter(|(word, _)| tile.word.contains(word.as_str()))
    });
    let origins: BTreeSet<&String> = named.map(|(_, origin)| origin).collect();
    match origins.first() {
        Some(only) if origins.len() == 1 => only,
        _ => "",
    }
}

/// A tile is wrong if it is stuffing or a fault lies in its word; a fault of the whole title is no single tile's.
fn tile_marks(tiles: &[&Tile], faults: &[TitleFault]) -> Vec<Mark> {
    let mut start = 0;
    let mut marks = Vec::new();
    for tile in tiles {
        let end = start + tile.word.len();
        let is_hit = |fault: &TitleFault| {
            let is_in_a_word = matches!(
                fault.problem,
                TitleProblem::Sign
                    | TitleProblem::BannedWord { .. }
                    | TitleProblem::WrongOrigin { .. }
                    | TitleProblem::Stuffing { .. }
            );
            is_in_a_word && fault.span.start < end && start < fault.span.end
        };
        let right = tile.role != TileRole::Stuffing && !faults.iter().any(is_hit);
        marks.push(Mark::new(&tile.id, right));
        start = end;
    }
    marks
}
