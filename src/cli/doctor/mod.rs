//! `bazar doctor`: what this computer has for bazar, one line each, and what to change in one sentence; then, in a terminal,
//! the page on which a person tells how Uyghur reads right.
//!
//! ```text
//! look (terminal, fonts, disk, clock, speakers, course) ─▶ findings ─▶ told in the reader's languages ─▶ 0, or 1 if one is bad
//! ```
//! Changes nothing, except for a file that it writes and deletes to see whether that can be done.

use std::{
    fs,
    io::IsTerminal,
    path::Path,
    process::{Command, ExitCode, Stdio},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    app::{App, Key},
    say::{Arg, Sentence, sentence},
    store::Store,
    text::{Align, Direction, Ink, Lang, flow, line},
    tui::{
        self, SMALLEST, ShellContext, run_id,
        terminal::{Hint, Memory, Method, TerminalProfile, TerminalReader, ask},
        voice,
    },
};

use super::{
    Failure, Global,
    console::{PLAIN, look, print, profile},
    failure::said,
    start::{Start, data_folder},
};

/// Records of a class for years, with room for a bundle beside them.
const LEAST_FREE_KIB: u64 = 50 * 1024;
/// The program was written after this second of 1970: an earlier clock is a dead battery.
const WRITTEN_S: u64 = 1_790_000_000;
/// A clock that is later than this runs ahead.
const LATEST_S: u64 = 4_000_000_000;
/// A record may come from a computer whose clock is a little ahead.
const LEEWAY_MS: i64 = 24 * 60 * 60 * 1000;
const WIDTH: usize = 76;
/// Columns between two languages on one row.
const GAP: usize = 3;

/// One thing looked at, with what to change if it is not as it should be.
struct Finding {
    state: State,
    found: Sentence,
    repair: Option<Sentence>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Good,
    /// Something is missing that learning can do without.
    Note,
    Bad,
}

impl Finding {
    fn good(found: Sentence) -> Finding {
        Finding {
            state: State::Good,
            found,
            repair: None,
        }
    }

    fn note(self, repair: Sentence) -> Finding {
        Finding {
            state: State::Note,
            repair: Some(repair),
            ..self
        }
    }

    fn bad(self, repair: Sentence) -> Finding {
        Finding {
            state: State::Bad,
            repair: Some(repair),
            ..self
        }
    }
}

pub fn run(global: &Global) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let folder = data_folder(global)?;
    let memory = Memory::read(&folder);
    let mut profile = profile(global, &memory);
    let has_terminal = !global.plain && std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let reader = match has_terminal {
        true => Some(TerminalReader::open().map_err(anyhow::Error::new)?),
        false => None,
    };
    if let Some(reader) = &reader {
        profile.answers = ask(&profile.around, reader).map_err(anyhow::Error::new)?;
    }
    let mut findings = vec![terminal(&profile, reader.is_some()), method(&profile)];
    if reader.is_some() {
        findings.push(size());
    }
    findings.extend([colours(global), fonts(), remembered(&memory)]);
    findings.extend(disk(&folder));
    let census = match Store::is_in(&folder) {
        true => start.census(global),
        false => Ok((0, 0)),
    };
    findings.push(record(census.as_ref().ok().map(|(entries, _)| *entries), &folder));
    findings.push(clock(census.map_or(0, |(_, newest_ms)| newest_ms)));
    findings.extend(speech(global));
    findings.push(course(&start, global)?);
    print(global, &render(&start, &findings))?;
    if let Some(reader) = reader {
        offer_set_up(global, &start, profile, memory, reader)?;
    }
    let is_bad = findings.iter().any(|finding| finding.state == State::Bad);
    Ok(if is_bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A sign, what was found and what to change, in each of the reader's languages; what is well takes one row, so that a usual
/// screen shows it all.
fn render(start: &Start, findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let sign = match finding.state {
            State::Good => "√",
            State::Note => "-",
            State::Bad => "!",
        };
        paragraph(&says(start, &finding.found, &format!("{sign} ")), &mut out);
        if let Some(repair) = &finding.repair {
            paragraph(&says(start, repair, ""), &mut out);
            out.push('\n');
        }
    }
    out
}

/// A sentence in each of the reader's languages, a sign before it.
fn says<'a>(start: &'a Start, sentence: &Sentence, sign: &str) -> Vec<(&'a Lang, String)> {
    let told = |lang| (lang, format!("{sign}{}", said(sentence, lang, &start.locales)));
    start.languages.each().map(told).collect()
}

/// The same words in the reader's languages: on one row if they run towards each other and fit, else one under the other.
fn paragraph(said: &[(&Lang, String)], out: &mut String) {
    let mut rows = Vec::new();
    for (lang, words) in said {
        rows.extend(flow(words, lang, WIDTH, Align::Start, Ink::Plain));
    }
    let bare = |(lang, words): &(&Lang, String)| line(words, lang, Ink::Plain);
    if let [one, other] = said
        && one.0.direction() != other.0.direction()
    {
        let (left, right) = match one.0.direction() {
            Direction::LeftToRight => (bare(one), bare(other)),
            Direction::RightToLeft => (bare(other), bare(one)),
        };
        if left.width() + GAP + right.width() <= WIDTH {
            let room = WIDTH - left.width();
            rows = vec![left.beside(right.padded(room, Align::Right))];
        }
    }
    for row in rows {
        out.push_str(row.plain().trim_end());
        out.push('\n');
    }
}

fn terminal(profile: &TerminalProfile, has_terminal: bool) -> Finding {
    let found = Finding::good(sentence::doctor_terminal(Arg::as_is(profile.around.key())));
    if has_terminal {
        found
    } else {
        found.note(sentence::doctor_terminal_none())
    }
}

fn method(profile: &TerminalProfile) -> Finding {
    let strategy = profile.strategy();
    let found = Finding::good(sentence::doctor_method(Arg::as_is(strategy.method.to_string())));
    match (strategy.hint, strategy.method) {
        (Some(Hint::Putty), _) => found.note(sentence::doctor_method_putty()),
        (Some(Hint::AppleTerminal), _) => found.note(sentence::doctor_method_apple()),
        (Some(Hint::Multiplexer), _) => found.note(sentence::doctor_method_multiplexer()),
        (None, Method::Latin) => found.note(sentence::doctor_method_latin()),
        (None, _) => found,
    }
}

fn size() -> Finding {
    let (columns, rows) = tui::terminal::size();
    let [shown_columns, shown_rows] = [columns, rows].map(|count| Arg::as_is(count.to_string()));
    let found = Finding::good(sentence::doctor_size(shown_columns, shown_rows));
    if columns < SMALLEST.width || rows < SMALLEST.height {
        found.bad(sentence::doctor_size_small())
    } else if columns < PLAIN.width || rows < PLAIN.height {
        found.note(sentence::doctor_size_tight())
    } else {
        found
    }
}

fn colours(global: &Global) -> Finding {
    if look(global).has_colours {
        Finding::good(sentence::doctor_colours())
    } else {
        Finding::good(sentence::doctor_colours_off()).note(sentence::doctor_colours_repair())
    }
}

/// Fonts with the letters of Uyghur, those of fixed width among them; fontconfig knows, where there is one.
fn fonts() -> Finding {
    let count = |pattern: &str| {
        let listed = output("fc-list", &[pattern, "family"])?;
        Some(listed.lines().filter(|line| !line.trim().is_empty()).count())
    };
    let (Some(all), Some(fixed)) = (count(":lang=ug"), count(":lang=ug:spacing=100")) else {
        return Finding::good(sentence::doctor_fonts_unknown()).note(sentence::doctor_fonts_try());
    };
    let [shown_all, shown_fixed] = [all, fixed].map(|count| Arg::as_is(count.to_string()));
    let found = Finding::good(sentence::doctor_fonts(shown_all, shown_fixed));
    match (all, fixed) {
        (0, _) => found.bad(sentence::doctor_fonts_none()),
        (_, 0) => found.note(sentence::doctor_fonts_fixed()),
        _ => found,
    }
}

fn remembered(memory: &Memory) -> Finding {
    let path = Arg::as_is(memory.path().display().to_string());
    match memory.fault {
        None => Finding::good(sentence::doctor_settings(path)),
        Some(_) => Finding::good(sentence::doctor_settings_broken(path)).bad(sentence::doctor_settings_repair()),
    }
}

/// Whether the folder takes a file, on what kind of disk it is, how much room there is.
fn disk(folder: &Path) -> Vec<Finding> {
    let place = folder.display().to_string();
    let probe = folder.join(format!("probe-{}", std::process::id()));
    let is_written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&probe, "bazar"))
        .is_ok();
    // A probe that cannot be deleted is a file of five letters.
    let _ = fs::remove_file(&probe);
    if !is_written {
        return vec![Finding::good(sentence::doctor_data_closed(Arg::AsIs(place))).bad(sentence::doctor_data_repair())];
    }
    let mut found = vec![Finding::good(sentence::doctor_data(Arg::as_is(&place)))];
    let listed = output("df", &["-Pk", &place]).unwrap_or_default();
    let Some((free_kib, mount)) = free(&listed) else {
        return found;
    };
    let mib = Arg::as_is((free_kib / 1024).to_string());
    let room = Finding::good(sentence::doctor_room(mib));
    found.push(if free_kib < LEAST_FREE_KIB {
        room.bad(sentence::doctor_room_repair())
    } else {
        room
    });
    let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
    found.extend(kind(&mounts, mount));
    found
}

/// Free KiB and the place of the disk, from POSIX `df -Pk`: its second line has six columns.
fn free(listed: &str) -> Option<(u64, &str)> {
    let mut columns = listed.lines().nth(1)?.split_whitespace().skip(3);
    let free_kib = columns.next()?.parse().ok()?;
    Some((free_kib, columns.nth(1)?))
}

/// A disk that is shared or pulled out keeps its record in another way, which is slower: worth knowing.
fn kind(mounts: &str, mount: &str) -> Option<Finding> {
    let mut rows = mounts.lines().map(|row| row.split(' ').collect::<Vec<_>>());
    let row = rows.rfind(|row| row.get(1) == Some(&mount))?;
    let kind = Arg::as_is(*row.get(2)?);
    match row[2] {
        "nfs" | "nfs4" | "cifs" | "smb3" | "9p" | "fuse.sshfs" => {
            Some(Finding::good(sentence::doctor_disk_network(kind)).note(sentence::doctor_disk_network_repair()))
        }
        "vfat" | "exfat" | "fuseblk" | "ntfs3" => {
            Some(Finding::good(sentence::doctor_disk_stick(kind)).note(sentence::doctor_disk_stick_repair()))
        }
        _ => Some(Finding::good(sentence::doctor_disk(kind))),
    }
}

fn record(entries: Option<usize>, folder: &Path) -> Finding {
    match entries {
        Some(entries) => Finding::good(sentence::doctor_record(Arg::as_is(entries.to_string()))),
        None => Finding::good(sentence::doctor_record_broken(Arg::as_is(folder.display().to_string())))
            .bad(sentence::doctor_record_repair()),
    }
}

/// The wall clock against the program's own age and against what was written down before.
fn clock(newest_ms: i64) -> Finding {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let shown = i64::try_from(now.as_secs())
        .ok()
        .and_then(|second| Timestamp::from_second(second).ok());
    let shown = shown.map_or_else(String::new, |time| {
        time.to_zoned_datetime(TimeZone::system())
            .strftime("%Y-%m-%d %H:%M")
            .to_string()
    });
    let found = Finding::good(sentence::doctor_clock(Arg::AsIs(shown)));
    let now_ms = i64::try_from(now.as_millis()).unwrap_or(i64::MAX);
    if now.as_secs() < WRITTEN_S || now_ms < newest_ms.saturating_sub(LEEWAY_MS) {
        found.bad(sentence::doctor_clock_behind())
    } else if LATEST_S < now.as_secs() {
        found.bad(sentence::doctor_clock_ahead())
    } else {
        found
    }
}

/// What reads Uyghur aloud here, and what Chinese.
fn speech(global: &Global) -> [Finding; 2] {
    let speakers = voice::find(std::env::var_os("PATH"), global.course.as_deref());
    let program = |code| {
        let program = speakers.program(&Lang::new(code)).and_then(Path::file_name)?;
        Some(program.to_string_lossy().into_owned())
    };
    [
        speaker(sentence::doctor_speech_ug, program("ug")),
        speaker(sentence::doctor_speech_zh, program("zh")),
    ]
}

fn speaker(make: fn(Arg) -> Sentence, program: Option<String>) -> Finding {
    match program {
        Some(program) => Finding::good(make(Arg::AsIs(program))),
        None => Finding::good(make(Arg::as_is("-"))).note(sentence::doctor_speech_repair()),
    }
}

fn course(start: &Start, global: &Global) -> Result<Finding, Failure> {
    let (course, problems) = start.course(global)?;
    let lessons: usize = course.units.iter().map(|unit| unit.lessons.len()).sum();
    let faults = Arg::as_is(problems.len().to_string());
    let found = Finding::good(sentence::doctor_course(faults, Arg::as_is(lessons.to_string())));
    Ok(if problems.is_empty() {
        found
    } else {
        found.bad(sentence::doctor_course_repair())
    })
}

/// What a program prints, if there is such a program and it ends well.
fn output(program: &str, args: &[&str]) -> Option<String> {
    let asked = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    asked
        .status
        .success()
        .then(|| String::from_utf8_lossy(&asked.stdout).into_owned())
}

/// Long enough for a person to read the list; a report that nobody answers must end.
const PATIENCE: Duration = Duration::from_secs(600);

/// Waits for a line: `1` opens the page, anything else ends.
fn offer_set_up(
    global: &Global,
    start: &Start,
    profile: TerminalProfile,
    memory: Memory,
    reader: TerminalReader,
) -> Result<(), Failure> {
    let mut asked = String::new();
    paragraph(&says(start, &sentence::doctor_set_up(), ""), &mut asked);
    print(global, &asked)?;
    if reader.line(PATIENCE) != Some(Key::Digit(1)) {
        return Ok(());
    }
    let (course, _) = start.course(global)?;
    let mut app = App::for_set_up(course, start.locales.clone(), run_id(), start.languages.clone());
    let context = ShellContext {
        store: None,
        look: look(global),
        profile,
        memory: Some(memory),
        reader,
        folder: None,
    };
    tui::run(&mut app, context)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_room_is_read_from_df() {
        let listed = "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 100 60 40 60% /home\n";
        assert_eq!(free(listed), Some((40, "/home")));
        assert_eq!(free("df: no such file\n"), None);
    }

    #[test]
    fn the_kind_of_disk_is_told() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/x /net nfs4 rw 0 0\n/dev/sdb1 /media/stick vfat rw 0 0\n";
        for (mount, told) in [
            ("/", sentence::doctor_disk(Arg::as_is("ext4"))),
            ("/net", sentence::doctor_disk_network(Arg::as_is("nfs4"))),
            ("/media/stick", sentence::doctor_disk_stick(Arg::as_is("vfat"))),
        ] {
            assert_eq!(kind(mounts, mount).map(|finding| finding.found), Some(told));
        }
        assert!(kind(mounts, "/nowhere").is_none());
    }
}
