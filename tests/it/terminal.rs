//! Which way Uyghur takes in which terminal: the decisions as a table, and what a person decided.

use std::{fs, path::Path};

use bazar::{
    app::{CellOrder, UyghurChoice},
    tui::terminal::{
        Answer, BidiMethod, Decoded, Decoder, Frames, Memory, Method, Settings, Signs, Surroundings, TERMINALS_FILE,
        TerminalProfile, Uyghur, plain_signs,
    },
};
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

/// Variables as in a shell: `TERM=xterm TMUX=1`.
fn around(variables: &str) -> Surroundings {
    let pairs: Vec<(&str, &str)> = variables
        .split_whitespace()
        .filter_map(|pair| pair.split_once('='))
        .collect();
    Surroundings::of(|name| {
        let pair = pairs.iter().find(|(known, _)| *known == name);
        pair.map(|(_, value)| (*value).to_owned())
    })
}

/// Who sits in these surroundings and has sent these bytes.
fn profile(variables: &str, answers: &str, settings: Settings) -> TerminalProfile {
    let mut profile = TerminalProfile::of(around(variables), settings);
    for decoded in Decoder::expecting(true).feed(answers.replace("ESC", "\x1b").as_bytes()) {
        if let Decoded::Answer(answer) = decoded {
            profile.answers.take(answer);
        }
    }
    profile
}

#[test]
fn each_terminal_gets_its_way() {
    for (terminal, variables, answers, expected) in [
        (
            "xterm",
            "TERM=xterm-256color XTERM_VERSION=XTerm(379)",
            "ESC[8;0$yESC[>41;379;0cESC[?64;1c",
            "plain",
        ),
        (
            "alacritty",
            "TERM=alacritty ALACRITTY_WINDOW_ID=1",
            "ESC[>0;1101;1cESC[?6c",
            "plain",
        ),
        ("foot", "TERM=foot", "ESC[>1;011300;0cESC[?62;4;22c", "plain"),
        (
            "Windows Terminal",
            "TERM=xterm-256color WT_SESSION=a",
            "ESC[>0;10;1cESC[?61;6c",
            "plain",
        ),
        (
            "VTE before its answer",
            "TERM=xterm-256color VTE_VERSION=7006",
            "",
            "bdsm",
        ),
        (
            "VTE",
            "TERM=xterm-256color VTE_VERSION=7006",
            "ESC[8;2$yESC[>65;7006;1cESC[?65;1;9c",
            "bdsm",
        ),
        (
            "VTE over ssh",
            "TERM=xterm-256color",
            "ESC[8;1$yESC[>65;7006;1cESC[?65;1;9c",
            "bdsm",
        ),
        (
            "Konsole",
            "TERM=xterm-256color KONSOLE_VERSION=221203",
            "ESC[>0;115;0cESC[?62;1;4c",
            "konsole",
        ),
        (
            "mlterm",
            "TERM=mlterm MLTERM=3.9.0",
            "ESC[8;0$yESC[>24;279;0cESC[?63;1c",
            "mlterm",
        ),
        (
            "kitty",
            "TERM=xterm-kitty KITTY_WINDOW_ID=1",
            "ESC[8;0$yESC[>1;4000;26cESC[?62;c",
            "word",
        ),
        ("kitty as xterm", "TERM=xterm-256color KITTY_WINDOW_ID=1", "", "word"),
        (
            "alacritty from kitty",
            "TERM=alacritty KITTY_WINDOW_ID=1 ALACRITTY_WINDOW_ID=2",
            "",
            "plain",
        ),
        (
            "xterm from Konsole",
            "TERM=xterm XTERM_VERSION=XTerm(379) KONSOLE_VERSION=221203",
            "",
            "plain",
        ),
        (
            "the same, answered",
            "TERM=xterm XTERM_VERSION=XTerm(379) KONSOLE_VERSION=221203",
            "ESC[>41;379;0c",
            "plain",
        ),
        (
            "Konsole from xterm",
            "TERM=xterm-256color XTERM_VERSION=XTerm(379) KONSOLE_VERSION=221203",
            "ESC[>0;115;0c",
            "konsole",
        ),
        (
            "VTE from Konsole",
            "TERM=xterm-256color KONSOLE_VERSION=221203",
            "ESC[8;2$yESC[>65;7006;1c",
            "bdsm",
        ),
        ("qterminal", "TERM=xterm-256color", "ESC[>0;115;0cESC[?1;2c", "apart"),
        (
            "deepin-terminal",
            "TERM=xterm-256color",
            "ESC[>0;115;0cESC[?1;2c",
            "apart",
        ),
        (
            "qterminal from Konsole",
            "TERM=xterm-256color KONSOLE_VERSION=221203",
            "ESC[>0;115;0cESC[?1;2c",
            "apart",
        ),
        (
            "an old Konsole",
            "TERM=xterm-256color KONSOLE_VERSION=200401",
            "ESC[>0;115;0cESC[?1;2c",
            "konsole",
        ),
        (
            "Konsole over ssh",
            "TERM=xterm-256color",
            "ESC[>0;115;0cESC[?62;1;4c",
            "konsole",
        ),
        (
            "mate-terminal",
            "TERM=xterm-256color VTE_VERSION=7006",
            "ESC[8;2$yESC[>65;7006;1cESC[?65;1;9c",
            "bdsm",
        ),
        ("VS Code", "TERM=xterm-256color TERM_PROGRAM=vscode", "ESC[?1;2c", "lrm"),
        ("PuTTY", "TERM=xterm", "ESC[>0;136;0cESC[?6c", "plain, Putty"),
        (
            "Terminal.app",
            "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal",
            "",
            "plain, AppleTerminal",
        ),
        ("the console", "TERM=linux", "", "latin"),
        (
            "tmux in VTE",
            "TERM=tmux-256color TMUX=/tmp/a VTE_VERSION=7006",
            "ESC[>84;0;0cESC[?1;2;4c",
            "lrm",
        ),
        (
            "screen in VTE",
            "TERM=screen STY=1.a VTE_VERSION=7006",
            "ESC[>83;40900;0cESC[?1;2c",
            "lrm",
        ),
        (
            "tmux in xterm",
            "TERM=screen-256color TMUX=/tmp/a",
            "ESC[>84;0;0cESC[?1;2c",
            "plain",
        ),
        (
            "tmux in Konsole",
            "TERM=tmux TMUX=/tmp/a KONSOLE_VERSION=221203",
            "ESC[>84;0;0c",
            "konsole, Multiplexer, through Tmux",
        ),
        (
            "screen in mlterm",
            "TERM=screen STY=1.a MLTERM=3.9.0",
            "ESC[>83;40900;0c",
            "mlterm, Multiplexer, through Screen",
        ),
        (
            "tmux in kitty",
            "TERM=tmux TMUX=/tmp/a KITTY_WINDOW_ID=1",
            "ESC[>84;0;0c",
            "word",
        ),
        (
            "VTE from inside tmux",
            "TERM=xterm-256color TMUX=/tmp/a VTE_VERSION=7006",
            "ESC[8;2$yESC[>65;7006;1c",
            "bdsm",
        ),
    ] {
        let strategy = profile(variables, answers, Settings::default()).strategy();
        let mut told = strategy.method.to_string();
        if let Some(hint) = strategy.hint {
            told.push_str(&format!(", {hint:?}"));
            if let Some(through) = strategy.through {
                told.push_str(&format!(", through {through:?}"));
            }
        }
        assert_eq!(told, expected, "{terminal}");
    }
}

#[test]
fn a_setting_beats_what_is_found() {
    let vte = "TERM=xterm-256color VTE_VERSION=7006";
    for (variables, uyghur, bidi_method, expected) in [
        (vte, Uyghur::Auto, BidiMethod::Lrm, Method::Lrm),
        (vte, Uyghur::App, BidiMethod::Auto, Method::Bdsm),
        (vte, Uyghur::Latin, BidiMethod::Lrm, Method::Latin),
        (vte, Uyghur::Terminal, BidiMethod::Auto, Method::Terminal),
        ("TERM=linux", Uyghur::App, BidiMethod::Auto, Method::Plain),
        ("TERM=linux", Uyghur::Auto, BidiMethod::Auto, Method::Latin),
        ("TERM=xterm", Uyghur::Auto, BidiMethod::Konsole, Method::Konsole),
    ] {
        let settings = Settings {
            uyghur,
            bidi_method,
            ..Settings::default()
        };
        let strategy = profile(variables, "", settings).strategy();
        assert_eq!(strategy.method, expected, "{variables} {uyghur:?} {bidi_method:?}");
    }
}

#[test]
fn what_is_switched_is_undone() {
    for (variables, on, off) in [
        ("TERM=xterm", "\x1b[8l", "\x1b[8h"),
        (
            "TERM=xterm KONSOLE_VERSION=1",
            "\x1b]50;BidiRenderingEnabled=false\x07",
            "\x1b]50;BidiRenderingEnabled=true\x07",
        ),
        (
            "TERM=mlterm MLTERM=3",
            "\x1b]5379;use_ctl=false\x07",
            "\x1b]5379;use_ctl=true\x07",
        ),
        (
            "TERM=tmux TMUX=a MLTERM=3",
            "\x1bPtmux;\x1b\x1b]5379;use_ctl=false\x07\x1b\\",
            "\x1bPtmux;\x1b\x1b]5379;use_ctl=true\x07\x1b\\",
        ),
    ] {
        let strategy = profile(variables, "", Settings::default()).strategy();
        assert_eq!(
            (strategy.switch_on().as_str(), strategy.switch_off().as_str()),
            (on, off),
            "{variables}"
        );
    }
}

#[test]
fn frames_follow_the_font() {
    let frames = |answers, frames| {
        let settings = Settings {
            frames,
            ..Settings::default()
        };
        profile("TERM=xterm", answers, settings).is_ascii()
    };
    assert!(frames("ESC[1;3R", Frames::Auto), "a line sign of two columns");
    assert!(!frames("ESC[1;2R", Frames::Auto), "a line sign of one column");
    assert!(!frames("", Frames::Auto), "nothing answered");
    assert!(frames("ESC[1;2R", Frames::Ascii));
    assert!(!frames("ESC[1;3R", Frames::Lines));
}

/// Pinyin in a terminal that draws it wide: each letter apart from its mark, so that it takes one column.
#[test]
fn letters_of_two_columns_are_taken_apart() {
    let signs = |answers| profile("TERM=xterm", answers, Settings::default()).signs();
    for (answers, are_plain, are_letters_apart) in [
        ("ESC[1;2RESC[1;3R", false, true),
        ("ESC[1;3RESC[1;2R", true, false),
        ("ESC[1;2RESC[1;2R", false, false),
        ("", false, false),
    ] {
        let expected = Signs {
            are_plain,
            are_letters_apart,
        };
        assert_eq!(signs(answers), expected, "{answers}");
    }
    let mut buffer = Buffer::with_lines(["│shuǐguǒ üǜ│"]);
    plain_signs(signs("ESC[1;2RESC[1;3R"), &mut buffer);
    let symbols: Vec<&str> = buffer.content.iter().map(|cell| cell.symbol()).collect();
    assert_eq!(symbols.concat(), "│shui\u{30c}guo\u{30c} u\u{308}u\u{308}\u{300}│");
    let is_narrow = |symbol: &&str| symbol.width() == 1;
    assert!(symbols.iter().all(is_narrow), "{symbols:?}");
}

#[test]
fn a_person_s_choice_is_remembered_for_this_terminal_alone() {
    let data = tempfile::tempdir().unwrap();
    let konsole = profile("TERM=xterm-256color KONSOLE_VERSION=221203", "", Settings::default());
    let xterm = profile("TERM=xterm", "", Settings::default());
    let mut memory = Memory::read(data.path());
    for (profile, choice) in [
        (&konsole, UyghurChoice::Cells(CellOrder::Plain)),
        (&xterm, UyghurChoice::Cells(CellOrder::Marks)),
        (&xterm, UyghurChoice::Latin),
    ] {
        memory.keep(&profile.around.key(), profile.chosen(choice)).unwrap();
    }
    let again = Memory::read(data.path());
    assert_eq!(again.fault, None);
    let method = |profile: &TerminalProfile| {
        let settings = again.settings(&profile.around.key());
        TerminalProfile::of(profile.around.clone(), settings).strategy().method
    };
    assert_eq!((method(&konsole), method(&xterm)), (Method::Konsole, Method::Latin));
    assert_eq!(again.settings("TERM=foot"), Settings::default());
    assert_eq!(files(data.path()), [TERMINALS_FILE]);
}

#[test]
fn a_broken_memory_is_told_and_left_alone() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join(TERMINALS_FILE);
    for (text, fault) in [
        ("[\"TERM=xterm\"]\nuyghur = \"arabic\"\n", "unknown variant `arabic`"),
        ("[\"TERM=xterm\"\n", "line 1"),
        ("[\"TERM=xterm\"]\nuigur = \"app\"\n", "unknown field `uigur`"),
    ] {
        fs::write(&file, text).unwrap();
        let memory = Memory::read(data.path());
        assert!(
            memory.fault.clone().is_some_and(|told| told.contains(fault)),
            "{:?}",
            memory.fault
        );
        assert_eq!(memory.settings("TERM=xterm"), Settings::default());
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn an_answer_is_read_as_what_it_says() {
    for (text, last, expected) in [
        ("8;1$", b'y', Some(Answer::KnowsCellOrder)),
        ("8;2$", b'y', Some(Answer::KnowsCellOrder)),
        ("8;0$", b'y', None),
        ("?8;1$", b'y', None),
        (">65;7006;1", b'c', Some(Answer::Model(65, 7006))),
        ("?62;22", b'c', Some(Answer::Last(62))),
        ("1;3", b'R', Some(Answer::Column(3))),
    ] {
        assert_eq!(Answer::of(text, last), expected, "{text}");
    }
}

fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.map(|name| name.into_string().unwrap()).collect()
}
