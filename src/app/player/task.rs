//! What is done in the market: a lesson's task, or a scenario by itself with its story and its stars.

use super::{Body, Reply, Way, heading, screen::way_cues};
use crate::{
    app::{desk::Said, input::Input, lay::Paper, page::Block, picker::Picker},
    course::Task,
    text::Arg,
    tutor::{Act, Session},
};

pub fn update(picker: &mut Picker, input: Input, session: &Session) -> Reply {
    let ways = ways(session);
    match picker.pick(input, ways.len()) {
        Some(index) => ways[index].reply.clone(),
        None => Reply::Nothing,
    }
}

pub fn page(picker: &Picker, paper: &Paper, session: &Session) -> Body {
    let words: Vec<Said> = ways(session).iter().map(|way| paper.desk.plain(way.label)).collect();
    (Vec::new(), picker.items(paper, &words, |_| None), way_cues(words.len()))
}

pub fn question(paper: &Paper, step: &Task) -> Vec<Block> {
    let mut blocks = vec![paper.paragraph(&paper.desk.plain("app-player-task"))];
    blocks.extend(heading(paper, &paper.desk.text(&step.ask)));
    blocks
}

/// A scenario by itself: its story, and what its stars ask for.
pub fn brief(paper: &Paper, session: &Session) -> Vec<Block> {
    let desk = paper.desk;
    let Some(play) = &session.playable.play else {
        return Vec::new();
    };
    let sentences: Vec<Said> = play.brief.iter().map(|text| desk.text(text)).collect();
    let mut blocks = vec![
        paper.sentences(&sentences),
        paper.space(),
        paper.heading(&desk.plain("app-play-goals")),
    ];
    for (index, star) in play.stars.iter().enumerate() {
        let number = [("n", Arg::Number(index as i64 + 1))];
        let said = desk.tell_of("app-play-star", &[("text", &desk.text(&star.text))], &number);
        blocks.push(paper.paragraph(&said));
    }
    blocks.push(paper.space());
    blocks
}

fn ways(session: &Session) -> Vec<Way> {
    let way = |label, reply| Way { label, reply };
    let mut ways = vec![way("app-player-market", Reply::Market)];
    // What the step wants may have come about before anything was done for it.
    if session.is_task_done() || (session.task().is_some() && session.may_pass()) {
        ways.insert(0, way("app-player-on", Reply::Act(Act::Next)));
    }
    if session.has_more_hints() {
        ways.push(way("app-player-hint-ask", Reply::Hint));
    }
    if session.can_undo() {
        ways.push(way("app-player-undo", Reply::Act(Act::Undo)));
        ways.push(way("app-player-restart", Reply::Act(Act::Again)));
    }
    // Before anything was done there are no accounts to settle.
    if session.step().is_none() && session.has_traded() {
        ways.push(way("app-player-settle", Reply::Act(Act::Next)));
    }
    ways
}
