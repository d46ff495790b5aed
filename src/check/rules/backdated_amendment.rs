//! A new amendment dated long before the record had it.

use crate::check::redact::conceal;
use crate::check::rule::{MeasureChangeContext, amended_rows};
use crate::check::rules::amendment_without_change::{later_one, leaves};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::text::TextSlice;

pub static RULE: Rule = Rule {
    id: "backdated-amendment",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a new [[amendment]] dated before one of the same field, or more than 92 days before the record had it",
    docs: r#"## What it finds

An `[[amendment]]` that a change adds to a measure of the base, with a `date` more than 92 days before the day of the base's commit;
in `plan audit`, before the day of the commit that adds it. An act of last week takes a while to be entered, not a quarter of a
year. Also one that is older than an `[[amendment]]` of the base which names one of the same `fields`, where that field changes: the
later act holds, and what the older one says would take its place. Where the field stays as the later act left it, as in a merge
of two branches with an act each, nothing is found.

## Why it matters

Until then everybody was told that the old deadline holds. An act that turns up afterwards makes what was late look as if it had
been put off in time.

## Example

```toml
# the base is of 2023-11-10
[[amendment]]
date   = 2022-11-02
basis  = "Government Decision 1/2022"
fields = ["deadline"]
```

## What to do

Look up the act and its day. Where it is right and was entered late, an `[[allow]]` in the same change accepts the warning, with the
reason.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else { return };
    for row in amended_rows(context.change) {
        let Some(amendment) = after.amendments.get(row) else { continue };
        let (date, basis) = (amendment.date, conceal(&amendment.basis));
        let is_changed = |name: &&TextSlice| !leaves(context, name);
        let mut named = amendment.fields.iter().filter(is_changed);
        let later = named.find_map(|name| later_one(before, amendment, name).map(|one| (one, name)));
        if let Some(((at, later), name)) = later {
            let message = format!(
                "the amendment of {date} ({basis}) to {} changes `{name}`, which that of {} changed after it",
                after.id, later.date
            );
            let finding = context.finding(&RULE, after, field("amendment", row, "date"), message).help(
                "what the later act says holds: look up both acts, and put back what the later one says",
            );
            let place = field("amendment", at, "date");
            findings.push(context.with_base_label(finding, place, "already there"));
        }
        let Some(how_late) = context.how_late(amendment.date) else { continue };
        let message = format!("the amendment of {date} ({basis}) to {} {how_late}", after.id);
        let finding = context.finding(&RULE, after, field("amendment", row, "date"), message);
        findings.push(finding.help(
            "look up the act and its day; where it was entered late, accept this with an [[allow]] and its reason",
        ));
    }
}
