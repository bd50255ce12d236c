//! Which decisions could have led to a loss, the likeliest first. Only what the state of the market and the rules make likely is
//! named; whether it was so is found by playing.

use super::{Deed, Fault, Loss, LossKind};
use crate::market::{
    AfterSale, Channel, Command, Complaint, Event, Market, Message, Name, Order, OrderId, Pack, Ripeness, Selector,
    Snag, Ticket, Way, advert, cancellation, coop, courier_contract, group_round, group_round::command::Bags, harvest,
    household, order, pack_lot, parcel, sample, station, talk, time, van,
};
use crate::tutor::what_if::{couriers, promises};
use crate::tutor::{Change, MarketRun, Refund};

/// Mornings before a deadline on which something could have been fetched.
const MORNINGS: usize = 4;
/// Other packs and other couriers that are tried for one loss.
const TRIED: usize = 2;

/// Returns each loss with what could have led to it.
pub(in crate::tutor) fn suspects(lost: Vec<Loss>, market: &Market, run: &MarketRun) -> Vec<(Loss, Vec<Fault>)> {
    let (couriers, promises) = (couriers(run, market), promises(run, market));
    let of = |loss: Loss| {
        let scene = Scene {
            market,
            run,
            loss: &loss,
            couriers: &couriers,
            promises: &promises,
        };
        let found = scene.suspects();
        (loss, found)
    };
    lost.into_iter().map(of).collect()
}

/// A loss, and the market in which it came about.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) market: &'a Market,
    pub(super) run: &'a MarketRun,
    pub(super) loss: &'a Loss,
    /// Other couriers and other promises, whatever they are worth.
    couriers: &'a [Change],
    promises: &'a [Change],
}

pub(super) fn fault(deed: Deed, at_min: u32, mend: Change) -> Fault {
    Fault {
        deed,
        at_min,
        mend,
        dearer_fen: None,
    }
}

/// This very command, and what instead of it, or nothing at all.
pub(super) fn did((at_min, was): (u32, &Command), instead: Option<Command>) -> Fault {
    let was = was.clone();
    let mend = match instead {
        Some(command) => Change::Instead {
            was: was.clone(),
            command,
        },
        None => Change::Without { was: was.clone() },
    };
    fault(Deed::Did(was), at_min, mend)
}

/// What is done besides, at a minute.
pub(super) fn besides(at_min: u32, commands: impl IntoIterator<Item = Command>) -> Change {
    Change::Besides {
        at_min,
        commands: commands.into_iter().collect(),
    }
}

/// Bags of a number of their own.
fn is_counted(command: &Command) -> bool {
    matches!(command, Command::GroupRound(group_round::Command::Bag(Bags::Number(_))))
}

pub(super) fn only(name: &str) -> Selector {
    Selector::Named(vec![Name::from(name)])
}

impl<'a> Scene<'a> {
    fn suspects(self) -> Vec<Fault> {
        match &self.loss.kind {
            LossKind::AskedInVain => self.of_message(),
            LossKind::CalledInVain => self.of_call(),
            LossKind::SentLate | LossKind::Cancelled => self.with_order(Scene::of_delay),
            LossKind::Withdrawn => self.with_order(Scene::unsent),
            LossKind::GivenBack { .. } if self.disproved().is_some() => self.of_false_claim().into_iter().collect(),
            LossKind::GivenBack { complaint, .. } => match complaint {
                Complaint::WrongGoods => self.with_order(Scene::unchecked),
                Complaint::ShortWeight => self.with_order(Scene::unweighed),
                Complaint::BadFruit | Complaint::Damaged => self.with_order(Scene::of_goods),
                // The law gives seven days, and a courier loses what it loses.
                Complaint::Missing | Complaint::NotAsShown | Complaint::NoReason | Complaint::Lost => Vec::new(),
            },
            LossKind::PoorReview { .. } => self.with_order(Scene::of_review),
            LossKind::Fined { .. } => self.of_fine(),
            LossKind::Swindled => self.of_swindle(),
            LossKind::TakenHome | LossKind::Unexplained | LossKind::Unpaid => self.of_household(),
            LossKind::ContractBroken => self.of_contract(),
            LossKind::CreditOverdue => self.of_credit(),
            LossKind::WaitedInVain => self.of_visit(),
            LossKind::WronglyServed => self.of_service(),
            LossKind::TakenBack => self.of_log(),
            LossKind::LotLate => self.of_lot(),
            LossKind::Advertised => self.of_advert(),
            LossKind::TurnedAway => self.sent_anyway().into_iter().collect(),
            LossKind::NotLikeSample => self.of_sample().into_iter().collect(),
            LossKind::VolumeMissed => self.of_volume(),
            LossKind::PacksLeftOver => self.of_pack_lot(),
            LossKind::CameInVain { .. } => self.of_hand_out(),
            LossKind::LeftWasted { .. } => self.of_bags(),
            LossKind::NeverPaid { .. } => self.of_credit_in_a_group().into_iter().collect(),
            LossKind::SoldBelowCost => self.with_order(Scene::of_price),
            LossKind::GroupFailed => Vec::new(),
        }
    }

    fn with_order(self, suspects: fn(Scene<'a>, &'a Order) -> Vec<Fault>) -> Vec<Fault> {
        let order = self.market.orders.get(self.loss.about.as_str());
        order.map_or(Vec::new(), |order| suspects(self, order))
    }

    fn of_message(self) -> Vec<Fault> {
        let asked = self.market.messages.get(self.loss.about.as_str());
        let silent = |asked: &Message| fault(Deed::Silent, asked.came_min, Change::Answered);
        asked.map(silent).into_iter().collect()
    }

    /// Whoever rings wants a yes or a no.
    fn of_call(self) -> Vec<Fault> {
        let Some(order) = self.market.orders.get(self.loss.about.as_str()) else {
            return Vec::new();
        };
        let answers = [order::Command::Accept, order::Command::Decline];
        let answered = answers.map(|answer| {
            let answer = Command::Order(answer(only(&self.loss.about)));
            fault(Deed::Silent, order.placed_min, besides(order.placed_min, [answer]))
        });
        answered.into()
    }

    fn unsent(self, order: &'a Order) -> Vec<Fault> {
        vec![fault(Deed::Unsent, order.ship_by_min, Change::SentDaily)]
    }

    fn unchecked(self, order: &'a Order) -> Vec<Fault> {
        let is_of_it = |command: &Command| matches!(command, Command::Parcel(parcel::Command::Stick(stuck)) if [&stuck.label, &stuck.on].contains(&&order.name));
        if let Some((at_min, _)) = self.given_at(self.loss.at_min, is_of_it) {
            return vec![fault(Deed::Stuck, at_min, Change::Checked)];
        }
        let at_min = order.shipped_min.unwrap_or(order.placed_min);
        vec![fault(Deed::Unchecked, at_min, Change::Checked)]
    }

    fn of_delay(self, order: &'a Order) -> Vec<Fault> {
        let cancels = |command: &Command| matches!(command, Command::Order(order::Command::Cancel(_)));
        let cancelled = self.given_at(self.loss.at_min, cancels);
        let mut found: Vec<Fault> = cancelled.map(|given| did(given, None)).into_iter().collect();
        found.extend(self.unsent(order));
        found.extend(self.uncarried(order));
        found.extend(self.oversold(order));
        found.extend(self.short_handed(order));
        found.extend(self.other_couriers(order));
        found.extend(self.longer_promises(order));
        found.extend(self.served_zone(order));
        found
    }

    /// It was packed, and nobody carries it there for what it brings.
    fn served_zone(self, order: &'a Order) -> Option<Fault> {
        if order.pack.is_none() || order.shipped_min.is_some() {
            return None;
        }
        let zone = self.market.zone_of(&order.place)?;
        let mend = Change::Zone {
            product: order.product.clone(),
            zone: zone.clone(),
            is_served: false,
        };
        Some(fault(Deed::Served(zone.clone()), order.placed_min, mend))
    }

    /// It was never packed: there was nothing left to pack.
    fn oversold(self, order: &'a Order) -> Option<Fault> {
        if order.shipped_min.is_some() {
            return None;
        }
        let at_min = order.placed_min;
        if order.channel == Channel::Phone {
            let decline = Command::Order(order::Command::Decline(only(&self.loss.about)));
            return Some(fault(Deed::Oversold, at_min, besides(at_min, [decline])));
        }
        if !order.oversold && order.total_g() <= self.market.left_g(&order.product) {
            return None;
        }
        let is_like_it = |other: &&Order| other.product == order.product && other.net_g == order.net_g;
        let orders = self.market.orders.values().filter(is_like_it);
        let sent = orders
            .filter(|other| other.shipped_min.is_some())
            .map(|other| other.pieces);
        let (product, net_g, pieces) = (order.product.clone(), order.net_g, sent.sum());
        Some(fault(Deed::Oversold, at_min, Change::Stock { product, net_g, pieces }))
    }

    /// Hands can be hired in a cooperative, and fewer were than may be.
    fn short_handed(self, order: &'a Order) -> Option<Fault> {
        let most = self.market.setting.scenario.coop.as_ref()?.hands;
        let hire = Command::Coop(coop::Command::Hire(most));
        let is_all = self.run.done.iter().any(|(_, command)| *command == hire);
        (!is_all).then(|| fault(Deed::ShortHanded, order.placed_min, besides(order.placed_min, [hire])))
    }

    /// Whoever sends nothing keeps no promise, however long.
    fn longer_promises(self, order: &'a Order) -> Vec<Fault> {
        if order.shipped_min.is_none() {
            return Vec::new();
        }
        let others = self.promises.iter().cloned();
        let longer = others.filter_map(|change| {
            if let Change::Promise { product, was_h, hours } = &change
                && *product == order.product
                && was_h < hours
            {
                Some(fault(Deed::Promised(*was_h), order.placed_min, change))
            } else {
                None
            }
        });
        longer.collect()
    }

    fn other_couriers(self, order: &'a Order) -> Vec<Fault> {
        let Some(parcel) = self.market.parcel_of(&order.name) else {
            return Vec::new();
        };
        let at_min = order.shipped_min.unwrap_or(order.placed_min);
        let others = self.couriers.iter().cloned();
        let others = others.filter(|change| {
            matches!(change, Change::Courier { was, to } if was.courier == parcel.courier && to.courier != was.courier)
        });
        let choices = self.market.courier_choices(&order.name);
        let fee_fen = |change: &Change| {
            let Change::Courier { to, .. } = change else {
                return None;
            };
            let choice = choices.iter().find(|choice| choice.courier == to.courier)?;
            choice.fee_fen
        };
        let other = others.take(TRIED).map(|change| Fault {
            dearer_fen: fee_fen(&change).map(|fee_fen| fee_fen - parcel.fee_fen),
            ..fault(Deed::Sent(parcel.courier.clone()), at_min, change)
        });
        other.collect()
    }

    /// What hurt the goods most comes first.
    fn of_goods(self, order: &'a Order) -> Vec<Fault> {
        let Some(fared) = order.delivered_min.and_then(|min| self.market.spoilage(order, min)) else {
            return Vec::new();
        };
        let mut parts = vec![
            (fared.bruised_ppm, self.sturdier_packs(order)),
            (fared.rotten_ppm, self.against_rot(order)),
            (fared.frost_ppm, self.warmer_packs(order)),
            (self.market.unsound_ppm(order), self.unsorted(order)),
        ];
        parts.sort_by_key(|(ppm, _)| -ppm);
        let hurt = parts.into_iter().filter(|(ppm, _)| 0 < *ppm);
        hurt.flat_map(|(_, faults)| faults).collect()
    }

    fn other_packs(self, order: &'a Order, is_better: impl Fn(&Pack, &Pack) -> bool) -> Vec<Fault> {
        let packs = &self.market.setting.rules.packs;
        let (Some(was), Some(at_min)) = (&order.pack, order.packed_min) else {
            return Vec::new();
        };
        let Some(used) = packs.get(was) else { return Vec::new() };
        let choices = self.market.pack_choices(&order.name);
        let was_fen = choices
            .iter()
            .find(|choice| choice.pack == *was)
            .map(|choice| choice.cost_fen);
        let mut better: Vec<_> = choices
            .into_iter()
            .filter(|choice| choice.suits && choice.fits && is_better(used, &packs[&choice.pack]))
            .collect();
        better.sort_by_key(|choice| choice.cost_fen);
        let other = better.into_iter().take(TRIED).map(|choice| Fault {
            dearer_fen: was_fen.map(|was_fen| choice.cost_fen - was_fen),
            ..fault(
                Deed::Packed(was.clone()),
                at_min,
                Change::Packing {
                    was: was.clone(),
                    pack: choice.pack,
                },
            )
        });
        other.collect()
    }

    fn sturdier_packs(self, order: &'a Order) -> Vec<Fault> {
        self.other_packs(order, |used, other| other.bruise_ppm * 2 <= used.bruise_ppm)
    }

    fn warmer_packs(self, order: &'a Order) -> Vec<Fault> {
        self.other_packs(order, |_, other| other.warm)
    }

    /// Too ripe, too warm, too long on the way.
    fn against_rot(self, order: &'a Order) -> Vec<Fault> {
        let mut found = self.riper_than_needed(order);
        found.extend(self.other_packs(order, |used, other| other.has_ice() && !used.has_ice()));
        let waited = order
            .shipped_min
            .is_some_and(|min| order.placed_min + 2 * time::DAY_MIN < min);
        if waited {
            found.extend(self.unsent(order));
        }
        found.extend(self.other_couriers(order));
        found
    }

    fn riper_than_needed(self, order: &'a Order) -> Vec<Fault> {
        let is_ripe = |command: &Command| {
            matches!(command, Command::Harvest(harvest::Command::Pick(pick))
                if pick.product == order.product && pick.ripeness == Ripeness::Ripe)
        };
        let picked = self.given_at(order.packed_min.unwrap_or(self.loss.at_min), is_ripe);
        let earlier = |(at_min, was): (u32, &Command)| {
            let command = Command::Harvest(harvest::Command::Pick(harvest::command::Pick {
                product: order.product.clone(),
                ripeness: Ripeness::Early,
            }));
            fault(
                Deed::PickedRipe,
                at_min,
                Change::Instead {
                    was: was.clone(),
                    command,
                },
            )
        };
        picked.map(earlier).into_iter().collect()
    }

    fn unsorted(self, order: &'a Order) -> Vec<Fault> {
        let is_sorted = self.run.done.iter().any(|(_, command)| {
            matches!(
                command,
                Command::Household(household::Command::Sort(_)) | Command::Harvest(harvest::Command::Grade(_))
            )
        });
        let at_min = order.packed_min.unwrap_or(self.loss.at_min);
        (!is_sorted)
            .then(|| fault(Deed::Unsorted, at_min, Change::Sorted))
            .into_iter()
            .collect()
    }

    /// By how many stars each takes away.
    fn of_review(self, order: &'a Order) -> Vec<Fault> {
        let asked = self.market.after_sales.get(&order.name);
        let mut found = Vec::new();
        if asked.is_some_and(AfterSale::was_hard) {
            found.extend(asked.map(|asked| self.unfair(asked)));
        }
        if order.is_mislabelled() {
            found.extend(self.unchecked(order));
        }
        if order.late {
            found.extend(self.of_delay(order));
        }
        found.extend(self.of_goods(order));
        if order.slow_reply {
            found.push(fault(Deed::Silent, order.placed_min, Change::Answered));
        }
        found
    }

    pub(super) fn unfair(self, asked: &AfterSale) -> Fault {
        let deed = if asked.rejected.is_some() {
            Deed::Refused
        } else {
            Deed::Silent
        };
        fault(
            deed,
            asked.answered_min.unwrap_or(asked.opened_min),
            Change::Refunded(Refund::Whole),
        )
    }

    fn of_swindle(self) -> Vec<Fault> {
        let is_of_it = |command: &Command| matches!(command, Command::Talk(talk::Command::Say(said)) if said.talk.as_str() == self.loss.about);
        let said = self.given_at(self.loss.at_min, is_of_it);
        said.map(|given| did(given, None)).into_iter().collect()
    }

    fn of_household(self) -> Vec<Fault> {
        let about = self.loss.about.as_str();
        let asks = self
            .market
            .log
            .iter()
            .rev()
            .filter(|happened| happened.at_min <= self.loss.at_min);
        let mut asked = asks.filter_map(|happened| {
            let Event::Household(event) = &happened.event else {
                return None;
            };
            let command = answer_to(event, about)?;
            let is_of_kind = matches!(
                (&self.loss.kind, &command),
                (LossKind::TakenHome, household::Command::Advance(_))
                    | (LossKind::Unexplained, household::Command::Statement(_))
                    | (LossKind::Unpaid, household::Command::Payout(_))
            );
            is_of_kind.then_some((happened.at_min, Command::Household(command)))
        });
        let silent = |(at_min, command)| fault(Deed::Silent, at_min, besides(at_min, [command]));
        asked.next().map(silent).into_iter().collect()
    }

    fn of_contract(self) -> Vec<Fault> {
        let is_yes = |command: &Command| matches!(command, Command::Coop(coop::Command::Deal(deal)) if deal.yes && deal.deal.as_str() == self.loss.about);
        let signed = self.given_at(self.loss.at_min, is_yes);
        let declined = Command::Coop(coop::Command::Deal(coop::command::Deal {
            deal: self.loss.about.as_str().into(),
            yes: false,
        }));
        signed.map(|given| did(given, Some(declined))).into_iter().collect()
    }

    fn of_credit(self) -> Vec<Fault> {
        let is_on = |command: &Command| matches!(command, Command::Coop(coop::Command::Credit(credit)) if credit.on);
        let taken = self.given_at(self.loss.at_min, is_on);
        taken.map(|given| did(given, None)).into_iter().collect()
    }

    fn ticket(self) -> Option<&'a Ticket> {
        self.market.station.as_ref()?.tickets.get(self.loss.about.as_str())
    }

    fn of_visit(self) -> Vec<Fault> {
        let Some(ticket) = self.ticket() else { return Vec::new() };
        let (ask, name) = (station::Command::Ask(only(&ticket.name)), only(&ticket.name));
        let does = match ticket.snag {
            None => station::Command::Serve(name),
            Some(Snag::Elder) => station::Command::Home(ticket.name.clone()),
            Some(reason @ (Snag::ForAnother | Snag::Forbidden | Snag::Credit)) => denied(name, reason),
        };
        let mend = besides(ticket.asked_min, [ask, does].map(Command::Station));
        vec![fault(Deed::Silent, ticket.asked_min, mend)]
    }

    fn of_service(self) -> Vec<Fault> {
        let Some((ticket, snag)) = self.ticket().and_then(|ticket| Some((ticket, ticket.snag?))) else {
            return Vec::new();
        };
        let ask = station::Command::Ask(only(&ticket.name));
        let mend = besides(
            ticket.asked_min,
            [ask, denied(only(&ticket.name), snag)].map(Command::Station),
        );
        let serves = |command: &Command| matches!(command, Command::Station(station::Command::Serve(_)));
        let served = self.given_at(ticket.closed_min.unwrap_or(self.loss.at_min), serves);
        served
            .map(|(at_min, was)| fault(Deed::Did(was.clone()), at_min, mend))
            .into_iter()
            .collect()
    }

    /// Lines of what was never done.
    fn of_log(self) -> Vec<Fault> {
        let is_false = |command: &Command| matches!(command, Command::Station(station::Command::Log(1..)));
        let written = self.given_at(self.loss.at_min, is_false);
        let truly = Command::Station(station::Command::Log(0));
        written.map(|given| did(given, Some(truly))).into_iter().collect()
    }

    /// The van did not come by in time; a tricycle could have gone.
    fn of_lot(self) -> Vec<Fault> {
        let super::Whom::Village(village) = &self.loss.whom else {
            return Vec::new();
        };
        let mornings = self.market.log.iter().rev().filter(|happened| {
            let is_morning = matches!(&happened.event, Event::Van(van::Event::Morning(_)));
            is_morning && happened.at_min < self.loss.at_min
        });
        let sent = |at_min: u32| {
            let feeder = Command::Van(van::Command::Feeder(van::command::Feeder::To(village.clone())));
            fault(Deed::Unsent, at_min, besides(at_min, [feeder]))
        };
        mornings.take(MORNINGS).map(|happened| sent(happened.at_min)).collect()
    }

    /// Too few bags, or nobody there at the hour.
    fn of_hand_out(self) -> Vec<Fault> {
        let n: usize = self.loss.about.parse().unwrap_or_default();
        let Some(round) = self.market.rounds.all.get(n) else {
            return Vec::new();
        };
        let rules = &self.market.setting.rules.rounds;
        let bring = Command::from(group_round::Command::Bring);
        let pick_up_min = round.terms.pick_up_min;
        let ordered = Command::from(group_round::Command::Bag(Bags::Ordered));
        let leaves_min = pick_up_min.saturating_sub(rules.trip_min);
        let bags_min = leaves_min.saturating_sub(round.total() * rules.bag_min + rules.trip_min);
        let is_late = round.arrives_min.is_none_or(|arrives_min| pick_up_min < arrives_min);
        let late = is_late.then(|| fault(Deed::Silent, pick_up_min, besides(bags_min, [ordered.clone(), bring])));
        let bagged = self.given_at(self.loss.at_min, is_counted);
        let bagged = bagged.map(|given| did(given, Some(ordered.clone())));
        let more = fault(Deed::Silent, bags_min, besides(bags_min, [ordered]));
        late.into_iter().chain(bagged).chain([more]).collect()
    }

    /// More bags than were ordered, names of friends, nothing said of what was left.
    fn of_bags(self) -> Vec<Fault> {
        let at_min = self.loss.at_min;
        let ordered = Command::from(group_round::Command::Bag(Bags::Ordered));
        let told = Command::from(group_round::Command::Leftover(Way::Told));
        let bagged = self.given_at(at_min, is_counted);
        // Before anybody has signed up nothing is ordered: then it would have been better left.
        let bagged = bagged.map(|given| [did(given, Some(ordered)), did(given, None)]);
        let is_friends = |command: &Command| matches!(command, Command::GroupRound(group_round::Command::Friends(_)));
        let friends = self.given_at(at_min, is_friends).map(|given| did(given, None));
        let is_untold = |command: &Command| {
            matches!(
                command,
                Command::GroupRound(group_round::Command::Leftover(Way::Home | Way::Fresh))
            )
        };
        let otherwise = self
            .given_at(at_min, is_untold)
            .map(|given| did(given, Some(told.clone())));
        let n: usize = self.loss.about.parse().unwrap_or_default();
        let silent = self.market.rounds.all.get(n).filter(|round| round.way.is_none());
        let silent = silent.map(|round| {
            let rules = &self.market.setting.rules.rounds;
            let ends_min = round.terms.pick_up_min + rules.stay_min + rules.trip_min;
            fault(Deed::Silent, ends_min, besides(ends_min, [told]))
        });
        let deeds = bagged
            .into_iter()
            .flatten()
            .chain(friends)
            .chain(otherwise)
            .chain(silent);
        deeds.collect()
    }

    /// Nobody need be allowed to pay later.
    fn of_credit_in_a_group(self) -> Option<Fault> {
        let is_it = |command: &Command| matches!(command, Command::GroupRound(group_round::Command::Open(terms)) if terms.credit);
        let n: usize = self.loss.about.parse().ok()?;
        let opened_min = self.market.rounds.all.get(n)?.opened_min;
        let (at_min, was) = self.given_at(opened_min, is_it)?;
        let Command::GroupRound(group_round::Command::Open(terms)) = was else {
            return None;
        };
        let mut terms = terms.clone();
        terms.credit = false;
        let cash = Command::from(group_round::Command::Open(terms));
        Some(did((at_min, was), Some(cash)))
    }

    /// It held less than what is promised, or dried on its way.
    fn unweighed(self, order: &'a Order) -> Vec<Fault> {
        let (Some(at_min), false) = (order.packed_min, order.is_weighed) else {
            return Vec::new();
        };
        let dried_g = i64::from(order.lighter_g);
        let percent = dried_g * 100 / i64::from(order.total_g().max(1)) + i64::from(0 < dried_g);
        let weigh = parcel::Command::Weigh(parcel::command::Weigh {
            orders: only(order.name.as_str()),
            more_ppm: percent * 10_000,
        });
        // Once the box is packed, which takes its time.
        vec![fault(Deed::Unweighed, at_min, besides(at_min + 1, [weigh.into()]))]
    }

    /// The buyer had asked to cancel before the parcel went.
    fn sent_anyway(self) -> Option<Fault> {
        let name = self.loss.about.as_str();
        let asked = self.market.cancellations.get(name)?;
        let day = &self.market.setting.rules.day;
        let at_min = time::next_open(asked.asked_min, day.opens_min, day.closes_min);
        let unpack = Command::from(cancellation::Command::Unpack(only(name)));
        Some(fault(Deed::Silent, at_min, besides(at_min, [unpack])))
    }

    /// It lost before and went on; or it should have been less, or not at all.
    fn of_advert(self) -> Vec<Fault> {
        let product = self.loss.about.split(' ').next().unwrap_or_default();
        let before = self
            .market
            .log
            .iter()
            .rev()
            .filter(|happened| happened.at_min < self.loss.at_min);
        // What was decided anew in between begins another reckoning.
        let mut latest = before.filter_map(|happened| {
            if let Event::Advert(advert::Event::Promoted(event)) = &happened.event
                && event.product == product
            {
                Some(None)
            } else if let Event::Advert(advert::Event::Reckoned(event)) = &happened.event
                && event.product == product
                && 0 < event.lost_fen
            {
                Some(Some(happened.at_min))
            } else {
                None
            }
        });
        let stop = Command::from(advert::Command::Unpromote(advert::command::Unpromote {
            product: product.into(),
        }));
        let went_on = latest.next().flatten();
        let went_on = went_on.map(|at_min| fault(Deed::Silent, at_min, besides(at_min, [stop])));
        let is_it = |command: &Command| matches!(command, Command::Advert(advert::Command::Promote(promote)) if promote.product == product);
        let given = self.given_at(self.loss.at_min, is_it);
        let less = given.and_then(|(at_min, was)| Some(did((at_min, was), Some(self.at_less(was)?))));
        let none = given.map(|given| did(given, None));
        went_on.into_iter().chain(less).chain(none).collect()
    }

    /// The same ad at the next lower bid that the market offers.
    fn at_less(self, was: &Command) -> Option<Command> {
        let Command::Advert(advert::Command::Promote(promote)) = was else {
            return None;
        };
        let offered = self.market.setting.rules.adverts.bids_fen.iter().copied();
        let bid_fen = offered.filter(|bid_fen| *bid_fen < promote.bid_fen).max()?;
        Some(Command::from(advert::Command::Promote(advert::command::Promote {
            bid_fen,
            ..promote.clone()
        })))
    }

    /// The sample was picked.
    fn of_sample(self) -> Option<Fault> {
        let sample = self.market.sample_of(&OrderId::from(self.loss.about.as_str()))?;
        let is_it = |command: &Command| {
            let Command::Sample(sample::Command::ChooseBest(orders)) = command else {
                return false;
            };
            !matches!(orders, Selector::Named(names) if !names.iter().any(|name| OrderId::from(name) == *sample))
        };
        let given = self.given_at(self.loss.at_min, is_it)?;
        Some(did(given, None))
    }

    /// Too many parcels were promised: fewer, or none.
    fn of_volume(self) -> Vec<Fault> {
        let signed = |command: &Command| {
            if let Command::CourierContract(courier_contract::Command::Volume(volume)) = command {
                (volume.courier == self.loss.about.as_str()).then(|| volume.clone())
            } else {
                None
            }
        };
        let steps = self.market.setting.rules.courier_contracts.steps.iter();
        self.too_many(signed, |volume| {
            let less = steps
                .filter(|step| step.parcels < volume.parcels)
                .map(|step| step.parcels);
            let fewer = |parcels| courier_contract::command::Volume {
                parcels,
                ..volume.clone()
            };
            less.map(|parcels| courier_contract::Command::Volume(fewer(parcels)).into())
                .collect()
        })
    }

    /// Too many packs were ordered: a lesser lot, or none.
    fn of_pack_lot(self) -> Vec<Fault> {
        let bought = |command: &Command| {
            if let Command::PackLot(pack_lot::Command::OrderPacks(ordered)) = command {
                let about = format!("{} {}", ordered.pack, ordered.up_to_g);
                (self.loss.about == about).then(|| ordered.clone())
            } else {
                None
            }
        };
        let lots = self.market.setting.rules.pack_lots.lots.iter();
        self.too_many(bought, |ordered| {
            let less = lots.filter(|lot| lot.packs < ordered.packs).map(|lot| lot.packs);
            let fewer = |packs| pack_lot::command::OrderPacks {
                packs,
                ..ordered.clone()
            };
            less.map(|packs| pack_lot::Command::OrderPacks(fewer(packs)).into())
                .collect()
        })
    }

    /// What was agreed before it was over, with every lesser way of it, the next first, and with none at all.
    fn too_many<T>(self, is_it: impl Fn(&Command) -> Option<T>, less: impl FnOnce(&T) -> Vec<Command>) -> Vec<Fault> {
        let Some(given) = self.given_at(self.loss.at_min, |command| is_it(command).is_some()) else {
            return Vec::new();
        };
        let less = is_it(given.1).map_or_else(Vec::new, |agreed| less(&agreed));
        let less = less.into_iter().rev().map(|less| did(given, Some(less)));
        less.chain([did(given, None)]).collect()
    }

    /// The last such command given by a minute.
    pub(super) fn given_at(self, at_min: u32, is_it: impl Fn(&Command) -> bool) -> Option<(u32, &'a Command)> {
        let given = self
            .run
            .done
            .iter()
            .rev()
            .find(|(given_min, command)| *given_min <= at_min && is_it(command));
        given.map(|(given_min, command)| (*given_min, command))
    }
}

fn denied(tickets: Selector, reason: Snag) -> station::Command {
    station::Command::Deny(station::command::Deny { tickets, reason })
}

/// What a household waits for, if this event is its asking.
fn answer_to(event: &household::Event, about: &str) -> Option<household::Command> {
    let whom = || household::command::Whom::One(about.into());
    if let household::Event::AdvanceAsked(asked) = event {
        (asked.household.as_str() == about).then(|| {
            household::Command::Advance(household::command::Advance {
                household: asked.household.clone(),
                amount_fen: asked.amount_fen,
            })
        })
    } else if let household::Event::QuestionAsked(asked) = event {
        (asked.household.as_str() == about).then(|| household::Command::Statement(whom()))
    } else if let household::Event::PayDayCame(came) = event {
        (came.household.as_str() == about).then(|| household::Command::Payout(whom()))
    } else {
        None
    }
}
