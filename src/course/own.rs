//! The learner's own product in what an author wrote: it is settled before the file is read, as if the author had written it with
//! that product. So a task, its market, its solution and its story are of one draw, and a replay of (what, seed, product) is exact.
//!
//! ```text
//! [own]                                   what stands in, and which kinds of product fit
//! product = "walnut"
//! [[own.kind]]
//! of = ["dried-goods"]                    categories
//! says = { pack = "carton" }              words of this kind
//!
//! {product}        its name in a text, its id elsewhere       {product.pack}      a word of its kind
//! {product.noun}, {product.category}                          by the rules
//! {product.small_g}, {product.large_g}    the usual box and one of twice as much, with `_kg`, `_yuan` (what it sells for far away)
//!                                         and `_gate_yuan` (what the goods in it bring at the gate)
//! { own = "small_g" }                     the same in the place of a number
//! ```
//! Leaves how `[own]` is read to `shape/own`, and what a learner has chosen to `tutor`.

use std::collections::BTreeMap;

use super::Text;
use super::document::{Entry, Node, Value};
use super::reader::Reader;
use super::shape::{OWN_NUMBER, check_own};
use crate::market::{CategoryId, Product, ProductId, RulePack};
use crate::text::Lang;

/// Which products may take a place in a file, and which stands in for the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    pub product: String,
    pub kinds: Vec<OwnKind>,
}

/// Products of these categories or below them, and what the author calls otherwise for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnKind {
    pub categories: Vec<String>,
    pub says: BTreeMap<String, String>,
}

/// A box for which the rules know no size holds so much fresh goods (g); of others it holds one piece.
const FRESH_BOX_G: u32 = 2_500;

/// The sizes of which a file may speak, and how many usual boxes each is.
const SIZES: [(&str, u32); 2] = [("small", 1), ("large", 2)];

const OPEN: &str = "{product";

impl Own {
    /// Whether the product can take the place.
    pub fn admits(&self, product: &str, rules: &RulePack) -> bool {
        self.kind_of(product, rules).is_some()
    }

    /// Every product that can, by id.
    pub fn products<'a>(&'a self, rules: &'a RulePack) -> impl Iterator<Item = &'a str> {
        let ids = rules.products.keys().map(ProductId::as_str);
        ids.filter(|product| self.admits(product, rules))
    }

    fn kind_of(&self, product: &str, rules: &RulePack) -> Option<&OwnKind> {
        let product = rules.products.get(&ProductId::from(product))?;
        self.kinds.iter().find(|kind| kind.holds(&product.category, rules))
    }
}

impl OwnKind {
    fn holds(&self, category: &CategoryId, rules: &RulePack) -> bool {
        let mut here = Some(category);
        while let Some(category) = here {
            if self.categories.iter().any(|held| held == category.as_str()) {
                return true;
            }
            here = rules
                .categories
                .get(category)
                .and_then(|category| category.parent.as_ref());
        }
        false
    }
}

/// What a file's places say for one product.
pub(super) struct Settled<'a> {
    pub product: &'a str,
    pub name: Text,
    words: BTreeMap<String, String>,
}

impl<'a> Settled<'a> {
    /// The product in its place; nothing if it does not fit.
    pub fn of(own: &Own, product: &'a str, name: Text, rules: &RulePack) -> Option<Settled<'a>> {
        let kind = own.kind_of(product, rules)?;
        let known = rules.products.get(&ProductId::from(product))?;
        let mut words = BTreeMap::from([("category".to_owned(), known.category.as_str().to_owned())]);
        words.extend(known.nouns.first().map(|noun| ("noun".to_owned(), noun.clone())));
        words.extend(kind.says.clone());
        for (size, boxes) in SIZES {
            let said = words.get(&format!("{size}_g")).and_then(|grams| grams.parse().ok());
            let grams = said.unwrap_or_else(|| box_g(known) * boxes);
            words.insert(format!("{size}_g"), grams.to_string());
            words.insert(format!("{size}_kg"), kilograms(grams));
            words.insert(format!("{size}_yuan"), yuan(price_fen(known, grams)));
            words.insert(format!("{size}_gate_yuan"), gate_yuan(known, grams).to_string());
        }
        Some(Settled { product, name, words })
    }

    /// The file with the product in its places; what is no place of a product stays.
    pub fn put(&self, node: &Node, languages: &[Lang]) -> Node {
        let value = match &node.value {
            Value::String(written) => Value::String(self.said(written, self.product)),
            Value::Array(items) => Value::Array(items.iter().map(|item| self.put(item, languages)).collect()),
            Value::Table(entries) => match self.number(entries) {
                Some(number) => number,
                None => Value::Table(self.table(entries, languages)),
            },
            Value::Integer(_) | Value::Decimal(_) | Value::Boolean(_) | Value::Date(_) => node.value.clone(),
        };
        Node {
            span: node.span.clone(),
            value,
        }
    }

    fn table(&self, entries: &[Entry], languages: &[Lang]) -> Vec<Entry> {
        let lang = |entry: &Entry| languages.iter().find(|lang| lang.0 == entry.key);
        let is_text = entries.iter().all(|entry| lang(entry).is_some());
        let put = |entry: &Entry| Entry {
            key: self.said(&entry.key, self.product),
            key_span: entry.key_span.clone(),
            node: match (&entry.node.value, lang(entry)) {
                (Value::String(written), Some(lang)) if is_text => Node {
                    span: entry.node.span.clone(),
                    value: Value::String(self.said(written, self.name.in_lang(lang))),
                },
                _ => self.put(&entry.node, languages),
            },
        };
        entries.iter().map(put).collect()
    }

    /// `{ own = "small_g" }`.
    fn number(&self, entries: &[Entry]) -> Option<Value> {
        let [entry] = entries else { return None };
        let word = self
            .words
            .get(entry.node.as_str().filter(|_| entry.key == OWN_NUMBER)?)?;
        match word.parse::<i64>() {
            Ok(number) => Some(Value::Integer(number)),
            Err(_) => Some(Value::Decimal(word.clone())),
        }
    }

    fn said(&self, written: &str, called: &str) -> String {
        let mut said = String::with_capacity(written.len());
        let mut rest = written;
        while let Some((before, place)) = rest.split_once(OPEN) {
            said.push_str(before);
            let Some((key, behind)) = place.split_once('}') else {
                said.push_str(OPEN);
                rest = place;
                continue;
            };
            match key.strip_prefix('.').map(|key| self.words.get(key)) {
                Some(Some(word)) => said.push_str(word),
                None if key.is_empty() => said.push_str(called),
                Some(None) | None => said.push_str(&format!("{OPEN}{key}}}")),
            }
            rest = behind;
        }
        said.push_str(rest);
        said
    }
}

/// Reports what stands in and does not fit itself, and places for which there is no word.
pub(super) fn look(reader: &mut Reader<'_>, own: Option<&Own>, rules: &RulePack) {
    if own.is_some() {
        check_own(reader, rules);
    }
    for node in open_places(&reader.document.root) {
        let (title, label) = match own {
            Some(_) => (
                "no such word of a product",
                "the rules or `says` of every kind must have it",
            ),
            None => (
                "a product in a file without `[own]`",
                "which products fit is said in `[own]`",
            ),
        };
        reader.bad_value(node.span.clone(), title, label);
    }
}

/// The strings of a file that still hold a place.
fn open_places(node: &Node) -> Vec<&Node> {
    let below = node.entries().iter().map(|entry| &entry.node).chain(node.items());
    let mut found: Vec<&Node> = below.flat_map(open_places).collect();
    let is_number = |entry: &Entry| entry.key == OWN_NUMBER && entry.node.as_str().is_some();
    let is_place = node.as_str().is_some_and(|written| written.contains(OPEN));
    if is_place || matches!(node.entries(), [entry] if is_number(entry)) {
        found.push(node);
    }
    found
}

fn box_g(product: &Product) -> u32 {
    let other = if product.fresh { FRESH_BOX_G } else { product.piece_g };
    product.usual_g.unwrap_or(other).max(1)
}

/// What a box of so much sells for far away: the rules' price in whole yuan, ten fen less.
fn price_fen(product: &Product, grams: u32) -> i64 {
    let fen = product.national_fen_per_kg * i64::from(grams) / 1_000;
    (fen / 100).max(1) * 100 - 10
}

/// What the goods in it bring at the gate, in whole yuan.
fn gate_yuan(product: &Product, grams: u32) -> i64 {
    let fen = product.farm_fen_per_kg * i64::from(grams) / 1_000;
    ((fen + 50) / 100).max(1)
}

fn yuan(fen: i64) -> String {
    format!("{}.{}0", fen / 100, fen % 100 / 10)
}

fn kilograms(grams: u32) -> String {
    let written = format!("{}.{:03}", grams / 1_000, grams % 1_000);
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::kilograms;

    #[test]
    fn weights_are_written_without_idle_zeros() {
        for (grams, written) in [(500, "0.5"), (1_000, "1"), (2_500, "2.5"), (150, "0.15")] {
            assert_eq!(kilograms(grams), written);
        }
    }
}
