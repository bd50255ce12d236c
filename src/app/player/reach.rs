//! What can never be met any more, in words: told in the market at the minute it happens with the key that leads back, kept
//! as a short mark over it afterwards, and shown on the task's page over the ways back.
//!
//! ```text
//! │ 发晚的订单：1（要 0）。第 3 颗星拿不到了。  ......│
//! │ 还能补回来：按 Esc，选“退回一步”。          ......│
//! ```

use super::{screen::Player, task};
use crate::{
    app::{layout::Layout, market::WayBack, page::Block, view_context::Bilingual},
    market::{Event, Figure, PurchaseState, message, purchase},
    say::{self, Arg, Sentence, sentence},
    text::{Ink, Line},
    tutor::{Act, LostGoal, Session, Turn, Whose, leads_back, lost},
};

/// What was lost by the last act, and the shortest way to have it back, by the words that it has on the task's page. Only a way that was
/// tried and helps is named.
pub fn told(session: &Session, turn: &Turn) -> Vec<Sentence> {
    let lost = &turn.lost;
    let mut told = reasons(lost);
    if told.is_empty() {
        return told;
    }
    told.extend(because(turn));
    told.extend(way(session, lost).map(|way| sentence::player_way_back(Arg::say(way))));
    told
}

/// What stands first on today's page of a market in which the task is lost.
pub fn way_back(session: &Session) -> WayBack {
    let mut lost = lost(session);
    lost.retain(|goal| goal.whose == Whose::Task);
    if lost.is_empty() {
        return WayBack::Unneeded;
    }
    way(session, &lost).map_or(WayBack::None, WayBack::Offered)
}

/// The shortest way to have it back that was tried and helps.
fn way(session: &Session, lost: &[LostGoal]) -> Option<Sentence> {
    let back = [Act::Undo, Act::Morning, Act::Again];
    let mut offered = back.iter().filter_map(|act| Some((act, task::way_to(session, act)?)));
    offered
        .find(|(act, _)| leads_back(session, act, lost))
        .map(|(_, way)| way)
}

/// Why a figure moved that counts what must not be said: who was told what the platform forbids.
fn because(turn: &Turn) -> Option<Sentence> {
    let replies = Figure::Message(message::Figure::ForbiddenReplies);
    let mut wants = turn.lost.iter().flat_map(|goal| &goal.wants);
    if !wants.any(|want| want.figure == replies) {
        return None;
    }
    let is_forbidden =
        |event: &&Event| matches!(event, Event::Message(message::Event::Answered(answered)) if answered.forbidden);
    turn.events.iter().find(is_forbidden).map(say::event)
}

/// Why each is lost, stars with the same reason together. Whoever loses the task hears of that alone: it leads the same way back.
pub fn reasons(lost: &[LostGoal]) -> Vec<Sentence> {
    if let Some(task) = lost.iter().find(|goal| goal.whose == Whose::Task) {
        return vec![sentence::player_lost_task(why(task))];
    }
    let mut told = Vec::new();
    let mut rest: Vec<&LostGoal> = lost.iter().collect();
    while let Some(first) = rest.first().copied() {
        let (same, other): (Vec<&LostGoal>, Vec<&LostGoal>) =
            rest.into_iter().partition(|goal| goal.wants == first.wants);
        told.push(sentence::player_lost_star(stars(&same), why(first)));
        rest = other;
    }
    told
}

/// One short line over the market, as long as something is lost.
pub fn mark(layout: &Layout, player: &Player) -> Vec<Line> {
    let lost = lost(&player.session);
    let mark = match lost.first() {
        None => return Vec::new(),
        Some(goal) if goal.whose == Whose::Task => sentence::player_mark_task(),
        // A lesson shows its stars only when it ends.
        Some(_) if player.session.step().is_some() => return Vec::new(),
        Some(_) => sentence::player_mark_star(stars(&lost.iter().collect::<Vec<_>>())),
    };
    layout.lines(&layout.ctx.say(&mark), Ink::Dim)
}

/// What is lost, over the ways back.
pub fn blocks(layout: &Layout, session: &Session) -> Vec<Block> {
    let mut told = reasons(&lost(session));
    if told.is_empty() {
        return Vec::new();
    }
    told.push(sentence::player_back());
    let said: Vec<Bilingual> = told.iter().map(|sentence| layout.ctx.say(sentence)).collect();
    vec![layout.notice(&said, Ink::Warn), layout.space()]
}

fn stars(lost: &[&LostGoal]) -> Arg {
    let numbers = lost.iter().filter_map(|goal| match goal.whose {
        Whose::Star(index) => Some(Arg::Number(index as i64 + 1)),
        Whose::Task => None,
    });
    Arg::List(numbers.collect())
}

fn why(goal: &LostGoal) -> Arg {
    Arg::List(goal.wants.iter().take(1).map(say::want).map(Arg::say).collect())
}

/// Why what was bought is not what was wanted: what differs in each thing that was taken, or that nobody looked.
pub fn bought(session: &Session) -> Vec<Sentence> {
    let right = Figure::Purchase(purchase::Figure::RightGoods);
    let is_missed = session.missed().iter().any(|want| want.figure == right);
    let Some(market) = session.market().filter(|_| is_missed) else {
        return Vec::new();
    };
    let taken = market.purchases.values().filter(|purchase| match purchase.state {
        PurchaseState::Collected | PurchaseState::Signed => true,
        PurchaseState::OnTheWay | PurchaseState::Arrived | PurchaseState::Returning | PurchaseState::Returned => false,
    });
    let told = taken.flat_map(|purchase| {
        let name = || say::called(&purchase.name);
        if purchase.inspected {
            let found = purchase.found.iter();
            found
                .map(|finding| Sentence::pair(name(), Arg::say(say::finding(finding))))
                .collect()
        } else {
            vec![sentence::player_not_looked(name())]
        }
    });
    told.collect()
}
