//! What the program says to an answer where the author has no words for it.

use super::{Arg, Sentence, sentence, tile_role, title_problem};
use crate::course::Feedback;

/// Returns the program's own words; nothing for what is the author's to say, or where a good end says it all.
pub fn feedback(feedback: &Feedback) -> Option<Sentence> {
    let said = match feedback {
        Feedback::Option(_) | Feedback::Field { .. } | Feedback::Part(_) | Feedback::Step => return None,
        Feedback::TalkEnded { well: true } => return None,
        Feedback::Title(problem) => return Some(title_problem(problem)),
        Feedback::TileMissing(role) => {
            let role = Arg::say(tile_role(*role));
            return Some(sentence::say_feedback_tile_missing(role));
        }
        Feedback::TalkEnded { well: false } => sentence::say_feedback_talk(),
        Feedback::Incomplete => sentence::say_feedback_incomplete(),
        Feedback::OtherNumber => sentence::say_feedback_other_number(),
        Feedback::Misplaced => sentence::say_feedback_misplaced(),
        Feedback::TileStuffing => sentence::say_feedback_tile_stuffing(),
        Feedback::GoalMissed => sentence::say_feedback_goal_missed(),
        Feedback::GoalHolds => sentence::say_feedback_goal_holds(),
    };
    Some(said)
}
