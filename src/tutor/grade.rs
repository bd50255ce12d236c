//! Grading: an answer against a step. `None` means that the answer does not fit the step at all (an id that is not there, a
//! part left out), which no screen lets happen.

use std::collections::{BTreeMap, BTreeSet};

use crate::course::{Choose, Fill, Inspect, Match, Number, Order, Tile, TileRole, Tiles, draw};
use crate::market::{RulePack, TitleFault, TitleProblem, judge_title};

use super::{Feedback, Mark, Verdict};

/// A number step with its values drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Hundredths, by name.
    pub values: BTreeMap<String, i64>,
    /// Hundredths; nothing if the author's sum cannot be reckoned (it divides by zero).
    pub answer: Option<i64>,
}

/// Draws the values of a number step.
pub(super) fn drawn(number: &Number, seed: u64, step: &str) -> Drawn {
    let draw = |name: &str, choices: &[i64]| {
        let place = draw::below(seed, step, name, choices.len());
        choices.get(place).copied().unwrap_or(0)
    };
    let values = number.values.iter();
    let values: BTreeMap<String, i64> = values
        .map(|values| (values.name.clone(), draw(&values.name, &values.choices_hundredths)))
        .collect();
    let answer = number.answer.reckon(&values);
    Drawn { values, answer }
}

pub(super) fn choose(choose: &Choose, chosen: &[String]) -> Option<Verdict> {
    if chosen.is_empty() || !all_differ(chosen) {
        return None;
    }
    let find = |id: &String| choose.options.iter().find(|option| option.id == *id);
    let options = chosen.iter().map(find).collect::<Option<Vec<_>>>()?;
    if 1 < options.len() && !choose.is_several() {
        return None;
    }
    let wanted = choose.options.iter().filter(|option| option.right).count();
    let no_wrong_one = options.iter().all(|option| option.right);
    let right = no_wrong_one && options.len() == wanted;
    // A wrong option has its own words; among several, praise for the right ones would hide them.
    let spoken = options
        .iter()
        .filter(|option| !option.right || (no_wrong_one && !option.say.0.is_empty()));
    let mut say: Vec<Feedback> = spoken.map(|option| Feedback::Option(option.id.clone())).collect();
    if no_wrong_one && !right {
        say = vec![Feedback::Incomplete];
    }
    Some(Verdict {
        right,
        marks: options.iter().map(|option| mark(&option.id, option.right)).collect(),
        say,
        misconceptions: options
            .iter()
            .filter_map(|option| option.misconception.clone())
            .collect(),
    })
}

pub(super) fn order(order: &Order, chosen: &[String]) -> Option<Verdict> {
    let wanted: Vec<&String> = order.items.iter().map(|item| &item.id).collect();
    if !is_permutation(chosen, &wanted) {
        return None;
    }
    let marks = chosen.iter().zip(wanted).map(|(id, wanted)| mark(id, id == wanted));
    Some(of_places(marks.collect()))
}

pub(super) fn pairs(step: &Match, chosen: &[(String, String)]) -> Option<Verdict> {
    let wanted: Vec<&String> = step.pairs.iter().map(|pair| &pair.id).collect();
    let lefts: Vec<String> = chosen.iter().map(|(left, _)| left.clone()).collect();
    let rights: Vec<String> = chosen.iter().map(|(_, right)| right.clone()).collect();
    if !is_permutation(&lefts, &wanted) || !is_permutation(&rights, &wanted) {
        return None;
    }
    let text = |id: &String| {
        let pair = step.pairs.iter().find(|pair| pair.id == *id);
        pair.map(|pair| &pair.right)
    };
    // Two pairs may share their right side: nobody can tell them apart.
    let marks = chosen.iter().map(|(left, right)| mark(left, text(left) == text(right)));
    Some(of_places(marks.collect()))
}

pub(super) fn number(number: &Number, drawn: &Drawn, given_hundredths: i64) -> Verdict {
    let right = match drawn.answer {
        Some(answer) => given_hundredths.abs_diff(answer) <= number.tolerance_hundredths.unsigned_abs(),
        // Nobody may be held up by an author's slip.
        None => true,
    };
    let say = if right { Feedback::Step } else { Feedback::OtherNumber };
    Verdict {
        right,
        marks: Vec::new(),
        say: vec![say],
        misconceptions: Vec::new(),
    }
}

pub(super) fn tiles(step: &Tiles, rules: &RulePack, chosen: &[String]) -> Option<Verdict> {
    if chosen.is_empty() || !all_differ(chosen) {
        return None;
    }
    let find = |id: &String| step.tiles.iter().find(|tile| tile.id == *id);
    let tiles = chosen.iter().map(find).collect::<Option<Vec<&Tile>>>()?;
    let title: String = tiles.iter().map(|tile| tile.word.as_str()).collect();
    let faults = judge_title(rules, &step.profile, &step.product, true_origin(step, rules), &title);

    let present: BTreeSet<TileRole> = tiles.iter().map(|tile| tile.role).collect();
    let missing = step.need.iter().filter(|role| !present.contains(role));
    let mut say: Vec<Feedback> = missing.map(|role| Feedback::TileMissing(*role)).collect();
    if present.contains(&TileRole::Stuffing) {
        say.push(Feedback::TileStuffing);
    }
    for fault in &faults {
        let is_said = match fault.problem {
            TitleProblem::NounMissing => say.contains(&Feedback::TileMissing(TileRole::Noun)),
            TitleProblem::Stuffing { .. } => say.contains(&Feedback::TileStuffing),
            _ => false,
        };
        if !is_said {
            say.push(Feedback::Title(fault.problem.clone()));
        }
    }
    let right = say.is_empty();
    if right {
        say.push(Feedback::Step);
    }
    Some(Verdict {
        right,
        marks: tile_marks(&tiles, &faults),
        say,
        misconceptions: Vec::new(),
    })
}

/// Returns the origin that the tiles name; none where they name several, for then nobody can say which is the true one.
fn true_origin<'a>(step: &Tiles, rules: &'a RulePack) -> &'a str {
    let origin_tiles = step.tiles.iter().filter(|tile| tile.role == TileRole::Origin);
    let named = origin_tiles.flat_map(|tile| {
        let origins = rules.words.origins.iter();
        origins.filter(|(word, _)| tile.word.contains(word.as_str()))
    });
    let origins: BTreeSet<&String> = named.map(|(_, origin)| origin).collect();
    match origins.first() {
        Some(only) if origins.len() == 1 => only,
        _ => "",
    }
}

/// A tile is wrong if it is stuffing or a fault lies in its word; a fault of the whole title is no single tile's.
fn tile_marks(tiles: &[&Tile], faults: &[TitleFault]) -> Vec<Mark> {
    let mut start = 0;
    let mut marks = Vec::new();
    for tile in tiles {
        let end = start + tile.word.len();
        let is_hit = |fault: &TitleFault| {
            let is_in_a_word = matches!(
                fault.problem,
                TitleProblem::Sign
                    | TitleProblem::BannedWord { .. }
                    | TitleProblem::WrongOrigin { .. }
                    | TitleProblem::Stuffing { .. }
            );
            is_in_a_word && fault.span.start < end && start < fault.span.end
        };
        let right = tile.role != TileRole::Stuffing && !faults.iter().any(is_hit);
        marks.push(mark(&tile.id, right));
        start = end;
    }
    marks
}

pub(super) fn fill(step: &Fill, chosen: &[(String, String)]) -> Option<Verdict> {
    let wanted: Vec<&String> = step.fields.iter().map(|field| &field.id).collect();
    let fields: Vec<String> = chosen.iter().map(|(field, _)| field.clone()).collect();
    if !is_permutation(&fields, &wanted) {
        return None;
    }
    let mut verdict = Verdict {
        right: true,
        marks: Vec::new(),
        say: Vec::new(),
        misconceptions: Vec::new(),
    };
    for (field_id, option_id) in chosen {
        let field = step.fields.iter().find(|field| field.id == *field_id)?;
        let option = field.options.iter().find(|option| option.id == *option_id)?;
        verdict.marks.push(mark(field_id, option.right));
        if !option.right {
            verdict.right = false;
            verdict.say.push(Feedback::Field {
                field: field_id.clone(),
                option: option_id.clone(),
            });
        }
        verdict.misconceptions.extend(option.misconception.clone());
    }
    if verdict.right {
        verdict.say.push(Feedback::Step);
    }
    Some(verdict)
}

pub(super) fn inspect(step: &Inspect, chosen: &[String]) -> Option<Verdict> {
    if !all_differ(chosen) {
        return None;
    }
    let find = |id: &String| step.parts.iter().find(|part| part.id == *id);
    let parts = chosen.iter().map(find).collect::<Option<Vec<_>>>()?;
    let faults = step.parts.iter().filter(|part| part.is_fault).count();
    let no_wrong_one = parts.iter().all(|part| part.is_fault);
    let right = no_wrong_one && parts.len() == faults;
    let spoken = parts.iter().filter(|part| right || !part.is_fault);
    let mut say: Vec<Feedback> = spoken.map(|part| Feedback::Part(part.id.clone())).collect();
    if no_wrong_one && !right {
        say.push(Feedback::Incomplete);
    }
    Some(Verdict {
        right,
        marks: parts.iter().map(|part| mark(&part.id, part.is_fault)).collect(),
        say,
        misconceptions: Vec::new(),
    })
}

fn of_places(marks: Vec<Mark>) -> Verdict {
    let right = marks.iter().all(|mark| mark.right);
    Verdict {
        right,
        marks,
        say: vec![if right { Feedback::Step } else { Feedback::Misplaced }],
        misconceptions: Vec::new(),
    }
}

fn mark(id: &str, right: bool) -> Mark {
    Mark {
        id: id.to_owned(),
        right,
    }
}

fn all_differ(ids: &[String]) -> bool {
    ids.iter().collect::<BTreeSet<_>>().len() == ids.len()
}

fn is_permutation(ids: &[String], wanted: &[&String]) -> bool {
    let mut ids: Vec<&String> = ids.iter().collect();
    let mut wanted = wanted.to_vec();
    ids.sort();
    wanted.sort();
    ids == wanted
}
