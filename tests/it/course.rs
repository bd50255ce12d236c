//! What authors write, and what becomes of it.

use bazar::market::{order, parcel};
use std::collections::{BTreeMap, BTreeSet};

use bazar::course::{
    Course, Document, Fault, FileKind, Formula, Goal, Node, PICTURE_SIZE, Problem, Source, StepKind, Unit,
};
use bazar::market::Figure;
use strum::VariantNames;

#[test]
fn every_shipped_lesson_can_be_played() {
    let (course, _) = Course::embedded();
    let entries: Vec<_> = course.units.iter().flat_map(|unit| &unit.lessons).collect();
    let order: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(
        order.join(" "),
        "L01 L02 L59 L03 L26 L22 L30 L04 L05 L11 L06 L07 L16 L20 L43 L23 L31 L33 L35 L36"
    );
    for entry in entries {
        let (lesson, problems) = course.lesson(&entry.id);
        let lesson = lesson.unwrap_or_else(|| panic!("{problems:#?}"));
        assert!(problems.is_empty(), "{problems:#?}");
        assert_eq!(lesson.title, entry.title);
        assert!(lesson.exit.is_some());
    }
}

#[test]
fn at_least_six_lessons_of_ten_are_about_selling() {
    let (course, _) = Course::embedded();
    // In the first unit something is bought, and then sold.
    let is_buying = |unit: &str, lesson: &str| matches!(unit, "first-order" | "buy-well") && lesson != "L02";
    let count = |buying: bool| {
        let of_unit = |unit: &Unit| {
            let lessons = unit.lessons.iter();
            lessons
                .filter(|lesson| is_buying(&unit.id, &lesson.id) == buying)
                .count()
        };
        course.units.iter().map(of_unit).sum::<usize>()
    };
    assert!(count(true) * 6 <= count(false) * 4);
}

#[test]
fn every_step_kind_is_used_by_the_shipped_course() {
    let (course, _) = Course::embedded();
    let entries = course.units.iter().flat_map(|unit| &unit.lessons);
    let lessons = entries.filter_map(|entry| course.lesson(&entry.id).0);
    let kinds = lessons.flat_map(|lesson| lesson.steps).map(|step| step.kind);
    let used: BTreeSet<&str> = kinds.map(|kind| <&str>::from(&kind)).collect();
    assert_eq!(used, StepKind::VARIANTS.iter().copied().collect::<BTreeSet<_>>());
}

/// The index alone is read at the start.
#[test]
fn a_scenario_is_opened_when_it_is_asked_for() {
    let mut source = Source::embedded();
    let broken = "id = \"s99\"\nminutes = 5\ntitle = { zh = \"空\" }\nrole = \"selller\"\n";
    source
        .files
        .insert("scenarios/s99.toml".to_owned(), broken.as_bytes().into());
    let (course, problems) = Course::index(&source);
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(course.scenarios.entry("s99").map(|entry| entry.minutes), Some(5));
    assert!(
        course.scenarios.get("s99").is_none(),
        "its mistakes keep it from being played"
    );
    assert!(course.scenarios.get("s05").is_some());
    let (_, problems) = Course::load(&source);
    assert!(
        problems
            .iter()
            .any(|problem| problem.title == "`selller` is not known here")
    );
}

#[test]
fn pictures_fit_their_place() {
    let (course, _) = Course::embedded();
    for picture in course.pictures().values() {
        let widths: BTreeSet<usize> = picture.rows.iter().map(Vec::len).collect();
        assert_eq!(widths.len(), 1, "{}", picture.id);
        assert!(widths.iter().all(|width| *width <= PICTURE_SIZE.0) && picture.rows.len() <= PICTURE_SIZE.1);
    }
}

#[test]
fn goals_are_read_and_written_the_same() {
    for (source, written) in [
        ("shipped>=3 and late==0", "shipped >= 3 and late == 0"),
        ("not late > 0", "not late > 0"),
        ("not (late > 0 or open > 0)", "not (late > 0 or open > 0)"),
        ("(orders < 2)", "orders < 2"),
        (
            "orders <= 2 or orders != 5 and profit_fen > -100",
            "orders <= 2 or orders != 5 and profit_fen > -100",
        ),
        (
            "(orders == 1 or late == 1) and open == 0",
            "(orders == 1 or late == 1) and open == 0",
        ),
        (" bought\n>=\n1 ", "bought >= 1"),
    ] {
        let goal = Goal::parse(source).unwrap_or_else(|error| panic!("{source}: {error:?}"));
        assert_eq!(goal.to_string(), written);
        assert_eq!(Goal::parse(&goal.to_string()), Ok(goal));
    }
}

#[test]
fn goals_that_cannot_be_read_say_where() {
    for (source, place, label) in [
        ("", "", "a figure is wanted at the end"),
        ("shiped >= 1", "shiped", "no such figure"),
        (
            "shipped => 1",
            "=>",
            "`==`, `!=`, `<`, `<=`, `>` or `>=` is wanted here",
        ),
        ("shipped >= one", "one", "a whole number is wanted here"),
        ("shipped >= 1.5", "1.5", "a whole number is wanted here"),
        ("shipped >= 1 late == 0", "late", "`and` or `or` is wanted before this"),
        ("shipped >= 1 and", "", "a figure is wanted at the end"),
        ("(shipped >= 1", "", "`)` is wanted at the end"),
        ("shipped", "", "a comparison is wanted at the end"),
        ("已发货 >= 1", "已发货", "no such figure"),
    ] {
        let error = Goal::parse(source).expect_err(source);
        assert_eq!((&source[error.span], error.label.as_str()), (place, label), "{source}");
    }
    assert!(Goal::parse(&"(".repeat(100_000)).is_err());
}

#[test]
fn goals_judge_figures() {
    let worth = [
        (Figure::Parcel(parcel::Figure::Shipped), 3),
        (Figure::Order(order::Figure::Late), 1),
    ];
    let figures = |figure: Figure| {
        worth
            .iter()
            .find(|(of, _)| *of == figure)
            .map_or(0, |(_, worth)| *worth)
    };
    for (source, holds) in [
        ("shipped >= 3", true),
        ("shipped > 3", false),
        ("shipped >= 3 and late == 0", false),
        ("shipped >= 3 or late == 0", true),
        ("not late == 0", true),
        ("open == 0 and (late < 1 or shipped != 2)", true),
    ] {
        let goal = Goal::parse(source).expect("a goal");
        assert_eq!(goal.holds(&figures), holds, "{source}");
    }
}

#[test]
fn sums_are_reckoned_exactly_and_rounded_once() {
    let values = BTreeMap::from([("a".to_owned(), 1000), ("b".to_owned(), 250), ("c".to_owned(), 0)]);
    for (source, hundredths) in [
        ("a", Some(1000)),
        ("a + b * 2", Some(1500)),
        ("(a + b) * 2", Some(2500)),
        ("a - b - b", Some(500)),
        ("a / 3 * 3", Some(1000)),
        ("a / 3", Some(333)),
        ("20 / 3", Some(667)),
        ("-b + 1", Some(-150)),
        ("-(20 / 3)", Some(-667)),
        ("ceil(b)", Some(300)),
        ("ceil(a / 4 + 0.01)", Some(300)),
        ("ceil(-b)", Some(-200)),
        ("(15 + 5.5 + 22.5) * 1.2", Some(5160)),
        ("a / c", None),
        ("a * 92233720368547758", None),
    ] {
        let sum = Formula::parse(source).unwrap_or_else(|error| panic!("{source}: {error:?}"));
        assert_eq!(sum.reckon(&values), hundredths, "{source}");
    }
}

#[test]
fn sums_that_cannot_be_read_say_where() {
    for (source, place, label) in [
        ("", "", "a number or a value is wanted at the end"),
        ("a +", "", "a number or a value is wanted at the end"),
        ("a b", "b", "`+`, `-`, `*` or `/` is wanted before this"),
        ("a * )", ")", "a number or a value is wanted here"),
        ("(a", "", "`)` is wanted at the end"),
        ("1.234", "1.234", "a number has at most two digits behind the point"),
        ("a × b", "×", "`+`, `-`, `*` or `/` is wanted before this"),
        ("ceil a", "a", "`(` is wanted here"),
    ] {
        let error = Formula::parse(source).expect_err(source);
        assert_eq!((&source[error.span], error.label.as_str()), (place, label), "{source}");
    }
    assert!(Formula::parse(&"(".repeat(100_000)).is_err());
    assert!(Formula::parse(&format!("1{}", "+1".repeat(100_000))).is_err());
    let tiny = Formula::parse(&["0.03"; 19].join("*")).expect("a sum");
    assert_eq!(tiny.reckon(&BTreeMap::new()), None, "too many digits behind the point");
}

#[test]
fn places_inside_strings_are_places_in_the_file() {
    let content = "a = \"one two\"\nb = '''\none two'''\nc = \"\"\"\r\none two\"\"\"\nd = \"\\tone two\"\n";
    let (document, problems) = Document::parse("x.toml", content.as_bytes());
    assert!(problems.is_empty(), "{problems:?}");
    for key in ["a", "b", "c"] {
        let node = document.root.at(key).expect("a key");
        assert_eq!(&content[document.inside(node, 4..7)], "two", "{key}");
    }
    let escaped = document.root.at("d").expect("a key");
    assert_eq!(&content[document.inside(escaped, 5..8)], "\"\\tone two\"");
}

#[test]
fn what_stands_behind_a_broken_line_is_read() {
    let content = "first = 1\nbroken\nsecond = 2\nbroken = = 3\nthird = 3\n";
    let (document, problems) = Document::parse("x.toml", content.as_bytes());
    let keys: Vec<&str> = document.root.entries().iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["first", "second", "third"]);
    assert_eq!(problems.len(), 2);
    let third = document.root.at("third").expect("the last key");
    assert_eq!(&content[third.span.clone()], "3");
}

/// A sound course of one file and one lesson, the latter given.
fn course_with(lesson: &str) -> Source {
    let index = "id = \"x\"\nlanguages = [\"zh\"]\ntitle = { zh = \"课\" }\nmastery = { right = 1, of = 1 }\n\
                 [[unit]]\nid = \"u\"\nplace = \"village\"\ntitle = { zh = \"站\" }\nlessons = [\"good.toml\", \"other.toml\"]\n";
    let good = "id = \"G\"\nminutes = 5\ntitle = { zh = \"好\" }\nobjective = { zh = \"好\" }\nrule = { zh = \"好\" }\n\
                [[step]]\nid = \"a\"\nkind = \"homework\"\nask = { zh = \"称重\" }\n\
                [exit]\nask = { zh = \"好吗\" }\noption = [{ id = \"a\", text = { zh = \"好\" }, right = true }, \
                { id = \"b\", text = { zh = \"坏\" }, say = { zh = \"不\" } }]\n";
    Source::of([("course.toml", index), ("good.toml", good), ("other.toml", lesson)])
}

#[test]
fn a_bad_lesson_stops_no_other() {
    for (lesson, id) in [
        ("", "OTHER"),
        ("id = \"O\"\nnonsense", "O"),
        ("\u{feff}[[[", "OTHER"),
        ("id = \"G\"\n", "G"),
    ] {
        let (course, _) = Course::load(&course_with(lesson));
        assert!(course.lesson("G").0.is_some(), "{lesson}");
        let unit = &course.units[0];
        assert!(
            unit.lessons.iter().any(|entry| entry.id == id),
            "{lesson}: {:?}",
            unit.lessons
        );
        if id != "G" {
            let (lesson, problems) = course.lesson(id);
            assert!(lesson.is_none() && !problems.is_empty());
        }
    }
}

/// Windows' editors begin a file with a mark of its encoding and end its lines by two signs.
#[test]
fn files_of_other_editors_are_read_alike() {
    for content in ["\u{feff}a = 1\nb = \"x\"\nc\n", "\u{feff}a = 1\r\nb = \"x\"\r\nc\r\n"] {
        let (document, problems) = Document::parse("x.toml", content.as_bytes());
        let b = document.root.at("b").expect("the second key");
        assert_eq!(&content[b.span.clone()], "\"x\"");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(document.root.at("a").map(|a| &content[a.span.clone()]), Some("1"));
    }
}

#[test]
fn a_brace_left_open_is_placed() {
    let number = |ask: &str| {
        format!(
            "id = \"O\"\nminutes = 5\ntitle = {{ zh = \"课\" }}\nobjective = {{ zh = \"课\" }}\nrule = {{ zh = \"课\" }}\n[[step]]\n\
             id = \"n\"\nkind = \"number\"\nask = {{ zh = \"{ask}\" }}\nvalue = {{ a = [1] }}\nanswer = \"a\"\n"
        )
    };
    for (ask, place) in [("多少{", "{"), ("{a} 加 {多少", "{多少"), ("{b} {a", "{b} {a")] {
        let source = course_with(&number(ask));
        let (course, _) = Course::load(&source);
        let (_, problems) = course.lesson("O");
        let content = number(ask);
        let placed = problems
            .iter()
            .filter(|problem| problem.fault == Fault::UnknownReference);
        let placed: Vec<&str> = placed.map(|problem| &content[problem.span.clone()]).collect();
        assert!(
            placed.iter().all(|placed| place.contains(placed)) && !placed.is_empty(),
            "{ask}: {placed:?}"
        );
    }
}

#[test]
fn numbers_that_no_shop_has_are_refused() {
    for (path, line, changed, place) in [
        ("rules/couriers.toml", "divisor = 8_000", "divisor = 0", "0"),
        (
            "rules/pack.toml",
            "wait_at_most_min = 7200",
            "wait_at_most_min = 0",
            "0",
        ),
        ("rules/demand.toml", "q10_ppm = 2_200_000", "q10_ppm = 0", "0"),
        ("rules/places.toml", "vary_ppm = 200_000", "vary_ppm = -1", "-1"),
        ("rules/places.toml", "hub_ppm = 400_000", "hub_ppm = 100_000", "100_000"),
        ("scenarios/s05.toml", "\nmonth = 10", "\nmonth = 13", "13"),
        ("scenarios/s05.toml", "\ndays = 14", "\ndays = 4_000_000", "4_000_000"),
    ] {
        let mut source = Source::embedded();
        let bytes = source.files.get_mut(path).expect("a file of the course");
        let before = String::from_utf8_lossy(bytes).into_owned();
        let after = before.replacen(line, changed, 1);
        assert_ne!(before, after, "{line} stands in {path}");
        *bytes = after.clone().into_bytes().into();
        let (_, problems) = Course::load(&source);
        let [problem] = problems
            .iter()
            .filter(|problem| problem.file == path)
            .collect::<Vec<_>>()[..]
        else {
            panic!("{problems:#?}");
        };
        assert!(problem.title.ends_with("is out of range"), "{problem:?}");
        assert_eq!(&after[problem.span.clone()], place);
    }
}

#[test]
fn a_course_without_files_says_so_and_nothing_panics() {
    let (course, problems) = Course::load(&Source::default());
    assert!(course.units.is_empty());
    assert!(
        problems.iter().any(|problem| problem.fault == Fault::MissingFile),
        "{problems:#?}"
    );
}

#[test]
fn every_rule_says_where_it_comes_from() {
    let (course, _) = Course::embedded();
    for (path, bytes) in &Source::embedded().files {
        let (document, _) = Document::parse(path, bytes);
        // Each practice and each published figure says where it comes from by itself.
        if FileKind::of(path) == FileKind::Rules {
            for key in ["source", "checked_on", "confidence"] {
                assert!(
                    document.root.at(key).and_then(Node::as_str).is_some(),
                    "{path} lacks {key}"
                );
            }
        }
    }
    assert!(course.rules().products.len() > 20 && course.rules().words.banned.len() > 5);
}

/// The shipped files with a slip in each: a byte taken out, doubled, or changed; or the rest cut off.
fn with_slips(seed: u64) -> Source {
    let mut source = Source::embedded();
    let mut state = seed;
    let mut draw = |below: usize| {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (state >> 33) as usize % below
    };
    for bytes in source.files.values_mut() {
        let at = draw(bytes.len());
        let slip = b"\"[]{}=#,.\n'0a\xe6"[draw(14)];
        let bytes = bytes.to_mut();
        match draw(4) {
            0 => drop(bytes.remove(at)),
            1 => bytes.insert(at, slip),
            2 => bytes[at] = slip,
            _ => bytes.truncate(at),
        }
    }
    source
}

#[test]
fn slips_of_the_keyboard_are_reported_and_stop_nothing() {
    for seed in 0..20 {
        let source = with_slips(seed);
        let (course, mut problems) = Course::load(&source);
        for entry in course.units.iter().flat_map(|unit| &unit.lessons) {
            problems.extend(course.lesson(&entry.id).1);
        }
        assert!(!problems.is_empty());
        for problem in problems {
            // A place counts in the text as it was read, where a broken letter takes three bytes.
            let read = source
                .files
                .get(&problem.file)
                .map(|bytes| String::from_utf8_lossy(bytes));
            let length = read.map_or(0, |text| text.len());
            assert!(
                problem.span.start <= problem.span.end && problem.span.end <= length.max(1),
                "{problem:?}"
            );
            assert!(!problem.title.is_empty());
        }
    }
}

#[test]
fn a_slip_in_the_rules_is_placed_and_the_built_in_ones_are_played() {
    let mut source = Source::embedded();
    let couriers = source.files.get_mut("rules/couriers.toml").expect("the couriers");
    let broken = String::from_utf8_lossy(couriers)
        .replacen("divisor = 8_000", "devisor = 8_000", 1)
        .replacen("lost_ppm = 200", "lost_ppm = \"few\"", 1)
        .replacen("[couriers.eagle]\nname = ", "[couriers.eagle]\nnamed = ", 1);
    *couriers = broken.clone().into_bytes().into();
    let (course, problems) = Course::load(&source);
    let placed: Vec<(Fault, &str)> = problems
        .iter()
        .map(|problem| (problem.fault, &broken[problem.span.clone()]))
        .collect();
    assert_eq!(
        placed,
        [
            (Fault::UnknownKey, "devisor"),
            (Fault::WrongType, "\"few\""),
            (Fault::UnknownKey, "named"),
        ]
    );
    assert_eq!(*course.rules(), *Course::embedded().0.rules());
}

/// Ids are looked up in the whole course, so a name of one scenario would be shown in the other.
#[test]
fn two_names_for_one_id_are_reported() {
    let mut source = Source::embedded();
    let path = "scenarios/s08.toml";
    let scenario = source.files.get_mut(path).expect("the scenario");
    let other =
        String::from_utf8_lossy(scenario).replacen("dancers = { zh = \"舞蹈队\"", "sister-gul = { zh = \"舞蹈队\"", 1);
    *scenario = other.clone().into_bytes().into();
    let (_, problems) = Course::load(&source);
    let apart: Vec<&Problem> = problems
        .iter()
        .filter(|problem| problem.fault == Fault::DuplicateId)
        .collect();
    let [problem] = apart[..] else {
        panic!("one name is given twice: {apart:?}");
    };
    assert_eq!(
        (problem.file.as_str(), &other[problem.span.clone()]),
        (path, "sister-gul")
    );
}
