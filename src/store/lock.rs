//! The folder's lock: whoever reads or writes waits in the system's queue for the one whose turn it is.
//!
//! Nobody holds it for longer than one short transaction. A program of schema 1 held it as long as it ran: whoever wants to bring
//! such a file to the next schema waits for that.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::Arc;

use super::{
    OpenError,
    file::{give_to_owner, make_folder},
    open::is_a_file,
};

/// The lock's file, where the folder has one and knows locks; else SQLite's own must do.
#[derive(Debug)]
pub(super) struct FolderLock(Option<Arc<File>>);

/// Held until it is dropped, or until a kill.
pub(super) struct Held(Option<Arc<File>>);

impl FolderLock {
    /// Makes folder and lock if there are none.
    pub fn of(dir: &Path) -> Result<FolderLock, OpenError> {
        make_folder(dir).map_err(|err| OpenError::of_io(dir.to_owned(), err))?;
        let path = dir.join("bazar.lock");
        is_a_file(&path)?;
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        // Another account's lock can be waited for by whoever may read it.
        let file = file.or_else(|err| File::open(&path).map_err(|_| err));
        let file = file.map_err(|err| OpenError::of_io(path.clone(), err))?;
        give_to_owner(&path);
        Ok(FolderLock(Some(Arc::new(file))))
    }

    /// The lock of a folder in which nothing is made.
    pub fn of_reader(dir: &Path) -> FolderLock {
        let path = dir.join("bazar.lock");
        let is_file = is_a_file(&path).is_ok_and(|is_file| is_file);
        let file = is_file.then(|| File::open(path).ok()).flatten();
        FolderLock(file.map(Arc::new))
    }

    /// Waits for everybody, and lets everybody wait: readers too, since a crowd of readers would let a writer wait for ever.
    pub fn hold(&self) -> Held {
        Held(self.0.clone().filter(|file| file.lock().is_ok()))
    }

    /// The same, if nobody has to be waited for.
    pub fn try_hold(&self) -> Option<Held> {
        match self.0.as_deref().map(File::try_lock) {
            Some(Err(TryLockError::WouldBlock)) => None,
            Some(Ok(())) => Some(Held(self.0.clone())),
            // Some network folders know no locks.
            Some(Err(TryLockError::Error(_))) | None => Some(Held(None)),
        }
    }
}

impl Drop for Held {
    /// Closing the file would do, unless a process that is just being started still holds a copy of it.
    fn drop(&mut self) {
        if let Some(file) = &self.0 {
            // A lock that cannot be given back goes with the program.
            let _ = file.unlock();
            // Whoever waits has been woken; without this the same program would be back before any of them.
            (0..4).for_each(|_| std::thread::yield_now());
        }
    }
}
