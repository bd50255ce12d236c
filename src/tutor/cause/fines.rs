//! Which decisions could have led to a fine: what was said, shown, priced or refused, and the paper that nobody showed.

use super::suspects::{Scene, besides, did, fault};
use super::{Deed, Fault, LossKind};
use crate::market::{Card, Command, listing, live, promotion, shop};
use crate::tutor::Change;

impl Scene<'_> {
    pub(super) fn of_fine(self) -> Vec<Fault> {
        let about = self.loss.about.as_str();
        let forbidden = self.market.messages.get(about).filter(|asked| asked.forbidden);
        if let Some(at_min) = forbidden.and_then(|asked| asked.answered_min) {
            return vec![fault(Deed::Forbidden, at_min, Change::Answered)];
        }
        let overclaimed = self.overclaimed();
        if !overclaimed.is_empty() {
            return overclaimed;
        }
        if let Some(asked) = self.market.after_sales.get(about) {
            return vec![self.unfair(asked)];
        }
        let appealed = self.unappealed();
        if !appealed.is_empty() {
            return appealed;
        }
        let breach = self.given_at(self.loss.at_min, |command| self.is_breach(command));
        breach
            .map(|given| did(given, self.true_line(given.1)))
            .into_iter()
            .collect()
    }

    /// Whether a command is what the shop was fined for.
    fn is_breach(self, command: &Command) -> bool {
        let LossKind::Fined { kind, .. } = &self.loss.kind else {
            return false;
        };
        let rules = &self.market.setting.rules;
        if let Command::Live(live::Command::Say(line)) = command {
            rules
                .lines
                .get(line)
                .is_some_and(|line| line.breach.as_ref() == Some(kind))
        } else if let Command::Promotion(promotion::Command::Card(card)) = command {
            *kind == rules.conduct.paid_praise && *card == Card::PaidPraise
        } else if let Command::Promotion(
            promotion::Command::Was(_)
            | promotion::Command::Sale(_)
            | promotion::Command::Pair(_)
            | promotion::Command::Coupon(_)
            | promotion::Command::Group(_),
        ) = command
        {
            *kind == rules.conduct.false_price
        } else {
            false
        }
    }

    /// The page named a better grade than the goods have.
    fn overclaimed(self) -> Vec<Fault> {
        let (rules, terms) = (&self.market.setting.rules, &self.market.setting.rules.harvest);
        if !matches!(&self.loss.kind, LossKind::Fined { kind, .. } if *kind == rules.conduct.false_grade) {
            return Vec::new();
        }
        let graded = |grade: &String| {
            Command::from(listing::Edit::Attribute(listing::edit::Attribute {
                attribute: terms.grade_attribute.clone(),
                value: grade.clone(),
            }))
        };
        let is_grade = |command: &Command| {
            matches!(command, Command::Listing(listing::Command::Edit(listing::Edit::Attribute(edit)))
                if edit.attribute == terms.grade_attribute)
        };
        let said = self.given_at(self.loss.at_min, is_grade);
        let lower = [&terms.grade_second, &terms.grade_mixed];
        let truer = |given: (u32, &Command)| {
            let others = lower.map(graded).into_iter().filter(|other| other != given.1);
            others.map(|other| did(given, Some(other))).collect::<Vec<Fault>>()
        };
        said.map(truer).unwrap_or_default()
    }

    /// What could have been said on air instead.
    fn true_line(self, command: &Command) -> Option<Command> {
        let Command::Live(live::Command::Say(said)) = command else {
            return None;
        };
        let lines = &self.market.setting.rules.lines;
        let part = &lines.get(said)?.part;
        let (line, _) = lines
            .iter()
            .find(|(_, line)| line.part == *part && line.breach.is_none())?;
        Some(Command::Live(live::Command::Say(line.clone())))
    }

    /// Somebody accused the shop wrongly, and nobody showed the paper.
    fn unappealed(self) -> Vec<Fault> {
        let violations = self.market.shop.violations.iter().enumerate();
        let mut unproved = violations.filter(|(_, violation)| violation.about == self.loss.about && !violation.is_true);
        let Some((at, violation)) = unproved.next() else {
            return Vec::new();
        };
        let kind = self.market.setting.rules.violations.get(&violation.kind);
        let Some(evidence) = kind.and_then(|kind| kind.evidence.clone()) else {
            return Vec::new();
        };
        let number = u32::try_from(at + 1).expect("a few lines");
        let appeal = Command::Shop(shop::Command::Appeal(shop::command::Appeal { number, evidence }));
        vec![fault(
            Deed::Silent,
            violation.at_min,
            besides(violation.at_min, [appeal]),
        )]
    }
}
