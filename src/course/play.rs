//! A scenario as the learner meets it: its market's setting, three stars, the author's proof that it can be won.

use std::sync::Arc;

use super::{Goal, Text};
use crate::market::{Command, Setting};

#[derive(Debug, Clone, PartialEq)]
pub struct Play {
    /// `s05`.
    pub id: String,
    pub minutes: u32,
    pub title: Text,
    pub brief: Vec<Text>,
    /// What the market itself knows: rules, start, events, setup.
    pub setting: Arc<Setting>,
    /// Of what its author wrote that matters for play, the rules that it comes to among it; names what changed.
    pub mark: u64,
    /// Finish, target, excellent.
    pub stars: [Star; 3],
    /// Reaches all three stars on every seed from 1 to 20.
    pub solution: Vec<Command>,
    pub tempting: Vec<Tempting>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Star {
    pub goal: Goal,
    pub text: Text,
}

/// A wrong way that looks good; the checker plays it and sees it fail.
#[derive(Debug, Clone, PartialEq)]
pub struct Tempting {
    pub id: String,
    pub script: Vec<Command>,
    /// The star that it must miss, 1 to 3.
    pub fails: u8,
    pub why: Text,
}
