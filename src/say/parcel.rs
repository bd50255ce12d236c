//! Parcels in words: packed, labelled, on the way, at the door.

use super::{
    Saying, Word,
    event::{about, called, told},
    state::{role, stop},
};
use crate::market::{Name, ResponsibleRole, Stop, Trouble, parcel};

/// Returns the sentence for what happened.
pub(super) fn event(event: &parcel::Event) -> Saying {
    match event {
        parcel::Event::Packed(parcel::event::Packed {
            order, pack, cost_fen, ..
        }) => about("packed", order)
            .with("pack", Word::name("pack", pack))
            .with("money", Word::Yuan(*cost_fen)),
        parcel::Event::LabelPrinted(parcel::event::LabelPrinted { order, .. }) => about("label", order),
        parcel::Event::LabelChecked(parcel::event::LabelChecked { order, was_wrong: true }) => {
            about("label-wrong", order)
        }
        parcel::Event::LabelChecked(parcel::event::LabelChecked {
            order,
            was_wrong: false,
        }) => about("label-right", order),
        parcel::Event::Handed(parcel::event::Handed { order, fee_fen, parcel }) => {
            let by = |key| {
                about(key, order)
                    .with("courier", Word::name("courier", &parcel.courier))
                    .with("money", Word::Yuan(*fee_fen))
            };
            // The county's round pays by the door, and what counts is when it gets there.
            match parcel.hops.first() {
                Some(hop) if hop.to == Stop::Door => by("handed-local"),
                _ => by("handed")
                    .with("weight", Word::Kilo(parcel.charged_g))
                    .with("time", Word::Moment(parcel.scan_min)),
            }
        }
        parcel::Event::HopDone(parcel::event::HopDone {
            parcel,
            to,
            role,
            late,
            trouble,
            ..
        }) => hop_event(parcel, *to, *role, *late, *trouble),
        parcel::Event::Lost(parcel::event::Lost { order }) => about("lost", order),
        parcel::Event::Delivered(parcel::event::Delivered {
            order, bad_pieces: 0, ..
        }) => about("delivered", order),
        parcel::Event::Delivered(parcel::event::Delivered {
            order,
            bad_pieces,
            counted_pieces,
            ..
        }) => about("delivered-bad", order)
            .with("bad", Word::count(*bad_pieces))
            .with("all", Word::count(*counted_pieces)),
    }
}

fn hop_event(parcel: &Name, to: Stop, by: ResponsibleRole, late: bool, what: Option<Trouble>) -> Saying {
    let reached = |key| told(key).with("parcel", called(parcel)).with("stop", stop(to));
    match (what, late) {
        (Some(what), _) => reached("hop-trouble").with("trouble", Word::say(trouble(what))),
        (None, true) => reached("hop-late").with("role", role(by)),
        (None, false) => reached("hop").with("role", role(by)),
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &parcel::Refusal, saying: Saying) -> Saying {
    match refusal {
        parcel::Refusal::StationClosed(parcel::refusal::StationClosed { opens_min }) => {
            saying.with("time", Word::Moment(*opens_min))
        }
        parcel::Refusal::PackTooSmall(parcel::refusal::PackTooSmall { holds_g, net_g }) => saying
            .with("holds", Word::grams(*holds_g))
            .with("net", Word::grams(*net_g)),
        parcel::Refusal::TooFewParcels(parcel::refusal::TooFewParcels { least }) => {
            saying.with("least", Word::count(*least))
        }
        parcel::Refusal::PackNotForThis
        | parcel::Refusal::NotPacked
        | parcel::Refusal::NotLabelled
        | parcel::Refusal::AlreadyChecked
        | parcel::Refusal::NotServed
        | parcel::Refusal::NotTakenThere => saying,
    }
}

/// Returns why a parcel comes late or not whole.
pub fn trouble(trouble: Trouble) -> Saying {
    Saying::plain(format!("say-trouble-{}", trouble.code()))
}
