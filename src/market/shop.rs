//! The shop: from no shop to an open one, and its score.
//!
//! ```text
//! Closed ─apply─▶ Reviewing ─pass─▶ WaitDeposit ─deposit─▶ Open
//!                   │    ▲
//!                 reject │ apply
//!                   ▼    │
//!                  NeedFix
//! ```

use std::collections::BTreeMap;

use super::{Account, Command, Event, Figure, Market, Profile, Refusal, Thing, agenda::Due, run::Deed};

/// Where the shop stands on the way to opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShopState {
    /// No papers sent.
    Closed,
    /// The market looks at the papers.
    Reviewing,
    /// Sent back with reasons.
    NeedFix,
    /// Passed; the deposit is missing.
    WaitDeposit,
    Open,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shop {
    pub state: ShopState,
    /// Id of the market profile.
    pub profile: String,
    /// How each document was given.
    pub documents: BTreeMap<String, String>,
    /// Ids of the reasons the papers came back with.
    pub reasons: Vec<String>,
    /// When the review ends, while it lasts.
    pub review_until_min: u32,
    pub rejections: u32,
    pub opened_min: Option<u32>,
    pub deposit_fen: i64,
}

impl Shop {
    pub(super) fn closed(profile: &str) -> Self {
        Self {
            state: ShopState::Closed,
            profile: profile.to_owned(),
            documents: BTreeMap::new(),
            reasons: Vec::new(),
            review_until_min: 0,
            rejections: 0,
            opened_min: None,
            deposit_fen: 0,
        }
    }
}

/// Checks and answers the commands about the shop's papers.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Deed, Refusal> {
    let rules = &market.setting.rules;
    let shop = &market.shop;
    let minutes = &rules.minutes;
    let before_review = matches!(shop.state, ShopState::Closed | ShopState::NeedFix);
    let wrong_state = Refusal::ShopIs { state: shop.state };
    match command {
        Command::Deposit => {
            if shop.state != ShopState::WaitDeposit {
                return Err(wrong_state);
            }
            let amount_fen = market.profile().map_or(0, |profile| profile.deposit_fen);
            market.afford(amount_fen)?;
            Ok(Deed::of(Event::DepositPaid { amount_fen }, minutes.apply))
        }
        _ if !before_review => Err(wrong_state),
        Command::Profile(profile) => {
            if !rules.profiles.contains_key(profile) {
                return Err(Refusal::NoSuch { what: Thing::Profile });
            }
            let event = Event::ProfileChosen {
                profile: profile.clone(),
            };
            Ok(Deed::of(event, minutes.apply))
        }
        Command::Document { document, way } => {
            let known = rules
                .documents
                .get(document)
                .ok_or(Refusal::NoSuch { what: Thing::Document })?;
            if !known.good.contains(way) && !known.bad.contains_key(way) {
                return Err(Refusal::NoSuch {
                    what: Thing::DocumentWay,
                });
            }
            let event = Event::DocumentGiven {
                document: document.clone(),
                way: way.clone(),
            };
            Ok(Deed::of(event, minutes.document))
        }
        _ => send_papers(market),
    }
}

fn send_papers(market: &Market) -> Result<Deed, Refusal> {
    let (rules, shop) = (&market.setting.rules, &market.shop);
    let given = |document: &String| shop.documents.contains_key(document);
    if !rules.documents.keys().all(given) {
        return Err(Refusal::DocumentMissing);
    }
    let faults = faults(market);
    if shop.state == ShopState::NeedFix && !faults.is_empty() && faults == shop.reasons {
        return Err(Refusal::NothingChanged);
    }
    let until_min = market.now_min + market.profile().map_or(0, |profile| profile.shop_review_min);
    Ok(Deed::of(Event::ShopSubmitted { until_min }, rules.minutes.apply))
}

/// Returns the ids of what is wrong with the papers as they are.
fn faults(market: &Market) -> Vec<String> {
    let documents = &market.setting.rules.documents;
    let bad = |(document, way): (&String, &String)| documents.get(document)?.bad.get(way).cloned();
    market.shop.documents.iter().filter_map(bad).collect()
}

/// The review ends.
pub(super) fn review(market: &Market) -> Vec<Event> {
    if market.shop.state != ShopState::Reviewing {
        return Vec::new();
    }
    let reasons = faults(market);
    if !reasons.is_empty() {
        return vec![Event::ShopRejected { reasons }];
    }
    let deposit_fen = market.profile().map_or(0, |profile| profile.deposit_fen);
    vec![Event::ShopPassed { deposit_fen }]
}

pub(super) fn apply(market: &mut Market, event: &Event) -> bool {
    match event {
        Event::ProfileChosen { profile } => market.shop.profile.clone_from(profile),
        Event::DocumentGiven { document, way } => {
            market.shop.documents.insert(document.clone(), way.clone());
        }
        Event::ShopSubmitted { until_min } => {
            market.shop.state = ShopState::Reviewing;
            market.shop.review_until_min = *until_min;
            market.plan(*until_min, Due::ShopReview);
        }
        Event::ShopRejected { reasons } => {
            market.shop.state = ShopState::NeedFix;
            market.shop.reasons.clone_from(reasons);
            market.shop.rejections += 1;
        }
        Event::ShopPassed { .. } => {
            market.shop.state = ShopState::WaitDeposit;
            market.shop.reasons.clear();
        }
        Event::DepositPaid { amount_fen } => {
            market.post(Account::Cash, Account::Deposit, *amount_fen, None);
            market.shop.state = ShopState::Open;
            market.shop.deposit_fen = *amount_fen;
            market.shop.opened_min = Some(market.now_min);
        }
        _ => return false,
    }
    true
}

impl Market {
    /// Returns the rules of the market on which the shop stands.
    pub(super) fn profile(&self) -> Option<&Profile> {
        self.setting.rules.profiles.get(&self.shop.profile)
    }

    /// Returns the score in hundredths: goods 40, logistics 30, service 30; a new shop keeps its start.
    pub fn score_hundredths(&self) -> i64 {
        let quality = &self.setting.rules.quality;
        let paid = self.figure(Figure::Orders);
        if paid < i64::from(quality.score_orders_min) {
            return quality.score_start_hundredths;
        }
        let goods = match self.figure(Figure::Reviews) {
            0 => quality.score_start_hundredths,
            _ => self.figure(Figure::StarsHundredths),
        };
        let logistics = 500 * self.figure(Figure::OnTimePpm) / 1_000_000;
        let asked = self.figure(Figure::Messages);
        let service = if asked == 0 {
            500
        } else {
            500 * self.figure(Figure::AnsweredInTime) / asked
        };
        (goods * 40 + logistics * 30 + service * 30) / 100
    }
}
