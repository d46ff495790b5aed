//! The walk through the history that papers and reports need: it runs in another thread, while the plan is read and judged.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use chrono::NaiveDate;

use super::failure::{Failure, warn};
use super::history_session::{HistorySession, open_record};
use super::session::Session;
use crate::history::recent::{Recent, RecentDays, recent};
use crate::load::KnownMeasures;
use crate::source::{GitError, LogOptions, Repository};

/// A walk through the history.
pub struct RecentWalk<'a> {
    session: &'a Session,
    /// Where it goes; `None`: there is no history.
    there: Option<(HistorySession<'a>, JoinHandle<Result<Recent, GitError>>)>,
    tell: Sender<Told>,
}

/// What the walk is sent: the days of which it lists changes, and the measures that were read.
type Told = (RecentDays, Option<KnownMeasures>);

impl<'a> RecentWalk<'a> {
    /// Begins it, where there is a history.
    ///
    /// # Errors
    /// When git cannot say whether there is one.
    pub fn begin(session: &'a Session, at: Option<&str>) -> Result<Self, Failure> {
        let (tell, told) = channel();
        let there = open_record(session, at)?.map(|history| {
            // A merge may move a deadline that another of its parents had.
            let options = history.log_options().with_merges();
            let repository = history.repository.clone();
            (history, thread::spawn(move || walk(&repository, &options, &told)))
        });
        Ok(RecentWalk { session, there, tell })
    }

    /// Says which days the changes are wanted of, and hands over the measures where they were read. Until then, the walk waits
    /// at its first commit.
    pub fn tell(&self, lately: RecentDays, measures: Option<KnownMeasures>) {
        // If the walk has failed by now, `end` returns its error.
        let _ = self.tell.send((lately, measures));
    }

    /// What it found, and whether the history is cut off; nothing where there is none: outside git, and before the first
    /// commit, papers say what they leave out.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn end(self) -> Result<(Option<Recent>, bool), Failure> {
        let Some((history, walk)) = self.there else { return Ok((None, false)) };
        let found = walk.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        let note = history.shallow_note();
        let language = self.session.language();
        note.iter().for_each(|note| warn(note.in_language(language), language));
        Ok((Some(found), note.is_some()))
    }
}

fn walk(repository: &Repository, options: &LogOptions, told: &Receiver<Told>) -> Result<Recent, GitError> {
    // The sender is gone where the run has failed: then no answer is needed.
    let none = RecentDays { after: None, until: NaiveDate::MIN };
    recent(repository, options, || told.recv().unwrap_or((none, None)))
}
