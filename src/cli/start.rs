//! What every subcommand begins with: the reader's languages, the course, the data folder. Reads the disk, decides no rule.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{IsTerminal, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};

use crate::{
    app::Told,
    course::{Course, Problem, Source, builtin_locales},
    say::{Arg, Sentence, sentence},
    store::{Look, OpenError, Opening, Secret, SecretError, Store},
    text::{Lang, LanguagePair, Locales},
    tui::open_trouble,
    tutor::LearnerRecords,
};

use super::{Failure, Global, import::refused};

/// A file is read up to here and one byte more, so that the course can say that it is too large without holding it.
const MOST_BYTES_OF_A_FILE: u64 = 4 << 20;

/// Files and folders in the folder of a course.
const MOST_FILES: usize = 10_000;

/// Languages of a course without `--lang`: Chinese flush left, Uyghur flush right.
const USUAL_TONGUES: &str = "zh,ug";

pub struct Start {
    pub locales: Arc<Locales>,
    pub languages: LanguagePair,
}

impl Start {
    pub fn new(global: &Global) -> Result<Start, Failure> {
        let locales = builtin_locales();
        let languages = languages(global.lang.as_deref().unwrap_or(USUAL_TONGUES), &locales)?;
        Ok(Start {
            locales: Arc::new(locales),
            languages,
        })
    }

    /// Returns the course of `--course` and all mistakes in it, else the embedded one, which tests hold free of them and whose
    /// scenarios need not be opened before somebody plays them.
    pub fn course(&self, global: &Global) -> Result<(Arc<Course>, Vec<Problem>), Failure> {
        let source = source(global.course.as_deref())?;
        let (course, problems) = match global.course {
            Some(_) => Course::load(&source),
            None => Course::index(&source),
        };
        Ok((Arc::new(course), problems))
    }

    /// Opens the log of this PC, to write.
    pub fn store(&self, global: &Global) -> Result<(Store, LearnerRecords), Failure> {
        let folder = data_folder(global)?;
        let mut told = None;
        let store = Store::open_telling(&folder, &mut |opening| self.tell(opening, &mut told));
        let mut store = store.map_err(|err| self.refused(&err))?;
        let records = store.records().map_err(|err| self.refused(&err))?;
        Ok((store, records))
    }

    /// Looks into the log of this PC, though another bazar may be writing it.
    pub fn look(&self, global: &Global) -> Result<Look, Failure> {
        let folder = data_folder(global)?;
        let look = Look::into(&folder).map_err(|err| self.refused(&err))?;
        look.ok_or_else(|| self.failure(&sentence::cli_data_nothing(Arg::as_is(folder.display().to_string()))))
    }

    /// Everybody in full, with a word about entries that are not as they were written.
    pub fn records(&self, global: &Global) -> Result<LearnerRecords, Failure> {
        let (records, damaged) = self.look(global)?.records().map_err(|err| self.refused(&err))?;
        if !damaged.is_empty() {
            let count = i64::try_from(damaged.len()).unwrap_or(i64::MAX);
            self.failure(&sentence::cli_data_damaged(Arg::Number(count))).print();
        }
        Ok(records)
    }

    /// What takes long at the first start of a newer program is told once, and every tenth part of it.
    fn tell(&self, opening: Opening, told: &mut Option<i64>) {
        let (sentence, tenth) = match opening {
            Opening::WaitsForOther => (sentence::cli_data_waits(), -1),
            Opening::Renews => (sentence::cli_data_renews(), -2),
            Opening::Migrates { done, all } => {
                let tenth = i64::try_from(done * 10 / all.max(1)).unwrap_or_default();
                (sentence::cli_data_migrates(Arg::Number(10 * tenth)), tenth)
            }
        };
        if *told != Some(tenth) {
            *told = Some(tenth);
            self.failure(&sentence).print();
        }
    }

    /// A sentence on the person's screen, in both languages.
    pub fn failure(&self, sentence: &Sentence) -> Failure {
        Failure::localized(&self.locales, &self.languages, sentence)
    }

    /// A scenario that the course does not have, with those that it has.
    pub fn no_scenario(&self, course: &Course, id: &str) -> Failure {
        let known: Vec<&str> = course.scenarios.keys().map(String::as_str).collect();
        let told = sentence::cli_no_scenario(Arg::as_is(id), Arg::as_is(known.join(" ")));
        self.failure(&told).usage()
    }

    /// The center's secret, if one was set here.
    pub fn secret(&self, global: &Global) -> Result<Option<Secret>, Failure> {
        let secret = Secret::in_folder(&data_folder(global)?);
        secret.map_err(|err| match err {
            SecretError::Io { path, source } => refused(self, &path, source.into()),
            SecretError::TooShort | SecretError::IsSet => anyhow::Error::new(err).into(),
        })
    }

    /// Tells on a terminal how far long work is, each tenth part of it; the work goes on.
    pub fn progress(&self) -> impl FnMut(usize, usize) -> ControlFlow<()> + '_ {
        let mut told = 0;
        move |done, all| {
            let tenth = i64::try_from(done * 10 / all.max(1)).unwrap_or_default();
            if told < tenth && std::io::stderr().is_terminal() {
                told = tenth;
                self.failure(&sentence::bundle_progress(Arg::Number(10 * tenth)))
                    .print();
            }
            ControlFlow::Continue(())
        }
    }

    /// Sentences in each of the reader's languages, a paragraph each.
    pub fn told(&self, sentences: &[Sentence]) -> String {
        let told = sentences.iter().map(|sentence| self.failure(sentence).text());
        told.collect()
    }

    /// The same for what has a file of its own.
    pub fn told_of(&self, told: Vec<Told>) -> String {
        let told: Vec<Sentence> = told.into_iter().map(Told::whole).collect();
        self.told(&told)
    }

    pub fn refused(&self, err: &OpenError) -> Failure {
        let mut failure = self.failure(&open_trouble(err).told().whole());
        if let OpenError::Corrupt { .. } | OpenError::Io { .. } = err {
            failure.cause = Some(format!("{:#}", anyhow::anyhow!(err.to_string())));
        }
        failure
    }
}

/// Returns the files under `folder`, or the course built into the program.
pub fn source(folder: Option<&Path>) -> Result<Source, Failure> {
    let Some(folder) = folder else {
        return Ok(Source::embedded());
    };
    let mut source = Source::default();
    let mut open = vec![folder.to_owned()];
    let mut count = 0;
    while let Some(inner) = open.pop() {
        let listing = fs::read_dir(&inner).with_context(|| format!("read the folder `{}`", inner.display()))?;
        for entry in listing {
            let entry = entry.with_context(|| format!("read the folder `{}`", inner.display()))?;
            count += 1;
            if MOST_FILES < count {
                let many = anyhow::anyhow!(
                    "`{}` holds more than {MOST_FILES} files: is it a course?",
                    folder.display()
                );
                return Err(many.into());
            }
            let path = entry.path();
            // A link to a folder may lead back to where it stands.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.push(path);
            } else if path.is_file() && path.extension().is_some_and(|end| end == "toml") {
                let name = path
                    .strip_prefix(folder)
                    .unwrap_or(&path)
                    .to_string_lossy()
                    .replace('\\', "/");
                source.files.insert(name, Cow::Owned(read(&path)?));
            }
        }
    }
    Ok(source)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut content = Vec::new();
    let file = File::open(path).with_context(|| format!("read `{}`", path.display()))?;
    file.take(MOST_BYTES_OF_A_FILE)
        .read_to_end(&mut content)
        .with_context(|| format!("read `{}`", path.display()))?;
    Ok(content)
}

/// `zh,ug` or `en`: one or two of the languages there are.
fn languages(given: &str, locales: &Locales) -> Result<LanguagePair, Failure> {
    let langs: Vec<Lang> = given.split(',').map(|code| Lang::new(code.trim())).collect();
    let usual = || {
        let mut codes = USUAL_TONGUES.split(',').map(Lang::new);
        LanguagePair {
            own: codes.next().expect("two languages are usual"),
            other: codes.next(),
        }
    };
    if let Some(unknown) = langs.iter().find(|lang| !locales.speaks(lang)) {
        let known: Vec<&str> = locales.languages().map(|lang| lang.0.as_str()).collect();
        let told = sentence::cli_unknown_language(Arg::as_is(unknown.0.as_str()), Arg::as_is(known.join(" ")));
        return Err(Failure::localized(locales, &usual(), &told));
    }
    match langs.as_slice() {
        [own] => Ok(LanguagePair {
            own: own.clone(),
            other: None,
        }),
        [own, other] if own != other => Ok(LanguagePair {
            own: own.clone(),
            other: Some(other.clone()),
        }),
        _ => Err(Failure::localized(
            locales,
            &usual(),
            &sentence::cli_two_languages(Arg::as_is(given)),
        )),
    }
}

pub fn data_folder(global: &Global) -> Result<PathBuf, Failure> {
    if let Some(folder) = &global.data {
        return Ok(folder.clone());
    }
    let strategy = choose_app_strategy(app()).context("find this person's folder for data: give one with --data")?;
    Ok(strategy.data_dir())
}

/// Where lies what may be thrown away at any time: this person's folder for it, else beside the data of `--data`.
pub fn cache_folder(global: &Global) -> Option<PathBuf> {
    match &global.data {
        Some(folder) => Some(folder.join("cache")),
        None => choose_app_strategy(app()).ok().map(|strategy| strategy.cache_dir()),
    }
}

fn app() -> AppStrategyArgs {
    AppStrategyArgs {
        top_level_domain: "org".into(),
        author: "bazar".into(),
        app_name: "bazar".into(),
    }
}
