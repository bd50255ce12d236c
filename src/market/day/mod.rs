//! The market's own: days and their weather, waiting, what a scenario has in store, and its end.
//!
//! What any command may be refused for stands here too. What the plan brings about is `planned`'s, a dated change of the rules
//! `amendment`'s.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

pub use command::{Command, Wait};
pub use event::Event;
pub use figures::Figure;
pub use refusal::{Refusal, Thing};

use super::{
    Account, Decision, Market, Obligation, advert, amendment, arrangement, buyer, group_round, order, planned,
    promotion, rival,
    run::{Pace, SETTLE_AT_MOST_DAYS},
    shop::conduct,
    station, stock, tender, time, van,
};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["day"];

/// No month is longer.
const LONGEST_MONTH_MIN: u32 = 31 * time::DAY_MIN;

/// What falls due by the calendar alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    DayBegins,
    /// The n-th line of the scenario's plan.
    Planned(usize),
    BuyersLeave,
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::DayBegins => 0,
            Due::Planned(_) => 2,
            Due::BuyersLeave => 31,
        }
    }
}

impl crate::Command {
    /// Lets time go by until something wants an answer: `wait`.
    pub const WAIT: crate::Command = crate::Command::Day(Command::Wait(Wait::Next));
    /// To the next morning's first working minute: `wait morning`.
    pub const WAIT_MORNING: crate::Command = crate::Command::Day(Command::Wait(Wait::Morning));

    /// Lets time go by until something but a new order wants an answer: `wait but orders`.
    pub const WAIT_BUT_ORDERS: crate::Command = crate::Command::Day(Command::Wait(Wait::ButOrders));

    /// Lets time go by to a minute: `wait until d2 09:00`.
    pub const fn wait_until(min: u32) -> crate::Command {
        crate::Command::Day(Command::Wait(Wait::Until(min)))
    }

    /// Lets time go by to a minute, or until something wants an answer: `wait until d2 09:00 or asked`.
    pub const fn wait_until_or_asked(min: u32) -> crate::Command {
        crate::Command::Day(Command::Wait(Wait::UntilOrAsked(min)))
    }

    /// For some minutes: `wait 60`.
    pub const fn wait_for(minutes: u32) -> crate::Command {
        crate::Command::Day(Command::Wait(Wait::For(minutes)))
    }

    /// Whether it only lets time go by.
    pub fn is_wait(&self) -> bool {
        matches!(self, crate::Command::Day(Command::Wait(_)))
    }
}

pub(crate) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    match command {
        Command::Wait(wait) => self::wait(market, *wait),
    }
}

/// Time goes by, and nothing is worked.
fn wait(market: &Market, wait: Wait) -> Result<Decision, crate::Refusal> {
    let most_min = market.setting.rules.day.wait_at_most_min;
    let now_min = market.now_min;
    let (until_min, pace) = match wait {
        // An official looks up from month to month.
        Wait::Next if market.setting.scenario.tender.is_some() => (now_min + LONGEST_MONTH_MIN, Pace::UntilAsked),
        Wait::Next => (now_min + most_min, Pace::UntilAsked),
        Wait::ButOrders => (now_min + most_min, Pace::UntilCalled),
        Wait::Morning => (market.next_morning_min(), Pace::Wait),
        Wait::For(minutes) => (now_min + minutes.clamp(1, most_min), Pace::Wait),
        Wait::Until(min) | Wait::UntilOrAsked(min) if min <= now_min => return Err(Refusal::TimeIsPast.into()),
        Wait::Until(min) => (within(market, min), Pace::Wait),
        Wait::UntilOrAsked(min) => (within(market, min), Pace::UntilAsked),
    };
    let until_min = match (pace, market.reminded_min()) {
        (Pace::UntilAsked | Pace::UntilCalled, Some(reminded_min)) => until_min.min(reminded_min),
        _ => until_min,
    };
    Ok(Decision {
        events: Vec::new(),
        minutes: until_min - now_min,
        pace,
    })
}

impl Market {
    /// Returns the minute in which a wait stops for something that the player owes and that nobody reminds of: so long before
    /// its end as the market reminds of orders, in the day. Nothing where that minute is past.
    fn reminded_min(&self) -> Option<u32> {
        let day = &self.setting.rules.day;
        let mine = self.setting.scenario.role.responsible();
        let owed = self.due().into_iter();
        let owed = owed.filter(|owed| owed.owner == mine && owed.kind.goes_by_silently());
        let stops = owed.map(|owed| {
            let warned_min = owed.due_min.saturating_sub(day.warn_before_min);
            let opens_min = time::next_open(warned_min, day.opens_min, day.closes_min);
            if opens_min < owed.due_min {
                opens_min
            } else {
                warned_min
            }
        });
        stops.filter(|min| self.now_min < *min).min()
    }
}

/// The minute, or the last one for which a market waits.
fn within(market: &Market, min: u32) -> u32 {
    let latest_min = time::at(market.setting.scenario.days + SETTLE_AT_MOST_DAYS, 0);
    min.min(latest_min).max(market.now_min)
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::DayBegins => day_begins(market),
        Due::Planned(n) => planned::happens(market, *n),
        Due::BuyersLeave => buyers_leave(market),
    }
}

/// Nobody owes anything by it.
pub(crate) fn obligations(_: &Market) -> Vec<Obligation> {
    Vec::new()
}

fn day_begins(market: &Market) -> Vec<crate::Event> {
    let day = time::day_of(market.now_min);
    let (month, date) = market.date(day);
    let mut events = vec![crate::Event::from(event::DayBegan {
        day,
        month,
        date,
        ambient_c: market.ambient_c(day),
    })];
    events.extend(conduct::morning(market));
    events.extend(promotion::inspect(market));
    events.extend(rival::morning(market));
    events
}

fn buyers_leave(market: &Market) -> Vec<crate::Event> {
    if market.buyers_gone {
        Vec::new()
    } else {
        vec![Event::BuyersGone.into()]
    }
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::DayBegan(event) => day_began(market, event),
        Event::RainBegan => market.rain = true,
        // Each question asks the plan for its day.
        Event::SpellBegan(_) => {}
        Event::Broke(event::Broke { product, weight_g }) => planned::leaves_stock(market, product, *weight_g),
        Event::SoldElsewhere(event::SoldElsewhere {
            product,
            weight_g,
            amount_fen,
        }) => {
            planned::leaves_stock(market, product, *weight_g);
            market.post(Account::Sales, Account::Cash, *amount_fen, None);
        }
        Event::RuleAnnounced(_) => {}
        Event::RuleChanged(event::RuleChanged { amendment }) => amendment::apply(market, amendment),
        Event::BuyersGone => market.buyers_gone = true,
        Event::MarketEnded => market.ended = true,
    }
}

/// What the day has in store falls due in it.
fn day_began(market: &mut Market, event: &event::DayBegan) {
    let day = event.day;
    market.rain = false;
    market.plan(time::at(day + 1, 0), Due::DayBegins);
    let station_opens_min = market.setting.rules.day.station_opens_min;
    market.plan(time::at(day, station_opens_min), order::Due::StationOpens);
    stock::day_began(market, day);
    rival::day_began(market, day);
    buyer::plan_day(market, day);
    advert::day_began(market, day);
    arrangement::plan_day(market, day);
    tender::plan_day(market, day);
    van::plan_day(market, day);
    station::plan_day(market, day);
    group_round::plan_day(market, day);
}
