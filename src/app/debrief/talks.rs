//! After a market: who the people were that rang or stood there, how each talk ended, and what gave a swindler away.
//!
//! ```text
//!  这些人是谁？                                            ......
//!  客服（没有号）：骗局，你没上当                            ......
//!    看得出来：要验证码、要共享屏幕                         ......
//! ```

use crate::market::talk;
use crate::{
    app::{layout::Layout, page::Block},
    market::{Figure, Market, Talk, TalkEnd, TalkState},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Talks on the page: those that went wrong come first.
const TOLD: usize = 5;

pub fn blocks(layout: &Layout, market: &Market) -> Vec<Block> {
    let block = |sentence: &Sentence, ink: Ink| Block::text(layout.lines(&layout.ctx.say(sentence), ink));
    let mut blocks = vec![block(&sentence::talk_back_title(), Ink::Strong)];
    let lost_fen = market.figure(Figure::Talk(talk::Figure::LostToScamsFen));
    if lost_fen > 0 {
        let said = sentence::talk_back_lost(Arg::Yuan(lost_fen));
        blocks.push(block(&said, Ink::Bad));
    }
    blocks.push(layout.space());
    let mut talks: Vec<&Talk> = market.talks.values().collect();
    talks.sort_by_key(|talk| (is_well(talk), talk.came_min));
    for talk in talks.into_iter().take(TOLD) {
        let ink = if is_well(talk) { Ink::Good } else { Ink::Bad };
        let said = sentence::talk_back_line(Arg::say(say::talk_state(talk.state)), say::talk_called(&talk.name));
        blocks.push(block(&said, ink));
        let flags: Vec<Arg> = market
            .talk_terms(&talk.terms)
            .flags
            .iter()
            .map(|flag| say::flag(flag))
            .collect();
        if !flags.is_empty() {
            let said = sentence::talk_back_flags(Arg::List(flags));
            blocks.push(block(&said, Ink::Dim));
        }
    }
    blocks
}

fn is_well(talk: &Talk) -> bool {
    matches!(talk.state, TalkState::Ended(TalkEnd::Refused | TalkEnd::Helped))
}
