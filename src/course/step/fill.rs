//! A form whose fields are filled by choosing.

use super::{
    ASK, Answer, Feedback, HINTS, MOST_OPTIONS, Mark, SAY, Verdict,
    choice::{self, Choice, OPTIONS},
    ids::is_permutation,
};
use crate::course::{
    Node, Text,
    draw::Hash,
    reader::Reader,
    shape::{Element, Key, Kind, Shape, Value, some},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    pub ask: Text,
    pub fields: Vec<FillField>,
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FillField {
    pub id: String,
    pub label: Text,
    pub options: Vec<Choice>,
}

const FIELDS: Key<Vec<FillField>> = Key::new(
    "field",
    some(&Kind::Table(&FIELD), 1, MOST_OPTIONS),
    "The form's fields.",
);

pub(super) const SHAPE: Shape = Shape::new(
    "fill",
    "Fills a form by choosing.",
    &[ASK.line, FIELDS.line, SAY.line, HINTS.line],
);

const ID: Key<String> = Key::new("id", Kind::OwnId("field"), "Its id.");
const LABEL: Key<Text> = Key::new("label", Kind::Text, "What stands before it.");
const FIELD: Shape = Shape::new("field", "A field of a form.", &[ID.line, LABEL.line, OPTIONS.line]);

impl Value for Fill {
    fn of(node: &Node) -> Option<Fill> {
        Some(Fill {
            ask: ASK.of(node)?,
            fields: FIELDS.of(node)?,
            say: SAY.of(node)?,
        })
    }
}

impl Value for FillField {
    fn of(node: &Node) -> Option<FillField> {
        Some(FillField {
            id: ID.of(node)?,
            label: LABEL.of(node)?,
            options: OPTIONS.of(node)?,
        })
    }
}

impl Element for FillField {}

/// Each field has right options and wrong ones.
pub(super) fn look(reader: &mut Reader<'_>, node: &Node) {
    for field in FIELDS.at(node).map_or(&[][..], Node::items) {
        choice::look(reader, field);
    }
}

impl Fill {
    pub(super) fn texts(&self) -> Vec<&Text> {
        let labels = self.fields.iter().map(|field| &field.label);
        std::iter::once(&self.ask).chain(labels).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        self.fields.iter().fold(hash.text("fill"), |hash, field| {
            field.options.iter().fold(hash.text(&field.id), |hash, option| {
                hash.text(&option.id).number(i64::from(option.right))
            })
        })
    }

    pub(super) fn right_answer(&self) -> Answer {
        let right = self.fields.iter().filter_map(|field| {
            let option = field.options.iter().find(|option| option.right)?;
            Some((field.id.clone(), option.id.clone()))
        });
        Answer::Fill(right.collect())
    }

    pub(super) fn grade(&self, answer: &Answer) -> Option<Verdict> {
        let Answer::Fill(chosen) = answer else {
            return None;
        };
        let wanted: Vec<&String> = self.fields.iter().map(|field| &field.id).collect();
        let fields: Vec<String> = chosen.iter().map(|(field, _)| field.clone()).collect();
        if !is_permutation(&fields, &wanted) {
            return None;
        }
        let mut verdict = Verdict {
            right: true,
            marks: Vec::new(),
            say: Vec::new(),
            misconceptions: Vec::new(),
        };
        for (field_id, option_id) in chosen {
            let field = self.fields.iter().find(|field| field.id == *field_id)?;
            let option = field.options.iter().find(|option| option.id == *option_id)?;
            verdict.marks.push(Mark::new(field_id, option.right));
            if !option.right {
                verdict.right = false;
                verdict.say.push(Feedback::Field {
                    field: field_id.clone(),
                    option: option_id.clone(),
                });
            }
            verdict.misconceptions.extend(option.misconception.clone());
        }
        if verdict.right {
            verdict.say.push(Feedback::Step);
        }
        Some(verdict)
    }

    pub(super) fn words(&self, feedback: &Feedback) -> Option<&Text> {
        if *feedback == Feedback::Step {
            return Some(&self.say);
        }
        let Feedback::Field { field, option } = feedback else {
            return None;
        };
        let field = self.fields.iter().find(|known| known.id == *field)?;
        let option = field.options.iter().find(|known| known.id == *option)?;
        Some(&option.say)
    }
}
