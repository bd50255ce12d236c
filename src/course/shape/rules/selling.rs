//! A shop's conduct, promotions, reviews, the live stream, and dated changes of the rules.

use super::super::super::document::Node;
use super::super::entry::ENTRY;
use super::super::key::{Key, Kind, Of, Shape, Unit, list, number};
use super::super::read::Value;
use super::super::rules::demand::COUNT_BAND_TABLE;
use super::super::rules::people::WORD_GROUP_TABLE;
use super::super::units::{COUNT, FEN, HOURS, HUNDREDTHS, MINUTES, PPM};
use crate::market::{
    Amendment, Conduct, CountBand, CouponRule, LineRule, LiveRules, PromotionRules, ReplyId, ReviewReply,
    ViolationKind, ViolationKindId, WordGroup,
};

const RESTRICT_POINTS: Key<u32> = Key::new(
    "restrict_points",
    COUNT,
    "Each time so many points are full, the shop is restricted.",
);
const FREEZE_POINTS: Key<u32> =
    Key::new("freeze_points", COUNT, "From so many points on nothing is sold.").not_below("restrict_points");
const RESTRICT_MIN: Key<u32> = Key::new("restrict_min", MINUTES, "A restriction lasts this long.");
const RESTRICT_SCORE_HUNDREDTHS: Key<i64> = Key::new(
    "restrict_score_hundredths",
    HUNDREDTHS,
    "Under this score a shop with enough orders is restricted.",
);
const CAMPAIGN_SCORE_HUNDREDTHS: Key<i64> = Key::new(
    "campaign_score_hundredths",
    HUNDREDTHS,
    "Under this score a shop may not join in promotions.",
);
const APPEAL_MIN: Key<u32> = Key::new("appeal_min", MINUTES, "A seller may appeal so long.");
const APPEAL_REVIEW_MIN: Key<u32> = Key::new("appeal_review_min", MINUTES, "An appeal is looked into this long.");
const DEPOSIT_LEAST_PPM: Key<i64> = Key::new(
    "deposit_least_ppm",
    PPM,
    "With less than this share of the deposit left, nothing is sold.",
);
const CLOSING_MIN: Key<u32> = Key::new(
    "closing_min",
    MINUTES,
    "The law's notice before a shop closes for good.",
);
const REGISTRATION_MIN: Key<u32> = Key::new("registration_min", MINUTES, "A registration takes this long.");
const REGISTRATION_WORK_MIN: Key<u32> = Key::new("registration_work_min", MINUTES, "Work on the papers for it.");
const CONDUCT_EVIDENCE: Key<Vec<String>> = Key::new(
    "evidence",
    list(&Kind::Named(Of::Evidence)),
    "What can be shown in an appeal.",
);

const BROKEN_PROMISE: Key<ViolationKindId> = Key::new(
    "broken_promise",
    Kind::Ref(Of::Violation),
    "The violation of not making good what a page promised to.",
)
.or(|| "broken-promise".into(), "`broken-promise`");

const REFUSED_REFUND: Key<ViolationKindId> = Key::new(
    "refused_refund",
    Kind::Ref(Of::Violation),
    "The violation of giving the money for bad goods only when made to, where the page promised nothing.",
)
.or(|| "refused-refund".into(), "`refused-refund`");
const FALSE_PRICE: Key<ViolationKindId> = Key::new(
    "false_price",
    Kind::Ref(Of::Violation),
    "The violation of a comparison price that nobody paid.",
)
.or(|| "false-price".into(), "`false-price`");
const PAID_PRAISE: Key<ViolationKindId> = Key::new(
    "paid_praise",
    Kind::Ref(Of::Violation),
    "The violation of paying for praise.",
)
.or(|| "paid-praise".into(), "`paid-praise`");

const FALSE_GRADE: Key<ViolationKindId> = Key::new(
    "false_grade",
    Kind::Ref(Of::Violation),
    "The violation of a better grade on the page than in the box.",
)
.or(|| "false-grade".into(), "`false-grade`");

pub(in super::super) const CONDUCT_TABLE: Shape = Shape::new(
    "conduct",
    "What the market's rules of conduct say: points, times and limits.",
    &[
        RESTRICT_POINTS.line,
        FREEZE_POINTS.line,
        RESTRICT_MIN.line,
        RESTRICT_SCORE_HUNDREDTHS.line,
        CAMPAIGN_SCORE_HUNDREDTHS.line,
        APPEAL_MIN.line,
        APPEAL_REVIEW_MIN.line,
        DEPOSIT_LEAST_PPM.line,
        CLOSING_MIN.line,
        REGISTRATION_MIN.line,
        REGISTRATION_WORK_MIN.line,
        CONDUCT_EVIDENCE.line,
        BROKEN_PROMISE.line,
        REFUSED_REFUND.line,
        FALSE_PRICE.line,
        PAID_PRAISE.line,
        FALSE_GRADE.line,
    ],
);

impl Value for Conduct {
    fn of(node: &Node) -> Option<Conduct> {
        Some(Conduct {
            restrict_points: RESTRICT_POINTS.of(node)?,
            freeze_points: FREEZE_POINTS.of(node)?,
            restrict_min: RESTRICT_MIN.of(node)?,
            restrict_score_hundredths: RESTRICT_SCORE_HUNDREDTHS.of(node)?,
            campaign_score_hundredths: CAMPAIGN_SCORE_HUNDREDTHS.of(node)?,
            appeal_min: APPEAL_MIN.of(node)?,
            appeal_review_min: APPEAL_REVIEW_MIN.of(node)?,
            deposit_least_ppm: DEPOSIT_LEAST_PPM.of(node)?,
            closing_min: CLOSING_MIN.of(node)?,
            registration_min: REGISTRATION_MIN.of(node)?,
            registration_work_min: REGISTRATION_WORK_MIN.of(node)?,
            evidence: CONDUCT_EVIDENCE.of(node)?,
            broken_promise: BROKEN_PROMISE.of(node)?,
            refused_refund: REFUSED_REFUND.of(node)?,
            false_price: FALSE_PRICE.of(node)?,
            paid_praise: PAID_PRAISE.of(node)?,
            false_grade: FALSE_GRADE.of(node)?,
        })
    }
}

const POINTS: Key<u32> = Key::new("points", COUNT, "Points that it costs.");
const FINE_FEN: Key<i64> = Key::new("fine_fen", FEN, "Money that it costs.");
const VIOLATION_KIND_EVIDENCE: Key<Option<String>> =
    Key::new("evidence", Kind::Ref(Of::Evidence), "What would show that it was none.").or_default();
const REPLIES: Key<Vec<ReplyId>> = Key::new(
    "replies",
    list(&Kind::Ref(Of::Reply)),
    "Replies to buyers that are this violation.",
)
.or_default();

pub(in super::super) const VIOLATION_KIND_TABLE: Shape = Shape::new(
    "violation kind",
    "A kind of violation.",
    &[POINTS.line, FINE_FEN.line, VIOLATION_KIND_EVIDENCE.line, REPLIES.line],
)
.with(ENTRY);

impl Value for ViolationKind {
    fn of(node: &Node) -> Option<ViolationKind> {
        Some(ViolationKind {
            points: POINTS.of(node)?,
            fine_fen: FINE_FEN.of(node)?,
            evidence: VIOLATION_KIND_EVIDENCE.of(node)?,
            replies: REPLIES.of(node)?,
        })
    }
}

const SALE_DAYS: Key<Vec<u32>> = Key::new(
    "sale_days",
    list(&number(Unit::Days, 0, 1_000_000)),
    "Days that a limited-time discount may last.",
);
const PAIR_PPM: Key<Vec<i64>> = Key::new(
    "pair_ppm",
    list(&PPM),
    "Parts off the price of two pieces that may be offered.",
);
const HONEST_DAYS: Key<u32> = Key::new(
    "honest_days",
    number(Unit::Days, 0, 1_000_000),
    "A comparison price is measured by the deals of so many days.",
);
const VIDEO_PARTS: Key<Vec<String>> = Key::new("video_parts", list(&Kind::String), "What a good short video holds.");
const VIDEO_DAYS: Key<u32> = Key::new(
    "video_days",
    number(Unit::Days, 0, 1_000_000),
    "So many days a video draws.",
);
const VIDEO_AGAIN_DAYS: Key<u32> = Key::new(
    "video_again_days",
    number(Unit::Days, 0, 1_000_000),
    "For so many days a video is remembered.",
);
const VIDEO_AGAIN_PPM: Key<i64> = Key::new(
    "video_again_ppm",
    PPM,
    "Each further video in that time draws so much of what the one before it drew.",
);
const VIDEO_WORK_MIN: Key<u32> = Key::new("video_work_min", MINUTES, "Filming and cutting.");
const CARD_FEN: Key<i64> = Key::new("card_fen", FEN, "Printing one card.");
const OFF_LEAST_PPM: Key<i64> = Key::new(
    "off_least_ppm",
    PPM,
    "Less than this share off a price is no reduction that anybody sees.",
);

pub(in super::super) const PROMOTION_RULES_TABLE: Shape = Shape::new(
    "promotion rules",
    "What the market offers for promotions.",
    &[
        SALE_DAYS.line,
        PAIR_PPM.line,
        HONEST_DAYS.line,
        VIDEO_PARTS.line,
        VIDEO_DAYS.line,
        VIDEO_AGAIN_DAYS.line,
        VIDEO_AGAIN_PPM.line,
        VIDEO_WORK_MIN.line,
        CARD_FEN.line,
        OFF_LEAST_PPM.line,
    ],
);

impl Value for PromotionRules {
    fn of(node: &Node) -> Option<PromotionRules> {
        Some(PromotionRules {
            sale_days: SALE_DAYS.of(node)?,
            pair_ppm: PAIR_PPM.of(node)?,
            honest_days: HONEST_DAYS.of(node)?,
            video_parts: VIDEO_PARTS.of(node)?,
            video_days: VIDEO_DAYS.of(node)?,
            video_again_days: VIDEO_AGAIN_DAYS.of(node)?,
            video_again_ppm: VIDEO_AGAIN_PPM.of(node)?,
            video_work_min: VIDEO_WORK_MIN.of(node)?,
            card_fen: CARD_FEN.of(node)?,
            off_least_ppm: OFF_LEAST_PPM.of(node)?,
        })
    }
}

const OVER_FEN: Key<i64> = Key::new("over_fen", FEN, "From this price on.");
const OFF_FEN: Key<i64> = Key::new("off_fen", FEN, "So much is taken off.");

pub(in super::super) const COUPON_RULE_TABLE: Shape = Shape::new(
    "coupon rule",
    "Takes a part off an order that reaches a sum; the seller pays for it.",
    &[OVER_FEN.line, OFF_FEN.line],
)
.with(ENTRY);

impl Value for CouponRule {
    fn of(node: &Node) -> Option<CouponRule> {
        Some(CouponRule {
            over_fen: OVER_FEN.of(node)?,
            off_fen: OFF_FEN.of(node)?,
        })
    }
}

const MENDS: Key<bool> = Key::new("mends", Kind::Boolean, "Others read it and are reassured.").or_default();
const REVIEW_REPLY_BREACH: Key<Option<ViolationKindId>> =
    Key::new("breach", Kind::Ref(Of::Violation), "The violation that it is.").or_default();

pub(in super::super) const REVIEW_REPLY_TABLE: Shape = Shape::new(
    "review reply",
    "An answer to a review from the library.",
    &[MENDS.line, REVIEW_REPLY_BREACH.line],
)
.with(ENTRY);

impl Value for ReviewReply {
    fn of(node: &Node) -> Option<ReviewReply> {
        Some(ReviewReply {
            mends: MENDS.of(node)?,
            breach: REVIEW_REPLY_BREACH.of(node)?,
        })
    }
}

const SESSION_MIN: Key<u32> = Key::new("session_min", MINUTES, "A session lasts this long.");
const PARTS: Key<Vec<String>> = Key::new(
    "parts",
    list(&Kind::Named(Of::LivePart)),
    "The parts of a session, in order.",
);
const VISITS_PER_SESSION: Key<i64> = Key::new("visits_per_session", COUNT, "People the market sends into a session.");
const CROWD: Key<Vec<CountBand>> = Key::new(
    "crowd",
    list(&Kind::Table(&COUNT_BAND_TABLE)),
    "Factor on them by the minute of the day at which it begins.",
);
const AGAIN_PPM: Key<i64> = Key::new(
    "again_ppm",
    PPM,
    "Factor on them for each further session of a day: who wanted some has bought.",
);
const HOST_PPM: Key<i64> = Key::new(
    "host_ppm",
    PPM,
    "A hired host's share of what is sold, fixed price, and factor on the viewers.",
);
const HOST_FEN: Key<i64> = Key::new("host_fen", FEN, "What a hired host takes besides the share.");
const HOST_PULL_PPM: Key<i64> = Key::new("host_pull_ppm", PPM, "A hired host's factor on the viewers.");
const BUY_PPM: Key<i64> = Key::new(
    "buy_ppm",
    PPM,
    "Viewers buy so much more readily than visitors of a page.",
);
const SILENCE_PPM: Key<i64> = Key::new("silence_ppm", PPM, "While nobody speaks.");
const REGRET_PPM: Key<i64> = Key::new(
    "regret_ppm",
    PPM,
    "Factor on the share of buyers who think better of it, against the shelf's.",
);
const PULL_LEAST_PPM: Key<i64> = Key::new(
    "pull_least_ppm",
    PPM,
    "The viewers' factor moves between these, whatever was said.",
);
const PULL_MOST_PPM: Key<i64> =
    Key::new("pull_most_ppm", PPM, "The viewers' factor is never more.").not_below("pull_least_ppm");

const STAY_MIN: Key<i64> =
    Key::new("stay_min", number(Unit::Minutes, 0, 525_600), "A viewer stays so long.").or(|| 10, "`10`");
const REGRET_LEAST_MIN: Key<u32> = Key::new(
    "regret_least_min",
    MINUTES,
    "A buyer who thinks better of it takes the order back after these minutes, even between these bounds.",
)
.or(|| 60, "`60`");
const REGRET_MOST_MIN: Key<u32> = Key::new(
    "regret_most_min",
    MINUTES,
    "A buyer who thinks better of it takes the order back at the latest after these minutes.",
)
.not_below("regret_least_min")
.or(|| 599, "`599`");

pub(in super::super) const LIVE_RULES_TABLE: Shape = Shape::new(
    "live rules",
    "How a market's live stream goes.",
    &[
        SESSION_MIN.line,
        PARTS.line,
        VISITS_PER_SESSION.line,
        CROWD.line,
        AGAIN_PPM.line,
        HOST_PPM.line,
        HOST_FEN.line,
        HOST_PULL_PPM.line,
        BUY_PPM.line,
        SILENCE_PPM.line,
        REGRET_PPM.line,
        PULL_LEAST_PPM.line,
        PULL_MOST_PPM.line,
        STAY_MIN.line,
        REGRET_LEAST_MIN.line,
        REGRET_MOST_MIN.line,
    ],
);

impl Value for LiveRules {
    fn of(node: &Node) -> Option<LiveRules> {
        Some(LiveRules {
            session_min: SESSION_MIN.of(node)?,
            parts: PARTS.of(node)?,
            visits_per_session: VISITS_PER_SESSION.of(node)?,
            crowd: CROWD.of(node)?,
            again_ppm: AGAIN_PPM.of(node)?,
            host_ppm: HOST_PPM.of(node)?,
            host_fen: HOST_FEN.of(node)?,
            host_pull_ppm: HOST_PULL_PPM.of(node)?,
            buy_ppm: BUY_PPM.of(node)?,
            silence_ppm: SILENCE_PPM.of(node)?,
            regret_ppm: REGRET_PPM.of(node)?,
            pull_least_ppm: PULL_LEAST_PPM.of(node)?,
            pull_most_ppm: PULL_MOST_PPM.of(node)?,
            stay_min: STAY_MIN.of(node)?,
            regret_least_min: REGRET_LEAST_MIN.of(node)?,
            regret_most_min: REGRET_MOST_MIN.of(node)?,
        })
    }
}

const PART: Key<String> = Key::new(
    "part",
    Kind::Ref(Of::LivePart),
    "The part of the session where it belongs.",
);
const PULL_PPM: Key<i64> = Key::new("pull_ppm", PPM, "Factor on the viewers from here on.");
const SELL_PPM: Key<i64> = Key::new("sell_ppm", PPM, "Factor on buying while it is said.");
const HYPE_PPM: Key<i64> =
    Key::new("hype_ppm", PPM, "Added to the share of buyers who think better of it.").or_default();
const LINE_RULE_BREACH: Key<Option<ViolationKindId>> =
    Key::new("breach", Kind::Ref(Of::Violation), "The violation that it is.").or_default();

pub(in super::super) const LINE_RULE_TABLE: Shape = Shape::new(
    "line rule",
    "Something a host may say.",
    &[
        PART.line,
        PULL_PPM.line,
        SELL_PPM.line,
        HYPE_PPM.line,
        LINE_RULE_BREACH.line,
    ],
)
.with(ENTRY);

impl Value for LineRule {
    fn of(node: &Node) -> Option<LineRule> {
        Some(LineRule {
            part: PART.of(node)?,
            pull_ppm: PULL_PPM.of(node)?,
            sell_ppm: SELL_PPM.of(node)?,
            hype_ppm: HYPE_PPM.of(node)?,
            breach: LINE_RULE_BREACH.of(node)?,
        })
    }
}

const PROMISES_H: Key<Option<Vec<u32>>> = Key::new(
    "promises_h",
    list(&HOURS),
    "Hours until dispatch that may be promised, on every market.",
)
.or_default();
const AMENDMENT_DISPATCH_LEAST_H: Key<Option<u32>> = Key::new(
    "dispatch_least_h",
    HOURS,
    "So many hours until dispatch are left to every seller, whatever a page promises; `0` ends it.",
)
.or_default();
const FEE_PPM: Key<Option<i64>> = Key::new("fee_ppm", PPM, "The market's new share of a sale.").or_default();
const FEE_FRESH_PPM: Key<Option<i64>> =
    Key::new("fee_fresh_ppm", PPM, "The market's new share of a sale of fresh goods.").or_default();
const LATE_FEN: Key<Option<i64>> = Key::new("late_fen", FEN, "The new price of a late order.").or_default();
const BANNED: Key<Vec<WordGroup>> = Key::new(
    "banned",
    list(&Kind::Table(&WORD_GROUP_TABLE)),
    "Words that may not be used from now on.",
)
.or_default();

pub(in super::super) const AMENDMENT_TABLE: Shape = Shape::new(
    "amendment",
    "What one change of the rules sets anew.",
    &[
        PROMISES_H.line,
        AMENDMENT_DISPATCH_LEAST_H.line,
        FEE_PPM.line,
        FEE_FRESH_PPM.line,
        LATE_FEN.line,
        BANNED.line,
    ],
)
.with(ENTRY);

impl Value for Amendment {
    fn of(node: &Node) -> Option<Amendment> {
        Some(Amendment {
            promises_h: PROMISES_H.of(node)?,
            dispatch_least_h: AMENDMENT_DISPATCH_LEAST_H.of(node)?,
            fee_ppm: FEE_PPM.of(node)?,
            fee_fresh_ppm: FEE_FRESH_PPM.of(node)?,
            late_fen: LATE_FEN.of(node)?,
            banned: BANNED.of(node)?,
        })
    }
}
