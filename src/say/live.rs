//! A session on air in words.

use super::{Saying, Word, event::called, sentence};
use crate::market::live;

pub(super) fn event(event: &live::Event) -> Saying {
    match event {
        live::Event::Began(live::event::Began { fee_fen: 0, .. }) => sentence::seller_event_live_began(),
        live::Event::Began(live::event::Began { fee_fen, .. }) => {
            sentence::seller_event_live_began_host(Word::Yuan(*fee_fen))
        }
        live::Event::Said(live::event::Said { viewers, .. }) => {
            sentence::seller_event_live_said(Word::Number(*viewers))
        }
        live::Event::Ended(live::event::Ended { orders }) => sentence::seller_event_live_ended(Word::count(*orders)),
        live::Event::Withdrawn(live::event::Withdrawn { order, refund_fen }) => {
            sentence::seller_event_withdrawn(Word::Yuan(*refund_fen), called(order))
        }
    }
}

pub(super) fn wrong(refusal: &live::Refusal, saying: Saying) -> Saying {
    match refusal {
        live::Refusal::NoStage
        | live::Refusal::NothingOnShelf
        | live::Refusal::OnAirAlready
        | live::Refusal::NotOnAir
        | live::Refusal::OtherPart => saying,
    }
}
