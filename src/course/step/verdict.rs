//! What grading says of an answer: values that `say` and the screens turn into words.

use super::{Slip, TileRole};
use crate::market::TitleProblem;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub right: bool,
    /// Every part of the answer, in its order, and whether it was right.
    pub marks: Vec<Mark>,
    /// What to say, in order; `StepKind::words` finds the author's text.
    pub say: Vec<Feedback>,
    pub misconceptions: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Option, item, left side, tile, field or part.
    pub id: String,
    pub right: bool,
}

/// Which feedback belongs to a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feedback {
    /// What the author says to this option of a choice or a talk.
    Option(String),
    /// What the author says to this option of a field.
    Field { field: String, option: String },
    /// What the author says to this part.
    Part(String),
    /// The step's own `say`, after a right answer.
    Step,
    /// All that was chosen is right, but something is missing.
    Incomplete,
    /// The sum comes to something else than what was given, and how that came out, if it can be told.
    OtherNumber {
        given_hundredths: i64,
        is_more: bool,
        slip: Option<Slip>,
    },
    /// Some stand in the wrong place or belong to others: `marks` shows which.
    Misplaced { right: usize, wrong: usize },
    /// These two do not belong together: ids of pairs, of the one the left side, of the other the right.
    Apart { left: String, right: String },
    /// Something has to come before this item.
    TooEarly(String),
    /// A word of this kind is missing in the title.
    TileMissing(TileRole),
    /// So many words of the title may stay.
    TilesRight(usize),
    /// A word that does no good stands in the title.
    TileStuffing,
    /// The market's own judgement of the title.
    Title(TitleProblem),
    /// The talk came to a good or a bad end.
    TalkEnded { well: bool },
    /// The task's goal holds.
    GoalHolds,
    /// The market closed and the goal does not hold.
    GoalMissed,
}

impl Verdict {
    /// Every part has its place or partner, and must have the right one.
    ///
    /// `why` says of the first that has not why it cannot be so.
    pub(super) fn of_places(marks: Vec<Mark>, why: impl FnOnce(usize) -> Feedback) -> Verdict {
        let placed = marks.iter().filter(|mark| mark.right).count();
        let wrong = marks.len() - placed;
        let say = match marks.iter().position(|mark| !mark.right) {
            None => vec![Feedback::Step],
            Some(first) => vec![why(first), Feedback::Misplaced { right: placed, wrong }],
        };
        Verdict {
            right: wrong == 0,
            marks,
            say,
            misconceptions: Vec::new(),
        }
    }
}

impl Mark {
    pub(super) fn new(id: &str, right: bool) -> Mark {
        Mark {
            id: id.to_owned(),
            right,
        }
    }
}
