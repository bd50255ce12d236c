//! The ways to get Uyghur onto a terminal: what is switched off in it, and in which order the cells of a word are sent.
//!
//! | method | switch | cells |
//! |---|---|---|
//! | plain | – | as they stand |
//! | bdsm | `CSI 8 l` | as they stand |
//! | konsole, mlterm | their own | as they stand |
//! | lrm | – | a mark (U+200E) after each letter from the right: nothing is left to reorder |
//! | word | – | each word backwards: the terminal turns words, and only words |
//! | apart | – | each word backwards, in a colour that no eye tells from its own: the terminal turns whatever has one colour |
//! | terminal | `CSI 8 h` | each word backwards and closed by a mark: the terminal turns it whatever stands beside it |
//! | latin | – | there is nothing to turn |

use std::fmt;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use super::detect::Multiplexer;
use crate::{
    app::CellOrder,
    text::{KEEP_CELL_ORDER, RESTORE_CELL_ORDER, Script},
};

/// Who joins and reorders Uyghur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Uyghur {
    #[default]
    Auto,
    /// The program, whatever is found.
    App,
    /// The terminal reorders by itself and cannot be told not to.
    Terminal,
    /// Nobody: Latin letters.
    Latin,
}

/// How the terminal is kept from reordering what the program has reordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum BidiMethod {
    #[default]
    Auto,
    Plain,
    Bdsm,
    Konsole,
    Mlterm,
    Lrm,
    Word,
    Apart,
}

/// How Uyghur gets onto this terminal, after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Plain,
    Bdsm,
    Konsole,
    Mlterm,
    Lrm,
    Word,
    Apart,
    Terminal,
    Latin,
}

/// What frames and marks are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Frames {
    /// By the terminal's answer to how wide a line sign is.
    #[default]
    Auto,
    Lines,
    Ascii,
}

/// What a person decided for a terminal; what they did not is left to what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    pub uyghur: Uyghur,
    pub bidi_method: BidiMethod,
    pub frames: Frames,
}

/// What only a person can change, outside of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Bidi must be switched off in PuTTY's own settings.
    Putty,
    /// Terminal.app turns whole rows.
    AppleTerminal,
    /// The switch reaches Konsole or mlterm only where tmux lets it through.
    Multiplexer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strategy {
    pub method: Method,
    pub hint: Option<Hint>,
    /// Switches go through it wrapped, for the terminal behind it.
    pub through: Option<Multiplexer>,
}

impl Strategy {
    pub fn of(method: Method, hint: Option<Hint>) -> Strategy {
        Strategy {
            method,
            hint,
            through: None,
        }
    }

    /// Sent before the alternate screen: afterwards VTE ignores it for the rows that exist already.
    pub fn switch_on(&self) -> String {
        match self.method {
            Method::Konsole => self.wrapped("\x1b]50;BidiRenderingEnabled=false\x07"),
            Method::Mlterm => self.wrapped("\x1b]5379;use_ctl=false\x07"),
            Method::Terminal => RESTORE_CELL_ORDER.to_owned(),
            Method::Plain | Method::Bdsm | Method::Lrm | Method::Word | Method::Apart | Method::Latin => {
                KEEP_CELL_ORDER.to_owned()
            }
        }
    }

    /// Sent after the alternate screen has been left.
    pub fn switch_off(&self) -> String {
        match self.method {
            Method::Konsole => self.wrapped("\x1b]50;BidiRenderingEnabled=true\x07"),
            Method::Mlterm => self.wrapped("\x1b]5379;use_ctl=true\x07"),
            Method::Plain
            | Method::Bdsm
            | Method::Lrm
            | Method::Word
            | Method::Apart
            | Method::Terminal
            | Method::Latin => RESTORE_CELL_ORDER.to_owned(),
        }
    }

    /// tmux and screen pass on what is wrapped for the terminal behind them, if they are allowed to.
    fn wrapped(&self, switch: &str) -> String {
        match self.through {
            None => switch.to_owned(),
            Some(Multiplexer::Tmux) => format!("\x1bPtmux;{}\x1b\\", switch.replace('\x1b', "\x1b\x1b")),
            Some(Multiplexer::Screen) => format!("\x1bP{switch}\x1b\\"),
        }
    }
}

impl BidiMethod {
    /// The method that a person asks for.
    pub fn method(self) -> Option<Method> {
        match self {
            BidiMethod::Auto => None,
            BidiMethod::Plain => Some(Method::Plain),
            BidiMethod::Bdsm => Some(Method::Bdsm),
            BidiMethod::Konsole => Some(Method::Konsole),
            BidiMethod::Mlterm => Some(Method::Mlterm),
            BidiMethod::Lrm => Some(Method::Lrm),
            BidiMethod::Word => Some(Method::Word),
            BidiMethod::Apart => Some(Method::Apart),
        }
    }
}

impl Method {
    /// In which order the cells are sent.
    pub fn cell_order(self) -> CellOrder {
        match self {
            Method::Plain | Method::Bdsm | Method::Konsole | Method::Mlterm | Method::Latin => CellOrder::Plain,
            Method::Lrm => CellOrder::Marks,
            Method::Word => CellOrder::Words,
            Method::Apart => CellOrder::Apart,
            Method::Terminal => CellOrder::Terminal,
        }
    }

    /// In which letters the program paints Uyghur.
    pub fn script(self) -> Script {
        match self {
            Method::Latin => Script::Latin,
            Method::Plain
            | Method::Bdsm
            | Method::Konsole
            | Method::Mlterm
            | Method::Lrm
            | Method::Word
            | Method::Apart
            | Method::Terminal => Script::Joined,
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(match self {
            Method::Plain => "plain",
            Method::Bdsm => "bdsm",
            Method::Konsole => "konsole",
            Method::Mlterm => "mlterm",
            Method::Lrm => "lrm",
            Method::Word => "word",
            Method::Apart => "apart",
            Method::Terminal => "terminal",
            Method::Latin => "latin",
        })
    }
}
