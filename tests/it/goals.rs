//! A goal's limits stand in its words, in figures and in every language: nobody learns of "at most 40 yuan" by missing it.

use std::collections::BTreeSet;

use bazar::{
    course::{Comparison, Course, Goal, StepKind, Text},
    market::Figure,
    text::Lang,
};

/// Up to so many are counted in words: "two orders".
const IN_WORDS: i64 = 10;

/// How a limit may be written: yuan, kilograms, hours, so many of a hundred or the rest of the hundred.
fn written(figure: Figure, wanted: i64) -> Vec<String> {
    let name = figure.name();
    let wanted = wanted.abs();
    let parts = |whole: i64| {
        let (before, behind) = (wanted / whole, wanted % whole * 1_000 / whole);
        let text = format!("{before}.{behind:03}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    if name.ends_with("_fen") || name.ends_with("_hundredths") {
        vec![parts(100)]
    } else if name.ends_with("_ppm") {
        let rest = 1_000_000 - wanted;
        let of_rest = format!("{}.{:03}", rest / 10_000, rest % 10_000 / 10);
        vec![
            parts(10_000),
            of_rest.trim_end_matches('0').trim_end_matches('.').to_owned(),
        ]
    } else if name.ends_with("_g") {
        vec![parts(1_000)]
    } else if name.ends_with("_min") {
        vec![parts(60), wanted.to_string()]
    } else {
        vec![wanted.to_string()]
    }
}

/// "None" is no number, and a few that are wanted are counted in words.
fn is_limit(figure: Figure, is: Comparison, wanted: i64) -> bool {
    let name = figure.name();
    let has_unit = ["_fen", "_ppm", "_g", "_min", "_hundredths"]
        .iter()
        .any(|unit| name.ends_with(unit));
    let is_most = matches!(is, Comparison::AtMost | Comparison::Less);
    wanted != 0 && (is_most || has_unit || IN_WORDS < wanted)
}

/// The numbers of a text: `7,000` is one.
fn numbers(text: &str) -> BTreeSet<String> {
    let flat = text.replace(',', "");
    let words = flat.split(|sign: char| !sign.is_ascii_digit() && sign != '.');
    words.map(|word| word.trim_matches('.').to_owned()).collect()
}

#[derive(Default)]
struct Eye {
    hidden: Vec<String>,
    looked_at: usize,
}

impl Eye {
    /// `said` are the limits that an easier star of the same list has told of already.
    fn look(&mut self, place: &str, goal: &Goal, text: &Text, said: &mut BTreeSet<(String, String)>) {
        for (figure, is, wanted) in goal.comparisons() {
            if !is_limit(figure, is, wanted) {
                continue;
            }
            self.looked_at += 1;
            for code in ["zh", "ug", "en"] {
                let limit = (format!("{figure} {is:?} {wanted}"), code.to_owned());
                let found = numbers(text.in_lang(&Lang::new(code)));
                if written(figure, wanted).iter().any(|number| found.contains(number)) {
                    said.insert(limit);
                } else if !said.contains(&limit) {
                    self.hidden.push(format!("{place} {code}: {}", limit.0));
                }
            }
        }
    }
}

#[test]
fn every_goal_says_its_limits_in_numbers() {
    let (course, _) = Course::embedded();
    let mut eye = Eye::default();
    for entry in course.units.iter().flat_map(|unit| &unit.lessons) {
        let lesson = course.lesson(&entry.id).0.expect("a lesson");
        for step in &lesson.steps {
            if let StepKind::Task(task) = &step.kind {
                eye.look(
                    &format!("{} {}", entry.id, step.id),
                    &task.goal,
                    &task.ask,
                    &mut BTreeSet::new(),
                );
            }
        }
    }
    for play in course.scenarios.values() {
        let id = &play.id;
        let mut said = BTreeSet::new();
        for (index, star) in play.stars.iter().enumerate() {
            eye.look(&format!("{id} star {}", index + 1), &star.goal, &star.text, &mut said);
        }
    }
    assert_eq!(eye.hidden, Vec::<String>::new());
    assert!(60 < eye.looked_at, "{}", eye.looked_at);
}

#[test]
fn a_hidden_limit_is_found() {
    let (course, _) = Course::embedded();
    let star = &course.scenarios["l02-stall"].stars[2];
    let words = ["zh", "ug", "en"].map(|code| (Lang::new(code), "Each got their own box.".to_owned()));
    let words = Text::from_iter(words);
    let mut eye = Eye::default();
    eye.look("a star", &star.goal, &words, &mut BTreeSet::new());
    assert_eq!(eye.hidden.len(), 6, "{:?}", eye.hidden);
}
