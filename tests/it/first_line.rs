//! A learner who does what the page says first, in every market of the course and on several seeds: no fine, no dead end, no
//! promise lost that the page could have kept.
//!
//! What "the page says first" means:
//!
//! - On today's page it is the line with the focus: the first errand, or waiting where there is none. It is never refused.
//! - A page that asks before a sum or a contract is answered with yes: they came to do it.
//! - On every other page it is the line with the focus when the page opens. It gives no answer away: of the replies to a
//!   message the first that breaks no rule has the focus, whether it fits or not. So the learner here is often wrong, and
//!   must come to no harm by it.
//! - Who has done that and stands on the same page, with nothing moved, takes the lines from the top, one after the other,
//!   and then goes back. Nobody needs more than `IN_VAIN` presses until the market moves.
//! - A field for a stock gets what is left to sell, as the page tells.
//! - Papers, pages of goods and the harvest ask for what the lessons have taught, and no page fills them by itself: there the
//!   learner writes what the author's solution writes, in its order.

use std::collections::{BTreeMap, BTreeSet};

use bazar::{
    app::{Input, Key, MarketOutcome, MarketScreen, View, ViewContext},
    market::{
        Account, Command, Market, Obligation, ObligationKind, OrderState, ViolationState, listing, papers, parcel,
        promotion, time,
    },
    tutor::{Act, Session},
};

use crate::hall::Hall;

/// The first two; two on which somebody asks in the middle of a household's business; one on which the last goods are sold twice.
const SEEDS: [u64; 5] = [1, 2, 8, 9, 23];

/// Presses after which a market that is not over never ends.
const PRESSES: usize = 3_000;

/// Presses at one minute of the market after which nothing moves any more.
const IN_VAIN: usize = 60;

const VIEW: View = View { width: 80, height: 24 };

/// What no advice can keep anybody from, with the reason. A scenario that needs a line here no longer fails the test.
const EXCEPTED: &[(&str, Loss, &str)] = &[
    (
        "s07",
        Loss::Fine,
        "somebody else's accusation is answered by the right evidence: which it is, the scenario asks",
    ),
    (
        "x01",
        Loss::Fine,
        "whoever reads a swindler the code has no money left for boxes: which answer is right, the exam asks",
    ),
    ("x01", Loss::Missed, "the same: what cannot be packed is not sent"),
];

/// A way to come to harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// Money taken as a fine, or a line in the shop's record.
    Fine,
    /// Something that the learner owed was not done in time.
    Missed,
    /// The page's own first errand was refused.
    Refused,
    /// Boxes kept the hands full for longer than an hour, while messages came and the van went.
    TooLong,
    /// No line leads on.
    DeadEnd,
}

/// Presses what the page says first.
struct Walker<'a> {
    ctx: ViewContext<'a>,
    session: Session,
    market_screen: MarketScreen,
    /// What the author writes into papers and pages.
    known: Vec<Command>,
    written: usize,
    /// When the learner took over from whoever set the market up.
    from_min: u32,
    /// Lines taken on each page since the market last moved.
    tried: BTreeMap<String, usize>,
    in_vain: usize,
    /// From when to when the hands were full.
    worked: Vec<(u32, u32)>,
    last: Vec<String>,
    lost: Lost,
    faults: Vec<(Loss, String)>,
}

/// What was lost so far.
#[derive(Default, PartialEq)]
struct Lost {
    fines_fen: i64,
    violations: usize,
    missed: BTreeSet<String>,
}

impl Walker<'_> {
    fn market(&self) -> &Market {
        self.session.market().expect("a scenario has a market")
    }

    fn walk(&mut self) {
        let mut presses = 0;
        while !self.market().is_over() {
            if presses > PRESSES {
                self.fault(Loss::DeadEnd, "never ends".to_owned());
                return;
            }
            self.step();
            presses += 1;
        }
    }

    fn step(&mut self) {
        let page = self.market_screen.trace();
        if is_form(&page) && self.fill_form() {
            self.go_home();
            return;
        }
        // Whoever came to do it says yes where the page asks.
        if page.contains("Sure(") {
            let shown = self.market_screen.page(self.market(), &self.ctx, VIEW);
            let yes = shown.options.get(1).and_then(|option| option.digit);
            self.press(Key::Digit(yes.expect("no and yes")));
            return;
        }
        self.in_vain += 1;
        if self.in_vain > IN_VAIN {
            self.fault(Loss::DeadEnd, format!("goes round on {page}"));
            self.submit(Command::WAIT);
            self.go_home();
            return;
        }
        let tried = self
            .tried
            .entry(page.clone())
            .and_modify(|tried| *tried += 1)
            .or_insert(0);
        match *tried {
            0 if self.market_screen.is_typing() => self.type_number(&page),
            0 => self.press_first(&page),
            line => self.press_line(line - 1, &page),
        }
    }

    fn press_first(&mut self, page: &str) {
        let done = self.last.len();
        self.press(Key::Enter);
        let refused = self.last[done..].iter().any(|line| line.contains("refused"));
        if refused && page.starts_with("[Today]") {
            self.fault(Loss::Refused, "the first errand was refused".to_owned());
        }
    }

    fn press_line(&mut self, line: usize, page: &str) {
        let shown = self.market_screen.page(self.market(), &self.ctx, VIEW);
        match shown.options.get(line).and_then(|option| option.digit) {
            Some(digit) if !self.market_screen.is_typing() => self.press(Key::Digit(digit)),
            _ if page.starts_with("[Today]") => {
                self.fault(Loss::DeadEnd, "no line leads on".to_owned());
                self.submit(Command::WAIT);
            }
            _ => self.press(Key::Esc),
        }
    }

    fn type_number(&mut self, page: &str) {
        let number = stock_asked(page, self.market()).unwrap_or(30).to_string();
        let digits = number.chars().filter_map(|sign| sign.to_digit(10));
        let keys = digits.map(|digit| Key::Digit(digit as u8)).chain([Key::Enter]);
        for key in keys {
            self.press(key);
        }
    }

    /// Writes the next papers or the next page as the author does; says whether anything was written.
    fn fill_form(&mut self) -> bool {
        let from = self.written;
        while let Some(command) = self.known.get(self.written).cloned() {
            let is_last = matches!(
                command,
                Command::Papers(papers::Command::Apply) | Command::Listing(listing::Command::Submit)
            );
            if let Some("night" | "shop_is") = self.submit(command) {
                break;
            }
            self.written += 1;
            if is_last {
                break;
            }
        }
        from < self.written
    }

    fn go_home(&mut self) {
        let market = self.session.market().expect("a scenario has a market");
        self.market_screen = MarketScreen::open(market, &self.ctx);
    }

    fn press(&mut self, key: Key) {
        let market = self.session.market().expect("a scenario has a market");
        let MarketOutcome::Act(command) = self.market_screen.update(Input::Key(key), market, &self.ctx) else {
            return;
        };
        let mut next = Some(command);
        while let Some(command) = next {
            self.submit(command);
            let market = self.session.market().expect("a scenario has a market");
            next = self.market_screen.goes_on(market);
        }
    }

    /// Does it in the market and looks what was lost; returns the refusal's code.
    fn submit(&mut self, command: Command) -> Option<&'static str> {
        let (began_min, told) = (self.market().now_min, self.market().log.len());
        let turn = self.session.submit(&Act::Market(command.clone()));
        let code = turn.refusal.as_ref().map(bazar::market::Refusal::code);
        let refused = code.map(|code| format!(" (refused: {code})")).unwrap_or_default();
        self.last.push(format!("{} {command}{refused}", clock(began_min)));
        let market = self.session.market().expect("the market stays open");
        self.market_screen.take_result(&turn, market);
        let now_min = market.now_min;
        if told < market.log.len() || began_min < now_min {
            self.tried.clear();
        }
        if began_min < now_min {
            self.in_vain = 0;
            if !command.is_wait() {
                self.worked.push((began_min, now_min));
            }
        }
        let is_boxes = matches!(&command, Command::Parcel(deed) if !matches!(deed, parcel::Command::Ship(_)));
        if is_boxes && began_min + time::HOUR_MIN < now_min {
            self.fault(Loss::TooLong, format!("at it for {} minutes", now_min - began_min));
        }
        self.look();
        code
    }

    /// Notes what has been lost since the last look.
    fn look(&mut self) {
        let now = self.lost_so_far();
        if self.lost.fines_fen < now.fines_fen || self.lost.violations < now.violations {
            let fine_fen = now.fines_fen - self.lost.fines_fen;
            self.fault(Loss::Fine, format!("fined {fine_fen} fen"));
        }
        let missed: Vec<String> = now.missed.difference(&self.lost.missed).cloned().collect();
        if !missed.is_empty() {
            self.fault(Loss::Missed, missed.join(", "));
        }
        self.lost = now;
    }

    fn lost_so_far(&self) -> Lost {
        let market = self.market();
        let mine = market.setting.scenario.role.responsible();
        let missed = market
            .obligations()
            .into_iter()
            .filter(|owed| owed.owner == mine && owed.is_kept == Some(false) && self.from_min < owed.due_min)
            .filter(|owed| !is_taken_back(owed, market) && !self.came_while_working(owed));
        let told = missed.map(|owed| format!("{} {:?} due {}", owed.about, owed.kind, clock(owed.due_min)));
        // Who is only accused may still answer, and is not guilty while somebody looks at the answer.
        let violations = market.shop.violations.iter();
        Lost {
            fines_fen: market.ledger.balance(Account::Penalty),
            violations: violations.filter(|violation| is_on_record(violation.state)).count(),
            missed: told.collect(),
        }
    }

    /// A message that came and wanted its answer while the hands were full: no page was there to tell of it.
    fn came_while_working(&self, owed: &Obligation) -> bool {
        let mut messages = self.market().messages.iter();
        let message = messages.find(|(name, _)| owed.kind == ObligationKind::Reply && name.as_str() == owed.about);
        message.is_some_and(|(_, message)| {
            let covers = |(from, to): &(u32, u32)| *from <= message.came_min && message.answer_by_min <= *to;
            self.worked.iter().any(covers)
        })
    }

    fn fault(&mut self, loss: Loss, what: String) {
        let begin = self.last.len().saturating_sub(4);
        let told = format!(
            "{} {what} <- {}",
            clock(self.market().now_min),
            self.last[begin..].join(" | ")
        );
        self.faults.push((loss, told));
    }
}

/// A buyer took the order back in time: nothing was left to send.
fn is_taken_back(owed: &Obligation, market: &Market) -> bool {
    let mut orders = market.orders.iter();
    let order = orders.find(|(name, _)| name.as_str() == owed.about);
    order.is_some_and(|(_, order)| order.state == OrderState::Refunded && !order.late)
}

fn is_on_record(state: ViolationState) -> bool {
    matches!(state, ViolationState::Counted | ViolationState::Final)
}

/// What only the lessons teach.
fn is_taught(command: &Command) -> bool {
    let is_paper = matches!(command, Command::Papers(_) | Command::Listing(_) | Command::Harvest(_));
    // Today's page says itself when to pay the deposit.
    let is_paid = matches!(command, Command::Papers(papers::Command::Deposit));
    let is_price = matches!(command, Command::Promotion(promotion::Command::Was(_)));
    is_paper && !is_paid || is_price
}

fn is_form(page: &str) -> bool {
    let forms = ["Shop(Room)", "Listing(", "Goods("];
    forms.iter().any(|form| page.contains(form))
}

/// How many pieces of the size that the field asks for are left beside those of the others.
fn stock_asked(page: &str, market: &Market) -> Option<u32> {
    let (_, rest) = page.split_once("Stock(")?;
    let net_g: u32 = rest.split_once(')')?.0.parse().ok()?;
    let product = market.desk.as_ref()?;
    let others = market.listings[product]
        .skus
        .iter()
        .filter(|(other, _)| **other != net_g);
    let promised_g: u32 = others.map(|(net_g, sku)| net_g * sku.stock).sum();
    Some(market.left_g(product).saturating_sub(promised_g) / net_g)
}

fn clock(min: u32) -> String {
    format!("d{} {:02}:{:02}", min / 1440 + 1, min % 1440 / 60, min % 60)
}

pub fn walk(hall: &Hall, scenario: &str, seed: u64) -> Vec<(Loss, String)> {
    let (ctx, session) = (hall.ctx(), hall.session(scenario, seed));
    let market = session.market().expect("a scenario has a market");
    let solution = hall.course.scenarios[scenario].solution.iter();
    let mut walker = Walker {
        market_screen: MarketScreen::open(market, &ctx),
        from_min: market.now_min,
        ctx,
        known: solution.filter(|command| is_taught(command)).cloned().collect(),
        written: 0,
        tried: BTreeMap::new(),
        in_vain: 0,
        worked: Vec::new(),
        last: Vec::new(),
        lost: Lost::default(),
        faults: Vec::new(),
        session,
    };
    walker.lost = walker.lost_so_far();
    walker.walk();
    walker.faults
}

#[test]
fn what_the_page_says_first_leads_to_no_harm() {
    let hall = Hall::open();
    let mut faults = Vec::new();
    let mut met = BTreeSet::new();
    for scenario in hall.course.scenarios.keys() {
        for seed in SEEDS {
            for (loss, told) in walk(&hall, scenario, seed) {
                let mut excepted = EXCEPTED.iter();
                if excepted.any(|(known, kind, _)| known == scenario && *kind == loss) {
                    met.insert((scenario.as_str(), loss));
                } else {
                    faults.push(format!("{scenario}, seed {seed}: {loss:?}: {told}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for (scenario, loss, reason) in EXCEPTED {
        assert!(
            met.contains(&(*scenario, *loss)),
            "{scenario} needs no exception: {reason}"
        );
    }
}
