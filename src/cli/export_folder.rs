//! Folders that an export writes.

use std::fs;
use std::path::Path;

use super::failure::Failure;
use super::print::{refuse_folder_inside, write_over};
use crate::labels::{FailureText, RefusalText};
use crate::source::{OutputError, OutputFolder};

/// A file of a folder: its path in it, and its bytes.
pub type File = (String, Vec<u8>);

/// Writes a folder in place of the one that an earlier export wrote, or of an empty one, or where there is none. `mark` is a
/// file that every export of this form holds, with the words by which it is known.
///
/// # Errors
/// When something else is in its place, or it cannot be written.
pub fn replace(folder: &Path, (name, words): (&str, &str), files: &[File]) -> Result<(), Failure> {
    let is_ours =
        |folder: &Path| fs::read_to_string(folder.join(name)).is_ok_and(|text| text.contains(words));
    let refused = |why| match why {
        OutputError::NotOurs(_) | OutputError::NotAFolder(_) => {
            Failure::cannot_run(RefusalText::no_export(folder.display())).help(RefusalText::EmptyFolder)
        }
        OutputError::InsidePlan(path) => {
            Failure::cannot_run(RefusalText::inside_plan(path.display())).help(RefusalText::OutsidePlan)
        }
        OutputError::Io { why, .. } => cannot_write(folder, &why),
    };
    let output = OutputFolder::begin(folder, is_ours).map_err(refused)?;
    files.iter().try_for_each(|(name, bytes)| output.write(name, bytes)).map_err(refused)?;
    output.finish(|_| false).map_err(refused)
}

/// Writes files into a folder that may hold others of the same kind, each whole or not at all, over those of the same name.
///
/// # Errors
/// When one cannot be written.
pub fn add(folder: &Path, files: &[File]) -> Result<(), Failure> {
    refuse_folder_inside(folder)?;
    for (name, bytes) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|why| cannot_write(parent, &why))?;
        write_over(&path, |out| Ok(out.write_all(bytes)?))?;
    }
    Ok(())
}

/// Removes files that an earlier export wrote, where they are there, and the folders that held nothing else.
///
/// # Errors
/// When one cannot be removed.
pub fn remove(folder: &Path, files: &[String]) -> Result<(), Failure> {
    for path in files.iter().map(|name| folder.join(name)).filter(|path| path.exists()) {
        fs::remove_file(&path).map_err(|why| cannot_write(&path, &why))?;
        // A folder that holds something else stays.
        let folders = path.ancestors().skip(1).take_while(|parent| *parent != folder);
        let _ = folders.map(fs::remove_dir).take_while(Result::is_ok).count();
    }
    Ok(())
}

fn cannot_write(folder: &Path, why: &std::io::Error) -> Failure {
    Failure::cannot_run(FailureText::cannot_be_written(folder.display(), why))
        .help(RefusalText::WritableFolder)
}
