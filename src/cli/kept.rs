//! The plays of the last checks in this person's cache folder. Whatever cannot be read or written there is played again.

use std::fs;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::{Global, start::cache_folder};
use crate::{
    lint::Plays,
    store::{make_folder, read_file, write_file},
};

const FILE: &str = "plays.json";

#[derive(Serialize, Deserialize)]
struct Kept {
    /// Another program may play otherwise, so it believes nothing of this.
    program: String,
    plays: Plays,
}

pub fn read(global: &Global) -> Plays {
    let text = path(global).and_then(|path| read_file(&path).ok());
    let kept: Option<Kept> = text.and_then(|text| serde_json::from_str(&text).ok());
    let kept = kept.filter(|kept| Some(&kept.program) == program().as_ref());
    kept.map(|kept| kept.plays).unwrap_or_default()
}

pub fn write(global: &Global, plays: Plays) {
    let (Some(path), Some(program)) = (path(global), program()) else {
        return;
    };
    let Ok(json) = serde_json::to_vec(&Kept { program, plays }) else {
        return;
    };
    let is_there = path.parent().is_some_and(|folder| make_folder(folder).is_ok());
    if is_there {
        let _ = write_file(&path, &json);
    }
}

fn path(global: &Global) -> Option<PathBuf> {
    cache_folder(global).map(|folder| folder.join(FILE))
}

/// This very program: its size and when it was written.
fn program() -> Option<String> {
    let file = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let written = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {}", file.len(), written.as_nanos()))
}
