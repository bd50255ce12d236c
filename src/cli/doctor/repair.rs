//! `bazar doctor --repair`: puts right what can be put right, and says what it did. Where nothing is wrong nothing is changed, so that it
//! may be done any number of times.
//!
//! ```text
//! interrupted append taken back ─▶ damaged file salvaged ─▶ folds made anew, after a backup ─▶ leftovers removed
//! ```

use std::ops::ControlFlow;
use std::path::Path;

use crate::{
    app::KeptBackup,
    cli::{Failure, import::refused, start::Start},
    say::{Arg, Sentence, sentence},
    store::{Look, OpenError, Salvaged, back_up, beside, remake_folds, salvage, sweep, take_back},
    tui::today,
};

/// Returns what was done, a sentence each.
pub(super) fn repair(start: &Start, folder: &Path) -> Result<Vec<Sentence>, Failure> {
    let failed = |err: OpenError| start.refused(&err);
    let mut told = Vec::new();
    if !folder.exists() {
        return Ok(vec![sentence::doctor_done_nothing()]);
    }
    if beside(folder).is_begun && take_back(folder).map_err(failed)? {
        told.push(sentence::doctor_done_begun());
    }
    let salvaged = salvage(folder, &mut start.progress());
    if let Some(salvaged) = salvaged.map_err(|err| refused(start, folder, err.into()))? {
        told.extend(of_salvage(folder, &salvaged).map_err(failed)?);
    }
    if are_folds_wrong(folder).map_err(failed)? {
        let made = back_up(folder, today(), &mut start.progress());
        if let Some(backup) = made.map_err(|err| refused(start, folder, err.into()))? {
            told.push(KeptBackup::from(backup).made_told().whole());
        }
        remake_folds(folder).map_err(failed)?;
        told.push(sentence::doctor_done_folds());
    }
    let swept = sweep(folder).map_err(failed)?;
    if swept != 0 {
        told.push(sentence::doctor_done_leftovers(Arg::as_is(swept.to_string())));
    }
    if told.is_empty() {
        told.push(sentence::doctor_done_nothing());
    }
    Ok(told)
}

fn are_folds_wrong(folder: &Path) -> Result<bool, OpenError> {
    let Some(look) = Look::into(folder)? else {
        return Ok(false);
    };
    let damage = look.check(&mut |_, _| ControlFlow::Continue(()))?;
    Ok(damage.is_some_and(|damage| damage.folds != 0) || look.unusable_folds()? != 0)
}

fn of_salvage(folder: &Path, salvaged: &Salvaged) -> Result<Vec<Sentence>, OpenError> {
    let number = |count: usize| Arg::as_is(count.to_string());
    let mut told = vec![sentence::doctor_done_salvaged(
        number(salvaged.from_backups),
        number(salvaged.kept),
        Arg::as_is(salvaged.aside.display().to_string()),
    )];
    if salvaged.missing() != 0 {
        let runs: Vec<String> = salvaged
            .gaps
            .iter()
            .map(|gap| format!("{}.{}–{}", gap.run, gap.first, gap.last))
            .collect();
        told.push(sentence::doctor_done_missing(
            Arg::as_is(salvaged.missing().to_string()),
            Arg::as_is(if runs.is_empty() {
                "-".to_owned()
            } else {
                runs.join(" ")
            }),
        ));
    }
    if salvaged.is_cut {
        told.push(sentence::doctor_done_cut());
    }
    let records = Look::into(folder)?.map(|look| look.records()).transpose()?;
    let profiles = records.map(|(records, _)| records.profiles).unwrap_or_default();
    let names: Vec<String> = salvaged
        .learners
        .iter()
        .filter_map(|learner| profiles.get(learner))
        .map(|profile| format!("{} {}", profile.card, profile.name()).trim_end().to_owned())
        .collect();
    if !names.is_empty() {
        told.push(sentence::doctor_done_whom(Arg::as_is(names.join(", "))));
    }
    Ok(told)
}
