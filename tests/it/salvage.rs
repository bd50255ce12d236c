//! A damaged record: what is whole in it is kept, what backups have is fetched, the rest is named, and nothing is invented.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use bazar::store::{BundleError, FILE, Look, OpenError, Salvaged, Store, back_up, salvage};
use bazar::tutor::{Entry, EntryWriter, Fact, Key, LearnerRecords, RunId};
use jiff::civil::date;
use tempfile::TempDir;

use crate::{
    chain::{OLD, damage, load_in_full, old_file, work},
    dice::Dice,
};

const PAGE: usize = 4096;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

fn on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn look(dir: &Path) -> Look {
    Look::into(dir).expect("readable").expect("there is a file")
}

fn entries(dir: &Path) -> BTreeMap<Key, Entry> {
    let entries = look(dir).entries().expect("readable");
    entries.into_iter().map(|entry| (entry.key, entry)).collect()
}

/// A class of four over some days, each day a run of the program; some hundred entries.
fn class(dice: &mut Dice, days: std::ops::Range<u64>, dir: &Path) {
    for day in days {
        let mut store = Store::open(dir).expect("opens");
        let mut records = store.records().expect("readable");
        let mut writer = EntryWriter::new(RunId(0xc1a5_5000 + day));
        if records.profiles.is_empty() {
            for name in ["ئايگۈل", "阿不都", "Rana", "Ahmat"] {
                let (learner, card) = (writer.learner(), records.free_card().expect("cards are left"));
                let name = name.to_owned();
                let added = writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 1);
                store.append(&[added]).expect("takes it");
            }
        }
        let learners: Vec<_> = records.profiles.keys().copied().collect();
        load_in_full(&store, &mut records, &learners);
        let mut written = Vec::new();
        for _ in 0..35 {
            for mut fact in work(dice, &records, &writer, &learners) {
                // Now and then an answer is longer than a page.
                if let Fact::Acted { act, .. } = &mut fact
                    && dice.below(25) == 0
                {
                    act.push_str(&" x".repeat(4_500));
                }
                let at_ms = 1_790_000_000_000 + i64::try_from(day).expect("a small number") * 86_400_000;
                written.push(writer.write(&mut records, fact, at_ms));
            }
        }
        for some in written.chunks(20) {
            store.append(some).expect("takes them");
        }
    }
}

/// The record of a class as it lies, with or without a backup from before the last day.
struct Sample {
    dir: TempDir,
    bytes: Vec<u8>,
    all: BTreeMap<Key, Entry>,
    in_backup: BTreeSet<Key>,
}

fn sample(has_backup: bool) -> Sample {
    let (dir, mut dice) = (folder(), Dice(3));
    class(&mut dice, 0..5, dir.path());
    let mut in_backup = BTreeSet::new();
    if has_backup {
        back_up(dir.path(), date(2026, 11, 30), &mut on).expect("there is room");
        in_backup = entries(dir.path()).into_keys().collect();
    }
    class(&mut dice, 5..7, dir.path());
    let all = entries(dir.path());
    assert!(300 < all.len(), "{} entries", all.len());
    Sample {
        bytes: fs::read(dir.path().join(FILE)).expect("readable"),
        dir,
        all,
        in_backup,
    }
}

/// What came of one damage: how many entries are missing, and how many of those were said to be.
struct Outcome {
    lost: usize,
    said: usize,
    is_cut: bool,
    is_salvaged: bool,
}

impl Sample {
    /// Damages a fresh copy, salvages it, and looks at what came of it.
    fn after(&self, what: &str, bytes: &[u8]) -> Outcome {
        let dir = self.dir.path();
        let path = dir.join(FILE);
        fs::write(&path, bytes).expect("writable");
        let salvaged = salvage(dir, &mut on).unwrap_or_else(|err| panic!("{what}: {err:?}"));
        let Some(salvaged) = salvaged else {
            assert_eq!(
                fs::read(&path).expect("readable"),
                bytes,
                "{what}: what is not damaged is left alone"
            );
            return Outcome {
                lost: 0,
                said: 0,
                is_cut: false,
                is_salvaged: false,
            };
        };
        let found = look(dir);
        let whole = damage(&found).expect("readable").is_some_and(|damage| damage.is_none());
        assert!(
            whole && found.pages().expect("readable").is_empty(),
            "{what}: the fresh file is whole"
        );
        let there = entries(dir);
        for (key, entry) in &there {
            assert_eq!(self.all.get(key), Some(entry), "{what}: nothing is invented");
        }
        let (records, _) = found.records().expect("readable");
        assert_eq!(records, without_logs(there.values().cloned().collect()), "{what}");
        self.is_as_said(what, &salvaged, &there);
        assert_eq!(
            fs::read(&salvaged.aside).expect("kept"),
            bytes,
            "{what}: the damaged file is kept as it was"
        );
        fs::remove_file(&salvaged.aside).expect("removable");
        // A second time there is nothing to do.
        let fresh = fs::read(&path).expect("readable");
        assert_eq!(salvage(dir, &mut on).expect("readable"), None, "{what}");
        assert_eq!(fs::read(&path).expect("readable"), fresh, "{what}");
        assert!(!dir.join("salvaging").exists(), "{what}");
        let said = usize::try_from(salvaged.missing()).expect("a small number");
        Outcome {
            lost: self.all.len() - there.len(),
            said,
            is_cut: salvaged.is_cut,
            is_salvaged: true,
        }
    }

    /// What is said to be missing is missing, what is kept is counted, what a backup has is here.
    fn is_as_said(&self, what: &str, salvaged: &Salvaged, there: &BTreeMap<Key, Entry>) {
        for gap in &salvaged.gaps {
            for n in gap.first..=gap.last {
                let key = Key { run: gap.run, n };
                assert!(
                    !there.contains_key(&key) && self.all.contains_key(&key),
                    "{what}: {key}"
                );
            }
        }
        assert_eq!(salvaged.kept + salvaged.from_backups, there.len(), "{what}");
        assert!(
            self.in_backup.iter().all(|key| there.contains_key(key)),
            "{what}: what a backup has is here"
        );
        let lost = self.all.iter().filter(|(key, _)| !there.contains_key(key));
        let concerned: BTreeSet<_> = lost.flat_map(|(_, entry)| entry.learners.clone()).collect();
        let strangers: Vec<_> = salvaged.learners.difference(&concerned).collect();
        assert!(strangers.is_empty(), "{what}: {strangers:?} of {:?}", salvaged.gaps);
    }
}

fn without_logs(entries: Vec<Entry>) -> LearnerRecords {
    let mut records = LearnerRecords::of(entries);
    records.logs.clear();
    records
}

#[test]
fn a_cut_file_is_kept_as_far_as_it_goes() {
    for has_backup in [false, true] {
        let sample = sample(has_backup);
        let pages = sample.bytes.len() / PAGE;
        let mut least = sample.all.len();
        for at in 1..12 {
            let length = pages * at / 12 * PAGE + [0, 17, 2_000][at % 3];
            let outcome = sample.after(&format!("cut to {length}"), &sample.bytes[..length]);
            assert!(outcome.is_salvaged && outcome.is_cut, "cut to {length}");
            assert!(outcome.said <= outcome.lost, "cut to {length}");
            least = least.min(outcome.lost);
        }
        assert!(
            least < sample.all.len() / 4,
            "{least} of {} are lost by the least cut",
            sample.all.len()
        );
    }
}

#[test]
fn pages_that_were_written_over_cost_what_was_in_them() {
    for has_backup in [false, true] {
        let sample = sample(has_backup);
        let pages = sample.bytes.len() / PAGE;
        let mut dice = Dice(8);
        let (mut lost, mut said, mut exact, mut all) = (0, 0, 0, 0);
        for at in 0..16 {
            let from = at * pages / 16;
            let many = [1, 2, 4][at % 3].min(pages - from);
            let mut bytes = sample.bytes.clone();
            for byte in &mut bytes[from * PAGE..(from + many) * PAGE] {
                *byte = if at % 2 == 0 { 0 } else { dice.below(256) as u8 };
            }
            let outcome = sample.after(&format!("{many} pages from {from}"), &bytes);
            assert!(
                outcome.said <= outcome.lost,
                "{many} pages from {from}: {} said of {}",
                outcome.said,
                outcome.lost
            );
            (lost, said, all) = (lost + outcome.lost, said + outcome.said, all + 1);
            exact += usize::from(outcome.said == outcome.lost);
        }
        assert!(
            all - 2 <= exact && lost * 9 / 10 <= said,
            "{said} of {lost} were told, {exact} of {all} exactly"
        );
    }
}

#[test]
fn flipped_bits_cost_at_most_the_rest_of_their_run() {
    for has_backup in [false, true] {
        let sample = sample(has_backup);
        let mut dice = Dice(4);
        let mut salvaged = 0;
        for at in 0..24 {
            let mut bytes = sample.bytes.clone();
            let mut places = Vec::new();
            for _ in 0..1 + at % 3 {
                let (place, bit) = (dice.below(bytes.len()), dice.below(8));
                bytes[place] ^= 1 << bit;
                places.push((place, bit));
            }
            let outcome = sample.after(&format!("flipped {places:?}"), &bytes);
            assert_eq!(outcome.said, outcome.lost, "flipped {places:?}");
            salvaged += usize::from(outcome.is_salvaged);
        }
        assert!(6 < salvaged, "{salvaged} were damaged");
    }
}

/// What lies in the file tells that it is of no other program's schema.
#[test]
fn a_wrong_number_of_the_schema_costs_nothing() {
    let sample = sample(false);
    for bit in 0..32 {
        let mut bytes = sample.bytes.clone();
        bytes[60 + bit / 8] ^= 1 << (bit % 8);
        let outcome = sample.after(&format!("bit {bit} of the number"), &bytes);
        assert!(outcome.is_salvaged, "bit {bit} of the number");
        assert_eq!(outcome.lost, 0, "bit {bit} of the number");
    }
}

/// Whoever is interrupted at any step begins again; the record is damaged or fresh, never in between.
#[test]
fn an_interrupted_salvage_is_begun_again() {
    let sample = sample(true);
    let path = sample.dir.path().join(FILE);
    let mut bytes = sample.bytes.clone();
    bytes[10 * PAGE..30 * PAGE].fill(0);
    fs::write(&path, &bytes).expect("writable");
    // What a kill leaves: a half-made folder, a second name of the damaged file.
    fs::create_dir(sample.dir.path().join("salvaging")).expect("writable");
    fs::write(sample.dir.path().join("salvaging").join(FILE), &bytes[..5 * PAGE]).expect("writable");
    fs::hard_link(&path, sample.dir.path().join("bazar-damaged.sqlite")).expect("linkable");
    let mut steps = 0;
    loop {
        let mut left = steps;
        let mut stop = |_: usize, _: usize| {
            left -= 1;
            if left < 0 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        match salvage(sample.dir.path(), &mut stop) {
            Err(BundleError::Stopped) => assert_eq!(fs::read(&path).expect("readable"), bytes, "step {steps}"),
            done => {
                let salvaged = done.expect("it is done").expect("it was damaged");
                assert_eq!(fs::read(&salvaged.aside).expect("kept"), bytes);
                break;
            }
        }
        steps += 1;
    }
    assert!(0 < steps, "it can be interrupted");
    let there = entries(sample.dir.path());
    assert!(sample.in_backup.iter().all(|key| there.contains_key(key)));
}

/// What an older program wrote is held by no hash; it is kept as far as it can be read.
#[test]
fn a_damaged_file_of_schema_1_is_kept_as_far_as_it_goes() {
    let dir = old_file(OLD[0]);
    let path = dir.path().join(FILE);
    let all = entries(dir.path());
    let mut bytes = fs::read(&path).expect("readable");
    bytes.truncate(bytes.len() - 2 * PAGE);
    fs::write(&path, &bytes).expect("writable");
    let salvaged = salvage(dir.path(), &mut on).expect("readable").expect("it was damaged");
    let there = entries(dir.path());
    assert!(there.iter().all(|(key, entry)| all.get(key) == Some(entry)));
    assert_eq!(salvaged.kept, there.len());
    assert!(
        !there.is_empty() && there.len() < all.len(),
        "{} of {}",
        there.len(),
        all.len()
    );
    assert!(salvaged.is_cut);
}

/// Another program's file, a newer program's, and none at all are left alone.
#[test]
fn what_is_not_ours_is_left_alone() {
    let dir = folder();
    assert_eq!(salvage(dir.path(), &mut on).expect("nothing is no fault"), None);
    let path = dir.path().join(FILE);
    let text = b"dear diary, ".repeat(2_000);
    fs::write(&path, &text).expect("writable");
    let refused = salvage(dir.path(), &mut on);
    assert!(
        matches!(refused, Err(BundleError::Read(OpenError::Foreign { .. }))),
        "{refused:?}"
    );
    assert_eq!(fs::read(&path).expect("readable"), text);
    let left: Vec<_> = fs::read_dir(dir.path())
        .expect("readable")
        .flatten()
        .map(|file| file.file_name())
        .collect();
    assert!(left.iter().all(|name| name == FILE || name == "bazar.lock"), "{left:?}");
}
