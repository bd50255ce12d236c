//! Lists of the author's ids as the log writes them, and whether they are what was asked for.

use std::collections::BTreeSet;

/// `a,b`.
pub(crate) fn write_ids(ids: &[String]) -> String {
    ids.join(",")
}

/// `a=b,c=d`.
pub(super) fn write_pairs(pairs: &[(String, String)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(left, right)| format!("{left}={right}")).collect();
    write_ids(&pairs)
}

pub(super) fn read_id(text: &str) -> Option<String> {
    let fits = !text.is_empty() && !text.contains([',', '=', ' ']);
    fits.then(|| text.to_owned())
}

pub(crate) fn read_ids(text: &str) -> Option<Vec<String>> {
    match text {
        "" => Some(Vec::new()),
        text => text.split(',').map(read_id).collect(),
    }
}

pub(super) fn read_pairs(text: &str) -> Option<Vec<(String, String)>> {
    let pair = |text: &str| {
        let (left, right) = text.split_once('=')?;
        Some((read_id(left)?, read_id(right)?))
    };
    match text {
        "" => Some(Vec::new()),
        text => text.split(',').map(pair).collect(),
    }
}

pub(super) fn all_differ(ids: &[String]) -> bool {
    ids.iter().collect::<BTreeSet<_>>().len() == ids.len()
}

pub(super) fn is_permutation(ids: &[String], wanted: &[&String]) -> bool {
    let mut ids: Vec<&String> = ids.iter().collect();
    let mut wanted = wanted.to_vec();
    ids.sort();
    wanted.sort();
    ids == wanted
}
