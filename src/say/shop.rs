//! The shop's standing in words: violations, restriction and closing, what papers its goods need, and why something is not done.

use super::{Saying, Word, event::called};
use crate::market::shop;
use crate::market::{LicenceNeed, Name, Source, Violation, ViolationState, Work};

pub(super) fn event(event: &shop::Event) -> Saying {
    match event {
        shop::Event::LicenceTold(shop::event::LicenceTold { needs, .. }) => told("licence").with("need", need(*needs)),
        shop::Event::RegistrationAsked(shop::event::RegistrationAsked { ready_min }) => {
            told("registration-asked").with("time", Word::Moment(*ready_min))
        }
        shop::Event::RegistrationCame => told("registration-came"),
        shop::Event::Accused(shop::event::Accused {
            kind,
            about,
            answer_by_min,
            ..
        }) => told("accused")
            .with("what", violation_kind(kind))
            .with("about", about_what(about))
            .with("time", Word::Moment(*answer_by_min)),
        shop::Event::ViolationCounted(shop::event::ViolationCounted {
            kind,
            points: 0,
            fine_fen,
            ..
        }) => told("violation-fine")
            .with("what", violation_kind(kind))
            .with("money", Word::Yuan(*fine_fen)),
        shop::Event::ViolationCounted(shop::event::ViolationCounted {
            kind, points, fine_fen, ..
        }) => told("violation")
            .with("what", violation_kind(kind))
            .with("points", Word::count(*points))
            .with("money", Word::Yuan(*fine_fen)),
        shop::Event::Appealed(shop::event::Appealed {
            evidence, decided_min, ..
        }) => told("appealed")
            .with("evidence", Word::name("evidence", evidence))
            .with("time", Word::Moment(*decided_min)),
        shop::Event::ViolationLifted(_) => told("violation-lifted"),
        shop::Event::ViolationFinal(shop::event::ViolationFinal { points: 0, .. }) => told("violation-stays"),
        shop::Event::ViolationFinal(shop::event::ViolationFinal { points, fine_fen, .. }) => told("violation-lost")
            .with("points", Word::count(*points))
            .with("money", Word::Yuan(*fine_fen)),
        shop::Event::Restricted(shop::event::Restricted { until_min }) => {
            told("restricted").with("time", Word::Moment(*until_min))
        }
        shop::Event::Released => told("released"),
        shop::Event::Frozen => told("frozen"),
        shop::Event::DepositShort(shop::event::DepositShort { short_fen }) => {
            told("deposit-short").with("money", Word::Yuan(*short_fen))
        }
        shop::Event::ClosingBegan(shop::event::ClosingBegan { until_min }) => {
            told("closing-began").with("time", Word::Moment(*until_min))
        }
        shop::Event::Shut(shop::event::Shut { back_fen }) => told("shut").with("money", Word::Yuan(*back_fen)),
    }
}

pub(super) fn wrong(refusal: &shop::Refusal, saying: Saying) -> Saying {
    match refusal {
        shop::Refusal::TrialFull(shop::refusal::TrialFull { max }) => saying.with("max", Word::count(*max)),
        shop::Refusal::Registered | shop::Refusal::AppealOver | shop::Refusal::OrdersOpen => saying,
    }
}

/// Returns a line of the shop's record: what, about what, and where it stands.
pub fn violation(violation: &Violation) -> Saying {
    Saying::plain("seller-violation-line")
        .with("what", violation_kind(&violation.kind))
        .with("about", about_what(&violation.about))
        .with(
            "state",
            Word::say(Saying::plain(match violation.state {
                ViolationState::Accused => "seller-violation-accused",
                ViolationState::Counted => "seller-violation-counted",
                ViolationState::Appealed => "seller-violation-appealed",
                ViolationState::Lifted => "seller-violation-lifted",
                ViolationState::Final => "seller-violation-final",
            })),
        )
        .with("points", Word::count(violation.points))
}

pub fn violation_kind(kind: &str) -> Word {
    Word::name("violation", kind)
}

/// A product, an order or a buyer: whatever the record names.
fn about_what(about: &str) -> Word {
    called(&Name(about.to_owned()))
}

pub fn need(need: LicenceNeed) -> Word {
    Word::name("need", need.word())
}

pub fn source(source: Source) -> Word {
    Word::name("source", source.word())
}

pub fn work(work: Work) -> Word {
    Word::name("work", work.word())
}

pub(super) fn told(key: &str) -> Saying {
    Saying::plain(format!("seller-event-{key}"))
}
