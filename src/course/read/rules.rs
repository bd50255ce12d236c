//! Rule packs: every file under `rules/` holds some sections, all of them together are one `market::RulePack`.
//!
//! Each file says where its numbers come from; an entry may say it for itself, and gives its name in each language.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::DeValue;

use super::super::document::{Document, Node, Value};
use super::super::reader::{Placed, Reader};
use super::super::{Fault, Problem, Text};
use super::drill;
use super::given::{given, table_of};
use super::measure::measure;
use crate::market::{Confidence, RulePack};
use crate::text::Lang;

/// Said by files and entries for those who check them; the market does not read it.
const PROVENANCE: [&str; 4] = ["source", "checked_on", "confidence", "note"];

/// Sections that are maps of entries, and the kind under which `names` keeps what an entry is called.
const KINDS: [(&str, &str); 15] = [
    ("products", "product"),
    ("categories", "category"),
    ("packs", "pack"),
    ("couriers", "courier"),
    ("places", "place"),
    ("profiles", "profile"),
    ("documents", "document"),
    ("personas", "buyer"),
    ("messages", "message"),
    ("services", "service"),
    ("violations", "violation"),
    ("coupons", "coupon"),
    ("review_replies", "review-reply"),
    ("lines", "line"),
    ("amendments", "amendment"),
];

/// The section whose entries hold sentences at every answer.
const TALKS: &str = "talks";

/// What the files of `rules/` say together.
pub(in super::super) struct Rules {
    /// Nothing if a section is absent or wrong.
    pub pack: Option<RulePack>,
    pub names: BTreeMap<String, Text>,
    pub problems: Vec<Problem>,
}

pub(in super::super) fn rules(documents: &[&Document], languages: &[Lang]) -> Rules {
    let mut rules = Rules {
        pack: None,
        names: BTreeMap::new(),
        problems: Vec::new(),
    };
    let mut sections = Sections::default();
    let talks: BTreeSet<String> = documents
        .iter()
        .flat_map(|document| drill::ids(&document.root))
        .collect();
    for document in documents {
        let mut reader = Reader::new(document, languages);
        let is_told = provenance(&mut reader);
        let mut names = names(&mut reader);
        let before = reader.problems.len();
        if let Some(section) = document.root.at("talks") {
            names.extend(drill::talks(&mut reader, section, &talks));
        }
        let is_told = is_told && reader.problems.len() == before;
        rules.problems.append(&mut reader.problems);
        rules.names.extend(names);
        let beyond = measure(document, &[]);
        sections.collect(document, is_told && beyond.is_empty(), &mut rules.problems);
        rules.problems.extend(beyond);
    }
    let strays = strays(documents, languages);
    rules.pack = sections.pack(&mut rules.problems).filter(|_| strays.is_empty());
    rules.problems.extend(strays);
    rules
}

/// Returns the ids that an entry of the rules says of another one that does not exist.
fn strays(documents: &[&Document], languages: &[Lang]) -> Vec<Problem> {
    let sections = |name: &'static str| documents.iter().filter_map(move |document| document.root.at(name));
    let ids = |name: &'static str| -> Vec<&str> {
        let entries = sections(name).flat_map(Node::entries);
        entries.map(|entry| entry.key.as_str()).collect()
    };
    let listed = |name: &'static str, key: &'static str| -> Vec<&str> {
        let items = sections(name).filter_map(|node| node.at(key)).flat_map(Node::items);
        let words = items.filter_map(|item| match &item.value {
            Value::String(word) => Some(word.as_str()),
            _ => None,
        });
        words.collect()
    };
    let referring = [
        ("lines", "breach", ids("violations")),
        ("lines", "part", listed("live", "parts")),
        ("review_replies", "breach", ids("violations")),
        ("violations", "evidence", listed("conduct", "evidence")),
        ("products", "category", ids("categories")),
    ];
    let mut strays = Vec::new();
    for document in documents {
        let mut reader = Reader::new(document, languages);
        for (section, key, known) in &referring {
            for entry in document.root.at(section).map_or(&[][..], Node::entries) {
                let said = entry.node.at(key).and_then(|node| reader.as_string(node));
                if let Some(said) = said {
                    reader.refer(key, &said, known.iter().copied());
                }
            }
        }
        strays.append(&mut reader.problems);
    }
    strays
}

/// Each file names its source, the day somebody compared it, and how sure that is.
fn provenance(reader: &mut Reader<'_>) -> bool {
    let mut root = reader.root();
    let before = reader.problems.len();
    reader.string(&mut root, "source");
    let day = reader.string(&mut root, "checked_on");
    if let Some(day) = day.filter(|day| !is_day(day)) {
        let title = format!("`{}` is not a day", day.string);
        reader.bad_value(day.span, title, "written as `2026-11-23`");
    }
    reader.word(&mut root, "confidence", &[("high", ()), ("medium", ()), ("low", ())]);
    root.forgive();
    reader.problems.len() == before
}

fn is_day(day: &Placed) -> bool {
    let parts: Vec<&str> = day.string.split('-').collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if [year, month, day].iter().all(|part| is_number(part))
        && year.len() == 4 && month.len() == 2 && day.len() == 2)
}

/// What the entries of this file are called.
fn names(reader: &mut Reader<'_>) -> BTreeMap<String, Text> {
    let mut names = BTreeMap::new();
    for section in reader.document.root.entries() {
        let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == section.key) else {
            continue;
        };
        for entry in section.node.entries() {
            let Some(node) = entry.node.at("name") else {
                let title = format!("`{}` has no name", entry.key);
                let label = "add `name = { zh = …, ug = …, en = … }`".to_owned();
                reader.report(Fault::MissingKey, entry.key_span.clone(), title, label, None);
                continue;
            };
            let text = reader.as_text(node);
            names.extend(text.map(|text| (format!("{kind}.{}", entry.key), text)));
        }
    }
    names
}

/// An entry's id, where it stands, and what it says.
type Given<'a> = (String, &'a Document, Spanned<DeValue<'a>>);

/// The sections of all files, each value with the document it stands in.
#[derive(Default)]
struct Sections<'a> {
    whole: BTreeMap<String, (&'a Document, Spanned<DeValue<'a>>)>,
    entries: BTreeMap<String, Vec<Given<'a>>>,
    has_faults: bool,
}

impl<'a> Sections<'a> {
    fn collect(&mut self, document: &'a Document, is_sound: bool, problems: &mut Vec<Problem>) {
        self.has_faults |= document.is_broken || !is_sound;
        let is_pack = document.root.at("id").is_some();
        for (key, value) in table_of(document) {
            let key = key.into_inner().into_owned();
            if PROVENANCE.contains(&key.as_str()) && !is_pack {
                continue;
            }
            if key == TALKS {
                let bare = |entry| drill::without_texts(without_names(entry));
                self.add(document, key, value, problems, bare);
                continue;
            }
            if !KINDS.iter().any(|(name, _)| *name == key) {
                self.whole.insert(key, (document, value));
                continue;
            }
            self.add(document, key, value, problems, without_names);
        }
    }

    /// The entries of one section, each without what the market does not read.
    fn add(
        &mut self,
        document: &'a Document,
        key: String,
        section: Spanned<DeValue<'a>>,
        problems: &mut Vec<Problem>,
        bare: impl Fn(Spanned<DeValue<'a>>) -> Spanned<DeValue<'a>>,
    ) {
        let known = self.entries.entry(key).or_default();
        let DeValue::Table(table) = section.into_inner() else {
            return;
        };
        for (id, entry) in table {
            let span = id.span();
            let id = id.into_inner().into_owned();
            if known.iter().any(|(other, _, _)| *other == id) {
                problems.push(twice(document, &id, span));
                continue;
            }
            known.push((id, document, bare(entry)));
        }
    }

    fn pack(mut self, problems: &mut Vec<Problem>) -> Option<RulePack> {
        let before = problems.len();
        let pack = self.read(problems);
        for (key, (document, value)) in &self.whole {
            problems.push(unknown(document, key, value.span()));
        }
        for (key, entries) in &self.entries {
            if let Some((_, document, value)) = entries.first() {
                problems.push(unknown(document, key, value.span()));
            }
        }
        let is_sound = problems.len() == before && !self.has_faults;
        pack.filter(|_| is_sound)
    }

    fn read(&mut self, problems: &mut Vec<Problem>) -> Option<RulePack> {
        let told = self.told(problems);
        let day = self.section("day", problems);
        let minutes = self.section("minutes", problems);
        let timers = self.section("timers", problems);
        let demand = self.section("demand", problems);
        let quality = self.section("quality", problems);
        let penalties = self.section("penalties", problems);
        let costs = self.section("costs", problems);
        let (together, harvest) = (self.section("together", problems), self.section("harvest", problems));
        let courier_claims = self.section("courier_claims", problems);
        let photos = self.section("photos", problems);
        let route = self.section("route", problems);
        let replies = self.section("replies", problems);
        let words = self.section("words", problems);
        let inquiry = self.section("inquiry", problems);
        let tender = self.section("tender", problems);
        let van = self.section("van", problems);
        let station = self.section("station", problems);
        let talk = self.section("talk", problems);
        let (conduct, licence) = (self.section("conduct", problems), self.section("licence", problems));
        let (promotions, live) = (self.section("promotions", problems), self.section("live", problems));
        let (id, source, checked_on, confidence) = told?;
        Some(RulePack {
            products: self.map("products", problems),
            categories: self.map("categories", problems),
            packs: self.map("packs", problems),
            couriers: self.map("couriers", problems),
            places: self.map("places", problems),
            profiles: self.map("profiles", problems),
            documents: self.map("documents", problems),
            personas: self.map("personas", problems),
            messages: self.map("messages", problems),
            violations: self.map("violations", problems),
            coupons: self.map("coupons", problems),
            review_replies: self.map("review_replies", problems),
            lines: self.map("lines", problems),
            amendments: self.map("amendments", problems),
            id,
            source,
            checked_on,
            confidence,
            day: day?,
            minutes: minutes?,
            timers: timers?,
            demand: demand?,
            quality: quality?,
            penalties: penalties?,
            costs: costs?,
            together: together?,
            harvest: harvest?,
            courier_claims: courier_claims?,
            photos: photos?,
            route: route?,
            replies: replies?,
            words: words?,
            inquiry: inquiry?,
            tender: tender?,
            van: van?,
            station: station?,
            services: self.map("services", problems),
            talk: talk?,
            talks: self.map("talks", problems),
            conduct: conduct?,
            licence: licence?,
            promotions: promotions?,
            live: live?,
        })
    }

    /// What the pack is, where its numbers come from, and how sure that is.
    fn told(&mut self, problems: &mut Vec<Problem>) -> Option<(String, String, String, Confidence)> {
        self.whole.remove("note");
        let id = self.section("id", problems);
        let source = self.section("source", problems);
        let checked_on = self.section("checked_on", problems);
        let confidence = self.section("confidence", problems);
        Some((id?, source?, checked_on?, confidence?))
    }

    fn section<T: DeserializeOwned>(&mut self, key: &str, problems: &mut Vec<Problem>) -> Option<T> {
        match self.whole.remove(key) {
            Some((document, value)) => given(document, value, problems),
            None => {
                problems.push(absent(key));
                None
            }
        }
    }

    fn map<T: DeserializeOwned>(&mut self, key: &str, problems: &mut Vec<Problem>) -> BTreeMap<String, T> {
        let entries = self.entries.remove(key).unwrap_or_default();
        let read = |(id, document, value)| given(document, value, problems).map(|read| (id, read));
        entries.into_iter().filter_map(read).collect()
    }
}

/// The market knows no names and no provenance.
fn without_names(entry: Spanned<DeValue<'_>>) -> Spanned<DeValue<'_>> {
    let span = entry.span();
    let mut value = entry.into_inner();
    if let DeValue::Table(table) = &mut value {
        table.remove("name");
        for key in PROVENANCE {
            table.remove(key);
        }
    }
    Spanned::new(span, value)
}

fn problem(document: &str, span: std::ops::Range<usize>, fault: Fault, title: String, label: &str) -> Problem {
    Problem {
        fault,
        file: document.to_owned(),
        span,
        title,
        label: label.to_owned(),
        help: None,
        notes: Vec::new(),
    }
}

fn twice(document: &Document, id: &str, span: std::ops::Range<usize>) -> Problem {
    let title = format!("two entries are called `{id}`");
    problem(
        &document.path,
        span,
        Fault::DuplicateId,
        title,
        "given before, perhaps in another file",
    )
}

fn unknown(document: &Document, key: &str, span: std::ops::Range<usize>) -> Problem {
    let title = format!("unknown section `{key}`");
    problem(&document.path, span, Fault::UnknownKey, title, "no rule has this name")
}

fn absent(key: &str) -> Problem {
    let title = format!("the rules have no `{key}`");
    problem("rules/pack.toml", 0..0, Fault::MissingKey, title, "")
}
