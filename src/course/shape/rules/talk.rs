//! Talks at the phone, at the counter and in the chat.

use std::collections::BTreeSet;

use super::super::super::Text;
use super::super::super::document::Node;
use super::super::entry::ENTRY;
use super::super::key::{Key, Kind, Of, Shape, list};
use super::super::read::{Element, Value, words_of};
use super::super::units::{FEN, MINUTES, PPM, WORK_MINUTES};
use crate::market::{
    TalkEffect, TalkEnd, TalkNature, TalkNode, TalkOption, TalkRules, TalkTerms, TalkTermsId, TalkWay,
};

const THEFT_AFTER_MIN: Key<u32> = Key::new(
    "theft_after_min",
    MINUTES,
    "From a code given away to the empty account.",
);
const RECALL_MIN: Key<u32> = Key::new("recall_min", MINUTES, "Money that was sent can be stopped for so long.");
const RECALL_PPM: Key<i64> = Key::new("recall_ppm", PPM, "Share of it that comes back then.");
const REPORT_MIN: Key<u32> = Key::new("report_min", MINUTES, "One report: the bank, 110 and 96110.");

pub(in super::super) const TALK_RULES_TABLE: Shape = Shape::new(
    "talk rules",
    "What becomes of a loss, and what telling the police takes.",
    &[THEFT_AFTER_MIN.line, RECALL_MIN.line, RECALL_PPM.line, REPORT_MIN.line],
);

impl Value for TalkRules {
    fn of(node: &Node) -> Option<TalkRules> {
        Some(TalkRules {
            theft_after_min: THEFT_AFTER_MIN.of(node)?,
            recall_min: RECALL_MIN.of(node)?,
            recall_ppm: RECALL_PPM.of(node)?,
            report_min: REPORT_MIN.of(node)?,
        })
    }
}

const COMES: Key<TalkWay> = Key::new("comes", Kind::Word(words_of::<TalkWay>), "How somebody comes.");
pub(in super::super::super) const NATURE: Key<TalkNature> =
    Key::new("nature", Kind::Word(words_of::<TalkNature>), "What they are.");
const WAITS_MIN: Key<u32> = Key::new("waits_min", MINUTES, "Rings, or stands there, for so long.");
const FLAGS: Key<Vec<String>> = Key::new(
    "flags",
    list(&Kind::String),
    "What gives it away, by id: named when all is over.",
)
.or_default();
pub(in super::super::super) const NODE: Key<Vec<TalkNode>> = Key::new(
    "node",
    list(&Kind::Table(&TALK_NODE_TABLE)),
    "The first one opens the talk.",
);

pub(in super::super) const TALK_TERMS_TABLE: Shape = Shape::new(
    "talk terms",
    "Talk terms.",
    &[COMES.line, NATURE.line, WAITS_MIN.line, FLAGS.line, NODE.line],
)
.with(ENTRY);

impl Value for TalkTerms {
    fn of(node: &Node) -> Option<TalkTerms> {
        Some(TalkTerms {
            comes: COMES.of(node)?,
            nature: NATURE.of(node)?,
            waits_min: WAITS_MIN.of(node)?,
            flags: FLAGS.of(node)?,
            node: NODE.of(node)?,
        })
    }
}

pub(in super::super::super) const NODE_ID: Key<String> = Key::new("id", Kind::OwnId("node"), "Its id.");
pub(in super::super::super) const OPTION: Key<Vec<TalkOption>> = Key::new(
    "option",
    list(&Kind::Table(&TALK_OPTION_TABLE)),
    "What the learner may answer.",
)
.or_default();
pub(in super::super::super) const END: Key<Option<TalkEnd>> =
    Key::new("end", Kind::Word(words_of::<TalkEnd>), "How the talk ends here.").or_default();
pub(in super::super::super) const NODE_TEXT: Key<Text> = Key::new("text", Kind::Text, "What is said.");

pub(in super::super) const TALK_NODE_TABLE: Shape = Shape::new(
    "talk node",
    "Either waits for an answer, or ends the talk.",
    &[NODE_ID.line, NODE_TEXT.line, OPTION.line, END.line],
);

impl Value for TalkNode {
    fn of(node: &Node) -> Option<TalkNode> {
        Some(TalkNode {
            id: NODE_ID.of(node)?,
            option: OPTION.of(node)?,
            end: END.of(node)?,
        })
    }
}

pub(in super::super::super) const OPTION_ID: Key<String> = Key::new("id", Kind::OwnId("answer"), "Its id.");
pub(in super::super::super) const NEXT: Key<String> =
    Key::new("next", Kind::Drawn(&Kind::String), "The node it leads to.");
const TALK_OPTION_MINUTES: Key<u32> = Key::new("minutes", WORK_MINUTES, "What it takes.").or(|| 2, "`2`");
const LOSE_FEN: Key<i64> = Key::new(
    "lose_fen",
    Kind::Drawn(&FEN),
    "Sent at once, as far as the wallet goes.",
)
.or_default();
const GAIN_FEN: Key<i64> = Key::new("gain_fen", Kind::Drawn(&FEN), "Comes in: a bait, or what is owed.").or_default();
const STEAL_FEN: Key<i64> = Key::new(
    "steal_fen",
    Kind::Drawn(&FEN),
    "Taken later, unless it is reported in time.",
)
.or_default();
const EFFECTS: Key<Vec<TalkEffect>> = Key::new(
    "effects",
    Kind::Drawn(&list(&Kind::Word(words_of::<TalkEffect>))),
    "What comes of it.",
)
.or_default();
const MARKS: Key<BTreeSet<String>> = Key::new(
    "marks",
    Kind::Drawn(&list(&Kind::String)),
    "What the learner knows from here on, in every talk.",
)
.or_default();
const NEEDS: Key<BTreeSet<String>> =
    Key::new("needs", list(&Kind::String), "Offered only to whoever has these marks.").or_default();
const BRINGS: Key<Option<TalkTermsId>> =
    Key::new("brings", Kind::Ref(Of::Talk), "Another talk follows after `after_min`.").or_default();
const AFTER_MIN: Key<u32> = Key::new("after_min", MINUTES, "How much later that talk comes.").or_default();
pub(in super::super::super) const OPTION_TEXT: Key<Text> = Key::new("text", Kind::Text, "What the learner answers.");

pub(in super::super) const TALK_OPTION_TABLE: Shape = Shape::new(
    "talk option",
    "Talk option.",
    &[
        OPTION_ID.line,
        OPTION_TEXT.line,
        NEXT.line,
        TALK_OPTION_MINUTES.line,
        LOSE_FEN.line,
        GAIN_FEN.line,
        STEAL_FEN.line,
        EFFECTS.line,
        MARKS.line,
        NEEDS.line,
        BRINGS.line,
        AFTER_MIN.line,
    ],
);

impl Value for TalkOption {
    fn of(node: &Node) -> Option<TalkOption> {
        Some(TalkOption {
            id: OPTION_ID.of(node)?,
            next: NEXT.of(node)?,
            minutes: TALK_OPTION_MINUTES.of(node)?,
            lose_fen: LOSE_FEN.of(node)?,
            gain_fen: GAIN_FEN.of(node)?,
            steal_fen: STEAL_FEN.of(node)?,
            effects: EFFECTS.of(node)?,
            marks: MARKS.of(node)?,
            needs: NEEDS.of(node)?,
            brings: BRINGS.of(node)?,
            after_min: AFTER_MIN.of(node)?,
        })
    }
}

impl Element for TalkNode {}

impl Element for TalkOption {}
