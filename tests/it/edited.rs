//! The shipped course with one text of one file written anew: what an author's hand does to rules and scenarios.

use bazar::course::{Course, Problem, Source};

/// Returns the edited course and what its reader says of it.
pub fn edited(file: &str, old: &str, new: &str) -> (Course, Vec<Problem>) {
    Course::load(&source(file, old, new).0)
}

/// Holds each wrong value to be refused under this title, at a place no longer than itself.
pub fn refused(cases: &[(&str, &str, &str, &str)]) {
    for (file, right, wrong, told) in cases {
        let (source, text) = source(file, right, wrong);
        let (_, problems) = Course::load(&source);
        let problem = problems.iter().find(|problem| problem.file == *file);
        let problem = problem.unwrap_or_else(|| panic!("`{wrong}` in {file} passed: {problems:?}"));
        assert_eq!(problem.title, *told);
        assert!(text[problem.span.clone()].len() <= wrong.len(), "the place is narrow");
    }
}

/// The course's files, and the edited one's text.
pub fn source(file: &str, old: &str, new: &str) -> (Source, String) {
    let mut source = Source::embedded();
    let text = String::from_utf8(source.bytes(file).to_vec()).expect("course files are text");
    assert!(text.contains(old), "{file} has no `{old}`");
    let text = text.replacen(old, new, 1);
    source.files.insert(file.to_owned(), text.clone().into_bytes().into());
    (source, text)
}
