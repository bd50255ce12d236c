//! How plays went, kept by the content of what was played: an author who changes one scenario waits for that one alone.
//!
//! A value without a file: the shell keeps it between runs, and throws it away where the program is another one.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// More than any course has scripts; beyond this only those of the last course stay.
const MOST: usize = 2_000;

/// Results by the mark of what was played.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Plays {
    kept: BTreeMap<String, serde_json::Value>,
    #[serde(skip)]
    used: BTreeSet<String>,
    /// So many were played anew, and not found.
    #[serde(skip)]
    pub played: usize,
}

impl Plays {
    /// Returns what `play` said the last time when the content had this mark, else asks it.
    pub(super) fn or_play<T: Serialize + DeserializeOwned>(&mut self, mark: u64, play: impl FnOnce() -> T) -> T {
        self.known(mark).unwrap_or_else(|| {
            let result = play();
            self.keep(mark, &result);
            result
        })
    }

    /// Returns what was kept under this mark.
    pub(super) fn known<T: DeserializeOwned>(&mut self, mark: u64) -> Option<T> {
        let key = key(mark);
        let kept = self.kept.get(&key).cloned();
        self.used.insert(key);
        kept.and_then(|value| serde_json::from_value(value).ok())
    }

    /// Keeps what was played anew.
    pub(super) fn keep<T: Serialize>(&mut self, mark: u64, result: &T) {
        self.played += 1;
        let value = serde_json::to_value(result).expect("a result holds only text, numbers and lists");
        self.kept.insert(key(mark), value);
    }

    /// Forgets what this run did not use, if there is too much.
    pub(super) fn tidy(&mut self) {
        if MOST < self.kept.len() {
            let used = &self.used;
            self.kept.retain(|key, _| used.contains(key));
        }
    }
}

fn key(mark: u64) -> String {
    format!("{mark:016x}")
}
