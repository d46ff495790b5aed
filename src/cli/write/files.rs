//! The new texts of a plan's files: written, or shown as a difference.

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
use crate::source::{InTheWay, WorkingTree};
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

/// A file that another run wrote while this one was reading: what it added would seem to be removed by this change. Of
/// `before`, what is as in `after` is read once, and what differs stands behind it.
pub fn changed_meanwhile<'l>(changes: &ChangeSet, before: &'l Loaded, after: &Loaded) -> Option<&'l str> {
    let is_it = |file: &&SourceFile| {
        let of_change = changes.texts().find(|(path, ..)| *path == file.path);
        let read = match of_change {
            Some((_, old, _)) => old,
            None => after.files.iter().find(|known| known.path == file.path).map(|known| &*known.text),
        };
        read != Some(&*file.text)
    };
    before.files.iter().skip(after.files.len()).find(is_it).map(|file| file.path.as_str())
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
            WriteError::Folder(error) if InTheWay::of(error) == Some(InTheWay::AnotherRun) => {
                Failure::cannot_run(RefusalText::AnotherRunWrites).help(RefusalText::ReadAgain)
            }
            WriteError::Folder(error) => Failure::cannot_run(RefusalText::no_writing_here(error)),
            WriteError::File { path, error } => {
                let path = conceal_path(path);
                match InTheWay::of(error) {
                    Some(InTheWay::Changed) => {
                        Failure::cannot_run(RefusalText::changed_meanwhile(path)).help(RefusalText::ReadAgain)
                    }
                    Some(InTheWay::There) => {
                        Failure::cannot_run(RefusalText::made_meanwhile(path)).help(RefusalText::ReadAgain)
                    }
                    _ => Failure::cannot_run(RefusalText::not_written(path, error))
                        .help(FailureText::NothingHalf),
                }
            }
        }
    }
}
