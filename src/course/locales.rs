//! The program's own sentences: `locales/`, a folder for each language, built into the program.

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

use crate::text::{FluentFiles, Lang, Locales};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The sentences of every language that is built in.
pub fn builtin_locales() -> Locales {
    Locales::of(builtin_sentences())
}

/// The same as files.
pub fn builtin_sentences() -> FluentFiles {
    let languages = EMBEDDED.dirs().map(|folder| {
        let files = folder.files().filter_map(|file| {
            let name = file.path().file_name()?.to_str()?.strip_suffix(".ftl")?;
            Some((name.to_owned(), Cow::Borrowed(file.contents())))
        });
        let lang = Lang(folder.path().to_string_lossy().into_owned());
        (lang, files.collect())
    });
    languages.collect()
}
