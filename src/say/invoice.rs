//! Invoices that the tax office writes, in words.

use super::{Arg, Sentence, event::called, sentence};
use crate::market::{Origin, invoice};

/// Returns what happened to an order's papers.
pub(super) fn event(event: &invoice::Event) -> Sentence {
    match event {
        invoice::Event::Brought(invoice::event::Brought { order, ready_min, .. }) => {
            sentence::invoice_event_brought(called(order), Arg::Moment(*ready_min))
        }
        invoice::Event::Issued(invoice::event::Issued { order, tax_fen: 0 }) => {
            sentence::invoice_event_issued_free(called(order))
        }
        invoice::Event::Issued(invoice::event::Issued { order, tax_fen }) => {
            sentence::invoice_event_issued(called(order), Arg::Yuan(*tax_fen))
        }
        invoice::Event::TurnedBack(invoice::event::TurnedBack { order }) => {
            sentence::invoice_event_turned_back(called(order))
        }
    }
}

/// Where the papers say that goods are from.
pub fn origin(origin: Origin) -> Sentence {
    match origin {
        Origin::Own => sentence::invoice_own(),
        Origin::Bought => sentence::invoice_bought(),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &invoice::Refusal) -> [Sentence; 2] {
    match refusal {
        invoice::Refusal::NoOffice => [sentence::say_no_no_office(), sentence::say_way_no_office()],
        invoice::Refusal::PapersWanted => [sentence::say_no_papers_wanted(), sentence::say_way_papers_wanted()],
        invoice::Refusal::PapersThere(invoice::refusal::PapersThere { ready_min }) => [
            sentence::say_no_papers_there(Arg::Moment(*ready_min)),
            sentence::say_way_papers_there(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: invoice::Figure) -> Sentence {
    match figure {
        invoice::Figure::InvoicesIssued => sentence::invoice_figure_issued(),
        invoice::Figure::PapersTurnedBack => sentence::invoice_figure_turned_back(),
        invoice::Figure::TaxFen => sentence::invoice_figure_tax(),
    }
}
