//! The county chooses who runs its stations for a year, by what terms, and looks at what comes of it month by month.
//!
//! ```text
//! tender ─visit*, kpi, stage, exit─ award ─▶ at work ─ report each month ─▶ at work … the year is over
//!                                               │  audit: what is true   withhold: only for a missed KPI
//!                                               └─ terminate (exit clause, two missed months) ─▶ tender
//! ```
//! Until somebody is chosen the old operator goes on at the old cost. What an operator does in a month is `year`'s.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;
mod year;

pub use command::{Command, Term};
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Account, BidderId, Market, Obligation, ObligationKind, ResponsibleRole, Thing,
    run::{Decision, Pace},
    time,
};

pub use year::Report;

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["day", "minutes", "tender"];

/// What a scenario says about the county, its budget and the bidders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenderTerms {
    pub stations: u32,
    /// Parcels a month that the villages would send and get if all went well.
    pub potential: u32,
    /// The old operator, month by month.
    pub old_parcels: u32,
    pub old_fen: i64,
    pub bidders: BTreeMap<BidderId, Bidder>,
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
pub enum KpiLevel {
    None,
    Low,
    Fair,
    High,
}

/// When the money is paid; later ones bind the operator more.
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
pub enum Stage {
    /// At the end of each quarter.
    Quarter,
    /// Half when signing, half after six months.
    Half,
    /// All when signing.
    Upfront,
}

impl KpiLevel {
    pub const ALL: &'static [KpiLevel] = <KpiLevel as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl Stage {
    /// As they are offered: the one that pays first in front.
    pub const ALL: &'static [Stage] = &[Stage::Upfront, Stage::Half, Stage::Quarter];

    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// Which of the two families of figures: whether stations are at work, and what comes of it.
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
pub enum Kpi {
    Activity,
    Effect,
}

impl Kpi {
    pub const ALL: &'static [Kpi] = <Kpi as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
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
    /// Share of the parcels that comes when no station works.
    pub reach_least_ppm: i64,
    /// A payment may be withheld for a figure that was missed in the last so many months.
    pub withhold_months: u32,
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
    pub visited: BTreeSet<BidderId>,
    pub activity: KpiLevel,
    pub effect: KpiLevel,
    pub stage: Stage,
    pub exit: bool,
    pub at_work: Option<AtWork>,
    /// Those whose contract was ended.
    pub dismissed: BTreeSet<BidderId>,
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
    pub bidder: BidderId,
    /// Reports already made when it began.
    pub since: u32,
    /// For all months that were left when it was chosen.
    pub fee_fen: i64,
    pub earned_fen: i64,
    pub paid_fen: i64,
}

/// What falls due for the official.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Payment,
    Report,
}

impl Due {
    /// In one minute the tender's come in the order in which they stand.
    pub fn rank(&self) -> u8 {
        22
    }
}

/// Writes a term into the contract, until it is signed.
fn write_term(market: &Market, term: Term) -> Result<Decision, crate::Refusal> {
    if market.tender.at_work.is_some() {
        return Err(Refusal::Signed.into());
    }
    if market.tender.has(term) {
        return Err(crate::Refusal::ALREADY_SO);
    }
    Ok(Decision::of(
        event::TermSet { term },
        market.setting.rules.minutes.decide,
    ))
}

/// Checks and answers the official's commands.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules.tender;
    let minutes = market.setting.rules.minutes.decide;
    let away = |event: Event, days: u32| {
        Ok(Decision {
            pace: Pace::Away,
            ..Decision::of(crate::Event::Tender(event), days * time::DAY_MIN)
        })
    };
    let of = |event: Event, minutes: u32| Ok(Decision::of(crate::Event::Tender(event), minutes));
    match command {
        Command::Visit(id) => {
            bidder(market, id)?;
            if market.tender.visited.contains(id) {
                return Err(crate::Refusal::ALREADY_SO);
            }
            market.afford(rules.visit_fen)?;
            let event = Event::Visited(event::Visited { bidder: id.clone() });
            away(event, rules.visit_days)
        }
        Command::Kpi(command::Kpi { kpi, level }) => write_term(market, Term::Kpi(*kpi, *level)),
        Command::Stage(stage) => write_term(market, Term::Stage(*stage)),
        Command::Exit(exit) => write_term(market, Term::Exit(*exit)),
        Command::Award(id) => of(award(market, id)?, minutes),
        Command::Audit => {
            market.at_work()?;
            let report = market.tender.reports.last().filter(|report| report.bidder.is_some());
            let report = report.ok_or(Refusal::NoReport)?;
            if report.audited {
                return Err(crate::Refusal::ALREADY_SO);
            }
            market.afford(rules.audit_fen)?;
            let event = Event::Audited(event::Audited {
                active_ppm: report.active_ppm,
                told_ppm: report.told_active_ppm,
            });
            away(event, rules.audit_days)
        }
        Command::Withhold => {
            let (amount_fen, _) = market.tender.payment.ok_or(Refusal::NoPayment)?;
            if market.known_missed(rules.withhold_months as usize) == 0 {
                return Err(Refusal::NoGround.into());
            }
            of(Event::Withheld(event::Withheld { amount_fen }), minutes)
        }
        Command::Terminate => {
            let at_work = market.at_work()?;
            if !market.tender.exit {
                return Err(Refusal::NoExit.into());
            }
            if market.known_missed(usize::MAX) < rules.exit_after_months {
                return Err(Refusal::NoGround.into());
            }
            let bidder = at_work.bidder.clone();
            of(Event::Terminated(event::Terminated { bidder }), minutes)
        }
    }
}

fn bidder<'a>(market: &'a Market, id: &BidderId) -> Result<&'a Bidder, crate::Refusal> {
    let terms = market
        .setting
        .scenario
        .tender
        .as_ref()
        .ok_or(crate::Refusal::NOT_YOUR_PART)?;
    terms.bidders.get(id).ok_or(crate::Refusal::no_such(Thing::Bidder))
}

fn award(market: &Market, id: &BidderId) -> Result<Event, crate::Refusal> {
    let tender = &market.tender;
    let bidder = bidder(market, id)?;
    if tender.at_work.is_some() {
        return Err(Refusal::Signed.into());
    }
    if tender.dismissed.contains(id) {
        return Err(Refusal::Dismissed.into());
    }
    if bidder.activity_most < tender.activity {
        return Err(Refusal::ActivityDeclined.into());
    }
    if bidder.effect_most < tender.effect {
        return Err(Refusal::EffectDeclined.into());
    }
    if tender.stage < bidder.stage_least {
        return Err(Refusal::StageDeclined.into());
    }
    let months_left = i64::from(year::MONTHS.saturating_sub(tender.reports.len() as u32));
    let fee_fen = bidder.fee_fen * months_left / i64::from(year::MONTHS);
    let paid_fen = match tender.stage {
        Stage::Upfront => fee_fen,
        Stage::Half => fee_fen / 2,
        Stage::Quarter => 0,
    };
    market.afford(paid_fen)?;
    Ok(Event::Awarded(event::Awarded {
        bidder: id.to_owned(),
        fee_fen,
        paid_fen,
    }))
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

pub(super) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    let event = match due {
        Due::Report => Some(year::report(market)),
        Due::Payment => market
            .tender
            .payment
            .filter(|(_, min)| *min == market.now_min)
            .map(|(amount_fen, _)| Event::Paid(event::Paid { amount_fen })),
    };
    event.map(crate::Event::Tender).into_iter().collect()
}

/// What the contract asked of the operator each month, as it truly was.
pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let told = market.log.iter().filter_map(|happened| {
        let crate::Event::Tender(Event::Reported(event::Reported { report })) = &happened.event else {
            return None;
        };
        Some((happened.at_min, report))
    });
    let owed = told.flat_map(|(at_min, report)| {
        let asked = Kpi::ALL.iter().copied().filter(|kpi| report.asks(*kpi));
        asked.map(move |kpi| {
            let about = report.bidder.clone().unwrap_or_default();
            let done_min = (!report.missed(kpi)).then_some(at_min);
            let kind = ObligationKind::Kpi(kpi);
            Obligation::over(about, kind, ResponsibleRole::Operator, at_min, done_min)
        })
    });
    owed.collect()
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
        market.plan(at_min, Due::Report);
    }
}

pub(super) fn apply(market: &mut Market, event: &Event) {
    let month = market.tender.reports.len() as u32;
    match event {
        Event::Visited(event::Visited { bidder }) => {
            market.pay_tender(market.setting.rules.tender.visit_fen);
            market.tender.visited.insert(bidder.clone());
        }
        Event::TermSet(event::TermSet { term }) => match *term {
            Term::Kpi(Kpi::Activity, level) => market.tender.activity = level,
            Term::Kpi(Kpi::Effect, level) => market.tender.effect = level,
            Term::Stage(stage) => market.tender.stage = stage,
            Term::Exit(exit) => market.tender.exit = exit,
        },
        Event::Awarded(event::Awarded {
            bidder,
            fee_fen,
            paid_fen,
        }) => {
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
        Event::Reported(event::Reported { report }) => year::apply_report(market, report),
        Event::Audited(_) => {
            market.pay_tender(market.setting.rules.tender.audit_fen);
            market.tender.last_audit_month = Some(month);
            if let Some(report) = market.tender.reports.last_mut() {
                report.audited = true;
            }
        }
        Event::Paid(event::Paid { amount_fen }) => {
            market.pay_tender(*amount_fen);
            market.tender.payment = None;
            if let Some(at_work) = &mut market.tender.at_work {
                at_work.paid_fen += amount_fen;
            }
        }
        Event::Withheld(_) => {
            market.tender.payment = None;
            market.tender.last_pinch_month = Some(month);
        }
        Event::Terminated(event::Terminated { bidder }) => {
            market.tender.dismissed.insert(bidder.clone());
            market.tender.at_work = None;
            market.tender.payment = None;
        }
    }
}

impl Market {
    fn at_work(&self) -> Result<&AtWork, crate::Refusal> {
        self.tender.at_work.as_ref().ok_or(Refusal::NobodyAtWork.into())
    }

    fn pay_tender(&mut self, amount_fen: i64) {
        self.post(Account::Cash, Account::Operator, amount_fen, None);
    }
}
