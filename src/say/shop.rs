//! The shop's standing, its promotions and the live stream in words: what happened, why not, what is going on.

use super::{Saying, Word, event::called};
use crate::market::{
    Card, LicenceNeed, LiveEvent, LiveRefusal, Name, PromotionEvent, PromotionRefusal, ShopEvent, ShopRefusal, Source,
    Violation, ViolationState, Work,
};

pub fn shop_event(event: &ShopEvent) -> Saying {
    match event {
        ShopEvent::LicenceTold { needs, .. } => told("licence").with("need", need(*needs)),
        ShopEvent::RegistrationAsked { ready_min } => told("registration-asked").with("time", Word::Moment(*ready_min)),
        ShopEvent::RegistrationCame => told("registration-came"),
        ShopEvent::Accused {
            kind,
            about,
            answer_by_min,
            ..
        } => told("accused")
            .with("what", violation_kind(kind))
            .with("about", about_what(about))
            .with("time", Word::Moment(*answer_by_min)),
        ShopEvent::ViolationCounted {
            kind,
            points: 0,
            fine_fen,
            ..
        } => told("violation-fine")
            .with("what", violation_kind(kind))
            .with("money", Word::Yuan(*fine_fen)),
        ShopEvent::ViolationCounted {
            kind, points, fine_fen, ..
        } => told("violation")
            .with("what", violation_kind(kind))
            .with("points", Word::count(*points))
            .with("money", Word::Yuan(*fine_fen)),
        ShopEvent::Appealed {
            evidence, decided_min, ..
        } => told("appealed")
            .with("evidence", Word::name("evidence", evidence))
            .with("time", Word::Moment(*decided_min)),
        ShopEvent::ViolationLifted { .. } => told("violation-lifted"),
        ShopEvent::ViolationFinal { points: 0, .. } => told("violation-stays"),
        ShopEvent::ViolationFinal { points, fine_fen, .. } => told("violation-lost")
            .with("points", Word::count(*points))
            .with("money", Word::Yuan(*fine_fen)),
        ShopEvent::Restricted { until_min } => told("restricted").with("time", Word::Moment(*until_min)),
        ShopEvent::Released => told("released"),
        ShopEvent::Frozen => told("frozen"),
        ShopEvent::DepositShort { short_fen } => told("deposit-short").with("money", Word::Yuan(*short_fen)),
        ShopEvent::ClosingBegan { until_min } => told("closing-began").with("time", Word::Moment(*until_min)),
        ShopEvent::Shut { back_fen } => told("shut").with("money", Word::Yuan(*back_fen)),
    }
}

pub fn promotion_event(event: &PromotionEvent) -> Saying {
    match event {
        PromotionEvent::SaleBegan { sale, .. } => told("sale-began")
            .with("money", Word::Yuan(sale.price_fen))
            .with("time", Word::Moment(sale.until_min)),
        PromotionEvent::SaleEnded { product, .. } => told("sale-ended").with("product", Word::name("product", product)),
        PromotionEvent::WasShown {
            price_fen: Some(price_fen),
            ..
        } => told("was-shown").with("money", Word::Yuan(*price_fen)),
        PromotionEvent::WasShown { price_fen: None, .. } => told("was-gone"),
        PromotionEvent::CouponsGiven { coupon, count } => told("coupons")
            .with("coupon", Word::name("coupon", coupon))
            .with("count", Word::count(*count)),
        PromotionEvent::PairOffered { share_ppm: 0, .. } => told("pair-gone"),
        PromotionEvent::PairOffered { share_ppm, .. } => told("pair").with("share", Word::Share(*share_ppm)),
        PromotionEvent::GroupOffered { terms: None, .. } => told("group-gone"),
        PromotionEvent::GroupOffered {
            terms: Some((price_fen, people)),
            ..
        } => told("group-offered")
            .with("people", Word::count(*people))
            .with("money", Word::Yuan(*price_fen)),
        PromotionEvent::GroupJoined {
            order,
            group,
            people,
            until_min,
            ..
        } => told("group-joined")
            .with("order", called(order))
            .with("group", Word::count(*group))
            .with("people", Word::count(*people))
            .with("time", Word::Moment(*until_min)),
        PromotionEvent::GroupFilled { group, ship_by_min } => told("group-filled")
            .with("group", Word::count(*group))
            .with("time", Word::Moment(*ship_by_min)),
        PromotionEvent::GroupFailed {
            group,
            order,
            refund_fen,
        } => told("group-failed")
            .with("group", Word::count(*group))
            .with("order", called(order))
            .with("money", Word::Yuan(*refund_fen)),
        PromotionEvent::VideoShown { parts, .. } => told("video").with("parts", Word::count(*parts)),
        PromotionEvent::CardChosen { card } => told("card").with("card", card_name(*card)),
        PromotionEvent::Responded { order, mends, .. } => {
            told(if *mends { "responded-well" } else { "responded" }).with("order", called(order))
        }
        PromotionEvent::CampaignBegan { campaign } => told("campaign").with("time", Word::Moment(campaign.until_min)),
        PromotionEvent::CampaignEnded => told("campaign-ended"),
    }
}

pub fn live_event(event: &LiveEvent) -> Saying {
    match event {
        LiveEvent::Began { fee_fen: 0, .. } => told("live-began"),
        LiveEvent::Began { fee_fen, .. } => told("live-began-host").with("money", Word::Yuan(*fee_fen)),
        LiveEvent::Said { viewers, .. } => told("live-said").with("viewers", Word::Number(*viewers)),
        LiveEvent::Ended { orders } => told("live-ended").with("count", Word::count(*orders)),
        LiveEvent::Withdrawn { order, refund_fen } => told("withdrawn")
            .with("order", called(order))
            .with("money", Word::Yuan(*refund_fen)),
    }
}

/// Adds what a refusal of the shop's noun names to its sentence.
pub fn refused_promotion(refusal: PromotionRefusal, saying: Saying) -> Saying {
    match refusal {
        PromotionRefusal::OverBudget { left_fen } => saying.with("left", Word::Yuan(left_fen)),
        PromotionRefusal::NotLower { price_fen } => saying.with("price", Word::Yuan(price_fen)),
        PromotionRefusal::NotAdmitted
        | PromotionRefusal::NotOnThisMarket
        | PromotionRefusal::NotOffered
        | PromotionRefusal::NoReview => saying,
    }
}

pub fn refused_shop(refusal: ShopRefusal, saying: Saying) -> Saying {
    match refusal {
        ShopRefusal::TrialFull { max } => saying.with("max", Word::count(max)),
        ShopRefusal::Registered | ShopRefusal::AppealOver | ShopRefusal::OrdersOpen => saying,
    }
}

pub fn refused_live(refusal: LiveRefusal, saying: Saying) -> Saying {
    match refusal {
        LiveRefusal::NoStage
        | LiveRefusal::NothingOnShelf
        | LiveRefusal::OnAirAlready
        | LiveRefusal::NotOnAir
        | LiveRefusal::OtherPart => saying,
    }
}

/// Returns a line of the shop's record: what, about what, and where it stands.
pub fn violation(violation: &Violation) -> Saying {
    Saying::plain("seller-violation-line")
        .with("what", violation_kind(&violation.kind))
        .with("about", about_what(&violation.about))
        .with(
            "state",
            Word::say(Saying::plain(match violation.state {
                ViolationState::Accused => "seller-violation-accused",
                ViolationState::Counted => "seller-violation-counted",
                ViolationState::Appealed => "seller-violation-appealed",
                ViolationState::Lifted => "seller-violation-lifted",
                ViolationState::Final => "seller-violation-final",
            })),
        )
        .with("points", Word::count(violation.points))
}

pub fn violation_kind(kind: &str) -> Word {
    Word::name("violation", kind)
}

/// A product, an order or a buyer: whatever the record names.
fn about_what(about: &str) -> Word {
    called(&Name(about.to_owned()))
}

pub fn need(need: LicenceNeed) -> Word {
    Word::name("need", need.word())
}

pub fn source(source: Source) -> Word {
    Word::name("source", source.word())
}

pub fn work(work: Work) -> Word {
    Word::name("work", work.word())
}

pub fn card_name(card: Card) -> Word {
    Word::name("card", card.word())
}

fn told(key: &str) -> Saying {
    Saying::plain(format!("seller-event-{key}"))
}
