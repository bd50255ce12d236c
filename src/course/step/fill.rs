//! A form whose fields are filled by choosing.

use std::collections::BTreeMap;

use super::{
    Context, MOST_OPTIONS, Reader, Table,
    choice::{Choice, options},
};
use crate::course::{Text, draw::Hash};

#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    pub ask: Text,
    pub fields: Vec<FillField>,
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FillField {
    pub id: String,
    pub label: Text,
    pub options: Vec<Choice>,
}

impl Fill {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, context: &Context<'_>) -> Option<Fill> {
        let ask = reader.text(table, "ask");
        let say = reader.maybe_text(table, "say");
        let mut ids = BTreeMap::new();
        let list = reader.full_list(table, "field", 1..MOST_OPTIONS + 1);
        let fields = reader.tables(list, |reader, table| {
            let id = reader.own_id(table, "field", &mut ids);
            let label = reader.text(table, "label");
            let options = options(reader, table, context);
            Some(FillField {
                id: id?.string,
                label: label?,
                options: options?,
            })
        });
        Some(Fill {
            ask: ask?,
            fields,
            say: say.unwrap_or_default(),
        })
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        let labels = self.fields.iter().map(|field| &field.label);
        std::iter::once(&self.ask).chain(labels).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        self.fields.iter().fold(hash.text("fill"), |hash, field| {
            field.options.iter().fold(hash.text(&field.id), |hash, option| {
                hash.text(&option.id).number(i64::from(option.right))
            })
        })
    }
}
