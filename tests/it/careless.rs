//! Somebody careless: at each step of each lesson every wrong answer in turn, given by keys; in the market nothing done, and each
//! tempting way of the scenario. What the page then says as reason stands in one golden, to be read by people: it must be true of
//! what was done and say why.
//!
//! Numbers: what the author's slips come to, what the usual ones come to, and one that no sum leads to. Things in order and pairs: two
//! beside each other change places. Forms, ticked parts, tiles: one wrong at a time. Talks: each poor reply on the good way.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use bazar::{
    app::BlockKind,
    app::{Input, JobId, Key, News, Page, Player, View, ViewContext, keys_within},
    course::{Answer, Choose, Feedback, Fill, Inspect, Number, Slip, StepKind, Tiles},
    market::Command,
    say::sentence,
    tui::perform_job,
    tutor::{Act, Outcome, Session},
};
use expect_test::expect_file;

use crate::follow::{choose_keys, keys_of};
use crate::hall::Hall;
use crate::screens::languages;
use crate::walk;

const VIEW: View = View { width: 100, height: 70 };

/// Waits after which a market in which nothing is done is left.
const WAITS: usize = 60;
/// Keys within which a deed of the market is looked for.
const NEAR: usize = 12;

/// What stands on a page: each block's rows, framed ones apart.
fn said(page: &Page) -> Vec<(bool, String)> {
    let blocks = page.blocks.iter().flat_map(|block| {
        let framed = block.kind == BlockKind::Notice;
        let lines = block
            .lines
            .iter()
            .map(move |line| (framed, line.plain().trim().to_owned()));
        lines.filter(|(_, line)| !line.is_empty())
    });
    blocks.collect()
}

/// A player at the keys, with all work beside the program done at once.
struct Hand<'a> {
    player: Player,
    ctx: ViewContext<'a>,
    before: Vec<(bool, String)>,
}

impl Hand<'_> {
    fn at<'a>(hall: &'a Hall, session: &Session) -> Hand<'a> {
        let (player, ctx) = (Player::of(session.clone()), hall.ctx());
        let before = said(&player.page(&ctx, VIEW));
        Hand { player, ctx, before }
    }

    fn press(&mut self, keys: &[Key]) {
        for key in keys {
            self.before = said(&self.player.page(&self.ctx, VIEW));
            self.player.update(Input::Key(*key), &self.ctx, &mut Vec::new());
            if let Some(job) = self.player.wants() {
                self.player.begun(JobId(1));
                let done = News::Done(perform_job(&job, None, &|_| true));
                self.player.hear(JobId(1), done);
                // What is guessed first is tried elsewhere.
                self.player.end_guess();
            }
        }
    }

    /// What the page says that it did not say before the last key.
    fn told(&self) -> Vec<(bool, String)> {
        let mut now = said(&self.player.page(&self.ctx, VIEW));
        now.retain(|line| !self.before.contains(line));
        // What happened in a market is no reason, nor is where the hint is.
        let is_hint_key = |line: &str| {
            ["想看提示", "Press H for a hint"]
                .iter()
                .any(|words| line.starts_with(words))
        };
        now.retain(|(_, line)| !line.starts_with("· ") && !is_hint_key(line));
        now
    }

    /// Does it in the market by keys, or where none are near, as if it had been.
    fn deed(&mut self, command: &Command) -> Outcome {
        if self.player.market_screen().is_none() {
            self.press(&[Key::Enter]);
        }
        let mut ahead = self.player.session.clone();
        let outcome = ahead.submit(&Act::Market(command.clone())).outcome;
        if let Outcome::Unfit | Outcome::Refused = outcome {
            return outcome;
        }
        let found = (self.player.market_screen())
            .and_then(|(market_screen, market)| keys_within(NEAR, market_screen, market, &self.ctx, command));
        match found {
            Some(keys) => self.press(&keys),
            // To an hour for which no page waits, and at which the market has closed: a hand waits step by step.
            None if outcome == Outcome::Wrong && *command != Command::WAIT => {
                let until_min = ahead.market().map_or(0, |market| market.now_min);
                for _ in 0..WAITS {
                    let is_open = self.player.session.task().is_some();
                    let now_min = self.player.session.market().map_or(u32::MAX, |market| market.now_min);
                    if is_open && now_min < until_min {
                        self.deed(&Command::WAIT);
                    }
                }
            }
            None => self.player = Player::of(ahead).back_in_market(&self.ctx),
        }
        outcome
    }
}

/// The numbers that slips of this sum come to, and one that no sum leads to.
fn numbers(session: &Session, number: &Number) -> Vec<i64> {
    let (Some(drawn), Some(step)) = (session.drawn(), session.step()) else {
        return Vec::new();
    };
    let Some(answer) = drawn.answer else { return Vec::new() };
    let known: Vec<i64> = drawn
        .values
        .values()
        .copied()
        .chain(constants(&number.answer.to_string()))
        .chain([answer])
        .collect();
    let mut open: BTreeSet<i64> = number
        .slips
        .iter()
        .filter_map(|slip| slip.value.reckon(&drawn.values))
        .collect();
    let once: Vec<i64> = known.iter().flat_map(|left| joined(*left, &known)).collect();
    let twice: Vec<i64> = once.iter().flat_map(|left| joined(*left, &known)).collect();
    open.extend(once.iter().chain(&twice).chain(&known).copied());
    open.extend([answer * 10, answer * 100, answer / 10, answer / 100]);
    // A sum's part may be rounded up.
    open.extend(open.clone().iter().map(|number| number.div_euclid(100) * 100 + 100));
    let mut slips: Vec<Slip> = Vec::new();
    let mut found = Vec::new();
    for given in open {
        let is_typed = (0..1_000_000_000).contains(&given);
        let Some(Feedback::OtherNumber { slip: Some(slip), .. }) = is_typed.then(|| feedback(session, given)).flatten()
        else {
            continue;
        };
        if !slips.contains(&slip) {
            slips.push(slip);
            found.push(given);
        }
    }
    let nobody = (1..).map(|n| answer + n * 1_300 + 700).find(|given| {
        matches!(
            feedback(session, *given),
            Some(Feedback::OtherNumber { slip: None, .. })
        )
    });
    found.extend(nobody);
    assert!(!step.id.is_empty());
    found
}

fn feedback(session: &Session, given: i64) -> Option<Feedback> {
    let turn = session.clone().submit(&Act::Answer(Answer::Number(given)));
    turn.verdict.filter(|verdict| !verdict.right)?.say.first().cloned()
}

/// Whole numbers that stand in the sum itself.
fn constants(sum: &str) -> Vec<i64> {
    let words = sum.split(|sign: char| !sign.is_ascii_digit());
    words
        .filter_map(|word| word.parse::<i64>().ok())
        .map(|number| number * 100)
        .collect()
}

/// Both, joined by each sign, in hundredths.
fn joined(left: i64, known: &[i64]) -> Vec<i64> {
    let with = |right: i64| {
        let quotient = |above: i64, below: i64| (below != 0).then(|| above.saturating_mul(100) / below);
        let both = [
            left.saturating_add(right),
            left - right,
            right - left,
            left.saturating_mul(right) / 100,
        ];
        both.into_iter()
            .chain(quotient(left, right))
            .chain(quotient(right, left))
            .collect::<Vec<i64>>()
    };
    known.iter().flat_map(|right| with(*right)).collect()
}

/// Each wrong option; of several also what is left out and what is too much.
fn options(asked: &Choose) -> Vec<Vec<String>> {
    let of = |right: bool| {
        asked
            .options
            .iter()
            .filter(move |option| option.right == right)
            .map(|option| option.id.clone())
    };
    let right: Vec<String> = of(true).collect();
    let alone = of(false).map(|id| vec![id]);
    if !asked.is_several() {
        return alone.collect();
    }
    let less = one_less(&right);
    let more = of(false).map(|id| [right.clone(), vec![id]].concat());
    alone.chain(less).chain(more).collect()
}

fn one_less(all: &[String]) -> Vec<Vec<String>> {
    let without = |gone: &String| all.iter().filter(|id| *id != gone).cloned().collect();
    all.iter().map(without).collect()
}

/// Two that stand beside each other change places.
fn swapped(all: &[String]) -> Vec<Vec<String>> {
    let swap = |at: usize| {
        let mut all = all.to_vec();
        all.swap(at - 1, at);
        all
    };
    (1..all.len()).map(swap).collect()
}

fn fills(fill: &Fill) -> Vec<Answer> {
    let right: Vec<(String, String)> = fill
        .fields
        .iter()
        .filter_map(|field| {
            let option = field.options.iter().find(|option| option.right)?;
            Some((field.id.clone(), option.id.clone()))
        })
        .collect();
    let mut all = Vec::new();
    for (at, field) in fill.fields.iter().enumerate() {
        for option in field.options.iter().filter(|option| !option.right) {
            let mut form = right.clone();
            form[at].1 = option.id.clone();
            all.push(Answer::Fill(form));
        }
    }
    all
}

fn inspections(inspect: &Inspect) -> Vec<Answer> {
    let of = |fault: bool| {
        inspect
            .parts
            .iter()
            .filter(move |part| part.is_fault == fault)
            .map(|part| part.id.clone())
    };
    let faults: Vec<String> = of(true).collect();
    let more = of(false).map(|id| [faults.clone(), vec![id]].concat());
    [Vec::new()]
        .into_iter()
        .chain(one_less(&faults))
        .chain(more)
        .map(Answer::Inspect)
        .collect()
}

fn titles(session: &Session, tiles: &Tiles) -> Vec<Answer> {
    let right = session
        .step()
        .map(|step| step.right_answers(session.seed, &session.playable.rules));
    let Some(Answer::Tiles(right)) = right.and_then(|answers| answers.first().cloned()) else {
        return Vec::new();
    };
    let others = tiles
        .tiles
        .iter()
        .map(|tile| tile.id.clone())
        .filter(|id| !right.contains(id));
    let more: Vec<Vec<String>> = others.map(|id| [right.clone(), vec![id]].concat()).collect();
    one_less(&right)
        .into_iter()
        .filter(|ids| !ids.is_empty())
        .chain(more)
        .map(Answer::Tiles)
        .collect()
}

/// Every wrong answer to the page at hand.
fn wrong_answers(session: &Session) -> Vec<Answer> {
    let Some(step) = session.step() else { return Vec::new() };
    let ids = |all: &[String]| all.to_vec();
    match &step.kind {
        StepKind::Read(_) | StepKind::Term(_) | StepKind::Beside(_) | StepKind::Case(_) | StepKind::Homework(_) => {
            Vec::new()
        }
        StepKind::Task(_) => Vec::new(),
        StepKind::Choose(asked) => options(asked).into_iter().map(Answer::Choose).collect(),
        StepKind::Order(order) => {
            let right: Vec<String> = order.items.iter().map(|item| item.id.clone()).collect();
            swapped(&right).into_iter().map(Answer::Order).collect()
        }
        StepKind::Match(pairs) => {
            let lefts: Vec<String> = pairs.pairs.iter().map(|pair| pair.id.clone()).collect();
            let rights = swapped(&lefts).into_iter();
            rights
                .map(|rights| Answer::Match(ids(&lefts).into_iter().zip(rights).collect()))
                .collect()
        }
        StepKind::Number(number) => numbers(session, number).into_iter().map(Answer::Number).collect(),
        StepKind::Tiles(tiles) => titles(session, tiles),
        StepKind::Fill(fill) => fills(fill),
        StepKind::Inspect(inspect) => inspections(inspect),
        StepKind::Dialog(_) => {
            let said = session.talk().map_or(0, |talk| talk.path.len());
            let good = step.right_answers(session.seed, &session.playable.rules);
            let options = session
                .talk_options()
                .into_iter()
                .map(|option| Answer::Say(option.id.clone()));
            options.filter(|answer| good.get(said) != Some(answer)).collect()
        }
    }
}

/// The halls in which the same is read.
struct Careless {
    halls: [(&'static str, Hall); 2],
    golden: String,
    faults: Vec<String>,
}

impl Careless {
    /// Presses these keys on the page at hand and writes down what the page says then.
    fn answers(&mut self, session: &Session, place: &str, keys: &[Key]) {
        let _ = writeln!(self.golden, "{place}");
        for (code, hall) in &self.halls {
            let mut hand = Hand::at(hall, session);
            hand.press(keys);
            let told = hand.told();
            let heads = [sentence::player_wrong(), sentence::player_exit_wrong()].map(|head| hand.ctx.say(&head).own);
            let reasons = told
                .iter()
                .filter(|(framed, line)| *framed && !heads.contains(line))
                .count();
            let goes_on = hand.player.session.verdict().is_none();
            if reasons == 0 && (!goes_on || told.is_empty()) {
                self.faults.push(format!("{place}: no reason in {code}: {told:?}"));
            }
            self.golden.push_str(&written(code, &told));
        }
    }

    /// All wrong answers of the page at hand.
    fn page(&mut self, lesson: &str, session: &Session) {
        if let Some(exit) = session.exit().filter(|_| session.verdict().is_none()) {
            for ids in options(exit) {
                self.answers(
                    session,
                    &format!("{lesson} exit: {}", ids.join(",")),
                    &choose_keys(exit, &ids),
                );
            }
            return;
        }
        let Some(step) = session.step().filter(|_| session.verdict().is_none()) else {
            return;
        };
        for answer in wrong_answers(session) {
            let outcome = session.clone().submit(&Act::Answer(answer.clone())).outcome;
            if let Outcome::Wrong | Outcome::Continued = outcome {
                self.answers(
                    session,
                    &format!("{lesson} {}: {answer}", step.id),
                    &keys_of(session, &answer),
                );
            }
        }
    }

    /// Nothing is done on a task until its market closes.
    fn idles(&mut self, lesson: &str, session: &Session) {
        let place = format!(
            "{lesson} {}: nothing is done",
            session.step().map_or("", |step| step.id.as_str())
        );
        let _ = writeln!(self.golden, "{place}");
        for (code, hall) in &self.halls {
            let mut hand = Hand::at(hall, session);
            let mut told = Vec::new();
            for _ in 0..WAITS {
                hand.deed(&Command::WAIT);
                let says_why = hand
                    .player
                    .market_screen()
                    .is_some_and(|(market_screen, _)| market_screen.says_why());
                if says_why || hand.player.session.verdict().is_some() {
                    add(&mut told, hand.told());
                }
                if hand.player.session.verdict().is_some() {
                    break;
                }
            }
            let is_missed = hand.player.session.verdict().is_some_and(|verdict| !verdict.right);
            if is_missed && told.is_empty() {
                self.faults.push(format!("{place}: no reason in {code}"));
            }
            self.golden.push_str(&written(code, &told));
        }
    }

    /// A tempting way through all tasks of a lesson.
    fn tempted(&mut self, lesson: &str, session: &Session, id: &str, script: &[Command]) {
        let _ = writeln!(self.golden, "{lesson}, tempting: {id}");
        for (code, hall) in &self.halls {
            let mut session = session.clone();
            let mut next = 0;
            while let Some(task) = session.task().cloned() {
                if task.again {
                    next = 0;
                }
                let mut hand = Hand::at(hall, &session);
                let mut told = Vec::new();
                for _ in 0..WAITS {
                    let command = script.get(next).cloned().unwrap_or(Command::WAIT);
                    next += 1;
                    hand.deed(&command);
                    let says_why = hand
                        .player
                        .market_screen()
                        .is_some_and(|(market_screen, _)| market_screen.says_why());
                    if says_why || hand.player.session.verdict().is_some_and(|verdict| !verdict.right) {
                        add(&mut told, hand.told());
                    }
                    if hand.player.session.verdict().is_some() {
                        break;
                    }
                }
                if !told.is_empty() {
                    let _ = writeln!(self.golden, "  {}", session.step().map_or("", |step| step.id.as_str()));
                    self.golden.push_str(&written(code, &told));
                }
                let is_missed = hand.player.session.verdict().is_some_and(|verdict| !verdict.right);
                if is_missed && told.len() < 3 {
                    self.faults
                        .push(format!("{lesson}, tempting {id}: no reason in {code}"));
                }
                session = hand.player.session;
                if !session.verdict().is_some_and(|verdict| verdict.right) {
                    break;
                }
                let mut done = 0;
                while session.task().is_none() && !session.is_over() {
                    let Some(act) = walk::right_act(&session, done) else {
                        break;
                    };
                    done = match session.submit(&act).outcome {
                        Outcome::Continued => done + 1,
                        Outcome::Unfit | Outcome::Refused => break,
                        Outcome::Right | Outcome::Wrong | Outcome::Moved | Outcome::Hinted | Outcome::Called => 0,
                        Outcome::Restarted | Outcome::Undone => 0,
                    };
                }
            }
        }
    }
}

/// Reasons stand in frames; what was said before is left out.
fn add(told: &mut Vec<(bool, String)>, new: Vec<(bool, String)>) {
    for line in new {
        if line.0 && !told.contains(&line) {
            told.push(line);
        }
    }
}

fn written(code: &str, told: &[(bool, String)]) -> String {
    let lines: Vec<&str> = told.iter().map(|(_, line)| line.as_str()).collect();
    format!("    {code}: {}\n", lines.join(" | "))
}

#[test]
fn every_wrong_answer_has_a_reason() {
    let mut careless = Careless {
        halls: [
            ("zh", Hall::reading(languages("zh"))),
            ("en", Hall::reading(languages("en"))),
        ],
        golden: String::new(),
        faults: Vec::new(),
    };
    let course = Arc::clone(&careless.halls[0].1.course);
    for entry in course.units.iter().flat_map(|unit| &unit.lessons) {
        let _ = writeln!(careless.golden, "## {}", entry.id);
        let mut is_tempted = false;
        for session in walk::walk(&course, &entry.id, 1) {
            careless.page(&entry.id, &session);
            let is_fresh = session.task().is_some() && !session.has_traded();
            if is_fresh {
                careless.idles(&entry.id, &session);
            }
            if let Some(play) = session.playable.play.clone().filter(|_| is_fresh && !is_tempted) {
                is_tempted = true;
                for tempting in &play.tempting {
                    careless.tempted(&entry.id, &session, &tempting.id, &tempting.script);
                }
            }
        }
    }
    expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/people/careless.txt")].assert_eq(&careless.golden);
    assert_eq!(careless.faults, Vec::<String>::new());
}
