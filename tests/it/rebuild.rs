//! Another book under a running program: what still makes sense stays as it is, and what does not is told.

use std::sync::Arc;

use bazar::{
    app::{App, Clock, DiskTrouble, Effect, Input, Options, View},
    course::{Course, builtin_locales},
    tutor::{Ending, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, Playable, RunId, Session, What},
};

use crate::{
    jobs,
    screens::{key, languages, paint},
    walk,
};

const VIEW: View = View { width: 80, height: 24 };
/// Another PC, whose records came on a stick.
const OTHER: RunId = RunId(77);

/// One learner at a PC, and every entry that its program wrote.
struct Pc {
    app: App,
    log: Vec<Entry>,
    learner: LearnerId,
}

/// Somebody at home, who has begun a lesson that is not opened yet.
fn pc() -> Pc {
    let (course, _) = Course::embedded();
    let mut writer = EntryWriter::new(RunId(1));
    let mut records = LearnerRecords::default();
    let learner = writer.learner();
    let mut log = vec![added(&mut writer, &mut records, learner, "ئايگۈل", 10)];
    let first = course.units[0].lessons[0].id.clone();
    let playable = Playable::of(&course, &What::Lesson(first)).expect("the first lesson is there");
    let mut session = Session::open(playable, writer.attempt(), 7, vec![learner]);
    log.push(writer.write(&mut records, session.opened(None), 0));
    log.extend(go_on(&mut session, &mut writer, &mut records, 3));
    let options = Options {
        languages: languages("zh,ug"),
        seed: Some(7),
        learners: vec![learner],
    };
    let app = App::new(
        Arc::new(course),
        Arc::new(builtin_locales()),
        records,
        RunId(2),
        options,
    );
    Pc { app, log, learner }
}

fn added(writer: &mut EntryWriter, records: &mut LearnerRecords, learner: LearnerId, name: &str, card: u16) -> Entry {
    let name = name.to_owned();
    writer.write(records, Fact::LearnerAdded { learner, name, card }, 0)
}

/// So many right acts more.
fn go_on(session: &mut Session, writer: &mut EntryWriter, records: &mut LearnerRecords, acts: usize) -> Vec<Entry> {
    let mut log = Vec::new();
    for _ in 0..acts {
        let act = walk::right_act(session, 0).expect("a way on");
        let facts = session.submit(&act).facts;
        log.extend(facts.into_iter().map(|fact| writer.write(records, fact, 0)));
    }
    log
}

impl Pc {
    fn press(&mut self, keys: &str) {
        for word in keys.split_whitespace() {
            let effects = jobs::update(&mut self.app, Input::Key(key(word)), &Clock::default());
            for effect in effects {
                if let Effect::Append(entries) = effect {
                    self.log.extend(entries);
                }
            }
        }
    }

    fn screen(&self) -> String {
        paint(&self.app.page(VIEW), VIEW)
    }

    /// The open attempt as another PC has it, and that PC's writer and records.
    fn elsewhere(&self) -> (Session, EntryWriter, LearnerRecords) {
        let (course, _) = Course::embedded();
        let records = LearnerRecords::of(self.log.clone());
        let attempt = records.open_attempt(&[self.learner]).expect("a lesson is open");
        let playable = Playable::of(&course, &attempt.what).expect("the lesson is there");
        let session = Session::resume(playable, attempt).expect("it replays");
        (session, EntryWriter::new(OTHER), records)
    }

    /// These entries came from elsewhere.
    fn merge(&mut self, entries: Vec<Entry>) {
        let all = self.log.iter().cloned().chain(entries);
        assert_eq!(self.app.rebuild(LearnerRecords::of(all.collect())), []);
    }
}

#[test]
fn what_others_learned_leaves_an_open_lesson_alone() {
    let mut pc = pc();
    pc.press("1");
    let before = pc.screen();
    let (mut writer, mut records) = (EntryWriter::new(OTHER), LearnerRecords::default());
    let learner = writer.learner();
    let entry = added(&mut writer, &mut records, learner, "阿不都", 11);
    pc.merge(vec![entry.clone()]);
    assert_eq!(pc.screen(), before);
    assert_eq!(pc.app.records().profiles.len(), 2);
    pc.log.push(entry);
    pc.press("enter");
    assert_ne!(pc.screen(), before, "the lesson goes on");
    assert!(
        *pc.app.records() == LearnerRecords::of(pc.log.clone()),
        "and is written into the new book"
    );
}

#[test]
fn a_lesson_that_went_on_elsewhere_goes_on_from_there() {
    let mut pc = pc();
    pc.press("1");
    let (mut session, mut writer, mut records) = pc.elsewhere();
    let more = go_on(&mut session, &mut writer, &mut records, 2);
    pc.merge(more.clone());
    assert!(pc.screen().contains("记录换过了。这里从记录里"), "{}", pc.screen());
    pc.press("enter");
    let there = pc.screen();
    let mut next = self::pc();
    next.log.extend(more);
    next.app.rebuild(LearnerRecords::of(next.log.clone()));
    next.press("1");
    assert_eq!(there, next.screen(), "the same page as whoever opens it now");
}

#[test]
fn a_lesson_that_is_closed_or_gone_is_left_and_that_is_told() {
    let mut closed = pc();
    closed.press("1");
    let (session, mut writer, mut records) = closed.elsewhere();
    let end = writer.write(&mut records, session.left(), 0);
    assert!(matches!(
        &end.fact,
        Fact::AttemptClosed {
            ending: Ending::Left,
            ..
        }
    ));
    closed.merge(vec![end]);
    assert!(closed.screen().contains("刚才做的这个"), "{}", closed.screen());
    closed.press("enter");
    assert!(
        closed.screen().contains("接着学：") || closed.screen().contains("---["),
        "{}",
        closed.screen()
    );

    let mut lost = pc();
    lost.press("1");
    let old = lost.log[..1].to_vec();
    lost.app.rebuild(LearnerRecords::of(old));
    assert!(lost.screen().contains("刚才做的不在"), "{}", lost.screen());
}

#[test]
fn whoever_is_not_in_the_records_signs_in_again() {
    let mut pc = pc();
    pc.press("1");
    let (_, mut writer, mut records) = pc.elsewhere();
    let learner = pc.learner;
    let erased = writer.write(&mut records, Fact::Erased { learner }, 0);
    pc.merge(vec![erased]);
    assert!(pc.screen().contains("记录换过了"), "{}", pc.screen());
    pc.press("enter");
    assert!(pc.screen().contains("你是谁"), "{}", pc.screen());
}

/// What the disk has not taken yet stays in the program's records, and the trouble stands before anything else.
#[test]
fn trouble_with_the_disk_comes_first_and_loses_nothing() {
    let mut pc = pc();
    pc.press("1");
    let kept = pc.log.clone();
    let Some(Effect::Append(entries)) = pc
        .app
        .update(Input::Key(key("h")), &Clock::default())
        .into_iter()
        .next()
    else {
        panic!("the hint is to be written");
    };
    pc.app.disk_refused(DiskTrouble::Full);
    let trouble = pc.screen();
    pc.app.rebuild(LearnerRecords::of(kept.clone()));
    assert_eq!(pc.screen(), trouble);
    assert!(*pc.app.records() == LearnerRecords::of([kept, entries.clone()].concat()));
    pc.app.rebuild(LearnerRecords::default());
    assert_eq!(pc.screen().lines().filter(|row| row.contains("没有存上")).count(), 1);
    let again = pc.app.update(Input::Key(key("1")), &Clock::default());
    assert_eq!(again, [Effect::Append(entries)]);
    assert!(pc.screen().contains("记录换过了"), "{}", pc.screen());
}

/// A list that has become shorter has its focus on a choice that is there.
#[test]
fn the_focus_of_a_shorter_list_is_on_it() {
    let pc = pc();
    let (mut writer, mut records) = (EntryWriter::new(OTHER), LearnerRecords::of(pc.log.clone()));
    let class: Vec<Entry> = (11..40)
        .map(|card| {
            let learner = writer.learner();
            added(&mut writer, &mut records, learner, "", card)
        })
        .collect();
    let course = Arc::new(Course::embedded().0);
    let locales = Arc::new(builtin_locales());
    let mut app = App::for_trainer(course, locales, LearnerRecords::of(class), RunId(3), languages("zh,ug"));
    for word in "9 9 9 down down down".split_whitespace() {
        app.update(Input::Key(key(word)), &Clock::default());
    }
    app.rebuild(LearnerRecords::of(pc.log.clone()));
    let page = app.page(VIEW);
    assert_eq!(page.options.len(), 1);
    assert!(page.options[0].is_focused, "{}", paint(&page, VIEW));
    // The learner of the page that is open is not in the records any more.
    app.update(Input::Key(key("1")), &Clock::default());
    app.rebuild(LearnerRecords::default());
    assert!(paint(&app.page(VIEW), VIEW).contains("记录换过了"));
}
