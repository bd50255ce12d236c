//! The faults that parsing finds: `course` reports them with their places, here stands what they mean.

use super::Rule;
use crate::lint::{Cost, Severity};

pub(super) const TOO_LARGE: Rule = Rule {
    code: "B001",
    name: "too_large",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A file has more than a megabyte. A lesson of fifty steps in three languages takes sixty kilobytes, so \
              something else was saved under its name, and reading it would only make the program wait. Split it into \
              several lessons.",
    check: None,
};

pub(super) const NOT_TEXT: Rule = Rule {
    code: "B002",
    name: "not_text",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "The file is not UTF-8. Old editors save Chinese as GBK; choose UTF-8 in the editor's save dialog.",
    check: None,
};

pub(super) const SYNTAX: Rule = Rule {
    code: "B003",
    name: "syntax",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "The line is not TOML, so nothing in it was read. Often a quote, a bracket or an equals sign is missing. \
              The other lines were read, but nothing is reported as missing in this file until it is repaired.",
    check: None,
};

pub(super) const UNKNOWN_KEY: Rule = Rule {
    code: "B004",
    name: "unknown_key",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "The format has no such key here, so what stands behind it is not read. Mostly a slip of the keyboard, or \
              a key of another kind of step.",
    check: None,
};

pub(super) const MISSING_KEY: Rule = Rule {
    code: "B005",
    name: "missing_key",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "The format wants a key that is not there. Add it to the table that is marked; a wrong option, for example, has to \
              say why it is wrong.",
    check: None,
};

pub(super) const WRONG_TYPE: Rule = Rule {
    code: "B006",
    name: "wrong_type",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "The key is right, but its value is of another kind: a string where a number is wanted, one table where a \
              list is.",
    check: None,
};

pub(super) const BAD_VALUE: Rule = Rule {
    code: "B007",
    name: "bad_value",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "The value is of the right kind but makes no sense here: a step without a right option, four sentences on \
              a page for three, a picture that is too wide.",
    check: None,
};

pub(super) const BAD_GOAL: Rule = Rule {
    code: "B008",
    name: "bad_goal",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A goal compares figures of the market with whole numbers: `shipped >= 3 and late == 0`. Figures are \
              counted from the market's start; money is in fen, weight in grams. `and`, `or`, `not` and brackets join \
              comparisons.",
    check: None,
};

pub(super) const BAD_SUM: Rule = Rule {
    code: "B009",
    name: "bad_sum",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A sum reckons with the names in `value`, numbers, `+ - * /`, brackets and `ceil(…)`. It must have an \
              answer for every combination of the values.",
    check: None,
};

pub(super) const BAD_COMMAND: Rule = Rule {
    code: "B010",
    name: "bad_command",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A script has one command a line, as the market's text form has it: `pack due carton`, `ship packed \
              courier=snow via=station`, `wait until d2 09:00`. `#` begins a remark.",
    check: None,
};

pub(super) const MISSING_FILE: Rule = Rule {
    code: "B101",
    name: "missing_file",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "`course.toml` names a file that is not in the folder, or the folder has no `course.toml`. Paths are \
              relative to the course's folder.",
    check: None,
};

pub(super) const UNKNOWN_REFERENCE: Rule = Rule {
    code: "B102",
    name: "unknown_reference",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "An id is named that nothing in the course has: a term, a scenario, a product, a node of a talk. The \
              lesson cannot be played as it stands.",
    check: None,
};

pub(super) const DUPLICATE_ID: Rule = Rule {
    code: "B103",
    name: "duplicate_id",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "Two things of one list have the same id. Progress is kept by id, so one would be taken for the other.",
    check: None,
};

pub(super) const UNKNOWN_LABEL: Rule = Rule {
    code: "B104",
    name: "unknown_label",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "An id that is only shown or counted stands in no list: a picture in `pictures/`, a skill in \
              `course.toml`, a misconception in `misconceptions.toml`. The lesson works, but shows or counts nothing \
              there.",
    check: None,
};

pub(super) const MISSING_LANGUAGE: Rule = Rule {
    code: "B301",
    name: "missing_language",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A text lacks a language of the course. The learner would see it in Chinese instead.",
    check: None,
};
