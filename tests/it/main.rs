//! One test binary: each room's tests stand in a file of its name.

mod text;
mod tidy;
