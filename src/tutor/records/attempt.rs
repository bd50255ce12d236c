//! One run through a lesson or scenario: where it stands for those who play it, and its log for whoever goes on with it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    super::{AttemptId, Ending, Entry, Fact, Key, LearnerId, What, fact::About},
    Steps,
};

/// Where an attempt stands, as each of its learners' folds has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub what: What,
    pub learners: Vec<LearnerId>,
    /// How many steps are done.
    pub steps_done: u32,
    /// The step (empty in free play) for which the teacher was called, until it is done or the market goes on.
    pub called_at: Option<String>,
    /// The step that is not done yet was dealt with in the market.
    #[serde(default)]
    pub has_dealt: bool,
    /// The misconceptions behind wrong answers to the step that is not done yet: why they are stuck.
    pub missed: Vec<String>,
    /// The refusal's code, if the market refused the last command: why they are stuck.
    pub last_refusal: Option<String>,
    /// Nothing while it is open.
    pub ending: Option<Ending>,
    pub figures: BTreeMap<String, i64>,
    /// Which star goals held; empty where nothing was judged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stars: Vec<bool>,
    pub steps: Steps,
    /// The learner's own answer to the exit question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exit: Option<ExitAnswer>,
    /// The learners' own, in the place of the scenario's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    pub clock: Clock,
    /// Which market it is.
    pub seed: u64,
    pub opened: When,
    /// When it was won: finished with every star.
    pub won: Option<When>,
    /// Lamport number and key of its opening: which of two attempts is the later one.
    pub order: (u64, Key),
}

/// What somebody answered to a lesson's exit question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExitAnswer {
    pub options: Vec<String>,
    pub right: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub misconceptions: Vec<String>,
}

/// What the PC's clock claimed of an attempt: nothing that anybody's learning is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Clock {
    /// Milliseconds since 1970.
    pub opened_ms: i64,
    pub last_ms: i64,
    /// Seconds between its entries; longer pauses count as `PAUSE_MS`, a clock that went back as nothing.
    pub spent_s: u32,
}

impl Clock {
    /// Returns how many seconds it adds.
    pub(super) fn tick(&mut self, at_ms: i64) -> u32 {
        let gone_ms = at_ms.saturating_sub(self.last_ms).clamp(0, PAUSE_MS);
        let gone_s = u32::try_from(gone_ms / 1000).unwrap_or_default();
        self.last_ms = at_ms;
        self.spent_s += gone_s;
        gone_s
    }
}

/// Whoever presses nothing for longer is somewhere else, or talks.
const PAUSE_MS: i64 = 5 * 60 * 1000;

const HOUR_MS: i64 = 60 * 60 * 1000;
const DAY_MS: i64 = 24 * HOUR_MS;
const BEIJING_MS: i64 = 8 * HOUR_MS;
/// A clock that goes back by less was only set right.
pub(super) const SET_RIGHT_MS: i64 = HOUR_MS;

/// The day that a clock claimed, counted in Beijing time.
pub(super) fn claimed_day(at_ms: i64) -> i64 {
    at_ms.saturating_add(BEIJING_MS).div_euclid(DAY_MS)
}

/// When something was, as far as a PC can tell that without a clock to trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The entry that says it: its run is a start of the program.
    pub key: Key,
    /// The day that the PC's clock claimed, counted in Beijing time.
    pub day: i64,
    /// How often the clock had gone back before: a PC without a battery has the same day again and again.
    pub turn: u32,
}

impl When {
    pub(super) fn of(entry: &Entry, turn: u32) -> When {
        When {
            key: entry.key,
            day: claimed_day(entry.at_ms),
            turn,
        }
    }

    /// Whether it was another day, as far as anybody knows.
    pub fn is_other_day(self, other: When) -> bool {
        (self.day, self.turn) != (other.day, other.turn)
    }

    /// Whether it was another start of the program, too.
    pub fn is_apart_from(self, other: When) -> bool {
        self.key.run != other.key.run && self.is_other_day(other)
    }
}

impl Attempt {
    /// Returns the attempt that the entry opens.
    pub(super) fn opened(entry: &Entry, turn: u32) -> Option<Attempt> {
        let Fact::AttemptOpened {
            what,
            learners,
            seed,
            taken,
            product,
            ..
        } = &entry.fact
        else {
            return None;
        };
        Some(Attempt {
            what: what.clone(),
            learners: learners.clone(),
            steps_done: taken.steps,
            called_at: None,
            has_dealt: false,
            missed: Vec::new(),
            last_refusal: None,
            ending: None,
            figures: BTreeMap::new(),
            stars: Vec::new(),
            steps: Steps::default(),
            exit: None,
            product: product.clone(),
            clock: Clock {
                opened_ms: entry.at_ms,
                last_ms: entry.at_ms,
                spent_s: 0,
            },
            seed: *seed,
            opened: When::of(entry, turn),
            won: None,
            order: entry.rank(),
        })
    }

    /// Open, and of exactly this group, in whatever order they signed in.
    pub(super) fn is_open_for(&self, learners: &[LearnerId]) -> bool {
        self.ending.is_none() && self.is_of(learners)
    }

    /// Of exactly this group, in whatever order.
    pub(super) fn is_of(&self, learners: &[LearnerId]) -> bool {
        set(&self.learners) == set(learners)
    }

    /// Open, and of a larger group in which all of these are.
    pub(super) fn is_open_around(&self, learners: &[LearnerId]) -> bool {
        let (group, here) = (set(&self.learners), set(learners));
        self.ending.is_none() && here.len() < group.len() && here.is_subset(&group)
    }

    /// Takes in what happened in it while it was open.
    pub(super) fn apply(&mut self, fact: &Fact) {
        self.steps.apply(fact);
        match fact {
            Fact::Acted { act, .. } => {
                // A refusal that follows from this very command is the next entry.
                if act.starts_with("do ") {
                    self.has_dealt = true;
                    self.last_refusal = None;
                    self.called_at = None;
                }
            }
            Fact::StepDone { .. } => {
                self.go_on();
                self.steps_done += 1;
            }
            Fact::Missed { misconceptions, .. } => self.missed.extend_from_slice(misconceptions),
            Fact::Refused { code, .. } => self.last_refusal = Some(code.clone()),
            Fact::CalledTeacher { step, .. } => self.called_at = Some(step.clone()),
            Fact::AttemptClosed {
                ending, figures, stars, ..
            } => {
                self.go_on();
                self.ending = Some(*ending);
                self.stars = stars.clone();
                self.figures = figures.clone();
            }
            Fact::LearnerAdded { .. }
            | Fact::LearnerRenamed { .. }
            | Fact::ClassMade { .. }
            | Fact::ClassRenamed { .. }
            | Fact::ClassJoined { .. }
            | Fact::AttemptOpened { .. }
            | Fact::ExitAnswered { .. }
            | Fact::HomeworkTicked { .. }
            | Fact::SettingChanged { .. }
            | Fact::LeaveAsked { .. }
            | Fact::LeaveWaited { .. }
            | Fact::LeaveTakenBack { .. }
            | Fact::Erased { .. }
            | Fact::Unknown { .. } => {}
        }
    }

    /// Whatever held them up is over.
    fn go_on(&mut self) {
        self.called_at = None;
        self.has_dealt = false;
        self.missed = Vec::new();
        self.last_refusal = None;
    }
}

fn set(learners: &[LearnerId]) -> BTreeSet<LearnerId> {
    learners.iter().copied().collect()
}

/// What an open attempt is gone on from: how it was opened, and all that was done in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptLog {
    pub id: AttemptId,
    pub what: What,
    pub seed: u64,
    pub learners: Vec<LearnerId>,
    pub fingerprint: u64,
    pub rules_version: u32,
    pub parent: Option<AttemptId>,
    /// The learners' own, in the place of the scenario's.
    pub product: Option<String>,
    /// Each of a group answers a question with options.
    pub is_each: bool,
    /// Each an `Act`'s text form, those that were taken over first; emptied when the attempt is closed.
    pub acts: Vec<String>,
    /// How many of the acts were the parent's: what came of those stands in its log.
    pub taken: usize,
    /// Of each act the mark of the days that ended with it, if it has one.
    pub days: Vec<Option<u64>>,
    /// What came of the acts, in their order: what a replay is held against. Emptied with them.
    pub results: Vec<Fact>,
    /// Nothing while it is open.
    pub ending: Option<Ending>,
}

impl AttemptLog {
    /// Returns the log of these entries, in whatever order they come; nothing if the one that opens it is not there.
    pub fn of(mut entries: Vec<Entry>) -> Option<AttemptLog> {
        entries.sort_by_key(Entry::rank);
        let mut log = None;
        for entry in &entries {
            match &mut log {
                None => log = AttemptLog::opened(entry),
                Some(log) => log.apply(entry),
            }
        }
        log
    }

    pub(super) fn opened(entry: &Entry) -> Option<AttemptLog> {
        let Fact::AttemptOpened {
            attempt,
            what,
            seed,
            learners,
            fingerprint,
            rules_version,
            parent,
            taken,
            product,
            is_each,
        } = &entry.fact
        else {
            return None;
        };
        Some(AttemptLog {
            id: *attempt,
            what: what.clone(),
            seed: *seed,
            learners: learners.clone(),
            fingerprint: *fingerprint,
            rules_version: *rules_version,
            parent: *parent,
            product: product.clone(),
            is_each: *is_each,
            acts: taken.acts.clone(),
            taken: taken.acts.len(),
            days: vec![None; taken.acts.len()],
            results: Vec::new(),
            ending: None,
        })
    }

    /// Nothing is added to a closed attempt: a child attempt goes on from it.
    pub(super) fn apply(&mut self, entry: &Entry) {
        if self.ending.is_some() {
            return;
        }
        if entry.fact.is_result() {
            self.results.push(entry.fact.clone());
        } else if let Fact::Acted { act, days, .. } = &entry.fact {
            self.acts.push(act.clone());
            self.days.push(*days);
        } else if let Fact::AttemptClosed { ending, .. } = &entry.fact {
            self.ending = Some(*ending);
            self.acts = Vec::new();
            self.taken = 0;
            self.days = Vec::new();
            self.results = Vec::new();
        }
    }
}

/// Who sat here last, and whether they were in the midst of something. In the order in which this PC saw it, so that it is no
/// part of what all PCs agree on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastHere {
    pub learners: Vec<LearnerId>,
    pub is_open: bool,
}

impl LastHere {
    /// What an entry tells of that; most tell nothing.
    pub fn of(entry: &Entry) -> Option<LastHere> {
        let is_of_group = match entry.fact.about() {
            About::Group(_) => true,
            About::Players(..) => matches!(entry.fact, Fact::AttemptOpened { .. }),
            About::Center | About::Learners(_) => false,
        };
        is_of_group.then(|| LastHere {
            learners: entry.learners.clone(),
            is_open: !matches!(entry.fact, Fact::AttemptClosed { .. }),
        })
    }
}
