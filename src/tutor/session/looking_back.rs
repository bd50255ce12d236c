//! What a session gives to whoever looks back: its market's debrief, its other worlds, whether something was lost.

use std::sync::Arc;

use super::Session;
use crate::market::Market;
use crate::tutor::{Debrief, KeptWorlds, Worlds, cause::losses};

impl Session {
    /// Looks back on the market as it stands.
    pub fn debrief(&self) -> Option<Debrief> {
        let play = self.playable.play.as_deref()?;
        let trading = self.trading.as_ref()?;
        let reached_min = self.playable.lesson.as_ref().map(|_| trading.run.left_min);
        Some(Debrief::of(&trading.market, play, reached_min))
    }

    /// Whether a later task has the same market once more from its beginning.
    pub(in crate::tutor) fn begins_again(&self) -> bool {
        self.later_tasks().any(|task| task.again)
    }

    /// Returns the market with all that its other worlds need; nothing before it has closed.
    pub fn worlds(&self) -> Option<Worlds> {
        self.worlds_if(Market::is_over)
    }

    /// How much has happened in the market: the lines of its log.
    pub fn happenings(&self) -> usize {
        self.market().map_or(0, |market| market.log.len())
    }

    /// Returns the open market with all that its other worlds need, if anything was lost since the n-th line of its log.
    pub fn lost_since(&self, from: usize) -> Option<Worlds> {
        self.worlds_if(|market| !losses(market, from).is_empty())
    }

    fn worlds_if(&self, is_wanted: impl Fn(&Market) -> bool) -> Option<Worlds> {
        let (trading, play) = (self.trading.as_ref()?, self.playable.play.as_ref()?);
        is_wanted(&trading.market).then(|| Worlds {
            attempt: self.attempt,
            run: trading.run.clone(),
            market: trading.market.clone(),
            play: Arc::clone(play),
            kept: KeptWorlds::default(),
        })
    }
}
