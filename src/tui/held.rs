//! Tells a key that is held down from one that is pressed again, where a terminal tells nothing of it: by how soon it comes again.
//! Knows no terminal and reads no clock.
//!
//! ```text
//! pressed ── 0.2 to 1 s, the keyboard waits ──▶ again ── 1/10 s or less ──▶ again ──▶ again …
//!    │                                            │                           │
//!  taken                          unsure: a tenth of a second tells         held: left
//! ```

use std::time::{Duration, Instant};

use crate::app::Key;

/// Keyboards repeat a held key ten to forty times a second; no hand presses one so often.
pub const REPEAT: Duration = Duration::from_millis(100);
/// The soonest and the latest that they begin.
const FIRST: Duration = Duration::from_millis(180);
const LAST: Duration = Duration::from_millis(1100);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    Pressed,
    /// The same again as soon as only a held key comes.
    Held,
    /// The first repeat of a held key, unless nothing follows it within `REPEAT`.
    Unsure,
}

/// The key that came last, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HeldKey(Option<(Key, Instant)>);

impl HeldKey {
    pub fn press(&mut self, key: Key, now: Instant) -> Press {
        let before = self.0.replace((key, now));
        let Some((_, at)) = before.filter(|(before, _)| *before == key) else {
            return Press::Pressed;
        };
        match now.duration_since(at) {
            gap if gap < REPEAT => Press::Held,
            gap if (FIRST..=LAST).contains(&gap) => Press::Unsure,
            _ => Press::Pressed,
        }
    }

    /// What the key led to may have taken its time: those that came meanwhile are still the same press.
    pub fn done(&mut self, now: Instant) {
        if let Some((_, at)) = &mut self.0 {
            *at = now;
        }
    }

    /// Another key came between, or one that may be held.
    pub fn forget(&mut self) {
        self.0 = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_hand_does_is_held() {
        let start = Instant::now();
        for (presses, expected) in [
            (
                vec![(5, 0), (5, 33), (5, 66)],
                vec![Press::Pressed, Press::Held, Press::Held],
            ),
            (
                vec![(1, 0), (1, 500), (1, 540), (1, 1200)],
                vec![Press::Pressed, Press::Unsure, Press::Held, Press::Unsure],
            ),
            (vec![(1, 0), (1, 140), (1, 2000)], vec![Press::Pressed; 3]),
            (vec![(1, 0), (2, 20), (1, 40)], vec![Press::Pressed; 3]),
        ] {
            let mut held = HeldKey::default();
            let told: Vec<Press> = presses
                .iter()
                .map(|(digit, ms)| held.press(Key::Digit(*digit), start + Duration::from_millis(*ms)))
                .collect();
            assert_eq!(told, expected, "{presses:?}");
        }
    }
}
