//! What if: the unchanged world comes out again to the minute, a change that matters is found, the worst mistake stands in
//! front, and what a learner would have done besides is theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use bazar::course::{Course, builtin_locales};
use bazar::market::{Command, Figure, Market, listing};
use bazar::say::{self, Localizer};
use bazar::text::{Ink, Lang, line};
use bazar::tutor::{
    Advice, AttemptId, Change, Elsewhere, KeptWorlds, Key, MarketRun, Reason, RunId, Untried, WhatIf, Worlds,
};
use expect_test::expect_file;

/// A change that changes nothing.
fn nothing() -> Change {
    let was = Command::wait_for(0);
    Change::Without { was }
}

#[test]
fn without_a_change_the_same_world_comes_out_to_the_minute() {
    let (course, _) = Course::embedded();
    for play in course.scenarios.values() {
        let tempting = play.tempting.iter().map(|tempting| &tempting.script);
        for script in std::iter::once(&play.solution).chain(tempting) {
            for seed in [1, 2] {
                let (run, market) = MarketRun::of_script(&play.setting, seed, script);
                let again = run.other_world(&market, &nothing());
                assert_eq!(again.log.len(), market.log.len(), "{} on seed {seed}", play.id);
                assert!(again == market, "{} on seed {seed}", play.id);
            }
        }
    }
}

/// A line for each other way, as a learner reads it.
fn told(all: &[WhatIf], course: &Course) -> String {
    let locales = builtin_locales();
    let lang = Lang::new("en");
    let localizer = Localizer {
        locales: &locales,
        names: &course.names,
        lang: &lang,
    };
    let mut text = String::new();
    for one in all {
        let exact = if one.is_exact { "exact" } else { "about" };
        let said = line(&localizer.say(&say::what_if(one)), &lang, Ink::Plain).plain();
        writeln!(text, "{exact}: {said}").expect("a string takes it");
    }
    text
}

#[test]
fn the_worst_mistake_stands_in_front() {
    let (course, _) = Course::embedded();
    let mut text = String::new();
    for id in ["s01", "s02", "s03", "s04", "s05", "s09", "s11", "s13", "s16", "s17"] {
        let play = &course.scenarios[id];
        let scripts = std::iter::once(("solution", &play.solution));
        let tempting = play
            .tempting
            .iter()
            .map(|tempting| (tempting.id.as_str(), &tempting.script));
        for (name, script) in scripts.chain(tempting) {
            let (run, market) = MarketRun::of_script(&play.setting, 1, script);
            let all = run.what_if(&market, play);
            assert!(
                all.is_sorted_by_key(|one| (one.went_well(), !one.is_better())),
                "{id} {name}"
            );
            for one in &all {
                assert_carried(one, &format!("{id} {name}"));
            }
            writeln!(text, "{id} {name}\n{}", told(&all, &course)).expect("a string takes it");
        }
    }
    expect_file!["../data/market/what-if.txt"].assert_eq(&text);
}

/// The reason of another profit is the line of the books that carries at least half of it, and the same way.
fn assert_carried(one: &WhatIf, of: &str) {
    let is_profit = one.bottom_line == Figure::Day(bazar::market::day::Figure::ProfitFen);
    match &one.reason {
        Some(Reason::Account {
            here_fen, there_fen, ..
        }) => {
            let carried_fen = (there_fen - here_fen).abs();
            assert!(one.money_fen().abs() <= 2 * carried_fen, "{of}: {one:?}");
        }
        Some(Reason::Figure { .. }) => assert!(!is_profit, "{of}: {one:?}"),
        Some(Reason::Star { .. }) | None => {}
    }
}

/// One world neither advises nor praises; most of the others must agree, and where they are divided that is said.
#[test]
fn most_worlds_must_agree_before_anything_is_advised() {
    let (course, _) = Course::embedded();
    let play = &course.scenarios["s05"];
    let (run, market) = MarketRun::of_script(&play.setting, 1, &play.solution);
    let all = run.what_if(&market, play);
    let better = all.iter().find(|one| one.is_advised()).expect("something was better");
    let worse = all.iter().find(|one| !one.is_better()).expect("something was worse");
    let went_well = all.iter().find(|one| one.went_well());
    let found = |better, worse| Elsewhere {
        worlds: 20,
        better,
        worse,
        ..Elsewhere::default()
    };
    let of_better = |elsewhere: Option<Elsewhere>| better.advice(elsewhere.as_ref());
    let of_worse = |elsewhere: Option<Elsewhere>| worse.advice(elsewhere.as_ref());
    assert_eq!(
        (of_better(None), of_worse(None)),
        (Advice::HereBetter, Advice::HereWorse)
    );
    assert_eq!(of_better(Some(found(17, 3))), Advice::Try);
    assert_eq!(of_better(Some(found(0, 17))), Advice::Lucky);
    assert_eq!(of_better(Some(found(11, 9))), Advice::Divided);
    assert_eq!(of_worse(Some(found(3, 17))), Advice::Chosen);
    assert_eq!(of_worse(Some(found(11, 9))), Advice::Divided);
    assert_eq!(of_better(Some(found(0, 0))), Advice::HereBetter);
    if let Some(went_well) = went_well {
        assert_eq!(went_well.advice(Some(&found(20, 0))), Advice::WentWell);
    }
}

/// Both worlds of an exact difference have the same orders, buyer by buyer, and the same people at the station.
#[test]
fn exact_is_said_only_of_the_same_orders() {
    let (course, _) = Course::embedded();
    for play in course.scenarios.values() {
        let (run, market) = MarketRun::of_script(&play.setting, 3, &play.solution);
        for one in run.what_if(&market, play).into_iter().take(3) {
            let other = run.other_world(&market, &one.change);
            let names = |market: &Market| {
                let tickets = market.station.iter().flat_map(|station| station.tickets.keys());
                let orders = market.orders.keys().map(|order| order.to_string());
                orders
                    .chain(tickets.map(|ticket| ticket.to_string()))
                    .chain(market.rounds.all.iter().map(|round| format!("{:?}", round.signed)))
                    .collect::<Vec<_>>()
            };
            assert_eq!(one.is_exact, names(&other) == names(&market), "{}", play.id);
            assert_eq!(other.ledger.sum(), 0);
            for (name, order) in &other.orders {
                let same = market.orders.get(name).is_none_or(|real| real.persona == order.persona);
                assert!(same, "{}: {name} is the same buyer in both worlds", play.id);
            }
        }
    }
}

/// Whatever a market came to, bad practice is never advised: it stands under what is, and is called what it is.
#[test]
fn what_breaks_a_practice_is_never_advised() {
    let (course, _) = Course::embedded();
    let mut broken = 0;
    for play in course.scenarios.values() {
        for seed in 1..=3 {
            let (run, market) = MarketRun::of_script(&play.setting, seed, &play.solution);
            let all = run.what_if(&market, play);
            let first_bad = all.iter().position(WhatIf::went_well);
            let last_good = all.iter().rposition(WhatIf::is_advised);
            assert!(
                first_bad.is_none() || last_good < first_bad,
                "{} on seed {seed}",
                play.id
            );
            broken += all.iter().filter(|one| one.breaks.is_some()).count();
        }
    }
    assert!(10 < broken, "only {broken} other ways break a practice");
}

/// One world may be luck: twenty others say what a decision is worth.
#[test]
fn other_worlds_tell_luck_from_sense() {
    let (course, _) = Course::embedded();
    let mut text = String::new();
    for id in ["s05", "s09", "s15"] {
        let play = &course.scenarios[id];
        let (run, market) = MarketRun::of_script(&play.setting, 1, &play.solution);
        let attempt = AttemptId(Key { run: RunId(1), n: 1 });
        let found = run.what_if(&market, play);
        let play = Arc::new(play.clone());
        let worlds = Worlds {
            attempt,
            run,
            market,
            play,
            kept: KeptWorlds::default(),
        };
        let short: Vec<WhatIf> = found.into_iter().take(3).collect();
        let said = told(&short, &course);
        for (one, said) in short.iter().zip(said.lines()) {
            let elsewhere = worlds
                .elsewhere(&one.change, &|_, _| true)
                .expect("a watch that goes on");
            let Elsewhere {
                worlds,
                better,
                worse,
                mean_fen,
                ..
            } = elsewhere;
            writeln!(
                text,
                "{id} {said}\n  of {worlds} worlds {better} better, {worse} worse, mean {mean_fen} fen"
            )
            .expect("a string takes it");
        }
        assert_eq!(worlds.elsewhere(&short[0].change, &|done, _| done < 3), None);
    }
    expect_file!["../data/what_if/elsewhere.txt"].assert_eq(&text);
}

/// The first word of a command, and for a page's field or a talk's answer nothing more: its kind.
fn kind(command: &Command) -> String {
    let line = command.to_string();
    line.split_whitespace().next().unwrap_or_default().to_owned()
}

/// No kind of decision is forgotten: each that ever was made has another way in some market, alone or with others of its
/// kind, or the reason why there is none.
#[test]
fn every_kind_of_decision_has_another_way_or_a_reason() {
    let (course, _) = Course::embedded();
    let mut alone: BTreeMap<String, bool> = BTreeMap::new();
    let mut together: BTreeMap<String, bool> = BTreeMap::new();
    let mut reasons: BTreeSet<(String, Untried)> = BTreeSet::new();
    for play in course.scenarios.values() {
        let tempting = play.tempting.iter().map(|tempting| &tempting.script);
        for script in std::iter::once(&play.solution).chain(tempting) {
            let (run, market) = MarketRun::of_script(&play.setting, 1, script);
            let ways = run.all_other_ways(&market);
            for (_, command) in &run.done {
                let kind = kind(command);
                match run.others_of(&market, command) {
                    Ok(others) => *alone.entry(kind).or_default() |= !others.is_empty(),
                    Err(Untried::Together) => {
                        let is_moved = ways.iter().any(|change| run.changes(change, command));
                        *together.entry(kind).or_default() |= is_moved;
                    }
                    Err(reason) => {
                        reasons.insert((kind, reason));
                    }
                }
            }
        }
    }
    let without = |kinds: &BTreeMap<String, bool>| -> Vec<String> {
        let found = kinds.iter().filter(|(_, has)| !**has);
        found.map(|(kind, _)| kind.clone()).collect()
    };
    assert_eq!(without(&alone), Vec::<String>::new(), "nothing else is tried for these");
    assert_eq!(without(&together), Vec::<String>::new(), "no change moves these");
    let told: Vec<String> = reasons
        .iter()
        .map(|(kind, reason)| format!("{kind} {reason:?}"))
        .collect();
    expect_file!["../data/what_if/untried.txt"].assert_eq(&format!("{}\n", told.join("\n")));
}

/// What a learner reads names nothing by its id, whatever way is told.
#[test]
fn every_other_way_is_told_by_names() {
    let (course, _) = Course::embedded();
    let locales = builtin_locales();
    for lang in ["zh", "ug"].map(Lang::new) {
        let localizer = Localizer {
            locales: &locales,
            names: &course.names,
            lang: &lang,
        };
        for play in course.scenarios.values() {
            let tempting = play.tempting.iter().map(|tempting| &tempting.script);
            for script in std::iter::once(&play.solution).chain(tempting) {
                let (run, market) = MarketRun::of_script(&play.setting, 1, script);
                for change in run.all_other_ways(&market) {
                    let said = line(&localizer.say(&say::change(&change)), &lang, Ink::Plain).plain();
                    assert!(!said.is_empty(), "{}: {change:?}", play.id);
                    // No id and no word of a command: neither Chinese nor Uyghur has Latin letters, and names of firms are short.
                    let is_raw = said
                        .split(|sign: char| !sign.is_ascii_lowercase())
                        .any(|word| 3 <= word.len());
                    assert!(!is_raw, "{} in {lang:?}: {said}", play.id);
                }
            }
        }
    }
}

/// A page that was sent in with a mistake and put right comes on the shelf in the other world too, though one more line of it takes
/// two minutes longer to write.
#[test]
fn what_was_put_right_here_is_put_right_there() {
    let (course, _) = Course::embedded();
    let play = &course.scenarios["s05"];
    let lines: Vec<String> = play.solution.iter().map(ToString::to_string).collect();
    let script = lines
        .join("\n")
        .replace("photos whole,cut,size,packing,orchard", "photos whole")
        .replace(
            "\nsubmit",
            "\nsubmit\nwait\nphotos whole,cut,size,packing,orchard\nsubmit",
        );
    let commands: Vec<Command> = script.lines().map(|line| line.parse().expect("a command")).collect();
    let (run, market) = MarketRun::of_script(&play.setting, 4, &commands);
    let sold = |market: &Market| !market.orders.is_empty();
    let sent_back = |market: &Market| market.figure(Figure::Listing(listing::Figure::RejectedSubmissions));
    assert_eq!((sold(&market), sent_back(&market)), (true, 1), "{script}");
    let mut zones = 0;
    for change in run.all_other_ways(&market) {
        if let Change::Zone { .. } | Change::Promise { .. } | Change::Price { .. } = change {
            zones += usize::from(matches!(change, Change::Zone { .. }));
            assert!(sold(&run.other_world(&market, &change)), "{change:?}");
        }
    }
    assert!(0 < zones);
}
