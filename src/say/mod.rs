//! A domain value becomes a sentence: the one place where meaning becomes words.
//!
//! Each function is a closed match from a value to a [`Sentence`]: a sentence of `locales/` with what it names, made by its
//! constructor in [`sentence`]. Leaves the laying out to `app`, and the wording of lessons to their authors.

mod advert;
mod aftersale;
mod cancellation;
mod cause;
mod contract;
mod coop;
mod courier_claim;
mod day;
mod edit;
mod event;
mod feedback;
mod figure;
mod group_round;
mod harvest;
mod household;
mod inquiry;
mod invoice;
mod listing;
mod live;
mod localizer;
mod message;
mod money;
mod obligation;
mod order;
mod papers;
mod parcel;
mod presale;
mod promotion;
mod purchase;
mod reflect;
mod refusal;
mod rival;
mod sample;
pub mod sentence;
mod shop;
mod spell;
mod state;
mod station;
mod talk;
mod tender;
mod van;
mod what_if;

pub use advert::{ad_slot, unready};
pub use aftersale::reject_reason;
pub use cause::{cause, guessed};
pub use contract::{pack_size, paid_of_100};
pub use courier_claim::{courier_claim_state, evidence};
pub use edit::{assured, edit, freight};
pub use event::{called, event, event_among, is_told_by_another};
pub use feedback::feedback;
pub use figure::{figure, progress, value, want};
pub use harvest::{grade, ripeness};
pub use household::{goods_state, household, household_name, split};
pub use inquiry::{case_kind, judged, record_step, recorded, remedy as case_remedy};
pub use invoice::origin;
pub use listing::{listing_fault, title_problem};
pub use localizer::Localizer;
pub use money::{account, bridge, statement_line, wallet};
pub use obligation::{blame_remedy, blame_remedy_of, deadline, deadline_of, next_due, obligation};
pub use order::{is_drawn, order_called};
pub use parcel::trouble;
pub use promotion::card_name;
pub use purchase::finding;
pub use reflect::{amount, question, reflected, subject};
pub use refusal::{refusal, remedy};
pub use sentence::{Arg, Sentence};
pub use shop::{need, source, violation, violation_kind, work};
pub use state::{
    after_sale_state, complaint, listing_state, message_state, order_state, purchase_state, role, shelf_state,
    shop_state, stop, tile_role,
};
pub use station::{cover, denial, snag, ticket_state};
pub use talk::{answer, flag, said, talk_called, talk_state};
pub use tender::{TERMS, bidder, kpi, reported, term};
pub use van::village;
pub use what_if::{advice, change, elsewhere, reason, what_if};
