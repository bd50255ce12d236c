//! Accounts of the ledger in words.

use super::{Sentence, sentence};
use crate::market::Account;

pub fn account(account: Account) -> Sentence {
    match account {
        Account::Cash => sentence::say_account_cash(),
        Account::Escrow => sentence::say_account_escrow(),
        Account::Held => sentence::say_account_held(),
        Account::Deposit => sentence::say_account_deposit(),
        Account::Stock => sentence::say_account_stock(),
        Account::Sales => sentence::say_account_sales(),
        Account::Goods => sentence::say_account_goods(),
        Account::Packing => sentence::say_account_packing(),
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
        Account::Household => sentence::say_account_household(),
        Account::Capital => sentence::say_account_capital(),
    }
}
