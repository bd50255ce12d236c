//! A cooperative's season: hired hands, offers that bind for weeks, boxes on credit, and the case card at its end. Keeps
//! what is agreed and owed; the members and their goods are `household`'s.
//!
//! ```text
//! hands:  hire n ─▶ paid each morning ─▶ (no cash: they stay at home)
//! deal:   Offered ─yes─▶ Running ─▶ each date: goods go out, or the penalty falls due
//!            └─no / silence─▶ Gone
//! boxes:  credit on ─▶ owed to the supplier ─▶ paid on the day | unpaid: no more credit
//! case:   the season ends, a member is asked and says yes ─▶ a card, from the ledger alone
//! ```

mod case;
mod command;
mod crew;
mod deal;
mod transcript;

use std::collections::BTreeMap;

use super::{
    Account, DueItem, DueKind, Event, Figure, Market, Name, Refusal, ResponsibleRole, agenda::Due, run::Deed, time,
};

pub use case::CaseCard;
pub use command::CoopCommand;
pub(super) use crew::{answers_phone, labour_fen, promised};
pub use deal::{DealState, DealTerms, LineTerms, SupplyTerms};
pub(super) use deal::{deal_of, late_penalty_fen, settled};

/// What a cooperative has and is offered, by the scenario: `[coop]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoopTerms {
    /// Hands that can be hired in the village.
    pub hands: u32,
    /// For a day of one hand.
    pub wage_fen: i64,
    /// What the supplier of boxes writes up at most.
    pub credit_fen: i64,
    pub credit_days: u32,
    /// Added when the day passes unpaid.
    pub credit_late_ppm: i64,
    pub deal: BTreeMap<String, DealTerms>,
}

/// Whether a household lets its story be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Consent {
    #[default]
    No,
    /// The story, without the name.
    Unnamed,
    Named,
}

/// The live state of a cooperative.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coop {
    /// Hired hands at work.
    pub hands: u32,
    pub deals: BTreeMap<String, DealState>,
    /// Dates of deals that were missed.
    pub deals_missed: u32,
    pub on_credit: bool,
    /// Nothing is written up any more.
    pub credit_cut: bool,
    /// Owed to the supplier by the minute it falls due (fen).
    pub supplier_due_fen: BTreeMap<u32, i64>,
    pub supplier_missed: u32,
    /// What households answered when asked about their story.
    pub consents: BTreeMap<String, Consent>,
    /// The household of the card that was written.
    pub case: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CoopEvent {
    HandsHired {
        hands: u32,
        paid_fen: i64,
    },
    WagesPaid {
        hands: u32,
        amount_fen: i64,
    },
    /// No cash in the morning.
    HandsStayedHome {
        hands: u32,
    },
    DealOffered {
        deal: String,
        until_min: u32,
    },
    DealTaken {
        deal: String,
        deposit_fen: i64,
    },
    /// Declined, or left without an answer.
    DealGone {
        deal: String,
        silent: bool,
    },
    /// A date came and the goods were not there.
    DealMissed {
        deal: String,
        penalty_fen: i64,
        back_fen: i64,
    },
    /// Fewer parcels than promised to the line.
    LineShort {
        deal: String,
        missing: u32,
        amount_fen: i64,
    },
    CreditChosen {
        on: bool,
    },
    SupplierPaid {
        amount_fen: i64,
    },
    /// The supplier was not paid: what is owed grows, and nothing more is written up.
    SupplierUnpaid {
        amount_fen: i64,
        late_fen: i64,
    },
    /// Hail on trees that were not picked yet.
    Hail {
        product: String,
        unsound_ppm: i64,
    },
    ConsentAsked {
        household: String,
        consent: Consent,
    },
    CaseWritten {
        household: String,
    },
}

impl CoopEvent {
    pub fn wants_answer(&self) -> bool {
        matches!(
            self,
            CoopEvent::HandsStayedHome { .. }
                | CoopEvent::DealOffered { .. }
                | CoopEvent::DealMissed { .. }
                | CoopEvent::LineShort { .. }
                | CoopEvent::SupplierUnpaid { .. }
                | CoopEvent::Hail { .. }
        )
    }
}

/// Why a deed of a cooperative is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoopRefusal {
    /// More hands than the village has.
    TooManyHands { most: u32 },
    /// Nothing is offered under this name, or the time for an answer is over.
    NoOffer,
    /// The supplier writes up no more.
    CreditSpent { left_fen: i64 },
    /// The season is not over: numbers come first.
    SeasonRuns,
    /// It has not been asked, or it said no.
    NoConsent,
}

impl CoopRefusal {
    pub fn code(self) -> &'static str {
        match self {
            CoopRefusal::TooManyHands { .. } => "too_many_hands",
            CoopRefusal::NoOffer => "no_offer",
            CoopRefusal::CreditSpent { .. } => "credit_spent",
            CoopRefusal::SeasonRuns => "season_runs",
            CoopRefusal::NoConsent => "no_consent",
        }
    }
}

/// What falls due for a cooperative.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CoopDue {
    /// Before the working day begins.
    Wages,
    DealOffered(String),
    DealEnds(String),
    /// The n-th date of a supply.
    Delivery(String, usize),
    /// The evening of a day on a line that wants a number of parcels.
    LineDay(String),
    SupplierDue,
}

/// Puts on the agenda what a cooperative has in store.
pub(super) fn open(market: &mut Market) {
    let setting = std::sync::Arc::clone(&market.setting);
    let Some(terms) = &setting.scenario.coop else { return };
    for (id, deal) in &terms.deal {
        let min = time::at(deal.offer_day, deal.offer_minute);
        market.plan(min, Due::Coop(CoopDue::DealOffered(id.clone())));
    }
}

/// Puts on the agenda what a day brings.
pub(super) fn plan_day(market: &mut Market, day: u32) {
    if market.setting.scenario.coop.is_some() {
        let opens_min = market.setting.rules.day.opens_min;
        market.plan(time::at(day, opens_min), Due::Coop(CoopDue::Wages));
    }
}

pub(super) fn fall_due(market: &Market, due: &CoopDue) -> Vec<Event> {
    match due {
        CoopDue::Wages => crew::wages(market),
        CoopDue::SupplierDue => crew::supplier_due(market),
        CoopDue::DealOffered(id) => deal::offered(market, id),
        CoopDue::DealEnds(id) => deal::ends(market, id),
        CoopDue::Delivery(id, nth) => deal::delivery(market, id, *nth),
        CoopDue::LineDay(id) => deal::line_day(market, id),
    }
}

pub(super) fn decide(market: &Market, command: &CoopCommand) -> Result<Deed, Refusal> {
    let Some(terms) = &market.setting.scenario.coop else {
        return Err(Refusal::NotYourPart);
    };
    let minutes = market.setting.rules.minutes.decide;
    match command {
        CoopCommand::Hire(hands) => crew::hire(market, terms, *hands),
        CoopCommand::Deal { deal, yes } => deal::answer(market, deal, *yes),
        CoopCommand::Credit { on } if *on == market.coop.on_credit => Err(Refusal::AlreadySo),
        CoopCommand::Credit { on: true } if market.coop.credit_cut => {
            Err(Refusal::Coop(CoopRefusal::CreditSpent { left_fen: 0 }))
        }
        CoopCommand::Credit { on } => Ok(deed(CoopEvent::CreditChosen { on: *on }, minutes)),
        CoopCommand::Story(household) => case::ask(market, household),
        CoopCommand::Case(household) => case::write(market, household),
    }
}

fn deed(event: CoopEvent, minutes: u32) -> Deed {
    Deed::of(Event::Coop(event), minutes)
}

pub(super) fn apply(market: &mut Market, event: &CoopEvent) {
    match event {
        CoopEvent::HandsHired { .. }
        | CoopEvent::WagesPaid { .. }
        | CoopEvent::HandsStayedHome { .. }
        | CoopEvent::CreditChosen { .. }
        | CoopEvent::SupplierPaid { .. }
        | CoopEvent::SupplierUnpaid { .. } => crew::apply(market, event),
        CoopEvent::DealOffered { .. }
        | CoopEvent::DealTaken { .. }
        | CoopEvent::DealGone { .. }
        | CoopEvent::DealMissed { .. }
        | CoopEvent::LineShort { .. } => deal::apply(market, event),
        CoopEvent::Hail { product, unsound_ppm } => super::household::hail(market, product, *unsound_ppm),
        CoopEvent::ConsentAsked { household, consent } => {
            market.coop.consents.insert(household.clone(), *consent);
        }
        CoopEvent::CaseWritten { household } => market.coop.case = Some(household.clone()),
    }
}

/// Returns what the head of the cooperative has to do next: answer offers, bring goods on their dates, pay for boxes.
pub(super) fn due(market: &Market) -> Vec<DueItem> {
    let item = |about: &str, kind, due_min| DueItem {
        about: about.to_owned(),
        kind,
        due_min,
        owner: ResponsibleRole::Seller,
    };
    let offers = market.open_deals().into_iter();
    let offers = offers.map(|(deal, until_min)| item(deal, DueKind::Deal, until_min));
    let dates = deal::next_dates(market).map(|(deal, due_min)| item(deal, DueKind::Supply, due_min));
    let boxes = market.coop.supplier_due_fen.keys();
    let boxes = boxes.map(|due_min| item("", DueKind::Boxes, *due_min));
    offers.chain(dates).chain(boxes).collect()
}

/// Whether a deal or the supplier still waits for something before the market may close. Whoever could not pay for boxes
/// once stays in debt: the market does not go on for that alone.
pub(super) fn is_waiting(market: &Market) -> bool {
    let mut due = due(market).into_iter();
    due.any(|item| item.kind != DueKind::Boxes || market.coop.supplier_missed == 0)
}

/// Refuses boxes that neither the wallet nor the supplier's book can carry.
pub(super) fn afford_boxes(market: &Market, needed_fen: i64) -> Result<(), Refusal> {
    if !market.coop.on_credit {
        return market.afford(needed_fen);
    }
    let left_fen = market.credit_left_fen();
    if needed_fen <= left_fen {
        Ok(())
    } else {
        Err(Refusal::Coop(CoopRefusal::CreditSpent { left_fen }))
    }
}

/// Boxes are paid for in cash, or written up by the supplier until their day.
pub(super) fn boxes_taken(market: &mut Market, order: &Name, cost_fen: i64) {
    let terms = market.setting.scenario.coop.as_ref().filter(|_| market.coop.on_credit);
    let Some(days) = terms.map(|terms| terms.credit_days) else {
        market.post(Account::Cash, Account::Packing, cost_fen, Some(order));
        return;
    };
    market.post(Account::Supplier, Account::Packing, cost_fen, Some(order));
    let due_min = time::at(time::day_of(market.now_min) + days, market.setting.rules.day.opens_min);
    market.plan(due_min, Due::Coop(CoopDue::SupplierDue));
    *market.coop.supplier_due_fen.entry(due_min).or_default() += cost_fen;
}

impl Market {
    pub(super) fn coop_figure(&self, figure: Figure) -> Option<i64> {
        Some(match figure {
            Figure::WagesFen => self.ledger.balance(Account::Wages),
            Figure::DealsMissed => i64::from(self.coop.deals_missed),
            Figure::CaseCards => i64::from(self.coop.case.is_some()),
            _ => return None,
        })
    }

    /// Returns what the supplier of boxes would still write up.
    pub fn credit_left_fen(&self) -> i64 {
        let most_fen = self.setting.scenario.coop.as_ref().map_or(0, |terms| terms.credit_fen);
        if self.coop.credit_cut {
            return 0;
        }
        (most_fen - self.coop.supplier_due_fen.values().sum::<i64>()).max(0)
    }
}
