//! Other records in the place of those that were open: after a merge, or when somebody else wrote into the same file.
//!
//! ```text
//! everybody here is in them ─ no ─▶ sign-in, and told
//!        │ yes
//! the open attempt is as it was ──▶ the page stays, letter by letter
//!                  went on elsewhere ─▶ it goes on from where they stand, and told
//!                  is closed or gone ─▶ home, and told
//! ```
//! Pages of other kinds stay: they read the records anew each time. Nothing is written here.

use std::{path::PathBuf, sync::Arc};

use super::{App, Effect, Options, Scroll};
use crate::{
    app::{
        class_board::ClassBoard,
        home::Home,
        overlay::Overlay,
        player::Player,
        records::{FileTrouble, KeptBackup, Records},
        screen::Screen,
        sign_in::SignIn,
    },
    say::{Sentence, sentence},
    tutor::{Act, AttemptLog, LearnerId, LearnerRecords, Playable, RunId, Session},
};

/// A record that was put in the place of another.
#[derive(Debug, Clone)]
pub struct Restored {
    pub records: LearnerRecords,
    /// What is written from here on.
    pub run: RunId,
    /// Where the one before lies.
    pub old: PathBuf,
}

/// What became of the page that was open.
enum Kept {
    AsItWas,
    /// Another page, and the sentence that says why.
    Instead(Box<Screen>, Sentence),
}

impl App {
    /// Goes on with other records. What was open and is not as it was any more is told, never lost in silence.
    pub fn rebuild(&mut self, records: LearnerRecords) -> Vec<Effect> {
        let before = std::mem::replace(&mut self.records, records);
        if let Some(Overlay::Disk { .. }) = self.overlay {
            // The disk has not taken these, so whoever read the records from there has not seen them.
            self.unsaved.iter().for_each(|entry| self.records.apply(entry));
        }
        if let Kept::Instead(screen, told) = self.kept(&before) {
            if let Screen::SignIn(_) = *screen {
                self.learners.clear();
            }
            self.screen = *screen;
            self.scroll = Scroll::Top;
            self.tell(told);
        }
        self.jobs.records += 1;
        let mut effects = Vec::new();
        self.settle_jobs(&mut effects);
        effects.extend(self.lacking());
        effects
    }

    fn kept(&self, before: &LearnerRecords) -> Kept {
        let gone = |screen| Kept::Instead(Box::new(screen), sentence::app_rebuilt_gone());
        let (records, was_there) = (&self.records, &before.profiles);
        let is_gone = |learner: &LearnerId| was_there.contains_key(learner) && !records.profiles.contains_key(learner);
        if self.learners.iter().any(is_gone) {
            return gone(Screen::SignIn(SignIn::open()));
        }
        match &self.screen {
            Screen::SignIn(sign_in) if sign_in.named().iter().any(is_gone) => gone(Screen::SignIn(SignIn::open())),
            Screen::ClassBoard(board) => match board.shown().as_ref().is_some_and(is_gone) {
                true => gone(Screen::ClassBoard(Default::default())),
                false => Kept::AsItWas,
            },
            Screen::Player(player) => {
                let attempt = player.session.attempt;
                let was = before.logs.get(&attempt);
                was.map_or(Kept::AsItWas, |was| self.kept_attempt(was))
            }
            Screen::KeyCheck(_)
            | Screen::Language(_)
            | Screen::SignIn(_)
            | Screen::Home(_)
            | Screen::Unit(_)
            | Screen::LessonEnd(_)
            | Screen::Record(_)
            | Screen::Product(_)
            | Screen::SetUp(_) => Kept::AsItWas,
        }
    }

    /// The attempt on the screen, which the records before knew as `was`.
    fn kept_attempt(&self, was: &AttemptLog) -> Kept {
        let home = |told| Kept::Instead(Box::new(Screen::Home(Home::default())), told);
        let Some(now) = self.records.logs.get(&was.id) else {
            return home(sentence::app_rebuilt_lost());
        };
        if now.ending.is_some() {
            return home(sentence::app_rebuilt_closed());
        }
        if now.acts == was.acts {
            return Kept::AsItWas;
        }
        let playable = Playable::of_log(&self.course, now);
        match playable.and_then(|playable| Session::resume(playable, now)) {
            Some(session) => {
                let player = self.resumed(session, now);
                Kept::Instead(
                    Box::new(Screen::Player(Box::new(player))),
                    sentence::app_rebuilt_moved(),
                )
            }
            // It is closed and begun afresh when it is opened, as after a change of the rules.
            None => home(sentence::app_rebuilt_closed()),
        }
    }

    /// Goes on with the record that a backup was put back to, or with the one that is still there: nobody sits here then, and what is
    /// written from here on belongs to a run of its own.
    pub fn restored(&mut self, backup: &KeptBackup, came: Result<Restored, FileTrouble>) -> Vec<Effect> {
        let told = match came {
            Ok(restored) => {
                let options = Options {
                    languages: self.languages.clone(),
                    seed: self.seed,
                    learners: Vec::new(),
                };
                let (course, locales) = (Arc::clone(&self.course), Arc::clone(&self.locales));
                *self = App {
                    screen: Screen::ClassBoard(ClassBoard::default()),
                    writing: self.writing,
                    asks_causes: self.asks_causes,
                    view: self.view,
                    voices: std::mem::take(&mut self.voices),
                    jobs: std::mem::take(&mut self.jobs),
                    ..App::new(course, locales, restored.records, restored.run, options)
                };
                backup.restored_told(&restored.old)
            }
            Err(trouble) => trouble.told(),
        };
        self.overlay = Some(Overlay::Records(Records::told(vec![told])));
        self.scroll = Scroll::Top;
        self.jobs.records += 1;
        let mut effects = Vec::new();
        self.settle_jobs(&mut effects);
        effects.extend(self.lacking());
        effects
    }

    /// A player where the attempt was left: in the market, if the last act was done there.
    pub(super) fn resumed(&self, session: Session, attempt: &AttemptLog) -> Player {
        let last = attempt.acts.last().map(|act| act.parse());
        let player = Player::of(session);
        match last {
            Some(Ok(Act::Market(_))) => player.back_in_market(&self.ctx()),
            _ => player,
        }
    }
}
