//! A list of names out of the bytes of a file, as Excel and WPS write them: UTF-8 with and without a mark, UTF-16 with one, GB18030;
//! commas, semicolons or tabs; headings in any order and any language of the program.

use encoding_rs::{Encoding, GB18030};

use crate::{
    course::Names,
    report::csv::undone,
    say::{Localizer, Sentence, sentence},
    text::Locales,
    tutor::{Roster, RosterRow},
};

use super::{
    COLUMNS,
    personal::{Personal, personal},
};

/// What spreadsheets put between cells; the first is tried first.
const BETWEEN: [u8; 3] = [b',', b';', b'\t'];

/// Between the words of a sentence that lists them.
const WORDS: char = '|';

/// The words that stand over columns, in small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headings {
    card: Vec<String>,
    name: Vec<String>,
    class: Vec<String>,
    /// Columns with one of these in their heading are about identity cards or phones.
    personal: Vec<String>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub roster: Roster,
    /// Headings of columns that nobody knows, which are left aside.
    pub unknown: Vec<String>,
}

/// Why nothing of a file is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetFault {
    /// It is no text: a workbook, a picture.
    NotText,
    Empty,
    /// No heading of the first row stands over names; these are there.
    NoNames {
        headings: Vec<String>,
    },
    /// Two columns are for one thing.
    Twice {
        heading: String,
    },
    /// Something in the column is, or is said to be, a number of an identity card or a phone.
    Personal {
        heading: String,
        row: usize,
        what: Personal,
    },
    /// The same by its heading.
    PersonalHeading {
        heading: String,
        row: usize,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Card,
    Name,
    Class,
    Unknown,
}

impl Headings {
    /// Those of every language there is.
    pub fn of(locales: &Locales) -> Headings {
        let names = Names::default();
        let words = |key: Option<&str>, sentence: fn() -> Sentence| {
            let told = locales.languages().map(|lang| {
                let localizer = Localizer {
                    locales,
                    names: &names,
                    lang,
                };
                localizer.say(&sentence())
            });
            let mut words: Vec<String> = key.map(plain).into_iter().collect();
            for told in told {
                words.extend(told.split(WORDS).map(plain));
            }
            words
        };
        Headings {
            card: words(Some(COLUMNS[0].key), sentence::roster_heads_card),
            name: words(Some(COLUMNS[1].key), sentence::roster_heads_name),
            class: words(Some(COLUMNS[2].key), sentence::roster_heads_class),
            personal: words(None, sentence::roster_heads_personal),
        }
    }

    fn place(&self, heading: &str) -> Place {
        let heading = plain(heading);
        let places = [
            (&self.card, Place::Card),
            (&self.name, Place::Name),
            (&self.class, Place::Class),
        ];
        let known = places.into_iter().find(|(words, _)| words.contains(&heading));
        known.map_or(Place::Unknown, |(_, place)| place)
    }

    fn is_personal(&self, heading: &str) -> bool {
        let heading = plain(heading);
        self.personal.iter().any(|word| heading.contains(word.as_str()))
    }
}

/// Reads a file; the roster's rows are as they were typed, without the space around them.
pub fn read(bytes: &[u8], headings: &Headings) -> Result<Sheet, SheetFault> {
    let (text, may_have_lost) = decoded(bytes).ok_or(SheetFault::NotText)?;
    let tables = BETWEEN.map(|between| (between, heads(&text, between)));
    let known = |heads: &[String]| {
        let places = heads.iter().map(|heading| headings.place(heading));
        places.filter(|place| *place != Place::Unknown).count()
    };
    // Of those that tell as much, the first.
    let (between, heads) = tables
        .into_iter()
        .rev()
        .max_by_key(|(_, heads)| (known(heads), heads.len()))
        .ok_or(SheetFault::Empty)?;
    let places: Vec<Place> = heads.iter().map(|heading| headings.place(heading)).collect();
    if heads.is_empty() {
        return Err(SheetFault::Empty);
    }
    if !places.contains(&Place::Name) {
        return Err(SheetFault::NoNames { headings: heads });
    }
    let is_twice = |at: &usize| places[*at] != Place::Unknown && places[..*at].contains(&places[*at]);
    if let Some(at) = (0..places.len()).find(is_twice) {
        return Err(SheetFault::Twice {
            heading: heads[at].clone(),
        });
    }
    let rows = cells(&text, between);
    nothing_personal(&heads, &rows, headings)?;
    let unknown = heads.iter().zip(&places).filter(|(_, place)| **place == Place::Unknown);
    let unknown = unknown
        .map(|(heading, _)| heading.clone())
        .filter(|heading| !heading.is_empty());
    Ok(Sheet {
        unknown: unknown.collect(),
        roster: Roster {
            rows: rows
                .iter()
                .map(|(number, cells)| row(*number, cells, &places))
                .collect(),
            may_have_lost,
        },
    })
}

fn row(number: usize, cells: &[String], places: &[Place]) -> RosterRow {
    let of = |place: Place| {
        let at = places.iter().position(|one| *one == place);
        let cell = at.and_then(|at| cells.get(at)).map_or("", String::as_str);
        undone(cell).trim().to_owned()
    };
    let beyond = cells.iter().skip(places.len()).map(String::as_str);
    RosterRow {
        number,
        card: of(Place::Card),
        name: of(Place::Name),
        class: of(Place::Class),
        beyond: beyond.collect::<Vec<_>>().join(" ").trim().to_owned(),
    }
}

fn nothing_personal(heads: &[String], rows: &[(usize, Vec<String>)], headings: &Headings) -> Result<(), SheetFault> {
    for (row, cells) in rows {
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            let heading = heads.get(at).cloned().unwrap_or_default();
            if let Some(what) = personal(cell) {
                let row = *row;
                return Err(SheetFault::Personal { heading, row, what });
            }
            if headings.is_personal(&heading) {
                return Err(SheetFault::PersonalHeading { heading, row: *row });
            }
        }
    }
    Ok(())
}

/// Returns the text, and whether it was written in a way that has not all letters. Whatever is no UTF-8 to its last byte is GB18030, as
/// Chinese spreadsheets write where nobody asks for another.
fn decoded(bytes: &[u8]) -> Option<(String, bool)> {
    let marked = Encoding::for_bom(bytes);
    let (text, may_have_lost) = match marked {
        Some((encoding, mark)) => (
            encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..])?,
            false,
        ),
        None => match str::from_utf8(bytes) {
            Ok(text) => (text.into(), false),
            Err(_) => (
                GB18030.decode_without_bom_handling_and_without_replacement(bytes)?,
                true,
            ),
        },
    };
    if text.contains('\0') {
        return None;
    }
    // Rows are counted by their ends.
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Some((text, may_have_lost))
}

fn heads(text: &str, between: u8) -> Vec<String> {
    let mut reader = reader(text, between);
    let first = reader.records().next().and_then(Result::ok);
    let mut heads: Vec<String> = first
        .iter()
        .flat_map(|record| record.iter().map(|head| head.trim().to_owned()))
        .collect();
    // Spreadsheets fill rows up to the longest.
    while heads.last().is_some_and(String::is_empty) {
        heads.pop();
    }
    heads
}

/// The rows behind the headings that hold anything, each with the number that a spreadsheet gives it.
fn cells(text: &str, between: u8) -> Vec<(usize, Vec<String>)> {
    let mut reader = reader(text, between);
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    // Ends of lines inside cells.
    let mut inside = 0;
    while let Ok(true) = reader.read_record(&mut record) {
        inside += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let ended = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        let number = ended.saturating_sub(1 + inside);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push((number, record.iter().map(str::to_owned).collect()));
        }
    }
    if !rows.is_empty() {
        rows.remove(0);
    }
    rows
}

fn reader(text: &str, between: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(between)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// A heading without what people write it differently by.
fn plain(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '*' | ':' | '：'));
    kept.flat_map(char::to_lowercase).collect()
}
