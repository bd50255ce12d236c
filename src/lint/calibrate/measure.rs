//! What is counted in a shop that was played, for each measure. A value is so much of so many, summed over shops before it is
//! divided, and where two kinds are compared, that against the same of the other kind.

use super::middling::PlayedShop;
use crate::course::{Measure, MeasureUnit, PublishedFigure};
use crate::market::{
    Account, Channel, Complaint, Event, Figure, Market, Order, OrderId, Pack, Parcel, advert, cancellation, coop,
    fee_fen, group_round, live, message, order, parcel, promotion, station, time, van,
};

/// So much of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    pub sum: i64,
    pub of: i64,
}

/// What shops gave for a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    pub here: Part,
    /// The other kind, against which it is held; one of one where there is none.
    pub beside: Part,
}

/// The zone that holds the rest of the country.
const EAST: &str = "4";
const BAG: &str = "bag";
const CARTON: &str = "carton";
const NET_CARTON: &str = "net-carton";
const INBOUND: &str = "inbound";
const OUTBOUND: &str = "outbound";
const AGENT_ORDER: &str = "agent-order";
/// A review from here on is a good one (hundredths of a star).
const GOOD_STARS: i64 = 400;
/// A shop answers nearly everybody from this share on, and leaves many below that one (ppm).
const ANSWERS_PPM: i64 = 850_000;
const SILENT_PPM: i64 = 800_000;
/// With fewer messages nobody can say.
const LEAST_MESSAGES: i64 = 3;
const THREE_DAYS_MIN: u32 = 3 * time::DAY_MIN;
const DAYS_OF_A_MONTH: i64 = 30;
const WORKING_DAYS_OF_A_MONTH: i64 = 26;

const ONE: Part = Part { sum: 1, of: 1 };

impl Part {
    fn plus(self, other: Part) -> Part {
        Part {
            sum: self.sum + other.sum,
            of: self.of + other.of,
        }
    }

    /// How many of some are so.
    fn share(all: impl Iterator<Item = bool>) -> Part {
        let parts = all.map(|is| Part {
            sum: i64::from(is),
            of: 1,
        });
        parts.fold(Part::default(), Part::plus)
    }

    fn sum(parts: impl Iterator<Item = (i64, i64)>) -> Part {
        let parts = parts.map(|(sum, of)| Part { sum, of });
        parts.fold(Part::default(), Part::plus)
    }
}

impl From<Part> for Counted {
    fn from(here: Part) -> Counted {
        Counted { here, beside: ONE }
    }
}

impl Counted {
    pub fn plus(self, other: Counted) -> Counted {
        Counted {
            here: self.here.plus(other.here),
            beside: self.beside.plus(other.beside),
        }
    }

    /// In the measure's unit; nothing where there was nothing to count.
    pub fn value(self, measure: Measure) -> Option<i64> {
        let scale = match measure.unit() {
            MeasureUnit::Share => 1_000_000,
            MeasureUnit::Fen | MeasureUnit::Minutes => 1,
            MeasureUnit::Hundredths => 100,
        };
        let [sum, of, beside_sum, beside_of] =
            [self.here.sum, self.here.of, self.beside.sum, self.beside.of].map(i128::from);
        let whole = of * beside_sum;
        (whole != 0).then(|| i64::try_from((sum * beside_of * scale + whole / 2) / whole).expect("a figure"))
    }
}

/// Counts a figure in one shop.
pub fn count(figure: &PublishedFigure, shop: &PlayedShop) -> Counted {
    let counting = Counting { figure, shop };
    let market = &shop.market;
    match figure.measure {
        Measure::OrdersOfPageViews => counting.orders_of_views().into(),
        Measure::OrdersByAnswering => counting.by_answering(),
        Measure::OrdersInCampaign => counting.in_campaign(),
        Measure::ClickPrice => Part {
            sum: market.ledger.balance(Account::Advert),
            of: market.figure(Figure::Advert(advert::Figure::AdClicks)),
        }
        .into(),
        Measure::FalseClaims => Part {
            sum: market.after_sales.values().filter(|asked| asked.true_ppm == 0).count() as i64,
            of: market
                .orders
                .values()
                .filter(|order| order.delivered_min.is_some())
                .count() as i64,
        }
        .into(),
        Measure::ShortWeights => {
            let arrived = market.orders.values().filter(|order| order.delivered_min.is_some());
            Part::share(arrived.map(|order| {
                let asked = market.after_sales.get(&order.name);
                asked.is_some_and(|asked| asked.complaint == Complaint::ShortWeight)
            }))
            .into()
        }
        Measure::ShortBoxes => {
            let tolerance_ppm = market.setting.rules.short_weight.tolerance_ppm;
            let arrived = market.orders.values().filter(|order| order.delivered_min.is_some());
            Part::share(arrived.map(|order| {
                let missing_g = order.total_g().saturating_sub(order.in_box_g());
                i64::from(order.total_g()) * tolerance_ppm < i64::from(missing_g) * 1_000_000
            }))
            .into()
        }
        Measure::ReturnPremium => {
            let insured = market.parcels.values().filter(|parcel| 0 < parcel.premium_fen);
            Part::sum(insured.map(|parcel| (parcel.premium_fen, 1))).into()
        }
        Measure::RemoteFee => {
            let remote = market.parcels.values().filter(|parcel| 0 < parcel.remote_fen);
            Part::sum(remote.map(|parcel| (parcel.remote_fen, 1))).into()
        }
        Measure::OrdersOfClicks => Part {
            sum: market.figure(Figure::Advert(advert::Figure::AdOrders)),
            of: market.figure(Figure::Advert(advert::Figure::AdClicks)),
        }
        .into(),
        Measure::AdsOfTheirSales => Part {
            sum: market.ledger.balance(Account::Advert),
            of: counting.taken().filter(|order| order.promoted).map(price_fen).sum(),
        }
        .into(),
        Measure::BuyersWhoReturn => {
            let (again, first): (Vec<&Order>, Vec<&Order>) = counting.of_the_page().partition(|order| order.again);
            Part {
                sum: count_of(again.into_iter()),
                of: count_of(first.into_iter()),
            }
            .into()
        }
        Measure::OrdersCancelled => Part {
            sum: market.figure(Figure::Cancellation(cancellation::Figure::CancelsAsked)),
            of: count_of(counting.taken().filter(|order| is_shelf(order))),
        }
        .into(),
        Measure::RoundsMissed => Part {
            sum: market.figure(Figure::GroupRound(group_round::Figure::RoundMissed)),
            of: market.figure(Figure::GroupRound(group_round::Figure::RoundSigned)),
        }
        .into(),
        Measure::RoundsAgain => Part {
            sum: market.figure(Figure::GroupRound(group_round::Figure::RoundAgain)),
            of: market.rounds.first.len() as i64,
        }
        .into(),
        Measure::LeaderShare => {
            let rounds = market.rounds.all.iter();
            Part::sum(rounds.map(|round| {
                let paid_fen = i64::from(round.fetched) * round.terms.price_fen;
                (paid_fen * round.terms.share_ppm / 1_000_000, paid_fen)
            }))
            .into()
        }
        Measure::LiveViewers => counting.live(viewers(market)),
        Measure::LiveOrdersOfViewers => Part {
            sum: counting.live_orders(),
            of: viewers(market),
        }
        .into(),
        Measure::LiveOrdersAnHour => Part {
            sum: counting.live_orders() * 60,
            of: air_min(market),
        }
        .into(),
        Measure::LiveOrdersASession => counting.live(counting.live_orders()),
        Measure::LiveSalesASession => {
            let live = counting.taken().filter(|order| order.live);
            counting.live(live.map(|order| order.paid_fen() - order.refunded_fen).sum())
        }
        Measure::GatePriceAKilogram => {
            let worth = |order: &Order| (counting.gate_fen(order) * 1_000, i64::from(order.total_g()));
            Part::sum(counting.sent().map(worth)).into()
        }
        Measure::GateToBuyer => {
            let online = counting.sent().filter(|order| is_shelf(order));
            Part::sum(online.map(|order| (order.price_fen, counting.gate_fen(order)))).into()
        }
        Measure::FruitParcelValue => Part::sum(counting.fruit_sent().map(|order| (price_fen(order), 1))).into(),
        Measure::FreightAParcel => Part::sum(counting.handed().map(|(_, parcel)| (parcel.fee_fen, 1))).into(),
        Measure::FreightOfFruitPrice => {
            let fruit = counting.handed().filter(|(order, _)| market.is_fresh(&order.product));
            Part::sum(fruit.map(|(order, parcel)| (parcel.fee_fen, price_fen(order)))).into()
        }
        Measure::ContractOfWalkIn => counting.contract_of_walk_in().into(),
        Measure::TimeToTheEast => {
            let trips = counting.sent().filter_map(|order| trip_min(market, order));
            Part::sum(trips.map(|minutes| (minutes, 1))).into()
        }
        Measure::LostParcels => counting.lost().into(),
        Measure::BadOnArrival => Part::sum(counting.sent().map(bad)).into(),
        Measure::BadWithoutIce => {
            Part::sum(counting.fruit_sent().filter(|order| !has_ice(market, order)).map(bad)).into()
        }
        Measure::BadWithinThreeDays => Part::sum(counting.fruit_sent().filter(|order| is_quick(order)).map(bad)).into(),
        Measure::BadInBagToCarton => counting.bad_in(BAG, CARTON),
        Measure::BadInNetToCarton => counting.bad_in(NET_CARTON, CARTON),
        Measure::RefundedOrders => refunded(counting.taken().filter(|order| is_shelf(order))).into(),
        Measure::RefundedLiveToShelf => {
            let is_shelf_fruit = |order: &&Order| is_shelf(order) && !order.live && market.is_fresh(&order.product);
            Counted {
                here: refunded(counting.taken().filter(|order| order.live)),
                beside: refunded(counting.taken().filter(is_shelf_fruit)),
            }
        }
        Measure::GoodReviews => {
            let fruit = counting.orders().filter(|order| market.is_fresh(&order.product));
            let stars = fruit.filter_map(|order| order.stars_hundredths);
            Part::share(stars.map(|stars| GOOD_STARS <= stars)).into()
        }
        Measure::LatePenalty => Part::sum(happened(market).filter_map(late_fen)).into(),
        Measure::TimeToTheWallet => counting.to_the_wallet().into(),
        Measure::StationInToOut => Part {
            sum: tickets(market, INBOUND),
            of: tickets(market, OUTBOUND),
        }
        .into(),
        Measure::StationMonthCost => Part {
            sum: market.ledger.balance(Account::Station) * DAYS_OF_A_MONTH,
            of: i64::from(market.setting.scenario.days),
        }
        .into(),
        Measure::AgentOrderFee => Part::sum(happened(market).filter_map(agent_fee)).into(),
        Measure::ParcelsAVanDay => Part {
            sum: market.figure(Figure::Van(van::Figure::ParcelsMoved)),
            of: market.figure(Figure::Van(van::Figure::VanRuns)),
        }
        .into(),
        Measure::WageAMonth => Part::sum(happened(market).filter_map(wages)).into(),
    }
}

/// A figure and the shop in which it is counted.
#[derive(Clone, Copy)]
struct Counting<'a> {
    figure: &'a PublishedFigure,
    shop: &'a PlayedShop,
}

impl<'a> Counting<'a> {
    /// Orders of the figure's product.
    fn orders(self) -> impl Iterator<Item = &'a Order> {
        let product = self.figure.product.as_ref();
        let orders = self.shop.market.orders.values();
        orders.filter(move |order| product.is_none_or(|product| *product == order.product))
    }

    /// Those that were paid, or taken by phone.
    fn taken(self) -> impl Iterator<Item = &'a Order> {
        self.orders().filter(|order| order.state.was_taken())
    }

    fn sent(self) -> impl Iterator<Item = &'a Order> {
        self.orders().filter(|order| order.shipped_min.is_some())
    }

    /// Fresh fruit sent to buyers of the shelf.
    fn fruit_sent(self) -> impl Iterator<Item = &'a Order> {
        let market = &self.shop.market;
        let sent = self.sent().filter(|order| is_shelf(order));
        sent.filter(|order| market.is_fresh(&order.product))
    }

    /// Parcels to buyers of the shelf.
    fn handed(self) -> impl Iterator<Item = (&'a Order, &'a Parcel)> {
        let market = &self.shop.market;
        let handed = happened(market).filter_map(|event| {
            let Event::Parcel(parcel::Event::Handed(handed)) = event else {
                return None;
            };
            Some((&handed.order, &*handed.parcel))
        });
        handed.filter_map(move |(order, parcel)| {
            let order = market.orders.get(order)?;
            is_shelf(order).then_some((order, parcel))
        })
    }

    fn gate_fen(self, order: &Order) -> i64 {
        self.shop.market.goods_value_fen(&order.product, order.total_g())
    }

    /// Orders that came by looking at the page.
    fn of_the_page(self) -> impl Iterator<Item = &'a Order> {
        let taken = self.taken().filter(|order| is_shelf(order));
        taken.filter(|order| !order.live && order.plan.is_none())
    }

    fn orders_of_views(self) -> Part {
        let views_ppm: i64 = self.shop.page_views_ppm.values().sum();
        Part {
            sum: count_of(self.of_the_page()),
            of: views_ppm / 1_000_000,
        }
    }

    fn by_answering(self) -> Counted {
        let figure = |figure| self.shop.market.figure(Figure::Message(figure));
        let messages = figure(message::Figure::Messages);
        let answered_ppm = figure(message::Figure::Answered) * 1_000_000 / messages.max(1);
        let none = Part::default();
        let here = self.orders_of_views();
        let (here, beside) = if messages < LEAST_MESSAGES {
            (none, none)
        } else if ANSWERS_PPM <= answered_ppm {
            (here, none)
        } else if answered_ppm < SILENT_PPM {
            (none, here)
        } else {
            (none, none)
        };
        Counted { here, beside }
    }

    /// Orders by day, on days of the campaign and on the others on which the page is seen.
    fn in_campaign(self) -> Counted {
        let market = &self.shop.market;
        let campaign = market.log.iter().find_map(|happened| {
            let Event::Promotion(promotion::Event::CampaignBegan(began)) = &happened.event else {
                return None;
            };
            let last = time::day_of(began.campaign.until_min.saturating_sub(1));
            Some(time::day_of(happened.at_min)..=last)
        });
        let shelved = market.listings.values().filter_map(|listing| listing.shelved_min);
        let Some((campaign, shelved_min)) = campaign.zip(shelved.min()) else {
            return Counted::default();
        };
        let (first, last) = (time::day_of(shelved_min) + 1, market.setting.scenario.days);
        let by_day = |is_campaign: bool| {
            let days = (first..=last).filter(|day| campaign.contains(day) == is_campaign);
            let placed = self.of_the_page().filter(|order| {
                let day = time::day_of(order.placed_min);
                first <= day && campaign.contains(&day) == is_campaign
            });
            Part {
                sum: count_of(placed),
                of: count_of(days),
            }
        };
        Counted {
            here: by_day(true),
            beside: by_day(false),
        }
    }

    fn live_orders(self) -> i64 {
        count_of(self.taken().filter(|order| order.live))
    }

    /// So much in all live sessions.
    fn live(self, sum: i64) -> Counted {
        let began = happened(&self.shop.market).filter(|event| matches!(event, Event::Live(live::Event::Began(_))));
        Part {
            sum,
            of: count_of(began),
        }
        .into()
    }

    /// What was paid at a contract's rate, of what the cheapest courier takes from anybody for the same parcels.
    fn contract_of_walk_in(self) -> Part {
        let market = &self.shop.market;
        let setting = &market.setting;
        Part::sum(self.handed().filter_map(|(order, parcel)| {
            let is_contract = 1 < setting.courier(&parcel.courier)?.parcels_min;
            let zone = market.zone_of(&order.place)?;
            let walk_in = setting.couriers().filter(|(_, courier)| courier.parcels_min <= 1);
            let cheapest_fen = walk_in
                .filter_map(|(_, courier)| fee_fen(courier, zone, parcel.charged_g))
                .min()?;
            is_contract.then_some((parcel.fee_fen, cheapest_fen))
        }))
    }

    fn lost(self) -> Part {
        let lost = happened(&self.shop.market).filter(|event| matches!(event, Event::Parcel(parcel::Event::Lost(_))));
        Part {
            sum: count_of(lost),
            of: count_of(self.handed()),
        }
    }

    fn bad_in(self, pack: &str, other: &str) -> Counted {
        let in_pack = |pack: &str| {
            let is_in = |order: &&Order| order.pack.as_ref().is_some_and(|id| id.as_str() == pack);
            Part::sum(self.sent().filter(is_in).map(bad))
        };
        Counted {
            here: in_pack(pack),
            beside: in_pack(other),
        }
    }

    fn to_the_wallet(self) -> Part {
        let market = &self.shop.market;
        Part::sum(market.log.iter().filter_map(|happened| {
            let Event::Order(order::Event::Settled(settled)) = &happened.event else {
                return None;
            };
            let order = market.orders.get::<OrderId>(&settled.order)?;
            Some((i64::from(happened.at_min - order.placed_min), 1))
        }))
    }
}

fn happened(market: &Market) -> impl Iterator<Item = &Event> {
    market.log.iter().map(|happened| &happened.event)
}

fn count_of<T>(all: impl Iterator<Item = T>) -> i64 {
    i64::try_from(all.count()).expect("some thousands")
}

fn is_shelf(order: &Order) -> bool {
    order.channel == Channel::Shelf
}

/// What a buyer of the shelf paid, freight included.
fn price_fen(order: &Order) -> i64 {
    order.price_fen + order.freight_paid_fen
}

/// Bad pieces of those that were counted at the door.
fn bad(order: &Order) -> (i64, i64) {
    (i64::from(order.bad_pieces), i64::from(order.counted_pieces))
}

fn has_ice(market: &Market, order: &Order) -> bool {
    let packs = &market.setting.rules.packs;
    let pack = order.pack.as_ref().and_then(|pack| packs.get(pack));
    pack.is_some_and(Pack::has_ice)
}

fn is_quick(order: &Order) -> bool {
    let trip = order.delivered_min.zip(order.packed_min);
    let trip_min = trip.and_then(|(door, packed)| door.checked_sub(packed));
    trip_min.is_some_and(|minutes| minutes <= THREE_DAYS_MIN)
}

/// Minutes on the way to the rest of the country; nothing for what goes elsewhere or did not arrive.
fn trip_min(market: &Market, order: &Order) -> Option<i64> {
    let is_east = market.zone_of(&order.place)?.as_str() == EAST;
    let minutes = order.delivered_min?.checked_sub(order.shipped_min?)?;
    is_east.then_some(i64::from(minutes))
}

/// Orders with money given back; what the seller never sent in time is no return.
fn refunded<'a>(orders: impl Iterator<Item = &'a Order>) -> Part {
    let is_never_sent = |order: &&Order| order.late && order.shipped_min.is_none();
    let orders = orders.filter(|order| !is_never_sent(order));
    Part::share(orders.map(|order| 0 < order.refunded_fen))
}

/// All who looked into live sessions: those watching, as often as viewers change.
fn viewers(market: &Market) -> i64 {
    let stay_min = market.setting.rules.live.stay_min.max(1);
    let looked_in = market.log.iter().filter_map(|happened| {
        let Event::Live(live::Event::Said(said)) = &happened.event else {
            return None;
        };
        Some(said.viewers * i64::from(said.until_min.saturating_sub(happened.at_min)) / stay_min)
    });
    looked_in.sum()
}

fn air_min(market: &Market) -> i64 {
    let on_air = market.log.iter().filter_map(|happened| {
        let Event::Live(live::Event::Began(began)) = &happened.event else {
            return None;
        };
        Some(i64::from(began.ends_min - happened.at_min))
    });
    on_air.sum()
}

fn tickets(market: &Market, service: &str) -> i64 {
    let tickets = market.station.iter().flat_map(|station| station.tickets.values());
    count_of(tickets.filter(|ticket| ticket.service.as_str() == service))
}

fn late_fen(event: &Event) -> Option<(i64, i64)> {
    let Event::Order(order::Event::Late(late)) = event else {
        return None;
    };
    Some((late.penalty_fen, 1))
}

fn agent_fee(event: &Event) -> Option<(i64, i64)> {
    let Event::Station(station::Event::Served(served)) = event else {
        return None;
    };
    (served.ticket.service.as_str() == AGENT_ORDER).then_some((served.fee_fen, 1))
}

fn wages(event: &Event) -> Option<(i64, i64)> {
    let Event::Coop(coop::Event::WagesPaid(paid)) = event else {
        return None;
    };
    Some((paid.amount_fen * WORKING_DAYS_OF_A_MONTH, i64::from(paid.hands)))
}
