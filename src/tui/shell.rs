//! The shell around the app: reads a key and, once, the time; performs the effects; paints the page. The store is touched in
//! one place, `perform`; `--plain` comes there too, through `take`.
//!
//! Sleeps in the terminal's own read between two keys: an idle program takes no time of the processor. What takes longer than
//! a key is done by `Workers` and comes back among the keys.

use std::{
    collections::VecDeque,
    hash::{BuildHasher, RandomState},
    path::{Path, PathBuf},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::Context;
use ratatui::layout::Rect;

use super::{
    held::{HeldKey, Press, REPEAT},
    jobs::{Workers, check_beside},
    painter::{cursor_at, key_at, option_at, paint, paint_lines, send},
    records::{bundle_trouble, open_trouble},
    terminal::{Asked, Display, Memory, Method, TerminalProfile, TerminalReader, plain_signs},
    theme::Look,
    voice::{Speakers, hush},
};
use crate::{
    app::{App, Clock, DiskTrouble, Effect, FileTrouble, Input, Key, News, Page, PageId, Restored, UyghurChoice, View},
    store::{Store, WriteError},
    text::Script,
    tutor::{Entry, RunId},
};

/// Under this size no page is laid out.
pub const SMALLEST: View = View { width: 60, height: 20 };

/// What the program has around it, apart from the app.
pub struct ShellContext<'a> {
    /// Without a store nothing is kept: for demonstrations.
    pub store: Option<&'a mut Store>,
    pub look: Look,
    pub profile: TerminalProfile,
    /// Where a person's decision about this terminal is kept.
    pub memory: Option<Memory>,
    pub reader: TerminalReader,
    /// Where tables are kept that the trainer asks for.
    pub folder: Option<PathBuf>,
}

/// Runs the program in the terminal until the person leaves.
pub fn run(app: &mut App, context: ShellContext) -> anyhow::Result<()> {
    let folder = context.folder.clone();
    let mut shell = Shell::open(context)?;
    shell.runner.workers = Workers::beside(shell.display.raw_inputs(), folder.clone());
    shell.resize(app);
    let mut unchecked = folder;
    loop {
        shell.draw(app)?;
        // Whether the record is whole is looked at once the first page stands: nobody waits for it.
        if let (Some(folder), Some(_)) = (unchecked.take(), &shell.runner.store) {
            check_beside(folder, shell.display.raw_inputs());
        }
        let mut patience = None;
        while let Some(asked) = shell.next(app, patience)? {
            if shell.answer(app, asked)? {
                return Ok(());
            }
            // Keys that came meanwhile are taken before the next painting, unless they would be taken by another page.
            if shell.shows.as_ref() != Some(&app.page_id()) {
                break;
            }
            patience = Some(Duration::ZERO);
        }
    }
}

/// Lets `next` play the program, from what the app shows; each input comes after `pause`, or at the next key. Esc and Ctrl-C
/// leave.
///
/// Nothing is kept.
pub fn tour(
    app: &mut App,
    mut next: impl FnMut(&App) -> Option<Input>,
    pause: Option<Duration>,
    context: ShellContext,
) -> anyhow::Result<()> {
    let mut shell = Shell::open(context)?;
    shell.resize(app);
    shell.draw(app)?;
    while let Some(input) = next(app) {
        while let Some(asked) = shell.display.next(pause).context(READ)? {
            match asked {
                Asked::Leave | Asked::Key(Key::Esc) => return Ok(()),
                Asked::Repaint => shell.resize(app),
                Asked::Speakers => drop(shell.display.speakers()),
                Asked::OtherKey | Asked::Paste(_) => continue,
                Asked::Key(_)
                | Asked::Click(..)
                | Asked::Scroll(_)
                | Asked::Job(..)
                | Asked::Damaged
                | Asked::BackupsFail => break,
            }
            shell.draw(app)?;
        }
        if take(app, &mut EffectRunner::default(), input) {
            return Ok(());
        }
        shell.draw(app)?;
    }
    Ok(())
}

const READ: &str = "read the terminal";

struct Shell<'a> {
    runner: EffectRunner<'a>,
    look: Look,
    memory: Option<Memory>,
    display: Display,
    held: HeldKey,
    /// What came while it was unclear whether a key is held.
    put_off: Option<Asked>,
    /// The page that was painted last.
    shows: Option<PageId>,
}

impl<'a> Shell<'a> {
    fn open(context: ShellContext<'a>) -> anyhow::Result<Shell<'a>> {
        Ok(Shell {
            runner: EffectRunner::of(context.store),
            look: context.look,
            memory: context.memory,
            display: Display::open(context.profile, context.reader).context("take the terminal")?,
            held: HeldKey::default(),
            put_off: None,
            shows: None,
        })
    }

    /// Waits for what comes next, as `Display::next`. A key that is only held comes once: a hand that rests on it would answer page
    /// after page that nobody read.
    fn next(&mut self, app: &App, patience: Option<Duration>) -> anyhow::Result<Option<Asked>> {
        loop {
            let asked = match self.put_off.take() {
                Some(asked) => asked,
                None => match self.display.next(patience).context(READ)? {
                    Some(asked) => asked,
                    None => return Ok(None),
                },
            };
            match &asked {
                Asked::Key(key) if self.is_held(app, *key)? => {}
                Asked::OtherKey => self.held.forget(),
                Asked::Key(_)
                | Asked::Click(..)
                | Asked::Scroll(_)
                | Asked::Paste(_)
                | Asked::Repaint
                | Asked::Speakers
                | Asked::Job(..)
                | Asked::Damaged
                | Asked::BackupsFail
                | Asked::Leave => return Ok(Some(asked)),
            }
        }
    }

    /// Whether this key is only held; waits for the next one where nothing else tells.
    fn is_held(&mut self, app: &App, key: Key) -> anyhow::Result<bool> {
        if app.may_be_held(key) {
            self.held.forget();
            return Ok(false);
        }
        match self.held.press(key, Instant::now()) {
            Press::Pressed => Ok(false),
            Press::Held => Ok(true),
            Press::Unsure => {
                let next = self.display.next(Some(REPEAT)).context(READ)?;
                let is_same = next == Some(Asked::Key(key));
                if is_same {
                    self.held.done(Instant::now());
                } else {
                    self.put_off = next;
                }
                Ok(is_same)
            }
        }
    }

    fn area(&self) -> Rect {
        self.display.area()
    }

    fn is_too_small(&self) -> bool {
        let area = self.area();
        area.width < SMALLEST.width || area.height < SMALLEST.height
    }

    fn draw(&mut self, app: &mut App) -> anyhow::Result<()> {
        let look = self.look;
        let method = self.display.profile.strategy().method;
        app.write_in(method.script());
        let cell_order = method.cell_order();
        let signs = self.display.profile.signs();
        let too_small = self.is_too_small().then(|| app.too_small(view(self.area()), SMALLEST));
        let draw = |frame: &mut ratatui::Frame| {
            let area = frame.area();
            let page = match &too_small {
                Some(lines) => {
                    paint_lines(lines, look, area, frame.buffer_mut());
                    Page::default()
                }
                None => {
                    let page = page(app, area);
                    paint(&page, look, area, frame.buffer_mut());
                    // Screen readers and input methods follow it.
                    if let Some(cell) = cursor_at(&page, area) {
                        frame.set_cursor_position(cell);
                    }
                    page
                }
            };
            send(&page, cell_order, area, frame.buffer_mut());
            plain_signs(signs, frame.buffer_mut());
        };
        let page_id = app.page_id();
        let is_another = self.shows.as_ref().is_some_and(|shown| *shown != page_id);
        if is_another {
            self.put_off.take_if(|asked| {
                matches!(
                    asked,
                    Asked::Key(_) | Asked::Click(..) | Asked::Scroll(_) | Asked::Paste(_)
                )
            });
        }
        self.shows = Some(page_id);
        self.display.draw(is_another, draw).context("paint the screen")
    }

    fn resize(&mut self, app: &mut App) {
        app.write_in(match self.display.profile.strategy().method {
            Method::Latin => Script::Latin,
            Method::Plain
            | Method::Bdsm
            | Method::Konsole
            | Method::Mlterm
            | Method::Lrm
            | Method::Word
            | Method::Apart
            | Method::Terminal => Script::Joined,
        });
        if !self.is_too_small() {
            let view = view(self.area());
            // A size is no reason to end.
            take(app, &mut self.runner, Input::Resized(view));
        }
    }

    /// Gives the app what was asked; returns whether the program ends.
    fn answer(&mut self, app: &mut App, asked: Asked) -> anyhow::Result<bool> {
        let input = match asked {
            Asked::Leave => return Ok(true),
            Asked::Speakers => {
                if let Some(speakers) = self.display.speakers() {
                    app.can_say(speakers.voices());
                    self.runner.speakers = speakers;
                }
                return Ok(false);
            }
            Asked::Repaint => {
                self.resize(app);
                return Ok(false);
            }
            Asked::Job(id, news) => Input::Job(id, news),
            Asked::Damaged => {
                app.record_is_damaged();
                return Ok(false);
            }
            Asked::BackupsFail => {
                app.backups_fail();
                return Ok(false);
            }
            _ if self.is_too_small() => return Ok(false),
            Asked::Key(key) => Input::Key(key),
            Asked::Paste(text) => return Ok(self.paste(app, &text)),
            Asked::OtherKey => return Ok(false),
            Asked::Scroll(rows) => Input::Scroll(rows),
            Asked::Click(column, row) => match clicked(&page(app, self.area()), self.area(), column, row) {
                Some(input) => input,
                None => return Ok(false),
            },
        };
        // A job tells often how far it is: others' entries can wait for its end or for the next key.
        let is_on_the_way = matches!(input, Input::Job(_, News::Progress(_) | News::Line(_)));
        let is_over = !is_on_the_way && look_around(app, &mut self.runner) || take(app, &mut self.runner, input);
        self.held.done(Instant::now());
        if let Some(choice) = self.runner.chosen.take() {
            self.settle(choice)?;
            self.resize(app);
        }
        Ok(is_over)
    }

    /// Writes a pasted text into the field that is open, as if it were typed; where there is none, nothing happens.
    fn paste(&mut self, app: &mut App, text: &str) -> bool {
        let page_id = app.page_id();
        for key in app.pasted(text) {
            if take(app, &mut self.runner, Input::Key(key)) {
                return true;
            }
            debug_assert_eq!(app.page_id(), page_id, "a field takes what is pasted and stays");
        }
        false
    }

    /// Draws Uyghur as a person found it right, here and at the next start. That it could not be kept changes nothing here.
    fn settle(&mut self, choice: UyghurChoice) -> anyhow::Result<()> {
        let profile = &self.display.profile;
        let settings = profile.chosen(choice);
        if let Some(memory) = &mut self.memory {
            let _ = memory.keep(&profile.around.key(), settings);
        }
        self.display.settle(settings).context("switch the terminal")
    }
}

/// What stands at the cell that was clicked: a choice, or a key of the bottom lines.
fn clicked(page: &Page, area: Rect, column: u16, row: u16) -> Option<Input> {
    let choice = option_at(page, area, column, row).map(Input::Click);
    choice.or_else(|| key_at(page, area, column, row).map(Input::Key))
}

/// What effects are performed on.
#[derive(Default)]
pub struct EffectRunner<'a> {
    /// Without a store nothing is kept.
    store: Option<&'a mut Store>,
    /// How Uyghur reads right on this terminal, as a person just told.
    chosen: Option<UyghurChoice>,
    speakers: Speakers,
    /// Do each job at once, unless there is a loop to be beside.
    workers: Workers,
}

impl<'a> EffectRunner<'a> {
    pub fn of(store: Option<&'a mut Store>) -> EffectRunner<'a> {
        EffectRunner {
            store,
            ..EffectRunner::default()
        }
    }
}

/// Gives the app an input and does the work it asks for; returns whether the program ends.
pub fn take(app: &mut App, runner: &mut EffectRunner, input: Input) -> bool {
    if let Input::Job(id, News::Done(_)) = &input {
        runner.workers.ended(*id);
    }
    let effects = app.update(input, &now());
    perform_all(app, runner, effects)
}

fn perform_all(app: &mut App, runner: &mut EffectRunner, effects: Vec<Effect>) -> bool {
    let mut effects = VecDeque::from(effects);
    while let Some(effect) = effects.pop_front() {
        match perform(effect, app, runner) {
            Ok(After::End) => return true,
            Ok(After::Nothing) => {}
            Ok(After::Input(input)) => effects.extend(app.update(input, &now())),
            // Before what was to follow: that needs it.
            Ok(After::Effects(more)) => more.into_iter().rev().for_each(|effect| effects.push_front(effect)),
            Err(trouble) => {
                app.disk_refused(trouble);
                // What follows a refused write does not happen: the screen never runs ahead of the disk. A page that waits
                // for a job waits on, and its job changes nothing.
                effects.retain(|effect| matches!(effect, Effect::Job(..) | Effect::Cancel(_)));
            }
        }
    }
    false
}

/// Goes on with what others wrote into the same file since the last look; returns whether the program ends.
///
/// A file that cannot be read now is for the next append to tell of.
pub fn look_around(app: &mut App, runner: &mut EffectRunner) -> bool {
    let Some(store) = runner.store.as_deref_mut() else {
        return false;
    };
    match store.renewed(app.records()) {
        Ok(Some(records)) => {
            let effects = app.rebuild(records);
            perform_all(app, runner, effects)
        }
        Ok(None) | Err(_) => false,
    }
}

/// What follows an effect.
enum After {
    Nothing,
    /// It has come to something already.
    Input(Input),
    /// Asks for more.
    Effects(Vec<Effect>),
    /// The program ends.
    End,
}

/// Does the work of an effect.
fn perform(effect: Effect, app: &mut App, runner: &mut EffectRunner) -> Result<After, DiskTrouble> {
    match effect {
        Effect::Quit => return Ok(After::End),
        Effect::Speak(utterances) => runner.speakers.say(&utterances),
        Effect::Hush => hush(),
        Effect::DrawUyghur(choice) => runner.chosen = Some(choice),
        Effect::Append(entries) => {
            if let Some(store) = runner.store.as_deref_mut() {
                append(store, app, entries)?;
            }
        }
        Effect::Load { learners, attempts } => {
            if let Some(store) = runner.store.as_deref_mut() {
                let loaded = store.load(&learners, &attempts).map_err(|_| DiskTrouble::Other)?;
                return Ok(After::Effects(app.loaded(&attempts, loaded, &now())));
            }
        }
        Effect::Job(id, job) => return Ok(runner.workers.begin(id, job).map_or(After::Nothing, After::Input)),
        Effect::Cancel(id) => runner.workers.cancel(id),
        Effect::BackUp(when) => runner.workers.back_up(when),
        Effect::Restore(backup) => {
            if let Some(store) = runner.store.as_deref_mut() {
                let came = put_back(store, &backup.path);
                return Ok(After::Effects(app.restored(&backup, came)));
            }
        }
    }
    Ok(After::Nothing)
}

/// Puts in the record's place what a job took in from this backup, and reads who is known then.
fn put_back(store: &mut Store, backup: &Path) -> Result<Restored, FileTrouble> {
    let old = store.put_back().map_err(|err| bundle_trouble(&err, backup))?;
    let records = store.records().map_err(|err| open_trouble(&err))?;
    let run = run_id();
    Ok(Restored { records, run, old })
}

/// One run of entries, drawn from the system's own randomness, the process and the clock.
pub fn run_id() -> RunId {
    let moment = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_nanos());
    RunId(RandomState::new().hash_one((moment, std::process::id())))
}

/// Writes entries; a card number that somebody else was given meanwhile is changed, before anybody has seen it.
fn append(store: &mut Store, app: &mut App, mut entries: Vec<Entry>) -> Result<(), DiskTrouble> {
    loop {
        match store.append(&entries) {
            Err(WriteError::CardTaken) => {
                let records = store.renewed(app.records()).map_err(|_| DiskTrouble::Other)?;
                entries = app.renumber(records.unwrap_or_else(|| app.records().clone()));
            }
            answer => return answer.map_err(trouble),
        }
    }
}

fn trouble(err: WriteError) -> DiskTrouble {
    match err {
        // Is asked again with another number before anybody hears of it.
        WriteError::CardTaken => DiskTrouble::Other,
        WriteError::Full => DiskTrouble::Full,
        WriteError::ReadOnly => DiskTrouble::ReadOnly,
        WriteError::Moved => DiskTrouble::Moved,
        WriteError::Locked | WriteError::Corrupt | WriteError::OutOfOrder(_) | WriteError::Io(_) => DiskTrouble::Other,
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

fn now() -> Clock {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now_ms = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
    Clock { now_ms }
}
