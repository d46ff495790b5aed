//! A body that is responsible and a partner of the same measure. Twice in one list is found while reading.

use std::collections::HashMap;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, row};
use crate::model::{BodyId, Measure};

pub static RULE: Rule = Rule {
    id: "duplicate-body",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a body that is named twice in one list, or as responsible and as partner",
    docs: r#"## What it finds

A body that is listed twice in `responsible` or in `partners`, under any of its names, or in both.

## Why it matters

Counts by body would count it twice, and it would be unclear whether the body is responsible or a partner.

## Example

```toml
responsible = ["Ministry of Interior"]
partners    = ["Minister of Interior", "NGO Roundtable"]
```

## What to do

Name each body once, in the role that the document gives it. Where the document itself says it twice, keep the
wording under `[published]`.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    // Most measures name a few bodies, which are looked through sooner than a map of them is made.
    const FEW: usize = 16;
    let (responsible, partners) = (&measure.responsible, &measure.partners);
    let all = || responsible.iter().copied().zip(0..);
    let map: HashMap<BodyId, usize> = if responsible.len() > FEW { all().collect() } else { HashMap::new() };
    let find = |body: &BodyId| {
        if map.is_empty() {
            responsible.iter().position(|other| other == body)
        } else {
            map.get(body).copied()
        }
    };
    for (at, body) in partners.iter().enumerate() {
        let Some(first) = find(body) else { continue };
        let name = on.plan.register.name(*body);
        let message = format!("{name} is responsible for {}, and its partner as well", measure.id);
        findings.push(
            Diagnostic::new(&RULE, measure.file, row("partners", at), message)
                .other(measure.file, row("responsible", first), "responsible here")
                .measure(&measure.id)
                .help("name it once, in the role that the document gives it; keep the document's wording under [published]"),
        );
    }
}
