//! Four people at one PC, with nobody to help them: what the first hour gives to each of them, by a clock that is reckoned.
//!
//! A page costs whoever's turn it is, by the table; the others wait meanwhile. Only what the reader has not read in this lesson is read,
//! in the reader's own language: nobody spells the words of a menu twice. All of them answer rightly and do what the page says (`follow`).
//!
//! | | A | B | C | D |
//! |---|---|---|---|---|
//! | reads | Uyghur only | Chinese, half of it | Chinese, slowly | Chinese |
//! | a Chinese sign | – | 250 ms | 1000 ms: 60 a minute | 500 ms |
//! | a Uyghur letter | 100 ms | – | – | – |
//! | a digit or Latin letter | 100 ms | 50 ms | 100 ms | 100 ms |
//! | a key | 1.2 s | 0.3 s | 1.2 s | 1.2 s |
//! | a decision: a choice of several | 6 s | 3 s | 6 s | 6 s |
//! | a sum | 40 s | 20 s | 40 s | 40 s |
//! | leaves | | | | at minute 20 |
//!
//! Rates of reading, of a decision (`PART_MS`) and of a sum are those of `lint/pace.rs`; B takes half of each, C twice as long to
//! read. A key of somebody who does not know the keyboard takes 1.2 s, of a good typist 0.28 s (Card, Moran and Newell 1983, the
//! keystroke-level model). Away from the screen, where the steps about home stand, as a trainer leads the hour: two minutes of talk in the
//! first lesson; ten minutes of packing and sticking real labels in the third, when all have sent their own goods and pack those by hand.
//! Whoever sits beside D's empty chair finds the key that passes over it: a decision. At minute 35 the power fails in the midst of a lesson;
//! two minutes later the program starts again.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use bazar::{
    app::{Key, Page},
    course::StepKind,
    market::Command,
    tutor::{Act, Entry, Fact, LearnerId},
};
use expect_test::expect_file;

use crate::follow::{Sitting, Ways};
use crate::hall::Hall;
use crate::screens::{VIEW, key, languages};

struct Person {
    name: &'static str,
    /// Milliseconds for a sign of each kind; a language that is not read costs nothing.
    han_ms: u64,
    uyghur_ms: u64,
    latin_ms: u64,
    key_ms: u64,
    decision_ms: u64,
    sum_ms: u64,
    leaves_ms: u64,
}

const MINUTE_MS: u64 = 60_000;
const NEVER_MS: u64 = u64::MAX;

const PEOPLE: [Person; 4] = [
    Person {
        name: "A",
        han_ms: 0,
        uyghur_ms: 100,
        latin_ms: 100,
        key_ms: 1_200,
        decision_ms: 6_000,
        sum_ms: 40_000,
        leaves_ms: NEVER_MS,
    },
    Person {
        name: "B",
        han_ms: 250,
        uyghur_ms: 0,
        latin_ms: 50,
        key_ms: 300,
        decision_ms: 3_000,
        sum_ms: 20_000,
        leaves_ms: NEVER_MS,
    },
    Person {
        name: "C",
        han_ms: 1_000,
        uyghur_ms: 0,
        latin_ms: 100,
        key_ms: 1_200,
        decision_ms: 6_000,
        sum_ms: 40_000,
        leaves_ms: NEVER_MS,
    },
    Person {
        name: "D",
        han_ms: 500,
        uyghur_ms: 0,
        latin_ms: 100,
        key_ms: 1_200,
        decision_ms: 6_000,
        sum_ms: 40_000,
        leaves_ms: 20 * MINUTE_MS,
    },
];

/// Talking about the kettle, and packing by hand: where these steps send people away from the screen.
const AWAY_FROM_THE_SCREEN: [(&str, &str, u64); 2] =
    [("L01", "tomorrow", 2 * MINUTE_MS), ("L59", "at-home", 10 * MINUTE_MS)];
const POWER_FAILS_MS: u64 = 35 * MINUTE_MS;
const IN_THE_DARK_MS: u64 = 2 * MINUTE_MS;

const DECIDED_BY_MIN: u64 = 26;
const SHIPPED_BY_MIN: u64 = 51;
/// The lessons of the hour.
const LESSONS: [&str; 4] = ["L01", "L02", "L59", "L03"];

/// Somebody who presses far too often never gets on.
const PRESSES: usize = 1_500;

/// The first pages: a digit, the languages, several together; each gets a number and is in.
const ARRIVAL: &str = "5 enter 2 1 2 2 1 2 2 1 2 2 1 2 1";
/// After the power cut: a digit, the languages, those who sat here last, yes, go on.
const COMING_BACK: &str = "5 enter 5 2 enter";

/// What is known of the others besides whose turn it is.
struct Hour {
    sitting: Sitting,
    codes: &'static str,
    now_ms: u64,
    /// What each has read in this lesson.
    read: [BTreeSet<String>; 4],
    learners: Vec<LearnerId>,
    /// When each decided first about a parcel, and shipped first (milliseconds).
    decided: [Option<u64>; 4],
    shipped: [Option<u64>; 4],
    /// Time at the keys.
    busy_ms: [u64; 4],
    has_failed: bool,
    been_away: BTreeSet<(String, String)>,
    heard: usize,
    told: String,
}

/// What is read at one go: of Chinese a part between two marks, however its rows are broken; of Uyghur, whose rows are laid out from right
/// to left, a row; of digits and Latin letters a row.
fn pieces(page: &Page) -> BTreeSet<String> {
    let blocks = page.blocks.iter().map(|block| block.lines.as_slice());
    let items = page.options.iter().map(|item| item.lines.as_slice());
    let mut pieces = BTreeSet::new();
    for lines in std::iter::once(page.top.as_slice()).chain(blocks).chain(items) {
        let rows: Vec<String> = lines.iter().map(|line| line.plain()).collect();
        let is_chinese = |sign: &char| is_han(*sign) || MARKS.contains(sign);
        let chinese: String = rows.iter().flat_map(|row| row.chars().filter(is_chinese)).collect();
        pieces.extend(chinese.split(MARKS).map(str::to_owned));
        for is_of in [is_uyghur, is_latin] {
            pieces.extend(
                rows.iter()
                    .map(|row| row.chars().filter(|sign| is_of(*sign)).collect::<String>()),
            );
        }
    }
    pieces
}

/// Marks at which a Chinese sentence, or a line of a list, is taken in.
const MARKS: [char; 7] = ['。', '，', '：', '？', '！', '（', '）'];

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_uyghur(sign: char) -> bool {
    sign.is_alphabetic() && matches!(sign, '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

fn is_latin(sign: char) -> bool {
    sign.is_ascii_alphanumeric()
}

impl Person {
    /// What it takes to read what was not on the page before.
    fn reads_ms(&self, new: &BTreeSet<String>) -> u64 {
        let signs = new.iter().flat_map(|piece| piece.chars());
        let cost = |sign: char| match () {
            () if is_han(sign) => self.han_ms,
            () if is_uyghur(sign) => self.uyghur_ms,
            () => self.latin_ms,
        };
        signs.map(cost).sum()
    }
}

/// Whether a command is something done about a parcel; a look or a wait is none.
fn is_deed(command: &Command) -> bool {
    !command.is_wait() && !matches!(command, Command::Listing(_) | Command::Message(_))
}

impl Hour {
    fn begins(hall: &Arc<Hall>, ways: &Ways, codes: &'static str) -> Hour {
        let sitting = Sitting::start(Arc::clone(hall), Arc::clone(ways), (codes, 7), 1, Vec::new());
        let mut hour = Hour {
            sitting,
            codes,
            now_ms: 0,
            read: Default::default(),
            learners: Vec::new(),
            decided: [None; 4],
            shipped: [None; 4],
            busy_ms: [0; 4],
            has_failed: false,
            been_away: BTreeSet::new(),
            heard: 0,
            told: String::new(),
        };
        // One after the other takes the keyboard for a number of their own.
        for (at, word) in ARRIVAL.split_whitespace().enumerate() {
            hour.turn_of(at.saturating_sub(2) / 3 % 4, &[key(word)], 0);
        }
        hour.learners = hour.sitting.seat.app.records().profiles.keys().copied().collect();
        assert_eq!(hour.learners.len(), 4, "{}", hour.sitting.seat.screen());
        hour
    }

    /// Who presses now; outside of a lesson, and where nobody's turn is skipped any more, whoever sits in the middle: B.
    fn who(&self) -> usize {
        let Some(session) = self.sitting.open() else { return 1 };
        if session.exit().is_some() && session.verdict().is_some() {
            return 1;
        }
        let turn = session.learners[session.turn()];
        let found = self.learners.iter().position(|learner| *learner == turn);
        found.expect("one of them")
    }

    /// Somebody reads what is new, thinks, and presses.
    fn turn_of(&mut self, who: usize, keys: &[Key], thinks_ms: u64) {
        let person = &PEOPLE[who];
        let shown = pieces(&self.sitting.seat.app.page(VIEW));
        let new: BTreeSet<String> = shown.difference(&self.read[who]).cloned().collect();
        self.read[who].extend(shown);
        let took_ms = person.reads_ms(&new) + thinks_ms + person.key_ms * keys.len() as u64;
        self.now_ms += took_ms;
        self.busy_ms[who] += took_ms;
        for key in keys {
            self.sitting.press(*key);
        }
        self.note();
    }

    /// Who has done what, by the log.
    fn note(&mut self) {
        let new: Vec<Entry> = self.sitting.seat.disk[self.heard..].to_vec();
        self.heard = self.sitting.seat.disk.len();
        for entry in new {
            let Fact::Acted { act, by: Some(by), .. } = &entry.fact else {
                continue;
            };
            let Ok(Act::Market(command)) = act.parse() else {
                continue;
            };
            let Some(who) = self.learners.iter().position(|learner| learner == by) else {
                continue;
            };
            if is_deed(&command) {
                self.decided[who].get_or_insert(self.now_ms);
            }
            if command.to_string().starts_with("ship ") {
                self.shipped[who].get_or_insert(self.now_ms);
            }
        }
    }

    fn has_left(&self, who: usize) -> bool {
        PEOPLE[who].leaves_ms <= self.now_ms
    }

    /// What the page wants of whoever's turn it is.
    fn thinks_ms(&self, who: usize, keys: &[Key]) -> u64 {
        let person = &PEOPLE[who];
        let session = self.sitting.open().filter(|session| session.verdict().is_none());
        let is_sum = |session: &&bazar::tutor::Session| {
            session
                .step()
                .is_some_and(|step| matches!(step.kind, StepKind::Number(_)))
        };
        if session.filter(is_sum).is_some() {
            return person.sum_ms;
        }
        let options = self.sitting.seat.app.page(VIEW).options.len();
        if options < 2 {
            0
        } else {
            person.decision_ms * keys.len().max(1) as u64
        }
    }

    /// How long the step at hand sends them away from the screen, once.
    fn away_ms(&mut self) -> u64 {
        let here = self
            .sitting
            .open()
            .and_then(|session| Some((session.playable.what.id().to_owned(), session.step()?.id.clone())));
        let Some(here) = here.filter(|here| !self.been_away.contains(here)) else {
            return 0;
        };
        let away = AWAY_FROM_THE_SCREEN
            .iter()
            .find(|(lesson, step, _)| here == ((*lesson).to_owned(), (*step).to_owned()));
        self.been_away.insert(here);
        away.map_or(0, |(.., ms)| *ms)
    }

    /// One press, or the power fails.
    fn goes_on(&mut self) {
        let away_ms = self.away_ms();
        let back_ms = self.now_ms + away_ms;
        if !self.has_failed && POWER_FAILS_MS <= back_ms && self.sitting.open().is_some() {
            // Whoever packs boxes meanwhile waits for no light.
            self.now_ms = self.now_ms.max(POWER_FAILS_MS) + IN_THE_DARK_MS;
            self.now_ms = self.now_ms.max(back_ms);
            self.fails();
            return;
        }
        self.now_ms = back_ms;
        let who = self.who();
        if self.sitting.open().is_some() && self.has_left(who) {
            // Whoever sits beside presses for them.
            let beside = (0..4).find(|who| !self.has_left(*who)).expect("somebody is there");
            self.turn_of(beside, &[Key::Char('s')], PEOPLE[beside].decision_ms);
            assert_ne!(self.who(), who, "{}", self.sitting.seat.screen());
            return;
        }
        let keys = self.sitting.advised();
        let thinks_ms = self.thinks_ms(who, &keys);
        self.turn_of(who, &keys, thinks_ms);
    }

    /// The app is gone in the middle of a lesson; a new one is started on the same record.
    fn fails(&mut self) {
        self.has_failed = true;
        let disk = self.sitting.seat.disk.clone();
        let before = self.sitting.open().cloned();
        let hall = Arc::clone(&self.sitting.hall);
        let ways = Arc::clone(&self.sitting.ways);
        self.sitting = Sitting::start(hall, ways, (self.codes, 7), 2, disk);
        for word in COMING_BACK.split_whitespace() {
            self.turn_of(1, &[key(word)], 0);
        }
        if before.is_some() {
            self.sitting.take_up();
        }
        assert_eq!(
            self.sitting.open(),
            before.as_ref(),
            "nothing is lost\n{}",
            self.sitting.seat.screen()
        );
    }

    fn plays(&mut self, lesson: &str) {
        let begun = self.sitting.keys;
        self.read = Default::default();
        let is_in = |hour: &Hour| {
            hour.sitting
                .open()
                .is_some_and(|session| session.playable.what.id() == lesson)
        };
        while !is_in(self) {
            assert!(self.sitting.keys < begun + PRESSES, "{}", self.sitting.seat.screen());
            self.goes_on();
        }
        let from_ms = self.now_ms;
        while is_in(self) {
            assert!(self.sitting.keys < begun + PRESSES, "{}", self.sitting.seat.screen());
            self.goes_on();
        }
        let _ = writeln!(
            self.told,
            "{lesson}: minute {} to {}",
            minutes(from_ms),
            minutes(self.now_ms)
        );
    }
}

/// Tenths of minutes.
fn minutes(ms: u64) -> String {
    format!("{}.{}", ms / MINUTE_MS, ms % MINUTE_MS / (MINUTE_MS / 10))
}

#[test]
fn four_at_one_pc_decide_and_ship_within_the_hour() {
    let ways = Ways::default();
    let mut told = String::new();
    let mut faults = Vec::new();
    for codes in ["zh,ug", "ug,zh"] {
        let hall = Arc::new(Hall::reading(languages(codes)));
        let mut hour = Hour::begins(&hall, &ways, codes);
        let _ = writeln!(hour.told, "## {codes}\nall are in: minute {}", minutes(hour.now_ms));
        for lesson in LESSONS {
            hour.plays(lesson);
        }
        for (who, person) in PEOPLE.iter().enumerate() {
            let minute = |at: Option<u64>| at.map_or("never".to_owned(), minutes);
            let (decided, shipped) = (hour.decided[who], hour.shipped[who]);
            let _ = writeln!(
                hour.told,
                "{}: decides about a parcel at {}, ships one at {}, at the keys {}",
                person.name,
                minute(decided),
                minute(shipped),
                minutes(hour.busy_ms[who])
            );
            if decided.is_none_or(|ms| DECIDED_BY_MIN * MINUTE_MS < ms) {
                faults.push(format!("{codes}: {} decides at {}", person.name, minute(decided)));
            }
            let is_there = person.leaves_ms == NEVER_MS;
            if is_there && shipped.is_none_or(|ms| SHIPPED_BY_MIN * MINUTE_MS < ms) {
                faults.push(format!("{codes}: {} ships at {}", person.name, minute(shipped)));
            }
        }
        told.push_str(&hour.told);
    }
    expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/people/at-one-pc.txt")].assert_eq(&told);
    assert_eq!(faults, Vec::<String>::new(), "\n{told}");
}
