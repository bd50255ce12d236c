//! Unix: the terminal is bytes, and signals tell the rest.

use std::{
    io::{self, Read, Write},
    process,
    sync::mpsc::Sender,
    thread,
    time::Duration,
};

use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH},
    iterator::Signals,
};

use crate::tui::terminal::RawInput;

/// Presses and the wheel, with places beyond column 223. Moves of the mouse stay unreported: they would wake the program.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// A terminal that takes no more bytes must not keep the program from ending.
const LAST_WORDS: Duration = Duration::from_secs(2);

pub fn mouse(is_on: bool, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if is_on { MOUSE_ON } else { MOUSE_OFF }.as_bytes())
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

/// An end of the input or an error is a terminal that went away without a signal.
fn read(raw_inputs: &Sender<RawInput>) {
    let mut input = io::stdin().lock();
    let mut chunk = [0; 1024];
    loop {
        let raw = match input.read(&mut chunk) {
            Ok(0) => RawInput::Gone,
            Ok(count) => RawInput::Bytes(chunk[..count].to_vec()),
            Err(err) if err.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => RawInput::Gone,
        };
        let is_over = raw == RawInput::Gone;
        if raw_inputs.send(raw).is_err() || is_over {
            break;
        }
    }
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
