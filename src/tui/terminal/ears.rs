//! Listens to the terminal: what it sends, that its size changed, that it is gone. Understands nothing of it. Whoever works
//! beside the program tells it by the same channel.
//!
//! Two threads sleep in the system until there is something to tell; the program sleeps on their channel.

use std::{
    io::{self, Read},
    path::PathBuf,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use signal_hook::{consts::SIGWINCH, iterator::Signals};

use super::super::voice::{self, Speakers};
use crate::app::{JobId, News};

#[derive(Debug, Clone, PartialEq)]
pub enum Sound {
    Bytes(Vec<u8>),
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
    sounds: Receiver<Sound>,
    sender: Sender<Sound>,
}

impl Ears {
    pub fn open() -> io::Result<Ears> {
        let (sender, receiver) = channel();
        let mut signals = Signals::new([SIGWINCH])?;
        let resized = sender.clone();
        thread::spawn(move || {
            for _ in signals.forever() {
                if resized.send(Sound::Resized).is_err() {
                    break;
                }
            }
        });
        let heard = sender.clone();
        thread::spawn(move || listen(&heard));
        Ok(Ears {
            sounds: receiver,
            sender,
        })
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

/// An end of the input or an error is a terminal that went away without a signal.
fn listen(sender: &Sender<Sound>) {
    let mut input = io::stdin().lock();
    let mut chunk = [0; 1024];
    loop {
        let sound = match input.read(&mut chunk) {
            Ok(0) => Sound::Gone,
            Ok(count) => Sound::Bytes(chunk[..count].to_vec()),
            Err(err) if err.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => Sound::Gone,
        };
        let is_over = sound == Sound::Gone;
        if sender.send(sound).is_err() || is_over {
            break;
        }
    }
}
