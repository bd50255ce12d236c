//! The table of rules. Codes: `B0` the file itself, `B1` what it refers to, `B2` whether it can be played, `B3` whether
//! the languages agree, `B4` whether people can read it.

mod avoided_word;
mod differing_places;
mod drawn_in_text;
mod few_deeds;
mod goal_met_at_once;
mod idle_star;
mod latin_punctuation;
mod long_sentence;
mod lost_star;
mod mixed_script;
mod reading;
mod suffix_after_place;
mod tall_page;
mod tempting_wins;
mod unfilled_product;
mod unknown_mark;
mod unlabelled_quote;
mod unlisted_lesson;
mod unmakeable_title;
mod unmet_goal;
mod unnamed_id;
mod wide_title;
mod wrong_letter;

pub use avoided_word::{Avoided, avoided};

use super::checked_course::CheckedCourse;
use super::{Diagnostic, Severity};

/// What a rule has to do with a course before it can judge it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cost {
    /// Reads it.
    Text,
    /// Lays out its pages.
    Page,
    /// Plays its scripts in the market.
    Play,
}

pub struct Rule {
    pub code: &'static str,
    /// The fault, as in "allow unknown_key".
    pub name: &'static str,
    pub severity: Severity,
    pub cost: Cost,
    /// What it means, why it is bad, how to repair it: for `bazar explain`.
    pub explain: &'static str,
    /// Nothing for faults that parsing finds.
    pub(super) check: Option<fn(&CheckedCourse, &mut Vec<Diagnostic>)>,
}

pub const RULES: &[Rule] = &[
    reading::TOO_LARGE,
    reading::NOT_TEXT,
    reading::SYNTAX,
    reading::UNKNOWN_KEY,
    reading::MISSING_KEY,
    reading::WRONG_TYPE,
    reading::BAD_VALUE,
    reading::BAD_GOAL,
    reading::BAD_SUM,
    reading::BAD_COMMAND,
    reading::MISSING_FILE,
    reading::UNKNOWN_REFERENCE,
    reading::DUPLICATE_ID,
    reading::UNKNOWN_LABEL,
    unlisted_lesson::RULE,
    unknown_mark::RULE,
    unnamed_id::RULE,
    unlabelled_quote::RULE,
    unfilled_product::RULE,
    unmet_goal::RULE,
    lost_star::RULE,
    idle_star::RULE,
    tempting_wins::RULE,
    goal_met_at_once::RULE,
    unmakeable_title::RULE,
    drawn_in_text::RULE,
    few_deeds::RULE,
    reading::MISSING_LANGUAGE,
    differing_places::RULE,
    long_sentence::RULE,
    wide_title::RULE,
    mixed_script::RULE,
    wrong_letter::RULE,
    suffix_after_place::RULE,
    latin_punctuation::RULE,
    tall_page::RULE,
    avoided_word::RULE,
];
