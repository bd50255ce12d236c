//! Failed orders in words: what the buyer says, the steps of the record, who, which deadline, what to do.

use super::{Arg, Sentence, event::called, sentence, state::role};
use crate::market::inquiry;
use crate::market::{CaseKind, Judgement, Name, RecordStep, Recorded, Remedy};

/// Returns what the buyer complains of.
pub fn case_kind(kind: CaseKind) -> Sentence {
    match kind {
        CaseKind::MissingScan => sentence::inquiry_kind_missing_scan(),
        CaseKind::WrongLabel => sentence::inquiry_kind_wrong_label(),
        CaseKind::MeltedIce => sentence::inquiry_kind_melted_ice(),
        CaseKind::Silence => sentence::inquiry_kind_silence(),
    }
}

pub fn record_step(step: RecordStep) -> Sentence {
    match step {
        RecordStep::Reply => sentence::inquiry_step_reply(),
        RecordStep::Pack => sentence::inquiry_step_pack(),
        RecordStep::Check => sentence::inquiry_step_check(),
        RecordStep::HandOver => sentence::inquiry_step_hand_over(),
        RecordStep::Scan => sentence::inquiry_step_scan(),
        RecordStep::Van => sentence::inquiry_step_van(),
        RecordStep::Township => sentence::inquiry_step_township(),
        RecordStep::County => sentence::inquiry_step_county(),
        RecordStep::Trunk => sentence::inquiry_step_trunk(),
        RecordStep::Deliver => sentence::inquiry_step_deliver(),
        RecordStep::Photo => sentence::inquiry_step_photo(),
        RecordStep::Claim => sentence::inquiry_step_claim(),
        RecordStep::ClaimAnswer => sentence::inquiry_step_claim_answer(),
    }
}

pub fn remedy(remedy: Remedy) -> Sentence {
    match remedy {
        Remedy::Coupon => sentence::inquiry_remedy_coupon(),
        Remedy::ScanNow => sentence::inquiry_remedy_scan_now(),
        Remedy::NextVan => sentence::inquiry_remedy_next_van(),
        Remedy::Relabel => sentence::inquiry_remedy_relabel(),
        Remedy::Reroute => sentence::inquiry_remedy_reroute(),
        Remedy::Redeliver => sentence::inquiry_remedy_redeliver(),
        Remedy::PackOnVanDay => sentence::inquiry_remedy_pack_on_van_day(),
        Remedy::RefundThenClaim => sentence::inquiry_remedy_refund_then_claim(),
        Remedy::ReplyHours => sentence::inquiry_remedy_reply_hours(),
        Remedy::AskStation => sentence::inquiry_remedy_ask_station(),
        Remedy::Complain => sentence::inquiry_remedy_complain(),
    }
}

/// Returns a line of the record: who had to do what by when, and when it was done.
pub fn recorded(recorded: &Recorded) -> Sentence {
    let due = Arg::Moment(recorded.due_min);
    let role = role(recorded.step.role());
    let step = Arg::say(record_step(recorded.step));
    match recorded.done_min {
        Some(done_min) => sentence::inquiry_line(Arg::Moment(done_min), due, role, step),
        None => sentence::inquiry_line_never(due, role, step),
    }
}

/// Returns what came of a judgement: right in all three, or what the record shows.
pub fn judged(case: &Name, judgement: &Judgement) -> Sentence {
    let (said, right) = (&judgement.said, &judgement.right);
    let who = called(case);
    let step = || Arg::say(record_step(right.step));
    match (
        said.role == right.role,
        said.step == right.step,
        said.remedy == right.remedy,
    ) {
        (true, true, true) => sentence::inquiry_judged_right(who),
        (true, true, false) => sentence::inquiry_judged_remedy(who),
        (true, false, _) => sentence::inquiry_judged_step(step(), who),
        (false, ..) => sentence::inquiry_judged_role(role(right.role), step(), who),
    }
}

/// Returns the sentence for what happened.
pub(super) fn event(event: &inquiry::Event) -> Sentence {
    match event {
        inquiry::Event::Judged(inquiry::event::Judged { case, judgement }) => judged(case, judgement),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &inquiry::Refusal) -> [Sentence; 2] {
    match *refusal {}
}

/// Returns what a figure counts.
pub(super) fn figure(figure: inquiry::Figure) -> Sentence {
    match figure {
        inquiry::Figure::Judged => sentence::say_figure_judged(),
        inquiry::Figure::RolesNamed => sentence::say_figure_roles_named(),
        inquiry::Figure::DeadlinesNamed => sentence::say_figure_deadlines_named(),
        inquiry::Figure::RemediesNamed => sentence::say_figure_remedies_named(),
    }
}
