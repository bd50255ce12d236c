//! One string per language, as an author writes it: `{ zh = "…", ug = "…", en = "…" }`.

use std::collections::BTreeMap;

use crate::text::Lang;

/// Light markup inside: `*strong*`, `[term]` or `[shown|term-id]` for a word of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub BTreeMap<Lang, String>);

impl Text {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the string in `lang`, else the Chinese one, else any, else nothing.
    pub fn in_lang(&self, lang: &Lang) -> &str {
        self.0
            .get(lang)
            .or_else(|| self.0.get(&Lang::new("zh")))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}

impl<const N: usize> From<[(Lang, String); N]> for Text {
    fn from(strings: [(Lang, String); N]) -> Text {
        Text(BTreeMap::from(strings))
    }
}
