//! What is being typed, with a caret where the next letter will stand.
//!
//! The caret is a cell of its own beside the letter before it: left of a Uyghur one, right of a Latin one or a digit, also
//! where one stands inside a line of the other. لا stays two letters, so that each has its place.

use unicode_width::UnicodeWidthStr;

use super::{
    Direction, Ink, Lang, Line, Script,
    layout::{Glyph, Hand, levels_of, tidy},
    markup::Letter,
    order::visual_order,
};

const CARET: &str = "_";

/// A row of typed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// At most as wide as was asked for, the caret's cell among its own.
    pub line: Line,
    /// The column of the caret's cell.
    pub caret: usize,
}

impl Script {
    /// Lays out what is typed, as it is (no markup), with the caret before the byte `caret`; of a text that is too long the
    /// part around the caret is seen. `width` is at least 2.
    pub fn field(self, typed: &str, caret: usize, lang: &Lang, width: usize, ink: Ink) -> Field {
        let hand = Hand::new(self, lang).unligated();
        let before = plain_letters(typed.get(..caret).unwrap_or(typed), ink).len();
        let mut glyphs = hand.glyphs(&plain_letters(typed, ink));
        let place = glyphs
            .iter()
            .position(|glyph| before <= glyph.start)
            .unwrap_or(glyphs.len());
        let level = match place.checked_sub(1) {
            Some(last) => glyphs[last].level,
            None => hand.direction.level(),
        };
        glyphs.insert(place, Glyph::sign(CARET, Ink::Key, level));
        let order = visual_order(&levels_of(&glyphs));
        let left = order.iter().take_while(|&&index| index != place);
        let caret = left.map(|&index| glyphs[index].width).sum();
        let line = hand.visual(&glyphs);
        window(Field { line, caret }, width.max(2))
    }
}

fn plain_letters(typed: &str, ink: Ink) -> Vec<Letter> {
    let one_row = |sign| if sign == '\n' { ' ' } else { sign };
    let letter = |sign| Letter {
        sign: one_row(sign),
        ink,
    };
    let mut letters = typed.chars().map(letter).collect();
    tidy(&mut letters);
    letters
}

/// The columns around the caret that fit: those where the line starts, or the nearest to them with the caret inside.
fn window(field: Field, width: usize) -> Field {
    let Field { line, caret } = field;
    let Some(hidden) = line.width().checked_sub(width) else {
        return Field { line, caret };
    };
    let from = match line.direction {
        Direction::LeftToRight => (caret + 1).saturating_sub(width),
        Direction::RightToLeft => hidden.min(caret),
    };
    let mut seen = Line {
        runs: Vec::new(),
        direction: line.direction,
    };
    let mut at = 0;
    for (cell, ink) in line.cells() {
        let end = at + cell.width();
        if from <= at && end <= from + width {
            seen.push(cell, ink);
        } else if from < end && at < from + width {
            // Half of a wide sign is no sign.
            seen.push(" ", ink);
        }
        at = end;
    }
    Field {
        line: seen,
        caret: caret - from,
    }
}
