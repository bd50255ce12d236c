//! One test binary: each room's tests stand in a file of its name.

mod book;
mod course;
mod garble;
mod market;
mod refusals;
mod reports;
mod say;
mod store;
mod text;
mod tidy;
mod trading;
mod tutor;
mod wander;
