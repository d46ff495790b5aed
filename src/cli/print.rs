//! From an answer to standard output, or to the file that was asked for.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use chrono::NaiveDate;

use super::args::{Output, QueryArgs};
use super::failure::{Failure, warn};
use super::session::Session;
use crate::answers::{AmendedLater, PlanAt};
use crate::labels::{FailureText, RefusalText, StatusText};
use crate::render::page::Sheet;
use crate::render::{self, Answer, Envelope, Format, UnknownColumn};
use crate::source::{NoOutput, may_write, new_file};

/// Writes an answer.
///
/// # Errors
/// When it cannot be written, or has no such column.
pub fn print(
    session: &Session,
    output: &Output,
    envelope: Envelope<'_>,
    answer: &impl Answer,
) -> Result<(), Failure> {
    let (format, screen) = (output.format()?, session.screen_for(output));
    if !output.columns.is_empty() && format == Format::Csv {
        return print_columns(session, output, answer.sheet());
    }
    if !output.columns.is_empty() {
        let sheet = answer.sheet();
        let whole = (answer.page(screen.language), screen.language);
        let page = sheet.page_of_columns(whole, &output.columns);
        let page = page.map_err(|why| unknown_column(&sheet, why))?;
        return write_to(output.file()?, |mut out| {
            Ok(render::write_columns(&mut out, &page, format, screen)?)
        });
    }
    write_to(output.file()?, |mut out| Ok(render::write(&mut out, answer, format, screen, envelope)?))
}

/// Writes the columns of a sheet that were asked for.
///
/// # Errors
/// When it has no such column, or cannot be written.
pub fn print_columns(session: &Session, output: &Output, sheet: Sheet) -> Result<(), Failure> {
    let sheet = of_columns(output, sheet)?;
    let (format, screen) = (output.format()?, session.screen_for(output));
    write_to(output.file()?, |mut out| Ok(render::write_sheet(&mut out, &sheet, format, screen)?))
}

/// A sheet with the columns that were asked for.
fn of_columns(output: &Output, mut sheet: Sheet) -> Result<Sheet, Failure> {
    let kept = sheet.keep_columns(&output.columns);
    kept.map_err(|why| unknown_column(&sheet, why))?;
    Ok(sheet)
}

/// Says before a command writes anything into the plan that its answer could not be given.
///
/// # Errors
/// When the answer has no such column or form, or cannot be written where it is wanted.
pub fn can_print(output: &Output, answer: &impl Answer) -> Result<(), Failure> {
    output.format()?;
    if !output.columns.is_empty() {
        of_columns(output, answer.sheet())?;
    }
    output.file()?.map_or(Ok(()), can_write_to)
}

/// Refuses a file that must not be written over: one of a plan's folder or git's, or one that git keeps.
fn refuse_kept(path: &Path) -> Result<(), Failure> {
    may_write(path).map_err(|why| refusal_of(path, why))
}

/// Refuses files that are to be made in a folder, where that is in a plan's or in git's.
///
/// # Errors
/// When it is in a plan's folder or in git's, or is one.
pub fn refuse_folder_inside(folder: &Path) -> Result<(), Failure> {
    // Whether it is only that git keeps such a file is of no concern.
    match may_write(&folder.join("any")) {
        Ok(()) | Err(NoOutput::Tracked) => Ok(()),
        Err(why) => Err(refusal_of(folder, why)),
    }
}

fn refusal_of(path: &Path, why: NoOutput) -> Failure {
    let shown = path.display();
    match why {
        NoOutput::InsidePlan => {
            Failure::usage(FailureText::inside_plan(shown)).help(FailureText::OutsidePlan)
        }
        NoOutput::InsideGit => {
            Failure::usage(FailureText::inside_git(shown)).help(FailureText::WritableFolder)
        }
        NoOutput::Tracked => Failure::usage(FailureText::is_tracked(shown)).help(FailureText::FileOfOwn),
    }
}

/// Whether there can be such a file.
fn can_write_to(path: &Path) -> Result<(), Failure> {
    refuse_kept(path)?;
    if path.is_dir() {
        return Err(not_written(path, io::ErrorKind::IsADirectory.into()));
    }
    let tried = match is_special(path) {
        true => File::options().write(true).open(path).map(drop),
        // The folders that are missing are made when it is written.
        false => new_file(nearest_folder(path)).map(drop),
    };
    tried.map_err(|why| not_written(path, why.kind().into()))
}

/// The message names the file that was asked for; the error of the system may name a temporary one.
fn not_written(path: &Path, why: io::Error) -> Failure {
    let failure = Failure::cannot_run(FailureText::cannot_be_written(path.display(), why));
    failure.help(FailureText::WritableFolder)
}

/// The nearest of the folders above a file that exists. Where it is no folder, making a file in it fails.
fn nearest_folder(path: &Path) -> &Path {
    let mut above = folder_of(path).ancestors();
    above.find(|folder| folder.symlink_metadata().is_ok()).unwrap_or(Path::new("."))
}

/// A device, such as the one that swallows everything, or a pipe is written to; only a file is replaced.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn unknown_column(sheet: &Sheet, UnknownColumn(name): UnknownColumn) -> Failure {
    let known = sheet.header.join(", ");
    Failure::usage(RefusalText::no_column(name)).help(RefusalText::its_columns(known))
}

/// Writes an answer to a file, or to standard output. A file has its old content or the whole answer, never a part.
///
/// # Errors
/// When it cannot be written.
pub fn write_to(
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let Some(path) = file else {
        let mut out = BufWriter::new(io::stdout().lock());
        write(&mut out)?;
        return Ok(out.flush()?);
    };
    refuse_kept(path)?;
    write_over(path, write)
}

/// Writes a file, over one of the same name that an earlier run wrote.
///
/// # Errors
/// When it cannot be written.
pub fn write_over(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let in_file = |why: io::Error| not_written(path, why);
    if is_special(path) {
        let mut out = BufWriter::new(File::options().write(true).open(path).map_err(in_file)?);
        write(&mut out).map_err(|why| why.in_file(path))?;
        return out.flush().map_err(in_file);
    }
    fs::create_dir_all(folder_of(path)).map_err(|why| not_written(path, why.kind().into()))?;
    // The message of the system would name the temporary file.
    let mut new = new_file(folder_of(path)).map_err(|why| not_written(path, why.kind().into()))?;
    let mut out = BufWriter::new(new.as_file_mut());
    write(&mut out).map_err(|why| why.in_file(path))?;
    out.flush().map_err(in_file)?;
    drop(out);
    new.persist(path).map_err(|why| in_file(why.error))?;
    Ok(())
}

/// Writes an answer about a plan on its day.
///
/// # Errors
/// When it cannot be written.
pub fn print_about(
    command: &'static str,
    session: &Session,
    output: &Output,
    plan_at: &PlanAt,
    answer: &impl Answer,
) -> Result<(), Failure> {
    print(session, output, envelope(command, plan_at, Some(plan_at.day)), answer)
}

/// Writes an answer that judges by a day. A sheet has no room for a sentence, so that goes to standard error.
///
/// # Errors
/// When it cannot be written.
pub fn print_judged<A: Answer>(
    command: &'static str,
    session: &Session,
    query: &QueryArgs,
    mut answer: AmendedLater<'_, A>,
) -> Result<(), Failure> {
    let plan_at = answer.plan_at;
    let day = plan_at.day.to_string();
    let at = query.at.as_deref();
    answer.is_version_of_the_day = at.is_some_and(|at| query.as_of.is_none() || at == day);
    if query.output.format()? == Format::Csv {
        let language = session.language();
        answer.note(language).iter().for_each(|note| warn(note, language));
        if plan_at.plan.is_draft() {
            warn(StatusText::IsDraft.in_language(language), language);
        }
    }
    print_about(command, session, &query.output, plan_at, &answer)
}

/// What an answer about a plan begins with in JSON; `as_of`: the day that it is judged on, where one plays a part.
pub fn envelope<'a>(command: &'a str, plan_at: &'a PlanAt, as_of: Option<NaiveDate>) -> Envelope<'a> {
    let PlanAt { plan, revision, left_out, .. } = plan_at;
    let (plan, revision) = (plan.known_title(), revision.as_deref());
    Envelope { command, plan, as_of, revision, left_out: Some(left_out) }
}
