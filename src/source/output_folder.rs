//! Folders of files that are made as a whole, such as a site or an export: there whole or not at all, and never over what
//! is not theirs.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use thiserror::Error;

use super::output_file::resolved;
use super::staging::{KEPT, OLD, move_all, new_folder};
use crate::parallel;
use crate::schema::PLAN_FILE;

/// A folder that is being made: its files lie in a temporary folder next to its place until all of them are written.
pub struct OutputFolder {
    target: PathBuf,
    /// Held until the folder is in its place; released before the temporary folder is removed.
    _lock: File,
    beside: TempDir,
}

/// Why a folder could not be made.
#[derive(Debug, Error)]
pub enum OutputError {
    /// The folder holds something that must not be replaced.
    #[error("{} holds something else", .0.display())]
    NotOurs(PathBuf),
    /// There is a file of that name, or a link.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// It would be inside the folder of a plan, whose files are read as the plan's.
    #[error("{} is inside the folder of a plan", .0.display())]
    InsidePlan(PathBuf),
    /// A file or folder could not be written.
    #[error("{} cannot be written: {why}", path.display())]
    Io {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

impl OutputFolder {
    /// Begins a folder that is to stand in a place; its parents are made. What stands there is replaced in the end if it
    /// holds nothing, or if `is_ours` says so.
    ///
    /// # Errors
    /// When something else is in its place, it is in a plan's folder, or nothing can be written next to it.
    pub fn begin(target: &Path, is_ours: impl FnOnce(&Path) -> bool) -> Result<Self, OutputError> {
        let inside = resolved(target);
        if inside.iter().flat_map(|it| it.ancestors().skip(1)).any(|above| above.join(PLAN_FILE).is_file()) {
            return Err(OutputError::InsidePlan(target.to_owned()));
        }
        may_replace(target, is_ours)?;
        let parent =
            target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(at(parent))?;
        let (lock, beside) = new_folder(parent, target).map_err(at(parent))?;
        let folder = OutputFolder { target: target.to_owned(), _lock: lock, beside };
        fs::create_dir(folder.unfinished()).map_err(at(target))?;
        Ok(folder)
    }

    /// Where its files lie until it is whole. What is made for a while is its maker's alone; the folder in it is not.
    fn unfinished(&self) -> PathBuf {
        self.beside.path().join("new")
    }

    /// Writes a file by its path in the folder, with slashes. Several may be written at a time.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &str, content: &[u8]) -> Result<(), OutputError> {
        self.write_with(path, |file| file.write_all(content))
    }

    /// The same for a file that is written while its content is made.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write_with(
        &self,
        path: &str,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(), OutputError> {
        let place = self.unfinished().join(path);
        let made = place.parent().map_or(Ok(()), fs::create_dir_all);
        let written = made.and_then(|()| write(&mut File::create(&place)?));
        written.map_err(at(&self.target.join(path)))
    }

    /// Puts the folder into its place: for a moment there is none, but never a mixture of two. What `is_kept` says of the
    /// names at the top of the folder that stood there is carried into the new one, and nothing else.
    ///
    /// # Errors
    /// When that fails; then the earlier folder is put back.
    pub fn finish(self, is_kept: impl Fn(&OsStr) -> bool) -> Result<(), OutputError> {
        let (old, kept) = (self.beside.path().join(OLD), self.beside.path().join(KEPT));
        let stood_there = match fs::rename(&self.target, &old) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => false,
            moved => moved.map(|()| true).map_err(at(&self.target))?,
        };
        let put = || {
            fs::create_dir(&kept)?;
            if stood_there {
                move_all(&old, &kept, &is_kept)?;
            }
            fs::rename(self.unfinished(), &self.target)
        };
        if let Err(why) = put() {
            let restored = move_all(&kept, &old, |_| true);
            if stood_there && restored.and_then(|()| fs::rename(&old, &self.target)).is_err() {
                // The earlier folder is kept under its temporary name, so that nothing is lost.
                let _ = self.beside.keep();
            }
            return Err(at(&self.target)(why));
        }
        if let Err(why) = move_all(&kept, &self.target, |_| true) {
            let _ = self.beside.keep();
            return Err(at(&self.target)(why));
        }
        remove_content(&old);
        Ok(())
    }
}

/// Removes most of what a folder holds, on all processors: a site may have tens of thousands of files. The rest goes with the
/// folder itself. Links are not followed.
fn remove_content(folder: &Path) {
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        folders.map(|entry| entry.path()).collect()
    };
    let folders: Vec<PathBuf> = below(folder).iter().flat_map(|folder| below(folder)).collect();
    // What cannot be removed does no harm.
    parallel::map(&folders, true, |folder| drop(fs::remove_dir_all(folder)));
}

/// Whether something may be replaced: it is not there, holds nothing, or is ours.
fn may_replace(target: &Path, is_ours: impl FnOnce(&Path) -> bool) -> Result<(), OutputError> {
    let found = match fs::symlink_metadata(target) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(()),
        found => found.map_err(at(target))?,
    };
    if !found.is_dir() {
        return Err(OutputError::NotAFolder(target.to_owned()));
    }
    let is_empty = fs::read_dir(target).map_err(at(target))?.next().is_none();
    if is_empty || is_ours(target) { Ok(()) } else { Err(OutputError::NotOurs(target.to_owned())) }
}

fn at(path: &Path) -> impl Fn(io::Error) -> OutputError {
    let path = path.to_owned();
    move |why| OutputError::Io { path: path.clone(), why }
}
