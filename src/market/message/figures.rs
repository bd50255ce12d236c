//! What goals and reports may ask about messages: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Market, Message, MessageState};

figures! {
    /// Messages that came and are owed an answer; whoever wants something forbidden is owed none.
    Messages: Up,
    /// Of these, answered at all, whatever was said.
    Answered: Up,
    /// Of these, answered with a reply that fits, within the rule's minutes.
    AnsweredInTime: Up,
    /// Of these, answered with a reply that fits.
    AnsweredWell: Up,
    /// Of these, left without an answer: nobody replied before the buyer left, or the reply does not fit the question.
    Unanswered: Up,
    /// Replies that break a rule, such as a health promise.
    ForbiddenReplies: Up,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::Messages => market.tally.messages,
        Figure::Answered => market.messages_that(|message| message.owed && message.state == MessageState::Answered),
        Figure::AnsweredInTime => market.tally.answered_in_time,
        Figure::AnsweredWell => market.messages_that(|message| message.owed && message.fits),
        Figure::Unanswered => market.messages_that(|message| message.owed && message.stays_unanswered()),
        Figure::ForbiddenReplies => market.messages_that(|message| message.forbidden),
    }
}

impl Market {
    pub(crate) fn messages_that(&self, holds: impl Fn(&Message) -> bool) -> i64 {
        self.messages.values().filter(|message| holds(message)).count() as i64
    }
}
