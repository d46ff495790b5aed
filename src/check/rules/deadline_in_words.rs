//! A deadline in words that hold a day or a period.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};
use crate::model::Measure;
use crate::model::written::{DayWords, day_words};

pub static RULE: Rule = Rule {
    id: "deadline-in-words",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a deadline in words that hold a day, month, quarter, half-year or year",
    docs: r#"## What it finds

A `deadline` that is a text and holds a day (`31/12/2026`, `2026. december 31.`), a month, a quarter (`Q2 2027`), a half-year or
a year. Legal acts that are cited with their year are left out.

## Why it matters

A deadline in words has no date: it is never late, and there is no notice when the day has passed.

## Example

```toml
deadline = "31/12/2026"
```

## What to do

Where the words are that day and nothing else, write the day: `deadline = 2026-12-31`. Where the document names a period, or says
more than the day, keep the published words and accept the finding with an `[[allow]]` and its reason.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let Some(found) = measure.deadline.words().and_then(day_words) else { return };
    let keep = "keep the published words, and accept the finding in an [[allow]] with the reason";
    let (what, help) = match found {
        DayWords::Day { day, alone: true } => ("a day", format!("write `deadline = {day}`")),
        DayWords::Day { day, alone: false } => (
            "a day",
            format!("if the deadline is that day, write `deadline = {day}`; if it says more, {keep}"),
        ),
        DayWords::OneOf(days) => {
            let days: Vec<String> = days.iter().map(|day| format!("`deadline = {day}`")).collect();
            (
                "a day that can be read in several ways",
                format!("write the one that the document means: {}", days.join(" or ")),
            )
        }
        DayWords::NoYear(what) => {
            (what, format!("it has no year: if that is certain, write the whole day; else {keep}"))
        }
        DayWords::Period { what, last } => (what, format!("its last day is {last}: {keep}")),
        DayWords::Unclear(what) => (what, format!("on which day it ends is not certain: {keep}")),
        DayWords::NoSuchDay => (
            "a day that does not exist",
            format!("correct it where the document has another day; where it is published so, {keep}"),
        ),
    };
    let id = &measure.id;
    let message = format!("the deadline of {id} is words that name {what}, so it is undated and never late");
    findings.push(Diagnostic::new(&RULE, measure.file, key("deadline"), message).measure(id).help(help));
}
