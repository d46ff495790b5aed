//! A measure's file in the folder of another chapter or section.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity};
use crate::model::{Measure, folder_of_other_section};
use crate::schema::plan_folder;

pub static RULE: Rule = Rule {
    id: "misplaced-file",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a measure's file in the folder of another chapter or section",
    docs: r#"## What it finds

A measure's file in a folder that is named after a chapter or section of the plan to which the measure does not belong. Folders
with other names are free.

## Why it matters

Readers look for a chapter's measures in its folder: they would miss this one, or take it for a measure of another chapter.

## Example

```toml
# plan/II/I.1.1.toml
title = "..."
```

## What to do

Move the file to the folder of its chapter, or rename it if its name is wrong.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let home = plan_folder(&on.files[on.plan.file].path);
    let path = &on.files[measure.file].path;
    let inside = path.strip_prefix(home).unwrap_or(path);
    // A section that the file names goes before the one of its id.
    let own = measure.named_section.map(|section| &on.plan.sections[section].key);
    let own = own.unwrap_or(&measure.id);
    let is_section = |folder: &str| on.plan.sections.find(folder).is_some();
    let Some(folder) = folder_of_other_section(inside, own, is_section) else { return };
    let message = format!("{} is in the folder of {folder}, but does not belong to it", measure.id);
    findings.push(
        Diagnostic::new(&RULE, measure.file, Location::Span(Default::default()), message)
            .measure(&measure.id)
            .help("move the file to the folder of its chapter; if it belongs here, rename it"),
    );
}
