//! Put things into the right order.

use std::collections::BTreeMap;

use super::{Answer, Feedback, MOST_OPTIONS, Mark, Reader, Table, Verdict, ids::is_permutation};
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

    pub(super) fn grade(&self, answer: &Answer) -> Option<Verdict> {
        let Answer::Order(chosen) = answer else {
            return None;
        };
        let wanted: Vec<&String> = self.items.iter().map(|item| &item.id).collect();
        if !is_permutation(chosen, &wanted) {
            return None;
        }
        let marks = chosen
            .iter()
            .zip(wanted)
            .map(|(id, wanted)| Mark::new(id, id == wanted));
        Some(Verdict::of_places(marks.collect()))
    }

    pub(super) fn words(&self, feedback: &Feedback) -> Option<&Text> {
        (*feedback == Feedback::Step).then_some(&self.say)
    }
}
