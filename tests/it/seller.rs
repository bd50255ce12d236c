//! A seller's market: scenarios played to their end, honest prices, buying together, the live stream, a shop's standing, and
//! rules that an author changes by hand.

use bazar::market::{
    Account, Campaign, Card, Command, Event, Figure, Happening, LicenceNeed, ListingFault, Market, OrderId, OrderState,
    Planned, ProductId, Refusal, Sale, Setting, ShopState, Source as From, Thing, TitleProblem, Variants,
    ViolationKindId, ViolationState, Work, day, listing, live, message, order, promotion, shop, time,
};
use std::sync::Arc;

use bazar::course::Course;
use expect_test::expect_file;

use crate::by_day::by_day;
use crate::edited::edited;
use crate::market::{course, script, transcript};

#[test]
fn transcripts_of_the_sellers_solutions() {
    let course = course();
    expect_file!["../data/market/s06.txt"].assert_eq(&by_day(&course.scenarios["s06"], 1));
    expect_file!["../data/market/s07.txt"].assert_eq(&transcript(&course.scenarios["s07"], 1));
    expect_file!["../data/market/s12.txt"].assert_eq(&by_day(&course.scenarios["s12"], 1));
    expect_file!["../data/market/s14.txt"].assert_eq(&by_day(&course.scenarios["s14"], 1));
}

/// The setting of a scenario with something changed.
/// A scenario as it is written, with nothing left to draw, and changed.
fn changed(course: &Course, id: &str, change: impl FnOnce(&mut Setting)) -> Arc<Setting> {
    let mut setting = (*course.scenarios[id].setting).clone();
    setting.scenario.variants = Variants::default();
    change(&mut setting);
    Arc::new(setting)
}

fn played(setting: &Arc<Setting>, seed: u64, text: &str) -> Market {
    let mut market = Market::open(Arc::clone(setting), seed);
    for command in script(text) {
        let _ = market.execute(&command);
    }
    market
}

/// Paid in is settled, given back, charged as fee, or still held.
fn assert_kept(market: &Market) {
    assert_eq!(market.ledger.sum(), 0);
    let held = market
        .orders
        .values()
        .filter(|order| order.state != OrderState::Settled);
    let held: i64 = held.map(|order| order.paid_fen() - order.refunded_fen).sum();
    assert_eq!(market.ledger.balance(Account::Escrow), held);
}

/// Who reads the first notice plans for all stages, and is not told that it is over before the last day has come.
#[test]
fn a_campaign_of_two_stages_is_told_as_one() {
    let course = course();
    let play = &course.scenarios["s12"];
    let mut market = Market::open(play.setting.clone(), 1);
    for command in &play.solution {
        let _ = market.execute(command);
    }
    market.settle();
    let told = market.log.iter().filter_map(|happened| {
        if let Event::Promotion(promotion::Event::CampaignBegan(began)) = &happened.event {
            Some((began.campaign.last_min, began.campaign.next_min))
        } else if let Event::Promotion(promotion::Event::CampaignEnded(ended)) = &happened.event {
            Some((0, ended.next_min))
        } else {
            None
        }
    });
    let (end, next) = (time::at(9, 0), Some(time::at(8, 480)));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(end, next), (0, next), (end, None), (0, None)]
    );
}

#[test]
fn groups_fill_within_a_day_or_everybody_has_the_money_back() {
    let course = course();
    let setting = changed(&course, "s12", |setting| {
        setting.scenario.profile = "group".into();
        setting.scenario.cash_fen = 10_000_000;
        setting.scenario.plan.clear();
        setting.scenario.demand_ppm = 60_000;
    });
    let (mut filled, mut failed) = (0, 0);
    for seed in 1..=5 {
        let mut market = played(&setting, seed, "group 850g 38.90 3\ncoupon over-29 20");
        for command in
            script("repeat 60\nwait\npack due carton\nlabel packed\nship packed courier=snow via=station\nend")
        {
            let _ = market.execute(&command);
            assert_kept(&market);
            assert_eq!(market.tally, market.recount());
        }
        market.settle();
        assert_kept(&market);
        assert_eq!(market.ledger.balance(Account::Escrow), 0);
        filled += market.figure(Figure::Promotion(promotion::Figure::GroupsFilled));
        let is_failed = |event: &Event| matches!(event, Event::Promotion(promotion::Event::GroupFailed(_)));
        failed += market.log.iter().filter(|happened| is_failed(&happened.event)).count();
        let spent_fen: i64 = market
            .orders
            .values()
            .filter_map(|order| Some(order.coupon.as_ref()?.1))
            .sum();
        assert!(market.ledger.balance(Account::Promotion) <= spent_fen);
    }
    assert!(
        filled > 0 && failed > 0,
        "{filled} filled, {failed} buyers went without"
    );
}

#[test]
fn a_price_is_compared_with_what_was_really_paid() {
    let course = course();
    let setting = changed(&course, "s12", |setting| setting.scenario.plan.clear());
    let counted = |text: &str| {
        let market = played(&setting, 3, text);
        let record = market.shop.violations.iter();
        record.map(|violation| violation.kind.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        counted("sale 850g 38.90 3\nwait until d6 09:00"),
        Vec::<ViolationKindId>::new()
    );
    let raised = "wait until d5 09:00\nprice 850g 69.90\nsale 850g 59.90 3\nwait until d7 09:00";
    assert_eq!(counted(raised), ["false-price"]);
    assert_eq!(
        counted("was 850g 85.80\nwait until d6 09:00"),
        ["false-price"],
        "counted once, not each morning"
    );
}

#[test]
fn points_restrict_freeze_and_are_lifted_by_evidence() {
    let course = course();
    let accused = |is_true: bool, line: &str| {
        let setting = changed(&course, "s07", |setting| {
            for planned in &mut setting.scenario.plan {
                if let Happening::Accusation { is_true: truth, .. } = &mut planned.what {
                    *truth = is_true;
                }
            }
        });
        let market = played(
            &setting,
            1,
            &format!("wait until d3 18:00\n{line}\nwait until d7 09:00"),
        );
        (market.shop.violations[0].state, market.shop.points())
    };
    assert_eq!(accused(false, "appeal 1 own-photos"), (ViolationState::Lifted, 0));
    assert_eq!(accused(false, "appeal 1 chat-record"), (ViolationState::Final, 4));
    assert_eq!(accused(true, "appeal 1 own-photos"), (ViolationState::Final, 4));
    assert_eq!(accused(false, "wait"), (ViolationState::Final, 4));

    let asked = |kind: &str, reply: &str| {
        let setting = changed(&course, "s06", |setting| {
            let message = Happening::Message {
                from: "guest".into(),
                message: kind.into(),
            };
            setting.scenario.plan.push(Planned {
                day: 3,
                minute: 545,
                what: message,
            });
        });
        played(
            &setting,
            1,
            &format!("wait until d3 09:10\nreply guest {reply}\nwait 10"),
        )
    };
    let restricted = asked("ask-fake", "fake-yes");
    assert_eq!(restricted.shop.state, ShopState::Restricted);
    assert!(restricted.deposit_short_fen() == 0 && restricted.is_selling());
    assert_eq!(asked("ask-fake", "no-faking").shop.state, ShopState::Open);
    let frozen = asked("ask-rent", "rent-yes");
    assert_eq!(frozen.shop.state, ShopState::Frozen);
    assert!(!frozen.is_selling());
}

#[test]
fn the_statement_must_fit_the_goods() {
    let course = course();
    let opened = |source: &str, papers: &str| {
        let setting = changed(&course, "s05", |setting| {
            let goods = setting.scenario.goods.get_mut("walnut").expect("walnuts");
            goods.source = source.parse_source();
        });
        let text = format!("document id-card clear\ndocument bank-card own\n{papers}\napply\nwait 1440\nwait 600");
        let market = played(&setting, 1, &text);
        (market.shop.state, market.shop.reasons.clone())
    };
    assert_eq!(opened("own", "document statement own-goods").0, ShopState::WaitDeposit);
    assert_eq!(
        opened("neighbours", "document statement own-goods").1,
        ["registration-needed"]
    );
    assert_eq!(
        opened("neighbours", "document statement licence").1,
        ["licence-missing"]
    );
    let registered = "register\nwait until d5 09:00\ndocument statement licence";
    assert_eq!(opened("neighbours", registered).0, ShopState::WaitDeposit);
    assert_eq!(opened("maker", registered).0, ShopState::WaitDeposit);
}

/// The text form's word for a source of goods.
trait ParseSource {
    fn parse_source(&self) -> bazar::market::Source;
}

impl ParseSource for str {
    fn parse_source(&self) -> bazar::market::Source {
        let known = bazar::market::Source::ALL.iter().copied();
        known
            .into_iter()
            .find(|source| source.word() == self)
            .expect("a source of goods")
    }
}

#[test]
fn a_better_line_on_air_adds_buyers_and_changes_none() {
    let course = course();
    let setting = &course.scenarios["s14"].setting;
    for seed in 1..=5 {
        let [good, poor] = ["cut-and-weigh", "taste-only"].map(|line| {
            let text = format!("golive own\nspeak greet\nspeak who-grew-it\nspeak {line}\nwait 120");
            played(setting, seed, &text)
        });
        let wants = |market: &Market| {
            let live = market.orders.values().filter(|order| order.live);
            live.map(|order| (order.name.clone(), (order.place.clone(), order.pieces)))
                .collect::<std::collections::BTreeMap<_, _>>()
        };
        let (good, poor) = (wants(&good), wants(&poor));
        assert!(good.len() >= poor.len());
        for (name, wish) in &poor {
            assert_eq!(good.get(name), Some(wish), "seed {seed}: {name}");
        }
    }
}

#[test]
fn what_is_said_on_air_binds() {
    let course = course();
    let setting = &course.scenarios["s14"].setting;
    let market = played(
        setting,
        1,
        "golive own\nspeak best-in-country\nspeak who-grew-it\nspeak good-for-blood\nwait 120",
    );
    let kinds: Vec<&str> = market
        .shop
        .violations
        .iter()
        .map(|violation| violation.kind.as_str())
        .collect();
    assert_eq!(kinds, ["big-words", "health-claim"]);
    let withdrawn = |market: &Market| {
        let is_so = |event: &Event| matches!(event, Event::Live(live::Event::Withdrawn(_)));
        market.log.iter().filter(|happened| is_so(&happened.event)).count()
    };
    let honest = "golive own\nspeak greet\nspeak who-grew-it\nspeak cut-and-weigh\nspeak price-true\nspeak bad-is-paid\nspeak stock-left\n";
    let hyped = "golive own\nspeak best-in-country\nspeak sad-story\nspeak good-for-blood\nspeak price-lower\nspeak never-bad\n\
        speak last-day\n";
    let [honest, hyped] = [honest, hyped].map(|text| {
        let counts = (1..=5).map(|seed| withdrawn(&played(setting, seed, &format!("{text}wait until d4 20:00"))));
        counts.sum::<usize>()
    });
    assert!(
        honest < hyped,
        "{honest} took back after honest words, {hyped} after big ones"
    );
}

#[test]
fn rules_changed_by_hand_change_the_market() {
    let (dear, problems) = edited("rules/profiles.toml", "fee_ppm = 6_000", "fee_ppm = 90_000");
    assert!(problems.is_empty(), "{problems:?}");
    let fee = |course: &Course| {
        let play = &course.scenarios["s06"];
        let mut market = Market::open(Arc::clone(&play.setting), 1);
        for command in &play.solution {
            let _ = market.execute(command);
        }
        market.settle();
        market.ledger.balance(Account::Fee)
    };
    assert!(fee(&course()) * 5 < fee(&dear));

    let (strict, problems) = edited("rules/words.toml", "\"最好\",", "\"最好\", \"肉厚\",");
    assert!(problems.is_empty(), "{problems:?}");
    let banned = |course: &Course| {
        let text = "unsku 1000g\nsku 850g 29.90\nstock 850g 60\ntitle 和田红枣 肉厚 850克\nsubmit";
        played(&course.scenarios["s06"].setting, 1, text).figure(Figure::Listing(listing::Figure::BannedWords))
    };
    // In the page as it was set up, and in the one written anew.
    assert_eq!((banned(&course()), banned(&strict)), (0, 2));

    let (lively, problems) = edited(
        "rules/live.toml",
        "visits_per_session = 3_600",
        "visits_per_session = 7_200",
    );
    assert!(problems.is_empty(), "{problems:?}");
    let sold = |course: &Course| {
        let text = "golive own\nspeak greet\nspeak who-grew-it\nwait 60";
        played(&course.scenarios["s14"].setting, 1, text).figure(Figure::Live(live::Figure::LivePieces))
    };
    assert!(sold(&course()) < sold(&lively));

    let mulberry = "[products.mulberry]\nname = { zh = \"桑葚干\", ug = \"قۇرۇق ئۈجمە\", en = \"dried mulberries\" }\n\
        category = \"dried-fruit\"\nnouns = [\"桑葚干\"]\nfresh = false\nseason = [6, 7]\nfarm_fen_per_kg = 3000\n\
        county_fen_per_kg = 4000\nnational_fen_per_kg = 6000\nfragile_ppm = 0\npiece_g = 5\nrefund_ppm = 15000\n\n\
        [products.apricot]";
    let (grown, problems) = edited("rules/products.toml", "[products.apricot]", mulberry);
    assert!(problems.is_empty(), "{problems:?}");
    assert!(grown.rules().products.contains_key("mulberry") && grown.names.contains_key("product.mulberry"));
    let mut setting = (*grown.scenarios["s06"].setting).clone();
    let goods = setting.scenario.goods["jujube"].clone();
    setting.scenario.goods.insert("mulberry".into(), goods);
    let page = "list mulberry\ntitle 和田桑葚干 自家晒 净重850克\ncategory dried-fruit\nattribute origin hotan\n\
        attribute storage cool-dry\nphotos whole,cut,size\ndetails origin\nsku 850g 39.90\nstock 850g 40\nfreight all free\n\
        promise 48\nseven-days yes\nsubmit\nwait until d7 10:00";
    let market = played(&Arc::new(setting), 1, page);
    assert!(market.orders.values().any(|order| order.product == "mulberry"));
}

#[test]
fn a_wrong_rule_is_refused_with_place_and_reason() {
    let refused = |file: &str, old: &str, new: &str| {
        let (_, problems) = edited(file, old, new);
        let here = problems.iter().find(|problem| problem.file == file);
        let problem = here.unwrap_or_else(|| panic!("`{new}` was taken: {problems:?}"));
        let place = format!("{:?}", problem.span);
        format!("{place} {}: {}", problem.title, problem.label)
    };
    let told = [
        refused("rules/conduct.toml", "freeze_points = 48", "freeze_points = 6"),
        refused("rules/conduct.toml", "points = 12", "points = -1"),
        refused("rules/promotions.toml", "off_fen = 200", "off_fen = \"two\""),
        refused("rules/live.toml", "breach = \"big-words\"", "breach = \"big-wrods\""),
        refused("rules/live.toml", "part = \"opening\"", "part = \"overture\""),
        refused("rules/amendments.toml", "promises_h = [24]", "promise_h = [24]"),
    ];
    expect_test::expect![[r#"
        680..681 6 is out of range: `restrict_points` is 12 already
        661..663 -1 is out of range: 0 to 1000000
        873..878 a whole number is wanted here: this is a string
        2259..2270 there is no violation `big-wrods`: unknown violation
        1673..1683 there is no part `overture`: unknown part
        456..465 unknown key `promise_h`: not a key of this table"#]]
    .assert_eq(&told.join("\n"));
}

#[test]
fn a_change_of_rules_holds_from_its_day_and_only_in_its_market() {
    let course = course();
    let setting = Arc::clone(&course.scenarios["s12"].setting);
    let market = played(&setting, 1, "wait until d8 21:00");
    assert_eq!(market.setting.rules.timers.dispatch_least_h, 72);
    assert_eq!(setting.rules.timers.dispatch_least_h, 0);
    let market = played(&setting, 1, "wait until d10 21:00");
    assert_eq!(market.setting.rules.timers.dispatch_least_h, 0);
    let hours = market.log.iter().filter_map(|happened| {
        if let Event::Order(order::Event::Paid(order::event::Paid { ship_by_min, .. })) = &happened.event {
            Some((happened.at_min, (ship_by_min - happened.at_min) / 60))
        } else {
            None
        }
    });
    for (paid_min, hours) in hours {
        assert_eq!(hours, if time::day_of(paid_min) == 8 { 72 } else { 48 });
    }
    // A change that drops the longer promise takes it from the pages.
    let mut setting = (*setting).clone();
    setting.scenario.variants = Variants::default();
    for planned in &mut setting.scenario.plan {
        if let Happening::RuleChange { amendment } = &mut planned.what {
            *amendment = "dispatch-24".into();
        }
    }
    let mut again = played(&Arc::new(setting), 1, "wait until d9 09:00");
    assert_eq!(again.setting.rules.profiles["shelf"].promises_h, [24]);
    let refused = again.execute(&Command::from(listing::Edit::Promise(48))).err();
    assert_eq!(refused.map(|refusal| refusal.code()), Some("promise_not_offered"));
}

/// What happens to the shop's standing, its promotions and on the live stream.
pub fn events() -> Vec<Event> {
    let product = || ProductId::from("walnut");
    let kind = || ViolationKindId::from("false-price");
    let order = || OrderId::from("b17");
    let until_min = 2000;
    let shop = [
        shop::Event::LicenceTold(shop::event::LicenceTold {
            source: From::Own,
            work: Work::Raw,
            needs: LicenceNeed::Statement,
        }),
        shop::Event::RegistrationAsked(shop::event::RegistrationAsked { ready_min: until_min }),
        shop::Event::RegistrationCame,
        shop::Event::Accused(shop::event::Accused {
            kind: kind(),
            about: product().to_string(),
            is_true: false,
            answer_by_min: until_min,
        }),
        shop::Event::Appealed(shop::event::Appealed {
            number: 1,
            evidence: "price-record".to_owned(),
            decided_min: until_min,
        }),
        shop::Event::ViolationLifted(shop::event::ViolationLifted { number: 1, fine_fen: 0 }),
        shop::Event::Restricted(shop::event::Restricted { until_min }),
        shop::Event::Released,
        shop::Event::Frozen,
        shop::Event::DepositShort(shop::event::DepositShort { short_fen: 500 }),
        shop::Event::ClosingBegan(shop::event::ClosingBegan { until_min }),
        shop::Event::Shut(shop::event::Shut { back_fen: 500 }),
    ];
    let counted = [0, 12].map(|points| {
        shop::Event::ViolationCounted(shop::event::ViolationCounted {
            kind: kind(),
            about: product().to_string(),
            points,
            fine_fen: 500,
            appeal_by_min: until_min,
        })
    });
    let finals = [(0, true), (0, false), (12, true), (12, false)].map(|(points, appealed)| {
        shop::Event::ViolationFinal(shop::event::ViolationFinal {
            number: 1,
            points,
            fine_fen: 500,
            appealed,
        })
    });
    let shop = shop.into_iter().chain(counted).chain(finals).map(Event::Shop);
    let live = [0, 20_000].map(|fee_fen| {
        live::Event::Began(live::event::Began {
            product: product(),
            host: fee_fen > 0,
            fee_fen,
            ends_min: until_min,
        })
    });
    let live = live.into_iter().chain([
        live::Event::Said(live::event::Said {
            line: "greet".into(),
            viewers: 1500,
            until_min,
        }),
        live::Event::Ended(live::event::Ended { orders: 130 }),
        live::Event::Withdrawn(live::event::Withdrawn {
            order: order(),
            refund_fen: 2590,
        }),
    ]);
    let others = [
        Event::from(day::event::SoldElsewhere {
            product: product(),
            weight_g: 5000,
            amount_fen: 5000,
        }),
        Event::from(day::event::RuleAnnounced {
            amendment: "dispatch-24".into(),
            from_day: 8,
        }),
        Event::from(day::event::RuleChanged {
            amendment: "dispatch-24".into(),
        }),
    ];
    shop.chain(promotions())
        .chain(live.map(Event::Live))
        .chain(others)
        .collect()
}

fn promotions() -> impl Iterator<Item = Event> {
    let product = || ProductId::from("walnut");
    let order = || OrderId::from("b17");
    let (net_g, until_min) = (850, 2000);
    let sale = Sale {
        from_fen: 2990,
        price_fen: 1990,
        since_min: 100,
        until_min,
    };
    let campaign = Campaign {
        until_min,
        next_min: None,
        last_min: until_min,
        traffic_ppm: 6_000_000,
        outside_ppm: 2_000_000,
    };
    let mut events = vec![
        promotion::Event::SaleBegan(promotion::event::SaleBegan {
            product: product(),
            net_g,
            sale,
        }),
        promotion::Event::SaleEnded(promotion::event::SaleEnded {
            product: product(),
            net_g,
        }),
        promotion::Event::CouponsGiven(promotion::event::CouponsGiven {
            coupon: "over-29".into(),
            count: 50,
        }),
        promotion::Event::GroupJoined(promotion::event::GroupJoined {
            order: order(),
            amount_fen: 1990,
            group: 1,
            people: 2,
            until_min,
        }),
        promotion::Event::GroupFilled(promotion::event::GroupFilled {
            group: 1,
            ship_by_min: until_min,
        }),
        promotion::Event::GroupFailed(promotion::event::GroupFailed {
            group: 1,
            order: order(),
            refund_fen: 1990,
        }),
        promotion::Event::VideoShown(promotion::event::VideoShown { parts: 3, until_min }),
        promotion::Event::CardChosen(promotion::event::CardChosen { card: Card::Thanks }),
        promotion::Event::CampaignBegan(promotion::event::CampaignBegan { campaign }),
        promotion::Event::CampaignEnded(promotion::event::CampaignEnded { next_min: None }),
        promotion::Event::CampaignEnded(promotion::event::CampaignEnded { next_min: Some(2500) }),
    ];
    events.extend([None, Some(2590)].map(|price_fen| {
        promotion::Event::WasShown(promotion::event::WasShown {
            product: product(),
            net_g,
            price_fen,
        })
    }));
    events.extend([0, 50_000].map(|share_ppm| {
        promotion::Event::PairOffered(promotion::event::PairOffered {
            product: product(),
            share_ppm,
        })
    }));
    events.extend([None, Some((1990, 2))].map(|terms| {
        promotion::Event::GroupOffered(promotion::event::GroupOffered {
            product: product(),
            net_g,
            terms,
        })
    }));
    events.extend([true, false].map(|mends| {
        promotion::Event::Responded(promotion::event::Responded {
            order: order(),
            reply: "thanks".into(),
            mends,
        })
    }));
    events.into_iter().map(Event::Promotion)
}

/// A choice that cannot be paid for is refused when it is made, and the one before it stands.
#[test]
fn a_market_that_cannot_be_paid_is_told_before_it_is_chosen() {
    let setting = &course().scenarios["s05"].setting;
    let mut market = Market::open(Arc::clone(setting), 1);
    let refused = |market: &mut Market, line: &str| market.execute(&script(line)[0]).err();
    assert!(matches!(
        refused(&mut market, "profile friends"),
        Some(Refusal::Day(day::Refusal::NotEnoughCash(day::refusal::NotEnoughCash {
            needed_fen: 200_000,
            cash_fen: 160_000
        })))
    ));
    assert_eq!(market.shop.profile.as_str(), "shelf");
    // A trial costs nothing at first, so it may be chosen.
    assert_eq!(refused(&mut market, "profile live"), None);
    assert_eq!(refused(&mut market, "profile shelf"), None);
}

/// A parcel left at the station counts from the van that takes it, however long it lies there: nothing is fined for that.
#[test]
fn nothing_is_fined_that_the_page_allowed() {
    let course = course();
    let play = &course.scenarios["s08"];
    for seed in 1..=20 {
        let (_, market) = bazar::tutor::MarketRun::of_script(&play.setting, seed, &play.solution);
        assert_eq!(market.figure(Figure::Day(day::Figure::PenaltiesFen)), 0, "seed {seed}");
    }
}

/// A name that no rule knows is refused wherever names are written.
#[test]
fn names_that_nobody_knows_are_refused() {
    let course = course();
    let mut market = played(&course.scenarios["s06"].setting, 1, "wait until d1 10:00\nlist jujube");
    for (line, thing) in [
        ("details x,y,z", Thing::Line),
        ("details origin,x", Thing::Line),
        ("photos whole,x", Thing::Photo),
        ("attribute x first", Thing::Attribute),
        ("attribute grade x", Thing::AttributeValue),
        ("category x", Thing::Category),
        ("freight x free", Thing::Zone),
        ("reply all x", Thing::Reply),
    ] {
        let refused = market.execute(&script(line)[0]).err();
        assert_eq!(refused, Some(Refusal::no_such(thing)), "{line}");
    }
    for line in ["video hook,x", "coupon x 5", "appeal 1 x", "respond b1 x"] {
        assert!(market.execute(&script(line)[0]).is_err(), "{line}");
    }
}

/// A reply beside the question leaves it unanswered; a no to whoever wants something forbidden and silence are the same.
#[test]
fn a_question_is_answered_by_what_fits_and_a_swindler_is_owed_nothing() {
    let course = course();
    let asked = |kind: &str, said: &str| {
        let setting = changed(&course, "s06", |setting| {
            setting.scenario.demand_ppm = 0;
            setting.scenario.plan.clear();
            setting.scenario.plan.push(Planned {
                day: 3,
                minute: 545,
                what: Happening::Message {
                    from: "guest".into(),
                    message: kind.into(),
                },
            });
        });
        let text = format!("wait until d3 09:06\n{said}\nwait until d5 09:00");
        let market = played(&setting, 1, &text);
        [
            message::Figure::Messages,
            message::Figure::Unanswered,
            message::Figure::AnsweredInTime,
            message::Figure::AnsweredWell,
        ]
        .map(|figure| market.figure(Figure::Message(figure)))
    };
    assert_eq!(asked("ask-health", "reply guest only-food"), [1, 0, 1, 1]);
    assert_eq!(asked("ask-health", "reply guest in-stock"), [1, 1, 0, 0]);
    assert_eq!(asked("ask-health", "wait 10"), [1, 1, 0, 0]);
    for said in ["reply guest no-faking", "reply guest in-stock", "wait 10"] {
        assert_eq!(asked("ask-fake", said), [0, 0, 0, 0], "{said}");
    }
}

/// What reviewers find in the page of plums after these changes.
fn reviewed(course: &Course, changes: &str) -> Vec<ListingFault> {
    let text = format!("wait until d2 12:00\npromise 48\nstock 2500g 10\n{changes}\nsubmit\nwait until d4 12:00");
    let market = played(&course.scenarios["s09"].setting, 1, &text);
    let listing = &market.listings["prune"];
    assert_ne!(
        listing.state,
        listing::ListingState::Draft,
        "{changes}: it was sent to review"
    );
    listing.faults.clone()
}

#[test]
fn a_title_promises_only_what_the_page_does_and_certified_names_want_a_certificate() {
    let course = course();
    assert_eq!(reviewed(&course, "assure bad-fruit on"), []);
    let promised = |word: &str| vec![ListingFault::PromiseNotMade(word.to_owned())];
    assert_eq!(reviewed(&course, "assure bad-fruit off"), promised("坏果包赔"));
    let title = "title 新疆伽师新梅 当季现摘 假一赔十 净重2.5公斤";
    assert_eq!(reviewed(&course, title), promised("假一赔十"));
    let title = "assure short-weight off\ntitle 新疆伽师新梅 当季现摘 缺重包赔 净重2.5公斤";
    assert_eq!(reviewed(&course, title), promised("缺重包赔"));
    for word in ["有机", "绿色食品"] {
        let found = reviewed(&course, &format!("title 新疆伽师{word}新梅 当季现摘 净重2.5公斤"));
        let is_word = |fault: &ListingFault| matches!(fault, ListingFault::Title(TitleProblem::BannedWord { word: found, blocks: true, .. }) if found == word);
        assert!(found.iter().any(is_word), "{found:?}");
    }
}

#[test]
fn a_grade_may_be_understated_and_not_overstated() {
    let course = course();
    let faults = |truth: &str, said: &str| {
        let setting = changed(&course, "s12", |setting| {
            let goods = setting.scenario.goods.get_mut("raisin").expect("raisins");
            goods.truth.insert("grade".into(), truth.into());
        });
        let text = format!("wait until d2 12:00\nattribute grade {said}\nsubmit\nwait until d4 12:00");
        let market = played(&setting, 1, &text);
        let faults = &market.listings["raisin"].faults;
        faults.contains(&ListingFault::AttributeUnproven("grade".to_owned()))
    };
    assert!(!faults("first", "first") && !faults("first", "second") && !faults("second", "mixed"));
    assert!(faults("second", "first") && faults("mixed", "second"));
}

/// Bad goods are made good whether the page promised it or not: a true claim that is rejected costs the same either way.
#[test]
fn a_true_claim_may_not_be_rejected_with_or_without_a_promise() {
    let course = course();
    let sold = |changes: &str| {
        let text = format!(
            "wait until d2 12:00\npromise 48\nstock 2500g 60\n{changes}\nsubmit\nrepeat 80\nwait\nreject all packing-photo\n\
             pack due bag\nlabel packed\nship packed courier=snow via=township\nend"
        );
        let market = played(&course.scenarios["s09"].setting, 1, &text);
        let kinds = market
            .shop
            .violations
            .iter()
            .map(|violation| violation.kind.to_string());
        (
            kinds.collect::<std::collections::BTreeSet<String>>(),
            market.shop.points(),
        )
    };
    let (with, points) = sold("assure bad-fruit on");
    assert!(with.contains("broken-promise") && 4 <= points, "{with:?}");
    let (without, points) = sold("assure bad-fruit off\ntitle 新疆伽师新梅 当季现摘 净重2.5公斤");
    assert!(without.contains("refused-refund") && 4 <= points, "{without:?}");
    assert!(!without.contains("broken-promise"));
}
