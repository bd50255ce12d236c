//! The teacher beside a market: tasks that share one, taking back, beginning again, stars, and looking back.

use bazar::course::Course;
use bazar::market::ResponsibleRole;
use bazar::tutor::{Act, Debrief, Fact, Outcome, Playable, Session, What};
use expect_test::{Expect, expect, expect_file};

use crate::tutor::{Desk, attempt, course, group, lesson, submit};

fn free(course: &Course, learners: u64) -> Session {
    let play = Playable::of(course, &What::Scenario("s00".to_owned())).expect("the kettle is there");
    Session::open(play, attempt(), 7, group(learners))
}

/// The transcript less what belongs to the market alone: its events and closing figures.
fn transcript(session: &mut Session, acts: &str) -> String {
    let told = crate::tutor::transcript(session, acts);
    let lines = told.lines().filter(|line| !line.starts_with("    . "));
    let lines = lines.map(|line| match line.split_once(",figures:") {
        Some((kept, _)) => format!("{kept},…\n"),
        None => format!("{line}\n"),
    });
    lines.collect()
}

fn check(session: &mut Session, acts: &str, expected: Expect) {
    expected.assert_eq(&transcript(session, acts));
}

/// Both tasks of the lesson, done by their author's solutions, with some slips.
const TASKS: &str = "next
    do sign kettle-steel
    do compare kettle
    hint
    do buy kettle-steel via=station
    next
    next
    do collect kettle-steel
    do wait
    do collect kettle-steel
    do inspect kettle-steel
    do sign kettle-steel
    next
    next
    exit 0 before
    next
    exit 1 later
    next";

#[test]
fn tasks_share_a_market_that_settles_after_the_last_one() {
    let mut session = Session::open(lesson(&course(), "T02"), attempt(), 7, group(2));
    let told = transcript(&mut session, TASKS);
    expect_file!["../data/tutor/two-tasks.txt"].assert_eq(&told);
    assert!(session.is_over());
}

#[test]
fn free_play_ends_when_the_market_closes_or_the_learner_has_had_enough() {
    let course = course();
    let mut session = free(&course, 2);
    let solution = session.playable.play.clone().expect("a scenario").solution.clone();
    let mut acts: Vec<String> = solution
        .into_iter()
        .map(|command| Act::Market(command).to_string())
        .collect();
    acts.push("next".to_owned());
    let told = transcript(&mut session, &acts.join("\n"));
    expect_file!["../data/tutor/kettle.txt"].assert_eq(&told);
    assert_eq!(session.stars(), [true, true, true]);

    let mut session = free(&course, 1);
    check(
        &mut session,
        "next",
        expect![[r#"
            [free] learner 1
              > next
                moved
                = attempt-closed {ending:finished,stars:[false,false,false],…
            [over]
        "#]],
    );
    assert_eq!(session.stars(), [false, false, false]);
}

#[test]
fn a_shop_that_says_no_three_times_running_calls_the_teacher_until_it_goes_on() {
    check(
        &mut free(&course(), 1),
        "do collect kettle-steel
        do sign kettle-steel
        do pack due net-carton
        do refuse kettle-steel
        do compare kettle
        do sign kettle-steel",
        expect![[r#"
            [free] learner 1
              > do collect kettle-steel
                refused no_such Purchase
                = refused {step:,code:no_such}
              > do sign kettle-steel
                refused no_such Purchase
                = refused {step:,code:no_such}
              > do pack due net-carton
                refused not_your_part CALL THE TEACHER
                = refused {step:,code:not_your_part}
                = called-teacher {step:}
              > do refuse kettle-steel
                refused no_such Purchase CALL THE TEACHER
                = refused {step:,code:no_such}
              > do compare kettle
                continued
              > do sign kettle-steel
                refused no_such Purchase
                = refused {step:,code:no_such}
            [free] learner 1
        "#]],
    );
    let (mut desk, learners) = Desk::new(1, 1);
    let mut session = desk.open(lesson(&course(), "T02"), &learners);
    let refused = "do sign kettle-steel";
    desk.play(&mut session, &format!("next\nhint\nhint\nhint\n{refused}\n{refused}"));
    let open = |desk: &Desk| {
        desk.records.learners[&learners[0]]
            .latest_open()
            .cloned()
            .expect("it is open")
    };
    assert_eq!(open(&desk).called_at, None);
    assert!(open(&desk).last_refusal.is_some());
    desk.play(&mut session, refused);
    assert_eq!(open(&desk).called_at.as_deref(), Some("buy"));
    desk.play(&mut session, "do compare kettle");
    assert_eq!((open(&desk).called_at, open(&desk).last_refusal), (None, None));
    assert_eq!(desk.records.learners[&learners[0]].refusals.values().sum::<u32>(), 3);
}

#[test]
fn what_was_done_can_be_taken_back_until_time_has_gone_by() {
    let course = course();
    let mut session = free(&course, 1);
    assert!(!session.can_undo(), "nothing was done");
    let fresh = session.clone();
    for (line, can_undo) in [
        ("do compare kettle", true),
        ("do buy kettle-light via=station", true),
        ("do wait", false),
        ("do track kettle-light", true),
        ("do collect kettle-light", true),
        ("do inspect kettle-light", true),
    ] {
        let before = session.market().cloned();
        assert_eq!(submit(&mut session, line).outcome, Outcome::Continued, "{line}");
        assert_eq!(session.can_undo(), can_undo, "{line}");
        if can_undo {
            let done = session.happenings();
            let turn = submit(&mut session, "undo");
            assert_eq!(turn.outcome, Outcome::Undone, "{line}");
            assert_eq!(session.market(), before.as_ref(), "{line}");
            assert_eq!(
                turn.undone.len(),
                done - session.happenings(),
                "{line}: what is taken back is told"
            );
            assert_ne!(turn.undone, [], "{line}");
            submit(&mut session, line);
        }
    }
    // One after another, back to the wait and no further.
    for _ in 0..3 {
        assert_eq!(submit(&mut session, "undo").outcome, Outcome::Undone);
    }
    assert_eq!(submit(&mut session, "undo").outcome, Outcome::Unfit);
    assert_eq!(submit(&mut session, "again").outcome, Outcome::Restarted);
    assert_eq!(session.market(), fresh.market());
}

#[test]
fn beginning_a_task_again_keeps_what_earlier_tasks_did() {
    let mut session = Session::open(lesson(&course(), "T02"), attempt(), 7, group(1));
    for line in [
        "next",
        "do compare kettle",
        "again",
        "do compare kettle",
        "do buy kettle-steel via=station",
        "next",
        "next",
    ] {
        assert_ne!(submit(&mut session, line).outcome, Outcome::Unfit, "{line}");
    }
    assert!(!session.can_undo(), "the last command belongs to the task before");
    let begun = session.market().cloned();
    submit(&mut session, "do wait");
    submit(&mut session, "again");
    assert_eq!(session.market().cloned(), begun);
    let turn = submit(&mut session, "do wait");
    assert_eq!(turn.outcome, Outcome::Continued);
}

#[test]
fn a_market_that_closes_without_the_goal_may_be_played_again_from_the_tasks_beginning() {
    let mut session = Session::open(lesson(&course(), "T02"), attempt(), 7, group(1));
    for line in ["next", "do buy kettle-steel via=station", "next", "next", "do wait"] {
        assert_ne!(submit(&mut session, line).outcome, Outcome::Unfit, "{line}");
    }
    let begun = {
        let mut again = session.clone();
        submit(&mut again, "again");
        again.market().cloned()
    };
    check(
        &mut session,
        "do collect kettle-steel
        do refuse kettle-steel
        do wait
        do wait
        do wait
        next
        again",
        expect![[r#"
            [sign 4/5] learner 1
              > do collect kettle-steel
                continued
              > do refuse kettle-steel
                continued
              > do wait
                continued
              > do wait
                wrong GoalMissed
                = missed {step:sign}
              > do wait
                unfit
              > next
                unfit
              > again
                restarted
            [sign 4/5] learner 1
        "#]],
    );
    assert_eq!(session.market().cloned(), begun);
    check(
        &mut session,
        "do wait
        do collect kettle-steel
        do refuse kettle-steel
        do wait
        do wait
        next",
        expect![[r#"
            [sign 4/5] learner 1
              > do wait
                continued
              > do collect kettle-steel
                continued
              > do refuse kettle-steel
                continued
              > do wait
                continued
              > do wait
                wrong GoalMissed
                = missed {step:sign}
              > next
                moved
                = step-done {step:sign,learners:[#1],right:false,first_try_right:false,tries:2,hints:0}
            [after 5/5] learner 1
        "#]],
    );
}

#[test]
fn a_market_is_resumed_after_any_act() {
    let course = course();
    for (id, acts) in [
        (What::Lesson("T02".to_owned()), TASKS),
        (
            What::Scenario("s00".to_owned()),
            "do compare kettle
            do pay phone
            do buy kettle-light via=station
            again
            do buy kettle-steel via=station
            do wait
            do track kettle-steel
            undo
            do collect kettle-steel
            do sign kettle-steel
            do return kettle-steel no-reason
            do wait
            next",
        ),
    ] {
        let playable = Playable::of(&course, &id).expect("it can be played");
        let (mut desk, learners) = Desk::new(1, 2);
        let mut session = desk.open(playable.clone(), &learners);
        for line in acts.lines().map(str::trim) {
            if session.is_over() {
                break;
            }
            let open = desk.records.open_attempt(&learners).expect("the attempt is open");
            let resumed = Session::resume(playable.clone(), open).expect("nothing has changed");
            assert!(resumed == session, "{id} before `{line}`");
            desk.play(&mut session, line);
        }
        assert!(session.is_over(), "{id}");
        let learner = &desk.records.learners[&learners[0]];
        let closed = learner.attempts.values().next().expect("one attempt");
        let earned = session.stars().iter().filter(|held| **held).count();
        assert_eq!(
            learner.standing(&closed.what).map(|standing| standing.stars as usize),
            Some(earned)
        );
        assert_eq!(closed.figures["bought"], 1);
    }
}

#[test]
fn a_market_whose_rules_changed_is_gone_on_with_if_it_comes_to_the_same() {
    let course = course();
    let (mut desk, learners) = Desk::new(1, 1);
    let mut session = desk.open(lesson(&course, "T02"), &learners);
    desk.play(&mut session, "next\ndo compare kettle\ndo buy kettle-steel via=station");
    let open = desk.records.open_attempt(&learners).expect("it is open");
    let with_cash = |cash_fen: i64| {
        let mut changed = lesson(&course, "T02");
        let mut play = changed.play.as_deref().expect("a market").clone();
        let mut setting = (*play.setting).clone();
        setting.scenario = setting.scenario.drawn(open.seed);
        setting.scenario.cash_fen = cash_fen;
        play.setting = std::sync::Arc::new(setting);
        changed.play = Some(std::sync::Arc::new(play));
        Session::resume(changed, open)
    };
    let cash_fen = session
        .playable
        .play
        .as_ref()
        .expect("a market")
        .setting
        .scenario
        .cash_fen;
    assert!(with_cash(cash_fen + 1).is_some(), "nothing has come to something else");
    assert!(with_cash(0).is_none(), "the kettle could not be paid");
    desk.write(Session::stale(open.id));
    assert!(desk.records.logs.values().all(|log| log.ending.is_some()));
}

#[test]
fn looking_back_tells_stars_money_and_who_kept_their_time() {
    let mut session = free(&course(), 1);
    let solution = session.playable.play.clone().expect("a scenario").solution.clone();
    for command in solution {
        session.submit(&Act::Market(command));
    }
    session.submit(&Act::Next);
    let market = session.market().expect("a market");
    let debrief: Debrief = session.debrief().expect("there was a market");
    assert!(debrief.stars.iter().all(|star| star.held && !star.wants.is_empty()));
    assert_eq!(
        debrief.cash_by_day_fen.last(),
        Some(&market.ledger.balance(bazar::market::Account::Cash))
    );
    let (into, out) = debrief
        .money
        .iter()
        .fold((0, 0), |(into, out), flow| (into + flow.in_fen, out + flow.out_fen));
    assert_eq!(into, out, "what one account gives another takes");
    assert!(debrief.deadlines.is_sorted_by_key(|deadline| deadline.due_min));
    let roles = debrief.by_role();
    assert!(
        roles.contains_key(&ResponsibleRole::StationKeeper) || roles.contains_key(&ResponsibleRole::CountyClerk),
        "{roles:?}"
    );
    let told: u32 = roles.values().map(|(met, missed)| met + missed).sum();
    assert_eq!(told as usize, debrief.deadlines.len());
}

#[test]
fn refusals_of_a_step_make_it_no_clean_first_try() {
    let mut session = Session::open(lesson(&course(), "T02"), attempt(), 7, group(1));
    let mut clean = Vec::new();
    for line in TASKS.lines().filter(|line| !line.contains("hint")) {
        for fact in submit(&mut session, line.trim()).facts {
            if let Fact::StepDone {
                step, first_try_right, ..
            } = fact
            {
                clean.push(format!("{step} {first_try_right}"));
            }
        }
    }
    assert_eq!(
        clean,
        ["hello true", "buy false", "between true", "sign false", "after true"]
    );
}

#[test]
fn in_free_play_each_decision_is_the_next_ones_turn() {
    let course = course();
    let mut session = free(&course, 2);
    for (line, turn) in [
        ("do compare kettle", 0),
        ("do buy kettle-light via=station", 1),
        ("undo", 0),
        ("do buy kettle-light via=station", 1),
    ] {
        submit(&mut session, line);
        assert_eq!(session.turn(), turn, "{line}: who looks decides nothing yet");
    }
}
