//! Who was responsible: what each role missed and what would help, and the way of one order step by step.

use crate::{
    app::{lay::Paper, page::Block},
    market::{Name, Obligation, ObligationKind, ResponsibleRole},
    say::{self, Saying, Word},
    text::Ink,
    tutor::{self, Missed},
};

/// Rows of one order's way.
const STEPS: usize = 14;
/// Orders offered to look at.
const ORDERS: usize = 6;

/// Who missed what and the remedy; below, who kept everything.
pub fn blame(paper: &Paper, back: &tutor::Debrief) -> Vec<Block> {
    let tell = |saying: &Saying, ink: Ink| Block::text(paper.said(&paper.desk.say(saying), ink));
    let mut blocks = vec![tell(&Saying::plain("debrief-roles"), Ink::Strong), paper.space()];
    let missed = back.missed();
    for one in &missed {
        blocks.push(tell(&told_missed(one), Ink::Bad));
        blocks.push(tell(&say::blame_remedy(one.role, one.what), Ink::Plain));
    }
    if !missed.is_empty() {
        blocks.push(paper.space());
    }
    let has_missed = |role: ResponsibleRole| missed.iter().any(|one| one.role == role);
    for (role, (met, missed)) in back.by_role() {
        if !has_missed(role) {
            let said = Saying::plain("debrief-role-kept")
                .with("role", say::role(role))
                .with("met", Word::count(met))
                .with("missed", Word::count(missed));
            blocks.push(tell(&said, Ink::Good));
        }
    }
    blocks
}

fn told_missed(missed: &Missed) -> Saying {
    let said = |key: &str| {
        Saying::plain(key)
            .with("role", say::role(missed.role))
            .with("what", Word::say(say::deadline(missed.what)))
            .with("count", Word::count(missed.count))
    };
    match missed.late_min {
        Some(late_min) => said("debrief-missed-late").with("late", Word::Span(late_min)),
        None => said("debrief-missed-never"),
    }
}

/// The way of one order: every step with who had to do it, by when, and when it was done.
pub fn way(paper: &Paper, back: &tutor::Debrief, about: &str) -> Vec<Block> {
    let tell = |saying: &Saying, ink: Ink| Block::text(paper.said(&paper.desk.say(saying), ink));
    let heading = Saying::plain("debrief-way").with("order", say::called(&Name(about.to_owned())));
    let mut blocks = vec![tell(&heading, Ink::Strong), paper.space()];
    let mut steps: Vec<&Obligation> = back
        .deadlines
        .iter()
        .filter(|deadline| deadline.about == about)
        .collect();
    steps.sort_by_key(|deadline| (deadline.done_min.unwrap_or(deadline.due_min), deadline.due_min));
    for deadline in steps.into_iter().take(STEPS) {
        let ink = if deadline.is_kept() { Ink::Plain } else { Ink::Bad };
        blocks.push(tell(&told(deadline), ink));
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

fn told(deadline: &Obligation) -> Saying {
    let what = match deadline.kind {
        ObligationKind::Carry(stop) => say::stop(stop),
        what => Word::say(say::deadline(what)),
    };
    let said = |key: &str| {
        Saying::plain(key)
            .with("what", what.clone())
            .with("role", say::role(deadline.owner))
    };
    match (deadline.is_kept(), deadline.done_min) {
        (true, Some(done_min)) => said("debrief-met").with("time", Word::Moment(done_min)),
        (_, Some(done_min)) => said("debrief-late")
            .with("time", Word::Moment(done_min))
            .with("late", Word::Span(done_min.saturating_sub(deadline.due_min))),
        (_, None) => said("debrief-never").with("time", Word::Moment(deadline.due_min)),
    }
}
