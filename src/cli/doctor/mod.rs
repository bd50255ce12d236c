//! `bazar doctor`: what this computer has for bazar and whether its record is whole, one line each, and what to change in one
//! sentence; then, in a terminal, the page on which a person tells how Uyghur reads right.
//!
//! ```text
//! look (computer: terminal, fonts, disk, clock … record: pages, entries, folds, backups …) ─▶ findings
//!                                               ─▶ told in the reader's languages ─▶ 0, or 1 if one is bad
//! ```
//! Changes nothing without `--repair`, except for a file that it writes and deletes to see whether that can be done.

mod computer;
mod record;
mod repair;

use std::{io::IsTerminal, process::ExitCode, time::Duration};

use crate::{
    app::{App, Key},
    say::{Sentence, sentence},
    text::{Align, Direction, Ink, Lang, flow, line},
    tui::{
        self, ShellContext, run_id,
        terminal::{Memory, TerminalProfile, TerminalReader, ask},
    },
};

use super::{
    Failure, Global,
    console::{look, print, profile},
    failure::said,
    start::{Start, data_folder},
};

const WIDTH: usize = 76;
/// Columns between two languages on one row.
const GAP: usize = 3;

/// One thing looked at, with what to change if it is not as it should be.
struct Finding {
    state: State,
    found: Sentence,
    repair: Option<Sentence>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Good,
    /// Something is missing that learning can do without.
    Note,
    Bad,
}

impl Finding {
    fn good(found: Sentence) -> Finding {
        Finding {
            state: State::Good,
            found,
            repair: None,
        }
    }

    fn note(self, repair: Sentence) -> Finding {
        Finding {
            state: State::Note,
            repair: Some(repair),
            ..self
        }
    }

    fn bad(self, repair: Sentence) -> Finding {
        Finding {
            state: State::Bad,
            repair: Some(repair),
            ..self
        }
    }
}

pub fn run(global: &Global, is_to_repair: bool) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    match is_to_repair {
        true => put_right(global, &start),
        false => look_at_all(global, &start),
    }
}

/// Repairs the record, and looks at it once more.
fn put_right(global: &Global, start: &Start) -> Result<ExitCode, Failure> {
    let folder = data_folder(global)?;
    print(global, &start.told(&repair::repair(start, &folder)?))?;
    let seen = record::record(start, global, &folder)?;
    print(global, &render(start, &seen.findings))?;
    Ok(exit_code(&seen.findings))
}

fn look_at_all(global: &Global, start: &Start) -> Result<ExitCode, Failure> {
    let folder = data_folder(global)?;
    let memory = Memory::read(&folder);
    let mut profile = profile(global, &memory);
    let has_terminal = !global.plain && std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let reader = match has_terminal {
        true => Some(TerminalReader::open().map_err(anyhow::Error::new)?),
        false => None,
    };
    if let Some(reader) = &reader {
        profile.answers = ask(&profile.around, reader).map_err(anyhow::Error::new)?;
    }
    let mut findings = vec![
        computer::terminal(&profile, reader.is_some()),
        computer::method(&profile),
    ];
    if reader.is_some() {
        findings.push(computer::size());
    }
    findings.extend([
        computer::colours(global),
        computer::fonts(),
        computer::remembered(&memory),
    ]);
    findings.extend(computer::disk(&folder));
    let seen = record::record(start, global, &folder)?;
    findings.extend(seen.findings);
    findings.push(computer::clock(seen.newest_ms));
    findings.extend(computer::speech(global));
    findings.push(computer::course(start, global)?);
    print(global, &render(start, &findings))?;
    if let Some(reader) = reader {
        offer_set_up(global, start, profile, memory, reader)?;
    }
    Ok(exit_code(&findings))
}

fn exit_code(findings: &[Finding]) -> ExitCode {
    let is_bad = findings.iter().any(|finding| finding.state == State::Bad);
    if is_bad { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// A sign, what was found and what to change, in each of the reader's languages; what is well takes one row, so that a usual
/// screen shows it all.
fn render(start: &Start, findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let sign = match finding.state {
            State::Good => "√",
            State::Note => "-",
            State::Bad => "!",
        };
        paragraph(&says(start, &finding.found, &format!("{sign} ")), &mut out);
        if let Some(repair) = &finding.repair {
            paragraph(&says(start, repair, ""), &mut out);
            out.push('\n');
        }
    }
    out
}

/// A sentence in each of the reader's languages, a sign before it.
fn says<'a>(start: &'a Start, sentence: &Sentence, sign: &str) -> Vec<(&'a Lang, String)> {
    let told = |lang| (lang, format!("{sign}{}", said(sentence, lang, &start.locales)));
    start.languages.each().map(told).collect()
}

/// The same words in the reader's languages: on one row if they run towards each other and fit, else one under the other.
fn paragraph(said: &[(&Lang, String)], out: &mut String) {
    let mut rows = Vec::new();
    for (lang, words) in said {
        rows.extend(flow(words, lang, WIDTH, Align::Start, Ink::Plain));
    }
    let bare = |(lang, words): &(&Lang, String)| line(words, lang, Ink::Plain);
    if let [one, other] = said
        && one.0.direction() != other.0.direction()
    {
        let (left, right) = match one.0.direction() {
            Direction::LeftToRight => (bare(one), bare(other)),
            Direction::RightToLeft => (bare(other), bare(one)),
        };
        if left.width() + GAP + right.width() <= WIDTH {
            let room = WIDTH - left.width();
            rows = vec![left.beside(right.padded(room, Align::Right))];
        }
    }
    for row in rows {
        out.push_str(row.plain().trim_end());
        out.push('\n');
    }
}

/// Long enough for a person to read the list; a report that nobody answers must end.
const PATIENCE: Duration = Duration::from_secs(600);

/// Waits for a line: `1` opens the page, anything else ends.
fn offer_set_up(
    global: &Global,
    start: &Start,
    profile: TerminalProfile,
    memory: Memory,
    reader: TerminalReader,
) -> Result<(), Failure> {
    let mut asked = String::new();
    paragraph(&says(start, &sentence::doctor_set_up(), ""), &mut asked);
    print(global, &asked)?;
    if reader.line(PATIENCE) != Some(Key::Digit(1)) {
        return Ok(());
    }
    let (course, _) = start.course(global)?;
    let mut app = App::for_set_up(course, start.locales.clone(), run_id(), start.languages.clone());
    let context = ShellContext {
        store: None,
        look: look(global),
        profile,
        memory: Some(memory),
        reader,
        folder: None,
    };
    tui::run(&mut app, context)?;
    Ok(())
}
