//! Double entry: every posting moves money from one account to another, so the balances always sum to zero.

use std::collections::BTreeMap;

use super::Name;

/// Where money can be. Own accounts first, then what was earned and spent, then the outside.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Account {
    /// The wallet.
    Cash,
    /// Paid by buyers, held by the market.
    Escrow,
    /// Paid by the learner, held by the market until the goods are signed for.
    Held,
    Deposit,
    /// Own harvest at field price.
    Stock,
    /// Packs that were paid for by the lot and are not used yet.
    Packs,
    /// Income: grows negative, as income does in double entry.
    Sales,
    /// Paid at the gate for goods that were not sold to buyers; grows negative, as income does.
    Gate,
    Goods,
    /// Own goods that nobody bought and that went bad.
    Spoiled,
    Packing,
    /// Packs by the lot that nobody needed.
    PackWaste,
    Freight,
    /// The station's hand on parcels, and labels.
    Handling,
    /// The seller's own work, reckoned in money.
    Labour,
    /// The county's van and tricycles.
    Van,
    /// Fees for what the station does.
    Service,
    /// Power, network, phone, repairs and mishaps of the station.
    Station,
    /// Paid by the county for a station that works.
    Subsidy,
    /// Paid to the county's operator, and for looking at it.
    Operator,
    /// What the courier takes for carrying at full value.
    Insurance,
    /// Paid by couriers for what they lost or broke; grows negative, as income does.
    Compensation,
    Fee,
    /// Paid to the tax office for invoices of goods that were bought.
    Tax,
    /// A leader's share.
    Leader,
    Refund,
    Penalty,
    /// Sent to or taken by swindlers, less what came back.
    Lost,
    /// What the households get for what was sold for them.
    Share,
    /// Owed to the households: grows negative as boxes close, back to nothing as they are paid.
    Owed,
    /// Hired hands.
    Wages,
    /// Owed to the supplier of boxes: grows negative as they are written up.
    Supplier,
    /// Paid by a customer before the goods were brought.
    Prepaid,
    /// Coupons, hosts, cards: what it cost to sell more.
    Promotion,
    /// Clicks on promoted pages.
    Advert,
    /// What the household buys.
    Household,
    /// What was there at the start.
    Capital,
}

impl Account {
    pub const ALL: &'static [Account] = <Account as strum::VariantArray>::VARIANTS;

    /// Earning and spending: less than nothing on all of them together is a profit.
    pub const FLOWS: [Account; 26] = [
        Account::Sales,
        Account::Gate,
        Account::Goods,
        Account::Spoiled,
        Account::Packing,
        Account::PackWaste,
        Account::Freight,
        Account::Handling,
        Account::Labour,
        Account::Van,
        Account::Service,
        Account::Station,
        Account::Subsidy,
        Account::Operator,
        Account::Insurance,
        Account::Compensation,
        Account::Fee,
        Account::Tax,
        Account::Leader,
        Account::Refund,
        Account::Penalty,
        Account::Lost,
        Account::Share,
        Account::Wages,
        Account::Promotion,
        Account::Advert,
    ];

    /// Returns the stable word for transcripts and locale keys: `escrow`.
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// One movement of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    pub at_min: u32,
    pub from: Account,
    pub to: Account,
    pub amount_fen: i64,
    /// The order, purchase or bill it belongs to.
    pub about: Option<Name>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    pub postings: Vec<Posting>,
    pub balances: BTreeMap<Account, i64>,
}

impl Ledger {
    pub fn balance(&self, account: Account) -> i64 {
        self.balances.get(&account).copied().unwrap_or(0)
    }

    /// Returns the sum over all accounts: zero, always.
    pub fn sum(&self) -> i64 {
        self.balances.values().sum()
    }

    pub(super) fn post(&mut self, at_min: u32, from: Account, to: Account, amount_fen: i64, about: Option<&Name>) {
        if amount_fen == 0 {
            return;
        }
        *self.balances.entry(from).or_default() -= amount_fen;
        *self.balances.entry(to).or_default() += amount_fen;
        self.postings.push(Posting {
            at_min,
            from,
            to,
            amount_fen,
            about: about.cloned(),
        });
    }
}
