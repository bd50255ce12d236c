//! Those of a group who come without the others: a child attempt that begins where the group's stands.

use super::Session;
use crate::course::StepKind;
use crate::tutor::{Act, AttemptId, AttemptLog, Fact, LearnerId, Outcome, Playable, Taken};

impl Session {
    /// Begins a child attempt where a larger group's stands, for those of it who are here. Nothing if the group's cannot be gone on
    /// with itself. The exit question is asked anew: it is each one's own.
    pub fn apart(
        playable: Playable,
        attempt: AttemptId,
        parent: &AttemptLog,
        learners: Vec<LearnerId>,
    ) -> Option<(Session, Taken)> {
        Session::resume(playable.clone(), parent)?;
        let mut group = Session::of_log(playable.clone(), parent);
        let mut session = Session::open(playable, attempt, parent.seed, learners);
        let mut taken = Taken::default();
        for line in &parent.acts {
            let act: Act = line.parse().ok()?;
            if session.exit().is_some() {
                break;
            }
            let was_each = group.asked_of_each().is_some();
            let is_past = group.submit(&act).outcome == Outcome::Moved;
            let acts = match (was_each, is_past) {
                (false, _) if act == Act::Away => Vec::new(),
                (false, _) => vec![act],
                // What each of the group said is theirs: whoever comes without it knows what it came to.
                (true, true) => session.right_choices(),
                (true, false) => Vec::new(),
            };
            for act in acts {
                taken.steps += session.take_over(&act)?;
                taken.acts.push(act.to_string());
            }
        }
        Some((session, taken))
    }

    /// Goes past the question at hand by the right answer of each who is here.
    fn right_choices(&self) -> Vec<Act> {
        let Some(step) = self.step().filter(|step| matches!(step.kind, StepKind::Choose(_))) else {
            return Vec::new();
        };
        let answers = step.right_answers(self.seed, &self.playable.rules);
        let pressed = if self.is_each { self.learners.len() } else { 1 };
        let each = std::iter::repeat_n(answers, pressed).flatten().map(Act::Answer);
        each.chain([Act::Next]).collect()
    }

    /// Does an act of the parent; returns how many steps were done with it. Nothing if it does not fit here.
    fn take_over(&mut self, act: &Act) -> Option<u32> {
        let turn = self.submit(act);
        if turn.outcome == Outcome::Unfit {
            return None;
        }
        let is_done = turn.facts.iter().any(|fact| matches!(fact, Fact::StepDone { .. }));
        Some(u32::from(is_done))
    }
}
