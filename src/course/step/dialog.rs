//! A branching talk with counters.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answer, Context, Feedback, Graded, MOST_OPTIONS, Reader, Table, Talk, Verdict, choice::misconception};
use crate::course::{
    Fault, Text,
    draw::Hash,
    reader::{Ids, Placed, words},
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter, strum::IntoStaticStr)]
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

impl Dialog {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, context: &Context<'_>) -> Option<Dialog> {
        let ask = reader.text(table, "ask");
        let start = reader.maybe_string(table, "start");
        let mut ids = BTreeMap::new();
        let mut links: Vec<Placed> = start.iter().cloned().collect();
        let list = reader.full_list(table, "node", 2..41);
        let nodes = reader.tables(list, |reader, table| node(reader, table, context, &mut ids, &mut links));
        let mut is_whole = true;
        for link in &links {
            is_whole &= reader.refer("node", link, ids.keys().map(String::as_str));
        }
        let start = match start {
            Some(start) => start.string,
            None => nodes.first()?.id.clone(),
        };
        let dialog = Dialog {
            ask: ask?,
            start,
            nodes,
        };
        if is_whole {
            check_ways(reader, table, &dialog, &ids);
        }
        is_whole.then_some(dialog)
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        let said = self.nodes.iter().map(|node| &node.text);
        std::iter::once(&self.ask).chain(said).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        let mut hash = hash.text("dialog").text(&self.start);
        for node in &self.nodes {
            hash = hash.text(&node.id).text(&format!("{:?}", node.end));
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
    pub(super) fn grade(&self, answer: &Answer, talk: &Talk) -> Option<Graded> {
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

    fn ended(&self, talk: &Talk) -> Option<Verdict> {
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

fn node<'a>(
    reader: &mut Reader<'a>,
    table: &mut Table<'a>,
    context: &Context<'_>,
    ids: &mut Ids,
    links: &mut Vec<Placed>,
) -> Option<DialogNode> {
    let id = reader.own_id(table, "node", ids);
    let speaker = reader.text(table, "speaker");
    let text = reader.text(table, "text");
    let end = reader
        .maybe_string(table, "end")
        .and_then(|word| reader.as_word(&word, &words()));
    let list = reader.list(table, "option");
    let mut option_ids = BTreeMap::new();
    let options = reader.tables(list, |reader, table| {
        option(reader, table, context, &mut option_ids, links)
    });
    if list.is_empty() == end.is_none() || list.len() > MOST_OPTIONS {
        let title = "a node has either options or an end";
        reader.bad_value(
            table.span.clone(),
            title,
            "1 to 9 of `option`, or `end = \"good\"` or `\"bad\"`",
        );
    }
    Some(DialogNode {
        id: id?.string,
        speaker: speaker.unwrap_or_default(),
        text: text?,
        options,
        end,
    })
}

fn option<'a>(
    reader: &mut Reader<'a>,
    table: &mut Table<'a>,
    context: &Context<'_>,
    ids: &mut Ids,
    links: &mut Vec<Placed>,
) -> Option<DialogOption> {
    let id = reader.own_id(table, "option", ids);
    let text = reader.text(table, "text");
    let next = reader.string(table, "next");
    links.extend(next.clone());
    let say = reader.maybe_text(table, "say");
    let set = counters(reader, table, "set");
    let needs = counters(reader, table, "needs");
    let misconception = misconception(reader, table, context);
    Some(DialogOption {
        id: id?.string,
        text: text?,
        next: next?.string,
        say: say.unwrap_or_default(),
        set,
        needs,
        misconception,
    })
}

/// `{ trust = 1 }`.
fn counters<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, key: &'static str) -> Vec<(String, i64)> {
    let Some(node) = reader.maybe(table, key) else {
        return Vec::new();
    };
    if reader.table(node).is_none() {
        return Vec::new();
    }
    let mut counters = Vec::new();
    for entry in node.entries() {
        let number = reader.as_integer(&entry.node, -9..10);
        counters.extend(number.map(|number| (entry.key.clone(), number)));
    }
    counters
}

/// Every node can be reached, and a good end from every node that is no end; counters are not followed.
fn check_ways(reader: &mut Reader<'_>, table: &Table<'_>, dialog: &Dialog, ids: &Ids) {
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
    for node in &dialog.nodes {
        let span = ids.get(&node.id).unwrap_or(&table.span).clone();
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
            table.span.clone(),
            "the talk has no good end",
            "one node needs `end = \"good\"`",
        );
    }
}
