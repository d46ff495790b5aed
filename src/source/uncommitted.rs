//! What of a plan is not as the last commit has it. What git says of it can be hushed, by a list of ignored files or a mark
//! on a file in its index: so the bytes on the disk are held against those of the commit.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::files::{EntryKind, Source};
use super::git::{GitError, Item, KnownTexts, Repository, content_id};
use super::open_error::OpenError;
use super::tree::WorkingTree;
use crate::parallel::{self, is_many};
use crate::schema::PLAN_FILE;

/// The mode of a link.
const LINK: &str = "120000";

/// The mode of what is kept in another repository, a folder here.
const SUBMODULE: &str = "160000";

/// The paths where the plan may be that differ from the last commit, or are not in git at all.
///
/// # Errors
/// When git cannot say.
pub fn uncommitted(
    repository: &Repository,
    opened: Result<WorkingTree, OpenError>,
) -> Result<Vec<String>, GitError> {
    let listed = repository.uncommitted()?;
    with_unlisted(repository, opened, listed, &|_| None)
}

/// Whether there are any such paths. If git lists one, the content of files need not be compared. What the commit holds as it
/// is `known` under its path, from a file that was read already, is not read again.
///
/// # Errors
/// When git cannot say.
pub fn is_uncommitted(
    repository: &Repository,
    open: impl FnOnce() -> Result<WorkingTree, OpenError>,
    known: &KnownTexts<'_>,
) -> Result<bool, GitError> {
    let listed = repository.uncommitted()?;
    Ok(!listed.is_empty() || !with_unlisted(repository, open(), listed, known)?.is_empty())
}

/// Adds the paths that git does not list.
fn with_unlisted(
    repository: &Repository,
    opened: Result<WorkingTree, OpenError>,
    listed: Vec<String>,
    known: &KnownTexts<'_>,
) -> Result<Vec<String>, GitError> {
    let mut paths: BTreeSet<String> = listed.into_iter().collect();
    match (opened, repository.held_by_head()?) {
        (Ok(tree), Some((folder, held))) => add(&mut paths, &tree, (&folder, &held), known),
        // Without `plan.toml` there is no plan to be read, and git may have been told to look away from that.
        (Err(why), Some((folder, _))) if !matches!(why, OpenError::Sparse { .. }) => {
            paths.insert(folder + PLAN_FILE);
        }
        _ => {}
    }
    Ok(paths.into_iter().collect())
}

/// Adds what is not as a commit holds it in the plan's folder.
fn add(
    paths: &mut BTreeSet<String>,
    tree: &WorkingTree,
    (folder, held): (&str, &[Item]),
    known: &KnownTexts<'_>,
) {
    // A name that is no UTF-8 is none that a plan is read from.
    let inside = |item: &Item| Some(std::str::from_utf8(&item.path).ok()?.strip_prefix(folder)?.to_owned());
    let held: Vec<(String, &Item)> = held.iter().filter_map(|item| Some((inside(item)?, item))).collect();
    let is_known = |item: &Item| {
        let text = std::str::from_utf8(&item.path).ok().and_then(known);
        // What was read was a file, and no link.
        let is_file = item.mode != LINK && item.mode != SUBMODULE;
        text.is_some_and(|text| is_file && content_id(text.as_bytes(), item.object.len()) == item.object)
    };
    let is_changed = |(inside, item): &(String, &Item)| {
        if is_known(item) {
            return false;
        }
        let file = tree.folder().join(inside);
        // A plan is not opened where git left a measure out on purpose; anything else may be.
        let is_left_out = tree.is_sparse() && !file.exists();
        !is_left_out && !is_same(&file, &item.mode, &item.object)
    };
    let changed = parallel::map(&held, is_many(held.len()), is_changed);
    let changed = held.iter().zip(changed).filter(|(_, is_changed)| *is_changed);
    paths.extend(changed.map(|((inside, _), _)| format!("{folder}{inside}")));
    let submodules = held.iter().filter(|(_, item)| item.mode == SUBMODULE);
    let submodules: Vec<String> = submodules.map(|(inside, _)| format!("{inside}/")).collect();
    let known: BTreeSet<&str> = held.iter().map(|(inside, _)| inside.as_str()).collect();
    let is_read = |kind| matches!(kind, EntryKind::Toml | EntryKind::Link);
    let unknown = tree.entries().iter().filter(|entry| is_read(entry.kind));
    // What is kept in another repository is that one's to commit.
    let is_elsewhere = |inside: &str| submodules.iter().any(|folder| inside.starts_with(folder));
    let unknown = unknown.filter(|entry| !known.contains(entry.inside()) && !is_elsewhere(entry.inside()));
    paths.extend(unknown.map(|entry| entry.path.clone()));
}

/// Whether a file is what a commit has under its path.
fn is_same(file: &Path, mode: &str, object: &str) -> bool {
    let Ok(about) = fs::symlink_metadata(file) else { return false };
    match (mode, about.is_symlink()) {
        (LINK, true) => fs::read_link(file)
            .is_ok_and(|to| content_id(to.to_string_lossy().as_bytes(), object.len()) == object),
        // Where the system knows no links, git writes where they lead into a file.
        _ if about.is_file() => is_same_content(file, object).unwrap_or(false),
        (SUBMODULE, _) => about.is_dir(),
        _ => false,
    }
}

fn is_same_content(file: &Path, object: &str) -> io::Result<bool> {
    let content = fs::read(file)?;
    if content_id(&content, object.len()) == object {
        return Ok(true);
    }
    // On some systems git writes lines with another end than the commit has.
    let mut unix = Vec::with_capacity(content.len());
    for (at, &byte) in content.iter().enumerate() {
        if byte != b'\r' || content.get(at + 1) != Some(&b'\n') {
            unix.push(byte);
        }
    }
    Ok(unix.len() < content.len() && content_id(&unix, object.len()) == object)
}
