//! Borrows the terminal and gives it back: at the end, on a panic, on SIGTERM, SIGHUP, SIGINT and SIGQUIT.
//!
//! ```text
//! raw mode ─▶ switch on ─▶ query ─▶ alternate screen ─▶ mouse      and back in the other order
//! ```
//! The switch (`CSI 8 l`: leave the order of cells to us) must come before the alternate screen: sent after it, VTE ignores it
//! for the rows that exist already.

use std::{
    io::{self, Write},
    panic, process,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crossterm::{
    Command,
    cursor::{Hide, Show},
    terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM},
    iterator::Signals,
};

use super::{
    super::voice::hush,
    detect::{FRAME_QUERY, LAST_QUERY, QUERY},
    strategy::Strategy,
};

/// Presses and the wheel, with places beyond column 223. Moves of the mouse stay unreported: they would wake the program.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// A terminal that takes no more bytes must not keep the program from ending.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// True while the terminal is ours; whoever gives it back first does it for all.
static IS_BORROWED: AtomicBool = AtomicBool::new(false);

/// Undoes what was switched in the terminal.
static SWITCH_OFF: Mutex<String> = Mutex::new(String::new());

/// The terminal is ours until this is dropped.
pub struct Guard(());

impl Guard {
    /// Takes the terminal and arranges for its return whatever happens; asks it who it is if it can be asked.
    pub fn borrow(strategy: &Strategy, can_be_asked: bool) -> io::Result<Guard> {
        watch_signals()?;
        watch_panics();
        enable_raw_mode()?;
        remember(strategy);
        IS_BORROWED.store(true, Ordering::SeqCst);
        let guard = Guard(());
        send(&opening(strategy, can_be_asked))?;
        Ok(guard)
    }

    /// Goes over to another strategy. The screen is left and entered again: its rows must be made anew after the switch.
    pub fn switch(&self, strategy: &Strategy) -> io::Result<()> {
        let off = undoing();
        remember(strategy);
        let mut out = String::new();
        write(&mut out, LeaveAlternateScreen);
        out.push_str(&off);
        out.push_str(&strategy.switch_on());
        write(&mut out, EnterAlternateScreen);
        write(&mut out, Clear(ClearType::All));
        send(&out)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back(&mut io::stdout().lock());
    }
}

/// The escapes that take the terminal, in their order.
fn opening(strategy: &Strategy, can_be_asked: bool) -> String {
    let mut out = strategy.switch_on();
    if can_be_asked {
        out.push_str(QUERY);
    }
    write(&mut out, EnterAlternateScreen);
    write(&mut out, Clear(ClearType::All));
    if can_be_asked {
        out.push_str(FRAME_QUERY);
        write(&mut out, Clear(ClearType::All));
        out.push_str(LAST_QUERY);
    }
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
    out.push_str(&undoing());
    out
}

fn write(out: &mut String, command: impl Command) {
    command.write_ansi(out).expect("a String takes every escape");
}

fn send(escapes: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(escapes.as_bytes())?;
    out.flush()
}

fn remember(strategy: &Strategy) {
    *SWITCH_OFF.lock().unwrap_or_else(PoisonError::into_inner) = strategy.switch_off();
}

fn undoing() -> String {
    SWITCH_OFF.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Gives the terminal back once; what fails here has nobody left to tell.
fn give_back(out: &mut impl Write) {
    hush();
    if IS_BORROWED.swap(false, Ordering::SeqCst) {
        let _ = out.write_all(closing().as_bytes());
        let _ = out.flush();
        let _ = disable_raw_mode();
    }
}

/// The panic's message must reach the ordinary screen. One beside the program does not end it: whoever waits for that thread
/// is told, and the terminal stays ours.
fn watch_panics() {
    let report = panic::take_hook();
    let ours = thread::current().id();
    panic::set_hook(Box::new(move |what| {
        if thread::current().id() != ours && IS_BORROWED.load(Ordering::SeqCst) {
            return;
        }
        give_back(&mut io::stdout());
        report(what);
    }));
}

/// A signal ends the program from a thread of its own, which sleeps until then: every answer is on the disk already, so
/// there is nothing to save. It keeps the lock of the output, so that no half-painted frame follows.
fn watch_signals() -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            thread::spawn(move || {
                thread::sleep(LAST_WORDS);
                process::exit(128 + signal);
            });
            let mut out = io::stdout().lock();
            give_back(&mut out);
            process::exit(128 + signal);
        }
    });
    Ok(())
}
