//! The arithmetic of a `number` step: `+ - * /`, brackets, `ceil(…)`, numbers and the names of drawn values.
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = one { ("*" | "/") one }
//! one     = number | name | "-" one | "(" sum ")" | "ceil" "(" sum ")"
//! ```
//! Reckoned in exact fractions and rounded once at the end, so that `a / 3 * 3` is `a`.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use super::reader::scaled;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// Hundredths.
    Constant(i64),
    Value(String),
    Add(Box<Formula>, Box<Formula>),
    Subtract(Box<Formula>, Box<Formula>),
    Multiply(Box<Formula>, Box<Formula>),
    Divide(Box<Formula>, Box<Formula>),
    /// Rounded up to a whole number.
    Ceil(Box<Formula>),
}

/// What cannot be read, and where in the sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormulaError {
    pub span: Range<usize>,
    pub label: String,
}

impl Formula {
    pub fn parse(source: &str) -> Result<Formula, FormulaError> {
        let marks = split(source);
        if let Some((span, _)) = marks.get(MOST_MARKS) {
            return Err(error(span.clone(), "too long for a sum"));
        }
        let mut marks = Marks {
            marks,
            at: 0,
            end: source.len(),
        };
        let sum = add(&mut marks, 0)?;
        match marks.next() {
            None => Ok(sum),
            Some((span, _)) => Err(error(span, "`+`, `-`, `*` or `/` is wanted before this")),
        }
    }

    /// Returns the sum in hundredths, half a hundredth away from zero; nothing if it divides by zero or grows too large.
    pub fn reckon(&self, values_hundredths: &BTreeMap<String, i64>) -> Option<i64> {
        let (over, under) = self.fraction(values_hundredths)?;
        let doubled = over.checked_mul(200)?.checked_add(under * over.signum())?;
        i64::try_from(doubled / under.checked_mul(2)?).ok()
    }

    /// The names of the values that it needs.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Formula::Constant(_) => Vec::new(),
            Formula::Value(name) => vec![name],
            Formula::Add(left, right)
            | Formula::Subtract(left, right)
            | Formula::Multiply(left, right)
            | Formula::Divide(left, right) => {
                let mut names = left.names();
                names.extend(right.names());
                names
            }
            Formula::Ceil(inner) => inner.names(),
        }
    }

    /// Numerator and positive denominator in lowest terms.
    fn fraction(&self, values: &BTreeMap<String, i64>) -> Option<(i128, i128)> {
        let (over, under) = match self {
            Formula::Constant(hundredths) => (i128::from(*hundredths), 100),
            Formula::Value(name) => (i128::from(*values.get(name)?), 100),
            Formula::Add(left, right) => {
                let ((a, b), (c, d)) = (left.fraction(values)?, right.fraction(values)?);
                (a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?)
            }
            Formula::Subtract(left, right) => {
                let ((a, b), (c, d)) = (left.fraction(values)?, right.fraction(values)?);
                (a.checked_mul(d)?.checked_sub(c.checked_mul(b)?)?, b.checked_mul(d)?)
            }
            Formula::Multiply(left, right) => {
                let ((a, b), (c, d)) = (left.fraction(values)?, right.fraction(values)?);
                (a.checked_mul(c)?, b.checked_mul(d)?)
            }
            Formula::Divide(left, right) => {
                let ((a, b), (c, d)) = (left.fraction(values)?, right.fraction(values)?);
                (
                    a.checked_mul(d)?.checked_mul(c.signum())?,
                    b.checked_mul(c.checked_abs()?)?,
                )
            }
            Formula::Ceil(inner) => {
                let (a, b) = inner.fraction(values)?;
                (-a.checked_neg()?.div_euclid(b), 1)
            }
        };
        let shared = common_divisor(over.checked_abs()?, under);
        if under == 0 {
            None
        } else {
            Some((over / shared, under / shared))
        }
    }
}

fn common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a.max(1) } else { common_divisor(b, a % b) }
}

/// Brackets deeper than this are a slip, and a recursion that could end the program.
const DEEPEST: usize = 16;

/// A sum longer than this is a slip too: each of its signs is one recursion more.
const MOST_MARKS: usize = 256;

struct Marks<'a> {
    marks: Vec<(Range<usize>, &'a str)>,
    at: usize,
    end: usize,
}

impl<'a> Marks<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.marks.get(self.at).map(|(_, mark)| *mark)
    }

    fn next(&mut self) -> Option<(Range<usize>, &'a str)> {
        let mark = self.marks.get(self.at).cloned();
        self.at += 1;
        mark
    }

    fn bracket(&mut self, wanted: &str) -> Result<(), FormulaError> {
        match self.next() {
            Some((_, mark)) if mark == wanted => Ok(()),
            Some((span, _)) => Err(error(span, &format!("`{wanted}` is wanted here"))),
            None => Err(error(self.end..self.end, &format!("`{wanted}` is wanted at the end"))),
        }
    }
}

/// With every bracket, and numbers in hundredths: one text for one sum.
impl fmt::Display for Formula {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Formula::Constant(hundredths) => write!(out, "{hundredths}"),
            Formula::Value(name) => out.write_str(name),
            Formula::Add(left, right) => write!(out, "({left} + {right})"),
            Formula::Subtract(left, right) => write!(out, "({left} - {right})"),
            Formula::Multiply(left, right) => write!(out, "({left} * {right})"),
            Formula::Divide(left, right) => write!(out, "({left} / {right})"),
            Formula::Ceil(sum) => write!(out, "ceil({sum})"),
        }
    }
}

fn add(marks: &mut Marks<'_>, depth: usize) -> Result<Formula, FormulaError> {
    let mut sum = multiply(marks, depth)?;
    while let Some(sign @ ("+" | "-")) = marks.peek() {
        marks.next();
        let right = Box::new(multiply(marks, depth)?);
        sum = match sign {
            "+" => Formula::Add(Box::new(sum), right),
            _ => Formula::Subtract(Box::new(sum), right),
        };
    }
    Ok(sum)
}

fn multiply(marks: &mut Marks<'_>, depth: usize) -> Result<Formula, FormulaError> {
    let mut sum = one(marks, depth)?;
    while let Some(sign @ ("*" | "/")) = marks.peek() {
        marks.next();
        let right = Box::new(one(marks, depth)?);
        sum = match sign {
            "*" => Formula::Multiply(Box::new(sum), right),
            _ => Formula::Divide(Box::new(sum), right),
        };
    }
    Ok(sum)
}

fn one(marks: &mut Marks<'_>, depth: usize) -> Result<Formula, FormulaError> {
    let Some((span, mark)) = marks.next() else {
        return Err(error(marks.end..marks.end, "a number or a value is wanted at the end"));
    };
    if depth == DEEPEST {
        return Err(error(span, "too deep in brackets"));
    }
    match mark {
        "(" => {
            let sum = add(marks, depth + 1)?;
            marks.bracket(")")?;
            Ok(sum)
        }
        "-" => Ok(Formula::Subtract(
            Box::new(Formula::Constant(0)),
            Box::new(one(marks, depth + 1)?),
        )),
        "ceil" => {
            marks.bracket("(")?;
            let sum = add(marks, depth + 1)?;
            marks.bracket(")")?;
            Ok(Formula::Ceil(Box::new(sum)))
        }
        _ if mark.starts_with(|letter: char| letter.is_ascii_digit()) => match scaled(mark, 2) {
            Some(hundredths) => Ok(Formula::Constant(hundredths)),
            None => Err(error(span, "a number has at most two digits behind the point")),
        },
        _ if mark.starts_with(|letter: char| letter.is_ascii_lowercase()) => Ok(Formula::Value(mark.to_owned())),
        _ => Err(error(span, "a number or a value is wanted here")),
    }
}

fn error(span: Range<usize>, label: &str) -> FormulaError {
    FormulaError {
        span,
        label: label.to_owned(),
    }
}

/// Numbers, names and single signs.
fn split(source: &str) -> Vec<(Range<usize>, &str)> {
    let mut marks: Vec<(Range<usize>, &str)> = Vec::new();
    let mut is_growing = false;
    for (at, letter) in source.char_indices() {
        let end = at + letter.len_utf8();
        let is_word = letter.is_alphanumeric() || letter == '.' || letter == '_';
        match marks.last_mut() {
            Some((span, mark)) if is_word && is_growing => {
                span.end = end;
                *mark = &source[span.clone()];
            }
            _ if letter.is_whitespace() => {}
            _ => marks.push((at..end, &source[at..end])),
        }
        is_growing = is_word;
    }
    marks
}
