//! A key of the author's format, a table of keys, and what may stand under one. Plain constants; reading them is `read`'s,
//! checking them `check`'s.

use std::fmt;

use super::super::document::Node;
use super::read::{Element, Value};

/// One key: the only way to read it. `T` is what the program makes of it.
pub(in super::super) struct Key<T: 'static> {
    pub line: Line,
    /// What holds where the author says nothing.
    absent: Option<fn() -> T>,
}

/// What a key says to whoever checks, lists or describes the format.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Line {
    pub name: &'static str,
    pub kind: Kind,
    pub need: Need,
    /// The number of the same table that this one is never less than.
    pub floor: Option<&'static str>,
    /// One sentence for authors.
    pub doc: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Need {
    Required,
    /// What holds where the key is left out: `1`, `false`, `nothing`.
    Else(&'static str),
}

/// A table of keys under a name of its own.
pub(in super::super) struct Shape {
    pub name: &'static str,
    pub doc: &'static str,
    pub lines: &'static [Line],
    /// Keys that many tables share.
    pub shared: &'static [Line],
    /// A word under `kind` decides which keys stand beside these.
    pub arms: &'static [Arm],
}

pub(in super::super) struct Arm {
    pub word: &'static str,
    pub shape: &'static Shape,
}

/// The key whose word chooses an arm.
pub(in super::super) const ARM: &str = "kind";

/// What may stand under a key.
#[derive(Debug, Clone, Copy)]
pub(in super::super) enum Kind {
    Boolean,
    Number(Number),
    /// Any text that is not empty.
    String,
    /// Any text at all.
    Row,
    /// `2026-11-23`.
    Date,
    /// Letters, digits and `-`.
    Id,
    /// The same, once in its list; with the word for what has it.
    OwnId(&'static str),
    /// A word that others may refer to as one of these.
    Named(Of),
    /// The id of one of these.
    Ref(Of),
    /// One of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// A string in each language of the course.
    Text,
    /// A number with at most two digits behind the point.
    Decimal,
    Goal,
    /// A sum over drawn values.
    Sum,
    /// Commands of the market, one a line.
    Script,
    Table(&'static Shape),
    List(&'static Kind, Count),
    /// A table whose keys the author gives.
    Map(Keys, &'static Kind),
    /// In a scenario the seed may draw it: `{ any = [900, 1200] }`.
    Drawn(&'static Kind),
}

/// A whole number between two bounds, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Number {
    pub unit: Unit,
    pub least: i64,
    pub most: i64,
}

/// How many elements a list has, both bounds included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Count {
    pub least: usize,
    pub most: usize,
}

/// What the keys of a map are.
#[derive(Debug, Clone, Copy)]
pub(in super::super) enum Keys {
    Any,
    /// Ids that others may refer to as one of these.
    Named(Of),
    /// Ids of these.
    Ref(Of),
}

/// What a number counts, and with it how a screen shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Unit {
    Count,
    Fen,
    FenPerKg,
    PartsPerMillion,
    Minutes,
    MinuteOfDay,
    Hours,
    Days,
    Grams,
    Celsius,
    Hundredths,
    Month,
    DayOfMonth,
    Weekday,
    Day,
    Kilometres,
    Centimetres,
    Milliwatts,
}

/// What has an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Of {
    Product,
    Category,
    Pack,
    Courier,
    Zone,
    Place,
    Profile,
    Document,
    Persona,
    Message,
    Reply,
    Service,
    Violation,
    Evidence,
    Coupon,
    ReviewReply,
    Rival,
    LivePart,
    Line,
    Amendment,
    Talk,
    Offer,
    Bill,
    Skill,
    Picture,
    Misconception,
    Term,
    Scenario,
    Lesson,
}

impl<T: Value> Key<T> {
    pub const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Key<T> {
        Key {
            line: Line {
                name,
                kind,
                need: Need::Required,
                floor: None,
                doc,
            },
            absent: None,
        }
    }

    /// May be left out; then it is `absent`, for authors `told`.
    pub const fn or(self, absent: fn() -> T, told: &'static str) -> Key<T> {
        let line = Line {
            need: Need::Else(told),
            ..self.line
        };
        Key {
            line,
            absent: Some(absent),
        }
    }

    /// May be left out; then it is nothing, none, false.
    pub const fn or_default(self) -> Key<T>
    where
        T: Default,
    {
        let told = self.line.kind.nothing(T::MAY_BE_NOTHING);
        self.or(T::default, told)
    }

    /// Never less than another key of the table.
    pub const fn not_below(self, other: &'static str) -> Key<T> {
        let line = Line {
            floor: Some(other),
            ..self.line
        };
        Key { line, ..self }
    }

    /// Where the value stands.
    pub fn at<'a>(&self, table: &'a Node) -> Option<&'a Node> {
        table.at(self.line.name)
    }

    /// What the table says; nothing where the value is absent or wrong, which `check` has told.
    pub fn of(&self, table: &Node) -> Option<T> {
        match self.at(table) {
            Some(node) => T::of(node),
            None => self.absent.map(|absent| absent()),
        }
    }
}

impl<T: Element> Key<Vec<T>> {
    /// What can be read of the list, whatever is wrong with the rest.
    pub fn each(&self, table: &Node) -> Vec<T> {
        let items = self.at(table).map_or(&[][..], Node::items);
        items.iter().filter_map(T::of).collect()
    }
}

impl Line {
    /// The value that holds where the key is left out, as an author would write it; nothing where it is none.
    pub fn told(&self) -> Option<&'static str> {
        match self.need {
            Need::Required => None,
            Need::Else(told) => told.strip_prefix('`')?.strip_suffix('`'),
        }
    }

    /// The same key where it may be left out, since it may stand elsewhere.
    pub const fn anywhere(self) -> Line {
        Line {
            need: Need::Else("said elsewhere"),
            ..self
        }
    }
}

impl Shape {
    pub const fn new(name: &'static str, doc: &'static str, lines: &'static [Line]) -> Shape {
        Shape {
            name,
            doc,
            lines,
            shared: &[],
            arms: &[],
        }
    }

    /// With keys that stand in many tables.
    pub const fn with(self, shared: &'static [Line]) -> Shape {
        Shape { shared, ..self }
    }

    /// With keys that depend on the word under `kind`.
    pub const fn or_by_kind(self, arms: &'static [Arm]) -> Shape {
        Shape { arms, ..self }
    }

    /// Every key that stands in each table of this shape.
    pub fn all(&self) -> impl Iterator<Item = &'static Line> + use<> {
        self.lines.iter().chain(self.shared)
    }
}

impl fmt::Debug for Shape {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name)
    }
}

pub(in super::super) const fn number(unit: Unit, least: i64, most: i64) -> Kind {
    Kind::Number(Number { unit, least, most })
}

/// A list of any length.
pub(in super::super) const fn list(of: &'static Kind) -> Kind {
    let any = Count {
        least: 0,
        most: usize::MAX,
    };
    Kind::List(of, any)
}

/// A list of `least` to `most` elements.
pub(in super::super) const fn some(of: &'static Kind, least: usize, most: usize) -> Kind {
    Kind::List(of, Count { least, most })
}

/// A table whose keys are ids given here.
pub(in super::super) const fn map(of: &'static Kind) -> Kind {
    Kind::Map(Keys::Any, of)
}

/// A table whose keys are ids given here, that others refer to.
pub(in super::super) const fn named(names: Of, of: &'static Kind) -> Kind {
    Kind::Map(Keys::Named(names), of)
}

/// A table whose keys are ids given elsewhere.
pub(in super::super) const fn by(ids: Of, of: &'static Kind) -> Kind {
    Kind::Map(Keys::Ref(ids), of)
}

impl Kind {
    /// What an absent value of this kind is, for authors.
    const fn nothing(&self, may_be_nothing: bool) -> &'static str {
        match self {
            Kind::Boolean => "`false`",
            Kind::Number(_) if may_be_nothing => "nothing",
            Kind::Number(_) => "`0`",
            Kind::String
            | Kind::Row
            | Kind::Date
            | Kind::Id
            | Kind::OwnId(_)
            | Kind::Named(_)
            | Kind::Ref(_)
            | Kind::Word(_)
            | Kind::Text
            | Kind::Decimal
            | Kind::Goal
            | Kind::Sum
            | Kind::Script
            | Kind::Table(_) => "nothing",
            Kind::List(..) | Kind::Map(..) => "none",
            Kind::Drawn(kind) => kind.nothing(may_be_nothing),
        }
    }
}

impl Unit {
    /// What the number is, for authors.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Count => "a number",
            Unit::Fen => "fen",
            Unit::FenPerKg => "fen a kilogram",
            Unit::PartsPerMillion => "parts per million",
            Unit::Minutes => "minutes",
            Unit::MinuteOfDay => "a minute after midnight",
            Unit::Hours => "hours",
            Unit::Days => "days",
            Unit::Grams => "grams",
            Unit::Celsius => "°C",
            Unit::Hundredths => "hundredths",
            Unit::Month => "a month",
            Unit::DayOfMonth => "a day of the month",
            Unit::Weekday => "a weekday, 1 is Monday",
            Unit::Day => "a day of the market, 1 is the first",
            Unit::Kilometres => "kilometres",
            Unit::Centimetres => "centimetres",
            Unit::Milliwatts => "milliwatts",
        }
    }

    /// How a screen shows it, where that is something else.
    pub fn shown(self) -> Option<&'static str> {
        match self {
            Unit::Fen => Some("yuan"),
            Unit::FenPerKg => Some("yuan a kilogram and a jin"),
            Unit::PartsPerMillion => Some("of every hundred"),
            Unit::Minutes | Unit::Hours => Some("minutes, hours or days"),
            Unit::MinuteOfDay => Some("hour and minute"),
            Unit::Grams => Some("jin and kilograms"),
            Unit::Hundredths => Some("with a point"),
            Unit::Count
            | Unit::Days
            | Unit::Celsius
            | Unit::Month
            | Unit::DayOfMonth
            | Unit::Weekday
            | Unit::Day
            | Unit::Kilometres
            | Unit::Centimetres
            | Unit::Milliwatts => None,
        }
    }
}

impl Of {
    /// Without it everything works: it is only shown or counted.
    pub fn is_label(self) -> bool {
        matches!(self, Of::Skill | Of::Picture | Of::Misconception)
    }

    /// The first half of its name's id: `product.walnut`.
    pub fn names(self) -> &'static str {
        // A person's name is a buyer's.
        if self == Of::Persona { "buyer" } else { self.word() }
    }

    /// What it is called in a problem.
    pub fn word(self) -> &'static str {
        match self {
            Of::Product => "product",
            Of::Category => "category",
            Of::Pack => "pack",
            Of::Courier => "courier",
            Of::Zone => "zone",
            Of::Place => "place",
            Of::Profile => "profile",
            Of::Document => "document",
            Of::Persona => "persona",
            Of::Message => "message",
            Of::Reply => "reply",
            Of::Service => "service",
            Of::Violation => "violation",
            Of::Evidence => "evidence",
            Of::Coupon => "coupon",
            Of::ReviewReply => "review-reply",
            Of::Rival => "rival",
            Of::LivePart => "part",
            Of::Line => "line",
            Of::Amendment => "amendment",
            Of::Talk => "talk",
            Of::Offer => "offer",
            Of::Bill => "bill",
            Of::Skill => "skill",
            Of::Picture => "picture",
            Of::Misconception => "misconception",
            Of::Term => "term",
            Of::Scenario => "scenario",
            Of::Lesson => "lesson",
        }
    }
}
