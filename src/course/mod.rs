//! What authors write: TOML files under `lessons/`, parsed into plain values, and the `Problem`s found on the way.
//!
//! Parsing never fails: it returns what it could read and every mistake with its place. Knows the disk as little as the
//! learner: it is given names and contents of files.

mod calibration;
mod document;
pub(crate) mod draw;
mod formula;
mod goal;
mod ground;
mod index;
mod lesson;
mod load;
mod locales;
mod nearest;
mod own;
mod picture;
mod play;
mod practice;
mod problem;
mod read;
mod reader;
mod shape;
mod source;
mod step;
mod term;
mod text;
mod words;

pub use calibration::{Calibration, Measure, MeasureUnit, PublishedFigure};
pub use document::{Document, Entry, LARGEST_FILE_BYTES, Node, Value};
pub use goal::{Comparison, Goal, GoalError};
pub use ground::{Names, ScenarioEntry, Scenarios};
pub use index::{Course, LessonEntry, Mastery, Track, Unit};
pub use lesson::{Lesson, Review};
pub use locales::{builtin_locales, builtin_sentences};
pub use own::{Own, OwnKind};
pub use picture::{Colour, PICTURE_SIZE, Picture, Pixel};
pub use play::{Play, Star, Tempting};
pub use practice::{Exception, Practice, PracticeEntry, Worth};
pub use problem::{Fault, Problem};
pub use shape::{FileKind, drawn_ways, guide, schema};
pub use source::Source;
// Each kind of step with its parts: the list stands in `step` once.
pub use formula::{Formula, FormulaError};
pub use step::*;
pub use term::Term;
pub use text::{LABEL, Text};
