//! A return whose path speaks of another period or body than it does.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};
use crate::model::name::slug;
use crate::model::{Plan, Return};

pub static RULE: Rule = Rule {
    id: "misplaced-return",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a return in the folder of another period, or named after another body",
    docs: r#"## What it finds

A file in `reports/` whose folder is not called as its `period`, or whose name is neither an abbreviation of its `body` nor
one of the body's names in small letters with dashes.

## Why it matters

What the file says counts. But people look for a return by its path, and whoever may change which return is often decided
by it.

## Example

```toml
# plan/reports/2022-H1/finance.toml
body   = "Ministry of Justice"
period = "2022-H2"
```

## What to do

Move or rename the file: `plan/reports/2022-H2/IM.toml`, or `plan/reports/2022-H2/ministry-of-justice.toml`. If its path is
right, correct `period` or `body`.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for one in &on.plan.returns {
        let path = &on.files[one.file].path;
        let (folder, name) = path.rsplit_once('/').unwrap_or_default();
        let folder = folder.rsplit('/').next().unwrap_or_default();
        if folder != one.period.to_string() {
            let message = format!("a return for {} is in the folder `{}`", one.period, folder.escape_debug());
            findings.push(
                Diagnostic::new(&RULE, one.file, key("period"), message)
                    .help(format!("move it to reports/{}/, or correct the period", one.period)),
            );
        }
        let name = name.trim_end_matches(".toml");
        if !is_named(on.plan, one, name) {
            let body = &on.plan.register[one.body];
            let message = format!("a return of {} is in the file of `{}`", body.name, name.escape_debug());
            let wanted = body.abbreviations.first().map_or_else(|| slug(&body.name), ToString::to_string);
            findings.push(
                Diagnostic::new(&RULE, one.file, key("body"), message)
                    .help(format!("rename it to {wanted}.toml, or correct the body")),
            );
        }
    }
}

/// Whether a file's name is one of the body's names.
fn is_named(plan: &Plan, one: &Return, name: &str) -> bool {
    plan.register[one.body].names().any(|known| known == name || slug(known) == slug(name))
}
