//! Money that is said to be spent on a day still to come.

use chrono::NaiveDate;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::labels::{FundingText, Language, SpentFindingText};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "spent-in-future",
    severity: Severity::Error,
    group: Group::Default,
    summary: "money spent after the day of the check",
    docs: r#"## What it finds

A `[[spent]]` whose `date` is after today, or after the day given with `--as-of`. In `plan audit`: after the day of the commit that
adds it, once the plan was adopted.

## Why it matters

Money that is still to be spent is allocated, not spent. It would be left out of the answers until its day, and then count unnoticed.

## Example

```toml
# checked on 2022-12-20
[[spent]]
date   = 2222-12-15
body   = "Ministry of Justice"
source = "central-budget"
amount = 70_000_000
```

## What to do

Correct the date, or wait until the day has come.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    findings.extend((0..measure.spent.len()).filter_map(|row| find(measure, row, on.day)));
}

/// What is wrong with the date of what was spent, seen from a day.
pub fn find(measure: &Measure, row: usize, day: NaiveDate) -> Option<Diagnostic> {
    let spent = measure.spent.get(row).filter(|spent| spent.date > day)?;
    let message = |language: Language| {
        let sum = FundingText::of_budget(language, language.money(spent.money), spent.budget_year());
        SpentFindingText::in_future(language, sum, &measure.id, spent.date, day)
    };
    Some(
        Diagnostic::new(&RULE, measure.file, field("spent", row, "date"), message(Language::English))
            .in_hungarian(message(Language::Hungarian))
            .measure(&measure.id)
            .help("correct the date: money that is still to be spent is an [[allocation]]"),
    )
}
