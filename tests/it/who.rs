//! Who is there: on a PC that a whole center shares, nobody goes on with another's record by a key that slipped, and every name is
//! written as its bearer writes it.

use std::sync::Arc;

use bazar::{
    app::{App, Clock, Effect, Input, Key},
    course::{Course, builtin_locales},
    tutor::{Act, Entry, EntryWriter, Fact, Learner, LearnerId, LearnerRecords, Playable, RunId, Session, What},
};

use crate::{
    jobs,
    screens::{Seat, key, languages},
    walk,
};

/// A center where these have learned; nobody was in the midst of anything.
pub fn known(names: &[&str]) -> Vec<Entry> {
    let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
    let added = names.iter().zip(10..).map(|(name, card)| {
        let (learner, name) = (writer.learner(), (*name).to_owned());
        writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0)
    });
    added.collect()
}

pub fn is_home(seat: &Seat) -> bool {
    seat.screen().contains("Next lesson:") || seat.screen().contains("Continue:")
}

pub fn names(seat: &Seat) -> Vec<&str> {
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

pub fn ids(disk: &[Entry]) -> Vec<LearnerId> {
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
        stood.contains("Aynur") || stood.contains("Bahtiyar"),
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

/// The first lesson of these two, before its exit question.
fn before_the_exit() -> Vec<Entry> {
    let (disk, mut acts) = (known(&["Aynur", "Bahtiyar"]), 1);
    let all = ids(&disk);
    let (course, _) = Course::embedded();
    let what = What::Lesson(course.units[0].lessons[0].id.clone());
    let playable = Playable::of(&course, &what).expect("the first lesson is there");
    loop {
        let tried = played(disk.clone(), all.clone(), acts);
        let records = LearnerRecords::of(tried.clone());
        let log = records.open_attempt(&all).expect("it is open");
        let session = Session::resume(playable.clone(), log).expect("it replays");
        if session.exit().is_some() {
            return tried;
        }
        acts += 1;
    }
}

#[test]
fn answers_stay_hidden_until_all_have_pressed() {
    let mut seat = Seat::start("en", 2, before_the_exit());
    seat.keys("5 1 5 2 1");
    let asked = seat.screen();
    assert!(
        asked.contains("[ ] Aynur · 10") && asked.contains("[ ] Bahtiyar · 11"),
        "{asked}"
    );
    seat.keys("1");
    let asked = seat.screen();
    assert!(
        asked.contains("[√] Aynur · 10") && asked.contains("[ ] Bahtiyar · 11"),
        "{asked}"
    );
    assert!(
        !asked.contains("Right answers:") && !asked.contains("You chose"),
        "{asked}"
    );
    // A power cut keeps the first one's answer, and shows it to nobody.
    let mut seat = Seat::start("en", 3, seat.disk);
    seat.keys("5 1 5 2 1");
    assert_eq!(seat.screen(), asked);
    seat.keys("2");
    let all = seat.screen();
    assert!(all.contains("Right answers:") && all.contains("of 2."), "{all}");
    seat.keys("enter");
    let tallies = |learner: &Learner| learner.exits.values().map(|tally| tally.asked).sum::<u32>();
    let asked: Vec<u32> = seat.app.records().learners.values().map(tallies).collect();
    assert_eq!(asked, [1, 1]);
}

#[test]
fn one_key_passes_over_who_is_away() {
    let disk = played(known(&["Aynur", "Bahtiyar"]), ids(&known(&["Aynur", "Bahtiyar"])), 2);
    let mut seat = Seat::start("en", 2, disk);
    seat.keys("5 1 5 2 1");
    let is_turn = |line: &&str| line.contains("your turn");
    let turn = |seat: &Seat| {
        seat.screen()
            .lines()
            .find(is_turn)
            .map(str::to_owned)
            .unwrap_or_default()
    };
    let before = turn(&seat);
    let body = |seat: &Seat| {
        seat.screen()
            .lines()
            .filter(|line| !is_turn(line))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let shown = body(&seat);
    seat.keys("s");
    assert_ne!(turn(&seat), before, "the other one presses");
    let told = |line: &String| line.contains("is passed over for now");
    assert!(body(&seat).iter().any(told), "{}", seat.screen());
    // The line may take the air between the choices.
    let asked = |body: Vec<String>| {
        let lines = body.into_iter().filter(|line| !told(line) && !line.trim().is_empty());
        lines.collect::<Vec<_>>()
    };
    assert_eq!(asked(body(&seat)), asked(shown), "and what is asked stays");
    // Without a letter, through the menu.
    seat.keys("0");
    let is_there = |line: &str| line.contains("Whose turn it is is not here");
    assert!(seat.screen().lines().any(is_there), "it is in the menu");
    let is_in_focus = |seat: &Seat| seat.screen().lines().any(|line| is_there(line) && line.contains('>'));
    for _ in 0..12 {
        if !is_in_focus(&seat) {
            seat.keys("down");
        }
    }
    seat.keys("enter");
    assert_eq!(turn(&seat), before);
    let away: Vec<u32> = seat
        .app
        .records()
        .learners
        .values()
        .map(|learner| learner.share.away)
        .collect();
    assert_eq!(away, [1, 1]);
    // Alone the key means nothing.
    let mut seat = Seat::new("en");
    seat.keys("5 1 1 2 1");
    let wrote = seat.disk.len();
    seat.keys("s");
    assert_eq!(seat.disk.len(), wrote);
    // At the exit question nobody waits for who is not there.
    let mut seat = Seat::start("en", 2, before_the_exit());
    seat.keys("5 1 5 2 1 s 1");
    assert!(seat.screen().contains("of 1."), "{}", seat.screen());
    let mut seat = Seat::start("en", 3, before_the_exit());
    seat.keys("5 1 5 2 1 s s");
    assert!(
        seat.disk.iter().any(|entry| entry.fact.kind() == "attempt-closed"),
        "all are away: it is over"
    );
}

#[test]
fn what_somebody_can_alone_stands_apart_and_each_ones_share_is_kept() {
    let disk = known(&["Aynur", "Bahtiyar"]);
    let all = ids(&disk);
    let disk = played(disk, all.clone(), 9);
    let together = LearnerRecords::of(disk.clone());
    let disk = played(disk, all[..1].to_vec(), 9);
    let records = LearnerRecords::of(disk);
    let [one, other] = [&records.learners[&all[0]], &records.learners[&all[1]]];
    assert_eq!(other.alone, Default::default());
    assert!(0 < other.together.all && one.together == other.together && one.alone == one.together);
    assert_eq!(
        one.share.all, other.share.all,
        "the group's presses are the same for both"
    );
    assert_eq!(one.share.pressed + other.share.pressed, one.share.all);
    assert!(0 < one.share.pressed && 0 < other.share.pressed);
    assert_eq!(one.share, together.learners[&all[0]].share, "alone nobody has a share");
    let first_tries: usize = first_tries(one);
    assert_eq!(first_tries, (one.alone.all + one.together.all) as usize);
}

/// A log of a program that showed each one's answer at once: `next` stood between them.
#[test]
fn an_attempt_of_an_older_program_goes_on_between_two_answers() {
    let disk = before_the_exit();
    let all = ids(&disk);
    let records = LearnerRecords::of(disk);
    let mut log = records.open_attempt(&all).expect("it is open").clone();
    let (course, _) = Course::embedded();
    let playable = Playable::of(&course, &log.what).expect("the first lesson is there");
    let mut session = Session::resume(playable.clone(), &log).expect("it replays");
    let act = walk::right_act(&session, 0).expect("the first answers");
    let turn = session.submit(&act);
    log.results.extend(turn.facts.into_iter().filter(Fact::is_result));
    for line in [act.to_string(), "next".to_owned()] {
        log.acts.push(line);
        log.days.push(None);
    }
    let mut session = Session::resume(playable, &log).expect("it still replays");
    assert_eq!((session.turn(), session.verdict()), (1, None));
    let act = walk::right_act(&session, 0).expect("the second answers");
    session.submit(&act);
    assert!(session.verdict().is_some());
    session.submit(&Act::Next);
    assert!(session.is_over());
}

#[test]
fn a_name_comes_from_the_trainers_list_where_there_is_one() {
    // The trainer writes two down, one key after another.
    let (course, _) = Course::embedded();
    let mut board = App::for_trainer(
        Arc::new(course),
        Arc::new(builtin_locales()),
        LearnerRecords::default(),
        RunId(1),
        languages("en"),
    );
    let mut disk = Vec::new();
    for word in "0 8 1 B o enter enter A l i - 2 enter enter esc".split(' ') {
        for effect in jobs::update(&mut board, Input::Key(key(word)), &Clock::default()) {
            if let Effect::Append(entries) = effect {
                disk.extend(entries);
            }
        }
    }
    let named: Vec<(&str, u16)> = board
        .records()
        .profiles
        .values()
        .map(|known| (known.name(), known.card))
        .collect();
    assert_eq!(named, [("Bo", 10), ("Ali-2", 11)]);
    // Who comes finds the name, writes none, and keeps the number.
    let mut seat = Seat::start("en", 2, disk);
    seat.keys("5 1 3");
    let shown = seat.screen();
    let at = |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words}: {shown}"));
    assert!(at("Is your name here?") < at("It is not: I am new") && at("I am new") < at("Ali-2 · 11"));
    assert!(at("Ali-2 · 11") < at("Bo · 10"), "by the alphabet");
    seat.keys("2");
    assert!(seat.screen().contains("Is this you?"), "{}", seat.screen());
    seat.keys("1");
    assert!(
        is_home(&seat),
        "yes is another key than the one that chose: {}",
        seat.screen()
    );
    // The next one is offered only who has not come yet, and may be somebody else.
    let mut seat = Seat::start("en", 3, seat.disk);
    seat.keys("5 1 3");
    assert!(
        !seat.screen().contains("Ali-2") && seat.screen().contains("Bo · 10"),
        "{}",
        seat.screen()
    );
    seat.keys("1");
    assert!(seat.screen().contains("Your number: 12"), "{}", seat.screen());
    // By number, too.
    let mut seat = Seat::start("en", 4, seat.disk);
    seat.keys("5 1 1 1 0 enter 2");
    assert!(is_home(&seat), "{}", seat.screen());
    let mut seat = Seat::start("en", 5, seat.disk);
    seat.keys("5 1 3");
    assert!(
        seat.screen().contains("Your number: 13"),
        "all have come: {}",
        seat.screen()
    );
}
