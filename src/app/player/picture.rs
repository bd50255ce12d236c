//! A picture in the middle of a step's page; a letter of the author's for each pixel, so that it stands without colours too.

use crate::{
    app::{
        layout::Layout,
        page::{Block, BlockKind},
    },
    course::Picture,
    text::{Ink, Line, Run},
};

pub fn picture(layout: &Layout, picture: &Picture) -> Block {
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
        layout.centered(line)
    });
    Block::of(BlockKind::Picture, lines.collect())
}
