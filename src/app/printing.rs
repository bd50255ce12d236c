//! The class on paper: the trainer's tables as files that a spreadsheet opens and as pages to print, made by a job.
//!
//! ```text
//!    ┌──────────────────────────────────────┐
//!    │ 正在存班级的表：做好 1 张，共 2 张。  │ ─▶ where they lie, or why they could not be kept
//!    │ 不想等，就按 Esc。                    │
//!    └──────────────────────────────────────┘
//! ```
//! The tables are those of `bazar report … --format xlsx`, and of `--format html`.

use std::{fmt, sync::Arc};

use super::{
    job::{Came, JobId, News, Progress},
    layout::Layout,
    overlay::DiskTrouble,
    page::Block,
    view_context::{Bilingual, ViewContext},
};
use crate::{
    course::Course,
    report::{self, Asked, REPORTS},
    say::{Arg, Localizer, sentence},
    text::{Lang, LanguagePair, Locales},
    tutor::{LearnerRecords, Watch},
};

/// Everything that the tables are made of.
#[derive(Clone)]
pub struct Print {
    /// Which of the records that this program had: see `Basis::Records`.
    pub mark: u64,
    pub records: LearnerRecords,
    pub course: Arc<Course>,
    pub locales: Arc<Locales>,
    /// Headings of sheets are in both; pages in the first.
    pub languages: LanguagePair,
}

/// A file that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub file: String,
    pub content: Vec<u8>,
}

impl Print {
    /// Makes the tables, one after the other; nothing if the watch ended it.
    pub fn sheets(&self, watch: &Watch) -> Option<Vec<Sheet>> {
        let class = self.records.center.today_class();
        let localizers: Vec<Localizer> = self.languages.each().map(|lang| self.localizer(lang)).collect();
        let asked = Asked {
            class,
            ..Asked::of_all(&self.records, &self.course)
        };
        let all = REPORTS.len();
        let mut sheets = Vec::new();
        for (done, report) in REPORTS.iter().enumerate() {
            if !watch(done, all) {
                return None;
            }
            let table = asked.table(report);
            sheets.push(Sheet {
                file: format!("bazar-{}.xlsx", report.id),
                content: report::xlsx(&table, &localizers),
            });
            sheets.push(Sheet {
                file: format!("bazar-{}.html", report.id),
                content: report::html(&table, localizers[0]).into_bytes(),
            });
        }
        watch(all, all).then_some(sheets)
    }

    fn localizer<'a>(&'a self, lang: &'a Lang) -> Localizer<'a> {
        Localizer {
            locales: &self.locales,
            names: &self.course.names,
            lang,
        }
    }
}

/// The same records make the same tables.
impl PartialEq for Print {
    fn eq(&self, other: &Print) -> bool {
        (self.mark, &self.languages) == (other.mark, &other.languages)
    }
}

impl fmt::Debug for Print {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.debug_struct("Print")
            .field("mark", &self.mark)
            .finish_non_exhaustive()
    }
}

/// The tables while they are made, and what came of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printing {
    /// Without a number it has not begun.
    UnderWay(Option<JobId>, Progress),
    /// They lie in this folder.
    Kept(String),
    Refused(DiskTrouble),
    Broke,
}

impl Printing {
    pub fn open() -> Printing {
        Printing::UnderWay(None, Progress::default())
    }

    pub fn awaits(&self) -> Option<JobId> {
        match self {
            Printing::UnderWay(id, _) => *id,
            Printing::Kept(_) | Printing::Refused(_) | Printing::Broke => None,
        }
    }

    pub fn is_wanted(&self) -> bool {
        matches!(self, Printing::UnderWay(None, _))
    }

    pub fn begun(&mut self, id: JobId) {
        *self = Printing::UnderWay(Some(id), Progress::default());
    }

    pub fn forget(&mut self) {
        *self = Printing::open();
    }

    pub fn hear(&mut self, id: JobId, news: News) {
        *self = match news {
            News::Progress(progress) => Printing::UnderWay(Some(id), progress),
            News::Line(_) => return,
            News::Done(reply) => match reply.came {
                Came::Kept(folder) => Printing::Kept(folder),
                Came::Refused(trouble) => Printing::Refused(trouble),
                Came::LookBack(_)
                | Came::Cause(_)
                | Came::World(_)
                | Came::Elsewhere(_)
                | Came::Sheets(_)
                | Came::Records(_)
                | Came::Stopped
                | Came::Broke(_) => Printing::Broke,
            },
        };
    }

    /// Whether there is nothing to wait for any more.
    pub fn is_over(&self) -> bool {
        !matches!(self, Printing::UnderWay(..))
    }

    pub fn blocks(&self, layout: &Layout) -> Vec<Block> {
        let ctx = layout.ctx;
        let said: Vec<Bilingual> = match self {
            Printing::UnderWay(_, Progress { done, all }) => {
                let doing = sentence::app_print_doing(Arg::Number(*all as i64), Arg::Number(*done as i64));
                vec![ctx.say(&doing), ctx.say(&sentence::app_job_stop())]
            }
            Printing::Kept(folder) => vec![
                ctx.say(&sentence::app_print_kept()),
                Bilingual::as_is(folder),
                ctx.say(&sentence::app_print_how()),
            ],
            Printing::Refused(trouble) => refused(ctx, *trouble),
            Printing::Broke => vec![ctx.say(&sentence::app_job_broke())],
        };
        let (first, rest) = said.split_first().expect("something is said of each");
        let mut blocks = vec![layout.heading(first)];
        blocks.extend(rest.iter().map(|said| layout.paragraph(said)));
        blocks
    }
}

fn refused(ctx: &ViewContext, trouble: DiskTrouble) -> Vec<Bilingual> {
    let [what, repair] = trouble.told();
    vec![
        ctx.say(&sentence::app_print_refused()),
        ctx.say(&what),
        ctx.say(&repair),
    ]
}
