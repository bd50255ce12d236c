//! What the rules say of neighbours and rounds, and who is in a scenario's group.

use crate::CountBand;

/// Who is in the group, by the scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeighbourTerms {
    pub count: u32,
    /// What one signs up for.
    pub portion_g: u32,
}

/// How neighbours sign up, come and talk, and what a round costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRules {
    /// Prices to choose among, in hundredths of the county's, and how many would buy at one of them.
    pub prices_hundredths: Vec<i64>,
    pub buys: Vec<CountBand>,
    /// Shares to choose among for the leader, and how far she spreads the word for one, in percent.
    pub shares_percent: Vec<i64>,
    pub reach: Vec<CountBand>,
    pub leasts: Vec<u32>,
    pub mosts: Vec<u32>,
    /// Minutes of the day at which sign-ups may end.
    pub cut_offs_min: Vec<u32>,
    /// Hours of pick-up to choose among.
    pub hours: Vec<RoundHour>,
    /// What the leader proposes for a first round.
    pub proposed_hundredths: i64,
    pub proposed_percent: i64,
    /// Of a day's neighbours so many read the group, if she spreads the word as usual (ppm).
    pub reads_ppm: i64,
    /// How much of the usual appetite is there so many days after somebody fetched (ppm).
    pub appetite_ppm: Vec<i64>,
    /// From this on somebody counts as hungry; a new round is advised when so many of all are.
    pub hungry_ppm: i64,
    pub advised_ppm: i64,
    /// When the leader tells in the morning who asks for more.
    pub wishes_min: u32,
    /// Writing a round; spreading the word oneself where nobody is paid for it.
    pub open_min: u32,
    pub own_word_min: u32,
    /// Picking, sorting and bagging one portion.
    pub bag_min: u32,
    pub bag_fen: i64,
    /// To the pick-up point, one way; there and back in money.
    pub trip_min: u32,
    pub trip_fen: i64,
    /// So long the seller is there.
    pub stay_min: u32,
    /// The seller's own hour.
    pub hour_fen: i64,
    /// Of those who find nobody there so many wait (ppm).
    pub waits_ppm: i64,
    /// Where one may pay later: so many more sign up, so many take it so, so many of these never pay, the others by then.
    pub credit_more_ppm: i64,
    pub credit_ppm: i64,
    pub never_ppm: i64,
    pub pays_min: u32,
    /// What things do to a neighbour's trust, as factors (ppm), and its bound.
    pub served_ppm: i64,
    pub trust_most_ppm: i64,
    pub unserved_ppm: i64,
    pub called_off_ppm: i64,
    pub found_out_ppm: i64,
    pub heard_ppm: i64,
    pub padded_ppm: i64,
    /// Of all neighbours so many see that nobody knows the names on a list (ppm).
    pub notices_ppm: i64,
    /// Yesterday's bags: who takes one cheaper, or as fresh, of those who had not signed up; at what part of the price; who
    /// of the deceived sees it (ppm).
    pub takes_told_ppm: i64,
    pub takes_fresh_ppm: i64,
    pub told_price_ppm: i64,
    pub finds_ppm: i64,
    /// The next day: when they are sold, when they are bad, and what selling takes.
    pub left_sells_min: u32,
    pub left_ends_min: u32,
    pub left_min: u32,
}

/// An hour of pick-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundHour {
    pub minute: u32,
    /// Neighbours whom it suits (ppm).
    pub suits_ppm: i64,
    /// Of those who signed up, so many do not come (ppm).
    pub misses_ppm: i64,
}
