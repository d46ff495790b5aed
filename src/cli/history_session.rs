//! From the arguments to a walk through the history.

use std::cell::LazyCell;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use chrono::NaiveDate;

use super::args::Output;
use super::failure::{Failure, warn};
use super::print::{print, print_columns, write_to};
use super::session::Session;
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
    /// The plan's title there, being read in another thread; `None`: it is read when it is needed.
    title: Option<Receiver<Result<Option<String>, GitError>>>,
    /// Whether contents of it may not be here. It is known when it is asked for.
    is_partial: LazyCell<bool, Box<dyn FnOnce() -> bool>>,
}

/// Finds the history that ends at a revision or day; without one, at HEAD.
///
/// # Errors
/// When there is no git, no such commit, or no plan in it.
pub fn open_history<'a>(session: &'a Session, at: Option<&str>) -> Result<HistorySession<'a>, Failure> {
    let mut history = find_history(session, at)?;
    let (sender, title) = channel();
    let (there, at) = (history.repository.clone(), history.head.clone());
    // In a thread of its own: the walk need not wait for the processes that this takes.
    thread::spawn(move || sender.send(title_at(&there, &at)));
    history.title = Some(title);
    Ok(history)
}

/// The same history without its title.
fn find_history<'a>(session: &'a Session, at: Option<&str>) -> Result<HistorySession<'a>, Failure> {
    let repository = session.repository()?;
    let head = session.commit(at.unwrap_or("HEAD"))?;
    let there = repository.clone();
    let is_partial = thread::spawn(move || !there.is_shallow() && there.is_partial());
    let is_partial: Box<dyn FnOnce() -> bool> = Box::new(move || is_partial.join().unwrap_or_default());
    Ok(HistorySession { session, repository, head, title: None, is_partial: LazyCell::new(is_partial) })
}

/// The same history, without reading the plan's title ahead; `None` where there is no record at all.
///
/// # Errors
/// As [`open_history`], and when git cannot read a record that there is.
pub fn open_record<'a>(
    session: &'a Session,
    at: Option<&str>,
) -> Result<Option<HistorySession<'a>>, Failure> {
    match session.last_commit()? {
        Some(_) => find_history(session, at).map(Some),
        None => Ok(None),
    }
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
        match &self.title {
            Some(title) => title.recv().unwrap_or(Ok(None)),
            None => title_at(self.repository, &self.head),
        }
    }

    fn envelope<'e>(
        &'e self,
        command: &'static str,
        as_of: Option<NaiveDate>,
        plan: Option<&'e str>,
    ) -> Envelope<'e> {
        Envelope { command, plan, as_of, revision: Some(&self.head), left_out: None }
    }

    /// Looks whether the line merges a history with no commit in common, while the walk goes on.
    pub fn look_for_joined(&self) -> Receiver<Result<bool, GitError>> {
        let (sender, joined) = channel();
        let (there, head) = (self.repository.clone(), self.head.clone());
        thread::spawn(move || sender.send(there.joins_other_history(&head)));
        joined
    }

    /// What to say where not all of the record is told: it does not begin at its beginning, or a merge of the line joins a
    /// history with no commit in common, whose commits are not listed. Of the latter only a table can say so: with every other
    /// format there is a warning as well.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn cut_off(
        &self,
        output: &Output,
        joined: &Receiver<Result<bool, GitError>>,
    ) -> Result<Option<HistoryText>, Failure> {
        if let Some(note) = self.shallow_note() {
            return Ok(Some(note));
        }
        let look = |_| self.repository.joins_other_history(&self.head);
        let joined = joined.recv().unwrap_or_else(look)?.then_some(HistoryText::Joined);
        if let Some(note) = joined.filter(|_| output.format().is_ok_and(|format| format != Format::Table)) {
            let language = self.session.language();
            warn(note.in_language(language), language);
        }
        Ok(joined)
    }

    /// What to say where the history does not begin at its beginning.
    pub fn shallow_note(&self) -> Option<HistoryText> {
        match self.repository.is_shallow() {
            true => Some(HistoryText::Shallow),
            false => self.is_partial.then_some(HistoryText::Partial),
        }
    }
}
