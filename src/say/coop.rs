//! What happens in a cooperative: hands, offers, boxes on credit, the case card.

use super::{Arg, Sentence, household, sentence};
use crate::market::Consent;
use crate::market::coop;

pub(super) fn event(event: &coop::Event) -> Sentence {
    match event {
        coop::Event::HandsHired(coop::event::HandsHired { hands: 0, .. }) => sentence::coop_event_hands_none(),
        coop::Event::HandsHired(coop::event::HandsHired { hands, paid_fen }) => {
            sentence::coop_event_hands_hired(Arg::count(*hands), Arg::Yuan(*paid_fen))
        }
        coop::Event::WagesPaid(coop::event::WagesPaid { hands, amount_fen }) => {
            sentence::coop_event_wages(Arg::count(*hands), Arg::Yuan(*amount_fen))
        }
        coop::Event::HandsStayedHome(_) => sentence::coop_event_hands_home(),
        coop::Event::CreditChosen(coop::event::CreditChosen { on: true }) => sentence::coop_event_credit_on(),
        coop::Event::CreditChosen(coop::event::CreditChosen { on: false }) => sentence::coop_event_credit_off(),
        coop::Event::SupplierPaid(coop::event::SupplierPaid { amount_fen }) => {
            sentence::coop_event_supplier_paid(Arg::Yuan(*amount_fen))
        }
        coop::Event::SupplierUnpaid(coop::event::SupplierUnpaid { amount_fen, late_fen }) => {
            sentence::coop_event_supplier_unpaid(Arg::Yuan(*late_fen), Arg::Yuan(*amount_fen))
        }
        coop::Event::Hail(coop::event::Hail { product, .. }) => {
            sentence::coop_event_hail(Arg::name("product", product))
        }
        coop::Event::ConsentAsked(coop::event::ConsentAsked { household: id, consent }) => {
            let make = match consent {
                Consent::No => sentence::coop_event_consent_no,
                Consent::Unnamed => sentence::coop_event_consent_unnamed,
                Consent::Named => sentence::coop_event_consent_named,
            };
            make(household(id))
        }
        coop::Event::CaseWritten(_) => sentence::coop_event_case(),
        coop::Event::DealOffered(coop::event::DealOffered { deal, until_min }) => {
            sentence::coop_event_deal_offered(Arg::name("deal", deal), Arg::Moment(*until_min))
        }
        coop::Event::DealTaken(coop::event::DealTaken { deal, deposit_fen: 0 }) => {
            sentence::coop_event_deal_taken(Arg::name("deal", deal))
        }
        coop::Event::DealTaken(coop::event::DealTaken { deal, deposit_fen }) => {
            sentence::coop_event_deal_prepaid(Arg::name("deal", deal), Arg::Yuan(*deposit_fen))
        }
        coop::Event::DealGone(coop::event::DealGone { deal, silent: true }) => {
            sentence::coop_event_deal_silent(Arg::name("deal", deal))
        }
        coop::Event::DealGone(coop::event::DealGone { deal, silent: false }) => {
            sentence::coop_event_deal_declined(Arg::name("deal", deal))
        }
        coop::Event::DealMissed(coop::event::DealMissed { deal, penalty_fen, .. }) => {
            sentence::coop_event_deal_missed(Arg::name("deal", deal), Arg::Yuan(*penalty_fen))
        }
        coop::Event::LineShort(coop::event::LineShort { deal, missing: 0, .. }) => {
            sentence::coop_event_line_full(Arg::name("deal", deal))
        }
        coop::Event::LineShort(coop::event::LineShort {
            deal,
            missing,
            amount_fen,
        }) => sentence::coop_event_line_short(Arg::count(*missing), Arg::name("deal", deal), Arg::Yuan(*amount_fen)),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &coop::Refusal) -> [Sentence; 2] {
    match refusal {
        coop::Refusal::TooManyHands(coop::refusal::TooManyHands { most }) => [
            sentence::say_no_too_many_hands(Arg::count(*most)),
            sentence::say_way_too_many_hands(),
        ],
        coop::Refusal::NoOffer => [sentence::say_no_no_offer(), sentence::say_way_no_offer()],
        coop::Refusal::CreditSpent(coop::refusal::CreditSpent { left_fen }) => [
            sentence::say_no_credit_spent(Arg::Yuan(*left_fen)),
            sentence::say_way_credit_spent(),
        ],
        coop::Refusal::SeasonRuns => [sentence::say_no_season_runs(), sentence::say_way_season_runs()],
        coop::Refusal::NoConsent => [sentence::say_no_no_consent(), sentence::say_way_no_consent()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: coop::Figure) -> Sentence {
    match figure {
        coop::Figure::WagesFen => sentence::say_figure_wages(),
        coop::Figure::DealsMissed => sentence::say_figure_deals_missed(),
        coop::Figure::CaseCards => sentence::say_figure_case_cards(),
    }
}
