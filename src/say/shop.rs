//! The shop's standing in words: violations, restriction and closing, what papers its goods need, and why something is not done.

use super::{Saying, Word, event::called, sentence};
use crate::market::shop;
use crate::market::{LicenceNeed, Name, Source, Violation, ViolationState, Work};

pub(super) fn event(event: &shop::Event) -> Saying {
    match event {
        shop::Event::LicenceTold(shop::event::LicenceTold { needs, .. }) => {
            sentence::seller_event_licence(need(*needs))
        }
        shop::Event::RegistrationAsked(shop::event::RegistrationAsked { ready_min }) => {
            sentence::seller_event_registration_asked(Word::Moment(*ready_min))
        }
        shop::Event::RegistrationCame => sentence::seller_event_registration_came(),
        shop::Event::Accused(shop::event::Accused {
            kind,
            about,
            answer_by_min,
            ..
        }) => sentence::seller_event_accused(about_what(about), Word::Moment(*answer_by_min), violation_kind(kind)),
        shop::Event::ViolationCounted(shop::event::ViolationCounted {
            kind,
            points: 0,
            fine_fen,
            ..
        }) => sentence::seller_event_violation_fine(Word::Yuan(*fine_fen), violation_kind(kind)),
        shop::Event::ViolationCounted(shop::event::ViolationCounted {
            kind, points, fine_fen, ..
        }) => sentence::seller_event_violation(Word::Yuan(*fine_fen), Word::count(*points), violation_kind(kind)),
        shop::Event::Appealed(shop::event::Appealed {
            evidence, decided_min, ..
        }) => sentence::seller_event_appealed(Word::name("evidence", evidence), Word::Moment(*decided_min)),
        shop::Event::ViolationLifted(_) => sentence::seller_event_violation_lifted(),
        shop::Event::ViolationFinal(shop::event::ViolationFinal { points: 0, .. }) => {
            sentence::seller_event_violation_stays()
        }
        shop::Event::ViolationFinal(shop::event::ViolationFinal { points, fine_fen, .. }) => {
            sentence::seller_event_violation_lost(Word::Yuan(*fine_fen), Word::count(*points))
        }
        shop::Event::Restricted(shop::event::Restricted { until_min }) => {
            sentence::seller_event_restricted(Word::Moment(*until_min))
        }
        shop::Event::Released => sentence::seller_event_released(),
        shop::Event::Frozen => sentence::seller_event_frozen(),
        shop::Event::DepositShort(shop::event::DepositShort { short_fen }) => {
            sentence::seller_event_deposit_short(Word::Yuan(*short_fen))
        }
        shop::Event::ClosingBegan(shop::event::ClosingBegan { until_min }) => {
            sentence::seller_event_closing_began(Word::Moment(*until_min))
        }
        shop::Event::Shut(shop::event::Shut { back_fen }) => sentence::seller_event_shut(Word::Yuan(*back_fen)),
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
    sentence::seller_violation_line(
        about_what(&violation.about),
        Word::count(violation.points),
        Word::say(match violation.state {
            ViolationState::Accused => sentence::seller_violation_accused(),
            ViolationState::Counted => sentence::seller_violation_counted(),
            ViolationState::Appealed => sentence::seller_violation_appealed(),
            ViolationState::Lifted => sentence::seller_violation_lifted(),
            ViolationState::Final => sentence::seller_violation_final(),
        }),
        violation_kind(&violation.kind),
    )
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
