//! A page with work for tomorrow, which the trainer ticks off.

use crate::{
    app::{layout::Layout, page::Block},
    course::Homework,
    say::sentence,
    text::Ink,
};

pub fn question(layout: &Layout, step: &Homework) -> Vec<Block> {
    let ctx = layout.ctx;
    vec![
        layout.heading(&ctx.say(&sentence::player_homework())),
        layout.space(),
        layout.notice(&[ctx.text(&step.ask)], Ink::Strong),
        layout.space(),
        layout.paragraph(&ctx.say(&sentence::player_homework_tick())),
        layout.space(),
    ]
}
