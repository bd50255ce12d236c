//! The glossary: one word of the platforms with its reading, its name in each language and a plain explanation.

use super::Text;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub id: String,
    /// How the Chinese word is read: `yùn fèi`.
    pub pinyin: String,
    pub text: Text,
    /// One short sentence.
    pub plain: Text,
}
