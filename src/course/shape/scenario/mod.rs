//! A scenario's file: the market's part, and what only people read: title, brief, stars, the author's proof.

pub(super) mod market;
pub(super) mod plan;
pub(super) mod roles;
pub(super) mod variant;

pub(in super::super) use variant::check_draws;

use std::collections::BTreeMap;

use super::super::document::Node;
use super::super::draw::Hash;
use super::super::{Goal, Star, Tempting, Text};
use super::key::{Key, Kind, Shape, Unit, list, map, number, some};
use super::mark;
use super::own::OWN;
use super::read::{Element, Value};
use crate::market::{Command, RulePack, Scenario, Variants};

pub(in super::super) const MINUTES: Key<u32> = Key::new(
    "minutes",
    number(Unit::Minutes, 1, 600),
    "How long a learner needs for it.",
);
pub(in super::super) const TITLE: Key<Text> = Key::new("title", Kind::Text, "What it is called.");
pub(in super::super) const BRIEF: Key<Vec<Text>> = Key::new(
    "brief",
    some(&Kind::Text, 1, 5),
    "What the learner is told before it begins, a sentence each.",
);
pub(in super::super) const NAMES: Key<BTreeMap<String, BTreeMap<String, Text>>> = Key::new(
    "names",
    map(&map(&Kind::Text)),
    "What ids of this scenario are called, by kind: `offer`, `bill`, `caller`.",
)
.or_default();
pub(in super::super) const STARS: Key<[Star; 3]> = Key::new(
    "star",
    some(&Kind::Table(&STAR), 3, 3),
    "Three stars: finished, target, excellent.",
);
pub(in super::super) const SETUP: Key<Vec<Command>> = Key::new(
    "setup",
    Kind::Drawn(&Kind::Script),
    "Commands that are run before the learner begins.",
)
.or_default();
pub(in super::super) const SOLUTION: Key<Vec<Command>> = Key::new(
    "solution",
    Kind::Script,
    "Commands that earn all three stars on the seeds 1 to 20.",
);
pub(in super::super) const TEMPTING: Key<Vec<Tempting>> = Key::new(
    "tempting",
    list(&Kind::Table(&WRONG_WAY)),
    "Wrong ways that look good; the checker plays them and sees them fail.",
)
.or_default();

const GOAL: Key<Goal> = Key::new("goal", Kind::Goal, "What must hold when the market has closed.");
const STAR_TEXT: Key<Text> = Key::new("text", Kind::Text, "What it is given for, in words.");
const STAR: Shape = Shape::new("star", "What a star is given for.", &[GOAL.line, STAR_TEXT.line]);

const WRONG_ID: Key<String> = Key::new("id", Kind::OwnId("tempting"), "Its id.");
const SCRIPT: Key<Vec<Command>> = Key::new("script", Kind::Script, "The commands of it.");
const FAILS: Key<u8> = Key::new("fails", number(Unit::Count, 1, 3), "The star that it must miss.");
const WHY: Key<Text> = Key::new("why", Kind::Text, "Why it fails.");
const WRONG_WAY: Shape = Shape::new(
    "tempting",
    "A wrong way that looks good.",
    &[WRONG_ID.line, SCRIPT.line, FAILS.line, WHY.line],
);

/// A file of `scenarios/`.
pub(in super::super) const SCENARIO: Shape = Shape::new(
    "scenario file",
    "A market to play: its start, what happens, three stars, and a solution.",
    &[
        MINUTES.line,
        TITLE.line,
        BRIEF.line,
        NAMES.line,
        OWN.line,
        STARS.line,
        SETUP.line,
        SOLUTION.line,
        TEMPTING.line,
    ],
)
.with(market::MARKET.lines);

/// The market's part and its setup, of a file in which nothing is left to draw.
fn scenario(root: &Node) -> Option<Scenario> {
    Some(Scenario {
        setup: SETUP.of(root)?,
        ..Scenario::of(root)?
    })
}

/// What the market reads, with all that the seed draws.
pub(in super::super) fn market_of(root: &Node) -> Option<Scenario> {
    let scenario_as_written = scenario(&variant::as_written(root))?;
    let draws = variant::draws(root, scenario)?;
    Some(Scenario {
        variants: Variants {
            draws: draws.into(),
            ..scenario_as_written.variants.clone()
        },
        ..scenario_as_written
    })
}

/// Who a scenario says it is: id, title, minutes.
pub(in super::super) fn head(root: &Node) -> Option<(String, Text, u32)> {
    Some((
        market::ID.of(root)?,
        TITLE.of(root).unwrap_or_default(),
        MINUTES.of(root).unwrap_or(0),
    ))
}

/// The mark of what matters for play: the market's part, setup and goals, and each section of the rules that the learner can
/// come to; of couriers those that take parcels here.
pub(in super::super) fn mark(root: &Node, scenario: &Scenario, rules: &RulePack) -> u64 {
    let lines = market::MARKET.lines.iter().chain([&SETUP.line, &STARS.line]);
    let sections = scenario.sections();
    let is_met = |key: &str| match key.split_once('.') {
        Some(("couriers", courier)) => sections.contains("couriers") && scenario.has_courier(&courier.into()),
        Some((section, _)) => sections.contains(section),
        None => sections.contains(key),
    };
    let marks = rules.marks.iter().filter(|(key, _)| is_met(key));
    let hash = mark::keys(Hash::new(), lines, root);
    marks.fold(hash, |hash, (key, mark)| hash.text(key).mark(*mark)).value()
}

impl Value for Star {
    fn of(node: &Node) -> Option<Star> {
        Some(Star {
            goal: GOAL.of(node)?,
            text: STAR_TEXT.of(node)?,
        })
    }
}

impl Element for Star {}

impl Value for Tempting {
    fn of(node: &Node) -> Option<Tempting> {
        Some(Tempting {
            id: WRONG_ID.of(node)?,
            script: SCRIPT.of(node)?,
            fails: FAILS.of(node)?,
            why: WHY.of(node)?,
        })
    }
}

impl Element for Tempting {}
