//! A middling seller: no fool, and not the author. What the solution does is done with the slips of a busy household: a price
//! some hundredths off, a title too short, a phone that lies in the house, another box that is at hand, a parcel that goes out
//! with the next round. Slips are drawn by (shop, what, when), so a shop is the same however often it is played.

use std::collections::{BTreeMap, BTreeSet};

use crate::course::Play;
use crate::market::{
    Assurance, Command, LineId, Market, Pack, PackId, ProductId, Pull, Refusal, Setting, aftersale, day, group_round,
    harvest, household, listing, live, message, parcel, station, time,
};

/// A shop that was played to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct PlayedShop {
    pub market: Market,
    /// How often each page was opened, in millionths: expected, for buyers are drawn by orders alone.
    pub page_views_ppm: BTreeMap<ProductId, i64>,
}

/// Days of a hundred on which it happens.
const WRONG_PACKS: u64 = 25;
const UNCHECKED_LABELS: u64 = 50;
const UNSORTED: u64 = 25;
const UNWRITTEN_LOGS: u64 = 25;
const SPARE_BAGS: u64 = 25;
/// Of a hundred lines on air, so many are said otherwise.
const OTHER_LINES: u64 = 25;
/// Of a hundred shops, so many insure every way back where somebody insures it.
const INSURERS: u64 = 33;
/// Of a hundred shops, so many leave the last word out of the title.
const SHORT_TITLES: u64 = 33;
/// Of a hundred spells of two hours, the phone lies in the house in so many: between these bounds, by shop. A third on average.
const AWAY: (u64, u64) = (10, 56);
const AWAY_MIN: u32 = 120;
/// A price is so many hundredths too low or too high.
const PRICE_OFF: (u64, u64) = (5, 15);

/// Plays a scenario as the middling seller of this shop does, and lets it settle.
pub fn play(play: &Play, shop: u64) -> PlayedShop {
    let mut market = Market::open(play.setting.clone(), shop);
    let mut seller = Middling::of(shop, play, &market);
    seller.insure(&mut market);
    for (at, command) in play.solution.iter().enumerate() {
        seller.reprice(&mut market);
        let has_another_round = play.solution[at + 1..].iter().any(is_handing_over);
        let Some(meant) = seller.slip(&market, command, has_another_round) else {
            continue;
        };
        let mut done = market.execute_silently(&meant);
        if done.is_err() && meant != *command {
            // What was at hand did not do: then as one should.
            done = market.execute_silently(command);
        }
        seller.count_views(&market);
        if done == Err(Refusal::Day(day::Refusal::Over)) {
            break;
        }
    }
    market.settle();
    seller.count_views(&market);
    PlayedShop {
        market,
        page_views_ppm: seller.page_views_ppm,
    }
}

struct Middling {
    shop: u64,
    /// What is asked, in hundredths of what the solution asks.
    price_hundredths: i64,
    away: u64,
    /// On this day nothing is handed over.
    idle_day: u32,
    days: u32,
    /// Pages that stood there from the start, with prices that are not this seller's yet.
    unpriced: BTreeSet<ProductId>,
    page_views_ppm: BTreeMap<ProductId, i64>,
    counted_day: u32,
}

impl Middling {
    fn of(shop: u64, play: &Play, market: &Market) -> Middling {
        let days = play.setting.scenario.days;
        let (least, most) = PRICE_OFF;
        let off = i64::try_from(least + draw(shop, "price", 0) % (most - least + 1)).expect("some hundredths");
        let is_low = draw(shop, "price-low", 0).is_multiple_of(2);
        let today = time::day_of(market.now_min);
        let left = u64::from(days.saturating_sub(today)) + 1;
        let idle = u32::try_from(draw(shop, "idle-day", 0) % left).expect("some days");
        Middling {
            shop,
            price_hundredths: if is_low { 100 - off } else { 100 + off },
            away: AWAY.0 + draw(shop, "away", 0) % (AWAY.1 - AWAY.0 + 1),
            idle_day: today + idle,
            days,
            unpriced: market.listings.keys().cloned().collect(),
            page_views_ppm: BTreeMap::new(),
            counted_day: today,
        }
    }

    /// Whether it happens, in so many of a hundred cases.
    fn happens(&self, topic: &str, when: u32, of_hundred: u64) -> bool {
        draw(self.shop, topic, when) % 100 < of_hundred
    }

    /// The page on the desk gets this seller's prices, once.
    fn reprice(&mut self, market: &mut Market) {
        let Some(product) = market.desk.clone().filter(|product| self.unpriced.remove(product)) else {
            return;
        };
        let skus: Vec<(u32, i64)> = market.listings[&product]
            .skus
            .iter()
            .map(|(net_g, sku)| (*net_g, sku.price_fen))
            .collect();
        for (net_g, price_fen) in skus {
            let price = listing::edit::Price {
                net_g: Some(net_g),
                price_fen: self.asked(price_fen),
            };
            // A page that may not be changed keeps its price.
            let _ = market.execute_silently(&listing::Edit::Price(price).into());
        }
    }

    /// Some insure ways back, without having reckoned.
    fn insure(&self, market: &mut Market) {
        if self.happens("insures", 0, INSURERS) {
            let insure = listing::Edit::Assure(listing::edit::Assure {
                assurance: Assurance::ReturnFreight,
                on: true,
            });
            // Most markets of the course have no insurer.
            let _ = market.execute_silently(&insure.into());
        }
    }

    fn asked(&self, price_fen: i64) -> i64 {
        price_fen * self.price_hundredths / 100
    }

    /// What this seller does where the solution does this; nothing where it is left for later, or left out.
    fn slip(&self, market: &Market, command: &Command, has_another_round: bool) -> Option<Command> {
        let today = time::day_of(market.now_min);
        let spell = market.now_min / AWAY_MIN;
        let is_left = if is_answer(command) {
            self.happens("away", spell, self.away)
        } else if is_check(command) {
            self.happens("unchecked", today, UNCHECKED_LABELS)
        } else if is_sorting_or_cooling(command) {
            self.happens("unsorted", today, UNSORTED)
        } else if is_paper_work(command) {
            self.happens("unwritten", today, UNWRITTEN_LOGS)
        } else {
            is_handing_over(command) && has_another_round && today == self.idle_day
        };
        (!is_left).then(|| {
            self.otherwise(market, command, today)
                .unwrap_or_else(|| command.clone())
        })
    }

    /// The command as this seller gives it, where it differs.
    fn otherwise(&self, market: &Market, command: &Command, today: u32) -> Option<Command> {
        if let Command::Listing(listing::Command::Edit(edit)) = command {
            return self.edited(edit).map(Command::from);
        }
        if let Command::Live(live::Command::Say(line)) = command {
            let said = self.said(&market.setting, line, market.now_min)?;
            return Some(Command::Live(live::Command::Say(said)));
        }
        if let Command::GroupRound(command) = command {
            return self.in_a_group(market, command, today).map(Command::GroupRound);
        }
        let Command::Parcel(parcel::Command::Pack(meant)) = command else {
            return None;
        };
        if !self.happens("wrong-pack", today, WRONG_PACKS) {
            return None;
        }
        let other = parcel::command::Pack {
            pack: self.at_hand(&market.setting, &meant.pack, today)?,
            ..meant.clone()
        };
        Some(Command::Parcel(parcel::Command::Pack(other)))
    }

    /// A round at this seller's price; on some days some bags more than were ordered, just in case.
    fn in_a_group(&self, market: &Market, command: &group_round::Command, today: u32) -> Option<group_round::Command> {
        if let group_round::Command::Open(terms) = command {
            let price_fen = self.asked(terms.price_fen);
            return Some(group_round::Command::Open(group_round::command::Open {
                price_fen,
                ..terms.clone()
            }));
        }
        let is_ordered = *command == group_round::Command::Bag(group_round::command::Bags::Ordered);
        let round = market.rounds.current().filter(|_| is_ordered)?;
        self.happens("spare-bags", today, SPARE_BAGS).then(|| {
            let count = round.unbagged() + round.total() / 5;
            group_round::Command::Bag(group_round::command::Bags::Number(count))
        })
    }

    fn edited(&self, edit: &listing::Edit) -> Option<listing::Edit> {
        let mut other = edit.clone();
        if let listing::Edit::Sku(sku) = &mut other {
            sku.price_fen = self.asked(sku.price_fen);
        } else if let listing::Edit::Price(price) = &mut other {
            price.price_fen = self.asked(price.price_fen);
        } else if let listing::Edit::Title(title) = &mut other {
            let (short, _) = title.rsplit_once(' ')?;
            if !self.happens("short-title", 0, SHORT_TITLES) {
                return None;
            }
            *title = short.to_owned();
        } else {
            return None;
        }
        Some(other)
    }

    /// Another pack for parcels of any goods.
    fn at_hand(&self, setting: &Setting, meant: &PackId, today: u32) -> Option<PackId> {
        let packs = &setting.rules.packs;
        let is_other = |(id, pack): &(&PackId, &Pack)| *id != meant && pack.only.is_empty() && !pack.by_hand;
        let others: Vec<&PackId> = packs.iter().filter(is_other).map(|(id, _)| id).collect();
        one_of(&others, draw(self.shop, "which-pack", today)).map(|id| (*id).clone())
    }

    /// Another plain line of the same part.
    fn said(&self, setting: &Setting, meant: &LineId, now_min: u32) -> Option<LineId> {
        let lines = &setting.rules.lines;
        let part = &lines.get(meant)?.part;
        let is_other = |id: &LineId| id != meant && lines[id].part == *part && lines[id].breach.is_none();
        let others: Vec<&LineId> = lines.keys().filter(|id| is_other(id)).collect();
        let is_said = self.happens("other-line", now_min, OTHER_LINES);
        let other = one_of(&others, draw(self.shop, "which-line", now_min)).filter(|_| is_said);
        other.map(|id| (*id).clone())
    }

    /// Adds the views of the days since the last time, at today's pull.
    fn count_views(&mut self, market: &Market) {
        let today = time::day_of(market.now_min).min(self.days);
        let days = i64::from(today.saturating_sub(self.counted_day));
        self.counted_day = self.counted_day.max(today);
        if days == 0 {
            return;
        }
        for (product, listing) in &market.listings {
            let is_on_sale = listing.is_seen() && listing.skus.values().any(|sku| 0 < sku.stock);
            if let Some(pull) = market.pull_of(product).filter(|_| is_on_sale) {
                *self.page_views_ppm.entry(product.clone()).or_default() += days * views_a_day_ppm(market, &pull);
            }
        }
    }
}

/// How often a page is opened in a day, in millionths.
fn views_a_day_ppm(market: &Market, pull: &Pull) -> i64 {
    let demand = &market.setting.rules.demand;
    let product = |start: i64, factors: &[(_, i64)]| -> i64 {
        let times = |so_far: i128, (_, ppm): &(_, i64)| so_far * i128::from(*ppm) / 1_000_000;
        i64::try_from(factors.iter().fold(i128::from(start), times)).expect("visits of a day")
    };
    let shown = product(pull.visits_per_day * 1_000_000, &pull.shown);
    let look_ppm = product(demand.look_ppm, &pull.looking).clamp(demand.look_least_ppm, demand.look_most_ppm);
    shown / 1_000 * look_ppm / 1_000
}

fn is_answer(command: &Command) -> bool {
    matches!(
        command,
        Command::Message(message::Command::Reply(_)) | Command::AfterSale(aftersale::Command::Agree(_))
    )
}

/// Looking over the boxes and labels, or weighing them.
fn is_check(command: &Command) -> bool {
    matches!(
        command,
        Command::Parcel(parcel::Command::Check(_) | parcel::Command::Weigh(_))
    )
}

fn is_handing_over(command: &Command) -> bool {
    matches!(command, Command::Parcel(parcel::Command::Ship(_)))
}

fn is_sorting_or_cooling(command: &Command) -> bool {
    matches!(
        command,
        Command::Household(household::Command::Sort(_)) | Command::Harvest(harvest::Command::Cool(_))
    )
}

fn is_paper_work(command: &Command) -> bool {
    matches!(
        command,
        Command::Station(station::Command::Log(_) | station::Command::Follow(_))
    )
}

fn one_of<T>(some: &[T], bits: u64) -> Option<&T> {
    let count = u64::try_from(some.len()).ok().filter(|count| 0 < *count)?;
    some.get(usize::try_from(bits % count).ok()?)
}

/// Even bits for one question: FNV-1a over its parts, then the finaliser of SplitMix64.
fn draw(shop: u64, topic: &str, when: u32) -> u64 {
    let parts = [&shop.to_le_bytes()[..], topic.as_bytes(), &when.to_le_bytes()[..]];
    let hash = parts.concat().iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let mut bits = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
