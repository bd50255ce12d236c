//! What the seed draws of a scenario: two learners side by side with other seeds have other answers, the texts and goals hold for
//! all, and nothing else of the market falls otherwise.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use bazar::course::{Course, Play, Source};
use bazar::market::{Command, Market};
use bazar::tutor::MarketRun;
use expect_test::expect_file;

const SEEDS: std::ops::RangeInclusive<u64> = 1..=20;

fn course() -> Course {
    let (course, problems) = Course::load(&Source::embedded());
    assert!(problems.is_empty(), "{problems:?}");
    course
}

/// What somebody would have to copy: what of the author's way was accepted, in its order and with the names of this market, and
/// what lay behind it: who asked what, whose fault it was.
fn answer(play: &Play, seed: u64) -> String {
    let (run, market) = MarketRun::of_script(&play.setting, seed, &play.solution);
    let mut done: Vec<String> = run.done.iter().map(|(_, command)| command.to_string()).collect();
    done.retain(|command| !command.starts_with("wait"));
    done.dedup();
    let asked = market
        .messages
        .values()
        .map(|message| format!("{} asks {}", message.from, message.kind));
    let ordered = market.orders.values().map(|order| {
        let net_g = order.net_g;
        format!("{} wants {net_g} of {}", order.name, order.product)
    });
    let blamed = market.cases.iter().map(|(id, case)| {
        let fault = &case.steps[case.fault];
        format!("{id}: {:?}, {:?}", fault.step, case.remedy)
    });
    let opened = Market::open(Arc::clone(&play.setting), seed);
    let pages = opened.listings.values();
    let sent_back = pages.map(|page| format!("{}: {:?}", page.product, page.faults));
    let talks = market.talks.values().map(|talk| format!("{:?}", talk.said));
    let found: Vec<String> = asked
        .chain(ordered)
        .chain(blamed)
        .chain(sent_back.collect::<Vec<_>>())
        .chain(talks)
        .collect();
    format!("{}\n{}", done.join("\n"), found.join("\n"))
}

/// What the author lets the seed draw, as it is here; the rest is the market's own chance.
fn written(play: &Play, seed: u64) -> String {
    let drawn = play.setting.scenario.drawn(seed);
    let parts = &drawn.variants.parts;
    let (offers, bills, plan) = (&drawn.offers, &drawn.bills, &drawn.plan);
    let talks: Vec<_> = drawn.talks.values().map(|talk| &talk.node).collect();
    format!(
        "{parts:?} {offers:?} {bills:?} {plan:?} {talks:?} {:?} {:?} {}",
        drawn.station, drawn.setup, drawn.cash_fen
    )
}

fn differing(of: impl Fn(u64) -> String) -> usize {
    SEEDS.map(of).collect::<BTreeSet<String>>().len()
}

/// For each scenario how many of twenty seeds have another answer, and how many another story.
#[test]
fn the_neighbours_way_is_not_the_answer() {
    let course = course();
    let mut table = String::from("scenario    other answers of 20   other stories of 20\n");
    for play in course.scenarios.values() {
        let answers = differing(|seed| answer(play, seed));
        let stories = differing(|seed| written(play, seed));
        let _ = writeln!(table, "{:<12}{answers:>21}{stories:>22}", play.id);
        let is_exam =
            ["s00", "s01", "s02", "s03", "s04", "s07", "s08", "s13", "s16", "x01"].contains(&play.id.as_str());
        assert!(
            !is_exam || 3 <= answers,
            "{}: {answers} answers on twenty seeds",
            play.id
        );
    }
    expect_file!["../data/market/variants.txt"].assert_eq(&table);
}

/// A market that is made of what was drawn draws nothing more: the same seed comes to the same end either way.
#[test]
fn what_is_drawn_once_stays() {
    let course = course();
    for id in ["s00", "s02", "s04", "s07"] {
        let play = &course.scenarios[id];
        for seed in [1, 2, 3] {
            let market = Market::open(Arc::clone(&play.setting), seed);
            let again = Market::open(Arc::clone(&market.setting), seed);
            assert_eq!(market, again, "{id} on seed {seed}");
            assert_eq!(market.setting.scenario, play.setting.scenario.drawn(seed));
        }
    }
}

/// A script with parts and one with their names are the same; a learner's own commands are as they were.
#[test]
fn a_part_is_whoever_plays_it() {
    let course = course();
    let play = &course.scenarios["s00"];
    for seed in SEEDS {
        let market = Market::open(Arc::clone(&play.setting), seed);
        let bought = &market.setting.scenario.variants.parts["kettle-steel"];
        let buy: Command = "buy kettle-steel via=station".parse().expect("a command");
        assert_eq!(market.meant(&buy).to_string(), format!("buy {bought} via=station"));
        let own: Command = format!("buy {bought} via=station").parse().expect("a command");
        assert_eq!(*market.meant(&own), own);
        let offer = &market.setting.scenario.offers[bought.as_str()];
        assert!(offer.truth.is_empty(), "{bought} holds what its page says");
    }
}

/// Whatever page has which fault: five come back, and nothing is on sale before it is repaired.
#[test]
fn five_pages_come_back_on_every_seed() {
    let course = course();
    for seed in SEEDS {
        let market = Market::open(Arc::clone(&course.scenarios["s07"].setting), seed);
        let sent_back = market
            .listings
            .values()
            .filter(|page| page.live.is_none() && !page.faults.is_empty());
        assert_eq!(sent_back.count(), 5, "seed {seed}");
    }
}

/// The parts get every name, and the values every value: a draw that always falls the same way is none.
#[test]
fn every_way_is_met() {
    let course = course();
    for play in course.scenarios.values() {
        let variants = &play.setting.scenario.variants;
        for cast in &variants.casts {
            let played: BTreeSet<String> = (1..=200)
                .flat_map(|seed| {
                    let parts = play.setting.scenario.drawn(seed).variants.parts;
                    cast.roles.iter().map(|role| parts[role].clone()).collect::<Vec<_>>()
                })
                .collect();
            assert!(
                cast.names.iter().all(|name| played.contains(name)),
                "{}: {played:?}",
                play.id
            );
        }
        for draw in variants.draws.iter() {
            assert!(2 <= draw.ways.len(), "{}: {}", play.id, draw.by);
        }
    }
}
