//! How long the course takes to read: the shipped one whole, its index alone, and one of a few files, which must be quick enough
//! that a fuzzer can try thousands. Prints each one's least time of fifty, and the ratios.
//!
//! `cargo bench --bench load`

use std::time::{Duration, Instant};

use bazar::course::{Course, Source};

const SMALL: &[(&str, &str)] = &[
    ("course.toml", include_str!("../data/tutor/course.toml")),
    ("misconceptions.toml", include_str!("../data/tutor/misconceptions.toml")),
    ("title.toml", include_str!("../data/tutor/title.toml")),
];

fn main() {
    let small = Source::of(SMALL.iter().copied());
    let embedded = Source::embedded();
    let few = least(|| drop(Course::load(&small)));
    let index = least(|| drop(Course::index(&embedded)));
    let whole = least(|| drop(Course::load(&embedded)));
    println!("a few files {few:?}, the shipped index {index:?}, the shipped course {whole:?}");
    println!(
        "index / whole {:.2}, few / whole {:.3}",
        index.as_secs_f64() / whole.as_secs_f64(),
        few.as_secs_f64() / whole.as_secs_f64()
    );
}

fn least(load: impl Fn()) -> Duration {
    let times = (0..50).map(|_| {
        let begun = Instant::now();
        load();
        begun.elapsed()
    });
    times.min().expect("fifty times")
}
