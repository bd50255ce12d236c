//! The shop: from no shop to an open one and to its end, and its score.
//!
//! ```text
//! Closed ─apply─▶ Reviewing ─pass─▶ WaitDeposit ─deposit─▶ Open ◀─▶ Restricted ─▶ Frozen
//!                   │    ▲   └─pass, entry without deposit─▶ Trial ─deposit─▶ Open
//!                 reject │ apply                             Open ─close─▶ Closing ─▶ Shut
//!                   ▼    │
//!                  NeedFix
//! ```
//! What leads out of `Open` is `conduct`'s; which papers the goods need, `licence`'s.

pub mod command;
pub(super) mod conduct;
pub mod event;
pub(crate) mod figures;
pub(super) mod licence;
pub mod refusal;

use crate::{DocumentId, ProductId, ProfileId, message, order};
pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use std::collections::BTreeMap;

pub(crate) use conduct::apply;
pub use conduct::{Conduct, Violation, ViolationKind, ViolationState};
pub use licence::{LicenceRule, Need, Source, Work};

use super::{Market, Obligation, ObligationKind, Profile, ResponsibleRole, run::Decision};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["conduct", "licence", "minutes", "profiles", "quality", "violations"];

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
    /// Sells without a deposit, but takes no part in promotions.
    Trial,
    Open,
    /// Shown less, and no promotions, for some days.
    Restricted,
    /// Sells nothing more.
    Frozen,
    /// Notice is given; nothing new is sold.
    Closing,
    /// Closed for good, deposit given back.
    Shut,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shop {
    pub state: ShopState,
    /// Id of the market profile.
    pub profile: ProfileId,
    /// How each document was given.
    pub documents: BTreeMap<DocumentId, String>,
    /// Ids of the reasons the papers came back with.
    pub reasons: Vec<String>,
    /// When the review ends, while it lasts.
    pub review_until_min: u32,
    pub rejections: u32,
    pub opened_min: Option<u32>,
    pub deposit_fen: i64,
    /// The whole deposit was paid once; from then on fines may make it too low.
    pub deposit_paid: bool,
    /// What was asked of the licence wizard last.
    pub licence_asked: Option<(Source, Work)>,
    /// When the registration is ready, once it is asked for.
    pub registered_min: Option<u32>,
    /// The record, oldest first.
    pub violations: Vec<Violation>,
    /// How many times the limit of points has led to a restriction.
    pub restricted_for: u32,
    pub restricted_until_min: u32,
    /// The seller knows that the deposit is too low.
    pub short_told: bool,
}

impl Shop {
    pub(super) fn closed(profile: &ProfileId) -> Self {
        Self {
            state: ShopState::Closed,
            profile: profile.to_owned(),
            documents: BTreeMap::new(),
            reasons: Vec::new(),
            review_until_min: 0,
            rejections: 0,
            opened_min: None,
            deposit_fen: 0,
            deposit_paid: false,
            licence_asked: None,
            registered_min: None,
            violations: Vec::new(),
            restricted_for: 0,
            restricted_until_min: 0,
            short_told: false,
        }
    }
}

/// Checks and answers what a seller does about the shop's standing.
pub(crate) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    match command {
        Command::Licence(command::Licence { source, work }) => Ok(licence::ask(market, *source, *work)),
        Command::Register => licence::register(market),
        Command::Appeal(command::Appeal { number, evidence }) => conduct::appeal(market, *number as usize, evidence),
        Command::Close => conduct::close(market),
    }
}

/// What falls due for the shop's standing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// The shop's points or deposit have changed.
    Conduct,
    /// The n-th line of the record.
    Violation(usize),
    RestrictionEnds,
    ClosingEnds,
    Registration,
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Conduct => 32,
            Due::Violation(_) => 33,
            Due::RestrictionEnds => 34,
            Due::ClosingEnds => 35,
            Due::Registration => 36,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Conduct => conduct::look(market),
        Due::Violation(number) => conduct::violation_due(market, *number),
        Due::RestrictionEnds => conduct::restriction_ends(market),
        Due::ClosingEnds => conduct::closing_ends(market),
        Due::Registration => licence::registration_comes(market),
    }
}

/// Accusations that want an answer, and appeals that are looked at.
pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let record = (1_u32..).zip(&market.shop.violations);
    let owed = record.filter_map(|(number, violation)| {
        let owner = match violation.state {
            ViolationState::Accused => ResponsibleRole::Seller,
            ViolationState::Appealed => ResponsibleRole::Market,
            ViolationState::Counted | ViolationState::Lifted | ViolationState::Final => return None,
        };
        Some(Obligation::open(
            number,
            ObligationKind::Violation,
            owner,
            violation.due_min,
        ))
    });
    owed.collect()
}

impl Market {
    /// Returns the rules of the market on which the shop stands.
    pub fn profile(&self) -> Option<&Profile> {
        self.setting.rules.profiles.get(&self.shop.profile)
    }

    /// Returns what the market keeps of a product's price, in millionths.
    pub(super) fn fee_ppm(&self, product: &ProductId) -> i64 {
        let fresh = self.is_fresh(product);
        self.profile()
            .map_or(0, |profile| if fresh { profile.fee_fresh_ppm } else { profile.fee_ppm })
    }

    /// Returns the score in hundredths, of goods, logistics and service; a new shop keeps its start.
    pub fn score_hundredths(&self) -> i64 {
        let quality = &self.setting.rules.quality;
        let paid = self.figure(crate::Figure::Order(order::Figure::Orders));
        if paid < i64::from(quality.score_orders_min) {
            return quality.score_start_hundredths;
        }
        let goods = match self.figure(crate::Figure::Order(order::Figure::Reviews)) {
            0 => quality.score_start_hundredths,
            _ => self.figure(crate::Figure::Order(order::Figure::StarsHundredths)),
        };
        let most = order::STARS_MOST_HUNDREDTHS;
        let logistics = most * self.figure(crate::Figure::Order(order::Figure::OnTimePpm)) / 1_000_000;
        let asked = self.figure(crate::Figure::Message(message::Figure::Messages));
        let service = if asked == 0 {
            most
        } else {
            most * self.figure(crate::Figure::Message(message::Figure::AnsweredInTime)) / asked
        };
        (goods * quality.score_goods_ppm
            + logistics * quality.score_logistics_ppm
            + service * quality.score_service_ppm)
            / 1_000_000
    }
}
