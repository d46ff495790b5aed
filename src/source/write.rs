//! Writing files of the plan: the only place that does. Each file is the old one or the new one, never half.
//!
//! A new text is written into a folder of its own in git's folder, where neither a reader nor git looks, and then renamed
//! over the old one; without git, or where git's folder is on another file system, into `.plan-tmp/` in the plan's folder.
//! A run that is killed leaves that folder; the next run that opens the plan removes it. The lock in it tells a run that
//! is still writing from one that was killed.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::files::{locate, stays_inside};
use super::writing_folder::{WritingFolder, create_folder, remove_leftovers};

/// The folder for texts on their way, in the plan's folder. Hidden: no reader looks there.
pub(super) const HIDDEN_FOLDER: &str = ".plan-tmp";

/// The same in git's folder.
const GIT_FOLDER: &str = "plan-tmp";

/// From how many files on a new folder is not waited for until it is on the disk.
const MANY: usize = 64;

/// Why a file of the plan is not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteFault {
    /// Another run has the right to write.
    #[error("another run of `plan` is writing to it; try again when it has ended")]
    AnotherRun,
    /// The path leads out of the plan's folder.
    #[error("it is outside of the plan's folder")]
    Outside,
    /// A file that was not there when the plan was read.
    #[error("there is a file in its place already")]
    There,
    /// The text is another than was read.
    #[error("it has changed since it was read")]
    Changed,
    /// The system's reason.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The right to write into a plan's folder: one run at a time has it.
pub struct Writer<'t> {
    /// What the entries' paths are relative to.
    root: &'t Path,
    /// What every entry's path begins with.
    prefix: &'t str,
    folder: WritingFolder,
}

/// Removes what a killed run left in git's folder; without git, what one left that had just made the plan's folder.
pub(super) fn remove_leftovers_around(root: &Path) {
    let git = git_folder(root).map(|git| git.join(GIT_FOLDER));
    remove_leftovers(&git.unwrap_or_else(|| root.join(HIDDEN_FOLDER)));
}

/// The folder in which git keeps what belongs to a working tree; a file in its place names it.
pub(super) fn git_folder(root: &Path) -> Option<PathBuf> {
    let git = root.join(".git");
    let metadata = fs::metadata(&git).ok()?;
    if metadata.is_dir() {
        return Some(git);
    }
    let text = fs::read_to_string(&git).ok()?;
    let folder = root.join(text.strip_prefix("gitdir: ")?.trim_end());
    folder.is_dir().then_some(folder)
}

/// Whether a file can be renamed from one folder into the other.
#[cfg(unix)]
fn is_one_file_system(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |folder: &Path| fs::metadata(folder).map(|metadata| metadata.dev()).ok();
    device(one).is_some_and(|dev| device(other) == Some(dev))
}

/// Whether a file can be renamed from one folder into the other: the same drive, as far as the paths tell.
#[cfg(not(unix))]
fn is_one_file_system(one: &Path, other: &Path) -> bool {
    let drive = |folder: &Path| {
        folder.canonicalize().ok()?.components().next().map(|part| part.as_os_str().to_owned())
    };
    drive(one).is_some_and(|found| drive(other) == Some(found))
}

impl<'t> Writer<'t> {
    /// Begins to write to the files whose paths are relative to `root` and begin with `prefix`.
    ///
    /// # Errors
    /// When another run goes on writing to this plan, or its folder cannot be written to.
    pub(super) fn new(root: &'t Path, prefix: &'t str) -> Result<Self, WriteFault> {
        let plan = locate(root, prefix);
        let in_git = git_folder(root).filter(|git| is_one_file_system(git, &plan));
        let folder = in_git.map_or_else(|| plan.join(HIDDEN_FOLDER), |git| git.join(GIT_FOLDER));
        let folder = WritingFolder::hold(folder)?.ok_or(WriteFault::AnotherRun)?;
        Ok(Writer { root, prefix, folder })
    }

    /// Replaces the text of a file. `path` is an entry's, and `old` what was read from it.
    ///
    /// # Errors
    /// When the file is another by now (a link, or a text that was changed meanwhile), or cannot be written.
    pub fn replace(&mut self, path: &str, old: &str, new: &str) -> Result<(), WriteFault> {
        let permissions = self.expect(path, Some(old))?;
        Ok(self.put(&locate(self.root, path), new, permissions)?)
    }

    /// Writes a file that is not there yet, and the folders that lead to it. `path` begins as those of entries do.
    ///
    /// # Errors
    /// When there is something in its place, when the path leads out of the plan's folder, also by a link, or when it
    /// cannot be written.
    pub fn create(&mut self, path: &str, text: &str) -> Result<(), WriteFault> {
        self.expect(path, None)?;
        self.create_folders_to(path)?;
        Ok(self.put(&locate(self.root, path), text, None)?)
    }

    /// Moves a file that holds `text`, and makes the folders that lead to its new place. The folder that it leaves goes where
    /// nothing else is in it, as git has it.
    ///
    /// # Errors
    /// When the file is another by now, when there is something in its new place, or it cannot be moved.
    pub fn relocate(&mut self, from: &str, to: &str, text: &str) -> Result<(), WriteFault> {
        self.expect(from, Some(text))?;
        self.expect(to, None)?;
        self.create_folders_to(to)?;
        fs::rename(locate(self.root, from), locate(self.root, to))?;
        for (slash, _) in from[self.prefix.len()..].rmatch_indices('/') {
            // Only an empty folder can be removed so.
            let _ = fs::remove_dir(locate(self.root, &from[..self.prefix.len() + slash]));
        }
        Ok(())
    }

    fn create_folders_to(&self, path: &str) -> io::Result<()> {
        let inside = &path[self.prefix.len()..];
        for (slash, _) in inside.match_indices('/') {
            create_folder(&locate(self.root, &path[..self.prefix.len() + slash]))?;
        }
        Ok(())
    }

    /// Holds a file against what was read of it: its text, or nothing where there was none. Returns its permissions.
    ///
    /// # Errors
    /// When it is another by now.
    pub fn expect(&self, path: &str, old: Option<&str>) -> Result<Option<Permissions>, WriteFault> {
        let is_inside = path.strip_prefix(self.prefix).is_some_and(is_plain_path);
        if !is_inside {
            return Err(WriteFault::Outside);
        }
        let path = locate(self.root, path);
        match (fs::symlink_metadata(&path), old) {
            (Err(error), None) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            (Err(error), _) => Err(error.into()),
            (Ok(_), None) => Err(WriteFault::There),
            (Ok(metadata), Some(old)) if metadata.is_file() && fs::read(&path)? == old.as_bytes() => {
                Ok(Some(metadata.permissions()))
            }
            (Ok(_), Some(_)) => Err(WriteFault::Changed),
        }
    }

    /// Makes a folder with files in it and in folders below it, whole or not at all. An empty folder may be in its place.
    ///
    /// # Errors
    /// When something else is, or it cannot be written.
    pub(super) fn put_folder(&mut self, to: &Path, files: &[(&str, String)]) -> io::Result<()> {
        let temporary = self.folder.next();
        fs::create_dir(&temporary)?;
        for (name, text) in files {
            for (slash, _) in name.match_indices('/') {
                create_folder(&temporary.join(&name[..slash]))?;
            }
            let mut file = OpenOptions::new().write(true).create_new(true).open(temporary.join(name))?;
            file.write_all(text.as_bytes())?;
            // Waiting for the disk takes minutes for thousands of files. So many are only ever made from others, which are
            // still there.
            if files.len() < MANY {
                file.sync_all()?;
            }
        }
        // Only an empty folder can be removed so.
        let _ = fs::remove_dir(to);
        fs::rename(&temporary, to)
    }

    /// Writes a schema into `.schema/` in the plan's folder, over the one that may be there. Returns its path, as people
    /// see it.
    ///
    /// # Errors
    /// When it cannot be written, or `.schema` is a link, which could lead anywhere.
    pub fn put_schema(&mut self, name: &str, text: &str) -> io::Result<String> {
        let folder = format!("{}.schema", self.prefix);
        let to = locate(self.root, &folder).into_owned();
        create_folder(&to).map_err(|error| match error.kind() {
            io::ErrorKind::NotADirectory => io::Error::other("`.schema` is not a folder"),
            _ => error,
        })?;
        self.put(&to.join(name), text, None)?;
        Ok(format!("{folder}/{name}"))
    }

    /// Writes a file whole or not at all, over the one that may be there.
    pub(super) fn put(
        &mut self,
        path: &Path,
        text: &str,
        permissions: Option<Permissions>,
    ) -> io::Result<()> {
        let temporary = self.folder.next();
        // Never one that is there already, which could be a link to anywhere.
        let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        let written = permissions
            .map_or(Ok(()), |permissions| file.set_permissions(permissions))
            .and_then(|()| file.write_all(text.as_bytes()))
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::rename(&temporary, path));
        if written.is_err() {
            // The text is lost anyway; the first error is the one to report.
            let _ = fs::remove_file(&temporary);
        }
        written
    }
}

/// Whether a path names a file in the folder that it is relative to, and no hidden one.
fn is_plain_path(path: &str) -> bool {
    stays_inside(path) && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
}
