//! A sum whose values are drawn by seed, so that neighbours cannot copy.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ASK, Answer, Feedback, HINTS, SAY, Verdict,
    slip::{self, OwnSlip, SLIP, Slip},
};
use crate::course::{
    Fault, Formula, Node, Text,
    draw::{self, Hash},
    reader::{Reader, listed},
    shape::{Hundredths, Key, Kind, Shape, Value, list, map, some},
};

/// Values are tried in every combination up to this many; more are not needed against copying.
const MOST_COMBINATIONS: usize = 4096;

#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Holds `{a}`, `{b}` … where the drawn values go.
    pub ask: Text,
    pub values: Vec<Values>,
    /// The sum over the values' names in hundredths' arithmetic: `(a + b) * 12 / 10`; parsed by `course::formula`.
    pub answer: Formula,
    pub unit: Text,
    /// Accepted distance from the right answer, in hundredths.
    pub tolerance_hundredths: i64,
    /// Feedback; may hold the values and `{answer}`.
    pub say: Text,
    /// What goes wrong in this very sum, beside the usual slips.
    pub slips: Vec<OwnSlip>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Values {
    pub name: String,
    /// Hundredths: `29.9` is 2990.
    pub choices_hundredths: Vec<i64>,
}

/// The step with its values drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Hundredths, by name.
    pub values: BTreeMap<String, i64>,
    /// Hundredths; nothing if the author's sum cannot be reckoned (it divides by zero).
    pub answer: Option<i64>,
}

const VALUES: Key<Vec<Values>> = Key::new(
    "value",
    map(&some(&Kind::Decimal, 1, usize::MAX)),
    "For each name the numbers from which one is drawn: `{ a = [10, 20], b = [2.5] }`.",
);
const ANSWER: Key<Formula> = Key::new(
    "answer",
    Kind::Sum,
    "The sum over these names: `(a + b) * 12 / 10`, `ceil(a / 3)`.",
);
const UNIT: Key<Text> = Key::new("unit", Kind::Text, "What stands behind the answer.").or_default();
const TOLERANCE: Key<Hundredths> =
    Key::new("tolerance", Kind::Decimal, "How far from the right answer is accepted.").or_default();

const SLIPS: Key<Vec<OwnSlip>> = Key::new(
    "slip",
    list(&Kind::Table(&SLIP)),
    "What goes wrong in this very sum: `{ value = \"a * 2\", say = { … } }`.",
)
.or_default();

pub(super) const SHAPE: Shape = Shape::new(
    "number",
    "Computes; every learner gets other numbers. `{a}` in the texts is the drawn value, in `say` also `{answer}`.",
    &[
        ASK.line,
        VALUES.line,
        ANSWER.line,
        UNIT.line,
        TOLERANCE.line,
        SAY.line,
        SLIPS.line,
        HINTS.line,
    ],
);

impl Value for Number {
    fn of(node: &Node) -> Option<Number> {
        Some(Number {
            ask: ASK.of(node)?,
            values: VALUES.of(node)?,
            answer: ANSWER.of(node)?,
            unit: UNIT.of(node)?,
            tolerance_hundredths: TOLERANCE.of(node)?.0,
            say: SAY.of(node)?,
            slips: SLIPS.of(node)?,
        })
    }
}

/// In the order of the file.
impl Value for Vec<Values> {
    fn of(node: &Node) -> Option<Vec<Values>> {
        let read = |entry: &crate::course::Entry| {
            let choices: Vec<Hundredths> = Value::of(&entry.node)?;
            Some(Values {
                name: entry.key.clone(),
                choices_hundredths: choices.into_iter().map(|choice| choice.0).collect(),
            })
        };
        node.entries().iter().map(read).collect()
    }
}

impl Number {
    pub(super) fn texts(&self) -> Vec<&Text> {
        vec![&self.ask]
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        let mut hash = hash.text("number").number(self.tolerance_hundredths);
        for values in &self.values {
            hash = values
                .choices_hundredths
                .iter()
                .fold(hash.text(&values.name), |hash, choice| hash.number(*choice));
        }
        hash.text(&self.answer.to_string())
    }

    /// Draws the values of the step with this id.
    pub fn drawn(&self, seed: u64, step: &str) -> Drawn {
        let draw = |name: &str, choices: &[i64]| {
            let place = draw::below(seed, step, name, choices.len());
            choices.get(place).copied().unwrap_or(0)
        };
        let values = self.values.iter();
        let values: BTreeMap<String, i64> = values
            .map(|values| (values.name.clone(), draw(&values.name, &values.choices_hundredths)))
            .collect();
        let answer = self.answer.reckon(&values);
        Drawn { values, answer }
    }

    pub(super) fn grade(&self, answer: &Answer, drawn: &Drawn) -> Option<Verdict> {
        let Answer::Number(given_hundredths) = answer else {
            return None;
        };
        let right = match drawn.answer {
            Some(answer) => given_hundredths.abs_diff(answer) <= self.tolerance_hundredths.unsigned_abs(),
            // Nobody may be held up by an author's slip.
            None => true,
        };
        let slip = || {
            let answer = drawn.answer?;
            slip::found(*given_hundredths, &self.answer, &self.slips, &drawn.values, answer)
        };
        let say = match right {
            true => Feedback::Step,
            false => Feedback::OtherNumber {
                given_hundredths: *given_hundredths,
                is_more: drawn.answer.is_some_and(|answer| answer < *given_hundredths),
                slip: slip(),
            },
        };
        Some(Verdict {
            right,
            marks: Vec::new(),
            say: vec![say],
            misconceptions: Vec::new(),
        })
    }

    pub(super) fn words(&self, feedback: &Feedback) -> Option<&Text> {
        match feedback {
            Feedback::Step => Some(&self.say),
            Feedback::OtherNumber {
                slip: Some(Slip::Own(at)),
                ..
            } => self.slips.get(*at).map(|slip| &slip.say),
            Feedback::OtherNumber { .. }
            | Feedback::Option(_)
            | Feedback::Field { .. }
            | Feedback::Part(_)
            | Feedback::Incomplete
            | Feedback::Misplaced { .. }
            | Feedback::Apart { .. }
            | Feedback::TooEarly(_)
            | Feedback::TileMissing(_)
            | Feedback::TilesRight(_)
            | Feedback::TileStuffing
            | Feedback::Title(_)
            | Feedback::TalkEnded { .. }
            | Feedback::GoalHolds
            | Feedback::GoalMissed => None,
        }
    }
}

/// Every name in the sum and in the texts is a value's, and every draw has an answer.
pub(super) fn look(reader: &mut Reader<'_>, node: &Node) {
    let given = VALUES.at(node).map_or(&[][..], Node::entries);
    for entry in given {
        let name = &entry.key;
        if name == ANSWER.line.name || !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let title = format!("`{name}` cannot name a value");
            reader.bad_value(entry.key_span.clone(), title, "small Latin letters, and not `answer`");
        }
    }
    let mut names: BTreeSet<&str> = given.iter().map(|entry| entry.key.as_str()).collect();
    if VALUES.at(node).is_some() {
        sum(reader, node, &names);
    }
    if let Some(ask) = ASK.at(node) {
        places(reader, ask, &names);
    }
    names.insert(ANSWER.line.name);
    if let Some(say) = SAY.at(node) {
        places(reader, say, &names);
    }
    for slip in SLIPS.at(node).map_or(&[][..], Node::items) {
        if let Some(say) = slip::SAY.at(slip) {
            places(reader, say, &names);
        }
    }
}

fn sum(reader: &mut Reader<'_>, step: &Node, names: &BTreeSet<&str>) {
    let (Some(node), Some(sum)) = (ANSWER.at(step), ANSWER.of(step)) else {
        return;
    };
    let source = node.as_str().unwrap_or_default();
    for name in sum.names() {
        if !names.contains(name) {
            let at = source.find(name).unwrap_or(0);
            let span = reader.document.inside(node, at..at + name.len());
            let known: Vec<&str> = names.iter().copied().collect();
            let help = Some(format!("`value` has {}", listed(&known)));
            let title = format!("the sum needs `{name}`, which has no values");
            reader.report(Fault::BadSum, span, title, "not a name in `value`".to_owned(), help);
            return;
        }
    }
    if let Some(drawn) = VALUES.of(step).and_then(|values| unreckonable(&sum, &values)) {
        let title = format!("the sum has no answer for {drawn}");
        let label = "it divides by zero or grows too large".to_owned();
        reader.report(Fault::BadSum, node.span.clone(), title, label, None);
    }
}

/// The first combination of values for which the sum has no answer.
fn unreckonable(sum: &Formula, values: &[Values]) -> Option<String> {
    if values.iter().any(|values| values.choices_hundredths.is_empty()) {
        return None;
    }
    let sizes = values.iter().map(|values| values.choices_hundredths.len());
    let combinations = sizes.fold(1_usize, usize::saturating_mul).min(MOST_COMBINATIONS);
    for number in 0..combinations {
        let mut rest = number;
        let mut drawn = BTreeMap::new();
        for values in values {
            let choices = &values.choices_hundredths;
            drawn.insert(values.name.clone(), choices[rest % choices.len()]);
            rest /= choices.len();
        }
        if sum.reckon(&drawn).is_none() {
            let words = drawn
                .iter()
                .map(|(name, hundredths)| format!("{name} = {}.{:02}", hundredths / 100, hundredths % 100));
            return Some(words.collect::<Vec<_>>().join(", "));
        }
    }
    None
}

/// Checks that every `{name}` of a text is a value's.
fn places(reader: &mut Reader<'_>, node: &Node, names: &BTreeSet<&str>) {
    for entry in node.entries() {
        let Some(string) = entry.node.as_str() else {
            continue;
        };
        for (start, _) in string.match_indices('{') {
            let rest = &string[start + 1..];
            let end = rest.find('}');
            let name = &rest[..end.unwrap_or(rest.len())];
            if end.is_none() || !names.contains(name) {
                let length = name.len() + 1 + usize::from(end.is_some());
                let span = reader.document.inside(&entry.node, start..start + length);
                let known: Vec<&str> = names.iter().copied().collect();
                let title = format!("nothing fills `{{{name}}}`");
                let help = Some(format!("known here: {}", listed(&known)));
                reader.report(Fault::UnknownReference, span, title, "no such value".to_owned(), help);
            }
        }
    }
}

/// Two decimals, so that `2990` is written `29.90` whatever the language of the screen.
pub(super) fn write_hundredths(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let amount = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", amount / 100, amount % 100)
}

pub(super) fn read_hundredths(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let only_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !only_digits(whole) || !only_digits(part) || 2 < part.len() {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    let whole: i64 = whole.parse().ok()?;
    Some(sign * whole.checked_mul(100)?.checked_add(part)?)
}
