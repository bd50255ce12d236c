//! The shell around the app: reads a key and, once, the time; performs the effects; paints the page. The store is touched in
//! one place, `perform`; `--plain` comes there too, through `take`.
//!
//! Sleeps in the terminal's own read between two keys: an idle program takes no time of the processor.

use std::{
    io,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::Context;
use crossterm::event;
use ratatui::{Terminal, backend::CrosstermBackend, layout::Rect};

use super::{
    guard::Guard,
    keys::{Asked, asked},
    painter::{option_at, paint, paint_lines},
    theme::Look,
};
use crate::{
    app::{App, Clock, DiskTrouble, Effect, Input, Key, Page, View},
    store::{Store, WriteError},
    text::{Align, Arg, Ink, Line, Locales, flow},
};

/// Under this size no page is laid out.
pub const SMALLEST: View = View { width: 60, height: 20 };

/// Runs the program in the terminal until the person leaves.
///
/// Without a store nothing is kept: for demonstrations.
pub fn run(app: &mut App, store: Option<&mut Store>, locales: &Locales, look: Look) -> anyhow::Result<()> {
    let mut shell = Shell::open(store, locales, look)?;
    shell.resize(app);
    loop {
        shell.draw(app)?;
        let mut is_stale = false;
        // Keys that came while the page was painted are taken before the next painting.
        while !is_stale || event::poll(Duration::ZERO).context("read the terminal")? {
            if let Some(asked) = asked(&event::read().context("read the terminal")?) {
                is_stale = true;
                if shell.answer(app, asked) {
                    return Ok(());
                }
            }
        }
    }
}

/// Lets `next` play the program, from what the app shows; each input comes after `pause` or the next key. Esc and Ctrl-C leave.
///
/// Nothing is kept.
pub fn tour(
    app: &mut App,
    mut next: impl FnMut(&App) -> Option<Input>,
    pause: Duration,
    locales: &Locales,
    look: Look,
) -> anyhow::Result<()> {
    let mut shell = Shell::open(None, locales, look)?;
    shell.resize(app);
    shell.draw(app)?;
    while let Some(input) = next(app) {
        while event::poll(pause).context("read the terminal")? {
            match asked(&event::read().context("read the terminal")?) {
                Some(Asked::Leave | Asked::Key(Key::Esc)) => return Ok(()),
                Some(Asked::Resize) => shell.resize(app),
                Some(_) => break,
                None => {}
            }
            shell.draw(app)?;
        }
        if take(app, None, input) {
            return Ok(());
        }
        shell.draw(app)?;
    }
    Ok(())
}

struct Shell<'a> {
    store: Option<&'a mut Store>,
    locales: &'a Locales,
    look: Look,
    terminal: Terminal<CrosstermBackend<io::Stdout>>,
    /// Dropped last: gives the terminal back.
    _guard: Guard,
}

impl<'a> Shell<'a> {
    fn open(store: Option<&'a mut Store>, locales: &'a Locales, look: Look) -> anyhow::Result<Shell<'a>> {
        let guard = Guard::borrow().context("take the terminal")?;
        // The first poll starts listening: without it a change of size before the first read would be missed.
        event::poll(Duration::ZERO).context("read the terminal")?;
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout())).context("take the terminal")?;
        Ok(Shell {
            store,
            locales,
            look,
            terminal,
            _guard: guard,
        })
    }

    fn area(&self) -> Rect {
        let size = self.terminal.size().unwrap_or_default();
        Rect::new(0, 0, size.width, size.height)
    }

    fn is_too_small(&self) -> bool {
        let area = self.area();
        area.width < SMALLEST.width || area.height < SMALLEST.height
    }

    fn draw(&mut self, app: &App) -> anyhow::Result<()> {
        let look = self.look;
        let too_small = self.is_too_small().then(|| too_small(self.area(), self.locales));
        let draw = |frame: &mut ratatui::Frame| match &too_small {
            Some(lines) => paint_lines(lines, look, frame.area(), frame.buffer_mut()),
            None => paint(&page(app, frame.area()), look, frame.area(), frame.buffer_mut()),
        };
        self.terminal.draw(draw).context("paint the screen")?;
        Ok(())
    }

    fn resize(&mut self, app: &mut App) {
        if !self.is_too_small() {
            let view = view(self.area());
            app.update(Input::Resized(view), &now());
        }
    }

    /// Gives the app what was asked; returns whether the program ends.
    fn answer(&mut self, app: &mut App, asked: Asked) -> bool {
        let input = match asked {
            Asked::Leave => return true,
            Asked::Resize => {
                self.resize(app);
                return false;
            }
            _ if self.is_too_small() => return false,
            Asked::Key(key) => Input::Key(key),
            Asked::Scroll(rows) => Input::Scroll(rows),
            Asked::Click(column, row) => match option_at(&page(app, self.area()), self.area(), column, row) {
                Some(option) => Input::Click(option),
                None => return false,
            },
        };
        take(app, self.store.as_deref_mut(), input)
    }
}

/// Gives the app an input and does the work it asks for; returns whether the program ends.
///
/// Without a store nothing is kept.
pub fn take(app: &mut App, mut store: Option<&mut Store>, input: Input) -> bool {
    for effect in app.update(input, &now()) {
        match perform(effect, store.as_deref_mut()) {
            Ok(true) => return true,
            Ok(false) => {}
            // What follows a refused write does not happen: the screen never runs ahead of the disk.
            Err(trouble) => {
                app.disk_refused(trouble);
                return false;
            }
        }
    }
    false
}

/// Does the work of an effect; returns whether the program ends.
fn perform(effect: Effect, store: Option<&mut Store>) -> Result<bool, DiskTrouble> {
    match (effect, store) {
        (Effect::Quit, _) => Ok(true),
        (Effect::Append(_), None) => Ok(false),
        (Effect::Append(entries), Some(store)) => match store.append(&entries) {
            Ok(()) => Ok(false),
            Err(WriteError::Full) => Err(DiskTrouble::Full),
            Err(WriteError::ReadOnly) => Err(DiskTrouble::ReadOnly),
            Err(_) => Err(DiskTrouble::Other),
        },
    }
}

fn page(app: &App, area: Rect) -> Page {
    app.page(view(area))
}

fn view(area: Rect) -> View {
    View {
        width: area.width,
        height: area.height,
    }
}

/// Says in every language of the program how large the window must be.
fn too_small(area: Rect, locales: &Locales) -> Vec<Line> {
    let args = [
        ("columns", Arg::Number(i64::from(SMALLEST.width))),
        ("rows", Arg::Number(i64::from(SMALLEST.height))),
    ];
    let width = usize::from(area.width);
    let said = |lang| {
        flow(
            &locales.tell(lang, "tui-too-small", &args),
            lang,
            width,
            Align::Start,
            Ink::Strong,
        )
    };
    locales.languages().flat_map(said).collect()
}

fn now() -> Clock {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now_ms = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
    Clock { now_ms }
}
