//! Reads the terminal: what it sends, that its size changed, that it is gone. Understands nothing of it. Whoever works
//! beside the program tells it by the same channel.
//!
//! Threads of the platform sleep in the system until there is something to tell; the program sleeps on their channel.

use std::{
    io,
    path::PathBuf,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::{Duration, Instant},
};

use super::{
    super::{
        platform::Platform,
        voice::{self, Speakers},
    },
    decoder::{Decoded, Decoder},
};
use crate::app::{JobId, Key, News};

/// So long the thread that reads may need to tell what the system has.
const SOON: Duration = Duration::from_millis(50);
/// A terminal that never stops sending is not waited for.
const MOST: usize = 256;

#[derive(Debug, Clone, PartialEq)]
pub enum RawInput {
    Bytes(Vec<u8>),
    /// A key or a click, where the system tells it as such.
    Decoded(Decoded),
    /// The window has another size.
    Resized,
    /// The program was stopped and goes on; somebody else had the terminal meanwhile.
    Continued,
    /// Nothing will ever come from this terminal again.
    Gone,
    /// What can speak here was found.
    Speakers(Speakers),
    /// From a job beside the program.
    Job(JobId, News),
    /// The learners' record is not as it was written.
    Damaged,
    /// Backups that nobody asked for cannot be made.
    BackupsFail,
}

/// One pair for the whole program: whoever listens second would hear half of what is said.
pub struct TerminalReader {
    pub platform: Platform,
    raw_inputs: Receiver<RawInput>,
    sender: Sender<RawInput>,
}

impl TerminalReader {
    pub fn open() -> io::Result<TerminalReader> {
        let platform = Platform::here();
        let (sender, receiver) = channel();
        platform.listen(&sender)?;
        Ok(TerminalReader {
            platform,
            raw_inputs: receiver,
            sender,
        })
    }

    /// Waits until a line is typed, in a terminal that is not ours; returns its first key. Nothing after `patience`.
    pub fn line(&self, patience: Duration) -> Option<Key> {
        let until = Instant::now() + patience;
        let mut decoder = Decoder::default();
        let mut first = None;
        loop {
            let decoded = match self.wait(Some(until.saturating_duration_since(Instant::now())))? {
                RawInput::Bytes(bytes) => decoder.feed(&bytes),
                RawInput::Decoded(decoded) => vec![decoded],
                RawInput::Gone => return None,
                RawInput::Resized
                | RawInput::Continued
                | RawInput::Speakers(_)
                | RawInput::Job(..)
                | RawInput::Damaged
                | RawInput::BackupsFail => Vec::new(),
            };
            for decoded in decoded {
                match decoded {
                    Decoded::Key(Key::Enter) => return first,
                    Decoded::Key(key) => first = first.or(Some(key)),
                    Decoded::Leave => return None,
                    Decoded::OtherKey
                    | Decoded::Click(..)
                    | Decoded::Scroll(_)
                    | Decoded::Paste(_)
                    | Decoded::Answer(_) => {}
                }
            }
        }
    }

    /// Where others tell what they have.
    pub fn sender(&self) -> Sender<RawInput> {
        self.sender.clone()
    }

    /// Looks for speakers meanwhile, and tells when they are found.
    pub fn look_for_speakers(&self, course: Option<PathBuf>) {
        let sender = self.sender();
        thread::spawn(move || {
            let found = voice::find(std::env::var_os("PATH"), course.as_deref());
            // Nobody listens to a program that has ended.
            let _ = sender.send(RawInput::Speakers(found));
        });
    }

    /// Returns all that has come by now, as far as the system knows.
    pub fn all_so_far(&self) -> Vec<RawInput> {
        let mut all = Vec::new();
        while self.platform.is_readable() && all.len() < MOST {
            match self.wait(Some(SOON)) {
                Some(raw) => all.push(raw),
                None => break,
            }
        }
        while all.len() < MOST
            && let Ok(raw) = self.raw_inputs.try_recv()
        {
            all.push(self.read(raw));
        }
        all
    }

    /// Returns the next input; nothing after `patience` without one. Without a patience it waits for ever.
    pub fn wait(&self, patience: Option<Duration>) -> Option<RawInput> {
        match patience {
            None => Some(self.read(self.raw_inputs.recv().unwrap_or(RawInput::Gone))),
            Some(patience) => match self.raw_inputs.recv_timeout(patience) {
                Ok(raw) => Some(self.read(raw)),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(RawInput::Gone),
            },
        }
    }

    fn read(&self, raw: RawInput) -> RawInput {
        if let RawInput::Bytes(_) = raw {
            self.platform.was_read();
        }
        raw
    }
}
