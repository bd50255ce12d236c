//! Compose a title from word tiles; judged by the market's own title rules.

use super::{ASK, HINTS, MOST_OPTIONS, SAY};
use crate::{
    course::{
        Node, Text,
        draw::Hash,
        reader::Reader,
        shape::{Element, Key, Kind, Of, Shape, Value, by_word, list, some, words_of},
    },
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

const PRODUCT: Key<String> = Key::new("product", Kind::Ref(Of::Product), "What the title is for.");
const PROFILE: Key<String> = Key::new("profile", Kind::Ref(Of::Profile), "The market whose limits hold.");
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
            hash = hash.text(&tile.id).text(&tile.word).text(&format!("{:?}", tile.role));
        }
        hash = hash.text(&format!("{:?}", self.need));
        hash.text(&format!("{:?}{:?}", rules.words, rules.profiles.get(&self.profile)))
    }
}
