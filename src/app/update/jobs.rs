//! Jobs as the app keeps them: each is begun for a page that waits for it, and ends with its reply or when no page waits.

use std::{collections::BTreeMap, sync::Arc};

use super::{App, Effect};
use crate::app::{
    job::{Basis, Job, JobId, News},
    overlay::Overlay,
    printing::{Print, Printing},
    records::Records,
    screen::Screen,
    view_context::ViewContext,
};

/// What is being done beside the program.
#[derive(Debug, Default)]
pub struct Jobs {
    /// How many were begun.
    count: u64,
    /// How many records have followed the first ones.
    pub(super) records: u64,
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
        let is_of_it = !matches!(&news, News::Done(reply) if reply.basis != basis);
        if is_of_it && self.stands(basis) {
            self.tell_page(id, news);
        } else {
            self.forget(id);
        }
        let mut effects = Vec::new();
        self.settle_jobs(&mut effects);
        effects
    }

    fn tell_page(&mut self, id: JobId, news: News) {
        if let Some(overlay) = self.overlay.as_mut().filter(|overlay| overlay.awaits() == Some(id)) {
            overlay.hear(id, news);
            return;
        }
        // Not `self.view_context()`, which would lend out the screen too.
        let ctx = ViewContext {
            course: &self.course,
            locales: &self.locales,
            records: &self.records,
            languages: &self.languages,
            learners: &self.learners,
            writing: self.writing,
            voices: &self.voices,
        };
        self.screen.hear(id, news, &ctx);
        if let Screen::Player(player) = &mut self.screen
            && !self.asks_causes
        {
            player.end_guess();
        }
    }

    /// The page that waits for this job wants it anew.
    fn forget(&mut self, id: JobId) {
        match self.printing().filter(|printing| printing.awaits() == Some(id)) {
            Some(printing) => printing.forget(),
            None => self.screen.forget(id),
        }
    }

    /// Ends what no page waits for or what stands no more, begins what a page wants.
    pub(super) fn settle_jobs(&mut self, effects: &mut Vec<Effect>) {
        let under_way: Vec<(JobId, Basis)> = self.jobs.under_way.iter().map(|(id, basis)| (*id, *basis)).collect();
        for (id, basis) in under_way {
            if !self.stands(basis) {
                self.forget(id);
            }
            let over = self.overlay.as_ref().and_then(Overlay::awaits);
            if ![over, self.screen.awaits()].contains(&Some(id)) {
                self.jobs.under_way.remove(&id);
                effects.push(Effect::Cancel(id));
            }
        }
        if let Some(job) = self.screen.wants() {
            let id = self.begin(job, effects);
            self.screen.begun(id);
        }
        if self.printing().is_some_and(|printing| printing.is_wanted()) {
            let print = Print {
                mark: self.jobs.records,
                records: self.records.clone(),
                course: Arc::clone(&self.course),
                locales: Arc::clone(&self.locales),
                languages: self.languages.clone(),
            };
            let id = self.begin(Job::Print(Arc::new(print)), effects);
            if let Some(printing) = self.printing() {
                printing.begun(id);
            }
        }
        self.settle_records(effects);
    }

    /// Begins what the trainer asked of the disk; has the record exchanged when all is ready for that.
    fn settle_records(&mut self, effects: &mut Vec<Effect>) {
        let Some(job) = self.on_records().and_then(|records| records.wants()) else {
            let exchanged = self.on_records().and_then(Records::exchanges);
            effects.extend(exchanged.map(Effect::Restore));
            return;
        };
        let id = self.begin(Job::Records(job), effects);
        if let Some(records) = self.on_records() {
            records.begun(id);
        }
    }

    fn begin(&mut self, job: Job, effects: &mut Vec<Effect>) -> JobId {
        self.jobs.count += 1;
        let id = JobId(self.jobs.count);
        self.jobs.under_way.insert(id, job.basis());
        effects.push(Effect::Job(id, job));
        id
    }

    fn printing(&mut self) -> Option<&mut Printing> {
        let Some(Overlay::Print(printing)) = &mut self.overlay else {
            return None;
        };
        Some(printing)
    }

    fn on_records(&mut self) -> Option<&mut Records> {
        let Some(Overlay::Records(records)) = &mut self.overlay else {
            return None;
        };
        Some(records)
    }

    /// Whether what a job began from is still what the program shows.
    fn stands(&self, basis: Basis) -> bool {
        match basis {
            Basis::Attempt(attempt) => self.screen.looks_back_on() == Some(attempt),
            Basis::Records(mark) => self.jobs.records == mark,
            Basis::Disk => true,
        }
    }
}
