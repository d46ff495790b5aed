//! Which files git holds. One that lies on this disk alone is there for one person, and missing for everybody else.

use std::path::{Path, PathBuf};

use super::git::{Git, Started};
use crate::schema::PLAN_FILE;

/// Git at work on the list of all files that it holds: one process for all that is asked.
pub(super) struct TrackedFiles {
    /// The top of the working tree.
    top: PathBuf,
    /// The running git process, until its list was read.
    listing: Option<Started>,
    /// The list, read once and kept; `None` before that, and where git failed.
    listed: Option<Vec<u8>>,
}

impl TrackedFiles {
    /// Begins to list those of the repository around a plan's folder; `None` where there is none.
    pub fn begin(plan: &Path) -> Option<Self> {
        let top = plan.parent()?.ancestors().find(|up| up.join(".git").exists())?.canonicalize().ok()?;
        let listing = Git::new(&top).start("ls-files", &["-z", "--full-name"]).ok()?;
        Some(TrackedFiles { top, listing: Some(listing), listed: None })
    }

    /// Whether git does not hold the file at each of these paths, which are relative to the folder that holds the plan's;
    /// `None` where the plan itself is not in the repository.
    pub fn lacks(&mut self, plan: &Path, paths: &[&str]) -> Option<Vec<bool>> {
        let (home, plan) = (plan.parent()?.canonicalize().ok()?, plan.canonicalize().ok()?);
        if let Some(listing) = self.listing.take() {
            self.listed = listing.finish().ok();
        }
        untracked(&self.top, self.listed.as_deref()?, (&home, &plan), paths)
    }
}

fn untracked(top: &Path, listed: &[u8], (home, plan): (&Path, &Path), paths: &[&str]) -> Option<Vec<bool>> {
    // Names in the index are divided by slashes on every system.
    let inside = |path: &Path| {
        let parts = path.strip_prefix(top).ok()?.iter().map(|part| part.to_str());
        Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
    };
    // In the order of their bytes.
    let held: Vec<&[u8]> = listed.split(|&byte| byte == 0).filter(|name| !name.is_empty()).collect();
    let is_held = |path: &Path| inside(path).is_none_or(|path| held.binary_search(&path.as_bytes()).is_ok());
    if !is_held(&plan.join(PLAN_FILE)) {
        return None;
    }
    let is_missing = |path: &&str| {
        let Ok(found) = home.join(path).canonicalize() else { return false };
        // What is in another repository inside this one is in the index of that one.
        let is_nested = found.ancestors().take_while(|up| *up != top).any(|up| up.join(".git").exists());
        !(is_nested || is_held(&found) && is_held(&link_or_file(home, path)))
    };
    Some(paths.iter().map(is_missing).collect())
}

/// The first link on the way down a path: to have what it leads to is not enough. Without one, the file.
fn link_or_file(home: &Path, path: &str) -> PathBuf {
    let mut at = home.to_owned();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(at.pop()),
            name => at.push(name),
        }
        if at.is_symlink() {
            break;
        }
    }
    at
}
