//! The trainer's page about this terminal: what it shows, and what a choice brings.

use std::sync::Arc;

use bazar::{
    app::{App, CellOrder, Clock, Effect, Input, Key, UyghurChoice, View},
    course::{Course, builtin_locales},
    tui::{Look, paint as paint_page, send},
    tutor::{LearnerRecords, RunId},
};
use expect_test::expect_file;
use ratatui::{buffer::Buffer, layout::Rect};

use crate::screens::{languages, paint};

const VIEW: View = View { width: 80, height: 24 };

fn board(codes: &str) -> App {
    let (course, _) = Course::embedded();
    let locales = Arc::new(builtin_locales());
    App::for_trainer(
        Arc::new(course),
        locales,
        LearnerRecords::default(),
        RunId(1),
        languages(codes),
    )
}

fn press(app: &mut App, keys: &[Key]) -> Vec<Effect> {
    let press = |key: &Key| app.update(Input::Key(*key), &Clock::default());
    keys.iter().flat_map(press).collect()
}

/// From the board through its menu.
const OPEN: [Key; 2] = [Key::Digit(0), Key::Digit(4)];

#[test]
fn the_page_shows_one_line_each_way() {
    let mut app = board("en");
    press(&mut app, &OPEN);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/screen/set-up-en.txt");
    expect_file![path].assert_eq(&format!("{}\n", paint(&app.page(VIEW), VIEW)));
}

#[test]
fn each_line_is_sent_its_own_way() {
    let mut app = board("zh,ug");
    press(&mut app, &OPEN);
    let area = Rect::new(0, 0, VIEW.width, VIEW.height);
    let page = app.page(VIEW);
    let look = Look { has_colours: true };
    let mut buffer = Buffer::empty(area);
    paint_page(&page, look, area, &mut buffer);
    send(&page, CellOrder::Plain, area, &mut buffer);
    let row = |y: u16| -> String { (0..VIEW.width).map(|x| buffer[(x, y)].symbol()).collect() };
    let samples: Vec<String> = (0..VIEW.height)
        .map(row)
        .filter(|row| row.contains("25.80") && row.contains("138-"))
        .collect();
    let marks = |row: &String| row.matches('\u{200E}').count();
    let counts: Vec<usize> = samples.iter().map(marks).collect();
    assert_eq!(samples.len(), 5, "the explanation and four ways\n{samples:#?}");
    assert_eq!((counts[1], counts[3]), (0, 0), "as they stand, and backwards");
    assert_eq!(counts[2], 20, "one mark a letter");
    assert_eq!(counts[4], 4, "one mark a word");
}

#[test]
fn a_choice_is_drawn_and_kept() {
    for (digit, choice) in [
        (1, UyghurChoice::Cells(CellOrder::Plain)),
        (2, UyghurChoice::Cells(CellOrder::Marks)),
        (3, UyghurChoice::Cells(CellOrder::Words)),
        (4, UyghurChoice::Cells(CellOrder::Terminal)),
        (5, UyghurChoice::Latin),
    ] {
        let mut app = board("zh,ug");
        press(&mut app, &OPEN);
        assert_eq!(press(&mut app, &[Key::Digit(digit)]), [Effect::DrawUyghur(choice)]);
        assert!(
            paint(&app.page(VIEW), VIEW).contains("记住了"),
            "the board comes back and says so"
        );
    }
}

#[test]
fn leaving_changes_nothing() {
    let mut app = board("zh,ug");
    press(&mut app, &OPEN);
    assert_eq!(press(&mut app, &[Key::Esc]), []);
    assert!(!paint(&app.page(VIEW), VIEW).contains("25.80"));
}

#[test]
fn opened_by_the_doctor_it_ends_the_program() {
    let (course, _) = Course::embedded();
    let open = || {
        App::for_set_up(
            Arc::new(course.clone()),
            Arc::new(builtin_locales()),
            RunId(1),
            languages("zh,ug"),
        )
    };
    assert_eq!(press(&mut open(), &[Key::Esc]), [Effect::Quit]);
    let chosen = Effect::DrawUyghur(UyghurChoice::Cells(CellOrder::Marks));
    assert_eq!(press(&mut open(), &[Key::Digit(2)]), [chosen, Effect::Quit]);
}
