//! What was set otherwise on two PCs that knew nothing of each other: the trainer sees what stands, and says what was meant.
//!
//! ```text
//!  两台电脑上写的名字不一样。卡号：12      (what it is about)
//! >1 Rana
//!  2 Rahila
//!  3 以后再说                              the next one, if there is one
//! ```
//! The choice is an ordinary change that replaces all that stood, so that it travels as any other. Learners of other classes are asked
//! about when theirs is today's. The trainer's PIN is not among these: nobody sees which of two it is.

use super::{
    home,
    input::{Input, Key},
    keymap::Cue,
    layout::Layout,
    page::Page,
    picker::Picker,
    view_context::{Bilingual, ViewContext},
};
use crate::{
    say::{Arg, Sentence, sentence},
    text::literal,
    tutor::{ClassId, Fact, LearnerId, Profile, Setting, What},
};

/// One thing for which several values stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    about: Sentence,
    /// Each with the change that decides for it.
    values: Vec<(Sentence, Fact)>,
}

/// The question that is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settling {
    /// Put off until another time.
    skipped: usize,
    shown: Option<Dispute>,
    picker: Picker,
}

impl Dispute {
    fn of<V>(about: Sentence, values: Vec<&V>, value: impl Fn(&V) -> (Sentence, Fact)) -> Dispute {
        Dispute {
            about,
            values: values.into_iter().map(value).collect(),
        }
    }
}

/// Returns what is to be decided, what concerns the place first.
pub fn disputes(ctx: &ViewContext) -> Vec<Dispute> {
    let mut found = of_center(ctx);
    for learner in ctx.records.members(ctx.records.center.today_class()) {
        if let Some(profile) = ctx.records.profiles.get(&learner) {
            found.extend(of_learner(ctx, learner, profile));
        }
    }
    found
}

fn of_center(ctx: &ViewContext) -> Vec<Dispute> {
    let center = &ctx.records.center;
    let mut found = Vec::new();
    for (class, names) in center.classes.iter().filter(|(_, names)| names.is_disputed()) {
        found.push(Dispute::of(sentence::app_dispute_class(), names.values(), |name| {
            let renamed = Fact::ClassRenamed {
                class: *class,
                name: name.clone(),
                replaces: None,
            };
            (as_is(name), renamed)
        }));
    }
    if center.today.is_disputed() {
        let about = sentence::app_dispute_today();
        found.push(Dispute::of(about, center.today.values(), |lessons| {
            (titles(ctx, lessons), Fact::from(Setting::Today(lessons.clone())))
        }));
    }
    if center.today_class.is_disputed() {
        let about = sentence::app_dispute_today_class();
        found.push(Dispute::of(about, center.today_class.values(), |class| {
            let said = class.map_or_else(sentence::app_dispute_everybody, |class| class_name(ctx, class));
            (said, Fact::from(Setting::TodayClass(*class)))
        }));
    }
    found
}

fn of_learner(ctx: &ViewContext, learner: LearnerId, profile: &Profile) -> Vec<Dispute> {
    let card = || Arg::Number(i64::from(profile.card));
    let name = profile.name.is_disputed().then(|| {
        let about = sentence::app_dispute_name(card());
        Dispute::of(about, profile.name.values(), |name| {
            let renamed = Fact::LearnerRenamed {
                learner,
                name: name.clone(),
                replaces: None,
            };
            (as_is(name), renamed)
        })
    });
    // Somebody may be in several classes: only those between which it is to be chosen are replaced.
    let disputed = profile.classes.disputed();
    let keys: Vec<_> = disputed
        .iter()
        .flat_map(|class| profile.classes.keys_of(class))
        .collect();
    let class = (!disputed.is_empty()).then(|| {
        let about = sentence::app_dispute_joined(card());
        Dispute::of(about, disputed, |class| {
            let joined = Fact::ClassJoined {
                class: *class,
                learner,
                replaces: Some(keys.clone()),
            };
            (class_name(ctx, *class), joined)
        })
    });
    name.into_iter().chain(class).collect()
}

fn class_name(ctx: &ViewContext, class: ClassId) -> Sentence {
    as_is(ctx.records.center.class_name(class).unwrap_or_default())
}

fn titles(ctx: &ViewContext, lessons: &[What]) -> Sentence {
    match lessons {
        [] => sentence::app_dispute_all(),
        lessons => Sentence::of(Arg::List(lessons.iter().map(|what| home::title(ctx, what)).collect())),
    }
}

fn as_is(words: &str) -> Sentence {
    Sentence::of(Arg::as_is(literal(words)))
}

impl Settling {
    /// How many have been put off.
    pub fn page_id(&self) -> usize {
        self.skipped
    }

    pub fn open(ctx: &ViewContext) -> Settling {
        Settling {
            skipped: 0,
            shown: disputes(ctx).into_iter().next(),
            picker: Picker::default(),
        }
    }

    /// Returns whether there is more to ask.
    pub fn update(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> bool {
        let all = disputes(ctx);
        let Some(shown) = self.shown.take() else { return false };
        // Others decided or wrote something meanwhile: nothing is chosen that nobody has seen.
        if all.get(self.skipped) != Some(&shown) {
            return self.show(&all, self.skipped);
        }
        if input == Input::Key(Key::Esc) {
            return false;
        }
        match self.picker.pick(input, shown.values.len() + 1) {
            None => {
                self.shown = Some(shown);
                true
            }
            Some(index) => {
                match shown.values.get(index) {
                    // With it this one goes, and the next one takes its place.
                    Some((_, fact)) => facts.push(fact.clone()),
                    None => self.skipped += 1,
                }
                let next = self.skipped + usize::from(index < shown.values.len());
                self.show(&all, next)
            }
        }
    }

    fn show(&mut self, all: &[Dispute], index: usize) -> bool {
        self.shown = all.get(index).cloned();
        self.picker = Picker::default();
        self.shown.is_some()
    }

    /// The page under the board's own top line.
    pub fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let Some(shown) = &self.shown else {
            return Page::default();
        };
        let values = shown.values.iter().map(|(said, _)| once(ctx.say(said)));
        let choices: Vec<_> = values.chain([ctx.say(&sentence::app_dispute_later())]).collect();
        Page {
            blocks: vec![
                layout.space(),
                layout.heading(&ctx.say(&shown.about)),
                layout.paragraph(&ctx.say(&sentence::app_dispute_ask())),
                layout.space(),
            ],
            options: self.picker.items(layout, &choices, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }
}

/// A name is the same in every language, and stands there once.
fn once(said: Bilingual) -> Bilingual {
    match said.other.as_ref() == Some(&said.own) {
        true => Bilingual::as_is(&said.own),
        false => said,
    }
}
