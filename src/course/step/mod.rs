//! The kinds of steps, a file each: its type, how it is read, its texts, its part in the content mark, how an answer is
//! graded and written down.
//!
//! A new kind is a file here, a row in `StepKind` (and in `Answer`, if it has one) and an arm in each match below, which
//! hands on to the file. What the learner sees of it stands under the same name in `app/player`; attempts, hints and misses
//! are the tutor's.

mod case;
mod choice;
mod choose;
mod dialog;
mod fill;
mod homework;
pub(crate) mod ids;
mod inspect;
mod matching;
mod number;
mod order;
mod read;
mod talk;
mod task;
mod term;
mod tiles;
mod verdict;

use std::fmt;

use strum::EnumDiscriminants;

use super::{
    Course, Text,
    draw::Hash,
    reader::{Ids, Reader, Table, words},
};
use crate::market::RulePack;

pub use case::Case;
pub use choice::Choice;
pub use choose::Choose;
pub use dialog::{Dialog, DialogEnd, DialogNode, DialogOption};
pub use fill::{Fill, FillField};
pub use homework::Homework;
pub use inspect::{Inspect, InspectPart};
pub use matching::{Match, MatchPair};
pub use number::{Drawn, Number, Values};
pub use order::{Order, OrderItem};
pub use read::Read;
pub use talk::Talk;
pub use task::Task;
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
#[strum_discriminants(name(Kind), vis(), derive(strum::EnumIter, strum::IntoStaticStr))]
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
    pub talk: Option<&'a Talk>,
}

/// What an answer comes to: a verdict, or a talk that goes on, or both when the talk ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    pub verdict: Option<Verdict>,
    pub talk: Option<Talk>,
}

/// What a step may refer to.
pub(super) struct Context<'c> {
    pub course: &'c Course,
    /// The lesson names a scenario, so tasks have a market.
    pub has_market: bool,
}

impl Step {
    /// Reads a step; `ids` are those given before it.
    pub(super) fn read<'a>(
        reader: &mut Reader<'a>,
        table: &mut Table<'a>,
        context: &Context<'_>,
        ids: &mut Ids,
    ) -> Option<Step> {
        let id = reader.own_id(table, "step", ids);
        let kind: Option<Kind> = reader.word(table, "kind", &words());
        let picture = reader.maybe_string(table, "picture");
        if let Some(picture) = &picture {
            reader.label("picture", picture, context.course.pictures.keys().map(String::as_str));
        }
        let skill = reader.maybe_string(table, "skill");
        if let Some(skill) = &skill {
            reader.label("skill", skill, context.course.skills.keys().map(String::as_str));
        }
        let Some(kind) = kind else {
            // Without its kind nobody can say which of the other keys belong here.
            table.forgive();
            return None;
        };
        let hints = if kind.is_asked() {
            reader.full_list(table, "hint", 3..4)
        } else {
            reader.list(table, "hint")
        };
        let hints = hints.iter().filter_map(|hint| reader.as_text(hint)).collect();
        let kind = kind.read(reader, table, context);
        Some(Step {
            id: id?.string,
            picture: picture.map(|picture| picture.string),
            skill: skill.map(|skill| skill.string),
            hints,
            kind: kind?,
        })
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
            StepKind::Read(_) | StepKind::Term(_) | StepKind::Case(_) | StepKind::Homework(_) => None,
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
            Kind::Read | Kind::Term | Kind::Case | Kind::Homework => false,
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

    fn read<'a>(self, reader: &mut Reader<'a>, table: &mut Table<'a>, context: &Context<'_>) -> Option<StepKind> {
        match self {
            Kind::Read => Read::parse(reader, table).map(StepKind::Read),
            Kind::Term => ShownTerm::read(reader, table, context).map(StepKind::Term),
            Kind::Choose => Choose::read(reader, table, context).map(StepKind::Choose),
            Kind::Order => Order::read(reader, table).map(StepKind::Order),
            Kind::Match => Match::read(reader, table).map(StepKind::Match),
            Kind::Number => Number::read(reader, table).map(StepKind::Number),
            Kind::Tiles => Tiles::read(reader, table, context).map(StepKind::Tiles),
            Kind::Fill => Fill::read(reader, table, context).map(StepKind::Fill),
            Kind::Inspect => Inspect::read(reader, table).map(StepKind::Inspect),
            Kind::Dialog => Dialog::read(reader, table, context).map(StepKind::Dialog),
            Kind::Task => Task::read(reader, table, context).map(StepKind::Task),
            Kind::Case => Case::read(reader, table).map(StepKind::Case),
            Kind::Homework => Homework::read(reader, table).map(StepKind::Homework),
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
            StepKind::Case(step) => step.texts(),
            StepKind::Homework(step) => step.texts(),
        }
    }

    /// The author's words for a feedback, if this is what the author speaks of.
    pub fn words(&self, feedback: &Feedback) -> Option<&Text> {
        match self {
            StepKind::Read(_) | StepKind::Term(_) | StepKind::Case(_) | StepKind::Homework(_) => None,
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
            StepKind::Case(step) => step.fingerprint(hash),
            StepKind::Homework(step) => step.fingerprint(hash),
        }
    }
}

/// One to three sentences fit a page beside their translation.
fn sentences<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Vec<Text>> {
    let items = reader.full_list(table, "sentence", 1..4);
    let sentences: Vec<Text> = items.iter().filter_map(|item| reader.as_text(item)).collect();
    (!sentences.is_empty()).then_some(sentences)
}
