//! Attempts as xAPI 2.0 statements (IEEE 9274.1.1), a JSON object a line, for a learning record store: one for each learner of each
//! attempt.
//!
//! Nobody is named in them: the account is the pseudonym of the reports. Times are those that the PC's clock claimed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Asked, Played, pseudonym};
use crate::{
    course::Text,
    tutor::{Ending, Learner, What},
};

/// Nobody's address, by the rules of the net: it only tells these accounts and activities from those of other programs.
const HOME: &str = "https://bazar.invalid/";
const VERBS: &str = "http://adlnet.gov/expapi/verbs/";
const ACTIVITIES: &str = "http://adlnet.gov/expapi/activities/";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Statement<'a> {
    id: String,
    actor: Actor,
    verb: Verb,
    object: Activity<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<ResultOf>,
    context: Context,
    timestamp: String,
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Actor {
    object_type: &'static str,
    account: Account,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Account {
    home_page: &'static str,
    name: String,
}

#[derive(Serialize)]
struct Verb {
    id: String,
    display: BTreeMap<&'static str, &'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Activity<'a> {
    object_type: &'static str,
    id: String,
    definition: Definition<'a>,
}

#[derive(Serialize)]
struct Definition<'a> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    name: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
struct ResultOf {
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    success: Option<bool>,
    completion: bool,
    duration: String,
}

/// Whole numbers: how many stars there are, or steps that were right at once.
#[derive(Serialize)]
struct Score {
    raw: usize,
    min: usize,
    max: usize,
}

#[derive(Serialize)]
struct Context {
    /// The attempt: the same for all who sat at it.
    registration: String,
    platform: &'static str,
}

/// Returns the lines; nothing of reviews, which are made of other lessons' steps.
pub fn xapi(asked: &Asked) -> String {
    let played = asked.attempts();
    let of_course = played
        .iter()
        .filter(|played| !matches!(played.attempt.what, What::Review(_)));
    let statements = of_course.flat_map(|played| {
        let learners = played.learners.iter();
        learners.map(|learner| statement(asked, played, learner))
    });
    let line = |statement: Statement| {
        let text = serde_json::to_string(&statement).expect("a statement holds only text and numbers");
        text + "\n"
    };
    statements.map(line).collect()
}

fn statement<'a>(asked: &Asked<'a>, played: &Played<'a>, learner: &Learner) -> Statement<'a> {
    let attempt = played.attempt;
    let is_finished = attempt.ending == Some(Ending::Finished);
    let is_won = !attempt.stars.is_empty() && attempt.stars.iter().all(|held| *held);
    let verb = match attempt.ending {
        None => "attempted",
        Some(Ending::Finished) if is_won => "passed",
        Some(Ending::Finished) => "completed",
        Some(Ending::Left | Ending::Stale) => "exited",
    };
    let at_ms = match attempt.ending {
        None => attempt.clock.opened_ms,
        Some(_) => attempt.clock.last_ms,
    };
    Statement {
        id: uuid(&format!("statement {} {} {verb}", played.id, learner.id)),
        actor: Actor {
            object_type: "Agent",
            account: Account {
                home_page: HOME,
                name: pseudonym(learner.id),
            },
        },
        verb: Verb {
            id: format!("{VERBS}{verb}"),
            display: BTreeMap::from([("en", verb)]),
        },
        object: activity(asked, &attempt.what),
        result: attempt.ending.map(|_| ResultOf {
            score: score(played),
            success: (!attempt.stars.is_empty()).then_some(is_won),
            completion: is_finished,
            duration: format!("PT{}S", attempt.clock.spent_s),
        }),
        context: Context {
            registration: uuid(&format!("attempt {}", played.id)),
            platform: "bazar",
        },
        timestamp: jiff::Timestamp::from_millisecond(at_ms).unwrap_or_default().to_string(),
        version: "2.0.0",
    }
}

fn activity<'a>(asked: &Asked<'a>, what: &What) -> Activity<'a> {
    let (kind, path, title) = match what {
        What::Lesson(id) => ("lesson", "lesson", asked.course.entry(id).map(|entry| &entry.title)),
        What::Scenario(id) => {
            let entry = asked.course.scenarios.entry(id);
            ("simulation", "scenario", entry.map(|entry| &entry.title))
        }
        What::Review(_) => ("lesson", "review", None),
    };
    let name = |text: &'a Text| {
        let languages = asked.course.languages.iter();
        let names = languages.filter_map(|lang| Some((lang.0.as_str(), text.get(lang)?)));
        names.collect()
    };
    Activity {
        object_type: "Activity",
        id: format!("{HOME}{path}/{}", what.id()),
        definition: Definition {
            kind: format!("{ACTIVITIES}{kind}"),
            name: title.map_or_else(BTreeMap::new, name),
        },
    }
}

/// Stars where a market has any, else steps that were right at the first try.
fn score(played: &Played) -> Option<Score> {
    let (stars, steps) = (&played.attempt.stars, played.attempt.steps.first_tries());
    let (raw, max) = match stars.is_empty() {
        false => (stars.iter().filter(|held| **held).count(), stars.len()),
        true => (steps.0 as usize, steps.1 as usize),
    };
    (0 < max).then_some(Score { raw, min: 0, max })
}

/// The same name always has the same id, so that a statement that is sent twice is one: version 8 of RFC 9562.
fn uuid(name: &str) -> String {
    let mut bytes = [0; 16];
    let hash = blake3::derive_key("bazar 2026 ids of statements", name.as_bytes());
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}
