//! Invoices by the tax office: what is free, what is taxed, what is turned back; and that an invoice is one errand where no scenario has
//! the office.

use std::sync::Arc;

use bazar::course::Course;
use bazar::market::{
    Account, Command, Event, Figure, Market, OrderId, OrderState, Origin, Refusal, Setting, Variants, invoice, order,
    time,
};

use crate::dice::Dice;
use crate::invariants;
use crate::market::{hold_throughout, script};

/// One of each event.
pub fn events() -> Vec<Event> {
    let order = || OrderId::from("school");
    let issued = |tax_fen| invoice::event::Issued {
        order: order(),
        tax_fen,
    };
    vec![
        invoice::event::Brought {
            order: order(),
            origin: Origin::Bought,
            ready_min: time::at(1, 970),
        }
        .into(),
        issued(0).into(),
        issued(48).into(),
        invoice::event::TurnedBack { order: order() }.into(),
    ]
}

/// Why no papers are brought.
pub fn refusals() -> [Refusal; 3] {
    let ready_min = time::at(1, 970);
    [
        Refusal::Invoice(invoice::Refusal::NoOffice),
        Refusal::Invoice(invoice::Refusal::PapersWanted),
        Refusal::Invoice(invoice::refusal::PapersThere { ready_min }.into()),
    ]
}

fn neighbours(is_own: bool) -> Arc<Setting> {
    let (course, _) = Course::embedded();
    let mut setting = (*course.scenarios["s04"].setting).clone();
    // As it is written, with nothing left to draw.
    setting.scenario.variants = Variants::default();
    for goods in setting.scenario.goods.values_mut() {
        goods.bought_fen_per_kg = goods.bought_fen_per_kg.filter(|_| !is_own);
    }
    Arc::new(setting)
}

/// The canteen's order, accepted, with these papers brought for it, on the next morning.
fn asked(setting: &Arc<Setting>, lines: &str) -> Market {
    let mut market = Market::open(Arc::clone(setting), 7);
    let commands = script(&format!(
        "wait until d1 14:30\naccept school\n{lines}\nwait until d2 08:30"
    ));
    for command in &commands {
        market.execute(command).expect("it is done");
    }
    invariants::hold(&market);
    market
}

fn figure(market: &Market, figure: invoice::Figure) -> i64 {
    market.figure(Figure::Invoice(figure))
}

#[test]
fn own_harvest_is_free_bought_goods_are_taxed_and_nobody_signs_what_is_not_so() {
    let [own, bought] = [true, false].map(neighbours);
    let free = asked(&own, "bring-papers school own");
    assert!(free.orders[&OrderId::from("school")].has_invoice);
    assert_eq!(figure(&free, invoice::Figure::TaxFen), 0);
    let taxed = asked(&bought, "bring-papers school bought");
    let order = &taxed.orders[&OrderId::from("school")];
    assert!(order.has_invoice);
    let due_fen = order.price_fen * taxed.setting.rules.tax_office.bought_ppm / 1_000_000;
    assert_eq!(figure(&taxed, invoice::Figure::TaxFen), due_fen);
    assert_eq!(taxed.ledger.balance(Account::Tax), due_fen);
    assert_eq!(figure(&taxed, invoice::Figure::InvoicesIssued), 1);
    let mut false_papers = asked(&bought, "bring-papers school own");
    assert!(!false_papers.orders[&OrderId::from("school")].has_invoice);
    assert_eq!(figure(&false_papers, invoice::Figure::PapersTurnedBack), 1);
    // They can be brought again, as it is.
    for command in script("bring-papers school bought\nwait until d2 10:55") {
        false_papers.execute(&command).expect("it is done");
    }
    assert!(false_papers.orders[&OrderId::from("school")].has_invoice);
    assert_eq!(figure(&false_papers, invoice::Figure::PapersTurnedBack), 1);
}

#[test]
fn without_the_invoice_nothing_is_handed_over_and_the_rest_is_as_ever() {
    let bought = neighbours(false);
    let mut market = asked(&bought, "bring-papers school own");
    let lines = "pack school carton\nship school courier=tricycle";
    let mut answers = script(lines).into_iter().map(|command| market.execute(&command));
    assert!(answers.next().expect("packed").is_ok());
    let refused = answers.next().expect("asked").expect_err("no invoice");
    assert_eq!(refused, Refusal::Order(order::Refusal::InvoiceMissing));
    market.settle();
    let order = &market.orders[&OrderId::from("school")];
    assert!(order.late && order.state != OrderState::Settled);
}

#[test]
fn where_there_is_no_office_an_invoice_is_one_errand() {
    let mut off = (*neighbours(false)).clone();
    assert!(off.scenario.sections().contains("tax_office"));
    off.scenario.tax_office = false;
    assert!(!off.scenario.sections().contains("tax_office"));
    let market = asked(&Arc::new(off), "invoice school");
    assert!(market.orders[&OrderId::from("school")].has_invoice && market.invoices.is_empty());
    assert_eq!(market.ledger.balance(Account::Tax), 0);
}

#[test]
fn whatever_is_done_the_books_balance_and_a_replay_comes_to_the_same() {
    let lines = [
        "accept all",
        "accept school",
        "bring-papers all own",
        "bring-papers all bought",
        "bring-papers school own",
        "invoice all",
        "cancel school",
        "pack due carton",
        "ship packed courier=tricycle",
        "wait 60",
        "wait 130",
        "wait morning",
    ];
    let figures: Vec<Figure> = invoice::Figure::ALL.iter().copied().map(Figure::Invoice).collect();
    for seed in 1..=12 {
        let mut dice = Dice(seed);
        let start = script("wait until d1 14:30");
        let played = (0..40).map(|_| script(dice.of(&lines)).remove(0));
        let commands: Vec<Command> = start.into_iter().chain(played).collect();
        hold_throughout(&neighbours(seed % 2 == 0), seed, &figures, &commands);
    }
}
