//! What of a scenario the seed draws before the market opens, so that the neighbour's way is not the answer: who plays which
//! part, and which of several values holds.
//!
//! ```text
//! Scenario as written ── drawn(seed) ──▶ Scenario as it is here: no draw is left, each part has its name
//! script as written ──── meant ────────▶ the same commands with the names in the place of the parts
//! ```
//! Draws have topics of their own, so nothing else of the market falls otherwise. Leaves what an author may draw to `course`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::random::{self, Chance};
use super::{Command, Happening, Market, Scenario, Setting, arrangement};

/// All that the seed draws of a scenario.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Variants {
    pub draws: Arc<[Draw]>,
    pub casts: Vec<Cast>,
    /// Who plays each part here; empty in a scenario as it is written.
    pub parts: BTreeMap<String, String>,
}

/// Values that are drawn together. The scenario itself is as its first way.
#[derive(Debug, Clone, PartialEq)]
pub struct Draw {
    /// The topic of its chance.
    pub by: String,
    /// The whole scenario with these values and every other draw at its first: what differs from the scenario is this draw's.
    pub ways: Vec<Scenario>,
}

/// Parts of the story, each of which gets one of the names; no name plays two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    pub roles: Vec<String>,
    pub names: Vec<String>,
}

impl Variants {
    /// Returns what an id may be called by: the names of its cast, or itself.
    pub fn names_of<'a>(&'a self, id: &'a str) -> Vec<&'a str> {
        let cast = self.casts.iter().find(|cast| cast.roles.iter().any(|role| role == id));
        cast.map_or_else(|| vec![id], |cast| cast.names.iter().map(String::as_str).collect())
    }
}

impl Setting {
    /// Returns the setting of one seed's market.
    pub(super) fn drawn(setting: Arc<Setting>, seed: u64) -> Arc<Setting> {
        let variants = &setting.scenario.variants;
        if variants.draws.is_empty() && variants.casts.is_empty() {
            return setting;
        }
        Arc::new(Setting {
            rules: Arc::clone(&setting.rules),
            scenario: setting.scenario.drawn(seed),
        })
    }
}

impl Scenario {
    /// Returns the scenario as this seed has it, with nothing left to draw.
    pub fn drawn(&self, seed: u64) -> Scenario {
        let chance = Chance::of(seed);
        let mut drawn = self.clone();
        for draw in self.variants.draws.iter() {
            let bits = chance.draw("variant", 0, &draw.by);
            let at = random::below(bits, draw.ways.len() as u64) as usize;
            if let Some(way) = draw.ways.get(at) {
                drawn.take(self, way);
            }
        }
        drawn.variants = Variants {
            parts: drawn
                .variants
                .casts
                .iter()
                .flat_map(|cast| cast.drawn(chance))
                .collect(),
            ..Variants::default()
        };
        drawn.rename();
        drawn
    }

    /// Takes over what another way has otherwise than the scenario as it is written.
    fn take(&mut self, written: &Scenario, way: &Scenario) {
        take(&mut self.cash_fen, &written.cash_fen, &way.cash_fen);
        take(&mut self.setup, &written.setup, &way.setup);
        take_each(&mut self.variants.casts, &written.variants.casts, &way.variants.casts);
        take(&mut self.station, &written.station, &way.station);
        take_by_id(&mut self.goods, &written.goods, &way.goods);
        take_by_id(&mut self.offers, &written.offers, &way.offers);
        take_by_id(&mut self.bills, &written.bills, &way.bills);
        take_by_id(&mut self.talks, &written.talks, &way.talks);
        arrangement::take_over(self, written, way);
        take_each(&mut self.needs, &written.needs, &way.needs);
        take_each(&mut self.plan, &written.plan, &way.plan);
    }

    /// Puts the names in the place of the parts.
    fn rename(&mut self) {
        let parts = std::mem::take(&mut self.variants.parts);
        let renamed = |role: &str| parts.get(role).map_or_else(|| role.to_owned(), Clone::clone);
        let offers = std::mem::take(&mut self.offers).into_iter();
        self.offers = offers
            .map(|(id, offer)| (renamed(&id).as_str().into(), offer))
            .collect();
        let bills = std::mem::take(&mut self.bills).into_iter();
        self.bills = bills.map(|(id, bill)| (renamed(&id).as_str().into(), bill)).collect();
        for planned in &mut self.plan {
            if let Some(name) = named(&mut planned.what) {
                *name = renamed(name);
            }
        }
        for buyer in self.inquiry.iter_mut().flat_map(|inquiry| &mut inquiry.buyers) {
            *buyer = renamed(buyer);
        }
        for command in &mut self.setup {
            *command = meant(&parts, command).into_owned();
        }
        self.variants.parts = parts;
    }
}

impl Cast {
    fn drawn(&self, chance: Chance) -> BTreeMap<String, String> {
        let mut left = self.names.clone();
        let mut parts = BTreeMap::new();
        for role in &self.roles {
            let at = random::below(chance.draw("cast", 0, role), left.len() as u64) as usize;
            if at < left.len() {
                parts.insert(role.clone(), left.remove(at));
            }
        }
        parts
    }
}

impl Market {
    /// Returns a command as an author wrote it with the names in the place of the parts; a learner's own is as it was.
    pub fn meant<'c>(&self, command: &'c Command) -> Cow<'c, Command> {
        meant(&self.setting.scenario.variants.parts, command)
    }
}

/// Through the one text form of commands: each whole word that is a part becomes its name.
fn meant<'c>(parts: &BTreeMap<String, String>, command: &'c Command) -> Cow<'c, Command> {
    // Who waits names nobody, and a replay waits as often as it does anything.
    if parts.is_empty() || command.is_wait() {
        return Cow::Borrowed(command);
    }
    let written = command.to_string();
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let mut said = String::with_capacity(written.len());
    for piece in written.split_inclusive(|letter| !is_of_word(letter)) {
        let word = piece.trim_end_matches(|letter| !is_of_word(letter));
        said.push_str(parts.get(word).map_or(word, String::as_str));
        said.push_str(&piece[word.len()..]);
    }
    if said == written {
        return Cow::Borrowed(command);
    }
    said.parse().map_or(Cow::Borrowed(command), Cow::Owned)
}

/// The name in a line of the plan that a part may stand for.
fn named(what: &mut Happening) -> Option<&mut String> {
    match what {
        Happening::Call(call) => Some(&mut call.name),
        Happening::Buyer(customer) => Some(&mut customer.name),
        Happening::Message { from, .. } => Some(from),
        Happening::Ticket { ticket, .. } => Some(ticket),
        Happening::Breakage { .. }
        | Happening::Rain
        | Happening::Spell(_)
        | Happening::Hail { .. }
        | Happening::Talk { .. }
        | Happening::Talks { .. }
        | Happening::SoldElsewhere { .. }
        | Happening::Accusation { .. }
        | Happening::Campaign { .. }
        | Happening::RuleNotice { .. }
        | Happening::RuleChange { .. } => None,
    }
}

fn take<T: PartialEq + Clone>(here: &mut T, written: &T, way: &T) {
    if way != written {
        here.clone_from(way);
    }
}

pub(super) fn take_by_id<K: Ord, T: PartialEq + Clone>(
    here: &mut BTreeMap<K, T>,
    written: &BTreeMap<K, T>,
    way: &BTreeMap<K, T>,
) {
    for (id, here) in here {
        if let (Some(written), Some(way)) = (written.get(id), way.get(id)) {
            take(here, written, way);
        }
    }
}

fn take_each<T: PartialEq + Clone>(here: &mut [T], written: &[T], way: &[T]) {
    for ((here, written), way) in here.iter_mut().zip(written).zip(way) {
        take(here, written, way);
    }
}
