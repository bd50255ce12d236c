//! Two who read the market's pages and get to the end of them, and want to be done. Nobody of them knows a lesson.
//!
//! Both do what today's page says first, and wait where it has nothing to do. On any other page they take the line on which
//! the focus begins, which is the first that does no harm. Who has done that and stands on the same page, with nothing moved,
//! takes the lines from the top, one after the other, and then goes back. So every menu is answered with the first that is
//! offered: the first reply, the first terms, the first promise, whoever stands on top.
//!
//! - The **advised** one presses nothing but that: Enter, and where Enter leads nowhere, the next line.
//! - The **lazy** one also reads. Of choices that carry a price he takes the cheapest: the cheapest offer, box, courier, bid,
//!   the lowest share; he looks at no second one, compares nothing and opens nothing twice. He fills what papers and pages of
//!   goods ask for and mends what came back: a paper in the first way that is offered, then in the next; on a page what his
//!   own papers show, a title of place, name and weight, the first five pictures, the first line of the description, the first
//!   size, the first promise, everything that is left. His price, where there is none, is twice the gate's. What no page asks
//!   for, such as how a harvest is picked and graded, he lets be.

use std::collections::BTreeMap;

use bazar::{
    app::{Input, Key, MarketOutcome, MarketScreen, View, ViewContext},
    market::{Command, DocumentId, ListingFault, ListingState, Market, ShopState},
    tutor::{Act, Session},
};

use crate::hall::Hall;

/// Presses after which a market that is not over is let go by.
const PRESSES: usize = 3_000;

/// Presses at one minute of the market after which nothing moves any more.
const IN_VAIN: usize = 60;

/// Far more waiting than any market has days and orders.
const WAITS: u32 = 5_000;

/// Forms handed in before somebody has had enough of them.
const HANDED_IN: usize = 8;

/// Pictures of a page: as many as any reviewer wants.
const PHOTOS: usize = 5;

/// The smallest size that is offered, in grams.
const SMALLEST_G: u32 = 250;

/// As high as every list of choices.
const VIEW: View = View { width: 200, height: 60 };

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taste {
    Advised,
    Lazy,
}

struct Reader<'a> {
    ctx: ViewContext<'a>,
    session: Session,
    market_screen: MarketScreen,
    taste: Taste,
    /// Lines taken on each page since the market last moved.
    tried: BTreeMap<String, usize>,
    /// How often papers and pages were handed in.
    handed_in: usize,
    /// Of them, papers.
    applied: usize,
    in_vain: usize,
}

impl Hall {
    /// Reads through a scenario and returns its stars.
    pub fn read(&self, scenario: &str, taste: Taste, seed: u64) -> Vec<bool> {
        let (ctx, session) = (self.ctx(), self.session(scenario, seed));
        let market = session.market().expect("a scenario has a market");
        let mut reader = Reader {
            market_screen: MarketScreen::open(market, &ctx),
            ctx,
            session,
            taste,
            tried: BTreeMap::new(),
            handed_in: 0,
            applied: 0,
            in_vain: 0,
        };
        for _ in 0..PRESSES {
            if reader.market().is_over() {
                break;
            }
            reader.step();
        }
        reader.let_go();
        reader.session.submit(&Act::Next);
        reader.session.stars().to_vec()
    }
}

impl Reader<'_> {
    fn market(&self) -> &Market {
        self.session.market().expect("a scenario has a market")
    }

    fn step(&mut self) {
        self.in_vain += 1;
        if self.in_vain > IN_VAIN {
            self.submit(&Command::WAIT);
            self.go_home();
            self.in_vain = 0;
            return;
        }
        let page = self.market_screen.trace();
        if self.taste == Taste::Lazy && self.fill(top(&page)) {
            return;
        }
        let tried = self.tried.entry(page.clone());
        let line = *tried.and_modify(|tried| *tried += 1).or_insert(0);
        match line {
            0 if self.market_screen.is_typing() => self.type_number(top(&page)),
            0 => match self.cheapest(top(&page)) {
                Some(line) => self.press_line(line),
                None => self.press(Key::Enter),
            },
            line => self.press_line(line - 1),
        }
    }

    /// The choices of the page, as they are read.
    fn lines(&self) -> Vec<(Option<u8>, String)> {
        let shown = self.market_screen.page(self.market(), &self.ctx, VIEW);
        let said = |item: &bazar::app::Item| item.lines.iter().map(|line| line.plain()).collect::<String>();
        shown.options.iter().map(|item| (item.digit, said(item))).collect()
    }

    /// Where several choices carry a price, the line of the lowest; what is ticked beside them costs more.
    fn cheapest(&self, page: &str) -> Option<usize> {
        if self.taste == Taste::Advised || page == "Today" || self.market_screen.is_typing() {
            return None;
        }
        // Boxes and couriers that can be had stand there by their price, the others after them.
        if page.starts_with("Packing(Pack(") || page.starts_with("Packing(Ship(") {
            return Some(0);
        }
        let prices = self.lines().into_iter().enumerate();
        let mut prices: Vec<(i64, usize)> = prices
            .filter(|(_, (_, said))| !said.contains('['))
            .filter_map(|(at, (_, said))| Some((price_fen(&said)?, at)))
            .collect();
        prices.sort();
        prices.first().filter(|_| prices.len() > 1).map(|(_, line)| *line)
    }

    fn press_line(&mut self, line: usize) {
        let is_home = top(&self.market_screen.trace()) == "Today";
        match self.lines().get(line) {
            Some((Some(digit), _)) if !self.market_screen.is_typing() => self.press(Key::Digit(*digit)),
            _ if is_home => self.submit(&Command::WAIT),
            _ => self.press(Key::Esc),
        }
    }

    fn type_number(&mut self, page: &str) {
        if self.taste == Taste::Advised {
            self.press(Key::Enter);
            self.press(Key::Esc);
            return;
        }
        let number = stock_asked(page, self.market()).unwrap_or_default().to_string();
        let digits = number.chars().filter_map(|sign| sign.to_digit(10));
        for digit in digits {
            self.press(Key::Digit(digit as u8));
        }
        self.press(Key::Enter);
    }

    /// Writes papers or a page of goods where one lies before him; says whether there was anything to write.
    fn fill(&mut self, page: &str) -> bool {
        let lines = match page {
            "Shop(Room)" => papers(self.market(), self.applied),
            "Listing(Form)" => goods_page(self.market()),
            _ => Vec::new(),
        };
        let is_form = page == "Listing(Form)" || page == "Shop(Room)" && self.is_closed();
        if lines.is_empty() || HANDED_IN <= self.handed_in {
            // Nothing is missing, or it has been enough.
            if is_form {
                self.press(Key::Esc);
            }
            return is_form;
        }
        for line in lines {
            self.submit(&line.parse().unwrap_or_else(|err| panic!("{line}: {err}")));
        }
        self.handed_in += 1;
        self.applied += usize::from(page == "Shop(Room)");
        self.go_home();
        true
    }

    fn is_closed(&self) -> bool {
        matches!(self.market().shop.state, ShopState::Closed | ShopState::NeedFix)
    }

    fn press(&mut self, key: Key) {
        let market = self.session.market().expect("a scenario has a market");
        let MarketOutcome::Act(command) = self.market_screen.update(Input::Key(key), market, &self.ctx) else {
            return;
        };
        let mut next = Some(command);
        while let Some(command) = next {
            self.submit(&command);
            let market = self.session.market().expect("a scenario has a market");
            next = self.market_screen.goes_on(market);
        }
    }

    fn submit(&mut self, command: &Command) {
        let (began_min, told) = (self.market().now_min, self.market().log.len());
        let turn = self.session.submit(&Act::Market(command.clone()));
        let market = self.session.market().expect("the market stays open");
        self.market_screen.take_result(&turn, market);
        if told < market.log.len() || began_min < market.now_min {
            self.tried.clear();
        }
        if began_min < market.now_min {
            self.in_vain = 0;
        }
    }

    fn go_home(&mut self) {
        let market = self.session.market().expect("a scenario has a market");
        self.market_screen = MarketScreen::open(market, &self.ctx);
    }

    /// The rest of the days go by.
    fn let_go(&mut self) {
        for _ in 0..WAITS {
            if self.market().is_over() {
                return;
            }
            self.session.submit(&Act::Market(Command::WAIT));
        }
        panic!("the market does not end");
    }
}

/// The page on top of those that are open.
fn top(trace: &str) -> &str {
    let pages = trace.rsplit_once("] ").map_or(trace, |(pages, _)| pages);
    let (mut depth, mut from) = (0, 1);
    for (at, sign) in pages.char_indices().skip(1) {
        match sign {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => from = at + 2,
            _ => {}
        }
    }
    &pages[from..]
}

/// The first amount of yuan that a line tells.
fn price_fen(said: &str) -> Option<i64> {
    let (before, _) = said.split_once(" 元")?;
    let digits: Vec<char> = before
        .chars()
        .rev()
        .take_while(|sign| sign.is_ascii_digit() || *sign == '.')
        .collect();
    let number: String = digits.into_iter().rev().collect();
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    Some(whole.parse::<i64>().ok()? * 100 + format!("{part:0<2}").parse::<i64>().ok()?)
}

/// The shop's papers, each in the first way that was not sent back before, and the line that hands them in.
fn papers(market: &Market, round: usize) -> Vec<String> {
    if !matches!(market.shop.state, ShopState::Closed | ShopState::NeedFix) {
        return Vec::new();
    }
    let documents = &market.setting.rules.documents;
    let is_bad = |id: &DocumentId| {
        let given = market.shop.documents.get(id);
        given.is_none_or(|way| !documents[id].good.contains(way))
    };
    // Where each of them is in order, one of them is of other goods.
    let others = !documents.keys().any(is_bad);
    let written = documents.iter().filter_map(|(id, rules)| {
        let mut ways: Vec<&String> = rules.good.iter().chain(rules.bad.keys()).collect();
        ways.sort();
        let is_sent_back = is_bad(id) || others && rules.fits_goods;
        is_sent_back.then(|| format!("document {id} {}", ways[round % ways.len()]))
    });
    written.chain(["apply".to_owned()]).collect()
}

/// What is missing on the page of goods, or came back, and the line that hands it in.
fn goods_page(market: &Market) -> Vec<String> {
    let Some(listing) = market.desk.as_ref().and_then(|product| market.listings.get(product)) else {
        return Vec::new();
    };
    if !matches!(listing.state, ListingState::Draft | ListingState::Rejected) {
        return Vec::new();
    }
    let (rules, draft) = (&market.setting.rules, &listing.draft);
    let (Some(product), Some(goods)) = (
        rules.products.get(&listing.product),
        market.setting.scenario.goods.get(&listing.product),
    ) else {
        return Vec::new();
    };
    let is_faulty = |holds: fn(&ListingFault) -> bool| listing.faults.iter().any(holds);
    let mut lines = Vec::new();
    let net_g = listing.skus.keys().next().copied().unwrap_or(SMALLEST_G);
    if listing.skus.is_empty() {
        let price_fen = 2 * product.farm_fen_per_kg * i64::from(net_g) / 1_000;
        lines.push(format!("sku {net_g}g {}.{:02}", price_fen / 100, price_fen % 100));
    }
    if listing.skus.values().all(|sku| sku.stock == 0) {
        lines.push(format!("stock {net_g}g {}", market.left_g(&listing.product) / net_g));
    }
    if draft.title.is_empty()
        || is_faulty(|fault| {
            matches!(
                fault,
                ListingFault::Title(_) | ListingFault::OtherWeight(_) | ListingFault::PromiseNotMade(_)
            )
        })
    {
        let place = rules
            .words
            .origins
            .iter()
            .find(|(_, place)| goods.truth.get("origin") == Some(*place));
        let place = place.map_or("", |(word, _)| word);
        let weight = if net_g.is_multiple_of(500) {
            format!("{}斤", net_g / 500)
        } else {
            format!("{net_g}克")
        };
        lines.push(format!("title {place}{} {weight}", product.nouns[0]));
    }
    if draft.category.is_none() || is_faulty(|fault| matches!(fault, ListingFault::CategoryWrong)) {
        lines.push(format!("category {}", product.category));
    }
    for attribute in &rules.categories[&product.category].attributes {
        let said = draft.attributes.get(&attribute.id);
        let value = goods.truth.get(&attribute.id).or(attribute.options.first());
        if attribute.required && said != value {
            lines.extend(value.map(|value| format!("attribute {} {value}", attribute.id)));
        }
    }
    if draft.photos.is_empty() {
        let photos: Vec<&str> = rules.photos.iter().take(PHOTOS).map(String::as_str).collect();
        lines.push(format!("photos {}", photos.join(",")));
    }
    if draft.details.is_empty() || is_faulty(|fault| matches!(fault, ListingFault::BadLine(_))) {
        lines.extend(rules.words.details.first().map(|line| format!("details {line}")));
    }
    if draft.freight.is_empty() {
        lines.push("freight all free".to_owned());
    }
    let promises_h = rules
        .profiles
        .get(&market.shop.profile)
        .map(|profile| profile.promises_h.as_slice());
    if draft.promise_h.is_none() {
        lines.extend(
            promises_h
                .and_then(|hours| hours.first())
                .map(|hours| format!("promise {hours}")),
        );
    }
    if draft.seven_days.is_none() {
        lines.push("seven-days yes".to_owned());
    }
    if is_faulty(|fault| matches!(fault, ListingFault::FalseWas)) {
        lines.push(format!("was {net_g}g none"));
    }
    // Before the shop is open it would only come back.
    lines.extend(market.is_selling().then(|| "submit".to_owned()));
    lines
}

/// How many pieces of the size that the field asks for are left beside those of the others.
fn stock_asked(page: &str, market: &Market) -> Option<u32> {
    let (_, rest) = page.split_once("Stock(")?;
    let net_g: u32 = rest.split_once(')')?.0.parse().ok()?;
    let listing = market.listings.get(market.desk.as_ref()?)?;
    let others = listing.skus.iter().filter(|(other, _)| **other != net_g);
    let promised_g: u32 = others.map(|(net_g, sku)| net_g * sku.stock).sum();
    Some(market.left_g(&listing.product).saturating_sub(promised_g) / net_g)
}
