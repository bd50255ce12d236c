//! A question with options, one or several of them right. The exit question is one too.

use super::{
    ASK, Answer, Feedback, HINTS, Mark, Verdict,
    choice::{self, Choice, OPTIONS},
    ids::all_differ,
};
use crate::course::{
    Node, Text,
    draw::Hash,
    reader::Reader,
    shape::{Shape, Value},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Choose {
    pub ask: Text,
    /// Shown in the author's order.
    pub options: Vec<Choice>,
}

pub(super) const SHAPE: Shape = Shape::new(
    "choose",
    "Takes one, or all that are right.",
    &[ASK.line, OPTIONS.line, HINTS.line],
);

pub(in crate::course) const EXIT: Shape = Shape::new(
    "exit",
    "The question that ends a lesson, asked of each learner by name.",
    &[ASK.line, OPTIONS.line],
);

impl Value for Choose {
    fn of(node: &Node) -> Option<Choose> {
        Some(Choose {
            ask: ASK.of(node)?,
            options: OPTIONS.of(node)?,
        })
    }
}

/// Some options are right, some wrong.
pub(in crate::course) fn look(reader: &mut Reader<'_>, node: &Node) {
    choice::look(reader, node);
}

impl Choose {
    /// More than one right option makes it "tick all that are right".
    pub fn is_several(&self) -> bool {
        self.options.iter().filter(|option| option.right).count() > 1
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        let options = self.options.iter().map(|option| &option.text);
        std::iter::once(&self.ask).chain(options).collect()
    }

    /// `word` tells the exit question from a step.
    pub(crate) fn fingerprint(&self, hash: Hash, word: &str) -> Hash {
        self.options.iter().fold(hash.text(word), |hash, option| {
            let hash = hash.text(&option.id).number(i64::from(option.right));
            hash.text(option.misconception.as_deref().unwrap_or("-"))
        })
    }

    pub(super) fn right_answer(&self) -> Answer {
        let right = self.options.iter().filter(|option| option.right);
        Answer::Choose(right.map(|option| option.id.clone()).collect())
    }

    pub(super) fn grade(&self, answer: &Answer) -> Option<Verdict> {
        let Answer::Choose(chosen) = answer else {
            return None;
        };
        self.judge(chosen)
    }

    /// Judges the chosen options; nothing if they do not fit the question at all.
    pub fn judge(&self, chosen: &[String]) -> Option<Verdict> {
        if chosen.is_empty() || !all_differ(chosen) {
            return None;
        }
        let find = |id: &String| self.options.iter().find(|option| option.id == *id);
        let options = chosen.iter().map(find).collect::<Option<Vec<_>>>()?;
        if 1 < options.len() && !self.is_several() {
            return None;
        }
        let wanted = self.options.iter().filter(|option| option.right).count();
        let no_wrong_one = options.iter().all(|option| option.right);
        let right = no_wrong_one && options.len() == wanted;
        // A wrong option has its own words; among several, praise for the right ones would hide them.
        let spoken = options
            .iter()
            .filter(|option| !option.right || (no_wrong_one && !option.say.is_empty()));
        let mut say: Vec<Feedback> = spoken.map(|option| Feedback::Option(option.id.clone())).collect();
        if no_wrong_one && !right {
            say = vec![Feedback::Incomplete];
        }
        Some(Verdict {
            right,
            marks: options
                .iter()
                .map(|option| Mark::new(&option.id, option.right))
                .collect(),
            say,
            misconceptions: options
                .iter()
                .filter_map(|option| option.misconception.clone())
                .collect(),
        })
    }

    /// The author's words for a feedback.
    pub fn words(&self, feedback: &Feedback) -> Option<&Text> {
        let Feedback::Option(id) = feedback else {
            return None;
        };
        let option = self.options.iter().find(|option| option.id == *id);
        option.map(|option| &option.say)
    }
}
