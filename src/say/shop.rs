//! The shop's standing in words: violations, restriction and closing, what papers its goods need, and why something is not done.

use super::{Arg, Sentence, event::called, sentence};
use crate::market::shop;
use crate::market::{LicenceNeed, Name, Source, Violation, ViolationState, Work};

pub(super) fn event(event: &shop::Event) -> Sentence {
    match event {
        shop::Event::LicenceTold(shop::event::LicenceTold { needs, .. }) => {
            sentence::seller_event_licence(need(*needs))
        }
        shop::Event::RegistrationAsked(shop::event::RegistrationAsked { ready_min }) => {
            sentence::seller_event_registration_asked(Arg::Moment(*ready_min))
        }
        shop::Event::RegistrationCame => sentence::seller_event_registration_came(),
        shop::Event::Accused(shop::event::Accused {
            kind,
            about,
            answer_by_min,
            ..
        }) => sentence::seller_event_accused(about_what(about), Arg::Moment(*answer_by_min), violation_kind(kind)),
        shop::Event::ViolationCounted(shop::event::ViolationCounted {
            kind,
            points: 0,
            fine_fen,
            ..
        }) => sentence::seller_event_violation_fine(Arg::Yuan(*fine_fen), violation_kind(kind)),
        shop::Event::ViolationCounted(shop::event::ViolationCounted {
            kind, points, fine_fen, ..
        }) => sentence::seller_event_violation(Arg::Yuan(*fine_fen), Arg::count(*points), violation_kind(kind)),
        shop::Event::Appealed(shop::event::Appealed {
            evidence, decided_min, ..
        }) => sentence::seller_event_appealed(Arg::name("evidence", evidence), Arg::Moment(*decided_min)),
        shop::Event::ViolationLifted(_) => sentence::seller_event_violation_lifted(),
        shop::Event::ViolationFinal(stays) => violation_stays(stays),
        shop::Event::Restricted(shop::event::Restricted { until_min }) => {
            sentence::seller_event_restricted(Arg::Moment(*until_min))
        }
        shop::Event::Released => sentence::seller_event_released(),
        shop::Event::Frozen => sentence::seller_event_frozen(),
        shop::Event::DepositShort(shop::event::DepositShort { short_fen }) => {
            sentence::seller_event_deposit_short(Arg::Yuan(*short_fen))
        }
        shop::Event::ClosingBegan(shop::event::ClosingBegan { until_min }) => {
            sentence::seller_event_closing_began(Arg::Moment(*until_min))
        }
        shop::Event::Shut(shop::event::Shut { back_fen }) => sentence::seller_event_shut(Arg::Yuan(*back_fen)),
    }
}

/// No evidence helped, or none was given in time.
fn violation_stays(stays: &shop::event::ViolationFinal) -> Sentence {
    match (stays.points, stays.appealed) {
        (0, true) => sentence::seller_event_violation_stays(),
        (0, false) => sentence::seller_event_violation_silent(),
        (points, true) => sentence::seller_event_violation_lost(Arg::Yuan(stays.fine_fen), Arg::count(points)),
        (points, false) => sentence::seller_event_violation_lost_silent(Arg::Yuan(stays.fine_fen), Arg::count(points)),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &shop::Refusal) -> [Sentence; 2] {
    match refusal {
        shop::Refusal::Registered => [sentence::say_no_registered(), sentence::say_way_registered()],
        shop::Refusal::AppealOver => [sentence::say_no_appeal_over(), sentence::say_way_appeal_over()],
        shop::Refusal::OrdersOpen => [sentence::say_no_orders_open(), sentence::say_way_orders_open()],
        shop::Refusal::TrialFull(shop::refusal::TrialFull { max }) => [
            sentence::say_no_trial_full(Arg::count(*max)),
            sentence::say_way_trial_full(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: shop::Figure) -> Sentence {
    match figure {
        shop::Figure::ShopOpen => sentence::say_figure_shop_open(),
        shop::Figure::ScoreHundredths => sentence::say_figure_score(),
        shop::Figure::ViolationPoints => sentence::say_figure_violation_points(),
        shop::Figure::Violations => sentence::say_figure_violations(),
    }
}

/// Returns a line of the shop's record: what, about what, and where it stands.
pub fn violation(violation: &Violation) -> Sentence {
    sentence::seller_violation_line(
        about_what(&violation.about),
        Arg::count(violation.points),
        Arg::say(match violation.state {
            ViolationState::Accused => sentence::seller_violation_accused(),
            ViolationState::Counted => sentence::seller_violation_counted(),
            ViolationState::Appealed => sentence::seller_violation_appealed(),
            ViolationState::Lifted => sentence::seller_violation_lifted(),
            ViolationState::Final => sentence::seller_violation_final(),
        }),
        violation_kind(&violation.kind),
    )
}

pub fn violation_kind(kind: &str) -> Arg {
    Arg::name("violation", kind)
}

/// A product, an order or a buyer: whatever the record names.
fn about_what(about: &str) -> Arg {
    called(&Name::from(about))
}

pub fn need(need: LicenceNeed) -> Arg {
    Arg::name("need", need.word())
}

pub fn source(source: Source) -> Arg {
    Arg::name("source", source.word())
}

pub fn work(work: Work) -> Arg {
    Arg::name("work", work.word())
}
