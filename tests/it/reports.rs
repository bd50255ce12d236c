//! A fixed class of learners, and the whole table that the trainer reads of it.

use std::collections::BTreeMap;

use bazar::{
    course::{Course, builtin_locales},
    report::{self, Asked, Cell, Column, Holds, REPORTS, Table},
    say::{Arg, Localizer, sentence},
    text::{Lang, Script},
    tutor::{Ending, EntryWriter, Fact, LearnerId, LearnerRecords, RunId, What},
};
use expect_test::{expect, expect_file};

/// 23 November 2026, 10:00 in Beijing.
const MORNING_MS: i64 = 1_795_399_200_000;

struct Class {
    records: LearnerRecords,
    writer: EntryWriter,
}

impl Class {
    fn write(&mut self, fact: Fact) {
        self.writer.write(&mut self.records, fact, MORNING_MS);
    }

    fn learner(&mut self, name: &str, card: u16) -> LearnerId {
        let learner = self.writer.learner();
        self.write(Fact::LearnerAdded {
            learner,
            name: name.to_owned(),
            card,
        });
        learner
    }

    /// Plays a lesson or scenario as far as `steps`, each right at once or not; then closes it with `stars`, if any.
    fn play(&mut self, what: What, learners: &[LearnerId], steps: &[bool], end: Option<(&[bool], i64)>) {
        let attempt = self.writer.attempt();
        let opened = Fact::AttemptOpened {
            attempt,
            what,
            seed: 7,
            learners: learners.to_vec(),
            fingerprint: 1,
            rules_version: 1,
            parent: None,
            taken: Default::default(),
            product: None,
            is_each: false,
        };
        self.write(opened);
        for (index, right) in steps.iter().enumerate() {
            self.write(Fact::StepDone {
                attempt,
                step: format!("step-{index}"),
                learners: learners.to_vec(),
                skill: Some("read-listing".to_owned()),
                right: true,
                first_try_right: *right,
                tries: 1 + u32::from(!right),
                hints: 0,
                misconceptions: if *right {
                    Vec::new()
                } else {
                    vec!["price-without-weight".to_owned()]
                },
            });
        }
        if let Some((stars, settled)) = end {
            self.write(Fact::AttemptClosed {
                attempt,
                ending: Ending::Finished,
                stars: stars.to_vec(),
                figures: BTreeMap::from([("settled".to_owned(), settled)]),
            });
        }
    }
}

/// One who is through, one who is stuck at a refusal, a group of two who missed and called the teacher, one without a name.
pub fn class() -> LearnerRecords {
    let mut class = Class {
        records: LearnerRecords::default(),
        writer: EntryWriter::new(RunId(0xc0ffee)),
    };
    let reyhan = class.learner("热依汗", 10);
    let ahmat = class.learner("ئەخمەت", 11);
    let aynur = class.learner("Aynur", 12);
    let nameless = class.learner("", 13);
    let lesson = |id: &str| What::Lesson(id.to_owned());
    class.play(lesson("L01"), &[reyhan], &[true; 5], Some((&[], 0)));
    class.play(
        What::Scenario("s05".to_owned()),
        &[reyhan],
        &[],
        Some((&[true, true, true], 6)),
    );
    class.play(lesson("L03"), &[ahmat], &[true, false], None);
    let attempt = class.records.open_attempt(&[ahmat]).expect("the lesson is open").id;
    class.write(Fact::Refused {
        attempt,
        step: "step-2".to_owned(),
        code: "not_packed".to_owned(),
    });
    class.play(lesson("L01"), &[aynur, nameless], &[true], None);
    let attempt = class
        .records
        .open_attempt(&[aynur, nameless])
        .expect("the lesson is open")
        .id;
    class.write(Fact::Missed {
        attempt,
        step: "step-1".to_owned(),
        misconceptions: vec!["wrong-key-breaks-it".to_owned()],
    });
    class.write(Fact::CalledTeacher {
        attempt,
        step: "step-1".to_owned(),
    });
    class.records
}

/// A report about everybody in the records, in one language, as text, as a spreadsheet and as a page.
fn written(id: &str, records: &LearnerRecords, code: &str) -> [String; 3] {
    let (course, _) = Course::embedded();
    let (locales, lang) = (builtin_locales(), Lang::new(code));
    let localizer = Localizer {
        locales: &locales,
        names: &course.names,
        lang: &lang,
    };
    let report = REPORTS
        .iter()
        .find(|report| report.id == id)
        .expect("it is in the list");
    let table = Asked::of_all(records, &course).table(report);
    [
        text(&table, localizer),
        report::csv(&table, localizer),
        report::html(&table, localizer),
    ]
}

fn text(table: &Table, localizer: Localizer) -> String {
    let rows = report::print(table, localizer, Script::Joined);
    rows.iter().map(|row| format!("{}\n", row.plain().trim_end())).collect()
}

#[test]
fn the_class_as_text() {
    for code in ["zh", "ug", "en"] {
        let [text, ..] = written("class", &class(), code);
        expect_file![format!("../data/report/class-{code}.txt")].assert_eq(&text);
    }
}

#[test]
fn the_class_as_a_spreadsheet() {
    expect_file!["../data/report/class.csv"].assert_eq(&written("class", &class(), "zh")[1]);
}

#[test]
fn the_class_as_a_page_to_print() {
    for code in ["zh", "ug"] {
        let [.., page] = written("class", &class(), code);
        expect_file![format!("../data/report/class-{code}.html")].assert_eq(&page);
    }
}

#[test]
fn a_name_is_no_formula_and_no_tag() {
    let mut class = Class {
        records: LearnerRecords::default(),
        writer: EntryWriter::new(RunId(1)),
    };
    class.learner("=1+1", 10);
    class.learner("a \"b\", c", 11);
    class.learner("<b>&", 12);
    class.learner(" \u{3000}＝1+1", 13);
    class.learner("－2", 14);
    class.learner("\t@x", 15);
    let [_, csv, page] = written("class", &class.records, "en");
    assert!(csv.contains("\n10,'=1+1,"), "{csv}");
    assert!(csv.contains("\n13,' \u{3000}＝1+1,"), "{csv}");
    assert!(csv.contains("\n14,'－2,"), "{csv}");
    assert!(csv.contains("\n15,\"'\t@x\"") || csv.contains("\n15,'\t@x,"), "{csv}");
    assert!(page.contains("<bdi>&lt;b&gt;&amp;</bdi>"), "{page}");
    assert!(csv.contains("\n11,\"a \"\"b\"\", c\","), "{csv}");
}

/// Two learners' closed markets: late replies and packing, a late deliverer, a step of a newer program.
fn closed_markets() -> LearnerRecords {
    let mut class = Class {
        records: LearnerRecords::default(),
        writer: EntryWriter::new(RunId(2)),
    };
    let learners = [class.learner("热依汗", 10), class.learner("ئەخمەت", 11)];
    let figures: [&[(&str, i64)]; 2] = [
        &[
            ("missed.seller.reply", 3),
            ("missed.deliverer.carry", 1),
            ("kept.seller", 9),
            ("kept.deliverer", 4),
        ],
        &[
            ("missed.seller.reply", 2),
            ("missed.seller.pack", 1),
            ("missed.seller.newer", 1),
            ("kept.seller", 5),
        ],
    ];
    for (learner, figures) in learners.into_iter().zip(figures) {
        let attempt = class.writer.attempt();
        class.write(Fact::AttemptOpened {
            attempt,
            what: What::Scenario("s05".to_owned()),
            seed: 7,
            learners: vec![learner],
            fingerprint: 1,
            rules_version: 1,
            parent: None,
            taken: Default::default(),
            product: None,
            is_each: false,
        });
        class.write(Fact::AttemptClosed {
            attempt,
            ending: Ending::Finished,
            stars: vec![true, false, false],
            figures: figures
                .iter()
                .map(|(name, value)| ((*name).to_owned(), *value))
                .collect(),
        });
    }
    class.records
}

#[test]
fn who_missed_what_and_what_helps() {
    for code in ["zh", "ug", "en"] {
        let [text, ..] = written("missed", &closed_markets(), code);
        expect_file![format!("../data/report/missed-{code}.txt")].assert_eq(&text);
    }
}

#[test]
fn each_form_writes_a_cell_in_its_own_way() {
    const COLUMNS: [Column; 6] = [
        Column::new("name", sentence::report_name),
        Column::new("orders", sentence::report_settled),
        Column::of(Holds::Money, "earned", sentence::report_stars),
        Column::of(Holds::Shares, "lessons", sentence::report_lessons),
        Column::new("last_day", sentence::report_last_day),
        Column::of(Holds::Minutes, "waited", sentence::report_kept),
    ];
    let table = Table {
        title: sentence::report_class_all(),
        columns: &COLUMNS,
        rows: vec![
            vec![
                Cell::Text(Arg::as_is("-x")),
                Cell::Number(1200),
                Cell::Money(-123_450),
                Cell::Share { part: 3, whole: 18 },
                Cell::Date(jiff::civil::date(2026, 11, 23)),
                Cell::Duration(150),
            ],
            vec![Cell::Blank; 6],
        ],
        notes: Vec::new(),
    };
    let (course, _) = Course::embedded();
    let locales = builtin_locales();
    let mut told = String::new();
    for lang in ["zh", "en"].map(Lang::new) {
        let localizer = Localizer {
            locales: &locales,
            names: &course.names,
            lang: &lang,
        };
        told.push_str(&text(&table, localizer));
        let page = report::html(&table, localizer);
        told.extend(
            page.lines()
                .filter(|line| line.starts_with("<tr><td"))
                .map(|line| format!("{line}\n")),
        );
        told.push_str(&report::csv(&table, localizer).replace('\u{feff}', ""));
    }
    expect![[r##"
        这台电脑上的学员

        名字  收到钱的订单           星  学完的课  上次来            按时几次
        -x            1200  -1,234.5 元      3/18  2026-11-23  2 小时 30 分钟

        <tr><td><bdi>-x</bdi></td><td class="number"><bdi>1200</bdi></td><td class="number"><bdi>-1,234.5 元</bdi></td><td class="number"><bdi>3/18</bdi><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="10" fill="#ddd"/><rect width="16" height="10" fill="#333"/></svg></td><td><bdi>2026-11-23</bdi></td><td class="number"><bdi>2 小时 30 分钟</bdi></td></tr>
        <tr><td><bdi></bdi></td><td><bdi></bdi></td><td><bdi></bdi></td><td><bdi></bdi></td><td><bdi></bdi></td><td><bdi></bdi></td></tr>
        name,orders,earned_yuan,lessons_done,lessons_all,last_day,waited_min
        '-x,1200,-1234.50,3,18,2026-11-23,150
        ,,,,,,
        Learners on this computer

        Name  Orders paid out          Stars  Lessons done  Last day               in time
        -x               1200  -1,234.5 yuan          3/18  2026-11-23  2 hours 30 minutes

        <tr><td><bdi>-x</bdi></td><td class="number"><bdi>1200</bdi></td><td class="number"><bdi>-1,234.5 yuan</bdi></td><td class="number"><bdi>3/18</bdi><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="10" fill="#ddd"/><rect width="16" height="10" fill="#333"/></svg></td><td><bdi>2026-11-23</bdi></td><td class="number"><bdi>2 hours 30 minutes</bdi></td></tr>
        <tr><td><bdi></bdi></td><td><bdi></bdi></td><td><bdi></bdi></td><td><bdi></bdi></td><td><bdi></bdi></td><td><bdi></bdi></td></tr>
        name,orders,earned_yuan,lessons_done,lessons_all,last_day,waited_min
        '-x,1200,-1234.50,3,18,2026-11-23,150
        ,,,,,,
    "##]].assert_eq(&told);
}

/// Whatever is in the list has its words in every language, and is offered by its id alone.
#[test]
fn every_report_of_the_list_has_its_words() {
    for report in REPORTS {
        assert_eq!(
            REPORTS.iter().filter(|other| other.id == report.id).count(),
            1,
            "{}",
            report.id
        );
        for code in ["zh", "ug", "en"] {
            let [text, csv, page] = written(report.id, &closed_markets(), code);
            for form in [&text, &csv, &page] {
                assert!(!form.contains("[report-"), "{form}");
            }
            let [_, empty, _] = written(report.id, &LearnerRecords::default(), code);
            assert_eq!(csv.lines().next(), empty.lines().next(), "headings stay the same");
        }
    }
}
