//! The table of the format in words, for the authors' part of the README.

use std::fmt::Write;

use strum::IntoEnumIterator;

use super::file::FileKind;
use super::key::{Count, Keys, Kind, Line, Need, Shape};
use crate::market::{Command, Event, Figure};

/// Every key of every file, a table for each shape, then the commands of scripts, what may happen, and the figures of goals.
pub fn guide() -> String {
    let mut guide = Guide {
        shown: Vec::new(),
        out: String::new(),
    };
    for file in FileKind::iter() {
        if let Some(shape) = file.shape() {
            let word: &str = file.into();
            let _ = writeln!(guide.out, "### {word}\n");
            guide.shape(shape);
        }
    }
    guide.commands();
    guide.events();
    guide.figures();
    guide.out
}

struct Guide {
    /// Names of the shapes that have their table.
    shown: Vec<&'static str>,
    out: String,
}

impl Guide {
    /// What may be written in a script, noun by noun.
    fn commands(&mut self) {
        self.out.push_str(
            "### Commands\n\nA solution, and what `bazar play` reads, is one command a line. `<names>` is `due`, `packed`, `late`, \
             `all`, or the names of orders with commas between them. What stands in brackets may be left out.\n",
        );
        for (noun, forms) in Command::forms().filter(|(_, forms)| !forms.is_empty()) {
            let _ = writeln!(self.out, "\n**{}**\n", noun.replace('_', " "));
            for (form, does) in forms {
                let _ = writeln!(self.out, "- `{form}`{}", behind(does));
            }
        }
    }

    /// What may happen.
    fn events(&mut self) {
        self.out
            .push_str("\n### Events\n\nWhat may happen in a market, noun by noun.\n\n");
        let kinds: Vec<_> = Event::kinds().collect();
        for of_noun in kinds.chunk_by(|one, next| one.0 == next.0) {
            let noun = of_noun[0].0.replace('_', " ");
            let names: Vec<String> = of_noun.iter().map(|(_, kind)| in_words(kind)).collect();
            let _ = writeln!(self.out, "- **{noun}**: {}", names.join(", "));
        }
    }

    fn figures(&mut self) {
        self.out.push_str(
            "\n### Figures\n\nA goal compares these with numbers: `_fen` is money in fen, `_g` grams, `_ppm` a share in millionths, \
             `_hundredths` stars or points in hundredths.\n\n",
        );
        for (figure, name) in Figure::table() {
            let _ = writeln!(self.out, "- `{name}`{}", behind(figure.doc()));
        }
    }

    /// The table of a shape, then those of the shapes in it; each once.
    fn shape(&mut self, shape: &'static Shape) {
        if self.shown.contains(&shape.name) {
            return;
        }
        self.shown.push(shape.name);
        let _ = writeln!(self.out, "**{}**: {}\n", shape.name, shape.doc);
        if shape.all().next().is_some() {
            self.out.push_str("| key | holds | else | |\n|---|---|---|---|\n");
        }
        for line in shape.all() {
            self.out.push_str(&row(line));
        }
        self.out.push('\n');
        if !shape.arms.is_empty() {
            let words: Vec<String> = shape.arms.iter().map(|arm| format!("`{}`", arm.word)).collect();
            let _ = writeln!(self.out, "`kind` is one of {}.\n", words.join(" "));
        }
        for arm in shape.arms {
            self.arm(arm.word, arm.shape);
        }
        let arms = shape.arms.iter().flat_map(|arm| arm.shape.all());
        for line in shape.all().chain(arms) {
            if let Some(inner) = inner(&line.kind) {
                self.shape(inner);
            }
        }
    }

    /// The keys that stand beside a word under `kind`.
    fn arm(&mut self, word: &str, shape: &'static Shape) {
        let _ = writeln!(self.out, "`kind = \"{word}\"`: {}\n", shape.doc);
        if shape.all().next().is_none() {
            return;
        }
        self.out.push_str("| key | holds | else | |\n|---|---|---|---|\n");
        for line in shape.all() {
            self.out.push_str(&row(line));
        }
        self.out.push('\n');
    }
}

/// A comment, which may have several lines, behind what it is about.
fn behind(doc: &str) -> String {
    let words: Vec<&str> = doc.split_whitespace().collect();
    if words.is_empty() {
        return String::new();
    }
    format!(": {}", words.join(" "))
}

/// `InvoiceWritten` as `invoice written`.
fn in_words(kind: &str) -> String {
    let mut words = String::new();
    for c in kind.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

fn row(line: &Line) -> String {
    let absent = match line.need {
        Need::Required => "must be there",
        Need::Else(told) => told,
    };
    let floor = line.floor.map(|floor| format!(" Not less than `{floor}`."));
    format!(
        "| `{}` | {} | {absent} | {}{} |\n",
        line.name,
        describe(&line.kind),
        line.doc,
        floor.unwrap_or_default()
    )
}

/// The table that stands under a key, in lists and maps as well.
fn inner(kind: &Kind) -> Option<&'static Shape> {
    match kind {
        Kind::Table(shape) => Some(shape),
        Kind::List(element, _) | Kind::Map(_, element) | Kind::Drawn(element) => inner(element),
        Kind::Boolean
        | Kind::Number(_)
        | Kind::String
        | Kind::Row
        | Kind::Date
        | Kind::Id
        | Kind::OwnId(_)
        | Kind::Named(_)
        | Kind::Ref(_)
        | Kind::Word(_)
        | Kind::Text
        | Kind::Decimal
        | Kind::Goal
        | Kind::Sum
        | Kind::Script => None,
    }
}

/// What stands under a key, in words.
fn describe(kind: &Kind) -> String {
    match kind {
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::Number(number) => {
            let shown = number.unit.shown().map(|shown| format!(", shown in {shown}"));
            let shown = shown.unwrap_or_default();
            format!("{}, {} to {}{shown}", number.unit.word(), number.least, number.most)
        }
        Kind::Decimal => "a number with at most two digits behind the point".to_owned(),
        Kind::String | Kind::Row | Kind::Named(_) => "a string".to_owned(),
        Kind::Date => "a day, `2026-11-23`".to_owned(),
        Kind::Id | Kind::OwnId(_) => "an id: letters, digits, `-`".to_owned(),
        Kind::Ref(of) => format!("the id of some {}", of.word()),
        Kind::Word(words) => {
            let words: Vec<String> = words().iter().map(|word| format!("`{word}`")).collect();
            words.join(" or ")
        }
        Kind::Text => "a text in each language".to_owned(),
        Kind::Goal => "a goal".to_owned(),
        Kind::Sum => "a sum".to_owned(),
        Kind::Script => "commands, one a line".to_owned(),
        Kind::Table(shape) => format!("a table: {}", shape.name),
        Kind::List(element, Count { least, most }) => {
            let count = match (*least, *most) {
                (0, usize::MAX) => String::new(),
                (least, usize::MAX) => format!("at least {least} "),
                (least, most) if least == most => format!("{least} "),
                (least, most) => format!("{least} to {most} "),
            };
            format!("a list of {count}({})", describe(element))
        }
        Kind::Drawn(kind) => format!("{}; or drawn", describe(kind)),
        Kind::Map(Keys::Any | Keys::Named(_), element) => format!("a table: to each id {}", describe(element)),
        Kind::Map(Keys::Ref(of), element) => format!("a table: to the id of some {} {}", of.word(), describe(element)),
    }
}
