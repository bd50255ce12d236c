//! What happened to a parcel, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{FromLot, Name, OrderId, PackId, Parcel, ParcelId, ResponsibleRole, Stop, Trouble, grammar::Yuan};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    Packed(Packed),
    /// `wrong` is hidden from the learner until checked.
    LabelPrinted(LabelPrinted),
    /// Weighed, photographed, compared; a wrong label was printed again.
    LabelChecked(LabelChecked),
    Handed(Handed),
    HopDone(HopDone),
    Lost(Lost),
    /// What is in the box, by eye or on the scale.
    Filled(Filled),
    /// Some of the goods are not in it any more.
    Lightened(Lightened),
    Delivered(Delivered),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    pub order: OrderId,
    pub pack: PackId,
    pub cost_fen: i64,
    /// The packs of it that were in the shed; their price is a part of the cost.
    pub from_lot: Option<FromLot>,
    pub age_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelPrinted {
    pub order: OrderId,
    /// The order on whose box it was stuck instead.
    pub swapped_with: Option<OrderId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelChecked {
    pub order: OrderId,
    pub was_wrong: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    pub order: OrderId,
    pub fee_fen: i64,
    pub parcel: Box<Parcel>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HopDone {
    pub parcel: ParcelId,
    pub to: Stop,
    /// Who carried it there.
    pub role: ResponsibleRole,
    /// Who carries it on; nobody where it stays.
    pub next: Option<ResponsibleRole>,
    pub due_min: u32,
    pub late: bool,
    pub trouble: Option<Trouble>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    pub order: OrderId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    pub order: OrderId,
    /// More than what was promised (g); less than nothing where it is less.
    pub beside_g: i32,
    pub on_scale: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lightened {
    pub order: OrderId,
    pub lighter_g: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    pub order: OrderId,
    pub bad_pieces: u32,
    pub counted_pieces: u32,
    /// When a buyer of the shelf has looked at the goods, and when receipt is confirmed; nothing by phone.
    pub then: Option<AfterDelivery>,
}

impl Event {
    /// Nothing of it wants an answer.
    pub fn wants_answer(&self) -> bool {
        false
    }

    /// Returns the name it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::Packed(Packed { order: name, .. })
            | Event::LabelPrinted(LabelPrinted { order: name, .. })
            | Event::LabelChecked(LabelChecked { order: name, .. })
            | Event::Handed(Handed { order: name, .. })
            | Event::Lost(Lost { order: name, .. })
            | Event::Filled(Filled { order: name, .. })
            | Event::Lightened(Lightened { order: name, .. })
            | Event::Delivered(Delivered { order: name, .. }) => Some(name),
            Event::HopDone(HopDone { parcel, .. }) => Some(parcel),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Packed(Packed {
                order,
                pack,
                cost_fen,
                from_lot,
                ..
            }) => {
                write!(f, "order-packed {order} {pack} {}", Yuan(*cost_fen))?;
                match from_lot {
                    Some(_) => f.write_str(" from-lot"),
                    None => Ok(()),
                }
            }
            Event::LabelPrinted(LabelPrinted { order, swapped_with }) => {
                write!(f, "label-printed {order}")?;
                match swapped_with {
                    Some(other) => write!(f, " on-box {other}"),
                    None => Ok(()),
                }
            }
            Event::LabelChecked(LabelChecked { order, was_wrong }) => {
                write!(f, "label-checked {order} was-wrong={was_wrong}")
            }
            Event::Handed(Handed { order, fee_fen, parcel }) => {
                write!(
                    f,
                    "parcel-handed {order} {} {}g {}",
                    parcel.courier,
                    parcel.charged_g,
                    Yuan(*fee_fen)
                )
            }
            Event::HopDone(HopDone {
                parcel,
                to,
                role,
                late,
                trouble,
                ..
            }) => {
                write!(f, "hop-done {parcel} {} {}", to.id(), role.id())?;
                if *late {
                    f.write_str(" late")?;
                }
                match trouble {
                    Some(trouble) => write!(f, " {}", trouble.code()),
                    None => Ok(()),
                }
            }
            Event::Filled(Filled {
                order,
                beside_g,
                on_scale,
            }) => write!(f, "box-filled {order} {beside_g:+}g on-scale={on_scale}"),
            Event::Lightened(Lightened { order, lighter_g }) => write!(f, "parcel-lighter {order} {lighter_g}g"),
            Event::Lost(Lost { order }) => write!(f, "parcel-lost {order}"),
            Event::Delivered(Delivered {
                order,
                bad_pieces,
                counted_pieces,
                ..
            }) => {
                write!(f, "order-delivered {order} bad {bad_pieces}/{counted_pieces}")
            }
        }
    }
}

/// What a buyer does with what has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AfterDelivery {
    pub looks_min: u32,
    pub confirms_min: u32,
}

crate::nouns::payloads!(Parcel, Event: Packed, LabelPrinted, LabelChecked, Handed, HopDone, Lost, Lightened, Delivered, Filled);
