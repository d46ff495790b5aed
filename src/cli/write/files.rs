//! The new texts of a plan's files: written, or shown as a difference.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::check::conceal_path;
use crate::cli::failure::{Failure, say};
use crate::edit::{ChangeSet, WriteError};
use crate::labels::{FailureText, Language, RefusalText, RunText};
use crate::load::Loaded;
use crate::model::{Measure, Plan};
use crate::render::text_diff::unified;
use crate::source::{EntryKind, Source, WorkingTree, WriteFault};
use crate::text::SourceFile;

/// Writes new texts, and says which; or shows what would change, and writes nothing.
///
/// # Errors
/// When something cannot be written.
pub fn write_or_show(
    changes: &ChangeSet,
    tree: &WorkingTree,
    is_dry_run: bool,
    language: Language,
) -> Result<(), Failure> {
    if is_dry_run {
        return show(changes);
    }
    changes.write(tree)?;
    say_written(changes, language);
    Ok(())
}

/// Says which files were written.
pub fn say_written(changes: &ChangeSet, language: Language) {
    changes.texts().for_each(|(path, ..)| say(RunText::wrote(conceal_path(path)).in_language(language)));
}

/// Shows what would change.
///
/// # Errors
/// When standard output is closed.
pub fn show(changes: &ChangeSet) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    for (path, old, new) in changes.texts() {
        out.write_all(unified(&conceal_path(path), old, new).as_bytes())?;
    }
    Ok(out.flush()?)
}

/// Whether every file of a plan is, byte by byte, as it was read, and none is gone.
pub fn are_as_read(tree: &WorkingTree, read: &Loaded) -> bool {
    let known: HashMap<&str, &[u8]> =
        read.files.iter().map(|file| (file.path.as_str(), file.text.as_bytes())).collect();
    let there: HashSet<&str> = tree.entries().iter().map(|entry| entry.path.as_str()).collect();
    let folder = tree.path("");
    let is_gone = |path: &str| path.starts_with(&*folder) && !there.contains(path);
    if known.keys().any(|path| is_gone(path)) {
        return false;
    }
    let mut now = Vec::new();
    tree.entries().iter().filter(|entry| entry.kind == EntryKind::Toml).all(|entry| {
        tree.read(entry, &mut now).is_ok() && known.get(entry.path.as_str()).is_some_and(|text| **text == now)
    })
}

/// A file of the change that no longer has the text from which the change was made: what another run wrote would be lost.
pub fn changed_meanwhile<'l>(changes: &ChangeSet, before: &'l Loaded) -> Option<&'l str> {
    let is_other = |file: &&SourceFile| {
        let mut of_change = changes.texts().filter(|(path, ..)| *path == file.path);
        of_change.any(|(_, old, _)| old != Some(&*file.text))
    };
    before.files.iter().find(is_other).map(|file| file.path.as_str())
}

/// Measures that have another status because another body answers for them now, in words.
pub fn other_statuses(was: &Plan, is: &Plan, day: NaiveDate, language: Language) -> Vec<String> {
    let told = |now: &Arc<Measure>| {
        let before = was.measure(&now.id).filter(|before| before.responsible != now.responsible)?;
        let (old, new) = (was.status(before, day), is.status(now, day));
        let words = || {
            let (old, new) = (language.status(old), language.status(new));
            RunText::counts_no_more(&now.id, old, new).in_language(language).to_owned()
        };
        (old != new).then(words)
    };
    is.measures.iter().filter_map(told).collect()
}

impl From<WriteError> for Failure {
    fn from(why: WriteError) -> Self {
        match &why {
            WriteError::Folder(WriteFault::AnotherRun) => {
                Failure::cannot_run(RefusalText::AnotherRunWrites).help(RefusalText::ReadAgain)
            }
            WriteError::Folder(error) => Failure::cannot_run(RefusalText::no_writing_here(error)),
            WriteError::File { path, error } => {
                let path = conceal_path(path);
                match error {
                    WriteFault::Changed => {
                        Failure::cannot_run(RefusalText::changed_meanwhile(path)).help(RefusalText::ReadAgain)
                    }
                    WriteFault::There => {
                        Failure::cannot_run(RefusalText::made_meanwhile(path)).help(RefusalText::ReadAgain)
                    }
                    _ => Failure::cannot_run(RefusalText::not_written(path, error))
                        .help(FailureText::NothingHalf),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    #[test]
    fn a_file_that_is_gone_is_not_as_it_was_read() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("plan.toml"), "title = \"T\"\n").unwrap();
        std::fs::write(home.path().join("1.toml"), "title = \"M\"\n").unwrap();
        let open = || WorkingTree::open(Some(home.path()), home.path()).unwrap();
        let read = load(&open());
        assert!(are_as_read(&open(), &read));
        std::fs::remove_file(home.path().join("1.toml")).unwrap();
        assert!(!are_as_read(&open(), &read));
    }
}
