//! A few seeds of chance on every scenario of the road; the thousand seeds are a benchmark's.

use crate::{chance::Hands, hall::Hall};

#[test]
fn luck_wins_no_three_stars() {
    let hall = Hall::open();
    for scenario in hall.scenarios() {
        let won = (1..=20)
            .filter(|seed| hall.play(scenario, Hands::Blind, *seed) == [true; 3])
            .count();
        assert_eq!(won, 0, "{scenario}");
    }
}

#[test]
fn the_solution_in_any_order_breaks_nothing() {
    let hall = Hall::open();
    let stars = hall
        .scenarios()
        .map(|scenario| (1..=5).map(|seed| hall.shuffle(scenario, seed)).collect::<Vec<_>>());
    assert!(stars.flatten().all(|stars| stars.len() == 3));
}
