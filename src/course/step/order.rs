//! Put things into the right order.

use super::{ASK, Answer, Feedback, HINTS, MOST_OPTIONS, Mark, SAY, Verdict, ids::is_permutation};
use crate::course::{
    Node, Text,
    draw::Hash,
    shape::{Element, Key, Kind, Shape, Value, some},
};

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

const ITEMS: Key<Vec<OrderItem>> = Key::new(
    "item",
    some(&Kind::Table(&ITEM), 2, MOST_OPTIONS),
    "The things, in the right order.",
);

pub(super) const SHAPE: Shape = Shape::new(
    "order",
    "Puts things in order.",
    &[ASK.line, ITEMS.line, SAY.line, HINTS.line],
);

const ID: Key<String> = Key::new("id", Kind::OwnId("item"), "Its id.");
const TEXT: Key<Text> = Key::new("text", Kind::Text, "What is shown of it.");
const ITEM: Shape = Shape::new("item", "A thing to put in order.", &[ID.line, TEXT.line]);

impl Value for Order {
    fn of(node: &Node) -> Option<Order> {
        Some(Order {
            ask: ASK.of(node)?,
            items: ITEMS.of(node)?,
            say: SAY.of(node)?,
        })
    }
}

impl Value for OrderItem {
    fn of(node: &Node) -> Option<OrderItem> {
        Some(OrderItem {
            id: ID.of(node)?,
            text: TEXT.of(node)?,
        })
    }
}

impl Element for OrderItem {}

impl Order {
    pub(super) fn texts(&self) -> Vec<&Text> {
        let items = self.items.iter().map(|item| &item.text);
        std::iter::once(&self.ask).chain(items).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        self.items
            .iter()
            .fold(hash.text("order"), |hash, item| hash.text(&item.id))
    }

    pub(super) fn right_answer(&self) -> Answer {
        Answer::Order(self.items.iter().map(|item| item.id.clone()).collect())
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
        // At the first wrong place stands something whose turn comes later.
        Some(Verdict::of_places(marks.collect(), |at| {
            Feedback::TooEarly(chosen[at].clone())
        }))
    }

    pub(super) fn words(&self, feedback: &Feedback) -> Option<&Text> {
        (*feedback == Feedback::Step).then_some(&self.say)
    }
}
