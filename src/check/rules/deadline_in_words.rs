//! A deadline in words that hold a day or a period.

use crate::check::conceal;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key};
use crate::model::notation::{DayWords, day_words};
use crate::model::{Deadline, Measure};

pub static RULE: Rule = Rule {
    id: "deadline-in-words",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a deadline in words that hold a day, month, quarter, half-year or year",
    docs: r#"## What it finds

A `deadline`, or the `due` of a milestone, that is a text and holds a day (`31/12/2026`, `2026. december 31.`), a month, a quarter (`Q2 2027`), a half-year or
a year. Legal acts that are cited with their year are left out.

## Why it matters

A deadline in words has no date: it is never late, and there is no notice when the day has passed.

## Example

```toml
deadline = "31/12/2026"
```

## What to do

Where the words are that day and nothing else, write the day: `deadline = 2026-12-31`. Where they are a period, write that:
`deadline = "2027-Q2"`. Where the document says more, keep the published words and accept the finding with an `[[allow]]` and its reason.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let id = &measure.id;
    let mut look =
        |name: &'static str, whose: &dyn Fn() -> String, deadline: &Deadline, location: Location| {
            let Some((what, help)) = deadline.words().and_then(day_words).map(|found| advice(name, found))
            else {
                return;
            };
            let message = format!("{} is words that name {what}, so it is undated and never late", whose());
            findings.push(Diagnostic::new(&RULE, measure.file, location, message).measure(id).help(help));
        };
    look("deadline", &|| format!("the deadline of {id}"), &measure.deadline, key("deadline"));
    for (row, milestone) in measure.milestones.iter().enumerate() {
        let whose = || format!("the day of the milestone \"{}\" of {id}", conceal(&milestone.label()));
        look("due", &whose, &milestone.due, field("milestone", row, "due"));
    }
}

/// What the words name, and what to write in their place under the key of this name.
fn advice(name: &str, found: DayWords) -> (&'static str, String) {
    let keep = "keep the published words, and accept the finding in an [[allow]] with the reason";
    match found {
        DayWords::Day { day, alone: true } => ("a day", format!("write `{name} = {day}`")),
        DayWords::Day { day, alone: false } => {
            ("a day", format!("if it is that day, write `{name} = {day}`; if it says more, {keep}"))
        }
        DayWords::OneOf(days) => {
            let days: Vec<String> = days.iter().map(|day| format!("`{name} = {day}`")).collect();
            let help = format!("write the one that the document means: {}", days.join(" or "));
            ("a day that can be read in several ways", help)
        }
        DayWords::NoYear(what) => {
            (what, format!("it has no year: if that is certain, write the whole day; else {keep}"))
        }
        DayWords::Period { what, last } => {
            let help = match found.period() {
                Some(period) => format!(
                    "if it is due within that period, write `{name} = \"{period}\"`, and the words under `[published]`; \
                     if it says more, {keep}"
                ),
                None => format!("its last day is {last}: {keep}"),
            };
            (what, help)
        }
        DayWords::Unclear(what) => (what, format!("on which day it ends is not certain: {keep}")),
        DayWords::NoSuchDay => (
            "a day that does not exist",
            format!("correct it where the document has another day; where it is published so, {keep}"),
        ),
    }
}
