//! After a market: what came of it. Three pages: stars, money in and out, one thing to do better; who kept which deadlines;
//! the way of one order.
//!
//! ```text
//!  [√] 交货五单，没有晚。                              .......
//!  开头      ██████████████            300 元            باش
//!  结款                    ██████     +125 元            ....
//!  包装                        ▒▒      -12 元            ....
//!  现在      ██████████████████        413 元          ئاخىر
//!  下次：…                                            .......
//! ```
//!
//! The values are the teacher's look back and the market's ledger; the host adds the way on and the keys.

use super::{
    desk::Desk,
    lay::{Paper, blank, join},
    page::{Block, BlockKind, Page, View},
    unmasked,
};
use crate::{
    course::Text,
    market::{Account, Figure, Ledger, Market, Name, Role},
    say::{self, Saying, Word},
    text::{Align, Ink, Line, yuan_amount},
    tutor::{self, Deadline, DeadlineKind, Session},
};

/// What came of one market.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Debrief {
    /// What each star wants, and whether it was earned.
    stars: Vec<(Text, bool)>,
    back: Option<tutor::Debrief>,
    page: usize,
    /// Somebody rang or stood there.
    has_talks: bool,
}

/// One bar of the chart: from where to where the wallet went.
struct Bar {
    label: Saying,
    from_fen: i64,
    to_fen: i64,
    is_whole: bool,
}

/// Columns of the labels at both sides and of the amounts.
const LABEL: usize = 14;
const FAR_LABEL: usize = 24;
const AMOUNT: usize = 11;
/// Rows of one order's way.
const HOPS: usize = 9;

impl Debrief {
    pub fn of(session: &Session) -> Debrief {
        let texts = session.playable.play.iter().flat_map(|play| &play.stars);
        Debrief {
            stars: texts
                .zip(session.stars())
                .map(|(star, held)| (star.text.clone(), *held))
                .collect(),
            back: session.debrief(),
            page: 0,
            has_talks: session.market().is_some_and(|market| !market.talks.is_empty()),
        }
    }

    /// Turns to the next page; says whether there was one.
    pub fn turn(&mut self) -> bool {
        let pages = match &self.back {
            Some(back) if telling(&back.deadlines).is_some() => 3,
            Some(back) if !back.deadlines.is_empty() => 2,
            _ => 1,
        };
        let has_more = self.page + 1 < pages + usize::from(self.has_talks);
        self.page += usize::from(has_more);
        has_more
    }

    pub fn page(&self, market: &Market, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        // The people who rang come before who kept which deadline.
        let after_talks = self.page.saturating_sub(usize::from(self.has_talks && self.page > 0));
        let blocks = match (after_talks, &self.back) {
            (0, _) if self.page > 0 => unmasked::blocks(&paper, market),
            (1, Some(back)) => roles(&paper, back),
            (2.., Some(back)) => way(&paper, back),
            _ => self.results(&paper, market),
        };
        Page {
            blocks,
            ..Page::default()
        }
    }

    fn results(&self, paper: &Paper, market: &Market) -> Vec<Block> {
        let desk = paper.desk;
        let mut blocks = Vec::new();
        for (text, held) in &self.stars {
            let (mark, ink) = if *held { ("★", Ink::Good) } else { ("☆", Ink::Plain) };
            let said = desk.text(text).map(|words| format!("{mark} {words}"));
            blocks.push(Block::text(paper.said(&said, ink)));
        }
        blocks.extend(self.missing(paper));
        blocks.push(paper.space());
        // Who handles no money has no chart of it.
        if !market.ledger.postings.is_empty() {
            blocks.push(Block {
                kind: BlockKind::Chart,
                lines: chart(paper, &bars(&market.ledger)),
            });
        }
        let is_talk_only = self.has_talks && market.setting.scenario.offers.is_empty();
        let outcome = match market.setting.scenario.role {
            Role::Buyer | Role::Keeper if is_talk_only => Figure::LostToScamsFen,
            Role::Buyer => Figure::SavedFen,
            Role::Seller | Role::NeighbourSeller | Role::Keeper => Figure::ProfitFen,
            Role::Dispatcher | Role::Official => Figure::ParcelCostFen,
            Role::Reviewer => Figure::RemediesNamed,
        };
        let reached = market.figure(outcome);
        let ink = if reached < 0 { Ink::Bad } else { Ink::Money };
        let earned = Saying::pair(Word::say(say::figure(outcome)), say::value(outcome, reached));
        blocks.push(Block::text(paper.said(&desk.say(&earned), ink)));
        blocks.push(paper.space());
        blocks.push(Block::text(paper.said(&desk.say(&advice(market)), Ink::Strong)));
        blocks
    }

    /// What the first star that was missed still wanted.
    fn missing(&self, paper: &Paper) -> Option<Block> {
        let star = self.back.as_ref()?.stars.iter().find(|star| !star.held)?;
        let missed = star
            .wants
            .iter()
            .filter(|want| !want.is.holds(want.reached, want.wanted));
        let lines = missed.flat_map(|want| paper.said(&paper.desk.say(&say::want(want)), Ink::Warn));
        Some(Block::text(lines.collect()))
    }
}

/// The wallet's way from start to end, account by account.
fn bars(ledger: &Ledger) -> Vec<Bar> {
    let mut start_fen = 0;
    let mut changes: Vec<(Account, i64)> = Vec::new();
    for posting in &ledger.postings {
        let (account, change_fen) = match (posting.from, posting.to) {
            (from, Account::Cash) => (from, posting.amount_fen),
            (Account::Cash, to) => (to, -posting.amount_fen),
            _ => continue,
        };
        if account == Account::Capital {
            start_fen += change_fen;
            continue;
        }
        match changes.iter_mut().find(|(known, _)| *known == account) {
            Some((_, sum_fen)) => *sum_fen += change_fen,
            None => changes.push((account, change_fen)),
        }
    }
    changes.retain(|(_, change_fen)| *change_fen != 0);
    changes.sort_by_key(|(account, change_fen)| (*change_fen < 0, *account));
    let whole = |key: &str, fen: i64| Bar {
        label: Saying::plain(key),
        from_fen: 0,
        to_fen: fen,
        is_whole: true,
    };
    let mut bars = vec![whole("debrief-start", start_fen)];
    let mut at_fen = start_fen;
    for (account, change_fen) in changes {
        bars.push(Bar {
            label: source(account),
            from_fen: at_fen,
            to_fen: at_fen + change_fen,
            is_whole: false,
        });
        at_fen += change_fen;
    }
    bars.push(whole("debrief-end", at_fen));
    bars
}

/// Where the wallet's money came from or went.
fn source(account: Account) -> Saying {
    match account {
        Account::Escrow => Saying::plain("debrief-paid-out"),
        Account::Held => Saying::plain("debrief-shopping"),
        other => say::account(other),
    }
}

fn chart(paper: &Paper, bars: &[Bar]) -> Vec<Line> {
    let has_far = paper.desk.tongues.other.is_some();
    let far = if has_far { FAR_LABEL } else { 0 };
    let room = paper.width.saturating_sub(LABEL + AMOUNT + far + 2).max(8);
    let most_fen = bars
        .iter()
        .map(|bar| bar.from_fen.max(bar.to_fen))
        .max()
        .unwrap_or(0)
        .max(1);
    let column = |fen: i64| {
        usize::try_from(fen.max(0) * room as i64 / most_fen)
            .unwrap_or(0)
            .min(room)
    };
    bars.iter()
        .map(|bar| {
            let (low, high) = (
                column(bar.from_fen.min(bar.to_fen)),
                column(bar.from_fen.max(bar.to_fen)),
            );
            let length = (high - low).max(1);
            let low = low.min(room - length);
            let change_fen = bar.to_fen - bar.from_fen;
            let (fill, ink, amount) = match (bar.is_whole, change_fen < 0) {
                (true, _) => ("█", Ink::Plain, yuan_amount(bar.to_fen)),
                (false, false) => ("█", Ink::Good, format!("+{}", yuan_amount(change_fen))),
                (false, true) => ("▒", Ink::Bad, yuan_amount(change_fen)),
            };
            let (near, far_label) = labels(paper, &bar.label, far);
            join([
                near,
                blank(low),
                Line::raw(fill.repeat(length), ink),
                blank(room - low - length),
                Line::raw(amount, Ink::Money).padded(AMOUNT, Align::Right),
                blank(2),
                far_label,
            ])
        })
        .collect()
}

/// A bar's label at the left, and in the other language at the right.
fn labels(paper: &Paper, label: &Saying, far: usize) -> (Line, Line) {
    let said = paper.desk.say(label);
    let tongues = paper.desk.tongues;
    let own = (said.own, &tongues.own);
    let (left, right) = match said.other.zip(tongues.other.as_ref()) {
        None => (own, None),
        Some(other) if paper.is_rtl(own.1) && !paper.is_rtl(other.1) => (other, Some(own)),
        Some(other) => (own, Some(other)),
    };
    let set = |(words, lang): (String, &crate::text::Lang), width: usize, align: Align| {
        paper.line(&words, lang, Ink::Dim).cut(width).padded(width, align)
    };
    let near = set(left, LABEL, Align::Left);
    let far_label = right.map_or_else(Line::default, |right| set(right, far, Align::Right));
    (near, far_label)
}

/// How each role kept its deadlines.
fn roles(paper: &Paper, back: &tutor::Debrief) -> Vec<Block> {
    let tell = |saying: &Saying, ink: Ink| Block::text(paper.said(&paper.desk.say(saying), ink));
    let mut blocks = vec![tell(&Saying::plain("debrief-roles"), Ink::Strong), paper.space()];
    for (role, (met, missed)) in back.by_role() {
        let key = if missed == 0 {
            "debrief-role-kept"
        } else {
            "debrief-role-missed"
        };
        let said = Saying::plain(key)
            .with("role", say::role(role))
            .with("met", Word::count(met))
            .with("missed", Word::count(missed));
        blocks.push(tell(&said, if missed == 0 { Ink::Good } else { Ink::Bad }));
    }
    blocks
}

/// The way of one order: one that went wrong, if any did.
fn way(paper: &Paper, back: &tutor::Debrief) -> Vec<Block> {
    let tell = |saying: &Saying, ink: Ink| Block::text(paper.said(&paper.desk.say(saying), ink));
    let Some(about) = telling(&back.deadlines) else {
        return Vec::new();
    };
    let heading = Saying::plain("debrief-way").with("order", say::called(&Name(about.to_owned())));
    let mut blocks = vec![tell(&heading, Ink::Strong), paper.space()];
    let mut stops: Vec<&Deadline> = back
        .deadlines
        .iter()
        .filter(|deadline| deadline.about == about)
        .collect();
    stops.sort_by_key(|deadline| (deadline.done_min.unwrap_or(deadline.due_min), deadline.due_min));
    for deadline in stops.into_iter().take(HOPS) {
        let ink = if deadline.is_met { Ink::Plain } else { Ink::Bad };
        blocks.push(tell(&told(deadline), ink));
    }
    blocks
}

/// The order or parcel whose way tells most: the first with a missed deadline, else the first that was carried.
fn telling(deadlines: &[Deadline]) -> Option<&str> {
    let missed = deadlines.iter().find(|deadline| !deadline.is_met);
    let carried = deadlines
        .iter()
        .find(|deadline| matches!(deadline.what, DeadlineKind::Carry(_)));
    missed.or(carried).map(|deadline| deadline.about.as_str())
}

fn told(deadline: &Deadline) -> Saying {
    let what = match deadline.what {
        DeadlineKind::Reply => Word::say(Saying::plain("debrief-reply")),
        DeadlineKind::Ship => Word::say(Saying::plain("debrief-ship")),
        DeadlineKind::Carry(stop) => say::stop(stop),
        DeadlineKind::Bill => Word::say(Saying::plain("debrief-bill")),
        DeadlineKind::Kpi(kpi) => Word::say(say::kpi(kpi)),
        DeadlineKind::Recorded(step) => Word::say(say::record_step(step)),
        DeadlineKind::Talk => Word::say(Saying::plain("debrief-talk")),
        DeadlineKind::Advance => Word::say(Saying::plain("debrief-advance")),
        DeadlineKind::Question => Word::say(Saying::plain("debrief-question")),
        DeadlineKind::PayDay => Word::say(Saying::plain("debrief-pay-day")),
    };
    let said = |key: &str| {
        Saying::plain(key)
            .with("what", what.clone())
            .with("role", say::role(deadline.role))
    };
    match (deadline.is_met, deadline.done_min) {
        (true, Some(done_min)) => said("debrief-met").with("time", Word::Moment(done_min)),
        (_, Some(done_min)) => said("debrief-late")
            .with("time", Word::Moment(done_min))
            .with("late", Word::Span(done_min.saturating_sub(deadline.due_min))),
        (_, None) => said("debrief-never").with("time", Word::Moment(deadline.due_min)),
    }
}

/// The one thing to do better next time; the first that applies.
fn advice(market: &Market) -> Saying {
    let figure = |figure: Figure| market.figure(figure);
    let key = match market.setting.scenario.role {
        _ if figure(Figure::ScamsFallen) > 0 => "debrief-advice-scam",
        _ if figure(Figure::TalksRebuffed) + figure(Figure::TalksMissed) > 0 => "debrief-advice-talk",
        Role::Buyer if figure(Figure::Talks) > 0 && market.setting.scenario.offers.is_empty() => "debrief-advice-well",
        Role::Keeper => "debrief-advice-well",
        Role::Buyer => buyer_advice(&figure),
        Role::Seller | Role::NeighbourSeller => seller_advice(&figure),
        Role::Dispatcher => dispatcher_advice(&figure),
        Role::Reviewer => reviewer_advice(&figure),
        Role::Official => official_advice(&figure),
    };
    Saying::plain(key)
}

fn buyer_advice(figure: &impl Fn(Figure) -> i64) -> &'static str {
    if figure(Figure::Bought) == 0 {
        "debrief-advice-buy"
    } else if figure(Figure::WrongGoods) > 0 {
        "debrief-advice-compare"
    } else if figure(Figure::InspectedBeforeSigning) < figure(Figure::Signed) {
        "debrief-advice-inspect"
    } else if figure(Figure::SavedFen) <= 0 {
        "debrief-advice-save"
    } else {
        "debrief-advice-well"
    }
}

fn reviewer_advice(figure: &impl Fn(Figure) -> i64) -> &'static str {
    if figure(Figure::RolesNamed) < figure(Figure::Judged) || figure(Figure::Judged) == 0 {
        "debrief-advice-inquiry-role"
    } else if figure(Figure::DeadlinesNamed) < figure(Figure::Judged) {
        "debrief-advice-inquiry-step"
    } else if figure(Figure::RemediesNamed) < figure(Figure::Judged) {
        "debrief-advice-inquiry-remedy"
    } else {
        "debrief-advice-well"
    }
}

fn official_advice(figure: &impl Fn(Figure) -> i64) -> &'static str {
    if figure(Figure::KpisAgreed) < 2 {
        "debrief-advice-tender-kpi"
    } else if figure(Figure::ActivePpm) < 700_000 {
        "debrief-advice-tender-audit"
    } else if figure(Figure::CostAgainstStartPpm) > 800_000 {
        "debrief-advice-tender-choose"
    } else {
        "debrief-advice-well"
    }
}

fn dispatcher_advice(figure: &impl Fn(Figure) -> i64) -> &'static str {
    if figure(Figure::VanRuns) == 0 {
        "debrief-advice-van-run"
    } else if figure(Figure::ParcelsLate) > 10 {
        "debrief-advice-van-late"
    } else if figure(Figure::LoadUpPpm) < 750_000 {
        "debrief-advice-van-gather"
    } else if figure(Figure::LoadDownPpm) < 750_000 {
        "debrief-advice-van-share"
    } else if figure(Figure::CostAgainstStartPpm) > 750_000 {
        "debrief-advice-van-contract"
    } else {
        "debrief-advice-well"
    }
}

fn seller_advice(figure: &impl Fn(Figure) -> i64) -> &'static str {
    if figure(Figure::Shipped) == 0 {
        "debrief-advice-ship"
    } else if figure(Figure::ForbiddenReplies) > 0 {
        "debrief-advice-forbidden"
    } else if figure(Figure::Late) > 0 {
        "debrief-advice-late"
    } else if figure(Figure::AfterSalesOverdue) > 0 {
        "debrief-advice-claims"
    } else if figure(Figure::Unanswered) > 0 || figure(Figure::AnsweredInTime) < figure(Figure::Answered) {
        "debrief-advice-messages"
    } else if figure(Figure::Checked) < figure(Figure::Labelled) {
        "debrief-advice-check"
    } else if figure(Figure::OwedFen) > 0 || figure(Figure::HouseholdsPaid) < figure(Figure::Households) {
        "debrief-advice-pay"
    } else if figure(Figure::Households) > 0 && figure(Figure::SortedG) == 0 {
        "debrief-advice-sort"
    } else if figure(Figure::BadPpm) > 50_000 {
        "debrief-advice-pack"
    } else if figure(Figure::ProfitFen) < 0 {
        "debrief-advice-price"
    } else if figure(Figure::RejectedSubmissions) > 0 {
        "debrief-advice-review"
    } else {
        "debrief-advice-well"
    }
}
