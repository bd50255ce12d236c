//! The painter and the shell: the only ratatui and crossterm.
//!
//! Owns the terminal and the clock. Knows nothing of lessons: it paints a `Page` and turns keys into `Input`.

mod held;
mod jobs;
mod painter;
pub mod platform;
mod records;
mod shell;
pub mod terminal;
mod theme;
pub mod voice;

pub use jobs::{Workers, perform_job};
pub use painter::{cursor_at, key_at, option_at, paint, paint_lines, send};
pub use records::{bundle_trouble, exported, is_litter, open_trouble, today, unreadable};
pub use shell::{EffectRunner, SMALLEST, ShellContext, run, run_id, take, tour};
pub use theme::Look;
