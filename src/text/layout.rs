//! Lays text out: letters with inks become rows in visual order that fit their width.
//!
//! Wrapping happens in logical order, reordering row by row; a row breaks inside a word only where the word alone is wider
//! than the area. Invisible signs (direction marks, control characters) are left out: the layout does their work.

use unicode_bidi::Level;
use unicode_bidi_mirroring::get_mirrored;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{
    Align, Direction, Ink, Lang, Line, Script,
    breaks::{Gap, gaps},
    isolate::{is_from_right, pieces},
    joining::join,
    latin::respelled,
    markup::{Letter, letters},
    order::{levels, visual_order},
};

/// `Script::flow` where the program joins and reorders.
pub fn flow(source: &str, lang: &Lang, width: usize, align: Align, ink: Ink) -> Vec<Line> {
    Script::Joined.flow(source, lang, width, align, ink)
}

/// `Script::line` where the program joins and reorders.
pub fn line(source: &str, lang: &Lang, ink: Ink) -> Line {
    Script::Joined.line(source, lang, ink)
}

impl Script {
    /// Lays `source` out in rows no wider than `width` (at least 2), each placed by `align`.
    ///
    /// A line end in the source begins a new row; an empty source has no rows.
    pub fn flow(self, source: &str, lang: &Lang, width: usize, align: Align, ink: Ink) -> Vec<Line> {
        let width = width.max(2);
        let hand = Hand::new(self, lang);
        let mut rows = Vec::new();
        for paragraph in paragraphs(source, ink) {
            let glyphs = hand.glyphs(&paragraph);
            for row in rows_of(&glyphs, width) {
                let line = hand.visual(row);
                rows.push(match (align, hand.direction) {
                    (Align::Left, _) | (Align::Start, Direction::LeftToRight) => line,
                    (Align::Center, _) => {
                        let room = width - line.width();
                        let indented = line.width() + room / 2;
                        line.padded(indented, Align::Right)
                    }
                    _ => line.padded(width, Align::Right),
                });
            }
        }
        rows
    }

    /// Lays `source` out as one row however long it is; line ends become spaces.
    pub fn line(self, source: &str, lang: &Lang, ink: Ink) -> Line {
        let mut whole = Vec::new();
        for paragraph in paragraphs(source, ink) {
            if !whole.is_empty() {
                whole.push(Letter { sign: ' ', ink });
            }
            whole.extend(paragraph);
        }
        let hand = Hand::new(self, lang);
        let glyphs = hand.glyphs(&whole);
        hand.visual(trimmed(&glyphs))
    }
}

/// What takes one place on the screen: a letter with its marks, already in its form.
pub(super) struct Glyph {
    pub text: String,
    pub width: usize,
    pub ink: Ink,
    pub level: Level,
    /// Which letter of its paragraph it begins with.
    pub start: usize,
    is_space: bool,
    gap: Gap,
}

impl Glyph {
    /// A sign of the layout's own among those of a row.
    pub fn sign(text: &str, ink: Ink, level: Level) -> Glyph {
        Glyph {
            text: text.to_owned(),
            width: text.width(),
            ink,
            level,
            start: usize::MAX,
            is_space: false,
            gap: Gap::Closed,
        }
    }
}

fn paragraphs(source: &str, ink: Ink) -> Vec<Vec<Letter>> {
    let mut all = letters(source, ink);
    tidy(&mut all);
    if all.is_empty() {
        return Vec::new();
    }
    all.split(|letter| letter.sign == '\n')
        .map(<[Letter]>::to_vec)
        .collect()
}

/// Takes out what no row shows; a tab parts words as a space does.
pub(super) fn tidy(letters: &mut Vec<Letter>) {
    for letter in letters.iter_mut().filter(|letter| letter.sign == '\t') {
        letter.sign = ' ';
    }
    letters.retain(|letter| !is_invisible(letter.sign));
}

fn is_invisible(sign: char) -> bool {
    (sign.is_control() && sign != '\n')
        || matches!(sign, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || matches!(sign as u32, 0xE0000..=0xE0FFF)
}

/// A display's way to write one language.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    pub script: Script,
    /// The side on which rows start.
    pub direction: Direction,
    /// The side on which the language's own letters start: it decides where words break.
    language: Direction,
    /// لا is one sign in one cell; not where a caret may stand between the two.
    ligates: bool,
}

impl Hand {
    pub fn new(script: Script, lang: &Lang) -> Hand {
        Hand {
            script,
            direction: script.direction(lang),
            language: lang.direction(),
            ligates: true,
        }
    }

    /// The same hand without لا as one sign.
    pub fn unligated(self) -> Hand {
        Hand { ligates: false, ..self }
    }

    pub fn glyphs(self, paragraph: &[Letter]) -> Vec<Glyph> {
        let respelled = (self.script == Script::Latin).then(|| respelled(paragraph));
        let paragraph = respelled.as_deref().unwrap_or(paragraph);
        let signs: Vec<char> = paragraph.iter().map(|letter| letter.sign).collect();
        let clean: String = signs.iter().collect();
        let levels = self.levels(&signs);
        let gaps = gaps(&clean, &signs, self.language);
        let forms = match self.script {
            Script::Typed => signs.into_iter().map(Some).collect(),
            Script::Joined | Script::Latin => join(&signs, self.ligates),
        };
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(forms.len());
        let mut at = 0;
        for cluster in clean.graphemes(true) {
            let count = cluster.chars().count();
            // A cluster wider than two cells is taken apart: no cell could hold it.
            let step = if cluster.width() > 2 { 1 } else { count };
            for start in (at..at + count).step_by(step) {
                let forms = forms[start..start + step].iter().flatten();
                let text: String = forms.map(|&form| shown(form, levels[start])).collect();
                let width = text.width();
                match glyphs.last_mut() {
                    // An alef within its lam, or a mark that stands alone, belongs to the glyph before it.
                    Some(before) if width == 0 => before.text.push_str(&text),
                    _ if width == 0 => {}
                    _ => glyphs.push(Glyph {
                        is_space: text == " ",
                        text,
                        width,
                        ink: paragraph[start].ink,
                        level: levels[start],
                        start,
                        gap: gaps[start],
                    }),
                }
            }
            at += count;
        }
        glyphs
    }

    /// The level of each letter, with numbers and Latin runs isolated; none where the terminal reorders.
    fn levels(self, signs: &[char]) -> Vec<Level> {
        let from_left = self.direction == Direction::LeftToRight && !signs.iter().any(|&sign| is_from_right(sign));
        if from_left || self.script == Script::Typed {
            return vec![Level::ltr(); signs.len()];
        }
        levels(signs, Some(self.direction.level()), &pieces(signs))
    }

    /// Puts a row into visual order and joins neighbours of one ink.
    pub fn visual(self, row: &[Glyph]) -> Line {
        let mut line = Line {
            runs: Vec::new(),
            direction: match self.script {
                // Its cells stand in reading order, so that a cut keeps the beginning.
                Script::Typed => Direction::LeftToRight,
                Script::Joined | Script::Latin => self.direction,
            },
        };
        for index in visual_order(&levels_of(row)) {
            let glyph = &row[index];
            line.push(&glyph.text, glyph.ink);
        }
        line
    }
}

pub(super) fn levels_of(row: &[Glyph]) -> Vec<Level> {
    row.iter().map(|glyph| glyph.level).collect()
}

/// A sign as its row shows it: spaces of every kind plain, brackets turned where the row runs from the right.
fn shown(form: char, level: Level) -> char {
    if form == '\u{00A0}' || form == '\u{202F}' {
        ' '
    } else if level.is_rtl() {
        get_mirrored(form).unwrap_or(form)
    } else {
        form
    }
}

/// Cuts a paragraph into rows; spaces at a row's end fall away, every other glyph stays.
fn rows_of(glyphs: &[Glyph], width: usize) -> Vec<&[Glyph]> {
    let mut rows = Vec::new();
    let mut rest = glyphs;
    while let Some(end) = row_end(rest, width) {
        rows.push(trimmed(&rest[..end]));
        rest = &rest[end..];
    }
    rows.push(trimmed(rest));
    rows
}

/// Where the first row ends, or nothing when the rest fits.
fn row_end(glyphs: &[Glyph], width: usize) -> Option<usize> {
    let mut used = 0;
    let mut open = None;
    let mut poor = None;
    for (at, glyph) in glyphs.iter().enumerate() {
        if at > 0 {
            match glyph.gap {
                Gap::Open => open = Some(at),
                Gap::Poor => poor = Some(at),
                Gap::Closed => {}
            }
        }
        used += glyph.width;
        if used > width && !glyph.is_space {
            return Some(open.or(poor).unwrap_or(at.max(1)));
        }
    }
    None
}

fn trimmed(row: &[Glyph]) -> &[Glyph] {
    let end = row.iter().rposition(|glyph| !glyph.is_space).map_or(0, |last| last + 1);
    &row[..end]
}
