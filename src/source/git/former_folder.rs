//! Where a plan was kept before its folder got another name.
//!
//! What git calls a rename is a guess over single files. Here a folder with a `plan.toml` that is gone is held against the
//! plan's: the one with most files of the same names is the plan's own earlier folder.

use std::collections::{BTreeMap, HashSet};

use super::error::GitError;
use super::repository::Repository;
use super::tree::GitTree;
use crate::schema::PLAN_FILE;

impl Repository {
    /// The same repository, where the plan is also looked for in the folder from which a commit moved it to its present
    /// one; `None`: no commit did.
    ///
    /// A folder that still holds a plan at `head` holds another plan. Where this plan names one that it follows
    /// (`is_next`), a plan that was in the repository when this one came is that one, and was not moved.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn with_former_folder(
        &self,
        (commit, parent): (&str, &str),
        head: &str,
        is_next: bool,
    ) -> Result<Option<Self>, GitError> {
        let folder = self.plan_folder(commit)?;
        let now = self.git.names(commit, &[String::new()])?;
        let deleted = ["-r", "-z", "--name-only", "--no-renames", "--diff-filter=D"];
        let moved = self.git.run("diff-tree", &[&deleted[..], &[parent, commit]].concat())?;
        let before = || {
            let walk = ["--first-parent", "-m", "--format=", parent];
            self.git.run("log", &[&deleted[1..], &walk].concat())
        };
        // With this commit itself, whatever was put in its place since; by a copy that it made; or long before it.
        let found = match self.removed_folder(&names(&moved), (&folder, &now), commit)? {
            Some(found) => Some(found),
            None => match self.removed_folder(if is_next { &[] } else { &now }, (&folder, &now), head)? {
                Some(found) => Some(found),
                None => self.removed_folder(&names(&before()?), (&folder, &now), head)?,
            },
        };
        Ok(found.map(|former| {
            let mut wider = self.clone();
            wider.former_folders.push(former);
            wider
        }))
    }

    /// The plan's files at a commit; where it had no plan in the folder, in the one that the plan was kept in then.
    ///
    /// # Errors
    /// When the commit holds no plan like that of HEAD, or git cannot say.
    pub fn tree_then(&self, commit: &str) -> Result<GitTree, GitError> {
        let missing = match self.tree(commit) {
            Err(missing @ GitError::NoPlan { is_link: false, .. }) => missing,
            tree => return tree,
        };
        let head = self.commit("HEAD")?;
        let Ok(folder) = self.plan_folder(&head) else { return Err(missing) };
        let now = self.git.names(&head, std::slice::from_ref(&folder))?;
        match self.before_move(commit, (&folder, &now), Some(&head))? {
            Some(former) => former.tree(commit),
            None => Err(missing),
        }
    }

    /// The folder among these files whose plan is most like that in another folder, and gone at a commit.
    fn removed_folder(
        &self,
        files: &[String],
        (folder, now): (&str, &[String]),
        at: &str,
    ) -> Result<Option<String>, GitError> {
        let known = self.folders();
        let mut alike = most_alike(files, folder, now);
        alike.retain(|folder| !known.contains(folder));
        for former in alike {
            if self.git.ls_tree(at, false, &[format!("{former}{PLAN_FILE}")])?.is_empty() {
                return Ok(Some(former));
            }
        }
        Ok(None)
    }

    /// The same repository for the folder in which a commit keeps the plan whose files are now in another folder;
    /// `checked`: the commit of these, or `None` for those in the working tree.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn before_move(
        &self,
        commit: &str,
        (folder, now): (&str, &[String]),
        checked: Option<&str>,
    ) -> Result<Option<Self>, GitError> {
        let files = self.git.names(commit, &[String::new()])?;
        for former in most_alike(&files, folder, now) {
            let plan = format!("{former}{PLAN_FILE}");
            let is_there = match checked {
                Some(checked) => !self.git.ls_tree(checked, false, &[plan])?.is_empty(),
                None => self.git.folder().join(&self.up).join(plan).exists(),
            };
            if !is_there {
                return Ok(Some(self.in_folder(former)));
            }
        }
        Ok(None)
    }
}

/// The folders with a `plan.toml` among files, the one first that has most files of the same names as another folder.
fn most_alike(files: &[String], folder: &str, now: &[String]) -> Vec<String> {
    let own: HashSet<&str> = now.iter().filter_map(|path| path.strip_prefix(folder)).collect();
    let plan = |path: &'_ String| {
        let former = path.strip_suffix(PLAN_FILE)?;
        ((former.is_empty() || former.ends_with('/')) && former != folder).then(|| former.to_owned())
    };
    let mut alike: BTreeMap<String, usize> = files.iter().filter_map(plan).map(|it| (it, 0)).collect();
    for (former, count) in &mut alike {
        let inside = files.iter().filter_map(|path| path.strip_prefix(former.as_str()));
        *count = inside.filter(|name| own.contains(name)).count();
    }
    let mut alike: Vec<(String, usize)> = alike.into_iter().collect();
    alike.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    alike.into_iter().map(|(former, _)| former).collect()
}

/// Paths, each with a zero byte behind it.
fn names(listed: &[u8]) -> Vec<String> {
    let names = listed.split(|&byte| byte == 0).filter(|name| !name.is_empty());
    names.map(|name| String::from_utf8_lossy(name).trim_start_matches('\n').to_owned()).collect()
}
