//! Values that the market itself describes to serde: rule packs and a scenario's start, one entry at a time.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error, ValueDeserializer};

use super::super::document::Document;
use super::super::{Fault, Problem};

/// Reads a value; a mistake becomes a problem at its place.
pub(super) fn given<T: DeserializeOwned>(
    document: &Document,
    value: Spanned<DeValue<'_>>,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let whole = value.span();
    match T::deserialize(ValueDeserializer::from(value)) {
        Ok(read) => Some(read),
        Err(error) => {
            problems.push(problem(document, &error, whole));
            None
        }
    }
}

/// The document once more as the market's readers want it; empty where TOML could not be read.
pub(super) fn table_of(document: &Document) -> DeTable<'_> {
    match DeTable::parse(&document.content) {
        Ok(table) => table.into_inner(),
        Err(_) => DeTable::new(),
    }
}

/// serde tells its kinds of mistake apart by words only.
fn problem(document: &Document, error: &Error, whole: std::ops::Range<usize>) -> Problem {
    let message = error.message();
    let fault = match message.split(' ').next() {
        Some("unknown") => Fault::UnknownKey,
        Some("missing") => Fault::MissingKey,
        Some("invalid") => Fault::WrongType,
        _ => Fault::BadValue,
    };
    let (title, label) = message
        .split_once(", ")
        .unwrap_or((message, "not what the market knows"));
    Problem {
        fault,
        file: document.path.clone(),
        span: error.span().filter(|span| !span.is_empty()).unwrap_or(whole),
        title: title.replace("field `", "key `"),
        label: label.to_owned(),
        help: None,
        notes: Vec::new(),
    }
}
