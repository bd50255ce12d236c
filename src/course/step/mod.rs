//! The kinds of steps, a file each: its type, how it is read, its texts, its part in the content mark.
//!
//! A new kind is a file here, a row in `StepKind` and an arm in each match below, which hands on to the file. What the
//! learner sees of it stands under the same name in `app/player`.

mod case;
mod choice;
mod choose;
mod dialog;
mod fill;
mod homework;
mod inspect;
mod matching;
mod number;
mod order;
mod read;
mod task;
mod term;
mod tiles;

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
pub use number::{Number, Values};
pub use order::{Order, OrderItem};
pub use read::Read;
pub use task::Task;
pub use term::ShownTerm;
pub use tiles::{Tile, TileRole, Tiles};

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
#[derive(Debug, Clone, PartialEq, EnumDiscriminants)]
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
            Kind::Read => Read::read(reader, table).map(StepKind::Read),
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
