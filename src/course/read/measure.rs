//! The range of each number in rules and scenarios, by the unit its key ends in: beyond it the market could not reckon,
//! and no shop has such a number.

use std::ops::RangeInclusive;

use super::super::document::{Document, Node, Value};
use super::super::{Fault, Problem};

/// The end of a key and what such a number may be; the first that fits counts.
const UNITS: [(&str, RangeInclusive<i64>); 16] = [
    ("up_to_ppm", 0..=1_000_000_000),
    ("demand_ppm", 0..=1_000_000_000),
    ("_ppm", 0..=10_000_000),
    ("_fen", 0..=1_000_000_000),
    ("_fen_per_kg", 0..=100_000_000),
    // A year.
    ("_min", 0..=525_600),
    ("_h", 0..=8_760),
    ("piece_g", 1..=1_000_000),
    ("step_g", 1..=1_000_000),
    ("_g", 0..=10_000_000),
    ("_c", -60..=60),
    ("_hundredths", 0..=1_000),
    ("month", 1..=12),
    ("weekday", 1..=7),
    ("day", 1..=365),
    ("minute", 0..=1_439),
];

/// Whole keys, before any unit.
const NAMED: [(&str, RangeInclusive<i64>); 36] = [
    ("km_per_h", 1..=200),
    ("slots", 0..=10_000),
    ("km", 0..=2_000),
    ("closures", 0..=60),
    ("visit_days", 0..=60),
    ("audit_days", 0..=60),
    ("pay_days", 0..=60),
    ("due_days", 0..=60),
    ("offered", 1..=11),
    ("visits_day", 0..=500),
    ("told_visits", 0..=100),
    ("told_days", 0..=60),
    ("elder_days", 1..=14),
    ("trust_ppm", 0..=1_000_000),
    ("saved_km", 0..=2_000),
    ("stations", 1..=10_000),
    ("cold_snap_months", 1..=12),
    ("dates", 1..=31),
    ("months", 1..=12),
    ("season", 1..=12),
    ("heat_wave_months", 1..=12),
    ("van_days", 1..=7),
    ("days", 1..=365),
    // Of the working day, for one action.
    ("minutes", 0..=1_440),
    ("net_g", 1..=1_000_000),
    ("wait_at_most_min", 1..=525_600),
    ("vary_ppm", 0..=1_000_000),
    ("city_ppm", 0..=1_000_000),
    ("q10_ppm", 1_000_000..=10_000_000),
    ("half_life_h", 1..=1_000_000),
    ("divisor", 1..=1_000_000),
    ("cm", 1..=1_000),
    ("stock_g", 0..=1_000_000_000),
    ("visits_per_day", 0..=100_000_000),
    ("drops", 1..=1_000),
    ("ppm", 0..=10_000_000),
];

/// Numbers without a unit: counts, measures, minutes of an action.
const OTHERS: RangeInclusive<i64> = 0..=1_000_000;

/// Keys of one table of which the second is never less than the first.
const GROWING: [(&str, &str); 20] = [
    ("late_from_min", "late_to_min"),
    ("from_min", "to_min"),
    ("follow_up_from_h", "follow_up_h"),
    ("late_least_min", "late_most_min"),
    ("usual_least_ppm", "usual_most_ppm"),
    ("low_ppm", "fair_ppm"),
    ("fair_ppm", "high_ppm"),
    ("review_least_min", "review_most_min"),
    ("delay_least_min", "delay_most_min"),
    ("frost_least_ppm", "frost_most_ppm"),
    ("prefecture_ppm", "hub_ppm"),
    ("hub_ppm", "city_ppm"),
    ("look_least_ppm", "look_most_ppm"),
    ("buy_least_ppm", "buy_most_ppm"),
    ("least_ppm", "most_ppm"),
    ("out_of_stock_least_fen", "out_of_stock_most_fen"),
    ("pull_least_ppm", "pull_most_ppm"),
    ("restrict_points", "freeze_points"),
    ("opens_min", "closes_min"),
    ("station_opens_min", "station_closes_min"),
];

/// Reports every number of the file that is out of its range.
pub(super) fn measure(document: &Document, passed_over: &[&str]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for entry in document.root.entries() {
        if !passed_over.contains(&entry.key.as_str()) {
            walk(document, &range(&entry.key, OTHERS), &entry.node, &mut problems);
        }
    }
    problems
}

/// What stands under a key without a unit is measured as the key above it: `road_h = { xian = 60 }`.
fn range(key: &str, above: RangeInclusive<i64>) -> RangeInclusive<i64> {
    let named = NAMED.iter().find(|(name, _)| *name == key);
    let unit = || UNITS.iter().find(|(unit, _)| key.ends_with(unit));
    named.or_else(unit).map_or(above, |(_, range)| range.clone())
}

fn walk(document: &Document, within: &RangeInclusive<i64>, node: &Node, problems: &mut Vec<Problem>) {
    match &node.value {
        Value::Integer(number) if !within.contains(number) => {
            let label = format!("{} to {}", within.start(), within.end());
            problems.push(beyond(document, node, *number, label));
        }
        Value::Array(items) => {
            for item in items {
                walk(document, within, item, problems);
            }
        }
        Value::Table(entries) => {
            for (less, more) in GROWING {
                if let (Some(Value::Integer(least)), Some(second)) =
                    (node.at(less).map(|node| &node.value), node.at(more))
                    && let Value::Integer(number) = second.value
                    && number < *least
                {
                    problems.push(beyond(document, second, number, format!("`{less}` is {least} already")));
                }
            }
            for entry in entries {
                walk(document, &range(&entry.key, within.clone()), &entry.node, problems);
            }
        }
        _ => {}
    }
}

fn beyond(document: &Document, node: &Node, number: i64, label: String) -> Problem {
    Problem {
        fault: Fault::BadValue,
        file: document.path.clone(),
        span: node.span.clone(),
        title: format!("{number} is out of range"),
        label,
        help: None,
        notes: Vec::new(),
    }
}
