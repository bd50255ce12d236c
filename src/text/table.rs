//! Puts lines beside each other: two columns of a page, and tables whose cells are lines already.

use super::{Align, Line};

/// Sets two stacks of lines side by side, each padded to its width; the shorter one is filled with blank lines.
pub fn side_by_side(left: &[Line], gap: usize, right: &[Line], widths: (usize, usize)) -> Vec<Line> {
    let rows = left.len().max(right.len());
    (0..rows)
        .map(|row| {
            let cell = |stack: &[Line], width| stack.get(row).cloned().unwrap_or_default().padded(width, Align::Start);
            cell(left, widths.0).beside(blank(gap)).beside(cell(right, widths.1))
        })
        .collect()
}

/// Sets the rows of a table, every cell padded to its column's width and cut where it is wider.
///
/// `columns` holds each column's width and side; cells that a row lacks stay empty.
pub fn columns(rows: &[Vec<Line>], columns: &[(usize, Align)], gap: usize) -> Vec<Line> {
    rows.iter()
        .map(|row| {
            let mut line = Line::default();
            for (at, &(width, align)) in columns.iter().enumerate() {
                if at > 0 {
                    line = line.beside(blank(gap));
                }
                line = line.beside(row.get(at).cloned().unwrap_or_default().padded(width, align));
            }
            line
        })
        .collect()
}

fn blank(width: usize) -> Line {
    Line::default().padded(width, Align::Left)
}
