//! How what is good about samples is broken in a script: none is sent, or one that is better than the lot.

use super::breaks::Break;
use crate::market::{Command, Happening, Name, Selector, Setting, order, sample};

/// Nobody who asks for a sample gets one; or they get picked pieces.
pub(super) fn unlike(setting: &Setting, script: &[Command]) -> Vec<Break> {
    let asks = |name: &Name| {
        let mut plan = setting.scenario.plan.iter();
        plan.any(|planned| {
            matches!(&planned.what, Happening::Call(call) if call.sample_for.is_some() && call.name == name.as_str())
        })
    };
    let accepted = |command: &Command| {
        if let Command::Order(order::Command::Accept(Selector::Named(names))) = command {
            names.iter().any(asks).then(|| names.clone())
        } else {
            None
        }
    };
    let none = script.iter().filter(|command| accepted(command).is_none());
    let none = Break {
        way: "no sample".to_owned(),
        script: none.cloned().collect(),
    };
    let mut picked = Vec::new();
    for command in script {
        picked.push(command.clone());
        if let Some(names) = accepted(command) {
            let samples = names.into_iter().filter(asks).collect();
            picked.push(sample::Command::ChooseBest(Selector::Named(samples)).into());
        }
    }
    let picked = Break {
        way: "better than the lot".to_owned(),
        script: picked,
    };
    vec![none, picked]
}
