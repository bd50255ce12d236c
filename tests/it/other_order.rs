//! What one order of the two languages shows otherwise than the other. On most screens it is the two rows of keys alone, so
//! the goldens of Chinese and Uyghur stand whole, and of Uyghur and Chinese only the screens that differ in kind: tables and
//! pictures in the learner's own language, which lie the other way round.

/// Returns the screens of `turned` that differ from those of `told` in more than that the rows of keys changed places.
/// Screens begin with a line `## …`; a text without any is one screen. Nothing is left of most texts.
pub fn otherwise(told: &str, turned: &str) -> String {
    let (told, turned) = (screens(told), screens(turned));
    assert_eq!(told.len(), turned.len(), "both orders have the same screens");
    let pairs = told.iter().zip(&turned);
    let kept = pairs.filter(|(one, other)| !only_keys_turn(one, other));
    kept.map(|(_, other)| other.as_str()).collect()
}

fn screens(text: &str) -> Vec<String> {
    let mut screens = vec![String::new()];
    for line in text.split_inclusive('\n') {
        if line.starts_with("## ") {
            screens.push(String::new());
        }
        screens.last_mut().expect("there is a first").push_str(line);
    }
    screens.retain(|screen| !screen.is_empty());
    screens
}

/// Whether the rows are the same but for those under a rule, of which the languages must have changed places at least once. A
/// language may take several rows.
fn only_keys_turn(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.lines().collect(), other.lines().collect());
    let (mut at, mut turns) = (0, 0);
    while at < one.len().max(other.len()) {
        if one.get(at) == other.get(at) {
            at += 1;
            continue;
        }
        let is_under_rule = 0 < at && one[at - 1].starts_with("==");
        let rows = |screen: &[&str]| {
            screen[at.min(screen.len())..]
                .iter()
                .take_while(|row| !row.is_empty())
                .count()
        };
        let rows = rows(&one).min(rows(&other));
        let [own, turned] = [&one, &other].map(|screen| &screen[at..at + rows]);
        let has_turned = (1..rows).any(|by| [&own[by..], &own[..by]].concat() == turned);
        if !is_under_rule || !has_turned {
            return false;
        }
        at += rows;
        turns += 1;
    }
    0 < turns
}

#[test]
fn rows_of_keys_may_turn_and_nothing_else() {
    let one = "## a\nbody\n====\nkeys\nother keys\n\n## b\nbody\n====\nkeys\nother keys\n";
    let turned = one.replace("keys\nother keys", "other keys\nkeys");
    assert_eq!(otherwise(one, &turned), "");
    assert_eq!(otherwise(one, one), one, "an order that is not heeded is found");
    let mirrored = turned.replacen("body", "ydob", 1);
    assert_eq!(otherwise(one, &mirrored), "## a\nydob\n====\nother keys\nkeys\n\n");
    let more = format!("{turned}more\n");
    assert_eq!(otherwise(one, &more), "## b\nbody\n====\nother keys\nkeys\nmore\n");
}
