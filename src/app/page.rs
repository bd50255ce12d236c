//! What a screen shows, already wrapped into lines: the painter paints it, `plain` prints it, the checker measures it.
//!
//! ```text
//! ┌ top ─────────────────────────────────────────────┐  where am I · whose turn · day · money   (1–3 lines)
//! │ body: blocks of lines                             │  body and options are one column of rows; when it is
//! │ options: 1 … 9, each with its digit at both edges │  longer than the room, `scroll` rows are left out above
//! └ keys ────────────────────────────────────────────┘  the keys that work on this screen        (1–4 lines)
//! ```

use super::{cell_order::CellOrder, keymap::Cue};
use crate::text::Line;

/// The room a page is laid out for, in columns and rows of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub width: u16,
    pub height: u16,
}

/// Wider terminals get more air, not longer lines: the painter centres a page of this width.
pub const PAGE_WIDTH_MAX: u16 = 100;

/// Rows that the painter's two rules take, between top and body and between body and keys.
pub const RULE_ROWS: usize = 2;

/// A notice's frame: one row above and below, two columns at either side.
pub const NOTICE_ROWS: usize = 2;
pub const NOTICE_COLUMNS: usize = 4;

impl View {
    /// The room for a page that lies over this one, inside the frame that the painter draws around it.
    pub fn inside(self) -> View {
        View {
            width: self.width.min(PAGE_WIDTH_MAX).saturating_sub(8),
            height: self.height.saturating_sub(4),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Exactly what stands above the frame.
    pub top: Vec<Line>,
    /// Painted one under the other; empty rows between them are lines of their own.
    pub blocks: Vec<Block>,
    pub options: Vec<Item>,
    pub keys: Keys,
    /// Rows of blocks and options that are left out above; already clamped to the view.
    pub scroll: usize,
    /// Drawn over the middle, laid out for `View::inside`; while it is there, options and keys are the overlay's own.
    pub overlay: Option<Box<Page>>,
}

/// The keys that work on a page, and the bottom lines that say so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keys {
    pub cues: Vec<Cue>,
    pub lines: Vec<Line>,
    /// Where each cue stands in the lines, in each language.
    pub spots: Vec<KeySpot>,
    /// Whether a language's row leaves words out.
    pub is_short: bool,
}

/// The cells of a bottom line that a click takes for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeySpot {
    pub cue: Cue,
    pub row: usize,
    pub column: usize,
    pub width: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    Text,
    Picture,
    Chart,
    /// Stands in a frame: feedback, a refusal, "call the teacher". Its lines leave `NOTICE_COLUMNS` free.
    Notice,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    pub lines: Vec<Line>,
    /// Where the next sign is typed, if something is typed here.
    pub caret: Option<Caret>,
}

/// A cell of a block, counted from its upper left one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caret {
    pub row: usize,
    pub column: usize,
}

/// One numbered choice of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The digit that takes it; without one it is reached by arrows.
    pub digit: Option<u8>,
    /// The whole rows: digits, focus mark and tick are already in them, at both edges.
    pub lines: Vec<Line>,
    pub is_focused: bool,
    /// The column of its first row that is not empty where the digit stands at the reader's own side: the terminal's cursor stands there while
    /// the choice is focused.
    pub digit_column: usize,
    /// A choice that shows a way to send Uyghur is itself sent that way.
    pub cell_order: Option<CellOrder>,
}

impl Block {
    pub fn text(lines: Vec<Line>) -> Block {
        Block::of(BlockKind::Text, lines)
    }

    pub fn notice(lines: Vec<Line>) -> Block {
        Block::of(BlockKind::Notice, lines)
    }

    pub fn of(kind: BlockKind, lines: Vec<Line>) -> Block {
        Block {
            kind,
            lines,
            caret: None,
        }
    }

    /// Rows on the screen, frame included.
    pub fn rows(&self) -> usize {
        let frame = if self.kind == BlockKind::Notice { NOTICE_ROWS } else { 0 };
        self.lines.len() + frame
    }
}

impl Page {
    /// Whether a Chinese word on it is marked as one of the glossary: then its pinyin can be shown.
    pub fn marks_chinese(&self) -> bool {
        let blocks = self.blocks.iter().flat_map(|block| &block.lines);
        let options = self.options.iter().flat_map(|item| &item.lines);
        self.top.iter().chain(blocks).chain(options).any(Line::marks_chinese)
    }

    /// Rows of blocks and options together.
    pub fn body_rows(&self) -> usize {
        self.blocks.iter().map(Block::rows).sum::<usize>()
            + self.options.iter().map(|item| item.lines.len()).sum::<usize>()
    }

    /// Rows of `view` that are left for blocks and options.
    pub fn room(&self, view: View) -> usize {
        usize::from(view.height).saturating_sub(self.top.len() + self.keys.lines.len() + RULE_ROWS)
    }

    /// The rows of the body that the focused option takes: its first, and the one after its last.
    pub fn focused_rows(&self) -> Option<(usize, usize)> {
        let mut row = self.blocks.iter().map(Block::rows).sum::<usize>();
        for item in &self.options {
            let end = row + item.lines.len();
            if item.is_focused {
                return Some((row, end));
            }
            row = end;
        }
        None
    }

    /// Gives and takes air: a page that is too long for the room loses its picture and empty rows, one with room to
    /// spare gets one between its choices.
    pub fn aired(mut self, view: View) -> Page {
        let room = self.room(view);
        let between = self.options.len().saturating_sub(1);
        if self.body_rows() + between <= room {
            for item in self.options.iter_mut().take(between) {
                item.lines.push(Line::default());
            }
            return self;
        }
        if room < self.body_rows() {
            self.blocks.retain(|block| block.kind != BlockKind::Picture);
        }
        // The row over the choices goes last: without it question and answers run together.
        let last = self.blocks.len().saturating_sub(1);
        let texts = (0..last).rev().chain([last]).map(|index| (index, BlockKind::Text));
        let notices = (0..last).rev().map(|index| (index, BlockKind::Notice));
        for (index, kind) in texts.chain(notices) {
            while room < self.body_rows() {
                let Some(block) = self.blocks.get_mut(index).filter(|block| block.kind == kind) else {
                    break;
                };
                let Some(row) = block.lines.iter().rposition(|line| line.width() == 0) else {
                    break;
                };
                block.lines.remove(row);
            }
        }
        self
    }
}
