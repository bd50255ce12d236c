//! A thing that people set, one after the other or unknown to each other on two PCs.
//!
//! ```text
//! name ── "A" ──┬─ "B" (replaces A) ──┐
//!               └─ "C" (replaces A) ──┴─ "B" (replaces B and C: the trainer was asked)
//! ```
//! Each value names what it replaces; what nothing replaces stands. Where two stand, the later by rank is shown until somebody decides.

use serde::{Deserialize, Serialize};

use super::super::Key;

/// The values that stand, by rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register<V>(Vec<Standing<V>>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Standing<V> {
    /// The entry that set it.
    key: Key,
    value: V,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    replaces: Vec<Key>,
}

impl<V> Default for Register<V> {
    fn default() -> Register<V> {
        Register(Vec::new())
    }
}

impl<V: PartialEq> Register<V> {
    /// Sets a value. Entries of programs that named nothing (`None`) replace whatever stood when they were written: all that
    /// ranks below them.
    pub(super) fn set(&mut self, key: Key, value: V, replaces: Option<&[Key]>) {
        match replaces {
            None => self.0.clear(),
            Some(keys) => self.0.retain(|standing| !keys.contains(&standing.key)),
        }
        self.0.push(Standing {
            key,
            value,
            replaces: replaces.unwrap_or_default().to_vec(),
        });
    }

    /// Returns the value that is shown; nothing if none was ever set.
    pub fn value(&self) -> Option<&V> {
        self.0.last().map(|standing| &standing.value)
    }

    /// Returns the values that stand, each once; more than one for a thing that has one value asks for a decision.
    pub fn values(&self) -> Vec<&V> {
        let mut values: Vec<&V> = Vec::new();
        for standing in &self.0 {
            if !values.contains(&&standing.value) {
                values.push(&standing.value);
            }
        }
        values
    }

    /// Returns the entries that a new value replaces.
    pub fn keys(&self) -> Vec<Key> {
        self.0.iter().map(|standing| standing.key).collect()
    }

    /// Returns the entries that set this value.
    pub fn keys_of(&self, value: &V) -> Vec<Key> {
        let of_it = self.0.iter().filter(|standing| standing.value == *value);
        of_it.map(|standing| standing.key).collect()
    }

    /// Whether different values stand that replaced the same one: somebody is to say which was meant.
    pub fn is_disputed(&self) -> bool {
        !self.disputed().is_empty()
    }

    /// Returns the values between which somebody is to choose, each once.
    pub fn disputed(&self) -> Vec<&V> {
        let differ = |one: &Standing<V>, other: &Standing<V>| {
            one.value != other.value && one.replaces.iter().any(|key| other.replaces.contains(key))
        };
        let is_disputed = |value: &&V| {
            let of_it = |standing: &&Standing<V>| standing.value == **value;
            let mut standing = self.0.iter().filter(of_it);
            standing.any(|one| self.0.iter().any(|other| differ(one, other)))
        };
        self.values().into_iter().filter(is_disputed).collect()
    }
}
