//! What a person decided for each terminal of this PC: one small file in the data folder, which may be edited by hand.
//!
//! ```toml
//! ["TERM=xterm-256color VTE_VERSION=7006"]
//! uyghur = "app"          # auto app terminal latin
//! bidi_method = "lrm"     # auto plain bdsm konsole mlterm lrm word
//! frames = "auto"         # auto lines ascii
//! ```
//!
//! A file that cannot be read counts as empty, and is told; it is replaced only when somebody decides anew.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use super::strategy::Settings;
use crate::store::{make_folder, read_file, write_file};

/// Beside the record of the learners.
pub const FILE: &str = "terminals.toml";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    path: PathBuf,
    terminals: BTreeMap<String, Settings>,
    /// Why the file could not be read, for whoever mends it.
    pub fault: Option<String>,
}

impl Memory {
    pub fn read(folder: &Path) -> Memory {
        let path = folder.join(FILE);
        let read = match read_file(&path) {
            Ok(text) => parse(&text),
            // Nothing is broken in what somebody else keeps to themselves.
            Err(err) if [io::ErrorKind::NotFound, io::ErrorKind::PermissionDenied].contains(&err.kind()) => {
                Ok(BTreeMap::new())
            }
            Err(err) => Err(err.to_string()),
        };
        let (terminals, fault) = match read {
            Ok(terminals) => (terminals, None),
            Err(fault) => (BTreeMap::new(), Some(fault)),
        };
        Memory { path, terminals, fault }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was decided for the terminal of this name, if anything was.
    pub fn settings(&self, key: &str) -> Settings {
        self.terminals.get(key).copied().unwrap_or_default()
    }

    /// Keeps what was decided; the old file stays whole until the other one is written.
    pub fn keep(&mut self, key: &str, settings: Settings) -> io::Result<()> {
        self.terminals.insert(key.to_owned(), settings);
        let text = toml::to_string(&self.terminals).map_err(io::Error::other)?;
        if let Some(folder) = self.path.parent() {
            make_folder(folder)?;
        }
        write_file(&self.path, text.as_bytes())?;
        self.fault = None;
        Ok(())
    }
}

fn parse(text: &str) -> Result<BTreeMap<String, Settings>, String> {
    toml::from_str(text).map_err(|fault| fault.to_string())
}
