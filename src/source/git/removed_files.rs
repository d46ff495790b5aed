//! Files that commits took out of the plan.

use super::error::GitError;
use super::program::Answer;
use super::repository::Repository;
use crate::source::files::MAX_FILE_SIZE;

/// A file that was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedFile {
    /// Its path; in quotes where it holds signs that git does not print as they are.
    pub path: String,
    /// The full id of the commit that took it out.
    pub commit: String,
}

impl Repository {
    /// The files that the commits of the first-parent line up to one took out where the plan may be, the last commit first;
    /// those that went to another folder are among them.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn removed_files(&self, until: &str) -> Result<Vec<RemovedFile>, GitError> {
        const COMMIT: &str = "commit ";
        let format = format!("--format={COMMIT}%H");
        let mut args = vec!["--first-parent", "-m", "--diff-filter=D", "--no-renames", "--name-only"];
        args.extend(["--no-ext-diff", "--no-show-signature", "--no-notes", &format, until, "--"]);
        let folders = self.plan_paths();
        args.extend(folders.iter().map(String::as_str));
        let (mut files, mut commit) = (Vec::new(), String::new());
        self.git.lines("log", &args, |line| {
            match line.strip_prefix(COMMIT) {
                Some(id) => id.clone_into(&mut commit),
                None if line.is_empty() => {}
                None => files.push(RemovedFile { path: line.to_owned(), commit: commit.clone() }),
            }
            true
        })?;
        Ok(files)
    }

    /// The text of each of the files as it was last; `None` where it is none of the size of a plan's file.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn last_texts(&self, files: &[RemovedFile]) -> Result<Vec<Option<String>>, GitError> {
        let objects: Vec<String> =
            files.iter().map(|file| format!("{}^:{}", file.commit, file.path)).collect();
        let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
        let (contents, answers) = self.git.contents(&objects, MAX_FILE_SIZE)?;
        let mut from = 0;
        let texts = answers.iter().map(|answer| {
            let Answer::EndsAt(end) = *answer else { return None };
            let text = contents.get(from..end).and_then(|text| std::str::from_utf8(text).ok());
            from = end;
            text.map(str::to_owned)
        });
        Ok(texts.collect())
    }
}
