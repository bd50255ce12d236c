//! Sends the cells of a painted row, or of a printed one, the way that a terminal needs. The row's picture is the same for every
//! way.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier, Style},
};
use unicode_bidi::{BidiClass, bidi_class};
use unicode_bidi_mirroring::get_mirrored;
use unicode_width::UnicodeWidthStr;

use crate::app::CellOrder;

/// Closes a stretch of letters from the right, and takes no place of its own.
const MARK: char = '\u{200E}';

/// Rewrites the cells of row `y`.
pub fn send(cell_order: CellOrder, y: u16, buffer: &mut Buffer) {
    let row: Vec<u16> = (buffer.area.left()..buffer.area.right()).collect();
    match cell_order {
        CellOrder::Plain => {}
        CellOrder::Marks => {
            for x in row {
                mark(&mut buffer[(x, y)]);
            }
        }
        CellOrder::Words => {
            for word in stretches(&row, |x| is_part_of_word(&buffer[(x, y)])) {
                if word.iter().any(|x| is_from_right(&buffer[(*x, y)])) {
                    turn(&word, y, buffer);
                    mirror(&word, y, buffer);
                }
            }
        }
        CellOrder::Apart => {
            for word in stretches(&row, |x| is_from_right(&buffer[(x, y)])) {
                turn(&word, y, buffer);
                word.iter().for_each(|x| set_apart(&mut buffer[(*x, y)]));
            }
        }
        CellOrder::Terminal => {
            for word in stretches(&row, |x| is_from_right(&buffer[(x, y)])) {
                turn(&word, y, buffer);
                if let Some(last) = word.last() {
                    mark(&mut buffer[(*last, y)]);
                }
            }
        }
    }
}

/// The same for text that is printed, row by row.
pub fn send_text(cell_order: CellOrder, text: &str) -> String {
    let rows = text.split('\n').map(|row| printed(cell_order, row, &[]));
    rows.collect::<Vec<_>>().join("\n")
}

/// The same for text with colours in it, as `annotate-snippets` writes them: each stays at its column, and no other escape passes.
pub fn send_coloured(cell_order: CellOrder, text: &str) -> String {
    let rows = text.split('\n').map(|row| {
        let (bare, colours) = without_colours(row);
        printed(cell_order, &bare, &colours)
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn printed(cell_order: CellOrder, row: &str, colours: &[(u16, &str)]) -> String {
    let width = u16::try_from(row.width()).unwrap_or(u16::MAX);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
    buffer.set_string(0, 0, row, Style::new());
    send(cell_order, 0, &mut buffer);
    let mut sent = String::new();
    let mut colours = colours.iter().peekable();
    let mut x = 0;
    let mut was_apart = false;
    while x < width {
        while let Some((_, colour)) = colours.next_if(|(at, _)| *at <= x) {
            sent.push_str(colour);
        }
        let is_apart = buffer[(x, 0)].modifier.contains(Modifier::BOLD);
        if std::mem::replace(&mut was_apart, is_apart) != is_apart {
            sent.push_str(if is_apart { "\x1b[1m" } else { "\x1b[22m" });
        }
        let symbol = buffer[(x, 0)].symbol();
        sent.push_str(symbol);
        // A Chinese sign hides the cell after it.
        x += u16::try_from(symbol.width()).map_or(1, |width| width.max(1));
    }
    if was_apart {
        sent.push_str("\x1b[22m");
    }
    sent.extend(colours.map(|(_, colour)| *colour));
    sent
}

/// The row as it is seen, and each colour with the column from which it holds.
fn without_colours(row: &str) -> (String, Vec<(u16, &str)>) {
    let mut bare = String::new();
    let mut colours = Vec::new();
    let mut rest = row;
    while let Some(at) = rest.find("\x1b[") {
        bare.push_str(&rest[..at]);
        let inside = &rest[at + 2..];
        let length = inside
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || *byte == b';')
            .count();
        let end = at + 2 + length;
        if rest[end..].starts_with('m') {
            colours.push((u16::try_from(bare.width()).unwrap_or(u16::MAX), &rest[at..=end]));
            rest = &rest[end + 1..];
        } else {
            rest = &rest[at + 1..];
        }
    }
    bare.push_str(rest);
    (bare, colours)
}

/// The longest pieces of a row whose cells are all such.
fn stretches(row: &[u16], is_such: impl Fn(u16) -> bool) -> Vec<Vec<u16>> {
    let pieces = row.split(|x| !is_such(*x)).filter(|piece| !piece.is_empty());
    pieces.map(<[u16]>::to_vec).collect()
}

/// What one font draws in one go: between spaces, frames and Chinese signs.
fn is_part_of_word(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    symbol.width() == 1
        && !symbol
            .chars()
            .all(|sign| sign == ' ' || matches!(sign, '\u{2500}'..='\u{257F}'))
}

/// Brackets in a word that is turned are turned by the terminal too.
fn mirror(word: &[u16], y: u16, buffer: &mut Buffer) {
    for x in word {
        let cell = &mut buffer[(*x, y)];
        if let Some(mirrored) = cell.symbol().chars().next().and_then(get_mirrored) {
            cell.set_char(mirrored);
        }
    }
}

fn mark(cell: &mut Cell) {
    if is_from_right(cell) {
        let marked = format!("{}{MARK}", cell.symbol());
        cell.set_symbol(&marked);
    }
}

/// The same colour, by its parts instead of its number: to a terminal it is another. Where there is no colour, another weight.
fn set_apart(cell: &mut Cell) {
    if let Color::Indexed(index @ 16..) = cell.fg {
        let [red, green, blue] = parts(index);
        cell.fg = Color::Rgb(red, green, blue);
    } else {
        cell.modifier.toggle(Modifier::BOLD);
    }
}

/// Red, green and blue of the 256-colour table's fixed part.
fn parts(index: u8) -> [u8; 3] {
    let level = |level: u8| if level == 0 { 0 } else { 55 + 40 * level };
    match index.checked_sub(232) {
        Some(grey) => [8 + 10 * grey; 3],
        None => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(level),
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
    use super::*;

    fn sent(cell_order: CellOrder, row: &str) -> String {
        send_text(cell_order, row).replace(MARK, "'")
    }

    #[test]
    fn each_way_shows_the_same_row() {
        let row = "元(5) )ﺎﻤﻟ.";
        assert_eq!(sent(CellOrder::Plain, row), "元(5) )ﺎﻤﻟ.");
        assert_eq!(sent(CellOrder::Marks, row), "元(5) )ﺎ'ﻤ'ﻟ'.");
        assert_eq!(sent(CellOrder::Words, row), "元(5) .ﻟﻤﺎ(");
        assert_eq!(sent(CellOrder::Terminal, row), "元(5) )ﻟﻤﺎ'.");
        assert_eq!(sent(CellOrder::Apart, row), "元(5) )\u{1b}[1mﻟﻤﺎ\u{1b}[22m.");
    }
    /// What has another colour is drawn by itself; to the eye it is the same.
    #[test]
    fn words_of_one_colour_have_another_name_for_it() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        buffer.set_string(0, 0, "ﻝ-ﺎﻣ ", Style::new().fg(Color::Indexed(253)));
        send(CellOrder::Apart, 0, &mut buffer);
        let colours: Vec<Color> = buffer.content.iter().map(|cell| cell.fg).collect();
        let (word, rest) = (Color::Rgb(218, 218, 218), Color::Indexed(253));
        assert_eq!(colours, [word, rest, word, word, rest]);
        assert_eq!((parts(117), parts(16)), ([135, 215, 255], [0, 0, 0]));
    }
}
