//! The ids that a course's files give, gathered before anything refers to them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::document::Node;
use super::drawn::ways;
use super::key::{Keys, Kind, Of, Shape};

/// Ids by what has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Known(BTreeMap<Of, BTreeSet<String>>);

impl Known {
    pub fn of(&self, of: Of) -> impl Iterator<Item = &str> + Clone {
        self.0.get(&of).into_iter().flatten().map(String::as_str)
    }

    pub fn add(&mut self, of: Of, id: &str) {
        self.0.entry(of).or_default().insert(id.to_owned());
    }

    pub fn extend(&mut self, other: &Known) {
        for (of, ids) in &other.0 {
            self.0.entry(*of).or_default().extend(ids.iter().cloned());
        }
    }

    /// Adds every id that `node` gives, if it is a table of this shape.
    pub fn gather(&mut self, shape: &Shape, node: &Node) {
        for line in shape.all() {
            if let Some(node) = node.at(line.name) {
                self.gather_kind(&line.kind, node);
            }
        }
    }

    fn gather_kind(&mut self, kind: &Kind, node: &Node) {
        match kind {
            Kind::Named(of) => {
                if let Some(id) = node.as_str() {
                    self.add(*of, id);
                }
            }
            Kind::List(element, _) => {
                for item in node.items() {
                    self.gather_kind(element, item);
                }
            }
            Kind::Map(keys, element) => {
                for entry in node.entries() {
                    if let Keys::Named(of) = keys {
                        self.add(*of, &entry.key);
                    }
                    self.gather_kind(element, &entry.node);
                }
            }
            Kind::Table(shape) => self.gather(shape, node),
            Kind::Drawn(kind) => {
                for way in ways(node) {
                    self.gather_kind(kind, way);
                }
            }
            Kind::Boolean
            | Kind::Number(_)
            | Kind::String
            | Kind::Row
            | Kind::Date
            | Kind::Id
            | Kind::OwnId(_)
            | Kind::Ref(_)
            | Kind::Word(_)
            | Kind::Text
            | Kind::Decimal
            | Kind::Goal
            | Kind::Sum
            | Kind::Script => {}
        }
    }
}
