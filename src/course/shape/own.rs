//! `[own]`: which kinds of product may take the learner's place in a file. What its places come to is `own`'s.

use std::collections::BTreeMap;

use super::super::document::Node;
use super::super::own::{Own, OwnKind};
use super::super::reader::Reader;
use super::key::{Key, Kind, Of, Shape, map, some};
use super::read::{Element, Value};
use crate::market::RulePack;

/// The key of a number that depends on the product: `{ own = "small_g" }`.
pub(in super::super) const OWN_NUMBER: &str = "own";

const PRODUCT: Key<String> = Key::new(
    "product",
    Kind::Ref(Of::Product),
    "Stands in where the learners have chosen none, or one that does not fit.",
);
const CATEGORIES: Key<Vec<String>> = Key::new(
    "of",
    some(&Kind::Ref(Of::Category), 1, usize::MAX),
    "The categories whose products fit, or those below them.",
);
const SAYS: Key<BTreeMap<String, String>> = Key::new(
    "says",
    map(&Kind::String),
    "What this kind has otherwise than others, `{ pack = \"carton\" }` for `{product.pack}`.",
)
.or_default();
const KIND: Shape = Shape::new(
    "kind of product",
    "Products of some categories, and what is said otherwise for them.",
    &[CATEGORIES.line, SAYS.line],
);
const KINDS: Key<Vec<OwnKind>> = Key::new(
    "kind",
    some(&Kind::Table(&KIND), 1, usize::MAX),
    "The kinds of product that fit.",
);
const TABLE: Shape = Shape::new(
    "own product",
    "The product is the learner's own: `{product}` in a text is its name, elsewhere its id. `{product.noun}`, `{product.category}`, \
     `{product.small_g}`, `small_kg`, `small_yuan`, `small_gate_yuan` (the usual box, what it sells for, what its goods bring at the \
     gate; `large` is two) are the rules', other words `says`. `{ own = \"small_g\" }` stands in the place of a number.",
    &[PRODUCT.line, KINDS.line],
);
pub(in super::super) const OWN: Key<Option<Own>> = Key::new(
    "own",
    Kind::Table(&TABLE),
    "The product is the learner's own, as far as it fits.",
)
.or_default();

/// Reports a product that stands in and does not fit itself.
pub(in super::super) fn check_own(reader: &mut Reader<'_>, rules: &RulePack) {
    let root = &reader.document.root;
    if let Some(Some(own)) = OWN.of(root)
        && let Some(node) = OWN.at(root).and_then(|table| PRODUCT.at(table))
        && !own.admits(&own.product, rules)
    {
        let title = format!("`{}` is of none of these kinds", own.product);
        reader.bad_value(node.span.clone(), title, "what stands in must fit itself");
    }
}

impl Value for Own {
    fn of(node: &Node) -> Option<Own> {
        Some(Own {
            product: PRODUCT.of(node)?,
            kinds: KINDS.of(node)?,
        })
    }
}

impl Value for OwnKind {
    fn of(node: &Node) -> Option<OwnKind> {
        Some(OwnKind {
            categories: CATEGORIES.of(node)?,
            says: SAYS.of(node)?,
        })
    }
}

impl Element for OwnKind {}
