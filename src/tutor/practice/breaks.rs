//! A practice is broken in a script: what is left out, or done otherwise. Nothing else is touched, so that whatever comes of it
//! comes of that alone.

use std::collections::{BTreeMap, BTreeSet};

use super::deeds::{
    is_advance, is_asking, is_audit, is_check, is_comparing, is_cooling, is_inspecting, is_insuring, is_joint,
    is_pack_order, is_payout, is_presale, is_reply, is_softer, is_sorting, is_statement, is_unpacking, is_unpromoting,
    is_visit, is_volume, is_weighing,
};
use super::{rounds, samples};
use crate::course::Practice;
use crate::market::{
    Assurance, Card, Command, Happening, Kpi, LineId, OfferId, Origin, PackId, ProductId, ReplyId, Ripeness, Selector,
    Setting, Speed, Wait, Zone, advert, aftersale, courier_contract, day, harvest, invoice, listing, live, message,
    order, pack_lot, parcel, presale, promotion, purchase, station, tender, time,
};

/// A script in which one practice is broken.
#[derive(Debug, Clone, PartialEq)]
pub struct Break {
    /// In which way, for the table: `softer packs`.
    pub way: String,
    pub script: Vec<Command>,
}

/// Share of the price that a stingy seller offers (ppm).
const STINGY_PPM: i64 = 10_000;
/// So many rounds of packing are left to somebody who sends when it suits.
const ROUNDS_KEPT: usize = 4;
/// Lines that a day's log tells too many.
const FALSE_LINES: u32 = 2;
/// Freight is paid by the kilogram (g).
const STEP_G: u32 = 1_000;
/// Answers that the rules forbid: a cure, a way out of the market, bought orders.
pub(super) const CURE: &str = "health-promise";
pub(super) const LEAVING: &str = "leave-market";
pub(super) const FAKING: &str = "fake-yes";
/// A word that no title may have.
const BOAST: &str = "全网第一";

/// Returns every way in which a practice could be broken in a script; none where its commands do not occur.
pub fn breaks(practice: Practice, setting: &Setting, script: &[Command]) -> Vec<Break> {
    let found = match practice {
        Practice::FittingBox => vec![softer_packs(setting, script)],
        Practice::CooledFruit => vec![without("not cooled", script, is_cooling)],
        Practice::PickedForRoad => picked_riper(script),
        Practice::SortedGoods => vec![unsorted(setting, script)],
        Practice::MatchedLabel => vec![without("not checked", script, is_check)],
        Practice::PromptAnswer => vec![
            without("not answered", script, is_reply),
            beside_the_question(setting, script),
        ],
        Practice::NoMedicine => vec![false_answers(setting, script, CURE)],
        Practice::StayedInside => vec![false_answers(setting, script, LEAVING)],
        Practice::UnboughtOrders => vec![false_answers(setting, script, FAKING)],
        Practice::FairRefund => unfair_refunds(script),
        Practice::KeptPromise => vec![sent_late(script)],
        Practice::FittingSize => vec![over_the_step(script)],
        Practice::JoinedRate => vec![sent_alone(setting, script)],
        Practice::DeclinedLoss => vec![accepted_all(script)],
        Practice::PlainTitle => vec![boasting(script)],
        Practice::TruePage => untrue_page(setting, script),
        Practice::OwnPhotos => vec![one_photo(script)],
        Practice::UnpaidPraise => vec![paid_praise(script)],
        Practice::TrueWordsOnAir => vec![lies_on_air(setting, script)],
        Practice::EveningOnAir => vec![on_air_at_once(script)],
        Practice::StoppedLoss => vec![never_stopped(setting, script)],
        Practice::ReadyForClicks => vec![promoted_at_once(script)],
        Practice::RequestsFirst => vec![without("requests not looked at", script, is_unpacking)],
        Practice::CountedFirst => vec![rounds::picked_before(script)],
        Practice::KeptHour => vec![rounds::brought_late(script)],
        Practice::PaidAtPickUp => vec![rounds::on_credit(script)],
        Practice::FreshTold => vec![rounds::sold_as_fresh(script)],
        Practice::KnownNames => vec![rounds::filled_by_friends(script)],
        Practice::RemotePaid => vec![free_everywhere(script)],
        Practice::RipeFirst => vec![without("sold as if there", script, is_presale), too_early(script)],
        Practice::PromisedVolume => vec![
            without("no contract", script, is_volume),
            most_promised(setting, script),
        ],
        Practice::CountedBoxes => vec![
            without("box by box", script, is_pack_order),
            most_boxes(setting, script),
        ],
        Practice::PackingEvidence if compares(setting) => vec![without("no photo", script, is_check)],
        Practice::ComparedClaims if compares(setting) => uncompared(script),
        Practice::PackingEvidence | Practice::ComparedClaims => Vec::new(),
        Practice::FullWeight => vec![without("filled by eye", script, is_weighing)],
        Practice::TruePapers => vec![said_to_be_own(setting, script)],
        Practice::LikeSample => samples::unlike(setting, script),
        Practice::ReckonedInsurance if setting.scenario.freight_insurance => vec![unreckoned(script)],
        Practice::ReckonedInsurance => Vec::new(),
        Practice::HeededNotice => as_before_notice(setting, script).into_iter().collect(),
        Practice::Advance => vec![without("no advance", script, is_advance)],
        Practice::ShownAccount => vec![without("not shown", script, is_statement)],
        Practice::PaidHousehold => vec![without("not paid", script, is_payout)],
        Practice::ComparedOffers => vec![cheapest_bought(setting, script)],
        Practice::OpenedParcel => vec![signed_unseen(script)],
        Practice::VisitedBidder => cheapest_awarded(setting, script).into_iter().collect(),
        Practice::CheckedReport => vec![without("not audited", script, is_audit)],
        Practice::TrueLog => vec![false_lines(script)],
        Practice::AskedConsent => vec![without("not asked", script, is_asking)],
    };
    found.into_iter().filter(|one| one.script != script).collect()
}

fn without(way: &str, script: &[Command], is_out: impl Fn(&Command) -> bool) -> Break {
    Break {
        way: way.to_owned(),
        script: script.iter().filter(|command| !is_out(command)).cloned().collect(),
    }
}

pub(super) fn otherwise(
    way: impl Into<String>,
    script: &[Command],
    other: impl Fn(&Command) -> Option<Command>,
) -> Break {
    let done = |command: &Command| other(command).unwrap_or_else(|| command.clone());
    Break {
        way: way.into(),
        script: script.iter().map(done).collect(),
    }
}

/// Everything goes into a far softer pack that costs less and takes these goods.
fn softer_packs(setting: &Setting, script: &[Command]) -> Break {
    let packs = &setting.rules.packs;
    let cost = |pack: &PackId| packs[pack].sizes.first().map(|size| size.cost_fen);
    let softer = |was: &PackId| {
        let fits = packs.iter().filter(|(id, pack)| {
            let is_cheaper = is_softer(setting, was, id) && cost(id) < cost(was);
            is_cheaper && pack.only.is_empty() && !pack.by_hand
        });
        let softest = fits.max_by_key(|(_, pack)| pack.bruise_ppm);
        softest.map(|(id, _)| id.clone())
    };
    otherwise("softer packs", script, |command| {
        let Command::Parcel(parcel::Command::Pack(done)) = command else {
            return None;
        };
        Some(Command::Parcel(parcel::Command::Pack(parcel::command::Pack {
            pack: softer(&done.pack)?,
            ..done.clone()
        })))
    })
}

/// Nobody sorts, and the page says so where it names a grade.
fn unsorted(setting: &Setting, script: &[Command]) -> Break {
    let terms = &setting.rules.harvest;
    let kept = without("not sorted", script, is_sorting);
    let honest = |command: &Command| {
        let (said, value) = attribute_of(command)?;
        let is_grade = said == terms.grade_attribute && setting.scenario.goods.values().any(|goods| goods.harvest);
        (is_grade && value != terms.grade_mixed).then(|| {
            Command::from(listing::Edit::Attribute(listing::edit::Attribute {
                attribute: said.to_owned(),
                value: terms.grade_mixed.clone(),
            }))
        })
    };
    otherwise(kept.way, &kept.script, honest)
}

/// Nothing is put side by side, and what looks cheapest is bought.
fn cheapest_bought(setting: &Setting, script: &[Command]) -> Break {
    let offers = &setting.scenario.offers;
    let cheapest = |like: &OfferId| {
        let item = &offers.get(like)?.item;
        let alike = offers.iter().filter(|(_, offer)| offer.item == *item);
        let (id, _) = alike.min_by_key(|(_, offer)| offer.price_fen)?;
        Some(id.clone())
    };
    let renamed = |command: &Command| {
        let Command::Purchase(done) = command else {
            return None;
        };
        let mut other = done.clone();
        if let purchase::Command::Buy(buy) = &mut other {
            buy.offer = cheapest(&buy.offer)?;
        }
        if let Some(name) = other.purchase_mut() {
            let offer = OfferId::from(name.as_str());
            *name = cheapest(&offer)?.as_str().into();
        }
        Some(Command::Purchase(other))
    };
    let unread = without("the cheapest, unread", script, is_comparing);
    otherwise(unread.way, &unread.script, renamed)
}

/// Nothing is opened, and everything is signed for.
fn signed_unseen(script: &[Command]) -> Break {
    let unseen = without("signed unopened", script, is_inspecting);
    otherwise(unseen.way, &unseen.script, |command| {
        if let Command::Purchase(purchase::Command::Refuse(name)) = command {
            Some(Command::Purchase(purchase::Command::Sign(name.clone())))
        } else {
            None
        }
    })
}

/// Nobody is visited, and the lowest bid gets the contract.
fn cheapest_awarded(setting: &Setting, script: &[Command]) -> Option<Break> {
    let bidders = &setting.scenario.tender.as_ref()?.bidders;
    let (cheapest, bid) = bidders.iter().min_by_key(|(_, bidder)| bidder.fee_fen)?;
    let unseen = without("the cheapest, unseen", script, is_visit);
    Some(otherwise(unseen.way, &unseen.script, |command| {
        let Command::Tender(done) = command else {
            return None;
        };
        let mut other = done.clone();
        match &mut other {
            tender::Command::Award(bidder) => *bidder = cheapest.clone(),
            // It signs no harder terms than its own.
            tender::Command::Kpi(kpi) => {
                let most = match kpi.kpi {
                    Kpi::Activity => bid.activity_most,
                    Kpi::Effect => bid.effect_most,
                };
                kpi.level = kpi.level.min(most);
            }
            tender::Command::Stage(stage) => *stage = (*stage).max(bid.stage_least),
            tender::Command::Visit(_)
            | tender::Command::Exit(_)
            | tender::Command::Audit
            | tender::Command::Withhold
            | tender::Command::Terminate => return None,
        }
        Some(Command::Tender(other))
    }))
}

fn picked_riper(script: &[Command]) -> Vec<Break> {
    let ripeness = |riper: Ripeness| {
        otherwise(format!("picked {}", riper.word()), script, |command| {
            let Command::Harvest(harvest::Command::Pick(pick)) = command else {
                return None;
            };
            let other = harvest::command::Pick {
                ripeness: riper,
                ..pick.clone()
            };
            (pick.ripeness < riper).then_some(Command::Harvest(harvest::Command::Pick(other)))
        })
    };
    Ripeness::ALL.iter().copied().map(ripeness).collect()
}

/// Wherever the rules forbid an answer, it is given.
fn false_answers(setting: &Setting, script: &[Command], forbidden: &str) -> Break {
    let forbidden = ReplyId::from(forbidden);
    let kinds = &setting.rules.messages;
    let tempts = |fitting: &ReplyId| {
        let mut kinds = kinds.values();
        kinds.any(|kind| kind.fits.contains(fitting) && kind.forbidden.contains(&forbidden))
    };
    otherwise(format!("says {forbidden}"), script, |command| {
        let Command::Message(message::Command::Reply(reply)) = command else {
            return None;
        };
        let other = message::command::Reply {
            to: reply.to.clone(),
            reply: forbidden.clone(),
        };
        tempts(&reply.reply).then_some(Command::Message(message::Command::Reply(other)))
    })
}

/// Whatever is asked gets a polite reply that answers something else.
fn beside_the_question(setting: &Setting, script: &[Command]) -> Break {
    let kinds = &setting.rules.messages;
    let other = |fitting: &ReplyId| {
        let asked = || kinds.values().filter(|kind| kind.fits.contains(fitting));
        let is_beside =
            |reply: &&ReplyId| asked().all(|kind| !kind.fits.contains(reply) && !kind.forbidden.contains(reply));
        setting.rules.replies.iter().find(is_beside)
    };
    otherwise("beside the question", script, |command| {
        let Command::Message(message::Command::Reply(reply)) = command else {
            return None;
        };
        Some(Command::Message(message::Command::Reply(message::command::Reply {
            to: reply.to.clone(),
            reply: other(&reply.reply)?.clone(),
        })))
    })
}

/// Every size under a kilogram becomes a whole one, for as much a gram: with its box it is over the step.
fn over_the_step(script: &[Command]) -> Break {
    let whole = |net_g: u32| (net_g < STEP_G).then_some(STEP_G);
    let offered = |command: &Command| {
        if let Command::Listing(listing::Command::Edit(listing::Edit::Sku(sku))) = command {
            whole(sku.net_g).map(|_| sku.net_g)
        } else {
            None
        }
    };
    let Some(small_g) = script.iter().find_map(offered) else {
        return without("over the step", script, |_| false);
    };
    otherwise("over the step", script, |command| {
        let Command::Listing(listing::Command::Edit(edit)) = command else {
            return None;
        };
        let mut other = edit.clone();
        match &mut other {
            listing::Edit::Sku(sku) => {
                let was_g = sku.net_g;
                sku.net_g = whole(was_g)?;
                sku.price_fen = sku.price_fen * i64::from(sku.net_g) / i64::from(was_g);
            }
            listing::Edit::Stock(stock) => stock.net_g = Some(whole(stock.net_g?)?),
            listing::Edit::Title(title) => *title = title.replace(&small_g.to_string(), &STEP_G.to_string()),
            listing::Edit::Price(_)
            | listing::Edit::Category(_)
            | listing::Edit::Attribute(_)
            | listing::Edit::Photos(_)
            | listing::Edit::Details(_)
            | listing::Edit::Unsku(_)
            | listing::Edit::Freight(_)
            | listing::Edit::Promise(_)
            | listing::Edit::SevenDays(_)
            | listing::Edit::Assure(_) => return None,
        }
        Some(other.into())
    })
}

/// Whoever has a rate for many parcels at once is left for one that takes single ones.
fn sent_alone(setting: &Setting, script: &[Command]) -> Break {
    let mut single = setting
        .couriers()
        .filter(|(id, courier)| !is_joint(setting, id) && courier.speed == Speed::Road);
    let single = single.next().map(|(id, _)| id.clone());
    otherwise("each alone", script, |command| {
        let Command::Parcel(parcel::Command::Ship(ship)) = command else {
            return None;
        };
        let other = parcel::command::Ship {
            courier: single.clone()?,
            ..ship.clone()
        };
        is_joint(setting, &ship.courier).then_some(Command::Parcel(parcel::Command::Ship(other)))
    })
}

/// Whoever was declined is served like the others.
fn accepted_all(script: &[Command]) -> Break {
    let by_hand = script.iter().find_map(|command| {
        if let Command::Parcel(parcel::Command::Pack(done)) = command {
            matches!(done.orders, Selector::Named(_)).then_some(&done.pack)
        } else {
            None
        }
    });
    let mut kept = Vec::new();
    for command in script {
        let Command::Order(order::Command::Decline(name)) = command else {
            kept.push(command.clone());
            continue;
        };
        kept.push(Command::Order(order::Command::Accept(name.clone())));
        kept.extend(by_hand.map(|pack| {
            Command::Parcel(parcel::Command::Pack(parcel::command::Pack {
                orders: name.clone(),
                pack: pack.clone(),
            }))
        }));
    }
    Break {
        way: "accepts all".to_owned(),
        script: kept,
    }
}

fn one_photo(script: &[Command]) -> Break {
    otherwise("one photo", script, |command| {
        let Command::Listing(listing::Command::Edit(listing::Edit::Photos(photos))) = command else {
            return None;
        };
        let first = photos.first()?.clone();
        Some(Command::from(listing::Edit::Photos([first].into_iter().collect())))
    })
}

/// Nobody waits for the hour before a session.
fn on_air_at_once(script: &[Command]) -> Break {
    let begins = |command: Option<&Command>| matches!(command, Some(Command::Live(live::Command::Begin(_))));
    let kept = script
        .iter()
        .enumerate()
        .filter(|(at, command)| !(command.is_wait() && begins(script.get(at + 1))));
    Break {
        way: "at once".to_owned(),
        script: kept.map(|(_, command)| command.clone()).collect(),
    }
}

/// Each day's log tells of more than was done.
fn false_lines(script: &[Command]) -> Break {
    otherwise("false lines", script, |command| {
        matches!(command, Command::Station(station::Command::Log(0)))
            .then_some(Command::Station(station::Command::Log(FALSE_LINES)))
    })
}

/// Silence, a pittance, and a no.
fn unfair_refunds(script: &[Command]) -> Vec<Break> {
    let agreed = |command: &Command| -> Option<Selector> {
        if let Command::AfterSale(aftersale::Command::Agree(orders)) = command {
            Some(orders.clone())
        } else {
            None
        }
    };
    let offer = |command: &Command| {
        let offer = aftersale::command::Offer {
            orders: agreed(command)?,
            share_ppm: STINGY_PPM,
        };
        Some(Command::AfterSale(aftersale::Command::Offer(offer)))
    };
    let reject = |command: &Command| {
        let reject = aftersale::command::Reject {
            orders: agreed(command)?,
            reason: crate::market::RejectReason::PackingPhoto,
        };
        Some(Command::AfterSale(aftersale::Command::Reject(reject)))
    };
    vec![
        without("silence", script, |command| agreed(command).is_some()),
        otherwise("a pittance", script, offer),
        otherwise("refused", script, reject),
    ]
}

/// Whether there is anything to be compared.
fn compares(setting: &Setting) -> bool {
    setting.scenario.false_claims_ppm != 0
}

/// Everybody is paid without a look; or nobody.
fn uncompared(script: &[Command]) -> Vec<Break> {
    let is_by_look = |command: &Command| {
        if let Command::AfterSale(aftersale::Command::Reject(reject)) = command {
            reject.reason.is_of_shown()
        } else {
            matches!(command, Command::AfterSale(aftersale::Command::Settle(_)))
        }
    };
    let refused = otherwise("refused unread", script, |command| {
        let orders = if let Command::AfterSale(aftersale::Command::Agree(orders)) = command {
            orders.clone()
        } else {
            return None;
        };
        let reason = crate::market::RejectReason::Courier;
        let reject = aftersale::command::Reject { orders, reason };
        Some(Command::AfterSale(aftersale::Command::Reject(reject)))
    });
    vec![without("paid unread", script, is_by_look), refused]
}

/// Of all rounds of packing only a few happen, spread over the time.
fn sent_late(script: &[Command]) -> Break {
    let is_pack = |command: &Command| matches!(command, Command::Parcel(parcel::Command::Pack(_)));
    let rounds = script.iter().filter(|command| is_pack(command)).count();
    let each = (rounds / ROUNDS_KEPT).max(3);
    let mut round = 0;
    let is_kept = |command: &&Command| {
        if is_pack(command) {
            round += 1;
        }
        let is_packing = matches!(command, Command::Parcel(_));
        !is_packing || round % each == 0
    };
    Break {
        way: "sent late".to_owned(),
        script: script.iter().filter(is_kept).cloned().collect(),
    }
}

/// From the day on which dispatch has to be quicker, boxes go every other day, as was enough before.
fn as_before_notice(setting: &Setting, script: &[Command]) -> Option<Break> {
    let changes = setting.scenario.plan.iter().filter(|planned| {
        let Happening::RuleChange { amendment } = &planned.what else {
            return false;
        };
        let change = setting.rules.amendments.get(amendment);
        change.is_some_and(|change| change.promises_h.is_some())
    });
    let from_day = changes.map(|planned| planned.day).min()?;
    let mut is_kept = true;
    let kept = script.iter().filter(|command| {
        if let Command::Day(day::Command::Wait(Wait::Until(min))) = command {
            let day = time::day_of(*min);
            is_kept = day < from_day || (day - from_day) % 2 == 1;
        }
        is_kept || !matches!(command, Command::Parcel(_))
    });
    Some(Break {
        way: "as before the notice".to_owned(),
        script: kept.cloned().collect(),
    })
}

fn boasting(script: &[Command]) -> Break {
    otherwise("boasts", script, |command| {
        let Command::Listing(listing::Command::Edit(listing::Edit::Title(title))) = command else {
            return None;
        };
        Some(Command::from(listing::Edit::Title(format!("{BOAST} {title}"))))
    })
}

/// Every attribute that the goods' papers show, said to be another; of a grade, a better one: who calls goods worse than they are
/// wrongs nobody.
fn untrue_page(setting: &Setting, script: &[Command]) -> Vec<Break> {
    let said: BTreeSet<&str> = script
        .iter()
        .filter_map(|command| attribute_of(command).map(|(id, _)| id))
        .collect();
    let options = |id: &str| {
        let mut attributes = setting
            .rules
            .categories
            .values()
            .flat_map(|category| &category.attributes);
        attributes
            .find(|attribute| attribute.id == id)
            .map(|attribute| attribute.options.clone())
    };
    let other = |id: &str, value: &str| {
        let mut options = options(id)?.into_iter();
        if id == setting.rules.harvest.grade_attribute {
            // The best stands first.
            options.next().filter(|best| best != value)
        } else {
            options.find(|option| option != value)
        }
    };
    let can_be = |id: &str| {
        let mut values = script.iter().filter_map(attribute_of).filter(|(said, _)| *said == id);
        values.any(|(said, value)| other(said, value).is_some())
    };
    let mut found = Vec::new();
    for id in said.into_iter().filter(|id| can_be(id)) {
        found.push(otherwise(format!("another {id}"), script, |command| {
            let (said, value) = attribute_of(command).filter(|(said, _)| *said == id)?;
            let other = other(said, value)?;
            Some(Command::from(listing::Edit::Attribute(listing::edit::Attribute {
                attribute: said.to_owned(),
                value: other,
            })))
        }));
    }
    found
}

fn attribute_of(command: &Command) -> Option<(&str, &str)> {
    if let Command::Listing(listing::Command::Edit(listing::Edit::Attribute(said))) = command {
        Some((&said.attribute, &said.value))
    } else {
        None
    }
}

fn paid_praise(script: &[Command]) -> Break {
    otherwise("pays for praise", script, |command| {
        let card = Command::Promotion(promotion::Command::Card(Card::PaidPraise));
        matches!(command, Command::Promotion(promotion::Command::Card(_))).then_some(card)
    })
}

/// What the freight template says of a zone is left out: only what holds everywhere stays.
fn free_everywhere(script: &[Command]) -> Break {
    without("free freight everywhere", script, |command| {
        matches!(
            command,
            Command::Listing(listing::Command::Edit(listing::Edit::Freight(freight))) if matches!(freight.zone, Zone::One(_))
        )
    })
}

/// Whatever is brought to the tax office is said to be the own harvest; where it is, to be bought.
fn said_to_be_own(setting: &Setting, script: &[Command]) -> Break {
    let bought = |goods: &crate::market::Goods| goods.bought_fen_per_kg.is_some();
    let origin = match setting.scenario.goods.values().any(bought) {
        true => Origin::Own,
        false => Origin::Bought,
    };
    otherwise("said falsely", script, |command| {
        let Command::Invoice(invoice::Command::BringPapers(papers)) = command else {
            return None;
        };
        let orders = papers.orders.clone();
        let said = invoice::command::BringPapers { orders, origin };
        Some(Command::Invoice(invoice::Command::BringPapers(said)))
    })
}

/// What was insured is not; where nothing was, every way back is, before the page goes to review.
fn unreckoned(script: &[Command]) -> Break {
    if script.iter().any(is_insuring) {
        return without("not insured", script, is_insuring);
    }
    let is_submit = |command: &Command| matches!(command, Command::Listing(listing::Command::Submit));
    let mut other = script.to_vec();
    if let Some(at) = script.iter().position(is_submit) {
        let insure = listing::Edit::Assure(listing::edit::Assure {
            assurance: Assurance::ReturnFreight,
            on: true,
        });
        other.insert(at, insure.into());
    }
    Break {
        way: "insured unreckoned".to_owned(),
        script: other,
    }
}

/// The page names a day three days before, to have more buyers.
fn too_early(script: &[Command]) -> Break {
    otherwise("three days too early", script, |command| {
        let Command::Presale(presale::Command::Presale(was)) = command else {
            return None;
        };
        let day = was.day.saturating_sub(3).max(2);
        let early = presale::command::Presale { day, ..was.clone() };
        Some(Command::from(presale::Command::Presale(early)))
    })
}

/// A courier is promised as much as its rates know.
fn most_promised(setting: &Setting, script: &[Command]) -> Break {
    let most = setting
        .rules
        .courier_contracts
        .steps
        .last()
        .map_or(0, |step| step.parcels);
    otherwise("most promised", script, |command| {
        let Command::CourierContract(courier_contract::Command::Volume(volume)) = command else {
            return None;
        };
        let volume = courier_contract::command::Volume {
            parcels: most,
            ..volume.clone()
        };
        Some(Command::from(courier_contract::Command::Volume(volume)))
    })
}

/// The largest lot is ordered, since each box is cheapest in it.
fn most_boxes(setting: &Setting, script: &[Command]) -> Break {
    let most = setting.rules.pack_lots.lots.last().map_or(0, |lot| lot.packs);
    otherwise("largest lot", script, |command| {
        let Command::PackLot(pack_lot::Command::OrderPacks(ordered)) = command else {
            return None;
        };
        let ordered = pack_lot::command::OrderPacks {
            packs: most,
            ..ordered.clone()
        };
        Some(Command::from(pack_lot::Command::OrderPacks(ordered)))
    })
}

/// An ad once begun goes on, be it one that ran from the beginning: it is neither stopped nor made cheaper.
fn never_stopped(setting: &Setting, script: &[Command]) -> Break {
    let mut bids: BTreeMap<ProductId, i64> = BTreeMap::new();
    for command in &setting.scenario.setup {
        if let Command::Advert(advert::Command::Promote(promote)) = command {
            bids.insert(promote.product.clone(), promote.bid_fen);
        }
    }
    let goes_on = |command: &&Command| {
        let Command::Advert(advert::Command::Promote(promote)) = command else {
            return !is_unpromoting(command);
        };
        let is_less = bids
            .get(&promote.product)
            .is_some_and(|bid_fen| promote.bid_fen < *bid_fen);
        if !is_less {
            bids.insert(promote.product.clone(), promote.bid_fen);
        }
        !is_less
    };
    Break {
        way: "never stopped".to_owned(),
        script: script.iter().filter(goes_on).cloned().collect(),
    }
}

/// Each page is promoted as soon as buyers see it: what the script bids later is tried after each wait from the last time that a
/// page went to review, or from the beginning. Where it runs already it changes nothing; an ad that ran from the beginning and was
/// stopped until the page was ready runs on until then.
fn promoted_at_once(script: &[Command]) -> Break {
    let is_promoting = |command: &Command| matches!(command, Command::Advert(advert::Command::Promote(_)));
    let is_submit = |command: &Command| matches!(command, Command::Listing(listing::Command::Submit));
    let Some(first) = script.iter().position(is_promoting) else {
        return without("promoted at once", script, |_| false);
    };
    if script[..first].iter().any(is_unpromoting) {
        let (before, after) = script.split_at(first);
        let mut other = without("runs on unready", before, is_unpromoting);
        other.script.extend_from_slice(after);
        return other;
    }
    let submitted = script[..first].iter().rposition(is_submit);
    // Where no page goes to review, one is there from the beginning.
    let mut other = vec![script[first].clone(); usize::from(submitted.is_none() && 0 < first)];
    for (at, command) in script.iter().enumerate() {
        other.push(command.clone());
        if submitted.unwrap_or(0) <= at && at < first && command.is_wait() {
            other.push(script[first].clone());
        }
    }
    Break {
        way: "promoted at once".to_owned(),
        script: other,
    }
}

/// In each part of the session the line that is a breach of the rules.
fn lies_on_air(setting: &Setting, script: &[Command]) -> Break {
    let lines = &setting.rules.lines;
    let lie = |said: &LineId| {
        let part = &lines.get(said)?.part;
        let mut lies = lines
            .iter()
            .filter(|(_, line)| line.part == *part && line.breach.is_some());
        lies.next().map(|(id, _)| id.clone())
    };
    otherwise("lies", script, |command| {
        let Command::Live(live::Command::Say(said)) = command else {
            return None;
        };
        Some(Command::Live(live::Command::Say(lie(said)?)))
    })
}
