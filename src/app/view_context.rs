//! What every screen may look at and none may change: course, words, the learners' records, who sits here.
//!
//! Finds the words of a sentence or text in the reader's languages. Leaves the laying out to `layout`.

use std::borrow::Cow;

use super::aloud::Voices;
use crate::{
    course::{Course, Text},
    say::{Localizer, Sentence},
    text::{Lang, LanguagePair, Locales, Mention, Script, with_readings},
    tutor::{Learner, LearnerId, LearnerRecords},
};

#[derive(Clone, Copy)]
pub struct ViewContext<'a> {
    pub course: &'a Course,
    pub locales: &'a Locales,
    pub records: &'a LearnerRecords,
    pub languages: &'a LanguagePair,
    /// Who learns at this keyboard, in the order of their turns; empty before sign-in.
    pub learners: &'a [LearnerId],
    pub writing: Writing,
    /// What can be read aloud here.
    pub voices: &'a Voices,
}

/// How words are written on this display, whoever sits before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Writing {
    pub script: Script,
    /// Chinese words of the glossary have their reading behind them.
    pub has_pinyin: bool,
}

/// One thing said in the reader's languages, in logical order and with light markup.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bilingual {
    pub own: String,
    pub other: Option<String>,
}

impl Bilingual {
    /// The first sentence of each, with a sign that there are more.
    pub fn first_sentence(&self) -> Bilingual {
        let first = |words: &String| {
            let mut ends = words.match_indices(['。', '！', '？', '!', '؟', '.']);
            let is_last = |(at, sign): &(usize, &str)| {
                let rest = &words[at + sign.len()..];
                *sign != "." || rest.is_empty() || rest.starts_with(' ')
            };
            match ends.find(is_last) {
                Some((at, sign)) if !words[at + sign.len()..].trim().is_empty() => {
                    format!("{}…", &words[..at + sign.len()])
                }
                Some(_) | None => words.clone(),
            }
        };
        Bilingual {
            own: first(&self.own),
            other: self.other.as_ref().map(first),
        }
    }

    /// The same words whatever the language: a name, a number, Chinese of the platform.
    pub fn as_is(words: &str) -> Bilingual {
        Bilingual {
            own: words.to_owned(),
            other: None,
        }
    }

    /// The half in `lang`.
    pub fn in_lang(&self, ctx: &ViewContext, lang: &Lang) -> &str {
        match &self.other {
            Some(other) if ctx.languages.own != *lang => other,
            _ => &self.own,
        }
    }

    /// Both halves changed alike.
    pub fn map(&self, change: impl Fn(&str) -> String) -> Bilingual {
        Bilingual {
            own: change(&self.own),
            other: self.other.as_deref().map(change),
        }
    }
}

impl ViewContext<'_> {
    /// What is known of those who learn at this keyboard, as far as it was read.
    pub fn sitting(&self) -> impl Iterator<Item = &Learner> {
        self.learners
            .iter()
            .filter_map(|learner| self.records.learners.get(learner))
    }

    /// An author's text.
    pub fn text(&self, text: &Text) -> Bilingual {
        self.both(|lang| self.localizer(lang).written(text))
    }

    /// A sentence of the locales.
    pub fn say(&self, sentence: &Sentence) -> Bilingual {
        self.both(|lang| self.localizer(lang).say(sentence))
    }

    /// The course's name for a thing of the rules: `product.walnut`.
    pub fn name(&self, id: &str) -> Bilingual {
        self.both(|lang| self.localizer(lang).name(id))
    }

    /// The glossary's id of a word that stands in a text as it is.
    pub fn term_called(&self, shown: &str) -> Option<String> {
        let is_called = |text: &Text| text.strings().any(|name| name == shown);
        let term = self.course.terms().values().find(|term| is_called(&term.text));
        term.map(|term| term.id.clone())
    }

    /// The same words as this display shows them: with the reading of marked Chinese words, if it is wished.
    pub fn read_out<'b>(&self, said: &'b Bilingual) -> Cow<'b, Bilingual> {
        if !self.writing.has_pinyin {
            return Cow::Borrowed(said);
        }
        Cow::Owned(said.map(|words| with_readings(words, |mention| self.reading(mention))))
    }

    /// The glossary's Chinese word in a mark, and its pinyin.
    fn reading(&self, mention: &Mention) -> Option<(String, String)> {
        let called = || self.term_called(&mention.shown);
        let term = self.course.terms().get(&mention.term.clone().or_else(called)?)?;
        let chinese = term.text.in_lang(&Lang::new("zh"));
        if mention.shown.contains(chinese) {
            return Some((chinese.to_owned(), term.pinyin.clone()));
        }
        // A part of a long name: its signs are read as they are in the whole, a syllable each.
        let (before, _) = chinese.split_once(&mention.shown)?;
        let signs = |word: &str| word.chars().count();
        let syllables: Vec<&str> = term.pinyin.split(' ').collect();
        let part = syllables.get(signs(before)..signs(before) + signs(&mention.shown))?;
        (syllables.len() == signs(chinese)).then(|| (mention.shown.clone(), part.join(" ")))
    }

    /// Whatever `words` finds in each of the reader's languages.
    pub fn both(&self, words: impl Fn(&Lang) -> String) -> Bilingual {
        Bilingual {
            own: words(&self.languages.own),
            other: self.languages.other.as_ref().map(words),
        }
    }

    /// One language's way to say things.
    pub fn localizer<'b>(&'b self, lang: &'b Lang) -> Localizer<'b> {
        Localizer {
            locales: self.locales,
            names: &self.course.names,
            lang,
        }
    }
}
