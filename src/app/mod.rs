//! The program without a terminal: screens as states, keys to actions, update to effects, state to page.
//!
//! `update` does no input or output; `page` changes nothing. Knows neither ratatui nor SQL nor the wall clock.
//!
//! ```text
//! key check ─▶ language ─▶ sign-in ─▶ home ─▶ unit ─▶ player ─▶ lesson end ─▶ home
//!                                       └──────────────▲  ("continue")
//! from anywhere by the menu: record, home, sign-in          the trainer's: class board, set-up
//! ```

mod aloud;
mod causes;
mod cell_order;
mod class_board;
mod class_list;
mod debrief;
mod disputes;
mod home;
mod input;
mod job;
mod key_check;
mod keymap;
mod language;
mod layout;
mod learner_sheet;
mod lesson_end;
mod market;
mod number_field;
mod overlay;
mod page;
mod picker;
mod player;
mod printing;
mod product;
mod progress;
mod record;
mod records;
mod screen;
mod set_up;
mod sign_in;
mod sure;
mod tour;
mod unit;
mod update;
mod view_context;
mod ways;
mod word;

pub use aloud::{SILENT, Utterance, Voices};
pub use cell_order::{CellOrder, UyghurChoice};
pub use debrief::Debrief;
pub use input::{Clock, Input, Key};
pub use job::{Basis, Came, Job, JobId, News, Progress, Reply, Tell};
pub use keymap::{Cue, KEYMAP};
pub use layout::Layout;
pub use market::{MarketOutcome, MarketScreen, describe_events, keys_to, keys_within};
pub use overlay::DiskTrouble;
pub use page::{
    Block, BlockKind, Caret, Item, KeySpot, Keys, NOTICE_COLUMNS, NOTICE_ROWS, PAGE_WIDTH_MAX, Page, RULE_ROWS, View,
};
pub use player::Player;
pub use printing::{Print, Sheet};
pub use records::{
    Exported, FileTrouble, FileTroubleKind, Imported, KeptBackup, Place, RecordsJob, RecordsReply, TakenIn, Told,
    taken_told,
};
pub use tour::Tour;
pub use update::{App, BackUp, Effect, Options, PageId, Restored};
pub use view_context::{Bilingual, ViewContext, Writing};
