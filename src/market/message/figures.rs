//! What goals and reports may ask about messages: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Market, Message, MessageState};

figures! {
    /// Messages that came.
    Messages: Up,
    /// Messages answered at all.
    Answered: Up,
    /// Messages answered within the rule's minutes.
    AnsweredInTime: Up,
    /// Messages answered with a reply that fits.
    AnsweredWell: Up,
    /// Messages nobody answered before the buyer left.
    Unanswered: Up,
    /// Replies that break a rule, such as a health promise.
    ForbiddenReplies: Up,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::Messages => market.tally.messages,
        Figure::Answered => market.messages_that(|message| message.state == MessageState::Answered),
        Figure::AnsweredInTime => market.tally.answered_in_time,
        Figure::AnsweredWell => market.messages_that(|message| message.fits),
        Figure::Unanswered => market.messages_that(|message| message.state == MessageState::Expired),
        Figure::ForbiddenReplies => market.messages_that(|message| message.forbidden),
    }
}

impl Market {
    pub(crate) fn messages_that(&self, holds: impl Fn(&Message) -> bool) -> i64 {
        self.messages.values().filter(|message| holds(message)).count() as i64
    }
}
