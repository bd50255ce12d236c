//! Who sits here: by card number, from the list, as somebody new, or several together.
//!
//! ```text
//!  你是谁？                          سىز كىم؟
//! >1 输入我的号码                           1<    ─▶ card ─▶ asked: is this you?
//!  2 从名单里找                             2     ─▶ names ─▶ asked
//!  3 我是新来的                             3     ─▶ the trainer's list, if there is one
//!                                                 ─▶ a number at once ─▶ naming, or later
//!  4 几个人一起学                           4     each of two to five comes in by the same ways
//!  5 上次的人：…                            5     ─▶ asked; never in focus, for the next person's Enter is no answer
//! ```

mod asked;
mod card;
mod digits;
mod names;
mod naming;

use asked::{Asked, AskedOutcome};
use card::{Card, CardOutcome};
use names::{Names, NamesOutcome};
pub use naming::{Naming, NamingOutcome};

use super::{
    input::{Input, Key},
    keymap::{Cue, Mode},
    language::LanguageChoice,
    layout::Layout,
    page::{Page, View},
    picker::Picker,
    screen::{Screen, ScreenRequest},
    view_context::{Bilingual, ViewContext},
};
use crate::{
    say::{Arg, Sentence, sentence},
    text::{Ink, literal},
    tutor::{Fact, LearnerId},
};

/// More do not see the screen.
const GROUP_MAX: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Who has come in so far, when several learn together.
    group: Vec<LearnerId>,
    is_group: bool,
    /// Somebody new, who has a number and has not come in: asked for twice, there is still one record.
    newcomer: Option<LearnerId>,
    stage: SignInPage,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum SignInPage {
    Start(Picker),
    Card(Card),
    Names(Names),
    /// Whether it is really they, and the page that found them.
    Asked(Asked, Box<SignInPage>),
    /// The number of somebody new, and whether to write the name.
    Welcome {
        learner: LearnerId,
        picker: Picker,
    },
    Naming {
        learner: LearnerId,
        naming: Naming,
    },
    /// One more, or begin.
    Gathered(Picker),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum SignInChoice {
    Again(Vec<LearnerId>),
    Card,
    Names,
    New,
    Together,
}

impl SignIn {
    pub fn open() -> SignIn {
        SignIn {
            group: Vec::new(),
            is_group: false,
            newcomer: None,
            stage: SignInPage::Start(Picker::default()),
        }
    }

    /// Which page, and for which of several who come in together.
    pub fn page_id(&self) -> String {
        let part = match &self.stage {
            SignInPage::Names(names) => names.page_id(),
            SignInPage::Naming { naming, .. } => naming.page_id(),
            SignInPage::Start(_)
            | SignInPage::Card(_)
            | SignInPage::Asked(..)
            | SignInPage::Welcome { .. }
            | SignInPage::Gathered(_) => String::new(),
        };
        let page = std::mem::discriminant(&self.stage);
        format!("{page:?} {} {} {part}", self.is_group, self.group.len())
    }

    /// A name is being written.
    pub fn is_writing(&self) -> bool {
        matches!(self.stage, SignInPage::Naming { .. })
    }

    pub fn mode(&self) -> Mode {
        match &self.stage {
            SignInPage::Card(_) => Mode::Digits,
            SignInPage::Names(_) => Mode::Letters,
            SignInPage::Naming { naming, .. } => naming.mode(),
            SignInPage::Asked(asked, _) => asked.mode(),
            SignInPage::Start(_) | SignInPage::Welcome { .. } | SignInPage::Gathered(_) => Mode::Choosing,
        }
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> ScreenRequest {
        let is_naming = matches!(self.stage, SignInPage::Naming { .. });
        if input == Input::Key(Key::Esc) && !is_naming {
            return self.back(ctx);
        }
        match &mut self.stage {
            SignInPage::Start(picker) => {
                let ways = ways(ctx, self.is_group, &self.group);
                match picker.pick(input.clone(), ways.len()) {
                    Some(index) => self.take(&ways[index], &input, ctx),
                    None => ScreenRequest::Stay,
                }
            }
            SignInPage::Card(card) => match card.update(input.clone(), ctx) {
                CardOutcome::Stay => ScreenRequest::Stay,
                CardOutcome::Found(learner) => self.ask(Asked::of(vec![learner], &input)),
                CardOutcome::Leaving(learner) => self.ask(Asked::back(learner, &input)),
                CardOutcome::Several(learners) => self.go(SignInPage::Names(Names::of(learners))),
            },
            SignInPage::Names(names) => match names.update(input.clone(), ctx) {
                NamesOutcome::Stay => ScreenRequest::Stay,
                NamesOutcome::Nobody => ScreenRequest::AddLearner,
                NamesOutcome::Taken(learner) => self.ask(Asked::of(vec![learner], &input)),
            },
            SignInPage::Asked(asked, before) => match asked.update(input, ctx) {
                AskedOutcome::Stay => ScreenRequest::Stay,
                AskedOutcome::Yes => {
                    let learners = std::mem::take(&mut asked.learners);
                    self.joined(learners)
                }
                AskedOutcome::No => {
                    let before = std::mem::replace(&mut **before, SignInPage::Start(Picker::default()));
                    self.go(before)
                }
            },
            SignInPage::Welcome { learner, picker } => {
                let learner = *learner;
                match picker.pick(input, 2) {
                    Some(0) => {
                        let naming = Naming::open(ctx);
                        self.go(SignInPage::Naming { learner, naming })
                    }
                    Some(_) => self.joined(vec![learner]),
                    None => ScreenRequest::Stay,
                }
            }
            SignInPage::Naming { learner, naming } => {
                let learner = *learner;
                match naming.update(input) {
                    NamingOutcome::Stay => ScreenRequest::Stay,
                    NamingOutcome::Back => self.back(ctx),
                    NamingOutcome::Named(name) => {
                        facts.push(Fact::LearnerRenamed {
                            learner,
                            name,
                            replaces: None,
                        });
                        self.joined(vec![learner])
                    }
                }
            }
            SignInPage::Gathered(picker) => {
                let choices = if self.group.len() < GROUP_MAX { 2 } else { 1 };
                match picker.pick(input, choices) {
                    Some(0) => ScreenRequest::SignIn(self.group.clone()),
                    Some(_) => self.go(SignInPage::Start(Picker::default())),
                    None => ScreenRequest::Stay,
                }
            }
        }
    }

    fn go(&mut self, page: SignInPage) -> ScreenRequest {
        self.stage = page;
        ScreenRequest::Stay
    }

    /// Asks about those whom the open page found; it comes back if it was somebody else.
    fn ask(&mut self, asked: Asked) -> ScreenRequest {
        let mut before = std::mem::replace(&mut self.stage, SignInPage::Start(Picker::default()));
        if let SignInPage::Card(card) = &mut before {
            // The number is typed anew.
            *card = Card::default();
        }
        self.go(SignInPage::Asked(asked, Box::new(before)))
    }

    /// Whoever is named on the page, or has come in already.
    pub fn named(&self) -> Vec<LearnerId> {
        let here = match &self.stage {
            SignInPage::Welcome { learner, .. } | SignInPage::Naming { learner, .. } => vec![*learner],
            SignInPage::Names(names) => names.learners().to_vec(),
            SignInPage::Asked(asked, _) => asked.learners.clone(),
            SignInPage::Start(_) | SignInPage::Card(_) | SignInPage::Gathered(_) => Vec::new(),
        };
        self.group.iter().copied().chain(here).collect()
    }

    /// The learner whom `ScreenRequest::AddLearner` asked for.
    pub fn added(&mut self, learner: LearnerId) {
        self.newcomer = Some(learner);
        self.stage = SignInPage::Welcome {
            learner,
            picker: Picker::default(),
        };
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let mut page = match &self.stage {
            SignInPage::Start(picker) => self.start_page(picker, &layout),
            SignInPage::Card(card) => card.page(&layout),
            SignInPage::Names(names) => names.page(&layout),
            SignInPage::Asked(asked, _) => asked.page(&layout),
            SignInPage::Welcome { learner, picker } => welcome_page(*learner, picker, &layout),
            SignInPage::Naming { naming, .. } => naming.page(&layout),
            SignInPage::Gathered(picker) => self.gathered_page(picker, &layout),
        };
        page.top = layout.lines(&ctx.say(&sentence::app_name()), Ink::Strong);
        page
    }

    fn take(&mut self, way: &SignInChoice, input: &Input, ctx: &ViewContext) -> ScreenRequest {
        let is_known = |learner: &LearnerId| ctx.records.profiles.contains_key(learner);
        match way {
            SignInChoice::Again(learners) => return self.ask(Asked::of(learners.clone(), input)),
            SignInChoice::New => match (self.newcomer.filter(is_known), Names::roster(ctx, &self.group)) {
                (Some(learner), _) => self.added(learner),
                (None, Some(names)) => self.stage = SignInPage::Names(names),
                (None, None) => return ScreenRequest::AddLearner,
            },
            SignInChoice::Card => self.stage = SignInPage::Card(Card::default()),
            SignInChoice::Names => self.stage = SignInPage::Names(Names::today(ctx, &self.group)),
            SignInChoice::Together => {
                self.is_group = true;
                self.stage = SignInPage::Start(Picker::default());
            }
        }
        ScreenRequest::Stay
    }

    fn joined(&mut self, learners: Vec<LearnerId>) -> ScreenRequest {
        self.newcomer = None;
        if !self.is_group {
            return ScreenRequest::SignIn(learners);
        }
        for learner in learners {
            if !self.group.contains(&learner) {
                self.group.push(learner);
            }
        }
        let focus = usize::from(self.group.len() < 2);
        self.stage = SignInPage::Gathered(Picker { focus, page: 0 });
        ScreenRequest::Stay
    }

    fn back(&mut self, ctx: &ViewContext) -> ScreenRequest {
        match &mut self.stage {
            SignInPage::Start(_) if self.is_group && !self.group.is_empty() => {
                self.stage = SignInPage::Gathered(Picker::default());
            }
            SignInPage::Start(_) if self.is_group => *self = SignIn::open(),
            SignInPage::Start(_) => return ScreenRequest::Go(Screen::Language(LanguageChoice::open(ctx))),
            // Whoever goes back has not come in: the number is kept for them.
            SignInPage::Naming { learner, .. } => {
                let learner = *learner;
                self.added(learner);
            }
            SignInPage::Asked(_, before) => {
                self.stage = std::mem::replace(&mut **before, SignInPage::Start(Picker::default()));
            }
            SignInPage::Gathered(_) => *self = SignIn::open(),
            SignInPage::Card(_) | SignInPage::Names(_) | SignInPage::Welcome { .. } => {
                self.stage = SignInPage::Start(Picker::default());
            }
        }
        ScreenRequest::Stay
    }

    fn start_page(&self, picker: &Picker, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let ask = match (self.is_group, self.group.len()) {
            (false, _) => sentence::app_sign_in_ask(),
            (true, count) => sentence::app_sign_in_ask_group(Arg::Number(count as i64 + 1)),
        };
        let mut blocks = vec![layout.space(), layout.heading(&ctx.say(&ask)), layout.space()];
        if !self.group.is_empty() {
            blocks.insert(2, layout.paragraph(&ctx.say(&group(ctx, &self.group))));
        }
        let choices: Vec<Bilingual> = ways(ctx, self.is_group, &self.group)
            .iter()
            .map(|way| ctx.say(&way_said(ctx, way)))
            .collect();
        Page {
            blocks,
            options: picker.items(layout, &choices, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move, Cue::Back]),
            ..Page::default()
        }
    }

    fn gathered_page(&self, picker: &Picker, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let mut choices = vec![ctx.say(&sentence::app_sign_in_begin())];
        if self.group.len() < GROUP_MAX {
            choices.push(ctx.say(&sentence::app_sign_in_one_more()));
        }
        let mut blocks = vec![
            layout.space(),
            layout.heading(&ctx.say(&sentence::app_sign_in_together())),
            layout.space(),
        ];
        for (index, learner) in self.group.iter().enumerate() {
            let name = ctx.say(&learner_said(ctx, *learner));
            blocks.push(layout.paragraph(&name.map(|name| format!("{}. {name}", index + 1))));
        }
        blocks.push(layout.space());
        Page {
            blocks,
            options: picker.items(layout, &choices, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move, Cue::Back]),
            ..Page::default()
        }
    }
}

/// The name that a learner goes by: the own one, or the number.
pub fn learner_said(ctx: &ViewContext, learner: LearnerId) -> Sentence {
    match ctx.records.profiles.get(&learner) {
        Some(profile) if !profile.name().is_empty() => {
            let name = Arg::as_is(literal(profile.name()));
            sentence::app_learner_named(Arg::Number(i64::from(profile.card)), name)
        }
        Some(profile) => sentence::app_learner_numbered(Arg::Number(i64::from(profile.card))),
        None => sentence::app_learner_gone(),
    }
}

/// Everybody at this keyboard, in one line.
pub fn group(ctx: &ViewContext, learners: &[LearnerId]) -> Sentence {
    let all = learners.iter().map(|learner| learner_said(ctx, *learner));
    let all = all.reduce(|before, one| sentence::app_and_one_more(Arg::say(before), Arg::say(one)));
    all.unwrap_or_else(|| Sentence::of(Arg::as_is("")))
}

fn welcome_page(learner: LearnerId, picker: &Picker, layout: &Layout) -> Page {
    let ctx = layout.ctx;
    let card = ctx.records.profiles.get(&learner).map_or(0, |profile| profile.card);
    let number = ctx.say(&sentence::app_sign_in_your_number(Arg::Number(i64::from(card))));
    let choices = [
        ctx.say(&sentence::app_sign_in_name_now()),
        ctx.say(&sentence::app_sign_in_name_later()),
    ];
    Page {
        blocks: vec![
            layout.space(),
            digits::large(layout, card),
            layout.space(),
            layout.notice(&[number, ctx.say(&sentence::app_sign_in_keep_number())], Ink::Strong),
            layout.space(),
        ],
        options: picker.items(layout, &choices, |_| None),
        keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move, Cue::Back]),
        ..Page::default()
    }
}

fn ways(ctx: &ViewContext, is_group: bool, here: &[LearnerId]) -> Vec<SignInChoice> {
    let mut ways = Vec::new();
    let is_anybody = ctx.records.profiles.len() > here.len();
    if is_anybody || !ctx.records.leaving.is_empty() {
        ways.push(SignInChoice::Card);
    }
    if is_anybody {
        ways.push(SignInChoice::Names);
    }
    ways.push(SignInChoice::New);
    if !is_group {
        ways.push(SignInChoice::Together);
        ways.extend(last_here(ctx).map(SignInChoice::Again));
    }
    ways
}

/// Who sat here last, if they were in the midst of something: after a power cut they may come back. So may anybody else.
fn last_here(ctx: &ViewContext) -> Option<Vec<LearnerId>> {
    let last = ctx.records.last_here.as_ref()?;
    let is_known = |learner: &LearnerId| ctx.records.profiles.contains_key(learner);
    (last.is_open && last.learners.iter().all(is_known)).then(|| last.learners.clone())
}

fn way_said(ctx: &ViewContext, way: &SignInChoice) -> Sentence {
    match way {
        SignInChoice::Again(learners) => sentence::app_sign_in_again(Arg::say(group(ctx, learners))),
        SignInChoice::Card => sentence::app_sign_in_card(),
        SignInChoice::Names => sentence::app_sign_in_names(),
        SignInChoice::New => sentence::app_sign_in_new(),
        SignInChoice::Together => sentence::app_sign_in_several(),
    }
}
