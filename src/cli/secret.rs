//! `bazar secret`: sets the center's secret on this PC, once; or shows by which digits two PCs are seen to have the same.

use std::path::Path;
use std::process::ExitCode;

use crate::{
    say::{Arg, sentence},
    store::{BundleError, Secret, SecretError, read_file},
};

use super::{
    Failure, Global,
    console::{asked, print},
    import::refused,
    start::{Start, data_folder},
};

pub fn run(global: &Global, from: Option<&Path>) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let folder = data_folder(global)?;
    let mark = |secret: &Secret| Arg::as_is(format!("{:04}", secret.mark()));
    let words = match (from, start.secret(global)?) {
        (Some(path), _) => read_file(path).map_err(|err| refused(&start, path, err.into()))?,
        (None, Some(secret)) => {
            print(global, &start.told(&[sentence::bundle_secret_is_set(mark(&secret))]))?;
            return Ok(ExitCode::SUCCESS);
        }
        (None, None) => asked(global, &start, &sentence::bundle_secret_ask())?,
    };
    let kept = Secret::of(&words).and_then(|secret| secret.keep_in(&folder).map(|()| secret));
    let secret = kept.map_err(|err| match err {
        SecretError::TooShort => start.failure(&sentence::bundle_secret_short()),
        SecretError::IsSet => start.failure(&sentence::bundle_secret_other()),
        SecretError::Io { path, source } => refused(&start, &folder, BundleError::Io { path, source }.into()),
    })?;
    print(global, &start.told(&[sentence::bundle_secret_set(mark(&secret))]))?;
    Ok(ExitCode::SUCCESS)
}
