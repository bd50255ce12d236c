//! The closed lists of words, each with what it means to the market.

use super::super::document::Node;
use super::read::{Element, Value, Word, word};
use crate::market::{
    Complaint, Confidence, Consent, Fate, KpiLevel, Level, LicenceNeed, Role, Snag, Source, Speed, SpellKind, Stage,
    TalkEffect, TalkEnd, TalkNature, TalkWay, Work,
};

impl Word for Confidence {
    const WORDS: &'static [(&'static str, Confidence)] = &[
        ("high", Confidence::High),
        ("medium", Confidence::Medium),
        ("low", Confidence::Low),
    ];
}

impl Value for Confidence {
    fn of(node: &Node) -> Option<Confidence> {
        word(node)
    }
}

impl Word for Speed {
    const WORDS: &'static [(&'static str, Speed)] = &[
        ("road", Speed::Road),
        ("air", Speed::Air),
        ("cold", Speed::Cold),
        ("local", Speed::Local),
    ];
}

impl Value for Speed {
    fn of(node: &Node) -> Option<Speed> {
        word(node)
    }
}

impl Word for Level {
    const WORDS: &'static [(&'static str, Level)] =
        &[("low", Level::Low), ("medium", Level::Medium), ("high", Level::High)];
}

impl Value for Level {
    fn of(node: &Node) -> Option<Level> {
        word(node)
    }
}

impl Word for Role {
    const WORDS: &'static [(&'static str, Role)] = &[
        ("buyer", Role::Buyer),
        ("seller", Role::Seller),
        ("neighbour-seller", Role::NeighbourSeller),
        ("official", Role::Official),
        ("reviewer", Role::Reviewer),
        ("dispatcher", Role::Dispatcher),
        ("keeper", Role::Keeper),
    ];
}

impl Value for Role {
    fn of(node: &Node) -> Option<Role> {
        word(node)
    }
}

impl Word for Consent {
    const WORDS: &'static [(&'static str, Consent)] = &[
        ("no", Consent::No),
        ("unnamed", Consent::Unnamed),
        ("named", Consent::Named),
    ];
}

impl Value for Consent {
    fn of(node: &Node) -> Option<Consent> {
        word(node)
    }
}

impl Word for Snag {
    const WORDS: &'static [(&'static str, Snag)] = &[
        ("for-another", Snag::ForAnother),
        ("forbidden", Snag::Forbidden),
        ("credit", Snag::Credit),
        ("elder", Snag::Elder),
    ];
}

impl Value for Snag {
    fn of(node: &Node) -> Option<Snag> {
        word(node)
    }
}

impl Word for KpiLevel {
    const WORDS: &'static [(&'static str, KpiLevel)] = &[
        ("none", KpiLevel::None),
        ("low", KpiLevel::Low),
        ("fair", KpiLevel::Fair),
        ("high", KpiLevel::High),
    ];
}

impl Value for KpiLevel {
    fn of(node: &Node) -> Option<KpiLevel> {
        word(node)
    }
}

impl Word for Stage {
    const WORDS: &'static [(&'static str, Stage)] = &[
        ("quarter", Stage::Quarter),
        ("half", Stage::Half),
        ("upfront", Stage::Upfront),
    ];
}

impl Value for Stage {
    fn of(node: &Node) -> Option<Stage> {
        word(node)
    }
}

impl Word for SpellKind {
    const WORDS: &'static [(&'static str, SpellKind)] = &[
        ("heat", SpellKind::Heat),
        ("no-ice", SpellKind::NoIce),
        ("dear-boxes", SpellKind::DearBoxes),
        ("truck-waits", SpellKind::TruckWaits),
        ("road-closed", SpellKind::RoadClosed),
        ("hail", SpellKind::Hail),
        ("review-storm", SpellKind::ReviewStorm),
        ("no-pickup", SpellKind::NoPickup),
    ];
}

impl Value for SpellKind {
    fn of(node: &Node) -> Option<SpellKind> {
        word(node)
    }
}

impl Word for Source {
    const WORDS: &'static [(&'static str, Source)] = &[
        ("own", Source::Own),
        ("neighbours", Source::Neighbours),
        ("maker", Source::Maker),
    ];
}

impl Value for Source {
    fn of(node: &Node) -> Option<Source> {
        word(node)
    }
}

impl Word for Work {
    const WORDS: &'static [(&'static str, Work)] = &[
        ("raw", Work::Raw),
        ("dried", Work::Dried),
        ("changed", Work::Changed),
        ("sealed", Work::Sealed),
    ];
}

impl Value for Work {
    fn of(node: &Node) -> Option<Work> {
        word(node)
    }
}

impl Word for TalkWay {
    const WORDS: &'static [(&'static str, TalkWay)] = &[
        ("phone", TalkWay::Phone),
        ("counter", TalkWay::Counter),
        ("chat", TalkWay::Chat),
    ];
}

impl Value for TalkWay {
    fn of(node: &Node) -> Option<TalkWay> {
        word(node)
    }
}

impl Word for TalkNature {
    const WORDS: &'static [(&'static str, TalkNature)] =
        &[("scam", TalkNature::Scam), ("genuine", TalkNature::Genuine)];
}

impl Value for TalkNature {
    fn of(node: &Node) -> Option<TalkNature> {
        word(node)
    }
}

impl Word for TalkEnd {
    const WORDS: &'static [(&'static str, TalkEnd)] = &[
        ("refused", TalkEnd::Refused),
        ("fallen", TalkEnd::Fallen),
        ("helped", TalkEnd::Helped),
        ("rebuffed", TalkEnd::Rebuffed),
    ];
}

impl Value for TalkEnd {
    fn of(node: &Node) -> Option<TalkEnd> {
        word(node)
    }
}

impl Word for TalkEffect {
    const WORDS: &'static [(&'static str, TalkEffect)] = &[
        ("code", TalkEffect::Code),
        ("consent", TalkEffect::Consent),
        ("herself", TalkEffect::Herself),
        ("booked", TalkEffect::Booked),
        ("misbooked", TalkEffect::Misbooked),
        ("prepared", TalkEffect::Prepared),
    ];
}

impl Value for TalkEffect {
    fn of(node: &Node) -> Option<TalkEffect> {
        word(node)
    }
}

impl Word for Complaint {
    const WORDS: &'static [(&'static str, Complaint)] = &[
        ("bad-fruit", Complaint::BadFruit),
        ("damaged", Complaint::Damaged),
        ("missing", Complaint::Missing),
        ("not-as-shown", Complaint::NotAsShown),
        ("no-reason", Complaint::NoReason),
        ("lost", Complaint::Lost),
    ];
}

impl Value for Complaint {
    fn of(node: &Node) -> Option<Complaint> {
        word(node)
    }
}

impl Word for Fate {
    const WORDS: &'static [(&'static str, Fate)] = &[
        ("arrives", Fate::Arrives),
        ("damaged", Fate::Damaged),
        ("lost", Fate::Lost),
    ];
}

impl Value for Fate {
    fn of(node: &Node) -> Option<Fate> {
        word(node)
    }
}

impl Word for LicenceNeed {
    const WORDS: &'static [(&'static str, LicenceNeed)] = &[
        ("statement", LicenceNeed::Statement),
        ("registration", LicenceNeed::Registration),
        ("filing", LicenceNeed::Filing),
        ("factory", LicenceNeed::Factory),
        ("ask-office", LicenceNeed::AskOffice),
    ];
}

impl Value for LicenceNeed {
    fn of(node: &Node) -> Option<LicenceNeed> {
        word(node)
    }
}

impl Element for TalkEffect {}
