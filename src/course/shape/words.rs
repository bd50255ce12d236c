//! The market's closed lists of words, as values of the format. Each enum knows its own words.

use super::super::document::Node;
use super::read::{Element, Value, by_word};
use crate::market::{
    Complaint, Confidence, Consent, Fate, KpiLevel, Level, LicenceNeed, Role, Snag, Source, Speed, SpellKind, Stage,
    TalkEffect, TalkEnd, TalkNature, TalkWay, Work,
};

impl Value for Confidence {
    fn of(node: &Node) -> Option<Confidence> {
        by_word(node)
    }
}

impl Value for Speed {
    fn of(node: &Node) -> Option<Speed> {
        by_word(node)
    }
}

impl Value for Level {
    fn of(node: &Node) -> Option<Level> {
        by_word(node)
    }
}

impl Value for Role {
    fn of(node: &Node) -> Option<Role> {
        by_word(node)
    }
}

impl Value for Consent {
    fn of(node: &Node) -> Option<Consent> {
        by_word(node)
    }
}

impl Value for Snag {
    fn of(node: &Node) -> Option<Snag> {
        by_word(node)
    }
}

impl Value for KpiLevel {
    fn of(node: &Node) -> Option<KpiLevel> {
        by_word(node)
    }
}

impl Value for Stage {
    fn of(node: &Node) -> Option<Stage> {
        by_word(node)
    }
}

impl Value for SpellKind {
    fn of(node: &Node) -> Option<SpellKind> {
        by_word(node)
    }
}

impl Value for Source {
    fn of(node: &Node) -> Option<Source> {
        by_word(node)
    }
}

impl Value for Work {
    fn of(node: &Node) -> Option<Work> {
        by_word(node)
    }
}

impl Value for TalkWay {
    fn of(node: &Node) -> Option<TalkWay> {
        by_word(node)
    }
}

impl Value for TalkNature {
    fn of(node: &Node) -> Option<TalkNature> {
        by_word(node)
    }
}

impl Value for TalkEnd {
    fn of(node: &Node) -> Option<TalkEnd> {
        by_word(node)
    }
}

impl Value for TalkEffect {
    fn of(node: &Node) -> Option<TalkEffect> {
        by_word(node)
    }
}

impl Value for Complaint {
    fn of(node: &Node) -> Option<Complaint> {
        by_word(node)
    }
}

impl Value for Fate {
    fn of(node: &Node) -> Option<Fate> {
        by_word(node)
    }
}

impl Value for LicenceNeed {
    fn of(node: &Node) -> Option<LicenceNeed> {
        by_word(node)
    }
}

impl Element for TalkEffect {}
