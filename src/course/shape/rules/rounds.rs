//! Selling in a group of neighbours, round by round.

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Shape, Unit, list, number};
use super::super::read::{Element, Value};
use super::super::units::{COUNT, FEN, GRAMS, MINUTE_OF_DAY, MINUTES, PPM};
use super::demand::COUNT_BAND_TABLE;
use crate::market::{CountBand, NeighbourTerms, RoundHour, RoundRules};

const PRICES_HUNDREDTHS: Key<Vec<i64>> = Key::new(
    "prices_hundredths",
    list(&COUNT),
    "Prices to choose among for a portion, in hundredths of the county's.",
);
const BUYS: Key<Vec<CountBand>> = Key::new(
    "buys",
    list(&Kind::Table(&COUNT_BAND_TABLE)),
    "How many of those who read would buy at a price in hundredths of the county's: points of a line, the cheapest first.",
);
const SHARES_PERCENT: Key<Vec<i64>> = Key::new(
    "shares_percent",
    list(&COUNT),
    "Shares of the price to choose among for the leader, in percent.",
);
const REACH: Key<Vec<CountBand>> = Key::new(
    "reach",
    list(&Kind::Table(&COUNT_BAND_TABLE)),
    "How far the leader spreads the word for a share in percent: points of a line, the lowest first.",
);
const LEASTS: Key<Vec<u32>> = Key::new("leasts", list(&COUNT), "Least numbers of sign-ups to choose among.");
const MOSTS: Key<Vec<u32>> = Key::new(
    "mosts",
    list(&COUNT),
    "Most portions of a round to choose among; more than there are neighbours is left out.",
);
const CUT_OFFS_MIN: Key<Vec<u32>> = Key::new(
    "cut_offs_min",
    list(&MINUTE_OF_DAY),
    "Minutes of the day at which sign-ups may end.",
);
const HOURS: Key<Vec<RoundHour>> = Key::new(
    "hours",
    list(&Kind::Table(&ROUND_HOUR_TABLE)),
    "Hours of pick-up to choose among, the first being the leader's proposal.",
);
const PROPOSED_HUNDREDTHS: Key<i64> = Key::new(
    "proposed_hundredths",
    COUNT,
    "The price that the leader proposes for a first round, in hundredths of the county's.",
);
const PROPOSED_PERCENT: Key<i64> = Key::new(
    "proposed_percent",
    COUNT,
    "The share that the leader proposes for a first round, in percent.",
);
const READS_PPM: Key<i64> = Key::new(
    "reads_ppm",
    PPM,
    "Of a day's neighbours so many read the group, if the leader spreads the word as usual.",
);
const APPETITE_PPM: Key<Vec<i64>> = Key::new(
    "appetite_ppm",
    list(&PPM),
    "How much of the usual appetite is there so many days after somebody fetched, from the same day; later all of it.",
);
const HUNGRY_PPM: Key<i64> = Key::new(
    "hungry_ppm",
    PPM,
    "Who has so much of the usual appetite counts as hungry.",
);
const ADVISED_PPM: Key<i64> = Key::new(
    "advised_ppm",
    PPM,
    "A new round is advised when so many of all neighbours are hungry.",
);
const WISHES_MIN: Key<u32> = Key::new(
    "wishes_min",
    MINUTE_OF_DAY,
    "When the leader tells in the morning who asks for more.",
);
const OPEN_MIN: Key<u32> = Key::new("open_min", MINUTES, "Writing a round.");
const OWN_WORD_MIN: Key<u32> = Key::new(
    "own_word_min",
    MINUTES,
    "Spreading the word oneself where no leader is paid for it.",
);
const BAG_MIN: Key<u32> = Key::new("bag_min", MINUTES, "Picking, sorting and bagging one portion.");
const BAG_FEN: Key<i64> = Key::new("bag_fen", FEN, "A bag.");
const TRIP_MIN: Key<u32> = Key::new("trip_min", MINUTES, "To the pick-up point, one way.");
const TRIP_FEN: Key<i64> = Key::new("trip_fen", FEN, "The way there and back.");
const STAY_MIN: Key<u32> = Key::new("stay_min", MINUTES, "So long the seller is at the pick-up point.");
const HOUR_FEN: Key<i64> = Key::new("hour_fen", FEN, "The seller's own hour.");
const WAITS_PPM: Key<i64> = Key::new("waits_ppm", PPM, "Of those who find nobody at the hour so many wait.");
const CREDIT_MORE_PPM: Key<i64> = Key::new(
    "credit_more_ppm",
    PPM,
    "Where one may pay later, so many times as many sign up.",
);
const CREDIT_PPM: Key<i64> = Key::new("credit_ppm", PPM, "Where one may pay later, so many do.");
const NEVER_PPM: Key<i64> = Key::new("never_ppm", PPM, "Of these, so many never pay.");
const PAYS_MIN: Key<u32> = Key::new("pays_min", MINUTES, "The others have paid by so long after.");
const SERVED_PPM: Key<i64> = Key::new(
    "served_ppm",
    PPM,
    "A neighbour's trust after being served, as a factor.",
);
const TRUST_MOST_PPM: Key<i64> = Key::new(
    "trust_most_ppm",
    PPM,
    "Trust grows no further than this; at the start it is all.",
);
const UNSERVED_PPM: Key<i64> = Key::new(
    "unserved_ppm",
    PPM,
    "A neighbour's trust after coming in vain, as a factor.",
);
const CALLED_OFF_PPM: Key<i64> = Key::new(
    "called_off_ppm",
    PPM,
    "The same after signing up for a round that was called off.",
);
const FOUND_OUT_PPM: Key<i64> = Key::new(
    "found_out_ppm",
    PPM,
    "The same after finding yesterday's fruit among the fresh.",
);
const HEARD_PPM: Key<i64> = Key::new("heard_ppm", PPM, "The same for everybody who reads of it in the group.");
const PADDED_PPM: Key<i64> = Key::new(
    "padded_ppm",
    PPM,
    "The same after seeing a list full of names that nobody knows.",
);
const NOTICES_PPM: Key<i64> = Key::new("notices_ppm", PPM, "Of all neighbours so many see such names.");
const TAKES_TOLD_PPM: Key<i64> = Key::new(
    "takes_told_ppm",
    PPM,
    "Of those who had not signed up so many take one of yesterday's bags, told as such and cheaper.",
);
const TAKES_FRESH_PPM: Key<i64> = Key::new(
    "takes_fresh_ppm",
    PPM,
    "Of these so many take one that is called fresh, at the full price.",
);
const TOLD_PRICE_PPM: Key<i64> = Key::new("told_price_ppm", PPM, "What yesterday's bag costs, of the price.");
const FINDS_PPM: Key<i64> = Key::new(
    "finds_ppm",
    PPM,
    "Of those who were told that it is fresh so many see that it is not.",
);
const LEFT_SELLS_MIN: Key<u32> = Key::new("left_sells_min", MINUTE_OF_DAY, "When yesterday's bags are sold.");
const LEFT_ENDS_MIN: Key<u32> = Key::new(
    "left_ends_min",
    MINUTE_OF_DAY,
    "When they are bad if nobody said anything.",
);
const LEFT_MIN: Key<u32> = Key::new(
    "left_min",
    MINUTES,
    "Writing about them, and handing them out at the door.",
);

pub(in super::super) const ROUNDS_TABLE: Shape = Shape::new(
    "rounds",
    "Selling in a group of neighbours, round by round.",
    &[
        PRICES_HUNDREDTHS.line,
        BUYS.line,
        SHARES_PERCENT.line,
        REACH.line,
        LEASTS.line,
        MOSTS.line,
        CUT_OFFS_MIN.line,
        HOURS.line,
        PROPOSED_HUNDREDTHS.line,
        PROPOSED_PERCENT.line,
        READS_PPM.line,
        APPETITE_PPM.line,
        HUNGRY_PPM.line,
        ADVISED_PPM.line,
        WISHES_MIN.line,
        OPEN_MIN.line,
        OWN_WORD_MIN.line,
        BAG_MIN.line,
        BAG_FEN.line,
        TRIP_MIN.line,
        TRIP_FEN.line,
        STAY_MIN.line,
        HOUR_FEN.line,
        WAITS_PPM.line,
        CREDIT_MORE_PPM.line,
        CREDIT_PPM.line,
        NEVER_PPM.line,
        PAYS_MIN.line,
        SERVED_PPM.line,
        TRUST_MOST_PPM.line,
        UNSERVED_PPM.line,
        CALLED_OFF_PPM.line,
        FOUND_OUT_PPM.line,
        HEARD_PPM.line,
        PADDED_PPM.line,
        NOTICES_PPM.line,
        TAKES_TOLD_PPM.line,
        TAKES_FRESH_PPM.line,
        TOLD_PRICE_PPM.line,
        FINDS_PPM.line,
        LEFT_SELLS_MIN.line,
        LEFT_ENDS_MIN.line,
        LEFT_MIN.line,
    ],
);

impl Value for RoundRules {
    fn of(node: &Node) -> Option<RoundRules> {
        Some(RoundRules {
            prices_hundredths: PRICES_HUNDREDTHS.of(node)?,
            buys: BUYS.of(node)?,
            shares_percent: SHARES_PERCENT.of(node)?,
            reach: REACH.of(node)?,
            leasts: LEASTS.of(node)?,
            mosts: MOSTS.of(node)?,
            cut_offs_min: CUT_OFFS_MIN.of(node)?,
            hours: HOURS.of(node)?,
            proposed_hundredths: PROPOSED_HUNDREDTHS.of(node)?,
            proposed_percent: PROPOSED_PERCENT.of(node)?,
            reads_ppm: READS_PPM.of(node)?,
            appetite_ppm: APPETITE_PPM.of(node)?,
            hungry_ppm: HUNGRY_PPM.of(node)?,
            advised_ppm: ADVISED_PPM.of(node)?,
            wishes_min: WISHES_MIN.of(node)?,
            open_min: OPEN_MIN.of(node)?,
            own_word_min: OWN_WORD_MIN.of(node)?,
            bag_min: BAG_MIN.of(node)?,
            bag_fen: BAG_FEN.of(node)?,
            trip_min: TRIP_MIN.of(node)?,
            trip_fen: TRIP_FEN.of(node)?,
            stay_min: STAY_MIN.of(node)?,
            hour_fen: HOUR_FEN.of(node)?,
            waits_ppm: WAITS_PPM.of(node)?,
            credit_more_ppm: CREDIT_MORE_PPM.of(node)?,
            credit_ppm: CREDIT_PPM.of(node)?,
            never_ppm: NEVER_PPM.of(node)?,
            pays_min: PAYS_MIN.of(node)?,
            served_ppm: SERVED_PPM.of(node)?,
            trust_most_ppm: TRUST_MOST_PPM.of(node)?,
            unserved_ppm: UNSERVED_PPM.of(node)?,
            called_off_ppm: CALLED_OFF_PPM.of(node)?,
            found_out_ppm: FOUND_OUT_PPM.of(node)?,
            heard_ppm: HEARD_PPM.of(node)?,
            padded_ppm: PADDED_PPM.of(node)?,
            notices_ppm: NOTICES_PPM.of(node)?,
            takes_told_ppm: TAKES_TOLD_PPM.of(node)?,
            takes_fresh_ppm: TAKES_FRESH_PPM.of(node)?,
            told_price_ppm: TOLD_PRICE_PPM.of(node)?,
            finds_ppm: FINDS_PPM.of(node)?,
            left_sells_min: LEFT_SELLS_MIN.of(node)?,
            left_ends_min: LEFT_ENDS_MIN.of(node)?,
            left_min: LEFT_MIN.of(node)?,
        })
    }
}

const HOUR_MINUTE: Key<u32> = Key::new("minute", MINUTE_OF_DAY, "When pick-up begins.");
const SUITS_PPM: Key<i64> = Key::new("suits_ppm", PPM, "Neighbours whom the hour suits.");
const MISSES_PPM: Key<i64> = Key::new("misses_ppm", PPM, "Of those who signed up, so many do not come.");

pub(in super::super) const ROUND_HOUR_TABLE: Shape = Shape::new(
    "round hour",
    "An hour of pick-up.",
    &[HOUR_MINUTE.line, SUITS_PPM.line, MISSES_PPM.line],
);

impl Element for RoundHour {}

impl Value for RoundHour {
    fn of(node: &Node) -> Option<RoundHour> {
        Some(RoundHour {
            minute: HOUR_MINUTE.of(node)?,
            suits_ppm: SUITS_PPM.of(node)?,
            misses_ppm: MISSES_PPM.of(node)?,
        })
    }
}

const NEIGHBOURS_COUNT: Key<u32> = Key::new("count", number(Unit::Count, 1, 500), "Neighbours in the group.");
const PORTION_G: Key<u32> = Key::new("portion_g", GRAMS, "What one signs up for.");

pub(in super::super) const NEIGHBOURS_TABLE: Shape = Shape::new(
    "neighbours",
    "A group of neighbours to which the seller sells round by round.",
    &[NEIGHBOURS_COUNT.line, PORTION_G.line],
);

impl Value for NeighbourTerms {
    fn of(node: &Node) -> Option<NeighbourTerms> {
        Some(NeighbourTerms {
            count: NEIGHBOURS_COUNT.of(node)?,
            portion_g: PORTION_G.of(node)?,
        })
    }
}
