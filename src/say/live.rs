//! A session on air in words.

use super::{Saying, Word, event::called, shop::told};
use crate::market::live;

pub(super) fn event(event: &live::Event) -> Saying {
    match event {
        live::Event::Began(live::event::Began { fee_fen: 0, .. }) => told("live-began"),
        live::Event::Began(live::event::Began { fee_fen, .. }) => {
            told("live-began-host").with("money", Word::Yuan(*fee_fen))
        }
        live::Event::Said(live::event::Said { viewers, .. }) => {
            told("live-said").with("viewers", Word::Number(*viewers))
        }
        live::Event::Ended(live::event::Ended { orders }) => told("live-ended").with("count", Word::count(*orders)),
        live::Event::Withdrawn(live::event::Withdrawn { order, refund_fen }) => told("withdrawn")
            .with("order", called(order))
            .with("money", Word::Yuan(*refund_fen)),
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
