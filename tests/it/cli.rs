//! The real program started as a person or a script would: exit codes, and what is said when something is wrong.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use expect_test::expect_file;
use tempfile::TempDir;

/// Runs bazar on a data folder with these lines on its standard input.
pub fn bazar(data: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bazar"))
        .args(args)
        .env("BAZAR_DATA", data)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that ends before it has read everything closes its end.
    let _ = child
        .stdin
        .take()
        .expect("the input is a pipe")
        .write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

fn said(output: &Output) -> (i32, String) {
    let code = output.status.code().expect("the program ends by itself");
    (code, String::from_utf8_lossy(&output.stderr).into_owned())
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

#[test]
fn without_a_terminal_it_says_what_to_do_instead() {
    let data = folder();
    for verb in [
        &["--lang", "en"][..],
        &["--lang", "en", "trainer"],
        &["--lang", "en", "tour"],
    ] {
        let (code, words) = said(&bazar(data.path(), verb, ""));
        let sentence = "No screen can be painted here. Open bazar in a terminal, or type: bazar --plain ";
        assert_eq!((code, words.replace('\n', " ").as_str()), (2, sentence));
    }
}

#[test]
fn a_wrong_argument_is_a_matter_of_usage() {
    let data = folder();
    let (code, words) = said(&bazar(data.path(), &["sell"], ""));
    assert_eq!(code, 2);
    assert!(words.contains("unrecognized subcommand 'sell'"), "{words}");
}

#[test]
fn an_unknown_language_is_named_with_those_there_are() {
    let data = folder();
    let (code, words) = said(&bazar(data.path(), &["--plain", "--lang", "zh,kk"], ""));
    assert_eq!(code, 1);
    assert!(words.starts_with("没有这种语言：kk。有这些：en ug zh\n"), "{words}");
}

#[test]
fn an_unknown_scenario_is_named_with_those_there_are() {
    let data = folder();
    let (code, words) = said(&bazar(data.path(), &["play", "s99", "--lang", "en"], ""));
    assert_eq!(code, 2);
    assert!(words.starts_with("There is no scenario s99. There are: "), "{words}");
}

#[test]
fn a_command_that_cannot_be_read_is_shown_with_its_line() {
    let data = folder();
    let (code, words) = said(&bazar(
        data.path(),
        &["play", "s05", "--lang", "en"],
        "wait\n\npaint the fence # no\n",
    ));
    assert_eq!(code, 1);
    assert!(words.starts_with("error: standard input:3: "), "{words}");
}

#[test]
fn a_command_that_cannot_be_read_is_told_its_form() {
    let data = folder();
    let script = "offer all 5\ngate 1000g walnut\n";
    let (_, words) = said(&bazar(data.path(), &["play", "s05", "--lang", "en"], script));
    for told in [
        "not a share such as 5%",
        "`offer <names> <percent>%`",
        "`gate <product> <grams>g`",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
}

#[test]
fn a_refusal_and_its_help_are_sentences_of_their_own() {
    let data = folder();
    let script = "list walnut\npromise 71\ngate walnut 999000g\npack all paper-bag\nreply all no-such\n";
    let output = bazar(data.path(), &["play", "s05", "--lang", "en"], script);
    let words = String::from_utf8(output.stdout).expect("it prints UTF-8");
    let lines: Vec<&str> = words.lines().collect();
    // Each command, what is wrong, what to do.
    let help = |command: &str| {
        let at = lines.iter().position(|line| line.strip_prefix("> ") == Some(command));
        lines[at.unwrap_or_else(|| panic!("{command}: {words}")) + 2]
    };
    assert_eq!(help("gate walnut 999000g"), "    Sell no more than there is.");
    let named = [
        ("promise 71", "48"),
        ("pack all paper-bag", "net-carton"),
        ("reply all no-such", "in-stock"),
    ];
    for (command, name) in named {
        let names = help(command);
        assert!(
            names.starts_with("    There is: ") && names.contains(name),
            "{command}: {names}"
        );
    }
}

#[test]
fn a_script_may_repeat_lines_as_an_author_s_does() {
    let data = folder();
    let script = "repeat 2\nwait until d1 09:00\nwait 10 # a little\nend\n";
    let output = bazar(data.path(), &["play", "s05", "--lang", "en"], script);
    let told = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(told.matches("> wait 10\n").count(), 2, "{told}");
}

/// What stands in the way of the record, and the beginning of what is said about it.
#[test]
fn a_record_that_cannot_be_used_is_left_as_it_was() {
    let cases: [(&str, &[u8], &str); 3] = [
        (
            "text",
            b"accounts of the village shop\n",
            "This file is not a record of bazar.",
        ),
        (
            "cut",
            b"SQLite format 3\0\x10\0\x01\x01",
            "This file is not a record of bazar.",
        ),
        ("noise", &[0xa5; 4096], "This file is not a record of bazar."),
    ];
    for (name, content, sentence) in cases {
        let data = folder();
        let file = data.path().join("bazar.sqlite");
        fs::write(&file, content).expect("the test writes its file");
        let (code, words) = said(&bazar(data.path(), &["--plain", "--lang", "en"], ""));
        let flat = words.replace('\n', " ");
        assert_eq!(code, 1, "{name}: {words}");
        assert!(
            flat.starts_with(sentence) || flat.starts_with("The record is damaged."),
            "{name}: {words}"
        );
        assert_eq!(fs::read(&file).expect("the file is still there"), content, "{name}");
    }
}

#[test]
fn a_folder_without_a_record_is_said_to_hold_none_and_stays_as_it_is() {
    let data = folder();
    let place = data.path().join("mistyped");
    let (code, words) = said(&bazar(&place, &["--lang", "en", "report", "class"], ""));
    assert_eq!(code, 1, "{words}");
    assert!(words.starts_with("This folder holds no record of learners."), "{words}");
    assert!(!place.exists());
}

#[cfg(unix)]
#[test]
fn a_course_that_leads_back_into_itself_is_read_once_and_a_folder_of_everything_is_none() {
    let (data, course) = (folder(), folder());
    copy(Path::new("lessons"), course.path());
    std::os::unix::fs::symlink(course.path(), course.path().join("again")).expect("links are known here");
    let place = course.path().to_str().expect("a plain path");
    let output = bazar(data.path(), &["check", place], "");
    assert_eq!(output.stdout, b"0 errors, 0 warnings\n");
    let disk = folder();
    for number in 0..=10_000 {
        fs::write(disk.path().join(number.to_string()), "").expect("the test fills its folder");
    }
    let place = disk.path().to_str().expect("a plain path");
    let (code, words) = said(&bazar(data.path(), &["check", place], ""));
    assert_eq!(code, 1, "{words}");
    assert!(words.contains("more than 10000 files"), "{words}");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let data = folder();
    let file = data.path().join("taken");
    fs::write(&file, "a file, so nothing can be put into it").expect("the test writes its file");
    let (code, words) = said(&bazar(&file.join("bazar"), &["--plain", "--lang", "en"], ""));
    assert_eq!(code, 1);
    assert!(words.contains("Call the trainer"), "{words}");
}

#[test]
fn a_course_with_mistakes_still_starts_and_says_so() {
    let (data, course) = (folder(), folder());
    copy(Path::new("lessons"), course.path());
    let lesson = course.path().join("01-first-order/l01.toml");
    fs::write(&lesson, "id = \"L01\"\ntitle = \n").expect("the test breaks a lesson");
    let place = course.path().to_str().expect("a plain path");
    let output = bazar(data.path(), &["--plain", "--lang", "en", "--course", place], "");
    let (code, words) = said(&output);
    assert_eq!(code, 0, "{words}");
    assert!(
        words.starts_with("Some lessons have mistakes and cannot be played yet"),
        "{words}"
    );
    let (code, _) = said(&bazar(data.path(), &["check", place], ""));
    assert_eq!(code, 1);
}

#[test]
fn a_lesson_of_ten_megabytes_is_refused_and_hangs_nothing() {
    let (data, course) = (folder(), folder());
    copy(Path::new("lessons"), course.path());
    let lesson = course.path().join("01-first-order/l01.toml");
    fs::write(&lesson, "# a line that goes on and on\n".repeat(370_000)).expect("the test writes its lesson");
    let place = course.path().to_str().expect("a plain path");
    let output = bazar(data.path(), &["check", place], "");
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("B001"), "{told}");
}

#[test]
fn the_same_seed_prints_the_same_bytes() {
    let data = folder();
    let once = || {
        bazar(
            data.path(),
            &["play", "s05", "--seed", "7", "--solution", "--lang", "zh"],
            "",
        )
        .stdout
    };
    let first = once();
    assert!(String::from_utf8_lossy(&first).trim_end().ends_with("★★★"));
    assert_eq!(first, once());
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the lessons can be listed") {
        let path = entry.expect("the lessons can be listed").path();
        let name = to.join(path.file_name().expect("a file has a name"));
        if path.is_dir() {
            fs::create_dir_all(&name).expect("the test makes its folders");
            copy(&path, &name);
        } else {
            fs::copy(&path, &name).expect("the test copies the lessons");
        }
    }
}

#[test]
fn the_tour_prints_a_whole_first_sale() {
    let data = folder();
    let output = bazar(data.path(), &["tour", "--plain", "--lang", "zh,ug"], "");
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8_lossy(&output.stdout);
    for page in [
        "请按数字键 5",
        "你是谁",
        "证件通过了",
        "审核通过，开卖了",
        "付款了",
        "包好了",
        "到账了",
        "[√] 五单的钱都收到了",
        "下一课",
    ] {
        assert!(told.contains(page), "no page tells: {page}");
    }
    assert_eq!(
        output.stdout,
        bazar(data.path(), &["tour", "--plain", "--lang", "zh,ug"], "").stdout
    );
    assert!(
        fs::read_dir(data.path()).expect("the folder is there").next().is_none(),
        "a tour keeps nothing"
    );
}

/// A screen reader, a printer and a converter join and order letters by themselves.
#[test]
fn what_is_printed_stands_in_the_letters_that_its_reader_wants() {
    let data = folder();
    for (who, words) in [
        ("app", "5 :\u{fbd4}\u{fbe9}\u{feb4}\u{fbe7}\u{fe91} "),
        ("terminal", "رەقەم كۇنۇپكىسىنى بېسىڭ: 5"),
        ("latin", "reqem kunupkisini bësing: 5"),
    ] {
        let args = ["--plain", "--lang", "zh,ug", "--uyghur", who];
        let told = String::from_utf8(bazar(data.path(), &args, "").stdout).expect("text");
        assert!(told.contains(words), "{who}: {told}");
    }
}

/// What an author reads: how each figure of the goals came about.
#[test]
fn a_trace_explains_the_figures_of_the_goals() {
    let data = folder();
    let output = bazar(
        data.path(),
        &["play", "s09", "--solution", "--trace", "--lang", "en"],
        "",
    );
    assert_eq!(said(&output), (0, String::new()));
    let text = String::from_utf8(output.stdout).expect("text");
    let (_, trace) = text.split_once("\n# ").expect("the trace stands after the stars");
    expect_file!["../data/cli/trace-s09.txt"].assert_eq(&format!("# {trace}"));
}

/// What an author reads: how hard each goal is, and a better plan than the solution, as a script that keeps its promise.
#[test]
fn a_search_finds_a_better_plan_and_says_how_hard_the_goals_are() {
    let data = folder();
    let output = bazar(data.path(), &["play", "s04", "--search", "60", "--lang", "en"], "");
    assert_eq!(said(&output), (0, String::new()));
    let text = String::from_utf8(output.stdout).expect("text");
    expect_file!["../data/cli/search-s04.txt"].assert_eq(&text);
    let (_, script) = text.split_once("as a script:\n").expect("a better plan was found");
    let played = bazar(data.path(), &["play", "s04", "--lang", "en"], script);
    let played = String::from_utf8(played.stdout).expect("text");
    assert!(played.trim_end().ends_with("★★★"), "{played}");
}
