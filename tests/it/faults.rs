//! Every point at which a disk can fail under a fixed session: the program is killed there, is refused once or from there on, writes
//! half, or the power goes and takes with it what was not synced. What it had said is kept, and repeating finishes the work.
//!
//! `BAZAR_FAULTS=all cargo test --test it faults -- --nocapture` tries them all and prints the table, a number so many of each step.
//! What fails where is done by `tests/faults/shim.rs`, which stands between the program and the C library.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::fs;
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{
    Mutex, OnceLock,
    atomic::{AtomicUsize, Ordering},
};
use std::thread;

use bazar::store::{FILE, Look, Store, Wish};
use bazar::tutor::{Entry, EntryWriter, Fact, LearnerRecords, RunId, Setting};
use tempfile::TempDir;

/// So many of each step, unless all are wanted.
const FEW: usize = 8;

/// Two processors are common.
const WORKERS: usize = 2;

/// Whoever drives the program knows by this byte that a page is whole.
const ASKS: u8 = 4;

struct Step {
    name: &'static str,
    way: Way,
    /// Whether its points are tried; the others only lead on.
    is_tried: bool,
}

enum Way {
    /// By keys, until a page is as wanted.
    Keys {
        rules: &'static [Rule],
        is_done: fn(&str) -> bool,
    },
    /// A subcommand; `STICK` in it is the stick's folder.
    Verb(&'static [&'static str]),
}

/// What a page says, and what is done then.
type Rule = (&'static str, Press);

#[derive(Clone, Copy)]
enum Press {
    Line(&'static str),
    /// The option that says this.
    Option(&'static str),
}

use Press::{Line, Option as Choose};

const STEPS: [Step; 9] = [
    Step {
        name: "signs in, answers",
        way: Way::Keys {
            rules: &LEARNING,
            is_done: |page| page.contains("Ship on time · 5/11"),
        },
        is_tried: true,
    },
    Step {
        name: "answers on",
        way: Way::Keys {
            rules: &LEARNING,
            is_done: |page| page.contains("Ship on time · 8/11"),
        },
        is_tried: false,
    },
    Step {
        name: "plays a market day",
        way: Way::Keys {
            rules: &LEARNING,
            is_done: |page| page.contains("Ship on time · 9/11"),
        },
        is_tried: true,
    },
    Step {
        name: "exports",
        way: Way::Verb(&["export", "STICK/mine.bazar"]),
        is_tried: true,
    },
    Step {
        name: "imports",
        way: Way::Verb(&["import", "STICK/other.bazar"]),
        is_tried: true,
    },
    Step {
        name: "backs up",
        way: Way::Verb(&["backup"]),
        is_tried: true,
    },
    // The one that was made before the import.
    Step {
        name: "restores",
        way: Way::Verb(&["restore", "1"]),
        is_tried: true,
    },
    Step {
        name: "deletes",
        way: Way::Keys {
            rules: &DELETING,
            is_done: |page| page.contains("Who are you?") && !page.contains("Type my number"),
        },
        is_tried: true,
    },
    Step {
        name: "backs up what is left",
        way: Way::Verb(&["backup"]),
        is_tried: true,
    },
];

const LEARNING: [Rule; 17] = [
    ("Please press the digit 5", Line("5")),
    ("Which languages do you want", Line("1")),
    ("Here last time: No. 10", Choose("Here last time: No. 10")),
    ("Type my number", Choose("Type my number")),
    ("Type your number, then Enter", Line("10 enter")),
    ("I am new here", Choose("I am new here")),
    ("Your number: 10", Choose("Later: learn first")),
    ("Continue: Ship on time", Choose("Continue: Ship on time")),
    ("Next lesson:", Choose("Orders and replies")),
    ("Ship on time · 9 minutes", Choose("Ship on time")),
    ("| Right!", Line("enter")),
    ("whenever I have time", Choose("Wednesday 10:00")),
    ("Which van does this order take?", Choose("Tuesday")),
    ("Tick them one by one", Line("3 1 2 4 enter")),
    ("[ _ ] minutes", Line("60 enter")),
    ("One day late, say nothing", Choose("Take it to the township myself")),
    // Reading, and the market, whose first choice is what is due.
    ("", Line("1")),
];

const DELETING: [Rule; 8] = [
    ("Please press the digit 5", Line("5")),
    ("Which languages do you want", Line("1")),
    ("Type my number", Choose("Type my number")),
    ("Type your number, then Enter", Line("10 enter")),
    ("Really delete it?", Choose("Delete")),
    ("Delete the record: No. 10", Choose("Delete the record: No. 10")),
    ("Somebody else learns", Choose("My record")),
    ("", Line("0")),
];

const NOT_SAVED: &str = "It was not saved.";

/// By what the shim knows it, and how it is called in the table.
const FAULTS: [(&str, &str); 13] = [
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
];

/// What a step is when nothing fails.
struct Undisturbed {
    step: &'static Step,
    before: TempDir,
    /// What the record held when the program asked for the next line.
    at_pages: Vec<Vec<String>>,
    from: Vec<String>,
    to: Vec<String>,
    /// What each point is.
    points: Vec<String>,
}

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

/// How a program ended that was driven through a step.
struct Ended {
    /// Pages that came without a word of trouble, each a promise that what led to it is kept.
    pages: usize,
    is_done: bool,
    status: ExitStatus,
    told: String,
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
        let chosen = all.into_iter().enumerate().filter(|(at, _)| wanted.contains(at));
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

fn jobs_of(undisturbed: &Undisturbed) -> Vec<Job<'_>> {
    let points = &undisturbed.points;
    let mut jobs = Vec::new();
    for point in 1..=points.len() + 1 {
        for fault in FAULTS {
            // After the last point only what was not synced can still be lost.
            let is_one = match points.get(point - 1) {
                Some(what) => !fault.0.starts_with("short") || what.starts_with("write"),
                None => fault.0.starts_with("power"),
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

/// Memory where there is a folder for it: what a disk would have kept is the shim's to say.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    };
    made.expect("a folder for the test")
}

/// The whole session without any fault.
fn undisturbed() -> Vec<Undisturbed> {
    let mut root = folder();
    fs::create_dir(root.path().join("stick")).expect("made");
    others_bundle(&root.path().join("stick/other.bazar"));
    let mut done = Vec::new();
    for step in &STEPS {
        let before = copy_of(root.path());
        let from = record(root.path()).expect("readable");
        let mut at_pages = Vec::new();
        let log = folder();
        let log = log.path().join("points");
        let variables = [("FAULT_LOG", log.to_str().expect("plain letters"))];
        let ended = drive(step, root.path(), &variables, &mut |root| {
            at_pages.push(record(root).expect("readable"));
        });
        assert!(ended.is_done && ended.status.success(), "{}: {}", step.name, ended.told);
        let to = record(root.path()).expect("readable");
        let points = fs::read_to_string(&log).expect("it is told in the end");
        let points = points.lines().map(str::to_owned).collect();
        root = copy_of(root.path());
        done.push(Undisturbed {
            step,
            before,
            at_pages,
            from,
            to,
            points,
        });
    }
    done
}

/// Somebody learned at another PC.
fn others_bundle(path: &Path) {
    let dir = folder();
    let mut store = Store::open(dir.path()).expect("opens");
    let (mut writer, mut records) = (EntryWriter::new(RunId(0xbeef)), LearnerRecords::default());
    for (name, card) in [("Rana", 21), ("Ahmat", 22)] {
        let (learner, name) = (writer.learner(), name.to_owned());
        let added = Fact::LearnerAdded { learner, name, card };
        let speaks = Fact::from(Setting::Languages {
            learner,
            languages: vec!["ug".to_owned()],
        });
        let entries = [added, speaks].map(|fact| writer.write(&mut records, fact, 0));
        store.append(&entries).expect("takes them");
    }
    let look = Look::into(dir.path()).expect("readable").expect("it is there");
    let made = look.export(path, &Wish::default(), None, &mut on);
    made.expect("there is room");
}

fn on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
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
        path.contains(".part") || path.contains("restoring")
    });
    half.map_or(Ok(()), |path| Err(format!("repeated, it left {}", path.display())))
}

/// What the record holds, if that is what it may hold after this many pages; and whether everything else is whole.
fn kept(undisturbed: &Undisturbed, root: &Path, ended: &Ended) -> Result<Vec<String>, String> {
    let found = record(root)?;
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
        _ => Ok(()),
    }
}

/// The entries of the folder's record, whole to the last hash.
fn record(root: &Path) -> Result<Vec<String>, String> {
    look_at(&root.join("data"))
}

fn record_in(content: &[u8]) -> Result<Vec<String>, String> {
    let dir = folder();
    fs::write(dir.path().join(FILE), content).map_err(|err| err.to_string())?;
    look_at(dir.path())
}

fn look_at(dir: &Path) -> Result<Vec<String>, String> {
    let Some(look) = Look::into(dir).map_err(|err| err.to_string())? else {
        return Ok(Vec::new());
    };
    let damage = look.check(&mut on).map_err(|err| err.to_string())?;
    if damage.is_none_or(|damage| !damage.is_none()) {
        return Err("the record is damaged".to_owned());
    }
    let entries = look.entries().map_err(|err| err.to_string())?;
    Ok(canonical(&entries))
}

fn check_bundle(content: &[u8]) -> Result<(), String> {
    let dir = folder();
    let path = dir.path().join("bundle");
    fs::write(&path, content).map_err(|err| err.to_string())?;
    let mut store = Store::open(&dir.path().join("data")).map_err(|err| err.to_string())?;
    let taken = store.import(&path, None, true, &mut on);
    taken.map(|_| ()).map_err(|err| err.to_string())
}

/// Kinds and bodies in the order of what happened; keys, which every start draws anew, by their order.
fn canonical(entries: &[Entry]) -> Vec<String> {
    let mut rows: Vec<(u64, String, String)> = Vec::new();
    for entry in entries {
        let row = format!("{} {}", entry.fact.kind(), entry.fact.body());
        rows.push((entry.lamport, with_keys(&row, &mut |_| "key".to_owned()), row));
    }
    rows.sort();
    let mut known: Vec<String> = Vec::new();
    let mut number = |key: &str| {
        let at = known.iter().position(|one| one == key).unwrap_or_else(|| {
            known.push(key.to_owned());
            known.len() - 1
        });
        format!("key-{at}")
    };
    rows.iter().map(|(_, _, row)| with_keys(row, &mut number)).collect()
}

/// Puts something else in the place of each `0123456789abcdef.12`.
fn with_keys(row: &str, name: &mut dyn FnMut(&str) -> String) -> String {
    let mut out = String::new();
    for (at, piece) in row.split('"').enumerate() {
        if 0 < at {
            out.push('"');
        }
        let is_key = piece.split_once('.').is_some_and(|(run, n)| {
            run.len() == 16 && run.chars().all(|sign| sign.is_ascii_hexdigit()) && n.parse::<u64>().is_ok()
        });
        match is_key {
            true => out.push_str(&name(piece)),
            false => out.push_str(piece),
        }
    }
    out
}

/// All files below a folder.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut found, mut open) = (BTreeMap::new(), vec![root.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("it can be listed") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).expect("it was found there").to_owned();
                found.insert(name, fs::read(&path).expect("readable"));
            }
        }
    }
    found
}

fn copy_of(root: &Path) -> TempDir {
    let copy = folder();
    fs::create_dir(copy.path().join("stick")).expect("made");
    for (name, content) in files(root) {
        let path = copy.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("made");
        fs::write(path, content).expect("there is room");
    }
    copy
}

/// The library that stands between, built once for all.
fn shim() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let part = folder.join(format!("libshim-{}.so", std::process::id()));
        let built = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
            .args(["--edition", "2024", "--crate-type", "cdylib", "-O", "-Dwarnings", "-o"])
            .arg(&part)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/shim.rs"))
            .status();
        assert!(built.expect("there is a compiler").success());
        let whole = folder.join("libshim.so");
        fs::rename(&part, &whole).expect("in the same folder");
        whole
    })
}

/// Goes through a step with the real program; `at_page` looks on whenever it asks for a line.
fn drive(step: &Step, root: &Path, variables: &[(&str, &str)], at_page: &mut dyn FnMut(&Path)) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bazar"));
    command
        .args(["--plain", "--lang", "en", "--seed", "7", "--data"])
        .arg(root.join("data"))
        .env_remove("BAZAR_DATA")
        .env("LD_PRELOAD", shim())
        .env("FAULT_ROOT", root)
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let (rules, is_done) = match &step.way {
        Way::Keys { rules, is_done } => (*rules, *is_done),
        Way::Verb(words) => {
            let stick = root.join("stick").display().to_string();
            command.args(words.iter().map(|word| word.replace("STICK", &stick)));
            return verb(command);
        }
    };
    let mut child = command.spawn().expect("the program starts");
    let mut keyboard = child.stdin.take();
    let mut screen = child.stdout.take().expect("it was asked for");
    let (mut pages, mut troubles, mut is_over) = (0, 0, false);
    let (mut page, mut told) = (Vec::new(), String::new());
    let mut chunk = [0; 4096];
    while let Ok(count @ 1..) = screen.read(&mut chunk) {
        page.extend_from_slice(&chunk[..count]);
        if page.last() != Some(&ASKS) {
            continue;
        }
        page.pop();
        let shown = String::from_utf8_lossy(&std::mem::take(&mut page)).into_owned();
        if shown.contains(NOT_SAVED) {
            troubles += 1;
        } else {
            pages += 1;
            at_page(root);
            is_over = is_over || is_done(&shown);
        }
        // The end of the lines is the end of the program.
        let line = if is_over {
            None
        } else {
            Some(answer(&shown, rules, troubles))
        };
        told = shown;
        match (line, &mut keyboard) {
            (Some(line), Some(keyboard)) if pages < 100 => drop(keyboard.write_all(format!("{line}\n").as_bytes())),
            _ => keyboard = None,
        }
    }
    let output = child.wait_with_output().expect("it ends");
    told += &String::from_utf8_lossy(&page);
    Ended {
        pages,
        is_done: is_over,
        status: output.status,
        told: told + &String::from_utf8_lossy(&output.stderr),
    }
}

fn verb(mut command: Command) -> Ended {
    let output = command.output().expect("the program starts");
    let told = [output.stdout, output.stderr].concat();
    Ended {
        pages: 0,
        is_done: true,
        status: output.status,
        told: String::from_utf8_lossy(&told).into_owned(),
    }
}

/// What somebody presses who reads the page. A disk that refuses twice is left alone.
fn answer(page: &str, rules: &[Rule], troubles: usize) -> String {
    let press = match page.contains(NOT_SAVED) {
        true if troubles < 2 => Choose("Save again"),
        true => Choose("Quit and lose"),
        false => {
            let rule = rules.iter().find(|(words, _)| page.contains(words));
            rule.expect("the last rule fits every page").1
        }
    };
    match press {
        Line(line) => line.to_owned(),
        Choose(words) => {
            let row = page
                .lines()
                .rfind(|row| row.contains(words))
                .unwrap_or_else(|| panic!("{words}?\n{page}"));
            let digit = row.trim_start_matches(['>', ' ']).chars().next();
            digit.expect("an option begins with its digit").to_string()
        }
    }
}
