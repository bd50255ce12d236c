//! Turns sentences and what they name into the words of one language: the sentences of `locales/`, the course's names. Leaves
//! which value gets which sentence to its sisters.

use super::{Arg, Sentence, sentence};
use crate::{
    course::{LABEL, Names, Text},
    text::{self, FluentArg, Lang, Locales},
};

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
            .args
            .iter()
            .map(|(name, arg)| (*name, self.fluent_arg(arg)))
            .collect();
        self.locales.render(self.lang, sentence.key, &args)
    }

    /// Returns an author's text; `{label:market-ship}` in it is what that button is called in this language.
    pub fn written(&self, text: &Text) -> String {
        let mut rest = text.in_lang(self.lang);
        let mut words = String::new();
        while let Some((before, behind)) = rest.split_once(LABEL) {
            let Some((key, after)) = behind.split_once('}') else {
                break;
            };
            words.push_str(before);
            words.push_str(&self.locales.render(self.lang, key, &[]));
            rest = after;
        }
        words + rest
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
        let of_shelf = || self.of_shelf(name).unwrap_or_else(|| name.to_owned());
        known.map_or_else(of_shelf, |text| text.in_lang(self.lang).to_owned())
    }

    /// Whoever comes to the shelf is drawn and has a number for a name, `b301`, once more `b301-2`: a family name makes a person of it.
    fn of_shelf(&self, name: &str) -> Option<String> {
        let number = name.strip_prefix('b')?;
        let drawn: usize = number.split('-').next()?.parse().ok()?;
        let families = self.say(&sentence::say_families());
        let families: Vec<&str> = families.split_whitespace().collect();
        let family = *families.get(drawn * 7 % families.len().max(1))?;
        Some(self.say(&sentence::say_buyer_drawn(Arg::as_is(family), Arg::as_is(number))))
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

    pub fn arg(&self, arg: &Arg) -> String {
        let (lang, locales) = (self.lang, self.locales);
        match arg {
            Arg::Number(number) => text::number(*number),
            Arg::Yuan(fen) => text::yuan(*fen, lang, locales),
            Arg::UnitPrice(fen_per_kg) => text::unit_price(*fen_per_kg, lang, locales),
            Arg::Weight(g) => text::weight(*g, lang, locales),
            Arg::Kilo(g) => self.say(&sentence::say_kilo(Arg::Decimal(i64::from((*g + 5) / 10)))),
            Arg::Moment(min) => text::clock(*min, lang, locales),
            Arg::Span(min) => text::duration(*min, lang, locales),
            Arg::Due { due_min, now_min } => text::deadline(*due_min, *now_min, None, lang, locales),
            Arg::Left { due_min, now_min } => self.left(*due_min, *now_min),
            Arg::Share(ppm) => text::share(*ppm, lang, locales),
            Arg::OfHundred(ppm) => text::of_hundred(*ppm, lang, locales),
            Arg::Decimal(hundredths) => text::decimal(*hundredths),
            Arg::Name(id) => self.name(id),
            Arg::Called(name) => self.called(name),
            Arg::Written(text) => self.written(text),
            Arg::Sentence(sentence) => self.say(sentence),
            Arg::List(args) => {
                let words: Vec<String> = args.iter().map(|arg| self.arg(arg)).collect();
                text::list(&words, lang, locales)
            }
            Arg::AsIs(text) => text.clone(),
        }
    }

    fn left(&self, due_min: u32, now_min: u32) -> String {
        let make = if now_min <= due_min {
            sentence::say_left
        } else {
            sentence::say_overdue
        };
        let far = due_min.abs_diff(now_min);
        let shown = if far < WHOLE_HOURS_FROM { far } else { far / 60 * 60 };
        self.say(&make(Arg::Span(shown)))
    }

    fn fluent_arg(&self, arg: &Arg) -> FluentArg {
        if let Arg::Number(number) = arg {
            FluentArg::Number(*number)
        } else {
            FluentArg::Word(self.arg(arg))
        }
    }
}
