//! A fixed class of learners, and the whole table that the trainer reads of it.

use std::collections::BTreeMap;

use bazar::{
    course::{Course, builtin_locales},
    report,
    say::Speech,
    text::Lang,
    tutor::{Book, Ending, Fact, LearnerId, Pen, RunId, What},
};
use expect_test::expect_file;

/// 23 November 2026, 10:00 in Beijing.
const MORNING_MS: i64 = 1_795_399_200_000;

struct Class {
    book: Book,
    pen: Pen,
}

impl Class {
    fn write(&mut self, fact: Fact) {
        self.pen.write(&mut self.book, fact, MORNING_MS);
    }

    fn learner(&mut self, name: &str, card: u16) -> LearnerId {
        let learner = self.pen.learner();
        self.write(Fact::LearnerAdded {
            learner,
            name: name.to_owned(),
            card,
        });
        learner
    }

    /// Plays a lesson or scenario as far as `steps`, each right at once or not; then closes it with `stars`, if any.
    fn play(&mut self, what: What, learners: &[LearnerId], steps: &[bool], end: Option<(&[bool], i64)>) {
        let attempt = self.pen.attempt();
        let opened = Fact::AttemptOpened {
            attempt,
            what,
            seed: 7,
            learners: learners.to_vec(),
            fingerprint: 1,
            rules_version: 1,
            parent: None,
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
pub fn class() -> Book {
    let mut class = Class {
        book: Book::default(),
        pen: Pen::new(RunId(0xc0ffee)),
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
    let attempt = class.book.open_attempt(&[ahmat]).expect("the lesson is open").id;
    class.write(Fact::Refused {
        attempt,
        step: "step-2".to_owned(),
        code: "not_packed".to_owned(),
    });
    class.play(lesson("L01"), &[aynur, nameless], &[true], None);
    let attempt = class
        .book
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
    class.book
}

fn table(lang: &Lang) -> report::Table {
    let (course, _) = Course::embedded();
    let locales = builtin_locales();
    report::class(
        &class(),
        &course,
        None,
        Speech {
            locales: &locales,
            names: &course.names,
            lang,
        },
    )
}

#[test]
fn the_class_as_text() {
    for code in ["zh", "ug", "en"] {
        let lang = Lang::new(code);
        let rows = report::print(&table(&lang), &lang);
        let text: String = rows.iter().map(|row| format!("{}\n", row.plain().trim_end())).collect();
        expect_file![format!("../data/report/class-{code}.txt")].assert_eq(&text);
    }
}

#[test]
fn the_class_as_a_spreadsheet() {
    expect_file!["../data/report/class.csv"].assert_eq(&report::csv(&table(&Lang::new("zh"))));
}

#[test]
fn a_name_is_no_formula() {
    let mut class = Class {
        book: Book::default(),
        pen: Pen::new(RunId(1)),
    };
    class.learner("=1+1", 10);
    class.learner("a \"b\", c", 11);
    let (course, _) = Course::embedded();
    let (locales, lang) = (builtin_locales(), Lang::new("en"));
    let table = report::class(
        &class.book,
        &course,
        None,
        Speech {
            locales: &locales,
            names: &course.names,
            lang: &lang,
        },
    );
    let csv = report::csv(&table);
    assert!(csv.contains("\n10,'=1+1,"), "{csv}");
    assert!(csv.contains("\n11,\"a \"\"b\"\", c\","), "{csv}");
}

/// Two learners' closed markets: late replies and packing, a late deliverer, a step of a newer program.
fn closed_markets() -> Book {
    let mut class = Class {
        book: Book::default(),
        pen: Pen::new(RunId(2)),
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
        let attempt = class.pen.attempt();
        class.write(Fact::AttemptOpened {
            attempt,
            what: What::Scenario("s05".to_owned()),
            seed: 7,
            learners: vec![learner],
            fingerprint: 1,
            rules_version: 1,
            parent: None,
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
    class.book
}

#[test]
fn who_missed_what_and_what_helps() {
    let (course, locales, book) = (Course::embedded().0, builtin_locales(), closed_markets());
    for code in ["zh", "ug", "en"] {
        let lang = Lang::new(code);
        let speech = Speech {
            locales: &locales,
            names: &course.names,
            lang: &lang,
        };
        let rows = report::print(&report::missed(&book, None, speech), &lang);
        let text: String = rows.iter().map(|row| format!("{}\n", row.plain().trim_end())).collect();
        expect_file![format!("../data/report/missed-{code}.txt")].assert_eq(&text);
    }
}
