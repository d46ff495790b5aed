//! Sealing a plan as a commit holds it.

use std::borrow::Cow;

use super::document::Seal;
use crate::load::load;
use crate::source::{FileSum, GitError, Repository};

/// Why there is no seal of a commit.
#[derive(Debug)]
pub enum NotSealed {
    /// Git has no answer.
    Git(GitError),
    /// The plan has no title there that could be printed.
    NoTitle,
    /// What is to be sealed is damaged.
    Altered(String),
    /// The seal before is one of another history.
    Unrelated(String),
}

impl From<GitError> for NotSealed {
    fn from(why: GitError) -> Self {
        NotSealed::Git(why)
    }
}

/// How a seal names what may not be shown by its name: files, and the folder of the plan.
#[derive(Clone, Copy)]
pub struct ShownNames {
    /// The sums of files under the names that a seal prints. What it is given under such names stays as it is.
    pub files: fn(Vec<FileSum>) -> Vec<FileSum>,
    /// A path as a seal prints it.
    pub path: fn(&str) -> Cow<'_, str>,
}

/// The seal of the plan at a commit, which follows another or is the first.
///
/// # Errors
/// When the plan or its history is not whole, or is not that of the seal before.
pub fn seal(
    repository: &Repository,
    commit: &str,
    previous: Option<&Seal>,
    shown: ShownNames,
) -> Result<Seal, NotSealed> {
    let folder = repository.plan_folder(commit)?;
    let title = load(&repository.own_files_in(commit, &folder)?).plan.map(|plan| plan.title.to_string());
    let title = title.filter(|title| !title.is_empty()).ok_or(NotSealed::NoTitle)?;
    let history = repository.whole_history(commit)?;
    if let Some(object) = history.altered.first() {
        return Err(NotSealed::Altered(object.clone()));
    }
    let all = history.up_to(commit);
    if let Some(before) = previous.filter(|before| !all.contains(before.commit.as_str())) {
        return Err(NotSealed::Unrelated(before.commit.clone()));
    }
    let no_plan = || GitError::NoPlan { commit: commit.to_owned(), folder: folder.clone(), is_link: false };
    Ok(Seal {
        title,
        object_format: repository.object_format()?,
        commit: commit.to_owned(),
        tree: repository.tree_id(commit, &folder)?.ok_or_else(no_plan)?,
        commits: all.len(),
        previous: previous.map(Seal::digest),
        files: (shown.files)(repository.file_sums(commit, &folder)?),
        folder: (shown.path)(&folder).into_owned(),
    })
}
