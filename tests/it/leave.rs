//! Who asked to be deleted: hidden at once, deleted after thirty days of use, and taken back until then; the same on every PC.

use std::ops::ControlFlow;

use bazar::{
    app::Key,
    store::{Keys, Look, Store, Wish},
    tutor::{Entry, EntryWriter, Fact, LearnerId, LearnerRecords, RunId, Setting, hash_of_word, is_word},
};

use crate::{
    screens::Seat,
    who::{ids, is_home, known, names},
};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The same PC, so many days later: the first of these learners signs in by number.
fn next_day(disk: Vec<Entry>, run: u64, days: i64, card: &str) -> Seat {
    let mut seat = Seat::start("en", run, disk);
    seat.now_ms = 1_790_000_000_000 + days * DAY_MS;
    seat.keys("5 1 1");
    seat.keys(card);
    seat.keys("enter 2");
    seat
}

#[test]
fn a_record_that_is_to_be_deleted_is_hidden_and_can_be_taken_back_for_thirty_days_of_use() {
    let disk = known(&["Aynur", "Bahtiyar"]);
    let all = ids(&disk);
    let mut seat = next_day(disk, 2, 0, "1 1");
    seat.keys("0 4 7");
    assert!(
        seat.screen().contains("Really delete it?") && seat.screen().contains("30 days"),
        "{}",
        seat.screen()
    );
    // The key that led here, and Enter, keep it.
    seat.keys("7 7 enter 7 2");
    assert!(seat.screen().contains("It is deleted."), "{}", seat.screen());
    seat.keys("enter");
    assert!(seat.screen().contains("Who are you?"), "{}", seat.screen());
    assert_eq!(names(&seat), ["Aynur"]);
    assert!(seat.disk.iter().all(|entry| entry.fact.kind() != "erased"));
    // Their number is not given to another, and nobody is shown their name.
    assert_eq!(seat.app.records().free_card(), Some(12));
    let mut back = Seat::start("en", 3, seat.disk.clone());
    back.keys("5 1 2");
    assert!(!back.screen().contains("Bahtiyar"), "{}", back.screen());
    back.keys("esc 1 1 1 enter");
    assert!(
        back.screen().contains("Number 11 is to be deleted."),
        "{}",
        back.screen()
    );
    assert!(!back.screen().contains("Bahtiyar"), "{}", back.screen());
    back.keys("enter");
    assert!(back.screen().contains("Type your number"), "{}", back.screen());
    back.keys("1 1 enter 2");
    assert!(is_home(&back), "{}", back.screen());
    assert_eq!(names(&back), ["Aynur", "Bahtiyar"]);
    // Somebody signs in on thirty days; the same day twice is one day of use, however late it says it is.
    let mut disk = seat.disk;
    for day in 1..30 {
        disk = next_day(disk, 100 + day as u64, day, "1 0").disk;
        disk = next_day(disk, 200 + day as u64, day, "1 0").disk;
        let records = LearnerRecords::of(disk.clone());
        assert_eq!(
            records.leaving[&all[1]].leave.days_left(),
            30 - day as usize,
            "day {day}"
        );
    }
    let seat = next_day(disk, 300, 400, "1 0");
    assert_eq!(seat.app.records().erased.iter().collect::<Vec<_>>(), [&all[1]]);
    assert_eq!(LearnerRecords::of(seat.disk.clone()), *seat.app.records());
}

#[test]
fn only_the_trainers_word_deletes_a_record_and_takes_it_back_where_there_is_one() {
    let disk = known(&["Aynur", "Bahtiyar"]);
    let mut writer = EntryWriter::new(RunId(60));
    let mut records = LearnerRecords::of(disk.clone());
    let hash = hash_of_word("Gül 7", writer.learner().0).expect("a word has a hash");
    assert!(!hash.contains("7$") && is_word(" gül 7", &hash) && !is_word("gul 7", &hash) && !is_word("x", "y"));
    let mut disk = disk;
    disk.push(writer.write(&mut records, Fact::from(Setting::TrainerPin(hash)), 0));
    let mut seat = next_day(disk, 2, 0, "1 1");
    seat.keys("0 4 7");
    assert!(
        seat.screen().contains("The trainer’s password, please."),
        "{}",
        seat.screen()
    );
    seat.keys("2 2 enter");
    assert!(seat.screen().contains("That is not the password."), "{}", seat.screen());
    let word = |seat: &mut Seat| {
        for sign in "Gül 7".chars() {
            seat.press(Key::typed(sign));
        }
        assert!(!seat.screen().contains("Gül"), "nobody reads it: {}", seat.screen());
        seat.press(Key::Enter);
    };
    word(&mut seat);
    seat.keys("enter");
    assert!(seat.screen().contains("My record"), "{}", seat.screen());
    seat.keys("7");
    word(&mut seat);
    seat.keys("2 enter");
    assert_eq!(names(&seat), ["Aynur"]);
    seat.keys("1 1 1 enter 2");
    assert!(
        seat.screen().contains("The trainer’s password, please."),
        "{}",
        seat.screen()
    );
    word(&mut seat);
    assert!(is_home(&seat), "{}", seat.screen());
    assert_eq!(names(&seat), ["Aynur", "Bahtiyar"]);
}

/// A center's PC with its file, and what its program writes.
struct Pc {
    dir: tempfile::TempDir,
    store: Store,
    writer: EntryWriter,
}

impl Pc {
    fn new(run: u64) -> Pc {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let store = Store::open(dir.path()).expect("opens");
        let writer = EntryWriter::new(RunId(run));
        Pc { dir, store, writer }
    }

    fn records(&self) -> LearnerRecords {
        let look = Look::into(self.dir.path()).expect("readable").expect("there is a file");
        let (records, damaged) = look.records().expect("readable");
        assert_eq!(damaged, []);
        records
    }

    fn write(&mut self, fact: Fact, at_ms: i64) {
        let mut records = LearnerRecords::of(self.store.entries().expect("readable"));
        let entry = self.writer.write(&mut records, fact, at_ms);
        self.store.append(&[entry]).expect("takes it");
    }

    fn asked(&self, learner: LearnerId) -> Vec<bazar::tutor::Key> {
        self.records().leaving[&learner].leave.keys()
    }

    /// Everything that the other has, by stick.
    fn hear(&mut self, other: &Pc) {
        let stick = tempfile::tempdir().expect("a folder for the test");
        let path = stick.path().join("bundle.bazar");
        let look = Look::into(other.dir.path())
            .expect("readable")
            .expect("there is a file");
        look.export(&path, &Wish::default(), None, &mut |_, _| ControlFlow::Continue(()))
            .expect("made");
        self.store
            .import(&path, Keys::of(None), &mut |_, _| ControlFlow::Continue(()))
            .expect("taken in");
    }
}

#[test]
fn in_whatever_order_bundles_come_all_hide_and_delete_the_same() {
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
        let mut pcs = [Pc::new(1), Pc::new(2), Pc::new(3)];
        let [stays, leaves] = [0, 1].map(|card| {
            let learner = pcs[0].writer.learner();
            let name = format!("name {card}");
            pcs[0].write(
                Fact::LearnerAdded {
                    learner,
                    name,
                    card: 10 + card,
                },
                0,
            );
            learner
        });
        let meet = |pcs: &mut [Pc; 3]| {
            for _ in 0..2 {
                for at in order {
                    for other in order.into_iter().filter(|other| *other != at) {
                        let [one, two] = pcs.get_disjoint_mut([at, other]).expect("two PCs");
                        one.hear(two);
                    }
                }
            }
        };
        let agree = |pcs: &[Pc; 3]| {
            let all = [0, 1, 2].map(|at| pcs[at].records());
            assert_eq!(all[0], all[1], "{order:?}");
            assert_eq!(all[0], all[2], "{order:?}");
            all.into_iter().next().expect("three")
        };
        meet(&mut pcs);
        // Two ask, unknown to each other; a third counts days for what it has heard.
        pcs[0].write(Fact::LeaveAsked { learner: leaves }, 0);
        pcs[1].write(Fact::LeaveAsked { learner: leaves }, 0);
        meet(&mut pcs);
        let records = agree(&pcs);
        assert_eq!(records.profiles.keys().copied().collect::<Vec<_>>(), [stays]);
        for (at, pc) in (0..).zip(&mut pcs) {
            let asked = pc.asked(leaves);
            assert_eq!(asked.len(), 2);
            // The same day on all three, and one of its own on each.
            pc.write(
                Fact::LeaveWaited {
                    learner: leaves,
                    asked: asked.clone(),
                },
                7 * DAY_MS,
            );
            pc.write(Fact::LeaveWaited { learner: leaves, asked }, (9 - at) * DAY_MS);
        }
        meet(&mut pcs);
        let records = agree(&pcs);
        assert_eq!(
            records.leaving[&leaves].leave.days_left(),
            27,
            "days 7, 8, 9: day 7 was claimed twice by one"
        );
        // Taken back here, erased there: gone everywhere, for what was emptied cannot be filled again.
        let asked = pcs[1].asked(leaves);
        pcs[1].write(Fact::LeaveTakenBack { learner: leaves, asked }, 0);
        assert!(pcs[1].records().profiles.contains_key(&leaves));
        pcs[2].write(Fact::Erased { learner: leaves }, 0);
        meet(&mut pcs);
        let records = agree(&pcs);
        assert!(
            records.erased.contains(&leaves) && records.leaving.is_empty(),
            "{order:?}"
        );
        assert_eq!(records.profiles.keys().copied().collect::<Vec<_>>(), [stays]);
        for pc in &pcs {
            let entries = pc.store.entries().expect("readable");
            assert!(
                !entries.iter().any(|entry| entry.fact.body().contains("name 1")),
                "{order:?}"
            );
        }
    }
}

/// A wish that only one PC knew was taken back stands where another asked meanwhile; both must be taken back.
#[test]
fn a_wish_of_another_pc_stands_until_it_is_taken_back_too() {
    let (mut one, mut two) = (Pc::new(1), Pc::new(2));
    let learner = one.writer.learner();
    let name = "Rana".to_owned();
    one.write(
        Fact::LearnerAdded {
            learner,
            name,
            card: 10,
        },
        0,
    );
    two.hear(&one);
    one.write(Fact::LeaveAsked { learner }, 0);
    let asked = one.asked(learner);
    one.write(Fact::LeaveTakenBack { learner, asked }, 0);
    two.write(Fact::LeaveAsked { learner }, 0);
    one.hear(&two);
    two.hear(&one);
    assert_eq!(one.records(), two.records());
    let asked = one.asked(learner);
    assert_eq!(asked.len(), 1);
    // Days counted for the wish that was taken back count for none.
    one.write(
        Fact::LeaveWaited {
            learner,
            asked: Vec::new(),
        },
        DAY_MS,
    );
    assert_eq!(one.records().leaving[&learner].leave.days_left(), 30);
    one.write(Fact::LeaveTakenBack { learner, asked }, 0);
    assert!(one.records().profiles.contains_key(&learner));
}

#[test]
fn the_board_and_the_reports_show_nobody_who_asked_to_be_deleted() {
    let mut pc = Pc::new(1);
    let [_, leaves] = [0, 1].map(|card| {
        let learner = pc.writer.learner();
        let name = ["Staying", "Leaving"][usize::from(card)].to_owned();
        pc.write(
            Fact::LearnerAdded {
                learner,
                name,
                card: 10 + card,
            },
            0,
        );
        learner
    });
    pc.write(Fact::LeaveAsked { learner: leaves }, 0);
    for args in [
        &["--lang", "en", "report", "class", "--format", "csv"][..],
        &["--lang", "en", "trainer", "--plain"],
        &["--lang", "en", "--plain", "trainer"],
        &["--lang", "en", "doctor"],
    ] {
        let output = crate::cli::bazar(pc.dir.path(), args, "");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!told.contains("Leaving"), "{args:?}: {told}");
        if args.contains(&"report") {
            assert!(told.contains("Staying"), "{args:?}: {told}");
        }
    }
}
