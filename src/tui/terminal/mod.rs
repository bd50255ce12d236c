//! The terminal as the program knows it: what it is, how Uyghur gets onto it, its keys, and its return.
//!
//! ```text
//! environment ─▶ strategy ─▶ switch on, query ─▶ first painting ─▶ keys …
//!                   ▲                                               │
//!                   └── an answer that says otherwise ◀─────────────┘   leave the screen, switch, paint again
//! ```
//! Nothing waits for an answer: it is one more thing that may come between two keys.

mod cell_order;
mod decoder;
mod detect;
mod guard;
mod memory;
mod reader;
mod sequence;
mod signs;
mod strategy;

use std::{
    cell::RefCell,
    collections::VecDeque,
    io::{self, Write},
    rc::Rc,
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

use crossterm::{
    queue,
    terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode},
};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport, backend::CrosstermBackend, layout::Rect};

pub use cell_order::{send as send_row, send_coloured, send_text};
pub use decoder::{Decoded, Decoder};
pub use detect::{Answer, Answers, Multiplexer, Surroundings, strategy};
pub use guard::Guard;
pub use memory::{FILE as TERMINALS_FILE, Memory};
pub use reader::{RawInput, TerminalReader};
pub use signs::{Signs, plain as plain_signs};
pub use strategy::{BidiMethod, Frames, Hint, Method, Settings, Strategy, Uyghur};

use super::voice::Speakers;
use crate::app::{CellOrder, JobId, Key, News, UyghurChoice};

/// So long an ESC waits for what may follow it. Local terminals send a key's bytes at once; a far one's may be parted.
const ESC_PATIENCE: Duration = Duration::from_millis(50);
/// The same while an answer is due, and anywhere else in a sequence: what has begun as one is no key, whenever its rest comes.
const ANSWER_PATIENCE: Duration = Duration::from_millis(300);
/// Whoever has not answered by then is not going to.
const GRACE: Duration = Duration::from_secs(3);
/// Longest that anything waits for answers: a report about the terminal, and the end of the program. Far ones take half a second.
const DEADLINE: Duration = Duration::from_millis(700);

/// What a window has whose size nobody knows, as behind a serial line: it tells of nought.
const UNKNOWN: (u16, u16) = (80, 24);
/// No more of a larger one is painted: cells take memory, and no screen has so many that can be read.
const LARGEST: (u16, u16) = (500, 200);

/// What the terminal asks of the shell.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    Key(Key),
    /// A press of the left button at this column and row.
    Click(u16, u16),
    Scroll(i32),
    /// Another key, that means nothing here.
    OtherKey,
    /// Text from a clipboard.
    Paste(String),
    /// The size or the way of drawing changed: lay out and paint again.
    Repaint,
    /// What can speak here was found.
    Speakers,
    /// From a job beside the program.
    Job(JobId, News),
    /// The learners' record was found not to be as it was written.
    Damaged,
    /// Backups that nobody asked for cannot be made.
    BackupsFail,
    /// Ctrl-C, or the terminal is gone.
    Leave,
}

/// What is known of the terminal, and what was decided for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerminalProfile {
    pub around: Surroundings,
    pub answers: Answers,
    pub settings: Settings,
}

impl TerminalProfile {
    /// Before the terminal has said a word.
    pub fn of(around: Surroundings, settings: Settings) -> TerminalProfile {
        TerminalProfile {
            around,
            answers: Answers::default(),
            settings,
        }
    }

    pub fn strategy(&self) -> Strategy {
        strategy(&self.around, &self.answers, &self.settings)
    }

    /// What a person's choice means here: of the ways that send cells as they stand, the one whose switch is on already.
    pub fn chosen(&self, choice: UyghurChoice) -> Settings {
        let (uyghur, bidi_method) = match choice {
            UyghurChoice::Latin => (Uyghur::Latin, BidiMethod::Auto),
            UyghurChoice::Cells(CellOrder::Terminal) => (Uyghur::Terminal, BidiMethod::Auto),
            UyghurChoice::Cells(CellOrder::Marks) => (Uyghur::App, BidiMethod::Lrm),
            UyghurChoice::Cells(CellOrder::Words) => (Uyghur::App, BidiMethod::Word),
            UyghurChoice::Cells(CellOrder::Apart) => (Uyghur::App, BidiMethod::Apart),
            UyghurChoice::Cells(CellOrder::Plain) => match self.strategy().method {
                Method::Konsole => (Uyghur::App, BidiMethod::Konsole),
                Method::Mlterm => (Uyghur::App, BidiMethod::Mlterm),
                Method::Bdsm => (Uyghur::App, BidiMethod::Bdsm),
                Method::Plain | Method::Lrm | Method::Word | Method::Apart | Method::Terminal | Method::Latin => {
                    (Uyghur::App, BidiMethod::Plain)
                }
            },
        };
        Settings {
            uyghur,
            bidi_method,
            ..self.settings
        }
    }

    /// Frames and marks are drawn in ASCII.
    pub fn is_ascii(&self) -> bool {
        match self.settings.frames {
            Frames::Auto => self.answers.has_wide_lines(),
            Frames::Lines => false,
            Frames::Ascii => true,
        }
    }

    /// What is drawn otherwise than it is written.
    pub fn signs(&self) -> Signs {
        Signs {
            are_plain: self.is_ascii(),
            are_letters_apart: self.answers.has_wide_letters(),
        }
    }
}

/// A painting is made whole before any of it is shown.
#[derive(Debug, Clone, Default)]
struct Painting(Rc<RefCell<Vec<u8>>>);

impl Write for Painting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Painting {
    /// One that believes the screen to be empty.
    fn terminal(&self, area: Rect) -> io::Result<Terminal<CrosstermBackend<Painting>>> {
        let viewport = Viewport::Fixed(area);
        Terminal::with_options(CrosstermBackend::new(self.clone()), TerminalOptions { viewport })
    }
}

/// The borrowed terminal.
pub struct Display {
    pub profile: TerminalProfile,
    terminal: Terminal<CrosstermBackend<Painting>>,
    /// What the terminal has not been told yet.
    painting: Painting,
    /// Where it paints.
    area: Rect,
    reader: TerminalReader,
    decoder: Decoder,
    decoded: VecDeque<Decoded>,
    /// What came from jobs, in its order.
    brought: VecDeque<(JobId, News)>,
    asked_at: Instant,
    /// It has answered the last question.
    has_answered: bool,
    is_resized: bool,
    is_continued: bool,
    is_gone: bool,
    /// Found, and not told yet.
    speakers: Option<Speakers>,
    is_damage_found: bool,
    do_backups_fail: bool,
    /// Dropped last: gives the terminal back.
    guard: Guard,
}

impl Display {
    pub fn open(profile: TerminalProfile, reader: TerminalReader) -> io::Result<Display> {
        let can_be_asked = reader.platform.hears_answers() && profile.around.can_be_asked();
        let guard = Guard::borrow(reader.platform, &profile.strategy(), can_be_asked)?;
        let painting = Painting::default();
        let area = window();
        Ok(Display {
            profile,
            terminal: painting.terminal(area)?,
            painting,
            area,
            reader,
            decoder: Decoder::expecting(can_be_asked),
            decoded: VecDeque::new(),
            brought: VecDeque::new(),
            asked_at: Instant::now(),
            has_answered: false,
            is_resized: false,
            is_continued: false,
            is_gone: false,
            speakers: None,
            is_damage_found: false,
            do_backups_fail: false,
            guard,
        })
    }

    pub fn area(&self) -> Rect {
        window()
    }

    /// Paints. A page that is another one than before is shown once all is dropped that came for the one before: what is pressed by
    /// somebody who sees it is always taken.
    pub fn draw(&mut self, is_another: bool, paint: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let area = window();
        if area != self.area {
            self.area = area;
            self.painted_anew()?;
        }
        self.terminal.draw(paint)?;
        if is_another {
            self.drop_what_came();
        }
        let painted = std::mem::take(&mut *self.painting.0.borrow_mut());
        let mut out = io::stdout().lock();
        out.write_all(&painted)?;
        out.flush()
    }

    /// Nothing is known of what stands on the screen.
    fn painted_anew(&mut self) -> io::Result<()> {
        self.terminal = self.painting.terminal(self.area)?;
        queue!(self.painting, Clear(ClearType::All))
    }

    /// Keys, clicks and pastes that were meant for the page before; not what the terminal answers, nor what jobs bring.
    fn drop_what_came(&mut self) {
        for raw in self.reader.all_so_far() {
            self.take_in(raw);
        }
        self.decoded
            .retain(|decoded| matches!(decoded, Decoded::Answer(_) | Decoded::Leave));
        self.decoder.drop_begun();
    }

    /// Decides anew for this terminal; what is on the screen is painted again from nothing.
    pub fn settle(&mut self, settings: Settings) -> io::Result<()> {
        let (before, had) = (self.profile.strategy(), self.profile.signs());
        self.profile.settings = settings;
        self.change(before, had)?;
        Ok(())
    }

    /// Where others tell what they have.
    pub fn raw_inputs(&self) -> Sender<RawInput> {
        self.reader.sender()
    }

    /// What was found to speak, once.
    pub fn speakers(&mut self) -> Option<Speakers> {
        self.speakers.take()
    }

    /// Waits for what comes next; nothing after `patience` without anything.
    pub fn next(&mut self, patience: Option<Duration>) -> io::Result<Option<Asked>> {
        let until = patience.map(|patience| Instant::now() + patience);
        loop {
            while let Some(decoded) = self.decoded.pop_front() {
                if let Some(asked) = self.asked(decoded)? {
                    return Ok(Some(asked));
                }
            }
            if self.is_gone {
                return Ok(Some(Asked::Leave));
            }
            if let Some((id, news)) = self.brought.pop_front() {
                return Ok(Some(Asked::Job(id, news)));
            }
            if std::mem::take(&mut self.is_damage_found) {
                return Ok(Some(Asked::Damaged));
            }
            if std::mem::take(&mut self.do_backups_fail) {
                return Ok(Some(Asked::BackupsFail));
            }
            if self.speakers.is_some() {
                return Ok(Some(Asked::Speakers));
            }
            if std::mem::take(&mut self.is_continued) {
                self.guard.take_again(&self.profile.strategy())?;
                self.decoder = Decoder::default();
                self.painted_anew()?;
                return Ok(Some(Asked::Repaint));
            }
            if std::mem::take(&mut self.is_resized) {
                return Ok(Some(Asked::Repaint));
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            self.hear(left);
            if self.is_resized || self.is_continued {
                continue;
            }
            if left.is_some_and(|left| left.is_zero()) && self.decoded.is_empty() && self.brought.is_empty() {
                return Ok(None);
            }
        }
    }

    /// Takes one raw input or one silence.
    fn hear(&mut self, patience: Option<Duration>) {
        if self.decoder.is_answer_due && GRACE < self.asked_at.elapsed() {
            self.decoder.is_answer_due = false;
        }
        let is_soon = self.decoder.may_be_key() && !self.decoder.is_answer_due;
        let silence = self.decoder.is_waiting().then_some(match is_soon {
            true => ESC_PATIENCE,
            false => ANSWER_PATIENCE,
        });
        let is_silence_first = silence.is_some_and(|silence| patience.is_none_or(|patience| silence <= patience));
        match self.reader.wait(if is_silence_first { silence } else { patience }) {
            Some(raw) => self.take_in(raw),
            None if is_silence_first => self.decoded.extend(self.decoder.silence()),
            None => {}
        }
    }

    fn take_in(&mut self, raw: RawInput) {
        match raw {
            RawInput::Bytes(bytes) => self.decoded.extend(self.decoder.feed(&bytes)),
            RawInput::Decoded(decoded) => self.decoded.push_back(decoded),
            RawInput::Resized => self.is_resized = true,
            RawInput::Continued => self.is_continued = true,
            RawInput::Gone => self.is_gone = true,
            RawInput::Speakers(found) => self.speakers = Some(found),
            RawInput::Job(id, news) => self.brought.push_back((id, news)),
            RawInput::Damaged => self.is_damage_found = true,
            RawInput::BackupsFail => self.do_backups_fail = true,
        }
    }

    fn asked(&mut self, decoded: Decoded) -> io::Result<Option<Asked>> {
        Ok(Some(match decoded {
            Decoded::Key(key) => Asked::Key(key),
            Decoded::Click(column, row) => Asked::Click(column, row),
            Decoded::Scroll(rows) => Asked::Scroll(rows),
            Decoded::Leave => Asked::Leave,
            Decoded::OtherKey => Asked::OtherKey,
            Decoded::Paste(text) => Asked::Paste(text),
            Decoded::Answer(answer) => {
                let (before, had) = (self.profile.strategy(), self.profile.signs());
                self.profile.answers.take(answer);
                self.has_answered |= matches!(answer, Answer::Last(_));
                return Ok(self.change(before, had)?.then_some(Asked::Repaint));
            }
        }))
    }

    /// Switches over if the strategy is another one than before; returns whether there is something to paint.
    fn change(&mut self, before: Strategy, had: Signs) -> io::Result<bool> {
        let strategy = self.profile.strategy();
        let needs_switch = before.switch_on() != strategy.switch_on() || before.switch_off() != strategy.switch_off();
        let is_painted_alike =
            before.method.cell_order() == strategy.method.cell_order() && had == self.profile.signs();
        if needs_switch {
            self.guard.switch(&strategy)?;
            self.painted_anew()?;
        }
        Ok(needs_switch || !is_painted_alike)
    }
}

impl Drop for Display {
    /// An answer or a click that came after the end would stand on the person's command line.
    fn drop(&mut self) {
        if self.has_answered && !self.is_gone && self.guard.say_last_word().is_ok() {
            self.asked_at = Instant::now();
            self.decoder.is_answer_due = true;
        }
        while self.decoder.is_answer_due && !self.is_gone {
            let left = DEADLINE.saturating_sub(self.asked_at.elapsed());
            if left.is_zero() {
                break;
            }
            self.hear(Some(left));
        }
    }
}

/// What is painted of the window.
fn window() -> Rect {
    let (columns, rows) = size();
    let known = |side: u16, unknown: u16, largest: u16| if side == 0 { unknown } else { side.min(largest) };
    Rect::new(
        0,
        0,
        known(columns, UNKNOWN.0, LARGEST.0),
        known(rows, UNKNOWN.1, LARGEST.1),
    )
}

/// Columns and rows of the window; nought where nobody knows.
pub fn size() -> (u16, u16) {
    crossterm::terminal::size().unwrap_or_default()
}

/// Asks the terminal who it is, without taking its screen; waits no longer than the deadline.
pub fn ask(around: &Surroundings, reader: &TerminalReader) -> io::Result<Answers> {
    let mut answers = Answers::default();
    if !reader.platform.hears_answers() || !around.can_be_asked() {
        return Ok(answers);
    }
    enable_raw_mode()?;
    let asked_at = Instant::now();
    let query = format!("{}{}", detect::QUERY, detect::LAST_QUERY);
    let sent = io::stdout()
        .lock()
        .write_all(query.as_bytes())
        .and_then(|()| io::stdout().flush());
    let mut decoder = Decoder::expecting(sent.is_ok());
    while decoder.is_answer_due {
        let left = DEADLINE.saturating_sub(asked_at.elapsed());
        let Some(RawInput::Bytes(bytes)) = reader.wait(Some(left)) else {
            break;
        };
        for decoded in decoder.feed(&bytes) {
            if let Decoded::Answer(answer) = decoded {
                answers.take(answer);
            }
        }
    }
    reader.platform.forget_input();
    disable_raw_mode()?;
    sent?;
    Ok(answers)
}
