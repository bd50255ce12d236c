//! A form whose fields are filled by choosing.

use std::collections::BTreeMap;

use super::{
    Answer, Context, Feedback, MOST_OPTIONS, Mark, Reader, Table, Verdict,
    choice::{Choice, options},
    ids::is_permutation,
};
use crate::course::{Text, draw::Hash};

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

impl Fill {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, context: &Context<'_>) -> Option<Fill> {
        let ask = reader.text(table, "ask");
        let say = reader.maybe_text(table, "say");
        let mut ids = BTreeMap::new();
        let list = reader.full_list(table, "field", 1..MOST_OPTIONS + 1);
        let fields = reader.tables(list, |reader, table| {
            let id = reader.own_id(table, "field", &mut ids);
            let label = reader.text(table, "label");
            let options = options(reader, table, context);
            Some(FillField {
                id: id?.string,
                label: label?,
                options: options?,
            })
        });
        Some(Fill {
            ask: ask?,
            fields,
            say: say.unwrap_or_default(),
        })
    }

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
