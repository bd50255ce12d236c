//! Why a wrong number came out: the slips that people make with a sum, found in the sum itself, and those that its author wrote.
//!
//! ```text
//! price - box - freight   42 right    50: the freight is left out    56: added where something is taken away
//! ```
//! A slip is told only where the typed number is exactly what it comes to. Leaves the words to `say` and to authors.

use std::collections::BTreeMap;

use crate::course::{
    Formula, Node, Text,
    shape::{Element, Key, Kind, Shape, Value},
};

/// What an author knows to go wrong in this very sum.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnSlip {
    /// What it comes to, over the step's values.
    pub value: Formula,
    pub say: Text,
}

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// The author's n-th.
    Own(usize),
    /// So much was left out (hundredths).
    LeftOut(i64),
    /// Another sign than this one was used.
    OtherSign(Sign),
    /// Divided the wrong way round.
    Turned,
    /// Added or taken away before what was to be multiplied or divided.
    Grouped,
    /// A number of the task itself, with nothing done to it.
    Unreckoned,
    /// Ten or a hundred times too much, or too little: the point is in another place.
    Point,
}

/// What was to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Add,
    Subtract,
    Multiply,
    Divide,
}

const VALUE: Key<Formula> = Key::new("value", Kind::Sum, "What the slip comes to, over the step's values.");
pub(super) const SAY: Key<Text> = Key::new("say", Kind::Text, "What is said to it; may hold the values.");

pub(super) const SLIP: Shape = Shape::new(
    "slip",
    "What goes wrong in this very sum. Left out, added, taken away, turned round: the usual slips are found without being written.",
    &[VALUE.line, SAY.line],
);

impl Value for OwnSlip {
    fn of(node: &Node) -> Option<OwnSlip> {
        Some(OwnSlip {
            value: VALUE.of(node)?,
            say: SAY.of(node)?,
        })
    }
}

impl Element for OwnSlip {}

/// Returns the slip that comes to the given number: the author's first, then the usual ones.
pub(super) fn found(
    given: i64,
    sum: &Formula,
    own: &[OwnSlip],
    values: &BTreeMap<String, i64>,
    answer: i64,
) -> Option<Slip> {
    let comes_to = |sum: &Formula| sum.reckon(values) == Some(given);
    if let Some(at) = own.iter().position(|slip| comes_to(&slip.value)) {
        return Some(Slip::Own(at));
    }
    // Who writes down a number of the task has stopped there, whatever else would come to it.
    let mut usual = ways(sum, values);
    usual.sort_by_key(|(_, slip)| !matches!(slip, Slip::LeftOut(_)));
    let usual = usual.into_iter().find(|(sum, _)| comes_to(sum));
    let is_point = || {
        [10, 100]
            .iter()
            .any(|times| given == answer * times || given * times == answer)
    };
    let usual = usual.map(|(_, slip)| slip);
    let is_given = || values.values().any(|value| *value == given);
    usual
        .or_else(|| is_given().then_some(Slip::Unreckoned))
        .or_else(|| (answer != 0 && is_point()).then_some(Slip::Point))
}

/// The sum with one slip in it, for each slip and each place.
fn ways(sum: &Formula, values: &BTreeMap<String, i64>) -> Vec<(Formula, Slip)> {
    let of = |left: &Formula| Box::new(left.clone());
    match sum {
        Formula::Constant(_) | Formula::Value(_) => Vec::new(),
        Formula::Ceil(inner) => {
            let inside = ways(inner, values).into_iter();
            inside.map(|(sum, slip)| (Formula::Ceil(Box::new(sum)), slip)).collect()
        }
        Formula::Add(left, right) => {
            let mut found = left_out(left, right, values);
            found.extend(left_out(right, left, values));
            found.push((Formula::Subtract(of(left), of(right)), Slip::OtherSign(Sign::Add)));
            found.extend(grouped(left, right, Formula::Add));
            found.extend(grouped(right, left, Formula::Add));
            found.extend(inside(left, right, values, Formula::Add));
            found
        }
        Formula::Subtract(left, right) => {
            let mut found = left_out(left, right, values);
            found.push((Formula::Add(of(left), of(right)), Slip::OtherSign(Sign::Subtract)));
            found.extend(grouped(left, right, Formula::Subtract));
            found.extend(inside(left, right, values, Formula::Subtract));
            found
        }
        Formula::Multiply(left, right) => {
            let mut found = vec![(Formula::Add(of(left), of(right)), Slip::OtherSign(Sign::Multiply))];
            found.extend(inside(left, right, values, Formula::Multiply));
            found
        }
        Formula::Divide(left, right) => {
            let mut found = vec![
                (Formula::Divide(of(right), of(left)), Slip::Turned),
                (Formula::Multiply(of(left), of(right)), Slip::OtherSign(Sign::Divide)),
            ];
            found.extend(inside(left, right, values, Formula::Divide));
            found
        }
    }
}

/// One part is a product or a quotient, and the other is joined to one of its sides before.
fn grouped(
    product: &Formula,
    other: &Formula,
    join: fn(Box<Formula>, Box<Formula>) -> Formula,
) -> Vec<(Formula, Slip)> {
    let joined = |side: &Formula| Box::new(join(Box::new(side.clone()), Box::new(other.clone())));
    let found = match product {
        Formula::Multiply(left, right) => vec![
            Formula::Multiply(joined(left), right.clone()),
            Formula::Multiply(left.clone(), joined(right)),
        ],
        Formula::Divide(left, right) => vec![Formula::Divide(joined(left), right.clone())],
        Formula::Constant(_) | Formula::Value(_) | Formula::Ceil(_) | Formula::Add(..) | Formula::Subtract(..) => {
            Vec::new()
        }
    };
    found.into_iter().map(|sum| (sum, Slip::Grouped)).collect()
}

/// Only the first part is reckoned.
fn left_out(kept: &Formula, gone: &Formula, values: &BTreeMap<String, i64>) -> Vec<(Formula, Slip)> {
    let gone = gone.reckon(values);
    gone.map(|gone| (kept.clone(), Slip::LeftOut(gone)))
        .into_iter()
        .collect()
}

/// A slip in one of the two parts, the other as it is.
fn inside(
    left: &Formula,
    right: &Formula,
    values: &BTreeMap<String, i64>,
    join: fn(Box<Formula>, Box<Formula>) -> Formula,
) -> Vec<(Formula, Slip)> {
    let in_left = ways(left, values).into_iter();
    let in_left = in_left.map(|(sum, slip)| (join(Box::new(sum), Box::new(right.clone())), slip));
    let in_right = ways(right, values).into_iter();
    let in_right = in_right.map(|(sum, slip)| (join(Box::new(left.clone()), Box::new(sum)), slip));
    in_left.chain(in_right).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(sum: &str, values: &[(&str, i64)], given: i64) -> Option<Slip> {
        let sum = Formula::parse(sum).expect("a sum");
        let values: BTreeMap<String, i64> = values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value * 100))
            .collect();
        let answer = sum.reckon(&values).expect("an answer");
        found(given, &sum, &[], &values, answer)
    }

    #[test]
    fn the_usual_slips_are_found_in_the_sum() {
        let box_sum = [("price", 54), ("box", 7), ("freight", 12)];
        let in_box = |given: i64| slip("price - box - freight", &box_sum, given);
        assert_eq!(in_box(4_700), Some(Slip::LeftOut(1_200)));
        assert_eq!(in_box(4_200), Some(Slip::LeftOut(700)));
        assert_eq!(in_box(5_900), Some(Slip::OtherSign(Sign::Subtract)));
        assert_eq!(in_box(350), Some(Slip::Point));
        assert_eq!(in_box(3_499), None, "nobody knows how that came out");
        let two = [("a", 12), ("b", 5)];
        assert_eq!(slip("a * b", &two, 1_700), Some(Slip::OtherSign(Sign::Multiply)));
        assert_eq!(slip("a + b", &two, 700), Some(Slip::OtherSign(Sign::Add)));
        assert_eq!(slip("a + b", &two, 1_200), Some(Slip::LeftOut(500)));
        assert_eq!(slip("a + b", &two, 500), Some(Slip::LeftOut(1_200)));
        assert_eq!(slip("a / b", &two, 6_000), Some(Slip::OtherSign(Sign::Divide)));
        assert_eq!(slip("a / b", &two, 42), Some(Slip::Turned));
        assert_eq!(slip("a * b / 100", &two, 6_000), Some(Slip::Point));
        assert_eq!(
            slip("9 + 5 * a", &[("a", 4)], 1_800),
            Some(Slip::OtherSign(Sign::Multiply))
        );
        assert_eq!(slip("9 + 5 * a", &[("a", 4)], 2_000), Some(Slip::LeftOut(900)));
        assert_eq!(slip("a * 4 + 20", &[("a", 9)], 11_600), Some(Slip::Grouped));
        assert_eq!(slip("9 + 5 * a", &[("a", 4)], 5_600), Some(Slip::Grouped));
        assert_eq!(slip("half * 2", &[("half", 18)], 1_800), Some(Slip::Unreckoned));
        assert_eq!(slip("ceil(a / b)", &two, 6_000), Some(Slip::OtherSign(Sign::Divide)));
    }
}
