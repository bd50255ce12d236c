//! A sentence before it has a language: a Fluent key with the values it names, and the speech that turns it into words.
//!
//! Screens keep sayings, never strings, so the language may change under them. Leaves which value gets which key to its sisters.

use super::sentence;
use crate::{
    course::{Names, Text},
    text::{self, FluentArg, Lang, Locales},
};

/// A key of `locales/*/say.ftl` (or another room's file) with its variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub key: String,
    pub words: Vec<(&'static str, Arg)>,
}

/// A value that a sentence names; each kind has one wording per language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Number(i64),
    /// Fen, told as yuan.
    Yuan(i64),
    /// Fen per kilogram, told per kilogram and per jin.
    UnitPrice(i64),
    /// Grams, told in kilograms and in jin.
    Weight(i64),
    /// Grams, told in kilograms alone where the line is short.
    Kilo(u32),
    /// A moment of the market's clock.
    Moment(u32),
    /// A length of time in minutes.
    Span(u32),
    /// A moment by which something must be done, and how far away it is.
    Due {
        due_min: u32,
        now_min: u32,
    },
    /// Only how far away a moment is.
    Left {
        due_min: u32,
        now_min: u32,
    },
    /// Parts per million, told as "8 of every 100".
    Share(i64),
    /// Parts per million of things that are counted, told as "8 of every 100".
    OfHundred(i64),
    /// Hundredths, told as a decimal number: stars, scores.
    Decimal(i64),
    /// The course's name of a thing of the rules: `product.walnut`.
    Name(String),
    /// The name of an order, a buyer or a purchase: the course's name for it if there is one, else as it stands (`b317`).
    Called(String),
    /// What an author wrote, in each language.
    Written(Text),
    /// A sentence or word of the locales inside this one.
    Sentence(Box<Sentence>),
    /// Several words, one after another.
    List(Vec<Arg>),
    /// As it stands in every language: an order's number, Chinese of the platform.
    AsIs(String),
}

impl Sentence {
    /// For a key that is put together from a word of a table, which a test goes through; all others are `sentence`'s.
    pub fn plain(key: impl Into<String>) -> Sentence {
        Sentence {
            key: key.into(),
            words: Vec::new(),
        }
    }

    /// For the constructors of `sentence`, which know what each key names.
    pub(super) fn keyed(key: &str, words: Vec<(&'static str, Arg)>) -> Sentence {
        Sentence {
            key: key.to_owned(),
            words,
        }
    }

    /// A word that stands alone.
    pub fn of(word: Arg) -> Sentence {
        sentence::say_word(word)
    }

    /// `first: second`
    pub fn pair(first: Arg, second: Arg) -> Sentence {
        sentence::say_pair(first, second)
    }

    pub fn with(mut self, name: &'static str, word: Arg) -> Sentence {
        self.words.push((name, word));
        self
    }
}

impl Arg {
    /// The course's name of `id` among its `kind`: `product.walnut`.
    pub fn name(kind: &str, id: &str) -> Arg {
        Arg::Name(format!("{kind}.{id}"))
    }

    pub fn say(sentence: Sentence) -> Arg {
        Arg::Sentence(Box::new(sentence))
    }

    pub fn count(count: u32) -> Arg {
        Arg::Number(i64::from(count))
    }

    pub fn grams(weight_g: u32) -> Arg {
        Arg::Weight(i64::from(weight_g))
    }

    pub fn as_is(text: impl Into<String>) -> Arg {
        Arg::AsIs(text.into())
    }
}

/// A deadline that is farther away than this is told in whole hours.
const WHOLE_HOURS_FROM: u32 = 180;

/// One language's way to say things: its sentences and the course's names.
#[derive(Clone, Copy)]
pub struct Localizer<'a> {
    pub locales: &'a Locales,
    pub names: &'a Names,
    pub lang: &'a Lang,
}

impl Localizer<'_> {
    /// Returns the sentence in this language, in logical order.
    pub fn say(&self, sentence: &Sentence) -> String {
        let args: Vec<(&str, FluentArg)> = sentence
            .words
            .iter()
            .map(|(name, word)| (*name, self.arg(word)))
            .collect();
        self.locales.render(self.lang, &sentence.key, &args)
    }

    /// Returns the course's name for `id` (`product.walnut`); an id without a name is shown without its kind.
    pub fn name(&self, id: &str) -> String {
        match self.names.get(id) {
            Some(text) => text.in_lang(self.lang).to_owned(),
            None => id.split_once('.').map_or(id, |(_, name)| name).to_owned(),
        }
    }

    /// A name of the course; of several orders of one contract the second and later ones are numbered.
    fn called(&self, name: &str) -> String {
        // Somebody who came once more, or one of many: `rena-30120` is rena.
        let is_number = |end: &str| end.bytes().all(|byte| byte.is_ascii_digit());
        let person = name.rsplit_once('-').filter(|(_, end)| is_number(end));
        let known = self.known(name).or_else(|| self.known(person?.0));
        known.map_or_else(|| name.to_owned(), |text| text.in_lang(self.lang).to_owned())
    }

    fn known(&self, name: &str) -> Option<&Text> {
        [
            "buyer",
            "offer",
            "bill",
            "household",
            "deal",
            "product",
            "village",
            "bidder",
            "talk",
            "person",
        ]
        .iter()
        .find_map(|kind| self.names.get(&format!("{kind}.{name}")))
    }

    pub fn word(&self, word: &Arg) -> String {
        let (lang, locales) = (self.lang, self.locales);
        match word {
            Arg::Number(number) => text::number(*number),
            Arg::Yuan(fen) => text::yuan(*fen, lang, locales),
            Arg::UnitPrice(fen_per_kg) => text::unit_price(*fen_per_kg, lang, locales),
            Arg::Weight(g) => text::weight(*g, lang, locales),
            Arg::Kilo(g) => {
                let args = [("kilo", FluentArg::Word(text::decimal(i64::from((*g + 5) / 10))))];
                locales.render(lang, "say-kilo", &args)
            }
            Arg::Moment(min) => text::clock(*min, lang, locales),
            Arg::Span(min) => text::duration(*min, lang, locales),
            Arg::Due { due_min, now_min } => text::deadline(*due_min, *now_min, None, lang, locales),
            Arg::Left { due_min, now_min } => self.left(*due_min, *now_min),
            Arg::Share(ppm) => text::share(*ppm, lang, locales),
            Arg::OfHundred(ppm) => text::of_hundred(*ppm, lang, locales),
            Arg::Decimal(hundredths) => text::decimal(*hundredths),
            Arg::Name(id) => self.name(id),
            Arg::Called(name) => self.called(name),
            Arg::Written(text) => text.in_lang(lang).to_owned(),
            Arg::Sentence(sentence) => self.say(sentence),
            Arg::List(words) => {
                let words: Vec<String> = words.iter().map(|word| self.word(word)).collect();
                text::list(&words, lang, locales)
            }
            Arg::AsIs(text) => text.clone(),
        }
    }

    fn left(&self, due_min: u32, now_min: u32) -> String {
        let key = if now_min <= due_min { "say-left" } else { "say-overdue" };
        let far = due_min.abs_diff(now_min);
        let shown = if far < WHOLE_HOURS_FROM { far } else { far / 60 * 60 };
        let span = text::duration(shown, self.lang, self.locales);
        self.locales.render(self.lang, key, &[("span", FluentArg::Word(span))])
    }

    fn arg(&self, word: &Arg) -> FluentArg {
        if let Arg::Number(number) = word {
            FluentArg::Number(*number)
        } else {
            FluentArg::Word(self.word(word))
        }
    }
}
