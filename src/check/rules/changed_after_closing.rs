//! A change of a measure after the plan was closed.

use crate::check::rule::MeasureChangeContext;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "changed-after-closing",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a change of a measure in a plan that is closed",
    docs: r#"## What it finds

A measure that a change adds, removes or changes, where `plan.toml` says before the change that the plan is `[closed]`.

## Why it matters

What was reached is judged as of the day of the closing. A record that goes on changing behind that day cannot be relied on.

## Example

```toml
# plan.toml
[closed]
date  = 2024-03-31
basis = "a decision of the mechanism"
```

## What to do

Take the change out, or keep it in the plan that follows. An `[[allow]]` in the same change accepts the warning, with the reason.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(closed) = context.closed else { return };
    let Some(measure) = context.change.after.or(context.change.before) else { return };
    let message = format!("{} is changed, and the plan was closed after {}", measure.id, closed.date);
    findings.push(
        Diagnostic::new(&RULE, measure.file, Location::Span(Default::default()), message)
            .measure(&measure.id)
            .help("take the change out, or keep it in the plan that follows; to accept it, add an [[allow]] with a reason"),
    );
}
