//! Borrows the terminal and gives it back: at the end, on a panic, on SIGTERM, SIGHUP and SIGINT.
//!
//! ```text
//! raw mode ─▶ CSI 8 l ─▶ alternate screen ─▶ mouse      and back in the other order
//! ```
//! `CSI 8 l` (leave the order of cells to us) must come before the alternate screen: sent after it, VTE ignores it for the
//! rows that exist already.

use std::{
    io::{self, Write},
    panic, process,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use crossterm::{
    Command,
    cursor::{Hide, Show},
    terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};

use crate::text::{KEEP_CELL_ORDER, RESTORE_CELL_ORDER};

/// Presses and the wheel, with places beyond column 223. Moves of the mouse stay unreported: they would wake the program.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// True while the terminal is ours; whoever gives it back first does it for all.
static IS_BORROWED: AtomicBool = AtomicBool::new(false);

/// The terminal is ours until this is dropped.
pub struct Guard(());

impl Guard {
    /// Takes the terminal and arranges for its return whatever happens.
    pub fn borrow() -> io::Result<Guard> {
        watch_signals()?;
        watch_panics();
        enable_raw_mode()?;
        IS_BORROWED.store(true, Ordering::SeqCst);
        let guard = Guard(());
        let mut out = io::stdout().lock();
        out.write_all(opening().as_bytes())?;
        out.flush()?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back(&mut io::stdout().lock());
    }
}

/// The escapes that take the terminal, in their order.
fn opening() -> String {
    let mut out = String::from(KEEP_CELL_ORDER);
    write(&mut out, EnterAlternateScreen);
    write(&mut out, Clear(ClearType::All));
    out.push_str(MOUSE_ON);
    write(&mut out, Hide);
    out
}

/// The escapes that give it back.
fn closing() -> String {
    let mut out = String::new();
    out.push_str(MOUSE_OFF);
    write(&mut out, Show);
    write(&mut out, LeaveAlternateScreen);
    out.push_str(RESTORE_CELL_ORDER);
    out
}

fn write(out: &mut String, command: impl Command) {
    command.write_ansi(out).expect("a String takes every escape");
}

/// Gives the terminal back once; what fails here has nobody left to tell.
fn give_back(out: &mut impl Write) {
    if IS_BORROWED.swap(false, Ordering::SeqCst) {
        let _ = out.write_all(closing().as_bytes());
        let _ = out.flush();
        let _ = disable_raw_mode();
    }
}

/// The panic's message must reach the ordinary screen.
fn watch_panics() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |what| {
        give_back(&mut io::stdout());
        report(what);
    }));
}

/// A signal ends the program from a thread of its own, which sleeps until then: every answer is on the disk already, so
/// there is nothing to save. It keeps the lock of the output, so that no half-painted frame follows.
fn watch_signals() -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let mut out = io::stdout().lock();
            give_back(&mut out);
            process::exit(128 + signal);
        }
    });
    Ok(())
}
