//! A talk as its author wrote it: who calls, which answers are offered at each node, what follows from each. Ids and numbers
//! only; what is said stands in `course`'s names.
//!
//! A talk of the rule pack may be planned into any scenario by its id; a scenario may bring talks of its own.

use crate::TalkTermsId;

use std::collections::BTreeSet;

/// What becomes of a loss, and what telling the police takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkRules {
    /// From a code given away to the empty account.
    pub theft_after_min: u32,
    /// Money that was sent can be stopped for so long.
    pub recall_min: u32,
    /// Share of it that comes back then.
    pub recall_ppm: i64,
    /// One report: the bank, 110 and 96110.
    pub report_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkTerms {
    pub comes: TalkWay,
    pub nature: TalkNature,
    /// Rings, or stands there, for so long.
    pub waits_min: u32,
    /// What gives it away, by id: named when all is over.
    pub flags: Vec<String>,
    /// The first one opens the talk.
    pub node: Vec<TalkNode>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum TalkWay {
    Phone,
    Counter,
    /// In the market's own chat.
    Chat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum TalkNature {
    Scam,
    Genuine,
}

/// Either waits for an answer, or ends the talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkNode {
    pub id: String,
    pub option: Vec<TalkOption>,
    pub end: Option<TalkEnd>,
}

/// How a talk ended.
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
pub enum TalkEnd {
    /// A scam that got nothing.
    Refused,
    /// A scam that was believed.
    Fallen,
    /// Somebody honest got what they needed.
    Helped,
    /// Somebody honest was sent away.
    Rebuffed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkOption {
    pub id: String,
    /// The node it leads to.
    pub next: String,
    pub minutes: u32,
    /// Sent at once, as far as the wallet goes.
    pub lose_fen: i64,
    /// Comes in: a bait, or what is owed.
    pub gain_fen: i64,
    /// Taken later, unless it is reported in time.
    pub steal_fen: i64,
    pub effects: Vec<TalkEffect>,
    /// What the learner knows from here on, in every talk.
    pub marks: BTreeSet<String>,
    /// Offered only to whoever has these marks.
    pub needs: BTreeSet<String>,
    /// Another talk follows after `after_min`.
    pub brings: Option<TalkTermsId>,
    pub after_min: u32,
}

/// What an answer does besides leading on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum TalkEffect {
    /// A code or password left the learner's hands.
    Code,
    /// The person's yes was asked for and written down.
    Consent,
    /// The person decided and pressed the keys.
    Herself,
    /// An appointment that fits was made.
    Booked,
    /// An appointment that does not fit was made.
    Misbooked,
    /// What to bring and ask was written down.
    Prepared,
}

impl TalkTerms {
    pub fn node(&self, id: &str) -> Option<&TalkNode> {
        self.node.iter().find(|node| node.id == id)
    }

    pub fn is_scam(&self) -> bool {
        self.nature == TalkNature::Scam
    }
}

impl TalkEnd {
    /// Returns the stable word for transcripts and locale keys.
    pub fn word(self) -> &'static str {
        self.into()
    }
}
