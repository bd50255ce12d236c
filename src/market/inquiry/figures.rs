//! What goals and reports may ask about judged orders: folds over the market's state, never counters of their own.

use crate::{Judgement, Market};

#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumMessage,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Figure {
    /// Failed orders judged.
    Judged,
    /// Of them, those whose role, missed deadline, remedy was named rightly.
    RolesNamed,
    DeadlinesNamed,
    RemediesNamed,
}

impl Figure {
    pub const ALL: &'static [Figure] = <Figure as strum::VariantArray>::VARIANTS;

    /// Reads the name under which authors know it.
    pub fn named(name: &str) -> Option<Figure> {
        name.parse().ok()
    }

    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What it counts and in which unit; empty where its name says all.
    pub fn doc(self) -> &'static str {
        strum::EnumMessage::get_documentation(&self).unwrap_or_default()
    }
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
