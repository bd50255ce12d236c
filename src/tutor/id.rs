//! Who and what the log speaks of: runs, keys, learners, attempts, classes.
//!
//! Nothing is drawn at random here: the shell mints one run a start, everything else is named by the key of the entry
//! that brought it into the world.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::record::text;

/// One start of the program. Minted at random by the shell, so that cloned disks never share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunId(pub u64);

/// Names one entry for ever: its run, and its place in that run, from 1 without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub run: RunId,
    pub n: u64,
}

/// Not an id, or not one of this kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a key such as `00c0ffee00c0ffee.12`")]
pub struct KeyError(pub String);

impl fmt::Display for RunId {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let digit = |at: usize| b"0123456789abcdef"[(self.0 >> (60 - 4 * at) & 15) as usize];
        let digits: [u8; 16] = std::array::from_fn(digit);
        out.write_str(str::from_utf8(&digits).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for RunId {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<RunId, KeyError> {
        let fits = text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        match u64::from_str_radix(text, 16) {
            Ok(run) if fits => Ok(RunId(run)),
            _ => Err(KeyError(text.to_owned())),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        self.run.fmt(out)?;
        out.write_str(".")?;
        self.n.fmt(out)
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Key, KeyError> {
        let broken = || KeyError(text.to_owned());
        let (run, n) = text.split_once('.').ok_or_else(broken)?;
        // `+7` and `007` would give one entry two names.
        if !n.starts_with(|first| matches!(first, '1'..='9')) && n != "0" {
            return Err(broken());
        }
        Ok(Key {
            run: run.parse().map_err(|_| broken())?,
            n: n.parse().map_err(|_| broken())?,
        })
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        text::serialize(self, out)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Key, D::Error> {
        text::deserialize(input)
    }
}

/// Makes a kind of id out of the key of the entry that first names the thing.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub Key);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
                self.0.fmt(out)
            }
        }

        impl FromStr for $name {
            type Err = KeyError;

            fn from_str(text: &str) -> Result<$name, KeyError> {
                text.parse().map($name)
            }
        }
    };
}

id! {
    /// The key of the learner's `LearnerAdded`.
    LearnerId
}
id! {
    /// The key of the attempt's `AttemptOpened`.
    AttemptId
}
id! {
    /// The key of the class's `ClassMade`.
    ClassId
}
