//! What holds the entries of a file: hashes and chains that find a flipped bit, folds that are the log by another way, and files
//! of older programs that become today's.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use bazar::course::{Course, Source, builtin_locales};
use bazar::report::{self, Asked, REPORTS};
use bazar::say::Localizer;
use bazar::store::{Damage, FILE, Look, OpenError, Opening, Store};
use bazar::text::Lang;
use bazar::tutor::{
    Ending, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, Playable, RunId, Session, Setting, What,
};
use expect_test::expect_file;
use rusqlite::Connection;

use crate::dice::Dice;

/// Two hours at two PCs with the program of schema 1.
pub const OLD: [&str; 2] = [
    include_str!("../data/store/schema-1-one.sql"),
    include_str!("../data/store/schema-1-two.sql"),
];

pub fn old_file(sql: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let made = Connection::open(dir.path().join(FILE)).and_then(|db| db.execute_batch(sql));
    made.expect("the old file is made");
    dir
}

fn look(dir: &Path) -> Look {
    Look::into(dir).expect("readable").expect("there is a file")
}

pub fn damage(look: &Look) -> Result<Option<Damage>, OpenError> {
    look.check(&mut |_, _| ControlFlow::Continue(()))
}

/// The course with the lessons of the old logs as they were then: one that was made anew is begun afresh.
pub fn course_of_then() -> Course {
    let mut source = Source::embedded();
    let then = Source::of([
        ("01-first-order/l01.toml", include_str!("../data/tutor/then/l01.toml")),
        ("01-first-order/l03.toml", include_str!("../data/tutor/then/l03.toml")),
    ]);
    source.files.extend(then.files);
    Course::load(&source).0
}

#[test]
fn what_a_program_of_schema_1_wrote_is_read_folded_and_gone_on_with() {
    let course = course_of_then();
    for (sql, wanted) in OLD.into_iter().zip([35, 18]) {
        let dir = old_file(sql);
        let before = look(dir.path()).entries().expect("readable as it lies");
        let (as_it_lay, _) = look(dir.path()).records().expect("readable as it lies");
        let mut store = Store::open(dir.path()).expect("it is taken over");
        assert_eq!(before.len(), wanted);
        assert_eq!(store.entries().expect("readable"), before);
        assert!(
            damage(&look(dir.path()))
                .expect("readable")
                .is_some_and(|damage| damage.is_none())
        );
        let (records, damaged) = look(dir.path()).records().expect("readable");
        assert_eq!((&records.learners, damaged.len()), (&as_it_lay.learners, 0));
        // The old file lies beside it, letter by letter.
        let kept = Connection::open(dir.path().join("bazar-schema-1.sqlite")).expect("it is kept");
        let count = kept.query_row("SELECT count(*) FROM entry", [], |row| row.get::<_, i64>(0));
        assert_eq!(count, Ok(wanted as i64));

        // Whoever was in the midst of a lesson goes on with it.
        let records = store.records().expect("readable");
        let here = records.last_here.clone();
        let learner = *records.profiles.keys().next().expect("somebody learned");
        let mut records = records;
        records.load(store.load(&[learner], &[]).expect("readable"));
        let open = records.open_attempts(&[learner]);
        records.load(store.load(&[], &open).expect("readable"));
        let log = records.open_attempt(&[learner]).expect("a lesson is open");
        let playable = Playable::of(&course, &log.what).expect("the lesson is there");
        let session = Session::resume(playable, log).expect("it is as it was left");
        let mut writer = EntryWriter::new(RunId(0xfeed));
        let left = writer.write(&mut records, session.left(), 0);
        store.append(&[left]).expect("it goes on");
        assert!(here.is_some_and(|here| here.learners == [learner]));
        drop(store);
        let (closed, _) = look(dir.path()).records().expect("readable");
        assert!(closed.learners[&learner].latest_open().is_none());
    }
}

/// A program of schema 1 holds the folder as long as it runs.
#[test]
fn a_program_of_schema_1_that_still_runs_is_waited_for() {
    let dir = old_file(OLD[1]);
    let lock = fs::File::create(dir.path().join("bazar.lock")).expect("a lock");
    lock.lock().expect("the old program has it");
    let folder = dir.path().to_owned();
    let (told, tells) = std::sync::mpsc::channel();
    let newer = std::thread::spawn(move || {
        let mut tell = |opening| told.send(opening).expect("somebody listens");
        Store::open_telling(&folder, &mut tell).map(|store| store.entries().expect("readable").len())
    });
    assert_eq!(tells.recv(), Ok(Opening::WaitsForOther));
    // What the old program still writes comes along.
    let old = Connection::open(dir.path().join(FILE)).expect("it is an SQLite file");
    let one_more = "INSERT INTO entry SELECT run, n + 1, lamport + 1, at_ms, 'note', '', NULL, '{}' FROM entry ORDER BY n DESC LIMIT 1";
    old.execute(one_more, []).expect("the old program writes");
    drop(old);
    drop(lock);
    assert_eq!(newer.join().expect("it ends").expect("it opens"), 19);
    assert_eq!(tells.iter().last(), Some(Opening::Migrates { done: 0, all: 19 }));
}

/// A few programs at once, each as fast as it can: no entry is lost or doubled, nobody hears of a lock.
#[test]
fn a_crowd_writes_into_one_file() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let crowd: Vec<_> = (1..=6)
        .map(|run| {
            let folder = dir.path().to_owned();
            std::thread::spawn(move || {
                let mut store = Store::open(&folder).expect("anybody may open it");
                let mut records = store.records().expect("readable");
                let mut writer = EntryWriter::new(RunId(run));
                for at in 0..40 {
                    records = store.renewed(&records).expect("readable").unwrap_or(records);
                    let note = Setting::Other {
                        key: format!("note-{run}-{at}"),
                        value: String::new(),
                    };
                    let entry = writer.write(&mut records, Fact::from(note), 0);
                    store.append(&[entry]).expect("its turn comes");
                }
            })
        })
        .collect();
    crowd.into_iter().for_each(|one| one.join().expect("it ends well"));
    let look = look(dir.path());
    let entries = look.entries().expect("readable");
    assert_eq!(entries.len(), 6 * 40);
    let (records, _) = look.records().expect("readable");
    assert_eq!(records.center, LearnerRecords::of(entries).center);
    assert!(damage(&look).expect("readable").is_some_and(|damage| damage.is_none()));
}

/// A class of three in whose file there is one of everything.
fn class() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let mut store = Store::open(dir.path()).expect("opens");
    let mut records = store.records().expect("readable");
    let mut writer = EntryWriter::new(RunId(0xc1a55));
    let mut dice = Dice(5);
    let mut learners = Vec::new();
    for name in ["ئايگۈل", "阿不都", "Rana"] {
        let (learner, card) = (writer.learner(), records.free_card().expect("cards are left"));
        let name = name.to_owned();
        let added = writer.write(
            &mut records,
            Fact::LearnerAdded { learner, name, card },
            1_790_000_000_000,
        );
        store.append(&[added]).expect("takes it");
        learners.push(learner);
    }
    for at in 0..60 {
        for fact in work(&mut dice, &records, &writer, &learners) {
            let entry = writer.write(&mut records, fact, 1_790_000_000_000 + at * 86_400_000);
            store.append(&[entry]).expect("takes it");
        }
    }
    dir
}

/// Something that somebody does: opens or closes an attempt, answers, is refused, gets a name.
pub fn work(dice: &mut Dice, records: &LearnerRecords, writer: &EntryWriter, learners: &[LearnerId]) -> Vec<Fact> {
    let first = dice.below(learners.len());
    let group: Vec<LearnerId> = match dice.below(4) {
        0 => learners.to_vec(),
        _ => vec![learners[first]],
    };
    let what = What::Lesson(format!("L0{}", 1 + dice.below(5)));
    let Some(open) = records.open_attempt(&group) else {
        return vec![Fact::AttemptOpened {
            attempt: writer.attempt(),
            what,
            seed: 7,
            learners: group,
            fingerprint: 0xfeed,
            rules_version: 7,
            parent: None,
            taken: Default::default(),
            product: None,
            is_each: false,
        }];
    };
    let (attempt, step) = (open.id, format!("step-{}", dice.below(9)));
    match dice.below(9) {
        0 => vec![Fact::AttemptClosed {
            attempt,
            ending: [Ending::Finished, Ending::Left][dice.below(2)],
            stars: vec![true, dice.below(2) == 0],
            figures: [("settled".to_owned(), 3), ("missed.seller.reply".to_owned(), 1)].into(),
        }],
        1 => vec![Fact::Missed {
            attempt,
            step,
            misconceptions: vec!["price-only".to_owned()],
        }],
        2 => vec![Fact::Refused {
            attempt,
            step,
            code: "not_packed".to_owned(),
        }],
        3 => vec![Fact::ExitAnswered {
            attempt,
            learner: group[0],
            options: vec!["a".to_owned()],
            right: dice.below(2) == 0,
            misconceptions: Vec::new(),
        }],
        4 => vec![Fact::LearnerRenamed {
            learner: group[0],
            name: format!("name {}", dice.below(100)),
            replaces: None,
        }],
        5 => vec![Fact::from(Setting::Languages {
            learner: group[0],
            languages: vec!["ug".to_owned(), "zh".to_owned()],
        })],
        _ => vec![
            Fact::Acted {
                attempt,
                act: format!("choose {}", dice.below(4)),
                days: None,
                by: None,
            },
            Fact::StepDone {
                attempt,
                step,
                learners: group,
                skill: Some("read-listing".to_owned()),
                right: true,
                first_try_right: dice.below(2) == 0,
                tries: 1,
                hints: 0,
                misconceptions: Vec::new(),
            },
        ],
    }
}

/// Every report of the records, as a spreadsheet has it.
fn reports(course: &Course, records: &LearnerRecords) -> String {
    let (locales, lang) = (builtin_locales(), Lang::new("en"));
    let localizer = Localizer {
        locales: &locales,
        names: &course.names,
        lang: &lang,
    };
    let asked = Asked::of_all(records, course);
    let all = REPORTS.iter();
    all.map(|report| report::csv(&(report.table)(&asked), localizer))
        .collect()
}

/// Flips one bit after the other, somewhere in the file: either the file is refused, or what is damaged is named, or the
/// figures are those of the clean file.
#[test]
fn no_report_prints_another_figure_without_a_word_because_of_a_flipped_bit() {
    let dir = class();
    let (course, _) = Course::embedded();
    let path = dir.path().join(FILE);
    let clean = fs::read(&path).expect("readable");
    let told = |dir: &Path| -> Result<(String, usize), OpenError> {
        let look = Look::into(dir)?.expect("there is a file");
        let (records, damaged) = look.records()?;
        Ok((reports(&course, &records), damaged.len()))
    };
    let (figures, _) = told(dir.path()).expect("the clean file is whole");
    assert!(
        figures.contains("not packed") || figures.lines().count() > 4,
        "{figures}"
    );
    let (mut refused, mut named, mut harmless) = (0, 0, 0);
    let mut dice = Dice(11);
    for _ in 0..FLIPS {
        let mut flipped = clean.clone();
        let (at, bit) = (dice.below(flipped.len()), dice.below(8));
        flipped[at] ^= 1 << bit;
        fs::write(&path, &flipped).expect("writable");
        match told(dir.path()) {
            Err(_) => refused += 1,
            Ok((_, 1..)) => named += 1,
            Ok((other, 0)) => {
                assert_eq!(other, figures, "bit {bit} of byte {at}");
                harmless += 1;
            }
        }
    }
    assert_eq!(refused + named + harmless, FLIPS);
    assert!(
        0 < harmless && 0 < refused,
        "{refused} refused, {named} named, {harmless} harmless"
    );
}

const FLIPS: usize = 1_000;

/// Reads all that is known of these learners, and what their lessons are gone on from.
pub fn load_in_full(store: &Store, records: &mut LearnerRecords, learners: &[LearnerId]) {
    records.load(store.load(learners, &[]).expect("readable"));
    let of_all = records.learners.values();
    let attempts: Vec<_> = of_all.flat_map(|learner| learner.attempts.keys().copied()).collect();
    records.load(store.load(&[], &attempts).expect("readable"));
}

/// Two programs write about the same people at once, so that entries come whose rank is below what is folded already.
#[test]
fn folds_are_the_log_by_another_way_whoever_wrote_it() {
    for seed in 0..6 {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let mut dice = Dice(seed);
        let mut desks: Vec<(Store, LearnerRecords, EntryWriter)> = (1..=2)
            .map(|run| {
                let mut store = Store::open(dir.path()).expect("opens");
                let records = store.records().expect("readable");
                (store, records, EntryWriter::new(RunId(run)))
            })
            .collect();
        let (store, records, writer) = &mut desks[0];
        let mut learners = Vec::new();
        for _ in 0..3 {
            let (learner, card) = (writer.learner(), records.free_card().expect("cards are left"));
            let name = String::new();
            let added = writer.write(records, Fact::LearnerAdded { learner, name, card }, 0);
            store.append(&[added]).expect("takes it");
            learners.push(learner);
        }
        for round in 0..160 {
            let (store, records, writer) = &mut desks[dice.below(2)];
            // Somebody who has not looked for a while writes what ranks below.
            if dice.below(5) == 0 || round < 2 {
                if let Some(news) = store.renewed(records).expect("readable") {
                    *records = news;
                }
                load_in_full(store, records, &learners);
            }
            if records.learners.len() < learners.len() {
                continue;
            }
            for fact in work(&mut dice, records, writer, &learners) {
                let entry = writer.write(records, fact, 0);
                store.append(&[entry]).expect("takes it");
            }
            if round % 16 == 15 {
                same_by_both_ways(dir.path());
            }
        }
        same_by_both_ways(dir.path());
    }
}

fn same_by_both_ways(dir: &Path) {
    let look = look(dir);
    let (folded, damaged) = look.records().expect("readable");
    assert_eq!(damaged, []);
    let replayed = LearnerRecords::of(look.entries().expect("readable"));
    assert_eq!(folded.learners, replayed.learners);
    assert_eq!(
        (&folded.profiles, &folded.center),
        (&replayed.profiles, &replayed.center)
    );
    let found = damage(&look).expect("readable").expect("it went on to the end");
    assert!(found.is_none(), "{found:?}");
}

/// What is kept of folds is read by the next start: whoever changes it gives `FOLD_VERSION` the next number.
#[test]
fn the_form_of_folds_belongs_to_their_version() {
    let mut folds = format!("version {}\n", bazar::tutor::FOLD_VERSION);
    for sql in OLD {
        let dir = old_file(sql);
        drop(Store::open(dir.path()).expect("it is taken over"));
        let file = Connection::open(dir.path().join(FILE)).expect("it is an SQLite file");
        for sql in ["SELECT body FROM fold ORDER BY learner", "SELECT here FROM folded"] {
            let mut statement = file.prepare(sql).expect("the table is there");
            let bodies = statement
                .query_map([], |row| row.get::<_, String>(0))
                .expect("readable");
            for body in bodies {
                folds.push_str(&body.expect("text"));
                folds.push('\n');
            }
        }
    }
    expect_file!["../data/tutor/fold.txt"].assert_eq(&folds);
}

/// Where a program of a newer kind wrote, its words stay as they are.
/// The program is another version: the folds are made anew once, by the first start, and no start after it reads the whole log.
#[test]
fn folds_of_another_version_are_made_anew_once() {
    let dir = class();
    let before = look(dir.path()).records().unwrap();
    let file = rusqlite::Connection::open(dir.path().join("bazar.sqlite")).unwrap();
    let versions = |table: &str| -> Vec<i64> {
        let mut rows = file.prepare(&format!("SELECT DISTINCT version FROM {table}")).unwrap();
        let rows = rows.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    file.execute_batch("UPDATE folded SET version = 0; UPDATE fold SET version = 0")
        .unwrap();
    assert_eq!((versions("folded"), versions("fold")), (vec![0], vec![0]));
    assert_eq!(
        look(dir.path()).records().unwrap(),
        before,
        "whoever may only read makes them for itself"
    );

    let mut told = Vec::new();
    for _ in 0..2 {
        drop(Store::open_telling(dir.path(), &mut |opening| told.push(format!("{opening:?}"))).unwrap());
    }
    assert_eq!(told, ["Renews"]);
    let now = bazar::tutor::FOLD_VERSION;
    assert_eq!((versions("folded"), versions("fold")), (vec![now], vec![now]));
    assert_eq!(look(dir.path()).records().unwrap(), before);
    assert_eq!(damage(&look(dir.path())).unwrap(), Some(Damage::default()));
}

#[test]
fn an_entry_keeps_its_words_through_a_file() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let mut store = Store::open(dir.path()).expect("opens");
    let body = r#"{ "attempt":"0000000000000001.9", "act":"next","mood" : 3}"#;
    let entry = Entry {
        fact: Fact::from_wire("mood-told", body),
        ..EntryWriter::new(RunId(3)).write(
            &mut LearnerRecords::default(),
            Fact::from(Setting::Other {
                key: "x".to_owned(),
                value: String::new(),
            }),
            5,
        )
    };
    store.append(std::slice::from_ref(&entry)).expect("takes it");
    assert_eq!(store.entries().expect("readable"), [entry]);
}
