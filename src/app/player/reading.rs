//! Steps that are read and not answered: sentence pairs, a term, a story of somebody, work for tomorrow.
//!
//! ```text
//!               (picture)                                       运费
//!  1. 中文，靠左          ئۇيغۇرچە، ئوڭدا .1                   yùn fèi
//!                                                     运费          يوللاش ھەققى
//!  2. 第二句                    ئىككىنچى .2           一句话的解释      ............
//! ```

use super::super::{
    lay::Paper,
    page::{Block, BlockKind},
};
use crate::{
    course::{Picture, StepKind},
    text::{Ink, Lang, Line, Run},
};

/// The step's blocks; an answered kind gives none.
pub fn blocks(paper: &Paper, kind: &StepKind) -> Vec<Block> {
    let desk = paper.desk;
    match kind {
        StepKind::Read(read) => {
            let sentences: Vec<_> = read.sentences.iter().map(|text| desk.text(text)).collect();
            vec![paper.sentences(&sentences), paper.space()]
        }
        StepKind::Case(case) => {
            let sentences: Vec<_> = case.sentences.iter().map(|text| desk.text(text)).collect();
            vec![
                paper.paragraph(&desk.plain("app-player-case")),
                paper.heading(&desk.text(&case.who)),
                paper.space(),
                paper.sentences(&sentences),
                paper.space(),
            ]
        }
        StepKind::Homework(step) => vec![
            paper.heading(&desk.plain("app-player-homework")),
            paper.space(),
            paper.notice(&[desk.text(&step.ask)], Ink::Strong),
            paper.space(),
            paper.paragraph(&desk.plain("app-player-homework-tick")),
            paper.space(),
        ],
        StepKind::Term(step) => term(paper, &step.term),
        _ => Vec::new(),
    }
}

/// A word of the platforms: the Chinese of the phone's screen first, whatever the reader's language.
pub fn term(paper: &Paper, id: &str) -> Vec<Block> {
    let desk = paper.desk;
    let Some(term) = desk.course.terms.get(id) else {
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

/// A picture in the middle of the page; a letter of the author's for each pixel, so that it stands without colours too.
pub fn picture(paper: &Paper, picture: &Picture) -> Block {
    let lines = picture.rows.iter().map(|row| {
        let mut line = Line::default();
        for pixel in row {
            let ink = pixel.colour.map_or(Ink::Plain, |colour| Ink::Paint(colour.paint()));
            match line.runs.last_mut() {
                Some(last) if last.ink == ink => last.text.push(pixel.letter),
                _ => line.runs.push(Run {
                    text: pixel.letter.to_string(),
                    ink,
                }),
            }
        }
        paper.centered(line)
    });
    Block {
        kind: BlockKind::Picture,
        lines: lines.collect(),
    }
}
