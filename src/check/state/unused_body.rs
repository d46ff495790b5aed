//! A body of the register that nothing in the plan refers to.

use std::collections::HashSet;

use crate::check::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{BodyId, Plan};

pub static RULE: Rule = Rule {
    id: "unused-body",
    severity: Severity::Info,
    group: Group::Default,
    summary: "a body of the register that nothing in the plan refers to",
    docs: r#"## What it finds

A `[[body]]` that no measure, report, allocation, appropriation, succession or coordination names, that belongs to nothing and
has no members or offices, and whose `mentioned_in` is empty.

## Why it matters

Mostly it is a body whose measures name it by a misspelt alias of another, or one that is left over.

## Example

```toml
[[body]]
name = "Ministry of Time"
kind = "ministry"
```

## What to do

Say where it is mentioned with `mentioned_in`, or take it out.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let plan = on.plan;
    let used = used(plan);
    for (_, body) in plan.register.bodies().filter(|(id, _)| !used.contains(id)) {
        let message = format!("nothing in the plan refers to {}", body.name);
        findings.push(
            Diagnostic::new(&RULE, body.file, field("body", body.row, "name"), message)
                .help("say where it is mentioned with `mentioned_in`, or take it out"),
        );
    }
}

/// Every body that something refers to, or that refers to another itself.
fn used(plan: &Plan) -> HashSet<BodyId> {
    let mut used: HashSet<BodyId> = HashSet::new();
    for measure in &plan.measures {
        used.extend(measure.responsible.iter().chain(&measure.partners));
        used.extend(measure.allocations.iter().filter_map(|allocation| allocation.chapter));
        used.extend(measure.reports.iter().map(|report| report.body));
    }
    used.extend(plan.appropriations.iter().filter_map(|(_, appropriation)| appropriation.chapter));
    used.extend(plan.register.successions().iter().flat_map(|moved| [moved.from, moved.to]));
    if let Some(coordination) = &plan.coordination {
        used.insert(coordination.body);
        used.extend(coordination.mechanism.iter().chain(&coordination.roundtable));
    }
    for (id, body) in plan.register.bodies() {
        let others = body.part_of.iter().chain(&body.member_of);
        if !body.mentioned_in.is_empty() || others.clone().next().is_some() {
            used.insert(id);
        }
        used.extend(others);
    }
    used
}
