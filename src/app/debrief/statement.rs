//! The money line by line: what was earned and what it cost, which comes to the profit; then why the wallet holds more or less
//! than that.
//!
//! ```text
//!  钱从哪来，到哪去（元）                                  ......
//!  卖货收入              ██████████     +200               ....
//!  货的成本                  ▒▒▒▒▒▒     -120.5             ....
//!  赚的钱                ████         =   79.5             ....
//!  开头的钱                          +1,600               ....
//!  自家的货（没花钱）                   +120.5             ....
//!  保证金（还是你的）                -1,000               ....
//!  现在的钱                          =  800               ....
//! ```

use super::chart::{self, Bar};
use crate::{
    app::{layout::Layout, page::Block},
    market::{Account, Figure, Market, day},
    say::{self, sentence},
    text::Line,
    tutor::{Statement, bottom_line},
};

/// Rows under the heading, so that all of them are seen at once on eighty columns by twenty-four rows.
const ROWS: usize = 16;

pub fn blocks(layout: &Layout, statement: &Statement, market: &Market) -> Vec<Block> {
    let sums = 2;
    let room = ROWS - sums - statement.bridges.len().min(ROWS - sums);
    let (lines, rest_fen) = shortened(&statement.lines, room);
    let mut bars = Vec::new();
    let mut at_fen = 0;
    for (account, fen) in &lines {
        bars.push(Bar::change(say::statement_line(*account, statement), at_fen, *fen));
        at_fen += fen;
    }
    if rest_fen != 0 {
        bars.push(Bar::change(sentence::debrief_money_rest(), at_fen, rest_fen));
    }
    // Where nobody is to earn, what it comes to is no profit.
    let profit = if bottom_line(market) == Figure::Day(day::Figure::ProfitFen) {
        say::figure(Figure::Day(day::Figure::ProfitFen))
    } else {
        sentence::debrief_money_sum()
    };
    bars.push(Bar::sum(profit, statement.profit_fen, true));
    let earned = bars.len();
    let bridges = statement.bridges.iter();
    bars.extend(bridges.map(|(bridge, fen)| Bar::plain(say::bridge(*bridge, *fen), *fen)));
    bars.push(Bar::sum(sentence::debrief_end(), statement.cash_fen, false));
    let mut block = chart::block(layout, &bars);
    // Air where there is room for it: between the two sums before all else.
    for at in [earned, 0] {
        if block.lines.len() < ROWS {
            block.lines.insert(at, Line::default());
        }
    }
    vec![layout.heading(&layout.ctx.say(&sentence::debrief_money_title())), block]
}

/// The greatest lines in their order, and the sum of all others where there are more than rows.
fn shortened(lines: &[(Account, i64)], room: usize) -> (Vec<(Account, i64)>, i64) {
    if lines.len() <= room {
        return (lines.to_vec(), 0);
    }
    let mut by_size = lines.to_vec();
    by_size.sort_by_key(|(_, fen)| std::cmp::Reverse(fen.abs()));
    let others = by_size.split_off(room.saturating_sub(1));
    let mut greatest = lines.to_vec();
    greatest.retain(|line| by_size.contains(line));
    (greatest, others.iter().map(|(_, fen)| fen).sum())
}

#[cfg(test)]
mod tests {
    use super::shortened;
    use crate::market::Account::{Fee, Goods, Packing, Refund, Sales};

    #[test]
    fn the_smallest_lines_are_one_where_rows_are_few() {
        let lines = [(Sales, 900), (Goods, -300), (Packing, -20), (Fee, -5), (Refund, -200)];
        assert_eq!(shortened(&lines, 5), (lines.to_vec(), 0));
        let four = vec![(Sales, 900), (Goods, -300), (Refund, -200)];
        assert_eq!(shortened(&lines, 4), (four, -25));
        assert_eq!(shortened(&lines, 2), (vec![(Sales, 900)], -525));
    }
}
