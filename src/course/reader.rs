//! Questions to one value of a document: is it of this type, is it in this list, are all languages present. A failed question leaves
//! a `Problem` with its place. Which question belongs to which key stands in `shape`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::document::{Document, Entry, Node, Value};
use super::nearest::nearest;
use super::{Fault, Problem, Text};
use crate::text::Lang;

pub(super) struct Reader<'a> {
    pub document: &'a Document,
    pub languages: &'a [Lang],
    pub problems: Vec<Problem>,
    /// A key was met that nobody knows: perhaps the number that somebody meant to change.
    pub has_unknown_key: bool,
}

/// A string and the bytes where it stands.
#[derive(Clone)]
pub(super) struct Placed {
    pub string: String,
    pub span: Range<usize>,
}

/// Ids given so far, and where.
pub(super) type Ids = BTreeMap<String, Range<usize>>;

impl<'a> Reader<'a> {
    pub fn new(document: &'a Document, languages: &'a [Lang]) -> Reader<'a> {
        Reader {
            document,
            languages,
            problems: Vec::new(),
            has_unknown_key: false,
        }
    }

    pub fn report(&mut self, fault: Fault, span: Range<usize>, title: String, label: String, help: Option<String>) {
        self.problems.push(Problem {
            fault,
            file: self.document.path.clone(),
            span,
            title,
            label,
            help,
            notes: Vec::new(),
        });
    }

    /// The right type with a senseless value.
    pub fn bad_value(&mut self, span: Range<usize>, title: impl Into<String>, label: impl Into<String>) {
        self.report(Fault::BadValue, span, title.into(), label.into(), None);
    }

    pub fn wrong_type(&mut self, node: &Node, wanted: &str) {
        let title = format!("{wanted} is wanted here");
        let label = format!("this is {}", node.value.kind());
        self.report(Fault::WrongType, node.span.clone(), title, label, None);
    }

    pub fn as_string(&mut self, node: &Node) -> Option<Placed> {
        let Value::String(string) = &node.value else {
            self.wrong_type(node, "a string");
            return None;
        };
        if string.trim().is_empty() {
            self.bad_value(node.span.clone(), "an empty string", "something must stand here");
            return None;
        }
        Some(Placed {
            string: string.clone(),
            span: node.span.clone(),
        })
    }

    pub fn as_id(&mut self, node: &Node) -> Option<Placed> {
        let placed = self.as_string(node)?;
        let is_sound = placed
            .string
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        if !is_sound {
            let title = format!("`{}` cannot be an id", placed.string);
            self.bad_value(placed.span.clone(), title, "ids hold Latin letters, digits and `-`");
            return None;
        }
        Some(placed)
    }

    /// A number with at most `places` digits behind the point, times 10^places.
    pub fn as_scaled(&mut self, node: &Node, places: u32) -> Option<i64> {
        let written = match &node.value {
            Value::Integer(number) => number.to_string(),
            Value::Decimal(written) => written.clone(),
            Value::String(_) | Value::Boolean(_) | Value::Date(_) | Value::Array(_) | Value::Table(_) => {
                self.wrong_type(node, "a number");
                return None;
            }
        };
        let number = scaled(&written, places);
        if number.is_none() {
            let title = format!("`{written}` cannot be counted here");
            self.bad_value(
                node.span.clone(),
                title,
                format!("at most {places} digits behind the point"),
            );
        }
        number
    }

    /// A text in every language of the course.
    pub fn as_text(&mut self, node: &Node) -> Option<Text> {
        let Value::Table(entries) = &node.value else {
            self.wrong_type(node, "a text in each language, `{ zh = \"…\", … }`,");
            return None;
        };
        let mut text = Text::default();
        for entry in entries {
            let lang = Lang::new(&entry.key);
            if !self.languages.contains(&lang) {
                self.unknown_language(entry);
                continue;
            }
            match &entry.node.value {
                Value::String(string) if !string.trim().is_empty() => {
                    text.set(lang, string.trim().to_owned());
                }
                Value::String(_) => {}
                Value::Integer(_)
                | Value::Decimal(_)
                | Value::Boolean(_)
                | Value::Date(_)
                | Value::Array(_)
                | Value::Table(_) => self.wrong_type(&entry.node, "a string"),
            }
        }
        self.missing_languages(node, entries, &text);
        (!text.is_empty()).then_some(text)
    }

    fn unknown_language(&mut self, entry: &Entry) {
        let codes: Vec<&str> = self.languages.iter().map(|lang| lang.0.as_str()).collect();
        let help = Some(format!("the course's languages are {}", listed(&codes)));
        let title = format!("unknown language `{}`", entry.key);
        let label = "not a language of the course".to_owned();
        self.report(Fault::UnknownKey, entry.key_span.clone(), title, label, help);
    }

    fn missing_languages(&mut self, node: &Node, entries: &[Entry], text: &Text) {
        if self.document.is_broken {
            return;
        }
        let wrong = |lang: &Lang| {
            entries
                .iter()
                .any(|entry| entry.key == lang.0 && entry.node.as_str().is_none())
        };
        let absent = |lang: &&Lang| text.get(lang).is_none() && !wrong(lang);
        let missing: Vec<&str> = self
            .languages
            .iter()
            .filter(absent)
            .map(|lang| lang.0.as_str())
            .collect();
        if !missing.is_empty() {
            let title = format!("this text is missing in {}", listed(&missing));
            let help = format!(
                "add {}",
                listed(&missing.iter().map(|code| format!("{code} = \"…\"")).collect::<Vec<_>>())
            );
            let label = "every text stands in each language of the course".to_owned();
            self.report(Fault::MissingLanguage, node.span.clone(), title, label, Some(help));
        }
    }

    /// One of a closed list of words.
    pub fn as_word<T: Copy>(&mut self, placed: &Placed, words: &[(&str, T)]) -> Option<T> {
        if let Some((_, meant)) = words.iter().find(|(word, _)| *word == placed.string) {
            return Some(*meant);
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let help = match nearest(&placed.string, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("known: {}", listed(&known)),
        };
        let title = format!("`{}` is not known here", placed.string);
        self.report(
            Fault::BadValue,
            placed.span.clone(),
            title,
            "unknown word".to_owned(),
            Some(help),
        );
        None
    }

    /// Checks that something of this `kind` has the id.
    pub fn refer<'k>(&mut self, kind: &str, id: &Placed, known: impl Iterator<Item = &'k str> + Clone) -> bool {
        self.look_up(Fault::UnknownReference, kind, id, known)
    }

    /// The same for ids without which everything works: they are only shown or counted.
    pub fn label<'k>(&mut self, kind: &str, id: &Placed, known: impl Iterator<Item = &'k str> + Clone) {
        self.look_up(Fault::UnknownLabel, kind, id, known);
    }

    fn look_up<'k>(
        &mut self,
        fault: Fault,
        kind: &str,
        id: &Placed,
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> bool {
        if known.clone().any(|candidate| candidate == id.string) {
            return true;
        }
        let help = nearest(&id.string, known).map(|meant| format!("did you mean `{meant}`?"));
        let title = format!("there is no {kind} `{}`", id.string);
        self.report(fault, id.span.clone(), title, format!("unknown {kind}"), help);
        false
    }

    /// Checks that the id is given once in its list.
    pub fn once(&mut self, kind: &str, id: &Placed, seen: &mut Ids) {
        let Some(first) = seen.get(&id.string) else {
            seen.insert(id.string.clone(), id.span.clone());
            return;
        };
        let line = self.document.content[..first.start].matches('\n').count() + 1;
        let title = format!("two {kind}s are called `{}`", id.string);
        let help = Some(format!(
            "the first stands in line {line}; progress is kept by id, so change this one"
        ));
        self.report(
            Fault::DuplicateId,
            id.span.clone(),
            title,
            "given before".to_owned(),
            help,
        );
    }
}

/// `` `a`, `b` and `c` ``.
pub(super) fn listed<S: AsRef<str>>(words: &[S]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match quoted.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// Returns the number times 10^places, or nothing if that is not a whole number of a sensible size.
pub(super) fn scaled(written: &str, places: u32) -> Option<i64> {
    let written = written.replace('_', "");
    let (sign, digits) = match written.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, written.strip_prefix('+').unwrap_or(&written)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(part) || part.len() > places as usize {
        return None;
    }
    let part = format!("{part:0<width$}", width = places as usize);
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = if part.is_empty() { 0 } else { part.parse().ok()? };
    let number = whole.checked_mul(10_i64.checked_pow(places)?)?.checked_add(part)?;
    Some(sign * number)
}
