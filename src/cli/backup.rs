//! `bazar backup` and `bazar restore`: everything as it is now, kept beside the record; and back to how it was.

use std::fs;
use std::io::ErrorKind;
use std::process::ExitCode;

use crate::{
    app::{KeptBackup, Told},
    say::{Arg, sentence},
    store::{back_up, backups, restore},
    tui::today,
};

use super::{
    Failure, Global,
    console::print,
    import::refused,
    start::{Start, data_folder},
};

pub fn run(global: &Global) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let folder = data_folder(global)?;
    let made = back_up(&folder, today(), &mut start.progress()).map_err(|err| refused(&start, &folder, err.into()))?;
    let told = made.map_or_else(
        || Told::from(sentence::bundle_backup_nothing()),
        |backup| KeptBackup::from(backup).made_told(),
    );
    print(global, &start.told_of(vec![told]))?;
    Ok(ExitCode::SUCCESS)
}

/// Without a number it lists what there is.
pub fn run_restore(global: &Global, number: Option<u32>) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let folder = data_folder(global)?;
    let all = backups(&folder);
    let hidden = fs::read_dir(folder.join("backups")).err();
    if let Some(err) = hidden.filter(|err| err.kind() == ErrorKind::PermissionDenied) {
        return Err(refused(&start, &folder, err.into()));
    }
    let Some(number) = number else {
        let mut told: Vec<_> = all
            .into_iter()
            .map(|backup| KeptBackup::from(backup).listed())
            .collect();
        told.push(match told.is_empty() {
            true => sentence::bundle_backup_none(),
            false => sentence::bundle_backup_how(),
        });
        print(global, &start.told(&told))?;
        return Ok(ExitCode::SUCCESS);
    };
    let said = Arg::Number(i64::from(number));
    let Some(backup) = all.iter().find(|backup| backup.number == number) else {
        return Err(start.failure(&sentence::bundle_backup_no_such(said)).usage());
    };
    let old = restore(&folder, backup, &mut start.progress());
    let old = old.map_err(|err| refused(&start, &backup.path, err.into()))?;
    let told = KeptBackup::from(backup.clone()).restored_told(&old);
    print(global, &start.told_of(vec![told]))?;
    Ok(ExitCode::SUCCESS)
}
