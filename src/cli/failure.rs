//! Why a subcommand ended early: told to the person in their languages, or to the author in English.

use std::io::{IsTerminal, Write};

use super::console::for_terminal;
use crate::{
    course::Names,
    say::{Localizer, Sentence},
    text::{Align, Ink, Lang, LanguagePair, Locales, flow},
    tui::terminal::{Settings, Surroundings, TerminalProfile},
};

/// Columns of a message: it may stand on the smallest screen.
const WIDTH: usize = 76;

/// A sentence about this computer, which names nothing of a course.
pub fn said(sentence: &Sentence, lang: &Lang, locales: &Locales) -> String {
    let names = &Names::default();
    Localizer { locales, names, lang }.say(sentence)
}

#[derive(Debug)]
pub struct Failure {
    /// Rows in visual order; empty when only the cause is known.
    rows: Vec<String>,
    /// For whoever mends the computer, in English.
    pub cause: Option<String>,
    /// 1 failed, 2 usage.
    pub code: u8,
}

impl Failure {
    pub fn localized(locales: &Locales, languages: &LanguagePair, sentence: &Sentence) -> Failure {
        let told = |lang| flow(&said(sentence, lang, locales), lang, WIDTH, Align::Start, Ink::Plain);
        let rows = languages
            .each()
            .flat_map(told)
            .map(|line| line.plain().trim_end().to_owned())
            .collect();
        Failure {
            rows,
            cause: None,
            code: 1,
        }
    }

    /// A fault of how bazar was started.
    pub fn usage(mut self) -> Failure {
        self.code = 2;
        self
    }

    /// What it tells the person, row by row.
    pub fn text(&self) -> String {
        self.rows.iter().map(|row| format!("{row}\n")).collect()
    }

    /// Writes it to standard error.
    pub fn print(&self) {
        let mut out = std::io::stderr().lock();
        let is_terminal = out.is_terminal();
        let mut text = self.text();
        if let Some(cause) = &self.cause {
            text.push_str(&format!("error: {cause}\n"));
        }
        if is_terminal {
            // What was decided for this terminal stands on the disk, which may be the trouble.
            let around = Surroundings::of(|name| std::env::var(name).ok());
            text = for_terminal(&text, &TerminalProfile::of(around, Settings::default()));
        }
        // Nobody is left to tell if even this cannot be written.
        let _ = out.write_all(text.as_bytes());
    }
}

impl From<anyhow::Error> for Failure {
    fn from(err: anyhow::Error) -> Failure {
        Failure {
            rows: Vec::new(),
            cause: Some(format!("{err:#}")),
            code: 1,
        }
    }
}
