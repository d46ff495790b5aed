//! A reference to a measure that the plan does not hold.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, key};
use crate::model::MeasureId;

pub static RULE: Rule = Rule {
    id: "unknown-measure",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a reference to a measure or section that the plan does not hold",
    docs: r#"## What it finds

An id in `point`, `mentioned_in` or in the `measures` of a succession, in a return or in a meeting's file that neither a measure
nor a section of the plan has. In returns and meetings an id that a measure had before will do.
Also a `parent`, or one of the `measures` of a milestone, that no measure has.

## Why it matters

A succession that names a measure that does not exist has no effect, a step without its measure is not shown there, and other references lead nowhere.

## Example

```toml
[[succession]]
duty     = "labour inspection"
from     = "Ministry of Innovation and Technology"
to       = "Ministry of Economic Development"
measures = ["III.2.20"]
basis    = "the mechanism's page"
```

## What to do

Correct the id, or remove it. `plan list` names them all.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let plan = on.plan;
    let is_unknown = |id: &MeasureId| plan.measure(id).is_none() && plan.sections.find(id.as_str()).is_none();
    let finding = |file, location, id: &MeasureId| {
        Diagnostic::new(&RULE, file, location, format!("the plan holds no measure `{id}`"))
            .help("correct the id, or remove it; `plan list` names them all")
    };
    for (_, appropriation) in plan.appropriations.iter() {
        for id in appropriation.point.iter().filter(|id| is_unknown(id)) {
            findings.push(finding(
                appropriation.file,
                field("appropriation", appropriation.row, "point"),
                id,
            ));
        }
    }
    for measure in &plan.measures {
        let parent = measure.parent.iter().map(|id| (key("parent"), id));
        let milestones = measure.milestones.iter().enumerate();
        let served = milestones.flat_map(|(row, milestone)| {
            let ids = milestone.measures.iter().enumerate();
            ids.map(move |(at, id)| (field("milestone", row, "measures").at(at), id))
        });
        for (location, id) in parent.chain(served).filter(|(_, id)| plan.measure(id).is_none()) {
            findings.push(finding(measure.file, location, id).measure(&measure.id));
        }
    }
    let bodies =
        plan.register.bodies().map(|(_, b)| (b.file, "body", b.row, "mentioned_in", &b.mentioned_in));
    let successions =
        plan.register.successions().iter().map(|s| (s.file, "succession", s.row, "measures", &s.measures));
    for (file, table, row, list, ids) in bodies.chain(successions) {
        for (at, id) in ids.iter().enumerate().filter(|(_, id)| is_unknown(id)) {
            findings.push(finding(file, field(table, row, list).at(at), id));
        }
    }
    for (one, unplaced) in plan.returns.iter().flat_map(|one| one.unplaced.iter().map(move |row| (one, row)))
    {
        findings.push(finding(
            one.file,
            field(unplaced.statement.word(), unplaced.row, "measure"),
            &unplaced.measure,
        ));
    }
    let was = |id: &MeasureId| plan.measures.iter().any(|measure| measure.formerly.contains(id));
    for meeting in &plan.meetings {
        let agenda = meeting.agenda.iter().enumerate().map(|(row, item)| ("agenda", row, &item.measures));
        let decisions = meeting.decisions.iter().enumerate().map(|(row, it)| ("decision", row, &it.measures));
        for (table, row, ids) in agenda.chain(decisions) {
            for (at, id) in ids.iter().enumerate().filter(|(_, id)| is_unknown(id) && !was(id)) {
                findings.push(finding(meeting.file, field(table, row, "measures").at(at), id));
            }
        }
    }
}
