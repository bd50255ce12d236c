//! The sentences of the program: Fluent files under `locales/<language>/`, built into the binary.
//!
//! Isolating marks stay off: the layout isolates numbers and Latin words itself, and nothing invisible reaches the terminal.

use std::{borrow::Cow, collections::BTreeMap};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use super::Lang;

static FOLDER: Dir = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// A value for a sentence's variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Number(i64),
    Word(String),
}

impl Arg {
    /// A word that is borrowed at the caller's.
    pub fn word(word: impl Into<String>) -> Arg {
        Arg::Word(word.into())
    }
}

/// Every sentence of every language.
pub struct Locales {
    bundles: BTreeMap<Lang, FluentBundle<FluentResource>>,
}

impl Locales {
    /// The locales built into the program.
    pub fn builtin() -> Locales {
        let mut bundles = BTreeMap::new();
        for (lang, files) in builtin_files() {
            let id: LanguageIdentifier = lang.0.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            bundle.set_use_isolating(false);
            for (_, content) in files {
                // A file with a mistake still gives its good sentences; `audit` names the mistake.
                let resource = FluentResource::try_new(content).unwrap_or_else(|(partial, _)| partial);
                bundle.add_resource_overriding(resource);
            }
            bundles.insert(lang, bundle);
        }
        Locales { bundles }
    }

    /// The languages that the program speaks, by code.
    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        self.bundles.keys()
    }

    pub fn speaks(&self, lang: &Lang) -> bool {
        self.bundles.contains_key(lang)
    }

    /// Returns the sentence `key` in `lang`, in logical order.
    ///
    /// A missing one falls back to `zh`, then to the key itself in brackets.
    pub fn tell(&self, lang: &Lang, key: &str, args: &[(&str, Arg)]) -> String {
        self.find(lang, key, args)
            .or_else(|| self.find(&Lang::new("zh"), key, args))
            .unwrap_or_else(|| format!("[{key}]"))
    }

    fn find(&self, lang: &Lang, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let bundle = self.bundles.get(lang)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Word(word) => FluentValue::String(Cow::Borrowed(word)),
            };
            values.set(*name, value);
        }
        // A variable that was not given shows as `{$name}`; the tests must not let that through.
        let mut faults = Vec::new();
        let sentence = bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned();
        debug_assert!(faults.is_empty(), "sentence `{key}` in `{}`: {faults:?}", lang.0);
        Some(sentence)
    }
}

/// The embedded files: language, then (name, content) by name.
pub(super) fn builtin_files() -> Vec<(Lang, Vec<(String, String)>)> {
    let mut languages = Vec::new();
    for folder in FOLDER.dirs() {
        let mut files = Vec::new();
        for file in folder
            .files()
            .filter(|file| file.path().extension().is_some_and(|ext| ext == "ftl"))
        {
            let name = file.path().file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let content = file.contents_utf8().unwrap_or_default();
            files.push((name.unwrap_or_default(), content.to_owned()));
        }
        files.sort();
        languages.push((Lang(folder.path().to_string_lossy().into_owned()), files));
    }
    languages.sort();
    languages
}
