//! A commit of files that were just written: the only thing that is ever added to a repository.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::error::{GitError, INDEX_LOCK};
use super::program::{failed, line};
use super::repository::Repository;

/// Files in git's folder that are there while something else is not finished.
const UNFINISHED: [(&str, &str); 5] = [
    ("MERGE_HEAD", "a merge"),
    ("CHERRY_PICK_HEAD", "a cherry-pick"),
    ("REVERT_HEAD", "a revert"),
    ("rebase-merge", "a rebase"),
    ("rebase-apply", "a rebase"),
];

/// Variables that say who commits, and when: git reads them where a person sets them.
const IDENTITY: [&str; 2] = ["GIT_AUTHOR_", "GIT_COMMITTER_"];

/// How long to wait for another program of git, which works for some milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long between two tries.
const PAUSE: Duration = Duration::from_millis(20);

/// A person, as commits name one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As in a letter.
    pub name: String,
    /// An address for mail.
    pub mail: String,
}

/// What is to be committed.
#[derive(Clone, Debug)]
pub struct NewCommit {
    /// Its first line, and what may follow.
    pub message: String,
    /// `None`: as git knows who runs it.
    pub author: Option<Person>,
    /// The branch to make for it; `None`: the one that is checked out.
    pub branch: Option<String>,
}

/// What was committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The full id.
    pub id: String,
    /// The branch that it is on.
    pub branch: String,
}

impl Repository {
    /// Whether files can be committed once they are written, and nothing else with them: what is staged, or changed in
    /// these files, is other work that does not belong to it.
    ///
    /// # Errors
    /// When they cannot, with the reason.
    pub fn can_commit(&self, paths: &[&str], commit: &NewCommit) -> Result<(), GitError> {
        self.commit("HEAD")?;
        if !self.is_free_in_time()? {
            return Err(GitError::Busy { is_written: false });
        }
        if let Some(what) = self.unfinished()? {
            return Err(GitError::Unfinished(what));
        }
        let staged = self.git.run("diff-index", &["--cached", "--name-only", "-z", "HEAD", "--"])?;
        if !staged.is_empty() {
            return Err(GitError::Staged(names(&staged)));
        }
        if !paths.is_empty() {
            let paths = self.pathspecs(paths);
            let args = ["--porcelain", "-z", "--no-renames", "--untracked-files=all", "--"];
            let changed = self.git.run("status", &with(&args, &paths))?;
            if !changed.is_empty() {
                let paths = names(&changed).into_iter().map(|entry| entry.chars().skip(3).collect());
                return Err(GitError::Uncommitted(paths.collect()));
            }
        }
        match &commit.branch {
            Some(branch) => self.can_make(branch)?,
            None => drop(self.branch()?.ok_or(GitError::NoBranch)?),
        }
        if commit.author.is_none() {
            self.run_as(commit, "var", &["GIT_COMMITTER_IDENT"]).map_err(|_| GitError::NoIdentity)?;
        }
        Ok(())
    }

    /// Commits these files as they are, on a new branch if one is asked for. Where git does not, because a hook refuses say,
    /// the branch and what is staged are as they were, and the files stay as they are.
    ///
    /// # Errors
    /// When git does not.
    pub fn commit_files(&self, paths: &[&str], commit: &NewCommit) -> Result<Committed, GitError> {
        let paths = self.pathspecs(paths);
        let before = self.branch()?.map_or_else(|| self.commit("HEAD"), Ok)?;
        if let Some(branch) = &commit.branch {
            self.run_as(commit, "checkout", &["--quiet", "--no-track", "-b", branch, "HEAD"])
                .map_err(not_committed)?;
        }
        let added = self.run_as(commit, "add", &with(&["--"], &paths));
        let message = format!("--message={}", commit.message);
        let args = ["--quiet", "--cleanup=whitespace", &message, "--only", "--"];
        let done = added.and_then(|_| self.run_as(commit, "commit", &with(&args, &paths)));
        if let Err(why) = done {
            // What cannot be taken back stays; the reason is the one to be told.
            let _ = self.git.run("reset", &with(&["--quiet", "--"], &paths));
            if let Some(branch) = &commit.branch {
                let _ = self.git.run("checkout", &["--quiet", &before, "--"]);
                let _ = self.git.run("branch", &["--quiet", "-D", "--", branch]);
            }
            return Err(not_committed(why));
        }
        Ok(Committed { id: self.commit("HEAD")?, branch: self.branch()?.unwrap_or(before) })
    }

    /// The branch that is checked out.
    fn branch(&self) -> Result<Option<String>, GitError> {
        match self.git.run("symbolic-ref", &["--quiet", "--short", "HEAD"]) {
            Ok(name) => Ok(Some(line(&name))),
            Err(GitError::Failed { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    }

    fn can_make(&self, branch: &str) -> Result<(), GitError> {
        let named = self.git.run("check-ref-format", &["--branch", branch]);
        // A short form such as `-` or `@{-1}` is a name for another branch.
        if !named.is_ok_and(|name| line(&name) == branch) {
            return Err(GitError::InvalidBranch(branch.to_owned()));
        }
        let name = format!("refs/heads/{branch}");
        match self.git.run("rev-parse", &["--verify", "--quiet", "--end-of-options", &name]) {
            Ok(_) => Err(GitError::BranchExists(branch.to_owned())),
            Err(GitError::Failed { .. }) => Ok(()),
            Err(other) => Err(other),
        }
    }

    /// Waits for other programs of git; whether they have ended in time.
    fn is_free_in_time(&self) -> Result<bool, GitError> {
        let path = self.git.run("rev-parse", &["--path-format=absolute", "--git-path", INDEX_LOCK])?;
        let (path, since) = (line(&path), Instant::now());
        while Path::new(&path).exists() {
            if since.elapsed() > PATIENCE {
                return Ok(false);
            }
            thread::sleep(PAUSE);
        }
        Ok(true)
    }

    /// What is under way in this working tree.
    fn unfinished(&self) -> Result<Option<&'static str>, GitError> {
        let mut args = vec!["--path-format=absolute"];
        UNFINISHED.iter().for_each(|(file, _)| args.extend(["--git-path", file]));
        let paths = self.git.run("rev-parse", &args)?;
        let paths = String::from_utf8_lossy(&paths);
        let there = UNFINISHED.iter().zip(paths.lines()).find(|(_, path)| Path::new(path).exists());
        Ok(there.map(|((_, what), _)| *what))
    }

    /// Paths from the repository's root, as seen from where git runs.
    fn pathspecs(&self, paths: &[&str]) -> Vec<String> {
        paths.iter().map(|path| format!("{}{path}", self.up)).collect()
    }

    /// Runs a git command under the name of the author; again for some seconds while another program of git is in the way.
    fn run_as(&self, commit: &NewCommit, name: &'static str, args: &[&str]) -> Result<Vec<u8>, GitError> {
        let since = Instant::now();
        loop {
            match self.run_once_as(commit, name, args) {
                Err(GitError::Failed { said, .. }) if said.contains(INDEX_LOCK) => {
                    if since.elapsed() > PATIENCE {
                        return Err(GitError::Busy { is_written: true });
                    }
                    thread::sleep(PAUSE);
                }
                done => return done,
            }
        }
    }

    fn run_once_as(
        &self,
        commit: &NewCommit,
        name: &'static str,
        args: &[&str],
    ) -> Result<Vec<u8>, GitError> {
        let mut command = self.git.command(name, args);
        let is_identity = |variable: &str| IDENTITY.iter().any(|start| variable.starts_with(start));
        command.envs(std::env::vars_os().filter(|(variable, _)| variable.to_str().is_some_and(is_identity)));
        if let Some(author) = &commit.author {
            self.set_author(&mut command, author);
        }
        let output = command.output().map_err(GitError::NoProgram)?;
        let said = if output.stderr.is_empty() { &output.stdout } else { &output.stderr };
        if output.status.success() { Ok(output.stdout) } else { Err(failed(name, said)) }
    }

    /// The author is the one that was named; who commits is as git knows it, or where it does not, the author too.
    fn set_author(&self, command: &mut Command, author: &Person) {
        command.env("GIT_AUTHOR_NAME", &author.name).env("GIT_AUTHOR_EMAIL", &author.mail);
        if self.git.run("var", &["GIT_COMMITTER_IDENT"]).is_err() {
            command.env("GIT_COMMITTER_NAME", &author.name).env("GIT_COMMITTER_EMAIL", &author.mail);
        }
    }
}

fn with<'a>(args: &[&'a str], paths: &'a [String]) -> Vec<&'a str> {
    args.iter().copied().chain(paths.iter().map(String::as_str)).collect()
}

fn names(listed: &[u8]) -> Vec<String> {
    let names = listed.split(|&byte| byte == 0).filter(|name| !name.is_empty());
    names.map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}

fn not_committed(why: GitError) -> GitError {
    match why {
        GitError::Failed { said, .. } => GitError::NotCommitted { said },
        other => other,
    }
}
