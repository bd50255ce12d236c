//! How many keys a scenario takes whoever knows what to do: nothing is pressed twice that the pages offer at once.
//!
//! The learner here follows the author's solution as far as it decides something: papers, pages, prices, which pack, which
//! courier, what is answered, what is taken or refused. Boxes and words are done as today's page names them: boxes in one
//! round a day, a word when somebody asks. Beside that they wait as the page offers it.

use std::collections::BTreeMap;

use bazar::{
    app::{Input, Key, MarketOutcome, MarketScreen, View, ViewContext, keys_to, keys_within},
    market::{Command, Market, MessageState, OrderState, Role, Wait, day, listing, message, time},
    tutor::{Act, Session},
};
use expect_test::expect_file;

use crate::hall::Hall;

/// Shops in which boxes are sent day by day.
const WALKED: [&str; 5] = ["s05", "s06", "s08", "s09", "s12"];
/// Presses at most; the author's own way takes fewer.
const PRESSES: usize = 3_000;
/// Keys that lead from an errand to what is done about it; whatever is further off is not its page.
const NEAR: usize = 3;

/// The hour of the day after which no box is packed that is not in today's round.
const LAST_BOX_MIN: u32 = 15 * 60;

/// So many orders are worth another round on the same day.
const MANY: usize = 5;

/// What is done when today's page names it, and not when the author's script does.
const OF_TODAY: &[&str] = &[
    "pack", "label", "check", "ship", "invoice", "reply", "agree", "receive", "evidence", "file", "complain", "payout",
    "advance", "takedown",
];
/// Boxes: once a day.
const OF_BOXES: &[&str] = &["pack", "label", "check", "ship", "invoice"];

struct Walker<'a> {
    ctx: ViewContext<'a>,
    session: Session,
    market_screen: MarketScreen,
    /// What the author does whenever it is needed.
    known: Vec<Command>,
    /// The day of the last round of boxes, and whether it goes on.
    boxes_day: u32,
    /// By verb: how often something was done, and with how many keys.
    keys: BTreeMap<String, (usize, usize)>,
}

impl Walker<'_> {
    fn market(&self) -> &Market {
        self.session.market().expect("a scenario has a market")
    }

    fn total(&self) -> usize {
        self.keys.values().map(|(_, keys)| keys).sum()
    }

    fn follow(&mut self, script: &[Command]) {
        let mut script = script.to_vec();
        while !script.is_empty() {
            let command = &self.take(&mut script);
            if self.market().is_over() || PRESSES < self.total() {
                return;
            }
            if let Command::Day(day::Command::Wait(wait)) = command {
                self.wait(*wait);
            } else if !OF_TODAY.contains(&verb(command).as_str()) {
                self.deed(command);
            }
        }
        while !self.market().is_over() && self.total() < PRESSES {
            self.wait(Wait::Next);
        }
    }

    /// The next line; of lines that fill one form the one which the form asks for next.
    fn take(&self, script: &mut Vec<Command>) -> Command {
        let first = verb(&script[0]);
        let alike = script.iter().take_while(|command| verb(command) == first).count();
        let market = self.market();
        let keys =
            |command: &Command| keys_to(&self.market_screen, market, &self.ctx, command).map_or(99, |keys| keys.len());
        let at = match ["document", "attribute"].contains(&first.as_str()) {
            true => (0..alike).min_by_key(|at| keys(&script[*at])).unwrap_or(0),
            false => 0,
        };
        script.remove(at)
    }

    /// Does what today's page names, and waits as it offers, until the script's next line.
    fn wait(&mut self, wait: Wait) {
        let until_min = match wait {
            // A day's hours are the page's to tell.
            Wait::For(_) => return,
            Wait::Morning => self.market().next_morning_min(),
            Wait::Until(min) | Wait::UntilOrAsked(min) => min,
            Wait::Next | Wait::ButOrders => self.market().now_min + 1,
        };
        while self.market().now_min < until_min && !self.market().is_over() && self.total() < PRESSES {
            if !self.errand() {
                self.home();
                self.press(&[Key::Digit(9)], "wait");
            }
        }
    }

    /// Does the first of today's errands that the author has an answer to.
    fn errand(&mut self) -> bool {
        self.home();
        let today = time::day_of(self.market().now_min);
        // What more urgent errands hide stands in the room of the orders.
        for digit in [1, 2, 3, 5] {
            let mut there = self.market_screen.clone();
            let outcome = there.update(Input::Key(Key::Digit(digit)), self.market(), &self.ctx);
            let found = match outcome {
                MarketOutcome::Act(command) if self.is_accepted(&command) => Some((vec![Key::Digit(digit)], command)),
                MarketOutcome::Act(_) => None,
                MarketOutcome::Stay => self.answer(&there).map(|(mut keys, command)| {
                    keys.insert(0, Key::Digit(digit));
                    (keys, command)
                }),
                MarketOutcome::Undo | MarketOutcome::Leave => None,
            };
            let Some((keys, command)) = found else { continue };
            let verb = verb(&command);
            let is_late = LAST_BOX_MIN <= time::minute_of_day(self.market().now_min);
            if verb == "pack" && self.boxes_day == today && (is_late || !self.is_half_done() && self.to_pack() < MANY) {
                continue;
            }
            if OF_BOXES.contains(&verb.as_str()) {
                self.boxes_day = today;
            }
            self.press(&keys, &verb);
            return true;
        }
        false
    }

    /// The shortest keys on from this page to one of the author's answers.
    fn answer(&self, there: &MarketScreen) -> Option<(Vec<Key>, Command)> {
        let market = self.market();
        let fits = |message: &bazar::market::Message| {
            let fits = &market.setting.rules.messages[&message.kind].fits;
            let wanted = fits.first().or(market.setting.rules.replies.first())?;
            Some(Command::Message(message::Command::Reply(message::command::Reply {
                to: bazar::market::Selector::Named(vec![bazar::market::Name::from(message.kind.as_str())]),
                reply: wanted.clone(),
            })))
        };
        let waiting = market
            .messages
            .values()
            .filter(|message| message.state == MessageState::Waiting);
        let replies = waiting.filter_map(fits);
        if there.trace().starts_with("[Today] ") {
            return None;
        }
        let known = self
            .known
            .iter()
            .filter(|command| self.is_accepted(command) && self.is_pay_day(command));
        let known = known.cloned().chain(replies);
        let found = known.filter_map(|command| {
            market.clone().execute(&command).ok()?;
            let keys = keys_within(NEAR, there, market, &self.ctx, &command)?;
            (!keys.contains(&Key::Esc)).then_some((keys, command))
        });
        found.min_by_key(|(keys, _)| keys.len())
    }

    /// Whether the author does that too, or it only goes on with what the author began.
    fn is_accepted(&self, command: &Command) -> bool {
        OF_TODAY.contains(&verb(command).as_str()) || !self.is_seller() && self.known.contains(command)
    }

    /// Pay is brought on the day, once, and what is left when all is sold.
    fn is_pay_day(&self, command: &Command) -> bool {
        let market = self.market();
        let today = time::day_of(market.now_min);
        let is_sold = market.orders.values().all(|order| order.state.is_closed());
        let text = command.to_string();
        let owed = market
            .households
            .by_id
            .iter()
            .filter(|(id, _)| text.ends_with(id.as_str()));
        let is_due = |id, paid_min: Option<u32>| {
            time::day_of(market.pay_by_min(id)) == today && paid_min.is_none_or(|min| time::day_of(min) < today)
        };
        let mut owed = owed.map(|(id, household)| is_due(id, household.last_paid_min));
        verb(command) != "payout" || is_sold || owed.any(|is_due| is_due)
    }

    fn to_pack(&self) -> usize {
        let orders = self.market().orders.values();
        let waiting = orders.filter(|order| order.pack.is_none() && order.state == OrderState::WaitShip);
        waiting.count()
    }

    /// Whether boxes are packed that are not on their way yet.
    fn is_half_done(&self) -> bool {
        let mut orders = self.market().orders.values();
        orders.any(|order| order.pack.is_some() && order.state == OrderState::WaitShip)
    }

    fn is_seller(&self) -> bool {
        self.market().setting.scenario.role == Role::Seller
    }

    fn home(&mut self) {
        let mut pressed = Vec::new();
        while !self.market_screen.trace().starts_with("[Today] ") {
            pressed.push(Key::Esc);
            let market = self.session.market().expect("a scenario has a market");
            self.market_screen.update(Input::Key(Key::Esc), market, &self.ctx);
        }
        if !pressed.is_empty() {
            self.count("back", pressed.len());
        }
    }

    /// Does a line of the script by keys, if it is needed.
    fn deed(&mut self, command: &Command) -> bool {
        let market = self.market();
        if market.clone().execute(command).is_err() {
            return false;
        }
        if let Command::Listing(listing::Command::Edit(listing::Edit::Title(title))) = command {
            return self.title(title);
        }
        let Some(keys) = keys_to(&self.market_screen, market, &self.ctx, command) else {
            panic!("no keys lead to {command}");
        };
        self.press(&keys, &verb(command));
        true
    }

    /// Takes the author's words for a title as they stand on the pages.
    fn title(&mut self, title: &str) -> bool {
        let market = self.market();
        let command = Command::from(listing::Edit::Title(title.to_owned()));
        let Some(keys) = keys_to(&self.market_screen, market, &self.ctx, &command) else {
            panic!("no keys lead to {command}");
        };
        let words = |there: &MarketScreen| {
            let trace = there.trace();
            let words = trace.split("Title([").nth(1).and_then(|rest| rest.split(']').next());
            let words = words
                .unwrap_or_default()
                .split(", ")
                .map(|word| word.trim_matches('"').to_owned());
            words.filter(|word| !word.is_empty()).collect::<Vec<_>>()
        };
        let flat = |words: &[String]| words.concat().chars().filter(|sign| *sign != ' ').count();
        let wanted = title.chars().filter(|sign| *sign != ' ').count();
        // The way to the page, then page by page.
        let mut there = self.market_screen.clone();
        let mut way = Vec::new();
        let mut keys = keys.into_iter();
        while !there.trace().contains("Title([") {
            let key = keys.next().expect("the title's page lies on the way");
            there.update(Input::Key(key), market, &self.ctx);
            way.push(key);
        }
        // What stands there and does not belong goes first.
        while !title.starts_with(&words(&there).concat()) {
            there.update(Input::Key(Key::Digit(2)), market, &self.ctx);
            way.push(Key::Digit(2));
        }
        while flat(&words(&there)) < wanted {
            for digit in 2..=8 {
                let mut next = there.clone();
                next.update(Input::Key(Key::Digit(digit)), market, &self.ctx);
                let is_new = words(&there).len() < words(&next).len();
                if is_new && words(&next).iter().all(|word| title.contains(word.as_str())) {
                    there = next;
                    way.push(Key::Digit(digit));
                }
            }
            if flat(&words(&there)) < wanted {
                there.update(Input::Key(Key::Digit(9)), market, &self.ctx);
                way.push(Key::Digit(9));
            }
            assert!(way.len() < 40, "{title}");
        }
        way.push(Key::Digit(1));
        self.press(&way, "title");
        true
    }

    fn count(&mut self, verb: &str, keys: usize) {
        let (times, pressed) = self.keys.entry(verb.to_owned()).or_default();
        *times += 1;
        *pressed += keys;
    }

    fn press(&mut self, keys: &[Key], verb: &str) {
        self.count(verb, keys.len());
        for key in keys {
            let market = self.session.market().expect("a scenario has a market");
            let mut next = match self.market_screen.update(Input::Key(*key), market, &self.ctx) {
                MarketOutcome::Act(command) => Some(command),
                MarketOutcome::Stay | MarketOutcome::Undo | MarketOutcome::Leave => None,
            };
            while let Some(command) = next {
                self.submit(command);
                let market = self.session.market().expect("a scenario has a market");
                next = self.market_screen.goes_on(market);
            }
        }
        if self.market_screen.trace().contains("Sure(") {
            let market = self.session.market().expect("a scenario has a market");
            let view = View { width: 80, height: 24 };
            let asked = self.market_screen.page(market, &self.ctx, view);
            let yes = asked
                .options
                .get(1)
                .and_then(|option| option.digit)
                .expect("no and yes");
            self.press(&[Key::Digit(yes)], verb);
        }
    }

    fn submit(&mut self, command: Command) {
        let turn = self.session.submit(&Act::Market(command));
        let market = self.session.market().expect("the market stays open");
        self.market_screen.take_result(&turn, market);
    }

    /// `s05 200: reply 60/20 wait 40/40`, what takes most keys first; the second number is how often.
    fn row(&self, id: &str) -> String {
        let mut verbs: Vec<_> = self.keys.iter().collect();
        verbs.sort_by_key(|(verb, (_, keys))| (std::cmp::Reverse(*keys), *verb));
        let told = verbs
            .iter()
            .map(|(verb, (times, keys))| format!("{verb} {keys}/{times}"));
        format!("{id} {}: {}\n", self.total(), told.collect::<Vec<_>>().join(" "))
    }
}

fn verb(command: &Command) -> String {
    let told = command.to_string();
    told.split(' ').next().unwrap_or_default().to_owned()
}

/// The keys of whoever knows what to do, and the stars.
fn walk(hall: &Hall, id: &str) -> (String, Vec<bool>) {
    let session = hall.session(id, 7);
    let market = session.market().expect("a scenario has a market");
    let solution = &hall.course.scenarios[id].solution;
    let mut known: Vec<Command> = Vec::new();
    for command in solution {
        if !command.is_wait() && !known.contains(command) {
            known.push(command.clone());
        }
    }
    let mut walker = Walker {
        market_screen: MarketScreen::open(market, &hall.ctx()),
        ctx: hall.ctx(),
        known,
        boxes_day: 0,
        keys: BTreeMap::new(),
        session,
    };
    walker.follow(solution);
    walker.session.submit(&Act::Next);
    (walker.row(id), walker.session.stars().to_vec())
}

#[test]
fn nothing_is_pressed_twice_that_the_pages_offer_at_once() {
    let hall = Hall::open();
    let mut told = String::new();
    for id in WALKED {
        let (row, stars) = walk(&hall, id);
        assert_eq!(stars, [true; 3], "{row}");
        told.push_str(&row);
    }
    let path = format!("{}/tests/data/market/fewest.txt", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&told);
}
