//! Folders that an export writes: whole or not at all, and never over what somebody else put there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::print::write_to;

/// A file of a folder: its path in it, and its bytes.
pub type File = (String, Vec<u8>);

/// Writes a folder in place of the one that an earlier export wrote, or of an empty one, or where there is none. `mark` is a
/// file that every export of this form holds, with the words by which it is known.
///
/// # Errors
/// When something else is in its place, or it cannot be written.
pub fn replace(folder: &Path, mark: (&str, &str), files: &[File]) -> Result<(), Failure> {
    let in_folder = |why: io::Error| cannot_write(folder, &why);
    if !is_ours(folder, mark).map_err(in_folder)? {
        return Err(Failure::cannot_run(format!(
            "{} holds something else than an export of this form",
            folder.display()
        ))
        .help("name a new or empty folder, or remove what is in it yourself"));
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(in_folder)?;
    let temporary = tempfile::Builder::new().prefix(".plan-").tempdir_in(parent).map_err(in_folder)?;
    let (new, old) = (temporary.path().join("new"), temporary.path().join("old"));
    for (name, bytes) in files {
        write_file(&new.join(name), bytes).map_err(in_folder)?;
    }
    if folder.exists() {
        fs::rename(folder, &old).map_err(in_folder)?;
    }
    fs::rename(&new, folder).map_err(|why| {
        // What stood there comes back; the first error is the one to report.
        let _ = fs::rename(&old, folder);
        in_folder(why)
    })
}

/// Writes files into a folder that may hold others of the same kind, each whole or not at all, over those of the same name.
///
/// # Errors
/// When one cannot be written.
pub fn add(folder: &Path, files: &[File]) -> Result<(), Failure> {
    for (name, bytes) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|why| cannot_write(parent, &why))?;
        write_to(Some(&path), |out| Ok(out.write_all(bytes)?))?;
    }
    Ok(())
}

fn cannot_write(folder: &Path, why: &io::Error) -> Failure {
    Failure::cannot_run(format!("{} cannot be written: {why}", folder.display()))
        .help("name a folder that you may write to")
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes)
}

/// Whether a folder may be replaced: it is not there, it is empty, or it bears the mark. A link is left alone.
fn is_ours(folder: &Path, (name, words): (&str, &str)) -> io::Result<bool> {
    match fs::symlink_metadata(folder) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(why) => return Err(why),
        Ok(metadata) if !metadata.is_dir() => return Ok(false),
        Ok(_) => {}
    }
    let entries: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    let is_marked = || fs::read_to_string(folder.join(name)).is_ok_and(|text| text.contains(words));
    Ok(entries.is_empty() || is_marked())
}
