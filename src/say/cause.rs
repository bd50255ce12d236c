//! A cause in three short lines: whom it hit, the learner's deed that day, the money and what would help. In Chinese no sentence has
//! more than twelve characters; names stand in them, never ids.

use super::{Arg, Sentence, event::called, sentence, talk::talk_called};
use crate::market::{
    Command, Complaint, RejectReason, aftersale, coop, group_round, live, order, promotion, station, talk,
};
use crate::tutor::{Cause, Change, Deed, Fault, Guessed, Loss, LossKind, Whom, Why};

/// Returns the three lines.
pub fn cause(cause: &Cause) -> [Sentence; 3] {
    let (deed, way) = match &cause.why {
        Why::Fault(fault) => (deed(&cause.loss, fault), way(&cause.loss, fault)),
        Why::Risked(fault) => (risked(&cause.loss, fault), way(&cause.loss, fault)),
        Why::Borne(fault) => (sentence::cause_borne(), way(&cause.loss, fault)),
        Why::Luck => (sentence::cause_luck(), by_luck(&cause.loss.kind)),
        Why::Unfound if cause.loss.is_half_bad() => (sentence::cause_deed_road(), sentence::cause_way_near()),
        Why::Unfound => (sentence::cause_unfound(), sentence::cause_way_ask()),
    };
    [lost(&cause.loss), deed, cost(cause, way)]
}

/// A reason to choose among others, before the cause is told.
pub fn guessed(guessed: Guessed) -> Sentence {
    match guessed {
        Guessed::Packed => sentence::cause_guess_packed(),
        Guessed::Unchecked => sentence::cause_guess_unchecked(),
        Guessed::Silent => sentence::cause_guess_silent(),
        Guessed::Unsent => sentence::cause_guess_unsent(),
        Guessed::Oversold => sentence::cause_guess_oversold(),
        Guessed::ShortHanded => sentence::cause_guess_short_handed(),
        Guessed::Unweighed => sentence::cause_guess_unweighed(),
        Guessed::PaidUnread => sentence::cause_guess_paid_unread(),
        Guessed::Unproved => sentence::cause_guess_unproved(),
        Guessed::BesideIt => sentence::cause_guess_beside(),
        Guessed::Refused => sentence::cause_guess_refused(),
        Guessed::PickedRipe => sentence::cause_guess_picked(),
        Guessed::Unsorted => sentence::cause_guess_unsorted(),
        Guessed::Sent => sentence::cause_guess_sent(),
        Guessed::Promised => sentence::cause_guess_promised(),
        Guessed::Luck => sentence::cause_guess_luck(),
    }
}

/// What it cost, all in all, and what would help.
fn cost(cause: &Cause, way: Sentence) -> Sentence {
    let (count, way) = (Arg::count(cause.others + 1), Arg::say(way));
    match (cause.others, cause.sum_fen) {
        (0, 0) => Sentence::of(way),
        (0, sum_fen) => sentence::cause_cost(Arg::Yuan(sum_fen), way),
        (_, 0) => sentence::cause_cost_times(count, way),
        (_, sum_fen) => sentence::cause_cost_all(count, Arg::Yuan(sum_fen), way),
    }
}

fn whom(loss: &Loss) -> Arg {
    match &loss.whom {
        Whom::Buyer(place) => Arg::say(sentence::cause_buyer(Arg::name("place", place))),
        Whom::Called(name) => called(name),
        Whom::Somebody => Arg::say(sentence::cause_somebody()),
        Whom::Household(household) => super::household(household),
        Whom::Visitor(ticket) => called(ticket),
        Whom::Caller(talk) => talk_called(talk),
        Whom::Village(village) => super::village(village),
        Whom::Partner(deal) => Arg::name("deal", deal),
        Whom::Shop => Arg::as_is(String::new()),
    }
}

/// Whom it hit, and with what.
fn lost(loss: &Loss) -> Sentence {
    let who = whom(loss);
    match &loss.kind {
        LossKind::AskedInVain => sentence::cause_asked_in_vain(who),
        LossKind::CalledInVain => sentence::cause_called_in_vain(who),
        LossKind::SentLate => sentence::cause_sent_late(who),
        LossKind::Cancelled => sentence::cause_cancelled(who),
        LossKind::Withdrawn => sentence::cause_withdrawn(who),
        LossKind::GroupFailed => sentence::cause_group_failed(who),
        LossKind::GivenBack { complaint, bad_of_20 } => match complaint {
            Complaint::BadFruit if *bad_of_20 == 0 => sentence::cause_false_claim(who),
            Complaint::BadFruit => sentence::cause_bad_fruit(Arg::count(*bad_of_20), who),
            Complaint::Damaged => sentence::cause_damaged(who),
            Complaint::Missing | Complaint::ShortWeight => sentence::cause_missing(who),
            Complaint::NotAsShown => sentence::cause_not_as_shown(who),
            Complaint::NoReason => sentence::cause_no_reason(who),
            Complaint::Lost => sentence::cause_lost(who),
            Complaint::WrongGoods => sentence::cause_wrong_goods(who),
        },
        LossKind::PoorReview { stars_hundredths } => sentence::cause_poor_review(Arg::Decimal(*stars_hundredths), who),
        LossKind::Fined { kind, .. } => sentence::cause_fined(super::violation_kind(kind)),
        LossKind::Swindled => sentence::cause_swindled(who),
        LossKind::TakenHome => sentence::cause_taken_home(who),
        LossKind::Unexplained => sentence::cause_unexplained(who),
        LossKind::Unpaid => sentence::cause_unpaid(who),
        LossKind::ContractBroken => sentence::cause_contract_broken(who),
        LossKind::CreditOverdue => sentence::cause_credit_overdue(),
        LossKind::WaitedInVain => sentence::cause_waited_in_vain(who),
        LossKind::WronglyServed => sentence::cause_wrongly_served(who),
        LossKind::TakenBack => sentence::cause_taken_back(),
        LossKind::LotLate => sentence::cause_lot_late(who),
        LossKind::Advertised => sentence::cause_advertised(),
        LossKind::TurnedAway => sentence::cause_turned_away(who),
        LossKind::NotLikeSample => sentence::cause_not_like_sample(who),
        LossKind::VolumeMissed => sentence::contract_lost_missing(),
        LossKind::PacksLeftOver => sentence::contract_lost_packs(),
        LossKind::CameInVain { count } => sentence::cause_came_in_vain(Arg::count(*count)),
        LossKind::LeftWasted { count } => sentence::cause_left_wasted(Arg::count(*count)),
        LossKind::NeverPaid { count } => sentence::cause_never_paid(Arg::count(*count)),
        LossKind::SoldBelowCost => sentence::cause_below_cost(who),
    }
}

fn deed(loss: &Loss, fault: &Fault) -> Sentence {
    let time = Arg::Moment(fault.at_min);
    match &fault.deed {
        Deed::Packed(pack) => sentence::cause_deed_packed(Arg::name("pack", pack), time),
        Deed::Unchecked => sentence::cause_deed_unchecked(time),
        Deed::Stuck => sentence::cause_deed_stuck(time),
        Deed::Silent => silence(loss, time).0,
        Deed::Forbidden => sentence::cause_deed_forbidden(time),
        Deed::Unsent => sentence::cause_deed_unsent(time),
        Deed::Oversold => sentence::cause_deed_oversold(time),
        Deed::ShortHanded => sentence::cause_deed_short_handed(time),
        Deed::Unweighed => sentence::cause_deed_unweighed(time),
        Deed::PaidUnread => sentence::cause_deed_paid_unread(time),
        Deed::Unproved => sentence::cause_deed_unproved(time),
        Deed::BesideIt => sentence::cause_deed_beside(time),
        Deed::Refused => sentence::cause_deed_refused(time),
        Deed::PickedRipe => sentence::cause_deed_picked(time),
        Deed::Unsorted => sentence::cause_deed_unsorted(time),
        Deed::Sent(courier) => sentence::cause_deed_sent(Arg::name("courier", courier), time),
        Deed::Promised(hours) => sentence::cause_deed_promised(Arg::count(*hours), time),
        Deed::Served(zone) => sentence::cause_deed_served(time, Arg::name("zone", zone)),
        Deed::Priced(fen) => sentence::cause_deed_priced(Arg::Yuan(*fen), time),
        Deed::Did(command) => sentence::cause_deed_did(Arg::say(did(command)), time),
    }
}

/// What harms on the mean, whatever it did this once.
fn risked(loss: &Loss, fault: &Fault) -> Sentence {
    match &fault.deed {
        Deed::Packed(pack) => sentence::cause_risked(Arg::name("pack", pack)),
        Deed::Unchecked
        | Deed::Stuck
        | Deed::Silent
        | Deed::Forbidden
        | Deed::Unsent
        | Deed::Oversold
        | Deed::ShortHanded
        | Deed::Unweighed
        | Deed::PaidUnread
        | Deed::Unproved
        | Deed::BesideIt
        | Deed::Refused
        | Deed::PickedRipe
        | Deed::Unsorted
        | Deed::Sent(_)
        | Deed::Promised(_)
        | Deed::Served(_)
        | Deed::Priced(_)
        | Deed::Did(_) => deed(loss, fault),
    }
}

/// What would help.
fn way(loss: &Loss, fault: &Fault) -> Sentence {
    match (&fault.deed, &fault.mend) {
        (Deed::Packed(_), Change::Packing { pack, .. }) => match fault.dearer_fen {
            Some(dearer_fen @ 1..) => sentence::cause_way_packed(Arg::Yuan(dearer_fen), Arg::name("pack", pack)),
            _ => sentence::cause_way_packed_cheap(Arg::name("pack", pack)),
        },
        (Deed::Sent(_), Change::Courier { to, .. }) => sentence::cause_way_sent(Arg::name("courier", &to.courier)),
        (Deed::Promised(_), Change::Promise { hours, .. }) => sentence::cause_way_promised(Arg::count(*hours)),
        (Deed::Priced(_), Change::Price { fen, .. }) => sentence::cause_way_priced(Arg::Yuan(*fen)),
        (Deed::Unchecked, _) => sentence::cause_way_unchecked(),
        (Deed::Stuck, _) => sentence::cause_way_stuck(),
        (Deed::Silent, _) => silence(loss, Arg::Moment(fault.at_min)).1,
        (Deed::Forbidden, _) => sentence::cause_way_forbidden(),
        (Deed::Unsent, Change::Besides { commands, .. }) if commands.iter().any(is_parcel) => {
            sentence::cause_way_carry()
        }
        (Deed::Unsent, _) => sentence::cause_way_unsent(),
        (Deed::Oversold, _) => sentence::cause_way_oversold(),
        (Deed::ShortHanded, _) => sentence::cause_way_short_handed(),
        (Deed::Unweighed, _) => sentence::cause_way_weigh(),
        (Deed::PaidUnread, Change::Besides { commands, .. }) if commands.iter().any(is_by_photo) => {
            sentence::cause_way_photo()
        }
        (Deed::PaidUnread, _) => sentence::cause_way_compare(),
        (Deed::Unproved, _) => sentence::cause_way_unproved(),
        (Deed::BesideIt, _) => sentence::cause_way_beside(),
        (Deed::Refused, _) => sentence::cause_way_refused(),
        (Deed::PickedRipe, _) => sentence::cause_way_picked(),
        (Deed::Unsorted, _) => sentence::cause_way_unsorted(),
        (Deed::Served(zone), _) => sentence::cause_way_served(Arg::name("zone", zone)),
        (Deed::Did(Command::Advert(_)), _) => sentence::cause_way_advert(),
        (Deed::Did(Command::CourierContract(_) | Command::PackLot(_)), _) => sentence::contract_way_reckon(),
        (Deed::Did(Command::Sample(_)), _) => sentence::cause_way_like_sample(),
        (Deed::Did(Command::GroupRound(command)), _) => of_round(command).1,
        (Deed::Did(_) | Deed::Packed(_) | Deed::Sent(_) | Deed::Promised(_) | Deed::Priced(_), _) => {
            sentence::cause_way_did()
        }
    }
}

/// Refused with the photograph that was taken when the box was packed.
fn is_by_photo(command: &Command) -> bool {
    matches!(command, Command::AfterSale(aftersale::Command::Reject(reject)) if reject.reason == RejectReason::PackingPhoto)
}

fn is_parcel(command: &Command) -> bool {
    matches!(command, Command::Parcel(_))
}

/// Who waited in vain, and for what: the deed, and what would help.
fn silence(loss: &Loss, time: Arg) -> (Sentence, Sentence) {
    if loss.kind == LossKind::TakenHome {
        (sentence::cause_deed_no_advance(time), sentence::cause_way_advance())
    } else if loss.kind == LossKind::Unexplained {
        (sentence::cause_deed_unexplained(time), sentence::cause_way_explain())
    } else if loss.kind == LossKind::Advertised {
        (sentence::cause_deed_went_on(time), sentence::cause_way_advert())
    } else if loss.kind == LossKind::TurnedAway {
        (sentence::cause_deed_sent_anyway(time), sentence::cause_way_unpack())
    } else if matches!(loss.kind, LossKind::CameInVain { .. }) {
        (sentence::cause_deed_late(time), sentence::cause_way_hour())
    } else if matches!(loss.kind, LossKind::LeftWasted { .. }) {
        (sentence::cause_deed_untold(time), sentence::cause_way_told())
    } else if loss.kind == LossKind::Unpaid {
        (sentence::cause_deed_unpaid(time), sentence::cause_way_pay())
    } else {
        (sentence::cause_deed_silent(time), sentence::cause_way_silent())
    }
}

/// What to think of luck.
fn by_luck(kind: &LossKind) -> Sentence {
    let LossKind::GivenBack { complaint, .. } = kind else {
        return sentence::cause_way_luck();
    };
    match complaint {
        Complaint::Lost | Complaint::Damaged => sentence::cause_way_courier(),
        Complaint::NoReason => sentence::cause_way_law(),
        Complaint::BadFruit
        | Complaint::Missing
        | Complaint::ShortWeight
        | Complaint::NotAsShown
        | Complaint::WrongGoods => sentence::cause_way_luck(),
    }
}

/// What was done about a round that was a mistake, and what would help.
fn of_round(command: &group_round::Command) -> (Sentence, Sentence) {
    match command {
        group_round::Command::Open(_) => (sentence::cause_did_credit_round(), sentence::cause_way_cash()),
        group_round::Command::Friends(_) => (sentence::cause_did_friends(), sentence::cause_way_names()),
        group_round::Command::Bag(_) => (sentence::cause_did_bag(), sentence::cause_way_counted()),
        group_round::Command::Leftover(_) => (sentence::cause_did_leftover(), sentence::cause_way_told()),
        group_round::Command::Bring => (sentence::cause_did_other(), sentence::cause_way_hour()),
    }
}

/// A command that was a mistake, after "you".
fn did(command: &Command) -> Sentence {
    if let Command::GroupRound(command) = command {
        of_round(command).0
    } else if let Command::Advert(_) = command {
        sentence::cause_did_promote()
    } else if let Command::CourierContract(_) = command {
        sentence::contract_did_volume()
    } else if let Command::Sample(_) = command {
        sentence::cause_did_choose_best()
    } else if let Command::PackLot(_) = command {
        sentence::contract_did_packs()
    } else if let Command::Order(order::Command::Cancel(_)) = command {
        sentence::cause_did_cancel()
    } else if let Command::Promotion(promotion::Command::Card(_)) = command {
        sentence::cause_did_card()
    } else if let Command::Listing(_) = command {
        sentence::cause_did_grade()
    } else if let Command::Promotion(promotion::Command::Was(_)) = command {
        sentence::cause_did_was()
    } else if let Command::Promotion(_) = command {
        sentence::cause_did_price()
    } else if let Command::Live(live::Command::Say(_)) = command {
        sentence::cause_did_speak()
    } else if let Command::Talk(talk::Command::Say(_)) = command {
        sentence::cause_did_say()
    } else if let Command::Coop(coop::Command::Deal(_)) = command {
        sentence::cause_did_deal()
    } else if let Command::Coop(coop::Command::Credit(_)) = command {
        sentence::cause_did_credit()
    } else if let Command::Station(station::Command::Serve(_)) = command {
        sentence::cause_did_serve()
    } else if let Command::Station(station::Command::Log(_)) = command {
        sentence::cause_did_log()
    } else {
        sentence::cause_did_other()
    }
}
