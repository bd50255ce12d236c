//! What was begun on the market's pages: a choice that is made bit by bit is kept as it was left, and the pages that were open at each
//! deed are remembered, so that what is taken back is offered where it was chosen. Leaves showing both to the pages.

use super::{Level, listing, packing, page::MarketPage, promote, rounds, title, van};
use crate::market::{Event, Market, ProductId};

/// Pages that were left with a choice half made, each with the goods page that lay on the desk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drafts(Vec<(Option<ProductId>, MarketPage)>);

impl Drafts {
    pub fn keep(&mut self, page: MarketPage, market: &Market) {
        if is_draft_of(&page, &page) {
            self.0
                .retain(|(desk, kept)| *desk != market.desk || !is_draft_of(kept, &page));
            self.0.push((market.desk.clone(), page));
        }
    }

    /// The page as it was left, where it was and still makes sense; else as it is opened.
    pub fn take(&mut self, page: MarketPage, market: &Market) -> MarketPage {
        let is_it = |(desk, kept): &(Option<ProductId>, MarketPage)| *desk == market.desk && is_draft_of(kept, &page);
        let kept = self.0.iter().position(is_it).map(|at| self.0.remove(at).1);
        kept.and_then(|kept| still(kept, market)).unwrap_or(page)
    }

    /// How parcels were to go is no choice for the next ones.
    pub fn forget_sent(&mut self, events: &[Event]) {
        if events.iter().any(|event| matches!(event, Event::Parcel(_))) {
            self.0.retain(|(_, page)| !matches!(page, MarketPage::Packing(_)));
        }
    }
}

/// Whether both are the same page on which a choice is made bit by bit, whatever is chosen so far.
fn is_draft_of(kept: &MarketPage, page: &MarketPage) -> bool {
    use listing::Page as OfListing;
    match (kept, page) {
        (MarketPage::Listing(OfListing::Title(_)), MarketPage::Listing(OfListing::Title(_)))
        | (MarketPage::Listing(OfListing::Photos(_)), MarketPage::Listing(OfListing::Photos(_)))
        | (MarketPage::Listing(OfListing::Details(_)), MarketPage::Listing(OfListing::Details(_)))
        | (MarketPage::Promote(promote::Page::Video(_)), MarketPage::Promote(promote::Page::Video(_)))
        | (MarketPage::Van(van::Page::Round(_)), MarketPage::Van(van::Page::Round(_)))
        | (MarketPage::Round(rounds::Page::Terms(_)), MarketPage::Round(rounds::Page::Terms(_))) => true,
        (MarketPage::Packing(packing::Page::Ship(kept, _)), MarketPage::Packing(packing::Page::Ship(orders, _))) => {
            kept == orders
        }
        _ => false,
    }
}

/// What was chosen, without what cannot be chosen any more.
fn still(kept: MarketPage, market: &Market) -> Option<MarketPage> {
    if let MarketPage::Listing(listing::Page::Title(words)) = kept {
        let words = title::still_offered(words, market);
        return Some(MarketPage::Listing(listing::Page::Title(words)));
    }
    let is_past = if let MarketPage::Round(rounds::Page::Terms(terms)) = &kept {
        !rounds::is_possible(terms, market)
    } else {
        false
    };
    (!is_past).then_some(kept)
}

/// The pages that were open when each deed was chosen, by how much had happened before it; the last deed is the last.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Deeds {
    all: Vec<(usize, Vec<Level>)>,
    /// Chosen, and not done yet.
    begun: Option<(usize, Vec<Level>)>,
}

/// More than anybody takes back.
const REMEMBERED: usize = 40;

impl Deeds {
    pub fn begin(&mut self, levels: &[Level], market: &Market) {
        self.begun = Some((market.log.len(), levels.to_vec()));
    }

    pub fn done(&mut self) {
        self.all.extend(self.begun.take());
        let past = self.all.len().saturating_sub(REMEMBERED);
        self.all.drain(..past);
    }

    /// Where that was chosen which was taken back; nothing where it was done before this screen was opened.
    pub fn take_back(&mut self, market: &Market) -> Option<Vec<Level>> {
        let (before, levels) = self.all.pop()?;
        if before == market.log.len() {
            return Some(levels);
        }
        self.all.clear();
        None
    }
}
