//! `bazar doctor` on a computer of which everything is known: its programs are scripts of the test.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output},
};

use bazar::course::Course;
use bazar::store::{FILE, Store};
use bazar::tutor::{Act, EntryWriter, Fact, LearnerId, Playable, RunId, Session, What};
use expect_test::expect_file;
use rusqlite::Connection;
use tempfile::TempDir;

const FONTS: &str = "case \"$1\" in *spacing*) echo 'UKIJ Teng';; *) echo 'UKIJ Teng'; echo 'UKIJ Tuz';; esac";
const DISK: &str = "echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'; echo '/dev/sda9 9000000 1000000 8000000 12% /of-the-test'";
const FULL: &str =
    "echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'; echo '/dev/sda9 9000 8900 100 99% /of-the-test'";
const SPEAKER: &str = "echo ' 5  ug  --/M  Uyghur  trk/ug'; echo ' 5  cmn-latn-pinyin  --/M  Chinese  sit/cmn'";

/// Runs the doctor where these programs are installed and nothing else.
fn doctor(folder: &Path, programs: &[(&str, &str)], variables: &[(&str, &str)], args: &[&str]) -> Output {
    let bin = folder.join("bin");
    fs::create_dir_all(&bin).unwrap();
    for (name, script) in programs {
        let file = bin.join(name);
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let course = format!("{}/tests/data/lint/base", env!("CARGO_MANIFEST_DIR"));
    Command::new(env!("CARGO_BIN_EXE_bazar"))
        .args(["doctor", "--plain", "--data", "data", "--course", &course])
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("PATH", &bin)
        .env("TZ", "UTC")
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

/// What it told, with the clock stopped.
fn told(output: &Output) -> String {
    let words = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let shape = |word: &str| -> String {
        let digit = |sign: char| if sign.is_ascii_digit() { '0' } else { sign };
        word.chars().map(digit).collect()
    };
    let stopped = words
        .split_inclusive([' ', '\n'])
        .map(|piece| match shape(piece.trim_end()).as_str() {
            "0000-00-00" => piece.replace(piece.trim_end(), "2026-11-26"),
            "00:00" => piece.replace(piece.trim_end(), "09:00"),
            shaped if shaped.ends_with("：0000-00-00") => {
                piece.replace(&piece.trim_end()[shaped.len() - 10..], "2026-11-26")
            }
            _ => piece.to_owned(),
        });
    stopped.collect()
}

#[test]
fn a_computer_on_which_everything_is_well() {
    let programs = [("fc-list", FONTS), ("df", DISK), ("espeak-ng", SPEAKER)];
    for codes in ["zh,ug", "ug,zh", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let variables = [("TERM", "xterm-256color"), ("VTE_VERSION", "7006")];
        let output = doctor(folder.path(), &programs, &variables, &["--lang", codes]);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        let path = format!(
            "{}/tests/data/doctor/well-{}.txt",
            env!("CARGO_MANIFEST_DIR"),
            codes.replace(',', "-")
        );
        expect_file![path].assert_eq(&told(&output));
        let left: Vec<_> = fs::read_dir(folder.path().join("data")).unwrap().collect();
        assert!(left.is_empty(), "it leaves nothing behind: {left:?}");
    }
}

#[test]
fn a_computer_on_which_much_is_to_be_changed() {
    let programs = [("fc-list", "true"), ("df", FULL)];
    for codes in ["zh,ug", "ug,zh"] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data/terminals.toml"), "uyghur = app").unwrap();
        fs::write(folder.path().join("data/bazar.sqlite"), "not a record").unwrap();
        let variables = [
            ("TERM", "tmux"),
            ("TMUX", "a"),
            ("KONSOLE_VERSION", "221203"),
            ("NO_COLOR", "1"),
        ];
        let output = doctor(folder.path(), &programs, &variables, &["--lang", codes]);
        assert_eq!(output.status.code(), Some(1), "{}", told(&output));
        let path = format!(
            "{}/tests/data/doctor/ill-{}.txt",
            env!("CARGO_MANIFEST_DIR"),
            codes.replace(',', "-")
        );
        expect_file![path].assert_eq(&told(&output));
    }
}

#[test]
fn a_folder_that_takes_no_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("data"), "a file where the folder should be").unwrap();
    let output = doctor(folder.path(), &[], &[("TERM", "linux")], &["--lang", "en"]);
    let words = told(&output);
    assert_eq!(output.status.code(), Some(1), "{words}");
    for sentence in [
        "cannot be written: data",
        "Only Latin letters",
        "Fonts: not known here",
        "Reads Uyghur aloud: -",
    ] {
        assert!(words.contains(sentence), "{sentence}\n{words}");
    }
}

const ON: [(&str, &str); 1] = [("df", DISK)];

/// A folder in whose record Rana, number 10, is in the midst of a scenario, and has been in it so often that there are folds.
fn learned() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let (course, _) = Course::load(&crate::lint::base());
    let mut store = Store::open(&dir.path().join("data")).unwrap();
    let (mut writer, mut records) = (EntryWriter::new(RunId(0xa)), store.records().unwrap());
    let learner = writer.learner();
    let name = "Rana".to_owned();
    let mut write = |fact: Fact, writer: &mut EntryWriter| {
        let entry = writer.write(&mut records, fact, 1_795_000_000_000);
        store.append(&[entry]).unwrap();
    };
    write(
        Fact::LearnerAdded {
            learner,
            name,
            card: 10,
        },
        &mut writer,
    );
    for round in 0..12 {
        let session = play(&course, &mut writer, learner, &mut write);
        if round < 11 {
            write(session.left(), &mut writer);
        }
    }
    dir
}

fn play(
    course: &Course,
    writer: &mut EntryWriter,
    learner: LearnerId,
    write: &mut impl FnMut(Fact, &mut EntryWriter),
) -> Session {
    let playable = Playable::of(course, &What::Scenario("s".to_owned())).unwrap();
    let mut session = Session::open(playable, writer.attempt(), 7, vec![learner]);
    write(session.opened(None), writer);
    for act in [
        "do compare kettle",
        "do sign kettle-steel",
        "do wait until d2 10:00",
        "do buy kettle-steel via=station",
        "do wait until d4 10:00",
    ] {
        let turn = session.submit(&act.parse::<Act>().unwrap());
        turn.facts.into_iter().for_each(|fact| write(fact, writer));
    }
    session
}

/// What is told in English of the record and what lies beside it.
fn of_record(dir: &TempDir, args: &[&str]) -> (Option<i32>, String) {
    let output = doctor(
        dir.path(),
        &ON,
        &[("TERM", "xterm")],
        &[&["--lang", "en"], args].concat(),
    );
    let words = told(&output);
    let from = words.find("Entries in the record").or(words.find("The record cannot"));
    let all = match args.is_empty() {
        true => &words[from.unwrap_or(0)..words.find("This computer's clock").unwrap_or(words.len())],
        false => &words,
    };
    (output.status.code(), all.to_owned())
}

/// Everything in the folder of the record.
fn lies_there(dir: &TempDir) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for folder in [dir.path().join("data"), dir.path().join("data/backups")] {
        for file in fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|file| file.path().is_file())
        {
            let name = file.file_name().to_string_lossy().into_owned();
            all.push((name, fs::read(file.path()).unwrap()));
        }
    }
    all.sort();
    all
}

/// Looking changes nothing, repairing puts it right, and repairing once more changes nothing.
fn is_repaired(dir: &TempDir, found: &[&str], done: &[&str]) {
    let before = lies_there(dir);
    let (code, words) = of_record(dir, &[]);
    assert!(
        found.iter().all(|sentence| words.contains(sentence)),
        "{found:?}\n{words}"
    );
    let is_bad = words.contains("\n! ") || words.starts_with("The record cannot");
    assert_eq!(code, Some(i32::from(is_bad)), "{words}");
    assert_eq!(lies_there(dir), before, "looking changes nothing: {found:?}");
    let (code, words) = of_record(dir, &["--repair"]);
    let flat = words.replace('\n', " ");
    assert!(done.iter().all(|sentence| flat.contains(sentence)), "{done:?}\n{words}");
    assert_eq!(code, Some(0), "{words}");
    let after = lies_there(dir);
    let (code, words) = of_record(dir, &["--repair"]);
    assert!(
        code == Some(0) && words.starts_with("There was nothing to repair."),
        "{words}"
    );
    assert_eq!(lies_there(dir), after, "there is nothing to do any more: {found:?}");
}

#[test]
fn a_record_that_is_whole_is_left_as_it_is() {
    let dir = learned();
    is_repaired(
        &dir,
        &["Open lessons that go on where they were left: 1", "Backups: 0"],
        &["There was nothing to repair."],
    );
}

#[test]
fn a_flipped_bit_is_named_and_the_record_made_fresh() {
    let dir = learned();
    let path = dir.path().join("data").join(FILE);
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes.windows(8).rposition(|window| window == b"d4 10:00").unwrap();
    bytes[at] ^= 1;
    fs::write(&path, &bytes).unwrap();
    is_repaired(
        &dir,
        &[
            "Damaged entries in the record: 1",
            "To put it right: bazar doctor --repair",
        ],
        &[
            "Kept entries: 95",
            "from backups: 0",
            "Missing entries: 1. Where: 000000000000000a.",
            "They are about: 10 Rana",
        ],
    );
    assert_eq!(fs::read(dir.path().join("data/bazar-damaged.sqlite")).unwrap(), bytes);
}

#[test]
fn a_cut_file_is_made_whole_with_a_backup() {
    let dir = learned();
    let made = Command::new(env!("CARGO_BIN_EXE_bazar"))
        .args(["backup", "--data", "data"])
        .current_dir(dir.path())
        .output();
    assert!(made.unwrap().status.success());
    let path = dir.path().join("data").join(FILE);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    is_repaired(
        &dir,
        &["The record cannot be opened", "Backups: 1"],
        &[
            "Kept entries: ",
            "The end of the file was gone.",
            "Entries in the record: 96",
        ],
    );
}

#[test]
fn folds_that_do_not_fit_are_made_anew() {
    for sql in [
        "UPDATE fold SET body = replace(body, 'Rana', 'Nobody')",
        "UPDATE fold SET version = 0",
        "UPDATE folded SET mark = mark - 1",
    ] {
        let dir = learned();
        let file = Connection::open(dir.path().join("data").join(FILE)).unwrap();
        file.execute_batch(sql).unwrap();
        drop(file);
        is_repaired(
            &dir,
            &["Sums beside the record that do not fit it: "],
            &[
                "Backup number 1 is ready.",
                "The sums beside the record were made anew.",
            ],
        );
    }
}

#[test]
fn what_interrupted_work_left_is_removed() {
    let dir = learned();
    let data = dir.path().join("data");
    fs::create_dir_all(data.join("restoring")).unwrap();
    fs::create_dir_all(data.join("backups")).unwrap();
    fs::write(data.join("restoring").join(FILE), "half").unwrap();
    fs::write(data.join("bazar.sqlite.part"), "half").unwrap();
    fs::write(data.join("backups/000001-2026-11-30.bazar.part"), "half").unwrap();
    fs::copy(data.join(FILE), data.join("bazar-schema-1.sqlite")).unwrap();
    is_repaired(
        &dir,
        &[
            "Files that interrupted work left: 3",
            "Older records beside this one: 1, 1 MB",
        ],
        &["Files of interrupted work that were removed: 3"],
    );
    assert!(!data.join("restoring").exists());
}

/// A power cut in the middle of an append.
#[test]
fn what_was_half_written_is_taken_back_by_who_asks_for_it() {
    let dir = learned();
    let (data, path) = (dir.path().join("data"), dir.path().join("data").join(FILE));
    let half = Connection::open(&path).unwrap();
    half.execute_batch("PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; BEGIN IMMEDIATE;")
        .unwrap();
    for n in 200..400 {
        let sql = "INSERT INTO entry (run, n, lamport, at_ms, kind, learners, body, hash)
            SELECT run, ?1, ?1, at_ms, kind, learners, body || ?2, hash FROM entry WHERE n = 1";
        half.execute(sql, rusqlite::params![n, " ".repeat(900)]).unwrap();
    }
    let copies = ["", "-journal"].map(|end| {
        (
            data.join(format!("{FILE}{end}")),
            fs::read(data.join(format!("{FILE}{end}"))).unwrap(),
        )
    });
    drop(half);
    copies.iter().for_each(|(path, bytes)| fs::write(path, bytes).unwrap());
    is_repaired(
        &dir,
        &["A write into the record was interrupted"],
        &["The interrupted write was taken back.", "Entries in the record: 96"],
    );
}

/// A record with everything in it that may be found, in each language.
#[test]
fn a_record_of_which_much_is_to_be_told() {
    for codes in ["zh,ug", "ug,zh", "en"] {
        let dir = learned();
        let data = dir.path().join("data");
        let file = Connection::open(data.join(FILE)).unwrap();
        file.execute_batch("UPDATE fold SET version = 0").unwrap();
        drop(file);
        let mut bytes = fs::read(data.join(FILE)).unwrap();
        let at = bytes.windows(8).rposition(|window| window == b"d4 10:00").unwrap();
        bytes[at] ^= 1;
        fs::write(data.join(FILE), &bytes).unwrap();
        fs::create_dir_all(data.join("backups")).unwrap();
        fs::write(data.join("backups/000003-2026-11-30.bazar"), "no backup").unwrap();
        fs::write(data.join("bazar-schema-1.sqlite"), "old").unwrap();
        fs::write(data.join("terminals.toml.part"), "half").unwrap();
        let output = doctor(dir.path(), &ON, &[("TERM", "xterm")], &["--lang", codes]);
        let mut words = told(&output);
        let output = doctor(dir.path(), &ON, &[("TERM", "xterm")], &["--lang", codes, "--repair"]);
        words.push_str("--repair\n");
        words.push_str(&told(&output));
        let path = format!(
            "{}/tests/data/doctor/record-{}.txt",
            env!("CARGO_MANIFEST_DIR"),
            codes.replace(',', "-")
        );
        expect_file![path].assert_eq(&words);
    }
}

#[test]
fn a_lesson_that_comes_to_something_else_is_named() {
    let dir = learned();
    let data = dir.path().join("data");
    let mut store = Store::open(&data).unwrap();
    let mut records = store.records().unwrap();
    let learner = *records.profiles.keys().next().unwrap();
    records.load(store.load(&[learner], &[]).unwrap());
    let mut writer = EntryWriter::new(RunId(0xb));
    let (attempt, what) = (writer.attempt(), What::Lesson("A1".to_owned()));
    let opened = Fact::AttemptOpened {
        attempt,
        what,
        seed: 7,
        learners: vec![learner],
        fingerprint: 1,
        rules_version: 7,
        parent: None,
        taken: Default::default(),
        product: None,
        is_each: false,
    };
    let refused = Fact::Refused {
        attempt,
        step: "hello".to_owned(),
        code: "not_packed".to_owned(),
    };
    for fact in [opened, refused] {
        let entry = writer.write(&mut records, fact, 0);
        store.append(&[entry]).unwrap();
    }
    drop(store);
    let (code, words) = of_record(&dir, &[]);
    assert_eq!(code, Some(0), "{words}");
    assert!(words.contains("Open lessons that begin afresh: 1. A1 (10)"), "{words}");
}

/// Another program, or another course, came to something else on the second day.
#[test]
fn the_first_day_that_comes_to_something_else_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let (course, _) = Course::load(&crate::lint::base());
    let mut store = Store::open(&dir.path().join("data")).unwrap();
    let (mut writer, mut records) = (EntryWriter::new(RunId(0xa)), store.records().unwrap());
    let learner = writer.learner();
    let mut marks = 0;
    let mut write = |mut fact: Fact, writer: &mut EntryWriter| {
        if let Fact::Acted {
            act, days: Some(mark), ..
        } = &mut fact
        {
            marks += 1;
            *mark ^= u64::from(act.ends_with("d4 10:00"));
        }
        store.append(&[writer.write(&mut records, fact, 0)]).unwrap();
    };
    write(
        Fact::LearnerAdded {
            learner,
            name: String::new(),
            card: 12,
        },
        &mut writer,
    );
    play(&course, &mut writer, learner, &mut write);
    assert_eq!(marks, 2, "two acts ended days");
    drop(store);
    let (code, words) = of_record(&dir, &[]);
    assert_eq!(code, Some(0), "{words}");
    let found = "Open lessons whose market differs from where it was played: 1. s (12) d2";
    assert!(words.replace('\n', " ").contains(found), "{words}");
}
