//! Whole files: what is written is there whole or as it was before, and what is read is a file and no pipe.
//!
//! A file whose bytes are synced is found after a power cut only if its name is, too: the folder is synced after each change of names.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes beside the file and takes its place, so that a full disk or a power cut leaves the old one. What lies behind a link
/// is replaced, not the link; a pipe or a device is written into.
pub fn write_file(path: &Path, content: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return fs::write(target, content);
    }
    let beside = beside(&target);
    let done = write_through(&beside, content).and_then(|_written| put_in_place(&beside, &target));
    if done.is_err() {
        // What could not be written whole is nobody's.
        let _ = fs::remove_file(&beside);
    }
    done
}

/// Reads a text file; a pipe that nobody fills would keep the program waiting for ever.
pub fn read_file(path: &Path) -> io::Result<String> {
    if fs::metadata(path)?.is_file() {
        fs::read_to_string(path)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file"))
    }
}

/// The first hundred bytes of a file, fewer if it is shorter.
///
/// Closing a handle lets go of whatever locks this program has on that file, also of those by which SQLite keeps others from a
/// transaction: so handles are kept, one for each file, until the file has no name any more.
#[cfg(unix)]
pub(super) fn head(path: &Path) -> io::Result<Vec<u8>> {
    use std::os::unix::fs::{FileExt, MetadataExt};
    use std::sync::{Mutex, PoisonError};

    static KEPT: Mutex<Vec<File>> = Mutex::new(Vec::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|file| file.metadata().is_ok_and(|file| file.nlink() != 0));
    let asked = fs::metadata(path)?;
    if !asked.is_file() {
        // A pipe would keep the program waiting.
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let is_asked = |file: &&File| {
        let known = file.metadata();
        known.is_ok_and(|known| (known.dev(), known.ino()) == (asked.dev(), asked.ino()))
    };
    if !kept.iter().any(|file| is_asked(&file)) {
        kept.push(File::open(path)?);
    }
    // Another file may have got the name meanwhile; then that one was opened.
    let file = kept.iter().find(is_asked).or(kept.last());
    let file = file.expect("it was just put there, or before");
    let mut head = [0; 100];
    let mut length = 0;
    while length < head.len() {
        match file.read_at(&mut head[length..], length as u64)? {
            0 => break,
            count => length += count,
        }
    }
    Ok(head[..length].to_vec())
}

/// Closing a handle takes nothing from others here.
#[cfg(not(unix))]
pub(super) fn head(path: &Path) -> io::Result<Vec<u8>> {
    use std::io::Read;
    let mut head = Vec::new();
    File::open(path)?.take(100).read_to_end(&mut head)?;
    Ok(head)
}

/// Gives a file that is synced another name, for good once this returns. What takes another file's place takes over whose that was,
/// and who might read and write it.
pub(super) fn put_in_place(from: &Path, to: &Path) -> io::Result<()> {
    match fs::metadata(to) {
        Ok(other) => give(from, &other, Some(other.permissions())),
        Err(_) => give_to_owner(from),
    }
    fs::rename(from, to)?;
    keep_names(to)
}

/// Gives what was made in somebody else's folder to them: else an administrator's backup or repair would keep out whoever learns here.
pub(super) fn give_to_owner(path: &Path) {
    if let Ok(folder) = fs::metadata(folder_of(path)) {
        give(path, &folder, None);
    }
}

/// As far as this account may: where it may not, somebody else can be given nothing, and nothing is taken from them.
#[cfg(unix)]
fn give(path: &Path, like: &fs::Metadata, rights: Option<fs::Permissions>) {
    use std::os::unix::fs::{MetadataExt, fchown};

    let opened = File::open(path).and_then(|file| Ok((file.metadata()?, fs::symlink_metadata(path)?, file)));
    let Ok((own, named, file)) = opened else {
        return;
    };
    // Whoever owns the folder may have put a link there to what is not theirs.
    let is_itself = (own.dev(), own.ino()) == (named.dev(), named.ino()) && (named.is_dir() || named.nlink() == 1);
    if is_itself && own.uid() != like.uid() {
        let all = fchown(&file, Some(like.uid()), Some(like.gid()));
        let _ = all.or_else(|_| fchown(&file, None, Some(like.gid())));
    }
    if let Some(rights) = rights.filter(|_| is_itself) {
        let _ = file.set_permissions(rights);
    }
}

/// Rights go with the folder here.
#[cfg(not(unix))]
fn give(_path: &Path, _like: &fs::Metadata, _rights: Option<fs::Permissions>) {}

/// Makes a folder and those above it, where there are none.
pub fn make_folder(path: &Path) -> io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    path.parent().map_or(Ok(()), make_folder)?;
    match fs::create_dir(path) {
        // Another program was as quick.
        Err(err) if err.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(err) => Err(err),
        Ok(()) => {
            give_to_owner(path);
            keep_names(path)
        }
    }
}

/// Syncs the folder in which a name was made, moved or removed.
#[cfg(unix)]
pub(super) fn keep_names(path: &Path) -> io::Result<()> {
    match File::open(folder_of(path)).and_then(|folder| folder.sync_all()) {
        // Some network folders and sticks cannot; and who may write into a folder need not be allowed to read it.
        Err(err) if is_not_for_folders(err.kind()) => Ok(()),
        synced => synced,
    }
}

#[cfg(unix)]
fn is_not_for_folders(kind: io::ErrorKind) -> bool {
    [
        io::ErrorKind::InvalidInput,
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::Unsupported,
    ]
    .contains(&kind)
}

/// Where folders are no files, the system keeps names by itself.
#[cfg(not(unix))]
pub(super) fn keep_names(_path: &Path) -> io::Result<()> {
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) => Path::new("."),
        None => path,
    }
}

fn write_through(path: &Path, content: &[u8]) -> io::Result<File> {
    let mut file = File::create(path)?;
    mark_as_written(&file);
    file.write_all(content)?;
    file.sync_all()?;
    Ok(file)
}

/// Whoever removes what was left passes over the file as long as it is open.
pub(super) fn mark_as_written(file: &File) {
    // Some network folders know no locks.
    let _ = file.try_lock();
}

pub(super) fn is_being_written(path: &Path) -> bool {
    // A pipe would keep the program waiting.
    let file = Some(path).filter(|path| path.is_file()).map(File::open);
    file.is_some_and(|file| file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock))))
}

pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name: OsString = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let path = dir.path().join("class.csv");
        for content in ["first", "second, and longer"] {
            write_file(&path, content.as_bytes()).expect("writable");
            assert_eq!(read_file(&path).expect("readable"), content);
        }
        assert_eq!(fs::read_dir(dir.path()).expect("readable").count(), 1);
        let folder = write_file(dir.path(), b"a folder is in the way");
        folder.expect_err("a folder is not replaced");
        assert_eq!(read_file(&path).expect("readable"), "second, and longer");
        read_file(dir.path()).expect_err("a folder is no file");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_goes_on_leading_where_it_led() {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let (file, link) = (dir.path().join("file"), dir.path().join("link"));
        fs::write(&file, "old").expect("writable");
        std::os::unix::fs::symlink(&file, &link).expect("links are known here");
        write_file(&link, b"new").expect("writable");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(read_file(&file).expect("readable"), "new");
    }
}
