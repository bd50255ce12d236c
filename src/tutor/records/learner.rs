//! The fold of one learner's entries: a person and what was learned, the least data there can be.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    super::{AttemptId, ClassId, Ending, Entry, Fact, Key, LearnerId, Setting, What, review},
    Attempt, ExitAnswer, Leave, Register, When,
    attempt::{SET_RIGHT_MS, claimed_day},
};
use crate::tutor::act::{AWAY, is_handing_over};

/// Who somebody is: all that the list of names, a sign-in and a number need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Empty until given.
    pub name: Register<String>,
    /// Typed to sign in. Two PCs may have given the same: then the list decides.
    pub card: u16,
    pub classes: Register<ClassId>,
    /// The learner's own language first; empty until chosen.
    pub languages: Vec<String>,
    /// Whether they asked to be deleted.
    pub leave: Leave,
    /// What they grow or make; empty for the scenarios' own, nothing until they were asked.
    pub product: Option<String>,
}

impl Profile {
    pub fn name(&self) -> &str {
        self.name.value().map_or("", String::as_str)
    }

    /// Whether the trainer wrote the name down and nobody has signed in with it: whoever does keeps their languages there.
    pub fn is_unclaimed(&self) -> bool {
        self.languages.is_empty() && !self.name().is_empty()
    }

    pub fn is_in(&self, class: ClassId) -> bool {
        self.classes.values().contains(&&class)
    }

    /// Takes in what changes it; returns whether the entry did.
    pub(super) fn apply(&mut self, entry: &Entry) -> bool {
        match &entry.fact {
            Fact::LearnerRenamed { name, replaces, .. } => {
                self.name.set(entry.key, name.clone(), replaces.as_deref());
            }
            Fact::ClassJoined { class, replaces, .. } => {
                // Programs that named nothing put learners into one class more.
                let replaces = replaces.as_deref().unwrap_or_default();
                self.classes.set(entry.key, *class, Some(replaces));
            }
            Fact::SettingChanged {
                setting: Setting::Languages { languages, .. },
                ..
            } => self.languages = languages.clone(),
            Fact::SettingChanged {
                setting: Setting::Product { product, .. },
                ..
            } => self.product = Some(product.clone()),
            Fact::LearnerAdded { .. }
            | Fact::ClassMade { .. }
            | Fact::ClassRenamed { .. }
            | Fact::AttemptOpened { .. }
            | Fact::Acted { .. }
            | Fact::StepDone { .. }
            | Fact::Missed { .. }
            | Fact::Refused { .. }
            | Fact::CalledTeacher { .. }
            | Fact::ExitAnswered { .. }
            | Fact::AttemptClosed { .. }
            | Fact::HomeworkTicked { .. }
            | Fact::SettingChanged { .. }
            | Fact::Erased { .. }
            | Fact::Unknown { .. } => return false,
            Fact::LeaveAsked { .. } | Fact::LeaveWaited { .. } | Fact::LeaveTakenBack { .. } => {
                return self.leave.apply(entry);
            }
        }
        true
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learner {
    pub id: LearnerId,
    pub profile: Profile,
    /// Only what was begun.
    pub standings: BTreeMap<What, Standing>,
    /// First tries by skill, oldest first; see `mastery`.
    pub first_tries: BTreeMap<String, Vec<bool>>,
    /// The same, counted: what somebody can alone is not what they could beside others.
    pub alone: Tries,
    pub together: Tries,
    pub share: Share,
    pub misconceptions: BTreeMap<String, u32>,
    /// Lesson and step of what was not right at once the last time; what was done in a market is played again instead.
    #[serde(default)]
    pub missed: BTreeSet<(String, String)>,
    /// How often the shop said no, by code.
    pub refusals: BTreeMap<String, u32>,
    /// Right and all answers to exit questions, by lesson.
    pub exits: BTreeMap<What, ExitTally>,
    /// Lesson and step of what the trainer ticked off.
    pub homework: BTreeSet<(String, String)>,
    /// What they play and played, alone or in a group.
    pub attempts: BTreeMap<AttemptId, Attempt>,
    /// Seconds of use by the day that a PC's clock claimed (in Beijing, since 1970), see `Clock`.
    #[serde(default)]
    pub days: BTreeMap<i64, u32>,
    /// When they were here last, as the PC's clock claimed.
    pub last_at_ms: i64,
    /// How often that clock went back since they were here before.
    pub(super) turns: u32,
    /// Highest among the entries about them.
    pub(super) rank: (u64, Key),
}

/// Whether it ends an attempt with every star.
fn is_won(fact: &Fact) -> bool {
    let Fact::AttemptClosed { ending, stars, .. } = fact else {
        return false;
    };
    *ending == Ending::Finished && !stars.is_empty() && stars.iter().all(|held| *held)
}

/// Steps that were right at the first try, and all of those.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tries {
    pub right: u32,
    pub all: u32,
}

/// How often they pressed where several learned together. Nobody knows who really does; it is counted by turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Share {
    pub pressed: u32,
    /// Presses of the whole group.
    pub all: u32,
    /// How often it was their turn and they were away.
    pub away: u32,
    /// How often it was they who handed parcels over.
    #[serde(default)]
    pub handed: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ExitTally {
    pub right: u32,
    pub asked: u32,
}

/// Where a learner stands with a lesson or scenario; "not started" is the absence of one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Standing {
    pub is_done: bool,
    /// The most stars of one attempt.
    pub stars: u32,
    pub attempts: u32,
    /// Steps done in the latest attempt.
    pub steps_done: u32,
}

/// What the entries about one id come to.
///
/// ```text
/// Unheard ──LearnerAdded──▶ Here ──Erased──▶ Erased
///    └───────────────────Erased───────────────▲      nothing is taken in again
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum LearnerFold {
    /// Who they are is not known here: a torn copy.
    #[default]
    Unheard,
    Here(Box<Learner>),
    /// They asked to be forgotten.
    Erased,
}

impl LearnerFold {
    /// Returns what these entries about one learner come to, in whatever order they come.
    pub fn of(learner: LearnerId, mut entries: Vec<Entry>) -> LearnerFold {
        entries.sort_by_key(Entry::rank);
        let mut fold = LearnerFold::default();
        for entry in &entries {
            fold.apply(learner, entry);
        }
        fold
    }

    /// Takes one entry in; whoever gives entries gives them by rank.
    pub fn apply(&mut self, learner: LearnerId, entry: &Entry) {
        match (&mut *self, &entry.fact) {
            (LearnerFold::Erased, _) => {}
            (_, Fact::Erased { learner: erased }) if *erased == learner => *self = LearnerFold::Erased,
            (LearnerFold::Unheard, Fact::LearnerAdded { .. }) => {
                if let Some(learner) = Learner::added(entry) {
                    *self = LearnerFold::Here(Box::new(learner));
                }
            }
            (LearnerFold::Unheard, _) => {}
            (LearnerFold::Here(learner), _) => learner.apply(entry),
        }
    }

    /// Whether the entry comes after all that is in here, so that it can be taken in as it comes.
    pub fn is_before(&self, entry: &Entry) -> bool {
        match self {
            LearnerFold::Here(learner) => learner.is_before(entry),
            LearnerFold::Unheard => false,
            LearnerFold::Erased => true,
        }
    }
}

impl Learner {
    fn added(entry: &Entry) -> Option<Learner> {
        let Fact::LearnerAdded { learner, name, card } = &entry.fact else {
            return None;
        };
        let mut first = Register::default();
        first.set(entry.key, name.clone(), Some(&[]));
        Some(Learner {
            id: *learner,
            profile: Profile {
                name: first,
                card: *card,
                classes: Register::default(),
                languages: Vec::new(),
                leave: Leave::default(),
                product: None,
            },
            standings: BTreeMap::new(),
            first_tries: BTreeMap::new(),
            alone: Tries::default(),
            together: Tries::default(),
            share: Share::default(),
            misconceptions: BTreeMap::new(),
            missed: BTreeSet::new(),
            refusals: BTreeMap::new(),
            exits: BTreeMap::new(),
            homework: BTreeSet::new(),
            attempts: BTreeMap::new(),
            days: BTreeMap::new(),
            last_at_ms: entry.at_ms,
            turns: 0,
            rank: entry.rank(),
        })
    }

    /// Whether the entry comes after all that is in here.
    pub fn is_before(&self, entry: &Entry) -> bool {
        self.rank < entry.rank()
    }

    /// Whether a review was begun on the day that the PC's clock claims now.
    pub fn has_practised(&self, now_ms: i64) -> bool {
        let today = claimed_day(now_ms);
        let mut attempts = self.attempts.values();
        attempts.any(|attempt| matches!(attempt.what, What::Review(_)) && attempt.opened.day == today)
    }

    /// Returns where the learner stands with a lesson or scenario; nothing if it was never begun.
    pub fn standing(&self, what: &What) -> Option<&Standing> {
        self.standings.get(what)
    }

    /// Returns how much of a figure the markets of finished attempts brought, all in all; losses take nothing away.
    pub fn brought(&self, figure: &str) -> i64 {
        let finished = self
            .attempts
            .values()
            .filter(|one| one.ending == Some(Ending::Finished));
        finished
            .filter_map(|one| one.figures.get(figure))
            .map(|value| (*value).max(0))
            .sum()
    }

    /// Returns the stars of all lessons and scenarios, the best attempt of each.
    pub fn stars(&self) -> u32 {
        self.standings.values().map(|standing| standing.stars).sum()
    }

    /// Returns the open attempt that was opened last.
    pub fn latest_open(&self) -> Option<&Attempt> {
        let open = self.attempts.values().filter(|attempt| attempt.ending.is_none());
        open.max_by_key(|attempt| attempt.order)
    }

    pub(super) fn apply(&mut self, entry: &Entry) {
        self.rank = entry.rank().max(self.rank);
        // Names, classes and homework are the trainer's doing: the learner may be at home.
        if let Some(attempt) = entry.fact.attempt() {
            self.turns += u32::from(entry.at_ms < self.last_at_ms.saturating_sub(SET_RIGHT_MS));
            self.last_at_ms = entry.at_ms;
            self.play(attempt, entry);
        } else if let Fact::HomeworkTicked { lesson, step, .. } = &entry.fact {
            self.homework.insert((lesson.clone(), step.clone()));
        } else {
            self.profile.apply(entry);
        }
    }

    /// Takes in what happened in an attempt. Nothing is added to a closed one, nor to one that was never opened.
    fn play(&mut self, id: AttemptId, entry: &Entry) {
        let today = self.days.entry(claimed_day(entry.at_ms)).or_default();
        if let Some(opened) = Attempt::opened(entry, self.turns) {
            if let Some(standing) = self.standing_mut(&opened.what) {
                standing.attempts += 1;
                standing.steps_done = opened.steps_done;
            }
            self.attempts.entry(id).or_insert(opened);
            return;
        }
        let Some(attempt) = self.attempts.get_mut(&id).filter(|attempt| attempt.ending.is_none()) else {
            return;
        };
        let has_dealt = attempt.has_dealt;
        *today += attempt.clock.tick(entry.at_ms);
        attempt.apply(&entry.fact);
        if let Fact::ExitAnswered {
            learner,
            options,
            right,
            misconceptions,
            ..
        } = &entry.fact
            && *learner == self.id
        {
            attempt.exit = Some(ExitAnswer {
                options: options.clone(),
                right: *right,
                misconceptions: misconceptions.clone(),
            });
        }
        if is_won(&entry.fact) {
            attempt.won = Some(When::of(entry, self.turns));
        }
        let (what, is_group) = (attempt.what.clone(), 1 < attempt.learners.len());
        if !has_dealt {
            self.miss(&what, &entry.fact);
        }
        self.learn(what, is_group, &entry.fact);
    }

    /// Where they stand with a lesson or scenario; with a review nobody stands anywhere.
    fn standing_mut(&mut self, what: &What) -> Option<&mut Standing> {
        match what {
            What::Lesson(_) | What::Scenario(_) => Some(self.standings.entry(what.clone()).or_default()),
            What::Review(_) => None,
        }
    }

    /// Keeps which steps are to be done once more.
    fn miss(&mut self, what: &What, fact: &Fact) {
        let Fact::StepDone {
            step, first_try_right, ..
        } = fact
        else {
            return;
        };
        let place = match what {
            What::Lesson(lesson) => Some((lesson.as_str(), step.as_str())),
            What::Review(_) => review::parts(step),
            What::Scenario(_) => None,
        };
        let Some((lesson, step)) = place else { return };
        let place = (lesson.to_owned(), step.to_owned());
        if *first_try_right {
            self.missed.remove(&place);
        } else {
            self.missed.insert(place);
        }
    }

    fn learn(&mut self, what: What, is_group: bool, fact: &Fact) {
        match fact {
            Fact::StepDone {
                skill,
                first_try_right,
                misconceptions,
                ..
            } => {
                if let Some(standing) = self.standing_mut(&what) {
                    standing.steps_done += 1;
                }
                if let Some(skill) = skill {
                    let tries = if is_group { &mut self.together } else { &mut self.alone };
                    tries.all += 1;
                    tries.right += u32::from(*first_try_right);
                    self.first_tries
                        .entry(skill.clone())
                        .or_default()
                        .push(*first_try_right);
                }
                self.misled(misconceptions);
            }
            Fact::Acted { act, by: Some(by), .. } if act == AWAY => self.share.away += u32::from(*by == self.id),
            Fact::Acted { act, by: Some(by), .. } => {
                self.share.all += 1;
                self.share.pressed += u32::from(*by == self.id);
                self.share.handed += u32::from(*by == self.id && is_handing_over(act));
            }
            Fact::Refused { code, .. } => *self.refusals.entry(code.clone()).or_default() += 1,
            Fact::ExitAnswered {
                learner,
                right,
                misconceptions,
                ..
            } if *learner == self.id => {
                let tally = self.exits.entry(what).or_default();
                tally.asked += 1;
                tally.right += u32::from(*right);
                self.misled(misconceptions);
            }
            Fact::AttemptClosed { ending, stars, .. } => {
                let earned = stars.iter().filter(|held| **held).count();
                if let Some(standing) = self.standing_mut(&what) {
                    standing.is_done |= *ending == Ending::Finished;
                    standing.stars = standing.stars.max(u32::try_from(earned).unwrap_or(u32::MAX));
                }
            }
            Fact::LearnerAdded { .. }
            | Fact::LearnerRenamed { .. }
            | Fact::ClassMade { .. }
            | Fact::ClassRenamed { .. }
            | Fact::ClassJoined { .. }
            | Fact::AttemptOpened { .. }
            | Fact::Acted { .. }
            | Fact::Missed { .. }
            | Fact::CalledTeacher { .. }
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

    fn misled(&mut self, misconceptions: &[String]) {
        for misconception in misconceptions {
            *self.misconceptions.entry(misconception.clone()).or_default() += 1;
        }
    }
}
