//! Files outside the plan's folder at a commit. It is asked for by name: a repository can hold anything else.

use std::io::{BufRead, Error, ErrorKind, Read};

use super::error::GitError;
use super::program::{Git, line};
use crate::source::files::{MAX_DOCUMENT_SIZE, ReadError, resolve_path};

/// The folder that holds the plan's, at a commit.
pub(super) struct ParentFolder {
    git: Git,
    commit: String,
    /// From the repository's root: empty or ending in `/`.
    folder: String,
}

/// A file of a commit.
pub(super) struct Blob {
    object: String,
    size: u64,
}

impl ParentFolder {
    /// The folder above that of the plan (ending in `/`, or empty), where it is in the repository.
    pub fn of(git: &Git, commit: &str, plan: &str) -> Option<Self> {
        let plan = plan.strip_suffix('/')?;
        let folder = plan.rfind('/').map_or("", |at| &plan[..=at]).to_owned();
        Some(ParentFolder { git: git.clone(), commit: commit.to_owned(), folder })
    }

    /// Replaces what is in `buffer` with a document.
    pub fn read(&self, path: &str, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        let failed = |_| ReadError::Io(Error::other("git cannot say"));
        let found = self.find(&[path]).map_err(failed)?.pop().flatten();
        let blob = found.ok_or_else(|| ReadError::Io(ErrorKind::NotFound.into()))?;
        if blob.size > MAX_DOCUMENT_SIZE {
            return Err(ReadError::TooLarge);
        }
        *buffer = self.git.content(&blob.object, MAX_DOCUMENT_SIZE).map_err(failed)??;
        Ok(())
    }

    /// The file at each of these paths, links followed as long as they stay here.
    pub fn find(&self, paths: &[&str]) -> Result<Vec<Option<Blob>>, GitError> {
        // The folder's own tree, not the commit: git follows links to wherever what it was given ends.
        let tree = match self.folder.strip_suffix('/') {
            None => self.commit.clone(),
            Some(folder) => {
                let tree = format!("{}:{folder}", self.commit);
                line(&self.git.run("rev-parse", &["--verify", "--end-of-options", &tree])?)
            }
        };
        let asked = paths.iter().map(|path| format!("{tree}:{}\n", plain(path).unwrap_or_default()));
        let args = ["--batch-check", "--follow-symlinks", "--buffer"];
        self.git.ask(&args, asked.collect(), |stdout| paths.iter().map(|_| answer(stdout)).collect())
    }
}

/// A path without `.` and `..`, as git has it; `None` where it leads out. The folder itself, which is no file, is empty.
fn plain(path: &str) -> Option<String> {
    // What is asked for ends with its line.
    if path.contains('\n') {
        return None;
    }
    let folder = resolve_path("", path)?;
    Some(folder.trim_end_matches('/').to_owned())
}

/// Reads what `cat-file --batch-check` answers: `<object> <type> <size>`, `<what was asked for> missing`, or why a link
/// leads nowhere, with where it leads on a line of its own.
fn answer(stdout: &mut impl BufRead) -> std::io::Result<Option<Blob>> {
    let mut head = String::new();
    stdout.read_line(&mut head)?;
    let words: Vec<&str> = head.split_whitespace().collect();
    match words[..] {
        [object, "blob", size] => Ok(size.parse().ok().map(|size| Blob { object: object.to_owned(), size })),
        ["symlink" | "dangling" | "loop" | "notdir", size] => {
            let length = size.parse::<u64>().unwrap_or_default().saturating_add(1);
            std::io::copy(&mut stdout.by_ref().take(length), &mut std::io::sink())?;
            Ok(None)
        }
        _ => Ok(None),
    }
}
