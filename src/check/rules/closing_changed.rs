//! A closing that comes, moves or goes.

use chrono::NaiveDate;

use crate::check::redact::conceal;
use crate::check::rule::PlanChangeContext;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, key};
use crate::labels::english;
use crate::model::{Closing, Plan};

pub static RULE: Rule = Rule {
    id: "closing-changed",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "the closing of the plan, where a change adds, moves or removes it",
    docs: r#"## What it finds

A change of `[closed]` in `plan.toml`: that the plan is closed, that the day or the basis is another, that it is open again. The
help says how many measures are neither completed nor withdrawn.

## Why it matters

From the day after the closing on no measure and no milestone is overdue, and nobody owes a report. One line ends all that is
still owed but what meetings decided.

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
    const EFFECT: &str = "from then on no measure is overdue";
    let (before, after) = (context.before, context.after);
    let told = |closed: &Closing| format!("{} ({})", closed.date, conceal(&closed.basis));
    let message = match (&before.closed, &after.closed) {
        (was, is) if was == is => return,
        (None, Some(is)) => format!("this change closes the plan after {}: {EFFECT}", told(is)),
        (Some(was), Some(is)) => {
            format!("the closing of the plan goes from {} to {}: {EFFECT}", told(was), told(is))
        }
        (Some(was), None) => {
            format!("the closing of the plan after {} is removed: it is open again", told(was))
        }
        (None, None) => return,
    };
    let date = || key("closed").key("date");
    let location = after.closed.as_ref().map_or_else(|| Location::Span(Default::default()), |_| date());
    let open = after.closed.as_ref().map(|closed| open(after, closed.date)).unwrap_or_default();
    let finding = Diagnostic::new(&RULE, after.file, location, message)
        .help(format!("{open}read the basis, and look up whether it says so"));
    findings.push(match before.closed {
        Some(_) => finding.other(before.file, date(), "before this change"),
        None => finding,
    });
}

/// How much is still owed on a day; nothing is said of it where measures are not at hand, as in an audit.
fn open(plan: &Plan, day: NaiveDate) -> String {
    if plan.measures.is_empty() {
        return String::new();
    }
    let open = plan.measures.iter().filter(|measure| !plan.status(measure, day).is_ended()).count();
    let all = english::count(plan.measures.len(), "measure", "measures");
    format!("{open} of {all} are neither completed nor withdrawn on that day: ")
}
