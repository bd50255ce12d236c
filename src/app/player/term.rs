//! A page with one word of the platforms: the Chinese of the phone's screen first, whatever the reader's language.
//!
//! ```text
//!                     运费
//!                   yùn fèi
//!  运费                       يوللاش ھەققى
//!  一句话的解释                   ............
//! ```

use crate::{
    app::{
        desk::{Desk, Said},
        lay::Paper,
        page::Block,
    },
    course::ShownTerm,
    text::{Ink, Lang, Line},
};

pub fn question(paper: &Paper, step: &ShownTerm) -> Vec<Block> {
    let desk = paper.desk;
    let Some(term) = desk.course.terms.get(&step.term) else {
        return Vec::new();
    };
    let zh = Lang::new("zh");
    let chinese = paper.centered(paper.line(term.text.in_lang(&zh), &zh, Ink::Strong));
    let reading = paper.centered(Line::raw(term.pinyin.clone(), Ink::Dim));
    vec![
        Block::text(vec![chinese, reading]),
        paper.space(),
        paper.heading(&desk.text(&term.text)),
        paper.paragraph(&desk.text(&term.plain)),
        paper.space(),
    ]
}

pub fn aloud(desk: &Desk, step: &ShownTerm) -> Vec<Said> {
    match desk.course.terms.get(&step.term) {
        Some(term) => vec![desk.text(&term.text), desk.text(&term.plain)],
        None => Vec::new(),
    }
}
