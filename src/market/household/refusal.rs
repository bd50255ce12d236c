//! Why a deed with a household is not done.

/// A household, or good order, says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HouseholdRefusal {
    /// It leaves the agent at most this share.
    MarginTooHigh { most_ppm: i64 },
    /// It sells for at least this.
    PriceTooLow { least_fen_per_kg: i64 },
    /// It wants a share of the sales, not a price by the kilogram, or the other way round.
    OtherSplit,
    /// Terms stand on the receipt: first agree, then weigh.
    TermsFirst,
    /// It brings its goods on that morning.
    NotBrought { comes_min: u32 },
    /// Nothing of it has been weighed yet.
    NotWeighed,
    /// It asks for no advance.
    NoAdvanceAsked,
    /// More than its goods here can carry.
    AdvanceTooHigh { most_fen: i64 },
    /// Everything that has closed is paid.
    NothingOwed,
}

impl HouseholdRefusal {
    pub fn code(self) -> &'static str {
        match self {
            HouseholdRefusal::MarginTooHigh { .. } => "margin_too_high",
            HouseholdRefusal::PriceTooLow { .. } => "price_too_low",
            HouseholdRefusal::OtherSplit => "other_split",
            HouseholdRefusal::TermsFirst => "terms_first",
            HouseholdRefusal::NotBrought { .. } => "not_brought",
            HouseholdRefusal::NotWeighed => "not_weighed",
            HouseholdRefusal::NoAdvanceAsked => "no_advance_asked",
            HouseholdRefusal::AdvanceTooHigh { .. } => "advance_too_high",
            HouseholdRefusal::NothingOwed => "nothing_owed",
        }
    }
}
