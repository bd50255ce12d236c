//! The log on a real disk: what goes in comes out, what does not fit is refused and left alone, a kill loses nothing.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};

use bazar::store::{FILE, Look, OpenError, Store, WriteError};
use bazar::tutor::{AttemptId, Entry, EntryWriter, Fact, Key, LearnerRecords, RunId, Setting, What};
use rusqlite::Connection;

pub fn note(run: u64, n: u64) -> Entry {
    Entry {
        key: Key { run: RunId(run), n },
        lamport: n,
        at_ms: 1_000 + i64::try_from(n).expect("a small number"),
        learners: Vec::new(),
        fact: Fact::from(Setting::Other {
            key: "note".to_owned(),
            value: format!("{run}-{n}"),
        }),
    }
}

pub fn notes(run: u64, ns: std::ops::RangeInclusive<u64>) -> Vec<Entry> {
    ns.map(|n| note(run, n)).collect()
}

/// A folder whose log holds three entries, closed.
fn kept() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let mut store = Store::open(dir.path()).expect("a fresh folder opens");
    store.append(&notes(7, 1..=3)).expect("a fresh file takes entries");
    dir
}

/// The entries of a folder, without a right to write.
pub fn look(dir: &Path) -> Result<Vec<Entry>, OpenError> {
    Look::into(dir)?.map_or(Ok(Vec::new()), |look| look.entries())
}

fn acted(attempt: AttemptId, act: &str) -> Fact {
    Fact::Acted {
        attempt,
        act: act.to_owned(),
        days: None,
        by: None,
    }
}

fn refusal(dir: &Path) -> OpenError {
    Store::open(dir).expect_err("the folder is refused")
}

#[test]
fn what_was_appended_is_there_at_the_next_start() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let path = dir.path().join("deep").join("folder");
    let mut store = Store::open(&path).expect("missing folders are made");
    assert_eq!(store.entries().expect("readable"), []);
    store.append(&notes(9, 1..=2)).expect("takes entries");
    store.append(&notes(3, 1..=1)).expect("takes another run");
    drop(store);

    let mut store = Store::open(&path).expect("opens again");
    store.append(&notes(9, 3..=3)).expect("goes on");
    let expected = [notes(3, 1..=1), notes(9, 1..=3)].concat();
    assert_eq!(store.entries().expect("readable"), expected);
    let runs: Vec<String> = store.runs().expect("readable").iter().map(Key::to_string).collect();
    assert_eq!(
        runs,
        ["0000000000000009.3", "0000000000000003.1"],
        "in the order of their beginning"
    );
}

#[test]
fn a_learners_facts_come_back_as_they_were_and_make_the_same_book() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let mut store = Store::open(dir.path()).expect("opens");
    let mut writer = EntryWriter::new(RunId(0xfeed));
    let mut records = LearnerRecords::default();
    let learner = writer.learner();
    let card = records.free_card().expect("cards are left");
    let name = "ئايگۈل · 阿依古丽 \"'\\\n".to_owned();
    let mut entries = vec![writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, -5)];
    let attempt = writer.attempt();
    let opened = Fact::AttemptOpened {
        attempt,
        what: What::Lesson("L01".to_owned()),
        seed: u64::MAX,
        learners: vec![learner],
        fingerprint: u64::MAX - 1,
        rules_version: 1,
        parent: None,
        taken: Default::default(),
        product: None,
        is_each: false,
    };
    entries.push(writer.write(&mut records, opened, 7));
    entries.push(writer.write(&mut records, acted(attempt, "choose a,b"), 8));
    store.append(&entries).expect("takes entries");

    let read = store.entries().expect("readable");
    assert_eq!(read, entries);
    assert_eq!(LearnerRecords::of(read), records);
    assert_eq!(
        records.open_attempt(&[learner]).map(|attempt| attempt.acts.len()),
        Some(1)
    );
}

#[test]
fn kinds_of_a_newer_program_are_kept_letter_by_letter() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let body = r#"{ "attempt": "0000000000000001.4",  "mood": [1, {"of": "day"}] }"#;
    let mut entry = note(5, 1);
    entry.fact = Fact::from_wire("mood-told", body);
    assert!(matches!(&entry.fact, Fact::Unknown { attempt: Some(_), .. }));
    let mut store = Store::open(dir.path()).expect("opens");
    store.append(std::slice::from_ref(&entry)).expect("takes it");
    drop(store);
    let read = look(dir.path()).expect("readable");
    assert_eq!(read, [entry]);
    assert_eq!((read[0].fact.kind(), read[0].fact.body().as_str()), ("mood-told", body));
}

#[test]
fn a_run_has_no_gap_and_no_entry_is_written_over() {
    let dir = kept();
    let mut store = Store::open(dir.path()).expect("opens");
    let mut other = note(7, 2);
    other.at_ms += 1;
    for (what, entries) in [
        ("a gap", notes(7, 5..=5)),
        ("a run that begins at 2", notes(8, 2..=2)),
        ("a gap after a good one", vec![note(7, 4), note(7, 6)]),
        ("another entry under a key that is taken", vec![other]),
        ("number 0", notes(8, 0..=0)),
    ] {
        let answer = store.append(&entries);
        assert!(matches!(answer, Err(WriteError::OutOfOrder(_))), "{what}: {answer:?}");
        assert_eq!(store.entries().expect("readable"), notes(7, 1..=3), "{what}");
    }
    store
        .append(&notes(7, 2..=5))
        .expect("what is there already is passed over");
    assert_eq!(store.entries().expect("readable"), notes(7, 1..=5));
}

#[test]
fn the_file_itself_keeps_what_was_written() {
    let dir = kept();
    let connection = Connection::open(dir.path().join(FILE)).expect("it is an SQLite file");
    for (sql, why) in [
        ("UPDATE entry SET body = '[]'", "an entry stays as it was written"),
        (
            "UPDATE entry SET body = '{}', n = n + 9",
            "an entry stays as it was written",
        ),
        (
            "UPDATE entry SET body = '{}', attempt = 'x'",
            "an entry stays as it was written",
        ),
        ("DELETE FROM entry", "an entry stays"),
    ] {
        let answer = connection.execute(sql, []).expect_err("the file says no");
        assert_eq!(answer.to_string(), why);
    }
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    assert_eq!(number("user_version"), Ok(2));
    assert_eq!(number("application_id"), Ok(i64::from(u32::from_be_bytes(*b"bazr"))));
}

#[test]
fn who_is_forgotten_is_gone_from_the_disk_and_every_place_in_the_run_stays() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let mut store = Store::open(dir.path()).expect("opens");
    let mut writer = EntryWriter::new(RunId(0xfeed));
    let mut records = LearnerRecords::default();
    let mut entries = Vec::new();
    let mut learners = Vec::new();
    for (name, card) in [("Zohra-the-first", 10), ("Tursun-the-second", 11)] {
        let learner = writer.learner();
        let name = name.to_owned();
        entries.push(writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 1));
        learners.push(learner);
    }
    for group in [&learners[..1], &learners[..]] {
        let attempt = writer.attempt();
        let opened = Fact::AttemptOpened {
            attempt,
            what: What::Lesson("L01".to_owned()),
            seed: 1,
            learners: group.to_vec(),
            fingerprint: 1,
            rules_version: 1,
            parent: None,
            taken: Default::default(),
            product: None,
            is_each: false,
        };
        entries.push(writer.write(&mut records, opened, 2));
        entries.push(writer.write(&mut records, acted(attempt, "choose zohras-own-answer"), 3));
    }
    store.append(&entries).expect("takes entries");
    let erased = writer.write(&mut records, Fact::Erased { learner: learners[0] }, 4);
    store
        .append(std::slice::from_ref(&erased))
        .expect("takes the wish to be forgotten");
    store
        .append(&entries)
        .expect("the same entries from a PC that has not heard of it are passed over");

    let kept = store.entries().expect("readable");
    let emptied: Vec<u64> = kept
        .iter()
        .filter(|entry| entry.fact.body() == "{}")
        .map(|entry| entry.key.n)
        .collect();
    assert_eq!(emptied, [1, 3, 4]);
    assert_eq!(kept.len(), 7);
    assert_eq!(LearnerRecords::of(kept), records);
    for file in fs::read_dir(dir.path()).expect("readable") {
        let content = fs::read(file.expect("listed").path()).expect("readable");
        let holds = |name: &[u8]| content.windows(name.len()).any(|window| window == name);
        assert!(!holds(b"Zohra"), "the name is gone from the disk");
    }
}

#[test]
fn a_file_of_the_first_schema_opens_with_all_that_is_in_it() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let sql = include_str!("../data/store/schema-1.sql");
    let old = Connection::open(dir.path().join(FILE)).and_then(|db| db.execute_batch(sql));
    old.expect("the old file is made");
    let mut store = Store::open(dir.path()).expect("it opens");
    let entries = store.entries().expect("readable");
    let kinds: Vec<&str> = entries.iter().map(|entry| entry.fact.kind()).collect();
    assert_eq!(
        kinds,
        ["learner-added", "attempt-opened", "acted", "step-done", "mood-told"]
    );
    let known = entries
        .iter()
        .filter(|entry| !matches!(entry.fact, Fact::Unknown { .. }));
    assert_eq!(known.count(), 4);
    let records = LearnerRecords::of(entries);
    let learner = records.learners.values().next().expect("one learner");
    assert_eq!((learner.profile.name(), learner.profile.card), ("ئايگۈل", 10));
    assert_eq!(
        records.open_attempt(&[learner.id]).map(|open| open.acts.as_slice()),
        Some(&["next".to_owned()][..])
    );
    store.append(&notes(9, 1..=1)).expect("it goes on");
}

#[test]
fn a_newer_file_is_refused_and_untouched() {
    let dir = kept();
    let path = dir.path().join(FILE);
    let connection = Connection::open(&path).expect("it is an SQLite file");
    connection
        .execute_batch("CREATE TABLE mood (told TEXT); PRAGMA user_version = 99")
        .expect("a schema may be any");
    drop(connection);
    let before = fs::read(&path).expect("readable");
    assert!(matches!(
        refusal(dir.path()),
        OpenError::NewerSchema {
            found: 99,
            known: 2,
            ..
        }
    ));
    assert!(matches!(look(dir.path()), Err(OpenError::NewerSchema { .. })));
    assert_eq!(fs::read(&path).expect("readable"), before);
}

/// Each hears of the others at the next look, in whatever order they wrote.
#[test]
fn many_programs_share_one_file_and_see_each_other() {
    let dir = kept();
    let mut desks: Vec<(Store, LearnerRecords, EntryWriter)> = (0..3)
        .map(|run| {
            let mut store = Store::open(dir.path()).expect("anybody may open it");
            let records = store.records().expect("readable");
            (store, records, EntryWriter::new(RunId(20 + run)))
        })
        .collect();
    for name in ["first", "second", "third", "fourth"] {
        for (store, records, writer) in &mut desks {
            if let Some(news) = store.renewed(records).expect("readable") {
                *records = news;
            }
            let learner = writer.learner();
            let card = records.free_card().expect("cards are left");
            let name = name.to_owned();
            let entry = writer.write(records, Fact::LearnerAdded { learner, name, card }, 0);
            store.append(&[entry]).expect("its turn comes");
        }
    }
    for (store, records, _) in &mut desks {
        if let Some(news) = store.renewed(records).expect("readable") {
            *records = news;
        }
        let cards: Vec<u16> = records
            .members(None)
            .iter()
            .map(|id| records.profiles[id].card)
            .collect();
        assert_eq!(cards, (10..22).collect::<Vec<u16>>());
        assert_eq!(
            store.renewed(records).expect("readable"),
            None,
            "nothing is new any more"
        );
    }
    assert_eq!(look(dir.path()).expect("looking is free").len(), 15);
}

/// Two programs give the next number at the same moment: the later one hears of it before anybody sees the number.
#[test]
fn two_who_come_at_once_never_get_one_number() {
    let dir = kept();
    let mut desks: Vec<(Store, LearnerRecords, EntryWriter)> = (0..2)
        .map(|run| {
            let mut store = Store::open(dir.path()).expect("anybody may open it");
            let records = store.records().expect("readable");
            (store, records, EntryWriter::new(RunId(20 + run)))
        })
        .collect();
    let mut answers = Vec::new();
    for (store, records, writer) in &mut desks {
        let learner = writer.learner();
        let (name, card) = (String::new(), records.free_card().expect("cards are left"));
        let entry = writer.write(records, Fact::LearnerAdded { learner, name, card }, 0);
        answers.push(store.append(&[entry]));
    }
    assert!(
        matches!(answers[..], [Ok(()), Err(WriteError::CardTaken)]),
        "{answers:?}"
    );
}

#[test]
fn a_file_that_another_connection_keeps_to_itself_is_locked() {
    let dir = kept();
    let other = Connection::open(dir.path().join(FILE)).expect("it is an SQLite file");
    other
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; SELECT count(*) FROM entry;")
        .expect("it is taken");
    assert!(matches!(look(dir.path()), Err(OpenError::Locked { .. })));
    drop(other);
    Store::open(dir.path()).expect("the file is free again");
}

#[test]
fn what_is_not_ours_is_refused_and_untouched() {
    let sqlite = |sql: &str| {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let path = dir.path().join(FILE);
        Connection::open(&path)
            .and_then(|db| db.execute_batch(sql))
            .expect("a file of another program");
        fs::read(path).expect("readable")
    };
    for (what, content) in [
        ("a text", b"dear diary, ".repeat(20)),
        ("a short text", b"hello".to_vec()),
        ("another program's tables", sqlite("CREATE TABLE song (title TEXT)")),
        (
            "another program's mark",
            sqlite("PRAGMA application_id = 77; PRAGMA user_version = 3"),
        ),
        (
            "tables of a version we know",
            sqlite("CREATE TABLE song (title TEXT); PRAGMA user_version = 1"),
        ),
    ] {
        let dir = tempfile::tempdir().expect("a folder for the test");
        fs::write(dir.path().join(FILE), &content).expect("writable");
        let answer = refusal(dir.path());
        assert!(matches!(answer, OpenError::Foreign { .. }), "{what}: {answer:?}");
        assert!(matches!(look(dir.path()), Err(OpenError::Foreign { .. })), "{what}");
        assert_eq!(fs::read(dir.path().join(FILE)).expect("readable"), content, "{what}");
    }
}

#[test]
fn a_cut_or_scratched_file_is_known_as_damaged_and_untouched() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let mut store = Store::open(dir.path()).expect("opens");
    store.append(&notes(7, 1..=500)).expect("takes entries");
    drop(store);
    let whole = fs::read(dir.path().join(FILE)).expect("readable");
    assert!(8 * 4096 < whole.len(), "the file has some pages");

    let mut scratched = whole.clone();
    scratched[4096..3 * 4096].fill(0x5a);
    let mut faults = vec![("scratched".to_owned(), scratched)];
    for length in [3, 60, 100, 4000, 4096, 8 * 4096, whole.len() - 1] {
        faults.push((format!("cut to {length}"), whole[..length].to_vec()));
    }
    for (what, content) in faults {
        let dir = tempfile::tempdir().expect("a folder for the test");
        fs::write(dir.path().join(FILE), &content).expect("writable");
        // Which pages are broken is found by whoever reads them all: never by a start, which waits for nothing.
        let found = Look::into(dir.path()).and_then(|look| {
            let look = look.expect("there is a file");
            look.check(&mut |_, _| ControlFlow::Continue(()))
        });
        let is_found = match &found {
            Err(err) => matches!(err, OpenError::Corrupt { .. }),
            Ok(damage) => damage.as_ref().is_some_and(|damage| !damage.is_none()),
        };
        assert!(is_found, "{what}: {found:?}");
        assert_eq!(fs::read(dir.path().join(FILE)).expect("readable"), content, "{what}");
    }
}

#[test]
fn a_folder_that_cannot_be_is_named() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let file = dir.path().join("file");
    fs::write(&file, "in the way").expect("writable");
    let answer = refusal(&file.join("below"));
    assert!(matches!(answer, OpenError::Io { .. }), "{answer:?}");
    assert!(answer.to_string().contains("below"), "{answer}");
}

#[test]
fn looking_into_an_empty_folder_makes_nothing() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    assert_eq!(look(dir.path()).expect("nothing is no fault"), []);
    assert_eq!(fs::read_dir(dir.path()).expect("readable").count(), 0);
}

/// What somebody does to the record while the program runs, as a shell would.
#[derive(Debug, Clone, Copy)]
enum Meddling {
    Removed,
    Renamed,
    /// A backup is moved to its place.
    Replaced,
    /// A backup is copied over it, byte by byte.
    Overwritten,
}

/// A backup with another run in it.
pub fn backup() -> Vec<u8> {
    let dir = kept();
    fs::read(dir.path().join(FILE)).expect("readable")
}

#[test]
fn nothing_is_acknowledged_that_the_folders_file_does_not_hold() {
    for meddling in [
        Meddling::Removed,
        Meddling::Renamed,
        Meddling::Replaced,
        Meddling::Overwritten,
    ] {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let path = dir.path().join(FILE);
        let mut store = Store::open(dir.path()).expect("opens");
        store.append(&notes(9, 1..=40)).expect("takes entries");
        let in_its_place = match meddling {
            Meddling::Removed => {
                fs::remove_file(&path).expect("removable");
                Vec::new()
            }
            Meddling::Renamed => {
                fs::rename(&path, dir.path().join("old.sqlite")).expect("renamable");
                Vec::new()
            }
            Meddling::Replaced => {
                let other = dir.path().join("other.sqlite");
                fs::write(&other, backup()).expect("writable");
                fs::rename(&other, &path).expect("renamable");
                notes(7, 1..=3)
            }
            Meddling::Overwritten => {
                fs::write(&path, backup()).expect("writable");
                notes(7, 1..=3)
            }
        };
        let answer = store.append(&notes(9, 41..=41));
        assert!(matches!(answer, Err(WriteError::Moved)), "{meddling:?}: {answer:?}");
        let there = look(dir.path()).expect("readable");
        assert_eq!(
            there, in_its_place,
            "{meddling:?}: nothing is written before somebody says so"
        );
        store
            .append(&notes(9, 41..=41))
            .expect("the file that is there takes the session");
        store.append(&notes(9, 42..=42)).expect("and goes on");
        drop(store);
        let expected = [in_its_place, notes(9, 1..=42)].concat();
        assert_eq!(look(dir.path()).expect("readable"), expected, "{meddling:?}");
    }
}

#[test]
fn a_record_that_is_no_record_any_more_takes_nothing_and_is_left() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let path = dir.path().join(FILE);
    let mut store = Store::open(dir.path()).expect("opens");
    store.append(&notes(9, 1..=40)).expect("takes entries");
    let text = b"dear diary, ".repeat(2_000);
    fs::write(&path, &text).expect("writable");
    for _ in 0..3 {
        let answer = store.append(&notes(9, 41..=41));
        assert!(
            matches!(answer, Err(WriteError::Moved | WriteError::Corrupt)),
            "{answer:?}"
        );
        assert_eq!(fs::read(&path).expect("readable"), text);
    }
    fs::remove_file(&path).expect("removable");
    store
        .append(&notes(9, 41..=41))
        .expect("a fresh file takes the session");
    assert_eq!(look(dir.path()).expect("readable"), notes(9, 1..=41));
}

/// Between two appends the one file is the whole record, whatever became of the program.
#[test]
fn a_copy_of_the_one_file_is_whole_and_a_backup_copied_over_it_is_what_opens() {
    let dir = kept();
    let path = dir.path().join(FILE);
    let whole = fs::read(&path).expect("readable");
    let (_, acknowledged) = killed_after(20, dir.path());
    assert!(20 <= acknowledged);
    fs::write(&path, whole).expect("writable");
    let store = Store::open(dir.path()).expect("opens");
    let there = store.entries().expect("readable");
    assert_eq!(there, notes(7, 1..=3));
    drop(store);

    let mut store = Store::open(dir.path()).expect("opens");
    store.append(&notes(9, 1..=5)).expect("takes entries");
    let elsewhere = tempfile::tempdir().expect("a folder for the test");
    fs::copy(&path, elsewhere.path().join(FILE)).expect("copied while it is open");
    let copied = look(elsewhere.path()).expect("readable");
    assert_eq!(copied, [notes(7, 1..=3), notes(9, 1..=5)].concat());
    let beside = fs::read_dir(dir.path()).expect("readable").flatten();
    let filled = beside.filter(|file| file.metadata().is_ok_and(|file| file.len() != 0));
    let filled: Vec<_> = filled.map(|file| file.file_name()).collect();
    assert_eq!(filled, [FILE]);
}

/// Whoever is killed may leave a journal, whose pages belong to the file that lay there then.
#[test]
fn a_backup_copied_over_after_a_kill_takes_nothing_back_that_was_never_in_it() {
    let dir = kept();
    let path = dir.path().join(FILE);
    let journal = dir.path().join("bazar.sqlite-journal");
    let backup = fs::read(&path).expect("readable");
    // Killed while it was written: the journal and some of the pages are on the disk.
    let mut store = Store::open(dir.path()).expect("opens");
    store.append(&notes(9, 1..=200)).expect("takes entries");
    drop(store);
    let writing = Connection::open(&path).expect("opens");
    let half = "PRAGMA journal_mode = TRUNCATE; PRAGMA cache_spill = 1; PRAGMA cache_size = 1; BEGIN;
        UPDATE entry SET body = '{}', salt = NULL;";
    let left = tempfile::tempdir().expect("a folder for the test");
    writing.execute_batch(half).expect("is begun");
    let mut taken = [(&path, "file"), (&journal, "journal")];
    for (from, name) in &mut taken {
        fs::copy(from, left.path().join(name)).expect("copied while it is written");
    }
    drop(writing);

    // This file's journal is put back.
    fs::copy(left.path().join("file"), &path).expect("copied");
    fs::copy(left.path().join("journal"), &journal).expect("copied");
    let entries = Store::open(dir.path()).expect("opens").entries().expect("readable");
    assert_eq!(entries, [notes(7, 1..=3), notes(9, 1..=200)].concat());

    // Another one's is set aside, by whoever writes and by whoever reads.
    for reads in [false, true] {
        fs::write(&path, &backup).expect("copied over");
        fs::copy(left.path().join("journal"), &journal).expect("copied");
        let entries = match reads {
            true => look(dir.path()).expect("readable"),
            false => Store::open(dir.path()).expect("opens").entries().expect("readable"),
        };
        assert_eq!(entries, notes(7, 1..=3));
        assert!(fs::metadata(&journal).is_ok_and(|journal| journal.len() == 0) || !journal.exists());
    }
}

/// A folder as a program of schema 1 left it, with these entries.
pub fn of_schema_1(entries: &[Entry]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let sql = include_str!("../data/store/schema-1.sql");
    let made = sql
        .split("INSERT INTO entry VALUES")
        .next()
        .expect("what makes the file");
    let old = Connection::open(dir.path().join(FILE)).expect("a file is made");
    old.execute_batch(&format!("{made} PRAGMA user_version = 1;"))
        .expect("the old file is made");
    for entry in entries {
        insert_by_schema_1(&old, entry);
    }
    dir
}

pub fn insert_by_schema_1(old: &Connection, entry: &Entry) {
    let learners: Vec<String> = entry.learners.iter().map(ToString::to_string).collect();
    let n = i64::try_from(entry.key.n).expect("small");
    let attempt = entry.fact.attempt().map(|attempt| attempt.to_string());
    old.execute(
        "INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        rusqlite::params![
            entry.key.run.to_string(),
            n,
            i64::try_from(entry.lamport).expect("small"),
            entry.at_ms,
            entry.fact.kind(),
            learners.join(" "),
            attempt,
            entry.fact.body()
        ],
    )
    .expect("an older program writes");
}

/// Older programs kept a write-ahead log: what is in it comes along, and both side files go.
#[test]
fn a_log_of_an_older_program_is_taken_into_the_file() {
    let dir = of_schema_1(&notes(7, 1..=3));
    let path = dir.path().join(FILE);
    let old = Connection::open(&path).expect("it is an SQLite file");
    let mode: String = old
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
        .expect("a mode can be set");
    assert_eq!(mode, "wal");
    insert_by_schema_1(&old, &note(7, 4));
    // As a program leaves it that is killed: the last entry lies in the log alone.
    let after = tempfile::tempdir().expect("a folder for the test");
    for end in ["", "-wal"] {
        let name = format!("{FILE}{end}");
        fs::copy(dir.path().join(&name), after.path().join(&name)).expect("copied while it is open");
    }
    drop(old);
    let looked = look(after.path()).expect("readable");
    assert_eq!(looked, notes(7, 1..=4));
    let store = Store::open(after.path()).expect("opens");
    assert_eq!(store.entries().expect("readable"), notes(7, 1..=4));
    for end in ["-wal", "-shm"] {
        assert!(!after.path().join(format!("{FILE}{end}")).exists(), "{end} is gone");
    }
}

/// A power cut in the middle of an append: half of it is in the file, and the journal says how it was.
#[test]
fn what_a_power_cut_left_half_done_is_taken_back_by_whoever_comes_first() {
    let dir = kept();
    let path = dir.path().join(FILE);
    let columns = "run, n, lamport, at_ms, kind, learners, attempt, body, salt, body_hash, hash";
    let half = Connection::open(&path).expect("it is an SQLite file");
    half.execute_batch("PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; BEGIN IMMEDIATE;")
        .expect("a transaction begins");
    for n in 4..400 {
        let body = format!("{{\"key\":\"note\",\"value\":\"{}\"}}", "x".repeat(500));
        let sql = format!(
            "INSERT INTO entry ({columns}) SELECT run, ?1, ?1, at_ms, kind, learners, attempt, ?2, salt, body_hash, hash FROM entry WHERE n = 3"
        );
        half.execute(&sql, rusqlite::params![n, body]).expect("it goes on");
    }
    let copied = || {
        let after = tempfile::tempdir().expect("a folder for the test");
        for end in ["", "-journal"] {
            let name = format!("{FILE}{end}");
            fs::copy(dir.path().join(&name), after.path().join(&name)).expect("copied as the power goes");
        }
        after
    };
    let (first, second) = (copied(), copied());
    let length = |of: &Path| fs::metadata(of.join(FILE)).expect("there").len();
    assert!(100_000 < length(first.path()), "half of it is in the file");
    assert_eq!(look(first.path()).expect("readable"), notes(7, 1..=3));
    let store = Store::open(second.path()).expect("opens");
    assert_eq!(store.entries().expect("readable"), notes(7, 1..=3));
    assert!(length(second.path()) < 100_000);
}

/// A pipe or a view without end would keep the program waiting, a trigger would let entries fall.
#[test]
fn what_never_answers_or_lets_entries_fall_is_refused() {
    for name in [FILE, "bazar.lock"] {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let made = Command::new("mkfifo").arg(dir.path().join(name)).status();
        assert!(made.expect("mkfifo is there").success());
        assert!(matches!(refusal(dir.path()), OpenError::Foreign { .. }), "{name}");
        let looked = look(dir.path());
        assert!(
            name != FILE || matches!(looked, Err(OpenError::Foreign { .. })),
            "{name}"
        );
    }
    for sql in [
        "CREATE TRIGGER falls BEFORE INSERT ON entry BEGIN SELECT raise(ignore); END",
        "CREATE VIEW more AS SELECT * FROM entry",
        "DROP TABLE entry; CREATE VIEW entry AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
            SELECT '0000000000000001' AS run, i AS n, i AS lamport, 0 AS at_ms, 'x' AS kind, '' AS learners, '{}' AS body FROM n",
    ] {
        let dir = kept();
        let other = Connection::open(dir.path().join(FILE)).expect("it is an SQLite file");
        other.execute_batch(sql).expect("somebody's own addition");
        drop(other);
        let before = fs::read(dir.path().join(FILE)).expect("readable");
        assert!(matches!(refusal(dir.path()), OpenError::Foreign { .. }), "{sql}");
        assert!(matches!(look(dir.path()), Err(OpenError::Foreign { .. })), "{sql}");
        assert_eq!(fs::read(dir.path().join(FILE)).expect("readable"), before, "{sql}");
    }
    // One that came while the program runs.
    let dir = kept();
    let mut store = Store::open(dir.path()).expect("opens");
    let other = Connection::open(dir.path().join(FILE)).expect("it is an SQLite file");
    let sql = "CREATE TRIGGER falls BEFORE INSERT ON entry BEGIN SELECT raise(ignore); END";
    other.execute_batch(sql).expect("somebody's own addition");
    let answer = store.append(&notes(9, 1..=1));
    assert!(matches!(answer, Err(WriteError::Corrupt)), "{answer:?}");
}

const CHILD: &str = "BAZAR_TEST_APPENDS_TO";

/// Runs only as the child of the test below: appends for ever, in batches of one to three, and tells what is on the disk.
#[test]
fn child_that_appends_until_it_is_killed() {
    let Ok(dir) = std::env::var(CHILD) else {
        return;
    };
    let mut store = Store::open(Path::new(&dir)).expect("the child has the folder for itself");
    let run = store.runs().expect("readable").len() as u64 + 1;
    let mut last = 0;
    loop {
        let batch = notes(run, last + 1..=last + 1 + last % 3);
        last += batch.len() as u64;
        store.append(&batch).expect("the disk takes it");
        println!("on disk: {run} {last}");
        std::io::stdout().flush().expect("the parent listens");
    }
}

/// Lets the child append until it has told of so many batches, and kills it; returns its run, and the last n that it told of.
fn killed_after(lines: usize, dir: &Path) -> (u64, u64) {
    let program = std::env::current_exe().expect("the test knows itself");
    let mut child = Command::new(program)
        .args(["--exact", "store::child_that_appends_until_it_is_killed", "--nocapture"])
        .env(CHILD, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let heard = BufReader::new(child.stdout.take().expect("the child talks"));
    let told = heard.lines().map_while(Result::ok).filter_map(|line| {
        let (_, numbers) = line.split_once("on disk: ")?;
        let (run, n) = numbers.split_once(' ')?;
        Some((run.parse::<u64>().ok()?, n.parse::<u64>().ok()?))
    });
    let last = told.take(lines).last().expect("the child wrote something");
    child.kill().expect("SIGKILL");
    child.wait().expect("it is gone");
    last
}

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_acknowledged() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    for lines in [1, 2, 5, 9, 14, 30, 31, 47] {
        let (run, acknowledged) = killed_after(lines, dir.path());
        let store = Store::open(dir.path()).expect("opens after the kill");
        let mine = |entry: &Entry| entry.key.run == RunId(run);
        let written: Vec<Entry> = store.entries().expect("readable").into_iter().filter(mine).collect();
        let last = written.len() as u64;
        assert!(acknowledged <= last, "{acknowledged} were on the disk, {last} are left");
        assert_eq!(written, notes(run, 1..=last), "a prefix without a gap");
    }
    assert_eq!(
        look(dir.path())
            .expect("readable")
            .iter()
            .filter(|entry| entry.key.n == 1)
            .count(),
        8
    );
}
