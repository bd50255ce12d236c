//! What a dispatcher does, and its text form.

use std::fmt;

use crate::grammar::{Form, List, ParseError, Word, Words, grammar};
use crate::{VanShopId, VillageId};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Sets the round, villages in order: `round yaqa,bagh,kol`.
    Round(Vec<VillageId>),
    /// Sends the van out on its round: `depart`.
    Depart,
    /// Lets the driver wait until the village is ready: `hold`.
    Hold,
    /// Lets the driver go on without: `skip`.
    Skip,
    /// Has a village's tricycle carry both ways: `feeder yaqa`.
    Feeder(Feeder),
    /// Signs the courier's contract for many parcels at once: `contract`.
    Contract,
    /// Gives a shop room on the way out: `share market`.
    Share(VanShopId),
    /// Takes the room back: `unshare`.
    Unshare,
}

/// Which tricycles are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feeder {
    To(VillageId),
    /// Those of all villages that are cut off today: `feeder closed`.
    Closed,
}

grammar! {
    "round" Round(villages: List("villages"));
    "depart" Depart;
    "hold" Hold;
    "skip" Skip;
    "feeder" Feeder(village: FeederForm);
    "contract" Contract;
    "share" Share(shop: Word("shop"));
    "unshare" Unshare;
}

/// `closed`, or a village's id.
struct FeederForm;

impl Form<Feeder> for FeederForm {
    fn usage(&self) -> String {
        "closed|<village>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<Feeder, ParseError> {
        Ok(match words.need("village")?.0 {
            "closed" => Feeder::Closed,
            village => Feeder::To(village.into()),
        })
    }

    fn write(&self, value: &Feeder, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match value {
            Feeder::Closed => f.write_str(" closed"),
            Feeder::To(village) => write!(f, " {village}"),
        }
    }
}
