//! `bazar export`: what another PC lacks, or everything, as one file that travels on a stick.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::{say::sentence, store::Wish, tui::exported};

use super::{
    Failure, Global,
    console::print,
    import::{refused, words},
    start::Start,
};

pub fn run(
    global: &Global,
    path: &Path,
    lacking_in: Option<PathBuf>,
    with: &[PathBuf],
    is_locked: bool,
) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let look = start.look(global)?;
    let secret = start.secret(global)?;
    let mut files = Vec::new();
    for file in with {
        let name = file.file_name().map_or_else(PathBuf::new, PathBuf::from);
        travelling(file, &name, &mut files).map_err(|source| refused(&start, file, source.into()))?;
    }
    let wish = Wish {
        lacking_in,
        with: files,
        words: match is_locked {
            true => Some(words(global, &start)?),
            false => None,
        },
    };
    let made = look.export(path, &wish, secret.as_ref(), &mut start.progress());
    let made = made.map_err(|err| refused(&start, path, err.into()))?;
    print(global, &start.told_of(exported(path.to_owned(), &made).told()))?;
    if is_locked {
        print(global, &start.told(&[sentence::bundle_made_locked()]))?;
    }
    Ok(if made.damaged.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// A file, or all files of a folder, by the names under which they are put down; hidden ones, such as the litter of sticks, stay here.
fn travelling(path: &Path, name: &Path, files: &mut Vec<(String, PathBuf)>) -> std::io::Result<()> {
    if !fs::metadata(path)?.is_dir() {
        files.push((name.to_string_lossy().replace('\\', "/"), path.to_owned()));
        return Ok(());
    }
    let mut inside: Vec<_> = fs::read_dir(path)?.collect::<std::io::Result<_>>()?;
    inside.sort_by_key(fs::DirEntry::file_name);
    for entry in inside {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        // A link to a folder may lead back to where it stands.
        let is_plain = entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_file());
        if !is_hidden && is_plain {
            travelling(&entry.path(), &name.join(entry.file_name()), files)?;
        }
    }
    Ok(())
}
