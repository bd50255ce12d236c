//! Accounts of the ledger in words.

use super::Saying;
use crate::market::Account;

pub fn account(account: Account) -> Saying {
    Saying::plain(format!("say-account-{}", account.word()))
}
