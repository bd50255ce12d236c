//! The course's files as names and contents. The shell fills it from a folder; the embedded one is part of the program.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lessons");

/// Paths are relative to the course's folder and use `/`: `01-first-order/l01.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    pub files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Source {
    /// The course built into the program.
    pub fn embedded() -> Source {
        let mut source = Source::default();
        let mut folders = vec![&EMBEDDED];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if path.ends_with(".toml") {
                    source.files.insert(path, Cow::Borrowed(file.contents()));
                }
            }
        }
        source
    }

    /// The content of a file; an absent one is empty.
    pub fn bytes(&self, path: &str) -> &[u8] {
        self.files.get(path).map_or(&[], |bytes| bytes)
    }

    /// A course of a few files, as tests and previews need it.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Source {
        let owned = |(path, content): (&str, &str)| (path.to_owned(), Cow::Owned(content.as_bytes().to_vec()));
        Source {
            files: files.into_iter().map(owned).collect(),
        }
    }
}
