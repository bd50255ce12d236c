//! Selling together: whose goods are where and whose money is what, on every seed and whatever the agent does.

use bazar::market::household;
use std::sync::Arc;

use bazar::course::Course;
use bazar::market::{Account, Command, Event, Figure, GoodsState, Market, OrderId, Setting, Variants};

use crate::dice::Dice;
use crate::edited::edited;
use crate::invariants;
use crate::market::{course, script};
use crate::spoken::{misnamed, unsaid, unsampled};

/// Every reason that a household has.
pub const HOUSEHOLD_REFUSALS: [household::Refusal; 11] = [
    household::Refusal::MarginTooHigh(household::refusal::MarginTooHigh { most_ppm: 80_000 }),
    household::Refusal::PriceTooLow(household::refusal::PriceTooLow { least_fen_per_kg: 650 }),
    household::Refusal::OtherSplit,
    household::Refusal::TermsFirst,
    household::Refusal::TermsStand,
    household::Refusal::NotBrought(household::refusal::NotBrought { comes_min: 2000 }),
    household::Refusal::NotWeighed,
    household::Refusal::NoAdvanceAsked,
    household::Refusal::AdvanceTooHigh(household::refusal::AdvanceTooHigh { most_fen: 10_000 }),
    household::Refusal::NothingOwed,
    household::Refusal::NothingSold,
];

fn played(setting: &Arc<Setting>, seed: u64, commands: &[Command]) -> Market {
    let mut market = Market::open(Arc::clone(setting), seed);
    for command in commands {
        let before = (market.now_min, market.ledger.postings.len());
        if market.execute(command).is_err() {
            assert_eq!(before, (market.now_min, market.ledger.postings.len()));
        }
        invariants::households(&market);
    }
    market.settle();
    invariants::households(&market);
    market
}

#[test]
fn statements_sum_to_the_ledger_on_every_seed() {
    let course = course();
    let play = &course.scenarios["s15"];
    for seed in 1..=10 {
        let market = played(&play.setting, seed, &play.solution);
        let freight_fen: i64 = market
            .households
            .shares
            .values()
            .flatten()
            .map(|share| share.part.freight_fen)
            .sum();
        assert_eq!(
            freight_fen,
            market.ledger.balance(Account::Freight),
            "every parcel is somebody's"
        );
        assert_eq!(market.ledger.balance(Account::Owed), 0, "everybody is paid");
        for tempting in &play.tempting {
            played(&play.setting, seed, &tempting.script);
        }
    }
}

#[test]
fn whatever_an_agent_does_nobodys_goods_or_money_get_lost_and_chance_wins_nothing() {
    let course = course();
    let play = &course.scenarios["s15"];
    let lines = [
        "terms patime 7%",
        "terms zhang 12%",
        "terms zulpiye 6%",
        "terms tursun 5%",
        "terms lifen 7%",
        "weigh all",
        "weigh zhang",
        "sort patime",
        "sort all",
        "heap mixed",
        "heap apart",
        "stock 2500g 30",
        "submit",
        "wait",
        "wait morning",
        "pack due net-carton",
        "pack due bag",
        "label packed",
        "ship packed courier=snow via=township",
        "cancel due",
        "agree all",
        "reject all",
        "advance patime 125.00",
        "statement all",
        "statement tursun",
        "payout all",
        "payout zhang",
    ];
    let commands: Vec<Command> = script(&lines.join("\n"));
    let mut won = 0;
    for seed in 1..=60 {
        let mut dice = Dice(seed);
        let chosen: Vec<Command> = (0..150).map(|_| commands[dice.below(commands.len())].clone()).collect();
        let market = played(&play.setting, seed, &chosen);
        won += usize::from(
            play.stars
                .iter()
                .all(|star| star.goal.holds(&|figure| market.figure(figure))),
        );
    }
    assert_eq!(won, 0);
}

/// In one heap nobody can tell whose fruit was bad: the clean household pays for the others, and then the agent does.
#[test]
fn a_heap_hides_whose_fruit_was_bad() {
    let course = course();
    let play = &course.scenarios["s15"];
    let heap = play
        .tempting
        .iter()
        .find(|tempting| tempting.id == "one-heap")
        .expect("the heap");
    let mut borne_fen = 0;
    for seed in 1..=5 {
        let [apart, mixed] = [&play.solution, &heap.script].map(|commands| played(&play.setting, seed, commands));
        let clean = |market: &Market| market.statement(&"zulpiye".into());
        assert!(
            clean(&apart).sold.refund_fen < clean(&mixed).sold.refund_fen,
            "seed {seed}"
        );
        assert_eq!(clean(&apart).borne_fen, 0, "seed {seed}");
        borne_fen += clean(&mixed).borne_fen;
        assert!(
            mixed.figure(Figure::Household(household::Figure::MarginPpm))
                < apart.figure(Figure::Household(household::Figure::MarginPpm)),
            "seed {seed}"
        );
    }
    assert!(0 < borne_fen, "whoever mixed pays for it");
}

/// A box that brings less than it cost is the agent's loss; what sorting took out is worth nothing at the gate.
#[test]
fn a_household_never_pays_in_and_rejects_are_worth_nothing() {
    let course = course();
    let play = &course.scenarios["s15"];
    let cheap = script("price 2500g 1.00");
    let commands: Vec<Command> = cheap.into_iter().chain(play.solution.iter().cloned()).collect();
    let market = played(&play.setting, 1, &commands);
    assert!(!market.households.shares.is_empty(), "somebody buys at a yuan");
    for id in market.households.by_id.keys() {
        let statement = market.statement(id);
        assert!(
            statement.sold.agent_fen < 0 && 0 <= statement.sold.due_fen,
            "{id}: {statement:?}"
        );
    }
    let weighed = played(
        &play.setting,
        1,
        &script("terms zhang 7%\nwait until d2 10:00\nweigh zhang\nsort zhang"),
    );
    let statement = weighed.statement(&"zhang".into());
    let sound_fen = i64::from(statement.brought_g - statement.back_g) * 600 / 1000;
    assert!(0 < statement.back_g && statement.rest_fen <= sound_fen, "{statement:?}");
    assert_eq!(statement.gate_fen, i64::from(statement.brought_g) * 600 / 1000);
}

/// Whoever finds the buyers for a share is paid out of the goods that were sold, whosever they are.
#[test]
fn a_leaders_share_is_a_cost_of_the_goods() {
    let call = "[[plan]]\nday = 2\nminute = 540\nkind = \"call\"\nname = \"leader\"\npersona = \"student\"\nplace = \"county-town\"\n\
                product = \"prune\"\nnet_g = 10000\nprice_fen = 12000\nleader_ppm = 80000\ndrops = 1\ndue_day = 3\ndue_minute = 1140\n\n";
    let first = "[goods.prune]";
    let (course, problems) = edited("scenarios/s18.toml", first, &format!("{call}{first}"));
    assert_eq!(problems, Vec::new());
    let deeds = "terms memet 6.50\nterms chen 6.50\nweigh all\nwait until d2 09:30\nweigh all\naccept leader\n\
                 pack leader carton\nship leader courier=tricycle\nwait until d5 09:00";
    let market = played(&course.scenarios["s18"].setting, 1, &script(deeds));
    let shares = &market.households.shares[&OrderId::from("leader")];
    let fee_fen: i64 = shares.iter().map(|share| share.part.fee_fen).sum();
    assert_eq!(fee_fen, market.ledger.balance(Account::Leader));
    assert!(0 < fee_fen);
}

#[test]
fn a_household_without_an_answer_takes_its_goods_home() {
    let course = course();
    let mut setting = (*course.scenarios["s15"].setting).clone();
    setting.scenario.variants = Variants::default();
    let mut market = Market::open(Arc::new(setting), 3);
    for command in script("terms patime 7%\nweigh patime\nwait until d8 09:00") {
        market.execute(&command).expect("a deed that can be done");
    }
    let taken = market.log.iter().any(|happened| {
        matches!(&happened.event, Event::Household(household::Event::GoodsTakenHome(household::event::GoodsTakenHome { household, weight_g: 90_000 }))
            if household == "patime")
    });
    assert!(taken);
    assert_eq!(market.left_g(&"pomegranate".into()), 0);
    assert_eq!(market.households.by_id["patime"].goods, GoodsState::Here);
    invariants::households(&market);
}

/// Rules and scenarios are data: a hand's edit changes the market, and what no market could reckon is refused with its place.
#[test]
fn what_a_hand_changes_in_the_rules_of_selling_together_counts() {
    let sorted_back = |course: &Course| {
        let mut market = Market::open(Arc::clone(&course.scenarios["s15"].setting), 3);
        for command in script("terms zhang 7%\nweigh zhang\nsort zhang") {
            market.execute(&command).expect("a deed that can be done");
        }
        market.statement(&"zhang".into()).back_g
    };
    assert_eq!(sorted_back(&course()), 9_720);
    let (better, problems) = edited(
        "rules/together.toml",
        "sort_finds_ppm = 900_000",
        "sort_finds_ppm = 1_000_000",
    );
    assert_eq!((sorted_back(&better), problems.len()), (10_800, 0));
    for (path, line, changed, place) in [
        (
            "rules/together.toml",
            "answer_min = 2_880",
            "answer_min = 9_000_000",
            "9000000",
        ),
        ("rules/together.toml", "sort_min = 90", "sort_hours = 2", "sort_hours"),
        (
            "scenarios/s15.toml",
            "product = \"pomegranate\"",
            "product = \"pomegranat\"",
            "pomegranat",
        ),
        ("scenarios/s15.toml", "pay_by_day = 30", "pay_by_day = 3000", "3000"),
    ] {
        let (_, problems) = edited(path, line, changed);
        let found = problems
            .iter()
            .any(|problem| problem.file == path && (problem.title.contains(place) || problem.label.contains(place)));
        assert!(found, "{path} {changed}: {problems:?}");
    }
}

#[test]
fn everything_that_happens_with_households_is_told() {
    let course = course();
    let play = &course.scenarios["s15"];
    let scripts = play
        .tempting
        .iter()
        .map(|tempting| &tempting.script)
        .chain([&play.solution]);
    let happened: Vec<Event> = scripts
        .flat_map(|commands| played(&play.setting, 2, commands).log)
        .map(|happened| happened.event)
        .filter(|event| matches!(event, Event::Household(_)))
        .collect();
    let missing = unsampled(&["household"], &happened);
    assert!(missing.is_empty(), "never happened: {missing:?}");
    assert_eq!(misnamed(&happened), Vec::<String>::new());
    let sentences: Vec<_> = happened.iter().map(bazar::say::event).collect();
    let faults = unsaid(&sentences);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the calendar expects comes, by the day it says at the latest, and it never tells more than people know.
#[test]
fn the_cash_calendar_expects_what_comes() {
    let course = course();
    let play = &course.scenarios["s15"];
    let mut market = Market::open(Arc::clone(&play.setting), 4);
    assert!(market.cash_calendar(60).is_empty());
    for command in &play.solution {
        let _ = market.execute(command);
        if bazar::market::time::day_of(market.now_min) > 16 {
            break;
        }
    }
    let days = market.cash_calendar(60);
    let (in_fen, out_fen) = days.iter().fold((0, 0), |(in_fen, out_fen), day| {
        (in_fen + day.in_fen, out_fen + day.out_fen)
    });
    assert!(in_fen > 0 && days.windows(2).all(|pair| pair[0].day < pair[1].day));
    let last = days.last().expect("money is on its way");
    assert_eq!(last.cash_fen, market.ledger.balance(Account::Cash) + in_fen - out_fen);
    let before = market.ledger.balance(Account::Refund);
    let escrow_fen = market.ledger.balance(Account::Escrow);
    market.settle();
    let refunded_fen = market.ledger.balance(Account::Refund) - before;
    assert!(in_fen <= escrow_fen && escrow_fen - refunded_fen <= in_fen + escrow_fen / 100);
}
