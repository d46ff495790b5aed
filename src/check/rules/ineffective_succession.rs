//! A succession that moves nothing.

use std::collections::HashSet;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field};
use crate::model::{BodyId, MeasureId};

pub static RULE: Rule = Rule {
    id: "ineffective-succession",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a succession of a body that is not responsible for a measure it lists",
    docs: r#"## What it finds

A measure in a `[[succession]]` for which the body in `from` is not responsible, and to which no other succession brought
it; or a succession that leads from a body to itself.

## Why it matters

Such a succession has no effect: the measure is missing from the answers about the successor.

## Example

```toml
[[succession]]
duty     = "labour inspection"
from     = "Ministry of Innovation and Technology"   # a partner in III.2.2
to       = "Ministry of Economic Development"
measures = ["III.2.2"]
basis    = "the mechanism's page"
```

## What to do

Correct the body or the measure, or remove the measure from the list. `plan by-body` lists the measures of a body.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let register = &on.plan.register;
    let successions = register.successions();
    let brought: HashSet<(BodyId, &MeasureId)> =
        successions.iter().flat_map(|moved| moved.measures.iter().map(|id| (moved.to, id))).collect();
    for moved in successions {
        let name = register.name(moved.from);
        let finding = |location: Location, message: String| {
            Diagnostic::new(&RULE, moved.file, location, message)
                .help("correct the body or the measure, or remove the measure from the list")
        };
        if moved.from == moved.to {
            let message = format!("{name} cannot take over from itself");
            findings.push(finding(field("succession", moved.row, "to"), message));
            continue;
        }
        for (at, id) in moved.measures.iter().enumerate() {
            // What the plan does not hold is another rule's.
            let Some(measure) = on.plan.measure(id) else { continue };
            if !measure.responsible.contains(&moved.from) && !brought.contains(&(moved.from, id)) {
                let message =
                    format!("{name} is not responsible for {id}, so it has no duty there to pass on");
                findings.push(finding(field("succession", moved.row, "measures").at(at), message));
            }
        }
    }
}
