//! Selling in a group of neighbours: who signs up, what is fetched, wasted and paid, and how good practice shows.

use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::course::{Course, Play, Practice, Source};
use bazar::market::{Command, Event, Figure, Market, Refusal, Runs, Way, group_round};
use bazar::tutor::practice::{breaks, kept};
use bazar::tutor::{LossSort, MarketRun, Why};
use expect_test::expect_file;

use crate::dice::Dice;
use crate::hall::Hall;
use crate::market::{script, transcript};
use crate::{first_line, guide, invariants};

const GROUP: &str = include_str!("../data/market/group.toml");
const PATH: &str = "scenarios/group.toml";

/// Adds a scenario of the tests' own in which sixty neighbours buy round by round.
pub fn add_to(source: &mut Source) {
    source.files.insert(PATH.to_owned(), GROUP.as_bytes().to_vec().into());
}

fn course() -> Course {
    let mut source = Source::embedded();
    add_to(&mut source);
    Course::load(&source).0
}

fn terms() -> group_round::command::Open {
    let line = "open apricot 21.90 until d1 20:00 pickup d2 19:00 least 20 most 60 share 8%";
    let Command::GroupRound(group_round::Command::Open(terms)) = script(line).remove(0) else {
        panic!("a round is opened by it");
    };
    terms
}

/// One of each event, as it may be told.
pub fn events() -> Vec<Event> {
    let handed = |unserved: Vec<u32>| group_round::event::HandedOut {
        round: 0,
        fetched: vec![3, 8, 21],
        on_credit: vec![8],
        missed: 2,
        unserved,
        left: 2,
        paid_fen: 4_380,
        leader_fen: 525,
        fee_fen: 66,
    };
    let brought = |is_late| group_round::event::Brought {
        arrives_min: 2_600,
        is_late,
        cost_fen: 1_200,
        labour_fen: 3_000,
    };
    let left_sold = |way, found_out: Vec<u32>| group_round::event::LeftSold {
        round: 0,
        way,
        buyers: vec![5],
        paid_fen: 1_533,
        wasted: 1,
        refund_fen: 1_533 * found_out.len() as i64,
        found_out,
    };
    let mut events = vec![
        Event::from(group_round::event::Wished { count: 38 }),
        Event::from(group_round::event::Opened { terms: terms() }),
        Event::from(group_round::event::SignedUp {
            who: vec![1, 7],
            total: 9,
        }),
        Event::from(group_round::event::Padded {
            count: 6,
            total: 15,
            noticed: vec![4],
        }),
        Event::from(group_round::event::Closed { total: 25 }),
        Event::from(group_round::event::CalledOff { total: 6 }),
        Event::from(group_round::event::Bagged {
            portions: 25,
            cost_fen: 1_500,
            labour_fen: 1_250,
        }),
        Event::from(group_round::event::LeftSpoiled { round: 0, portions: 2 }),
        Event::from(group_round::event::PaidLater {
            round: 0,
            count: 3,
            paid_fen: 6_570,
            never: 2,
        }),
    ];
    events.extend([true, false].map(|is_late| Event::from(brought(is_late))));
    events.extend([vec![], vec![9]].map(|unserved| Event::from(handed(unserved))));
    events.extend(Way::ALL.iter().map(|way| {
        Event::from(group_round::event::LeftOffered {
            round: 0,
            way: *way,
            portions: 2,
        })
    }));
    events.push(Event::from(left_sold(Way::Told, vec![])));
    events.push(Event::from(left_sold(Way::Fresh, vec![5])));
    events
}

/// One of each reason for which nothing is done about a round.
pub fn refusals() -> [Refusal; 10] {
    [
        Refusal::GroupRound(group_round::Refusal::NoNeighbours),
        Refusal::GroupRound(group_round::Refusal::RoundGoesOn),
        Refusal::GroupRound(group_round::Refusal::NoRound),
        Refusal::GroupRound(group_round::Refusal::RoundTimes),
        Refusal::GroupRound(group_round::Refusal::RoundTooLate),
        Refusal::GroupRound(group_round::Refusal::RoundTerms),
        Refusal::from(group_round::refusal::TooFewPortions { portions: 3 }),
        Refusal::GroupRound(group_round::Refusal::AllBagged),
        Refusal::GroupRound(group_round::Refusal::NothingBagged),
        Refusal::GroupRound(group_round::Refusal::NoLeftover),
    ]
}

fn figure(market: &Market, figure: group_round::Figure) -> i64 {
    market.figure(Figure::GroupRound(figure))
}

fn done(play: &Play, seed: u64, lines: &str) -> Market {
    let mut market = Market::open(Arc::clone(&play.setting), seed);
    for command in script(lines) {
        let _ = market.execute(&command);
    }
    invariants::hold(&market);
    market
}

/// Who signed up for a first round of these terms.
fn signed(play: &Play, seed: u64, terms: &str) -> BTreeSet<u32> {
    let market = done(play, seed, &format!("open apricot {terms}\nwait until d3 22:00"));
    market.rounds.all[0].signed.iter().copied().collect()
}

#[test]
fn two_weeks_of_a_group_of_neighbours() {
    let course = course();
    expect_file!["../data/market/group.txt"].assert_eq(&transcript(&course.scenarios["group"], 5));
}

#[test]
fn better_terms_add_neighbours_and_change_none() {
    let course = course();
    let play = &course.scenarios["group"];
    let better = [
        (
            "23.90 until d1 20:00 pickup d2 19:00 least 0 most 60 share 8%",
            "19.90 until d1 20:00 pickup d2 19:00 least 0 most 60 share 8%",
        ),
        (
            "21.90 until d1 20:00 pickup d2 19:00 least 0 most 60 share 0%",
            "21.90 until d1 20:00 pickup d2 19:00 least 0 most 60 share 8%",
        ),
        (
            "21.90 until d1 20:00 pickup d2 13:00 least 0 most 60 share 8%",
            "21.90 until d1 20:00 pickup d2 19:00 least 0 most 60 share 8%",
        ),
        (
            "21.90 until d1 20:00 pickup d3 19:00 least 0 most 60 share 8%",
            "21.90 until d2 20:00 pickup d3 19:00 least 0 most 60 share 8%",
        ),
    ];
    let mut more = [0; 4];
    for seed in 1..=20 {
        for ((poor, good), more) in better.iter().zip(&mut more) {
            let (few, many) = (signed(play, seed, poor), signed(play, seed, good));
            assert!(few.is_subset(&many), "seed {seed}: {poor} against {good}");
            *more += many.len() - few.len();
        }
    }
    assert!(more.iter().all(|more| 40 < *more), "{more:?} over twenty seeds");
}

#[test]
fn too_few_call_a_round_off_and_nobody_is_charged() {
    let course = course();
    let play = &course.scenarios["group"];
    let line = "open apricot 25.90 until d1 20:00 pickup d2 19:00 least 50 most 60 share 8%\nwait until d3 22:00";
    for seed in 1..=5 {
        let market = done(play, seed, line);
        assert!(market.rounds.all[0].called_off, "seed {seed}");
        assert_eq!(figure(&market, group_round::Figure::RoundsHeld), 0);
        assert_eq!(
            market.ledger.postings.len(),
            done(play, seed, "wait until d3 22:00").ledger.postings.len()
        );
        let missed = market
            .obligations()
            .into_iter()
            .filter(|owed| owed.is_kept == Some(false));
        assert_eq!(missed.count(), 0, "nothing is owed where nothing was promised");
    }
}

#[test]
fn whatever_is_done_the_books_balance_and_a_replay_comes_to_the_same() {
    let course = course();
    let play = &course.scenarios["group"];
    let lines = [
        "open apricot 19.90 until d{0} 20:00 pickup d{1} 08:00 least 0 most 60 share 8%",
        "open apricot 21.90 until d{0} 20:00 pickup d{1} 19:00 least 10 most 40 share 5% credit=yes",
        "friends 6",
        "bag ordered",
        "bag 20",
        "bag 60",
        "bring",
        "leftover told",
        "leftover fresh",
        "leftover home",
        "wait",
        "wait 200",
        "wait 600",
        "wait morning",
    ];
    for seed in 1..=30 {
        let mut dice = Dice(seed);
        let (mut market, mut done) = (Market::open(Arc::clone(&play.setting), seed), Vec::new());
        let mut least = vec![0; group_round::Figure::ALL.len()];
        for _ in 0..70 {
            let today = market.now_min / 1_440 + 1;
            let line = dice.of(&lines).replace("{0}", &today.to_string());
            let line = line.replace("{1}", &(today + 1).to_string());
            let command = script(&line).remove(0);
            let before = market.clone();
            if market.execute(&command).is_err() {
                assert_eq!(market, before, "seed {seed}: a refused `{command}` changed something");
            }
            assert_eq!(command.to_string().parse(), Ok(command.clone()));
            done.push(command);
            invariants::hold(&market);
            for (figure, least) in group_round::Figure::ALL.iter().zip(&mut least) {
                let is = market.figure(Figure::GroupRound(*figure));
                let may_fall = figure.runs() == Runs::EitherWay;
                assert!(may_fall || *least <= is, "seed {seed}: {} fell", figure.name());
                *least = is;
            }
        }
        let mut again = Market::open(Arc::clone(&play.setting), seed);
        done.iter().for_each(|command| drop(again.execute(command)));
        assert_eq!(market, again, "seed {seed}");
        market.settle();
        invariants::hold(&market);
        assert_eq!(
            market.goods.total_g(bazar::market::Whereabouts::Packed),
            0,
            "no bag is left"
        );
    }
}

#[test]
fn each_slip_costs_and_is_told() {
    let course = course();
    let play = &course.scenarios["group"];
    let slips = [
        (Practice::CountedFirst, LossSort::LeftWasted),
        (Practice::KeptHour, LossSort::CameInVain),
        (Practice::PaidAtPickUp, LossSort::NeverPaid),
    ];
    for (practice, sort) in slips {
        let (mut kept_fen, mut broken_fen, mut named) = (0, 0, 0);
        let broken = &breaks(practice, &play.setting, &play.solution)[0];
        for seed in 1..=8 {
            let over_gate = group_round::Figure::RoundOverGateFen;
            let (_, mut market) = MarketRun::of_script(&play.setting, seed, &play.solution);
            market.settle();
            assert!(kept(practice, &market).is_whole(), "seed {seed}: {practice:?}");
            kept_fen += figure(&market, over_gate);
            let (run, mut market) = MarketRun::of_script(&play.setting, seed, &broken.script);
            market.settle();
            assert!(!kept(practice, &market).is_whole(), "seed {seed}: {practice:?} broken");
            broken_fen += figure(&market, over_gate);
            let back = run.look_back(&market, play);
            let faults = back
                .causes
                .iter()
                .filter(|cause| LossSort::from(&cause.loss.kind) == sort && matches!(cause.why, Why::Fault(_)));
            named += faults.count();
        }
        assert!(broken_fen < kept_fen, "{practice:?}: {broken_fen} against {kept_fen}");
        assert!(4 <= named, "{practice:?}: told {named} times");
    }
}

#[test]
fn digits_lead_to_every_round_and_whoever_does_what_the_page_says_first_comes_to_no_harm() {
    let mut hall = Hall::open();
    hall.course = Arc::new(course());
    let mut lost = guide::play(&hall, "group").lost;
    // Keys wait for what comes, not by minutes.
    lost.retain(|command| !command.starts_with("wait "));
    assert_eq!(lost, Vec::<String>::new());
    for seed in 1..=3 {
        assert_eq!(first_line::walk(&hall, "group", seed), Vec::new(), "seed {seed}");
    }
}
