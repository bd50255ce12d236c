//! A success story of somebody with a name, read and not answered.

use super::{Reader, Table, sentences};
use crate::course::{Text, draw::Hash};

#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub who: Text,
    pub sentences: Vec<Text>,
}

impl Case {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Case> {
        let who = reader.text(table, "who");
        let sentences = sentences(reader, table);
        Some(Case {
            who: who?,
            sentences: sentences?,
        })
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        self.sentences.iter().collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        hash.text("case")
    }
}
