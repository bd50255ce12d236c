//! The teacher: lessons as authors write them, acts as learners do them, and what comes of both as a transcript.

use std::fmt::Write as _;

use bazar::course::{Answer, Course, Source};
use bazar::tutor::{
    Act, AttemptId, Entry, EntryWriter, Fact, Key, LearnerId, LearnerRecords, Outcome, Playable, RunId, Session, Turn,
    What,
};
use expect_test::{Expect, expect, expect_file};

pub fn course() -> Course {
    course_with("every-kind.toml", include_str!("../data/tutor/every-kind.toml"))
}

/// The test's course with one of its lessons as given, and the shipped rules and kettle.
fn course_with(name: &str, lesson: &str) -> Course {
    let shipped = Source::embedded();
    let mut source = Source::of([
        ("course.toml", include_str!("../data/tutor/course.toml")),
        ("misconceptions.toml", include_str!("../data/tutor/misconceptions.toml")),
        ("every-kind.toml", include_str!("../data/tutor/every-kind.toml")),
        ("two-tasks.toml", include_str!("../data/tutor/two-tasks.toml")),
        ("title.toml", include_str!("../data/tutor/title.toml")),
        (name, lesson),
    ]);
    let is_lent = |path: &str| path.starts_with("rules/") || path == "scenarios/s00.toml";
    source
        .files
        .extend(shipped.files.into_iter().filter(|(path, _)| is_lent(path)));
    let (course, _) = Course::load(&source);
    course
}

pub fn lesson(course: &Course, id: &str) -> Playable {
    let (lesson, problems) = course.lesson(id);
    assert!(lesson.is_some(), "{problems:#?}");
    Playable::of(course, &What::Lesson(id.to_owned())).expect("the lesson has all it needs")
}

pub fn group(size: u64) -> Vec<LearnerId> {
    let key = |n| Key { run: RunId(1), n };
    (1..=size).map(|n| LearnerId(key(n))).collect()
}

pub fn attempt() -> AttemptId {
    AttemptId(Key { run: RunId(1), n: 99 })
}

pub fn open(course: &Course, id: &str, learners: u64) -> Session {
    Session::open(lesson(course, id), attempt(), 7, group(learners))
}

pub fn submit(session: &mut Session, line: &str) -> Turn {
    let act: Act = line.parse().unwrap_or_else(|err| panic!("{err}"));
    assert_eq!(act.to_string(), line, "one text form");
    session.submit(&act)
}

/// Plays the acts, one a line, and writes down all that a learner or the log would notice.
pub fn transcript(session: &mut Session, acts: &str) -> String {
    let mut out = String::new();
    let mut place = String::new();
    for line in acts.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let here = stand(session);
        if here != place {
            writeln!(out, "{here}").expect("text takes text");
            place = here;
        }
        let turn = submit(session, line);
        writeln!(out, "  > {line}").expect("text takes text");
        tell(&mut out, session, &turn);
    }
    writeln!(out, "{}", stand(session)).expect("text takes text");
    out
}

fn stand(session: &Session) -> String {
    let (at, of) = session.position();
    let learner = session.turn() + 1;
    match session.step() {
        Some(step) => format!("[{} {}/{of}] learner {learner}", step.id, at + 1),
        None if session.exit().is_some() => format!("[exit] learner {learner}"),
        None if session.is_over() => "[over]".to_owned(),
        None => format!("[free] learner {learner}"),
    }
}

fn tell(out: &mut String, session: &Session, turn: &Turn) {
    let mut line = format!("    {:?}", turn.outcome).to_lowercase();
    if let Some(verdict) = &turn.verdict {
        for mark in &verdict.marks {
            write!(line, " {}{}", mark.id, if mark.right { "+" } else { "-" }).expect("text takes text");
        }
        for feedback in &verdict.say {
            match session.words(feedback) {
                Some(words) => write!(line, " “{}”", words.strings().next().expect("a language")),
                None => write!(line, " {feedback:?}"),
            }
            .expect("text takes text");
        }
    }
    for hint in session.hints().iter().filter(|_| turn.outcome == Outcome::Hinted) {
        write!(line, " “{}”", hint.strings().next().expect("a language")).expect("text takes text");
    }
    if let Some(refusal) = &turn.refusal {
        write!(line, " {refusal}").expect("text takes text");
    }
    if session.call_teacher() {
        line.push_str(" CALL THE TEACHER");
    }
    writeln!(out, "{line}").expect("text takes text");
    for event in &turn.events {
        writeln!(out, "    . {event}").expect("text takes text");
    }
    for fact in turn.facts.iter().filter(|fact| !matches!(fact, Fact::Acted { .. })) {
        let body = fact.body().replace("\"attempt\":\"0000000000000001.99\",", "");
        let body = body.replace("0000000000000001.", "#").replace('"', "");
        writeln!(out, "    = {} {body}", fact.kind()).expect("text takes text");
    }
}

pub fn check(session: &mut Session, acts: &str, expected: Expect) {
    expected.assert_eq(&transcript(session, acts));
}

#[test]
fn a_wrong_option_is_told_why_and_tried_again_for_nothing() {
    check(
        &mut open(&course(), "T01", 1),
        "next
        choose small
        hint
        choose small
        again
        choose big
        choose small
        next",
        expect![[r#"
            [hello 1/10] learner 1
              > next
                moved
                = step-done {step:hello,learners:[#1],right:true,first_try_right:true,tries:0,hints:0}
            [which 2/10] learner 1
              > choose small
                wrong small- “Look at the weight too.”
                = missed {step:which,misconceptions:[price-only]}
              > hint
                hinted “Weight.”
              > choose small
                wrong small- “Look at the weight too.”
                = missed {step:which,misconceptions:[price-only]}
              > again
                restarted
              > choose big
                right big+ “15 yuan a jin.”
                = step-done {step:which,learners:[#1],skill:read-listing,right:true,first_try_right:false,tries:3,hints:1,misconceptions:[price-only]}
              > choose small
                unfit
              > next
                moved
            [all-needed 3/10] learner 1
        "#]],
    );
}

/// Acts that do every step of the lesson right at once.
const RIGHT: &str = "next
    choose big
    next
    choose freight,goods
    next
    order look,order,fetch
    next
    match price=price,weight=net,net=weight
    next
    number 34.00
    next
    fill place=station,phone=mine
    next
    inspect street,number
    next
    say why
    say wait
    say why
    say hang-up
    next
    next";

/// The acts of a group of so many, in which all choose the same at a question with options.
fn each(acts: &str, learners: usize) -> String {
    let mut is_first = true;
    let lines = acts.lines().map(str::trim).map(|line| {
        let times = if is_first && line.starts_with("choose ") {
            learners
        } else {
            1
        };
        is_first = line == "next";
        vec![line; times].join("\n")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// And every answer wrong once before.
const WRONG: &str = "next
    choose small
    choose big
    next
    choose goods
    choose goods,looking
    choose goods,freight
    next
    order fetch,order,look
    order look,order,fetch
    next
    match price=weight,weight=price,net=net
    match price=price,weight=weight,net=net
    next
    hint
    number 34.51
    number 33.50
    next
    fill place=home,phone=none
    fill place=station,phone=mine
    next
    inspect
    inspect number,name
    inspect number
    inspect number,street
    next
    say why
    say give
    again
    say why
    again
    say why
    say wait
    say why
    say hang-up
    next
    next";

#[test]
fn every_kind_of_step_done_right() {
    let mut session = open(&course(), "T01", 1);
    let acts = format!("{RIGHT}\nexit 0 weight\nnext");
    expect_file!["../data/tutor/every-kind-right.txt"].assert_eq(&transcript(&mut session, &acts));
}

#[test]
fn every_kind_of_step_done_wrong_first() {
    let mut session = open(&course(), "T01", 1);
    let acts = format!("{WRONG}\nexit 0 price\nnext");
    expect_file!["../data/tutor/every-kind-wrong.txt"].assert_eq(&transcript(&mut session, &acts));
}

#[test]
fn a_title_of_tiles_is_judged_by_the_need_and_by_the_market() {
    check(
        &mut open(&course(), "T03", 1),
        "tiles thin
        tiles walnut,again
        tiles origin,walnut,weight,far
        tiles origin,walnut,weight,best
        tiles origin,walnut,weight,thin,long
        tiles weight,walnut,origin
        next",
        expect![[r#"
            [title 1/1] learner 1
              > tiles thin
                wrong thin+ TileMissing(Noun) TileMissing(Origin) TileMissing(Weight) TilesRight(1)
                = missed {step:title}
              > tiles walnut,again
                wrong walnut+ again- TileMissing(Origin) TileMissing(Weight) TileStuffing TilesRight(1)
                = missed {step:title}
              > tiles origin,walnut,weight,far
                wrong origin+ walnut+ weight+ far- Title(WrongOrigin { word: "吐鲁番" }) TilesRight(3)
                = missed {step:title}
              > tiles origin,walnut,weight,best
                wrong origin+ walnut+ weight+ best- Title(BannedWord { kind: "absolute", word: "全国第一", blocks: true }) TilesRight(3)
                = missed {step:title}
              > tiles origin,walnut,weight,thin,long
                wrong origin+ walnut+ weight+ thin+ long+ Title(TooLong { width: 63, max: 60 }) TilesRight(5)
                = missed {step:title}
              > tiles weight,walnut,origin
                right weight+ walnut+ origin+ “A buyer can find it.”
                = step-done {step:title,learners:[#1],right:true,first_try_right:false,tries:6,hints:0}
              > next
                moved
            [exit] learner 1
        "#]],
    );
}

#[test]
fn turns_go_round_a_group_and_each_is_asked_at_the_exit() {
    let mut session = open(&course(), "T01", 3);
    transcript(&mut session, &each(RIGHT, 3));
    check(
        &mut session,
        "exit 1 weight
        exit 0 price
        exit 0 weight
        next
        exit 1 weight
        next
        next
        exit 2 weight
        next",
        expect![[r#"
            [exit] learner 1
              > exit 1 weight
                unfit
              > exit 0 price
                continued
                = exit-answered {learner:#1,options:[price],right:false,misconceptions:[price-only]}
            [exit] learner 2
              > exit 0 weight
                unfit
              > next
                moved
              > exit 1 weight
                continued
                = exit-answered {learner:#2,options:[weight],right:true}
            [exit] learner 3
              > next
                moved
              > next
                moved
              > exit 2 weight
                wrong price- “Weight first.”
                = exit-answered {learner:#3,options:[weight],right:true}
              > next
                moved
                = attempt-closed {ending:finished}
            [over]
        "#]],
    );
    let mut session = open(&course(), "T01", 3);
    let mut turns = Vec::new();
    for line in each(RIGHT, 3).lines() {
        turns.push(session.turn() + 1);
        submit(&mut session, line.trim());
    }
    let turns: String = turns.iter().map(usize::to_string).collect();
    assert_eq!(turns, "1231231231122331122333331");
}

#[test]
fn whoever_asks_for_the_teacher_may_pass_and_whoever_is_stuck_uses_the_hints_first() {
    check(
        &mut open(&course(), "T01", 1),
        "next
        teacher
        teacher
        choose small
        next
        choose goods
        choose looking
        hint
        hint
        hint
        next",
        expect![[r#"
            [hello 1/10] learner 1
              > next
                moved
                = step-done {step:hello,learners:[#1],right:true,first_try_right:true,tries:0,hints:0}
            [which 2/10] learner 1
              > teacher
                called CALL THE TEACHER
                = called-teacher {step:which}
              > teacher
                unfit CALL THE TEACHER
              > choose small
                wrong small- “Look at the weight too.” CALL THE TEACHER
                = missed {step:which,misconceptions:[price-only]}
              > next
                moved
                = step-done {step:which,learners:[#1],skill:read-listing,right:false,first_try_right:false,tries:1,hints:0,misconceptions:[price-only]}
            [all-needed 3/10] learner 1
              > choose goods
                wrong goods+ Incomplete
                = missed {step:all-needed}
              > choose looking
                wrong looking- “Looking is free.”
                = missed {step:all-needed}
              > hint
                hinted “What.”
              > hint
                hinted “What.” “Where.”
              > hint
                hinted “What.” “Where.” “How.” CALL THE TEACHER
                = called-teacher {step:all-needed}
              > next
                moved
                = step-done {step:all-needed,learners:[#1],skill:read-listing,right:false,first_try_right:false,tries:2,hints:3}
            [steps 4/10] learner 1
        "#]],
    );
}

#[test]
fn with_the_teacher_there_a_step_may_be_passed_but_counts_as_not_known() {
    check(
        &mut open(&course(), "T01", 1),
        "next
        choose small
        next
        choose small
        next",
        expect![[r#"
            [hello 1/10] learner 1
              > next
                moved
                = step-done {step:hello,learners:[#1],right:true,first_try_right:true,tries:0,hints:0}
            [which 2/10] learner 1
              > choose small
                wrong small- “Look at the weight too.”
                = missed {step:which,misconceptions:[price-only]}
              > next
                unfit
              > choose small
                wrong small- “Look at the weight too.”
                = missed {step:which,misconceptions:[price-only]}
              > next
                moved
                = step-done {step:which,learners:[#1],skill:read-listing,right:false,first_try_right:false,tries:2,hints:0,misconceptions:[price-only]}
            [all-needed 3/10] learner 1
        "#]],
    );
}

#[test]
fn acts_that_do_not_fit_change_nothing_and_are_not_logged() {
    let course = course();
    for (steps, lines) in [
        (
            0,
            vec![
                "choose big",
                "again",
                "hint",
                "undo",
                "say why",
                "do wait",
                "exit 0 weight",
                "number 1.00",
            ],
        ),
        (
            1,
            vec![
                "next",
                "choose",
                "choose big,small",
                "choose big,big",
                "choose other",
                "order big",
                "tiles big",
            ],
        ),
        (4, vec!["choose", "choose goods,other"]),
        (
            7,
            vec![
                "order",
                "order look,order",
                "order look,order,order",
                "order look,order,fetch,fetch",
            ],
        ),
        (
            9,
            vec![
                "match",
                "match price=price",
                "match price=net,weight=net,net=weight",
                "match price=a,weight=b,net=c",
            ],
        ),
        (11, vec!["choose big", "fill place=station"]),
        (
            13,
            vec![
                "fill",
                "fill place=station",
                "fill place=station,place=home",
                "fill place=mine,phone=station",
            ],
        ),
        (15, vec!["inspect other", "inspect number,number"]),
        (17, vec!["say hang-up", "say give", "choose tell"]),
        (22, vec!["hint", "again", "choose small"]),
        (
            23,
            vec!["next", "hint", "exit 1 weight", "exit 0 weight,price", "exit 0"],
        ),
    ] {
        let mut session = open(&course, "T01", 2);
        for line in each(RIGHT, 2).lines().take(steps) {
            submit(&mut session, line.trim());
        }
        let before = session.clone();
        for line in lines {
            let turn = submit(&mut session, line);
            assert_eq!(turn.outcome, Outcome::Unfit, "{line} after {steps}");
            assert_eq!(turn.facts, [], "{line} after {steps}");
            assert!(session == before, "{line} after {steps}");
        }
    }
}

/// Plays by way of entries and records, as the program does.
pub struct Desk {
    pub writer: EntryWriter,
    pub records: LearnerRecords,
    pub log: Vec<Entry>,
}

impl Desk {
    pub fn new(run: u64, learners: usize) -> (Desk, Vec<LearnerId>) {
        let mut desk = Desk {
            writer: EntryWriter::new(RunId(run)),
            records: LearnerRecords::default(),
            log: Vec::new(),
        };
        let add = |_| {
            let learner = desk.writer.learner();
            let card = desk.records.free_card().expect("cards are left");
            desk.write(Fact::LearnerAdded {
                learner,
                name: format!("{run}-{card}"),
                card,
            });
            learner
        };
        let learners = (0..learners).map(add).collect();
        (desk, learners)
    }

    pub fn write(&mut self, fact: Fact) {
        let at_ms = i64::try_from(self.log.len()).expect("few") * 1000;
        let entry = self.writer.write(&mut self.records, fact, at_ms);
        self.log.push(entry);
    }

    pub fn open(&mut self, playable: Playable, learners: &[LearnerId]) -> Session {
        let session = Session::open(playable, self.writer.attempt(), 7, learners.to_vec());
        self.write(session.opened(None));
        session
    }

    pub fn play(&mut self, session: &mut Session, acts: &str) {
        for line in acts.lines() {
            for fact in submit(session, line.trim()).facts {
                self.write(fact);
            }
        }
    }
}

#[test]
fn resumed_after_any_act_it_goes_on_as_if_nothing_had_happened() {
    let course = course();
    for (id, acts) in [(
        "T01",
        format!("{}\nexit 0 price\nnext\nexit 1 weight\nnext", each(WRONG, 2)),
    )] {
        let (mut desk, learners) = Desk::new(1, 2);
        let playable = lesson(&course, id);
        let mut session = desk.open(playable.clone(), &learners);
        let mut facts = Vec::new();
        for (done, line) in acts.lines().enumerate() {
            let open = desk.records.open_attempt(&learners).expect("the attempt is open");
            assert_eq!(open.acts.len(), done);
            let mut resumed = Session::resume(playable.clone(), open).expect("nothing has changed");
            assert!(resumed == session, "after {done} acts");
            let turn = submit(&mut session, line.trim());
            assert_eq!(submit(&mut resumed, line.trim()), turn, "after {done} acts");
            for fact in turn.facts {
                facts.push(fact.clone());
                desk.write(fact);
            }
        }
        assert!(session.is_over());
        assert_eq!(desk.records.open_attempt(&learners), None);
        assert_eq!(LearnerRecords::of(desk.log), desk.records);
    }
}

/// What was changed, for what: is it named by another mark, and does an attempt go on that missed the second step?
#[test]
fn whatever_changes_under_an_attempt_it_goes_on_if_it_comes_to_the_same() {
    let source = include_str!("../data/tutor/every-kind.toml");
    let (mut desk, learners) = Desk::new(1, 1);
    let playable = lesson(&course(), "T01");
    let mark = playable.fingerprint();
    let mut session = desk.open(playable, &learners);
    desk.play(&mut session, "next\nchoose small");
    let open = desk.records.open_attempt(&learners).expect("the attempt is open");
    for (from, to, is_named, goes_on) in [
        ("Look at the weight too.", "Look at both.", false, true),
        ("Halve the second price.", "Divide by two.", false, true),
        ("phone 138", "phone 139", false, true),
        ("id = \"small\"", "id = \"tiny\"", true, false),
        ("misconception = \"price-only\", ", "", true, false),
        (
            "{ id = \"freight\", text = { en = \"the freight\" }, right = true }",
            "{ id = \"freight\", text = { en = \"the freight\" }, say = { en = \"No.\" } }",
            true,
            true,
        ),
        ("needs = { doubt = 2 }", "needs = { doubt = 1 }", true, true),
        ("b = [5, 6, 8]", "b = [5, 6, 9]", true, true),
        ("tolerance = 0.5", "tolerance = 1", true, true),
        ("answer = \"a + b\"", "answer = \"a - b\"", true, true),
        ("fault = false", "fault = true", true, true),
        ("skill = \"refuse-code\"", "skill = \"read-listing\"", true, true),
    ] {
        let changed = source.replacen(from, to, 1);
        assert_ne!(changed, source, "{from}");
        let course = course_with("every-kind.toml", &changed);
        let playable = lesson(&course, "T01");
        assert_eq!(playable.fingerprint() != mark, is_named, "{from} → {to}");
        assert_eq!(Session::resume(playable, open).is_some(), goes_on, "{from} → {to}");
    }
    desk.write(Session::stale(open.id));
    assert_eq!(desk.records.open_attempt(&learners), None);
}

#[test]
fn numbers_are_drawn_by_the_seed_and_stay_as_drawn() {
    let course = course();
    let mut seen = Vec::new();
    for seed in 0..40 {
        let mut session = Session::open(lesson(&course, "T01"), attempt(), seed, group(1));
        for line in RIGHT.lines().take(9) {
            submit(&mut session, line.trim());
        }
        let drawn = session.drawn().expect("it stands on the number");
        assert_eq!(session.drawn(), Some(drawn.clone()));
        assert_eq!(drawn.answer, Some(drawn.values["a"] + drawn.values["b"]));
        seen.push(drawn.answer.expect("a sum"));
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, [3100, 3200, 3300, 3400, 3600, 3750, 3850, 4050]);
}

#[test]
fn what_is_to_be_ordered_is_never_shown_in_order() {
    let course = course();
    for seed in 0..40 {
        let mut session = Session::open(lesson(&course, "T01"), attempt(), seed, group(1));
        assert_eq!(session.shuffled(), [0; 0]);
        for line in RIGHT.lines().take(5) {
            submit(&mut session, line.trim());
        }
        let places = session.shuffled();
        assert_ne!(places, [0, 1, 2], "seed {seed}");
        let mut sorted = places.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, [0, 1, 2], "seed {seed}");
    }
}

#[test]
fn acts_have_one_text_form() {
    for line in [
        "next",
        "hint",
        "undo",
        "again",
        "choose",
        "choose a",
        "choose a,b-2",
        "order a,b",
        "match a=b,c=d",
        "number 0.00",
        "number -0.05",
        "number 29.90",
        "tiles",
        "tiles w,x",
        "fill a=b",
        "inspect",
        "say x",
        "do wait",
        "do price 29.90",
        "do title 叶城 薄皮核桃",
        "exit 0",
        "exit 4 a,b",
    ] {
        let act: Act = line.parse().unwrap_or_else(|err| panic!("{err}"));
        assert_eq!(act.to_string(), line);
    }
    assert_eq!("number 29.9".parse(), Ok(Act::Answer(Answer::Number(2990))));
    for line in [
        "",
        "Next",
        "next 1",
        "choose a,,b",
        "choose a b",
        "choose ,",
        "match a",
        "match a=b=c",
        "number",
        "number 1.234",
        "number 1,5",
        "number .5",
        "number 99999999999999999999",
        "say",
        "say a,b",
        "do",
        "do nothing such",
        "exit",
        "exit a",
        "exit -1 a",
    ] {
        assert!(line.parse::<Act>().is_err(), "{line}");
    }
}

#[test]
fn the_group_shares_the_credit_and_answers_for_itself_at_the_exit() {
    let (mut desk, learners) = Desk::new(1, 3);
    let mut session = desk.open(lesson(&course(), "T01"), &learners);
    desk.play(&mut session, &each(WRONG, 3));
    desk.play(
        &mut session,
        "exit 0 price\nnext\nexit 1 weight\nnext\nexit 2 weight\nnext",
    );
    let what = What::Lesson("T01".to_owned());
    for (place, id) in learners.iter().enumerate() {
        let learner = &desk.records.learners[id];
        let standing = learner.standing(&what).expect("begun");
        assert_eq!(
            (standing.is_done, standing.steps_done, standing.attempts),
            (true, 10, 1)
        );
        assert_eq!(learner.first_tries["read-listing"], [false, false, false]);
        assert_eq!(learner.first_tries["refuse-code"], [false]);
        assert_eq!(learner.misconceptions["gives-code"], 1);
        assert_eq!(learner.misconceptions["price-only"], if place == 0 { 2 } else { 1 });
        let exit = learner.exits[&what];
        assert_eq!((exit.asked, exit.right), (1, u32::from(place != 0)));
    }
}
