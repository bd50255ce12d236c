//! A page with work for tomorrow, which the trainer ticks off.

use crate::{
    app::{lay::Paper, page::Block},
    course::Homework,
    text::Ink,
};

pub fn question(paper: &Paper, step: &Homework) -> Vec<Block> {
    let desk = paper.desk;
    vec![
        paper.heading(&desk.plain("app-player-homework")),
        paper.space(),
        paper.notice(&[desk.text(&step.ask)], Ink::Strong),
        paper.space(),
        paper.paragraph(&desk.plain("app-player-homework-tick")),
        paper.space(),
    ]
}
