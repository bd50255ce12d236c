//! How long a full 200×60 bilingual screen takes from state to the bytes for the terminal, beside the same screen with joining
//! and reordering switched off (`Script::Typed`: what a terminal would be sent that does both itself).
//!
//! `cargo bench --bench screen` prints the median of each and their ratio, for a page full of sentence pairs and for a whole
//! program at home. The ratios hold on any machine; the absolute figures are this one's.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bazar::app::{App, Bilingual, Clock, Input, Key, Layout, Options, Page, SILENT, View, ViewContext, Writing};
use bazar::course::{Course, builtin_locales};
use bazar::text::{Lang, LanguagePair, Locales, Script};
use bazar::tui::{Look, paint};
use bazar::tutor::{LearnerRecords, RunId};
use ratatui::{Terminal, TerminalOptions, Viewport, backend::CrosstermBackend, layout::Rect};

const VIEW: View = View { width: 200, height: 60 };
/// Pairs of screens, one of each script in turn, so that whatever else the machine does meets both.
const ROUNDS: usize = 400;

fn main() {
    let (course, problems) = Course::embedded();
    assert!(problems.is_empty(), "{problems:?}");
    let (course, locales) = (Arc::new(course), Arc::new(builtin_locales()));
    let said = sentences(&course);
    let full = |script| full_page(&course, &locales, &said, script);
    assert!(
        usize::from(VIEW.height) <= full(Script::Joined).body_rows(),
        "a full screen"
    );
    compare("full of sentence pairs", full);
    let mut home = at_home(course.clone(), locales.clone());
    compare("home, by the whole program", |script| {
        home.write_in(script);
        home.page(VIEW)
    });
}

fn languages() -> LanguagePair {
    LanguagePair {
        own: Lang::new("zh"),
        other: Some(Lang::new("ug")),
    }
}

/// Rules of thumb and aims of the course, as many pairs as fill the screen.
fn sentences(course: &Course) -> Vec<Bilingual> {
    let lessons = course.units.iter().flat_map(|unit| &unit.lessons);
    let lessons = lessons.filter_map(|entry| course.lesson(&entry.id).0);
    let in_both = |text: &bazar::course::Text| Bilingual {
        own: text.in_lang(&Lang::new("zh")).to_owned(),
        other: Some(text.in_lang(&Lang::new("ug")).to_owned()),
    };
    let texts = lessons.flat_map(|lesson| [in_both(&lesson.objective), in_both(&lesson.rule)]);
    texts.take(30).collect()
}

fn full_page(course: &Course, locales: &Locales, said: &[Bilingual], script: Script) -> Page {
    let (records, languages) = (LearnerRecords::default(), languages());
    let ctx = ViewContext {
        course,
        locales,
        records: &records,
        languages: &languages,
        learners: &[],
        voices: &SILENT,
        writing: Writing {
            script,
            ..Writing::default()
        },
    };
    Page {
        blocks: vec![Layout::new(&ctx, VIEW).sentences(said)],
        ..Page::default()
    }
}

fn at_home(course: Arc<Course>, locales: Arc<Locales>) -> App {
    let options = Options {
        languages: languages(),
        seed: Some(7),
        learners: Vec::new(),
    };
    let mut app = App::new(course, locales, LearnerRecords::default(), RunId(1), options);
    for digit in [5, 1, 1, 2] {
        app.update(Input::Key(Key::Digit(digit)), &Clock::default());
    }
    app
}

fn compare(what: &str, mut page: impl FnMut(Script) -> Page) {
    let mut took = [Vec::new(), Vec::new()];
    let mut bytes = [0; 2];
    for round in 0..ROUNDS {
        for (at, script) in [Script::Joined, Script::Typed].into_iter().enumerate() {
            let start = Instant::now();
            bytes[at] = black_box(written(&page(script)));
            // The first rounds warm the caches.
            if ROUNDS / 10 < round {
                took[at].push(start.elapsed());
            }
        }
    }
    let [joined, typed] = took.map(median);
    println!(
        "{what:<28} joined and reordered {:>6.3} ms, {} bytes   as typed {:>6.3} ms, {} bytes   ratio {:.2}",
        ms(joined),
        bytes[0],
        ms(typed),
        bytes[1],
        ms(joined) / ms(typed)
    );
}

/// Paints the page on an empty screen and returns how many bytes went to the terminal.
fn written(page: &Page) -> usize {
    let mut out = Vec::with_capacity(64 * 1024);
    let options = TerminalOptions {
        viewport: Viewport::Fixed(Rect::new(0, 0, VIEW.width, VIEW.height)),
    };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut out), options).expect("a terminal of bytes");
    let look = Look { has_colours: true };
    let drawn = terminal.draw(|frame| paint(page, look, frame.area(), frame.buffer_mut()));
    drawn.expect("bytes take every page");
    drop(terminal);
    out.len()
}

fn median(mut took: Vec<Duration>) -> Duration {
    took.sort();
    took[took.len() / 2]
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}
