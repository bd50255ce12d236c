//! Do it in the market until the goal holds. Whether it holds is the session's to see.

use super::{Context, Reader, Table};
use crate::{
    course::{
        Fault, Goal, Text,
        draw::Hash,
        read::{commands, goal},
    },
    market::Command,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    pub ask: Text,
    pub goal: Goal,
    /// Commands that reach the goal from where the previous tasks' solutions end.
    pub solution: Vec<Command>,
}

impl Task {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, context: &Context<'_>) -> Option<Task> {
        let ask = reader.text(table, "ask");
        let goal = goal(reader, table, "goal");
        let solution = commands(reader, table, "solution");
        if !context.has_market {
            let title = "a task in a lesson without a market".to_owned();
            let help = Some("name one above the first step: `scenario = \"s01\"`".to_owned());
            reader.report(
                Fault::MissingKey,
                table.span.clone(),
                title,
                "where would this be done?".to_owned(),
                help,
            );
        }
        Some(Task {
            ask: ask?,
            goal: goal?,
            solution: solution?,
        })
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        vec![&self.ask]
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        hash.text("task").text(&self.goal.to_string())
    }
}
