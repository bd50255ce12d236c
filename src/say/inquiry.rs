//! Failed orders in words: what the buyer says, the steps of the record, who, which deadline, what to do.

use super::{Saying, Word, event::called, state::role};
use crate::market::inquiry;
use crate::market::{CaseKind, Judgement, Name, RecordStep, Recorded, Remedy};

/// Returns what the buyer complains of.
pub fn case_kind(kind: CaseKind) -> Saying {
    Saying::plain(format!("inquiry-kind-{}", kind.word()))
}

pub fn record_step(step: RecordStep) -> Saying {
    Saying::plain(format!("inquiry-step-{}", step.word()))
}

pub fn remedy(remedy: Remedy) -> Saying {
    Saying::plain(format!("inquiry-remedy-{}", remedy.word()))
}

/// Returns a line of the record: who had to do what by when, and when it was done.
pub fn recorded(recorded: &Recorded) -> Saying {
    let said = |key: &str| {
        Saying::plain(key)
            .with("step", Word::say(record_step(recorded.step)))
            .with("role", role(recorded.step.role()))
            .with("due", Word::Moment(recorded.due_min))
    };
    match recorded.done_min {
        Some(done_min) => said("inquiry-line").with("done", Word::Moment(done_min)),
        None => said("inquiry-line-never"),
    }
}

/// Returns what came of a judgement: right in all three, or what the record shows.
pub fn judged(case: &Name, judgement: &Judgement) -> Saying {
    let (said, right) = (&judgement.said, &judgement.right);
    let key = match (
        said.role == right.role,
        said.step == right.step,
        said.remedy == right.remedy,
    ) {
        (true, true, true) => "inquiry-judged-right",
        (true, true, false) => "inquiry-judged-remedy",
        (true, false, _) => "inquiry-judged-step",
        (false, ..) => "inquiry-judged-role",
    };
    Saying::plain(key)
        .with("who", called(case))
        .with("role", role(right.role))
        .with("step", Word::say(record_step(right.step)))
}

/// Returns the sentence for what happened.
pub(super) fn event(event: &inquiry::Event) -> Saying {
    match event {
        inquiry::Event::Judged(inquiry::event::Judged { case, judgement }) => judged(case, judgement),
    }
}

pub(super) fn wrong(refusal: &inquiry::Refusal, _: Saying) -> Saying {
    match *refusal {}
}
