//! `bazar import`: takes in what came from other PCs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::{
    say::{Arg, Sentence, sentence},
    store::{BundleError, Imported, WriteError, back_up},
};

use super::{
    Failure, Global,
    backup::today,
    console::print,
    start::{Start, data_folder},
};

pub fn run(global: &Global, paths: &[PathBuf], may_be_unsealed: bool) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let secret = start.secret(global)?;
    let (mut store, _) = start.store(global)?;
    let folder = data_folder(global)?;
    back_up(&folder, today(), &mut start.progress()).map_err(|err| refused(&start, &folder, err.into()))?;
    let mut worst = ExitCode::SUCCESS;
    for path in paths.iter().filter(|path| !is_litter(path)) {
        match store.import(path, secret.as_ref(), may_be_unsealed, &mut start.progress()) {
            Ok(imported) => print(global, &start.told(&told(&imported)))?,
            // The others may be whole.
            Err(err) => {
                refused(&start, path, err.into()).print();
                worst = ExitCode::FAILURE;
            }
        }
    }
    Ok(worst)
}

/// What other systems leave on sticks beside each file.
fn is_litter(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("._"))
}

fn told(imported: &Imported) -> Vec<Sentence> {
    let count = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let mut told = vec![sentence::bundle_taken(count(imported.known), count(imported.new))];
    if !imported.is_sealed {
        told.push(sentence::bundle_taken_unsealed());
    }
    if !imported.differs.is_empty() {
        told.push(sentence::bundle_differs(count(imported.differs.len())));
    }
    let files = imported.files.iter();
    told.extend(files.map(|file| sentence::bundle_file(Arg::as_is(file.as_str()))));
    told
}

/// Why a bundle was neither made nor taken in.
pub enum Refusal {
    Bundle(BundleError),
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
    let at = |path: &Path| Arg::as_is(path.display().to_string());
    let err = match refusal {
        Refusal::Io(err) => {
            let mut failure = start.failure(&sentence::bundle_unusable(at(path)));
            failure.cause = Some(err.to_string());
            return failure;
        }
        Refusal::Bundle(BundleError::Read(err)) => return start.refused(&err),
        Refusal::Bundle(err) => err,
    };
    let told = match &err {
        BundleError::Foreign(path) => sentence::bundle_foreign(at(path)),
        BundleError::Newer(path) => sentence::bundle_newer(at(path)),
        BundleError::Damaged(path) => sentence::bundle_broken(at(path)),
        BundleError::OtherCenter(path) => sentence::bundle_other_center(at(path)),
        BundleError::Unsealed(path) => sentence::bundle_unsealed(at(path)),
        BundleError::Lacks(path) => sentence::bundle_lacks(at(path)),
        BundleError::Stopped => sentence::bundle_stopped(),
        BundleError::Write(WriteError::Full) => sentence::cli_data_full(at(path)),
        BundleError::Io { path, .. } => sentence::bundle_unusable(at(path)),
        BundleError::Write(_) | BundleError::Read(_) => sentence::bundle_unusable(at(path)),
    };
    let mut failure = start.failure(&told);
    if let BundleError::Io { .. } | BundleError::Write(_) = err {
        failure.cause = Some(format!("{:#}", anyhow::Error::new(err)));
    }
    failure
}
