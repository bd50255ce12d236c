//! Somebody who has never sat at a computer and presses only what the page suggests: the focused line, Enter; where a page asks
//! something, the right answer. From the first start to money, counted in keys and screens; then through every lesson and the first
//! shop, on twenty seeds: who obeys reaches each goal and is never fined.

use std::fmt::Write;
use std::ops::RangeInclusive;
use std::sync::Arc;

use bazar::{
    app::Key,
    market::{Account, Market},
    tutor::{AttemptId, What},
};
use expect_test::expect_file;

use crate::first_line;
use crate::follow::{Sitting, Ways, figure};
use crate::hall::Hall;
use crate::screens::{key, languages};

const SEEDS: RangeInclusive<u64> = 1..=20;
/// How many lessons of the road are played on the seeds up to this one. The last lesson asks who was to blame: what the records show is
/// found by reading them, so it stands for one seed.
const LESSONS: [(u64, usize); 3] = [(1, 20), (3, 19), (20, 8)];

/// Keys to the first kettle bought, from the first page of its lesson on.
const MOST_TO_THE_KETTLE: usize = 14;
/// Keys to both boxes handed over, from the first page of its lesson on.
const MOST_TO_THE_SALE: usize = 25;
/// Pages painted from the first start to the money of the second box.
const MOST_SCREENS_TO_MONEY: usize = 60;

/// Presses after which a lesson never ends.
const PRESSES: usize = 600;

/// What the first pages ask: a digit, the languages, somebody new, a name of one's own.
const ARRIVAL: &str = "5 enter enter enter a y n u r enter";

/// What was lost by obeying.
fn lost(market: &Market) -> Option<String> {
    let fined_fen = market.ledger.balance(Account::Penalty);
    let violations = market.shop.violations.len();
    (fined_fen != 0 || violations != 0).then(|| format!("fined {fined_fen} fen, {violations} lines in the record"))
}

/// How it stands between two keys.
struct Standing {
    attempt: Option<AttemptId>,
    lost: Option<String>,
    is_missed: bool,
}

/// Somebody on the way through the course.
struct Obedient {
    sitting: Sitting,
    /// The lesson, and how many keys had been pressed when it was opened.
    lesson: (String, usize),
    faults: Vec<String>,
    pressed: Vec<String>,
}

impl Obedient {
    fn arrives(hall: &Arc<Hall>, ways: &Ways, seed: u64) -> Obedient {
        let mut sitting = Sitting::start(Arc::clone(hall), Arc::clone(ways), ("zh,ug", seed), 1, Vec::new());
        for word in ARRIVAL.split_whitespace() {
            sitting.press(key(word));
        }
        Obedient {
            sitting,
            lesson: Default::default(),
            faults: Vec::new(),
            pressed: Vec::new(),
        }
    }

    fn what(&self) -> Option<&What> {
        self.sitting.open().map(|session| &session.playable.what)
    }

    fn market(&self) -> Option<&Market> {
        self.sitting.session.as_ref()?.market()
    }

    /// Obeys until `until` holds; says whether it came to that.
    fn obeys(&mut self, until: impl Fn(&Obedient) -> bool) -> bool {
        let begun = self.sitting.keys;
        while !until(self) {
            if begun + PRESSES < self.sitting.keys {
                let page = self.sitting.seat.screen();
                self.fault(format!("never ends\n{page}"));
                return false;
            }
            for key in self.sitting.advised() {
                self.press(key);
            }
        }
        true
    }

    fn press(&mut self, key: Key) {
        let before = self.standing();
        self.sitting.press(key);
        self.pressed.push(format!("{key:?}"));
        let after = self.standing();
        if let Some(session) = self
            .sitting
            .session
            .as_ref()
            .filter(|_| before.attempt != after.attempt)
        {
            self.lesson = (session.playable.what.id().to_owned(), self.sitting.keys);
        }
        match after.lost {
            Some(lost) if before.lost.as_ref() != Some(&lost) => self.fault(lost),
            Some(_) | None => {}
        }
        if after.is_missed && !before.is_missed {
            self.fault("the goal is missed, or the answer is wrong".to_owned());
        }
    }

    fn standing(&self) -> Standing {
        let session = self.sitting.session.as_ref();
        Standing {
            attempt: session.map(|session| session.attempt),
            lost: self.market().and_then(lost),
            is_missed: session
                .and_then(|session| session.verdict())
                .is_some_and(|verdict| !verdict.right),
        }
    }

    fn fault(&mut self, what: String) {
        let position = self.sitting.session.as_ref().map(|session| session.position());
        let step = self.sitting.session.as_ref().and_then(|session| session.step());
        let step = step.map(|step| step.id.clone());
        let from = self.pressed.len().saturating_sub(6);
        let seed = self.sitting.session.as_ref().map_or(0, |session| session.seed);
        self.faults.push(format!(
            "seed {seed}, {} {position:?} {step:?}: {what} <- {}",
            self.lesson.0,
            self.pressed[from..].join(" ")
        ));
    }

    fn has(&self, lesson: &str, name: &str, least: i64) -> bool {
        self.lesson.0 == lesson && self.market().is_some_and(|market| least <= figure(market, name))
    }

    /// Keys since the lesson was opened.
    fn since(&self) -> usize {
        self.sitting.keys - self.lesson.1
    }
}

#[test]
fn from_the_first_start_to_money() {
    let (hall, ways) = (Arc::new(Hall::reading(languages("zh,ug"))), Ways::default());
    let mut told = String::from("seed  keys: arrival  kettle of L01  sale of L02  money of L02  in all  screens\n");
    let mut faults = Vec::new();
    for seed in SEEDS {
        let mut learner = Obedient::arrives(&hall, &ways, seed);
        let arrival = learner.sitting.keys;
        let mut row = format!("{seed:>4}  {arrival:>13}");
        let mut reached = Vec::new();
        for (lesson, name, least) in [("L01", "bought", 1), ("L02", "shipped", 2), ("L02", "settled", 2)] {
            assert!(
                learner.obeys(|learner| learner.has(lesson, name, least)),
                "{:?}",
                learner.faults
            );
            reached.push(learner.since());
        }
        let (keys, screens) = (learner.sitting.keys, learner.sitting.screens);
        let _ = write!(
            row,
            "  {:>13}  {:>11}  {:>12}  {keys:>6}  {screens:>7}",
            reached[0], reached[1], reached[2]
        );
        told.push_str(&row);
        told.push('\n');
        let targets = [
            (reached[0], MOST_TO_THE_KETTLE, "keys to the kettle"),
            (reached[1], MOST_TO_THE_SALE, "keys to the sale"),
            (screens, MOST_SCREENS_TO_MONEY, "screens to money"),
        ];
        let missed = targets.iter().filter(|(is, most, _)| most < is);
        faults.extend(missed.map(|(is, most, what)| format!("seed {seed}: {is} {what}, at most {most}")));
        faults.extend(learner.faults);
    }
    expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/people/obedient.txt")].assert_eq(&told);
    assert_eq!(faults, Vec::<String>::new());
}

/// Every lesson in the order of the road, then the first shop of one's own.
fn through_the_course(hall: &Arc<Hall>, ways: &Ways, seed: u64, count: usize) -> (String, Vec<String>) {
    let mut learner = Obedient::arrives(hall, ways, seed);
    let lessons = hall.course.units.iter().flat_map(|unit| &unit.lessons);
    let mut told = String::new();
    for lesson in lessons.take(count) {
        let wanted = What::Lesson(lesson.id.clone());
        let opened = learner.obeys(|learner| learner.what() == Some(&wanted));
        let (keys, screens) = (learner.sitting.keys, learner.sitting.screens);
        if !opened || !learner.obeys(|learner| learner.sitting.open().is_none()) {
            break;
        }
        let stars = learner
            .sitting
            .session
            .as_ref()
            .map_or(0, |session| session.stars().iter().filter(|star| **star).count());
        let (keys, screens) = (learner.sitting.keys - keys, learner.sitting.screens - screens);
        let _ = writeln!(
            told,
            "{:<4} {keys:>4} keys {screens:>4} screens {stars} stars",
            lesson.id
        );
    }
    (told, learner.faults)
}

#[test]
fn who_obeys_reaches_every_goal_and_is_never_fined() {
    let (hall, ways) = (Arc::new(Hall::reading(languages("zh,ug"))), Ways::default());
    let mut faults = Vec::new();
    let mut first = String::new();
    for seed in SEEDS {
        let count = LESSONS
            .iter()
            .find(|(last, _)| seed <= *last)
            .map_or(0, |(_, count)| *count);
        let (told, found) = through_the_course(&hall, &ways, seed, count);
        faults.extend(found);
        let shop = first_line::walk(&hall, "s05", seed).into_iter();
        faults.extend(shop.map(|(loss, told)| format!("s05, seed {seed}: {loss:?}: {told}")));
        if seed == *SEEDS.start() {
            first = told;
        }
    }
    expect_file![concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/people/obedient-course.txt"
    )]
    .assert_eq(&first);
    assert_eq!(faults, Vec::<String>::new());
}
