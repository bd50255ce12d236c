//! Holds a file against the table: every key, type, range and reference that does not fit becomes a problem at its place.

use super::super::document::{Entry, Node, Value};
use super::super::nearest::nearest;
use super::super::reader::{Ids, Placed, Reader, listed};
use super::super::{Fault, Formula, Goal};
use super::drawn::any;
use super::key::{ARM, Arm, Keys, Kind, Line, Need, Number, Shape};
use super::known::Known;
use crate::market::parse_script;

/// Reports whatever in `node` is not as `shape` wants it.
pub(in super::super) fn check(reader: &mut Reader<'_>, known: &Known, shape: &Shape, node: &Node) {
    let mut checker = Checker::new(reader, known);
    checker.table(shape, node, &mut Ids::new());
}

/// The same where the seed may draw values.
pub(in super::super) fn check_drawn(reader: &mut Reader<'_>, known: &Known, shape: &Shape, node: &Node) {
    let mut checker = Checker {
        may_draw: true,
        ..Checker::new(reader, known)
    };
    checker.table(shape, node, &mut Ids::new());
}

/// The same for what stands in a file that has no keys of its own.
pub(in super::super) fn check_kind(reader: &mut Reader<'_>, known: &Known, kind: &Kind, node: &Node) {
    let mut checker = Checker::new(reader, known);
    checker.value(kind, node, &mut Ids::new());
}

/// The same for some keys of a table of which only a part is known.
pub(in super::super) fn check_lines(reader: &mut Reader<'_>, known: &Known, lines: &[Line], node: &Node) {
    let mut checker = Checker::new(reader, known);
    for line in lines {
        match node.at(line.name) {
            Some(value) => checker.value(&line.kind, value, &mut Ids::new()),
            None if line.need == Need::Required => checker.missing(line.name, node),
            None => {}
        }
    }
}

struct Checker<'r, 'd, 'k> {
    reader: &'r mut Reader<'d>,
    known: &'k Known,
    /// Values may be lists of which the seed draws one.
    may_draw: bool,
}

impl<'r, 'd, 'k> Checker<'r, 'd, 'k> {
    fn new(reader: &'r mut Reader<'d>, known: &'k Known) -> Checker<'r, 'd, 'k> {
        Checker {
            reader,
            known,
            may_draw: false,
        }
    }
}

impl Checker<'_, '_, '_> {
    /// `ids` are those of the list in which the table stands.
    fn table(&mut self, shape: &Shape, node: &Node, ids: &mut Ids) {
        let Value::Table(entries) = &node.value else {
            self.reader.wrong_type(node, "a table");
            return;
        };
        let arm = self.arm(shape, node);
        let mut lines: Vec<&'static Line> = shape.all().collect();
        if let Some(arm) = arm {
            lines.extend(arm.shape.all());
        }
        let mut unknown: Vec<&Entry> = Vec::new();
        for entry in entries {
            match lines.iter().find(|line| line.name == entry.key) {
                Some(line) => {
                    self.value(&line.kind, &entry.node, ids);
                    self.floor(line, node, &entry.node);
                }
                // Which keys belong beside a word that nobody knows is not known either.
                None if !shape.arms.is_empty() && (arm.is_none() || entry.key == ARM) => {}
                None => unknown.push(entry),
            }
        }
        let misspelt = self.unknown(&lines, shape, &unknown);
        for line in lines {
            let is_absent = node.at(line.name).is_none() && !misspelt.contains(&line.name);
            if line.need == Need::Required && is_absent {
                self.missing(line.name, node);
            }
        }
    }

    /// The arm that the table's `kind` chooses.
    fn arm(&mut self, shape: &Shape, node: &Node) -> Option<&'static Arm> {
        if shape.arms.is_empty() {
            return None;
        }
        let Some(word) = node.at(ARM) else {
            self.missing(ARM, node);
            return None;
        };
        let placed = self.reader.as_string(word)?;
        let words: Vec<(&str, &'static Arm)> = shape.arms.iter().map(|arm| (arm.word, arm)).collect();
        self.reader.as_word(&placed, &words)
    }

    /// Returns the keys that were meant by the unknown ones: they are not missing as well.
    fn unknown(&mut self, lines: &[&'static Line], shape: &Shape, unknown: &[&Entry]) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = lines.iter().map(|line| line.name).collect();
        if !shape.arms.is_empty() {
            names.insert(0, ARM);
        }
        let mut misspelt = Vec::new();
        for entry in unknown {
            let meant = nearest(&entry.key, names.iter().copied());
            let help = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("known here: {}", listed(&names)),
            };
            misspelt.extend(meant);
            self.reader.has_unknown_key = true;
            self.reader.report(
                Fault::UnknownKey,
                entry.key_span.clone(),
                format!("unknown key `{}`", entry.key),
                "not a key of this table".to_owned(),
                Some(help),
            );
        }
        misspelt
    }

    fn missing(&mut self, key: &str, table: &Node) {
        // Behind a syntax error the key may well stand in the line that could not be read.
        if self.reader.document.is_broken {
            return;
        }
        let title = format!("missing key `{key}`");
        let label = format!("`{key}` belongs into this table");
        self.reader
            .report(Fault::MissingKey, table.span.clone(), title, label, None);
    }

    fn floor(&mut self, line: &Line, table: &Node, node: &Node) {
        let floor = line.floor.and_then(|floor| Some((floor, table.at(floor)?)));
        if let Some((floor, below)) = floor
            && let (Value::Integer(least), Value::Integer(number)) = (&below.value, &node.value)
            && number < least
        {
            let label = format!("`{floor}` is {least} already");
            self.beyond(node, *number, label);
        }
    }

    fn beyond(&mut self, node: &Node, number: i64, label: String) {
        let title = format!("{number} is out of range");
        self.reader
            .report(Fault::BadValue, node.span.clone(), title, label, None);
    }

    fn value(&mut self, kind: &Kind, node: &Node, ids: &mut Ids) {
        match kind {
            Kind::Boolean => {
                if !matches!(node.value, Value::Boolean(_)) {
                    self.reader.wrong_type(node, "`true` or `false`");
                }
            }
            Kind::Number(number) => self.number(*number, node),
            Kind::String | Kind::Named(_) => {
                self.reader.as_string(node);
            }
            Kind::Row => {
                if node.as_str().is_none() {
                    self.reader.wrong_type(node, "a string");
                }
            }
            Kind::Date => self.date(node),
            Kind::Id => {
                self.reader.as_id(node);
            }
            Kind::OwnId(kind) => {
                if let Some(id) = self.reader.as_id(node) {
                    self.reader.once(kind, &id, ids);
                }
            }
            Kind::Ref(of) => {
                if let Some(id) = self.reader.as_string(node) {
                    if of.is_label() {
                        self.reader.label(of.word(), &id, self.known.of(*of));
                    } else {
                        self.reader.refer(of.word(), &id, self.known.of(*of));
                    }
                }
            }
            Kind::Word(words) => {
                if let Some(word) = self.reader.as_string(node) {
                    let words: Vec<(&str, ())> = words().into_iter().map(|word| (word, ())).collect();
                    self.reader.as_word(&word, &words);
                }
            }
            Kind::Text => {
                self.reader.as_text(node);
            }
            Kind::Decimal => {
                self.reader.as_scaled(node, 2);
            }
            Kind::Goal => goal(self.reader, node),
            Kind::Sum => sum(self.reader, node),
            Kind::Script => script(self.reader, node),
            Kind::Table(shape) => self.table(shape, node, ids),
            Kind::List(element, count) => {
                self.count(count.least..=count.most, node);
                let mut ids = Ids::new();
                for item in node.items() {
                    self.value(element, item, &mut ids);
                }
            }
            Kind::Map(keys, element) => self.map(*keys, element, node),
            Kind::Drawn(kind) => self.drawn(kind, node, ids),
        }
    }

    fn drawn(&mut self, kind: &Kind, node: &Node, ids: &mut Ids) {
        let ways = any(node).filter(|_| self.may_draw).map(|(ways, _)| ways);
        if let Some([] | [_]) = ways {
            self.reader
                .bad_value(node.span.clone(), "nothing to draw", "at least two values are wanted");
        }
        for way in ways.unwrap_or(std::slice::from_ref(node)) {
            self.value(kind, way, ids);
        }
    }

    fn number(&mut self, number: Number, node: &Node) {
        let Value::Integer(written) = node.value else {
            self.reader.wrong_type(node, "a whole number");
            return;
        };
        if !(number.least..=number.most).contains(&written) {
            self.beyond(node, written, format!("{} to {}", number.least, number.most));
        }
    }

    fn date(&mut self, node: &Node) {
        if let Some(day) = self.reader.as_string(node)
            && !is_date(&day.string)
        {
            let title = format!("`{}` is not a day", day.string);
            self.reader.bad_value(day.span, title, "written as `2026-11-23`");
        }
    }

    fn count(&mut self, wanted: std::ops::RangeInclusive<usize>, node: &Node) {
        let Value::Array(items) = &node.value else {
            self.reader.wrong_type(node, "a list");
            return;
        };
        if !wanted.contains(&items.len()) {
            let title = format!("this list has {} entries", items.len());
            let label = match (*wanted.start(), *wanted.end()) {
                (least, most) if least == most => format!("{least} are wanted"),
                (least, usize::MAX) => format!("at least {least} are wanted"),
                (least, most) => format!("{least} to {most} are wanted"),
            };
            self.reader.bad_value(node.span.clone(), title, label);
        }
    }

    fn map(&mut self, keys: Keys, element: &Kind, node: &Node) {
        let Value::Table(entries) = &node.value else {
            self.reader.wrong_type(node, "a table");
            return;
        };
        let mut ids = Ids::new();
        for entry in entries {
            if let Keys::Ref(of) = keys {
                let placed = Placed {
                    string: entry.key.clone(),
                    span: entry.key_span.clone(),
                };
                self.reader.refer(of.word(), &placed, self.known.of(of));
            }
            self.value(element, &entry.node, &mut ids);
        }
    }
}

fn is_date(day: &str) -> bool {
    let parts: Vec<&str> = day.split('-').collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if [year, month, day].iter().all(|part| is_number(part))
        && year.len() == 4 && month.len() == 2 && day.len() == 2)
}

/// Reports what keeps a goal from being read.
fn goal(reader: &mut Reader<'_>, node: &Node) {
    let Some(source) = reader.as_string(node) else {
        return;
    };
    if let Err(error) = Goal::parse(&source.string) {
        let span = reader.document.inside(node, error.span);
        let title = "this goal cannot be read".to_owned();
        reader.report(Fault::BadGoal, span, title, error.label, error.help);
    }
}

/// Reports what keeps a sum from being read.
fn sum(reader: &mut Reader<'_>, node: &Node) {
    let Some(source) = reader.as_string(node) else {
        return;
    };
    if let Err(error) = Formula::parse(&source.string) {
        let span = reader.document.inside(node, error.span);
        let title = "this sum cannot be read".to_owned();
        reader.report(Fault::BadSum, span, title, error.label, None);
    }
}

/// Reports every line of a script that cannot be read.
fn script(reader: &mut Reader<'_>, node: &Node) {
    let Some(source) = reader.as_string(node) else {
        return;
    };
    for error in parse_script(&source.string).1 {
        let label = error.to_string();
        let span = reader.document.inside(node, error.span);
        let title = "this command cannot be read".to_owned();
        reader.report(Fault::BadCommand, span, title, label, None);
    }
}
