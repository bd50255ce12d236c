//! Compose a title from word tiles; judged by the market's own title rules.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answer, Context, Feedback, MOST_OPTIONS, Mark, Reader, Table, Verdict, ids::all_differ};
use crate::{
    course::{Text, draw::Hash, reader::words},
    market::{RulePack, TitleFault, TitleProblem, judge_title},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Tiles {
    pub ask: Text,
    pub product: String,
    /// Id of the market profile whose limits hold.
    pub profile: String,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::IntoStaticStr)]
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

impl Tiles {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, context: &Context<'_>) -> Option<Tiles> {
        let ask = reader.text(table, "ask");
        let say = reader.maybe_text(table, "say");
        let product = reader.string(table, "product");
        if let Some(product) = &product {
            reader.refer(
                "product",
                product,
                context.course.rules.products.keys().map(String::as_str),
            );
        }
        let profile = reader.string(table, "profile");
        if let Some(profile) = &profile {
            reader.refer(
                "profile",
                profile,
                context.course.rules.profiles.keys().map(String::as_str),
            );
        }
        let mut ids = BTreeMap::new();
        let list = reader.full_list(table, "tile", 2..MOST_OPTIONS + 1);
        let tiles = reader.tables(list, |reader, table| {
            let id = reader.own_id(table, "tile", &mut ids);
            let word = reader.string(table, "word");
            let meaning = reader.text(table, "meaning");
            let role = reader.word(table, "role", &words());
            Some(Tile {
                id: id?.string,
                word: word?.string,
                meaning: meaning?,
                role: role?,
            })
        });
        let need = needed(reader, table, &tiles);
        Some(Tiles {
            ask: ask?,
            product: product?.string,
            profile: profile?.string,
            tiles,
            need,
            say: say.unwrap_or_default(),
        })
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        vec![&self.ask]
    }

    pub(super) fn fingerprint(&self, hash: Hash, rules: &RulePack) -> Hash {
        let mut hash = hash.text("tiles").text(&self.product).text(&self.profile);
        for tile in &self.tiles {
            hash = hash.text(&tile.id).text(&tile.word).text(&format!("{:?}", tile.role));
        }
        hash = hash.text(&format!("{:?}", self.need));
        hash.text(&format!("{:?}{:?}", rules.words, rules.profiles.get(&self.profile)))
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
        if right {
            say.push(Feedback::Step);
        }
        Some(Verdict {
            right,
            marks: tile_marks(&tiles, &faults),
            say,
            misconceptions: Vec::new(),
        })
    }

    pub(super) fn words(&self, feedback: &Feedback) -> Option<&Text> {
        (*feedback == Feedback::Step).then_some(&self.say)
    }
}

/// The roles that must occur, each of which some tile must have.
fn needed<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, tiles: &[Tile]) -> Vec<TileRole> {
    let mut need = Vec::new();
    for placed in reader.strings(table, "need") {
        let Some(role) = reader.as_word(&placed, &words()) else {
            continue;
        };
        if !tiles.iter().any(|tile| tile.role == role) {
            let title = format!("no tile has the role `{}`", placed.string);
            reader.bad_value(placed.span, title, "so the title can never be complete");
        }
        need.push(role);
    }
    need
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
