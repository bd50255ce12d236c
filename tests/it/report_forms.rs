//! One record, as the program writes it to a disk: every report in every form says the same figures, and those that a count by hand
//! gives; nobody is named where it leaves the center.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::process::Command;

use bazar::{
    course::{Answer, Course, builtin_locales},
    report::{self, Asked, Cell, Holds, REPORTS, Table},
    say::Localizer,
    store::{Look, Store},
    text::{Lang, Locales, Script},
    tutor::{
        Act, ClassId, Ending, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, Playable, RunId, Session, What,
    },
};
use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::walk::right_act;

/// 23 November 2026, 10:00 in Beijing.
const MORNING_MS: i64 = 1_795_399_200_000;
const DAY_MS: i64 = 86_400_000;
/// Twenty-four learners, of whom every third errs at the form of L03, and every fourth at its exit question.
const LEARNERS: usize = 24;

struct Desk {
    course: Course,
    writer: EntryWriter,
    records: LearnerRecords,
    log: Vec<Entry>,
    at_ms: i64,
}

impl Desk {
    fn write(&mut self, fact: Fact) {
        self.at_ms += 20_000;
        let entry = self.writer.write(&mut self.records, fact, self.at_ms);
        self.log.push(entry);
    }

    fn learner(&mut self, name: String) -> LearnerId {
        let (learner, card) = (self.writer.learner(), self.records.free_card().expect("cards are left"));
        self.write(Fact::LearnerAdded { learner, name, card });
        learner
    }

    fn open(&mut self, what: What, learners: &[LearnerId]) -> Session {
        let playable = Playable::of(&self.course, &what).expect("it can be played");
        let session = Session::open(playable, self.writer.attempt(), 7, learners.to_vec());
        self.write(session.opened(None));
        session
    }

    fn submit(&mut self, session: &mut Session, act: &Act) {
        for fact in session.submit(act).facts {
            self.write(fact);
        }
    }

    /// Plays L03 to its end by right answers, but for the first one to the form and the only one to the exit question.
    fn lesson(&mut self, learner: LearnerId, errs: bool, errs_at_exit: bool) {
        let mut session = self.open(What::Lesson("L03".to_owned()), &[learner]);
        let mut has_erred = !errs;
        for _ in 0..200 {
            let Some(act) = right_act(&session, 0) else { break };
            if let Act::Answer(Answer::Fill(pairs)) = &act
                && !has_erred
            {
                has_erred = true;
                let wrong = pairs.iter().cloned().map(|(field, option)| match field.as_str() {
                    "weight" => (field, "sold".to_owned()),
                    _ => (field, option),
                });
                self.submit(&mut session, &Act::Answer(Answer::Fill(wrong.collect())));
            }
            let act = match session.exit() {
                Some(_) if errs_at_exit && session.verdict().is_none() => Act::Exit {
                    learner_index: 0,
                    options: vec!["price".to_owned()],
                },
                Some(_) | None => act,
            };
            self.submit(&mut session, &act);
            if session.is_over() {
                break;
            }
        }
        assert!(
            session.is_over(),
            "the lesson was played to its end, and not to {:?}",
            session.step().map(|step| &step.id)
        );
    }

    /// A market that is over, with the figures that a market closes with.
    fn market(&mut self, learners: &[LearnerId], stars: &[bool], figures: &[(&str, i64)]) {
        let session = self.open(What::Scenario("s05".to_owned()), learners);
        let attempt = session.attempt;
        for _ in 0..3 {
            self.write(Fact::Refused {
                attempt,
                step: String::new(),
                code: "not_packed".to_owned(),
            });
        }
        let figures = figures.iter().map(|(name, value)| ((*name).to_owned(), *value));
        self.write(Fact::AttemptClosed {
            attempt,
            ending: Ending::Finished,
            stars: stars.to_vec(),
            figures: figures.collect(),
        });
    }
}

/// What lies on the disk, and what is read of it.
struct Center {
    folder: tempfile::TempDir,
    course: Course,
    locales: Locales,
    records: LearnerRecords,
    class: ClassId,
}

fn center() -> Center {
    let mut desk = Desk {
        course: Course::embedded().0,
        writer: EntryWriter::new(RunId(0xce17e5)),
        records: LearnerRecords::default(),
        log: Vec::new(),
        at_ms: MORNING_MS,
    };
    let name = |n: usize| match n {
        0 => " ＝1+1 热依汗".to_owned(),
        1 => "ئايگۈل".to_owned(),
        2 => "<Aynur> & \"co\", *".to_owned(),
        n => format!("买买提{n}"),
    };
    let learners: Vec<LearnerId> = (0..LEARNERS).map(|n| desk.learner(name(n))).collect();
    let class = desk.writer.class();
    desk.write(Fact::ClassMade {
        class,
        name: "Morning".to_owned(),
    });
    for learner in &learners[..6] {
        desk.write(Fact::ClassJoined {
            class,
            learner: *learner,
            replaces: None,
        });
    }
    for (n, learner) in learners.iter().enumerate() {
        desk.lesson(*learner, n % 3 == 0, n % 4 == 0);
    }
    desk.at_ms = MORNING_MS + DAY_MS;
    desk.market(
        &learners[..2],
        &[true, true, true],
        &[("orders", 9), ("profit_fen", 123_450), ("missed.seller.reply", 2)],
    );
    desk.market(
        &learners[2..3],
        &[true, false, false],
        &[
            ("orders", 4),
            ("profit_fen", -250),
            ("late", 2),
            ("refunds", 1),
            ("missed.seller.pack", 3),
        ],
    );
    let mut open = desk.open(What::Lesson("L01".to_owned()), &learners[..2]);
    desk.submit(&mut open, &Act::Next);
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut store = Store::open(folder.path()).expect("opens");
    store.append(&desk.log).expect("takes entries");
    drop(store);
    let look = Look::into(folder.path()).expect("readable").expect("there is a file");
    let (records, damaged) = look.records().expect("readable");
    assert_eq!(damaged, []);
    Center {
        folder,
        course: desk.course,
        locales: builtin_locales(),
        records,
        class,
    }
}

impl Center {
    fn asked(&self) -> Asked<'_> {
        Asked::of_all(&self.records, &self.course)
    }

    fn localizer<'a>(&'a self, lang: &'a Lang) -> Localizer<'a> {
        Localizer {
            locales: &self.locales,
            names: &self.course.names,
            lang,
        }
    }
}

fn table(asked: &Asked, id: &str) -> Table {
    let report = REPORTS.iter().find(|report| report.id == id);
    asked.table(report.expect("it is in the list"))
}

/// A figure as the spreadsheet for programs has it.
fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", fen.abs() / 100, fen.abs() % 100)
}

fn from_csv(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("the mark stands first");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row of the table"));
    let field = |field: &str| field.strip_prefix('\'').unwrap_or(field).to_owned();
    rows.map(|row| row.iter().map(field).collect()).collect()
}

fn from_json(text: &str, table: &Table) -> Vec<Vec<String>> {
    let file: Value = serde_json::from_str(text).expect("JSON");
    let rows = file["rows"].as_array().expect("rows");
    let cells = |row: &Value| {
        let cells = table.columns.iter().flat_map(|column| {
            let twice = if column.holds == Holds::Shares { 2 } else { 1 };
            let key = match column.holds {
                Holds::Plain | Holds::Shares => column.key.to_owned(),
                Holds::Money => format!("{}_fen", column.key),
                Holds::Minutes => format!("{}_min", column.key),
            };
            match row.get(&key).expect("every column has its key") {
                Value::Null => vec![String::new(); twice],
                Value::String(words) => vec![words.clone(); twice],
                Value::Object(share) => vec![share["part"].to_string(), share["whole"].to_string()],
                Value::Number(fen) if column.holds == Holds::Money => vec![yuan(fen.as_i64().expect("whole"))],
                other @ (Value::Number(_) | Value::Bool(_) | Value::Array(_)) => vec![other.to_string()],
            }
        });
        cells.collect()
    };
    rows.iter().map(cells).collect()
}

fn from_xlsx(bytes: Vec<u8>, table: &Table) -> Vec<Vec<String>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a book");
    let sheets = book.sheet_names();
    assert_eq!(sheets.len(), 2);
    let sheet = book.worksheet_range(&sheets[0]).expect("the sheet");
    let is_money: Vec<bool> = table
        .columns
        .iter()
        .flat_map(|column| match column.holds {
            Holds::Shares => vec![false, false],
            Holds::Money => vec![true],
            Holds::Plain | Holds::Minutes => vec![false],
        })
        .collect();
    let cell = |(at, cell): (usize, &Data)| match cell {
        Data::Empty => String::new(),
        Data::String(words) => words.clone(),
        Data::Float(number) if is_money[at] => yuan((number * 100.0).round() as i64),
        Data::Float(number) => number.to_string(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other @ (Data::Int(_) | Data::Bool(_) | Data::DateTimeIso(_) | Data::DurationIso(_) | Data::Error(_)) => {
            panic!("a cell of another kind: {other:?}")
        }
    };
    let rows = sheet.rows().skip(1);
    let mut rows: Vec<Vec<String>> = rows.map(|row| row.iter().enumerate().map(cell).collect()).collect();
    rows.iter_mut()
        .for_each(|row| row.resize(is_money.len(), String::new()));
    rows
}

fn from_html(page: &str) -> Vec<Vec<String>> {
    let rows = page.lines().filter(|line| line.starts_with("<tr><td"));
    let words = |cell: &str| {
        let shown = cell.split_once("</bdi>").map_or("", |(shown, _)| shown);
        let shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        shown.replace("&amp;", "&")
    };
    rows.map(|row| {
        row.replace("<bdi dir=\"ltr\">", "<bdi>")
            .split("<bdi>")
            .skip(1)
            .map(words)
            .collect()
    })
    .collect()
}

#[test]
fn every_report_says_the_same_figures_in_every_form() {
    let center = center();
    for (code, is_pseudonymous) in [("zh", false), ("ug", false), ("en", true)] {
        let lang = Lang::new(code);
        let localizer = center.localizer(&lang);
        let asked = Asked {
            is_pseudonymous,
            ..center.asked()
        };
        for report in REPORTS {
            let table = asked.table(report);
            assert!(!table.rows.is_empty(), "{} has rows", report.id);
            let csv = from_csv(&report::csv(&table, localizer));
            let json = report::json(report.id, &table, localizer);
            assert_eq!(from_json(&json, &table), csv, "{}", report.id);
            let sheet = report::xlsx(&table, &[localizer]);
            assert_eq!(
                sheet,
                report::xlsx(&table, &[localizer]),
                "the same table, the same file"
            );
            assert_eq!(from_xlsx(sheet, &table), csv, "{}", report.id);
            let shown = table.rows.iter();
            let shown: Vec<Vec<String>> = shown
                .map(|row| row.iter().map(|cell| cell.shown(localizer)).collect())
                .collect();
            let page = report::html(&table, localizer);
            assert_eq!(from_html(&page), shown, "{}", report.id);
            let text = report::print(&table, localizer, Script::Typed);
            let text: String = text.iter().map(|line| line.plain() + "\n").collect();
            for form in [&page, &text, &json] {
                let is_form = |letter: char| {
                    ('\u{fb50}'..='\u{fdff}').contains(&letter) || ('\u{fe70}'..='\u{fefc}').contains(&letter)
                };
                assert!(!form.contains(is_form), "plain letters alone: {form}");
            }
            for cell in shown
                .iter()
                .flatten()
                .filter(|cell| cell.chars().all(|letter| letter.is_ascii_digit()))
            {
                assert!(text.contains(cell), "{} lacks {cell}", report.id);
            }
        }
    }
}

/// The cells of a row by their columns' keys.
fn row(table: &Table, at: usize) -> BTreeMap<&'static str, &Cell> {
    let keys = table.columns.iter().map(|column| column.key);
    keys.zip(&table.rows[at]).collect()
}

fn find(table: &Table, key: &str, words: &str) -> usize {
    let column = table.columns.iter().position(|column| column.key == key);
    let column = column.expect("there is such a column");
    let is_it = |row: &Vec<Cell>| row[column] == Cell::Text(bazar::say::Arg::as_is(words));
    table.rows.iter().position(is_it).expect("there is such a row")
}

#[test]
fn the_figures_are_those_that_a_count_by_hand_gives() {
    let center = center();
    let asked = center.asked();
    let third = Cell::Share { part: 16, whole: 24 };
    let table_of = |id| table(&asked, id);

    let questions = table_of("question");
    let note = row(&questions, find(&questions, "step_id", "note"));
    assert_eq!(*note["asked"], Cell::Number(24));
    assert_eq!(*note["first_try"], third);
    assert_eq!(*note["wrong_times"], Cell::Number(8));
    let lang = Lang::new("en");
    let words = |cell: &Cell| cell.shown(center.localizer(&lang));
    assert!(words(note["misconception"]).contains("unit"), "{note:?}");
    let exit = row(&questions, find(&questions, "step_id", "exit"));
    assert_eq!(*exit["first_try"], Cell::Share { part: 18, whole: 24 });
    // All others had all else right: those who erred at the form are the weaker ones, and every fourth of them errs here too.
    assert!(matches!(exit["discrimination_points"], Cell::Number(_)), "{exit:?}");

    let lessons = table_of("lesson");
    let l03 = row(&lessons, find(&lessons, "lesson_id", "L03"));
    assert_eq!(*l03["begun"], Cell::Share { part: 24, whole: 24 });
    assert_eq!(*l03["finished"], Cell::Share { part: 24, whole: 24 });
    assert_eq!(*l03["hardest_first_try"], third);
    let l01 = row(&lessons, find(&lessons, "lesson_id", "L01"));
    assert_eq!(*l01["begun"], Cell::Share { part: 2, whole: 24 });

    let attempts = table_of("attempts");
    assert_eq!(attempts.rows.len(), LEARNERS + 3, "a group's attempt is one");
    let markets = table_of("market");
    assert_eq!(markets.rows.len(), 2);
    let best = row(&markets, 0);
    assert_eq!(*best["profit"], Cell::Money(123_450));
    assert_eq!(*best["orders"], Cell::Number(9));
    let other = row(&markets, 1);
    assert_eq!((other["late"], other["refunds"]), (&Cell::Number(2), &Cell::Number(1)));
    assert_eq!(*other["cause_times"], Cell::Number(3));
    assert_eq!(*other["refusal_times"], Cell::Number(3));

    let attendance = table_of("attendance");
    assert_eq!(attendance.rows.len(), LEARNERS + 3, "three came on a second day");

    let wrong: usize = table_of("learner")
        .rows
        .iter()
        .filter(|row| row[10] != Cell::Blank)
        .count();
    assert_eq!(wrong, 8 + 6, "eight at the form, six at the exit question");
    let only = Asked {
        learner: Some(center.records.with_card(10)[0]),
        ..asked
    };
    let way = table(&only, "learner");
    assert_eq!(way.rows.len(), 3 + 2, "L03, s05 and L01, and what was wrong in L03");
    assert!(words(row(&way, 1)["answer"]).ends_with("— 230"), "{:?}", row(&way, 1));
}

#[test]
fn with_fewer_than_twenty_learners_nobody_is_told_what_tells_strong_from_weak() {
    let center = center();
    let asked = Asked {
        class: Some(center.class),
        ..center.asked()
    };
    let questions = table(&asked, "question");
    assert!(!questions.rows.is_empty());
    for at in 0..questions.rows.len() {
        assert_eq!(*row(&questions, at)["discrimination_points"], Cell::Blank);
    }
    assert_eq!(table(&asked, "class").rows.len(), 6);
}

#[test]
fn what_leaves_the_center_names_nobody_and_tells_of_no_few() {
    let center = center();
    let lang = Lang::new("zh");
    let localizer = center.localizer(&lang);
    let asked = Asked {
        is_pseudonymous: true,
        ..center.asked()
    };
    for report in REPORTS {
        let json = report::json(report.id, &asked.table(report), localizer);
        for name in ["热依汗", "ئايگۈل", "Aynur", "买买提"] {
            assert!(!json.contains(name), "{}: {name}", report.id);
        }
    }
    let lessons = table(&asked, "lesson");
    let l01 = row(&lessons, find(&lessons, "lesson_id", "L01"));
    assert_eq!((l01["begun"], l01["finished"]), (&Cell::Few, &Cell::Few));
    let l03 = row(&lessons, find(&lessons, "lesson_id", "L03"));
    assert_eq!(
        *l03["begun"],
        Cell::Share { part: 24, whole: 24 },
        "all is nobody's secret"
    );
    let names = |id| {
        let table = table(&asked, id);
        table.rows.iter().map(|row| row[1].clone()).collect::<Vec<Cell>>()
    };
    assert_eq!(names("class")[0], names("learner")[0], "the same in every report");
}

#[test]
fn attempts_are_statements_of_xapi() {
    let center = center();
    let schema: Value = serde_json::from_str(include_str!("../data/report/xapi.schema.json")).expect("JSON");
    let schema = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a schema");
    let text = report::xapi(&center.asked());
    let statements: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    for statement in &statements {
        let mistakes: Vec<String> = schema
            .iter_errors(statement)
            .map(|mistake| mistake.to_string())
            .collect();
        assert!(mistakes.is_empty(), "{statement}: {mistakes:?}");
    }
    let mut broken = statements[0].clone();
    broken["actor"]["mbox"] = Value::from("mailto:a@example.org");
    assert!(!schema.is_valid(&broken), "two names of one actor are refused");
    let with = |verb: &str| {
        let is_it = |statement: &&Value| statement["verb"]["id"] == format!("http://adlnet.gov/expapi/verbs/{verb}");
        statements.iter().filter(is_it).count()
    };
    assert_eq!(
        (with("completed"), with("passed"), with("attempted")),
        (LEARNERS + 1, 2, 2)
    );
    let ids: std::collections::BTreeSet<String> = statements.iter().map(|one| one["id"].to_string()).collect();
    assert_eq!(ids.len(), statements.len());
    for name in ["热依汗", "ئايگۈل", "Aynur"] {
        assert!(!text.contains(name));
    }
}

#[test]
fn the_program_writes_each_form_of_the_record_on_the_disk() {
    let center = center();
    let lang = Lang::new("zh");
    let localizer = center.localizer(&lang);
    let report = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bazar"));
        command
            .arg("--data")
            .arg(center.folder.path())
            .args(["--lang", "zh,ug", "report"]);
        let ended = command.args(args).output().expect("the program runs");
        (
            ended.status.code(),
            ended.stdout,
            String::from_utf8_lossy(&ended.stderr).into_owned(),
        )
    };
    let attempts = table(&center.asked(), "attempts");
    let (_, csv, _) = report(&["attempts", "--format", "csv"]);
    let csv = from_csv(&String::from_utf8(csv).expect("UTF-8"));
    assert_eq!(csv, from_csv(&report::csv(&attempts, localizer)));
    let file = center.folder.path().join("attempts.xlsx");
    let path = file.to_str().expect("UTF-8");
    assert_eq!(report(&["attempts", "--format", "xlsx", "-o", path]).0, Some(0));
    assert_eq!(from_xlsx(std::fs::read(&file).expect("it is there"), &attempts), csv);
    let (code, _, told) = report(&["attempts", "--format", "xlsx"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("-o"), "{told}");
    let (_, lines, _) = report(&["attempts", "--format", "xapi"]);
    assert_eq!(String::from_utf8(lines).expect("UTF-8"), report::xapi(&center.asked()));
    assert_eq!(report(&["class", "--format", "xapi"]).0, Some(2));
    let (code, class, _) = report(&["class", "--class", "Morning", "--format", "csv"]);
    assert_eq!(
        (code, from_csv(&String::from_utf8(class).expect("UTF-8")).len()),
        (Some(0), 6)
    );
    let (code, _, told) = report(&["class", "--class", "Evening"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("Morning"), "{told}");
    assert_eq!(report(&["learner", "--learner", "9999"]).0, Some(2));
}
