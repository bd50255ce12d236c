//! The working day, what deeds take of it, and the clocks of orders.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Of, Shape, Unit, map, number};
use super::super::read::Value;
use super::super::units::{CLOCK, HOURS, MINUTES, WORK_MINUTES};
use super::station::HOURS_TABLE;
use crate::market::{ActionMinutes, DayRules, Hours, PersonaId, Timers};

const OPENS_MIN: Key<u32> = Key::new("opens_min", CLOCK, "The seller's working day begins.");
const CLOSES_MIN: Key<u32> = Key::new("closes_min", CLOCK, "The seller's working day ends.").not_below("opens_min");
const BUYERS_FROM_MIN: Key<u32> = Key::new(
    "buyers_from_min",
    CLOCK,
    "Between opening of the buyers' phones and their closing, messages want an answer at once.",
);
const BUYERS_TO_MIN: Key<u32> = Key::new("buyers_to_min", CLOCK, "The buyers' phones close.");
const REPLY_WITHIN_MIN: Key<u32> = Key::new(
    "reply_within_min",
    MINUTES,
    "A message wants its answer within this time.",
);
const STATION_OPENS_MIN: Key<u32> = Key::new("station_opens_min", CLOCK, "The village station opens.");
const STATION_CLOSES_MIN: Key<u32> =
    Key::new("station_closes_min", CLOCK, "The village station closes.").not_below("station_opens_min");
const COUNTERS: Key<BTreeMap<String, Hours>> = Key::new(
    "counters",
    map(&Kind::Table(&HOURS_TABLE)),
    "When somebody takes parcels in at `township`, `county` and `door`; a place that is not named never closes.",
)
.or_default();
const OVERTIME_MIN: Key<u32> = Key::new(
    "overtime_min",
    MINUTES,
    "Work runs over the end of the working day by so much at most; what is left is done in the morning.",
)
.or(|| 60, "`60`");
const WARN_BEFORE_MIN: Key<u32> = Key::new(
    "warn_before_min",
    MINUTES,
    "`wait` stops before a dispatch deadline by this much.",
);
const WAIT_AT_MOST_MIN: Key<u32> = Key::new(
    "wait_at_most_min",
    number(Unit::Minutes, 1, 525_600),
    "`wait` never runs longer than this.",
);

const REPLIES_OFFERED: Key<u32> = Key::new(
    "replies_offered",
    number(Unit::Count, 2, 9),
    "Answers of the library that are offered for a message.",
)
.or(|| 4, "`4`");
const PLANNED_PERSONA: Key<PersonaId> = Key::new(
    "planned_persona",
    Kind::Ref(Of::Persona),
    "The kind of buyer that writes a message of the plan.",
)
.or(|| "office-worker".into(), "`office-worker`");

pub(in super::super) const DAY_RULES_TABLE: Shape = Shape::new(
    "day rules",
    "The working day, in minutes after midnight.",
    &[
        OPENS_MIN.line,
        CLOSES_MIN.line,
        BUYERS_FROM_MIN.line,
        BUYERS_TO_MIN.line,
        REPLY_WITHIN_MIN.line,
        STATION_OPENS_MIN.line,
        STATION_CLOSES_MIN.line,
        COUNTERS.line,
        OVERTIME_MIN.line,
        WARN_BEFORE_MIN.line,
        WAIT_AT_MOST_MIN.line,
        REPLIES_OFFERED.line,
        PLANNED_PERSONA.line,
    ],
);

impl Value for DayRules {
    fn of(node: &Node) -> Option<DayRules> {
        Some(DayRules {
            opens_min: OPENS_MIN.of(node)?,
            closes_min: CLOSES_MIN.of(node)?,
            buyers_from_min: BUYERS_FROM_MIN.of(node)?,
            buyers_to_min: BUYERS_TO_MIN.of(node)?,
            reply_within_min: REPLY_WITHIN_MIN.of(node)?,
            station_opens_min: STATION_OPENS_MIN.of(node)?,
            station_closes_min: STATION_CLOSES_MIN.of(node)?,
            counters: COUNTERS.of(node)?,
            overtime_min: OVERTIME_MIN.of(node)?,
            warn_before_min: WARN_BEFORE_MIN.of(node)?,
            wait_at_most_min: WAIT_AT_MOST_MIN.of(node)?,
            replies_offered: REPLIES_OFFERED.of(node)?,
            planned_persona: PLANNED_PERSONA.of(node)?,
        })
    }
}

const DOCUMENT: Key<u32> = Key::new("document", WORK_MINUTES, "Handing in one document of a new shop.");
const APPLY: Key<u32> = Key::new("apply", WORK_MINUTES, "Asking for the shop.");
const EDIT: Key<u32> = Key::new("edit", WORK_MINUTES, "Changing a page.");
const PHOTO: Key<u32> = Key::new("photo", WORK_MINUTES, "Taking a photo.");
const SUBMIT: Key<u32> = Key::new("submit", WORK_MINUTES, "Sending a page to be reviewed.");
const REPLY: Key<u32> = Key::new("reply", WORK_MINUTES, "Answering a message.");
const PACK: Key<u32> = Key::new("pack", WORK_MINUTES, "Packing one box.");
const LABEL: Key<u32> = Key::new(
    "label",
    WORK_MINUTES,
    "Starting the printer and sticking on the first label.",
);
const LABELS_A_MIN: Key<u32> = Key::new(
    "labels_a_min",
    number(Unit::Count, 1, 1_000),
    "So many more labels are printed and stuck on in a minute.",
)
.or(|| 6, "`6`");
const CHECK: Key<u32> = Key::new("check", WORK_MINUTES, "Checking a label.");
const HAND_OVER: Key<BTreeMap<String, u32>> = Key::new(
    "hand_over",
    map(&WORK_MINUTES),
    "Handing parcels over, by where; once for all parcels of one command.",
);
const DECIDE: Key<u32> = Key::new("decide", WORK_MINUTES, "Deciding on one thing.");
const EVIDENCE: Key<u32> = Key::new(
    "evidence",
    WORK_MINUTES,
    "Photographing, weighing and writing down for a claim.",
);
const INVOICE: Key<u32> = Key::new("invoice", WORK_MINUTES, "Writing an invoice.");
const COMPARE: Key<u32> = Key::new("compare", WORK_MINUTES, "Comparing offers.");
const BUY: Key<u32> = Key::new("buy", WORK_MINUTES, "Ordering something.");
const PAY_BILL: Key<u32> = Key::new("pay_bill", WORK_MINUTES, "Paying a bill.");
const COLLECT: Key<u32> = Key::new("collect", WORK_MINUTES, "Fetching a parcel.");
const INSPECT: Key<u32> = Key::new("inspect", WORK_MINUTES, "Opening a parcel and looking.");

const GATE: Key<u32> = Key::new("gate", WORK_MINUTES, "Weighing goods for the trader at the gate.").or(|| 30, "`30`");
const SIGN: Key<u32> = Key::new("sign", WORK_MINUTES, "Signing for a parcel.").or(|| 1, "`1`");

pub(in super::super) const ACTION_MINUTES_TABLE: Shape = Shape::new(
    "action minutes",
    "What an action takes of the working day.",
    &[
        DOCUMENT.line,
        APPLY.line,
        EDIT.line,
        PHOTO.line,
        SUBMIT.line,
        REPLY.line,
        PACK.line,
        LABEL.line,
        LABELS_A_MIN.line,
        CHECK.line,
        HAND_OVER.line,
        DECIDE.line,
        EVIDENCE.line,
        INVOICE.line,
        COMPARE.line,
        BUY.line,
        PAY_BILL.line,
        COLLECT.line,
        INSPECT.line,
        SIGN.line,
        GATE.line,
    ],
);

impl Value for ActionMinutes {
    fn of(node: &Node) -> Option<ActionMinutes> {
        Some(ActionMinutes {
            document: DOCUMENT.of(node)?,
            apply: APPLY.of(node)?,
            edit: EDIT.of(node)?,
            photo: PHOTO.of(node)?,
            submit: SUBMIT.of(node)?,
            reply: REPLY.of(node)?,
            pack: PACK.of(node)?,
            label: LABEL.of(node)?,
            labels_a_min: LABELS_A_MIN.of(node)?,
            check: CHECK.of(node)?,
            hand_over: HAND_OVER.of(node)?,
            decide: DECIDE.of(node)?,
            evidence: EVIDENCE.of(node)?,
            invoice: INVOICE.of(node)?,
            compare: COMPARE.of(node)?,
            buy: BUY.of(node)?,
            pay_bill: PAY_BILL.of(node)?,
            collect: COLLECT.of(node)?,
            inspect: INSPECT.of(node)?,
            sign: SIGN.of(node)?,
            gate: GATE.of(node)?,
        })
    }
}

const PAY_MIN: Key<u32> = Key::new("pay_min", MINUTES, "An order that nobody pays closes.");
const LATE_REFUND_MIN: Key<u32> = Key::new(
    "late_refund_min",
    MINUTES,
    "After a missed dispatch promise the market gives the money back.",
);
const CONFIRM_MIN: Key<u32> = Key::new(
    "confirm_min",
    MINUTES,
    "Receipt counts as confirmed so long after shipping.",
);
const CONFIRM_FRESH_MIN: Key<u32> = Key::new(
    "confirm_fresh_min",
    MINUTES,
    "Receipt of fresh goods counts as confirmed so long after shipping.",
);
const AFTER_SALE_MIN: Key<u32> = Key::new("after_sale_min", MINUTES, "A request nobody answers is agreed to.");
const CLAIM_MIN: Key<u32> = Key::new("claim_min", MINUTES, "Bad fruit may be claimed so long after signing.");
const DISPUTE_MIN: Key<u32> = Key::new(
    "dispute_min",
    MINUTES,
    "What a buyer thinks over before taking a rejection to the market.",
);
const SEND_BACK_MIN: Key<u32> = Key::new(
    "send_back_min",
    MINUTES,
    "A buyer whose return is agreed to sends the goods within this time.",
);
const TAKE_BACK_MIN: Key<u32> = Key::new(
    "take_back_min",
    MINUTES,
    "The seller gives the money so long after the goods came back.",
);
const RETURN_MIN: Key<u32> = Key::new(
    "return_min",
    MINUTES,
    "The buyer of a thing may send it back so long after signing.",
);
const RETURN_TRIP_MIN: Key<u32> = Key::new(
    "return_trip_min",
    MINUTES,
    "Journey of a returned thing and the other side's refund.",
);
const QUESTION_MIN: Key<u32> = Key::new(
    "question_min",
    MINUTES,
    "A buyer waits so long for an answer before leaving.",
);
const COLLECT_MIN: Key<u32> = Key::new("collect_min", MINUTES, "A parcel nobody collects goes back.");

const PAY_LEAST_MIN: Key<u32> = Key::new(
    "pay_least_min",
    MINUTES,
    "A buyer who pays does so within these minutes of ordering, even between these bounds.",
)
.or(|| 1, "`1`");
const PAY_MOST_MIN: Key<u32> = Key::new(
    "pay_most_min",
    MINUTES,
    "A buyer pays at the latest so long after ordering.",
)
.not_below("pay_least_min")
.or(|| 20, "`20`");
const WISH_LEAST_MIN: Key<u32> = Key::new(
    "wish_least_min",
    MINUTES,
    "A buyer who was answered orders after these minutes, even between these bounds.",
)
.or(|| 5, "`5`");
const WISH_MOST_MIN: Key<u32> = Key::new(
    "wish_most_min",
    MINUTES,
    "A buyer who was answered orders at the latest after these minutes.",
)
.not_below("wish_least_min")
.or(|| 29, "`29`");
const LOOK_LEAST_MIN: Key<u32> = Key::new(
    "look_least_min",
    MINUTES,
    "A buyer looks at the goods so long after delivery, even between these bounds.",
)
.or(|| 30, "`30`");
const LOOK_MOST_MIN: Key<u32> = Key::new(
    "look_most_min",
    MINUTES,
    "A buyer looks at the goods at the latest so long after delivery.",
)
.not_below("look_least_min")
.or(|| 329, "`329`");
const REVIEW_WITHIN_MIN: Key<u32> = Key::new(
    "review_within_min",
    number(Unit::Minutes, 1, 525_600),
    "A buyer who reviews does so within this time of confirming.",
)
.or(|| 1440, "`1440`");
const OFFER_LEAST_MIN: Key<u32> = Key::new(
    "offer_least_min",
    MINUTES,
    "A buyer thinks over an offered part so long, even between these bounds.",
)
.or(|| 60, "`60`");
const OFFER_MOST_MIN: Key<u32> = Key::new(
    "offer_most_min",
    MINUTES,
    "A buyer thinks over an offered part at most so long.",
)
.not_below("offer_least_min")
.or(|| 359, "`359`");
const REJECT_LEAST_MIN: Key<u32> = Key::new(
    "reject_least_min",
    MINUTES,
    "A buyer thinks over a rejection so long, even between these bounds.",
)
.or(|| 60, "`60`");
const REJECT_MOST_MIN: Key<u32> = Key::new(
    "reject_most_min",
    MINUTES,
    "A buyer thinks over a rejection at most so long.",
)
.not_below("reject_least_min")
.or(|| 1439, "`1439`");
const CLOSED_CONFIRM_MIN: Key<u32> = Key::new(
    "closed_confirm_min",
    MINUTES,
    "Receipt is confirmed so long after a request for money is closed.",
)
.or(|| 60, "`60`");
const RESEND_LEAST_MIN: Key<u32> = Key::new(
    "resend_least_min",
    MINUTES,
    "A second parcel is never quicker than this.",
)
.or(|| 60, "`60`");
const RETURN_ROAD_H: Key<u32> = Key::new(
    "return_road_h",
    HOURS,
    "Journey home from a place that names no hours by road.",
)
.or(|| 24, "`24`");
const PROMISE_H: Key<u32> = Key::new(
    "promise_h",
    HOURS,
    "Hours until dispatch that hold for a page that promises none.",
)
.or(|| 48, "`48`");
const DISPATCH_LEAST_H: Key<u32> = Key::new(
    "dispatch_least_h",
    HOURS,
    "So many hours until dispatch are left to every seller, whatever a page promises; an amendment may set it.",
)
.or_default();

pub(in super::super) const TIMERS_TABLE: Shape = Shape::new(
    "timers",
    "The clocks of .4; T1 to T9 by their meaning.",
    &[
        PAY_MIN.line,
        LATE_REFUND_MIN.line,
        CONFIRM_MIN.line,
        CONFIRM_FRESH_MIN.line,
        AFTER_SALE_MIN.line,
        CLAIM_MIN.line,
        DISPUTE_MIN.line,
        SEND_BACK_MIN.line,
        TAKE_BACK_MIN.line,
        RETURN_MIN.line,
        RETURN_TRIP_MIN.line,
        QUESTION_MIN.line,
        COLLECT_MIN.line,
        PAY_LEAST_MIN.line,
        PAY_MOST_MIN.line,
        WISH_LEAST_MIN.line,
        WISH_MOST_MIN.line,
        LOOK_LEAST_MIN.line,
        LOOK_MOST_MIN.line,
        REVIEW_WITHIN_MIN.line,
        OFFER_LEAST_MIN.line,
        OFFER_MOST_MIN.line,
        REJECT_LEAST_MIN.line,
        REJECT_MOST_MIN.line,
        CLOSED_CONFIRM_MIN.line,
        RESEND_LEAST_MIN.line,
        RETURN_ROAD_H.line,
        PROMISE_H.line,
        DISPATCH_LEAST_H.line,
    ],
);

impl Value for Timers {
    fn of(node: &Node) -> Option<Timers> {
        Some(Timers {
            pay_min: PAY_MIN.of(node)?,
            late_refund_min: LATE_REFUND_MIN.of(node)?,
            confirm_min: CONFIRM_MIN.of(node)?,
            confirm_fresh_min: CONFIRM_FRESH_MIN.of(node)?,
            after_sale_min: AFTER_SALE_MIN.of(node)?,
            claim_min: CLAIM_MIN.of(node)?,
            dispute_min: DISPUTE_MIN.of(node)?,
            send_back_min: SEND_BACK_MIN.of(node)?,
            take_back_min: TAKE_BACK_MIN.of(node)?,
            return_min: RETURN_MIN.of(node)?,
            return_trip_min: RETURN_TRIP_MIN.of(node)?,
            question_min: QUESTION_MIN.of(node)?,
            collect_min: COLLECT_MIN.of(node)?,
            pay_least_min: PAY_LEAST_MIN.of(node)?,
            pay_most_min: PAY_MOST_MIN.of(node)?,
            wish_least_min: WISH_LEAST_MIN.of(node)?,
            wish_most_min: WISH_MOST_MIN.of(node)?,
            look_least_min: LOOK_LEAST_MIN.of(node)?,
            look_most_min: LOOK_MOST_MIN.of(node)?,
            review_within_min: REVIEW_WITHIN_MIN.of(node)?,
            offer_least_min: OFFER_LEAST_MIN.of(node)?,
            offer_most_min: OFFER_MOST_MIN.of(node)?,
            reject_least_min: REJECT_LEAST_MIN.of(node)?,
            reject_most_min: REJECT_MOST_MIN.of(node)?,
            closed_confirm_min: CLOSED_CONFIRM_MIN.of(node)?,
            resend_least_min: RESEND_LEAST_MIN.of(node)?,
            return_road_h: RETURN_ROAD_H.of(node)?,
            promise_h: PROMISE_H.of(node)?,
            dispatch_least_h: DISPATCH_LEAST_H.of(node)?,
        })
    }
}
