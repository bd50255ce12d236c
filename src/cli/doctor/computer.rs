//! What this computer has for bazar: terminal, fonts, disk, clock, speakers, course. Knows nothing of what stands in the record.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{SystemTime, UNIX_EPOCH},
};

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    cli::{
        Failure, Global,
        console::{PLAIN, look},
        start::Start,
    },
    say::{Arg, Sentence, sentence},
    store::make_folder,
    text::Lang,
    tui::{
        self, SMALLEST,
        terminal::{Hint, Memory, Method, TerminalProfile},
        voice,
    },
};

use super::Finding;

/// Records of a class for years, with room for a bundle beside them.
const LEAST_FREE_KIB: u64 = 50 * 1024;
/// The program was written after this second of 1970: an earlier clock is a dead battery.
const WRITTEN_S: u64 = 1_790_000_000;
/// A clock that is later than this runs ahead.
const LATEST_S: u64 = 4_000_000_000;
/// A record may come from a computer whose clock is a little ahead.
const LEEWAY_MS: i64 = 24 * 60 * 60 * 1000;

pub(super) fn terminal(profile: &TerminalProfile, has_terminal: bool) -> Finding {
    let found = Finding::good(sentence::doctor_terminal(Arg::as_is(profile.around.key())));
    if has_terminal {
        found
    } else {
        found.note(sentence::doctor_terminal_none())
    }
}

pub(super) fn method(profile: &TerminalProfile) -> Finding {
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

pub(super) fn size() -> Finding {
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

pub(super) fn colours(global: &Global) -> Finding {
    if look(global).has_colours {
        Finding::good(sentence::doctor_colours())
    } else {
        Finding::good(sentence::doctor_colours_off()).note(sentence::doctor_colours_repair())
    }
}

/// Fonts with the letters of Uyghur, those of fixed width among them; fontconfig knows, where there is one.
pub(super) fn fonts() -> Finding {
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

pub(super) fn remembered(memory: &Memory) -> Finding {
    let path = Arg::as_is(memory.path().display().to_string());
    match memory.fault {
        None => Finding::good(sentence::doctor_settings(path)),
        Some(_) => Finding::good(sentence::doctor_settings_broken(path)).bad(sentence::doctor_settings_repair()),
    }
}

/// Whether the folder takes a file, on what kind of disk it is, how much room there is.
pub(super) fn disk(folder: &Path) -> Vec<Finding> {
    let place = folder.display().to_string();
    let probe = folder.join(format!("probe-{}", std::process::id()));
    let is_written = make_folder(folder).and_then(|()| fs::write(&probe, "bazar")).is_ok();
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

/// The wall clock against the program's own age and against what was written down before.
pub(super) fn clock(newest_ms: i64) -> Finding {
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
pub(super) fn speech(global: &Global) -> [Finding; 2] {
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

pub(super) fn course(start: &Start, global: &Global) -> Result<Finding, Failure> {
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
