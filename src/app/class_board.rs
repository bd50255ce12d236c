//! The trainer's board: one line a learner, whoever needs help first; one key opens a learner's page.
//!
//! ```text
//!  班级：…  23                                            (trainer's own language)
//!     卡号  名字      学完的课  星  现在学到 / 卡在哪里
//! >1   12  热依汗        3/18   4  图要看得清 · 第 3 步
//!                                  ! 请老师去看一看
//!  2   10  买买提        5/18   6
//! ```
//!
//! Shows the same table as `bazar report class`, so screen and spreadsheet cannot differ.

use super::{
    desk::{Desk, Said},
    input::Input,
    keymap::{Cue, Mode},
    lay::Paper,
    learner_sheet::LearnerSheet,
    page::{Block, Item, Page, View},
    picker::Picker,
    screen::Wish,
};
use crate::{
    report::{self, Asked, Cell, Table},
    say::Speech,
    text::{Align, Arg, Ink, Line, columns},
    tutor::{Fact, LearnerId},
};

/// Columns of the board, by the table's keys; the place and the reason stand in the last one, one above the other.
const SHOWN: [&str; 4] = ["card", "name", "lessons", "stars"];
/// Blank columns between two cells.
const GAP: usize = 2;
/// A name longer than this is cut on the board; its page shows it whole.
const NAME: usize = 18;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClassBoard {
    picker: Picker,
    /// The learner whose page is open.
    open: Option<LearnerSheet>,
}

impl ClassBoard {
    pub fn mode(&self) -> Mode {
        self.open.as_ref().map_or(Mode::Choosing, LearnerSheet::mode)
    }

    /// Whose page is open.
    pub fn shown(&self) -> Option<LearnerId> {
        self.open.as_ref().map(|sheet| sheet.learner)
    }

    pub fn update(&mut self, input: Input, desk: &Desk, facts: &mut Vec<Fact>) -> Wish {
        if let Some(sheet) = &mut self.open {
            if !sheet.update(input, desk, facts) {
                self.open = None;
            }
            return Wish::Stay;
        }
        let order = order(desk, &table(desk));
        if let Some(index) = self.picker.pick(input, order.len()) {
            let learner = order.get(index).and_then(|row| roster(desk).get(*row).copied());
            self.open = learner.map(|learner| LearnerSheet::open(desk, learner));
        }
        Wish::Stay
    }

    pub fn page(&self, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        let table = table(desk);
        let top = paper.said(&as_own(&speech(desk).say(&table.title)), Ink::Strong);
        let Some(sheet) = &self.open else {
            return self.board(&paper, &table, top);
        };
        let row = roster(desk).iter().position(|learner| *learner == sheet.learner);
        let figures = row
            .and_then(|row| table.rows.get(row))
            .map(|row| figures(&paper, &table, row));
        Page {
            top,
            ..sheet.page(&paper, figures.unwrap_or_default())
        }
    }

    fn board(&self, paper: &Paper, table: &Table, top: Vec<Line>) -> Page {
        let order = order(paper.desk, table);
        if order.is_empty() {
            let empty = paper.desk.plain("app-board-empty");
            let blocks = vec![paper.space(), paper.paragraph(&empty)];
            return Page {
                top,
                blocks,
                keys: paper.keys(&[Cue::Menu]),
                ..Page::default()
            };
        }
        let blank: Vec<Said> = order.iter().map(|_| Said::default()).collect();
        let mut options = self.picker.items(paper, &blank, |_| None);
        let first = self.picker.first(order.len());
        let shape = shape(paper, table);
        for (item, row) in options.iter_mut().zip(&order[first..]) {
            item.lines = row_lines(paper, table, &table.rows[*row], &shape, item);
        }
        let heads: Vec<Line> = SHOWN
            .iter()
            .map(|key| cell_line(paper, &head(paper, table, key), Ink::Dim))
            .collect();
        let lead = Line::raw("    ", Ink::Plain);
        let head = set(paper, heads, &shape, lead);
        let blocks = vec![
            paper.paragraph(&as_own(&notes(paper, table))),
            Block::text(vec![Line::default(), head]),
        ];
        let keys = paper.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move]);
        Page {
            top,
            blocks,
            options,
            keys,
            ..Page::default()
        }
    }
}

/// Rows of the table: whoever called the teacher first, then whoever met a refusal, then whoever is in the middle of
/// something, then the others.
fn order(desk: &Desk, table: &Table) -> Vec<usize> {
    let is_blank = |row: usize, key: &str| *cell(table, &table.rows[row], key) == Cell::Blank;
    let roster = roster(desk);
    let calls = |row: usize| {
        roster
            .get(row)
            .is_some_and(|learner| report::is_calling(desk.book, *learner))
    };
    let mut order: Vec<usize> = (0..table.rows.len()).collect();
    order.sort_by_key(|row| (!calls(*row), is_blank(*row, "stuck"), is_blank(*row, "now_at"), *row));
    order
}

/// Whose row is which.
fn roster(desk: &Desk) -> Vec<LearnerId> {
    let learners = report::roster(desk.book, desk.book.center.today_class);
    learners.into_iter().map(|learner| learner.id).collect()
}

fn table(desk: &Desk) -> Table {
    report::class(&Asked {
        book: desk.book,
        course: desk.course,
        class: desk.book.center.today_class,
    })
}

fn speech<'a>(desk: &'a Desk) -> Speech<'a> {
    desk.speech(&desk.tongues.own)
}

fn notes(paper: &Paper, table: &Table) -> String {
    let notes = table.notes.iter().map(|note| speech(paper.desk).say(note));
    notes.collect::<Vec<String>>().join(" ")
}

fn cell<'a>(table: &Table, row: &'a [Cell], key: &str) -> &'a Cell {
    let at = table.columns.iter().position(|column| column.key == key);
    at.and_then(|at| row.get(at)).unwrap_or(&Cell::Blank)
}

fn head(paper: &Paper, table: &Table, key: &str) -> String {
    let column = table.columns.iter().find(|column| column.key == key);
    column.map_or_else(String::new, |column| column.shown(speech(paper.desk)))
}

/// How wide each shown column is, and on which side its cells stand.
fn shape(paper: &Paper, table: &Table) -> Vec<(usize, Align)> {
    let is_mirrored = paper.is_rtl(&paper.desk.tongues.own);
    let width = |key: &str| {
        let cells = table
            .rows
            .iter()
            .map(|row| shown(paper, cell(table, row, key), Ink::Plain).width());
        cells
            .chain([cell_line(paper, &head(paper, table, key), Ink::Dim).width()])
            .max()
            .unwrap_or(0)
            .min(NAME)
    };
    let align = |key: &str| {
        if key == "name" && !is_mirrored {
            Align::Left
        } else {
            Align::Right
        }
    };
    SHOWN.iter().map(|key| (width(key), align(key))).collect()
}

/// A learner's row, and under it where they are and why they are stuck.
fn row_lines(paper: &Paper, table: &Table, row: &[Cell], shape: &[(usize, Align)], item: &Item) -> Vec<Line> {
    let ink = if item.is_focused { Ink::Focus } else { Ink::Plain };
    let cells = SHOWN
        .iter()
        .map(|key| shown(paper, cell(table, row, key), ink))
        .collect();
    let digit = item.digit.map_or(" ".to_owned(), |digit| digit.to_string());
    let near = if item.is_focused { ">" } else { " " };
    let lead = Line::raw(near, ink)
        .beside(Line::raw(digit, Ink::Key))
        .beside(Line::raw("  ", ink));
    let mut lines = vec![set(paper, cells, shape, lead)];
    for (key, ink, sign) in [("now_at", Ink::Dim, "· "), ("stuck", Ink::Warn, "! ")] {
        let told = cell(table, row, key);
        if *told != Cell::Blank {
            let words = told.shown(speech(paper.desk));
            lines.push(cell_line(paper, &format!("{sign}{words}"), ink));
        }
    }
    let indent = 4;
    let is_mirrored = paper.is_rtl(&paper.desk.tongues.own);
    let rest = lines.split_off(1).into_iter().map(|line| {
        let room = paper.width.saturating_sub(2 * indent);
        let line = line.cut(room);
        let blank = Line::raw(" ".repeat(indent), Ink::Plain);
        match is_mirrored {
            true => line.padded(paper.width - indent, Align::Right).beside(blank),
            false => blank.beside(line.padded(paper.width - indent, Align::Left)),
        }
    });
    lines.extend(rest);
    lines
}

/// Cells in their columns after a lead; a right-to-left language begins at the right edge.
fn set(paper: &Paper, mut cells: Vec<Line>, shape: &[(usize, Align)], lead: Line) -> Line {
    let mut shape = shape.to_vec();
    let is_mirrored = paper.is_rtl(&paper.desk.tongues.own);
    if is_mirrored {
        cells.reverse();
        shape.reverse();
    }
    let row = columns(&[cells], &shape, GAP).pop().unwrap_or_default();
    match is_mirrored {
        true => row
            .padded(paper.width.saturating_sub(lead.width()), Align::Right)
            .beside(lead),
        false => lead.beside(row).padded(paper.width, Align::Left),
    }
}

fn shown(paper: &Paper, cell: &Cell, ink: Ink) -> Line {
    cell_line(paper, &cell.shown(speech(paper.desk)), ink)
}

fn cell_line(paper: &Paper, words: &str, ink: Ink) -> Line {
    paper.line(words, &paper.desk.tongues.own, ink)
}

/// Every column of one learner, a line each.
fn figures(paper: &Paper, table: &Table, row: &[Cell]) -> Vec<Block> {
    let mut blocks = vec![paper.space()];
    for (column, cell) in table.columns.iter().zip(row).filter(|(_, cell)| **cell != Cell::Blank) {
        let value = Arg::word(cell.shown(speech(paper.desk)));
        let label = Arg::word(column.shown(speech(paper.desk)));
        let said = paper.desk.locales.tell(
            &paper.desk.tongues.own,
            "app-board-figure",
            &[("label", label), ("value", value)],
        );
        blocks.push(paper.paragraph(&as_own(&said)));
    }
    blocks.push(paper.space());
    blocks
}

/// The board speaks the trainer's own language only: two would not fit beside a table.
fn as_own(words: &str) -> Said {
    Said {
        own: words.to_owned(),
        other: None,
    }
}
