//! What is typed, held and pasted into the real program in a real pseudo-terminal.

use std::{thread, time::Duration};

use crate::pty::{Terminal, WELCOME, assert_given_back};

/// Ten digits at once: only the first that leads to another page is obeyed, and who sees that page is heard.
#[test]
fn what_was_typed_for_another_page_is_dropped() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    terminal.press("5123451234");
    let languages = terminal.until("English");
    terminal.press("\x1b[B");
    let moved = terminal.wait("another focus", |screen| screen != languages);
    assert!(moved.contains(">2") && moved.contains("English"), "{moved}");
    // A click and the start of a key are for that page, too.
    terminal.press("3\x1b[<0;10;10M\x1b");
    let sign_in = terminal.until("我是新来的");
    terminal.press("\x1b[B");
    terminal.wait("the same page", |screen| screen != sign_in && screen.contains(">2"));
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}

/// Only the digit that the first page asks for leads on; of another it says which it was.
#[test]
fn another_digit_than_the_one_asked_for_stays_on_the_first_page() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    terminal.press("3");
    let screen = terminal.until("这是 3。请按 5。");
    assert!(!screen.contains("English"), "{screen}");
    terminal.press("5");
    terminal.until("English");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_number_that_is_typed_quickly_is_whole() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.sign_in_as_new();
    terminal.somebody_else();
    terminal.choose("输入我的号码");
    terminal.press("997");
    terminal.until("997");
    terminal.press("\x7f\x7f\x7f110");
    let screen = terminal.until("110");
    assert!(!screen.contains("997"), "{screen}");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn what_is_pasted_goes_into_fields_alone() {
    let paste = |text: &str| format!("\x1b[200~{text}\x1b[201~");
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    let welcome = terminal.until(WELCOME);
    terminal.press(&paste("5\r1\n2"));
    terminal.press("5");
    let languages = terminal.wait("the languages", |screen| screen != welcome);
    assert!(languages.contains("English"), "{languages}");
    terminal.press(&paste("1\r1\r"));
    terminal.choose("中文 +");
    terminal.choose("我是新来的");
    terminal.choose("以后再写");
    terminal.somebody_else();
    terminal.choose("输入我的号码");
    terminal.press(&paste(" 99\r\n7 x\r"));
    let card = terminal.until("997");
    terminal.press("\x1b");
    terminal.wait("back", |screen| screen != card);
    terminal.choose("我是新来的");
    terminal.choose("写上");
    terminal.press(&paste("阿依 2\n古丽\r"));
    terminal.until("阿依 2古丽");
    terminal.press("\x03");
    let (code, written) = terminal.end();
    assert_eq!(code, 0);
    assert_given_back(&written);
}

#[test]
fn an_enter_that_is_held_is_one_press() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    let home = terminal.sign_in_as_new();
    terminal.press(&"\r".repeat(90));
    terminal.wait("the next page", |screen| screen != home);
    terminal.press("\x03");
    terminal.end();
    let look = bazar::store::Look::into(data.path()).unwrap().unwrap();
    let entries = look.entries().unwrap();
    assert!(entries.iter().all(|entry| entry.fact.kind() != "acted"), "{entries:?}");
}

#[test]
fn full_width_digits_and_clicks_choose() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    terminal.press("５");
    let screen = terminal.until("English");
    let row = screen.lines().position(|row| row.contains("English")).unwrap() + 1;
    terminal.press(&format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m"));
    let screen = terminal.wait("the next screen", |screen| !screen.contains("English"));
    // The bottom line's own words are keys too: here the menu's.
    let row = screen.lines().count();
    let keys = screen.lines().last().unwrap();
    let column = keys.find("menu").map(|at| keys[..at].chars().count() + 1).unwrap();
    terminal.press(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
    terminal.until("Which keys do what");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}

/// Who VTE is, piece by piece, with a pause that is longer than an Esc key's.
const ANSWERS: [&str; 6] = ["\x1b[8;", "2$y\x1b", "[>65;70", "06;1c", "\x1b[1;2R\x1b[?65", ";1;9c"];

#[test]
fn answers_in_pieces_are_no_keys() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    for piece in ANSWERS {
        terminal.press(piece);
        thread::sleep(Duration::from_millis(70));
    }
    terminal.press("5");
    let screen = terminal.until("English");
    assert!(!screen.contains("字母"), "nothing but the 5 was typed\n{screen}");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}
