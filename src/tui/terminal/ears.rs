//! Listens to the terminal: what it sends, that its size changed, that it is gone. Understands nothing of it. Whoever works
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
    decoder::{Decoder, Heard},
};
use crate::app::{JobId, Key, News};

#[derive(Debug, Clone, PartialEq)]
pub enum Sound {
    Bytes(Vec<u8>),
    /// A key or a click, where the system tells it as such.
    Heard(Heard),
    /// The window has another size.
    Resized,
    /// Nothing will ever come from this terminal again.
    Gone,
    /// What can speak here was found.
    Speakers(Speakers),
    /// From a job beside the program.
    Job(JobId, News),
}

/// One pair for the whole program: whoever listens second would hear half of what is said.
pub struct Ears {
    pub platform: Platform,
    sounds: Receiver<Sound>,
    sender: Sender<Sound>,
}

impl Ears {
    pub fn open() -> io::Result<Ears> {
        let platform = Platform::here();
        let (sender, receiver) = channel();
        platform.listen(&sender)?;
        Ok(Ears {
            platform,
            sounds: receiver,
            sender,
        })
    }

    /// Waits until a line is typed, in a terminal that is not ours; returns its first key. Nothing after `patience`.
    pub fn line(&self, patience: Duration) -> Option<Key> {
        let until = Instant::now() + patience;
        let mut decoder = Decoder::default();
        let mut first = None;
        loop {
            let heard = match self.wait(Some(until.saturating_duration_since(Instant::now())))? {
                Sound::Bytes(bytes) => decoder.feed(&bytes),
                Sound::Heard(heard) => vec![heard],
                Sound::Gone => return None,
                Sound::Resized | Sound::Speakers(_) | Sound::Job(..) => Vec::new(),
            };
            for heard in heard {
                match heard {
                    Heard::Key(Key::Enter) => return first,
                    Heard::Key(key) => first = first.or(Some(key)),
                    Heard::Leave => return None,
                    Heard::Click(..) | Heard::Scroll(_) | Heard::Answer(_) => {}
                }
            }
        }
    }

    /// Where others tell what they have.
    pub fn sender(&self) -> Sender<Sound> {
        self.sender.clone()
    }

    /// Looks for speakers meanwhile, and tells when they are found.
    pub fn look_for_speakers(&self, course: Option<PathBuf>) {
        let sender = self.sender();
        thread::spawn(move || {
            let found = voice::find(std::env::var_os("PATH"), course.as_deref());
            // Nobody listens to a program that has ended.
            let _ = sender.send(Sound::Speakers(found));
        });
    }

    /// Returns the next sound; nothing after `patience` without one. Without a patience it waits for ever.
    pub fn wait(&self, patience: Option<Duration>) -> Option<Sound> {
        match patience {
            None => Some(self.sounds.recv().unwrap_or(Sound::Gone)),
            Some(patience) => match self.sounds.recv_timeout(patience) {
                Ok(sound) => Some(sound),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Sound::Gone),
            },
        }
    }
}
