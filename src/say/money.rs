//! Accounts of the ledger in words, alone and in the statement at a market's end.

use super::{Arg, Sentence, sentence};
use crate::{
    market::Account,
    tutor::{Bridge, Statement},
};

/// Returns what is in the wallet (fen). What the market took by force beyond it is owed: the money that comes in next pays it.
pub fn wallet(cash_fen: i64) -> Arg {
    match cash_fen {
        0.. => Arg::Yuan(cash_fen),
        _ => Arg::say(sentence::say_wallet_owes(Arg::Yuan(-cash_fen))),
    }
}

pub fn account(account: Account) -> Sentence {
    match account {
        Account::Cash => sentence::say_account_cash(),
        Account::Escrow => sentence::say_account_escrow(),
        Account::Held => sentence::say_account_held(),
        Account::Deposit => sentence::say_account_deposit(),
        Account::Stock => sentence::say_account_stock(),
        Account::Sales => sentence::say_account_sales(),
        Account::Gate => sentence::say_account_gate(),
        Account::Goods => sentence::say_account_goods(),
        Account::Spoiled => sentence::say_account_spoiled(),
        Account::Packs => sentence::contract_account_packs(),
        Account::Packing => sentence::say_account_packing(),
        Account::PackWaste => sentence::contract_account_waste(),
        Account::Freight => sentence::say_account_freight(),
        Account::Handling => sentence::say_account_handling(),
        Account::Labour => sentence::say_account_labour(),
        Account::Van => sentence::say_account_van(),
        Account::Service => sentence::say_account_service(),
        Account::Station => sentence::say_account_station(),
        Account::Subsidy => sentence::say_account_subsidy(),
        Account::Operator => sentence::say_account_operator(),
        Account::Insurance => sentence::say_account_insurance(),
        Account::Compensation => sentence::say_account_compensation(),
        Account::Fee => sentence::say_account_fee(),
        Account::Tax => sentence::invoice_account_tax(),
        Account::Leader => sentence::say_account_leader(),
        Account::Refund => sentence::say_account_refund(),
        Account::Penalty => sentence::say_account_penalty(),
        Account::Lost => sentence::say_account_lost(),
        Account::Share => sentence::say_account_share(),
        Account::Owed => sentence::say_account_owed(),
        Account::Wages => sentence::say_account_wages(),
        Account::Supplier => sentence::say_account_supplier(),
        Account::Prepaid => sentence::say_account_prepaid(),
        Account::Promotion => sentence::say_account_promotion(),
        Account::Advert => sentence::say_account_advert(),
        Account::Household => sentence::say_account_household(),
        Account::Capital => sentence::say_account_capital(),
    }
}

/// A line of earning or spending; work may be one's own, others', or both.
pub fn statement_line(account: Account, statement: &Statement) -> Sentence {
    let is_work = account == Account::Labour;
    let own_work = statement.bridges.iter().find(|(bridge, _)| *bridge == Bridge::OwnWork);
    let own_fen = own_work.map_or(0, |(_, fen)| *fen);
    if is_work && !statement.lines.contains(&(account, -own_fen)) {
        sentence::debrief_money_work()
    } else {
        self::account(account)
    }
}

/// Why the wallet holds so much more or less than the profit.
pub fn bridge(bridge: Bridge, fen: i64) -> Sentence {
    match bridge {
        Bridge::Start => sentence::debrief_start(),
        Bridge::OwnGoods => sentence::debrief_money_own_goods(),
        Bridge::OwnWork => sentence::debrief_money_own_work(),
        Bridge::Stands(Account::Deposit) => sentence::debrief_money_deposit(),
        Bridge::Stands(Account::Escrow) => sentence::debrief_money_escrow(),
        Bridge::Stands(Account::Held) => sentence::debrief_money_held(),
        Bridge::Stands(Account::Owed) if fen < 0 => sentence::debrief_money_advanced(),
        Bridge::Stands(Account::Owed) => sentence::debrief_money_owed(),
        Bridge::Stands(Account::Supplier) => sentence::debrief_money_supplier(),
        Bridge::Stands(Account::Household) if 0 < fen => sentence::debrief_money_came_home(),
        Bridge::Stands(
            other @ (Account::Cash
            | Account::Stock
            | Account::Sales
            | Account::Gate
            | Account::Goods
            | Account::Spoiled
            | Account::Packs
            | Account::Packing
            | Account::PackWaste
            | Account::Freight
            | Account::Handling
            | Account::Labour
            | Account::Van
            | Account::Service
            | Account::Station
            | Account::Subsidy
            | Account::Operator
            | Account::Insurance
            | Account::Compensation
            | Account::Fee
            | Account::Tax
            | Account::Leader
            | Account::Refund
            | Account::Penalty
            | Account::Lost
            | Account::Share
            | Account::Wages
            | Account::Prepaid
            | Account::Promotion
            | Account::Advert
            | Account::Household
            | Account::Capital),
        ) => account(other),
    }
}
