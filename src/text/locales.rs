//! The sentences of the program: Fluent files of each language, handed in as values. A file is parsed when somebody asks for one
//! of its sentences, since a start shows few of them.
//!
//! Isolating marks stay off: the layout isolates numbers and Latin words itself, and nothing invisible reaches the terminal.

use std::{borrow::Cow, collections::BTreeMap, sync::OnceLock};

use fluent::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use super::Lang;

/// The Fluent files of each language: name without `.ftl`, and content in UTF-8; a name is the room whose sentences it has.
pub type FluentFiles = BTreeMap<Lang, Vec<(String, Cow<'static, [u8]>)>>;

/// A value for a sentence's variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FluentArg {
    Number(i64),
    Word(String),
}

impl FluentArg {
    /// A word that is borrowed at the caller's.
    pub fn word(word: impl Into<String>) -> FluentArg {
        FluentArg::Word(word.into())
    }
}

/// Every sentence of every language.
pub struct Locales {
    languages: BTreeMap<Lang, Sentences>,
}

/// One language's files, by their rooms: a key begins with its room.
type Sentences = BTreeMap<String, Room>;

/// A file, and its sentences once somebody asked for one.
struct Room {
    content: Cow<'static, [u8]>,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Room {
    fn bundle(&self, lang: &Lang) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let id: LanguageIdentifier = lang.0.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            bundle.set_use_isolating(false);
            // A file with a mistake still gives its good sentences; `audit` names the mistake.
            let resource = FluentResource::try_new(String::from_utf8_lossy(&self.content).into_owned());
            bundle.add_resource_overriding(resource.unwrap_or_else(|(partial, _)| partial));
            bundle
        })
    }
}

impl Locales {
    pub fn of(files: FluentFiles) -> Locales {
        let languages = files.into_iter().map(|(lang, files)| {
            let rooms = files.into_iter().map(|(room, content)| {
                let bundle = OnceLock::new();
                (room, Room { content, bundle })
            });
            (lang, rooms.collect())
        });
        Locales {
            languages: languages.collect(),
        }
    }

    /// The languages that the program speaks, by code.
    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        self.languages.keys()
    }

    pub fn speaks(&self, lang: &Lang) -> bool {
        self.languages.contains_key(lang)
    }

    /// Returns the sentence `key` in `lang`, in logical order.
    ///
    /// A missing one falls back to `zh`, then to the key itself in brackets.
    pub fn render(&self, lang: &Lang, key: &str, args: &[(&str, FluentArg)]) -> String {
        self.find(lang, key, args)
            .or_else(|| self.find(&Lang::new("zh"), key, args))
            .unwrap_or_else(|| format!("[{key}]"))
    }

    fn find(&self, lang: &Lang, key: &str, args: &[(&str, FluentArg)]) -> Option<String> {
        let (room, _) = key.split_once('-')?;
        let bundle = self.languages.get(lang)?.get(room)?.bundle(lang);
        let pattern = bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                FluentArg::Number(number) => FluentValue::from(*number),
                FluentArg::Word(word) => FluentValue::String(Cow::Borrowed(word)),
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
