//! Which files git holds. One that lies on this disk alone is there for one person, and missing for everybody else.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::files::PLAN_FILE;
use super::git::Git;

/// Whether git does not hold the file at each of these paths, which are relative to the folder that holds the plan's;
/// `None` where there is no repository, or the plan itself is not in it. One process for all of them.
pub(super) fn untracked(plan: &Path, paths: &[&str]) -> Option<Vec<bool>> {
    let home = plan.parent()?;
    let top = home.ancestors().find(|up| up.join(".git").exists())?.canonicalize().ok()?;
    let (home, plan) = (home.canonicalize().ok()?, plan.canonicalize().ok()?);
    // Names in the index are divided by slashes on every system.
    let inside = |path: &Path| {
        let parts = path.strip_prefix(&top).ok()?.iter().map(|part| part.to_str());
        Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
    };
    let listed = Git::new(&top).run("ls-files", &["-z", "--full-name"]).ok()?;
    let held: HashSet<&[u8]> = listed.split(|&byte| byte == 0).collect();
    let is_held = |path: &Path| inside(path).is_none_or(|path| held.contains(path.as_bytes()));
    if !is_held(&plan.join(PLAN_FILE)) {
        return None;
    }
    let is_missing = |path: &&str| {
        let Ok(found) = home.join(path).canonicalize() else { return false };
        // What is in another repository inside this one is in the index of that one.
        let is_nested = found.ancestors().take_while(|up| *up != top).any(|up| up.join(".git").exists());
        !(is_nested || is_held(&found) && is_held(&link_or_file(&home, path)))
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
