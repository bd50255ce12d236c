//! The trainer's records by the screens alone: onto a stick, in from it on another PC, back to a backup; and what stays of work that
//! was asked to stop.

use std::{fs, path::Path, sync::Arc};

use bazar::{
    app::{
        App, BackUp, Came, Clock, Effect, Input, Job, JobId, News, Options, Place, Progress, RecordsJob, RecordsReply,
    },
    course::{Course, builtin_locales},
    store::{FILE, Look, Store, back_up, back_up_changes, backups, prepare_restore},
    tui::{perform_job, today},
    tutor::{EntryWriter, Fact, RunId},
};

use crate::{
    bundle::pc,
    jobs::screen,
    pty::{Terminal, program},
    reports,
    screens::{key, languages},
};

/// The trainer's screen on a PC in which this stick is.
fn trainer(data: &Path, stick: &Path) -> Terminal {
    let command = program(data, &["--lang", "en", "trainer"]);
    let stick = stick.to_str().expect("plain letters");
    Terminal::around(&[("TERM", "xterm-256color"), ("BAZAR_STICKS", stick)], command, 80, 24)
}

fn names(data: &Path) -> Vec<String> {
    let look = Look::into(data).expect("opens").expect("there is a record");
    let (records, damaged) = look.records().expect("readable");
    assert_eq!(damaged, []);
    records
        .profiles
        .values()
        .map(|profile| profile.name().to_owned())
        .collect()
}

fn files(folder: &Path) -> Vec<String> {
    let listed = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = listed
        .map(|entry| entry.expect("listed").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn records_travel_by_stick_and_come_back_by_the_screens_alone() {
    let (one, two) = (pc(1, "Rana", 10), pc(2, "Ahmat", 11));
    let plugged = tempfile::tempdir().expect("a folder for the test");
    let stick = plugged.path().join("KINGSTON");
    fs::create_dir(&stick).expect("a new folder");
    fs::write(stick.join("._bazar-2026-11-30.bazar"), "litter").expect("writable");

    let mut here = trainer(one.path(), &stick);
    for _ in 0..2 {
        here.wait("the board", |screen| {
            screen.contains("Rana") && !screen.contains("is ready")
        });
        here.press("0");
        here.choose("Records:");
        here.choose("another PC");
        here.choose("KINGSTON");
        let told = here.until("The bundle is ready");
        assert!(
            told.contains("entries in it: 1.") && told.contains("Eject the stick"),
            "{told}"
        );
        here.press("\r");
    }
    here.press("\x03");
    assert_eq!(here.end().0, 0);
    let day = today();
    let made = [format!("bazar-{day}-2.bazar"), format!("bazar-{day}.bazar")];
    assert_eq!(files(&stick)[1..], made, "none is written over, none is half made");

    let mut there = trainer(two.path(), &stick);
    there.until("Ahmat");
    there.press("0");
    there.choose("Records:");
    there.choose("on a stick");
    let list = there.until("Which bundle");
    assert!(list.contains("All 2 of them") && !list.contains("._"), "{list}");
    there.choose("All 2 of them");
    there.until("New entries: 1. Here already: 1.");
    there.press("\r");
    there.wait("the board", |screen| {
        screen.contains("Rana") && !screen.contains("New entries")
    });
    assert_eq!(names(two.path()).len(), 2);

    // One was made before anything was taken in.
    there.press("0");
    there.choose("Records:");
    there.choose("Go back to a backup");
    there.choose("Number 1");
    let asked = there.until("Go back to backup number 1?");
    assert!(asked.contains("close bazar in all other windows"), "{asked}");
    there.choose("Go back to it");
    there.until("The record is backup number 1 now.");
    there.press("\r");
    there.wait("the class without Rana", |screen| {
        screen.contains("Ahmat") && !screen.contains("Rana") && !screen.contains("The record is")
    });
    // What is done now goes into the record that is there now, and nothing else does.
    there.choose("Ahmat");
    there.choose("Write the name");
    there.press("Z");
    there.until("Z_");
    there.press("\r");
    there.until("Name: Z");
    there.press("\x03");
    assert_eq!(there.end().0, 0);
    assert_eq!(names(two.path()), ["Z"]);
    let old = tempfile::tempdir().expect("a folder for the test");
    fs::rename(two.path().join("bazar-before-restore.sqlite"), old.path().join(FILE)).expect("it was kept");
    assert_eq!(names(old.path()).len(), 2);
    assert!(!two.path().join("restoring").exists());
}

fn board() -> App {
    let (course, _) = Course::embedded();
    let (course, locales) = (Arc::new(course), Arc::new(builtin_locales()));
    App::for_trainer(course, locales, reports::class(), RunId(2), languages("en"))
}

/// Presses keys; a looking around is answered with this reply.
fn press(app: &mut App, keys: &str, found: &RecordsReply) -> Option<(JobId, RecordsJob)> {
    let mut begun = None;
    for word in keys.split_whitespace() {
        for effect in app.update(Input::Key(key(word)), &Clock::default()) {
            let Effect::Job(id, Job::Records(job)) = effect else {
                continue;
            };
            match job {
                RecordsJob::Places | RecordsJob::Bundles | RecordsJob::Backups => done(app, id, &job, found.clone()),
                RecordsJob::Export(_) | RecordsJob::Import { .. } | RecordsJob::BackUp | RecordsJob::Prepare(_) => {
                    begun = Some((id, job));
                }
            }
        }
    }
    begun
}

fn done(app: &mut App, id: JobId, job: &RecordsJob, reply: RecordsReply) {
    hear(app, id, job, Came::Records(reply));
}

fn hear(app: &mut App, id: JobId, job: &RecordsJob, came: Came) {
    let mut reply = perform_job(&Job::Records(job.clone()), None, &|_| true);
    reply.came = came;
    assert_eq!(app.update(Input::Job(id, News::Done(reply)), &Clock::default()), []);
}

#[test]
fn work_that_is_asked_to_stop_says_what_stays() {
    let bundles = RecordsReply::Bundles(vec!["/stick/one.bazar".into()]);
    let mut app = board();
    let (id, job) = press(&mut app, "0 6 2 1", &bundles).expect("it is taken in");
    let progress = Progress { done: 1250, all: 2000 };
    app.update(Input::Job(id, News::Progress(progress)), &Clock::default());
    assert!(screen(&app).contains("Taking in: 62% done."), "{}", screen(&app));
    // Others' entries that come meanwhile neither end nor repeat it.
    assert_eq!(app.rebuild(reports::class()), []);
    let esc = |app: &mut App| app.update(Input::Key(key("esc")), &Clock::default());
    assert_eq!(esc(&mut app), [Effect::Cancel(id)]);
    assert_eq!(esc(&mut app), [], "it is asked once");
    assert!(screen(&app).contains("Stopping"), "{}", screen(&app));
    hear(&mut app, id, &job, Came::Stopped);
    assert!(screen(&app).contains("What was taken in stays."), "{}", screen(&app));
    // Had it ended just before, that would be told.
    press(&mut app, "1", &bundles);
    let (id, job) = press(&mut app, "0 6 3", &bundles).expect("a backup is made");
    assert_eq!(esc(&mut app), [Effect::Cancel(id)]);
    done(&mut app, id, &job, RecordsReply::BackedUp(None));
    assert!(screen(&app).contains("nothing to back up"), "{}", screen(&app));
}

#[test]
fn a_stopped_export_leaves_no_file() {
    let (one, plugged) = (pc(1, "Rana", 10), tempfile::tempdir().expect("a folder for the test"));
    let place = Place {
        folder: plugged.path().to_owned(),
        is_stick: true,
    };
    let job = Job::Records(RecordsJob::Export(place));
    assert_eq!(perform_job(&job, Some(one.path()), &|_| false).came, Came::Stopped);
    assert_eq!(files(plugged.path()), Vec::<String>::new());
    let Came::Records(RecordsReply::Exported(made)) = perform_job(&job, Some(one.path()), &|_| true).came else {
        panic!("a bundle comes of it");
    };
    assert_eq!((made.entries, made.is_on_stick), (1, true));
    // A folder that is a file.
    let place = Place {
        folder: made.path,
        is_stick: true,
    };
    let job = Job::Records(RecordsJob::Export(place));
    let came = perform_job(&job, Some(one.path()), &|_| true).came;
    assert!(matches!(came, Came::Records(RecordsReply::Refused(_))), "{came:?}");
}

/// At sign-out when half an hour has gone by, and before a record can be deleted.
#[test]
fn backups_are_asked_for_where_something_may_be_lost() {
    let mut seat = App::new(
        Arc::new(Course::embedded().0),
        Arc::new(builtin_locales()),
        reports::class(),
        RunId(2),
        Options {
            languages: languages("en"),
            seed: Some(7),
            learners: reports::class().profiles.keys().take(1).copied().collect(),
        },
    );
    let mut asked = |keys: &str| {
        let mut asked = Vec::new();
        for word in keys.split_whitespace() {
            let effects = seat.update(Input::Key(key(word)), &Clock::default());
            asked.extend(effects.into_iter().filter(|effect| matches!(effect, Effect::BackUp(_))));
        }
        asked
    };
    assert_eq!(asked("0 4"), []);
    assert_eq!(
        asked("up enter"),
        [Effect::BackUp(BackUp::AtOnce)],
        "before it is asked whether to delete"
    );
    assert_eq!(asked("1 esc 0 5"), [Effect::BackUp(BackUp::NowAndThen)], "at sign-out");
}

#[test]
fn nothing_is_backed_up_twice() {
    let one = pc(1, "Rana", 10);
    let go_on = &mut |_, _| std::ops::ControlFlow::Continue(());
    let day = today();
    assert!(
        back_up_changes(one.path(), day, &|_| true, go_on)
            .expect("made")
            .is_some()
    );
    assert_eq!(
        back_up_changes(one.path(), day, &|_| true, go_on).expect("not needed"),
        None
    );
    assert!(
        back_up(one.path(), day, go_on)
            .expect("whoever asks gets one")
            .is_some()
    );
    let two = pc(2, "Ahmat", 11);
    let other = backups(one.path()).remove(0).path;
    let taken = RecordsJob::Import {
        bundles: vec![other],
        may_be_unsealed: false,
    };
    perform_job(&Job::Records(taken), Some(two.path()), &|_| true);
    assert_eq!(backups(two.path()).len(), 1, "before it was taken in");
    assert_eq!(
        back_up_changes(two.path(), day, &|_| false, go_on).expect("too young"),
        None
    );
    assert!(
        back_up_changes(two.path(), day, &|_| true, go_on)
            .expect("made")
            .is_some()
    );
}

/// A program that goes on with the record it has, and one that goes on with another.
#[test]
fn a_record_is_put_back_only_where_one_was_prepared() {
    let one = pc(1, "Rana", 10);
    let go_on = &mut |_, _| std::ops::ControlFlow::Continue(());
    let made = back_up(one.path(), today(), go_on)
        .expect("made")
        .expect("there is a record");
    let mut store = Store::open(one.path()).expect("opens");
    let records = store.records().expect("readable");
    let learner = records.with_card(10)[0];
    let (mut writer, mut known) = (
        EntryWriter::new(RunId(5)),
        Look::into(one.path())
            .expect("opens")
            .expect("there")
            .records()
            .expect("readable")
            .0,
    );
    let mut named = |name: &str| {
        let (name, replaces) = (name.to_owned(), None);
        writer.write(
            &mut known,
            Fact::LearnerRenamed {
                learner,
                name,
                replaces,
            },
            0,
        )
    };
    store.append(&[named("A")]).expect("takes it");
    assert!(store.put_back().is_err(), "nothing was prepared");
    store.append(&[named("B")]).expect("goes on");
    assert_eq!(names(one.path()), ["B"]);
    assert!(!one.path().join("bazar-before-restore.sqlite").exists());

    // A kill left something unfinished, which is none of the other's.
    prepare_restore(one.path(), &made.path, go_on).expect("whole");
    let journal = one.path().join("bazar.sqlite-journal");
    fs::write(&journal, "unfinished".repeat(100)).expect("writable");
    let old = store.put_back().expect("prepared");
    assert!(fs::metadata(&journal).is_ok_and(|file| file.len() == 0) || !journal.exists());
    assert_eq!(names(one.path()), ["Rana"]);
    assert_eq!(old, one.path().join("bazar-before-restore.sqlite"));
    // What was written before is not written again, and what follows it does not fit any more.
    assert!(store.append(&[named("C")]).is_err());
    assert_eq!(store.entries().expect("readable").len(), 1);
}
