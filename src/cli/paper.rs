//! Documents on their way into files.

use std::path::{Path, PathBuf};

use super::args::Output;
use super::failure::Failure;
use super::print::write_to;
use super::session::Session;
use crate::answers::PlanAt;
use crate::answers::paper::LastCommit;
use crate::labels::{FailureText, RefusalText};
use crate::model::Body;
use crate::model::name::slug;
use crate::render::Format;
use crate::render::document::{Document, DocumentFormat, bytes};

/// The last commit of the history, for the foot of a paper; `None` where there is none: a paper says so. Of a plan that was
/// read at a commit, the foot names that one, and nothing has to be compared.
///
/// # Errors
/// When there is a history, and git cannot read it.
pub fn last_commit(session: &Session, plan_at: &PlanAt) -> Result<Option<LastCommit>, Failure> {
    if plan_at.revision.is_some() {
        return Ok(None);
    }
    let Some((_, id)) = session.last_commit()? else { return Ok(None) };
    // Where git cannot say, no more is said than is known.
    let is_changed = session.uncommitted().map_or(true, |paths| !paths.is_empty());
    Ok(Some(LastCommit { id, is_changed }))
}

/// The file that a document was asked for in, by the ending of its name.
///
/// # Errors
/// When another form was asked for as well.
pub fn wanted(output: &Output) -> Result<Option<(PathBuf, DocumentFormat)>, Failure> {
    let Some(path) = &output.to_file else { return Ok(None) };
    let Some(format) = DocumentFormat::of_path(path) else { return Ok(None) };
    match output.format()? {
        _ if !output.columns.is_empty() => Err(not_both(path, "--columns")),
        Format::Table => Ok(Some((path.clone(), format))),
        Format::Markdown if format == DocumentFormat::Markdown => Ok(None),
        _ => Err(not_both(path, "--format")),
    }
}

fn not_both(path: &Path, option: &str) -> Failure {
    Failure::usage(RefusalText::not_both(option, path.display())).help(RefusalText::EndingIsDocument)
}

/// Writes a document.
///
/// # Errors
/// When it cannot be written.
pub fn write(document: &Document, path: &Path, format: DocumentFormat) -> Result<(), Failure> {
    let bytes = bytes(document, format)
        .map_err(|why| Failure::cannot_run(FailureText::cannot_be_made(path.display(), why)))?;
    write_to(Some(path), |out| Ok(out.write_all(&bytes)?))
}

/// What the file for a body is called, without its ending: its abbreviation, where that is letters and digits.
pub fn file_name(body: &Body) -> String {
    let is_name = |short: &str| short.chars().all(|c| c.is_alphanumeric() || c == '-');
    match body.abbreviations.first() {
        Some(short) if is_name(short) => short.to_string(),
        Some(short) => slug(short),
        None => slug(&body.name),
    }
}
