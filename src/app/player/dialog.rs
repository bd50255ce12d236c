//! A talk: what the other one says, after what came of the last answer, and what may be said now.

use super::{Body, screen::way_cues};
use crate::{
    app::{
        input::Input,
        layout::Layout,
        page::Block,
        picker::Picker,
        view_context::{Bilingual, ViewContext},
    },
    course::{Answer, Dialog},
    say::{Arg, sentence},
    text::Ink,
    tutor::Session,
};

/// How far the talk has come is the session's.
#[derive(Debug, Clone, PartialEq)]
pub struct Talking {
    asked: Dialog,
    picker: Picker,
}

impl Talking {
    pub fn of(asked: &Dialog) -> Talking {
        Talking {
            asked: asked.clone(),
            picker: Picker::default(),
        }
    }

    pub fn update(&mut self, input: Input, session: &Session) -> Option<Answer> {
        let options = session.talk_options();
        let index = self.picker.pick(input, options.len())?;
        Some(Answer::Say(options[index].id.clone()))
    }

    pub fn page(&self, layout: &Layout, session: &Session) -> Body {
        let options = session.talk_options();
        let words: Vec<Bilingual> = options.iter().map(|option| layout.ctx.text(&option.text)).collect();
        let items = self.picker.items(layout, &words, |_| None);
        (self.said(layout, session), items, way_cues(words.len().max(2)))
    }

    fn said(&self, layout: &Layout, session: &Session) -> Vec<Block> {
        let ctx = layout.ctx;
        let Some(talk) = session.talk() else { return Vec::new() };
        let mut blocks = Vec::new();
        let all = || self.asked.nodes.iter().flat_map(|node| &node.options);
        let last = talk.path.last().and_then(|id| all().find(|option| option.id == *id));
        if let Some(last) = last.filter(|last| !last.say.is_empty()) {
            blocks.extend([layout.paragraph(&ctx.text(&last.say)), layout.space()]);
        }
        if let Some(node) = talk.at(&self.asked) {
            let (speaker, text) = (Arg::Written(node.speaker.clone()), Arg::Written(node.text.clone()));
            let said = sentence::player_field(speaker, text);
            blocks.extend([layout.notice(&[ctx.say(&said)], Ink::Strong), layout.space()]);
        }
        blocks
    }
}

/// What comes later in a talk would be told too early.
pub fn aloud(ctx: &ViewContext, session: &Session, step: &Dialog) -> Vec<Bilingual> {
    let node = session.talk().and_then(|talk| talk.at(step));
    let texts = std::iter::once(&step.ask).chain(node.map(|node| &node.text));
    texts.map(|text| ctx.text(text)).collect()
}
