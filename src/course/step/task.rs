//! Do it in the market until the goal holds. Whether it holds is the session's to see.

use super::{ASK, HINTS};
use crate::{
    course::{
        Fault, Goal, Node, Text,
        draw::Hash,
        reader::Reader,
        shape::{Key, Kind, Of, Shape, Value},
    },
    market::{Command, Market, ProductId, Selector, listing, parcel},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    pub ask: Text,
    pub goal: Goal,
    /// The market begins anew, on the morning of the lesson's first task.
    pub again: bool,
    /// The product that goes into other packs than in the market before, so that two ways can be compared.
    pub other_pack: Option<ProductId>,
    /// Some size must have another price than in the market before.
    pub other_price: bool,
    /// Commands that reach the goal from where the previous tasks' solutions end.
    pub solution: Vec<Command>,
}

const GOAL: Key<Goal> = Key::new("goal", Kind::Goal, "What must hold in the market.");
const AGAIN: Key<bool> = Key::new(
    "again",
    Kind::Boolean,
    "The market begins anew as the lesson's first task found it; what it came to before stands beside it in a step `beside`.",
)
.or_default();
const OTHER_PACK: Key<String> = Key::new(
    "other_pack",
    Kind::Ref(Of::Product),
    "With `again`: this product must go into another pack than in the market before.",
)
.or_default();
const OTHER_PRICE: Key<bool> = Key::new(
    "other_price",
    Kind::Boolean,
    "With `again`: some size must have another price than in the market before.",
)
.or_default();
const SOLUTION: Key<Vec<Command>> = Key::new(
    "solution",
    Kind::Script,
    "Commands that reach the goal from where the solutions before it end.",
);

pub(super) const SHAPE: Shape = Shape::new(
    "task",
    "Does it in the market; the lesson names a `scenario`.",
    &[
        ASK.line,
        GOAL.line,
        AGAIN.line,
        OTHER_PACK.line,
        OTHER_PRICE.line,
        SOLUTION.line,
        HINTS.line,
    ],
);

impl Value for Task {
    fn of(node: &Node) -> Option<Task> {
        Some(Task {
            ask: ASK.of(node)?,
            goal: GOAL.of(node)?,
            again: AGAIN.of(node)?,
            other_pack: Some(OTHER_PACK.of(node)?)
                .filter(|product| !product.is_empty())
                .map(|product| product.as_str().into()),
            other_price: OTHER_PRICE.of(node)?,
            solution: SOLUTION.of(node)?,
        })
    }
}

/// A task needs a market to be done in.
pub(super) fn look(reader: &mut Reader<'_>, node: &Node, has_market: bool) {
    if !has_market {
        let title = "a task in a lesson without a market".to_owned();
        let label = "where would this be done?".to_owned();
        let help = Some("name one above the first step: `scenario = \"s01\"`".to_owned());
        reader.report(Fault::MissingKey, node.span.clone(), title, label, help);
    }
}

impl Task {
    pub(super) fn texts(&self) -> Vec<&Text> {
        vec![&self.ask]
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        let hash = hash.text("task").text(&self.goal.to_string());
        let hash = if self.again { hash.text("again") } else { hash };
        let hash = match &self.other_pack {
            Some(product) => hash.text("other-pack").text(product.as_str()),
            None => hash,
        };
        if self.other_price {
            hash.text("other_price")
        } else {
            hash
        }
    }

    /// What a command would do as it was done in the market before, where the task wants it done otherwise.
    pub fn repeats(&self, command: &Command, market: &Market, before: &Market) -> Option<Repeat> {
        if self.repeats_pack(command, market, before) {
            return Some(Repeat::Pack);
        }
        let is_sent_in = *command == Command::Listing(listing::Command::Submit);
        (is_sent_in && self.other_price && !has_other_price(market, before)).then_some(Repeat::Price)
    }

    /// Whether it is done otherwise than in the market before, where that is wanted.
    pub fn is_otherwise(&self, market: &Market, before: &Market) -> bool {
        self.packs_otherwise(market, before) && (!self.other_price || has_other_price(market, before))
    }

    fn repeats_pack(&self, command: &Command, market: &Market, before: &Market) -> bool {
        let Command::Parcel(parcel::Command::Pack(packing)) = command else {
            return false;
        };
        let is_meant = |name: &str| match &packing.orders {
            Selector::Named(names) => names.iter().any(|named| named.as_str() == name),
            Selector::Due | Selector::Packed | Selector::Late | Selector::All => true,
        };
        let mut orders = market.orders.values().filter(|order| order.pack.is_none());
        orders.any(|order| {
            let was = before.orders.get(&order.name).and_then(|order| order.pack.as_ref());
            self.other_pack.as_ref() == Some(&order.product) && is_meant(&order.name) && was == Some(&packing.pack)
        })
    }

    fn packs_otherwise(&self, market: &Market, before: &Market) -> bool {
        let mut orders = market.orders.values().filter(|order| order.pack.is_some());
        orders.all(|order| {
            let was = before.orders.get(&order.name).and_then(|order| order.pack.as_ref());
            self.other_pack.as_ref() != Some(&order.product) || order.pack.as_ref() != was
        })
    }
}

/// What is done a second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    Pack,
    Price,
}

fn has_other_price(market: &Market, before: &Market) -> bool {
    let price_fen = |market: &Market, product: &ProductId, net_g: &u32| {
        let sku = market.listings.get(product)?.skus.get(net_g)?;
        Some(sku.price_fen)
    };
    let mut sizes = (market.listings.values()).flat_map(|page| page.skus.keys().map(|net_g| (&page.product, net_g)));
    sizes.any(|(product, net_g)| {
        let was_fen = price_fen(before, product, net_g);
        was_fen.is_some_and(|was_fen| price_fen(market, product, net_g) != Some(was_fen))
    })
}
