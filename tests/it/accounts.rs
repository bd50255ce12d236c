//! Several accounts on one PC: who may only read does, and nobody's look or repair keeps out whoever learns there.
//!
//! Where the tests run as an administrator, the program is started as a learner and as somebody else. Elsewhere both are this account,
//! and rights are taken from it.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use bazar::store::{FILE, Look, Store, Wish};
use bazar::tutor::{EntryWriter, Fact, LearnerRecords, RunId};
use tempfile::TempDir;

const LEARNER: u32 = 65_533;
const OTHER: u32 = 65_534;
const ADMINISTRATOR: u32 = 0;

const CLOSED: &str = "The account that is logged in here may not read these records.";
const NOT_WRITTEN: &str = "This folder cannot be written.";

/// A PC with a learner's folder, one of somebody else's, and the program where everybody may start it.
struct Pc {
    root: TempDir,
    is_administered: bool,
}

impl Pc {
    fn new() -> Pc {
        let root = tempfile::tempdir().expect("a folder for the test");
        let is_administered = fs::metadata(root.path()).expect("it is there").uid() == ADMINISTRATOR;
        let pc = Pc { root, is_administered };
        allow(pc.root.path(), 0o755);
        fs::copy(env!("CARGO_BIN_EXE_bazar"), pc.at("bazar")).expect("there is room");
        allow(&pc.at("bazar"), 0o755);
        for (home, account) in [("learner", LEARNER), ("other", OTHER)] {
            fs::create_dir(pc.at(home)).expect("made");
            allow(&pc.at(home), 0o755);
            pc.give(&pc.at(home), account);
        }
        pc
    }

    fn at(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.at("learner/data")
    }

    fn give(&self, path: &Path, account: u32) {
        if self.is_administered {
            chown(path, Some(account), Some(account)).expect("an administrator gives what they want");
        }
    }

    /// Starts the program on the learner's folder; administrators are often careful with what they make.
    fn start(&self, account: u32, words: &[&str]) -> Child {
        let mask = if account == ADMINISTRATOR { "077" } else { "022" };
        let mut command = Command::new("sh");
        command
            .args(["-c", &format!("umask {mask}; exec \"$@\""), "sh"])
            .arg(self.at("bazar"))
            .args(["--lang", "en", "--data"])
            .arg(self.data())
            .args(words)
            .current_dir(self.root.path())
            .env_remove("BAZAR_DATA")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if self.is_administered {
            command.uid(account).gid(account);
        }
        command.spawn().expect("the program starts")
    }

    fn run(&self, account: u32, words: &[&str], typed: &str) -> Output {
        typed_into(self.start(account, words), typed)
    }

    /// Returns what was printed by whoever could do it.
    fn done(&self, account: u32, words: &[&str]) -> String {
        let output = self.run(account, words, "words of this center\n");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{account} {words:?}: {told}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// Somebody new learns on this PC: one more entry at the least.
    fn learns(&self) {
        let before = self.entries();
        let name = format!("learner {before}");
        self.pass_on(&name, before as u64);
        self.done(LEARNER, &["import", &format!("other/{name}.bazar")]);
        assert_eq!(self.entries(), before + 1, "{name}");
        self.done(LEARNER, &["backup"]);
    }

    /// Puts a bundle of another PC with one learner on it where everybody may read it.
    fn pass_on(&self, name: &str, run: u64) {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let mut store = Store::open(dir.path()).expect("opens");
        let (mut writer, mut records) = (EntryWriter::new(RunId(0xacc0 + run)), LearnerRecords::default());
        let added = Fact::LearnerAdded {
            learner: writer.learner(),
            name: name.to_owned(),
            card: 20,
        };
        store.append(&[writer.write(&mut records, added, 0)]).expect("takes it");
        let look = Look::into(dir.path()).expect("readable").expect("it is there");
        let path = self.at("other").join(format!("{name}.bazar"));
        look.export(&path, &Wish::default(), None, &mut on)
            .expect("there is room");
        allow(&path, 0o644);
    }

    fn entries(&self) -> usize {
        let look = Look::into(&self.data()).expect("readable").expect("it is there");
        look.census().expect("readable").0
    }

    /// Whom everything in the learner's home belongs to, and what is in it.
    fn home(&self) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
        let (mut found, mut open) = (BTreeMap::new(), vec![self.at("learner")]);
        while let Some(path) = open.pop() {
            let content = match path.is_dir() {
                true => {
                    let listed = fs::read_dir(&path).expect("it can be listed").flatten();
                    open.extend(listed.map(|entry| entry.path()));
                    Vec::new()
                }
                false => fs::read(&path).expect("readable"),
            };
            let owner = fs::metadata(&path).expect("it is there").uid();
            found.insert(path, (owner, content));
        }
        found
    }

    fn is_all_the_learners(&self, after: &str) {
        let learner = if self.is_administered {
            LEARNER
        } else {
            fs::metadata(self.at("learner")).expect("it is there").uid()
        };
        for (path, (owner, _)) in self.home() {
            assert_eq!(owner, learner, "{} after {after}", path.display());
        }
    }
}

fn allow(path: &Path, rights: u32) {
    fs::set_permissions(path, Permissions::from_mode(rights)).expect("it is this account's");
}

fn on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn typed_into(mut child: Child, typed: &str) -> Output {
    // A program that ends before it has read everything closes its end.
    let _ = child
        .stdin
        .take()
        .expect("the input is a pipe")
        .write_all(typed.as_bytes());
    child.wait_with_output().expect("the program ends")
}

/// The class that everybody looks at: a learner of this PC, who is at their first lesson.
fn class() -> Pc {
    let pc = Pc::new();
    let signed_in = pc.run(LEARNER, &["--plain"], "5\n1\n1\nRana enter\n1\n1\n");
    assert!(signed_in.status.success());
    assert!(0 < pc.entries(), "{}", String::from_utf8_lossy(&signed_in.stdout));
    pc
}

const FIGURES: [&str; 4] = ["report", "class", "--format", "csv"];

#[test]
fn who_may_only_read_gets_the_same_figures_and_keeps_nobody_out() {
    let pc = class();
    pc.learns();
    let figures = pc.done(LEARNER, &FIGURES);
    let mut learning = pc.start(LEARNER, &["--plain"]);
    let screen = learning.stdout.as_mut().expect("it was asked for");
    screen.read_exact(&mut [0]).expect("the first page comes");
    let before = pc.home();
    let close = |rights| {
        // Somebody else's folder is closed anyway.
        let all = before.keys().filter(|path| path.starts_with(pc.data()));
        all.for_each(|path| allow(path, if path.is_dir() { rights | 0o111 } else { rights }));
    };
    if !pc.is_administered {
        close(0o444);
    }
    assert_eq!(pc.done(OTHER, &FIGURES), figures);
    pc.done(OTHER, &["export", "other/all.bazar"]);
    for words in [
        &["backup"][..],
        &["restore", "1"],
        &["import", "other/learner 2.bazar"],
        &["--plain"],
    ] {
        let output = pc.run(OTHER, words, "");
        let told = String::from_utf8_lossy(&output.stderr).replace('\n', " ");
        assert!(
            !output.status.success() && told.starts_with(NOT_WRITTEN),
            "{words:?}: {told}"
        );
    }
    if !pc.is_administered {
        close(0o644);
    }
    assert!(pc.home() == before, "somebody who may only read left something");
    let learned = typed_into(learning, "5\n");
    assert!(learned.status.success(), "{}", String::from_utf8_lossy(&learned.stderr));
    pc.learns();
    // What was exported is all that there was.
    let elsewhere = tempfile::tempdir().expect("a folder for the test");
    let mut store = Store::open(elsewhere.path()).expect("opens");
    let taken = store.import(&pc.at("other/all.bazar"), bazar::store::Keys::NONE, &mut on);
    assert_eq!(taken.expect("it is whole").new, pc.entries() - 1);
}

#[test]
fn what_an_administrator_does_leaves_everything_to_the_learner() {
    let pc = Pc::new();
    // Before anybody has learned here: folder, record, lock and journal are made.
    pc.pass_on("first", 0);
    pc.done(ADMINISTRATOR, &["import", "other/first.bazar"]);
    pc.is_all_the_learners("the first import");
    pc.learns();
    let done: [&[&str]; 8] = [
        &FIGURES,
        &["export", "learner/all.bazar"],
        &["backup"],
        &["doctor"],
        &["restore", "1"],
        &["doctor", "--repair"],
        &["report", "class", "--output", "learner/class.csv"],
        &["secret"],
    ];
    for words in done {
        pc.done(ADMINISTRATOR, words);
        pc.is_all_the_learners(&words.join(" "));
        if words[0] != "secret" {
            pc.learns();
        }
    }
    let sealed = pc.done(LEARNER, &["export", "learner/sealed.bazar"]);
    assert!(!sealed.contains("no seal"), "{sealed}");
}

#[test]
fn a_record_that_an_administrator_salvages_stays_the_learners() {
    let pc = class();
    pc.learns();
    let path = pc.data().join(FILE);
    let mut damaged = fs::read(&path).expect("readable");
    let end = damaged.len() - 100;
    damaged.truncate(end);
    fs::write(&path, damaged).expect("writable");
    pc.run(ADMINISTRATOR, &["doctor", "--repair"], "");
    assert!(pc.data().join("bazar-damaged.sqlite").exists());
    pc.is_all_the_learners("doctor --repair");
    pc.learns();
}

/// A folder that is open to all, with a record in it that is not.
#[test]
fn who_may_not_write_the_record_puts_no_other_in_its_place() {
    let pc = class();
    pc.learns();
    let record = pc.data().join(FILE);
    let shared = [pc.data(), pc.data().join("backups")];
    shared.iter().for_each(|folder| allow(folder, 0o777));
    if !pc.is_administered {
        allow(&record, 0o444);
    }
    let before = pc.home();
    let output = pc.run(OTHER, &["restore", "1"], "");
    let told = String::from_utf8_lossy(&output.stderr).replace('\n', " ");
    assert!(!output.status.success() && told.starts_with(NOT_WRITTEN), "{told}");
    assert!(pc.home() == before);
    allow(&record, 0o644);
    pc.learns();
    // Where they may, it stays as open to everybody as it was.
    allow(&record, 0o666);
    pc.done(OTHER, &["restore", "1"]);
    assert_eq!(fs::metadata(&record).expect("it is there").mode() & 0o777, 0o666);
}

#[test]
fn who_may_not_read_is_told_so() {
    let pc = class();
    pc.learns();
    let before = pc.home();
    let verbs: [&[&str]; 7] = [
        &FIGURES,
        &["export", "other/all.bazar"],
        &["backup"],
        &["restore"],
        &["import", "other/learner 2.bazar"],
        &["doctor", "--repair"],
        &["--plain"],
    ];
    for (closed, rights) in [(pc.data(), 0o700), (pc.data().join(FILE), 0o600)] {
        allow(&closed, if pc.is_administered { rights } else { 0 });
        // Backups may be listed where only the record is closed.
        for words in verbs.iter().filter(|words| closed.is_dir() || words[0] != "restore") {
            let output = pc.run(OTHER, words, "");
            let told = String::from_utf8_lossy(&output.stderr).replace('\n', " ");
            assert!(
                !output.status.success() && told.starts_with(CLOSED),
                "{words:?}: {told}"
            );
        }
        let is_folder = rights == 0o700;
        allow(&closed, if is_folder { 0o755 } else { 0o644 });
    }
    assert!(pc.home() == before);
    pc.learns();
}
