//! Turns the terminal's events into the program's input.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::app::Key;

/// What an event asks of the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Key(Key),
    /// A press of the left button at this column and row.
    Click(u16, u16),
    Scroll(i32),
    /// The size changed: lay out and paint again.
    Resize,
    /// Ctrl-C.
    Leave,
}

pub fn asked(event: &Event) -> Option<Asked> {
    match event {
        Event::Key(key) => pressed(key),
        Event::Mouse(mouse) => moused(mouse),
        Event::Resize(..) => Some(Asked::Resize),
        _ => None,
    }
}

fn pressed(event: &KeyEvent) -> Option<Asked> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let has_control = event.modifiers.contains(KeyModifiers::CONTROL);
    Some(Asked::Key(match event.code {
        KeyCode::Char('c' | 'C') if has_control => return Some(Asked::Leave),
        KeyCode::Char(_) if has_control || event.modifiers.contains(KeyModifiers::ALT) => return None,
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
        _ => return None,
    }))
}

fn moused(event: &MouseEvent) -> Option<Asked> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Asked::Click(event.column, event.row)),
        MouseEventKind::ScrollDown => Some(Asked::Scroll(3)),
        MouseEventKind::ScrollUp => Some(Asked::Scroll(-3)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn input_methods_change_nothing() {
        for (letter, expected) in [
            ('7', Key::Digit(7)),
            ('７', Key::Digit(7)),
            ('０', Key::Digit(0)),
            ('。', Key::Char('.')),
            ('.', Key::Char('.')),
            ('？', Key::Char('？')),
        ] {
            let event = Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
            assert_eq!(asked(&event), Some(Asked::Key(expected)), "{letter}");
        }
        let leave = Event::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
        assert_eq!(asked(&leave), Some(Asked::Leave));
    }
}
