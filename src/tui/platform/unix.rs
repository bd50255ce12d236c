//! Unix: the terminal is bytes, and signals tell the rest.

use std::{
    io::{self, Write},
    process,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
        mpsc::Sender,
    },
    thread,
    time::Duration,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{Errno, read as read_from},
    stdio::stdin,
    termios::{QueueSelector, tcflush},
};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
    low_level::emulate_default_handler,
};

use crate::tui::terminal::RawInput;

/// Presses and the wheel, with places beyond column 223, and pastes as such. Moves of the mouse stay unreported: they would wake the
/// program.
const REPORTS_ON: &str = "\x1b[?2004h\x1b[?1000h\x1b[?1006h";
const REPORTS_OFF: &str = "\x1b[?1006l\x1b[?1000l\x1b[?2004l";

/// A terminal that takes no more bytes must not keep the program from ending.
const LAST_WORDS: Duration = Duration::from_secs(2);

pub fn reports(is_on: bool, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if is_on { REPORTS_ON } else { REPORTS_OFF }.as_bytes())
}

/// So many pieces wait for a program that cannot read them, as one does that waits for its terminal to take a painting. The rest
/// waits in the system, which lets no more in.
const MOST_WAITING: usize = 64;
const PAUSE: Duration = Duration::from_millis(20);

/// Pieces that were told and not read.
static WAITING: AtomicUsize = AtomicUsize::new(0);

pub fn was_read() {
    WAITING.fetch_sub(1, Ordering::Relaxed);
}

pub fn forget_input() {
    let _ = tcflush(stdin(), QueueSelector::IFlush);
}

/// Two threads sleep in the system: one for bytes, one for the window's size and the program's going on.
pub fn listen(raw_inputs: &Sender<RawInput>) -> io::Result<()> {
    let mut signals = Signals::new([SIGWINCH, SIGCONT])?;
    let changed = raw_inputs.clone();
    thread::spawn(move || {
        for signal in signals.forever() {
            let raw = match signal {
                SIGCONT => RawInput::Continued,
                _ => RawInput::Resized,
            };
            if changed.send(raw).is_err() {
                break;
            }
        }
    });
    let decoded = raw_inputs.clone();
    thread::spawn(move || read(&decoded));
    Ok(())
}

/// Whoever holds it knows that no bytes are on their way from the system into the channel.
static ON_THE_WAY: Mutex<()> = Mutex::new(());

/// An end of the input or an error is a terminal that went away without a signal.
fn read(raw_inputs: &Sender<RawInput>) {
    let mut chunk = [0_u8; 1024];
    loop {
        while WAITING.load(Ordering::Relaxed) >= MOST_WAITING {
            thread::sleep(PAUSE);
        }
        match poll(&mut [PollFd::new(&stdin(), PollFlags::IN)], None) {
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(_) => {
                let _ = raw_inputs.send(RawInput::Gone);
                break;
            }
        }
        let _on_the_way = ON_THE_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        let raw = match read_from(stdin(), &mut chunk) {
            Ok(0) => RawInput::Gone,
            Ok(count) => {
                WAITING.fetch_add(1, Ordering::Relaxed);
                RawInput::Bytes(chunk[..count].to_vec())
            }
            Err(Errno::INTR | Errno::AGAIN) => continue,
            Err(_) => RawInput::Gone,
        };
        let is_over = raw == RawInput::Gone;
        if raw_inputs.send(raw).is_err() || is_over {
            break;
        }
    }
}

/// Bytes that the system has; those that the thread has taken are in the channel when this returns.
pub fn is_readable() -> bool {
    let at_once = Timespec::default();
    let readable = poll(&mut [PollFd::new(&stdin(), PollFlags::IN)], Some(&at_once));
    let _on_the_way = ON_THE_WAY.lock().unwrap_or_else(PoisonError::into_inner);
    readable.is_ok_and(|count| count > 0)
}

/// A signal ends the program from a thread of its own, which sleeps until then: every answer is on the disk already, so
/// there is nothing to save. It keeps the lock of the output, so that no half-painted frame follows. One that stops it does so
/// once the terminal is given back; `listen` tells of its going on.
pub fn watch_signals(last_words: fn(&mut dyn Write)) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if signal == SIGTSTP {
                let mut out = io::stdout().lock();
                last_words(&mut out);
                let _ = emulate_default_handler(SIGTSTP);
                continue;
            }
            thread::spawn(move || {
                thread::sleep(LAST_WORDS);
                process::exit(128 + signal);
            });
            let mut out = io::stdout().lock();
            last_words(&mut out);
            process::exit(128 + signal);
        }
    });
    Ok(())
}
