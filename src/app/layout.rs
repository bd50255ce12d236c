//! Lays what is said out on a page: sentence pairs side by side or stacked, options with their digit at both edges, notices,
//! the bottom line.
//!
//! ```text
//! one row, where both fit                             two columns (72 and more)   stacked
//!  1 中文，靠左          ئۇيغۇرچە، ئوڭدا 1              1 中文       ئۇيغۇرچە 1     1 中文
//! >2 第二个                    ئىككىنچىسى 2<            还是中文     ئۇيغۇرچە                ئۇيغۇرچە 1
//! ```
//!
//! The script decides the side, the reader's own language which comes first when they are stacked.

use super::{
    keymap::{Cue, SIGNS, SPEAKING_CAPS},
    number_field::NumberField,
    page::{Block, Caret, Item, KeySpot, Keys, NOTICE_COLUMNS, PAGE_WIDTH_MAX, Page, View},
    view_context::{Bilingual, ViewContext},
};
use crate::text::{Align, Direction, Ink, Lang, Line, Run, side_by_side};

/// From this width on two languages stand side by side.
const WIDE: usize = 72;
/// Columns of air between the two languages.
const GAP: usize = 3;
/// Columns of air between two keys of the bottom line.
const KEY_GAP: usize = 2;
/// A single language's longest line.
const READABLE: usize = 76;

/// What a screen may look at, and the width to write on.
#[derive(Clone, Copy)]
pub struct Layout<'a> {
    pub ctx: &'a ViewContext<'a>,
    pub width: usize,
    is_wide: bool,
}

/// How an option looks apart from its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    pub digit: Option<u8>,
    pub is_focused: bool,
    /// `None`: nothing to tick; else whether it is.
    pub tick: Option<bool>,
}

/// Where the two languages stand when they stand side by side.
struct Columns<'a> {
    left: (&'a Lang, &'a str, usize),
    right: (&'a Lang, &'a str, usize),
}

impl<'a> Layout<'a> {
    pub fn new(ctx: &'a ViewContext<'a>, view: View) -> Layout<'a> {
        let width = usize::from(view.width.min(PAGE_WIDTH_MAX));
        Layout {
            ctx,
            width,
            is_wide: width >= WIDE,
        }
    }

    /// The same with less room, inside a frame; what stood side by side still does.
    pub fn inside(self, columns: usize) -> Layout<'a> {
        Layout {
            width: self.width.saturating_sub(columns),
            ..self
        }
    }

    /// A sentence in the reader's languages.
    pub fn lines(&self, said: &Bilingual, ink: Ink) -> Vec<Line> {
        self.rows(said, ink, &Line::default(), &Line::default())
    }

    pub fn paragraph(&self, said: &Bilingual) -> Block {
        Block::text(self.lines(said, Ink::Plain))
    }

    pub fn heading(&self, said: &Bilingual) -> Block {
        Block::text(self.lines(said, Ink::Strong))
    }

    pub fn space(&self) -> Block {
        Block::text(vec![Line::default()])
    }

    /// Sentences with their number at the edges, an empty row after each.
    pub fn sentences(&self, sentences: &[Bilingual]) -> Block {
        let mut lines = Vec::new();
        for (index, said) in sentences.iter().enumerate() {
            if index > 0 {
                lines.push(Line::default());
            }
            let (left, right) = if sentences.len() == 1 {
                (Line::default(), Line::default())
            } else {
                self.edges(
                    vec![run(format!("{}. ", index + 1), Ink::Dim)],
                    vec![run(format!(" .{}", index + 1), Ink::Dim)],
                )
            };
            lines.extend(self.rows(said, Ink::Plain, &left, &right));
        }
        Block::text(lines)
    }

    /// A framed sentence: feedback, a refusal. Its first word is a sign, so that nothing hangs on colour.
    pub fn notice(&self, said: &[Bilingual], ink: Ink) -> Block {
        let layout = self.inside(NOTICE_COLUMNS);
        let mut lines = Vec::new();
        for (index, said) in said.iter().enumerate() {
            let ink = if index == 0 { ink } else { Ink::Plain };
            lines.extend(layout.lines(said, ink));
        }
        Block::notice(lines)
    }

    /// A line that is done or not, with its sign at both edges; not a choice.
    pub fn ticked(&self, said: &Bilingual, is_done: bool) -> Block {
        let (sign, ink) = if is_done {
            ("[√]", Ink::Good)
        } else {
            ("[ ]", Ink::Dim)
        };
        let (left, right) = self.edges(vec![run(format!("{sign} "), ink)], vec![run(format!(" {sign}"), ink)]);
        Block::text(self.rows(said, Ink::Plain, &left, &right))
    }

    /// One choice with its digit, focus and tick at both edges.
    pub fn option(&self, said: &Bilingual, mark: Mark) -> Item {
        let digit = mark.digit.map_or(" ".to_owned(), |digit| digit.to_string());
        let tick = match mark.tick {
            Some(true) => "[√]",
            Some(false) => "[ ]",
            None => "",
        };
        let (near, far) = if mark.is_focused { (">", "<") } else { (" ", " ") };
        let focus = if mark.is_focused { Ink::Focus } else { Ink::Plain };
        let mut left = vec![run(near, focus), run(&*digit, Ink::Key), run(" ", focus)];
        let mut right = vec![run(" ", focus), run(&*digit, Ink::Key), run(far, focus)];
        if !tick.is_empty() {
            left.push(run(format!("{tick} "), focus));
            right.insert(0, run(format!(" {tick}"), focus));
        }
        let (left, right) = self.edges(left, right);
        Item {
            digit: mark.digit,
            lines: self.rows(said, focus, &left, &right),
            is_focused: mark.is_focused,
            digit_column: self.digit_column(),
            cell_order: None,
        }
    }

    /// Where a choice has its digit at the side from which the reader's own language is read.
    pub fn digit_column(&self) -> usize {
        if self.is_rtl(&self.ctx.languages.own) {
            self.width.saturating_sub(2)
        } else {
            1
        }
    }

    /// Words on one row, in the letters of this display.
    pub fn line(&self, words: &str, lang: &Lang, ink: Ink) -> Line {
        self.ctx.writing.script.line(words, lang, ink)
    }

    /// Words on as many rows as they need, in the letters of this display.
    pub fn flow(&self, words: &str, lang: &Lang, width: usize, ink: Ink) -> Vec<Line> {
        self.ctx.writing.script.flow(words, lang, width, Align::Start, ink)
    }

    /// What is being typed, in the middle of the page.
    pub fn field(&self, typed: &str) -> Block {
        self.field_of(typed, "")
    }

    /// A number being typed, its unit behind it.
    pub fn field_of(&self, typed: &str, unit: &str) -> Block {
        let own = &self.ctx.languages.own;
        let unit = self.line(unit, own, Ink::Plain);
        let air = blank(usize::from(0 < unit.width()));
        let room = self.width.saturating_sub(5 + unit.width());
        let script = self.ctx.writing.script;
        let typed = script.field(typed, typed.len(), own, room, Ink::Strong);
        let field = join([Line::raw("[ ", Ink::Key), typed.line, Line::raw(" ]", Ink::Key)]);
        let (before, whole) = if self.is_rtl(own) {
            (unit.width() + air.width(), join([unit, air, field]))
        } else {
            (0, join([field, air, unit]))
        };
        let margin = self.width.saturating_sub(whole.width()) / 2;
        Block {
            caret: Some(Caret {
                row: 0,
                column: margin + before + 2 + typed.caret,
            }),
            ..Block::text(vec![self.centered(whole)])
        }
    }

    /// Why the last sign does not stand in a number.
    pub fn refused(&self, field: &NumberField) -> Option<Block> {
        let told = field.refusal()?;
        Some(Block::text(self.lines(&self.ctx.say(&told), Ink::Warn)))
    }

    pub fn centered(&self, line: Line) -> Line {
        line.padded(self.width, Align::Center)
    }

    /// The bottom lines, for each language one, or two where one has no room for what must be said. No key is left out.
    pub fn keys(&self, cues: &[Cue]) -> Keys {
        self.keys_by(cues, |lang| self.key_rows(lang, cues))
    }

    /// The page with the words of every key on its bottom lines, if it has rows to spare for them: a second row for a language,
    /// not a third.
    pub fn with_words(&self, page: Page, view: View) -> Page {
        if !page.keys.is_short {
            return page;
        }
        let cues = &page.keys.cues;
        let keys = self.keys_by(cues, |lang| (self.key_rows_saying(lang, cues, 0), false));
        let spare = page.room(view).saturating_sub(page.body_rows());
        let is_room = keys.lines.len() <= page.keys.lines.len() + spare;
        if is_room && keys.lines.len() <= 2 * self.ctx.languages.each().count() {
            Page { keys, ..page }
        } else {
            page
        }
    }

    fn keys_by(&self, cues: &[Cue], rows_in: impl Fn(&Lang) -> (Vec<Vec<(Cue, Line)>>, bool)) -> Keys {
        let mut keys = Keys {
            cues: cues.to_vec(),
            ..Keys::default()
        };
        for lang in self.ctx.languages.each() {
            let is_rtl = self.is_rtl(lang);
            let (rows, is_short) = rows_in(lang);
            for row in rows {
                let mut whole = Line::default();
                let mut spots = Vec::new();
                for (cue, piece) in row {
                    let air = blank(if whole.runs.is_empty() { 0 } else { KEY_GAP });
                    spots.push((cue, whole.width() + air.width(), piece.width()));
                    whole = match is_rtl {
                        true => join([piece, air, whole]),
                        false => join([whole, air, piece]),
                    };
                }
                // A sign says that words are left out; the help has them all.
                if is_short {
                    keys.is_short = true;
                    whole = match is_rtl {
                        true => join([Line::raw("…", Ink::Dim), blank(1), whole]),
                        false => join([whole, blank(1), Line::raw("…", Ink::Dim)]),
                    };
                }
                let row = keys.lines.len();
                keys.spots.extend(spots.into_iter().map(|(cue, from, width)| KeySpot {
                    cue,
                    row,
                    column: if is_rtl {
                        self.width.saturating_sub(from + width)
                    } else {
                        from
                    },
                    width,
                }));
                keys.lines.push(padded(whole, self.width, is_rtl));
            }
        }
        keys
    }

    /// The same bottom lines with the key that shows the rest of a long page at their start.
    pub fn keys_with_more(&self, keys: &Keys) -> Keys {
        self.keys(&[&[Cue::Scroll], &keys.cues[..]].concat())
    }

    /// The same bottom lines with the keys that mean the same on almost every page.
    pub fn keys_everywhere(&self, keys: &Keys, marks_chinese: bool) -> Keys {
        let mut cues = keys.cues.clone();
        cues.extend(marks_chinese.then_some(Cue::Pinyin));
        cues.extend([Cue::Language, Cue::Help].iter().filter(|cue| !keys.cues.contains(cue)));
        self.keys(&cues)
    }

    /// A language's cues row by row: one row, if need be without the words that caps say as well; else as many as it takes. Says
    /// whether words are left out.
    fn key_rows(&self, lang: &Lang, cues: &[Cue]) -> (Vec<Vec<(Cue, Line)>>, bool) {
        let mut ways =
            (0..=SPEAKING_CAPS.len()).map(|silent| (self.key_rows_saying(lang, cues, silent), SIGNS < silent));
        ways.find(|(rows, _)| rows.len() == 1)
            .unwrap_or_else(|| (self.key_rows_saying(lang, cues, 0), false))
    }

    /// The rows without the words of the first so many speaking caps.
    fn key_rows_saying(&self, lang: &Lang, cues: &[Cue], silent: usize) -> Vec<Vec<(Cue, Line)>> {
        let mut rows: Vec<Vec<(Cue, Line)>> = vec![Vec::new()];
        let mut used = 0;
        for cue in cues {
            let piece = self.cue(lang, *cue, !SPEAKING_CAPS[..silent].contains(cue));
            let sign = if silent <= SIGNS { 0 } else { 2 };
            let room = self.width.saturating_sub(used + KEY_GAP + sign);
            if 0 < used && room < piece.width() {
                rows.push(Vec::new());
                used = 0;
            }
            used += if used == 0 {
                piece.width()
            } else {
                KEY_GAP + piece.width()
            };
            if let Some(row) = rows.last_mut() {
                row.push((*cue, piece));
            }
        }
        rows
    }

    fn cue(&self, lang: &Lang, cue: Cue, has_words: bool) -> Line {
        let binding = cue.binding();
        let cap = Line::raw(binding.cap, Ink::Key);
        if !has_words {
            return cap;
        }
        let label = self.line(&self.ctx.localizer(lang).say(&(binding.label)()), lang, Ink::Dim);
        if self.is_rtl(lang) {
            join([label, blank(1), cap])
        } else {
            join([cap, blank(1), label])
        }
    }

    /// Rows of a sentence between a lead at the left and one at the right edge; the leads stand on a language's first row.
    pub fn rows(&self, said: &Bilingual, ink: Ink, left: &Line, right: &Line) -> Vec<Line> {
        let inner = self.width.saturating_sub(left.width() + right.width()).max(2);
        let said: &Bilingual = &self.ctx.read_out(said);
        if let Some(row) = self.on_one_row(said, inner, ink) {
            return vec![join([left.clone(), row, right.clone()])];
        }
        match self.columns(said, inner) {
            Some(columns) => self.side_by_side(&columns, ink, left, right),
            None => self.stacked(said, inner, ink, left, right),
        }
    }

    /// Both languages on one row, each as wide as it is, if they fit.
    fn on_one_row(&self, said: &Bilingual, inner: usize, ink: Ink) -> Option<Line> {
        let languages = self.ctx.languages;
        let (other, lang) = said.other.as_deref().zip(languages.other.as_ref())?;
        if said.own.contains('\n') || other.contains('\n') {
            return None;
        }
        let own = self.line(&said.own, &languages.own, ink);
        let other = self.line(other, lang, ink);
        let (left, right) = if self.is_rtl(&languages.own) && !self.is_rtl(lang) {
            (other, own)
        } else {
            (own, other)
        };
        let free = inner.checked_sub(left.width() + GAP + right.width())?;
        Some(join([left, blank(free + GAP), right]))
    }

    fn side_by_side(&self, columns: &Columns, ink: Ink, left: &Line, right: &Line) -> Vec<Line> {
        let cell = |(lang, words, width): (&Lang, &str, usize)| self.flow(words, lang, width, ink);
        let widths = (columns.left.2, columns.right.2);
        let rows = side_by_side(&cell(columns.left), GAP, &cell(columns.right), widths);
        let led = |(row, text): (usize, Line)| match row {
            0 => join([left.clone(), text, right.clone()]),
            _ => join([blank(left.width()), text, blank(right.width())]),
        };
        rows.into_iter().enumerate().map(led).collect()
    }

    fn stacked(&self, said: &Bilingual, inner: usize, ink: Ink, left: &Line, right: &Line) -> Vec<Line> {
        let languages = self.ctx.languages;
        let other = said.other.as_deref().zip(languages.other.as_ref());
        let mut rows = Vec::new();
        for (words, lang) in std::iter::once((said.own.as_str(), &languages.own)).chain(other) {
            let is_rtl = self.is_rtl(lang);
            let readable = if languages.other.is_none() {
                inner.min(READABLE)
            } else {
                inner
            };
            for (row, text) in self.flow(words, lang, readable, ink).into_iter().enumerate() {
                let text = padded(text, inner, is_rtl);
                let is_led = row == 0;
                let lead = if is_led && (!is_rtl || other.is_none()) {
                    left.clone()
                } else {
                    blank(left.width())
                };
                let trail = if is_led && (is_rtl || other.is_none()) {
                    right.clone()
                } else {
                    blank(right.width())
                };
                rows.push(join([lead, text, trail]));
            }
        }
        rows
    }

    fn columns<'s>(&'s self, said: &'s Bilingual, inner: usize) -> Option<Columns<'s>> {
        let other_lang = self.ctx.languages.other.as_ref()?;
        let other = said.other.as_deref()?;
        if !self.is_wide {
            return None;
        }
        let own_lang = &self.ctx.languages.own;
        let (left, right) = if self.is_rtl(own_lang) && !self.is_rtl(other_lang) {
            ((other_lang, other), (own_lang, said.own.as_str()))
        } else {
            ((own_lang, said.own.as_str()), (other_lang, other))
        };
        let room = inner.saturating_sub(GAP);
        let share = weight(left.0) * room / (weight(left.0) + weight(right.0));
        Some(Columns {
            left: (left.0, left.1, share),
            right: (right.0, right.1, room - share),
        })
    }

    /// Both edges, or the left one alone where nothing is read from the right.
    fn edges(&self, left: Vec<Run>, right: Vec<Run>) -> (Line, Line) {
        let languages = self.ctx.languages;
        let has_right = languages.other.is_some() || self.is_rtl(&languages.own);
        let right = if has_right { right } else { Vec::new() };
        (of(left), of(right))
    }

    pub fn is_rtl(&self, lang: &Lang) -> bool {
        self.ctx.writing.script.direction(lang) == Direction::RightToLeft
    }
}

/// Columns that a language wants beside another: Chinese says the same in about two fifths of the room.
fn weight(lang: &Lang) -> usize {
    if lang.0 == "zh" { 2 } else { 3 }
}

pub fn run(text: impl Into<String>, ink: Ink) -> Run {
    Run { text: text.into(), ink }
}

pub fn blank(width: usize) -> Line {
    Line::raw(" ".repeat(width), Ink::Plain)
}

/// Parts of a row from left to right, whatever their directions.
pub fn join(parts: impl IntoIterator<Item = Line>) -> Line {
    parts.into_iter().fold(Line::default(), Line::beside)
}

fn of(runs: Vec<Run>) -> Line {
    Line {
        runs,
        ..Line::default()
    }
}

fn padded(line: Line, width: usize, is_rtl: bool) -> Line {
    line.padded(width, if is_rtl { Align::Right } else { Align::Left })
}
