//! How fast the market runs, beside a floor measured in the same run: an event loop that puts as many entries on a queue of
//! time and takes them off again, and knows no rule.
//!
//! `cargo bench --bench market` prints days of a shop with a hundred orders a second, replays of a whole season a second, and
//! the time of the largest scenario's what-if, until its first line and until its end, and of its other worlds. The ratios hold on any machine; the absolute figures are this one's.

use bazar::market::day;
use bazar::market::listing;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bazar::course::{Course, Play};
use bazar::market::{Command, Market, Setting};
use bazar::tutor::{AttemptId, KeptWorlds, Key, MarketRun, RunId, Worlds};

/// Each figure is the best of so many: whatever else the machine does only makes one slower.
const ROUNDS: u32 = 7;

fn main() {
    let (course, problems) = Course::embedded();
    assert!(problems.is_empty(), "{problems:?}");
    let shop = busy_shop(&course);
    let season = course
        .scenarios
        .values()
        .max_by_key(|play| weight(play))
        .expect("scenarios");
    days_of_a_shop(&shop);
    replays_of_a_season(season);
    what_if_of_a_season(season);
    first_lines_of_a_season(season);
}

/// How much there is to do in a scenario: events of its solution on the first seed.
fn weight(play: &Play) -> usize {
    played(play).log.len()
}

fn played(play: &Play) -> Market {
    run(&play.setting, &play.solution)
}

fn run(setting: &Arc<Setting>, commands: &[Command]) -> Market {
    let mut market = Market::open(Arc::clone(setting), 1);
    for command in commands {
        let _ = market.execute_silently(command);
    }
    market.settle();
    market
}

/// The autumn's plums with as many buyers as make about a hundred orders, and no end of boxes.
fn busy_shop(course: &Course) -> (Arc<Setting>, Vec<Command>) {
    let play = &course.scenarios["s09"];
    let mut setting = (*play.setting).clone();
    setting.scenario.demand_ppm = setting.scenario.demand_ppm * 7 / 5;
    setting.scenario.cash_fen *= 100;
    for goods in setting.scenario.goods.values_mut() {
        goods.stock_g *= 20;
    }
    let more = |command: &Command| {
        if let Command::Listing(listing::Command::Edit(listing::Edit::Stock(listing::edit::Stock { net_g, pieces }))) =
            command
        {
            Command::Listing(listing::Command::Edit(listing::Edit::Stock(listing::edit::Stock {
                net_g: *net_g,
                pieces: pieces * 20,
            })))
        } else {
            let other = command;
            other.clone()
        }
    };
    (Arc::new(setting), play.solution.iter().map(more).collect())
}

fn days_of_a_shop((setting, commands): &(Arc<Setting>, Vec<Command>)) {
    let market = run(setting, commands);
    let days = market.figure(bazar::market::Figure::Day(day::Figure::Days));
    let took = best(|| run(setting, commands));
    let floor = best(|| queue(market.steps()));
    println!(
        "shop of {} orders     {:>9.0} days/s    {:>8.2} ms a season   floor {:>7.3} ms   ratio {:>5.1}",
        market.orders.len(),
        days as f64 / took.as_secs_f64(),
        ms(took),
        ms(floor),
        ms(took) / ms(floor)
    );
}

fn replays_of_a_season(play: &Play) {
    let market = played(play);
    let took = best(|| played(play));
    let floor = best(|| queue(market.steps()));
    println!(
        "{}, {} commands, {} orders   {:>7.0} replays/s   {:>8.2} ms each   floor {:>7.3} ms   ratio {:>5.1}",
        play.id,
        play.solution.len(),
        market.orders.len(),
        1.0 / took.as_secs_f64(),
        ms(took),
        ms(floor),
        ms(took) / ms(floor)
    );
}

/// The floor puts as many entries on its queue as all the other worlds together.
fn what_if_of_a_season(play: &Play) {
    let (done, market) = MarketRun::of_script(&play.setting, 1, &play.solution);
    let worlds = done.other_ways(&market).len();
    let took = best(|| done.what_if(&market, play));
    let floor = best(|| queue(market.steps() * worlds as u64));
    println!(
        "what if of {}, {} worlds   {:>8.2} ms   floor {:>7.3} ms   ratio {:>5.1}",
        play.id,
        worlds,
        ms(took),
        ms(floor),
        ms(took) / ms(floor)
    );
}

/// As its learner waits for it: until the first line stands there, until the first of the other worlds of a line is counted,
/// and until all of them are, for the first line that is opened and for one after it.
fn first_lines_of_a_season(play: &Play) {
    let (run, market) = MarketRun::of_script(&play.setting, 1, &play.solution);
    let worlds = || Worlds {
        attempt: AttemptId(Key { run: RunId(1), n: 1 }),
        run: run.clone(),
        market: market.clone(),
        play: Arc::new(play.clone()),
        kept: KeptWorlds::default(),
    };
    let floor = ms(best(|| queue(market.steps())));
    let told = |what: &str, took: Duration| {
        println!(
            "what if of {}, {what:34} {:>8.2} ms   ratio {:>6.1}",
            play.id,
            ms(took),
            ms(took) / floor
        );
    };
    told(
        "first line",
        quickest(|first| {
            let fresh = worlds();
            let start = Instant::now();
            fresh.look_back(&|_, _| true, &|_| first(start.elapsed()));
        }),
    );
    told(
        "all lines",
        quickest(|first| {
            let fresh = worlds();
            let start = Instant::now();
            fresh.look_back(&|_, _| true, &|_| ());
            first(start.elapsed());
        }),
    );
    let ways = run.other_ways(&market);
    for (what, opened, count) in [
        ("one of twenty worlds", 0, 1),
        ("twenty worlds", 0, 20),
        ("twenty worlds of the next line", 1, 20),
    ] {
        let took = quickest(|first| {
            let fresh = worlds();
            for before in &ways[..opened] {
                fresh.elsewhere(before, &|_, _| true);
            }
            let start = Instant::now();
            fresh.elsewhere(&ways[opened], &|done, _| {
                if done == count {
                    first(start.elapsed());
                }
                true
            });
        });
        told(what, took);
    }
}

/// The quickest of some rounds, each of which says when what is waited for was there; the first word of a round counts.
fn quickest(round: impl Fn(&(dyn Fn(Duration) + Sync))) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let first = Mutex::new(None);
        round(&|took| {
            first.lock().expect("nobody panics").get_or_insert(took);
        });
        let took = first.into_inner().expect("nobody panics");
        best = best.min(took.expect("it came"));
    }
    best
}

/// The floor: each entry goes on the queue once and comes off once, a few hundred at a time.
fn queue(steps: u64) -> u64 {
    const OPEN: u64 = 300;
    let mut queue: BTreeSet<(u32, u64)> = BTreeSet::new();
    let mut sum = 0;
    for step in 0..steps {
        // A spread of minutes without order, the same on every run.
        let minute = (step.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as u32;
        queue.insert((minute, step));
        if OPEN <= step
            && let Some((minute, step)) = queue.pop_first()
        {
            sum += u64::from(minute) ^ step;
        }
    }
    while let Some((minute, step)) = queue.pop_first() {
        sum += u64::from(minute) ^ step;
    }
    sum
}

fn best<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        black_box(work());
        best = best.min(start.elapsed());
    }
    best
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}
