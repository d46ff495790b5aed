//! The same report twice, word for word.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::check::rule::Context;
use crate::check::spending::spending;
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
    let Measure { reports, assessments, spent, id, .. } = measure;
    let dated = |what, date| format!("the {what} of {date} on {id}");
    let twice = find(reports, |one| (one.date, one.body, one.text.as_deref()));
    add(("report", twice), measure, |at| dated("report", reports[at].date), findings);
    let twice = find(assessments, |one| (one.date, None, one.text.as_deref()));
    add(("assessment", twice), measure, |at| dated("assessment", assessments[at].date), findings);
    let twice = find(spent, |one| (one.date, Some(one.body), one.text.as_deref()));
    add(("spent", twice), measure, |at| spending(&spent[at], id), findings);
}

/// By what equal entries are looked up, so that not every entry is compared with every other one.
type Common<'r> = (NaiveDate, Option<BodyId>, Option<&'r str>);

/// Each entry that says the same as an earlier one, with that.
fn find<'r, T: Record>(rows: &'r [T], common: impl Fn(&'r T) -> Common<'r>) -> Vec<(usize, usize)> {
    let mut twice = Vec::new();
    if rows.len() < 2 {
        return twice;
    }
    let mut known: HashMap<Common<'_>, Vec<usize>> = HashMap::new();
    for (at, one) in rows.iter().enumerate() {
        let alike = known.entry(common(one)).or_default();
        match alike.iter().find(|&&first| rows.get(first).is_some_and(|known| says_the_same(known, one))) {
            None => alike.push(at),
            Some(&first) => twice.push((at, first)),
        }
    }
    twice
}

/// Adds a finding for each entry of a list that is there before; `named`: how one is called.
fn add(
    (table, twice): (&'static str, Vec<(usize, usize)>),
    measure: &Measure,
    named: impl Fn(usize) -> String,
    findings: &mut Vec<Diagnostic>,
) {
    findings.extend(twice.into_iter().map(|(at, first)| {
        let message = format!("{} stands twice, word for word", named(at));
        Diagnostic::new(&RULE, measure.file, row(table, at), message)
            .other(measure.file, row(table, first), "the first one")
            .measure(&measure.id)
            .help("keep one of them; before the other is committed, take it out")
    }));
}
