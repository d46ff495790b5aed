//! Less money provided by the decision than there was.

use std::iter;
use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use crate::check::rule::{PlanChangeContext, end_of};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, row};
use crate::model::{Appropriation, FundingYears};

pub static RULE: Rule = Rule {
    id: "appropriation-cut",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "an [[appropriation]] that a change lowers or removes",
    docs: r#"## What it finds

An appropriation of `plan.toml` that provides less money than at the base, or money of another currency, that no longer
recurs, or that is gone.

## Why it matters

The decision limits what the measures can spend. Where both are lowered together, they still add up, and no other rule
finds the cut.

## Example

```toml
[[appropriation]]
id     = "3a"
point  = "D.3a"
year   = 2023
amount = 300_000_000   # was 341_000_000
```

## What to do

Put it back, or add an `[[amendment]]` to a measure whose `fields` name the appropriation (`3a`) or the point that
provides it (`D.3a`). The point's own file is the place for it.
"#,
};

pub fn check(context: &PlanChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let (before, after) = (context.before, context.after);
    for (_, old) in before.appropriations.iter() {
        let point = old.point.as_ref().map(|id| id.as_str());
        let covered_by: Vec<&str> = iter::once(&*old.key).chain(point).collect();
        if covered_by.iter().any(|name| context.is_named_in_amendment(name)) {
            continue;
        }
        let new = after.appropriations.find(&old.key).map(|id| &after.appropriations[id]);
        let (location, message) = match new {
            Some(new) if !is_less(old, new, &before.years()) => continue,
            Some(new) => (
                field("appropriation", new.row, "amount"),
                format!("the appropriation {} goes from {} to {}", old.key, worth(old), worth(new)),
            ),
            None => (
                end_of("appropriation", after.appropriations.iter().count()),
                format!("the appropriation {}, {}, is removed", old.key, worth(old)),
            ),
        };
        let name = point.unwrap_or(&old.key);
        let finding = Diagnostic::new(&RULE, after.file, location, message).help(format!(
            "put it back, or add an [[amendment]] with its basis and `fields = [\"{name}\"]` to a measure"
        ));
        findings.push(finding.amendable(&covered_by).other(
            old.file,
            row("appropriation", old.row),
            "before this change",
        ));
    }
}

/// Whether less is provided over some years; what was recurring and comes once is less whatever the years.
/// Amounts in different currencies cannot be compared.
fn is_less(old: &Appropriation, new: &Appropriation, years: &RangeInclusive<i32>) -> bool {
    let over = |a: &Appropriation| a.money.amount * Decimal::from(a.when.years_in(years).count().max(1));
    let is_once = matches!((old.when, new.when), (FundingYears::Yearly { .. }, FundingYears::Year(_)));
    old.money.currency != new.money.currency || is_once || over(new) < over(old)
}

fn worth(appropriation: &Appropriation) -> String {
    let money = appropriation.money;
    match appropriation.when {
        FundingYears::Yearly { from } => format!("{money} a year from {from}"),
        FundingYears::Year(year) => format!("{money} in {year}"),
        FundingYears::Unspecified => money.to_string(),
    }
}
