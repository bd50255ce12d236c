//! What the log keeps: facts as they happened. What is reported of learners are folds over them; the figures that a market
//! closes with are kept as they stood, so that no report plays a market again.
//!
//! A new kind is a variant here with the names of its file form, whom it is about (`Fact::about`), and what
//! `LearnerRecords` make of it. Leaves kind and body as they are written, and the spellings that JSON has no sign for, to `record`.

use std::collections::BTreeMap;
use std::fmt;
use std::slice;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::{IntoStaticStr, VariantNames};

use super::{
    AttemptId, ClassId, Key, LearnerId,
    record::{SettingRecord, hex, text},
};

/// What an attempt plays. Text form `lesson:L03`, `scenario:s05`, `review:L03/cheaper,L05/label`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Lesson(String),
    Scenario(String),
    /// Steps that were missed, each with its lesson, see `review`.
    Review(String),
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Played to its end.
    Finished,
    /// Left for good before its end.
    Left,
    /// The lesson or the market's rules changed under it, so that its acts come to something else: begun afresh as a child
    /// attempt.
    Stale,
}

/// What a child attempt takes over from its parent: whoever goes on alone needs nothing of the parent's log, which others may go
/// on with, or delete.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Taken {
    /// Each an `Act`'s text form. What came of them stands with the parent, and counts there.
    pub acts: Vec<String>,
    /// How many steps were done with them.
    pub steps: u32,
}

/// A key and value of the center's or a learner's settings. Closed for what bazar reads, open for what newer ones write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "SettingRecord", try_from = "SettingRecord")]
pub enum Setting {
    /// The learner's own language first: `zh ug`.
    Languages {
        learner: LearnerId,
        languages: Vec<String>,
    },
    /// The id of what the learner grows or makes; empty where they would rather have the scenarios' own.
    Product {
        learner: LearnerId,
        product: String,
    },
    /// The hash of the trainer's PIN; empty when there is none.
    TrainerPin(String),
    /// "Today only these"; empty for all.
    Today(Vec<What>),
    /// The class whose names sign-in offers first.
    TodayClass(Option<ClassId>),
    Other {
        key: String,
        value: String,
    },
}

/// The names of variants and fields are the file's format: they may gain fields with a default, and lose or rename none.
/// `tests/data/tutor/wire.txt` holds them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Fact {
    LearnerAdded {
        learner: LearnerId,
        /// Empty until somebody gives one; the card number serves meanwhile.
        name: String,
        /// Two to four digits, what the learner types to sign in.
        card: u16,
    },
    /// A name in the place of others, see `replaces` of `SettingChanged`.
    LearnerRenamed {
        learner: LearnerId,
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<Vec<Key>>,
    },
    ClassMade {
        class: ClassId,
        name: String,
    },
    /// A class's other name.
    ClassRenamed {
        class: ClassId,
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<Vec<Key>>,
    },
    /// One class more; or another class in the place of those that the named entries joined.
    ClassJoined {
        class: ClassId,
        learner: LearnerId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<Vec<Key>>,
    },
    AttemptOpened {
        attempt: AttemptId,
        what: What,
        #[serde(with = "text")]
        seed: u64,
        /// One to five at one keyboard; all get the credit.
        learners: Vec<LearnerId>,
        /// Names what was played, see `Playable::fingerprint`; whether it can be gone on with is the replay's to say.
        #[serde(with = "hex")]
        fingerprint: u64,
        rules_version: u32,
        /// The attempt that this one goes on from or begins afresh.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<AttemptId>,
        /// Nothing where it begins at the beginning. Programs that know nothing of it begin there, too.
        #[serde(default, skip_serializing_if = "Taken::is_empty")]
        taken: Taken,
        /// The learners' own, in the place of the scenario's; nothing where it has its own, and in programs that knew no other.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        product: Option<String>,
        /// Each of a group answers a question with options for themselves. Older programs took one answer for all.
        #[serde(default, skip_serializing_if = "is_not")]
        is_each: bool,
    },
    /// One line of the attempt's log, in an `Act`'s text form.
    Acted {
        attempt: AttemptId,
        act: String,
        /// In a market, if a simulated day ended with it: the mark of what happened in the days that did, see `days`.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "hex::optional")]
        days: Option<u64>,
        /// In a group, whose turn it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerId>,
    },
    StepDone {
        attempt: AttemptId,
        step: String,
        learners: Vec<LearnerId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        skill: Option<String>,
        /// Right in the end; false when the teacher let them pass.
        right: bool,
        /// Right at once and without a hint: what mastery counts.
        first_try_right: bool,
        tries: u32,
        hints: u32,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        misconceptions: Vec<String>,
    },
    /// A wrong answer, or a talk or task that came to a bad end; what was wrong with it stands in its `Acted`.
    Missed {
        attempt: AttemptId,
        step: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        misconceptions: Vec<String>,
    },
    /// The shop said no: what a trainer most wants to see.
    Refused {
        attempt: AttemptId,
        step: String,
        /// The refusal's stable code.
        code: String,
    },
    /// Two misses on a step: the large "call the teacher" appeared.
    CalledTeacher {
        attempt: AttemptId,
        step: String,
    },
    ExitAnswered {
        attempt: AttemptId,
        learner: LearnerId,
        options: Vec<String>,
        right: bool,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        misconceptions: Vec<String>,
    },
    AttemptClosed {
        attempt: AttemptId,
        ending: Ending,
        /// Which star goals held; empty where nothing was judged.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        stars: Vec<bool>,
        /// The market's closing figures by name.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        figures: BTreeMap<String, i64>,
    },
    HomeworkTicked {
        learner: LearnerId,
        lesson: String,
        step: String,
    },
    SettingChanged {
        #[serde(flatten)]
        setting: Setting,
        /// The entries whose value this one replaces, so that two changes that knew nothing of each other both stand and somebody
        /// is asked. Programs of schema 1 named none: theirs replace all that rank below.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<Vec<Key>>,
    },
    /// The learner asked to be deleted: nobody is shown them from here on, see `Leave`.
    LeaveAsked {
        learner: LearnerId,
    },
    /// A day of use has gone by for the wishes that these entries hold.
    LeaveWaited {
        learner: LearnerId,
        asked: Vec<Key>,
    },
    /// The wishes that these entries hold are no more.
    LeaveTakenBack {
        learner: LearnerId,
        asked: Vec<Key>,
    },
    /// The learner is forgotten: this entry travels and empties what it names.
    Erased {
        learner: LearnerId,
    },
    /// Written by a newer program, or unreadable to this one: kept and passed on as it came.
    #[serde(skip)]
    Unknown {
        kind: String,
        attempt: Option<AttemptId>,
        body: String,
    },
}

/// Whom a fact is about, and which attempt it is a part of.
pub(super) enum About<'a> {
    /// The place: nobody in particular.
    Center,
    Learners(&'a [LearnerId]),
    /// Everybody who plays the attempt.
    Group(AttemptId),
    /// These of the attempt.
    Players(AttemptId, &'a [LearnerId]),
}

impl Fact {
    pub(super) fn about(&self) -> About<'_> {
        match self {
            Fact::LearnerAdded { learner, .. }
            | Fact::LearnerRenamed { learner, .. }
            | Fact::ClassJoined { learner, .. }
            | Fact::HomeworkTicked { learner, .. }
            | Fact::LeaveAsked { learner }
            | Fact::LeaveWaited { learner, .. }
            | Fact::LeaveTakenBack { learner, .. }
            | Fact::Erased { learner } => About::Learners(slice::from_ref(learner)),
            Fact::AttemptOpened { attempt, learners, .. } | Fact::StepDone { attempt, learners, .. } => {
                About::Players(*attempt, learners)
            }
            Fact::ExitAnswered { attempt, learner, .. } => About::Players(*attempt, slice::from_ref(learner)),
            Fact::Acted { attempt, .. }
            | Fact::Missed { attempt, .. }
            | Fact::Refused { attempt, .. }
            | Fact::CalledTeacher { attempt, .. }
            | Fact::AttemptClosed { attempt, .. } => About::Group(*attempt),
            Fact::SettingChanged { setting, .. } => setting.about(),
            Fact::ClassMade { .. } | Fact::ClassRenamed { .. } => About::Center,
            Fact::Unknown { attempt, .. } => attempt.map_or(About::Center, |attempt| About::Players(attempt, &[])),
        }
    }

    /// Whether it follows from an attempt's acts by the rules and the lesson alone, so that a replay must yield it again.
    /// When the teacher is called is the program's own custom and may change.
    pub fn is_result(&self) -> bool {
        match self {
            Fact::StepDone { .. } | Fact::Missed { .. } | Fact::Refused { .. } | Fact::ExitAnswered { .. } => true,
            Fact::LearnerAdded { .. }
            | Fact::LearnerRenamed { .. }
            | Fact::ClassMade { .. }
            | Fact::ClassRenamed { .. }
            | Fact::ClassJoined { .. }
            | Fact::AttemptOpened { .. }
            | Fact::Acted { .. }
            | Fact::CalledTeacher { .. }
            | Fact::AttemptClosed { .. }
            | Fact::HomeworkTicked { .. }
            | Fact::SettingChanged { .. }
            | Fact::LeaveAsked { .. }
            | Fact::LeaveWaited { .. }
            | Fact::LeaveTakenBack { .. }
            | Fact::Erased { .. }
            | Fact::Unknown { .. } => false,
        }
    }

    /// Returns the attempt that the fact is a part of.
    pub fn attempt(&self) -> Option<AttemptId> {
        match self.about() {
            About::Center | About::Learners(_) => None,
            About::Group(attempt) | About::Players(attempt, _) => Some(attempt),
        }
    }
}

fn is_not(value: &bool) -> bool {
    !value
}

impl Taken {
    fn is_empty(&self) -> bool {
        *self == Taken::default()
    }
}

impl Setting {
    fn about(&self) -> About<'_> {
        match self {
            Setting::Languages { learner, .. } | Setting::Product { learner, .. } => {
                About::Learners(slice::from_ref(learner))
            }
            Setting::TrainerPin(_) | Setting::Today(_) | Setting::TodayClass(_) | Setting::Other { .. } => {
                About::Center
            }
        }
    }
}

impl What {
    /// Returns the lesson's or scenario's id, or the steps of a review.
    pub fn id(&self) -> &str {
        match self {
            What::Lesson(id) | What::Scenario(id) | What::Review(id) => id,
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            What::Lesson(id) => write!(out, "lesson:{id}"),
            What::Scenario(id) => write!(out, "scenario:{id}"),
            What::Review(ids) => write!(out, "review:{ids}"),
        }
    }
}

/// A change that names what it replaces only when it is written, see `LearnerRecords::naming`.
impl From<Setting> for Fact {
    fn from(setting: Setting) -> Fact {
        Fact::SettingChanged {
            setting,
            replaces: None,
        }
    }
}

/// None of `lesson:…`, `scenario:…` and `review:…`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither a lesson nor a scenario nor a review")]
pub struct WhatError(pub String);

/// As a key of a map too.
impl Serialize for What {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        text::serialize(self, out)
    }
}

impl<'de> Deserialize<'de> for What {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<What, D::Error> {
        text::deserialize(input)
    }
}

impl FromStr for What {
    type Err = WhatError;

    fn from_str(text: &str) -> Result<What, WhatError> {
        match text.split_once(':') {
            Some(("lesson", id)) => Ok(What::Lesson(id.to_owned())),
            Some(("scenario", id)) => Ok(What::Scenario(id.to_owned())),
            Some(("review", ids)) => Ok(What::Review(ids.to_owned())),
            _ => Err(WhatError(text.to_owned())),
        }
    }
}
