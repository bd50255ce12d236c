//! Says when the embedded folders changed, which the compiler alone would not see, and writes a constructor for each
//! sentence of `locales/zh`: `market_back()`, `say_pair(first, second)`. A key or an argument that is missing does not
//! compile then. Beside them it lists the ways out of refusals by the codes that records keep. That the other languages have
//! the same sentences is for `text::audit`.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs,
    path::Path,
};

use fluent_syntax::{ast, parser};

/// The language that the program is written in first.
const FIRST: &str = "locales/zh";
/// How the keys of the sentences begin that say the way out of a refusal.
const WAY: &str = "say-way-";

/// What a sentence names, and the sentences inside it.
#[derive(Default)]
struct Sentence {
    variables: BTreeSet<String>,
    references: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=lessons");
    println!("cargo:rerun-if-changed=locales");
    if env::var("CARGO_CFG_TARGET_OS")? == "linux" {
        // Loaded where it was built for, the program needs nothing moved: a start reads no table of places and changes no page. That is a
        // megabyte of a small PC. Places that differ at each start would guard code that is not Rust.
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
    let mut sentences = BTreeMap::new();
    for entry in fs::read_dir(FIRST)? {
        let path = entry?.path();
        let content = fs::read_to_string(&path)?;
        read(&content, &mut sentences).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let made: String = sentences.keys().map(|key| constructor(key, &sentences)).collect();
    let keys: String = sentences.keys().map(|key| format!("    {key:?},\n")).collect();
    let table = format!("/// Every key, in order.\npub const KEYS: &[&str] = &[\n{keys}];\n");
    let made = made + &table + &ways(&sentences);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("sentence.rs"), made)?;
    Ok(())
}

fn read(content: &str, sentences: &mut BTreeMap<String, Sentence>) -> Result<(), String> {
    let resource = parser::parse(content).map_err(|(_, errors)| format!("{errors:?}"))?;
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let Some(value) = &message.value else { continue };
        let mut sentence = Sentence::default();
        pattern(value, &mut sentence);
        sentences.insert(message.id.name.to_owned(), sentence);
    }
    Ok(())
}

/// The arguments stand in the order of their names, so that another wording never changes them.
fn constructor(key: &str, sentences: &BTreeMap<String, Sentence>) -> String {
    let mut names = BTreeSet::new();
    variables(key, sentences, &mut names);
    let parameters: Vec<String> = names.iter().map(|name| format!("r#{name}: Arg")).collect();
    let words: Vec<String> = names.iter().map(|name| format!("({name:?}, r#{name})")).collect();
    format!(
        "/// `{key}`\npub fn {}({}) -> Sentence {{\n    Sentence::keyed({key:?}, vec![{}])\n}}\n\n",
        name(key),
        parameters.join(", "),
        words.join(", "),
    )
}

/// The ways out of a refusal, by its code: of many only the code is kept.
fn ways(sentences: &BTreeMap<String, Sentence>) -> String {
    let mut rows = String::new();
    for (key, sentence) in sentences {
        if let Some(code) = key.strip_prefix(WAY).filter(|_| sentence.variables.is_empty()) {
            rows.push_str(&format!("    ({:?}, {}),\n", name(code), name(key)));
        }
    }
    let told = "The sentences `say-way-…` that name nothing, by the code of the refusal: `not_enough_cash`.";
    format!("/// {told}\npub const WAYS: &[Way] = &[\n{rows}];\n")
}

/// A key as a name of the code.
fn name(key: &str) -> String {
    key.replace('-', "_")
}

/// What a sentence names itself, and what those name that stand inside it.
fn variables(key: &str, sentences: &BTreeMap<String, Sentence>, names: &mut BTreeSet<String>) {
    let Some(sentence) = sentences.get(key) else { return };
    names.extend(sentence.variables.iter().cloned());
    for inside in &sentence.references {
        variables(inside, sentences, names);
    }
}

fn pattern(pattern: &ast::Pattern<&str>, sentence: &mut Sentence) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression: inside } = element {
            expression(inside, sentence);
        }
    }
}

fn expression(expression: &ast::Expression<&str>, sentence: &mut Sentence) {
    match expression {
        ast::Expression::Inline(part) => inline(part, sentence),
        ast::Expression::Select { selector, variants } => {
            inline(selector, sentence);
            for variant in variants {
                pattern(&variant.value, sentence);
            }
        }
    }
}

fn inline(part: &ast::InlineExpression<&str>, sentence: &mut Sentence) {
    match part {
        ast::InlineExpression::VariableReference { id } => {
            sentence.variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::MessageReference { id, .. } => sentence.references.push(id.name.to_owned()),
        ast::InlineExpression::Placeable { expression: inside } => expression(inside, sentence),
        ast::InlineExpression::StringLiteral { .. }
        | ast::InlineExpression::NumberLiteral { .. }
        | ast::InlineExpression::FunctionReference { .. }
        | ast::InlineExpression::TermReference { .. } => {}
    }
}
