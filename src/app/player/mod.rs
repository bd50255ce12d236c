//! A lesson or a scenario being played; `screen` tells how its pages follow each other.
//!
//! Each kind of step has a file here, under the name that it has in `course/step`: what it keeps, what a key does, what
//! stands on its page. A new kind is a file, a row in `Asking` if something is to be done on its page, and an arm in each
//! match below, which hands on to the file.

mod beside;
mod case;
mod choose;
mod dialog;
mod each;
mod explained;
mod feedback;
mod fill;
mod glossary;
mod guess;
mod homework;
mod inspect;
mod matching;
mod number;
mod order;
mod picture;
mod reach;
mod read;
mod reflect;
mod screen;
mod task;
mod teacher;
mod term;
mod ticking;
mod tiles;

use choose::Choosing;
use dialog::Talking;
use fill::Filling;
use inspect::Inspecting;
use matching::Matching;
use number::Typing;
use order::Ordering;
use screen::{cues, hints, way_cues, whose_turn};
use tiles::Composing;

use crate::{
    app::{
        input::Input,
        keymap::Cue,
        layout::Layout,
        page::{Block, Item, Page},
        picker::Picker,
        view_context::{Bilingual, ViewContext},
    },
    course::{Answer, StepKind, Text, Verdict},
    say::{Arg, Sentence, sentence},
    text::Ink,
    tutor::{Act, Session, lost},
};

pub use screen::Player;

/// A page of the player, by what is to be done on it; it keeps the answer that is not sent yet.
#[derive(Debug, Clone, PartialEq)]
enum Asking {
    /// Nothing but to read and go on.
    Reading(Picker),
    /// The exit question.
    Exit(Choosing),
    Choose(Choosing),
    Order(Ordering),
    Match(Matching),
    Number(Typing),
    Tiles(Composing),
    Fill(Filling),
    Inspect(Inspecting),
    Dialog(Talking),
    /// A task, or a scenario by itself.
    Task(Picker),
    /// Whether a scenario's market shall end for good.
    Ending(Picker),
    /// Whether a scenario shall begin anew.
    Restart(Picker),
    /// About the market that has closed.
    Reflect(Picker),
}

/// What a page of the player comes to.
#[derive(Debug, Clone, PartialEq)]
enum Reply {
    Nothing,
    Act(Act),
    Market,
    /// Another page of the same step.
    Show(Asking),
}

/// What stands under the question, its choices, and the keys.
type Body = (Vec<Block>, Vec<Item>, Vec<Cue>);

impl Asking {
    pub fn of(session: &Session) -> Asking {
        if let Some(exit) = session.exit() {
            return Asking::Exit(Choosing::of(exit));
        }
        if session.question().is_some() {
            return Asking::Reflect(Picker::default());
        }
        let Some(step) = session.step() else {
            return Asking::Task(Picker::default());
        };
        match &step.kind {
            StepKind::Read(_) | StepKind::Term(_) | StepKind::Beside(_) | StepKind::Case(_) | StepKind::Homework(_) => {
                Asking::Reading(Picker::default())
            }
            StepKind::Choose(step) => Asking::Choose(Choosing::of(step)),
            StepKind::Order(step) => Asking::Order(Ordering::of(step, session.shuffled())),
            StepKind::Match(step) => Asking::Match(Matching::of(step, session.shuffled())),
            StepKind::Number(step) => Asking::Number(Typing::of(step)),
            StepKind::Tiles(step) => Asking::Tiles(Composing::of(step, session.shuffled())),
            StepKind::Fill(step) => Asking::Fill(Filling::of(step)),
            StepKind::Inspect(step) => Asking::Inspect(Inspecting::of(step)),
            StepKind::Dialog(step) => Asking::Dialog(Talking::of(step)),
            StepKind::Task(_) => Asking::Task(task::begin(session)),
        }
    }

    /// What is put together again keeps what was right: only the faults are asked once more.
    pub fn keep(&mut self, right: &[String]) {
        match self {
            Asking::Fill(filling) => filling.keep(right),
            Asking::Match(matching) => matching.keep(right),
            Asking::Order(ordering) => ordering.keep(right),
            Asking::Tiles(composing) => composing.keep(right),
            Asking::Inspect(inspecting) => inspecting.keep(right),
            Asking::Reading(_)
            | Asking::Exit(_)
            | Asking::Choose(_)
            | Asking::Number(_)
            | Asking::Dialog(_)
            | Asking::Task(_)
            | Asking::Ending(_)
            | Asking::Restart(_)
            | Asking::Reflect(_) => {}
        }
    }

    pub fn is_typing(&self) -> bool {
        match self {
            Asking::Number(_) => true,
            Asking::Reading(_)
            | Asking::Exit(_)
            | Asking::Choose(_)
            | Asking::Order(_)
            | Asking::Match(_)
            | Asking::Tiles(_)
            | Asking::Fill(_)
            | Asking::Inspect(_)
            | Asking::Dialog(_)
            | Asking::Task(_)
            | Asking::Ending(_)
            | Asking::Restart(_)
            | Asking::Reflect(_) => false,
        }
    }

    pub fn update(&mut self, input: Input, session: &Session) -> Reply {
        let answer = match self {
            Asking::Reading(picker) => {
                let taken = picker.pick(input, 1);
                return taken.map_or(Reply::Nothing, |_| Reply::Act(Act::Next));
            }
            Asking::Task(picker) => return task::update(picker, input, session),
            Asking::Ending(picker) => return task::update_ending(picker, input),
            Asking::Restart(picker) => return task::update_restart(picker, input),
            Asking::Reflect(picker) => return reflect::update(picker, input, session),
            Asking::Exit(asked) => {
                let learner_index = session.turn();
                let exit = |options| Reply::Act(Act::Exit { learner_index, options });
                return asked.update(input).map_or(Reply::Nothing, exit);
            }
            Asking::Choose(asked) => asked.update(input).map(Answer::Choose),
            Asking::Order(asked) => asked.update(input),
            Asking::Match(asked) => asked.update(input),
            Asking::Number(asked) => asked.update(input),
            Asking::Tiles(asked) => asked.update(input),
            Asking::Fill(asked) => asked.update(input),
            Asking::Inspect(asked) => asked.update(input),
            Asking::Dialog(asked) => asked.update(input, session),
        };
        answer.map_or(Reply::Nothing, |answer| Reply::Act(Act::Answer(answer)))
    }

    pub fn page(&self, layout: &Layout, session: &Session) -> Page {
        let ctx = layout.ctx;
        let mut blocks = Vec::new();
        let picture = session.step().and_then(|step| step.picture.as_ref());
        // Whoever looks for a way back needs the room.
        let picture = picture.filter(|_| lost(session).is_empty());
        if let Some(picture) = picture.and_then(|id| ctx.course.pictures().get(id)) {
            blocks.push(picture::picture(layout, picture));
        }
        blocks.push(layout.space());
        if !matches!(self, Asking::Ending(_) | Asking::Restart(_)) {
            blocks.extend(question(layout, session));
            blocks.extend(hints(layout, session));
            blocks.extend(teacher::blocks(layout, session));
        }
        let (body, options, keys) = self.body(layout, session);
        blocks.extend(body);
        Page {
            blocks,
            options,
            keys: layout.keys(&cues(ctx, session, keys)),
            ..Page::default()
        }
    }

    fn body(&self, layout: &Layout, session: &Session) -> Body {
        match self {
            Asking::Reading(picker) => {
                let on = [layout.ctx.say(&sentence::player_on())];
                (Vec::new(), picker.items(layout, &on, |_| None), way_cues(1))
            }
            Asking::Exit(asked) => asked.exit_page(layout),
            Asking::Choose(asked) => asked.page(layout),
            Asking::Order(asked) => asked.page(layout),
            Asking::Match(asked) => asked.page(layout),
            Asking::Number(asked) => asked.page(layout),
            Asking::Tiles(asked) => asked.page(layout, session),
            Asking::Fill(asked) => asked.page(layout),
            Asking::Inspect(asked) => asked.page(layout),
            Asking::Dialog(asked) => asked.page(layout, session),
            Asking::Task(picker) => task::page(picker, layout, session),
            Asking::Ending(picker) => task::ending_page(picker, layout),
            Asking::Restart(picker) => task::restart_page(picker, layout),
            Asking::Reflect(picker) => reflect::page(picker, layout, session),
        }
    }
}

/// The keys where an answer is put together part by part, and each part may be taken back.
const PART_BY_PART: [Cue; 6] = [Cue::Digits, Cue::Take, Cue::Menu, Cue::Erase, Cue::Leave, Cue::Move];

/// What is asked, without the ways to answer.
fn question(layout: &Layout, session: &Session) -> Vec<Block> {
    let ctx = layout.ctx;
    if let Some(exit) = session.exit() {
        let mut blocks = Vec::new();
        if session.verdict().is_none() {
            blocks.push(Block::text(
                layout.lines(&whose_turn(ctx, session, sentence::player_exit), Ink::Warn),
            ));
            blocks.extend(each::pressed(layout, session));
            blocks.push(layout.space());
        }
        blocks.extend(heading(layout, &ctx.text(&exit.ask)));
        return blocks;
    }
    if let (Some(step), true) = (session.asked_of_each(), session.is_asking_each()) {
        let mut blocks = vec![layout.paragraph(&ctx.say(&sentence::player_each()))];
        blocks.extend(each::pressed(layout, session));
        blocks.push(layout.space());
        blocks.extend(heading(layout, &ctx.text(&step.ask)));
        return blocks;
    }
    if let Some(asked) = session.question() {
        return reflect::question(layout, session, asked);
    }
    let Some(step) = session.step() else {
        return task::brief(layout, session);
    };
    let asked = |ask: &Text| heading(layout, &ctx.text(ask));
    match &step.kind {
        StepKind::Read(step) => read::question(layout, step),
        StepKind::Term(step) => term::question(layout, step),
        StepKind::Beside(step) => beside::question(layout, session, step),
        StepKind::Case(step) => case::question(layout, step),
        StepKind::Homework(step) => homework::question(layout, step),
        StepKind::Choose(step) => asked(&step.ask),
        StepKind::Order(step) => asked(&step.ask),
        StepKind::Match(step) => asked(&step.ask),
        StepKind::Number(step) => number::question(layout, session, step),
        StepKind::Tiles(step) => asked(&step.ask),
        StepKind::Fill(step) => asked(&step.ask),
        StepKind::Inspect(step) => asked(&step.ask),
        StepKind::Dialog(step) => asked(&step.ask),
        StepKind::Task(step) => task::question(layout, step),
    }
}

/// What stands on the screen for a part of the answer, by the part's id.
fn part(kind: &StepKind, id: &str) -> Option<Arg> {
    match kind {
        StepKind::Choose(step) => choose::part(&step.options, id),
        StepKind::Order(step) => order::part(step, id),
        StepKind::Match(step) => matching::part(step, id),
        StepKind::Tiles(step) => tiles::part(step, id),
        StepKind::Fill(step) => fill::part(step, id),
        StepKind::Inspect(step) => inspect::part(step, id),
        StepKind::Read(_)
        | StepKind::Term(_)
        | StepKind::Number(_)
        | StepKind::Dialog(_)
        | StepKind::Task(_)
        | StepKind::Beside(_)
        | StepKind::Case(_)
        | StepKind::Homework(_) => None,
    }
}

/// What a right answer made of its parts: things in their order, pairs, a title.
fn put_together(ctx: &ViewContext, kind: &StepKind, verdict: &Verdict) -> Vec<Bilingual> {
    match kind {
        StepKind::Order(step) => order::put_together(ctx, step),
        StepKind::Match(step) => matching::put_together(ctx, step),
        StepKind::Tiles(step) => tiles::put_together(ctx, step, &verdict.marks),
        StepKind::Read(_)
        | StepKind::Term(_)
        | StepKind::Choose(_)
        | StepKind::Number(_)
        | StepKind::Fill(_)
        | StepKind::Inspect(_)
        | StepKind::Dialog(_)
        | StepKind::Task(_)
        | StepKind::Beside(_)
        | StepKind::Case(_)
        | StepKind::Homework(_) => Vec::new(),
    }
}

/// What is read aloud of the step.
fn said_aloud(ctx: &ViewContext, session: &Session, kind: &StepKind) -> Vec<Bilingual> {
    match kind {
        StepKind::Term(step) => term::aloud(ctx, step),
        StepKind::Dialog(step) => dialog::aloud(ctx, session, step),
        StepKind::Read(_)
        | StepKind::Choose(_)
        | StepKind::Order(_)
        | StepKind::Match(_)
        | StepKind::Number(_)
        | StepKind::Tiles(_)
        | StepKind::Fill(_)
        | StepKind::Inspect(_)
        | StepKind::Task(_)
        | StepKind::Beside(_)
        | StepKind::Case(_)
        | StepKind::Homework(_) => kind.texts().into_iter().map(|text| ctx.text(text)).collect(),
    }
}

fn heading(layout: &Layout, asked: &Bilingual) -> Vec<Block> {
    vec![layout.heading(asked), layout.space()]
}

/// A line that says how the answer is given.
fn note(layout: &Layout, sentence: &Sentence) -> Vec<Block> {
    vec![layout.paragraph(&layout.ctx.say(sentence)), layout.space()]
}
