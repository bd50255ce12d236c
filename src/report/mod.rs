//! The trainer's figures: folds over the log become tables, tables become text and CSV.
//!
//! One table serves the screen, the text and the spreadsheet, so that they can never differ. Knows no SQL and no terminal.

mod class;
mod csv;
mod missed;
mod print;
mod table;

pub use class::{class, is_calling, roster};
pub use csv::write as csv;
pub use missed::missed;
pub use print::{print, shown};
pub use table::{Cell, Column, Table};
