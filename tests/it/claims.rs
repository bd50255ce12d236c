//! What buyers show beside what sellers have: each case can be told by a look, the one who lies differs in one thing, and the
//! books balance whatever is answered.

use std::sync::Arc;

use bazar::course::{Course, Practice};
use bazar::market::{
    AfterSale, AfterSaleState, AsksBack, Command, Complaint, Event, Figure, Happening, Market, Name, OrderId,
    RejectReason, Selector, Setting, aftersale, parcel,
};
use bazar::tutor::practice::{Kept, breaks, kept};
use bazar::tutor::{Deed, LossKind, MarketRun, Why};

use crate::dice::Dice;
use crate::invariants;
use crate::market::{course, hold_throughout, script};

/// Some of a box is gone.
pub fn lightened() -> Event {
    let order = OrderId::from("b3001");
    parcel::event::Lightened { order, lighter_g: 150 }.into()
}

/// The caps, on a seed.
fn play(course: &Course) -> &bazar::course::Play {
    &course.scenarios["s08"]
}

/// Those that are to be compared.
fn compared(market: &Market) -> impl Iterator<Item = &AfterSale> {
    market.after_sales.values().filter(|asked| asked.shown.is_some())
}

fn stands(market: &Market, asked: &AfterSale) -> Vec<RejectReason> {
    let reasons = market.reject_reasons(asked).into_iter();
    reasons.filter(|reason| market.reason_stands(asked, *reason)).collect()
}

fn figure(market: &Market, figure: aftersale::Figure) -> i64 {
    market.figure(Figure::AfterSale(figure))
}

#[test]
fn a_look_tells_what_is_true_and_each_market_has_both() {
    let course = course();
    let play = play(&course);
    let (mut honest, mut high, mut lies, mut reasons) = (0, 0, 0, std::collections::BTreeSet::new());
    for seed in 1..=30 {
        let (_, market) = MarketRun::of_script(&play.setting, seed, &play.solution);
        invariants::hold(&market);
        for asked in compared(&market) {
            let found = stands(&market, asked);
            match (market.is_untrue(asked), market.shows_less(asked)) {
                (false, _) => {
                    assert_eq!(found, [], "seed {seed}: {} tells the truth", asked.order);
                    honest += 1;
                }
                (true, true) => {
                    assert_eq!(found, [], "seed {seed}: {} shows something", asked.order);
                    high += 1;
                }
                (true, false) => {
                    assert_eq!(
                        found.len(),
                        1,
                        "seed {seed}: {} differs in one thing: {found:?}",
                        asked.order
                    );
                    reasons.extend(found);
                    lies += 1;
                }
            }
        }
        assert_eq!(figure(&market, aftersale::Figure::FalseClaimsPaid), 0, "seed {seed}");
        assert_eq!(figure(&market, aftersale::Figure::TrueClaimsRefused), 0, "seed {seed}");
        assert!(kept(Practice::ComparedClaims, &market).is_whole(), "seed {seed}");
        assert!(kept(Practice::PackingEvidence, &market).is_whole(), "seed {seed}");
    }
    assert!(
        60 < honest && 10 < high && 50 < lies,
        "{honest} true, {high} too high, {lies} false"
    );
    assert_eq!(reasons.len(), 4, "{reasons:?}");
}

#[test]
fn what_is_gone_from_a_box_is_gone_from_the_books_and_from_the_couriers_scale() {
    let course = course();
    let play = play(&course);
    let mut opened = 0;
    for seed in 1..=10 {
        let (_, market) = MarketRun::of_script(&play.setting, seed, &play.solution);
        for order in market.orders.values().filter(|order| 0 < order.lighter_g) {
            let asked = &market.after_sales[&order.name];
            assert_eq!(asked.complaint, Complaint::Missing);
            assert!(!market.is_untrue(asked), "it is missing");
            let record = market.record_of(order);
            assert_eq!(record.handed_g - record.door_g, order.lighter_g);
            assert_eq!(order.in_box_g() + order.lighter_g, order.total_g());
            assert!(
                market.courier_claims.contains_key(&order.name),
                "the courier answers for it"
            );
            opened += 1;
        }
    }
    assert!(3 < opened, "{opened}");
}

#[test]
fn where_no_scenario_turns_it_on_nobody_shows_anything() {
    let course = course();
    let mut setting = (*play(&course).setting).clone();
    setting.scenario.false_claims_ppm = 0;
    let setting = Arc::new(setting);
    for seed in 1..=3 {
        let (_, market) = MarketRun::of_script(&setting, seed, &play(&course).solution);
        assert_eq!(compared(&market).count(), 0);
        assert!(market.orders.values().all(|order| order.lighter_g == 0));
        for asked in market.after_sales.values() {
            let reasons = market.reject_reasons(asked);
            assert!(!reasons.contains(&RejectReason::OldPhoto), "{reasons:?}");
        }
    }
}

/// Plays the solution up to the first minute in which somebody's request is such a one.
fn until(
    course: &Course,
    seeds: std::ops::Range<u64>,
    is_it: impl Fn(&Market, &AfterSale) -> bool,
) -> Option<(Market, Name)> {
    for seed in seeds {
        let mut market = Market::open(Arc::clone(&play(course).setting), seed);
        for command in &play(course).solution {
            let open = compared(&market).find(|asked| asked.state == AfterSaleState::Applied && is_it(&market, asked));
            if let Some(asked) = open {
                let name = Name::from(asked.order.as_str());
                return Some((market, name));
            }
            let _ = market.execute(command);
        }
    }
    None
}

/// Answers one request, and waits until it is over.
fn answered(market: &Market, name: &Name, answer: aftersale::Command) -> Market {
    let mut market = market.clone();
    market
        .execute(&Command::AfterSale(answer))
        .expect("it can be answered so");
    for _ in 0..40 {
        if market.after_sales[name.as_str()].is_open() {
            let _ = market.execute(&script("wait")[0]);
        }
    }
    market
}

fn reject(name: &Name, reason: RejectReason) -> aftersale::Command {
    let orders = Selector::Named(vec![name.clone()]);
    aftersale::Command::Reject(aftersale::command::Reject { orders, reason })
}

#[test]
fn a_true_request_that_is_refused_costs_more_than_paying_it() {
    let course = course();
    let (market, name) = until(&course, 1..20, |market, asked| !market.is_untrue(asked)).expect("one is true");
    let agree = aftersale::Command::Agree(Selector::Named(vec![name.clone()]));
    let paid = answered(&market, &name, agree);
    let refused = answered(&market, &name, reject(&name, RejectReason::OldPhoto));
    let lost = |market: &Market| market.orders[name.as_str()].refunded_fen;
    assert_eq!(lost(&paid), lost(&refused), "the market gives it back all the same");
    let points = |market: &Market| market.figure(Figure::named("violation_points").expect("it is counted"));
    assert!(points(&paid) < points(&refused));
    assert_eq!(figure(&refused, aftersale::Figure::TrueClaimsRefused), 1);
    assert_eq!(
        figure(&refused, aftersale::Figure::DisputesLost),
        1 + figure(&market, aftersale::Figure::DisputesLost)
    );
}

#[test]
fn a_false_request_falls_to_the_right_reason_and_to_no_other() {
    let course = course();
    for reason in [
        RejectReason::OldPhoto,
        RejectReason::OtherLabel,
        RejectReason::FullWeight,
        RejectReason::PackingPhoto,
    ] {
        let is_it = |market: &Market, asked: &AfterSale| stands(market, asked) == [reason];
        let (market, name) = until(&course, 1..40, is_it).expect("somebody lies so");
        let refused = answered(&market, &name, reject(&name, reason));
        assert_eq!(
            refused.after_sales[name.as_str()].state,
            AfterSaleState::Dropped,
            "{reason:?}"
        );
        let beside = answered(&market, &name, reject(&name, RejectReason::Courier));
        assert_eq!(
            beside.after_sales[name.as_str()].state,
            AfterSaleState::Refunded,
            "{reason:?}"
        );
        let offer = aftersale::Command::Offer(aftersale::command::Offer {
            orders: Selector::Named(vec![name.clone()]),
            share_ppm: 10_000,
        });
        let offered = answered(&market, &name, offer);
        assert_eq!(offered.after_sales[name.as_str()].offers, 1);
        assert_ne!(
            offered.after_sales[name.as_str()]
                .offered_ppm
                .map(|_| offered.orders[name.as_str()].refunded_fen),
            Some(offered.orders[name.as_str()].price_fen / 100),
            "who lies takes no crumbs"
        );
    }
    let high = |market: &Market, asked: &AfterSale| market.shows_less(asked);
    let (market, name) = until(&course, 1..40, high).expect("somebody asks for too much");
    let settled = answered(
        &market,
        &name,
        aftersale::Command::Settle(Selector::Named(vec![name.clone()])),
    );
    let (asked, order) = (&settled.after_sales[name.as_str()], &settled.orders[name.as_str()]);
    assert_eq!(asked.state, AfterSaleState::Refunded);
    assert!(order.refunded_fen < order.price_fen && 0 < order.refunded_fen);
    assert_eq!(figure(&settled, aftersale::Figure::FalseClaimsPaid), 0);
}

#[test]
fn who_pays_unread_is_told_so() {
    let course = course();
    let play = play(&course);
    let found = breaks(Practice::ComparedClaims, &play.setting, &play.solution);
    let ways: Vec<&str> = found.iter().map(|one| one.way.as_str()).collect();
    assert_eq!(ways, ["paid unread", "refused unread"]);
    let unread = &found[0].script;
    let (mut told, mut paid) = (0, 0);
    for seed in 1..=6 {
        let (run, mut market) = MarketRun::of_script(&play.setting, seed, unread);
        market.settle();
        invariants::hold(&market);
        paid += figure(&market, aftersale::Figure::FalseClaimsPaid);
        let back = run.look_back(&market, play);
        let of_it = back.causes.iter().filter(|cause| {
            let is_fault = matches!(&cause.why, Why::Fault(fault) if fault.deed == Deed::PaidUnread);
            is_fault && matches!(cause.loss.kind, LossKind::GivenBack { .. })
        });
        told += of_it.count();
    }
    assert!(6 < paid && 3 < told, "{paid} paid, {told} told");
    let nothing = Kept { occasions: 0, kept: 0 };
    let market = Market::open(Arc::clone(&play.setting), 1);
    assert_eq!(kept(Practice::ComparedClaims, &market), nothing);
}

/// A fruit shop in which one request in ten is false.
fn fruit(course: &Course) -> Arc<Setting> {
    let mut setting = (*course.scenarios["s09"].setting).clone();
    setting.scenario.false_claims_ppm = 20_000_000;
    Arc::new(setting)
}

#[test]
fn whatever_is_answered_the_books_balance_and_a_replay_comes_to_the_same() {
    let course = course();
    let settings = [fruit(&course), Arc::clone(&play(&course).setting)];
    let answers = [
        "settle all",
        "reject all old-photo",
        "reject all other-label",
        "reject all full-weight",
        "reject all packing-photo",
        "reject all courier",
        "offer all 20%",
        "agree all",
        "resend all",
        "receive all",
        "check packed",
        "wait morning",
    ];
    let work = script("wait\npack due carton\nlabel packed\nship packed courier=snow via=station insured=yes");
    let mut shown = 0;
    for (setting, play) in settings.iter().zip([&course.scenarios["s09"], play(&course)]) {
        let opening = play
            .solution
            .iter()
            .take_while(|command| !matches!(command, Command::Parcel(_)));
        let opening: Vec<Command> = opening.cloned().collect();
        for seed in 1..=6 {
            let mut dice = Dice(seed);
            let mut commands = opening.clone();
            for _ in 0..40 {
                commands.extend(work[..3].iter().cloned());
                commands.extend((0..2).map(|_| script(dice.of(&answers)).remove(0)));
                commands.push(work[3].clone());
            }
            let figures: Vec<Figure> = aftersale::Figure::ALL.iter().copied().map(Figure::AfterSale).collect();
            hold_throughout(setting, seed, &figures, &commands);
            let mut market = Market::open(Arc::clone(setting), seed);
            commands.iter().for_each(|command| drop(market.execute(command)));
            shown += compared(&market).count();
        }
    }
    assert!(20 < shown, "{shown}");
}

/// One of each.
pub const VERDICTS: [aftersale::Verdict; 5] = [
    aftersale::Verdict::Held(RejectReason::OldPhoto),
    aftersale::Verdict::Unproved,
    aftersale::Verdict::IsTrue,
    aftersale::Verdict::Road,
    aftersale::Verdict::BesideIt,
];

/// Everybody claims without a reason; boxes photographed before they go or not, and every request answered so.
fn unfairly_asked(seed: u64, is_photographed: bool, answer: &aftersale::Command) -> (MarketRun, Market) {
    let course = course();
    let play = &course.scenarios["l59-van"];
    let mut setting = (*play.setting).clone();
    for planned in &mut setting.scenario.plan {
        if let Happening::Buyer(customer) = &mut planned.what {
            customer.asks_back = Some(AsksBack {
                complaint: Complaint::BadFruit,
                share_ppm: setting.rules.quality.unfair_share_ppm,
                true_ppm: 0,
                false_ppm: None,
                after_h: 0,
            });
        }
    }
    let mut script = play.solution.clone();
    if is_photographed {
        let ship = script.len() - 1;
        script.insert(ship, Command::Parcel(parcel::Command::Check(Selector::Packed)));
    }
    for _ in 0..40 {
        script.extend([Command::WAIT, Command::AfterSale(answer.clone())]);
    }
    MarketRun::of_script(&Arc::new(setting), seed, &script)
}

/// Who paid for sound goods unseen is told that, and what would have been refused; never that it was luck.
#[test]
fn money_for_sound_goods_is_no_luck() {
    let agree = aftersale::Command::Agree(Selector::All);
    for (is_photographed, deed) in [(true, Deed::PaidUnread), (false, Deed::Unproved)] {
        let mut told = 0;
        for seed in 1..=4 {
            let (run, market) = unfairly_asked(seed, is_photographed, &agree);
            let play = &course().scenarios["l59-van"];
            for cause in run.look_back(&market, play).causes {
                let asked = market.after_sales.get(cause.loss.about.as_str());
                let is_paid = matches!(cause.loss.kind, LossKind::GivenBack { .. });
                if is_paid && asked.is_some_and(|asked| market.is_untrue(asked)) {
                    assert!(
                        matches!(&cause.why, Why::Fault(fault) if fault.deed == deed),
                        "seed {seed}: {cause:?}"
                    );
                    assert!(crate::inquest::is_true(&cause, &run, &market), "seed {seed}: {cause:?}");
                    told += 1;
                }
            }
        }
        assert!(2 <= told, "{deed:?}: {told}");
    }
}

/// Whoever refuses hears what the platform found, and why; a photograph of the packed box wins.
#[test]
fn what_the_platform_finds_is_told() {
    let reject = |reason| {
        aftersale::Command::Reject(aftersale::command::Reject {
            orders: Selector::All,
            reason,
        })
    };
    let found = |is_photographed, reason| {
        let mut found = Vec::new();
        for seed in 1..=30 {
            let (_, market) = unfairly_asked(seed, is_photographed, &reject(reason));
            invariants::hold(&market);
            for happened in &market.log {
                if let Event::AfterSale(aftersale::Event::Judged(judged)) = &happened.event {
                    let state = market.after_sales[&judged.order].state;
                    let is_won = matches!(judged.verdict, aftersale::Verdict::Held(_));
                    assert_eq!(state == AfterSaleState::Dropped, is_won, "seed {seed}: {judged:?}");
                    found.push(judged.verdict);
                }
            }
            let forced = |asked: &&AfterSale| asked.rejected.is_some() && asked.state == AfterSaleState::Refunded;
            let lost = found
                .iter()
                .filter(|verdict| !matches!(verdict, aftersale::Verdict::Held(_)));
            assert!(
                market.after_sales.values().filter(forced).count() <= lost.count(),
                "each is told"
            );
        }
        found
    };
    let photo = RejectReason::PackingPhoto;
    let by_photo = found(true, photo);
    assert!(by_photo.contains(&aftersale::Verdict::Held(photo)), "{by_photo:?}");
    assert!(!by_photo.contains(&aftersale::Verdict::Unproved), "{by_photo:?}");
    let bare = found(false, photo);
    assert!(bare.contains(&aftersale::Verdict::Unproved), "{bare:?}");
    let road = found(true, RejectReason::Courier);
    assert!(
        !road.is_empty() && road.iter().all(|verdict| *verdict == aftersale::Verdict::Road),
        "{road:?}"
    );
}
