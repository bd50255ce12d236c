//! What goals and reports may ask about households: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, HouseholdId, Market, day};

figures! {
    /// Households whose goods were taken in.
    Households: Up,
    /// Households that got all their money by their day.
    HouseholdsPaid: EitherWay,
    /// Households that got at least what the gate would have paid.
    HouseholdsBetter: EitherWay,
    /// What all households got and still have at the gate, above what the gate would have paid for all of it (fen).
    HouseholdsGainFen: EitherWay,
    /// Households that were shown their statement.
    StatementsShown: Up,
    /// Questions about the split that nobody answered in time.
    QuestionsLost: Up,
    /// Households that asked for an advance in vain, and took their goods home.
    AdvancesRefused: Up,
    /// Owed to households (fen).
    OwedFen: EitherWay,
    /// Goods of households that were sorted (g).
    SortedG: Up,
    /// What the agent kept of what buyers paid and did not get back.
    MarginPpm: EitherWay,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let ids = || market.households.by_id.iter();
    let count = |holds: &dyn Fn(&HouseholdId, &super::Household) -> bool| {
        ids().filter(|(id, household)| holds(id, household)).count() as i64
    };
    match figure {
        Figure::Households => count(&|id, _| market.goods.brought_g(id) > 0),
        Figure::HouseholdsPaid => count(&|id, household| {
            let statement = market.statement(id);
            statement.sold.weight_g > 0 && statement.owed_fen() <= 0 && !household.missed
        }),
        Figure::HouseholdsBetter => count(&|id, _| market.statement(id).is_better()),
        Figure::HouseholdsGainFen => {
            let statements = ids().map(|(id, _)| market.statement(id));
            statements
                .map(|statement| statement.got_fen() + statement.rest_fen - statement.gate_fen)
                .sum()
        }
        Figure::StatementsShown => count(&|_, household| household.shown_min.is_some()),
        Figure::QuestionsLost => count(&|_, household| household.question_lost),
        Figure::AdvancesRefused => {
            let taken = |happened: &&crate::Happened| {
                matches!(happened.event, crate::Event::Household(super::Event::GoodsTakenHome(_)))
            };
            market.log.iter().filter(taken).count() as i64
        }
        Figure::OwedFen => ids().map(|(id, _)| market.statement(id).owed_fen().max(0)).sum(),
        Figure::SortedG => {
            let sorted = ids().filter(|(_, household)| household.sorted);
            sorted.map(|(id, _)| i64::from(market.goods.brought_g(id))).sum()
        }
        Figure::MarginPpm => {
            // What the agent kept for its own work, of every 100 yuan that buyers paid and did not get back.
            let net_fen = -market.ledger.balance(Account::Sales) - market.ledger.balance(Account::Refund);
            let kept_fen = day::figures::worth(market, day::Figure::ProfitFen) + market.ledger.balance(Account::Labour);
            kept_fen * 1_000_000 / net_fen.max(1)
        }
    }
}
