//! Which attempts go on after a change of the course, the rules or the program, and what names the change.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bazar::app::{App, Clock, Input, Options, View};
use bazar::course::{Course, Source, builtin_locales};
use bazar::market::Reads;
use bazar::tutor::{Ending, EntryWriter, Fact, LearnerRecords, Playable, RunId, Session};
use expect_test::{expect, expect_file};

use crate::chain::course_of_then;
use crate::screens::{key, languages, paint};
use crate::wander::everything;
use crate::{guard, jobs};

/// Every lesson and scenario, begun by somebody and left, as a program wrote it that marked attempts by another mark.
const OLD_LOG: &str = include_str!("../data/tutor/open-attempts.txt");

/// The records of some lines `kind body`.
fn records(log: &str) -> LearnerRecords {
    let mut writer = EntryWriter::new(RunId(1));
    let mut records = LearnerRecords::default();
    for line in log.lines() {
        let (kind, body) = line.split_once(' ').expect("a kind and a body");
        writer.write(&mut records, Fact::from_wire(kind, body), 0);
    }
    records
}

#[test]
fn whatever_was_open_goes_on_whoever_marked_it() {
    let course = course_of_then();
    let records = records(OLD_LOG);
    assert_eq!(records.logs.len(), 45);
    let results: usize = records.logs.values().map(|attempt| attempt.results.len()).sum();
    assert_eq!(results, 194, "it has something to be held against");
    let mut others = Vec::new();
    for attempt in records.logs.values() {
        let what = &attempt.what;
        let playable = Playable::of(&course, what).expect("it is still there");
        // A lesson without a market was marked over its own words before too.
        let is_marked_otherwise = playable.fingerprint() != attempt.fingerprint;
        assert!(is_marked_otherwise || playable.play.is_none(), "{what}");
        match Session::resume(playable, attempt) {
            Some(session) => assert!(!session.is_over(), "{what}"),
            None => others.push(what.to_string()),
        }
    }
    // By the rules of today their markets come to something else.
    expect![[r#"["lesson:L04", "lesson:L05", "lesson:L11", "lesson:L06", "lesson:L07", "lesson:L16", "lesson:L20", "lesson:L43", "lesson:L26", "lesson:L22", "lesson:L23", "lesson:L30", "lesson:L31", "lesson:L33", "lesson:L35", "lesson:L36", "scenario:l30-replies", "scenario:l35-label", "scenario:l36-relay", "scenario:s04", "scenario:s09"]"#]]
        .assert_eq(&format!("{others:?}"));
}

#[test]
fn an_attempt_that_comes_to_something_else_does_not_go_on() {
    let course = course_of_then();
    let is_result = |line: &&str| {
        line.split_once(' ')
            .is_some_and(|(kind, body)| Fact::from_wire(kind, body).is_result())
    };
    let results: Vec<&str> = OLD_LOG.lines().filter(is_result).collect();
    let goes_on = |log: &str| {
        let records = records(log);
        let all = records.logs.values();
        let resumed = all.filter(|attempt| {
            let playable = Playable::of(&course, &attempt.what).expect("it is still there");
            Session::resume(playable, attempt).is_some()
        });
        resumed.count()
    };
    assert_eq!(goes_on(OLD_LOG), 24);
    // One result that the rules of today do not yield, or one that they do and the log lacks, each in an attempt of its own.
    let first = results[0];
    let other = first.replace("\"tries\":0", "\"tries\":7");
    assert_ne!(first, other);
    assert_eq!(goes_on(&OLD_LOG.replacen(first, &other, 1)), 23);
    let last = format!("{}\n", results[results.len() - 1]);
    let at = OLD_LOG.rfind(&last).expect("it is there");
    let (before, after) = OLD_LOG.split_at(at);
    assert_eq!(goes_on(&format!("{before}{}", &after[last.len()..])), 23);
    assert_eq!(goes_on(&format!("{before}{last}{after}")), 23);
}

/// The learner is told, and begins afresh where the old attempt is the parent.
#[test]
fn an_attempt_that_does_not_go_on_is_closed_and_that_is_told() {
    let course = course_of_then();
    for (log, is_told) in [
        (OLD_LOG.to_owned(), false),
        (OLD_LOG.replacen("\"tries\":0", "\"tries\":7", 1), true),
    ] {
        let records = records(&log);
        let first = records.logs.values().next().expect("an attempt").clone();
        let options = Options {
            languages: languages("zh,ug"),
            seed: None,
            learners: first.learners.clone(),
        };
        let locales = Arc::new(builtin_locales());
        let mut app = App::new(Arc::new(course.clone()), locales, records, RunId(2), options);
        jobs::update(&mut app, Input::Key(key("1")), &Clock::default());
        let view = View { width: 80, height: 24 };
        let screen = paint(&app.page(view), view);
        assert_eq!(screen.contains("这一课改过了，从头开始。"), is_told, "{screen}");
        let children = app
            .records()
            .logs
            .values()
            .filter(|attempt| attempt.parent == Some(first.id));
        assert_eq!(children.count(), usize::from(is_told));
        assert_eq!(app.records().logs[&first.id].ending, is_told.then_some(Ending::Stale));
    }
}

/// The text of a file of the market, a line a statement as far as dots go, without remarks.
fn statements(path: &Path) -> String {
    let content = std::fs::read_to_string(path).expect("a file of the market");
    let lines = content.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.fold(String::new(), |mut text, line| {
        if !line.starts_with('.') {
            text.push('\n');
        }
        text.push_str(line);
        text
    })
}

/// The word behind each place where `before` stands by itself.
fn words_after<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(before).filter_map(move |(at, _)| {
        let is_part = text[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.');
        let rest = &text[at + before.len()..];
        let end = rest
            .find(|letter: char| !letter.is_ascii_lowercase() && letter != '_')
            .unwrap_or(rest.len());
        (!is_part).then_some(&rest[..end])
    })
}

/// What the functions of a file read of the rules, as they write it.
fn reads(text: &str) -> BTreeSet<&str> {
    let mut read = BTreeSet::new();
    for function in text.split("fn ") {
        let at = |before: &'static str| function.split(before).skip(1);
        read.extend(at("setting.rules.").map(|rest| {
            let end = rest.find(|letter: char| !letter.is_ascii_lowercase() && letter != '_');
            &rest[..end.unwrap_or(rest.len())]
        }));
        if function.contains("setting.courier(") || function.contains("setting.couriers(") {
            read.insert("couriers");
        }
        // Elsewhere `rules` is one section, under the name of the whole.
        let wholes = [
            "setting.rules;",
            "setting.rules,",
            "setting.rules)",
            "setting).rules)",
            "rules: &RulePack",
            "Setting { rules",
        ];
        if wholes.iter().any(|whole| function.contains(whole)) {
            read.extend(words_after(function, "rules."));
        }
    }
    read
}

#[test]
fn what_a_part_of_the_market_reads_of_the_rules_is_what_it_declares() {
    let (course, _) = Course::embedded();
    let marks = &course.rules().marks;
    let sections: BTreeSet<&str> = marks.keys().map(|key| key.split('.').next().unwrap_or(key)).collect();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in sources(Path::new("src/market")) {
        let inside = path.strip_prefix("src/market").expect("it lies there");
        let part = inside
            .components()
            .next()
            .expect("a name")
            .as_os_str()
            .to_string_lossy();
        let part = part.trim_end_matches(".rs");
        // These hold the rules and hand them out.
        if part == "rules" || part == "scenario" {
            continue;
        }
        let text = statements(&path);
        let read = reads(&text).into_iter().filter(|section| sections.contains(section));
        found
            .entry(part.to_owned())
            .or_default()
            .extend(read.map(str::to_owned));
    }
    found.retain(|_, sections| !sections.is_empty());
    let declared = Reads::all().filter(|reads| !reads.sections.is_empty());
    let declared: BTreeMap<String, BTreeSet<String>> = declared
        .map(|reads| {
            (
                reads.part.to_owned(),
                reads.sections.iter().map(|section| (*section).to_owned()).collect(),
            )
        })
        .collect();
    assert_eq!(declared, found);
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of the market");
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            paths.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
    paths
}

/// The marks of all that can be played.
fn marks(course: &Course) -> BTreeMap<String, u64> {
    let marks = everything(course).into_iter().filter_map(|what| {
        let playable = Playable::of(course, &what)?;
        Some((what.to_string(), playable.fingerprint()))
    });
    marks.collect()
}

/// What has another mark in another course.
fn renamed(course: &Course, before: &BTreeMap<String, u64>) -> Vec<String> {
    let after = marks(course);
    assert!(before.keys().eq(after.keys()), "what can be played has changed");
    let changed = before.iter().filter(|(what, mark)| after[*what] != **mark);
    changed.map(|(what, _)| what.clone()).collect()
}

/// The shipped course with some of its files written otherwise.
fn edited(edit: impl Fn(&str, &str) -> String) -> Course {
    let mut source = Source::embedded();
    for (path, bytes) in &mut source.files {
        let content = std::str::from_utf8(bytes).expect("a text");
        *bytes = edit(path, content).into_bytes().into();
    }
    let (course, _) = Course::load(&source);
    course
}

fn replaced<'a>(file: &'a str, from: &'a str, to: &'a str) -> impl Fn(&str, &str) -> String + use<'a> {
    move |path, content| {
        if path != file {
            return content.to_owned();
        }
        assert!(content.contains(from), "{path} has no `{from}`");
        content.replacen(from, to, 1)
    }
}

#[test]
fn every_mark_is_as_it_was() {
    let path = "tests/data/course/marks.txt";
    let (course, _) = Course::embedded();
    let page: String = marks(&course)
        .iter()
        .map(|(what, mark)| format!("{what} {mark:016x}\n"))
        .collect();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &page).expect("writable");
    }
    let kept = std::fs::read_to_string(path).expect("the marks are readable");
    let other = |page: &str, of: &str| {
        let lines = page.lines().filter(|line| !of.lines().any(|other| other == *line));
        lines
            .map(|line| line.split(' ').next().unwrap_or(line).to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(
        kept == page,
        "what these ask has changed: {}; gone: {}. If it was meant, UPDATE_EXPECT=1",
        other(&page, &kept),
        other(&kept, &page)
    );
}

/// Which rules a scenario comes to goes by who the learner is, and whether its rules change.
#[test]
fn a_scenario_comes_to_the_rules_of_its_role() {
    let (course, _) = Course::embedded();
    let mut by_sections: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for play in course.scenarios.values() {
        let sections: Vec<&str> = play.setting.scenario.sections().into_iter().collect();
        by_sections.entry(sections.join(" ")).or_default().push(&play.id);
    }
    let page: String = by_sections
        .iter()
        .map(|(sections, plays)| format!("{}\n    {sections}\n", plays.join(" ")))
        .collect();
    expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/course/sections.txt")].assert_eq(&page);
}

/// Keys in the order of the alphabet, every table written another way, remarks gone.
#[test]
fn how_a_file_is_written_changes_no_mark() {
    let (course, _) = Course::embedded();
    let before = marks(&course);
    let rewritten = edited(|path, content| {
        if !path.ends_with(".toml") {
            return content.to_owned();
        }
        let table: toml::Table = content.parse().expect("it is TOML");
        toml::to_string(&table).expect("it can be written")
    });
    assert_eq!(renamed(&rewritten, &before), [""; 0]);
}

#[test]
fn texts_sources_and_what_holds_anyway_change_no_mark() {
    let (course, _) = Course::embedded();
    let before = marks(&course);
    for edit in [
        replaced("scenarios/s05.toml", "role = ", "# A remark.\nrole = "),
        replaced(
            "scenarios/s05.toml",
            "role = ",
            "registered = false\ncoupon_budget_fen = 0\nbills = {}\nrole = ",
        ),
        replaced("scenarios/s05.toml", "minutes = ", "minutes = 1"),
        replaced("rules/couriers.toml", "zh = \"", "zh = \"新"),
        replaced("rules/couriers.toml", "source = \"", "source = \"another "),
    ] {
        assert_eq!(renamed(&edited(edit), &before), [""; 0]);
    }
}

/// A scenario may say who takes its parcels: another courier's price is no matter then.
#[test]
fn a_couriers_price_names_the_scenarios_that_have_it() {
    const STATED: [(&str, &str); 2] = [
        ("scenarios/s05.toml", "\"snow\", \"post\""),
        ("scenarios/s06.toml", "\"post\""),
    ];
    let with = |from: &str, to: &str| {
        edited(|path, content| {
            let stated = STATED.iter().find(|(file, _)| *file == path);
            match stated {
                Some((_, couriers)) => content.replacen("role = ", &format!("couriers = [{couriers}]\nrole = "), 1),
                None if path == "rules/couriers.toml" => content.replacen(from, to, 1),
                None => content.to_owned(),
            }
        })
    };
    let shipped = with("", "");
    let before = marks(&shipped);
    let play = |id: &str| shipped.scenarios.get(id).expect("it can be played").setting.clone();
    assert_eq!(
        play("s06").couriers().map(|(id, _)| id.as_str()).collect::<Vec<_>>(),
        ["post"]
    );
    assert!(play("s05").courier(&"post".into()).is_some() && play("s05").courier(&"eagle".into()).is_none());
    assert_eq!(play("s07").couriers().count(), shipped.rules().couriers.len());

    let price = |courier: &str| {
        renamed(
            &with(courier, &courier.replacen("first_fen = ", "first_fen = 1", 1)),
            &before,
        )
    };
    let snow = price("[couriers.snow.rates]\n0 = { first_fen = 4");
    let post = price("[couriers.post.rates]\n0 = { first_fen = 5");
    let eagle = price("[couriers.eagle.rates]\n1 = { first_fen = 1");
    let only = |some: &[String], others: &[String]| {
        let others: BTreeSet<&String> = others.iter().collect();
        some.iter()
            .filter(|what| !others.contains(what))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(only(&post, &snow), ["scenario:s06"]);
    let with_snow = only(&snow, &eagle);
    let is_stated = |what: &String| {
        let Some(id) = what.strip_prefix("scenario:") else {
            return what.starts_with("lesson:");
        };
        play(id).courier(&"snow".into()).is_some() && play(id).courier(&"eagle".into()).is_none()
    };
    assert!(with_snow.iter().all(is_stated), "{with_snow:?}");
    assert!(with_snow.contains(&"scenario:s05".to_owned()), "{with_snow:?}");
    assert!(!eagle.is_empty() && only(&eagle, &snow).is_empty());
    assert!(
        !post.iter().any(|what| what.ends_with("s00")),
        "a buyer sends no parcels"
    );
}

/// Rules that a scenario does not come to may be anything: what its author's scripts and players who do anything come to stays.
#[test]
fn what_a_mark_leaves_out_does_not_matter_for_play() {
    let (course, _) = Course::embedded();
    let before = marks(&course);
    let anything = guard::anything(&course);
    let kept = std::fs::read_to_string("tests/data/market/guard.txt").expect("the marks are readable");
    let mut by_sections: BTreeMap<BTreeSet<&str>, Vec<&str>> = BTreeMap::new();
    for play in course.scenarios.values() {
        let sections = play.setting.scenario.sections();
        by_sections.entry(sections).or_default().push(&play.id);
    }
    for (sections, plays) in by_sections {
        let other = edited(|path, content| {
            if !path.starts_with("rules/") {
                return content.to_owned();
            }
            let mut table: toml::Table = content.parse().expect("it is TOML");
            for (section, value) in &mut table {
                if !sections.contains(section.as_str()) {
                    less(value);
                }
            }
            toml::to_string(&table).expect("it can be written")
        });
        let renamed = renamed(&other, &before);
        assert!(course.rules().marks != other.rules().marks, "{sections:?}");
        for id in plays {
            assert!(!renamed.contains(&format!("scenario:{id}")), "{id}");
            let play = other.scenarios.get(id).expect("it can be played");
            let line = guard::marks(play, &anything, false).line();
            let (quick, _) = line.rsplit_once(' ').expect("several marks");
            assert!(
                kept.contains(quick),
                "{id} comes to something else, though it comes to none of what changed"
            );
        }
    }
}

/// Every number one less, where that is still a number of things.
fn less(value: &mut toml::Value) {
    match value {
        toml::Value::Integer(number) if 1 < *number => *number -= 1,
        toml::Value::Array(items) => items.iter_mut().for_each(less),
        toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| less(value)),
        toml::Value::Integer(_)
        | toml::Value::String(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Datetime(_) => {}
    }
}
