//! Which letters Uyghur is shown in on this display, and on which side its lines start then.

use super::{Direction, Lang};

/// The letters of Uyghur, as this display wants them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Script {
    /// Joined and put in visual order by the program: right wherever cells are painted as they are given.
    #[default]
    Joined,
    /// As they are typed, in reading order: the terminal joins and reorders them itself.
    Typed,
    /// In Latin letters, from the left.
    Latin,
}

impl Script {
    /// The side on which lines of `lang` start on this display.
    pub fn direction(self, lang: &Lang) -> Direction {
        match self {
            Script::Latin if lang.is_uyghur() => Direction::LeftToRight,
            Script::Joined | Script::Typed | Script::Latin => lang.direction(),
        }
    }
}
