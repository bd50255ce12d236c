//! What the program needs of the system around a terminal: to hear it, to be told that the program is to end, the mouse. One
//! file a way; the rest of the room knows neither signals nor events. Where sticks are is in `sticks`.
//!
//! | | hears | end or stop by a signal | a terminal's answers |
//! |---|---|---|---|
//! | `unix` | bytes, which `terminal::Decoder` reads | gives the terminal back, takes it again | heard |
//! | `portable` | crossterm's events | the system's own way | nobody asks: they would come as keys |

mod portable;
mod sticks;
#[cfg(unix)]
mod unix;

use std::{
    io::{self, Write},
    sync::mpsc::Sender,
};

use super::terminal::RawInput;

pub use sticks::sticks;

/// Set to `portable`, it has a Unix go the other systems' way: for the tests, which know no other system.
#[cfg(unix)]
const CHOICE: &str = "BAZAR_TERMINAL";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    #[cfg(unix)]
    Unix,
    Portable,
}

impl Platform {
    /// The way of this system.
    pub fn here() -> Platform {
        #[cfg(unix)]
        if std::env::var_os(CHOICE).is_none_or(|choice| choice != "portable") {
            return Platform::Unix;
        }
        Platform::Portable
    }

    /// Has threads of their own tell what comes from the terminal; they sleep until there is something.
    pub fn listen(self, raw_inputs: &Sender<RawInput>) -> io::Result<()> {
        match self {
            #[cfg(unix)]
            Platform::Unix => unix::listen(raw_inputs),
            Platform::Portable => {
                portable::listen(raw_inputs.clone());
                Ok(())
            }
        }
    }

    /// Something has come from the terminal that nobody was told of yet.
    pub fn is_readable(self) -> bool {
        match self {
            #[cfg(unix)]
            Platform::Unix => unix::is_readable(),
            // Its thread is never far behind.
            Platform::Portable => false,
        }
    }

    /// What a terminal answers to a question is told as it was sent.
    pub fn hears_answers(self) -> bool {
        match self {
            #[cfg(unix)]
            Platform::Unix => true,
            Platform::Portable => false,
        }
    }

    /// Makes the terminal understand escapes, and has `last_words` said to it when the system ends the program.
    pub fn prepare(self, last_words: fn(&mut dyn Write)) -> io::Result<()> {
        match self {
            #[cfg(unix)]
            Platform::Unix => unix::watch_signals(last_words),
            Platform::Portable => {
                portable::prepare(last_words);
                Ok(())
            }
        }
    }

    /// What has come and nobody has read is nobody's: the person's command line must not get it.
    pub fn forget_input(self) {
        match self {
            #[cfg(unix)]
            Platform::Unix => unix::forget_input(),
            Platform::Portable => {}
        }
    }

    /// Bytes that were told are read: more may come.
    pub fn was_read(self) {
        match self {
            #[cfg(unix)]
            Platform::Unix => unix::was_read(),
            Platform::Portable => {}
        }
    }

    /// Presses of the mouse, its wheel and pastes are reported from here on, or no more.
    pub fn reports(self, is_on: bool, out: &mut dyn Write) -> io::Result<()> {
        match self {
            #[cfg(unix)]
            Platform::Unix => unix::reports(is_on, out),
            Platform::Portable => portable::reports(is_on, out),
        }
    }
}
