//! Which terminal this is: by its environment at once, by its answers to one query when they come. A table, no reading.
//!
//! The rows were found with real terminals; a setting beats them all.

use super::{
    sequence::numbers,
    strategy::{Hint, Method, Settings, Strategy, Uyghur},
};

/// Asks who the terminal is and whether it knows the switch for the order of cells; the last question is one that every
/// terminal answers, so that nobody waits for the others.
pub const QUERY: &str = "\x1b[8$p\x1b[>c";
/// Asks, on a screen of our own, where the cursor is after a line sign and after a letter of pinyin: where Chinese is the rule, some
/// terminals draw them over two columns.
pub const WIDTH_QUERY: &str = "\x1b[H─\x1b[6n\x1b[Hǐ\x1b[6n";
pub const LAST_QUERY: &str = "\x1b[c";

/// One answer of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It can leave the order of cells to us: `CSI 8 l` is known to it.
    KnowsCellOrder,
    /// Its model, as `CSI > c` tells: 65 is VTE, 84 tmux, 83 screen, 41 xterm; and its version.
    Model(u16, u16),
    /// The column of the cursor after one sign, counted from one: a line sign first, then a letter.
    Column(u16),
    /// Nothing more comes; and its kind, as `CSI c` tells first: 1 is a VT100.
    Last(u16),
}

impl Answer {
    /// Reads a control sequence's parameters and last byte.
    pub fn of(text: &str, last: u8) -> Option<Answer> {
        match last {
            b'y' => {
                let state = text.strip_suffix('$')?.strip_prefix("8;")?;
                matches!(state, "1" | "2").then_some(Answer::KnowsCellOrder)
            }
            b'c' if text.starts_with('?') => Some(Answer::Last(numbers(&text[1..]).next()?)),
            b'c' => {
                let mut numbers = numbers(text.strip_prefix('>')?);
                Some(Answer::Model(numbers.next()?, numbers.next()?))
            }
            b'R' => Some(Answer::Column(numbers(text).nth(1)?)),
            _ => None,
        }
    }
}

/// Everything that the terminal has answered so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    pub knows_cell_order: bool,
    pub model: Option<(u16, u16)>,
    pub kind: Option<u16>,
    /// After a line sign.
    pub column: Option<u16>,
    /// After a letter of pinyin.
    pub letter_column: Option<u16>,
}

impl Answers {
    pub fn take(&mut self, answer: Answer) {
        match answer {
            Answer::KnowsCellOrder => self.knows_cell_order = true,
            Answer::Model(model, version) => self.model = Some((model, version)),
            Answer::Column(column) if self.column.is_none() => self.column = Some(column),
            Answer::Column(column) => self.letter_column = Some(column),
            Answer::Last(kind) => self.kind = Some(kind),
        }
    }

    /// A line sign takes two columns here.
    pub fn has_wide_lines(&self) -> bool {
        self.column.is_some_and(|column| 3 <= column)
    }

    /// So does a Latin letter with a mark.
    pub fn has_wide_letters(&self) -> bool {
        self.letter_column.is_some_and(|column| 3 <= column)
    }
}

/// Variables that tell terminals apart; those that name a window or a session count only as being there.
const NAMES: [(&str, bool); 12] = [
    ("TERM", true),
    ("TERM_PROGRAM", true),
    ("TERM_PROGRAM_VERSION", true),
    ("VTE_VERSION", true),
    ("KONSOLE_VERSION", true),
    ("MLTERM", true),
    ("XTERM_VERSION", true),
    ("KITTY_WINDOW_ID", false),
    ("ALACRITTY_WINDOW_ID", false),
    ("WT_SESSION", false),
    ("TMUX", false),
    ("STY", false),
];

/// What the environment tells about the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings(Vec<(&'static str, String)>);

impl Surroundings {
    /// Picks what matters by `variable`, which returns a variable's value.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Surroundings {
        let kept = NAMES.iter().filter_map(|(name, is_value)| {
            let value = variable(name).filter(|value| !value.is_empty())?;
            Some((*name, if *is_value { value } else { "1".to_owned() }))
        });
        Surroundings(kept.collect())
    }

    /// The same terminal has the same name on each start: settings are kept under it.
    pub fn key(&self) -> String {
        let pairs: Vec<String> = self.0.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join(" ")
    }

    fn value(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    fn has(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    /// These print a part of the query instead of answering it, and need no asking.
    pub fn can_be_asked(&self) -> bool {
        self.value("TERM") != "linux" && self.value("TERM_PROGRAM") != "Apple_Terminal"
    }
}

/// A program between us and the terminal that passes on no switch it does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Multiplexer {
    Tmux,
    Screen,
}

fn multiplexer(around: &Surroundings, answers: &Answers) -> Option<Multiplexer> {
    match answers.model {
        Some((84, _)) => return Some(Multiplexer::Tmux),
        Some((83, _)) => return Some(Multiplexer::Screen),
        // Whoever answers otherwise is a terminal started from inside one: its variables are the old ones.
        Some(_) => return None,
        None => {}
    }
    let kind = around.value("TERM");
    if around.has("TMUX") || kind.starts_with("tmux") {
        Some(Multiplexer::Tmux)
    } else if around.has("STY") || kind.starts_with("screen") {
        Some(Multiplexer::Screen)
    } else {
        None
    }
}

/// Decides how Uyghur is drawn: a setting first, else by what is known of the terminal.
pub fn strategy(around: &Surroundings, answers: &Answers, settings: &Settings) -> Strategy {
    let found = Strategy {
        through: multiplexer(around, answers),
        ..found(around, answers)
    };
    let settled = |method| Strategy {
        method,
        hint: None,
        ..found
    };
    match (settings.uyghur, settings.bidi_method.method()) {
        (Uyghur::Latin, _) => settled(Method::Latin),
        (Uyghur::Terminal, _) => settled(Method::Terminal),
        (_, Some(method)) => settled(method),
        // The person says that Uyghur can be shown here.
        (Uyghur::App, None) if found.method == Method::Latin => settled(Method::Plain),
        (Uyghur::App | Uyghur::Auto, None) => found,
    }
}

fn found(around: &Surroundings, answers: &Answers) -> Strategy {
    let sure = |method| Strategy::of(method, None);
    if around.value("TERM") == "linux" {
        return sure(Method::Latin);
    }
    let is_konsole = is_konsole(around, answers);
    let is_kitty = is_kitty(around);
    if multiplexer(around, answers).is_some() {
        return match () {
            () if around.has("VTE_VERSION") => sure(Method::Lrm),
            () if around.has("MLTERM") => Strategy::of(Method::Mlterm, Some(Hint::Multiplexer)),
            () if is_konsole => Strategy::of(Method::Konsole, Some(Hint::Multiplexer)),
            () if is_kitty => sure(Method::Word),
            () => sure(Method::Plain),
        };
    }
    match answers.model {
        _ if answers.knows_cell_order => return sure(Method::Bdsm),
        Some((0, 136)) => return Strategy::of(Method::Plain, Some(Hint::Putty)),
        // It is xterm, whatever the variables say that it inherited: to it Konsole's switch would be a font.
        Some((41, _)) => return sure(Method::Plain),
        _ => {}
    }
    match around.value("TERM_PROGRAM") {
        "vscode" => return sure(Method::Lrm),
        "Apple_Terminal" => return Strategy::of(Method::Plain, Some(Hint::AppleTerminal)),
        _ => {}
    }
    match () {
        () if around.has("MLTERM") => sure(Method::Mlterm),
        () if is_konsole && (answers.model.is_some() || !around.has("XTERM_VERSION")) => sure(Method::Konsole),
        () if is_kitty => sure(Method::Word),
        () if answers.model == Some(KONSOLE) => sure(Method::Apart),
        () if around.has("VTE_VERSION") => sure(Method::Bdsm),
        () => sure(Method::Plain),
    }
}

/// What Konsole says of itself, and what qterminal and deepin-terminal say too: they are made of its old screen, which turns whatever has
/// one colour and cannot be told not to.
const KONSOLE: (u16, u16) = (0, 115);

/// Since this version Konsole no longer calls itself a VT100, as they do.
const KONSOLE_IS_VT220: u32 = 210_800;

fn is_konsole(around: &Surroundings, answers: &Answers) -> bool {
    if !around.has("KONSOLE_VERSION") {
        // Far away, and no variable came along.
        return answers.model == Some(KONSOLE) && answers.kind.is_some_and(|kind| 62 <= kind);
    }
    let version: u32 = around.value("KONSOLE_VERSION").parse().unwrap_or(0);
    // They are started from Konsole and inherit its variable.
    let is_other = answers.model == Some(KONSOLE) && answers.kind == Some(1) && KONSOLE_IS_VT220 <= version;
    !is_other
}

/// Other terminals that are started from kitty inherit its variable, and have one of their own.
fn is_kitty(around: &Surroundings) -> bool {
    let others = [
        "VTE_VERSION",
        "KONSOLE_VERSION",
        "MLTERM",
        "XTERM_VERSION",
        "ALACRITTY_WINDOW_ID",
    ];
    around.value("TERM") == "xterm-kitty"
        || around.has("KITTY_WINDOW_ID") && !others.iter().any(|other| around.has(other))
}
