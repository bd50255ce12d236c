//! How the practices of selling in a group of neighbours are broken in a script.

use super::breaks::{Break, otherwise};
use crate::market::{Command, Way, group_round};

/// As much as the list may hold is picked as soon as the round is open, and nothing after it.
pub(super) fn picked_before(script: &[Command]) -> Break {
    let is_bagging = |command: &Command| matches!(command, Command::GroupRound(group_round::Command::Bag(_)));
    let mut other = Vec::new();
    for command in script.iter().filter(|command| !is_bagging(command)) {
        other.push(command.clone());
        if let Command::GroupRound(group_round::Command::Open(terms)) = command {
            let all = group_round::command::Bags::Number(terms.most);
            other.push(Command::GroupRound(group_round::Command::Bag(all)));
        }
    }
    Break {
        way: "picked before counting".to_owned(),
        script: other,
    }
}

/// The seller sets off when the hour has come.
pub(super) fn brought_late(script: &[Command]) -> Break {
    let mut other = Vec::new();
    let mut pick_up_min = None;
    for command in script {
        if let Command::GroupRound(group_round::Command::Open(terms)) = command {
            pick_up_min = Some(terms.pick_up_min);
        } else if let Command::GroupRound(group_round::Command::Bring) = command {
            other.extend(pick_up_min.map(Command::wait_until));
        }
        other.push(command.clone());
    }
    Break {
        way: "brought late".to_owned(),
        script: other,
    }
}

pub(super) fn on_credit(script: &[Command]) -> Break {
    otherwise("on credit", script, |command| {
        let Command::GroupRound(group_round::Command::Open(terms)) = command else {
            return None;
        };
        let terms = group_round::command::Open {
            credit: true,
            ..terms.clone()
        };
        Some(Command::GroupRound(group_round::Command::Open(terms)))
    })
}

pub(super) fn sold_as_fresh(script: &[Command]) -> Break {
    otherwise("yesterday's as fresh", script, |command| {
        let told = matches!(command, Command::GroupRound(group_round::Command::Leftover(Way::Told)));
        told.then_some(Command::GroupRound(group_round::Command::Leftover(Way::Fresh)))
    })
}

/// In each round friends sign up, so many as are wanted at least.
pub(super) fn filled_by_friends(script: &[Command]) -> Break {
    let mut other = Vec::new();
    for command in script {
        other.push(command.clone());
        if let Command::GroupRound(group_round::Command::Open(terms)) = command {
            let friends = group_round::Command::Friends(terms.least.max(1));
            other.push(Command::GroupRound(friends));
        }
    }
    Break {
        way: "filled by friends".to_owned(),
        script: other,
    }
}
