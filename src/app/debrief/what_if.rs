//! What if: the list's heading, both worlds side by side, and a stall in the other world where one may look and not act.
//!
//! ```text
//!  纸箱，改成泡沫加冰箱                                   ......
//!  改了会更好：少赚 315 元，多 2 颗星                      ......
//!  赚的钱：原来 780 元，那边 464 元                        ......
//!  坏掉的：原来 100 里 12，那边 100 里 2                   ......
//!  两边订单一样：这个数准。                               ......
//! ```

use crate::market::{order, parcel};
use crate::{
    app::{
        desk::Desk,
        input::{Input, Key},
        job::Progress,
        lay::Paper,
        market::{Stall, StallOutcome},
        page::{Block, Page, View},
    },
    market::{Figure, Market},
    say::{self, Saying, Word, sentence},
    text::{Arg, Ink},
    tutor::{Sum, WhatIf, bottom_line},
};

pub fn heading(paper: &Paper) -> Vec<Block> {
    let desk = paper.desk;
    vec![
        paper.heading(&desk.plain("debrief-if-title")),
        Block::text(paper.said(&desk.plain("debrief-if-same-world"), Ink::Dim)),
        paper.space(),
    ]
}

/// The page of the list before there is one: how far the walk is, or that it came to nothing.
pub fn waiting(paper: &Paper, progress: Option<Progress>, is_broken: bool) -> Vec<Block> {
    let desk = paper.desk;
    let mut blocks = vec![paper.heading(&desk.plain("debrief-if-title")), paper.space()];
    match progress {
        Some(Progress { done, all }) if 0 < all => {
            let args = [("done", Arg::Number(done as i64)), ("all", Arg::Number(all as i64))];
            blocks.push(paper.paragraph(&desk.tell("debrief-if-walking", &args)));
        }
        Some(_) => blocks.push(paper.paragraph(&desk.plain("debrief-if-beginning"))),
        None if is_broken => blocks.push(paper.notice(&[desk.plain("debrief-if-broke")], Ink::Warn)),
        None => blocks.push(paper.paragraph(&desk.plain("debrief-if-none"))),
    }
    if progress.is_some() {
        blocks.push(paper.paragraph(&desk.plain("app-job-stop")));
    }
    blocks
}

/// Under a line of the list: its world is being made, or could not be.
pub fn going(paper: &Paper, is_under_way: bool, is_broken: bool) -> Vec<Block> {
    let desk = paper.desk;
    if is_under_way {
        let said = [desk.plain("debrief-if-going"), desk.plain("app-job-stop")];
        vec![paper.space(), paper.notice(&said, Ink::Plain)]
    } else if is_broken {
        vec![
            paper.space(),
            paper.notice(&[desk.plain("debrief-if-broke")], Ink::Warn),
        ]
    } else {
        Vec::new()
    }
}

/// Both worlds, figure by figure; those that are equal are left out, but for the first two.
pub fn side_by_side(paper: &Paper, one: &WhatIf, market: &Market) -> Vec<Block> {
    let tell = |saying: &Saying, ink: Ink| Block::text(paper.said(&paper.desk.say(saying), ink));
    let ink = if one.is_better() { Ink::Warn } else { Ink::Good };
    let verdict = if one.is_better() {
        sentence::debrief_if_better()
    } else {
        sentence::debrief_if_worse()
    };
    let mut blocks = vec![
        tell(&say::change(&one.change), Ink::Strong),
        tell(&verdict, ink),
        paper.space(),
    ];
    for (figure, value, is_kept) in rows(market) {
        let (here, there) = (value(&one.here), value(&one.there));
        if is_kept || here != there {
            let row = sentence::debrief_if_row(
                Word::say(say::figure(figure)),
                say::value(figure, here),
                say::value(figure, there),
            );
            blocks.push(tell(&row, if here == there { Ink::Plain } else { Ink::Money }));
        }
    }
    let (here, there) = (&one.here, &one.there);
    if here.stars != there.stars {
        let row = sentence::debrief_if_stars(Word::count(here.stars), Word::count(there.stars));
        blocks.push(tell(&row, Ink::Money));
    }
    if here.to_door_min != there.to_door_min {
        let row = sentence::debrief_if_to_door(Word::Span(here.to_door_min), Word::Span(there.to_door_min));
        blocks.push(tell(&row, Ink::Money));
    }
    blocks.push(paper.space());
    let trust = if one.is_exact {
        sentence::debrief_if_exact()
    } else {
        sentence::debrief_if_about()
    };
    blocks.push(tell(&trust, Ink::Dim));
    blocks
}

type Value = fn(&Sum) -> i64;

fn rows(market: &Market) -> [(Figure, Value, bool); 5] {
    [
        (bottom_line(market), |sum| sum.outcome, true),
        (Figure::Order(order::Figure::Orders), |sum| sum.orders, false),
        (Figure::Parcel(parcel::Figure::BadPpm), |sum| sum.bad_ppm, false),
        (Figure::Order(order::Figure::Late), |sum| sum.late, false),
        (
            Figure::Order(order::Figure::StarsHundredths),
            |sum| sum.reviews_hundredths,
            false,
        ),
    ]
}

/// A stall in the other world. Looking works; what would act is told to be another world's.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherWorld {
    market: Market,
    stall: Stall,
    has_acted: bool,
}

impl OtherWorld {
    pub fn open(market: Market, desk: &Desk) -> OtherWorld {
        OtherWorld {
            stall: Stall::open(&market, desk),
            market,
            has_acted: false,
        }
    }

    /// Returns whether one is still there.
    pub fn update(&mut self, input: Input, desk: &Desk) -> bool {
        self.has_acted = false;
        // Backspace takes nothing back here; it leads out as Esc does.
        let leads_out = input == Input::Key(Key::Backspace);
        match self.stall.update(input, &self.market, desk) {
            StallOutcome::Leave => return false,
            StallOutcome::Act(_) => self.has_acted = true,
            StallOutcome::Undo => return !leads_out,
            StallOutcome::Stay => {}
        }
        true
    }

    pub fn page(&self, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        let mut page = self.stall.page(&self.market, desk, view);
        let mut top = paper.said(&desk.plain("debrief-if-other-world"), Ink::Warn);
        top.append(&mut page.top);
        page.top = top;
        if self.has_acted {
            page.blocks
                .insert(0, paper.notice(&[desk.plain("debrief-if-only-look")], Ink::Warn));
        }
        page
    }
}
