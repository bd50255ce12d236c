//! Who owes what by when: words that stand in files, and the one owner of each open order.

use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::market::{Market, Obligation, ObligationKind};
use expect_test::expect;

use crate::market::course;

/// Records of trainers keep them: a word may be added, and none changed.
#[test]
fn the_words_of_obligations_stay() {
    let words = ObligationKind::EACH.map(ObligationKind::word);
    let different: BTreeSet<&str> = words.into_iter().collect();
    assert_eq!(different.len(), words.len());
    for word in words {
        assert_eq!(ObligationKind::of_word(word).map(ObligationKind::word), Some(word));
    }
    assert_eq!(ObligationKind::of_word("newer"), None);
    expect![[r#"
        shop-review listing-review violation answer pay group reply pack
        cancellation label hand-over ship carry confirm claim courier-claim
        courier-case settle purchase bill kpi recorded talk ticket
        follow-up door log pay-day advance question deal supply
        boxes pick-up
    "#]]
    .assert_eq(
        &words
            .chunks(8)
            .map(|line| line.join(" ") + "\n")
            .collect::<Vec<_>>()
            .concat(),
    );
}

#[test]
fn an_open_order_stands_once_on_the_agenda() {
    for play in course().scenarios.values() {
        let mut market = Market::open(Arc::clone(&play.setting), 3);
        for command in &play.solution {
            let _ = market.execute(command);
            one_owner(&market);
        }
        market.settle();
        one_owner(&market);
    }
}

fn one_owner(market: &Market) {
    let steps = [
        ObligationKind::Answer,
        ObligationKind::Pay,
        ObligationKind::Group,
        ObligationKind::Pack,
        ObligationKind::Label,
        ObligationKind::HandOver,
        ObligationKind::Confirm,
        ObligationKind::Claim,
        ObligationKind::Settle,
    ];
    let is_step = |kind: ObligationKind| steps.contains(&kind) || matches!(kind, ObligationKind::Carry(_));
    let mut agenda = market.due();
    assert!(agenda.is_sorted_by_key(|owed| owed.due_min));
    agenda.retain(|owed| is_step(owed.kind));
    for name in market.orders.keys() {
        let of_order: Vec<&Obligation> = agenda.iter().filter(|owed| owed.about == name.as_str()).collect();
        let next = market.next_step(name);
        assert_eq!(of_order, next.iter().collect::<Vec<_>>(), "{name}");
    }
    assert_eq!(
        agenda.len(),
        market.orders.values().filter(|order| !order.state.is_closed()).count()
    );
}
