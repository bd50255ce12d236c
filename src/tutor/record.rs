//! The wire form of a fact: a kind and a JSON body, through records of their own, so that a rename in Rust never breaks a
//! learner's file.
//!
//! The kinds and the records' fields are the file format: they may gain fields with a default, and lose or rename none.
//! A body that does not fit its kind comes back as `Fact::Unknown` and is passed on as it is.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{AttemptId, Ending, Fact, LearnerId, Setting, What};

#[derive(Serialize, Deserialize)]
struct LearnerAdded {
    learner: String,
    name: String,
    card: u16,
}

#[derive(Serialize, Deserialize)]
struct LearnerRenamed {
    learner: String,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct ClassMade {
    class: String,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct ClassJoined {
    class: String,
    learner: String,
}

#[derive(Serialize, Deserialize)]
struct AttemptOpened {
    attempt: String,
    what: String,
    /// Text: a JSON number loses digits above 2^53 in other readers.
    seed: String,
    learners: Vec<String>,
    fingerprint: String,
    rules_version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Acted {
    attempt: String,
    act: String,
}

#[derive(Serialize, Deserialize)]
struct StepDone {
    attempt: String,
    step: String,
    learners: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    skill: Option<String>,
    right: bool,
    first_try_right: bool,
    tries: u32,
    hints: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    misconceptions: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Missed {
    attempt: String,
    step: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    misconceptions: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Refused {
    attempt: String,
    step: String,
    code: String,
}

#[derive(Serialize, Deserialize)]
struct CalledTeacher {
    attempt: String,
    step: String,
}

#[derive(Serialize, Deserialize)]
struct ExitAnswered {
    attempt: String,
    learner: String,
    options: Vec<String>,
    right: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    misconceptions: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct AttemptClosed {
    attempt: String,
    ending: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stars: Vec<bool>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    figures: BTreeMap<String, i64>,
}

#[derive(Serialize, Deserialize)]
struct HomeworkTicked {
    learner: String,
    lesson: String,
    step: String,
}

#[derive(Serialize, Deserialize)]
struct SettingChanged {
    key: String,
    value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    learner: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Erased {
    learner: String,
}

/// All that is read of a body whose kind is unknown.
#[derive(Deserialize)]
struct Attempted {
    attempt: Option<String>,
}

impl Fact {
    /// Returns the kind under which the fact stands in files.
    pub fn kind(&self) -> &str {
        match self {
            Fact::LearnerAdded { .. } => "learner-added",
            Fact::LearnerRenamed { .. } => "learner-renamed",
            Fact::ClassMade { .. } => "class-made",
            Fact::ClassJoined { .. } => "class-joined",
            Fact::AttemptOpened { .. } => "attempt-opened",
            Fact::Acted { .. } => "acted",
            Fact::StepDone { .. } => "step-done",
            Fact::Missed { .. } => "missed",
            Fact::Refused { .. } => "refused",
            Fact::CalledTeacher { .. } => "called-teacher",
            Fact::ExitAnswered { .. } => "exit-answered",
            Fact::AttemptClosed { .. } => "attempt-closed",
            Fact::HomeworkTicked { .. } => "homework-ticked",
            Fact::SettingChanged(_) => "setting-changed",
            Fact::Erased { .. } => "erased",
            Fact::Unknown { kind, .. } => kind,
        }
    }

    /// Returns the JSON body under which the fact stands in files.
    pub fn body(&self) -> String {
        match self.clone() {
            Fact::LearnerAdded { learner, name, card } => json(&LearnerAdded {
                learner: learner.to_string(),
                name,
                card,
            }),
            Fact::LearnerRenamed { learner, name } => json(&LearnerRenamed {
                learner: learner.to_string(),
                name,
            }),
            Fact::ClassMade { class, name } => json(&ClassMade {
                class: class.to_string(),
                name,
            }),
            Fact::ClassJoined { class, learner } => json(&ClassJoined {
                class: class.to_string(),
                learner: learner.to_string(),
            }),
            Fact::HomeworkTicked { learner, lesson, step } => json(&HomeworkTicked {
                learner: learner.to_string(),
                lesson,
                step,
            }),
            Fact::SettingChanged(setting) => json(&setting_record(setting)),
            Fact::Erased { learner } => json(&Erased {
                learner: learner.to_string(),
            }),
            Fact::Unknown { body, .. } => body,
            of_attempt => attempt_body(of_attempt),
        }
    }

    /// Reads a fact from its wire form. Never fails: what does not fit is kept as `Unknown`.
    pub fn from_wire(kind: &str, body: &str) -> Fact {
        let fact = match kind {
            "learner-added" => learner_added(body),
            "learner-renamed" => learner_renamed(body),
            "class-made" => class_made(body),
            "class-joined" => class_joined(body),
            "attempt-opened" => attempt_opened(body),
            "acted" => acted(body),
            "step-done" => step_done(body),
            "missed" => missed(body),
            "refused" => refused(body),
            "called-teacher" => called_teacher(body),
            "exit-answered" => exit_answered(body),
            "attempt-closed" => attempt_closed(body),
            "homework-ticked" => homework_ticked(body),
            "setting-changed" => setting_changed(body),
            "erased" => erased(body),
            _ => None,
        };
        fact.unwrap_or_else(|| Fact::Unknown {
            kind: kind.to_owned(),
            attempt: read::<Attempted>(body).and_then(|record| record.attempt?.parse().ok()),
            body: body.to_owned(),
        })
    }
}

/// Returns the body of a fact that is part of an attempt.
fn attempt_body(fact: Fact) -> String {
    match fact {
        Fact::AttemptOpened {
            attempt,
            what,
            seed,
            learners,
            fingerprint,
            rules_version,
            parent,
        } => json(&AttemptOpened {
            attempt: attempt.to_string(),
            what: what.to_string(),
            seed: seed.to_string(),
            learners: texts(&learners),
            fingerprint: format!("{fingerprint:016x}"),
            rules_version,
            parent: parent.map(|parent| parent.to_string()),
        }),
        Fact::Acted { attempt, act } => json(&Acted {
            attempt: attempt.to_string(),
            act,
        }),
        Fact::StepDone {
            attempt,
            step,
            learners,
            skill,
            right,
            first_try_right,
            tries,
            hints,
            misconceptions,
        } => json(&StepDone {
            attempt: attempt.to_string(),
            step,
            learners: texts(&learners),
            skill,
            right,
            first_try_right,
            tries,
            hints,
            misconceptions,
        }),
        closing => closing_body(closing),
    }
}

fn closing_body(fact: Fact) -> String {
    match fact {
        Fact::Missed {
            attempt,
            step,
            misconceptions,
        } => json(&Missed {
            attempt: attempt.to_string(),
            step,
            misconceptions,
        }),
        Fact::Refused { attempt, step, code } => json(&Refused {
            attempt: attempt.to_string(),
            step,
            code,
        }),
        Fact::CalledTeacher { attempt, step } => json(&CalledTeacher {
            attempt: attempt.to_string(),
            step,
        }),
        Fact::ExitAnswered {
            attempt,
            learner,
            options,
            right,
            misconceptions,
        } => json(&ExitAnswered {
            attempt: attempt.to_string(),
            learner: learner.to_string(),
            options,
            right,
            misconceptions,
        }),
        Fact::AttemptClosed {
            attempt,
            ending,
            stars,
            figures,
        } => json(&AttemptClosed {
            attempt: attempt.to_string(),
            ending: ending_text(ending).to_owned(),
            stars,
            figures,
        }),
        other => unreachable!("`{}` is not a part of an attempt", other.kind()),
    }
}

fn learner_added(body: &str) -> Option<Fact> {
    let record: LearnerAdded = read(body)?;
    Some(Fact::LearnerAdded {
        learner: record.learner.parse().ok()?,
        name: record.name,
        card: record.card,
    })
}

fn learner_renamed(body: &str) -> Option<Fact> {
    let record: LearnerRenamed = read(body)?;
    Some(Fact::LearnerRenamed {
        learner: record.learner.parse().ok()?,
        name: record.name,
    })
}

fn class_made(body: &str) -> Option<Fact> {
    let record: ClassMade = read(body)?;
    Some(Fact::ClassMade {
        class: record.class.parse().ok()?,
        name: record.name,
    })
}

fn class_joined(body: &str) -> Option<Fact> {
    let record: ClassJoined = read(body)?;
    Some(Fact::ClassJoined {
        class: record.class.parse().ok()?,
        learner: record.learner.parse().ok()?,
    })
}

fn attempt_opened(body: &str) -> Option<Fact> {
    let record: AttemptOpened = read(body)?;
    let parent: Option<AttemptId> = match record.parent {
        Some(parent) => Some(parent.parse().ok()?),
        None => None,
    };
    Some(Fact::AttemptOpened {
        attempt: record.attempt.parse().ok()?,
        what: record.what.parse().ok()?,
        seed: record.seed.parse().ok()?,
        learners: learners(&record.learners)?,
        fingerprint: u64::from_str_radix(&record.fingerprint, 16).ok()?,
        rules_version: record.rules_version,
        parent,
    })
}

fn acted(body: &str) -> Option<Fact> {
    let record: Acted = read(body)?;
    Some(Fact::Acted {
        attempt: record.attempt.parse().ok()?,
        act: record.act,
    })
}

fn step_done(body: &str) -> Option<Fact> {
    let record: StepDone = read(body)?;
    Some(Fact::StepDone {
        attempt: record.attempt.parse().ok()?,
        step: record.step,
        learners: learners(&record.learners)?,
        skill: record.skill,
        right: record.right,
        first_try_right: record.first_try_right,
        tries: record.tries,
        hints: record.hints,
        misconceptions: record.misconceptions,
    })
}

fn missed(body: &str) -> Option<Fact> {
    let record: Missed = read(body)?;
    Some(Fact::Missed {
        attempt: record.attempt.parse().ok()?,
        step: record.step,
        misconceptions: record.misconceptions,
    })
}

fn refused(body: &str) -> Option<Fact> {
    let record: Refused = read(body)?;
    Some(Fact::Refused {
        attempt: record.attempt.parse().ok()?,
        step: record.step,
        code: record.code,
    })
}

fn called_teacher(body: &str) -> Option<Fact> {
    let record: CalledTeacher = read(body)?;
    Some(Fact::CalledTeacher {
        attempt: record.attempt.parse().ok()?,
        step: record.step,
    })
}

fn exit_answered(body: &str) -> Option<Fact> {
    let record: ExitAnswered = read(body)?;
    Some(Fact::ExitAnswered {
        attempt: record.attempt.parse().ok()?,
        learner: record.learner.parse().ok()?,
        options: record.options,
        right: record.right,
        misconceptions: record.misconceptions,
    })
}

fn attempt_closed(body: &str) -> Option<Fact> {
    let record: AttemptClosed = read(body)?;
    Some(Fact::AttemptClosed {
        attempt: record.attempt.parse().ok()?,
        ending: ending(&record.ending)?,
        stars: record.stars,
        figures: record.figures,
    })
}

fn homework_ticked(body: &str) -> Option<Fact> {
    let record: HomeworkTicked = read(body)?;
    Some(Fact::HomeworkTicked {
        learner: record.learner.parse().ok()?,
        lesson: record.lesson,
        step: record.step,
    })
}

fn setting_changed(body: &str) -> Option<Fact> {
    let record: SettingChanged = read(body)?;
    let words = || record.value.split_whitespace();
    let setting = match (record.key.as_str(), &record.learner) {
        ("languages", Some(learner)) => Setting::Languages {
            learner: learner.parse().ok()?,
            languages: words().map(str::to_owned).collect(),
        },
        ("trainer-pin", None) => Setting::TrainerPin(record.value),
        ("today", None) => Setting::Today(words().map(str::parse).collect::<Result<_, _>>().ok()?),
        ("today-class", None) => Setting::TodayClass(match words().next() {
            Some(class) => Some(class.parse().ok()?),
            None => None,
        }),
        (_, None) => Setting::Other {
            key: record.key,
            value: record.value,
        },
        // A learner's setting that this program does not know.
        (_, Some(_)) => return None,
    };
    Some(Fact::SettingChanged(setting))
}

fn erased(body: &str) -> Option<Fact> {
    let record: Erased = read(body)?;
    Some(Fact::Erased {
        learner: record.learner.parse().ok()?,
    })
}

fn setting_record(setting: Setting) -> SettingChanged {
    let (key, value, learner) = match setting {
        Setting::Languages { learner, languages } => ("languages", languages.join(" "), Some(learner.to_string())),
        Setting::TrainerPin(hash) => ("trainer-pin", hash, None),
        Setting::Today(whats) => {
            let whats: Vec<String> = whats.iter().map(What::to_string).collect();
            ("today", whats.join(" "), None)
        }
        Setting::TodayClass(class) => (
            "today-class",
            class.map(|class| class.to_string()).unwrap_or_default(),
            None,
        ),
        Setting::Other { key, value } => {
            return SettingChanged {
                key,
                value,
                learner: None,
            };
        }
    };
    SettingChanged {
        key: key.to_owned(),
        value,
        learner,
    }
}

fn ending_text(ending: Ending) -> &'static str {
    match ending {
        Ending::Finished => "finished",
        Ending::Left => "left",
        Ending::Stale => "stale",
    }
}

fn ending(text: &str) -> Option<Ending> {
    match text {
        "finished" => Some(Ending::Finished),
        "left" => Some(Ending::Left),
        "stale" => Some(Ending::Stale),
        _ => None,
    }
}

fn texts(learners: &[LearnerId]) -> Vec<String> {
    learners.iter().map(LearnerId::to_string).collect()
}

fn learners(texts: &[String]) -> Option<Vec<LearnerId>> {
    texts.iter().map(|text| text.parse().ok()).collect()
}

fn json<R: Serialize>(record: &R) -> String {
    serde_json::to_string(record).expect("a record holds only text, numbers and lists")
}

fn read<R: DeserializeOwned>(body: &str) -> Option<R> {
    serde_json::from_str(body).ok()
}
