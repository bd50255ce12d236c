//! The tender and the year after it, in words.

use super::{Saying, Word};
use crate::market::tender;
use crate::market::{Kpi, KpiLevel, Report, Stage, Term};

pub fn bidder(id: &str) -> Word {
    Word::name("bidder", id)
}

/// Returns what a term of the contract says.
pub fn term(term: Term) -> Saying {
    match term {
        Term::Kpi(kpi, level) => Saying::plain(format!("tender-{}-{}", kpi.word(), level.word())),
        Term::Stage(stage) => Saying::plain(format!("tender-stage-{}", stage.word())),
        Term::Exit(true) => Saying::plain("tender-exit-yes"),
        Term::Exit(false) => Saying::plain("tender-exit-no"),
    }
}

/// Returns what a figure of the contract is about.
pub fn kpi(kpi: Kpi) -> Saying {
    Saying::plain(format!("tender-{}", kpi.word()))
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
pub(super) fn event(event: &tender::Event) -> Saying {
    let told = |key: &str| Saying::plain(format!("tender-event-{key}"));
    match event {
        tender::Event::Visited(tender::event::Visited { bidder: id }) => told("visited").with("bidder", bidder(id)),
        tender::Event::TermSet(tender::event::TermSet { term: set }) => {
            told("term").with("term", Word::say(term(*set)))
        }
        tender::Event::Awarded(tender::event::Awarded {
            bidder: id,
            fee_fen,
            paid_fen,
        }) => told("awarded")
            .with("bidder", bidder(id))
            .with("fee", Word::Yuan(*fee_fen))
            .with("paid", Word::Yuan(*paid_fen)),
        tender::Event::Reported(tender::event::Reported { report }) => reported(report),
        tender::Event::Audited(tender::event::Audited { active_ppm, told_ppm }) => told("audited")
            .with("active", Word::OfHundred(*active_ppm))
            .with("told", Word::OfHundred(*told_ppm)),
        tender::Event::Paid(tender::event::Paid { amount_fen }) => told("paid").with("money", Word::Yuan(*amount_fen)),
        tender::Event::Withheld(tender::event::Withheld { amount_fen }) => {
            told("withheld").with("money", Word::Yuan(*amount_fen))
        }
        tender::Event::Terminated(tender::event::Terminated { bidder: id }) => {
            told("terminated").with("bidder", bidder(id))
        }
    }
}

/// Returns a month as the operator tells it.
pub fn reported(report: &Report) -> Saying {
    let told = |key: &str| {
        Saying::plain(key)
            .with("month", Word::count(report.number))
            .with("parcels", Word::count(report.told_parcels))
    };
    match &report.bidder {
        None => told("tender-report-old"),
        Some(_) => told("tender-report").with("active", Word::OfHundred(report.told_active_ppm)),
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &tender::Refusal, saying: Saying) -> Saying {
    match refusal {
        tender::Refusal::Signed
        | tender::Refusal::NobodyAtWork
        | tender::Refusal::ActivityDeclined
        | tender::Refusal::EffectDeclined
        | tender::Refusal::StageDeclined
        | tender::Refusal::NoReport
        | tender::Refusal::NoPayment
        | tender::Refusal::NoGround
        | tender::Refusal::NoExit
        | tender::Refusal::Dismissed => saying,
    }
}
