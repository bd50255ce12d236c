//! One test binary: each room's tests stand in a file of its name.

mod board;
mod book;
mod cli;
mod course;
mod garble;
mod guide;
mod hands;
mod inquiry;
mod lint;
mod market;
mod painter;
mod pty;
mod refusals;
mod reports;
mod say;
mod screens;
mod stall;
mod store;
mod terminal;
mod text;
mod tidy;
mod trading;
mod tutor;
mod van;
mod walk;
mod wander;
