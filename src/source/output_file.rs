//! A file that an answer is to go into: one that holds something of ours or of others is not written over.

use std::path::{Component, Path, PathBuf};

use super::git::Git;
use crate::schema::PLAN_FILE;

/// Endings of files that hold answers and nothing that people write by hand.
const ANSWERS: [&str; 9] = ["csv", "json", "jsonl", "xlsx", "sqlite", "db", "ics", "docx", "html"];

/// Why an answer does not go into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoOutput {
    /// It is in the folder of a plan, whose files are read as the plan's.
    InsidePlan,
    /// It is in git's own folder.
    InsideGit,
    /// Git keeps the file that is there.
    Tracked,
}

/// Whether an answer may go into a file, which may be there already.
///
/// # Errors
/// When it is in a plan's folder or in git's, or git keeps a file of this name.
pub fn may_write(path: &Path) -> Result<(), NoOutput> {
    let Some((folder, name)) = place(path) else { return Ok(()) };
    if folder.components().any(|part| part == Component::Normal(".git".as_ref())) {
        return Err(NoOutput::InsideGit);
    }
    if folder.ancestors().any(|above| above.join(PLAN_FILE).is_file()) {
        return Err(NoOutput::InsidePlan);
    }
    let is_there = folder.join(&name).symlink_metadata().is_ok_and(|it| it.is_file() || it.is_symlink());
    let in_repository = || folder.ancestors().any(|above| above.join(".git").exists());
    if !is_there || !in_repository() {
        return Ok(());
    }
    // Answers that git keeps are written anew each time: they have the ending of one.
    let is_answer =
        Path::new(&name).extension().is_some_and(|ending| ANSWERS.iter().any(|one| ending == *one));
    if is_answer {
        return Ok(());
    }
    let listed = Git::new(&folder).run("ls-files", &["-z", "--", &name]);
    match listed.is_ok_and(|names| !names.is_empty()) {
        true => Err(NoOutput::Tracked),
        false => Ok(()),
    }
}

/// The folder of a file, with the links on the way to it followed, and its name there. `None` where the name is none that git
/// could say: writing says what is wrong.
fn place(path: &Path) -> Option<(PathBuf, String)> {
    let full = std::path::absolute(path).ok()?;
    Some((resolved(full.parent()?)?, full.file_name()?.to_str()?.to_owned()))
}

/// Where a path leads, each `..` and link on the way followed. A part of the folders may not be there yet: such a one is no
/// link, and `..` behind it leads back to the one above.
pub(super) fn resolved(path: &Path) -> Option<PathBuf> {
    let mut real = PathBuf::new();
    for part in std::path::absolute(path).ok()?.components() {
        match part {
            Component::ParentDir => drop(real.pop()),
            part => real.push(part),
        }
        real = real.canonicalize().unwrap_or(real);
    }
    Some(real)
}
