//! The closed list of screens, and what a screen may ask of the app. Each screen's state, update and page stand in its own file.

use super::{
    aloud::Utterance, class_board::ClassBoard, home::Home, key_check::KeyCheck, language::LanguageChoice,
    lesson_end::LessonEnd, player::Player, record::Record, set_up::SetUp, sign_in::SignIn, unit::UnitScreen,
};
use crate::{
    text::Tongues,
    tutor::{LearnerId, What},
};

/// Where the learner is.
#[derive(Debug, Clone, PartialEq)]
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
    /// The trainer's.
    ClassBoard(ClassBoard),
    /// The trainer's.
    SetUp(SetUp),
}

/// What a screen asks of the app after an input.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    Stay,
    Go(Screen),
    /// These languages from here on.
    Speak(Tongues),
    /// These people sit here.
    SignIn(Vec<LearnerId>),
    /// Nobody sits here.
    SignOut,
    /// Somebody new: `SignIn::added` gets the number.
    AddLearner,
    /// Opens a lesson or scenario where it was left, or at its start.
    Open(What),
    Home,
    /// The menu, where a digit cannot ask for it.
    Menu,
    /// Asks once more before a lesson is left.
    AskLeave,
    /// Says these, one after the other, until the next key.
    ReadAloud(Vec<Utterance>),
    /// Explains these words of the glossary.
    Terms(Vec<String>),
}
