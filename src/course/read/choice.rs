//! Options to choose from: in `choose` steps, in the exit question, in the fields of a form.

use std::collections::BTreeMap;

use super::super::reader::{Reader, Table};
use super::super::{Choice, Choose, Course};

/// Options are taken by a digit.
pub(super) const MOST_OPTIONS: usize = 9;

pub(super) fn choose<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, course: &Course) -> Option<Choose> {
    let ask = reader.text(table, "ask");
    let options = options(reader, table, course)?;
    Some(Choose { ask: ask?, options })
}

/// Reads `option`, of which at least one must be right and one wrong.
pub(super) fn options<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, course: &Course) -> Option<Vec<Choice>> {
    let mut ids = BTreeMap::new();
    let before = reader.problems.len();
    let items = reader.full_list(table, "option", 2..MOST_OPTIONS + 1);
    let options = reader.tables(items, |reader, table| {
        let id = reader.own_id(table, "option", &mut ids);
        option(reader, table, course).map(|option| Choice {
            id: id.map_or(String::new(), |id| id.string),
            ..option
        })
    });
    if reader.problems.len() == before && !options.is_empty() {
        let right = options.iter().filter(|option| option.right).count();
        if right == 0 || right == options.len() {
            let title = if right == 0 {
                "no option is right"
            } else {
                "every option is right"
            };
            reader.bad_value(
                table.span.clone(),
                title,
                "some options are right, some wrong: `right = true`",
            );
        }
    }
    (!options.is_empty()).then_some(options)
}

fn option<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, course: &Course) -> Option<Choice> {
    let text = reader.text(table, "text");
    let right = reader.boolean(table, "right");
    // A right answer speaks for itself; a wrong one is where the teaching is.
    let say = if right {
        reader.maybe_text(table, "say")
    } else {
        reader.text(table, "say")
    };
    let misconception = misconception(reader, table, course);
    Some(Choice {
        id: String::new(),
        text: text?,
        right,
        say: say.unwrap_or_default(),
        misconception,
    })
}

pub(super) fn misconception<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, course: &Course) -> Option<String> {
    let misconception = reader.maybe_string(table, "misconception")?;
    reader.label(
        "misconception",
        &misconception,
        course.misconceptions.keys().map(String::as_str),
    );
    Some(misconception.string)
}
