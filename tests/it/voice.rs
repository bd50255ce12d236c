//! Reading aloud with real child processes: a speaker made by the test, which notes what it is given.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use bazar::{
    app::{App, Clock, Effect, Input, Key, Options, Utterance, View, Voices},
    course::{Course, builtin_locales},
    text::Lang,
    tui::voice::{find, hush},
    tutor::{LearnerId, LearnerRecords, RunId},
};

use crate::screens::{languages, paint};

const PATIENCE: Duration = Duration::from_secs(20);

/// One speaks at a time in a program, and the tests share one.
static ONE_SPEAKER: Mutex<()> = Mutex::new(());

/// A folder for programs with an `espeak-ng` that writes down its process, its arguments and its words.
fn speaker(folder: &Path, and_then: &str) -> PathBuf {
    let bin = folder.join("bin");
    fs::create_dir_all(&bin).unwrap();
    let notes = folder.join("notes");
    let script = format!(
        "#!/bin/sh\nif [ \"$1\" = --voices ]; then echo ' 5  ug  --/M  Uyghur'; echo ' 5  cmn-latn-pinyin  --/M  x'; exit; fi\n\
         {{ echo \"$$ $*\"; /bin/cat; echo; }} >> {}\n{and_then}\n",
        notes.display()
    );
    program(&bin, "espeak-ng", &script);
    bin
}

fn program(bin: &Path, name: &str, script: &str) {
    let file = bin.join(name);
    fs::write(&file, script).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
}

fn notes(folder: &Path) -> String {
    fs::read_to_string(folder.join("notes")).unwrap_or_default()
}

fn until(wanted: &str, is_so: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "never came: {wanted}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn lives(pid: &str) -> bool {
    let asked = Command::new("kill").args(["-0", pid]).stderr(Stdio::null()).status();
    asked.unwrap().success()
}

fn utterance(lang: &str, text: &str) -> Utterance {
    Utterance {
        lang: Lang::new(lang),
        text: text.to_owned(),
        recording: None,
    }
}

#[test]
fn each_language_is_said_in_its_voice_one_after_the_other() {
    let _alone = ONE_SPEAKER.lock();
    let folder = tempfile::tempdir().unwrap();
    let found = find(Some(speaker(folder.path(), "").into()), None);
    let langs: BTreeSet<Lang> = ["en", "ug", "zh"].map(Lang::new).into();
    assert_eq!(found.voices().langs, langs);
    found.say(&[utterance("ug", "ياخشىمۇسىز"), utterance("zh", "你好")]);
    until("both languages", || notes(folder.path()).contains("你好"));
    let said = notes(folder.path());
    let lines: Vec<&str> = said.lines().filter(|line| !line.is_empty()).collect();
    assert!(lines[0].ends_with(" -v ug --stdin"), "{said}");
    assert_eq!(lines[1], "ياخشىمۇسىز");
    assert!(lines[2].ends_with(" -v cmn-latn-pinyin --stdin"), "{said}");
    hush();
}

#[test]
fn a_hush_ends_the_speaker_and_leaves_no_zombie() {
    let _alone = ONE_SPEAKER.lock();
    let folder = tempfile::tempdir().unwrap();
    let found = find(Some(speaker(folder.path(), "exec /bin/sleep 1000").into()), None);
    let before = Instant::now();
    found.say(&[utterance("ug", "بىر"), utterance("zh", "二")]);
    assert!(before.elapsed() < Duration::from_secs(5), "nobody waits for a speaker");
    until("the first words", || notes(folder.path()).contains("بىر"));
    let pid = notes(folder.path()).split(' ').next().unwrap_or_default().to_owned();
    assert!(lives(&pid));
    hush();
    // A zombie would still answer: it is waited for before the hush is over.
    assert!(!lives(&pid));
    assert!(!notes(folder.path()).contains("二"), "what was to follow is not said");
}

#[test]
fn a_recording_beside_the_lesson_is_played_instead() {
    let _alone = ONE_SPEAKER.lock();
    let folder = tempfile::tempdir().unwrap();
    let bin = speaker(folder.path(), "");
    let played = folder.path().join("played");
    program(
        &bin,
        "aplay",
        &format!("#!/bin/sh\necho \"$1\" > {}\n", played.display()),
    );
    let unit = folder.path().join("course/01-first-order");
    fs::create_dir_all(&unit).unwrap();
    fs::write(unit.join("l01.which.ug.wav"), "RIFF").unwrap();
    fs::write(unit.join("l01.which.ug.mp3"), "no player here takes it").unwrap();
    let found = find(Some(bin.into()), Some(&folder.path().join("course")));
    assert_eq!(found.voices().recordings, ["l01.which.ug".to_owned()].into());
    found.say(&[Utterance {
        recording: Some("l01.which.ug".to_owned()),
        ..utterance("ug", "ئالما")
    }]);
    until("the recording", || {
        played.exists() && !fs::read_to_string(&played).unwrap().is_empty()
    });
    assert!(
        fs::read_to_string(&played)
            .unwrap()
            .trim()
            .ends_with("l01.which.ug.wav")
    );
    hush();
}

#[test]
fn where_nothing_speaks_nothing_is_found() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(find(Some(folder.path().into()), None).voices(), Voices::default());
    assert_eq!(find(None, None).voices(), Voices::default());
}

/// Somebody in the first lesson of the course, on a computer with these voices.
fn learner(voices: Voices) -> App {
    let (course, _) = Course::embedded();
    let options = Options {
        languages: languages("ug,zh"),
        seed: Some(7),
        learners: vec![LearnerId(bazar::tutor::Key { run: RunId(1), n: 0 })],
    };
    let mut app = App::new(
        Arc::new(course),
        Arc::new(builtin_locales()),
        LearnerRecords::default(),
        RunId(1),
        options,
    );
    app.can_say(voices);
    press(&mut app, Key::Digit(1));
    app
}

fn press(app: &mut App, key: Key) -> Vec<Effect> {
    app.update(Input::Key(key), &Clock::default())
}

#[test]
fn the_key_is_offered_where_something_speaks_and_the_next_key_hushes() {
    let view = View { width: 80, height: 24 };
    let silent = learner(Voices::default());
    assert!(!paint(&silent.page(view), view).contains("R 朗读"));
    let langs = BTreeSet::from([Lang::new("zh"), Lang::new("ug")]);
    let mut app = learner(Voices {
        langs,
        ..Voices::default()
    });
    assert!(paint(&app.page(view), view).contains("R 朗读"));
    let effects = press(&mut app, Key::Char('r'));
    let [Effect::Speak(said)] = &effects[..] else {
        panic!("it speaks: {effects:?}");
    };
    let order: Vec<&str> = said.iter().map(|one| one.lang.0.as_str()).collect();
    assert_eq!(order, ["ug", "zh"], "the reader's own language first");
    assert!(
        said.iter()
            .all(|one| !one.text.is_empty() && !one.text.contains(['*', '[']))
    );
    assert_eq!(press(&mut app, Key::Down).first(), Some(&Effect::Hush));
    assert!(!press(&mut app, Key::Down).contains(&Effect::Hush));
}

#[test]
fn a_computer_with_one_voice_says_that_language_alone() {
    let mut app = learner(Voices {
        langs: BTreeSet::from([Lang::new("zh")]),
        ..Voices::default()
    });
    let effects = press(&mut app, Key::Char('R'));
    assert!(matches!(&effects[..], [Effect::Speak(said)] if said.len() == 1 && said[0].lang == Lang::new("zh")));
}
