//! Where sticks are: folders of their own on Unix, drives with a letter of their own on Windows.
//!
//! Found the simple way: what the system lists as mounted and looks like a stick. Whoever's sticks lie elsewhere names their folders
//! in the variable `BAZAR_STICKS`, as in `PATH`; nothing else is looked at then. The tests have theirs that way.

use std::{
    env,
    path::{Path, PathBuf},
};

const CHOICE: &str = "BAZAR_STICKS";

/// Returns the topmost folder of each stick.
pub fn sticks() -> Vec<PathBuf> {
    let sticks: Vec<PathBuf> = match env::var_os(CHOICE) {
        Some(folders) => env::split_paths(&folders).collect(),
        None => mounted(),
    };
    sticks.into_iter().filter(|folder| folder.is_dir()).collect()
}

/// Every drive but the system's own, and those of diskettes.
#[cfg(windows)]
fn mounted() -> Vec<PathBuf> {
    let system = env::var("SystemDrive").unwrap_or_else(|_| "C:".to_owned());
    ('C'..='Z')
        .map(|letter| format!("{letter}:"))
        .filter(|drive| !drive.eq_ignore_ascii_case(&system))
        .map(|drive| Path::new(&format!("{drive}\\")).to_owned())
        .collect()
}

/// Where desktops mount what is plugged in, and whatever has a file system that sticks come with.
#[cfg(not(windows))]
fn mounted() -> Vec<PathBuf> {
    match std::fs::read_to_string("/proc/mounts") {
        Ok(table) => table.lines().filter_map(stick).collect(),
        Err(_) => of_folder(Path::new("/Volumes")),
    }
}

/// Other Unixes have no such table; macOS has one folder for all.
#[cfg(not(windows))]
fn of_folder(folder: &Path) -> Vec<PathBuf> {
    let listed = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_folder = |entry: &std::fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    let mut found: Vec<PathBuf> = listed.filter(is_folder).map(|entry| entry.path()).collect();
    found.sort();
    found
}

/// The folder of a row of the mount table, if a stick lies there: `/dev/sdb1 /media/rana/KINGSTON vfat rw,… 0 0`.
#[cfg(not(windows))]
fn stick(row: &str) -> Option<PathBuf> {
    const OF_DESKTOPS: [&str; 3] = ["/media/", "/run/media/", "/mnt/"];
    const OF_STICKS: [&str; 7] = ["vfat", "exfat", "msdos", "ntfs", "ntfs3", "fuseblk", "hfsplus"];
    const OF_THE_SYSTEM: [&str; 3] = ["/boot", "/efi", "/snap"];
    let mut cells = row.split(' ');
    let (device, folder, kind) = (cells.next()?, cells.next()?, cells.next()?);
    let begins = |with: &[&str]| with.iter().any(|start| folder.starts_with(start));
    let is_stick = begins(&OF_DESKTOPS) || OF_STICKS.contains(&kind);
    let is_disk = device.starts_with("/dev/");
    (is_stick && is_disk && !begins(&OF_THE_SYSTEM)).then(|| PathBuf::from(unescaped(folder)))
}

/// A blank in a name stands as `\040` in the table.
#[cfg(not(windows))]
fn unescaped(name: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .into_iter()
        .fold(name.to_owned(), |name, (escape, sign)| name.replace(escape, sign))
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn sticks_are_told_from_what_the_system_mounts() {
        for (row, found) in [
            (
                "/dev/sdb1 /media/rana/KINGSTON vfat rw 0 0",
                Some("/media/rana/KINGSTON"),
            ),
            (
                "/dev/sdb1 /run/media/rana/MY\\040STICK exfat rw 0 0",
                Some("/run/media/rana/MY STICK"),
            ),
            ("/dev/sdc1 /stick vfat rw 0 0", Some("/stick")),
            ("/dev/sda1 /mnt/usb ext4 rw 0 0", Some("/mnt/usb")),
            ("/dev/sda1 / ext4 rw 0 0", None),
            ("/dev/sda2 /boot/efi vfat rw 0 0", None),
            ("tmpfs /mnt/ram tmpfs rw 0 0", None),
            ("server:/home /mnt/home nfs rw 0 0", None),
            ("", None),
        ] {
            assert_eq!(stick(row), found.map(PathBuf::from), "{row}");
        }
    }
}
