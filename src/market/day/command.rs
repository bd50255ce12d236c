//! Letting time go by, and how that is written.

use std::fmt;

use crate::grammar::{Form, Moment, Number, ParseError, Words, grammar};

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Lets time go by: `wait`, `wait until d2 09:00`, `wait until d2 09:00 or asked`, `wait morning`, `wait 60`,
    /// `wait but orders`.
    Wait(Wait),
}

/// How far time runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Until something wants an answer: `wait`.
    Next,
    /// To a minute, through everything: `wait until d2 09:00`.
    Until(u32),
    /// To a minute, or until something wants an answer before it: `wait until d2 09:00 or asked`.
    UntilOrAsked(u32),
    /// To the next morning's first working minute, through everything: `wait morning`.
    Morning,
    /// For some minutes: `wait 60`.
    For(u32),
    /// Until something wants an answer, while new orders, and what is asked back for old ones, lie until the morning's
    /// reminder: `wait but orders`.
    ButOrders,
}

grammar! {
    "wait" Wait(wait: WaitForm);
}

struct WaitForm;

impl Form<Wait> for WaitForm {
    fn usage(&self) -> String {
        "[<minutes>|morning|but orders|until d<day> <hh:mm> [or asked]]".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<Wait, ParseError> {
        if words.skip("until") {
            let min = Moment.read(words)?;
            let is_asked = words.skip("or") && words.skip("asked");
            return Ok(if is_asked {
                Wait::UntilOrAsked(min)
            } else {
                Wait::Until(min)
            });
        }
        if words.skip("morning") {
            return Ok(Wait::Morning);
        }
        if words.skip("but") {
            let is_whole = words.skip("orders");
            return if is_whole {
                Ok(Wait::ButOrders)
            } else {
                Err(words.missing("orders"))
            };
        }
        match words.peek() {
            None => Ok(Wait::Next),
            Some(_) => Number.read(words).map(Wait::For),
        }
    }

    fn write(&self, value: &Wait, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match value {
            Wait::Next => Ok(()),
            Wait::Until(min) => {
                f.write_str(" until")?;
                Moment.write(min, f)
            }
            Wait::UntilOrAsked(min) => {
                f.write_str(" until")?;
                Moment.write(min, f)?;
                f.write_str(" or asked")
            }
            Wait::Morning => f.write_str(" morning"),
            Wait::For(minutes) => Number.write(minutes, f),
            Wait::ButOrders => f.write_str(" but orders"),
        }
    }
}
