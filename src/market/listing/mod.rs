//! A listing: the page buyers see, filled field by field, reviewed, put on the shelf.
//!
//! ```text
//! Draft ─submit─▶ Reviewing ─pass─▶ OnShelf ◀─restock/shelve─▶ SoldOut / Down
//!   ▲                 │                │
//!   └────reject───────┘     title or pictures edited ─▶ Draft again; buyers go on seeing the passed page
//! ```
//! Price and stock change at once; everything else reaches buyers only through a review.

pub mod command;
mod cover;
pub use cover::PieceCost;
pub mod edit;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

pub use command::Command;
pub use edit::Edit;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use crate::{CategoryId, ProductId, ZoneId, order, papers, shop};
use std::collections::{BTreeMap, BTreeSet};

use super::{
    Assurance, FreightTerms, Market, Obligation, ObligationKind, PriceTag, ResponsibleRole, RulePack, Sale, ShopState,
    Thing, TitleFault, TitleProblem, judge_title, lowest_deal_fen, named_weights, run::Decision, title_worth,
};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &[
    "categories",
    "couriers",
    "harvest",
    "minutes",
    "packs",
    "photos",
    "places",
    "products",
    "words",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListingState {
    /// Being filled; nothing was sent to review since the last change.
    Draft,
    Reviewing,
    /// Sent back with reasons.
    Rejected,
    /// Passed.
    Passed,
}

/// Where the passed page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShelfState {
    /// Never passed.
    None,
    OnShelf,
    SoldOut,
    /// Taken down by the seller.
    Down,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub product: ProductId,
    /// Of the page on the desk.
    pub state: ListingState,
    pub draft: GoodsPage,
    /// What buyers see; absent until the first pass.
    pub live: Option<GoodsPage>,
    /// What the live title is worth to the demand; weighed once, when it passes.
    pub title_ppm: i64,
    pub shelf: ShelfState,
    /// Sizes for sale by net grams; their price and stock change at once.
    pub skus: BTreeMap<u32, Sku>,
    pub review_until_min: u32,
    pub faults: Vec<ListingFault>,
    pub rejections: u32,
    /// In all titles that were sent to review.
    pub banned_words: u32,
    pub shelved_min: Option<u32>,
}

/// What goes through review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoodsPage {
    pub title: String,
    pub category: Option<CategoryId>,
    pub attributes: BTreeMap<String, String>,
    pub photos: BTreeSet<String>,
    pub details: BTreeSet<String>,
    /// The freight template by zone.
    pub freight: BTreeMap<ZoneId, FreightTerms>,
    pub promise_h: Option<u32>,
    /// Absent until the rule is shown one way or the other.
    pub seven_days: Option<bool>,
    pub assurances: BTreeSet<Assurance>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sku {
    pub price_fen: i64,
    /// Pieces for sale.
    pub stock: u32,
    /// The comparison price shown crossed out.
    pub was: Option<PriceTag>,
    /// A discount for some days.
    pub sale: Option<Sale>,
    /// Price and number of people for those who buy together.
    pub group: Option<(i64, u32)>,
}

/// Why reviewers send a listing back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum ListingFault {
    TitleMissing,
    /// The title breaks a rule of words.
    Title(super::TitleProblem),
    CategoryMissing,
    /// The product belongs elsewhere.
    CategoryWrong,
    AttributeMissing(String),
    /// The value is not what the seller's papers show.
    AttributeUnproven(String),
    TooFewPhotos {
        have: u32,
        need: u32,
    },
    /// The picture of the whole goods is missing.
    MainPhotoMissing,
    SkuMissing,
    StockMissing,
    FreightMissing,
    /// Nowhere to send.
    SentNowhere,
    PromiseMissing,
    SevenDaysMissing,
    /// Goods that do not perish must take seven days' returns.
    SevenDaysRequired,
    /// A line of the description may not be written.
    BadLine(String),
    /// Nothing was sold so dear in the days before.
    FalseWas,
    /// The title names a weight that no size of the page has.
    OtherWeight(String),
    /// The title promises what the page does not.
    PromiseNotMade(String),
}

impl ListingFault {
    /// Returns the id under which `course` keeps the reason's name: `reason.category-wrong`.
    pub fn code(&self) -> &'static str {
        match self {
            ListingFault::Title(problem) => problem.code(),
            other @ ListingFault::TitleMissing
            | other @ ListingFault::CategoryMissing
            | other @ ListingFault::CategoryWrong
            | other @ ListingFault::AttributeMissing(_)
            | other @ ListingFault::AttributeUnproven(_)
            | other @ ListingFault::TooFewPhotos { .. }
            | other @ ListingFault::MainPhotoMissing
            | other @ ListingFault::SkuMissing
            | other @ ListingFault::StockMissing
            | other @ ListingFault::FreightMissing
            | other @ ListingFault::SentNowhere
            | other @ ListingFault::PromiseMissing
            | other @ ListingFault::SevenDaysMissing
            | other @ ListingFault::SevenDaysRequired
            | other @ ListingFault::BadLine(_)
            | other @ ListingFault::FalseWas
            | other @ ListingFault::OtherWeight(_)
            | other @ ListingFault::PromiseNotMade(_) => other.into(),
        }
    }
}

impl Listing {
    /// Returns the sizes that are in stock.
    pub fn skus_in_stock(&self) -> impl Iterator<Item = (&u32, &Sku)> {
        self.skus.iter().filter(|(_, sku)| sku.stock > 0)
    }

    /// Returns what the page offers of all sizes together (g).
    pub fn offered_g(&self) -> u64 {
        let offered = self
            .skus
            .iter()
            .map(|(net_g, sku)| u64::from(*net_g) * u64::from(sku.stock));
        offered.sum()
    }

    pub fn is_seen(&self) -> bool {
        self.shelf == ShelfState::OnShelf && self.live.is_some()
    }

    /// Whether buyers see another page than the one that is written, which nobody has sent to review.
    pub fn shows_old_page(&self) -> bool {
        self.is_seen() && self.state == ListingState::Draft && self.live.as_ref() != Some(&self.draft)
    }
}

/// What falls due for a listing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Review(ProductId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Review(_) => 4,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Review(product) => review(market, product),
    }
}

pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let listings = market.listings.values();
    let waiting = listings.filter(|listing| listing.state == ListingState::Reviewing);
    let owed = waiting.map(|listing| {
        let (kind, owner) = (ObligationKind::ListingReview, ResponsibleRole::Market);
        Obligation::open(&listing.product, kind, owner, listing.review_until_min)
    });
    owed.collect()
}

/// Checks and answers the commands about listings.
pub(crate) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let minutes = &market.setting.rules.minutes;
    match command {
        Command::List(product) => begin(market, product),
        Command::Submit => submit(market, on_desk(market)?),
        Command::Shelve => shelve(market, on_desk(market)?),
        Command::Unshelve => unshelve(market, on_desk(market)?),
        Command::Edit(edit @ Edit::Photos(_)) => write(market, on_desk(market)?, edit, minutes.photo),
        Command::Edit(edit) => write(market, on_desk(market)?, edit, minutes.edit),
    }
}

/// Returns the listing that edits go to.
fn on_desk(market: &Market) -> Result<&Listing, crate::Refusal> {
    let product = market.desk.as_ref();
    let listing = product.and_then(|product| market.listings.get(product));
    listing.ok_or(Refusal::NoListing.into())
}

fn shelve(market: &Market, listing: &Listing) -> Result<Decision, crate::Refusal> {
    match listing.shelf {
        ShelfState::None => return Err(Refusal::NotPassed.into()),
        ShelfState::OnShelf => return Err(crate::Refusal::ALREADY_SO),
        ShelfState::Down | ShelfState::SoldOut => {}
    }
    if listing.skus_in_stock().next().is_none() {
        let wanted = order::refusal::GoodsFor::Shelf;
        return Err(order::refusal::NotEnoughGoods { left_g: 0, wanted }.into());
    }
    let product = listing.product.clone();
    Ok(Decision::of(
        event::Shelved { product },
        market.setting.rules.minutes.edit,
    ))
}

fn unshelve(market: &Market, listing: &Listing) -> Result<Decision, crate::Refusal> {
    match listing.shelf {
        ShelfState::None => return Err(Refusal::NotPassed.into()),
        ShelfState::Down | ShelfState::SoldOut => return Err(crate::Refusal::ALREADY_SO),
        ShelfState::OnShelf => {}
    }
    let product = listing.product.clone();
    Ok(Decision::of(
        event::TakenDown { product },
        market.setting.rules.minutes.edit,
    ))
}

/// Writes a field of the listing on the desk.
fn write(market: &Market, listing: &Listing, edit: &Edit, minutes: u32) -> Result<Decision, crate::Refusal> {
    if listing.state == ListingState::Reviewing && !edit::is_instant(edit) {
        let until_min = listing.review_until_min;
        return Err(refusal::UnderReview { until_min }.into());
    }
    edit::check(market, listing, edit)?;
    let event = event::Edited {
        product: listing.product.clone(),
        edit: edit.clone(),
    };
    Ok(Decision::of(event, minutes))
}

/// Puts a product on the desk, for the first time or again.
fn begin(market: &Market, product: &ProductId) -> Result<Decision, crate::Refusal> {
    let minutes = &market.setting.rules.minutes;
    if !market.setting.scenario.goods.contains_key(product) {
        return Err(crate::Refusal::no_such(Thing::Product));
    }
    let trial = market.profile().and_then(|profile| profile.trial.as_ref());
    let trial = trial.filter(|_| market.shop.state == ShopState::Trial);
    if let Some(trial) = trial
        && !market.listings.contains_key(product)
        && trial.listings_max <= market.listings.len() as u32
    {
        let max = trial.listings_max;
        return Err(crate::Refusal::from(shop::refusal::TrialFull { max }));
    }
    Ok(Decision::of(
        crate::Event::from(event::Begun {
            product: product.to_owned(),
        }),
        minutes.edit,
    ))
}

fn submit(market: &Market, listing: &Listing) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules;
    let open = [ShopState::Open, ShopState::Trial, ShopState::Restricted];
    if !open.contains(&market.shop.state) {
        return Err(crate::Refusal::from(papers::refusal::ShopIs {
            state: market.shop.state,
        }));
    }
    match listing.state {
        ListingState::Reviewing => {
            return Err(crate::Refusal::from(refusal::UnderReview {
                until_min: listing.review_until_min,
            }));
        }
        ListingState::Rejected => return Err(crate::Refusal::Listing(Refusal::NothingChanged)),
        ListingState::Passed => return Err(crate::Refusal::ALREADY_SO),
        ListingState::Draft => {}
    }
    let wait = market.profile().map_or(0, |profile| profile.listing_review_min);
    let event = crate::Event::from(event::Submitted {
        product: listing.product.clone(),
        until_min: market.now_min + wait,
    });
    Ok(Decision::of(event, rules.minutes.submit))
}

/// The review ends.
pub(super) fn review(market: &Market, product: &ProductId) -> Vec<crate::Event> {
    let Some(listing) = market
        .listings
        .get(product)
        .filter(|listing| listing.state == ListingState::Reviewing)
    else {
        return Vec::new();
    };
    let product = product.to_owned();
    let faults = page_faults(market, listing);
    if faults.is_empty() {
        vec![crate::Event::from(event::Passed { product })]
    } else {
        vec![crate::Event::from(event::Rejected { product, faults })]
    }
}

impl Market {
    /// Returns why a page came back, as far as it still holds, with the figures of now.
    pub fn standing_page_faults(&self, listing: &Listing) -> Vec<ListingFault> {
        let mut faults = page_faults(self, listing);
        faults.retain(|fault| listing.faults.iter().any(|was| is_same(was, fault)));
        faults
    }
}

/// Whether both say the same of the same field, whatever is counted in it.
fn is_same(one: &ListingFault, other: &ListingFault) -> bool {
    let is_photos = |fault: &ListingFault| matches!(fault, ListingFault::TooFewPhotos { .. });
    one == other || is_photos(one) && is_photos(other)
}

/// Returns every reason for which reviewers would send a listing back.
fn page_faults(market: &Market, listing: &Listing) -> Vec<ListingFault> {
    let rules = &market.setting.rules;
    let page = &listing.draft;
    let mut faults = Vec::new();
    if page.title.is_empty() {
        faults.push(ListingFault::TitleMissing);
    } else {
        let origin = market.true_origin(&listing.product);
        let title = judge_title(rules, &market.shop.profile, &listing.product, origin, &page.title);
        faults.extend(
            title
                .into_iter()
                .map(|fault| fault.problem)
                .filter(TitleProblem::blocks)
                .map(ListingFault::Title),
        );
    }
    faults.extend(other_weight(market, listing));
    faults.extend(promise_not_made(market, page));
    faults.extend(category_faults(market, listing));
    let fresh = market.is_fresh(&listing.product);
    let need = market.profile().map_or(1, |profile| {
        if fresh {
            profile.photos_fresh_min
        } else {
            profile.photos_min
        }
    });
    let have = page.photos.len() as u32;
    if have < need {
        faults.push(ListingFault::TooFewPhotos { have, need });
    } else if rules.photos.first().is_some_and(|main| !page.photos.contains(main)) {
        faults.push(ListingFault::MainPhotoMissing);
    }
    if listing.skus.is_empty() {
        faults.push(ListingFault::SkuMissing);
    } else if listing.skus_in_stock().next().is_none() {
        faults.push(ListingFault::StockMissing);
    }
    if page.freight.is_empty() {
        faults.push(ListingFault::FreightMissing);
    } else if page.freight.values().all(|terms| *terms == FreightTerms::None) {
        faults.push(ListingFault::SentNowhere);
    }
    if page.promise_h.is_none() {
        faults.push(ListingFault::PromiseMissing);
    }
    match page.seven_days {
        None => faults.push(ListingFault::SevenDaysMissing),
        Some(false) if !fresh => faults.push(ListingFault::SevenDaysRequired),
        Some(_) => {}
    }
    let bad_lines = page.details.iter().filter(|line| rules.words.lines.contains_key(*line));
    faults.extend(bad_lines.cloned().map(ListingFault::BadLine));
    let is_false = |(net_g, sku): (&u32, &Sku)| {
        sku.was.is_some_and(|was| {
            lowest_deal_fen(market, &listing.product, *net_g, was.since_min).is_none_or(|lowest| was.price_fen > lowest)
        })
    };
    if listing.skus.iter().any(is_false) {
        faults.push(ListingFault::FalseWas);
    }
    faults
}

/// The title and the sizes tell the same.
fn other_weight(market: &Market, listing: &Listing) -> Option<ListingFault> {
    let named = named_weights(&market.setting.rules.words, &listing.draft.title);
    let is_other = |(_, weight_g): &(&str, u32)| !listing.skus.is_empty() && !listing.skus.contains_key(weight_g);
    let (words, _) = named.into_iter().find(is_other)?;
    Some(ListingFault::OtherWeight(words.to_owned()))
}

/// A title promises only what the page gives; of promises that lie in one another the longest counts.
fn promise_not_made(market: &Market, page: &GoodsPage) -> Option<ListingFault> {
    let promises = &market.setting.rules.words.promises;
    let mut rest = page.title.clone();
    let mut longest_first: Vec<(&String, &String)> = promises.iter().collect();
    longest_first.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    let is_given = |wanted: &str| page.assurances.iter().any(|given| given.word() == wanted);
    for (word, wanted) in longest_first {
        if rest.contains(word.as_str()) && !is_given(wanted) {
            return Some(ListingFault::PromiseNotMade(word.clone()));
        }
        rest = rest.replace(word.as_str(), " ");
    }
    None
}

fn category_faults(market: &Market, listing: &Listing) -> Vec<ListingFault> {
    let rules = &market.setting.rules;
    let page = &listing.draft;
    let Some(category) = &page.category else {
        return vec![ListingFault::CategoryMissing];
    };
    let right = rules.products.get(&listing.product).map(|product| &product.category);
    if right != Some(category) {
        return vec![ListingFault::CategoryWrong];
    }
    let truth = market
        .setting
        .scenario
        .goods
        .get(&listing.product)
        .map(|goods| &goods.truth);
    let attributes = rules
        .categories
        .get(category)
        .map_or(&[][..], |category| &category.attributes);
    let fault = |attribute: &super::Attribute| {
        let truth = truth.and_then(|truth| truth.get(&attribute.id));
        match (page.attributes.get(&attribute.id), truth) {
            (None, _) => attribute
                .required
                .then(|| ListingFault::AttributeMissing(attribute.id.clone())),
            (Some(said), Some(truth)) if said != truth && !is_modest(rules, attribute, said, truth) => {
                Some(ListingFault::AttributeUnproven(attribute.id.clone()))
            }
            _ => None,
        }
    };
    attributes.iter().filter_map(fault).collect()
}

/// Whether a page calls the goods worse than they are: nobody is deceived. The choices of a grade stand best first.
fn is_modest(rules: &RulePack, attribute: &super::Attribute, said: &String, truth: &String) -> bool {
    let rank = |grade: &String| attribute.options.iter().position(|option| option == grade);
    attribute.id == rules.harvest.grade_attribute && rank(truth) < rank(said)
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    let now = market.now_min;
    match event {
        Event::Begun(event::Begun { product }) => {
            market.desk = Some(product.clone());
            market
                .listings
                .entry(product.clone())
                .or_insert_with(|| Listing::of(product));
        }
        Event::Edited(event::Edited { product, edit }) => {
            let zones = market.zones();
            let listing = market.listings.get_mut(product).expect("an edited listing stands");
            edit::write(listing, edit, &zones);
        }
        Event::Submitted(event::Submitted { product, until_min }) => {
            let banned = count_banned(market, &market.listings[product]);
            market.plan(*until_min, Due::Review(product.clone()));
            let listing = market.listings.get_mut(product).expect("a submitted listing stands");
            listing.state = ListingState::Reviewing;
            listing.review_until_min = *until_min;
            listing.banned_words += banned;
        }
        Event::Rejected(event::Rejected { product, faults }) => {
            let listing = market.listings.get_mut(product).expect("a rejected listing stands");
            listing.state = ListingState::Rejected;
            listing.faults.clone_from(faults);
            listing.rejections += 1;
        }
        Event::Passed(event::Passed { product }) => {
            let title_ppm = weigh_title(market, &market.listings[product]);
            let listing = market.listings.get_mut(product).expect("a passed listing stands");
            listing.state = ListingState::Passed;
            listing.faults.clear();
            listing.title_ppm = title_ppm;
            listing.live = Some(listing.draft.clone());
            listing.shelf = if listing.skus_in_stock().next().is_some() {
                ShelfState::OnShelf
            } else {
                ShelfState::SoldOut
            };
            listing.shelved_min = listing.shelved_min.or(Some(now));
        }
        Event::Shelved(event::Shelved { product }) => set_shelf(market, product, ShelfState::OnShelf),
        Event::TakenDown(event::TakenDown { product }) => set_shelf(market, product, ShelfState::Down),
        Event::SoldOut(event::SoldOut { product }) => set_shelf(market, product, ShelfState::SoldOut),
    }
}

fn set_shelf(market: &mut Market, product: &ProductId, shelf: ShelfState) {
    market
        .listings
        .get_mut(product)
        .expect("a listing on the shelf stands")
        .shelf = shelf;
}

fn weigh_title(market: &Market, listing: &Listing) -> i64 {
    let (rules, product) = (&market.setting.rules, &listing.product);
    let origin = market.true_origin(product);
    title_worth(rules, &market.shop.profile, product, origin, &listing.draft.title).ppm
}

fn count_banned(market: &Market, listing: &Listing) -> u32 {
    let (rules, product) = (&market.setting.rules, &listing.product);
    let origin = market.true_origin(product);
    let faults = judge_title(rules, &market.shop.profile, product, origin, &listing.draft.title);
    let is_banned = |fault: &&TitleFault| matches!(fault.problem, TitleProblem::BannedWord { .. });
    let lines = listing.draft.details.iter();
    let lines = lines.filter(|line| rules.words.lines.contains_key(*line)).count();
    (faults.iter().filter(is_banned).count() + lines) as u32
}

impl Listing {
    fn of(product: &ProductId) -> Self {
        Self {
            product: product.to_owned(),
            state: ListingState::Draft,
            draft: GoodsPage::default(),
            live: None,
            title_ppm: 0,
            shelf: ShelfState::None,
            skus: BTreeMap::new(),
            review_until_min: 0,
            faults: Vec::new(),
            rejections: 0,
            banned_words: 0,
            shelved_min: None,
        }
    }

    /// The size that is named, or all of them.
    fn skus_of(&mut self, net_g: Option<u32>) -> impl Iterator<Item = &mut Sku> {
        let is_meant = move |size: u32| net_g.is_none_or(|net_g| net_g == size);
        let sizes = self.skus.iter_mut().filter(move |(size, _)| is_meant(**size));
        sizes.map(|(_, sku)| sku)
    }
}

impl Market {
    /// Returns the page of a product as buyers see it, if there is one.
    pub(super) fn page_of(&self, product: &ProductId) -> Option<&GoodsPage> {
        self.listings.get(product)?.live.as_ref()
    }

    /// Returns the zones a freight template has rows for.
    pub fn zones(&self) -> BTreeSet<ZoneId> {
        self.setting
            .rules
            .places
            .values()
            .map(|place| place.zone.clone())
            .collect()
    }

    /// Returns the id of the place the goods come from, or nothing when it is not known.
    pub fn true_origin(&self, product: &ProductId) -> &str {
        let truth = self
            .setting
            .scenario
            .goods
            .get(product)
            .and_then(|goods| goods.truth.get(&self.setting.rules.words.origin_attribute));
        truth.map_or("", String::as_str)
    }
}

/// Goods have gone another way: the page offers no more boxes than what is left fills, the largest boxes first.
pub(crate) fn offers_no_more_than_is_left(market: &mut Market, product: &ProductId) {
    let left_g = u64::from(market.left_g(product));
    let Some(listing) = market.listings.get_mut(product) else {
        return;
    };
    let mut shown_g = listing.offered_g();
    for (net_g, sku) in listing.skus.iter_mut().rev() {
        let over_g = shown_g.saturating_sub(left_g);
        let fewer = over_g.div_ceil(u64::from((*net_g).max(1))).min(u64::from(sku.stock));
        sku.stock -= fewer as u32;
        shown_g -= fewer * u64::from(*net_g);
    }
}
