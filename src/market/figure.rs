//! The closed list of figures that goals may name: integers with units, counted from the market's start.
//!
//! Each noun has its own, and counts them; this is the list of all, and the names under which authors know them.

use std::{fmt, str::FromStr};

use super::{Figure, Market, nouns};

impl Figure {
    /// Every figure with the name an author writes, noun by noun.
    pub fn table() -> impl Iterator<Item = (Figure, &'static str)> {
        Figure::all().map(|figure| (figure, figure.name()))
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The name is none of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownFigure;

impl fmt::Display for UnknownFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown figure")
    }
}

impl std::error::Error for UnknownFigure {}

impl FromStr for Figure {
    type Err = UnknownFigure;

    fn from_str(name: &str) -> Result<Self, UnknownFigure> {
        Figure::named(name).ok_or(UnknownFigure)
    }
}

impl Market {
    /// Returns what a figure is worth; what the scenario does not have is worth nothing.
    pub fn figure(&self, figure: Figure) -> i64 {
        nouns::worth(self, figure)
    }
}

/// Declares what a noun counts. A figure's name for authors is the variant's, `sold_g`; its comment is what they read of it.
macro_rules! figures {
    () => {
        /// Nothing is counted here.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Figure {}

        impl Figure {
            pub const ALL: &'static [Figure] = &[];

            pub fn named(_: &str) -> Option<Figure> {
                None
            }

            pub fn name(self) -> &'static str {
                match self {}
            }

            pub fn doc(self) -> &'static str {
                match self {}
            }
        }
    };
    ($($(#[$doc:meta])* $Figure:ident,)+) => {
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord,
            strum::EnumMessage, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
        )]
        #[strum(serialize_all = "snake_case")]
        pub enum Figure {
            $($(#[$doc])* $Figure,)+
        }

        impl Figure {
            pub const ALL: &'static [Figure] = <Figure as strum::VariantArray>::VARIANTS;

            /// Reads the name under which authors know it.
            pub fn named(name: &str) -> Option<Figure> {
                name.parse().ok()
            }

            pub fn name(self) -> &'static str {
                self.into()
            }

            /// What it counts and in which unit; empty where its name says all.
            pub fn doc(self) -> &'static str {
                strum::EnumMessage::get_documentation(&self).unwrap_or_default()
            }
        }
    };
}

pub(crate) use figures;
