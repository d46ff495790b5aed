//! Mending what can be mended safely: `check --fix`.

use std::io;

use super::failure::{Failure, say};
use super::session::Session;
use crate::check::{Options, check, fixes};
use crate::diagnostic::Suggestion;
use crate::load::load_with_sources;
use crate::text::{Lines, SourceFile};

/// Writes what mends findings into their files, and says on standard error what was done and what was not.
///
/// # Errors
/// When there is no plan, or a file cannot be written; what was written before stays.
pub fn mend(session: &Session, options: &Options) -> Result<(), Failure> {
    let tree = session.working_tree()?;
    let loaded = load_with_sources(&tree);
    let found = check(&loaded, None, options);
    let fixes = fixes(&loaded.files, &found.open);
    let mut writer = None;
    for mended in &fixes.mended {
        let writer = match &mut writer {
            Some(writer) => writer,
            None => writer.insert(tree.writer().map_err(cannot_write)?),
        };
        let SourceFile { path, text: old } = &loaded.files[mended.file];
        writer
            .replace(path, old, &mended.text)
            .map_err(|error| Failure::cannot_run(format!("cannot fix {path:?}: {error}")))?;
        let lines = Lines::new(old);
        for Suggestion { span, replacement } in &mended.edits {
            let words = old.get(span.start as usize..span.end as usize).unwrap_or_default();
            say(&format!("fixed {path}:{}: {words} is now {replacement}", lines.line(span.start)));
        }
    }
    for (finding, why) in &fixes.skipped {
        say(&format!("not fixed {}: {}: {why}", loaded.files[finding.primary.file].path, finding.message));
    }
    Ok(())
}

fn cannot_write(error: io::Error) -> Failure {
    Failure::cannot_run(format!("cannot write to the plan's folder: {error}"))
}
