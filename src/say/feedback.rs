//! What the program says to an answer where the author has no words for it.

use super::{Saying, Word, tile_role, title_problem};
use crate::course::Feedback;

/// Returns the program's own words; nothing for what is the author's to say, or where a good end says it all.
pub fn feedback(feedback: &Feedback) -> Option<Saying> {
    let key = match feedback {
        Feedback::Option(_) | Feedback::Field { .. } | Feedback::Part(_) | Feedback::Step => return None,
        Feedback::TalkEnded { well: true } => return None,
        Feedback::Title(problem) => return Some(title_problem(problem)),
        Feedback::TileMissing(role) => {
            let role = Word::say(tile_role(*role));
            return Some(Saying::plain("say-feedback-tile-missing").with("role", role));
        }
        Feedback::TalkEnded { well: false } => "say-feedback-talk",
        Feedback::Incomplete => "say-feedback-incomplete",
        Feedback::OtherNumber => "say-feedback-other-number",
        Feedback::Misplaced => "say-feedback-misplaced",
        Feedback::TileStuffing => "say-feedback-tile-stuffing",
        Feedback::GoalMissed => "say-feedback-goal-missed",
        Feedback::GoalHolds => "say-feedback-goal-holds",
    };
    Some(Saying::plain(key))
}
