//! `bazar doctor` on a computer of which everything is known: its programs are scripts of the test.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output},
};

use expect_test::expect_file;

const FONTS: &str = "case \"$1\" in *spacing*) echo 'UKIJ Teng';; *) echo 'UKIJ Teng'; echo 'UKIJ Tuz';; esac";
const DISK: &str = "echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'; echo '/dev/sda9 9000000 1000000 8000000 12% /of-the-test'";
const FULL: &str =
    "echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'; echo '/dev/sda9 9000 8900 100 99% /of-the-test'";
const SPEAKER: &str = "echo ' 5  ug  --/M  Uyghur  trk/ug'; echo ' 5  cmn-latn-pinyin  --/M  Chinese  sit/cmn'";

/// Runs the doctor where these programs are installed and nothing else.
fn doctor(folder: &Path, programs: &[(&str, &str)], variables: &[(&str, &str)], args: &[&str]) -> Output {
    let bin = folder.join("bin");
    fs::create_dir_all(&bin).unwrap();
    for (name, script) in programs {
        let file = bin.join(name);
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let course = format!("{}/tests/data/lint/base", env!("CARGO_MANIFEST_DIR"));
    Command::new(env!("CARGO_BIN_EXE_bazar"))
        .args(["doctor", "--plain", "--data", "data", "--course", &course])
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("PATH", &bin)
        .env("TZ", "UTC")
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

/// What it told, with the clock stopped.
fn told(output: &Output) -> String {
    let words = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let shape = |word: &str| -> String {
        let digit = |sign: char| if sign.is_ascii_digit() { '0' } else { sign };
        word.chars().map(digit).collect()
    };
    let stopped = words
        .split_inclusive([' ', '\n'])
        .map(|piece| match shape(piece.trim_end()).as_str() {
            "0000-00-00" => piece.replace(piece.trim_end(), "2026-11-26"),
            "00:00" => piece.replace(piece.trim_end(), "09:00"),
            shaped if shaped.ends_with("：0000-00-00") => {
                piece.replace(&piece.trim_end()[shaped.len() - 10..], "2026-11-26")
            }
            _ => piece.to_owned(),
        });
    stopped.collect()
}

#[test]
fn a_computer_on_which_everything_is_well() {
    let programs = [("fc-list", FONTS), ("df", DISK), ("espeak-ng", SPEAKER)];
    for codes in ["zh,ug", "ug,zh", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let variables = [("TERM", "xterm-256color"), ("VTE_VERSION", "7006")];
        let output = doctor(folder.path(), &programs, &variables, &["--lang", codes]);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        let path = format!(
            "{}/tests/data/doctor/well-{}.txt",
            env!("CARGO_MANIFEST_DIR"),
            codes.replace(',', "-")
        );
        expect_file![path].assert_eq(&told(&output));
        let left: Vec<_> = fs::read_dir(folder.path().join("data")).unwrap().collect();
        assert!(left.is_empty(), "it leaves nothing behind: {left:?}");
    }
}

#[test]
fn a_computer_on_which_much_is_to_be_changed() {
    let programs = [("fc-list", "true"), ("df", FULL)];
    for codes in ["zh,ug", "ug,zh"] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data/terminals.toml"), "uyghur = app").unwrap();
        fs::write(folder.path().join("data/bazar.sqlite"), "not a record").unwrap();
        let variables = [
            ("TERM", "tmux"),
            ("TMUX", "a"),
            ("KONSOLE_VERSION", "221203"),
            ("NO_COLOR", "1"),
        ];
        let output = doctor(folder.path(), &programs, &variables, &["--lang", codes]);
        assert_eq!(output.status.code(), Some(1), "{}", told(&output));
        let path = format!(
            "{}/tests/data/doctor/ill-{}.txt",
            env!("CARGO_MANIFEST_DIR"),
            codes.replace(',', "-")
        );
        expect_file![path].assert_eq(&told(&output));
    }
}

#[test]
fn a_folder_that_takes_no_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("data"), "a file where the folder should be").unwrap();
    let output = doctor(folder.path(), &[], &[("TERM", "linux")], &["--lang", "en"]);
    let words = told(&output);
    assert_eq!(output.status.code(), Some(1), "{words}");
    for sentence in [
        "cannot be written: data",
        "Only Latin letters",
        "Fonts: not known here",
        "Reads Uyghur aloud: -",
    ] {
        assert!(words.contains(sentence), "{sentence}\n{words}");
    }
}
