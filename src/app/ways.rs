//! Ways on from a page that has nothing to answer. Each stands on a digit of its own, whatever else is offered beside it: a
//! hand that has learned where a way is finds it there again.

use super::{
    input::{Input, Key},
    layout::{Layout, Mark},
    page::Item,
    picker::Picker,
};
use crate::say::Sentence;

/// One way, and what taking it comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Way<T> {
    pub digit: u8,
    pub label: Sentence,
    pub reply: T,
}

impl<T> Way<T> {
    pub fn at(digit: u8, label: Sentence, reply: T) -> Way<T> {
        Way { digit, label, reply }
    }
}

/// Moves the focus by the input; returns what a taken way comes to. Nine ways at most.
pub fn take<T: Clone>(picker: &mut Picker, input: Input, ways: &[Way<T>]) -> Option<T> {
    let input = if let Input::Key(Key::Digit(digit)) = input {
        Input::Click(ways.iter().position(|way| way.digit == digit)?)
    } else {
        input
    };
    let taken = picker.pick(input, ways.len())?;
    Some(ways[taken].reply.clone())
}

pub fn items<T>(picker: &Picker, layout: &Layout, ways: &[Way<T>]) -> Vec<Item> {
    let focus = picker.focus.min(ways.len().saturating_sub(1));
    let item = |(row, way): (usize, &Way<T>)| {
        let mark = Mark {
            digit: Some(way.digit),
            is_focused: row == focus,
            tick: None,
        };
        layout.option(&layout.ctx.say(&way.label), mark)
    };
    ways.iter().enumerate().map(item).collect()
}
