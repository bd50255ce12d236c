//! One term of the glossary shown large, read and not answered.

use super::{Context, Reader, Table};
use crate::course::{Text, draw::Hash};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownTerm {
    /// The term's id in the glossary.
    pub term: String,
}

impl ShownTerm {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, context: &Context<'_>) -> Option<ShownTerm> {
        let term = reader.string(table, "term")?;
        let is_known = reader.refer("term", &term, context.course.terms.keys().map(String::as_str));
        is_known.then_some(ShownTerm { term: term.string })
    }

    /// The glossary holds them.
    pub(super) fn texts(&self) -> Vec<&Text> {
        Vec::new()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        hash.text("term").text(&self.term)
    }
}
