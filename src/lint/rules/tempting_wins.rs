//! A wrong way that is as good as the right one.

use super::Rule;
use crate::course::{Node, Play, Tempting};
use crate::lint::draft::Draft;
use crate::lint::play::{SEEDS, figures, open, run, seeds, stars};
use crate::lint::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B204",
    name: "tempting_wins",
    severity: Severity::Error,
    explain: "A `[[tempting]]` script shows what looks good and fails; here it earned the star that it is said to miss, so the \
              scenario does not teach what its author meant it to teach. Sharpen the goal, or say another star in `fails`.",
    check: Some(check),
};

fn check(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for play in draft.course.scenarios.values() {
        let Some(document) = draft.scenario_document(&play.id) else {
            continue;
        };
        let tables = document.root.at("tempting").map_or(&[][..], Node::items);
        for tempting in &play.tempting {
            let wins: Vec<Win> = SEEDS.filter_map(|seed| win(play, tempting, seed)).collect();
            let won: Vec<u64> = wins.iter().map(|win| win.seed).collect();
            let is_it = |table: &&Node| table.at("id").and_then(Node::as_str) == Some(&tempting.id);
            let node = tables.iter().find(is_it).and_then(|table| table.at("fails"));
            if let (Some(first), Some(node)) = (wins.first(), node) {
                let title = format!("`{}` earns star {} on {}", tempting.id, tempting.fails, seeds(&won));
                let diagnostic =
                    Diagnostic::new(&RULE, &document.path, node.span.clone(), title, first.figures.clone());
                found.push(diagnostic.with_notes(first.refused.iter().take(3).cloned().collect()));
            }
        }
    }
}

struct Win {
    seed: u64,
    figures: String,
    refused: Vec<String>,
}

fn win(play: &Play, tempting: &Tempting, seed: u64) -> Option<Win> {
    let star = usize::from(tempting.fails) - 1;
    let mut market = open(play, seed);
    let refused = run(&mut market, &tempting.script);
    let earned = stars(&mut market, play);
    earned[star].then(|| Win {
        seed,
        figures: figures(&market, &play.stars[star].goal),
        refused,
    })
}
