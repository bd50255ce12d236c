//! Every screen of the program in both orders of its two languages, at 80×24: a line of a table for each, its goldens in
//! `tests/data/screen/zh-ug`; what is otherwise in the other order stands in `…/ug-zh`.
//!
//! The lesson is one of the tests' own (`tests/data/screen/course`), so that the course may change without these.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroU16,
    sync::Arc,
};

use bazar::{
    app::{App, Clock, Cue, DiskTrouble, Effect, Input, KEYMAP, Key, Options, Page, View},
    course::{Answer, Course, FileKind, Source, StepKind, builtin_locales},
    text::{self, Lang, Locales, Script},
    tui::{Look, cursor_at, paint as paint_cells},
    tutor::{Act, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, Outcome, Playable, RunId, Session, What},
};
use expect_test::expect_file;
use ratatui::{Terminal, TerminalOptions, Viewport, backend::CrosstermBackend, layout::Rect};
use strum::VariantNames;

use crate::{
    disputes, guess, jobs, market_screens,
    other_order::otherwise,
    reports,
    screens::{key, languages, paint, too_wide},
    walk,
};

const VIEW: View = View { width: 80, height: 24 };

/// Where the keys of a screen begin.
#[derive(Debug, Clone, Copy)]
enum Start {
    /// The program's first screen on a new PC.
    Door,
    /// The first screen where a class has learned before.
    Class,
    /// One learner at home.
    Home,
    /// One learner before this step of the lesson, or before its last question.
    Step(&'static str),
    /// Two learners before this step of the lesson, or before its last question.
    Together(&'static str),
    /// So many in a market in which plums were packed badly, and the buyer has opened the box.
    Lost(usize),
    /// One learner before the lesson's last question, who missed a step on the way.
    Missed,
    /// The same at home, with the lesson done.
    DoneWithMisses,
    /// One learner at home, and the disk takes nothing.
    Refusing(DiskTrouble),
    /// The trainer's board over a class.
    Board,
    /// The same where two PCs set different things.
    Disputed,
}
use Start::{Board, Class, Disputed, DoneWithMisses, Door, Home, Lost, Missed, Refusing, Step, Together};

const SCREENS: &[(&str, Start, &str)] = &[
    ("key-check", Door, ""),
    ("key-check-letter", Door, "a"),
    ("key-check-arrow", Door, "down"),
    ("languages", Door, "5"),
    ("sign-in", Door, "5 1"),
    ("sign-in-new", Door, "5 1 1"),
    ("naming", Door, "5 1 1 1"),
    ("naming-nothing", Door, "5 1 1 1 enter"),
    ("naming-letters", Door, "5 1 1 1 down"),
    ("naming-group", Door, "5 1 1 1 down 1"),
    ("naming-typed", Door, "5 1 1 1 down 1 1 2"),
    ("naming-keyboard", Door, "5 1 1 1 A y"),
    ("quit", Door, "5 esc"),
    ("sign-in-known", Class, "5 1"),
    ("card", Class, "5 1 1"),
    ("card-typed", Class, "5 1 1 1"),
    ("card-unknown", Class, "5 1 1 9 9 enter"),
    ("names", Class, "5 1 2"),
    ("is-it-you", Class, "5 1 2 1"),
    ("are-they-you", Class, "5 1 5"),
    ("together", Class, "5 1 4"),
    ("unreadable", Class, "5 1 5 2 1"),
    ("disk-full", Refusing(DiskTrouble::Full), ""),
    ("disk-read-only", Refusing(DiskTrouble::ReadOnly), ""),
    ("disk-moved", Refusing(DiskTrouble::Moved), ""),
    ("disk-other", Refusing(DiskTrouble::Other), ""),
    ("home", Home, ""),
    ("menu", Home, "0"),
    ("menu-languages", Home, "0 2"),
    ("help", Home, "?"),
    ("record", Home, "0 4"),
    ("record-delete", Home, "0 4 7"),
    ("record-deleted", Home, "0 4 7 2"),
    ("record-nameless", Door, "5 1 1 2 0 4"),
    ("record-naming", Door, "5 1 1 2 0 4 6"),
    ("unit", Home, "2"),
    ("scenario", Home, "2 2"),
    ("product", Home, "2 3"),
    ("product-2", Home, "2 3 9"),
    ("read", Step("hello"), "1"),
    ("term", Step("term-freight"), "1"),
    ("match", Step("parts"), "1"),
    ("match-wrong", Step("parts"), "1 2 1 2"),
    ("match-kept", Step("parts"), "1 2 1 2 1"),
    ("number", Step("total"), "1"),
    ("number-typed", Step("total"), "1 3 2 . 5"),
    ("number-wrong", Step("total"), "1 7 enter"),
    ("number-menu", Step("total"), "1 esc"),
    ("choose", Step("cheaper"), "1"),
    ("choose-pinyin", Step("cheaper"), "1 p"),
    ("choose-menu", Step("cheaper"), "1 0"),
    ("choose-hint", Step("cheaper"), "1 h"),
    ("choose-terms", Step("cheaper"), "1 t"),
    ("choose-wrong", Step("cheaper"), "1 1"),
    ("choose-teacher", Step("cheaper"), "1 1 1 1 h h h"),
    ("choose-asked", Step("cheaper"), "1 a"),
    ("choose-explained", Step("cheaper"), "1 1 1 1 h h h a"),
    ("choose-right", Step("cheaper"), "1 3"),
    ("choose-each", Together("cheaper"), "1"),
    ("choose-each-pressed", Together("cheaper"), "1 1"),
    ("choose-each-differ", Together("cheaper"), "1 1 3"),
    ("choose-each-talked", Together("cheaper"), "1 1 2 1"),
    ("choose-each-right", Together("cheaper"), "1 2 2"),
    ("choose-each-wrong", Together("cheaper"), "1 1 3 1"),
    ("choose-each-away", Together("cheaper"), "1 s 3"),
    ("inspect", Step("ask-first"), "1 2"),
    ("inspect-wrong", Step("ask-first"), "1 1 9"),
    ("order", Step("big-to-small"), "1 1"),
    ("fill", Step("form"), "1"),
    ("fill-field", Step("form"), "1 1"),
    ("dialog", Step("station"), "1"),
    ("dialog-said", Step("station"), "1 1"),
    ("tiles", Step("build-walnut"), "1 1"),
    ("task", Step("buy"), "1"),
    ("task-market", Step("buy"), "1 1"),
    ("task-goods", Step("buy"), "1 1 1"),
    ("task-compare", Step("buy"), "1 1 1 1"),
    ("task-offer", Step("buy"), "1 1 1 2"),
    ("task-bought", Step("buy"), "1 1 1 3 8"),
    ("task-hint", Step("buy"), "1 1 1 h"),
    ("task-teacher", Step("buy"), "1 1 a"),
    ("task-undone", Step("buy"), "1 1 1 1 back"),
    ("task-back", Step("buy"), "1 1 1 1 esc esc 2"),
    ("market-bought", Step("buy"), "1 1 5"),
    ("market-parcels", Step("buy"), "1 1 6"),
    ("market-fees", Step("buy"), "1 1 7"),
    ("market-money", Step("buy"), "1 1 8"),
    ("beside", Step("two-kettles"), "1"),
    ("case", Step("older-seller"), "1"),
    ("homework", Step("tomorrow"), "1"),
    ("exit", Step("exit"), "1"),
    ("exit-wrong", Step("exit"), "1 2"),
    ("exit-each", Together("exit"), "1 2"),
    ("exit-each-wrong", Together("exit"), "1 2 1"),
    ("lesson-end", Step("exit"), "1 1 enter"),
    ("lesson-end-missed", Missed, "1 1 enter"),
    ("record-progress", DoneWithMisses, "0 4"),
    ("record-words", DoneWithMisses, "0 4 3"),
    ("record-homework", DoneWithMisses, "0 4 4"),
    ("review", DoneWithMisses, "0 4 2"),
    ("review-end", DoneWithMisses, "0 4 2 2 1"),
    ("debrief", Step("exit"), "1 1 enter 2"),
    ("debrief-2", Step("exit"), "1 1 enter 2 1"),
    ("debrief-3", Step("exit"), "1 1 enter 2 1 1"),
    ("guess", Lost(1), ""),
    ("guess-told", Lost(1), "2"),
    ("guess-market", Lost(1), "2 1"),
    ("guess-skipped", Lost(1), "esc"),
    ("guess-each", Lost(3), "1 s"),
    ("guess-each-told", Lost(3), "1 s 3"),
    ("leave", Step("hello"), "1 esc"),
    ("class-board", Board, ""),
    ("class-board-menu", Board, "0"),
    ("class-board-disputed", Disputed, ""),
    ("class-board-dispute", Disputed, "0 7"),
    ("class-board-dispute-2", Disputed, "0 7 3"),
    ("class-board-dispute-5", Disputed, "0 7 3 3 3 3"),
    ("learner-sheet", Board, "1"),
    ("learner-naming", Board, "2 2 R a"),
    ("class-list", Board, "0 8"),
    ("class-list-naming", Board, "0 8 2 A"),
    ("class-list-made", Board, "0 8 2 A enter"),
    ("class-list-one", Board, "0 8 2 A enter 3"),
    ("class-list-renaming", Board, "0 8 2 A enter 3 2 B"),
    ("class-list-renamed", Board, "0 8 2 A enter 3 2 B enter esc"),
    ("class-list-known", Board, "0 8 2 A enter 2 A enter"),
    ("class-list-today", Board, "0 8 2 A enter 3 1"),
    ("class-list-everybody", Board, "0 8 2 A enter 3 1 0 8"),
    ("class-board-enrol", Board, "0 8 1"),
    ("class-board-enrolled", Board, "0 8 1 B o enter"),
    ("class-board-word", Board, "0 up up enter"),
    ("class-board-word-again", Board, "0 up up enter a b c enter"),
    ("print", Board, "0 5"),
    ("records", Board, "0 6"),
    ("records-where", Board, "0 6 1"),
    ("records-made", Board, "0 6 1 1"),
    ("records-made-here", Board, "0 6 1 2"),
    ("records-which", Board, "0 6 2"),
    ("records-taken", Board, "0 6 2 2"),
    ("records-damaged", Board, "0 6 2 5"),
    ("records-unsealed", Board, "0 6 2 1"),
    ("records-taken-all", Board, "0 6 2 1 2"),
    ("records-taken-some", Board, "0 6 2 1 1"),
    ("records-backed-up", Board, "0 6 3"),
    ("records-backups", Board, "0 6 4"),
    ("records-sure", Board, "0 6 4 1"),
    ("records-restored", Board, "0 6 4 1 2"),
    ("set-up", Board, "0 4"),
    ("notice-set-up-kept", Board, "0 4 1"),
];

fn course() -> Course {
    let shipped = Source::embedded();
    let mut source = Source::of([
        ("course.toml", include_str!("../data/screen/course/course.toml")),
        ("lesson.toml", include_str!("../data/screen/course/lesson.toml")),
        ("scenarios/s00.toml", include_str!("../data/screen/course/s00.toml")),
        (
            "scenarios/l59-van.toml",
            include_str!("../../lessons/scenarios/l59-van.toml"),
        ),
    ]);
    let is_lent = |path: &str| {
        let files = ["terms.toml", "names.toml", "misconceptions.toml"];
        // Practices and published figures speak of the shipped scenarios.
        FileKind::of(path) == FileKind::Rules || path.starts_with("pictures/") || files.contains(&path)
    };
    let lent = shipped.files.into_iter().filter(|(path, _)| is_lent(path));
    source.files.extend(lent);
    let (course, problems) = Course::load(&source);
    assert!(problems.is_empty(), "{problems:#?}");
    course
}

/// What is on the disk when a screen's keys begin, and who sits there.
struct Disk {
    writer: EntryWriter,
    records: LearnerRecords,
    log: Vec<Entry>,
}

impl Disk {
    fn write(&mut self, fact: Fact) {
        let entry = self.writer.write(&mut self.records, fact, 0);
        self.log.push(entry);
    }

    fn with_a_learner() -> (Disk, LearnerId) {
        let mut disk = Disk {
            writer: EntryWriter::new(RunId(1)),
            records: LearnerRecords::default(),
            log: Vec::new(),
        };
        let learner = disk.writer.learner();
        disk.write(Fact::LearnerAdded {
            learner,
            name: "ئايگۈل".to_owned(),
            card: 10,
        });
        (disk, learner)
    }

    /// The lesson by its right answers, up to the step `until` or to the last question.
    fn play(&mut self, course: &Course, learners: &[LearnerId], until: &str) {
        self.play_missing(course, learners, until, None);
    }

    /// The same with a wrong answer first to the step `missed`; without `until` to the lesson's end.
    fn play_missing(&mut self, course: &Course, learners: &[LearnerId], until: &str, missed: Option<&str>) {
        let playable = Playable::of(course, &What::Lesson("G01".to_owned())).expect("the lesson is there");
        let mut session = Session::open(playable, self.writer.attempt(), 7, learners.to_vec());
        self.write(session.opened(None));
        let mut done = 0;
        let is_there = |session: &Session| match session.exit() {
            Some(_) => until == "exit",
            None => session.verdict().is_none() && session.step().is_some_and(|step| step.id == until),
        };
        let mut missed = missed;
        while !is_there(&session) && !session.is_over() {
            let step = session.step().map(|step| step.id.as_str());
            if missed.is_some() && step == missed && session.verdict().is_none() {
                missed = None;
                let wrong = Act::Answer(Answer::Choose(vec![wrong_option(&session)]));
                let turns = [session.submit(&wrong), session.submit(&Act::Again)];
                let facts = turns.into_iter().flat_map(|turn| turn.facts);
                facts.for_each(|fact| self.write(fact));
            }
            let act = walk::right_act(&session, done).expect("a way on");
            let turn = session.submit(&act);
            done = if turn.outcome == Outcome::Continued {
                done + 1
            } else {
                0
            };
            turn.facts.into_iter().for_each(|fact| self.write(fact));
        }
    }
}

/// The first option of the question at hand that is not right.
fn wrong_option(session: &Session) -> String {
    let Some(StepKind::Choose(asked)) = session.step().map(|step| &step.kind) else {
        panic!("the step is a question");
    };
    let wrong = asked.options.iter().find(|option| !option.right);
    wrong.expect("a wrong option").id.clone()
}

fn app(course: &Arc<Course>, locales: &Arc<Locales>, from: Start, codes: &str) -> App {
    let languages = languages(codes);
    let (mut disk, learner) = Disk::with_a_learner();
    let (records, learners) = match from {
        Board => return App::for_trainer(course.clone(), locales.clone(), reports::class(), RunId(2), languages),
        Disputed => {
            return App::for_trainer(course.clone(), locales.clone(), disputes::class(), RunId(2), languages);
        }
        Door => (LearnerRecords::default(), Vec::new()),
        Class => (reports::class(), Vec::new()),
        Lost(learners) => return guess::before_a_guess(learners, codes),
        Home | Refusing(_) => (disk.records, vec![learner]),
        Missed | DoneWithMisses => {
            let until = if matches!(from, Missed) { "exit" } else { "-" };
            disk.play_missing(course, &[learner], until, Some("cheaper"));
            (disk.records, vec![learner])
        }
        Step(step) => {
            disk.play(course, &[learner], step);
            (disk.records, vec![learner])
        }
        Together(step) => {
            let second = disk.writer.learner();
            disk.write(Fact::LearnerAdded {
                learner: second,
                name: "王强".to_owned(),
                card: 11,
            });
            disk.play(course, &[learner, second], step);
            (disk.records, vec![learner, second])
        }
    };
    let options = Options {
        languages,
        seed: Some(7),
        learners,
    };
    let mut app = App::new(course.clone(), locales.clone(), records, RunId(2), options);
    if let Refusing(trouble) = from {
        app.disk_refused(trouble);
    }
    app
}

/// Each screen of the table, after its keys; then the market's.
fn each(codes: &str, script: Script, mut look: impl FnMut(&str, &App)) {
    each_of_table(codes, script, &mut look);
    market_screens::each(codes, script, |scenario, page, app| {
        look(&format!("{scenario}: {page}"), app)
    });
}

fn each_of_table(codes: &str, script: Script, mut look: impl FnMut(&str, &App)) {
    let (course, locales) = (Arc::new(course()), Arc::new(builtin_locales()));
    for (name, from, keys) in SCREENS {
        let mut app = app(&course, &locales, *from, codes);
        app.write_in(script);
        for word in keys.split_whitespace() {
            let effects = jobs::update(&mut app, Input::Key(key(word)), &Clock::default());
            assert!(!effects.contains(&Effect::Quit), "{name}: the keys leave the program");
        }
        look(name, &app);
    }
}

#[test]
fn every_screen_in_both_orders() {
    let told = told_in("zh,ug");
    for ((name, screen), (_, turned)) in told.iter().zip(told_in("ug,zh")) {
        let path = |codes: &str| format!("{}/tests/data/screen/{codes}/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        expect_file![path("zh-ug")].assert_eq(screen);
        // Most screens turn and no more, and have no second file.
        expect_file![path("ug-zh")].assert_eq(&otherwise(screen, &turned));
    }
}

fn told_in(codes: &str) -> Vec<(String, String)> {
    let mut told = Vec::new();
    each_of_table(codes, Script::Joined, |name, app| {
        told.push((name.to_owned(), format!("{}\n", paint(&app.page(VIEW), VIEW))));
    });
    told
}

/// Where Uyghur is shown in Latin letters no Arabic one is left: a page that goes around `Layout` is found here.
#[test]
fn every_screen_in_latin_letters() {
    let is_arabic = |sign: &char| matches!(sign, '\u{0600}'..='\u{06FF}' | '\u{FB50}'..='\u{FEFC}');
    each("ug,zh", Script::Latin, |name, app| {
        // It asks how the letters look, whatever they are.
        if name == "set-up" {
            return;
        }
        let screen = paint(&app.page(VIEW), VIEW);
        let left: Vec<&str> = screen
            .lines()
            .filter(|row| row.chars().any(|sign| is_arabic(&sign)))
            .collect();
        assert_eq!(left, Vec::<&str>::new(), "{name}");
        if name == "read" {
            let path = format!("{}/tests/data/screen/read-latin.txt", env!("CARGO_MANIFEST_DIR"));
            expect_file![path].assert_eq(&format!("{screen}\n"));
        }
    });
    assert_eq!(
        Script::Latin.direction(&Lang::new("ug")),
        bazar::text::Direction::LeftToRight
    );
}

/// The narrowest view, the first with two columns, the widest page, in each script.
#[test]
fn every_screen_is_as_wide_as_its_view() {
    for script in [Script::Joined, Script::Typed, Script::Latin] {
        each("zh,ug", script, |name, app| {
            for width in [60, 72, 100] {
                let view = View { width, height: 20 };
                let page = app.page(view);
                let over = page.overlay.iter().flat_map(|over| too_wide(over, view.inside()));
                let wide: Vec<String> = too_wide(&page, view).into_iter().chain(over).collect();
                assert_eq!(wide, Vec::<String>::new(), "{name} {script:?} at {width}");
                if (name, script, width) == ("choose-pinyin", Script::Joined, 60) {
                    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/screen/choose-pinyin-60.txt");
                    expect_file![path].assert_eq(&format!("{}\n", paint(&page, view)));
                }
            }
        });
    }
}

/// What a terminal shows after each key of each screen: its cursor stands at the caret, else on the digit of the focused choice.
#[test]
fn the_cursor_is_where_the_person_is() {
    let (course, locales) = (Arc::new(course()), Arc::new(builtin_locales()));
    for (codes, width, height, each_key) in SIZES {
        for (name, from, keys) in SCREENS {
            let mut app = app(&course, &locales, *from, codes);
            if each_key {
                check_cursor(&app, name, (width, height));
            }
            for word in keys.split_whitespace() {
                jobs::update(&mut app, Input::Key(key(word)), &Clock::default());
                if !each_key {
                    continue;
                }
                check_cursor(&app, &format!("{name} {codes} {width} after {word}"), (width, height));
            }
            check_cursor(&app, &format!("{name} {codes} {width}"), (width, height));
            // From the last choice on, while hints take choices away.
            let hints = [Key::Up, Key::Char('h'), Key::Char('h'), Key::Char('h')];
            for key in hints.into_iter().filter(|_| each_key) {
                jobs::update(&mut app, Input::Key(key), &Clock::default());
                check_cursor(&app, &format!("{name} {codes} {width} then {key:?}"), (width, height));
            }
        }
    }
    market_screens::each("ug,zh", Script::Joined, |scenario, page, app| {
        check_cursor(app, &format!("{scenario}: {page}"), (60, 20));
    });
}

/// Whatever a key does on a screen, the bottom line names it: in both languages, at every width, with nothing cut.
#[test]
fn every_key_that_works_stands_on_the_page() {
    each("zh,ug", Script::Joined, |name, app| {
        for width in [60, 66, 72, 80, 100, 132] {
            check_keys(app, View { width, height: 24 }, 2, name);
        }
    });
    for (codes, languages) in [("ug,zh", 2), ("en", 1)] {
        each_of_table(codes, Script::Joined, &mut |name: &str, app: &App| {
            for width in [60, 80, 132] {
                check_keys(app, View { width, height: 24 }, languages, name);
            }
        });
    }
}

fn check_keys(app: &App, view: View, languages: usize, name: &str) {
    let whole = app.page(view);
    let page = whole.overlay.as_deref().unwrap_or(&whole);
    for cue in &page.keys.cues {
        let cap = cue.binding().cap;
        let spots: Vec<_> = page.keys.spots.iter().filter(|spot| spot.cue == *cue).collect();
        assert_eq!(spots.len(), languages, "{name}: {cue:?} in each language, once");
        for spot in spots {
            let cells: Vec<&str> = page.keys.lines[spot.row].cells().map(|(cell, _)| cell).collect();
            let columns = cells
                .iter()
                .flat_map(|cell| std::iter::repeat_n(*cell, text::Line::raw(*cell, text::Ink::Plain).width()));
            let said: String = columns.skip(spot.column).take(spot.width).collect();
            assert!(said.contains(cap), "{name}: {cap} in `{said}`");
        }
    }
}

/// The words of the bottom line are left out only where the page needs the rows.
#[test]
fn keys_keep_their_words_while_there_are_rows_to_spare() {
    for codes in ["zh,ug", "ug,zh"] {
        each_of_table(codes, Script::Joined, &mut |name: &str, app: &App| {
            for (width, height) in [(60, 20), (80, 24), (132, 40)] {
                let view = View { width, height };
                let page = app.page(view);
                let is_short = page.keys.lines.iter().any(|line| line.plain().contains('…'));
                let spare = page.room(view).saturating_sub(page.body_rows());
                // Two languages, a second row for each; a third would be a wall of keys.
                let is_wall = width < 80 && 9 < page.keys.cues.len();
                assert!(
                    !is_short || spare < 2 || is_wall,
                    "{name} {codes} {width}: {spare} rows to spare"
                );
            }
        });
    }
}

/// Rows of keys at 80 columns whose words are left out, Chinese ones and Uyghur ones of some four hundred each: as many as there were
/// when they were counted, and no more. What is left has Backspace, or a hint and the teacher besides.
#[test]
fn few_rows_of_keys_leave_words_out() {
    let mut short: BTreeMap<bool, usize> = BTreeMap::new();
    each("zh,ug", Script::Joined, |_, app| {
        let whole = app.page(VIEW);
        let page = whole.overlay.as_deref().unwrap_or(&whole);
        for row in page.keys.lines.iter().map(text::Line::plain) {
            let is_chinese = row.chars().any(|sign| ('\u{4e00}'..'\u{a000}').contains(&sign));
            *short.entry(is_chinese).or_default() += usize::from(row.contains('…'));
        }
    });
    assert!(short[&true] <= 77 && short[&false] <= 104, "Chinese: {short:?}");
}

/// What does not fit is not hidden in secret: a sign says that there is more above or below, and the bottom line by which key.
#[test]
fn what_is_left_out_has_its_sign() {
    let mut long = BTreeSet::new();
    let mut check = |codes: &str, name: &str, app: &App| {
        for (width, height) in [(60, 20), (80, 24), (132, 40)] {
            let whole = app.page(View { width, height });
            let area = Rect::new(0, 0, width, height);
            let (page, view) = match &whole.overlay {
                Some(over) => (over.as_ref(), View { width, height }.inside()),
                None => (&whole, View { width, height }),
            };
            let (room, rows) = (page.room(view), page.body_rows());
            let shown = terminal_of(&whole, area).screen().contents();
            let signs = [(0 < page.scroll, '▲'), (page.scroll + room < rows, '▼')];
            for (is_left_out, sign) in signs {
                assert_eq!(
                    shown.contains(sign),
                    is_left_out,
                    "{name} {codes} {width}: {sign}\n{shown}"
                );
            }
            if room < rows {
                assert!(page.keys.cues.contains(&Cue::Scroll), "{name} {codes} {width}");
                long.insert(format!("{name} {width}"));
            }
        }
    };
    for codes in ["zh,ug", "ug,zh"] {
        each(codes, Script::Joined, |name, app| check(codes, name, app));
    }
    assert!(!long.is_empty(), "some page is longer than 60×20");
}

/// A hand that found an entry of the menu finds it by the same digit on every page.
#[test]
fn the_menu_keeps_its_digits() {
    let mut digits: BTreeMap<String, Option<u8>> = BTreeMap::new();
    let (course, locales) = (Arc::new(course()), Arc::new(builtin_locales()));
    for (name, from, keys) in SCREENS {
        let mut app = app(&course, &locales, *from, "en");
        for word in keys.split_whitespace() {
            jobs::update(&mut app, Input::Key(key(word)), &Clock::default());
        }
        let whole = app.page(VIEW);
        let cues = &whole.keys.cues;
        let opens = match (&whole.overlay, cues.contains(&Cue::EscMenu)) {
            (Some(_), _) => continue,
            (None, true) => Key::Esc,
            (None, false) if cues.contains(&Cue::Menu) || cues.contains(&Cue::HomeMenu) => Key::Digit(0),
            (None, false) => continue,
        };
        jobs::update(&mut app, Input::Key(opens), &Clock::default());
        let page = app.page(VIEW);
        let menu = page.overlay.unwrap_or_else(|| panic!("{name}: the menu"));
        for item in &menu.options {
            let said: String = item.lines.iter().map(text::Line::plain).collect();
            let label = said.trim_matches(|sign: char| " ><".contains(sign) || sign.is_ascii_digit());
            let before = digits.insert(label.to_owned(), item.digit);
            assert!(before.is_none_or(|before| before == item.digit), "{name}: {label}");
        }
    }
    assert!(9 < digits.len(), "{digits:?}");
}

/// What may be done after a lesson, and with a record, stands on the same digits whatever else is offered beside it.
#[test]
fn ways_keep_their_digits() {
    let mut digits: BTreeMap<(bool, String), Option<u8>> = BTreeMap::new();
    each_of_table("en", Script::Joined, &mut |name: &str, app: &App| {
        let is_record = ["record", "record-nameless", "record-progress"].contains(&name);
        if !is_record && !name.contains("-end") {
            return;
        }
        for item in &app.page(VIEW).options {
            let said: String = item.lines.iter().map(text::Line::plain).collect();
            let label = said.trim_matches(|sign: char| " ><".contains(sign) || sign.is_ascii_digit());
            let label = label.split(':').next().unwrap_or_default().to_owned();
            let before = digits.insert((is_record, label.clone()), item.digit);
            assert!(before.is_none_or(|before| before == item.digit), "{name}: {label}");
        }
    });
    assert!(8 < digits.len(), "{digits:?}");
}

/// A key that changes the page, or asks for something outside of it, is one that the bottom line names.
#[test]
fn no_key_works_in_secret() {
    let (course, locales) = (Arc::new(course()), Arc::new(builtin_locales()));
    let digits = (0..=9).map(Key::Digit);
    let keys: BTreeSet<Key> = KEYMAP
        .iter()
        .flat_map(|row| row.keys)
        .map(|(key, _)| *key)
        .chain(digits)
        .collect();
    let mut secret = Vec::new();
    for (name, from, way) in SCREENS {
        // It answers every key, to say which was meant.
        if name.starts_with("key-check") {
            continue;
        }
        let mut app = app(&course, &locales, *from, "zh,ug");
        for word in way.split_whitespace() {
            jobs::update(&mut app, Input::Key(key(word)), &Clock::default());
        }
        let before = app.page(VIEW);
        let page = before.overlay.as_deref().unwrap_or(&before);
        for key in keys.iter().filter(|key| !is_named(page, **key)) {
            let effects = jobs::update(&mut app, Input::Key(*key), &Clock::default());
            if !effects.is_empty() || app.page(VIEW) != before {
                secret.push(format!("{name}: {key:?}"));
                break;
            }
        }
    }
    assert_eq!(secret, Vec::<String>::new());
}

fn is_named(page: &Page, key: Key) -> bool {
    let is_bound = |cue: &Cue| cue.binding().keys.iter().any(|(bound, _)| *bound == key);
    let has = |cue| page.keys.cues.contains(&cue);
    let types = has(Cue::Type) || has(Cue::TypePoint);
    let is_typed = match key {
        Key::Digit(digit) => types || has(Cue::Letters) || page.options.iter().any(|item| item.digit == Some(digit)),
        Key::Char(_) => has(Cue::Letters) || types,
        // A field says what it does not take, and says it no more at the next key.
        Key::Up | Key::Down | Key::Left | Key::Right | Key::PageUp | Key::PageDown => types || has(Cue::Letters),
        Key::Enter | Key::Esc | Key::NumberBlock | Key::Backspace => false,
    };
    is_typed || page.keys.cues.iter().any(is_bound)
}

/// Languages, columns, rows, and whether after each key, or only at the end of each screen's.
const SIZES: [(&str, u16, u16, bool); 4] = [
    ("zh,ug", 60, 20, true),
    ("ug,zh", 80, 24, false),
    ("ug,zh", 60, 20, false),
    ("en", 132, 40, false),
];

fn check_cursor(app: &App, name: &str, (width, height): (u16, u16)) {
    let view = View { width, height };
    let whole = app.page(view);
    let area = Rect::new(0, 0, width, height);
    let terminal = terminal_of(&whole, area);
    let screen = terminal.screen();
    let (page, view) = match &whole.overlay {
        Some(over) => (over.as_ref(), view.inside()),
        None => (&whole, view),
    };
    let has_caret = page.blocks.iter().any(|block| block.caret.is_some());
    let focused = page.options.iter().find(|item| item.is_focused);
    if !has_caret && focused.is_none() {
        assert!(page.options.is_empty(), "{name}: choices without a focus");
        assert_eq!(cursor_at(&whole, area), None, "{name}: nothing is in focus");
        return;
    }
    assert!(!screen.hide_cursor(), "{name}: no cursor");
    let (row, column) = screen.cursor_position();
    let cell = screen
        .cell(row, column)
        .map(|cell| cell.contents().to_owned())
        .unwrap_or_default();
    let digit = focused
        .and_then(|item| item.digit)
        .map_or(String::new(), |digit| digit.to_string());
    let is_in_sight = page.room(view) >= page.body_rows();
    match cell.as_str() {
        "_" => assert!(has_caret, "{name}"),
        "▲" | "▼" => assert!(!is_in_sight, "{name}: the focus is in sight"),
        other => assert!(
            // What is taken by the arrows alone has none.
            other.trim() == digit && !has_caret,
            "{name}: `{other}` at {row}, {column}, not `{digit}`"
        ),
    }
}

/// A page as the bytes that a terminal gets leave it.
fn terminal_of(page: &Page, area: Rect) -> vt100::Parser {
    let mut parser = vt100::Parser::new(
        NonZeroU16::new(area.height).expect("a height"),
        NonZeroU16::new(area.width).expect("a width"),
        0,
    );
    let mut bytes = Vec::new();
    let options = TerminalOptions {
        viewport: Viewport::Fixed(area),
    };
    let mut terminal =
        Terminal::with_options(CrosstermBackend::new(&mut bytes), options).expect("a terminal in memory");
    let painted = terminal.draw(|frame| {
        paint_cells(page, Look { has_colours: true }, area, frame.buffer_mut());
        if let Some(cell) = cursor_at(page, area) {
            frame.set_cursor_position(cell);
        }
    });
    painted.expect("memory takes it");
    drop(terminal);
    parser.process(&bytes);
    parser
}

/// Whoever adds a screen, an overlay or a kind of step shows it here: its name begins a screen's name in the table.
#[test]
fn no_screen_is_left_out() {
    let all = [App::SCREENS, App::OVERLAYS, StepKind::VARIANTS].concat();
    let is_shown = |name: &str| SCREENS.iter().any(|(shown, _, _)| shown.starts_with(name));
    let left_out: Vec<&str> = all.into_iter().filter(|name| !is_shown(name)).collect();
    // The player is the steps.
    assert_eq!(left_out, ["player"]);
}

/// The key `P` promises a reading for each Chinese word that an author marks.
#[test]
fn every_marked_chinese_word_has_its_pinyin() {
    let is_han = |word: &str| word.chars().any(|sign| ('\u{4E00}'..='\u{9FFF}').contains(&sign));
    let (course, _) = Course::embedded();
    let mut faults = Vec::new();
    for (file, bytes) in &Source::embedded().files {
        let toml = String::from_utf8_lossy(bytes);
        // Every second piece between quotes is a string.
        let strings = toml.split('"').skip(1).step_by(2);
        for mention in strings
            .flat_map(text::mentions)
            .filter(|mention| is_han(&mention.shown))
        {
            let mut terms = course.terms().values();
            let term = match &mention.term {
                Some(id) => course.terms().get(id),
                None => terms.find(|term| term.text.strings().any(|name| name == mention.shown)),
            };
            let chinese = term.map_or("", |term| term.text.in_lang(&Lang::new("zh")));
            let is_read = mention.shown.contains(chinese) || chinese.contains(&mention.shown);
            if chinese.is_empty() || !is_read {
                faults.push(format!("{file}: [{}]", mention.shown));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
