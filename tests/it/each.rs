//! Several at one keyboard: a question with options is asked of each, what each said is kept as their own, and older logs are gone on
//! with as they were.

use bazar::tutor::{Fact, LearnerRecords, Session, What};
use expect_test::expect;

use crate::tutor::{Desk, attempt, check, course, lesson, open};

#[test]
fn each_of_a_group_answers_a_question_before_all_see_what_it_came_to() {
    check(
        &mut open(&course(), "T01", 3),
        "next
        choose small
        next
        choose big
        away
        next
        away
        away
        away
        hint
        choose goods,freight
        choose freight,goods
        choose looking
        next",
        expect![[r#"
            [hello 1/10] learner 1
              > next
                moved
                = step-done {step:hello,learners:[#1,#2,#3],right:true,first_try_right:true,tries:0,hints:0}
            [which 2/10] learner 2
              > choose small
                continued
            [which 2/10] learner 3
              > next
                unfit
              > choose big
                continued
            [which 2/10] learner 1
              > away
                right small- “Look at the weight too.”
                = step-done {step:which,learners:[#1],right:false,first_try_right:false,tries:0,hints:0}
                = step-done {step:which,learners:[#2],skill:read-listing,right:false,first_try_right:false,tries:1,hints:0,misconceptions:[price-only]}
                = step-done {step:which,learners:[#3],skill:read-listing,right:true,first_try_right:true,tries:1,hints:0}
            [which 2/10] learner 2
              > next
                moved
            [all-needed 3/10] learner 3
              > away
                continued
            [all-needed 3/10] learner 1
              > away
                continued
            [all-needed 3/10] learner 2
              > away
                continued
            [all-needed 3/10] learner 3
              > hint
                hinted “What.”
              > choose goods,freight
                continued
            [all-needed 3/10] learner 1
              > choose freight,goods
                continued
            [all-needed 3/10] learner 2
              > choose looking
                right looking- “Looking is free.”
                = step-done {step:all-needed,learners:[#1],skill:read-listing,right:true,first_try_right:false,tries:1,hints:1}
                = step-done {step:all-needed,learners:[#2],skill:read-listing,right:false,first_try_right:false,tries:1,hints:1}
                = step-done {step:all-needed,learners:[#3],skill:read-listing,right:true,first_try_right:false,tries:1,hints:1}
            [all-needed 3/10] learner 3
              > next
                moved
            [steps 4/10] learner 1
        "#]],
    );
}

#[test]
fn where_nobody_of_a_group_is_right_they_go_on_together() {
    check(
        &mut open(&course(), "T01", 3),
        "next
        choose small
        choose small
        choose small
        next
        again
        choose small
        choose big
        next",
        expect![[r#"
            [hello 1/10] learner 1
              > next
                moved
                = step-done {step:hello,learners:[#1,#2,#3],right:true,first_try_right:true,tries:0,hints:0}
            [which 2/10] learner 2
              > choose small
                continued
            [which 2/10] learner 3
              > choose small
                continued
            [which 2/10] learner 1
              > choose small
                wrong small- “Look at the weight too.”
                = missed {step:which,misconceptions:[price-only]}
            [which 2/10] learner 2
              > next
                unfit
              > again
                restarted
              > choose small
                wrong small- “Look at the weight too.”
                = missed {step:which,misconceptions:[price-only]}
              > choose big
                right big+ “15 yuan a jin.”
                = step-done {step:which,learners:[#1],skill:read-listing,right:true,first_try_right:false,tries:3,hints:0,misconceptions:[price-only]}
                = step-done {step:which,learners:[#2],skill:read-listing,right:true,first_try_right:false,tries:3,hints:0,misconceptions:[price-only]}
                = step-done {step:which,learners:[#3],skill:read-listing,right:true,first_try_right:false,tries:3,hints:0,misconceptions:[price-only]}
              > next
                moved
            [all-needed 3/10] learner 3
        "#]],
    );
}

#[test]
fn each_one_s_try_is_their_own() {
    let (mut desk, learners) = Desk::new(1, 3);
    let mut session = desk.open(lesson(&course(), "T01"), &learners);
    desk.play(&mut session, "next\nchoose small\nchoose big\naway\nnext");
    let learner = |place: usize| &desk.records.learners[&learners[place]];
    // The second one begins, for the first one began with the step before.
    let tries = |place: usize| {
        learner(place)
            .first_tries
            .get("read-listing")
            .cloned()
            .unwrap_or_default()
    };
    assert_eq!([tries(0), tries(1), tries(2)], [vec![], vec![false], vec![true]]);
    let missed = |place: usize| learner(place).missed.contains(&("T01".to_owned(), "which".to_owned()));
    assert_eq!([missed(0), missed(1), missed(2)], [true, true, false]);
    let misled = |place: usize| learner(place).misconceptions.get("price-only").copied().unwrap_or(0);
    assert_eq!([misled(0), misled(1), misled(2)], [0, 1, 0]);
    let counted = |place: usize| {
        (
            learner(place).alone.all,
            learner(place).together.all,
            learner(place).share.away,
        )
    };
    assert_eq!([counted(0), counted(1), counted(2)], [(0, 0, 1), (0, 1, 0), (0, 1, 0)]);
    let steps = |place: usize| learner(place).standings[&What::Lesson("T01".to_owned())].steps_done;
    assert_eq!([steps(0), steps(1), steps(2)], [2, 2, 2]);
    assert_eq!(LearnerRecords::of(desk.log.clone()), desk.records);
    // Whoever comes alone, or with one other, stands where the three stood.
    let open = desk
        .records
        .open_attempt(&learners)
        .expect("the attempt is open")
        .clone();
    for (here, taken) in [(1, "next choose big next"), (2, "next choose big choose big next")] {
        let apart = Session::apart(lesson(&course(), "T01"), attempt(), &open, learners[..here].to_vec());
        let (apart, over) = apart.expect("it goes on from the others'");
        assert_eq!(
            (apart.position(), over.steps, over.acts.join(" ")),
            (session.position(), 2, taken.to_owned())
        );
    }
}

/// Programs before took one answer of a group for all of it: what they began is gone on with as they did.
#[test]
fn a_log_with_one_answer_for_all_replays_as_it_was() {
    let (mut desk, learners) = Desk::new(1, 2);
    let playable = lesson(&course(), "T01");
    let session = Session::open(playable.clone(), desk.writer.attempt(), 7, learners.clone());
    let opened = session.opened(None).body().replace(",\"is_each\":true", "");
    let opened = Fact::from_wire("attempt-opened", &opened);
    assert_ne!(opened, session.opened(None));
    desk.write(opened);
    let open = |desk: &Desk| {
        desk.records
            .open_attempt(&learners)
            .expect("the attempt is open")
            .clone()
    };
    let mut session = Session::resume(playable.clone(), &open(&desk)).expect("nothing was done yet");
    desk.play(&mut session, "next\nchoose small\nchoose big");
    let done = desk.log.iter().filter_map(|entry| {
        let Fact::StepDone { learners, tries, .. } = &entry.fact else {
            return None;
        };
        Some((learners.len(), *tries))
    });
    assert_eq!(done.collect::<Vec<_>>(), [(2, 0), (2, 2)]);
    assert!(Session::resume(playable, &open(&desk)).expect("it replays") == session);
}
