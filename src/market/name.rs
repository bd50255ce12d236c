//! How a command names several orders or messages at once, and how a second thing of one name is called.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{Name, Refusal};

/// Returns this name, or its next repetition that nothing here has: `b17-2`.
pub(super) fn free<Id: Ord + for<'a> From<&'a str>, T>(name: &str, taken: &BTreeMap<Id, T>) -> Id {
    let mut names = std::iter::once(Id::from(name)).chain((2..).map(|n| Id::from(format!("{name}-{n}").as_str())));
    names.find(|id| !taken.contains_key(id)).expect("some number is free")
}

/// Returns what a command names, each once and in order.
pub(super) fn each_once<Id: Ord + for<'a> From<&'a Name>>(names: &[Name]) -> Vec<Id> {
    let unique: BTreeSet<Id> = names.iter().map(Id::from).collect();
    unique.into_iter().collect()
}

/// Refuses a command that is about nothing.
pub(super) fn some<Id>(chosen: Vec<Id>) -> Result<Vec<Id>, Refusal> {
    if chosen.is_empty() {
        Err(Refusal::NOTHING_MATCHES)
    } else {
        Ok(chosen)
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
