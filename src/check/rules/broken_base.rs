//! A base that cannot be read as a whole: what can be compared is.

use crate::check::base::Base;
use crate::check::conceal_path;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity};
use crate::labels::english;
use crate::load::Loaded;
use crate::source::short_id;
use crate::text::FileId;

pub static RULE: Rule = Rule {
    id: "broken-base",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a base of the change that cannot be read in full, so that the comparison is incomplete",
    docs: r#"## What it finds

The plan at the commit where the change began cannot be read, or some of its files cannot, or have values that are wrong. Where
the history holds a version of such a file that could be read in full, the last one is compared in its place.

## Why it matters

What cannot be read cannot be compared: a change to it passes unseen.

## Example

A measure whose syntax was broken before the change.

## What to do

Review the changes to the files that the message names by hand.
"#,
};

/// Most files that the message names.
const NAMED: usize = 5;

/// The finding that an earlier version of some files is compared.
pub fn restored(loaded: &Loaded, base: &Base<'_>) -> Option<Diagnostic> {
    base.restored.first()?;
    let header = loaded.plan.as_ref().map_or(FileId(0), |plan| plan.file);
    let named =
        base.restored.iter().map(|(path, commit)| format!("{} of {}", conceal_path(path), short_id(commit)));
    let message = format!(
        "at the base, {}, not every file could be read in full: compared is the last version that could, {}",
        short_id(&base.commit),
        english::first(NAMED, named).join(", ")
    );
    let help = "what was changed together with the mistake counts as part of this change";
    Some(Diagnostic::new(&RULE, header, Location::Span(Default::default()), message).help(help))
}

pub fn check(loaded: &Loaded, base: &Base<'_>) -> Option<Diagnostic> {
    let commit = short_id(&base.commit);
    let at_top = Location::Span(Default::default());
    let Some(old) = base.loaded else {
        let header = loaded.plan.as_ref().map_or(FileId(0), |plan| plan.file);
        let message = format!("there was no plan in this folder at the base, {commit}: nothing is compared");
        let help = "where the plan moved to another folder, move it in a change of its own";
        return (loaded.file_count > 0).then(|| Diagnostic::new(&RULE, header, at_top, message).help(help));
    };
    let broken = old.incomplete_files();
    let first = *broken.first()?;
    let names = english::first(NAMED, broken.iter().map(|&file| conceal_path(&old.files[file].path)));
    // What a command is about to write is compared with the files as they are: there is no commit to name.
    let before = match commit.is_empty() {
        true => "before this change".to_owned(),
        false => format!("at the base, {commit}"),
    };
    let message = format!(
        "{before}, {} of {} files could not be read in full: {}; they are not compared",
        broken.len(),
        old.file_count,
        names.join(", ")
    );
    let why = old.problems.iter().find(|problem| problem.primary.file == first);
    let location = why.map_or(at_top, |problem| problem.primary.location.clone());
    let label = why.map(|problem| problem.message.clone()).unwrap_or_default();
    Some(
        Diagnostic::new(&RULE, first, location, message)
            .label(label)
            .help("review the changes to these files by hand: the rules cannot compare them"),
    )
}
