//! A language and the side on which its lines start.

/// A language by the name of its folder in `locales/` and of its key in lesson texts: `zh`, `ug`, `en`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(pub String);

/// Languages written from the right when their code names no script.
const FROM_THE_RIGHT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

impl Lang {
    pub fn new(code: &str) -> Lang {
        Lang(code.to_owned())
    }

    /// Uyghur in the letters that ULY respells.
    pub fn is_uyghur(&self) -> bool {
        self.0 == "ug" || self.0 == "ug-Arab"
    }

    /// The side on which its lines start: by the script in the code (`kk-Arab`), else by the language.
    pub fn direction(&self) -> Direction {
        let mut parts = self.0.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        match parts.find(|part| part.len() == 4) {
            Some("Arab" | "Hebr") => Direction::RightToLeft,
            Some(_) => Direction::LeftToRight,
            None if FROM_THE_RIGHT.contains(&language) => Direction::RightToLeft,
            None => Direction::LeftToRight,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    #[default]
    LeftToRight,
    RightToLeft,
}

/// The languages of the screen: the reader's own first, a second beside it if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguagePair {
    pub own: Lang,
    pub other: Option<Lang>,
}

impl LanguagePair {
    /// The language, or the two, in the reader's order.
    pub fn each(&self) -> impl Iterator<Item = &Lang> {
        std::iter::once(&self.own).chain(&self.other)
    }
}
