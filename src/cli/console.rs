//! Where a subcommand shows itself: a terminal with or without colours, or a pipe that takes plain text.

use std::io::{IsTerminal, Write};

use crate::{
    app::View,
    text::{KEEP_CELL_ORDER, RESTORE_CELL_ORDER},
    tui::Look,
};

use super::{Failure, Global, start::Start};

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
        Err(start.tell("cli-no-terminal", &[]).usage())
    }
}

pub fn look(global: &Global) -> Look {
    let is_plain = global.no_color || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    Look { has_colours: !is_plain }
}

/// Writes to standard output; a reader that has seen enough (`| head`) is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let whole = if out.is_terminal() {
        format!("{KEEP_CELL_ORDER}{text}{RESTORE_CELL_ORDER}")
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
