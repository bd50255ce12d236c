//! The app: which screen is open, what lies over it, who sits here, and the book that everything learned is written into.
//!
//! Gives each input to the overlay, else to the screen; turns facts into entries and wishes into the next screen. Knows no
//! screen from inside.

mod jobs;
mod rebuild;

use std::sync::Arc;

use jobs::Jobs;
use strum::VariantNames;

use super::{
    aloud::{Utterance, Voices},
    class_board::ClassBoard,
    desk::{Desk, Writing},
    home::Home,
    input::{Clock, Input, Key},
    job::{Job, JobId},
    key_check::KeyCheck,
    keymap::{Action, Cue, Mode, action},
    language::LanguageChoice,
    lay::Paper,
    market::Stall,
    overlay::{DiskTrouble, Menu, MenuEntry, Overlay, Shut},
    page::{Page, View},
    picker::Picker,
    player::Player,
    screen::{Screen, Wish},
    set_up::{Found, SetUp},
    sign_in::SignIn,
    way::UyghurChoice,
};
use crate::{
    course::Course,
    market::Market,
    text::{Lang, Locales, Script, Tongues},
    tutor::{Book, Entry, Fact, LearnerId, Pen, Playable, RunId, Session, Setting, What},
};

/// Work for the world outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Written in one transaction before the next input is read; else `disk_refused`.
    Append(Vec<Entry>),
    /// Uyghur is drawn like this on this terminal from here on.
    DrawUyghur(UyghurChoice),
    /// Says these, one after the other, while the program goes on.
    Speak(Vec<Utterance>),
    /// Whatever is being said ends.
    Hush,
    /// Is done beside the program; what comes of it comes back as `Input::Job` with this number.
    Job(JobId, Job),
    /// Nobody waits for this job any more.
    Cancel(JobId),
    Quit,
}

/// What the command line decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    pub tongues: Tongues,
    /// The same world for a whole class; else each attempt has its own.
    pub seed: Option<u64>,
    /// Begins at home as these learners: for the tour and for previews.
    pub learners: Vec<LearnerId>,
}

pub struct App {
    course: Arc<Course>,
    locales: Arc<Locales>,
    book: Book,
    pen: Pen,
    tongues: Tongues,
    writing: Writing,
    /// Others than were offered first were picked, and nobody has signed in since.
    are_tongues_chosen: bool,
    seed: Option<u64>,
    learners: Vec<LearnerId>,
    screen: Screen,
    overlay: Option<Overlay>,
    scroll: Scroll,
    view: View,
    voices: Voices,
    /// To be said after this update.
    to_say: Vec<Utterance>,
    /// Something was said, and no key has come since.
    is_speaking: bool,
    /// What the last update wrote, until the next input shows that the disk took it.
    unsaved: Vec<Entry>,
    jobs: Jobs,
    /// What `rebuild` has to tell and trouble with the disk stands before.
    told_later: Option<&'static str>,
}

/// Which part of a page that is longer than the room is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scroll {
    /// Its beginning.
    Top,
    /// Wherever the focused choice is.
    Focus,
    Rows(usize),
}

impl App {
    /// The names of all screens, and of what may lie over one: `key-check`, `menu`.
    pub const SCREENS: &'static [&'static str] = Screen::VARIANTS;
    pub const OVERLAYS: &'static [&'static str] = Overlay::VARIANTS;

    pub fn new(course: Arc<Course>, locales: Arc<Locales>, book: Book, run: RunId, options: Options) -> App {
        let screen = if options.learners.is_empty() {
            Screen::KeyCheck(KeyCheck::default())
        } else {
            Screen::Home(Home::default())
        };
        App {
            course,
            locales,
            book,
            pen: Pen::new(run),
            tongues: options.tongues,
            writing: Writing::default(),
            are_tongues_chosen: false,
            seed: options.seed,
            learners: options.learners,
            screen,
            overlay: None,
            scroll: Scroll::Top,
            view: View { width: 80, height: 24 },
            voices: Voices::default(),
            to_say: Vec::new(),
            is_speaking: false,
            unsaved: Vec::new(),
            jobs: Jobs::default(),
            told_later: None,
        }
    }

    /// The same program with the trainer's board on the screen.
    pub fn for_trainer(course: Arc<Course>, locales: Arc<Locales>, book: Book, run: RunId, tongues: Tongues) -> App {
        let options = Options {
            tongues,
            seed: None,
            learners: Vec::new(),
        };
        App {
            screen: Screen::ClassBoard(ClassBoard::default()),
            ..App::new(course, locales, book, run, options)
        }
    }

    /// Shows Uyghur in other letters from now on: the display's choice, not the learner's.
    pub fn write_in(&mut self, script: Script) {
        self.writing.script = script;
    }

    /// The trainer's page about this terminal, and nothing else.
    pub fn for_set_up(course: Arc<Course>, locales: Arc<Locales>, run: RunId, tongues: Tongues) -> App {
        App {
            screen: Screen::SetUp(SetUp::open(true)),
            ..App::for_trainer(course, locales, Book::default(), run, tongues)
        }
    }

    /// What was found to be able to speak; the key for it is offered from here on.
    pub fn can_say(&mut self, voices: Voices) {
        self.voices = voices;
    }

    /// The market on the screen and its pages, if it is open.
    pub fn stall(&self) -> Option<(&Stall, &Market)> {
        if let Screen::Player(player) = &self.screen {
            player.stall()
        } else {
            None
        }
    }

    pub fn book(&self) -> &Book {
        &self.book
    }

    pub fn update(&mut self, input: Input, clock: &Clock) -> Vec<Effect> {
        match input {
            Input::Resized(view) => {
                self.view = view;
                Vec::new()
            }
            Input::Job(id, news) => self.hear(id, news),
            Input::Key(_) | Input::Click(_) | Input::Scroll(_) => self.update_by_hand(input, clock),
        }
    }

    /// The person pressed, clicked or turned the wheel.
    fn update_by_hand(&mut self, input: Input, clock: &Clock) -> Vec<Effect> {
        if let Some(Overlay::Disk { .. }) = self.overlay {
            return self.update_disk(input);
        }
        self.unsaved.clear();
        self.told_later = None;
        if self.scrolled(&input) {
            return Vec::new();
        }
        let before = std::mem::discriminant(&self.screen);
        let moves = matches!(input, Input::Key(Key::Up | Key::Down));
        let mut effects = Vec::new();
        if std::mem::take(&mut self.is_speaking) {
            effects.push(Effect::Hush);
        }
        if let Some(overlay) = self.overlay.take() {
            self.update_overlay(overlay, input, &mut effects, clock);
        } else if let Screen::SetUp(set_up) = &mut self.screen {
            let (found, ends_program) = (set_up.update(input), set_up.ends_program);
            self.leave_set_up(found, ends_program, &mut effects);
        } else if !self.update_everywhere(&input) {
            let mut facts = Vec::new();
            let wish = self.update_screen(input, &mut facts);
            self.write(facts, clock);
            self.grant(wish, clock);
        }
        self.settle_jobs(&mut effects);
        if !self.to_say.is_empty() {
            self.is_speaking = true;
            effects.push(Effect::Speak(std::mem::take(&mut self.to_say)));
        }
        let stays = moves && before == std::mem::discriminant(&self.screen);
        self.scroll = if stays { Scroll::Focus } else { Scroll::Top };
        if !self.unsaved.is_empty() {
            effects.insert(0, Effect::Append(self.unsaved.clone()));
        }
        effects
    }

    /// The disk did not take the last `Append`: nothing goes on before it does.
    pub fn disk_refused(&mut self, trouble: DiskTrouble) {
        self.overlay = Some(Overlay::Disk {
            trouble,
            picker: Picker::default(),
        });
    }

    pub fn page(&self, view: View) -> Page {
        let desk = self.desk();
        let mut page = self.screen_page(&desk, view).aired(view);
        if page.marks_chinese() {
            page.keys = Paper::new(&desk, view).keys_with(page.keys, Cue::Pinyin);
        }
        match &self.overlay {
            Some(overlay) => {
                let inside = view.inside();
                let over = overlay.page(&desk, inside).aired(inside);
                Page {
                    overlay: Some(Box::new(self.scrolled_page(over, &desk, inside))),
                    ..page
                }
            }
            None => self.scrolled_page(page, &desk, view),
        }
    }

    /// The part of a long page that is seen, with the key that shows the rest.
    fn scrolled_page(&self, mut page: Page, desk: &Desk, view: View) -> Page {
        page.scroll = self.scroll_of(&page, view);
        if page.room(view) < page.body_rows() {
            page.keys = Paper::new(desk, view).keys_with_more(page.keys);
        }
        page
    }

    fn update_screen(&mut self, input: Input, facts: &mut Vec<Fact>) -> Wish {
        // Not `self.desk()`, which would lend out the screen too.
        let desk = Desk {
            course: &self.course,
            locales: &self.locales,
            book: &self.book,
            tongues: &self.tongues,
            learners: &self.learners,
            writing: self.writing,
            voices: &self.voices,
        };
        match &mut self.screen {
            Screen::KeyCheck(check) => check.update(input, &desk),
            Screen::Language(choice) => choice.update(input),
            Screen::SignIn(sign_in) => sign_in.update(input, &desk, facts),
            Screen::Home(home) => home.update(input, &desk),
            Screen::Unit(unit) => unit.update(input, &desk),
            Screen::Player(player) => player.update(input, &desk, facts),
            Screen::LessonEnd(end) => end.update(input, &desk),
            Screen::Record(record) => record.update(input, &desk, facts),
            Screen::ClassBoard(board) => board.update(input, &desk, facts),
            Screen::SetUp(_) => Wish::Stay,
        }
    }

    fn screen_page(&self, desk: &Desk, view: View) -> Page {
        match &self.screen {
            Screen::KeyCheck(check) => check.page(desk, view),
            Screen::Language(choice) => choice.page(desk, view),
            Screen::SignIn(sign_in) => sign_in.page(desk, view),
            Screen::Home(home) => home.page(desk, view),
            Screen::Unit(unit) => unit.page(desk, view),
            Screen::Player(player) => player.page(desk, view),
            Screen::LessonEnd(end) => end.page(desk, view),
            Screen::Record(record) => record.page(desk, view),
            Screen::ClassBoard(board) => board.page(desk, view),
            Screen::SetUp(set_up) => set_up.page(desk, view),
        }
    }

    fn update_overlay(&mut self, mut overlay: Overlay, input: Input, effects: &mut Vec<Effect>, clock: &Clock) {
        match overlay.update(input, &self.desk()) {
            Shut::Open => self.overlay = Some(overlay),
            Shut::Close | Shut::Retry => {}
            Shut::Replace(next) => self.overlay = Some(next),
            Shut::Wish(wish) => self.grant(wish, clock),
            Shut::Hint => {
                if let Screen::Player(player) = &mut self.screen {
                    let mut facts = Vec::new();
                    player.hint(&mut facts);
                    self.write(facts, clock);
                }
            }
            Shut::Pinyin => self.writing.has_pinyin ^= true,
            Shut::Aloud => {
                if let Screen::Player(player) = &self.screen {
                    self.to_say = player.aloud(&self.desk());
                }
            }
            Shut::Quit => effects.push(Effect::Quit),
        }
    }

    /// The set-up page tells what reads right; its program ends with it, or the board comes back.
    fn leave_set_up(&mut self, found: Found, ends_program: bool, effects: &mut Vec<Effect>) {
        match found {
            Found::Nothing => return,
            Found::Left => {}
            Found::Chosen(choice) => effects.push(Effect::DrawUyghur(choice)),
        }
        if ends_program {
            effects.push(Effect::Quit);
            return;
        }
        self.screen = Screen::ClassBoard(ClassBoard::default());
        if let Found::Chosen(_) = found {
            self.overlay = Some(Overlay::Notice("app-set-up-kept"));
        }
    }

    fn update_disk(&mut self, input: Input) -> Vec<Effect> {
        let Some(mut overlay) = self.overlay.take() else {
            return Vec::new();
        };
        match overlay.update(input, &self.desk()) {
            Shut::Retry => {
                self.overlay = self.told_later.map(Overlay::Notice);
                vec![Effect::Append(self.unsaved.clone())]
            }
            Shut::Quit => vec![Effect::Quit],
            Shut::Open | Shut::Close | Shut::Wish(_) | Shut::Replace(_) | Shut::Hint | Shut::Pinyin | Shut::Aloud => {
                self.overlay = Some(overlay);
                Vec::new()
            }
        }
    }

    /// Keys that mean the same on every screen; returns whether the input was one.
    fn update_everywhere(&mut self, input: &Input) -> bool {
        let Input::Key(key) = *input else { return false };
        match (&self.screen, key) {
            (Screen::Language(_), Key::Esc) => {
                self.overlay = Some(Overlay::Leave {
                    picker: Picker::default(),
                    quits: true,
                });
                return true;
            }
            (Screen::KeyCheck(_) | Screen::Language(_), _) => return false,
            _ => {}
        }
        let overlay = match action(key, self.mode()) {
            Some(Action::Pinyin) => {
                self.writing.has_pinyin ^= self.marks_chinese();
                return true;
            }
            Some(Action::Menu) => Overlay::Menu(Menu::of(self.menu())),
            Some(Action::Help) => Overlay::Help,
            Some(Action::Language) => Overlay::Language(LanguageChoice::open(&self.desk())),
            Some(Action::Back) if matches!(self.screen, Screen::Home(_)) => Overlay::Menu(Menu::of(self.menu())),
            _ => return false,
        };
        self.overlay = Some(overlay);
        true
    }

    fn mode(&self) -> Mode {
        match &self.screen {
            Screen::SignIn(sign_in) => sign_in.mode(),
            Screen::Player(player) => player.mode(),
            Screen::ClassBoard(board) => board.mode(),
            Screen::KeyCheck(_)
            | Screen::Language(_)
            | Screen::Home(_)
            | Screen::Unit(_)
            | Screen::LessonEnd(_)
            | Screen::Record(_)
            | Screen::SetUp(_) => Mode::Choosing,
        }
    }

    fn menu(&self) -> Vec<MenuEntry> {
        let mut entries = vec![MenuEntry::Resume];
        if let Screen::Player(player) = &self.screen
            && player.has_hint()
        {
            entries.push(MenuEntry::Hint);
        }
        if self.marks_chinese() {
            entries.push(MenuEntry::Pinyin);
        }
        if let Screen::Player(player) = &self.screen
            && !player.aloud(&self.desk()).is_empty()
        {
            entries.push(MenuEntry::Aloud);
        }
        entries.extend([MenuEntry::Language, MenuEntry::Help]);
        if let Screen::ClassBoard(_) = self.screen {
            entries.extend([MenuEntry::SetUp, MenuEntry::Print]);
        }
        if !self.learners.is_empty() {
            if !matches!(self.screen, Screen::Home(_)) {
                entries.push(MenuEntry::Home);
            }
            entries.extend([MenuEntry::Record, MenuEntry::People]);
        }
        entries.push(MenuEntry::Quit);
        entries
    }

    fn marks_chinese(&self) -> bool {
        self.screen_page(&self.desk(), self.view).marks_chinese()
    }

    fn write(&mut self, facts: Vec<Fact>, clock: &Clock) {
        for fact in facts {
            let entry = self.pen.write(&mut self.book, fact, clock.now_ms);
            self.unsaved.push(entry);
        }
    }

    fn grant(&mut self, wish: Wish, clock: &Clock) {
        match wish {
            Wish::Stay => {}
            Wish::Go(screen) => self.screen = screen,
            Wish::Home => self.screen = Screen::Home(Home::default()),
            Wish::Menu => self.overlay = Some(Overlay::Menu(Menu::of(self.menu()))),
            Wish::ReadAloud(utterances) => self.to_say = utterances,
            Wish::Terms(terms) => self.overlay = Some(Overlay::Term(terms)),
            Wish::AskLeave => {
                let picker = Picker::default();
                self.overlay = Some(Overlay::Leave { picker, quits: false });
            }
            Wish::SignOut => {
                self.learners.clear();
                self.screen = Screen::SignIn(SignIn::open());
            }
            Wish::Speak(tongues) => self.speak(tongues, clock),
            Wish::SignIn(learners) => self.sign_in(learners, clock),
            Wish::AddLearner => self.add_learner(clock),
            Wish::Open(what) => self.open(what, clock),
        }
    }

    fn speak(&mut self, tongues: Tongues, clock: &Clock) {
        // Taking the languages as they are asks for nothing.
        self.are_tongues_chosen |= self.learners.is_empty() && tongues != self.tongues;
        self.tongues = tongues;
        if let Screen::Language(_) = self.screen {
            self.screen = Screen::SignIn(SignIn::open());
        }
        self.keep_tongues(clock);
    }

    /// Writes the languages down for whoever sits here alone. A group's choice is the screen's: each keeps their own.
    fn keep_tongues(&mut self, clock: &Clock) {
        let [learner] = self.learners[..] else { return };
        let languages = self.languages();
        let known = self.book.learners.get(&learner);
        if known.is_none_or(|known| known.languages != languages) {
            let setting = Setting::Languages { learner, languages };
            self.write(vec![Fact::SettingChanged(setting)], clock);
        }
    }

    fn languages(&self) -> Vec<String> {
        self.tongues.each().map(|lang| lang.0.clone()).collect()
    }

    /// The languages that were just chosen stay; else the first one's are the screen's.
    fn sign_in(&mut self, learners: Vec<LearnerId>, clock: &Clock) {
        let own = learners.first().and_then(|learner| self.tongues_of(*learner));
        self.learners = learners;
        self.screen = Screen::Home(Home::default());
        if std::mem::take(&mut self.are_tongues_chosen) {
            self.keep_tongues(clock);
        } else if let Some(own) = own {
            self.tongues = own;
        }
    }

    /// What the learner read last time, if the program speaks it.
    fn tongues_of(&self, learner: LearnerId) -> Option<Tongues> {
        let languages = &self.book.learners.get(&learner)?.languages;
        let mut spoken = languages.iter().map(|code| Lang::new(code));
        let tongues = Tongues {
            own: spoken.next()?,
            other: spoken.next(),
        };
        let is_spoken = tongues.each().all(|lang| self.locales.speaks(lang));
        is_spoken.then_some(tongues)
    }

    fn add_learner(&mut self, clock: &Clock) {
        let Some(card) = self.book.free_card() else {
            self.overlay = Some(Overlay::Notice("app-sign-in-full"));
            return;
        };
        let learner = self.pen.learner();
        let languages = self.languages();
        let facts = vec![
            Fact::LearnerAdded {
                learner,
                name: String::new(),
                card,
            },
            Fact::SettingChanged(Setting::Languages { learner, languages }),
        ];
        self.write(facts, clock);
        if let Screen::SignIn(sign_in) = &mut self.screen {
            sign_in.added(learner);
        }
    }

    /// Goes on where the group left it, else begins; what changed too much since is closed and begun afresh.
    fn open(&mut self, what: What, clock: &Clock) {
        let Some(playable) = Playable::of(&self.course, &what) else {
            self.overlay = Some(Overlay::Notice("app-unreadable"));
            return;
        };
        let open = self.book.open_attempt_at(&self.learners, &what).cloned();
        let resumed = open.as_ref().and_then(|open| Session::resume(playable.clone(), open));
        if let (Some(session), Some(open)) = (resumed, &open) {
            self.screen = Screen::Player(Box::new(self.resumed(session, open)));
            return;
        }
        let stale = open.map(|open| open.id);
        if let Some(stale) = stale {
            self.write(vec![Session::stale(stale)], clock);
            self.overlay = Some(Overlay::Notice("app-stale"));
        }
        let attempt = self.pen.attempt();
        let seed = self.seed.unwrap_or(attempt.0.run.0 ^ attempt.0.n);
        let session = Session::open(playable, attempt, seed, self.learners.clone());
        self.write(vec![session.opened(stale)], clock);
        self.screen = Screen::Player(Box::new(Player::of(session)));
    }

    /// Moves the page under the eye; returns whether the input asked for that.
    fn scrolled(&mut self, input: &Input) -> bool {
        if !matches!(input, Input::Scroll(_) | Input::Key(Key::PageDown | Key::PageUp)) {
            return false;
        }
        let page = self.page(self.view);
        let (page, view) = match page.overlay {
            Some(over) => (*over, self.view.inside()),
            None => (page, self.view),
        };
        let room = page.room(view);
        let by = match input {
            Input::Scroll(rows) => i64::from(*rows),
            Input::Key(Key::PageUp) => -(room.saturating_sub(1) as i64),
            Input::Key(_) | Input::Click(_) | Input::Resized(_) | Input::Job(..) => room.saturating_sub(1) as i64,
        };
        if page.body_rows() <= room {
            return false;
        }
        let row = usize::try_from(page.scroll as i64 + by).unwrap_or(0);
        self.scroll = Scroll::Rows(row.min(page.body_rows() - room));
        true
    }

    fn scroll_of(&self, page: &Page, view: View) -> usize {
        let room = page.room(view);
        let last = page.body_rows().saturating_sub(room);
        match (self.scroll, page.focused_rows()) {
            (Scroll::Top, _) | (Scroll::Focus, None) => 0,
            (Scroll::Rows(row), _) => row.min(last),
            (Scroll::Focus, Some((_, end))) => end.saturating_sub(room).min(last),
        }
    }

    pub(super) fn desk(&self) -> Desk<'_> {
        Desk {
            course: &self.course,
            locales: &self.locales,
            book: &self.book,
            tongues: &self.tongues,
            learners: &self.learners,
            writing: self.writing,
            voices: &self.voices,
        }
    }
}
