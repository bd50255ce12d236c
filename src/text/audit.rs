//! Finds the faults of Fluent files: for the tests and for `bazar check`.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{ast, parser};

use super::FluentFiles;

/// A sentence's variables and the sentences it refers to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditedSentence {
    pub variables: BTreeSet<String>,
    pub references: BTreeSet<String>,
}

/// Returns what is wrong: files that do not parse, keys or variables that languages do not share.
pub fn faults(files: &FluentFiles) -> Vec<String> {
    let mut faults = Vec::new();
    let mut languages = BTreeMap::new();
    for (lang, files) in files {
        let mut sentences = BTreeMap::new();
        for (room, content) in files {
            let content = String::from_utf8_lossy(content);
            faults.extend(read(&lang.0, room, &content, &mut sentences));
        }
        languages.insert(&lang.0, sentences);
    }
    let keys: BTreeSet<&String> = languages.values().flat_map(BTreeMap::keys).collect();
    for key in keys {
        let mut wanted: Option<(&String, &AuditedSentence)> = None;
        for (lang, sentences) in &languages {
            match (sentences.get(key), wanted) {
                (None, _) => faults.push(format!("{lang}: no sentence `{key}`")),
                (Some(sentence), None) => wanted = Some((lang, sentence)),
                (Some(sentence), Some((other, first))) if sentence.variables != first.variables => {
                    faults.push(format!(
                        "`{key}`: {lang} has variables {:?}, {other} has {:?}",
                        sentence.variables, first.variables
                    ))
                }
                _ => {}
            }
        }
    }
    faults
}

/// The keys of every language, with what each sentence needs.
pub fn sentences(files: &FluentFiles) -> BTreeMap<String, AuditedSentence> {
    let mut all = BTreeMap::new();
    for (lang, files) in files {
        for (room, content) in files {
            read(&lang.0, room, &String::from_utf8_lossy(content), &mut all);
        }
    }
    all
}

/// The rooms that have a file of sentences; each key begins with its room.
pub fn rooms(files: &FluentFiles) -> BTreeSet<String> {
    let files = files.values().flatten();
    files.map(|(room, _)| room.clone()).collect()
}

fn read(lang: &str, room: &str, content: &str, sentences: &mut BTreeMap<String, AuditedSentence>) -> Vec<String> {
    let mut faults = Vec::new();
    let resource = parser::parse(content).unwrap_or_else(|(partial, errors)| {
        let place = |error: &parser::ParserError| content[..error.pos.start.min(content.len())].lines().count();
        faults.extend(
            errors
                .iter()
                .map(|error| format!("{lang}/{room}.ftl:{}: {error}", place(error))),
        );
        partial
    });
    let mut here = BTreeSet::new();
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let key = message.id.name;
        if !key.starts_with(&format!("{room}-")) {
            faults.push(format!("{lang}/{room}.ftl: `{key}` does not begin with its room"));
        }
        if !here.insert(key) {
            faults.push(format!("{lang}/{room}.ftl: `{key}` stands twice"));
        }
        match &message.value {
            Some(value) => {
                let sentence = sentences.entry(key.to_owned()).or_default();
                visit_pattern(value, sentence);
                let is_elsewhere = |other: &&String| !other.starts_with(&format!("{room}-"));
                let elsewhere = sentence.references.iter().filter(is_elsewhere);
                // Each file is read by itself.
                faults.extend(
                    elsewhere.map(|other| format!("{lang}/{room}.ftl: `{key}` names `{other}` of another room")),
                );
            }
            None => faults.push(format!("{lang}/{room}.ftl: `{key}` says nothing")),
        }
    }
    faults
}

fn visit_pattern(pattern: &ast::Pattern<&str>, sentence: &mut AuditedSentence) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            visit_expression(expression, sentence);
        }
    }
}

fn visit_expression(expression: &ast::Expression<&str>, sentence: &mut AuditedSentence) {
    match expression {
        ast::Expression::Inline(inline) => visit_inline(inline, sentence),
        ast::Expression::Select { selector, variants } => {
            visit_inline(selector, sentence);
            for variant in variants {
                visit_pattern(&variant.value, sentence);
            }
        }
    }
}

fn visit_inline(inline: &ast::InlineExpression<&str>, sentence: &mut AuditedSentence) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            sentence.variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::MessageReference { id, .. } => {
            sentence.references.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => visit_expression(expression, sentence),
        ast::InlineExpression::StringLiteral { .. }
        | ast::InlineExpression::NumberLiteral { .. }
        | ast::InlineExpression::FunctionReference { .. }
        | ast::InlineExpression::TermReference { .. } => {}
    }
}
