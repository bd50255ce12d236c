//! What an attempt's log closes with: figures by name, so that a report replays no market.

use std::collections::BTreeMap;

use super::Session;
use crate::market::{Figure, Market};
use crate::tutor::{AttemptId, Debrief, Ending, Fact};

impl Session {
    pub(super) fn finished(&self) -> Fact {
        let mut figures = self.market().map_or(BTreeMap::new(), closing_figures);
        figures.extend(self.debrief().iter().flat_map(blame));
        Fact::AttemptClosed {
            attempt: self.attempt,
            ending: Ending::Finished,
            stars: self.stars.clone(),
            figures,
        }
    }
}

pub(super) fn closed(attempt: AttemptId, ending: Ending) -> Fact {
    Fact::AttemptClosed {
        attempt,
        ending,
        stars: Vec::new(),
        figures: BTreeMap::new(),
    }
}

/// Who missed what, and how often the learner's side kept its time.
fn blame(debrief: &Debrief) -> Vec<(String, i64)> {
    let missed = debrief.missed().into_iter().map(|missed| {
        let key = format!("missed.{}.{}", missed.role.id(), missed.what.word());
        (key, i64::from(missed.count))
    });
    let kept = debrief
        .by_role()
        .into_iter()
        .map(|(role, (met, _))| (format!("kept.{}", role.id()), i64::from(met)));
    missed.chain(kept.filter(|(_, count)| *count != 0)).collect()
}

/// Those that are not 0; a report takes an absent one for 0.
fn closing_figures(market: &Market) -> BTreeMap<String, i64> {
    let figures = Figure::table().map(|(figure, name)| (name.to_owned(), market.figure(figure)));
    figures.filter(|(_, value)| *value != 0).collect()
}
