//! Keys in, screens out: each story is a list of keys, its golden the screens on the way at 80×24 and what reached the disk.

use std::sync::Arc;

use bazar::{
    app::{
        App, BlockKind, Clock, DiskTrouble, Effect, Input, Key, NOTICE_COLUMNS, Options, Page, Player, SILENT, View,
        ViewContext, Writing,
    },
    course::{Answer, Course, StepKind, builtin_locales},
    text::{Lang, LanguagePair, Line, Locales},
    tutor::{Act, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, Outcome, Playable, RunId, Session, What},
};
use expect_test::expect_file;

use crate::{jobs, other_order::otherwise, walk};

pub const VIEW: View = View { width: 80, height: 24 };

/// A learner at a keyboard, with a disk that remembers.
pub struct Seat {
    pub app: App,
    pub disk: Vec<Entry>,
    has_quit: bool,
    pub now_ms: i64,
}

pub fn languages(codes: &str) -> LanguagePair {
    let mut langs = codes.split(',').map(Lang::new);
    LanguagePair {
        own: langs.next().expect("one language at least"),
        other: langs.next(),
    }
}

impl Seat {
    pub fn new(codes: &str) -> Seat {
        Seat::start(codes, 1, Vec::new())
    }

    /// The program starts over these entries.
    pub fn start(codes: &str, run: u64, disk: Vec<Entry>) -> Seat {
        let (course, locales) = (Arc::new(Course::embedded().0), Arc::new(builtin_locales()));
        Seat::start_with(course, locales, (codes, 7), run, disk)
    }

    /// The same with these languages and this seed, over a course that is read already.
    pub fn start_with(
        course: Arc<Course>,
        locales: Arc<Locales>,
        (codes, seed): (&str, u64),
        run: u64,
        disk: Vec<Entry>,
    ) -> Seat {
        let options = Options {
            languages: languages(codes),
            seed: Some(seed),
            learners: Vec::new(),
        };
        let records = LearnerRecords::of(disk.clone());
        let app = App::new(course, locales, records, RunId(run), options);
        Seat {
            app,
            disk,
            has_quit: false,
            now_ms: 1_790_000_000_000 + i64::try_from(run).expect("a small run") * 1_000_000,
        }
    }

    pub fn press(&mut self, key: Key) {
        self.now_ms += 1000;
        let clock = Clock { now_ms: self.now_ms };
        for effect in jobs::update(&mut self.app, Input::Key(key), &clock) {
            match effect {
                Effect::Append(entries) => self.disk.extend(entries),
                Effect::Load { .. }
                | Effect::DrawUyghur(_)
                | Effect::Speak(_)
                | Effect::Hush
                | Effect::Job(..)
                | Effect::Restore(_)
                | Effect::BackUp(_)
                | Effect::Cancel(_) => {}
                Effect::Quit => self.has_quit = true,
            }
        }
    }

    /// Presses keys written as words: `5 down enter esc back pgdn a`.
    pub fn keys(&mut self, keys: &str) {
        for word in keys.split_whitespace() {
            self.press(key(word));
        }
    }

    pub fn screen(&self) -> String {
        paint(&self.app.page(VIEW), VIEW)
    }
}

pub fn key(word: &str) -> Key {
    match word {
        "down" => Key::Down,
        "up" => Key::Up,
        "enter" => Key::Enter,
        "esc" => Key::Esc,
        "back" => Key::Backspace,
        "pgdn" => Key::PageDown,
        "pgup" => Key::PageUp,
        _ => {
            let sign = word.chars().next().expect("a word has a letter");
            sign.to_digit(10)
                .map_or(Key::Char(sign), |digit| Key::Digit(digit as u8))
        }
    }
}

/// The rows that a page's body and options take, notices in their frame.
fn body(page: &Page, width: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for block in &page.blocks {
        let framed = block.kind == BlockKind::Notice;
        let rule = format!("+{}+", "-".repeat(width - 2));
        if framed {
            rows.push(rule.clone());
        }
        for line in &block.lines {
            rows.push(if framed {
                format!(
                    "| {}{} |",
                    line.plain(),
                    " ".repeat((width - 4).saturating_sub(line.width()))
                )
            } else {
                line.plain()
            });
        }
        if framed {
            rows.push(rule);
        }
    }
    rows.extend(page.options.iter().flat_map(|item| item.lines.iter().map(Line::plain)));
    rows
}

pub fn paint(page: &Page, view: View) -> String {
    let width = usize::from(view.width);
    let mut rows: Vec<String> = page.top.iter().map(Line::plain).collect();
    rows.push("=".repeat(width));
    rows.extend(body(page, width).into_iter().skip(page.scroll).take(page.room(view)));
    rows.push("=".repeat(width));
    rows.extend(page.keys.lines.iter().map(Line::plain));
    if let Some(over) = &page.overlay {
        rows.push("-- over it:".to_owned());
        rows.push(paint(over, view.inside()));
    }
    let rows: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
    rows.join("\n")
}

/// The body without the mark of the lesson's content, which changes with each mended answer.
fn unmarked(body: &str) -> String {
    let Some((before, mark)) = body.split_once("\"fingerprint\":\"") else {
        return body.to_owned();
    };
    let after = mark.find('"').map_or("", |end| &mark[end..]);
    format!("{before}\"fingerprint\":\"…{after}")
}

/// Plays `steps` and compares: each step is a word of what it shows, and the keys that lead there.
fn story(name: &str, codes: &str, steps: &[(&str, &str)]) {
    expect_file![path(name)].assert_eq(&told(name, codes, steps));
}

/// The same in both orders of Chinese and Uyghur; of the second only what is otherwise.
fn story_in_both_orders(name: &str, steps: &[(&str, &str)]) {
    let [one, other] = ["zh-ug", "ug-zh"].map(|order| format!("{name}-{order}"));
    let screens = told(&one, "zh,ug", steps);
    expect_file![path(&one)].assert_eq(&screens);
    expect_file![path(&other)].assert_eq(&otherwise(&screens, &told(&other, "ug,zh", steps)));
}

fn told(name: &str, codes: &str, steps: &[(&str, &str)]) -> String {
    let mut seat = Seat::new(codes);
    let mut told = String::new();
    for (title, keys) in steps {
        seat.keys(keys);
        for width in [60, 66, 71, 72, 93, 120] {
            let view = View { width, height: 20 };
            let page = seat.app.page(view);
            let over = page.overlay.iter().flat_map(|over| too_wide(over, view.inside()));
            let wide: Vec<String> = too_wide(&page, view).into_iter().chain(over).collect();
            assert_eq!(wide, Vec::<String>::new(), "{name}, {title}, at {width}");
        }
        told.push_str(&format!("## {title}: {keys}\n{}\n\n", seat.screen()));
    }
    told.push_str("-- disk:\n");
    for entry in &seat.disk {
        told.push_str(&format!("{} {}\n", entry.fact.kind(), unmarked(&entry.fact.body())));
    }
    told
}

fn path(name: &str) -> String {
    format!("{}/tests/data/screen/{name}.txt", env!("CARGO_MANIFEST_DIR"))
}

const ARRIVAL: &[(&str, &str)] = &[
    ("the first screen", ""),
    ("a letter instead of a digit", "a"),
    ("an arrow instead of a digit", "down"),
    ("languages", "5"),
    ("who are you", "1"),
    ("new here", "1"),
    ("the field for a name", "1"),
    ("a name by groups of letters", "down 1 1"),
    ("another letter by the keyboard", "y"),
    ("home", "enter"),
    ("the menu", "0"),
    ("a unit", "esc 3"),
];

#[test]
fn somebody_arrives_in_both_languages() {
    story_in_both_orders("arrival", ARRIVAL);
}

#[test]
fn somebody_arrives_in_english() {
    story("arrival-en", "en", ARRIVAL);
}

/// The end of the first lesson: its entries are those of the right answers, played beside the screen.
#[test]
fn the_end_of_a_lesson_for_two() {
    let mut seat = Seat::new("zh,ug");
    seat.keys("5 1 2 1 2 2 1 2 1 1");
    let (course, _) = Course::embedded();
    let learners: Vec<LearnerId> = seat.app.records().learners.keys().copied().collect();
    let attempt = *seat.app.records().logs.keys().next().expect("the lesson is open");
    let mut session = walk::begin(&course, "L01", 2);
    session.attempt = attempt;
    session.learners = learners;
    let (mut writer, mut records) = (EntryWriter::new(RunId(2)), LearnerRecords::of(seat.disk.clone()));
    let mut done = 0;
    while session.exit().is_none() {
        let act = walk::right_act(&session, done).expect("a way on");
        let turn = session.submit(&act);
        done = if turn.outcome == Outcome::Continued {
            done + 1
        } else {
            0
        };
        let entries = turn.facts.into_iter().map(|fact| writer.write(&mut records, fact, 0));
        seat.disk.extend(entries);
    }
    let mut seat = Seat::start("zh,ug", 3, seat.disk);
    let mut told = String::new();
    for (title, keys) in [
        ("who are you", "5 1"),
        ("is it you", "5"),
        ("continue", "2 1"),
        ("the first answers", "2"),
        ("the second answers", "3"),
        ("the end", "1"),
        ("past the figures and home", "2 1 1 1 3"),
    ] {
        seat.keys(keys);
        told.push_str(&format!("## {title}: {keys}\n{}\n\n", seat.screen()));
    }
    expect_file![path("lesson-end")].assert_eq(&told);
}

/// The same market on three days, another one each day; its entries are those of the author's solution, played beside the screen.
#[test]
fn a_market_is_won_alone_on_three_days() {
    let (course, _) = Course::embedded();
    let what = What::Scenario("s01".to_owned());
    let (mut disk, mut told) = (Vec::new(), String::new());
    for (run, day, arrives, signs_in) in [
        (100, "the first day", "5 1 1 2", "5 1 1 1 0 enter 2"),
        (200, "the second day", "5 1", "5 1 1 1 0 enter 2"),
        (300, "the third day", "5 1", "5 1 1 1 0 enter 2"),
    ] {
        let mut seat = Seat::start("zh,ug", run, disk);
        seat.keys(arrives);
        let records = LearnerRecords::of(seat.disk.clone());
        let learners: Vec<LearnerId> = records.profiles.keys().copied().collect();
        seat.disk.extend(solved(&course, &what, run, learners, records));
        let mut seat = Seat::start("zh,ug", run + 1, seat.disk);
        seat.keys(signs_in);
        seat.keys("1 esc 4 2");
        for (title, keys) in [
            ("what the win shows", "esc"),
            ("the unit", "esc 3"),
            ("the record", "esc 0 4"),
        ] {
            seat.keys(keys);
            told.push_str(&format!("## {day}, {title}: {keys}\n{}\n\n", seat.screen()));
        }
        disk = seat.disk;
    }
    expect_file![path("won-alone")].assert_eq(&told);
}

/// The end of a market comes with questions about it; a power cut amid them asks the same, and they count like any step.
#[test]
fn a_market_asks_before_it_shows_its_figures() {
    let (course, _) = Course::embedded();
    let mut seat = Seat::start("en", 100, Vec::new());
    seat.keys("5 1 1 2");
    let records = LearnerRecords::of(seat.disk.clone());
    let learners: Vec<LearnerId> = records.profiles.keys().copied().collect();
    let what = What::Scenario("s05".to_owned());
    seat.disk.extend(solved(&course, &what, 7, learners, records));
    let mut seat = Seat::start("en", 101, seat.disk);
    seat.keys("5 1 1 1 0 enter 2 1 esc up enter 2");
    let asked = seat.screen();
    let mut seat = Seat::start("en", 102, seat.disk);
    seat.keys("5 1 1 1 0 enter 2 1");
    assert_eq!(seat.screen(), asked, "the next start asks the same");
    let mut told = format!("## asked\n{asked}\n\n");
    for (title, keys) in [
        ("the first answer", "1"),
        ("asked again", "enter"),
        ("past it", "esc"),
        ("the record", "esc esc 0 4"),
    ] {
        seat.keys(keys);
        told.push_str(&format!("## {title}: {keys}\n{}\n\n", seat.screen()));
    }
    expect_file![path("asks-back")].assert_eq(&told);
}

/// The entries of a market that is played by its author's solution, until one command is left.
fn solved(course: &Course, what: &What, run: u64, learners: Vec<LearnerId>, mut records: LearnerRecords) -> Vec<Entry> {
    let playable = Playable::of(course, what).expect("a market that can be played");
    let solution = playable.play.as_ref().expect("a market").solution.clone();
    let mut writer = EntryWriter::new(RunId(run + 50));
    let mut session = Session::open(playable, writer.attempt(), run, learners);
    let mut entries = vec![writer.write(&mut records, session.opened(None), 0)];
    for command in solution {
        let mut next = session.clone();
        let turn = next.submit(&Act::Market(command));
        if next.is_over() || next.question().is_some() {
            break;
        }
        session = next;
        entries.extend(turn.facts.into_iter().map(|fact| writer.write(&mut records, fact, 0)));
    }
    entries
}

#[test]
fn three_learn_together() {
    let together = [
        ("together", "5 1 2"),
        ("the first is new", "1 2"),
        ("the second is new", "2 1 1 b o b enter"),
        ("home for both", "1"),
        ("the record", "0 4"),
    ];
    story("together", "zh,ug", &together);
}

/// Every line of a page that is wider than its place.
pub fn too_wide(page: &Page, view: View) -> Vec<String> {
    let width = usize::from(view.width);
    let blocks = page.blocks.iter().flat_map(|block| {
        let frame = if block.kind == BlockKind::Notice {
            NOTICE_COLUMNS
        } else {
            0
        };
        block.lines.iter().map(move |line| (line, width - frame))
    });
    let items = page.options.iter().flat_map(|item| &item.lines);
    let others = page
        .top
        .iter()
        .chain(&page.keys.lines)
        .chain(items)
        .map(|line| (line, width));
    let wide = blocks.chain(others).filter(|(line, width)| line.width() > *width);
    wide.map(|(line, _)| line.plain()).collect()
}

#[test]
fn every_page_of_every_lesson_is_as_wide_as_its_view() {
    let (course, _) = Course::embedded();
    let locales = builtin_locales();
    let mut faults = Vec::new();
    for lesson in course.units.iter().flat_map(|unit| &unit.lessons) {
        for (place, session) in walk::walk(&course, &lesson.id, 2).into_iter().enumerate() {
            let step = session.step().map_or("-", |step| step.id.as_str()).to_owned();
            let player = Player::of(session);
            for (codes, widths) in [("zh,ug", &[60, 71, 80][..]), ("ug", &[60]), ("en", &[60])] {
                let languages = languages(codes);
                let ctx = ViewContext {
                    course: &course,
                    locales: &locales,
                    records: &LearnerRecords::default(),
                    languages: &languages,
                    learners: &[],
                    writing: Writing::default(),
                    voices: &SILENT,
                };
                for &width in widths {
                    let view = View { width, height: 24 };
                    let page = player.page(&ctx, view).aired(view);
                    faults.extend(
                        too_wide(&page, view)
                            .into_iter()
                            .map(|line| format!("{} {place} {step} {codes} at {width}: {line}", lesson.id)),
                    );
                    if width == 80 && page.body_rows() > page.room(view) {
                        let over = page.body_rows() - page.room(view);
                        faults.push(format!("{} {place} {step} {codes}: {over} rows too many", lesson.id));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

const FIRST_LESSON: &[(&str, &str)] = &[
    ("home", "5 1 1 2"),
    ("the first lesson", "enter"),
    ("a task", "enter"),
    ("into the market and out again", "1 esc"),
    ("leaving the lesson", "esc"),
    ("home again", "2"),
    ("continue", "1"),
    ("the menu", "0"),
    ("a question of another lesson", "esc esc 2 3 3 enter enter"),
    ("a hint", "h"),
    ("a wrong answer", "2"),
    ("again", "1"),
    ("wrong again: the teacher", "3"),
    ("right", "1 1"),
    ("the next question", "enter"),
];

#[test]
fn the_first_lesson_in_both_languages() {
    story_in_both_orders("lesson", FIRST_LESSON);
}

#[test]
fn the_first_lesson_in_english() {
    story("lesson-en", "en", FIRST_LESSON);
}

#[test]
fn a_long_list_asks_for_each_first_letter_once() {
    let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
    let names = ["Anwar", "ئايگۈل", "adil", "ايدا"].into_iter().chain(["Bob"; 13]);
    let known = names.zip(10..).map(|(name, card)| {
        let (learner, name) = (writer.learner(), name.to_owned());
        writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0)
    });
    let mut seat = Seat::start("en", 2, known.collect());
    seat.keys("5 1 2");
    let page = seat.app.page(VIEW);
    let letters: Vec<String> = page.options.iter().map(|item| letters_of(&item.lines)).collect();
    assert_eq!(letters, ["Show all names", "A", "B", "\u{FE8D}"]);
    seat.keys("2");
    assert_eq!(seat.app.page(VIEW).options.len(), 2, "Anwar and adil");
}

fn letters_of(lines: &[Line]) -> String {
    let rows: String = lines.iter().map(Line::plain).collect();
    rows.trim_matches(|sign: char| " ><".contains(sign) || sign.is_ascii_digit())
        .to_owned()
}

#[test]
pub fn languages_just_picked_win_over_those_of_last_time() {
    let spoken = |seat: &Seat| {
        let learners = seat.app.records().learners.values();
        learners
            .map(|learner| learner.profile.languages.join(","))
            .collect::<Vec<_>>()
    };
    let mut seat = Seat::new("zh,ug");
    seat.keys("5 1 1 2");
    assert_eq!(spoken(&seat), ["zh,ug"], "somebody new keeps what was on the screen");
    let mut seat = Seat::start("zh,ug", 2, seat.disk);
    seat.keys("5 2 2 1 2");
    let home = seat.screen();
    assert_eq!(spoken(&seat), ["ug,zh"], "picked before signing in");
    let wrote = seat.disk.len();
    let mut seat = Seat::start("zh,ug", 3, seat.disk);
    seat.keys("5 1 2 1 2");
    assert_eq!(seat.screen(), home, "going on as it is asks for no other languages");
    assert_eq!(seat.disk.len(), wrote);
    let mut seat = Seat::start("zh,ug", 4, seat.disk);
    seat.keys("5 3 4 2 1 2 2 1 2 1");
    assert_eq!(spoken(&seat), ["ug,zh", "zh"], "in a group each keeps their own");
    assert!(
        seat.screen().lines().next().is_some_and(|top| top.contains("10 号")),
        "{}",
        seat.screen()
    );
}

/// After a power cut the entries on the disk are all there is.
#[test]
fn the_next_start_opens_the_very_step() {
    let mut seat = Seat::new("zh,ug");
    seat.keys("5 1 1 2 1 enter 2 enter 2 enter 1 1 1");
    let before = seat.screen();
    let mut after = Seat::start("zh,ug", 2, seat.disk);
    after.keys("5 1");
    assert!(after.screen().contains("10 号"), "{}", after.screen());
    after.keys("5 2 1 1");
    let task = |screen: &str| screen.lines().take(2).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(task(&before), task(&after.screen()), "the same step");
    assert!(
        before.contains("08:05") && after.screen().contains("08:05"),
        "the same market"
    );
    let run = |entry: &Entry| entry.key.run;
    assert!(
        after.disk.iter().all(|entry| run(entry) == RunId(1)),
        "resuming writes nothing"
    );
}

#[test]
fn nothing_goes_on_before_the_disk_takes_it() {
    let mut seat = Seat::new("en");
    seat.keys("5 1 1 2 1");
    let clock = Clock::default();
    let effects = seat.app.update(Input::Key(Key::Enter), &clock);
    let [Effect::Append(refused)] = &effects[..] else {
        panic!("the step that was read is written: {effects:?}")
    };
    seat.app.disk_refused(DiskTrouble::Full);
    for other in [Key::Esc, Key::Digit(0), Key::Down, Key::Up] {
        assert_eq!(seat.app.update(Input::Key(other), &clock), []);
        assert!(seat.app.page(VIEW).overlay.is_some());
    }
    assert_eq!(
        seat.app.update(Input::Key(Key::Digit(1)), &clock),
        [Effect::Append(refused.clone())]
    );
    seat.app.disk_refused(DiskTrouble::Full);
    assert_eq!(
        seat.app.update(Input::Key(Key::Digit(1)), &clock),
        [Effect::Append(refused.clone())]
    );
    assert!(
        seat.app.page(VIEW).overlay.is_none(),
        "the disk took it: the lesson goes on"
    );
}

#[test]
fn a_form_filled_in_again_keeps_what_was_right() {
    let (course, _) = Course::embedded();
    let mut session = walk::begin(&course, "L05", 1);
    let fill = loop {
        if let Some(StepKind::Fill(fill)) = session.step().map(|step| step.kind.clone()) {
            break fill;
        }
        let act = walk::right_act(&session, 0).expect("every step has a right answer");
        session.submit(&act);
    };
    let wrong = 1;
    let answer = fill.fields.iter().enumerate().map(|(index, field)| {
        let option = field.options.iter().find(|option| option.right == (index != wrong));
        (
            field.id.clone(),
            option.expect("a field has right and wrong options").id.clone(),
        )
    });
    session.submit(&Act::Answer(Answer::Fill(answer.collect())));
    let (records, locales, languages) = (LearnerRecords::default(), builtin_locales(), languages("en"));
    let ctx = ViewContext {
        course: &course,
        locales: &locales,
        records: &records,
        languages: &languages,
        learners: &[],
        writing: Writing::default(),
        voices: &SILENT,
    };
    let mut player = Player::of(session);
    player.update(Input::Key(Key::Digit(1)), &ctx, &mut Vec::new());
    let page = paint(&player.page(&ctx, VIEW), VIEW);
    for (index, field) in fill.fields.iter().enumerate() {
        let right = field
            .options
            .iter()
            .find(|option| option.right)
            .expect("a field has a right option");
        let row = format!(
            "{}: {}",
            field.label.in_lang(&languages.own),
            right.text.in_lang(&languages.own)
        );
        assert_eq!(page.contains(&row), index != wrong, "{row}\n{page}");
    }
}
