//! The market's first page: what others are at, what wants an answer from the learner, and the way to every room.

use std::collections::BTreeMap;

use super::{
    advert, buying, cancellations, claims, coop, goods, harvest, household, inquiry, live,
    menu::{Cursor, Menu, OnChoose},
    messages, money,
    number::{Field, Typing},
    orders, packing,
    page::MarketPage,
    parcels, presale, promote, round, rounds, shop, standing, station, talk, tender, van,
    words::counted,
};
use crate::market::{OrderId, PackId, ProductId, listing, papers, parcel, rival};
use crate::{
    market::{
        Channel, Command, Listing, ListingState, Market, MessageState, Name, Obligation, ObligationKind, Order,
        OrderState, PurchaseState, ResponsibleRole, Role, Selector, ShelfState, ShopState, Sku, time,
    },
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Something the learner could sensibly do at this minute.
pub struct Errand {
    pub label: Sentence,
    pub on_choose: OnChoose,
    /// By when, where there is a deadline.
    pub due_min: Option<u32>,
}

/// Errands offered on the first page; the rooms stand on the digits after them.
const OFFERED: usize = 3;
/// Work that is advised at one time: then there is another look at who asks, and when the van goes.
const AT_A_TIME_MIN: u32 = time::HOUR_MIN;
/// Lines about what others are doing.
const OTHERS: usize = 3;

pub fn menu(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_today());
    if market.rain {
        menu.show_in(sentence::say_event_rain(), Ink::Warn);
    }
    match market.setting.scenario.role {
        Role::Dispatcher => van::describe_today(&mut menu, market),
        Role::Official => tender::describe_today(&mut menu, market),
        Role::Keeper => station::describe_today(&mut menu, market),
        Role::Seller => advert::describe_today(&mut menu, market),
        Role::NeighbourSeller => rounds::describe_today(&mut menu, market),
        Role::Buyer | Role::Reviewer => {}
    }
    let errands = errands(market);
    for (digit, errand) in (1..).zip(errands.iter().take(OFFERED)) {
        menu.at(digit, timed(errand, market.now_min), errand.on_choose.clone());
    }
    let others = market.due().into_iter().filter(|item| !is_mine(item.owner, market));
    for item in others.take(OTHERS) {
        menu.show_in(say::obligation(&item, market), Ink::Dim);
    }
    let more = errands.len().saturating_sub(OFFERED);
    if more > 0 {
        menu.show(sentence::market_more_errands(Arg::Number(more as i64)));
    } else if errands.is_empty() {
        let said = if market.is_over() {
            sentence::market_over()
        } else {
            sentence::market_nothing_to_do()
        };
        menu.show(said);
    }
    for (digit, (label, page)) in (4..).zip(rooms(market)) {
        menu.at(digit, label, OnChoose::Go(page));
    }
    if boxes_lie(market) || coop::has_a_round(market) {
        menu.wait_but_orders();
    } else if !market.is_over() {
        menu.wait();
    }
    menu
}

/// Whether orders lie here already, so that one more is no reason to come.
fn boxes_lie(market: &Market) -> bool {
    let is_here = |order: &Order| order.channel == Channel::Shelf && order.state == OrderState::WaitShip;
    !market.is_over() && market.setting.scenario.role == Role::Seller && market.orders.values().any(is_here)
}

/// The focus of today's page: on the most urgent errand, or on waiting when there is none.
pub fn cursor(menu: &Menu) -> Cursor {
    let has_errand = menu.choices.iter().any(|choice| choice.digit == Some(1));
    Cursor {
        focus: if has_errand { 0 } else { menu.choices.len() - 1 },
        page: 0,
    }
}

/// The rooms, five at most, by what the learner is here.
fn rooms(market: &Market) -> Vec<(Sentence, MarketPage)> {
    let open = market.orders.values().filter(|order| !order.state.is_closed()).count();
    let waiting = waiting(market).count();
    let calling = market.talks.values().filter(|talk| talk.is_open()).count();
    let has_talks = !market.talks.is_empty();
    let talks = (
        counted_room(sentence::talk_room(), calling),
        MarketPage::Talk(talk::Page::Room),
    );
    let money = (sentence::market_room_money(), MarketPage::Money(money::Page::Room));
    let parcels = (
        sentence::market_room_parcels(),
        MarketPage::Parcels(parcels::Page::Room),
    );
    let orders = counted_room(sentence::market_room_orders(), open);
    let orders = (orders, MarketPage::Orders(orders::Page::Room));
    let messages = counted_room(sentence::market_room_messages(), waiting);
    let messages = (messages, MarketPage::Messages(messages::Page::Room));
    let purchases = counted_room(sentence::market_room_purchases(), market.purchases.len());
    let purchases = (purchases, MarketPage::Buying(buying::Page::Purchases));
    match market.setting.scenario.role {
        Role::Buyer if market.setting.scenario.offers.is_empty() => vec![talks, money],
        Role::Buyer if has_talks => vec![
            (sentence::market_room_offers(), MarketPage::Buying(buying::Page::Items)),
            purchases,
            talks,
            (sentence::market_room_bills(), MarketPage::Buying(buying::Page::Bills)),
            money,
        ],
        Role::Buyer => vec![
            (sentence::market_room_offers(), MarketPage::Buying(buying::Page::Items)),
            purchases,
            parcels,
            (sentence::market_room_bills(), MarketPage::Buying(buying::Page::Bills)),
            money,
        ],
        Role::Seller => vec![
            (sentence::market_room_shop(), MarketPage::Shop(shop::Page::Room)),
            orders,
            parcels_or_households(parcels, market),
            // A cooperative has somebody at the phone.
            match &market.setting.scenario.coop {
                Some(_) => (
                    counted_room(sentence::market_room_coop(), market.open_deals().len()),
                    MarketPage::Coop(coop::Page::Room),
                ),
                None => messages,
            },
            money,
        ],
        Role::Dispatcher => van::rooms().to_vec(),
        Role::Reviewer => inquiry::rooms(market),
        Role::Official => tender::rooms(),
        Role::Keeper => match &market.station {
            Some(station) => station::rooms(station),
            None => vec![talks, money],
        },
        Role::NeighbourSeller if market.has_neighbours() => rounds::rooms([talks, money]).to_vec(),
        Role::NeighbourSeller => vec![
            (sentence::market_room_goods(), MarketPage::Shop(shop::Page::Room)),
            orders,
            parcels,
            messages,
            money,
        ],
    }
}

/// Whoever sells for others looks at parcels from the orders.
fn parcels_or_households(parcels: (Sentence, MarketPage), market: &Market) -> (Sentence, MarketPage) {
    match market.households.by_id.len() {
        0 => parcels,
        count => (
            counted_room(sentence::market_room_households(), count),
            MarketPage::Household(household::Page::Room),
        ),
    }
}

fn counted_room(name: Sentence, count: usize) -> Sentence {
    match count {
        0 => name,
        _ => sentence::market_room_count(Arg::Number(count as i64), Arg::say(name)),
    }
}

fn timed(errand: &Errand, now_min: u32) -> Sentence {
    match errand.due_min {
        Some(due_min) => sentence::market_errand(Arg::Left { due_min, now_min }, Arg::say(errand.label.clone())),
        None => errand.label.clone(),
    }
}

/// Everything the learner could sensibly do: what takes a minute, then by deadlines.
pub fn errands(market: &Market) -> Vec<Errand> {
    if market.is_over() {
        return Vec::new();
    }
    if let Some(opens_min) = night_until(market) {
        return vec![Errand {
            label: sentence::market_errand_rest(Arg::Moment(opens_min)),
            on_choose: OnChoose::Do(Command::wait_until(opens_min), 0),
            due_min: None,
        }];
    }
    // Of one minute, what has a page of its own comes first.
    let mut errands = of_rooms(market);
    errands.extend(round::errand(market));
    errands.extend(owed(market));
    errands.extend(besides(market));
    errands.sort_by_key(|errand| errand.due_min.unwrap_or(u32::MAX));
    let (words, work): (Vec<Errand>, Vec<Errand>) = errands.into_iter().partition(Errand::is_word);
    let (dates, work): (Vec<Errand>, Vec<Errand>) = work.into_iter().partition(|errand| coop::is_date(errand, market));
    let at_once = words
        .into_iter()
        .chain(promised_too_much(market))
        .chain(harvest::errands(market))
        .chain(household::not_offered(market))
        .chain(dates);
    round::looked_at_first(at_once.chain(work).collect())
}

impl Errand {
    /// A word to somebody who waits takes a minute and comes before an hour's work: after the packing they have gone.
    fn is_word(&self) -> bool {
        matches!(
            self.on_choose,
            OnChoose::Go(MarketPage::Messages(_) | MarketPage::Talk(_) | MarketPage::Cancellation(_))
        )
    }
}

/// What the learner owes by now, kind by kind.
fn owed(market: &Market) -> Vec<Errand> {
    let mut mine: BTreeMap<ObligationKind, Vec<Obligation>> = BTreeMap::new();
    for owed in market.due().into_iter().filter(|owed| is_mine(owed.owner, market)) {
        let kind = match owed.kind {
            // The same page, whether it was filed yet or not.
            ObligationKind::CourierCase => ObligationKind::CourierClaim,
            kind @ (ObligationKind::ShopReview
            | ObligationKind::ListingReview
            | ObligationKind::Violation
            | ObligationKind::Answer
            | ObligationKind::Pay
            | ObligationKind::Group
            | ObligationKind::Reply
            | ObligationKind::Pack
            | ObligationKind::Cancellation
            | ObligationKind::Label
            | ObligationKind::HandOver
            | ObligationKind::Ship
            | ObligationKind::Carry(_)
            | ObligationKind::Confirm
            | ObligationKind::Claim
            | ObligationKind::CourierClaim
            | ObligationKind::Settle
            | ObligationKind::Purchase
            | ObligationKind::Bill
            | ObligationKind::Kpi(_)
            | ObligationKind::Recorded(_)
            | ObligationKind::Talk
            | ObligationKind::Ticket
            | ObligationKind::FollowUp
            | ObligationKind::Door
            | ObligationKind::Log
            | ObligationKind::PayDay
            | ObligationKind::Advance
            | ObligationKind::Question
            | ObligationKind::Deal
            | ObligationKind::Supply
            | ObligationKind::Boxes
            | ObligationKind::PickUp) => kind,
        };
        mine.entry(kind).or_default().push(owed);
    }
    let errands = mine.iter().flat_map(|(kind, owed)| of_kind(*kind, owed, market));
    errands.collect()
}

/// What today's page offers for all that is owed of one kind.
fn of_kind(kind: ObligationKind, owed: &[Obligation], market: &Market) -> Vec<Errand> {
    let together = |make: fn(Arg) -> Sentence, on_choose: OnChoose| {
        vec![Errand {
            label: counted(make, owed.len()),
            on_choose,
            due_min: owed.iter().map(|owed| owed.due_min).min(),
        }]
    };
    let only = match owed {
        [only] => Some(Name::from(only.about.as_str())),
        _ => None,
    };
    match kind {
        ObligationKind::Answer => {
            let calls = only.map_or(MarketPage::Orders(orders::Page::List), |name| {
                MarketPage::Orders(orders::Page::One(OrderId::from(&name)))
            });
            together(sentence::market_errand_calls, OnChoose::Go(calls))
        }
        ObligationKind::Pack => packing(market).into_iter().chain(lacking(market)).collect(),
        ObligationKind::Cancellation => {
            let requests = only.map_or(cancellations::Page::List, |name| {
                cancellations::Page::One(OrderId::from(&name))
            });
            together(
                sentence::cancellation_errand,
                OnChoose::Go(MarketPage::Cancellation(requests)),
            )
        }
        ObligationKind::Label => labelling(market),
        ObligationKind::HandOver => handing_over(market),
        ObligationKind::Claim => {
            let claims = only.map_or(claims::Page::List, |name| claims::Page::One(OrderId::from(&name)));
            together(sentence::market_errand_claims, OnChoose::Go(MarketPage::Claims(claims)))
        }
        ObligationKind::CourierClaim | ObligationKind::CourierCase => {
            let claims = only.map_or(MarketPage::Claims(claims::Page::CourierList), |name| {
                MarketPage::Claims(claims::Page::Courier(OrderId::from(&name)))
            });
            together(sentence::aftersale_errand_courier, OnChoose::Go(claims))
        }
        ObligationKind::Reply => together(
            sentence::market_errand_messages,
            OnChoose::Go(MarketPage::Messages(messages::Page::Next)),
        ),
        ObligationKind::Purchase => owed
            .iter()
            .filter_map(|owed| of_purchase(&owed.about, market))
            .collect(),
        ObligationKind::Bill => owed.iter().map(|owed| of_bill(&owed.about, market)).collect(),
        // These have a page that offers them beside what else is at hand there.
        ObligationKind::Violation
        | ObligationKind::Talk
        | ObligationKind::Ticket
        | ObligationKind::FollowUp
        | ObligationKind::PayDay
        | ObligationKind::Advance
        | ObligationKind::Question
        | ObligationKind::Deal
        | ObligationKind::Supply
        | ObligationKind::Boxes
        | ObligationKind::PickUp => Vec::new(),
        // These are never the learner's to do now, or are done by waiting.
        ObligationKind::ShopReview
        | ObligationKind::ListingReview
        | ObligationKind::Pay
        | ObligationKind::Group
        | ObligationKind::Ship
        | ObligationKind::Carry(_)
        | ObligationKind::Confirm
        | ObligationKind::Settle
        | ObligationKind::Kpi(_)
        | ObligationKind::Recorded(_)
        | ObligationKind::Door
        | ObligationKind::Log => Vec::new(),
    }
}

/// What the pages of the rooms offer: what is owed there, and what else is at hand.
fn of_rooms(market: &Market) -> Vec<Errand> {
    match market.setting.scenario.role {
        Role::Keeper => station::errands(market),
        Role::Seller => [
            household::errands(market),
            coop::errands(market),
            promote::errand(market).into_iter().collect(),
            live::errand(market).into_iter().collect(),
            standing::errands(market),
            advert::errands(market),
            presale::errands(market),
        ]
        .into_iter()
        .flatten()
        .collect(),
        Role::Dispatcher => van::errands(market),
        Role::Reviewer => inquiry::errands(market),
        Role::Official => tender::errands(market),
        Role::NeighbourSeller => rounds::errands(market),
        Role::Buyer => Vec::new(),
    }
}

/// What nobody waits for, and whoever rings or stands there.
fn besides(market: &Market) -> Vec<Errand> {
    let mut errands = match market.setting.scenario.role {
        Role::Buyer => needs(market),
        Role::Seller => shop_errands(market),
        Role::Keeper | Role::Dispatcher | Role::Reviewer | Role::Official | Role::NeighbourSeller => Vec::new(),
    };
    errands.extend(talk::errands(market));
    errands
}

/// Whether nothing can be worked at this minute.
pub fn is_night(market: &Market) -> bool {
    night_until(market).is_some()
}

/// When work goes on, if it is night.
fn night_until(market: &Market) -> Option<u32> {
    let day = &market.setting.rules.day;
    let opens_min = time::next_open(market.now_min, day.opens_min, day.closes_min);
    (opens_min != market.now_min).then_some(opens_min)
}

/// When the village station opens, if it is closed.
pub fn station_closed_until(market: &Market) -> Option<u32> {
    let day = &market.setting.rules.day;
    let opens_min = time::next_open(market.now_min, day.station_opens_min, day.station_closes_min);
    (opens_min != market.now_min).then_some(opens_min)
}

/// What is packed in one go is one errand.
fn packing(market: &Market) -> Vec<Errand> {
    let groups = pack_together(market).into_iter();
    let errands = groups.filter_map(|(selector, orders)| {
        let (selector, orders) = at_a_time(selector, &orders, |count| market.packing_min(count));
        let label = packing::packing_of(&selector, orders);
        at_once(
            label,
            orders,
            OnChoose::Go(MarketPage::Packing(packing::Page::Pack(selector))),
        )
    });
    errands.collect()
}

/// Orders that came while the last goods went elsewhere: nothing can be packed, and waiting makes it dearer.
fn lacking(market: &Market) -> Option<Errand> {
    let mut orders = at_step(market, ObligationKind::Pack);
    orders.retain(|order| lacks_goods(order, market));
    let page = match orders.as_slice() {
        [only] => orders::Page::One(only.name.clone()),
        _ => orders::Page::List,
    };
    let label = counted(sentence::market_errand_lacking, orders.len());
    at_once(label, &orders, OnChoose::Go(MarketPage::Orders(page)))
}

/// Whether an order cannot be filled from what is left.
pub fn lacks_goods(order: &Order, market: &Market) -> bool {
    order.oversold && market.left_g(&order.product) < order.total_g()
}

/// The most urgent of these, as many as are done within the hour, and how they are named.
fn at_a_time<'o, 'a>(
    selector: Selector,
    orders: &'o [&'a Order],
    minutes: impl Fn(usize) -> u32,
) -> (Selector, &'o [&'a Order]) {
    let now = &orders[..fitting(orders.len(), minutes).min(orders.len())];
    if now.len() == orders.len() {
        return (selector, now);
    }
    let names = now.iter().map(|order| order.name.clone().into());
    (Selector::Named(names.collect()), now)
}

/// How many of so many are done before there is another look at who asks; one at least.
pub fn fitting(count: usize, minutes: impl Fn(usize) -> u32) -> usize {
    let fit = (1..=count).rev().find(|count| minutes(*count) <= AT_A_TIME_MIN);
    fit.unwrap_or(1)
}

fn labelling(market: &Market) -> Vec<Errand> {
    let orders = most_urgent_first(to_label(market));
    let (selector, now) = at_a_time(Selector::Due, &orders, |count| market.labelling_min(count));
    let errand = at_once(
        counted(packing::labels_of(market), now.len()),
        now,
        packing::labelling(selector, market),
    );
    errand.into_iter().collect()
}

pub fn most_urgent_first(mut orders: Vec<&Order>) -> Vec<&Order> {
    orders.sort_by_key(|order| (order.due_min, &order.name));
    orders
}

/// A look at the labels, and the way out of the house.
fn handing_over(market: &Market) -> Vec<Errand> {
    let unchecked = most_urgent_first(to_check(market));
    let (selector, now) = at_a_time(Selector::Packed, &unchecked, |count| market.checking_min(count));
    let check = at_once(
        counted(sentence::market_errand_check, now.len()),
        now,
        OnChoose::Do(Command::Parcel(parcel::Command::Check(selector)), 0),
    );
    let packed = to_ship(market);
    let ship = at_once(
        counted(sentence::market_errand_ship, packed.len()),
        &packed,
        OnChoose::Go(MarketPage::Packing(packing::Page::Ship(Selector::Packed, false))),
    );
    check.into_iter().chain(ship).collect()
}

/// One errand for several orders; none for no orders.
fn at_once(label: Sentence, orders: &[&Order], on_choose: OnChoose) -> Option<Errand> {
    let due_min = orders.iter().map(|order| order.due_min).min()?;
    Some(Errand {
        label,
        on_choose,
        due_min: Some(due_min),
    })
}

fn shop_errands(market: &Market) -> Vec<Errand> {
    let errand = |label: Sentence, on_choose: OnChoose| {
        vec![Errand {
            label,
            on_choose,
            due_min: None,
        }]
    };
    match market.shop.state {
        ShopState::Closed => {
            return errand(
                sentence::market_errand_papers(),
                OnChoose::Go(MarketPage::Shop(shop::Page::Room)),
            );
        }
        ShopState::NeedFix => {
            return errand(
                sentence::market_errand_fix_papers(),
                OnChoose::Go(MarketPage::Shop(shop::Page::Room)),
            );
        }
        ShopState::WaitDeposit => {
            return errand(
                shop::opening(market),
                OnChoose::Do(Command::Papers(papers::Command::Deposit), 0),
            );
        }
        ShopState::Reviewing | ShopState::Open | ShopState::Trial | ShopState::Restricted => {}
        ShopState::Frozen | ShopState::Closing | ShopState::Shut => return Vec::new(),
    }
    let Some(listing) = market.desk.as_ref().and_then(|product| market.listings.get(product)) else {
        return errand(
            sentence::market_errand_list(),
            OnChoose::Go(MarketPage::Goods(goods::Page::Products)),
        );
    };
    // A page that was sent back waits wherever it lies.
    let others = market
        .listings
        .values()
        .filter(|other| other.product != listing.product);
    let sent_back = others
        .filter(|other| other.state == ListingState::Rejected)
        .map(|other| Errand {
            label: sentence::market_errand_repair_of(Arg::name("product", &other.product)),
            on_choose: OnChoose::Do(Command::Listing(listing::Command::List(other.product.clone())), 0),
            due_min: None,
        });
    let on_air = may_go_live(listing, market).then(|| Errand {
        label: sentence::market_errand_golive(),
        on_choose: OnChoose::Go(MarketPage::Live(live::Page::Room)),
        due_min: None,
    });
    let copied = market.rivals.keys().filter_map(|product| of_copied(product, market));
    let page = of_page(listing, market).into_iter().chain(copied);
    page.chain(sent_back).chain(on_air).collect()
}

/// Whether this market sells on air, the goods are there, and nothing was said yet.
fn may_go_live(listing: &Listing, market: &Market) -> bool {
    let profile = market.setting.rules.profiles.get(&market.shop.profile);
    let is_shown = listing.state == ListingState::Passed && listing.shelf == ShelfState::OnShelf;
    profile.is_some_and(|profile| profile.live) && is_shown && market.live.is_none() && !market.buyers_gone
}

/// Another shop shows the page's photos, and nobody has told the market.
fn of_copied(product: &ProductId, market: &Market) -> Option<Errand> {
    let copied = market.copied(product).filter(|copied| copied.gone_min.is_none())?;
    let command = rival::Command::Takedown(rival::command::Takedown {
        product: product.clone(),
    });
    Some(Errand {
        label: sentence::seller_errand_copied(Arg::name("rival", &copied.by)),
        on_choose: OnChoose::Do(Command::Rival(command), 0),
        due_min: None,
    })
}

/// What the page at hand wants.
fn of_page(listing: &Listing, market: &Market) -> Option<Errand> {
    let (label, on_choose) = match (listing.state, listing.shelf) {
        // Handed in before the shop is open it would only come back.
        (ListingState::Draft, _) if !market.is_selling() => return None,
        (ListingState::Draft, _) => (
            sentence::market_errand_fill(),
            OnChoose::Go(MarketPage::Listing(super::listing::Page::Form)),
        ),
        (ListingState::Rejected, _) => (
            sentence::market_errand_repair(),
            OnChoose::Go(MarketPage::Listing(super::listing::Page::Form)),
        ),
        (ListingState::Passed, ShelfState::SoldOut) if has_goods(listing, market) => (
            sentence::market_errand_restock(),
            OnChoose::Go(restock_page(listing, market)),
        ),
        (ListingState::Passed, ShelfState::Down) => (
            sentence::market_errand_shelve(),
            OnChoose::Do(Command::Listing(listing::Command::Shelve), 0),
        ),
        _ => return None,
    };
    Some(Errand {
        label,
        on_choose,
        due_min: None,
    })
}

/// A page that promises more than there is: before all work, for each minute may sell what is not there.
fn promised_too_much(market: &Market) -> Option<Errand> {
    let listing = market.desk.as_ref().and_then(|product| market.listings.get(product))?;
    let is_shown = listing.state == ListingState::Passed && listing.shelf == ShelfState::OnShelf;
    (market.is_selling() && is_shown && overstated(listing, market)).then(|| Errand {
        label: sentence::market_errand_overstated(),
        on_choose: OnChoose::Go(promised_page(listing)),
        due_min: None,
    })
}

/// Where the stock of the size is written that promises most.
fn promised_page(listing: &Listing) -> MarketPage {
    let promised_g = |(net_g, sku): &(&u32, &Sku)| u64::from(**net_g) * u64::from(sku.stock);
    stock_page(listing.skus.iter().max_by_key(promised_g))
}

/// Where the stock of a size is written for which there is enough.
fn restock_page(listing: &Listing, market: &Market) -> MarketPage {
    let left_g = market.left_g(&listing.product);
    stock_page(listing.skus.iter().find(|(net_g, _)| **net_g <= left_g))
}

pub fn stock_page(size: Option<(&u32, &Sku)>) -> MarketPage {
    match size {
        Some((net_g, _)) => MarketPage::Number(Typing::new(Field::Stock(*net_g))),
        None => MarketPage::Goods(goods::Page::Sizes),
    }
}

/// Whether there is still enough for one piece of any size.
fn has_goods(listing: &Listing, market: &Market) -> bool {
    let left_g = market.left_g(&listing.product);
    listing.skus.keys().any(|net_g| *net_g <= left_g)
}

/// Whether the page promises more than there is.
fn overstated(listing: &Listing, market: &Market) -> bool {
    u64::from(market.left_g(&listing.product)) < listing.offered_g()
}

fn of_purchase(name: &str, market: &Market) -> Option<Errand> {
    let purchase = market.purchases.get(&Name::from(name))?;
    let make = match purchase.state {
        PurchaseState::Arrived => sentence::market_errand_collect,
        PurchaseState::Collected => sentence::market_errand_inspect,
        PurchaseState::OnTheWay | PurchaseState::Signed | PurchaseState::Returning | PurchaseState::Returned => {
            return None;
        }
    };
    Some(Errand {
        label: make(say::called(&purchase.name)),
        on_choose: OnChoose::Go(MarketPage::Buying(buying::Page::Purchase(purchase.name.clone()))),
        due_min: (purchase.state == PurchaseState::Arrived).then_some(purchase.due_min),
    })
}

fn of_bill(bill: &str, market: &Market) -> Errand {
    Errand {
        label: sentence::market_errand_bill(Arg::name("bill", bill)),
        on_choose: OnChoose::Go(MarketPage::Buying(buying::Page::Bills)),
        due_min: bill_due_min(bill, market),
    }
}

/// What a buyer came for and has not bought yet.
fn needs(market: &Market) -> Vec<Errand> {
    let mut errands = Vec::new();
    for need in &market.setting.scenario.needs {
        let is_met = market
            .purchases
            .values()
            .any(|purchase| purchase.item == need.item && !is_given_back(purchase.state));
        if !is_met {
            errands.push(Errand {
                label: sentence::market_errand_buy(Arg::name("item", &need.item)),
                on_choose: OnChoose::Go(MarketPage::Buying(buying::Page::Offers(need.item.clone()))),
                due_min: None,
            });
        }
    }
    errands
}

/// The end of the day on which a bill falls due.
pub fn bill_due_min(bill: &str, market: &Market) -> Option<u32> {
    let bill = market.setting.scenario.bills.get(bill)?;
    Some(time::at(bill.due_day, market.setting.rules.day.closes_min))
}

fn is_given_back(state: PurchaseState) -> bool {
    matches!(state, PurchaseState::Returning | PurchaseState::Returned)
}

fn is_mine(owner: ResponsibleRole, market: &Market) -> bool {
    owner == market.setting.scenario.role.responsible()
}

fn waiting(market: &Market) -> impl Iterator<Item = &crate::market::Message> {
    market
        .messages
        .values()
        .filter(|message| message.state == MessageState::Waiting)
}

fn in_state(market: &Market, is: impl Fn(&Order) -> bool) -> Vec<&Order> {
    market.orders.values().filter(|order| is(order)).collect()
}

/// Orders whose next step is the seller's own `step`.
fn at_step(market: &Market, step: ObligationKind) -> Vec<&Order> {
    in_state(market, |order| {
        let is_next = || market.next_step(&order.name).is_some_and(|next| next.kind == step);
        order.state == OrderState::WaitShip && is_next()
    })
}

pub fn to_pack(market: &Market) -> Vec<&Order> {
    let mut orders = at_step(market, ObligationKind::Pack);
    orders.retain(|order| !lacks_goods(order, market) && market.is_ripe(&order.product));
    orders
}

/// The same goods, and the packs that hold them.
#[derive(PartialEq)]
struct Alike {
    product: ProductId,
    packs: Vec<PackId>,
}

/// The orders that are packed in one go: those with the same goods, the most urgent goods first.
pub fn pack_together<'a>(market: &'a Market) -> Vec<(Selector, Vec<&'a Order>)> {
    let mut due = to_pack(market);
    // A contract's goods have boxes, papers and a day of their own.
    due.retain(|order| !market.is_contracted(&order.name));
    due.sort_by_key(|order| (order.due_min, &order.name));
    // What goes into the same packs is packed in one go.
    let mut groups: Vec<(Alike, Vec<&'a Order>)> = Vec::new();
    for order in due {
        let alike = Alike {
            product: order.product.clone(),
            packs: market.fitting_packs(order),
        };
        match groups.iter_mut().find(|(known, _)| *known == alike) {
            Some((_, group)) => group.push(order),
            None => groups.push((alike, vec![order])),
        }
    }
    let is_one = groups.len() == 1;
    let groups = groups.into_iter().map(|(_, group)| group);
    let together = |group: Vec<&'a Order>| {
        let names = group.iter().map(|order| order.name.clone().into());
        let selector = if is_one {
            Selector::Due
        } else {
            Selector::Named(names.collect())
        };
        (selector, group)
    };
    groups.map(together).collect()
}

pub fn to_label(market: &Market) -> Vec<&Order> {
    at_step(market, ObligationKind::Label)
}

/// Who sticks labels on by hand has seen what stands on them.
pub fn to_check(market: &Market) -> Vec<&Order> {
    if market.setting.scenario.hand_labels {
        return Vec::new();
    }
    let mut orders = at_step(market, ObligationKind::HandOver);
    orders.retain(|order| order.is_unchecked());
    orders
}

pub fn to_ship(market: &Market) -> Vec<&Order> {
    at_step(market, ObligationKind::HandOver)
}
