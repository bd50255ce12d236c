//! What goals and reports may ask about judged orders: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Judgement, Market};

figures! {
    /// Failed orders judged.
    Judged: Up,
    /// Of them, those whose role, missed deadline, remedy was named rightly.
    RolesNamed: Up,
    DeadlinesNamed: Up,
    RemediesNamed: Up,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let that = |holds: &dyn Fn(&Judgement) -> bool| {
        let judged = market.cases.values().filter_map(|case| case.judged.as_ref());
        judged.filter(|judgement| holds(judgement)).count() as i64
    };
    match figure {
        Figure::Judged => that(&|_| true),
        Figure::RolesNamed => that(&|judgement| judgement.said.role == judgement.right.role),
        Figure::DeadlinesNamed => that(&|judgement| judgement.said.step == judgement.right.step),
        Figure::RemediesNamed => that(&|judgement| judgement.said.remedy == judgement.right.remedy),
    }
}
