//! From a document to a value: one file per thing an author writes. What cannot be read is left out and reported.

mod index;
mod lesson;
mod names;
mod play;
mod rules;
mod talk;

pub(super) use index::{faults, index};
pub(super) use lesson::{head, lesson};
pub(super) use names::{calibration, misconceptions, names, picture, practices, terms};
pub(super) use play::play;
pub(super) use rules::rules;
