//! Paints a page into cells. Its lines stand in visual order already; nothing here knows a direction or wraps a text.
//!
//! ```text
//! top                                  a page over it:  ┌──────────────┐
//! ──────────────────────── ▲ ──        (its own top,    │ top          │
//! body: blocks, then options            body, keys)     │ body         │
//! ──────────────────────── ▼ ──                         │ keys         │
//! keys                                                  └──────────────┘
//! ```

use std::collections::BTreeMap;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_width::UnicodeWidthStr;

use super::{terminal::send_row, theme::Look};
use crate::{
    app::{BlockKind, CellOrder, Key, KeySpot, NOTICE_ROWS, PAGE_WIDTH_MAX, Page, View},
    text::{Align, Ink, Line},
};

/// Paints `page` over the whole of `area`.
pub fn paint(page: &Page, look: Look, area: Rect, buffer: &mut Buffer) {
    clear(area, look, buffer);
    for row in rows(page, body_area(area)) {
        row.paint(look, page.overlay.is_some(), buffer);
    }
    if let Some(overlay) = &page.overlay {
        let inner = overlay_area(overlay, area);
        frame(inner, look, buffer);
        // Without a top there is no rule to say that rows are left out above.
        if overlay.top.is_empty() && 0 < overlay.scroll {
            put(
                buffer,
                inner.x + inner.width / 2,
                inner.y.saturating_sub(1),
                "▲",
                look.frame(),
            );
        }
        for row in rows(overlay, inner) {
            row.paint(look, false, buffer);
        }
    }
}

/// Sends what was painted the way that the terminal needs; a choice that stands for a way is sent that way.
pub fn send(page: &Page, cell_order: CellOrder, area: Rect, buffer: &mut Buffer) {
    let (chooser, area) = shown(page, area);
    let ways: BTreeMap<u16, CellOrder> = rows(chooser, area)
        .iter()
        .filter_map(|row| Some((row.y, chooser.options.get(row.option?)?.cell_order?)))
        .collect();
    for y in buffer.area.top()..buffer.area.bottom() {
        send_row(*ways.get(&y).unwrap_or(&cell_order), y, buffer);
    }
}

/// Paints bare lines from the top, where no page has room.
pub fn paint_lines(lines: &[Line], look: Look, area: Rect, buffer: &mut Buffer) {
    clear(area, look, buffer);
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        let row = Row {
            x: area.x,
            y,
            width: area.width,
            content: Content::Line(line),
            option: None,
            is_focused: false,
            cursor: None,
        };
        row.paint(look, false, buffer);
    }
}

/// The cell on which the terminal's cursor stands: a field's caret, else the digit of the focused choice; the sign of what is
/// left out where that is not in sight. Nothing on a page that has none of them.
pub fn cursor_at(page: &Page, area: Rect) -> Option<Position> {
    let (page, area) = shown(page, area);
    let rows = rows(page, area);
    let caret = rows.iter().find(|row| row.cursor.is_some() && row.option.is_none());
    let stands = caret.or_else(|| rows.iter().find(|row| row.cursor.is_some()));
    let (row, column) = match stands {
        Some(row) => (row, row.cursor?),
        None => {
            let is_above = body(page).iter().take(page.scroll).any(|part| part.cursor.is_some());
            if is_above && page.top.is_empty() {
                return Some(Position::new(area.x + area.width / 2, area.y.saturating_sub(1)));
            }
            let sign = if is_above { "▲" } else { "▼" };
            let is_sign = |row: &&Row| matches!(row.content, Content::Rule(Some(mark)) if mark == sign);
            (rows.iter().find(is_sign)?, usize::from(area.width / 2))
        }
    };
    let x = u16::try_from(column).ok().filter(|column| *column < row.width)?;
    Some(Position::new(row.x + x, row.y))
}

/// The option painted at this cell: the overlay's while there is one.
pub fn option_at(page: &Page, area: Rect, column: u16, row: u16) -> Option<usize> {
    let (page, area) = shown(page, area);
    let is_inside = (area.left()..area.right()).contains(&column);
    let hit = rows(page, area)
        .into_iter()
        .find(|painted| painted.y == row && is_inside)?;
    hit.option
}

/// The key that stands at this cell of the bottom lines.
pub fn key_at(page: &Page, area: Rect, column: u16, row: u16) -> Option<Key> {
    let (page, area) = shown(page, area);
    let first = usize::from(area.bottom()).saturating_sub(page.keys.lines.len());
    let place = |spot: &&KeySpot| {
        let from = usize::from(area.x) + spot.column;
        first + spot.row == usize::from(row) && (from..from + spot.width).contains(&usize::from(column))
    };
    page.keys.spots.iter().find(place)?.cue.clicked()
}

/// The page whose choices are on the screen, and where it stands: the overlay while there is one.
fn shown(page: &Page, area: Rect) -> (&Page, Rect) {
    match &page.overlay {
        Some(overlay) => (overlay.as_ref(), overlay_area(overlay, area)),
        None => (page, body_area(area)),
    }
}

/// One row of the screen and what stands in it.
struct Row<'a> {
    x: u16,
    y: u16,
    width: u16,
    content: Content<'a>,
    /// Index of the option that the row belongs to.
    option: Option<usize>,
    is_focused: bool,
    /// Its column where the terminal's cursor may stand.
    cursor: Option<usize>,
}

enum Content<'a> {
    Line(&'a Line),
    /// A notice's line between its two sides.
    Framed(&'a Line),
    NoticeTop,
    NoticeEnd,
    /// The rule under the top or over the keys, with a mark where rows are left out.
    Rule(Option<&'static str>),
}

fn body_area(area: Rect) -> Rect {
    let width = area.width.min(PAGE_WIDTH_MAX);
    Rect {
        x: area.x + (area.width - width) / 2,
        width,
        ..area
    }
}

/// Where an overlay's page stands: in the middle, as high as it needs, inside its frame.
fn overlay_area(overlay: &Page, area: Rect) -> Rect {
    let view = View {
        width: area.width,
        height: area.height,
    };
    let inside = view.inside();
    let needed = overlay.top.len() + overlay.body_rows() + overlay.keys.lines.len() + rules(overlay);
    let height = inside.height.min(u16::try_from(needed).unwrap_or(u16::MAX));
    Rect {
        x: area.x + (area.width - inside.width.min(area.width)) / 2,
        y: area.y + (area.height - height.min(area.height)) / 2,
        width: inside.width,
        height,
    }
}

/// A rule under the top and one over the keys, where there is a top and where there are keys.
fn rules(page: &Page) -> usize {
    usize::from(!page.top.is_empty()) + usize::from(!page.keys.lines.is_empty())
}

/// Everything that `page` shows in `area`, row by row.
fn rows(page: &Page, area: Rect) -> Vec<Row<'_>> {
    let height = usize::from(area.height);
    let room = height.saturating_sub(page.top.len() + page.keys.lines.len() + rules(page));
    let body = body(page);
    let above = page.scroll.min(body.len().saturating_sub(room));
    let is_cut_below = body.len() > above + room;
    let mut placed: Vec<(usize, Part)> = Vec::with_capacity(height);
    placed.extend(page.top.iter().map(|line| Part::still(Content::Line(line))).enumerate());
    let mut body_from = page.top.len();
    if body_from > 0 {
        placed.push((body_from, Part::still(Content::Rule((above > 0).then_some("▲")))));
        body_from += 1;
    }
    placed.extend((body_from..).zip(body.into_iter().skip(above).take(room)));
    let keys_from = height.saturating_sub(page.keys.lines.len());
    if let Some(rule_at) = keys_from.checked_sub(1).filter(|_| !page.keys.lines.is_empty()) {
        placed.push((rule_at, Part::still(Content::Rule(is_cut_below.then_some("▼")))));
    }
    placed.extend((keys_from..).zip(page.keys.lines.iter().map(|line| Part::still(Content::Line(line)))));
    placed.retain(|(at, _)| *at < height);
    placed.into_iter().map(|(at, part)| part.placed(at, area)).collect()
}

/// A row of the body before it has a place.
struct Part<'a> {
    content: Content<'a>,
    option: Option<usize>,
    is_focused: bool,
    cursor: Option<usize>,
}

impl<'a> Part<'a> {
    /// A row that is nobody's choice.
    fn still(content: Content<'a>) -> Part<'a> {
        Part {
            content,
            option: None,
            is_focused: false,
            cursor: None,
        }
    }

    fn placed(self, at: usize, area: Rect) -> Row<'a> {
        Row {
            x: area.x,
            y: area.y + at as u16,
            width: area.width,
            content: self.content,
            option: self.option,
            is_focused: self.is_focused,
            cursor: self.cursor,
        }
    }
}

fn body(page: &Page) -> Vec<Part<'_>> {
    let mut parts = Vec::with_capacity(page.body_rows());
    for block in &page.blocks {
        if block.kind == BlockKind::Notice {
            debug_assert_eq!(block.rows(), block.lines.len() + NOTICE_ROWS);
            parts.push(Part::still(Content::NoticeTop));
            parts.extend(block.lines.iter().map(|line| Part::still(Content::Framed(line))));
            parts.push(Part::still(Content::NoticeEnd));
        } else {
            let caret_in = |row: usize| block.caret.filter(|caret| caret.row == row).map(|caret| caret.column);
            parts.extend(block.lines.iter().enumerate().map(|(row, line)| Part {
                cursor: caret_in(row),
                ..Part::still(Content::Line(line))
            }));
        }
    }
    for (index, item) in page.options.iter().enumerate() {
        // An empty row is air over or under it.
        let first = item.lines.iter().position(|line| line.width() > 0);
        parts.extend(item.lines.iter().enumerate().map(|(row, line)| Part {
            content: Content::Line(line),
            option: Some(index),
            is_focused: item.is_focused,
            cursor: (Some(row) == first && item.is_focused).then_some(item.digit_column),
        }));
    }
    parts
}

impl Row<'_> {
    fn paint(&self, look: Look, is_under: bool, buffer: &mut Buffer) {
        let frame = if is_under { look.faded() } else { look.frame() };
        match self.content {
            Content::Line(line) => self.line(line, 0, look, is_under, buffer),
            Content::Framed(line) => {
                self.line(line, 2, look, is_under, buffer);
                put(buffer, self.x, self.y, "│", frame);
                put(buffer, self.x + self.width.saturating_sub(1), self.y, "│", frame);
            }
            Content::NoticeTop => border(self.x, self.y, self.width, ["┌", "─", "┐"], frame, buffer),
            Content::NoticeEnd => border(self.x, self.y, self.width, ["└", "─", "┘"], frame, buffer),
            Content::Rule(mark) => {
                border(self.x, self.y, self.width, ["─"; 3], frame, buffer);
                if let Some(mark) = mark {
                    put(buffer, self.x + self.width / 2, self.y, mark, frame);
                }
            }
        }
    }

    /// Writes a line's cells, `inset` columns from either side; what is too wide is left out.
    fn line(&self, line: &Line, inset: u16, look: Look, is_under: bool, buffer: &mut Buffer) {
        let room = usize::from(self.width.saturating_sub(2 * inset));
        let fitted = (line.width() > room).then(|| line.clone().padded(room, Align::Start));
        let line = fitted.as_ref().unwrap_or(line);
        // An empty row is air between two choices.
        if self.is_focused && !is_under && line.width() > 0 {
            for x in self.x..self.x + self.width {
                put(buffer, x, self.y, " ", look.focused(Ink::Plain));
            }
        }
        let mut x = self.x + inset;
        for (cell, ink) in line.cells() {
            let is_pixel = look.has_colours && matches!(ink, Ink::Paint(_));
            let style = if is_under && !is_pixel {
                look.faded()
            } else if self.is_focused {
                look.focused(ink)
            } else {
                look.ink(ink)
            };
            let symbol = match ink {
                // A pixel is its ground alone; without colours the author's letter stands for it.
                Ink::Paint(_) if look.has_colours => " ",
                Ink::Plain
                | Ink::Strong
                | Ink::Dim
                | Ink::Key
                | Ink::Term
                | Ink::Good
                | Ink::Bad
                | Ink::Warn
                | Ink::Focus
                | Ink::Money
                | Ink::Paint(_) => cell,
            };
            put(buffer, x, self.y, symbol, style);
            x += cell.width() as u16;
        }
    }
}

/// Writes one symbol; the second column of a wide one is emptied, as ratatui expects.
fn put(buffer: &mut Buffer, x: u16, y: u16, symbol: &str, style: Style) {
    let width = symbol.width() as u16;
    if width == 0 || !buffer.area.contains((x, y).into()) || !buffer.area.contains((x + width - 1, y).into()) {
        return;
    }
    buffer[(x, y)].set_symbol(symbol).set_style(style);
    if width == 2 {
        buffer[(x + 1, y)].reset();
        buffer[(x + 1, y)].set_style(style);
    }
}

fn border(x: u16, y: u16, width: u16, [left, middle, right]: [&str; 3], style: Style, buffer: &mut Buffer) {
    for at in 0..width {
        let symbol = match at {
            0 => left,
            at if at + 1 == width => right,
            _ => middle,
        };
        put(buffer, x + at, y, symbol, style);
    }
}

fn clear(area: Rect, look: Look, buffer: &mut Buffer) {
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            buffer[(x, y)].reset();
            buffer[(x, y)].set_style(look.ground());
        }
    }
}

/// Empties the place of an overlay and draws its frame one column and row outside of its room.
fn frame(inner: Rect, look: Look, buffer: &mut Buffer) {
    let outer = Rect {
        x: inner.x.saturating_sub(2),
        y: inner.y.saturating_sub(1),
        width: inner.width + 4,
        height: inner.height + 2,
    }
    .intersection(buffer.area);
    clear(outer, look, buffer);
    // A Chinese sign of which the frame took the second half is no sign.
    if let Some(x) = outer.x.checked_sub(1).filter(|x| buffer.area.left() <= *x) {
        for y in outer.top()..outer.bottom() {
            if buffer[(x, y)].symbol().width() == 2 {
                buffer[(x, y)].set_symbol(" ");
            }
        }
    }
    if outer.height < 2 || outer.width < 2 {
        return;
    }
    border(outer.x, outer.top(), outer.width, ["┌", "─", "┐"], look.frame(), buffer);
    border(
        outer.x,
        outer.bottom() - 1,
        outer.width,
        ["└", "─", "┘"],
        look.frame(),
        buffer,
    );
    for y in outer.top() + 1..outer.bottom() - 1 {
        put(buffer, outer.x, y, "│", look.frame());
        put(buffer, outer.right() - 1, y, "│", look.frame());
    }
}
