//! A page with a story of somebody: who, and what came of it.

use crate::{
    app::{layout::Layout, page::Block},
    course::Case,
    say::sentence,
};

pub fn question(layout: &Layout, step: &Case) -> Vec<Block> {
    let ctx = layout.ctx;
    let sentences: Vec<_> = step.sentences.iter().map(|text| ctx.text(text)).collect();
    vec![
        layout.paragraph(&ctx.say(&sentence::player_case())),
        layout.heading(&ctx.text(&step.who)),
        layout.space(),
        layout.sentences(&sentences),
        layout.space(),
    ]
}
