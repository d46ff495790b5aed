//! From the arguments to a walk through the history.

use std::cell::LazyCell;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use chrono::NaiveDate;

use super::args::Output;
use super::failure::{Failure, warn};
use super::print::{print, print_columns, write_to};
use super::session::Session;
use crate::history::Timeline;
use crate::history::recent::{Recent, recent};
use crate::labels::HistoryText;
use crate::load::load;
use crate::render::page::Sheet;
use crate::render::stream::{self, Part, Stream, StreamedAnswer};
use crate::render::{Answer, Envelope, Format};
use crate::source::{GitError, LogOptions, Repository};

/// A history to walk through.
pub struct HistorySession<'a> {
    session: &'a Session,
    /// Where it lies.
    pub repository: &'a Repository,
    /// The full id of the last commit.
    pub head: String,
    /// The plan's title there; `None` where it cannot be read. It comes when it is known.
    title: Receiver<Result<Option<String>, GitError>>,
    /// Whether contents of it may not be here. It is known when it is asked for.
    is_partial: LazyCell<bool, Box<dyn FnOnce() -> bool>>,
}

/// Finds the history that ends at a revision or day; without one, at HEAD.
///
/// # Errors
/// When there is no git, no such commit, or no plan in it.
pub fn open_history<'a>(session: &'a Session, at: Option<&str>) -> Result<HistorySession<'a>, Failure> {
    let repository = session.repository()?;
    let head = session.commit(at.unwrap_or("HEAD"))?;
    let (sender, title) = channel();
    let (there, at) = (repository.clone(), head.clone());
    // In threads of their own: the walk need not wait for the processes that this takes.
    thread::spawn(move || sender.send(title_at(&there, &at)));
    let there = repository.clone();
    let is_partial = thread::spawn(move || !there.is_shallow() && there.is_partial());
    let is_partial: Box<dyn FnOnce() -> bool> = Box::new(move || is_partial.join().unwrap_or_default());
    Ok(HistorySession { session, repository, head, title, is_partial: LazyCell::new(is_partial) })
}

/// The same history where there is one; `None` where there is no record at all.
///
/// # Errors
/// As [`open_history`], and when git cannot read a record that there is.
pub fn open_record<'a>(
    session: &'a Session,
    at: Option<&str>,
) -> Result<Option<HistorySession<'a>>, Failure> {
    match session.last_commit()? {
        Some(_) => open_history(session, at).map(Some),
        None => Ok(None),
    }
}

/// What the history says lately, which papers and reports ask: after a day and up to another, and whether it is cut off;
/// nothing where there is no history.
///
/// # Errors
/// When git cannot say.
pub fn recent_changes(
    session: &Session,
    at: Option<&str>,
    lately: (Option<NaiveDate>, NaiveDate),
) -> Result<(Option<Recent>, bool), Failure> {
    // Outside git, and before the first commit, the papers say what they leave out.
    let Some(history) = open_record(session, at)? else { return Ok((None, false)) };
    let timeline = Timeline::new(history.repository, &history.log_options())?;
    let found = recent(timeline, lately)?;
    let note = history.shallow_note();
    note.iter().for_each(|note| warn(note.in_language(session.language()), session.language()));
    Ok((Some(found), note.is_some()))
}

fn title_at(repository: &Repository, commit: &str) -> Result<Option<String>, GitError> {
    Ok(load(&repository.own_files(commit)?).plan.map(|plan| plan.title.to_string()))
}

impl HistorySession<'_> {
    /// Every commit of the first-parent line, from the very first on.
    pub fn log_options(&self) -> LogOptions {
        LogOptions::up_to(&self.head)
    }

    /// Writes an answer to standard output.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn print(
        &self,
        command: &'static str,
        output: &Output,
        as_of: Option<NaiveDate>,
        answer: &impl Answer,
    ) -> Result<(), Failure> {
        self.note_in_sheet(output)?;
        let title = self.title()?;
        print(self.session, output, self.envelope(command, as_of, title.as_deref()), answer)
    }

    /// Writes an answer to standard output part by part, while it is found.
    ///
    /// # Errors
    /// When it cannot be written, or a part could not be found.
    pub fn write_stream<F: Stream>(
        &self,
        command: &'static str,
        output: &Output,
        answer: StreamedAnswer<F, impl Iterator<Item = Result<F::Part, Failure>>>,
    ) -> Result<(), Failure> {
        self.note_in_sheet(output)?;
        if !output.columns.is_empty() {
            let mut sheet = Sheet::new(F::HEADER.iter().copied());
            for part in answer.parts {
                sheet.rows.extend(part?.rows());
            }
            return print_columns(self.session, output, sheet);
        }
        let (format, screen) = (output.format()?, self.session.screen_for(output));
        let title = self.title()?;
        let envelope = self.envelope(command, None, title.as_deref());
        write_to(output.file()?, |mut out| stream::write(&mut out, answer, format, screen, envelope))
    }

    /// A sheet has no room for a note, so the note goes to standard error.
    fn note_in_sheet(&self, output: &Output) -> Result<(), Failure> {
        if (output.format()? == Format::Csv || !output.columns.is_empty())
            && let Some(text) = self.shallow_note()
        {
            let language = self.session.language();
            warn(text.in_language(language), language);
        }
        Ok(())
    }

    /// The plan's title at the last commit. Asked for once: a run has one answer.
    fn title(&self) -> Result<Option<String>, GitError> {
        self.title.recv().unwrap_or(Ok(None))
    }

    fn envelope<'e>(
        &'e self,
        command: &'static str,
        as_of: Option<NaiveDate>,
        plan: Option<&'e str>,
    ) -> Envelope<'e> {
        Envelope { command, plan, as_of, revision: Some(&self.head), unknown: &[] }
    }

    /// Looks whether the line merges a history with no commit in common, while the walk goes on.
    pub fn look_for_joined(&self) -> Receiver<Result<bool, GitError>> {
        let (sender, joined) = channel();
        let (there, head) = (self.repository.clone(), self.head.clone());
        thread::spawn(move || sender.send(there.joins_other_history(&head)));
        joined
    }

    /// Warns where it does: the commits of that history are not listed.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn warn_of_joined(&self, joined: &Receiver<Result<bool, GitError>>) -> Result<(), GitError> {
        let look = |_| self.repository.joins_other_history(&self.head);
        if joined.recv().unwrap_or_else(look)? {
            let language = self.session.language();
            warn(HistoryText::Joined.in_language(language), language);
        }
        Ok(())
    }

    /// What to say where the history does not begin at its beginning.
    pub fn shallow_note(&self) -> Option<HistoryText> {
        match self.repository.is_shallow() {
            true => Some(HistoryText::Shallow),
            false => self.is_partial.then_some(HistoryText::Partial),
        }
    }
}
