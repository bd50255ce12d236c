//! What is owed to households: their money by the pay day, and an answer to whatever they ask.

use super::{Event, Household, Split, event};
use crate::{HouseholdId, Market, Obligation, ObligationKind, ResponsibleRole, obligation, time};

pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let mut owed = asked(market);
    for (id, household) in &market.households.by_id {
        if household.asked.is_some() {
            obligation::reopen(&mut owed, id, ObligationKind::Advance);
        }
        if household.question_until_min.is_some() {
            obligation::reopen(&mut owed, id, ObligationKind::Question);
        }
        owed.push(pay_day(market, id, household));
    }
    owed
}

fn pay_day(market: &Market, id: &HouseholdId, household: &Household) -> Obligation {
    let is_owed = market.statement(id).owed_fen() > 0;
    let is_over = household.missed || !is_owed;
    Obligation {
        done_min: household.last_paid_min.filter(|_| is_over),
        is_kept: is_over.then_some(!household.missed),
        is_open: is_owed,
        ..Obligation::open(
            id,
            ObligationKind::PayDay,
            ResponsibleRole::Seller,
            market.pay_by_min(id),
        )
    }
}

/// What households asked for, and when they were answered.
fn asked(market: &Market) -> Vec<Obligation> {
    let mut owed: Vec<Obligation> = Vec::new();
    let seller = ResponsibleRole::Seller;
    for happened in &market.log {
        let crate::Event::Household(event) = &happened.event else {
            continue;
        };
        match event {
            Event::AdvanceAsked(event::AdvanceAsked {
                household, until_min, ..
            }) => owed.push(Obligation::over(
                household,
                ObligationKind::Advance,
                seller,
                *until_min,
                None,
            )),
            Event::QuestionAsked(event::QuestionAsked { household, until_min }) => owed.push(Obligation::over(
                household,
                ObligationKind::Question,
                seller,
                *until_min,
                None,
            )),
            Event::AdvancePaid(event::AdvancePaid {
                household,
                enough: true,
                ..
            }) => obligation::keep(&mut owed, household, ObligationKind::Advance, happened.at_min),
            Event::StatementShown(event::StatementShown {
                household,
                answers: true,
                ..
            }) => obligation::keep(&mut owed, household, ObligationKind::Question, happened.at_min),
            Event::AdvancePaid(event::AdvancePaid { enough: false, .. })
            | Event::StatementShown(event::StatementShown { answers: false, .. })
            | Event::Brought(_)
            | Event::TermsAgreed(_)
            | Event::Weighed(_)
            | Event::Sorted(_)
            | Event::HeapChosen(_)
            | Event::BoxFilled(_)
            | Event::GoodsTakenHome(_)
            | Event::QuestionLost(_)
            | Event::BoxShared(_)
            | Event::PayDayCame(_)
            | Event::PaidOut(_)
            | Event::PayDayMissed(_) => {}
        }
    }
    owed
}

/// Returns what each household counts on, by its day.
pub(in super::super) fn promised(market: &Market) -> Vec<(u32, i64)> {
    let today = time::day_of(market.now_min);
    let terms = market.setting.scenario.household.iter();
    let promised = terms.map(|(id, terms)| (terms.pay_by_day.max(today), promised_to_fen(market, id)));
    promised.filter(|(_, fen)| *fen > 0).collect()
}

/// Owed already, and what boxes on the way will add where a price is agreed.
fn promised_to_fen(market: &Market, id: &HouseholdId) -> i64 {
    let statement = market.statement(id);
    let on_way_fen = match market.households.by_id.get(id).and_then(|household| household.split) {
        Some(Split::PerKg(fen_per_kg)) => i64::from(statement.on_way_g) * fen_per_kg / 1000,
        Some(Split::Margin(_)) | None => 0,
    };
    (statement.owed_fen() + on_way_fen).max(0)
}
