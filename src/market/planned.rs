//! What a scenario has in store whatever anybody does: calls, rain, breakage, messages, accusations, the market's campaigns
//! and changes of its rules.

use super::{
    Account, Call, Campaign, Channel, Event, Happening, Market, Message, MessageState, Name, Order, OrderState,
    SampleTerms, buyer,
    shop::conduct,
    spell, station,
    time::{self, at},
};
use crate::{ProductId, arrangement, day, order, promotion};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["day", "timers"];

/// Returns what the n-th line of the plan brings about.
pub(super) fn happens(market: &Market, n: usize) -> Vec<Event> {
    match &market.setting.scenario.plan[n].what {
        Happening::Rain => vec![Event::Day(day::Event::RainBegan)],
        Happening::Spell(spell) => spell::begins(market, spell),
        Happening::Hail { product, unsound_ppm } => vec![arrangement::hail(product, *unsound_ppm)],
        Happening::Breakage { product, stock_g } => {
            let weight_g = (*stock_g).min(market.left_g(product));
            vec![Event::from(day::event::Broke {
                product: product.clone(),
                weight_g,
            })]
        }
        Happening::Call(call) if !market.buyers_gone => vec![Event::from(order::event::Asked {
            order: Box::new(call_order(market, call, n)),
        })],
        Happening::Message { from, message } if !market.buyers_gone => {
            let product = market.setting.scenario.goods.keys().next().cloned().unwrap_or_default();
            let message = Message {
                from: Name::from(from.as_str()),
                kind: message.clone(),
                persona: market.setting.rules.day.planned_persona.clone(),
                product,
                state: MessageState::Waiting,
                came_min: market.now_min,
                answer_by_min: market.answer_by_min(),
                leaves_min: market.now_min + market.setting.rules.timers.question_min,
                reply: None,
                answered_min: None,
                fits: false,
                forbidden: false,
                owed: market.is_owed_answer(message),
                wish: None,
            };
            super::message::arrives(market, message)
        }
        Happening::Talk { talk } => super::talk::comes(market, talk),
        Happening::Ticket { ticket, service, snag } => station::asks(market, ticket, service, *snag),
        // Each of them falls due by itself.
        Happening::Talks { .. } | Happening::Call(_) | Happening::Message { .. } => Vec::new(),
        Happening::Buyer(customer) => buyer::customer_orders(market, n, customer),
        Happening::SoldElsewhere {
            product,
            stock_g,
            price_fen_per_kg,
        } => {
            let weight_g = (*stock_g).min(market.left_g(product));
            vec![Event::from(day::event::SoldElsewhere {
                product: product.clone(),
                weight_g,
                amount_fen: i64::from(weight_g) * price_fen_per_kg / 1000,
            })]
        }
        Happening::Accusation {
            violation,
            about,
            is_true,
        } => vec![conduct::accused(market, violation, about, *is_true)],
        Happening::Campaign {
            until_day,
            traffic_ppm,
            outside_ppm,
        } => {
            let until_min = at(until_day + 1, 0);
            let next = next_stage(market, until_min);
            let mut last_min = until_min;
            while let Some((_, end_min)) = next_stage(market, last_min) {
                last_min = end_min;
            }
            let campaign = Campaign {
                until_min,
                next_min: next.map(|(begin_min, _)| begin_min),
                last_min,
                traffic_ppm: *traffic_ppm,
                outside_ppm: *outside_ppm,
            };
            vec![Event::from(promotion::event::CampaignBegan { campaign })]
        }
        Happening::RuleNotice { amendment, from_day } => vec![Event::from(day::event::RuleAnnounced {
            amendment: amendment.clone(),
            from_day: *from_day,
        })],
        Happening::RuleChange { amendment } => vec![Event::from(day::event::RuleChanged {
            amendment: amendment.clone(),
        })],
    }
}

fn call_order(market: &Market, call: &Call, line: usize) -> Order {
    let due_min = at(call.due_day, call.due_minute);
    let name = crate::name::free(&call.name, &market.orders);
    Order {
        persona: call.persona.clone(),
        place: call.place.clone(),
        product: call.product.clone(),
        net_g: call.net_g,
        price_fen: call.price_fen,
        leader_ppm: call.leader_ppm,
        wants_invoice: call.invoice,
        drops: call.drops,
        // A caller waits until the evening for yes or no.
        due_min: at(time::day_of(market.now_min), market.setting.rules.day.closes_min),
        ship_by_min: due_min,
        plan: call.sample_for.is_some().then_some(line),
        ..Order::untouched(name, Channel::Phone, OrderState::Asked, market.now_min)
    }
}

/// What somebody orders who liked a sample: by whom and where to is as it was.
pub(super) fn whole_order(market: &Market, call: &Call, terms: &SampleTerms, line: Option<usize>) -> Order {
    let whole = Call {
        name: terms.name.clone(),
        net_g: terms.net_g,
        price_fen: terms.price_fen,
        due_day: terms.due_day,
        due_minute: terms.due_minute,
        sample_for: None,
        ..call.clone()
    };
    Order {
        plan: line,
        ..call_order(market, &whole, 0)
    }
}

pub(crate) fn leaves_stock(market: &mut Market, product: &ProductId, weight_g: u32) {
    let value = market.goods_value_fen(product, weight_g);
    let from = market.goods_account(product);
    market.post(from, Account::Goods, value, None);
    market.lose(product, weight_g);
}

/// When the campaign goes on that ends here, and when that stage ends: within a day it is the same one.
fn next_stage(market: &Market, until_min: u32) -> Option<(u32, u32)> {
    let stages = market.setting.scenario.plan.iter().filter_map(|planned| {
        let Happening::Campaign { until_day, .. } = planned.what else {
            return None;
        };
        Some((at(planned.day, planned.minute), at(until_day + 1, 0)))
    });
    let follows = |(begin_min, end_min): &(u32, u32)| {
        (until_min..until_min + super::time::DAY_MIN).contains(begin_min) && until_min < *end_min
    };
    stages.filter(follows).min()
}
