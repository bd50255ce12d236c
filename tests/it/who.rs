//! Who is there: on a PC that a whole center shares, nobody goes on with another's record by a key that slipped, and every name is
//! written as its bearer writes it.

use std::ops::ControlFlow;

use bazar::{
    app::Key,
    course::Course,
    store::{Keys, Look, Store, Wish},
    tutor::{
        Entry, EntryWriter, Fact, Learner, LearnerId, LearnerRecords, Playable, RunId, Session, Setting, What,
        hash_of_word, is_word,
    },
};

use crate::{screens::Seat, walk};

/// A center where these have learned; nobody was in the midst of anything.
fn known(names: &[&str]) -> Vec<Entry> {
    let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
    let added = names.iter().zip(10..).map(|(name, card)| {
        let (learner, name) = (writer.learner(), (*name).to_owned());
        writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0)
    });
    added.collect()
}

fn is_home(seat: &Seat) -> bool {
    seat.screen().contains("Next lesson:") || seat.screen().contains("Continue:")
}

fn names(seat: &Seat) -> Vec<&str> {
    let profiles = seat.app.records().profiles.values();
    profiles.map(|profile| profile.name()).collect()
}

#[test]
fn enter_never_goes_on_with_the_record_of_who_sat_here_last() {
    let mut seat = Seat::new("en");
    seat.keys("5 1 1 2 1");
    // The power fails amid the lesson; the next person finds the first page and holds Enter.
    let mut seat = Seat::start("en", 2, seat.disk);
    seat.keys("5 1");
    assert!(seat.screen().contains("Here last time: No. 10"), "{}", seat.screen());
    for _ in 0..9 {
        seat.press(Key::Enter);
        assert!(!is_home(&seat), "{}", seat.screen());
    }
    // Nor does the digit that was pressed for the list, pressed once more.
    for digit in 1..=9 {
        let mut seat = Seat::start("en", 2, seat.disk.clone());
        seat.keys("5 1");
        seat.press(Key::Digit(digit));
        seat.press(Key::Digit(digit));
        seat.press(Key::Digit(digit));
        let is_new = digit == 3;
        assert!(!is_home(&seat) || is_new, "{digit}: {}", seat.screen());
    }
}

#[test]
fn a_name_or_number_first_then_is_this_you() {
    let disk = known(&["Aynur", "Bahtiyar"]);
    let mut seat = Seat::start("en", 2, disk.clone());
    seat.keys("5 1 1 1 1 enter");
    assert!(seat.screen().contains("Is this you?"), "{}", seat.screen());
    assert!(seat.screen().contains("Bahtiyar · 11"), "{}", seat.screen());
    seat.keys("enter");
    assert!(
        seat.screen().contains("Type your number"),
        "no, by the key that asked: {}",
        seat.screen()
    );
    seat.keys("1 1 enter 2");
    assert!(is_home(&seat), "{}", seat.screen());
    // From the list the second name is taken by the key that elsewhere says yes.
    let mut seat = Seat::start("en", 2, disk);
    seat.keys("5 1 2 2");
    assert!(seat.screen().contains("Bahtiyar · 11"), "{}", seat.screen());
    seat.keys("2");
    assert!(seat.screen().contains("What is your name?"), "no: {}", seat.screen());
    seat.keys("2 1");
    assert!(is_home(&seat), "{}", seat.screen());
}

#[test]
fn a_name_keeps_every_sign_of_every_script() {
    let odd = [
        "Mes'ut-2 Ali",
        "O’Brien",
        "ʻAbd al-Raḥmān",
        "McDonald d'Arc",
        "abdu",
        "مۇئەللىم ئەخمەت",
        "阿不都·热依木",
        "张三3",
        "Нұрсұлтан",
        "Ñandú Müller-Øst",
        "{name} *b* [c] `d` <e> &f;",
        "7",
        "e\u{301}mile",
    ];
    let mut disk = Vec::new();
    for (run, name) in (1..).zip(odd) {
        let mut seat = Seat::start("en", run, disk);
        seat.keys(if run == 1 { "5 1 1 1" } else { "5 1 3 1" });
        for sign in name.chars() {
            seat.press(Key::typed(sign));
        }
        seat.press(Key::Enter);
        assert!(is_home(&seat), "{name}: {}", seat.screen());
        assert!(names(&seat).contains(&name), "{name}: {:?}", names(&seat));
        if name.is_ascii() {
            let top = seat.screen().lines().next().unwrap_or_default().to_owned();
            assert!(top.contains(name), "{name} is shown as {top}");
        }
        disk = seat.disk;
    }
    assert_eq!(names(&Seat::start("en", 99, disk)).len(), odd.len());
}

#[test]
fn what_cannot_stand_in_a_name_is_said_and_esc_signs_nobody_in() {
    let mut seat = Seat::new("en");
    seat.keys("5 1 1 1");
    for sign in [' ', '\u{202e}', '\u{200b}', '\u{7}', '\u{301}', '\u{feff}'] {
        seat.press(Key::typed(sign));
        assert!(
            seat.screen().contains("This sign cannot stand here."),
            "{}",
            seat.screen()
        );
    }
    seat.press(Key::Enter);
    assert!(seat.screen().contains("No name is written yet."), "{}", seat.screen());
    (0..41).for_each(|_| seat.press(Key::Char('a')));
    assert!(seat.screen().contains("There is no room"), "{}", seat.screen());
    seat.keys("esc");
    assert!(seat.screen().contains("Your number: 10"), "{}", seat.screen());
    seat.keys("esc");
    assert!(seat.screen().contains("Who are you?"), "{}", seat.screen());
    // The record is kept for whoever asks again: no number is lost to a slip.
    seat.keys("3");
    assert!(seat.screen().contains("Your number: 10"), "{}", seat.screen());
    seat.keys("1 B o enter");
    assert!(is_home(&seat), "{}", seat.screen());
    assert_eq!(names(&seat), ["Bo"]);
}

#[test]
fn the_letters_are_the_last_way_and_any_letter_typed_leads_back() {
    let mut seat = Seat::new("en");
    // Down, the first five, their first; then the keyboard again, digits as digits.
    seat.keys("5 1 1 1 down 1 2 l i 2 enter");
    assert!(is_home(&seat), "{}", seat.screen());
    assert_eq!(names(&seat), ["Bli2"]);
}

#[test]
fn a_list_stands_in_the_alphabet_and_is_searched_by_the_letter_that_is_heard() {
    let listed = |codes: &str, names: &[&str]| {
        let mut seat = Seat::start(codes, 2, known(names));
        seat.keys("5 1 2");
        let shown = seat.screen();
        let mut found: Vec<(usize, u16)> = (10..)
            .zip(names)
            .filter_map(|(card, _)| Some((shown.find(&format!(" {card} "))?, card)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, card)| card).collect::<Vec<u16>>()
    };
    // ە stands behind ا in the alphabet, and behind all in Unicode.
    assert_eq!(
        listed("ug", &["گۈلنار", "ئەنۋەر", "ئايگۈل", "چولپان"]),
        [12, 11, 13, 10]
    );
    let mut seat = Seat::start("zh", 2, known(&["张丽", "Zhang", "王强", "单雄"]));
    seat.keys("5 1 2 z");
    assert!(
        seat.screen().contains("张丽") && seat.screen().contains("Zhang"),
        "{}",
        seat.screen()
    );
    assert!(!seat.screen().contains("王强"), "{}", seat.screen());
    let mut seat = Seat::start("zh", 2, known(&["张丽", "王强", "单雄"]));
    seat.keys("5 1 2 s");
    assert!(
        seat.screen().contains("单雄") && !seat.screen().contains("张丽"),
        "{}",
        seat.screen()
    );
}

/// The first lesson, gone on with by these learners for so many right acts.
fn played(mut disk: Vec<Entry>, learners: Vec<LearnerId>, acts: usize) -> Vec<Entry> {
    let (course, _) = Course::embedded();
    let mut records = LearnerRecords::of(disk.clone());
    let mut writer = EntryWriter::new(RunId(50 + disk.len() as u64));
    let what = What::Lesson(course.units[0].lessons[0].id.clone());
    let playable = Playable::of(&course, &what).expect("the first lesson is there");
    let mut session = Session::open(playable, writer.attempt(), 7, learners);
    let mut facts = vec![session.opened(None)];
    let mut said = 0;
    for _ in 0..acts {
        let act = walk::right_act(&session, said).expect("a way on");
        let turn = session.submit(&act);
        said = if turn.outcome == bazar::tutor::Outcome::Continued {
            said + 1
        } else {
            0
        };
        facts.extend(turn.facts);
    }
    disk.extend(facts.into_iter().map(|fact| writer.write(&mut records, fact, 0)));
    disk
}

fn ids(disk: &[Entry]) -> Vec<LearnerId> {
    LearnerRecords::of(disk.to_vec()).profiles.keys().copied().collect()
}

/// The page below the line that says who sits here.
fn below(screen: &str) -> String {
    screen
        .split_once('\n')
        .map(|(_, below)| below.to_owned())
        .unwrap_or_default()
}

fn first_tries(learner: &Learner) -> usize {
    learner.first_tries.values().map(Vec::len).sum()
}

#[test]
fn somebody_who_learned_with_others_goes_on_alone_from_where_they_stood() {
    let disk = known(&["Aynur", "Bahtiyar", "Chimen"]);
    let all = ids(&disk);
    let disk = played(disk, all[..2].to_vec(), 9);
    let mut both = Seat::start("en", 2, disk.clone());
    both.keys("5 1 5 2 1");
    let stood = below(&both.screen());
    assert!(
        stood.contains("Aynur"),
        "in a group it is said whose turn it is: {stood}"
    );
    // One comes back alone.
    let mut alone = Seat::start("en", 3, disk.clone());
    alone.keys("5 1 1 1 1 enter 2");
    assert!(alone.screen().contains("Continue:"), "{}", alone.screen());
    let before = first_tries(&alone.app.records().learners[&all[1]]);
    alone.keys("1");
    assert!(
        alone.screen().contains("You learned this with others."),
        "{}",
        alone.screen()
    );
    alone.keys("1");
    let heading = |screen: &str| screen.lines().next().map(str::to_owned);
    assert_eq!(heading(&alone.screen()), heading(&both.screen()), "the same step");
    let records = alone.app.records();
    assert_eq!(
        first_tries(&records.learners[&all[1]]),
        before,
        "what was done together counts once"
    );
    let own = records.open_attempt(&all[1..2]).expect("an attempt of one's own");
    let parent = records.logs[&own.parent.expect("it goes on from another")].clone();
    assert_eq!((own.acts.len(), own.taken, own.seed), (9, 9, parent.seed));
    assert_eq!(parent.learners, all[..2], "the others' attempt stays open");
    // After the next start it is an attempt like any other.
    let mut again = Seat::start("en", 4, alone.disk.clone());
    let wrote = again.disk.len();
    again.keys("5 1 5 2 1");
    assert_eq!(again.screen(), alone.screen());
    assert_eq!(again.disk.len(), wrote, "resuming writes nothing");
    // The two together go on where they were, and a third gets nothing of it.
    let mut both = Seat::start("en", 5, again.disk.clone());
    both.keys("5 1 4 1 1 0 enter 2 2 1 1 1 enter 2 1 1");
    assert_eq!(below(&both.screen()), stood);
    let mut third = Seat::start("en", 6, again.disk);
    third.keys("5 1 1 1 2 enter 2");
    assert!(third.screen().contains("Next lesson:"), "{}", third.screen());
}

#[test]
fn at_the_exit_question_each_is_asked_for_themselves_again() {
    let (course, _) = Course::embedded();
    let disk = known(&["Aynur", "Bahtiyar"]);
    let all = ids(&disk);
    let what = What::Lesson(course.units[0].lessons[0].id.clone());
    let playable = Playable::of(&course, &what).expect("the first lesson is there");
    let (mut disk, mut acts) = (disk, 1);
    let records = loop {
        let tried = LearnerRecords::of(played(disk.clone(), all.clone(), acts));
        let log = tried.open_attempt(&all).expect("it is open");
        let session = Session::resume(playable.clone(), log).expect("it replays");
        if session.exit().is_some() {
            disk = played(disk, all.clone(), acts + 1);
            break LearnerRecords::of(disk.clone());
        }
        acts += 1;
    };
    let log = records.open_attempt(&all).expect("it is open");
    let id = EntryWriter::new(RunId(9)).attempt();
    let (session, taken) = Session::apart(playable, id, log, vec![all[0]]).expect("it goes on");
    assert!(session.exit().is_some());
    assert_eq!(
        taken.acts.len(),
        acts,
        "the answer of the one who pressed is not taken over"
    );
}

#[test]
fn who_starts_goes_round_from_lesson_to_lesson() {
    let disk = known(&["Aynur", "Bahtiyar"]);
    let all = ids(&disk);
    let records = LearnerRecords::of(disk.clone());
    assert_eq!(records.in_turn(&all), all);
    let records = LearnerRecords::of(played(disk, all.clone(), 2));
    assert_eq!(records.in_turn(&all), [all[1], all[0]]);
    assert_eq!(records.in_turn(&all[..1]), all[..1], "alone nobody takes turns");
}

#[test]
fn numbers_go_on_beyond_three_digits() {
    let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
    let mut disk = Vec::new();
    for card in 10..=999 {
        let (learner, name) = (writer.learner(), String::new());
        disk.push(writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0));
    }
    assert_eq!(records.free_card(), Some(1000));
    let mut seat = Seat::start("en", 2, disk);
    seat.keys("5 1 3");
    assert!(seat.screen().contains("Your number: 1000"), "{}", seat.screen());
    seat.keys("2");
    let mut seat = Seat::start("en", 3, seat.disk);
    seat.keys("5 1 1 1 0 0 0 7 enter");
    assert!(
        seat.screen().contains("No. 1000"),
        "a fifth digit is not taken: {}",
        seat.screen()
    );
    seat.keys("2");
    assert!(is_home(&seat), "{}", seat.screen());
    // Two PCs gave the same number: whoever types it is shown both.
    let mut other = EntryWriter::new(RunId(7));
    let (learner, name) = (other.learner(), "Mehmud".to_owned());
    let mut disk = seat.disk;
    disk.push(other.write(
        &mut LearnerRecords::default(),
        Fact::LearnerAdded {
            learner,
            name,
            card: 1000,
        },
        0,
    ));
    let mut seat = Seat::start("en", 4, disk);
    seat.keys("5 1 1 1 0 0 0 enter");
    assert!(
        seat.screen().contains("Mehmud") && seat.screen().contains("No. 1000"),
        "{}",
        seat.screen()
    );
}

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
    seat.keys("0 4 2");
    assert!(
        seat.screen().contains("Really delete it?") && seat.screen().contains("30 days"),
        "{}",
        seat.screen()
    );
    // The key that led here, and Enter, keep it.
    seat.keys("2 2 enter 2 1");
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
    seat.keys("0 4 2");
    assert!(
        seat.screen().contains("The trainer’s word, please."),
        "{}",
        seat.screen()
    );
    seat.keys("2 2 enter");
    assert!(seat.screen().contains("That is not the word."), "{}", seat.screen());
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
    seat.keys("2");
    word(&mut seat);
    seat.keys("2");
    assert_eq!(names(&seat), ["Aynur"]);
    seat.keys("1 1 1 enter 2");
    assert!(
        seat.screen().contains("The trainer’s word, please."),
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
        for at in 0..3 {
            let asked = pcs[at].asked(leaves);
            assert_eq!(asked.len(), 2);
            // The same day on all three, and one of its own on each.
            pcs[at].write(
                Fact::LeaveWaited {
                    learner: leaves,
                    asked: asked.clone(),
                },
                7 * DAY_MS,
            );
            pcs[at].write(Fact::LeaveWaited { learner: leaves, asked }, (9 - at as i64) * DAY_MS);
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
