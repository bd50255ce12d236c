//! A lesson and its steps as the tutor uses them. Leaves parsing to `parse`, playing to `tutor`.

use std::collections::BTreeMap;

use super::Text;
use crate::text::Lang;

/// Five to ten minutes: one picture, one rule of thumb, one action, one check, one thing to do tomorrow.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Stable, written by the author: `L01`.
    pub id: String,
    pub title: Text,
    /// What the learner can do afterwards.
    pub objective: Text,
    pub minutes: u32,
    pub skills: Vec<String>,
    /// Id of the scenario whose market the lesson's tasks share.
    pub scenario: Option<String>,
    /// The one line to remember.
    pub rule: Text,
    /// Who has read the texts of each language.
    pub reviewed: BTreeMap<Lang, Review>,
    pub steps: Vec<Step>,
    /// Asked of each learner of the attempt by name, after the last step.
    pub exit: Option<Choose>,
}

/// How far a language's texts have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Written, and read by no native speaker.
    Draft,
    /// Read and corrected by a native speaker.
    Native,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Stable within the lesson.
    pub id: String,
    pub picture: Option<String>,
    pub skill: Option<String>,
    /// Up to three, stepping down: what, where, how.
    pub hints: Vec<Text>,
    pub kind: StepKind,
}

/// The closed list of what a step can be; a title over it is `ask` or the first pair.
#[derive(Debug, Clone, PartialEq)]
pub enum StepKind {
    Read(Read),
    /// Shows one term of the glossary large.
    Term(String),
    Choose(Choose),
    Order(Order),
    Match(Match),
    Number(Number),
    Tiles(Tiles),
    Fill(Fill),
    Inspect(Inspect),
    Dialog(Dialog),
    Task(Task),
    Case(Case),
    /// A real task for tomorrow that the trainer ticks off.
    Homework(Text),
}

/// One to three numbered sentence pairs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Read {
    pub sentences: Vec<Text>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Choose {
    pub ask: Text,
    /// Shown in the author's order.
    pub options: Vec<Choice>,
}

impl Choose {
    /// More than one right option makes it "tick all that are right".
    pub fn is_several(&self) -> bool {
        self.options.iter().filter(|option| option.right).count() > 1
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub id: String,
    pub text: Text,
    pub right: bool,
    /// Feedback when it was chosen.
    pub say: Text,
    /// For a wrong option: the misconception's id, counted in reports.
    pub misconception: Option<String>,
}

/// Put into the right order; `items` stand in it, the screen shuffles them by seed.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    pub ask: Text,
    pub items: Vec<OrderItem>,
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct OrderItem {
    pub id: String,
    pub text: Text,
}

/// Find the partner; the right sides are shuffled by seed.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    pub ask: Text,
    pub pairs: Vec<MatchPair>,
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct MatchPair {
    pub id: String,
    pub left: Text,
    pub right: Text,
}

/// A sum whose values are drawn by seed, so that neighbours cannot copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Holds `{a}`, `{b}` … where the drawn values go.
    pub ask: Text,
    pub values: Vec<Values>,
    /// The sum over the values' names in hundredths' arithmetic: `(a + b) * 12 / 10`; parsed by `course::sum`.
    pub answer: super::Sum,
    pub unit: Text,
    /// Accepted distance from the right answer, in hundredths.
    pub tolerance_hundredths: i64,
    /// Feedback; may hold the values and `{answer}`.
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Values {
    pub name: String,
    /// Hundredths: `29.9` is 2990.
    pub choices_hundredths: Vec<i64>,
}

/// Compose a title from word tiles; judged by the market's own title rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Tiles {
    pub ask: Text,
    pub product: String,
    /// Id of the market profile whose limits hold.
    pub profile: String,
    pub tiles: Vec<Tile>,
    /// Roles that must occur.
    pub need: Vec<TileRole>,
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    pub id: String,
    /// What goes into the title; Chinese, as on the platform.
    pub word: String,
    pub meaning: Text,
    pub role: TileRole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TileRole {
    Noun,
    Origin,
    Weight,
    Point,
    Season,
    /// Does no good: an empty or repeated word.
    Stuffing,
}

/// A form whose fields are filled by choosing.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    pub ask: Text,
    pub fields: Vec<FillField>,
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FillField {
    pub id: String,
    pub label: Text,
    pub options: Vec<Choice>,
}

/// Find what is wrong in a listing, label or message.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspect {
    pub ask: Text,
    pub parts: Vec<InspectPart>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct InspectPart {
    pub id: String,
    pub text: Text,
    pub is_fault: bool,
    /// Why it is or is not a fault.
    pub say: Text,
}

/// A branching talk with state.
#[derive(Debug, Clone, PartialEq)]
pub struct Dialog {
    pub ask: Text,
    /// The first node.
    pub start: String,
    pub nodes: Vec<DialogNode>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DialogNode {
    pub id: String,
    pub speaker: Text,
    pub text: Text,
    /// Empty at an end.
    pub options: Vec<DialogOption>,
    pub end: Option<DialogEnd>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DialogEnd {
    Good,
    Bad,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DialogOption {
    pub id: String,
    pub text: Text,
    pub next: String,
    pub say: Text,
    /// Adds to the talk's counters: `trust = 1`.
    pub set: Vec<(String, i64)>,
    /// Offered only if the counter is at least this.
    pub needs: Vec<(String, i64)>,
    pub misconception: Option<String>,
}

/// Do it in the market until the goal holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    pub ask: Text,
    pub goal: super::Goal,
    /// Commands that reach the goal from where the previous tasks' solutions end.
    pub solution: Vec<crate::market::Command>,
}

/// A success story.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub who: Text,
    pub sentences: Vec<Text>,
}
