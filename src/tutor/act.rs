//! What the learner did in a step, and its one text form: a line of an attempt's log.
//!
//! Answers name the author's ids, never places on the screen, so that a log outlives a reworded lesson. What an act
//! means is the session's business.

use std::fmt;
use std::str::FromStr;

use crate::market::Command;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Read, or done with the feedback: on to what follows. In free play: enough, settle and judge.
    Next,
    /// One or several options of a `choose`.
    Choose(Vec<String>),
    /// All items of an `order`, first to last.
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
    Market(Command),
    /// One hint more: what, where, how.
    Hint,
    /// Takes back the market's last command, within the same simulated minute.
    Undo,
    /// Begins the step afresh after a miss: the talk from its start, the task as it was when it began.
    Again,
    /// One learner's answer to the exit question, by place in the group.
    Exit {
        learner_index: usize,
        options: Vec<String>,
    },
}

/// A line that is no act.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an act")]
pub struct ActError(pub String);

impl fmt::Display for Act {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Act::Next => out.write_str("next"),
            Act::Choose(ids) => write_ids(out, "choose", ids),
            Act::Order(ids) => write_ids(out, "order", ids),
            Act::Match(pairs) => write_pairs(out, "match", pairs),
            Act::Number(hundredths) => write!(out, "number {}", Hundredths(*hundredths)),
            Act::Tiles(ids) => write_ids(out, "tiles", ids),
            Act::Fill(pairs) => write_pairs(out, "fill", pairs),
            Act::Inspect(ids) => write_ids(out, "inspect", ids),
            Act::Say(id) => write!(out, "say {id}"),
            Act::Market(command) => write!(out, "do {command}"),
            Act::Hint => out.write_str("hint"),
            Act::Undo => out.write_str("undo"),
            Act::Again => out.write_str("again"),
            Act::Exit { learner_index, options } => write_ids(out, &format!("exit {learner_index}"), options),
        }
    }
}

impl FromStr for Act {
    type Err = ActError;

    fn from_str(line: &str) -> Result<Act, ActError> {
        let broken = || ActError(line.to_owned());
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let bare = |act: Act| if rest.is_empty() { Ok(act) } else { Err(broken()) };
        match verb {
            "next" => bare(Act::Next),
            "hint" => bare(Act::Hint),
            "undo" => bare(Act::Undo),
            "again" => bare(Act::Again),
            "choose" => ids(rest).map(Act::Choose).ok_or_else(broken),
            "order" => ids(rest).map(Act::Order).ok_or_else(broken),
            "tiles" => ids(rest).map(Act::Tiles).ok_or_else(broken),
            "inspect" => ids(rest).map(Act::Inspect).ok_or_else(broken),
            "match" => pairs(rest).map(Act::Match).ok_or_else(broken),
            "fill" => pairs(rest).map(Act::Fill).ok_or_else(broken),
            "number" => hundredths(rest).map(Act::Number).ok_or_else(broken),
            "say" => id(rest).map(Act::Say).ok_or_else(broken),
            "do" => rest.parse().map(Act::Market).map_err(|_| broken()),
            "exit" => {
                let (index, options) = rest.split_once(' ').unwrap_or((rest, ""));
                let learner_index = index.parse().map_err(|_| broken())?;
                let options = ids(options).ok_or_else(broken)?;
                Ok(Act::Exit { learner_index, options })
            }
            _ => Err(broken()),
        }
    }
}

/// Two decimals, so that `2990` is written `29.90` whatever the language of the screen.
struct Hundredths(i64);

impl fmt::Display for Hundredths {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let amount = self.0.unsigned_abs();
        write!(out, "{sign}{}.{:02}", amount / 100, amount % 100)
    }
}

fn hundredths(text: &str) -> Option<i64> {
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

fn write_ids(out: &mut fmt::Formatter, verb: &str, ids: &[String]) -> fmt::Result {
    match ids {
        [] => out.write_str(verb),
        ids => write!(out, "{verb} {}", ids.join(",")),
    }
}

fn write_pairs(out: &mut fmt::Formatter, verb: &str, pairs: &[(String, String)]) -> fmt::Result {
    let pairs: Vec<String> = pairs.iter().map(|(left, right)| format!("{left}={right}")).collect();
    write_ids(out, verb, &pairs)
}

fn id(text: &str) -> Option<String> {
    let fits = !text.is_empty() && !text.contains([',', '=', ' ']);
    fits.then(|| text.to_owned())
}

fn ids(text: &str) -> Option<Vec<String>> {
    match text {
        "" => Some(Vec::new()),
        text => text.split(',').map(id).collect(),
    }
}

fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    let pair = |text: &str| {
        let (left, right) = text.split_once('=')?;
        Some((id(left)?, id(right)?))
    };
    match text {
        "" => Some(Vec::new()),
        text => text.split(',').map(pair).collect(),
    }
}
