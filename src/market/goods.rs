//! Double entry for goods: every posting moves grams of a product from one whereabouts to another, so what is somewhere came
//! from somewhere, and all of it together is nothing. Only `apply` posts. Goods of a household are posted under its name too,
//! so whose they are is the same posting and no second count.
//!
//! ```text
//! Field ─grown, weighed─▶ Free ─ordered─▶ Promised ─packed─▶ Packed ─handed over─▶ Sent ─order closes─▶ Sold
//!                          │ ▲               │                 │                    │
//!                          │ └───given up────┴─────────────────┴──────come back─────┘
//!                          ├─broken, set aside, sold by the family, sent a second time─▶ Lost
//!                          └─back to its household─▶ Home
//! ```
//! A promise is nobody's in particular until a box is filled: a household's goods are free until they are packed. Postings
//! are not kept, for each is an event of the log; what goods are worth and how they age is `stock`'s.

use std::collections::BTreeMap;

use super::{HouseholdId, ProductId};

/// Where grams can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum Whereabouts {
    /// Where goods come from: the own harvest, neighbours, households. Grows negative.
    Field,
    /// Left and promised to nobody.
    Free,
    /// Ordered and in no box.
    Promised,
    /// In a box that is not handed over.
    Packed,
    /// Handed over, and the order is still open.
    Sent,
    /// Of an order that has closed, paid for or refunded; they did not come back.
    Sold,
    /// Back with the household that brought them.
    Home,
    /// Gone without an order: broken, set aside, sold by others of the family, sent a second time.
    Lost,
}

impl Whereabouts {
    pub const ALL: &'static [Whereabouts] = <Whereabouts as strum::VariantArray>::VARIANTS;
}

/// Grams by whereabouts. Their sum is always zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Balances([i64; Whereabouts::ALL.len()]);

impl Balances {
    fn post(&mut self, from: Whereabouts, to: Whereabouts, weight_g: u32) {
        self.0[from as usize] -= i64::from(weight_g);
        self.0[to as usize] += i64::from(weight_g);
        debug_assert!(
            from == Whereabouts::Field || self.0[from as usize] >= 0,
            "{weight_g} g are more than were {from:?}: {self:?}"
        );
    }

    fn at(&self, whereabouts: Whereabouts) -> i64 {
        self.0[whereabouts as usize]
    }
}

/// The goods of a market: changed only by `post`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoodsLedger {
    by_product: BTreeMap<ProductId, Balances>,
    by_household: BTreeMap<HouseholdId, Balances>,
}

impl GoodsLedger {
    /// Returns what is somewhere of a product (g); less than nothing for the field.
    pub fn balance(&self, product: &ProductId, whereabouts: Whereabouts) -> i64 {
        let balances = self.by_product.get(product);
        balances.map_or(0, |balances| balances.at(whereabouts))
    }

    /// Returns what is somewhere of a household's goods (g); less than nothing for the field.
    pub fn balance_of(&self, household: &HouseholdId, whereabouts: Whereabouts) -> i64 {
        let balances = self.by_household.get(household);
        balances.map_or(0, |balances| balances.at(whereabouts))
    }

    /// The same where it cannot be less than nothing.
    pub fn weight_g(&self, product: &ProductId, whereabouts: Whereabouts) -> u32 {
        weight(self.balance(product, whereabouts))
    }

    pub fn weight_of_g(&self, household: &HouseholdId, whereabouts: Whereabouts) -> u32 {
        weight(self.balance_of(household, whereabouts))
    }

    /// Returns what there ever was of a product (g).
    pub fn grown_g(&self, product: &ProductId) -> u32 {
        weight(-self.balance(product, Whereabouts::Field))
    }

    /// Returns what a household ever brought (g).
    pub fn brought_g(&self, household: &HouseholdId) -> u32 {
        weight(-self.balance_of(household, Whereabouts::Field))
    }

    /// Every product that there is or was.
    pub fn products(&self) -> impl Iterator<Item = &ProductId> {
        self.by_product.keys()
    }

    /// Returns the sum over all products (g).
    pub fn total_g(&self, whereabouts: Whereabouts) -> i64 {
        self.by_product.values().map(|balances| balances.at(whereabouts)).sum()
    }

    /// Makes a product known of which there may be nothing.
    pub(super) fn open(&mut self, product: &ProductId) {
        self.by_product.entry(product.clone()).or_default();
    }

    /// Moves goods; with a household, its own.
    pub(super) fn post(
        &mut self,
        (product, household): (&ProductId, Option<&HouseholdId>),
        from: Whereabouts,
        to: Whereabouts,
        weight_g: u32,
    ) {
        if weight_g == 0 {
            return;
        }
        self.by_product
            .entry(product.clone())
            .or_default()
            .post(from, to, weight_g);
        if let Some(household) = household {
            let balances = self.by_household.entry(household.clone()).or_default();
            balances.post(from, to, weight_g);
        }
    }
}

fn weight(balance_g: i64) -> u32 {
    u32::try_from(balance_g).expect("no account but the field's is below nothing, and none holds four thousand tonnes")
}
