//! Decisions that are several commands, by role: what is said in a talk, when and where the van goes, what a contract says and
//! how its reports are looked at, when a printer is repaired.
//!
//! The other way is played as whoever went it would go on: a talk that comes back to what was said goes on as before, else the
//! shortest way to such an end as it had, or to any; another operator gets terms that it accepts; a van on other days is answered as its driver usually
//! was.

use std::collections::{BTreeSet, VecDeque};

use crate::market::{
    Bidder, BidderId, Command, Event, Kpi, KpiLevel, Market, Stage, Talk, TalkEffect, TalkNode, TalkOption, TalkState,
    TalkTerms, Term, VillageId, station, talk, tender, time, van,
};

use super::{Change, MarketRun};

/// A repair that is put off comes so many days later.
const LATER_DAYS: u32 = 3;

pub(super) fn of(run: &MarketRun, market: &Market) -> Vec<Change> {
    let mut changes = talks(run, market);
    changes.extend(rounds(run, market));
    changes.extend(contract(run, market));
    changes.extend(repairs(market));
    changes
}

/// Every other answer at each point of each talk, and the police told of each swindler.
fn talks(run: &MarketRun, market: &Market) -> Vec<Change> {
    let mut changes: Vec<Change> = market
        .talks
        .values()
        .flat_map(|talk| other_answers(run, market, talk))
        .collect();
    let is_untold = |talk: &&Talk| market.talk_terms(&talk.terms).is_scam() && talk.reported_min.is_none();
    let untold = market.talks.values().filter(is_untold);
    changes.extend(untold.filter_map(|talk| {
        Some(Change::Besides {
            at_min: talk.ended_min?,
            commands: vec![Command::Talk(talk::Command::Report(talk.name.clone()))],
        })
    }));
    changes
}

fn other_answers(run: &MarketRun, market: &Market, talk: &Talk) -> Vec<Change> {
    let terms = market.talk_terms(&talk.terms);
    let said_min: Vec<u32> = run
        .done
        .iter()
        .filter(|(_, command)| matches!(command, Command::Talk(talk::Command::Say(said)) if said.talk == talk.name))
        .map(|(at_min, _)| *at_min)
        .collect();
    let mut nodes: Vec<&str> = talk.said.iter().map(|(node, _)| node.as_str()).collect();
    if !matches!(talk.state, TalkState::Ended(_)) {
        nodes.push(&talk.node);
    }
    let mut changes = Vec::new();
    for (nth, node) in nodes.into_iter().enumerate() {
        let was = talk.said.get(nth).map(|(_, option)| option);
        let at_min = said_min.get(nth).or(said_min.last()).copied().unwrap_or(talk.came_min);
        let options = terms.node(node).map_or(&[][..], |node| &node.option);
        let others = options
            .iter()
            .filter(|option| Some(&option.id) != was && option.needs.is_subset(&market.marks));
        for option in others {
            let Some(rest) = on_from(market, talk, nth, &option.next) else {
                continue;
            };
            let first = (node.to_owned(), option.id.clone());
            changes.push(Change::Talk {
                talk: talk.name.clone(),
                terms: talk.terms.clone(),
                nth,
                at_min,
                answers: std::iter::once(first).chain(rest).collect(),
            });
        }
    }
    changes
}

/// From a node on: what was said after it, if the talk comes back to that at once. Else the shortest way to such an end as it
/// had that does all that was done then; where none leads there, back to what was said or to such an end, or to any end.
fn on_from(market: &Market, talk: &Talk, nth: usize, from: &str) -> Option<Vec<(String, String)>> {
    let terms = market.talk_terms(&talk.terms);
    let said = talk.said.get(nth + 1..).unwrap_or(&[]);
    let back = |node: &str| said.iter().position(|(at, _)| at == node);
    if let Some(at) = back(from) {
        return Some(said[at..].to_vec());
    }
    let is_such = |node: &TalkNode| node.end.is_some_and(|end| talk.state == TalkState::Ended(end));
    let was_done = done_by(terms, talk.said.get(nth..).unwrap_or(&[]));
    let ways = Ways { market, terms, from };
    let found = ways
        .shortest(&was_done, &is_such)
        .or_else(|| ways.shortest(&[], &|node| back(&node.id).is_some() || is_such(node)))
        .or_else(|| ways.shortest(&[], &|node| node.end.is_some()));
    let (last, way) = found?;
    let as_before = back(last).map_or(&[][..], |at| &said[at..]);
    Some(way.into_iter().chain(as_before.iter().cloned()).collect())
}

/// What an answer does besides leading on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does<'a> {
    Effect(TalkEffect),
    Brings(&'a str),
}

fn does(option: &TalkOption) -> impl Iterator<Item = Does<'_>> {
    let effects = option.effects.iter().map(|effect| Does::Effect(*effect));
    effects.chain(option.brings.iter().map(|terms| Does::Brings(terms)))
}

fn done_by<'a>(terms: &'a TalkTerms, said: &[(String, String)]) -> Vec<Does<'a>> {
    let option = |(node, said): &(String, String)| {
        let options = &terms.node(node)?.option;
        options.iter().find(|option| option.id == *said)
    };
    said.iter().filter_map(option).flat_map(does).collect()
}

/// The ways through a talk from one of its nodes.
struct Ways<'a> {
    market: &'a Market,
    terms: &'a TalkTerms,
    from: &'a str,
}

impl<'a> Ways<'a> {
    /// The shortest way to a node of a kind on which all of this is done, and that node.
    fn shortest(
        &self,
        wanted: &[Does],
        is_there: &dyn Fn(&TalkNode) -> bool,
    ) -> Option<(&'a str, Vec<(String, String)>)> {
        let all = vec![false; wanted.len()];
        let mut met = BTreeSet::from([(self.from, all.clone())]);
        let mut ways = VecDeque::from([(self.terms.node(self.from)?, all, Vec::new())]);
        while let Some((node, done, way)) = ways.pop_front() {
            if is_there(node) && done.iter().all(|done| *done) {
                return Some((&node.id, way));
            }
            let offered = node
                .option
                .iter()
                .filter(|option| option.needs.is_subset(&self.market.marks));
            for option in offered {
                let mut done = done.clone();
                for (done, wanted) in done.iter_mut().zip(wanted) {
                    *done |= does(option).any(|does| does == *wanted);
                }
                if let Some(next) = self.terms.node(&option.next)
                    && met.insert((&option.next, done.clone()))
                {
                    let step = (node.id.clone(), option.id.clone());
                    ways.push_back((next, done, way.iter().cloned().chain([step]).collect()));
                }
            }
        }
        None
    }
}

/// The round the other way about and without its farthest village; more days or fewer between two runs; the other answer to
/// a driver who asks; the courier's contract.
fn rounds(run: &MarketRun, market: &Market) -> Vec<Change> {
    let Some(terms) = &market.setting.scenario.van else {
        return Vec::new();
    };
    let departed = run
        .done
        .iter()
        .filter(|(_, command)| *command == Command::Van(van::Command::Depart));
    let days: Vec<u32> = departed.map(|(at_min, _)| time::day_of(*at_min)).collect();
    let Some((first_min, _)) = run.done.first() else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    if !market.van.contract {
        changes.push(Change::Besides {
            at_min: *first_min,
            commands: vec![Command::Van(van::Command::Contract)],
        });
    }
    if days.is_empty() {
        return changes;
    }
    let mut gaps: Vec<u32> = days.windows(2).map(|two| two[1] - two[0]).collect();
    gaps.sort_unstable();
    let usual_days = gaps.get(gaps.len() / 2).copied().unwrap_or(1);
    let others = [1, 2, 3].into_iter().filter(|every| *every != usual_days);
    changes.extend(others.map(|every_days| Change::Runs { every_days }));
    let stops = &market.van.route;
    if 1 < stops.len() {
        changes.push(Change::Round {
            stops: stops.iter().rev().cloned().collect(),
            without: None,
        });
        let km = |village: &&VillageId| terms.villages.get(*village).map(|village| village.km);
        if let Some(farthest) = stops.iter().max_by_key(km) {
            changes.push(Change::Round {
                stops: stops.iter().filter(|village| *village != farthest).cloned().collect(),
                without: Some(farthest.clone()),
            });
        }
    }
    let is_asked = market
        .log
        .iter()
        .any(|happened| *first_min <= happened.at_min && matches!(happened.event, Event::Van(van::Event::Asked(_))));
    if is_asked {
        let usual = usual_answer(run);
        let others = [true, false].into_iter().filter(|waits| Some(*waits) != usual);
        changes.extend(others.map(|waits| Change::Driver { waits }));
    }
    changes
}

pub(super) fn is_answer_to_driver(command: &Command) -> bool {
    matches!(command, Command::Van(van::Command::Hold | van::Command::Skip))
}

/// Whether drivers who asked were mostly told to wait; nothing where none ever was answered.
pub(super) fn usual_answer(run: &MarketRun) -> Option<bool> {
    let answers = run.done.iter().filter(|(_, command)| is_answer_to_driver(command));
    let (held, all) = answers.fold((0, 0), |(held, all), (_, command)| {
        (held + u32::from(*command == Command::Van(van::Command::Hold)), all + 1)
    });
    (0 < all).then_some(all <= 2 * held)
}

/// Other terms that the operator would have accepted, other operators, and how closely the year was looked at.
fn contract(run: &MarketRun, market: &Market) -> Vec<Change> {
    let Some(terms) = &market.setting.scenario.tender else {
        return Vec::new();
    };
    let chosen = run.done.iter().rev().find_map(|(_, command)| awarded(command));
    let Some((was, bidder)) = chosen.and_then(|id| Some((id, terms.bidders.get(id)?))) else {
        return Vec::new();
    };
    let tender = &market.tender;
    let all = Kpi::ALL
        .iter()
        .flat_map(|kpi| KpiLevel::ALL.iter().map(|level| Term::Kpi(*kpi, *level)))
        .chain(Stage::ALL.iter().map(|stage| Term::Stage(*stage)))
        .chain([Term::Exit(false), Term::Exit(true)]);
    let others = all.filter(|term| !tender.has(*term) && is_accepted(bidder, *term));
    let mut changes: Vec<Change> = others.map(Change::Terms).collect();
    let bidders = terms.bidders.iter().filter(|(id, _)| *id != was);
    changes.extend(bidders.map(|(id, other)| Change::Award {
        was: was.clone(),
        bidder: id.clone(),
        is_visited: tender.visited.contains(id),
        terms: lowered(market, other),
    }));
    let reported = tender.reports.iter().filter(|report| report.bidder.is_some());
    if reported.clone().any(|report| !report.audited) {
        changes.push(Change::Audited);
    }
    changes.extend(market.log.iter().filter_map(|happened| {
        let is_paid = matches!(happened.event, Event::Tender(tender::Event::Paid(_)));
        is_paid.then(|| Change::Besides {
            at_min: happened.at_min.saturating_sub(time::DAY_MIN),
            commands: vec![Command::Tender(tender::Command::Withhold)],
        })
    }));
    changes
}

fn awarded(command: &Command) -> Option<&BidderId> {
    if let Command::Tender(tender::Command::Award(bidder)) = command {
        Some(bidder)
    } else {
        None
    }
}

pub(super) fn is_award(command: &Command) -> bool {
    awarded(command).is_some()
}

/// Whether a command writes this kind of term.
pub(super) fn sets_the_same(command: &Command, term: Term) -> bool {
    match term {
        Term::Kpi(kpi, _) => matches!(command, Command::Tender(tender::Command::Kpi(set)) if set.kpi == kpi),
        Term::Stage(_) => matches!(command, Command::Tender(tender::Command::Stage(_))),
        Term::Exit(_) => matches!(command, Command::Tender(tender::Command::Exit(_))),
    }
}

fn is_accepted(bidder: &Bidder, term: Term) -> bool {
    match term {
        Term::Kpi(Kpi::Activity, level) => level <= bidder.activity_most,
        Term::Kpi(Kpi::Effect, level) => level <= bidder.effect_most,
        Term::Stage(stage) => bidder.stage_least <= stage,
        Term::Exit(_) => true,
    }
}

/// What of the contract has to be written otherwise before a bidder signs.
fn lowered(market: &Market, bidder: &Bidder) -> Vec<Term> {
    let tender = &market.tender;
    let wanted = [
        Term::Kpi(Kpi::Activity, tender.activity.min(bidder.activity_most)),
        Term::Kpi(Kpi::Effect, tender.effect.min(bidder.effect_most)),
        Term::Stage(tender.stage.max(bidder.stage_least)),
    ];
    wanted.into_iter().filter(|term| !tender.has(*term)).collect()
}

/// The repair at once, some days later, or never.
fn repairs(market: &Market) -> Vec<Change> {
    let minute = |is_it: &dyn Fn(&station::Event) -> bool| {
        let found = market
            .log
            .iter()
            .find(|happened| matches!(&happened.event, Event::Station(event) if is_it(event)));
        found.map(|happened| happened.at_min)
    };
    let Some(broke_min) = minute(&|event| matches!(event, station::Event::PrinterBroke)) else {
        return Vec::new();
    };
    let at_once = Change::Repair {
        at_min: broke_min,
        is_later: false,
    };
    match minute(&|event| matches!(event, station::Event::RepairOrdered(_))) {
        None => vec![at_once],
        Some(ordered_min) if broke_min + time::DAY_MIN < ordered_min => vec![at_once, never()],
        Some(ordered_min) => {
            let later = Change::Repair {
                at_min: ordered_min + LATER_DAYS * time::DAY_MIN,
                is_later: true,
            };
            vec![later, never()]
        }
    }
}

fn never() -> Change {
    Change::Without {
        was: Command::Station(station::Command::Repair),
    }
}
