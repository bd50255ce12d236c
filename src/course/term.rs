//! The glossary: one word of the platforms with its reading, its name in each language and a plain explanation.

use std::collections::BTreeMap;

use super::Text;
use crate::text::Lang;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub id: String,
    /// How the Chinese word is read: `yùn fèi`.
    pub pinyin: String,
    pub text: Text,
    /// One short sentence.
    pub plain: Text,
    /// Words that stand for something else, or that nobody says: a text that means this term uses the term's own word.
    pub avoid: BTreeMap<Lang, Vec<String>>,
}
