//! What goals and reports may ask about talks: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Market, Talk, TalkEffect, TalkEnd, TalkState};

figures! {
    /// Talks that came.
    Talks: Up,
    /// Talks nobody answered.
    TalksMissed: Up,
    /// Honest talks in which the other got what they needed.
    TalksHelped: Up,
    /// Honest talks in which the other was sent away.
    TalksRebuffed: Up,
    /// Scams that got nothing.
    ScamsRefused: Up,
    /// Scams that were believed.
    ScamsFallen: Up,
    /// Scams told to the bank and the police.
    ScamsReported: Up,
    /// Honest talks told to the police.
    FalseReports: Up,
    /// Sent to or taken by swindlers, less what came back (fen).
    LostToScamsFen: EitherWay,
    /// Talks in which a code left the learner's hands.
    CodesGiven: Up,
    /// People whose yes was asked for and written down.
    Consents: Up,
    /// People who decided and pressed the keys themselves.
    DecidedHerself: Up,
    /// Appointments that fit.
    Bookings: Up,
    /// Appointments that do not fit.
    WrongBookings: Up,
    /// People for whom was written down what to bring and ask.
    Prepared: Up,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let that = |holds: &dyn Fn(&Talk) -> bool| market.talks.values().filter(|talk| holds(talk)).count() as i64;
    let ended = |end: TalkEnd| that(&|talk| talk.state == TalkState::Ended(end));
    let effects = |effect: TalkEffect| that(&|talk| talk.has(effect));
    let is_scam = |talk: &Talk| market.talk_terms(&talk.terms).is_scam();
    match figure {
        Figure::Talks => market.talks.len() as i64,
        Figure::TalksMissed => that(&|talk| talk.state == TalkState::Missed),
        Figure::TalksHelped => ended(TalkEnd::Helped),
        Figure::TalksRebuffed => ended(TalkEnd::Rebuffed),
        Figure::ScamsRefused => ended(TalkEnd::Refused),
        Figure::ScamsFallen => ended(TalkEnd::Fallen),
        Figure::ScamsReported => that(&|talk| is_scam(talk) && talk.reported_min.is_some()),
        Figure::FalseReports => that(&|talk| !is_scam(talk) && talk.reported_min.is_some()),
        Figure::LostToScamsFen => market.talks.values().map(Talk::lost_fen).sum(),
        Figure::CodesGiven => effects(TalkEffect::Code),
        Figure::Consents => effects(TalkEffect::Consent),
        Figure::DecidedHerself => effects(TalkEffect::Herself),
        Figure::Bookings => effects(TalkEffect::Booked),
        Figure::WrongBookings => effects(TalkEffect::Misbooked),
        Figure::Prepared => effects(TalkEffect::Prepared),
    }
}
