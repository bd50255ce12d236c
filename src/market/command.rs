//! What the learner does in the market, and its one text form that logs, solutions and tests share.
//!
//! Reading the text form back is `script`'s; whether a command may be done is decided in each noun's file.

use std::collections::BTreeMap;
use std::fmt;

use super::{
    Blame, ClaimCommand, CoopCommand, HarvestCommand, HouseholdCommand, LiveCommand, PromotionCommand, RejectReason,
    ShopCommand, StationCommand, TenderCommand, VanCommand, time::Clock,
};

/// The name of an order, of its parcel, its messages and its after-sale: the buyer's, `b317`, and the second time `b317-2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(pub String);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl Name {
    /// Returns this name, or its next repetition that nothing here has: `b17-2`.
    pub(super) fn free_among<T>(self, taken: &BTreeMap<Name, T>) -> Name {
        if !taken.contains_key(&self) {
            return self;
        }
        let mut again = (2..).map(|n| Name(format!("{self}-{n}")));
        again
            .find(|name| !taken.contains_key(name))
            .expect("some number is free")
    }
}

/// Which orders or messages a command is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// Everything that waits for this very step.
    Due,
    /// Packed and not yet handed over.
    Packed,
    /// Waiting for this step, and over its deadline.
    Late,
    /// The same as `due`; reads better for messages.
    All,
    /// By name; a product or a deal stands for all its orders that wait for this step; for messages the name of a kind stands for all open ones of that kind.
    Named(Vec<Name>),
}

/// What the learner does. Its text form is `Display` and `FromStr`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Runs on until something wants an answer: `wait`.
    Wait,
    /// Runs on to a minute, through everything: `wait until d2 09:00`.
    WaitUntil(u32),
    /// Runs on to the next morning's first working minute, through everything: `wait morning`.
    WaitMorning,
    /// Runs on for some minutes: `wait 60`.
    WaitFor(u32),

    /// Chooses the kind of market: `profile shelf`.
    Profile(String),
    /// Gives a document in one of its ways: `document id-card clear`.
    Document {
        document: String,
        way: String,
    },
    /// Sends the shop's papers to review: `apply`.
    Apply,
    /// Pays the deposit: `deposit`.
    Deposit,

    /// Begins a listing of a product, or puts it on the desk again: `list walnut`.
    List(String),
    /// `title 叶城薄皮核桃850克`
    Title(String),
    /// `category nuts`
    Category(String),
    /// `attribute origin yecheng`
    Attribute {
        attribute: String,
        value: String,
    },
    /// The whole set of pictures: `photos whole,cut,size,packing,orchard`.
    Photos(Vec<String>),
    /// Lines of the description: `details origin,storage,weight`.
    Details(Vec<String>),
    /// Adds a size or changes its price: `sku 850g 25.90`.
    Sku {
        net_g: u32,
        price_fen: i64,
    },
    /// Takes a size away: `unsku 850g`.
    Unsku(u32),
    /// Changes the price of the only size, or of one: `price 29.90`, `price 850g 29.90`.
    Price {
        net_g: Option<u32>,
        price_fen: i64,
    },
    /// Pieces for sale: `stock 40`, `stock 850g 40`.
    Stock {
        net_g: Option<u32>,
        pieces: u32,
    },
    /// One row of the freight template: `freight all free`, `freight 4 8.00`, `freight 5 none`.
    Freight {
        zone: Zone,
        terms: FreightTerms,
    },
    /// Hours until dispatch: `promise 48`.
    Promise(u32),
    /// Whether seven days' return is offered, shown on the page either way: `seven-days no`.
    SevenDays(bool),
    /// `assure bad-fruit on`
    Assure {
        assurance: Assurance,
        on: bool,
    },
    /// Sends the listing to review: `submit`.
    Submit,
    /// Puts a passed listing on the shelf again: `shelve`.
    Shelve,
    /// Takes it off: `unshelve`.
    Unshelve,

    /// Answers from the library: `reply b317 in-stock`, `reply ask-stock in-stock`, `reply all in-stock`.
    Reply {
        to: Selector,
        reply: String,
    },

    /// Answers in a talk by the option's id: `say fake-refund hang-up`.
    Say {
        talk: Name,
        option: String,
    },
    /// Tells the bank, the police and 96110 of a talk that is over: `report fake-refund`.
    Report(Name),

    /// Takes a phone order: `accept canteen`.
    Accept(Selector),
    /// Declines it politely: `decline leader`.
    Decline(Selector),
    /// Has an invoice written for orders that want one: `invoice canteen`.
    Invoice(Selector),
    /// `pack due net-carton`
    Pack {
        orders: Selector,
        pack: String,
    },
    /// Prints and sticks the label: `label packed`.
    Label(Selector),
    /// Weighs, photographs and compares the label with the order: `check packed`.
    Check(Selector),
    /// Hands over: `ship packed courier=snow via=station`; without `via` at the courier's usual place.
    Ship {
        orders: Selector,
        courier: String,
        via: Option<String>,
        /// At full value: `insured=yes`.
        insured: bool,
    },
    /// Tells the buyer that it cannot be supplied: `cancel b317`.
    Cancel(Selector),

    /// Pays what the buyer asks for: `agree b317`.
    Agree(Selector),
    /// Offers a part of the price: `offer b317 30%`.
    Offer {
        orders: Selector,
        share_ppm: i64,
    },
    /// Rejects a request: `reject b317 packing-photo`. It stands if the reason does; without one the photograph is meant.
    Reject {
        orders: Selector,
        reason: RejectReason,
    },
    /// Sends again what was missing, lost or broken: `resend b317`.
    Resend(Selector),
    /// Opens what a buyer sent back, and gives the money: `receive b317`.
    Receive(Selector),
    /// About a claim against the courier.
    Claim(ClaimCommand),
    /// How the harvest is picked, graded and cooled.
    Harvest(HarvestCommand),

    /// What an agent does with the households it sells for.
    Household(HouseholdCommand),
    /// What the head of a cooperative decides.
    Coop(CoopCommand),

    /// Puts the offers of one thing side by side: `compare film`.
    Compare(String),
    /// Orders an offer to a station: `buy film-thick via=station`.
    Buy {
        offer: String,
        via: Option<String>,
    },
    /// Pays a bill at the station: `pay phone`.
    Pay(String),
    /// Looks where the parcel is: `track film-thick`.
    Track(Name),
    /// Fetches an arrived parcel with its code: `collect film-thick`.
    Collect(Name),
    /// Opens it in front of the keeper: `inspect film-thick`.
    Inspect(Name),
    /// `sign film-thick`
    Sign(Name),
    /// Leaves it at the station and asks for the money: `refuse film-thick`.
    Refuse(Name),
    /// Sends it back after signing: `return film-thick wrong-goods`.
    Return {
        purchase: Name,
        reason: ReturnReason,
    },

    /// Says whose fault a failed order was, which deadline was missed first, and the remedy: `judge lin van-driver van
    /// next-van`; `judge lin by-record` says what the record shows.
    Judge {
        case: Name,
        said: Option<Blame>,
    },

    /// What an official does.
    Tender(TenderCommand),
    /// What a dispatcher does.
    Van(VanCommand),
    /// What a station keeper does.
    Station(StationCommand),
    /// The shop's standing: licence, appeal, closing.
    Shop(ShopCommand),
    Promote(PromotionCommand),
    Live(LiveCommand),
}

/// A row of the freight template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    All,
    One(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FreightTerms {
    /// The freight is inside the price.
    Free,
    /// The buyer pays this per order.
    Fee(i64),
    /// Not sent there.
    None,
}

/// A service promise on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assurance {
    /// Bad pieces are paid for.
    BadFruit,
    /// Missing grams are paid for.
    ShortWeight,
}

/// Why a buyer sends a thing back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReturnReason {
    /// It is not what the page says.
    WrongGoods,
    /// The seal was broken and something is missing.
    Damaged,
    /// Seven days, no reason.
    NoReason,
}

impl Assurance {
    pub const ALL: [Assurance; 2] = [Assurance::BadFruit, Assurance::ShortWeight];

    pub fn word(self) -> &'static str {
        match self {
            Assurance::BadFruit => "bad-fruit",
            Assurance::ShortWeight => "short-weight",
        }
    }
}

impl ReturnReason {
    pub const ALL: [ReturnReason; 3] = [ReturnReason::WrongGoods, ReturnReason::Damaged, ReturnReason::NoReason];

    pub fn word(self) -> &'static str {
        match self {
            ReturnReason::WrongGoods => "wrong-goods",
            ReturnReason::Damaged => "damaged",
            ReturnReason::NoReason => "no-reason",
        }
    }
}

impl Command {
    /// Whether it only lets time go by.
    pub fn is_wait(&self) -> bool {
        matches!(
            self,
            Command::Wait | Command::WaitUntil(_) | Command::WaitMorning | Command::WaitFor(_)
        )
    }
}

/// Fen as a price is typed: `29.90`.
pub(super) struct Yuan(pub i64);

impl fmt::Display for Yuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.abs() / 100, self.0.abs() % 100)
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Selector::Due => f.write_str("due"),
            Selector::Packed => f.write_str("packed"),
            Selector::Late => f.write_str("late"),
            Selector::All => f.write_str("all"),
            Selector::Named(names) => {
                for (n, name) in names.iter().enumerate() {
                    if n > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{name}")?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Zone::All => f.write_str("all"),
            Zone::One(zone) => f.write_str(zone),
        }
    }
}

impl fmt::Display for FreightTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FreightTerms::Free => f.write_str("free"),
            FreightTerms::Fee(fen) => write!(f, "{}", Yuan(*fen)),
            FreightTerms::None => f.write_str("none"),
        }
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Command::Wait => f.write_str("wait"),
            Command::WaitUntil(min) => write!(f, "wait until {}", Clock(*min)),
            Command::WaitMorning => f.write_str("wait morning"),
            Command::WaitFor(minutes) => write!(f, "wait {minutes}"),
            Command::Profile(profile) => write!(f, "profile {profile}"),
            Command::Document { document, way } => write!(f, "document {document} {way}"),
            Command::Apply => f.write_str("apply"),
            Command::Deposit => f.write_str("deposit"),
            Command::Reply { to, reply } => write!(f, "reply {to} {reply}"),
            Command::Say { talk, option } => write!(f, "say {talk} {option}"),
            Command::Report(talk) => write!(f, "report {talk}"),
            Command::Accept(orders) => write!(f, "accept {orders}"),
            Command::Decline(orders) => write!(f, "decline {orders}"),
            Command::Invoice(orders) => write!(f, "invoice {orders}"),
            Command::Pack { orders, pack } => write!(f, "pack {orders} {pack}"),
            Command::Label(orders) => write!(f, "label {orders}"),
            Command::Check(orders) => write!(f, "check {orders}"),
            Command::Ship {
                orders,
                courier,
                via,
                insured,
            } => {
                write!(f, "ship {orders} courier={courier}")?;
                if let Some(via) = via {
                    write!(f, " via={via}")?;
                }
                f.write_str(if *insured { " insured=yes" } else { "" })
            }
            Command::Cancel(orders) => write!(f, "cancel {orders}"),
            Command::Agree(orders) => write!(f, "agree {orders}"),
            Command::Offer { orders, share_ppm } => write!(f, "offer {orders} {}%", share_ppm / 10_000),
            Command::Reject { orders, reason } => write!(f, "reject {orders} {}", reason.word()),
            Command::Resend(orders) => write!(f, "resend {orders}"),
            Command::Receive(orders) => write!(f, "receive {orders}"),
            Command::Claim(claim) => write!(f, "{claim}"),
            Command::Harvest(command) => write!(f, "{command}"),
            Command::Household(command) => write!(f, "{command}"),
            Command::Coop(command) => write!(f, "{command}"),
            Command::Compare(item) => write!(f, "compare {item}"),
            Command::Buy { offer, via: Some(via) } => write!(f, "buy {offer} via={via}"),
            Command::Buy { offer, via: None } => write!(f, "buy {offer}"),
            Command::Pay(bill) => write!(f, "pay {bill}"),
            Command::Track(name) => write!(f, "track {name}"),
            Command::Collect(name) => write!(f, "collect {name}"),
            Command::Inspect(name) => write!(f, "inspect {name}"),
            Command::Sign(name) => write!(f, "sign {name}"),
            Command::Refuse(name) => write!(f, "refuse {name}"),
            Command::Return { purchase, reason } => write!(f, "return {purchase} {}", reason.word()),
            Command::Judge { case, said: None } => write!(f, "judge {case} by-record"),
            Command::Judge { case, said: Some(said) } => {
                let (step, remedy) = (said.step.word(), said.remedy.word());
                write!(f, "judge {case} {} {step} {remedy}", said.role.id())
            }
            Command::Tender(command) => command.fmt(f),
            Command::Van(command) => command.fmt(f),
            Command::Station(command) => command.fmt(f),
            Command::Shop(command) => write!(f, "{command}"),
            Command::Promote(command) => write!(f, "{command}"),
            Command::Live(command) => write!(f, "{command}"),
            listing => listing.write_listing(f),
        }
    }
}

impl Command {
    /// Writes the commands that fill a listing.
    fn write_listing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let yes = |on: bool| if on { "yes" } else { "no" };
        match self {
            Command::List(product) => write!(f, "list {product}"),
            Command::Title(title) => write!(f, "title {title}"),
            Command::Category(category) => write!(f, "category {category}"),
            Command::Attribute { attribute, value } => write!(f, "attribute {attribute} {value}"),
            Command::Photos(photos) if photos.is_empty() => f.write_str("photos none"),
            Command::Photos(photos) => write!(f, "photos {}", photos.join(",")),
            Command::Details(lines) if lines.is_empty() => f.write_str("details none"),
            Command::Details(lines) => write!(f, "details {}", lines.join(",")),
            Command::Sku { net_g, price_fen } => write!(f, "sku {net_g}g {}", Yuan(*price_fen)),
            Command::Unsku(net_g) => write!(f, "unsku {net_g}g"),
            Command::Price {
                net_g: Some(net_g),
                price_fen,
            } => write!(f, "price {net_g}g {}", Yuan(*price_fen)),
            Command::Price { net_g: None, price_fen } => write!(f, "price {}", Yuan(*price_fen)),
            Command::Stock {
                net_g: Some(net_g),
                pieces,
            } => write!(f, "stock {net_g}g {pieces}"),
            Command::Stock { net_g: None, pieces } => write!(f, "stock {pieces}"),
            Command::Freight { zone, terms } => write!(f, "freight {zone} {terms}"),
            Command::Promise(hours) => write!(f, "promise {hours}"),
            Command::SevenDays(on) => write!(f, "seven-days {}", yes(*on)),
            Command::Assure { assurance, on } => {
                write!(f, "assure {} {}", assurance.word(), if *on { "on" } else { "off" })
            }
            Command::Submit => f.write_str("submit"),
            Command::Shelve => f.write_str("shelve"),
            Command::Unshelve => f.write_str("unshelve"),
            _ => unreachable!("Display writes every command that is not about a listing"),
        }
    }
}
