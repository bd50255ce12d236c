//! From a checked node to a value. Silent: what is wrong has been told by `check`, here it is only missing.

use std::collections::{BTreeMap, BTreeSet};

use strum::VariantArray;

use super::super::document::{Node, Value as Written};
use super::super::reader::scaled;
use super::super::{Formula, Goal, Text};
use crate::market::{
    AmendmentId, BidderId, BillId, CategoryId, Command, CouponId, CourierId, DealId, DocumentId, HoursId, HouseholdId,
    ItemId, LineId, MessageKindId, OfferId, PackId, PersonaId, PlaceId, ProductId, ProfileId, RemarkId, ReplyId,
    ReviewReplyId, RivalId, ServiceId, TalkTermsId, VanShopId, VillageId, ViolationKindId, ZoneId, parse_script,
};
use crate::text::Lang;

/// What the program makes of a node; nothing if the node says something else.
pub(in super::super) trait Value: Sized {
    /// Whether nothing is one of its values, beside all that can be written.
    const MAY_BE_NOTHING: bool = false;

    fn of(node: &Node) -> Option<Self>;
}

/// The words of an enum that knows them itself.
pub(in super::super) fn words_of<T: Copy + VariantArray + Into<&'static str>>() -> Vec<&'static str> {
    T::VARIANTS.iter().map(|meant| (*meant).into()).collect()
}

/// What the word at `node` means in such an enum.
pub(in super::super) fn by_word<T: Copy + VariantArray + Into<&'static str>>(node: &Node) -> Option<T> {
    let word = node.as_str()?;
    T::VARIANTS.iter().copied().find(|meant| {
        let known: &str = (*meant).into();
        known == word
    })
}

/// A number with a point, times 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Hundredths(pub i64);

impl Value for Hundredths {
    fn of(node: &Node) -> Option<Hundredths> {
        let number = match &node.value {
            Written::Integer(number) => scaled(&number.to_string(), 2),
            Written::Decimal(written) => scaled(written, 2),
            Written::String(_) | Written::Boolean(_) | Written::Date(_) | Written::Array(_) | Written::Table(_) => None,
        };
        number.map(Hundredths)
    }
}

impl Element for Hundredths {}

impl Value for Formula {
    fn of(node: &Node) -> Option<Formula> {
        Formula::parse(node.as_str()?).ok()
    }
}

fn whole<T: TryFrom<i64>>(node: &Node) -> Option<T> {
    match node.value {
        Written::Integer(number) => T::try_from(number).ok(),
        Written::String(_)
        | Written::Decimal(_)
        | Written::Boolean(_)
        | Written::Date(_)
        | Written::Array(_)
        | Written::Table(_) => None,
    }
}

impl Value for u8 {
    fn of(node: &Node) -> Option<u8> {
        whole(node)
    }
}

impl Value for u32 {
    fn of(node: &Node) -> Option<u32> {
        whole(node)
    }
}

impl Value for i32 {
    fn of(node: &Node) -> Option<i32> {
        whole(node)
    }
}

impl Value for i64 {
    fn of(node: &Node) -> Option<i64> {
        whole(node)
    }
}

impl Value for bool {
    fn of(node: &Node) -> Option<bool> {
        match node.value {
            Written::Boolean(is) => Some(is),
            Written::String(_)
            | Written::Integer(_)
            | Written::Decimal(_)
            | Written::Date(_)
            | Written::Array(_)
            | Written::Table(_) => None,
        }
    }
}

impl Value for String {
    fn of(node: &Node) -> Option<String> {
        node.as_str().map(str::to_owned)
    }
}

/// Ids of the market are text in the files.
macro_rules! ids {
    ($($Id:ident),* $(,)?) => {$(
        impl Value for $Id {
            fn of(node: &Node) -> Option<$Id> {
                node.as_str().map($Id::from)
            }
        }

        impl Element for $Id {}
    )*};
}

ids!(
    AmendmentId,
    BidderId,
    BillId,
    CategoryId,
    CouponId,
    CourierId,
    DealId,
    DocumentId,
    HoursId,
    HouseholdId,
    ItemId,
    LineId,
    MessageKindId,
    OfferId,
    PackId,
    PersonaId,
    PlaceId,
    ProductId,
    ProfileId,
    RemarkId,
    ReplyId,
    ReviewReplyId,
    RivalId,
    ServiceId,
    TalkTermsId,
    VanShopId,
    VillageId,
    ViolationKindId,
    ZoneId
);

impl Value for Text {
    fn of(node: &Node) -> Option<Text> {
        let strings = node.entries().iter().filter_map(|entry| {
            let string = entry.node.as_str()?.trim();
            (!string.is_empty()).then(|| (Lang::new(&entry.key), string.to_owned()))
        });
        let text: Text = strings.collect();
        (!text.is_empty()).then_some(text)
    }
}

impl Value for Goal {
    fn of(node: &Node) -> Option<Goal> {
        Goal::parse(node.as_str()?).ok()
    }
}

/// A script; one line that cannot be read makes it none.
impl Value for Vec<Command> {
    fn of(node: &Node) -> Option<Vec<Command>> {
        let (commands, errors) = parse_script(node.as_str()?);
        errors.is_empty().then_some(commands)
    }
}

impl<T: Value> Value for Option<T> {
    const MAY_BE_NOTHING: bool = true;

    fn of(node: &Node) -> Option<Option<T>> {
        T::of(node).map(Some)
    }
}

/// One of a list; marks the types of which a key may hold many.
pub(in super::super) trait Element: Value {}

impl Element for u32 {}
impl Element for i32 {}
impl Element for i64 {}
impl Element for String {}
impl Element for Text {}

impl<T: Element> Value for Vec<T> {
    fn of(node: &Node) -> Option<Vec<T>> {
        match &node.value {
            Written::Array(items) => items.iter().map(T::of).collect(),
            Written::String(_)
            | Written::Integer(_)
            | Written::Decimal(_)
            | Written::Boolean(_)
            | Written::Date(_)
            | Written::Table(_) => None,
        }
    }
}

impl<T: Element, const N: usize> Value for [T; N] {
    fn of(node: &Node) -> Option<[T; N]> {
        Vec::of(node)?.try_into().ok()
    }
}

impl<T: Element + Ord> Value for BTreeSet<T> {
    fn of(node: &Node) -> Option<BTreeSet<T>> {
        Some(Vec::of(node)?.into_iter().collect())
    }
}

impl<K: for<'a> From<&'a str> + Ord, T: Value> Value for BTreeMap<K, T> {
    fn of(node: &Node) -> Option<BTreeMap<K, T>> {
        let Written::Table(entries) = &node.value else {
            return None;
        };
        let read = |entry: &super::super::document::Entry| Some((K::from(&entry.key), T::of(&entry.node)?));
        entries.iter().map(read).collect()
    }
}
