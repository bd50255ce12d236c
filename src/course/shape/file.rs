//! The kinds of files that a course consists of, each with its table.

use super::calibration::CALIBRATION;
use super::index::COURSE;
use super::key::{Kind, Shape};
use super::lesson::LESSON;
use super::named::{MISCONCEPTIONS, NAMES, PICTURE, TERMS};
use super::practice::PRACTICES;
use super::rules::RULES;
use super::scenario::SCENARIO;

/// They lie beside the rules, and hold none.
pub(in super::super) const CALIBRATION_PATH: &str = "rules/calibration.toml";
pub(in super::super) const PRACTICES_PATH: &str = "rules/practices.toml";

/// A kind of file that authors write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum FileKind {
    Course,
    Lesson,
    Scenario,
    Rules,
    Practices,
    Calibration,
    Terms,
    Misconceptions,
    Names,
    Picture,
}

impl FileKind {
    /// What a file of the course is by where it lies; what lies in no folder of its own is a lesson.
    pub fn of(path: &str) -> FileKind {
        match path {
            "course.toml" => FileKind::Course,
            "terms.toml" => FileKind::Terms,
            "misconceptions.toml" => FileKind::Misconceptions,
            "names.toml" => FileKind::Names,
            PRACTICES_PATH => FileKind::Practices,
            CALIBRATION_PATH => FileKind::Calibration,
            _ if path.starts_with("rules/") => FileKind::Rules,
            _ if path.starts_with("scenarios/") => FileKind::Scenario,
            _ if path.starts_with("pictures/") => FileKind::Picture,
            _ => FileKind::Lesson,
        }
    }

    /// What stands in the file.
    pub(super) fn kind(self) -> Kind {
        match self.shape() {
            Some(shape) => Kind::Table(shape),
            None => NAMES,
        }
    }

    /// The file's table of keys; nothing where all keys are the author's.
    pub(super) fn shape(self) -> Option<&'static Shape> {
        match self {
            FileKind::Course => Some(&COURSE),
            FileKind::Lesson => Some(&LESSON),
            FileKind::Scenario => Some(&SCENARIO),
            FileKind::Rules => Some(&RULES),
            FileKind::Practices => Some(&PRACTICES),
            FileKind::Calibration => Some(&CALIBRATION),
            FileKind::Terms => Some(&TERMS),
            FileKind::Misconceptions => Some(&MISCONCEPTIONS),
            FileKind::Names => None,
            FileKind::Picture => Some(&PICTURE),
        }
    }
}
