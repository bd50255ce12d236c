//! One TOML file as a tree in which every key and value knows its bytes. Says nothing about what the keys mean.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Fault, Problem};

/// A lesson of fifty steps in three languages takes 60 kB; nobody waits for a file of more than this.
pub const LARGEST_FILE_BYTES: usize = 1_000_000;

/// A file with more syntax errors than this is not written in TOML.
const MOST_PASSES: usize = 12;
/// A file with more errors than this is no lesson with slips: its first one tells enough.
const MOST_ERRORS: usize = 1_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub path: String,
    pub content: String,
    pub root: Node,
    /// Some lines could not be read, so what is absent may stand there.
    pub is_broken: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// A string's span holds its quotes; a `[table]`'s is its header.
    pub span: Range<usize>,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    String(String),
    Integer(i64),
    /// A number with a point, as written.
    Decimal(String),
    Boolean(bool),
    /// A date or time, as TOML writes it.
    Date(String),
    Array(Vec<Node>),
    /// In the order of the file.
    Table(Vec<Entry>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    pub key_span: Range<usize>,
    pub node: Node,
}

impl Document {
    /// Reads as much of the file as TOML allows.
    ///
    /// After a key without `=` the parser builds nothing more, so each line with an error is blanked and the rest read again.
    pub fn parse(path: &str, bytes: &[u8]) -> (Document, Vec<Problem>) {
        let mut document = Document {
            path: path.to_owned(),
            content: String::new(),
            root: Node {
                span: 0..0,
                value: Value::Table(Vec::new()),
            },
            is_broken: true,
        };
        if bytes.len() > LARGEST_FILE_BYTES {
            return (document, vec![too_large(path, bytes.len())]);
        }
        let content = match std::str::from_utf8(bytes) {
            Ok(content) => content,
            Err(error) => {
                document.content = String::from_utf8_lossy(bytes).into_owned();
                return (document, vec![not_text(path, bytes, error.valid_up_to())]);
            }
        };
        document.content = content.to_owned();
        let mut problems: Vec<Problem> = Vec::new();
        let mut readable = content.to_owned();
        for _ in 0..MOST_PASSES {
            let (table, errors) = DeTable::parse_recoverable(&readable);
            document.root = node(table.span(), DeValue::Table(table.into_inner()));
            // One error drags others behind it, so each pass believes the first only.
            let place = |error: &toml::de::Error| error.span().unwrap_or(0..0).start;
            let is_hopeless = errors.len() > MOST_ERRORS;
            let Some(error) = errors.into_iter().min_by_key(place) else {
                break;
            };
            let at = clamp(content, error.span().unwrap_or(0..0));
            blank(&mut readable, line_at(content, at.start));
            problems.push(syntax(path, at, error.message()));
            if is_hopeless {
                break;
            }
        }
        problems.sort_by_key(|problem| problem.span.start);
        document.is_broken = !problems.is_empty();
        (document, problems)
    }

    /// Returns the bytes of `part` of the string that stands at `node`, or the whole string where escapes hide the place.
    pub fn inside(&self, node: &Node, part: Range<usize>) -> Range<usize> {
        let Value::String(string) = &node.value else {
            return node.span.clone();
        };
        let raw = &self.content[node.span.clone()];
        let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") {
            let after = &raw[3..];
            3 + (after.len()
                - after
                    .strip_prefix("\r\n")
                    .or(after.strip_prefix('\n'))
                    .unwrap_or(after)
                    .len())
        } else {
            1
        };
        if !raw[quotes.min(raw.len())..].starts_with(string.as_str()) {
            return node.span.clone();
        }
        let start = node.span.start + quotes;
        start + part.start..start + part.end.max(part.start)
    }
}

impl Node {
    /// Returns the value under `key` of a table.
    pub fn at(&self, key: &str) -> Option<&Node> {
        let entry = self.entries().iter().find(|entry| entry.key == key)?;
        Some(&entry.node)
    }

    /// The entries of a table; nothing for other values.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            Value::String(_)
            | Value::Integer(_)
            | Value::Decimal(_)
            | Value::Boolean(_)
            | Value::Date(_)
            | Value::Array(_) => &[],
        }
    }

    /// The elements of an array; nothing for other values.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Array(items) => items,
            Value::String(_)
            | Value::Integer(_)
            | Value::Decimal(_)
            | Value::Boolean(_)
            | Value::Date(_)
            | Value::Table(_) => &[],
        }
    }

    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(string) => Some(string),
            Value::Integer(_)
            | Value::Decimal(_)
            | Value::Boolean(_)
            | Value::Date(_)
            | Value::Array(_)
            | Value::Table(_) => None,
        }
    }

    pub fn as_number(&self) -> Option<i64> {
        match self.value {
            Value::Integer(number) => Some(number),
            Value::String(_)
            | Value::Decimal(_)
            | Value::Boolean(_)
            | Value::Date(_)
            | Value::Array(_)
            | Value::Table(_) => None,
        }
    }
}

impl Value {
    /// What it is, in an author's words.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::String(_) => "a string",
            Value::Integer(_) => "a whole number",
            Value::Decimal(_) => "a number with a point",
            Value::Boolean(_) => "`true` or `false`",
            Value::Date(_) => "a date",
            Value::Array(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

fn node(span: Range<usize>, value: DeValue<'_>) -> Node {
    let value = match value {
        DeValue::String(string) => Value::String(string.into_owned()),
        DeValue::Integer(integer) => match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) => Value::Integer(number),
            Err(_) => Value::Decimal(integer.to_string()),
        },
        DeValue::Float(float) => Value::Decimal(float.as_str().to_owned()),
        DeValue::Boolean(boolean) => Value::Boolean(boolean),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(array) => {
            let items = array.into_iter().map(|item| node(item.span(), item.into_inner()));
            Value::Array(items.collect())
        }
        DeValue::Table(table) => {
            let mut entries: Vec<Entry> = table.into_iter().map(|(key, value)| entry(key, value)).collect();
            entries.sort_by_key(|entry| entry.key_span.start);
            Value::Table(entries)
        }
    };
    Node { span, value }
}

fn entry(key: Spanned<std::borrow::Cow<'_, str>>, value: Spanned<DeValue<'_>>) -> Entry {
    Entry {
        key_span: key.span(),
        key: key.into_inner().into_owned(),
        node: node(value.span(), value.into_inner()),
    }
}

/// The line around byte `at`, without its line end.
fn line_at(content: &str, at: usize) -> Range<usize> {
    let start = content[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = content[at..].find('\n').map_or(content.len(), |length| at + length);
    start..end
}

/// Spaces of the same length keep the places of everything behind.
fn blank(content: &mut String, line: Range<usize>) {
    let spaces = " ".repeat(line.len());
    content.replace_range(line, &spaces);
}

/// Moves both ends to letters' borders inside the content.
fn clamp(content: &str, span: Range<usize>) -> Range<usize> {
    let start = content.floor_char_boundary(span.start);
    let end = content.ceil_char_boundary(span.end.max(start));
    start..end
}

fn too_large(path: &str, bytes: usize) -> Problem {
    Problem {
        fault: Fault::TooLarge,
        file: path.to_owned(),
        span: 0..0,
        title: format!(
            "`{path}` has {} kB, a file may have {} kB",
            bytes / 1000,
            LARGEST_FILE_BYTES / 1000
        ),
        label: String::new(),
        help: Some("split it into several lessons".to_owned()),
        notes: Vec::new(),
    }
}

fn not_text(path: &str, bytes: &[u8], at: usize) -> Problem {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    Problem {
        fault: Fault::NotText,
        file: path.to_owned(),
        span: 0..0,
        title: format!("`{path}` is not UTF-8 text: line {line} holds bytes of another encoding"),
        label: String::new(),
        help: Some("save it as UTF-8 in your editor".to_owned()),
        notes: Vec::new(),
    }
}

fn syntax(path: &str, span: Range<usize>, message: &str) -> Problem {
    Problem {
        fault: Fault::Syntax,
        file: path.to_owned(),
        span,
        title: "this is not TOML".to_owned(),
        label: message.to_owned(),
        help: None,
        notes: Vec::new(),
    }
}
