//! Pages as cells of a terminal: what is painted where, and which option a click meets.

use bazar::{
    app::{Block, BlockKind, Caret, Cue, Item, Key, KeySpot, Keys, Page},
    text::{self, Align, Ink, Lang, Line},
    tui::{Look, cursor_at, key_at, option_at, paint},
};
use expect_test::expect;
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::Buffer,
    layout::{Position, Rect},
    style::Modifier,
};

const AREA: Rect = Rect::new(0, 0, 40, 12);

fn said(code: &str, source: &str, width: usize) -> Vec<Line> {
    text::flow(source, &Lang::new(code), width, Align::Start, Ink::Plain)
}

fn option(digit: u8, words: &str, is_focused: bool) -> Item {
    Item {
        digit: Some(digit),
        lines: vec![
            Line::raw(format!("{digit}  {words}"), Ink::Plain)
                .padded(39, Align::Left)
                .beside(Line::raw(digit.to_string(), Ink::Key)),
        ],
        is_focused,
        digit_column: 0,
        cell_order: None,
    }
}

fn page() -> Page {
    let mut lines = said("zh", "先看重量，再看价钱。", 40);
    lines.extend(said("ug", "ئالدى بىلەن ئېغىرلىقىغا قاراڭ: 5 كىلوگىرام، ¥25.80.", 40));
    Page {
        top: vec![Line::raw("bazar", Ink::Strong)],
        blocks: vec![Block::text(lines), Block::notice(said("zh", "对了！", 36))],
        options: vec![option(1, "walnut", false), option(2, "apricot", true)],
        keys: Keys {
            cues: vec![Cue::Take, Cue::Menu],
            lines: vec![Line::raw("1-2 Enter Esc 0", Ink::Dim)],
            spots: vec![
                KeySpot {
                    cue: Cue::Take,
                    row: 0,
                    column: 4,
                    width: 5,
                },
                KeySpot {
                    cue: Cue::Menu,
                    row: 0,
                    column: 14,
                    width: 1,
                },
            ],
            ..Keys::default()
        },
        scroll: 0,
        overlay: None,
    }
}

/// The cells' symbols, each row between bars, its Uyghur in visual order.
fn screen(page: &Page, area: Rect) -> String {
    let mut terminal = Terminal::new(TestBackend::new(area.width, area.height)).unwrap();
    let look = Look { has_colours: true };
    terminal
        .draw(|frame| paint(page, look, frame.area(), frame.buffer_mut()))
        .unwrap();
    rows(terminal.backend().buffer())
}

fn rows(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut skip = 0;
        for x in 0..buffer.area.width {
            if skip == 0 {
                row.push_str(buffer[(x, y)].symbol());
                skip = text_width(buffer[(x, y)].symbol());
            }
            skip -= 1;
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

fn text_width(symbol: &str) -> usize {
    Line::raw(symbol, Ink::Plain).width().max(1)
}

#[test]
fn a_page_is_painted_cell_by_cell() {
    expect![[r#"
        bazar
        ────────────────────────────────────────
        先看重量，再看价钱。
                  :ﯓﺍﺭﺎﻗ ﺎﻐﯩﻘﯩﻟﺮﯩﻐﯧﺋ ﻥﻪﻠﯩﺑ ﻯﺪﻟﺎﺋ
                            .¥25.80 ،ﻡﺍﺮﯩﮔﻮﻠﯩﻛ 5
        ┌──────────────────────────────────────┐
        │ 对了！                               │
        └──────────────────────────────────────┘
        1  walnut                              1
        2  apricot                             2
        ────────────────────────────────────────
        1-2 Enter Esc 0
    "#]]
    .assert_eq(&screen(&page(), AREA));
}

#[test]
fn a_long_body_is_scrolled_and_says_so() {
    let mut long = page();
    long.scroll = 2;
    let area = Rect { height: 9, ..AREA };
    expect![[r#"
        bazar
        ────────────────────▲───────────────────
                            .¥25.80 ،ﻡﺍﺮﯩﮔﻮﻠﯩﻛ 5
        ┌──────────────────────────────────────┐
        │ 对了！                               │
        └──────────────────────────────────────┘
        1  walnut                              1
        ────────────────────▼───────────────────
        1-2 Enter Esc 0
    "#]]
    .assert_eq(&screen(&long, area));
}

#[test]
fn an_overlay_lies_in_the_middle() {
    let mut under = page();
    under.overlay = Some(Box::new(Page {
        top: vec![Line::raw("menu", Ink::Strong)],
        options: vec![option(1, "help", true)],
        keys: Keys {
            lines: vec![Line::raw("Esc", Ink::Dim)],
            ..Keys::default()
        },
        ..Page::default()
    }));
    expect![[r#"
        bazar
        ────────────────────────────────────────
        先┌──────────────────────────────────┐
          │ menu                             │ﺎﺋ
          │ ──────────────────────────────── │ 5
        ┌─│ 1  help                        … │─┐
        │ │ ──────────────────────────────── │ │
        └─│ Esc                              │─┘
        1 └──────────────────────────────────┘ 1
        2  apricot                             2
        ────────────────────────────────────────
        1-2 Enter Esc 0
    "#]]
    .assert_eq(&screen(&under, AREA));
    assert_eq!(option_at(&under, AREA, 10, 5), Some(0));
    assert_eq!(option_at(&under, AREA, 0, 8), None);
}

#[test]
fn clicks_meet_options() {
    let page = page();
    let hits: Vec<Option<usize>> = (0..AREA.height).map(|row| option_at(&page, AREA, 3, row)).collect();
    assert_eq!(hits.iter().flatten().count(), 2);
    let first = hits.iter().position(|hit| *hit == Some(0)).unwrap();
    assert_eq!(hits[first + 1], Some(1));
}

#[test]
fn clicks_meet_keys_of_the_bottom_line() {
    let page = page();
    let hits: Vec<Option<Key>> = (0..AREA.width).map(|column| key_at(&page, AREA, column, 11)).collect();
    assert_eq!(hits[3], None);
    assert_eq!(hits[4..9], [Some(Key::Enter); 5]);
    assert_eq!(hits[14], Some(Key::Digit(0)));
    assert_eq!(hits.iter().flatten().count(), 6);
    assert_eq!(key_at(&page, AREA, 4, 10), None, "the rule over it");
}

#[test]
fn the_cursor_stands_on_the_caret_or_the_focus_or_the_sign_of_what_is_left_out() {
    let mut page = page();
    assert_eq!(cursor_at(&page, AREA), Some(Position::new(0, 9)), "the focused digit");
    let low = Rect { height: 9, ..AREA };
    assert_eq!(cursor_at(&page, low), Some(Position::new(20, 7)), "more below");
    page.options.rotate_right(1);
    page.scroll = 7;
    let lowest = Rect { height: 5, ..AREA };
    assert_eq!(cursor_at(&page, lowest), Some(Position::new(20, 1)), "more above");
    page.scroll = 0;
    page.blocks[0].caret = Some(Caret { row: 1, column: 7 });
    assert_eq!(
        cursor_at(&page, AREA),
        Some(Position::new(7, 3)),
        "where something is typed"
    );
    page.blocks[0].caret = None;
    page.options.clear();
    assert_eq!(cursor_at(&page, AREA), None);
}

#[test]
fn without_colours_the_focus_is_reversed_and_pictures_are_letters() {
    let mut page = page();
    page.blocks = vec![Block::of(BlockKind::Picture, vec![Line::raw("bb", Ink::Paint(1))])];
    let look = Look { has_colours: false };
    let mut buffer = Buffer::empty(AREA);
    paint(&page, look, AREA, &mut buffer);
    assert_eq!(buffer[(0, 2)].symbol(), "b");
    assert!(buffer[(0, 4)].modifier.contains(Modifier::REVERSED));
    assert!(
        buffer
            .content()
            .iter()
            .all(|cell| cell.fg == ratatui::style::Color::Reset)
    );
    paint(&page, Look { has_colours: true }, AREA, &mut buffer);
    assert_eq!(buffer[(0, 2)].symbol(), " ");
    assert_eq!(buffer[(0, 2)].fg, buffer[(0, 2)].bg);
}

#[test]
fn any_size_is_painted_without_a_panic() {
    let mut page = page();
    for with_overlay in [false, true] {
        for width in 0..50 {
            for height in 0..16 {
                let area = Rect::new(0, 0, width, height);
                let look = Look { has_colours: true };
                paint(&page, look, area, &mut Buffer::empty(area));
                option_at(&page, area, width / 2, height / 2);
            }
        }
        if !with_overlay {
            page.overlay = Some(Box::new(page.clone()));
        }
    }
}

/// A picture under an overlay stays a picture, right up to the frame; a sign that the frame cuts in half goes.
#[test]
fn an_overlay_breaks_no_picture() {
    let mut page = page();
    let row = Line::raw("rrwwrrwwrrwwrrwwrrwwrrwwrrwwrrwwrrwwrrww", Ink::Paint(2));
    page.blocks = vec![
        Block::of(BlockKind::Picture, vec![row.clone(), row.clone(), row]),
        Block::text(said("zh", "1先看一看重量，再看一看价钱，最后再付钱。", 40)),
    ];
    page.overlay = Some(Box::new(Page {
        options: vec![option(1, "help", true), option(2, "back", false)],
        ..Page::default()
    }));
    let mut buffer = Buffer::empty(AREA);
    paint(&page, Look { has_colours: true }, AREA, &mut buffer);
    let shown = rows(&buffer);
    assert!(!shown.contains("rr") && !shown.contains("ww"), "{shown}");
    let frame = (0..AREA.width).find(|x| buffer[(*x, 5)].symbol() == "│").unwrap();
    for y in 2..5 {
        let outside = (0..frame).filter(|x| buffer[(*x, y)].fg == buffer[(*x, y)].bg);
        assert_eq!(outside.count(), usize::from(frame), "row {y}:\n{shown}");
    }
    for y in 0..AREA.height {
        let cut = buffer[(frame - 1, y)].symbol();
        assert!(
            text_width(cut) == 1 || buffer[(frame, y)].symbol() == " ",
            "row {y}: {cut}\n{shown}"
        );
    }
}
