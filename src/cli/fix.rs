//! Mending what can be mended safely: `check --fix`.

use super::failure::{Failure, say};
use super::session::Session;
use crate::check::{Options, check, conceal_path, conceal_paths, fixes};
use crate::diagnostic::Suggestion;
use crate::edit::ChangeSet;
use crate::labels::RunText;
use crate::load::load_with_sources;
use crate::text::{Lines, SourceFile};

/// Writes what mends findings into their files, and says on standard error what was done and what was not.
///
/// # Errors
/// When there is no plan, or a file cannot be written.
pub fn apply_fixes(session: &Session, options: &Options) -> Result<(), Failure> {
    let tree = session.working_tree()?;
    let loaded = load_with_sources(&tree);
    let mut found = check(&loaded, None, options);
    conceal_paths(&loaded.files, &mut found);
    let fixes = fixes(&loaded.files, &found.open);
    let mut changes = ChangeSet::default();
    for mended in &fixes.mended {
        let SourceFile { path, text: old } = &loaded.files[mended.file];
        changes.replace(path, old.as_str(), mended.text.as_str());
    }
    changes.write(&tree)?;
    let language = session.language();
    for mended in &fixes.mended {
        let SourceFile { path, text: old } = &loaded.files[mended.file];
        let lines = Lines::new(old);
        for Suggestion { span, replacement } in &mended.edits {
            let words = old.get(span.start as usize..span.end as usize).unwrap_or_default();
            let place = format!("{}:{}", conceal_path(path), lines.line(span.start));
            say(RunText::fixed(place, words, replacement).in_language(language));
        }
    }
    for (finding, why) in &fixes.skipped {
        let path = &loaded.files[finding.primary.file].path;
        let why = format!("{}: {why}", finding.message);
        say(RunText::not_fixed(conceal_path(path), why).in_language(language));
    }
    Ok(())
}
