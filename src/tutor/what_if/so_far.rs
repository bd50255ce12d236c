//! The other ways as they are found, before all are known: each keeps its place, so that nobody's eye is led astray.

use super::{SHOWN, WhatIf};

/// One line for each decision, in the order in which they were found; a better other way of the same decision takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SoFar {
    lines: Vec<WhatIf>,
}

impl SoFar {
    pub fn take(&mut self, found: WhatIf) {
        let decision = found.change.decision();
        let known = self.lines.iter().position(|line| line.change.decision() == decision);
        match known {
            Some(at) if found.rank() < self.lines[at].rank() => self.lines[at] = found,
            None if self.lines.len() < SHOWN => self.lines.push(found),
            Some(_) | None => {}
        }
    }

    pub fn lines(&self) -> &[WhatIf] {
        &self.lines
    }
}
