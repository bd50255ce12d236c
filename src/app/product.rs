//! What these learners grow or make: their own product takes the place of a lesson's where it fits. Nobody is forced to say.
//!
//! ```text
//!  你家种什么、做什么？               ......
//! >1 馕                                     1<
//!  …
//!  8 先不选                                 8    what the lesson has
//!  9 下一页（1/4）                          9
//! ```
//! Asked once before the first market that has a place for it, of a group together; each can choose anew from their record.

use super::{
    input::{Input, Key},
    keymap::Cue,
    layout::Layout,
    page::{Page, View},
    picker::Picker,
    record::Record,
    screen::{Screen, ScreenRequest},
    view_context::{Bilingual, ViewContext},
};
use crate::{
    market::{CategoryId, Product, ProductId, RulePack},
    say::sentence,
    text::Ink,
    tutor::{Fact, LearnerId, Setting, What},
};

/// So many products stand before "not now", so that it is on the first page.
const BEFORE_SKIP: usize = 7;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductChoice {
    asked: Asked,
    picker: Picker,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// Of everybody here, before this is opened.
    Before(What),
    /// Of one, who wants another than before.
    Anew(LearnerId),
}

impl ProductChoice {
    pub fn before(what: What) -> ProductChoice {
        ProductChoice {
            asked: Asked::Before(what),
            picker: Picker::default(),
        }
    }

    pub fn anew(learner: LearnerId) -> ProductChoice {
        ProductChoice {
            asked: Asked::Anew(learner),
            picker: Picker::default(),
        }
    }

    pub fn page_id(&self) -> String {
        self.picker.page.to_string()
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> ScreenRequest {
        let back_to_record = || ScreenRequest::Go(Screen::Record(Record::open(ctx)));
        if input == Input::Key(Key::Esc) {
            return match self.asked {
                Asked::Before(_) => ScreenRequest::Home,
                Asked::Anew(_) => back_to_record(),
            };
        }
        let choices = choices(ctx.course.rules());
        let Some(index) = self.picker.pick(input, choices.len()) else {
            return ScreenRequest::Stay;
        };
        let product = choices[index].map_or_else(String::new, |id| id.as_str().to_owned());
        let chosen = |learner: LearnerId| {
            let product = product.clone();
            Fact::from(Setting::Product { learner, product })
        };
        match &self.asked {
            Asked::Anew(learner) => {
                facts.push(chosen(*learner));
                back_to_record()
            }
            Asked::Before(what) => {
                // What somebody chose alone stays theirs; the attempt keeps what the group has chosen.
                let is_new = |learner: &&LearnerId| {
                    let profile = ctx.records.profiles.get(learner);
                    profile.is_some_and(|profile| profile.product.is_none())
                };
                facts.extend(ctx.learners.iter().filter(is_new).map(|learner| chosen(*learner)));
                ScreenRequest::OpenWith(what.clone(), product)
            }
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let called = |choice: &Option<&ProductId>| match choice {
            Some(product) => name(ctx, product.as_str()),
            None => ctx.say(&sentence::app_product_skip()),
        };
        let labels: Vec<Bilingual> = choices(ctx.course.rules()).iter().map(called).collect();
        let mut blocks = vec![layout.space(), layout.heading(&ctx.say(&sentence::app_product_ask()))];
        if let (Asked::Before(_), [_, _, ..]) = (&self.asked, ctx.learners) {
            blocks.push(layout.paragraph(&ctx.say(&sentence::app_product_together())));
        }
        blocks.push(layout.space());
        Page {
            top: layout.lines(&ctx.say(&sentence::app_product_title()), Ink::Strong),
            blocks,
            options: self.picker.items(&layout, &labels, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }
}

/// What a product is called.
fn name(ctx: &ViewContext, product: &str) -> Bilingual {
    ctx.name(&format!("product.{product}"))
}

/// Every product of the rules, like beside like; nothing is "not now".
fn choices(rules: &RulePack) -> Vec<Option<&ProductId>> {
    let mut products: Vec<(&ProductId, &Product)> = rules.products.iter().collect();
    // What is eaten before what is made, fresh before dry.
    products.sort_by_key(|(id, product)| {
        let is_made = product.head_g.is_none();
        (is_made, !product.fresh, path(&product.category, rules), *id)
    });
    let mut choices: Vec<Option<&ProductId>> = products.into_iter().map(|(id, _)| Some(id)).collect();
    choices.insert(BEFORE_SKIP.min(choices.len()), None);
    choices
}

/// The categories above, the widest first.
fn path<'a>(category: &'a CategoryId, rules: &'a RulePack) -> Vec<&'a CategoryId> {
    let mut path = vec![category];
    while let Some(parent) = path
        .last()
        .and_then(|last| rules.categories.get(*last)?.parent.as_ref())
    {
        path.push(parent);
    }
    path.reverse();
    path
}
