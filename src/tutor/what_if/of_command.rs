//! What else a single command could have been: another command, or nothing at all. Every kind of command stands here, so that
//! none is forgotten: where nothing else is tried, the reason is said.

use crate::market::{
    Assurance, Command, Cover, Grade, Market, Name, Origin, RejectReason, Ripeness, Selector, Way, advert, aftersale,
    coop, courier_claim, courier_contract, group_round, group_round::command::Bags, harvest, household, inquiry,
    invoice, listing, live, message, order, pack_lot, papers, parcel, presale, promotion, purchase, rival, sample,
    shop, station, talk, tender, van,
};

use super::Change;

/// Why nothing else is tried instead of one command alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Untried {
    /// Time goes by, nothing is decided.
    Waiting,
    /// It is changed together with others of its kind, as one decision.
    Together,
    /// It only looks, writes down or tells: nothing in the market moves by it.
    Looking,
    /// Nothing goes on without it, and there is one right way.
    Needed,
    /// The other way only does harm to somebody; what came of it is told as a cause.
    Harm,
}

/// Returns the other ways of one command, or why there are none to try.
pub(super) fn of(market: &Market, command: &Command) -> Result<Vec<Change>, Untried> {
    let others = match command {
        Command::Day(_) => return Err(Untried::Waiting),
        Command::Papers(command) => return Err(of_papers(command)),
        Command::Shop(command) => return of_shop(command),
        Command::Listing(listing::Command::Edit(listing::Edit::Assure(assure)))
            if assure.on && assure.assurance == Assurance::ReturnFreight =>
        {
            Others::NONE
        }
        Command::Listing(listing::Command::Edit(edit)) => return Err(of_edit(edit)),
        Command::Listing(command) => return Err(of_listing(command)),
        Command::Message(message::Command::Reply(_)) => return Err(Untried::Together),
        Command::Talk(talk::Command::Say(_)) => return Err(Untried::Together),
        Command::Talk(talk::Command::Report(_)) => Others::NONE,
        Command::Order(command) => of_order(command),
        Command::Parcel(parcel::Command::Weigh(_)) => Others::NONE,
        // A label has to be somewhere; whether it was right, checking tells.
        Command::Parcel(parcel::Command::Stick(_)) => return Err(Untried::Needed),
        Command::Parcel(
            parcel::Command::Pack(_) | parcel::Command::Label(_) | parcel::Command::Check(_) | parcel::Command::Ship(_),
        ) => return Err(Untried::Together),
        Command::AfterSale(command) => of_after_sale(market, command)?,
        Command::CourierClaim(command) => of_claim(command)?,
        Command::Harvest(command) => of_harvest(command),
        Command::Household(command) => of_household(command)?,
        Command::Coop(command) => of_coop(market, command)?,
        Command::Purchase(command) => of_purchase(market, command)?,
        Command::Inquiry(inquiry::Command::Judge(judge)) => of_judge(market, judge),
        Command::Tender(command) => of_tender(command)?,
        Command::Van(command) => of_van(market, command)?,
        Command::Station(command) => of_station(market, command)?,
        Command::Promotion(command) => of_promotion(command)?,
        Command::Advert(command) => of_advert(market, command),
        Command::Cancellation(_) => Others::NONE,
        Command::CourierContract(courier_contract::Command::Volume(volume)) => of_volume(market, volume),
        Command::Invoice(invoice::Command::BringPapers(papers)) => of_papers_brought(papers),
        Command::Sample(sample::Command::ChooseBest(_)) => Others::NONE,
        Command::PackLot(pack_lot::Command::OrderPacks(ordered)) => of_pack_lot(market, ordered),
        Command::Presale(presale::Command::Presale(was)) => of_presale(market, was),
        Command::GroupRound(command) => of_round(market, command)?,
        Command::Live(command) => of_live(market, command),
        Command::Rival(rival::Command::Takedown(_)) => Others::NONE,
    };
    let was = || command.clone();
    let instead = others
        .instead
        .into_iter()
        .map(|command| Change::Instead { was: was(), command });
    let without = others.without.then(|| Change::Without { was: was() });
    Ok(instead.chain(without).collect())
}

/// What instead of a command, and whether it can be left out.
struct Others {
    instead: Vec<Command>,
    without: bool,
}

impl Others {
    /// Only nothing at all.
    const NONE: Others = Others {
        instead: Vec::new(),
        without: true,
    };

    fn instead(commands: impl IntoIterator<Item = impl Into<Command>>) -> Others {
        Others {
            instead: commands.into_iter().map(Into::into).collect(),
            without: false,
        }
    }

    fn or_nothing(self) -> Others {
        Others { without: true, ..self }
    }
}

fn of_papers(command: &papers::Command) -> Untried {
    match command {
        papers::Command::Profile(_)
        | papers::Command::Document(_)
        | papers::Command::Apply
        | papers::Command::Deposit => Untried::Needed,
    }
}

fn of_shop(command: &shop::Command) -> Result<Vec<Change>, Untried> {
    match command {
        shop::Command::Licence(_) => Err(Untried::Looking),
        shop::Command::Register | shop::Command::Close => Err(Untried::Needed),
        shop::Command::Appeal(_) => Ok(vec![Change::Without {
            was: Command::Shop(command.clone()),
        }]),
    }
}

fn of_listing(command: &listing::Command) -> Untried {
    match command {
        listing::Command::List(_) => Untried::Looking,
        listing::Command::Submit
        | listing::Command::Shelve
        | listing::Command::Unshelve
        | listing::Command::Edit(_) => Untried::Needed,
    }
}

/// A page's price, promise, zones and stock are changed wherever they are written; what it says of the goods has to be true.
fn of_edit(edit: &listing::Edit) -> Untried {
    match edit {
        listing::Edit::Sku(_)
        | listing::Edit::Price(_)
        | listing::Edit::Stock(_)
        | listing::Edit::Freight(_)
        | listing::Edit::Promise(_) => Untried::Together,
        listing::Edit::Title(_)
        | listing::Edit::Category(_)
        | listing::Edit::Attribute(_)
        | listing::Edit::Photos(_)
        | listing::Edit::Details(_)
        | listing::Edit::Unsku(_)
        | listing::Edit::SevenDays(_)
        | listing::Edit::Assure(_) => Untried::Needed,
    }
}

fn of_order(command: &order::Command) -> Others {
    match command {
        order::Command::Accept(orders) => Others::instead([order::Command::Decline(orders.clone())]),
        order::Command::Decline(orders) => Others::instead([order::Command::Accept(orders.clone())]),
        order::Command::Invoice(_) | order::Command::Cancel(_) => Others::NONE,
    }
}

fn of_after_sale(market: &Market, command: &aftersale::Command) -> Result<Others, Untried> {
    match command {
        aftersale::Command::Agree(orders @ Selector::Named(names)) => {
            let against_all = |reason: &RejectReason| {
                let stands = |name: &Name| {
                    let asked = market.after_sales.get(name);
                    asked.is_some_and(|asked| market.reason_stands(asked, *reason))
                };
                names.iter().all(stands)
            };
            let reason = RejectReason::ALL.iter().copied().find(against_all);
            let reject = |reason| {
                aftersale::Command::Reject(aftersale::command::Reject {
                    orders: orders.clone(),
                    reason,
                })
            };
            let shows_less = |name: &Name| {
                let asked = market.after_sales.get(name);
                asked.is_some_and(|asked| market.shows_less(asked))
            };
            let settle = || {
                names
                    .iter()
                    .all(shows_less)
                    .then(|| aftersale::Command::Settle(orders.clone()))
            };
            let other = reason.map(reject).or_else(settle).ok_or(Untried::Together)?;
            Ok(Others::instead([other]))
        }
        aftersale::Command::Agree(_)
        | aftersale::Command::Offer(_)
        | aftersale::Command::Settle(_)
        | aftersale::Command::Reject(_) => Err(Untried::Together),
        aftersale::Command::Resend(orders) => Ok(Others::instead([aftersale::Command::Agree(orders.clone())])),
        aftersale::Command::Receive(_) => Err(Untried::Needed),
    }
}

fn of_claim(command: &courier_claim::Command) -> Result<Others, Untried> {
    match command {
        courier_claim::Command::Evidence(_) => Err(Untried::Needed),
        courier_claim::Command::File(_) | courier_claim::Command::Complain(_) => Ok(Others::NONE),
    }
}

fn of_harvest(command: &harvest::Command) -> Others {
    match command {
        harvest::Command::Pick(harvest::command::Pick { product, ripeness }) => {
            let others = Ripeness::ALL.iter().copied().filter(|other| other != ripeness);
            Others::instead(others.map(|ripeness| {
                harvest::Command::Pick(harvest::command::Pick {
                    product: product.clone(),
                    ripeness,
                })
            }))
        }
        harvest::Command::Grade(harvest::command::Grade { product, grade }) => {
            let others = Grade::ALL.iter().copied().filter(|other| other != grade);
            let graded = others.map(|grade| {
                harvest::Command::Grade(harvest::command::Grade {
                    product: product.clone(),
                    grade,
                })
            });
            Others::instead(graded).or_nothing()
        }
        harvest::Command::Cool(_) | harvest::Command::Gate(_) => Others::NONE,
    }
}

/// Goods may go out as they were brought; what a household is owed is no choice.
fn of_household(command: &household::Command) -> Result<Others, Untried> {
    match command {
        household::Command::Sort(_) => Ok(Others::NONE),
        household::Command::Terms(_) | household::Command::Weigh(_) | household::Command::Heap(_) => {
            Err(Untried::Needed)
        }
        household::Command::Advance(_) | household::Command::Statement(_) | household::Command::Payout(_) => {
            Err(Untried::Harm)
        }
    }
}

/// The other answer to an offer, cash instead of credit; of several hands a single one, of a single one none.
fn of_coop(market: &Market, decided: &coop::Command) -> Result<Others, Untried> {
    let most = market.setting.scenario.coop.as_ref().map_or(0, |terms| terms.hands);
    let other = match decided {
        coop::Command::Hire(hands @ 1..) => coop::Command::Hire(if *hands == 1 { most.min(2) } else { 1 }),
        coop::Command::Deal(coop::command::Deal { deal, yes }) => coop::Command::Deal(coop::command::Deal {
            deal: deal.clone(),
            yes: !yes,
        }),
        coop::Command::Credit(coop::command::Credit { on }) => coop::Command::Credit(coop::command::Credit { on: !on }),
        coop::Command::Hire(0) => return Err(Untried::Needed),
        coop::Command::Story(_) | coop::Command::Case(_) => return Err(Untried::Looking),
    };
    Ok(Others::instead([other]))
}

fn of_purchase(market: &Market, command: &purchase::Command) -> Result<Others, Untried> {
    match command {
        purchase::Command::Buy(purchase::command::Buy { offer, via }) => {
            let offers = &market.setting.scenario.offers;
            let item = offers.get(offer).map(|offer| &offer.item);
            let same = offers
                .iter()
                .filter(|(id, other)| *id != offer && Some(&other.item) == item);
            let buy = same.map(|(id, _)| {
                purchase::Command::Buy(purchase::command::Buy {
                    offer: id.clone(),
                    via: via.clone(),
                })
            });
            Ok(Others::instead(buy).or_nothing())
        }
        purchase::Command::Pay(_) | purchase::Command::Return(_) => Ok(Others::NONE),
        purchase::Command::Sign(name) => Ok(Others::instead([purchase::Command::Refuse(name.clone())])),
        purchase::Command::Refuse(name) => Ok(Others::instead([purchase::Command::Sign(name.clone())])),
        purchase::Command::Compare(_) | purchase::Command::Track(_) | purchase::Command::Inspect(_) => {
            Err(Untried::Looking)
        }
        purchase::Command::Collect(_) => Err(Untried::Needed),
    }
}

/// Of a wrong judgement the right one, of a right one the first other step that the record shows.
fn of_judge(market: &Market, judge: &inquiry::command::Judge) -> Others {
    let judged = market
        .cases
        .get(&judge.case)
        .and_then(|case| Some((case, case.judged?)));
    let other = judged.and_then(|(case, judged)| {
        if !judged.is_right() {
            return Some(judged.right);
        }
        let others = case.steps.iter().map(|recorded| recorded.step);
        let step = others.into_iter().find(|step| step.role() != judged.right.role)?;
        let remedy = case.offered.iter().find(|remedy| **remedy != judged.right.remedy)?;
        Some(crate::market::Blame {
            role: step.role(),
            step,
            remedy: *remedy,
        })
    });
    let said = other.map(|said| {
        inquiry::Command::Judge(inquiry::command::Judge {
            case: judge.case.clone(),
            said: Some(said),
        })
    });
    Others::instead(said)
}

fn of_tender(command: &tender::Command) -> Result<Others, Untried> {
    match command {
        tender::Command::Visit(_) | tender::Command::Audit | tender::Command::Withhold | tender::Command::Terminate => {
            Ok(Others::NONE)
        }
        tender::Command::Kpi(_) | tender::Command::Stage(_) | tender::Command::Exit(_) | tender::Command::Award(_) => {
            Err(Untried::Together)
        }
    }
}

fn of_van(market: &Market, command: &van::Command) -> Result<Others, Untried> {
    match command {
        van::Command::Round(_) | van::Command::Depart | van::Command::Hold | van::Command::Skip => {
            Err(Untried::Together)
        }
        van::Command::Feeder(_) | van::Command::Contract | van::Command::Unshare => Ok(Others::NONE),
        van::Command::Share(chosen) => {
            let shops = market.setting.scenario.van.iter().flat_map(|terms| terms.shops.keys());
            let others = shops.filter(|shop| *shop != chosen);
            Ok(Others::instead(others.map(|shop| van::Command::Share(shop.clone()))).or_nothing())
        }
    }
}

/// Other hours on the door, another cover for the day elsewhere, the log as it was, the field or the doors.
fn of_station(market: &Market, done: &station::Command) -> Result<Others, Untried> {
    match done {
        station::Command::Hours(posted) => {
            let hours = market.setting.rules.station.hours.keys();
            let others = hours.filter(|id| *id != posted);
            Ok(Others::instead(others.map(|id| station::Command::Hours(id.clone()))))
        }
        station::Command::Away(chosen) => {
            let others = Cover::ALL.iter().copied().filter(|cover| cover != chosen);
            Ok(Others::instead(others.map(station::Command::Away)))
        }
        station::Command::Log(1..) => Ok(Others::instead([station::Command::Log(0)])),
        // Whatever was looked at, or only what is in order.
        station::Command::Serve(Selector::All) => Ok(Others::instead([station::Command::Serve(Selector::Due)])),
        station::Command::Doors => Ok(Others::instead([station::Command::Field])),
        station::Command::Field => Ok(Others::instead([station::Command::Doors])),
        station::Command::Home(_) | station::Command::Tell(_) | station::Command::Follow(_) => Ok(Others::NONE),
        station::Command::Repair => Err(Untried::Together),
        station::Command::Log(0) => Err(Untried::Needed),
        station::Command::Ask(_) | station::Command::Serve(_) | station::Command::Deny(_) => Err(Untried::Harm),
    }
}

fn of_promotion(command: &promotion::Command) -> Result<Others, Untried> {
    match command {
        promotion::Command::Sale(_)
        | promotion::Command::Coupon(_)
        | promotion::Command::Pair(_)
        | promotion::Command::Group(_)
        | promotion::Command::Video(_)
        | promotion::Command::Card(_)
        | promotion::Command::Was(_) => Ok(Others::NONE),
        promotion::Command::Respond(_) => Err(Untried::Looking),
    }
}

/// The next bids and budgets that the market offers, each by itself, or no ad at all; and whether it had to be stopped.
fn of_advert(market: &Market, command: &advert::Command) -> Others {
    let advert::Command::Promote(was) = command else {
        return Others::NONE;
    };
    let rules = &market.setting.rules.adverts;
    let next = |offered: &[i64], fen: i64| {
        let less = offered.iter().copied().filter(|other| *other < fen).max();
        let more = offered.iter().copied().filter(|other| fen < *other).min();
        [less, more].into_iter().flatten().collect::<Vec<_>>()
    };
    let bids = next(&rules.bids_fen, was.bid_fen).into_iter();
    let bids = bids.map(|bid_fen| advert::command::Promote { bid_fen, ..was.clone() });
    let budgets = next(&rules.budgets_fen, was.budget_fen).into_iter();
    let budgets = budgets.map(|budget_fen| advert::command::Promote {
        budget_fen,
        ..was.clone()
    });
    Others::instead(bids.chain(budgets).map(advert::Command::Promote)).or_nothing()
}

/// The other steps of the rules, or no contract.
fn of_volume(market: &Market, was: &courier_contract::command::Volume) -> Others {
    let steps = market.setting.rules.courier_contracts.steps.iter();
    let others = steps.filter(|step| step.parcels != was.parcels).map(|step| {
        courier_contract::Command::Volume(courier_contract::command::Volume {
            parcels: step.parcels,
            ..was.clone()
        })
    });
    Others::instead(others).or_nothing()
}

/// The day on which the goods can be picked, if another was named; or to sell nothing ahead.
fn of_presale(market: &Market, was: &presale::command::Presale) -> Others {
    let ripe_day = market.ripe_min(&was.product).map(crate::market::time::day_of);
    let other = ripe_day
        .filter(|day| *day != was.day)
        .map(|day| presale::Command::Presale(presale::command::Presale { day, ..was.clone() }));
    Others::instead(other).or_nothing()
}

/// The other origin.
fn of_papers_brought(was: &invoice::command::BringPapers) -> Others {
    let others = Origin::ALL.iter().copied().filter(|origin| *origin != was.origin);
    Others::instead(others.map(|origin| {
        invoice::Command::BringPapers(invoice::command::BringPapers {
            orders: was.orders.clone(),
            origin,
        })
    }))
}

/// The other lots, or packs one by one.
fn of_pack_lot(market: &Market, was: &pack_lot::command::OrderPacks) -> Others {
    let lots = market.setting.rules.pack_lots.lots.iter();
    let others = lots.filter(|lot| lot.packs != was.packs).map(|lot| {
        pack_lot::Command::OrderPacks(pack_lot::command::OrderPacks {
            packs: lot.packs,
            ..was.clone()
        })
    });
    Others::instead(others).or_nothing()
}

/// The next prices, shares and least numbers and the other hours of the day, each by itself; what was ordered instead of a number.
fn of_round(market: &Market, command: &group_round::Command) -> Result<Others, Untried> {
    match command {
        group_round::Command::Open(was) => Ok(of_terms(market, was)),
        group_round::Command::Friends(_) => Ok(Others::NONE),
        group_round::Command::Bag(Bags::Number(_)) => Ok(Others::instead([group_round::Command::Bag(Bags::Ordered)])),
        group_round::Command::Bag(Bags::Ordered) | group_round::Command::Bring => Err(Untried::Needed),
        group_round::Command::Leftover(was) => {
            let others = Way::ALL.iter().copied().filter(|way| way != was);
            Ok(Others::instead(others.map(group_round::Command::Leftover)))
        }
    }
}

fn of_terms(market: &Market, was: &group_round::command::Open) -> Others {
    let rules = &market.setting.rules.rounds;
    let prices: Vec<i64> = rules
        .prices_hundredths
        .iter()
        .map(|at| was.price_at(market, *at))
        .collect();
    let dearer = prices
        .iter()
        .copied()
        .filter(|price_fen| was.price_fen < *price_fen)
        .min();
    let cheaper = prices
        .iter()
        .copied()
        .filter(|price_fen| *price_fen < was.price_fen)
        .max();
    let prices = [dearer, cheaper].into_iter().flatten();
    let prices = prices.map(|price_fen| group_round::command::Open {
        price_fen,
        ..was.clone()
    });
    let shares = rules.shares_percent.iter().map(|percent| percent * 10_000);
    let shares = shares.filter(|share_ppm| *share_ppm != was.share_ppm);
    let shares = shares.map(|share_ppm| group_round::command::Open {
        share_ppm,
        ..was.clone()
    });
    let leasts = rules.leasts.iter().copied();
    let leasts = leasts.filter(|least| *least != was.least && *least <= was.most);
    let leasts = leasts.map(|least| group_round::command::Open { least, ..was.clone() });
    let hours = was.other_hours(market).into_iter();
    let hours = hours.map(|pick_up_min| group_round::command::Open {
        pick_up_min,
        ..was.clone()
    });
    let all = prices.chain(shares).chain(leasts).chain(hours);
    Others::instead(all.map(group_round::Command::Open)).or_nothing()
}

/// The county's host or nobody; on air the other lines of the same part.
fn of_live(market: &Market, command: &live::Command) -> Others {
    match command {
        live::Command::Begin(live::command::Begin { host }) => {
            Others::instead([live::Command::Begin(live::command::Begin { host: !host })])
        }
        live::Command::Say(said) => {
            let lines = &market.setting.rules.lines;
            let part = lines.get(said).map(|line| &line.part);
            let others = lines
                .iter()
                .filter(|(id, line)| *id != said && Some(&line.part) == part);
            Others::instead(others.map(|(id, _)| live::Command::Say(id.clone())))
        }
    }
}
