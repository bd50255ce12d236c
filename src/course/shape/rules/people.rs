//! Buyers, what they write, and the words of titles.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::entry::ENTRY;
use super::super::key::{Key, Kind, Of, Shape, Unit, by, list, map, number};
use super::super::read::{Element, Value, words_of};
use super::super::units::{COUNT, MINUTES, PPM};
use crate::market::{Level, MessageKind, MessageKindId, Persona, ProductId, ReplyId, WordGroup, Words};

const WEIGHT: Key<u32> = Key::new("weight", COUNT, "Relative to the others.");
const ASKS_PPM: Key<i64> = Key::new("asks_ppm", PPM, "Share who ask before they buy.");
const ASKS: Key<Vec<MessageKindId>> = Key::new(
    "asks",
    list(&Kind::Ref(Of::Message)),
    "Kinds of message this person sends.",
);
const CLAIM_PPM: Key<i64> = Key::new("claim_ppm", PPM, "Factor on the chance of a claim.");
const CONFIRMS_MIN: Key<u32> = Key::new(
    "confirms_min",
    MINUTES,
    "Confirms receipt by hand about so long after delivery, up to half of it sooner or later; zero lets the timer do it.",
);

const PEOPLE: Key<Option<u32>> = Key::new(
    "people",
    number(Unit::Count, 1, 1_000),
    "Buys for so many people; absent for a household.",
)
.or_default();

pub(in super::super) const PERSONA_TABLE: Shape = Shape::new(
    "persona",
    "Persona.",
    &[
        WEIGHT.line,
        ASKS_PPM.line,
        ASKS.line,
        CLAIM_PPM.line,
        CONFIRMS_MIN.line,
        PEOPLE.line,
    ],
)
.with(ENTRY);

impl Value for Persona {
    fn of(node: &Node) -> Option<Persona> {
        Some(Persona {
            weight: WEIGHT.of(node)?,
            asks_ppm: ASKS_PPM.of(node)?,
            asks: ASKS.of(node)?,
            claim_ppm: CLAIM_PPM.of(node)?,
            confirms_min: CONFIRMS_MIN.of(node)?,
            people: PEOPLE.of(node)?,
        })
    }
}

const FITS: Key<Vec<ReplyId>> = Key::new("fits", list(&Kind::Named(Of::Reply)), "Replies that answer it well.");
const FORBIDDEN: Key<Vec<ReplyId>> = Key::new(
    "forbidden",
    list(&Kind::Named(Of::Reply)),
    "Replies that break a rule (a health promise, a way round the market).",
)
.or_default();
const FRESH_ONLY: Key<bool> = Key::new("fresh_only", Kind::Boolean, "Asked only about fresh goods.").or_default();
const WANTS_FORBIDDEN: Key<bool> = Key::new(
    "wants_forbidden",
    Kind::Boolean,
    "Wants something forbidden of the seller: no answer is owed, a no and silence are the same.",
)
.or_default();

pub(in super::super) const MESSAGE_KIND_TABLE: Shape = Shape::new(
    "message kind",
    "Message kind.",
    &[FITS.line, FORBIDDEN.line, FRESH_ONLY.line, WANTS_FORBIDDEN.line],
)
.with(ENTRY);

impl Value for MessageKind {
    fn of(node: &Node) -> Option<MessageKind> {
        Some(MessageKind {
            fits: FITS.of(node)?,
            forbidden: FORBIDDEN.of(node)?,
            fresh_only: FRESH_ONLY.of(node)?,
            wants_forbidden: WANTS_FORBIDDEN.of(node)?,
        })
    }
}

const BANNED: Key<Vec<WordGroup>> = Key::new(
    "banned",
    list(&Kind::Table(&WORD_GROUP_TABLE)),
    "Groups of words that may not stand in a title.",
);
const ALLOWED: Key<Vec<String>> = Key::new(
    "allowed",
    list(&Kind::String),
    "Phrases that are allowed although a banned word lies in them.",
);
const ORIGINS: Key<BTreeMap<String, String>> = Key::new(
    "origins",
    map(&Kind::String),
    "Places of origin that goods are named after; wrong unless the goods come from there.",
);
const POINTS: Key<Vec<String>> = Key::new(
    "points",
    list(&Kind::String),
    "Honest selling points that add to a title's worth.",
);
const SEASONS: Key<Vec<String>> = Key::new("seasons", list(&Kind::String), "Words of a season.");
const STUFFING: Key<Vec<String>> = Key::new("stuffing", list(&Kind::String), "Empty words that only fill the line.");
const PROMISES: Key<BTreeMap<String, String>> = Key::new(
    "promises",
    map(&Kind::String),
    "Words of a title that promise something, with the assurance that the page must give: `bad-fruit`, `short-weight`, or `none` that it could.",
)
.or_default();
const LINES: Key<BTreeMap<String, String>> = Key::new(
    "lines",
    map(&Kind::String),
    "Lines of a description that may not be written, with the kind of word they are.",
);
const OF_PRODUCT: Key<BTreeMap<ProductId, Vec<String>>> = Key::new(
    "of_product",
    by(Of::Product, &list(&Kind::String)),
    "Words for the titles of one product.",
);
const PUNCTUATION: Key<String> = Key::new(
    "punctuation",
    Kind::String,
    "Characters allowed besides letters, digits and Chinese.",
);

const DETAILS: Key<Vec<String>> = Key::new(
    "details",
    list(&Kind::String),
    "Lines of a description that help a buyer.",
)
.or(
    || ["origin", "weight", "storage", "grade"].map(str::to_owned).to_vec(),
    "`[\"origin\", \"weight\", \"storage\", \"grade\"]`",
);
const NOUNS_MOST: Key<u32> = Key::new(
    "nouns_most",
    number(Unit::Count, 1, 60),
    "A noun that stands more often than this in a title is stuffed in.",
)
.or(|| 2, "`2`");
const WEIGHT_UNITS: Key<Vec<String>> = Key::new("weight_units", list(&Kind::String), "Words for weights in a title.")
    .or(
        || ["克", "公斤", "千克", "斤", "g", "kg"].map(str::to_owned).to_vec(),
        "`[\"克\", \"公斤\", \"千克\", \"斤\", \"g\", \"kg\"]`",
    );
const NUMERALS: Key<String> = Key::new(
    "numerals",
    Kind::String,
    "Characters that stand for a number before a weight, besides digits.",
)
.or(|| "半一二两三四五六七八九十".to_owned(), "`半一二两三四五六七八九十`");
const ORIGIN_ATTRIBUTE: Key<String> = Key::new(
    "origin_attribute",
    Kind::String,
    "The attribute of goods that names their place of origin.",
)
.or(|| "origin".to_owned(), "`origin`");

pub(in super::super) const WORDS_TABLE: Shape = Shape::new(
    "words",
    ".3: what a title may not say. The longest match wins; an allowed phrase covers what lies in it.",
    &[
        BANNED.line,
        ALLOWED.line,
        ORIGINS.line,
        POINTS.line,
        SEASONS.line,
        STUFFING.line,
        LINES.line,
        PROMISES.line,
        OF_PRODUCT.line,
        PUNCTUATION.line,
        DETAILS.line,
        NOUNS_MOST.line,
        WEIGHT_UNITS.line,
        NUMERALS.line,
        ORIGIN_ATTRIBUTE.line,
    ],
);

impl Value for Words {
    fn of(node: &Node) -> Option<Words> {
        Some(Words {
            banned: BANNED.of(node)?,
            allowed: ALLOWED.of(node)?,
            origins: ORIGINS.of(node)?,
            points: POINTS.of(node)?,
            seasons: SEASONS.of(node)?,
            stuffing: STUFFING.of(node)?,
            lines: LINES.of(node)?,
            promises: PROMISES.of(node)?,
            of_product: OF_PRODUCT.of(node)?,
            punctuation: PUNCTUATION.of(node)?,
            details: DETAILS.of(node)?,
            nouns_most: NOUNS_MOST.of(node)?,
            weight_units: WEIGHT_UNITS.of(node)?,
            numerals: NUMERALS.of(node)?,
            origin_attribute: ORIGIN_ATTRIBUTE.of(node)?,
        })
    }
}

const KIND: Key<String> = Key::new(
    "kind",
    Kind::String,
    "`absolute`, `authority`, `health`, `promise`, `lure`, `off-platform`, `superstition` ….",
);
const LEVEL: Key<Level> = Key::new("level", Kind::Word(words_of::<Level>), "How bad it is.");
const WORDS: Key<Vec<String>> = Key::new("words", list(&Kind::String), "The words.");

pub(in super::super) const WORD_GROUP_TABLE: Shape =
    Shape::new("word group", "Word group.", &[KIND.line, LEVEL.line, WORDS.line]);

impl Value for WordGroup {
    fn of(node: &Node) -> Option<WordGroup> {
        Some(WordGroup {
            kind: KIND.of(node)?,
            level: LEVEL.of(node)?,
            words: WORDS.of(node)?,
        })
    }
}

impl Element for WordGroup {}
