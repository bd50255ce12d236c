//! Every page of the market, and every page that looks back on one, in both orders of the two languages: a line of a table
//! says in which scenario, and when, a page is seen. The goldens stand in `tests/data/screen/zh-ug/market`; in the other order
//! only the rows of keys change places.
//!
//! A scenario is played by its author's solution up to that moment; the keys to the pages are looked for as `guide` does.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::{Arc, LazyLock},
};

use bazar::{
    app::{
        App, Clock, Debrief, Input, Key, MarketOutcome, MarketScreen, Options, SILENT, View, ViewContext, Writing,
        keys_to,
    },
    course::{Course, Source, builtin_locales},
    market::{Command, Market},
    text::{Locales, Script},
    tutor::{Act, EntryWriter, Fact, LearnerId, LearnerRecords, Playable, RunId, Session, What},
};
use expect_test::expect_file;

use crate::{
    jobs,
    other_order::otherwise,
    screens::{languages, paint},
};

const VIEW: View = View { width: 80, height: 24 };

/// Scenario, moment of its solution, pages. `before pack` is when the first command that begins so can be given, `after pack`
/// when it has been.
const PAGES: &[(&str, &str, &str)] = &[
    ("l02-stall", "before stick", "Today Packing.Stick"),
    (
        "s01",
        "start",
        "Today Buying.Items Buying.Offers Buying.Offer Buying.Bills Sure",
    ),
    ("s01", "before track", "Buying.Purchases Buying.Purchase Buying.Bills"),
    (
        "s01",
        "after track",
        "Today Parcels.Room Parcels.One Money.Room Money.Ledger",
    ),
    ("s01", "after sign", "Buying.Purchase Buying.ReturnReason"),
    ("s02", "start", "Today Talk.Room"),
    ("s02", "before say", "Today Talk.One"),
    ("s03", "before say", "Today Talk.Room Talk.One"),
    (
        "s04",
        "before accept",
        "Today Orders.Room Orders.List Orders.One Messages.Room",
    ),
    ("s04", "before ship", "Today Packing.Ship Parcels.Room"),
    (
        "s05",
        "start",
        "Today Shop.Room Shop.Profiles Shop.Document Standing.Licence Standing.LicenceWork",
    ),
    ("s05", "after deposit", "Today Goods.Products"),
    ("s05", "after list", "Listing.Form"),
    (
        "s05",
        "before submit",
        "Listing.Form Listing.Title Listing.Category Listing.Attributes Listing.Attribute",
    ),
    (
        "s05",
        "before submit",
        "Listing.Photos Listing.Details Goods.Sizes Goods.Size Goods.AddSize Number",
    ),
    (
        "s05",
        "before submit",
        "Goods.Terms Goods.Freight Goods.Zone Goods.Promise",
    ),
    ("s05", "before submit", "Goods.SevenDays Goods.Assurances"),
    (
        "s05",
        "before pack",
        "Today Orders.Room Orders.List Orders.One Packing.Pack",
    ),
    ("s05", "before ship", "Today Packing.Ship Packing.Via"),
    ("s05", "after ship", "Parcels.Room Parcels.One"),
    (
        "s05",
        "before reply",
        "Messages.Room Messages.Next Messages.One Money.Room Money.Ledger Money.Calendar",
    ),
    ("s07", "start", "Today Goods.Products Listing.Form Standing.Closing"),
    ("s07", "before appeal", "Today Standing.Record Standing.Violation"),
    ("s08", "start", "Today"),
    ("s08", "before evidence", "Claims.CourierList Claims.Courier"),
    (
        WEIGHED,
        "before reject",
        "Today Claims.List Claims.One Claims.OfferPart Claims.Rejection",
    ),
    (PICTURED, "before reject", "Today Claims.One Claims.Rejection"),
    (
        "s09",
        "before agree",
        "Today Claims.List Claims.One Claims.OfferPart Claims.Rejection",
    ),
    (
        "s09",
        "before agree",
        "Promote.Reviews Promote.Review Parcels.Room Parcels.One",
    ),
    ("s10", "before pick", "Today Shop.Room Harvest.Product Harvest.Gate"),
    ("s10", "before accept", "Today Orders.List Orders.One Harvest.Product"),
    (
        "s11",
        "start",
        "Today Van.Round Van.Villages Van.Village Van.Deals Van.Reckoning",
    ),
    (
        "s11",
        "before hold",
        "Today Van.Villages Van.Village Van.Reckoning Money.Room",
    ),
    (
        "s13",
        "start",
        "Today Station.DoorHours Station.Door Station.GoOut Station.Log",
    ),
    ("s13", "before ask", "Today Station.Tickets Station.Ticket"),
    ("s13", "before deny", "Today Station.Tickets Station.Ticket"),
    ("s13", "before home", "Today Station.Tickets Station.GoOut"),
    ("s13", "before away", "Today Station.Away Station.Log Money.Room"),
    (
        "s12",
        "start",
        "Today Promote.Room Promote.Sale Promote.Was Promote.Pair Promote.Coupons Promote.Video Promote.Card",
    ),
    (IN_GROUPS, "start", "Promote.Room Promote.Group"),
    ("ads", "start", "Shop.Room Advert.One Advert.Bid Advert.Budget"),
    ("ads", "before unpromote", "Today Advert.One Advert.Bid"),
    (
        "cancels",
        "before unpack",
        "Today Orders.Room Cancellation.List Cancellation.One Packing.Ship",
    ),
    ("group", "start", "Today Round.Room Round.Terms Money.Room"),
    ("group", "before bag", "Today Round.Room"),
    ("group", "before leftover", "Today Round.Room"),
    ("remote", "before ship", "Goods.Freight Packing.Ship Parcels.Room"),
    (
        "contracts",
        "before volume",
        "Orders.Room Contract.Couriers Contract.Volume Contract.Packs Contract.Lot",
    ),
    ("s09", "start", "Goods.Promise Presale.Day"),
    ("contracts", "after volume", "Contract.Couriers Contract.Packs"),
    ("insured", "start", "Goods.Assurances"),
    ("s14", "start", "Live.Room"),
    ("s14", "after speak", "Today Live.Room"),
    ("s15", "start", "Today Shop.Room Household.Room Household.Together"),
    ("s15", "start", "Household.Split"),
    ("s15", "before advance", "Today Household.One Household.Advance"),
    ("s15", "before statement", "Household.One Household.Statement"),
    (
        "s16",
        "start",
        "Today Inquiry.Case Inquiry.Blame Inquiry.MissedStep Inquiry.Remedy",
    ),
    (
        "s17",
        "start",
        "Today Tender.Bids Tender.Bid Tender.Contract Tender.ContractTerm",
    ),
    ("s17", "before audit", "Today Tender.Months Money.Room"),
    ("s18", "start", "Coop.Room Coop.Hire Coop.CaseCard"),
    ("s18", "before deal", "Today Coop.Offered Coop.Room"),
    ("s18", "after case", "Today Coop.CaseCard Money.Calendar"),
];

/// The big sale on a market where buyers buy together: the course has no scenario there.
const IN_GROUPS: &str = "s12-group";
/// The caps with one buyer who complains: of what is missing, and with a photograph.
const WEIGHED: &str = "s08-weighed";
const PICTURED: &str = "s08-pictured";

/// The pages after a scenario's end, one key apart.
const LOOKING_BACK: &[(&str, &str)] = &[
    ("s01", "Results Blame Way WhatIfs"),
    ("s02", "Results Talks"),
    ("s05", "Results Money Blame Way WhatIfs WhatIf World"),
    ("s08", "Results Money Causes Blame Way"),
    ("s11", "Results Money Blame Way"),
    ("s13", "Results Money Causes Blame WhatIfs WhatIf"),
    ("s15", "Results Money Causes Blame Way"),
    ("s16", "Results"),
    ("s17", "Results Money Blame"),
];

/// A scenario in the middle: what is on the disk, and where its pages are.
struct Moment {
    scenario: &'static str,
    when: &'static str,
    /// The keys from the market's first page to each; after the end, from one page to the next.
    pages: Vec<(String, Vec<Key>)>,
    records: LearnerRecords,
    learner: LearnerId,
}

/// Played once for all tests.
static MOMENTS: LazyLock<Moments> = LazyLock::new(|| {
    let (course, locales) = (Arc::new(course()), Arc::new(builtin_locales()));
    let all = moments(&course, &locales);
    Moments { course, locales, all }
});

struct Moments {
    course: Arc<Course>,
    locales: Arc<Locales>,
    all: Vec<Moment>,
}

fn course() -> Course {
    let mut source = Source::embedded();
    let file = String::from_utf8_lossy(source.bytes("scenarios/s12.toml")).into_owned();
    let grouped = file
        .replacen("id = \"s12\"", &format!("id = \"{IN_GROUPS}\""), 1)
        .replacen("profile = \"shelf\"", "profile = \"group\"", 1);
    let path = "scenarios/in-groups.toml".to_owned();
    source.files.insert(path, grouped.into_bytes().into());
    let caps = String::from_utf8_lossy(source.bytes("scenarios/s08.toml")).into_owned();
    let complaint = |line: &str| line.starts_with("asks_back");
    for (id, kept) in [
        (WEIGHED, "missing\", share_ppm = 250000"),
        (PICTURED, "damaged\", share_ppm = 333333"),
    ] {
        let lines = caps.lines().filter(|line| !complaint(line) || line.contains(kept));
        let always = lines.map(|line| line.replace("false_ppm = 500000", "false_ppm = 1000000"));
        let one = always.collect::<Vec<String>>().join("\n");
        let one = one.replacen("id = \"s08\"", &format!("id = \"{id}\""), 1);
        source
            .files
            .insert(format!("scenarios/{id}.toml"), one.into_bytes().into());
    }
    crate::advert::add_to(&mut source);
    crate::cancellation::add_to(&mut source);
    crate::group_round::add_to(&mut source);
    crate::remote::add_to(&mut source);
    crate::contract::add_to(&mut source);
    crate::freight_insurance::add_to(&mut source);
    Course::load(&source).0
}

/// The name of the page on top with its noun, `Goods.Sizes`, and which part of its choices is seen.
fn here(market_screen: &MarketScreen) -> (String, String) {
    let told = format!("{market_screen:?}");
    let top = told.rsplit("Level { page: ").next().unwrap_or_default();
    let mut words = top.split(|sign: char| !sign.is_alphanumeric());
    let noun = words.next().unwrap_or_default();
    let name = match noun {
        "Today" | "Number" | "Sure" => noun.to_owned(),
        _ => format!("{noun}.{}", words.next().unwrap_or_default()),
    };
    let part = top.rsplit(" page: ").next().unwrap_or_default();
    let part = part.chars().take_while(char::is_ascii_digit).collect();
    (name, part)
}

/// The shortest keys to every kind of page that can be opened without doing anything in the market.
fn reach(market: &Market, ctx: &ViewContext) -> BTreeMap<String, Vec<Key>> {
    let first = MarketScreen::open(market, ctx);
    let mut seen = BTreeSet::from([here(&first)]);
    let mut found = BTreeMap::from([(here(&first).0, Vec::new())]);
    let mut open = VecDeque::from([(first, Vec::new())]);
    while let Some((market_screen, keys)) = open.pop_front() {
        for key in (1..=9).map(Key::Digit) {
            let mut next = market_screen.clone();
            let outcome = next.update(Input::Key(key), market, ctx);
            let place = here(&next);
            if outcome == MarketOutcome::Stay && seen.insert(place.clone()) {
                let keys = [keys.as_slice(), &[key]].concat();
                found.entry(place.0).or_insert(keys.clone());
                open.push_back((next, keys));
            }
        }
    }
    found
}

/// A scenario in the middle of its author's solution.
struct Middle {
    session: Session,
    records: LearnerRecords,
    learner: LearnerId,
    /// The command that would end it.
    last: Option<Command>,
}

/// A learner plays the author's solution up to a moment.
fn play(course: &Course, scenario: &str, when: &str) -> Middle {
    let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
    let learner = writer.learner();
    let added = Fact::LearnerAdded {
        learner,
        name: String::new(),
        card: 10,
    };
    writer.write(&mut records, added, 0);
    let playable = Playable::of(course, &What::Scenario(scenario.to_owned())).expect("the scenario can be played");
    let mut session = Session::open(playable, writer.attempt(), 7, vec![learner]);
    writer.write(&mut records, session.opened(None), 0);
    let (side, word) = when.split_once(' ').unwrap_or((when, ""));
    let mut last = None;
    for command in &course.scenarios[scenario].solution {
        let mut market = session.market().expect("a scenario has a market").clone();
        // A script that holds on every seed does things that this market has no need of.
        let is_done = market.execute(command).is_err();
        if is_done && side != "start" {
            continue;
        }
        let is_it = !word.is_empty() && command.to_string().starts_with(word);
        let is_last = side == "end" && market.is_over();
        if is_last {
            last = Some(command.clone());
        }
        if is_last || side == "start" || is_it && side == "before" {
            break;
        }
        for fact in session.submit(&Act::Market(command.clone())).facts {
            writer.write(&mut records, fact, 0);
        }
        if is_it {
            break;
        }
    }
    Middle {
        session,
        records,
        learner,
        last,
    }
}

/// Whether the market's end comes with questions.
fn asks_back(middle: &Middle) -> bool {
    let mut session = middle.session.clone();
    session.submit(&middle.last.clone().map_or(Act::Next, Act::Market));
    session.question().is_some()
}

fn moments(course: &Course, locales: &Locales) -> Vec<Moment> {
    let (records, languages) = (LearnerRecords::default(), languages("zh,ug"));
    let ctx = ViewContext {
        course,
        locales,
        records: &records,
        languages: &languages,
        learners: &[],
        writing: Writing::default(),
        voices: &SILENT,
    };
    let in_the_market = PAGES.iter().map(|(scenario, when, places)| {
        let middle = play(course, scenario, when);
        let found = reach(middle.session.market().expect("a scenario has a market"), &ctx);
        let keys = |place: &str| match found.get(place) {
            Some(keys) => keys.clone(),
            None => panic!(
                "{scenario}, {when}: no keys lead to {place}, only to {:?}",
                found.keys()
            ),
        };
        let pages = places.split(' ').map(|place| (place.to_owned(), keys(place)));
        Moment::of(scenario, when, pages.collect(), middle)
    });
    let looking_back = LOOKING_BACK.iter().map(|(scenario, leaves)| {
        let middle = play(course, scenario, "end");
        let market = middle.session.market().expect("a scenario has a market");
        let market_screen = MarketScreen::open(market, &ctx);
        let last = middle
            .last
            .as_ref()
            .map(|last| keys_to(&market_screen, market, &ctx, last).expect("keys for it"));
        // Out of the market; the last choice settles what is open.
        let mut out = last.unwrap_or_else(|| vec![Key::Esc, Key::Up, Key::Enter, Key::Digit(2)]);
        if asks_back(&middle) {
            out.push(Key::Esc);
        }
        let pages = leaves.split(' ').enumerate().map(|(on, leaf)| {
            let keys = if on == 0 { out.clone() } else { vec![Key::Digit(1)] };
            (leaf.to_owned(), keys)
        });
        Moment::of(scenario, "looking back", pages.collect(), middle)
    });
    in_the_market.chain(looking_back).collect()
}

impl Moment {
    fn of(scenario: &'static str, when: &'static str, pages: Vec<(String, Vec<Key>)>, middle: Middle) -> Moment {
        Moment {
            scenario,
            when,
            pages,
            records: middle.records,
            learner: middle.learner,
        }
    }

    /// The program, gone on where the learner stopped.
    fn app(&self, course: &Arc<Course>, locales: &Arc<Locales>, codes: &str) -> App {
        let options = Options {
            languages: languages(codes),
            seed: Some(7),
            learners: vec![self.learner],
        };
        let records = self.records.clone();
        let mut app = App::new(course.clone(), locales.clone(), records, RunId(2), options);
        // A scenario that has not begun tells first what it is about.
        for _ in 0..2 {
            if app.market_screen().is_none() {
                press(&mut app, Key::Digit(1));
            }
        }
        assert!(app.market_screen().is_some(), "{}, {}", self.scenario, self.when);
        app
    }
}

fn press(app: &mut App, key: Key) {
    jobs::update(app, Input::Key(key), &Clock::default());
}

/// Shows `look` each page in its scenario: the scenario, which page it is, and the program that shows it.
pub fn each(codes: &str, script: Script, mut look: impl FnMut(&str, &str, &App)) {
    let Moments { course, locales, all } = &*MOMENTS;
    for moment in all {
        let mut app = moment.app(course, locales, codes);
        app.write_in(script);
        let mut depth = 0;
        for (place, keys) in &moment.pages {
            if app.market_screen().is_some() {
                (0..depth).for_each(|_| press(&mut app, Key::Esc));
                depth = keys.len();
            }
            keys.iter().for_each(|key| press(&mut app, *key));
            look(moment.scenario, &format!("{place}, {}", moment.when), &app);
        }
    }
}

#[test]
fn every_market_page_in_both_orders() {
    let turned = told_in("ug,zh");
    for (scenario, screens) in told_in("zh,ug") {
        let path = format!(
            "{}/tests/data/screen/zh-ug/market/{scenario}.txt",
            env!("CARGO_MANIFEST_DIR")
        );
        expect_file![path].assert_eq(&screens);
        assert_eq!(otherwise(&screens, &turned[&scenario]), "", "{scenario}");
    }
}

/// Each scenario's pages as text.
fn told_in(codes: &str) -> BTreeMap<String, String> {
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    each(codes, Script::Joined, |scenario, page, app| {
        let screen = paint(&app.page(VIEW), VIEW);
        let file = told.entry(scenario.to_owned()).or_default();
        file.push_str(&format!("## {page}\n{screen}\n\n"));
    });
    told
}

/// Whoever adds a page says in `PAGES` or `LOOKING_BACK` where it is seen.
#[test]
fn no_market_page_is_left_out() {
    let shown = PAGES.iter().map(|(_, _, places)| *places);
    let shown = shown.chain(LOOKING_BACK.iter().map(|(_, leaves)| *leaves));
    let shown: BTreeSet<&str> = shown.flat_map(|pages| pages.split(' ')).collect();
    let leaves = Debrief::PAGES.iter().map(|leaf| (*leaf).to_owned());
    let all = MarketScreen::pages().into_iter().chain(leaves);
    let left_out: Vec<String> = all.filter(|page| !shown.contains(page.as_str())).collect();
    assert_eq!(left_out, Vec::<String>::new());
}
