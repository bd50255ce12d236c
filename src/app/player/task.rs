//! What is done in the market: a lesson's task, or a scenario by itself with its story and its stars.

use super::{Asking, Body, Reply, heading, reach, screen::way_cues};
use crate::{
    app::{
        input::Input,
        keymap::Cue,
        layout::Layout,
        page::Block,
        picker::Picker,
        view_context::Bilingual,
        ways::{self, Way},
    },
    course::Task,
    say::{Arg, Sentence, sentence},
    tutor::{Act, Session, lost},
};

/// The focus begins on the way on, where there is one.
pub fn begin(session: &Session) -> Picker {
    let ways = ways(session);
    let on = ways.iter().position(|way| way.reply == Reply::Act(Act::Next));
    Picker::at(on.unwrap_or(0), ways.len())
}

pub fn update(picker: &mut Picker, input: Input, session: &Session) -> Reply {
    ways::take(picker, input, &ways(session)).unwrap_or(Reply::Nothing)
}

pub fn page(picker: &Picker, layout: &Layout, session: &Session) -> Body {
    let ways = ways(session);
    (
        reach::blocks(layout, session),
        ways::items(picker, layout, &ways),
        way_cues(ways.len()),
    )
}

pub fn question(layout: &Layout, step: &Task) -> Vec<Block> {
    let mut blocks = vec![layout.paragraph(&layout.ctx.say(&sentence::player_task()))];
    blocks.extend(heading(layout, &layout.ctx.text(&step.ask)));
    blocks
}

/// A scenario by itself: its story, and what its stars ask for.
pub fn brief(layout: &Layout, session: &Session) -> Vec<Block> {
    let ctx = layout.ctx;
    let Some(play) = &session.playable.play else {
        return Vec::new();
    };
    let mut blocks = Vec::new();
    // Whoever looks for a way back knows the story, and needs the room.
    if lost(session).is_empty() {
        let sentences: Vec<Bilingual> = play.brief.iter().map(|text| ctx.text(text)).collect();
        blocks.extend([layout.sentences(&sentences), layout.space()]);
    }
    // How long it lasts decides what can be done.
    let goals = sentence::app_play_goals(Arg::count(play.setting.scenario.days));
    blocks.push(layout.heading(&ctx.say(&goals)));
    for (index, star) in play.stars.iter().enumerate() {
        let said = sentence::app_play_star(Arg::Number(index as i64 + 1), Arg::Written(star.text.clone()));
        blocks.push(layout.paragraph(&ctx.say(&said)));
    }
    blocks.push(layout.space());
    blocks
}

/// Asks before a market ends for good.
pub fn update_ending(picker: &mut Picker, input: Input) -> Reply {
    match picker.pick(input, 2) {
        Some(0) => Reply::Show(Asking::Task(Picker::default())),
        Some(_) => Reply::Act(Act::Next),
        None => Reply::Nothing,
    }
}

/// Asks before all days of a scenario are given up.
pub fn update_restart(picker: &mut Picker, input: Input) -> Reply {
    match picker.pick(input, 2) {
        Some(0) => Reply::Show(Asking::Task(Picker::default())),
        Some(_) => Reply::Act(Act::Again),
        None => Reply::Nothing,
    }
}

pub fn restart_page(picker: &Picker, layout: &Layout) -> Body {
    let asked = [sentence::player_restart_ask(), sentence::player_restart_lost()];
    sure_page(picker, layout, asked, sentence::player_restart_yes())
}

pub fn ending_page(picker: &Picker, layout: &Layout) -> Body {
    let asked = [sentence::app_settle_ask(), sentence::app_settle_lost()];
    sure_page(picker, layout, asked, sentence::app_settle_yes())
}

/// What is asked and what it would cost, and first the way back.
fn sure_page(picker: &Picker, layout: &Layout, [ask, lost]: [Sentence; 2], yes: Sentence) -> Body {
    let ctx = layout.ctx;
    let blocks = vec![
        layout.heading(&ctx.say(&ask)),
        layout.paragraph(&ctx.say(&lost)),
        layout.space(),
    ];
    let words = [ctx.say(&sentence::app_settle_no()), ctx.say(&yes)];
    (
        blocks,
        picker.items(layout, &words, |_| None),
        vec![Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move],
    )
}

/// The words under which the page offers an act; digits move.
pub fn way_to(session: &Session, act: &Act) -> Option<Sentence> {
    let mut ways = ways(session).into_iter();
    ways.find_map(|way| (way.reply == Reply::Act(act.clone())).then_some(way.label))
}

fn ways(session: &Session) -> Vec<Way<Reply>> {
    let mut ways = vec![Way::at(1, sentence::player_market(), Reply::Market)];
    if session.can_undo() {
        ways.push(Way::at(2, sentence::player_undo(), Reply::Act(Act::Undo)));
    }
    // On its first day the morning is the beginning.
    let begun_min = session.begun_min();
    if let Some(min) = session.morning_min().filter(|min| Some(*min) != begun_min) {
        let morning = sentence::player_morning(Arg::Moment(min));
        ways.push(Way::at(3, morning, Reply::Act(Act::Morning)));
    }
    if begun_min.is_some() {
        ways.push(match session.step() {
            Some(_) => Way::at(4, sentence::player_restart(), Reply::Act(Act::Again)),
            // Days of work: nobody gives them up by one key.
            None => {
                let sure = Reply::Show(Asking::Restart(Picker::default()));
                Way::at(4, sentence::player_restart_market(), sure)
            }
        });
    }
    // Before anything was done there are no accounts to settle.
    if session.step().is_none() && session.has_traded() {
        let sure = Reply::Show(Asking::Ending(Picker::default()));
        ways.push(Way::at(5, sentence::player_settle(), sure));
    }
    // What the step wants may have come about before anything was done for it.
    if session.is_task_done() || (session.task().is_some() && session.call_teacher() && session.may_pass()) {
        ways.push(Way::at(6, sentence::player_on(), Reply::Act(Act::Next)));
    }
    ways
}
