//! Writing a file of the plan: the only place that does.

use std::ffi::OsString;
use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::Path;

use super::WorkingTree;

impl WorkingTree {
    /// Replaces the text of a file: whole or not at all, whatever happens on the way. `path` is an entry's, and
    /// `old` what was read from it.
    ///
    /// # Errors
    /// When the file is another by now (a link, or a text that somebody has changed), or cannot be written.
    pub fn replace(&self, path: &str, old: &str, new: &str) -> io::Result<()> {
        let path = self.locate(path);
        let metadata = fs::symlink_metadata(&path)?;
        if !metadata.is_file() || fs::read(&path)? != old.as_bytes() {
            return Err(io::Error::other("it has changed since it was read"));
        }
        put(&path, new, Some(metadata.permissions()))
    }

    /// Writes a schema into `.schema/` in the plan's folder, whole or not at all, over the one that may be there.
    /// Hands out its path, as people see it.
    ///
    /// # Errors
    /// When it cannot be written, or `.schema` is a link, which could lead anywhere.
    pub fn put_schema(&self, name: &str, text: &str) -> io::Result<String> {
        let folder = format!("{}.schema", self.prefix());
        let to = self.locate(&folder);
        match fs::create_dir(&to) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ if fs::symlink_metadata(&to)?.is_dir() => {}
            _ => return Err(io::Error::other("`.schema` is no folder")),
        }
        put(&to.join(name), text, None)?;
        Ok(format!("{folder}/{name}"))
    }
}

/// Writes a file whole or not at all, over the one that may be there.
fn put(path: &Path, text: &str, permissions: Option<Permissions>) -> io::Result<()> {
    let beside = beside(path);
    // Never one that is there already, which could be a link to anywhere.
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let written = permissions
        .map_or(Ok(()), |permissions| file.set_permissions(permissions))
        .and_then(|()| file.write_all(text.as_bytes()))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What it was to be is lost anyway; the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A hidden name in the same folder, which no plan reads: a rename must not leave the file system.
fn beside(path: &Path) -> std::path::PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}", std::process::id()));
    path.with_file_name(name)
}
