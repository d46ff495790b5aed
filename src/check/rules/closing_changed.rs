//! A closing that comes, moves or goes.

use chrono::NaiveDate;

use crate::check::redact::conceal;
use crate::check::rule::PlanChangeContext;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, key};
use crate::model::{Closing, Plan};
use crate::render::words;

pub static RULE: Rule = Rule {
    id: "closing-changed",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "the closing of the plan, where a change adds, moves or removes it",
    docs: r#"## What it finds

A change of `[closed]` in `plan.toml`: that the plan is closed, that the day or the basis is another, that it is open again. The
message says how many measures are neither completed nor withdrawn.

## Why it matters

From the day after the closing on nothing is overdue and nobody owes a report. One line ends everything that is still owed.

## Example

```toml
[closed]
date  = 2024-03-31
basis = "a decision of the mechanism"
```

## What to do

Read the basis, and look up whether it says so. `plan results` lists what was not completed.
"#,
};

pub fn check(context: &PlanChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let (before, after) = (context.before, context.after);
    let day_and_basis = |closed: &Closing| format!("{} ({})", closed.date, conceal(&closed.basis));
    let (location, message) = match (&before.closed, &after.closed) {
        (was, is) if was == is => return,
        (None, Some(closed)) => {
            let message = format!("this change closes the plan after {}", day_and_basis(closed));
            (key("closed").key("date"), format!("{message}: {}", effect(after, closed.date)))
        }
        (Some(was), Some(is)) => {
            let (old, new) = (day_and_basis(was), day_and_basis(is));
            let message = format!("the closing of the plan goes from {old} to {new}");
            (key("closed").key("date"), format!("{message}: {}", effect(after, is.date)))
        }
        (Some(was), None) => {
            let message = format!("the closing of the plan after {} is removed", day_and_basis(was));
            (Location::Span(Default::default()), format!("{message}: it is open again"))
        }
        (None, None) => return,
    };
    let finding = Diagnostic::new(&RULE, after.file, location, message);
    let finding = finding.help("read the basis, and look up whether it says so");
    findings.push(match before.closed {
        Some(_) => finding.other(before.file, key("closed").key("date"), "before this change"),
        None => finding,
    });
}

/// What a closing on a day ends; how much is open then is not known where measures are not at hand, as in an audit.
fn effect(plan: &Plan, day: NaiveDate) -> String {
    const EFFECT: &str = "from then on nothing is overdue";
    if plan.measures.is_empty() {
        return EFFECT.to_owned();
    }
    let open = plan.measures.iter().filter(|measure| !plan.status(measure, day).is_ended()).count();
    let all = words::count(plan.measures.len(), "measure", "measures");
    format!("{EFFECT}, and {open} of {all} are neither completed nor withdrawn")
}
