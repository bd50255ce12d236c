//! Sums of money under one another: label, bar, amount, label in the other language. Amounts stand with their points in one
//! column, so that they can be added up; labels get the room they need, and bars what is left.
//!
//! ```text
//!  开头的钱      ██████████████████      300             باش
//!  平台结的款                    ██████ +125.5          ....
//!  包装                              ▒▒  -12.25         ....
//!  现在的钱      ██████████████████████  413.25        ئاخىر
//! ```

use crate::{
    app::{
        layout::{Layout, blank, join},
        page::{Block, BlockKind},
    },
    market::{Account, Ledger},
    say::{self, Sentence, sentence},
    text::{Align, Ink, Line, yuan_amount},
};

/// Fewer columns than this say nothing.
const SHORTEST_BARS: usize = 8;
/// Columns between a label and what stands beside it.
const GAP: usize = 2;
/// Columns behind the point of an amount, the point with them.
const CENTS: usize = 3;

/// One row: from where to where the money went.
pub struct Bar {
    label: Sentence,
    from_fen: i64,
    to_fen: i64,
    kind: BarKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BarKind {
    /// Comes on top or goes off.
    Change,
    /// What is there.
    Whole,
    /// What the rows above come to.
    Sum { has_bar: bool },
    /// A change that has its amount and no bar.
    Plain,
}

impl Bar {
    pub fn whole(label: Sentence, fen: i64) -> Bar {
        Bar {
            label,
            from_fen: 0,
            to_fen: fen,
            kind: BarKind::Whole,
        }
    }

    pub fn change(label: Sentence, from_fen: i64, change_fen: i64) -> Bar {
        Bar {
            label,
            from_fen,
            to_fen: from_fen + change_fen,
            kind: BarKind::Change,
        }
    }

    /// A change without a bar.
    pub fn plain(label: Sentence, change_fen: i64) -> Bar {
        Bar {
            kind: BarKind::Plain,
            ..Bar::change(label, 0, change_fen)
        }
    }

    /// What the rows above come to, without a bar if they have none.
    pub fn sum(label: Sentence, fen: i64, has_bar: bool) -> Bar {
        Bar {
            kind: BarKind::Sum { has_bar },
            ..Bar::whole(label, fen)
        }
    }

    fn amount(&self) -> String {
        let change_fen = self.to_fen - self.from_fen;
        let said = match self.kind {
            BarKind::Whole => yuan_amount(self.to_fen),
            BarKind::Sum { .. } => format!("= {}", yuan_amount(self.to_fen)),
            BarKind::Change | BarKind::Plain if change_fen < 0 => yuan_amount(change_fen),
            BarKind::Change | BarKind::Plain => format!("+{}", yuan_amount(change_fen)),
        };
        let behind = said.find('.').map_or(0, |point| said.len() - point);
        said + &" ".repeat(CENTS.saturating_sub(behind))
    }

    fn has_bar(&self) -> bool {
        !matches!(self.kind, BarKind::Plain | BarKind::Sum { has_bar: false })
    }
}

/// The wallet's way from start to end, account by account.
pub fn wallet(ledger: &Ledger) -> Vec<Bar> {
    let mut start_fen = 0;
    let mut changes: Vec<(Account, i64)> = Vec::new();
    for posting in &ledger.postings {
        let (account, change_fen) = match (posting.from, posting.to) {
            (from, Account::Cash) => (from, posting.amount_fen),
            (Account::Cash, to) => (to, -posting.amount_fen),
            _ => continue,
        };
        if account == Account::Capital {
            start_fen += change_fen;
            continue;
        }
        match changes.iter_mut().find(|(known, _)| *known == account) {
            Some((_, sum_fen)) => *sum_fen += change_fen,
            None => changes.push((account, change_fen)),
        }
    }
    changes.retain(|(_, change_fen)| *change_fen != 0);
    changes.sort_by_key(|(account, change_fen)| (*change_fen < 0, *account));
    let mut bars = vec![Bar::whole(sentence::debrief_start(), start_fen)];
    let mut at_fen = start_fen;
    for (account, change_fen) in changes {
        let label = if account == Account::Held {
            sentence::debrief_shopping()
        } else {
            say::account(account)
        };
        bars.push(Bar::change(label, at_fen, change_fen));
        at_fen += change_fen;
    }
    bars.push(Bar::whole(sentence::debrief_end(), at_fen));
    bars
}

pub fn block(layout: &Layout, bars: &[Bar]) -> Block {
    let rows: Vec<Row> = bars.iter().map(|bar| Row::of(layout, bar)).collect();
    let widest = |of: fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let amount = widest(|row| row.amount.len());
    let far = widest(|row| row.far.width());
    let rest = layout.width.saturating_sub(amount + far + 2 * GAP + 1);
    let near = widest(|row| row.near.width()).min(rest);
    let scale = Scale::of(bars, rest - near);
    let line = |(row, bar): (Row, &Bar)| {
        join([
            row.near.padded(near, Align::Left),
            blank(GAP),
            scale.draw(bar),
            blank(1),
            Line::raw(row.amount, Ink::Money).padded(amount, Align::Right),
            blank(GAP),
            row.far.padded(far, Align::Right),
        ])
    };
    Block::of(BlockKind::Chart, rows.into_iter().zip(bars).map(line).collect())
}

/// What stands beside the bars: at the left in one language, at the right in the other.
struct Row {
    near: Line,
    far: Line,
    amount: String,
}

impl Row {
    fn of(layout: &Layout, bar: &Bar) -> Row {
        let ink = if let BarKind::Sum { .. } = bar.kind {
            Ink::Strong
        } else {
            Ink::Dim
        };
        let said = layout.ctx.say(&bar.label);
        let languages = layout.ctx.languages;
        let set = |words: &str, lang| layout.line(words, lang, ink);
        let own = set(&said.own, &languages.own);
        let other = said.other.as_deref().zip(languages.other.as_ref());
        let (near, far) = match other {
            None if layout.is_rtl(&languages.own) => (Line::default(), own),
            None => (own, Line::default()),
            Some((words, lang)) if layout.is_rtl(&languages.own) && !layout.is_rtl(lang) => (set(words, lang), own),
            Some((words, lang)) => (own, set(words, lang)),
        };
        Row {
            near,
            far,
            amount: bar.amount(),
        }
    }
}

/// Which column stands for how much money; below nothing, where a sum may come to, is at the left of nothing.
struct Scale {
    columns: usize,
    least_fen: i64,
    most_fen: i64,
}

impl Scale {
    fn of(bars: &[Bar], columns: usize) -> Scale {
        let ends = || {
            let drawn = bars.iter().filter(|bar| bar.has_bar());
            drawn.flat_map(|bar| [bar.from_fen, bar.to_fen])
        };
        Scale {
            columns,
            least_fen: ends().min().unwrap_or(0).min(0),
            most_fen: ends().max().unwrap_or(0).max(1),
        }
    }

    fn column(&self, fen: i64) -> usize {
        let part = (fen - self.least_fen) * self.columns as i64 / (self.most_fen - self.least_fen);
        usize::try_from(part).unwrap_or(0).min(self.columns)
    }

    fn draw(&self, bar: &Bar) -> Line {
        if !bar.has_bar() || self.columns < SHORTEST_BARS {
            return blank(self.columns);
        }
        let low = self.column(bar.from_fen.min(bar.to_fen));
        let high = self.column(bar.from_fen.max(bar.to_fen));
        let length = (high - low).max(1);
        let low = low.min(self.columns - length);
        let (fill, ink) = match (bar.kind, bar.to_fen < bar.from_fen) {
            (BarKind::Whole | BarKind::Sum { .. }, _) => ("█", Ink::Plain),
            (BarKind::Change | BarKind::Plain, false) => ("█", Ink::Good),
            (BarKind::Change | BarKind::Plain, true) => ("▒", Ink::Bad),
        };
        join([
            blank(low),
            Line::raw(fill.repeat(length), ink),
            blank(self.columns - low - length),
        ])
    }
}
