//! A measure whose funding names no amount.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};
use crate::model::{Measure, MeasureKind, PublishedRow};

pub static RULE: Rule = Rule {
    id: "no-amount",
    severity: Severity::Warning,
    group: Group::Monitorability,
    summary: "a measure whose funding names no amount",
    docs: r#"## What it finds

A measure of whose allocations none has an `amount`, or that has no allocation. Points of the decision are left out, and so are plans whose `rows` have no funding.

## Why it matters

An unknown amount is not zero, and it is not a commitment either.

## Example

```toml
funding = "to be implemented from national funds"

[[allocation]]
source = "national-funds"
```

## What to do

Nothing, if the published words give no amount: that is the finding. Ask for one when the next plan is drafted.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let has_amount = || measure.latest_allocations().any(|(_, allocation)| allocation.money.is_some());
    if !on.plan.has_row(PublishedRow::Funding) || measure.kind == MeasureKind::Point || has_amount() {
        return;
    }
    let message = format!("the funding of {} names no amount", measure.id);
    findings.push(
        Diagnostic::new(&RULE, measure.file, key("funding"), message)
            .measure(&measure.id)
            .help("if the published words give an amount, add it to the [[allocation]]"),
    );
}
