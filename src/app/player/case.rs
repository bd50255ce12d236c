//! A page with a story of somebody: who, and what came of it.

use crate::{
    app::{lay::Paper, page::Block},
    course::Case,
};

pub fn question(paper: &Paper, step: &Case) -> Vec<Block> {
    let desk = paper.desk;
    let sentences: Vec<_> = step.sentences.iter().map(|text| desk.text(text)).collect();
    vec![
        paper.paragraph(&desk.plain("app-player-case")),
        paper.heading(&desk.text(&step.who)),
        paper.space(),
        paper.sentences(&sentences),
        paper.space(),
    ]
}
