//! A page as numbered text: for a pipe, a log, a screen reader or a printer. Paints nothing and asks nothing.
//!
//! The rows are those of the screen, in visual order with letters joined: a pipe has no room to lay text out, and what is
//! printed here is exactly what the painter would show. A screen reader wants the letters as they are typed, in reading order:
//! `Script::Typed`. A terminal that reorders by itself (VTE) must be told not to: see
//! `text::KEEP_CELL_ORDER`. Whoever wants the two languages on separate rows lays the page out for a view under 72 columns.

use crate::{
    app::{BlockKind, Page},
    text::Line,
};

/// The whole page, nothing scrolled away: top, body, options, keys; a page that lies over it follows.
pub fn page(page: &Page) -> String {
    let mut out = String::new();
    write_page(page, &mut out);
    out
}

fn write_page(page: &Page, out: &mut String) {
    write_lines(&page.top, "", out);
    rule(out);
    for block in &page.blocks {
        let margin = if block.kind == BlockKind::Notice { "| " } else { "" };
        write_lines(&block.lines, margin, out);
    }
    for item in &page.options {
        write_lines(&item.lines, "", out);
    }
    rule(out);
    write_lines(&page.keys.lines, "", out);
    if let Some(over) = &page.overlay {
        rule(out);
        write_page(over, out);
    }
}

fn write_lines(lines: &[Line], margin: &str, out: &mut String) {
    for line in lines {
        let row = format!("{margin}{}", line.plain());
        out.push_str(row.trim_end());
        out.push('\n');
    }
}

fn rule(out: &mut String) {
    out.push_str("---\n");
}
