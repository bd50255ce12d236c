//! How a command is written and read: a noun's table names each verb once, with the form of every word after it, and gives
//! both directions. Says of a line that cannot be read what is wrong and where.
//!
//! What a whole script is, with repetitions and remarks, is `script`'s.

use std::{fmt, ops::Range, str::FromStr};

use super::{
    Name, Selector,
    time::{Clock, DAY_MIN, at},
};

/// What is wrong with a line, and the bytes where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    pub span: Range<usize>,
    pub kind: ParseErrorKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseErrorKind {
    Empty,
    UnknownCommand,
    /// Names the missing part: `pack`.
    Missing(&'static str),
    NotANumber,
    NotAPrice,
    NotAWeight,
    NotAShare,
    /// A time is `d2 09:00`.
    NotATime,
    /// One of a few words was expected: `yes`, `no`.
    NotOneOf(&'static [&'static str]),
    TooMuch,
    /// `repeat` without `end`, `end` without `repeat`, or one inside another.
    Unpaired,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ParseErrorKind::Empty => f.write_str("no command"),
            ParseErrorKind::UnknownCommand => f.write_str("unknown command"),
            ParseErrorKind::Missing(part) => write!(f, "missing {part}"),
            ParseErrorKind::NotANumber => f.write_str("not a whole number"),
            ParseErrorKind::NotAPrice => f.write_str("not a price such as 29.90"),
            ParseErrorKind::NotAWeight => f.write_str("not a weight such as 850g"),
            ParseErrorKind::NotAShare => f.write_str("not a share such as 5%"),
            ParseErrorKind::NotATime => f.write_str("not a time such as d2 09:00"),
            ParseErrorKind::NotOneOf(words) => write!(f, "expected {}", words.join("|")),
            ParseErrorKind::TooMuch => f.write_str("more than the command takes"),
            ParseErrorKind::Unpaired => f.write_str("repeat and end do not pair"),
        }
    }
}

impl std::error::Error for ParseError {}

/// The words of a line and their places.
#[derive(Clone)]
pub(crate) struct Words<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    pub fn of(line: &'a str) -> Self {
        Self { line, at: 0 }
    }

    pub fn next(&mut self) -> Option<(&'a str, Range<usize>)> {
        let rest = &self.line[self.at..];
        let start = self.at + rest.len() - rest.trim_start().len();
        let word = self.line[start..].split_whitespace().next()?;
        self.at = start + word.len();
        Some((word, start..self.at))
    }

    pub fn peek(&self) -> Option<&'a str> {
        self.line[self.at..].split_whitespace().next()
    }

    /// Everything that is left, as it stands.
    pub fn rest(&mut self) -> &'a str {
        let rest = self.line[self.at..].trim();
        self.at = self.line.len();
        rest
    }

    pub fn missing(&self, what: &'static str) -> ParseError {
        ParseError {
            span: self.at..self.at,
            kind: ParseErrorKind::Missing(what),
        }
    }

    pub fn need(&mut self, what: &'static str) -> Result<(&'a str, Range<usize>), ParseError> {
        self.next().ok_or_else(|| self.missing(what))
    }

    /// Takes the next word if it is this one.
    pub fn skip(&mut self, word: &str) -> bool {
        let is_it = self.peek() == Some(word);
        if is_it {
            self.next();
        }
        is_it
    }

    pub fn finish(&mut self) -> Result<(), ParseError> {
        match self.next() {
            None => Ok(()),
            Some((_, span)) => Err(ParseError {
                span: span.start..self.line.len(),
                kind: ParseErrorKind::TooMuch,
            }),
        }
    }
}

/// How one value stands in a line. What is written begins with a space, and is nothing where a word may be left out.
pub(crate) trait Form<T> {
    /// How it stands in the list of commands: `<number>`, and in brackets what may be left out.
    fn usage(&self) -> String;
    fn read(&self, words: &mut Words) -> Result<T, ParseError>;
    fn write(&self, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// A single word; the name tells what is missing where there is none.
pub(crate) struct Word(pub &'static str);

impl<T: for<'a> From<&'a str> + fmt::Display> Form<T> for Word {
    fn usage(&self) -> String {
        format!("<{}>", self.0)
    }

    fn read(&self, words: &mut Words) -> Result<T, ParseError> {
        Ok(words.need(self.0)?.0.into())
    }

    fn write(&self, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {value}")
    }
}

/// Everything up to the end of the line.
pub(crate) struct Rest;

impl Form<String> for Rest {
    fn usage(&self) -> String {
        "<text>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<String, ParseError> {
        Ok(words.rest().to_owned())
    }

    fn write(&self, value: &String, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {value}")
    }
}

/// Words with commas between them: `cut,size`; `none` for nothing.
pub(crate) struct List(pub &'static str);

impl<T: for<'a> From<&'a str> + fmt::Display> Form<Vec<T>> for List {
    fn usage(&self) -> String {
        format!("none|<{},…>", self.0)
    }

    fn read(&self, words: &mut Words) -> Result<Vec<T>, ParseError> {
        let (word, _) = words.need(self.0)?;
        if word == "none" {
            return Ok(Vec::new());
        }
        Ok(word.split(',').filter(|part| !part.is_empty()).map(T::from).collect())
    }

    fn write(&self, value: &Vec<T>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((first, others)) = value.split_first() else {
            return f.write_str(" none");
        };
        write!(f, " {first}")?;
        others.iter().try_for_each(|other| write!(f, ",{other}"))
    }
}

/// A value behind its key: `courier=snow`.
pub(crate) struct Keyed(pub &'static str, pub &'static str);

impl<T: for<'a> From<&'a str> + fmt::Display> Form<T> for Keyed {
    fn usage(&self) -> String {
        format!("{0}=<{0}>", self.0)
    }

    fn read(&self, words: &mut Words) -> Result<T, ParseError> {
        KeyedIfAny(self.0).read(words)?.ok_or_else(|| words.missing(self.1))
    }

    fn write(&self, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {}={value}", self.0)
    }
}

pub(crate) struct KeyedIfAny(pub &'static str);

impl<T: for<'a> From<&'a str> + fmt::Display> Form<Option<T>> for KeyedIfAny {
    fn usage(&self) -> String {
        format!("[{0}=<{0}>]", self.0)
    }

    fn read(&self, words: &mut Words) -> Result<Option<T>, ParseError> {
        let value = words
            .peek()
            .and_then(|word| word.strip_prefix(self.0))
            .and_then(|rest| rest.strip_prefix('='));
        let Some(value) = value else { return Ok(None) };
        words.next();
        Ok(Some(value.into()))
    }

    fn write(&self, value: &Option<T>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match value {
            Some(value) => write!(f, " {}={value}", self.0),
            None => Ok(()),
        }
    }
}

/// `insured=yes`, or nothing.
pub(crate) struct KeyedYes(pub &'static str);

impl Form<bool> for KeyedYes {
    fn usage(&self) -> String {
        format!("[{}=yes]", self.0)
    }

    fn read(&self, words: &mut Words) -> Result<bool, ParseError> {
        let word: Option<String> = KeyedIfAny(self.0).read(words)?;
        Ok(word.is_some_and(|word| word == "yes"))
    }

    fn write(&self, value: &bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *value { write!(f, " {}=yes", self.0) } else { Ok(()) }
    }
}

/// A whole number.
pub(crate) struct Number;

impl Form<u32> for Number {
    fn usage(&self) -> String {
        "<number>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<u32, ParseError> {
        let (word, span) = words.need("number")?;
        word.parse().map_err(|_| ParseError {
            span,
            kind: ParseErrorKind::NotANumber,
        })
    }

    fn write(&self, value: &u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {value}")
    }
}

/// A whole number that is left out when it is nothing.
pub(crate) struct NumberIfAny;

impl Form<u32> for NumberIfAny {
    fn usage(&self) -> String {
        "[<number>]".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<u32, ParseError> {
        match words.peek() {
            Some(_) => Number.read(words),
            None => Ok(0),
        }
    }

    fn write(&self, value: &u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *value == 0 { Ok(()) } else { write!(f, " {value}") }
    }
}

/// Fen as a price is typed: `29.90`.
pub(crate) struct Price;

impl Form<i64> for Price {
    fn usage(&self) -> String {
        "<yuan>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<i64, ParseError> {
        let (word, span) = words.need("price")?;
        read_fen(word).ok_or(ParseError {
            span,
            kind: ParseErrorKind::NotAPrice,
        })
    }

    fn write(&self, value: &i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {}", Yuan(*value))
    }
}

/// Grams: `850g`.
pub(crate) struct Weight;

impl Form<u32> for Weight {
    fn usage(&self) -> String {
        "<grams>g".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<u32, ParseError> {
        let (word, span) = words.need("weight")?;
        let grams = word.strip_suffix('g').and_then(|grams| grams.parse().ok());
        grams.ok_or(ParseError {
            span,
            kind: ParseErrorKind::NotAWeight,
        })
    }

    fn write(&self, value: &u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {value}g")
    }
}

/// The same, where it may be left out.
pub(crate) struct WeightIfAny;

impl Form<Option<u32>> for WeightIfAny {
    fn usage(&self) -> String {
        "[<grams>g]".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<Option<u32>, ParseError> {
        match words.peek() {
            Some(word) if word.ends_with('g') => Weight.read(words).map(Some),
            _ => Ok(None),
        }
    }

    fn write(&self, value: &Option<u32>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        value.map_or(Ok(()), |grams| Weight.write(&grams, f))
    }
}

/// Parts per million as whole percent: `30%`.
pub(crate) struct Share;

impl Form<i64> for Share {
    fn usage(&self) -> String {
        "<percent>%".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<i64, ParseError> {
        let (word, span) = words.need("share")?;
        let percent = word.strip_suffix('%').and_then(|percent| percent.parse::<i64>().ok());
        match percent {
            Some(percent) if (0..=1000).contains(&percent) => Ok(percent * 10_000),
            _ => Err(ParseError {
                span,
                kind: ParseErrorKind::NotAShare,
            }),
        }
    }

    fn write(&self, value: &i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {}%", value / 10_000)
    }
}

/// Which orders or messages: `due`, `packed`, `late`, `all`, or names with commas between them.
pub(crate) struct Selected;

impl Form<Selector> for Selected {
    fn usage(&self) -> String {
        "<names>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<Selector, ParseError> {
        let (word, _) = words.need("order")?;
        Ok(match word {
            "due" => Selector::Due,
            "packed" => Selector::Packed,
            "late" => Selector::Late,
            "all" => Selector::All,
            names => Selector::Named(
                names
                    .split(',')
                    .filter(|name| !name.is_empty())
                    .map(Name::from)
                    .collect(),
            ),
        })
    }

    fn write(&self, value: &Selector, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {value}")
    }
}

/// One of two words: the first for no, the second for yes.
pub(crate) struct Either(pub &'static [&'static str; 2]);

impl Form<bool> for Either {
    fn usage(&self) -> String {
        self.0.join("|")
    }

    fn read(&self, words: &mut Words) -> Result<bool, ParseError> {
        let (word, span) = words.need("word")?;
        match self.0.iter().position(|known| *known == word) {
            Some(at) => Ok(at == 1),
            None => Err(ParseError {
                span,
                kind: ParseErrorKind::NotOneOf(self.0),
            }),
        }
    }

    fn write(&self, value: &bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {}", self.0[usize::from(*value)])
    }
}

pub(crate) const NO_YES: Either = Either(&["no", "yes"]);

/// One word of a closed list.
pub(crate) struct OneOf;

impl<T: FromStr + Copy + Into<&'static str> + strum::VariantNames> Form<T> for OneOf {
    fn usage(&self) -> String {
        T::VARIANTS.join("|")
    }

    fn read(&self, words: &mut Words) -> Result<T, ParseError> {
        let (word, span) = words.need("word")?;
        word.parse().map_err(|_| ParseError {
            span,
            kind: ParseErrorKind::NotOneOf(T::VARIANTS),
        })
    }

    fn write(&self, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word: &'static str = (*value).into();
        write!(f, " {word}")
    }
}

/// `none`, or what the form says.
pub(crate) struct OrNone<F>(pub F);

impl<T, F: Form<T>> Form<Option<T>> for OrNone<F> {
    fn usage(&self) -> String {
        format!("none|{}", self.0.usage())
    }

    fn read(&self, words: &mut Words) -> Result<Option<T>, ParseError> {
        if words.skip("none") {
            return Ok(None);
        }
        self.0.read(words).map(Some)
    }

    fn write(&self, value: &Option<T>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match value {
            Some(value) => self.0.write(value, f),
            None => f.write_str(" none"),
        }
    }
}

/// A time: `d2 09:00`.
pub(crate) struct Moment;

impl Form<u32> for Moment {
    fn usage(&self) -> String {
        "d<day> <hh:mm>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<u32, ParseError> {
        let (day, span) = words.need("day")?;
        let (time, time_span) = words.need("time")?;
        read_clock(day, time).ok_or(ParseError {
            span: span.start..time_span.end,
            kind: ParseErrorKind::NotATime,
        })
    }

    fn write(&self, value: &u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {}", Clock(*value))
    }
}

/// Fen as a price is typed: `29.90`.
pub(crate) struct Yuan(pub i64);

impl fmt::Display for Yuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.abs() / 100, self.0.abs() % 100)
    }
}

fn read_fen(word: &str) -> Option<i64> {
    let (yuan, cents) = word.split_once('.').unwrap_or((word, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if yuan.is_empty() || yuan.len() > 9 || cents.len() > 2 || !digits(yuan) || !digits(cents) {
        return None;
    }
    Some(yuan.parse::<i64>().ok()? * 100 + format!("{cents:0<2}").parse::<i64>().ok()?)
}

fn read_clock(day: &str, time: &str) -> Option<u32> {
    let day: u32 = day.strip_prefix('d')?.parse().ok()?;
    let (hour, minute) = time.split_once(':')?;
    let minute = hour
        .parse::<u32>()
        .ok()?
        .checked_mul(60)?
        .checked_add(minute.parse().ok()?)?;
    (1..=10_000).contains(&day).then_some(())?;
    (minute < DAY_MIN).then(|| at(day, minute))
}

/// Returns how the only thing that a command holds is written; the variant says of which type it is.
pub(crate) fn usage_of_held<T, C, F: Form<T>>(form: &F, _variant: impl Fn(T) -> C) -> String {
    form.usage()
}

/// The same for one of several fields.
pub(crate) fn usage_of_field<T, C, F: Form<T>>(form: &F, _field: impl Fn(C) -> T) -> String {
    form.usage()
}

/// A noun's commands, a line each: verb, variant, and the forms of what it holds. Both directions of the text form
/// follow, and the list of commands for authors. A sum of other commands stands last, as `.. Edit;`, and has a table of its
/// own under its name.
macro_rules! grammar {
    ($($rest:tt)*) => {
        $crate::grammar::grammar_of! { Command CommandKind: $($rest)* }
    };
}

/// The same for a sum that is not called `Command`, with the enum of its variants' names.
macro_rules! grammar_of {
    (
        $Sum:ident $Kind:ident:
        $($verb:literal $variant:ident $(($one:ident: $form:expr))? $({ $($field:ident: $part:expr),+ $(,)? })?;)*
        $(.. $Inner:ident;)?
    ) => {
        impl $Sum {
            /// The words with which they begin.
            pub(crate) fn verbs() -> Vec<&'static str> {
                [&[$($verb),*][..], $(&$Inner::verbs())?].concat()
            }

            /// Each command as it is written, and what it does.
            pub(crate) fn forms() -> Vec<(String, &'static str)> {
                let own = vec![$({
                    let parts: Vec<String> = vec![
                        $verb.to_owned(),
                        $($crate::grammar::usage_of_held(&$form, $Sum::$variant),)?
                        $($($crate::grammar::usage_of_field(&$part, |all: $variant| all.$field),)+)?
                    ];
                    let does = strum::EnumMessage::get_documentation(&$Kind::$variant);
                    (parts.join(" "), does.unwrap_or_default())
                }),*];
                [own, $($Inner::forms())?].concat()
            }

            /// Reads what stands after a verb; nothing if it is another noun's.
            pub(crate) fn read(
                verb: &str,
                words: &mut $crate::grammar::Words,
            ) -> Result<Option<$Sum>, $crate::grammar::ParseError> {
                // A noun of verbs alone reads no further words.
                let _ = &words;
                Ok(match verb {
                    $($verb => Some($Sum::$variant
                        $(($crate::grammar::Form::read(&$form, words)?))?
                        $(($variant { $($field: $crate::grammar::Form::read(&$part, words)?),+ }))?),)*
                    _ => None$(.or($Inner::read(verb, words)?.map($Sum::$Inner)))?,
                })
            }
        }

        impl std::fmt::Display for $Sum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                // A noun without commands writes none.
                let _ = &f;
                match *self {
                    $($Sum::$variant $((ref $one))? $(($variant { $(ref $field),+ }))? => {
                        f.write_str($verb)?;
                        $($crate::grammar::Form::write(&$form, $one, f)?;)?
                        $($($crate::grammar::Form::write(&$part, $field, f)?;)+)?
                        Ok(())
                    })*
                    $($Sum::$Inner(ref inner) => inner.fmt(f),)?
                }
            }
        }
    };
}

pub(crate) use {grammar, grammar_of};
