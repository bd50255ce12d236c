//! The wire form of a fact: its kind, and a JSON body. What serde makes of a `Fact` as `{"kind":{body}}`, taken apart.
//!
//! A body that does not fit its kind comes back as `Fact::Unknown` and is passed on as it is. Leaves which kinds and keys there
//! are to `fact`; here stand the spellings that JSON has no sign for.

use serde::{Deserialize, Serialize};

use super::{AttemptId, Fact, KeyError, LearnerId, Setting, What, WhatError};

impl Fact {
    /// Returns the kind under which the fact stands in files.
    pub fn kind(&self) -> &str {
        if let Fact::Unknown { kind, .. } = self {
            return kind;
        }
        self.into()
    }

    /// Returns the JSON body under which the fact stands in files.
    pub fn body(&self) -> String {
        if let Fact::Unknown { body, .. } = self {
            return body.clone();
        }
        let wire = json(self);
        let body = wire
            .strip_prefix(&head(self.kind()))
            .and_then(|rest| rest.strip_suffix('}'));
        body.expect("a fact is its kind and its body").to_owned()
    }

    /// Reads a fact from its wire form. Never fails: what does not fit is kept as `Unknown`.
    pub fn from_wire(kind: &str, body: &str) -> Fact {
        let wire = format!("{}{body}}}", head(kind));
        serde_json::from_str(&wire).unwrap_or_else(|_| Fact::Unknown {
            kind: kind.to_owned(),
            attempt: serde_json::from_str(body)
                .ok()
                .and_then(|Attempted { attempt }| attempt),
            body: body.to_owned(),
        })
    }
}

/// What stands before a body; whatever signs are in the kind, it stays one key.
fn head(kind: &str) -> String {
    format!("{{{}:", json(kind))
}

fn json<V: Serialize + ?Sized>(value: &V) -> String {
    serde_json::to_string(value).expect("a fact holds only text, numbers and lists")
}

/// All that is read of a body whose kind is unknown.
#[derive(Deserialize)]
struct Attempted {
    attempt: Option<AttemptId>,
}

/// What has a text form of its own, and numbers: a JSON number loses digits above 2^53 in other readers.
pub(super) mod text {
    use std::fmt::{self, Display};
    use std::marker::PhantomData;
    use std::str::FromStr;

    use serde::{
        Deserializer, Serializer,
        de::{Error, Visitor},
    };

    pub fn serialize<V: Display, S: Serializer>(value: &V, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(value)
    }

    pub fn deserialize<'de, V: FromStr<Err: Display>, D: Deserializer<'de>>(input: D) -> Result<V, D::Error> {
        input.deserialize_str(Parsed(PhantomData))
    }

    /// Reads the text where it lies: a fold has hundreds of keys.
    struct Parsed<V>(PhantomData<V>);

    impl<V: FromStr<Err: Display>> Visitor<'_> for Parsed<V> {
        type Value = V;

        fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
            out.write_str("a text")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<V, E> {
            text.parse().map_err(E::custom)
        }
    }
}

/// Sixteen hexadecimal digits.
pub(super) mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(value: &u64, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(&format_args!("{value:016x}"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<u64, D::Error> {
        u64::from_str_radix(&String::deserialize(input)?, 16).map_err(D::Error::custom)
    }

    /// The same, where there need be none.
    pub mod optional {
        use serde::{Deserializer, Serializer};

        pub fn serialize<S: Serializer>(value: &Option<u64>, out: S) -> Result<S::Ok, S::Error> {
            match value {
                Some(value) => super::serialize(value, out),
                None => out.serialize_none(),
            }
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<u64>, D::Error> {
            super::deserialize(input).map(Some)
        }
    }
}

/// A setting as it is written: key and value are text, so that any program keeps those of a newer one.
#[derive(Serialize, Deserialize)]
pub(super) struct SettingRecord {
    key: String,
    value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    learner: Option<LearnerId>,
}

impl From<Setting> for SettingRecord {
    fn from(setting: Setting) -> SettingRecord {
        let of_place = |key: &str, value: String| SettingRecord {
            key: key.to_owned(),
            value,
            learner: None,
        };
        match setting {
            Setting::Languages { learner, languages } => SettingRecord {
                learner: Some(learner),
                ..of_place("languages", languages.join(" "))
            },
            Setting::Product { learner, product } => SettingRecord {
                learner: Some(learner),
                ..of_place("product", product)
            },
            Setting::TrainerPin(hash) => of_place("trainer-pin", hash),
            Setting::Today(whats) => {
                let whats: Vec<String> = whats.iter().map(What::to_string).collect();
                of_place("today", whats.join(" "))
            }
            Setting::TodayClass(class) => {
                of_place("today-class", class.map(|class| class.to_string()).unwrap_or_default())
            }
            Setting::Other { key, value } => of_place(&key, value),
        }
    }
}

impl TryFrom<SettingRecord> for Setting {
    type Error = String;

    fn try_from(record: SettingRecord) -> Result<Setting, String> {
        let words = || record.value.split_whitespace();
        Ok(match (record.key.as_str(), record.learner) {
            ("languages", Some(learner)) => Setting::Languages {
                learner,
                languages: words().map(str::to_owned).collect(),
            },
            ("product", Some(learner)) => Setting::Product {
                learner,
                product: record.value,
            },
            ("trainer-pin", None) => Setting::TrainerPin(record.value),
            ("today", None) => {
                let whats: Result<_, _> = words().map(str::parse).collect();
                Setting::Today(whats.map_err(|err: WhatError| err.to_string())?)
            }
            ("today-class", None) => {
                let class = words().next().map(str::parse).transpose();
                Setting::TodayClass(class.map_err(|err: KeyError| err.to_string())?)
            }
            (_, None) => Setting::Other {
                key: record.key,
                value: record.value,
            },
            (key, Some(_)) => return Err(format!("`{key}` is no setting of a learner")),
        })
    }
}
