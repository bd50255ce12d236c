//! What holds in every market at every minute, whatever anybody does: the books, the goods, the parcels, the deadlines.

use std::collections::BTreeMap;

use bazar::market::{Account, Channel, Fate, HouseholdId, Market, OrderState, ProductId, Statement, Whereabouts};

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

/// Every gram came from somewhere and is somewhere: the balances of each product and of each household's goods come to
/// nothing, what orders hold is what stands for orders, and households' goods are their product's.
fn goods(market: &Market) {
    let goods = &market.goods;
    let is_whole = |balance: &dyn Fn(Whereabouts) -> i64, whose: &str| {
        let all = Whereabouts::ALL.iter();
        assert_eq!(all.map(|at| balance(*at)).sum::<i64>(), 0, "{whose} is somewhere");
        for at in Whereabouts::ALL {
            assert!(0 <= balance(*at) || *at == Whereabouts::Field, "{whose} is {at:?}");
        }
    };
    for product in goods.products() {
        is_whole(&|at| goods.balance(product, at), product);
        let given_g = market.setting.scenario.goods.get(product);
        let given_g = i64::from(given_g.map_or(0, |goods| goods.stock_g));
        let households = || {
            let terms = market.setting.scenario.household.iter();
            terms.filter(|(_, terms)| terms.product == *product).map(|(id, _)| id)
        };
        let theirs_g = |at| households().map(|id| goods.balance_of(id, at)).sum::<i64>();
        assert_eq!(
            goods.balance(product, Whereabouts::Field),
            theirs_g(Whereabouts::Field) - given_g,
            "{product} was given or brought"
        );
        for at in Whereabouts::ALL {
            let by_orders_g = || orders_g(market, product, *at);
            match at {
                Whereabouts::Promised | Whereabouts::Packed | Whereabouts::Sent | Whereabouts::Sold => {
                    assert_eq!(
                        goods.balance(product, *at),
                        by_orders_g() + i64::from(market.of_rounds_g(product, *at)),
                        "{product} of orders and rounds is {at:?}"
                    );
                }
                Whereabouts::Field | Whereabouts::Free | Whereabouts::Home | Whereabouts::Lost => {}
            }
        }
        if households().next().is_some() {
            for at in [
                Whereabouts::Packed,
                Whereabouts::Sent,
                Whereabouts::Sold,
                Whereabouts::Home,
                Whereabouts::Lost,
            ] {
                assert_eq!(
                    theirs_g(at),
                    goods.balance(product, at),
                    "{product} is somebody's {at:?}"
                );
            }
            let unpacked_g = market.left_g(product) + goods.weight_g(product, Whereabouts::Promised);
            assert_eq!(
                theirs_g(Whereabouts::Free),
                i64::from(unpacked_g),
                "{product} in no box is free or promised"
            );
        }
    }
    for id in market.households.by_id.keys() {
        is_whole(&|at| goods.balance_of(id, at), id);
    }
}

/// What orders say of themselves.
fn orders_g(market: &Market, product: &ProductId, at: Whereabouts) -> i64 {
    let orders = market.orders.values();
    let there = orders.filter(|order| order.product == *product && order.whereabouts() == Some(at));
    there.map(|order| i64::from(order.in_box_g())).sum()
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
    goods(market);
    for (id, statement) in &statements {
        let sold = &statement.sold;
        let sold_g = market.goods.weight_of_g(id, Whereabouts::Sold);
        assert_eq!(sold_g, sold.weight_g, "what {id} sold stands in its statement");
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
    for (order, shares) in &market.households.shares {
        let is_claimed = market.courier_claims.contains_key(order);
        let charged_fen: i64 = shares.iter().map(|share| share.part.refund_fen).sum();
        assert!(
            !is_claimed || charged_fen == 0,
            "a courier pays for {order} to whoever bore the refund: the agent"
        );
        assert!(
            shares.iter().all(|share| share.part.due_fen >= 0),
            "no household pays in"
        );
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
