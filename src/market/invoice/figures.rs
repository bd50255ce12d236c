//! What goals and reports may ask about invoices by the office: folds over the market's state, never counters of their own.

use super::{Invoice, InvoiceState};
use crate::figure::figures;
use crate::{Account, Market};

figures! {
    /// Invoices that the tax office wrote.
    InvoicesIssued: Up,
    /// Papers that it turned back.
    PapersTurnedBack: Up,
    /// Tax paid for invoices (fen).
    TaxFen: Up,
}

/// Returns what a figure is worth; nothing where no office writes invoices.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let count = |of: &dyn Fn(&Invoice) -> u32| market.invoices.values().map(|invoice| i64::from(of(invoice))).sum();
    match figure {
        Figure::InvoicesIssued => count(&|invoice| u32::from(invoice.state == InvoiceState::Issued)),
        Figure::PapersTurnedBack => count(&|invoice| invoice.turned_back),
        Figure::TaxFen => market.ledger.balance(Account::Tax),
    }
}
