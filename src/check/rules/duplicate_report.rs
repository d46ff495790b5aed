//! The same report twice, word for word.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, row};
use crate::model::{BodyId, Measure};
use crate::schema::{Record, says_the_same};

pub static RULE: Rule = Rule {
    id: "duplicate-report",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a report, an assessment or a `[[spent]]` that stands twice, word for word",
    docs: r#"## What it finds

Two `[[report]]`s, two `[[assessment]]`s or two `[[spent]]`s of one measure that say the same under every key, in one file or in two: in
the measure's own and a return, or in the returns of two periods.

## Why it matters

One report in two returns answers for two periods. What was spent once and is written twice is added up twice.

## Example

```toml
[[spent]]
date   = 2022-12-15
body   = "Ministry of Justice"
source = "central-budget"
amount = 12_000_000

[[spent]]
date   = 2022-12-15
body   = "Ministry of Justice"
source = "central-budget"
amount = 12_000_000
```

## What to do

Before the second is committed, take it out. Two payments that are alike are told apart by a `text`; otherwise an `[[allow]]` in the
measure's file accepts it, with the reason.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    find("report", measure, (&measure.reports, |one| (one.date, one.body, one.text.as_deref())), findings);
    let own = &measure.assessments[..];
    find("assessment", measure, (own, |one| (one.date, None, one.text.as_deref())), findings);
    find("spent", measure, (&measure.spent, |one| (one.date, Some(one.body), one.text.as_deref())), findings);
}

/// By what equal entries are looked up, so that not every entry is compared with every other one.
type Common<'r> = (NaiveDate, Option<BodyId>, Option<&'r str>);

fn find<'r, T: Record>(
    table: &'static str,
    measure: &Measure,
    (rows, common): (&'r [T], impl Fn(&'r T) -> Common<'r>),
    findings: &mut Vec<Diagnostic>,
) {
    if rows.len() < 2 {
        return;
    }
    let mut known: HashMap<Common<'_>, Vec<usize>> = HashMap::new();
    for (at, one) in rows.iter().enumerate() {
        let (date, ..) = common(one);
        let alike = known.entry(common(one)).or_default();
        match alike.iter().find(|&&first| rows.get(first).is_some_and(|known| says_the_same(known, one))) {
            None => alike.push(at),
            Some(&first) => {
                let what =
                    if table == "spent" { "what was spent".to_owned() } else { format!("the {table}") };
                let message = format!("{what} of {date} on {} stands twice, word for word", measure.id);
                findings.push(
                    Diagnostic::new(&RULE, measure.file, row(table, at), message)
                        .other(measure.file, row(table, first), "the first one")
                        .measure(&measure.id)
                        .help("keep one of them; before the other is committed, take it out"),
                );
            }
        }
    }
}
