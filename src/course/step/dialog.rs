//! A branching talk with counters.

use std::collections::BTreeSet;

use super::{ASK, Answer, DialogProgress, Feedback, Graded, HINTS, MOST_OPTIONS, Verdict, choice::MISCONCEPTION};
use crate::course::{
    Fault, Node, Text,
    draw::Hash,
    reader::{Placed, Reader},
    shape::{Element, Key, Kind, Shape, Unit, Value, by_word, list, map, number, some, words_of},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Dialog {
    pub ask: Text,
    /// The first node.
    pub start: String,
    pub nodes: Vec<DialogNode>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DialogNode {
    pub id: String,
    pub speaker: Text,
    pub text: Text,
    /// Empty at an end.
    pub options: Vec<DialogOption>,
    pub end: Option<DialogEnd>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum DialogEnd {
    Good,
    Bad,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DialogOption {
    pub id: String,
    pub text: Text,
    pub next: String,
    pub say: Text,
    /// Adds to the talk's counters: `trust = 1`.
    pub set: Vec<(String, i64)>,
    /// Offered only if the counter is at least this.
    pub needs: Vec<(String, i64)>,
    pub misconception: Option<String>,
}

const START: Key<Option<String>> = Key::new(
    "start",
    Kind::String,
    "The first node; else the first that stands here.",
)
.or_default();
const NODES: Key<Vec<DialogNode>> = Key::new(
    "node",
    some(&Kind::Table(&NODE), 2, 40),
    "What is said, and where each answer leads.",
);

pub(super) const SHAPE: Shape = Shape::new(
    "dialog",
    "Talks with somebody.",
    &[ASK.line, START.line, NODES.line, HINTS.line],
);

const NODE_ID: Key<String> = Key::new("id", Kind::OwnId("node"), "Its id.");
const SPEAKER: Key<Text> = Key::new("speaker", Kind::Text, "Who speaks.");
const NODE_TEXT: Key<Text> = Key::new("text", Kind::Text, "What is said.");
const OPTIONS: Key<Vec<DialogOption>> = Key::new(
    "option",
    list(&Kind::Table(&OPTION)),
    "What may be answered, up to nine; an end has none.",
)
.or_default();
const END: Key<Option<DialogEnd>> =
    Key::new("end", Kind::Word(words_of::<DialogEnd>), "How the talk ends here.").or_default();
const NODE: Shape = Shape::new(
    "dialog node",
    "A place in a talk, with options or an end.",
    &[NODE_ID.line, SPEAKER.line, NODE_TEXT.line, OPTIONS.line, END.line],
);

const ID: Key<String> = Key::new("id", Kind::OwnId("option"), "Its id.");
const TEXT: Key<Text> = Key::new("text", Kind::Text, "What the learner answers.");
const NEXT: Key<String> = Key::new("next", Kind::String, "The node it leads to.");
const SAY: Key<Text> = Key::new("say", Kind::Text, "Feedback.").or_default();
const COUNTER: Kind = number(Unit::Count, -9, 9);
const SET: Key<Vec<(String, i64)>> =
    Key::new("set", map(&COUNTER), "Adds to the talk's counters: `trust = 1`.").or_default();
const NEEDS: Key<Vec<(String, i64)>> = Key::new(
    "needs",
    map(&COUNTER),
    "Offered only if the counters are at least this.",
)
.or_default();
const OPTION: Shape = Shape::new(
    "dialog option",
    "An answer in a talk.",
    &[
        ID.line,
        TEXT.line,
        NEXT.line,
        SAY.line,
        SET.line,
        NEEDS.line,
        MISCONCEPTION.line,
    ],
);

impl Value for Dialog {
    fn of(node: &Node) -> Option<Dialog> {
        let nodes = NODES.of(node)?;
        let start = match START.of(node)? {
            Some(start) => start,
            None => nodes.first()?.id.clone(),
        };
        Some(Dialog {
            ask: ASK.of(node)?,
            start,
            nodes,
        })
    }
}

impl Value for DialogNode {
    fn of(node: &Node) -> Option<DialogNode> {
        Some(DialogNode {
            id: NODE_ID.of(node)?,
            speaker: SPEAKER.of(node)?,
            text: NODE_TEXT.of(node)?,
            options: OPTIONS.of(node)?,
            end: END.of(node)?,
        })
    }
}

impl Element for DialogNode {}

impl Value for DialogOption {
    fn of(node: &Node) -> Option<DialogOption> {
        Some(DialogOption {
            id: ID.of(node)?,
            text: TEXT.of(node)?,
            next: NEXT.of(node)?,
            say: SAY.of(node)?,
            set: SET.of(node)?,
            needs: NEEDS.of(node)?,
            misconception: MISCONCEPTION.of(node)?,
        })
    }
}

impl Element for DialogOption {}

impl Value for DialogEnd {
    fn of(node: &Node) -> Option<DialogEnd> {
        by_word(node)
    }
}

/// Counters, in the order of the file.
impl Value for Vec<(String, i64)> {
    fn of(node: &Node) -> Option<Vec<(String, i64)>> {
        let entries = node.entries().iter();
        entries
            .map(|entry| Some((entry.key.clone(), i64::of(&entry.node)?)))
            .collect()
    }
}

impl Dialog {
    /// Returns the options that lead to a good end by the fewest words; none if no way does.
    pub(super) fn way(&self) -> Vec<String> {
        let mut open = vec![DialogProgress::begin(self)];
        let mut seen = BTreeSet::new();
        while !open.is_empty() {
            let mut longer = Vec::new();
            for talk in open {
                match talk.end(self) {
                    Some(DialogEnd::Good) => return talk.path,
                    Some(DialogEnd::Bad) => continue,
                    None if !seen.insert((talk.node.clone(), talk.counters.clone())) => continue,
                    None => {}
                }
                for option in talk.options(self) {
                    let mut next = talk.clone();
                    next.say(self, &option.id);
                    longer.push(next);
                }
            }
            open = longer;
        }
        Vec::new()
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        let said = self.nodes.iter().map(|node| &node.text);
        std::iter::once(&self.ask).chain(said).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        let mut hash = hash.text("dialog").text(&self.start);
        for node in &self.nodes {
            hash = hash.text(&node.id).text(node.end.map_or("-", Into::into));
            for option in &node.options {
                hash = hash.text(&option.id).text(&option.next);
                for (counter, number) in option.set.iter().chain(&option.needs) {
                    hash = hash.text(counter).number(*number);
                }
                hash = hash.number(i64::try_from(option.set.len()).unwrap_or(i64::MAX));
            }
        }
        hash
    }

    /// Takes an option that the talk offers here, and says how the talk ended if it did.
    pub(super) fn grade(&self, answer: &Answer, talk: &DialogProgress) -> Option<Graded> {
        let Answer::Say(option) = answer else {
            return None;
        };
        if talk.end(self).is_some() || !talk.offers(self, option) {
            return None;
        }
        let mut talk = talk.clone();
        talk.say(self, option);
        Some(Graded {
            verdict: self.ended(&talk),
            talk: Some(talk),
        })
    }

    fn ended(&self, talk: &DialogProgress) -> Option<Verdict> {
        let well = talk.end(self)? == DialogEnd::Good;
        let last = talk.path.last().cloned().map(Feedback::Option);
        Some(Verdict {
            right: well,
            marks: Vec::new(),
            say: last.into_iter().chain([Feedback::TalkEnded { well }]).collect(),
            misconceptions: talk.misconceptions.clone(),
        })
    }

    pub(super) fn words(&self, feedback: &Feedback) -> Option<&Text> {
        let Feedback::Option(id) = feedback else {
            return None;
        };
        let mut options = self.nodes.iter().flat_map(|node| &node.options);
        options.find(|option| option.id == *id).map(|option| &option.say)
    }
}

/// Every way leads to a node, every node has a way on or is an end, and a good end can be reached.
pub(super) fn look(reader: &mut Reader<'_>, node: &Node) {
    let nodes = NODES.at(node).map_or(&[][..], Node::items);
    let ids: Vec<String> = nodes.iter().filter_map(|node| NODE_ID.of(node)).collect();
    let mut is_whole = true;
    let start = START.at(node);
    let mut links: Vec<&Node> = start.into_iter().collect();
    for node in nodes {
        let options = OPTIONS.at(node).map_or(&[][..], Node::items);
        if options.is_empty() == END.at(node).is_none() || options.len() > MOST_OPTIONS {
            let label = "1 to 9 of `option`, or `end = \"good\"` or `\"bad\"`";
            reader.bad_value(node.span.clone(), "a node has either options or an end", label);
            is_whole = false;
        }
        links.extend(options.iter().filter_map(|option| NEXT.at(option)));
    }
    for link in links {
        if let Some(string) = link.as_str() {
            let placed = Placed {
                string: string.to_owned(),
                span: link.span.clone(),
            };
            is_whole &= reader.refer("node", &placed, ids.iter().map(String::as_str));
        }
    }
    if let Some(dialog) = Dialog::of(node).filter(|_| is_whole) {
        check_ways(reader, node, &dialog, nodes);
    }
}

/// Every node can be reached, and a good end from every node that is no end; counters are not followed.
fn check_ways(reader: &mut Reader<'_>, step: &Node, dialog: &Dialog, nodes: &[Node]) {
    let mut reached = BTreeSet::from([dialog.start.as_str()]);
    let mut ending: BTreeSet<&str> = BTreeSet::new();
    // As many rounds as nodes carry every mark along every way.
    for _ in &dialog.nodes {
        for node in &dialog.nodes {
            if reached.contains(node.id.as_str()) {
                reached.extend(node.options.iter().map(|option| option.next.as_str()));
            }
            if node.end.is_some() || node.options.iter().any(|option| ending.contains(option.next.as_str())) {
                ending.insert(&node.id);
            }
        }
    }
    for (node, place) in dialog.nodes.iter().zip(nodes) {
        let span = NODE_ID.at(place).unwrap_or(place).span.clone();
        if !reached.contains(node.id.as_str()) {
            let title = format!("nothing leads to the node `{}`", node.id);
            reader.report(Fault::UnknownReference, span, title, "never reached".to_owned(), None);
        } else if !ending.contains(node.id.as_str()) {
            let title = format!("from the node `{}` the talk never ends", node.id);
            reader.bad_value(span, title, "no way from here to an `end`");
        }
    }
    if !dialog.nodes.iter().any(|node| node.end == Some(DialogEnd::Good)) {
        reader.bad_value(
            step.span.clone(),
            "the talk has no good end",
            "one node needs `end = \"good\"`",
        );
    }
}
