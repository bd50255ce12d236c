//! The list of names: today's class first, nine a page; a long list asks for the first letter.
//!
//! ```text
//!  你叫什么？                         ......
//! >1 ئايگۈل · 12                            1<
//!  2 阿不都 · 13                            2
//! ```

use std::collections::BTreeSet;

use crate::{
    app::{
        input::{Input, Key},
        keymap::Cue,
        layout::Layout,
        page::Page,
        picker::Picker,
        view_context::{Bilingual, ViewContext},
    },
    say::sentence,
    text::{first_letter, place_in_list},
    tutor::{LearnerId, Profile},
};

use super::learner_said;

/// More names than two pages hold: the first letter is asked for.
const LONG: usize = 16;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    learners: Vec<LearnerId>,
    /// The first letters to choose from, while none is chosen; the first choice is "all".
    letters: Option<Vec<char>>,
    /// The first choice is that one's name is not among these.
    is_roster: bool,
    picker: Picker,
}

pub enum NamesOutcome {
    Stay,
    Taken(LearnerId),
    /// None of these: somebody new.
    Nobody,
}

impl Names {
    pub fn of(learners: Vec<LearnerId>) -> Names {
        Names {
            learners,
            letters: None,
            is_roster: false,
            picker: Picker::default(),
        }
    }

    /// Today's class, or everybody; without those who are here already.
    pub fn today(ctx: &ViewContext, here: &[LearnerId]) -> Names {
        let records = ctx.records;
        let class = records.center.today_class().map(|class| records.members(Some(class)));
        let members = match class {
            Some(members) if !members.is_empty() => members,
            _ => records.members(None),
        };
        let others = members.into_iter().filter(|learner| !here.contains(learner));
        Names::listed(ctx, others.collect())
    }

    /// Whom the trainer wrote down and who has not signed in yet; nothing where there is nobody.
    pub fn roster(ctx: &ViewContext, here: &[LearnerId]) -> Option<Names> {
        let unclaimed = ctx
            .records
            .profiles
            .iter()
            .filter(|(_, profile)| profile.is_unclaimed());
        let unclaimed = unclaimed
            .map(|(learner, _)| *learner)
            .filter(|learner| !here.contains(learner));
        let unclaimed: Vec<LearnerId> = unclaimed.collect();
        (!unclaimed.is_empty()).then(|| Names {
            is_roster: true,
            ..Names::listed(ctx, unclaimed)
        })
    }

    /// In the order of the alphabet.
    fn listed(ctx: &ViewContext, learners: Vec<LearnerId>) -> Names {
        let profiles = &ctx.records.profiles;
        let with_profile = learners
            .into_iter()
            .filter_map(|learner| Some((learner, profiles.get(&learner)?)));
        let mut learners: Vec<(LearnerId, &Profile)> = with_profile.collect();
        let own = &ctx.languages.own;
        learners.sort_by_cached_key(|(_, profile)| {
            let name = profile.name();
            (name.is_empty(), place_in_list(name, own), profile.card)
        });
        let mut letters: Vec<char> = learners
            .iter()
            .filter_map(|(_, profile)| first_letter(profile.name()))
            .collect();
        // Chinese and Latin names share their letters.
        let mut seen = BTreeSet::new();
        letters.retain(|letter| seen.insert(*letter));
        let is_long = learners.len() > LONG && letters.len() > 1;
        Names {
            letters: is_long.then_some(letters),
            ..Names::of(learners.iter().map(|(learner, _)| *learner).collect())
        }
    }

    pub fn page_id(&self) -> String {
        format!(
            "{} {} {}",
            self.letters.is_some(),
            self.learners.len(),
            self.picker.page
        )
    }

    pub fn learners(&self) -> &[LearnerId] {
        &self.learners
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> NamesOutcome {
        if let Input::Key(Key::Char(letter)) = input {
            self.keep(letter, ctx);
            return NamesOutcome::Stay;
        }
        let count = self
            .letters
            .as_ref()
            .map_or(self.learners.len() + self.before(), |letters| letters.len() + 1);
        let Some(index) = self.picker.pick(input, count) else {
            return NamesOutcome::Stay;
        };
        match self.letters.take() {
            Some(letters) => {
                self.picker = Picker::default();
                if let Some(letter) = index.checked_sub(1).and_then(|index| letters.get(index)) {
                    self.keep(*letter, ctx);
                }
                NamesOutcome::Stay
            }
            None => match index.checked_sub(self.before()) {
                Some(index) => NamesOutcome::Taken(self.learners[index]),
                None => NamesOutcome::Nobody,
            },
        }
    }

    /// Choices before the names.
    fn before(&self) -> usize {
        usize::from(self.is_roster)
    }

    pub fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let (ask, choices): (Bilingual, Vec<Bilingual>) = match &self.letters {
            Some(letters) => {
                let all = std::iter::once(ctx.say(&sentence::app_names_all()));
                let letters = letters.iter().map(|letter| Bilingual::as_is(&letter.to_string()));
                (ctx.say(&sentence::app_names_letter()), all.chain(letters).collect())
            }
            None => {
                let names = self
                    .learners
                    .iter()
                    .map(|learner| ctx.say(&learner_said(ctx, *learner)));
                match self.is_roster {
                    true => {
                        let none = std::iter::once(ctx.say(&sentence::app_names_none()));
                        (ctx.say(&sentence::app_names_roster()), none.chain(names).collect())
                    }
                    false => (ctx.say(&sentence::app_names_ask()), names.collect()),
                }
            }
        };
        Page {
            blocks: vec![layout.space(), layout.heading(&ask), layout.space()],
            options: self.picker.items(layout, &choices, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Letters, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }

    /// Leaves only the names that begin with `letter`, if there are any; a Chinese sign finds its like and all that are read so.
    fn keep(&mut self, letter: char, ctx: &ViewContext) {
        let letter = first_letter(letter.encode_utf8(&mut [0; 4]));
        let named = |id: &LearnerId| ctx.records.profiles.get(id).map(Profile::name);
        let fits = |id: &LearnerId| letter.is_some() && named(id).and_then(first_letter) == letter;
        if self.learners.iter().any(fits) {
            self.learners.retain(fits);
            self.letters = None;
            self.picker = Picker::default();
        }
    }
}
