//! Why the file would not open or take an entry: SQLite's many codes mapped once to what a person can act on.

use std::{io::ErrorKind, path::PathBuf};

use rusqlite::ErrorCode;

/// Why a data folder cannot be used. The file is left as it was found.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Written by a newer bazar: an older one would lose what it does not know.
    #[error("`{}` was written by a newer program (schema {found}, this one knows {known})", path.display())]
    NewerSchema { path: PathBuf, found: i64, known: i64 },
    /// Another bazar has it open.
    #[error("`{}` is in use by another program", path.display())]
    Locked { path: PathBuf },
    /// Ours, but damaged or cut short.
    #[error("`{}` is damaged: {what}", path.display())]
    Corrupt { path: PathBuf, what: String },
    /// No SQLite file, or another program's.
    #[error("`{}` is not a bazar file", path.display())]
    Foreign { path: PathBuf },
    /// The folder or the file may not be written.
    #[error("`{}` cannot be written", path.display())]
    ReadOnly { path: PathBuf },
    /// This account may not even read it.
    #[error("`{}` may not be read", path.display())]
    Closed { path: PathBuf },
    #[error("no room left on the disk of `{}`", path.display())]
    Full { path: PathBuf },
    #[error("cannot use `{}`", path.display())]
    Io {
        path: PathBuf,
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// Why entries were not written. None of them was: the same entries may be given again.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("no room left on the disk")]
    Full,
    #[error("the disk or the file is read-only")]
    ReadOnly,
    /// Another program keeps the file to itself.
    #[error("the file is in use by another program")]
    Locked,
    /// Somebody else was given one of these card numbers meanwhile: whoever asks again gives another.
    #[error("the card number has been given to somebody else")]
    CardTaken,
    #[error("the file is damaged")]
    Corrupt,
    /// The file was removed, renamed, replaced or written over since it was opened.
    #[error("the folder holds another file now")]
    Moved,
    /// A gap in the run, or an entry that differs from the one already kept under its key: a fault of ours.
    #[error("entry {0} does not follow the last one of its run")]
    OutOfOrder(String),
    #[error("the disk does not take it")]
    Io(#[source] rusqlite::Error),
}

impl OpenError {
    pub(super) fn of(path: PathBuf, err: rusqlite::Error) -> OpenError {
        match Trouble::of(&err) {
            Trouble::Busy => OpenError::Locked { path },
            Trouble::Damaged => OpenError::Corrupt {
                path,
                what: err.to_string(),
            },
            Trouble::NoDatabase => OpenError::Foreign { path },
            Trouble::ReadOnly | Trouble::Moved => OpenError::ReadOnly { path },
            Trouble::Full => OpenError::Full { path },
            Trouble::Other => OpenError::Io {
                path,
                source: err.into(),
            },
        }
    }

    /// The same for what was only to be read.
    pub(super) fn of_reading(path: PathBuf, err: std::io::Error) -> OpenError {
        if err.kind() == ErrorKind::PermissionDenied {
            OpenError::Closed { path }
        } else {
            OpenError::of_io(path, err)
        }
    }

    pub(super) fn of_io(path: PathBuf, err: std::io::Error) -> OpenError {
        let kind = err.kind();
        if [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem].contains(&kind) {
            OpenError::ReadOnly { path }
        } else if kind == ErrorKind::StorageFull {
            OpenError::Full { path }
        } else {
            OpenError::Io {
                path,
                source: err.into(),
            }
        }
    }
}

impl From<rusqlite::Error> for WriteError {
    fn from(err: rusqlite::Error) -> WriteError {
        match Trouble::of(&err) {
            Trouble::Full => WriteError::Full,
            Trouble::Moved => WriteError::Moved,
            Trouble::ReadOnly => WriteError::ReadOnly,
            Trouble::Busy => WriteError::Locked,
            Trouble::Damaged | Trouble::NoDatabase => WriteError::Corrupt,
            Trouble::Other => WriteError::Io(err),
        }
    }
}

/// What SQLite's code comes to.
enum Trouble {
    Busy,
    Damaged,
    NoDatabase,
    ReadOnly,
    /// Another file lies where this one was opened.
    Moved,
    Full,
    Other,
}

impl Trouble {
    fn of(err: &rusqlite::Error) -> Trouble {
        // A column of the wrong type, or text that is no UTF-8, comes without a code.
        let is_misread = matches!(
            err,
            rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..)
                | rusqlite::Error::InvalidColumnType(..)
        );
        if is_misread {
            return Trouble::Damaged;
        }
        let failure = err.sqlite_error();
        match failure.map(|failure| (failure.code, failure.extended_code)) {
            // Seen on a disk with a few free kilobytes: the log's shared memory found no room.
            Some((_, rusqlite::ffi::SQLITE_READONLY_DBMOVED)) => Trouble::Moved,
            Some((_, rusqlite::ffi::SQLITE_IOERR_SHMSIZE)) => Trouble::Full,
            Some((ErrorCode::DiskFull, _)) => Trouble::Full,
            Some((ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _)) => Trouble::Busy,
            Some((ErrorCode::DatabaseCorrupt, _)) => Trouble::Damaged,
            Some((ErrorCode::NotADatabase, _)) => Trouble::NoDatabase,
            Some((ErrorCode::ReadOnly | ErrorCode::PermissionDenied, _)) => Trouble::ReadOnly,
            _ => Trouble::Other,
        }
    }
}
