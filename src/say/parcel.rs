//! Parcels in words: packed, labelled, on the way, at the door.

use super::{
    Arg, Sentence,
    event::called,
    sentence,
    state::{role, stop},
};
use crate::market::{Name, ResponsibleRole, Stop, Trouble, parcel};

/// Returns the sentence for what happened.
pub(super) fn event(event: &parcel::Event) -> Sentence {
    match event {
        parcel::Event::Packed(parcel::event::Packed {
            order, pack, cost_fen, ..
        }) => sentence::say_event_packed(Arg::Yuan(*cost_fen), called(order), Arg::name("pack", pack)),
        parcel::Event::LabelPrinted(parcel::event::LabelPrinted { order, .. }) => {
            sentence::say_event_label(called(order))
        }
        parcel::Event::LabelChecked(parcel::event::LabelChecked { order, was_wrong: true }) => {
            sentence::say_event_label_wrong(called(order))
        }
        parcel::Event::LabelChecked(parcel::event::LabelChecked {
            order,
            was_wrong: false,
        }) => sentence::say_event_label_right(called(order)),
        parcel::Event::Handed(parcel::event::Handed { order, fee_fen, parcel }) => {
            // The county's round pays by the door, and what counts is when it gets there.
            match parcel.hops.first() {
                Some(hop) if hop.to == Stop::Door => sentence::say_event_handed_local(
                    Arg::name("courier", &parcel.courier),
                    Arg::Yuan(*fee_fen),
                    called(order),
                ),
                _ => sentence::say_event_handed(
                    Arg::name("courier", &parcel.courier),
                    Arg::Yuan(*fee_fen),
                    called(order),
                    Arg::Moment(parcel.scan_min),
                    Arg::Kilo(parcel.charged_g),
                ),
            }
        }
        parcel::Event::HopDone(parcel::event::HopDone {
            parcel,
            to,
            role,
            next,
            late,
            trouble,
            ..
        }) => {
            // Nobody carries it on: it waits for whoever ordered it.
            if next.is_none() && *to == Stop::Station {
                sentence::say_event_hop_waits(called(parcel), stop(*to))
            } else {
                hop_event(parcel, *to, next.unwrap_or(*role), *late, *trouble)
            }
        }
        parcel::Event::Filled(parcel::event::Filled {
            order, on_scale: true, ..
        }) => sentence::say_event_weighed(called(order)),
        parcel::Event::Filled(parcel::event::Filled { order, .. }) => sentence::say_event_by_eye(called(order)),
        parcel::Event::Lightened(parcel::event::Lightened { order, lighter_g }) => {
            sentence::say_event_lighter(called(order), Arg::grams(*lighter_g))
        }
        parcel::Event::Lost(parcel::event::Lost { order }) => sentence::say_event_lost(called(order)),
        parcel::Event::Delivered(parcel::event::Delivered {
            order, bad_pieces: 0, ..
        }) => sentence::say_event_delivered(called(order)),
        parcel::Event::Delivered(parcel::event::Delivered {
            order,
            bad_pieces,
            counted_pieces,
            ..
        }) => sentence::say_event_delivered_bad(Arg::count(*counted_pieces), Arg::count(*bad_pieces), called(order)),
    }
}

fn hop_event(parcel: &Name, to: Stop, by: ResponsibleRole, late: bool, what: Option<Trouble>) -> Sentence {
    match (what, late) {
        (Some(what), _) => sentence::say_event_hop_trouble(called(parcel), stop(to), Arg::say(trouble(what))),
        (None, true) => sentence::say_event_hop_late(called(parcel), role(by), stop(to)),
        (None, false) => sentence::say_event_hop(called(parcel), role(by), stop(to)),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &parcel::Refusal) -> [Sentence; 2] {
    match refusal {
        parcel::Refusal::PackTooSmall(parcel::refusal::PackTooSmall { holds_g, net_g }) => [
            sentence::say_no_pack_too_small(Arg::grams(*holds_g), Arg::grams(*net_g)),
            sentence::say_way_pack_too_small(),
        ],
        parcel::Refusal::PackNotForThis => [
            sentence::say_no_pack_not_for_this(),
            sentence::say_way_pack_not_for_this(),
        ],
        parcel::Refusal::NotPacked => [sentence::say_no_not_packed(), sentence::say_way_not_packed()],
        parcel::Refusal::NotLabelled => [sentence::say_no_not_labelled(), sentence::say_way_not_labelled()],
        parcel::Refusal::AlreadyChecked => [sentence::say_no_already_checked(), sentence::say_way_already_checked()],
        parcel::Refusal::StuckByHand => [sentence::say_no_stuck_by_hand(), sentence::say_way_stuck_by_hand()],
        parcel::Refusal::HasLabel => [sentence::say_no_has_label(), sentence::say_way_has_label()],
        parcel::Refusal::NotServed => [sentence::say_no_not_served(), sentence::say_way_not_served()],
        parcel::Refusal::NotTakenThere => [sentence::say_no_not_taken_there(), sentence::say_way_not_taken_there()],
        parcel::Refusal::StationClosed(parcel::refusal::StationClosed { opens_min }) => [
            sentence::say_no_station_closed(Arg::Moment(*opens_min)),
            sentence::say_way_station_closed(),
        ],
        parcel::Refusal::CounterClosed(parcel::refusal::CounterClosed { at, leave_min, .. }) => [
            sentence::say_no_counter_closed(Arg::Moment(*leave_min), stop(*at)),
            sentence::say_way_counter_closed(),
        ],
        parcel::Refusal::TooFewParcels(parcel::refusal::TooFewParcels { least }) => [
            sentence::say_no_too_few_parcels(Arg::count(*least)),
            sentence::say_way_too_few_parcels(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: parcel::Figure) -> Sentence {
    match figure {
        parcel::Figure::Packed => sentence::say_figure_packed(),
        parcel::Figure::Labelled => sentence::say_figure_labelled(),
        parcel::Figure::Checked => sentence::say_figure_checked(),
        parcel::Figure::Unchecked => sentence::say_figure_unchecked(),
        parcel::Figure::Shipped => sentence::say_figure_shipped(),
        parcel::Figure::Delivered => sentence::say_figure_delivered(),
        parcel::Figure::WrongBoxes => sentence::say_figure_wrong_boxes(),
        parcel::Figure::FreightFen => sentence::say_figure_freight(),
        parcel::Figure::RemoteFen => sentence::say_figure_remote(),
        parcel::Figure::PackingFen => sentence::say_figure_packing(),
        parcel::Figure::BadPpm => sentence::say_figure_bad(),
        parcel::Figure::LossPpm => sentence::say_figure_loss(),
        parcel::Figure::FreightOfSalesPpm => sentence::say_figure_freight_of_sales(),
        parcel::Figure::FreightPerParcelFen => sentence::say_figure_freight_per_parcel(),
    }
}

/// Returns why a parcel comes late or not whole.
pub fn trouble(trouble: Trouble) -> Sentence {
    match trouble {
        Trouble::Storm => sentence::say_trouble_storm(),
        Trouble::Rush => sentence::say_trouble_rush(),
        Trouble::Breakdown => sentence::say_trouble_breakdown(),
        Trouble::Misrouted => sentence::say_trouble_misrouted(),
        Trouble::Rain => sentence::say_trouble_rain(),
        Trouble::RoadClosed => sentence::say_trouble_road_closed(),
        Trouble::TruckWaits => sentence::say_trouble_truck_waits(),
    }
}
