//! The messages' room: what buyers ask, by kind of question, and the library of replies.

use crate::market::message;
use std::collections::BTreeMap;

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
    talk,
    words::{due, left},
};
use crate::{
    market::{Command, Market, Message, MessageId, MessageState, Name, Selector},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Answered messages told below the waiting ones.
const ANSWERED: usize = 4;

/// What buyers ask, and the answer to one or to all who ask the same.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    One(Selector),
    /// What was asked first, and after each answer what was asked next.
    Next,
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::One(selector) => message(selector, 1, market),
        Page::Next => {
            let kinds = kinds(market);
            let Some((kind, messages)) = kinds.first() else {
                return room(market);
            };
            message(&asks(kind, messages), usize::from(kinds.len() == 1), market)
        }
    }
}

/// What is asked by now, kind by kind, the most urgent first.
fn kinds(market: &Market) -> Vec<(&str, Vec<&Message>)> {
    let mut kinds: BTreeMap<&str, Vec<&Message>> = BTreeMap::new();
    for message in market.messages.values() {
        if message.state == MessageState::Waiting {
            kinds.entry(&message.kind).or_default().push(message);
        }
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, messages)| messages.iter().map(|message| message.answer_by_min).min());
    kinds
}

/// One by the name, several by what they ask.
fn asks(kind: &str, messages: &[&Message]) -> Selector {
    match messages {
        [only] => Selector::Named(vec![only.from.clone()]),
        _ => Selector::Named(vec![Name::from(kind)]),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_messages());
    let kinds = kinds(market);
    if kinds.is_empty() {
        menu.show(sentence::market_no_messages());
    }
    for (kind, messages) in kinds {
        let due_min = messages.iter().map(|message| message.answer_by_min).min().unwrap_or(0);
        let said =
            sentence::market_message_line(left(due_min, market), Arg::name("message", kind), asked_by(&messages));
        menu.go(said, MarketPage::Messages(Page::One(asks(kind, &messages))));
    }
    if !market.talks.is_empty() {
        menu.go(sentence::talk_room(), MarketPage::Talk(talk::Page::Room));
    }
    let mut answered: Vec<&Message> = market
        .messages
        .values()
        .filter(|message| message.state != MessageState::Waiting)
        .collect();
    answered.sort_by_key(|message| std::cmp::Reverse(message.answered_min.unwrap_or(message.leaves_min)));
    for message in answered.into_iter().take(ANSWERED) {
        let said = sentence::market_message_done(
            Arg::name("message", &message.kind),
            Arg::say(say::message_state(message.state)),
        );
        menu.show_in(said, Ink::Dim);
    }
    menu.wait();
    menu
}

fn asked_by(messages: &[&Message]) -> Arg {
    match messages {
        [only] => Arg::name("buyer", &only.persona),
        several => Arg::say(sentence::market_people(Arg::Number(several.len() as i64))),
    }
}

/// What is asked, and the replies; an answer leads so many pages back.
fn message(selector: &Selector, back: usize, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_message());
    let asked = asked(selector, market);
    let Some((id, first)) = asked.first() else {
        menu.show(sentence::market_no_messages());
        return menu;
    };
    let people: Vec<&Message> = asked.iter().map(|(_, message)| *message).collect();
    menu.show_in(
        sentence::market_message_head(Arg::name("message", &first.kind), asked_by(&people)),
        Ink::Strong,
    );
    menu.show(sentence::market_message_about(
        due(first.answer_by_min, market),
        Arg::name("product", &first.product),
    ));
    menu.space();
    for reply in market.reply_choices(id) {
        let command = Command::Message(message::Command::Reply(message::command::Reply {
            to: selector.clone(),
            reply: reply.clone(),
        }));
        menu.offer(Sentence::of(Arg::name("reply", &reply)), OnChoose::Do(command, back));
        // What breaks the rules as an answer to anybody is nobody's first thought.
        let mut kinds = market.setting.rules.messages.values();
        if kinds.any(|kind| kind.forbidden.contains(&reply)) {
            menu.never_first();
        }
    }
    menu
}

/// The waiting messages that a selector means: by name, or all of a kind.
fn asked<'a>(selector: &Selector, market: &'a Market) -> Vec<(&'a MessageId, &'a Message)> {
    let waiting = market
        .messages
        .iter()
        .filter(|(_, message)| message.state == MessageState::Waiting);
    match selector {
        Selector::Named(names) => waiting
            .filter(|(name, message)| {
                names
                    .iter()
                    .any(|known| *known == ***name || *known.as_str() == *message.kind)
            })
            .collect(),
        Selector::Due | Selector::Packed | Selector::Late | Selector::All => waiting.collect(),
    }
}
