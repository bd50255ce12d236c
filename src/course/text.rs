//! One string per language, as an author writes it: `{ zh = "…", ug = "…", en = "…" }`.

use crate::text::Lang;

/// Stands before the key of a button that a text names, and `}` behind it: `{label:market-ship}`.
pub const LABEL: &str = "{label:";

/// Light markup inside: `*strong*`, `[term]` or `[shown|term-id]` for a word of the glossary; `{label:market-ship}` is what
/// a button is called.
///
/// A list in the order of the languages: they are few, and a course has thousands of texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(Vec<(Lang, String)>);

impl Text {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the string in exactly this language.
    pub fn get(&self, lang: &Lang) -> Option<&str> {
        let (_, string) = self.0.iter().find(|(known, _)| known == lang)?;
        Some(string)
    }

    /// Returns the string in `lang`, else the Chinese one, else any, else nothing.
    pub fn in_lang(&self, lang: &Lang) -> &str {
        let any = || self.strings().next();
        self.get(lang)
            .or_else(|| self.get(&Lang::new("zh")))
            .or_else(any)
            .unwrap_or_default()
    }

    /// Returns the strings of all languages.
    pub fn strings(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, string)| string.as_str())
    }

    /// Returns it with each language's string changed alike.
    pub fn map(&self, change: impl Fn(&str) -> String) -> Text {
        let strings = self.0.iter();
        strings.map(|(lang, string)| (lang.clone(), change(string))).collect()
    }

    /// Says it so in this language from now on.
    pub fn set(&mut self, lang: Lang, string: String) {
        match self.0.binary_search_by(|(known, _)| known.cmp(&lang)) {
            Ok(at) => self.0[at].1 = string,
            Err(at) => self.0.insert(at, (lang, string)),
        }
    }
}

impl FromIterator<(Lang, String)> for Text {
    fn from_iter<I: IntoIterator<Item = (Lang, String)>>(strings: I) -> Text {
        let mut text = Text::default();
        for (lang, string) in strings {
            text.set(lang, string);
        }
        text
    }
}

impl<const N: usize> From<[(Lang, String); N]> for Text {
    fn from(strings: [(Lang, String); N]) -> Text {
        strings.into_iter().collect()
    }
}
