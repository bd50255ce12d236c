//! Lays text out: letters with inks become rows in visual order that fit their width.
//!
//! Wrapping happens in logical order, reordering row by row; a row breaks inside a word only where the word alone is wider
//! than the area. Invisible signs (direction marks, control characters) are left out: the layout does their work.

use unicode_bidi::{BidiInfo, Level};
use unicode_bidi_mirroring::get_mirrored;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{
    Align, Direction, Ink, Lang, Line, Run,
    isolate::{is_from_right, pieces},
    joining::join,
    markup::{Letter, letters},
};

/// Lays `source` out in rows no wider than `width` (at least 2), each placed by `align`.
///
/// A line end in the source begins a new row; an empty source has no rows.
pub fn flow(source: &str, lang: &Lang, width: usize, align: Align, ink: Ink) -> Vec<Line> {
    let width = width.max(2);
    let direction = lang.direction();
    let mut rows = Vec::new();
    for paragraph in paragraphs(source, ink) {
        let glyphs = glyphs(&paragraph, direction);
        for row in rows_of(&glyphs, width) {
            let line = visual(row, direction);
            rows.push(match (align, direction) {
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
pub fn line(source: &str, lang: &Lang, ink: Ink) -> Line {
    let direction = lang.direction();
    let mut whole = Vec::new();
    for paragraph in paragraphs(source, ink) {
        if !whole.is_empty() {
            whole.push(Letter { sign: ' ', ink });
        }
        whole.extend(paragraph);
    }
    visual(&glyphs(&whole, direction), direction)
}

/// What takes one place on the screen: a letter with its marks, already in its form.
struct Glyph {
    text: String,
    width: usize,
    ink: Ink,
    level: Level,
    is_space: bool,
    gap: Gap,
}

/// Whether a row may end before a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Closed,
    /// Only when nothing better fits: between a number and its unit.
    Poor,
    Open,
}

fn paragraphs(source: &str, ink: Ink) -> Vec<Vec<Letter>> {
    let mut all = letters(source, ink);
    all.retain(|letter| !is_invisible(letter.sign));
    if all.is_empty() {
        return Vec::new();
    }
    all.split(|letter| letter.sign == '\n')
        .map(<[Letter]>::to_vec)
        .collect()
}

fn is_invisible(sign: char) -> bool {
    (sign.is_control() && sign != '\n')
        || matches!(sign, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || matches!(sign as u32, 0xE0000..=0xE0FFF)
}

fn glyphs(paragraph: &[Letter], direction: Direction) -> Vec<Glyph> {
    let signs: Vec<char> = paragraph.iter().map(|letter| letter.sign).collect();
    let clean: String = signs.iter().collect();
    let forms = join(&signs);
    let levels = levels(&signs, direction);
    let gaps = gaps(&clean, &signs, direction);
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(signs.len());
    let mut at = 0;
    for cluster in clean.graphemes(true) {
        let count = cluster.chars().count();
        // A cluster wider than two cells is taken apart: no cell could hold it.
        let step = if cluster.width() > 2 { 1 } else { count };
        for start in (at..at + count).step_by(step) {
            let text: String = forms[start..start + step]
                .iter()
                .flatten()
                .map(|&form| shown(form, levels[start]))
                .collect();
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
                    gap: gaps[start],
                }),
            }
        }
        at += count;
    }
    glyphs
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

/// The bidi level of each letter, with numbers and Latin runs isolated.
fn levels(signs: &[char], direction: Direction) -> Vec<Level> {
    let base = match direction {
        Direction::LeftToRight => Level::ltr(),
        Direction::RightToLeft => Level::rtl(),
    };
    if direction == Direction::LeftToRight && !signs.iter().any(|&sign| is_from_right(sign)) {
        return vec![base; signs.len()];
    }
    const ISOLATE: char = '\u{2066}';
    const END: char = '\u{2069}';
    let mut marked = String::new();
    let mut places = Vec::with_capacity(signs.len());
    let mut pieces = pieces(signs).into_iter().peekable();
    for (at, &sign) in signs.iter().enumerate() {
        if pieces.peek().is_some_and(|piece| piece.start == at) {
            marked.push(ISOLATE);
        }
        // A piece stands where its opening mark stands: the marks themselves are not laid out and part no levels.
        let piece = pieces.peek().filter(|piece| piece.start <= at);
        places.push(match piece {
            Some(piece) if piece.start < at => places[piece.start],
            Some(_) => (marked.len() - ISOLATE.len_utf8(), true),
            None => (marked.len(), false),
        });
        marked.push(sign);
        if pieces.next_if(|piece| piece.end == at + 1).is_some() {
            marked.push(END);
        }
    }
    let bidi = BidiInfo::new(&marked, Some(base));
    let level = |(place, is_isolated): (usize, bool)| match bidi.levels[place] {
        around if is_isolated && around.is_rtl() => Level::new(around.number() + 1).unwrap_or(around),
        level => level,
    };
    places.into_iter().map(level).collect()
}

/// Before which letters a row may begin.
fn gaps(clean: &str, signs: &[char], direction: Direction) -> Vec<Gap> {
    let mut gaps = vec![Gap::Closed; signs.len()];
    let mut breaks = linebreaks(clean).map(|(place, _)| place).peekable();
    for (at, (place, _)) in clean.char_indices().enumerate() {
        let is_break = breaks.next_if_eq(&place).is_some();
        if at > 0 {
            gaps[at] = gap(&signs[..at], &signs[at..], is_break, direction);
        }
    }
    gaps
}

/// Judges one place between two letters; `is_break` is the verdict of Unicode's line breaking.
fn gap(before: &[char], after: &[char], is_break: bool, direction: Direction) -> Gap {
    let (Some(&last), Some(&next)) = (before.last(), after.first()) else {
        return Gap::Closed;
    };
    if last == ' ' {
        let counted = before.len() > 1 && before[before.len() - 2].is_ascii_digit() && next.is_alphabetic();
        return match (next, counted) {
            (' ', _) => Gap::Closed,
            (_, true) => Gap::Poor,
            (_, false) if is_break => Gap::Open,
            (_, false) => Gap::Closed,
        };
    }
    if (is_han(last) && next == '“') || (last == '”' && is_han(next)) {
        return Gap::Open;
    }
    let at_spaces_only = direction == Direction::RightToLeft || is_from_right(last) || is_from_right(next);
    match (is_break, last) {
        (false, _) => Gap::Closed,
        // A measure word of two characters stays whole behind its number: `23 小时`.
        (true, _) if is_han(next) && matches!(before, [.., '0'..='9', ' ', _]) => Gap::Poor,
        (true, _) if is_han(last) && is_han(next) => Gap::Open,
        (true, _) if at_spaces_only => Gap::Closed,
        (true, '/') => Gap::Poor,
        (true, '-') if next.is_alphabetic() && joins_words(before) => Gap::Poor,
        (true, '-') => Gap::Closed,
        (true, _) => Gap::Open,
    }
}

/// Tells whether the hyphen at the end of `before` follows a letter: `net-carton`, not `--plain`.
fn joins_words(before: &[char]) -> bool {
    before.len() > 1 && before[before.len() - 2].is_alphanumeric()
}

/// Chinese characters and their punctuation.
fn is_han(sign: char) -> bool {
    matches!(sign, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF65}' | '\u{20000}'..='\u{3FFFF}')
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

/// Puts a row into visual order and joins neighbours of one ink.
fn visual(row: &[Glyph], direction: Direction) -> Line {
    let row = trimmed(row);
    let levels: Vec<Level> = row.iter().map(|glyph| glyph.level).collect();
    let mut line = Line {
        runs: Vec::new(),
        direction,
    };
    for index in BidiInfo::reorder_visual(&levels) {
        let glyph = &row[index];
        match line.runs.last_mut() {
            Some(run) if run.ink == glyph.ink => run.text.push_str(&glyph.text),
            _ => line.runs.push(Run {
                text: glyph.text.clone(),
                ink: glyph.ink,
            }),
        }
    }
    line
}
