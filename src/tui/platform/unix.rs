//! Unix: the terminal is bytes, and signals tell the rest.

use std::{
    io::{self, Write},
    process,
    sync::{Mutex, PoisonError, mpsc::Sender},
    thread,
    time::Duration,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{Errno, read as read_from},
    stdio::stdin,
};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH},
    iterator::Signals,
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

/// Two threads sleep in the system: one for bytes, one for the window's size.
pub fn listen(raw_inputs: &Sender<RawInput>) -> io::Result<()> {
    let mut signals = Signals::new([SIGWINCH])?;
    let resized = raw_inputs.clone();
    thread::spawn(move || {
        for _ in signals.forever() {
            if resized.send(RawInput::Resized).is_err() {
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
            Ok(count) => RawInput::Bytes(chunk[..count].to_vec()),
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
/// there is nothing to save. It keeps the lock of the output, so that no half-painted frame follows.
pub fn watch_signals(last_words: fn(&mut dyn Write)) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
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
