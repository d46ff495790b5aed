//! A site on its way to a folder: whole or not at all, and never over what is not ours.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use thiserror::Error;

use super::files::{Site, SiteFile};
use super::manifest::{self, Manifest};

/// Why a site could not be written.
#[derive(Debug, Error)]
pub enum FolderError {
    /// The folder holds something that is not a site of a plan.
    #[error("{} holds something else than a site of a plan, and is left as it is", .0.display())]
    NotASite(PathBuf),
    /// There is a file of that name.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// A file or folder could not be written.
    #[error("{} cannot be written: {why}", path.display())]
    Io {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many files.
    pub files: usize,
    /// How many bytes they hold together.
    pub bytes: u64,
}

/// Writes a site beside the folder, and puts it into its place when it is whole. `progress` is told how many of how many
/// files are written.
///
/// # Errors
/// When the folder holds something else, or cannot be written.
pub fn write(
    site: &Site<'_>,
    out: &Path,
    progress: impl Fn(usize, usize) + Sync,
) -> Result<Written, FolderError> {
    let is_there = may_replace(out)?;
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(at(parent))?;
    let new = tempfile::Builder::new().prefix(".plan-site-").tempdir_in(parent).map_err(at(parent))?;
    let written = fill(site, new.path(), progress)?;
    open_to_all(new.path())?;
    if is_there {
        // Two renames: for a moment there is none, but never a mixture of two.
        let old = tempfile::Builder::new().prefix(".plan-site-").tempdir_in(parent).map_err(at(parent))?;
        let aside = old.path().join("old");
        fs::rename(out, &aside).map_err(at(out))?;
        if let Err(why) = fs::rename(new.path(), out) {
            fs::rename(&aside, out).map_err(at(out))?;
            return Err(at(out)(why));
        }
    } else {
        fs::rename(new.path(), out).map_err(at(out))?;
    }
    // It has another name now, so there is nothing left to be removed.
    let _ = new.keep();
    Ok(written)
}

/// Whether something is there that may be replaced: a site of a plan, or a folder that holds nothing.
fn may_replace(out: &Path) -> Result<bool, FolderError> {
    let found = match fs::symlink_metadata(out) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(false),
        found => found.map_err(at(out))?,
    };
    if !found.is_dir() {
        return Err(FolderError::NotAFolder(out.to_owned()));
    }
    let is_empty = fs::read_dir(out).map_err(at(out))?.next().is_none();
    let is_ours = || fs::read(out.join(manifest::NAME)).is_ok_and(|text| Manifest::parse(&text).is_some());
    match is_empty || is_ours() {
        true => Ok(true),
        false => Err(FolderError::NotASite(out.to_owned())),
    }
}

fn fill(
    site: &Site<'_>,
    root: &Path,
    progress: impl Fn(usize, usize) + Sync,
) -> Result<Written, FolderError> {
    let files = site.files();
    let folders: BTreeSet<&str> = files.iter().filter_map(folder_of).collect();
    for folder in folders {
        let path = root.join(folder);
        fs::create_dir_all(&path).map_err(at(&path))?;
    }
    let done = AtomicUsize::new(0);
    let sizes = files.par_iter().map(|file| {
        let path = root.join(&file.path);
        let content = site.content_of(file);
        fs::write(&path, &content).map_err(at(&path))?;
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
        Ok(content.len() as u64)
    });
    let bytes = sizes.sum::<Result<u64, FolderError>>()?;
    Ok(Written { files: files.len(), bytes })
}

fn folder_of(file: &SiteFile) -> Option<&str> {
    file.path.rsplit_once('/').map(|(folder, _)| folder)
}

/// A folder that was made for a while is its maker's alone; a site is for everybody.
fn open_to_all(root: &Path) -> Result<(), FolderError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(root, fs::Permissions::from_mode(0o755)).map_err(at(root))?;
    }
    Ok(())
}

fn at(path: &Path) -> impl Fn(io::Error) -> FolderError {
    let path = path.to_owned();
    move |why| FolderError::Io { path: path.clone(), why }
}
