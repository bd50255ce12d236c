//! What happens when a lesson, a scenario or a review is opened: gone on with, begun, or asked about first. Whether an attempt can be
//! gone on with is the session's to say.

use super::{App, Clock, Overlay, Player, ProductChoice, Screen};
use crate::{
    say::{Arg, Sentence, sentence},
    tutor::{AttemptLog, Playable, Session, What},
};

impl App {
    /// Goes on where the group left it, or apart from where a larger one did, else begins; what changed too much since is closed and
    /// begun afresh. Where the product is the learners' own and they have not said which, they are asked first.
    pub(super) fn open(&mut self, what: What, chosen: Option<String>, clock: &Clock) {
        let open = self.records.open_attempt_at(&self.learners, &what).cloned();
        let shared = self.records.shared_attempt_at(&self.learners, &what);
        let begun = open.as_ref().or(shared);
        let product = match begun {
            Some(begun) => begun.product.clone(),
            None => chosen.or_else(|| self.records.own_product(&self.learners).map(str::to_owned)),
        };
        let is_asked = self.course.has_own_market(what.id());
        // What a lesson only speaks of is nothing to agree on: it speaks of what the first of them grows.
        let spoken_of = || {
            let mut each = self
                .learners
                .iter()
                .filter_map(|learner| self.records.profiles.get(learner));
            each.find_map(|profile| profile.product.clone().filter(|product| !product.is_empty()))
        };
        let product = match begun {
            None if !is_asked => product.or_else(spoken_of),
            Some(_) | None => product,
        };
        if begun.is_none() && product.is_none() && is_asked {
            self.screen = Screen::Product(ProductChoice::before(what));
            return;
        }
        let Some(playable) = Playable::with(&self.course, &what, product.as_deref()) else {
            self.overlay = Some(Overlay::Notice(sentence::app_unreadable()));
            return;
        };
        let resumed = open.as_ref().and_then(|open| Session::resume(playable.clone(), open));
        if let (Some(session), Some(open)) = (resumed, &open) {
            self.screen = Screen::Player(Box::new(self.resumed(session, open)));
            return;
        }
        if open.is_none() && self.go_on_apart(&playable, clock) {
            return;
        }
        let stale = open.map(|open| open.id);
        if let Some(stale) = stale {
            self.write(vec![Session::stale(stale)], clock);
            self.overlay = Some(Overlay::Notice(sentence::app_stale()));
        }
        let attempt = self.writer.attempt();
        let seed = self.seed.unwrap_or(attempt.0.run.0 ^ attempt.0.n);
        let session = Session::open(playable, attempt, seed, self.records.in_turn(&self.learners));
        self.write(vec![session.opened(stale)], clock);
        if let Some(told) = self.stands_in(&session.playable, product.as_deref()) {
            self.overlay = Some(Overlay::Notice(told));
        }
        self.screen = Screen::Player(Box::new(Player::of(session)));
    }

    /// Some of a group come without the others: they go on where all of them stood, and the group's attempt stays as it is.
    fn go_on_apart(&mut self, playable: &Playable, clock: &Clock) -> bool {
        let shared = self.records.shared_attempt_at(&self.learners, &playable.what).cloned();
        let attempt = self.writer.attempt();
        let apart = |log: &AttemptLog| Session::apart(playable.clone(), attempt, log, self.learners.clone());
        let Some((log, (session, taken))) = shared.and_then(|log| Some((log.clone(), apart(&log)?))) else {
            return false;
        };
        self.write(vec![session.opened_with(Some(log.id), taken)], clock);
        self.screen = Screen::Player(Box::new(self.resumed(session, &log)));
        self.overlay = Some(Overlay::Notice(sentence::app_apart()));
        true
    }

    /// What is said where the chosen product does not fit and another stands in.
    fn stands_in(&self, playable: &Playable, chosen: Option<&str>) -> Option<Sentence> {
        let is_asked = self.course.has_own_market(playable.what.id());
        let chosen = chosen.filter(|chosen| is_asked && !chosen.is_empty() && playable.product.is_none())?;
        let own = self.course.own(playable.what.id())?;
        let name = |product: &str| Arg::name("product", product);
        Some(sentence::app_product_stands_in(name(&own.product), name(chosen)))
    }
}
