//! Find what is wrong in a listing, label or message.

use std::collections::BTreeMap;

use super::{Answer, Feedback, MOST_OPTIONS, Mark, Reader, Table, Verdict, ids::all_differ};
use crate::course::{Text, draw::Hash};

#[derive(Debug, Clone, PartialEq)]
pub struct Inspect {
    pub ask: Text,
    pub parts: Vec<InspectPart>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct InspectPart {
    pub id: String,
    pub text: Text,
    pub is_fault: bool,
    /// Why it is or is not a fault.
    pub say: Text,
}

impl Inspect {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Inspect> {
        let ask = reader.text(table, "ask");
        let mut ids = BTreeMap::new();
        let before = reader.problems.len();
        let list = reader.full_list(table, "part", 2..MOST_OPTIONS + 1);
        let parts = reader.tables(list, |reader, table| {
            let id = reader.own_id(table, "part", &mut ids);
            let text = reader.text(table, "text");
            let is_fault = reader.boolean(table, "fault");
            let say = if is_fault {
                reader.text(table, "say")
            } else {
                reader.maybe_text(table, "say")
            };
            Some(InspectPart {
                id: id?.string,
                text: text?,
                is_fault,
                say: say.unwrap_or_default(),
            })
        });
        if reader.problems.len() == before && !parts.iter().any(|part| part.is_fault) {
            reader.bad_value(
                table.span.clone(),
                "no part has a fault",
                "there must be something to find: `fault = true`",
            );
        }
        Some(Inspect { ask: ask?, parts })
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        let parts = self.parts.iter().map(|part| &part.text);
        std::iter::once(&self.ask).chain(parts).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        self.parts.iter().fold(hash.text("inspect"), |hash, part| {
            hash.text(&part.id).number(i64::from(part.is_fault))
        })
    }

    pub(super) fn grade(&self, answer: &Answer) -> Option<Verdict> {
        let Answer::Inspect(chosen) = answer else {
            return None;
        };
        if !all_differ(chosen) {
            return None;
        }
        let find = |id: &String| self.parts.iter().find(|part| part.id == *id);
        let parts = chosen.iter().map(find).collect::<Option<Vec<_>>>()?;
        let faults = self.parts.iter().filter(|part| part.is_fault).count();
        let no_wrong_one = parts.iter().all(|part| part.is_fault);
        let right = no_wrong_one && parts.len() == faults;
        let spoken = parts.iter().filter(|part| right || !part.is_fault);
        let mut say: Vec<Feedback> = spoken.map(|part| Feedback::Part(part.id.clone())).collect();
        if no_wrong_one && !right {
            say.push(Feedback::Incomplete);
        }
        Some(Verdict {
            right,
            marks: parts.iter().map(|part| Mark::new(&part.id, part.is_fault)).collect(),
            say,
            misconceptions: Vec::new(),
        })
    }

    pub(super) fn words(&self, feedback: &Feedback) -> Option<&Text> {
        let Feedback::Part(id) = feedback else {
            return None;
        };
        let part = self.parts.iter().find(|part| part.id == *id);
        part.map(|part| &part.say)
    }
}
