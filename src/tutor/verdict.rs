//! What the teacher answers: values that `say` and the screens turn into words.

use crate::course::{Choose, StepKind, Text, TileRole};
use crate::market::{Event, Refusal, TitleProblem};

use super::Fact;

/// What came of one act.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    pub outcome: Outcome,
    /// The grading, when the act was an answer or brought the step to its end.
    pub verdict: Option<Verdict>,
    /// What happened in the market because of it.
    pub events: Vec<Event>,
    /// Why the shop said no.
    pub refusal: Option<Refusal>,
    /// For the log, in order and in one transaction; empty when the act did not fit here.
    pub facts: Vec<Fact>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Another step, the exit question, or the end.
    Moved,
    /// Right: the feedback stands until `Next`.
    Right,
    /// Not yet: the feedback stands until `Again` or another answer.
    Wrong,
    /// The talk or the market goes on.
    Continued,
    /// The shop said no; the market is unchanged.
    Refused,
    Hinted,
    Undone,
    /// The step began afresh.
    Restarted,
    /// The act has no meaning here: nothing changed and nothing is logged.
    Unfit,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub right: bool,
    /// Every part of the answer, in its order, and whether it was right.
    pub marks: Vec<Mark>,
    /// What to say, in order; `Session::words` finds the author's text.
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

impl Feedback {
    pub(super) fn of_choice<'a>(&self, choose: &'a Choose) -> Option<&'a Text> {
        let Feedback::Option(id) = self else {
            return None;
        };
        let option = choose.options.iter().find(|option| option.id == *id);
        option.map(|option| &option.say)
    }

    pub(super) fn of_step<'a>(&self, kind: &'a StepKind) -> Option<&'a Text> {
        match (kind, self) {
            (StepKind::Choose(choose), feedback) => feedback.of_choice(choose),
            (StepKind::Dialog(dialog), Feedback::Option(id)) => {
                let mut options = dialog.nodes.iter().flat_map(|node| &node.options);
                options.find(|option| option.id == *id).map(|option| &option.say)
            }
            (StepKind::Fill(fill), Feedback::Field { field, option }) => {
                let field = fill.fields.iter().find(|known| known.id == *field)?;
                let option = field.options.iter().find(|known| known.id == *option)?;
                Some(&option.say)
            }
            (StepKind::Inspect(inspect), Feedback::Part(id)) => {
                let part = inspect.parts.iter().find(|part| part.id == *id);
                part.map(|part| &part.say)
            }
            (StepKind::Order(order), Feedback::Step) => Some(&order.say),
            (StepKind::Match(pairs), Feedback::Step) => Some(&pairs.say),
            (StepKind::Number(number), Feedback::Step) => Some(&number.say),
            (StepKind::Tiles(tiles), Feedback::Step) => Some(&tiles.say),
            (StepKind::Fill(fill), Feedback::Step) => Some(&fill.say),
            _ => None,
        }
    }
}
