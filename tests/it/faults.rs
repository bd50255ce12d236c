//! Every point at which a disk can fail under a fixed session: the program is killed there, is refused once or from there on, writes
//! half, or the power goes and takes with it what was not synced. What it had said is kept, and repeating finishes the work.
//!
//! `BAZAR_FAULTS=all cargo test --test it faults -- --nocapture` tries them all and prints the table, a number so many of each step.
//! What fails where is done by `tests/faults/shim.rs`, which stands between the program and the C library; what is done, by `session`.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};
use std::thread;

use bazar::store::{FILE, Store};
use bazar::tutor::{EntryWriter, Fact, LearnerRecords, RunId};
use rusqlite::Connection;

use crate::session::{
    Ended, STEPS, Step, Undisturbed, Way, canonical, check_bundle, copy_of, drive, files, folder, record, record_in,
    undisturbed,
};
use crate::store;

/// So many of each step, unless all are wanted.
const FEW: usize = 8;

/// Two processors are common.
const WORKERS: usize = 2;

/// By what the shim knows it, and how it is called in the table.
const FAULTS: [(&str, &str); 14] = [
    ("kill", "kill"),
    ("once:28", "ENOSPC"),
    ("on:28", "ENOSPC…"),
    ("once:5", "EIO"),
    ("on:5", "EIO…"),
    ("on:30", "EROFS…"),
    ("short:full", "short"),
    ("short:kill", "short†"),
    ("power:0", "power"),
    ("power:1", "power"),
    ("power:2", "power"),
    ("power:3", "power"),
    ("power:4", "power"),
    ("unsynced", "sync, power"),
];

struct Job<'a> {
    undisturbed: &'a Undisturbed,
    fault: (&'static str, &'static str),
    point: usize,
}

impl fmt::Display for Job<'_> {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let what = self.undisturbed.points.get(self.point - 1);
        let what = what.map_or("the end", String::as_str);
        write!(
            out,
            "{}, {} at {} ({what})",
            self.undisturbed.step.name, self.fault.0, self.point
        )
    }
}

#[test]
fn what_was_said_is_kept_and_repeating_finishes_the_work() {
    let steps = undisturbed();
    let mut jobs: Vec<Job> = Vec::new();
    let most = match std::env::var("BAZAR_FAULTS") {
        Ok(wanted) if wanted == "all" => usize::MAX,
        wanted => wanted.ok().and_then(|count| count.parse().ok()).unwrap_or(FEW),
    };
    for undisturbed in steps.iter().filter(|undisturbed| undisturbed.step.is_tried) {
        let all = jobs_of(undisturbed);
        let count = most.min(all.len());
        let stride = all.len() / count;
        // A step to the side each time, so that the faults take turns.
        let wanted: Vec<usize> = (0..count)
            .map(|at| at * stride + at % stride.min(FAULTS.len()))
            .collect();
        // What is asked again after the last sync was refused writes nothing by itself.
        let is_last_sync = |job: &Job| job.fault.1 == "sync, power" && job.point == undisturbed.points.len();
        let is_wanted = |(at, job): &(usize, Job)| wanted.contains(at) || is_last_sync(job);
        let chosen = all.into_iter().enumerate().filter(is_wanted);
        jobs.extend(chosen.map(|(_, job)| job));
    }
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = tried(job) {
                        let mut failures = failures.lock().expect("nobody panics with it");
                        failures.push((job.undisturbed.step.name, job.fault.1, format!("{job}: {why}")));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("nobody panics with it");
    println!("{}", table(&jobs, &failures));
    let told: Vec<&str> = failures.iter().map(|(_, _, told)| told.as_str()).collect();
    assert!(told.is_empty(), "{} did not survive:\n{}", told.len(), told.join("\n"));
}

/// Between two appends the one file is the whole record. In an append it is that and a journal, which must not be played into a backup.
#[test]
fn a_backup_copied_over_is_what_opens_whatever_ended_the_program() {
    let steps = undisturbed();
    let deletes = named(&steps, "deletes");
    let older = named(&steps, "plays a market day")
        .before
        .path()
        .join("data")
        .join(FILE);
    let older = fs::read(older).expect("readable");
    let class = folder();
    let mut store = Store::open(class.path()).expect("opens");
    let (mut writer, mut records) = (EntryWriter::new(RunId(0xcafe)), LearnerRecords::default());
    for n in 0..200 {
        let name = format!("A class of another center {n}");
        let made = Fact::ClassMade {
            class: writer.class(),
            name,
        };
        let made = writer.write(&mut records, made, 0);
        store.append(&[made]).expect("takes it");
    }
    drop(store);
    let larger = fs::read(class.path().join(FILE)).expect("readable");
    let ends = jobs_of(deletes);
    let ends = ends.iter().filter(|job| ["kill", "power"].contains(&job.fault.1));
    for (at, job) in ends.enumerate().filter(|(at, _)| at % stride() == 0) {
        let backup = if at % 2 == 0 { &older } else { &larger };
        let root = copy_of(deletes.before.path());
        let point = job.point.to_string();
        let variables = [("FAULT", job.fault.0), ("FAULT_POINT", &point)];
        drive(deletes.step, root.path(), &variables, &mut |_| {});
        fs::write(root.path().join("data").join(FILE), backup).expect("copied over");
        assert_eq!(record(root.path()), record_in(backup), "{job}");
        let store = Store::open(&root.path().join("data")).expect("opens");
        let entries = store.entries().expect("readable");
        assert_eq!(Ok(canonical(&entries)), record_in(backup), "{job}");
    }
}

/// Older programs kept a write-ahead log, which SQLite takes in beside any file.
#[test]
fn a_log_of_an_older_program_is_not_taken_into_a_backup() {
    let dir = store::of_schema_1(&store::notes(7, 1..=30));
    let path = dir.path().join(FILE);
    let old = Connection::open(&path).expect("it is an SQLite file");
    old.execute_batch("PRAGMA journal_mode = WAL")
        .expect("a mode can be set");
    store::insert_by_schema_1(&old, &store::note(7, 31));
    let after = folder();
    let log = format!("{FILE}-wal");
    fs::copy(dir.path().join(&log), after.path().join(&log)).expect("copied while it is open");
    fs::write(after.path().join(FILE), store::backup()).expect("copied over");
    assert_eq!(store::look(after.path()).expect("readable"), store::notes(7, 1..=3));
    let opened = Store::open(after.path()).expect("opens");
    assert_eq!(opened.entries().expect("readable"), store::notes(7, 1..=3));
}

/// What a killed append left beside the record goes with it, not into what takes its place.
#[test]
fn a_restored_record_takes_nothing_over_from_an_append_that_was_cut() {
    let steps = undisturbed();
    let (deletes, restores) = (named(&steps, "deletes"), named(&steps, "restores"));
    let ends = jobs_of(deletes);
    let ends = ends.iter().filter(|job| ["kill", "power"].contains(&job.fault.1));
    for (_, job) in ends.enumerate().filter(|(at, _)| at % stride() == 0) {
        let root = copy_of(deletes.before.path());
        let point = job.point.to_string();
        let variables = [("FAULT", job.fault.0), ("FAULT_POINT", &point)];
        drive(deletes.step, root.path(), &variables, &mut |_| {});
        let restored = drive(restores.step, root.path(), &[], &mut |_| {});
        assert!(restored.status.success(), "{job}: {}", restored.told);
        // The session's own restoring left one before.
        let now = files(root.path());
        let old = record_in(&now[Path::new("data/bazar-before-restore-1.sqlite")]);
        let old = old.unwrap_or_else(|why| panic!("{job}: what is kept: {why}"));
        assert!(old == deletes.from || old == deletes.to, "{job}: {old:#?}");
        // A wish to be deleted that can still be taken back goes with the record that held it.
        assert_eq!(record(root.path()), Ok(restores.to.clone()), "{job}");
    }
}

/// A stick with its lock on, a disk that turned read-only: what can be read is read, and nothing is said to be done that is not.
#[test]
fn what_may_not_be_written_is_read_all_the_same() {
    let steps = undisturbed();
    let before = &named(&steps, "backs up what is left").before;
    let report = Step::new("reports", Way::Verb(&["report", "class", "--format", "csv"]));
    let root = copy_of(before.path());
    let written = drive(&report, root.path(), &[], &mut |_| {}).told;
    let variables = [("FAULT", "on:30"), ("FAULT_POINT", "0")];
    let read = drive(&report, root.path(), &variables, &mut |_| {});
    assert_eq!((read.told, read.status.success()), (written, true));
    for step in &STEPS {
        let root = copy_of(root.path());
        if let Some(damage) = step.damage {
            damage(&root.path().join("data").join(FILE));
        }
        let before = files(root.path());
        let refused = drive(step, root.path(), &variables, &mut |_| {});
        assert!(!refused.status.success(), "{}: {}", step.name, refused.told);
        let is_told = ["cannot be written", "cannot be used"]
            .iter()
            .any(|words| refused.told.contains(words));
        assert!(is_told, "{}: {}", step.name, refused.told);
        assert_eq!(files(root.path()), before, "{}", step.name);
    }
}

/// Of the ends of an append, each so-manieth, unless all are wanted.
fn stride() -> usize {
    if std::env::var_os("BAZAR_FAULTS").is_some() {
        1
    } else {
        5
    }
}

fn named<'a>(steps: &'a [Undisturbed], name: &str) -> &'a Undisturbed {
    let step = steps.iter().find(|undisturbed| undisturbed.step.name == name);
    step.expect("there is such a step")
}

fn jobs_of(undisturbed: &Undisturbed) -> Vec<Job<'_>> {
    let points = &undisturbed.points;
    let mut jobs = Vec::new();
    for point in 1..=points.len() + 1 {
        for fault in FAULTS {
            let is_one = match (points.get(point - 1), fault.1) {
                (Some(what), "short" | "short†") => what.starts_with("write"),
                (Some(what), "sync, power") => what.starts_with("sync"),
                (Some(_), _) => true,
                // After the last point only what was not synced can still be lost.
                (None, kind) => kind == "power",
            };
            if is_one {
                jobs.push(Job {
                    undisturbed,
                    fault,
                    point,
                });
            }
        }
    }
    jobs
}

/// A row a step, a column a kind of fault; survived of tried where they differ.
fn table(jobs: &[Job], failures: &[(&str, &str, String)]) -> String {
    let mut kinds: Vec<&str> = FAULTS.iter().map(|(_, kind)| *kind).collect();
    kinds.dedup();
    let mut out = format!(
        "| step | points | {} |\n|---|---|{}\n",
        kinds.join(" | "),
        "---|".repeat(kinds.len())
    );
    let mut points = BTreeMap::new();
    for step in STEPS.iter().filter(|step| step.is_tried) {
        let of_step = jobs.iter().filter(|job| job.undisturbed.step.name == step.name);
        for job in of_step.clone() {
            points.insert(step.name, job.undisturbed.points.len());
        }
        write!(
            out,
            "| {} | {} |",
            step.name,
            points.get(step.name).copied().unwrap_or(0)
        )
        .expect("a string");
        for kind in &kinds {
            let tried = of_step.clone().filter(|job| job.fault.1 == *kind).count();
            let failed = failures
                .iter()
                .filter(|(name, fault, _)| (name, fault) == (&step.name, kind));
            match failed.count() {
                0 => write!(out, " {tried} |"),
                failed => write!(out, " {} of {tried} |", tried - failed),
            }
            .expect("a string");
        }
        out.push('\n');
    }
    write!(out, "{} tried, {} survived", jobs.len(), jobs.len() - failures.len()).expect("a string");
    out
}

/// Tries one fault at one point: what must hold then, and after the step was repeated.
fn tried(job: &Job) -> Result<(), String> {
    let undisturbed = job.undisturbed;
    let root = copy_of(undisturbed.before.path());
    let point = job.point.to_string();
    let variables = [("FAULT", job.fault.0), ("FAULT_POINT", &point)];
    let ended = drive(undisturbed.step, root.path(), &variables, &mut |_| {});
    let found = kept(undisturbed, root.path(), &ended).map_err(|why| format!("{why}; it said: {}", ended.told))?;
    if ended.is_done && ended.status.success() && found != undisturbed.to {
        return Err("it said that it was done".to_owned());
    }
    let again = drive(undisturbed.step, root.path(), &[], &mut |_| {});
    if !again.is_done || !again.status.success() {
        return Err(format!("repeated, it said: {}", again.told));
    }
    let found = kept(undisturbed, root.path(), &again).map_err(|why| format!("repeated: {why}"))?;
    if found != undisturbed.to {
        return Err(format!("repeated, it came to\n{found:#?}\nnot\n{:#?}", undisturbed.to));
    }
    let left = files(root.path());
    let half = left.keys().find(|path| {
        let path = path.to_string_lossy();
        [".part", "restoring", "salvaging"]
            .iter()
            .any(|left| path.contains(left))
    });
    half.map_or(Ok(()), |path| Err(format!("repeated, it left {}", path.display())))
}

/// What the record holds, if that is what it may hold after this many pages; and whether everything else is whole.
fn kept(undisturbed: &Undisturbed, root: &Path, ended: &Ended) -> Result<Vec<String>, String> {
    let found = record(root).or_else(|why| {
        let is_as_damaged = undisturbed.step.damage.is_some() && content(root)? == content(undisturbed.before.path())?;
        is_as_damaged.then(|| undisturbed.from.clone()).ok_or(why)
    })?;
    let (from, to) = (&undisturbed.from, &undisturbed.to);
    match &undisturbed.step.way {
        Way::Keys { .. } if to.starts_with(from) => {
            let said = ended.pages.min(undisturbed.at_pages.len());
            let said = said.checked_sub(1).map_or(from, |at| &undisturbed.at_pages[at]);
            if !found.starts_with(said) {
                return Err(format!("{} of {} entries are left", found.len(), said.len()));
            }
            if !to.starts_with(&found) {
                return Err(format!("entries that nobody made: {found:#?}"));
            }
        }
        Way::Keys { .. } | Way::Verb(_) => {
            if found != *from && found != *to {
                return Err(format!("neither before nor after: {found:#?}"));
            }
        }
    }
    let known = files(undisturbed.before.path());
    let now = files(root);
    for (path, content) in &now {
        let is_known = known.get(path) == Some(content);
        if !is_known && path.extension().is_some_and(|end| end == "bazar") {
            check_bundle(content).map_err(|why| format!("{}: {why}", path.display()))?;
        }
    }
    for (path, _) in known
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|end| end == "bazar"))
    {
        if !now.contains_key(path) {
            return Err(format!("{} is gone", path.display()));
        }
    }
    side_effects(undisturbed, &now, &found, ended)?;
    Ok(found)
}

fn content(root: &Path) -> Result<Vec<u8>, String> {
    fs::read(root.join("data").join(FILE)).map_err(|err| err.to_string())
}

/// What a step leaves beside the record, once it has said so.
fn side_effects(
    undisturbed: &Undisturbed,
    now: &BTreeMap<PathBuf, Vec<u8>>,
    found: &[String],
    ended: &Ended,
) -> Result<(), String> {
    let Way::Verb(words) = &undisturbed.step.way else {
        return Ok(());
    };
    let is_done = ended.is_done && ended.status.success();
    let count = |start: &str| now.keys().filter(|path| path.starts_with(start)).count();
    let known = files(undisturbed.before.path());
    let before = known.keys().filter(|path| path.starts_with("data/backups")).count();
    match words[0] {
        "export" if is_done && !now.contains_key(Path::new("stick/mine.bazar")) => Err("no bundle".to_owned()),
        "backup" | "import" if is_done && count("data/backups") == before => Err("no backup".to_owned()),
        // What was there is kept under another name.
        "restore" if is_done || found == undisturbed.to => {
            let olds = now
                .iter()
                .filter(|(path, _)| path.to_string_lossy().contains("before-restore"));
            let mut olds = olds.map(|(_, content)| content);
            let is_kept = olds.any(|content| record_in(content).is_ok_and(|held| held == undisturbed.from));
            is_kept
                .then_some(())
                .ok_or_else(|| "what was there before is gone".to_owned())
        }
        // So is what was damaged: as it was, or in a backup where only folds were.
        "doctor" if is_done || found == undisturbed.to => {
            let damaged = &known[Path::new("data").join(FILE).as_path()];
            let is_kept = now.values().any(|content| content == damaged) || before < count("data/backups");
            is_kept
                .then_some(())
                .ok_or_else(|| "what was damaged is gone".to_owned())
        }
        _ => Ok(()),
    }
}
