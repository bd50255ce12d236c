//! The table of nouns: what a learner does, what happened, why not, what falls due are sums over it, with one arm a noun, and
//! each question about one of them goes to its noun. A mechanic is its own folder and one row here.
//!
//! A noun exports the same names, as free functions and closed enums: `Command`, `Event`, `Refusal`, `Due`, `decide`, `apply`,
//! `fall_due`, `obligations`, `Figure` with what each is worth, and as `RULES` the sections of the rules that it reads. What a
//! row's brackets hold is who may give its commands;
//! nobody named is everybody.

use std::collections::BTreeSet;
use std::fmt;

use super::{
    Decision, Happening, Market, Name, Obligation, ParseError, Planned, Role, Scenario, advert, aftersale, amendment,
    arrangement, buyer, calendar, cancellation, coop, courier, courier_claim, courier_contract, day, demand,
    figure::Runs, freight_insurance, grammar::Words, group_round, harvest, household, inquiry, invoice, listing, live,
    message, order, pack_lot, papers, parcel, planned, presale, promotion, purchase, remote, rival, run, sample,
    sending, shop, short_weight, spell, station, stock, talk, tender, title, van, weather,
};

macro_rules! nouns {
    ($($(#[$doc:meta])* $Noun:ident $noun:ident [$($role:ident),*];)*) => {
        /// What the learner does. Its text form is `Display` and `FromStr`.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Command {
            $($(#[$doc])* $Noun($noun::Command),)*
        }

        /// What happened, in the past tense. Applying an event is the only way in which a market changes.
        ///
        /// Its `Display` is for transcripts and authors; learners read `say`.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Event {
            $($(#[$doc])* $Noun($noun::Event),)*
        }

        /// Why a command was not done. The market is unchanged.
        ///
        /// Its `Display` is for transcripts and authors; learners read `say`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Refusal {
            $($(#[$doc])* $Noun($noun::Refusal),)*
        }

        /// What may fall due.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Due {
            $($(#[$doc])* $Noun($noun::Due),)*
        }

        /// What a goal may count. Money in fen, weight in grams, shares in parts per million, stars and scores in hundredths.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Figure {
            $($(#[$doc])* $Noun($noun::Figure),)*
        }

        impl Figure {
            /// Every figure, noun by noun.
            pub fn all() -> impl Iterator<Item = Figure> {
                let nouns = [$($noun::Figure::ALL.iter().map(|figure| Figure::$Noun(*figure)).collect::<Vec<_>>()),*];
                nouns.into_iter().flatten()
            }

            /// The name an author writes: `shipped`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Figure::$Noun(figure) => figure.name(),)*
                }
            }

            /// What it counts and in which unit; empty where its name says all.
            pub fn doc(self) -> &'static str {
                match self {
                    $(Figure::$Noun(figure) => figure.doc(),)*
                }
            }

            /// Which way it goes while a market goes on.
            pub fn runs(self) -> Runs {
                match self {
                    $(Figure::$Noun(figure) => figure.runs(),)*
                }
            }

            /// Reads the name an author writes.
            pub fn named(name: &str) -> Option<Figure> {
                None$(.or_else(|| $noun::Figure::named(name).map(Figure::$Noun)))*
            }
        }

        /// Returns what a figure is worth.
        pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
            match figure {
                $(Figure::$Noun(figure) => $noun::figures::worth(market, figure),)*
            }
        }

        $(
            impl From<$noun::Command> for Command {
                fn from(command: $noun::Command) -> Command {
                    Command::$Noun(command)
                }
            }

            impl From<$noun::Event> for Event {
                fn from(event: $noun::Event) -> Event {
                    Event::$Noun(event)
                }
            }

            impl From<$noun::Refusal> for Refusal {
                fn from(refusal: $noun::Refusal) -> Refusal {
                    Refusal::$Noun(refusal)
                }
            }

            impl From<$noun::Due> for Due {
                fn from(due: $noun::Due) -> Due {
                    Due::$Noun(due)
                }
            }
        )*

        impl Command {
            /// Every word with which a command may begin, noun by noun.
            pub fn verbs() -> impl Iterator<Item = &'static str> {
                [$($noun::Command::verbs()),*].into_iter().flatten()
            }
        }

        impl Command {
            /// For each noun its commands as they are written, and what each does: `accept <names>`.
            pub fn forms() -> impl Iterator<Item = (&'static str, Vec<(String, &'static str)>)> {
                [$((stringify!($noun), $noun::Command::forms())),*].into_iter()
            }
        }

        /// Reads the words after a verb; nothing if no noun has it.
        pub(crate) fn read(verb: &str, words: &mut Words) -> Result<Option<Command>, ParseError> {
            $(
                if let Some(command) = $noun::Command::read(verb, words)? {
                    return Ok(Some(Command::$Noun(command)));
                }
            )*
            Ok(None)
        }

        impl fmt::Display for Command {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Command::$Noun(command) => command.fmt(f),)*
                }
            }
        }

        impl fmt::Display for Event {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Event::$Noun(event) => event.fmt(f),)*
                }
            }
        }

        impl Event {
            /// Whether `wait` stops here because the learner has something to decide.
            pub fn wants_answer(&self) -> bool {
                match self {
                    $(Event::$Noun(event) => event.wants_answer(),)*
                }
            }

            /// Returns its noun and which of the noun's it is: `order`, `Paid`.
            pub fn kind(&self) -> (&'static str, &'static str) {
                match self {
                    $(Event::$Noun(event) => (stringify!($noun), event.into()),)*
                }
            }

            /// Every kind that may happen, noun by noun.
            pub fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
                let nouns = [$((stringify!($noun), <$noun::Event as strum::VariantNames>::VARIANTS)),*];
                nouns.into_iter().flat_map(|(noun, kinds)| kinds.iter().map(move |kind| (noun, *kind)))
            }

            /// Returns the order, parcel, message, purchase or talk it is about.
            pub fn about(&self) -> Option<&Name> {
                match self {
                    $(Event::$Noun(event) => event.about(),)*
                }
            }
        }

        impl fmt::Display for Refusal {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Refusal::$Noun(refusal) => refusal.fmt(f),)*
                }
            }
        }

        impl Refusal {
            /// Returns the stable name that records keep: `not_enough_cash`.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Refusal::$Noun(refusal) => refusal.into(),)*
                }
            }

            /// Every such name, noun by noun.
            pub fn codes() -> impl Iterator<Item = &'static str> {
                [$(<$noun::Refusal as strum::VariantNames>::VARIANTS),*].into_iter().flatten().copied()
            }
        }

        impl Due {
            /// What falls due in one minute comes in the order of these numbers.
            pub fn rank(&self) -> u8 {
                match self {
                    $(Due::$Noun(due) => due.rank(),)*
                }
            }
        }

        /// What each noun reads of the rules.
        const NOUNS: &[Reads] = &[$(Reads {
            part: stringify!($noun),
            roles: &[$(Role::$role),*],
            sections: $noun::RULES,
        }),*];

        /// Checks a command and returns what follows from it at once.
        pub(crate) fn decide(market: &Market, command: &Command) -> Result<Decision, Refusal> {
            match command {
                $(Command::$Noun(command) => {
                    market.need_role(&[$(Role::$role),*])?;
                    $noun::decide(market, command)
                })*
            }
        }

        /// Applies an event: the only way a market changes.
        pub(crate) fn apply(market: &mut Market, event: &Event) {
            match event {
                $(Event::$Noun(event) => $noun::apply(market, event),)*
            }
        }

        impl Market {
            /// Returns who owes what by when, open or over, noun by noun.
            pub fn obligations(&self) -> Vec<Obligation> {
                let nouns = [$($noun::obligations(self)),*];
                nouns.into_iter().flatten().collect()
            }
        }

        /// Returns what happens because something fell due. An entry may be out of date when its minute comes: the thing it
        /// was made for has moved on, and its noun answers with nothing.
        pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<Event> {
            match due {
                $(Due::$Noun(due) => $noun::fall_due(market, due),)*
            }
        }
    };
}

/// Lets a payload stand where its noun's sum, or the sum of all nouns, is wanted.
macro_rules! payloads {
    ($Noun:ident, $Sum:ident: $($Payload:ident),+) => {
        $(
            impl From<$Payload> for $Sum {
                fn from(payload: $Payload) -> $Sum {
                    $Sum::$Payload(payload)
                }
            }

            impl From<$Payload> for crate::$Sum {
                fn from(payload: $Payload) -> crate::$Sum {
                    crate::$Sum::$Noun($Sum::$Payload(payload))
                }
            }
        )+
    };
}

pub(crate) use payloads;

nouns! {
    /// Days and their weather, waiting, and what any command may be refused for.
    Day day [];
    /// A shop's papers, until it is open.
    Papers papers [Seller];
    /// A shop's standing: licence, violations, closing.
    Shop shop [Seller];
    /// The page of a product.
    Listing listing [Seller];
    /// Somebody asks.
    Message message [];
    /// A talk with state.
    Talk talk [];
    /// From the buyer's click to the money.
    Order order [Seller, NeighbourSeller];
    /// Buyers who ask to cancel before the parcel goes.
    Cancellation cancellation [Seller];
    /// Goods sold before they are there.
    Presale presale [Seller];
    /// A little first, for somebody who may order much.
    Sample sample [Seller, NeighbourSeller];
    /// Invoices that the tax office writes.
    Invoice invoice [Seller, NeighbourSeller];
    /// Packs ordered by the lot.
    PackLot pack_lot [Seller];
    /// Packed, labelled, handed over, carried to the door.
    Parcel parcel [Seller, NeighbourSeller];
    /// Money asked back.
    AfterSale aftersale [Seller];
    /// A claim against the courier.
    CourierClaim courier_claim [Seller];
    /// So many parcels a month at a lower rate.
    CourierContract courier_contract [Seller];
    /// How the harvest is picked, graded and cooled.
    Harvest harvest [Seller];
    /// Households for which goods are sold.
    Household household [Seller];
    /// A cooperative's hands, deals and supplier.
    Coop coop [Seller];
    /// The buyer's side.
    Purchase purchase [Buyer];
    /// Whose fault a failed order was.
    Inquiry inquiry [Reviewer];
    /// An official's contract and year.
    Tender tender [Official];
    /// A dispatcher's van.
    Van van [Dispatcher];
    /// A keeper's village station.
    Station station [Keeper];
    /// What a shop promotes.
    Promotion promotion [Seller];
    /// Pages shown more for money, paid by click.
    Advert advert [Seller];
    /// A session on air.
    Live live [Seller];
    /// Other shops with the same goods.
    Rival rival [Seller];
    /// Selling in a group of neighbours, round by round.
    GroupRound group_round [NeighbourSeller];
}

/// A part of the market, who comes to it, and what it reads of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reads {
    /// Its folder or file.
    pub part: &'static str,
    /// Nobody named is everybody.
    pub roles: &'static [Role],
    /// Keys of the rule files: `demand`.
    pub sections: &'static [&'static str],
}

const SELLERS: &[Role] = &[Role::Seller, Role::NeighbourSeller];

/// What nouns share.
const SHARED: &[Reads] = &[
    reads("arrangement", SELLERS, arrangement::RULES),
    reads("buyer", SELLERS, buyer::RULES),
    reads("calendar", SELLERS, calendar::RULES),
    reads("courier", SELLERS, courier::RULES),
    reads("demand", SELLERS, demand::RULES),
    reads("planned", &[], planned::RULES),
    reads("run", &[], run::RULES),
    reads("sending", SELLERS, sending::RULES),
    reads("spell", &[], spell::RULES),
    reads("stock", SELLERS, stock::RULES),
    reads("title", SELLERS, title::RULES),
    reads("weather", &[], weather::RULES),
];

/// Whether a scenario has a part of the market.
type IsOn = fn(&Scenario) -> bool;

/// What only some scenarios have, and which those are.
const WHERE_ON: &[(Reads, IsOn)] = &[
    (reads("advert", SELLERS, advert::WHERE_ON), |scenario| scenario.adverts),
    (reads("cancellation", SELLERS, cancellation::WHERE_ON), |scenario| {
        scenario.cancellations_ppm != 0
    }),
    (reads("remote", SELLERS, remote::WHERE_ON), |scenario| {
        scenario.remote_fees
    }),
    (
        reads("courier_contract", SELLERS, courier_contract::WHERE_ON),
        |scenario| scenario.courier_contracts,
    ),
    (reads("pack_lot", SELLERS, pack_lot::WHERE_ON), |scenario| {
        scenario.pack_lots
    }),
    (reads("presale", SELLERS, presale::WHERE_ON), |scenario| {
        scenario.goods.values().any(|goods| 1 < goods.from_day)
    }),
    (reads("group_round", SELLERS, group_round::WHERE_ON), |scenario| {
        scenario.neighbours.is_some()
    }),
    (
        reads("freight_insurance", &[Role::Seller], freight_insurance::WHERE_ON),
        |scenario| scenario.freight_insurance,
    ),
    (reads("short_weight", SELLERS, short_weight::WHERE_ON), |scenario| {
        scenario.short_weight
    }),
    (reads("invoice", SELLERS, invoice::WHERE_ON), |scenario| {
        scenario.tax_office
    }),
    (reads("sample", SELLERS, sample::WHERE_ON), |scenario| {
        scenario.plan.iter().any(asks_for_sample)
    }),
    (reads("amendment", &[], amendment::RULES), |scenario| {
        scenario.plan.iter().any(changes_rules)
    }),
];

/// Whether a line of the plan brings a change of the rules.
fn changes_rules(planned: &Planned) -> bool {
    matches!(
        planned.what,
        Happening::RuleNotice { .. } | Happening::RuleChange { .. }
    )
}

/// Whether a line of the plan brings somebody who asks for a sample.
fn asks_for_sample(planned: &Planned) -> bool {
    matches!(&planned.what, Happening::Call(call) if call.sample_for.is_some())
}

const fn reads(part: &'static str, roles: &'static [Role], sections: &'static [&'static str]) -> Reads {
    Reads { part, roles, sections }
}

impl Reads {
    /// Every part of the market that reads rules.
    pub fn all() -> impl Iterator<Item = Reads> {
        let somewhere = WHERE_ON.iter().map(|(reads, _)| reads);
        NOUNS.iter().chain(SHARED).chain(somewhere).copied()
    }
}

impl Scenario {
    /// Returns the sections of the rules that the learner of this scenario can come to.
    pub fn sections(&self) -> BTreeSet<&'static str> {
        let mine = |reads: &&Reads| reads.roles.is_empty() || reads.roles.contains(&self.role);
        let always = NOUNS.iter().chain(SHARED).filter(mine);
        let here = WHERE_ON.iter().filter(|(_, is_on)| is_on(self)).map(|(reads, _)| reads);
        always.chain(here).flat_map(|reads| reads.sections).copied().collect()
    }
}
