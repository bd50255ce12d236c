//! How a lesson's minutes are spent, and how much of it acts, asks and tells: the shares that a lesson is held to.
//!
//! The minutes are reckoned, not measured: reading at the pace of somebody who reads little, and so many seconds for each
//! thing that a step has the learner do. They say which lesson is too long or only talks; how long people really take is
//! in the reports.

use crate::course::{Choice, Choose, Course, DialogEnd, Lesson, Play, Step, StepKind, Task, Text};
use crate::market::Market;
use crate::text::Lang;

/// At least so much of a lesson's minutes acts.
pub const LEAST_ACT_PPM: u64 = 500_000;
/// At most so much of its steps, the exit question among them, is a question with options.
pub const MOST_CHOOSE_PPM: u64 = 250_000;

/// A Chinese sign: 120 a minute, aloud and with a finger on the line.
const HAN_MS: u64 = 500;
/// A letter of a script that is written in letters: a word of six in a little more than half a second.
const LETTER_MS: u64 = 100;
/// To weigh an option, to place a part, to find a partner.
const PART_MS: u64 = 6_000;
/// A sum in the head or on paper.
const SUM_MS: u64 = 40_000;
/// To look whether a part of a page is right.
const INSPECTED_MS: u64 = 10_000;
/// A field of a form.
const FIELD_MS: u64 = 12_000;
/// What was said, and what to answer.
const EXCHANGE_MS: u64 = 15_000;
/// A deed in the market: the page, the choice, what came of it.
const DEED_MS: u64 = 20_000;
/// Waiting in the market: what happened meanwhile.
const WAIT_MS: u64 = 10_000;

/// What a step has the learner do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Something in the market, a form, a document, a sum: different answers lead to different figures.
    Act,
    /// A question with options.
    Choose,
    /// Finding partners: neither of both.
    Pair,
    /// Reading.
    Tell,
}

/// How a lesson, or several, spend their steps and their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pace {
    pub act: Spent,
    pub choose: Spent,
    pub pair: Spent,
    pub tell: Spent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spent {
    pub steps: u64,
    /// Milliseconds.
    pub ms: u64,
}

impl Pace {
    /// Reckons a lesson, read in the course's first language; its tasks as their solutions do them on the first seed.
    pub fn of(course: &Course, lesson: &Lesson) -> Pace {
        let play = lesson.scenario.as_ref().and_then(|id| course.scenarios.get(id));
        let mut market = play.map(open);
        let mut pace = Pace::default();
        for step in &lesson.steps {
            let market_ms = match (&step.kind, play, &mut market) {
                (StepKind::Task(task), Some(play), Some(market)) => task_ms(task, play, market),
                _ => 0,
            };
            pace.add(
                share(step),
                reading_ms(course, &step.kind) + deed_ms(&step.kind) + market_ms,
            );
        }
        if let Some(exit) = &lesson.exit {
            pace.add(Share::Choose, choose_ms(&course.languages[0], exit));
        }
        pace
    }

    fn add(&mut self, share: Share, ms: u64) {
        let spent = match share {
            Share::Act => &mut self.act,
            Share::Choose => &mut self.choose,
            Share::Pair => &mut self.pair,
            Share::Tell => &mut self.tell,
        };
        spent.steps += 1;
        spent.ms += ms;
    }

    fn all(&self) -> [Spent; 4] {
        [self.act, self.choose, self.pair, self.tell]
    }

    pub fn steps(&self) -> u64 {
        self.all().iter().map(|spent| spent.steps).sum()
    }

    /// Milliseconds.
    pub fn ms(&self) -> u64 {
        self.all().iter().map(|spent| spent.ms).sum()
    }

    /// How much of the time acts, in parts of a million.
    pub fn act_ppm(&self) -> u64 {
        self.act.ms * 1_000_000 / self.ms().max(1)
    }

    /// How many of the steps are questions with options, in parts of a million.
    pub fn choose_ppm(&self) -> u64 {
        self.choose.steps * 1_000_000 / self.steps().max(1)
    }

    /// Whether it acts enough and does not ask too much.
    pub fn holds(&self) -> bool {
        LEAST_ACT_PPM <= self.act_ppm() && self.choose_ppm() <= MOST_CHOOSE_PPM
    }

    fn with(self, other: Pace) -> Pace {
        let both = |a: Spent, b: Spent| Spent {
            steps: a.steps + b.steps,
            ms: a.ms + b.ms,
        };
        Pace {
            act: both(self.act, other.act),
            choose: both(self.choose, other.choose),
            pair: both(self.pair, other.pair),
            tell: both(self.tell, other.tell),
        }
    }
}

/// Which of the four a step is.
pub fn share(step: &Step) -> Share {
    match step.kind {
        StepKind::Task(_)
        | StepKind::Fill(_)
        | StepKind::Tiles(_)
        | StepKind::Dialog(_)
        | StepKind::Inspect(_)
        | StepKind::Number(_)
        | StepKind::Order(_) => Share::Act,
        StepKind::Choose(_) => Share::Choose,
        StepKind::Match(_) => Share::Pair,
        StepKind::Read(_) | StepKind::Term(_) | StepKind::Beside(_) | StepKind::Case(_) | StepKind::Homework(_) => {
            Share::Tell
        }
    }
}

/// Reading a question, weighing its options, and reading why the right one is right.
fn choose_ms(lang: &Lang, step: &Choose) -> u64 {
    let right = step.options.iter().filter(|option| option.right);
    let said = right.map(|option| read_ms(lang, &option.say)).sum::<u64>();
    read_ms(lang, &step.ask) + options_ms(lang, &step.options) + said + times(PART_MS, step.options.len())
}

fn options_ms(lang: &Lang, options: &[Choice]) -> u64 {
    options.iter().map(|option| read_ms(lang, &option.text)).sum()
}

/// All that is read on the step's page and in what is said of a right answer.
fn reading_ms(course: &Course, kind: &StepKind) -> u64 {
    let lang = &course.languages[0];
    let all = |texts: &[&Text]| texts.iter().map(|text| read_ms(lang, text)).sum::<u64>();
    match kind {
        StepKind::Choose(step) => choose_ms(lang, step),
        StepKind::Order(step) => all(&kind.texts()) + read_ms(lang, &step.say),
        StepKind::Match(step) => all(&kind.texts()) + read_ms(lang, &step.say),
        StepKind::Number(step) => all(&kind.texts()) + read_ms(lang, &step.say),
        StepKind::Tiles(step) => {
            let meanings = step.tiles.iter().map(|tile| read_ms(lang, &tile.meaning)).sum::<u64>();
            all(&kind.texts()) + meanings + read_ms(lang, &step.say)
        }
        StepKind::Fill(step) => {
            let options = step
                .fields
                .iter()
                .map(|field| options_ms(lang, &field.options))
                .sum::<u64>();
            all(&kind.texts()) + options + read_ms(lang, &step.say)
        }
        StepKind::Inspect(step) => {
            let faults = step.parts.iter().filter(|part| part.is_fault);
            all(&kind.texts()) + faults.map(|part| read_ms(lang, &part.say)).sum::<u64>()
        }
        // The way that ends well is read, and what could have been said on it.
        StepKind::Dialog(step) => {
            let nodes = step.nodes.iter().filter(|node| node.end != Some(DialogEnd::Bad));
            let said =
                nodes.flat_map(|node| std::iter::once(&node.text).chain(node.options.iter().map(|one| &one.text)));
            read_ms(lang, &step.ask) + said.map(|text| read_ms(lang, text)).sum::<u64>()
        }
        StepKind::Term(step) => course
            .terms()
            .get(&step.term)
            .map_or(0, |term| read_ms(lang, &term.text) + read_ms(lang, &term.plain)),
        StepKind::Case(step) => read_ms(lang, &step.who) + all(&kind.texts()),
        StepKind::Task(_) | StepKind::Read(_) | StepKind::Beside(_) | StepKind::Homework(_) => all(&kind.texts()),
    }
}

/// What is done beside reading; a question's weighing is in its reading, a task's deeds are in its market.
fn deed_ms(kind: &StepKind) -> u64 {
    match kind {
        StepKind::Order(step) => times(PART_MS, step.items.len()),
        StepKind::Match(step) => times(PART_MS, step.pairs.len()),
        StepKind::Number(_) => SUM_MS,
        StepKind::Tiles(step) => times(PART_MS, step.tiles.len()),
        StepKind::Fill(step) => times(FIELD_MS, step.fields.len()),
        StepKind::Inspect(step) => times(INSPECTED_MS, step.parts.len()),
        StepKind::Dialog(step) => {
            let asked = step.nodes.iter().filter(|node| node.end.is_none());
            times(EXCHANGE_MS, asked.count())
        }
        StepKind::Beside(step) => times(PART_MS, step.figures.len()),
        StepKind::Choose(_)
        | StepKind::Task(_)
        | StepKind::Read(_)
        | StepKind::Term(_)
        | StepKind::Case(_)
        | StepKind::Homework(_) => 0,
    }
}

fn open(play: &Play) -> Market {
    Market::open(play.setting.clone(), 1)
}

/// Does the task as its solution does, until its goal holds.
fn task_ms(task: &Task, play: &Play, market: &mut Market) -> u64 {
    if task.again {
        *market = open(play);
    }
    let mut ms = 0;
    for command in &task.solution {
        if task.goal.holds(&|figure| market.figure(figure)) {
            break;
        }
        if market.execute(command).is_ok() {
            ms += if command.is_wait() { WAIT_MS } else { DEED_MS };
        }
    }
    ms
}

fn times(ms: u64, count: usize) -> u64 {
    ms * u64::try_from(count).unwrap_or(u64::MAX)
}

/// How long a text is read; marks and spaces cost nothing.
fn read_ms(lang: &Lang, text: &Text) -> u64 {
    let letters = text.in_lang(lang).chars().filter(|letter| letter.is_alphanumeric());
    letters
        .map(|letter| {
            if letter.is_ascii() || !is_han(letter) {
                LETTER_MS
            } else {
                HAN_MS
            }
        })
        .sum()
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Every lesson, each unit's order kept, then each track and the whole course; what misses a share is marked.
pub fn pace_table(course: &Course) -> String {
    let mut rows = vec![head()];
    let mut paces = Vec::new();
    for entry in course.units.iter().flat_map(|unit| &unit.lessons) {
        let (Some(lesson), _) = course.lesson(&entry.id) else {
            continue;
        };
        let pace = Pace::of(course, &lesson);
        rows.push(row(&entry.id, &pace, Some(lesson.minutes)));
        paces.push((entry.id.clone(), pace));
    }
    for track in &course.tracks {
        let its = paces.iter().filter(|(id, _)| track.lessons.contains(id));
        let all = its.fold(Pace::default(), |sum, (_, pace)| sum.with(*pace));
        rows.push(row(&format!("track {}", track.id), &all, None));
    }
    let all = paces.iter().fold(Pace::default(), |sum, (_, pace)| sum.with(*pace));
    rows.push(row("all", &all, None));
    aligned(&rows)
}

fn head() -> Vec<String> {
    [
        "lesson",
        "steps",
        "act",
        "choose",
        "match",
        "tell",
        "minutes",
        "act min",
        "choose min",
        "tell min",
        "said",
        "act of minutes",
        "choose of steps",
        "",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn row(name: &str, pace: &Pace, said: Option<u32>) -> Vec<String> {
    let tenths = |ms: u64| format!("{}.{}", ms / 60_000, ms % 60_000 / 6_000);
    let percent = |ppm: u64| format!("{} %", ppm / 10_000);
    vec![
        name.to_owned(),
        pace.steps().to_string(),
        pace.act.steps.to_string(),
        pace.choose.steps.to_string(),
        pace.pair.steps.to_string(),
        pace.tell.steps.to_string(),
        tenths(pace.ms()),
        tenths(pace.act.ms),
        tenths(pace.choose.ms),
        tenths(pace.tell.ms),
        said.map(|minutes| minutes.to_string()).unwrap_or_default(),
        percent(pace.act_ppm()),
        percent(pace.choose_ppm()),
        if pace.holds() { "" } else { "misses" }.to_owned(),
    ]
}

/// Names to the left, figures to the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|at| rows.iter().map(|row| row[at].len()).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}
