//! The fold of all entries: who learns here, what they play, where they stand. The program's whole memory.
//!
//! Applied entry by entry in the order of `Entry::rank`; every PC that holds the same entries has the same records. Nothing is
//! written here but by `apply`. Entries about things it never heard of (a torn copy) and of unknown kinds change nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{AttemptId, ClassId, Ending, Entry, Fact, Key, LearnerId, Setting, What, fact::About};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LearnerRecords {
    pub learners: BTreeMap<LearnerId, Learner>,
    pub classes: BTreeMap<ClassId, Class>,
    pub attempts: BTreeMap<AttemptId, Attempt>,
    pub center: Center,
    /// Who asked to be forgotten: nothing about them is taken in again.
    pub erased: BTreeSet<LearnerId>,
    /// Highest Lamport number by learner; `None` is the center itself.
    lamports: BTreeMap<Option<LearnerId>, u64>,
}

/// One person and what was learned; the least data there can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learner {
    pub id: LearnerId,
    /// Empty until given.
    pub name: String,
    /// Typed to sign in. Two PCs may have given the same: then the list decides.
    pub card: u16,
    pub classes: BTreeSet<ClassId>,
    /// The learner's own language first; empty until chosen.
    pub languages: Vec<String>,
    /// Only what was begun.
    pub standings: BTreeMap<What, Standing>,
    /// First tries by skill, oldest first; see `mastery`.
    pub first_tries: BTreeMap<String, Vec<bool>>,
    pub misconceptions: BTreeMap<String, u32>,
    /// How often the shop said no, by code.
    pub refusals: BTreeMap<String, u32>,
    /// Right and all answers to exit questions, by lesson.
    pub exits: BTreeMap<What, ExitTally>,
    /// Lesson and step of what the trainer ticked off.
    pub homework: BTreeSet<(String, String)>,
    /// As the PC's clock claimed.
    pub last_at_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    pub id: ClassId,
    pub name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExitTally {
    pub right: u32,
    pub asked: u32,
}

/// Where a learner stands with a lesson or scenario; "not started" is the absence of one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    pub is_done: bool,
    /// The most stars of one attempt.
    pub stars: u32,
    pub attempts: u32,
    /// Steps done in the latest attempt.
    pub steps_done: u32,
    pub last_at_ms: i64,
}

/// One run through a lesson or scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub id: AttemptId,
    pub what: What,
    pub seed: u64,
    pub learners: Vec<LearnerId>,
    pub fingerprint: u64,
    pub rules_version: u32,
    pub parent: Option<AttemptId>,
    /// The log for resuming, each an `Act`'s text form; emptied when the attempt is closed.
    pub acts: Vec<String>,
    /// What came of the acts, in their order: what a replay is held against. Emptied with them.
    pub results: Vec<Fact>,
    pub steps: Vec<StepResult>,
    /// The step (empty in free play) for which the teacher was called, until it is done or the market goes on.
    pub called_at: Option<String>,
    /// The misconceptions behind wrong answers to the step that is not done yet: why they are stuck.
    pub missed: Vec<String>,
    /// The refusal's code, if the market refused the last command: why they are stuck.
    pub last_refusal: Option<String>,
    /// Nothing while it is open.
    pub ending: Option<Ending>,
    pub stars: Vec<bool>,
    pub figures: BTreeMap<String, i64>,
    pub last_at_ms: i64,
    /// Lamport number and key of its opening: which of two attempts is the later one.
    pub order: (u64, Key),
}

/// A verdict as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepResult {
    pub step: String,
    pub skill: Option<String>,
    pub right: bool,
    pub first_try_right: bool,
    pub tries: u32,
    pub hints: u32,
    pub misconceptions: Vec<String>,
}

/// Settings of the place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Center {
    /// Empty when there is no PIN.
    pub trainer_pin_hash: String,
    /// "Today only these"; empty for all.
    pub today: Vec<What>,
    /// The class whose names sign-in offers first.
    pub today_class: Option<ClassId>,
    pub other: BTreeMap<String, String>,
}

impl LearnerRecords {
    /// Returns the records of these entries, in whatever order and however often they come.
    pub fn of(mut entries: Vec<Entry>) -> LearnerRecords {
        entries.sort_by_key(Entry::rank);
        entries.dedup_by_key(|entry| entry.key);
        let mut records = LearnerRecords::default();
        for entry in &entries {
            records.apply(entry);
        }
        records
    }

    /// Takes one entry in, once. Its writer knew the entries before it, or `of` has put them in order.
    pub fn apply(&mut self, entry: &Entry) {
        let subjects = subjects(&entry.learners);
        for subject in subjects {
            let lamport = self.lamports.entry(subject).or_default();
            *lamport = entry.lamport.max(*lamport);
        }
        self.fold(entry);
        // Names, classes and homework are the trainer's doing: the learner may be at home.
        let was_here = entry.fact.attempt().is_some();
        for learner in entry.learners.iter().filter(|_| was_here) {
            if let Some(learner) = self.learners.get_mut(learner) {
                learner.last_at_ms = entry.at_ms;
            }
        }
    }

    fn fold(&mut self, entry: &Entry) {
        match &entry.fact {
            Fact::LearnerAdded { learner, name, card } => {
                if !self.erased.contains(learner) {
                    let fresh = || Learner::new(*learner, name.clone(), *card);
                    self.learners.entry(*learner).or_insert_with(fresh).last_at_ms = entry.at_ms;
                }
            }
            Fact::LearnerRenamed { learner, name } => self.change(*learner, |learner| learner.name = name.clone()),
            Fact::ClassMade { class, name } => {
                let name = name.clone();
                self.classes.insert(*class, Class { id: *class, name });
            }
            Fact::ClassJoined { class, learner } => self.change(*learner, |learner| {
                learner.classes.insert(*class);
            }),
            Fact::HomeworkTicked { learner, lesson, step } => self.change(*learner, |learner| {
                learner.homework.insert((lesson.clone(), step.clone()));
            }),
            Fact::SettingChanged(setting) => self.set(setting),
            Fact::Erased { learner } => self.erase(*learner),
            Fact::AttemptOpened { .. } => self.open(entry),
            Fact::Acted { act, .. } => self.play(entry, |attempt| attempt.acted(act), |_, _| {}),
            Fact::StepDone { .. } => self.step_done(entry),
            Fact::Missed { misconceptions, .. } => {
                self.play(
                    entry,
                    |attempt| attempt.missed.extend_from_slice(misconceptions),
                    |_, _| {},
                );
            }
            Fact::Refused { code, .. } => {
                self.play(
                    entry,
                    |attempt| attempt.last_refusal = Some(code.clone()),
                    |learner, _| *learner.refusals.entry(code.clone()).or_default() += 1,
                );
            }
            Fact::CalledTeacher { step, .. } => {
                self.play(entry, |attempt| attempt.called_at = Some(step.clone()), |_, _| {});
            }
            Fact::ExitAnswered {
                right, misconceptions, ..
            } => {
                self.play(
                    entry,
                    |_| {},
                    |learner, what| learner.exit_answered(what, *right, misconceptions),
                );
            }
            Fact::AttemptClosed {
                ending, stars, figures, ..
            } => {
                self.play(
                    entry,
                    |attempt| attempt.close(*ending, stars, figures),
                    |learner, what| learner.attempt_closed(what, *ending, stars),
                );
            }
            Fact::Unknown { .. } => {}
        }
    }

    /// Returns whom a fact is about.
    pub fn concerned(&self, fact: &Fact) -> Vec<LearnerId> {
        match fact.about() {
            About::Center => Vec::new(),
            About::Learners(learners) | About::Players(_, learners) => learners.to_vec(),
            About::Group(attempt) => {
                let attempt = self.attempts.get(&attempt);
                attempt.map(|attempt| attempt.learners.clone()).unwrap_or_default()
            }
        }
    }

    /// Returns the Lamport number of the next entry about these learners.
    pub fn next_lamport(&self, learners: &[LearnerId]) -> u64 {
        let known = |subject| self.lamports.get(&subject).copied().unwrap_or(0);
        let highest = subjects(learners).into_iter().map(known).max();
        highest.unwrap_or(0) + 1
    }

    /// Returns the lowest card number that nobody here has: 10 to 99, then 100 to 999.
    pub fn free_card(&self) -> Option<u16> {
        let taken: BTreeSet<u16> = self.learners.values().map(|learner| learner.card).collect();
        (10..=999).find(|card| !taken.contains(card))
    }

    /// Returns who has this card number: more than one after two PCs were merged.
    pub fn with_card(&self, card: u16) -> Vec<LearnerId> {
        let holders = self.learners.values().filter(|learner| learner.card == card);
        holders.map(|learner| learner.id).collect()
    }

    /// Returns a class's learners by card number.
    pub fn members(&self, class: ClassId) -> Vec<&Learner> {
        let mut members: Vec<&Learner> = self.learners.values().collect();
        members.retain(|learner| learner.classes.contains(&class));
        members.sort_by_key(|learner| (learner.card, learner.id));
        members
    }

    /// Returns the attempt to go on with: the latest open one of exactly this group.
    pub fn open_attempt(&self, learners: &[LearnerId]) -> Option<&Attempt> {
        let open = self.attempts.values().filter(|attempt| attempt.is_open_for(learners));
        open.max_by_key(|attempt| attempt.order)
    }

    /// Returns the latest open attempt of this group at this lesson or scenario.
    pub fn open_attempt_at(&self, learners: &[LearnerId], what: &What) -> Option<&Attempt> {
        let open = self
            .attempts
            .values()
            .filter(|attempt| attempt.is_open_for(learners) && attempt.what == *what);
        open.max_by_key(|attempt| attempt.order)
    }

    fn set(&mut self, setting: &Setting) {
        match setting {
            Setting::Languages { learner, languages } => {
                if let Some(learner) = self.learners.get_mut(learner) {
                    learner.languages = languages.clone();
                }
            }
            Setting::TrainerPin(hash) => self.center.trainer_pin_hash = hash.clone(),
            Setting::Today(whats) => self.center.today = whats.clone(),
            Setting::TodayClass(class) => self.center.today_class = *class,
            Setting::Other { key, value } => {
                self.center.other.insert(key.clone(), value.clone());
            }
        }
    }

    fn erase(&mut self, learner: LearnerId) {
        self.learners.remove(&learner);
        self.erased.insert(learner);
        let erased = &self.erased;
        self.attempts
            .retain(|_, attempt| !attempt.learners.iter().all(|learner| erased.contains(learner)));
    }

    fn change(&mut self, learner: LearnerId, change: impl FnOnce(&mut Learner)) {
        if let Some(learner) = self.learners.get_mut(&learner) {
            change(learner);
        }
    }

    fn open(&mut self, entry: &Entry) {
        let Fact::AttemptOpened {
            attempt,
            what,
            seed,
            learners,
            fingerprint,
            rules_version,
            parent,
        } = &entry.fact
        else {
            return;
        };
        if learners.iter().all(|learner| self.erased.contains(learner)) {
            return;
        }
        let opened = Attempt {
            id: *attempt,
            what: what.clone(),
            seed: *seed,
            learners: learners.clone(),
            fingerprint: *fingerprint,
            rules_version: *rules_version,
            parent: *parent,
            acts: Vec::new(),
            results: Vec::new(),
            steps: Vec::new(),
            called_at: None,
            missed: Vec::new(),
            last_refusal: None,
            ending: None,
            stars: Vec::new(),
            figures: BTreeMap::new(),
            last_at_ms: entry.at_ms,
            order: entry.rank(),
        };
        for learner in learners {
            if let Some(learner) = self.learners.get_mut(learner) {
                let standing = learner.standings.entry(what.clone()).or_default();
                standing.attempts += 1;
                standing.steps_done = 0;
                standing.last_at_ms = entry.at_ms;
            }
        }
        self.attempts.entry(*attempt).or_insert(opened);
    }

    fn step_done(&mut self, entry: &Entry) {
        let Fact::StepDone {
            attempt: _,
            step,
            learners: _,
            skill,
            right,
            first_try_right,
            tries,
            hints,
            misconceptions,
        } = &entry.fact
        else {
            return;
        };
        let result = StepResult {
            step: step.clone(),
            skill: skill.clone(),
            right: *right,
            first_try_right: *first_try_right,
            tries: *tries,
            hints: *hints,
            misconceptions: misconceptions.clone(),
        };
        self.play(
            entry,
            |attempt| {
                attempt.go_on();
                attempt.steps.push(result.clone());
            },
            |learner, what| learner.step_done(what, &result),
        );
    }

    /// Takes in what happened in an attempt: once for the attempt, and once for each learner whom it concerns.
    fn play(&mut self, entry: &Entry, attempt: impl FnOnce(&mut Attempt), learner: impl Fn(&mut Learner, &What)) {
        let concerned = self.concerned(&entry.fact);
        let played = entry.fact.attempt().and_then(|id| self.attempts.get_mut(&id));
        // Nothing is added to a closed attempt: a child attempt goes on from it.
        let Some(played) = played.filter(|played| played.ending.is_none()) else {
            return;
        };
        played.last_at_ms = entry.at_ms;
        if entry.fact.is_result() {
            played.results.push(entry.fact.clone());
        }
        attempt(played);
        for id in concerned {
            if let Some(player) = self.learners.get_mut(&id) {
                player.standing_mut(&played.what).last_at_ms = entry.at_ms;
                learner(player, &played.what);
            }
        }
    }
}

impl Attempt {
    /// Open, and of exactly this group, in whatever order they signed in.
    fn is_open_for(&self, learners: &[LearnerId]) -> bool {
        let group = |learners: &[LearnerId]| learners.iter().copied().collect::<BTreeSet<LearnerId>>();
        self.ending.is_none() && group(&self.learners) == group(learners)
    }

    /// Whatever held them up is over.
    fn go_on(&mut self) {
        self.called_at = None;
        self.missed = Vec::new();
        self.last_refusal = None;
    }

    fn acted(&mut self, act: &str) {
        // A refusal that follows from this very command is the next entry.
        if act.starts_with("do ") {
            self.last_refusal = None;
            self.called_at = None;
        }
        self.acts.push(act.to_owned());
    }

    fn close(&mut self, ending: Ending, stars: &[bool], figures: &BTreeMap<String, i64>) {
        self.ending = Some(ending);
        self.go_on();
        self.stars = stars.to_vec();
        self.figures = figures.clone();
        self.acts = Vec::new();
        self.results = Vec::new();
    }
}

impl Learner {
    fn new(id: LearnerId, name: String, card: u16) -> Learner {
        Learner {
            id,
            name,
            card,
            classes: BTreeSet::new(),
            languages: Vec::new(),
            standings: BTreeMap::new(),
            first_tries: BTreeMap::new(),
            misconceptions: BTreeMap::new(),
            refusals: BTreeMap::new(),
            exits: BTreeMap::new(),
            homework: BTreeSet::new(),
            last_at_ms: 0,
        }
    }

    /// Returns where the learner stands with a lesson or scenario; nothing if it was never begun.
    pub fn standing(&self, what: &What) -> Option<&Standing> {
        self.standings.get(what)
    }

    fn standing_mut(&mut self, what: &What) -> &mut Standing {
        self.standings.entry(what.clone()).or_default()
    }

    fn step_done(&mut self, what: &What, result: &StepResult) {
        self.standing_mut(what).steps_done += 1;
        if let Some(skill) = &result.skill {
            let tries = self.first_tries.entry(skill.clone()).or_default();
            tries.push(result.first_try_right);
        }
        self.misled(&result.misconceptions);
    }

    fn exit_answered(&mut self, what: &What, right: bool, misconceptions: &[String]) {
        let tally = self.exits.entry(what.clone()).or_default();
        tally.asked += 1;
        tally.right += u32::from(right);
        self.misled(misconceptions);
    }

    fn attempt_closed(&mut self, what: &What, ending: Ending, stars: &[bool]) {
        let standing = self.standing_mut(what);
        standing.is_done |= ending == Ending::Finished;
        let earned = stars.iter().filter(|held| **held).count();
        standing.stars = standing.stars.max(u32::try_from(earned).unwrap_or(u32::MAX));
    }

    fn misled(&mut self, misconceptions: &[String]) {
        for misconception in misconceptions {
            *self.misconceptions.entry(misconception.clone()).or_default() += 1;
        }
    }
}

/// An entry about nobody is about the center.
fn subjects(learners: &[LearnerId]) -> Vec<Option<LearnerId>> {
    match learners {
        [] => vec![None],
        learners => learners.iter().copied().map(Some).collect(),
    }
}
