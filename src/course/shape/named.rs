//! The small files beside the lessons: terms, misconceptions, names of ids, pictures.

use std::collections::BTreeMap;

use super::super::document::Node;
use super::super::{Colour, PICTURE_SIZE, Term, Text};
use super::key::{Key, Kind, Shape, list, map, some};
use super::read::{Element, Value};
use crate::text::Lang;

/// An id with a text of its own.
pub(in super::super) struct Named {
    pub id: String,
    pub text: Text,
}

pub(in super::super) const NAMED_ID: Key<String> = Key::new("id", Kind::OwnId("entry"), "Its id.");
const NAMED_TEXT: Key<Text> = Key::new("text", Kind::Text, "What it means.");
pub(in super::super) const NAMED: Shape =
    Shape::new("named", "An id and what it means.", &[NAMED_ID.line, NAMED_TEXT.line]);

impl Value for Named {
    fn of(node: &Node) -> Option<Named> {
        Some(Named {
            id: NAMED_ID.of(node)?,
            text: NAMED_TEXT.of(node)?,
        })
    }
}

impl Element for Named {}

pub(in super::super) const MISCONCEPTION: Key<Vec<Named>> = Key::new(
    "misconception",
    list(&Kind::Table(&NAMED)),
    "What somebody believes who chooses wrong, for the trainer.",
)
.or_default();
pub(in super::super) const MISCONCEPTIONS: Shape = Shape::new(
    "misconceptions",
    "`misconceptions.toml`: what wrong answers show.",
    &[MISCONCEPTION.line],
);

pub(in super::super) const TERM: Key<Vec<Term>> = Key::new(
    "term",
    some(&Kind::Table(&GLOSSARY_TERM), 0, 1999),
    "The words of the glossary.",
);
pub(in super::super) const TERMS: Shape = Shape::new("terms", "`terms.toml`: the glossary.", &[TERM.line]);

pub(in super::super) const TERM_ID: Key<String> = Key::new("id", Kind::OwnId("term"), "Its id.");
const PINYIN: Key<String> = Key::new("pinyin", Kind::String, "How the Chinese word is read: `yùn fèi`.");
const TERM_TEXT: Key<Text> = Key::new("text", Kind::Text, "The word.");
const TERM_PLAIN: Key<Text> = Key::new("plain", Kind::Text, "What it means, in one short sentence.");
const TERM_AVOID: Key<BTreeMap<String, Vec<String>>> = Key::new(
    "avoid",
    map(&list(&Kind::String)),
    "Words that must not stand for it, by language: `{ ug = [\"…\"] }`. A Uyghur one may have endings.",
)
.or_default();
const GLOSSARY_TERM: Shape = Shape::new(
    "glossary term",
    "A word of the platforms.",
    &[
        TERM_ID.line,
        PINYIN.line,
        TERM_TEXT.line,
        TERM_PLAIN.line,
        TERM_AVOID.line,
    ],
);

impl Value for Term {
    fn of(node: &Node) -> Option<Term> {
        Some(Term {
            id: TERM_ID.of(node)?,
            pinyin: PINYIN.of(node).unwrap_or_default(),
            text: TERM_TEXT.of(node)?,
            plain: TERM_PLAIN.of(node).unwrap_or_default(),
            avoid: by_lang(TERM_AVOID.of(node).unwrap_or_default()),
        })
    }
}

fn by_lang(words: BTreeMap<String, Vec<String>>) -> BTreeMap<Lang, Vec<String>> {
    let by_lang = words.into_iter().map(|(lang, words)| (Lang(lang), words));
    by_lang.collect()
}

impl Element for Term {}

/// `names.toml`: a table for each kind, in it a text for each id.
pub(in super::super) const NAMES: Kind = map(&map(&Kind::Text));

/// The names of each kind below `node`, by `kind.id`; those that can be read.
pub(in super::super) fn of_kinds(node: &Node) -> BTreeMap<String, Text> {
    let kinds = node.entries().iter();
    let names = kinds.flat_map(|kind| {
        let named = |entry: &super::super::document::Entry| {
            let text = Text::of(&entry.node)?;
            Some((format!("{}.{}", kind.key, entry.key), text))
        };
        kind.node.entries().iter().filter_map(named)
    });
    names.collect()
}

pub(in super::super) const PICTURE_ID: Key<String> = Key::new("id", Kind::Id, "Its id.");
pub(in super::super) const PALETTE: Key<BTreeMap<String, String>> = Key::new(
    "palette",
    map(&Kind::Word(colours)),
    "A colour for each letter of the rows: `{ \".\" = \"none\", \"b\" = \"brown\" }`.",
);
pub(in super::super) const ROWS: Key<Vec<String>> = Key::new(
    "rows",
    some(&Kind::Row, 1, PICTURE_SIZE.1),
    "The picture, a letter a pixel; every row as wide as the first, at most 38.",
);
pub(in super::super) const ALT: Key<Text> = Key::new("alt", Kind::Text, "What it shows, for those who cannot see it.");
pub(in super::super) const PICTURE: Shape = Shape::new(
    "picture",
    "A file of `pictures/`: a small pixel picture.",
    &[PICTURE_ID.line, PALETTE.line, ROWS.line, ALT.line],
);

/// The word for no colour.
pub(in super::super) const NONE: &str = "none";

fn colours() -> Vec<&'static str> {
    let colours = Colour::ALL.iter().map(|colour| colour.name());
    colours.chain([NONE]).collect()
}
