//! The table of the format in its other forms: a schema for editors, and the authors' part of the README.

use std::fs;
use std::path::Path;

use bazar::course::{Course, FileKind, Source, guide, schema};
use bazar::text::Lang;
use expect_test::expect_file;
use jsonschema::Validator;
use strum::IntoEnumIterator;

use crate::lint::{base, cases, course_of};

fn validator(kind: Option<FileKind>) -> Validator {
    let languages = ["zh", "ug", "en"].map(Lang::new);
    jsonschema::validator_for(&schema(kind, &languages)).expect("a schema")
}

/// Whether each file of the course has the form of its kind; one that is no TOML has none.
fn faults(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, bytes) in &source.files {
        let kind = FileKind::of(path);
        let text = String::from_utf8_lossy(bytes);
        match toml::from_str::<serde_json::Value>(&text) {
            Err(_) => faults.push(format!("{path}: no TOML")),
            Ok(file) => {
                let validator = validator(Some(kind));
                faults.extend(validator.iter_errors(&file).map(|error| format!("{path}: {error}")));
            }
        }
    }
    faults
}

#[test]
fn every_shipped_file_has_its_form() {
    for source in [Source::embedded(), base()] {
        let faults = faults(&source);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
    let any = validator(None);
    for (path, bytes) in &Source::embedded().files {
        let file: serde_json::Value = toml::from_str(&String::from_utf8_lossy(bytes)).expect("TOML");
        assert!(any.is_valid(&file), "{path}");
    }
}

/// Faults that no form shows: what a file refers to, what a string says, what happens when it is played, how it reads.
const NOT_OF_FORM: [&str; 28] = [
    "avoided_word",
    "bad_command",
    "bad_goal",
    "bad_sum",
    "differing_places",
    "drawn_in_text",
    "few_deeds",
    "duplicate_id",
    "goal_met_at_once",
    "idle_star",
    "latin_punctuation",
    "long_sentence",
    "lost_star",
    "missing_file",
    "mixed_script",
    "suffix_after_place",
    "tall_page",
    "tempting_wins",
    "unknown_label",
    "unknown_mark",
    "unknown_reference",
    "unfilled_product",
    "unlabelled_quote",
    "unmakeable_title",
    "unmet_goal",
    "unnamed_id",
    "wide_title",
    "wrong_letter",
];

#[test]
fn the_schema_rejects_what_has_not_the_form() {
    for name in cases() {
        let case = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/lint/{name}.toml")));
        let faults = faults(&course_of(&case.expect("a case")));
        assert_eq!(
            faults.is_empty(),
            NOT_OF_FORM.contains(&name.as_str()),
            "{name}: {}",
            faults.join("\n")
        );
    }
}

/// Between these lines of the README stands what the table says.
const BEGIN: &str = "<!-- Every key. Written by `UPDATE_EXPECT=1 cargo test`. -->\n";
const END: &str = "<!-- End of every key. -->";

#[test]
fn the_readme_has_every_key() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let (before, rest) = readme.split_once(BEGIN).expect("where the keys begin");
    let (_, after) = rest.split_once(END).expect("where they end");
    expect_file![path].assert_eq(&format!("{before}{BEGIN}\n{}\n{END}{after}", guide()));
}

/// Takes out of a table what its form says holds anyway, and counts it.
fn take_what_holds_anyway(schema: &serde_json::Value, form: &serde_json::Value, table: &mut toml::Table) -> usize {
    let form = match form["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        Some(name) => &schema["$defs"][name.replace("%20", " ")],
        None => form,
    };
    let mut taken = 0;
    table.retain(|key, value| {
        let form = &form["properties"][key];
        let written = serde_json::to_value(&*value).expect("a value");
        if form.get("default") == Some(&written) {
            taken += 1;
            return false;
        }
        if let Some(table) = value.as_table_mut() {
            taken += take_what_holds_anyway(schema, form, table);
        }
        true
    });
    taken
}

#[test]
fn what_the_table_says_holds_anyway_does() {
    let schema = schema(
        Some(FileKind::of("rules/pack.toml")),
        &["zh", "ug", "en"].map(Lang::new),
    );
    let root = schema["allOf"][0].clone();
    let mut source = Source::embedded();
    let mut taken = 0;
    for (path, bytes) in &mut source.files {
        if path.starts_with("rules/") {
            let mut table: toml::Table = String::from_utf8_lossy(bytes).parse().expect("TOML");
            taken += take_what_holds_anyway(&schema, &root, &mut table);
            *bytes = toml::to_string(&table).expect("it can be written").into_bytes().into();
        }
    }
    assert!(40 < taken, "{taken}");
    let (whole, _) = Course::load(&Source::embedded());
    let (bare, _) = Course::load(&source);
    assert!(
        whole.rules() == bare.rules(),
        "a key holds anyway what the table does not say"
    );
}

#[test]
fn every_kind_of_file_can_be_asked_for() {
    for kind in FileKind::iter() {
        validator(Some(kind));
    }
}
