//! The official's year: what is paid is what was agreed, who is looked at works, and whatever is pressed the books hold.

use bazar::market::tender;
use std::sync::Arc;

use bazar::market::{Account, Command, Event, Figure, Market, Setting};

use crate::dice::Dice;
use crate::market::{course, script};

fn year(setting: &Arc<Setting>, seed: u64, text: &str) -> Market {
    let mut market = Market::open(Arc::clone(setting), seed);
    for command in script(text) {
        let _ = market.execute(&command);
    }
    market
}

const SIGNED: &str = "kpi activity fair\nkpi effect fair\nstage quarter\nexit yes\naward agri\n";

fn after(looked_at: &str) -> String {
    format!("{SIGNED}repeat 12\nwait\n{looked_at}\nend\nwait\nwait")
}

#[test]
fn whoever_is_looked_at_works_and_reports_tell_it_better_than_it_is() {
    let course = course();
    let setting = &course.scenarios["s17"].setting;
    for seed in 1..=10 {
        let trusted = year(setting, seed, &after("wait 1"));
        let seen = year(setting, seed, &after("audit"));
        let parcels = |market: &Market| -> u32 { market.tender.reports.iter().map(|report| report.parcels).sum() };
        assert!(parcels(&trusted) < parcels(&seen), "seed {seed}");
        assert!(
            trusted.figure(Figure::Tender(tender::Figure::ActivePpm))
                < seen.figure(Figure::Tender(tender::Figure::ActivePpm))
        );
        for report in &trusted.tender.reports {
            assert!(report.active_ppm <= report.told_active_ppm && report.parcels <= report.told_parcels);
        }
    }
}

#[test]
fn what_was_paid_is_in_the_books_and_never_more_than_the_fee() {
    let course = course();
    let setting = &course.scenarios["s17"].setting;
    let verbs = [
        "wait",
        "wait",
        "audit",
        "withhold",
        "terminate",
        "award agri",
        "award volume",
        "award agency",
        "visit agency",
        "kpi activity low",
        "kpi effect low",
        "kpi effect fair",
        "kpi activity fair",
        "stage quarter",
        "stage half",
        "exit yes",
    ];
    let mut won = 0;
    for seed in 1..=120_u64 {
        let mut market = Market::open(Arc::clone(setting), seed);
        let mut dice = Dice(seed);
        for _ in 0..50 {
            let verb = dice.of(&verbs);
            let command: Command = verb.parse().expect("a command");
            assert_eq!(command.to_string(), verb);
            let before = market.clone();
            if market.execute(&command).is_err() {
                assert_eq!(market, before, "seed {seed}: a refused `{verb}` changed something");
            }
            assert_eq!(market.ledger.sum(), 0);
            if let Some(at_work) = &market.tender.at_work {
                assert!(at_work.paid_fen <= at_work.fee_fen, "seed {seed}: {at_work:?}");
            }
        }
        let spent = market.ledger.balance(Account::Operator);
        assert_eq!(spent + market.ledger.balance(Account::Cash), setting.scenario.cash_fen);
        let play = &course.scenarios["s17"];
        won += i32::from(
            play.stars
                .iter()
                .all(|star| star.goal.holds(&|figure| market.figure(figure))),
        );
    }
    assert_eq!(won, 0, "pressing anything won");
}

#[test]
fn a_payment_is_kept_back_only_for_what_is_known_to_be_missed() {
    let course = course();
    let setting = &course.scenarios["s17"].setting;
    let kept = |text: &str| {
        let market = year(setting, 3, text);
        let withheld = |event: &Event| matches!(event, Event::Tender(tender::Event::Withheld(_)));
        market.log.iter().any(|happened| withheld(&happened.event))
    };
    assert!(
        !kept(&format!("{SIGNED}repeat 3\nwait\naudit\nend\nwithhold")),
        "the report looks well"
    );
    // Half a year unseen, and somebody goes to see.
    assert!(kept(&format!("{SIGNED}repeat 9\nwait\nend\naudit\nwithhold")));
}

#[test]
fn the_rule_pack_decides_how_much_looking_helps() {
    let course = course();
    let active = |watch_ppm: i64| {
        let mut setting = (*course.scenarios["s17"].setting).clone();
        Arc::make_mut(&mut setting.rules).tender.watch_ppm = watch_ppm;
        year(&Arc::new(setting), 1, &after("audit")).figure(Figure::Tender(tender::Figure::ActivePpm))
    };
    assert!(active(0) < active(120_000));
}
