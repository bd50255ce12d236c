//! Talks: who rings or stands there, what is said, the numbered answers; and what can still be done when it is over.
//!
//! ```text
//!  陌生号码                                   ناتونۇش نومۇر      who
//!  “您的快递丢了，我给您退款。”                          ...      what they say
//! >1 我自己打开手机看订单                                 ...  1<  the answers, in the seed's own order
//! ```

use super::{
    menu::{Menu, Takes},
    place::Place,
    today::Errand,
};
use crate::market::talk;
use crate::{
    market::{Command, Market, Name, Talk, TalkState},
    say::{self, Saying, Word},
    text::Ink,
};

/// Ended talks listed below the open ones.
const ENDED: usize = 6;

/// Who rang or stood there.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    One(Name),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::One(name) => talk(name, market),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("talk-room"));
    if market.talks.is_empty() {
        menu.tell(Saying::plain("talk-none"));
    }
    let mut talks: Vec<&Talk> = market.talks.values().collect();
    talks.sort_by_key(|talk| (!talk.is_open(), std::cmp::Reverse(talk.came_min)));
    let open = talks.iter().filter(|talk| talk.is_open()).count();
    for talk in talks.into_iter().take(open + ENDED) {
        menu.go(line(talk), Place::Talk(Page::One(talk.name.clone())));
    }
    menu.wait();
    menu
}

fn line(talk: &Talk) -> Saying {
    let key = match (talk.reported_min, talk.state) {
        (Some(_), _) => "talk-was-reported",
        (None, TalkState::Waiting) => "talk-state-waiting",
        (None, TalkState::Talking) => "talk-state-talking",
        (None, TalkState::Missed) => "talk-state-missed",
        // How it went is told when all is over.
        (None, TalkState::Ended(_)) => "talk-over",
    };
    Saying::plain("talk-line")
        .with("who", say::talk_called(&talk.name))
        .with("time", Word::Moment(talk.came_min))
        .with("state", Word::say(Saying::plain(key)))
}

fn talk(name: &Name, market: &Market) -> Menu {
    let Some(talk) = market.talks.get(name) else {
        return Menu::titled(Saying::plain("talk-room"));
    };
    let mut menu = Menu::titled(Saying::of(say::talk_called(name)));
    if let Some((node, option)) = talk.said.last() {
        let words = say::answer(&talk.terms, node, option);
        menu.tell_in(Saying::plain("talk-you").with("words", words), Ink::Dim);
    }
    let speaks = talk.state != TalkState::Missed;
    if speaks {
        let words = Saying::of(say::said(&talk.terms, &talk.node));
        menu.tell_in(words, Ink::Strong);
    } else {
        menu.tell(say::talk_state(talk.state));
    }
    menu.space();
    for option in market.talk_options(name) {
        let command = Command::Talk(talk::Command::Say(talk::command::Say {
            talk: name.clone(),
            option: option.id.clone(),
        }));
        let words = say::answer(&talk.terms, &talk.node, &option.id);
        menu.offer(Saying::of(words), Takes::Do(command, 0));
    }
    if !talk.is_open() {
        menu.offer(Saying::plain("talk-on"), Takes::Back);
        if talk.reported_min.is_none() {
            menu.act(
                Saying::plain("talk-report"),
                Command::Talk(talk::Command::Report(name.clone())),
            );
        }
        menu.wait();
    }
    menu
}

/// Whoever rings or stands there.
pub fn errands(market: &Market) -> Vec<Errand> {
    let open = market.talks.values().filter(|talk| talk.is_open());
    open.map(|talk| Errand {
        label: Saying::plain("talk-errand").with("who", say::talk_called(&talk.name)),
        takes: Takes::Go(Place::Talk(Page::One(talk.name.clone()))),
        due_min: Some(talk.leaves_min),
    })
    .collect()
}
