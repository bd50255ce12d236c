//! The screen of a lesson or a scenario being played: one step a page, its feedback in place, the market for a task.
//!
//! ```text
//!  看懂商品页　3/12                            ....     where we are
//!  轮到：买买提 · 23                           ....     only in a group
//! ┌──────────────────────────────────────────────────┐
//! │ (picture) (the step: sentence pairs or question)  │ ─▶ a file for each kind of step
//! │ (hints shown so far)                              │
//! │ (choices)                                         │
//! └──────────────────────────────────────────────────┘
//!        │ answered                    │ task: "go to the market"
//!        ▼                             ▼
//!  feedback: go on · try again ·    the market's tabs, until the goal holds or Esc
//!  hint · teacher                   comes back here
//! ```
//!
//! All that counts is in the `Session`; what is kept here besides is the unsent answer and which page is open.

use std::collections::BTreeSet;

use super::{Asking, Reply, feedback::Feedback, said_aloud};
use crate::{
    app::{
        aloud::{Utterance, utterances},
        desk::{Desk, Said},
        home::title,
        input::Input,
        keymap::{Action, Cue, Mode, action},
        lay::Paper,
        lesson_end::LessonEnd,
        market::{Stall, StallOutcome, goal_rows, told},
        page::{Block, Page, View},
        screen::{Screen, Wish},
        sign_in::learner_said,
    },
    course::{Goal, StepKind, Text},
    market::Market,
    text::{Arg, Ink, Line, mentions},
    tutor::{Act, Fact, Outcome, Session, What},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Player {
    pub session: Session,
    stage: Stage,
}

/// The page that is open.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Asking(Asking),
    Feedback(Feedback),
    Market(Box<Stall>),
}

impl Player {
    pub fn of(session: Session) -> Player {
        Player {
            stage: stage(&session),
            session,
        }
    }

    /// Goes on in the market, if the last act before was done there.
    pub fn back_in_market(mut self, desk: &Desk) -> Player {
        if let (Stage::Asking(_), Some(market)) = (&self.stage, self.session.market()) {
            self.stage = Stage::Market(Box::new(Stall::open(market, desk)));
        }
        self
    }

    /// The market's pages, if they are open.
    pub fn stall(&self) -> Option<(&Stall, &Market)> {
        match &self.stage {
            Stage::Market(stall) => Some((stall, self.session.market()?)),
            Stage::Asking(_) | Stage::Feedback(_) => None,
        }
    }

    pub fn mode(&self) -> Mode {
        let is_typing = match &self.stage {
            Stage::Asking(asking) => asking.is_typing(),
            Stage::Market(stall) => stall.is_typing(),
            Stage::Feedback(_) => false,
        };
        if is_typing { Mode::Digits } else { Mode::Choosing }
    }

    pub fn has_hint(&self) -> bool {
        self.session.has_more_hints()
    }

    /// Shows one hint more.
    pub fn hint(&mut self, facts: &mut Vec<Fact>) {
        facts.extend(self.session.submit(&Act::Hint).facts);
        if let Stage::Market(_) = self.stage {
            self.stage = stage(&self.session);
        }
    }

    /// The step's words in the languages that can be heard here; none where nothing speaks.
    pub fn aloud(&self, desk: &Desk) -> Vec<Utterance> {
        aloud(desk, &self.session)
    }

    pub fn update(&mut self, input: Input, desk: &Desk, facts: &mut Vec<Fact>) -> Wish {
        let asked = match input {
            Input::Key(key) => action(key, self.mode()),
            Input::Click(_) | Input::Scroll(_) | Input::Resized(_) | Input::Job(..) => None,
        };
        match asked {
            Some(Action::Hint) => {
                self.hint(facts);
                return Wish::Stay;
            }
            Some(Action::Aloud) => return Wish::ReadAloud(self.aloud(desk)),
            Some(Action::Term) => return Wish::Terms(terms(desk, &self.session)),
            _ => {}
        }
        if let (Stage::Market(stall), Some(market)) = (&mut self.stage, self.session.market()) {
            let outcome = stall.update(input, market, desk);
            return self.trade(outcome, facts);
        }
        if asked == Some(Action::Back) {
            return if self.mode() == Mode::Digits {
                Wish::Menu
            } else {
                Wish::AskLeave
            };
        }
        let reply = match &mut self.stage {
            Stage::Asking(asking) => asking.update(input, &self.session),
            Stage::Feedback(feedback) => feedback.update(input, &self.session),
            Stage::Market(_) => Reply::Nothing,
        };
        match reply {
            Reply::Nothing => Wish::Stay,
            Reply::Hint => {
                self.hint(facts);
                Wish::Stay
            }
            Reply::Market => {
                if let Some(market) = self.session.market() {
                    self.stage = Stage::Market(Box::new(Stall::open(market, desk)));
                }
                Wish::Stay
            }
            Reply::Act(act) => self.submit(&act, facts),
        }
    }

    pub fn page(&self, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        let mut page = match &self.stage {
            Stage::Asking(asking) => asking.page(&paper, &self.session),
            Stage::Feedback(feedback) => feedback.page(&paper, &self.session),
            Stage::Market(stall) => match self.session.market() {
                Some(market) => stall.page(market, desk, view),
                None => Page::default(),
            },
        };
        let mut top = paper.said(&self.place(desk), Ink::Strong);
        if 1 < self.session.learners.len() {
            top.extend(paper.said(&whose_turn(desk, &self.session, "app-turn"), Ink::Warn));
        }
        if let Stage::Market(_) = self.stage {
            top = self.market_top(&paper);
        }
        top.append(&mut page.top);
        page.top = top;
        page
    }

    fn trade(&mut self, outcome: StallOutcome, facts: &mut Vec<Fact>) -> Wish {
        let act = match outcome {
            StallOutcome::Stay => return Wish::Stay,
            StallOutcome::Leave => {
                self.stage = stage(&self.session);
                return Wish::Stay;
            }
            StallOutcome::Act(command) => Act::Market(command),
            StallOutcome::Undo => Act::Undo,
        };
        let turn = self.session.submit(&act);
        facts.extend(turn.facts.clone());
        if self.session.is_over() {
            return self.over();
        }
        match (&mut self.stage, self.session.market()) {
            (Stage::Market(stall), Some(market)) if self.session.verdict().is_none() => stall.heard(&turn, market),
            // The task is done, or the market has closed: the feedback tells what the last act brought.
            _ => {
                self.stage = match stage(&self.session) {
                    Stage::Feedback(feedback) => Stage::Feedback(feedback.after(told(&turn.events))),
                    stage @ (Stage::Asking(_) | Stage::Market(_)) => stage,
                };
            }
        }
        Wish::Stay
    }

    fn submit(&mut self, act: &Act, facts: &mut Vec<Fact>) -> Wish {
        let right = right_parts(&self.session);
        let turn = self.session.submit(act);
        facts.extend(turn.facts);
        if self.session.is_over() {
            return self.over();
        }
        if turn.outcome != Outcome::Unfit {
            self.stage = stage(&self.session);
        }
        if let (Act::Again, Stage::Asking(asking)) = (act, &mut self.stage) {
            asking.keep(&right);
        }
        Wish::Stay
    }

    fn over(&self) -> Wish {
        Wish::Go(Screen::LessonEnd(Box::new(LessonEnd::of(self.session.clone()))))
    }

    fn place(&self, desk: &Desk) -> Said {
        let title = title(desk, &self.session.playable.what);
        let (at, steps) = self.session.position();
        if steps == 0 {
            return title;
        }
        let args = [
            ("step", Arg::Number((at + 1).min(steps) as i64)),
            ("all", Arg::Number(steps as i64)),
        ];
        desk.tell_of("app-lesson-top", &[("title", &title)], &args)
    }

    /// What the market is played for: the task's goal, or the first star that is not earned yet.
    fn goal(&self) -> Option<&Goal> {
        if let Some(task) = self.session.task() {
            return Some(&task.goal);
        }
        let market = self.session.market()?;
        let play = self.session.playable.play.as_ref()?;
        let figure = |figure| market.figure(figure);
        let open = play.stars.iter().find(|star| !star.goal.holds(&figure));
        open.map(|star| &star.goal)
    }

    /// One row over the market: what is to be done, whose turn, and the teacher when the shop said no too often.
    fn market_top(&self, paper: &Paper) -> Vec<Line> {
        let desk = paper.desk;
        let mut top = Vec::new();
        match self.session.task() {
            Some(task) => {
                let doing = desk.tell_of("app-player-doing", &[("ask", &desk.text(&task.ask))], &[]);
                top.extend(paper.said(&doing, Ink::Strong));
            }
            None => top.extend(paper.said(&self.place(desk), Ink::Strong)),
        }
        if let (Some(goal), Some(market)) = (self.goal(), self.session.market()) {
            top.extend(goal_rows(paper, goal, market));
        }
        if 1 < self.session.learners.len() {
            top.extend(paper.said(&whose_turn(desk, &self.session, "app-turn"), Ink::Warn));
        }
        if self.session.call_teacher() {
            top.extend(paper.said(&desk.plain("app-player-teacher"), Ink::Warn));
        }
        top
    }
}

/// The sentence `key` about the learner whose turn it is.
pub fn whose_turn(desk: &Desk, session: &Session, key: &str) -> Said {
    let who = session.learners.get(session.turn());
    let who = who.map(|learner| learner_said(desk, *learner)).unwrap_or_default();
    desk.tell_of(key, &[("who", &who)], &[])
}

/// The parts of the answer just judged that were right.
fn right_parts(session: &Session) -> Vec<String> {
    let marks = session
        .verdict()
        .map(|verdict| verdict.marks.as_slice())
        .unwrap_or_default();
    marks
        .iter()
        .filter(|mark| mark.right)
        .map(|mark| mark.id.clone())
        .collect()
}

/// The page that fits where the session stands; an answer that was begun is forgotten.
fn stage(session: &Session) -> Stage {
    if session.verdict().is_some() {
        Stage::Feedback(Feedback::default())
    } else {
        Stage::Asking(Asking::of(session))
    }
}

/// The hints shown so far, in their frames.
pub fn hints(paper: &Paper, session: &Session) -> Vec<Block> {
    let desk = paper.desk;
    let told = |hint: &Text| desk.tell_of("app-player-hint", &[("hint", &desk.text(hint))], &[]);
    let hints: Vec<Said> = session.hints().iter().map(told).collect();
    if hints.is_empty() {
        return Vec::new();
    }
    vec![paper.notice(&hints, Ink::Plain), paper.space()]
}

fn aloud(desk: &Desk, session: &Session) -> Vec<Utterance> {
    let (Some(step), What::Lesson(lesson)) = (session.step(), &session.playable.what) else {
        return Vec::new();
    };
    let said = said_aloud(desk, session, &step.kind);
    utterances(desk, &format!("{lesson}.{}", step.id), &said)
}

/// Ids of the glossary that the page at hand mentions.
fn terms(desk: &Desk, session: &Session) -> Vec<String> {
    let Some(step) = session.step() else {
        return Vec::new();
    };
    if let StepKind::Term(shown) = &step.kind {
        return vec![shown.term.clone()];
    }
    let mut terms = BTreeSet::new();
    for text in step.kind.texts() {
        let found = text.0.values().flat_map(|source| mentions(source));
        terms.extend(found.filter_map(|mention| mention.term.or_else(|| desk.term_called(&mention.shown))));
    }
    terms.into_iter().collect()
}

/// The keys of a page with so many ways on.
pub fn way_cues(ways: usize) -> Vec<Cue> {
    if ways == 1 {
        vec![Cue::Next, Cue::Menu, Cue::Leave]
    } else {
        vec![Cue::Digits, Cue::Take, Cue::Menu, Cue::Leave, Cue::Move]
    }
}

/// The keys of a step's page; a hint and a word explained only where there is one. What helps comes before the arrows: those
/// give way where a language has no room for all.
pub fn cues(desk: &Desk, session: &Session, mut cues: Vec<Cue>) -> Vec<Cue> {
    let arrows = cues.pop_if(|cue| *cue == Cue::Move);
    if session.has_more_hints() {
        cues.push(Cue::Hint);
    }
    let is_term = session
        .step()
        .is_some_and(|step| matches!(step.kind, StepKind::Term(_)));
    if !is_term && !terms(desk, session).is_empty() {
        cues.push(Cue::Term);
    }
    if !aloud(desk, session).is_empty() {
        cues.push(Cue::Aloud);
    }
    cues.extend(arrows);
    cues
}
