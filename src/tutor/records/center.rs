//! The fold of what is about nobody in particular: the classes there are and the settings of the place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    super::{ClassId, Entry, Fact, Key, Setting, What},
    Register,
};

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Center {
    /// Names of the classes.
    pub classes: BTreeMap<ClassId, Register<String>>,
    /// The PIN's hash; empty when there is none.
    pub trainer_pin_hash: Register<String>,
    /// "Today only these"; empty for all.
    pub today: Register<Vec<What>>,
    /// The class whose names sign-in offers first.
    pub today_class: Register<Option<ClassId>>,
    /// What only newer programs read.
    pub other: BTreeMap<String, Register<String>>,
    /// Highest among its entries.
    pub(super) rank: Option<(u64, Key)>,
}

impl Center {
    /// Returns what these entries about nobody come to, in whatever order they come.
    pub fn of(mut entries: Vec<Entry>) -> Center {
        entries.sort_by_key(Entry::rank);
        let mut center = Center::default();
        entries.iter().for_each(|entry| center.apply(entry));
        center
    }

    /// Whether the entry comes after all that is in here, so that it can be taken in as it comes.
    pub fn is_before(&self, entry: &Entry) -> bool {
        self.rank < Some(entry.rank())
    }

    /// Takes one entry in; whoever gives entries gives them by rank.
    pub fn apply(&mut self, entry: &Entry) {
        self.rank = Some(entry.rank()).max(self.rank);
        match &entry.fact {
            Fact::ClassMade { class, name } => {
                let names = self.classes.entry(*class).or_default();
                names.set(entry.key, name.clone(), Some(&[]));
            }
            Fact::ClassRenamed { class, name, replaces } => {
                if let Some(names) = self.classes.get_mut(class) {
                    names.set(entry.key, name.clone(), replaces.as_deref());
                }
            }
            Fact::SettingChanged { setting, replaces } => self.set(entry.key, setting, replaces.as_deref()),
            Fact::LearnerAdded { .. }
            | Fact::LearnerRenamed { .. }
            | Fact::ClassJoined { .. }
            | Fact::AttemptOpened { .. }
            | Fact::Acted { .. }
            | Fact::StepDone { .. }
            | Fact::Missed { .. }
            | Fact::Refused { .. }
            | Fact::CalledTeacher { .. }
            | Fact::ExitAnswered { .. }
            | Fact::AttemptClosed { .. }
            | Fact::HomeworkTicked { .. }
            | Fact::LeaveAsked { .. }
            | Fact::LeaveWaited { .. }
            | Fact::LeaveTakenBack { .. }
            | Fact::Erased { .. }
            | Fact::Unknown { .. } => {}
        }
    }

    /// What is opened today; empty for all.
    pub fn today(&self) -> &[What] {
        self.today.value().map_or(&[], Vec::as_slice)
    }

    /// The hashes of the trainers' words: more than one where two PCs set one each, none where there is none.
    pub fn trainer_words(&self) -> impl Iterator<Item = &str> {
        let hashes = self.trainer_pin_hash.values().into_iter().map(String::as_str);
        hashes.filter(|hash| !hash.is_empty())
    }

    pub fn today_class(&self) -> Option<ClassId> {
        self.today_class.value().copied().flatten()
    }

    /// The name of a class, if there is such a class.
    pub fn class_name(&self, class: ClassId) -> Option<&str> {
        self.classes.get(&class)?.value().map(String::as_str)
    }

    pub(super) fn keys_of(&self, setting: &Setting) -> Vec<Key> {
        match setting {
            Setting::Languages { .. } | Setting::Product { .. } => Vec::new(),
            Setting::TrainerPin(_) => self.trainer_pin_hash.keys(),
            Setting::Today(_) => self.today.keys(),
            Setting::TodayClass(_) => self.today_class.keys(),
            Setting::Other { key, .. } => self.other.get(key).map(Register::keys).unwrap_or_default(),
        }
    }

    fn set(&mut self, key: Key, setting: &Setting, replaces: Option<&[Key]>) {
        match setting {
            Setting::Languages { .. } | Setting::Product { .. } => {}
            Setting::TrainerPin(hash) => self.trainer_pin_hash.set(key, hash.clone(), replaces),
            Setting::Today(whats) => self.today.set(key, whats.clone(), replaces),
            Setting::TodayClass(class) => self.today_class.set(key, *class, replaces),
            Setting::Other { key: name, value } => {
                let register = self.other.entry(name.clone()).or_default();
                register.set(key, value.clone(), replaces);
            }
        }
    }
}
