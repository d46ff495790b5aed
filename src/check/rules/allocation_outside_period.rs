//! An allocation for a year outside the plan's period.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{FundingYears, Measure};

pub static RULE: Rule = Rule {
    id: "allocation-outside-period",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "an allocation for a year outside the plan's period",
    docs: r#"## What it finds

An `[[allocation]]` with a `year` before or after the plan's `period`, or one that recurs `from` a later year than the first
after its end. From that year on is what documents call "thereafter".

## Why it matters

The plan cannot spend it. In the totals of the plan's years the money would be missing.

## Example

```toml
# the period is 2022-01-01 to 2023-12-31
[[allocation]]
source = "central-budget"
year   = 2032
amount = 70_000_000
```

## What to do

Compare the year with the document and correct it; if the document says so, accept the finding in an `[[allow]]` with the reason.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let Some(period) = on.plan.period else { return };
    let years = period.years();
    for (row, allocation) in measure.allocations.iter().enumerate() {
        let (key, year) = match allocation.when {
            FundingYears::Year(year) if !years.contains(&year) => ("year", year),
            // "Thereafter" begins the year after: money that the plan promises, though not for its own years.
            FundingYears::Yearly { from } if from > years.end() + 1 => ("from", from),
            _ => continue,
        };
        let (start, end) = (period.start, period.end);
        let message = format!(
            "an allocation of {} is for {year}, outside the plan's period, {start} to {end}",
            measure.id
        );
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("allocation", row, key), message)
                .measure(&measure.id)
                .help(
                    "compare the year with the document and correct it; if the document says so, accept the finding in an [[allow]] with the reason",
                ),
        );
    }
}
