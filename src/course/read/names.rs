//! The small files beside the lessons: terms, pictures, names of rule ids, misconceptions.

use std::collections::BTreeMap;

use super::super::document::{Node, Value};
use super::super::reader::Reader;
use super::super::shape::calibration::{CALIBRATION, calibration_of};
use super::super::shape::named::{
    ALT, MISCONCEPTION, MISCONCEPTIONS, NAMES, PALETTE, PICTURE, PICTURE_ID, ROWS, TERM, TERMS, of_kinds,
};
use super::super::shape::practice::{PRACTICE, PRACTICES};
use super::super::shape::{Known, check, check_kind};
use super::super::{Calibration, Colour, PICTURE_SIZE, Picture, Pixel, PracticeEntry, Term, Text};

/// `terms.toml`: `[[term]]` with id, pinyin, text and plain.
pub(in super::super) fn terms(reader: &mut Reader<'_>) -> BTreeMap<String, Term> {
    let root = &reader.document.root;
    check(reader, &Known::default(), &TERMS, root);
    let terms = TERM.each(root).into_iter();
    terms.map(|term| (term.id.clone(), term)).collect()
}

/// `misconceptions.toml`: `[[misconception]]` with id and text.
pub(in super::super) fn misconceptions(reader: &mut Reader<'_>) -> BTreeMap<String, Text> {
    let root = &reader.document.root;
    check(reader, &Known::default(), &MISCONCEPTIONS, root);
    let named = MISCONCEPTION.each(root).into_iter();
    named.map(|named| (named.id, named.text)).collect()
}

/// `rules/practices.toml`: `[[practice]]`, each once.
pub(in super::super) fn practices(reader: &mut Reader<'_>, known: &Known) -> Vec<PracticeEntry> {
    let root = &reader.document.root;
    check(reader, known, &PRACTICES, root);
    PRACTICE.each(root)
}

/// `rules/calibration.toml`: the scenarios that are played, and `[[figure]]`.
pub(in super::super) fn calibration(reader: &mut Reader<'_>, known: &Known) -> Calibration {
    let root = &reader.document.root;
    check(reader, known, &CALIBRATION, root);
    calibration_of(root)
}

/// `names.toml`: a table for each kind, in it `id = { zh = …, ug = …, en = … }`.
pub(in super::super) fn names(reader: &mut Reader<'_>) -> BTreeMap<String, Text> {
    let root = &reader.document.root;
    check_kind(reader, &Known::default(), &NAMES, root);
    of_kinds(root)
}

/// A picture's file: `id`, `palette`, `rows`, `alt`.
pub(in super::super) fn picture(reader: &mut Reader<'_>) -> Option<Picture> {
    let root = &reader.document.root;
    check(reader, &Known::default(), &PICTURE, root);
    let palette = palette(reader, PALETTE.at(root)?);
    let mut rows: Vec<Vec<Pixel>> = Vec::new();
    for item in ROWS.at(root).map_or(&[][..], Node::items) {
        let Value::String(string) = &item.value else {
            continue;
        };
        let wanted = rows.first().map_or(string.chars().count(), Vec::len);
        let width = PICTURE_SIZE.0;
        if string.chars().count() != wanted || width < wanted {
            let title = format!("a row of {} pixels", string.chars().count());
            let label = format!("at most {width}, and as many as the first row");
            reader.bad_value(item.span.clone(), title, label);
        }
        rows.push(row(reader, item, string, &palette));
    }
    Some(Picture {
        id: PICTURE_ID.of(root)?,
        rows,
        alt: ALT.of(root)?,
    })
}

type Palette = BTreeMap<char, Option<Colour>>;

/// `{ "." = "none", "b" = "brown" }`.
fn palette(reader: &mut Reader<'_>, node: &Node) -> Palette {
    let mut palette = Palette::new();
    for entry in node.entries() {
        let mut letters = entry.key.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else {
            let title = format!("`{}` is not one letter", entry.key);
            reader.bad_value(entry.key_span.clone(), title, "each letter of the rows has a colour");
            continue;
        };
        let word = entry.node.as_str();
        let colour = Colour::ALL.into_iter().find(|colour| Some(colour.name()) == word);
        palette.insert(letter, colour);
    }
    palette
}

fn row(reader: &mut Reader<'_>, item: &Node, string: &str, palette: &Palette) -> Vec<Pixel> {
    let mut pixels = Vec::new();
    for (at, letter) in string.char_indices() {
        let colour = palette.get(&letter);
        if colour.is_none() {
            let span = reader.document.inside(item, at..at + letter.len_utf8());
            reader.bad_value(span, format!("`{letter}` has no colour"), "not in the palette");
        }
        let colour = colour.copied().flatten();
        pixels.push(Pixel {
            letter: if colour.is_some() { letter } else { ' ' },
            colour,
        });
    }
    pixels
}
