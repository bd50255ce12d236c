//! Dated changes of the rules: the market announces one, and from its day on the new numbers hold.
//!
//! An amendment names only what it changes. It stands in the rules with its own source; a scenario says on which day it
//! comes into force.

use std::sync::Arc;

use super::{AmendmentId, Market, WordGroup};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["amendments", "penalties", "profiles", "timers", "words"];

/// What one change of the rules sets anew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amendment {
    /// Hours until dispatch that may be promised, on every market.
    pub promises_h: Option<Vec<u32>>,
    /// So many hours until dispatch are left to every seller, whatever a page promises.
    pub dispatch_least_h: Option<u32>,
    pub fee_ppm: Option<i64>,
    pub fee_fresh_ppm: Option<i64>,
    pub late_fen: Option<i64>,
    /// Words that may not be used from now on.
    pub banned: Vec<WordGroup>,
}

/// From here on the new numbers hold.
pub(crate) fn apply(market: &mut Market, amendment: &AmendmentId) {
    let Some(change) = market.setting.rules.amendments.get(amendment).cloned() else {
        return;
    };
    // Other markets on the same setting keep the old rules.
    let rules = Arc::make_mut(&mut Arc::make_mut(&mut market.setting).rules);
    for profile in rules.profiles.values_mut() {
        if let Some(promises_h) = &change.promises_h {
            profile.promises_h.clone_from(promises_h);
        }
        profile.fee_ppm = change.fee_ppm.unwrap_or(profile.fee_ppm);
        profile.fee_fresh_ppm = change.fee_fresh_ppm.unwrap_or(profile.fee_fresh_ppm);
    }
    rules.timers.dispatch_least_h = change.dispatch_least_h.unwrap_or(rules.timers.dispatch_least_h);
    rules.penalties.late_fen = change.late_fen.unwrap_or(rules.penalties.late_fen);
    rules.words.banned.extend(change.banned);
}
