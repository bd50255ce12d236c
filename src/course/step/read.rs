//! One to three numbered sentence pairs, read and not answered.

use super::{Reader, Table, sentences};
use crate::course::{Text, draw::Hash};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Read {
    pub sentences: Vec<Text>,
}

impl Read {
    pub(super) fn parse<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Read> {
        let sentences = sentences(reader, table)?;
        Some(Read { sentences })
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        self.sentences.iter().collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        hash.text("read")
    }
}
