//! The trainer's board: one line a learner, whoever needs help first; one key opens a learner's page.
//!
//! ```text
//!  班级：…  23                                            (trainer's own language)
//!     卡号  名字      学完的课  星  做熟的市场
//! >1   12  热依汗        3/18   4        0/18
//!     · 图要看得清 · 第 3 步
//!     ! 请老师去看一看
//!  2   10  买买提        5/18   6        1/18
//! ```
//!
//! Shows the same table as `bazar report class`, so screen and spreadsheet cannot differ.

use super::{
    class_list::{ClassList, ClassListOutcome},
    disputes::{Settling, disputes},
    input::Input,
    keymap::{Cue, Mode},
    layout::Layout,
    learner_sheet::LearnerSheet,
    page::{Block, Item, Page, View},
    picker::Picker,
    screen::ScreenRequest,
    sign_in::{Naming, NamingOutcome},
    view_context::{Bilingual, ViewContext},
    word::{NewWord, WordOutcome},
};
use crate::{
    report::{self, Asked, Cell, Table},
    say::{Arg, Localizer, sentence},
    text::{Align, Ink, Line, columns},
    tutor::{Fact, LearnerId},
};

/// Columns of the board, by the table's keys; the place and the reason stand in the last one, one above the other.
const SHOWN: [&str; 5] = ["card", "name", "lessons", "stars", "mastered"];
/// Blank columns between two cells.
const GAP: usize = 2;
/// A name longer than this is cut on the board; its page shows it whole.
const NAME: usize = 18;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClassBoard {
    picker: Picker,
    /// The learner whose page is open.
    open: Option<Box<LearnerSheet>>,
    /// What two PCs set otherwise is being decided.
    settling: Option<Settling>,
    /// The trainer's word is being set.
    word: Option<Box<NewWord>>,
    /// Names are being written down, one after another.
    enrolling: Option<Box<Naming>>,
    /// The classes are looked at.
    classes: Option<Box<ClassList>>,
}

impl ClassBoard {
    /// The board that asks first what was meant where two PCs set different things.
    pub fn settling(ctx: &ViewContext) -> ClassBoard {
        ClassBoard {
            settling: Some(Settling::open(ctx)),
            ..ClassBoard::default()
        }
    }

    /// The board that sets the trainer's word first.
    pub fn setting_word() -> ClassBoard {
        ClassBoard {
            word: Some(Box::default()),
            ..ClassBoard::default()
        }
    }

    /// The board that shows the classes first.
    pub fn classes() -> ClassBoard {
        ClassBoard {
            classes: Some(Box::new(ClassList::open())),
            ..ClassBoard::default()
        }
    }

    pub fn mode(&self) -> Mode {
        if let Some(naming) = &self.enrolling {
            return naming.mode();
        }
        if let Some(classes) = &self.classes {
            return classes.mode();
        }
        if self.word.is_some() {
            return Mode::Text;
        }
        self.open.as_ref().map_or(Mode::Choosing, |sheet| sheet.mode())
    }

    pub fn page_id(&self) -> String {
        let open = self.open.as_ref().map(|sheet| sheet.page_id());
        let written = (self.enrolling.is_some(), self.word.is_some());
        let skipped = self.settling.as_ref().map(Settling::page_id);
        let classes = self.classes.as_ref().map(|classes| classes.page_id());
        format!("{} {open:?} {skipped:?} {written:?} {classes:?}", self.picker.page)
    }

    /// Whose page is open.
    pub fn shown(&self) -> Option<LearnerId> {
        self.open.as_ref().map(|sheet| sheet.learner)
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> ScreenRequest {
        if let Some(naming) = &mut self.enrolling {
            match naming.update(input) {
                NamingOutcome::Stay => {}
                NamingOutcome::Back => self.enrolling = None,
                NamingOutcome::Named(name) => {
                    self.enrolling = Some(Box::new(Naming::open(ctx)));
                    return ScreenRequest::Enrol(name);
                }
            }
            return ScreenRequest::Stay;
        }
        if let Some(classes) = &mut self.classes {
            match classes.update(input, ctx, facts) {
                ClassListOutcome::Stay => {}
                ClassListOutcome::Back => self.classes = None,
                // Back from there the classes stand here again.
                ClassListOutcome::Enrol => self.enrolling = Some(Box::new(Naming::open(ctx))),
                ClassListOutcome::Make(name) => return ScreenRequest::MakeClass(name),
            }
            return ScreenRequest::Stay;
        }
        if let Some(word) = &mut self.word {
            let outcome = word.update(input);
            if matches!(outcome, WordOutcome::Stay) {
                return ScreenRequest::Stay;
            }
            self.word = None;
            return match outcome {
                WordOutcome::Typed(word) => ScreenRequest::KeepWord(word),
                WordOutcome::Stay | WordOutcome::Back => ScreenRequest::Stay,
            };
        }
        if let Some(sheet) = &mut self.open {
            if !sheet.update(input, ctx, facts) {
                self.open = None;
            }
            return ScreenRequest::Stay;
        }
        if let Some(settling) = &mut self.settling {
            if !settling.update(input, ctx, facts) {
                self.settling = None;
            }
            return ScreenRequest::Stay;
        }
        let order = order(ctx, &table(ctx));
        if let Some(index) = self.picker.pick(input, order.len()) {
            let learner = order.get(index).and_then(|row| roster(ctx).get(*row).copied());
            self.open = learner.map(|learner| Box::new(LearnerSheet::open(ctx, learner)));
        }
        ScreenRequest::Stay
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let table = table(ctx);
        let top = layout.lines(&as_own(&localizer(ctx).say(&table.title)), Ink::Strong);
        if let Some(naming) = &self.enrolling {
            return Page {
                top,
                ..naming.page_asking(&layout, &sentence::app_board_ask())
            };
        }
        if let Some(classes) = &self.classes {
            return Page {
                top,
                ..classes.page(&layout)
            };
        }
        if let Some(word) = &self.word {
            return Page {
                top,
                ..word.page(&layout)
            };
        }
        if let Some(settling) = &self.settling {
            return Page {
                top,
                ..settling.page(&layout)
            };
        }
        let Some(sheet) = &self.open else {
            return self.board(&layout, &table, top);
        };
        let row = roster(ctx).iter().position(|learner| *learner == sheet.learner);
        let figures = row
            .and_then(|row| table.rows.get(row))
            .map(|row| figures(&layout, &table, row));
        Page {
            top,
            ..sheet.page(&layout, figures.unwrap_or_default())
        }
    }

    fn board(&self, layout: &Layout, table: &Table, top: Vec<Line>) -> Page {
        let order = order(layout.ctx, table);
        if order.is_empty() {
            let empty = layout.ctx.say(&sentence::app_board_empty());
            let mut blocks = vec![layout.space(), layout.paragraph(&empty)];
            blocks.extend(mark(layout));
            return Page {
                top,
                blocks,
                keys: layout.keys(&[Cue::Menu]),
                ..Page::default()
            };
        }
        let blank: Vec<Bilingual> = order.iter().map(|_| Bilingual::default()).collect();
        let mut options = self.picker.items(layout, &blank, |_| None);
        let first = self.picker.first(order.len());
        let shape = shape(layout, table);
        for (item, row) in options.iter_mut().zip(&order[first..]) {
            item.lines = row_lines(layout, table, &table.rows[*row], &shape, item);
        }
        let heads: Vec<Line> = SHOWN
            .iter()
            .map(|key| cell_line(layout, &head(layout, table, key), Ink::Dim))
            .collect();
        let lead = Line::raw("    ", Ink::Plain);
        let head = set(layout, heads, &shape, lead);
        let mut blocks = vec![layout.paragraph(&as_own(&notes(layout, table)))];
        blocks.extend(mark(layout));
        blocks.push(Block::text(vec![Line::default(), head]));
        let keys = layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move]);
        Page {
            top,
            blocks,
            options,
            keys,
            ..Page::default()
        }
    }
}

/// Says that two PCs set different things, and where to choose.
fn mark(layout: &Layout) -> Option<Block> {
    let count = disputes(layout.ctx).len();
    let said = sentence::app_dispute_mark(
        Arg::Number(i64::try_from(count).unwrap_or(i64::MAX)),
        Arg::say(sentence::app_menu_disputes()),
    );
    let words = localizer(layout.ctx).say(&said);
    (0 < count).then(|| Block::text(layout.lines(&as_own(&words), Ink::Warn)))
}

/// Rows of the table: whoever called the teacher first, then whoever met a refusal, then whoever is in the middle of
/// something, then the others.
fn order(ctx: &ViewContext, table: &Table) -> Vec<usize> {
    let is_blank = |row: usize, key: &str| *cell(table, &table.rows[row], key) == Cell::Blank;
    let roster = roster(ctx);
    let calls = |row: usize| {
        roster
            .get(row)
            .is_some_and(|learner| report::is_calling(ctx.records, *learner))
    };
    let mut order: Vec<usize> = (0..table.rows.len()).collect();
    order.sort_by_key(|row| (!calls(*row), is_blank(*row, "stuck"), is_blank(*row, "now_at"), *row));
    order
}

/// Whose row is which.
fn roster(ctx: &ViewContext) -> Vec<LearnerId> {
    let learners = report::roster(ctx.records, ctx.records.center.today_class());
    learners.into_iter().map(|learner| learner.id).collect()
}

fn table(ctx: &ViewContext) -> Table {
    report::class(&Asked {
        class: ctx.records.center.today_class(),
        ..Asked::of_all(ctx.records, ctx.course)
    })
}

fn localizer<'a>(ctx: &'a ViewContext) -> Localizer<'a> {
    ctx.localizer(&ctx.languages.own)
}

fn notes(layout: &Layout, table: &Table) -> String {
    let notes = table.notes.iter().map(|note| localizer(layout.ctx).say(note));
    notes.collect::<Vec<String>>().join(" ")
}

fn cell<'a>(table: &Table, row: &'a [Cell], key: &str) -> &'a Cell {
    let at = table.columns.iter().position(|column| column.key == key);
    at.and_then(|at| row.get(at)).unwrap_or(&Cell::Blank)
}

fn head(layout: &Layout, table: &Table, key: &str) -> String {
    let column = table.columns.iter().find(|column| column.key == key);
    column.map_or_else(String::new, |column| column.shown(localizer(layout.ctx)))
}

/// How wide each shown column is, and on which side its cells stand.
fn shape(layout: &Layout, table: &Table) -> Vec<(usize, Align)> {
    let is_mirrored = layout.is_rtl(&layout.ctx.languages.own);
    let width = |key: &str| {
        let cells = table
            .rows
            .iter()
            .map(|row| shown(layout, cell(table, row, key), Ink::Plain).width());
        cells
            .chain([cell_line(layout, &head(layout, table, key), Ink::Dim).width()])
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
fn row_lines(layout: &Layout, table: &Table, row: &[Cell], shape: &[(usize, Align)], item: &Item) -> Vec<Line> {
    let ink = if item.is_focused { Ink::Focus } else { Ink::Plain };
    let cells = SHOWN
        .iter()
        .map(|key| shown(layout, cell(table, row, key), ink))
        .collect();
    let digit = item.digit.map_or(" ".to_owned(), |digit| digit.to_string());
    let is_mirrored = layout.is_rtl(&layout.ctx.languages.own);
    let (near, far) = if item.is_focused { (">", "<") } else { (" ", " ") };
    let digit = Line::raw(digit, Ink::Key);
    let lead = match is_mirrored {
        true => Line::raw("  ", ink).beside(digit).beside(Line::raw(far, ink)),
        false => Line::raw(near, ink).beside(digit).beside(Line::raw("  ", ink)),
    };
    let mut lines = vec![set(layout, cells, shape, lead)];
    for (key, ink, sign) in [("now_at", Ink::Dim, "· "), ("stuck", Ink::Warn, "! ")] {
        let told = cell(table, row, key);
        if *told != Cell::Blank {
            let words = told.shown(localizer(layout.ctx));
            lines.push(cell_line(layout, &format!("{sign}{words}"), ink));
        }
    }
    let indent = 4;
    let rest = lines.split_off(1).into_iter().map(|line| {
        let room = layout.width.saturating_sub(2 * indent);
        let line = line.cut(room);
        let blank = Line::raw(" ".repeat(indent), Ink::Plain);
        match is_mirrored {
            true => line.padded(layout.width - indent, Align::Right).beside(blank),
            false => blank.beside(line.padded(layout.width - indent, Align::Left)),
        }
    });
    lines.extend(rest);
    lines
}

/// Cells in their columns after a lead; a right-to-left language begins at the right edge.
fn set(layout: &Layout, mut cells: Vec<Line>, shape: &[(usize, Align)], lead: Line) -> Line {
    let mut shape = shape.to_vec();
    let is_mirrored = layout.is_rtl(&layout.ctx.languages.own);
    if is_mirrored {
        cells.reverse();
        shape.reverse();
    }
    let row = columns(&[cells], &shape, GAP).pop().unwrap_or_default();
    match is_mirrored {
        true => row
            .padded(layout.width.saturating_sub(lead.width()), Align::Right)
            .beside(lead),
        false => lead.beside(row).padded(layout.width, Align::Left),
    }
}

fn shown(layout: &Layout, cell: &Cell, ink: Ink) -> Line {
    cell_line(layout, &cell.shown(localizer(layout.ctx)), ink)
}

fn cell_line(layout: &Layout, words: &str, ink: Ink) -> Line {
    layout.line(words, &layout.ctx.languages.own, ink)
}

/// Every column of one learner, a line each.
fn figures(layout: &Layout, table: &Table, row: &[Cell]) -> Vec<Block> {
    let mut blocks = vec![layout.space()];
    for (column, cell) in table.columns.iter().zip(row).filter(|(_, cell)| **cell != Cell::Blank) {
        let value = Arg::as_is(cell.shown(localizer(layout.ctx)));
        let said = sentence::app_board_figure(Arg::say((column.title)()), value);
        blocks.push(layout.paragraph(&as_own(&localizer(layout.ctx).say(&said))));
    }
    blocks.push(layout.space());
    blocks
}

/// The board speaks the trainer's own language only: two would not fit beside a table.
fn as_own(words: &str) -> Bilingual {
    Bilingual {
        own: words.to_owned(),
        other: None,
    }
}
