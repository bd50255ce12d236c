//! A session on air in words.

use super::{Arg, Sentence, event::called, sentence};
use crate::market::live;

pub(super) fn event(event: &live::Event) -> Sentence {
    match event {
        live::Event::Began(live::event::Began { fee_fen: 0, .. }) => sentence::seller_event_live_began(),
        live::Event::Began(live::event::Began { fee_fen, .. }) => {
            sentence::seller_event_live_began_host(Arg::Yuan(*fee_fen))
        }
        live::Event::Said(live::event::Said { viewers, .. }) => sentence::seller_event_live_said(Arg::Number(*viewers)),
        live::Event::Ended(live::event::Ended { orders }) => sentence::seller_event_live_ended(Arg::count(*orders)),
        live::Event::Withdrawn(live::event::Withdrawn { order, refund_fen }) => {
            sentence::seller_event_withdrawn(Arg::Yuan(*refund_fen), called(order))
        }
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &live::Refusal) -> [Sentence; 2] {
    match refusal {
        live::Refusal::NoStage => [sentence::say_no_no_stage(), sentence::say_way_no_stage()],
        live::Refusal::NothingOnShelf => [
            sentence::say_no_nothing_on_shelf(),
            sentence::say_way_nothing_on_shelf(),
        ],
        live::Refusal::OnAirAlready => [sentence::say_no_on_air_already(), sentence::say_way_on_air_already()],
        live::Refusal::NotOnAir => [sentence::say_no_not_on_air(), sentence::say_way_not_on_air()],
        live::Refusal::OtherPart => [sentence::say_no_other_part(), sentence::say_way_other_part()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: live::Figure) -> Sentence {
    match figure {
        live::Figure::LivePieces => sentence::say_figure_live_pieces(),
        live::Figure::LiveViewers => sentence::say_figure_live_viewers(),
    }
}
