//! Talks: who rings or stands there, what is said, the numbered answers; and what can still be done when it is over.
//!
//! ```text
//!  陌生号码                                   ناتونۇش نومۇر      who
//!  “您的快递丢了，我给您退款。”                          ...      what they say
//! >1 我自己打开手机看订单                                 ...  1<  the answers, in the seed's own order
//! ```

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
    today::Errand,
};
use crate::market::talk;
use crate::{
    market::{Command, Market, Talk, TalkId, TalkState},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Ended talks listed below the open ones.
const ENDED: usize = 6;

/// Who rang or stood there.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    One(TalkId),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::One(name) => talk(name, market),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::talk_room());
    if market.talks.is_empty() {
        menu.show(sentence::talk_none());
    }
    let mut talks: Vec<&Talk> = market.talks.values().collect();
    talks.sort_by_key(|talk| (!talk.is_open(), std::cmp::Reverse(talk.came_min)));
    let open = talks.iter().filter(|talk| talk.is_open()).count();
    for talk in talks.into_iter().take(open + ENDED) {
        menu.go(line(talk), MarketPage::Talk(Page::One(talk.name.clone())));
    }
    menu.wait();
    menu
}

fn line(talk: &Talk) -> Sentence {
    let state = match (talk.reported_min, talk.state) {
        (Some(_), _) => sentence::talk_was_reported(),
        (None, TalkState::Waiting) => sentence::talk_state_waiting(),
        (None, TalkState::Talking) => sentence::talk_state_talking(),
        (None, TalkState::Missed) => sentence::talk_state_missed(),
        // How it went is told when all is over.
        (None, TalkState::Ended(_)) => sentence::talk_over(),
    };
    sentence::talk_line(
        Arg::say(state),
        Arg::Moment(talk.came_min),
        say::talk_called(&talk.name),
    )
}

fn talk(name: &TalkId, market: &Market) -> Menu {
    let Some(talk) = market.talks.get(name) else {
        return Menu::titled(sentence::talk_room());
    };
    let mut menu = Menu::titled(Sentence::of(say::talk_called(name)));
    if let Some((node, option)) = talk.said.last() {
        let words = say::answer(&talk.terms, node, option);
        menu.show_in(sentence::talk_you(words), Ink::Dim);
    }
    let speaks = talk.state != TalkState::Missed;
    if speaks {
        let words = Sentence::of(say::said(&talk.terms, &talk.node));
        menu.show_in(words, Ink::Strong);
    } else {
        menu.show(say::talk_state(talk.state));
    }
    menu.space();
    for option in market.talk_options(name) {
        let command = Command::Talk(talk::Command::Say(talk::command::Say {
            talk: name.clone(),
            option: option.id.clone(),
        }));
        let words = say::answer(&talk.terms, &talk.node, &option.id);
        menu.offer(Sentence::of(words), OnChoose::Do(command, 0));
        // Who presses on does not ask the same for ever.
        if talk.said.contains(&(talk.node.clone(), option.id.clone())) {
            menu.never_first();
        }
    }
    if !talk.is_open() {
        menu.offer(sentence::talk_on(), OnChoose::Back);
        if talk.reported_min.is_none() {
            menu.act(
                sentence::talk_report(),
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
        label: sentence::talk_errand(say::talk_called(&talk.name)),
        on_choose: OnChoose::Go(MarketPage::Talk(Page::One(talk.name.clone()))),
        due_min: Some(talk.leaves_min),
    })
    .collect()
}
