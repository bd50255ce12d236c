//! Which practice another way of doing something would break: a what-if never advises that, however well it went once.

use crate::course::Practice;
use crate::market::{
    Command, CourierId, Market, Name, OrderId, Origin, Selector, TalkEffect, TalkEnd, TalkTermsId, Way, aftersale,
    group_round, harvest, invoice, live, order, purchase, station,
};
use crate::tutor::{Change, Refund};

use super::deeds::{
    is_advance, is_asking, is_audit, is_check, is_comparing, is_inspecting, is_joint, is_payout, is_reply, is_softer,
    is_sorting, is_statement, is_unpacking, is_unpromoting, is_visit, is_weighing,
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
        Change::Refunded(Refund::Part | Refund::Nothing) => {
            any_has_reason(market, |_| true).then_some(Practice::FairRefund)
        }
        Change::Talk {
            talk,
            terms,
            nth,
            answers,
            ..
        } => {
            let said = market.talks.get(talk).map_or(&[][..], |talk| &talk.said);
            let kept = said.get(..*nth).unwrap_or(said);
            let is_left_out = asks_consent(market, terms, said)
                && !asks_consent(market, terms, kept)
                && !asks_consent(market, terms, answers);
            is_left_out.then_some(Practice::AskedConsent)
        }
        Change::Price { .. }
        | Change::Promise { .. }
        | Change::Zone { .. }
        | Change::Stock { .. }
        | Change::Answered
        | Change::SentDaily
        | Change::Checked
        | Change::Refunded(Refund::Whole)
        | Change::Claimed
        | Change::Round { .. }
        | Change::Runs { .. }
        | Change::Driver { .. }
        | Change::Terms(_)
        | Change::Award { .. }
        | Change::Audited
        | Change::Repair { .. }
        | Change::Sorted
        | Change::Proved { .. }
        | Change::Besides { .. } => None,
    }
}

/// Whether a change wrongs somebody, though no practice names it: an elder is left alone, whoever comes waits for receipts by
/// hand, somebody honest is sent away, a swindler believed. However well it went, it is never advised.
pub(in super::super) fn wrongs(change: &Change, market: &Market) -> bool {
    if let Change::Without { was } = change {
        matches!(
            was,
            Command::Station(station::Command::Home(_) | station::Command::Repair)
        )
    } else if let Change::Talk { terms, answers, .. } = change {
        let terms = market.talk_terms(terms);
        let last = answers.last().and_then(|(node, said)| {
            let options = &terms.node(node)?.option;
            let option = options.iter().find(|option| option.id == *said)?;
            terms.node(&option.next)?.end
        });
        matches!(last, Some(TalkEnd::Rebuffed | TalkEnd::Fallen))
    } else {
        false
    }
}

fn instead(was: &Command, command: &Command, market: &Market) -> Option<Practice> {
    match (was, command) {
        (
            Command::Invoice(invoice::Command::BringPapers(_)),
            Command::Invoice(invoice::Command::BringPapers(other)),
        ) => {
            let bought = market
                .setting
                .scenario
                .goods
                .keys()
                .any(|product| market.origin_of(product) == Origin::Bought);
            (bought == (other.origin == Origin::Own)).then_some(Practice::TruePapers)
        }
        (Command::Order(order::Command::Accept(orders)), Command::Order(order::Command::Decline(_))) => {
            let is_sample = |name: &Name| market.sample_terms(&OrderId::from(name)).is_some();
            let is_named = matches!(orders, Selector::Named(names) if names.iter().any(is_sample));
            is_named.then_some(Practice::LikeSample)
        }
        (Command::AfterSale(aftersale::Command::Agree(_)), Command::AfterSale(refused)) => {
            let is_no = matches!(refused, aftersale::Command::Reject(_) | aftersale::Command::Offer(_));
            (is_no && has_reason(was, market)).then_some(Practice::FairRefund)
        }
        (Command::AfterSale(aftersale::Command::Reject(reject)), Command::AfterSale(aftersale::Command::Agree(_)))
            if reject.reason.is_of_shown() && market.setting.scenario.false_claims_ppm != 0 =>
        {
            Some(Practice::ComparedClaims)
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
        (
            Command::GroupRound(group_round::Command::Leftover(_)),
            Command::GroupRound(group_round::Command::Leftover(Way::Fresh)),
        ) => Some(Practice::FreshTold),
        (Command::Live(live::Command::Say(said)), Command::Live(live::Command::Say(other))) => {
            let breaches = |line| {
                market
                    .setting
                    .rules
                    .lines
                    .get(line)
                    .is_some_and(|line| line.breach.is_some())
            };
            (!breaches(said) && breaches(other)).then_some(Practice::TrueWordsOnAir)
        }
        _ => None,
    }
}

/// Whether anybody whom a command agrees with asked with reason.
fn has_reason(agreed: &Command, market: &Market) -> bool {
    any_has_reason(market, |order| {
        if let Command::AfterSale(aftersale::Command::Agree(Selector::Named(names))) = agreed {
            names.contains(&Name::from(order.as_str()))
        } else {
            true
        }
    })
}

fn any_has_reason(market: &Market, is_meant: impl Fn(&OrderId) -> bool) -> bool {
    let mut asked = market.after_sales.values().filter(|asked| is_meant(&asked.order));
    asked.any(|asked| !market.is_untrue(asked))
}

/// Whether one of these answers asks for the person's yes.
fn asks_consent(market: &Market, terms: &TalkTermsId, answers: &[(String, String)]) -> bool {
    let terms = market.talk_terms(terms);
    answers.iter().any(|(node, said)| {
        let options = terms.node(node).map_or(&[][..], |node| &node.option);
        let option = options.iter().find(|option| option.id == *said);
        option.is_some_and(|option| option.effects.contains(&TalkEffect::Consent))
    })
}

fn without(was: &Command) -> Option<Practice> {
    let deeds = [
        (is_sorting(was), Practice::SortedGoods),
        (is_check(was), Practice::MatchedLabel),
        (is_weighing(was), Practice::FullWeight),
        (is_reply(was), Practice::PromptAnswer),
        (is_unpromoting(was), Practice::StoppedLoss),
        (is_unpacking(was), Practice::RequestsFirst),
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
