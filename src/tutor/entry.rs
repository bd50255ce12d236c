//! One line of the log, and the writer: who minted which key, and in what order learners' facts stand.

use super::{AttemptId, ClassId, Fact, Key, LearnerId, LearnerRecords, RunId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: Key,
    /// One more than the highest among the entries about the same learners that its writer knew.
    pub lamport: u64,
    /// What the PC's clock claimed, in milliseconds since 1970. Orders nothing.
    pub at_ms: i64,
    /// Whom it is about.
    pub learners: Vec<LearnerId>,
    pub fact: Fact,
}

impl Entry {
    /// The order in which `LearnerRecords` take entries, the same on every PC: by Lamport number, then by key.
    pub fn rank(&self) -> (u64, Key) {
        (self.lamport, self.key)
    }
}

/// Writes this run's entries, without a gap.
///
/// ```text
/// let attempt = writer.attempt();                      the key of the entry that comes next
/// let entry = writer.write(&mut records, Fact::AttemptOpened { attempt, .. }, at_ms);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryWriter {
    pub run: RunId,
    /// The `n` of the next entry.
    pub next_n: u64,
}

impl EntryWriter {
    /// Returns the writer of a run that has written nothing.
    pub fn new(run: RunId) -> EntryWriter {
        EntryWriter { run, next_n: 1 }
    }

    /// Returns the id of the learner whom the next entry adds.
    pub fn learner(&self) -> LearnerId {
        LearnerId(self.key())
    }

    /// Returns the id of the class that the next entry makes.
    pub fn class(&self) -> ClassId {
        ClassId(self.key())
    }

    /// Returns the id of the attempt that the next entry opens.
    pub fn attempt(&self) -> AttemptId {
        AttemptId(self.key())
    }

    /// Makes the fact's entry and applies it to the records.
    pub fn write(&mut self, records: &mut LearnerRecords, fact: Fact, at_ms: i64) -> Entry {
        let fact = records.naming(fact);
        let learners = records.concerned(&fact);
        let entry = Entry {
            key: self.key(),
            lamport: records.next_lamport(&learners),
            at_ms,
            learners,
            fact,
        };
        self.next_n += 1;
        records.apply(&entry);
        entry
    }

    fn key(&self) -> Key {
        Key {
            run: self.run,
            n: self.next_n,
        }
    }
}
