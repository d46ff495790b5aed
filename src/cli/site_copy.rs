//! From the arguments to the proof of a copy of a site.

use std::path::Path;

use super::failure::Failure;
use super::progress::progress;
use super::session::Session;
use super::site_content::gather;
use crate::answers::site_proof::SiteProof;
use crate::labels::{HistoryText, Noun, RefusalText, Sentence};
use crate::site;

/// Holds a copy of a site against the history that ends at a commit or day; without one, at HEAD.
///
/// # Errors
/// When there is no such folder, git cannot say, or a shallow clone does not hold enough to tell.
pub fn prove(session: &Session, copy: &Path, at: Option<&str>) -> Result<SiteProof, Failure> {
    if !copy.is_dir() {
        return Err(Failure::cannot_run(RefusalText::no_folder(copy.display())).help(RefusalText::SiteCopy));
    }
    let origin = match site::copy_origin(copy) {
        Ok(origin) => origin,
        Err(check) => return Ok(SiteProof::failed(check)),
    };
    let repository = session.whole_repository()?;
    if repository.is_partial() {
        // What is not here cannot be built again, and is not asked for over a network.
        return Err(Failure::cannot_run(Sentence::of(|language| {
            HistoryText::Partial.in_language(language).to_owned()
        })));
    }
    let tip = repository.commit(at.unwrap_or("HEAD"))?;
    site::prove(
        (copy, origin),
        (repository, tip),
        |settings, commit, day| gather(session, settings, Some(commit), Some(day)),
        progress(500, Noun::File, session.language()),
    )
}
