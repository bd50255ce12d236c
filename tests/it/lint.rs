//! The author's checker: a broken file per rule, and the whole report it brings.
//!
//! A case in `tests/data/lint/<rule>.toml` holds files of a course, each after a line `#@ path`; those it does not give are
//! the sound ones of `tests/data/lint/base`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bazar::course::{Course, LABEL, Source, builtin_locales, builtin_sentences};
use bazar::lint::{self, Cost, Plays, RULES, Request, Severity};
use bazar::say::Localizer;
use bazar::text::Lang;
use expect_test::expect_file;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lint")
}

pub fn base() -> Source {
    let mut source = Source::default();
    for path in ["course.toml", "terms.toml", "scenarios/s.toml", "unit/lesson.toml"] {
        let bytes = fs::read(folder().join("base").join(path)).expect("a file of the base course");
        source.files.insert(path.to_owned(), Cow::Owned(bytes));
    }
    source
}

/// The base course with the files of a case in it.
pub fn course_of(case: &[u8]) -> Source {
    let mut source = base();
    let mut path = String::new();
    for line in case.split_inclusive(|byte| *byte == b'\n') {
        if let Some(named) = line.strip_prefix(b"#@ ") {
            path = String::from_utf8_lossy(named).trim().to_owned();
            source.files.insert(path.clone(), Cow::Owned(Vec::new()));
        } else if let Some(bytes) = source.files.get_mut(&path) {
            bytes.to_mut().extend_from_slice(line);
        }
    }
    source
}

/// The cases by the name of their rule.
pub fn cases() -> BTreeSet<String> {
    let files = fs::read_dir(folder()).expect("the folder of cases");
    let paths = files.map(|file| file.expect("a readable folder").path());
    let cases = paths.filter(|path| path.extension().is_some_and(|end| end == "toml"));
    cases
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect()
}

#[test]
fn the_base_course_is_sound() {
    let source = base();
    let found = lint::check(&source);
    assert!(
        found.is_empty(),
        "{}",
        lint::human(&found, &source, false, lint::COLUMNS)
    );
}

#[test]
fn every_rule_has_a_case_and_every_case_its_report() {
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    // A file that is too large is made, not kept.
    let kept: BTreeSet<String> = rules.iter().filter(|name| *name != "too_large").cloned().collect();
    for name in cases() {
        let case = fs::read(folder().join(format!("{name}.toml"))).expect("a case");
        let source = course_of(&case);
        let found = lint::check(&source);
        let report = lint::human(&found, &source, false, lint::COLUMNS);
        assert!(
            found.iter().any(|diagnostic| diagnostic.name == name),
            "{name}:\n{report}"
        );
        expect_file![folder().join(format!("{name}.txt"))].assert_eq(&report);
    }
    assert_eq!(cases(), kept);
}

#[test]
fn the_program_s_own_sentences_use_the_words_of_the_glossary() {
    let (course, _) = Course::load(&Source::embedded());
    let mut found = Vec::new();
    for (lang, files) in builtin_sentences() {
        for (room, content) in files {
            for line in String::from_utf8_lossy(&content)
                .lines()
                .filter(|line| !line.starts_with('#'))
            {
                let said = line.split_once(" = ").map_or(line, |(_, said)| said);
                let avoided = lint::avoided(&course, &lang, said);
                found.extend(
                    avoided
                        .iter()
                        .map(|avoided| format!("{} {room}: {} in `{line}`", lang.0, avoided.word)),
                );
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_hint_that_names_a_button_says_what_stands_on_it() {
    let (course, locales) = (Course::embedded().0, builtin_locales());
    let (lesson, _) = course.lesson("L35");
    let lesson = lesson.expect("the lesson can be read");
    let hints = lesson.steps.iter().flat_map(|step| &step.hints);
    for (code, button) in [
        ("zh", "“交快递”"),
        ("ug", "«پوسۇلكا شىركىتىگە تاپشۇرۇش»"),
        ("en", "\"Hand it over\""),
    ] {
        let lang = Lang::new(code);
        let localizer = Localizer {
            locales: &locales,
            names: &course.names,
            lang: &lang,
        };
        let said: Vec<String> = hints.clone().map(|hint| localizer.written(hint)).collect();
        assert!(said.iter().any(|hint| hint.contains(button)), "{said:?}");
        assert!(!said.iter().any(|hint| hint.contains(LABEL)), "{said:?}");
    }
}

#[test]
fn codes_are_in_order_and_every_rule_is_explained() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|one, other| one < other), "{codes:?}");
    for rule in RULES {
        assert!(rule.explain.len() > 80 && rule.explain.ends_with('.'), "{}", rule.name);
    }
}

#[test]
fn a_lesson_of_ten_megabytes_is_refused_at_once() {
    let mut source = base();
    let step = "[[step]]\nid = \"a\"\nkind = \"read\"\n";
    let lesson = step.repeat(10_000_000 / step.len());
    source
        .files
        .insert("unit/lesson.toml".to_owned(), Cow::Owned(lesson.into_bytes()));
    let found = lint::check(&source);
    let report = lint::short(&found, &source);
    expect_test::expect![[r#"
        unit/lesson.toml:1:1: error[B001]: `unit/lesson.toml` has 10000 kB, a file may have 1000 kB
    "#]]
    .assert_eq(&report);
}

#[test]
fn one_line_each_and_json_name_the_same_places() {
    let case = fs::read(folder().join("unknown_key.toml")).expect("a case");
    let source = course_of(&case);
    let found = lint::check(&source);
    let json: serde_json::Value = serde_json::from_str(&lint::json(&found, &source)).expect("JSON");
    let objects = json.as_array().expect("a list");
    let short = lint::short(&found, &source);
    assert_eq!(objects.len(), short.lines().count());
    for (object, line) in objects.iter().zip(short.lines()) {
        let start = format!(
            "{}:{}:{}: {}[{}]: ",
            object["file"].as_str().expect("a file"),
            object["line"],
            object["column"],
            object["severity"].as_str().expect("a severity"),
            object["code"].as_str().expect("a code"),
        );
        assert!(line.starts_with(&start), "{line} does not start with {start}");
    }
}

#[test]
fn what_was_played_is_played_again_only_where_it_changed() {
    let mut source = base();
    let mut plays = Plays::default();
    let first = lint::check_with(&source, &Request::default(), &mut plays);
    assert!(0 < plays.played);
    let json = serde_json::to_string(&plays).expect("plays are text");
    let mut plays: Plays = serde_json::from_str(&json).expect("the same plays");
    assert_eq!(lint::check_with(&source, &Request::default(), &mut plays), first);
    assert_eq!(plays.played, 0);
    let scenario = source.files.get_mut("scenarios/s.toml").expect("the scenario");
    scenario.to_mut().extend_from_slice(b"\n# another word\n");
    lint::check_with(&source, &Request::default(), &mut plays);
    assert!(0 < plays.played);
}

#[test]
fn rules_that_need_no_play_play_nothing() {
    let case = fs::read(folder().join("unmet_goal.toml")).expect("a case");
    let source = course_of(&case);
    let named = |most, only| {
        let mut plays = Plays::default();
        let found = lint::check_with(&source, &Request { only, most }, &mut plays);
        (found.iter().any(|found| found.name == "unmet_goal"), plays.played)
    };
    assert_eq!(named(Some(Cost::Page), None), (false, 0));
    assert_eq!(named(None, Some("terms.toml")), (false, 0));
    assert!(named(None, Some("unit/lesson.toml")).0);
}

/// Among other things: on the seeds 1 to 20 each solution earns all stars, doing nothing none, a tempting way not its own.
#[test]
fn the_shipped_course_is_clean() {
    let source = Source::embedded();
    let found = lint::check(&source);
    let errors = found
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .count();
    assert!(
        errors == 0 && found.is_empty(),
        "{}",
        lint::human(&found, &source, false, lint::COLUMNS)
    );
}

#[test]
fn every_lesson_s_steps_and_minutes_are_shown() {
    let (course, _) = Course::load(&Source::embedded());
    expect_file![folder().join("figures.golden")].assert_eq(&lint::pace_table(&course));
}
