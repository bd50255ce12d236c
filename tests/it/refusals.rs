//! Every reason for which the market says no, each shown by a script whose last line is refused for it.

use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::market::{
    AfterSaleState, ClaimState, Command, CoopRefusal, Goods, Happening, HouseholdRefusal, LiveRefusal, Market,
    OrderState, Planned, PromotionRefusal, PurchaseState, Refusal, ShopRefusal, ShopState, StationRefusal,
    TenderRefusal, Thing, Trial, VanRefusal,
};

use crate::market::{course, script};
use crate::season::COOP_REFUSALS;
use crate::together::HOUSEHOLD_REFUSALS;

const OPEN: &str = "document id-card clear\ndocument bank-card own\ndocument statement own-goods\napply\n\
    wait until d2 10:00\ndeposit\n";
const PAGE: &str = "list walnut\ntitle 叶城核桃850克\ncategory nuts\nattribute origin yecheng\nattribute storage cool-dry\n\
    photos whole,cut,size\nsku 850g 20.90\nstock 850g 50\nfreight all free\npromise 48\nseven-days yes\nsubmit\n";
/// The papers of a market where a shop may begin without a deposit.
const TRIAL: &str = "document id-card clear\ndocument bank-card own\ndocument statement own-goods\napply\n\
    wait until d2 10:00\n";
const CALLED: &str = "wait until d1 09:25\naccept eggs-one\n";
const FETCHED: &str = "buy film-thick\nwait until d9 10:00\ncollect film-thick\n";

/// Returns a scenario and a script that ends in this refusal. A new reason does not compile until it has one.
fn shown_by(refusal: Refusal) -> (&'static str, String) {
    let seller = |text: &str| ("s05", text.to_owned());
    let on_sale = |text: &str| ("s05", format!("{OPEN}{PAGE}{text}"));
    let writing = |text: &str| ("s05", format!("list walnut\n{text}"));
    let caller = |text: &str| ("s04", format!("{CALLED}{text}"));
    let packed = |text: &str| ("s04", format!("{CALLED}pack eggs-one carton\n{text}"));
    let buyer = |text: &str| ("s01", text.to_owned());
    let fetched = |text: &str| ("s01", format!("{FETCHED}{text}"));
    match refusal {
        Refusal::Over => buyer("wait until d19 09:00\nwait"),
        Refusal::NoIce { .. } => ("s10", "wait until d5 08:30\naccept all\npack all foam-ice".to_owned()),
        Refusal::Night { .. } => seller("wait until d1 23:30\ndocument id-card clear"),
        Refusal::TimeIsPast => seller("wait until d1 07:00"),
        Refusal::NothingMatches => seller("pack due carton"),
        Refusal::NoSuch { .. } => seller("list melon"),
        Refusal::NotYourPart => buyer("apply"),
        Refusal::NotEnoughCash { .. } => buyer("buy film-thick\nbuy film-far\npay phone"),
        Refusal::ShopIs { .. } => seller("deposit"),
        Refusal::DocumentMissing => seller("apply"),
        Refusal::NoListing => seller("submit"),
        Refusal::UnderReview { .. } => on_sale("submit"),
        Refusal::NothingChanged => on_sale("wait until d2 20:00\nsubmit"),
        Refusal::NotPassed => writing("shelve"),
        Refusal::AlreadySo => on_sale("wait until d2 20:00\nshelve"),
        Refusal::TitleTooLong { .. } => {
            writing("title 新疆叶城薄皮核桃今年新货自家种手捏就开颗粒大味道香净重八百五十克一袋装")
        }
        Refusal::TitleTooShort { .. } => writing("title 桃"),
        Refusal::TitleOnlyDigits => writing("title 850g"),
        Refusal::TitleSign { .. } => writing("title 叶城核桃√"),
        Refusal::NotALeaf => writing("category food"),
        Refusal::TooManySkus { .. } => writing("sku 1g 1\nsku 2g 1\nsku 3g 1\nsku 4g 1"),
        Refusal::PriceZero => writing("sku 850g 0"),
        Refusal::StockAboveHarvest { .. } => writing("sku 850g 20\nstock 850g 59"),
        Refusal::PromiseNotOffered => writing("promise 72"),
        Refusal::OrderIs { .. } => ("s04", "wait until d1 09:25\npack eggs-one carton".to_owned()),
        Refusal::PackTooSmall { .. } => (
            "s04",
            "wait until d1 10:00\naccept tomato-one\npack tomato-one foam".to_owned(),
        ),
        Refusal::PackNotForThis => (
            "s04",
            "wait until d1 10:00\naccept tomato-one\npack tomato-one egg-tray".to_owned(),
        ),
        Refusal::NotEnoughGoods { .. } => (
            "s04",
            "wait until d1 20:00\naccept all\nwait until d2 10:00\naccept tomato-two".to_owned(),
        ),
        Refusal::NotPacked => caller("ship eggs-one courier=tricycle"),
        Refusal::NotLabelled => packed("check eggs-one"),
        Refusal::AlreadyChecked => packed("label eggs-one\ncheck eggs-one\ncheck eggs-one"),
        Refusal::NotServed => packed("label eggs-one\nship eggs-one courier=eagle via=county"),
        Refusal::NotTakenThere => packed("ship eggs-one courier=tricycle via=county"),
        Refusal::StationClosed { .. } => packed("label eggs-one\nship eggs-one courier=snow via=station"),
        Refusal::TooFewParcels { .. } => packed("label eggs-one\nship eggs-one courier=county via=county"),
        Refusal::InvoiceMissing => (
            "s04",
            "wait until d1 15:00\naccept canteen\npack canteen carton\nship canteen courier=tricycle".to_owned(),
        ),
        Refusal::NoInvoiceWanted => caller("invoice eggs-one"),
        Refusal::NotWaiting => seller("wait until d1 09:00\nreply guest in-stock\nreply guest in-stock"),
        Refusal::NoClaim => on_sale("wait until d5 10:00\nagree {order}"),
        Refusal::ShareOutOfRange => ("s09", "{claim}\noffer {order} 200%".to_owned()),
        Refusal::NothingToResend => ("s09", "{claim}\nresend {order}".to_owned()),
        Refusal::NoCourierClaim => on_sale("wait until d5 10:00\nfile {order}"),
        Refusal::CourierClaimIs { .. } => ("s08", "{lost}\nfile grandpa-wu\nfile grandpa-wu".to_owned()),
        Refusal::PurchaseIs { .. } => buyer("buy film-thick\nsign film-thick"),
        Refusal::NotArrived { .. } => buyer("buy film-thick\ncollect film-thick"),
        Refusal::AlreadyInspected => fetched("inspect film-thick\ninspect film-thick"),
        Refusal::ReturnTimeOver { .. } => (
            "s01",
            "buy film-thick\nwait until d6 10:00\ncollect film-thick\nsign film-thick\nbuy film-far\n\
                wait until d13 22:30\nreturn film-thick damaged"
                .to_owned(),
        ),
        Refusal::NoSevenDays => fetched("sign film-thick\nreturn film-thick no-reason"),
        Refusal::BillPaid => buyer("pay phone\npay phone"),
        Refusal::TalkGoesOn => ("s02", "wait until d1 09:00\nreport grandmother".to_owned()),
        Refusal::AlreadyReported => (
            "s02",
            "wait until d1 09:00\nsay grandmother send-away\nreport grandmother\nreport grandmother".to_owned(),
        ),
        Refusal::AlreadyBought => buyer("buy film-thick\nbuy film-thick"),
        Refusal::Tender(refusal) => ("s17", of_the_tender(refusal).to_owned()),
        Refusal::Van(refusal) => ("s11", of_the_van(refusal).to_owned()),
        Refusal::Station(refusal) => ("s13", of_the_station(refusal).to_owned()),
        Refusal::Household(refusal) => ("s15", with_households(refusal).to_owned()),
        Refusal::Coop(refusal) => ("s18", in_a_cooperative(refusal).to_owned()),
        Refusal::Shop(refusal) => match refusal {
            ShopRefusal::Registered => seller("register\nregister"),
            ShopRefusal::AppealOver => (
                "s07",
                "wait until d3 18:00\nappeal 1 own-photos\nappeal 1 own-photos".to_owned(),
            ),
            ShopRefusal::OrdersOpen => on_sale("wait until d5 10:00\nclose"),
            ShopRefusal::TrialFull { .. } => ("s05", format!("profile live\n{TRIAL}list walnut\nlist raisin")),
        },
        Refusal::Promotion(refusal) => match refusal {
            PromotionRefusal::NotAdmitted => seller("coupon over-29 10"),
            PromotionRefusal::OverBudget { .. } => on_sale("coupon over-29 10"),
            PromotionRefusal::NotOnThisMarket => on_sale("group 850g 19.90 2"),
            PromotionRefusal::NotLower { .. } => on_sale("sale 850g 29.90 3"),
            PromotionRefusal::NotOffered => on_sale("sale 850g 19.90 2"),
            PromotionRefusal::NoReview => on_sale("wait until d5 10:00\nrespond {order} thanks"),
        },
        Refusal::Live(refusal) => match refusal {
            LiveRefusal::NoStage => on_sale("golive own"),
            LiveRefusal::NothingOnShelf => ("s05", format!("profile live\n{TRIAL}list walnut\ngolive own")),
            LiveRefusal::OnAirAlready => on_air("golive own"),
            LiveRefusal::NotOnAir => on_sale("speak greet"),
            LiveRefusal::OtherPart => on_air("speak stock-left"),
        },
    }
}

/// What the head of a cooperative does to hear this.
fn in_a_cooperative(refusal: CoopRefusal) -> &'static str {
    match refusal {
        CoopRefusal::TooManyHands { .. } => "hire 4",
        CoopRefusal::NoOffer => "deal canteen yes",
        CoopRefusal::CreditSpent { .. } => {
            "credit yes\nterms memet 6.50\nweigh memet\nlist prune\nstock 2500g 100\nsubmit\nwait until d3 12:00\n\
             pack prune foam-ice"
        }
        CoopRefusal::SeasonRuns => "case ayxem",
        CoopRefusal::NoConsent => {
            "terms memet 6.50\nweigh memet\nlist prune\nstock 2500g 400\nsubmit\nwait until d34 09:00\nstory memet\nwait until d35 09:00\ncase memet"
        }
    }
}

/// The deeds with households that end in this refusal; one of them sells by the kilogram here.
fn with_households(refusal: HouseholdRefusal) -> &'static str {
    match refusal {
        HouseholdRefusal::MarginTooHigh { .. } => "terms patime 12%",
        HouseholdRefusal::PriceTooLow { .. } => "terms lifen 1.00",
        HouseholdRefusal::OtherSplit => "terms patime 6.50",
        HouseholdRefusal::TermsFirst => "weigh patime",
        HouseholdRefusal::NotBrought { .. } => "terms lifen 7.00\nweigh lifen",
        HouseholdRefusal::NotWeighed => "sort patime",
        HouseholdRefusal::NoAdvanceAsked => "advance patime 100.00",
        HouseholdRefusal::AdvanceTooHigh { .. } => {
            "terms patime 7%\nweigh patime\nwait until d5 11:00\nadvance patime 900.00"
        }
        HouseholdRefusal::NothingOwed => "terms patime 7%\nweigh patime\npayout patime",
    }
}

fn on_air(text: &str) -> (&'static str, String) {
    let page = PAGE.replace("whole,cut,size", "whole,cut,size,packing,orchard");
    let lines = format!("profile live\n{TRIAL}{page}wait until d2 20:00\ngolive own\n{text}");
    ("s05", lines)
}

/// One of each reason; what they carry is not looked at.
fn each() -> Vec<Refusal> {
    vec![
        Refusal::Over,
        Refusal::Night { opens_min: 0 },
        Refusal::TimeIsPast,
        Refusal::NothingMatches,
        Refusal::NoSuch { what: Thing::Product },
        Refusal::NotYourPart,
        Refusal::NotEnoughCash {
            needed_fen: 0,
            cash_fen: 0,
        },
        Refusal::ShopIs {
            state: ShopState::Closed,
        },
        Refusal::DocumentMissing,
        Refusal::NoListing,
        Refusal::UnderReview { until_min: 0 },
        Refusal::NothingChanged,
        Refusal::NotPassed,
        Refusal::AlreadySo,
        Refusal::TitleTooLong { width: 0, max: 0 },
        Refusal::TitleTooShort { chars: 0, min: 0 },
        Refusal::TitleOnlyDigits,
        Refusal::TitleSign { at: 0 },
        Refusal::NotALeaf,
        Refusal::TooManySkus { max: 0 },
        Refusal::PriceZero,
        Refusal::StockAboveHarvest { harvest_g: 0 },
        Refusal::PromiseNotOffered,
        Refusal::OrderIs {
            state: OrderState::Asked,
        },
        Refusal::PackTooSmall { holds_g: 0, net_g: 0 },
        Refusal::PackNotForThis,
        Refusal::NotEnoughGoods { left_g: 0 },
        Refusal::NotPacked,
        Refusal::NotLabelled,
        Refusal::AlreadyChecked,
        Refusal::NotServed,
        Refusal::NotTakenThere,
        Refusal::StationClosed { opens_min: 0 },
        Refusal::TooFewParcels { least: 0 },
        Refusal::InvoiceMissing,
        Refusal::NoInvoiceWanted,
        Refusal::NotWaiting,
        Refusal::NoClaim,
        Refusal::ShareOutOfRange,
        Refusal::NothingToResend,
        Refusal::NoCourierClaim,
        Refusal::CourierClaimIs {
            state: ClaimState::Found,
        },
        Refusal::PurchaseIs {
            state: PurchaseState::Arrived,
        },
        Refusal::NotArrived { due_min: 0 },
        Refusal::AlreadyInspected,
        Refusal::ReturnTimeOver { ended_min: 0 },
        Refusal::NoSevenDays,
        Refusal::BillPaid,
        Refusal::AlreadyBought,
        Refusal::TalkGoesOn,
        Refusal::AlreadyReported,
        Refusal::Shop(ShopRefusal::Registered),
        Refusal::Shop(ShopRefusal::AppealOver),
        Refusal::Shop(ShopRefusal::OrdersOpen),
        Refusal::Shop(ShopRefusal::TrialFull { max: 0 }),
        Refusal::Promotion(PromotionRefusal::NotAdmitted),
        Refusal::Promotion(PromotionRefusal::OverBudget { left_fen: 0 }),
        Refusal::Promotion(PromotionRefusal::NotOnThisMarket),
        Refusal::Promotion(PromotionRefusal::NotLower { price_fen: 0 }),
        Refusal::Promotion(PromotionRefusal::NotOffered),
        Refusal::Promotion(PromotionRefusal::NoReview),
        Refusal::Live(LiveRefusal::NoStage),
        Refusal::Live(LiveRefusal::NothingOnShelf),
        Refusal::Live(LiveRefusal::OnAirAlready),
        Refusal::Live(LiveRefusal::NotOnAir),
        Refusal::Live(LiveRefusal::OtherPart),
    ]
    .into_iter()
    .chain(TenderRefusal::ALL.map(Refusal::Tender))
    .chain(VanRefusal::ALL.map(Refusal::Van))
    .chain(StationRefusal::ALL.map(Refusal::Station))
    .collect()
}

fn of_the_tender(refusal: TenderRefusal) -> &'static str {
    match refusal {
        TenderRefusal::Signed => "award volume\nkpi effect fair",
        TenderRefusal::NobodyAtWork => "audit",
        TenderRefusal::ActivityDeclined => "kpi activity high\naward agri",
        TenderRefusal::EffectDeclined => "kpi effect high\naward agency",
        TenderRefusal::StageDeclined => "stage quarter\naward volume",
        TenderRefusal::NoReport => "award volume\naudit",
        TenderRefusal::NoPayment => "award volume\nwithhold",
        TenderRefusal::NoGround => "stage quarter\naward agri\nwait until d90 12:00\nwithhold",
        TenderRefusal::NoExit => "award volume\nwait\nterminate",
        TenderRefusal::Dismissed => {
            "kpi effect high\nexit yes\naward volume\nwait until d90 12:00\nterminate\naward volume"
        }
    }
}

fn of_the_van(refusal: VanRefusal) -> &'static str {
    match refusal {
        VanRefusal::Out => "depart\ndepart",
        VanRefusal::RanToday => "depart\nwait until d4 22:00\ndepart",
        VanRefusal::NoRound => "round none\ndepart",
        VanRefusal::Twice => "round bagh,kol,bagh",
        VanRefusal::NotAsked => "hold",
        VanRefusal::FeederOut => "feeder bagh\nfeeder bagh",
        VanRefusal::NothingWaits => "depart\nwait until d4 09:30\nfeeder bagh",
    }
}

fn of_the_station(refusal: StationRefusal) -> &'static str {
    match refusal {
        StationRefusal::Elsewhere => "wait until d9 10:00\nfield",
        StationRefusal::NeedsVisit => "wait until d3 12:00\nserve sadir",
        StationRefusal::NotAsked => "wait until d3 20:00\nhome sadir",
        StationRefusal::NobodyHome => "wait until d3 12:00\nask sadir\nhome sadir",
        StationRefusal::NotOpen => "wait until d3 12:00\nask sadir\nask sadir",
        StationRefusal::TooLate => "wait until d1 19:00\nfield",
    }
}

/// Sends plums in bags until somebody asks for money back.
fn until_claim(market: &mut Market) {
    let lines = "stock 2500g 100\npromise 48\nsubmit\nrepeat 60\nwait\npack due bag\nlabel packed\n\
        ship packed courier=snow via=township\nend";
    for command in script(lines) {
        let _ = market.execute(&command);
        if market
            .after_sales
            .values()
            .any(|after_sale| after_sale.state == AfterSaleState::Applied)
        {
            return;
        }
    }
}

/// Sends caps until a parcel is lost.
fn until_lost(market: &mut Market) {
    let lines = "price 150g 99.00\nstock 150g 30\nsubmit\nrepeat 60\nwait\npack due carton\nlabel packed\n\
        ship packed courier=snow via=station\nend";
    for command in script(lines) {
        let _ = market.execute(&command);
        if !market.courier_claims.is_empty() {
            return;
        }
    }
}

#[test]
fn every_reason_for_saying_no() {
    let course = course();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for refusal in each()
        .into_iter()
        .chain(HOUSEHOLD_REFUSALS.map(Refusal::Household))
        .chain(COOP_REFUSALS.map(Refusal::Coop))
    {
        assert!(seen.insert(refusal.code()), "{} stands twice", refusal.code());
        let (scenario, text) = shown_by(refusal);
        let mut setting = (*course.scenarios[scenario].setting).clone();
        let guest = Happening::Message {
            from: "guest".into(),
            message: "ask-stock".into(),
        };
        setting.scenario.plan.push(Planned {
            day: 1,
            minute: 539,
            what: guest,
        });
        if let Some(sells_by_kg) = setting.scenario.household.get_mut("lifen") {
            sells_by_kg.most_margin_ppm = None;
            sells_by_kg.least_fen_per_kg = Some(650);
        }
        if let Some(coop) = &mut setting.scenario.coop {
            coop.credit_fen = 100;
        }
        if scenario == "s05" {
            setting.scenario.demand_ppm = 1_000_000;
            setting.scenario.cash_fen = 10_000_000;
            let live = Arc::make_mut(&mut setting.rules)
                .profiles
                .get_mut("live")
                .expect("a market with a stage");
            live.trial = Some(Trial { listings_max: 1 });
            let walnuts = setting.scenario.goods["walnut"].clone();
            setting.scenario.goods.insert("raisin".to_owned(), Goods { ..walnuts });
        }
        let mut market = Market::open(Arc::new(setting), 7);
        let mut last = None;
        for line in text.lines() {
            if line == "{lost}" {
                until_lost(&mut market);
                continue;
            }
            if line == "{claim}" {
                until_claim(&mut market);
                continue;
            }
            let open = market.after_sales.values().find(|after_sale| after_sale.is_open());
            let name = open
                .map(|after_sale| after_sale.order.clone())
                .or(market.orders.keys().next().cloned());
            let line = line.replace("{order}", &name.map_or(String::new(), |name| name.to_string()));
            let command: Command = line.parse().unwrap_or_else(|error| panic!("{error} in `{line}`"));
            let before = market.clone();
            last = market.execute(&command).err();
            if last.is_some() {
                assert_eq!(market, before);
            }
        }
        if last.map(|refusal| refusal.code()) != Some(refusal.code()) {
            wrong.push(format!("{}: {last:?}", refusal.code()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
