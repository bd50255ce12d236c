//! The kinds of steps, a file each: its type, how it is read, its texts, its part in the content mark, how an answer is
//! graded and written down.
//!
//! A new kind is a file here, a row in `StepKind` (and in `Answer`, if it has one) and an arm in each match below, which
//! hands on to the file. What the learner sees of it stands under the same name in `app/player`; attempts, hints and misses
//! are the tutor's.

mod beside;
mod case;
mod choice;
mod choose;
mod dialog;
mod dialog_progress;
mod fill;
mod homework;
pub(crate) mod ids;
mod inspect;
mod matching;
mod number;
mod order;
mod read;
mod slip;
mod task;
mod term;
mod tiles;
mod verdict;

use std::fmt;

use strum::EnumDiscriminants;

use super::{
    Node, Text,
    draw::Hash,
    reader::Reader,
    shape::{self, ARM, Arm, Element, Key, Of, Shape, Value, by_word, some},
};
use crate::market::RulePack;

pub use beside::Beside;
pub use case::Case;
pub use choice::Choice;
pub use choose::Choose;
pub use dialog::{Dialog, DialogEnd, DialogNode, DialogOption};
pub use dialog_progress::DialogProgress;
pub use fill::{Fill, FillField};
pub use homework::Homework;
pub use inspect::{Inspect, InspectPart};
pub use matching::{Match, MatchPair};
pub use number::{Drawn, Number, Values};
pub use order::{Order, OrderItem};
pub use read::Read;
pub use slip::{OwnSlip, Sign, Slip};
pub use task::{Repeat, Task};
pub use term::ShownTerm;
pub use tiles::{Tile, TileRole, Tiles};
pub use verdict::{Feedback, Mark, Verdict};

/// Options are taken by a digit.
const MOST_OPTIONS: usize = 9;

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
#[derive(Debug, Clone, PartialEq, EnumDiscriminants, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[strum_discriminants(name(Kind), vis(), derive(strum::VariantArray, strum::IntoStaticStr))]
#[strum_discriminants(strum(serialize_all = "kebab-case"))]
pub enum StepKind {
    Read(Read),
    Term(ShownTerm),
    Choose(Choose),
    Order(Order),
    Match(Match),
    Number(Number),
    Tiles(Tiles),
    Fill(Fill),
    Inspect(Inspect),
    Dialog(Dialog),
    Task(Task),
    Beside(Beside),
    Case(Case),
    Homework(Homework),
}

/// What a learner answers. It names the author's ids, never places on the screen, so that a log outlives a reworded lesson.
#[derive(Debug, Clone, PartialEq, Eq, EnumDiscriminants)]
#[strum_discriminants(name(AnswerWord), vis(), derive(strum::EnumString, strum::IntoStaticStr))]
#[strum_discriminants(strum(serialize_all = "kebab-case"))]
pub enum Answer {
    /// One or several options.
    Choose(Vec<String>),
    /// All items, first to last.
    Order(Vec<String>),
    /// Left and right side of each pair, both by pair id.
    Match(Vec<(String, String)>),
    /// Hundredths: `29.9` is 2990.
    Number(i64),
    /// Tiles in the order in which they make the title.
    Tiles(Vec<String>),
    /// Field and chosen option.
    Fill(Vec<(String, String)>),
    /// The parts held to be faults.
    Inspect(Vec<String>),
    /// An option of the talk's present node.
    Say(String),
}

/// What grading knows besides the step itself.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub seed: u64,
    /// By which titles are judged.
    pub rules: &'a RulePack,
    /// How far the talk has come, in a dialog.
    pub talk: Option<&'a DialogProgress>,
}

/// What an answer comes to: a verdict, or a talk that goes on, or both when the talk ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    pub verdict: Option<Verdict>,
    pub talk: Option<DialogProgress>,
}

/// Shared by most kinds.
const ASK: Key<Text> = Key::new("ask", shape::Kind::Text, "What the learner is asked.");
const SAY: Key<Text> = Key::new("say", shape::Kind::Text, "Feedback.").or_default();
const SENTENCES: Key<Vec<Text>> = Key::new(
    "sentence",
    some(&shape::Kind::Text, 1, 3),
    "One to three sentences, numbered pairs on the page.",
);
/// Of a step that is answered.
const HINTS: Key<Vec<Text>> = Key::new(
    "hint",
    some(&shape::Kind::Text, 3, 3),
    "Three hints, stepping down: what, where, how.",
);
/// Of a step that is only read.
const OPEN_HINTS: Key<Vec<Text>> = Key::new("hint", shape::list(&shape::Kind::Text), "Hints.").or_default();

const ID: Key<String> = Key::new(
    "id",
    shape::Kind::OwnId("step"),
    "The step's id; progress is kept by it, so it never changes.",
);
const PICTURE: Key<Option<String>> = Key::new(
    "picture",
    shape::Kind::Ref(Of::Picture),
    "A picture of `pictures/` above the text.",
)
.or_default();
const SKILL: Key<Option<String>> = Key::new(
    "skill",
    shape::Kind::Ref(Of::Skill),
    "The skill of `course.toml` that it trains.",
)
.or_default();

pub(super) const STEP: Shape = Shape::new(
    "step",
    "A step of a lesson; `kind` says what the learner does.",
    &[ID.line, PICTURE.line, SKILL.line],
)
.or_by_kind(&[
    arm("read", &read::SHAPE),
    arm("term", &term::SHAPE),
    arm("choose", &choose::SHAPE),
    arm("order", &order::SHAPE),
    arm("match", &matching::SHAPE),
    arm("number", &number::SHAPE),
    arm("tiles", &tiles::SHAPE),
    arm("fill", &fill::SHAPE),
    arm("inspect", &inspect::SHAPE),
    arm("dialog", &dialog::SHAPE),
    arm("task", &task::SHAPE),
    arm("beside", &beside::SHAPE),
    arm("case", &case::SHAPE),
    arm("homework", &homework::SHAPE),
]);

const fn arm(word: &'static str, shape: &'static Shape) -> Arm {
    Arm { word, shape }
}

pub(super) use choose::{EXIT, look as look_at_exit};

impl Value for Step {
    fn of(node: &Node) -> Option<Step> {
        let kind: Kind = by_word(node.at(ARM)?)?;
        Some(Step {
            id: ID.of(node)?,
            picture: PICTURE.of(node)?,
            skill: SKILL.of(node)?,
            hints: OPEN_HINTS.of(node)?,
            kind: kind.of(node)?,
        })
    }
}

impl Element for Step {}

impl Step {
    /// Reports what is wrong in a step beyond its single keys; `has_market` if the lesson names a scenario.
    pub(super) fn look(reader: &mut Reader<'_>, node: &Node, has_market: bool) {
        let Some(kind) = node.at(ARM).and_then(by_word) else {
            return;
        };
        match kind {
            Kind::Read | Kind::Term | Kind::Case | Kind::Homework | Kind::Order | Kind::Match => {}
            Kind::Choose => choose::look(reader, node),
            Kind::Number => number::look(reader, node),
            Kind::Tiles => tiles::look(reader, node),
            Kind::Fill => fill::look(reader, node),
            Kind::Inspect => inspect::look(reader, node),
            Kind::Dialog => dialog::look(reader, node),
            Kind::Task => task::look(reader, node, has_market),
            Kind::Beside => beside::look(reader, node, has_market),
        }
    }

    /// Takes in all of it that matters for play: two steps with the same mark are answered and graded alike.
    pub(crate) fn fingerprint(&self, hash: Hash, rules: &RulePack) -> Hash {
        let hash = hash.text(&self.id).text(self.skill.as_deref().unwrap_or("-"));
        let hash = hash.number(i64::try_from(self.hints.len()).unwrap_or(i64::MAX));
        self.kind.fingerprint(hash, rules)
    }

    /// Grades an answer; nothing if it does not fit the step at all (an id that is not there, a part left out, an answer to
    /// another kind of step), which no screen lets happen.
    pub fn grade(&self, answer: &Answer, asked: Asked<'_>) -> Option<Graded> {
        match &self.kind {
            StepKind::Read(_) | StepKind::Term(_) | StepKind::Beside(_) | StepKind::Case(_) | StepKind::Homework(_) => {
                None
            }
            // The market's commands are its answer.
            StepKind::Task(_) => None,
            StepKind::Choose(step) => step.grade(answer).map(Graded::from),
            StepKind::Order(step) => step.grade(answer).map(Graded::from),
            StepKind::Match(step) => step.grade(answer).map(Graded::from),
            StepKind::Number(step) => step.grade(answer, &step.drawn(asked.seed, &self.id)).map(Graded::from),
            StepKind::Tiles(step) => step.grade(answer, asked.rules).map(Graded::from),
            StepKind::Fill(step) => step.grade(answer).map(Graded::from),
            StepKind::Inspect(step) => step.grade(answer).map(Graded::from),
            StepKind::Dialog(step) => step.grade(answer, asked.talk?),
        }
    }
}

impl Step {
    /// Returns an answer that is right, as the teacher would show it: the talk's is the shortest way to its good end, said one
    /// after the other. Nothing for what is only read, for a task, and where the author's step has none.
    pub fn right_answers(&self, seed: u64, rules: &RulePack) -> Vec<Answer> {
        match &self.kind {
            StepKind::Read(_) | StepKind::Term(_) | StepKind::Beside(_) | StepKind::Case(_) | StepKind::Homework(_) => {
                Vec::new()
            }
            StepKind::Task(_) => Vec::new(),
            StepKind::Choose(step) => vec![step.right_answer()],
            StepKind::Order(step) => vec![step.right_answer()],
            StepKind::Match(step) => vec![step.right_answer()],
            StepKind::Number(step) => {
                let answer = step.drawn(seed, &self.id).answer;
                answer.map(Answer::Number).into_iter().collect()
            }
            StepKind::Tiles(step) => step.right_answer(rules).into_iter().collect(),
            StepKind::Fill(step) => vec![step.right_answer()],
            StepKind::Inspect(step) => vec![step.right_answer()],
            StepKind::Dialog(step) => step.way().into_iter().map(Answer::Say).collect(),
        }
    }
}

impl From<Verdict> for Graded {
    fn from(verdict: Verdict) -> Graded {
        Graded {
            verdict: Some(verdict),
            talk: None,
        }
    }
}

impl Answer {
    /// Reads a line of the log, `choose a,b`; nothing if it is no answer.
    pub fn parse(line: &str) -> Option<Answer> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word.parse::<AnswerWord>().ok()? {
            AnswerWord::Choose => ids::read_ids(rest).map(Answer::Choose),
            AnswerWord::Order => ids::read_ids(rest).map(Answer::Order),
            AnswerWord::Match => ids::read_pairs(rest).map(Answer::Match),
            AnswerWord::Number => number::read_hundredths(rest).map(Answer::Number),
            AnswerWord::Tiles => ids::read_ids(rest).map(Answer::Tiles),
            AnswerWord::Fill => ids::read_pairs(rest).map(Answer::Fill),
            AnswerWord::Inspect => ids::read_ids(rest).map(Answer::Inspect),
            AnswerWord::Say => ids::read_id(rest).map(Answer::Say),
        }
    }
}

/// A line of the log.
impl fmt::Display for Answer {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let rest = match self {
            Answer::Choose(ids) | Answer::Order(ids) | Answer::Tiles(ids) | Answer::Inspect(ids) => ids::write_ids(ids),
            Answer::Match(pairs) | Answer::Fill(pairs) => ids::write_pairs(pairs),
            Answer::Number(hundredths) => number::write_hundredths(*hundredths),
            Answer::Say(id) => id.clone(),
        };
        let word: &str = AnswerWord::from(self).into();
        let gap = if rest.is_empty() { "" } else { " " };
        write!(out, "{word}{gap}{rest}")
    }
}

impl Kind {
    /// Whether something is to be done, so that it can be missed and has hints.
    fn is_asked(self) -> bool {
        match self {
            Kind::Read | Kind::Term | Kind::Beside | Kind::Case | Kind::Homework => false,
            Kind::Choose
            | Kind::Order
            | Kind::Match
            | Kind::Number
            | Kind::Tiles
            | Kind::Fill
            | Kind::Inspect
            | Kind::Dialog
            | Kind::Task => true,
        }
    }

    fn of(self, node: &Node) -> Option<StepKind> {
        match self {
            Kind::Read => Read::of(node).map(StepKind::Read),
            Kind::Term => ShownTerm::of(node).map(StepKind::Term),
            Kind::Choose => Choose::of(node).map(StepKind::Choose),
            Kind::Order => Order::of(node).map(StepKind::Order),
            Kind::Match => Match::of(node).map(StepKind::Match),
            Kind::Number => Number::of(node).map(StepKind::Number),
            Kind::Tiles => Tiles::of(node).map(StepKind::Tiles),
            Kind::Fill => Fill::of(node).map(StepKind::Fill),
            Kind::Inspect => Inspect::of(node).map(StepKind::Inspect),
            Kind::Dialog => Dialog::of(node).map(StepKind::Dialog),
            Kind::Task => Task::of(node).map(StepKind::Task),
            Kind::Beside => Beside::of(node).map(StepKind::Beside),
            Kind::Case => Case::of(node).map(StepKind::Case),
            Kind::Homework => Homework::of(node).map(StepKind::Homework),
        }
    }
}

impl StepKind {
    /// Whether something is to be done, so that it can be missed and has hints.
    pub fn is_asked(&self) -> bool {
        Kind::from(self).is_asked()
    }

    /// The author's texts that stand on the step's page.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            StepKind::Read(step) => step.texts(),
            StepKind::Term(step) => step.texts(),
            StepKind::Choose(step) => step.texts(),
            StepKind::Order(step) => step.texts(),
            StepKind::Match(step) => step.texts(),
            StepKind::Number(step) => step.texts(),
            StepKind::Tiles(step) => step.texts(),
            StepKind::Fill(step) => step.texts(),
            StepKind::Inspect(step) => step.texts(),
            StepKind::Dialog(step) => step.texts(),
            StepKind::Task(step) => step.texts(),
            StepKind::Beside(step) => step.texts(),
            StepKind::Case(step) => step.texts(),
            StepKind::Homework(step) => step.texts(),
        }
    }

    /// The author's words for a feedback, if this is what the author speaks of.
    pub fn words(&self, feedback: &Feedback) -> Option<&Text> {
        match self {
            StepKind::Read(_) | StepKind::Term(_) | StepKind::Beside(_) | StepKind::Case(_) | StepKind::Homework(_) => {
                None
            }
            StepKind::Task(_) => None,
            StepKind::Choose(step) => step.words(feedback),
            StepKind::Order(step) => step.words(feedback),
            StepKind::Match(step) => step.words(feedback),
            StepKind::Number(step) => step.words(feedback),
            StepKind::Tiles(step) => step.words(feedback),
            StepKind::Fill(step) => step.words(feedback),
            StepKind::Inspect(step) => step.words(feedback),
            StepKind::Dialog(step) => step.words(feedback),
        }
    }

    /// How many parts the screen shows in an order drawn by the seed.
    pub fn shuffled_parts(&self) -> usize {
        match self {
            StepKind::Order(step) => step.items.len(),
            StepKind::Match(step) => step.pairs.len(),
            StepKind::Tiles(step) => step.tiles.len(),
            StepKind::Read(_)
            | StepKind::Term(_)
            | StepKind::Choose(_)
            | StepKind::Number(_)
            | StepKind::Fill(_)
            | StepKind::Inspect(_)
            | StepKind::Dialog(_)
            | StepKind::Task(_)
            | StepKind::Beside(_)
            | StepKind::Case(_)
            | StepKind::Homework(_) => 0,
        }
    }

    fn fingerprint(&self, hash: Hash, rules: &RulePack) -> Hash {
        match self {
            StepKind::Read(step) => step.fingerprint(hash),
            StepKind::Term(step) => step.fingerprint(hash),
            StepKind::Choose(step) => step.fingerprint(hash, "choose"),
            StepKind::Order(step) => step.fingerprint(hash),
            StepKind::Match(step) => step.fingerprint(hash),
            StepKind::Number(step) => step.fingerprint(hash),
            StepKind::Tiles(step) => step.fingerprint(hash, rules),
            StepKind::Fill(step) => step.fingerprint(hash),
            StepKind::Inspect(step) => step.fingerprint(hash),
            StepKind::Dialog(step) => step.fingerprint(hash),
            StepKind::Task(step) => step.fingerprint(hash),
            StepKind::Beside(step) => step.fingerprint(hash),
            StepKind::Case(step) => step.fingerprint(hash),
            StepKind::Homework(step) => step.fingerprint(hash),
        }
    }
}
