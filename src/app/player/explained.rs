//! The answer of a step, once the teacher has explained it, and that of the exit question, which is asked once: what is right
//! and why, in the author's words.
//!
//! ```text
//! ┌──────────────────────────────────────────┐
//! │ 对的是：2升的水壶                  ......│
//! │ 家里人多，要装得下。               ......│
//! └──────────────────────────────────────────┘
//! >1 继续                                  1<
//! ```

use super::{
    fill,
    number::reckoned,
    put_together, question,
    screen::{cues, way_cues},
};
use crate::{
    app::{
        keymap::Cue,
        layout::Layout,
        page::Page,
        picker::Picker,
        view_context::{Bilingual, ViewContext},
    },
    course::{Answer, Asked, Choice, Dialog, Inspect, Number, Step, StepKind, Text, Verdict},
    say::{Arg, sentence},
    text::Ink,
    tutor::Session,
};

/// The question with its answer, and the way on.
pub fn page(layout: &Layout, session: &Session) -> Page {
    let ctx = layout.ctx;
    let mut blocks = vec![layout.space()];
    blocks.extend(question(layout, session));
    blocks.extend([layout.notice(&answer(ctx, session), Ink::Good), layout.space()]);
    let mut keys = cues(ctx, session, way_cues(1));
    keys.retain(|cue| !matches!(cue, Cue::Hint | Cue::Teacher));
    let on = [ctx.say(&sentence::player_on())];
    Page {
        blocks,
        options: Picker::default().items(layout, &on, |_| None),
        keys: layout.keys(&keys),
        ..Page::default()
    }
}

/// Empty for a task: its answer is what comes of doing it.
pub fn answer(ctx: &ViewContext, session: &Session) -> Vec<Bilingual> {
    if let Some(exit) = session.exit() {
        // Why the other is wrong was said; that the right one is right need not be.
        let right = exit.options.iter().filter(|option| option.right);
        return right
            .map(|option| ctx.say(&sentence::player_right_is(Arg::Written(option.text.clone()))))
            .collect();
    }
    let Some(step) = session.step() else {
        return Vec::new();
    };
    let answers = step.right_answers(session.seed, &session.playable.rules);
    match &step.kind {
        StepKind::Choose(asked) => right_options(ctx, &asked.options),
        StepKind::Order(_) | StepKind::Match(_) | StepKind::Tiles(_) => {
            let verdict = answers.first().and_then(|answer| graded(session, step, answer));
            verdict.map_or(Vec::new(), |verdict| put_together(ctx, &step.kind, &verdict))
        }
        StepKind::Number(asked) => number(ctx, session, asked),
        StepKind::Fill(asked) => fill::put_together(ctx, asked),
        StepKind::Inspect(asked) => faults(ctx, asked),
        StepKind::Dialog(asked) => way(ctx, asked, &answers),
        StepKind::Read(_)
        | StepKind::Term(_)
        | StepKind::Task(_)
        | StepKind::Beside(_)
        | StepKind::Case(_)
        | StepKind::Homework(_) => Vec::new(),
    }
}

fn graded(session: &Session, step: &Step, answer: &Answer) -> Option<Verdict> {
    let asked = Asked {
        seed: session.seed,
        rules: &session.playable.rules,
        talk: None,
    };
    step.grade(answer, asked)?.verdict
}

fn right_options(ctx: &ViewContext, options: &[Choice]) -> Vec<Bilingual> {
    let right = options.iter().filter(|option| option.right);
    right
        .flat_map(|option| told(ctx, sentence::player_right_is, &option.text, &option.say))
        .collect()
}

fn faults(ctx: &ViewContext, step: &Inspect) -> Vec<Bilingual> {
    let faults = step.parts.iter().filter(|part| part.is_fault);
    faults
        .flat_map(|part| told(ctx, sentence::player_fault_is, &part.text, &part.say))
        .collect()
}

/// What it is, and why, if the author says why.
fn told(ctx: &ViewContext, make: fn(Arg) -> crate::say::Sentence, what: &Text, why: &Text) -> Vec<Bilingual> {
    let why = (!why.is_empty()).then(|| ctx.text(why));
    std::iter::once(ctx.say(&make(Arg::Written(what.clone()))))
        .chain(why)
        .collect()
}

fn number(ctx: &ViewContext, session: &Session, step: &Number) -> Vec<Bilingual> {
    let Some(answer) = session.drawn().and_then(|drawn| drawn.answer) else {
        return Vec::new();
    };
    let is = sentence::player_answer_is(Arg::Decimal(answer), Arg::Written(step.unit.clone()));
    let why = (!step.say.is_empty()).then(|| reckoned(ctx, session, &step.say));
    std::iter::once(ctx.say(&is)).chain(why).collect()
}

fn way(ctx: &ViewContext, step: &Dialog, answers: &[Answer]) -> Vec<Bilingual> {
    let options = || step.nodes.iter().flat_map(|node| &node.options);
    let said = answers.iter().filter_map(|answer| {
        let Answer::Say(id) = answer else { return None };
        options().find(|option| option.id == *id)
    });
    said.map(|option| ctx.say(&sentence::player_right_is(Arg::Written(option.text.clone()))))
        .collect()
}
