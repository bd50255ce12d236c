//! The small files beside the lessons: terms, pictures, names of rule ids, skills and misconceptions.

use std::collections::BTreeMap;

use super::super::document::{Node, Value};
use super::super::reader::{Reader, Table};
use super::super::{Colour, PICTURE_SIZE, Picture, Pixel, Term, Text};

/// `terms.toml`: `[[term]]` with id, pinyin, text and plain.
pub(in super::super) fn terms(reader: &mut Reader<'_>) -> BTreeMap<String, Term> {
    let mut root = reader.root();
    let mut ids = BTreeMap::new();
    let items = reader.full_list(&mut root, "term", 0..2000);
    let terms = reader.tables(items, |reader, table| {
        let id = reader.own_id(table, "term", &mut ids);
        let pinyin = reader.string(table, "pinyin");
        let text = reader.text(table, "text");
        let plain = reader.text(table, "plain");
        Some(Term {
            id: id?.string,
            pinyin: pinyin.map_or(String::new(), |pinyin| pinyin.string),
            text: text?,
            plain: plain.unwrap_or_default(),
        })
    });
    reader.close(root);
    terms.into_iter().map(|term| (term.id.clone(), term)).collect()
}

/// A list of `[[key]]` tables with `id` and `text`.
pub(super) fn named_list<'a>(
    reader: &mut Reader<'a>,
    root: &mut Table<'a>,
    key: &'static str,
) -> BTreeMap<String, Text> {
    let mut ids = BTreeMap::new();
    let items = reader.list(root, key);
    let named = reader.tables(items, |reader, table| {
        let id = reader.own_id(table, key, &mut ids);
        let text = reader.text(table, "text");
        Some((id?.string, text?))
    });
    named.into_iter().collect()
}

/// `misconceptions.toml`: `[[misconception]]` with id and text.
pub(in super::super) fn misconceptions(reader: &mut Reader<'_>) -> BTreeMap<String, Text> {
    let mut root = reader.root();
    let named = named_list(reader, &mut root, "misconception");
    reader.close(root);
    named
}

/// `names.toml`: a table for each kind, in it `id = { zh = …, ug = …, en = … }`.
pub(in super::super) fn names(reader: &mut Reader<'_>) -> BTreeMap<String, Text> {
    let document = reader.document;
    of_kinds(reader, &document.root)
}

/// The names of each kind below `node`, by `kind.id`.
pub(super) fn of_kinds<'a>(reader: &mut Reader<'a>, node: &'a Node) -> BTreeMap<String, Text> {
    let mut names = BTreeMap::new();
    for kind in node.entries() {
        if reader.table(&kind.node).is_none() {
            continue;
        }
        for named in kind.node.entries() {
            let text = reader.as_text(&named.node);
            names.extend(text.map(|text| (format!("{}.{}", kind.key, named.key), text)));
        }
    }
    names
}

/// A picture's file: `id`, `palette`, `rows`, `alt`.
pub(in super::super) fn picture(reader: &mut Reader<'_>) -> Option<Picture> {
    let mut root = reader.root();
    let id = reader.id(&mut root, "id");
    let palette = palette(reader, &mut root);
    let (width, height) = PICTURE_SIZE;
    let items = reader.full_list(&mut root, "rows", 1..height + 1);
    let mut rows: Vec<Vec<Pixel>> = Vec::new();
    for item in items {
        let Value::String(string) = &item.value else {
            reader.wrong_type(item, "a string");
            continue;
        };
        let wanted = rows.first().map_or(string.chars().count(), Vec::len);
        if string.chars().count() != wanted || width < wanted {
            let title = format!("a row of {} pixels", string.chars().count());
            let label = format!("at most {width}, and as many as the first row");
            reader.bad_value(item.span.clone(), title, label);
        }
        rows.push(row(reader, item, string, &palette));
    }
    let alt = reader.text(&mut root, "alt");
    reader.close(root);
    Some(Picture {
        id: id?.string,
        rows,
        alt: alt?,
    })
}

type Palette = BTreeMap<char, Option<Colour>>;

/// `{ "." = "none", "b" = "brown" }`.
fn palette<'a>(reader: &mut Reader<'a>, root: &mut Table<'a>) -> Palette {
    let mut words: Vec<(&str, Option<Colour>)> = Colour::ALL
        .iter()
        .map(|colour| (colour.name(), Some(*colour)))
        .collect();
    words.push(("none", None));
    let mut palette = Palette::new();
    let Some(node) = reader.want(root, "palette") else {
        return palette;
    };
    for entry in node.entries() {
        let mut letters = entry.key.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else {
            let title = format!("`{}` is not one letter", entry.key);
            reader.bad_value(entry.key_span.clone(), title, "each letter of the rows has a colour");
            continue;
        };
        let word = reader.as_string(&entry.node);
        let colour = word.and_then(|word| reader.as_word(&word, &words));
        palette.insert(letter, colour.flatten());
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
