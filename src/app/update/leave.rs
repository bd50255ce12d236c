//! Days of use until those who asked to be deleted are: counted when somebody signs in, see `tutor::Leave`.

use super::{App, Clock};
use crate::tutor::{Fact, LearnerId};

impl App {
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
