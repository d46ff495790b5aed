//! Writing files of the plan: the only place that does. Each file is the old one or the new one, never half.
//!
//! A new text is written into a folder of its own in git's folder, where neither a reader nor git looks, and then renamed
//! over the old one; without git, or where git's folder is on another file system, into `.plan-tmp/` in the plan's folder.
//! A run that is killed leaves that folder; the next run that opens the plan removes it. The lock in it tells a run that
//! is still writing from one that was killed.

use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::files::{locate, stays_inside};

/// The folder for texts on their way, in the plan's folder. Hidden: no reader looks there.
pub(super) const HIDDEN_FOLDER: &str = ".plan-tmp";

/// The same in git's folder.
const GIT_FOLDER: &str = "plan-tmp";

/// Locked by the run that is writing.
const LOCK: &str = "lock";

/// From how many files on a new folder is not waited for until it is on the disk.
const MANY: usize = 64;

/// How the names of texts on their way end.
const ENDING: &str = ".tmp";

/// The right to write into a plan's folder: one run at a time has it.
pub struct Writer<'t> {
    /// What the entries' paths are relative to.
    root: &'t Path,
    /// What every entry's path begins with.
    prefix: &'t str,
    folder: PathBuf,
    lock: Option<File>,
    written: usize,
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
    /// When another run is writing to this plan, or its folder cannot be written to.
    pub(super) fn new(root: &'t Path, prefix: &'t str) -> io::Result<Self> {
        let plan = locate(root, prefix);
        let in_git = git_folder(root).filter(|git| is_one_file_system(git, &plan));
        let folder = in_git.map_or_else(|| plan.join(HIDDEN_FOLDER), |git| git.join(GIT_FOLDER));
        remove_leftovers(&folder);
        create_folder(&folder)?;
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::other(
                    "another run of `plan` is writing to it; try again when it has ended",
                ));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        Ok(Writer { root, prefix, folder, lock: Some(lock), written: 0 })
    }

    /// Replaces the text of a file. `path` is an entry's, and `old` what was read from it.
    ///
    /// # Errors
    /// When the file is another by now (a link, or a text that was changed meanwhile), or cannot be written.
    pub fn replace(&mut self, path: &str, old: &str, new: &str) -> io::Result<()> {
        let permissions = self.expect(path, Some(old))?;
        self.put(&locate(self.root, path), new, permissions)
    }

    /// Writes a file that is not there yet, and the folders that lead to it. `path` begins as those of entries do.
    ///
    /// # Errors
    /// When there is something in its place, when the path leads out of the plan's folder, also by a link, or when it
    /// cannot be written.
    pub fn create(&mut self, path: &str, text: &str) -> io::Result<()> {
        self.expect(path, None)?;
        self.create_folders_to(path)?;
        self.put(&locate(self.root, path), text, None)
    }

    /// Moves a file that holds `text`, and makes the folders that lead to its new place. The folder that it leaves goes where
    /// nothing else is in it, as git has it.
    ///
    /// # Errors
    /// When the file is another by now, when there is something in its new place, or it cannot be moved.
    pub fn relocate(&mut self, from: &str, to: &str, text: &str) -> io::Result<()> {
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
    pub fn expect(&self, path: &str, old: Option<&str>) -> io::Result<Option<Permissions>> {
        let is_inside = path.strip_prefix(self.prefix).is_some_and(is_plain_path);
        if !is_inside {
            return Err(io::Error::other("it is outside of the plan's folder"));
        }
        let path = locate(self.root, path);
        match (fs::symlink_metadata(&path), old) {
            (Err(error), None) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            (Err(error), _) => Err(error),
            (Ok(_), None) => Err(io::Error::other("there is a file in its place already")),
            (Ok(metadata), Some(old)) if metadata.is_file() && fs::read(&path)? == old.as_bytes() => {
                Ok(Some(metadata.permissions()))
            }
            (Ok(_), Some(_)) => Err(io::Error::other("it has changed since it was read")),
        }
    }

    /// Makes a folder with files in it and in folders below it, whole or not at all. An empty folder may be in its place.
    ///
    /// # Errors
    /// When something else is, or it cannot be written.
    pub(super) fn put_folder(&mut self, to: &Path, files: &[(&str, String)]) -> io::Result<()> {
        self.written += 1;
        let temporary = self.folder.join(format!("{}{ENDING}", self.written));
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
        self.written += 1;
        let temporary = self.folder.join(format!("{}{ENDING}", self.written));
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

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        // On some systems a file that is open cannot be removed.
        self.lock = None;
        empty(&self.folder);
    }
}

/// Removes what a killed run left; a folder whose lock is held is in use, and stays. Where it cannot be removed, for
/// want of permission say, it does no harm: no reader looks there.
pub(super) fn remove_leftovers(folder: &Path) {
    if !fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir()) {
        return;
    }
    let lock = OpenOptions::new().write(true).open(folder.join(LOCK));
    let is_free = lock.map_or(true, |lock| lock.try_lock().is_ok());
    if is_free {
        empty(folder);
    }
}

/// Removes the files that a writer makes, and the folder if nothing else is in it.
fn empty(folder: &Path) {
    let is_ours = |name: &str| name == LOCK || name.ends_with(ENDING);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_ours) {
            // A folder is one of a new plan. Links are removed, never followed.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let remove = if is_folder { fs::remove_dir_all::<PathBuf> } else { fs::remove_file::<PathBuf> };
            let _ = remove(entry.path());
        }
    }
    let _ = fs::remove_dir(folder);
}

/// Whether a path names a file in the folder that it is relative to, and no hidden one.
fn is_plain_path(path: &str) -> bool {
    stays_inside(path) && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
}

/// Makes a folder, or finds it there; a link in its place could lead anywhere.
fn create_folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ if fs::symlink_metadata(folder)?.is_dir() => Ok(()),
        _ => Err(io::Error::new(io::ErrorKind::NotADirectory, format!("{} is no folder", folder.display()))),
    }
}
