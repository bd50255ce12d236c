//! How far a learner is in the talk of a `dialog` step: which node, what the counters stand at, which way was taken.

use std::collections::BTreeMap;

use super::{Dialog, DialogEnd, DialogNode, DialogOption};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DialogProgress {
    /// Id of the node that waits for an answer.
    pub node: String,
    /// `trust = 1`; a counter that was never set is 0.
    pub counters: BTreeMap<String, i64>,
    /// The options taken, in order.
    pub path: Vec<String>,
    /// What was behind the options taken.
    pub misconceptions: Vec<String>,
}

impl DialogProgress {
    pub(crate) fn begin(dialog: &Dialog) -> DialogProgress {
        DialogProgress {
            node: dialog.start.clone(),
            ..DialogProgress::default()
        }
    }

    /// Returns the node that waits for an answer.
    pub fn at<'a>(&self, dialog: &'a Dialog) -> Option<&'a DialogNode> {
        dialog.nodes.iter().find(|node| node.id == self.node)
    }

    /// Returns the options that are offered here.
    pub fn options<'a>(&self, dialog: &'a Dialog) -> Vec<&'a DialogOption> {
        let counter = |name: &String| self.counters.get(name).copied().unwrap_or(0);
        let is_offered = |option: &&DialogOption| option.needs.iter().all(|(name, least)| *least <= counter(name));
        let node = self.at(dialog);
        node.map_or(Vec::new(), |node| node.options.iter().filter(is_offered).collect())
    }

    pub(super) fn offers(&self, dialog: &Dialog, option: &str) -> bool {
        self.options(dialog).iter().any(|offered| offered.id == option)
    }

    /// Takes an option that is offered.
    pub(super) fn say(&mut self, dialog: &Dialog, option: &str) {
        let offered = self.options(dialog);
        let option = offered.into_iter().find(|offered| offered.id == option);
        let option = option.expect("the option is offered");
        for (name, number) in &option.set {
            *self.counters.entry(name.clone()).or_default() += number;
        }
        self.path.push(option.id.clone());
        self.misconceptions.extend(option.misconception.clone());
        self.node = option.next.clone();
    }

    /// Returns whether the talk has ended, and how. Where no option is left, it has ended badly.
    pub(super) fn end(&self, dialog: &Dialog) -> Option<DialogEnd> {
        match self.at(dialog).and_then(|node| node.end) {
            Some(end) => Some(end),
            None if self.options(dialog).is_empty() => Some(DialogEnd::Bad),
            None => None,
        }
    }
}
