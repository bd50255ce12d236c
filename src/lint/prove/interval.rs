//! The mean of paired differences and where it lies with 95 % confidence.

use serde::{Deserialize, Serialize};

/// In the unit of what was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    pub low: i64,
    pub mean: i64,
    pub high: i64,
}

/// Student's value for the middle 95 % of forty pairs, in hundredths; with more pairs it is hardly smaller.
const T_HUNDREDTHS: i128 = 202;

impl Interval {
    /// Of nothing it is nothing.
    pub fn of(values: &[i64]) -> Interval {
        let count = i128::try_from(values.len()).expect("some hundreds");
        if count < 2 {
            let mean = values.first().copied().unwrap_or(0);
            return Interval {
                low: mean,
                mean,
                high: mean,
            };
        }
        let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
        // Deviations are kept as so many times what they are, so that nothing is rounded before the root.
        let squares: i128 = values
            .iter()
            .map(|value| (count * i128::from(*value) - sum).pow(2))
            .sum();
        let error = (squares * T_HUNDREDTHS.pow(2) / (count.pow(3) * (count - 1) * 10_000)).isqrt() + 1;
        let mean = sum / count;
        let narrow = |value: i128| i64::try_from(value).expect("money fits");
        Interval {
            low: narrow(mean - error),
            mean: narrow(mean),
            high: narrow(mean + error),
        }
    }
}
