//! Where a subcommand shows itself: a terminal with or without colours, or a pipe that takes plain text.

use std::io::{IsTerminal, Write};

use anyhow::Context;

use crate::{
    app::{CellOrder, View},
    say::{Arg, Sentence, sentence},
    store::Store,
    text::{KEEP_CELL_ORDER, RESTORE_CELL_ORDER, Script},
    tui::{
        Look, ShellContext,
        terminal::{
            Memory, Method, Settings, Surroundings, TerminalProfile, TerminalReader, Uyghur, send_coloured, send_text,
        },
    },
};

use super::{
    Failure, Global,
    start::{Start, data_folder},
};

/// The size that pages are designed for; a pipe has none of its own.
pub const PLAIN: View = View { width: 80, height: 24 };

/// Refuses to paint where there is no terminal; `--plain` needs none.
pub fn need_terminal(global: &Global, start: &Start) -> Result<(), Failure> {
    let has_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    // An editor's shell window knows no escapes.
    let can_paint = has_terminal && std::env::var_os("TERM").is_none_or(|kind| kind != "dumb");
    if global.plain || can_paint {
        Ok(())
    } else {
        Err(start.failure(&sentence::cli_no_terminal()).usage())
    }
}

/// What the program has around it in this terminal; what a person decided for the terminal is remembered, or told again.
pub fn context<'a>(
    global: &Global,
    start: &'a Start,
    store: Option<&'a mut Store>,
) -> Result<ShellContext<'a>, Failure> {
    let folder = data_folder(global)?;
    let memory = Memory::read(&folder);
    if memory.fault.is_some() {
        let path = Arg::as_is(memory.path().display().to_string());
        start.failure(&sentence::cli_terminals_unreadable(path)).print();
    }
    let reader = TerminalReader::open().context("listen to the terminal")?;
    reader.look_for_speakers(global.course.clone());
    Ok(ShellContext {
        store,
        look: look(global),
        profile: profile(global, &memory),
        memory: Some(memory),
        reader,
        folder: Some(folder),
    })
}

/// The arguments beat what was decided for this terminal.
pub fn profile(global: &Global, memory: &Memory) -> TerminalProfile {
    let around = Surroundings::of(|name| std::env::var(name).ok());
    let kept = memory.settings(&around.key());
    let settings = Settings {
        uyghur: global.uyghur.unwrap_or(kept.uyghur),
        bidi_method: global.bidi_method.unwrap_or(kept.bidi_method),
        ..kept
    };
    TerminalProfile::of(around, settings)
}

/// The letters of a page that is printed: joined and in their places, unless whoever reads it does that by itself, as a screen
/// reader or a printer does.
pub fn printed(global: &Global) -> Script {
    match global.uyghur {
        Some(Uyghur::Latin) => Script::Latin,
        Some(Uyghur::Terminal) => Script::Typed,
        Some(Uyghur::Auto | Uyghur::App) | None => Script::Joined,
    }
}

pub fn look(global: &Global) -> Look {
    let is_plain = global.no_color || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    Look { has_colours: !is_plain }
}

/// Writes to standard output; a reader that has seen enough (`| head`) is no failure.
pub fn print(global: &Global, text: &str) -> Result<(), Failure> {
    print_sent(global, text, send_text)
}

/// The same for text that has colours in it.
pub fn print_coloured(global: &Global, text: &str) -> Result<(), Failure> {
    print_sent(global, text, send_coloured)
}

fn print_sent(global: &Global, text: &str, send: Send) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let whole = if out.is_terminal() && printed(global) == Script::Joined {
        sent(text, &profile(global, &Memory::read(&data_folder(global)?)), send)
    } else {
        text.to_owned()
    };
    match out.write_all(whole.as_bytes()).and_then(|()| out.flush()) {
        Err(err) if err.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(anyhow::Error::new(err).context("write to standard output").into())
        }
        _ => Ok(()),
    }
}

/// Rows in visual order as this terminal must get them to show them so, by what is known before it is asked.
///
/// Konsole and mlterm cannot be told for a few rows alone that they leave the order to us: what is printed stays on the
/// screen after the program has ended. Konsole turns each word where it stands.
pub fn for_terminal(text: &str, profile: &TerminalProfile) -> String {
    sent(text, profile, send_text)
}

/// Puts the cells of printed rows in the order of a terminal.
type Send = fn(CellOrder, &str) -> String;

fn sent(text: &str, profile: &TerminalProfile, send: Send) -> String {
    let sent = match profile.strategy().method {
        // It joins anew, and takes the forms that stand for ە for those of another letter.
        Method::Konsole => send(CellOrder::Terminal, text).replace(['\u{FEE9}', '\u{FEEA}'], "ە"),
        method @ (Method::Plain
        | Method::Bdsm
        | Method::Mlterm
        | Method::Lrm
        | Method::Word
        | Method::Apart
        | Method::Terminal
        | Method::Latin) => send(method.cell_order(), text),
    };
    format!("{KEEP_CELL_ORDER}{sent}{RESTORE_CELL_ORDER}")
}

/// Asks for something, and returns the line that is typed.
pub fn asked(global: &Global, start: &Start, question: &Sentence) -> Result<String, Failure> {
    print(global, &start.told(std::slice::from_ref(question)))?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).context("read standard input")?;
    Ok(line)
}
