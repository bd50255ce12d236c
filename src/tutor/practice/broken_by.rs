//! Which practice another way of doing something would break: a what-if never advises that, however well it went once.

use crate::course::Practice;
use crate::market::{
    Command, CourierId, Market, Name, OrderId, PackId, Selector, aftersale, harvest, purchase, station, tender,
};
use crate::tutor::Change;

use super::breaks::{
    SOFTER_TIMES, is_advance, is_asking, is_audit, is_check, is_payout, is_reply, is_sorting, is_statement,
};

/// Returns the practice that a change breaks; nothing for one that is a matter of taste.
pub(in super::super) fn broken_by(change: &Change, market: &Market) -> Option<Practice> {
    match change {
        Change::Packing { was, pack } => is_softer(market, was, pack).then_some(Practice::FittingBox),
        Change::Courier { was, to } => is_single(market, &was.courier, &to.courier).then_some(Practice::JoinedRate),
        Change::Instead { was, command } => instead(was, command, market),
        Change::Without { was } => without(was),
        Change::Price { .. }
        | Change::Promise { .. }
        | Change::Zone { .. }
        | Change::Stock { .. }
        | Change::Answered
        | Change::SentDaily
        | Change::Checked
        | Change::Refunded => None,
    }
}

fn is_softer(market: &Market, was: &PackId, pack: &PackId) -> bool {
    let bruise_ppm = |pack: &PackId| market.setting.rules.packs.get(pack).map_or(0, |pack| pack.bruise_ppm);
    bruise_ppm(was) * SOFTER_TIMES <= bruise_ppm(pack)
}

fn is_single(market: &Market, was: &CourierId, courier: &CourierId) -> bool {
    let least = |courier: &CourierId| market.setting.courier(courier).map_or(1, |courier| courier.parcels_min);
    1 < least(was) && least(courier) <= 1
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
    let untrue_ppm = market.setting.rules.quality.untrue_ppm;
    let is_meant = |order: &OrderId| {
        if let Command::AfterSale(aftersale::Command::Agree(Selector::Named(names))) = agreed {
            names.contains(&Name::from(order.as_str()))
        } else {
            true
        }
    };
    let mut asked = market.after_sales.values().filter(|asked| is_meant(&asked.order));
    asked.all(|asked| asked.share_ppm * untrue_ppm <= asked.true_ppm * 1_000_000)
}

fn without(was: &Command) -> Option<Practice> {
    let is_inspecting = |command: &Command| matches!(command, Command::Purchase(purchase::Command::Inspect(_)));
    let is_comparing = |command: &Command| matches!(command, Command::Purchase(purchase::Command::Compare(_)));
    let is_visit = |command: &Command| matches!(command, Command::Tender(tender::Command::Visit(_)));
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
