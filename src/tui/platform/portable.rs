//! Any system that crossterm knows, by crossterm alone: its events are the keys, and no signal is watched.

use std::{
    io::{self, Write},
    sync::mpsc::Sender,
    thread,
};

use crossterm::{
    event::{
        self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event, KeyCode,
        KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
    },
    execute,
};

use crate::{
    app::Key,
    tui::terminal::{Decoded, RawInput},
};

/// A turn of the wheel.
const ROWS: i32 = 3;

/// Old consoles of Windows take escapes only when told. When the system ends the program, nobody tells us in time for last
/// words.
pub fn prepare(_: fn(&mut dyn Write)) {
    #[cfg(windows)]
    crossterm::ansi_support::supports_ansi();
}

/// On Windows the mouse is no escape, so crossterm must do it itself; there a paste comes as keys, and its consoles know no other
/// way.
pub fn reports(is_on: bool, mut out: &mut dyn Write) -> io::Result<()> {
    let out = &mut out;
    let knows_pastes = !cfg!(windows);
    match (is_on, knows_pastes) {
        (true, true) => execute!(out, EnableBracketedPaste, EnableMouseCapture),
        (false, true) => execute!(out, DisableMouseCapture, DisableBracketedPaste),
        (true, false) => execute!(out, EnableMouseCapture),
        (false, false) => execute!(out, DisableMouseCapture),
    }
}

/// A thread that sleeps in crossterm until there is an event.
pub fn listen(raw_inputs: Sender<RawInput>) {
    thread::spawn(move || {
        loop {
            let raw = match event::read() {
                Ok(event) => raw(event),
                Err(_) => Some(RawInput::Gone),
            };
            let Some(raw) = raw else { continue };
            let is_over = raw == RawInput::Gone;
            if raw_inputs.send(raw).is_err() || is_over {
                break;
            }
        }
    });
}

fn raw(event: Event) -> Option<RawInput> {
    match event {
        Event::Key(event) => key(event).map(RawInput::Decoded),
        Event::Mouse(event) => mouse_event(event).map(RawInput::Decoded),
        Event::Resize(..) => Some(RawInput::Resized),
        Event::Paste(text) => Some(RawInput::Decoded(Decoded::Paste(text))),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// Windows reports that a key comes up again, too.
fn key(event: KeyEvent) -> Option<Decoded> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let is_control = event.modifiers.contains(KeyModifiers::CONTROL);
    let key = match event.code {
        KeyCode::Char('c') if is_control => return Some(Decoded::Leave),
        KeyCode::Char(_) if is_control => return Some(Decoded::OtherKey),
        KeyCode::Char(letter) => Key::typed(letter),
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Home | KeyCode::End | KeyCode::Delete | KeyCode::Insert | KeyCode::KeypadBegin => Key::NumberBlock,
        KeyCode::Tab
        | KeyCode::BackTab
        | KeyCode::F(_)
        | KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => return Some(Decoded::OtherKey),
    };
    Some(Decoded::Key(key))
}

fn mouse_event(event: MouseEvent) -> Option<Decoded> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Decoded::Click(event.column, event.row)),
        MouseEventKind::ScrollUp => Some(Decoded::Scroll(-ROWS)),
        MouseEventKind::ScrollDown => Some(Decoded::Scroll(ROWS)),
        MouseEventKind::Down(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}
