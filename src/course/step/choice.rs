//! One option of several: of a `choose` step, of the exit question, of a form's field.

use std::collections::BTreeMap;

use super::{Context, MOST_OPTIONS, Reader, Table};
use crate::course::Text;

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub id: String,
    pub text: Text,
    pub right: bool,
    /// Feedback when it was chosen.
    pub say: Text,
    /// For a wrong option: the misconception's id, counted in reports.
    pub misconception: Option<String>,
}

/// Reads `option`, of which at least one must be right and one wrong.
pub(super) fn options<'a>(
    reader: &mut Reader<'a>,
    table: &mut Table<'a>,
    context: &Context<'_>,
) -> Option<Vec<Choice>> {
    let mut ids = BTreeMap::new();
    let before = reader.problems.len();
    let items = reader.full_list(table, "option", 2..MOST_OPTIONS + 1);
    let options = reader.tables(items, |reader, table| {
        let id = reader.own_id(table, "option", &mut ids);
        option(reader, table, context).map(|option| Choice {
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

fn option<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, context: &Context<'_>) -> Option<Choice> {
    let text = reader.text(table, "text");
    let right = reader.boolean(table, "right");
    // A right answer speaks for itself; a wrong one is where the teaching is.
    let say = if right {
        reader.maybe_text(table, "say")
    } else {
        reader.text(table, "say")
    };
    let misconception = misconception(reader, table, context);
    Some(Choice {
        id: String::new(),
        text: text?,
        right,
        say: say.unwrap_or_default(),
        misconception,
    })
}

pub(super) fn misconception<'a>(
    reader: &mut Reader<'a>,
    table: &mut Table<'a>,
    context: &Context<'_>,
) -> Option<String> {
    let misconception = reader.maybe_string(table, "misconception")?;
    reader.label(
        "misconception",
        &misconception,
        context.course.misconceptions.keys().map(String::as_str),
    );
    Some(misconception.string)
}
