//! Selling in a group of neighbours, in words.

use super::{Arg, Sentence, sentence};
use crate::market::{Way, group_round};

/// Returns what happened to a round.
pub(super) fn event(event: &group_round::Event) -> Sentence {
    match event {
        group_round::Event::Wished(wished) => sentence::round_event_wished(Arg::count(wished.count)),
        group_round::Event::Opened(opened) => {
            sentence::round_event_opened(Arg::Yuan(opened.terms.price_fen), Arg::Moment(opened.terms.cut_off_min))
        }
        group_round::Event::SignedUp(signed) => {
            sentence::round_event_signed(Arg::count(signed.who.len() as u32), Arg::count(signed.total))
        }
        group_round::Event::Padded(padded) => {
            sentence::round_event_padded(Arg::count(padded.count), Arg::count(padded.total))
        }
        group_round::Event::Closed(closed) => sentence::round_event_closed(Arg::count(closed.total)),
        group_round::Event::CalledOff(off) => sentence::round_event_called_off(Arg::count(off.total)),
        group_round::Event::Bagged(bagged) => {
            sentence::round_event_bagged(Arg::count(bagged.portions), Arg::Yuan(bagged.cost_fen))
        }
        group_round::Event::Brought(brought) if brought.is_late => {
            sentence::round_event_brought_late(Arg::Moment(brought.arrives_min))
        }
        group_round::Event::Brought(brought) => sentence::round_event_brought(Arg::Moment(brought.arrives_min)),
        group_round::Event::HandedOut(handed) => handed_out(handed),
        group_round::Event::LeftOffered(offered) => left_offered(offered.way, offered.portions),
        group_round::Event::LeftSold(sold) if !sold.found_out.is_empty() => {
            sentence::round_event_found_out(Arg::count(sold.found_out.len() as u32), Arg::Yuan(sold.refund_fen))
        }
        group_round::Event::LeftSold(sold) => sentence::round_event_left_sold(
            Arg::count(sold.buyers.len() as u32),
            Arg::Yuan(sold.paid_fen),
            Arg::count(sold.wasted),
        ),
        group_round::Event::LeftSpoiled(spoiled) => sentence::round_event_left_spoiled(Arg::count(spoiled.portions)),
        group_round::Event::PaidLater(paid) => {
            sentence::round_event_paid_later(Arg::count(paid.count), Arg::Yuan(paid.paid_fen), Arg::count(paid.never))
        }
    }
}

fn handed_out(handed: &group_round::event::HandedOut) -> Sentence {
    let (count, money) = (Arg::count(handed.fetched.len() as u32), Arg::Yuan(handed.paid_fen));
    match handed.unserved.len() as u32 {
        0 => sentence::round_event_handed_out(count, Arg::count(handed.missed), money),
        unserved => sentence::round_event_in_vain(count, money, Arg::count(unserved)),
    }
}

fn left_offered(way: Way, portions: u32) -> Sentence {
    let make = match way {
        Way::Told => sentence::round_event_left_told,
        Way::Fresh => sentence::round_event_left_fresh,
        Way::Home => sentence::round_event_left_home,
    };
    make(Arg::count(portions))
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &group_round::Refusal) -> [Sentence; 2] {
    match refusal {
        group_round::Refusal::NoNeighbours => [sentence::say_no_no_neighbours(), sentence::say_way_no_neighbours()],
        group_round::Refusal::RoundGoesOn => [sentence::say_no_round_goes_on(), sentence::say_way_round_goes_on()],
        group_round::Refusal::NoRound => [sentence::say_no_no_round(), sentence::say_way_no_round()],
        group_round::Refusal::RoundTimes => [sentence::say_no_round_times(), sentence::say_way_round_times()],
        group_round::Refusal::RoundTooLate => [sentence::say_no_round_too_late(), sentence::say_way_round_too_late()],
        group_round::Refusal::RoundTerms => [sentence::say_no_round_terms(), sentence::say_way_round_terms()],
        group_round::Refusal::TooFewPortions(group_round::refusal::TooFewPortions { portions }) => [
            sentence::say_no_too_few_portions(Arg::count(*portions)),
            sentence::say_way_too_few_portions(),
        ],
        group_round::Refusal::AllBagged => [sentence::say_no_all_bagged(), sentence::say_way_all_bagged()],
        group_round::Refusal::NothingBagged => [sentence::say_no_nothing_bagged(), sentence::say_way_nothing_bagged()],
        group_round::Refusal::NoLeftover => [sentence::say_no_no_leftover(), sentence::say_way_no_leftover()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: group_round::Figure) -> Sentence {
    match figure {
        group_round::Figure::RoundsHeld => sentence::say_figure_rounds_held(),
        group_round::Figure::RoundSigned => sentence::say_figure_round_signed(),
        group_round::Figure::RoundFriends => sentence::say_figure_round_friends(),
        group_round::Figure::RoundFetched => sentence::say_figure_round_fetched(),
        group_round::Figure::RoundMissed => sentence::say_figure_round_missed(),
        group_round::Figure::RoundUnserved => sentence::say_figure_round_unserved(),
        group_round::Figure::RoundBagged => sentence::say_figure_round_bagged(),
        group_round::Figure::RoundWasted => sentence::say_figure_round_wasted(),
        group_round::Figure::RoundWastePpm => sentence::say_figure_round_waste(),
        group_round::Figure::RoundUnpaidFen => sentence::say_figure_round_unpaid(),
        group_round::Figure::RoundOverGateFen => sentence::say_figure_round_over_gate(),
        group_round::Figure::RoundAgain => sentence::say_figure_round_again(),
        group_round::Figure::RoundFoundOut => sentence::say_figure_round_found_out(),
    }
}
