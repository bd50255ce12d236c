//! Who is there: on a PC that a whole center shares, nobody goes on with another's record by a key that slipped, and every name is
//! written as its bearer writes it.

use bazar::{
    app::Key,
    tutor::{Entry, EntryWriter, Fact, LearnerRecords, RunId},
};

use crate::screens::Seat;

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
