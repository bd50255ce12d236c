//! What the learner did in a step, and its one text form: a line of an attempt's log.
//!
//! How an answer is written stands with its kind of step. What an act means is the session's business.

use std::fmt;
use std::str::FromStr;

use crate::course::Answer;
use crate::course::ids::{read_ids, write_ids};
use crate::market::Command;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Read, or done with the feedback: on to what follows. In free play: enough, settle and judge.
    Next,
    Answer(Answer),
    Market(Command),
    /// One hint more: what, where, how.
    Hint,
    /// The learners want the teacher to look at the step with them.
    Teacher,
    /// Takes back the market's last command, within the same simulated minute.
    Undo,
    /// Takes back what was done in the market since the morning of the day on which its last command was given; nothing of what
    /// was done before the present task.
    Morning,
    /// Begins the step afresh after a miss: the talk from its start, the task as it was when it began.
    Again,
    /// One learner's answer to the exit question, by place in the group.
    Exit {
        learner_index: usize,
        options: Vec<String>,
    },
    /// The answer to a question about the market that has closed, by its subject's id.
    Reflect(String),
    /// No more such questions.
    Skip,
    /// Whose turn it is is not here: the next one of the group presses.
    Away,
}

/// The text form of `Act::Away`.
pub(super) const AWAY: &str = "away";

/// Whether a line of a log hands parcels over; knows it without reading the rest.
pub(super) fn is_handing_over(line: &str) -> bool {
    line.starts_with("do ship ")
}

/// A line that is no act.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an act")]
pub struct ActError(pub String);

impl fmt::Display for Act {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Act::Next => out.write_str("next"),
            Act::Answer(answer) => answer.fmt(out),
            Act::Market(command) => write!(out, "do {command}"),
            Act::Hint => out.write_str("hint"),
            Act::Teacher => out.write_str("teacher"),
            Act::Undo => out.write_str("undo"),
            Act::Morning => out.write_str("morning"),
            Act::Again => out.write_str("again"),
            Act::Exit { learner_index, options } => {
                let gap = if options.is_empty() { "" } else { " " };
                write!(out, "exit {learner_index}{gap}{}", write_ids(options))
            }
            Act::Reflect(id) => write!(out, "reflect {id}"),
            Act::Skip => out.write_str("skip"),
            Act::Away => out.write_str(AWAY),
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
            "teacher" => bare(Act::Teacher),
            "undo" => bare(Act::Undo),
            "morning" => bare(Act::Morning),
            "again" => bare(Act::Again),
            "skip" => bare(Act::Skip),
            AWAY => bare(Act::Away),
            "reflect" if !rest.is_empty() => Ok(Act::Reflect(rest.to_owned())),
            "do" => rest.parse().map(Act::Market).map_err(|_| broken()),
            "exit" => {
                let (index, options) = rest.split_once(' ').unwrap_or((rest, ""));
                let learner_index = index.parse().map_err(|_| broken())?;
                let options = read_ids(options).ok_or_else(broken)?;
                Ok(Act::Exit { learner_index, options })
            }
            _ => Answer::parse(line).map(Act::Answer).ok_or_else(broken),
        }
    }
}
