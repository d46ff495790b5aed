//! Whose change a merge brought: it is not that of the person who merged it.

use std::collections::BTreeSet;

use super::mailmap::Mailmap;
use super::{Commit, NoRecord, Repository};

/// Finds the authors of what merges brought.
pub struct Credit<'r> {
    repository: &'r Repository,
    mailmap: Mailmap,
}

impl Repository {
    /// For a walk that ends at a commit: authors go by the names in its `.mailmap`.
    pub fn credit(&self, until: &str) -> Credit<'_> {
        Credit { repository: self, mailmap: Mailmap::at(&self.git, until) }
    }
}

impl Credit<'_> {
    /// The author of the commits that a merge brought to the first-parent line, where all are by one; else that of the
    /// commit itself.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn author(&self, commit: &Commit) -> Result<String, NoRecord> {
        let [first, _, ..] = commit.parents.as_slice() else { return Ok(commit.author.clone()) };
        let line = format!("^{first}");
        let args = [
            "--no-merges",
            "--no-mailmap",
            "--no-show-signature",
            "--encoding=UTF-8",
            "--format=%an%x00%ae",
            &line,
        ];
        let mut authors = BTreeSet::new();
        self.repository.git.lines("log", &[&args[..], &[commit.id.as_str(), "--"]].concat(), |line| {
            let (name, email) = line.split_once('\0').unwrap_or((line, ""));
            let (mut name, mut email) = (name.to_owned(), email.to_owned());
            self.mailmap.apply(&mut name, &mut email);
            authors.insert(name);
            authors.len() < 2
        })?;
        let one = authors.pop_first().filter(|_| authors.is_empty());
        Ok(one.unwrap_or_else(|| commit.author.clone()))
    }
}
