//! Jobs: done at once here, with the very function that the shell's threads call; what a page shows meanwhile; replies that
//! nobody waits for; a job that breaks; the loop that goes on beside one.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Arc, Mutex, mpsc::channel},
    time::Duration,
};

use bazar::{
    app::{
        App, Basis, Came, Clock, DiskTrouble, Effect, Exported, FileTrouble, FileTroubleKind, Imported, Input, Job,
        JobId, KeptBackup, News, Options, Place, Progress, RecordsJob, RecordsReply, Reply, Restored, TakenIn, View,
    },
    course::{Course, Play, builtin_locales},
    market::Command,
    tui::{Workers, perform_job, terminal::RawInput},
    tutor::{
        Act, AttemptId, EntryWriter, Fact, Key, LearnerRecords, Outcome, Playable, RunId, Session, SoFar, What, WhatIf,
    },
};
use expect_test::expect_file;

use crate::{
    reports,
    screens::{key, languages, paint},
    walk,
};

/// Gives the app an input; jobs are done before this returns. Returns the other effects.
pub fn update(app: &mut App, input: Input, clock: &Clock) -> Vec<Effect> {
    let mut effects = VecDeque::from(app.update(input, clock));
    let mut left = Vec::new();
    while let Some(effect) = effects.pop_front() {
        match effect {
            Effect::Job(id, job) => {
                let mut reply = perform_job(&job, None, &|_| true);
                // There is no disk here.
                if let Came::Sheets(_) = reply.came {
                    reply.came = Came::Kept("/home/trainer/bazar".to_owned());
                } else if let Came::Records(RecordsReply::Asked(asked)) = &reply.came {
                    reply.came = Came::Records(on_a_disk(asked));
                }
                effects.extend(app.update(Input::Job(id, News::Done(reply)), clock));
            }
            // All that there is to know is in memory.
            Effect::Cancel(_) | Effect::Load { .. } => {}
            Effect::Restore(backup) => {
                let restored = Restored {
                    records: app.records().clone(),
                    run: RunId(3),
                    old: "/home/trainer/bazar/bazar-before-restore.sqlite".into(),
                };
                effects.extend(app.restored(&backup, Ok(restored)));
            }
            effect @ (Effect::Append(_)
            | Effect::DrawUyghur(_)
            | Effect::Speak(_)
            | Effect::Hush
            | Effect::BackUp(_)
            | Effect::Quit) => left.push(effect),
        }
    }
    left
}

/// What a disk would answer on which a stick of four bundles lies, each of a kind of its own.
fn on_a_disk(asked: &RecordsJob) -> RecordsReply {
    let stick = PathBuf::from("/media/trainer/KINGSTON");
    let kept = |number, day: &str| KeptBackup {
        number,
        day: day.to_owned(),
        path: format!("/home/trainer/bazar/backups/{number:06}-{day}.bazar").into(),
    };
    match asked {
        RecordsJob::Places => RecordsReply::Places(vec![
            Place {
                folder: stick,
                is_stick: true,
            },
            Place {
                folder: "/home/trainer/bazar/bundles".into(),
                is_stick: false,
            },
        ]),
        RecordsJob::Export(place) => RecordsReply::Exported(Exported {
            path: place.folder.join("bazar-2026-11-30.bazar"),
            entries: 1207,
            damaged: 0,
            is_sealed: false,
            is_on_stick: place.is_stick,
        }),
        RecordsJob::Bundles => {
            let names = ["11-30", "11-30-2", "11-29", "11-28"];
            RecordsReply::Bundles(
                names
                    .iter()
                    .map(|day| stick.join(format!("bazar-2026-{day}.bazar")))
                    .collect(),
            )
        }
        RecordsJob::Import {
            bundles,
            may_be_unsealed,
        } => {
            let came = |bundle: &PathBuf| {
                let is = |day: &str| bundle.ends_with(format!("bazar-2026-{day}.bazar"));
                if is("11-28") || is("11-29") && !may_be_unsealed {
                    let kind = match is("11-28") {
                        true => FileTroubleKind::Damaged,
                        false => FileTroubleKind::Unsealed,
                    };
                    let path = bundle.clone();
                    return Err(FileTrouble { kind, path });
                }
                Ok(Imported {
                    new: 312,
                    known: 1207,
                    differs: usize::from(is("11-30-2")),
                    files: Vec::new(),
                    is_sealed: !may_be_unsealed,
                })
            };
            let taken = |bundle: &PathBuf| TakenIn {
                bundle: bundle.clone(),
                came: came(bundle),
            };
            RecordsReply::Imported(bundles.iter().map(taken).collect())
        }
        RecordsJob::BackUp => RecordsReply::BackedUp(Some(kept(8, "2026-11-30"))),
        RecordsJob::Backups => RecordsReply::Backups(vec![kept(7, "2026-11-29"), kept(6, "2009-01-01")]),
        RecordsJob::Prepare(backup) => RecordsReply::Prepared(backup.clone()),
    }
}

const VIEW: View = View { width: 80, height: 24 };

/// A learner who has just had enough of a market, and what the last key led to.
fn looking_back(codes: &str) -> (App, Vec<Effect>) {
    let mut app = in_the_market("s05", codes, |play| play.solution.clone());
    // Out of the market; the last choice settles what is open; past the questions.
    let effects = press(&mut app, "esc up enter 2 esc");
    (app, effects)
}

/// What ends the market for good asks first: nothing is kept of the question, and both no and Esc lead back to the task.
#[test]
fn a_market_ends_only_once_it_has_asked() {
    let mut app = in_the_market("s05", "en", |play| play.solution.clone());
    press(&mut app, "esc");
    let task = screen(&app);
    for no in ["1", "esc"] {
        assert_eq!(press(&mut app, "up enter"), []);
        expect_file!["../data/screen/ending-en.txt"].assert_eq(&screen(&app));
        assert_eq!(press(&mut app, no), []);
        assert_eq!(screen(&app), task);
    }
    assert_ne!(press(&mut app, "up enter 2"), []);
}

/// A learner before the market of a scenario that nobody has touched yet.
pub fn beginning(scenario: &str, codes: &str) -> App {
    in_the_market(scenario, codes, |_| Vec::new())
}

/// A learner in the market of a scenario in which a script was done, as far as it goes before the market closes.
fn in_the_market(scenario: &str, codes: &str, script: fn(&Play) -> Vec<Command>) -> App {
    in_the_market_of(1, scenario, codes, script)
}

/// The same with so many at the keyboard.
pub fn in_the_market_of(learners: usize, scenario: &str, codes: &str, script: fn(&Play) -> Vec<Command>) -> App {
    let (course, _) = Course::embedded();
    let mut writer = EntryWriter::new(RunId(1));
    let mut records = LearnerRecords::default();
    let (mut seated, mut facts) = (Vec::new(), Vec::new());
    for (name, card) in [("ئايگۈل", 10), ("王强", 11), ("Bahtiyar", 12)]
        .into_iter()
        .take(learners)
    {
        let learner = writer.learner();
        let name = name.to_owned();
        writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0);
        seated.push(learner);
    }
    let playable = Playable::of(&course, &What::Scenario(scenario.to_owned())).expect("the scenario is there");
    let script = script(playable.play.as_ref().expect("it is a scenario"));
    let mut session = Session::open(playable, writer.attempt(), 7, seated.clone());
    facts.push(session.opened(None));
    for command in script {
        let mut next = session.clone();
        let turn = next.submit(&Act::Market(command));
        if next.is_over() || next.question().is_some() {
            break;
        }
        facts.extend(turn.facts);
        session = next;
    }
    for fact in facts {
        writer.write(&mut records, fact, 0);
    }
    let options = Options {
        languages: languages(codes),
        seed: Some(7),
        learners: seated,
    };
    let (course, locales) = (Arc::new(course), Arc::new(builtin_locales()));
    let mut app = App::new(course, locales, records, RunId(2), options);
    // A scenario that has not begun tells first what it is about.
    for _ in 0..2 {
        if app.market_screen().is_none() {
            press(&mut app, "1");
        }
    }
    assert!(app.market_screen().is_some(), "the market is open\n{}", screen(&app));
    app
}

/// A learner whose lesson was played by its right answers, with other commands in the market, up to the feedback of a step.
pub fn in_a_lesson(lesson: &str, until: &str, change: fn(&str) -> String) -> App {
    let (course, _) = Course::embedded();
    let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
    let learner = writer.learner();
    let name = String::new();
    writer.write(
        &mut records,
        Fact::LearnerAdded {
            learner,
            name,
            card: 10,
        },
        0,
    );
    let playable = Playable::of(&course, &What::Lesson(lesson.to_owned())).expect("the lesson is there");
    let mut session = Session::open(playable, writer.attempt(), 7, vec![learner]);
    writer.write(&mut records, session.opened(None), 0);
    let mut done = 0;
    while session.verdict().is_none() || session.step().is_none_or(|step| step.id != until) {
        let act = walk::right_act(&session, done).expect("a way on").to_string();
        let act = match act.strip_prefix("do ") {
            Some(command) => format!("do {}", change(command)),
            None => act,
        };
        let turn = session.submit(&act.parse().expect("an act"));
        let goes_on = matches!(turn.outcome, Outcome::Continued | Outcome::Refused);
        done = if goes_on { done + 1 } else { 0 };
        for fact in turn.facts {
            writer.write(&mut records, fact, 0);
        }
    }
    let options = Options {
        languages: languages("en"),
        seed: Some(7),
        learners: vec![learner],
    };
    let (course, locales) = (Arc::new(course), Arc::new(builtin_locales()));
    let mut app = App::new(course, locales, records, RunId(2), options);
    press(&mut app, "1");
    app
}

/// Whether the market's page says why something was lost.
pub fn shows_a_cause(app: &App) -> bool {
    app.market_screen()
        .is_some_and(|(market_screen, _)| market_screen.says_why())
}

/// Presses keys; returns the effects of the last one.
fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for word in keys.split_whitespace() {
        effects = app.update(Input::Key(key(word)), &Clock::default());
    }
    effects
}

fn tell(app: &mut App, id: JobId, news: News) -> Vec<Effect> {
    app.update(Input::Job(id, news), &Clock::default())
}

pub fn screen(app: &App) -> String {
    paint(&app.page(VIEW), VIEW)
}

/// The job that these effects begin.
fn begun(effects: &[Effect]) -> (JobId, Job) {
    let jobs: Vec<(JobId, Job)> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Job(id, job) => Some((*id, job.clone())),
            Effect::Append(_)
            | Effect::Load { .. }
            | Effect::DrawUyghur(_)
            | Effect::Speak(_)
            | Effect::Hush
            | Effect::Cancel(_)
            | Effect::Restore(_)
            | Effect::BackUp(_)
            | Effect::Quit => None,
        })
        .collect();
    let [(id, job)] = &jobs[..] else {
        panic!("one job is begun: {jobs:?}");
    };
    (*id, job.clone())
}

fn done(job: &Job) -> News {
    News::Done(perform_job(job, None, &|_| true))
}

/// To the page of what could have been done otherwise.
fn to_the_list(app: &mut App) -> String {
    for _ in 0..6 {
        if screen(app).contains("如果换一种做法") {
            break;
        }
        press(app, "1");
    }
    screen(app)
}

#[test]
fn the_other_ways_are_tried_while_the_first_pages_are_read() {
    let (mut app, effects) = looking_back("zh,ug");
    let (id, job) = begun(&effects);
    let mut told = format!("## before the first progress\n{}\n\n", to_the_list(&mut app));
    let progress = Progress { done: 12, all: 40 };
    assert_eq!(tell(&mut app, id, News::Progress(progress)), []);
    told.push_str(&format!("## 12 of 40\n{}\n\n", screen(&app)));
    assert_eq!(tell(&mut app, id, done(&job)), []);
    told.push_str(&format!("## found\n{}\n\n", screen(&app)));
    let (id, job) = begun(&press(&mut app, "1"));
    told.push_str(&format!("## a line of the list\n{}\n\n", screen(&app)));
    let progress = Progress { done: 5, all: 20 };
    assert_eq!(tell(&mut app, id, News::Progress(progress)), []);
    told.push_str(&format!("## 5 of 20 other worlds\n{}\n\n", screen(&app)));
    assert_eq!(tell(&mut app, id, done(&job)), []);
    told.push_str(&format!("## twenty other worlds\n{}\n\n", screen(&app)));
    let (id, job) = begun(&press(&mut app, "1"));
    told.push_str(&format!("## on the way to that world\n{}\n\n", screen(&app)));
    assert_eq!(tell(&mut app, id, done(&job)), []);
    told.push_str(&format!("## there\n{}\n", screen(&app)));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/screen/jobs.txt");
    expect_file![path].assert_eq(&told);
}

#[test]
fn esc_ends_the_waiting_and_a_late_reply_finds_nobody() {
    let (mut app, effects) = looking_back("zh,ug");
    let (id, job) = begun(&effects);
    to_the_list(&mut app);
    assert_eq!(press(&mut app, "esc"), [Effect::Cancel(id)]);
    let before = screen(&app);
    assert_eq!(tell(&mut app, id, done(&job)), []);
    assert_eq!(screen(&app), before);
    // Whoever looks again has it tried again, as another job.
    let again = press(&mut app, "2");
    assert_ne!(begun(&again).0, id);
    // A world is waited for on its line of the list, and left by Esc to that line.
    let (id, job) = begun(&again);
    tell(&mut app, id, done(&job));
    to_the_list(&mut app);
    press(&mut app, "1");
    let line = screen(&app);
    let (id, _) = begun(&press(&mut app, "1"));
    assert_ne!(screen(&app), line);
    let effects = press(&mut app, "esc");
    assert_eq!(effects.first(), Some(&Effect::Cancel(id)));
    assert_eq!(screen(&app), line);
    // The twenty other worlds are played again where the walk was broken off; leaving the line ends them.
    let (id, _) = begun(&effects[1..]);
    assert_eq!(press(&mut app, "esc"), [Effect::Cancel(id)]);
}

/// The lines that a job tells before its end; in which order its threads find them is chance, so they are put in one.
fn lines(job: &Job) -> Vec<WhatIf> {
    let told = Mutex::new(SoFar::default());
    perform_job(job, None, &|news| {
        if let News::Line(line) = news {
            told.lock().expect("nobody panics").take(*line);
        }
        true
    });
    let mut lines = told.into_inner().expect("nobody panics").lines().to_vec();
    lines.sort_by_key(|line| line.change.decision());
    lines
}

#[test]
fn lines_come_as_they_are_found_and_the_focus_stays_on_what_it_was_on() {
    let (mut app, effects) = looking_back("zh,ug");
    let (id, job) = begun(&effects);
    to_the_list(&mut app);
    let lines = lines(&job);
    let tell_line = |app: &mut App, at: usize| tell(app, id, News::Line(Box::new(lines[at].clone())));
    let focused = |app: &App| {
        let page = app.page(VIEW);
        let at = page.options.iter().position(|item| item.is_focused);
        at.expect("one is focused")
    };
    // Whoever stood on the way on still stands there when the first line comes.
    assert_eq!(tell_line(&mut app, 0), []);
    assert_eq!(focused(&app), 1);
    press(&mut app, "up");
    for at in 1..3 {
        tell_line(&mut app, at);
        assert_eq!(focused(&app), 0);
    }
    let told = format!("## some found, more to come\n{}\n", screen(&app));
    // The open line's other worlds come first; the list goes on when it is left.
    let effects = press(&mut app, "2");
    assert_eq!(effects[0], Effect::Cancel(id));
    let (other, worlds) = begun(&effects[1..]);
    assert!(matches!(worlds, Job::Elsewhere(..)));
    assert_eq!(tell_line(&mut app, 3), [], "nobody hears the job that was ended");
    let effects = press(&mut app, "esc");
    assert_eq!(effects[0], Effect::Cancel(other));
    let (again, job) = begun(&effects[1..]);
    assert!(matches!(job, Job::LookBack(_)));
    assert_eq!(focused(&app), 1);
    // When all are found, the focus is on the same line wherever it stands now.
    let done = done(&job);
    let News::Done(Reply {
        came: Came::LookBack(found),
        ..
    }) = &done
    else {
        panic!("the list is found");
    };
    let decision = lines[1].change.decision();
    let place = found
        .what_ifs
        .iter()
        .position(|line| line.change.decision() == decision);
    tell(&mut app, again, done.clone());
    assert_eq!(focused(&app), place.unwrap_or(0));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/screen/jobs-lines.txt");
    expect_file![path].assert_eq(&told);
}

#[test]
fn a_job_that_breaks_says_so_and_the_program_goes_on() {
    let (mut app, effects) = looking_back("zh,ug");
    let (id, job) = begun(&effects);
    let reply = perform_job(&job, None, &|_| panic!("a world without {}", "buyers"));
    assert_eq!(reply.came, Came::Broke("a world without buyers".to_owned()));
    tell(&mut app, id, News::Done(reply));
    assert!(to_the_list(&mut app).contains("没算出来"), "{}", screen(&app));
    let before = screen(&app);
    press(&mut app, "1");
    assert_ne!(screen(&app), before, "there is a way on");
}

#[test]
fn a_reply_that_began_from_something_else_is_asked_for_anew() {
    let (mut app, effects) = looking_back("zh,ug");
    let (id, job) = begun(&effects);
    let before = to_the_list(&mut app);
    let another = AttemptId(Key { run: RunId(9), n: 9 });
    let stale = Reply {
        basis: Basis::Attempt(another),
        ..perform_job(&job, None, &|_| true)
    };
    let (next, _) = begun(&tell(&mut app, id, News::Done(stale)));
    assert_ne!(next, id);
    assert_eq!(screen(&app), before);
}

/// Far more than any step takes; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn workers_beside_the_loop_tell_it_how_far_they_are_and_stop_when_told() {
    let (_, effects) = looking_back("zh,ug");
    let (_, job) = begun(&effects);
    let (raw_inputs, heard) = channel();
    let mut workers = Workers::beside(raw_inputs, None);
    let news = || match heard.recv_timeout(PATIENCE) {
        Ok(RawInput::Job(id, news)) => (id, news),
        other => panic!("a worker tells nothing else: {other:?}"),
    };
    let (first, second) = (JobId(1), JobId(2));
    assert_eq!(workers.begin(first, job.clone()), None);
    let (mut steps, mut so_far) = (Vec::new(), SoFar::default());
    let reply = loop {
        match news() {
            (id, News::Progress(progress)) => {
                assert_eq!(id, first);
                steps.push(progress);
            }
            (id, News::Line(line)) => {
                assert_eq!(id, first);
                so_far.take(*line);
            }
            (id, News::Done(reply)) => {
                assert_eq!(id, first);
                break reply;
            }
        }
    };
    let Came::LookBack(found) = &reply.came else {
        panic!("the ways are found: {:?}", reply.came);
    };
    assert!(
        !so_far.lines().is_empty(),
        "the first lines come before the last world is walked"
    );
    let worse = |line: &WhatIf| !found.what_ifs.contains(line);
    let dropped = so_far.lines().iter().filter(|line| worse(line)).count();
    assert!(dropped < so_far.lines().len(), "what comes early is mostly what stays");
    assert_eq!(
        reply,
        perform_job(&job, None, &|_| true),
        "the same beside the loop and at once"
    );
    steps.sort_by_key(|progress| progress.done);
    let all = steps[0].all;
    let counted: Vec<usize> = steps.iter().map(|progress| progress.done).collect();
    assert_eq!(counted, (0..=all).collect::<Vec<usize>>());
    workers.ended(first);

    // A busy machine may be too late once, or twice.
    let is_stopped = (0..50).any(|_| {
        assert_eq!(workers.begin(second, job.clone()), None);
        workers.cancel(second);
        loop {
            if let (_, News::Done(reply)) = news() {
                break reply.came == Came::Stopped;
            }
        }
    });
    assert!(is_stopped);
}

#[test]
fn a_watch_ends_a_job_after_any_of_its_steps() {
    let (_, effects) = looking_back("zh,ug");
    let (_, job) = begun(&effects);
    for last in [0, 1, 5] {
        let reply = perform_job(
            &job,
            None,
            &|news| !matches!(news, News::Progress(progress) if last <= progress.done),
        );
        assert_eq!(reply.came, Came::Stopped);
    }
}

/// The trainer's board, and the tables that the menu asks for.
fn printing() -> (App, JobId, Job) {
    let (course, _) = Course::embedded();
    let (course, locales) = (Arc::new(course), Arc::new(builtin_locales()));
    let mut app = App::for_trainer(course, locales, reports::class(), RunId(2), languages("zh,ug"));
    let (id, job) = begun(&press(&mut app, "0 5"));
    (app, id, job)
}

#[test]
fn the_class_tables_are_kept_for_printing() {
    let (mut app, id, job) = printing();
    let folder = tempfile::tempdir().expect("a folder for this test");
    tell(&mut app, id, News::Progress(Progress { done: 1, all: 2 }));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/screen/print-doing.txt");
    expect_file![path].assert_eq(&format!("{}\n", screen(&app)));
    let reply = perform_job(&job, Some(folder.path()), &|_| true);
    assert_eq!(reply.came, Came::Kept(folder.path().display().to_string()));
    tell(&mut app, id, News::Done(reply));
    assert!(screen(&app).contains("表存好了"), "{}", screen(&app));
    let Came::Sheets(sheets) = perform_job(&job, None, &|_| true).came else {
        panic!("tables come of it");
    };
    for sheet in sheets {
        let kept = std::fs::read(folder.path().join(&sheet.file)).expect("the file is there");
        assert_eq!(kept, sheet.content);
        let opens: &[u8] = match sheet.file.ends_with(".xlsx") {
            true => b"PK",
            false => b"<!DOCTYPE html>",
        };
        assert!(kept.starts_with(opens), "{} opens as what it is", sheet.file);
    }
    // A file stands where the folder should be.
    let taken = folder.path().join("bazar-class.xlsx");
    let reply = perform_job(&job, Some(&taken), &|_| true);
    assert_eq!(reply.came, Came::Refused(DiskTrouble::Other));
}

#[test]
fn tables_nobody_waits_for_are_not_kept_and_another_book_makes_others() {
    let (mut app, id, job) = printing();
    let folder = tempfile::tempdir().expect("a folder for this test");
    let reply = perform_job(
        &job,
        Some(folder.path()),
        &|news| !matches!(news, News::Progress(progress) if 2 <= progress.done),
    );
    assert_eq!(reply.came, Came::Stopped);
    assert_eq!(std::fs::read_dir(folder.path()).expect("it can be listed").count(), 0);
    let effects = app.rebuild(LearnerRecords::default());
    assert_eq!(effects[0], Effect::Cancel(id));
    let (next, other) = begun(&effects);
    assert_eq!(tell(&mut app, id, done(&job)), [], "the old tables find nobody");
    assert_ne!(other, job);
    assert_eq!(press(&mut app, "esc"), [Effect::Cancel(next)]);
}
