//! What a laid-out line is: runs in visual order, each with an ink. Leaves the laying out to its sisters.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Direction, breaks::is_han};

/// What a run is to the reader; the painter's theme turns it into colour and weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Ink {
    #[default]
    Plain,
    /// Headings, and what the author marked with `*…*`.
    Strong,
    /// Said by the way: captions, keys that do not work at the moment.
    Dim,
    /// A key to press.
    Key,
    /// A term of the glossary, marked `[…]` by the author.
    Term,
    Good,
    Bad,
    /// Wants attention soon: a deadline, an unanswered message.
    Warn,
    /// The chosen or focused thing.
    Focus,
    Money,
    /// One pixel colour of a picture, 0–7 of its palette.
    Paint(u8),
}

/// Where a line stands in its area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Flush at the side where the language starts.
    #[default]
    Start,
    Left,
    Center,
    Right,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// Visual order: letters already joined and reordered.
    pub text: String,
    pub ink: Ink,
}

/// One row of the screen, in visual order, never wider than the area it was laid out for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    pub runs: Vec<Run>,
    /// The side on which it starts: where `Align::Start` puts it, and where `cut` keeps.
    pub direction: Direction,
}

impl Line {
    /// A line of one run; `text` must stand in visual order already (ASCII, digits, frames).
    pub fn raw(text: impl Into<String>, ink: Ink) -> Line {
        Line {
            runs: vec![Run { text: text.into(), ink }],
            direction: Direction::LeftToRight,
        }
    }

    /// Columns that the line takes.
    pub fn width(&self) -> usize {
        self.cells().map(|(cell, _)| cell.width()).sum()
    }

    /// What each place of the line holds, from left to right: a letter with its marks, one or two columns wide.
    pub fn cells(&self) -> impl Iterator<Item = (&str, Ink)> {
        self.runs
            .iter()
            .flat_map(|run| run.text.graphemes(true).map(|cell| (cell, run.ink)))
    }

    /// The line's letters without inks.
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether the author marked a Chinese word of it as one of the glossary.
    pub fn marks_chinese(&self) -> bool {
        let marked = self.runs.iter().filter(|run| run.ink == Ink::Term);
        marked.flat_map(|run| run.text.chars()).any(is_han)
    }

    /// The same line in one ink.
    pub fn inked(mut self, ink: Ink) -> Line {
        for run in &mut self.runs {
            run.ink = ink;
        }
        self
    }

    /// Appends `right` at the right edge, whatever the direction of either.
    pub fn beside(mut self, right: Line) -> Line {
        self.runs.extend(right.runs);
        self
    }

    /// Fills the line with spaces up to `width`; a wider one is cut.
    pub fn padded(self, width: usize, align: Align) -> Line {
        let line = self.cut(width);
        let room = width - line.width();
        let left = match (align, line.direction) {
            (Align::Left, _) | (Align::Start, Direction::LeftToRight) => 0,
            (Align::Center, _) => room / 2,
            (Align::Right, _) | (Align::Start, Direction::RightToLeft) => room,
        };
        let direction = line.direction;
        let mut runs = Vec::with_capacity(line.runs.len() + 2);
        for (count, inner) in [(left, Some(line)), (room - left, None)] {
            if count > 0 {
                runs.push(Run {
                    text: " ".repeat(count),
                    ink: Ink::Plain,
                });
            }
            runs.extend(inner.into_iter().flat_map(|line| line.runs));
        }
        Line { runs, direction }
    }

    /// Shortens a line that is too wide, at the end of its reading, with `…` in place of what is missing.
    pub fn cut(self, width: usize) -> Line {
        if self.width() <= width {
            return self;
        }
        let mut cells: Vec<(&str, Ink)> = self.cells().collect();
        if self.direction == Direction::RightToLeft {
            cells.reverse();
        }
        let mut kept = Vec::new();
        let mut used = 0;
        for (cell, ink) in cells {
            if used + cell.width() + 1 > width {
                if width > 0 {
                    kept.push(("…", ink));
                }
                break;
            }
            used += cell.width();
            kept.push((cell, ink));
        }
        if self.direction == Direction::RightToLeft {
            kept.reverse();
        }
        let mut line = Line {
            runs: Vec::new(),
            direction: self.direction,
        };
        for (cell, ink) in kept {
            line.push(cell, ink);
        }
        line
    }

    /// Appends a cell at the right edge; neighbours of one ink are one run.
    pub(super) fn push(&mut self, cell: &str, ink: Ink) {
        match self.runs.last_mut() {
            Some(run) if run.ink == ink => run.text.push_str(cell),
            _ => self.runs.push(Run {
                text: cell.to_owned(),
                ink,
            }),
        }
    }
}
