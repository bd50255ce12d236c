//! What was put together rightly is kept when the rest is tried again, counted, and need not be given once more: things in order
//! with the first one wrong, and words of a title. What a task came to is what is compared later.

use std::sync::Arc;

use bazar::{
    app::{Input, Key, Page, Player, View},
    course::{Answer, StepKind},
    tutor::Session,
};

use crate::follow::keys_of;
use crate::hall::Hall;
use crate::screens::languages;
use crate::walk;

const VIEW: View = View { width: 100, height: 70 };

fn shown(page: &Page) -> String {
    let lines = page.blocks.iter().flat_map(|block| &block.lines);
    lines.map(|line| line.plain() + "\n").collect()
}

/// Gives the answer, which is wrong, tries again, and presses these keys besides.
fn tried_again(hall: &Hall, session: &Session, wrong: &Answer, keys: &[Key]) -> (Player, String) {
    let ctx = hall.ctx();
    let mut player = Player::of(session.clone());
    for key in keys_of(session, wrong) {
        player.update(Input::Key(key), &ctx, &mut Vec::new());
    }
    assert!(
        player.session.verdict().is_some_and(|verdict| !verdict.right),
        "{wrong}"
    );
    player.update(Input::Key(Key::Enter), &ctx, &mut Vec::new());
    let page = shown(&player.page(&ctx, VIEW));
    for key in keys {
        player.update(Input::Key(*key), &ctx, &mut Vec::new());
    }
    (player, page)
}

fn is_right(player: &Player) -> bool {
    player.session.verdict().is_some_and(|verdict| verdict.right)
}

#[test]
fn what_stands_rightly_stays_where_it_is() {
    let hall = Hall::reading(languages("zh"));
    let course = Arc::clone(&hall.course);
    let mut tried = 0;
    for entry in course.units.iter().flat_map(|unit| &unit.lessons) {
        for session in walk::walk(&course, &entry.id, 1) {
            let Some(step) = session.step().filter(|_| session.verdict().is_none()) else {
                continue;
            };
            if let StepKind::Order(order) = &step.kind {
                tried += 1;
                let mut ids: Vec<String> = order.items.iter().map(|item| item.id.clone()).collect();
                ids.swap(0, 1);
                // Only the two that were wrong are given again, the right one first.
                let places = session.shuffled();
                let digit = |item: usize| places.iter().position(|at| *at == item).expect("it is there");
                let keys = [0, 1].map(|item| Key::typed(char::from(b'1' + digit(item) as u8)));
                let keys = [keys[0], keys[1], Key::Enter];
                let (player, page) = tried_again(&hall, &session, &Answer::Order(ids), &keys);
                for (at, item) in order.items.iter().enumerate().skip(2) {
                    let line = format!("{}. {}", at + 1, item.text.in_lang(&hall.ctx().languages.own));
                    assert!(page.contains(&line), "{} {}: {line}\n{page}", entry.id, step.id);
                }
                assert!(is_right(&player), "{} {}", entry.id, step.id);
            } else if let StepKind::Tiles(tiles) = &step.kind {
                tried += 1;
                let answers = step.right_answers(session.seed, &session.playable.rules);
                let Some(Answer::Tiles(right)) = answers.first() else {
                    panic!("{}: a title", step.id)
                };
                let mut ids = right.clone();
                let gone = ids.pop().expect("a word");
                let item = tiles
                    .tiles
                    .iter()
                    .position(|tile| tile.id == gone)
                    .expect("it is there");
                let place = session
                    .shuffled()
                    .iter()
                    .position(|at| *at == item)
                    .expect("it is there");
                let done = tiles.tiles.len();
                let keys = [place, done].map(|at| Key::typed(char::from(b'1' + at as u8)));
                let (player, _) = tried_again(&hall, &session, &Answer::Tiles(ids), &keys);
                assert!(is_right(&player), "{} {}: {gone} alone was missing", entry.id, step.id);
            }
        }
    }
    assert!(6 < tried, "{tried}");
}

#[test]
fn what_a_task_came_to_is_what_is_compared() {
    let hall = Hall::reading(languages("zh"));
    for lesson in ["L22", "L23"] {
        let (mut told, mut compared) = (Vec::new(), 0);
        for session in walk::walk(&hall.course, lesson, 1) {
            let measured = session.measured();
            if !measured.is_empty() {
                told = measured;
            }
            let is_beside = session
                .step()
                .is_some_and(|step| matches!(step.kind, StepKind::Beside(_)));
            if let (true, Some(market)) = (is_beside, session.market()) {
                compared += 1;
                for (figure, reached) in &told {
                    assert_eq!(market.figure(*figure), *reached, "{lesson}: {figure}");
                }
            }
        }
        assert_eq!((compared, told.len()), (1, 1), "{lesson}");
    }
}
