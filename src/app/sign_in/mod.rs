//! Who sits here: by card number, from the list, as somebody new, or several together.
//!
//! ```text
//!  你是谁？                          سىز كىم؟
//! >1 上次的人：…                            1<    whoever learned here last
//!  2 输入我的号码                           2     ─▶ card
//!  3 从名单里找                             3     ─▶ names
//!  4 我是新来的                             4     ─▶ a number at once ─▶ naming, or later
//!  5 几个人一起学                           5     each of two to five comes in by the same ways
//! ```

mod card;
mod digits;
mod names;
mod naming;

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
    text::Ink,
    tutor::{Fact, LearnerId},
};

/// More do not see the screen.
const GROUP_MAX: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Who has come in so far, when several learn together.
    group: Vec<LearnerId>,
    is_group: bool,
    stage: SignInPage,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum SignInPage {
    Start(Picker),
    Card(Card),
    Names(Names),
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
            stage: SignInPage::Start(Picker::default()),
        }
    }

    pub fn mode(&self) -> Mode {
        match self.stage {
            SignInPage::Card(_) => Mode::Digits,
            SignInPage::Names(_) | SignInPage::Naming { .. } => Mode::Letters,
            SignInPage::Start(_) | SignInPage::Welcome { .. } | SignInPage::Gathered(_) => Mode::Choosing,
        }
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> ScreenRequest {
        if input == Input::Key(Key::Esc) {
            return self.back(ctx);
        }
        match &mut self.stage {
            SignInPage::Start(picker) => {
                let ways = ways(ctx, self.is_group, &self.group);
                match picker.pick(input, ways.len()) {
                    Some(index) => self.take(&ways[index], ctx),
                    None => ScreenRequest::Stay,
                }
            }
            SignInPage::Card(card) => match card.update(input, ctx) {
                CardOutcome::Stay => ScreenRequest::Stay,
                CardOutcome::Found(learner) => self.joined(learner),
                CardOutcome::Several(learners) => {
                    self.stage = SignInPage::Names(Names::of(learners));
                    ScreenRequest::Stay
                }
            },
            SignInPage::Names(names) => match names.update(input, ctx) {
                NamesOutcome::Stay => ScreenRequest::Stay,
                NamesOutcome::Taken(learner) => self.joined(learner),
            },
            SignInPage::Welcome { learner, picker } => {
                let learner = *learner;
                match picker.pick(input, 2) {
                    Some(0) => {
                        let naming = Naming::open(ctx);
                        self.stage = SignInPage::Naming { learner, naming };
                        ScreenRequest::Stay
                    }
                    Some(_) => self.joined(learner),
                    None => ScreenRequest::Stay,
                }
            }
            SignInPage::Naming { learner, naming } => {
                let learner = *learner;
                match naming.update(input) {
                    NamingOutcome::Stay => ScreenRequest::Stay,
                    NamingOutcome::Named(name) => {
                        if !name.is_empty() {
                            facts.push(Fact::LearnerRenamed {
                                learner,
                                name,
                                replaces: None,
                            });
                        }
                        self.joined(learner)
                    }
                }
            }
            SignInPage::Gathered(picker) => {
                let choices = if self.group.len() < GROUP_MAX { 2 } else { 1 };
                match picker.pick(input, choices) {
                    Some(0) => ScreenRequest::SignIn(self.group.clone()),
                    Some(_) => {
                        self.stage = SignInPage::Start(Picker::default());
                        ScreenRequest::Stay
                    }
                    None => ScreenRequest::Stay,
                }
            }
        }
    }

    /// Whoever is named on the page, or has come in already.
    pub fn named(&self) -> Vec<LearnerId> {
        let here = match &self.stage {
            SignInPage::Welcome { learner, .. } | SignInPage::Naming { learner, .. } => vec![*learner],
            SignInPage::Names(names) => names.learners().to_vec(),
            SignInPage::Start(_) | SignInPage::Card(_) | SignInPage::Gathered(_) => Vec::new(),
        };
        self.group.iter().copied().chain(here).collect()
    }

    /// The learner whom `ScreenRequest::AddLearner` asked for.
    pub fn added(&mut self, learner: LearnerId) {
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
            SignInPage::Welcome { learner, picker } => welcome_page(*learner, picker, &layout),
            SignInPage::Naming { naming, .. } => naming.page(&layout),
            SignInPage::Gathered(picker) => self.gathered_page(picker, &layout),
        };
        page.top = layout.lines(&ctx.say(&sentence::app_name()), Ink::Strong);
        page
    }

    fn take(&mut self, way: &SignInChoice, ctx: &ViewContext) -> ScreenRequest {
        match way {
            SignInChoice::Again(learners) => return ScreenRequest::SignIn(learners.clone()),
            SignInChoice::New => return ScreenRequest::AddLearner,
            SignInChoice::Card => self.stage = SignInPage::Card(Card::default()),
            SignInChoice::Names => self.stage = SignInPage::Names(Names::today(ctx, &self.group)),
            SignInChoice::Together => {
                self.is_group = true;
                self.stage = SignInPage::Start(Picker::default());
            }
        }
        ScreenRequest::Stay
    }

    fn joined(&mut self, learner: LearnerId) -> ScreenRequest {
        if !self.is_group {
            return ScreenRequest::SignIn(vec![learner]);
        }
        if !self.group.contains(&learner) {
            self.group.push(learner);
        }
        let focus = usize::from(self.group.len() < 2);
        self.stage = SignInPage::Gathered(Picker { focus, page: 0 });
        ScreenRequest::Stay
    }

    fn back(&mut self, ctx: &ViewContext) -> ScreenRequest {
        if let SignInPage::Naming { naming, .. } = &mut self.stage
            && naming.closes_group()
        {
            return ScreenRequest::Stay;
        }
        match &self.stage {
            SignInPage::Start(_) if self.is_group && !self.group.is_empty() => {
                self.stage = SignInPage::Gathered(Picker::default());
            }
            SignInPage::Start(_) if self.is_group => *self = SignIn::open(),
            SignInPage::Start(_) => return ScreenRequest::Go(Screen::Language(LanguageChoice::open(ctx))),
            SignInPage::Welcome { learner, .. } | SignInPage::Naming { learner, .. } => return self.joined(*learner),
            SignInPage::Gathered(_) => *self = SignIn::open(),
            SignInPage::Card(_) | SignInPage::Names(_) => self.stage = SignInPage::Start(Picker::default()),
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
            sentence::app_learner_named(Arg::Number(i64::from(profile.card)), Arg::as_is(profile.name()))
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
        keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move]),
        ..Page::default()
    }
}

fn ways(ctx: &ViewContext, is_group: bool, here: &[LearnerId]) -> Vec<SignInChoice> {
    let mut ways = Vec::new();
    if let (false, Some(learners)) = (is_group, last_here(ctx)) {
        ways.push(SignInChoice::Again(learners));
    }
    if ctx.records.profiles.len() > here.len() {
        ways.extend([SignInChoice::Card, SignInChoice::Names]);
    }
    ways.push(SignInChoice::New);
    if !is_group {
        ways.push(SignInChoice::Together);
    }
    ways
}

/// Who sat here last, if they were in the midst of something: after a power cut they are the likeliest to come back.
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
