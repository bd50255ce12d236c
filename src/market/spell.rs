//! What holds for some days whoever does what: heat, no ice, dear boxes, a truck that waits, a closed road, nobody who
//! takes parcels in, hail, a storm of reviews. Written in a scenario's plan, so every learner of the seed meets the same.
//!
//! Nothing of it is kept in the market: each question asks the plan about its day.

use super::{Event, Happening, Market, PlaceId, Trouble, time};
use crate::day;

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["day"];

/// One line of the plan. Numbers that a kind does not use are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    pub spell: SpellKind,
    /// Days it holds, the first included.
    pub days: u32,
    /// Heat in this city only; absent for the whole road.
    pub place: Option<PlaceId>,
    /// Heat: so much warmer.
    pub by_c: i32,
    /// Boxes: factor on their price. Hail: share of the stock that is lost.
    pub ppm: i64,
    /// Truck: minutes it stands at the county centre.
    pub late_min: u32,
}

#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum SpellKind {
    Heat,
    /// No ice is to be had.
    NoIce,
    DearBoxes,
    TruckWaits,
    /// No van and no truck gets through.
    RoadClosed,
    Hail,
    /// Everybody who got something writes what they think.
    ReviewStorm,
    /// No courier takes parcels in.
    NoPickup,
}

impl SpellKind {
    pub const ALL: &'static [SpellKind] = <SpellKind as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// Returns the news of a spell that begins, and the harvest that hail takes.
pub(super) fn begins(market: &Market, spell: &Spell) -> Vec<Event> {
    let today = time::day_of(market.now_min);
    let mut events = vec![Event::from(day::event::SpellBegan {
        spell: spell.spell,
        place: spell.place.clone(),
        last_day: today + spell.days.max(1) - 1,
    })];
    if spell.spell == SpellKind::Hail {
        events.extend(market.left().into_iter().map(|(product, left_g)| {
            Event::from(day::event::Broke {
                product,
                weight_g: (i64::from(left_g) * spell.ppm.clamp(0, 1_000_000) / 1_000_000) as u32,
            })
        }));
    }
    events
}

impl Market {
    /// Returns the spells of a kind that hold on a day, each with its last day.
    fn spells(&self, kind: SpellKind, day: u32) -> impl Iterator<Item = (&Spell, u32)> {
        let plan = self.setting.scenario.plan.iter();
        plan.filter_map(move |planned| match &planned.what {
            Happening::Spell(spell) if spell.spell == kind => {
                let last_day = planned.day + spell.days.max(1) - 1;
                (planned.day..=last_day).contains(&day).then_some((spell, last_day))
            }
            Happening::Call(_)
            | Happening::Buyer(_)
            | Happening::Breakage { .. }
            | Happening::Rain
            | Happening::Spell(_)
            | Happening::Hail { .. }
            | Happening::Message { .. }
            | Happening::Talk { .. }
            | Happening::Talks { .. }
            | Happening::SoldElsewhere { .. }
            | Happening::Accusation { .. }
            | Happening::Campaign { .. }
            | Happening::Ticket { .. }
            | Happening::RuleNotice { .. }
            | Happening::RuleChange { .. } => None,
        })
    }

    /// Whether a spell of this kind holds on a day.
    pub fn has_spell(&self, kind: SpellKind, day: u32) -> bool {
        self.spells(kind, day).next().is_some()
    }

    /// Returns the first morning on which ice is to be had again; none when it is to be had now.
    pub fn no_ice_until_min(&self) -> Option<u32> {
        let last_day = self
            .spells(SpellKind::NoIce, time::day_of(self.now_min))
            .map(|(_, last)| last)
            .max()?;
        Some(time::at(last_day + 1, self.setting.rules.day.opens_min))
    }

    /// Returns what a box costs today.
    pub(super) fn box_price_fen(&self, cost_fen: i64) -> i64 {
        let today = time::day_of(self.now_min);
        self.spells(SpellKind::DearBoxes, today)
            .fold(cost_fen, |cost_fen, (spell, _)| {
                (cost_fen * spell.ppm + 999_999) / 1_000_000
            })
    }

    /// Returns how much warmer the plan makes a day, on the road or in one city.
    pub(super) fn planned_heat_c(&self, day: u32, place: Option<&PlaceId>) -> i32 {
        let here = self
            .spells(SpellKind::Heat, day)
            .filter(|(spell, _)| spell.place.as_ref() == place);
        here.map(|(spell, _)| spell.by_c).sum()
    }

    /// Returns what the plan does to a leg that begins on a day, and the minutes it costs.
    pub(super) fn planned_trouble(&self, leg: &str, day: u32) -> Option<(Trouble, u32)> {
        let closed = self.spells(SpellKind::RoadClosed, day).map(|(_, last)| last).max();
        match (leg, closed) {
            ("township" | "county", Some(last_day)) => {
                return Some((Trouble::RoadClosed, (last_day + 1 - day) * time::DAY_MIN));
            }
            ("prefecture", _) => {}
            _ => return None,
        }
        let late_min: u32 = self
            .spells(SpellKind::TruckWaits, day)
            .map(|(spell, _)| spell.late_min)
            .sum();
        (late_min > 0).then_some((Trouble::TruckWaits, late_min))
    }
}
