//! Hands on the keyboard and the mouse that do anything, in windows of any size: no page breaks, each shows where the focus
//! is, the way out is always open, and what reached the disk brings back the same records and the same page.

use std::sync::Arc;

use bazar::{
    app::{
        App, BlockKind, Clock, DiskTrouble, Effect, Input, Key, NOTICE_COLUMNS, Options, PAGE_WIDTH_MAX, Page, View,
    },
    course::{Course, builtin_locales},
    plain,
    text::Locales,
    tui::{Look, option_at, paint},
    tutor::{
        Act, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, Outcome, Playable, RunId, Session, Setting, What,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

use crate::dice::Dice;
use crate::{jobs, screens::languages, walk};

const LANGUAGES: [&str; 3] = ["zh,ug", "ug,zh", "en"];

impl Dice {
    fn size(&mut self, from: [usize; 2], to: [usize; 2]) -> View {
        let side = |dice: &mut Dice, at: usize| from[at] + dice.below(to[at] - from[at] + 1);
        View {
            width: u16::try_from(side(self, 0)).expect("a small window"),
            height: u16::try_from(side(self, 1)).expect("a small window"),
        }
    }
}

/// The parts that do not change from seat to seat.
struct Room {
    course: Arc<Course>,
    locales: Arc<Locales>,
}

/// An app, what it wrote so far, and what was pressed.
struct Seat<'a> {
    room: &'a Room,
    codes: &'static str,
    app: App,
    view: View,
    disk: Vec<Entry>,
    runs: u64,
    now_ms: i64,
    pressed: Vec<Input>,
    /// Whether the last input was an answer in a lesson that goes on.
    has_answered: bool,
}

impl<'a> Seat<'a> {
    fn new(room: &'a Room, codes: &'static str, disk: Vec<Entry>, learners: Vec<LearnerId>) -> Seat<'a> {
        let runs = 100;
        Seat {
            room,
            codes,
            app: app(room, codes, runs, &disk, learners),
            view: View { width: 80, height: 24 },
            disk,
            runs,
            now_ms: 1_790_000_000_000,
            pressed: Vec::new(),
            has_answered: false,
        }
    }

    /// Returns whether the program ended.
    fn take(&mut self, input: Input) -> bool {
        self.pressed.push(input.clone());
        if let Input::Resized(view) = input {
            self.view = view;
        }
        self.now_ms += 1000;
        let clock = self.clock();
        let effects = jobs::update(&mut self.app, input, &clock);
        self.has_answered = false;
        for effect in &effects {
            if let Effect::Append(entries) = effect {
                self.has_answered = is_answer(entries);
                self.disk.extend(entries.clone());
            }
        }
        effects.contains(&Effect::Quit)
    }

    /// The disk refuses what `input` wrote, and a second time; nothing else goes on before it takes it.
    fn take_on_a_full_disk(&mut self, input: Input) {
        let clock = self.clock();
        let effects = self.app.update(input, &clock);
        let Some(Effect::Append(entries)) = effects.first() else {
            return;
        };
        for _ in 0..2 {
            self.app.disk_refused(DiskTrouble::Full);
            for idle in [
                Key::Esc,
                Key::Digit(0),
                Key::Char('l'),
                Key::PageDown,
                Key::Down,
                Key::Up,
            ] {
                assert_eq!(self.app.update(Input::Key(idle), &clock), [], "{}", self.told());
            }
            let again = self.app.update(Input::Key(Key::Digit(1)), &clock);
            assert_eq!(again, [Effect::Append(entries.clone())], "{}", self.told());
        }
        self.disk.extend(entries.clone());
    }

    fn clock(&self) -> Clock {
        Clock { now_ms: self.now_ms }
    }

    fn key(&mut self, key: Key) -> bool {
        self.take(Input::Key(key))
    }

    /// What a failure says: enough to press it all again.
    fn told(&self) -> String {
        let last = self.pressed.len().saturating_sub(12);
        format!(
            "{} at {:?} after {last} inputs and {:?}\n{}",
            self.codes,
            self.view,
            &self.pressed[last..],
            plain::page(&self.app.page(self.view))
        )
    }
}

/// An answer after which the lesson goes on, outside of the market: its page remembers nothing but the log.
fn is_answer(entries: &[Entry]) -> bool {
    let in_lesson = |entry: &Entry| {
        if let Fact::Acted { act, .. } = &entry.fact {
            !matches!(act.parse(), Ok(Act::Market(_) | Act::Hint | Act::Undo) | Err(_))
        } else {
            false
        }
    };
    let closes = |entry: &Entry| matches!(entry.fact, Fact::AttemptClosed { .. });
    entries.iter().any(in_lesson) && !entries.iter().any(closes)
}

fn app(room: &Room, codes: &str, run: u64, disk: &[Entry], learners: Vec<LearnerId>) -> App {
    let options = Options {
        languages: languages(codes),
        seed: Some(7),
        learners,
    };
    let records = LearnerRecords::of(disk.to_vec());
    App::new(
        Arc::clone(&room.course),
        Arc::clone(&room.locales),
        records,
        RunId(run),
        options,
    )
}

/// A disk on which one or two learners are somewhere in a lesson or a scenario.
fn begun(room: &Room, codes: &str, dice: &mut Dice) -> (Vec<Entry>, Vec<LearnerId>) {
    let lessons = room.course.units.iter().flat_map(|unit| &unit.lessons);
    let lessons = lessons.map(|entry| What::Lesson(entry.id.clone()));
    let scenarios = room.course.scenarios.keys().cloned().map(What::Scenario);
    let all: Vec<What> = lessons.chain(scenarios).collect();
    let what = &all[dice.below(all.len())];
    let playable = Playable::of(&room.course, what).expect("a lesson that can be played");
    let (mut writer, mut records, mut disk) = (EntryWriter::new(RunId(1)), LearnerRecords::default(), Vec::new());
    let learners: Vec<LearnerId> = (0..1 + dice.below(2)).map(|_| writer.learner()).collect();
    for (card, learner) in (10..).zip(&learners) {
        let (learner, name) = (*learner, String::new());
        disk.push(writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0));
        let languages = codes.split(',').map(str::to_owned).collect();
        let spoken = Fact::from(Setting::Languages { learner, languages });
        disk.push(writer.write(&mut records, spoken, 0));
    }
    let mut session = Session::open(playable, writer.attempt(), 7, learners.clone());
    disk.push(writer.write(&mut records, session.opened(None), 0));
    let mut done = 0;
    for _ in 0..dice.below(60) {
        let Some(act) = walk::right_act(&session, done) else {
            break;
        };
        let turn = session.submit(&act);
        done = if turn.outcome == Outcome::Continued {
            done + 1
        } else {
            0
        };
        let entries = turn.facts.into_iter().map(|fact| writer.write(&mut records, fact, 0));
        disk.extend(entries);
    }
    (disk, learners)
}

/// Mostly what helps on, now and then anything.
fn any_input(page: &Page, dice: &mut Dice) -> Input {
    let shown = page.overlay.as_deref().unwrap_or(page);
    let digit =
        |dice: &mut Dice, limit: usize| Input::Key(Key::Digit(u8::try_from(dice.below(limit)).expect("a digit")));
    match dice.below(40) {
        0..=9 => Input::Key(Key::Enter),
        10..=17 => digit(dice, shown.options.len().min(9) + 1),
        18 | 19 => digit(dice, 10),
        20..=24 => Input::Key(Key::Down),
        25 | 26 => Input::Key(Key::Up),
        27 => Input::Key(Key::Esc),
        28 => Input::Key(Key::Backspace),
        29 => Input::Key(dice.of(&[Key::Left, Key::Right])),
        30 | 31 => Input::Key(dice.of(&[Key::PageDown, Key::PageUp])),
        32 => Input::Scroll(dice.of(&[3, -3, 1000, i32::MIN, i32::MAX])),
        33..=35 => Input::Click(dice.below(shown.options.len() + 1)),
        36 => Input::Click(dice.of(&[usize::MAX, 9, 40])),
        37 | 38 => {
            Input::Key(Key::Char(dice.of(&[
                '.', 'h', 't', 's', 'l', 'L', '?', '？', 'a', '中', 'ئ', '\u{301}', ' ',
            ])))
        }
        _ => Input::Resized(dice.size([60, 20], [200, 60])),
    }
}

/// Everything that holds of each page, whatever led there.
fn check_page(seat: &Seat, page: &Page, view: View) {
    for (part, view) in parts(page, view) {
        let width = usize::from(view.width.min(PAGE_WIDTH_MAX));
        let framed = |kind| if kind == BlockKind::Notice { NOTICE_COLUMNS } else { 0 };
        let blocks = part.blocks.iter();
        let blocks = blocks.flat_map(|block| block.lines.iter().map(move |line| (line, framed(block.kind))));
        let items = part.options.iter().flat_map(|item| &item.lines);
        let others = part
            .top
            .iter()
            .chain(&part.keys.lines)
            .chain(items)
            .map(|line| (line, 0));
        for (line, frame) in blocks.chain(others) {
            let room = width - frame;
            assert!(
                line.width() <= room,
                "{} > {room}: `{}`\n{}",
                line.width(),
                line.plain(),
                seat.told()
            );
        }
        let mut digits: Vec<u8> = part.options.iter().filter_map(|item| item.digit).collect();
        let count = digits.len();
        digits.sort_unstable();
        digits.dedup();
        assert_eq!(digits.len(), count, "a digit twice\n{}", seat.told());
        let focused = part.options.iter().filter(|item| item.is_focused).count();
        assert!(focused <= 1, "{focused} in focus\n{}", seat.told());
    }
}

/// The page and the one over it, each with its room.
fn parts(page: &Page, view: View) -> Vec<(&Page, View)> {
    let over = page.overlay.as_deref().map(|over| (over, view.inside()));
    std::iter::once((page, view)).chain(over).collect()
}

/// After an arrow the eye finds the focus.
fn check_focus(seat: &Seat, page: &Page) {
    let (part, view) = parts(page, seat.view).pop().expect("the page itself at least");
    if part.options.is_empty() {
        return;
    }
    let (from, to) = part
        .focused_rows()
        .unwrap_or_else(|| panic!("nothing in focus\n{}", seat.told()));
    let room = part.room(view);
    let is_seen = part.scroll <= from && to <= part.scroll + room;
    assert!(
        is_seen || room < to - from,
        "rows {from}..{to} of {}+{room}\n{}",
        part.scroll,
        seat.told()
    );
}

/// Paints in a window of this size, clicks everywhere on it.
fn check_paint(page: &Page, view: View) {
    let area = Rect::new(0, 0, view.width, view.height);
    let mut buffer = Buffer::empty(area);
    paint(page, Look { has_colours: true }, area, &mut buffer);
    let options = page.overlay.as_deref().unwrap_or(page).options.len();
    for y in 0..view.height {
        let hit = option_at(page, area, view.width / 2, y);
        assert!(hit.is_none_or(|option| option < options));
    }
}

/// The power fails: the program starts again over what is on the disk, the same learners sign in and continue.
///
/// The records are the same; so is the page, where the last answer had just opened it.
fn crash(seat: &mut Seat) {
    let same_book = LearnerRecords::of(seat.disk.clone()) == *seat.app.records();
    assert!(same_book, "the disk tells of another book\n{}", seat.told());
    let before = seat.app.page(seat.view);
    seat.runs += 1;
    seat.app = app(seat.room, seat.codes, seat.runs, &seat.disk, Vec::new());
    let view = seat.view;
    seat.take(Input::Resized(view));
    let was_answer = seat.has_answered;
    let wrote = seat.disk.len();
    for digit in [5, 1, 5, 2, 1] {
        seat.key(Key::Digit(digit));
    }
    if was_answer {
        assert_eq!(seat.disk.len(), wrote, "going on writes nothing\n{}", seat.told());
        let after = plain::page(&seat.app.page(seat.view));
        assert_eq!(plain::page(&before), after, "{}", seat.told());
    }
}

/// The same records in the place of those that were open: nothing that can be seen changes.
fn rebuild(seat: &mut Seat) {
    let before = plain::page(&seat.app.page(seat.view));
    assert_eq!(
        seat.app.rebuild(LearnerRecords::of(seat.disk.clone())),
        [],
        "{}",
        seat.told()
    );
    assert_eq!(plain::page(&seat.app.page(seat.view)), before, "{}", seat.told());
}

/// Esc and the last choice of what it opens end the program from anywhere.
fn check_way_out(seat: &mut Seat) {
    for _ in 0..14 {
        let page = seat.app.page(seat.view);
        let has_quit = match &page.overlay {
            Some(over) => {
                let last = over.options.last().and_then(|item| item.digit).expect("a choice");
                seat.key(Key::Digit(last))
            }
            // The key check goes on to the languages with the digit it asks for.
            None if page.options.is_empty() && seat.app.records().learners.is_empty() => seat.key(Key::Digit(5)),
            None => seat.key(Key::Esc),
        };
        if has_quit {
            return;
        }
    }
    panic!("no way out\n{}", seat.told());
}

fn hands(room: &Room, seed: u64, inputs: usize) {
    let mut dice = Dice(seed);
    let codes = LANGUAGES[usize::try_from(seed % 3).expect("small")];
    let (disk, learners) = if dice.below(4) == 0 {
        Default::default()
    } else {
        begun(room, codes, &mut dice)
    };
    let mut seat = Seat::new(room, codes, disk, learners);
    if seat.app.records().learners.is_empty() {
        seat.key(Key::Digit(5));
    } else {
        seat.key(Key::Digit(1));
    }
    for count in 0..inputs {
        let page = seat.app.page(seat.view);
        check_page(&seat, &page, seat.view);
        let input = any_input(&page, &mut dice);
        if matches!(seat.pressed.last(), Some(Input::Key(Key::Up | Key::Down))) {
            check_focus(&seat, &page);
        }
        if count % 8 == 0 {
            check_paint(&page, seat.view);
            let small = dice.size([1, 1], [70, 22]);
            check_paint(&seat.app.page(small), small);
        }
        if dice.below(40) == 0 {
            crash(&mut seat);
        }
        if count % 10 == 9 {
            rebuild(&mut seat);
        }
        if dice.below(50) == 0 {
            seat.take_on_a_full_disk(input);
        } else if seat.take(input) {
            break;
        }
    }
    crash(&mut seat);
    check_way_out(&mut seat);
}

#[test]
fn whatever_hands_do_no_page_breaks_and_the_disk_knows_it_all() {
    let (course, _) = Course::embedded();
    let room = Room {
        course: Arc::new(course),
        locales: Arc::new(builtin_locales()),
    };
    for seed in 1..=12 {
        hands(&room, seed, 60);
    }
}
