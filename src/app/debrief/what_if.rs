//! What if: the list's heading, both worlds side by side, and the market of the other world, where one may look and not act.
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
        input::{Input, Key},
        job::Progress,
        layout::Layout,
        market::{MarketOutcome, MarketScreen},
        page::{Block, Page, View},
        view_context::ViewContext,
    },
    course::Text,
    market::{Figure, Market},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
    tutor::{Advice, Elsewhere, RunSummary, WhatIf},
};

/// Over the list; `progress` while more of it may come.
pub fn heading(layout: &Layout, progress: Option<Progress>) -> Vec<Block> {
    let ctx = layout.ctx;
    let said = progress.map_or(sentence::debrief_if_same_world(), walking);
    vec![
        layout.heading(&ctx.say(&sentence::debrief_if_title())),
        Block::text(layout.lines(&ctx.say(&said), Ink::Dim)),
        layout.space(),
    ]
}

/// How many ways are tried; before that is known, that it begins.
fn walking(Progress { done, all }: Progress) -> Sentence {
    if all == 0 {
        return sentence::debrief_if_beginning();
    }
    sentence::debrief_if_walking(Arg::Number(all as i64), Arg::Number(done as i64))
}

/// A page before there is anything on it: how far the walk is, or that it came to nothing.
pub fn waiting(layout: &Layout, title: &Sentence, progress: Option<Progress>, is_broken: bool) -> Vec<Block> {
    let ctx = layout.ctx;
    let mut blocks = vec![layout.heading(&ctx.say(title)), layout.space()];
    match progress {
        Some(progress) => blocks.push(layout.paragraph(&ctx.say(&walking(progress)))),
        None if is_broken => blocks.push(layout.notice(&[ctx.say(&sentence::debrief_if_broke())], Ink::Warn)),
        None => blocks.push(layout.paragraph(&ctx.say(&sentence::debrief_if_none()))),
    }
    if progress.is_some() {
        blocks.push(layout.paragraph(&ctx.say(&sentence::app_job_stop())));
    }
    blocks
}

/// Under a line of the list: its world is being made, or could not be.
pub fn going(layout: &Layout, is_under_way: bool, is_broken: bool) -> Vec<Block> {
    let ctx = layout.ctx;
    if is_under_way {
        let said = [
            ctx.say(&sentence::debrief_if_going()),
            ctx.say(&sentence::app_job_stop()),
        ];
        vec![layout.space(), layout.notice(&said, Ink::Plain)]
    } else if is_broken {
        vec![
            layout.space(),
            layout.notice(&[ctx.say(&sentence::debrief_if_broke())], Ink::Warn),
        ]
    } else {
        Vec::new()
    }
}

/// Both worlds: why one is better, which stars it would have won or cost, then figure by figure; those that are equal are left
/// out, but for the first.
pub fn side_by_side(layout: &Layout, one: &WhatIf, found: Option<&Elsewhere>, stars: &[(Text, bool)]) -> Vec<Block> {
    let block = |sentence: &Sentence, ink: Ink| Block::text(layout.lines(&layout.ctx.say(sentence), ink));
    let advice = one.advice(found);
    let ink = match advice {
        Advice::Try | Advice::WentWell | Advice::Unlucky => Ink::Warn,
        Advice::Chosen => Ink::Good,
        Advice::HereBetter | Advice::HereWorse | Advice::Lucky | Advice::Divided => Ink::Plain,
    };
    let verdict = say::advice(advice);
    let mut blocks = vec![block(&say::change(&one.change), Ink::Strong), block(&verdict, ink)];
    blocks.extend(one.reason.as_ref().map(|reason| block(&say::reason(reason), ink)));
    let text = |nth: &usize| stars.get(nth - 1).map(|(text, _)| Arg::Written(text.clone()));
    let won = one
        .stars_won()
        .iter()
        .filter_map(text)
        .map(sentence::debrief_if_star_won)
        .collect::<Vec<_>>();
    let lost = one
        .stars_lost()
        .iter()
        .filter_map(text)
        .map(sentence::debrief_if_star_lost)
        .collect::<Vec<_>>();
    blocks.extend(won.iter().chain(&lost).map(|star| block(star, Ink::Money)));
    let practices = layout.ctx.course.practices();
    let broken = one.breaks.filter(|_| one.went_well());
    let entry = practices.iter().find(|entry| Some(entry.practice) == broken);
    blocks.extend(entry.map(|entry| Block::text(layout.lines(&layout.ctx.text(&entry.rule), Ink::Strong))));
    blocks.push(layout.space());
    for (figure, value, is_kept) in rows(one.bottom_line) {
        let (here, there) = (value(&one.here), value(&one.there));
        if is_kept || here != there {
            let row = sentence::debrief_if_row(
                Arg::say(say::figure(figure)),
                say::value(figure, here),
                say::value(figure, there),
            );
            blocks.push(block(&row, if here == there { Ink::Plain } else { Ink::Money }));
        }
    }
    let (here, there) = (&one.here, &one.there);
    if here.to_door_min != there.to_door_min {
        let row = sentence::debrief_if_to_door(Arg::Span(here.to_door_min), Arg::Span(there.to_door_min));
        blocks.push(block(&row, Ink::Money));
    }
    blocks.push(layout.space());
    let trust = if one.is_exact {
        sentence::debrief_if_exact()
    } else {
        sentence::debrief_if_about()
    };
    blocks.push(block(&trust, Ink::Dim));
    blocks
}

/// What it comes to in other worlds, or how far they are played: one world may be luck.
pub fn elsewhere(layout: &Layout, one: &WhatIf, found: Option<&Elsewhere>, progress: Option<Progress>) -> Vec<Block> {
    let said = match (found, progress) {
        (Some(found), _) => say::elsewhere(one, found),
        (None, Some(Progress { done, all })) if 0 < all => {
            sentence::debrief_if_elsewhere_walking(Arg::Number(all as i64), Arg::Number(done as i64))
        }
        (None, Some(_)) => sentence::debrief_if_elsewhere_beginning(),
        (None, None) => return Vec::new(),
    };
    vec![Block::text(layout.lines(&layout.ctx.say(&said), Ink::Plain))]
}

type Value = fn(&RunSummary) -> i64;

fn rows(bottom_line: Figure) -> [(Figure, Value, bool); 5] {
    [
        (bottom_line, |sum| sum.outcome, true),
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

/// The market's screen in the other world. Looking works; what would act is told to be another world's.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherWorld {
    market: Market,
    market_screen: MarketScreen,
    has_acted: bool,
}

impl OtherWorld {
    pub fn open(market: Market, ctx: &ViewContext) -> OtherWorld {
        OtherWorld {
            market_screen: MarketScreen::open(&market, ctx),
            market,
            has_acted: false,
        }
    }

    /// Returns whether one is still there.
    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> bool {
        self.has_acted = false;
        // Backspace takes nothing back here; it leads out as Esc does.
        let leads_out = input == Input::Key(Key::Backspace);
        match self.market_screen.update(input, &self.market, ctx) {
            MarketOutcome::Leave => return false,
            MarketOutcome::Act(_) => self.has_acted = true,
            MarketOutcome::Undo => return !leads_out,
            MarketOutcome::Stay => {}
        }
        true
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let mut page = self.market_screen.page(&self.market, ctx, view);
        let mut top = layout.lines(&ctx.say(&sentence::debrief_if_other_world()), Ink::Warn);
        top.append(&mut page.top);
        page.top = top;
        if self.has_acted {
            page.blocks.insert(
                0,
                layout.notice(&[ctx.say(&sentence::debrief_if_only_look())], Ink::Warn),
            );
        }
        page
    }
}
