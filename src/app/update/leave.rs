//! Days of use until those who asked to be deleted are: counted when somebody signs in, see `tutor::Leave`.

use super::{App, Clock};
use crate::{
    say::{Arg, Sentence, sentence},
    tutor::{DAYS_TO_TAKE_BACK, Fact, LearnerId},
};

impl App {
    /// What is said to whoever has asked to be deleted: that it is done, and how it can be taken back.
    pub(super) fn left(&self, facts: &[Fact]) -> Option<Sentence> {
        let asked = facts.iter().find_map(|fact| {
            let Fact::LeaveAsked { learner } = fact else {
                return None;
            };
            Some(*learner)
        })?;
        let card = self.records.profiles.get(&asked)?.card;
        let days = Arg::count(u32::try_from(DAYS_TO_TAKE_BACK).unwrap_or(u32::MAX));
        Some(sentence::app_record_deleted(Arg::Number(i64::from(card)), days))
    }

    /// Whoever signs in with their own number after that wants to stay.
    pub(super) fn take_back(&mut self, clock: &Clock) {
        let leaving = &self.records.leaving;
        let back = self.learners.iter().filter_map(|learner| {
            let asked = leaving.get(learner)?.leave.keys();
            let learner = *learner;
            Some(Fact::LeaveTakenBack { learner, asked })
        });
        let back = back.collect();
        self.write(back, clock);
    }

    /// One day of use for each of them, and the end for those whose days are over.
    pub(super) fn let_a_day_go_by(&mut self, clock: &Clock) {
        let leaving: Vec<LearnerId> = self.records.leaving.keys().copied().collect();
        for learner in leaving {
            let leave = &self.records.leaving[&learner].leave;
            if leave.has_day(clock.now_ms) {
                continue;
            }
            let asked = leave.keys();
            self.write(vec![Fact::LeaveWaited { learner, asked }], clock);
            let left = self
                .records
                .leaving
                .get(&learner)
                .map(|profile| profile.leave.days_left());
            if left == Some(0) {
                self.write(vec![Fact::Erased { learner }], clock);
            }
        }
    }
}
