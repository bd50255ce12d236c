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
    market::{Figure, parcel},
    say::{self, Arg, Sentence, sentence},
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
    // Goods that went to somebody else are no measure of how they were packed.
    let wrong = Figure::Parcel(parcel::Figure::WrongBoxes);
    if !step.figures.contains(&wrong) {
        for (market, make) in [
            (
                before,
                sentence::player_beside_mislabelled_before as fn(Arg) -> Sentence,
            ),
            (now, sentence::player_beside_mislabelled_now),
        ] {
            let boxes = market.figure(wrong);
            if 0 < boxes {
                blocks.push(layout.notice(&[ctx.say(&make(Arg::Number(boxes)))], Ink::Warn));
            }
        }
    }
    if (step.figures.iter()).all(|figure| before.figure(*figure) == now.figure(*figure)) {
        blocks.push(layout.notice(&[ctx.say(&sentence::player_beside_same())], Ink::Warn));
    }
    blocks.push(layout.space());
    blocks
}
