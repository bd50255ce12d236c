//! Speaks: finds what on this computer can say the learners' languages, and lets it say a step without ever waiting for it.
//!
//! ```text
//! Speak ─▶ a thread: one child process a language, one after the other, each waited for (no zombie stays)
//! Hush, the next Speak, the end, a signal ─▶ the channel breaks: the child is killed and waited for
//! ```

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::{
    app::{Utterance, Voices},
    text::Lang,
};

/// How often a speaker is asked whether it has finished; a hush is heard at once.
const GLANCE: Duration = Duration::from_millis(50);

/// What espeak-ng calls the languages. Its `cmn` reads the letters of pinyin in English; this one reads Chinese signs.
const ESPEAK_VOICES: [(&str, &str); 3] = [("ug", "ug"), ("zh", "cmn-latn-pinyin"), ("en", "en")];
/// The Mac's own voices; it has none for Uyghur.
const MAC_VOICES: [(&str, &str); 2] = [("zh", "Tingting"), ("en", "Samantha")];
const PLAYERS: [&str; 4] = ["paplay", "aplay", "afplay", "ffplay"];
/// Kinds of recordings, and which players take them.
const RECORDINGS: [(&str, &[&str]); 3] = [
    ("wav", &["paplay", "aplay", "afplay", "ffplay"]),
    ("ogg", &["paplay", "ffplay"]),
    ("mp3", &["afplay", "ffplay"]),
];

/// What was found on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speakers {
    /// The program that says a language, with everything but the words, which it reads from its input.
    synthesis: Vec<(Lang, PathBuf, Vec<String>)>,
    /// A step's name and language, the player and the file.
    recordings: Vec<(String, PathBuf, PathBuf)>,
}

/// Looks for speakers in the folders of `path`, and for recordings beside the lessons of `course`.
///
/// Asks a speaker for its languages, which takes a moment: not for the way to the first painting.
pub fn find(path: Option<OsString>, course: Option<&Path>) -> Speakers {
    let folders: Vec<PathBuf> = path.iter().flat_map(std::env::split_paths).collect();
    let program = |name: &str| {
        folders
            .iter()
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    };
    let mut speakers = Speakers::default();
    let languages = |program: &Path, question: &str| {
        let asked = Command::new(program)
            .arg(question)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output();
        asked
            .map(|out| String::from_utf8_lossy(&out.stdout).into_owned())
            .unwrap_or_default()
    };
    if let Some(espeak) = program("espeak-ng") {
        let known = languages(&espeak, "--voices");
        for (lang, voice) in ESPEAK_VOICES {
            if known.split_whitespace().any(|word| word == voice) || lang == "en" {
                speakers.add(lang, &espeak, &["-v", voice, "--stdin"]);
            }
        }
    }
    if let Some(speaker) = program("spd-say") {
        let known = languages(&speaker, "--list-synthesis-voices");
        for lang in ["ug", "zh", "en"] {
            let is_known = known
                .split_whitespace()
                .any(|word| word == lang || word.starts_with(&format!("{lang}-")));
            if is_known {
                speakers.add(lang, &speaker, &["--wait", "--pipe-mode", "--language", lang]);
            }
        }
    }
    if let Some(say) = program("say") {
        let known = languages(&say, "-v?");
        for (lang, voice) in MAC_VOICES {
            if known.contains(voice) {
                speakers.add(lang, &say, &["-v", voice, "-f", "-"]);
            }
        }
    }
    let players: Vec<(&str, PathBuf)> = PLAYERS
        .iter()
        .filter_map(|name| Some((*name, program(name)?)))
        .collect();
    if let (Some(course), false) = (course, players.is_empty()) {
        speakers.recordings = recordings(course, &players);
    }
    speakers
}

/// `<unit>/l01.which.ug.wav`: the step, its language, its kind.
fn recordings(course: &Path, players: &[(&str, PathBuf)]) -> Vec<(String, PathBuf, PathBuf)> {
    let folders = fs::read_dir(course)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let files = folders.flat_map(|folder| {
        fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
    });
    let mut found = Vec::new();
    for file in files {
        let kind = file.extension().map(|kind| kind.to_string_lossy().to_lowercase());
        let fit = RECORDINGS.iter().find(|(known, _)| kind.as_deref() == Some(*known));
        let player = fit.and_then(|(_, fit)| players.iter().find(|(name, _)| fit.contains(name)));
        if let (Some(name), Some((_, player))) = (file.file_stem(), player) {
            found.push((name.to_string_lossy().to_lowercase(), player.clone(), file.clone()));
        }
    }
    found
}

impl Speakers {
    fn add(&mut self, lang: &str, program: &Path, args: &[&str]) {
        let lang = Lang::new(lang);
        if self.synthesis.iter().all(|(known, ..)| *known != lang) {
            let args = args.iter().map(|arg| (*arg).to_owned()).collect();
            self.synthesis.push((lang, program.to_owned(), args));
        }
    }

    /// What the app may offer.
    pub fn voices(&self) -> Voices {
        Voices {
            langs: self.synthesis.iter().map(|(lang, ..)| lang.clone()).collect(),
            recordings: self
                .recordings
                .iter()
                .map(|(name, ..)| name.clone())
                .collect::<BTreeSet<String>>(),
        }
    }

    /// The program that says this language.
    pub fn program(&self, lang: &Lang) -> Option<&Path> {
        let found = self.synthesis.iter().find(|(known, ..)| known == lang);
        found.map(|(_, program, _)| program.as_path())
    }

    fn command(&self, utterance: &Utterance) -> Option<(Command, String)> {
        let is_it = |name: &String| utterance.recording.as_ref() == Some(name);
        if let Some((_, player, file)) = self.recordings.iter().find(|(name, ..)| is_it(name)) {
            let mut command = Command::new(player);
            if player.ends_with("ffplay") {
                command.args(["-nodisp", "-autoexit", "-loglevel", "quiet"]);
            }
            command.arg(file);
            return Some((command, String::new()));
        }
        let (_, program, args) = self.synthesis.iter().find(|(lang, ..)| *lang == utterance.lang)?;
        let mut command = Command::new(program);
        command.args(args);
        Some((command, utterance.text.clone()))
    }

    /// Begins to say these; whatever was being said ends first.
    pub fn say(&self, utterances: &[Utterance]) {
        hush();
        let commands: Vec<(Command, String)> = utterances.iter().filter_map(|one| self.command(one)).collect();
        let (stop, stopped) = channel();
        let thread = thread::spawn(move || say_all(commands, &stopped));
        *speaking() = Some((stop, thread));
    }
}

/// Whoever speaks, for the whole program: a signal must be able to end it.
static SPEAKING: Mutex<Option<(Sender<()>, JoinHandle<()>)>> = Mutex::new(None);

fn speaking() -> std::sync::MutexGuard<'static, Option<(Sender<()>, JoinHandle<()>)>> {
    SPEAKING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends what is being said, and waits until it has ended: that takes no longer than killing a process.
pub fn hush() {
    let was = speaking().take();
    if let Some((stop, thread)) = was {
        drop(stop);
        // A speaker that failed has said nothing, which is what is wanted.
        let _ = thread.join();
    }
}

fn say_all(commands: Vec<(Command, String)>, stopped: &Receiver<()>) {
    for (mut command, words) in commands {
        let child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut child) = child else { continue };
        if let Some(mut input) = child.stdin.take() {
            let _ = input.write_all(words.as_bytes());
        }
        if !is_said(&mut child, stopped) {
            return;
        }
    }
}

/// Waits for the child's end, or ends it; returns whether it ended by itself.
fn is_said(child: &mut Child, stopped: &Receiver<()>) -> bool {
    loop {
        if !matches!(child.try_wait(), Ok(None)) {
            return true;
        }
        if let Err(RecvTimeoutError::Disconnected) = stopped.recv_timeout(GLANCE) {
            let _ = child.kill();
            let _ = child.wait();
            return false;
        }
    }
}
