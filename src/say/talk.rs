//! Talks in words: who calls, what was said, how it ended, what gave it away. What people say is the course's own text.

use super::{Arg, Sentence, sentence};
use crate::market::talk;
use crate::market::{Name, TalkEnd, TalkState};

/// What happened in a talk. Whether it was a scam shows only where the market tells.
pub(super) fn event(event: &talk::Event) -> Sentence {
    let who = talk_called(event.talk());
    match event {
        talk::Event::Came(_) => sentence::talk_came(who),
        talk::Event::Said(talk::event::Said {
            terms, node, option, ..
        }) => sentence::talk_said(answer(terms, node, option)),
        talk::Event::Sent(talk::event::Sent { amount_fen, .. }) => sentence::talk_sent(Arg::Yuan(*amount_fen)),
        talk::Event::Received(talk::event::Received { amount_fen, .. }) => {
            sentence::talk_received(Arg::Yuan(*amount_fen))
        }
        talk::Event::Ended(_) => sentence::talk_ended(who),
        talk::Event::Missed(_) => sentence::talk_missed(who),
        talk::Event::Stolen(talk::event::Stolen { amount_fen, .. }) => sentence::talk_stolen(Arg::Yuan(*amount_fen)),
        talk::Event::Reported(talk::event::Reported { is_scam: false, .. }) => sentence::talk_reported_genuine(),
        talk::Event::Reported(talk::event::Reported { is_stopped: true, .. }) => sentence::talk_reported_stopped(),
        talk::Event::Reported(talk::event::Reported { recalled_fen: 0, .. }) => sentence::talk_reported(),
        talk::Event::Reported(talk::event::Reported { recalled_fen, .. }) => {
            sentence::talk_reported_back(Arg::Yuan(*recalled_fen))
        }
    }
}

/// Who it is: the second time the same one calls, the name is the same.
pub fn talk_called(talk: &Name) -> Arg {
    let terms = match talk.rsplit_once('-') {
        Some((terms, again)) if again.parse::<u32>().is_ok() => terms,
        _ => talk,
    };
    Arg::name("talk", terms)
}

/// What the other says at a node.
pub fn said(terms: &str, node: &str) -> Arg {
    Arg::name("said", &format!("{terms}.{node}"))
}

/// What the learner says there.
pub fn answer(terms: &str, node: &str, option: &str) -> Arg {
    Arg::name("answer", &format!("{terms}.{node}.{option}"))
}

/// A sign by which a scam is known.
pub fn flag(flag: &str) -> Arg {
    Arg::name("flag", flag)
}

/// What came of it, for looking back.
pub fn talk_state(state: TalkState) -> Sentence {
    match state {
        TalkState::Waiting => sentence::talk_state_waiting(),
        TalkState::Talking => sentence::talk_state_talking(),
        TalkState::Missed => sentence::talk_state_missed(),
        TalkState::Ended(TalkEnd::Refused) => sentence::talk_state_refused(),
        TalkState::Ended(TalkEnd::Fallen) => sentence::talk_state_fallen(),
        TalkState::Ended(TalkEnd::Helped) => sentence::talk_state_helped(),
        TalkState::Ended(TalkEnd::Rebuffed) => sentence::talk_state_rebuffed(),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &talk::Refusal) -> [Sentence; 2] {
    match refusal {
        talk::Refusal::TalkGoesOn => [sentence::say_no_talk_goes_on(), sentence::say_way_talk_goes_on()],
        talk::Refusal::AlreadyReported => [
            sentence::say_no_already_reported(),
            sentence::say_way_already_reported(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: talk::Figure) -> Sentence {
    match figure {
        talk::Figure::Talks => sentence::say_figure_talks(),
        talk::Figure::TalksMissed => sentence::say_figure_talks_missed(),
        talk::Figure::TalksHelped => sentence::say_figure_talks_helped(),
        talk::Figure::TalksRebuffed => sentence::say_figure_talks_rebuffed(),
        talk::Figure::ScamsRefused => sentence::say_figure_scams_refused(),
        talk::Figure::ScamsFallen => sentence::say_figure_scams_fallen(),
        talk::Figure::ScamsReported => sentence::say_figure_scams_reported(),
        talk::Figure::FalseReports => sentence::say_figure_false_reports(),
        talk::Figure::LostToScamsFen => sentence::say_figure_lost_to_scams(),
        talk::Figure::CodesGiven => sentence::say_figure_codes_given(),
        talk::Figure::Consents => sentence::say_figure_consents(),
        talk::Figure::DecidedHerself => sentence::say_figure_decided_herself(),
        talk::Figure::Bookings => sentence::say_figure_bookings(),
        talk::Figure::WrongBookings => sentence::say_figure_wrong_bookings(),
        talk::Figure::Prepared => sentence::say_figure_prepared(),
    }
}
