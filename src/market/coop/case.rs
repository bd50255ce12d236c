//! The case card: what a season did for one household, from the ledger's numbers alone and only with its consent.

use super::{
    super::{Figure, Market, Refusal, Split, Statement, Thing, run::Decision, time},
    Consent, deed,
};
use crate::coop;
use crate::{HouseholdId, ProductId, aftersale, order};

/// CURRICULUM 5.7, filled in by the market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseCard {
    pub household: HouseholdId,
    pub consent: Consent,
    pub product: ProductId,
    /// Before: what the trader at the gate paid.
    pub gate_fen_per_kg: i64,
    pub split: Option<Split>,
    pub statement: Statement,
    /// For a kilogram sold, over what the gate would have paid for all of it.
    pub got_fen_per_kg: i64,
    pub gain_fen: i64,
    /// Of the whole season.
    pub orders: i64,
    pub late: i64,
    pub refunds: i64,
    pub score_hundredths: i64,
    /// Day on which it was written.
    pub day: u32,
}

pub(super) fn ask(market: &Market, id: &HouseholdId) -> Result<Decision, Refusal> {
    let terms = market.setting.scenario.household.get(id);
    let terms = terms.ok_or(Refusal::no_such(Thing::Household))?;
    if market.coop.consents.contains_key(id) {
        return Err(Refusal::ALREADY_SO);
    }
    let event = coop::Event::ConsentAsked(coop::event::ConsentAsked {
        household: id.to_owned(),
        consent: terms.consent,
    });
    Ok(deed(event, market.setting.rules.together.talk_min))
}

pub(super) fn write(market: &Market, id: &HouseholdId) -> Result<Decision, Refusal> {
    if !market.setting.scenario.household.contains_key(id) {
        return Err(Refusal::no_such(Thing::Household));
    }
    if !market.buyers_gone {
        return Err(Refusal::Coop(coop::Refusal::SeasonRuns));
    }
    match market.coop.consents.get(id) {
        None | Some(Consent::No) => Err(Refusal::Coop(coop::Refusal::NoConsent)),
        Some(_) if market.coop.case.is_some() => Err(Refusal::ALREADY_SO),
        Some(_) => {
            let event = coop::Event::CaseWritten(coop::event::CaseWritten {
                household: id.to_owned(),
            });
            Ok(deed(event, market.setting.rules.together.talk_min))
        }
    }
}

impl Market {
    /// Returns the card of a household that agreed; its figures go on with the ledger until the market closes.
    pub fn case_card(&self, id: &HouseholdId) -> Option<CaseCard> {
        let consent = self
            .coop
            .consents
            .get(id)
            .copied()
            .filter(|consent| *consent != Consent::No)?;
        let terms = self.setting.scenario.household.get(id)?;
        let statement = self.statement(id);
        let got_fen = statement.got_fen();
        Some(CaseCard {
            household: id.to_owned(),
            consent,
            product: terms.product.clone(),
            gate_fen_per_kg: terms.gate_fen_per_kg,
            split: self.households.by_id.get(id)?.split,
            got_fen_per_kg: got_fen * 1000 / i64::from(statement.sold.weight_g.max(1)),
            gain_fen: got_fen - statement.gate_fen,
            statement,
            orders: self.figure(Figure::Order(order::Figure::Orders)),
            late: self.figure(Figure::Order(order::Figure::Late)),
            refunds: self.figure(Figure::AfterSale(aftersale::Figure::Refunds)),
            score_hundredths: self.score_hundredths(),
            day: time::day_of(self.now_min),
        })
    }
}
