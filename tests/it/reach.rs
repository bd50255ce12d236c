//! What can never be met any more: figures that only grow never fall, a goal beyond them is lost, it is told at that minute,
//! and the morning leads back before it.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    sync::Arc,
};

use bazar::{
    app::{Input, Player, SILENT, View, ViewContext, Writing, keys_to},
    course::{Course, Goal, Play, builtin_locales},
    market::{Command, Figure, Market, MessageState, Runs, Selector, message, time},
    text::Locales,
    tutor::{
        Act, AttemptId, AttemptLog, EntryWriter, Fact, Key, LearnerId, LearnerRecords, Outcome, Playable, RunId,
        Session, What, Whose, lost,
    },
};
use expect_test::expect_file;

use crate::{
    chance::Hands,
    dice::Dice,
    hall::Hall,
    screens::{key, languages, paint},
    walk,
};

const VIEW: View = View { width: 80, height: 24 };

/// Each figure with what it could still come to at the last look.
struct Eye<'a> {
    play: &'a str,
    reach: BTreeMap<Figure, RangeInclusive<i64>>,
    /// What was seen outside.
    faults: BTreeSet<String>,
}

impl Eye<'_> {
    fn new(play: &str) -> Eye<'_> {
        Eye {
            play,
            reach: BTreeMap::new(),
            faults: BTreeSet::new(),
        }
    }

    /// Nothing leaves its reach, and no reach becomes wider.
    fn look(&mut self, market: &Market) {
        for figure in Figure::all() {
            let now = market.reach(figure);
            let before = self.reach.insert(figure, now.clone());
            let is_within = before.is_none_or(|before| before.start() <= now.start() && now.end() <= before.end());
            if !is_within || !now.contains(&market.figure(figure)) {
                self.faults.insert(format!("{}: {figure}", self.play));
            }
        }
    }
}

/// Half an hour after half an hour, answered by nobody, then settled.
fn let_go(eye: &mut Eye, market: &mut Market) {
    for _ in 0..4 * 48 {
        if market.is_over() {
            break;
        }
        market.run_until_asked(market.now_min + 30);
        eye.look(market);
    }
    market.settle();
    eye.look(market);
}

fn scripted(play: &Play, seed: u64, script: &[Command], settles: bool) -> BTreeSet<String> {
    let mut eye = Eye::new(&play.id);
    let mut market = Market::open(Arc::clone(&play.setting), seed);
    for command in script {
        // Refused or not.
        let _ = market.execute(command);
        eye.look(&market);
    }
    if settles {
        market.settle();
        eye.look(&market);
    } else {
        let_go(&mut eye, &mut market);
    }
    eye.faults
}

#[test]
fn what_runs_up_never_falls_whatever_is_done() {
    let (course, _) = Course::embedded();
    let mut faults = BTreeSet::new();
    for play in course.scenarios.values() {
        let tempting: Vec<&[Command]> = play.tempting.iter().map(|tempting| &tempting.script[..]).collect();
        for seed in 1..=3 {
            faults.extend(scripted(play, seed, &play.solution, seed == 1));
            for script in &tempting {
                faults.extend(scripted(play, seed, script, seed == 1));
            }
            // Good and bad lines in any order.
            let lines = [&[&play.solution[..]], &tempting[..]].concat().concat();
            let mut dice = Dice(seed);
            let any: Vec<Command> = (0..lines.len())
                .map(|_| lines[dice.below(lines.len())].clone())
                .collect();
            faults.extend(scripted(play, seed, &any, false));
        }
    }
    assert_eq!(faults, BTreeSet::new());
}

#[test]
fn what_runs_up_never_falls_under_anybodys_keys() {
    let hall = Hall::open();
    for scenario in hall.scenarios() {
        for (hands, seed) in [(Hands::Blind, 1), (Hands::Trusting, 2)] {
            let mut eye = Eye::new(scenario);
            hall.watch(scenario, hands, seed, |market| eye.look(market));
            assert_eq!(eye.faults, BTreeSet::new());
        }
    }
}

/// What the market has closed on the shop's record stays there; before, an appeal may lift it.
#[test]
fn points_are_out_of_reach_once_they_are_final() {
    let (course, _) = Course::embedded();
    let mut seen = (false, false);
    for play in course.scenarios.values() {
        for script in play.tempting.iter().map(|tempting| &tempting.script) {
            let mut market = Market::open(Arc::clone(&play.setting), 1);
            for command in script {
                let _ = market.execute(command);
                let figure = "violation_points".parse().expect("a figure");
                let (points, reach) = (market.figure(figure), market.reach(figure));
                seen.0 |= 0 < points && reach.contains(&0);
                seen.1 |= 0 < points && !reach.contains(&0);
            }
        }
    }
    assert_eq!(seen, (true, true), "open to appeal, and closed");
}

/// `late` has come to 2 and may grow; `profit_fen` may be anything; `days` stands for what has closed at 3.
fn reach(figure: Figure) -> RangeInclusive<i64> {
    match figure.name() {
        "late" => 2..=i64::MAX,
        "days" => 3..=3,
        _ => i64::MIN..=i64::MAX,
    }
}

#[test]
fn a_goal_is_lost_when_nothing_that_may_come_meets_it() {
    for (source, is_lost) in [
        ("late == 0", true),
        ("late <= 1", true),
        ("late <= 2", false),
        ("late < 2", true),
        ("late < 3", false),
        ("late == 2", false),
        ("late == 5", false),
        ("late >= 9", false),
        ("late != 2", false),
        ("days == 3", false),
        ("days != 3", true),
        ("days >= 4", true),
        ("days > 2", false),
        ("profit_fen >= 100", false),
        ("late == 0 and profit_fen >= 100", true),
        ("profit_fen >= 100 and (late == 0 or days == 3)", false),
        ("late == 0 or profit_fen >= 100", false),
        ("late == 0 or days == 4", true),
        ("not late >= 1", true),
        ("not late == 0", false),
        ("not (late >= 1 and days == 3)", true),
        ("not (late >= 1 and profit_fen > 0)", false),
        ("not (late >= 1 or profit_fen > 0)", true),
    ] {
        let goal = Goal::parse(source).unwrap_or_else(|err| panic!("{source}: {err:?}"));
        assert_eq!(goal.is_lost(&reach), is_lost, "{source}");
        assert_eq!(goal.lost_parts(&reach).is_empty(), !is_lost, "{source}");
    }
    let goal = Goal::parse("profit_fen >= 100 and late == 0").expect("a goal");
    let parts: Vec<&str> = goal.lost_parts(&reach).iter().map(|part| part.0.name()).collect();
    assert_eq!(parts, ["late"], "why, and nothing else");
    assert_eq!("late".parse::<Figure>().map(Figure::runs), Ok(Runs::Up));
}

fn learner() -> LearnerId {
    LearnerId(Key { run: RunId(1), n: 0 })
}

fn free(course: &Course, scenario: &str) -> Session {
    let playable = Playable::of(course, &What::Scenario(scenario.to_owned())).expect("a scenario");
    Session::open(playable, AttemptId(Key { run: RunId(1), n: 9 }), 7, vec![learner()])
}

fn act(line: &str) -> Act {
    let act: Act = line.parse().unwrap_or_else(|err| panic!("{err}"));
    assert_eq!(act.to_string(), line, "one text form");
    act
}

/// The attempt as the log of these facts holds it.
fn kept(session: &Session, facts: Vec<Fact>) -> AttemptLog {
    let (mut records, mut writer) = (LearnerRecords::default(), EntryWriter::new(RunId(1)));
    for fact in [session.opened(None)].into_iter().chain(facts) {
        writer.write(&mut records, fact, 0);
    }
    records.logs[&session.attempt].clone()
}

#[test]
fn a_late_order_loses_its_stars_once_and_the_morning_brings_them_back() {
    let (course, _) = Course::embedded();
    let mut session = free(&course, "l31-dispatch");
    let mut facts = Vec::new();
    let mut submit = |session: &mut Session, line: &str| {
        let mut turn = session.submit(&act(line));
        facts.append(&mut turn.facts);
        turn
    };
    assert_eq!(submit(&mut session, "morning").outcome, Outcome::Unfit);
    assert!(submit(&mut session, "do wait").lost.is_empty());
    let morning = session.market().cloned();
    // Over night the deadlines go by.
    let turn = submit(&mut session, "do wait");
    let whose: Vec<Whose> = turn.lost.iter().map(|goal| goal.whose).collect();
    assert_eq!(whose, [Whose::Star(1), Whose::Star(2)]);
    assert_eq!(turn.lost[0].wants[0].figure.name(), "late");
    assert!(submit(&mut session, "do wait").lost.is_empty(), "told once");
    assert_eq!(lost(&session).len(), 2, "and it stays so");
    assert_eq!(submit(&mut session, "morning").outcome, Outcome::Restarted);
    assert_eq!(lost(&session).len(), 2, "that day's morning was too late");
    assert_eq!(submit(&mut session, "morning").outcome, Outcome::Restarted);
    assert_eq!(session.market().cloned(), morning, "the day before it was not");
    assert!(lost(&session).is_empty());
    for line in ["do pack due carton", "do label packed", "do check packed"] {
        assert_eq!(submit(&mut session, line).outcome, Outcome::Continued, "{line}");
    }
    submit(&mut session, "do ship packed courier=post via=station");
    // The log with its mornings makes the same session again.
    let resumed = Session::resume(session.playable.clone(), &kept(&session, facts));
    assert_eq!(resumed.as_ref(), Some(&session));
    assert_eq!(session.submit(&Act::Next).outcome, Outcome::Moved);
    assert_eq!(session.stars(), [true, true, true]);
}

#[test]
fn a_morning_takes_back_nothing_of_the_task_before() {
    let course = crate::tutor::course();
    let mut session = Session::open(
        crate::tutor::lesson(&course, "T02"),
        crate::tutor::attempt(),
        7,
        crate::tutor::group(1),
    );
    for line in ["next", "do compare kettle", "do buy kettle-steel via=station"] {
        assert_ne!(session.submit(&act(line)).outcome, Outcome::Unfit, "{line}");
    }
    assert_eq!(
        session.submit(&Act::Morning).outcome,
        Outcome::Unfit,
        "the task is done"
    );
    for line in ["next", "next"] {
        assert_ne!(session.submit(&act(line)).outcome, Outcome::Unfit, "{line}");
    }
    let begun = session.market().cloned();
    assert_eq!(session.submit(&Act::Morning).outcome, Outcome::Unfit);
    session.submit(&act("do wait"));
    session.submit(&Act::Morning);
    assert_eq!(session.market().cloned(), begun);
}

/// One player's pages, without the rest of the program.
struct Seat {
    course: Course,
    locales: Locales,
    records: LearnerRecords,
    codes: &'static str,
    player: Player,
    told: String,
}

impl Seat {
    fn at(course: Course, session: Session, codes: &'static str) -> Seat {
        Seat {
            course,
            locales: builtin_locales(),
            records: LearnerRecords::default(),
            codes,
            player: Player::of(session),
            told: String::new(),
        }
    }

    /// Does in the market, by its keys, what is done with this command.
    fn press_to(&mut self, title: &str, command: &Command) {
        let languages = languages(self.codes);
        let ctx = ViewContext {
            course: &self.course,
            locales: &self.locales,
            records: &self.records,
            languages: &languages,
            learners: &[],
            writing: Writing::default(),
            voices: &SILENT,
        };
        let (market_screen, market) = self.player.market_screen().expect("the market is open");
        let keys = keys_to(market_screen, market, &ctx, command).expect("it is offered");
        for key in keys {
            self.player.update(Input::Key(key), &ctx, &mut Vec::new());
        }
        let screen = paint(&self.player.page(&ctx, VIEW), VIEW);
        self.told.push_str(&format!("## {title}\n{screen}\n\n"));
    }

    fn step(&mut self, title: &str, keys: &str) {
        let languages = languages(self.codes);
        let ctx = ViewContext {
            course: &self.course,
            locales: &self.locales,
            records: &self.records,
            languages: &languages,
            learners: &[],
            writing: Writing::default(),
            voices: &SILENT,
        };
        for word in keys.split_whitespace() {
            self.player.update(Input::Key(key(word)), &ctx, &mut Vec::new());
        }
        let screen = paint(&self.player.page(&ctx, VIEW), VIEW);
        self.told.push_str(&format!("## {title}: {keys}\n{screen}\n\n"));
    }

    /// Waits on where it is asked whether something shall be let go.
    fn let_go(&mut self) {
        if ["对，就这样", "Yes, do it"]
            .iter()
            .any(|yes| self.told.rsplit("## ").next().is_some_and(|last| last.contains(yes)))
        {
            self.step("asked, and gone on", "8");
        }
    }

    fn lost(&self) -> usize {
        lost(&self.player.session).len()
    }
}

/// In free play: the third star that an order was late for, the way back by keys, and the star in reach again.
#[test]
fn a_star_out_of_reach_is_told_with_the_way_back() {
    let mut told = String::new();
    for codes in ["zh,ug", "ug,zh", "en"] {
        let (course, _) = Course::embedded();
        let session = free(&course, "l31-dispatch");
        let mut seat = Seat::at(course, session, codes);
        seat.step("the first day", "1 5 9");
        seat.let_go();
        seat.step("over night, and late", "5 9");
        seat.let_go();
        assert_eq!(seat.lost(), 2);
        seat.step("gone on", "5 9");
        seat.let_go();
        seat.step("the ways back", "esc");
        // The day before: the morning of the late day was too late.
        seat.step("a morning earlier", "3");
        assert_eq!(seat.lost(), 2);
        seat.step("and one more", "3");
        assert_eq!(seat.lost(), 0);
        seat.step("in reach again", "1");
        told.push_str(&format!("# {codes}\n\n{}", seat.told));
    }
    expect_file!["../data/screen/reach-star.txt"].assert_eq(&told);
}

/// In a lesson the task itself is lost.
#[test]
fn a_task_out_of_reach_is_told_with_the_way_back() {
    let (course, _) = Course::embedded();
    let on_the_way = walk::walk(&course, "L31", 1);
    // The one whose order no van takes in time.
    let is_third = |session: &Session| {
        session
            .task()
            .is_some_and(|task| task.goal.to_string().contains("shipped >= 3"))
    };
    let session = on_the_way
        .into_iter()
        .find(is_third)
        .expect("the lesson has such a task");
    let day = time::day_of(session.market().expect("its market").now_min);
    let mut seat = Seat::at(course, session, "zh,ug");
    seat.step("the order comes", "1 5 9");
    for _ in 0..9 {
        if seat.lost() == 0 {
            seat.step("one more wait", "5 9");
            seat.let_go();
        }
    }
    assert_eq!(seat.lost(), 3, "the task and two stars");
    let last = seat.told.rsplit("## ").next().expect("a page");
    assert!(last.contains(">1 回去补回来"), "{last}");
    assert!(!last.contains("现在没有急事"), "{last}");
    seat.step("the ways back", "enter");
    seat.step("that morning", "3");
    assert_eq!(seat.lost(), 0);
    let market = seat.player.session.market().expect("its market");
    assert!(day < time::day_of(market.now_min));
    expect_file!["../data/screen/reach-task.txt"].assert_eq(&seat.told);
}

/// The way back that is named stands on the task's page by these very words, and whoever takes it has the goal in reach again.
#[test]
fn the_way_back_is_named_by_its_words_and_helps() {
    let (course, _) = Course::embedded();
    let on_the_way = walk::walk(&course, "L31", 1);
    let is_third = |session: &Session| {
        session
            .task()
            .is_some_and(|task| task.goal.to_string().contains("shipped >= 3"))
    };
    let session = on_the_way
        .into_iter()
        .find(is_third)
        .expect("the lesson has such a task");
    let mut seat = Seat::at(course, session, "en");
    seat.step("the order comes", "1 5 9");
    seat.let_go();
    for _ in 0..9 {
        if seat.lost() == 0 {
            seat.step("one more wait", "5 9");
            seat.let_go();
        }
    }
    let flat = |told: &str| {
        let last = told.rsplit("## ").next().unwrap_or_default().replace('|', " ");
        last.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let told = flat(&seat.told);
    let (_, named) = told.split_once("press Esc and choose “").expect("a way is named");
    let (named, _) = named.split_once('”').expect("it ends");
    seat.step("the ways back", "esc");
    let page = seat.told.rsplit("## ").next().expect("a page").to_owned();
    let row = page
        .lines()
        .find(|row| row.contains(named))
        .expect("it stands on the page");
    let digit: String = row.trim_start_matches(['>', ' ']).chars().take(1).collect();
    seat.step("taken", &digit);
    assert_eq!(seat.lost(), 0, "{named}");
}

/// An answer that the platform forbids is told as that where the goal is lost by it, and not only when it is taken back.
#[test]
fn a_forbidden_answer_is_told_with_its_reason() {
    let (course, _) = Course::embedded();
    let session = free(&course, "l30-replies");
    let mut seat = Seat::at(course, session, "en");
    seat.step("the market", "1");
    let forbidden = |market: &Market| {
        let mut waiting = market.messages.iter();
        let (id, kind) = waiting.find_map(|(id, message)| {
            let is_waiting = message.state == MessageState::Waiting;
            is_waiting.then(|| (id.clone(), &market.setting.rules.messages[&message.kind]))
        })?;
        let reply = market
            .reply_choices(&id)
            .into_iter()
            .find(|reply| kind.forbidden.contains(reply))?;
        let to = Selector::Named(vec![market.messages[&id].from.clone()]);
        Some(Command::Message(message::Command::Reply(message::command::Reply {
            to,
            reply,
        })))
    };
    for _ in 0..20 {
        let Some(command) = seat.player.session.market().and_then(forbidden) else {
            seat.step("on", "9");
            seat.let_go();
            continue;
        };
        seat.press_to("a forbidden answer", &command);
        break;
    }
    let last = seat.told.rsplit("## ").next().expect("a page");
    assert!(last.contains("That may not be said on the platform"), "{last}");
}
