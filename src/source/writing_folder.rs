//! The folder in which texts wait to be renamed into the plan. One run at a time holds it. The lock file in it shows whether
//! that run is still writing or was killed.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// Locked by the run that is writing.
const LOCK: &str = "lock";

/// How the names of texts on their way end.
const ENDING: &str = ".tmp";

/// How long to wait for another run, which writes for some milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long between two tries.
const PAUSE: Duration = Duration::from_millis(5);

/// How often it is tried again at once where another run removed the folder in the middle of it.
const TRIES: usize = 100;

/// The folder, as long as this run holds it. It goes with it.
#[derive(Debug)]
pub(super) struct WritingFolder {
    path: PathBuf,
    /// Open, and so locked, until the folder is removed.
    lock: Option<File>,
    written: usize,
}

impl WritingFolder {
    /// Makes the folder, or takes over the one that a killed run left; what that one wrote is removed. Another run that is
    /// writing is waited for, and nothing comes of it where that takes too long.
    ///
    /// # Errors
    /// When it cannot be written to, or there is something else in its place.
    pub fn hold(path: PathBuf) -> io::Result<Option<Self>> {
        let since = Instant::now();
        loop {
            match lock(&path, true)? {
                Some(lock) => {
                    remove_texts(&path);
                    return Ok(Some(WritingFolder { path, lock: Some(lock), written: 0 }));
                }
                None if since.elapsed() > PATIENCE => return Ok(None),
                None => thread::sleep(PAUSE),
            }
        }
    }

    /// A name for a text on its way, or for a folder of such, that none has.
    pub fn next(&mut self) -> PathBuf {
        self.written += 1;
        self.path.join(format!("{}{ENDING}", self.written))
    }
}

impl Drop for WritingFolder {
    fn drop(&mut self) {
        if let Some(lock) = self.lock.take() {
            empty(&self.path, lock);
        }
    }
}

/// Removes what a killed run left; a folder whose lock is held is in use, and stays. Where it cannot be removed, for
/// want of permission say, it does no harm: no reader looks there.
pub(super) fn remove_leftovers(folder: &Path) {
    if !fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir()) {
        return;
    }
    if let Ok(Some(lock)) = lock(folder, false) {
        empty(folder, lock);
    }
}

/// The lock of the folder; nothing where another run has it. `make`: the folder is made where there is none.
fn lock(folder: &Path, make: bool) -> io::Result<Option<File>> {
    let path = folder.join(LOCK);
    for _ in 0..TRIES {
        if make {
            create_folder(folder)?;
        }
        let lock = match OpenOptions::new().write(true).create(true).truncate(false).open(&path) {
            // The run that held it has just removed it.
            Err(error) if make && error.kind() == io::ErrorKind::NotFound => continue,
            lock => lock?,
        };
        match lock.try_lock() {
            Ok(()) if is_at(&lock, &path) => return Ok(Some(lock)),
            // Removed between the two steps: another run may have made, and locked, one of the same name.
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Ok(None)
}

/// Whether an open file is the one that has this name now.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let named = fs::symlink_metadata(path).ok().map(id);
    named.is_some() && named == file.metadata().ok().map(id)
}

/// Whether there is a file of this name: elsewhere one that is open keeps its name.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Removes all that a writer makes, the lock last, and the folder if nothing else is in it.
fn empty(folder: &Path, lock: File) {
    remove_texts(folder);
    // While it is still held, so that no other run takes it for its own; elsewhere an open file cannot be removed.
    let held = cfg!(unix).then_some(lock);
    let _ = fs::remove_file(folder.join(LOCK));
    let _ = fs::remove_dir(folder);
    drop(held);
}

/// Removes the texts that a writer makes.
fn remove_texts(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(|name| name.ends_with(ENDING)) {
            // A folder is one of a new plan. Links are removed, never followed.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let remove = if is_folder { fs::remove_dir_all::<PathBuf> } else { fs::remove_file::<PathBuf> };
            let _ = remove(entry.path());
        }
    }
}

/// Makes a folder, or finds it there; a link in its place could lead anywhere.
pub(super) fn create_folder(folder: &Path) -> io::Result<()> {
    if let Err(error) = fs::create_dir(folder)
        && error.kind() != io::ErrorKind::AlreadyExists
    {
        return Err(error);
    }
    match fs::symlink_metadata(folder) {
        Ok(there) if there.is_dir() => Ok(()),
        Ok(_) => {
            Err(io::Error::new(io::ErrorKind::NotADirectory, format!("{} is no folder", folder.display())))
        }
        // Another run has removed it since: what is to be put there says so.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}
