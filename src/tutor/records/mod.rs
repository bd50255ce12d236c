//! What the entries come to: who learns here, what they play, where they stand. The program's whole memory.
//!
//! An entry is taken in by each *fold* that it concerns, and by nothing else:
//!
//! ```text
//! entry ─▶ each of its learners' Learner     ranks by (Lamport number, key): every PC that holds the same entries has the
//!       ─▶ its attempt's AttemptLog          same folds, in whatever order they came
//!       ─▶ Center, if it is about nobody
//! ```
//! Who is known is always here (`profiles`, `center`); of whom more is known than that, only as far as it was read: a screen needs
//! those who sit here, or a class. Nothing is written here but by `apply`. Entries about things it never heard of (a torn copy) and of unknown
//! kinds change nothing.

mod attempt;
mod center;
mod learner;
mod leave;
mod register;
mod tried;

use std::collections::{BTreeMap, BTreeSet};

use super::{AttemptId, ClassId, Entry, Fact, LearnerId, Setting, What, fact::About};

pub use attempt::{Attempt, AttemptLog, Clock, ExitAnswer, LastHere, When};
pub use center::Center;
pub use learner::{ExitTally, Learner, LearnerFold, Profile, Share, Standing, Tries};
pub use leave::{DAYS_TO_TAKE_BACK, Leave};
pub use register::Register;
pub use tried::{Steps, Tried, Wrong};

/// Of what is made of entries: who keeps folds makes them anew for another version. Grows with every change of what a fold holds
/// or of how an entry changes it; `tests/data/tutor/fold.txt` holds both.
pub const FOLD_VERSION: i64 = 8;

/// The largest number of a card: what somebody new to digits types without a slip.
pub(super) const CARD_MAX: u16 = 9_999;

#[derive(Debug, Clone, Default)]
pub struct LearnerRecords {
    /// Everybody who is known and did not ask to be deleted: who is not here is shown to nobody.
    pub profiles: BTreeMap<LearnerId, Profile>,
    /// Who asked to be deleted and may take that back.
    pub leaving: BTreeMap<LearnerId, Profile>,
    /// Those of whom all was read.
    pub learners: BTreeMap<LearnerId, Learner>,
    pub center: Center,
    /// Who asked to be forgotten: nothing about them is taken in again.
    pub erased: BTreeSet<LearnerId>,
    /// Of the attempts that may be gone on with.
    pub logs: BTreeMap<AttemptId, AttemptLog>,
    pub last_here: Option<LastHere>,
    /// Whether what is not here lies on a disk and can be asked for.
    pub can_load: bool,
}

/// What was asked for of learners and attempts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    pub learners: Vec<(LearnerId, LearnerFold)>,
    /// An attempt that nobody opened, as far as is known here, has none.
    pub logs: Vec<AttemptLog>,
}

/// What all PCs agree on: all but who sat at this one.
impl PartialEq for LearnerRecords {
    fn eq(&self, other: &LearnerRecords) -> bool {
        (&self.profiles, &self.learners, &self.center) == (&other.profiles, &other.learners, &other.center)
            && (&self.leaving, &self.erased, &self.logs) == (&other.leaving, &other.erased, &other.logs)
    }
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
        if entry.learners.is_empty() {
            self.center.apply(entry);
        }
        for learner in &entry.learners {
            self.apply_to(*learner, entry);
        }
        if let Some(attempt) = entry.fact.attempt() {
            self.apply_to_log(attempt, entry);
        }
        self.last_here = LastHere::of(entry).or(self.last_here.take());
    }

    fn apply_to(&mut self, id: LearnerId, entry: &Entry) {
        if self.erased.contains(&id) {
            return;
        }
        let mut fold = match self.learners.remove(&id) {
            Some(learner) => LearnerFold::Here(Box::new(learner)),
            None => LearnerFold::Unheard,
        };
        if let (LearnerFold::Unheard, Some(mut profile)) = (&fold, self.profile(id).cloned()) {
            // Known, but not read.
            if profile.apply(entry) {
                self.place(id, profile);
            }
            if !matches!(entry.fact, Fact::Erased { .. }) {
                return;
            }
        }
        fold.apply(id, entry);
        self.put(id, fold);
    }

    /// Puts a fold in the place of what was known of the learner.
    pub fn put(&mut self, id: LearnerId, fold: LearnerFold) {
        match fold {
            LearnerFold::Unheard => {}
            LearnerFold::Here(learner) => {
                self.place(id, learner.profile.clone());
                self.learners.insert(id, *learner);
            }
            LearnerFold::Erased => {
                self.learners.remove(&id);
                self.profiles.remove(&id);
                self.leaving.remove(&id);
                self.erased.insert(id);
                let erased = &self.erased;
                let is_of_nobody = |log: &AttemptLog| log.learners.iter().all(|learner| erased.contains(learner));
                self.logs.retain(|_, log| !is_of_nobody(log));
            }
        }
    }

    /// Puts who somebody is in the place of what was known of that, and leaves aside what else is known of them.
    pub fn put_profile(&mut self, id: LearnerId, fold: &LearnerFold) {
        match fold {
            LearnerFold::Here(learner) => self.place(id, learner.profile.clone()),
            LearnerFold::Unheard | LearnerFold::Erased => self.put(id, fold.clone()),
        }
    }

    /// Shows or hides somebody, by what they asked for.
    fn place(&mut self, id: LearnerId, profile: Profile) {
        let (from, to) = match profile.leave.is_asked() {
            true => (&mut self.profiles, &mut self.leaving),
            false => (&mut self.leaving, &mut self.profiles),
        };
        from.remove(&id);
        to.insert(id, profile);
    }

    fn profile(&self, id: LearnerId) -> Option<&Profile> {
        self.profiles.get(&id).or_else(|| self.leaving.get(&id))
    }

    /// Returns which of these are known by their profile alone.
    pub fn missing(&self, learners: &[LearnerId]) -> Vec<LearnerId> {
        let is_missing = |id: &&LearnerId| self.profile(**id).is_some() && !self.learners.contains_key(id);
        learners.iter().filter(is_missing).copied().collect()
    }

    /// Takes in what was asked for.
    pub fn load(&mut self, loaded: Loaded) {
        for (id, fold) in loaded.learners {
            self.put(id, fold);
        }
        self.logs.extend(loaded.logs.into_iter().map(|log| (log.id, log)));
    }

    /// Lets go of what is known in full of anybody else, where it can be asked for again.
    pub fn keep_only(&mut self, learners: &[LearnerId]) {
        if self.can_load {
            self.learners.retain(|id, _| learners.contains(id));
            self.logs
                .retain(|_, log| log.learners.iter().all(|learner| learners.contains(learner)));
        }
    }

    fn apply_to_log(&mut self, attempt: AttemptId, entry: &Entry) {
        if let Some(log) = self.logs.get_mut(&attempt) {
            if !matches!(entry.fact, Fact::AttemptOpened { .. }) {
                log.apply(entry);
            }
            return;
        }
        let is_of_nobody = |log: &AttemptLog| log.learners.iter().all(|learner| self.erased.contains(learner));
        if let Some(log) = AttemptLog::opened(entry).filter(|log| !is_of_nobody(log)) {
            self.logs.insert(attempt, log);
        }
    }

    /// Returns whom a fact is about.
    pub fn concerned(&self, fact: &Fact) -> Vec<LearnerId> {
        match fact.about() {
            About::Center => Vec::new(),
            About::Learners(learners) | About::Players(_, learners) => learners.to_vec(),
            About::Group(attempt) => {
                let log = self.logs.get(&attempt);
                log.map(|log| log.learners.clone()).unwrap_or_default()
            }
        }
    }

    /// Returns the Lamport number of the next entry about these learners; of whom an entry is written, all is known here.
    pub fn next_lamport(&self, learners: &[LearnerId]) -> u64 {
        debug_assert!(
            !self.can_load || self.missing(learners).is_empty(),
            "{learners:?} were not read"
        );
        let known = |learner| self.learners.get(learner).map(|learner: &Learner| learner.rank.0);
        let highest = match learners {
            [] => self.center.rank.map(|rank| rank.0),
            learners => learners.iter().filter_map(known).max(),
        };
        highest.unwrap_or(0) + 1
    }

    /// Lets a change of something that has one value name what it replaces, as far as it is known here.
    pub fn naming(&self, mut fact: Fact) -> Fact {
        if let Fact::LearnerRenamed { learner, replaces, .. } = &mut fact {
            let names = self.profiles.get(learner).map(|profile| profile.name.keys());
            replaces.get_or_insert_with(|| names.unwrap_or_default());
        } else if let Fact::ClassRenamed { class, replaces, .. } = &mut fact {
            let names = self.center.classes.get(class).map(Register::keys);
            replaces.get_or_insert_with(|| names.unwrap_or_default());
        } else if let Fact::SettingChanged { setting, replaces } = &mut fact
            && !matches!(setting, Setting::Languages { .. } | Setting::Product { .. })
        {
            replaces.get_or_insert_with(|| self.center.keys_of(setting));
        }
        fact
    }

    /// Returns what they have all chosen to grow or make, empty for the scenarios' own; nothing where somebody was not asked, or
    /// wants something else.
    pub fn own_product(&self, learners: &[LearnerId]) -> Option<&str> {
        let chosen = |learner| self.profiles.get(learner)?.product.as_deref();
        let first = chosen(learners.first()?)?;
        let is_same = |learner| chosen(learner) == Some(first);
        learners.iter().all(is_same).then_some(first)
    }

    /// Returns the lowest card number that nobody here has: two digits first, four at most.
    pub fn free_card(&self) -> Option<u16> {
        let all = self.profiles.values().chain(self.leaving.values());
        let taken: BTreeSet<u16> = all.map(|profile| profile.card).collect();
        (10..=CARD_MAX).find(|card| !taken.contains(card))
    }

    /// Returns who has this card number: more than one after two PCs were merged.
    pub fn with_card(&self, card: u16) -> Vec<LearnerId> {
        let holders = self.profiles.iter().filter(|(_, profile)| profile.card == card);
        holders.map(|(id, _)| *id).collect()
    }

    /// Returns who had this card number and asked to be deleted.
    pub fn leaving_with_card(&self, card: u16) -> Option<LearnerId> {
        let mut holders = self.leaving.iter().filter(|(_, profile)| profile.card == card);
        holders.next().map(|(id, _)| *id)
    }

    /// Returns a class's learners, or everybody, by card number.
    pub fn members(&self, class: Option<ClassId>) -> Vec<LearnerId> {
        let is_meant = |profile: &Profile| class.is_none_or(|class| profile.is_in(class));
        let mut members: Vec<(u16, LearnerId)> = self
            .profiles
            .iter()
            .filter(|(_, profile)| is_meant(profile))
            .map(|(id, profile)| (profile.card, *id))
            .collect();
        members.sort_unstable();
        members.into_iter().map(|(_, id)| id).collect()
    }

    /// Returns the attempt to go on with: the latest of what this group left open and of what some of a larger one did.
    pub fn attempt_to_go_on(&self, learners: &[LearnerId]) -> Option<&AttemptLog> {
        let open = self
            .attempts_of(learners)
            .filter(|(_, attempt)| attempt.is_open_for(learners));
        let latest = open
            .chain(self.shared(learners))
            .max_by_key(|(_, attempt)| attempt.order)?;
        self.logs.get(latest.0)
    }

    /// Returns the latest open attempt of a larger group at this, if these did not begin anew by themselves since.
    pub fn shared_attempt_at(&self, learners: &[LearnerId], what: &What) -> Option<&AttemptLog> {
        let shared = self
            .shared(learners)
            .into_iter()
            .filter(|(_, attempt)| attempt.what == *what);
        let latest = shared.max_by_key(|(_, attempt)| attempt.order)?;
        self.logs.get(latest.0)
    }

    /// Returns the open attempts of larger groups that these may go on from by themselves.
    pub fn shared_attempts(&self, learners: &[LearnerId]) -> Vec<AttemptId> {
        self.shared(learners).into_iter().map(|(id, _)| *id).collect()
    }

    fn shared(&self, learners: &[LearnerId]) -> Vec<(&AttemptId, &Attempt)> {
        let is_newer = |own: &Attempt, shared: &Attempt| own.what == shared.what && shared.order < own.order;
        let has_own = |shared: &Attempt| {
            let mut own = self.attempts_of(learners).filter(|(_, own)| own.is_of(learners));
            own.any(|(_, own)| is_newer(own, shared))
        };
        let around = self
            .attempts_of(learners)
            .filter(|(_, attempt)| attempt.is_open_around(learners));
        around.filter(|(_, attempt)| !has_own(attempt)).collect()
    }

    /// The attempts that the first of these took part in.
    fn attempts_of(&self, learners: &[LearnerId]) -> impl Iterator<Item = (&AttemptId, &Attempt)> {
        let first = learners.first().and_then(|learner| self.learners.get(learner));
        first.into_iter().flat_map(|learner| &learner.attempts)
    }

    /// Returns the group in the order in which its next attempt goes round: who was first last time is last now. Whoever has
    /// never handed a parcel over stands before those who have.
    pub fn in_turn(&self, learners: &[LearnerId]) -> Vec<LearnerId> {
        let of_group = self
            .attempts_of(learners)
            .filter(|(_, attempt)| attempt.is_of(learners));
        let last = of_group.max_by_key(|(_, attempt)| attempt.order);
        let mut order = last.map_or_else(|| learners.to_vec(), |(_, attempt)| attempt.learners.clone());
        if last.is_some() {
            order.rotate_left(1);
        }
        let has_handed = |learner: &LearnerId| self.learners.get(learner).is_some_and(|known| 0 < known.share.handed);
        order.sort_by_key(has_handed);
        order
    }

    /// Returns the latest open attempt of exactly this group.
    pub fn open_attempt(&self, learners: &[LearnerId]) -> Option<&AttemptLog> {
        self.open_attempts(learners).last().and_then(|id| self.logs.get(id))
    }

    /// Returns the latest open attempt of this group at this lesson or scenario.
    pub fn open_attempt_at(&self, learners: &[LearnerId], what: &What) -> Option<&AttemptLog> {
        let open = self.open_attempts(learners);
        let mut logs = open.iter().filter_map(|id| self.logs.get(id));
        logs.rfind(|log| log.what == *what)
    }

    /// Returns the open attempts of exactly this group, the latest last.
    pub fn open_attempts(&self, learners: &[LearnerId]) -> Vec<AttemptId> {
        let open = self.attempts_of(learners);
        let mut open: Vec<_> = open.filter(|(_, attempt)| attempt.is_open_for(learners)).collect();
        open.sort_by_key(|(_, attempt)| attempt.order);
        open.into_iter().map(|(id, _)| *id).collect()
    }
}
