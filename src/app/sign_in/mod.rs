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
    desk::{Desk, Said},
    input::{Input, Key},
    keymap::{Cue, Mode},
    language::LanguageChoice,
    lay::Paper,
    page::{Page, View},
    picker::Picker,
    screen::{Screen, Wish},
};
use crate::{
    text::{Arg, Ink},
    tutor::{Fact, LearnerId},
};

/// More do not see the screen.
const GROUP_MAX: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Who has come in so far, when several learn together.
    group: Vec<LearnerId>,
    is_group: bool,
    stage: Stage,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Stage {
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
enum Way {
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
            stage: Stage::Start(Picker::default()),
        }
    }

    pub fn mode(&self) -> Mode {
        match self.stage {
            Stage::Card(_) => Mode::Digits,
            Stage::Names(_) | Stage::Naming { .. } => Mode::Letters,
            Stage::Start(_) | Stage::Welcome { .. } | Stage::Gathered(_) => Mode::Choosing,
        }
    }

    pub fn update(&mut self, input: Input, desk: &Desk, facts: &mut Vec<Fact>) -> Wish {
        if input == Input::Key(Key::Esc) {
            return self.back(desk);
        }
        match &mut self.stage {
            Stage::Start(picker) => {
                let ways = ways(desk, self.is_group, &self.group);
                match picker.pick(input, ways.len()) {
                    Some(index) => self.take(&ways[index], desk),
                    None => Wish::Stay,
                }
            }
            Stage::Card(card) => match card.update(input, desk) {
                CardOutcome::Stay => Wish::Stay,
                CardOutcome::Found(learner) => self.joined(learner),
                CardOutcome::Several(learners) => {
                    self.stage = Stage::Names(Names::of(learners));
                    Wish::Stay
                }
            },
            Stage::Names(names) => match names.update(input, desk) {
                NamesOutcome::Stay => Wish::Stay,
                NamesOutcome::Taken(learner) => self.joined(learner),
            },
            Stage::Welcome { learner, picker } => {
                let learner = *learner;
                match picker.pick(input, 2) {
                    Some(0) => {
                        let naming = Naming::open(desk);
                        self.stage = Stage::Naming { learner, naming };
                        Wish::Stay
                    }
                    Some(_) => self.joined(learner),
                    None => Wish::Stay,
                }
            }
            Stage::Naming { learner, naming } => {
                let learner = *learner;
                match naming.update(input) {
                    NamingOutcome::Stay => Wish::Stay,
                    NamingOutcome::Named(name) => {
                        if !name.is_empty() {
                            facts.push(Fact::LearnerRenamed { learner, name });
                        }
                        self.joined(learner)
                    }
                }
            }
            Stage::Gathered(picker) => {
                let choices = if self.group.len() < GROUP_MAX { 2 } else { 1 };
                match picker.pick(input, choices) {
                    Some(0) => Wish::SignIn(self.group.clone()),
                    Some(_) => {
                        self.stage = Stage::Start(Picker::default());
                        Wish::Stay
                    }
                    None => Wish::Stay,
                }
            }
        }
    }

    /// Whoever is named on the page, or has come in already.
    pub fn named(&self) -> Vec<LearnerId> {
        let here = match &self.stage {
            Stage::Welcome { learner, .. } | Stage::Naming { learner, .. } => vec![*learner],
            Stage::Names(names) => names.learners().to_vec(),
            Stage::Start(_) | Stage::Card(_) | Stage::Gathered(_) => Vec::new(),
        };
        self.group.iter().copied().chain(here).collect()
    }

    /// The learner whom `Wish::AddLearner` asked for.
    pub fn added(&mut self, learner: LearnerId) {
        self.stage = Stage::Welcome {
            learner,
            picker: Picker::default(),
        };
    }

    pub fn page(&self, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        let mut page = match &self.stage {
            Stage::Start(picker) => self.start_page(picker, &paper),
            Stage::Card(card) => card.page(&paper),
            Stage::Names(names) => names.page(&paper),
            Stage::Welcome { learner, picker } => welcome_page(*learner, picker, &paper),
            Stage::Naming { naming, .. } => naming.page(&paper),
            Stage::Gathered(picker) => self.gathered_page(picker, &paper),
        };
        page.top = paper.said(&desk.plain("app-name"), Ink::Strong);
        page
    }

    fn take(&mut self, way: &Way, desk: &Desk) -> Wish {
        match way {
            Way::Again(learners) => return Wish::SignIn(learners.clone()),
            Way::New => return Wish::AddLearner,
            Way::Card => self.stage = Stage::Card(Card::default()),
            Way::Names => self.stage = Stage::Names(Names::today(desk, &self.group)),
            Way::Together => {
                self.is_group = true;
                self.stage = Stage::Start(Picker::default());
            }
        }
        Wish::Stay
    }

    fn joined(&mut self, learner: LearnerId) -> Wish {
        if !self.is_group {
            return Wish::SignIn(vec![learner]);
        }
        if !self.group.contains(&learner) {
            self.group.push(learner);
        }
        let focus = usize::from(self.group.len() < 2);
        self.stage = Stage::Gathered(Picker { focus, page: 0 });
        Wish::Stay
    }

    fn back(&mut self, desk: &Desk) -> Wish {
        if let Stage::Naming { naming, .. } = &mut self.stage
            && naming.closes_group()
        {
            return Wish::Stay;
        }
        match &self.stage {
            Stage::Start(_) if self.is_group && !self.group.is_empty() => {
                self.stage = Stage::Gathered(Picker::default());
            }
            Stage::Start(_) if self.is_group => *self = SignIn::open(),
            Stage::Start(_) => return Wish::Go(Screen::Language(LanguageChoice::open(desk))),
            Stage::Welcome { learner, .. } | Stage::Naming { learner, .. } => return self.joined(*learner),
            Stage::Gathered(_) => *self = SignIn::open(),
            Stage::Card(_) | Stage::Names(_) => self.stage = Stage::Start(Picker::default()),
        }
        Wish::Stay
    }

    fn start_page(&self, picker: &Picker, paper: &Paper) -> Page {
        let desk = paper.desk;
        let ask = match (self.is_group, self.group.len()) {
            (false, _) => desk.plain("app-sign-in-ask"),
            (true, count) => desk.tell("app-sign-in-ask-group", &[("n", Arg::Number(count as i64 + 1))]),
        };
        let mut blocks = vec![paper.space(), paper.heading(&ask), paper.space()];
        if !self.group.is_empty() {
            blocks.insert(2, paper.paragraph(&group(desk, &self.group)));
        }
        let choices: Vec<Said> = ways(desk, self.is_group, &self.group)
            .iter()
            .map(|way| way_said(desk, way))
            .collect();
        Page {
            blocks,
            options: picker.items(paper, &choices, |_| None),
            keys: paper.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move, Cue::Back]),
            ..Page::default()
        }
    }

    fn gathered_page(&self, picker: &Picker, paper: &Paper) -> Page {
        let desk = paper.desk;
        let mut choices = vec![desk.plain("app-sign-in-begin")];
        if self.group.len() < GROUP_MAX {
            choices.push(desk.plain("app-sign-in-one-more"));
        }
        let mut blocks = vec![
            paper.space(),
            paper.heading(&desk.plain("app-sign-in-together")),
            paper.space(),
        ];
        for (index, learner) in self.group.iter().enumerate() {
            blocks.push(paper.paragraph(&learner_said(desk, *learner).map(|name| format!("{}. {name}", index + 1))));
        }
        blocks.push(paper.space());
        Page {
            blocks,
            options: picker.items(paper, &choices, |_| None),
            keys: paper.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move, Cue::Back]),
            ..Page::default()
        }
    }
}

/// The name that a learner goes by: the own one, or the number.
pub fn learner_said(desk: &Desk, learner: LearnerId) -> Said {
    match desk.book.learners.get(&learner) {
        Some(learner) if !learner.name.is_empty() => desk.tell(
            "app-learner-named",
            &[
                ("name", Arg::Word(learner.name.clone())),
                ("card", Arg::Number(i64::from(learner.card))),
            ],
        ),
        Some(learner) => desk.tell(
            "app-learner-numbered",
            &[("card", Arg::Number(i64::from(learner.card)))],
        ),
        None => desk.plain("app-learner-gone"),
    }
}

/// Everybody at this keyboard, in one line.
pub fn group(desk: &Desk, learners: &[LearnerId]) -> Said {
    let mut all: Option<Said> = None;
    for learner in learners {
        let said = learner_said(desk, *learner);
        all = Some(match all {
            None => said,
            Some(before) => desk.both(|lang| {
                let comma = desk.locales.tell(lang, "app-comma", &[]);
                format!("{}{comma}{}", before.in_lang(desk, lang), said.in_lang(desk, lang))
            }),
        });
    }
    all.unwrap_or_default()
}

fn welcome_page(learner: LearnerId, picker: &Picker, paper: &Paper) -> Page {
    let desk = paper.desk;
    let card = desk.book.learners.get(&learner).map_or(0, |learner| learner.card);
    let number = desk.tell("app-sign-in-your-number", &[("card", Arg::Number(i64::from(card)))]);
    let choices = [desk.plain("app-sign-in-name-now"), desk.plain("app-sign-in-name-later")];
    Page {
        blocks: vec![
            paper.space(),
            digits::large(paper, card),
            paper.space(),
            paper.notice(&[number, desk.plain("app-sign-in-keep-number")], Ink::Strong),
            paper.space(),
        ],
        options: picker.items(paper, &choices, |_| None),
        keys: paper.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move]),
        ..Page::default()
    }
}

fn ways(desk: &Desk, is_group: bool, here: &[LearnerId]) -> Vec<Way> {
    let mut ways = Vec::new();
    if let (false, Some(learners)) = (is_group, last_here(desk)) {
        ways.push(Way::Again(learners));
    }
    if desk.book.learners.len() > here.len() {
        ways.extend([Way::Card, Way::Names]);
    }
    ways.push(Way::New);
    if !is_group {
        ways.push(Way::Together);
    }
    ways
}

/// The people of the latest attempt, if it is still open: after a power cut they are the likeliest to come back.
fn last_here(desk: &Desk) -> Option<Vec<LearnerId>> {
    let latest = desk
        .book
        .attempts
        .values()
        .max_by_key(|attempt| (attempt.last_at_ms, attempt.id))?;
    let is_known = |learner: &LearnerId| desk.book.learners.contains_key(learner);
    (latest.ending.is_none() && latest.learners.iter().all(is_known)).then(|| latest.learners.clone())
}

fn way_said(desk: &Desk, way: &Way) -> Said {
    match way {
        Way::Again(learners) => desk.tell_of("app-sign-in-again", &[("names", &group(desk, learners))], &[]),
        Way::Card => desk.plain("app-sign-in-card"),
        Way::Names => desk.plain("app-sign-in-names"),
        Way::New => desk.plain("app-sign-in-new"),
        Way::Together => desk.plain("app-sign-in-several"),
    }
}
