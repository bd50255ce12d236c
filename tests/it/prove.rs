//! Good practice against its breaking: the list is whole, and the meter measures what it says.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use bazar::course::{Course, Play, Practice};
use bazar::lint::{Plays, Proof, ProofRequest, Proved, Verdict, ceiling_table, prove, prove_with, table};
use bazar::market::{Command, Happening, Market, parse_script};
use bazar::tutor::practice::{breaks, kept};
use bazar::tutor::{MarketRun, RunSummary};
use expect_test::expect_file;

use crate::edited::edited;

#[test]
fn every_practice_is_written_about_once() {
    let (course, _) = Course::embedded();
    let written: Vec<Practice> = course.practices().iter().map(|entry| entry.practice).collect();
    let all: BTreeSet<Practice> = Practice::ALL.iter().copied().collect();
    assert_eq!(written.len(), all.len());
    assert_eq!(written.into_iter().collect::<BTreeSet<_>>(), all);
}

/// What a script breaks is not kept in its market, where there was occasion; what it keeps, it keeps.
#[test]
fn what_is_broken_is_not_kept() {
    let course = crate::advert::course();
    let mut told = BTreeSet::new();
    for play in course.scenarios.values() {
        for practice in Practice::ALL.iter().copied() {
            let found = breaks(practice, &play.setting, &play.solution);
            for one in found {
                let market = |script: &[_]| -> Market { MarketRun::of_script(&play.setting, 1, script).1 };
                let (whole, broken) = (
                    kept(practice, &market(&play.solution)),
                    kept(practice, &market(&one.script)),
                );
                if broken.kept < whole.kept || !broken.is_whole() {
                    told.insert(practice);
                }
            }
        }
    }
    let silent: Vec<&str> = Practice::ALL
        .iter()
        .filter(|practice| !told.contains(practice))
        .map(|practice| practice.word())
        .collect();
    assert_eq!(silent, Vec::<&str>::new(), "no log shows that these were broken");
}

/// On seeds that nobody tuned on, good practice is worth it in every scenario that teaches it, and every break was played.
#[test]
fn good_practice_is_worth_it_in_every_scenario() {
    let (course, _) = Course::embedded();
    let request = ProofRequest {
        seeds: 1_001..1_041,
        only: None,
    };
    let proofs = prove(&course, &request).proofs;
    let is_poor = |proof: &&Proof| matches!(proof.verdict, Verdict::Fails | Verdict::Jammed);
    let poor: Vec<Proof> = proofs.iter().filter(is_poor).cloned().collect();
    assert!(poor.is_empty(), "{}", table(&poor));
    let proved: BTreeSet<Practice> = proofs
        .iter()
        .filter(|proof| proof.verdict == Verdict::Holds)
        .map(|proof| proof.practice)
        .collect();
    let unproved: Vec<&str> = Practice::ALL
        .iter()
        .filter(|practice| !proved.contains(practice))
        .map(|practice| practice.word())
        .collect();
    // No scenario sends soft fruit through a hot week, so nothing shows yet what cooling is worth.
    assert_eq!(unproved, ["cooled-fruit"]);
}

#[test]
fn the_table_of_a_scenario() {
    let (course, _) = Course::embedded();
    let request = ProofRequest {
        seeds: 1_001..1_025,
        only: Some("l33-pack".to_owned()),
    };
    let proofs = prove(&course, &request).proofs;
    assert!(proofs.iter().any(|proof| proof.verdict == Verdict::Holds));
    expect_file!["../data/prove/l33-pack.txt"].assert_eq(&table(&proofs));
}

/// What was played once is not played again, comes out the same, and is played anew where anything it depends on is another.
#[test]
fn proofs_are_kept_by_what_they_depend_on() {
    let (course, _) = Course::embedded();
    let request = |seeds| ProofRequest {
        seeds,
        only: Some("l33-pack".to_owned()),
    };
    let mut plays = Plays::default();
    let printed = |proved: &Proved| format!("{}{}", table(&proved.proofs), ceiling_table(&proved.ceilings));
    let cold = prove_with(&course, &request(1_001..1_005), &mut plays);
    assert_eq!((cold.kept, plays.played), (0, 1));
    let warm = prove_with(&course, &request(1_001..1_005), &mut plays);
    assert_eq!((warm.kept, plays.played), (1, 1));
    assert_eq!(printed(&warm), printed(&cold));
    assert_eq!(prove_with(&course, &request(1_002..1_006), &mut plays).kept, 0);
    let anew = [
        ("scenarios/l33-pack.toml", "cash_fen = 150000", "cash_fen = 150001"),
        (
            "scenarios/l33-pack.toml",
            "solution = \"\"\"\n",
            "solution = \"\"\"\nwait 1\n",
        ),
        ("rules/packs.toml", "cost_fen = 40", "cost_fen = 41"),
    ];
    for (file, old, new) in anew {
        let (other, _) = edited(file, old, new);
        assert_eq!(prove_with(&other, &request(1_001..1_005), &mut plays).kept, 0, "{new}");
    }
    // What a learner reads changes no play.
    let (other, _) = edited("scenarios/l33-pack.toml", "minutes = ", "minutes = 1");
    assert_eq!(prove_with(&other, &request(1_001..1_005), &mut plays).kept, 1);
}

/// The solution with something else written for some of its words.
fn written_otherwise(play: &Play, was: &str, other: &str) -> Vec<Command> {
    let lines: Vec<String> = play.solution.iter().map(ToString::to_string).collect();
    let solution = format!("{}\n", lines.join("\n"));
    assert!(solution.contains(was), "{}: {was}", play.id);
    let (script, errors) = parse_script(&solution.replace(was, other));
    assert!(errors.is_empty(), "{}: {other}", play.id);
    script
}

/// A script played whole in one world.
fn played(play: &Play, script: &[Command], seed: u64) -> RunSummary {
    let (_, market) = MarketRun::of_script(&play.setting, seed, script);
    RunSummary::of(&market, play)
}

/// What a script earns in all of these worlds together (fen).
fn earned(play: &Play, script: &[Command], seeds: RangeInclusive<u64>) -> i64 {
    seeds.map(|seed| played(play, script, seed).money_fen).sum()
}

/// What a review of the market once won by, way for way: what to write instead of which line of the solution.
const WON_ONCE: [(&str, &str, &str); 12] = [
    ("s09", "agree all", "reject all packing-photo"),
    ("s09", "agree all", "offer all 1%"),
    ("s09", "agree all", "check packed"),
    ("s09", "stock 2500g 40", "price 2500g 97.90\nstock 2500g 40"),
    ("s09", "pack due net-carton", "pack due bag"),
    ("s12", "card thanks", "card paid-praise"),
    ("s13", "\nlog\n", "\nlog 3\n"),
    ("s14", "wait until d3 19:00\n", ""),
    ("s15", "sort all\n", ""),
    ("s15", "advance patime 250.00\n", ""),
    ("s18", "sort all\n", ""),
    ("s18", "pack pear net-carton", "pack pear bag"),
];

/// None of them wins three stars on more than one seed in twenty.
#[test]
fn what_won_once_wins_no_more() {
    let (course, _) = Course::embedded();
    let mut still = Vec::new();
    for (id, was, other) in WON_ONCE {
        let play = &course.scenarios[id];
        let script = written_otherwise(play, was, other);
        let won = (1..=20).filter(|seed| played(play, &script, *seed).stars == 3);
        let won = won.count();
        if 1 < won {
            still.push(format!("{id} with `{other}` on {won} of 20 seeds"));
        }
    }
    assert_eq!(still, Vec::<String>::new());
}

/// What people who had not seen the code won by: what to write instead of which line of the solution.
const FOUND_BY_STRANGERS: [(&str, &str, &str); 36] = [
    ("s05", "freight all free", "freight all 60.00"),
    ("s05", "29.90", "20.90\nfreight all 12.00"),
    ("s05", "850克", "50公斤"),
    ("s05", "only-food", "health-promise"),
    ("s05", "agree all", "reject all custom-made"),
    ("s05", "agree all\n", ""),
    ("s05", "sku 2500g 69.00\nstock 2500g 8", "sku 250g 15.00\nstock 250g 80"),
    ("s09", "\nsubmit", "\nfreight all 9.00\nfreight 5 none\nsubmit"),
    (
        "s09",
        "attribute grade second",
        "attribute grade first\nprice 2500g 57.00",
    ),
    ("s09", "\ncheck packed", ""),
    (
        "s09",
        "stock 2500g 40",
        "price 2500g 57.00\nsale 2500g 53.80 7\nstock 2500g 40",
    ),
    ("s12", "sale 850g 40.90 7", "sale 850g 42.89 7"),
    ("s12", "sale 850g 40.90 7", "price 850g 44.90"),
    ("s12", "sale 850g 40.90 7", "price 850g 47.90\npair 5%"),
    ("s12", "sale 850g 40.90 7", "price 850g 49.90\ncoupon over-49 100"),
    ("s12", "sale 850g 40.90 7", "sale 850g 42.50 7\nprice 850g 44.50"),
    (
        "s12",
        "sale 850g 40.90 7",
        "sku 860g 44.90\nstock 860g 60\nsubmit\nsale 860g 42.90 7",
    ),
    (
        "s12",
        "sale 850g 40.90 7",
        "sku 100g 90.00\nsale 100g 50.00 7\nsale 850g 42.89 7",
    ),
    (
        "s12",
        "stock 850g 68\nsale 850g 40.90 7",
        "unsku 850g\nsku 450g 26.60\nstock 450g 126\nsubmit\nwait until d4 09:00\nsale 450g 25.50 7",
    ),
    ("s15", "terms patime", "heap mixed\nterms patime"),
    ("s15", "\nsubmit", "\nfreight all 99.00\nfreight 5 none\nsubmit"),
    ("s15", "\nsubmit", "\nattribute grade first\nsubmit"),
    ("s15", "\ncheck packed", ""),
    ("s18", "\nsubmit", "\nfreight all 12.00\nfreight 5 none\nsubmit"),
    ("s18", "\nsubmit", "\nfreight 4 40.00\nsubmit"),
    ("s18", "\nsubmit", "\nattribute grade first\nsubmit"),
    ("s18", "\ncheck packed", ""),
    ("s18", "card thanks", "card paid-praise"),
    ("s18", "\nsubmit", "\nsku 1g 3.00\nstock 1g 90\nsubmit"),
    ("s18", "\npack office", "\ncancel office\npack office"),
    ("s20", "agree all", "reject all packing-photo"),
    ("s20", "agree all", "offer all 1%"),
    ("s20", "unpromote walnut\n", ""),
    ("s20", "promote walnut 0.15 10", "promote walnut 0.60 40"),
    ("s20", "\nsubmit", "\ngroup 850g 26.90 2\nsubmit"),
    ("s20", "\nsubmit", "\nfreight all 9.00\nfreight 5 none\nsubmit"),
];

/// Each earns less than the solution does.
#[test]
fn what_strangers_found_earns_less() {
    let (course, _) = Course::embedded();
    let mut still = Vec::new();
    for (id, was, other) in FOUND_BY_STRANGERS {
        let play = &course.scenarios[id];
        let script = written_otherwise(play, was, other);
        let seeds = if id == "s18" { 1..=2 } else { 1..=12 };
        let (honest, found) = (
            earned(play, &play.solution, seeds.clone()),
            earned(play, &script, seeds),
        );
        if honest <= found {
            still.push(format!("{id}: {other}: {found} against {honest}"));
        }
    }
    assert_eq!(still, Vec::<String>::new());
}

/// Too much care: what to write instead of which line of the solution. What it costs is more than what it saves.
const OVERDONE: [(&str, &str, &str); 11] = [
    ("s05", "pack due carton", "pack due foam-ice"),
    ("s05", "pack due carton", "pack due net-carton"),
    ("s05", "via=station", "via=station insured=yes"),
    ("s06", "pack due carton", "pack due foam"),
    ("s09", "net-carton", "foam-ice"),
    ("s09", "via=township", "via=township insured=yes"),
    ("s12", "pack due carton", "pack due foam-ice"),
    ("s14", "net-carton", "foam-ice"),
    ("s08", "reject li-hua custom-made", "agree li-hua"),
    ("s20", "pack due carton", "pack due net-carton"),
    ("s20", "via=station", "via=station insured=yes"),
];

#[test]
fn too_much_care_earns_less() {
    let (course, _) = Course::embedded();
    let mut still = Vec::new();
    for (id, was, other) in OVERDONE {
        let play = &course.scenarios[id];
        let script = written_otherwise(play, was, other);
        let (honest, overdone) = (earned(play, &play.solution, 1..=12), earned(play, &script, 1..=12));
        if honest <= overdone + honest.abs() / 100 {
            still.push(format!("{id}: {other}: {overdone} against {honest}"));
        }
    }
    assert_eq!(still, Vec::<String>::new());
}

/// The dearest box for goods of households is paid by them: the agent's money is the same, the third star is not.
#[test]
fn the_households_bill_is_no_place_for_too_much_care() {
    let (course, _) = Course::embedded();
    let play = &course.scenarios["s15"];
    let dear = written_otherwise(play, "net-carton", "foam-ice");
    let won: Vec<u64> = (1..=20).filter(|seed| played(play, &dear, *seed).stars == 3).collect();
    assert!(won.len() <= 1, "won on seeds {won:?}");
}

/// The market's big sale against a normal week of the same shop: who has something reduced sells more by it, who has not gets nothing
/// of it.
#[test]
fn the_big_sale_is_worth_more_than_a_normal_week_of_the_same_shop() {
    let (course, _) = Course::embedded();
    let sale = &course.scenarios["s12"];
    let mut setting = (*sale.setting).clone();
    setting
        .scenario
        .plan
        .retain(|planned| !matches!(planned.what, Happening::Campaign { .. }));
    let normal = Play {
        setting: Arc::new(setting),
        ..sale.clone()
    };
    let reduced = &sale.solution;
    let full_price = written_otherwise(sale, "sale 850g 40.90 7\n", "");
    let by_sale = [&normal, sale].map(|play| earned(play, reduced, 1..=12));
    let at_full_price = [&normal, sale].map(|play| earned(play, &full_price, 1..=12));
    assert!(by_sale[0] + by_sale[0] / 20 < by_sale[1], "{by_sale:?}");
    assert!(at_full_price[1] <= at_full_price[0], "{at_full_price:?}");
    assert!(at_full_price[0] < by_sale[0], "{at_full_price:?}, {by_sale:?}");
}

/// A slip and its mending on the same day, written for a line of the solution.
const SLIPS: [(&str, &str, &str); 7] = [
    // The page promises what the van cannot keep, and is changed before anybody orders.
    ("s05", "promise 48", "promise 24\npromise 48"),
    // A price that pays for nothing, mended on the same morning.
    ("s05", "\nsubmit\n", "\nprice 850g 19.90\nprice 850g 29.90\nsubmit\n"),
    // The first boxes go out unchecked.
    (
        "s06",
        "\nsubmit\n",
        "\nsubmit\nwait\npack due carton\nlabel packed\nship packed courier=post via=station\n",
    ),
    // The first day's fruit goes in a bare carton.
    (
        "s09",
        "\nsubmit\n",
        "\nsubmit\nwait morning\npack due carton\nlabel packed\nship packed courier=snow via=township\n",
    ),
    // More on the page than there is, until the evening.
    ("s12", "stock 850g 68", "stock 850g 90\nstock 850g 68"),
    // The first question is left for an hour.
    ("s15", "\nsubmit\n", "\nsubmit\nwait\nwait 60\n"),
    // The dear ad runs on for half a day.
    ("s20", "unpromote walnut\n", "wait 240\nunpromote walnut\n"),
];

#[test]
fn one_slip_that_is_mended_the_same_day_leaves_two_stars() {
    let (course, _) = Course::embedded();
    let mut poor = Vec::new();
    for (id, was, slip) in SLIPS {
        let play = &course.scenarios[id];
        let script = written_otherwise(play, was, slip);
        let stars = |script: &[Command], seed| played(play, script, seed).stars;
        let is_lost = |seed: &u64| stars(&play.solution, *seed) == 3 && stars(&script, *seed) < 2;
        let lost: Vec<u64> = (1..=20).filter(is_lost).collect();
        // Bad luck on top of a slip may cost more.
        if 1 < lost.len() {
            poor.push(format!("{id} with `{}` on seeds {lost:?}", slip.trim()));
        }
    }
    assert_eq!(poor, Vec::<String>::new());
}
