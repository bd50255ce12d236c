//! What a name may be: every sign that somebody can see, and not so many that no line holds it. Who asks says it in words.

use unicode_width::UnicodeWidthChar;

/// Letters of a whole name with the father's.
pub const NAME_MAX: usize = 40;

/// Why a name cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// A sign that nobody would see, or that stands at no name's start.
    Unfit,
    Long,
}

/// Returns why a name cannot be kept, if it cannot; that it is empty is for others to say.
pub fn name_fault(name: &str) -> Option<NameFault> {
    let is_bare = name.chars().next().is_some_and(|sign| sign.width().unwrap_or(0) == 0);
    if is_bare || name.chars().any(is_hidden) {
        return Some(NameFault::Unfit);
    }
    (NAME_MAX < name.chars().count()).then_some(NameFault::Long)
}

/// Controls, marks of direction and what no font has: two names would look the same and be none.
pub fn is_hidden(sign: char) -> bool {
    let is_mark = matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}'
        | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}');
    sign.is_control() || is_mark
}
