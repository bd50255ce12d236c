//! What is done about a failed order that is judged, and its text form.

use std::fmt;

use super::Blame;
use crate::CaseId;
use crate::grammar::{Form, OneOf, ParseError, Word, Words, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Says whose fault a failed order was, which deadline was missed first, and the remedy: `judge lin van-driver van
    /// next-van`; `judge lin by-record` says what the record shows.
    Judge(Judge),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judge {
    pub case: CaseId,
    pub said: Option<Blame>,
}

grammar! {
    "judge" Judge { case: Word("case"), said: SaidForm };
}

/// `by-record`, or role, step and remedy.
struct SaidForm;

impl Form<Option<Blame>> for SaidForm {
    fn usage(&self) -> String {
        "by-record|<role> <step> <remedy>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<Option<Blame>, ParseError> {
        if words.skip("by-record") {
            return Ok(None);
        }
        Ok(Some(Blame {
            role: OneOf.read(words)?,
            step: OneOf.read(words)?,
            remedy: OneOf.read(words)?,
        }))
    }

    fn write(&self, value: &Option<Blame>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match value {
            None => f.write_str(" by-record"),
            Some(said) => {
                OneOf.write(&said.role, f)?;
                OneOf.write(&said.step, f)?;
                OneOf.write(&said.remedy, f)
            }
        }
    }
}
