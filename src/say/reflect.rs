//! Questions about the learner's own market in words: what is asked, what can be answered, what each answer comes to.

use super::{Arg, Sentence, order_called, sentence, statement_line};
use crate::{
    market::Market,
    tutor::{QuestionKind, Statement, Subject},
};

pub fn question(kind: QuestionKind) -> Sentence {
    match kind {
        QuestionKind::WorstPack => sentence::reflect_worst_pack(),
        QuestionKind::AnswerWait => sentence::reflect_answer_wait(),
        QuestionKind::ParcelWait => sentence::reflect_parcel_wait(),
        QuestionKind::BestSize => sentence::reflect_best_size(),
        QuestionKind::Dearest => sentence::reflect_dearest(),
        QuestionKind::BusiestDay => sentence::reflect_busiest_day(),
        QuestionKind::MostBack => sentence::reflect_most_back(),
        QuestionKind::BestPrice => sentence::reflect_best_price(),
    }
}

/// Whom or what an answer names, in the market that it is about.
pub fn subject(subject: &Subject, market: &Market) -> Sentence {
    match subject {
        Subject::Pack(pack) => Sentence::of(Arg::name("pack", pack)),
        Subject::Asker(persona, message) => {
            sentence::market_message_head(Arg::name("message", message), Arg::name("buyer", persona))
        }
        Subject::Order(name) => match market.orders.get(name) {
            Some(order) => sentence::reflect_order(order_called(order), Arg::name("place", &order.place)),
            None => Sentence::of(Arg::Called(name.to_string())),
        },
        Subject::Size(product, net_g) => sentence::reflect_size(Arg::name("product", product), Arg::Kilo(*net_g)),
        Subject::Cost(account) => statement_line(*account, &Statement::of(&market.ledger)),
        Subject::Day(day) => sentence::reflect_day(Arg::count(*day)),
        Subject::Price(_, net_g, fen) => sentence::reflect_price(Arg::Yuan(*fen), Arg::Kilo(*net_g)),
    }
}

/// What is said to an answer before what all of them come to: by the books, or by playing again.
pub fn reflected(kind: QuestionKind, is_right: bool) -> Sentence {
    match (kind == QuestionKind::BestPrice, is_right) {
        (false, true) => sentence::reflect_right(),
        (false, false) => sentence::reflect_wrong(),
        (true, true) => sentence::reflect_right_played(),
        (true, false) => sentence::reflect_wrong_played(),
    }
}

/// What an answer comes to.
pub fn amount(kind: QuestionKind, amount: i64) -> Arg {
    match kind {
        QuestionKind::WorstPack => Arg::OfHundred(amount),
        QuestionKind::AnswerWait | QuestionKind::ParcelWait => Arg::Span(u32::try_from(amount).unwrap_or(0)),
        QuestionKind::BestSize | QuestionKind::Dearest | QuestionKind::MostBack | QuestionKind::BestPrice => {
            Arg::Yuan(amount)
        }
        QuestionKind::BusiestDay => Arg::say(sentence::reflect_orders(Arg::Number(amount))),
    }
}
