//! What the course teaches about good selling: the closed list of practices, and what authors write about each. How one is
//! broken in a script and kept in a market is `tutor::practice`'s.

use super::Text;

/// A practice. Its word is the id in `practices.toml`.
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
    serde::Serialize,
    serde::Deserialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Practice {
    /// The box fits the fruit and the road.
    FittingBox,
    /// Fruit is cooled before it is packed.
    CooledFruit,
    /// Fruit is picked for the road, not for the own table.
    PickedForRoad,
    /// What is not fit to send is taken out first.
    SortedGoods,
    /// Label, box and goods belong together.
    MatchedLabel,
    /// Buyers are answered while they are looking.
    PromptAnswer,
    /// Food is never praised as medicine.
    NoMedicine,
    /// Deals stay inside the market.
    StayedInside,
    /// Orders are never bought.
    UnboughtOrders,
    /// The share that went bad is paid, at once.
    FairRefund,
    /// Orders go out within the promise.
    KeptPromise,
    /// A box and its goods weigh no more than the freight's step.
    FittingSize,
    /// Parcels go together at the contract's rate.
    JoinedRate,
    /// Who pays less than the sum of the costs is declined.
    DeclinedLoss,
    /// The title says only what may be said.
    PlainTitle,
    /// The page names the true grade and origin.
    TruePage,
    /// The page shows the goods from all sides.
    OwnPhotos,
    /// Nobody is paid for praise.
    UnpaidPraise,
    /// On air only what is true is said.
    TrueWordsOnAir,
    /// On air when people watch.
    EveningOnAir,
    /// An ad that costs more than it brings is stopped, or changed.
    StoppedLoss,
    /// Nobody pays for clicks on a page that is not ready.
    ReadyForClicks,
    /// Who asks to cancel is answered before the parcels are handed over.
    RequestsFirst,
    /// What is picked was ordered, and the list is closed.
    CountedFirst,
    /// The seller is there at the hour.
    KeptHour,
    /// Who fetches pays.
    PaidAtPickUp,
    /// Yesterday's fruit is sold as yesterday's.
    FreshTold,
    /// Only who comes stands on the list.
    KnownNames,
    /// Nobody is sent free to where the courier takes more.
    RemotePaid,
    /// Nothing is promised for a day before it can be picked.
    RipeFirst,
    /// A courier is promised as many parcels as the shop sends.
    PromisedVolume,
    /// Boxes are bought by the lot that the shop uses up.
    CountedBoxes,
    /// Each box is photographed on the scale with its label before it goes.
    PackingEvidence,
    /// What a buyer shows is laid beside the own record, and answered by it.
    ComparedClaims,
    /// Each box is filled up on the scale before it is closed.
    FullWeight,
    /// Papers say truly where goods are from.
    TruePapers,
    /// A sample is like the lot.
    LikeSample,
    /// Ways back are insured where that brings more than it costs, and else not.
    ReckonedInsurance,
    /// What a notice announces is done from its day on.
    HeededNotice,
    /// A household in need gets its advance.
    Advance,
    /// Each household sees its account.
    ShownAccount,
    /// Each household is paid what it is owed.
    PaidHousehold,
    /// Offers are compared before one is taken.
    ComparedOffers,
    /// Parcels are opened before they are signed for.
    OpenedParcel,
    /// A bidder is seen before the contract.
    VisitedBidder,
    /// Reports are checked where things are.
    CheckedReport,
    /// The log holds what happened and nothing else.
    TrueLog,
    /// People are asked before anything is done in their name.
    AskedConsent,
}

impl Practice {
    pub const ALL: &'static [Practice] = <Practice as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// How keeping a practice is worth it.
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
    serde::Serialize,
    serde::Deserialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Worth {
    /// Breaking it loses money.
    Pays,
    /// It costs little and saves much, seldom.
    Guards,
    /// It is owed to the law, to a household, to a buyer; money may even be better without it.
    Owed,
}

impl Worth {
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// What stands in `practices.toml` about a practice.
#[derive(Debug, Clone, PartialEq)]
pub struct PracticeEntry {
    pub practice: Practice,
    pub worth: Worth,
    /// What it is, in a few words.
    pub text: Text,
    /// The rule of thumb that a learner takes home.
    pub rule: Text,
    /// Why this is true outside the program.
    pub source: String,
    pub exceptions: Vec<Exception>,
}

/// A scenario in which it is not taught, though its commands occur there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    pub scenario: String,
    /// Only this way of breaking it, as the table calls it; absent for all.
    pub way: Option<String>,
    pub reason: String,
    pub source: String,
}
