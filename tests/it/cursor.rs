//! The terminal's cursor in a real pseudo-terminal.

use crate::pty::{Terminal, WELCOME};

/// A painting ends with the cursor hidden, or shown and put in its place: half of one is no screen.
pub fn is_painted(written: &[u8]) -> bool {
    let shown = b"\x1b[?25h\x1b[";
    let place = written.windows(shown.len()).rposition(|end| end == shown);
    let is_place = |rest: &[u8]| matches!(rest, [place @ .., b'H'] if place.iter().all(|byte| byte.is_ascii_digit() || *byte == b';'));
    written.ends_with(b"\x1b[?25l") || place.is_some_and(|at| is_place(&written[at + shown.len()..]))
}

/// Screen readers and input methods follow the terminal's cursor.
#[test]
fn the_cursor_goes_with_the_focus() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    terminal.press("5");
    let at_cursor = |terminal: &Terminal| {
        let screen = terminal.screen.screen();
        let (row, column) = screen.cursor_position();
        let cell = screen.cell(row, column).map(|cell| cell.contents().to_owned());
        (!screen.hide_cursor()).then_some(cell).flatten()
    };
    terminal.read_until("the first language in focus", |terminal| {
        at_cursor(terminal).as_deref() == Some("1")
    });
    terminal.press("\x1b[B");
    terminal.read_until("the second language in focus", |terminal| {
        at_cursor(terminal).as_deref() == Some("2")
    });
}
