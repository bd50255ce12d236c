//! A question with options, one or several of them right. The exit question is one too.

use super::{
    Context, Reader, Table,
    choice::{Choice, options},
};
use crate::course::{Text, draw::Hash};

#[derive(Debug, Clone, PartialEq)]
pub struct Choose {
    pub ask: Text,
    /// Shown in the author's order.
    pub options: Vec<Choice>,
}

impl Choose {
    /// More than one right option makes it "tick all that are right".
    pub fn is_several(&self) -> bool {
        self.options.iter().filter(|option| option.right).count() > 1
    }

    pub(in crate::course) fn read<'a>(
        reader: &mut Reader<'a>,
        table: &mut Table<'a>,
        context: &Context<'_>,
    ) -> Option<Choose> {
        let ask = reader.text(table, "ask");
        let options = options(reader, table, context)?;
        Some(Choose { ask: ask?, options })
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        let options = self.options.iter().map(|option| &option.text);
        std::iter::once(&self.ask).chain(options).collect()
    }

    /// `word` tells the exit question from a step.
    pub(crate) fn fingerprint(&self, hash: Hash, word: &str) -> Hash {
        self.options.iter().fold(hash.text(word), |hash, option| {
            let hash = hash.text(&option.id).number(i64::from(option.right));
            hash.text(option.misconception.as_deref().unwrap_or("-"))
        })
    }
}
