//! The table of the format as JSON Schema, for editors.

use serde_json::{Map, Value, json};
use strum::IntoEnumIterator;

use super::drawn::{ANY, BY};
use super::file::FileKind;
use super::key::{ARM, Count, Kind, Line, Need, Shape};
use super::own::OWN_NUMBER;
use crate::text::Lang;

/// What an author would write as a value: a word has no quotes.
fn default(told: &str) -> Value {
    let written = toml::from_str::<Map<String, Value>>(&format!("it = {told}"));
    let value = written.ok().and_then(|mut table| table.remove("it"));
    value.unwrap_or_else(|| json!(told))
}

/// A number that the learner's own product gives.
fn own() -> Value {
    json!({
        "type": "object",
        "properties": { OWN_NUMBER: { "type": "string", "pattern": "\\S" } },
        "required": [OWN_NUMBER],
        "additionalProperties": false,
    })
}

/// The schema of one kind of file, or of any, in a course of these languages.
pub fn schema(kind: Option<FileKind>, languages: &[Lang]) -> Value {
    let mut schema = Schema {
        languages,
        shapes: Map::new(),
    };
    let root = match kind {
        Some(kind) => schema.of(&kind.kind()),
        None => {
            let all: Vec<Value> = FileKind::iter().map(|kind| schema.of(&kind.kind())).collect();
            json!({ "anyOf": all })
        }
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "allOf": [root],
        "$defs": schema.shapes,
    })
}

struct Schema<'a> {
    languages: &'a [Lang],
    /// By name, as far as they were needed.
    shapes: Map<String, Value>,
}

impl Schema<'_> {
    fn of(&mut self, kind: &Kind) -> Value {
        match kind {
            Kind::Boolean => json!({ "type": "boolean" }),
            Kind::Number(number) => json!({ "type": "integer", "minimum": number.least, "maximum": number.most }),
            Kind::Decimal => json!({ "anyOf": [{ "type": "number" }, own()] }),
            Kind::Row => json!({ "type": "string" }),
            Kind::String | Kind::Named(_) | Kind::Ref(_) | Kind::Goal | Kind::Sum | Kind::Script => {
                json!({ "type": "string", "pattern": "\\S" })
            }
            Kind::Date => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
            Kind::Id | Kind::OwnId(_) => json!({ "type": "string", "pattern": "^[A-Za-z0-9-]+$" }),
            Kind::Word(words) => json!({ "enum": words() }),
            Kind::Text => self.text(),
            Kind::Table(shape) => self.table(shape),
            Kind::List(element, Count { least, most }) => {
                let mut list = json!({ "type": "array", "items": self.of(element), "minItems": least });
                if *most != usize::MAX {
                    list["maxItems"] = json!(most);
                }
                list
            }
            Kind::Drawn(kind) => {
                let ways = json!({ "type": "array", "items": self.of(kind), "minItems": 2 });
                json!({ "anyOf": [self.of(kind), {
                    "type": "object",
                    "properties": { ANY: ways, BY: { "type": "string", "pattern": "\\S" } },
                    "required": [ANY],
                    "additionalProperties": false,
                }, own()] })
            }
            Kind::Map(_, element) => json!({ "type": "object", "additionalProperties": self.of(element) }),
        }
    }

    fn text(&self) -> Value {
        let codes: Vec<&str> = self.languages.iter().map(|lang| lang.0.as_str()).collect();
        let string = json!({ "type": "string", "pattern": "\\S" });
        let strings: Map<String, Value> = codes.iter().map(|code| ((*code).to_owned(), string.clone())).collect();
        json!({ "type": "object", "properties": strings, "required": codes, "additionalProperties": false })
    }

    /// The shape stands once under its name.
    fn table(&mut self, shape: &'static Shape) -> Value {
        if !self.shapes.contains_key(shape.name) {
            // A shape may hold itself.
            self.shapes.insert(shape.name.to_owned(), Value::Null);
            let table = if shape.arms.is_empty() {
                self.object(shape, shape.all(), None)
            } else {
                let arms: Vec<Value> = shape
                    .arms
                    .iter()
                    .map(|arm| self.object(arm.shape, shape.all().chain(arm.shape.all()), Some(arm.word)))
                    .collect();
                json!({ "description": shape.doc, "oneOf": arms })
            };
            self.shapes.insert(shape.name.to_owned(), table);
        }
        json!({ "$ref": format!("#/$defs/{}", shape.name.replace(' ', "%20")) })
    }

    fn object(&mut self, shape: &Shape, lines: impl Iterator<Item = &'static Line>, arm: Option<&str>) -> Value {
        let mut keys = Map::new();
        let mut required: Vec<&str> = Vec::new();
        if let Some(word) = arm {
            keys.insert(ARM.to_owned(), json!({ "const": word }));
            required.push(ARM);
        }
        for line in lines {
            let mut key = self.of(&line.kind);
            key["description"] = json!(line.doc);
            if let Some(told) = line.told() {
                key["default"] = default(told);
            }
            keys.insert(line.name.to_owned(), key);
            if line.need == Need::Required {
                required.push(line.name);
            }
        }
        json!({
            "type": "object",
            "description": shape.doc,
            "properties": keys,
            "required": required,
            "additionalProperties": false,
        })
    }
}
