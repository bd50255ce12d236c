//! What was begun on the market's pages: what is taken back is offered where it was chosen, what was left half chosen is found again,
//! and a price under its cost is asked about once.

use std::collections::BTreeSet;

use bazar::{
    app::{Input, Key, MarketOutcome, MarketScreen, View, keys_to},
    market::{Command, Market},
    say::{Arg, Sentence, sentence},
    tutor::{Act, Outcome, Session},
};

use crate::{
    hall::Hall,
    screens::{languages, paint},
};

const VIEW: View = View { width: 132, height: 40 };

/// Somebody before a market, by keys.
struct Desk<'a> {
    hall: &'a Hall,
    screen: MarketScreen,
    session: Session,
}

impl Desk<'_> {
    fn at<'a>(hall: &'a Hall, scenario: &str) -> Desk<'a> {
        let session = hall.session(scenario, 1);
        let screen = MarketScreen::open(session.market().expect("a market"), &hall.ctx());
        Desk { hall, screen, session }
    }

    fn market(&self) -> &Market {
        self.session.market().expect("a market")
    }

    fn press(&mut self, key: Key) -> MarketOutcome {
        let mut screen = self.screen.clone();
        let outcome = screen.update(Input::Key(key), self.market(), &self.hall.ctx());
        self.screen = screen;
        outcome
    }

    /// Presses it and does what it asks for.
    fn tap(&mut self, key: Key) -> Option<Outcome> {
        let act = match self.press(key) {
            MarketOutcome::Act(command) => Act::Market(command),
            MarketOutcome::Undo => Act::Undo,
            MarketOutcome::Stay | MarketOutcome::Leave => return None,
        };
        Some(self.submit(&act))
    }

    fn submit(&mut self, act: &Act) -> Outcome {
        let turn = self.session.submit(act);
        let mut screen = self.screen.clone();
        screen.take_result(&turn, self.market());
        self.screen = screen;
        turn.outcome
    }

    fn shown(&self) -> String {
        paint(&self.screen.page(self.market(), &self.hall.ctx(), VIEW), VIEW)
    }

    fn keys_to(&self, command: &Command) -> Option<Vec<Key>> {
        keys_to(&self.screen, self.market(), &self.hall.ctx(), command)
    }

    /// Follows the author's solution, by keys where keys lead there; `look` sees the page before the last key of each.
    fn follow(&mut self, mut look: impl FnMut(&mut Self, &Command, Key)) {
        let play = self.session.playable.play.clone().expect("a scenario");
        for command in &play.solution {
            if self.market().is_over() {
                break;
            }
            match self.keys_to(command) {
                Some(keys) => {
                    let (last, led) = keys.split_last().expect("keys");
                    for key in led {
                        self.press(*key);
                    }
                    look(self, command, *last);
                }
                None => {
                    self.submit(&Act::Market(command.clone()));
                }
            }
        }
    }
}

/// The pages that were open at a deed are open when it is taken back; one that was asked about is not asked about again.
#[test]
fn what_is_taken_back_is_offered_where_it_was_chosen() {
    let hall = Hall::reading(languages("zh"));
    let mut taken_back = 0;
    let mut wrong = Vec::new();
    for scenario in ["s05", "s12", "s15"] {
        let mut desk = Desk::at(&hall, scenario);
        desk.follow(|desk, command, last| {
            let (before, was_shown) = (desk.screen.page_id(), desk.shown());
            let was_sure = was_shown.contains(&desk.hall.ctx().say(&sentence::market_sure()).own);
            desk.tap(last);
            if command.is_wait() || was_sure || !desk.session.can_undo() {
                return;
            }
            assert_eq!(desk.submit(&Act::Undo), Outcome::Undone, "{command}");
            taken_back += 1;
            if desk.screen.page_id() != before {
                wrong.push(format!(
                    "{scenario} {command}: {before} became {}",
                    desk.screen.page_id()
                ));
            }
            desk.submit(&Act::Market(command.clone()));
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(40 < taken_back, "{taken_back}");
}

/// Pages on which a choice is made bit by bit, found by what their keys do: on each of them what was chosen is there after Esc and
/// after another errand.
#[test]
fn a_half_made_choice_is_found_again() {
    let hall = Hall::reading(languages("zh"));
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut wrong = Vec::new();
    for scenario in ["s05", "s11", "s12", "s19"] {
        let mut desk = Desk::at(&hall, scenario);
        let mut looked_at = BTreeSet::from([desk.screen.trace()]);
        let mut verbs = BTreeSet::new();
        desk.follow(|desk, command, last| {
            // Before the first of each kind: that is where the pages lie.
            if verbs.insert(command.to_string().split(' ').next().unwrap_or_default().to_owned()) {
                look_at_drafts(desk, &mut looked_at, &mut found, &mut wrong);
            }
            desk.tap(last);
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for page in ["Title", "Photos", "Details", "Video", "Van(Round", "Terms(", "Ship("] {
        assert!(
            found.iter().any(|seen| seen.contains(page)),
            "{page} was never left: {found:#?}"
        );
    }
}

/// Opens what each page offers, to find those whose keys only turn something over; leaves them to the first page and comes back.
fn look_at_drafts(
    desk: &Desk,
    looked_at: &mut BTreeSet<String>,
    found: &mut BTreeSet<String>,
    wrong: &mut Vec<String>,
) {
    let (market, ctx) = (desk.market(), desk.hall.ctx());
    let press = |screen: &MarketScreen, key: Key| {
        let mut next = screen.clone();
        let outcome = next.update(Input::Key(key), market, &ctx);
        (next, outcome)
    };
    let above = |screen: &MarketScreen| press(screen, Key::Esc).0.trace();
    let mut open = vec![(MarketScreen::open(market, &ctx), Vec::new())];
    while let Some((here, path)) = open.pop() {
        for digit in (1..=9).map(Key::Digit) {
            let (there, outcome) = press(&here, digit);
            if outcome != MarketOutcome::Stay || there.is_typing() || !looked_at.insert(there.trace()) {
                continue;
            }
            let path = [path.as_slice(), &[digit]].concat();
            let turned = (1..=8).map(|digit| press(&there, Key::Digit(digit)));
            let chosen = turned.filter(|(chosen, outcome)| {
                let is_other = ![there.trace(), here.trace()].contains(&chosen.trace()) && !chosen.is_typing();
                *outcome == MarketOutcome::Stay
                    && is_other
                    && above(chosen) == above(&there)
                    && above(chosen) == here.trace()
            });
            for (chosen, _) in chosen.take(1) {
                found.insert(there.trace());
                let home = path.iter().fold(chosen.clone(), |left, _| press(&left, Key::Esc).0);
                let back = path.iter().fold(home, |left, key| press(&left, *key).0);
                if back.trace() != chosen.trace() {
                    let brief = |screen: &MarketScreen| screen.trace().chars().take(300).collect::<String>();
                    wrong.push(format!("{path:?} {}\nbecame\n{}", brief(&chosen), brief(&back)));
                }
            }
            if path.len() < 4 {
                open.push((there, path));
            }
        }
    }
}

/// A price under what a piece costs is asked about once, with each part of the cost; a price that covers it is not.
#[test]
fn a_price_under_its_cost_is_asked_about_once() {
    let hall = Hall::reading(languages("en"));
    let mut asked = 0;
    for scenario in ["s05", "s12"] {
        let mut desk = Desk::at(&hall, scenario);
        desk.follow(|desk, command, last| {
            let text = command.to_string();
            let words: Vec<&str> = text.split(' ').collect();
            if let (["sku", weight, _], true) = (words.as_slice(), desk.screen.is_typing()) {
                for digit in [Key::Backspace; 8] {
                    desk.press(digit);
                }
                for key in [Key::Digit(1), Key::Enter] {
                    assert_eq!(desk.press(key), MarketOutcome::Stay, "{text}");
                }
                let grams = weight_g(weight);
                let cost = desk.market().piece_cost(grams).expect("a page on the desk");
                let yuan = |fen| desk.hall.ctx().say(&Sentence::of(Arg::Yuan(fen))).own;
                let shown = desk.shown();
                for fen in [
                    cost.goods_fen,
                    cost.box_fen,
                    cost.freight_fen,
                    cost.sum_fen(),
                    cost.sum_fen() - 100,
                ] {
                    assert!(fen == 0 || shown.contains(&yuan(fen)), "{text}: {}\n{shown}", yuan(fen));
                }
                assert_ne!((cost.goods_fen, cost.box_fen), (0, 0), "{text}");
                // Agreed to and taken back, it is not asked about again.
                assert_eq!(desk.tap(Key::Digit(8)), Some(Outcome::Continued), "{text}");
                desk.submit(&Act::Undo);
                assert_eq!(desk.tap(Key::Enter), Some(Outcome::Continued), "{text}");
                desk.submit(&Act::Undo);
                for digit in [Key::Backspace; 8] {
                    desk.press(digit);
                }
                asked += 1;
                let price = words[2].parse::<f64>().expect("a price").to_string();
                for sign in price.chars() {
                    desk.press(
                        sign.to_digit(10)
                            .map_or(Key::Char(sign), |digit| Key::Digit(digit as u8)),
                    );
                }
            }
            desk.tap(last);
        });
    }
    assert!(1 < asked, "{asked}");
}

fn weight_g(text: &str) -> u32 {
    match text.strip_suffix("kg") {
        Some(kilo) => (kilo.parse::<f64>().expect("kilograms") * 1000.0) as u32,
        None => text.trim_end_matches('g').parse().expect("grams"),
    }
}
