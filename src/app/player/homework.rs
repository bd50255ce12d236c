//! A page with work for tomorrow, which the trainer ticks off.

use crate::{
    app::{layout::Layout, page::Block},
    course::Homework,
    text::Ink,
};

pub fn question(layout: &Layout, step: &Homework) -> Vec<Block> {
    let ctx = layout.ctx;
    vec![
        layout.heading(&ctx.plain("app-player-homework")),
        layout.space(),
        layout.notice(&[ctx.text(&step.ask)], Ink::Strong),
        layout.space(),
        layout.paragraph(&ctx.plain("app-player-homework-tick")),
        layout.space(),
    ]
}
