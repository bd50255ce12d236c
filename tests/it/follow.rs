//! Somebody at the keys of the whole program: beside the app stands the session that it plays, followed by what it writes, so that
//! whoever presses knows what is asked. Which keys make an answer, and what is pressed by whoever does as the page says.
//!
//! What comes of it is looked at by the tests that sit down here: `obedient`, `careless`, `at_one_pc`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use bazar::{
    app::{Clock, Effect, Input, Key, MarketOutcome, MarketScreen, PageId, ViewContext, keys_within},
    course::{Answer, Choose, StepKind},
    market::{Command, Figure, Market, MessageState, OrderState},
    text::decimal,
    tutor::{Act, AttemptLog, Entry, Fact, Playable, Session},
};

use crate::{hall::Hall, screens::Seat};

/// Choices that stand on one page of a list; of more there are eight, and one that turns the page.
const ON_A_PAGE: usize = 9;
/// On today's page the first lines are errands, and one key waits.
const ERRANDS: u8 = 3;
const WAIT: Key = Key::Digit(9);
/// Keys within which an answer is given to what a page of the market asks.
const NEAR: usize = 3;
/// The same where a whole form is filled in.
const FORM: usize = 40;

/// Shared by those who sit down one after the other: looking for keys takes long.
pub type Ways = Arc<Mutex<BTreeMap<String, Vec<Key>>>>;

/// A person, or several, at the PC.
pub struct Sitting {
    pub hall: Arc<Hall>,
    pub seat: Seat,
    /// What the app plays, or played last.
    pub session: Option<Session>,
    /// Every key pressed so far, and how often another page was painted.
    pub keys: usize,
    pub screens: usize,
    /// Keys from a page of the market to a command, found by whoever sat here before.
    pub ways: Ways,
    heard: usize,
    /// What was done in the market for the step at hand.
    done: BTreeSet<String>,
    at: (usize, usize),
    /// Lines taken on each page since the market last moved.
    tried: BTreeMap<String, usize>,
    moved: (usize, u32),
    /// Pages from which no keys lead to a command that could be given.
    hopeless: BTreeSet<String>,
}

impl Sitting {
    /// The program starts over what is on the disk.
    pub fn start(hall: Arc<Hall>, ways: Ways, (codes, seed): (&str, u64), run: u64, disk: Vec<Entry>) -> Sitting {
        let (course, locales) = (Arc::clone(&hall.course), Arc::clone(&hall.locales));
        let heard = disk.len();
        Sitting {
            seat: Seat::start_with(course, locales, (codes, seed), run, disk),
            hall,
            ways,
            session: None,
            keys: 0,
            screens: 1,
            heard,
            done: BTreeSet::new(),
            at: (0, 0),
            tried: BTreeMap::new(),
            moved: (0, 0),
            hopeless: BTreeSet::new(),
        }
    }

    /// Presses one key; nobody waits for work beside the program.
    pub fn press(&mut self, key: Key) {
        let before: PageId = self.seat.app.page_id();
        self.seat.now_ms += 1000;
        let clock = Clock {
            now_ms: self.seat.now_ms,
        };
        for effect in self.seat.app.update(Input::Key(key), &clock) {
            if let Effect::Append(entries) = effect {
                self.seat.disk.extend(entries);
            }
        }
        self.keys += 1;
        self.screens += usize::from(self.seat.app.page_id() != before);
        self.hear();
    }

    /// Follows what was written down.
    fn hear(&mut self) {
        let new = self.seat.disk[self.heard..].to_vec();
        self.heard = self.seat.disk.len();
        for entry in new {
            if let Fact::AttemptOpened { .. } = &entry.fact {
                self.session = Some(self.opened(entry));
                self.done.clear();
                continue;
            }
            let Fact::Acted { attempt, act, .. } = &entry.fact else {
                continue;
            };
            let Some(session) = self.session.as_mut().filter(|session| session.attempt == *attempt) else {
                continue;
            };
            let act: Act = act.parse().expect("a line of the log");
            session.submit(&act);
            if session.position() != self.at {
                self.at = session.position();
                self.done.clear();
                self.hopeless.clear();
            }
            if let Act::Market(command) = act {
                self.done.insert(command.to_string());
            } else if let Act::Again | Act::Morning = act {
                self.done.clear();
            }
        }
    }

    /// The session that such an entry opens, or a resumed one goes on with.
    fn opened(&self, entry: Entry) -> Session {
        let log = AttemptLog::of(vec![entry]).expect("an attempt opens");
        let playable = Playable::of_log(&self.hall.course, &log).expect("it can be played");
        Session::open(playable, log.id, log.seed, log.learners)
    }

    /// Goes on beside an attempt that the app has taken up again after a new start.
    pub fn take_up(&mut self) {
        let open = self.seat.app.records().logs.values().find(|log| log.ending.is_none());
        let log = open.expect("an attempt is open");
        let playable = Playable::of_log(&self.hall.course, log).expect("it can be played");
        self.session = Session::resume(playable, log);
    }

    /// The session, while it goes on.
    pub fn open(&self) -> Option<&Session> {
        self.session.as_ref().filter(|session| !session.is_over())
    }

    /// The keys of whoever does what the page says first, and answers rightly what it asks.
    pub fn advised(&mut self) -> Vec<Key> {
        if self.seat.app.page(crate::screens::VIEW).overlay.is_some() {
            return vec![Key::Enter];
        }
        if let Some((market_screen, market)) = self.seat.app.market_screen() {
            let (market_screen, market) = (market_screen.clone(), market.clone());
            return self.in_market(&market_screen, &market);
        }
        self.open().and_then(answer_keys).unwrap_or_else(|| vec![Key::Enter])
    }

    fn in_market(&mut self, market_screen: &MarketScreen, market: &Market) -> Vec<Key> {
        let trace = market_screen.trace();
        let moved = (market.log.len(), market.now_min);
        // What is only looked at takes no time: once is enough.
        self.tried
            .retain(|trace, _| moved.1 == self.moved.1 && (moved == self.moved || !is_today(trace)));
        if moved != self.moved {
            self.hopeless.retain(|asked| is_today(asked));
        }
        self.moved = moved;
        let tried = *self
            .tried
            .entry(trace.clone())
            .and_modify(|tried| *tried += 1)
            .or_insert(0);
        let page = market_screen.page(market, &self.hall.ctx(), crate::screens::VIEW);
        let focused = page.options.iter().find(|option| option.is_focused);
        let is_today = is_today(&trace);
        let has_errand = focused.is_some_and(|option| option.digit.is_some_and(|digit| digit <= ERRANDS));
        if tried == 0 && is_today && has_errand {
            return vec![Key::Enter];
        }
        if let Some(keys) = self.wanted(market_screen, market, is_today) {
            return keys;
        }
        // Nobody looks twice at the same.
        if self.is_again(
            &trace,
            &leads_to(market_screen, market, &self.hall.ctx(), &[Key::Enter]),
        ) {
            return vec![Key::Esc];
        }
        let line = page.options.get(tried).and_then(|option| option.digit);
        match line {
            _ if tried == 0 => vec![Key::Enter],
            Some(digit) if !market_screen.is_typing() && (!is_today || digit <= ERRANDS) => vec![Key::Digit(digit)],
            // The rooms of a market are nobody's advice.
            _ if is_today => vec![WAIT],
            _ => vec![Key::Esc],
        }
    }

    /// The keys from a page to a command; what was found once is only tried.
    fn way(&self, most: usize, market_screen: &MarketScreen, market: &Market, command: &Command) -> Option<Vec<Key>> {
        let ctx = self.hall.ctx();
        let asked = format!("{} {command}", market_screen.trace());
        let known = self.ways.lock().expect("nobody panics").get(&asked).cloned();
        let leads =
            |keys: &Vec<Key>| leads_to(market_screen, market, &ctx, keys) == MarketOutcome::Act(command.clone());
        let found = known
            .filter(leads)
            .or_else(|| keys_within(most, market_screen, market, &ctx, command));
        if let Some(keys) = &found {
            self.ways.lock().expect("nobody panics").insert(asked, keys.clone());
        }
        found
    }

    /// What the step asks for, where this page leads to it.
    /// Whether this very thing was done before; what names all that wait may be done again to others.
    fn is_again(&self, trace: &str, outcome: &MarketOutcome) -> bool {
        let is_done = |command: &Command| {
            let text = command.to_string();
            let names_all = ["due", "packed", "late", "all"]
                .iter()
                .any(|word| text.split(' ').any(|part| part == *word));
            !names_all && !command.is_wait() && self.done.contains(&text)
        };
        !is_today(trace) && matches!(outcome, MarketOutcome::Act(command) if is_done(command))
    }

    fn wanted(&mut self, market_screen: &MarketScreen, market: &Market, is_today: bool) -> Option<Vec<Key>> {
        let session = self.session.as_ref().filter(|session| !session.is_over())?;
        let solution = match (session.task(), session.playable.play.as_deref()) {
            (Some(task), _) => &task.solution,
            (None, Some(play)) => &play.solution,
            (None, None) => return None,
        };
        let trace = market_screen.trace();
        let is_form = ["Shop(", "Listing(", "Goods("].iter().any(|form| trace.contains(form));
        let most = if is_form || is_today { FORM } else { NEAR };
        let open = solution.iter().filter(|command| !command.is_wait());
        let open: Vec<&Command> = open
            .filter(|command| !self.done.contains(&command.to_string()))
            .collect();
        let together = together(&open);
        let ctx = self.hall.ctx();
        let single = open.into_iter().flat_map(|command| each_of(command, market));
        for command in together.into_iter().chain(single).chain(replies(market)) {
            let asked = format!("{trace} {command}");
            if self.hopeless.contains(&asked) || market.clone().execute(&command).is_err() {
                continue;
            }
            let keys = self.way(most, market_screen, market, &command);
            let is_new = |keys: &Vec<Key>| !self.is_again(&trace, &leads_to(market_screen, market, &ctx, keys));
            match keys.filter(|keys| (is_form || !keys.contains(&Key::Esc)) && is_new(keys)) {
                Some(keys) => return Some(keys),
                None => self.hopeless.insert(asked),
            };
        }
        None
    }
}

/// What these keys come to on a page of the market.
fn leads_to(market_screen: &MarketScreen, market: &Market, ctx: &ViewContext, keys: &[Key]) -> MarketOutcome {
    let mut there = market_screen.clone();
    let outcomes = keys.iter().map(|key| there.update(Input::Key(*key), market, ctx));
    outcomes.last().unwrap_or(MarketOutcome::Stay)
}

fn is_today(trace: &str) -> bool {
    trace.starts_with("[Today]")
}

/// What is done to one order and to another alike, done to both: a page may offer them together.
fn together(open: &[&Command]) -> Vec<Command> {
    let mut alike: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for command in open {
        let text = command.to_string();
        if let [verb, name, rest @ ..] = text.split(' ').collect::<Vec<_>>().as_slice() {
            let names = alike.entry(((*verb).to_owned(), rest.join(" "))).or_default();
            names.push((*name).to_owned());
        }
    }
    let several = alike.into_iter().filter(|(_, names)| 1 < names.len());
    several
        .filter_map(|((verb, rest), names)| format!("{verb} {} {rest}", names.join(",")).parse().ok())
        .collect()
}

/// A command that names several orders at once, and the same for each of them.
fn each_of(command: &Command, market: &Market) -> Vec<Command> {
    let text = command.to_string();
    let mut all = vec![command.clone()];
    for word in [" due ", " packed ", " all "] {
        let Some((verb, rest)) = text.split_once(word) else {
            continue;
        };
        let waiting = market
            .orders
            .iter()
            .filter(|(_, order)| order.state == OrderState::WaitShip);
        let each = waiting.filter_map(|(name, _)| format!("{verb} {} {rest}", name.as_str()).parse().ok());
        all.extend(each);
    }
    all
}

/// The words that fit each message that waits.
fn replies(market: &Market) -> Vec<Command> {
    let waiting = market
        .messages
        .iter()
        .filter(|(_, message)| message.state == MessageState::Waiting);
    let fitting = waiting.filter_map(|(name, message)| {
        let fits = &market.setting.rules.messages[&message.kind].fits;
        let wanted = fits.first().or(market.setting.rules.replies.first())?;
        format!("reply {} {}", name.as_str(), wanted.as_str()).parse().ok()
    });
    fitting.collect()
}

/// A figure of the market by its name in goals.
pub fn figure(market: &Market, name: &str) -> i64 {
    let (figure, _) = Figure::table().find(|(_, known)| *known == name).expect("a figure");
    market.figure(figure)
}

/// The keys that answer rightly what a lesson's page asks; nothing where Enter goes on.
fn answer_keys(session: &Session) -> Option<Vec<Key>> {
    if session.verdict().is_some() {
        return None;
    }
    if let Some(exit) = session.exit() {
        let right = exit.options.iter().filter(|option| option.right);
        let right: Vec<String> = right.map(|option| option.id.clone()).collect();
        return Some(choose_keys(exit, &right));
    }
    if let Some(question) = session.question() {
        return session.chosen().is_none().then(|| vec![digit(question.right)]);
    }
    let step = session.step()?;
    let said = session.talk().map_or(0, |talk| talk.path.len());
    let answers = step.right_answers(session.seed, &session.playable.rules);
    answers.get(said).map(|answer| keys_of(session, answer))
}

fn digit(index: usize) -> Key {
    Key::Digit(u8::try_from(index + 1).expect("a digit"))
}

/// The keys by which the page takes this answer, from its first state on.
pub fn keys_of(session: &Session, answer: &Answer) -> Vec<Key> {
    let kind = &session.step().expect("a step waits").kind;
    let places = session.shuffled();
    match answer {
        Answer::Choose(ids) => {
            let StepKind::Choose(asked) = kind else {
                panic!("{answer} is none")
            };
            choose_keys(asked, ids)
        }
        Answer::Order(ids) => {
            let StepKind::Order(asked) = kind else {
                panic!("{answer} is none")
            };
            let index = |id: &String| asked.items.iter().position(|item| item.id == *id);
            let mut picks = Picks::default();
            for id in ids {
                picks.take(place(&places, index(id)), places.len());
            }
            // The focus has gone to "that is all".
            picks.keys.push(Key::Enter);
            picks.keys
        }
        Answer::Match(pairs) => {
            let StepKind::Match(asked) = kind else {
                panic!("{answer} is none")
            };
            let index = |id: &String| asked.pairs.iter().position(|pair| pair.id == *id);
            let mut free = places;
            let mut picks = Picks::default();
            for (_, right) in &pairs[..pairs.len() - 1] {
                let at = place(&free, index(right));
                picks.page = 0;
                picks.take(at, free.len());
                free.remove(at);
            }
            picks.keys
        }
        // Groups of digits are for the eye.
        Answer::Number(hundredths) => {
            let signs = decimal(*hundredths).replace(',', "");
            signs.chars().map(Key::typed).chain([Key::Enter]).collect()
        }
        Answer::Tiles(ids) => {
            let StepKind::Tiles(asked) = kind else {
                panic!("{answer} is none")
            };
            let index = |id: &String| asked.tiles.iter().position(|tile| tile.id == *id);
            let mut picks = Picks::default();
            for (done, id) in ids.iter().enumerate() {
                picks.take(place(&places, index(id)), places.len() + usize::from(0 < done));
            }
            picks.take(places.len(), places.len() + 1);
            picks.keys
        }
        Answer::Fill(chosen) => {
            let StepKind::Fill(asked) = kind else {
                panic!("{answer} is none")
            };
            let option = |field: &String, option: &String| {
                let field = asked.fields.iter().find(|one| one.id == *field)?;
                field.options.iter().position(|one| one.id == *option)
            };
            let keys = chosen
                .iter()
                .map(|(field, id)| digit(option(field, id).expect("an option")));
            keys.chain([digit(0)]).collect()
        }
        Answer::Inspect(ids) => {
            let StepKind::Inspect(asked) = kind else {
                panic!("{answer} is none")
            };
            let index = |id: &String| asked.parts.iter().position(|part| part.id == *id);
            let mut picks = Picks::default();
            for id in ids {
                picks.take(index(id).expect("a part"), asked.parts.len() + 1);
            }
            picks.take(asked.parts.len(), asked.parts.len() + 1);
            picks.keys
        }
        Answer::Say(id) => {
            let options = session.talk_options();
            let index = options.iter().position(|option| option.id == *id);
            vec![digit(index.expect("it may be said"))]
        }
    }
}

/// Of a question, or of the exit question.
pub fn choose_keys(asked: &Choose, ids: &[String]) -> Vec<Key> {
    let index = |id: &String| asked.options.iter().position(|option| option.id == *id);
    let mut picks = Picks::default();
    let count = asked.options.len();
    for (done, id) in ids.iter().enumerate() {
        picks.take(index(id).expect("an option"), count + usize::from(0 < done));
    }
    if asked.is_several() {
        picks.take(count, count + 1);
    }
    picks.keys
}

/// Where on the screen the author's n-th part stands.
fn place(places: &[usize], index: Option<usize>) -> usize {
    let found = places.iter().position(|place| Some(*place) == index);
    found.expect("it stands on the screen")
}

/// Digits in a list whose pages turn.
#[derive(Default)]
struct Picks {
    page: usize,
    keys: Vec<Key>,
}

impl Picks {
    fn take(&mut self, index: usize, count: usize) {
        if count <= ON_A_PAGE {
            self.page = 0;
            self.keys.push(digit(index));
            return;
        }
        let size = ON_A_PAGE - 1;
        let pages = count.div_ceil(size);
        self.page = self.page.min(pages - 1);
        while self.page != index / size {
            let shown = (count - self.page * size).min(size);
            self.keys.push(digit(shown));
            self.page = (self.page + 1) % pages;
        }
        self.keys.push(digit(index % size));
    }
}
