//! `bazar roster`: a list of names out of a spreadsheet, and into one.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;

use crate::{
    course::Names,
    report::{
        self, Table,
        roster::{self, Sheet},
    },
    say::{Arg, Localizer, sentence},
    store::{BundleError, Store, WriteError, back_up, write_file},
    tui::{run_id, today},
    tutor::{EntryWriter, LearnerRecords, RosterPlan, plan_roster},
};

use super::{
    Failure, Global, RosterFormat,
    console::{print, printed},
    import::refused,
    start::{Start, data_folder},
};

/// A list of every learner of a county is far smaller.
const MOST_BYTES: u64 = 16 << 20;

/// Takes a list in, or only shows what that would change.
pub fn import(global: &Global, path: &Path, is_dry: bool, may_rename: bool) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let sheet = sheet(&start, path)?;
    if is_dry {
        let records = match Store::is_in(&data_folder(global)?) {
            true => start.records(global)?,
            false => LearnerRecords::default(),
        };
        let plan = plan_roster(&sheet.roster, &records, may_rename);
        show(global, &start, &told(&plan, &records, &sheet))?;
        if !plan.faults.is_empty() {
            return Ok(ExitCode::FAILURE);
        }
        print(global, &start.told(&[sentence::roster_dry()]))?;
        return Ok(ExitCode::SUCCESS);
    }
    let (mut store, mut records) = start.store(global)?;
    loop {
        let plan = plan_roster(&sheet.roster, &records, may_rename);
        let table = told(&plan, &records, &sheet);
        if !plan.faults.is_empty() || !plan.changes() {
            show(global, &start, &table)?;
            return Ok(if plan.faults.is_empty() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
        let folder = data_folder(global)?;
        let kept = back_up(&folder, today(), &mut start.progress());
        let kept = kept.map_err(|err| refused(&start, &folder, err.into()))?;
        let loaded = store.load(&plan.touched(), &[]).map_err(|err| start.refused(&err))?;
        records.load(loaded);
        let entries = plan.write(&mut records, &mut EntryWriter::new(run_id()), now_ms());
        match store.append(&entries) {
            Ok(()) => {
                show(global, &start, &table)?;
                let done = kept.map_or_else(sentence::roster_done, |backup| {
                    sentence::roster_done_kept(Arg::Number(i64::from(backup.number)))
                });
                print(global, &start.told(&[done]))?;
                return Ok(ExitCode::SUCCESS);
            }
            // Somebody came for the first time meanwhile: the next free number is another now.
            Err(WriteError::CardTaken) => records = store.records().map_err(|err| start.refused(&err))?,
            Err(err) => return Err(refused(&start, &folder, BundleError::from(err).into())),
        }
    }
}

/// Writes everybody into a file, or to standard output.
pub fn export(global: &Global, path: Option<&Path>, format: RosterFormat) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let records = start.records(global)?;
    let table = roster::table(&records);
    let text = match format {
        RosterFormat::Csv => report::csv(&table, localizer(&start, &Names::default())),
    };
    let Some(path) = path else {
        print(global, &text)?;
        return Ok(ExitCode::SUCCESS);
    };
    write_file(path, text.as_bytes()).with_context(|| format!("write `{}`", path.display()))?;
    let count = Arg::Number(i64::try_from(table.rows.len()).unwrap_or(i64::MAX));
    let told = sentence::roster_exported(count, Arg::as_is(path.display().to_string()));
    print(global, &start.told(&[told]))?;
    Ok(ExitCode::SUCCESS)
}

fn sheet(start: &Start, path: &Path) -> Result<Sheet, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes));
    read.map_err(|err| refused(start, path, err.into()))?;
    let headings = roster::Headings::of(&start.locales);
    roster::read(&bytes, &headings).map_err(|fault| start.failure(&roster::told_of(&fault)))
}

fn told(plan: &RosterPlan, records: &LearnerRecords, sheet: &Sheet) -> Table {
    match plan.faults.is_empty() {
        true => roster::changes(plan, records, &sheet.unknown),
        false => roster::faults(&plan.faults, &sheet.unknown),
    }
}

fn show(global: &Global, start: &Start, table: &Table) -> Result<(), Failure> {
    if table.rows.is_empty() {
        // Headings of nothing only puzzle.
        let said = std::iter::once(&table.title).chain(&table.notes).cloned();
        return print(global, &start.told(&said.collect::<Vec<_>>()));
    }
    let lines = report::print(table, localizer(start, &Names::default()), printed(global));
    let text: String = lines
        .iter()
        .map(|line| format!("{}\n", line.plain().trim_end()))
        .collect();
    print(global, &text)
}

/// The table names nothing of a course.
fn localizer<'a>(start: &'a Start, names: &'a Names) -> Localizer<'a> {
    Localizer {
        locales: &start.locales,
        names,
        lang: &start.languages.own,
    }
}

fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
