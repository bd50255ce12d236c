//! A list of names that a trainer wrote elsewhere, beside who is known here: what would change, and what cannot be.
//!
//! ```text
//! Roster ─▶ plan_roster(records) ─▶ RosterPlan { lines, faults } ─▶ write ─▶ entries, if there is no fault
//! ```
//! Who is meant by a row:
//!
//! | number | known here | is |
//! |---|---|---|
//! | given | with this name | the same; nothing changes but classes |
//! | given | with another name | a new name where that was asked for, else a fault |
//! | given | nobody | somebody new with this number |
//! | none | one of this name in the class, or in none; or the row names no class | the same |
//! | none | nobody of this name there | somebody new with the next free number |
//!
//! Classes are only added: nobody leaves one because a list does not name it. Leaves files and their bytes to `report`.

mod classes;
mod plan;

use super::{ClassId, Entry, EntryWriter, Fact, LearnerId, LearnerRecords};

pub use classes::join_classes;
pub use plan::plan_roster;

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    pub rows: Vec<RosterRow>,
    /// It was written in a way that has not all letters: `?` may stand for one that was lost.
    pub may_have_lost: bool,
}

/// A row as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RosterRow {
    /// As a spreadsheet counts, headings and empty rows too.
    pub number: usize,
    pub card: String,
    pub name: String,
    /// One class or several, see `join_classes`.
    pub class: String,
    /// What stands under no heading.
    pub beyond: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterColumn {
    Card,
    Name,
    Class,
    /// Right of the last heading.
    Beyond,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterFault {
    pub row: usize,
    pub column: RosterColumn,
    pub typed: String,
    pub why: RosterWhy,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterWhy {
    /// It is no card number.
    CardForm,
    /// Whoever had it asked to be deleted and may come back.
    CardLeaving,
    /// An earlier row has it, with another name.
    CardTwice {
        row: usize,
    },
    /// Several have it here, none of them with this name.
    CardShared,
    /// There is no number left.
    CardsFull,
    /// Somebody else has the number here.
    OtherName {
        name: String,
    },
    NameMissing,
    NameUnfit,
    NameLong,
    /// Letters of it were lost when the file was written.
    NameLost,
    /// Several have this name here: the row needs a number.
    NameShared,
    /// An earlier row has the same name and class: one of them needs a number.
    NameTwice {
        row: usize,
    },
    ClassUnfit,
    ClassLong,
    Beyond,
}

/// What would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RosterPlan {
    /// A line for each row without a fault.
    pub lines: Vec<RosterLine>,
    /// By row. Nothing is written while there is one.
    pub faults: Vec<RosterFault>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterLine {
    pub row: usize,
    pub card: u16,
    pub name: String,
    pub doing: RosterDoing,
    /// Names of the classes that they join.
    pub joins: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterDoing {
    Known(LearnerId),
    /// The row has no number.
    KnownByName(LearnerId),
    /// Somebody with the same name may be here, with this number.
    Added {
        namesake: Option<u16>,
    },
    /// Who had no name yet.
    Named(LearnerId),
    Renamed {
        learner: LearnerId,
        before: String,
    },
}

impl RosterDoing {
    pub fn learner(&self) -> Option<LearnerId> {
        match self {
            RosterDoing::Known(learner)
            | RosterDoing::KnownByName(learner)
            | RosterDoing::Named(learner)
            | RosterDoing::Renamed { learner, .. } => Some(*learner),
            RosterDoing::Added { .. } => None,
        }
    }
}

impl RosterLine {
    /// Whether anything is written for it.
    pub fn changes(&self) -> bool {
        let is_known = matches!(self.doing, RosterDoing::Known(_) | RosterDoing::KnownByName(_));
        !is_known || !self.joins.is_empty()
    }
}

impl RosterPlan {
    pub fn changes(&self) -> bool {
        self.lines.iter().any(RosterLine::changes)
    }

    /// Returns who of those that are known changes: of them all must be read before anything is written.
    pub fn touched(&self) -> Vec<LearnerId> {
        let changed = self.lines.iter().filter(|line| line.changes());
        changed.filter_map(|line| line.doing.learner()).collect()
    }

    /// Returns the names of the classes that there are not yet, each once.
    pub fn new_classes(&self, records: &LearnerRecords) -> Vec<&str> {
        let mut new: Vec<&str> = Vec::new();
        for name in self.lines.iter().flat_map(|line| &line.joins) {
            if class_named(records, name).is_none() && !new.contains(&name.as_str()) {
                new.push(name);
            }
        }
        new
    }

    /// Writes what changes: classes, then learners in the order of their rows.
    pub fn write(&self, records: &mut LearnerRecords, writer: &mut EntryWriter, at_ms: i64) -> Vec<Entry> {
        let mut entries = Vec::new();
        for name in self
            .new_classes(records)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
        {
            let class = writer.class();
            entries.push(writer.write(records, Fact::ClassMade { class, name }, at_ms));
        }
        for line in self.lines.iter().filter(|line| line.changes()) {
            let learner = line.doing.learner().unwrap_or_else(|| writer.learner());
            let name = line.name.clone();
            let named = match &line.doing {
                RosterDoing::Known(_) | RosterDoing::KnownByName(_) => None,
                RosterDoing::Added { .. } => {
                    let card = line.card;
                    Some(Fact::LearnerAdded { learner, name, card })
                }
                RosterDoing::Named(_) | RosterDoing::Renamed { .. } => Some(Fact::LearnerRenamed {
                    learner,
                    name,
                    replaces: None,
                }),
            };
            entries.extend(named.map(|fact| writer.write(records, fact, at_ms)));
            for name in &line.joins {
                let class = class_named(records, name).expect("classes were made before");
                let joined = Fact::ClassJoined {
                    class,
                    learner,
                    replaces: Some(Vec::new()),
                };
                entries.push(writer.write(records, joined, at_ms));
            }
        }
        entries
    }
}

/// The class of this name that was made first.
fn class_named(records: &LearnerRecords, name: &str) -> Option<ClassId> {
    let classes = records.center.classes.keys();
    classes
        .copied()
        .find(|class| records.center.class_name(*class).map(tidy).as_deref() == Some(name))
}

/// A name without space around it, with one kind of space in it.
fn tidy(name: &str) -> String {
    let plain = |sign: char| if sign.is_whitespace() { ' ' } else { sign };
    name.trim().chars().map(plain).collect()
}
