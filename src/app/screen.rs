//! The closed list of screens, and what a screen may ask of the app. Each screen's state, update and page stand in its own file.

use super::{
    aloud::Utterance,
    class_board::ClassBoard,
    debrief::Debrief,
    home::Home,
    job::{Job, JobId, News},
    key_check::KeyCheck,
    language::LanguageChoice,
    lesson_end::LessonEnd,
    player::Player,
    product::ProductChoice,
    record::Record,
    set_up::SetUp,
    sign_in::SignIn,
    unit::UnitScreen,
    view_context::ViewContext,
};
use crate::{
    text::LanguagePair,
    tutor::{AttemptId, LearnerId, What},
};

/// Where the learner is.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Screen {
    KeyCheck(KeyCheck),
    Language(LanguageChoice),
    SignIn(SignIn),
    Home(Home),
    /// The lessons and scenarios of one station of the road.
    Unit(UnitScreen),
    Player(Box<Player>),
    LessonEnd(Box<LessonEnd>),
    /// What is kept about this learner.
    Record(Record),
    /// What these learners grow or make.
    Product(ProductChoice),
    /// The trainer's.
    ClassBoard(ClassBoard),
    /// The trainer's.
    SetUp(SetUp),
}

/// What a screen asks of the app after an input.
#[derive(Debug, Clone, PartialEq)]
pub enum ScreenRequest {
    Stay,
    Go(Screen),
    /// These languages from here on.
    Speak(LanguagePair),
    /// These people sit here.
    SignIn(Vec<LearnerId>),
    /// Nobody sits here.
    SignOut,
    /// Somebody new: `SignIn::added` gets the number.
    AddLearner,
    /// The trainer writes somebody of this name down.
    Enrol(String),
    /// The trainer makes a class of this name.
    MakeClass(String),
    /// The trainer's word from here on.
    KeepWord(String),
    /// Opens a lesson or scenario where it was left, or at its start.
    Open(What),
    /// The same with the product that was just chosen for it; empty for the scenario's own.
    OpenWith(What, String),
    Home,
    /// The menu, where a digit cannot ask for it.
    Menu,
    /// Something is about to be lost for good: what there is now is kept first.
    BackUp,
    /// Asks once more before a lesson is left.
    AskLeave,
    /// Says these, one after the other, until the next key.
    ReadAloud(Vec<Utterance>),
    /// Explains these words of the glossary.
    Terms(Vec<String>),
}

/// Only a market that something was lost in, and the look back on one, have work for others to do.
impl Screen {
    /// The job that the screen waits for.
    pub fn awaits(&self) -> Option<JobId> {
        if let Screen::Player(player) = self {
            return player.awaits();
        }
        self.debrief().and_then(Debrief::awaits)
    }

    /// A job that the screen needs and that nobody has begun.
    pub fn wants(&self) -> Option<Job> {
        if let Screen::Player(player) = self {
            return player.wants();
        }
        self.debrief().and_then(Debrief::wants)
    }

    /// What it wanted has been begun.
    pub fn begun(&mut self, id: JobId) {
        if let Screen::Player(player) = self {
            player.begun(id);
        } else if let Some(debrief) = self.debrief_mut() {
            debrief.begun(id);
        }
    }

    pub fn hear(&mut self, id: JobId, news: News, ctx: &ViewContext) {
        if let Screen::Player(player) = self {
            player.hear(id, news);
        } else if let Some(debrief) = self.debrief_mut() {
            debrief.hear(id, news, ctx);
        }
    }

    /// The job's reply is worth nothing any more: the screen wants another.
    pub fn forget(&mut self, id: JobId) {
        if let Screen::Player(player) = self {
            player.forget(id);
        } else if let Some(debrief) = self.debrief_mut() {
            debrief.forget(id);
        }
    }

    /// The attempt whose market is looked at by a job, or looked back on.
    pub fn looks_back_on(&self) -> Option<AttemptId> {
        if let Screen::Player(player) = self {
            return Some(player.session.attempt);
        }
        let Screen::LessonEnd(end) = self else { return None };
        Some(end.attempt())
    }

    /// Which of its pages stands there, whatever is written on it.
    pub fn page_id(&self) -> String {
        match self {
            Screen::KeyCheck(_) | Screen::Language(_) | Screen::Unit(_) | Screen::SetUp(_) => String::new(),
            Screen::SignIn(sign_in) => sign_in.page_id(),
            Screen::Home(home) => home.page_id(),
            Screen::Player(player) => player.page_id(),
            Screen::LessonEnd(end) => end.page_id(),
            Screen::Record(record) => record.page_id(),
            Screen::Product(product) => product.page_id(),
            Screen::ClassBoard(board) => board.page_id(),
        }
    }

    fn debrief(&self) -> Option<&Debrief> {
        let Screen::LessonEnd(end) = self else { return None };
        end.debrief()
    }

    fn debrief_mut(&mut self) -> Option<&mut Debrief> {
        let Screen::LessonEnd(end) = self else { return None };
        end.debrief_mut()
    }
}
