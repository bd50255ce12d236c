//! Every sentence of `locales/` as a constructor with what it names: `market_back()`, `say_pair(first, second)`. `build.rs`
//! writes them, so that a key or an argument that is missing does not compile. The arguments stand in the order of their
//! names. Leaves which value gets which sentence to its sisters.

use super::{Arg, Sentence};

include!(concat!(env!("OUT_DIR"), "/sentence.rs"));
