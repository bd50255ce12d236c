//! Money that was asked for without reason and given back: answered unread, refused for the wrong reason, or with nothing to lay
//! beside it.

use super::suspects::{Scene, besides, fault, only};
use super::{Deed, Fault};
use crate::market::{AfterSale, Command, Complaint, RejectReason, aftersale, time};
use crate::tutor::Change;

impl<'a> Scene<'a> {
    /// What was asked for without reason, as a photograph can show: the buyer's, or the one of the packed box.
    pub(super) fn disproved(self) -> Option<&'a AfterSale> {
        let asked = self.market.after_sales.get(self.loss.about.as_str())?;
        let can_be_told = asked.shown.is_some() || asked.complaint == Complaint::BadFruit;
        (can_be_told && self.market.is_untrue(asked)).then_some(asked)
    }

    /// The answer that would have held, had it been given when it was asked for.
    pub(super) fn of_false_claim(self) -> Option<Fault> {
        let asked = self.disproved()?;
        let day = &self.market.setting.rules.day;
        let at_min = time::next_open(asked.opened_min, day.opens_min, day.closes_min);
        let reasons = self.market.reject_reasons(asked).into_iter();
        let mut reasons = reasons.filter(|reason| self.market.reason_stands(asked, *reason));
        let reject = reasons.next().map(|reason| self.refusal(reason));
        let settle = || aftersale::Command::Settle(only(&self.loss.about)).into();
        let answer = reject.or_else(|| self.market.shows_less(asked).then(settle));
        let Some(answer) = answer else {
            return self.unproved(asked, at_min);
        };
        let deed = if asked.overdue {
            Deed::Silent
        } else if asked.rejected.is_some() {
            Deed::BesideIt
        } else {
            Deed::PaidUnread
        };
        let since_min = asked.answered_min.unwrap_or(at_min);
        Some(fault(deed, since_min, besides(at_min, [answer])))
    }

    /// Nobody looked at the packed box, so nothing proves what was in it.
    fn unproved(self, asked: &AfterSale, asked_min: u32) -> Option<Fault> {
        let order = self.market.orders.get(&asked.order)?;
        let reason = if asked.complaint.is_of_weight() {
            RejectReason::FullWeight
        } else {
            RejectReason::PackingPhoto
        };
        let mend = Change::Proved {
            order: asked.order.clone(),
            asked_min,
            refusal: self.refusal(reason),
        };
        Some(fault(Deed::Unproved, order.packed_min?, mend))
    }

    fn refusal(self, reason: RejectReason) -> Command {
        let orders = only(&self.loss.about);
        aftersale::Command::Reject(aftersale::command::Reject { orders, reason }).into()
    }
}
