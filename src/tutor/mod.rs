//! The teacher: sessions, tries and misses, hints, mastery, and the entries of the log.
//!
//! Pure: time is a parameter, randomness comes from seeds, nothing here reads a disk or prints.

mod act;
mod cause;
mod days;
mod debrief;
mod entry;
mod fact;
mod id;
mod mastery;
mod name;
mod playable;
pub mod practice;
mod questions;
mod reach;
mod record;
mod records;
mod review;
mod roster;
mod session;
mod statement;
mod trading;
mod verdict;
mod what_if;
mod word;

pub use act::{Act, ActError};
pub use cause::{Cause, Deed, Fault, Guess, Guessed, Loss, LossKey, LossKind, LossSort, Whom, Why, losses};
pub use days::first_other_day;
pub use debrief::{Debrief, Flow, Missed, StarResult, Want};
pub use entry::{Entry, EntryWriter};
pub use fact::{Ending, Fact, Setting, Taken, What, WhatError};
pub use id::{AttemptId, ClassId, Key, KeyError, LearnerId, RunId};
pub use mastery::{Grasp, Proof, Wins, grasp, proofs, wins};
pub use name::{NAME_MAX, NameFault, is_hidden, name_fault};
pub use playable::Playable;
pub use questions::{Candidate, Question, QuestionKind, Subject, ask, questions};
pub use reach::{LostGoal, Whose, leads_back, lost};
pub use records::{
    Attempt, AttemptLog, Center, Clock, DAYS_TO_TAKE_BACK, ExitAnswer, ExitTally, FOLD_VERSION, LastHere, Learner,
    LearnerFold, LearnerRecords, Leave, Loaded, Profile, Register, Share, Standing, Steps, Tried, Tries, When, Wrong,
};
pub use review::{parts as review_parts, to_review};
pub use roster::{
    Roster, RosterColumn, RosterDoing, RosterFault, RosterLine, RosterPlan, RosterRow, RosterWhy, join_classes,
    plan_roster,
};
pub use session::Session;
pub use statement::{Bridge, Statement};
pub use verdict::{Outcome, Turn};
pub(crate) use what_if::on_every_core;
pub use what_if::{
    Advice, Change, Elsewhere, FoundPlan, Habits, Handed, KeptWorlds, LookBack, MarketRun, Origin, Reason, Refund,
    RunSummary, Searched, SoFar, Untried, Watch, WhatIf, Worlds, Worth, bottom_line, search,
};
pub use word::{WORD_MIN, hash_of_word, is_word};
