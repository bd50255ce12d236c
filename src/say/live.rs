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

pub(super) fn wrong(refusal: &live::Refusal, sentence: Sentence) -> Sentence {
    match refusal {
        live::Refusal::NoStage
        | live::Refusal::NothingOnShelf
        | live::Refusal::OnAirAlready
        | live::Refusal::NotOnAir
        | live::Refusal::OtherPart => sentence,
    }
}
