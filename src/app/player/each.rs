//! A question that is asked of each of a group: ticks while some have not pressed, then who said what. Where they differ they talk
//! before the right one is shown: whoever has to say why learns more than whoever is told.
//!
//! ```text
//!  每个人自己选，先不要说出来。       ......        2升的水壶：买买提 · 23             ......
//!  [√] 买买提 · 23                    [√]           1升的水壶：张丽 · 24               ......
//!  [ ] 张丽 · 24                      [ ]    ─▶    ┌──────────────────────────────────────────┐
//!  问题                               ......       │ 大家选的不一样。说说为什么这样选。 ......│
//! >1 1升的水壶                          1<         └──────────────────────────────────────────┘
//!  2 2升的水壶                          2         >1 说完了，看答案                         1<
//! ```

use super::{choose, explained};
use crate::{
    app::{
        layout::Layout,
        page::Block,
        sign_in::{group, learner_said},
        view_context::Bilingual,
    },
    course::{Choose, Verdict},
    say::{Arg, Sentence, sentence},
    text::Ink,
    tutor::{LearnerId, Session},
};

/// One answer, and who gave it.
struct Said<'a> {
    verdict: &'a Verdict,
    by: Vec<LearnerId>,
}

/// Who of a group has answered; what, is shown when all have.
pub fn pressed(layout: &Layout, session: &Session) -> Vec<Block> {
    if !session.is_group() {
        return Vec::new();
    }
    let each = session.answers_of_each().into_iter();
    ticks(layout, each.map(|(learner, answer)| (learner, answer.is_some())))
}

/// Each with a tick once they have pressed.
pub fn ticks(layout: &Layout, each: impl Iterator<Item = (LearnerId, bool)>) -> Vec<Block> {
    let ctx = layout.ctx;
    each.map(|(learner, has_pressed)| layout.ticked(&ctx.say(&learner_said(ctx, learner)), has_pressed))
        .collect()
}

/// Whether not all answered the same.
pub fn do_differ(session: &Session) -> bool {
    1 < said(session).len()
}

/// Who said what: before the talk without a word on which is right.
pub fn told(layout: &Layout, session: &Session, asked: &Choose, is_judged: bool) -> Vec<Block> {
    let ctx = layout.ctx;
    let line = |said: &Said| {
        let line = ctx.say(&Sentence::pair(
            Arg::say(chosen(asked, said.verdict)),
            Arg::say(group(ctx, &said.by)),
        ));
        match is_judged {
            true => layout.ticked(&line, said.verdict.right),
            false => Block::text(layout.lines(&line, Ink::Plain)),
        }
    };
    let lines = said(session).iter().map(line).collect::<Vec<_>>();
    lines.into_iter().chain([layout.space()]).collect()
}

/// How many were right, why the others were not, and the right one once somebody has it.
pub fn judged(layout: &Layout, session: &Session, reasons: Vec<Bilingual>) -> Block {
    let ctx = layout.ctx;
    let said = said(session);
    let count = |is_right: bool| {
        let those = said.iter().filter(|said| said.verdict.right == is_right);
        those.map(|said| said.by.len()).sum::<usize>() as i64
    };
    let (right, wrong) = (count(true), count(false));
    let (head, ink) = match (right, wrong) {
        (_, 0) => (sentence::player_right(), Ink::Good),
        (0, _) => (sentence::player_wrong(), Ink::Bad),
        (_, _) => (
            sentence::player_exit_all(Arg::Number(right + wrong), Arg::Number(right)),
            Ink::Plain,
        ),
    };
    let mut told = vec![ctx.say(&head)];
    told.extend(reasons);
    if 0 < right && 0 < wrong {
        told.extend(explained::answer(ctx, session));
    }
    layout.notice(&told, ink)
}

fn said(session: &Session) -> Vec<Said<'_>> {
    let mut all: Vec<Said> = Vec::new();
    for (learner, answer) in session.answers_of_each() {
        let Some(verdict) = answer else { continue };
        match all.iter_mut().find(|said| said.verdict.marks == verdict.marks) {
            Some(said) => said.by.push(learner),
            None => all.push(Said {
                verdict,
                by: vec![learner],
            }),
        }
    }
    all
}

/// The options of an answer, in one line.
fn chosen(asked: &Choose, verdict: &Verdict) -> Sentence {
    let options = verdict
        .marks
        .iter()
        .filter_map(|mark| choose::part(&asked.options, &mark.id));
    let all = options
        .map(Sentence::of)
        .reduce(|before, one| sentence::app_and_one_more(Arg::say(before), Arg::say(one)));
    all.unwrap_or_else(|| Sentence::of(Arg::as_is("")))
}
