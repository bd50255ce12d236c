//! How orders, messages, purchases, tickets and households are named in commands, and how a command names several at once.

use std::{collections::BTreeMap, fmt};

/// The name of an order, of its parcel, its messages and its after-sale: the buyer's, `b317`, and the second time `b317-2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(pub String);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl Name {
    /// Returns this name, or its next repetition that nothing here has: `b17-2`.
    pub(super) fn free_among<T>(self, taken: &BTreeMap<Name, T>) -> Name {
        if !taken.contains_key(&self) {
            return self;
        }
        let mut again = (2..).map(|n| Name(format!("{self}-{n}")));
        again
            .find(|name| !taken.contains_key(name))
            .expect("some number is free")
    }
}

/// Which orders or messages a command is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// Everything that waits for this very step.
    Due,
    /// Packed and not yet handed over.
    Packed,
    /// Waiting for this step, and over its deadline.
    Late,
    /// The same as `due`; reads better for messages.
    All,
    /// By name; a product or a deal stands for all its orders that wait for this step; for messages the name of a kind stands for all open ones of that kind.
    Named(Vec<Name>),
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Selector::Due => f.write_str("due"),
            Selector::Packed => f.write_str("packed"),
            Selector::Late => f.write_str("late"),
            Selector::All => f.write_str("all"),
            Selector::Named(names) => {
                for (n, name) in names.iter().enumerate() {
                    if n > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{name}")?;
                }
                Ok(())
            }
        }
    }
}
