//! One test binary: each room's tests stand in a file of its name.

mod course;
mod garble;
mod market;
mod refusals;
mod text;
mod tidy;
