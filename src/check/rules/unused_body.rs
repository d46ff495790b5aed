//! A body of the register that nothing in the plan refers to.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{BodyId, Plan, Report};

pub static RULE: Rule = Rule {
    id: "unused-body",
    severity: Severity::Info,
    group: Group::Default,
    summary: "a body of the register that nothing in the plan refers to",
    docs: r#"## What it finds

A `[[body]]` that no measure, report, allocation, `[[spent]]`, appropriation, succession or coordination names, that belongs to nothing and
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

Say where it is mentioned with `mentioned_in`, or remove it.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let plan = on.plan;
    let used = used(plan);
    for (_, body) in plan.register.bodies().filter(|(id, _)| !used[id.index()]) {
        let message = format!("nothing in the plan refers to {}", body.name);
        findings.push(
            Diagnostic::new(&RULE, body.file, field("body", body.row, "name"), message)
                .help("say where it is mentioned with `mentioned_in`, or remove it"),
        );
    }
}

/// For every body whether something refers to it, or it refers to another itself.
fn used(plan: &Plan) -> Vec<bool> {
    let mut used: Vec<bool> = plan.register.bodies().map(|_| false).collect();
    let mut mark = |body: BodyId| used[body.index()] = true;
    for measure in &plan.measures {
        measure.responsible.iter().chain(&measure.partners).copied().for_each(&mut mark);
        measure.milestones.iter().flat_map(|milestone| &milestone.responsible).copied().for_each(&mut mark);
        measure.allocations.iter().filter_map(|allocation| allocation.chapter).for_each(&mut mark);
        measure.reports.iter().flat_map(Report::speakers).for_each(&mut mark);
        let spending = measure.spent.iter().flat_map(|spent| spent.chapter.into_iter().chain([spent.body]));
        spending.for_each(&mut mark);
    }
    plan.returns.iter().map(|one| one.body).for_each(&mut mark);
    for meeting in &plan.meetings {
        let named = meeting.decisions.iter().flat_map(|decision| &decision.responsible);
        meeting.body.iter().chain(named).copied().for_each(&mut mark);
    }
    plan.appropriations.iter().filter_map(|(_, appropriation)| appropriation.chapter).for_each(&mut mark);
    plan.provisions.iter().flat_map(|provision| provision.bodies.iter().copied()).for_each(&mut mark);
    plan.register.successions().iter().flat_map(|moved| [moved.from, moved.to]).for_each(&mut mark);
    if let Some(coordination) = &plan.coordination {
        mark(coordination.body);
        coordination.mechanism.iter().chain(&coordination.roundtable).copied().for_each(&mut mark);
    }
    for (id, body) in plan.register.bodies() {
        let others = body.part_of.iter().chain(&body.member_of);
        if !body.mentioned_in.is_empty() || others.clone().next().is_some() {
            mark(id);
        }
        others.copied().for_each(&mut mark);
    }
    used
}
