//! The trainer's board by keys: who needs help, a learner's page, a name given, homework ticked off.

use std::sync::Arc;

use bazar::{
    app::{App, Clock, Effect, Input, View},
    course::{Course, builtin_locales},
    tutor::{Entry, RunId},
};
use expect_test::expect_file;

use crate::{
    reports::class,
    screens::{key, languages, paint},
};

const VIEW: View = View { width: 80, height: 24 };

/// Presses the keys of each step and compares the screens on the way, then what reached the disk.
fn story(name: &str, codes: &str, steps: &[(&str, &str)]) {
    let (course, _) = Course::embedded();
    let locales = Arc::new(builtin_locales());
    let mut app = App::for_trainer(Arc::new(course), locales, class(), RunId(2), languages(codes));
    let mut disk: Vec<Entry> = Vec::new();
    let mut told = String::new();
    for (title, keys) in steps {
        for word in keys.split_whitespace() {
            for effect in app.update(Input::Key(key(word)), &Clock::default()) {
                if let Effect::Append(entries) = effect {
                    disk.extend(entries);
                }
            }
        }
        told.push_str(&format!("## {title}: {keys}\n{}\n\n", paint(&app.page(VIEW), VIEW)));
    }
    told.push_str("-- disk:\n");
    for entry in &disk {
        told.push_str(&format!("{:?}\n", entry.fact));
    }
    let path = format!("{}/tests/data/screen/board-{name}.txt", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&told);
}

#[test]
fn whoever_needs_help_stands_first() {
    story(
        "zh-ug",
        "zh,ug",
        &[("the board", ""), ("who called", "1"), ("back", "esc")],
    );
    story("ug-zh", "ug,zh", &[("the board", "")]);
}

#[test]
fn a_name_is_given_and_homework_ticked_off() {
    let steps = [
        ("the one without a name", "2"),
        ("naming", "2 R a n a"),
        ("named", "enter"),
        ("the one who is through", "esc 4"),
        ("ticked off", "3"),
        ("ticked once only", "3 esc"),
    ];
    story("en", "en", &steps);
}
