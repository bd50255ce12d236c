//! What a course's files say once they are opened: its rules, its scenarios, what ids are called. Each is read when it is first
//! asked for, and kept.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Index;
use std::sync::{Arc, OnceLock};

use super::document::Document;
use super::load::{open, scenario_kinds};
use super::own::{self, Own, Settled};
use super::reader::Reader;
use super::shape::{CALIBRATION_PATH, FileKind, Known, OWN, PRACTICES_PATH};
use super::words::{Shelf, Words};
use super::{Calibration, Fault, Play, PracticeEntry, Problem, Source, Text, read};
use crate::market::RulePack;
use crate::text::Lang;

/// Stands in every file that tells of the learner's own product.
const OWN_HINT: &str = "own";

/// The files of a course, and what was read of them.
#[derive(Debug, Default)]
pub(super) struct Ground {
    pub source: Source,
    pub languages: Vec<Lang>,
    pub scenarios: BTreeMap<String, ScenarioFile>,
    /// Every id that the index gives.
    pub index: Known,
    pub words: Words,
    pub rules: OnceLock<RuleFiles>,
    pub practices: OnceLock<Practices>,
    pub calibration: OnceLock<CalibrationRead>,
    pub known: OnceLock<Known>,
    /// The kinds of ids that scenarios may give a name of their own, so that they need not be opened for others.
    pub scenario_kinds: OnceLock<BTreeSet<String>>,
    pub scenario_names: OnceLock<BTreeMap<String, Text>>,
}

/// What the index knows of a scenario without building its market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioEntry {
    /// Path inside the course.
    pub file: String,
    pub title: Text,
    pub minutes: u32,
}

#[derive(Debug)]
pub(super) struct ScenarioFile {
    pub entry: ScenarioEntry,
    pub read: OnceLock<ScenarioRead>,
}

#[derive(Debug)]
pub(super) struct ScenarioRead {
    play: Option<Play>,
    names: BTreeMap<String, Text>,
    problems: Vec<Problem>,
}

/// What stands in the course's practices, and what is wrong there.
#[derive(Debug)]
pub(super) struct Practices {
    pub entries: Vec<PracticeEntry>,
    problems: Vec<Problem>,
}

/// What is published about real shops, and what is wrong there.
#[derive(Debug)]
pub(super) struct CalibrationRead {
    pub calibration: Calibration,
    problems: Vec<Problem>,
}

/// The rules of a course: its own, else the built-in ones.
#[derive(Debug, Clone)]
pub(super) struct RuleFiles {
    pack: Arc<RulePack>,
    known: Known,
    /// What their ids are called.
    names: BTreeMap<String, Text>,
    problems: Vec<Problem>,
}

/// The scenarios of a course, by id. One that cannot be played as its author meant it stands in the index and is not found.
#[derive(Debug, Clone)]
pub struct Scenarios(pub(super) Arc<Ground>);

/// What ids of rules and scenarios are called, by `kind.id`: `product.walnut`, `pack.net-carton`, `offer.film-thick`.
#[derive(Debug, Clone, Default)]
pub struct Names(pub(super) Arc<Ground>);

impl Ground {
    /// Paths of the files in a folder.
    pub fn paths<'a>(source: &'a Source, folder: &'a str) -> impl Iterator<Item = &'a String> {
        let files = source.files.keys();
        files.filter(move |path| path.starts_with(folder) && path.ends_with(".toml"))
    }

    /// The files that hold rules.
    fn rule_paths(source: &Source) -> impl Iterator<Item = &String> {
        Ground::paths(source, "rules/").filter(|path| FileKind::of(path) == FileKind::Rules)
    }

    pub fn rules(&self) -> &RuleFiles {
        self.rules.get_or_init(|| rules(&self.source, &self.languages))
    }

    pub fn words(&self) -> Shelf<'_> {
        Shelf {
            words: &self.words,
            source: &self.source,
            languages: &self.languages,
        }
    }

    /// Every id that the index and the small files give.
    fn labels(&self) -> Known {
        let mut labels = self.index.clone();
        labels.extend(&self.words().known());
        labels
    }

    pub fn practices(&self) -> &Practices {
        self.practices.get_or_init(|| {
            if !self.source.files.contains_key(PRACTICES_PATH) {
                return Practices {
                    entries: Vec::new(),
                    problems: Vec::new(),
                };
            }
            let (document, mut problems) = open(&self.source, PRACTICES_PATH);
            let mut reader = Reader::new(&document, &self.languages);
            let entries = read::practices(&mut reader, &self.labels());
            problems.append(&mut reader.problems);
            Practices { entries, problems }
        })
    }

    pub fn calibration(&self) -> &CalibrationRead {
        self.calibration.get_or_init(|| {
            if !self.source.files.contains_key(CALIBRATION_PATH) {
                return CalibrationRead {
                    calibration: Calibration::default(),
                    problems: Vec::new(),
                };
            }
            let (document, mut problems) = open(&self.source, CALIBRATION_PATH);
            let mut reader = Reader::new(&document, &self.languages);
            let calibration = read::calibration(&mut reader, self.known());
            problems.append(&mut reader.problems);
            CalibrationRead { calibration, problems }
        })
    }

    pub fn pack(&self) -> &Arc<RulePack> {
        &self.rules().pack
    }

    /// Every id to which a lesson may refer.
    pub fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let mut known = self.labels();
            known.extend(&self.rules().known);
            known
        })
    }

    fn scenario(&self, id: &str) -> Option<&ScenarioRead> {
        let file = self.scenarios.get(id)?;
        Some(file.read.get_or_init(|| self.read_scenario(&file.entry.file, None)))
    }

    /// As it is written, or with the learner's own product.
    pub fn read_scenario(&self, path: &str, product: Option<&str>) -> ScenarioRead {
        let (mut document, mut problems) = open(&self.source, path);
        let own = OWN.of(&document.root).flatten();
        let unsettled = self.settle(&mut document, own.as_ref(), product);
        let mut reader = Reader::new(&document, &self.languages);
        let rules = self.rules();
        let play = read::play(&mut reader, &rules.pack, &rules.known);
        problems.append(&mut reader.problems);
        // A place for which there is no word is not as its author meant it.
        let play = play.filter(|_| unsettled.is_empty());
        problems.extend(unsettled);
        let (play, names) = play.unzip();
        ScenarioRead {
            play,
            names: names.unwrap_or_default(),
            problems,
        }
    }

    /// Which products may be the learner's own in a scenario.
    pub fn own_of_scenario(&self, id: &str) -> Option<Own> {
        self.own_in(&self.scenarios.get(id)?.entry.file)
    }

    /// The same of a file; most have none, and are not parsed for it.
    pub fn own_in(&self, path: &str) -> Option<Own> {
        let bytes = self.source.files.get(path)?;
        let is_told = String::from_utf8_lossy(bytes).contains(OWN_HINT);
        let root = is_told.then(|| Document::parse(path, bytes).0.root)?;
        OWN.of(&root).flatten()
    }

    /// Puts the learner's product, or what stands in, into the places of a file; returns what is wrong with them.
    pub fn settle(&self, document: &mut Document, own: Option<&Own>, product: Option<&str>) -> Vec<Problem> {
        let rules = &self.rules().pack;
        if let Some(own) = own {
            let product = product.filter(|product| own.admits(product, rules));
            let product = product.unwrap_or(&own.product);
            if let Some(settled) = Settled::of(own, product, self.product_name(product), rules) {
                document.root = settled.put(&document.root, &self.languages);
            }
        }
        let mut reader = Reader::new(document, &self.languages);
        own::look(&mut reader, own, rules);
        reader.problems
    }

    /// Scenarios give products no names of their own, so that none is opened for one.
    fn product_name(&self, product: &str) -> Text {
        let key = format!("product.{product}");
        let words = self.words();
        let named = self.rules().names.get(&key).or_else(|| words.names().get(&key));
        named.cloned().unwrap_or_default()
    }

    /// Opens all rules and scenarios; returns what is wrong in them.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.words().problems();
        problems.extend(self.rules().problems.clone());
        problems.extend(self.practices().problems.clone());
        problems.extend(self.calibration().problems.clone());
        for id in self.scenarios.keys() {
            problems.extend(self.scenario(id).iter().flat_map(|read| read.problems.clone()));
        }
        problems.extend(self.names_apart());
        problems
    }

    /// What two files call by one id and two names: ids are looked up in the whole course, so one of them would be shown wrongly.
    fn names_apart(&self) -> Vec<Problem> {
        let here = self.rules().names.iter().chain(self.words().names());
        let mut given: BTreeMap<&String, &Text> = here.collect();
        let mut problems = Vec::new();
        for (id, file) in &self.scenarios {
            for (key, name) in self.scenario(id).iter().flat_map(|read| &read.names) {
                if given.insert(key, name).is_some_and(|other| other != name) {
                    problems.push(self.other_name(&file.entry.file, key));
                }
            }
        }
        problems
    }

    fn other_name(&self, file: &str, key: &str) -> Problem {
        let id = key.split_once('.').map_or(key, |(_, id)| id);
        let bytes = self.source.files.get(file).map_or(&[][..], |bytes| bytes);
        let start = String::from_utf8_lossy(bytes)
            .find(&format!("\n{id} = "))
            .map_or(0, |at| at + 1);
        Problem {
            fault: Fault::DuplicateId,
            file: file.to_owned(),
            span: start..start + if start == 0 { 0 } else { id.len() },
            title: format!("`{key}` is called otherwise in another file"),
            label: "another name than there".to_owned(),
            help: Some("give this one another id, or the same name".to_owned()),
            notes: Vec::new(),
        }
    }
}

impl ScenarioRead {
    pub fn into_play(self) -> Option<Play> {
        self.play
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }
}

impl Scenarios {
    pub fn get(&self, id: &str) -> Option<&Play> {
        self.0.scenario(id)?.play.as_ref()
    }

    /// The same with the learner's own product where it fits.
    pub fn with(&self, id: &str, product: &str) -> Option<Play> {
        let file = self.0.scenarios.get(id)?;
        self.0.read_scenario(&file.entry.file, Some(product)).into_play()
    }

    /// Which products may be the learner's own in it.
    pub fn own(&self, id: &str) -> Option<Own> {
        self.0.own_of_scenario(id)
    }

    /// What the index says of it.
    pub fn entry(&self, id: &str) -> Option<&ScenarioEntry> {
        self.0.scenarios.get(id).map(|file| &file.entry)
    }

    /// The ids in the index.
    pub fn keys(&self) -> impl Iterator<Item = &String> + Clone {
        self.0.scenarios.keys()
    }

    /// Those that can be played.
    pub fn values(&self) -> impl Iterator<Item = &Play> {
        self.keys().filter_map(|id| self.get(id))
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, &Play)> {
        self.keys().filter_map(|id| Some((id, self.get(id)?)))
    }
}

impl Index<&str> for Scenarios {
    type Output = Play;

    fn index(&self, id: &str) -> &Play {
        self.get(id).expect("a scenario of the course")
    }
}

impl Names {
    pub fn get(&self, key: &str) -> Option<&Text> {
        let ground = &*self.0;
        let kind = key.split('.').next().unwrap_or(key);
        let own = ground
            .scenario_kinds
            .get_or_init(|| scenario_kinds(&ground.source))
            .contains(kind)
            .then(|| ground.scenario_names().get(key));
        let here = || {
            ground
                .words()
                .names()
                .get(key)
                .or_else(|| ground.rules().names.get(key))
        };
        own.flatten().or_else(here)
    }

    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Every id that has a name: `place.lanzhou`. Opens all scenarios.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let ground = &*self.0;
        let here = ground.words().names().keys().chain(ground.rules().names.keys());
        here.chain(ground.scenario_names().keys()).map(String::as_str)
    }
}

impl Ground {
    /// What the offers, bills and people of all scenarios are called; opens them all.
    fn scenario_names(&self) -> &BTreeMap<String, Text> {
        self.scenario_names.get_or_init(|| {
            let read = self.scenarios.keys().filter_map(|id| self.scenario(id));
            read.flat_map(|read| read.names.clone()).collect()
        })
    }
}

/// The course's own rules, else the built-in ones.
fn rules(source: &Source, languages: &[Lang]) -> RuleFiles {
    let paths: Vec<&String> = Ground::rule_paths(source).collect();
    if paths.is_empty() {
        return with_names(BTreeMap::new(), Vec::new());
    }
    if builtin().is_from(source, &paths, languages) {
        return builtin().files.clone();
    }
    let opened: Vec<(Document, Vec<Problem>)> = paths.iter().map(|path| open(source, path)).collect();
    let documents: Vec<&Document> = opened.iter().map(|(document, _)| document).collect();
    let read = read::rules(&documents, languages);
    let mut problems: Vec<Problem> = opened.iter().flat_map(|(_, problems)| problems.clone()).collect();
    problems.extend(read.problems);
    match read.pack {
        Some(pack) => RuleFiles {
            pack: Arc::new(pack),
            known: read.known,
            names: read.names,
            problems,
        },
        None => with_names(read.names, problems),
    }
}

/// The built-in rules under the names of a course that has none of its own that hold.
fn with_names(own: BTreeMap<String, Text>, problems: Vec<Problem>) -> RuleFiles {
    let Builtin { files, named } = builtin();
    let mut names = named.clone();
    names.extend(files.names.clone());
    names.extend(own);
    RuleFiles {
        names,
        problems,
        ..files.clone()
    }
}

/// The rules that the program has in it.
struct Builtin {
    files: RuleFiles,
    /// Of its `names.toml`.
    named: BTreeMap<String, Text>,
}

const LANGUAGES: [&str; 3] = ["zh", "ug", "en"];

impl Builtin {
    /// Whether a course has just these rules.
    fn is_from(&self, source: &Source, paths: &[&String], languages: &[Lang]) -> bool {
        let embedded = Source::embedded();
        let own = Ground::rule_paths(&embedded);
        languages == LANGUAGES.map(Lang::new)
            && own.eq(paths.iter().copied())
            && paths.iter().all(|path| source.bytes(path) == embedded.bytes(path))
    }
}

/// Read once.
fn builtin() -> &'static Builtin {
    static BUILTIN: OnceLock<Builtin> = OnceLock::new();
    BUILTIN.get_or_init(|| {
        let source = Source::embedded();
        let languages = LANGUAGES.map(Lang::new);
        let paths = Ground::rule_paths(&source);
        let documents: Vec<Document> = paths.map(|path| open(&source, path).0).collect();
        let documents: Vec<&Document> = documents.iter().collect();
        let rules = read::rules(&documents, &languages);
        let Some(pack) = rules.pack else {
            panic!("the built-in rules are broken: {:#?}", rules.problems);
        };
        let (named, _) = open(&source, "names.toml");
        Builtin {
            named: read::names(&mut Reader::new(&named, &languages)),
            files: RuleFiles {
                pack: Arc::new(pack),
                known: rules.known,
                names: rules.names,
                problems: Vec::new(),
            },
        }
    })
}
