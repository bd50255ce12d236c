//! The teacher's key: the first time it asks for the teacher, the next time it shows the answer. On every page it is the same
//! key; what it does stands under the question as soon as the teacher was asked for or has reason to come.

use crate::{
    app::{layout::Layout, market::advice, page::Block},
    course::StepKind,
    market::Market,
    say::{Arg, Sentence, sentence},
    text::Ink,
    tutor::Session,
};

/// Whether the key does something here.
pub fn helps(session: &Session) -> bool {
    session.can_ask_teacher() || shows_answer(session)
}

/// Whether the key shows the answer: the teacher is called for a step that has one.
pub fn shows_answer(session: &Session) -> bool {
    session.call_teacher() && session.may_pass() && session.step().is_some_and(|step| has_answer(&step.kind))
}

/// That the teacher can help: said quietly, for it is no shame.
pub fn blocks(layout: &Layout, session: &Session) -> Vec<Block> {
    let Some(says) = says(session) else { return Vec::new() };
    let words = layout.ctx.say(&says);
    vec![Block::text(layout.lines(&words, Ink::Warn)), layout.space()]
}

/// What to do now, in one sentence, and how the answer is shown where there is one; nothing before the teacher is called.
pub fn says(session: &Session) -> Option<Sentence> {
    if !session.call_teacher() {
        return None;
    }
    let is_open = |market: &&Market| !market.is_over();
    let in_market = session.task().is_some() || session.step().is_none();
    if in_market && let Some(market) = session.market().filter(is_open) {
        return Some(sentence::player_teacher_market(Arg::say(advice(market))));
    }
    Some(match session.step() {
        Some(step) if !step.kind.is_asked() => sentence::player_teacher_read(),
        Some(step) if !has_answer(&step.kind) => sentence::player_teacher_again(),
        None => sentence::player_teacher_again(),
        Some(_) if session.has_more_hints() => sentence::player_teacher_hint(),
        Some(_) => sentence::player_teacher_answer(),
    })
}

/// A task's answer is what comes of doing it, and what is read asks for none.
fn has_answer(kind: &StepKind) -> bool {
    kind.is_asked() && !matches!(kind, StepKind::Task(_))
}
