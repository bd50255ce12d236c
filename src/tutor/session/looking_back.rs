//! What a session gives to whoever looks back: its market's debrief, its other worlds, whether something was lost.

use std::sync::Arc;

use super::Session;
use crate::course::StepKind;
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
        let steps = self.playable.lesson.iter().flat_map(|lesson| &lesson.steps);
        let mut later = steps.skip(self.position + 1);
        later.any(|step| matches!(&step.kind, StepKind::Task(task) if task.again))
    }

    /// Returns the market with all that its other worlds need; nothing before it has closed.
    pub fn worlds(&self) -> Option<Worlds> {
        let (trading, play) = (self.trading.as_ref()?, self.playable.play.as_ref()?);
        trading.market.is_over().then(|| Worlds {
            attempt: self.attempt,
            run: trading.run.clone(),
            market: trading.market.clone(),
            play: Arc::clone(play),
            kept: KeptWorlds::default(),
        })
    }

    /// How much has happened in the market: the lines of its log.
    pub fn happenings(&self) -> usize {
        self.market().map_or(0, |market| market.log.len())
    }

    /// Returns the open market with all that its other worlds need, if anything was lost since the n-th line of its log.
    pub fn lost_since(&self, from: usize) -> Option<Worlds> {
        let (trading, play) = (self.trading.as_ref()?, self.playable.play.as_ref()?);
        let is_lost = !losses(&trading.market, from).is_empty();
        is_lost.then(|| Worlds {
            attempt: self.attempt,
            run: trading.run.clone(),
            market: trading.market.clone(),
            play: Arc::clone(play),
            kept: KeptWorlds::default(),
        })
    }
}
