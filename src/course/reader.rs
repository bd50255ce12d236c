//! Walks a document with the questions an author's format asks: is the key there, is it of this type, are all languages present.
//!
//! Each question that fails leaves a `Problem` with its place and an answer that lets the reading go on.

use std::collections::BTreeMap;
use std::ops::Range;

use strum::IntoEnumIterator;

use super::document::{Document, Entry, Node, Value};
use super::nearest::nearest;
use super::{Fault, Problem, Text};
use crate::text::Lang;

pub(super) struct Reader<'a> {
    pub document: &'a Document,
    pub languages: &'a [Lang],
    pub problems: Vec<Problem>,
}

/// A table being read: remembers which keys were asked for, so that the others are known to be unknown.
pub(super) struct Table<'a> {
    pub span: Range<usize>,
    entries: &'a [Entry],
    asked: Vec<&'static str>,
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

    pub fn root(&self) -> Table<'a> {
        open(&self.document.root)
    }

    pub fn table(&mut self, node: &'a Node) -> Option<Table<'a>> {
        if let Value::Table(_) = node.value {
            return Some(open(node));
        }
        self.wrong_type(node, "a table");
        None
    }

    /// Ends the reading of a table: whatever was not asked for is unknown.
    pub fn close(&mut self, table: Table<'a>) {
        for entry in table.entries {
            if table.asked.contains(&entry.key.as_str()) {
                continue;
            }
            let help = match nearest(&entry.key, table.asked.iter().copied()) {
                Some(meant) => Some(format!("did you mean `{meant}`?")),
                None if table.asked.is_empty() => None,
                None => Some(format!("known here: {}", listed(&table.asked))),
            };
            let title = format!("unknown key `{}`", entry.key);
            let label = "not a key of this table".to_owned();
            self.report(Fault::UnknownKey, entry.key_span.clone(), title, label, help);
        }
    }

    /// The value under `key`, if any.
    pub fn maybe(&mut self, table: &mut Table<'a>, key: &'static str) -> Option<&'a Node> {
        table.asked.push(key);
        let entry = table.entries.iter().find(|entry| entry.key == key)?;
        Some(&entry.node)
    }

    /// The value under `key`, which must be there.
    pub fn want(&mut self, table: &mut Table<'a>, key: &'static str) -> Option<&'a Node> {
        let found = self.maybe(table, key);
        // Behind a syntax error the key may well stand in the line that could not be read.
        if found.is_none() && !self.document.is_broken {
            let title = format!("missing key `{key}`");
            let label = format!("`{key}` belongs into this table");
            self.report(Fault::MissingKey, table.span.clone(), title, label, None);
        }
        found
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

    pub fn string(&mut self, table: &mut Table<'a>, key: &'static str) -> Option<Placed> {
        let node = self.want(table, key)?;
        self.as_string(node)
    }

    pub fn maybe_string(&mut self, table: &mut Table<'a>, key: &'static str) -> Option<Placed> {
        let node = self.maybe(table, key)?;
        self.as_string(node)
    }

    /// An id: letters, digits and `-`, as logs and commands hold it.
    pub fn id(&mut self, table: &mut Table<'a>, key: &'static str) -> Option<Placed> {
        let node = self.want(table, key)?;
        self.as_id(node)
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

    /// The `id` of one of a list's tables, which no other of them has.
    pub fn own_id(&mut self, table: &mut Table<'a>, kind: &str, seen: &mut Ids) -> Option<Placed> {
        let id = self.id(table, "id")?;
        self.once(kind, &id, seen);
        Some(id)
    }

    pub fn as_integer(&mut self, node: &Node, within: Range<i64>) -> Option<i64> {
        let Value::Integer(number) = node.value else {
            self.wrong_type(node, "a whole number");
            return None;
        };
        if !within.contains(&number) {
            let title = format!("{number} is out of range");
            self.bad_value(
                node.span.clone(),
                title,
                format!("{} to {}", within.start, within.end - 1),
            );
            return None;
        }
        Some(number)
    }

    pub fn integer(&mut self, table: &mut Table<'a>, key: &'static str, within: Range<i64>) -> Option<i64> {
        let node = self.want(table, key)?;
        self.as_integer(node, within)
    }

    /// A number with at most `places` digits behind the point, times 10^places.
    pub fn as_scaled(&mut self, node: &Node, places: u32) -> Option<i64> {
        let written = match &node.value {
            Value::Integer(number) => number.to_string(),
            Value::Decimal(written) => written.clone(),
            _ => {
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

    pub fn maybe_scaled(&mut self, table: &mut Table<'a>, key: &'static str, places: u32) -> Option<i64> {
        let node = self.maybe(table, key)?;
        self.as_scaled(node, places)
    }

    pub fn boolean(&mut self, table: &mut Table<'a>, key: &'static str) -> bool {
        match self.maybe(table, key) {
            None => false,
            Some(Node {
                value: Value::Boolean(is),
                ..
            }) => *is,
            Some(node) => {
                self.wrong_type(node, "`true` or `false`");
                false
            }
        }
    }

    pub fn as_list(&mut self, node: &'a Node) -> &'a [Node] {
        if let Value::Array(items) = &node.value {
            return items;
        }
        self.wrong_type(node, "a list");
        &[]
    }

    /// The elements under `key`; an absent list is empty.
    pub fn list(&mut self, table: &mut Table<'a>, key: &'static str) -> &'a [Node] {
        match self.maybe(table, key) {
            Some(node) => self.as_list(node),
            None => &[],
        }
    }

    /// The elements under `key`, of which there must be as many as `count` says.
    pub fn full_list(&mut self, table: &mut Table<'a>, key: &'static str, count: Range<usize>) -> &'a [Node] {
        let Some(node) = self.want(table, key) else {
            return &[];
        };
        let items = self.as_list(node);
        if matches!(node.value, Value::Array(_)) && !count.contains(&items.len()) {
            let title = format!("`{key}` has {} entries", items.len());
            self.bad_value(
                node.span.clone(),
                title,
                format!("{} to {} are wanted", count.start, count.end - 1),
            );
        }
        items
    }

    pub fn strings(&mut self, table: &mut Table<'a>, key: &'static str) -> Vec<Placed> {
        let items = self.list(table, key);
        items.iter().filter_map(|item| self.as_string(item)).collect()
    }

    /// The tables of a list, each of them once read by `read`.
    pub fn tables<T>(
        &mut self,
        items: &'a [Node],
        mut read: impl FnMut(&mut Self, &mut Table<'a>) -> Option<T>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for item in items {
            let Some(mut table) = self.table(item) else {
                continue;
            };
            all.extend(read(self, &mut table));
            self.close(table);
        }
        all
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
                    text.0.insert(lang, string.trim().to_owned());
                }
                Value::String(_) => {}
                _ => self.wrong_type(&entry.node, "a string"),
            }
        }
        self.missing_languages(node, entries, &text);
        (!text.0.is_empty()).then_some(text)
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
        let absent = |lang: &&Lang| !text.0.contains_key(lang) && !wrong(lang);
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

    pub fn text(&mut self, table: &mut Table<'a>, key: &'static str) -> Option<Text> {
        let node = self.want(table, key)?;
        self.as_text(node)
    }

    pub fn maybe_text(&mut self, table: &mut Table<'a>, key: &'static str) -> Option<Text> {
        let node = self.maybe(table, key)?;
        self.as_text(node)
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

    pub fn word<T: Copy>(&mut self, table: &mut Table<'a>, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let placed = self.string(table, key)?;
        self.as_word(&placed, words)
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

impl Table<'_> {
    /// Lets the keys that nobody asked for pass.
    pub fn forgive(&mut self) {
        self.entries = &[];
    }
}

fn open(node: &Node) -> Table<'_> {
    Table {
        span: node.span.clone(),
        entries: node.entries(),
        asked: Vec::new(),
    }
}

/// The words of a closed enum, as `word` takes them.
pub(super) fn words<T: Copy + IntoEnumIterator + Into<&'static str>>() -> Vec<(&'static str, T)> {
    T::iter().map(|meant| (meant.into(), meant)).collect()
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
