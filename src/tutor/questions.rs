//! Questions about the learner's own market, once it has closed: who waited longest, which box lost most. Drawn from what
//! happened there, so that nobody can learn the answers beforehand.
//!
//! ```text
//! market ──tell──▶ each kind's candidates with their amounts ──ask──▶ the greatest and up to three that are clearly less
//!                                                                        (none clearly less: not asked)
//! ```
//! What another price would have brought is no figure of the market: its world is walked (`what_if`), where there is time.
//! Which kinds and which others is drawn by the attempt's seed: a replay asks the same. Leaves the asking to `session`, the
//! words to `say`.

use std::collections::BTreeMap;

use crate::course::draw;
use crate::market::{
    Account, Figure, Market, MessageKindId, MessageState, OrderId, PackId, PersonaId, ProductId, Role, day, time,
};

use super::{Change, MarketRun};

/// So many are asked at most.
const ASKED: usize = 3;
/// So many candidates beside the right one.
const OTHERS: usize = 3;
/// So many prices beside the own one: more would not fit on a page with what each brought.
const OTHER_PRICES: usize = 2;
/// A box in which fewer orders were counted tells nothing of itself.
const LEAST_COUNTED: u32 = 2;
/// Less is not worth a question: of a hundred one (ppm), ten yuan (fen), a day's five orders.
const LEAST_BAD_PPM: i64 = 10_000;
const LEAST_FEN: i64 = 1000;
const LEAST_ORDERS: i64 = 5;
/// Steps of the agenda that a market may have taken whose other prices are walked: somebody waits for the question.
const STEPS_AT_MOST: u64 = 45_000;

/// What the goods themselves cost is far above all else and no question.
const COSTS: [Account; 17] = [
    Account::Packing,
    Account::PackWaste,
    Account::Freight,
    Account::Handling,
    Account::Labour,
    Account::Van,
    Account::Station,
    Account::Operator,
    Account::Insurance,
    Account::Fee,
    Account::Tax,
    Account::Leader,
    Account::Refund,
    Account::Penalty,
    Account::Wages,
    Account::Promotion,
    Account::Advert,
];

/// In the order in which they are asked.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::VariantArray, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum QuestionKind {
    /// In which box most went bad: ppm of what was counted at the door.
    WorstPack,
    /// Who waited longest for a reply: minutes.
    AnswerWait,
    /// Which order waited longest for the goods: minutes from the click to the door.
    ParcelWait,
    /// What brought most after all that was spent on its orders: fen.
    BestSize,
    /// What cost most beside the goods: fen.
    Dearest,
    /// On which day most orders came.
    BusiestDay,
    /// On which order most money went back: fen.
    MostBack,
    /// At which price of the size that sold most the shop would have earned most, all else as it was: fen.
    BestPrice,
}

/// Whom or what an answer names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Pack(PackId),
    /// Somebody who asked this, whoever of them waited longest.
    Asker(PersonaId, MessageKindId),
    Order(OrderId),
    /// Boxes of this net weight (g).
    Size(ProductId, u32),
    Cost(Account),
    Day(u32),
    /// Boxes of this net weight (g) at this price (fen).
    Price(ProductId, u32, i64),
}

/// An answer and what it comes to, in the unit of the question's kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub subject: Subject,
    pub amount: i64,
}

/// Two to four candidates, of which one has clearly the greatest amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub kind: QuestionKind,
    pub candidates: Vec<Candidate>,
    /// Index of that one.
    pub right: usize,
}

impl QuestionKind {
    pub const ALL: &'static [QuestionKind] = <QuestionKind as strum::VariantArray>::VARIANTS;

    /// Returns the id under which an answer is kept: `reflect-worst-pack`.
    pub fn step_id(self) -> String {
        ["reflect", self.into()].join("-")
    }

    /// Whether the candidates are all there are; of orders and of askers there may be a hundred, and some are named; prices that
    /// come to nearly the same are left out.
    fn names_all(self) -> bool {
        match self {
            QuestionKind::WorstPack | QuestionKind::BestSize | QuestionKind::Dearest | QuestionKind::BusiestDay => true,
            QuestionKind::AnswerWait | QuestionKind::ParcelWait | QuestionKind::MostBack | QuestionKind::BestPrice => {
                false
            }
        }
    }

    fn least(self) -> i64 {
        match self {
            QuestionKind::WorstPack => LEAST_BAD_PPM,
            QuestionKind::AnswerWait | QuestionKind::ParcelWait => 1,
            QuestionKind::BestSize | QuestionKind::Dearest | QuestionKind::MostBack | QuestionKind::BestPrice => {
                LEAST_FEN
            }
            QuestionKind::BusiestDay => LEAST_ORDERS,
        }
    }
}

impl Subject {
    /// Returns the word for the attempt's log.
    pub fn id(&self) -> String {
        match self {
            Subject::Pack(pack) => pack.to_string(),
            Subject::Asker(persona, message) => format!("{persona}.{message}"),
            Subject::Order(order) => order.to_string(),
            Subject::Size(product, net_g) => format!("{product}.{net_g}"),
            Subject::Cost(account) => account.word().to_owned(),
            Subject::Day(day) => format!("day-{day}"),
            Subject::Price(product, net_g, fen) => format!("{product}.{net_g}.{fen}"),
        }
    }
}

/// Returns what can be asked about a market that has closed, and how it was run; the same for the same seed.
pub fn questions(run: &MarketRun, market: &Market, seed: u64) -> Vec<Question> {
    let kinds = QuestionKind::ALL.iter();
    let mut asked: Vec<Question> = kinds
        .filter_map(|kind| ask(*kind, candidates(*kind, run, market), seed))
        .collect();
    // What another price would have brought stands in no book, so it is asked wherever it is clear.
    asked.sort_by_key(|question| {
        let is_in_the_books = question.kind != QuestionKind::BestPrice;
        (is_in_the_books, drawn(seed, "reflect", question.kind.into()))
    });
    asked.truncate(ASKED);
    asked.sort_by_key(|question| question.kind);
    asked
}

/// Returns the question, if it can be answered without doubt.
pub fn ask(kind: QuestionKind, mut all: Vec<Candidate>, seed: u64) -> Option<Question> {
    all.sort_by(|a, b| b.amount.cmp(&a.amount).then_with(|| a.subject.cmp(&b.subject)));
    let mut all = all.into_iter();
    let top = all.next().filter(|top| kind.least() <= top.amount)?;
    let (mut others, near): (Vec<Candidate>, Vec<Candidate>) =
        all.partition(|other| is_clear(top.amount, other.amount));
    if others.is_empty() || kind.names_all() && !near.is_empty() {
        return None;
    }
    let step = kind.step_id();
    others.sort_by_key(|other| drawn(seed, &step, &other.subject.id()));
    others.truncate(OTHERS);
    let subject = top.subject.clone();
    let mut candidates = others;
    candidates.push(top);
    // Another draw than the one above, which the right one took no part in.
    candidates.sort_by_key(|one| drawn(seed, &step, &format!("place {}", one.subject.id())));
    let right = candidates.iter().position(|one| one.subject == subject)?;
    Some(Question {
        kind,
        candidates,
        right,
    })
}

/// A quarter less, so that somebody who looked can tell.
fn is_clear(most: i64, other: i64) -> bool {
    4 * other <= 3 * most
}

fn drawn(seed: u64, step: &str, part: &str) -> usize {
    draw::below(seed, step, part, usize::MAX)
}

/// Returns all that a question of this kind could name; nothing where it is not the learner's business.
fn candidates(kind: QuestionKind, run: &MarketRun, market: &Market) -> Vec<Candidate> {
    let sells = matches!(market.setting.scenario.role, Role::Seller | Role::NeighbourSeller);
    let found: Vec<(Subject, i64)> = match kind {
        QuestionKind::Dearest => costs(market),
        _ if !sells => Vec::new(),
        QuestionKind::WorstPack => packs(market),
        QuestionKind::AnswerWait => askers(market),
        QuestionKind::ParcelWait => parcels(market),
        QuestionKind::BestSize => sizes(market),
        QuestionKind::BusiestDay => days(market),
        QuestionKind::MostBack => given_back(market),
        QuestionKind::BestPrice => prices(run, market),
    };
    let candidate = |(subject, amount)| Candidate { subject, amount };
    found.into_iter().map(candidate).collect()
}

fn packs(market: &Market) -> Vec<(Subject, i64)> {
    let mut packs: BTreeMap<&PackId, (u32, i64, i64)> = BTreeMap::new();
    for order in market.orders.values().filter(|order| 0 < order.counted_pieces) {
        let Some(pack) = &order.pack else { continue };
        let (orders, bad, counted) = packs.entry(pack).or_default();
        *orders += 1;
        *bad += i64::from(order.bad_pieces);
        *counted += i64::from(order.counted_pieces);
    }
    let told = packs.into_iter().filter(|(_, (orders, ..))| LEAST_COUNTED <= *orders);
    told.map(|(pack, (_, bad, counted))| (Subject::Pack(pack.clone()), bad * 1_000_000 / counted))
        .collect()
}

/// Whoever asks at night waits from the buyers' morning on, and whoever leaves waited until then.
fn askers(market: &Market) -> Vec<(Subject, i64)> {
    let within_min = market.setting.rules.day.reply_within_min;
    let mut waits: BTreeMap<Subject, i64> = BTreeMap::new();
    for message in market.messages.values() {
        if !message.owed || message.state == MessageState::Waiting {
            continue;
        }
        let from_min = message.answer_by_min.saturating_sub(within_min);
        let until_min = message.answered_min.unwrap_or(message.leaves_min);
        let wait_min = until_min.saturating_sub(from_min);
        let asker = Subject::Asker(message.persona.clone(), message.kind.clone());
        let longest = waits.entry(asker).or_default();
        *longest = (*longest).max(i64::from(wait_min));
    }
    // Where everybody was served in time there is nothing to tell.
    if waits.values().all(|wait_min| *wait_min <= i64::from(within_min)) {
        return Vec::new();
    }
    waits.into_iter().collect()
}

fn parcels(market: &Market) -> Vec<(Subject, i64)> {
    let wait = |order: &crate::market::Order| {
        let wait_min = order.delivered_min?.saturating_sub(order.placed_min);
        Some((Subject::Order(order.name.clone()), i64::from(wait_min)))
    };
    market.orders.values().filter_map(wait).collect()
}

/// By the postings about the orders of a size: what buyers paid, less goods, box, road, fees and what went back.
fn sizes(market: &Market) -> Vec<(Subject, i64)> {
    let flow = |account: Account, fen: i64| {
        // A swindler may bear an order's name.
        let counts = Account::FLOWS.contains(&account) && account != Account::Lost;
        if counts { fen } else { 0 }
    };
    let mut earned: BTreeMap<Subject, i64> = BTreeMap::new();
    for posting in &market.ledger.postings {
        let order = posting.about.as_ref().and_then(|about| market.orders.get(about));
        let Some(order) = order.filter(|order| order.state.was_taken()) else {
            continue;
        };
        let size = Subject::Size(order.product.clone(), order.net_g);
        *earned.entry(size).or_default() +=
            flow(posting.from, posting.amount_fen) - flow(posting.to, posting.amount_fen);
    }
    earned.into_iter().collect()
}

fn costs(market: &Market) -> Vec<(Subject, i64)> {
    let spent = COSTS.map(|account| (Subject::Cost(account), market.ledger.balance(account)));
    spent.into_iter().filter(|(_, fen)| 0 < *fen).collect()
}

/// From the first day to the last on which one came.
fn days(market: &Market) -> Vec<(Subject, i64)> {
    let taken = market.orders.values().filter(|order| order.state.was_taken());
    let placed: Vec<u32> = taken.map(|order| time::day_of(order.placed_min)).collect();
    let orders = |day: u32| placed.iter().filter(|placed| **placed == day).count();
    let days = 1..=placed.iter().copied().max().unwrap_or(0);
    days.map(|day| (Subject::Day(day), i64::try_from(orders(day)).unwrap_or(i64::MAX)))
        .collect()
}

fn given_back(market: &Market) -> Vec<(Subject, i64)> {
    let orders = market.orders.values().filter(|order| 0 < order.refunded_fen);
    orders
        .map(|order| (Subject::Order(order.name.clone()), order.refunded_fen))
        .collect()
}

/// What the shop earned at the price that was asked, and what it would have earned at others; nothing where the own price is
/// nearly as good as the best, for then nobody could tell.
fn prices(run: &MarketRun, market: &Market) -> Vec<(Subject, i64)> {
    let mut sold: BTreeMap<(&ProductId, u32), u32> = BTreeMap::new();
    for order in market.orders.values().filter(|order| order.state.was_taken()) {
        *sold.entry((&order.product, order.net_g)).or_default() += 1;
    }
    let most = sold.into_iter().max_by_key(|(_, orders)| *orders);
    let Some(((product, net_g), _)) = most.filter(|_| market.steps() <= STEPS_AT_MOST) else {
        return Vec::new();
    };
    let earned = |market: &Market| market.figure(Figure::Day(day::Figure::ProfitFen));
    let priced = |fen: i64| Subject::Price(product.clone(), net_g, fen);
    let own_fen = earned(market);
    let (mut best_fen, mut found) = (own_fen, Vec::new());
    for change in run.other_prices(market, product, net_g).into_iter().take(OTHER_PRICES) {
        if let Change::Price { was_fen, fen, .. } = change {
            if found.is_empty() {
                found.push((priced(was_fen), own_fen));
            }
            let there_fen = earned(&run.other_world(market, &change));
            best_fen = best_fen.max(there_fen);
            found.push((priced(fen), there_fen));
        }
    }
    let is_told = own_fen == best_fen || is_clear(best_fen, own_fen);
    found.retain(|_| is_told);
    found
}
