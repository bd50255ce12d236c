//! Authors' files with a senseless value in the place of a sound one: reading ends without a panic, each problem has a place
//! inside its file, and a market that is opened all the same can be played to its end.

use std::borrow::Cow;

use bazar::course::{Course, Problem, Source};
use bazar::market::{Figure, Market};

use crate::dice::Dice;

const SENSELESS: [&str; 28] = [
    "-1",
    "9223372036854775807",
    "99999999999999999999999",
    "4294967296",
    "1e400",
    "nan",
    "true",
    "1979-05-27",
    "\"\"",
    "[]",
    "{}",
    "[[]]",
    "{ zh = 1 }",
    "\"\\u0000\"",
    "\"中{\"",
    "{ zh = \"{a\", ug = \"{a\", en = \"{a\" }",
    "\"[a|\"",
    "\"shipped >= 99999999999999999999\"",
    "\"a / 0\"",
    "\"9999999999999999 * 9999999999999999 * 9999999999999999\"",
    "\"repeat 1000\\nwait\\nend\"",
    "\"wait until d4294967295 23:59\"",
    "\"stock 4294967295\"",
    "\"price 92233720368547758.07\"",
    "\"\"\"",
    "\u{feff}1",
    "[{ id = \"a\" }, { id = \"a\" }]",
    "\"x\"",
];

/// As large and as small as the ranges of rules allow, and beyond.
const EDGES: [&str; 10] = [
    "0",
    "1",
    "12",
    "365",
    "1440",
    "8760",
    "525600",
    "1000000",
    "10000000",
    "1000000000",
];

/// Puts `value` behind one of the equals signs of `text`, as far as the next comma, bracket or line.
fn with_value(text: &str, value: &str, dice: &mut Dice) -> String {
    let signs: Vec<usize> = text.match_indices("= ").map(|(at, _)| at + 2).collect();
    let Some(start) = signs.get(dice.below(signs.len())) else {
        return value.to_owned();
    };
    let rest = &text[*start..];
    let end = match rest.strip_prefix('"') {
        Some(inside) => inside.find('"').map_or(rest.len(), |at| at + 2),
        None => rest.find([',', '}', '\n']).unwrap_or(rest.len()),
    };
    format!("{}{value}{}", &text[..*start], &rest[end..])
}

fn check_places(source: &Source, problems: &[Problem]) {
    for problem in problems {
        let content = source
            .files
            .get(&problem.file)
            .map(|bytes| String::from_utf8_lossy(bytes));
        let content = content.unwrap_or_default();
        assert!(content.get(problem.span.clone()).is_some(), "{problem:?}");
        assert!(!problem.title.is_empty());
    }
}

/// Plays the solution and settles, whatever the numbers are.
fn play(course: &Course, id: &str) {
    let Some(play) = course.scenarios.get(id) else { return };
    let mut market = Market::open(play.setting.clone(), 7);
    for command in &play.solution {
        let _ = market.execute(command);
    }
    market.settle();
    assert!(market.is_over());
    assert_eq!(market.ledger.sum(), 0);
    for figure in Figure::all() {
        market.figure(figure);
    }
}

#[test]
fn a_senseless_value_is_reported_and_breaks_nothing() {
    let whole = Source::embedded();
    let paths: Vec<&String> = whole.files.keys().collect();
    for seed in 0..30 {
        let mut dice = Dice(seed);
        let mut source = whole.clone();
        for _ in 0..6 {
            let path = paths[dice.below(paths.len())];
            let text = String::from_utf8_lossy(&source.files[path]).into_owned();
            let garbled = with_value(&text, SENSELESS[dice.below(SENSELESS.len())], &mut dice);
            source.files.insert(path.clone(), Cow::Owned(garbled.into_bytes()));
        }
        let (course, mut problems) = Course::load(&source);
        for entry in course.units.iter().flat_map(|unit| &unit.lessons) {
            problems.extend(course.lesson(&entry.id).1);
        }
        check_places(&source, &problems);
        assert!(!problems.is_empty(), "seed {seed}");
    }
}

#[test]
fn numbers_that_the_rules_allow_can_be_played() {
    let whole = Source::embedded();
    let dated = |path: &&String| path.starts_with("rules/") || path.starts_with("scenarios/s0");
    let paths: Vec<&String> = whole.files.keys().filter(dated).collect();
    for seed in 0..30 {
        let mut dice = Dice(seed);
        let mut source = whole.clone();
        let path = paths[dice.below(paths.len())];
        let text = String::from_utf8_lossy(&whole.files[path]).into_owned();
        let numbers: Vec<usize> = text
            .match_indices("= ")
            .map(|(at, _)| at + 2)
            .filter(|at| text[*at..].starts_with(|sign: char| sign.is_ascii_digit()))
            .collect();
        let Some(start) = numbers.get(dice.below(numbers.len())) else {
            continue;
        };
        let end = text[*start..].find([',', ' ', '}', '\n']).expect("a line ends");
        let edge = EDGES[dice.below(EDGES.len())];
        let changed = format!("{}{edge}{}", &text[..*start], &text[start + end..]);
        source.files.insert(path.clone(), Cow::Owned(changed.into_bytes()));
        let (course, problems) = Course::load(&source);
        check_places(&source, &problems);
        for id in ["s01", "s04", "s05"] {
            play(&course, id);
        }
    }
}
