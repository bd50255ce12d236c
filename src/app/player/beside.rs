//! The same day twice, side by side.
//!
//! ```text
//!  换了箱子，有什么不一样？            ......
//!
//!  坏果的比例：上次 19%，这次 2%        ......
//! ```

use super::heading;
use crate::{
    app::{layout::Layout, page::Block},
    course::Beside,
    say::{self, Arg, sentence},
    text::Ink,
    tutor::Session,
};

pub fn question(layout: &Layout, session: &Session, step: &Beside) -> Vec<Block> {
    let ctx = layout.ctx;
    let mut blocks = heading(layout, &ctx.text(&step.ask));
    let (Some(before), Some(now)) = (session.market_before(), session.market()) else {
        return blocks;
    };
    for figure in &step.figures {
        let worth = |market: &crate::market::Market| say::value(*figure, market.figure(*figure));
        let said = sentence::player_beside(worth(before), Arg::say(say::figure(*figure)), worth(now));
        blocks.push(layout.paragraph(&ctx.say(&said)));
    }
    if (step.figures.iter()).all(|figure| before.figure(*figure) == now.figure(*figure)) {
        blocks.push(layout.notice(&[ctx.say(&sentence::player_beside_same())], Ink::Warn));
    }
    blocks.push(layout.space());
    blocks
}
