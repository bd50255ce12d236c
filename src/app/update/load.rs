//! What the screen needs to know of people and is not in memory: those who sit here, or the class on the board. It is asked for
//! before anything is painted.

use super::{App, Clock, Effect};
use crate::{
    app::screen::Screen,
    tutor::{AttemptId, Entry, Fact, LearnerId, LearnerRecords, Loaded},
};

impl App {
    /// Asks for what is lacking, if it lies on a disk.
    pub(super) fn lacking(&self) -> Option<Effect> {
        if !self.records.can_load {
            return None;
        }
        let mut wanted = self.arriving();
        if let Screen::ClassBoard(_) = self.screen {
            wanted.extend(self.records.members(self.records.center.today_class()));
        }
        let learners: Vec<LearnerId> = self.records.missing(&wanted);
        let is_lacking = |id: &AttemptId| !self.records.logs.contains_key(id) && !self.without_log.contains(id);
        let open = self.records.open_attempts(&self.learners).into_iter();
        let shared = self.records.shared_attempts(&self.learners);
        let attempts: Vec<AttemptId> = open.chain(shared).filter(is_lacking).collect();
        let is_needed = !learners.is_empty() || !attempts.is_empty();
        is_needed.then_some(Effect::Load { learners, attempts })
    }

    /// Whom something is written about when somebody has signed in: those who sit here, and who waits to be deleted.
    pub(super) fn arriving(&self) -> Vec<LearnerId> {
        let leaving = self.records.leaving.keys().filter(|_| self.is_arriving);
        self.learners.iter().chain(leaving).copied().collect()
    }

    /// Takes in what an `Effect::Load` asked for.
    pub fn loaded(&mut self, asked: &[AttemptId], loaded: Loaded, clock: &Clock) -> Vec<Effect> {
        self.records.load(loaded);
        let is_without = |id: &&AttemptId| !self.records.logs.contains_key(id);
        self.without_log.extend(asked.iter().filter(is_without));
        let before = self.unsaved.len();
        self.arrive(clock);
        let written = self.unsaved[before..].to_vec();
        let append = (!written.is_empty()).then_some(Effect::Append(written));
        append.into_iter().chain(self.lacking()).collect()
    }

    /// Somebody else was given a card number that this program was about to give: goes on with the records as they are, and
    /// returns what is to be written in the place of what was refused.
    pub fn renumber(&mut self, records: LearnerRecords) -> Vec<Entry> {
        self.records = records;
        for entry in &mut self.unsaved {
            if let Fact::LearnerAdded { card, .. } = &mut entry.fact {
                *card = self.records.free_card().unwrap_or(*card);
            }
            self.records.apply(entry);
        }
        self.unsaved.clone()
    }
}
