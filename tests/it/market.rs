//! The market: scripts and their transcripts, what holds on every seed, spoilage and freight as measured. Its
//! refusals have a file of their own; that each scenario can be won is proved by the checker, in `lint`.

use bazar::market::{OrderId, day, listing, order};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use bazar::course::{Course, Play};
use bazar::market::{
    Account, ClaimState, Command, CourierChoice, Event, Figure, Market, MessageState, ObligationKind, Pack, PackSize,
    Product, PurchaseState, RULES_VERSION, ResponsibleRole, Role, RulePack, Runs, Setting, bad_after_ppm, charged_g,
    cold_degree_min, fee_fen, inside, parse_script, road_age_min,
};
use expect_test::{expect, expect_file};

use crate::{by_day::by_day, dice::Dice, invariants};

pub fn course() -> Course {
    Course::embedded().0
}

/// Gives one command after the other and settles: what is refused changes nothing, a command is read as it is written, the books
/// balance, none of the figures that run up falls, and a replay comes to the same.
pub fn hold_throughout(setting: &Arc<Setting>, seed: u64, figures: &[Figure], commands: &[Command]) {
    let mut market = Market::open(Arc::clone(setting), seed);
    let mut least = vec![0; figures.len()];
    for command in commands {
        let before = market.clone();
        if market.execute(command).is_err() {
            assert_eq!(market, before, "seed {seed}: a refused `{command}` changed something");
        }
        assert_eq!(command.to_string().parse(), Ok(command.clone()));
        invariants::hold(&market);
        assert_eq!(market.recount(), market.tally);
        for (figure, least) in figures.iter().zip(&mut least) {
            let is = market.figure(*figure);
            assert!(
                figure.runs() == Runs::EitherWay || *least <= is,
                "seed {seed}: {} fell",
                figure.name()
            );
            *least = is;
        }
    }
    let mut again = Market::open(Arc::clone(setting), seed);
    commands.iter().for_each(|command| drop(again.execute(command)));
    assert_eq!(market, again, "seed {seed}");
    market.settle();
    invariants::hold(&market);
}

pub fn script(text: &str) -> Vec<Command> {
    let (commands, errors) = parse_script(text);
    assert!(errors.is_empty(), "{errors:?} in {text}");
    commands
}

/// The whole play as text: commands that did something, what happened, and the figures at the end.
pub fn transcript(play: &Play, seed: u64) -> String {
    let mut market = Market::open(Arc::clone(&play.setting), seed);
    let mut text = format!("{} seed {seed}\n", play.id);
    for command in &play.solution {
        if let Ok(events) = market.execute(command) {
            writeln!(text, "> {command}").expect("a string takes everything");
            write_events(&mut text, &events);
        }
    }
    writeln!(text, "> (to the end)").expect("a string takes everything");
    write_events(&mut text, &market.settle());
    // A figure of a noun that is not in the scenario is nothing, and said nowhere.
    for (figure, name) in Figure::table().filter(|(figure, _)| market.figure(*figure) != 0) {
        writeln!(text, "{name} {}", market.figure(figure)).expect("a string takes everything");
    }
    text
}

fn write_events(text: &mut String, events: &[Event]) {
    for event in events {
        writeln!(text, "  {event}").expect("a string takes everything");
    }
}

#[test]
fn transcripts_of_the_solutions() {
    let course = course();
    expect_file!["../data/market/s01.txt"].assert_eq(&transcript(&course.scenarios["s01"], 7));
    expect_file!["../data/market/s04.txt"].assert_eq(&transcript(&course.scenarios["s04"], 7));
    expect_file!["../data/market/s05.txt"].assert_eq(&transcript(&course.scenarios["s05"], 7));
    expect_file!["../data/market/s08.txt"].assert_eq(&transcript(&course.scenarios["s08"], 1));
    expect_file!["../data/market/s09.txt"].assert_eq(&by_day(&course.scenarios["s09"], 7));
    expect_file!["../data/market/s10.txt"].assert_eq(&by_day(&course.scenarios["s10"], 1));
    expect_file!["../data/market/s11.txt"].assert_eq(&transcript(&course.scenarios["s11"], 1));
    expect_file!["../data/market/s15.txt"].assert_eq(&by_day(&course.scenarios["s15"], 1));
    expect_file!["../data/market/s17.txt"].assert_eq(&transcript(&course.scenarios["s17"], 1));
    expect_file!["../data/market/s16.txt"].assert_eq(&transcript(&course.scenarios["s16"], 1));
}

/// When this changes, the same commands come to another end: raise `RULES_VERSION`.
#[test]
fn the_same_commands_come_to_the_same_end() {
    let course = course();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for id in ["s01", "s04", "s05", "s09"] {
        for byte in transcript(&course.scenarios[id], 1).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    expect!["version 10: ecea3adbe4240063"].assert_eq(&format!("version {RULES_VERSION}: {hash:016x}"));
}

/// The shop of the first sale, opened and full of buyers.
fn busy(course: &Course, title: &str) -> Arc<Setting> {
    let mut setting = (*course.scenarios["s05"].setting).clone();
    let opening = course.scenarios["s05"]
        .solution
        .iter()
        .take_while(|command| **command != Command::WAIT);
    let opened = script("wait until d2 09:00\ndeposit");
    let page = course.scenarios["s05"]
        .solution
        .iter()
        .skip_while(|command| !matches!(command, Command::Listing(listing::Command::List(_))));
    let page = page.take_while(|command| **command != Command::WAIT);
    setting.scenario.setup = opening.chain(&opened).chain(page).cloned().collect();
    for command in &mut setting.scenario.setup {
        if let Command::Listing(listing::Command::Edit(listing::Edit::Title(old))) = command {
            *old = title.to_owned();
        }
    }
    setting.scenario.days = 6;
    setting.scenario.demand_ppm = 500_000;
    Arc::new(setting)
}

const GOOD_TITLE: &str = "新疆叶城薄皮核桃 今年新货 自家种 手捏就开 净重850克";

/// What somebody does who reads the screen: the next step of an open order or purchase, an answer, a look, or waiting.
fn sensible_command(market: &Market, dice: &mut Dice) -> Command {
    let scenario = &market.setting.scenario;
    let mut lines = vec!["wait".to_owned()];
    for (name, message) in &market.messages {
        if message.state == MessageState::Waiting {
            lines.extend(
                market
                    .reply_choices(name)
                    .iter()
                    .map(|reply| format!("reply {name} {reply}")),
            );
        }
    }
    for name in market.orders.keys() {
        let couriers = market.courier_choices(name);
        let step = market
            .next_step(name)
            .filter(|next| next.owner == ResponsibleRole::Seller);
        match step.map(|next| next.kind) {
            Some(ObligationKind::Answer) => lines.extend([format!("accept {name}"), format!("decline {name}")]),
            Some(ObligationKind::Pack) => {
                let packs = market.pack_choices(name);
                lines.extend(
                    packs
                        .iter()
                        .filter(|pack| pack.fits && pack.suits)
                        .map(|pack| format!("pack {name} {}", pack.pack)),
                );
            }
            Some(ObligationKind::Label) => lines.push(format!("label {name}")),
            Some(ObligationKind::HandOver) => {
                lines.push(format!("check {name}"));
                let taken = |choice: &&CourierChoice| choice.fee_fen.is_some() && choice.parcels_min <= 10;
                lines.extend(couriers.iter().filter(taken).map(|choice| {
                    let (courier, via) = (&choice.courier, &choice.via);
                    format!("ship {name} courier={courier} via={via}")
                }));
            }
            Some(ObligationKind::Claim) => {
                lines.extend([
                    format!("agree {name}"),
                    format!("offer {name} 1%"),
                    format!(
                        "reject {name} {}",
                        dice.of(&["packing-photo", "custom-made", "too-late", "courier"])
                    ),
                    format!("resend {name}"),
                    format!("receive {name}"),
                ]);
            }
            _ => {}
        }
    }
    for (name, claim) in &market.courier_claims {
        let verbs = match claim.state {
            ClaimState::Found => &["evidence", "file"][..],
            ClaimState::Refused => &["evidence", "complain"],
            ClaimState::Filed | ClaimState::Complained | ClaimState::Paid | ClaimState::Closed => &[],
        };
        lines.extend(verbs.iter().map(|verb| format!("{verb} {name}")));
    }
    if scenario.role == Role::Buyer {
        lines.extend(scenario.offers.keys().map(|offer| format!("buy {offer}")));
        lines.extend(scenario.bills.keys().map(|bill| format!("pay {bill}")));
        lines.extend(scenario.offers.values().map(|offer| format!("compare {}", offer.item)));
    }
    for (name, purchase) in &market.purchases {
        match purchase.state {
            PurchaseState::OnTheWay => lines.push(format!("track {name}")),
            PurchaseState::Arrived => lines.push(format!("collect {name}")),
            PurchaseState::Collected => {
                lines.extend(["inspect", "sign", "refuse"].map(|verb| format!("{verb} {name}")));
            }
            PurchaseState::Signed => lines.push(format!("return {name} wrong-goods")),
            PurchaseState::Returning | PurchaseState::Returned => {}
        }
    }
    let line = &lines[dice.below(lines.len())];
    line.parse().unwrap_or_else(|error| panic!("{error} in {line}"))
}

fn any_command(market: &Market, dice: &mut Dice) -> Command {
    let orders = market.orders.keys().map(|order| order.as_str());
    let messages = market.messages.keys().map(|message| message.as_str());
    let purchases = market.purchases.keys().map(|purchase| purchase.as_str());
    let names: Vec<&str> = orders.chain(messages).chain(purchases).collect();
    let name = match names.is_empty() {
        true => "nobody".to_owned(),
        false => names[dice.below(names.len())].to_string(),
    };
    let chosen = dice.of(&["due", "all", "packed", "late", &name, &name]).to_owned();
    let pack = dice.of(&["carton", "bag", "foam", "egg-tray", "nothing"]);
    let courier = dice.of(&["snow", "county", "post", "eagle", "tricycle"]);
    let via = dice.of(&["", " via=station", " via=township", " via=county", " via=door"]);
    let line = match dice.below(30) {
        0..=4 => "wait".to_owned(),
        5 => format!("wait {}", dice.below(3000)),
        6..=8 => format!("pack {chosen} {pack}"),
        9 | 10 => format!("label {chosen}"),
        11 => format!("check {chosen}"),
        12..=14 => format!("ship {chosen} courier={courier}{via}"),
        15 => format!(
            "reply {chosen} {}",
            dice.of(&["in-stock", "only-food", "health-promise", "sorry"])
        ),
        16 => format!("agree {chosen}"),
        17 => format!("offer {chosen} {}%", dice.below(120)),
        18 => format!("reject {chosen}"),
        19 => format!("cancel {chosen}"),
        20 => format!("accept {chosen}"),
        21 => format!("decline {chosen}"),
        22 => format!("price 850g {}.90", dice.below(60)),
        23 => format!("stock 850g {}", dice.below(80)),
        24 => dice
            .of(&[
                "submit",
                "shelve",
                "unshelve",
                "title 最好核桃",
                "list walnut",
                "unsku 850g",
            ])
            .to_owned(),
        25 => format!("invoice {chosen}"),
        26 => format!("buy {}", dice.of(&["film-thick", "film-cheap", "film-far"])),
        27 => format!("{} {name}", dice.of(&["collect", "inspect", "sign", "refuse", "track"])),
        28 => format!("return {name} {}", dice.of(&["wrong-goods", "damaged", "no-reason"])),
        _ => dice
            .of(&["pay phone", "deposit", "apply", "compare film", "profile group"])
            .to_owned(),
    };
    line.parse().unwrap_or_else(|error| panic!("{error} in {line}"))
}

#[test]
fn whatever_learners_do_the_books_balance_and_a_refusal_changes_nothing() {
    let course = course();
    let mut complaining = (*busy(&course, GOOD_TITLE)).clone();
    Arc::make_mut(&mut complaining.rules).quality.unfair_claim_ppm = 600_000;
    let mut craft = (*course.scenarios["s08"].setting).clone();
    craft
        .scenario
        .setup
        .extend(script("price 150g 89.00\nstock 150g 30\nsubmit\nwait until d4 10:00"));
    let settings = [
        Arc::new(complaining),
        Arc::new(craft),
        Arc::clone(&course.scenarios["s04"].setting),
        Arc::clone(&course.scenarios["s01"].setting),
    ];
    let (mut verbs, mut taken) = (BTreeSet::new(), 0);
    for seed in 1..=500 {
        let setting = &settings[usize::try_from(seed % 6).expect("small").saturating_sub(2)];
        let mut dice = Dice(seed);
        let mut market = Market::open(Arc::clone(setting), seed);
        let mut done = Vec::new();
        for number in 0..40 {
            let command = match (number, dice.below(4)) {
                // Days later the first parcels have come, and with them the complaints.
                (30, _) => Command::wait_until(market.now_min + 7 * 1440),
                (_, 0) => any_command(&market, &mut dice),
                _ => sensible_command(&market, &mut dice),
            };
            let before = market.clone();
            if market.execute(&command).is_ok() {
                verbs.insert(command.to_string().split(' ').next().unwrap_or_default().to_owned());
                taken += 1;
            } else {
                assert_eq!(market, before, "seed {seed}: a refused `{command}` changed something");
            }
            assert_eq!(
                command.to_string().parse(),
                Ok(command.clone()),
                "the text form reads back"
            );
            done.push(command);
            invariants::hold(&market);
        }
        let mut again = Market::open(Arc::clone(setting), seed);
        for command in &done {
            let _ = again.execute(command);
        }
        assert_eq!(market, again, "seed {seed}: a replay ends elsewhere");
        market.settle();
        invariants::hold(&market);
        assert!(market.is_over());
        assert_eq!(
            market.ledger.balance(Account::Escrow),
            0,
            "seed {seed}: nothing is held for ever"
        );
    }
    let shop = "accept agree cancel check decline label list offer pack price reject reply ship stock";
    let household = "buy collect compare inspect pay refuse return sign track";
    for verb in shop.split(' ').chain(household.split(' ')) {
        assert!(verbs.contains(verb), "nobody came to `{verb}`: {verbs:?}");
    }
    assert!(taken > 10_000, "most commands are taken: {taken} of 20000");
}

/// The days' weather, and every possible buyer with what they want.
fn world(market: &Market) -> (Vec<String>, BTreeMap<OrderId, String>) {
    let days = market
        .log
        .iter()
        .filter(|happened| matches!(happened.event, Event::Day(day::Event::DayBegan(_))));
    let asked = market.messages.values().filter_map(|message| {
        let wish = message.wish.as_ref()?;
        Some((
            OrderId::from(&message.from),
            format!("{} {} {}", message.persona, wish.place, wish.pieces),
        ))
    });
    let ordered = market.orders.values();
    let ordered = ordered.map(|order| {
        (
            order.name.clone(),
            format!("{} {} {}", order.persona, order.place, order.pieces),
        )
    });
    (
        days.map(|happened| happened.event.to_string()).collect(),
        ordered.chain(asked).collect(),
    )
}

#[test]
fn a_better_title_adds_buyers_and_changes_none() {
    let course = course();
    let (good, poor) = (busy(&course, GOOD_TITLE), busy(&course, "核桃"));
    let mut added = 0;
    for seed in 1..=30 {
        let [good, poor] = [&good, &poor].map(|setting| {
            let mut market = Market::open(Arc::clone(setting), seed);
            let _ = market.execute(&Command::wait_until(6 * 1440));
            world(&market)
        });
        assert_eq!(good.0, poor.0, "seed {seed}: the weather is the same");
        for (name, wants) in &poor.1 {
            assert_eq!(
                good.1.get(name),
                Some(wants),
                "seed {seed}: {name} came to the poorer title only, or changed"
            );
        }
        added += good.1.len() - poor.1.len();
    }
    assert!(added > 30, "a better title brought {added} more buyers on 30 seeds");
}

/// Visitors and buyers of a page of walnuts with so many photographs, at this price.
fn draws(course: &Course, photos: usize, yuan: &str) -> (i64, BTreeSet<OrderId>) {
    let mut setting = (*course.scenarios["s05"].setting).clone();
    let taken = ["whole", "cut", "size", "packing", "orchard"][..photos].join(",");
    let photos = if photos == 0 {
        String::new()
    } else {
        format!("photos {taken}\n")
    };
    let page = format!(
        "document id-card clear\ndocument bank-card own\ndocument statement own-goods\napply\nwait until d2 10:00\ndeposit\n\
         list walnut\ntitle {GOOD_TITLE}\ncategory nuts\nattribute origin yecheng\nattribute storage cool-dry\n{photos}\
         details origin\nsku 850g {yuan}\nstock 850g 50\nfreight all free\npromise 48\nseven-days yes\nsubmit\n"
    );
    setting.scenario.setup = script(&page);
    // Few enough that the cheapest page does not sell out.
    setting.scenario.demand_ppm = 1_000_000;
    let mut market = Market::open(Arc::new(setting), 3);
    let _ = market.execute(&Command::wait_until(5 * 1440));
    let look_ppm = market.pull_of(&"walnut".into()).map_or(0, |pull| {
        let factors = pull.looking.iter();
        factors.fold(1_000_000, |all, (_, ppm)| all * ppm / 1_000_000)
    });
    (look_ppm, world(&market).1.into_keys().collect())
}

#[test]
fn a_better_photo_and_a_better_price_never_lower_visits() {
    let course = course();
    // The market wants three photographs of a page.
    let by_photos = [3, 4, 5].map(|photos| draws(&course, photos, "20.90"));
    let by_price = ["35.90", "30.90", "27.90", "24.90", "22.90"].map(|yuan| draws(&course, 5, yuan));
    for worse_and_better in by_photos.windows(2).chain(by_price.windows(2)) {
        let [(worse, those), (better, these)] = worse_and_better else {
            unreachable!("windows of two")
        };
        assert!(worse <= better, "{worse} looked, then {better}");
        assert!(those.is_subset(these), "{those:?} became {these:?}");
    }
    let (few, many) = (&by_price[0].1, &by_price[4].1);
    assert!(few.len() < many.len(), "a better price brings more");
}

/// The way of every parcel that goes out on the sixth morning: where it is when, and what becomes of it.
fn ways(setting: &Arc<Setting>, before: &str, seed: u64) -> BTreeMap<OrderId, String> {
    let mut market = Market::open(Arc::clone(setting), seed);
    for command in script(before) {
        let _ = market.execute(&command);
    }
    let _ = market.execute(&Command::wait_until(5 * 1440 + 600));
    let fresh = |name: &&OrderId| 3 * 1440 < market.orders[*name].placed_min;
    let waiting = market.orders.keys().filter(fresh);
    let names: Vec<String> = waiting.map(ToString::to_string).collect();
    for name in &names {
        for command in script(&format!("pack {name} carton\nlabel {name}\n")) {
            let _ = market.execute(&command);
        }
    }
    let _ = market.execute(&Command::wait_until(5 * 1440 + 900));
    if !names.is_empty() {
        let _ = market.execute(&script(&format!("ship {} courier=snow via=township", names.join(",")))[0]);
    }
    market.settle();
    let sent = names.iter().map(|name| OrderId::from(name.as_str()));
    let told = sent.filter_map(|name| {
        let parcel = market.parcel_of(&name)?;
        let asked = market.after_sales.get(&name).map(|asked| asked.complaint);
        Some((name, format!("{:?} {:?} {asked:?}", parcel.fate, parcel.hops)))
    });
    told.collect()
}

#[test]
fn what_was_done_before_changes_no_accident_of_later_parcels() {
    let course = course();
    let mut setting = (*busy(&course, GOOD_TITLE)).clone();
    // The story's first label is whoever's comes first.
    setting.scenario.first_labels_swapped = false;
    let setting = Arc::new(setting);
    let mut parcels = 0;
    for seed in 1..=20 {
        let idle = ways(&setting, "", seed);
        let busy = "wait until d3 12:00\npack due carton\nlabel due\nship due courier=snow via=station";
        let busy = ways(&setting, busy, seed);
        assert_eq!(idle, busy, "seed {seed}");
        parcels += idle.len();
    }
    assert!(parcels > 50, "{parcels} parcels in all");
}

#[test]
fn what_was_done_before_changes_no_weather_and_no_buyer() {
    let course = course();
    let setting = busy(&course, GOOD_TITLE);
    for seed in 1..=10 {
        let [idle, busy] = [
            "",
            "wait until d3 12:00\npack due carton\nlabel due\nship due courier=snow via=station",
        ]
        .map(|text| {
            let mut market = Market::open(Arc::clone(&setting), seed);
            for command in script(text) {
                let _ = market.execute(&command);
            }
            let _ = market.execute(&Command::wait_until(5 * 1440));
            world(&market)
        });
        assert_eq!(idle, busy, "seed {seed}");
    }
}

/// DOMAIN §3.3: percent bad after 1, 2, 3, 4, 5, 6 and 8 days, four legs.
/// The share that is bad of 2.5 kg packed warm, after so many days on the way and four handling legs.
fn bad_in_box_ppm(rules: &RulePack, goods: &Product, pack: &Pack, days: u32, outside_c: i32) -> i64 {
    let size = pack
        .sizes
        .iter()
        .find(|size| 2_500 <= size.up_to_g)
        .unwrap_or(&pack.sizes[0]);
    let cold = cold_degree_min(size, 2_500, 0);
    let way = inside(&rules.quality, pack, cold, days * 1440, |_| outside_c);
    bad_after_ppm(goods, pack, road_age_min(rules.quality.q10_ppm, &way), 4)
}

/// Half a kilogram of ice in a box of 19 litres with 2 cm of foam, and two and a half kilograms of fruit: at 28 degrees it holds
/// eight hours with warm fruit, eighteen with cooled fruit. By the heat balance of the box: its walls let 414 mW through.
#[test]
fn ice_lasts_as_long_as_the_heat_balance_says() {
    let rules = Arc::clone(course().rules());
    let foam = &rules.packs["foam-ice"];
    let size = PackSize {
        ice_g: 500,
        leak_mw: 414,
        ..foam.sizes[0].clone()
    };
    let outside_c = 28;
    let held_h = |colder_c: i32| {
        let cold = cold_degree_min(&size, 2_500, colder_c);
        let way = inside(&rules.quality, foam, cold, 72 * 60, |_| outside_c);
        let cool = way.iter().filter(|stretch| stretch.inside_c < outside_c);
        cool.map(|stretch| stretch.minutes).sum::<u32>() / 60
    };
    assert_eq!(held_h(0), 8);
    assert_eq!(held_h(outside_c - rules.quality.cooled_c), 18);
}

#[test]
fn spoilage_is_as_the_table_says() {
    let rules = Arc::clone(course().rules());
    let table = [
        ("apricot", 25, "bag", [35, 43, 58, 78, 92, 98, 100]),
        ("apricot", 25, "carton", [9, 19, 41, 69, 89, 98, 100]),
        ("apricot", 25, "net-carton", [5, 16, 39, 67, 88, 97, 100]),
        ("apricot", 25, "foam", [4, 13, 32, 58, 81, 94, 100]),
        ("apricot", 25, "foam-ice", [3, 6, 18, 41, 67, 87, 100]),
        ("prune", 25, "bag", [15, 16, 20, 26, 35, 46, 71]),
        ("prune", 25, "carton", [3, 5, 9, 15, 26, 38, 67]),
        ("prune", 25, "net-carton", [2, 3, 7, 14, 24, 37, 66]),
        ("prune", 25, "foam", [1, 2, 5, 11, 20, 31, 58]),
        ("prune", 25, "foam-ice", [1, 2, 3, 7, 14, 23, 49]),
        ("apricot", 25, "cold", [3, 3, 3, 3, 4, 5, 7]),
        ("prune", 25, "cold", [1, 1, 1, 1, 1, 1, 2]),
        ("grape", 25, "cold", [3, 3, 3, 3, 3, 3, 4]),
        ("prune", 16, "net-carton", [1, 2, 2, 3, 4, 7, 13]),
        ("prune", 16, "foam-ice", [1, 1, 1, 2, 3, 4, 8]),
        ("grape", 25, "bag", [35, 37, 43, 52, 65, 78, 95]),
        ("grape", 25, "carton", [8, 11, 19, 33, 50, 69, 93]),
        ("grape", 25, "net-carton", [4, 7, 16, 30, 48, 67, 92]),
        ("grape", 25, "foam", [3, 6, 13, 24, 41, 58, 87]),
        ("grape", 25, "foam-ice", [3, 4, 8, 16, 30, 47, 80]),
        ("grape", 16, "carton", [8, 8, 9, 11, 14, 19, 32]),
        ("grape", 16, "foam", [3, 3, 4, 6, 8, 12, 23]),
        ("melon", 25, "carton", [2, 3, 3, 4, 6, 9, 18]),
        ("melon", 25, "foam-ice", [1, 1, 1, 2, 3, 5, 11]),
        ("pear", 16, "carton", [3, 3, 3, 3, 3, 3, 3]),
        ("pear", 16, "net-carton", [1, 1, 1, 1, 1, 1, 2]),
        ("apple", 16, "bag", [8, 8, 8, 8, 8, 8, 8]),
        ("apple", 16, "carton", [2, 2, 2, 2, 2, 2, 2]),
        ("apple", 16, "net-carton", [1, 1, 1, 1, 1, 1, 1]),
    ];
    // The cold line is a courier: a foam box in its vans.
    let cold = Pack {
        constant_c: rules.couriers["cold"].constant_c,
        ..rules.packs["foam"].clone()
    };
    for (product, outside_c, pack_id, percents) in table {
        let pack = rules.packs.get(pack_id).unwrap_or(&cold);
        let goods = &rules.products[product];
        let found =
            [1, 2, 3, 4, 5, 6, 8].map(|days| (bad_in_box_ppm(&rules, goods, pack, days, outside_c) + 5_000) / 10_000);
        assert_eq!(found, percents, "{product} at {outside_c} degrees in {pack_id}");
    }
}

#[test]
fn older_warmer_and_heavier_is_never_better() {
    let rules = Arc::clone(course().rules());
    for goods in rules.products.values() {
        for pack in rules.packs.values() {
            let bad = |days: u32, outside_c: i32| bad_in_box_ppm(&rules, goods, pack, days, outside_c);
            for days in 1..10 {
                assert!(bad(days, 16) <= bad(days + 1, 16));
                assert!(bad(days, 16) <= bad(days, 17));
            }
        }
    }
    for courier in rules.couriers.values() {
        for zone in courier.rates.keys() {
            let fee = |grams: u32| {
                fee_fen(
                    courier,
                    zone,
                    charged_g(grams, [30, 22, 15], courier.divisor, courier.step_g),
                )
                .expect("served")
            };
            for grams in (100..12_000).step_by(100) {
                assert!(fee(grams) <= fee(grams + 100));
            }
        }
    }
}

#[test]
fn titles_are_judged_word_by_word() {
    let course = course();
    let judge = |origin: &str, title: &str| {
        let faults = bazar::market::judge_title(course.rules(), &"shelf".into(), &"walnut".into(), origin, title);
        let told = faults
            .iter()
            .map(|fault| format!("{} `{}`", fault.problem.code(), &title[fault.span.clone()]));
        told.collect::<Vec<_>>().join(", ")
    };
    let told = [
        judge("yecheng", GOOD_TITLE),
        judge("yecheng", "全国第一最好吃的核桃"),
        judge("yecheng", "第一批新货核桃"),
        judge("yecheng", "阿克苏核桃"),
        judge("", "阿克苏核桃"),
        judge("yecheng", "核桃核桃核桃"),
        judge("yecheng", "补脑核桃，加微信vX"),
        judge("yecheng", "叶城好货√"),
    ];
    expect![[r#"

        banned-word `全国第一`, banned-word `最好`

        wrong-origin `阿克苏`

        title-stuffing `核桃`
        banned-word `补脑`, banned-word `加微信`, banned-word `vX`
        title-noun-missing `叶城好货√`, title-stuffing `好货`, title-sign `√`"#]]
    .assert_eq(&told.join("\n"));
}

#[test]
fn a_script_tells_where_it_is_wrong() {
    let text =
        "wait\npack due\n# a remark\nprice 29.999\nfly away\nrepeat 3\nwait until d2 25:00\nreply b17 in-stock now";
    let (commands, errors) = parse_script(text);
    assert_eq!(commands, [Command::WAIT]);
    let told: Vec<_> = errors
        .iter()
        .map(|error| format!("{error}: `{}`", &text[error.span.clone()]))
        .collect();
    expect![[r#"
        missing pack: ``
        not a price such as 29.90: `29.999`
        unknown command: `fly`
        not a time such as d2 09:00: `d2 25:00`
        more than the command takes: `now`
        repeat and end do not pair: `repeat 3`"#]]
    .assert_eq(&told.join("\n"));
    assert_eq!(script("repeat 2\nwait\nwait 5\nend").len(), 4);
}

#[test]
fn replies_offered_hold_the_right_one() {
    let course = course();
    let setting = busy(&course, GOOD_TITLE);
    let mut kinds = BTreeSet::new();
    for seed in 1..=20 {
        let mut market = Market::open(Arc::clone(&setting), seed);
        let _ = market.execute(&Command::wait_until(5 * 1440));
        for (name, message) in &market.messages {
            let offered = market.reply_choices(name);
            assert_eq!(offered.len(), 4);
            let fits = &market.setting.rules.messages[&message.kind].fits;
            assert!(
                offered.iter().any(|reply| fits.contains(reply)),
                "{name} {}",
                message.kind
            );
            kinds.insert(message.kind.clone());
        }
    }
    assert!(kinds.len() >= 8, "{kinds:?}");
}

#[test]
fn a_reminder_comes_once_and_names_a_clock_that_still_runs() {
    let course = course();
    let setting = busy(&course, GOOD_TITLE);
    let hour = script("wait 60");
    let mut told = 0;
    for seed in 1..=5 {
        let mut market = Market::open(Arc::clone(&setting), seed);
        while !market.is_over() && market.now_min < 8 * 1440 {
            let began_min = market.now_min;
            let mut warned = BTreeSet::new();
            for event in market.execute(&hour[0]).expect("waiting is allowed") {
                if let Event::Order(order::Event::Warned(order::event::Warned { order, ship_by_min })) = event {
                    assert!(warned.insert(order.clone()), "{order} twice, seed {seed}");
                    assert!(ship_by_min >= began_min, "{order} is past its time, seed {seed}");
                    told += 1;
                }
            }
        }
    }
    assert!(told > 20, "{told}");
}

/// Sizes, prices, stocks and times at the edge of their types, wherever the text form takes them.
#[test]
fn numbers_at_the_edge_break_nothing() {
    let course = course();
    let edges = "sku 4294967295g 999999999.99\nsku 1g 0.01\nsku 2147483648g 1\nprice 4294967295g 999999999.99\n\
                 stock 4294967295g 4294967295\nstock 1g 4294967295\nstock 1g 100000\nfreight all 999999999.99\n\
                 freight 5 999999999.99\npromise 4294967295\nwait 4294967295\nsubmit\nshelve\nwait\nwait\noffer all 1000%\n\
                 pack all foam\nlabel all\nship all courier=snow\nwait\nagree all\ncancel all\nwait until d10000 23:59\nwait";
    for id in ["s05", "s09", "s04", "s01"] {
        let play = &course.scenarios[id];
        for seed in 1..=3 {
            for opened in [0, play.solution.len() / 2] {
                let mut market = Market::open(Arc::clone(&play.setting), seed);
                for command in &play.solution[..opened] {
                    let _ = market.execute(command);
                }
                for command in script(edges) {
                    let before = market.clone();
                    if market.execute(&command).is_err() {
                        assert_eq!(market, before, "{id} on seed {seed}: `{command}`");
                    }
                    assert_eq!(market.ledger.sum(), 0);
                }
                market.settle();
                assert!(market.is_over());
                for figure in Figure::all() {
                    market.figure(figure);
                }
            }
        }
    }
}

#[test]
fn a_pile_of_labels_takes_minutes_and_not_hours() {
    let course = course();
    let minutes = &course.rules().minutes;
    assert_eq!(minutes.labels(0), 0);
    assert_eq!(minutes.labels(1), minutes.label);
    let few: Vec<u32> = (1..=91).map(|count| minutes.labels(count)).collect();
    assert!(few.is_sorted(), "{few:?}");
    assert!(minutes.labels(91) <= 20, "{} minutes for 91", minutes.labels(91));
}
