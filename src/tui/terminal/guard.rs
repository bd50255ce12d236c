//! Borrows the terminal and gives it back: at the end, on a panic, and when the system ends the program, where the platform
//! hears of that.
//!
//! ```text
//! raw mode ─▶ switch on ─▶ query ─▶ alternate screen ─▶ mouse      and back in the other order
//! ```
//! The switch (`CSI 8 l`: leave the order of cells to us) must come before the alternate screen: sent after it, VTE ignores it
//! for the rows that exist already.

use std::{
    io::{self, Write},
    panic,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use crossterm::{
    Command,
    cursor::{Hide, Show},
    execute,
    terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};

use super::{
    super::{platform::Platform, voice::hush},
    detect::{LAST_QUERY, QUERY, WIDTH_QUERY},
    strategy::Strategy,
};

/// True while the terminal is ours; whoever gives it back first does it for all.
static IS_BORROWED: AtomicBool = AtomicBool::new(false);

/// Whose the terminal is, and what undoes what was switched in it.
static WAY_BACK: Mutex<(Platform, String)> = Mutex::new((Platform::Portable, String::new()));

/// The terminal is ours until this is dropped.
pub struct Guard(Platform);

impl Guard {
    /// Takes the terminal and arranges for its return whatever happens; asks it who it is if it can be asked.
    pub fn borrow(platform: Platform, strategy: &Strategy, can_be_asked: bool) -> io::Result<Guard> {
        platform.prepare(give_back)?;
        watch_panics();
        enable_raw_mode()?;
        remember(platform, strategy);
        IS_BORROWED.store(true, Ordering::SeqCst);
        let guard = Guard(platform);
        let mut out = io::stdout().lock();
        out.write_all(opening(strategy, can_be_asked).as_bytes())?;
        platform.reports(true, &mut out)?;
        execute!(out, Hide)?;
        Ok(guard)
    }

    /// Takes the terminal once more after the program was stopped and somebody else had it meanwhile.
    pub fn take_again(&self, strategy: &Strategy) -> io::Result<()> {
        // What is remembered of its mode is from before: it is raw for crossterm, whatever the shell made of it.
        disable_raw_mode()?;
        enable_raw_mode()?;
        remember(self.0, strategy);
        IS_BORROWED.store(true, Ordering::SeqCst);
        let mut out = io::stdout().lock();
        out.write_all(opening(strategy, false).as_bytes())?;
        self.0.reports(true, &mut out)?;
        execute!(out, Hide)
    }

    /// Has nothing more reported, and asks one last question: its answer is the end of what comes.
    pub fn say_last_word(&self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        self.0.reports(false, &mut out)?;
        out.write_all(LAST_QUERY.as_bytes())?;
        out.flush()
    }

    /// Goes over to another strategy. The screen is left and entered again: its rows must be made anew after the switch.
    pub fn switch(&self, strategy: &Strategy) -> io::Result<()> {
        let (_, off) = way_back();
        remember(self.0, strategy);
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
        out.push_str(WIDTH_QUERY);
        write(&mut out, Clear(ClearType::All));
        out.push_str(LAST_QUERY);
    }
    out
}

/// The escapes that give it back, after the mouse.
fn closing(undoing: &str) -> String {
    let mut out = String::new();
    write(&mut out, Show);
    write(&mut out, LeaveAlternateScreen);
    out.push_str(undoing);
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

fn remember(platform: Platform, strategy: &Strategy) {
    *WAY_BACK.lock().unwrap_or_else(PoisonError::into_inner) = (platform, strategy.switch_off());
}

fn way_back() -> (Platform, String) {
    WAY_BACK.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Gives the terminal back once; what fails here has nobody left to tell.
fn give_back(out: &mut dyn Write) {
    hush();
    if IS_BORROWED.swap(false, Ordering::SeqCst) {
        let (platform, undoing) = way_back();
        let _ = platform.reports(false, out);
        let _ = out.write_all(closing(&undoing).as_bytes());
        let _ = out.flush();
        platform.forget_input();
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
