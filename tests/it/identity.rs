//! Which attempts go on after a change of the course, the rules or the program, and what names the change.

use bazar::course::Course;
use bazar::tutor::{Book, Fact, Pen, Playable, RunId, Session};

/// Every lesson and scenario, begun by somebody and left, as a program wrote it that marked attempts by another mark.
const OLD_LOG: &str = include_str!("../data/tutor/open-attempts.txt");

/// The book of some lines `kind body`.
fn book(log: &str) -> Book {
    let mut pen = Pen::new(RunId(1));
    let mut book = Book::default();
    for line in log.lines() {
        let (kind, body) = line.split_once(' ').expect("a kind and a body");
        pen.write(&mut book, Fact::from_wire(kind, body), 0);
    }
    book
}

#[test]
fn whatever_was_open_goes_on_whoever_marked_it() {
    let (course, _) = Course::embedded();
    let book = book(OLD_LOG);
    assert_eq!(book.attempts.len(), 45);
    let results: usize = book.attempts.values().map(|attempt| attempt.results.len()).sum();
    assert_eq!(results, 194, "it has something to be held against");
    for attempt in book.attempts.values() {
        let what = &attempt.what;
        let playable = Playable::of(&course, what).expect("it is still there");
        let session = Session::resume(playable, attempt).unwrap_or_else(|| panic!("{what} does not go on"));
        assert!(!session.is_over(), "{what}");
    }
}

#[test]
fn an_attempt_that_comes_to_something_else_does_not_go_on() {
    let (course, _) = Course::embedded();
    let is_result = |line: &&str| {
        line.split_once(' ')
            .is_some_and(|(kind, body)| Fact::from_wire(kind, body).is_result())
    };
    let results: Vec<&str> = OLD_LOG.lines().filter(is_result).collect();
    let goes_on = |log: &str| {
        let book = book(log);
        let all = book.attempts.values();
        let resumed = all.filter(|attempt| {
            let playable = Playable::of(&course, &attempt.what).expect("it is still there");
            Session::resume(playable, attempt).is_some()
        });
        resumed.count()
    };
    // One result that the rules of today do not yield, or one that they do and the log lacks, each in an attempt of its own.
    let first = results[0];
    let other = first.replace("\"tries\":0", "\"tries\":7");
    assert_ne!(first, other);
    assert_eq!(goes_on(&OLD_LOG.replacen(first, &other, 1)), 44);
    let last = format!("{}\n", results[results.len() - 1]);
    let at = OLD_LOG.rfind(&last).expect("it is there");
    let (before, after) = OLD_LOG.split_at(at);
    assert_eq!(goes_on(&format!("{before}{}", &after[last.len()..])), 44);
    assert_eq!(goes_on(&format!("{before}{last}{after}")), 44);
}
