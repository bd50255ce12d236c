//! The closed list of figures that goals may name: integers with units, counted from the market's start.
//!
//! Each noun has its own, and counts them; this is the list of all, the names under which authors know them, and what each may
//! still come to.

use std::{fmt, ops::RangeInclusive, str::FromStr};

use super::{Figure, Market, nouns, shop};

/// Which way a figure goes while a market goes on, whatever anybody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runs {
    /// It never falls: what it counts happened, and is never taken for not having happened.
    Up,
    /// It never rises: what it counts is the least so far.
    Down,
    /// It may rise and fall, or nobody has proven that it does not.
    EitherWay,
}

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

    /// Returns what a figure may still come to: never more than this later on, and what lies outside is out of reach for good.
    pub fn reach(&self, figure: Figure) -> RangeInclusive<i64> {
        let now = self.figure(figure);
        if self.is_over() {
            return now..=now;
        }
        match (figure.runs(), figure) {
            (Runs::Up, _) => now..=i64::MAX,
            (Runs::Down, _) => i64::MIN..=now,
            (Runs::EitherWay, Figure::Shop(figure)) => shop::figures::least(self, figure)..=i64::MAX,
            (Runs::EitherWay, _) => i64::MIN..=i64::MAX,
        }
    }
}

/// Declares what a noun counts, and which way it runs. A figure's name for authors is the variant's, `sold_g`; its comment is
/// what they read of it.
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

            pub fn runs(self) -> $crate::figure::Runs {
                match self {}
            }
        }
    };
    ($($(#[$doc:meta])* $Figure:ident: $Runs:ident,)+) => {
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

            /// Which way it goes while a market goes on.
            pub fn runs(self) -> $crate::figure::Runs {
                match self {
                    $(Figure::$Figure => $crate::figure::Runs::$Runs,)+
                }
            }
        }
    };
}

pub(crate) use figures;
