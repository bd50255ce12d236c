//! Talks: drills and conversations with state, planned into any market; what the learner may lose, and win back.

use bazar::market::talk;
use std::sync::Arc;

use bazar::course::{Course, Play};
use bazar::market::{
    Account, Command, Figure, Happening, Market, Name, Planned, ResponsibleRole, Setting, TalkEnd, TalkNature,
    TalkState,
};
use expect_test::expect_file;

use crate::dice::Dice;
use crate::edited::source;
use crate::market::{course, script, transcript};

/// The market of a scenario with one talk of the rules in it, on day 1 at 9.
fn planned(course: &Course, scenario: &str, talk: &str) -> Arc<Setting> {
    let mut setting = (*course.scenarios[scenario].setting).clone();
    setting.scenario.plan.push(Planned {
        day: 1,
        minute: 540,
        what: Happening::Talk { talk: talk.into() },
    });
    Arc::new(setting)
}

fn play(setting: &Arc<Setting>, lines: &str) -> Market {
    let mut market = Market::open(Arc::clone(setting), 7);
    for command in script(lines) {
        market
            .execute(&command)
            .unwrap_or_else(|refusal| panic!("`{command}` was refused: {refusal}"));
    }
    market
}

#[test]
fn transcripts_of_talks() {
    let course = course();
    expect_file!["../data/market/s02.txt"].assert_eq(&transcript(&course.scenarios["s02"], 1));
    expect_file!["../data/market/s03.txt"].assert_eq(&transcript(&course.scenarios["s03"], 1));
}

#[test]
fn a_drill_of_the_rules_rings_in_any_scenario() {
    let course = course();
    for scenario in ["s01", "s04", "s05", "s02"] {
        let setting = planned(&course, scenario, "fake-order");
        let refused = play(
            &setting,
            "wait until d1 09:00\nsay fake-order no-thanks\nreport fake-order",
        );
        assert_eq!(
            refused.figure(Figure::Talk(talk::Figure::ScamsRefused)),
            1,
            "{scenario}"
        );
        assert_eq!(
            refused.figure(Figure::Talk(talk::Figure::ScamsReported)),
            1,
            "{scenario}"
        );
        let missed = play(&setting, "wait until d1 09:00\nwait until d1 14:00");
        assert_eq!(
            missed.talks[&Name::from("fake-order")].state,
            TalkState::Missed,
            "{scenario}"
        );
    }
}

#[test]
fn who_reports_in_time_wins_back() {
    let course = course();
    let lost = |talk: &str, lines: &str| {
        let market = play(&planned(&course, "s03", talk), &format!("wait until d1 09:00\n{lines}"));
        assert_eq!(
            market.ledger.balance(Account::Lost),
            market.figure(Figure::Talk(talk::Figure::LostToScamsFen))
        );
        market.figure(Figure::Talk(talk::Figure::LostToScamsFen))
    };
    let given = "say read-code read-it";
    assert_eq!(lost("read-code", &format!("{given}\nwait until d1 14:00")), 120_000);
    assert_eq!(
        lost("read-code", &format!("{given}\nreport read-code\nwait until d1 14:00")),
        0
    );
    let sent = "say subsidy-fee pay-fee";
    assert_eq!(lost("subsidy-fee", sent), 20_000);
    assert_eq!(lost("subsidy-fee", &format!("{sent}\nreport subsidy-fee")), 10_000);
    assert_eq!(
        lost(
            "subsidy-fee",
            &format!("{sent}\nwait until d1 12:00\nreport subsidy-fee")
        ),
        20_000,
        "too late"
    );
}

/// The same people ring whatever is said to them, in an order of the seed's own.
#[test]
fn the_deck_hangs_on_the_seed_alone() {
    let course = course();
    let play = &course.scenarios["s03"];
    let came = |seed: u64, commands: &[Command]| {
        let mut market = Market::open(Arc::clone(&play.setting), seed);
        for command in commands {
            let _ = market.execute(command);
        }
        market.settle();
        let names: Vec<String> = market
            .talks
            .values()
            .map(|talk| format!("{} {}", talk.came_min, talk.terms))
            .collect();
        names
    };
    let mut decks = std::collections::BTreeSet::new();
    for seed in 1..=20 {
        let alone = came(seed, &script("wait until d1 22:00"));
        assert_eq!(alone, came(seed, &play.solution), "seed {seed}");
        assert_eq!(alone.len(), 8);
        let scams = alone.iter().filter(|talk| {
            let terms = talk.split(' ').nth(1).expect("a minute and a name");
            play.setting.rules.talks[terms].nature == TalkNature::Scam
        });
        assert_eq!(scams.count(), 5, "seed {seed}");
        decks.insert(alone);
    }
    assert!(15 < decks.len(), "the seeds bring different days");
}

/// Answers whoever is there by chance, sometimes reports, sometimes lets it ring.
fn chance(play: &Play, seed: u64) -> Market {
    let mut dice = Dice(seed);
    let mut market = Market::open(Arc::clone(&play.setting), seed);
    for _ in 0..120 {
        let open = market.talks.values().find(|talk| talk.is_open());
        let command = match open {
            Some(talk) if 0 < dice.below(12) => {
                let options = market.talk_options(&talk.name);
                assert!(!options.is_empty(), "`{}` of {} offers nothing", talk.node, talk.name);
                Command::Talk(talk::Command::Say(talk::command::Say {
                    talk: talk.name.clone(),
                    option: options[dice.below(options.len())].id.clone(),
                }))
            }
            _ => match market
                .talks
                .values()
                .find(|talk| !talk.is_open() && talk.reported_min.is_none())
            {
                Some(talk) if dice.below(2) == 0 => Command::Talk(talk::Command::Report(talk.name.clone())),
                _ => Command::WAIT,
            },
        };
        let before = market.clone();
        if market.execute(&command).is_err() {
            assert_eq!(market, before);
        }
        check(&market);
    }
    market.settle();
    check(&market);
    market
}

fn check(market: &Market) {
    assert_eq!(market.ledger.sum(), 0);
    assert!(0 <= market.ledger.balance(Account::Cash));
    let lost: i64 = market
        .talks
        .values()
        .map(|talk| talk.sent_fen + talk.stolen_fen - talk.recalled_fen)
        .sum();
    let received: i64 = market
        .log
        .iter()
        .filter_map(|happened| {
            let bazar::market::Event::Talk(talk::Event::Received(received)) = &happened.event else {
                return None;
            };
            let is_scam = market.talk_terms(&market.talks[&received.talk].terms).is_scam();
            is_scam.then_some(received.amount_fen)
        })
        .sum();
    assert_eq!(market.ledger.balance(Account::Lost), lost - received);
    let own: ResponsibleRole = market.setting.scenario.role.responsible();
    for talk in market.talks.values() {
        let owners = market.due().into_iter().filter(|item| item.about == talk.name.as_str());
        let owners: Vec<_> = owners.map(|item| item.owner).collect();
        let wanted = if talk.is_open() { vec![own] } else { Vec::new() };
        assert_eq!(owners, wanted, "{talk:?}");
        if let TalkState::Ended(end) = talk.state {
            let is_scam = market.talk_terms(&talk.terms).is_scam();
            assert_eq!(is_scam, matches!(end, TalkEnd::Refused | TalkEnd::Fallen));
        }
    }
}

#[test]
fn chance_wins_no_three_stars() {
    let course = course();
    for id in ["s02", "s03"] {
        let play = &course.scenarios[id];
        let won = (1..=150).filter(|seed| {
            let market = chance(play, *seed);
            play.stars[2].goal.holds(&|figure| market.figure(figure))
        });
        let won = won.count();
        assert!(won < 2, "{id}: {won} of 150");
    }
}

/// The course with one line of the talks' rules written anew; what the checker says of it.
fn edited(from: &str, to: &str) -> (Course, Vec<String>) {
    let (source, text) = source("rules/talks.toml", from, to);
    let (course, problems) = Course::load(&source);
    let problems = problems.into_iter().map(|problem| {
        let before = text.get(..problem.span.start).unwrap_or_default();
        format!("{}:{}: {}", problem.file, before.lines().count(), problem.title)
    });
    (course, problems.collect())
}

#[test]
fn rules_edited_by_hand_change_the_talk() {
    let (course, problems) = edited("recall_ppm = 500_000", "recall_ppm = 900_000");
    assert_eq!(problems, Vec::<String>::new());
    let setting = planned(&course, "s03", "subsidy-fee");
    let market = play(
        &setting,
        "wait until d1 09:00\nsay subsidy-fee pay-fee\nreport subsidy-fee",
    );
    assert_eq!(market.figure(Figure::Talk(talk::Figure::LostToScamsFen)), 2_000);
}

#[test]
fn a_slip_in_a_talk_is_refused_with_its_place() {
    let slips = [
        ("next = \"bigger\"", "next = \"biger\"", "there is no node `biger`"),
        (
            "end = \"fallen\"",
            "end = \"helped\"",
            "`helped` is no end of this talk",
        ),
        ("nature = \"scam\"", "nature = \"trick\"", "`trick` is not known here"),
        ("lose_fen = 10000", "lose_fen = -5", "-5 is out of range"),
        (
            "id = \"try-small\"",
            "id = \"so-fake\"",
            "two answers are called `so-fake`",
        ),
        ("recall_min = 30", "recal_min = 30", "unknown key `recal_min`"),
    ];
    for (from, to, title) in slips {
        let (_, problems) = edited(from, to);
        let is_told = |problem: &String| problem.starts_with("rules/talks.toml:") && problem.contains(title);
        assert!(problems.iter().any(is_told), "{to}: {problems:?}");
    }
}
