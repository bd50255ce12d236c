//! What is done about the harvest, and its text form.

use super::Ripeness;
use crate::ProductId;
use crate::grammar::{OneOf, Weight, Word, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// How ripe it is picked from here on: `pick grape early`.
    Pick(Pick),
    /// Sorts all there is by hand: `grade grape first`.
    Grade(Grade),
    /// Sells what no buyer has ordered to the trader at the gate: `gate grape 40000g`.
    Gate(Gate),
    /// Cools what is picked before it is packed: `cool grape`.
    Cool(Cool),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    pub product: ProductId,
    pub ripeness: Ripeness,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    pub product: ProductId,
    pub grade: super::Grade,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    pub product: ProductId,
    pub weight_g: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cool {
    pub product: ProductId,
}

grammar! {
    "pick" Pick { product: Word("product"), ripeness: OneOf };
    "grade" Grade { product: Word("product"), grade: OneOf };
    "gate" Gate { product: Word("product"), weight_g: Weight };
    "cool" Cool { product: Word("product") };
}
