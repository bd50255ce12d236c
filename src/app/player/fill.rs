//! Filling a form by choosing, field by field; at the end it may be looked over and mended.
//!
//! ```text
//!  省：新疆                          ......     what is filled in
//!  县：？                            ......     the field in question
//! >1 莎车县                               1<
//!  2 泽普县                               2
//! ```

use super::{Body, PART_BY_PART};
use crate::{
    app::{
        input::{Input, Key},
        layout::Layout,
        page::Block,
        picker::Picker,
        view_context::{Bilingual, ViewContext},
    },
    course::{Answer, Fill, FillField},
    say::{Arg, Sentence, sentence},
    text::Ink,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Filling {
    asked: Fill,
    picker: Picker,
    /// The chosen option of each field, by the author's index.
    chosen: Vec<Option<usize>>,
}

impl Filling {
    pub fn of(asked: &Fill) -> Filling {
        Filling {
            picker: Picker::default(),
            chosen: vec![None; asked.fields.len()],
            asked: asked.clone(),
        }
    }

    /// Fills in the fields that were right.
    pub fn keep(&mut self, right: &[String]) {
        let kept = |field: &FillField| {
            let is_kept = right.contains(&field.id);
            is_kept
                .then(|| field.options.iter().position(|option| option.right))
                .flatten()
        };
        self.chosen = self.asked.fields.iter().map(kept).collect();
    }

    pub fn update(&mut self, input: Input) -> Option<Answer> {
        if input == Input::Key(Key::Backspace) {
            let last = self.chosen.iter().rposition(Option::is_some)?;
            self.chosen[last] = None;
            self.picker = Picker::default();
            return None;
        }
        match self.open_field() {
            Some(field) => {
                let picked = self.picker.pick(input, self.asked.fields[field].options.len())?;
                self.chosen[field] = Some(picked);
                self.picker = Picker::default();
                None
            }
            None => match self.picker.pick(input, self.asked.fields.len() + 1)? {
                0 => Some(self.answer()),
                field => {
                    self.chosen[field - 1] = None;
                    self.picker = Picker::default();
                    None
                }
            },
        }
    }

    pub fn page(&self, layout: &Layout) -> Body {
        let (ctx, asked) = (layout.ctx, &self.asked);
        let open = self.open_field();
        let mut lines = Vec::new();
        for (index, field) in asked.fields.iter().enumerate() {
            if self.chosen[index].is_none() && Some(index) != open {
                continue;
            }
            let ink = if Some(index) == open { Ink::Strong } else { Ink::Plain };
            lines.extend(layout.lines(&ctx.say(&filled(field, self.chosen[index])), ink));
        }
        let choices: Vec<Bilingual> = match open {
            Some(field) => asked.fields[field]
                .options
                .iter()
                .map(|option| ctx.text(&option.text))
                .collect(),
            None => {
                let labels = asked.fields.iter().map(|field| Arg::Written(field.label.clone()));
                let ways = std::iter::once(sentence::player_hand_in());
                let ways = ways.chain(labels.map(sentence::player_change));
                ways.map(|way| ctx.say(&way)).collect()
            }
        };
        (
            vec![Block::text(lines), layout.space()],
            self.picker.items(layout, &choices, |_| None),
            PART_BY_PART.to_vec(),
        )
    }

    /// Each field's option, once all have one.
    fn answer(&self) -> Answer {
        let fields = self.asked.fields.iter().zip(self.chosen.iter().copied().flatten());
        let fields = fields.map(|(field, option)| (field.id.clone(), field.options[option].id.clone()));
        Answer::Fill(fields.collect())
    }

    fn open_field(&self) -> Option<usize> {
        self.chosen.iter().position(Option::is_none)
    }
}

/// A line of the form: its label, and what stands in it.
fn filled(field: &FillField, chosen: Option<usize>) -> Sentence {
    let chosen = chosen.map(|option| Arg::Written(field.options[option].text.clone()));
    let value = chosen.unwrap_or_else(|| Arg::as_is("?"));
    sentence::player_field(Arg::Written(field.label.clone()), value)
}

/// The form as it is right.
pub fn put_together(ctx: &ViewContext, step: &Fill) -> Vec<Bilingual> {
    let right = |field: &FillField| field.options.iter().position(|option| option.right);
    step.fields
        .iter()
        .map(|field| ctx.say(&filled(field, right(field))))
        .collect()
}

/// What stands on the screen for the field with this id.
pub fn part(step: &Fill, id: &str) -> Option<Arg> {
    let field = step.fields.iter().find(|field| field.id == id);
    field.map(|field| Arg::Written(field.label.clone()))
}
