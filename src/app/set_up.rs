//! The trainer's page that finds how Uyghur reads right on this terminal: one line sent in each way, and a picture of its
//! first word that no terminal can turn. Never put before a trainee.
//!
//! ```text
//!  哪一行和图一样？                                    ......
//!                    (the first word as a picture)
//! >1 ......  1234-0000-138 :.....  (.... 5) ...... 25.80 .....  1<
//!  2 the same line, another way                                 2
//!  …
//!  5 都不对，用拉丁字母                                          5
//! ```

use super::{
    cell_order::{CellOrder, UyghurChoice},
    input::{Input, Key},
    keymap::Cue,
    layout::{Layout, Mark, join, run},
    page::{Block, BlockKind, Item, Page, View},
    picker::Picker,
};
use crate::{
    app::view_context::ViewContext,
    say::sentence,
    text::{Align, Ink, Lang, Line, line},
};

/// Most terminals need nothing more than a switch: that way comes first.
const WAYS: [CellOrder; 4] = [
    CellOrder::Plain,
    CellOrder::Marks,
    CellOrder::Words,
    CellOrder::Terminal,
];

/// ئالما, the first word of the line, as it is written.
const WORD: [&str; 8] = [
    "ww......................w...ww...........ww.",
    "ww.....................ww...ww..........wwww",
    "ww.....................ww...ww..........www.",
    "ww......................w...ww............ww",
    "ww..........w...........w...ww............ww",
    "wwwwwwwwwwwwwwwwwwwwwwwww...wwwwwwwwwwwwwwww",
    ".wwwwwwwwwww.wwwwwwwwwwww....wwwwwwwwwwwwwww",
    "...........www..............................",
];
const WHITE: u8 = 7;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUp {
    picker: Picker,
    /// The program was started for this page alone.
    pub ends_program: bool,
}

/// What came of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    Nothing,
    Left,
    Chosen(UyghurChoice),
}

impl SetUp {
    pub fn open(ends_program: bool) -> SetUp {
        SetUp {
            picker: Picker::default(),
            ends_program,
        }
    }

    pub fn update(&mut self, input: Input) -> Found {
        if let Input::Key(Key::Esc | Key::Digit(0)) = input {
            return Found::Left;
        }
        match self.picker.pick(input, WAYS.len() + 1) {
            Some(index) => Found::Chosen(
                WAYS.get(index)
                    .map_or(UyghurChoice::Latin, |cell_order| UyghurChoice::Cells(*cell_order)),
            ),
            None => Found::Nothing,
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let blocks = vec![
            layout.heading(&ctx.say(&sentence::app_set_up_ask())),
            layout.space(),
            word(&layout),
            layout.space(),
            layout.paragraph(&ctx.say(&sentence::app_set_up_tell())),
            layout.space(),
        ];
        let mut options: Vec<Item> = WAYS
            .iter()
            .enumerate()
            .map(|(row, cell_order)| self.sample(&layout, row, *cell_order))
            .collect();
        options.push(layout.option(&ctx.say(&sentence::app_set_up_none()), self.mark(WAYS.len())));
        Page {
            top: layout.lines(&ctx.say(&sentence::app_set_up_title()), Ink::Strong),
            blocks,
            options,
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Move, Cue::Close]),
            ..Page::default()
        }
    }

    fn mark(&self, row: usize) -> Mark {
        Mark {
            digit: u8::try_from(row + 1).ok(),
            is_focused: row == self.picker.focus,
            tick: None,
        }
    }

    /// The line of the test, always in Uyghur's own letters.
    fn sample(&self, layout: &Layout, row: usize, cell_order: CellOrder) -> Item {
        let mark = self.mark(row);
        let ink = if mark.is_focused { Ink::Focus } else { Ink::Plain };
        let uyghur = Lang::new("ug");
        let sample = line(
            &layout.ctx.localizer(&uyghur).say(&sentence::app_set_up_sample()),
            &uyghur,
            ink,
        );
        let (near, far) = if mark.is_focused { (">", "<") } else { (" ", " ") };
        let digit = (row + 1).to_string();
        let edge = |runs| Line {
            runs,
            ..Line::default()
        };
        let left = edge(vec![run(near, ink), run(digit.clone(), Ink::Key), run(" ", ink)]);
        let right = edge(vec![run(" ", ink), run(digit, Ink::Key), run(far, ink)]);
        let room = layout.width.saturating_sub(left.width() + right.width());
        Item {
            digit: mark.digit,
            lines: vec![join([left, sample.padded(room, Align::Right), right])],
            is_focused: mark.is_focused,
            digit_column: layout.digit_column(),
            cell_order: Some(cell_order),
        }
    }
}

fn word(layout: &Layout) -> Block {
    let rows = WORD.iter().map(|row| {
        let pixels = row.chars().map(|pixel| match pixel {
            'w' => run("w", Ink::Paint(WHITE)),
            _ => run(" ", Ink::Plain),
        });
        let row = Line {
            runs: pixels.collect(),
            ..Line::default()
        };
        row.padded(layout.width, Align::Right)
    });
    Block::of(BlockKind::Picture, rows.collect())
}
