//! The tender and the year after it, in words.

use super::{Arg, Sentence, sentence};
use crate::market::tender;
use crate::market::{Kpi, KpiLevel, Report, Stage, Term};

pub fn bidder(id: &str) -> Arg {
    Arg::name("bidder", id)
}

/// Returns what a term of the contract says.
pub fn term(term: Term) -> Sentence {
    match term {
        Term::Kpi(kpi, level) => kpi_at(kpi, level),
        Term::Stage(stage) => match stage {
            Stage::Quarter => sentence::tender_stage_quarter(),
            Stage::Half => sentence::tender_stage_half(),
            Stage::Upfront => sentence::tender_stage_upfront(),
        },
        Term::Exit(true) => sentence::tender_exit_yes(),
        Term::Exit(false) => sentence::tender_exit_no(),
    }
}

fn kpi_at(kpi: Kpi, level: KpiLevel) -> Sentence {
    match (kpi, level) {
        (Kpi::Activity, KpiLevel::None) => sentence::tender_activity_none(),
        (Kpi::Activity, KpiLevel::Low) => sentence::tender_activity_low(),
        (Kpi::Activity, KpiLevel::Fair) => sentence::tender_activity_fair(),
        (Kpi::Activity, KpiLevel::High) => sentence::tender_activity_high(),
        (Kpi::Effect, KpiLevel::None) => sentence::tender_effect_none(),
        (Kpi::Effect, KpiLevel::Low) => sentence::tender_effect_low(),
        (Kpi::Effect, KpiLevel::Fair) => sentence::tender_effect_fair(),
        (Kpi::Effect, KpiLevel::High) => sentence::tender_effect_high(),
    }
}

/// Returns what a figure of the contract is about.
pub fn kpi(kpi: Kpi) -> Sentence {
    match kpi {
        Kpi::Activity => sentence::tender_activity(),
        Kpi::Effect => sentence::tender_effect(),
    }
}

/// Every term that can be written, by what it is about.
pub const TERMS: [&[Term]; 4] = [
    &[
        Term::Kpi(Kpi::Activity, KpiLevel::None),
        Term::Kpi(Kpi::Activity, KpiLevel::Low),
        Term::Kpi(Kpi::Activity, KpiLevel::Fair),
        Term::Kpi(Kpi::Activity, KpiLevel::High),
    ],
    &[
        Term::Kpi(Kpi::Effect, KpiLevel::None),
        Term::Kpi(Kpi::Effect, KpiLevel::Low),
        Term::Kpi(Kpi::Effect, KpiLevel::Fair),
        Term::Kpi(Kpi::Effect, KpiLevel::High),
    ],
    &[
        Term::Stage(Stage::Upfront),
        Term::Stage(Stage::Half),
        Term::Stage(Stage::Quarter),
    ],
    &[Term::Exit(false), Term::Exit(true)],
];

/// Returns the sentence for what happened on the official's side.
pub(super) fn event(event: &tender::Event) -> Sentence {
    match event {
        tender::Event::Visited(tender::event::Visited { bidder: id }) => sentence::tender_event_visited(bidder(id)),
        tender::Event::TermSet(tender::event::TermSet { term: set }) => {
            sentence::tender_event_term(Arg::say(term(*set)))
        }
        tender::Event::Awarded(tender::event::Awarded {
            bidder: id,
            fee_fen,
            paid_fen,
        }) => sentence::tender_event_awarded(bidder(id), Arg::Yuan(*fee_fen), Arg::Yuan(*paid_fen)),
        tender::Event::Reported(tender::event::Reported { report }) => reported(report),
        tender::Event::Audited(tender::event::Audited { active_ppm, told_ppm }) => {
            sentence::tender_event_audited(Arg::OfHundred(*active_ppm), Arg::OfHundred(*told_ppm))
        }
        tender::Event::Paid(tender::event::Paid { amount_fen }) => sentence::tender_event_paid(Arg::Yuan(*amount_fen)),
        tender::Event::Withheld(tender::event::Withheld { amount_fen }) => {
            sentence::tender_event_withheld(Arg::Yuan(*amount_fen))
        }
        tender::Event::Terminated(tender::event::Terminated { bidder: id }) => {
            sentence::tender_event_terminated(bidder(id))
        }
    }
}

/// Returns a month as the operator tells it.
pub fn reported(report: &Report) -> Sentence {
    let (month, parcels) = (Arg::count(report.number), Arg::count(report.told_parcels));
    match &report.bidder {
        None => sentence::tender_report_old(month, parcels),
        Some(_) => sentence::tender_report(Arg::OfHundred(report.told_active_ppm), month, parcels),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &tender::Refusal) -> [Sentence; 2] {
    match refusal {
        tender::Refusal::Signed => [sentence::say_no_tender_signed(), sentence::say_way_tender_signed()],
        tender::Refusal::NobodyAtWork => [sentence::say_no_tender_nobody(), sentence::say_way_tender_nobody()],
        tender::Refusal::ActivityDeclined => [
            sentence::say_no_tender_activity_declined(),
            sentence::say_way_tender_activity_declined(),
        ],
        tender::Refusal::EffectDeclined => [
            sentence::say_no_tender_effect_declined(),
            sentence::say_way_tender_effect_declined(),
        ],
        tender::Refusal::StageDeclined => [
            sentence::say_no_tender_stage_declined(),
            sentence::say_way_tender_stage_declined(),
        ],
        tender::Refusal::NoReport => [
            sentence::say_no_tender_no_report(),
            sentence::say_way_tender_no_report(),
        ],
        tender::Refusal::NoPayment => [
            sentence::say_no_tender_no_payment(),
            sentence::say_way_tender_no_payment(),
        ],
        tender::Refusal::NoGround => [
            sentence::say_no_tender_no_ground(),
            sentence::say_way_tender_no_ground(),
        ],
        tender::Refusal::NoExit => [sentence::say_no_tender_no_exit(), sentence::say_way_tender_no_exit()],
        tender::Refusal::Dismissed => [
            sentence::say_no_tender_dismissed(),
            sentence::say_way_tender_dismissed(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: tender::Figure) -> Sentence {
    match figure {
        tender::Figure::Months => sentence::say_figure_months(),
        tender::Figure::KpisAgreed => sentence::say_figure_kpis_agreed(),
        tender::Figure::ActivePpm => sentence::say_figure_active(),
        tender::Figure::ParcelCostFen => sentence::say_figure_parcel_cost(),
        tender::Figure::CostAgainstStartPpm => sentence::say_figure_cost_against_start(),
    }
}
