//! The names of things as types, so that one cannot be handed over for another.
//!
//! What a rule pack or a scenario names has an id of its own type: a courier's id asked of the products does not compile. An
//! id is made from text in one of three ways: it is read (a file, a command), it is drawn, or it is taken from another that
//! it is known to stand for. It reads as text everywhere, so that a map is asked with a literal and a sentence is filled
//! without ceremony.
//!
//! What is called after a buyer has a `Name` inside its id, for one name may be an order's, a message's and a parcel's at
//! once. A command, a posting and an event's `about` hold the bare `Name`, which means any of them; whoever looks it up asks
//! its own map. From one kind of id to another leads only a conversion that stands in the code to be read.
//!
//! It stops where a word is only looked up beside its like in one place and handed to nobody: titles, attributes and their
//! values, photos, evidence, the marks of a talk stay text.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    ops::Deref,
};

use ecow::EcoString;

/// The text of an id. A market compares names far more often than it reads them, and most differ in their first eight bytes:
/// these stand in front as one number that sorts as they do. A name is handed on all the time: a short text lies in it, a long
/// one is shared.
#[derive(Clone, Default)]
struct Word {
    head: u64,
    text: EcoString,
}

/// So many bytes of a text stand in its head.
const HEAD_LONG: usize = 8;

impl Word {
    fn of(text: &str) -> Word {
        let long = text.len().min(HEAD_LONG);
        let mut head = [0; HEAD_LONG];
        head[..long].copy_from_slice(&text.as_bytes()[..long]);
        Word {
            head: u64::from_be_bytes(head),
            text: EcoString::from(text),
        }
    }
}

impl Ord for Word {
    fn cmp(&self, other: &Word) -> Ordering {
        let heads = self.head.cmp(&other.head);
        if heads != Ordering::Equal {
            return heads;
        }
        let (long, other_long) = (self.text.len(), other.text.len());
        if long <= HEAD_LONG && other_long <= HEAD_LONG {
            // The heads hold both whole, filled up with zeros.
            long.cmp(&other_long)
        } else {
            self.text.cmp(&other.text)
        }
    }
}

impl PartialOrd for Word {
    fn partial_cmp(&self, other: &Word) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Word) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Word {}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

// As a text does, since a map is asked with one.
impl Hash for Word {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Word {
        Word::of(text)
    }
}

impl From<String> for Word {
    fn from(text: String) -> Word {
        Word::of(&text)
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&*self.text, f)
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text, f)
    }
}

/// What every id is, whatever holds its text: made from text, looked up by text, written as text.
macro_rules! reads_as_text {
    ($Id:ident holds $Inner:ty) => {
        impl std::borrow::Borrow<str> for $Id {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $Id {
            fn from(text: &str) -> $Id {
                $Id(<$Inner>::from(text))
            }
        }

        impl From<String> for $Id {
            fn from(text: String) -> $Id {
                $Id(<$Inner>::from(text))
            }
        }

        impl std::fmt::Display for $Id {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::fmt::Debug for $Id {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

/// Declares ids: text with a type.
macro_rules! ids {
    ($($(#[$doc:meta])* $Id:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $Id(Word);

        reads_as_text! { $Id holds Word }

        impl $Id {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::ops::Deref for $Id {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<&str> for $Id {
            fn eq(&self, text: &&str) -> bool {
                *self.0 == **text
            }
        }

        impl PartialEq<str> for $Id {
            fn eq(&self, text: &str) -> bool {
                *self.0 == *text
            }
        }
    )*};
}

/// Declares the ids of what is called after somebody or something: a name with a type.
macro_rules! named {
    ($($(#[$doc:meta])* $Id:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Id(Name);

        reads_as_text! { $Id holds Name }

        impl std::ops::Deref for $Id {
            type Target = Name;

            fn deref(&self) -> &Name {
                &self.0
            }
        }

        impl std::borrow::Borrow<Name> for $Id {
            fn borrow(&self) -> &Name {
                &self.0
            }
        }

        impl From<&Name> for $Id {
            fn from(name: &Name) -> $Id {
                $Id(name.clone())
            }
        }

        impl From<$Id> for Name {
            fn from(id: $Id) -> Name {
                id.0
            }
        }
    )*};
}

named! {
    /// An order of the learner's shop, and its after-sale and claim: `b317`, and the buyer's second one `b317-2`.
    OrderId;
    /// What the learner bought, after its offer: `film-thick`.
    PurchaseId;
    /// A parcel, called as the order or the purchase that it carries.
    ParcelId;
    /// A message, called as who wrote it, and their second one `b317-2`; the order that comes of it is called after the writer.
    MessageId;
    /// A talk, after its terms: `fake-refund-2`.
    TalkId;
    /// What somebody asked a station for: `sadir`.
    TicketId;
    /// A failed order to judge, after its buyer.
    CaseId;
}

impl From<&OrderId> for ParcelId {
    fn from(order: &OrderId) -> ParcelId {
        ParcelId(order.0.clone())
    }
}

impl From<&PurchaseId> for ParcelId {
    fn from(purchase: &PurchaseId) -> ParcelId {
        ParcelId(purchase.0.clone())
    }
}

ids! {
    /// What a thing of the market is called where any thing may be meant: a word of a command that is not looked up yet, what
    /// money or an event is about.
    Name;
    /// A product of the rule pack: `walnut`.
    ProductId;
    /// Where a product stands in the market's tree: `grapes`.
    CategoryId;
    /// A way of packing: `net-carton`.
    PackId;
    /// Who carries parcels: `snow`.
    CourierId;
    /// Where buyers live: `beijing`.
    PlaceId;
    /// How far a place is, as couriers and freight count it: `0` the own county … `5`.
    ZoneId;
    /// Another shop with the same goods: `old-shop`.
    RivalId;
    /// A kind of market: `shelf`.
    ProfileId;
    /// A kind of buyer: `office-worker`.
    PersonaId;
    /// What a buyer wrote beside the order: `birthday-card`.
    RemarkId;
    /// A paper of a new shop: `id-card`.
    DocumentId;
    /// What buyers ask: `ask-stock`.
    MessageKindId;
    /// An answer of the library: `in-stock`.
    ReplyId;
    /// An answer under a review; none to a message.
    ReviewReplyId;
    /// What a station does for people: `bill`.
    ServiceId;
    /// What a talk is like before it happens; one of them may come twice.
    TalkTermsId;
    /// What a shop may break: `fake-shipping`.
    ViolationKindId;
    /// A coupon of the rules: `over-29`.
    CouponId;
    /// What a host may say on the live stream.
    LineId;
    /// A dated change of the rules.
    AmendmentId;
    /// What the village may order: `film-thick`; what is bought is called after it.
    OfferId;
    /// What an offer is: `film`.
    ItemId;
    /// A bill that falls due: `phone`.
    BillId;
    /// A household for which goods are sold.
    HouseholdId;
    /// An offer to a cooperative, and the contract it becomes.
    DealId;
    /// A village on the van's roads.
    VillageId;
    /// A shop that would use the van's empty way out.
    VanShopId;
    /// Who offers to run the county's parcels.
    BidderId;
    /// Opening hours that a keeper may post.
    HoursId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_and_are_found_as_their_texts() {
        let texts = [
            "",
            "\0",
            "b",
            "b\0",
            "b1",
            "b10",
            "b2",
            "b317",
            "b317-2",
            "b317-10",
            "canteen-",
            "canteen-1",
            "canteen-2",
            "canteenx",
            "walnut-a",
            "walnut-b",
            "\u{e9}",
            "巴扎",
            "巴扎一",
        ];
        let names = std::collections::BTreeMap::from(texts.map(|text| (Name::from(text), text)));
        for one in texts {
            assert_eq!(names.get(one), Some(&one), "by text");
            assert_eq!(names.get(&Name::from(one)), Some(&one), "by name");
            for other in texts {
                let (name, other_name) = (Name::from(one), Name::from(other));
                assert_eq!(name.cmp(&other_name), one.cmp(other), "{one:?} and {other:?}");
                assert_eq!(name == other_name, one == other, "{one:?} and {other:?}");
            }
        }
        assert_eq!(Name::default(), Name::from(""));
    }
}
