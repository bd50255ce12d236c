//! What lies over a screen and gets the keys first: menu, languages, help, a term, a notice, a question before leaving,
//! trouble with the disk. One at a time.
//!
//! ```text
//!    ┌──────────────────────────────────────┐
//!    │ 菜单                          ...... │
//!    │ >1 接着做                          1<│
//!    │  2 语言                            2 │
//!    └──────────────────────────────────────┘
//! ```

use super::{
    class_board::ClassBoard,
    input::{Input, Key},
    job::{JobId, News},
    keymap::Cue,
    language::LanguageChoice,
    layout::{Layout, Mark},
    page::{Block, Page, View},
    picker::Picker,
    printing::Printing,
    records::{Records, RecordsOutcome},
    screen::{Screen, ScreenRequest},
    set_up::SetUp,
    view_context::{Bilingual, ViewContext},
};
use crate::{
    say::{Sentence, sentence},
    text::{Ink, Lang},
};

#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Overlay {
    Menu(Menu),
    Language(LanguageChoice),
    Help,
    /// What happened and what to do.
    Notice(Sentence),
    /// Words of the glossary by their ids.
    Term(Vec<String>),
    /// Nothing is lost by leaving; still the hand may have slipped.
    Leave {
        picker: Picker,
        quits: bool,
    },
    Disk {
        trouble: DiskTrouble,
        picker: Picker,
    },
    /// The class's tables are made and kept.
    Print(Printing),
    /// The trainer's: bundles and backups.
    Records(Records),
}

/// Why what happened could not be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiskTrouble {
    Full,
    ReadOnly,
    /// The folder holds another file than the one that was opened; writing again takes that one.
    Moved,
    Other,
}

impl DiskTrouble {
    /// What is wrong, and what to do.
    pub fn told(self) -> [Sentence; 2] {
        match self {
            DiskTrouble::Full => [sentence::app_disk_full(), sentence::app_disk_full_repair()],
            DiskTrouble::ReadOnly => [sentence::app_disk_read_only(), sentence::app_disk_read_only_repair()],
            DiskTrouble::Moved => [sentence::app_disk_moved(), sentence::app_disk_moved_repair()],
            DiskTrouble::Other => [sentence::app_disk_other(), sentence::app_disk_other_repair()],
        }
    }
}

/// What an overlay came to.
#[derive(Debug, Clone, PartialEq)]
pub enum OverlayOutcome {
    /// It stays open.
    Open,
    Close,
    Request(ScreenRequest),
    Replace(Overlay),
    Hint,
    /// The teacher is asked for.
    Teacher,
    Pinyin,
    Aloud,
    Away,
    Quit,
    /// Writes again what the disk refused.
    Retry,
    /// It stays open, and its job is asked to stop.
    Stop(JobId),
}

/// The choices depend on where the learner is; each has its own digit, or none, wherever it is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// Index of the focused entry.
    focus: usize,
    entries: Vec<MenuEntry>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuEntry {
    Resume,
    Hint,
    Teacher,
    /// Shows or hides how marked Chinese words are read.
    Pinyin,
    Aloud,
    /// In a group: whose turn it is is not here.
    Away,
    Language,
    Help,
    /// To the road of lessons.
    Home,
    Record,
    /// Somebody else sits down.
    People,
    /// The trainer's: how Uyghur reads right on this terminal.
    SetUp,
    /// The trainer's: the class's tables as files.
    Print,
    /// The trainer's: bundles and backups.
    Records,
    /// The trainer's: what two PCs set otherwise.
    Disputes,
    /// The trainer's: names of who will come, and classes.
    Classes,
    /// The trainer's: the word that deletes a record.
    Word,
    Quit,
}

impl Menu {
    /// The entries stand in the order of their digits.
    pub fn of(mut entries: Vec<MenuEntry>) -> Menu {
        entries.sort_by_key(|entry| entry.digit().unwrap_or(LAST_DIGIT));
        Menu { focus: 0, entries }
    }

    /// Moves by the input; returns the entry that was taken, if one was.
    fn pick(&mut self, input: &Input) -> Option<MenuEntry> {
        let last = self.entries.len().saturating_sub(1);
        let at = match input {
            Input::Click(row) => *row,
            Input::Key(Key::Up) => {
                self.focus = self.focus.checked_sub(1).unwrap_or(last);
                return None;
            }
            Input::Key(Key::Down) => {
                self.focus = if self.focus < last { self.focus + 1 } else { 0 };
                return None;
            }
            Input::Key(Key::Enter) => self.focus,
            Input::Key(Key::Digit(digit)) => self.entries.iter().position(|entry| entry.digit() == Some(*digit))?,
            Input::Key(_) | Input::Scroll(_) | Input::Resized(_) | Input::Job(..) => return None,
        };
        self.entries.get(at).copied()
    }

    fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let options = self.entries.iter().enumerate().map(|(row, entry)| {
            let mark = Mark {
                digit: entry.digit(),
                is_focused: row == self.focus,
                tick: None,
            };
            layout.option(&ctx.say(&entry.label()), mark)
        });
        Page {
            blocks: vec![layout.heading(&ctx.say(&sentence::app_menu_title())), layout.space()],
            options: options.collect(),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Move, Cue::Close]),
            ..Page::default()
        }
    }
}

const LAST_DIGIT: u8 = 9;

impl MenuEntry {
    /// The same on every page, so that a hand finds it again; where an entry does nothing its digit stays empty. The learner's and
    /// the trainer's menus share what both have. There are more entries than digits: the learner's others have a letter, the trainer's
    /// word is set once.
    fn digit(self) -> Option<u8> {
        match self {
            MenuEntry::Resume => Some(1),
            MenuEntry::Language => Some(2),
            MenuEntry::Help => Some(3),
            MenuEntry::Record | MenuEntry::SetUp => Some(4),
            MenuEntry::People | MenuEntry::Print => Some(5),
            MenuEntry::Home | MenuEntry::Records => Some(6),
            MenuEntry::Hint | MenuEntry::Disputes => Some(7),
            MenuEntry::Teacher | MenuEntry::Classes => Some(8),
            MenuEntry::Aloud | MenuEntry::Away | MenuEntry::Pinyin | MenuEntry::Word => None,
            MenuEntry::Quit => Some(LAST_DIGIT),
        }
    }

    fn label(self) -> Sentence {
        match self {
            MenuEntry::Resume => sentence::app_menu_resume(),
            MenuEntry::Hint => sentence::app_menu_hint(),
            MenuEntry::Teacher => sentence::app_menu_teacher(),
            MenuEntry::Pinyin => sentence::app_menu_pinyin(),
            MenuEntry::Aloud => sentence::app_menu_aloud(),
            MenuEntry::Away => sentence::app_menu_away(),
            MenuEntry::SetUp => sentence::app_menu_set_up(),
            MenuEntry::Print => sentence::app_menu_print(),
            MenuEntry::Records => sentence::app_menu_records(),
            MenuEntry::Disputes => sentence::app_menu_disputes(),
            MenuEntry::Classes => sentence::app_menu_classes(),
            MenuEntry::Word => sentence::app_menu_word(),
            MenuEntry::Language => sentence::app_menu_language(),
            MenuEntry::Help => sentence::app_menu_help(),
            MenuEntry::Home => sentence::app_menu_home(),
            MenuEntry::Record => sentence::app_menu_record(),
            MenuEntry::People => sentence::app_menu_people(),
            MenuEntry::Quit => sentence::app_menu_quit(),
        }
    }

    fn taken(self, ctx: &ViewContext) -> OverlayOutcome {
        match self {
            MenuEntry::Resume => OverlayOutcome::Close,
            MenuEntry::Hint => OverlayOutcome::Hint,
            MenuEntry::Teacher => OverlayOutcome::Teacher,
            MenuEntry::Pinyin => OverlayOutcome::Pinyin,
            MenuEntry::Aloud => OverlayOutcome::Aloud,
            MenuEntry::Away => OverlayOutcome::Away,
            MenuEntry::SetUp => OverlayOutcome::Request(ScreenRequest::Go(Screen::SetUp(SetUp::open(false)))),
            MenuEntry::Print => OverlayOutcome::Replace(Overlay::Print(Printing::open())),
            MenuEntry::Records => OverlayOutcome::Replace(Overlay::Records(Records::open())),
            MenuEntry::Disputes => {
                let board = ClassBoard::settling(ctx);
                OverlayOutcome::Request(ScreenRequest::Go(Screen::ClassBoard(board)))
            }
            MenuEntry::Classes => {
                let board = ClassBoard::classes();
                OverlayOutcome::Request(ScreenRequest::Go(Screen::ClassBoard(board)))
            }
            MenuEntry::Word => {
                let board = ClassBoard::setting_word();
                OverlayOutcome::Request(ScreenRequest::Go(Screen::ClassBoard(board)))
            }
            MenuEntry::Language => OverlayOutcome::Replace(Overlay::Language(LanguageChoice::open(ctx))),
            MenuEntry::Help => OverlayOutcome::Replace(Overlay::Help),
            MenuEntry::Home => OverlayOutcome::Request(ScreenRequest::Home),
            MenuEntry::Record => {
                OverlayOutcome::Request(ScreenRequest::Go(Screen::Record(super::record::Record::open(ctx))))
            }
            MenuEntry::People => OverlayOutcome::Request(ScreenRequest::SignOut),
            MenuEntry::Quit => OverlayOutcome::Replace(Overlay::Leave {
                picker: Picker::default(),
                quits: true,
            }),
        }
    }
}

impl Overlay {
    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> OverlayOutcome {
        let is_back = matches!(input, Input::Key(Key::Esc | Key::Digit(0)));
        if is_back && !matches!(self, Overlay::Disk { .. } | Overlay::Records(_)) {
            return OverlayOutcome::Close;
        }
        match self {
            Overlay::Menu(menu) => menu.pick(&input).map_or(OverlayOutcome::Open, |entry| entry.taken(ctx)),
            Overlay::Language(choice) => match choice.update(input) {
                ScreenRequest::Stay => OverlayOutcome::Open,
                request @ (ScreenRequest::Go(_)
                | ScreenRequest::Speak(_)
                | ScreenRequest::SignIn(_)
                | ScreenRequest::SignOut
                | ScreenRequest::AddLearner
                | ScreenRequest::Enrol(_)
                | ScreenRequest::MakeClass(_)
                | ScreenRequest::KeepWord(_)
                | ScreenRequest::Open(_)
                | ScreenRequest::OpenWith(..)
                | ScreenRequest::Home
                | ScreenRequest::Menu
                | ScreenRequest::BackUp
                | ScreenRequest::AskLeave
                | ScreenRequest::ReadAloud(_)
                | ScreenRequest::Terms(_)) => OverlayOutcome::Request(request),
            },
            Overlay::Print(printing) if !printing.is_over() => OverlayOutcome::Open,
            Overlay::Records(records) => match records.update(input) {
                RecordsOutcome::Stay => OverlayOutcome::Open,
                RecordsOutcome::Close => OverlayOutcome::Close,
                RecordsOutcome::Stop(id) => OverlayOutcome::Stop(id),
            },
            Overlay::Help | Overlay::Notice(_) | Overlay::Term(_) | Overlay::Print(_) => {
                match Picker::default().pick(input, 1) {
                    Some(_) => OverlayOutcome::Close,
                    None => OverlayOutcome::Open,
                }
            }
            Overlay::Leave { picker, quits } => match (picker.pick(input, 2), *quits) {
                (Some(0), _) => OverlayOutcome::Close,
                (Some(_), true) => OverlayOutcome::Quit,
                (Some(_), false) => OverlayOutcome::Request(ScreenRequest::Home),
                (None, _) => OverlayOutcome::Open,
            },
            Overlay::Disk { picker, .. } => match picker.pick(input, 2) {
                Some(0) => OverlayOutcome::Retry,
                Some(_) => OverlayOutcome::Quit,
                None => OverlayOutcome::Open,
            },
        }
    }

    /// Which of its pages stands there, whatever is written on it.
    pub fn page_id(&self) -> String {
        match self {
            Overlay::Print(printing) => printing.is_over().to_string(),
            Overlay::Records(records) => records.page_id(),
            Overlay::Leave { quits, .. } => quits.to_string(),
            Overlay::Notice(told) => format!("{told:?}"),
            Overlay::Menu(_) | Overlay::Language(_) | Overlay::Help | Overlay::Term(_) | Overlay::Disk { .. } => {
                String::new()
            }
        }
    }

    /// The job that it waits for.
    pub fn awaits(&self) -> Option<JobId> {
        match self {
            Overlay::Print(printing) => printing.awaits(),
            Overlay::Records(records) => records.awaits(),
            Overlay::Menu(_)
            | Overlay::Language(_)
            | Overlay::Help
            | Overlay::Notice(_)
            | Overlay::Term(_)
            | Overlay::Leave { .. }
            | Overlay::Disk { .. } => None,
        }
    }

    pub fn hear(&mut self, id: JobId, news: News) {
        if let Overlay::Print(printing) = self {
            printing.hear(id, news);
        } else if let Overlay::Records(records) = self {
            records.hear(news);
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        match self {
            Overlay::Menu(menu) => menu.page(&layout),
            Overlay::Language(choice) => Page {
                top: Vec::new(),
                keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Move, Cue::Close]),
                ..choice.page(ctx, view)
            },
            Overlay::Help => help(&layout),
            Overlay::Notice(told) => to_read(&layout, vec![layout.heading(&ctx.say(told))]),
            Overlay::Term(terms) => terms_page(&layout, terms),
            Overlay::Leave { picker, quits } => {
                let [ask, yes] = if *quits {
                    [sentence::app_leave_quit_ask(), sentence::app_leave_quit_yes()]
                } else {
                    [sentence::app_leave_ask(), sentence::app_leave_yes()]
                };
                let blocks = vec![
                    layout.heading(&ctx.say(&ask)),
                    layout.paragraph(&ctx.say(&sentence::app_leave_kept())),
                ];
                chooser(
                    &layout,
                    picker,
                    blocks,
                    &[ctx.say(&sentence::app_leave_no()), ctx.say(&yes)],
                )
            }
            Overlay::Print(printing) if printing.is_over() => to_read(&layout, printing.blocks(&layout)),
            Overlay::Print(printing) => Page {
                blocks: printing.blocks(&layout),
                keys: layout.keys(&[Cue::Close]),
                ..Page::default()
            },
            Overlay::Records(records) => records.page(&layout),
            Overlay::Disk { trouble, picker } => {
                let [what, repair] = trouble.told();
                let blocks = vec![
                    layout.heading(&ctx.say(&sentence::app_disk_title())),
                    layout.space(),
                    layout.paragraph(&ctx.say(&what)),
                    layout.paragraph(&ctx.say(&repair)),
                ];
                let page = chooser(
                    &layout,
                    picker,
                    blocks,
                    &[
                        ctx.say(&sentence::app_disk_retry()),
                        ctx.say(&sentence::app_disk_leave()),
                    ],
                );
                // Nothing goes on before the disk takes it.
                Page {
                    keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Move]),
                    ..page
                }
            }
        }
    }
}

fn chooser(layout: &Layout, picker: &Picker, mut blocks: Vec<Block>, choices: &[Bilingual]) -> Page {
    blocks.push(layout.space());
    let cues: &[Cue] = if choices.len() == 1 {
        &[Cue::Take, Cue::Close]
    } else {
        &[Cue::Digits, Cue::Take, Cue::Move, Cue::Close]
    };
    Page {
        blocks,
        options: picker.items(layout, choices, |_| None),
        keys: layout.keys(cues),
        ..Page::default()
    }
}

/// Something to read, with one way on.
fn to_read(layout: &Layout, blocks: Vec<Block>) -> Page {
    chooser(
        layout,
        &Picker::default(),
        blocks,
        &[layout.ctx.say(&sentence::app_notice_on())],
    )
}

fn help(layout: &Layout) -> Page {
    let ctx = layout.ctx;
    let lines = [
        sentence::app_help_digits(),
        sentence::app_help_arrows(),
        sentence::app_help_enter(),
        sentence::app_help_esc(),
        sentence::app_help_menu(),
        sentence::app_help_backspace(),
        sentence::app_help_letters(),
        sentence::app_help_mouse(),
        sentence::app_help_kept(),
    ];
    let mut blocks = vec![layout.heading(&ctx.say(&sentence::app_help_title())), layout.space()];
    blocks.extend(lines.iter().map(|line| layout.paragraph(&ctx.say(line))));
    to_read(layout, blocks)
}

fn terms_page(layout: &Layout, terms: &[String]) -> Page {
    let ctx = layout.ctx;
    let mut blocks = Vec::new();
    for term in terms.iter().filter_map(|id| ctx.course.terms().get(id)) {
        let chinese = term.text.in_lang(&Lang::new("zh"));
        let reading = Bilingual::as_is(&format!("{chinese}  {}", term.pinyin));
        blocks.push(Block::text(layout.lines(&reading, Ink::Strong)));
        blocks.push(layout.heading(&ctx.text(&term.text)));
        blocks.push(layout.paragraph(&ctx.text(&term.plain)));
        blocks.push(layout.space());
    }
    to_read(layout, blocks)
}
