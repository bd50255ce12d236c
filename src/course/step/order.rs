//! Put things into the right order.

use std::collections::BTreeMap;

use super::{MOST_OPTIONS, Reader, Table};
use crate::course::{Text, draw::Hash};

/// `items` stand in the right order, the screen shuffles them by seed.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    pub ask: Text,
    pub items: Vec<OrderItem>,
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct OrderItem {
    pub id: String,
    pub text: Text,
}

impl Order {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Order> {
        let ask = reader.text(table, "ask");
        let say = reader.maybe_text(table, "say");
        let mut ids = BTreeMap::new();
        let list = reader.full_list(table, "item", 2..MOST_OPTIONS + 1);
        let items = reader.tables(list, |reader, table| {
            let id = reader.own_id(table, "item", &mut ids);
            let text = reader.text(table, "text");
            Some(OrderItem {
                id: id?.string,
                text: text?,
            })
        });
        Some(Order {
            ask: ask?,
            items,
            say: say.unwrap_or_default(),
        })
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        let items = self.items.iter().map(|item| &item.text);
        std::iter::once(&self.ask).chain(items).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        self.items
            .iter()
            .fold(hash.text("order"), |hash, item| hash.text(&item.id))
    }
}
