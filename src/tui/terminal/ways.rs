//! Sends the cells of a painted row the way that a terminal needs. The row's picture is the same for every way.

use ratatui::buffer::{Buffer, Cell};
use unicode_bidi::{BidiClass, bidi_class};

use crate::app::Way;

/// Closes a stretch of letters from the right, and takes no place of its own.
const MARK: char = '\u{200E}';

/// Rewrites the cells of row `y`.
pub fn send(way: Way, y: u16, buffer: &mut Buffer) {
    let row: Vec<u16> = (buffer.area.left()..buffer.area.right()).collect();
    match way {
        Way::Plain => {}
        Way::Marks => {
            for x in row {
                mark(&mut buffer[(x, y)]);
            }
        }
        Way::Words | Way::Terminal => {
            let is_word = |x: &u16| is_from_right(&buffer[(*x, y)]);
            let words: Vec<Vec<u16>> = row
                .split(|x| !is_word(x))
                .filter(|word| !word.is_empty())
                .map(<[u16]>::to_vec)
                .collect();
            for word in words {
                turn(&word, y, buffer);
                if let (Way::Terminal, Some(last)) = (way, word.last()) {
                    mark(&mut buffer[(*last, y)]);
                }
            }
        }
    }
}

fn mark(cell: &mut Cell) {
    if is_from_right(cell) {
        let marked = format!("{}{MARK}", cell.symbol());
        cell.set_symbol(&marked);
    }
}

fn turn(word: &[u16], y: u16, buffer: &mut Buffer) {
    let backwards: Vec<Cell> = word.iter().rev().map(|x| buffer[(*x, y)].clone()).collect();
    for (x, cell) in word.iter().zip(backwards) {
        buffer[(*x, y)] = cell;
    }
}

/// Letters from the right take one column each, so a word of them can be turned cell by cell.
fn is_from_right(cell: &Cell) -> bool {
    let first = cell.symbol().chars().next();
    first.is_some_and(|letter| matches!(bidi_class(letter), BidiClass::R | BidiClass::AL))
}

#[cfg(test)]
mod tests {
    use ratatui::{layout::Rect, style::Style};

    use super::*;

    fn sent(way: Way, row: &str) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, row, Style::new());
        send(way, 0, &mut buffer);
        let cells: Vec<&str> = (0..12).map(|x| buffer[(x, 0)].symbol()).collect();
        cells.concat().trim_end().replace(MARK, "'")
    }

    #[test]
    fn each_way_shows_the_same_row() {
        let row = "元5 ﺎﻤﻟﺎﺋ.";
        assert_eq!(sent(Way::Plain, row), "元 5 ﺎﻤﻟﺎﺋ.");
        assert_eq!(sent(Way::Marks, row), "元 5 ﺎ'ﻤ'ﻟ'ﺎ'ﺋ'.");
        assert_eq!(sent(Way::Words, row), "元 5 ﺋﺎﻟﻤﺎ.");
        assert_eq!(sent(Way::Terminal, row), "元 5 ﺋﺎﻟﻤﺎ'.");
    }
}
