//! The list of names: whatever a spreadsheet makes of it comes in whole or not at all, and what went out changes nothing when it
//! comes back.
//!
//! A case is a file in `tests/data/roster/`, laid beside the learners of `here.csv`, with what is said of it in two languages.

use std::fs;
use std::path::Path;

use bazar::{
    course::{Names, builtin_locales},
    report::{
        self,
        roster::{self, Headings, Sheet, SheetFault},
    },
    say::{Localizer, Sentence},
    text::{Lang, Locales},
    tutor::{EntryWriter, Fact, LearnerRecords, RosterPlan, RosterWhy, RunId, plan_roster},
};
use encoding_rs::GB18030;
use expect_test::expect_file;

use crate::cli::bazar;

fn sheet(bytes: &[u8], locales: &Locales) -> Result<Sheet, SheetFault> {
    roster::read(bytes, &Headings::of(locales))
}

/// Takes a list in as the program does.
fn take_in(bytes: &[u8], records: &mut LearnerRecords, run: u64) -> RosterPlan {
    let sheet = sheet(bytes, &builtin_locales()).expect("the list can be read");
    let plan = plan_roster(&sheet.roster, records, false);
    assert_eq!(plan.faults, []);
    plan.write(records, &mut EntryWriter::new(RunId(run)), 0);
    plan
}

fn case(name: &str) -> Vec<u8> {
    fs::read(format!("tests/data/roster/{name}.csv")).expect("the case is there")
}

fn here() -> LearnerRecords {
    let mut records = LearnerRecords::default();
    take_in(&case("here"), &mut records, 1);
    records
}

/// Everybody's number, name and classes, as a file.
fn written(records: &LearnerRecords) -> String {
    let (locales, names, lang) = (builtin_locales(), Names::default(), Lang::new("zh"));
    let localizer = Localizer {
        locales: &locales,
        names: &names,
        lang: &lang,
    };
    report::csv(&roster::table(records), localizer)
}

/// What is said of a list, each sentence and cell.
fn told(bytes: &[u8], may_rename: bool, code: &str) -> String {
    let (locales, names, lang) = (builtin_locales(), Names::default(), Lang::new(code));
    let localizer = Localizer {
        locales: &locales,
        names: &names,
        lang: &lang,
    };
    let say = |sentence: &Sentence| format!("{}\n", localizer.say(sentence));
    let records = here();
    let sheet = match sheet(bytes, &locales) {
        Ok(sheet) => sheet,
        Err(fault) => return say(&roster::told_of(&fault)),
    };
    let plan = plan_roster(&sheet.roster, &records, may_rename);
    let table = match plan.faults.is_empty() {
        true => roster::changes(&plan, &records, &sheet.unknown),
        false => roster::faults(&plan.faults, &sheet.unknown),
    };
    let rows = report::print(&table, localizer, bazar::text::Script::Joined);
    rows.iter().map(|row| format!("{}\n", row.plain().trim_end())).collect()
}

#[test]
fn each_list_is_answered_in_words() {
    let mut names: Vec<String> = fs::read_dir("tests/data/roster")
        .expect("the cases are there")
        .map(|file| file.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|end| end == "csv"))
        .map(|path| path.file_stem().expect("it has a name").to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(10 < names.len());
    for name in names {
        for code in ["zh", "en"] {
            let told = told(&case(&name), name == "renamed", code);
            expect_file![format!("../data/roster/{name}-{code}.txt")].assert_eq(&told);
        }
    }
}

#[test]
fn a_name_in_the_place_of_another_is_asked_for() {
    let said = told(&case("renamed"), false, "en");
    assert!(
        said.contains("Nothing was taken in. To be mended in the list: 1"),
        "{said}"
    );
    assert!(said.contains("Add --rename."), "{said}");
}

/// The same list with other bytes.
#[test]
fn letters_commas_and_ends_of_lines_are_found_out() {
    let text = String::from_utf8(case("new")).expect("it is UTF-8");
    let wanted = sheet(text.as_bytes(), &builtin_locales()).expect("it can be read");
    let (gb18030, _, is_lossy) = GB18030.encode(&text);
    assert!(!is_lossy);
    let utf_16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let forms = [
        format!("\u{feff}{text}").into_bytes(),
        text.replace('\n', "\r\n").into_bytes(),
        text.replace('\n', "\r").into_bytes(),
        text.trim_end().as_bytes().to_vec(),
        text.replace(';', "\t").into_bytes(),
        utf_16,
        gb18030.into_owned(),
    ];
    for form in forms {
        let sheet = sheet(&form, &builtin_locales()).expect("it can be read");
        assert_eq!(sheet.roster.rows, wanted.roster.rows);
        assert_eq!(sheet.unknown, wanted.unknown);
    }
    for foreign in [
        &b"PK\x03\x04\x14\0\x06\0\x08\0"[..],
        b"\x89PNG\r\n\x1a\n\0\0",
        b"name\n\xff\xff\xff\n",
    ] {
        assert_eq!(sheet(foreign, &builtin_locales()), Err(SheetFault::NotText));
    }
}

#[test]
fn letters_that_a_spreadsheet_lost_are_told() {
    let (bytes, _, _) = GB18030.encode("姓名\n??????\n王强\n");
    let sheet = sheet(&bytes, &builtin_locales()).expect("it can be read");
    let plan = plan_roster(&sheet.roster, &LearnerRecords::default(), false);
    let why: Vec<(usize, &RosterWhy)> = plan.faults.iter().map(|fault| (fault.row, &fault.why)).collect();
    assert_eq!(why, [(2, &RosterWhy::NameLost)]);
}

/// A number for each name: all kinds of beginnings, insides and ends in four scripts.
fn thousand() -> LearnerRecords {
    let odd = [
        "Mes'ut-2 Ali",
        "O’Brien",
        "ʻAbd al-Raḥmān",
        "'Abd",
        "''=x",
        "=1+1",
        "+86",
        "-x",
        "@x",
        "＝1",
        "a \"b\", c",
        "a;b",
        "a\\b",
        "مۇئەللىم ئەخمەت",
        "ئايگۈل؟",
        "阿不都·热依木",
        "张三3",
        "䶮𠮷",
        "Нұрсұлтан",
        "Ñandú Müller-Øst",
        "{name} *b* [c] `d` <e> &f",
        "7",
        "007",
        "e\u{301}mile",
        "?",
        "",
    ];
    let (mut records, mut writer) = (LearnerRecords::default(), EntryWriter::new(RunId(5)));
    let classes = ["早班", "A;B", "=C", "ئەتىگەنلىك、\\"].map(|name| {
        let class = writer.class();
        let name = name.to_owned();
        writer.write(&mut records, Fact::ClassMade { class, name }, 0);
        class
    });
    for at in 0..1_000_u16 {
        let (odd, round) = (odd[usize::from(at) % odd.len()], at / 26);
        let name = match (odd, round) {
            ("", _) | (_, 0) => odd.to_owned(),
            _ if round % 2 == 0 => format!("{odd}{round}"),
            _ => format!("{odd} {}", ["古丽", "قىز", "Wu", "Ғ"][usize::from(round) % 4]),
        };
        let learner = writer.learner();
        // After two PCs were merged some have one number.
        let card = 10 + at - u16::from(at % 97 == 1);
        writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0);
        for (_, class) in classes.into_iter().enumerate().filter(|(bit, _)| at >> bit & 1 == 1) {
            let joined = Fact::ClassJoined {
                class,
                learner,
                replaces: Some(Vec::new()),
            };
            writer.write(&mut records, joined, 0);
        }
    }
    records
}

#[test]
fn what_went_out_changes_nothing_when_it_comes_back() {
    let records = thousand();
    let text = written(&records);
    let (gb18030, _, is_lossy) = GB18030.encode(text.trim_start_matches('\u{feff}'));
    assert!(!is_lossy, "it holds every letter of Unicode");
    let semicolons = {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        reader.records().for_each(|record| {
            let record = record.expect("it was written by us");
            writer.write_record(&record).expect("a vector takes it");
        });
        writer.into_inner().expect("a vector can be flushed")
    };
    for bytes in [text.as_bytes(), &gb18030, &semicolons] {
        let mut again = records.clone();
        let plan = take_in(bytes, &mut again, 6);
        assert_eq!(plan.lines.len(), 1_000);
        assert!(!plan.changes());
        assert!(again == records);
    }
    // Elsewhere those with a name and a number of their own come to the same list.
    let named = text
        .lines()
        .enumerate()
        .filter(|(at, line)| *at == 0 || !line.contains(",,"));
    let mut cards = std::collections::BTreeSet::new();
    let named: String = named
        .filter(|(_, line)| cards.insert(line.split(',').next()))
        .map(|(_, line)| format!("{line}\n"))
        .collect();
    let mut elsewhere = LearnerRecords::default();
    take_in(named.as_bytes(), &mut elsewhere, 7);
    assert_eq!(written(&elsewhere), named);
}

#[test]
fn a_list_without_numbers_doubles_nobody() {
    let mut records = here();
    take_in(&case("new"), &mut records, 2);
    let before = records.clone();
    let plan = take_in(&case("new"), &mut records, 3);
    assert!(!plan.changes());
    assert!(records == before);
}

fn ran(data: &Path, args: &[&str]) -> (i32, String) {
    let output = bazar(data, args, "");
    let said = [output.stdout, output.stderr].concat();
    let code = output.status.code().expect("the program ends by itself");
    (code, String::from_utf8(said).expect("it prints UTF-8"))
}

/// The real program and its real file.
#[test]
fn the_command_takes_in_all_or_nothing() {
    let data = tempfile::tempdir().expect("a folder for the test");
    let list = |name: &str| format!("tests/data/roster/{name}.csv");
    let import = |name: &str, more: &[&str]| {
        let list = list(name);
        ran(
            data.path(),
            &[&["roster", "import", &list, "--lang", "en"], more].concat(),
        )
    };
    let (code, said) = import("here", &["--dry-run"]);
    assert_eq!((code, said.contains("New classes: 早班; 晚班")), (0, true), "{said}");
    assert!(!data.path().join("bazar.sqlite").exists(), "a look makes no record");
    let (code, said) = import("here", &[]);
    assert_eq!((code, said.contains("Done.")), (0, true), "{said}");
    let export = || ran(data.path(), &["roster", "export", "--lang", "en"]);
    let (code, exported) = export();
    let here = String::from_utf8(case("here")).expect("it is UTF-8");
    assert_eq!((code, exported.trim_start_matches('\u{feff}')), (0, here.as_str()));
    for (name, more) in [
        ("faults", &[][..]),
        ("identity", &[]),
        ("renamed", &[]),
        ("new", &["--dry-run"]),
    ] {
        let (code, said) = import(name, more);
        assert_eq!(code, i32::from(name != "new"), "{said}");
        assert_eq!(export(), (0, exported.clone()), "{name} changed something");
    }
    let file = data.path().join("out.csv");
    let file = file.to_str().expect("the folder's name is UTF-8");
    let (code, said) = ran(data.path(), &["roster", "export", file, "--lang", "en"]);
    assert_eq!((code, said.contains("Learners in it: 7.")), (0, true), "{said}");
    let (code, said) = ran(data.path(), &["roster", "import", file, "--lang", "en"]);
    assert_eq!((code, said.contains("This list changes nothing.")), (0, true), "{said}");
    let (code, said) = import("renamed", &["--rename"]);
    assert_eq!((code, said.contains("new name, before: 热依汗")), (0, true), "{said}");
    assert!(export().1.contains("10,热依汗·买买提,早班; كەچلىك\n"), "{}", export().1);
    let (code, said) = ran(data.path(), &["roster", "import", "/no/such.csv", "--lang", "en"]);
    assert_eq!(code, 1, "{said}");
}
