//! `bazar play --trace`: how each figure of the goals came about. For an author who wonders why 3.4 in 100 were bad: which
//! command moved a figure, how old and how warm the goods of each parcel were, what the money went for, what drew buyers.
//!
//! Leaves the words of events to the transcript; its own are figures and the rules' names.

use crate::market::day;
use std::fmt::Write as _;

use crate::{
    course::Play,
    market::{Account, Factor, Figure, Market, Order, Pull, Spoilage, time::Clock},
};

/// Lines of a table after which the rest is only counted.
const LINES: usize = 40;

pub struct Trace {
    /// Figures of the goals, each once, with what they were worth last.
    figures: Vec<(Figure, i64)>,
    moves: Vec<Move>,
    out: String,
}

/// A command that moved a figure.
struct Move {
    figure: Figure,
    at_min: u32,
    command: String,
    was: i64,
    is: i64,
}

impl Trace {
    pub fn of(play: &Play) -> Trace {
        let mut figures: Vec<(Figure, i64)> = Vec::new();
        let asked = play.stars.iter().flat_map(|star| star.goal.comparisons());
        for (figure, _, _) in asked {
            if figures.iter().all(|(known, _)| *known != figure) {
                figures.push((figure, 0));
            }
        }
        Trace {
            figures,
            moves: Vec::new(),
            out: String::new(),
        }
    }

    /// A command was done: notes what it moved.
    pub fn did(&mut self, market: &Market, command: &str) {
        for (figure, was) in &mut self.figures {
            let is = market.figure(*figure);
            if is != *was {
                self.moves.push(Move {
                    figure: *figure,
                    at_min: market.now_min,
                    command: command.to_owned(),
                    was: *was,
                    is,
                });
                *was = is;
            }
        }
    }

    /// Tells what draws buyers while the shop is still open.
    pub fn shop(&mut self, market: &Market) {
        for product in market.listings.keys() {
            if let Some(pull) = market.pull_of(product) {
                self.row(&format!("\n# what draws buyers: {product}"));
                self.pull(&pull);
            }
        }
    }

    /// Tells the rest when everything is settled.
    pub fn closed(&mut self, market: &Market) {
        let figures: Vec<(Figure, i64)> = self.figures.clone();
        for (figure, value) in figures {
            self.row(&format!("\n# {} {value}", figure.name()));
            let moves: Vec<String> = self
                .moves
                .iter()
                .filter(|moved| moved.figure == figure)
                .map(Move::render)
                .collect();
            self.table(&moves);
        }
        self.row("\n# money (fen)");
        for account in Account::FLOWS {
            match market.ledger.balance(account) {
                0 => {}
                balance => self.row(&format!("{:>10}  {}", -balance, account.word())),
            }
        }
        self.row(&format!(
            "{:>10}  profit",
            market.figure(Figure::Day(day::Figure::ProfitFen))
        ));
        let fared: Vec<String> = market
            .orders
            .values()
            .filter_map(|order| fared(market, order))
            .collect();
        if !fared.is_empty() {
            self.row("\n# how the goods fared: age in days at 20 degrees");
            self.table(&fared);
        }
    }

    pub fn render(self) -> String {
        self.out
    }

    fn pull(&mut self, pull: &Pull) {
        let line = |factors: &[(Factor, i64)]| {
            let told = factors.iter().filter(|(_, ppm)| *ppm != 1_000_000);
            let told: Vec<String> = told
                .map(|(factor, ppm)| format!("{factor:?} {}", decimal(*ppm, 1_000_000)))
                .collect();
            told.join(" × ")
        };
        self.row(&format!(
            "visits a day  {} × {}",
            pull.visits_per_day,
            line(&pull.shown)
        ));
        self.row(&format!("looking       {}", line(&pull.looking)));
        self.row(&format!("buying        {}", line(&pull.buying)));
        self.row(&format!("orders a day  {}", decimal(pull.orders_ppm, 1_000_000)));
    }

    fn table(&mut self, rows: &[String]) {
        for row in rows.iter().take(LINES) {
            self.row(row);
        }
        if LINES < rows.len() {
            self.row(&format!("… and {} more", rows.len() - LINES));
        }
    }

    fn row(&mut self, text: &str) {
        writeln!(self.out, "{text}").expect("a string takes every line");
    }
}

impl Move {
    fn render(&self) -> String {
        format!(
            "{}  {:>9} → {:<9} {}",
            Clock(self.at_min),
            self.was,
            self.is,
            self.command
        )
    }
}

/// Why so many pieces of an order were bad; nothing for what was not delivered.
fn fared(market: &Market, order: &Order) -> Option<String> {
    let spoilage = market.spoilage(order, order.delivered_min?)?;
    let Spoilage {
        packed_age_min,
        road_min,
        warmest_c,
        coldest_c,
        age_min,
        half_life_min,
        legs,
        rotten_ppm,
        bruised_ppm,
        frost_ppm,
    } = spoilage;
    let days = |minutes: i64| decimal(minutes * 1_000_000 / 1440, 1_000_000);
    let degrees = |warmth: Option<i32>| warmth.map_or("-".to_owned(), |warmth| warmth.to_string());
    let pack = order.pack.as_deref().unwrap_or("-");
    let life = half_life_min.map_or("never".to_owned(), days);
    let frost = match frost_ppm {
        0 => String::new(),
        ppm => format!(", frost {} %", decimal(ppm, 10_000)),
    };
    Some(format!(
        "{} {} {} {pack}: packed at {}, {} h on the way at {} to {} degrees, {} at the door of {life} → rotten {} %, \
         {legs} legs → bruised {} %{frost}; expected {} %, found {} of {}",
        order.name,
        order.product,
        order.place,
        days(i64::from(packed_age_min)),
        road_min / 60,
        degrees(coldest_c),
        degrees(warmest_c),
        days(age_min),
        decimal(rotten_ppm, 10_000),
        decimal(bruised_ppm, 10_000),
        decimal(spoilage.bad_ppm(), 10_000),
        order.bad_pieces,
        order.counted_pieces,
    ))
}

/// `1.35`: a number of parts, with two digits at most.
fn decimal(parts: i64, whole: i64) -> String {
    let hundredths = parts * 100 / whole;
    format!("{}.{:02}", hundredths / 100, (hundredths % 100).abs())
}
