//! One run through a lesson or scenario, live. A session is (what is played, seed, product, group, the acts so far): submitting the same
//! acts makes the same session, so resuming is replaying.
//!
//! ```text
//!            answer, right            next
//!   Open ───────────────▶ Answered ────────▶ Open, the next step … ▶ Exit (each answers, then all see) ▶ Over
//!    ▲ │  answer, wrong      │  ▲
//!    │ └────────────────▶────┘  └ another answer may follow at once
//!    └────────── again ──┘
//!   Free (a scenario by itself): commands until the market has closed or the learners have had enough
//!     └▶ Reflect (questions about what happened, unless they are skipped) ▶ Over
//! ```
//! In a group a question with options is, like the exit question, answered by each before all see what it came to (`round`).
//! Knows no words and no screen: it returns values, and facts for the log.

mod apart;
mod closing;
mod exit;
mod handing;
mod helping;
mod looking_back;
mod reflecting;
mod round;

use closing::closed;
use reflecting::Reflection;
use round::Round;

use crate::course::{
    Answer, Asked, Choose, DialogOption, DialogProgress, Drawn, Feedback, Lesson, Repeat, Step, StepKind, Task, Text,
    Verdict, draw,
};
use crate::market::{Command, Event, Figure, Market, RULES_VERSION, Refusal, time};

use super::reach::lost;
use super::trading::Trading;
use super::{Act, AttemptId, AttemptLog, Ending, Fact, LearnerId, Outcome, Playable, Taken, Turn, days};

#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub attempt: AttemptId,
    pub playable: Playable,
    pub seed: u64,
    /// One to five; none in a preview.
    pub learners: Vec<LearnerId>,
    phase: Phase,
    /// Index of the step; of no meaning in free play.
    position: usize,
    progress: Progress,
    talk: Option<DialogProgress>,
    trading: Option<Trading>,
    /// The market as it closed before a task began it anew.
    before: Option<Market>,
    /// Judged once the market has settled.
    stars: Vec<bool>,
    /// Whether a question with options is asked of each of a group, see `round`. Older programs took one answer for all.
    is_each: bool,
    round: Round,
    /// How often somebody whose turn it was was away.
    passed: usize,
    /// How often parcels were handed over in markets that a task began anew, or whoever's turn it was to do so was away.
    handed: usize,
}

#[derive(Debug, Clone, PartialEq)]
enum Phase {
    /// A step waits.
    Open,
    /// The step's feedback stands.
    Answered(Verdict),
    /// A scenario by itself.
    Free,
    /// Its market has closed, and questions about it wait.
    Reflect(Reflection),
    /// The exit question waits for the next learner; nobody sees yet what the others' answers came to.
    Exit,
    /// All have answered, and the feedback stands.
    ExitAnswered(Verdict),
    Over,
}

/// What happened on the present step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Progress {
    tries: u32,
    misses: u32,
    /// Hints shown so far.
    hints: usize,
    refusals: u32,
    refusals_in_a_row: u32,
    misconceptions: Vec<String>,
    /// The learners asked for the teacher.
    is_teacher_asked: bool,
    /// It stands in the log that the teacher was called.
    is_call_logged: bool,
}

impl Session {
    /// Begins an attempt. The first fact of its log is `opened()`.
    pub fn open(playable: Playable, attempt: AttemptId, seed: u64, learners: Vec<LearnerId>) -> Session {
        let is_each = 1 < learners.len();
        Session::begin(playable, attempt, seed, learners, is_each)
    }

    /// The attempt of this log before its first act.
    pub(super) fn of_log(playable: Playable, log: &AttemptLog) -> Session {
        Session::begin(playable, log.id, log.seed, log.learners.clone(), log.is_each)
    }

    fn begin(playable: Playable, attempt: AttemptId, seed: u64, learners: Vec<LearnerId>, is_each: bool) -> Session {
        let mut session = Session {
            attempt,
            is_each,
            seed,
            learners,
            phase: Phase::Open,
            position: 0,
            progress: Progress::default(),
            talk: None,
            trading: None,
            before: None,
            stars: Vec::new(),
            round: Round::default(),
            passed: 0,
            handed: 0,
            playable,
        };
        if session.playable.lesson.is_some() {
            session.arrive(0);
        } else {
            session.phase = Phase::Free;
            session.open_market();
        }
        session
    }

    /// Goes on with an attempt by replaying its acts. Nothing if they come to something else than what stands in its log,
    /// because the lesson or the rules have changed: then the attempt is to be closed by `stale` and begun afresh as its child.
    pub fn resume(playable: Playable, attempt: &AttemptLog) -> Option<Session> {
        if playable.what != attempt.what || playable.product != attempt.product {
            return None;
        }
        let mut session = Session::of_log(playable, attempt);
        let mut logged = attempt.results.iter();
        for (at, line) in attempt.acts.iter().enumerate() {
            let act: Act = line.parse().ok()?;
            let turn = session.submit(&act);
            let mut results = turn.facts.iter().filter(|fact| fact.is_result());
            let is_own = attempt.taken <= at;
            if turn.outcome == Outcome::Unfit || (is_own && !results.all(|result| logged.next() == Some(result))) {
                return None;
            }
        }
        // What the replay lacks is a difference too.
        logged.next().is_none().then_some(session)
    }

    /// Returns the fact that opens the attempt's log.
    pub fn opened(&self, parent: Option<AttemptId>) -> Fact {
        self.opened_with(parent, Taken::default())
    }

    /// Returns the fact that opens the log of an attempt that goes on from another.
    pub fn opened_with(&self, parent: Option<AttemptId>, taken: Taken) -> Fact {
        Fact::AttemptOpened {
            attempt: self.attempt,
            what: self.playable.what.clone(),
            seed: self.seed,
            learners: self.learners.clone(),
            fingerprint: self.playable.fingerprint(),
            rules_version: RULES_VERSION,
            parent,
            taken,
            product: self.playable.product.clone(),
            is_each: self.is_each,
        }
    }

    /// Returns the fact that closes an attempt which cannot be replayed any more.
    pub fn stale(attempt: AttemptId) -> Fact {
        closed(attempt, Ending::Stale)
    }

    /// Returns the fact that closes the attempt where it stands, for good.
    pub fn left(&self) -> Fact {
        closed(self.attempt, Ending::Left)
    }

    /// Does an act and returns what came of it.
    pub fn submit(&mut self, act: &Act) -> Turn {
        let by = self.learners.get(self.turn()).filter(|_| self.is_group()).copied();
        let day = self.market().map(|market| time::day_of(market.now_min));
        let mut turn = self.take(act);
        if turn.outcome != Outcome::Unfit {
            let acted = Fact::Acted {
                attempt: self.attempt,
                act: act.to_string(),
                days: day.and_then(|day| days::mark(self.market()?, day)),
                by,
            };
            turn.facts.insert(0, acted);
        }
        turn
    }

    /// Returns the lesson; nothing in free play.
    pub fn lesson(&self) -> Option<&Lesson> {
        self.playable.lesson.as_deref()
    }

    /// Returns the step that is shown; nothing at the exit question, in free play and at the end.
    pub fn step(&self) -> Option<&Step> {
        match self.phase {
            Phase::Open | Phase::Answered(_) => self.lesson()?.steps.get(self.position),
            Phase::Free | Phase::Reflect(_) | Phase::Exit | Phase::ExitAnswered(_) | Phase::Over => None,
        }
    }

    /// Returns the step's place, from 0, and how many there are.
    pub fn position(&self) -> (usize, usize) {
        let steps = self.lesson().map_or(0, |lesson| lesson.steps.len());
        (self.position.min(steps), steps)
    }

    /// Whether several sit here.
    pub fn is_group(&self) -> bool {
        1 < self.learners.len()
    }

    /// Returns whose turn it is to press, as an index into the group: it goes round by step, in a task also with each label
    /// that is stuck on by hand, in free play with each decision and each day, and past who is away. Handing over has a round
    /// of its own, see `handing`.
    pub fn turn(&self) -> usize {
        let group = self.learners.len().max(1);
        match self.phase {
            Phase::Open if self.is_asking_each() => self.round.turn(group),
            Phase::Open if self.is_handing_over() => self.turn_to_hand_over(group),
            Phase::Open => {
                let trading = self.trading.as_ref().filter(|_| self.is_task());
                (self.position + self.passed + trading.map_or(0, Trading::stuck)) % group
            }
            Phase::Answered(_) | Phase::Over => (self.position + self.passed) % group,
            Phase::Free => {
                let day = self.market().map_or(1, |market| time::day_of(market.now_min));
                let decided = self.trading.as_ref().map_or(0, Trading::decided);
                (usize::try_from(day - 1).unwrap_or(0) + decided + self.passed) % group
            }
            Phase::Reflect(_) => (self.question_place().0 + self.passed) % group,
            Phase::Exit | Phase::ExitAnswered(_) => self.round.turn(group),
        }
    }

    /// Returns the exit question while it is asked; `turn` says of whom.
    pub fn exit(&self) -> Option<&Choose> {
        match self.phase {
            Phase::Exit | Phase::ExitAnswered(_) => self.lesson()?.exit.as_ref(),
            Phase::Open | Phase::Answered(_) | Phase::Free | Phase::Reflect(_) | Phase::Over => None,
        }
    }

    pub fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    /// Returns the feedback that stands, of the step or the exit question.
    pub fn verdict(&self) -> Option<&Verdict> {
        match &self.phase {
            Phase::Answered(verdict) | Phase::ExitAnswered(verdict) => Some(verdict),
            Phase::Open | Phase::Free | Phase::Reflect(_) | Phase::Exit | Phase::Over => None,
        }
    }

    /// Returns the market, from the lesson's first task on.
    pub fn market(&self) -> Option<&Market> {
        self.trading.as_ref().map(|trading| &trading.market)
    }

    /// Returns the market as it closed before a task began it anew.
    pub fn market_before(&self) -> Option<&Market> {
        self.before.as_ref()
    }

    /// Returns the task at hand, while it waits to be done.
    pub fn task(&self) -> Option<&Task> {
        let StepKind::Task(task) = &self.step()?.kind else {
            return None;
        };
        (self.phase == Phase::Open).then_some(task)
    }

    /// Whether the task at hand has come about already, so that `Next` goes on.
    pub fn is_task_done(&self) -> bool {
        self.task().is_some_and(|task| self.holds(task))
    }

    /// Returns what a command would do as it was done in the market before, where the task wants it done otherwise.
    pub fn repeats(&self, command: &Command) -> Option<Repeat> {
        let task = self.task()?;
        task.repeats(command, self.market()?, self.market_before()?)
    }

    /// Whether the task at hand is the last that the market knows: then it closes, or begins anew.
    pub fn is_last_task(&self) -> bool {
        self.later_tasks().next().is_none_or(|task| task.again)
    }

    /// The tasks that follow the step at hand.
    fn later_tasks(&self) -> impl Iterator<Item = &Task> {
        let steps = self.lesson().map_or(&[][..], |lesson| &lesson.steps);
        steps.iter().skip(self.position + 1).filter_map(task_of)
    }

    /// Whether anything that stands was done in the market since the task or the free play began.
    pub fn has_traded(&self) -> bool {
        self.trading.as_ref().is_some_and(Trading::has_begun_task)
    }

    /// Returns which star goals held; empty until the market has settled.
    pub fn stars(&self) -> &[bool] {
        &self.stars
    }

    pub fn can_undo(&self) -> bool {
        let is_trading = self.task().is_some() || self.phase == Phase::Free;
        is_trading && self.trading.as_ref().is_some_and(Trading::can_undo)
    }

    /// Returns the minute to which the morning leads back; nothing where there is nothing to take back.
    pub fn morning_min(&self) -> Option<u32> {
        self.in_market()?.morning_min()
    }

    /// Returns the minute to which the task, or the free play, leads back when it is begun again.
    pub fn begun_min(&self) -> Option<u32> {
        self.in_market()?.begun_min()
    }

    /// Returns the trading while something can be taken back of it.
    fn in_market(&self) -> Option<&Trading> {
        let is_trading = self.is_task() || self.phase == Phase::Free;
        self.trading.as_ref().filter(|_| is_trading && !self.is_right())
    }

    /// Returns the talk of a dialog step.
    pub fn talk(&self) -> Option<&DialogProgress> {
        self.talk.as_ref()
    }

    /// Returns what may be said at this point of the talk.
    pub fn talk_options(&self) -> Vec<&DialogOption> {
        let (Some(talk), Some(StepKind::Dialog(dialog))) = (&self.talk, self.step().map(|step| &step.kind)) else {
            return Vec::new();
        };
        talk.options(dialog)
    }

    /// Returns the drawn values of a number step.
    pub fn drawn(&self) -> Option<Drawn> {
        let step = self.step()?;
        let StepKind::Number(number) = &step.kind else {
            return None;
        };
        Some(number.drawn(self.seed, &step.id))
    }

    /// Returns the places in which the screen shows an order's items, a match's right sides or a title's tiles.
    pub fn shuffled(&self) -> Vec<usize> {
        let Some(step) = self.step() else {
            return Vec::new();
        };
        draw::shuffled(self.seed, &step.id, step.kind.shuffled_parts())
    }

    /// Returns the author's words for a feedback; nothing where `say` has its own.
    pub fn words(&self, feedback: &Feedback) -> Option<&Text> {
        match self.exit() {
            Some(exit) => exit.words(feedback),
            None => self.step()?.kind.words(feedback),
        }
        .filter(|text| !text.is_empty())
    }

    fn is_task(&self) -> bool {
        self.step().is_some_and(|step| matches!(step.kind, StepKind::Task(_)))
    }

    fn is_right(&self) -> bool {
        self.verdict().is_some_and(|verdict| verdict.right)
    }

    fn take(&mut self, act: &Act) -> Turn {
        match (&self.phase, act) {
            (Phase::Over, _) => Turn::unfit(),
            (Phase::Exit | Phase::ExitAnswered(_), _) => self.take_at_exit(act),
            (_, Act::Away) => self.pass_over(),
            (Phase::Reflect(_), _) => self.take_reflecting(act),
            (_, Act::Hint) => self.hint(),
            (_, Act::Teacher) => self.ask_teacher(),
            (_, Act::Undo) => self.undo(),
            (_, Act::Morning) => self.morning(),
            (_, Act::Again) => self.again(),
            (_, Act::Next) => self.next(),
            (_, Act::Market(command)) => self.trade(command),
            (_, Act::Answer(_)) if self.is_right() => Turn::unfit(),
            (_, Act::Answer(answer)) => self.answer(answer),
            (_, Act::Exit { .. } | Act::Reflect(_) | Act::Skip) => Turn::unfit(),
        }
    }

    fn answer(&mut self, answer: &Answer) -> Turn {
        let asked = Asked {
            seed: self.seed,
            rules: &self.playable.rules,
            talk: self.talk.as_ref(),
        };
        let Some(graded) = self.step().and_then(|step| step.grade(answer, asked)) else {
            return Turn::unfit();
        };
        if graded.talk.is_some() {
            self.talk = graded.talk;
        }
        match graded.verdict {
            Some(verdict) if self.is_asking_each() => self.pressed(Some(verdict)),
            Some(verdict) => self.judge(verdict, Vec::new()),
            None => Turn::of(Outcome::Continued),
        }
    }

    /// An answer was graded, a talk or a task came to its end: counts it and shows the feedback.
    fn judge(&mut self, verdict: Verdict, events: Vec<Event>) -> Turn {
        for misconception in &verdict.misconceptions {
            // The same wrong answer twice is one misconception.
            if !self.progress.misconceptions.contains(misconception) {
                self.progress.misconceptions.push(misconception.clone());
            }
        }
        self.show(verdict, events)
    }

    /// One try more has come to something: its feedback stands.
    fn show(&mut self, verdict: Verdict, events: Vec<Event>) -> Turn {
        let mut facts = Vec::new();
        self.progress.tries += 1;
        if verdict.right {
            facts.extend(self.step_done(true));
        } else {
            self.progress.misses += 1;
            facts.push(Fact::Missed {
                attempt: self.attempt,
                step: self.step_id(),
                misconceptions: verdict.misconceptions.clone(),
            });
        }
        self.phase = Phase::Answered(verdict.clone());
        facts.extend(self.teacher_called());
        Turn {
            events,
            facts,
            ..Turn::judged(verdict)
        }
    }

    fn trade(&mut self, command: &Command) -> Turn {
        if self.task().is_none() && self.phase != Phase::Free {
            return Turn::unfit();
        }
        let was_lost = lost(self);
        let Some(trading) = &mut self.trading else {
            return Turn::unfit();
        };
        match trading.execute(command) {
            Err(refusal) => self.refused(refusal),
            Ok(events) => {
                self.progress.refusals_in_a_row = 0;
                let mut turn = self.after_trade(events);
                turn.lost = lost(self);
                turn.lost
                    .retain(|goal| was_lost.iter().all(|was| was.whose != goal.whose));
                turn
            }
        }
    }

    fn refused(&mut self, refusal: Refusal) -> Turn {
        self.progress.refusals += 1;
        self.progress.refusals_in_a_row += 1;
        let mut facts = vec![Fact::Refused {
            attempt: self.attempt,
            step: self.step_id(),
            code: refusal.code().to_owned(),
        }];
        facts.extend(self.teacher_called());
        Turn {
            refusal: Some(refusal),
            facts,
            ..Turn::of(Outcome::Refused)
        }
    }

    /// Looks whether the task is done or the market has closed.
    fn after_trade(&mut self, events: Vec<Event>) -> Turn {
        let is_closed = self.market().is_some_and(Market::is_over);
        let feedback = match self.task() {
            None if is_closed => return self.judge_free_play(events),
            Some(task) if self.holds(task) => Feedback::GoalHolds,
            Some(_) if is_closed => Feedback::GoalMissed,
            _ => {
                return Turn {
                    events,
                    ..Turn::of(Outcome::Continued)
                };
            }
        };
        let verdict = Verdict {
            right: feedback == Feedback::GoalHolds,
            marks: Vec::new(),
            say: vec![feedback],
            misconceptions: Vec::new(),
        };
        self.judge(verdict, events)
    }

    fn holds(&self, task: &Task) -> bool {
        let figure = |figure: Figure| self.market().map_or(0, |market| market.figure(figure));
        let is_otherwise = || match (self.market(), self.market_before()) {
            (Some(market), Some(before)) => task.is_otherwise(market, before),
            _ => true,
        };
        // Without a market there is nothing to reach, and nobody is held up.
        self.market().is_none() || task.goal.holds(&figure) && is_otherwise()
    }

    fn undo(&mut self) -> Turn {
        if !self.can_undo() {
            return Turn::unfit();
        }
        let trading = self.trading.as_mut().expect("a market whose command can be undone");
        Turn {
            undone: trading.undo(),
            ..Turn::of(Outcome::Undone)
        }
    }

    fn again(&mut self) -> Turn {
        let is_missed = matches!(&self.phase, Phase::Answered(verdict) if !verdict.right);
        let is_trading = self.phase == Phase::Free || self.is_task();
        let has_traded = is_trading && self.has_traded();
        let has_talked = self.talk.as_ref().is_some_and(|talk| !talk.path.is_empty());
        if self.is_right() || !(is_missed || has_traded || has_talked) {
            return Turn::unfit();
        }
        self.try_anew();
        self.begin_talk();
        if let Some(trading) = self.trading.as_mut().filter(|_| is_trading) {
            trading.restart_task();
        }
        Turn::of(Outcome::Restarted)
    }

    fn pass_over(&mut self) -> Turn {
        if !self.is_group() {
            return Turn::unfit();
        }
        if self.is_asking_each() {
            return self.pressed(None);
        }
        if self.is_handing_over() {
            self.handed += 1;
        } else {
            self.passed += 1;
        }
        Turn::of(Outcome::Continued)
    }

    fn morning(&mut self) -> Turn {
        if self.morning_min().is_none() {
            return Turn::unfit();
        }
        self.try_anew();
        if let Some(trading) = &mut self.trading {
            trading.restart_day();
        }
        Turn::of(Outcome::Restarted)
    }

    /// What was tried is given up, or was a miss: the step waits again.
    fn try_anew(&mut self) {
        match self.phase {
            Phase::Answered(_) => self.phase = Phase::Open,
            // Given up halfway: a try that came to nothing, but no miss.
            Phase::Open | Phase::Free | Phase::Reflect(_) | Phase::Exit | Phase::ExitAnswered(_) | Phase::Over => {
                self.progress.tries += 1
            }
        }
        self.progress.refusals_in_a_row = 0;
    }

    fn next(&mut self) -> Turn {
        if self.phase == Phase::Free {
            return self.judge_free_play(Vec::new());
        }
        let Some(step) = self.step() else {
            return Turn::unfit();
        };
        let is_done = match (&self.phase, &step.kind) {
            (Phase::Open, kind) if !kind.is_asked() => false,
            // The goal held before anything was done for it.
            (Phase::Open, StepKind::Task(task)) if self.holds(task) => {
                self.progress.tries += 1;
                false
            }
            (Phase::Answered(verdict), _) if verdict.right => true,
            _ if self.may_pass() => false,
            _ => return Turn::unfit(),
        };
        let mut turn = Turn::of(Outcome::Moved);
        if !is_done {
            let right = !self.may_pass();
            turn.facts.extend(self.step_done(right));
        }
        turn.events = self.settle_after_last_task();
        self.arrive(self.position + 1);
        if self.is_over() {
            turn.facts.push(self.finished());
        }
        turn
    }

    /// Stands on a step, or behind the last one.
    fn arrive(&mut self, position: usize) {
        self.position = position;
        self.progress = Progress::default();
        let Some(lesson) = &self.playable.lesson else {
            return;
        };
        self.phase = if position < lesson.steps.len() {
            Phase::Open
        } else if lesson.exit.is_some() {
            Phase::Exit
        } else {
            Phase::Over
        };
        self.begin_round();
        self.begin_talk();
        if let Some(StepKind::Task(task)) = self.step().map(|step| &step.kind) {
            if task.again {
                self.handed += self.trading.as_ref().map_or(0, Trading::handed);
                self.before = self.trading.take().map(|trading| trading.market);
            }
            self.open_market();
        }
    }

    /// Stands at the talk's start; nowhere when the step is no talk.
    fn begin_talk(&mut self) {
        let kind = self.step().map(|step| &step.kind);
        self.talk = if let Some(StepKind::Dialog(dialog)) = kind {
            Some(DialogProgress::begin(dialog))
        } else {
            None
        };
    }

    /// Opens the market at the first task; marks where each later one begins.
    fn open_market(&mut self) {
        let Some(play) = &self.playable.play else {
            return;
        };
        let trading = self
            .trading
            .get_or_insert_with(|| Trading::open(&play.setting, self.seed));
        trading.begin_task();
    }

    /// When no task follows the present one, or one that begins anew, runs the market on until all is closed and judges the stars.
    fn settle_after_last_task(&mut self) -> Vec<Event> {
        if self.is_task() && self.is_last_task() {
            self.settle()
        } else {
            Vec::new()
        }
    }

    fn settle(&mut self) -> Vec<Event> {
        let (Some(trading), Some(play)) = (&mut self.trading, &self.playable.play) else {
            return Vec::new();
        };
        let events = match &self.playable.lesson {
            // The lesson has led on to its next page: nobody can answer here any more.
            Some(_) => trading.market.settle_minded(),
            None => trading.market.settle(),
        };
        let figure = |figure: Figure| trading.market.figure(figure);
        self.stars = play.stars.iter().map(|star| star.goal.holds(&figure)).collect();
        events
    }

    fn judge_free_play(&mut self, mut events: Vec<Event>) -> Turn {
        events.extend(self.settle());
        Turn {
            events,
            facts: self.begin_reflecting().into_iter().collect(),
            ..Turn::of(Outcome::Moved)
        }
    }

    /// What the step came to: for all at once, or for each who answered it.
    fn step_done(&self, right: bool) -> Vec<Fact> {
        let Some(step) = self.step() else {
            return Vec::new();
        };
        let progress = &self.progress;
        let is_clean = progress.tries <= 1 && progress.hints == 0 && progress.refusals == 0;
        let done = Fact::StepDone {
            attempt: self.attempt,
            step: step.id.clone(),
            learners: self.learners.clone(),
            skill: step.skill.clone(),
            right,
            first_try_right: right && is_clean,
            tries: progress.tries,
            hints: u32::try_from(progress.hints).unwrap_or(u32::MAX),
            misconceptions: progress.misconceptions.clone(),
        };
        if self.has_each_tried() {
            self.of_each(&done)
        } else {
            vec![done]
        }
    }

    /// Empty in free play.
    fn step_id(&self) -> String {
        self.step().map(|step| step.id.clone()).unwrap_or_default()
    }
}

fn task_of(step: &Step) -> Option<&Task> {
    if let StepKind::Task(task) = &step.kind {
        Some(task)
    } else {
        None
    }
}

impl Turn {
    fn of(outcome: Outcome) -> Turn {
        Turn {
            outcome,
            verdict: None,
            events: Vec::new(),
            undone: Vec::new(),
            refusal: None,
            lost: Vec::new(),
            facts: Vec::new(),
        }
    }

    fn unfit() -> Turn {
        Turn::of(Outcome::Unfit)
    }

    fn judged(verdict: Verdict) -> Turn {
        let outcome = if verdict.right { Outcome::Right } else { Outcome::Wrong };
        Turn {
            verdict: Some(verdict),
            ..Turn::of(outcome)
        }
    }
}
