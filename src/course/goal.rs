//! A goal: a small expression over the market's figures, never a script.
//!
//! ```text
//! goal    = all { "or" all }
//! all     = one { "and" one }
//! one     = "not" one | "(" goal ")" | figure comparison integer
//! ```

use std::fmt;
use std::ops::{Range, RangeInclusive};

use super::nearest::nearest;
use crate::market::Figure;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    Compare { figure: Figure, is: Comparison, value: i64 },
    All(Vec<Goal>),
    Any(Vec<Goal>),
    Not(Box<Goal>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// What cannot be read, and where in the expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalError {
    pub span: Range<usize>,
    pub label: String,
    pub help: Option<String>,
}

impl Goal {
    pub fn parse(source: &str) -> Result<Goal, GoalError> {
        let mut words = Words {
            words: split(source),
            at: 0,
            end: source.len(),
        };
        let goal = any(&mut words, 0)?;
        match words.next() {
            None => Ok(goal),
            Some((span, _)) => Err(error(span, "`and` or `or` is wanted before this")),
        }
    }

    /// Judges the goal by the market's figures.
    pub fn holds(&self, figures: &impl Fn(Figure) -> i64) -> bool {
        match self {
            Goal::Compare { figure, is, value } => is.holds(figures(*figure), *value),
            Goal::All(goals) => goals.iter().all(|goal| goal.holds(figures)),
            Goal::Any(goals) => goals.iter().any(|goal| goal.holds(figures)),
            Goal::Not(goal) => !goal.holds(figures),
        }
    }

    /// Whether it holds whatever else happens, or never can; nothing while both may come about. `reach` is what a figure may still
    /// come to.
    fn decided(&self, reach: &impl Fn(Figure) -> RangeInclusive<i64>) -> Option<bool> {
        match self {
            Goal::Compare { figure, is, value } => is.decided(&reach(*figure), *value),
            Goal::All(goals) => every(goals.iter().map(|goal| goal.decided(reach))),
            Goal::Any(goals) => {
                every(goals.iter().map(|goal| goal.decided(reach).map(|holds| !holds))).map(|none| !none)
            }
            Goal::Not(goal) => goal.decided(reach).map(|holds| !holds),
        }
    }

    /// Whether it can never hold again, by what the figures may still come to.
    pub fn is_lost(&self, reach: &impl Fn(Figure) -> RangeInclusive<i64>) -> bool {
        self.decided(reach) == Some(false)
    }

    /// Returns the comparisons because of which it is lost; none while it can be met.
    pub fn lost_parts(&self, reach: &impl Fn(Figure) -> RangeInclusive<i64>) -> Vec<(Figure, Comparison, i64)> {
        match self {
            _ if !self.is_lost(reach) => Vec::new(),
            Goal::All(goals) | Goal::Any(goals) => goals.iter().flat_map(|goal| goal.lost_parts(reach)).collect(),
            Goal::Compare { .. } | Goal::Not(_) => self.comparisons(),
        }
    }

    /// Every comparison in the goal, so that a screen can show what is still missing.
    pub fn comparisons(&self) -> Vec<(Figure, Comparison, i64)> {
        match self {
            Goal::Compare { figure, is, value } => vec![(*figure, *is, *value)],
            Goal::All(goals) | Goal::Any(goals) => goals.iter().flat_map(Goal::comparisons).collect(),
            Goal::Not(goal) => goal.comparisons(),
        }
    }
}

/// Whether all hold: one that never can decides, and so do all that always will.
fn every(mut decided: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    decided
        .try_fold(Some(true), |all, one| match one {
            Some(false) => Err(Some(false)),
            Some(true) => Ok(all),
            None => Ok(None),
        })
        .unwrap_or_else(|lost| lost)
}

impl Comparison {
    const ALL: [(&str, Comparison); 6] = [
        ("==", Comparison::Equal),
        ("!=", Comparison::Unequal),
        ("<", Comparison::Less),
        ("<=", Comparison::AtMost),
        (">", Comparison::More),
        (">=", Comparison::AtLeast),
    ];

    pub fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Comparison::Equal => left == right,
            Comparison::Unequal => left != right,
            Comparison::Less => left < right,
            Comparison::AtMost => left <= right,
            Comparison::More => right < left,
            Comparison::AtLeast => right <= left,
        }
    }

    /// Whether it holds of all that its left side may come to, or of nothing; nothing where of some.
    fn decided(self, reach: &RangeInclusive<i64>, right: i64) -> Option<bool> {
        let (least, most) = (*reach.start(), *reach.end());
        match self {
            Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast => {
                let holds = self.holds(least, right);
                (holds == self.holds(most, right)).then_some(holds)
            }
            Comparison::Equal if !reach.contains(&right) => Some(false),
            Comparison::Equal => (least == most).then_some(true),
            Comparison::Unequal => Comparison::Equal.decided(reach, right).map(|holds| !holds),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = Comparison::ALL.iter().find(|(_, comparison)| comparison == self);
        let (sign, _) = named.expect("every comparison has a sign");
        out.write_str(sign)
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (goals, between) = match self {
            Goal::Compare { figure, is, value } => return write!(out, "{} {is} {value}", figure.name()),
            Goal::Not(goal) if matches!(**goal, Goal::All(_) | Goal::Any(_)) => return write!(out, "not ({goal})"),
            Goal::Not(goal) => return write!(out, "not {goal}"),
            Goal::All(goals) => (goals, " and "),
            Goal::Any(goals) => (goals, " or "),
        };
        for (place, goal) in goals.iter().enumerate() {
            out.write_str(if place == 0 { "" } else { between })?;
            match (self, goal) {
                (Goal::All(_), Goal::Any(_)) => write!(out, "({goal})")?,
                _ => write!(out, "{goal}")?,
            }
        }
        Ok(())
    }
}

/// Brackets deeper than this are a slip, and a recursion that could end the program.
const DEEPEST: usize = 16;

struct Words<'a> {
    words: Vec<(Range<usize>, &'a str)>,
    at: usize,
    end: usize,
}

impl<'a> Words<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.words.get(self.at).map(|(_, word)| *word)
    }

    fn next(&mut self) -> Option<(Range<usize>, &'a str)> {
        let word = self.words.get(self.at).cloned();
        self.at += 1;
        word
    }

    /// Takes the next word, or says what is wanted at the end.
    fn expect(&mut self, wanted: &str) -> Result<(Range<usize>, &'a str), GoalError> {
        let end = self.end;
        self.next()
            .ok_or_else(|| error(end..end, &format!("{wanted} is wanted at the end")))
    }
}

fn any(words: &mut Words<'_>, depth: usize) -> Result<Goal, GoalError> {
    let mut goals = vec![all(words, depth)?];
    while words.peek() == Some("or") {
        words.next();
        goals.push(all(words, depth)?);
    }
    Ok(if goals.len() == 1 {
        goals.remove(0)
    } else {
        Goal::Any(goals)
    })
}

fn all(words: &mut Words<'_>, depth: usize) -> Result<Goal, GoalError> {
    let mut goals = vec![one(words, depth)?];
    while words.peek() == Some("and") {
        words.next();
        goals.push(one(words, depth)?);
    }
    Ok(if goals.len() == 1 {
        goals.remove(0)
    } else {
        Goal::All(goals)
    })
}

fn one(words: &mut Words<'_>, depth: usize) -> Result<Goal, GoalError> {
    let (span, word) = words.expect("a figure")?;
    if depth == DEEPEST {
        return Err(error(span, "too deep in brackets"));
    }
    match word {
        "not" => Ok(Goal::Not(Box::new(one(words, depth + 1)?))),
        "(" => {
            let goal = any(words, depth + 1)?;
            let (span, word) = words.expect("`)`")?;
            if word == ")" {
                Ok(goal)
            } else {
                Err(error(span, "`)` is wanted here"))
            }
        }
        _ => compare(words, span, word),
    }
}

fn compare(words: &mut Words<'_>, span: Range<usize>, word: &str) -> Result<Goal, GoalError> {
    let Some((figure, _)) = Figure::table().find(|(_, name)| *name == word) else {
        let meant = nearest(word, Figure::table().map(|(_, name)| name));
        let mut error = error(span, "no such figure");
        error.help = meant.map(|meant| format!("did you mean `{meant}`?"));
        return Err(error);
    };
    let (span, sign) = words.expect("a comparison")?;
    let Some((_, is)) = Comparison::ALL.iter().find(|(known, _)| *known == sign) else {
        return Err(error(span, "`==`, `!=`, `<`, `<=`, `>` or `>=` is wanted here"));
    };
    let (span, number) = words.expect("a whole number")?;
    let Ok(value) = number.parse::<i64>() else {
        return Err(error(span, "a whole number is wanted here"));
    };
    Ok(Goal::Compare { figure, is: *is, value })
}

fn error(span: Range<usize>, label: &str) -> GoalError {
    GoalError {
        span,
        label: label.to_owned(),
        help: None,
    }
}

/// Names and numbers, signs, and single brackets; a sign may touch its neighbours: `late==0`.
fn split(source: &str) -> Vec<(Range<usize>, &str)> {
    let kind = |letter: char| match letter {
        letter if letter.is_whitespace() => 0,
        '(' | ')' => 1,
        '=' | '!' | '<' | '>' => 2,
        _ => 3,
    };
    let mut words: Vec<(Range<usize>, &str)> = Vec::new();
    let mut before = 0;
    for (at, letter) in source.char_indices() {
        let end = at + letter.len_utf8();
        match (kind(letter), words.last_mut()) {
            (0, _) => {}
            (this, Some((span, word))) if this == before && this != 1 => {
                span.end = end;
                *word = &source[span.clone()];
            }
            _ => words.push((at..end, &source[at..end])),
        }
        before = kind(letter);
    }
    words
}
