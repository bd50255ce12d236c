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
//!  feedback: go on · try again      the market's tabs, until the goal holds or Esc
//!        │ the teacher's key          comes back here
//!        ▼
//!  the answer
//! ```
//!
//! All that counts is in the `Session`; what is kept here besides is the unsent answer and which page is open.

use std::{collections::BTreeSet, sync::Arc};

use super::{Asking, Reply, explained, feedback::Feedback, glossary, guess::Guessing, reach, said_aloud, teacher};
use crate::{
    app::{
        aloud::{Utterance, utterances},
        home::title,
        input::Input,
        job::{Came, Job, JobId, News},
        keymap::{Action, Cue, Mode, action},
        layout::Layout,
        lesson_end::LessonEnd,
        market::{HOST_LINES, KEY_ROWS, MarketOutcome, MarketScreen, describe_events, goal_rows, undone},
        page::{Block, Page, View},
        picker::Picker,
        screen::{Screen, ScreenRequest},
        sign_in::group,
        view_context::{Bilingual, ViewContext},
    },
    course::{Goal, Repeat, Text},
    market::Market,
    say::{self, Arg, Sentence, sentence},
    text::{Ink, Line},
    tutor::{Act, Cause, Fact, Guessed, LearnerId, Outcome, Session, Turn, What, Worlds},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Player {
    pub session: Session,
    stage: PlayerPage,
    /// Something was lost by the last act, and why is being looked for.
    inquest: Option<Inquest>,
    /// The reasons that were guessed in this attempt: the same is told at once the next time.
    guessed: BTreeSet<Guessed>,
    /// What was taken back outside the market's pages, until something else is done.
    told: Option<Sentence>,
    /// Who was passed over by the last key.
    passed_over: Option<LearnerId>,
    /// The teacher was asked for after the last hint: over the market there is room for one of both.
    is_teacher_last: bool,
    /// The market's pages as they were left, of which step: whoever comes back finds what was half chosen.
    left_market: Option<(Option<String>, Box<MarketScreen>)>,
}

/// What a job is to find: why something was lost since a line of the market's log.
#[derive(Debug, Clone, PartialEq)]
struct Inquest {
    worlds: Arc<Worlds>,
    from: usize,
    /// Nothing before it is begun.
    id: Option<JobId>,
}

/// The page that is open.
#[derive(Debug, Clone, PartialEq)]
enum PlayerPage {
    Asking(Asking),
    Feedback(Feedback),
    /// The answer, as the teacher has explained it.
    Explained,
    Market(Box<MarketScreen>),
    /// Why something was lost is guessed, over the page that tells it then.
    Guess(Box<Guessing>, Box<PlayerPage>),
}

impl Player {
    pub fn of(session: Session) -> Player {
        let mut player = Player {
            stage: stage(&session),
            session,
            inquest: None,
            guessed: BTreeSet::new(),
            told: None,
            passed_over: None,
            is_teacher_last: false,
            left_market: None,
        };
        player.look_back();
        player
    }

    /// The job that waits for why something was lost.
    pub fn awaits(&self) -> Option<JobId> {
        self.inquest.as_ref()?.id
    }

    pub fn wants(&self) -> Option<Job> {
        let inquest = self.inquest.as_ref().filter(|inquest| inquest.id.is_none())?;
        Some(Job::Cause(Arc::clone(&inquest.worlds), inquest.from))
    }

    pub fn begun(&mut self, id: JobId) {
        if let Some(inquest) = &mut self.inquest {
            inquest.id = Some(id);
        }
    }

    /// Nobody waits for it any more; what was lost is told once more at the end.
    pub fn forget(&mut self, id: JobId) {
        self.inquest.take_if(|inquest| inquest.id == Some(id));
    }

    pub fn hear(&mut self, id: JobId, news: News) {
        let News::Done(reply) = news else { return };
        let Some(inquest) = self.inquest.take_if(|inquest| inquest.id == Some(id)) else {
            return;
        };
        let Came::Cause(Some(cause)) = reply.came else { return };
        match inquest.worlds.guess(&cause) {
            Some(guess) if !self.is_guessing() && self.guessed.insert(guess.choices[guess.right]) => {
                let guessing = Guessing::of(guess, cause, &self.session.learners, self.session.turn());
                let under = std::mem::replace(&mut self.stage, PlayerPage::Feedback(Feedback::default()));
                self.stage = PlayerPage::Guess(Box::new(guessing), Box::new(under));
            }
            _ => self.tell_why(*cause),
        }
    }

    /// On the page that has a place for it; elsewhere whoever has guessed has read it.
    fn tell_why(&mut self, cause: Cause) {
        match &mut self.stage {
            PlayerPage::Market(market_screen) => market_screen.tell_why(cause),
            PlayerPage::Feedback(feedback) => feedback.tell_why(cause),
            PlayerPage::Asking(_) | PlayerPage::Explained | PlayerPage::Guess(..) => {}
        }
    }

    /// Nobody guesses any more: the page under it tells why.
    pub fn end_guess(&mut self) {
        let stage = std::mem::replace(&mut self.stage, PlayerPage::Feedback(Feedback::default()));
        match stage {
            PlayerPage::Guess(guessing, under) => {
                self.stage = *under;
                self.tell_why(*guessing.cause);
            }
            PlayerPage::Market(_) | PlayerPage::Feedback(_) | PlayerPage::Explained | PlayerPage::Asking(_) => {
                self.stage = stage;
            }
        }
    }

    /// Whether why something was lost is guessed.
    pub fn is_guessing(&self) -> bool {
        matches!(self.stage, PlayerPage::Guess(..))
    }

    fn guess(&mut self, input: Input, asked: Option<Action>) -> ScreenRequest {
        let PlayerPage::Guess(guessing, _) = &mut self.stage else {
            return ScreenRequest::Stay;
        };
        let is_done = match asked {
            Some(Action::Back) => true,
            Some(Action::Away) => {
                self.passed_over = guessing.pass_over();
                false
            }
            _ => guessing.update(input),
        };
        if is_done {
            self.end_guess();
        }
        ScreenRequest::Stay
    }

    /// Goes on in the market, if the last act before was done there and the market is not asked about yet.
    pub fn back_in_market(mut self, ctx: &ViewContext) -> Player {
        let market = self.session.market().filter(|_| self.session.question().is_none());
        if let (PlayerPage::Asking(_), Some(market)) = (&self.stage, market) {
            self.stage = PlayerPage::Market(Box::new(MarketScreen::open(market, ctx)));
        }
        self
    }

    /// The market's pages, if they are open.
    pub fn market_screen(&self) -> Option<(&MarketScreen, &Market)> {
        match &self.stage {
            PlayerPage::Market(market_screen) => Some((market_screen, self.session.market()?)),
            PlayerPage::Asking(_) | PlayerPage::Feedback(_) | PlayerPage::Explained | PlayerPage::Guess(..) => None,
        }
    }

    /// Which step, and which page of it.
    pub fn page_id(&self) -> String {
        let page = match &self.stage {
            PlayerPage::Asking(asking) => format!("{:?}", std::mem::discriminant(asking)),
            PlayerPage::Feedback(feedback) => feedback.page_id(),
            PlayerPage::Explained => String::new(),
            PlayerPage::Market(market_screen) => market_screen.page_id(),
            PlayerPage::Guess(guessing, _) => guessing.page_id(),
        };
        let stage = std::mem::discriminant(&self.stage);
        // Of a question that is asked of each, the next one's page is another.
        let asked = self.session.asked_so_far();
        format!("{:?} {asked} {stage:?} {page}", self.session.position())
    }

    pub fn mode(&self) -> Mode {
        let is_typing = match &self.stage {
            PlayerPage::Asking(asking) => asking.is_typing(),
            PlayerPage::Market(market_screen) => market_screen.is_typing(),
            PlayerPage::Feedback(_) | PlayerPage::Explained | PlayerPage::Guess(..) => false,
        };
        if is_typing { Mode::Digits } else { Mode::Choosing }
    }

    pub fn has_hint(&self) -> bool {
        self.session.has_more_hints() && self.stage != PlayerPage::Explained
    }

    /// Shows one hint more, where one stands.
    pub fn hint(&mut self, facts: &mut Vec<Fact>) {
        self.end_guess();
        self.is_teacher_last = false;
        facts.extend(self.session.submit(&Act::Hint).facts);
    }

    /// Ids of the glossary's words on the page.
    pub fn terms(&self, ctx: &ViewContext) -> Vec<String> {
        match &self.stage {
            PlayerPage::Market(market_screen) => {
                let words = self.session.market().map(|market| market_screen.words(market, ctx));
                glossary::together(glossary::of_step(ctx, &self.session), &words.unwrap_or_default(), ctx)
            }
            PlayerPage::Asking(_) | PlayerPage::Feedback(_) | PlayerPage::Explained | PlayerPage::Guess(..) => {
                glossary::of_step(ctx, &self.session)
            }
        }
    }

    /// Whether the teacher's key does something here.
    pub fn has_teacher(&self) -> bool {
        teacher::helps(&self.session) && self.stage != PlayerPage::Explained
    }

    /// Asks for the teacher, and whoever asks stays where they are; or shows the answer, once the teacher is called.
    pub fn teacher(&mut self, facts: &mut Vec<Fact>) {
        self.is_teacher_last |= teacher::helps(&self.session);
        if self.session.can_ask_teacher() {
            facts.extend(self.session.submit(&Act::Teacher).facts);
        } else if teacher::shows_answer(&self.session) {
            self.stage = PlayerPage::Explained;
        }
    }

    /// Whether somebody may be away: several learn here.
    pub fn is_group(&self) -> bool {
        self.session.is_group()
    }

    /// Whose turn it is is not here: the next one presses, and what was begun stays as it is.
    pub fn pass_over(&mut self, facts: &mut Vec<Fact>) -> ScreenRequest {
        if let PlayerPage::Guess(guessing, _) = &mut self.stage {
            self.passed_over = guessing.pass_over();
            return ScreenRequest::Stay;
        }
        let was_each = self.session.is_asking_each();
        let whose = self.session.learners.get(self.session.turn()).copied();
        let turn = self.session.submit(&Act::Away);
        self.passed_over = whose.filter(|_| turn.outcome != Outcome::Unfit);
        facts.extend(turn.facts);
        if self.session.is_over() {
            return self.over();
        }
        if was_each {
            self.stage = stage(&self.session);
        }
        ScreenRequest::Stay
    }

    /// The step's words in the languages that can be heard here; none where nothing speaks.
    pub fn aloud(&self, ctx: &ViewContext) -> Vec<Utterance> {
        aloud(ctx, &self.session)
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> ScreenRequest {
        let (passed_over, page, written) = (self.passed_over.take(), self.page_id(), facts.len());
        let request = self.take_input(input, ctx, facts);
        // Who was passed over is told until something is done, or another page is shown.
        if self.passed_over.is_none() && self.page_id() == page && facts.len() == written {
            self.passed_over = passed_over;
        }
        request
    }

    fn take_input(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> ScreenRequest {
        let asked = match input {
            Input::Key(key) => action(key, self.mode()),
            Input::Click(_) | Input::Scroll(_) | Input::Resized(_) | Input::Job(..) => None,
        };
        if self.is_guessing() {
            return self.guess(input, asked);
        }
        match asked {
            Some(Action::Hint) => {
                if self.has_hint() {
                    self.hint(facts);
                }
                return ScreenRequest::Stay;
            }
            Some(Action::Teacher) => {
                self.teacher(facts);
                return ScreenRequest::Stay;
            }
            Some(Action::Aloud) => return ScreenRequest::ReadAloud(self.aloud(ctx)),
            Some(Action::Away) => return self.pass_over(facts),
            Some(Action::Term) => {
                let terms = self.terms(ctx);
                return match terms.is_empty() {
                    true => ScreenRequest::Stay,
                    false => ScreenRequest::Terms(terms),
                };
            }
            _ => {}
        }
        if let (PlayerPage::Market(market_screen), Some(market)) = (&mut self.stage, self.session.market()) {
            let outcome = market_screen.update(input, market, ctx);
            return self.trade(outcome, facts);
        }
        if let (Some(Action::Back), PlayerPage::Asking(Asking::Ending(_) | Asking::Restart(_))) = (asked, &self.stage) {
            self.stage = stage(&self.session);
            return ScreenRequest::Stay;
        }
        if asked == Some(Action::Back) && self.session.question().is_some() {
            return self.submit(&Act::Skip, facts);
        }
        if asked == Some(Action::Back) {
            return if self.mode() == Mode::Digits {
                ScreenRequest::Menu
            } else {
                ScreenRequest::AskLeave
            };
        }
        let reply = match &mut self.stage {
            PlayerPage::Asking(asking) => asking.update(input, &self.session),
            PlayerPage::Feedback(feedback) => feedback.update(input, &self.session),
            PlayerPage::Explained => Asking::Reading(Picker::default()).update(input, &self.session),
            PlayerPage::Market(_) | PlayerPage::Guess(..) => Reply::Nothing,
        };
        if reply != Reply::Nothing {
            self.told = None;
        }
        match reply {
            Reply::Nothing => ScreenRequest::Stay,
            Reply::Market => {
                let step = self.step_id();
                if let Some(market) = self.session.market() {
                    let left = self.left_market.take().filter(|(of_step, _)| *of_step == step);
                    let mut opened = match left {
                        Some((_, left)) => left.open_again(market, ctx),
                        None => MarketScreen::open(market, ctx),
                    };
                    opened.lead_back(reach::way_back(&self.session), market);
                    self.stage = PlayerPage::Market(Box::new(opened));
                }
                ScreenRequest::Stay
            }
            Reply::Show(asking) => {
                self.stage = PlayerPage::Asking(asking);
                ScreenRequest::Stay
            }
            Reply::Act(act) => self.submit(&act, facts),
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let (mut top, mut page) = match &self.stage {
            PlayerPage::Asking(asking) => (self.step_top(&layout), asking.page(&layout, &self.session)),
            PlayerPage::Feedback(feedback) => (self.step_top(&layout), feedback.page(&layout, &self.session)),
            PlayerPage::Explained => (self.step_top(&layout), explained::page(&layout, &self.session)),
            PlayerPage::Market(market_screen) => {
                let laid = |is_short: bool| {
                    let top = self.market_top(market_screen, &layout, is_short);
                    let more = top.len().saturating_sub(HOST_LINES);
                    let market = self.session.market();
                    let room = market.map(|market| self.market_page(market_screen, market, &layout, view, more));
                    (top, room.unwrap_or_default())
                };
                let (top, page) = laid(false);
                if market_screen.is_inner() && usize::from(view.height) < rows(&top, &page) {
                    laid(true)
                } else {
                    (top, page)
                }
            }
            PlayerPage::Guess(guessing, _) => (self.guess_top(&layout, guessing), guessing.page(&layout)),
        };
        top.append(&mut page.top);
        page.top = top;
        if let Some(told) = &self.told {
            page.blocks.insert(0, layout.notice(&[ctx.say(told)], Ink::Good));
        }
        if let Some(who) = &self.passed_over {
            let said = sentence::app_passed_over(Arg::say(group(ctx, std::slice::from_ref(who))));
            page.blocks
                .insert(0, Block::text(layout.lines(&ctx.say(&said), Ink::Good)));
        }
        page.keys = layout.keys_everywhere(&page.keys, page.marks_chinese());
        page
    }

    /// A page of the market under so many lines `more` than it reckons with; what its keys take more, it has less too.
    fn market_page(
        &self,
        market_screen: &MarketScreen,
        market: &Market,
        layout: &Layout,
        view: View,
        more: usize,
    ) -> Page {
        let mut cues = cues(layout.ctx, &self.session, market_screen.cues());
        if !cues.contains(&Cue::Term) && !self.terms(layout.ctx).is_empty() {
            cues.push(Cue::Term);
        }
        if self.session.can_undo() && !market_screen.is_typing() {
            cues.push(Cue::Undo);
        }
        let laid = |more: usize| {
            let height = view.height.saturating_sub(u16::try_from(more).unwrap_or(u16::MAX));
            let page = market_screen.page(market, layout.ctx, View { height, ..view });
            let keys = layout.keys(&cues);
            let shown = layout.keys_everywhere(&keys, page.marks_chinese());
            (Page { keys, ..page }, shown.lines.len().saturating_sub(KEY_ROWS))
        };
        match laid(more) {
            (page, 0) => page,
            (_, rows) => laid(more + rows).0,
        }
    }

    /// Over a step: which lesson, how far, and whose turn it is.
    fn step_top(&self, layout: &Layout) -> Vec<Line> {
        let ctx = layout.ctx;
        let mut top = layout.lines(&ctx.say(&self.place(ctx)), Ink::Strong);
        // Who answers the last question stands over it.
        if self.session.is_group() && self.session.exit().is_none() {
            top.extend(layout.lines(&whose_turn(ctx, &self.session, sentence::app_turn), Ink::Warn));
        }
        top
    }

    /// Over a guess: where, and whose turn it is to guess.
    fn guess_top(&self, layout: &Layout, guessing: &Guessing) -> Vec<Line> {
        let ctx = layout.ctx;
        let mut top = layout.lines(&ctx.say(&self.place(ctx)), Ink::Strong);
        if let Some(who) = guessing.turn().filter(|_| self.session.is_group()) {
            let turn = sentence::app_turn(Arg::say(group(ctx, &[who])));
            top.extend(layout.lines(&ctx.say(&turn), Ink::Warn));
        }
        top
    }

    fn step_id(&self) -> Option<String> {
        self.session.step().map(|step| step.id.clone())
    }

    fn trade(&mut self, outcome: MarketOutcome, facts: &mut Vec<Fact>) -> ScreenRequest {
        let mut act = match outcome {
            MarketOutcome::Stay => return ScreenRequest::Stay,
            MarketOutcome::Leave => {
                if let PlayerPage::Market(left) = std::mem::replace(&mut self.stage, stage(&self.session)) {
                    self.left_market = Some((self.step_id(), left));
                }
                return ScreenRequest::Stay;
            }
            MarketOutcome::Act(command) => Act::Market(command),
            MarketOutcome::Undo if !self.session.can_undo() => return ScreenRequest::Stay,
            MarketOutcome::Undo => Act::Undo,
        };
        let from = self.session.happenings();
        // One key may begin a round: its deeds follow like those of keys.
        loop {
            if let (Act::Market(command), PlayerPage::Market(market_screen)) = (&act, &mut self.stage)
                && let Some(repeat) = self.session.repeats(command)
            {
                market_screen.refuse(same_as_before(repeat));
                return ScreenRequest::Stay;
            }
            let request = self.act(&act, from, facts);
            let next = match (&mut self.stage, self.session.market()) {
                (PlayerPage::Market(market_screen), Some(market)) if !self.session.is_over() => {
                    market_screen.goes_on(market)
                }
                _ => None,
            };
            match next {
                Some(command) => act = Act::Market(command),
                None => return request,
            }
        }
    }

    /// Does it in the market, and shows what came of it.
    fn act(&mut self, act: &Act, from: usize, facts: &mut Vec<Fact>) -> ScreenRequest {
        let turn = self.session.submit(act);
        facts.extend(turn.facts.clone());
        self.inquest = None;
        if self.session.is_over() {
            return self.over();
        }
        match (&mut self.stage, self.session.market()) {
            (PlayerPage::Market(market_screen), Some(market))
                if self.session.verdict().is_none() && self.session.question().is_none() =>
            {
                market_screen.take_result(&turn, market);
                market_screen.tell_lost(reach::told(&self.session, &turn));
                market_screen.lead_back(reach::way_back(&self.session), market);
                self.inquest = self.inquest_since(from).filter(|_| *act != Act::Undo);
            }
            // The task is done, or the market has closed.
            _ => self.show_end(&turn),
        }
        ScreenRequest::Stay
    }

    /// What is to be found out of what was lost since a line of the market's log; nothing where nothing was.
    fn inquest_since(&self, from: usize) -> Option<Inquest> {
        let worlds = Arc::new(self.session.lost_since(from)?);
        Some(Inquest { worlds, from, id: None })
    }

    /// The questions about a market that has closed, or the feedback that tells what the last act brought.
    fn show_end(&mut self, turn: &Turn) {
        self.stage = stage(&self.session);
        let PlayerPage::Feedback(feedback) = &mut self.stage else {
            return;
        };
        let market = self.session.market();
        let mut told = market.map_or(Vec::new(), |market| describe_events(&turn.events, market));
        let is_missed = self.session.verdict().is_some_and(|verdict| !verdict.right);
        if !is_missed {
            told.extend(reach::reasons(&turn.lost));
        }
        *feedback = std::mem::take(feedback).after(told);
        self.look_back();
    }

    /// A task that came to nothing tells what it lacks, and why: whatever was lost since the market began may be the reason.
    fn look_back(&mut self) {
        let missed: Vec<Sentence> = self.session.missed().iter().map(say::want).collect();
        if let (PlayerPage::Feedback(feedback), false) = (&mut self.stage, missed.is_empty()) {
            let bought = reach::bought(&self.session);
            *feedback = std::mem::take(feedback).missing([missed, bought].concat());
            self.inquest = self.inquest_since(0);
        }
    }

    fn submit(&mut self, act: &Act, facts: &mut Vec<Fact>) -> ScreenRequest {
        let right = right_parts(&self.session);
        let was_in_market = self.session.begun_min().is_some();
        self.inquest = None;
        let from = self.session.happenings();
        let turn = self.session.submit(act);
        self.told = taken_back(&self.session, act, &turn).filter(|_| was_in_market);
        facts.extend(turn.facts);
        if self.session.is_over() {
            return self.over();
        }
        // The last task of a market is behind them, and what was open in it is settled.
        if !turn.events.is_empty() && from < self.session.happenings() {
            self.inquest = self.inquest_since(from);
        }
        if turn.outcome != Outcome::Unfit {
            self.stage = stage(&self.session);
        }
        if let (Act::Again, PlayerPage::Asking(asking)) = (act, &mut self.stage) {
            asking.keep(&right);
        }
        ScreenRequest::Stay
    }

    fn over(&self) -> ScreenRequest {
        ScreenRequest::Go(Screen::LessonEnd(Box::new(LessonEnd::of(self.session.clone()))))
    }

    fn place(&self, ctx: &ViewContext) -> Sentence {
        let title = title(ctx, &self.session.playable.what);
        let (at, steps) = self.session.position();
        if steps == 0 {
            return Sentence::of(title);
        }
        let step = Arg::Number((at + 1).min(steps) as i64);
        sentence::app_lesson_top(Arg::Number(steps as i64), step, title)
    }

    /// What the market is played for: the task's goal, or the first star that is not earned yet and still can be.
    fn goal(&self) -> Option<&Goal> {
        if let Some(task) = self.session.task() {
            return Some(&task.goal);
        }
        let market = self.session.market()?;
        let play = self.session.playable.play.as_ref()?;
        let figure = |figure| market.figure(figure);
        let reach = |figure| market.reach(figure);
        let is_open = |goal: &Goal| !goal.holds(&figure) && !goal.is_lost(&reach);
        let open = play.stars.iter().find(|star| is_open(&star.goal));
        open.map(|star| &star.goal)
    }

    /// One row over the market: what is to be done, whose turn, and that the teacher can help when the shop said no too often.
    /// Where the page under it would not fit, the request is cut to its first sentence: the task's page has all of it.
    fn market_top(&self, market_screen: &MarketScreen, layout: &Layout, is_short: bool) -> Vec<Line> {
        let ctx = layout.ctx;
        let mut top = Vec::new();
        match self.session.task() {
            Some(task) => {
                let doing = sentence::player_doing(Arg::Written(task.ask.clone()));
                let said = ctx.say(&doing);
                let said = if is_short { said.first_sentence() } else { said };
                top.extend(layout.lines(&said, Ink::Strong));
            }
            None => top.extend(layout.lines(&ctx.say(&self.place(ctx)), Ink::Strong)),
        }
        if let (Some(goal), Some(market)) = (self.goal(), self.session.market()) {
            top.extend(goal_rows(layout, goal, market, is_short));
        }
        if !market_screen.tells_lost() {
            top.extend(reach::mark(layout, self));
        }
        if 1 < self.session.learners.len() {
            top.extend(layout.lines(&whose_turn(ctx, &self.session, sentence::app_turn), Ink::Warn));
        }
        // Asked for here, it is read here.
        let hint = self.session.hints().last();
        let hint = hint.map(|hint| sentence::player_hint(Arg::Written(hint.clone())));
        match (teacher::says(&self.session), hint) {
            (Some(says), hint) if self.is_teacher_last || hint.is_none() => {
                top.extend(layout.lines(&ctx.say(&says), Ink::Warn));
            }
            (_, Some(hint)) => top.extend(layout.lines(&ctx.say(&hint), Ink::Plain)),
            (_, None) => {}
        }
        top
    }
}

/// Rows that a page takes with its frame: the rules over and under it, and its keys.
fn rows(top: &[Line], page: &Page) -> usize {
    const RULES: usize = 2;
    let told: usize = page.blocks.iter().map(Block::rows).sum();
    let offered: usize = page.options.iter().map(|item| item.lines.len()).sum();
    top.len() + page.top.len() + told + offered + RULES + KEY_ROWS
}

/// What was done so the first time, and that another way is wanted.
fn same_as_before(repeat: Repeat) -> [Sentence; 2] {
    match repeat {
        Repeat::Pack => [sentence::player_same_pack(), sentence::player_same_pack_way()],
        Repeat::Price => [sentence::player_same_price(), sentence::player_same_price_way()],
    }
}

/// A sentence about the learner whose turn it is.
pub fn whose_turn(ctx: &ViewContext, session: &Session, make: fn(Arg) -> Sentence) -> Bilingual {
    let who = session.learners.get(session.turn());
    let who = group(ctx, who.map(std::slice::from_ref).unwrap_or_default());
    ctx.say(&make(Arg::say(who)))
}

/// What an act took back in the market, in one line.
fn taken_back(session: &Session, act: &Act, turn: &Turn) -> Option<Sentence> {
    match (act, turn.outcome) {
        (Act::Undo, Outcome::Undone) => Some(undone(&turn.undone, session.market()?)),
        (Act::Morning, Outcome::Restarted) => {
            let now_min = session.market()?.now_min;
            Some(sentence::player_went_back(Arg::Moment(now_min)))
        }
        (Act::Again, Outcome::Restarted) => Some(sentence::player_begun_again()),
        _ => None,
    }
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
fn stage(session: &Session) -> PlayerPage {
    if session.verdict().is_some() {
        PlayerPage::Feedback(Feedback::default())
    } else {
        PlayerPage::Asking(Asking::of(session))
    }
}

/// The hints shown so far, in their frames.
pub fn hints(layout: &Layout, session: &Session) -> Vec<Block> {
    let ctx = layout.ctx;
    let told = |hint: &Text| ctx.say(&sentence::player_hint(Arg::Written(hint.clone())));
    let hints: Vec<Bilingual> = session.hints().iter().map(told).collect();
    if hints.is_empty() {
        return Vec::new();
    }
    vec![layout.notice(&hints, Ink::Plain), layout.space()]
}

fn aloud(ctx: &ViewContext, session: &Session) -> Vec<Utterance> {
    let (Some(step), What::Lesson(lesson)) = (session.step(), &session.playable.what) else {
        return Vec::new();
    };
    let said = said_aloud(ctx, session, &step.kind);
    utterances(ctx, &format!("{lesson}.{}", step.id), &said)
}

/// The keys of a page with so many ways on.
pub fn way_cues(ways: usize) -> Vec<Cue> {
    if ways == 1 {
        vec![Cue::Next, Cue::Menu, Cue::Leave]
    } else {
        vec![Cue::Digits, Cue::Take, Cue::Menu, Cue::Leave, Cue::Move]
    }
}

/// The keys of a step's page; a hint and a word explained only where there is one. What helps comes before the arrows.
pub fn cues(ctx: &ViewContext, session: &Session, mut cues: Vec<Cue>) -> Vec<Cue> {
    let arrows = cues.pop_if(|cue| *cue == Cue::Move);
    if session.has_more_hints() {
        cues.push(Cue::Hint);
    }
    if teacher::helps(session) {
        cues.push(Cue::Teacher);
    }
    if !glossary::of_step(ctx, session).is_empty() {
        cues.push(Cue::Term);
    }
    if !aloud(ctx, session).is_empty() {
        cues.push(Cue::Aloud);
    }
    let is_over = session.exit().is_some() && session.verdict().is_some();
    if session.is_group() && !is_over {
        cues.push(Cue::Away);
    }
    cues.extend(arrows);
    cues
}
