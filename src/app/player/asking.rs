//! The step's question and the answer that is not sent yet: one part for each way of answering.

use super::{
    cues,
    filling::Filling,
    hints,
    matching::Matching,
    reading,
    ticking::{TickRule, Ticking},
    typing::Typing,
    way_cues, whose_turn,
};
use crate::{
    app::{
        desk::{Desk, Said},
        input::Input,
        keymap::Cue,
        lay::Paper,
        page::{Block, Item, Page},
        picker::Picker,
    },
    course::{Answer, Choice, Dialog, Fill, Match, StepKind, Text, Tiles},
    market::title_width,
    text::{Arg, Ink, Lang, decimal},
    tutor::{Act, Session},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asking {
    /// Read and go on; a task's or a scenario's ways on; the options of a talk.
    Ways(Picker),
    Ticking(Ticking),
    Matching(Matching),
    Filling(Filling),
    Typing(Typing),
}

/// What a page of the player comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    Nothing,
    Act(Act),
    Hint,
    Market,
}

/// One way on from a page that has nothing to answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    pub label: &'static str,
    pub reply: Reply,
}

impl Asking {
    pub fn of(session: &Session) -> Asking {
        if let Some(exit) = session.exit() {
            let rule = if exit.is_several() {
                TickRule::Some
            } else {
                TickRule::One
            };
            return Asking::Ticking(Ticking::plain(exit.options.len(), rule));
        }
        let Some(step) = session.step() else {
            return Asking::Ways(Picker::default());
        };
        match &step.kind {
            StepKind::Choose(choose) => {
                let rule = if choose.is_several() {
                    TickRule::Some
                } else {
                    TickRule::One
                };
                Asking::Ticking(Ticking::plain(choose.options.len(), rule))
            }
            StepKind::Inspect(inspect) => Asking::Ticking(Ticking::plain(inspect.parts.len(), TickRule::Any)),
            StepKind::Order(_) => Asking::Ticking(Ticking::of(session.shuffled(), TickRule::All)),
            StepKind::Tiles(_) => Asking::Ticking(Ticking::of(session.shuffled(), TickRule::Some)),
            StepKind::Match(_) => Asking::Matching(Matching::of(session.shuffled())),
            StepKind::Fill(fill) => Asking::Filling(Filling::of(fill.fields.len())),
            StepKind::Number(_) => Asking::Typing(Typing::default()),
            StepKind::Read(_)
            | StepKind::Term(_)
            | StepKind::Dialog(_)
            | StepKind::Task(_)
            | StepKind::Case(_)
            | StepKind::Homework(_) => Asking::Ways(Picker::default()),
        }
    }

    /// A form that is filled in again keeps what was right: only the faults are asked once more.
    pub fn keep(&mut self, session: &Session, right: &[String]) {
        if let (Asking::Filling(filling), Some(StepKind::Fill(asked))) = (self, session.step().map(|step| &step.kind)) {
            *filling = Filling::keeping(asked, right);
        }
    }

    pub fn is_typing(&self) -> bool {
        matches!(self, Asking::Typing(_))
    }

    pub fn update(&mut self, input: Input, session: &Session) -> Reply {
        let kind = session.step().map(|step| &step.kind);
        let act = match (self, kind) {
            (Asking::Ways(picker), _) => return take_way(picker, input, session),
            (Asking::Ticking(ticking), _) => ticking.update(input).and_then(|ticked| ticked_act(session, &ticked)),
            (Asking::Matching(matching), Some(StepKind::Match(asked))) => {
                matching.update(input).map(|joined| match_act(asked, &joined))
            }
            (Asking::Filling(filling), Some(StepKind::Fill(asked))) => {
                filling.update(input, asked).map(|chosen| fill_act(asked, &chosen))
            }
            (Asking::Typing(typing), _) => typing.update(input).map(Answer::Number).map(Act::Answer),
            (Asking::Matching(_) | Asking::Filling(_), _) => None,
        };
        act.map_or(Reply::Nothing, Reply::Act)
    }

    pub fn page(&self, paper: &Paper, session: &Session) -> Page {
        let desk = paper.desk;
        let mut blocks = Vec::new();
        let picture = session.step().and_then(|step| step.picture.as_ref());
        if let Some(picture) = picture.and_then(|id| desk.course.pictures.get(id)) {
            blocks.push(reading::picture(paper, picture));
        }
        blocks.push(paper.space());
        blocks.extend(question(paper, session));
        blocks.extend(hints(paper, session));
        let kind = session.step().map(|step| &step.kind);
        let (body, options, keys) = match (self, kind) {
            (Asking::Ways(picker), _) => ways_page(picker, paper, session),
            (Asking::Ticking(ticking), _) => ticking_page(ticking, paper, session),
            (Asking::Matching(matching), Some(StepKind::Match(asked))) => {
                let (body, options) = matching.page(paper, asked);
                (body, options, PART_BY_PART.to_vec())
            }
            (Asking::Filling(filling), Some(StepKind::Fill(asked))) => {
                let (body, options) = filling.page(paper, asked);
                (body, options, PART_BY_PART.to_vec())
            }
            (Asking::Typing(typing), Some(StepKind::Number(number))) => {
                let unit = number.unit.in_lang(&desk.tongues.own);
                let keys = vec![Cue::Type, Cue::Take, Cue::Erase, Cue::EscMenu];
                (vec![typing.page(paper, unit), paper.space()], Vec::new(), keys)
            }
            (Asking::Matching(_) | Asking::Filling(_) | Asking::Typing(_), _) => Body::default(),
        };
        blocks.extend(body);
        Page {
            blocks,
            options,
            keys: paper.keys(&cues(desk, session, keys)),
            ..Page::default()
        }
    }
}

type Body = (Vec<Block>, Vec<Item>, Vec<Cue>);

/// The keys where an answer is put together part by part, and each part may be taken back.
const PART_BY_PART: [Cue; 6] = [Cue::Digits, Cue::Take, Cue::Menu, Cue::Erase, Cue::Leave, Cue::Move];

/// What is asked, without the ways to answer.
pub fn question(paper: &Paper, session: &Session) -> Vec<Block> {
    let desk = paper.desk;
    if let Some(exit) = session.exit() {
        return vec![
            Block::text(paper.said(&whose_turn(desk, session, "app-player-exit"), Ink::Warn)),
            paper.space(),
            paper.heading(&desk.text(&exit.ask)),
            paper.space(),
        ];
    }
    let Some(step) = session.step() else {
        return brief(paper, session);
    };
    let mut blocks = reading::blocks(paper, &step.kind);
    let ask = match &step.kind {
        StepKind::Choose(choose) => &choose.ask,
        StepKind::Order(order) => &order.ask,
        StepKind::Match(pairs) => &pairs.ask,
        StepKind::Tiles(tiles) => &tiles.ask,
        StepKind::Fill(fill) => &fill.ask,
        StepKind::Inspect(inspect) => &inspect.ask,
        StepKind::Dialog(dialog) => &dialog.ask,
        StepKind::Task(task) => &task.ask,
        StepKind::Number(number) => {
            blocks.push(paper.heading(&reckoned(desk, session, &number.ask)));
            blocks.push(paper.space());
            return blocks;
        }
        StepKind::Read(_) | StepKind::Term(_) | StepKind::Case(_) | StepKind::Homework(_) => return blocks,
    };
    if let StepKind::Task(_) = step.kind {
        blocks.push(paper.paragraph(&desk.plain("app-player-task")));
    }
    blocks.push(paper.heading(&desk.text(ask)));
    blocks.push(paper.space());
    blocks
}

/// An author's text with the step's drawn values and its answer put in.
pub fn reckoned(desk: &Desk, session: &Session, text: &Text) -> Said {
    let said = desk.text(text);
    let Some(drawn) = session.drawn() else { return said };
    said.map(|words| {
        let mut words = words.to_owned();
        for (name, value) in &drawn.values {
            words = words.replace(&format!("{{{name}}}"), &decimal(*value));
        }
        match drawn.answer {
            Some(answer) => words.replace("{answer}", &decimal(answer)),
            None => words,
        }
    })
}

/// A scenario by itself: its story, and what its stars ask for.
fn brief(paper: &Paper, session: &Session) -> Vec<Block> {
    let desk = paper.desk;
    let Some(play) = &session.playable.play else {
        return Vec::new();
    };
    let sentences: Vec<Said> = play.brief.iter().map(|text| desk.text(text)).collect();
    let mut blocks = vec![
        paper.sentences(&sentences),
        paper.space(),
        paper.heading(&desk.plain("app-play-goals")),
    ];
    for (index, star) in play.stars.iter().enumerate() {
        let number = [("n", Arg::Number(index as i64 + 1))];
        let said = desk.tell_of("app-play-star", &[("text", &desk.text(&star.text))], &number);
        blocks.push(paper.paragraph(&said));
    }
    blocks.push(paper.space());
    blocks
}

/// The ways on from a page that has nothing to tick or type.
fn ways(session: &Session) -> Vec<Way> {
    let way = |label, reply| Way { label, reply };
    let is_task = session.task().is_some() || session.step().is_none();
    if !is_task {
        return vec![way("app-player-on", Reply::Act(Act::Next))];
    }
    let mut ways = vec![way("app-player-market", Reply::Market)];
    // What the step wants may have come about before anything was done for it.
    if session.is_task_done() || (session.task().is_some() && session.may_pass()) {
        ways.insert(0, way("app-player-on", Reply::Act(Act::Next)));
    }
    if session.has_more_hints() {
        ways.push(way("app-player-hint-ask", Reply::Hint));
    }
    if session.can_undo() {
        ways.push(way("app-player-undo", Reply::Act(Act::Undo)));
        ways.push(way("app-player-restart", Reply::Act(Act::Again)));
    }
    // Before anything was done there are no accounts to settle.
    if session.step().is_none() && session.has_traded() {
        ways.push(way("app-player-settle", Reply::Act(Act::Next)));
    }
    ways
}

fn take_way(picker: &mut Picker, input: Input, session: &Session) -> Reply {
    let talk = session.talk_options();
    if !talk.is_empty() {
        let said = picker
            .pick(input, talk.len())
            .map(|index| Act::Answer(Answer::Say(talk[index].id.clone())));
        return said.map_or(Reply::Nothing, Reply::Act);
    }
    let ways = ways(session);
    match picker.pick(input, ways.len()) {
        Some(index) => ways[index].reply.clone(),
        None => Reply::Nothing,
    }
}

fn ways_page(picker: &Picker, paper: &Paper, session: &Session) -> Body {
    let desk = paper.desk;
    if let Some(StepKind::Dialog(dialog)) = session.step().map(|step| &step.kind) {
        let options = session.talk_options();
        let words: Vec<Said> = options.iter().map(|option| desk.text(&option.text)).collect();
        let keys = way_cues(words.len().max(2));
        return (
            talk(paper, session, dialog),
            picker.items(paper, &words, |_| None),
            keys,
        );
    }
    let words: Vec<Said> = ways(session).iter().map(|way| desk.plain(way.label)).collect();
    (Vec::new(), picker.items(paper, &words, |_| None), way_cues(words.len()))
}

/// What the other one says, after what came of the last answer.
fn talk(paper: &Paper, session: &Session, dialog: &Dialog) -> Vec<Block> {
    let desk = paper.desk;
    let Some(talk) = session.talk() else { return Vec::new() };
    let mut blocks = Vec::new();
    let all = || dialog.nodes.iter().flat_map(|node| &node.options);
    let last = talk.path.last().and_then(|id| all().find(|option| option.id == *id));
    if let Some(last) = last.filter(|last| !last.say.0.is_empty()) {
        blocks.extend([paper.paragraph(&desk.text(&last.say)), paper.space()]);
    }
    if let Some(node) = talk.at(dialog) {
        let named = [("label", &desk.text(&node.speaker)), ("value", &desk.text(&node.text))];
        let said = desk.tell_of("app-player-field", &named, &[]);
        blocks.extend([paper.notice(&[said], Ink::Strong), paper.space()]);
    }
    blocks
}

fn ticking_page(ticking: &Ticking, paper: &Paper, session: &Session) -> Body {
    let desk = paper.desk;
    let keys = match ticking.rule {
        TickRule::One => vec![Cue::Digits, Cue::Take, Cue::Menu, Cue::Leave, Cue::Move],
        _ => vec![Cue::Tick, Cue::Take, Cue::Menu, Cue::Erase, Cue::Leave, Cue::Move],
    };
    let choices = |options: &[Choice]| options.iter().map(|option| desk.text(&option.text)).collect::<Vec<_>>();
    let note = |key| vec![paper.paragraph(&desk.plain(key)), paper.space()];
    let (body, words) = match (session.exit(), session.step().map(|step| &step.kind)) {
        (Some(exit), _) => (Vec::new(), choices(&exit.options)),
        (None, Some(StepKind::Choose(choose))) => {
            let body = if choose.is_several() {
                note("app-player-several")
            } else {
                Vec::new()
            };
            (body, choices(&choose.options))
        }
        (None, Some(StepKind::Inspect(inspect))) => {
            let words = inspect.parts.iter().map(|part| desk.text(&part.text)).collect();
            (note("app-player-several"), words)
        }
        (None, Some(StepKind::Order(order))) => {
            let words: Vec<Said> = order.items.iter().map(|item| desk.text(&item.text)).collect();
            let mut body = note("app-player-order");
            if !ticking.ticked.is_empty() {
                body = placed(paper, &ticking.ticked, &words);
            }
            (body, words)
        }
        (None, Some(StepKind::Tiles(tiles))) => {
            let words = tiles.tiles.iter().map(|tile| {
                desk.both(|lang| {
                    if *lang == Lang::new("zh") {
                        return tile.word.clone();
                    }
                    let args = [
                        ("word", Arg::word(&tile.word)),
                        ("meaning", Arg::word(tile.meaning.in_lang(lang))),
                    ];
                    desk.locales.tell(lang, "app-player-tile", &args)
                })
            });
            (title(paper, session, tiles, &ticking.ticked), words.collect())
        }
        _ => (Vec::new(), Vec::new()),
    };
    (body, ticking.items(paper, &words), keys)
}

/// The things that have their place already, first to last.
fn placed(paper: &Paper, ticked: &[usize], words: &[Said]) -> Vec<Block> {
    let lines = ticked.iter().enumerate().flat_map(|(place, index)| {
        let word = words[*index].map(|word| format!("{}. {word}", place + 1));
        paper.said(&word, Ink::Plain)
    });
    vec![Block::text(lines.collect()), paper.space()]
}

/// The title so far, and how much of the allowed width it takes.
fn title(paper: &Paper, session: &Session, tiles: &Tiles, ticked: &[usize]) -> Vec<Block> {
    let desk = paper.desk;
    let title: String = ticked.iter().map(|index| tiles.tiles[*index].word.as_str()).collect();
    let limit = session
        .playable
        .rules
        .profiles
        .get(&tiles.profile)
        .map_or(0, |profile| profile.title_width_max);
    let shown = if title.is_empty() {
        "…".to_owned()
    } else {
        title.clone()
    };
    let args = [
        ("width", Arg::Number(title_width(&title) as i64)),
        ("limit", Arg::Number(i64::from(limit))),
    ];
    vec![
        paper.notice(
            &[desk.tell("app-player-title", &[("title", Arg::Word(shown))])],
            Ink::Strong,
        ),
        paper.paragraph(&desk.tell("app-player-title-width", &args)),
        paper.space(),
    ]
}

/// The ids that the answer names, in the kind of act that the step wants.
fn ticked_act(session: &Session, ticked: &[usize]) -> Option<Act> {
    let of = |options: &[Choice]| {
        ticked
            .iter()
            .map(|index| options[*index].id.clone())
            .collect::<Vec<_>>()
    };
    if let Some(exit) = session.exit() {
        let options = of(&exit.options);
        let learner_index = session.turn();
        return Some(Act::Exit { learner_index, options });
    }
    match &session.step()?.kind {
        StepKind::Choose(choose) => Some(Act::Answer(Answer::Choose(of(&choose.options)))),
        StepKind::Inspect(inspect) => Some(Act::Answer(Answer::Inspect(
            ticked.iter().map(|index| inspect.parts[*index].id.clone()).collect(),
        ))),
        StepKind::Order(order) => Some(Act::Answer(Answer::Order(
            ticked.iter().map(|index| order.items[*index].id.clone()).collect(),
        ))),
        StepKind::Tiles(tiles) => Some(Act::Answer(Answer::Tiles(
            ticked.iter().map(|index| tiles.tiles[*index].id.clone()).collect(),
        ))),
        _ => None,
    }
}

fn match_act(asked: &Match, joined: &[usize]) -> Act {
    let pairs = asked.pairs.iter().zip(joined);
    let pairs = pairs.map(|(left, right)| (left.id.clone(), asked.pairs[*right].id.clone()));
    Act::Answer(Answer::Match(pairs.collect()))
}

fn fill_act(asked: &Fill, chosen: &[usize]) -> Act {
    let fields = asked.fields.iter().zip(chosen);
    let fields = fields.map(|(field, option)| (field.id.clone(), field.options[*option].id.clone()));
    Act::Answer(Answer::Fill(fields.collect()))
}
