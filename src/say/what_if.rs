//! Another way in words: what is done otherwise, what it would have brought.

use super::{Arg, Sentence, figure, freight, grade, ripeness, sentence, value, want};
use crate::market::{
    Assurance, Blame, Command, CourierId, Cover, Figure, FreightTerms, Selector, TalkId, TalkTermsId, VillageId, Zone,
};
use crate::market::{
    Way, advert, aftersale, cancellation, coop, courier_claim, courier_contract, group_round, harvest, household,
    household::command::Whom, inquiry, invoice, listing, live, message, order, pack_lot, parcel, presale, promotion,
    purchase, rival, shop, station, talk, tender, van,
};
use crate::tutor::{Advice, Change, Elsewhere, Reason, Refund, WhatIf};

/// A line of the list: the change, the difference, and which star it would have won or cost.
pub fn what_if(one: &WhatIf) -> Sentence {
    let change = Arg::say(change(&one.change));
    let money = Arg::say(difference(one.bottom_line, one.money_fen()));
    if one.went_well() {
        return sentence::debrief_if_line_luck(change, money);
    }
    let (won, lost) = (one.stars_won(), one.stars_lost());
    match (&won[..], &lost[..]) {
        ([], []) => sentence::debrief_if_line(change, money),
        ([_, ..], []) => sentence::debrief_if_line_more_stars(change, money, numbers(&won)),
        ([], [_, ..]) => sentence::debrief_if_line_fewer_stars(change, money, numbers(&lost)),
        ([_, ..], [_, ..]) => sentence::debrief_if_line_other_stars(change, numbers(&lost), money, numbers(&won)),
    }
}

fn numbers(stars: &[usize]) -> Arg {
    Arg::List(stars.iter().map(|nth| Arg::Number(*nth as i64)).collect())
}

/// How much better than here, or worse, in what the market is about: money, the cost of a parcel, what was judged rightly.
fn difference(bottom_line: Figure, better: i64) -> Sentence {
    match (bottom_line, better) {
        (_, 0) => sentence::debrief_if_money_same(),
        (Figure::Tender(_), 1..) => sentence::debrief_if_parcel_cheaper(Arg::Yuan(better)),
        (Figure::Tender(_), _) => sentence::debrief_if_parcel_dearer(Arg::Yuan(-better)),
        (Figure::Inquiry(_), 1..) => sentence::debrief_if_more_right(Arg::Number(better)),
        (Figure::Inquiry(_), _) => sentence::debrief_if_fewer_right(Arg::Number(-better)),
        (_, 1..) => sentence::debrief_if_money_more(Arg::Yuan(better)),
        (_, _) => sentence::debrief_if_money_less(Arg::Yuan(-better)),
    }
}

/// Why the other world comes out otherwise, in one line.
pub fn reason(reason: &Reason) -> Sentence {
    match reason {
        Reason::Star { nth, want: wanted } => {
            sentence::debrief_if_reason_star(Arg::Number(*nth as i64), Arg::say(want(wanted)))
        }
        Reason::Account {
            account,
            here_fen,
            there_fen,
        } => sentence::debrief_if_reason(
            Arg::say(super::account(*account)),
            Arg::Yuan(*here_fen),
            Arg::Yuan(*there_fen),
        ),
        Reason::Figure {
            figure: named,
            here,
            there,
        } => sentence::debrief_if_reason(Arg::say(figure(*named)), value(*named, *here), value(*named, *there)),
    }
}

/// Whether it may be tried next time, or the decision was right; one world alone tells neither.
pub fn advice(advice: Advice) -> Sentence {
    match advice {
        Advice::HereBetter => sentence::debrief_if_here_better(),
        Advice::HereWorse => sentence::debrief_if_here_worse(),
        Advice::Try => sentence::debrief_if_better(),
        Advice::Chosen => sentence::debrief_if_worse(),
        Advice::WentWell => sentence::debrief_if_went_well(),
        Advice::Lucky => sentence::debrief_if_lucky(),
        Advice::Unlucky => sentence::debrief_if_unlucky(),
        Advice::Divided => sentence::debrief_if_divided(),
    }
}

/// What the other way comes to in other worlds; of what breaks a practice, what it costs where it goes wrong.
pub fn elsewhere(one: &WhatIf, found: &Elsewhere) -> Sentence {
    let (all, worse) = (Arg::count(found.worlds), Arg::count(found.worse));
    if one.is_bad() && 0 < found.dearer {
        return sentence::debrief_if_costs(all, Arg::count(found.dearer), Arg::Yuan(found.cost_fen));
    }
    let mean = Arg::say(difference(one.bottom_line, found.mean_fen));
    sentence::debrief_if_elsewhere(all, Arg::count(found.better), mean, worse)
}

/// What is done otherwise.
pub fn change(change: &Change) -> Sentence {
    let instead = |was: Arg, other: Arg| sentence::debrief_if_instead(other, was);
    match change {
        Change::Price {
            product,
            net_g,
            was_fen,
            fen,
        } => sentence::debrief_if_price(
            Arg::Yuan(*fen),
            Arg::name("product", product),
            Arg::Yuan(*was_fen),
            Arg::Kilo(*net_g),
        ),
        Change::Packing { was, pack } => instead(Arg::name("pack", was), Arg::name("pack", pack)),
        Change::Courier { was, to } => instead(
            handed(&was.courier, was.via.as_deref()),
            handed(&to.courier, to.via.as_deref()),
        ),
        Change::Promise { was_h, hours, .. } => sentence::debrief_if_promise(Arg::count(*hours), Arg::count(*was_h)),
        Change::Zone { zone, is_served, .. } => {
            let terms = if *is_served {
                FreightTerms::Free
            } else {
                FreightTerms::None
            };
            freight(&Zone::One(zone.clone()), terms)
        }
        Change::Stock { pieces, .. } => sentence::debrief_if_stock(Arg::count(*pieces)),
        Change::Answered => sentence::debrief_if_answered(),
        Change::SentDaily => sentence::debrief_if_sent_daily(),
        Change::Checked => sentence::debrief_if_checked(),
        Change::Refunded(Refund::Whole) => sentence::debrief_if_refunded(),
        Change::Refunded(Refund::Part) => sentence::debrief_if_refunded_part(),
        Change::Refunded(Refund::Nothing) => sentence::debrief_if_refunded_nothing(),
        Change::Claimed => sentence::debrief_if_claimed(),
        Change::Talk {
            talk, terms, answers, ..
        } => in_a_talk(talk, terms, answers),
        Change::Round { without: None, .. } => sentence::debrief_if_round_back(),
        Change::Round {
            without: Some(village), ..
        } => sentence::debrief_if_round_without(super::village(village)),
        Change::Runs { every_days: 1 } => sentence::debrief_if_runs_daily(),
        Change::Runs { every_days } => sentence::debrief_if_runs(Arg::count(*every_days)),
        Change::Driver { waits: true } => sentence::debrief_if_driver_waits(),
        Change::Driver { waits: false } => sentence::debrief_if_driver_goes(),
        Change::Terms(term) => sentence::debrief_if_terms(Arg::say(super::term(*term))),
        Change::Award { was, bidder, .. } => sentence::debrief_if_award(super::bidder(bidder), super::bidder(was)),
        Change::Audited => sentence::debrief_if_audited(),
        Change::Repair { is_later: false, .. } => sentence::debrief_if_repair_at_once(),
        Change::Repair { is_later: true, .. } => sentence::debrief_if_repair_later(),
        // What was said of it before stands on the case's own page.
        Change::Instead {
            command: command @ Command::Inquiry(_),
            ..
        } => done(command),
        Change::Instead { was, command } => instead(Arg::say(done(was)), Arg::say(done(command))),
        Change::Without { was } => sentence::debrief_if_without(Arg::say(done(was))),
        Change::Proved { refusal: answer, .. } => sentence::debrief_if_besides(Arg::say(done(answer))),
        Change::Sorted => sentence::debrief_if_sorted(),
        Change::Besides { commands, .. } => {
            let last = commands.last().map_or(Sentence::of(Arg::as_is("")), done);
            sentence::debrief_if_besides(Arg::say(last))
        }
    }
}

fn handed(courier: &CourierId, via: Option<&str>) -> Arg {
    let courier = Arg::name("courier", courier);
    match via {
        Some(via) => Arg::say(Sentence::pair(courier, Arg::name("stop", via))),
        None => courier,
    }
}

/// Who it is, and what is said to them first.
fn in_a_talk(talk: &TalkId, terms: &TalkTermsId, answers: &[(String, String)]) -> Sentence {
    let who = super::talk_called(talk);
    match answers.first() {
        Some((node, option)) => sentence::debrief_if_talk(super::answer(terms, node, option), who),
        None => Sentence::of(who),
    }
}

/// A command of a single decision in a few words. What is never told alone stands as its author wrote it.
fn done(command: &Command) -> Sentence {
    match command {
        Command::Purchase(command) => of_purchase(command),
        Command::Order(command) => of_order(command),
        Command::AfterSale(command) => of_after_sale(command),
        Command::CourierClaim(command) => of_claim(command),
        Command::Station(command) => of_station(command),
        Command::Harvest(harvest::Command::Pick(harvest::command::Pick { ripeness: how, .. })) => ripeness(*how),
        Command::Harvest(harvest::Command::Grade(harvest::command::Grade { grade: which, .. })) => grade(*which),
        Command::Harvest(harvest::Command::Cool(_)) => sentence::debrief_if_cool(),
        Command::Harvest(harvest::Command::Gate(_)) => sentence::debrief_if_gate(),
        Command::Coop(decided) => in_a_cooperative(decided),
        Command::Household(command) => of_household(command),
        Command::Message(message::Command::Reply(reply)) => sentence::debrief_if_reply(called(&reply.to)),
        Command::Shop(shop::Command::Appeal(_)) => sentence::debrief_if_appeal(),
        Command::Talk(talk::Command::Report(talk)) => sentence::debrief_if_report(super::talk_called(talk)),
        Command::Talk(talk::Command::Say(said)) => Sentence::of(super::talk_called(&said.talk)),
        Command::Inquiry(inquiry::Command::Judge(judge)) => judged(judge),
        Command::Tender(command) => of_tender(command),
        Command::Van(command) => of_van(command),
        Command::Promotion(command) => of_promotion(command),
        Command::Advert(advert::Command::Promote(promote)) => {
            sentence::debrief_if_promote(Arg::Yuan(promote.bid_fen), Arg::Yuan(promote.budget_fen))
        }
        Command::Cancellation(cancellation::Command::Unpack(orders)) => sentence::debrief_if_unpack(called(orders)),
        Command::Cancellation(cancellation::Command::Gone(orders)) => sentence::debrief_if_gone(called(orders)),
        Command::GroupRound(command) => of_round(command),
        Command::Advert(advert::Command::Unpromote(_)) => sentence::debrief_if_unpromote(),
        Command::Presale(presale::Command::Presale(presale)) => sentence::presale_day(Arg::count(presale.day)),
        Command::CourierContract(courier_contract::Command::Volume(volume)) => {
            sentence::contract_if_volume(Arg::count(volume.parcels), Arg::name("courier", &volume.courier))
        }
        Command::Invoice(invoice::Command::BringPapers(papers)) => {
            sentence::invoice_if_papers(Arg::say(super::origin(papers.origin)))
        }
        Command::Sample(_) => sentence::debrief_if_choose_best(),
        Command::PackLot(pack_lot::Command::OrderPacks(ordered)) => {
            sentence::contract_if_packs(Arg::count(ordered.packs))
        }
        Command::Live(live::Command::Begin(live::command::Begin { host: true })) => sentence::debrief_if_host(),
        Command::Live(live::Command::Begin(live::command::Begin { host: false })) => sentence::debrief_if_own_host(),
        Command::Rival(rival::Command::Takedown(_)) => sentence::debrief_if_takedown(),
        Command::Live(live::Command::Say(line)) => sentence::debrief_if_say_on_air(Arg::name("line", line)),
        Command::Parcel(parcel::Command::Weigh(_)) => sentence::debrief_if_weigh(),
        Command::Listing(listing::Command::Edit(listing::Edit::Assure(assure)))
            if assure.on && assure.assurance == Assurance::ReturnFreight =>
        {
            sentence::debrief_if_insure()
        }
        other
        @ (Command::Day(_) | Command::Papers(_) | Command::Shop(_) | Command::Listing(_) | Command::Parcel(_)) => {
            Sentence::of(Arg::as_is(other.to_string()))
        }
    }
}

fn of_round(command: &group_round::Command) -> Sentence {
    match command {
        group_round::Command::Open(terms) => sentence::debrief_if_round(
            Arg::count(terms.least),
            Arg::Number(terms.share_ppm / 10_000),
            Arg::Yuan(terms.price_fen),
            Arg::Moment(terms.pick_up_min),
        ),
        group_round::Command::Friends(_) => sentence::debrief_if_friends(),
        group_round::Command::Bag(group_round::command::Bags::Ordered) => sentence::debrief_if_bag_ordered(),
        group_round::Command::Bag(group_round::command::Bags::Number(count)) => {
            sentence::debrief_if_bag(Arg::count(*count))
        }
        group_round::Command::Bring => sentence::debrief_if_bring(),
        group_round::Command::Leftover(Way::Told) => sentence::round_left_told(),
        group_round::Command::Leftover(Way::Fresh) => sentence::round_left_fresh(),
        group_round::Command::Leftover(Way::Home) => sentence::round_left_home(),
    }
}

fn of_purchase(command: &purchase::Command) -> Sentence {
    match command {
        purchase::Command::Buy(purchase::command::Buy { offer, .. }) => {
            sentence::debrief_if_buy(Arg::Called(offer.to_string()))
        }
        purchase::Command::Pay(bill) => sentence::debrief_if_pay(Arg::Called(bill.to_string())),
        purchase::Command::Sign(name) => sentence::debrief_if_sign(Arg::Called(name.to_string())),
        purchase::Command::Refuse(name) => sentence::debrief_if_refuse(Arg::Called(name.to_string())),
        purchase::Command::Return(back) => sentence::debrief_if_return(Arg::Called(back.purchase.to_string())),
        other @ (purchase::Command::Compare(_)
        | purchase::Command::Track(_)
        | purchase::Command::Collect(_)
        | purchase::Command::Inspect(_)) => Sentence::of(Arg::as_is(other.to_string())),
    }
}

fn of_order(command: &order::Command) -> Sentence {
    match command {
        order::Command::Accept(orders) => sentence::debrief_if_accept(called(orders)),
        order::Command::Decline(orders) => sentence::debrief_if_decline(called(orders)),
        order::Command::Invoice(orders) => sentence::debrief_if_invoice(called(orders)),
        order::Command::Cancel(orders) => sentence::debrief_if_cancel(called(orders)),
    }
}

fn of_after_sale(command: &aftersale::Command) -> Sentence {
    match command {
        aftersale::Command::Agree(orders) => sentence::debrief_if_agree(called(orders)),
        aftersale::Command::Offer(offer) => sentence::debrief_if_offer(called(&offer.orders)),
        aftersale::Command::Settle(orders) => sentence::debrief_if_settle(called(orders)),
        aftersale::Command::Reject(reject) => sentence::debrief_if_reject(called(&reject.orders)),
        aftersale::Command::Resend(orders) => sentence::debrief_if_resend(called(orders)),
        aftersale::Command::Receive(orders) => sentence::debrief_if_agree(called(orders)),
    }
}

fn of_claim(command: &courier_claim::Command) -> Sentence {
    match command {
        courier_claim::Command::Evidence(orders) | courier_claim::Command::File(orders) => {
            sentence::debrief_if_file(called(orders))
        }
        courier_claim::Command::Complain(orders) => sentence::debrief_if_complain(called(orders)),
    }
}

/// Whose fault it is said to be, and which step.
fn judged(judge: &inquiry::command::Judge) -> Sentence {
    let who = Arg::Called(judge.case.to_string());
    match judge.said {
        Some(Blame { role, step, .. }) => {
            sentence::debrief_if_judge(super::role(role), Arg::say(super::record_step(step)), who)
        }
        None => sentence::debrief_if_judge_record(who),
    }
}

fn of_tender(command: &tender::Command) -> Sentence {
    match command {
        tender::Command::Visit(bidder) => sentence::debrief_if_visit(super::bidder(bidder)),
        tender::Command::Kpi(kpi) => super::term(crate::market::Term::Kpi(kpi.kpi, kpi.level)),
        tender::Command::Stage(stage) => super::term(crate::market::Term::Stage(*stage)),
        tender::Command::Exit(exit) => super::term(crate::market::Term::Exit(*exit)),
        tender::Command::Award(bidder) => Sentence::of(super::bidder(bidder)),
        tender::Command::Audit => sentence::debrief_if_audit(),
        tender::Command::Withhold => sentence::debrief_if_withhold(),
        tender::Command::Terminate => sentence::debrief_if_terminate(),
    }
}

fn of_van(command: &van::Command) -> Sentence {
    let villages = |villages: &[VillageId]| Arg::List(villages.iter().map(|id| super::village(id)).collect());
    match command {
        van::Command::Round(stops) => Sentence::of(villages(stops)),
        van::Command::Depart => sentence::debrief_if_depart(),
        van::Command::Hold => sentence::debrief_if_driver_waits(),
        van::Command::Skip => sentence::debrief_if_driver_goes(),
        van::Command::Feeder(van::command::Feeder::To(village)) => sentence::debrief_if_feeder(super::village(village)),
        van::Command::Feeder(van::command::Feeder::Closed) => sentence::debrief_if_feeder_closed(),
        van::Command::Contract => sentence::debrief_if_contract(),
        van::Command::Share(shop) => sentence::debrief_if_share(Arg::name("shop", shop)),
        van::Command::Unshare => sentence::debrief_if_unshare(),
    }
}

fn of_promotion(command: &promotion::Command) -> Sentence {
    match command {
        promotion::Command::Sale(_) | promotion::Command::Was(_) => sentence::debrief_if_sale(),
        promotion::Command::Coupon(_) => sentence::debrief_if_coupon(),
        promotion::Command::Pair(_) => sentence::debrief_if_pair(),
        promotion::Command::Group(_) => sentence::debrief_if_group(),
        promotion::Command::Video(_) => sentence::debrief_if_video(),
        promotion::Command::Card(_) => sentence::debrief_if_card(),
        promotion::Command::Respond(respond) => sentence::debrief_if_reply(Arg::Called(respond.orders.to_string())),
    }
}

fn of_household(command: &household::Command) -> Sentence {
    let whom = |whom: &Whom| match whom {
        Whom::One(household) => super::household(household),
        Whom::All => Arg::say(sentence::debrief_if_everybody()),
    };
    match command {
        household::Command::Sort(_) => sentence::debrief_if_sort(),
        household::Command::Advance(advance) => sentence::debrief_if_advance(super::household(&advance.household)),
        household::Command::Statement(household) => sentence::debrief_if_statement(whom(household)),
        household::Command::Payout(household) => sentence::debrief_if_payout(whom(household)),
        other @ (household::Command::Terms(_) | household::Command::Weigh(_) | household::Command::Heap(_)) => {
            Sentence::of(Arg::as_is(other.to_string()))
        }
    }
}

fn in_a_cooperative(decided: &coop::Command) -> Sentence {
    match decided {
        coop::Command::Hire(hands) => sentence::coop_hands_choice(Arg::count(*hands)),
        coop::Command::Deal(coop::command::Deal { deal, yes: true }) => {
            sentence::debrief_if_deal(Arg::name("deal", deal))
        }
        coop::Command::Deal(coop::command::Deal { deal, yes: false }) => {
            sentence::debrief_if_no_deal(Arg::name("deal", deal))
        }
        coop::Command::Credit(coop::command::Credit { on: true }) => sentence::debrief_if_credit(),
        coop::Command::Credit(coop::command::Credit { on: false }) => sentence::debrief_if_cash(),
        other @ (coop::Command::Story(_) | coop::Command::Case(_)) => Sentence::of(Arg::as_is(other.to_string())),
    }
}

fn of_station(command: &station::Command) -> Sentence {
    match command {
        station::Command::Hours(hours) => sentence::debrief_if_hours(Arg::name("hours", hours)),
        station::Command::Away(Cover::Notice) => sentence::debrief_if_notice(),
        station::Command::Away(Cover::Helper) => sentence::debrief_if_helper(),
        station::Command::Log(0) => sentence::debrief_if_log(),
        station::Command::Log(extra) => sentence::debrief_if_log_more(Arg::count(*extra)),
        station::Command::Serve(tickets) => sentence::debrief_if_serve(called(tickets)),
        station::Command::Deny(deny) => sentence::debrief_if_deny(called(&deny.tickets)),
        station::Command::Home(ticket) => sentence::debrief_if_home(Arg::Called(ticket.to_string())),
        station::Command::Doors => sentence::debrief_if_doors(),
        station::Command::Field => sentence::debrief_if_field(),
        station::Command::Tell(service) => sentence::debrief_if_tell(Arg::name("service", service)),
        station::Command::Repair => sentence::debrief_if_repair(),
        station::Command::Follow(tickets) => sentence::debrief_if_follow(called(tickets)),
        other @ station::Command::Ask(_) => Sentence::of(Arg::as_is(other.to_string())),
    }
}

fn called(orders: &Selector) -> Arg {
    match orders {
        Selector::Named(names) => Arg::List(names.iter().map(|name| Arg::Called(name.to_string())).collect()),
        Selector::Due => Arg::say(sentence::debrief_if_in_order()),
        Selector::Packed | Selector::Late | Selector::All => Arg::say(sentence::debrief_if_everybody()),
    }
}
