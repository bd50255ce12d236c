//! A real task for tomorrow that the trainer ticks off.

use super::{Reader, Table};
use crate::course::{Text, draw::Hash};

#[derive(Debug, Clone, PartialEq)]
pub struct Homework {
    pub ask: Text,
}

impl Homework {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Homework> {
        let ask = reader.text(table, "ask")?;
        Some(Homework { ask })
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        vec![&self.ask]
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        hash.text("homework")
    }
}
