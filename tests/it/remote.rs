//! What couriers take besides for remote places: in the sum of a parcel, on the pages, and who pays it.

use std::sync::Arc;

use bazar::course::{Course, Play, Practice, Source};
use bazar::market::{Command, CourierId, Figure, Market, Name, OrderId, Parcel, Zone, listing, parcel};
use bazar::tutor::MarketRun;
use bazar::tutor::practice::{breaks, kept};

use crate::hall::Hall;
use crate::{first_line, guide, invariants};

const REMOTE: &str = include_str!("../data/market/remote.toml");
const PATH: &str = "scenarios/remote.toml";

/// Adds a scenario of the tests' own in which couriers take more for remote places.
pub fn add_to(source: &mut Source) {
    source.files.insert(PATH.to_owned(), REMOTE.as_bytes().to_vec().into());
}

fn course() -> Course {
    let mut source = Source::embedded();
    add_to(&mut source);
    Course::load(&source).0
}

fn played(play: &Play, seed: u64, script: &[Command]) -> Market {
    let (_, mut market) = MarketRun::of_script(&play.setting, seed, script);
    market.settle();
    invariants::hold(&market);
    market
}

fn remote(market: &Market) -> impl Iterator<Item = &Parcel> {
    market.parcels.values().filter(|parcel| 0 < parcel.remote_fen)
}

#[test]
fn a_remote_place_costs_more_with_those_who_take_more_for_it_and_only_where_it_is_on() {
    let course = course();
    let play = &course.scenarios["remote"];
    let mut off = (*play.setting).clone();
    off.scenario.remote_fees = false;
    assert!(!off.scenario.sections().contains("remote") && play.setting.scenario.sections().contains("remote"));
    let off = Arc::new(off);
    let fees = &play.setting.rules.remote.fees;
    for seed in 1..=5 {
        let with = played(play, seed, &play.solution);
        let without = MarketRun::of_script(&off, seed, &play.solution).1;
        assert_eq!(remote(&without).count(), 0);
        for parcel in remote(&with) {
            let order = &with.orders[&OrderId::from(parcel.name.as_str())];
            let fee = &fees[&parcel.courier];
            assert!(
                fee.places.contains(&order.place) && parcel.remote_fen == fee.fen,
                "{parcel:?}"
            );
            let same = without
                .parcel_of(&Name::from(parcel.name.as_str()))
                .expect("it goes there too");
            assert_eq!(parcel.fee_fen, same.fee_fen + parcel.remote_fen);
        }
        assert!(
            2 <= remote(&with).count(),
            "seed {seed}: two buyers of the story live there"
        );
        let sum_fen: i64 = remote(&with).map(|parcel| parcel.remote_fen).sum();
        assert_eq!(with.figure(Figure::Parcel(parcel::Figure::RemoteFen)), sum_fen);
    }
    let choices = |market: &Market, order: &str| -> Vec<(CourierId, i64)> {
        let choices = market.courier_choices(&OrderId::from(order)).into_iter();
        choices.map(|choice| (choice.courier, choice.remote_fen)).collect()
    };
    let (_, market) = MarketRun::of_script(&play.setting, 1, &play.solution);
    for (courier, remote_fen) in choices(&market, "lhamo") {
        assert_eq!(remote_fen, fees.get(&courier).map_or(0, |fee| fee.fen), "{courier}");
    }
    assert!(
        choices(&market, "lhamo").iter().any(|(_, remote_fen)| *remote_fen == 0),
        "the post takes the same everywhere"
    );
}

#[test]
fn who_says_free_everywhere_pays_it_and_who_looks_does_not() {
    let course = course();
    let play = &course.scenarios["remote"];
    let broken = breaks(Practice::RemotePaid, &play.setting, &play.solution).remove(0);
    assert_eq!(broken.way, "free freight everywhere");
    let is_row = |command: &&Command| {
        matches!(
            command,
            Command::Listing(listing::Command::Edit(listing::Edit::Freight(row))) if matches!(row.zone, Zone::One(_))
        )
    };
    assert_eq!(broken.script.iter().filter(is_row).count(), 0);
    let margin = |market: &Market| -> i64 {
        let paid = remote(market)
            .map(|parcel| market.orders[&OrderId::from(parcel.name.as_str())].freight_paid_fen - parcel.remote_fen);
        paid.sum()
    };
    for seed in 1..=5 {
        let careful = played(play, seed, &play.solution);
        let free = played(play, seed, &broken.script);
        assert!(kept(Practice::RemotePaid, &careful).is_whole(), "seed {seed}");
        let told = kept(Practice::RemotePaid, &free);
        assert_eq!(
            (told.kept, told.occasions),
            (0, remote(&free).count() as u32),
            "seed {seed}"
        );
        assert!(margin(&free) < 0 && 0 <= margin(&careful), "seed {seed}");
    }
}

#[test]
fn digits_lead_to_the_template_and_whoever_does_what_the_page_says_first_comes_to_no_harm() {
    let mut hall = Hall::open();
    hall.course = Arc::new(course());
    let lost = guide::play(&hall, "remote").lost;
    assert_eq!(lost, Vec::<String>::new());
    assert_eq!(first_line::walk(&hall, "remote", 1), Vec::new());
}
