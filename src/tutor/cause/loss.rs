//! What a market took from its learner: buyers who left, money given back, poor reviews, fines, households that went home. A
//! fold over the log; why each came about is its sisters' business.
//!
//! An order that nobody ever paid is no loss: it cost nothing, and nobody can do anything about it.

use crate::market::{
    Channel, Complaint, DealId, Event, Happened, HouseholdId, Market, Name, OrderId, PlaceId, TalkId, TicketId,
    VillageId, ViolationKindId, Way, advert, aftersale, cancellation, coop, courier_contract, group_round, household,
    live, message, order, pack_lot, promotion, sample, shop, station, talk, van,
};

/// Something lost, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    pub kind: LossKind,
    pub whom: Whom,
    /// The order, message, household, talk, visit, deal, line of the record or lot of parcels.
    pub about: String,
    pub at_min: u32,
    /// What went at that minute (fen); nothing where only a chance was lost.
    pub money_fen: i64,
}

/// What was lost.
#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(LossSort), derive(PartialOrd, Ord, strum::VariantArray, strum::IntoStaticStr))]
pub enum LossKind {
    /// Somebody asked and left without an answer.
    AskedInVain,
    /// Somebody rang, and nobody said yes or no.
    CalledInVain,
    /// Sent after the promise.
    SentLate,
    /// The order was given up: by the market, or by the seller.
    Cancelled,
    /// The buyer took the order back before it was sent.
    Withdrawn,
    /// Too few bought together.
    GroupFailed,
    /// Money back; so many of twenty pieces were bad.
    GivenBack { complaint: Complaint, bad_of_20: u32 },
    /// What a buyer wrote (hundredths of a star).
    PoorReview { stars_hundredths: i64 },
    /// The market fined the shop.
    Fined { kind: ViolationKindId, points: u32 },
    /// A swindler got money.
    Swindled,
    /// A household asked for an advance in vain and took its goods home.
    TakenHome,
    /// A household never heard how its money was reckoned.
    Unexplained,
    /// A household was not paid on its day.
    Unpaid,
    /// A contract's goods were not there.
    ContractBroken,
    /// The boxes on credit were not paid for.
    CreditOverdue,
    /// Somebody waited at the station in vain.
    WaitedInVain,
    /// Something was done at the station that should have been denied.
    WronglyServed,
    /// The county took money back for what the log told.
    TakenBack,
    /// Parcels of a village missed their day.
    LotLate,
    /// Paid clicks cost more over some days than their orders earned.
    Advertised,
    /// A buyer who had cancelled did not take the parcel.
    TurnedAway,
    /// What was ordered upon a sample was worse than it, and not taken.
    NotLikeSample,
    /// Fewer parcels went to a courier than its contract promised.
    VolumeMissed,
    /// Packs by the lot that nobody needed.
    PacksLeftOver,
    /// Neighbours who had signed up came to the pick-up point in vain.
    CameInVain { count: u32 },
    /// Bags of a round were picked for nobody.
    LeftWasted { count: u32 },
    /// Neighbours who wanted to pay later never did.
    NeverPaid { count: u32 },
    /// What the learner asked pays neither for the goods nor for their way.
    SoldBelowCost,
}

/// Whom it hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// A buyer of the shelf, known by the town alone.
    Buyer(PlaceId),
    /// Somebody with a name.
    Called(Name),
    /// Somebody who asked and of whom nothing is known.
    Somebody,
    Household(HouseholdId),
    Visitor(TicketId),
    Caller(TalkId),
    Village(VillageId),
    Partner(DealId),
    /// The shop itself.
    Shop,
}

/// What makes two losses of two worlds the same one.
pub type LossKey = (LossSort, String);

/// A buyer is content from so many stars on (hundredths).
const CONTENT_HUNDREDTHS: i64 = 350;
/// Pieces are told of as many as a hand can show.
const PIECES: u32 = 20;

impl LossKind {
    /// Whether it came about because nobody answered: whoever has left the market is asked no more.
    pub(in crate::tutor) fn is_silence(&self) -> bool {
        matches!(
            self,
            LossKind::AskedInVain
                | LossKind::CalledInVain
                | LossKind::Fined { .. }
                | LossKind::TakenHome
                | LossKind::Unexplained
                | LossKind::Unpaid
                | LossKind::WaitedInVain
        )
    }
}

impl Loss {
    /// Whether money went back because half of a box or more was bad.
    pub fn is_half_bad(&self) -> bool {
        let LossKind::GivenBack { complaint, bad_of_20 } = &self.kind else {
            return false;
        };
        *complaint == Complaint::BadFruit && PIECES <= 2 * *bad_of_20
    }

    /// What makes two losses of one deed the same mishap: an order is one however much goes wrong with it, all else by its minute.
    pub(super) fn time(&self) -> String {
        let is_of_order = match &self.kind {
            LossKind::CalledInVain
            | LossKind::SentLate
            | LossKind::Cancelled
            | LossKind::Withdrawn
            | LossKind::GroupFailed
            | LossKind::GivenBack { .. }
            | LossKind::PoorReview { .. }
            | LossKind::TurnedAway
            | LossKind::NotLikeSample
            | LossKind::SoldBelowCost => true,
            LossKind::AskedInVain
            | LossKind::Fined { .. }
            | LossKind::Swindled
            | LossKind::TakenHome
            | LossKind::Unexplained
            | LossKind::Unpaid
            | LossKind::ContractBroken
            | LossKind::CreditOverdue
            | LossKind::WaitedInVain
            | LossKind::WronglyServed
            | LossKind::TakenBack
            | LossKind::LotLate
            | LossKind::Advertised
            | LossKind::VolumeMissed
            | LossKind::PacksLeftOver
            | LossKind::CameInVain { .. }
            | LossKind::LeftWasted { .. }
            | LossKind::NeverPaid { .. } => false,
        };
        if is_of_order {
            self.about.clone()
        } else {
            format!("{} {}", self.about, self.at_min)
        }
    }

    pub fn key(&self) -> LossKey {
        (LossSort::from(&self.kind), self.about.clone())
    }
}

/// Returns what was lost since the n-th line of the log, in the order in which it happened.
pub fn losses(market: &Market, from: usize) -> Vec<Loss> {
    let happened = market.log.iter().skip(from);
    let lost = happened.filter_map(|happened| {
        let (kind, whom, about, money_fen) = lost(market, happened)?;
        Some(Loss {
            kind,
            whom,
            about,
            at_min: happened.at_min,
            money_fen,
        })
    });
    lost.collect()
}

type Lost = Option<(LossKind, Whom, String, i64)>;

fn lost(market: &Market, Happened { event, at_min }: &Happened) -> Lost {
    let at_min = *at_min;
    match event {
        Event::Message(event) => of_message(market, event),
        Event::Order(event) => of_order(market, event),
        Event::AfterSale(event) => of_after_sale(market, event),
        Event::Live(live::Event::Withdrawn(event)) => {
            of_buyer(market, &event.order, LossKind::Withdrawn, event.refund_fen)
        }
        Event::Cancellation(cancellation::Event::TurnedAway(event)) => {
            of_buyer(market, &event.order, LossKind::TurnedAway, event.freight_fen)
        }
        Event::Sample(sample::Event::TurnedAway(event)) => {
            let order = market.orders.get(&event.order)?;
            let goods_fen = if event.is_sound {
                0
            } else {
                market.goods_value_fen(&order.product, order.total_g())
            };
            of_buyer(
                market,
                &event.order,
                LossKind::NotLikeSample,
                event.freight_fen + goods_fen,
            )
        }
        Event::CourierContract(courier_contract::Event::Over(event)) if 0 < event.missing_fen => {
            let about = event.courier.to_string();
            Some((LossKind::VolumeMissed, Whom::Shop, about, event.missing_fen))
        }
        Event::PackLot(pack_lot::Event::LeftOver(event)) if 0 < event.loss_fen => {
            let about = format!("{} {}", event.pack, event.up_to_g);
            Some((LossKind::PacksLeftOver, Whom::Shop, about, event.loss_fen))
        }
        Event::Promotion(promotion::Event::GroupFailed(event)) => {
            of_buyer(market, &event.order, LossKind::GroupFailed, event.refund_fen)
        }
        Event::Advert(advert::Event::Reckoned(event)) if 0 < event.lost_fen => {
            let about = format!("{} {}", event.product, event.day.day);
            Some((LossKind::Advertised, Whom::Shop, about, event.lost_fen))
        }
        Event::Shop(event) => of_shop(market, event, at_min),
        Event::Talk(event) => of_talk(market, event),
        Event::Household(event) => of_household(event),
        Event::Coop(event) => of_coop(event),
        Event::Station(event) => of_station(event),
        Event::Van(van::Event::LotLate(event)) => {
            let village = &event.lot.village;
            let about = event.lot.to_string();
            Some((
                LossKind::LotLate,
                Whom::Village(village.clone()),
                about,
                event.penalty_fen,
            ))
        }
        Event::Day(_)
        | Event::Papers(_)
        | Event::Listing(_)
        | Event::Parcel(_)
        | Event::CourierClaim(_)
        | Event::Harvest(_)
        | Event::Rival(_)
        | Event::Purchase(_)
        | Event::Inquiry(_)
        | Event::Tender(_)
        | Event::Van(_)
        | Event::Promotion(_)
        | Event::Advert(_)
        | Event::Cancellation(_)
        | Event::CourierContract(_)
        | Event::PackLot(_)
        | Event::Invoice(_)
        | Event::Sample(_)
        | Event::Presale(_)
        | Event::Live(_) => None,
        Event::GroupRound(event) => of_round(market, event),
    }
}

fn of_round(market: &Market, event: &group_round::Event) -> Lost {
    let value_fen = |n: usize, count: u32| {
        let neighbours = market.setting.scenario.neighbours.as_ref();
        let portion_g = neighbours.map_or(0, |neighbours| neighbours.portion_g);
        let product = &market.rounds.all[n].terms.product;
        market.goods_value_fen(product, portion_g) * i64::from(count)
    };
    let (kind, n, money_fen) = match event {
        group_round::Event::HandedOut(handed) if !handed.unserved.is_empty() => {
            let count = handed.unserved.len() as u32;
            (LossKind::CameInVain { count }, handed.round, 0)
        }
        group_round::Event::LeftSold(group_round::event::LeftSold {
            round, wasted: count, ..
        })
        | group_round::Event::LeftSpoiled(group_round::event::LeftSpoiled { round, portions: count })
        | group_round::Event::LeftOffered(group_round::event::LeftOffered {
            round,
            way: Way::Home,
            portions: count,
        }) if 0 < *count => (
            LossKind::LeftWasted { count: *count },
            *round,
            value_fen(*round, *count),
        ),
        group_round::Event::PaidLater(group_round::event::PaidLater {
            round,
            never: count @ 1..,
            ..
        }) => {
            let owed_fen = market.rounds.all[*round].terms.price_fen * i64::from(*count);
            (LossKind::NeverPaid { count: *count }, *round, owed_fen)
        }
        group_round::Event::Wished(_)
        | group_round::Event::Opened(_)
        | group_round::Event::SignedUp(_)
        | group_round::Event::Padded(_)
        | group_round::Event::Closed(_)
        | group_round::Event::CalledOff(_)
        | group_round::Event::Bagged(_)
        | group_round::Event::Brought(_)
        | group_round::Event::HandedOut(_)
        | group_round::Event::LeftOffered(_)
        | group_round::Event::LeftSold(_)
        | group_round::Event::LeftSpoiled(_)
        | group_round::Event::PaidLater(_) => return None,
    };
    Some((kind, Whom::Shop, n.to_string(), money_fen))
}

fn of_buyer(market: &Market, name: &OrderId, kind: LossKind, money_fen: i64) -> Lost {
    let order = market.orders.get(name)?;
    let whom = match order.channel {
        Channel::Shelf if is_numbered(name) => Whom::Buyer(order.place.clone()),
        Channel::Shelf | Channel::Phone => Whom::Called(name.clone().into()),
    };
    Some((kind, whom, name.to_string(), money_fen))
}

/// A buyer of the shelf has a letter and a number and no name: `b317`, `b317-2`.
fn is_numbered(name: &str) -> bool {
    let number = name.get(1..).map(|rest| rest.split('-').next().unwrap_or_default());
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn of_message(market: &Market, event: &message::Event) -> Lost {
    let message::Event::Expired(expired) = event else {
        return None;
    };
    let asked = market.messages.get(&expired.message)?;
    let whom = match &asked.wish {
        Some(wish) => Whom::Buyer(wish.place.clone()),
        None if is_numbered(&asked.from) => Whom::Somebody,
        None => Whom::Called(asked.from.clone()),
    };
    Some((LossKind::AskedInVain, whom, expired.message.to_string(), 0))
}

/// Of an order that was kept, at the price on the page: what a coupon or a group takes off is another decision.
fn below_cost(market: &Market, name: &OrderId) -> Lost {
    let order = market.orders.get(name)?;
    let piece_fen = order.price_fen / i64::from(order.pieces.max(1));
    let is_plain = order.coupon.is_none() && order.people.is_none() && order.refunded_fen == 0;
    let money_fen = market.below_cost_fen(order);
    if !is_plain || money_fen == 0 || market.is_given_price(order.net_g, piece_fen) {
        return None;
    }
    of_buyer(market, name, LossKind::SoldBelowCost, money_fen)
}

fn of_order(market: &Market, event: &order::Event) -> Lost {
    if let order::Event::Paid(paid) = event {
        below_cost(market, &paid.order)
    } else if let order::Event::Late(late) = event {
        of_buyer(market, &late.order, LossKind::SentLate, late.penalty_fen)
    } else if let order::Event::Cancelled(cancelled) = event {
        // Called off when a lesson led on: nobody could send it any more.
        if cancelled.penalty_fen == 0 && !cancelled.too_late {
            return None;
        }
        // What never left is still here: the price was not earned, and not lost.
        of_buyer(market, &cancelled.order, LossKind::Cancelled, cancelled.penalty_fen)
    } else if let order::Event::Declined(declined) = event
        && declined.silent
    {
        of_buyer(market, &declined.order, LossKind::CalledInVain, 0)
    } else if let order::Event::Reviewed(reviewed) = event
        && reviewed.stars_hundredths < CONTENT_HUNDREDTHS
    {
        let stars_hundredths = reviewed.stars_hundredths;
        of_buyer(market, &reviewed.order, LossKind::PoorReview { stars_hundredths }, 0)
    } else {
        None
    }
}

fn of_after_sale(market: &Market, event: &aftersale::Event) -> Lost {
    let aftersale::Event::Refunded(refunded) = event else {
        return None;
    };
    let (asked, order) = (
        market.after_sales.get(&refunded.order)?,
        market.orders.get(&refunded.order)?,
    );
    let kind = LossKind::GivenBack {
        complaint: asked.complaint,
        bad_of_20: bad_of_20(order.bad_pieces, order.counted_pieces.max(1)),
    };
    of_buyer(market, &refunded.order, kind, refunded.amount_fen)
}

/// Of twenty, to the nearest; one at least where any was bad.
fn bad_of_20(bad: u32, counted: u32) -> u32 {
    let nearest = (2 * bad * PIECES + counted) / (2 * counted);
    nearest.clamp(u32::from(bad != 0), PIECES)
}

fn of_shop(market: &Market, event: &shop::Event, at_min: u32) -> Lost {
    if let shop::Event::ViolationCounted(counted) = event {
        let kind = LossKind::Fined {
            kind: counted.kind.clone(),
            points: counted.points,
        };
        // A line on air is fined each time that it is said.
        let is_page = market.listings.contains_key(counted.about.as_str());
        let about = if is_page {
            format!("{} {} {}", counted.about, counted.kind, at_min)
        } else {
            counted.about.clone()
        };
        Some((kind, Whom::Shop, about, counted.fine_fen))
    } else if let shop::Event::ViolationFinal(stays) = event
        && 0 < stays.points
    {
        let violation = market.shop.violations.get(stays.number.checked_sub(1)?)?;
        let kind = LossKind::Fined {
            kind: violation.kind.clone(),
            points: stays.points,
        };
        Some((kind, Whom::Shop, violation.about.clone(), stays.fine_fen))
    } else {
        None
    }
}

fn of_talk(market: &Market, event: &talk::Event) -> Lost {
    let (talk, money_fen) = if let talk::Event::Sent(sent) = event {
        (&sent.talk, sent.amount_fen)
    } else if let talk::Event::Stolen(stolen) = event {
        (&stolen.talk, stolen.amount_fen)
    } else {
        return None;
    };
    let terms = &market.talks.get(talk)?.terms;
    market.talk_terms(terms).is_scam().then(|| {
        (
            LossKind::Swindled,
            Whom::Caller(talk.clone()),
            talk.to_string(),
            money_fen,
        )
    })
}

fn of_household(event: &household::Event) -> Lost {
    let (kind, household, money_fen) = if let household::Event::GoodsTakenHome(home) = event {
        (LossKind::TakenHome, &home.household, 0)
    } else if let household::Event::QuestionLost(lost) = event {
        (LossKind::Unexplained, &lost.household, lost.borne_fen)
    } else if let household::Event::PayDayMissed(missed) = event {
        (LossKind::Unpaid, &missed.household, 0)
    } else {
        return None;
    };
    Some((
        kind,
        Whom::Household(household.clone()),
        household.to_string(),
        money_fen,
    ))
}

fn of_coop(event: &coop::Event) -> Lost {
    if let coop::Event::DealMissed(missed) = event {
        let about = missed.deal.to_string();
        Some((
            LossKind::ContractBroken,
            Whom::Partner(missed.deal.clone()),
            about,
            missed.penalty_fen,
        ))
    } else if let coop::Event::LineShort(short) = event {
        let about = short.deal.to_string();
        Some((
            LossKind::ContractBroken,
            Whom::Partner(short.deal.clone()),
            about,
            short.amount_fen,
        ))
    } else if let coop::Event::SupplierUnpaid(unpaid) = event {
        Some((LossKind::CreditOverdue, Whom::Shop, String::new(), unpaid.late_fen))
    } else {
        None
    }
}

fn of_station(event: &station::Event) -> Lost {
    let (kind, ticket, money_fen) = if let station::Event::Left(left) = event {
        (LossKind::WaitedInVain, &left.ticket, 0)
    } else if let station::Event::Trouble(trouble) = event {
        (LossKind::WronglyServed, &trouble.ticket, trouble.amount_fen)
    } else if let station::Event::Inspected(inspected) = event
        && 0 < inspected.taken_back_fen
    {
        return Some((LossKind::TakenBack, Whom::Shop, String::new(), inspected.taken_back_fen));
    } else {
        return None;
    };
    Some((kind, Whom::Visitor(ticket.clone()), ticket.to_string(), money_fen))
}
