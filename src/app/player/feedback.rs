//! What came of an answer, in place of the question's choices: right and go on, or not yet and try again. Hints and the
//! teacher are asked for by their keys, here as on every page.
//!
//! ```text
//!  问题                               ......
//!  你选的：…                          ......
//! ┌──────────────────────────────────────────┐
//! │ 再想一想。                         ......│
//! │ 只看价钱，不知道多重。             ......│
//! └──────────────────────────────────────────┘
//! 想看提示，按 H。                    ......
//! >1 再试一次                              1<
//! ```

use super::{
    Reply, choose, each, explained, matching,
    number::reckoned,
    part, put_together, question,
    screen::{cues, hints, way_cues},
    teacher,
};
use crate::{
    app::{
        causes,
        input::Input,
        layout::Layout,
        page::{Block, NOTICE_COLUMNS, Page},
        picker::Picker,
        view_context::{Bilingual, ViewContext},
        ways::{self, Way},
    },
    course::{self, Mark, StepKind, Verdict},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
    tutor::{Act, Cause, Session},
};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feedback {
    picker: Picker,
    /// What the last act brought in the market.
    told: Vec<Sentence>,
    /// What a task that came to nothing lacks.
    missed: Vec<Sentence>,
    /// Why it came to nothing, once that is found; what the last act brought is not told then.
    why: Option<Box<Cause>>,
    /// They have told each other why they chose what.
    is_talked: bool,
}

impl Feedback {
    pub fn after(self, told: Vec<Sentence>) -> Feedback {
        Feedback { told, ..self }
    }

    /// A task that came to nothing says what it lacks, in figures.
    pub fn missing(self, missed: Vec<Sentence>) -> Feedback {
        Feedback { missed, ..self }
    }

    pub fn tell_why(&mut self, cause: Cause) {
        self.why = Some(Box::new(cause));
    }

    /// What is right is a page of its own.
    pub fn page_id(&self) -> String {
        self.is_talked.to_string()
    }

    pub fn update(&mut self, input: Input, session: &Session) -> Reply {
        if self.is_to_talk(session) {
            self.is_talked = self.picker.pick(input, 1).is_some();
            return Reply::Nothing;
        }
        ways::take(&mut self.picker, input, &ways_on(session)).unwrap_or(Reply::Nothing)
    }

    fn ways(&self, session: &Session) -> Vec<Way<Reply>> {
        match self.is_to_talk(session) {
            true => vec![Way::at(1, sentence::player_each_talked(), Reply::Nothing)],
            false => ways_on(session),
        }
    }

    /// Answers of a group that differ: they talk before they see which is right.
    fn is_to_talk(&self, session: &Session) -> bool {
        let is_step = session.is_of_each() && session.exit().is_none();
        is_step && !self.is_talked && each::do_differ(session)
    }

    /// What each of a group said, and what it came to.
    fn of_each(&self, layout: &Layout, session: &Session, verdict: &Verdict) -> Vec<Block> {
        let ctx = layout.ctx;
        let Some(asked) = session.asked_of_each() else {
            return Vec::new();
        };
        let mut blocks = each::told(layout, session, asked, !self.is_to_talk(session));
        if self.is_to_talk(session) {
            blocks.push(layout.notice(&[ctx.say(&sentence::player_each_differ())], Ink::Plain));
        } else {
            let reasons = verdict.say.iter().filter_map(|feedback| words(ctx, session, feedback));
            blocks.push(each::judged(layout, session, reasons.collect()));
        }
        blocks.push(layout.space());
        blocks
    }

    pub fn page(&self, layout: &Layout, session: &Session) -> Page {
        let ctx = layout.ctx;
        let Some(verdict) = session.verdict() else {
            return Page::default();
        };
        let mut blocks = Vec::new();
        blocks.push(layout.space());
        blocks.extend(question(layout, session));
        if session.is_of_each() && session.exit().is_none() {
            blocks.extend(self.of_each(layout, session, verdict));
            blocks.extend(help(layout, session, verdict));
            return self.with_ways(layout, session, blocks);
        }
        // Whose last answer was wrong is nobody's business.
        if !(session.is_group() && session.exit().is_some()) {
            blocks.extend(marks(layout, session, verdict));
        }
        let (head, ink) = match (verdict.right, session.exit()) {
            (true, _) => (sentence::player_right(), Ink::Good),
            (false, None) => (sentence::player_wrong(), Ink::Bad),
            // There is no second try at it.
            (false, Some(_)) => (sentence::player_exit_wrong(), Ink::Bad),
        };
        // What was done in the market was done; whether it was wise, the market tells later.
        let is_deed = verdict.right
            && session
                .step()
                .is_some_and(|step| matches!(step.kind, StepKind::Task(_)));
        let mut said: Vec<Bilingual> = (!is_deed).then(|| ctx.say(&head)).into_iter().collect();
        // An act on the way to the lesson's end is told as it was done; only the end says that all is done.
        let goes_on = is_deed && !session.is_last_task() && !self.told.is_empty();
        let is_said = |feedback: &&course::Feedback| !goes_on || **feedback != course::Feedback::GoalHolds;
        let feedback = verdict.say.iter().filter(is_said);
        said.extend(feedback.filter_map(|feedback| words(ctx, session, feedback)));
        let measured = session.measured().into_iter();
        said.extend(measured.map(|(figure, worth)| {
            let figure_words = Arg::say(say::figure(figure));
            ctx.say(&sentence::player_measured(figure_words, say::value(figure, worth)))
        }));
        if !verdict.right && session.exit().is_some() {
            said.extend(explained::answer(ctx, session));
        }
        if session.is_group() && session.exit().is_some() {
            let given = session.answers_of_each().into_iter();
            let given: Vec<&Verdict> = given.filter_map(|(_, answer)| answer).collect();
            let right = given.iter().filter(|verdict| verdict.right).count();
            said.push(ctx.say(&sentence::player_exit_all(
                Arg::Number(given.len() as i64),
                Arg::Number(right as i64),
            )));
        }
        let told = self.told.iter().filter(|_| self.missed.is_empty());
        said.extend(self.missed.iter().chain(told).map(|sentence| ctx.say(sentence)));
        blocks.push(layout.notice(&said, ink));
        if let Some(cause) = &self.why {
            blocks.push(Block::notice(causes::lines(&layout.inside(NOTICE_COLUMNS), cause)));
        }
        blocks.push(layout.space());
        blocks.extend(help(layout, session, verdict));
        self.with_ways(layout, session, blocks)
    }

    fn with_ways(&self, layout: &Layout, session: &Session, blocks: Vec<Block>) -> Page {
        let ways = self.ways(session);
        Page {
            blocks,
            options: ways::items(&self.picker, layout, &ways),
            keys: layout.keys(&cues(layout.ctx, session, way_cues(ways.len()))),
            ..Page::default()
        }
    }
}

/// The hints that were shown, by which key there are more, and that the teacher can help.
fn help(layout: &Layout, session: &Session, verdict: &Verdict) -> Vec<Block> {
    if verdict.right {
        return Vec::new();
    }
    let mut blocks = hints(layout, session);
    if session.has_more_hints() && !session.call_teacher() {
        let key = layout.ctx.say(&sentence::player_hint_key());
        blocks.extend([layout.paragraph(&key), layout.space()]);
    }
    blocks.extend(teacher::blocks(layout, session));
    blocks
}

fn ways_on(session: &Session) -> Vec<Way<Reply>> {
    let on = |digit| Way::at(digit, sentence::player_on(), Reply::Act(Act::Next));
    let is_right = session.verdict().is_some_and(|verdict| verdict.right);
    // The exit question is asked once.
    if is_right || session.exit().is_some() {
        return vec![on(1)];
    }
    let mut ways = vec![Way::at(1, sentence::player_again(), Reply::Act(Act::Again))];
    // The market has closed: its last day may be enough.
    let begun_min = session.begun_min();
    if let Some(min) = session.morning_min().filter(|min| Some(*min) != begun_min) {
        let morning = sentence::player_morning(Arg::Moment(min));
        ways.push(Way::at(2, morning, Reply::Act(Act::Morning)));
    }
    if session.task().is_some() && session.call_teacher() && session.may_pass() {
        ways.push(on(3));
    }
    ways
}

/// The parts of the answer: what was put together, if it is right; else each part with its judgement in words.
fn marks(layout: &Layout, session: &Session, verdict: &Verdict) -> Vec<Block> {
    let mut lines = Vec::new();
    if verdict.right && 1 < verdict.marks.len() {
        let made = session.step().map(|step| put_together(layout.ctx, &step.kind, verdict));
        for said in made.into_iter().flatten() {
            lines.extend(layout.lines(&said, Ink::Good));
        }
    } else {
        for mark in &verdict.marks {
            let ink = if mark.right { Ink::Good } else { Ink::Bad };
            let said = judged(session, mark, verdict.marks.len() == 1);
            lines.extend(said.iter().flat_map(|said| layout.lines(&layout.ctx.say(said), ink)));
        }
    }
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Block::text(lines), layout.space()]
}

fn judged(session: &Session, mark: &Mark, is_only: bool) -> Option<Sentence> {
    let item = marked(session, mark)?;
    let is_looked_at = matches!(session.step().map(|step| &step.kind), Some(StepKind::Inspect(_)));
    Some(match (is_only, mark.right) {
        // What is ticked there is held to be a fault.
        (_, true) if is_looked_at => sentence::player_found(item),
        (_, false) if is_looked_at => sentence::player_no_fault(item),
        (true, _) => sentence::player_chosen(item),
        (false, true) => sentence::player_mark_right(item),
        (false, false) => sentence::player_mark_wrong(item),
    })
}

/// Whether nothing at all was ticked.
fn is_unmarked(session: &Session) -> bool {
    session.verdict().is_some_and(|verdict| verdict.marks.is_empty())
}

/// What stands on the screen for a part of the answer.
fn marked(session: &Session, mark: &Mark) -> Option<Arg> {
    match session.exit() {
        Some(exit) => choose::part(&exit.options, &mark.id),
        None => part(&session.step()?.kind, &mark.id),
    }
}

/// Why two parts are not where they belong, in the words of the step.
fn misplaced(session: &Session, feedback: &course::Feedback) -> Option<Sentence> {
    let kind = &session.step()?.kind;
    if let (course::Feedback::Apart { left, right }, StepKind::Match(step)) = (feedback, kind) {
        matching::apart(step, left, right)
    } else if let course::Feedback::TooEarly(item) = feedback {
        part(kind, item).map(sentence::player_too_early)
    } else {
        None
    }
}

/// The author's words for it, else the program's; nothing where all is said.
fn words(ctx: &ViewContext, session: &Session, feedback: &course::Feedback) -> Option<Bilingual> {
    if let Some(why) = misplaced(session, feedback) {
        return Some(ctx.say(&why));
    }
    match session.words(feedback) {
        Some(text) => Some(reckoned(ctx, session, text)).filter(|said| !said.own.is_empty()),
        None if *feedback == course::Feedback::Incomplete && is_unmarked(session) => {
            Some(ctx.say(&sentence::player_nothing_found()))
        }
        None => say::feedback(feedback).map(|sentence| ctx.say(&sentence)),
    }
}
