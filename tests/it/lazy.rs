//! Whoever only wants to be done wins no three stars: neither by pressing what the page advises, nor by taking the cheapest
//! and the first. `cargo bench --bench chance` plays more seeds, and looks how often it happens all the same.

use crate::{hall::Hall, reader::Taste};

const SEEDS: [u64; 2] = [1, 2];

#[test]
fn whoever_only_wants_to_be_done_wins_no_three_stars() {
    let hall = Hall::open();
    let mut won = Vec::new();
    for scenario in hall.scenarios() {
        for (taste, seed) in SEEDS
            .iter()
            .flat_map(|seed| [(Taste::Advised, *seed), (Taste::Lazy, *seed)])
        {
            if hall.read(scenario, taste, seed) == [true; 3] {
                won.push(format!("{scenario}, seed {seed}: {taste:?}"));
            }
        }
    }
    assert_eq!(won, Vec::<String>::new());
}
