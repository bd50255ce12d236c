//! What was missed is done once more: what comes onto the list, what leaves it, and that a review is an attempt like others.

use bazar::course::Course;
use bazar::tutor::{Learner, LearnerRecords, Playable, Session, What, to_review};

use crate::tutor::{Desk, course, lesson};

fn asked(course: &Course, records: &LearnerRecords) -> Option<String> {
    let learners = records.learners.values();
    to_review(course, learners, None).map(|what| what.to_string())
}

fn learner(desk: &Desk) -> &Learner {
    desk.records.learners.values().next().expect("a learner")
}

#[test]
fn what_was_not_right_at_once_is_asked_again_until_it_is() {
    let course = course();
    let (mut desk, learners) = Desk::new(1, 1);
    assert_eq!(asked(&course, &desk.records), None);
    let mut session = desk.open(lesson(&course, "T01"), &learners);
    desk.play(
        &mut session,
        "next\nchoose small\nagain\nchoose big\nnext\nhint\nchoose goods,freight\nnext",
    );
    assert_eq!(
        asked(&course, &desk.records).as_deref(),
        Some("review:T01/which,T01/all-needed")
    );

    let what: What = "review:T01/which,T01/all-needed".parse().expect("what is played");
    let playable = Playable::of(&course, &what).expect("two steps");
    assert!(!learner(&desk).has_practised(0));
    let mut review = desk.open(playable.clone(), &learners);
    desk.play(&mut review, "choose big\nnext\nchoose goods\nagain");
    // Taken up again after a power cut, it stands where it stood.
    let open = desk.records.open_attempt_at(&learners, &what).expect("it is open");
    assert!(Session::resume(playable, open).expect("it replays") == review);
    desk.play(&mut review, "choose goods,freight\nnext");
    assert!(review.is_over());
    assert_eq!(asked(&course, &desk.records).as_deref(), Some("review:T01/all-needed"));
    assert!(learner(&desk).has_practised(0), "it is not offered again on this day");
    assert!(!learner(&desk).has_practised(48 * 60 * 60 * 1000), "but on another");
    assert!(
        learner(&desk).standing(&what).is_none(),
        "with a review nobody stands anywhere"
    );

    let again: What = "review:T01/all-needed".parse().expect("what is played");
    let mut review = desk.open(Playable::of(&course, &again).expect("a step"), &learners);
    desk.play(&mut review, "choose goods,freight\nnext");
    assert_eq!(asked(&course, &desk.records), None);
    // Whoever reads the same log finds the same.
    assert_eq!(LearnerRecords::of(desk.log.clone()).learners, desk.records.learners);
}

#[test]
fn a_step_that_is_gone_from_the_course_is_not_asked_for() {
    let course = course();
    let gone: What = "review:T01/which,T01/never-was,T09/x".parse().expect("what is played");
    let playable = Playable::of(&course, &gone).expect("one step is left");
    assert_eq!(playable.lesson.expect("its steps").steps.len(), 1);
    let all_gone: What = "review:T09/x".parse().expect("what is played");
    assert!(Playable::of(&course, &all_gone).is_none());
}
