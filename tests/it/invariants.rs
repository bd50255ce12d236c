//! What holds in every market at every minute, whatever anybody does: the books, the goods, the parcels, the deadlines.

use std::collections::BTreeMap;

use bazar::market::{Account, Channel, Fate, HouseholdId, Market, Order, OrderState, Statement};

/// Panics with what does not hold.
pub fn hold(market: &Market) {
    records(market);
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
            let parcel = market.parcel_of(&order.name).expect("what was handed over is a parcel");
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
        assert_eq!(market.ledger.balance(Account::Owed), 0, "nobody is owed a share");
    } else {
        households(market);
    }
}

/// Postings are positive, add up to the balances, and the balances to nothing; the counts are those of a fold.
fn records(market: &Market) {
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

/// What must hold between the households, the stock and the ledger at every minute.
pub fn households(market: &Market) {
    let statements: BTreeMap<&HouseholdId, Statement> = market
        .households
        .by_id
        .keys()
        .map(|id| (id, market.statement(id)))
        .collect();
    let sum = |of: fn(&Statement) -> i64| statements.values().map(of).sum::<i64>();
    assert_eq!(
        sum(Statement::owed_fen),
        -market.ledger.balance(Account::Owed),
        "what is owed stands in the ledger"
    );
    let share_fen = sum(Statement::got_fen);
    assert_eq!(
        share_fen,
        market.ledger.balance(Account::Share),
        "what households get stands in the ledger"
    );
    for (id, statement) in &statements {
        let sold = &statement.sold;
        let parts_g = statement.back_g + statement.lost_g + sold.weight_g + statement.on_way_g + statement.left_g;
        assert_eq!(statement.brought_g, parts_g, "every gram of {id} is somewhere");
        let due_fen = sold.sales_fen - sold.refund_fen - sold.costs_fen() - sold.agent_fen;
        assert_eq!(due_fen, sold.due_fen, "the statement of {id} adds up");
        let shares = || {
            market
                .households
                .shares
                .values()
                .flatten()
                .filter(|share| share.household == **id)
        };
        let closed_g: u32 = shares().map(|share| share.part.weight_g).sum();
        let shared_fen: i64 = shares().map(|share| share.part.due_fen).sum();
        let count = shares().count() as u32;
        assert_eq!(
            (count, closed_g, shared_fen),
            (statement.boxes, sold.weight_g, sold.due_fen),
            "each box of {id} once"
        );
    }
    for (product, stock_g) in &market.stock_g {
        let waiting = market.orders.values().filter(|order| {
            let is_reserved = matches!(order.state, OrderState::WaitPay | OrderState::WaitShip);
            order.product == *product && is_reserved && order.pack.is_none()
        });
        let promised_g: u32 = waiting.map(Order::total_g).sum();
        let is_of = |id: &str| market.setting.scenario.household[id].product == *product;
        let lots = market.households.by_id.iter().filter(|(id, _)| is_of(id));
        let left_g: u32 = lots.map(|(_, household)| household.left_g).sum();
        assert_eq!(
            left_g,
            stock_g + promised_g,
            "what is in no box is in stock or promised"
        );
    }
    for (order, shares) in &market.households.shares {
        let filled_g: u32 = market.households.boxes[order]
            .portions
            .iter()
            .map(|portion| portion.weight_g)
            .sum();
        assert_eq!(filled_g, market.orders[order].total_g());
        let packing_fen: i64 = shares.iter().map(|share| share.part.packing_fen).sum();
        assert_eq!(
            packing_fen, market.households.boxes[order].packing_fen,
            "no fen of a box is left over"
        );
    }
}
