//! Published figures beside what simulated shops give.

use std::collections::BTreeSet;

use bazar::course::Course;

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
