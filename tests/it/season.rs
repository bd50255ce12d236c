//! A cooperative's season: hands, deals, boxes on credit, the cash calendar, and the card at its end.

use bazar::market::{coop, order};
use std::collections::BTreeSet;
use std::sync::Arc;

use expect_test::expect_file;

use bazar::market::{Account, Consent, Event, Figure, Market, ObligationKind, Refusal, Trouble, time::day_of};

use crate::by_day::by_day;
use crate::dice::Dice;
use crate::edited::edited;
use crate::invariants;
use crate::market::{course, script};
use crate::spoken::unsaid;

/// Every reason that a cooperative has.
pub const COOP_REFUSALS: [coop::Refusal; 5] = [
    coop::Refusal::TooManyHands(coop::refusal::TooManyHands { most: 3 }),
    coop::Refusal::NoOffer,
    coop::Refusal::CreditSpent(coop::refusal::CreditSpent { left_fen: 100 }),
    coop::Refusal::SeasonRuns,
    coop::Refusal::NoConsent,
];

fn market() -> Market {
    Market::open(Arc::clone(&course().scenarios["s18"].setting), 1)
}

#[test]
fn the_season_told_day_by_day() {
    expect_file!["../data/market/s18.txt"].assert_eq(&by_day(&course().scenarios["s18"], 1));
}

/// Does every line; returns the last refusal.
fn run(market: &mut Market, text: &str) -> Option<Refusal> {
    script(text)
        .iter()
        .filter_map(|command| market.execute(command).err())
        .last()
}

fn coop_events(market: &Market) -> Vec<coop::Event> {
    let events = market.log.iter().filter_map(|happened| {
        if let Event::Coop(event) = &happened.event {
            Some(event.clone())
        } else {
            None
        }
    });
    events.collect()
}

#[test]
fn hired_hands_pack_quicker_answer_buyers_and_are_paid_each_morning() {
    let [mut alone, mut helped] = [market(), market()];
    assert_eq!(run(&mut helped, "hire 3"), None);
    for market in [&mut alone, &mut helped] {
        assert_eq!(run(market, "terms memet 6.50\nweigh memet\nsort memet"), None);
    }
    assert!(helped.worked_min * 2 < alone.worked_min);
    run(&mut helped, "wait until d5 09:00");
    assert_eq!(
        helped.ledger.balance(Account::Wages),
        3 * 11_000 * 4,
        "today's and three mornings'"
    );
    let mut poor = (*helped.setting).clone();
    poor.scenario.cash_fen = 140_000;
    let mut poor = Market::open(Arc::new(poor), 1);
    run(&mut poor, "hire 3\nwait until d4 09:00");
    assert_eq!(poor.coop.hands, 0);
    assert!(coop_events(&poor).contains(&coop::Event::HandsStayedHome(coop::event::HandsStayedHome { hands: 3 })));
}

#[test]
fn a_deal_is_kept_or_paid_for() {
    let mut market = market();
    let taken = "hire 3\nterms ghopur 6.00\nwait until d4 09:00\nweigh ghopur\nsort ghopur\nwait until d5 12:00\ndeal school-meals yes\n\
        wait until d8 09:00\ninvoice school-meals\npack school-meals carton\nship school-meals courier=tricycle\nwait until d14 20:00";
    assert_eq!(run(&mut market, taken), None);
    assert_eq!(
        market
            .orders
            .values()
            .filter(|order| order.settled_fen > 70_000)
            .count(),
        1
    );
    let late = market.log.iter().any(
        |happened| matches!(&happened.event, Event::Order(order::Event::Late(order::event::Late { order, penalty_fen: 15_000 })) if order.as_str() == "school-meals-2"),
    );
    assert!(late, "the second date was forgotten");
    let mut empty = self::market();
    run(&mut empty, "wait until d9 12:00\ndeal office yes\nwait until d28 20:00");
    let prepaid_fen = 2 * 105_000;
    let paid = coop::Event::DealTaken(coop::event::DealTaken {
        deal: "office".into(),
        deposit_fen: prepaid_fen,
    });
    assert!(coop_events(&empty).contains(&paid));
    assert_eq!(
        empty.ledger.balance(Account::Prepaid),
        0,
        "nothing was brought, so the deposit goes back"
    );
    assert_eq!(
        (
            empty.figure(Figure::Coop(coop::Figure::DealsMissed)),
            empty.ledger.balance(Account::Penalty)
        ),
        (2, 80_000)
    );
}

#[test]
fn boxes_on_credit_are_paid_on_their_day_or_there_are_no_more() {
    let credit = "hire 3\ncredit yes\nterms memet 6.50\nweigh memet\nlist prune\nstock 2500g 200\nsubmit\n\
        wait until d3 09:00\npack prune foam-ice";
    let mut market = market();
    assert_eq!(run(&mut market, credit), None);
    let owed_fen = -market.ledger.balance(Account::Supplier);
    assert!(owed_fen > 0);
    assert_eq!(market.coop.supplier_due_fen.values().sum::<i64>(), owed_fen);
    assert_eq!(run(&mut market, "hire 0"), None);
    let days = market.cash_calendar(30);
    let is_told = days.iter().any(|day| day.day == 17 && owed_fen <= day.out_fen);
    assert!(is_told, "the calendar knows the day: {days:?}");
    run(&mut market, "wait until d24 09:00");
    assert_eq!(market.ledger.balance(Account::Supplier), 0);
}

#[test]
fn a_closed_road_holds_every_parcel_up_and_hail_marks_what_hangs_on_the_trees() {
    let mut market = market();
    let before = market.households.by_id["reyhan"].unsound_ppm;
    run(
        &mut market,
        "hire 3\nterms memet 6.50\nterms ayxem 6.00\nwait until d3 09:00\nweigh all\nlist prune\nstock 2500g 200\nsubmit\n\
         wait until d11 09:00\npack prune foam-ice\nlabel packed\nship packed courier=snow via=township\n\
         wait until d18 09:00",
    );
    let marked_ppm = 1_000_000 - (1_000_000 - before) * (1_000_000 - 160_000) / 1_000_000;
    assert_eq!(market.households.by_id["reyhan"].unsound_ppm, marked_ppm);
    assert_eq!(
        market.households.by_id["ayxem"].unsound_ppm, 80_000,
        "what is picked is safe"
    );
    let held = market
        .parcels
        .values()
        .flat_map(|parcel| parcel.track())
        .filter(|hop| hop.trouble == Some(Trouble::RoadClosed));
    let held: Vec<u32> = held.map(|hop| day_of(hop.at_min)).collect();
    assert!(!held.is_empty() && held.iter().all(|day| *day >= 14), "{held:?}");
}

#[test]
fn a_case_card_is_written_after_the_season_with_consent_from_the_ledger() {
    let mut short = (*market().setting).clone();
    short.scenario.days = 4;
    let mut market = Market::open(Arc::new(short), 1);
    let refused = |market: &mut Market, line: &str| match run(market, line) {
        Some(refusal @ Refusal::Coop(_)) => refusal.code(),
        other => panic!("{line}: {other:?}"),
    };
    assert_eq!(refused(&mut market, "hire 4"), "too_many_hands");
    assert_eq!(refused(&mut market, "deal school-meals yes"), "no_offer");
    assert_eq!(refused(&mut market, "case ayxem"), "season_runs");
    run(
        &mut market,
        "terms memet 6.50\nweigh memet\nlist prune\nstock 2500g 200\nsubmit\nwait until d4 09:00\npack prune foam-ice\n\
         label packed\nship packed courier=snow via=township\nstory memet\nstory ayxem\nwait until d5 09:00",
    );
    assert_eq!(refused(&mut market, "case memet"), "no_consent");
    assert_eq!(refused(&mut market, "case wang"), "no_consent");
    assert_eq!(run(&mut market, "case ayxem"), None);
    let card = market.case_card(&"ayxem".into()).expect("she agreed");
    assert_eq!(
        (card.consent, card.statement),
        (Consent::Named, market.statement(&"ayxem".into()))
    );
    assert_eq!(market.case_card(&"memet".into()), None, "he said no");
    let mut credit = (*market.setting).clone();
    credit.scenario.coop.as_mut().expect("a cooperative").credit_fen = 100;
    let mut credit = Market::open(Arc::new(credit), 1);
    let text = "credit yes\nterms memet 6.50\nweigh memet\nlist prune\nstock 2500g 100\nsubmit\nwait until d3 12:00\n\
        pack prune foam-ice";
    assert_eq!(refused(&mut credit, text), "credit_spent");
}

/// The whole season by the author's solution and by the tempting ways: books balance, and everything that happens is told.
#[test]
fn the_season_balances_and_is_told() {
    let course = course();
    let play = &course.scenarios["s18"];
    let missed = script("wait until d9 12:00\ndeal office yes\nwait until d28 20:00");
    let scripts = play.tempting.iter().map(|tempting| &tempting.script);
    let scripts = scripts.chain([&play.solution, &missed]);
    let mut told = BTreeSet::new();
    let mut sentences = Vec::new();
    for commands in scripts {
        let mut market = Market::open(Arc::clone(&play.setting), 2);
        for command in commands {
            let _ = market.execute(command);
        }
        market.settle();
        invariants::hold(&market);
        assert_eq!(market.ledger.balance(Account::Prepaid), 0);
        let events = coop_events(&market);
        told.extend(events.iter().map(<&str>::from));
        sentences.extend(market.log.iter().map(|happened| bazar::say::event(&happened.event)));
    }
    // Seen in tests of their own.
    let elsewhere = ["HandsStayedHome", "SupplierUnpaid", "DealGone"];
    let missing: Vec<&str> = Event::kinds()
        .filter(|(noun, kind)| *noun == "coop" && !told.contains(*kind))
        .map(|(_, kind)| kind)
        .collect();
    assert!(
        missing.iter().all(|kind| elsewhere.contains(kind)),
        "never happened: {missing:?}"
    );
    let faults = unsaid(&sentences);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Money and goods of a cooperative at any minute.
fn check_season(market: &Market) {
    invariants::households(market);
    assert_eq!(market.ledger.sum(), 0);
    let boxes_fen: i64 = market.coop.supplier_due_fen.values().sum();
    assert_eq!(
        boxes_fen,
        -market.ledger.balance(Account::Supplier),
        "what is owed for boxes has a day"
    );
    let paid = |event: &coop::Event| match event {
        coop::Event::HandsHired(coop::event::HandsHired { paid_fen, .. }) => *paid_fen,
        coop::Event::WagesPaid(coop::event::WagesPaid { amount_fen, .. }) => *amount_fen,
        coop::Event::HandsStayedHome(_)
        | coop::Event::DealOffered(_)
        | coop::Event::DealTaken(_)
        | coop::Event::DealGone(_)
        | coop::Event::DealMissed(_)
        | coop::Event::LineShort(_)
        | coop::Event::CreditChosen(_)
        | coop::Event::SupplierPaid(_)
        | coop::Event::SupplierUnpaid(_)
        | coop::Event::Hail(_)
        | coop::Event::ConsentAsked(_)
        | coop::Event::CaseWritten(_) => 0,
    };
    let wages_fen: i64 = coop_events(market).iter().map(paid).sum();
    assert_eq!(
        wages_fen,
        market.ledger.balance(Account::Wages),
        "every wage was somebody's"
    );
    let tasks = market.due();
    let mut seen = BTreeSet::new();
    for task in &tasks {
        assert!(
            seen.insert((&task.about, task.kind, task.due_min)),
            "one owner of one deadline: {task:?}"
        );
    }
    let offers = tasks.iter().filter(|task| task.kind == ObligationKind::Deal).count();
    assert_eq!(offers, market.open_deals().len());
}

/// Whatever a head of a cooperative does, no money gets lost; and chance does not earn the third star.
#[test]
fn whatever_a_head_does_no_money_gets_lost_and_chance_wins_nothing() {
    let play = &course().scenarios["s18"];
    let lines = play.solution.iter().map(ToString::to_string);
    let others = [
        "hire 1",
        "hire 2",
        "hire 0",
        "deal cold yes",
        "deal school-meals no",
        "credit no",
        "heap mixed",
        "wait",
    ];
    let words: BTreeSet<String> = lines.chain(others.map(str::to_owned)).collect();
    let commands = script(&words.into_iter().collect::<Vec<_>>().join("\n"));
    for seed in 1..=30 {
        let mut dice = Dice(seed);
        let mut market = Market::open(Arc::clone(&play.setting), seed);
        for _ in 0..250 {
            let _ = market.execute(&commands[dice.below(commands.len())]);
        }
        check_season(&market);
        market.settle();
        check_season(&market);
        let third = &play.stars[2].goal;
        assert!(!third.holds(&|figure| market.figure(figure)), "seed {seed}");
    }
}

/// Numbers of the file act; a wrong one is refused with its place.
#[test]
fn terms_of_a_cooperative_act_and_wrong_ones_are_refused() {
    let with = |from: &str, to: &str| edited("scenarios/s18.toml", from, to);
    let (dearer, problems) = with("wage_fen = 11000", "wage_fen = 15000");
    assert!(problems.is_empty(), "{problems:?}");
    let mut market = Market::open(Arc::clone(&dearer.scenarios["s18"].setting), 1);
    assert_eq!(run(&mut market, "hire 2"), None);
    assert_eq!(market.ledger.balance(Account::Wages), 30_000);
    for (from, to) in [
        ("wage_fen = 11000", "wage_fen = -5"),
        ("hands = 3", "hands = \"three\""),
        ("answer_min = 2880", "answer_minutes = 2880"),
        ("product = \"pear\"\npersona", "product = \"stone\"\npersona"),
    ] {
        let (_, problems) = with(from, to);
        let is_placed = |problem: &bazar::course::Problem| problem.file == "scenarios/s18.toml";
        assert!(problems.iter().any(is_placed), "{to} was taken");
    }
}
