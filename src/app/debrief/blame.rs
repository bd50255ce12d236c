//! Who was responsible: what each role missed and what would help, and the way of one order step by step.

use crate::{
    app::{layout::Layout, page::Block},
    market::{Name, Obligation, ObligationKind, ResponsibleRole},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
    tutor::{self, Missed},
};

/// Rows of one order's way.
const STEPS: usize = 14;
/// Orders offered to look at.
const ORDERS: usize = 6;

/// Who missed what and the remedy; below, who kept everything.
pub fn blame(layout: &Layout, back: &tutor::Debrief) -> Vec<Block> {
    let block = |sentence: &Sentence, ink: Ink| Block::text(layout.lines(&layout.ctx.say(sentence), ink));
    let mut blocks = vec![block(&sentence::debrief_roles(), Ink::Strong), layout.space()];
    let missed = back.missed();
    for one in &missed {
        blocks.push(block(&describe_missed(one), Ink::Bad));
        blocks.push(block(&say::blame_remedy(one.role, one.what), Ink::Plain));
    }
    if !missed.is_empty() {
        blocks.push(layout.space());
    }
    let has_missed = |role: ResponsibleRole| missed.iter().any(|one| one.role == role);
    for (role, (met, missed)) in back.by_role() {
        if !has_missed(role) {
            let said = sentence::debrief_role_kept(Arg::count(met), Arg::count(missed), say::role(role));
            blocks.push(block(&said, Ink::Good));
        }
    }
    blocks
}

fn describe_missed(missed: &Missed) -> Sentence {
    let (count, role) = (Arg::count(missed.count), say::role(missed.role));
    let what = Arg::say(say::deadline(missed.what));
    match missed.late_min {
        Some(late_min) => sentence::debrief_missed_late(count, Arg::Span(late_min), role, what),
        None => sentence::debrief_missed_never(count, role, what),
    }
}

/// The way of one order: every step with who had to do it, by when, and when it was done.
pub fn way(layout: &Layout, back: &tutor::Debrief, about: &str) -> Vec<Block> {
    let block = |sentence: &Sentence, ink: Ink| Block::text(layout.lines(&layout.ctx.say(sentence), ink));
    let heading = sentence::debrief_way(say::called(&Name::from(about)));
    let mut blocks = vec![block(&heading, Ink::Strong), layout.space()];
    let mut steps: Vec<&Obligation> = back
        .deadlines
        .iter()
        .filter(|deadline| deadline.about == about)
        .collect();
    steps.sort_by_key(|deadline| (deadline.done_min.unwrap_or(deadline.due_min), deadline.due_min));
    for deadline in steps.into_iter().take(STEPS) {
        let ink = if deadline.is_kept() { Ink::Plain } else { Ink::Bad };
        blocks.push(block(&describe(deadline), ink));
    }
    blocks
}

/// The orders whose way tells most: those with most missed deadlines, and one that went well to compare with.
pub fn telling(deadlines: &[Obligation]) -> Vec<String> {
    let carried = deadlines
        .iter()
        .filter(|deadline| matches!(deadline.kind, ObligationKind::Carry(_)));
    let mut orders: Vec<(usize, &str)> = Vec::new();
    let of_order = |deadline: &&Obligation| {
        let at_counter = [
            ObligationKind::Ticket,
            ObligationKind::FollowUp,
            ObligationKind::Door,
            ObligationKind::Log,
            ObligationKind::PickUp,
        ];
        !at_counter.contains(&deadline.kind)
    };
    let missed = deadlines.iter().filter(|deadline| !deadline.is_kept()).filter(of_order);
    for about in missed.chain(carried).map(|deadline| deadline.about.as_str()) {
        if orders.iter().all(|(_, known)| *known != about) {
            let missed = deadlines.iter().filter(|one| one.about == about && !one.is_kept());
            orders.push((missed.count(), about));
        }
    }
    orders.sort_by_key(|(missed, _)| std::cmp::Reverse(*missed));
    let well = orders.iter().position(|(missed, _)| *missed == 0);
    let shown = well.map_or(ORDERS, |at| (at + 1).min(ORDERS));
    orders
        .into_iter()
        .take(shown)
        .map(|(_, about)| about.to_owned())
        .collect()
}

fn describe(deadline: &Obligation) -> Sentence {
    let what = if let ObligationKind::Carry(stop) = deadline.kind {
        say::stop(stop)
    } else {
        let what = deadline.kind;
        Arg::say(say::deadline(what))
    };
    let role = say::role(deadline.owner);
    match (deadline.is_kept(), deadline.done_min) {
        (true, Some(done_min)) => sentence::debrief_met(role, Arg::Moment(done_min), what),
        (_, Some(done_min)) => {
            let late = Arg::Span(done_min.saturating_sub(deadline.due_min));
            sentence::debrief_late(late, role, Arg::Moment(done_min), what)
        }
        (_, None) => sentence::debrief_never(role, Arg::Moment(deadline.due_min), what),
    }
}
