//! A shop's papers, until the market has looked at them and the deposit is paid.
//!
//! Where the shop stands afterwards is `shop`'s.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

use crate::{DocumentId, listing, papers};
pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{
    Account, Decision, Market, Obligation, ObligationKind, Profile, ResponsibleRole, ShopState, Thing, shop::licence,
};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["documents", "minutes", "profiles"];

/// What falls due for papers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// The review ends.
    Review,
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Review => 3,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Review => review(market),
    }
}

pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let market_owes = |due_min| Obligation::open("shop", ObligationKind::ShopReview, ResponsibleRole::Market, due_min);
    let waits = market.shop.state == ShopState::Reviewing;
    waits
        .then(|| market_owes(market.shop.review_until_min))
        .into_iter()
        .collect()
}

/// Checks and answers the commands about the shop's papers.
pub(crate) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules;
    let shop = &market.shop;
    let minutes = &rules.minutes;
    let before_review = matches!(shop.state, ShopState::Closed | ShopState::NeedFix);
    let wrong_state = crate::Refusal::from(refusal::ShopIs { state: shop.state });
    match command {
        Command::Deposit => {
            let amount_fen = match shop.state {
                ShopState::WaitDeposit | ShopState::Trial => market.profile().map_or(0, |profile| profile.deposit_fen),
                _ if market.deposit_short_fen() > 0 => market.deposit_short_fen(),
                ShopState::Closed
                | ShopState::Reviewing
                | ShopState::NeedFix
                | ShopState::Open
                | ShopState::Restricted
                | ShopState::Frozen
                | ShopState::Closing
                | ShopState::Shut => return Err(wrong_state),
            };
            market.afford(amount_fen)?;
            Ok(Decision::of(
                crate::Event::from(event::DepositPaid { amount_fen }),
                minutes.apply,
            ))
        }
        Command::Profile(_) | Command::Document(_) | Command::Apply if !before_review => Err(wrong_state),
        Command::Profile(profile) => {
            let terms = rules
                .profiles
                .get(profile)
                .ok_or(crate::Refusal::no_such(Thing::Profile))?;
            // Whoever cannot pay what opens the shop learns it here and not when nothing leads back.
            market.afford(terms.entry_fen())?;
            let event = crate::Event::from(event::ProfileChosen {
                profile: profile.clone(),
            });
            Ok(Decision::of(event, minutes.apply))
        }
        Command::Document(command::Document { document, way }) => {
            let known = rules
                .documents
                .get(document)
                .ok_or(crate::Refusal::no_such(Thing::Document))?;
            if !known.good.contains(way) && !known.bad.contains_key(way) {
                return Err(crate::Refusal::no_such(Thing::DocumentWay));
            }
            let event = crate::Event::from(event::DocumentGiven {
                document: document.clone(),
                way: way.clone(),
            });
            Ok(Decision::of(event, minutes.document))
        }
        Command::Apply => send_papers(market),
    }
}

fn send_papers(market: &Market) -> Result<Decision, crate::Refusal> {
    let (rules, shop) = (&market.setting.rules, &market.shop);
    let given = |document: &DocumentId| shop.documents.contains_key(document);
    if !rules.documents.keys().all(given) {
        return Err(crate::Refusal::Papers(papers::Refusal::DocumentMissing));
    }
    let faults = faults(market);
    if shop.state == ShopState::NeedFix && !faults.is_empty() && faults == shop.reasons {
        return Err(crate::Refusal::Listing(listing::Refusal::NothingChanged));
    }
    let until_min = market.now_min + market.profile().map_or(0, |profile| profile.shop_review_min);
    Ok(Decision::of(
        crate::Event::from(event::Submitted { until_min }),
        rules.minutes.apply,
    ))
}

/// Returns the ids of what is wrong with the papers as they are.
fn faults(market: &Market) -> Vec<String> {
    let documents = &market.setting.rules.documents;
    let fault = |(document, way): (&DocumentId, &String)| {
        let known = documents.get(document)?;
        let unfit = || {
            let unfit = known.fits_goods.then(|| licence::unfit(market, way)).flatten();
            unfit.map(str::to_owned)
        };
        known.bad.get(way).cloned().or_else(unfit)
    };
    market.shop.documents.iter().filter_map(fault).collect()
}

impl Market {
    /// Returns why the papers came back, as far as it still holds: what was put right meanwhile is no reason any more.
    pub fn standing_paper_faults(&self) -> Vec<String> {
        let mut faults = faults(self);
        faults.retain(|fault| self.shop.reasons.contains(fault));
        faults
    }
}

/// The review ends.
fn review(market: &Market) -> Vec<crate::Event> {
    if market.shop.state != ShopState::Reviewing {
        return Vec::new();
    }
    let reasons = faults(market);
    if !reasons.is_empty() {
        return vec![crate::Event::from(event::Rejected { reasons })];
    }
    let deposit_fen = market.profile().map_or(0, Profile::entry_fen);
    vec![crate::Event::from(event::Passed { deposit_fen })]
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::ProfileChosen(event::ProfileChosen { profile }) => market.shop.profile.clone_from(profile),
        Event::DocumentGiven(event::DocumentGiven { document, way }) => {
            market.shop.documents.insert(document.clone(), way.clone());
        }
        Event::Submitted(event::Submitted { until_min }) => {
            market.shop.state = ShopState::Reviewing;
            market.shop.review_until_min = *until_min;
            market.plan(*until_min, Due::Review);
        }
        Event::Rejected(event::Rejected { reasons }) => {
            market.shop.state = ShopState::NeedFix;
            market.shop.reasons.clone_from(reasons);
            market.shop.rejections += 1;
        }
        Event::Passed(_) => {
            market.shop.reasons.clear();
            if market.profile().is_some_and(|profile| profile.trial.is_some()) {
                market.shop.state = ShopState::Trial;
                market.shop.opened_min = Some(market.now_min);
            } else {
                market.shop.state = ShopState::WaitDeposit;
            }
        }
        Event::DepositPaid(event::DepositPaid { amount_fen }) => {
            market.post(Account::Cash, Account::Deposit, *amount_fen, None);
            let shop = &mut market.shop;
            shop.deposit_fen += *amount_fen;
            (shop.deposit_paid, shop.short_told) = (true, false);
            shop.opened_min = shop.opened_min.or(Some(market.now_min));
            if matches!(shop.state, ShopState::WaitDeposit | ShopState::Trial) {
                shop.state = ShopState::Open;
            }
        }
    }
}
