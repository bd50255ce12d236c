//! Why money was lost: three short lines for a cause, on the market's page when it is felt, and on a page of the debrief for the
//! dearest.
//!
//! ```text
//!  为什么亏了                          ......
//!
//!  ! 兰州的买家：20 个坏 3 个。         ......
//!    第 2 天 10:05，你用了编织袋。      ......
//!    7 次，少了 46 元。纸箱贵 1.40 元。  ......
//! ```

use crate::{
    app::{
        layout::{Layout, blank},
        page::Block,
    },
    say::{self, sentence},
    text::{Ink, Line},
    tutor::{Cause, Why},
};

pub fn blocks(layout: &Layout, causes: &[Cause]) -> Vec<Block> {
    let mut blocks = vec![
        layout.heading(&layout.ctx.say(&sentence::cause_title())),
        layout.space(),
    ];
    if causes.is_empty() {
        blocks.push(layout.paragraph(&layout.ctx.say(&sentence::cause_none())));
    }
    for cause in causes {
        blocks.push(Block::text(lines(layout, cause)));
        blocks.push(layout.space());
    }
    blocks
}

/// The three lines of one cause; what was luck is not written as a fault.
pub fn lines(layout: &Layout, cause: &Cause) -> Vec<Line> {
    let ink = match cause.why {
        Why::Fault(_) | Why::Risked(_) => Ink::Bad,
        Why::Borne(_) | Why::Luck | Why::Unfound => Ink::Plain,
    };
    let said = say::cause(cause)
        .into_iter()
        .zip([("! ", ink), ("  ", Ink::Plain), ("  ", Ink::Strong)]);
    said.flat_map(|(sentence, (mark, ink))| {
        layout.rows(&layout.ctx.say(&sentence), ink, &Line::raw(mark, ink), &blank(2))
    })
    .collect()
}
