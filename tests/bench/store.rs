//! What the record costs as it grows: a start, a sign-in, an answer, the board of a class, a report; beside what SQLite itself needs for an
//! insert, a scan and the disk for a copy, in one run. Prints a table with the least time of twenty.
//!
//! `cargo bench --bench store -- 1000 100000 1000000`; `-- import 392000` for a bundle of everything. Ten million entries take minutes
//! to write, and nine gigabytes of the folder for temporary files.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use bazar::course::{Course, builtin_locales};
use bazar::report::{self, Asked, REPORTS};
use bazar::say::Localizer;
use bazar::store::{FILE, Keys, Look, Secret, Store, Wish};
use bazar::text::Lang;
use bazar::tutor::{Ending, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, RunId, What};
use rusqlite::Connection;

const TIMES: usize = 20;
/// Steps of a lesson.
const STEPS: usize = 9;
const ENTRIES_OF_LESSON: usize = 2 + 2 * STEPS;
/// How often each learner comes to play.
const TURNS: usize = 10;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if sizes.is_empty() {
        vec![1_000, 10_000, 100_000]
    } else {
        sizes
    };
    if std::env::args().any(|arg| arg == "import") {
        return sizes.into_iter().for_each(import);
    }
    println!(
        "entries | MB | start | sign-in | answer | raw insert | answer/raw | with our indexes | answer/that | board 50 | report | scan | cp"
    );
    for entries in sizes {
        measure(entries);
    }
}

fn measure(entries: usize) {
    let dir = tempfile::tempdir().expect("a folder");
    let learners = fill(dir.path(), entries);
    let path = dir.path().join(FILE);
    let megabytes = fs::metadata(&path).map_or(0, |file| file.len()) / 1_000_000;
    let start = least(|| drop(Store::open(dir.path()).and_then(|mut store| store.records())));
    let mut store = Store::open(dir.path()).expect("opens");
    let mut records = store.records().expect("readable");
    let one = [learners[learners.len() / 2]];
    let sign_in = least(|| {
        let mut records = records.clone();
        records.load(store.load(&one, &[]).expect("readable"));
        let open = records.open_attempts(&one);
        records.load(store.load(&[], &open).expect("readable"));
    });
    records.load(store.load(&one, &[]).expect("readable"));
    let mut writer = EntryWriter::new(RunId(u64::MAX));
    let opened = opened(&writer, one[0], 0);
    let entry = writer.write(&mut records, opened, 0);
    store.append(&[entry]).expect("takes it");
    let attempt = records.open_attempt(&one).expect("it is open").id;
    let raw = Raw::beside(dir.path(), "raw.sqlite");
    let alike = Raw::beside(dir.path(), "alike.sqlite").with_our_indexes();
    let (mut answer, mut insert, mut indexed) = (Vec::new(), Vec::new(), Vec::new());
    for step in 0..10 * TIMES {
        let facts = step_done(attempt, one[0], step);
        let written: Vec<Entry> = facts
            .into_iter()
            .map(|fact| writer.write(&mut records, fact, 0))
            .collect();
        answer.push(time(|| store.append(&written).expect("takes it")));
        insert.push(time(|| raw.insert(&written)));
        indexed.push(time(|| alike.insert(&written)));
    }
    let (answer, insert, indexed) = (median(answer), median(insert), median(indexed));
    let board = least(|| {
        let mut records = store.records().expect("readable");
        records.load(store.load(&learners[..learners.len().min(50)], &[]).expect("readable"));
    });
    let course = Course::embedded().0;
    let report = least(|| drop(print(&course, dir.path())));
    let connection = Connection::open(&path).expect("opens");
    let scan = least(|| {
        let count = connection.query_row(
            "SELECT count(*), max(n) FROM entry INDEXED BY sqlite_autoindex_entry_1",
            [],
            |row| row.get::<_, i64>(0),
        );
        count.expect("readable");
    });
    let copied = time(|| {
        fs::copy(&path, dir.path().join("copy")).expect("there is room");
    });
    println!(
        "{entries} | {megabytes} | {start:.2?} | {sign_in:.2?} | {answer:.2?} | {insert:.2?} | {:.2} | {indexed:.2?} | {:.2} | {board:.2?} | {report:.2?} | {scan:.2?} | {copied:.2?}",
        answer.as_secs_f64() / insert.as_secs_f64(),
        answer.as_secs_f64() / indexed.as_secs_f64()
    );
}

/// Taking everything in from a bundle, beside the same rows by bare SQL, a thousand to a transaction.
fn import(entries: usize) {
    let (one, two) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    fill(one.path(), entries);
    let look = Look::into(one.path()).expect("readable").expect("there is a file");
    let bundle = two.path().join("all.bazar");
    let mut on = |_, _| ControlFlow::Continue(());
    let secret = Secret::of("walnuts and plums").expect("long enough");
    let exported = time(|| {
        drop(
            look.export(&bundle, &Wish::default(), Some(&secret), &mut on)
                .expect("there is room"),
        )
    });
    let mut store = Store::open(two.path()).expect("opens");
    let before = begin_peak();
    let imported = time(|| {
        drop(
            store
                .import(&bundle, Keys::of(Some(&secret)), &mut on)
                .expect("it is whole"),
        )
    });
    let peak = peak_kb() - before;
    let again = time(|| {
        drop(
            store
                .import(&bundle, Keys::of(Some(&secret)), &mut on)
                .expect("it is whole"),
        )
    });
    let all = look.entries().expect("readable");
    let raw = Raw::beside(two.path(), "raw.sqlite");
    let inserted = time(|| all.chunks(1_000).for_each(|some| raw.insert(some)));
    let raw = Raw::beside(two.path(), "alike.sqlite").with_our_indexes();
    let indexed = time(|| all.chunks(1_000).for_each(|some| raw.insert(some)));
    println!(
        "{entries}: export {exported:.2?}, import {imported:.2?} (peak +{peak} KB), again {again:.2?}, raw insert {inserted:.2?} \
            (import {:.2} of it), with our indexes {indexed:.2?} (import {:.2} of it)",
        imported.as_secs_f64() / inserted.as_secs_f64(),
        imported.as_secs_f64() / indexed.as_secs_f64()
    );
}

/// The memory that this process has, from where its peak counts anew; in KB.
fn begin_peak() -> u64 {
    let _ = fs::write("/proc/self/clear_refs", "5");
    peak_kb()
}

/// The most memory that this process has had, in KB; 0 where the system does not tell.
fn peak_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let digits = line.map(|line| line.chars().filter(char::is_ascii_digit).collect::<String>());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// A class of at most a thousand who play lesson after lesson, by turns: each append writes the folds of all who play in it.
fn fill(dir: &Path, entries: usize) -> Vec<LearnerId> {
    let mut writer = EntryWriter::new(RunId(1));
    let mut records = LearnerRecords::default();
    let mut batch = Vec::new();
    let count = (entries / 300).clamp(3, 1000);
    let mut learners = Vec::new();
    for _ in 0..count {
        let learner = writer.learner();
        let card = u16::try_from(10 + learners.len()).expect("few");
        let name = format!("name {card}");
        batch.push(writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0));
        learners.push(learner);
    }
    let mut written = batch.len();
    let lessons_in_turn = entries.div_ceil(TURNS * count * ENTRIES_OF_LESSON);
    for turn in 0.. {
        // It keeps what it wrote.
        let mut store = Store::open(dir).expect("opens");
        for learner in &learners {
            let from = batch.len();
            for lesson in turn * lessons_in_turn..(turn + 1) * lessons_in_turn {
                play(&mut writer, &mut records, *learner, lesson, &mut batch);
            }
            written += batch.len() - from;
            // What is closed is in nobody's way.
            records.logs.clear();
            if 20_000 < batch.len() || entries <= written {
                store.append(&batch).expect("takes it");
                batch.clear();
            }
            if entries <= written {
                return learners;
            }
        }
    }
    learners
}

fn opened(writer: &EntryWriter, learner: LearnerId, lesson: usize) -> Fact {
    Fact::AttemptOpened {
        attempt: writer.attempt(),
        what: What::Lesson(format!("L{:02}", 1 + lesson % 30)),
        seed: 7,
        learners: vec![learner],
        fingerprint: 0xfeed,
        rules_version: 7,
        parent: None,
        taken: Default::default(),
        product: None,
        is_each: false,
    }
}

fn step_done(attempt: bazar::tutor::AttemptId, learner: LearnerId, step: usize) -> [Fact; 2] {
    [
        Fact::Acted {
            attempt,
            act: format!("choose answer-{step}"),
            days: None,
            by: None,
        },
        Fact::StepDone {
            attempt,
            step: format!("step-{step}"),
            learners: vec![learner],
            skill: Some(format!("skill-{}", step % 18)),
            right: true,
            first_try_right: !step.is_multiple_of(3),
            tries: 1,
            hints: 0,
            misconceptions: Vec::new(),
        },
    ]
}

fn play(
    writer: &mut EntryWriter,
    records: &mut LearnerRecords,
    learner: LearnerId,
    lesson: usize,
    batch: &mut Vec<Entry>,
) {
    let attempt = writer.attempt();
    let opened = opened(writer, learner, lesson);
    batch.push(writer.write(records, opened, 0));
    for step in 0..STEPS {
        for fact in step_done(attempt, learner, step) {
            batch.push(writer.write(records, fact, 0));
        }
    }
    let closed = Fact::AttemptClosed {
        attempt,
        ending: Ending::Finished,
        stars: vec![true, true],
        figures: [("settled".to_owned(), 5), ("profit_fen".to_owned(), 12_000)].into(),
    };
    batch.push(writer.write(records, closed, 0));
}

fn print(course: &Course, dir: &Path) -> String {
    let look = Look::into(dir).expect("readable").expect("there is a file");
    let (records, _) = look.records().expect("readable");
    let (locales, lang) = (builtin_locales(), Lang::new("zh"));
    let localizer = Localizer {
        locales: &locales,
        names: &course.names,
        lang: &lang,
    };
    let asked = Asked::of_all(&records, course);
    report::csv(&(REPORTS[0].table)(&asked), localizer)
}

/// A table with the same columns and one index, written by SQL alone.
struct Raw(Connection);

impl Raw {
    fn beside(dir: &Path, name: &str) -> Raw {
        let connection = Connection::open(dir.join(name)).expect("opens");
        connection
            .execute_batch(
                "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; CREATE TABLE entry (arrival INTEGER PRIMARY KEY,
                run TEXT, n INTEGER, lamport INTEGER, at_ms INTEGER, kind TEXT, learners TEXT, attempt TEXT, body TEXT, salt BLOB,
                body_hash BLOB, hash BLOB, UNIQUE (run, n));",
            )
            .expect("a table is made");
        Raw(connection)
    }

    fn with_our_indexes(self) -> Raw {
        self.0
            .execute_batch(
                "CREATE INDEX erasure ON entry (learners) WHERE kind = 'erased'; CREATE INDEX entry_of_learners ON entry (learners);
                CREATE INDEX entry_of_attempt ON entry (attempt) WHERE attempt IS NOT NULL;",
            )
            .expect("indexes are made");
        self
    }

    fn insert(&self, entries: &[Entry]) {
        self.0.execute_batch("BEGIN IMMEDIATE").expect("begins");
        let sql = "INSERT INTO entry (run, n, lamport, at_ms, kind, learners, attempt, body, salt, body_hash, hash)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, randomblob(16), randomblob(16), randomblob(16))";
        let mut statement = self.0.prepare_cached(sql).expect("it is SQL");
        for entry in entries {
            let learners: Vec<String> = entry.learners.iter().map(ToString::to_string).collect();
            let attempt = entry.fact.attempt().map(|attempt| attempt.to_string());
            let (n, lamport) = (entry.key.n as i64, entry.lamport as i64);
            let row = rusqlite::params![
                entry.key.run.to_string(),
                n,
                lamport,
                entry.at_ms,
                entry.fact.kind(),
                learners.join(" "),
                attempt,
                entry.fact.body()
            ];
            statement.execute(row).expect("goes in");
        }
        self.0.execute_batch("COMMIT").expect("is synced");
    }
}

fn time(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn least(mut work: impl FnMut()) -> Duration {
    (0..TIMES).map(|_| time(&mut work)).min().expect("twenty times")
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
