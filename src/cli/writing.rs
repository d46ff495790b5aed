//! What the commands that write have in common: the texts are written, or shown as a difference.

use std::io::{self, Write};

use super::failure::{Failure, say};
use crate::edit::{ChangeSet, WriteError};
use crate::labels::{FailureText, Language, RunText, Sentence};
use crate::render::text_diff::unified;
use crate::source::WorkingTree;

/// Writes new texts, and says which; or shows what would change, and writes nothing.
///
/// # Errors
/// When something cannot be written.
pub fn write_or_show(
    changes: &ChangeSet,
    tree: &WorkingTree,
    is_dry_run: bool,
    language: Language,
) -> Result<(), Failure> {
    if is_dry_run {
        return show(changes);
    }
    changes.write(tree)?;
    changes.texts().for_each(|(path, ..)| say(RunText::wrote(path).in_language(language)));
    Ok(())
}

/// Shows what would change.
///
/// # Errors
/// When nobody reads it.
pub fn show(changes: &ChangeSet) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    for (path, old, new) in changes.texts() {
        out.write_all(unified(path, old, new).as_bytes())?;
    }
    Ok(out.flush()?)
}

impl From<WriteError> for Failure {
    fn from(why: WriteError) -> Self {
        let failure = Failure::cannot_run(Sentence::plain(why.to_string()));
        match why {
            WriteError::Folder(_) => failure,
            WriteError::File { .. } => failure.help(FailureText::NothingHalf),
        }
    }
}
