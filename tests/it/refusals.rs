//! Every reason for which the market says no, each shown by a script whose last line is refused for it.

use bazar::market::{
    Variants, advert, aftersale, cancellation, coop, courier_claim, courier_contract, day, group_round, harvest,
    household, invoice, listing, live, message, order, pack_lot, papers, parcel, presale, promotion, purchase, rival,
    sample, shop, station, talk, tender, van,
};
use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::market::{
    AfterSaleState, ClaimState, Command, Goods, Happening, Market, OrderState, Planned, PurchaseState, Refusal,
    ShopState, Thing, Trial,
};

use crate::advert::course;
use crate::market::script;
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

/// A round of the tests' own group.
const ROUND: &str = "open apricot 21.90 until d1 20:00 pickup d2 19:00 least 0 most 60 share 8%\n";

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
        Refusal::Day(day::Refusal::Over) => buyer("wait until d19 09:00\nwait"),
        Refusal::Harvest(harvest::Refusal::NoIce(_)) => {
            ("s10", "wait until d5 08:30\naccept all\npack all foam-ice".to_owned())
        }
        Refusal::Rival(rival::Refusal::NothingCopied) => on_sale("takedown walnut"),
        Refusal::Day(day::Refusal::Night(_)) => seller("wait until d1 23:30\ndocument id-card clear"),
        Refusal::Day(day::Refusal::TimeIsPast) => seller("wait until d1 07:00"),
        Refusal::NOTHING_MATCHES => seller("pack due carton"),
        Refusal::Day(day::Refusal::NoSuch(_)) => seller("list melon"),
        Refusal::NOT_YOUR_PART => buyer("apply"),
        Refusal::Day(day::Refusal::NotEnoughCash(_)) => buyer("buy film-thick\nbuy film-far\npay phone"),
        Refusal::Papers(papers::Refusal::ShopIs(_)) => seller("deposit"),
        Refusal::Papers(papers::Refusal::DocumentMissing) => seller("apply"),
        Refusal::Listing(listing::Refusal::NoListing) => seller("submit"),
        Refusal::Listing(listing::Refusal::UnderReview(_)) => on_sale("submit"),
        Refusal::Listing(listing::Refusal::NothingChanged) => {
            ("s05", format!("{OPEN}list walnut\nsubmit\nwait until d4 09:00\nsubmit"))
        }
        Refusal::Listing(listing::Refusal::NotPassed) => writing("shelve"),
        Refusal::ALREADY_SO => on_sale("wait until d2 20:00\nshelve"),
        Refusal::Listing(listing::Refusal::TitleTooLong(_)) => {
            writing("title 新疆叶城薄皮核桃今年新货自家种手捏就开颗粒大味道香净重八百五十克一袋装")
        }
        Refusal::Listing(listing::Refusal::TitleTooShort(_)) => writing("title 桃"),
        Refusal::Listing(listing::Refusal::TitleOnlyDigits) => writing("title 850g"),
        Refusal::Listing(listing::Refusal::TitleSign(_)) => writing("title 叶城核桃√"),
        Refusal::Listing(listing::Refusal::NotALeaf) => writing("category food"),
        Refusal::Listing(listing::Refusal::TooManySkus(_)) => writing("sku 1g 1\nsku 2g 1\nsku 3g 1\nsku 4g 1"),
        Refusal::Listing(listing::Refusal::PriceZero) => writing("sku 850g 0"),
        Refusal::Listing(listing::Refusal::StockAboveHarvest(_)) => writing("sku 850g 20\nstock 850g 59"),
        Refusal::Listing(listing::Refusal::PromiseNotOffered) => writing("promise 72"),
        Refusal::Listing(listing::Refusal::NoInsurer) => writing("assure return-freight on"),
        Refusal::Order(order::Refusal::OrderIs(_)) => ("s04", "wait until d1 09:25\npack eggs-one carton".to_owned()),
        Refusal::Parcel(parcel::Refusal::PackTooSmall(_)) => (
            "s04",
            "wait until d1 10:00\naccept tomato-one\npack tomato-one foam".to_owned(),
        ),
        Refusal::Parcel(parcel::Refusal::PackNotForThis) => (
            "s04",
            "wait until d1 10:00\naccept tomato-one\npack tomato-one egg-tray".to_owned(),
        ),
        Refusal::Order(order::Refusal::NotEnoughGoods(_)) => (
            "s04",
            "wait until d1 20:00\naccept all\nwait until d2 10:00\naccept tomato-two".to_owned(),
        ),
        Refusal::Parcel(parcel::Refusal::NotPacked) => caller("ship eggs-one courier=tricycle"),
        Refusal::Parcel(parcel::Refusal::NotLabelled) => packed("check eggs-one"),
        Refusal::Parcel(parcel::Refusal::AlreadyChecked) => packed("label eggs-one\ncheck eggs-one\ncheck eggs-one"),
        Refusal::Parcel(parcel::Refusal::StuckByHand) => ("l02-stall", "pack due foam\nlabel packed".to_owned()),
        Refusal::Parcel(parcel::Refusal::HasLabel) => {
            ("l02-stall", "pack due foam\nstick gul chen\nstick chen chen".to_owned())
        }
        Refusal::Parcel(parcel::Refusal::NotServed) => packed("label eggs-one\nship eggs-one courier=eagle via=county"),
        Refusal::Parcel(parcel::Refusal::NotTakenThere) => packed("ship eggs-one courier=tricycle via=county"),
        Refusal::Parcel(parcel::Refusal::StationClosed(_)) => {
            buyer("buy film-thick\nwait until d9 20:00\ncollect film-thick")
        }
        Refusal::Parcel(parcel::Refusal::CounterClosed(_)) => {
            packed("label eggs-one\nship eggs-one courier=snow via=station")
        }
        Refusal::Parcel(parcel::Refusal::TooFewParcels(_)) => {
            packed("label eggs-one\nship eggs-one courier=county via=county")
        }
        Refusal::Order(order::Refusal::InvoiceMissing) => (
            "s04",
            "wait until d1 15:00\naccept school\npack school carton\nship school courier=tricycle".to_owned(),
        ),
        Refusal::Order(order::Refusal::NoInvoiceWanted) => {
            ("s10", "wait until d3 09:00\naccept noodles\ninvoice noodles".to_owned())
        }
        Refusal::Message(message::Refusal::NotWaiting) => {
            seller("wait until d1 09:00\nreply guest in-stock\nreply guest in-stock")
        }
        Refusal::AfterSale(aftersale::Refusal::NoClaim) => on_sale("wait until d5 10:00\nagree {order}"),
        Refusal::AfterSale(aftersale::Refusal::ShareOutOfRange) => ("s09", "{claim}\noffer {order} 200%".to_owned()),
        Refusal::AfterSale(aftersale::Refusal::OfferedBefore) => (
            "s09",
            "{claim}\noffer {order} 1%\nwait 1440\noffer {order} 1%".to_owned(),
        ),
        Refusal::AfterSale(aftersale::Refusal::NothingLess) => ("s09", "{claim}\nsettle {order}".to_owned()),
        Refusal::AfterSale(aftersale::Refusal::NothingToResend) => ("s09", "{claim}\nresend {order}".to_owned()),
        Refusal::CourierClaim(courier_claim::Refusal::NoCourierClaim) => on_sale("wait until d5 10:00\nfile {order}"),
        Refusal::CourierClaim(courier_claim::Refusal::CourierClaimIs(_)) => {
            ("s08", "{lost}\nfile grandpa-wu\nfile grandpa-wu".to_owned())
        }
        Refusal::Purchase(purchase::Refusal::PurchaseIs(_)) => buyer("buy film-thick\nsign film-thick"),
        Refusal::Purchase(purchase::Refusal::NotArrived(_)) => buyer("buy film-thick\ncollect film-thick"),
        Refusal::Purchase(purchase::Refusal::AlreadyInspected) => fetched("inspect film-thick\ninspect film-thick"),
        Refusal::Purchase(purchase::Refusal::ReturnTimeOver(_)) => (
            "s01",
            "buy film-thick\nwait until d6 10:00\ncollect film-thick\nsign film-thick\nbuy film-far\n\
                wait until d13 22:30\nreturn film-thick damaged"
                .to_owned(),
        ),
        Refusal::Purchase(purchase::Refusal::NoSevenDays) => fetched("sign film-thick\nreturn film-thick no-reason"),
        Refusal::Purchase(purchase::Refusal::BillPaid) => buyer("pay phone\npay phone"),
        Refusal::Talk(talk::Refusal::TalkGoesOn) => ("s02", "wait until d1 09:00\nreport grandmother".to_owned()),
        Refusal::Talk(talk::Refusal::AlreadyReported) => (
            "s02",
            "wait until d1 09:00\nsay grandmother send-away\nreport grandmother\nreport grandmother".to_owned(),
        ),
        Refusal::Purchase(purchase::Refusal::AlreadyBought) => buyer("buy film-thick\nbuy film-thick"),
        Refusal::Tender(refusal) => ("s17", of_the_tender(refusal).to_owned()),
        Refusal::Van(refusal) => ("s11", of_the_van(refusal).to_owned()),
        Refusal::Station(refusal) => ("s13", of_the_station(refusal).to_owned()),
        Refusal::Household(refusal) => ("s15", with_households(refusal).to_owned()),
        Refusal::Coop(refusal) => ("s18", in_a_cooperative(refusal).to_owned()),
        Refusal::Shop(refusal) => match refusal {
            shop::Refusal::Registered => seller("register\nregister"),
            shop::Refusal::AppealOver => (
                "s07",
                "wait until d3 18:00\nappeal 1 own-photos\nappeal 1 own-photos".to_owned(),
            ),
            shop::Refusal::OrdersOpen => on_sale("wait until d5 10:00\nclose"),
            shop::Refusal::TrialFull(_) => ("s05", format!("profile live\n{TRIAL}list walnut\nlist raisin")),
        },
        Refusal::Promotion(refusal) => match refusal {
            promotion::Refusal::NotAdmitted => seller("coupon over-29 10"),
            promotion::Refusal::OverBudget(_) => on_sale("coupon over-29 10"),
            promotion::Refusal::NotOnThisMarket => on_sale("group 850g 19.90 2"),
            promotion::Refusal::NotLower(_) => on_sale("sale 850g 29.90 3"),
            promotion::Refusal::NotOffered => on_sale("sale 850g 19.90 2"),
            promotion::Refusal::NothingToCompare(_) => {
                on_sale("wait until d4 09:00\nsku 500g 19.90\nstock 500g 9\nsale 500g 17.90 3")
            }
            promotion::Refusal::SaleRuns(_) => on_sale("wait until d4 09:00\nsale 850g 25.90 3\nprice 850g 30.90"),
            promotion::Refusal::NoReview => on_sale("wait until d5 10:00\nrespond {order} thanks"),
        },
        Refusal::Advert(refusal) => match refusal {
            advert::Refusal::NoAdverts => on_sale("promote walnut 0.20 5"),
            advert::Refusal::PageNotSeen => ("ads", "unshelve\npromote walnut 0.20 5".to_owned()),
            advert::Refusal::BidTooLow(_) => ("ads", "promote walnut 0.09 5".to_owned()),
            advert::Refusal::BidTooHigh(_) => ("ads", "promote walnut 5.01 50".to_owned()),
            advert::Refusal::BudgetTooLow(_) => ("ads", "promote walnut 0.20 0".to_owned()),
            advert::Refusal::BudgetTooHigh(_) => ("ads", "promote walnut 0.20 501".to_owned()),
            advert::Refusal::NotPromoted => ("ads", "unpromote walnut".to_owned()),
        },
        Refusal::CourierContract(refusal) => match refusal {
            courier_contract::Refusal::NoContract => on_sale("volume snow 60"),
            courier_contract::Refusal::NoSuchVolume => ("contracts", "volume snow 61".to_owned()),
            courier_contract::Refusal::ContractRuns(_) => ("contracts", "volume snow 60\nvolume snow 150".to_owned()),
            courier_contract::Refusal::NoTimeLeft => ("contracts", "wait until d21 09:00\nvolume snow 60".to_owned()),
        },
        Refusal::Presale(refusal) => match refusal {
            presale::Refusal::HarvestIsHere => ("s10", "presale grape 6".to_owned()),
            presale::Refusal::DayTooFar(_) => ("s09", "presale prune 18".to_owned()),
            presale::Refusal::NotRipe(_) => ("s09", "grade prune first".to_owned()),
        },
        Refusal::Invoice(refusal) => match refusal {
            invoice::Refusal::NoOffice => (
                "s10",
                "wait until d3 09:00\naccept hospital\nbring-papers hospital own".to_owned(),
            ),
            invoice::Refusal::PapersWanted => ("s04", "wait until d1 14:30\naccept school\ninvoice school".to_owned()),
            invoice::Refusal::PapersThere(_) => (
                "s04",
                "wait until d1 14:30\naccept school\nbring-papers school bought\nbring-papers school bought".to_owned(),
            ),
        },
        Refusal::Sample(refusal) => match refusal {
            sample::Refusal::NoSample => (
                "s10",
                "wait until d3 09:00\naccept hospital\nchoose-best hospital".to_owned(),
            ),
            sample::Refusal::SamplePacked => (
                "s10",
                "wait until d3 09:00\naccept banquet\npack banquet crate\nchoose-best banquet".to_owned(),
            ),
        },
        Refusal::PackLot(refusal) => match refusal {
            pack_lot::Refusal::NoLots => on_sale("order-packs carton 1000g 50"),
            pack_lot::Refusal::NotALot(_) => ("contracts", "order-packs carton 1000g 49".to_owned()),
        },
        Refusal::Cancellation(refusal) => match refusal {
            cancellation::Refusal::NoRequest => on_sale("wait until d5 10:00\nunpack {order}"),
            cancellation::Refusal::AlreadySent => (
                "cancels",
                "{request}\nwait 200\nship packed courier=snow via=station\nunpack {order}".to_owned(),
            ),
            cancellation::Refusal::StillHere => ("cancels", "{request}\ngone {order}".to_owned()),
        },
        Refusal::GroupRound(refusal) => match refusal {
            group_round::Refusal::NoNeighbours => ("s04", "bring".to_owned()),
            group_round::Refusal::RoundGoesOn => ("group", format!("{ROUND}{ROUND}")),
            group_round::Refusal::NoRound => ("group", "bring".to_owned()),
            group_round::Refusal::RoundTimes => ("group", ROUND.replace("d2 19:00", "d1 20:10")),
            group_round::Refusal::RoundTooLate => (
                "group",
                ROUND.replace("d1 20:00", "d14 20:00").replace("d2 19:00", "d15 19:00"),
            ),
            group_round::Refusal::RoundTerms => ("group", ROUND.replace("least 0", "least 61")),
            group_round::Refusal::TooFewPortions(_) => ("group", format!("{ROUND}bag 201")),
            group_round::Refusal::AllBagged => ("group", format!("{ROUND}bag ordered")),
            group_round::Refusal::NothingBagged => ("group", format!("{ROUND}wait until d1 20:10\nbring")),
            group_round::Refusal::NoLeftover => ("group", "leftover told".to_owned()),
        },
        Refusal::Live(refusal) => match refusal {
            live::Refusal::NoStage => on_sale("golive own"),
            live::Refusal::NothingOnShelf => ("s05", format!("profile live\n{TRIAL}list walnut\ngolive own")),
            live::Refusal::OnAirAlready => on_air("golive own"),
            live::Refusal::NotOnAir => on_sale("speak greet"),
            live::Refusal::OtherPart => on_air("speak stock-left"),
        },
    }
}

/// What the head of a cooperative does to hear this.
fn in_a_cooperative(refusal: coop::Refusal) -> &'static str {
    match refusal {
        coop::Refusal::TooManyHands(_) => "hire 4",
        coop::Refusal::NoOffer => "deal school-meals yes",
        coop::Refusal::CreditSpent(_) => {
            "credit yes\nterms memet 6.50\nweigh memet\nlist prune\nstock 2500g 100\nsubmit\nwait until d3 12:00\n\
             pack prune foam-ice"
        }
        coop::Refusal::SeasonRuns => "case ayxem",
        coop::Refusal::NoConsent => {
            "terms memet 6.50\nweigh memet\nlist prune\nstock 2500g 200\nsubmit\nwait until d18 09:00\nstory memet\nwait until d19 09:00\ncase memet"
        }
    }
}

/// The deeds with households that end in this refusal; one of them sells by the kilogram here.
fn with_households(refusal: household::Refusal) -> &'static str {
    match refusal {
        household::Refusal::MarginTooHigh(_) => "terms patime 12%",
        household::Refusal::PriceTooLow(_) => "terms lifen 1.00",
        household::Refusal::OtherSplit => "terms patime 6.50",
        household::Refusal::TermsFirst => "weigh patime",
        household::Refusal::TermsStand => "terms patime 7%\nweigh patime\nterms patime 8%",
        household::Refusal::NotBrought(_) => "terms lifen 7.00\nweigh lifen",
        household::Refusal::NotWeighed => "sort patime",
        household::Refusal::NoAdvanceAsked => "advance patime 100.00",
        household::Refusal::AdvanceTooHigh(_) => {
            "terms patime 7%\nweigh patime\nwait until d5 11:00\nadvance patime 900.00"
        }
        household::Refusal::NothingOwed => "terms patime 7%\nweigh patime\npayout patime",
        household::Refusal::NothingSold => "terms patime 7%\nweigh patime\nstatement patime",
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
        Refusal::Day(day::Refusal::Over),
        Refusal::from(day::refusal::Night { opens_min: 0 }),
        Refusal::Day(day::Refusal::TimeIsPast),
        Refusal::NOTHING_MATCHES,
        Refusal::no_such(Thing::Product),
        Refusal::NOT_YOUR_PART,
        Refusal::from(day::refusal::NotEnoughCash {
            needed_fen: 0,
            cash_fen: 0,
        }),
        Refusal::from(papers::refusal::ShopIs {
            state: ShopState::Closed,
        }),
        Refusal::Papers(papers::Refusal::DocumentMissing),
        Refusal::Listing(listing::Refusal::NoListing),
        Refusal::from(listing::refusal::UnderReview { until_min: 0 }),
        Refusal::Listing(listing::Refusal::NothingChanged),
        Refusal::Listing(listing::Refusal::NotPassed),
        Refusal::ALREADY_SO,
        Refusal::from(listing::refusal::TitleTooLong { width: 0, max: 0 }),
        Refusal::from(listing::refusal::TitleTooShort { chars: 0, min: 0 }),
        Refusal::Listing(listing::Refusal::TitleOnlyDigits),
        Refusal::from(listing::refusal::TitleSign { at: 0 }),
        Refusal::Listing(listing::Refusal::NotALeaf),
        Refusal::from(listing::refusal::TooManySkus { max: 0 }),
        Refusal::Listing(listing::Refusal::PriceZero),
        Refusal::Listing(listing::Refusal::StockAboveHarvest(
            listing::refusal::StockAboveHarvest { harvest_g: 0 },
        )),
        Refusal::Listing(listing::Refusal::PromiseNotOffered),
        Refusal::from(order::refusal::OrderIs {
            state: OrderState::Asked,
        }),
        Refusal::from(parcel::refusal::PackTooSmall { holds_g: 0, net_g: 0 }),
        Refusal::Parcel(parcel::Refusal::PackNotForThis),
        Refusal::from(order::refusal::NotEnoughGoods {
            left_g: 0,
            wanted: order::refusal::GoodsFor::Orders,
        }),
        Refusal::Parcel(parcel::Refusal::NotPacked),
        Refusal::Parcel(parcel::Refusal::NotLabelled),
        Refusal::Parcel(parcel::Refusal::AlreadyChecked),
        Refusal::Parcel(parcel::Refusal::StuckByHand),
        Refusal::Parcel(parcel::Refusal::HasLabel),
        Refusal::Parcel(parcel::Refusal::NotServed),
        Refusal::Parcel(parcel::Refusal::NotTakenThere),
        Refusal::from(parcel::refusal::StationClosed { opens_min: 0 }),
        Refusal::from(parcel::refusal::CounterClosed {
            at: parcel::Stop::Station,
            opens_min: 0,
            leave_min: 0,
        }),
        Refusal::from(parcel::refusal::TooFewParcels { least: 0 }),
        Refusal::Order(order::Refusal::InvoiceMissing),
        Refusal::Order(order::Refusal::NoInvoiceWanted),
        Refusal::Rival(rival::Refusal::NothingCopied),
        Refusal::Message(message::Refusal::NotWaiting),
        Refusal::AfterSale(aftersale::Refusal::NoClaim),
        Refusal::AfterSale(aftersale::Refusal::ShareOutOfRange),
        Refusal::AfterSale(aftersale::Refusal::OfferedBefore),
        Refusal::AfterSale(aftersale::Refusal::NothingToResend),
        Refusal::CourierClaim(courier_claim::Refusal::NoCourierClaim),
        Refusal::CourierClaim(courier_claim::Refusal::CourierClaimIs(
            courier_claim::refusal::CourierClaimIs {
                state: ClaimState::Found,
            },
        )),
        Refusal::from(purchase::refusal::PurchaseIs {
            state: PurchaseState::Arrived,
        }),
        Refusal::from(purchase::refusal::NotArrived { due_min: 0 }),
        Refusal::Purchase(purchase::Refusal::AlreadyInspected),
        Refusal::from(purchase::refusal::ReturnTimeOver { ended_min: 0 }),
        Refusal::Purchase(purchase::Refusal::NoSevenDays),
        Refusal::Purchase(purchase::Refusal::BillPaid),
        Refusal::Purchase(purchase::Refusal::AlreadyBought),
        Refusal::Talk(talk::Refusal::TalkGoesOn),
        Refusal::Talk(talk::Refusal::AlreadyReported),
        Refusal::Shop(shop::Refusal::Registered),
        Refusal::Shop(shop::Refusal::AppealOver),
        Refusal::Shop(shop::Refusal::OrdersOpen),
        Refusal::from(shop::refusal::TrialFull { max: 0 }),
        Refusal::Promotion(promotion::Refusal::NotAdmitted),
        Refusal::from(promotion::refusal::OverBudget { left_fen: 0 }),
        Refusal::Promotion(promotion::Refusal::NotOnThisMarket),
        Refusal::from(promotion::refusal::NotLower { price_fen: 0 }),
        Refusal::Promotion(promotion::Refusal::NotOffered),
        Refusal::Promotion(promotion::Refusal::NoReview),
        Refusal::Live(live::Refusal::NoStage),
        Refusal::Live(live::Refusal::NothingOnShelf),
        Refusal::Live(live::Refusal::OnAirAlready),
        Refusal::Live(live::Refusal::NotOnAir),
        Refusal::Live(live::Refusal::OtherPart),
    ]
    .into_iter()
    .chain(crate::samples::refusals_of_nouns())
    .chain(tender::Refusal::ALL.iter().copied().map(Refusal::Tender))
    .chain(van::Refusal::ALL.iter().copied().map(Refusal::Van))
    .chain(station::Refusal::ALL.iter().copied().map(Refusal::Station))
    .collect()
}

fn of_the_tender(refusal: tender::Refusal) -> &'static str {
    match refusal {
        tender::Refusal::Signed => "award volume\nkpi effect fair",
        tender::Refusal::NobodyAtWork => "audit",
        tender::Refusal::ActivityDeclined => "kpi activity high\naward agri",
        tender::Refusal::EffectDeclined => "kpi effect high\naward agency",
        tender::Refusal::StageDeclined => "stage quarter\naward volume",
        tender::Refusal::NoReport => "award volume\naudit",
        tender::Refusal::NoPayment => "award volume\nwithhold",
        tender::Refusal::NoGround => "stage quarter\naward agri\nwait until d90 12:00\nwithhold",
        tender::Refusal::NoExit => "award volume\nwait\nterminate",
        tender::Refusal::Dismissed => {
            "kpi effect high\nexit yes\naward volume\nwait until d90 12:00\nterminate\naward volume"
        }
    }
}

fn of_the_van(refusal: van::Refusal) -> &'static str {
    match refusal {
        van::Refusal::Out => "depart\ndepart",
        van::Refusal::RanToday => "depart\nwait until d4 22:00\ndepart",
        van::Refusal::NoRound => "round none\ndepart",
        van::Refusal::Twice => "round bagh,kol,bagh",
        van::Refusal::NotAsked => "hold",
        van::Refusal::FeederOut => "feeder bagh\nfeeder bagh",
        van::Refusal::NothingWaits => "depart\nwait until d4 09:30\nfeeder bagh",
    }
}

fn of_the_station(refusal: station::Refusal) -> &'static str {
    match refusal {
        station::Refusal::Elsewhere => "wait until d9 10:00\nfield",
        station::Refusal::NeedsVisit => "wait until d3 12:00\nserve sadir",
        station::Refusal::NotAsked => "wait until d3 20:00\nhome sadir",
        station::Refusal::NobodyHome => "wait until d3 12:00\nask sadir\nhome sadir",
        station::Refusal::NotOpen => "wait until d3 12:00\nask sadir\nask sadir",
        station::Refusal::TooLate => "wait until d1 19:00\nfield",
    }
}

/// Sends plums in bags until somebody asks for money back.
fn until_claim(market: &mut Market) {
    let lines = "stock 2500g 60\npromise 48\nsubmit\nrepeat 60\nwait\npack due bag\nlabel packed\n\
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
        if market.courier_claims.contains_key("grandpa-wu") {
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
        // What is claimed for was ripe.
        if text.contains("{claim}") {
            setting.scenario.goods.values_mut().for_each(|goods| goods.from_day = 0);
        }
        // As it is written, with nothing left to draw.
        setting.scenario.variants = Variants::default();
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
            setting.scenario.goods.insert("raisin".into(), Goods { ..walnuts });
        }
        let mut market = Market::open(Arc::new(setting), 7);
        let mut last = None;
        for line in text.lines() {
            if line == "{lost}" {
                until_lost(&mut market);
                continue;
            }
            if line == "{request}" {
                crate::cancellation::until_asked(&mut market);
                continue;
            }
            if line == "{claim}" {
                until_claim(&mut market);
                continue;
            }
            let open = market.after_sales.values().find(|after_sale| after_sale.is_open());
            let name = open
                .map(|after_sale| after_sale.order.clone())
                .or(market
                    .cancellations
                    .keys()
                    .find(|order| market.wants_to_cancel(order))
                    .cloned())
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

/// A parcel that nobody comes for goes back unfetched: it was neither collected nor refused, nor sent back after signing; until
/// then it waits at the station and is in nobody's charge.
#[test]
fn what_nobody_fetches_goes_back_unfetched() {
    use bazar::market::{Event, Figure, PurchaseState, Stop, parcel, purchase};
    let course = crate::market::course();
    let play = &course.scenarios["l07-parcels"];
    let (_, market) =
        bazar::tutor::MarketRun::of_script(&play.setting, 1, &crate::market::script("wait until d30 10:00"));
    let is_unfetched = |event: &Event| matches!(event, Event::Purchase(purchase::Event::Unfetched(_)));
    let went_back = market
        .log
        .iter()
        .filter(|happened| is_unfetched(&happened.event))
        .count();
    assert_eq!(went_back, market.purchases.len());
    assert!(0 < went_back);
    let is_refused = |event: &Event| matches!(event, Event::Purchase(purchase::Event::Refused(_)));
    assert!(!market.log.iter().any(|happened| is_refused(&happened.event)));
    let returned = |purchase: &bazar::market::Purchase| purchase.state == PurchaseState::Returned;
    assert!(market.purchases.values().all(returned), "the money came back");
    for figure in [
        purchase::Figure::Collected,
        purchase::Figure::Refused,
        purchase::Figure::Returned,
    ] {
        assert_eq!(market.figure(Figure::Purchase(figure)), 0, "{figure:?}");
    }
    let arrived = market.log.iter().filter_map(|happened| {
        if let Event::Parcel(parcel::Event::HopDone(done)) = &happened.event {
            (done.to == Stop::Station).then_some(done.next)
        } else {
            None
        }
    });
    let carried_on: Vec<_> = arrived.collect();
    assert!(
        !carried_on.is_empty() && carried_on.iter().all(Option::is_none),
        "{carried_on:?}"
    );
}
