//! `bazar backup` and `bazar restore`: everything as it is now, kept beside the record; and back to how it was.

use std::process::ExitCode;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    say::{Arg, sentence},
    store::{back_up, backups, restore},
};

use super::{
    Failure, Global,
    console::print,
    import::refused,
    start::{Start, data_folder},
};

/// As this PC's clock claims.
pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::system()).date()
}

pub fn run(global: &Global) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let folder = data_folder(global)?;
    let made = back_up(&folder, today(), &mut start.progress()).map_err(|err| refused(&start, &folder, err.into()))?;
    let told = match made {
        Some(backup) => {
            let path = Arg::as_is(backup.path.display().to_string());
            sentence::bundle_backup_made(Arg::Number(i64::from(backup.number)), path)
        }
        None => sentence::bundle_backup_nothing(),
    };
    print(global, &start.told(&[told]))?;
    Ok(ExitCode::SUCCESS)
}

/// Without a number it lists what there is.
pub fn run_restore(global: &Global, number: Option<u32>) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let folder = data_folder(global)?;
    let all = backups(&folder);
    let Some(number) = number else {
        let mut told: Vec<_> = all
            .iter()
            .map(|backup| {
                let day = Arg::as_is(backup.day.to_string());
                sentence::bundle_backup_listed(day, Arg::Number(i64::from(backup.number)))
            })
            .collect();
        told.push(match all.is_empty() {
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
    let told = sentence::bundle_restored(said, Arg::as_is(old.display().to_string()));
    print(global, &start.told(&[told]))?;
    Ok(ExitCode::SUCCESS)
}
