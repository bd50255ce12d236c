//! Ways on from a page that has nothing to answer. Each stands on a digit of its own, whatever else is offered beside it: a
//! hand that has learned where a way is finds it there again.

use super::Reply;
use crate::{
    app::{
        input::{Input, Key},
        layout::{Layout, Mark},
        page::Item,
        picker::Picker,
    },
    say::Sentence,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    pub digit: u8,
    pub label: Sentence,
    pub reply: Reply,
}

impl Way {
    pub fn at(digit: u8, label: Sentence, reply: Reply) -> Way {
        Way { digit, label, reply }
    }
}

/// Moves the focus by the input; returns what a taken way comes to.
pub fn take(picker: &mut Picker, input: Input, ways: &[Way]) -> Reply {
    let input = if let Input::Key(Key::Digit(digit)) = input {
        let Some(row) = ways.iter().position(|way| way.digit == digit) else {
            return Reply::Nothing;
        };
        Input::Click(row)
    } else {
        input
    };
    let taken = picker.pick(input, ways.len());
    taken.map_or(Reply::Nothing, |index| ways[index].reply.clone())
}

pub fn items(picker: &Picker, layout: &Layout, ways: &[Way]) -> Vec<Item> {
    let focus = picker.focus.min(ways.len().saturating_sub(1));
    let item = |(row, way): (usize, &Way)| {
        let mark = Mark {
            digit: Some(way.digit),
            is_focused: row == focus,
            tick: None,
        };
        layout.option(&layout.ctx.say(&way.label), mark)
    };
    ways.iter().enumerate().map(item).collect()
}
