//! Rule packs: every file under `rules/` holds some sections, all of them together are one `market::RulePack`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::document::{Document, Entry};
use super::super::reader::Reader;
use super::super::shape::rules::{RULES, WHOLE, pack};
use super::super::shape::{Keys, Kind, Known, check, names};
use super::super::{Fault, Problem, Text};
use super::talk;
use crate::market::RulePack;
use crate::text::Lang;

/// What the files of `rules/` say together.
pub(in super::super) struct Rules {
    /// Nothing if a section is absent or wrong.
    pub pack: Option<RulePack>,
    /// The ids to which scenarios may refer.
    pub known: Known,
    pub names: BTreeMap<String, Text>,
    pub problems: Vec<Problem>,
}

pub(in super::super) fn rules(documents: &[&Document], languages: &[Lang]) -> Rules {
    let mut known = Known::default();
    for document in documents {
        known.gather(&RULES, &document.root);
    }
    let mut problems = Vec::new();
    let mut all_names = BTreeMap::new();
    let mut has_unknown_key = false;
    for document in documents {
        let mut reader = Reader::new(document, languages);
        check(&mut reader, &known, &RULES, &document.root);
        all_names.extend(names(&RULES, &document.root));
        all_names.extend(talk::talks(&mut reader));
        has_unknown_key |= reader.has_unknown_key;
        reader.problems.sort_by_key(|problem| problem.span.start);
        problems.append(&mut reader.problems);
    }
    twice(documents, &mut problems);
    let is_broken = documents.iter().any(|document| document.is_broken);
    if !is_broken {
        problems.extend(absent(documents));
    }
    let is_sound = !is_broken && !has_unknown_key && problems.iter().all(|problem| problem.fault.is_harmless());
    Rules {
        pack: is_sound.then(|| pack(documents)).flatten(),
        known,
        names: all_names,
        problems,
    }
}

/// Reports sections and entries that stand in two files.
fn twice(documents: &[&Document], problems: &mut Vec<Problem>) {
    let mut given: BTreeSet<(&str, &str)> = BTreeSet::new();
    for document in documents {
        for section in document.root.entries() {
            let Some(line) = RULES.lines.iter().find(|line| line.name == section.key) else {
                continue;
            };
            if let Kind::Map(Keys::Named(_), _) = line.kind {
                for entry in section.node.entries() {
                    if !given.insert((&section.key, &entry.key)) {
                        problems.push(again(document, entry, "two entries are called"));
                    }
                }
            } else if WHOLE.contains(&line.name) && !given.insert(("", line.name)) {
                problems.push(again(document, section, "two sections are called"));
            }
        }
    }
}

fn again(document: &Document, entry: &Entry, title: &str) -> Problem {
    Problem {
        fault: Fault::DuplicateId,
        file: document.path.clone(),
        span: entry.key_span.clone(),
        title: format!("{title} `{}`", entry.key),
        label: "given before, perhaps in another file".to_owned(),
        help: None,
        notes: Vec::new(),
    }
}

fn absent(documents: &[&Document]) -> impl Iterator<Item = Problem> {
    let is_given = |key: &str| documents.iter().any(|document| document.root.at(key).is_some());
    WHOLE.iter().filter(move |key| !is_given(key)).map(|key| Problem {
        fault: Fault::MissingKey,
        file: "rules/pack.toml".to_owned(),
        span: 0..0,
        title: format!("the rules have no `{key}`"),
        label: String::new(),
        help: None,
        notes: Vec::new(),
    })
}
