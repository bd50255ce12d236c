//! A practice is broken in a script: what is left out, or done otherwise. Nothing else is touched, so that whatever comes of it
//! comes of that alone.

use std::collections::BTreeSet;

use crate::course::Practice;
use crate::market::{
    Card, Command, LineId, PackId, ReplyId, Ripeness, Selector, Setting, aftersale, harvest, household, listing, live,
    message, parcel, promotion, purchase, station, tender,
};

/// A script in which one practice is broken.
#[derive(Debug, Clone, PartialEq)]
pub struct Break {
    /// In which way, for the table: `foam-ice > carton`.
    pub way: String,
    pub script: Vec<Command>,
}

/// Share of the price that a stingy seller offers (ppm).
const STINGY_PPM: i64 = 10_000;
/// Orders wait for so many rounds of packing too long.
const ROUNDS_LATE: usize = 3;
/// A word that no title may have.
const BOAST: &str = "全网第一";

/// Returns every way in which a practice could be broken in a script; none where its commands do not occur.
pub fn breaks(practice: Practice, setting: &Setting, script: &[Command]) -> Vec<Break> {
    let found = match practice {
        Practice::FittingBox => cheaper_packs(setting, script),
        Practice::CooledFruit => vec![without("not cooled", script, is_cooling)],
        Practice::PickedForRoad => picked_riper(script),
        Practice::SortedGoods => vec![without("not sorted", script, is_sorting)],
        Practice::MatchedLabel => vec![without("not checked", script, is_check)],
        Practice::PromptAnswer => vec![without("not answered", script, is_reply)],
        Practice::TrueAnswer => vec![false_answers(setting, script)],
        Practice::FairRefund => unfair_refunds(script),
        Practice::KeptPromise => vec![sent_late(script)],
        Practice::PlainTitle => vec![boasting(script)],
        Practice::TruePage => untrue_page(setting, script),
        Practice::UnpaidPraise => vec![paid_praise(script)],
        Practice::TrueWordsOnAir => vec![lies_on_air(setting, script)],
        Practice::Advance => vec![without("no advance", script, is_advance)],
        Practice::ShownAccount => vec![without("not shown", script, is_statement)],
        Practice::PaidHousehold => vec![without("not paid", script, is_payout)],
        Practice::ComparedOffers => vec![without("not compared", script, is_comparing)],
        Practice::OpenedParcel => vec![without("not opened", script, is_inspecting)],
        Practice::VisitedBidder => vec![without("not visited", script, is_visit)],
        Practice::CheckedReport => vec![without("not audited", script, is_audit)],
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

fn otherwise(way: impl Into<String>, script: &[Command], other: impl Fn(&Command) -> Option<Command>) -> Break {
    let done = |command: &Command| other(command).unwrap_or_else(|| command.clone());
    Break {
        way: way.into(),
        script: script.iter().map(done).collect(),
    }
}

fn is_cooling(command: &Command) -> bool {
    matches!(command, Command::Harvest(harvest::Command::Cool(_)))
}

fn is_sorting(command: &Command) -> bool {
    matches!(
        command,
        Command::Household(household::Command::Sort(_)) | Command::Harvest(harvest::Command::Grade(_))
    )
}

fn is_check(command: &Command) -> bool {
    matches!(command, Command::Parcel(parcel::Command::Check(_)))
}

fn is_reply(command: &Command) -> bool {
    matches!(command, Command::Message(message::Command::Reply(_)))
}

fn is_advance(command: &Command) -> bool {
    matches!(command, Command::Household(household::Command::Advance(_)))
}

fn is_statement(command: &Command) -> bool {
    matches!(command, Command::Household(household::Command::Statement(_)))
}

fn is_payout(command: &Command) -> bool {
    matches!(command, Command::Household(household::Command::Payout(_)))
}

fn is_comparing(command: &Command) -> bool {
    matches!(command, Command::Purchase(purchase::Command::Compare(_)))
}

fn is_inspecting(command: &Command) -> bool {
    matches!(command, Command::Purchase(purchase::Command::Inspect(_)))
}

fn is_visit(command: &Command) -> bool {
    matches!(command, Command::Tender(tender::Command::Visit(_)))
}

fn is_audit(command: &Command) -> bool {
    matches!(command, Command::Tender(tender::Command::Audit))
}

fn is_asking(command: &Command) -> bool {
    matches!(command, Command::Station(station::Command::Ask(_)))
}

/// Every pack that is used, against each one that costs less for the same weight and takes these goods.
fn cheaper_packs(setting: &Setting, script: &[Command]) -> Vec<Break> {
    let used: BTreeSet<&PackId> = script.iter().filter_map(pack_of).collect();
    let packs = &setting.rules.packs;
    let cost = |pack: &PackId| {
        packs
            .get(pack)
            .and_then(|pack| pack.sizes.first())
            .map(|size| size.cost_fen)
    };
    let goods = setting.scenario.goods.keys();
    let categories: BTreeSet<_> = goods
        .filter_map(|product| Some(&setting.rules.products.get(product)?.category))
        .collect();
    let takes = |pack: &PackId| {
        let only = &packs[pack].only;
        only.is_empty() || only.iter().any(|category| categories.contains(category))
    };
    let mut found = Vec::new();
    for was in used {
        for pack in packs.keys().filter(|pack| cost(pack) < cost(was) && takes(pack)) {
            found.push(otherwise(format!("{was} > {pack}"), script, |command| {
                let Command::Parcel(parcel::Command::Pack(done)) = command else {
                    return None;
                };
                let other = parcel::command::Pack {
                    pack: pack.clone(),
                    ..done.clone()
                };
                (done.pack == *was).then_some(Command::Parcel(parcel::Command::Pack(other)))
            }));
        }
    }
    found
}

fn pack_of(command: &Command) -> Option<&PackId> {
    if let Command::Parcel(parcel::Command::Pack(done)) = command {
        Some(&done.pack)
    } else {
        None
    }
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

/// Where the rules know a forbidden answer, it is given.
fn false_answers(setting: &Setting, script: &[Command]) -> Break {
    let forbidden = |fitting: &ReplyId| -> Option<ReplyId> {
        let mut kinds = setting.rules.messages.values();
        let kind = kinds.find(|kind| kind.fits.contains(fitting) && !kind.forbidden.is_empty())?;
        kind.forbidden.first().cloned()
    };
    otherwise("forbidden answers", script, |command| {
        let Command::Message(message::Command::Reply(reply)) = command else {
            return None;
        };
        let other = message::command::Reply {
            to: reply.to.clone(),
            reply: forbidden(&reply.reply)?,
        };
        Some(Command::Message(message::Command::Reply(other)))
    })
}

/// Silence, a tenth of the price, and a no.
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

/// Only every so manieth round of packing happens.
fn sent_late(script: &[Command]) -> Break {
    let mut round = 0;
    let is_kept = |command: &&Command| {
        if pack_of(command).is_some() {
            round += 1;
        }
        let is_packing = matches!(command, Command::Parcel(_));
        !is_packing || round % ROUNDS_LATE == 0
    };
    Break {
        way: "sent late".to_owned(),
        script: script.iter().filter(is_kept).cloned().collect(),
    }
}

fn boasting(script: &[Command]) -> Break {
    otherwise("boasts", script, |command| {
        let Command::Listing(listing::Command::Edit(listing::Edit::Title(title))) = command else {
            return None;
        };
        Some(Command::from(listing::Edit::Title(format!("{BOAST} {title}"))))
    })
}

/// Every attribute that the goods' papers show, said to be another.
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
    let mut found = Vec::new();
    for id in said {
        found.push(otherwise(format!("another {id}"), script, |command| {
            let (said, value) = attribute_of(command).filter(|(said, _)| *said == id)?;
            let other = options(said)?.into_iter().find(|option| option != value)?;
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
