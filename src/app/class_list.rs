//! The trainer's classes: which there are and which learns today, a class made, another name for one.
//!
//! ```text
//!  名单和班级
//!  今天的班级：早班
//! >1 写上要来的人                          ...          1<
//!  2 建一个班级                            ...          2
//!  3 早班（12）                                         3   ─▶ today's class · another name · back
//!  4 晚班（10）                                         4
//! ```
//! Who is in which class comes with a list (`bazar roster import`) or with the name that the trainer writes down on the day of a class.

use super::{
    input::{Input, Key},
    keymap::{Cue, Mode},
    layout::Layout,
    page::{Block, Page},
    picker::Picker,
    sign_in::{Naming, NamingOutcome},
    view_context::{Bilingual, ViewContext},
};
use crate::{
    say::{Arg, Sentence, sentence},
    text::literal,
    tutor::{ClassId, Fact, Setting},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassList {
    picker: Picker,
    stage: ClassPage,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum ClassPage {
    List,
    Making(Box<Naming>),
    One(ClassId, Picker),
    Renaming(ClassId, Box<Naming>),
}

/// What the board is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClassListOutcome {
    Stay,
    Back,
    /// Names are to be written down.
    Enrol,
    /// A class of this name.
    Make(String),
}

/// What a line of the list does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Enrol,
    Make,
    /// No class is today's: everybody.
    Everybody,
    One(ClassId),
}

impl ClassList {
    pub fn open() -> ClassList {
        ClassList {
            picker: Picker::default(),
            stage: ClassPage::List,
        }
    }

    pub fn mode(&self) -> Mode {
        match &self.stage {
            ClassPage::Making(naming) | ClassPage::Renaming(_, naming) => naming.mode(),
            ClassPage::List | ClassPage::One(..) => Mode::Choosing,
        }
    }

    pub fn page_id(&self) -> String {
        match &self.stage {
            ClassPage::List => format!("list {}", self.picker.page),
            ClassPage::Making(naming) => format!("making {}", naming.page_id()),
            ClassPage::One(class, _) => format!("{class}"),
            ClassPage::Renaming(class, naming) => format!("{class} {}", naming.page_id()),
        }
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> ClassListOutcome {
        let is_back = input == Input::Key(Key::Esc);
        match &mut self.stage {
            ClassPage::Making(naming) => match naming.update(input) {
                NamingOutcome::Stay => {}
                NamingOutcome::Back => self.stage = ClassPage::List,
                NamingOutcome::Named(name) => {
                    self.stage = ClassPage::List;
                    return ClassListOutcome::Make(name);
                }
            },
            ClassPage::Renaming(class, naming) => match naming.update(input) {
                NamingOutcome::Stay => {}
                NamingOutcome::Back => self.stage = ClassPage::One(*class, Picker::default()),
                NamingOutcome::Named(name) => {
                    facts.push(Fact::ClassRenamed {
                        class: *class,
                        name,
                        replaces: None,
                    });
                    self.stage = ClassPage::One(*class, Picker::default());
                }
            },
            ClassPage::One(..) if is_back => self.stage = ClassPage::List,
            ClassPage::One(class, picker) => match picker.pick(input, 3) {
                Some(0) => {
                    facts.push(Fact::from(Setting::TodayClass(Some(*class))));
                    return ClassListOutcome::Back;
                }
                Some(1) => self.stage = ClassPage::Renaming(*class, Box::new(Naming::open(ctx))),
                Some(_) => self.stage = ClassPage::List,
                None => {}
            },
            ClassPage::List if is_back => return ClassListOutcome::Back,
            ClassPage::List => return self.choose(input, ctx, facts),
        }
        ClassListOutcome::Stay
    }

    fn choose(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> ClassListOutcome {
        let choices = choices(ctx);
        let chosen = self.picker.pick(input, choices.len());
        match chosen.and_then(|index| choices.get(index)) {
            None => ClassListOutcome::Stay,
            Some(Choice::Enrol) => ClassListOutcome::Enrol,
            Some(Choice::Make) => {
                self.stage = ClassPage::Making(Box::new(Naming::open(ctx)));
                ClassListOutcome::Stay
            }
            Some(Choice::Everybody) => {
                facts.push(Fact::from(Setting::TodayClass(None)));
                ClassListOutcome::Back
            }
            Some(Choice::One(class)) => {
                self.stage = ClassPage::One(*class, Picker::default());
                ClassListOutcome::Stay
            }
        }
    }

    /// The page under the board's own top line.
    pub fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let (heading, picker, said): (Sentence, &Picker, Vec<Bilingual>) = match &self.stage {
            ClassPage::Making(naming) | ClassPage::Renaming(_, naming) => {
                return naming.page_asking(layout, &sentence::app_classes_ask());
            }
            ClassPage::List => {
                let said = choices(ctx).into_iter().map(|choice| ctx.say(&told(ctx, choice)));
                (sentence::app_classes_title(), &self.picker, said.collect())
            }
            ClassPage::One(class, picker) => {
                let said = [
                    sentence::app_classes_set_today(),
                    sentence::app_classes_rename(),
                    sentence::app_board_back(),
                ];
                (
                    of_class(ctx, *class),
                    picker,
                    said.iter().map(|said| ctx.say(said)).collect(),
                )
            }
        };
        let mut blocks = vec![layout.space(), layout.heading(&once(ctx.say(&heading)))];
        blocks.extend(today(layout));
        blocks.push(layout.space());
        Page {
            blocks,
            options: picker.items(layout, &said.into_iter().map(once).collect::<Vec<_>>(), |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }
}

/// Writing somebody down and making a class keep their digits, whatever classes there are.
fn choices(ctx: &ViewContext) -> Vec<Choice> {
    let center = &ctx.records.center;
    let everybody = center.today_class().map(|_| Choice::Everybody);
    let mut classes: Vec<ClassId> = center.classes.keys().copied().collect();
    let own = &ctx.languages.own;
    classes.sort_by_key(|class| crate::text::place_in_list(center.class_name(*class).unwrap_or_default(), own));
    let classes = classes.into_iter().map(Choice::One);
    [Choice::Enrol, Choice::Make]
        .into_iter()
        .chain(everybody)
        .chain(classes)
        .collect()
}

fn told(ctx: &ViewContext, choice: Choice) -> Sentence {
    match choice {
        Choice::Enrol => sentence::app_classes_enrol(),
        Choice::Make => sentence::app_classes_make(),
        Choice::Everybody => sentence::app_classes_everybody(),
        Choice::One(class) => of_class(ctx, class),
    }
}

/// Its name, and how many are in it.
fn of_class(ctx: &ViewContext, class: ClassId) -> Sentence {
    let members = ctx.records.members(Some(class)).len();
    let count = Arg::Number(i64::try_from(members).unwrap_or(i64::MAX));
    sentence::app_classes_one(name(ctx, class), count)
}

fn today(layout: &Layout) -> Option<Block> {
    let ctx = layout.ctx;
    let class = ctx.records.center.today_class()?;
    Some(layout.paragraph(&ctx.say(&sentence::app_classes_today(name(ctx, class)))))
}

fn name(ctx: &ViewContext, class: ClassId) -> Arg {
    Arg::as_is(literal(ctx.records.center.class_name(class).unwrap_or_default()))
}

/// A name is the same in every language, and stands there once.
fn once(said: Bilingual) -> Bilingual {
    match said.other.as_ref() == Some(&said.own) {
        true => Bilingual::as_is(&said.own),
        false => said,
    }
}
