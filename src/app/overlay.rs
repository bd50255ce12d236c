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
    input::{Input, Key},
    keymap::Cue,
    language::LanguageChoice,
    layout::Layout,
    page::{Block, Page, View},
    picker::Picker,
    printing::Printing,
    screen::{Screen, ScreenRequest},
    set_up::SetUp,
    view_context::{Bilingual, ViewContext},
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
pub enum OverlayOutcome {
    /// It stays open.
    Open,
    Close,
    Request(ScreenRequest),
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

    fn taken(self, ctx: &ViewContext) -> OverlayOutcome {
        match self {
            MenuEntry::Resume => OverlayOutcome::Close,
            MenuEntry::Hint => OverlayOutcome::Hint,
            MenuEntry::Pinyin => OverlayOutcome::Pinyin,
            MenuEntry::Aloud => OverlayOutcome::Aloud,
            MenuEntry::SetUp => OverlayOutcome::Request(ScreenRequest::Go(Screen::SetUp(SetUp::open(false)))),
            MenuEntry::Print => OverlayOutcome::Replace(Overlay::Print(Printing::open())),
            MenuEntry::Language => OverlayOutcome::Replace(Overlay::Language(LanguageChoice::open(ctx))),
            MenuEntry::Help => OverlayOutcome::Replace(Overlay::Help),
            MenuEntry::Home => OverlayOutcome::Request(ScreenRequest::Home),
            MenuEntry::Record => {
                OverlayOutcome::Request(ScreenRequest::Go(Screen::Record(super::record::Record::open())))
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
        let is_back = matches!(input, Input::Key(Key::Esc | Key::Backspace | Key::Digit(0)));
        if is_back && !matches!(self, Overlay::Disk { .. }) {
            return OverlayOutcome::Close;
        }
        match self {
            Overlay::Menu(menu) => match menu.picker.pick(input, menu.entries.len()) {
                Some(index) => menu.entries[index].taken(ctx),
                None => OverlayOutcome::Open,
            },
            Overlay::Language(choice) => match choice.update(input) {
                ScreenRequest::Stay => OverlayOutcome::Open,
                request @ (ScreenRequest::Go(_)
                | ScreenRequest::Speak(_)
                | ScreenRequest::SignIn(_)
                | ScreenRequest::SignOut
                | ScreenRequest::AddLearner
                | ScreenRequest::Open(_)
                | ScreenRequest::Home
                | ScreenRequest::Menu
                | ScreenRequest::AskLeave
                | ScreenRequest::ReadAloud(_)
                | ScreenRequest::Terms(_)) => OverlayOutcome::Request(request),
            },
            Overlay::Print(printing) if !printing.is_over() => OverlayOutcome::Open,
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

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        match self {
            Overlay::Menu(menu) => {
                let entries: Vec<Bilingual> = menu.entries.iter().map(|entry| ctx.plain(entry.key())).collect();
                chooser(
                    &layout,
                    &menu.picker,
                    vec![layout.heading(&ctx.plain("app-menu-title"))],
                    &entries,
                )
            }
            Overlay::Language(choice) => Page {
                top: Vec::new(),
                keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Move, Cue::Back]),
                ..choice.page(ctx, view)
            },
            Overlay::Help => help(&layout),
            Overlay::Notice(key) => to_read(&layout, vec![layout.heading(&ctx.plain(key))]),
            Overlay::Term(terms) => terms_page(&layout, terms),
            Overlay::Leave { picker, quits } => {
                let ask = if *quits { "app-leave-quit-ask" } else { "app-leave-ask" };
                let yes = if *quits { "app-leave-quit-yes" } else { "app-leave-yes" };
                let blocks = vec![
                    layout.heading(&ctx.plain(ask)),
                    layout.paragraph(&ctx.plain("app-leave-kept")),
                ];
                chooser(&layout, picker, blocks, &[ctx.plain("app-leave-no"), ctx.plain(yes)])
            }
            Overlay::Print(printing) if printing.is_over() => to_read(&layout, printing.blocks(&layout)),
            Overlay::Print(printing) => Page {
                blocks: printing.blocks(&layout),
                keys: layout.keys(&[Cue::Back]),
                ..Page::default()
            },
            Overlay::Disk { trouble, picker } => {
                let (what, repair) = trouble.keys();
                let blocks = vec![
                    layout.heading(&ctx.plain("app-disk-title")),
                    layout.space(),
                    layout.paragraph(&ctx.plain(what)),
                    layout.paragraph(&ctx.plain(repair)),
                ];
                chooser(
                    &layout,
                    picker,
                    blocks,
                    &[ctx.plain("app-disk-retry"), ctx.plain("app-disk-leave")],
                )
            }
        }
    }
}

fn chooser(layout: &Layout, picker: &Picker, mut blocks: Vec<Block>, choices: &[Bilingual]) -> Page {
    blocks.push(layout.space());
    let cues: &[Cue] = if choices.len() == 1 {
        &[Cue::Take]
    } else {
        &[Cue::Digits, Cue::Take, Cue::Move, Cue::Back]
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
    chooser(layout, &Picker::default(), blocks, &[layout.ctx.plain("app-notice-on")])
}

fn help(layout: &Layout) -> Page {
    let ctx = layout.ctx;
    let lines = [
        "app-help-digits",
        "app-help-arrows",
        "app-help-enter",
        "app-help-esc",
        "app-help-menu",
        "app-help-mouse",
        "app-help-kept",
    ];
    let mut blocks = vec![layout.heading(&ctx.plain("app-help-title")), layout.space()];
    blocks.extend(lines.iter().map(|key| layout.paragraph(&ctx.plain(key))));
    to_read(layout, blocks)
}

fn terms_page(layout: &Layout, terms: &[String]) -> Page {
    let ctx = layout.ctx;
    let mut blocks = Vec::new();
    for term in terms.iter().filter_map(|id| ctx.course.terms.get(id)) {
        let chinese = term.text.in_lang(&Lang::new("zh"));
        let reading = Bilingual::as_is(&format!("{chinese}  {}", term.pinyin));
        blocks.push(Block::text(layout.lines(&reading, Ink::Strong)));
        blocks.push(layout.heading(&ctx.text(&term.text)));
        blocks.push(layout.paragraph(&ctx.text(&term.plain)));
        blocks.push(layout.space());
    }
    if blocks.is_empty() {
        blocks.push(layout.paragraph(&ctx.plain("app-term-none")));
    }
    to_read(layout, blocks)
}
