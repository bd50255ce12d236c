//! What grading says of an answer: values that `say` and the screens turn into words.

use super::TileRole;
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
    /// The sum comes to something else.
    OtherNumber,
    /// Some stand in the wrong place or belong to others: `marks` shows which.
    Misplaced,
    /// A word of this kind is missing in the title.
    TileMissing(TileRole),
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
    pub(super) fn of_places(marks: Vec<Mark>) -> Verdict {
        let right = marks.iter().all(|mark| mark.right);
        Verdict {
            right,
            marks,
            say: vec![if right { Feedback::Step } else { Feedback::Misplaced }],
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
