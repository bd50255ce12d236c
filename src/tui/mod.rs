//! The painter and the shell: the only ratatui and crossterm.
//!
//! Owns the terminal and the clock. Knows nothing of lessons: it paints a `Page` and turns keys into `Input`.

mod guard;
mod keys;
mod painter;
mod shell;
mod theme;

pub use guard::Guard;
pub use keys::{Asked, asked};
pub use painter::{option_at, paint, paint_lines};
pub use shell::{SMALLEST, run, take, tour};
pub use theme::Look;
