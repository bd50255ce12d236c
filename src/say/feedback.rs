//! What the program says to an answer where the author has no words for it.

use super::{Arg, Sentence, sentence, tile_role, title_problem};
use crate::course::{Feedback, Sign, Slip};

/// Returns the program's own words; nothing for what is the author's to say, or where a good end says it all.
pub fn feedback(feedback: &Feedback) -> Option<Sentence> {
    let said = match feedback {
        Feedback::Option(_) | Feedback::Field { .. } | Feedback::Part(_) | Feedback::Step => return None,
        // Whoever shows the step has its words.
        Feedback::Apart { .. } | Feedback::TooEarly(_) => return None,
        Feedback::TalkEnded { well: true } => return None,
        Feedback::Title(problem) => return Some(title_problem(problem)),
        Feedback::TileMissing(role) => {
            let role = Arg::say(tile_role(*role));
            return Some(sentence::say_feedback_tile_missing(role));
        }
        Feedback::TalkEnded { well: false } => sentence::say_feedback_talk(),
        Feedback::Incomplete => sentence::say_feedback_incomplete(),
        Feedback::OtherNumber {
            given_hundredths,
            is_more,
            slip,
        } => return Some(other_number(Arg::Decimal(*given_hundredths), *is_more, *slip)),
        Feedback::Misplaced { right: 0, .. } => sentence::say_feedback_all_misplaced(),
        Feedback::Misplaced { right, wrong } => {
            let (right, wrong) = (Arg::Number(*right as i64), Arg::Number(*wrong as i64));
            return Some(sentence::say_feedback_misplaced(right, wrong));
        }
        Feedback::TilesRight(0) => return None,
        Feedback::TilesRight(right) => sentence::say_feedback_tiles_right(Arg::Number(*right as i64)),
        Feedback::TileStuffing => sentence::say_feedback_tile_stuffing(),
        Feedback::GoalMissed => sentence::say_feedback_goal_missed(),
        Feedback::GoalHolds => sentence::say_feedback_goal_holds(),
    };
    Some(said)
}

/// What was typed, and how it came out.
fn other_number(given: Arg, is_more: bool, slip: Option<Slip>) -> Sentence {
    match slip {
        // The author's own words are found before.
        None | Some(Slip::Own(_)) if is_more => sentence::say_feedback_number_more(given),
        None | Some(Slip::Own(_)) => sentence::say_feedback_number_less(given),
        Some(Slip::LeftOut(gone)) => sentence::say_feedback_slip_left_out(given, Arg::Decimal(gone)),
        Some(Slip::OtherSign(Sign::Add)) => sentence::say_feedback_slip_add(given),
        Some(Slip::OtherSign(Sign::Subtract)) => sentence::say_feedback_slip_subtract(given),
        Some(Slip::OtherSign(Sign::Multiply)) => sentence::say_feedback_slip_multiply(given),
        Some(Slip::OtherSign(Sign::Divide)) => sentence::say_feedback_slip_divide(given),
        Some(Slip::Turned) => sentence::say_feedback_slip_turned(given),
        Some(Slip::Grouped) => sentence::say_feedback_slip_grouped(given),
        Some(Slip::Unreckoned) => sentence::say_feedback_slip_unreckoned(given),
        Some(Slip::Point) => sentence::say_feedback_slip_point(given),
    }
}
