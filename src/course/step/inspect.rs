//! Find what is wrong in a listing, label or message.

use super::{ASK, Answer, Feedback, HINTS, MOST_OPTIONS, Mark, SAY, Verdict, choice::must_say, ids::all_differ};
use crate::course::{
    Node, Text,
    draw::Hash,
    reader::Reader,
    shape::{Element, Key, Kind, Shape, Value, some},
};

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

const PARTS: Key<Vec<InspectPart>> = Key::new(
    "part",
    some(&Kind::Table(&PART), 2, MOST_OPTIONS),
    "The parts of what is looked at; at least one has a fault.",
);

pub(super) const SHAPE: Shape = Shape::new("inspect", "Finds what is wrong.", &[ASK.line, PARTS.line, HINTS.line]);

const ID: Key<String> = Key::new("id", Kind::OwnId("part"), "Its id.");
const TEXT: Key<Text> = Key::new("text", Kind::Text, "What stands there.");
const FAULT: Key<bool> = Key::new("fault", Kind::Boolean, "It is wrong.").or_default();
const PART: Shape = Shape::new(
    "part",
    "A part of a listing, label or message; one with a fault must `say` why.",
    &[ID.line, TEXT.line, FAULT.line, SAY.line],
);

impl Value for Inspect {
    fn of(node: &Node) -> Option<Inspect> {
        Some(Inspect {
            ask: ASK.of(node)?,
            parts: PARTS.of(node)?,
        })
    }
}

impl Value for InspectPart {
    fn of(node: &Node) -> Option<InspectPart> {
        Some(InspectPart {
            id: ID.of(node)?,
            text: TEXT.of(node)?,
            is_fault: FAULT.of(node)?,
            say: SAY.of(node)?,
        })
    }
}

impl Element for InspectPart {}

/// There is something to find, and why it is wrong is said.
pub(super) fn look(reader: &mut Reader<'_>, node: &Node) {
    for part in PARTS.at(node).map_or(&[][..], Node::items) {
        must_say(reader, part, FAULT.of(part) == Some(true));
    }
    let parts = PARTS.of(node).unwrap_or_default();
    if !parts.is_empty() && !parts.iter().any(|part| part.is_fault) {
        let label = "there must be something to find: `fault = true`";
        reader.bad_value(node.span.clone(), "no part has a fault", label);
    }
}

impl Inspect {
    pub(super) fn texts(&self) -> Vec<&Text> {
        let parts = self.parts.iter().map(|part| &part.text);
        std::iter::once(&self.ask).chain(parts).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        self.parts.iter().fold(hash.text("inspect"), |hash, part| {
            hash.text(&part.id).number(i64::from(part.is_fault))
        })
    }

    pub(super) fn right_answer(&self) -> Answer {
        let faults = self.parts.iter().filter(|part| part.is_fault);
        Answer::Inspect(faults.map(|part| part.id.clone()).collect())
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
