//! Spoilage: the one place of the market that needs floats. `libm` computes them alike everywhere, and each result is
//! rounded at once to integer parts per million.

/// Returns how fast goods age at a temperature: a million at 20 °C.
pub fn ageing_ppm(q10_ppm: i64, temperature_c: i32) -> i64 {
    let q10 = q10_ppm as f64 / 1e6;
    libm::round(libm::pow(q10, f64::from(temperature_c - 20) / 10.0) * 1e6) as i64
}

/// Returns the rotten share at an age, both age and half-life in minutes at 20 °C.
pub fn rotten_ppm(age_min: i64, half_life_min: i64) -> i64 {
    let age = age_min as f64 / half_life_min as f64;
    let rest = libm::exp(-core::f64::consts::LN_2 * (age * age * age));
    libm::round((1.0 - rest) * 1e6) as i64
}

/// Returns the bruised share after some handling legs.
pub fn bruised_ppm(fragile_ppm: i64, pack_ppm: i64, legs: u32) -> i64 {
    let per_leg = ((fragile_ppm * pack_ppm / 1_000_000) as f64 / 1e6).min(1.0);
    libm::round((1.0 - libm::pow(1.0 - per_leg, f64::from(legs))) * 1e6) as i64
}

/// Returns the share that is bad for either reason.
pub fn either_ppm(one_ppm: i64, other_ppm: i64) -> i64 {
    1_000_000 - (1_000_000 - one_ppm) * (1_000_000 - other_ppm) / 1_000_000
}
