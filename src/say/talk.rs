//! Talks in words: who calls, what was said, how it ended, what gave it away. What people say is the course's own text.

use super::{Saying, Word};
use crate::market::talk;
use crate::market::{Name, TalkEnd, TalkState};

/// What happened in a talk. Whether it was a scam shows only where the market tells.
pub(super) fn event(event: &talk::Event) -> Saying {
    let who = talk_called(event.talk());
    match event {
        talk::Event::Came(_) => told("came").with("who", who),
        talk::Event::Said(talk::event::Said {
            terms, node, option, ..
        }) => told("said").with("words", answer(terms, node, option)),
        talk::Event::Sent(talk::event::Sent { amount_fen, .. }) => told("sent").with("money", Word::Yuan(*amount_fen)),
        talk::Event::Received(talk::event::Received { amount_fen, .. }) => {
            told("received").with("money", Word::Yuan(*amount_fen))
        }
        talk::Event::Ended(_) => told("ended").with("who", who),
        talk::Event::Missed(_) => told("missed").with("who", who),
        talk::Event::Stolen(talk::event::Stolen { amount_fen, .. }) => {
            told("stolen").with("money", Word::Yuan(*amount_fen))
        }
        talk::Event::Reported(talk::event::Reported { is_scam: false, .. }) => {
            told("reported-genuine").with("who", who)
        }
        talk::Event::Reported(talk::event::Reported { is_stopped: true, .. }) => {
            told("reported-stopped").with("who", who)
        }
        talk::Event::Reported(talk::event::Reported { recalled_fen: 0, .. }) => told("reported").with("who", who),
        talk::Event::Reported(talk::event::Reported { recalled_fen, .. }) => {
            told("reported-back").with("money", Word::Yuan(*recalled_fen))
        }
    }
}

fn told(key: &str) -> Saying {
    Saying::plain(format!("talk-{key}"))
}

/// Who it is: the second time the same one calls, the name is the same.
pub fn talk_called(talk: &Name) -> Word {
    let terms = match talk.0.rsplit_once('-') {
        Some((terms, again)) if again.parse::<u32>().is_ok() => terms,
        _ => &talk.0,
    };
    Word::name("talk", terms)
}

/// What the other says at a node.
pub fn said(terms: &str, node: &str) -> Word {
    Word::name("said", &format!("{terms}.{node}"))
}

/// What the learner says there.
pub fn answer(terms: &str, node: &str, option: &str) -> Word {
    Word::name("answer", &format!("{terms}.{node}.{option}"))
}

/// A sign by which a scam is known.
pub fn flag(flag: &str) -> Word {
    Word::name("flag", flag)
}

/// What came of it, for looking back.
pub fn talk_state(state: TalkState) -> Saying {
    told(match state {
        TalkState::Waiting => "state-waiting",
        TalkState::Talking => "state-talking",
        TalkState::Missed => "state-missed",
        TalkState::Ended(TalkEnd::Refused) => "state-refused",
        TalkState::Ended(TalkEnd::Fallen) => "state-fallen",
        TalkState::Ended(TalkEnd::Helped) => "state-helped",
        TalkState::Ended(TalkEnd::Rebuffed) => "state-rebuffed",
    })
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &talk::Refusal, saying: Saying) -> Saying {
    match refusal {
        talk::Refusal::TalkGoesOn | talk::Refusal::AlreadyReported => saying,
    }
}
