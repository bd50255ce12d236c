//! Many programs on one folder: each signs somebody in, answers, and reads the board now and then. Prints how long appends waited and
//! what all took beside one program alone; fails if an entry is lost or doubled, or two learners got one number.
//!
//! `cargo bench --bench crowd -- 50 200`

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bazar::store::{Look, Store, WriteError};
use bazar::tutor::{Entry, EntryWriter, Fact, LearnerRecords, RunId, What};

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    if let Ok(dir) = std::env::var("BAZAR_CROWD") {
        return child(Path::new(&dir), numbers[0] as u64, numbers[1]);
    }
    let (programs, answers) = (
        numbers.first().copied().unwrap_or(50),
        numbers.get(1).copied().unwrap_or(200),
    );
    let alone = crowd(1, answers);
    let all = crowd(programs, answers);
    println!(
        "{programs} programs x {answers} answers: {all:.2?}; one program {alone:.2?}; {:.2} of as many one after the other",
        all.as_secs_f64() / (alone.as_secs_f64() * programs as f64)
    );
}

fn crowd(programs: usize, answers: usize) -> Duration {
    let dir = tempfile::tempdir().expect("a folder");
    let begun = Instant::now();
    let children: Vec<_> = (0..programs)
        .map(|run| {
            Command::new(std::env::current_exe().expect("this program"))
                .args([(run + 1).to_string(), answers.to_string()])
                .env("BAZAR_CROWD", dir.path())
                .stdout(Stdio::piped())
                .spawn()
                .expect("it starts")
        })
        .collect();
    let mut waits: Vec<u128> = Vec::new();
    for child in children {
        let out = child.wait_with_output().expect("it ends");
        assert!(out.status.success(), "a program failed");
        waits.extend(
            String::from_utf8_lossy(&out.stdout)
                .lines()
                .map(|line| line.parse::<u128>().expect("a number")),
        );
    }
    let took = begun.elapsed();
    waits.sort_unstable();
    let look = Look::into(dir.path()).expect("readable").expect("there is a file");
    let damage = look
        .check(&mut |_, _| ControlFlow::Continue(()))
        .expect("readable")
        .expect("it goes on");
    assert!(damage.is_none(), "{damage:?}");
    let (count, _) = look.census().expect("readable");
    assert_eq!(count, programs * (answers + 2), "each entry is there once");
    let (records, _) = look.records().expect("readable");
    let cards: BTreeSet<u16> = records.profiles.values().map(|profile| profile.card).collect();
    assert_eq!(cards.len(), programs, "each learner has a number of their own");
    let at = |part: usize| Duration::from_micros(waits[(waits.len() - 1) * part / 1000] as u64);
    println!(
        "{programs} programs: appends waited {:.2?} (half of them), {:.2?} (99 %), {:.2?} (the longest)",
        at(500),
        at(990),
        at(1000)
    );
    took
}

/// Prints how many microseconds each append took.
fn child(dir: &Path, run: u64, answers: usize) {
    let mut store = Store::open(dir).expect("anybody may open it");
    let mut records = store.records().expect("readable");
    let mut writer = EntryWriter::new(RunId(run));
    let learner = loop {
        let learner = writer.learner();
        let (name, card) = (String::new(), records.free_card().expect("cards are left"));
        let mut after = records.clone();
        let mut next = writer.clone();
        let entry = next.write(&mut after, Fact::LearnerAdded { learner, name, card }, 0);
        match timed(&mut store, &entry) {
            Ok(()) => {
                (records, writer) = (after, next);
                break learner;
            }
            Err(WriteError::CardTaken) => records = store.renewed(&records).expect("readable").unwrap_or(records),
            Err(err) => panic!("{err}"),
        }
    };
    let attempt = writer.attempt();
    let opened = Fact::AttemptOpened {
        attempt,
        what: What::Lesson("L01".to_owned()),
        seed: 7,
        learners: vec![learner],
        fingerprint: 1,
        rules_version: 7,
        parent: None,
        taken: Default::default(),
        product: None,
        is_each: false,
    };
    let entry = writer.write(&mut records, opened, 0);
    timed(&mut store, &entry).expect("takes it");
    for answer in 0..answers {
        if let Some(news) = store.renewed(&records).expect("readable") {
            records = news;
        }
        let act = format!("choose {answer}");
        let entry = writer.write(
            &mut records,
            Fact::Acted {
                attempt,
                act,
                days: None,
                by: None,
            },
            0,
        );
        timed(&mut store, &entry).expect("takes it");
        if answer % 20 == 0 {
            board(&store, &records);
        }
    }
}

fn board(store: &Store, records: &LearnerRecords) {
    let everybody = records.members(None);
    store.load(&everybody, &[]).expect("readable");
}

fn timed(store: &mut Store, entry: &Entry) -> Result<(), WriteError> {
    let begun = Instant::now();
    let answer = store.append(std::slice::from_ref(entry));
    println!("{}", begun.elapsed().as_micros());
    answer
}
