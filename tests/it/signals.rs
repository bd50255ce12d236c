//! The real program in a real pseudo-terminal that behaves badly: it stops, has no size or too much of one, takes no bytes, answers
//! late.

use std::{
    fs,
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use portable_pty::native_pty_system;

use crate::pty::{PATIENCE, Terminal, WELCOME, assert_given_back, program, signal, size};

const SIGTERM: u8 = 15;
const SIGCONT: u8 = 18;
const SIGTSTP: u8 = 20;

/// The most memory that the program has had, in MB.
fn most_memory(pid: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    let kilobytes: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes / 1024
}

fn wait_until(wanted: &str, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < until, "never came: {wanted}");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_program_that_was_stopped_takes_the_terminal_again() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    terminal.signal(SIGTSTP);
    terminal.hear("the ordinary screen", |written| written.contains("\x1b[?1049l"));
    let stat = format!("/proc/{}/stat", terminal.pid());
    wait_until("the program stands still", || {
        fs::read_to_string(&stat).unwrap().contains(") T ")
    });
    terminal.signal(SIGCONT);
    terminal.hear("the screen of its own again", |written| {
        let after = written.rsplit("\x1b[?1049l").next().unwrap_or_default();
        after.contains("\x1b[?1049h") && after.contains("\x1b[?2004h") && after.contains("\x1b[?1000h")
    });
    terminal.until(WELCOME);
    terminal.press("5");
    terminal.until("English");
    terminal.press("\x03");
    let (code, written) = terminal.end();
    assert_eq!(code, 0);
    assert_given_back(&written);
}

/// A serial line tells of no size; a window may have any.
#[test]
fn a_window_of_no_size_or_too_much_is_painted_in() {
    for (cols, rows) in [(0, 0), (0, 24), (10_000, 10_000), (80, 24)] {
        let data = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::of_size(data.path(), &[], cols, rows);
        terminal.until(WELCOME);
        let memory = most_memory(terminal.pid());
        assert!(memory < 100, "{cols} by {rows}: {memory} MB");
        terminal.press("5");
        terminal.until("English");
        terminal.press("\x03");
        assert_eq!(terminal.end().0, 0);
    }
}

#[test]
fn a_window_that_changes_all_the_time_is_painted_in_the_end() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(data.path(), &[]);
    terminal.until(WELCOME);
    for step in 0..300_u16 {
        terminal.resize_only(1 + step * 7 % 200, 1 + step * 11 % 90);
    }
    terminal.resize_only(10_000, 1);
    terminal.resize(80, 24);
    terminal.until(WELCOME);
    assert!(most_memory(terminal.pid()) < 100);
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}

/// Nobody reads what it paints, and somebody presses on: little memory, and a signal still ends it.
#[test]
fn a_terminal_that_takes_nothing_costs_little_and_can_be_left() {
    let data = tempfile::tempdir().unwrap();
    let pair = native_pty_system().openpty(size(80, 24)).unwrap();
    let mut child = pair.slave.spawn_command(program(data.path(), &[])).unwrap();
    let pid = child.process_id().unwrap();
    let mut keyboard = pair.master.take_writer().unwrap();
    let pressed = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&pressed);
    // It is left behind when the keyboard takes no more either.
    thread::spawn(move || {
        while keyboard.write_all(b"5\x1b[B\x1b[A0\x1b[B\x1b[27u").is_ok()
            && count.fetch_add(1, Ordering::Relaxed) < 200_000
        {}
    });
    let mut before = 0;
    wait_until("no key is taken any more", || {
        thread::sleep(Duration::from_millis(300));
        let now = pressed.load(Ordering::Relaxed);
        std::mem::replace(&mut before, now) == now && now > 0
    });
    let memory = most_memory(pid);
    assert!(memory < 100, "{memory} MB");
    let asked = Instant::now();
    signal(pid, SIGTERM);
    let code = child.wait().unwrap().exit_code();
    assert_eq!(code, 128 + u32::from(SIGTERM));
    assert!(asked.elapsed() < Duration::from_secs(10));
}

/// What was asked last is waited for; a click on the way is no word of the person's.
#[test]
fn no_answer_stands_on_the_command_line() {
    let data = tempfile::tempdir().unwrap();
    let mut command = portable_pty::CommandBuilder::new("sh");
    let script = "\"$0\" --data \"$1\"; echo READY; read line; printf '%s' \"<$line>\" | cat -v";
    command.args(["-c", script, env!("CARGO_BIN_EXE_bazar"), data.path().to_str().unwrap()]);
    let mut terminal = Terminal::around(&[("TERM", "xterm-256color")], command, 80, 24);
    terminal.until(WELCOME);
    terminal.press("\x1b[?65;1;9c");
    terminal.press("5");
    terminal.until("English");
    terminal.press("\x03");
    terminal.hear("its last question", |written| written.matches("\x1b[c").count() == 2);
    terminal.press("\x1b[<0;10;10M\x1b[<0;10;10m\x1b[?65;1;9c");
    terminal.hear("the command line", |written| written.contains("READY"));
    terminal.press("mine\r");
    let (_, written) = terminal.end();
    assert!(written.contains("<mine>"), "{written:?}");
}

#[test]
fn who_needs_words_gets_them() {
    let data = tempfile::tempdir().unwrap();
    let mut command = program(data.path(), &[]);
    command.env("ACCESSIBLE", "1");
    let mut terminal = Terminal::around(&[("TERM", "xterm-256color")], command, 80, 24);
    terminal.hear("the first page as text", |written| written.contains(WELCOME));
    terminal.press("\x04");
    let (code, written) = terminal.end();
    assert_eq!(code, 0);
    assert!(!written.contains("\x1b[?1049h"));
}

#[test]
fn a_small_window_says_so_and_waits() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::of_size(data.path(), &[], 50, 15);
    let screen = terminal.until("60");
    assert!(screen.contains("窗口太小") && screen.contains("too small"), "{screen}");
    terminal.resize(80, 24);
    terminal.until(WELCOME);
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}
