//! From the arguments to a plan to ask, and from an answer to the screen.

use std::io::{self, BufWriter, Write};

use chrono::NaiveDate;

use super::args::{Asking, Output};
use super::failure::{Failure, warn};
use super::guess::{did_you_mean, near_ids};
use super::session::Session;

use crate::load::{Broken, Loaded, load, load_with_sources};
use crate::model::name::{closest, fold};
use crate::model::{BodyId, Measure, SourceId};
use crate::render::{self, Answer, Envelope, Record};
use crate::source::GitError;
use crate::text::Files;

/// Reads the plan at a revision or day, beside the full id of the commit; without one, in the working tree.
///
/// # Errors
/// When there is no plan to read, its folder cannot be listed, or git has no such revision.
fn read_at(session: &Session, at: Option<&str>) -> Result<(Loaded, Option<String>), Failure> {
    let Some(at) = at else { return Ok((load(&session.working_tree()?), None)) };
    let repository = session.repository()?;
    let commit = repository.commit(at)?;
    Ok((load(&repository.tree(&commit)?), Some(commit)))
}

/// As `read_at`, with what the plan refers to beside its folder.
///
/// # Errors
/// When there is no plan to read, its folder cannot be listed, or git has no such revision.
pub fn read_with_sources(session: &Session, at: Option<&str>) -> Result<(Loaded, Option<String>), Failure> {
    let Some(at) = at else { return Ok((load_with_sources(&session.working_tree()?), None)) };
    let repository = session.repository()?;
    let commit = repository.commit(at)?;
    Ok((load_with_sources(&repository.tree(&commit)?), Some(commit)))
}

/// Reads what is staged, with what the plan refers to beside its folder.
///
/// # Errors
/// When git has no repository or no plan there, or a merge is not finished.
pub fn read_staged(session: &Session) -> Result<Loaded, Failure> {
    let repository = session.repository()?;
    match repository.tree(&repository.staged()?) {
        Ok(tree) => Ok(load_with_sources(&tree)),
        Err(GitError::NoPlan { folder, .. }) => {
            let failure = Failure::cannot_run(format!("what is staged holds no {folder}plan.toml"));
            Err(failure
                .help(format!("`git add {folder}plan.toml` stages it; otherwise name its folder: --dir DIR")))
        }
        Err(why) => Err(why.into()),
    }
}

/// Reads the plan for a question.
///
/// # Errors
/// When there is none, or when some of its files could not be read and the question was not to go on without them:
/// an answer that leaves something out must never look like one that does not.
pub fn open(session: &Session, asking: &Asking) -> Result<&'static Record, Failure> {
    let day = session.day(asking.as_of, asking.at.as_deref())?;
    open_at(session, asking.at.as_deref(), day, asking.keep_going)
}

/// Reads the plan at a revision for a question; without one, in the working tree.
///
/// # Errors
/// As [`open`].
pub fn open_at(
    session: &Session,
    at: Option<&str>,
    day: NaiveDate,
    keep_going: bool,
) -> Result<&'static Record, Failure> {
    let (Loaded { plan, files, broken, .. }, revision) = read_at(session, at)?;
    let where_to_look = || {
        let at = at.map(|at| format!(" --at {at}")).unwrap_or_default();
        format!("`plan check{at}` says what is wrong, and where")
    };
    let Some(plan) = plan else {
        return Err(Failure::cannot_run("plan.toml could not be read, so the question cannot be answered")
            .help(where_to_look()));
    };
    if !broken.is_empty() {
        let missing = missing(&files, &broken);
        if !keep_going {
            return Err(Failure::cannot_run(missing)
                .help(where_to_look())
                .help("`--keep-going` answers without them"));
        }
        warn(&format!("{missing}; the answer leaves them out"));
    }
    let missing = broken.into_iter().filter_map(|broken| broken.measure).collect();
    // The run ends with the answer: to take a large plan apart piece by piece before would only cost time.
    Ok(Box::leak(Box::new(Record { plan, files, day, revision, missing })))
}

/// How many files could not be read, with the first few by name.
fn missing(files: &Files, broken: &[Broken]) -> String {
    const NAMED: usize = 5;
    let mut names: Vec<&str> = broken.iter().take(NAMED).map(|b| files[b.file].path.as_str()).collect();
    let more = format!("{} more", broken.len().saturating_sub(NAMED));
    if broken.len() > NAMED {
        names.push(&more);
    }
    format!("{} of {} files could not be read: {}", broken.len(), files.len(), names.join(", "))
}

impl Record {
    /// The body that goes by this name.
    ///
    /// # Errors
    /// When no body does; with names that may have been meant.
    pub(super) fn body(&self, name: &str) -> Result<BodyId, Failure> {
        self.plan.register.find(name).ok_or_else(|| {
            let failure = Failure::usage(format!("no body of this plan is called \"{name}\""));
            let mut meant: Vec<&str> = Vec::new();
            for name in self.plan.register.suggest(name) {
                let body = self.plan.register.find(name).map_or(name, |id| self.plan.register.name(id));
                if !meant.contains(&body) {
                    meant.push(body);
                }
            }
            did_you_mean(failure, &meant).help("`plan bodies` lists them all")
        })
    }

    /// The source of funding with this id or name.
    ///
    /// # Errors
    /// When there is none; with ids that may have been meant.
    pub(super) fn source(&self, wanted: &str) -> Result<SourceId, Failure> {
        let named =
            || self.plan.sources.iter().find(|(_, s)| fold(&s.name) == fold(wanted)).map(|(id, _)| id);
        self.plan.sources.find(wanted).or_else(named).ok_or_else(|| {
            let failure = Failure::usage(format!("no source of funding of this plan is called \"{wanted}\""));
            let keys = self.plan.sources.iter().flat_map(|(_, s)| [s.key.as_str(), s.name.as_str()]);
            did_you_mean(failure, &closest(wanted, keys)).help("`plan sources` lists them all")
        })
    }

    /// The measure with this id, whatever the case of its letters.
    ///
    /// # Errors
    /// When there is none; with ids that may have been meant.
    pub(super) fn measure(&self, id: &str) -> Result<&Measure, Failure> {
        let wanted = id.trim().trim_end_matches('.');
        let same = |m: &&Measure| m.id.as_str().eq_ignore_ascii_case(wanted);
        let exact = |m: &&Measure| m.id.as_str() == wanted;
        let measures = || self.plan.measures.iter().map(Box::as_ref);
        measures().find(exact).or_else(|| measures().find(same)).ok_or_else(|| {
            let failure = Failure::usage(format!("no measure of this plan has the id \"{id}\""));
            if let Some(section) = self.plan.sections.keys().find(|key| key.eq_ignore_ascii_case(wanted)) {
                let help =
                    format!("{section} is a section: `plan list --section {section}` lists its measures");
                return failure.help(help);
            }
            let ids: Vec<&str> = measures().map(|m| m.id.as_str()).collect();
            did_you_mean(failure, &near_ids(wanted, &ids)).help("`plan list` lists them all")
        })
    }

    /// A chapter or section.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn section(&self, wanted: &str) -> Result<String, Failure> {
        let wanted = wanted.trim().trim_end_matches('.');
        let found = self.plan.sections.keys().find(|key| key.eq_ignore_ascii_case(wanted));
        found.map(str::to_owned).ok_or_else(|| {
            let known: Vec<&str> = self.plan.sections.keys().filter(|key| !key.contains('.')).collect();
            Failure::usage(format!("no section of this plan is numbered \"{wanted}\""))
                .help(format!("its chapters are {}", known.join(", ")))
        })
    }

    /// Writes the answer to standard output.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn print(
        &self,
        command: &'static str,
        session: &Session,
        output: Output,
        answer: &impl Answer,
    ) -> Result<(), Failure> {
        self.print_as_of(Some(self.day), command, session, output, answer)
    }

    /// As [`Record::print`], for an answer that is of another day, or in which no day plays a part.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn print_as_of(
        &self,
        as_of: Option<NaiveDate>,
        command: &'static str,
        session: &Session,
        output: Output,
        answer: &impl Answer,
    ) -> Result<(), Failure> {
        let envelope =
            Envelope { command, plan: Some(&self.plan.title), as_of, revision: self.revision.as_deref() };
        let mut out = BufWriter::new(io::stdout().lock());
        render::write(&mut out, answer, output.format()?, session.screen_for(output), envelope)?;
        out.flush()?;
        Ok(())
    }
}
