//! The glossary's words on a page, which one key explains: those that the author marked, and those that stand there unmarked.

use std::collections::BTreeSet;

use crate::{
    app::view_context::{Bilingual, ViewContext},
    course::{StepKind, Text},
    text::mentions,
    tutor::Session,
};

/// Ids of the words in what the step says.
pub fn of_step(ctx: &ViewContext, session: &Session) -> Vec<String> {
    let Some(step) = session.step() else {
        return Vec::new();
    };
    // Its page tells the word already.
    if let StepKind::Term(_) = &step.kind {
        return Vec::new();
    }
    let texts = step.kind.texts();
    let marked = texts.iter().flat_map(|text| marked(ctx, text)).collect();
    let said: Vec<Bilingual> = texts.iter().map(|text| ctx.text(text)).collect();
    together(marked, &said, ctx)
}

/// These and the ids of the words that are found in what is said.
pub fn together(marked: Vec<String>, said: &[Bilingual], ctx: &ViewContext) -> Vec<String> {
    let mut ids: BTreeSet<String> = marked.into_iter().collect();
    for (id, term) in ctx.course.terms() {
        let is_said = said.iter().any(|said| {
            let languages = &ctx.languages;
            let other = languages.other.as_ref().zip(said.other.as_deref());
            let of_own = stands_in(term.text.in_lang(&languages.own), &said.own);
            of_own || other.is_some_and(|(lang, words)| stands_in(term.text.in_lang(lang), words))
        });
        if is_said {
            ids.insert(id.clone());
        }
    }
    ids.into_iter().collect()
}

fn marked(ctx: &ViewContext, text: &Text) -> Vec<String> {
    let found = text.strings().flat_map(mentions);
    found
        .filter_map(|mention| mention.term.or_else(|| ctx.term_called(&mention.shown)))
        .collect()
}

/// Whether the word begins somewhere in it: a letter before it would make it another word. One sign alone is too common.
fn stands_in(word: &str, said: &str) -> bool {
    if word.chars().count() < 2 {
        return false;
    }
    let is_joined = |sign: char| sign.is_alphabetic() && !is_han(sign);
    let first_joins = word.chars().next().is_some_and(is_joined);
    said.match_indices(word).any(|(at, _)| {
        let before = said[..at].chars().next_back();
        !(first_joins && before.is_some_and(is_joined))
    })
}

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}')
}
