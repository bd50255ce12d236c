//! What a dispatcher does, and its text form.

use std::fmt;

use super::super::script::{ParseError, WordsOf};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VanCommand {
    /// Sets the round, villages in order: `round yaqa,bagh,kol`.
    Round(Vec<String>),
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
    Share(String),
    /// Takes the room back: `unshare`.
    Unshare,
}

/// Which tricycles are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feeder {
    To(String),
    /// Those of all villages that are cut off today: `feeder closed`.
    Closed,
}

impl fmt::Display for VanCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VanCommand::Round(stops) if stops.is_empty() => f.write_str("round none"),
            VanCommand::Round(stops) => write!(f, "round {}", stops.join(",")),
            VanCommand::Depart => f.write_str("depart"),
            VanCommand::Hold => f.write_str("hold"),
            VanCommand::Skip => f.write_str("skip"),
            VanCommand::Feeder(Feeder::To(village)) => write!(f, "feeder {village}"),
            VanCommand::Feeder(Feeder::Closed) => f.write_str("feeder closed"),
            VanCommand::Contract => f.write_str("contract"),
            VanCommand::Share(shop) => write!(f, "share {shop}"),
            VanCommand::Unshare => f.write_str("unshare"),
        }
    }
}

/// Reads a dispatcher's command; nothing if the verb is none.
pub(in super::super) fn parse(verb: &str, words: &mut WordsOf) -> Result<Option<VanCommand>, ParseError> {
    Ok(Some(match verb {
        "round" => VanCommand::Round(words.list("villages")?),
        "depart" => VanCommand::Depart,
        "hold" => VanCommand::Hold,
        "skip" => VanCommand::Skip,
        "feeder" => VanCommand::Feeder(match words.word("village")?.as_str() {
            "closed" => Feeder::Closed,
            village => Feeder::To(village.to_owned()),
        }),
        "contract" => VanCommand::Contract,
        "share" => VanCommand::Share(words.word("shop")?),
        "unshare" => VanCommand::Unshare,
        _ => return Ok(None),
    }))
}
