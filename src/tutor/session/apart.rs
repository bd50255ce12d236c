//! Those of a group who come without the others: a child attempt that begins where the group's stands.

use super::Session;
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
        let mut session = Session::open(playable, attempt, parent.seed, learners);
        let mut taken = Taken::default();
        for line in &parent.acts {
            let act: Act = line.parse().ok()?;
            if session.exit().is_some() {
                break;
            }
            let turn = session.submit(&act);
            if turn.outcome == Outcome::Unfit {
                return None;
            }
            let done = turn.facts.iter().filter(|fact| matches!(fact, Fact::StepDone { .. }));
            taken.steps += u32::try_from(done.count()).unwrap_or(u32::MAX);
            taken.acts.push(line.clone());
        }
        Some((session, taken))
    }
}
