//! Who is written down, by themselves or by the trainer, and the word that only trainers know.

use super::{App, Clock, Overlay, Screen};
use crate::{
    say::{Arg, sentence},
    text::literal,
    tutor::{Fact, LearnerId, Setting, hash_of_word},
};

impl App {
    pub(super) fn add_learner(&mut self, clock: &Clock) {
        let Some(card) = self.records.free_card() else {
            self.overlay = Some(Overlay::Notice(sentence::app_sign_in_full()));
            return;
        };
        let learner = self.writer.learner();
        let languages = self.languages();
        let facts = vec![
            Fact::LearnerAdded {
                learner,
                name: String::new(),
                card,
            },
            Fact::from(Setting::Languages { learner, languages }),
        ];
        self.write(facts, clock);
        if let Screen::SignIn(sign_in) = &mut self.screen {
            sign_in.added(learner);
        }
    }

    /// The trainer writes somebody down, into today's class if there is one: whoever has that name finds it.
    pub(super) fn enrol(&mut self, name: String, clock: &Clock) {
        let Some(card) = self.records.free_card() else {
            self.overlay = Some(Overlay::Notice(sentence::app_sign_in_full()));
            return;
        };
        let learner = self.writer.learner();
        let told = sentence::app_board_enrolled(Arg::Number(i64::from(card)), Arg::as_is(literal(&name)));
        let mut facts = vec![Fact::LearnerAdded { learner, name, card }];
        facts.extend(self.records.center.today_class().map(|class| Fact::ClassJoined {
            class,
            learner,
            replaces: Some(Vec::new()),
        }));
        self.write(facts, clock);
        self.overlay = Some(Overlay::Notice(told));
    }

    /// A class of this name, unless there is one: two would look the same.
    pub(super) fn make_class(&mut self, name: String, clock: &Clock) {
        let center = &self.records.center;
        let mut names = center.classes.keys().filter_map(|class| center.class_name(*class));
        if names.any(|known| known == name) {
            self.overlay = Some(Overlay::Notice(sentence::app_classes_known()));
            return;
        }
        let class = self.writer.class();
        self.write(vec![Fact::ClassMade { class, name }], clock);
    }

    /// Whoever signs in for the first time with a name that the trainer wrote down has it from here on.
    pub(super) fn claim(&mut self, clock: &Clock) {
        let is_first = |learner: &LearnerId| {
            let known = self.records.learners.get(learner);
            known.is_some_and(|known| known.profile.is_unclaimed() && known.attempts.is_empty())
        };
        let languages = self.languages();
        let first = self.learners.iter().copied().filter(|learner| is_first(learner));
        let claimed = first.map(|learner| {
            Fact::from(Setting::Languages {
                learner,
                languages: languages.clone(),
            })
        });
        let claimed = claimed.collect();
        self.write(claimed, clock);
    }

    pub(super) fn keep_word(&mut self, word: &str, clock: &Clock) {
        if let Some(hash) = hash_of_word(word, self.writer.learner().0) {
            self.write(vec![Fact::from(Setting::TrainerPin(hash))], clock);
            self.overlay = Some(Overlay::Notice(sentence::app_word_kept()));
        }
    }
}
