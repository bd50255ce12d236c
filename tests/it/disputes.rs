//! What two PCs set otherwise, unknown to each other: the board says so, the trainer chooses, and the choice is an entry that replaces
//! all that stood.

use std::sync::Arc;

use bazar::{
    app::{App, Clock, Effect, Input},
    course::{Course, builtin_locales},
    tutor::{ClassId, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, RunId, Setting, What},
};

use crate::{
    jobs::screen,
    reports,
    screens::{key, languages},
};

/// What a PC that has these records wrote into its own.
fn written(run: u64, known: &LearnerRecords, facts: Vec<Fact>) -> Vec<Entry> {
    let (mut writer, mut records) = (EntryWriter::new(RunId(run)), known.clone());
    let write = |fact| writer.write(&mut records, fact, 0);
    facts.into_iter().map(write).collect()
}

fn with(known: &LearnerRecords, mut entries: Vec<Entry>) -> LearnerRecords {
    let mut records = known.clone();
    entries.sort_by_key(Entry::rank);
    entries.iter().for_each(|entry| records.apply(entry));
    records
}

fn renamed(learner: LearnerId, name: &str) -> Fact {
    Fact::LearnerRenamed {
        learner,
        name: name.to_owned(),
        replaces: None,
    }
}

/// A class that two PCs had alike, and in which each then set everything that can be set.
pub fn class() -> LearnerRecords {
    let known = reports::class();
    let (learner, other) = (known.with_card(10)[0], known.with_card(12)[0]);
    let mut writer = EntryWriter::new(RunId(10));
    let mut records = known.clone();
    let classes = ["1", "2", "3"].map(|name| {
        let class = writer.class();
        let name = name.to_owned();
        writer.write(&mut records, Fact::ClassMade { class, name }, 0);
        class
    });
    let joined = |class: ClassId, replaces| Fact::ClassJoined {
        class,
        learner,
        replaces,
    };
    let first = writer.write(&mut records, joined(classes[0], None), 0).key;
    for setting in [Setting::Today(Vec::new()), Setting::TodayClass(None)] {
        writer.write(&mut records, Fact::from(setting), 0);
    }
    let set = |name: &str, class: ClassId, today: &[&str], today_class| {
        vec![
            renamed(learner, name),
            renamed(other, "Aynur"),
            joined(class, Some(vec![first])),
            Fact::ClassRenamed {
                class: classes[0],
                name: format!("{name} A"),
                replaces: None,
            },
            Fact::from(Setting::Today(
                today.iter().map(|id| What::Lesson((*id).to_owned())).collect(),
            )),
            Fact::from(Setting::TodayClass(today_class)),
        ]
    };
    let mut entries = written(11, &records, set("热依罕", classes[1], &["L01"], Some(classes[0])));
    entries.extend(written(12, &records, set("رەيھان", classes[2], &["L01", "L03"], None)));
    with(&records, entries)
}

fn board(records: LearnerRecords) -> App {
    let (course, _) = Course::embedded();
    let (course, locales) = (Arc::new(course), Arc::new(builtin_locales()));
    App::for_trainer(course, locales, records, RunId(20), languages("en"))
}

/// Presses keys; returns what was written.
fn press(app: &mut App, keys: &str) -> Vec<Entry> {
    let mut log = Vec::new();
    for word in keys.split_whitespace() {
        for effect in app.update(Input::Key(key(word)), &Clock::default()) {
            if let Effect::Append(entries) = effect {
                log.extend(entries);
            }
        }
    }
    log
}

const MARK: &str = "Two PCs set different things";

#[test]
fn each_is_asked_once_and_the_choice_stands_alone() {
    let records = class();
    let learner = records.with_card(10)[0];
    let mut app = board(records.clone());
    assert!(screen(&app).contains("different things: 5."), "{}", screen(&app));
    // One is put off, the others are decided for what the first PC set.
    let log = press(&mut app, "0 7 3 1 2 1 1");
    assert_eq!(log.len(), 4);
    assert!(screen(&app).contains("different things: 1."), "{}", screen(&app));
    assert_eq!(press(&mut app, "0 7 esc"), []);
    let log = [log, press(&mut app, "0 7 2")].concat();
    assert!(!screen(&app).contains(MARK), "{}", screen(&app));
    // Every other PC comes to the same, whatever it held.
    for decided in [with(&records, log.clone()), app.records().clone()] {
        let profile = &decided.profiles[&learner];
        assert_eq!(profile.name.values(), ["热依罕"]);
        assert_eq!(profile.classes.values().len(), 1);
        let class = profile.classes.values()[0];
        assert_eq!(decided.center.class_name(*class), Some("2"));
        assert_eq!(decided.center.today(), [What::Lesson("L01".to_owned())]);
        let names: Vec<_> = decided.center.classes.values().map(|names| names.values()).collect();
        assert_eq!(names[0], ["رەيھان A"]);
    }
    assert!(!screen(&board(with(&records, log))).contains(MARK));
}

/// The other PC's choice came by stick while the question was on the screen.
#[test]
fn nothing_is_chosen_that_nobody_has_seen() {
    let records = class();
    let learner = records.with_card(10)[0];
    let mut app = board(records.clone());
    press(&mut app, "0 7 3 3 3");
    assert!(
        screen(&app).contains("this learner different names"),
        "{}",
        screen(&app)
    );
    let elsewhere = written(30, &records, vec![renamed(learner, "Rayhan")]);
    app.rebuild(with(&records, elsewhere));
    assert_eq!(
        press(&mut app, "1"),
        [],
        "the key was meant for a question that is settled"
    );
    assert!(screen(&app).contains("into different classes"), "{}", screen(&app));
    assert_eq!(app.records().profiles[&learner].name.values(), ["Rayhan"]);
}
