//! Which side each letter runs to, and where it stands in its row: Unicode's bidi algorithm (UAX #9), told which pieces of
//! a line are to be read as a whole.
//!
//! `tests/data/text/BidiCharacterTest.txt.gz` holds Unicode's own cases; without pieces every one of them comes out as it says.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use super::Direction;

impl Direction {
    pub(super) fn level(self) -> Level {
        match self {
            Direction::LeftToRight => Level::ltr(),
            Direction::RightToLeft => Level::rtl(),
        }
    }
}

/// The level of each letter of one paragraph; odd ones run from the right. Each of `pieces` is isolated and reads from the left.
///
/// Without `base` the first letter that has a direction decides.
pub(super) fn levels(signs: &[char], base: Option<Level>, pieces: &[Range<usize>]) -> Vec<Level> {
    const ISOLATE: char = '\u{2066}';
    const END: char = '\u{2069}';
    let mut marked = String::with_capacity(signs.len() * 2 + pieces.len() * 6);
    let mut places = Vec::with_capacity(signs.len());
    let mut pieces = pieces.iter().peekable();
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
    let bidi = BidiInfo::new(&marked, base);
    let Some(paragraph) = bidi.paragraphs.first() else {
        return Vec::new();
    };
    let resolved = bidi.reordered_levels(paragraph, paragraph.range.clone());
    let level = |(place, is_isolated): (usize, bool)| match resolved[place] {
        around if is_isolated && around.is_rtl() => Level::new(around.number() + 1).unwrap_or(around),
        level => level,
    };
    places.into_iter().map(level).collect()
}

/// The places of a row from left to right: which of its letters stands first, second, … (UAX #9, rule L2).
pub(super) fn visual_order(levels: &[Level]) -> Vec<usize> {
    BidiInfo::reorder_visual(levels)
}

#[cfg(test)]
mod tests {
    use std::{fs::File, io::Read};

    use flate2::read::GzDecoder;

    use super::*;

    /// Unicode's cases, each a line of five fields: code points; direction; base level; levels; visual order.
    const CASES: &str = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/data/text/BidiCharacterTest.txt.gz"
    );

    struct Case {
        signs: Vec<char>,
        base: Option<Level>,
        /// `None`: the algorithm takes the sign out.
        levels: Vec<Option<u8>>,
        order: Vec<usize>,
    }

    fn case(line: &str) -> Option<Case> {
        let fields: Vec<&str> = line.split(';').collect();
        let [signs, direction, _, levels, order] = fields[..] else {
            return None;
        };
        let sign = |code| char::from_u32(u32::from_str_radix(code, 16).ok()?);
        Some(Case {
            signs: signs.split(' ').map(sign).collect::<Option<_>>()?,
            base: match direction {
                "0" => Some(Level::ltr()),
                "1" => Some(Level::rtl()),
                _ => None,
            },
            levels: levels.split(' ').map(|level| level.parse().ok()).collect(),
            order: order
                .split_whitespace()
                .map(|at| at.parse().ok())
                .collect::<Option<_>>()?,
        })
    }

    #[test]
    fn rows_are_ordered_as_unicode_says() {
        let mut cases = String::new();
        let file = File::open(CASES).expect("Unicode's cases are there");
        GzDecoder::new(file)
            .read_to_string(&mut cases)
            .expect("Unicode's cases unpack");
        let mut count = 0;
        for line in cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let case = case(line).expect("a case has five fields");
            let levels = levels(&case.signs, case.base, &[]);
            let kept: Vec<usize> = (0..levels.len()).filter(|&at| case.levels[at].is_some()).collect();
            let of_kept: Vec<Level> = kept.iter().map(|&at| levels[at]).collect();
            let expected: Vec<u8> = case.levels.iter().flatten().copied().collect();
            assert_eq!(
                of_kept.iter().map(Level::number).collect::<Vec<_>>(),
                expected,
                "{line}"
            );
            let order: Vec<usize> = visual_order(&of_kept).into_iter().map(|at| kept[at]).collect();
            assert_eq!(order, case.order, "{line}");
            count += 1;
        }
        assert_eq!(count, 91_707);
    }
}
