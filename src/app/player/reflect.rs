//! A question about the learner's own market, before its figures are shown; then what the books say, whatever was answered.
//!
//! ```text
//!  看看自己的账：第 1 问，共 3 问     ......        ┌──────────────────────────────────────────┐
//!  用哪种箱子装的，坏的最多？         ......        │ 不是这个。账上是这样：             ......│
//! >1 泡沫箱                              1<   ─▶   └──────────────────────────────────────────┘
//!  2 纸箱                                2          [√] 泡沫箱：每 100 个里有 8 个     [√]
//!  3 这次不答，直接看结果                3          [ ] 纸箱：每 100 个里有 2 个       [ ]
//! ```

use super::{Body, Reply, heading, screen::way_cues};
use crate::{
    app::{input::Input, keymap::Cue, layout::Layout, page::Block, picker::Picker, view_context::Bilingual},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
    tutor::{Act, Question, Session},
};

pub fn update(picker: &mut Picker, input: Input, session: &Session) -> Reply {
    let Some(question) = session.question() else {
        return Reply::Nothing;
    };
    if session.chosen().is_some() {
        let taken = picker.pick(input, 1);
        return taken.map_or(Reply::Nothing, |_| Reply::Act(Act::Next));
    }
    let candidates = &question.candidates;
    match picker.pick(input, candidates.len() + 1) {
        Some(place) => Reply::Act(match candidates.get(place) {
            Some(chosen) => Act::Reflect(chosen.subject.id()),
            None => Act::Skip,
        }),
        None => Reply::Nothing,
    }
}

pub fn question(layout: &Layout, session: &Session, question: &Question) -> Vec<Block> {
    let ctx = layout.ctx;
    let (at, count) = session.question_place();
    let place = sentence::reflect_place(Arg::Number(at as i64 + 1), Arg::Number(count as i64));
    let mut blocks = vec![layout.paragraph(&ctx.say(&place)), layout.space()];
    blocks.extend(heading(layout, &ctx.say(&say::question(question.kind))));
    blocks
}

pub fn page(picker: &Picker, layout: &Layout, session: &Session) -> Body {
    let Some(question) = session.question() else {
        return (Vec::new(), Vec::new(), Vec::new());
    };
    let ctx = layout.ctx;
    let (blocks, labels) = match session.chosen() {
        Some(chosen) => (judged(layout, session, question, chosen), vec![sentence::player_on()]),
        None => {
            let candidates = question.candidates.iter();
            let named = candidates.filter_map(|one| Some(say::subject(&one.subject, session.market()?)));
            (Vec::new(), named.chain([sentence::reflect_skip()]).collect())
        }
    };
    let words: Vec<Bilingual> = labels.iter().map(|label: &Sentence| ctx.say(label)).collect();
    let cues = way_cues(words.len()).into_iter();
    let cues = cues.map(|cue| if cue == Cue::Leave { Cue::Skip } else { cue });
    (blocks, picker.items(layout, &words, |_| None), cues.collect())
}

/// What was chosen, and what each answer comes to.
fn judged(layout: &Layout, session: &Session, question: &Question, chosen: usize) -> Vec<Block> {
    let ctx = layout.ctx;
    let Some(market) = session.market() else {
        return Vec::new();
    };
    let named = |place: usize| Arg::say(say::subject(&question.candidates[place].subject, market));
    let is_right = chosen == question.right;
    let head = say::reflected(question.kind, is_right);
    let ink = if is_right { Ink::Good } else { Ink::Bad };
    let chose = sentence::player_chosen(named(chosen));
    let mut blocks = vec![
        layout.paragraph(&ctx.say(&chose)),
        layout.notice(&[ctx.say(&head)], ink),
    ];
    for (place, one) in question.candidates.iter().enumerate() {
        let figure = Sentence::pair(named(place), say::amount(question.kind, one.amount));
        blocks.push(layout.ticked(&ctx.say(&figure), place == question.right));
    }
    blocks.push(layout.space());
    blocks
}
