//! A sentence before it has a language: a Fluent key with the values that it names. Screens keep sentences, never strings, so
//! that the language may change under them.
//!
//! Every sentence of `locales/` has a constructor here with what it names: `market_back()`, `say_pair(first, second)`. `build.rs`
//! writes them, so that a key or an argument that is missing does not compile. The arguments stand in the order of their
//! names. Leaves which value gets which sentence to its sisters, the words to `localizer`.

use crate::course::Text;

/// A key of `locales/*/say.ftl` (or another room's file) with its variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub(super) key: &'static str,
    pub(super) args: Vec<(&'static str, Arg)>,
}

impl Sentence {
    /// Whether it names this sum of money.
    pub fn tells_yuan(&self, fen: i64) -> bool {
        fn tells(arg: &Arg, fen: i64) -> bool {
            if let Arg::Yuan(named) = arg {
                *named == fen
            } else if let Arg::Sentence(sentence) = arg {
                sentence.tells_yuan(fen)
            } else if let Arg::List(args) = arg {
                args.iter().any(|arg| tells(arg, fen))
            } else {
                false
            }
        }
        self.args.iter().any(|(_, arg)| tells(arg, fen))
    }
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

/// The code of a refusal, and the sentence that says the way out.
pub type Way = (&'static str, fn() -> Sentence);

impl Sentence {
    /// For the constructors below, which know what each key names.
    fn keyed(key: &'static str, args: Vec<(&'static str, Arg)>) -> Sentence {
        Sentence { key, args }
    }

    /// For a fault that is reported: which sentence it is.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// A word that stands alone.
    pub fn of(arg: Arg) -> Sentence {
        super::sentence::say_word(arg)
    }

    /// `first: second`
    pub fn pair(first: Arg, second: Arg) -> Sentence {
        super::sentence::say_pair(first, second)
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

include!(concat!(env!("OUT_DIR"), "/sentence.rs"));
