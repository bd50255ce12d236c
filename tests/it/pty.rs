//! The real binary in a real pseudo-terminal, driven by keys: what it writes, what it keeps, what it gives back.

use std::{
    io::{Read, Write},
    num::NonZeroU16,
    path::Path,
    process::Command,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use bazar::tui::{
    platform::Platform,
    terminal::{Guard, Method, Strategy},
};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Far more than any step takes; only a test that fails waits so long.
pub const PATIENCE: Duration = Duration::from_secs(30);

pub struct Terminal {
    /// Dropped first: who reads the terminal goes with the next painting, and the terminal with it.
    chunks: Receiver<Vec<u8>>,
    /// Kept open as long as the program runs.
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    pub screen: vt100::Parser,
    /// What was pressed last.
    pressed: String,
    /// Every byte that was written to the terminal.
    written: Vec<u8>,
}

impl Terminal {
    pub fn open(data: &Path, args: &[&str]) -> Terminal {
        Terminal::of_size(data, args, 80, 24)
    }

    pub fn of_size(data: &Path, args: &[&str], cols: u16, rows: u16) -> Terminal {
        Terminal::of_kind("xterm-256color", data, args, cols, rows)
    }

    fn of_kind(kind: &str, data: &Path, args: &[&str], cols: u16, rows: u16) -> Terminal {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_bazar"));
        command.args(["--data", data.to_str().unwrap(), "--seed", "7"]);
        command.args(args);
        Terminal::around(&[("TERM", kind)], command, cols, rows)
    }

    /// A terminal that is told from others by these variables alone.
    pub fn around(variables: &[(&str, &str)], mut command: CommandBuilder, cols: u16, rows: u16) -> Terminal {
        let pair = native_pty_system().openpty(size(cols, rows)).unwrap();
        for name in [
            "NO_COLOR",
            "TERM_PROGRAM",
            "VTE_VERSION",
            "KONSOLE_VERSION",
            "MLTERM",
            "XTERM_VERSION",
            "KITTY_WINDOW_ID",
            "TMUX",
            "STY",
        ] {
            command.env_remove(name);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, chunks) = channel();
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                if sender.send(chunk[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Terminal {
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            chunks,
            screen: vt100::Parser::new(known(rows, 24), known(cols, 80), 0),
            pressed: String::new(),
            written: Vec::new(),
        }
    }

    pub fn shown(&self) -> String {
        self.screen.screen().contents()
    }

    /// Reads on until the screen is as wanted; says what it shows when that never happens.
    pub fn wait(&mut self, wanted: &str, is_so: impl Fn(&str) -> bool) -> String {
        self.read_until(wanted, |terminal| is_so(&terminal.shown()));
        self.shown()
    }

    pub fn read_until(&mut self, wanted: &str, is_so: impl Fn(&Terminal) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !crate::cursor::is_painted(&self.written) || !is_so(self) {
            let left = until.saturating_duration_since(Instant::now());
            match self.chunks.recv_timeout(left) {
                Ok(chunk) => {
                    self.screen.process(&chunk);
                    self.written.extend(chunk);
                }
                Err(RecvTimeoutError::Timeout) => panic!("never came: {wanted}\n{}", self.shown()),
                Err(RecvTimeoutError::Disconnected) => panic!("the program ended before: {wanted}\n{}", self.shown()),
            }
        }
    }

    pub fn until(&mut self, words: &str) -> String {
        self.wait(words, |screen| screen.contains(words))
    }

    /// The same keys again come after another one that means nothing: so quickly, it would be a key that is held.
    pub fn press(&mut self, keys: &str) {
        let between = if self.pressed == keys { "\t" } else { "" };
        self.keyboard.write_all(format!("{between}{keys}").as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        keys.clone_into(&mut self.pressed);
    }

    /// Somebody new comes and writes no name yet; returns their home.
    pub fn sign_in_as_new(&mut self) -> String {
        self.until(WELCOME);
        self.press("5");
        self.choose("中文 +");
        self.choose("我是新来的");
        self.choose("以后再写")
    }

    /// Whoever sits here goes, and the sign-in stands there.
    pub fn somebody_else(&mut self) {
        let home = self.shown();
        self.press("0");
        self.wait("the menu", |screen| screen != home);
        self.choose("换人");
    }

    /// Presses the digit of the option that says `words`, and waits until the screen is another one.
    pub fn choose(&mut self, words: &str) -> String {
        let before = self.wait(&format!("an option that says {words}"), |screen| {
            option_digit(screen, words).is_some()
        });
        let digit = option_digit(&before, words).expect("the option was waited for");
        self.press(&digit.to_string());
        self.wait(&format!("another screen after {words}"), |screen| screen != before)
    }

    /// Changes the window's size and waits for the painting that it brings: what stood there before is cut to the new size at
    /// once, so that only a painting tells whether the program knows of it.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        let painted = self.written.len();
        self.screen.set_size(known(rows, 24), known(cols, 80));
        self.resize_only(cols, rows);
        self.read_until("a painting of the new size", |terminal| {
            painted < terminal.written.len()
        });
    }

    /// Sends a signal by its number; 9 is the power cut.
    pub fn signal(&mut self, number: u8) {
        signal(self.pid(), number);
    }

    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Changes the window's size, whatever the program makes of it.
    pub fn resize_only(&mut self, cols: u16, rows: u16) {
        self.master.resize(size(cols, rows)).unwrap();
    }

    /// Reads on until what was written is as wanted, whatever stands on the screen.
    pub fn hear(&mut self, wanted: &str, is_so: impl Fn(&str) -> bool) {
        while !is_so(&String::from_utf8_lossy(&self.written)) {
            match self.chunks.recv_timeout(PATIENCE) {
                Ok(chunk) => {
                    self.screen.process(&chunk);
                    self.written.extend(chunk);
                }
                Err(_) => panic!("never came: {wanted}\n{}", self.shown()),
            }
        }
    }

    /// Waits for the program's end; returns its exit code and everything it wrote.
    pub fn end(mut self) -> (u32, String) {
        loop {
            match self.chunks.recv_timeout(PATIENCE) {
                Ok(chunk) => self.written.extend(chunk),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the program does not end\n{}", self.shown()),
            }
        }
        let code = self.child.wait().unwrap().exit_code();
        (code, String::from_utf8_lossy(&self.written).into_owned())
    }
}

pub fn signal(pid: u32, number: u8) {
    let done = Command::new("kill")
        .args([format!("-{number}"), pid.to_string()])
        .status()
        .unwrap();
    assert!(done.success());
}

/// What is looked at of a window; where it has no size, as much as is usual.
fn known(side: u16, usual: u16) -> NonZeroU16 {
    NonZeroU16::new(side.min(600)).unwrap_or(NonZeroU16::new(usual).unwrap())
}

pub fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// The digit at the left edge of the option's row; a focused one has its mark before it.
fn option_digit(screen: &str, words: &str) -> Option<u32> {
    let parts = screen.lines().flat_map(|row| row.split('│'));
    parts.filter(|part| part.contains(words)).find_map(|row| {
        let row = row.trim_start_matches([' ', '>']);
        row.chars().next().and_then(|sign| sign.to_digit(10))
    })
}

/// Where `needle` stands; it must be there.
fn place(written: &str, needle: &str) -> usize {
    written
        .find(needle)
        .unwrap_or_else(|| panic!("{needle:?} was never written"))
}

pub const WELCOME: &str = "请按数字键 5";

pub fn assert_given_back(written: &str) {
    let (before, after) = written.split_at(place(written, "\x1b[?1049h"));
    assert!(
        before.rfind("\x1b[8l") > before.rfind("\x1b[8h"),
        "cell order before the alternate screen"
    );
    let closing = &after[place(after, "\x1b[?1049l")..];
    assert!(place(closing, "\x1b[8h") > 0, "cell order given back last");
    assert!(
        place(after, "\x1b[?1000h") < place(after, "\x1b[?1000l"),
        "the mouse is given back"
    );
    assert!(
        place(after, "\x1b[?2004h") < place(after, "\x1b[?2004l"),
        "pastes are as before"
    );
    assert!(
        after.rfind("\x1b[?25h") > after.rfind("\x1b[?25l"),
        "the cursor is shown again"
    );
}

#[test]
fn the_terminal_is_given_back_after_ctrl_c() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    terminal.press("\x03");
    let (code, written) = terminal.end();
    assert_eq!(code, 0);
    assert_given_back(&written);
}

#[test]
fn the_terminal_is_given_back_after_signals() {
    for number in [1, 2, 3, 15] {
        let data = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::open(data.path(), &[]);
        terminal.until(WELCOME);
        terminal.signal(number);
        let (code, written) = terminal.end();
        assert_eq!(code, 128 + u32::from(number));
        assert_given_back(&written);
    }
}

/// Set where this test is started once more, in a terminal of its own, to panic there.
const PANICS: &str = "BAZAR_TEST_PANICS";

#[test]
fn the_terminal_is_given_back_after_a_panic() {
    if std::env::var_os(PANICS).is_some() {
        let _guard = Guard::borrow(Platform::here(), &Strategy::of(Method::Bdsm, None), false).unwrap();
        panic!("something that never happens");
    }
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "pty::the_terminal_is_given_back_after_a_panic",
        "--nocapture",
    ]);
    let terminal = Terminal::around(&[("TERM", "xterm"), (PANICS, "1")], command, 80, 24);
    let (_, written) = terminal.end();
    assert_given_back(&written);
    let told = place(&written, "something that never happens");
    assert!(
        place(&written, "\x1b[8h") < told,
        "the message reaches the ordinary screen"
    );
}

/// Set where this test is started once more, in a terminal of its own, to have a job panic there.
const JOB_PANICS: &str = "BAZAR_TEST_JOB_PANICS";

#[test]
fn a_panic_beside_the_program_leaves_the_terminal_to_it() {
    if std::env::var_os(JOB_PANICS).is_some() {
        let guard = Guard::borrow(Platform::here(), &Strategy::of(Method::Bdsm, None), false).unwrap();
        let beside = thread::spawn(|| panic!("something in a job"));
        assert!(beside.join().is_err());
        print!("the program goes on");
        std::io::stdout().flush().unwrap();
        drop(guard);
        return;
    }
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "pty::a_panic_beside_the_program_leaves_the_terminal_to_it",
        "--nocapture",
    ]);
    let terminal = Terminal::around(&[("TERM", "xterm"), (JOB_PANICS, "1")], command, 80, 24);
    let (_, written) = terminal.end();
    assert_given_back(&written);
    assert!(place(&written, "the program goes on") < place(&written, "\x1b[?1049l"));
    assert!(!written.contains("something in a job"), "whoever waits for it tells");
}

/// A terminal that says nothing costs a report a tenth of a second; a painting waits for no answer at all.
#[test]
fn nobody_waits_for_a_silent_terminal() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &["doctor", "--lang", "en"]);
    let mut asked_at: Option<Instant> = None;
    let waited = loop {
        terminal
            .written
            .extend(terminal.chunks.recv_timeout(PATIENCE).expect("the report comes"));
        let written = String::from_utf8_lossy(&terminal.written);
        match (written.split_once("\x1b[c"), asked_at) {
            (Some((_, told)), at) if !told.is_empty() => break at.map_or(Duration::ZERO, |at| at.elapsed()),
            (Some(_), _) => asked_at = asked_at.or(Some(Instant::now())),
            (None, _) => {}
        }
    };
    // The rest is for a busy machine.
    assert!(waited < Duration::from_secs(2), "{waited:?}");
}

/// The word for colours on a row of the doctor's report, letter by letter as each terminal must get it to show it right.
#[test]
fn what_is_printed_reads_right_in_each_terminal() {
    let data = tempfile::tempdir().unwrap();
    let plain = ("TERM", "xterm-256color");
    for (variables, sent) in [
        (vec![plain], "\u{fbd3}\u{fee9}\u{fead}"),
        (vec![("TERM", "xterm-kitty")], "\u{fead}\u{fee9}\u{fbd3}"),
        (
            vec![plain, ("KONSOLE_VERSION", "221203")],
            "\u{fead}\u{6d5}\u{fbd3}\u{200e}",
        ),
        (
            vec![plain, ("VTE_VERSION", "7006"), ("TMUX", "1")],
            "\u{fbd3}\u{200e}\u{fee9}\u{200e}\u{fead}\u{200e}",
        ),
    ] {
        let mut terminal = Terminal::around(&variables, program(data.path(), &["doctor", "--lang", "zh,ug"]), 80, 24);
        while !String::from_utf8_lossy(&terminal.written).contains(sent) {
            let more = terminal.chunks.recv_timeout(PATIENCE);
            let written = String::from_utf8_lossy(&terminal.written).into_owned();
            let more = more.unwrap_or_else(|_| panic!("{variables:?} never gets {sent:?}\n{written}"));
            terminal.written.extend(more);
        }
    }
}

/// An author's mistakes as each terminal shows them: in colours, with no escape to be read, and the caret under its word.
#[test]
fn a_checked_course_is_drawn_in_colours_at_any_width() {
    let data = tempfile::tempdir().unwrap();
    let course = tempfile::tempdir().unwrap();
    let index = "id = \"x\"\nlanguages = [\"zh\"]\ntitle = { zh = \"课程的名字很长，长到一行放不下，所以要剪短一些\" }\n\
                 mastery = { rigth = 1, of = 1, \"这个词不认识\" = \"很长很长很长很长很长很长很长很长很长很长很长\" }\n";
    std::fs::write(course.path().join("course.toml"), index).unwrap();
    for cols in [60, 80, 132] {
        let mut command = program(data.path(), &["check"]);
        command.arg(course.path());
        let (code, written) = Terminal::around(&[("TERM", "xterm-256color")], command, cols, 400).end();
        assert_eq!(code, 1, "{written}");
        let mut screen = vt100::Parser::new(NonZeroU16::new(400).unwrap(), NonZeroU16::new(cols).unwrap(), 0);
        screen.process(written.as_bytes());
        let shown = screen.screen().contents();
        assert!(
            !shown.contains("[1m") && !shown.contains("[91m") && !shown.contains("[0m"),
            "{shown}"
        );
        let rows: Vec<String> = screen.screen().rows(0, cols).collect();
        let row = rows
            .iter()
            .position(|row| row.starts_with("error[B004]"))
            .expect("an unknown key");
        let cell = screen.screen().cell(row as u16, 0).unwrap();
        assert_ne!(cell.fgcolor(), vt100::Color::Default, "errors are coloured");
        let (line, caret) = rows[row..]
            .iter()
            .zip(&rows[row + 1..])
            .find(|(line, _)| line.contains("rigth = 1"))
            .expect("the line of the slip");
        let at = line.find("rigth").unwrap();
        assert_eq!(caret.find("^^^^^"), Some(at), "{shown}");
    }
}

pub fn program(data: &Path, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_bazar"));
    command.args(["--data", data.to_str().unwrap(), "--seed", "7"]);
    command.args(args);
    command
}

#[test]
fn konsole_and_mlterm_get_their_own_switch_and_have_it_undone() {
    for (name, version, on, off) in [
        (
            "KONSOLE_VERSION",
            "221203",
            "\x1b]50;BidiRenderingEnabled=false\x07",
            "\x1b]50;BidiRenderingEnabled=true\x07",
        ),
        (
            "MLTERM",
            "3.9.0",
            "\x1b]5379;use_ctl=false\x07",
            "\x1b]5379;use_ctl=true\x07",
        ),
    ] {
        let data = tempfile::tempdir().unwrap();
        let variables = [("TERM", "xterm-256color"), (name, version)];
        let mut terminal = Terminal::around(&variables, program(data.path(), &[]), 80, 24);
        terminal.until(WELCOME);
        terminal.signal(15);
        let (_, written) = terminal.end();
        assert!(place(&written, on) < place(&written, "\x1b[?1049h"));
        assert!(place(&written, "\x1b[?1049l") < place(&written, off));
        assert!(!written.contains("\x1b[8l"), "one switch at a time");
    }
}

#[test]
fn an_answer_switches_and_paints_everything_again() {
    let data = tempfile::tempdir().unwrap();
    let variables = [("TERM", "xterm-256color"), ("KONSOLE_VERSION", "221203")];
    let mut terminal = Terminal::around(&variables, program(data.path(), &[]), 80, 24);
    terminal.until(WELCOME);
    let painted = terminal.written.len();
    terminal.press("\x1b[8;2$y\x1b[>65;7006;1c\x1b[?65;1;9c");
    terminal.press("5");
    terminal.until("English");
    terminal.press("\x03");
    let (code, written) = terminal.end();
    let after = &written[painted..];
    assert_eq!(code, 0);
    let off = place(after, "\x1b]50;BidiRenderingEnabled=true\x07");
    let on = place(after, "\x1b[8l");
    assert!(place(after, "\x1b[?1049l") < off && off < on && on < place(after, "\x1b[?1049h"));
    assert!(
        after.rfind("\x1b[?1049l") < after.rfind("\x1b[8h"),
        "what is switched now is undone"
    );
}

#[test]
fn wide_line_signs_make_frames_of_plain_signs() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until("────");
    terminal.press("\x1b[1;3R\x1b[1;3R\x1b[?64;1c");
    let screen = terminal.until("----");
    assert!(!screen.contains('─'), "{screen}");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn marks_keep_tmux_from_turning_letters() {
    let data = tempfile::tempdir().unwrap();
    let variables = [
        ("TERM", "tmux-256color"),
        ("TMUX", "/tmp/tmux,1,0"),
        ("VTE_VERSION", "7006"),
    ];
    let mut terminal = Terminal::around(&variables, program(data.path(), &[]), 80, 24);
    terminal.until(WELCOME);
    terminal.press("\x03");
    let (_, written) = terminal.end();
    assert!(written.contains('\u{200E}'));
}

/// The window is closed and no signal tells: the program must not stay behind and turn idle.
#[test]
fn a_terminal_that_is_gone_ends_the_program() {
    let data = tempfile::tempdir().unwrap();
    let mark = data.path().join("pid");
    let mut command = CommandBuilder::new("sh");
    let script = "exec 3<&0; setsid \"$0\" --data \"$1\" <&3 & echo $! > \"$2\"; wait";
    let (data_arg, mark_arg) = (data.path().to_str().unwrap(), mark.to_str().unwrap());
    command.args(["-c", script, env!("CARGO_BIN_EXE_bazar"), data_arg, mark_arg]);
    let mut terminal = Terminal::around(&[("TERM", "xterm-256color")], command, 80, 24);
    terminal.until(WELCOME);
    let pid = std::fs::read_to_string(&mark).unwrap().trim().to_owned();
    // One that has ended stands in the list until whoever adopted it looks.
    let lives = || {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let state = stat.rsplit(") ").next().and_then(|rest| rest.chars().next());
        state.is_some_and(|state| state != 'Z')
    };
    assert!(lives());
    terminal.child.kill().unwrap();
    drop(terminal);
    let until = Instant::now() + PATIENCE;
    while lives() {
        assert!(Instant::now() < until, "the program stays without a terminal");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_terminal_that_cannot_paint_is_told_what_to_do() {
    let data = tempfile::tempdir().unwrap();
    let terminal = Terminal::of_kind("dumb", data.path(), &[], 80, 24);
    let (code, screen) = terminal.end();
    assert_eq!(code, 2);
    assert!(screen.contains("bazar --plain"), "{screen}");
}

/// Runs a subcommand over the same records; returns what it prints.
fn bazar(data: &Path, args: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_bazar"))
        .args(["--data", data.to_str().unwrap()])
        .args(args)
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn a_power_cut_loses_nobody() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.sign_in_as_new();
    terminal.until("第一单");
    terminal.signal(9);
    terminal.end();
    assert!(bazar(data.path(), &["report", "class", "--format", "csv"]).contains("10"));
}

/// Whatever closed the window, the one file is the record: another one copied over it is what opens.
#[test]
fn a_backup_copied_over_after_a_signal_is_what_opens() {
    let data = tempfile::tempdir().unwrap();
    let record = data.path().join(bazar::store::FILE);
    let mut backup = Vec::new();
    for number in [15, 1, 2, 3] {
        let mut terminal = Terminal::open(data.path(), &[]);
        terminal.sign_in_as_new();
        terminal.until("第一单");
        terminal.signal(number);
        assert_eq!(terminal.end().0, 128 + u32::from(number));
        if backup.is_empty() {
            backup = std::fs::read(&record).unwrap();
        }
        std::fs::write(&record, &backup).unwrap();
        let report = bazar(data.path(), &["report", "class", "--format", "csv"]);
        assert!(
            report.contains("\n10,") && !report.contains("\n11,"),
            "{number}\n{report}"
        );
    }
}

#[test]
fn a_disk_that_refuses_is_told_and_asked_again() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    terminal.press("5");
    terminal.choose("中文 +");
    terminal.until("我是新来的");
    let other = rusqlite::Connection::open(data.path().join(bazar::store::FILE)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    terminal.choose("我是新来的");
    terminal.until("没有存上");
    other.execute_batch("COMMIT").unwrap();
    terminal.choose("再存一次");
    terminal.wait("the page under the trouble", |screen| !screen.contains("没有存上"));
    terminal.choose("以后再写");
    terminal.until("第一单");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
    assert!(bazar(data.path(), &["report", "class", "--format", "csv"]).contains("\n10,"));
}

/// From an empty data folder to one's own market: language, sign-in, unit, scenario.
const ARRIVE: &str = "中文 + | 我是新来的 | 以后再写 | 自己的店 | 自己做 | 去市场";

/// Documents, review, deposit.
const OPEN_SHOP: &str =
    "交证件 | 收款银行卡 | 自己的卡 | 拍清楚 | 自产农产品声明 | 交上去审核 | 等到下一件事 | 交保证金 | 对，就这样";

/// The goods page, form by form.
const LIST_WALNUTS: &str = "选产品 | 核桃 | 0.85 公斤 | <25.90> | <58> | 好了 \
    | 叶城 | 核桃（ | 新货 | 看更多 | 薄皮 | 手捏就开 | 看更多 | 好了 | 食品 | 干果坚果 | 坚果 | 叶城 | 阴凉干燥 \
    | 整体照 | 切开照 | 看大小 | 包装照 | 果园和人 | 好了 | 哪里产的 | 净重多少 | 怎么保存 | 好了 \
    | 全国：包邮 | 好了 | 48 小时 | 支持七天无理由退货 | 坏果包赔 | 好了 | 提交审核";

const PACK: &str = "打包（ | 纸箱：1.2 | 打面单 | 核对面单";

impl Terminal {
    /// Walks by the words of options; `<esc>` goes back a page, `<58>` types a number and takes it.
    fn walk(&mut self, steps: &str) {
        for step in steps.split('|').map(str::trim) {
            match step.strip_prefix('<').and_then(|key| key.strip_suffix('>')) {
                Some(key) => {
                    let before = self.shown();
                    self.press(&if key == "esc" {
                        "\x1b".to_owned()
                    } else {
                        format!("{key}\r")
                    });
                    self.wait(&format!("another screen after {step}"), |screen| screen != before);
                }
                None => {
                    self.choose(step);
                }
            }
        }
    }

    /// Hands in what is packed; while the station is closed, the same choice waits for it.
    fn ship(&mut self) {
        self.walk("交快递（ | 村村邮 | 村站点");
        while self.shown().contains("交到哪里") {
            self.choose("村站点");
        }
    }

    /// Lets time go by until an option says `words`.
    fn wait_for_work(&mut self, words: &str) {
        for _ in 0..40 {
            let is_it = |screen: &str| option_digit(screen, words).is_some();
            const OTHERS: [&str; 3] = ["先猜一猜", "对，就这样", "等到下一件事"];
            let next = |screen: &str| OTHERS.into_iter().find(|words| screen.contains(words));
            let screen = self.wait("the market or its end", |screen| {
                is_it(screen) || next(screen).is_some()
            });
            if is_it(&screen) {
                return;
            }
            match next(&screen) {
                Some("先猜一猜") => {
                    self.press("\x1b");
                    self.wait("the reason", |screen| !screen.contains("先猜一猜"));
                }
                way => drop(self.choose(way.unwrap_or_default())),
            }
        }
        panic!("nobody ever wanted: {words}\n{}", self.shown());
    }
}

#[test]
fn the_first_sale_survives_a_power_cut() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    terminal.press("5");
    terminal.walk(ARRIVE);
    terminal.walk(OPEN_SHOP);
    terminal.walk(LIST_WALNUTS);
    terminal.wait_for_work("打包（");
    terminal.walk(PACK);
    let market = terminal.until("交快递（");
    terminal.signal(9);
    terminal.end();

    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    terminal.press("5");
    terminal.choose("中文 +");
    terminal.choose("10");
    terminal.choose("是的，进入");
    terminal.choose("接着学");
    assert_eq!(standing(&terminal.until("交快递（")), standing(&market));
    terminal.ship();
    terminal.wait_for_work("这次不答");
    terminal.choose("这次不答");
    terminal.until("接着看");
    // The other ways are tried beside the loop while these pages are read.
    while !terminal.shown().contains("如果换一种做法") {
        // The choice stands below what such a page has room for.
        let before = heading(&terminal.shown());
        terminal.press("1");
        terminal.wait("the next page", |screen| heading(screen) != before);
    }
    terminal.until("再走一遍");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
    let report = bazar(data.path(), &["report", "class", "--format", "csv"]);
    let [names, row] = report.lines().collect::<Vec<_>>()[..] else {
        panic!("one learner was there\n{report}");
    };
    let mut cells = names.split(',').zip(row.split(','));
    let settled = cells
        .find(|(name, _)| *name == "settled")
        .map(|(_, count)| count.parse());
    assert!(matches!(settled, Some(Ok(1_u32..))), "{report}");
}

/// A page's first line under the rule: work beside the loop may change what stands below it at any moment.
fn heading(screen: &str) -> String {
    let mut rows = screen.lines().skip_while(|row| !row.starts_with('─')).skip(1);
    rows.find(|row| !row.trim().is_empty()).unwrap_or_default().to_owned()
}

/// Where, when, money and what can be done; without the news of the last act, which are told once.
fn standing(screen: &str) -> Vec<&str> {
    let rows: Vec<&str> = screen
        .lines()
        .map(str::trim_end)
        .filter(|row| !row.is_empty())
        .collect();
    let rule = rows.iter().position(|row| row.starts_with('─')).unwrap();
    let choices = rows.iter().position(|row| row.starts_with(">1")).unwrap();
    [&rows[..rule], &rows[choices..]].concat()
}

/// The same keys, clicks and sizes the other systems' way: the same screens, and the terminal given back.
#[test]
fn events_of_crossterm_alone_show_the_same_screens() {
    let walk = |platform: &str| {
        let data = tempfile::tempdir().unwrap();
        let variables = [("TERM", "xterm-256color"), ("BAZAR_TERMINAL", platform)];
        let mut terminal = Terminal::around(&variables, program(data.path(), &[]), 80, 24);
        let mut screens = vec![terminal.until(WELCOME)];
        terminal.press("５");
        let screen = terminal.until("English");
        let row = screen.lines().position(|row| row.contains("English")).unwrap() + 1;
        screens.push(screen);
        for (keys, wanted) in [
            ("\x1b[B", "another focus"),
            ("\x1b", "a question"),
            ("\x1b", "the languages again"),
            (&format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m"), "sign-in"),
            ("1", "somebody new"),
            ("2", "home"),
        ] {
            let before = terminal.shown();
            terminal.press(keys);
            screens.push(terminal.wait(wanted, |screen| screen != before));
        }
        terminal.resize(70, 20);
        screens.push(terminal.wait("a smaller page", |screen| {
            screen.lines().any(|row| row.chars().count() == 70)
        }));
        terminal.press("\x03");
        let (code, written) = terminal.end();
        assert_eq!(code, 0);
        assert_given_back(&written);
        assert_eq!(written.contains("\x1b[8$p"), platform.is_empty(), "who asks can hear");
        screens
    };
    assert_eq!(walk("portable"), walk(""));
}
