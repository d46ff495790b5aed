//! Two bodies that say they spent the same amount of the same money.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::labels::{Language, SpentFindingText};
use crate::model::{Measure, Spent};

pub static RULE: Rule = Rule {
    id: "spent-by-two",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "two bodies say that they spent the same amount of the same source and year",
    docs: r#"## What it finds

Two `[[spent]]` with `total = true` on one measure, of two bodies, with the same source, year and amount. A body and the one that
took over its duty in the measure are one: there the later total takes the place of the earlier.

## Why it matters

What was spent is added up over the bodies. Where both report the same payments, they are counted twice.

## Example

```toml
[[spent]]
date   = 2022-12-15
body   = "Ministry of Justice"
source = "central-budget"
amount = 12_000_000
total  = true

[[spent]]
date   = 2022-12-20
body   = "Ministry of Interior"
source = "central-budget"
amount = 12_000_000
total  = true
```

## What to do

Ask the two bodies. Only the one that paid reports it; a later total of zero takes back what the other reported. Where both spent as
much, an `[[allow]]` in the measure's file says so.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let mut totals: Vec<_> = on.plan.spent_by(measure, on.day).filter(|(_, spent)| spent.total).collect();
    // Of one day, in the order of the register: that of the files would let the finding move from one body to the other.
    totals.sort_by_key(|(_, spent)| (spent.date, spent.body.index()));
    for (at, (row, spent)) in totals.iter().enumerate() {
        let is_same = |(_, other): &&(usize, &Spent)| {
            other.body != spent.body
                && (other.source, other.budget_year(), other.money)
                    == (spent.source, spent.budget_year(), spent.money)
                && !spent.money.amount.is_zero()
        };
        let Some((first, earlier)) = totals[..at].iter().find(is_same) else { continue };
        let name = |body| on.plan.register.name(body);
        let message = |language: Language| {
            let bodies = language.and(&[name(earlier.body), name(spent.body)].map(str::to_owned));
            let source = &on.plan.sources[spent.source].key;
            let sum = SpentFindingText::of_source(language, language.money(spent.money), source);
            SpentFindingText::by_two(language, bodies, sum, &measure.id, spent.budget_year())
        };
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("spent", *row, "amount"), message(Language::English))
                .in_hungarian(message(Language::Hungarian))
                .other(measure.file, field("spent", *first, "amount"), "the same amount")
                .measure(&measure.id)
                .help("ask whether it is the same money: only the body that paid it reports it"),
        );
    }
}
