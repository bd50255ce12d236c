//! The shop: from no shop to an open one and to its end, and its score.
//!
//! ```text
//! Closed ─apply─▶ Reviewing ─pass─▶ WaitDeposit ─deposit─▶ Open ◀─▶ Restricted ─▶ Frozen
//!                   │    ▲   └─pass, entry without deposit─▶ Trial ─deposit─▶ Open
//!                 reject │ apply                             Open ─close─▶ Closing ─▶ Shut
//!                   ▼    │
//!                  NeedFix
//! ```
//! What leads out of `Open` is `conduct`'s; which papers the goods need, `licence`'s.

pub(super) mod conduct;
pub(super) mod licence;

use std::collections::BTreeMap;
use std::fmt;

pub use conduct::{Conduct, Violation, ViolationKind, ViolationState};
pub use licence::{LicenceRule, Need, Source, Work};

use super::{
    Account, Command, Event, Figure, Market, ParseError, Profile, Refusal, Thing, agenda::Due, command::Yuan,
    run::Deed, script::WordsOf, time::Clock,
};

/// Where the shop stands on the way to opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShopState {
    /// No papers sent.
    Closed,
    /// The market looks at the papers.
    Reviewing,
    /// Sent back with reasons.
    NeedFix,
    /// Passed; the deposit is missing.
    WaitDeposit,
    /// Sells without a deposit, but takes no part in promotions.
    Trial,
    Open,
    /// Shown less, and no promotions, for some days.
    Restricted,
    /// Sells nothing more.
    Frozen,
    /// Notice is given; nothing new is sold.
    Closing,
    /// Closed for good, deposit given back.
    Shut,
}

/// What a seller does about the shop itself, its papers apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShopCommand {
    /// Asks which papers such goods need: `licence neighbours raw`.
    Licence { source: Source, work: Work },
    /// Registers as an individual business: `register`.
    Register,
    /// Appeals against the n-th line of the record: `appeal 1 origin-paper`.
    Appeal { number: u32, evidence: String },
    /// Gives notice: `close`.
    Close,
}

/// What happened to the shop's standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShopEvent {
    LicenceTold {
        source: Source,
        work: Work,
        needs: Need,
    },
    RegistrationAsked {
        ready_min: u32,
    },
    RegistrationCame,
    /// Somebody accuses the shop of a violation.
    Accused {
        kind: String,
        about: String,
        is_true: bool,
        answer_by_min: u32,
    },
    /// The market found a violation.
    ViolationCounted {
        kind: String,
        about: String,
        points: u32,
        fine_fen: i64,
        appeal_by_min: u32,
    },
    Appealed {
        number: usize,
        evidence: String,
        decided_min: u32,
    },
    ViolationLifted {
        number: usize,
        fine_fen: i64,
    },
    /// It stays on the record; points and fine that were not counted before.
    ViolationFinal {
        number: usize,
        points: u32,
        fine_fen: i64,
    },
    Restricted {
        until_min: u32,
    },
    Released,
    Frozen,
    /// Fines have eaten the deposit; nothing is sold until it is filled up.
    DepositShort {
        short_fen: i64,
    },
    ClosingBegan {
        until_min: u32,
    },
    Shut {
        back_fen: i64,
    },
}

/// Why the shop's own commands are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShopRefusal {
    /// The registration is asked for already.
    Registered,
    /// The time for an appeal is over, or it was decided.
    AppealOver,
    /// Orders are open; nobody closes before they are done.
    OrdersOpen,
    /// A shop on trial has only so many pages.
    TrialFull { max: u32 },
}

impl ShopRefusal {
    pub fn code(self) -> &'static str {
        match self {
            ShopRefusal::Registered => "registered",
            ShopRefusal::AppealOver => "appeal_over",
            ShopRefusal::OrdersOpen => "orders_open",
            ShopRefusal::TrialFull { .. } => "trial_full",
        }
    }
}

impl fmt::Display for ShopCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShopCommand::Licence { source, work } => write!(f, "licence {} {}", source.word(), work.word()),
            ShopCommand::Register => f.write_str("register"),
            ShopCommand::Appeal { number, evidence } => write!(f, "appeal {number} {evidence}"),
            ShopCommand::Close => f.write_str("close"),
        }
    }
}

impl ShopCommand {
    pub(super) fn parse(verb: &str, words: &mut WordsOf) -> Result<Option<ShopCommand>, ParseError> {
        Ok(Some(match verb {
            "licence" => ShopCommand::Licence {
                source: words.one_of("own|neighbours|maker", |word| {
                    Source::ALL.into_iter().find(|source| source.word() == word)
                })?,
                work: words.one_of("raw|dried|changed|sealed", |word| {
                    Work::ALL.into_iter().find(|work| work.word() == word)
                })?,
            },
            "register" => ShopCommand::Register,
            "appeal" => ShopCommand::Appeal {
                number: words.number()?,
                evidence: words.word("evidence")?,
            },
            "close" => ShopCommand::Close,
            _ => return Ok(None),
        }))
    }
}

impl ShopEvent {
    pub(super) fn wants_answer(&self) -> bool {
        matches!(
            self,
            ShopEvent::RegistrationCame
                | ShopEvent::Accused { .. }
                | ShopEvent::ViolationCounted { .. }
                | ShopEvent::ViolationFinal { .. }
                | ShopEvent::Restricted { .. }
                | ShopEvent::Released
                | ShopEvent::Frozen
                | ShopEvent::DepositShort { .. }
        )
    }
}

/// The transcript's form.
impl fmt::Display for ShopEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShopEvent::LicenceTold { source, work, needs } => {
                write!(f, "licence-told {} {}: {}", source.word(), work.word(), needs.word())
            }
            ShopEvent::RegistrationAsked { ready_min } => write!(f, "registration-asked ready {}", Clock(*ready_min)),
            ShopEvent::RegistrationCame => f.write_str("registration-came"),
            ShopEvent::Accused {
                kind,
                about,
                answer_by_min,
                ..
            } => write!(f, "accused {kind} {about} answer by {}", Clock(*answer_by_min)),
            ShopEvent::ViolationCounted {
                kind,
                about,
                points,
                fine_fen,
                ..
            } => write!(f, "violation {kind} {about} points {points} fine {}", Yuan(*fine_fen)),
            ShopEvent::Appealed { number, evidence, .. } => write!(f, "appealed {number} {evidence}"),
            ShopEvent::ViolationLifted { number, .. } => write!(f, "violation-lifted {number}"),
            ShopEvent::ViolationFinal {
                number,
                points,
                fine_fen,
            } => write!(f, "violation-final {number} points {points} fine {}", Yuan(*fine_fen)),
            ShopEvent::Restricted { until_min } => write!(f, "restricted until {}", Clock(*until_min)),
            ShopEvent::Released => f.write_str("released"),
            ShopEvent::Frozen => f.write_str("frozen"),
            ShopEvent::DepositShort { short_fen } => write!(f, "deposit-short {}", Yuan(*short_fen)),
            ShopEvent::ClosingBegan { until_min } => write!(f, "closing-began until {}", Clock(*until_min)),
            ShopEvent::Shut { back_fen } => write!(f, "shut {}", Yuan(*back_fen)),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shop {
    pub state: ShopState,
    /// Id of the market profile.
    pub profile: String,
    /// How each document was given.
    pub documents: BTreeMap<String, String>,
    /// Ids of the reasons the papers came back with.
    pub reasons: Vec<String>,
    /// When the review ends, while it lasts.
    pub review_until_min: u32,
    pub rejections: u32,
    pub opened_min: Option<u32>,
    pub deposit_fen: i64,
    /// The whole deposit was paid once; from then on fines may make it too low.
    pub deposit_paid: bool,
    /// What was asked of the licence wizard last.
    pub licence_asked: Option<(Source, Work)>,
    /// When the registration is ready, once it is asked for.
    pub registered_min: Option<u32>,
    /// The record, oldest first.
    pub violations: Vec<Violation>,
    /// How many times the limit of points has led to a restriction.
    pub restricted_for: u32,
    pub restricted_until_min: u32,
    /// The seller knows that the deposit is too low.
    pub short_told: bool,
}

impl Shop {
    pub(super) fn closed(profile: &str) -> Self {
        Self {
            state: ShopState::Closed,
            profile: profile.to_owned(),
            documents: BTreeMap::new(),
            reasons: Vec::new(),
            review_until_min: 0,
            rejections: 0,
            opened_min: None,
            deposit_fen: 0,
            deposit_paid: false,
            licence_asked: None,
            registered_min: None,
            violations: Vec::new(),
            restricted_for: 0,
            restricted_until_min: 0,
            short_told: false,
        }
    }
}

/// Checks and answers what a seller does about the shop's standing.
pub(super) fn decide_standing(market: &Market, command: &ShopCommand) -> Result<Deed, Refusal> {
    match command {
        ShopCommand::Licence { source, work } => Ok(licence::ask(market, *source, *work)),
        ShopCommand::Register => licence::register(market),
        ShopCommand::Appeal { number, evidence } => conduct::appeal(market, *number as usize, evidence),
        ShopCommand::Close => conduct::close(market),
    }
}

/// Checks and answers the commands about the shop's papers.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Deed, Refusal> {
    let rules = &market.setting.rules;
    let shop = &market.shop;
    let minutes = &rules.minutes;
    let before_review = matches!(shop.state, ShopState::Closed | ShopState::NeedFix);
    let wrong_state = Refusal::ShopIs { state: shop.state };
    match command {
        Command::Deposit => {
            let amount_fen = match shop.state {
                ShopState::WaitDeposit | ShopState::Trial => market.profile().map_or(0, |profile| profile.deposit_fen),
                _ if market.deposit_short_fen() > 0 => market.deposit_short_fen(),
                _ => return Err(wrong_state),
            };
            market.afford(amount_fen)?;
            Ok(Deed::of(Event::DepositPaid { amount_fen }, minutes.apply))
        }
        _ if !before_review => Err(wrong_state),
        Command::Profile(profile) => {
            if !rules.profiles.contains_key(profile) {
                return Err(Refusal::NoSuch { what: Thing::Profile });
            }
            let event = Event::ProfileChosen {
                profile: profile.clone(),
            };
            Ok(Deed::of(event, minutes.apply))
        }
        Command::Document { document, way } => {
            let known = rules
                .documents
                .get(document)
                .ok_or(Refusal::NoSuch { what: Thing::Document })?;
            if !known.good.contains(way) && !known.bad.contains_key(way) {
                return Err(Refusal::NoSuch {
                    what: Thing::DocumentWay,
                });
            }
            let event = Event::DocumentGiven {
                document: document.clone(),
                way: way.clone(),
            };
            Ok(Deed::of(event, minutes.document))
        }
        _ => send_papers(market),
    }
}

fn send_papers(market: &Market) -> Result<Deed, Refusal> {
    let (rules, shop) = (&market.setting.rules, &market.shop);
    let given = |document: &String| shop.documents.contains_key(document);
    if !rules.documents.keys().all(given) {
        return Err(Refusal::DocumentMissing);
    }
    let faults = faults(market);
    if shop.state == ShopState::NeedFix && !faults.is_empty() && faults == shop.reasons {
        return Err(Refusal::NothingChanged);
    }
    let until_min = market.now_min + market.profile().map_or(0, |profile| profile.shop_review_min);
    Ok(Deed::of(Event::ShopSubmitted { until_min }, rules.minutes.apply))
}

/// Returns the ids of what is wrong with the papers as they are.
fn faults(market: &Market) -> Vec<String> {
    let documents = &market.setting.rules.documents;
    let fault = |(document, way): (&String, &String)| {
        let known = documents.get(document)?;
        let unfit = || {
            let unfit = known.fits_goods.then(|| licence::unfit(market, way)).flatten();
            unfit.map(str::to_owned)
        };
        known.bad.get(way).cloned().or_else(unfit)
    };
    market.shop.documents.iter().filter_map(fault).collect()
}

/// The review ends.
pub(super) fn review(market: &Market) -> Vec<Event> {
    if market.shop.state != ShopState::Reviewing {
        return Vec::new();
    }
    let reasons = faults(market);
    if !reasons.is_empty() {
        return vec![Event::ShopRejected { reasons }];
    }
    // A trial begins without a deposit.
    let paying = market.profile().filter(|profile| profile.trial.is_none());
    let deposit_fen = paying.map_or(0, |profile| profile.deposit_fen);
    vec![Event::ShopPassed { deposit_fen }]
}

pub(super) fn apply(market: &mut Market, event: &Event) -> bool {
    match event {
        Event::ProfileChosen { profile } => market.shop.profile.clone_from(profile),
        Event::DocumentGiven { document, way } => {
            market.shop.documents.insert(document.clone(), way.clone());
        }
        Event::ShopSubmitted { until_min } => {
            market.shop.state = ShopState::Reviewing;
            market.shop.review_until_min = *until_min;
            market.plan(*until_min, Due::ShopReview);
        }
        Event::ShopRejected { reasons } => {
            market.shop.state = ShopState::NeedFix;
            market.shop.reasons.clone_from(reasons);
            market.shop.rejections += 1;
        }
        Event::ShopPassed { .. } => {
            market.shop.reasons.clear();
            if market.profile().is_some_and(|profile| profile.trial.is_some()) {
                market.shop.state = ShopState::Trial;
                market.shop.opened_min = Some(market.now_min);
            } else {
                market.shop.state = ShopState::WaitDeposit;
            }
        }
        Event::DepositPaid { amount_fen } => {
            market.post(Account::Cash, Account::Deposit, *amount_fen, None);
            let shop = &mut market.shop;
            shop.deposit_fen += *amount_fen;
            (shop.deposit_paid, shop.short_told) = (true, false);
            shop.opened_min = shop.opened_min.or(Some(market.now_min));
            if matches!(shop.state, ShopState::WaitDeposit | ShopState::Trial) {
                shop.state = ShopState::Open;
            }
        }
        Event::Shop(event) => return licence::apply(market, event) || conduct::apply(market, event),
        _ => return false,
    }
    true
}

impl Market {
    /// Returns the rules of the market on which the shop stands.
    pub(super) fn profile(&self) -> Option<&Profile> {
        self.setting.rules.profiles.get(&self.shop.profile)
    }

    /// Returns what the market keeps of a product's price, in millionths.
    pub(super) fn fee_ppm(&self, product: &str) -> i64 {
        let fresh = self.is_fresh(product);
        self.profile()
            .map_or(0, |profile| if fresh { profile.fee_fresh_ppm } else { profile.fee_ppm })
    }

    /// Returns the score in hundredths: goods 40, logistics 30, service 30; a new shop keeps its start.
    pub fn score_hundredths(&self) -> i64 {
        let quality = &self.setting.rules.quality;
        let paid = self.figure(Figure::Orders);
        if paid < i64::from(quality.score_orders_min) {
            return quality.score_start_hundredths;
        }
        let goods = match self.figure(Figure::Reviews) {
            0 => quality.score_start_hundredths,
            _ => self.figure(Figure::StarsHundredths),
        };
        let logistics = 500 * self.figure(Figure::OnTimePpm) / 1_000_000;
        let asked = self.figure(Figure::Messages);
        let service = if asked == 0 {
            500
        } else {
            500 * self.figure(Figure::AnsweredInTime) / asked
        };
        (goods * 40 + logistics * 30 + service * 30) / 100
    }
}
