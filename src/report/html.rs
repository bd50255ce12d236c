//! A table as a page that any browser prints: black on white, in the language's direction, with nothing from elsewhere.

use crate::{
    say::{Localizer, Sentence},
    text::Direction,
};

use super::{Cell, Column, Table};

const STYLE: &str = include_str!("html.css");

/// Returns the whole file. `localizer` gives the language.
pub fn write(table: &Table, localizer: Localizer) -> String {
    let direction = match localizer.lang.direction() {
        Direction::RightToLeft => "rtl",
        Direction::LeftToRight => "ltr",
    };
    let title = escaped(&localizer.say(&table.title));
    let heads: String = table.columns.iter().map(|column| head(column, localizer)).collect();
    let rows: String = table.rows.iter().map(|row| line(row, localizer)).collect();
    let notes: String = table.notes.iter().map(|note| paragraph(note, localizer)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n<h1>{title}</h1>\n<table>\n<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n\
         </table>\n{notes}</html>\n",
        lang = escaped(&localizer.lang.0),
    )
}

fn head(column: &Column, localizer: Localizer) -> String {
    format!("<th>{}</th>", escaped(&column.shown(localizer)))
}

fn line(row: &[Cell], localizer: Localizer) -> String {
    let mut line = String::from("<tr>");
    for cell in row {
        let class = if cell.is_number() { " class=\"number\"" } else { "" };
        // Words of another script than the page's keep their own direction.
        let shown = escaped(&cell.shown(localizer));
        // A minus stands before its number in every language.
        let is_negative = matches!(cell, Cell::Number(number) if *number < 0);
        let direction = if is_negative { " dir=\"ltr\"" } else { "" };
        line.push_str(&format!("<td{class}><bdi{direction}>{shown}</bdi>{}</td>", bar(cell)));
    }
    line.push_str("</tr>\n");
    line
}

/// A share as a bar, so that an eye finds the short ones; nothing where there is nothing to share.
fn bar(cell: &Cell) -> String {
    match cell {
        Cell::Share { part, whole } if 0 < *whole => {
            let done = (100 * part / whole).clamp(0, 100);
            format!(
                "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"100\" height=\"10\" \
                 fill=\"#ddd\"/><rect width=\"{done}\" height=\"10\" fill=\"#333\"/></svg>"
            )
        }
        Cell::Share { .. }
        | Cell::Text(_)
        | Cell::Number(_)
        | Cell::Money(_)
        | Cell::Date(_)
        | Cell::Duration(_)
        | Cell::Blank
        | Cell::Few => String::new(),
    }
}

fn paragraph(note: &Sentence, localizer: Localizer) -> String {
    format!("<p>{}</p>\n", escaped(&localizer.say(note)))
}

/// A name may hold what a page would take for its own.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}
