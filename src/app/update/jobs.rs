//! Jobs as the app keeps them: each is begun for a page that waits for it, and ends with its reply or when no page waits.

use std::collections::BTreeMap;

use super::{App, Effect};
use crate::app::{
    desk::Desk,
    job::{Basis, JobId, News},
};

/// What is being done beside the program.
#[derive(Debug, Default)]
pub struct Jobs {
    /// How many were begun.
    count: u64,
    under_way: BTreeMap<JobId, Basis>,
}

impl App {
    /// Takes what comes from a job. The person pressed nothing: what is said goes on, and the page stays where it is.
    pub(super) fn hear(&mut self, id: JobId, news: News) -> Vec<Effect> {
        let Some(basis) = self.jobs.under_way.get(&id).copied() else {
            return Vec::new();
        };
        if let News::Done(_) = news {
            self.jobs.under_way.remove(&id);
        }
        let stands = self.stands(basis) && !matches!(&news, News::Done(reply) if reply.basis != basis);
        if stands {
            // Not `self.desk()`, which would lend out the screen too.
            let desk = Desk {
                course: &self.course,
                locales: &self.locales,
                book: &self.book,
                tongues: &self.tongues,
                learners: &self.learners,
                writing: self.writing,
                voices: &self.voices,
            };
            self.screen.hear(id, news, &desk);
        } else {
            self.screen.forget(id);
        }
        let mut effects = Vec::new();
        self.settle_jobs(&mut effects);
        effects
    }

    /// Ends what no page waits for, begins what a page wants.
    pub(super) fn settle_jobs(&mut self, effects: &mut Vec<Effect>) {
        let awaited = self.screen.awaits();
        self.jobs.under_way.retain(|id, _| {
            let is_awaited = awaited == Some(*id);
            if !is_awaited {
                effects.push(Effect::Cancel(*id));
            }
            is_awaited
        });
        if let Some(job) = self.screen.wants() {
            self.jobs.count += 1;
            let id = JobId(self.jobs.count);
            self.jobs.under_way.insert(id, job.basis());
            self.screen.begun(id);
            effects.push(Effect::Job(id, job));
        }
    }

    /// Whether what a job began from is still what the program shows.
    fn stands(&self, basis: Basis) -> bool {
        match basis {
            Basis::Attempt(attempt) => self.screen.looks_back_on() == Some(attempt),
        }
    }
}
