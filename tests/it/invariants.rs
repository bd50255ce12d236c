//! What holds in every market at every minute, whatever anybody does: the books, the goods, the parcels, the deadlines.

use std::collections::BTreeMap;

use bazar::market::{Account, Channel, Fate, Market, Order, OrderState};

/// Panics with what does not hold.
pub fn hold(market: &Market) {
    books(market);
    let shelf = market.orders.values().filter(|order| order.channel == Channel::Shelf);
    let in_escrow: i64 = shelf
        .filter(|order| order.state != OrderState::Settled)
        .map(|order| order.paid_fen() - order.refunded_fen)
        .sum();
    assert_eq!(
        market.ledger.balance(Account::Escrow),
        in_escrow,
        "paid is settled, refunded or held"
    );
    let owed_fen: i64 = market
        .households
        .by_id
        .keys()
        .map(|id| market.statement(id).owed_fen())
        .sum();
    assert_eq!(
        -market.ledger.balance(Account::Owed),
        owed_fen,
        "the statements say what the ledger says"
    );
    for order in market.orders.values() {
        assert_eq!(
            market.next_step(&order.name).is_some(),
            !order.state.is_closed(),
            "{order:?}"
        );
        let is_carried = matches!(
            order.state,
            OrderState::Shipped | OrderState::Delivered | OrderState::Completed | OrderState::Settled
        );
        if is_carried {
            let parcel = market
                .parcels
                .get(&order.name)
                .expect("what was handed over is a parcel");
            // A lost parcel stays where it was last seen.
            let is_on_its_way = order.state == OrderState::Shipped;
            assert!(
                parcel.under_way().is_some() == is_on_its_way || parcel.fate == Fate::Lost,
                "{order:?}"
            );
        }
    }
    if market.households.by_id.is_empty() {
        goods(market);
    }
}

/// Postings are positive, add up to the balances, and the balances to nothing; the counts are those of a fold.
fn books(market: &Market) {
    assert_eq!(market.ledger.sum(), 0);
    let mut folded: BTreeMap<Account, i64> = BTreeMap::new();
    for posting in &market.ledger.postings {
        assert!(posting.amount_fen > 0, "{posting:?}");
        *folded.entry(posting.from).or_default() -= posting.amount_fen;
        *folded.entry(posting.to).or_default() += posting.amount_fen;
    }
    assert_eq!(folded, market.ledger.balances);
    assert_eq!(market.tally, market.recount());
}

/// Every gram is in stock, with an order, or lost.
fn goods(market: &Market) {
    let goods = market.setting.scenario.goods.values();
    let harvest_g: u64 = goods.map(|goods| u64::from(goods.stock_g)).sum();
    let held = |order: &&Order| {
        let never = matches!(
            order.state,
            OrderState::Asked | OrderState::Declined | OrderState::Unpaid
        );
        let is_gone = order.state == OrderState::Refunded && order.shipped_min.is_none();
        !never && !is_gone && !order.came_back && !order.oversold
    };
    let ordered_g: u32 = market.orders.values().filter(held).map(Order::total_g).sum();
    let left_g: u32 = market.stock_g.values().sum();
    assert_eq!(
        u64::from(ordered_g + left_g + market.lost_g),
        harvest_g,
        "every gram is somewhere"
    );
}
