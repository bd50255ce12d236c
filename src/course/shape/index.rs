//! `course.toml`: languages, tracks, skills, mastery, and the units in order.

use std::collections::BTreeMap;

use super::super::document::Node;
use super::super::{Mastery, Text, Track};
use super::key::{Key, Kind, Of, Shape, Unit, list, number, some};
use super::named::{NAMED, Named};
use super::read::{Element, Value};

pub(in super::super) const ID: Key<String> = Key::new("id", Kind::Id, "The course's id; records carry it.");
pub(in super::super) const TITLE: Key<Text> = Key::new("title", Kind::Text, "What it is called.");
pub(in super::super) const LANGUAGES: Key<Vec<String>> = Key::new(
    "languages",
    some(&Kind::Id, 1, 9),
    "The languages in which every text stands: `zh`, `ug`, `en`.",
);
pub(in super::super) const MASTERY: Key<Mastery> =
    Key::new("mastery", Kind::Table(&MASTERED), "When a skill is mastered.");
pub(in super::super) const SKILLS: Key<Vec<Named>> = Key::new(
    "skill",
    list(&Kind::Table(&NAMED)),
    "What lessons train; reports and mastery count by these.",
)
.or_default();
pub(in super::super) const TRACKS: Key<Vec<Track>> =
    Key::new("track", list(&Kind::Table(&TRACK)), "Who learns which lessons.").or_default();
pub(in super::super) const UNITS: Key<Vec<UnitLine>> = Key::new(
    "unit",
    some(&Kind::Table(&UNIT), 1, 40),
    "The stations of the road, in order.",
);

pub(in super::super) const COURSE: Shape = Shape::new(
    "course",
    "`course.toml`: what the course consists of.",
    &[
        ID.line,
        LANGUAGES.line,
        TITLE.line,
        MASTERY.line,
        SKILLS.line,
        TRACKS.line,
        UNITS.line,
    ],
);

const RIGHT: Key<u32> = Key::new("right", number(Unit::Count, 1, 10), "So many first tries are right.");
const OUT_OF: Key<u32> = Key::new("of", number(Unit::Count, 1, 10), "Of the last so many.").not_below("right");
const MASTERED: Shape = Shape::new(
    "mastery",
    "A skill is mastered when `right` of the last `of` first tries were right.",
    &[RIGHT.line, OUT_OF.line],
);

const TRACK_ID: Key<String> = Key::new("id", Kind::OwnId("track"), "Its id.");
const TRACK_TITLE: Key<Text> = Key::new("title", Kind::Text, "Who they are.");
const PLAIN: Key<bool> = Key::new(
    "plain",
    Kind::Boolean,
    "For people who read little: sentences are kept short.",
)
.or_default();
const TRACK_LESSONS: Key<Vec<String>> = Key::new(
    "lessons",
    list(&Kind::Ref(Of::Lesson)),
    "Ids of their lessons, in order.",
)
.or_default();
const EXAM: Key<Option<String>> = Key::new(
    "exam",
    Kind::Ref(Of::Scenario),
    "The scenario by which they are examined: won once, alone, on another day than they learned.",
)
.or_default();
const TRACK: Shape = Shape::new(
    "track",
    "Farmers, young sellers, station keepers: who learns which lessons.",
    &[
        TRACK_ID.line,
        TRACK_TITLE.line,
        PLAIN.line,
        TRACK_LESSONS.line,
        EXAM.line,
    ],
);

pub(in super::super) const UNIT_ID: Key<String> = Key::new("id", Kind::OwnId("unit"), "Its id.");
pub(in super::super) const UNIT_TITLE: Key<Text> = Key::new("title", Kind::Text, "What it is called.");
pub(in super::super) const PLACE: Key<String> = Key::new("place", Kind::Word(places), "Where on the road it stands.");
pub(in super::super) const UNIT_LESSONS: Key<Vec<String>> = Key::new(
    "lessons",
    list(&Kind::String),
    "Files of its lessons, in order: `01-first-order/l01.toml`.",
)
.or_default();
pub(in super::super) const UNIT_SCENARIOS: Key<Vec<String>> = Key::new(
    "scenarios",
    list(&Kind::Ref(Of::Scenario)),
    "Scenarios that are open for free play beside them.",
)
.or_default();
const UNIT: Shape = Shape::new(
    "unit",
    "A station of the road from the village to the city.",
    &[
        UNIT_ID.line,
        UNIT_TITLE.line,
        PLACE.line,
        UNIT_LESSONS.line,
        UNIT_SCENARIOS.line,
    ],
);

fn places() -> Vec<&'static str> {
    vec!["village", "township", "county", "city"]
}

/// A unit before its files are opened.
pub(in super::super) struct UnitLine {
    pub id: String,
    pub title: Text,
    pub place: String,
    pub scenarios: Vec<String>,
    /// Paths, with their places in the file.
    pub lessons: Vec<(String, std::ops::Range<usize>)>,
}

impl Value for UnitLine {
    fn of(node: &Node) -> Option<UnitLine> {
        let lessons = UNIT_LESSONS.at(node).map_or(&[][..], Node::items).iter();
        Some(UnitLine {
            id: UNIT_ID.of(node)?,
            title: UNIT_TITLE.of(node).unwrap_or_default(),
            place: PLACE
                .of(node)
                .filter(|place| places().contains(&place.as_str()))
                .unwrap_or_else(|| "village".to_owned()),
            scenarios: UNIT_SCENARIOS.each(node),
            lessons: lessons
                .filter_map(|file| Some((file.as_str()?.to_owned(), file.span.clone())))
                .collect(),
        })
    }
}

impl Element for UnitLine {}

impl Value for Track {
    fn of(node: &Node) -> Option<Track> {
        Some(Track {
            id: TRACK_ID.of(node)?,
            title: TRACK_TITLE.of(node)?,
            is_plain: PLAIN.of(node).unwrap_or(false),
            lessons: TRACK_LESSONS.each(node),
            exam: EXAM.of(node).flatten(),
        })
    }
}

impl Element for Track {}

impl Value for Mastery {
    fn of(node: &Node) -> Option<Mastery> {
        Some(Mastery {
            right: RIGHT.of(node)?,
            of: OUT_OF.of(node)?,
        })
    }
}

/// The skills that can be read, by id.
pub(in super::super) fn skills(root: &Node) -> BTreeMap<String, Text> {
    SKILLS
        .each(root)
        .into_iter()
        .map(|skill| (skill.id, skill.text))
        .collect()
}
