//! Temporary files and folders: output is written next to its target under another name, and renamed when it is whole. What
//! a killed run left is removed by the next one that writes there; a lock shows whether a run still writes.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{NamedTempFile, TempDir};

/// The beginning of the names of temporary files and folders.
const PREFIX: &str = ".plan-new-";

/// Locked by the run that makes a folder; it holds the name that the folder is to have.
const LOCK: &str = "lock";

/// What stood in the place of a folder that is replaced.
pub(super) const OLD: &str = "old";

/// What is carried from that folder into the one that replaces it.
pub(super) const KEPT: &str = "kept";

/// How often something is made anew that another run took for a leftover before it was locked.
const TRIES: usize = 8;

/// A file that is to stand in a folder, and that others may read as they may read what is made by other programs.
///
/// # Errors
/// When nothing can be written there.
pub fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    remove_leftovers(folder);
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    for _ in 0..TRIES {
        let new = builder.tempfile_in(folder)?;
        // Where there are no locks, nothing is removed either.
        let _ = new.as_file().lock();
        if fs::symlink_metadata(new.path()).is_ok() {
            return Ok(new);
        }
    }
    builder.tempfile_in(folder)
}

/// A folder next to the place of another, with the lock that has to be held as long as it is there.
///
/// # Errors
/// When nothing can be written there.
pub(super) fn new_folder(parent: &Path, target: &Path) -> io::Result<(File, TempDir)> {
    remove_leftovers(parent);
    let name = target.file_name().unwrap_or_default();
    for _ in 0..TRIES {
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent)?;
        let path = folder.path().join(LOCK);
        let lock = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            lock => lock?,
        };
        let _ = lock.lock();
        (&lock).write_all(name.as_encoded_bytes())?;
        if fs::symlink_metadata(&path).is_ok() {
            return Ok((lock, folder));
        }
    }
    Err(io::Error::other("other runs of `plan` are writing there; try again when they have ended"))
}

/// Moves what a folder holds into another: all that `is_meant` says of the names. A folder that is not there holds nothing.
///
/// # Errors
/// When something cannot be moved; what was moved before stays moved.
pub(super) fn move_all(from: &Path, to: &Path, is_meant: impl Fn(&OsStr) -> bool) -> io::Result<()> {
    let entries = match fs::read_dir(from) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?.collect::<io::Result<Vec<_>>>()?,
    };
    let mut meant = entries.iter().filter(|entry| is_meant(&entry.file_name()));
    meant.try_for_each(|entry| fs::rename(entry.path(), to.join(entry.file_name())))
}

/// Removes what killed runs left in a folder. What cannot be removed does no harm.
fn remove_leftovers(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
        // Links are not followed.
        let kind = entry.file_type().ok().filter(|_| is_ours.is_some_and(|random| random.len() == 6));
        match kind {
            Some(kind) if kind.is_file() => {
                if let Some(_lock) = free(&entry.path()) {
                    let _ = fs::remove_file(entry.path());
                }
            }
            Some(kind) if kind.is_dir() => remove_folder(folder, &entry.path()),
            _ => {}
        }
    }
}

fn remove_folder(parent: &Path, folder: &Path) {
    let path = folder.join(LOCK);
    if fs::symlink_metadata(&path).is_err() {
        // Without a lock: a run that was killed before it made one, or a folder that is not of ours.
        let _ = fs::remove_dir(folder);
        return;
    }
    let Some(_lock) = free(&path) else { return };
    // Killed between two steps of a replacement: the earlier folder is put back, with what was to be carried over.
    if let Some(target) = fs::read_to_string(&path).ok().map(|name| parent.join(name)) {
        let old = folder.join(OLD);
        let is_gone = fs::symlink_metadata(&target).is_err();
        if old.exists() && is_gone && fs::rename(&old, &target).is_err() {
            return;
        }
        if move_all(&folder.join(KEPT), &target, |_| true).is_err() {
            return;
        }
    }
    let _ = fs::remove_dir_all(folder);
}

/// A file that no run holds, locked.
fn free(path: &Path) -> Option<File> {
    let file = OpenOptions::new().write(true).open(path).ok()?;
    file.try_lock().is_ok().then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_left_is_removed_and_what_is_written_stays() {
        let home = tempfile::tempdir().unwrap();
        let names = || {
            let mut names: Vec<String> = fs::read_dir(home.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        };
        let written = new_file(home.path()).unwrap();
        let (_lock, folder) = new_folder(home.path(), &home.path().join("site")).unwrap();
        for own in [".plan-new-", ".plan-new-longer-names", ".plan-abcdef"] {
            fs::write(home.path().join(own), "mine").unwrap();
        }
        fs::create_dir_all(home.path().join(".plan-new-mine00/deep")).unwrap();
        let kept = names();
        fs::write(home.path().join(".plan-new-abcdef"), "half").unwrap();
        fs::create_dir(home.path().join(".plan-new-empty0")).unwrap();
        let killed = home.path().join(".plan-new-killed");
        fs::create_dir_all(killed.join("new/pages")).unwrap();
        fs::write(killed.join(LOCK), "tables").unwrap();
        fs::create_dir(killed.join(OLD)).unwrap();
        fs::create_dir(killed.join(KEPT)).unwrap();
        fs::write(killed.join(KEPT).join("CNAME"), "example.org").unwrap();
        drop(new_file(home.path()).unwrap());
        assert_eq!(names(), [&kept[..], &["tables".to_owned()]].concat());
        assert!(written.path().exists() && folder.path().exists());
        assert_eq!(fs::read_to_string(home.path().join("tables/CNAME")).unwrap(), "example.org");
    }
}
