//! The same commands on the same seed come to the same end: one hash a scenario over the author's solution, the tempting
//! scripts, and players who do anything, on seeds 1 to 5. Everything is written as text (commands, events, refusals, figures,
//! money), so a Rust name may change and a mark stays; whoever changes what happens sees which scenarios, and raises
//! `RULES_VERSION`.
//!
//! `cargo test guard` plays a few players; `cargo bench --bench guard` all fifty. Both hold `tests/data/market/guard.txt`.

use std::fmt::Write;
use std::sync::Arc;

use bazar::course::{Course, Play};
use bazar::market::{Account, Command, Event, Figure, Market, RULES_VERSION, Refusal, parse_script};

use crate::dice::Dice;

/// Players of a whole run, on each seed.
pub const PLAYERS: u64 = 50;

/// Commands that a player tries.
const TRIES: usize = 60;

/// What anybody may try, whoever they are; `{}` is a word of what happened a moment ago: a name, if it pleases.
const LINES: [&str; 44] = [
    "wait",
    "wait",
    "wait",
    "wait 37",
    "wait morning",
    "reply all in-stock",
    "reply {} in-stock",
    "accept {}",
    "accept all",
    "decline {}",
    "invoice due",
    "pack due net-carton",
    "pack {} carton",
    "pack late foam",
    "label packed",
    "label {}",
    "check packed",
    "check {}",
    "ship packed courier=snow via=station",
    "ship packed courier=snow",
    "ship packed courier=tricycle",
    "cancel {}",
    "agree all",
    "agree {}",
    "offer {} 30%",
    "reject {}",
    "reject {} courier",
    "resend {}",
    "receive all",
    "evidence {}",
    "file all",
    "complain all",
    "track {}",
    "collect {}",
    "inspect {}",
    "sign {}",
    "refuse {}",
    "return {} damaged",
    "judge {} by-record",
    "price 19.90",
    "stock 25",
    "submit",
    "unshelve",
    "report {}",
];

/// A scenario and its marks: of what its author wrote, and of the first players.
pub struct Marks {
    pub scenario: String,
    pub written: u64,
    pub few: u64,
    pub all: u64,
}

/// Players of a quick run, on each seed.
const FEW: u64 = 2;

/// What was played, as a mark.
struct Mark {
    hash: u64,
}

impl Mark {
    fn new() -> Mark {
        Mark {
            hash: 0xcbf2_9ce4_8422_2325,
        }
    }
}

impl Write for Mark {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        for byte in text.bytes() {
            self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Ok(())
    }
}

/// A market played from text and told as text.
struct Told<'a> {
    market: Market,
    mark: &'a mut Mark,
    /// Words of what happened last.
    words: Vec<String>,
}

impl Told<'_> {
    fn open<'a>(play: &Play, seed: u64, mark: &'a mut Mark) -> Told<'a> {
        Told {
            market: Market::open(Arc::clone(&play.setting), seed),
            mark,
            words: vec!["b1".to_owned()],
        }
    }

    fn execute(&mut self, command: &Command) {
        writeln!(self.mark, "> {command}").expect("a mark takes everything");
        match self.market.execute(command) {
            Ok(events) => self.tell(&events),
            Err(refusal) => writeln!(self.mark, "refused {}", told(&refusal)).expect("a mark takes everything"),
        }
    }

    fn tell(&mut self, events: &[Event]) {
        for event in events {
            let text = event.to_string();
            writeln!(self.mark, "  {text}").expect("a mark takes everything");
            self.words
                .extend(text.split_whitespace().skip(1).take(2).map(str::to_owned));
        }
        let spare = self.words.len().saturating_sub(24);
        self.words.drain(..spare);
    }

    /// Closes the market, and tells what it came to.
    fn end(mut self) {
        let events = self.market.settle();
        self.tell(&events);
        // What is nothing is left out, and in which order a list of the program's stands is no matter.
        let figures = Figure::table().filter_map(|(figure, name)| match self.market.figure(figure) {
            0 => None,
            worth => Some(format!("{name} {worth}")),
        });
        let mut figures: Vec<String> = figures.collect();
        figures.sort();
        let balances = Account::ALL.iter().map(|account| self.market.ledger.balance(*account));
        let mut balances: Vec<i64> = balances.filter(|balance| *balance != 0).collect();
        balances.sort_unstable();
        writeln!(self.mark, "{figures:?} {balances:?}").expect("a mark takes everything");
        writeln!(self.mark, "minute {}", self.market.now_min).expect("a mark takes everything");
    }
}

/// The refusal's code and its numbers.
fn told(refusal: &Refusal) -> String {
    let inside = format!("{refusal:?}");
    let numbers = inside
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty());
    format!("{} {}", refusal.code(), numbers.collect::<Vec<_>>().join(" "))
}

/// Everything that any author wrote: what a player may try where it makes no sense.
pub fn anything(course: &Course) -> Vec<Command> {
    course.scenarios.values().flat_map(written).cloned().collect()
}

fn written(play: &Play) -> impl Iterator<Item = &Command> {
    let tempting = play.tempting.iter().flat_map(|tempting| &tempting.script);
    play.solution.iter().chain(tempting).chain(&play.setting.scenario.setup)
}

/// Plays one scenario: `all` its players, or a few.
pub fn marks(play: &Play, anything: &[Command], all: bool) -> Marks {
    let mut written_mark = Mark::new();
    let scripts = [&play.solution]
        .into_iter()
        .chain(play.tempting.iter().map(|tempting| &tempting.script));
    for script in scripts {
        for seed in 1..=5 {
            let mut told = Told::open(play, seed, &mut written_mark);
            for command in script {
                told.execute(command);
            }
            told.end();
        }
    }
    let own: Vec<Command> = written(play).cloned().collect();
    let mut mark = Mark::new();
    let mut few = 0;
    for player in 0..if all { PLAYERS } else { FEW } {
        for seed in 1..=5 {
            wander(play, seed, player, &own, anything, &mut mark);
        }
        if player + 1 == FEW {
            few = mark.hash;
        }
    }
    Marks {
        scenario: play.id.clone(),
        written: written_mark.hash,
        few,
        all: mark.hash,
    }
}

fn wander(play: &Play, seed: u64, player: u64, own: &[Command], anything: &[Command], mark: &mut Mark) {
    let mut dice = Dice(seed * 1_000 + player);
    let mut told = Told::open(play, seed, mark);
    // The author's first steps open a shop, without which there is little to try.
    let known = dice.below(play.solution.len() + 1);
    for command in &play.solution[..known] {
        told.execute(command);
    }
    for _ in 0..TRIES {
        let command = match dice.below(8) {
            0..=2 if !own.is_empty() => own[dice.below(own.len())].clone(),
            3 => anything[dice.below(anything.len())].clone(),
            _ => line(&told.words, &mut dice),
        };
        told.execute(&command);
    }
    told.end();
}

fn line(words: &[String], dice: &mut Dice) -> Command {
    let word = &words[dice.below(words.len())];
    let (mut commands, errors) = parse_script(&dice.of(&LINES).replace("{}", word));
    // A word with a `#` in it would be a remark.
    if errors.is_empty() && commands.len() == 1 {
        commands.remove(0)
    } else {
        Command::WAIT
    }
}

impl Marks {
    /// A line of the file: the scenario, and a mark for each that was played.
    pub fn line(&self) -> String {
        let (written, few, all) = (self.written, self.few, self.all);
        format!("{} {written:016x} {few:016x} {all:016x}", self.scenario)
    }
}

/// The first line of the file.
pub fn head() -> String {
    format!("version {RULES_VERSION}; written, {FEW} players, {PLAYERS} players")
}

#[test]
fn every_scenario_comes_to_the_same_end() {
    let (course, _) = Course::embedded();
    let anything = anything(&course);
    let page = std::fs::read_to_string("tests/data/market/guard.txt").expect("the marks are readable");
    let mut lines = page.lines();
    assert_eq!(lines.next(), Some(head().as_str()));
    let quick = |line: &str| line.rsplit_once(' ').unwrap_or_default().0.to_owned();
    let kept: Vec<String> = lines.map(quick).collect();
    let plays = course.scenarios.values();
    let found: Vec<String> = plays.map(|play| quick(&marks(play, &anything, false).line())).collect();
    assert_eq!(
        kept, found,
        "what happens has changed: raise RULES_VERSION, and `cargo bench --bench guard -- write`"
    );
}
