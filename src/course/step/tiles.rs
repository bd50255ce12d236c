//! Compose a title from word tiles; judged by the market's own title rules.

use std::collections::BTreeMap;

use super::{Context, MOST_OPTIONS, Reader, Table};
use crate::{
    course::{Text, draw::Hash, reader::words},
    market::RulePack,
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
