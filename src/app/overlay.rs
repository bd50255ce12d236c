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
    desk::{Desk, Said},
    input::{Input, Key},
    keymap::Cue,
    language::LanguageChoice,
    lay::Paper,
    page::{Block, Page, View},
    picker::Picker,
    printing::Printing,
    screen::{Screen, Wish},
    set_up::SetUp,
};
use crate::text::{Ink, Lang};

#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Overlay {
    Menu(Menu),
    Language(LanguageChoice),
    Help,
    /// What happened and what to do: a key of the locales.
    Notice(&'static str),
    /// Words of the glossary by their ids; none where the page mentions none.
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
}

/// Why what happened could not be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiskTrouble {
    Full,
    ReadOnly,
    Other,
}

impl DiskTrouble {
    /// The sentences of the locales: what is wrong, what to do.
    pub fn keys(self) -> (&'static str, &'static str) {
        match self {
            DiskTrouble::Full => ("app-disk-full", "app-disk-full-repair"),
            DiskTrouble::ReadOnly => ("app-disk-read-only", "app-disk-read-only-repair"),
            DiskTrouble::Other => ("app-disk-other", "app-disk-other-repair"),
        }
    }
}

/// What an overlay came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Shut {
    /// It stays open.
    Open,
    Close,
    Wish(Wish),
    Replace(Overlay),
    Hint,
    Pinyin,
    Aloud,
    Quit,
    /// Writes again what the disk refused.
    Retry,
}

/// The choices depend on where the learner is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    picker: Picker,
    entries: Vec<MenuEntry>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuEntry {
    Resume,
    Hint,
    /// Shows or hides how marked Chinese words are read.
    Pinyin,
    Aloud,
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
    Quit,
}

impl Menu {
    pub fn of(entries: Vec<MenuEntry>) -> Menu {
        Menu {
            picker: Picker::default(),
            entries,
        }
    }
}

impl MenuEntry {
    fn key(self) -> &'static str {
        match self {
            MenuEntry::Resume => "app-menu-resume",
            MenuEntry::Hint => "app-menu-hint",
            MenuEntry::Pinyin => "app-menu-pinyin",
            MenuEntry::Aloud => "app-menu-aloud",
            MenuEntry::SetUp => "app-menu-set-up",
            MenuEntry::Print => "app-menu-print",
            MenuEntry::Language => "app-menu-language",
            MenuEntry::Help => "app-menu-help",
            MenuEntry::Home => "app-menu-home",
            MenuEntry::Record => "app-menu-record",
            MenuEntry::People => "app-menu-people",
            MenuEntry::Quit => "app-menu-quit",
        }
    }

    fn taken(self, desk: &Desk) -> Shut {
        match self {
            MenuEntry::Resume => Shut::Close,
            MenuEntry::Hint => Shut::Hint,
            MenuEntry::Pinyin => Shut::Pinyin,
            MenuEntry::Aloud => Shut::Aloud,
            MenuEntry::SetUp => Shut::Wish(Wish::Go(Screen::SetUp(SetUp::open(false)))),
            MenuEntry::Print => Shut::Replace(Overlay::Print(Printing::open())),
            MenuEntry::Language => Shut::Replace(Overlay::Language(LanguageChoice::open(desk))),
            MenuEntry::Help => Shut::Replace(Overlay::Help),
            MenuEntry::Home => Shut::Wish(Wish::Home),
            MenuEntry::Record => Shut::Wish(Wish::Go(Screen::Record(super::record::Record::open()))),
            MenuEntry::People => Shut::Wish(Wish::SignOut),
            MenuEntry::Quit => Shut::Replace(Overlay::Leave {
                picker: Picker::default(),
                quits: true,
            }),
        }
    }
}

impl Overlay {
    pub fn update(&mut self, input: Input, desk: &Desk) -> Shut {
        let is_back = matches!(input, Input::Key(Key::Esc | Key::Backspace | Key::Digit(0)));
        if is_back && !matches!(self, Overlay::Disk { .. }) {
            return Shut::Close;
        }
        match self {
            Overlay::Menu(menu) => match menu.picker.pick(input, menu.entries.len()) {
                Some(index) => menu.entries[index].taken(desk),
                None => Shut::Open,
            },
            Overlay::Language(choice) => match choice.update(input) {
                Wish::Stay => Shut::Open,
                wish @ (Wish::Go(_)
                | Wish::Speak(_)
                | Wish::SignIn(_)
                | Wish::SignOut
                | Wish::AddLearner
                | Wish::Open(_)
                | Wish::Home
                | Wish::Menu
                | Wish::AskLeave
                | Wish::ReadAloud(_)
                | Wish::Terms(_)) => Shut::Wish(wish),
            },
            Overlay::Print(printing) if !printing.is_over() => Shut::Open,
            Overlay::Help | Overlay::Notice(_) | Overlay::Term(_) | Overlay::Print(_) => {
                match Picker::default().pick(input, 1) {
                    Some(_) => Shut::Close,
                    None => Shut::Open,
                }
            }
            Overlay::Leave { picker, quits } => match (picker.pick(input, 2), *quits) {
                (Some(0), _) => Shut::Close,
                (Some(_), true) => Shut::Quit,
                (Some(_), false) => Shut::Wish(Wish::Home),
                (None, _) => Shut::Open,
            },
            Overlay::Disk { picker, .. } => match picker.pick(input, 2) {
                Some(0) => Shut::Retry,
                Some(_) => Shut::Quit,
                None => Shut::Open,
            },
        }
    }

    pub fn page(&self, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        match self {
            Overlay::Menu(menu) => {
                let entries: Vec<Said> = menu.entries.iter().map(|entry| desk.plain(entry.key())).collect();
                chooser(
                    &paper,
                    &menu.picker,
                    vec![paper.heading(&desk.plain("app-menu-title"))],
                    &entries,
                )
            }
            Overlay::Language(choice) => Page {
                top: Vec::new(),
                keys: paper.keys(&[Cue::Digits, Cue::Take, Cue::Move, Cue::Back]),
                ..choice.page(desk, view)
            },
            Overlay::Help => help(&paper),
            Overlay::Notice(key) => to_read(&paper, vec![paper.heading(&desk.plain(key))]),
            Overlay::Term(terms) => terms_page(&paper, terms),
            Overlay::Leave { picker, quits } => {
                let ask = if *quits { "app-leave-quit-ask" } else { "app-leave-ask" };
                let yes = if *quits { "app-leave-quit-yes" } else { "app-leave-yes" };
                let blocks = vec![
                    paper.heading(&desk.plain(ask)),
                    paper.paragraph(&desk.plain("app-leave-kept")),
                ];
                chooser(&paper, picker, blocks, &[desk.plain("app-leave-no"), desk.plain(yes)])
            }
            Overlay::Print(printing) if printing.is_over() => to_read(&paper, printing.blocks(&paper)),
            Overlay::Print(printing) => Page {
                blocks: printing.blocks(&paper),
                keys: paper.keys(&[Cue::Back]),
                ..Page::default()
            },
            Overlay::Disk { trouble, picker } => {
                let (what, repair) = trouble.keys();
                let blocks = vec![
                    paper.heading(&desk.plain("app-disk-title")),
                    paper.space(),
                    paper.paragraph(&desk.plain(what)),
                    paper.paragraph(&desk.plain(repair)),
                ];
                chooser(
                    &paper,
                    picker,
                    blocks,
                    &[desk.plain("app-disk-retry"), desk.plain("app-disk-leave")],
                )
            }
        }
    }
}

fn chooser(paper: &Paper, picker: &Picker, mut blocks: Vec<Block>, choices: &[Said]) -> Page {
    blocks.push(paper.space());
    let cues: &[Cue] = if choices.len() == 1 {
        &[Cue::Take]
    } else {
        &[Cue::Digits, Cue::Take, Cue::Move, Cue::Back]
    };
    Page {
        blocks,
        options: picker.items(paper, choices, |_| None),
        keys: paper.keys(cues),
        ..Page::default()
    }
}

/// Something to read, with one way on.
fn to_read(paper: &Paper, blocks: Vec<Block>) -> Page {
    chooser(paper, &Picker::default(), blocks, &[paper.desk.plain("app-notice-on")])
}

fn help(paper: &Paper) -> Page {
    let desk = paper.desk;
    let lines = [
        "app-help-digits",
        "app-help-arrows",
        "app-help-enter",
        "app-help-esc",
        "app-help-menu",
        "app-help-mouse",
        "app-help-kept",
    ];
    let mut blocks = vec![paper.heading(&desk.plain("app-help-title")), paper.space()];
    blocks.extend(lines.iter().map(|key| paper.paragraph(&desk.plain(key))));
    to_read(paper, blocks)
}

fn terms_page(paper: &Paper, terms: &[String]) -> Page {
    let desk = paper.desk;
    let mut blocks = Vec::new();
    for term in terms.iter().filter_map(|id| desk.course.terms.get(id)) {
        let chinese = term.text.in_lang(&Lang::new("zh"));
        let reading = Said::as_is(&format!("{chinese}  {}", term.pinyin));
        blocks.push(Block::text(paper.said(&reading, Ink::Strong)));
        blocks.push(paper.heading(&desk.text(&term.text)));
        blocks.push(paper.paragraph(&desk.text(&term.plain)));
        blocks.push(paper.space());
    }
    if blocks.is_empty() {
        blocks.push(paper.paragraph(&desk.plain("app-term-none")));
    }
    to_read(paper, blocks)
}
