//! English counts: one of a thing is said otherwise than several, by Fluent's own plural.

use std::path::Path;

/// Words with an `s` at their end that follow a name or an amount and are no plural.
const NO_PLURALS: [&str; 17] = [
    "as", "costs", "does", "has", "is", "wants", "was", "agrees", "asks", "begins", "counts", "less", "likes", "pays",
    "phones", "shows", "uses",
];

#[test]
fn a_counted_thing_has_its_singular_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
    let mut faults = Vec::new();
    let mut seen = 0;
    for file in std::fs::read_dir(folder).expect("the English sentences") {
        let path = file.expect("a file").path();
        let ftl = std::fs::read_to_string(&path).expect("a text");
        for line in ftl.lines() {
            let is_variant = line.trim_start().starts_with("*[") || line.trim_start().starts_with('[');
            for (at, _) in line.match_indices(" } ") {
                let word: String = line[at + 3..]
                    .chars()
                    .take_while(|sign| sign.is_ascii_lowercase())
                    .collect();
                // `3 of 12 neighbours`: several are meant whatever the first number is.
                let is_of_several = line[..at].rfind('{').is_some_and(|from| line[..from].ends_with("of "));
                if word.ends_with('s') && !is_of_several && !NO_PLURALS.contains(&word.as_str()) {
                    seen += 1;
                    if !is_variant {
                        faults.push(format!("{}: {line}", path.display()));
                    }
                }
            }
        }
    }
    assert!(10 < seen, "the test reads plurals: {seen}");
    assert_eq!(faults, Vec::<String>::new());
}
