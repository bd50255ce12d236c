//! The group of neighbours: the terms of a round on one page, each changed by its key; the list while it is open; what is bagged,
//! brought and left over.

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
    shop,
    today::Errand,
    words::due,
};
use crate::market::group_round::{self, command::Bags};
use crate::{
    market::{Command, Market, Round, RoundState, Way, time},
    say::{Arg, Sentence, sentence},
    text::Ink,
};

/// The group, and the terms of a round that is not open yet.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    Terms(group_round::command::Open),
}

type Terms = group_round::command::Open;

/// Names of friends that are put on a list at one time.
const FRIENDS: u32 = 6;

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::Terms(terms) => terms_page(terms, market),
    }
}

/// What the group waits for, in a line of today's page.
pub fn describe_today(menu: &mut Menu, market: &Market) {
    if let Some(round) = market.rounds.current().filter(|round| round.state == RoundState::Open) {
        menu.show_in(on_the_list(round), Ink::Dim);
    }
}

/// The rooms of somebody who sells to a group: it, who rings, the goods, the money.
pub fn rooms([talks, money]: [(Sentence, MarketPage); 2]) -> [(Sentence, MarketPage); 4] {
    [
        (sentence::round_room(), MarketPage::Round(Page::Room)),
        talks,
        (sentence::market_room_goods(), MarketPage::Shop(shop::Page::Room)),
        money,
    ]
}

/// What is to be done for the group.
pub fn errands(market: &Market) -> Vec<Errand> {
    let room = || OnChoose::Go(MarketPage::Round(Page::Room));
    let current = market
        .rounds
        .current()
        .filter(|round| round.state == RoundState::Closed);
    let of_round = current.filter(|round| round.arrives_min.is_none()).map(|round| {
        let label = match round.unbagged().min(market.portions_left()) {
            0 => sentence::round_errand_bring(Arg::count(round.bagged)),
            unbagged => sentence::round_errand_bag(Arg::count(unbagged)),
        };
        Errand {
            label,
            on_choose: room(),
            due_min: Some(round.terms.pick_up_min),
        }
    });
    let left = market.rounds.left_over().map(|(n, left)| {
        let pick_up_min = market.rounds.all[n].terms.pick_up_min;
        let ends_min = time::at(time::day_of(pick_up_min) + 1, market.setting.rules.rounds.left_ends_min);
        Errand {
            label: sentence::round_errand_left(Arg::count(left)),
            on_choose: room(),
            due_min: Some(ends_min),
        }
    });
    let next = market.is_time_for_a_round().then(|| first_terms(market)).flatten();
    let next = next.map(|terms| Errand {
        label: sentence::round_errand_open(Arg::count(market.hungry_neighbours())),
        on_choose: OnChoose::Go(MarketPage::Round(Page::Terms(terms))),
        due_min: None,
    });
    of_round.into_iter().chain(left).chain(next).collect()
}

fn on_the_list(round: &Round) -> Sentence {
    let time = Arg::Moment(round.terms.cut_off_min);
    sentence::round_on_the_list(Arg::count(round.terms.most), time, Arg::count(round.total()))
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::round_title());
    let is_left = left_over(&mut menu, market);
    match market.rounds.current() {
        Some(round) if round.state == RoundState::Open => open_list(&mut menu, round, market),
        Some(round) => closed_list(&mut menu, round, market),
        None if is_left => {}
        None => between(&mut menu, market),
    }
    menu.wait();
    menu
}

/// Between two rounds: who asks for more, and what the last one brought.
fn between(menu: &mut Menu, market: &Market) {
    let count = market
        .setting
        .scenario
        .neighbours
        .as_ref()
        .map_or(0, |terms| terms.count);
    let hungry = Arg::count(market.hungry_neighbours());
    menu.show(sentence::round_hungry(hungry, Arg::count(count)));
    if let Some(round) = market.rounds.all.last() {
        let over_fen = round.income_fen - round.cost_fen - round.gate_fen;
        let fetched = Arg::count(round.fetched);
        let (said, ink) = match over_fen {
            1.. => (sentence::round_last_more(fetched, Arg::Yuan(over_fen)), Ink::Good),
            _ => (sentence::round_last_less(fetched, Arg::Yuan(-over_fen)), Ink::Bad),
        };
        if !round.called_off {
            menu.show_in(said, ink);
        }
    }
    match first_terms(market) {
        Some(terms) => {
            menu.go(sentence::round_new(), MarketPage::Round(Page::Terms(terms)));
            if !market.is_time_for_a_round() {
                menu.never_first();
            }
        }
        None => menu.show(sentence::round_no_time()),
    }
}

fn open_list(menu: &mut Menu, round: &Round, market: &Market) {
    menu.show_in(on_the_list(round), Ink::Strong);
    menu.show(at_terms(&round.terms));
    if round.total() < round.terms.least {
        menu.show(sentence::round_too_few(Arg::count(round.terms.least)));
    }
    if 0 < round.bagged {
        menu.show(sentence::round_bagged(Arg::count(round.bagged)));
    }
    // A tired hand on Enter picks nothing.
    menu.offer(sentence::round_go_on(), OnChoose::Back);
    let early = Command::from(group_round::Command::Bag(Bags::Number(round.terms.most)));
    if round.bagged < round.terms.most && round.terms.most <= market.portions_left() {
        menu.act(sentence::round_bag_early(Arg::count(round.terms.most)), early);
        menu.never_first();
    }
    if round.total() < round.terms.most {
        let friends = Command::from(group_round::Command::Friends(FRIENDS));
        menu.act(sentence::round_friends(Arg::count(FRIENDS)), friends);
        menu.never_first();
    }
}

fn closed_list(menu: &mut Menu, round: &Round, market: &Market) {
    let pick_up = due(round.terms.pick_up_min, market);
    menu.show_in(sentence::round_ordered(Arg::count(round.total()), pick_up), Ink::Strong);
    if 0 < round.bagged {
        menu.show(sentence::round_bagged(Arg::count(round.bagged)));
    }
    // What is not there cannot be picked.
    let unbagged = round.unbagged();
    let left = market.portions_left();
    if 0 < left && left < unbagged {
        let all = Command::from(group_round::Command::Bag(Bags::Number(left)));
        menu.act(sentence::round_bag_ordered(Arg::count(left)), all);
    } else if 0 < left && 0 < unbagged {
        let ordered = Command::from(group_round::Command::Bag(Bags::Ordered));
        menu.act(sentence::round_bag_ordered(Arg::count(unbagged)), ordered);
    }
    if 0 < round.bagged {
        let bring = Command::from(group_round::Command::Bring);
        let said = sentence::round_bring(Arg::count(round.bagged), Arg::Moment(round.terms.pick_up_min));
        menu.offer(said, OnChoose::Do(bring, usize::MAX));
    }
    let more = unbagged + (round.total() / 5).max(1);
    if more <= left {
        let bag = Command::from(group_round::Command::Bag(Bags::Number(more)));
        menu.act(sentence::round_bag_more(Arg::count(more)), bag);
        menu.never_first();
    }
}

/// What to do with bags that nobody fetched; says whether there are any.
fn left_over(menu: &mut Menu, market: &Market) -> bool {
    let Some((_, left)) = market.rounds.left_over() else {
        return false;
    };
    menu.show_in(sentence::round_left(Arg::count(left)), Ink::Warn);
    for way in [Way::Told, Way::Home, Way::Fresh] {
        let said = match way {
            Way::Told => sentence::round_left_told(),
            Way::Home => sentence::round_left_home(),
            Way::Fresh => sentence::round_left_fresh(),
        };
        let leftover = Command::from(group_round::Command::Leftover(way));
        menu.offer(said, OnChoose::Do(leftover, usize::MAX));
        if way != Way::Told {
            menu.never_first();
        }
    }
    menu.space();
    true
}

fn at_terms(terms: &Terms) -> Sentence {
    sentence::round_at_terms(
        Arg::Number(terms.share_ppm / 10_000),
        Arg::Yuan(terms.price_fen),
        Arg::Moment(terms.pick_up_min),
    )
}

/// The terms of the next round: the last ones at the next days, or what the leader proposes. Nothing where no time is left.
fn first_terms(market: &Market) -> Option<Terms> {
    if market.is_over() || market.buyers_gone || market.rounds.current().is_some() {
        return None;
    }
    let rules = &market.setting.rules.rounds;
    let neighbours = market.setting.scenario.neighbours.as_ref()?;
    let (product, _) = market.setting.scenario.goods.first_key_value()?;
    let mut terms = match market.rounds.all.last() {
        Some(round) => round.terms.clone(),
        None => Terms {
            product: product.clone(),
            price_fen: market.portion_price_fen(product, rules.proposed_hundredths),
            cut_off_min: 0,
            pick_up_min: rules.hours.first()?.minute,
            least: *rules.leasts.first()?,
            most: mosts(market).last().copied().unwrap_or(neighbours.count),
            share_ppm: rules.proposed_percent * 10_000,
            credit: false,
        },
    };
    terms.most = terms.most.min(*mosts(market).last()?);
    terms.least = terms.least.min(terms.most);
    let cut_offs = cut_offs(market);
    // As long as last time; else the same hour as soon as it comes again.
    let last = market.rounds.all.last();
    let as_long = last.map(|round| {
        let days = time::day_of(round.terms.cut_off_min) - time::day_of(round.opened_min);
        let day = time::day_of(market.now_min) + days;
        time::at(day, time::minute_of_day(round.terms.cut_off_min))
    });
    let as_long = as_long.filter(|min| cut_offs.contains(min));
    let hour = time::minute_of_day(terms.cut_off_min);
    let same = cut_offs.iter().copied().find(|min| time::minute_of_day(*min) == hour);
    terms.cut_off_min = as_long
        .or(same.filter(|_| last.is_some()))
        .or(cut_offs.first().copied())?;
    terms.pick_up_min = at_hour(market, terms.cut_off_min, time::minute_of_day(terms.pick_up_min))?;
    Some(terms)
}

/// When sign-ups may end: today and tomorrow, with time for a pick-up after it.
fn cut_offs(market: &Market) -> Vec<u32> {
    let rules = &market.setting.rules.rounds;
    let today = time::day_of(market.now_min);
    let days = [today, today + 1].into_iter();
    let all = days.flat_map(|day| rules.cut_offs_min.iter().map(move |minute| time::at(day, *minute)));
    let is_possible =
        |min: &u32| market.now_min + time::HOUR_MIN + rules.open_min < *min && !pick_ups(market, *min).is_empty();
    all.filter(is_possible).collect()
}

/// The hours of pick-up within a day of a cut-off, with time to pick before it.
fn pick_ups(market: &Market, cut_off_min: u32) -> Vec<u32> {
    let rules = &market.setting.rules.rounds;
    let day = time::day_of(cut_off_min);
    let days = [day, day + 1].into_iter();
    let all = days.flat_map(|day| rules.hours.iter().map(move |hour| time::at(day, hour.minute)));
    let last_day = market.setting.scenario.days;
    let least_min = cut_off_min + 3 * time::HOUR_MIN;
    let is_possible =
        |min: &u32| least_min <= *min && *min <= cut_off_min + time::DAY_MIN && time::day_of(*min) <= last_day;
    all.filter(is_possible).collect()
}

/// The pick-up at this hour of the day, or at another where there is none.
fn at_hour(market: &Market, cut_off_min: u32, hour: u32) -> Option<u32> {
    let all = pick_ups(market, cut_off_min);
    let same = all.iter().find(|min| time::minute_of_day(**min) == hour);
    same.or(all.first()).copied()
}

/// How many may be taken down: no more than there are neighbours, nor than there is on the trees.
fn mosts(market: &Market) -> Vec<u32> {
    let count = market
        .setting
        .scenario
        .neighbours
        .as_ref()
        .map_or(0, |terms| terms.count);
    let most = count.min(market.portions_left());
    let mosts = market.setting.rules.rounds.mosts.iter().copied();
    let less = mosts.filter(|other| *other < most);
    less.chain((0 < most).then_some(most)).collect()
}

/// Whether a round at these terms may be opened now: time has passed since they were set.
pub fn is_possible(terms: &Terms, market: &Market) -> bool {
    cut_offs(market).contains(&terms.cut_off_min)
        && pick_ups(market, terms.cut_off_min).contains(&terms.pick_up_min)
        && mosts(market).contains(&terms.most)
}

/// The one after this in a list that goes round.
fn next<T: PartialEq + Clone>(all: &[T], now: &T) -> T {
    let at = all.iter().position(|one| one == now).map_or(0, |at| at + 1);
    all.get(at).or(all.first()).unwrap_or(now).clone()
}

fn terms_page(terms: &Terms, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::round_terms_title());
    sums(&mut menu, terms, market);
    menu.show_in(sentence::round_terms_tip(), Ink::Dim);
    let open = Command::from(group_round::Command::Open(terms.clone()));
    menu.offer(sentence::round_open(), OnChoose::Do(open, usize::MAX));
    let rules = &market.setting.rules.rounds;
    let prices: Vec<i64> = rules
        .prices_hundredths
        .iter()
        .map(|at| terms.price_at(market, *at))
        .collect();
    let shares: Vec<i64> = rules.shares_percent.iter().map(|percent| percent * 10_000).collect();
    let mut offer = |said: Sentence, other: Terms| {
        menu.offer(said, OnChoose::Swap(MarketPage::Round(Page::Terms(other))));
    };
    let with = |change: &dyn Fn(&mut Terms)| {
        let mut other = terms.clone();
        change(&mut other);
        other
    };
    offer(
        sentence::round_price(Arg::Yuan(terms.price_fen)),
        with(&|other| other.price_fen = next(&prices, &terms.price_fen)),
    );
    offer(
        share(terms),
        with(&|other| other.share_ppm = next(&shares, &terms.share_ppm)),
    );
    offer(
        sentence::round_pick_up(Arg::Moment(terms.pick_up_min)),
        with(&|other| other.pick_up_min = next(&pick_ups(market, terms.cut_off_min), &terms.pick_up_min)),
    );
    offer(
        sentence::round_cut_off(Arg::Moment(terms.cut_off_min)),
        with(&|other| {
            other.cut_off_min = next(&cut_offs(market), &terms.cut_off_min);
            let hour = time::minute_of_day(terms.pick_up_min);
            other.pick_up_min = at_hour(market, other.cut_off_min, hour).unwrap_or(terms.pick_up_min);
        }),
    );
    offer(
        least(terms),
        with(&|other| other.least = next(&rules.leasts, &terms.least)),
    );
    offer(
        sentence::round_most(Arg::count(terms.most)),
        with(&|other| {
            other.most = next(&mosts(market), &terms.most);
            other.least = other.least.min(other.most);
        }),
    );
    let paying = if terms.credit {
        sentence::round_credit()
    } else {
        sentence::round_cash()
    };
    offer(paying, with(&|other| other.credit = !terms.credit));
    menu
}

fn share(terms: &Terms) -> Sentence {
    match terms.share_ppm {
        0 => sentence::round_share_none(),
        share_ppm => sentence::round_share(Arg::Number(share_ppm / 10_000)),
    }
}

fn least(terms: &Terms) -> Sentence {
    match terms.least {
        0 => sentence::round_least_none(),
        least => sentence::round_least(Arg::count(least)),
    }
}

/// What a portion brings over the gate, what the round costs beside, and how many it takes.
fn sums(menu: &mut Menu, terms: &Terms, market: &Market) {
    let portion_g = market
        .setting
        .scenario
        .neighbours
        .as_ref()
        .map_or(0, |terms| terms.portion_g);
    let gate_fen = market.goods_value_fen(&terms.product, portion_g);
    menu.show(sentence::round_portion(Arg::Kilo(portion_g), Arg::Yuan(gate_fen)));
    let (over_fen, round_fen) = (market.portion_over_gate_fen(terms), market.round_fen(terms));
    if over_fen <= 0 {
        menu.show_in(sentence::round_never_pays(Arg::Yuan(-over_fen)), Ink::Bad);
        return;
    }
    let least = (round_fen + over_fen - 1) / over_fen;
    if i64::from(terms.most) < least {
        menu.show_in(sentence::round_takes_too_many(Arg::Number(least)), Ink::Bad);
        return;
    }
    let said = sentence::round_pays_from(Arg::Number(least), Arg::Yuan(over_fen), Arg::Yuan(round_fen));
    menu.show_in(said, Ink::Strong);
}
