//! What happens in a scenario whatever the learner does.

use super::super::super::document::Node;
use super::super::key::{ARM, Arm, Key, Kind, Of, Shape, Unit, list, number};
use super::super::read::{Element, Value, words_of};
use super::super::units::{CELSIUS, COUNT, DAY, DAYS, FEN, FEN_PER_KG, GRAMS, HOURS, MINUTE_OF_DAY, MINUTES, PPM};
use crate::market::{
    AmendmentId, AsksBack, Call, Complaint, Customer, Fate, Happening, MessageKindId, PersonaId, PlaceId, Planned,
    ProductId, RemarkId, SampleTerms, ServiceId, Snag, Spell, SpellKind, TalkTermsId, ViolationKindId,
};

const CUSTOMER_NAME: Key<String> = Key::new("name", Kind::String, "The id of the buyer's name.");
const CUSTOMER_PERSONA: Key<PersonaId> =
    Key::new("persona", Kind::Drawn(&Kind::Ref(Of::Persona)), "What kind of buyer.");
const CUSTOMER_PLACE: Key<PlaceId> = Key::new("place", Kind::Drawn(&Kind::Ref(Of::Place)), "Where they live.");
const CUSTOMER_PRODUCT: Key<ProductId> = Key::new("product", Kind::Ref(Of::Product), "What they buy.");
const PIECES: Key<u32> = Key::new("pieces", Kind::Drawn(&COUNT), "How many.").or(|| 1, "`1`");
const CUSTOMER_NET_G: Key<Option<u32>> = Key::new(
    "net_g",
    Kind::Drawn(&GRAMS),
    "Which size of the page; left out, the smallest.",
)
.or_default();
const REMARK: Key<Option<RemarkId>> = Key::new(
    "remark",
    Kind::String,
    "The id of what the buyer wrote beside the order: `[names.remark]`. It is put into the box and stands on the label.",
)
.or_default();
const MOST_FEN: Key<i64> = Key::new("most_fen", Kind::Drawn(&FEN), "Pays no more than this for a piece.");
const CUSTOM_DAYS: Key<u32> = Key::new(
    "custom_days",
    Kind::Drawn(&number(Unit::Days, 0, 1_000_000)),
    "Wants it made: so many days on top of the promise.",
)
.or_default();
const FATE: Key<Fate> = Key::new(
    "fate",
    Kind::Drawn(&Kind::Word(words_of::<Fate>)),
    "What becomes of the parcel, whoever carries it.",
)
.or(Fate::default, "`arrives`");
const ASKS_BACK: Key<Option<AsksBack>> = Key::new(
    "asks_back",
    Kind::Drawn(&Kind::Table(&ASKS_BACK_TABLE)),
    "Asks for money back once the parcel has come.",
)
.or_default();

pub(in super::super) const CUSTOMER_TABLE: Shape = Shape::new(
    "customer",
    "A buyer of the story: comes whatever the demand is, and may have a story behind the parcel.",
    &[
        CUSTOMER_NAME.line,
        CUSTOMER_PERSONA.line,
        CUSTOMER_PLACE.line,
        CUSTOMER_PRODUCT.line,
        PIECES.line,
        CUSTOMER_NET_G.line,
        REMARK.line,
        MOST_FEN.line,
        CUSTOM_DAYS.line,
        FATE.line,
        ASKS_BACK.line,
    ],
);

impl Value for Customer {
    fn of(node: &Node) -> Option<Customer> {
        Some(Customer {
            name: CUSTOMER_NAME.of(node)?,
            persona: CUSTOMER_PERSONA.of(node)?,
            place: CUSTOMER_PLACE.of(node)?,
            product: CUSTOMER_PRODUCT.of(node)?,
            pieces: PIECES.of(node)?,
            net_g: CUSTOMER_NET_G.of(node)?,
            remark: REMARK.of(node)?,
            most_fen: MOST_FEN.of(node)?,
            custom_days: CUSTOM_DAYS.of(node)?,
            fate: FATE.of(node)?,
            asks_back: ASKS_BACK.of(node)?,
        })
    }
}

const COMPLAINT: Key<Complaint> = Key::new(
    "complaint",
    Kind::Word(words_of::<Complaint>),
    "What the buyer complains about.",
);
const SHARE_PPM: Key<i64> = Key::new("share_ppm", PPM, "The share of the price that is asked for.");
const TRUE_PPM: Key<i64> = Key::new("true_ppm", PPM, "What is true of it.");
const FALSE_PPM: Key<Option<i64>> = Key::new(
    "false_ppm",
    PPM,
    "The chance, drawn for each market, that nothing of it is true, or less; then the buyer shows what is to be compared.",
)
.or_default();
const AFTER_H: Key<u32> = Key::new("after_h", HOURS, "Hours after the door; absent for the first look.").or_default();

pub(in super::super) const ASKS_BACK_TABLE: Shape = Shape::new(
    "asks back",
    "A complaint of the story.",
    &[
        COMPLAINT.line,
        SHARE_PPM.line,
        TRUE_PPM.line,
        FALSE_PPM.line,
        AFTER_H.line,
    ],
);

impl Value for AsksBack {
    fn of(node: &Node) -> Option<AsksBack> {
        Some(AsksBack {
            complaint: COMPLAINT.of(node)?,
            share_ppm: SHARE_PPM.of(node)?,
            true_ppm: TRUE_PPM.of(node)?,
            false_ppm: FALSE_PPM.of(node)?,
            after_h: AFTER_H.of(node)?,
        })
    }
}

const CALL_NAME: Key<String> = Key::new("name", Kind::String, "The id of the caller's name.");
const CALL_PERSONA: Key<PersonaId> = Key::new("persona", Kind::Drawn(&Kind::Ref(Of::Persona)), "What kind of buyer.");
const CALL_PLACE: Key<PlaceId> = Key::new("place", Kind::Drawn(&Kind::Ref(Of::Place)), "Where they live.");
const CALL_PRODUCT: Key<ProductId> = Key::new("product", Kind::Ref(Of::Product), "What they want.");
const NET_G: Key<u32> = Key::new("net_g", Kind::Drawn(&number(Unit::Grams, 1, 1_000_000)), "Of how much.");
const PRICE_FEN: Key<i64> = Key::new("price_fen", Kind::Drawn(&FEN), "At what price.");
const LEADER_PPM: Key<i64> = Key::new("leader_ppm", PPM, "Share a leader keeps for finding the buyers.").or_default();
const INVOICE: Key<bool> =
    Key::new("invoice", Kind::Drawn(&Kind::Boolean), "Pays only against an invoice.").or_default();
const DROPS: Key<u32> = Key::new("drops", Kind::Drawn(&number(Unit::Count, 1, 1_000)), "Number of doors.");
const DUE_DAY: Key<u32> = Key::new("due_day", Kind::Drawn(&DAY), "The day on which it must be there.");
const DUE_MINUTE: Key<u32> = Key::new(
    "due_minute",
    Kind::Drawn(&MINUTE_OF_DAY),
    "The minute of that day at which it must be there.",
);

const SAMPLE_FOR: Key<Option<SampleTerms>> = Key::new(
    "sample_for",
    Kind::Table(&SAMPLE_FOR_TABLE),
    "It is a sample; who likes it orders this.",
)
.or_default();

const SAMPLE_FOR_TABLE: Shape = Shape::new(
    "sample for",
    "What is ordered upon a sample that is liked.",
    &[
        CALL_NAME.line,
        NET_G.line,
        PRICE_FEN.line,
        DUE_DAY.line,
        DUE_MINUTE.line,
    ],
);

impl Value for SampleTerms {
    fn of(node: &Node) -> Option<SampleTerms> {
        Some(SampleTerms {
            name: CALL_NAME.of(node)?,
            net_g: NET_G.of(node)?,
            price_fen: PRICE_FEN.of(node)?,
            due_day: DUE_DAY.of(node)?,
            due_minute: DUE_MINUTE.of(node)?,
        })
    }
}

pub(in super::super) const CALL_TABLE: Shape = Shape::new(
    "call",
    "A phone order: the customer pays cash when it is brought.",
    &[
        CALL_NAME.line,
        CALL_PERSONA.line,
        CALL_PLACE.line,
        CALL_PRODUCT.line,
        NET_G.line,
        PRICE_FEN.line,
        LEADER_PPM.line,
        INVOICE.line,
        DROPS.line,
        DUE_DAY.line,
        DUE_MINUTE.line,
        SAMPLE_FOR.line,
    ],
);

impl Value for Call {
    fn of(node: &Node) -> Option<Call> {
        Some(Call {
            name: CALL_NAME.of(node)?,
            persona: CALL_PERSONA.of(node)?,
            place: CALL_PLACE.of(node)?,
            product: CALL_PRODUCT.of(node)?,
            net_g: NET_G.of(node)?,
            price_fen: PRICE_FEN.of(node)?,
            leader_ppm: LEADER_PPM.of(node)?,
            invoice: INVOICE.of(node)?,
            drops: DROPS.of(node)?,
            due_day: DUE_DAY.of(node)?,
            due_minute: DUE_MINUTE.of(node)?,
            sample_for: SAMPLE_FOR.of(node)?,
        })
    }
}

const SPELL: Key<SpellKind> = Key::new("spell", Kind::Word(words_of::<SpellKind>), "What holds.");
const SPELL_DAYS: Key<u32> = Key::new("days", DAYS, "Days it holds, the first included.").or(|| 1, "`1`");
const SPELL_PLACE: Key<Option<PlaceId>> = Key::new(
    "place",
    Kind::Ref(Of::Place),
    "Heat in this city only; absent for the whole road.",
)
.or_default();
const BY_C: Key<i32> = Key::new("by_c", CELSIUS, "Heat: so much warmer.").or_default();
const SPELL_PPM: Key<i64> = Key::new(
    "ppm",
    PPM,
    "Boxes: factor on their price. Hail: share of the stock that is lost.",
)
.or_default();
const LATE_MIN: Key<u32> = Key::new("late_min", MINUTES, "Truck: minutes it stands at the county centre.").or_default();

pub(in super::super) const SPELL_TABLE: Shape = Shape::new(
    "spell",
    "One line of the plan. Numbers that a kind does not use are left out.",
    &[
        SPELL.line,
        SPELL_DAYS.line,
        SPELL_PLACE.line,
        BY_C.line,
        SPELL_PPM.line,
        LATE_MIN.line,
    ],
);

impl Value for Spell {
    fn of(node: &Node) -> Option<Spell> {
        Some(Spell {
            spell: SPELL.of(node)?,
            days: SPELL_DAYS.of(node)?,
            place: SPELL_PLACE.of(node)?,
            by_c: BY_C.of(node)?,
            ppm: SPELL_PPM.of(node)?,
            late_min: LATE_MIN.of(node)?,
        })
    }
}

const PLANNED_DAY: Key<u32> = Key::new("day", Kind::Drawn(&DAY), "The day on which it happens.");
const PLANNED_MINUTE: Key<u32> = Key::new("minute", Kind::Drawn(&MINUTE_OF_DAY), "The minute of that day.");
const WHAT: Key<ProductId> = Key::new("product", Kind::Ref(Of::Product), "Of which product.");
const BREAKS_G: Key<u32> = Key::new(
    "stock_g",
    Kind::Drawn(&number(Unit::Grams, 0, 1_000_000_000)),
    "How much of it breaks.",
);
const HAIL_PPM: Key<i64> = Key::new("unsound_ppm", PPM, "More of what is brought later is unsound.");
const FROM: Key<String> = Key::new("from", Kind::String, "The id of the buyer's name.");
const MESSAGE: Key<MessageKindId> = Key::new(
    "message",
    Kind::Drawn(&Kind::Ref(Of::Message)),
    "What the buyer writes.",
);
const TALK: Key<TalkTermsId> = Key::new(
    "talk",
    Kind::Drawn(&Kind::Ref(Of::Talk)),
    "A talk of the rules or of the scenario.",
);
const AMONG: Key<Vec<TalkTermsId>> = Key::new(
    "among",
    list(&Kind::Ref(Of::Talk)),
    "The talks among which the seed draws.",
);
const SCAMS: Key<u32> = Key::new("scams", COUNT, "So many of them are scams.");
const GENUINE: Key<u32> = Key::new("genuine", COUNT, "So many of them are honest.");
const APART_MIN: Key<u32> = Key::new("apart_min", MINUTES, "One comes every so often.");
const SOLD_G: Key<u32> = Key::new(
    "stock_g",
    Kind::Drawn(&number(Unit::Grams, 0, 1_000_000_000)),
    "How much is sold.",
);
const SOLD_FEN: Key<i64> = Key::new("price_fen_per_kg", Kind::Drawn(&FEN_PER_KG), "For how much.");
const ACCUSED: Key<ViolationKindId> = Key::new(
    "violation",
    Kind::Drawn(&Kind::Ref(Of::Violation)),
    "Of what the shop is accused.",
);
const ABOUT: Key<String> = Key::new("about", Kind::Drawn(&Kind::String), "The id of what it is about.");
const IS_TRUE: Key<bool> = Key::new(
    "is_true",
    Kind::Drawn(&Kind::Boolean),
    "It happened, so that no evidence helps.",
)
.or_default();
const UNTIL_DAY: Key<u32> = Key::new("until_day", DAY, "The last day.");
const TRAFFIC_PPM: Key<i64> = Key::new("traffic_ppm", PPM, "Factor on the visits.");
const OUTSIDE_PPM: Key<i64> = Key::new(
    "outside_ppm",
    PPM,
    "Factor on the visits of shops that have reduced nothing.",
);
const TICKET: Key<String> = Key::new("ticket", Kind::String, "The ticket's id.");
const SERVICE: Key<ServiceId> = Key::new("service", Kind::Drawn(&Kind::Ref(Of::Service)), "What is asked for.");
const SNAG: Key<Option<Snag>> = Key::new(
    "snag",
    Kind::Drawn(&Kind::Word(words_of::<Snag>)),
    "What is the matter with it.",
)
.or_default();
const AMENDMENT: Key<AmendmentId> = Key::new("amendment", Kind::Ref(Of::Amendment), "Which change of the rules.");
const FROM_DAY: Key<u32> = Key::new("from_day", DAY, "The day from which it holds.");

const BREAKAGE: Shape = Shape::new("breakage", "Some of the stock breaks.", &[WHAT.line, BREAKS_G.line]);
const RAIN: Shape = Shape::new("rain", "Rain until the end of the day.", &[]);
const HAIL: Shape = Shape::new("hail", "Hail on trees not picked yet.", &[WHAT.line, HAIL_PPM.line]);
const LETTER: Shape = Shape::new("message of the story", "A buyer writes.", &[FROM.line, MESSAGE.line]);
const ONE_TALK: Shape = Shape::new("planned talk", "Somebody rings or steps up.", &[TALK.line]);
const SOME_TALKS: Shape = Shape::new(
    "planned talks",
    "Several, drawn by the seed.",
    &[AMONG.line, SCAMS.line, GENUINE.line, APART_MIN.line],
);
const SOLD: Shape = Shape::new(
    "sold elsewhere",
    "Somebody of the family sells some of the goods for cash; the page does not know.",
    &[WHAT.line, SOLD_G.line, SOLD_FEN.line],
);
const ACCUSATION: Shape = Shape::new(
    "accusation",
    "A competitor accuses the shop.",
    &[ACCUSED.line, ABOUT.line, IS_TRUE.line],
);
const CAMPAIGN: Shape = Shape::new(
    "campaign",
    "The market calls buyers in until the end of a day.",
    &[UNTIL_DAY.line, TRAFFIC_PPM.line, OUTSIDE_PPM.line],
);
const ASKED: Shape = Shape::new(
    "ticket",
    "Somebody rings the station and asks for something.",
    &[TICKET.line, SERVICE.line, SNAG.line],
);
const NOTICE: Shape = Shape::new(
    "rule notice",
    "The market announces a change of its rules.",
    &[AMENDMENT.line, FROM_DAY.line],
);
const CHANGE: Shape = Shape::new("rule change", "The change comes into force.", &[AMENDMENT.line]);

pub(in super::super) const PLANNED: Shape = Shape::new(
    "planned",
    "Something that happens whatever the learner does; `kind` says what.",
    &[PLANNED_DAY.line, PLANNED_MINUTE.line],
)
.or_by_kind(&[
    Arm {
        word: "call",
        shape: &CALL_TABLE,
    },
    Arm {
        word: "buyer",
        shape: &CUSTOMER_TABLE,
    },
    Arm {
        word: "breakage",
        shape: &BREAKAGE,
    },
    Arm {
        word: "rain",
        shape: &RAIN,
    },
    Arm {
        word: "spell",
        shape: &SPELL_TABLE,
    },
    Arm {
        word: "hail",
        shape: &HAIL,
    },
    Arm {
        word: "message",
        shape: &LETTER,
    },
    Arm {
        word: "talk",
        shape: &ONE_TALK,
    },
    Arm {
        word: "talks",
        shape: &SOME_TALKS,
    },
    Arm {
        word: "sold-elsewhere",
        shape: &SOLD,
    },
    Arm {
        word: "accusation",
        shape: &ACCUSATION,
    },
    Arm {
        word: "campaign",
        shape: &CAMPAIGN,
    },
    Arm {
        word: "ticket",
        shape: &ASKED,
    },
    Arm {
        word: "rule-notice",
        shape: &NOTICE,
    },
    Arm {
        word: "rule-change",
        shape: &CHANGE,
    },
]);

impl Value for Planned {
    fn of(node: &Node) -> Option<Planned> {
        Some(Planned {
            day: PLANNED_DAY.of(node)?,
            minute: PLANNED_MINUTE.of(node)?,
            what: happening(node)?,
        })
    }
}

impl Element for Planned {}

fn happening(node: &Node) -> Option<Happening> {
    let happening = match node.at(ARM)?.as_str()? {
        "call" => Happening::Call(Call::of(node)?),
        "buyer" => Happening::Buyer(Customer::of(node)?),
        "breakage" => Happening::Breakage {
            product: WHAT.of(node)?,
            stock_g: BREAKS_G.of(node)?,
        },
        "rain" => Happening::Rain,
        "spell" => Happening::Spell(Spell::of(node)?),
        "hail" => Happening::Hail {
            product: WHAT.of(node)?,
            unsound_ppm: HAIL_PPM.of(node)?,
        },
        "message" => Happening::Message {
            from: FROM.of(node)?,
            message: MESSAGE.of(node)?,
        },
        "talk" => Happening::Talk { talk: TALK.of(node)? },
        "talks" => Happening::Talks {
            among: AMONG.of(node)?,
            scams: SCAMS.of(node)?,
            genuine: GENUINE.of(node)?,
            apart_min: APART_MIN.of(node)?,
        },
        other => return public(other, node),
    };
    Some(happening)
}

/// What others do to the shop or the station, beyond buyers.
fn public(word: &str, node: &Node) -> Option<Happening> {
    let happening = match word {
        "sold-elsewhere" => Happening::SoldElsewhere {
            product: WHAT.of(node)?,
            stock_g: SOLD_G.of(node)?,
            price_fen_per_kg: SOLD_FEN.of(node)?,
        },
        "accusation" => Happening::Accusation {
            violation: ACCUSED.of(node)?,
            about: ABOUT.of(node)?,
            is_true: IS_TRUE.of(node)?,
        },
        "campaign" => Happening::Campaign {
            until_day: UNTIL_DAY.of(node)?,
            traffic_ppm: TRAFFIC_PPM.of(node)?,
            outside_ppm: OUTSIDE_PPM.of(node)?,
        },
        "ticket" => Happening::Ticket {
            ticket: TICKET.of(node)?,
            service: SERVICE.of(node)?,
            snag: SNAG.of(node)?,
        },
        "rule-notice" => Happening::RuleNotice {
            amendment: AMENDMENT.of(node)?,
            from_day: FROM_DAY.of(node)?,
        },
        "rule-change" => Happening::RuleChange {
            amendment: AMENDMENT.of(node)?,
        },
        _ => return None,
    };
    Some(happening)
}
