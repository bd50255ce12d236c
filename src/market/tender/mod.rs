//! The county chooses who runs its stations for a year, by what terms, and looks at what comes of it month by month.
//!
//! ```text
//! tender ─visit*, kpi, stage, exit─ award ─▶ at work ─ report each month ─▶ at work … the year is over
//!                                               │  audit: what is true   withhold: only for a missed KPI
//!                                               └─ terminate (exit clause, two missed months) ─▶ tender
//! ```
//! Until somebody is chosen the old operator goes on at the old cost. What an operator does in a month is `year`'s.

mod command;
mod event;
mod year;

use std::collections::{BTreeMap, BTreeSet};

use super::{Account, Event, Market, Refusal, Thing, agenda::Due, run::Deed, time};

pub(super) use command::parse;
pub use command::{TenderCommand, Term};
pub use event::TenderEvent;
pub use year::Report;

/// What a scenario says about the county, its budget and the bidders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenderTerms {
    pub stations: u32,
    /// Parcels a month that the villages would send and get if all went well.
    pub potential: u32,
    /// The old operator, month by month.
    pub old_parcels: u32,
    pub old_fen: i64,
    pub bidders: BTreeMap<String, Bidder>,
}

/// A bidder: what the bid says, what a visit shows, and what only the year shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bidder {
    /// For twelve months.
    pub fee_fen: i64,
    /// Parcels a month that the bid promises.
    pub promises: u32,
    /// Shown by a visit: own trucks, years in villages, other counties that stayed with it and that left.
    pub trucks: u32,
    pub years: u32,
    pub stayed: u32,
    pub left: u32,
    /// Hardest terms it signs.
    pub activity_most: KpiLevel,
    pub effect_most: KpiLevel,
    pub stage_least: Stage,
    /// How much of the potential it can carry.
    pub skill_ppm: i64,
    /// How hard it works if nobody looks.
    pub care_ppm: i64,
    /// Lost for each month in which nobody looked.
    pub slack_ppm: i64,
    /// How much better than the truth its reports look.
    pub padding_ppm: i64,
    /// Lost once most of the money is paid.
    pub paid_ppm: i64,
}

/// How hard a figure of the contract is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KpiLevel {
    None,
    Low,
    Fair,
    High,
}

/// When the money is paid; later ones bind the operator more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// At the end of each quarter.
    Quarter,
    /// Half when signing, half after six months.
    Half,
    /// All when signing.
    Upfront,
}

impl KpiLevel {
    pub const ALL: [KpiLevel; 4] = [KpiLevel::None, KpiLevel::Low, KpiLevel::Fair, KpiLevel::High];

    pub fn word(self) -> &'static str {
        match self {
            KpiLevel::None => "none",
            KpiLevel::Low => "low",
            KpiLevel::Fair => "fair",
            KpiLevel::High => "high",
        }
    }
}

impl Stage {
    pub const ALL: [Stage; 3] = [Stage::Upfront, Stage::Half, Stage::Quarter];

    pub fn word(self) -> &'static str {
        match self {
            Stage::Upfront => "upfront",
            Stage::Half => "half",
            Stage::Quarter => "quarter",
        }
    }
}

/// Which of the two families of figures: whether stations are at work, and what comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kpi {
    Activity,
    Effect,
}

impl Kpi {
    pub const ALL: [Kpi; 2] = [Kpi::Activity, Kpi::Effect];

    pub fn word(self) -> &'static str {
        match self {
            Kpi::Activity => "activity",
            Kpi::Effect => "effect",
        }
    }
}

/// How contracts, money and being looked at move an operator; `lessons/rules/tender.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenderRules {
    pub visit_fen: i64,
    pub visit_days: u32,
    pub audit_fen: i64,
    pub audit_days: u32,
    /// After the last day of a quarter a payment is made within so many days.
    pub pay_days: u32,
    /// Working stations that the contract asks for (ppm), and parcels a month of the potential (ppm), by level.
    pub activity: KpiLevels,
    pub effect: KpiLevels,
    /// Effort that a figure of this level adds (ppm).
    pub activity_effort: KpiLevels,
    pub effect_effort: KpiLevels,
    /// Without a figure for it, only this share of the effort goes there.
    pub neglect_ppm: i64,
    /// Effort that staged payment adds; that an audit adds for `watch_months`; that a withheld payment adds for `pinch_months`.
    pub quarter_ppm: i64,
    pub half_ppm: i64,
    pub exit_ppm: i64,
    pub watch_ppm: i64,
    pub watch_months: u32,
    pub pinch_ppm: i64,
    pub pinch_months: u32,
    /// Months in which somebody new finds the way, and what is done of the work then.
    pub start_months: u32,
    pub start_ppm: i64,
    /// The least that is done.
    pub effort_least_ppm: i64,
    /// A month varies by this share to both sides.
    pub vary_ppm: i64,
    /// Missed months after which the exit clause may be called.
    pub exit_after_months: u32,
    /// Share of a usual month that each month of the year brings, January first.
    pub season_ppm: Vec<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KpiLevels {
    pub low_ppm: i64,
    pub fair_ppm: i64,
    pub high_ppm: i64,
}

impl KpiLevels {
    pub fn of(&self, level: KpiLevel) -> i64 {
        match level {
            KpiLevel::None => 0,
            KpiLevel::Low => self.low_ppm,
            KpiLevel::Fair => self.fair_ppm,
            KpiLevel::High => self.high_ppm,
        }
    }
}

/// The official's side as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tender {
    pub visited: BTreeSet<String>,
    pub activity: KpiLevel,
    pub effect: KpiLevel,
    pub stage: Stage,
    pub exit: bool,
    pub at_work: Option<AtWork>,
    /// Those whose contract was ended.
    pub dismissed: BTreeSet<String>,
    /// Month by month, the first month first.
    pub reports: Vec<Report>,
    pub last_audit_month: Option<u32>,
    pub last_pinch_month: Option<u32>,
    /// A payment that falls due: the amount and the minute.
    pub payment: Option<(i64, u32)>,
}

impl Default for Tender {
    fn default() -> Tender {
        Tender {
            visited: BTreeSet::new(),
            activity: KpiLevel::None,
            effect: KpiLevel::None,
            stage: Stage::Upfront,
            exit: false,
            at_work: None,
            dismissed: BTreeSet::new(),
            reports: Vec::new(),
            last_audit_month: None,
            last_pinch_month: None,
            payment: None,
        }
    }
}

/// The chosen operator and its money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtWork {
    pub bidder: String,
    /// Reports already made when it began.
    pub since: u32,
    /// For all months that were left when it was chosen.
    pub fee_fen: i64,
    pub earned_fen: i64,
    pub paid_fen: i64,
}

/// What falls due for the official.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TenderDue {
    Payment,
    Report,
}

/// Why the official's command was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TenderRefusal {
    /// The contract is signed; its terms stand.
    Signed,
    /// Nobody is at work yet.
    NobodyAtWork,
    /// The bidder does not sign so hard a figure for working stations, or for parcels.
    ActivityDeclined,
    EffectDeclined,
    /// It wants its money earlier.
    StageDeclined,
    /// Nothing has been reported since.
    NoReport,
    /// No payment falls due.
    NoPayment,
    /// No figure of the contract is known to be missed.
    NoGround,
    /// The contract has no exit clause.
    NoExit,
    /// It was sent away before.
    Dismissed,
}

impl TenderRefusal {
    pub const ALL: [TenderRefusal; 10] = [
        TenderRefusal::Signed,
        TenderRefusal::NobodyAtWork,
        TenderRefusal::ActivityDeclined,
        TenderRefusal::EffectDeclined,
        TenderRefusal::StageDeclined,
        TenderRefusal::NoReport,
        TenderRefusal::NoPayment,
        TenderRefusal::NoGround,
        TenderRefusal::NoExit,
        TenderRefusal::Dismissed,
    ];

    pub fn code(self) -> &'static str {
        match self {
            TenderRefusal::Signed => "tender_signed",
            TenderRefusal::NobodyAtWork => "tender_nobody",
            TenderRefusal::ActivityDeclined => "tender_activity_declined",
            TenderRefusal::EffectDeclined => "tender_effect_declined",
            TenderRefusal::StageDeclined => "tender_stage_declined",
            TenderRefusal::NoReport => "tender_no_report",
            TenderRefusal::NoPayment => "tender_no_payment",
            TenderRefusal::NoGround => "tender_no_ground",
            TenderRefusal::NoExit => "tender_no_exit",
            TenderRefusal::Dismissed => "tender_dismissed",
        }
    }
}

impl From<TenderRefusal> for Refusal {
    fn from(refusal: TenderRefusal) -> Refusal {
        Refusal::Tender(refusal)
    }
}

/// Checks and answers the official's commands.
pub(super) fn decide(market: &Market, command: &TenderCommand) -> Result<Deed, Refusal> {
    let rules = &market.setting.rules.tender;
    let minutes = market.setting.rules.minutes.decide;
    let of = |event: TenderEvent, minutes: u32| Ok(Deed::of(Event::Tender(event), minutes));
    match command {
        TenderCommand::Visit(id) => {
            bidder(market, id)?;
            if market.tender.visited.contains(id) {
                return Err(Refusal::AlreadySo);
            }
            market.afford(rules.visit_fen)?;
            let event = TenderEvent::Visited { bidder: id.clone() };
            of(event, rules.visit_days * time::DAY_MIN)
        }
        TenderCommand::Term(term) => {
            if market.tender.at_work.is_some() {
                return Err(TenderRefusal::Signed.into());
            }
            if market.tender.has(*term) {
                return Err(Refusal::AlreadySo);
            }
            of(TenderEvent::TermSet { term: *term }, minutes)
        }
        TenderCommand::Award(id) => of(award(market, id)?, minutes),
        TenderCommand::Audit => {
            market.at_work()?;
            let report = market.tender.reports.last().filter(|report| report.bidder.is_some());
            let report = report.ok_or(TenderRefusal::NoReport)?;
            if report.audited {
                return Err(Refusal::AlreadySo);
            }
            market.afford(rules.audit_fen)?;
            let event = TenderEvent::Audited {
                active_ppm: report.active_ppm,
                told_ppm: report.told_active_ppm,
            };
            of(event, rules.audit_days * time::DAY_MIN)
        }
        TenderCommand::Withhold => {
            let (amount_fen, _) = market.tender.payment.ok_or(TenderRefusal::NoPayment)?;
            if market.known_missed(3) == 0 {
                return Err(TenderRefusal::NoGround.into());
            }
            of(TenderEvent::Withheld { amount_fen }, minutes)
        }
        TenderCommand::Terminate => {
            let at_work = market.at_work()?;
            if !market.tender.exit {
                return Err(TenderRefusal::NoExit.into());
            }
            if market.known_missed(usize::MAX) < rules.exit_after_months {
                return Err(TenderRefusal::NoGround.into());
            }
            let bidder = at_work.bidder.clone();
            of(TenderEvent::Terminated { bidder }, minutes)
        }
    }
}

fn bidder<'a>(market: &'a Market, id: &str) -> Result<&'a Bidder, Refusal> {
    let terms = market.setting.scenario.tender.as_ref().ok_or(Refusal::NotYourPart)?;
    terms.bidders.get(id).ok_or(Refusal::NoSuch { what: Thing::Bidder })
}

fn award(market: &Market, id: &str) -> Result<TenderEvent, Refusal> {
    let tender = &market.tender;
    let bidder = bidder(market, id)?;
    if tender.at_work.is_some() {
        return Err(TenderRefusal::Signed.into());
    }
    if tender.dismissed.contains(id) {
        return Err(TenderRefusal::Dismissed.into());
    }
    if bidder.activity_most < tender.activity {
        return Err(TenderRefusal::ActivityDeclined.into());
    }
    if bidder.effect_most < tender.effect {
        return Err(TenderRefusal::EffectDeclined.into());
    }
    if tender.stage < bidder.stage_least {
        return Err(TenderRefusal::StageDeclined.into());
    }
    let months_left = i64::from(year::MONTHS.saturating_sub(tender.reports.len() as u32));
    let fee_fen = bidder.fee_fen * months_left / i64::from(year::MONTHS);
    let paid_fen = match tender.stage {
        Stage::Upfront => fee_fen,
        Stage::Half => fee_fen / 2,
        Stage::Quarter => 0,
    };
    market.afford(paid_fen)?;
    Ok(TenderEvent::Awarded {
        bidder: id.to_owned(),
        fee_fen,
        paid_fen,
    })
}

impl Tender {
    pub fn has(&self, term: Term) -> bool {
        match term {
            Term::Kpi(Kpi::Activity, level) => self.activity == level,
            Term::Kpi(Kpi::Effect, level) => self.effect == level,
            Term::Stage(stage) => self.stage == stage,
            Term::Exit(exit) => self.exit == exit,
        }
    }

    pub fn level(&self, kpi: Kpi) -> KpiLevel {
        match kpi {
            Kpi::Activity => self.activity,
            Kpi::Effect => self.effect,
        }
    }
}

pub(super) fn fall_due(market: &Market, due: TenderDue) -> Vec<Event> {
    let event = match due {
        TenderDue::Report => Some(year::report(market)),
        TenderDue::Payment => market
            .tender
            .payment
            .filter(|(_, min)| *min == market.now_min)
            .map(|(amount_fen, _)| TenderEvent::Paid { amount_fen }),
    };
    event.map(Event::Tender).into_iter().collect()
}

/// Plans the report of a month; called on every day, acts on its last.
pub(super) fn plan_day(market: &mut Market, day: u32) {
    if market.setting.scenario.tender.is_none() || market.setting.scenario.days < day {
        return;
    }
    let (month, _) = market.date(day);
    let (next_month, _) = market.date(day + 1);
    if month != next_month {
        let at_min = time::at(day, market.setting.rules.day.station_opens_min);
        market.plan(at_min, Due::Tender(TenderDue::Report));
    }
}

pub(super) fn apply(market: &mut Market, event: &TenderEvent) {
    let month = market.tender.reports.len() as u32;
    match event {
        TenderEvent::Visited { bidder } => {
            market.pay_tender(market.setting.rules.tender.visit_fen);
            market.tender.visited.insert(bidder.clone());
        }
        TenderEvent::TermSet { term } => match *term {
            Term::Kpi(Kpi::Activity, level) => market.tender.activity = level,
            Term::Kpi(Kpi::Effect, level) => market.tender.effect = level,
            Term::Stage(stage) => market.tender.stage = stage,
            Term::Exit(exit) => market.tender.exit = exit,
        },
        TenderEvent::Awarded {
            bidder,
            fee_fen,
            paid_fen,
        } => {
            market.pay_tender(*paid_fen);
            market.tender.last_audit_month = None;
            market.tender.last_pinch_month = None;
            market.tender.at_work = Some(AtWork {
                bidder: bidder.clone(),
                since: month,
                fee_fen: *fee_fen,
                earned_fen: 0,
                paid_fen: *paid_fen,
            });
        }
        TenderEvent::Reported { report } => year::apply_report(market, report),
        TenderEvent::Audited { .. } => {
            market.pay_tender(market.setting.rules.tender.audit_fen);
            market.tender.last_audit_month = Some(month);
            if let Some(report) = market.tender.reports.last_mut() {
                report.audited = true;
            }
        }
        TenderEvent::Paid { amount_fen } => {
            market.pay_tender(*amount_fen);
            market.tender.payment = None;
            if let Some(at_work) = &mut market.tender.at_work {
                at_work.paid_fen += amount_fen;
            }
        }
        TenderEvent::Withheld { .. } => {
            market.tender.payment = None;
            market.tender.last_pinch_month = Some(month);
        }
        TenderEvent::Terminated { bidder } => {
            market.tender.dismissed.insert(bidder.clone());
            market.tender.at_work = None;
            market.tender.payment = None;
        }
    }
}

impl Market {
    fn at_work(&self) -> Result<&AtWork, Refusal> {
        self.tender.at_work.as_ref().ok_or(TenderRefusal::NobodyAtWork.into())
    }

    fn pay_tender(&mut self, amount_fen: i64) {
        self.post(Account::Cash, Account::Operator, amount_fen, None);
    }
}
