//! Published figures beside what simulated shops give.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use bazar::course::Course;
use bazar::lint::{CalibrationRequest, Compared, calibrate, calibration_table, play_middling};
use bazar::tutor::{MarketRun, RunSummary};

const REQUEST: CalibrationRequest = CalibrationRequest {
    shops: 260,
    first_seed: 2_001,
    with_held_out: true,
};

/// What they give: they are run once for all tests.
fn few_shops() -> &'static [Compared] {
    static GIVEN: OnceLock<Vec<Compared>> = OnceLock::new();
    GIVEN.get_or_init(|| calibrate(&Course::embedded().0, &REQUEST))
}

#[test]
fn enough_figures_are_published_and_set_aside() {
    let (course, problems) = Course::embedded();
    assert!(problems.is_empty(), "{problems:#?}");
    let calibration = course.calibration();
    assert!(20 <= calibration.figures.len());
    assert!(10 <= calibration.figures.iter().filter(|figure| figure.held_out).count());
    let played: BTreeSet<&String> = calibration.scenarios.iter().collect();
    for figure in &calibration.figures {
        let is_played = figure.scenarios.iter().all(|scenario| played.contains(scenario));
        assert!(is_played, "{} counts in a scenario that is not played", figure.id);
    }
}

/// What a score of shops of each scenario gives is within a factor of two of what is published, or a note says why not.
#[test]
fn the_market_is_like_real_ones_or_says_why_not() {
    let compared = few_shops();
    let is_unexplained = |one: &&Compared| one.is_off() && one.figure.note.is_none();
    let off: Vec<Compared> = compared.iter().filter(is_unexplained).cloned().collect();
    assert!(off.is_empty(), "{}", calibration_table(&REQUEST, &off));
    let is_uncounted = |one: &&Compared| one.simulated.is_none();
    let uncounted: Vec<&Compared> = compared.iter().filter(is_uncounted).collect();
    assert!(uncounted.is_empty(), "{uncounted:#?}");
}

/// The table in the course has a row for each figure as it is written now, and values of this market: a score of shops of each
/// scenario comes near them.
#[test]
fn the_kept_table_is_of_this_market() {
    let kept = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons/rules/calibration.md"));
    let kept = kept.expect("the kept table");
    let fresh = calibration_table(&REQUEST, few_shops());
    let [kept, fresh] = [&kept, &fresh].map(|table| table.lines().skip(2).map(cells).collect::<Vec<_>>());
    assert_eq!(kept.len(), fresh.len());
    let mut old = Vec::new();
    for (kept, fresh) in kept.iter().zip(&fresh) {
        let written = |row: &[&str]| -> Vec<String> {
            let cells = row
                .iter()
                .enumerate()
                .filter(|(at, _)| ![SIMULATED, RATIO].contains(at));
            cells.map(|(_, cell)| (*cell).to_owned()).collect()
        };
        assert_eq!(written(kept), written(fresh));
        let [was, is] = [kept, fresh].map(|row| row[RATIO].parse::<f64>().unwrap_or(1.0));
        // What happens once in thousands of parcels is not seen by a few shops.
        let is_rare = fresh[SIMULATED].ends_with("in a million");
        if !is_rare && !(was / NEAR..=was * NEAR).contains(&is) {
            old.push(format!("{}: {was} in the table, {is} now", kept[0]));
        }
    }
    assert!(old.is_empty(), "make the table anew: {old:#?}");
}

/// Columns of the table, and how near few shops come to many.
const SIMULATED: usize = 3;
const RATIO: usize = 4;
const NEAR: f64 = 2.0;

fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split('|').map(str::trim).collect()
}

/// A middling seller reaches something in each scenario, and less than its author: three stars seldom, and less money.
#[test]
fn a_middling_seller_is_no_fool_and_not_the_author() {
    let (course, _) = Course::embedded();
    let (mut middling_stars, mut author_stars, mut shops) = (0, 0, 0);
    let (mut middling_fen, mut author_fen) = (0, 0);
    for id in &course.calibration().scenarios {
        let play = &course.scenarios[id.as_str()];
        for seed in 2_001..2_005 {
            let middling = RunSummary::of(&play_middling(play, seed).market, play);
            let author = RunSummary::of(&MarketRun::of_script(&play.setting, seed, &play.solution).1, play);
            middling_stars += middling.stars;
            author_stars += author.stars;
            middling_fen += middling.money_fen;
            author_fen += author.money_fen;
            shops += 1;
        }
    }
    let means = [middling_stars * 100 / shops, author_stars * 100 / shops];
    assert!((150..=265).contains(&means[0]) && means[0] + 30 < means[1], "{means:?}");
    assert!(
        0 < middling_fen && middling_fen < author_fen,
        "{middling_fen} {author_fen}"
    );
}

#[test]
fn a_shop_is_the_same_however_often_it_is_played() {
    let (course, _) = Course::embedded();
    let play = &course.scenarios["s10"];
    assert!(play_middling(play, 7) == play_middling(play, 7));
    assert!(play_middling(play, 7) != play_middling(play, 8));
}
