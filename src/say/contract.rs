//! What is cheaper for whoever promises or buys many, in words: couriers' contracts by volume, packs by the lot.

use super::{Arg, Sentence, sentence};
use crate::market::{PackId, courier_contract, pack_lot};

/// A pack of one size: the pack, and what it holds.
pub fn pack_size(pack: &PackId, up_to_g: u32) -> Sentence {
    sentence::contract_pack_size(Arg::name("pack", pack), Arg::Kilo(up_to_g))
}

/// What is left to pay of a hundred yuan.
pub fn paid_of_100(off_ppm: i64) -> Arg {
    Arg::Yuan((1_000_000 - off_ppm) / 100)
}

/// Returns what happened to a contract.
pub(super) fn contract_event(event: &courier_contract::Event) -> Sentence {
    match event {
        courier_contract::Event::Signed(courier_contract::event::Signed {
            courier,
            promised,
            off_ppm,
            until_min,
            ..
        }) => sentence::contract_event_signed(
            Arg::name("courier", courier),
            paid_of_100(*off_ppm),
            Arg::count(*promised),
            Arg::Moment(*until_min),
        ),
        courier_contract::Event::Over(courier_contract::event::Over {
            courier,
            sent,
            promised,
            missing_fen: 0,
        }) => sentence::contract_event_kept(Arg::name("courier", courier), Arg::count(*promised), Arg::count(*sent)),
        courier_contract::Event::Over(courier_contract::event::Over {
            courier,
            promised,
            sent,
            missing_fen,
        }) => sentence::contract_event_missing(
            Arg::name("courier", courier),
            Arg::Yuan(*missing_fen),
            Arg::count(*promised),
            Arg::count(*sent),
        ),
    }
}

/// Returns what happened to packs by the lot.
pub(super) fn lot_event(event: &pack_lot::Event) -> Sentence {
    match event {
        pack_lot::Event::Ordered(pack_lot::event::Ordered {
            pack,
            up_to_g,
            packs,
            cost_fen,
            comes_min,
        }) => sentence::contract_event_ordered(
            Arg::count(*packs),
            Arg::Yuan(*cost_fen),
            Arg::say(pack_size(pack, *up_to_g)),
            Arg::Moment(*comes_min),
        ),
        pack_lot::Event::Brought(pack_lot::event::Brought {
            pack, up_to_g, packs, ..
        }) => sentence::contract_event_brought(Arg::count(*packs), Arg::say(pack_size(pack, *up_to_g))),
        pack_lot::Event::LeftOver(pack_lot::event::LeftOver {
            pack,
            up_to_g,
            packs,
            loss_fen,
        }) => sentence::contract_event_left_over(
            Arg::count(*packs),
            Arg::Yuan(*loss_fen),
            Arg::say(pack_size(pack, *up_to_g)),
        ),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn contract_refusal(refusal: &courier_contract::Refusal) -> [Sentence; 2] {
    match refusal {
        courier_contract::Refusal::NoContract => [sentence::say_no_no_contract(), sentence::say_way_no_contract()],
        courier_contract::Refusal::NoSuchVolume => {
            [sentence::say_no_no_such_volume(), sentence::say_way_no_such_volume()]
        }
        courier_contract::Refusal::ContractRuns(courier_contract::refusal::ContractRuns { until_min }) => [
            sentence::say_no_contract_runs(Arg::Moment(*until_min)),
            sentence::say_way_contract_runs(),
        ],
        courier_contract::Refusal::NoTimeLeft => [sentence::say_no_no_time_left(), sentence::say_way_no_time_left()],
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn lot_refusal(refusal: &pack_lot::Refusal) -> [Sentence; 2] {
    match refusal {
        pack_lot::Refusal::NoLots => [sentence::say_no_no_lots(), sentence::say_way_no_lots()],
        pack_lot::Refusal::NotALot(pack_lot::refusal::NotALot { least }) => [
            sentence::say_no_not_a_lot(Arg::count(*least)),
            sentence::say_way_not_a_lot(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn contract_figure(figure: courier_contract::Figure) -> Sentence {
    match figure {
        courier_contract::Figure::VolumesSigned => sentence::contract_figure_signed(),
        courier_contract::Figure::VolumeOffFen => sentence::contract_figure_off(),
        courier_contract::Figure::VolumeMissing => sentence::contract_figure_missing(),
        courier_contract::Figure::VolumeMissingFen => sentence::contract_figure_missing_paid(),
    }
}

/// Returns what a figure counts.
pub(super) fn lot_figure(figure: pack_lot::Figure) -> Sentence {
    match figure {
        pack_lot::Figure::LotPacks => sentence::contract_figure_packs(),
        pack_lot::Figure::LotPacksLeft => sentence::contract_figure_left(),
        pack_lot::Figure::LotWasteFen => sentence::contract_figure_waste(),
    }
}
