//! Who can what: a line for each learner and skill that was tried.

use crate::{
    say::{Arg, sentence},
    tutor::grasp,
};

use super::{Asked, Cell, Column, Holds, Report, Table};

pub(super) const REPORT: Report = Report {
    id: "skills",
    about: "One line a learner and skill: mastered or not, right ones of the last first tries",
    title: sentence::report_skills_title,
    table,
};

const COLUMNS: [Column; 7] = [
    Column::new("card", sentence::report_card),
    Column::new("name", sentence::report_name),
    Column::new("skill_id", sentence::report_id),
    Column::new("skill", sentence::report_skill),
    Column::new("mastered", sentence::report_skill_mastered),
    Column::of(Holds::Shares, "latest", sentence::report_latest),
    Column::new("tries", sentence::report_skill_tries),
];

fn table(asked: &Asked) -> Table {
    let mut rows = Vec::new();
    for learner in asked.roster() {
        for (skill, text) in &asked.course.skills {
            let Some(tries) = learner.first_tries.get(skill) else {
                continue;
            };
            let grasp = grasp(tries, asked.course.mastery);
            let mastered = match grasp.is_mastered {
                true => sentence::report_yes(),
                false => sentence::report_not_yet(),
            };
            let [card, name] = asked.who(learner);
            rows.push(vec![
                card,
                name,
                Cell::Text(Arg::as_is(skill.as_str())),
                Cell::Text(Arg::Written(text.clone())),
                Cell::Text(Arg::say(mastered)),
                Cell::share(i64::from(grasp.right), i64::from(grasp.of)),
                Cell::Number(i64::from(grasp.tries)),
            ]);
        }
    }
    let rule = asked.course.mastery;
    Table {
        title: (REPORT.title)(),
        columns: &COLUMNS,
        rows,
        notes: vec![sentence::report_skills_note(
            Arg::Number(i64::from(rule.of)),
            Arg::Number(i64::from(rule.right)),
        )],
    }
}
