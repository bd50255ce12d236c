//! The app: which screen is open, what lies over it, who sits here, and the records that everything learned is written into.
//!
//! Gives each input to the overlay, else to the screen; turns facts into entries and requests into the next screen. Knows no
//! screen from inside.

mod jobs;
mod leave;
mod load;
mod open;
mod page_id;
mod people;
mod rebuild;

use std::{collections::BTreeSet, sync::Arc};

use jobs::Jobs;
pub use page_id::PageId;
pub use rebuild::Restored;
use strum::VariantNames;

use super::{
    aloud::{Utterance, Voices},
    cell_order::UyghurChoice,
    class_board::ClassBoard,
    disputes::disputes,
    home::Home,
    input::{Clock, Input, Key},
    job::{Job, JobId},
    key_check::KeyCheck,
    keymap::{Action, Mode, action},
    language::LanguageChoice,
    layout::Layout,
    market::MarketScreen,
    overlay::{DiskTrouble, Menu, MenuEntry, Overlay, OverlayOutcome},
    page::{Page, View},
    picker::Picker,
    player::Player,
    product::ProductChoice,
    records::KeptBackup,
    screen::{Screen, ScreenRequest},
    set_up::{Found, SetUp},
    sign_in::SignIn,
    view_context::{ViewContext, Writing},
};
use crate::{
    course::Course,
    market::Market,
    say::{Arg, Sentence, sentence},
    text::{Ink, Lang, LanguagePair, Line, Locales, Script},
    tutor::{AttemptId, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, RunId, Setting},
};

/// Work for the world outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Written in one transaction before the next input is read; else `disk_refused`.
    Append(Vec<Entry>),
    /// Is read from the disk before anything is shown; comes back by `App::loaded`, else `disk_refused`.
    Load {
        learners: Vec<LearnerId>,
        attempts: Vec<AttemptId>,
    },
    /// Uyghur is drawn like this on this terminal from here on.
    DrawUyghur(UyghurChoice),
    /// Says these, one after the other, while the program goes on.
    Speak(Vec<Utterance>),
    /// Whatever is being said ends.
    Hush,
    /// Is done beside the program; what comes of it comes back as `Input::Job` with this number.
    Job(JobId, Job),
    /// This job is to stop: nobody waits for more of it than that it has.
    Cancel(JobId),
    /// Puts what was taken in from this backup in the record's place and opens that; comes back by `App::restored`.
    Restore(KeptBackup),
    /// Keeps what there is now, if anything has changed since the last backup, beside the program: nobody waits for it.
    BackUp(BackUp),
    Quit,
}

/// How old the last backup must be for another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackUp {
    /// However young it is: something is about to be lost for good.
    AtOnce,
    /// Half an hour: people come and go.
    NowAndThen,
}

/// What the command line decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    pub languages: LanguagePair,
    /// The same world for a whole class; else each attempt has its own.
    pub seed: Option<u64>,
    /// Begins at home as these learners: for the tour and for previews.
    pub learners: Vec<LearnerId>,
}

pub struct App {
    course: Arc<Course>,
    locales: Arc<Locales>,
    records: LearnerRecords,
    writer: EntryWriter,
    languages: LanguagePair,
    writing: Writing,
    /// Whoever plays is asked why something was lost before it is told.
    asks_causes: bool,
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
    /// After this update, a backup.
    to_back_up: Option<BackUp>,
    /// What nobody asked for, until what must not be covered is over.
    told_later: Option<Sentence>,
    /// Whoever has signed in is being read: what follows from who they are comes then.
    is_arriving: bool,
    /// Attempts that were asked for and that nobody opened as far as is known here: a torn copy.
    without_log: BTreeSet<AttemptId>,
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

    pub fn new(
        course: Arc<Course>,
        locales: Arc<Locales>,
        records: LearnerRecords,
        run: RunId,
        options: Options,
    ) -> App {
        let screen = if options.learners.is_empty() {
            Screen::KeyCheck(KeyCheck::default())
        } else {
            Screen::Home(Home::default())
        };
        App {
            course,
            locales,
            records,
            writer: EntryWriter::new(run),
            languages: options.languages,
            writing: Writing::default(),
            asks_causes: false,
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
            to_back_up: None,
            told_later: None,
            is_arriving: false,
            without_log: BTreeSet::new(),
        }
    }

    /// The same program with the trainer's board on the screen.
    pub fn for_trainer(
        course: Arc<Course>,
        locales: Arc<Locales>,
        records: LearnerRecords,
        run: RunId,
        languages: LanguagePair,
    ) -> App {
        let options = Options {
            languages,
            seed: None,
            learners: Vec::new(),
        };
        App {
            screen: Screen::ClassBoard(ClassBoard::default()),
            ..App::new(course, locales, records, run, options)
        }
    }

    /// A person sits here: why something was lost is guessed before it is told. A script is told at once.
    pub fn ask_causes(&mut self) {
        self.asks_causes = true;
    }

    /// Shows Uyghur in other letters from now on: the display's choice, not the learner's.
    pub fn write_in(&mut self, script: Script) {
        self.writing.script = script;
    }

    /// The trainer's page about this terminal, and nothing else.
    pub fn for_set_up(course: Arc<Course>, locales: Arc<Locales>, run: RunId, languages: LanguagePair) -> App {
        App {
            screen: Screen::SetUp(SetUp::open(true)),
            ..App::for_trainer(course, locales, LearnerRecords::default(), run, languages)
        }
    }

    /// What was found to be able to speak; the key for it is offered from here on.
    pub fn can_say(&mut self, voices: Voices) {
        self.voices = voices;
    }

    /// The market on the screen and its pages, if it is open.
    pub fn market_screen(&self) -> Option<(&MarketScreen, &Market)> {
        if let Screen::Player(player) = &self.screen {
            player.market_screen()
        } else {
            None
        }
    }

    /// Whether somebody is asked about the market that has closed.
    pub fn asks_back(&self) -> bool {
        matches!(&self.screen, Screen::Player(player) if player.session.question().is_some())
    }

    pub fn records(&self) -> &LearnerRecords {
        &self.records
    }

    pub fn update(&mut self, input: Input, clock: &Clock) -> Vec<Effect> {
        match input {
            Input::Resized(view) => {
                self.view = view;
                self.lacking().into_iter().collect()
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
        if !matches!(self.overlay, Some(Overlay::Records(_))) {
            self.told_later = None;
        }
        if self.scrolled(&input) {
            return Vec::new();
        }
        let before = std::mem::discriminant(&self.screen);
        let (page, had_overlay) = (self.screen.page_id(), self.overlay.is_some());
        let moves = matches!(input, Input::Key(Key::Up | Key::Down));
        // A hint pushes the choices down: they stay in sight, and what is left out is above.
        let is_hint = matches!(input, Input::Key(key) if action(key, self.mode()) == Some(Action::Hint));
        let keeps_focus = is_hint || self.scroll != Scroll::Top;
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
            let request = self.update_screen(input, &mut facts);
            let told = self.left(&facts);
            self.write(facts, clock);
            self.grant(request, clock);
            self.overlay = told.map(Overlay::Notice).or_else(|| self.overlay.take());
        }
        self.settle_jobs(&mut effects);
        if !self.to_say.is_empty() {
            self.is_speaking = true;
            effects.push(Effect::Speak(std::mem::take(&mut self.to_say)));
        }
        let is_same = before == std::mem::discriminant(&self.screen);
        let is_same_page = is_same && page == self.screen.page_id() && !had_overlay && self.overlay.is_none();
        let stays = moves && is_same || keeps_focus && is_same_page;
        self.scroll = if stays { Scroll::Focus } else { Scroll::Top };
        if !self.unsaved.is_empty() {
            effects.insert(0, Effect::Append(self.unsaved.clone()));
        }
        effects.extend(self.lacking());
        effects.extend(self.to_back_up.take().map(Effect::BackUp));
        effects
    }

    /// The disk did not take the last `Append`: nothing goes on before it does.
    pub fn disk_refused(&mut self, trouble: DiskTrouble) {
        self.overlay = Some(Overlay::Disk {
            trouble,
            picker: Picker::default(),
        });
    }

    /// The record was found not to be as it was written: what stands on the screen stays under that.
    pub fn record_is_damaged(&mut self) {
        self.tell(sentence::app_record_damaged());
    }

    /// Backups that nobody asked for could not be made, several times.
    pub fn backups_fail(&mut self) {
        self.tell(sentence::app_no_backup());
    }

    /// Tells what nobody asked for, over whatever is open; after trouble with the disk and what the trainer waits for.
    fn tell(&mut self, told: Sentence) {
        match &self.overlay {
            Some(Overlay::Disk { .. }) => self.told_later = Some(told),
            Some(Overlay::Records(records)) if records.is_at_work() => self.told_later = Some(told),
            _ => self.overlay = Some(Overlay::Notice(told)),
        }
    }

    /// Says in every language of the program how large the window must be at least.
    pub fn too_small(&self, view: View, least: View) -> Vec<Line> {
        let ctx = self.ctx();
        let layout = Layout::new(&ctx, view);
        let [columns, rows] = [least.width, least.height].map(|count| Arg::count(u32::from(count)));
        let sentence = sentence::app_too_small(columns, rows);
        let said = |lang| {
            let words = ctx.localizer(lang).say(&sentence);
            layout.flow(&words, lang, usize::from(view.width), Ink::Strong)
        };
        self.locales.languages().flat_map(said).collect()
    }

    pub fn page(&self, view: View) -> Page {
        let ctx = self.ctx();
        let mut page = self.screen_page(&ctx, view);
        if self.has_shortcuts() {
            page.keys = Layout::new(&ctx, view).keys_everywhere(&page.keys, page.marks_chinese());
        }
        // Words come before air; where a picture had to go, there is room for them after all.
        let page = Layout::new(&ctx, view).with_words(page, view).aired(view);
        let page = Layout::new(&ctx, view).with_words(page, view);
        match &self.overlay {
            Some(overlay) => {
                let inside = view.inside();
                let over = overlay.page(&ctx, inside).aired(inside);
                Page {
                    overlay: Some(Box::new(self.scrolled_page(over, &ctx, inside))),
                    ..page
                }
            }
            None => self.scrolled_page(page, &ctx, view),
        }
    }

    /// The part of a long page that is seen, with the key that shows the rest.
    fn scrolled_page(&self, mut page: Page, ctx: &ViewContext, view: View) -> Page {
        if page.room(view) < page.body_rows() {
            page.keys = Layout::new(ctx, view).keys_with_more(&page.keys);
        }
        page.scroll = self.scroll_of(&page, view);
        page
    }

    fn update_screen(&mut self, input: Input, facts: &mut Vec<Fact>) -> ScreenRequest {
        // Not `self.view_context()`, which would lend out the screen too.
        let ctx = ViewContext {
            course: &self.course,
            locales: &self.locales,
            records: &self.records,
            languages: &self.languages,
            learners: &self.learners,
            writing: self.writing,
            voices: &self.voices,
        };
        match &mut self.screen {
            Screen::KeyCheck(check) => check.update(input, &ctx),
            Screen::Language(choice) => choice.update(input),
            Screen::SignIn(sign_in) => sign_in.update(input, &ctx, facts),
            Screen::Home(home) => home.update(input, &ctx),
            Screen::Unit(unit) => unit.update(input, &ctx),
            Screen::Player(player) => player.update(input, &ctx, facts),
            Screen::LessonEnd(end) => end.update(input, &ctx),
            Screen::Record(record) => record.update(input, &ctx, facts),
            Screen::Product(choice) => choice.update(input, &ctx, facts),
            Screen::ClassBoard(board) => board.update(input, &ctx, facts),
            Screen::SetUp(_) => ScreenRequest::Stay,
        }
    }

    fn screen_page(&self, ctx: &ViewContext, view: View) -> Page {
        match &self.screen {
            Screen::KeyCheck(check) => check.page(ctx, view),
            Screen::Language(choice) => choice.page(ctx, view),
            Screen::SignIn(sign_in) => sign_in.page(ctx, view),
            Screen::Home(home) => home.page(ctx, view),
            Screen::Unit(unit) => unit.page(ctx, view),
            Screen::Player(player) => player.page(ctx, view),
            Screen::LessonEnd(end) => end.page(ctx, view),
            Screen::Record(record) => record.page(ctx, view),
            Screen::Product(choice) => choice.page(ctx, view),
            Screen::ClassBoard(board) => board.page(ctx, view),
            Screen::SetUp(set_up) => set_up.page(ctx, view),
        }
    }

    fn update_overlay(&mut self, mut overlay: Overlay, input: Input, effects: &mut Vec<Effect>, clock: &Clock) {
        match overlay.update(input, &self.ctx()) {
            OverlayOutcome::Open => self.overlay = Some(overlay),
            OverlayOutcome::Close | OverlayOutcome::Retry => {
                self.overlay = self.told_later.take().map(Overlay::Notice);
            }
            OverlayOutcome::Stop(id) => {
                effects.push(Effect::Cancel(id));
                self.overlay = Some(overlay);
            }
            OverlayOutcome::Replace(next) => self.overlay = Some(next),
            OverlayOutcome::Request(request) => self.grant(request, clock),
            OverlayOutcome::Hint => {
                if let Screen::Player(player) = &mut self.screen {
                    let mut facts = Vec::new();
                    player.hint(&mut facts);
                    self.write(facts, clock);
                }
            }
            OverlayOutcome::Teacher => {
                if let Screen::Player(player) = &mut self.screen {
                    let mut facts = Vec::new();
                    player.teacher(&mut facts);
                    self.write(facts, clock);
                }
            }
            OverlayOutcome::Pinyin => self.writing.has_pinyin ^= true,
            OverlayOutcome::Aloud => {
                if let Screen::Player(player) = &self.screen {
                    self.to_say = player.aloud(&self.ctx());
                }
            }
            OverlayOutcome::Away => {
                if let Screen::Player(player) = &mut self.screen {
                    let mut facts = Vec::new();
                    let request = player.pass_over(&mut facts);
                    self.write(facts, clock);
                    self.grant(request, clock);
                }
            }
            OverlayOutcome::Quit => effects.push(Effect::Quit),
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
            self.overlay = Some(Overlay::Notice(sentence::app_set_up_kept()));
        }
    }

    fn update_disk(&mut self, input: Input) -> Vec<Effect> {
        let Some(mut overlay) = self.overlay.take() else {
            return Vec::new();
        };
        match overlay.update(input, &self.ctx()) {
            OverlayOutcome::Retry => {
                self.overlay = self.told_later.clone().map(Overlay::Notice);
                let append = Effect::Append(self.unsaved.clone());
                std::iter::once(append).chain(self.lacking()).collect()
            }
            OverlayOutcome::Quit => vec![Effect::Quit],
            OverlayOutcome::Open
            | OverlayOutcome::Close
            | OverlayOutcome::Request(_)
            | OverlayOutcome::Replace(_)
            | OverlayOutcome::Hint
            | OverlayOutcome::Teacher
            | OverlayOutcome::Pinyin
            | OverlayOutcome::Stop(_)
            | OverlayOutcome::Away
            | OverlayOutcome::Aloud => {
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
            // `?` asks what a word means where one is marked, else which keys do what.
            Some(Action::Help) => match self.marked_terms() {
                terms if terms.is_empty() => Overlay::Help,
                terms => Overlay::Term(terms),
            },
            Some(Action::Language) => Overlay::Language(LanguageChoice::open(&self.ctx())),
            Some(Action::Back) if matches!(self.screen, Screen::Home(_)) => Overlay::Menu(Menu::of(self.menu())),
            _ => return false,
        };
        self.overlay = Some(overlay);
        true
    }

    /// Whether the letters that mean the same everywhere do so on this page, and its bottom line says so.
    fn has_shortcuts(&self) -> bool {
        match &self.screen {
            Screen::KeyCheck(_) | Screen::Language(_) | Screen::SetUp(_) => false,
            // Says so itself, for whoever lays its pages out alone.
            Screen::Player(_) => false,
            Screen::SignIn(_)
            | Screen::Home(_)
            | Screen::Unit(_)
            | Screen::LessonEnd(_)
            | Screen::Record(_)
            | Screen::Product(_)
            | Screen::ClassBoard(_) => matches!(self.mode(), Mode::Choosing | Mode::Digits),
        }
    }

    fn mode(&self) -> Mode {
        match &self.screen {
            Screen::SignIn(sign_in) => sign_in.mode(),
            Screen::Player(player) => player.mode(),
            Screen::ClassBoard(board) => board.mode(),
            Screen::Record(record) => record.mode(),
            Screen::KeyCheck(_)
            | Screen::Language(_)
            | Screen::Home(_)
            | Screen::Unit(_)
            | Screen::LessonEnd(_)
            | Screen::Product(_)
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
            && !player.aloud(&self.ctx()).is_empty()
        {
            entries.push(MenuEntry::Aloud);
        }
        if let Screen::Player(player) = &self.screen
            && player.is_group()
        {
            entries.push(MenuEntry::Away);
        }
        entries.extend([MenuEntry::Language, MenuEntry::Help]);
        if let Screen::ClassBoard(_) = self.screen {
            entries.extend([MenuEntry::SetUp, MenuEntry::Print, MenuEntry::Records]);
            if !disputes(&self.ctx()).is_empty() {
                entries.push(MenuEntry::Disputes);
            }
            entries.extend([MenuEntry::Classes, MenuEntry::Word]);
        }
        if let Screen::Player(player) = &self.screen
            && player.has_teacher()
        {
            entries.push(MenuEntry::Teacher);
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

    fn marked_terms(&self) -> Vec<String> {
        let Screen::Player(player) = &self.screen else {
            return Vec::new();
        };
        player.terms(&self.ctx())
    }

    fn marks_chinese(&self) -> bool {
        self.screen_page(&self.ctx(), self.view).marks_chinese()
    }

    fn write(&mut self, facts: Vec<Fact>, clock: &Clock) {
        for fact in facts {
            let entry = self.writer.write(&mut self.records, fact, clock.now_ms);
            self.unsaved.push(entry);
        }
    }

    fn grant(&mut self, request: ScreenRequest, clock: &Clock) {
        match request {
            ScreenRequest::Stay => {}
            ScreenRequest::Go(screen) => self.go(screen),
            ScreenRequest::Home => self.screen = Screen::Home(Home::default()),
            ScreenRequest::Menu => self.overlay = Some(Overlay::Menu(Menu::of(self.menu()))),
            ScreenRequest::ReadAloud(utterances) => self.to_say = utterances,
            ScreenRequest::Terms(terms) => self.overlay = Some(Overlay::Term(terms)),
            ScreenRequest::AskLeave => {
                let picker = Picker::default();
                self.overlay = Some(Overlay::Leave { picker, quits: false });
            }
            ScreenRequest::BackUp => self.to_back_up = Some(BackUp::AtOnce),
            ScreenRequest::SignOut => {
                self.to_back_up = Some(BackUp::NowAndThen);
                self.learners.clear();
                self.records.keep_only(&[]);
                self.screen = Screen::SignIn(SignIn::open());
            }
            ScreenRequest::Speak(languages) => self.speak(languages, clock),
            ScreenRequest::SignIn(learners) => self.sign_in(learners, clock),
            ScreenRequest::AddLearner => self.add_learner(clock),
            ScreenRequest::Enrol(name) => self.enrol(name, clock),
            ScreenRequest::MakeClass(name) => self.make_class(name, clock),
            ScreenRequest::KeepWord(word) => self.keep_word(&word, clock),
            ScreenRequest::Open(what) => self.open(what, None, clock),
            ScreenRequest::OpenWith(what, product) => self.open(what, Some(product), clock),
        }
    }

    fn go(&mut self, mut screen: Screen) {
        if let Screen::LessonEnd(end) = &mut screen {
            end.opened(&self.ctx());
        }
        self.screen = screen;
    }

    fn speak(&mut self, languages: LanguagePair, clock: &Clock) {
        // Taking the languages as they are asks for nothing.
        self.are_tongues_chosen |= self.learners.is_empty() && languages != self.languages;
        self.languages = languages;
        if let Screen::Language(_) = self.screen {
            self.screen = Screen::SignIn(SignIn::open());
        }
        self.keep_tongues(clock);
    }

    /// Writes the languages down for whoever sits here alone. A group's choice is the screen's: each keeps their own.
    fn keep_tongues(&mut self, clock: &Clock) {
        let [learner] = self.learners[..] else { return };
        let languages = self.languages();
        let known = self.records.profiles.get(&learner);
        if known.is_none_or(|known| known.languages != languages) {
            let setting = Setting::Languages { learner, languages };
            self.write(vec![Fact::from(setting)], clock);
        }
    }

    fn languages(&self) -> Vec<String> {
        self.languages.each().map(|lang| lang.0.clone()).collect()
    }

    /// The languages that were just chosen stay; else the first one's are the screen's.
    fn sign_in(&mut self, learners: Vec<LearnerId>, clock: &Clock) {
        let own = learners.first().and_then(|learner| self.tongues_of(*learner));
        self.learners = learners;
        self.screen = Screen::Home(Home::default());
        self.is_arriving = true;
        if let (false, Some(own)) = (self.are_tongues_chosen, own) {
            self.languages = own;
        }
        self.arrive(clock);
    }

    /// Writes down what somebody chose before the program knew who it was: as soon as all about them is here.
    fn arrive(&mut self, clock: &Clock) {
        if !self.is_arriving || !self.records.missing(&self.arriving()).is_empty() {
            return;
        }
        self.is_arriving = false;
        if let Screen::Home(_) = self.screen {
            self.screen = Screen::Home(Home::arriving(&self.ctx(), clock.now_ms));
        }
        self.take_back(clock);
        self.claim(clock);
        self.let_a_day_go_by(clock);
        if std::mem::take(&mut self.are_tongues_chosen) {
            self.keep_tongues(clock);
        }
    }

    /// What the learner read last time, if the program speaks it.
    fn tongues_of(&self, learner: LearnerId) -> Option<LanguagePair> {
        let languages = &self.records.profiles.get(&learner)?.languages;
        let mut spoken = languages.iter().map(|code| Lang::new(code));
        let languages = LanguagePair {
            own: spoken.next()?,
            other: spoken.next(),
        };
        let is_spoken = languages.each().all(|lang| self.locales.speaks(lang));
        is_spoken.then_some(languages)
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

    pub(super) fn ctx(&self) -> ViewContext<'_> {
        ViewContext {
            course: &self.course,
            locales: &self.locales,
            records: &self.records,
            languages: &self.languages,
            learners: &self.learners,
            writing: self.writing,
            voices: &self.voices,
        }
    }
}
