//! Why something was lost, guessed before it is told. A wrong guess costs nothing and is kept nowhere; in a group each guesses, and
//! nobody sees the others' before all have.
//!
//! ```text
//!  ! 乌鲁木齐买家：20 个坏 8 个。     ......
//!  为什么会这样？先猜一猜。           ......        原因是这样：                       ......
//! >1 快递选得不合适                     1<          [√] 箱子选得不合适：买买提 · 23    [√]
//!  2 箱子选得不合适                     2    ─▶    │ ! 第 5 天 10:00，你用了编织袋。   ......│
//!  3 运气不好，不怪谁                   3          >1 接着看                              1<
//! ```

use super::{each, screen::way_cues};
use crate::{
    app::{
        causes,
        input::Input,
        keymap::Cue,
        layout::Layout,
        page::{Block, NOTICE_COLUMNS, Page},
        picker::Picker,
        sign_in::group,
        view_context::Bilingual,
    },
    say::{self, Arg, Sentence, sentence},
    text::Ink,
    tutor::{Cause, Guess, LearnerId},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Guessing {
    guess: Guess,
    pub cause: Box<Cause>,
    /// Who guesses, whoever's turn it was first; empty in a preview.
    learners: Vec<LearnerId>,
    /// In their order what they guessed, by index; nothing of who is away.
    answers: Vec<Option<usize>>,
    picker: Picker,
}

impl Guessing {
    /// `turn` is whose turn it is, as an index.
    pub fn of(guess: Guess, cause: Box<Cause>, learners: &[LearnerId], turn: usize) -> Guessing {
        let mut learners = learners.to_vec();
        let first = turn.min(learners.len());
        learners.rotate_left(first);
        Guessing {
            guess,
            cause,
            learners,
            answers: Vec::new(),
            picker: Picker::default(),
        }
    }

    /// After each one's guess the page is another.
    pub fn page_id(&self) -> String {
        format!("guess {}", self.answers.len())
    }

    /// Who is to guess; nobody once the reason is told.
    pub fn turn(&self) -> Option<LearnerId> {
        self.learners.get(self.answers.len()).copied()
    }

    fn is_told(&self) -> bool {
        self.learners.len().max(1) <= self.answers.len()
    }

    /// Returns whether it is done with.
    pub fn update(&mut self, input: Input) -> bool {
        if self.is_told() {
            return self.picker.pick(input, 1).is_some();
        }
        if let Some(taken) = self.picker.pick(input, self.guess.choices.len()) {
            self.answer(Some(taken));
        }
        false
    }

    /// Whoever's turn it is is not here; returns who that is.
    pub fn pass_over(&mut self) -> Option<LearnerId> {
        let who = self.turn().filter(|_| !self.is_told() && 1 < self.learners.len())?;
        self.answer(None);
        Some(who)
    }

    fn answer(&mut self, answer: Option<usize>) {
        self.answers.push(answer);
        self.picker = Picker::default();
    }

    pub fn page(&self, layout: &Layout) -> Page {
        if self.is_told() {
            self.told(layout)
        } else {
            self.asked(layout)
        }
    }

    fn asked(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let [lost, ..] = say::cause(&self.cause);
        let mut blocks = vec![
            layout.space(),
            Block::text(layout.lines(&ctx.say(&lost), Ink::Bad)),
            layout.space(),
        ];
        if 1 < self.learners.len() {
            blocks.push(layout.paragraph(&ctx.say(&sentence::player_each())));
            let has_guessed = |place: usize| matches!(self.answers.get(place), Some(Some(_)));
            let each = self.learners.iter().enumerate();
            blocks.extend(each::ticks(
                layout,
                each.map(|(place, learner)| (*learner, has_guessed(place))),
            ));
            blocks.push(layout.space());
        }
        blocks.extend([layout.heading(&ctx.say(&sentence::cause_guess_ask())), layout.space()]);
        let choices: Vec<Bilingual> = self
            .guess
            .choices
            .iter()
            .map(|reason| ctx.say(&say::guessed(*reason)))
            .collect();
        let mut keys = vec![Cue::Digits, Cue::Take, Cue::Menu];
        // Who is away is skipped, too: one word for two keys would be none.
        match self.learners.len() {
            0 | 1 => keys.push(Cue::Skip),
            _ => keys.extend([Cue::Back, Cue::Away]),
        }
        keys.push(Cue::Move);
        Page {
            blocks,
            options: self.picker.items(layout, &choices, |_| None),
            keys: layout.keys(&keys),
            ..Page::default()
        }
    }

    fn told(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let mut blocks = vec![
            layout.space(),
            layout.heading(&ctx.say(&sentence::cause_guess_found())),
            layout.space(),
        ];
        for (place, reason) in self.guess.choices.iter().enumerate() {
            let by = self.guessed(place);
            let said = say::guessed(*reason);
            let said = match by.is_empty() {
                true => said,
                false => Sentence::pair(Arg::say(said), Arg::say(group(ctx, &by))),
            };
            blocks.push(layout.ticked(&ctx.say(&said), place == self.guess.right));
        }
        let lines = causes::lines(&layout.inside(NOTICE_COLUMNS), &self.cause);
        blocks.extend([layout.space(), Block::notice(lines), layout.space()]);
        let keys = way_cues(1).into_iter();
        let keys = keys.map(|cue| if cue == Cue::Leave { Cue::Back } else { cue });
        Page {
            blocks,
            options: self.picker.items(layout, &[ctx.say(&sentence::player_on())], |_| None),
            keys: layout.keys(&keys.collect::<Vec<_>>()),
            ..Page::default()
        }
    }

    /// Who guessed it.
    fn guessed(&self, choice: usize) -> Vec<LearnerId> {
        let each = self.learners.iter().zip(&self.answers);
        let those = each.filter(|(_, answer)| **answer == Some(choice));
        those.map(|(learner, _)| *learner).collect()
    }
}
