//! Bundles by the real program and by hand: what is whole and from this center is taken in, what is not is refused with a reason.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use bazar::store::{BundleError, FILE, Secret, Store, Wish, back_up, backups, beside, sweep};
use bazar::store::{Imported, Keys, Look, Words};
use bazar::tutor::{EntryWriter, Fact, Key, LearnerRecords, RunId, Setting};
use tempfile::TempDir;

use crate::cli::bazar;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// A PC on which somebody of this name has learned.
pub fn pc(run: u64, name: &str, card: u16) -> TempDir {
    let dir = folder();
    let mut store = Store::open(dir.path()).expect("opens");
    let (mut writer, mut records) = (EntryWriter::new(RunId(run)), LearnerRecords::default());
    let (learner, name) = (writer.learner(), name.to_owned());
    let added = writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0);
    store.append(&[added]).expect("takes it");
    dir
}

fn text(output: &std::process::Output) -> String {
    let words = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn run(dir: &TempDir, args: &[&str], input: &str) -> (Option<i32>, String) {
    let output = bazar(dir.path(), &[&["--lang", "en"], args].concat(), input);
    (output.status.code(), text(&output))
}

fn path(path: &Path) -> &str {
    path.to_str().expect("plain letters")
}

#[test]
fn two_pcs_meet_by_stick() {
    let (one, two, stick) = (pc(1, "Rana", 10), pc(2, "Ahmat", 10), folder());
    let bundle = stick.path().join("one.bazar");
    // A first collection, before any secret is set.
    let (code, said) = run(&one, &["export", path(&bundle)], "");
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("entries in it: 1.") && said.contains("carries no seal"),
        "{said}"
    );
    let (code, said) = run(&two, &["import", path(&bundle)], "");
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("New entries: 1. Here already: 0.") && said.contains("no seal"),
        "{said}"
    );
    let (_, said) = run(&two, &["import", path(&bundle), path(&bundle)], "");
    assert_eq!(said.matches("New entries: 0. Here already: 1.").count(), 2, "{said}");
    let (_, report) = run(&two, &["report", "class", "--format", "csv"], "");
    assert!(report.contains("10,Rana") && report.contains("10,Ahmat"), "{report}");

    // From here on the center has a secret, typed here and brought in a file there.
    let (_, said) = run(&two, &["secret"], "walnuts and plums\n");
    let mark = said
        .rsplit("should show ")
        .next()
        .expect("four digits")
        .trim_end_matches('.')
        .to_owned();
    let (code, said) = run(&two, &["import", path(&bundle)], "");
    assert_eq!(code, Some(1));
    assert!(said.contains("carries no seal. It was not taken in."), "{said}");
    let (code, _) = run(&two, &["import", "--unsealed", path(&bundle)], "");
    assert_eq!(code, Some(0));
    let back = stick.path().join("two.bazar");
    run(&two, &["export", path(&back), "--lacking-in", path(&bundle)], "");
    let (code, said) = run(&one, &["import", path(&back)], "");
    assert_eq!(code, Some(1));
    assert!(said.contains("The secret does not fit."), "{said}");
    let words = stick.path().join("words.txt");
    fs::write(&words, "walnuts  and plums\n").expect("writable");
    let (_, said) = run(&one, &["secret", "--from", path(&words)], "");
    assert!(said.contains(&mark), "{said}");
    let (_, said) = run(&one, &["secret"], "");
    assert!(said.contains("was set before") && said.contains(&mark), "{said}");
    let (code, said) = run(&one, &["import", path(&back)], "");
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("New entries: 1. Here already: 0."),
        "only what was lacking: {said}"
    );
    // Neither the words nor the key are in what travels or in the record.
    let key = fs::read_to_string(one.path().join("center.key")).expect("it is kept");
    for file in [&back, &one.path().join("bazar.sqlite")] {
        let bytes = fs::read(file).expect("readable");
        for secret in ["walnuts", key.trim()] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
        }
    }
}

#[test]
fn what_is_not_whole_is_refused_with_its_reason() {
    let (one, two, stick) = (pc(1, "Rana", 10), pc(2, "Ahmat", 11), folder());
    let bundle = stick.path().join("one.bazar");
    run(&one, &["export", path(&bundle)], "");
    let whole = fs::read(&bundle).expect("readable");
    let mut newer = whole.clone();
    newer[8] = 9;
    let mut altered = whole.clone();
    altered[60] ^= 1;
    for (what, bytes, reason) in [
        ("empty", Vec::new(), "is no bundle"),
        ("a text", b"dear diary, today".to_vec(), "is no bundle"),
        ("cut", whole[..whole.len() - 3].to_vec(), "is damaged or was altered"),
        ("altered", altered, "is damaged or was altered"),
        ("newer", newer, "made by a newer bazar"),
    ] {
        let file = stick.path().join("bad.bazar");
        fs::write(&file, bytes).expect("writable");
        let (code, said) = run(&two, &["import", path(&file)], "");
        assert_eq!(code, Some(1), "{what}");
        assert!(said.contains(reason), "{what}: {said}");
    }
    // What other systems leave beside each file is no reason to complain; a folder and a missing file are.
    let litter = stick.path().join("._one.bazar");
    fs::write(&litter, "litter").expect("writable");
    let (code, said) = run(&two, &["import", path(&litter), path(&bundle)], "");
    assert_eq!((code, said.matches("New entries").count()), (Some(0), 1), "{said}");
    for nothing in [stick.path(), &stick.path().join("nothing")] {
        let (code, _) = run(&two, &["import", path(nothing)], "");
        assert_eq!(code, Some(1));
    }
    let (_, report) = run(&two, &["report", "class", "--format", "csv"], "");
    assert_eq!(report.matches("Rana").count(), 1);
}

#[test]
fn a_course_travels_along() {
    let (one, two, stick) = (pc(1, "Rana", 10), pc(2, "Ahmat", 11), folder());
    let course = stick.path().join("plums");
    fs::create_dir_all(course.join("units")).expect("writable");
    for (file, content) in [
        ("course.toml", "a"),
        ("units/L01.toml", "b"),
        ("._course.toml", "litter"),
    ] {
        fs::write(course.join(file), content).expect("writable");
    }
    let bundle = stick.path().join("one.bazar");
    let (code, said) = run(&one, &["export", path(&bundle), "--with", path(&course)], "");
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&two, &["import", path(&bundle)], "");
    assert_eq!((code, said.matches("came along").count()), (Some(0), 2), "{said}");
    let there = two.path().join("received/plums/units/L01.toml");
    assert_eq!(fs::read_to_string(there).expect("it came along"), "b");
    assert!(!two.path().join("received/plums/._course.toml").exists());
}

/// Thousands of entries: taking in goes by steps, and what was interrupted is finished by doing it again.
#[test]
fn taking_in_may_be_interrupted_and_repeated() {
    let (one, two, stick) = (folder(), folder(), folder());
    let mut store = Store::open(one.path()).expect("opens");
    let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
    let note = |at: usize| {
        Fact::from(Setting::Other {
            key: format!("note-{}", at % 7),
            value: at.to_string(),
        })
    };
    let entries: Vec<_> = (0..6_000).map(|at| writer.write(&mut records, note(at), 0)).collect();
    store.append(&entries).expect("takes them");
    let bundle = stick.path().join("one.bazar");
    let look = Look::into(one.path()).expect("readable").expect("there is a file");
    let mut on = |_, _| ControlFlow::Continue(());
    look.export(&bundle, &Wish::default(), None, &mut on)
        .expect("there is room");

    let mut here = Store::open(two.path()).expect("opens");
    let mut steps = 0;
    let mut at_third = |_: usize, _: usize| {
        steps += 1;
        if steps == 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let stopped = here.import(&bundle, Keys::NONE, &mut at_third);
    assert!(matches!(stopped, Err(BundleError::Stopped)), "{stopped:?}");
    let begun = here.entries().expect("readable").len();
    assert!(0 < begun && begun < entries.len(), "{begun} of them are in");
    assert_eq!(
        here.entries().expect("readable"),
        entries[..begun],
        "a prefix of the run"
    );
    let rest = here.import(&bundle, Keys::NONE, &mut on).expect("it is whole");
    assert_eq!((rest.known, rest.new), (begun, entries.len() - begun));
    assert_eq!(here.entries().expect("readable"), entries);
    assert_eq!(here.records().expect("readable").center, records.center);
}

/// A running program's memory was copied with its PC, so that one run goes on in two ways: each keeps its own, and says so.
#[test]
fn a_run_that_goes_on_otherwise_here_stays_as_it_is() {
    let (one, two, stick) = (folder(), folder(), folder());
    let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
    let note = |value: &str| {
        Fact::from(Setting::Other {
            key: "note".to_owned(),
            value: value.to_owned(),
        })
    };
    let common = writer.write(&mut records, note("common"), 0);
    let first = Store::open(one.path()).map(|mut store| store.append(&[common]));
    first.expect("opens").expect("takes it");
    fs::copy(one.path().join(FILE), two.path().join(FILE)).expect("there is room");
    let mut stores = [&one, &two].map(|dir| Store::open(dir.path()).expect("opens"));
    let secret = Secret::of("walnuts and plums").expect("long enough");
    for (store, values) in stores.iter_mut().zip([&["here"][..], &["there", "further on"]]) {
        let (mut writer, mut records) = (writer.clone(), records.clone());
        let own: Vec<_> = values
            .iter()
            .map(|value| writer.write(&mut records, note(value), 0))
            .collect();
        store.append(&own).expect("takes them");
    }
    let bundle = stick.path().join("two.bazar");
    let mut on = |_, _| ControlFlow::Continue(());
    let look = Look::into(two.path()).expect("readable").expect("there is a file");
    look.export(&bundle, &Wish::default(), Some(&secret), &mut on)
        .expect("there is room");
    let before = stores[0].entries().expect("readable");
    let taken = stores[0]
        .import(&bundle, Keys::of(Some(&secret)), &mut on)
        .expect("it is whole");
    let Imported {
        new, known, differs, ..
    } = taken;
    assert_eq!((new, known), (0, 3));
    let second = Key { run: RunId(1), n: 2 };
    assert_eq!(differs, [second]);
    assert_eq!(stores[0].entries().expect("readable"), before);
}

/// A backup is what was there; going back to it keeps what came after, beside it. Before a bundle is taken in there is one.
#[test]
fn a_backup_is_gone_back_to_and_forgets_who_asked_for_it() {
    let (one, two, stick) = (pc(1, "Rana", 10), pc(2, "Ahmat", 11), folder());
    let (_, said) = run(&one, &["restore"], "");
    assert!(said.contains("no backups here yet"), "{said}");
    let (code, said) = run(&one, &["backup"], "");
    assert!(code == Some(0) && said.contains("Backup number 1 is ready."), "{said}");
    let bundle = stick.path().join("two.bazar");
    run(&two, &["export", path(&bundle)], "");
    run(&one, &["import", path(&bundle)], "");
    let (_, said) = run(&one, &["restore"], "");
    assert!(said.contains("Number 2,") && said.contains("Number 1,"), "{said}");

    let (code, said) = run(&one, &["restore", "2"], "");
    assert!(
        code == Some(0) && said.contains("bazar-before-restore.sqlite"),
        "{said}"
    );
    let (_, report) = run(&one, &["report", "class", "--format", "csv"], "");
    assert!(report.contains("Rana") && !report.contains("Ahmat"), "{report}");
    let (code, _) = run(&one, &["restore", "7"], "");
    assert_eq!(code, Some(2));
    // What was gone back from comes again with the next bundle.
    run(&one, &["import", path(&bundle)], "");
    let (_, report) = run(&one, &["report", "class", "--format", "csv"], "");
    assert!(report.contains("Rana") && report.contains("Ahmat"), "{report}");

    let mut store = Store::open(one.path()).expect("opens");
    let mut records = store.records().expect("readable");
    let ahmat = *records
        .profiles
        .iter()
        .find(|(_, profile)| profile.name() == "Ahmat")
        .expect("he is here")
        .0;
    records.load(store.load(&[ahmat], &[]).expect("readable"));
    let erased = EntryWriter::new(RunId(9)).write(&mut records, Fact::Erased { learner: ahmat }, 0);
    store.append(&[erased]).expect("takes it");
    let today = jiff::civil::date(2026, 12, 1);
    let mut on = |_, _| ControlFlow::Continue(());
    let newest = back_up(one.path(), today, &mut on)
        .expect("there is room")
        .expect("there is a record");
    for backup in backups(one.path()) {
        let dir = folder();
        let mut store = Store::open(dir.path()).expect("opens");
        store.import(&backup.path, Keys::NONE, &mut on).expect("it is whole");
        let entries = store.entries().expect("readable");
        assert!(
            entries.iter().all(|entry| !entry.fact.body().contains("Ahmat")),
            "{backup:?}"
        );
    }
    assert_eq!((newest.number, newest.day), (4, today));
    // Nor is he in the record that was gone back from, nor does he come back with a backup that was made before.
    let old = fs::read(one.path().join("bazar-before-restore.sqlite")).expect("it was kept");
    assert!(!old.windows(5).any(|some| some == b"Ahmat"), "his name is gone from it");
    assert!(old.windows(4).any(|some| some == b"Rana"), "and hers is not");
    run(&one, &["restore", "3"], "");
    let (_, report) = run(&one, &["report", "class", "--format", "csv"], "");
    assert!(report.contains("Rana") && !report.contains("Ahmat"), "{report}");
}

/// Whoever removes what interrupted work left waits for work that goes on, or passes over what it writes.
#[test]
fn what_is_just_being_written_is_not_taken_for_what_was_left() {
    let one = pc(1, "Rana", 10);
    let look = Look::into(one.path()).expect("readable").expect("it is there");
    let path = one.path().join("one.bazar");
    let mut swept = Vec::new();
    let made = look.export(&path, &Wish::default(), None, &mut |_, _| {
        swept.push((beside(one.path()).leftovers, sweep(one.path()).expect("it can be")));
        ControlFlow::Continue(())
    });
    made.expect("it is written");
    assert_eq!((swept, path.exists()), (vec![(Vec::new(), 0)], true));

    let day = jiff::civil::date(2026, 11, 30);
    let mut sweeping = None;
    let backup = back_up(one.path(), day, &mut |_, _| {
        let dir = one.path().to_owned();
        sweeping = Some(std::thread::spawn(move || sweep(&dir).expect("it can be")));
        ControlFlow::Continue(())
    });
    let backup = backup.expect("it is written").expect("somebody has learned");
    let sweeping = sweeping.expect("it was begun meanwhile");
    assert_eq!((sweeping.join().expect("it ends"), backup.is_whole()), (0, true));

    fs::write(one.path().join("two.bazar.part"), "half").expect("writable");
    assert_eq!(sweep(one.path()).expect("it can be"), 1);
}

/// A stick may be lost.
#[test]
fn a_closed_bundle_is_read_only_with_its_words() {
    let (one, two, stick) = (pc(1, "Rana", 10), folder(), folder());
    let bundle = stick.path().join("closed.bazar");
    let words = Words::of("five  old mulberry trees").expect("long enough");
    // What does not become shorter.
    let mut state = 7_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        state.to_be_bytes()[0]
    })
    .take(200_000)
    .collect();
    let course = stick.path().join("course.toml");
    fs::write(&course, &noise).expect("writable");
    let wish = Wish {
        words: Some(words.clone()),
        with: vec![("course.toml".to_owned(), course)],
        ..Wish::default()
    };
    let mut on = |_, _| ControlFlow::Continue(());
    let look = Look::into(one.path()).expect("readable").expect("there is a file");
    look.export(&bundle, &wish, None, &mut on).expect("there is room");
    let sealed = fs::read(&bundle).expect("readable");
    assert!(
        !sealed.windows(4).any(|some| some == b"Rana"),
        "nobody reads a name in it"
    );

    let mut store = Store::open(two.path()).expect("opens");
    let other = Words::of("six old mulberry trees").expect("long enough");
    for words in [None, Some(&other)] {
        let refused = store.import(&bundle, Keys { words, ..Keys::NONE }, &mut on);
        assert!(matches!(refused, Err(BundleError::Shut(_))), "{refused:?}");
    }
    let right = Keys {
        words: Some(&words),
        ..Keys::NONE
    };
    // A byte in each piece, a piece left out, an end cut off.
    let mut broken: Vec<Vec<u8>> = (60..sealed.len())
        .step_by(40_001)
        .map(|at| {
            let mut bytes = sealed.clone();
            bytes[at] ^= 1;
            bytes
        })
        .collect();
    broken.push([&sealed[..45], &sealed[45 + 65_552..]].concat());
    broken.push(sealed[..sealed.len() - 1].to_vec());
    broken.push(sealed[..45 + 65_552].to_vec());
    for bytes in broken {
        fs::write(&bundle, bytes).expect("writable");
        let refused = store.import(&bundle, right, &mut on);
        assert!(
            matches!(refused, Err(BundleError::Shut(_) | BundleError::Damaged(_))),
            "{refused:?}"
        );
        assert_eq!(store.entries().expect("readable"), []);
    }
    fs::write(&bundle, sealed).expect("writable");
    let taken = store.import(&bundle, right, &mut on).expect("these are its words");
    assert_eq!((taken.new, taken.files.len()), (1, 1));
    assert_eq!(
        fs::read(two.path().join("received/course.toml")).expect("put down"),
        noise
    );
}

#[test]
fn a_bundle_is_locked_and_opened_by_typing_its_words() {
    let (one, two, stick) = (pc(1, "Rana", 10), pc(2, "Ahmat", 10), folder());
    let bundle = stick.path().join("locked.bazar");
    let (code, said) = run(&one, &["export", "--lock", path(&bundle)], "trees\n");
    assert_eq!(code, Some(1));
    assert!(said.contains("at least 8 signs") && !bundle.exists(), "{said}");
    let (code, said) = run(&one, &["export", "--lock", path(&bundle)], "five old trees\n");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("The bundle is locked."), "{said}");
    let (code, said) = run(&two, &["import", path(&bundle)], "six old trees\n");
    assert_eq!(code, Some(1));
    assert!(said.contains("or not the right ones, so it was not taken in"), "{said}");
    let (code, said) = run(&two, &["import", path(&bundle), path(&bundle)], "five old trees\n");
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("New entries: 1.") && said.matches("Type the words").count() == 1,
        "{said}"
    );
}
