//! The goods page on the desk: its fields with what they hold, why it came back, and the choices for each field that goes
//! through review. Sizes and terms are `goods`', the title is `title`'s.

use crate::market::listing;
use std::collections::BTreeSet;

use super::{
    goods,
    menu::{Menu, OnChoose},
    page::MarketPage,
    shop::listing_state,
    title,
    words::{due, missing},
};
use crate::{
    market::{CategoryId, Command, Listing, ListingFault, ListingState, Market},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// A field of the goods page, to mark those that reviewers sent back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Title,
    Category,
    Attributes,
    Photos,
    Details,
    Sizes,
    Terms,
}

impl Part {
    fn name(self) -> Sentence {
        match self {
            Part::Title => sentence::market_title(),
            Part::Category => sentence::market_category(),
            Part::Attributes => sentence::market_attributes(),
            Part::Photos => sentence::market_photos(),
            Part::Details => sentence::market_details(),
            Part::Sizes => sentence::market_sizes(),
            Part::Terms => sentence::market_terms(),
        }
    }
}

pub fn ctx(market: &Market) -> Option<&Listing> {
    market.listings.get(market.desk.as_ref()?)
}

/// The goods page on the desk, and each of its fields that goes through review.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    /// Every field with what it holds.
    Form,
    /// The categories under this one.
    Category(Option<CategoryId>),
    Attributes,
    Attribute(String),
    /// Pictures ticked so far.
    Photos(BTreeSet<String>),
    /// Lines of the description ticked so far.
    Details(BTreeSet<String>),
    /// Words of the title so far.
    Title(Vec<String>),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Form => form(market),
        Page::Category(parent) => category(parent.as_deref(), market),
        Page::Attributes => attributes(market),
        Page::Attribute(id) => attribute(id, market),
        Page::Photos(ticked) => photos(ticked, market),
        Page::Details(ticked) => details(ticked, market),
        Page::Title(tiles) => title::menu(tiles, market),
    }
}

fn form(market: &Market) -> Menu {
    let Some(listing) = ctx(market) else {
        let mut menu = Menu::titled(sentence::market_listing_title());
        menu.go(sentence::market_errand_list(), MarketPage::Goods(goods::Page::Products));
        return menu;
    };
    let mut menu = standing(listing, market);
    let at = MarketPage::Listing;
    let faulty: BTreeSet<Part> = market.standing_page_faults(listing).iter().map(part_of).collect();
    let draft = &listing.draft;
    let terms = [
        !draft.freight.is_empty(),
        draft.promise_h.is_some(),
        draft.seven_days.is_some(),
    ];
    let written = terms.iter().filter(|is_written| **is_written).count();
    let mut field = |part: Part, value: Option<Arg>, page: MarketPage| {
        let is_empty = value.is_none() || part == Part::Terms && written < terms.len();
        let make = if faulty.contains(&part) {
            sentence::market_field_bad
        } else {
            sentence::market_field
        };
        menu.go(make(Arg::say(part.name()), value.unwrap_or_else(missing)), page);
        if is_empty {
            menu.wanting();
        }
    };
    field(
        Part::Sizes,
        count(listing.skus.len()),
        MarketPage::Goods(goods::Page::Sizes),
    );
    let title = (!draft.title.is_empty()).then(|| Arg::as_is(draft.title.clone()));
    field(Part::Title, title, at(Page::Title(title::words(listing, market))));
    let category = draft.category.as_ref().map(|category| Arg::name("category", category));
    field(Part::Category, category, at(Page::Category(None)));
    field(Part::Attributes, count(draft.attributes.len()), at(Page::Attributes));
    field(
        Part::Photos,
        count(draft.photos.len()),
        at(Page::Photos(draft.photos.clone())),
    );
    field(
        Part::Details,
        count(draft.details.len()),
        at(Page::Details(draft.details.clone())),
    );
    field(Part::Terms, count(written), MarketPage::Goods(goods::Page::Terms));
    if listing.state == ListingState::Reviewing {
        menu.wait();
    } else {
        // Said before it binds: what passes the review may still be sold at a loss.
        for net_g in market.at_a_loss_in(listing) {
            menu.show_in(sentence::market_size_at_a_loss(Arg::grams(net_g)), Ink::Warn);
        }
        let submit = OnChoose::act(listing::Command::Submit, usize::MAX);
        menu.offer(sentence::market_submit(), submit);
    }
    menu
}

/// Where the listing stands, and what the reviewers found.
fn standing(listing: &Listing, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_listing_title());
    menu.show_in(
        Sentence::pair(Arg::name("product", &listing.product), Arg::say(listing_state(listing))),
        Ink::Strong,
    );
    if listing.state == ListingState::Reviewing {
        menu.show(sentence::market_result_at(due(listing.review_until_min, market)));
    }
    if listing.shows_old_page() {
        menu.show_in(sentence::market_old_page(), Ink::Warn);
    }
    for fault in market.standing_page_faults(listing) {
        menu.show_in(say::listing_fault(&fault), Ink::Bad);
    }
    menu
}

fn count(count: usize) -> Option<Arg> {
    (count > 0).then(|| Arg::say(sentence::market_count(Arg::Number(count as i64))))
}

fn part_of(fault: &ListingFault) -> Part {
    match fault {
        ListingFault::TitleMissing | ListingFault::Title(_) => Part::Title,
        ListingFault::CategoryMissing | ListingFault::CategoryWrong => Part::Category,
        ListingFault::AttributeMissing(_) | ListingFault::AttributeUnproven(_) => Part::Attributes,
        ListingFault::TooFewPhotos { .. } | ListingFault::MainPhotoMissing => Part::Photos,
        ListingFault::SkuMissing | ListingFault::StockMissing => Part::Sizes,
        ListingFault::FreightMissing
        | ListingFault::SentNowhere
        | ListingFault::PromiseMissing
        | ListingFault::SevenDaysMissing
        | ListingFault::SevenDaysRequired => Part::Terms,
        ListingFault::BadLine(_) => Part::Details,
        ListingFault::FalseWas => Part::Sizes,
        ListingFault::OtherWeight(_) | ListingFault::PromiseNotMade(_) => Part::Title,
    }
}

fn category(parent: Option<&str>, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_category());
    if let Some(parent) = parent {
        menu.show(sentence::market_category_in(Arg::name("category", parent)));
    }
    let categories = &market.setting.rules.categories;
    let has_parts = |id: &str| {
        categories
            .values()
            .any(|category| category.parent.as_deref() == Some(id))
    };
    for (id, category) in categories {
        if category.parent.as_deref() != parent {
            continue;
        }
        let name = Arg::name("category", id);
        if has_parts(id) {
            let said = sentence::market_category_parts(name);
            menu.go(said, MarketPage::Listing(Page::Category(Some(id.clone()))));
        } else {
            menu.offer(
                Sentence::of(name),
                OnChoose::DoTo(
                    Command::from(listing::Edit::Category(id.clone())),
                    MarketPage::Listing(Page::Form),
                ),
            );
        }
    }
    menu
}

fn attributes(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_attributes());
    let Some(listing) = ctx(market) else { return menu };
    let category = listing
        .draft
        .category
        .as_ref()
        .and_then(|id| market.setting.rules.categories.get(id));
    let Some(category) = category else {
        menu.show_in(sentence::market_category_first(), Ink::Warn);
        menu.go(sentence::market_category(), MarketPage::Listing(Page::Category(None)));
        return menu;
    };
    for attribute in &category.attributes {
        let value = match listing.draft.attributes.get(&attribute.id) {
            Some(value) => Arg::name("value", value),
            None if attribute.required => Arg::say(sentence::market_required()),
            None => Arg::say(sentence::market_optional()),
        };
        menu.go(
            Sentence::pair(Arg::name("attribute", &attribute.id), value),
            MarketPage::Listing(Page::Attribute(attribute.id.clone())),
        );
        if attribute.required && !listing.draft.attributes.contains_key(&attribute.id) {
            menu.wanting();
        }
    }
    menu
}

fn attribute(attribute: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(Sentence::of(Arg::name("attribute", attribute)));
    let options = ctx(market)
        .and_then(|listing| listing.draft.category.as_ref())
        .and_then(|id| market.setting.rules.categories.get(id))
        .and_then(|category| category.attributes.iter().find(|known| known.id == attribute))
        .map(|known| known.options.as_slice())
        .unwrap_or_default();
    for option in options {
        let command = Command::from(listing::Edit::Attribute(listing::edit::Attribute {
            attribute: attribute.to_owned(),
            value: option.clone(),
        }));
        menu.offer(Sentence::of(Arg::name("value", option)), OnChoose::Do(command, 1));
    }
    menu
}

fn photos(ticked: &BTreeSet<String>, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_photos());
    menu.show(sentence::market_photos_ask());
    let photos: Vec<&str> = market.setting.rules.photos.iter().map(String::as_str).collect();
    let in_order: Vec<String> = photos
        .iter()
        .filter(|id| ticked.contains(**id))
        .map(|id| (*id).to_owned())
        .collect();
    // Nothing chosen is nothing done.
    let ready = if in_order.is_empty() {
        OnChoose::Refuse([sentence::market_photos_empty(), sentence::market_photos_empty_way()])
    } else {
        OnChoose::Do(Command::from(listing::Edit::Photos(in_order)), 1)
    };
    menu.offer(sentence::market_ready(), ready);
    ticks(&mut menu, "photo", &photos, ticked, |ticked| {
        MarketPage::Listing(Page::Photos(ticked))
    });
    let all = photos.iter().map(|id| (*id).to_owned()).collect();
    menu.offer(
        sentence::market_photos_all(Arg::Number(photos.len() as i64)),
        OnChoose::Do(Command::from(listing::Edit::Photos(all)), 1),
    );
    menu
}

fn details(ticked: &BTreeSet<String>, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_details());
    menu.show(sentence::market_details_ask());
    let lines: Vec<String> = ticked.iter().cloned().collect();
    let ready = if lines.is_empty() {
        OnChoose::Refuse([sentence::market_details_empty(), sentence::market_details_empty_way()])
    } else {
        OnChoose::Do(Command::from(listing::Edit::Details(lines)), 1)
    };
    menu.offer(sentence::market_ready(), ready);
    let words = &market.setting.rules.words;
    let lines: Vec<&str> = words
        .details
        .iter()
        .chain(words.lines.keys())
        .map(String::as_str)
        .collect();
    ticks(&mut menu, "detail", &lines, ticked, |ticked| {
        MarketPage::Listing(Page::Details(ticked))
    });
    menu
}

/// Offers each id with its tick; taking it turns the tick over.
pub fn ticks(
    menu: &mut Menu,
    kind: &str,
    ids: &[&str],
    ticked: &BTreeSet<String>,
    page: impl Fn(BTreeSet<String>) -> MarketPage,
) {
    for id in ids {
        let is_ticked = ticked.contains(*id);
        let mut turned = ticked.clone();
        if is_ticked {
            turned.remove(*id);
        } else {
            turned.insert((*id).to_owned());
        }
        menu.tick(
            Sentence::of(Arg::name(kind, id)),
            is_ticked,
            OnChoose::Swap(page(turned)),
        );
    }
}
