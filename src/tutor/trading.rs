//! The market of an attempt and the commands that made it what it is, so that the last one can be taken back.
//!
//! ```text
//! open ── command ── command ─┬─ command ── command
//!                             │                    └ a day began here: going back to its morning keeps what lies before
//!                             └ the present task began here: beginning it again keeps what lies before
//! ```
//! Taking back is replaying all but the last: the market itself has no inverse.

use std::sync::Arc;

use crate::market::{
    Command, Event, Market, Refusal, Setting,
    listing::{self, Edit},
    parcel, purchase, time,
};

use super::MarketRun;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Trading {
    pub market: Market,
    /// What was done and not taken back. Refused commands changed nothing.
    pub run: MarketRun,
    /// How many were done before the present task.
    before_task: usize,
}

impl Trading {
    pub fn open(setting: &Arc<Setting>, seed: u64) -> Trading {
        let market = Market::open(Arc::clone(setting), seed);
        Trading {
            run: MarketRun {
                setting: Arc::clone(setting),
                seed,
                done: Vec::new(),
                left_min: market.now_min,
            },
            market,
            before_task: 0,
        }
    }

    pub fn execute(&mut self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let given_min = self.market.now_min;
        let meant = self.market.meant(command).into_owned();
        let events = self.market.execute(&meant)?;
        self.run.done.push((given_min, meant));
        self.run.left_min = self.market.now_min;
        Ok(events)
    }

    /// The next task begins here.
    pub fn begin_task(&mut self) {
        self.before_task = self.run.done.len();
    }

    pub fn has_begun_task(&self) -> bool {
        self.before_task < self.run.done.len()
    }

    /// How many labels were stuck on by hand in the present task.
    pub fn stuck(&self) -> usize {
        let in_task = self.run.done[self.before_task..].iter();
        let is_sticking = |command: &Command| matches!(command, Command::Parcel(parcel::Command::Stick(_)));
        in_task.filter(|(_, command)| is_sticking(command)).count()
    }

    /// How often parcels were handed over in this market.
    pub fn handed(&self) -> usize {
        let is_handing = |command: &Command| matches!(command, Command::Parcel(parcel::Command::Ship(_)));
        self.run.done.iter().filter(|(_, command)| is_handing(command)).count()
    }

    /// How many decisions of weight were made: what is typed into one more field of a page, looked up or waited for is none.
    pub fn decided(&self) -> usize {
        self.run.done.iter().filter(|(_, command)| is_decision(command)).count()
    }

    /// Whether the task's last command can be taken back: it is still the minute in which it ended, for only waiting lets
    /// time go by. The minutes of its own work come back with it.
    pub fn can_undo(&self) -> bool {
        let in_task = &self.run.done[self.before_task..];
        in_task
            .last()
            .is_some_and(|(given_min, command)| !command.is_wait() || *given_min == self.market.now_min)
    }

    /// Returns what happened by it, and now did not.
    pub fn undo(&mut self) -> Vec<Event> {
        let mut log = std::mem::take(&mut self.market.log);
        self.run.done.pop();
        self.replay();
        log.drain(..self.market.log.len().min(log.len()));
        log.into_iter().map(|happened| happened.event).collect()
    }

    /// Returns the minute at which the present task's first command was given; nothing before there is one.
    pub fn begun_min(&self) -> Option<u32> {
        let (given_min, _) = self.run.done.get(self.before_task)?;
        Some(*given_min)
    }

    /// Returns the minute of the first command on the day on which the task's last one was given.
    pub fn morning_min(&self) -> Option<u32> {
        let (given_min, _) = self.run.done.get(self.morning()?)?;
        Some(*given_min)
    }

    /// Takes back what was done since that morning: once more, and the day before is taken back too.
    pub fn restart_day(&mut self) {
        if let Some(morning) = self.morning() {
            self.run.done.truncate(morning);
            self.replay();
        }
    }

    /// The place of that morning's first command.
    fn morning(&self) -> Option<usize> {
        let (_, in_task) = self.run.done.split_at(self.before_task);
        let (last_min, _) = in_task.last()?;
        let is_earlier = |(min, _): &(u32, Command)| time::day_of(*min) < time::day_of(*last_min);
        Some(self.before_task + in_task.partition_point(is_earlier))
    }

    /// Takes back all that was done in the present task.
    pub fn restart_task(&mut self) {
        self.run.done.truncate(self.before_task);
        self.replay();
    }

    fn replay(&mut self) {
        self.market = Market::open(Arc::clone(&self.run.setting), self.run.seed);
        for (_, command) in &self.run.done {
            let answer = self.market.execute_silently(command);
            assert!(
                answer.is_ok(),
                "`{command}` was done before and the market is deterministic"
            );
        }
        self.run.left_min = self.market.now_min;
    }
}

fn is_decision(command: &Command) -> bool {
    if let Command::Listing(listing::Command::Edit(edit)) = command {
        return matches!(
            edit,
            Edit::Title(_) | Edit::Category(_) | Edit::Photos(_) | Edit::Details(_) | Edit::Sku(_) | Edit::Price(_)
        );
    }
    let looks = matches!(
        command,
        Command::Purchase(purchase::Command::Compare(_) | purchase::Command::Track(_) | purchase::Command::Inspect(_))
            | Command::Parcel(parcel::Command::Label(_))
    );
    !looks && !command.is_wait()
}
