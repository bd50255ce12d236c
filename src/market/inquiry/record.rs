//! How a failed order's record comes about: steps one after the other, each with its role and deadline; one is missed, and what
//! comes after it is late with it or never done.

use super::{
    super::{CaseId, Market, ResponsibleRole, random, time},
    InquiryCase, WithinMin,
};

/// What the buyer complains of.
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
pub enum CaseKind {
    /// Said to be sent, and no scan.
    MissingScan,
    /// It went to somebody else, or nowhere.
    WrongLabel,
    /// Soft fruit in a wet box.
    MeltedIce,
    /// Nobody answered.
    Silence,
}

impl CaseKind {
    pub const ALL: &'static [CaseKind] = <CaseKind as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }

    fn steps(self) -> &'static [RecordStep] {
        use RecordStep as Step;
        match self {
            CaseKind::MissingScan => &[
                Step::Pack,
                Step::HandOver,
                Step::Scan,
                Step::Van,
                Step::Township,
                Step::County,
            ],
            CaseKind::WrongLabel => &[
                Step::Pack,
                Step::Check,
                Step::Scan,
                Step::County,
                Step::Trunk,
                Step::Deliver,
            ],
            CaseKind::MeltedIce => &[
                Step::Pack,
                Step::HandOver,
                Step::Van,
                Step::Township,
                Step::Trunk,
                Step::Deliver,
            ],
            CaseKind::Silence => &[Step::Reply, Step::Photo, Step::Claim, Step::ClaimAnswer],
        }
    }

    /// What may have gone wrong: the step, how it was missed, what repairs it.
    fn faults(self) -> [(RecordStep, Missed, Remedy); 3] {
        use {RecordStep as Step, Remedy as R};
        match self {
            CaseKind::MissingScan => [
                (Step::HandOver, Missed::Late, R::Coupon),
                (Step::Scan, Missed::Stops, R::ScanNow),
                (Step::Van, Missed::Late, R::NextVan),
            ],
            CaseKind::WrongLabel => [
                (Step::Check, Missed::Skipped, R::Relabel),
                (Step::County, Missed::Late, R::Reroute),
                (Step::Deliver, Missed::Stops, R::Redeliver),
            ],
            CaseKind::MeltedIce => [
                (Step::HandOver, Missed::Late, R::PackOnVanDay),
                (Step::Township, Missed::Late, R::RefundThenClaim),
                (Step::Trunk, Missed::Late, R::RefundThenClaim),
            ],
            CaseKind::Silence => [
                (Step::Reply, Missed::Late, R::ReplyHours),
                (Step::Photo, Missed::Stops, R::AskStation),
                (Step::ClaimAnswer, Missed::Stops, R::Complain),
            ],
        }
    }
}

/// A step of an order that somebody has to do in time.
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
pub enum RecordStep {
    Reply,
    Pack,
    /// Compare label and order.
    Check,
    HandOver,
    Scan,
    Van,
    Township,
    County,
    Trunk,
    Deliver,
    /// Send a photo of the box to the seller.
    Photo,
    /// Ask the courier to pay.
    Claim,
    ClaimAnswer,
}

impl RecordStep {
    pub const ALL: &'static [RecordStep] = <RecordStep as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }

    /// The one who has to do it.
    pub fn role(self) -> ResponsibleRole {
        match self {
            RecordStep::Reply | RecordStep::Pack | RecordStep::Check | RecordStep::HandOver | RecordStep::Claim => {
                ResponsibleRole::Seller
            }
            RecordStep::Scan | RecordStep::Photo => ResponsibleRole::StationKeeper,
            RecordStep::Van => ResponsibleRole::VanDriver,
            RecordStep::Township => ResponsibleRole::TownshipClerk,
            RecordStep::County => ResponsibleRole::CountyClerk,
            RecordStep::Trunk | RecordStep::ClaimAnswer => ResponsibleRole::Courier,
            RecordStep::Deliver => ResponsibleRole::Deliverer,
        }
    }

    /// What it may take after the step before it.
    pub fn within_min(self, within: &WithinMin) -> u32 {
        match self {
            RecordStep::Reply => within.reply,
            RecordStep::Pack => within.pack,
            RecordStep::Check => within.check,
            RecordStep::HandOver => within.hand_over,
            RecordStep::Scan => within.scan,
            RecordStep::Van => within.van,
            RecordStep::Township => within.township,
            RecordStep::County => within.county,
            RecordStep::Trunk => within.trunk,
            RecordStep::Deliver => within.deliver,
            RecordStep::Photo => within.photo,
            RecordStep::Claim => within.claim,
            RecordStep::ClaimAnswer => within.claim_answer,
        }
    }
}

/// What sets a failed order right, and keeps the next one right.
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
pub enum Remedy {
    /// Tell the buyer the new day and give a coupon.
    Coupon,
    /// Find it, scan it, and scan at once from now on.
    ScanNow,
    /// Send it with the next van; the driver counts what he takes.
    NextVan,
    /// Call the buyer, stick a right label, check every label.
    Relabel,
    /// Call it back from the wrong city and send it on.
    Reroute,
    /// Call before delivering, and bring it again.
    Redeliver,
    /// Pay for what is bad, and pack with ice only on the day of the van.
    PackOnVanDay,
    /// Pay the buyer at once, then ask whoever let it lie to pay.
    RefundThenClaim,
    /// Apologise, and have fixed hours for answering.
    ReplyHours,
    /// Call the station for its photo, and agree on who answers.
    AskStation,
    /// The courier kept silent too long: complain to the postal office.
    Complain,
}

impl Remedy {
    pub const ALL: &'static [Remedy] = <Remedy as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// A step as it stands in the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    pub step: RecordStep,
    pub due_min: u32,
    /// Nothing if it was never done.
    pub done_min: Option<u32>,
}

/// How the step at fault was missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missed {
    /// Done too late; everything behind it came later too.
    Late,
    /// Never done, the rest went on without it until the last step failed.
    Skipped,
    /// Never done, and nothing went on.
    Stops,
}

pub(super) fn case(market: &Market, name: &CaseId, kind: CaseKind) -> InquiryCase {
    let faults = kind.faults();
    let chosen = random::below(market.draw("case-fault", 0, name.as_str()), faults.len() as u64) as usize;
    let (at_fault, missed, remedy) = faults[chosen];
    let steps = steps(market, name, kind, at_fault, missed);
    let fault = steps.iter().position(|recorded| recorded.step == at_fault);
    let rank = |other: &Remedy| {
        (
            *other != remedy,
            market.draw("case-offer", 0, &format!("{name} {}", other.word())),
        )
    };
    let mut offered = Remedy::ALL.to_vec();
    offered.sort_by_key(rank);
    offered.truncate(market.setting.rules.inquiry.offered as usize);
    offered.sort_by_key(|other| market.draw("case-place", 0, &format!("{name} {}", other.word())));
    InquiryCase {
        kind,
        fault: fault.expect("a kind's faults are among its steps"),
        steps,
        remedy,
        offered,
        judged: None,
    }
}

fn steps(market: &Market, name: &CaseId, kind: CaseKind, at_fault: RecordStep, missed: Missed) -> Vec<Recorded> {
    let rules = &market.setting.rules.inquiry;
    let day = &market.setting.rules.day;
    // Nobody is at fault for a night, nor for a holiday.
    let by_day = |min: u32| market.next_pickup_min(time::next_open(min, day.station_opens_min, day.station_closes_min));
    let draw = |topic: &str, step: RecordStep| market.draw(topic, 0, &format!("{name} {}", step.word()));
    let began_day = 1 + random::below(
        market.draw("case-began", 0, name.as_str()),
        u64::from(rules.began_within_days),
    ) as u32;
    let mut due_min = time::at(began_day, day.station_opens_min);
    let mut done_min = Some(due_min);
    let mut recorded = Vec::new();
    let last = kind.steps().last().copied();
    for &step in kind.steps() {
        let within_min = step.within_min(&rules.within_min);
        // An opening hour on both clocks keeps what is in time in time.
        due_min = by_day(due_min + within_min);
        let spread_ppm = (rules.usual_most_ppm - rules.usual_least_ppm).max(0) as u64;
        let share_ppm = rules.usual_least_ppm + random::below(draw("case-usual", step), spread_ppm + 1) as i64;
        let usual_min = (i64::from(within_min) * share_ppm / 1_000_000) as u32;
        let spread_min = u64::from(rules.late_most_min.saturating_sub(rules.late_least_min));
        let late_min = rules.late_least_min + random::below(draw("case-late", step), spread_min + 1) as u32;
        let is_fault = step == at_fault;
        let fails_last = missed == Missed::Skipped && Some(step) == last;
        let done = match done_min {
            Some(_) if is_fault && missed == Missed::Late => Some(by_day(due_min + late_min)),
            Some(_) if is_fault || fails_last => None,
            Some(before_min) => Some(by_day(before_min + usual_min)),
            None => None,
        };
        // A step that was only left out holds up nothing.
        if !(is_fault && missed == Missed::Skipped) {
            done_min = done;
        }
        recorded.push(Recorded {
            step,
            due_min,
            done_min: done,
        });
    }
    recorded
}
