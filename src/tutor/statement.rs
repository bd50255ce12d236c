//! How the profit came about, and where it went: the books of a market as lines that add up, first to the profit, then to the
//! wallet. From the postings alone: whatever stands on an account is in one line. It knows no words.

use crate::market::{Account, Ledger};

/// ```text
/// sales      +200
/// goods      -120.5
/// profit    =  79.5     minus what stands on Account::FLOWS
/// start     +1600
/// own goods  +120.5     a cost that nobody was paid
/// deposit   -1000       out of the wallet and not lost
/// wallet    = 800       what stands on Account::Cash
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Earned, then spent, each in the order of `Account::FLOWS`; never zero.
    pub lines: Vec<(Account, i64)>,
    /// The sum of the lines.
    pub profit_fen: i64,
    /// What lies between the profit and the wallet, what comes on top first; never zero.
    pub bridges: Vec<(Bridge, i64)>,
    /// The profit and the bridges together.
    pub cash_fen: i64,
}

/// Why the wallet is not the profit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bridge {
    /// It was there before anything was earned.
    Start,
    /// Own harvest is a cost, and no money went for it.
    OwnGoods,
    /// Own work is a cost, and no money went for it.
    OwnWork,
    /// On an account that neither earns nor spends: somewhere else and not lost, or here and still owed.
    Stands(Account),
}

impl Statement {
    pub fn of(ledger: &Ledger) -> Statement {
        let mut lines = Account::FLOWS
            .map(|account| (account, -ledger.balance(account)))
            .to_vec();
        lines.retain(|(_, fen)| *fen != 0);
        lines.sort_by_key(|(_, fen)| *fen < 0);
        let profit_fen = lines.iter().map(|(_, fen)| fen).sum();
        let bridges = bridges(ledger);
        let cash_fen = profit_fen + bridges.iter().map(|(_, fen)| fen).sum::<i64>();
        Statement {
            lines,
            profit_fen,
            bridges,
            cash_fen,
        }
    }
}

/// What was brought in goes by where it was brought: the wallet, the stock, the work. All else is what stands.
fn bridges(ledger: &Ledger) -> Vec<(Bridge, i64)> {
    let (mut start_fen, mut goods_fen, mut work_fen) = (0, 0, 0);
    for posting in &ledger.postings {
        let (account, fen) = match (posting.from, posting.to) {
            (Account::Capital, to) => (to, posting.amount_fen),
            (from, Account::Capital) => (from, -posting.amount_fen),
            _ => continue,
        };
        if account == Account::Cash {
            start_fen += fen;
        } else if account == Account::Stock {
            goods_fen += fen;
        } else {
            work_fen += fen;
        }
    }
    goods_fen -= ledger.balance(Account::Stock);
    let apart = [Account::Cash, Account::Stock, Account::Capital];
    let stands = Account::ALL
        .iter()
        .filter(|account| !apart.contains(account) && !Account::FLOWS.contains(account))
        .map(|account| (Bridge::Stands(*account), -ledger.balance(*account)));
    let mut bridges = vec![
        (Bridge::Start, start_fen),
        (Bridge::OwnGoods, goods_fen),
        (Bridge::OwnWork, work_fen),
    ];
    bridges.extend(stands);
    bridges.retain(|(_, fen)| *fen != 0);
    bridges.sort_by_key(|(_, fen)| *fen < 0);
    bridges
}
