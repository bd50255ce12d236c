//! A fixed session with the real program: somebody signs in, answers, plays a market day; the class is exported, imported, backed up
//! and restored, the record is damaged and repaired, and somebody is deleted. Each step begins from a folder that can be copied, and is found again by what it left.
//!
//! Who reads the pages and presses the keys is a table of rules, so that a step that was interrupted anywhere is gone on with. Leaves
//! what goes wrong on the way to whoever drives it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;

use bazar::course::Source;
use bazar::store::{FILE, Look, Store, Wish};
use bazar::tutor::{Entry, EntryWriter, Fact, LearnerRecords, RunId, Setting};
use rusqlite::Connection;
use tempfile::TempDir;

/// Whoever drives the program knows by this byte that a page is whole.
const ASKS: u8 = 4;

pub struct Step {
    pub name: &'static str,
    pub way: Way,
    /// Whether its points are tried; the others only lead on.
    pub is_tried: bool,
    /// What happens to the record before.
    pub damage: Option<fn(&Path)>,
}

impl Step {
    pub const fn new(name: &'static str, way: Way) -> Step {
        Step {
            name,
            way,
            is_tried: true,
            damage: None,
        }
    }
}

pub enum Way {
    /// By keys, until a page is as wanted.
    Keys {
        rules: &'static [Rule],
        is_done: fn(&str) -> bool,
    },
    /// A subcommand; `STICK` in it is the stick's folder.
    Verb(&'static [&'static str]),
}

/// What a page says, and what is done then.
pub type Rule = (&'static str, Press);

#[derive(Clone, Copy)]
pub enum Press {
    Line(&'static str),
    /// The option that says this.
    Option(&'static str),
}

use Press::{Line, Option as Choose};

pub const STEPS: [Step; 12] = [
    Step::new(
        "signs in, answers",
        Way::Keys {
            rules: &LEARNING,
            is_done: |page| page.contains("Ship on time · 5 of 11"),
        },
    ),
    Step {
        is_tried: false,
        ..Step::new(
            "answers on",
            Way::Keys {
                rules: &LEARNING,
                is_done: |page| page.contains("Ship on time · 8 of 11"),
            },
        )
    },
    Step::new(
        "plays a market day",
        Way::Keys {
            rules: &LEARNING,
            is_done: |page| page.contains("Ship on time · 9 of 11"),
        },
    ),
    Step::new("exports", Way::Verb(&["export", "STICK/mine.bazar"])),
    Step::new("imports", Way::Verb(&["import", "STICK/other.bazar"])),
    // What was imported has no backup yet.
    Step {
        damage: Some(cut),
        ..Step::new("salvages", Way::Verb(&["doctor", "--repair"]))
    },
    Step {
        is_tried: false,
        ..Step::new("imports again", Way::Verb(&["import", "STICK/other.bazar"]))
    },
    Step::new("backs up", Way::Verb(&["backup"])),
    Step {
        damage: Some(empty_folds),
        ..Step::new("mends the folds", Way::Verb(&["doctor", "--repair"]))
    },
    // The one that was made before the import.
    Step::new("restores", Way::Verb(&["restore", "1"])),
    Step::new(
        "deletes",
        Way::Keys {
            rules: &DELETING,
            is_done: |page| page.contains("Who are you?") && !page.contains("Find my name"),
        },
    ),
    Step::new("backs up what is left", Way::Verb(&["backup"])),
];

/// The last quarter of the record is gone.
fn cut(path: &Path) {
    let content = fs::read(path).expect("readable");
    fs::write(path, &content[..content.len() * 3 / 4 - 100]).expect("writable");
}

fn empty_folds(path: &Path) {
    let file = Connection::open(path).expect("it is an SQLite file");
    let emptied = file.execute("UPDATE fold SET body = '{}'", []);
    assert_ne!(emptied.expect("there is such a table"), 0);
}

const LEARNING: [Rule; 18] = [
    ("Please press the digit 5", Line("5")),
    ("Which languages do you want", Line("1")),
    ("Is this you?", Choose("Yes")),
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

const DELETING: [Rule; 9] = [
    ("Please press the digit 5", Line("5")),
    ("Which languages do you want", Line("1")),
    ("Type my number", Choose("Type my number")),
    ("Type your number, then Enter", Line("10 enter")),
    ("Is this you?", Choose("Yes")),
    ("Really delete it?", Choose("Delete")),
    ("Delete the record: No. 10", Choose("Delete the record: No. 10")),
    ("Somebody else learns", Choose("My record")),
    ("", Line("0")),
];

/// Stands for what a damaged record holds.
pub const DAMAGED: &str = "damaged";

const NOT_SAVED: &str = "It was not saved.";

/// What a step is when nothing fails.
pub struct Undisturbed {
    pub step: &'static Step,
    pub before: TempDir,
    /// What the record held when the program asked for the next line.
    pub at_pages: Vec<Vec<String>>,
    pub from: Vec<String>,
    pub to: Vec<String>,
    /// What each point is.
    pub points: Vec<String>,
}

/// How a program ended that was driven through a step.
pub struct Ended {
    /// Pages that came without a word of trouble, each a promise that what led to it is kept.
    pub pages: usize,
    pub is_done: bool,
    pub status: ExitStatus,
    pub told: String,
}

/// Memory where there is a folder for it: what a disk would have kept is the shim's to say.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    };
    made.expect("a folder for the test")
}

/// The whole session without any fault.
pub fn undisturbed() -> Vec<Undisturbed> {
    let mut root = folder();
    fs::create_dir(root.path().join("stick")).expect("made");
    others_bundle(&root.path().join("stick/other.bazar"));
    let mut done = Vec::new();
    for step in &STEPS {
        let from = match step.damage {
            Some(damage) => {
                damage(&root.path().join("data").join(FILE));
                vec![DAMAGED.to_owned()]
            }
            None => record(root.path()).expect("readable"),
        };
        let before = copy_of(root.path());
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

pub fn on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// The entries of the folder's record, whole to the last hash.
pub fn record(root: &Path) -> Result<Vec<String>, String> {
    look_at(&root.join("data"))
}

pub fn record_in(content: &[u8]) -> Result<Vec<String>, String> {
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

pub fn check_bundle(content: &[u8]) -> Result<(), String> {
    let dir = folder();
    let path = dir.path().join("bundle");
    fs::write(&path, content).map_err(|err| err.to_string())?;
    let mut store = Store::open(&dir.path().join("data")).map_err(|err| err.to_string())?;
    let taken = store.import(&path, bazar::store::Keys::NONE, &mut on);
    taken.map(|_| ()).map_err(|err| err.to_string())
}

/// Kinds and bodies in the order of what happened; keys, which every start draws anew, by their order.
pub fn canonical(entries: &[Entry]) -> Vec<String> {
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
pub fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
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

pub fn copy_of(root: &Path) -> TempDir {
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
/// The shipped course with a lesson of its own in it, so that the lesson may change without these.
fn course() -> &'static Path {
    static COURSE: OnceLock<TempDir> = OnceLock::new();
    COURSE
        .get_or_init(|| {
            let made = tempfile::tempdir().expect("a folder for the course");
            let mut files = Source::embedded().files;
            let lesson = include_bytes!("../data/session/l31.toml");
            files.insert("06-serve-orders/l31.toml".to_owned(), lesson.as_slice().into());
            for (path, bytes) in files {
                let path = made.path().join(path);
                fs::create_dir_all(path.parent().expect("it is in the folder")).expect("writable");
                fs::write(path, bytes).expect("writable");
            }
            made
        })
        .path()
}

pub fn drive(step: &Step, root: &Path, variables: &[(&str, &str)], at_page: &mut dyn FnMut(&Path)) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bazar"));
    command
        .args(["--plain", "--lang", "en", "--seed", "7", "--course"])
        .arg(course())
        .arg("--data")
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
