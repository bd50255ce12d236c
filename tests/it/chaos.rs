//! Records that travel on sticks: whatever PCs did, whatever clocks claimed, in whatever order bundles came, however often and however
//! torn, in the end all PCs hold the same entries, letter by letter, and the same folds.
//!
//! `BAZAR_HISTORIES=10000 cargo test --test it chaos` tries as many.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bazar::store::{BundleError, FILE, Keys, Look, Secret, Store, Wish};
use bazar::tutor::{ClassId, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, RunId, Setting, What};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::chain::{OLD, damage, old_file, work};
use crate::dice::Dice;

const HISTORIES: u64 = 24;
const MOST_PCS: usize = 12;

struct Pc {
    dir: TempDir,
    store: Store,
    records: LearnerRecords,
    writer: EntryWriter,
    /// What its clock claims, in milliseconds: between 2009 and 2098.
    clock_ms: i64,
}

struct World {
    dice: Dice,
    secret: Secret,
    pcs: Vec<Pc>,
    sticks: TempDir,
    bundles: Vec<PathBuf>,
    runs: u64,
}

#[test]
fn after_any_history_all_pcs_are_equal_to_the_letter() {
    let histories = std::env::var("BAZAR_HISTORIES")
        .ok()
        .and_then(|count| count.parse().ok());
    for seed in 0..histories.unwrap_or(HISTORIES) {
        let mut world = World::new(seed);
        for _ in 0..40 {
            world.something_happens();
        }
        world.meet();
        world.all_are_equal(seed);
    }
}

/// Memory where there is a folder for it: nothing here is about the disk.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    };
    made.expect("a folder for the test")
}

fn on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

impl World {
    fn new(seed: u64) -> World {
        let mut world = World {
            dice: Dice(seed),
            secret: Secret::of("walnuts and plums").expect("long enough"),
            pcs: Vec::new(),
            sticks: folder(),
            bundles: Vec::new(),
            runs: 0,
        };
        for _ in 0..2 + world.dice.below(3) {
            // Some begin with what a program of schema 1 left, two of them with the same.
            let dir = match world.dice.below(3) {
                0 => {
                    let old = old_file(OLD[world.dice.below(2)]);
                    let dir = folder();
                    fs::copy(old.path().join(FILE), dir.path().join(FILE)).expect("copied");
                    dir
                }
                _ => folder(),
            };
            world.start(dir);
        }
        world
    }

    /// A PC is switched on.
    fn start(&mut self, dir: TempDir) {
        self.runs += 1;
        let mut store = Store::open(dir.path()).expect("opens");
        let records = store.records().expect("readable");
        let year_ms = 365 * 86_400_000_i64;
        self.pcs.push(Pc {
            records,
            writer: EntryWriter::new(RunId(0x1000 + self.runs * 0x9e37_79b9)),
            clock_ms: year_ms * (39 + i64::try_from(self.dice.below(90)).expect("small")),
            store,
            dir,
        });
    }

    fn something_happens(&mut self) {
        let at = self.dice.below(self.pcs.len());
        match self.dice.below(20) {
            0 => {
                // Switched off and on.
                let pc = self.pcs.swap_remove(at);
                drop(pc.store);
                self.start(pc.dir);
            }
            1 if self.pcs.len() < MOST_PCS => self.clone_disk(at),
            2..=4 => self.export(at),
            5..=8 => self.import(at),
            _ => self.somebody_works(at),
        }
    }

    /// The disk is copied, as a whole class gets its PCs from one image.
    fn clone_disk(&mut self, at: usize) {
        let dir = folder();
        fs::copy(self.pcs[at].dir.path().join(FILE), dir.path().join(FILE)).expect("copied");
        self.start(dir);
    }

    fn export(&mut self, at: usize) {
        let path = self.sticks.path().join(format!("{}.bazar", self.bundles.len()));
        let lacking_in = match self.dice.below(3) {
            0 => self.bundles.get(self.dice.below(self.bundles.len() + 1)).cloned(),
            _ => None,
        };
        let wish = Wish {
            lacking_in,
            with: Vec::new(),
            words: None,
        };
        let look = Look::into(self.pcs[at].dir.path())
            .expect("readable")
            .expect("there is a file");
        look.export(&path, &wish, Some(&self.secret), &mut on)
            .expect("there is room");
        self.bundles.push(path);
    }

    /// Any bundle that was ever made comes to any PC, now and then torn.
    fn import(&mut self, at: usize) {
        if self.bundles.is_empty() {
            return;
        }
        let bundle = &self.bundles[self.dice.below(self.bundles.len())];
        let store = &mut self.pcs[at].store;
        if self.dice.below(4) == 0 {
            let whole = fs::read(bundle).expect("readable");
            let torn = self.sticks.path().join("torn.bazar");
            let mut bytes = whole[..self.dice.below(whole.len())].to_vec();
            if self.dice.below(2) == 0 {
                bytes = whole;
                let at = self.dice.below(bytes.len());
                bytes[at] ^= 1 << self.dice.below(8);
            }
            fs::write(&torn, bytes).expect("writable");
            let before = store.entries().expect("readable").len();
            let any = Keys {
                may_be_unsealed: true,
                ..Keys::of(Some(&self.secret))
            };
            store
                .import(&torn, any, &mut on)
                .expect_err("what is torn or altered is refused whole");
            assert_eq!(store.entries().expect("readable").len(), before);
        }
        let taken = store.import(bundle, Keys::of(Some(&self.secret)), &mut on);
        match taken {
            Ok(imported) => assert_eq!(imported.differs, []),
            // Made for a PC that had more than this one.
            Err(BundleError::Lacks(_)) => {}
            Err(err) => panic!("{err}"),
        }
    }

    fn somebody_works(&mut self, at: usize) {
        let pc = &mut self.pcs[at];
        pc.look_around();
        let known: Vec<LearnerId> = pc.records.profiles.keys().copied().collect();
        let dice = &mut self.dice;
        let facts = match dice.below(12) {
            0..=1 => vec![Fact::LearnerAdded {
                learner: pc.writer.learner(),
                name: format!("name {}", dice.below(50)),
                card: pc.records.free_card().expect("cards are left"),
            }],
            2 => vec![Fact::ClassMade {
                class: pc.writer.class(),
                name: format!("class {}", dice.below(9)),
            }],
            3 => vec![Fact::from(match dice.below(3) {
                0 => Setting::Today(vec![What::Lesson(format!("L0{}", dice.below(9)))]),
                1 => Setting::TodayClass(pc.records.center.classes.keys().next().copied()),
                _ => Setting::TrainerPin(format!("hash {}", dice.below(9))),
            })],
            // What only a newer program knows, about somebody or nobody.
            4 => vec![Fact::from_wire(
                "mood-told",
                &format!(r#"{{ "mood": {} }}"#, dice.below(9)),
            )],
            _ if known.is_empty() => Vec::new(),
            5 => vec![wish(dice, &pc.records, &known)],
            6 => {
                let classes: Vec<ClassId> = pc.records.center.classes.keys().copied().collect();
                let learner = dice.of(&known);
                let joined = pc.records.profiles[&learner].classes.keys();
                let class = classes.get(dice.below(classes.len() + 1)).copied();
                let join = |class| Fact::ClassJoined {
                    class,
                    learner,
                    replaces: Some(joined),
                };
                class.map(join).into_iter().collect()
            }
            _ => work(dice, &pc.records, &pc.writer, &known[..known.len().min(3)]),
        };
        pc.write(facts);
    }

    /// Everything comes to everybody, from each to each, in any order.
    fn meet(&mut self) {
        for at in 0..self.pcs.len() {
            self.export(at);
            let path = self.bundles.last_mut().expect("it was just made");
            let whole = Wish::default();
            let look = Look::into(self.pcs[at].dir.path())
                .expect("readable")
                .expect("there is a file");
            look.export(path, &whole, Some(&self.secret), &mut on)
                .expect("there is room");
        }
        let whole = self.bundles.split_off(self.bundles.len() - self.pcs.len());
        for pc in &mut self.pcs {
            let first = self.dice.below(whole.len());
            for bundle in whole[first..].iter().chain(&whole[..first]).chain(&whole[..1]) {
                let taken = pc.store.import(bundle, Keys::of(Some(&self.secret)), &mut on);
                assert_eq!(taken.expect("it is whole").differs, []);
            }
        }
    }

    fn all_are_equal(&self, seed: u64) {
        let first = dump(self.pcs[0].dir.path());
        for pc in &self.pcs {
            let dir = pc.dir.path();
            assert!(dump(dir) == first, "history {seed}");
            let look = Look::into(dir).expect("readable").expect("there is a file");
            let (folded, damaged) = look.records().expect("readable");
            let entries = look.entries().expect("readable");
            let replayed = LearnerRecords::of(entries);
            assert_eq!(damaged, [], "history {seed}");
            assert_eq!(folded.learners, replayed.learners, "history {seed}");
            assert_eq!(
                (&folded.profiles, &folded.leaving, &folded.center, &folded.erased),
                (
                    &replayed.profiles,
                    &replayed.leaving,
                    &replayed.center,
                    &replayed.erased
                ),
                "history {seed}"
            );
            let found = damage(&look).expect("readable");
            assert!(found.is_some_and(|damage| damage.is_none()), "history {seed}");
            for learner in &folded.erased {
                assert!(
                    !first
                        .iter()
                        .any(|row| row.contains(&format!("\"learner\":\"{learner}\",\"name\"")))
                );
            }
        }
    }
}

/// Somebody asks to be deleted, waits, stays after all, or is deleted.
fn wish(dice: &mut Dice, records: &LearnerRecords, known: &[LearnerId]) -> Fact {
    let leaving: Vec<LearnerId> = records.leaving.keys().copied().collect();
    if leaving.is_empty() || dice.below(3) == 0 {
        let learner = dice.of(known);
        return if dice.below(2) == 0 {
            Fact::Erased { learner }
        } else {
            Fact::LeaveAsked { learner }
        };
    }
    let learner = dice.of(&leaving);
    let asked = records.leaving[&learner].leave.keys();
    match dice.below(4) {
        0 => Fact::LeaveTakenBack { learner, asked },
        1 => Fact::Erased { learner },
        _ => Fact::LeaveWaited { learner, asked },
    }
}

impl Pc {
    /// As before every key.
    fn look_around(&mut self) {
        if let Some(news) = self.store.renewed(&self.records).expect("readable") {
            self.records = news;
        }
        let (shown, hidden) = (self.records.profiles.keys(), self.records.leaving.keys());
        let known: Vec<LearnerId> = shown.chain(hidden).copied().collect();
        let missing = self.records.missing(&known);
        self.records.load(self.store.load(&missing, &[]).expect("readable"));
        let attempts = self.records.learners.values().flat_map(|learner| &learner.attempts);
        let open: Vec<_> = attempts
            .filter(|(id, attempt)| attempt.ending.is_none() && !self.records.logs.contains_key(id))
            .map(|(id, _)| *id)
            .collect();
        self.records.load(self.store.load(&[], &open).expect("readable"));
    }

    fn write(&mut self, facts: Vec<Fact>) {
        for fact in facts {
            self.clock_ms += 1_000;
            let entry: Entry = self.writer.write(&mut self.records, fact, self.clock_ms);
            self.store.append(&[entry]).expect("takes it");
        }
    }
}

/// All columns but the order of arrival.
fn dump(dir: &Path) -> Vec<String> {
    let file = Connection::open(dir.join(FILE)).expect("it is an SQLite file");
    let sql =
        "SELECT run, n, lamport, at_ms, kind, learners, quote(attempt), body, quote(salt), quote(body_hash), hex(hash)
        FROM entry ORDER BY run, n";
    let mut statement = file.prepare(sql).expect("the table is there");
    let rows = statement.query_map([], |row| {
        let text = |at| row.get::<_, String>(at);
        let number = |at| row.get::<_, i64>(at);
        Ok(format!(
            "{} {} {} {} {} {} {} {} {} {} {}",
            text(0)?,
            number(1)?,
            number(2)?,
            number(3)?,
            text(4)?,
            text(5)?,
            text(6)?,
            text(7)?,
            text(8)?,
            text(9)?,
            text(10)?
        ))
    });
    rows.and_then(Iterator::collect).expect("readable")
}
