//! Which practice another way of doing something would break: a what-if never advises that, however well it went once.

use crate::course::Practice;
use crate::market::{Command, CourierId, Market, Name, OrderId, Selector, aftersale, harvest, purchase, station};
use crate::tutor::Change;

use super::deeds::{
    is_advance, is_asking, is_audit, is_check, is_comparing, is_inspecting, is_joint, is_payout, is_reply, is_softer,
    is_sorting, is_statement, is_visit,
};

/// Returns the practice that a change breaks; nothing for one that is a matter of taste.
pub(in super::super) fn broken_by(change: &Change, market: &Market) -> Option<Practice> {
    match change {
        Change::Packing { was, pack } => is_softer(&market.setting, was, pack).then_some(Practice::FittingBox),
        Change::Courier { was, to } => {
            let is_joint = |courier: &CourierId| is_joint(&market.setting, courier);
            (is_joint(&was.courier) && !is_joint(&to.courier)).then_some(Practice::JoinedRate)
        }
        Change::Instead { was, command } => instead(was, command, market),
        Change::Without { was } => without(was),
        Change::Price { .. }
        | Change::Promise { .. }
        | Change::Zone { .. }
        | Change::Stock { .. }
        | Change::Answered
        | Change::SentDaily
        | Change::Checked
        | Change::Refunded
        | Change::Sorted
        | Change::Besides { .. } => None,
    }
}

fn instead(was: &Command, command: &Command, market: &Market) -> Option<Practice> {
    match (was, command) {
        (Command::AfterSale(aftersale::Command::Agree(_)), Command::AfterSale(refused)) => {
            let is_no = matches!(refused, aftersale::Command::Reject(_) | aftersale::Command::Offer(_));
            (is_no && has_reason(was, market)).then_some(Practice::FairRefund)
        }
        (Command::Harvest(harvest::Command::Pick(picked)), Command::Harvest(harvest::Command::Pick(other)))
            if picked.ripeness < other.ripeness =>
        {
            Some(Practice::PickedForRoad)
        }
        (Command::Purchase(purchase::Command::Refuse(_)), Command::Purchase(purchase::Command::Sign(_))) => {
            Some(Practice::OpenedParcel)
        }
        (Command::Station(station::Command::Log(true_lines)), Command::Station(station::Command::Log(lines)))
            if true_lines < lines =>
        {
            Some(Practice::TrueLog)
        }
        _ => None,
    }
}

/// Whether everybody whom a command agrees with asked with reason.
fn has_reason(agreed: &Command, market: &Market) -> bool {
    let is_meant = |order: &OrderId| {
        if let Command::AfterSale(aftersale::Command::Agree(Selector::Named(names))) = agreed {
            names.contains(&Name::from(order.as_str()))
        } else {
            true
        }
    };
    let mut asked = market.after_sales.values().filter(|asked| is_meant(&asked.order));
    asked.all(|asked| !market.is_untrue(asked))
}

fn without(was: &Command) -> Option<Practice> {
    let deeds = [
        (is_sorting(was), Practice::SortedGoods),
        (is_check(was), Practice::MatchedLabel),
        (is_reply(was), Practice::PromptAnswer),
        (is_advance(was), Practice::Advance),
        (is_statement(was), Practice::ShownAccount),
        (is_payout(was), Practice::PaidHousehold),
        (is_audit(was), Practice::CheckedReport),
        (is_asking(was), Practice::AskedConsent),
        (is_inspecting(was), Practice::OpenedParcel),
        (is_comparing(was), Practice::ComparedOffers),
        (is_visit(was), Practice::VisitedBidder),
    ];
    let found = deeds.into_iter().find(|(is_it, _)| *is_it);
    found.map(|(_, practice)| practice)
}
