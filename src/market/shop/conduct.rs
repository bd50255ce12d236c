//! How the market holds a shop to its rules: violations with points and fines, appeal with evidence, restriction, freezing,
//! a deposit that has become too low, and closing for good.
//!
//! ```text
//! accused ─appeal─▶ Appealed ─evidence fits─▶ Lifted         points 12, 24, 36: Restricted for some days
//!    └─silence─▶ Final                                       points 48: Frozen
//! Counted ─appeal─▶ Appealed ─no─▶ Final                      score under the limit: Restricted
//!    └─time runs out─▶ Final
//! Open ─close─▶ Closing ─notice is over─▶ Shut (deposit back)
//! ```

use super::super::{Account, Event, Figure, Market, Refusal, ShopState, Thing, run::Decision};
use crate::order;
use crate::{ReplyId, ViolationKindId, papers, shop};

/// What the market's rules of conduct say: points, times and limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conduct {
    /// Each time so many points are full, the shop is restricted.
    pub restrict_points: u32,
    pub freeze_points: u32,
    pub restrict_min: u32,
    /// Under this score a shop with enough orders is restricted.
    pub restrict_score_hundredths: i64,
    /// Under this score a shop may not join in promotions.
    pub campaign_score_hundredths: i64,
    /// A seller may appeal so long.
    pub appeal_min: u32,
    pub appeal_review_min: u32,
    /// With less than this share of the deposit left, nothing is sold.
    pub deposit_least_ppm: i64,
    /// The law's notice before a shop closes for good.
    pub closing_min: u32,
    pub registration_min: u32,
    pub registration_work_min: u32,
    /// What can be shown in an appeal.
    pub evidence: Vec<String>,
    /// The violation of not making good what a page promised to.
    pub broken_promise: ViolationKindId,
    /// The violation of giving the money for bad goods only when made to; the law wants it without any promise.
    pub refused_refund: ViolationKindId,
    /// The violation of a comparison price that nobody paid.
    pub false_price: ViolationKindId,
    /// The violation of paying for praise.
    pub paid_praise: ViolationKindId,
    /// The violation of a better grade on the page than in the box.
    pub false_grade: ViolationKindId,
}

/// A kind of violation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViolationKind {
    pub points: u32,
    pub fine_fen: i64,
    /// What would show that it was none.
    pub evidence: Option<String>,
    /// Replies to buyers that are this violation.
    pub replies: Vec<ReplyId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ViolationState {
    /// Somebody else says so; nothing is counted yet.
    Accused,
    Counted,
    Appealed,
    /// Taken back by the market.
    Lifted,
    Final,
}

/// Something on the shop's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pub kind: ViolationKindId,
    /// The order, message or product it is about.
    pub about: String,
    pub state: ViolationState,
    /// It happened; no evidence lifts it.
    pub is_true: bool,
    pub points: u32,
    pub fine_fen: i64,
    pub at_min: u32,
    /// The appeal's or the decision's end.
    pub due_min: u32,
    pub evidence: Option<String>,
}

impl Violation {
    pub fn may_be_appealed(&self) -> bool {
        matches!(self.state, ViolationState::Accused | ViolationState::Counted)
    }
}

/// Returns the record of something that happened, with what it costs.
pub(in super::super) fn counted(market: &Market, kind: &ViolationKindId, about: &str) -> Event {
    let known = market.setting.rules.violations.get(kind);
    Event::from(shop::event::ViolationCounted {
        kind: kind.to_owned(),
        about: about.to_owned(),
        points: known.map_or(0, |known| known.points),
        fine_fen: known.map_or(0, |known| known.fine_fen),
        appeal_by_min: market.now_min + market.setting.rules.conduct.appeal_min,
    })
}

/// Returns the violation that a reply to a buyer is, if it is one.
pub(in super::super) fn of_reply(market: &Market, reply: &ReplyId) -> Option<ViolationKindId> {
    let violations = market.setting.rules.violations.iter();
    let says = |replies: &[ReplyId]| replies.iter().any(|known| known == reply);
    violations
        .filter(|(_, kind)| says(&kind.replies))
        .map(|(id, _)| id.clone())
        .next()
}

/// A competitor or a buyer accuses the shop.
pub(in super::super) fn accused(market: &Market, kind: &ViolationKindId, about: &str, is_true: bool) -> Event {
    Event::from(shop::event::Accused {
        kind: kind.to_owned(),
        about: about.to_owned(),
        is_true,
        answer_by_min: market.now_min + market.setting.rules.conduct.appeal_min,
    })
}

pub(super) fn appeal(market: &Market, number: usize, evidence: &str) -> Result<Decision, Refusal> {
    let rules = &market.setting.rules;
    let no_such = |what| Refusal::no_such(what);
    let violation = market
        .shop
        .violations
        .get(number.wrapping_sub(1))
        .ok_or(no_such(Thing::Violation))?;
    if !rules.conduct.evidence.iter().any(|known| known == evidence) {
        return Err(no_such(Thing::Evidence));
    }
    if !violation.may_be_appealed() {
        return Err(Refusal::Shop(shop::Refusal::AppealOver));
    }
    let event = shop::Event::Appealed(shop::event::Appealed {
        number,
        evidence: evidence.to_owned(),
        decided_min: market.now_min + rules.conduct.appeal_review_min,
    });
    Ok(Decision::of(Event::Shop(event), rules.minutes.apply))
}

/// A violation's time is over: of the appeal, or of the market's look at it.
pub(in super::super) fn violation_due(market: &Market, number: usize) -> Vec<Event> {
    let Some(violation) = market.shop.violations.get(number - 1) else {
        return Vec::new();
    };
    if violation.due_min != market.now_min {
        return Vec::new();
    }
    let known = market.setting.rules.violations.get(&violation.kind);
    let (points, fine_fen) = known.map_or((0, 0), |known| (known.points, known.fine_fen));
    let proven = known.is_some_and(|known| known.evidence.is_some() && known.evidence == violation.evidence);
    match violation.state {
        ViolationState::Appealed if proven && !violation.is_true => vec![Event::from(shop::event::ViolationLifted {
            number,
            fine_fen: violation.fine_fen,
        })],
        ViolationState::Accused | ViolationState::Counted | ViolationState::Appealed => {
            vec![Event::from(shop::event::ViolationFinal {
                number,
                points: points - violation.points,
                fine_fen: fine_fen - violation.fine_fen,
                appealed: violation.state == ViolationState::Appealed,
            })]
        }
        ViolationState::Lifted | ViolationState::Final => Vec::new(),
    }
}

/// The points, the deposit or the score have changed.
pub(in super::super) fn look(market: &Market) -> Vec<Event> {
    let (shop, rules) = (&market.shop, &market.setting.rules.conduct);
    let points = shop.points();
    let is_open = matches!(shop.state, ShopState::Open | ShopState::Trial);
    if points >= rules.freeze_points && (is_open || shop.state == ShopState::Restricted) {
        return vec![Event::Shop(shop::Event::Frozen)];
    }
    let mut events = Vec::new();
    let full = points / rules.restrict_points.max(1);
    if full > shop.restricted_for && is_open {
        events.push(Event::from(shop::event::Restricted {
            until_min: market.now_min + rules.restrict_min,
        }));
    }
    if shop.state == ShopState::Restricted && full < shop.restricted_for {
        events.push(Event::Shop(shop::Event::Released));
    }
    let short_fen = market.deposit_short_fen();
    if short_fen > 0 && !shop.short_told {
        events.push(Event::from(shop::event::DepositShort { short_fen }));
    }
    events
}

/// Each morning the market looks at the score.
pub(in super::super) fn morning(market: &Market) -> Vec<Event> {
    let rules = &market.setting.rules;
    let enough = market.figure(Figure::Order(order::Figure::Orders)) >= i64::from(rules.quality.score_orders_min);
    let poor = enough && market.score_hundredths() < rules.conduct.restrict_score_hundredths;
    if !poor || market.shop.state != ShopState::Open {
        return Vec::new();
    }
    vec![Event::from(shop::event::Restricted {
        until_min: market.now_min + rules.conduct.restrict_min,
    })]
}

pub(in super::super) fn restriction_ends(market: &Market) -> Vec<Event> {
    let over = market.shop.state == ShopState::Restricted && market.shop.restricted_until_min == market.now_min;
    over.then_some(Event::Shop(shop::Event::Released)).into_iter().collect()
}

pub(super) fn close(market: &Market) -> Result<Decision, Refusal> {
    if !matches!(
        market.shop.state,
        ShopState::Open | ShopState::Trial | ShopState::Restricted
    ) {
        return Err(Refusal::from(papers::refusal::ShopIs {
            state: market.shop.state,
        }));
    }
    if market.orders.values().any(|order| !order.state.is_closed()) {
        return Err(Refusal::Shop(shop::Refusal::OrdersOpen));
    }
    let rules = &market.setting.rules;
    let event = shop::Event::ClosingBegan(shop::event::ClosingBegan {
        until_min: market.now_min + rules.conduct.closing_min,
    });
    Ok(Decision::of(Event::Shop(event), rules.minutes.apply))
}

pub(in super::super) fn closing_ends(market: &Market) -> Vec<Event> {
    let closing = market.shop.state == ShopState::Closing;
    let back_fen = market.shop.deposit_fen;
    closing
        .then_some(Event::from(shop::event::Shut { back_fen }))
        .into_iter()
        .collect()
}

pub(crate) fn apply(market: &mut Market, event: &shop::Event) {
    match event {
        shop::Event::Accused(shop::event::Accused {
            kind,
            about,
            is_true,
            answer_by_min,
        }) => put(
            market,
            ViolationState::Accused,
            (kind, about),
            *is_true,
            (0, 0),
            *answer_by_min,
        ),
        shop::Event::ViolationCounted(shop::event::ViolationCounted {
            kind,
            about,
            points,
            fine_fen,
            appeal_by_min,
        }) => {
            fine(market, *fine_fen);
            let costs = (*points, *fine_fen);
            put(
                market,
                ViolationState::Counted,
                (kind, about),
                true,
                costs,
                *appeal_by_min,
            );
            market.mark_found(kind, about);
            market.plan(market.now_min, shop::Due::Conduct);
        }
        shop::Event::Appealed(shop::event::Appealed {
            number,
            evidence,
            decided_min,
        }) => {
            market.plan(*decided_min, shop::Due::Violation(*number));
            let violation = &mut market.shop.violations[number - 1];
            violation.state = ViolationState::Appealed;
            violation.evidence = Some(evidence.clone());
            violation.due_min = *decided_min;
        }
        shop::Event::ViolationLifted(shop::event::ViolationLifted { number, fine_fen }) => {
            fine(market, -fine_fen);
            let violation = &mut market.shop.violations[number - 1];
            violation.state = ViolationState::Lifted;
            (violation.points, violation.fine_fen) = (0, 0);
            market.plan(market.now_min, shop::Due::Conduct);
        }
        shop::Event::ViolationFinal(shop::event::ViolationFinal {
            number,
            points,
            fine_fen,
            ..
        }) => {
            fine(market, *fine_fen);
            let violation = &mut market.shop.violations[number - 1];
            violation.state = ViolationState::Final;
            violation.points += points;
            violation.fine_fen += fine_fen;
            market.plan(market.now_min, shop::Due::Conduct);
        }
        shop::Event::Restricted(shop::event::Restricted { until_min }) => {
            let full = market.shop.points() / market.setting.rules.conduct.restrict_points.max(1);
            market.shop.state = ShopState::Restricted;
            market.shop.restricted_for = full;
            market.shop.restricted_until_min = *until_min;
            market.plan(*until_min, shop::Due::RestrictionEnds);
        }
        shop::Event::Released => {
            let is_trial = !market.shop.deposit_paid && market.profile().is_some_and(|profile| profile.trial.is_some());
            market.shop.state = if is_trial { ShopState::Trial } else { ShopState::Open };
            market.shop.restricted_for = market.shop.points() / market.setting.rules.conduct.restrict_points.max(1);
        }
        shop::Event::Frozen => market.shop.state = ShopState::Frozen,
        shop::Event::DepositShort(_) => market.shop.short_told = true,
        shop::Event::ClosingBegan(shop::event::ClosingBegan { until_min }) => {
            market.shop.state = ShopState::Closing;
            market.plan(*until_min, shop::Due::ClosingEnds);
        }
        shop::Event::Shut(shop::event::Shut { back_fen }) => {
            market.post(Account::Deposit, Account::Cash, *back_fen, None);
            market.shop.deposit_fen = 0;
            market.shop.state = ShopState::Shut;
        }
        shop::Event::LicenceTold(shop::event::LicenceTold { source, work, .. }) => {
            market.shop.licence_asked = Some((*source, *work))
        }
        shop::Event::RegistrationAsked(shop::event::RegistrationAsked { ready_min }) => {
            market.shop.registered_min = Some(*ready_min);
            market.plan(*ready_min, shop::Due::Registration);
        }
        shop::Event::RegistrationCame => {}
    }
}

/// Puts a line on the record: of a kind, about something, with points and fine.
fn put(
    market: &mut Market,
    state: ViolationState,
    (kind, about): (&ViolationKindId, &str),
    is_true: bool,
    (points, fine_fen): (u32, i64),
    due_min: u32,
) {
    let at_min = market.now_min;
    market.shop.violations.push(Violation {
        kind: kind.to_owned(),
        about: about.to_owned(),
        state,
        is_true,
        points,
        fine_fen,
        at_min,
        due_min,
        evidence: None,
    });
    let number = market.shop.violations.len();
    market.plan(due_min, shop::Due::Violation(number));
}

/// A fine is taken from the deposit; what that does not hold, from the wallet. Less than nothing gives back.
fn fine(market: &mut Market, fine_fen: i64) {
    let held_fen = fine_fen.clamp(0, market.shop.deposit_fen);
    market.post(Account::Deposit, Account::Penalty, held_fen, None);
    market.shop.deposit_fen -= held_fen;
    market.post_either_way(Account::Cash, Account::Penalty, fine_fen - held_fen);
}

impl super::Shop {
    /// Points on the record.
    pub fn points(&self) -> u32 {
        self.violations.iter().map(|violation| violation.points).sum()
    }
}

impl Market {
    /// Whether buyers find the shop: open in some way, and the deposit is there.
    pub fn is_selling(&self) -> bool {
        let open = matches!(
            self.shop.state,
            ShopState::Open | ShopState::Trial | ShopState::Restricted
        );
        open && self.deposit_short_fen() == 0
    }

    /// Returns what must be paid into the deposit before buyers see the shop again.
    pub fn deposit_short_fen(&self) -> i64 {
        let needed_fen = self.profile().map_or(0, |profile| profile.deposit_fen);
        let least_fen = needed_fen * self.setting.rules.conduct.deposit_least_ppm / 1_000_000;
        let holds = matches!(self.shop.state, ShopState::Open | ShopState::Restricted);
        if holds && self.shop.deposit_paid && self.shop.deposit_fen < least_fen {
            needed_fen - self.shop.deposit_fen
        } else {
            0
        }
    }

    /// A posting that may run either way.
    fn post_either_way(&mut self, from: Account, to: Account, amount_fen: i64) {
        if amount_fen < 0 {
            self.post(to, from, -amount_fen, None);
        } else {
            self.post(from, to, amount_fen, None);
        }
    }
}
