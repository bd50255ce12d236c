//! What happened to the market itself, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{AmendmentId, Name, PlaceId, ProductId, SpellKind, grammar::Yuan};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// A day began, with the middle temperature on the road.
    DayBegan(DayBegan),
    /// Rain until the end of the day.
    RainBegan,
    SpellBegan(SpellBegan),
    /// Some of the stock broke.
    Broke(Broke),
    /// No new buyers come from here on.
    BuyersGone,
    /// Nothing is open any more.
    MarketEnded,
    /// Somebody of the family sold some of the goods for cash.
    SoldElsewhere(SoldElsewhere),
    /// The market tells from when on a change of its rules holds.
    RuleAnnounced(RuleAnnounced),
    RuleChanged(RuleChanged),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayBegan {
    pub day: u32,
    pub month: u32,
    pub date: u32,
    pub ambient_c: i32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpellBegan {
    pub spell: SpellKind,
    pub place: Option<PlaceId>,
    pub last_day: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broke {
    pub product: ProductId,
    pub weight_g: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoldElsewhere {
    pub product: ProductId,
    pub weight_g: u32,
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleAnnounced {
    pub amendment: AmendmentId,
    pub from_day: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleChanged {
    pub amendment: AmendmentId,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        matches!(
            self,
            Event::RainBegan
                | Event::SpellBegan(_)
                | Event::Broke(_)
                | Event::SoldElsewhere(_)
                | Event::RuleAnnounced(_)
                | Event::RuleChanged(_)
                | Event::MarketEnded
        )
    }

    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::DayBegan(DayBegan {
                day,
                month,
                date,
                ambient_c,
            }) => {
                write!(f, "day-began {day} {month:02}-{date:02} {ambient_c}C")
            }
            Event::RainBegan => f.write_str("rain-began"),
            Event::SpellBegan(SpellBegan { spell, place, last_day }) => {
                let place = place.as_deref().map_or(String::new(), |place| format!(" in {place}"));
                write!(f, "spell {}{place} until day {last_day}", spell.word())
            }
            Event::Broke(Broke { product, weight_g }) => write!(f, "broke {product} {weight_g}g"),
            Event::BuyersGone => f.write_str("buyers-gone"),
            Event::MarketEnded => f.write_str("market-ended"),
            Event::SoldElsewhere(SoldElsewhere {
                product,
                weight_g,
                amount_fen,
            }) => write!(f, "sold-elsewhere {product} {weight_g}g {}", Yuan(*amount_fen)),
            Event::RuleAnnounced(RuleAnnounced { amendment, from_day }) => {
                write!(f, "rule-announced {amendment} from d{from_day}")
            }
            Event::RuleChanged(RuleChanged { amendment }) => write!(f, "rule-changed {amendment}"),
        }
    }
}

crate::nouns::payloads!(Day, Event: DayBegan, SpellBegan, Broke, SoldElsewhere, RuleAnnounced, RuleChanged);
