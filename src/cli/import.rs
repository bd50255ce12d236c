//! `bazar import`: takes in what came from other PCs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::{
    app::Imported,
    say::sentence,
    store::{BundleError, Keys, Words, back_up},
    tui::{bundle_trouble, is_litter, today, unreadable},
};

use super::{
    Failure, Global,
    console::{asked, print},
    start::{Start, data_folder},
};

pub fn run(global: &Global, paths: &[PathBuf], may_be_unsealed: bool) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let (mut store, _) = start.store(global)?;
    let secret = start.secret(global)?;
    let folder = data_folder(global)?;
    back_up(&folder, today(), &mut start.progress()).map_err(|err| refused(&start, &folder, err.into()))?;
    let mut known = None;
    let mut worst = ExitCode::SUCCESS;
    for path in paths.iter().filter(|path| !is_litter(path)) {
        let mut import = |words: Option<&Words>| {
            let keys = Keys {
                may_be_unsealed,
                words,
                ..Keys::of(secret.as_ref())
            };
            store.import(path, keys, &mut start.progress())
        };
        let mut taken = import(known.as_ref());
        if let (Err(BundleError::Shut(_)), None) = (&taken, &known) {
            // Asked once: all that come from one PC are locked with the same.
            known = Some(words(global, &start)?);
            taken = import(known.as_ref());
        }
        match taken {
            Ok(imported) => print(global, &start.told_of(Imported::from(imported).told()))?,
            // The others may be whole.
            Err(err) => {
                let is_unsealed = matches!(err, BundleError::Unsealed(_));
                refused(&start, path, err.into()).print();
                if is_unsealed {
                    start.failure(&sentence::bundle_unsealed_how()).print();
                }
                worst = ExitCode::FAILURE;
            }
        }
    }
    Ok(worst)
}

/// Asks for the words with which a bundle is locked.
pub fn words(global: &Global, start: &Start) -> Result<Words, Failure> {
    let typed = asked(global, start, &sentence::bundle_words_ask())?;
    Words::of(&typed).map_err(|_| start.failure(&sentence::bundle_secret_short()))
}

/// Why a bundle was neither made nor taken in.
pub enum Refusal {
    Bundle(BundleError),
    /// What was to be read cannot be.
    Io(std::io::Error),
}

impl From<BundleError> for Refusal {
    fn from(err: BundleError) -> Refusal {
        Refusal::Bundle(err)
    }
}

impl From<std::io::Error> for Refusal {
    fn from(err: std::io::Error) -> Refusal {
        Refusal::Io(err)
    }
}

pub fn refused(start: &Start, path: &Path, refusal: Refusal) -> Failure {
    let (trouble, cause) = match refusal {
        Refusal::Io(err) => (unreadable(&err, path), Some(err.to_string())),
        Refusal::Bundle(BundleError::Stopped) => return start.failure(&sentence::bundle_stopped()),
        Refusal::Bundle(BundleError::Read(err)) => return start.refused(&err),
        Refusal::Bundle(err) => {
            let trouble = bundle_trouble(&err, path);
            let is_of_the_system = matches!(err, BundleError::Io { .. } | BundleError::Write(_));
            (
                trouble,
                is_of_the_system.then(|| format!("{:#}", anyhow::Error::new(err))),
            )
        }
    };
    let mut failure = start.failure(&trouble.told().whole());
    failure.cause = cause;
    failure
}
