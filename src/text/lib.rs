//! Languages and scripts: sentences from `locales/`, wrapping, joining and reordering of Uyghur, numbers and times.
//!
//! Knows nothing of markets and lessons. Gives lines whose runs stand in visual order, left to right, so that whoever paints
//! them writes cell after cell and thinks of no direction.
//!
//! ```text
//! markup ─▶ letters with inks ─▶ levels of the whole paragraph ─▶ joining forms ─▶ wrap (logical) ─▶ reorder each line
//!              │ latin                │ isolate: numbers, Latin runs                 │ breaks          │ order
//!              ▼ (Script::Latin)      ▼ order: UAX #9                                ▼                 ▼
//! ```
//!
//! What a display shows Uyghur in is a `Script`, whose `flow`, `line` and `field` are the doors to the layout.

mod alphabet;
pub mod audit;
mod breaks;
mod field;
mod isolate;
mod joining;
mod lang;
mod latin;
mod layout;
mod line;
mod locales;
mod markup;
mod order;
mod script;
mod table;
mod wording;

pub use alphabet::{PlaceInList, first_letter, place_in_list};
pub use field::Field;
pub use lang::{Direction, Lang, LanguagePair};
pub use latin::latin;
pub use layout::{flow, line};
pub use line::{Align, Ink, Line, Run};
pub use locales::{FluentArg, FluentFiles, Locales};
pub use markup::{Mention, bare, literal, mentions, with_readings};
pub use script::Script;
pub use table::{columns, side_by_side};
pub use wording::{
    clock, deadline, decimal, duration, list, number, of_hundred, share, time_of_day, unit_price, weight, yuan,
    yuan_amount,
};

/// Tells a terminal that reorders Uyghur by itself (VTE) that the cells come in their order; harmless elsewhere.
pub const KEEP_CELL_ORDER: &str = "\x1b[8l";

/// Undoes `KEEP_CELL_ORDER`.
pub const RESTORE_CELL_ORDER: &str = "\x1b[8h";
