//! A reference to a measure that the plan does not hold.

use crate::diagnostic::{Diagnostic, Place, Rule, Severity, Step, field};
use crate::model::{MeasureId, Plan};

pub static RULE: Rule = Rule {
    id: "unknown-measure",
    severity: Severity::Error,
    summary: "a reference in bodies.toml or plan.toml to a measure that the plan does not hold",
};

pub fn check(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let is_unknown = |id: &MeasureId| plan.measure(id).is_none();
    let finding = |file, place, id: &MeasureId| {
        Diagnostic::new(&RULE, file, place, format!("the plan holds no measure `{id}`"))
            .help("correct the id, or take it out; `plan list` names them all")
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
    let bodies =
        plan.register.bodies().map(|(_, b)| (b.file, "body", b.row, "mentioned_in", &b.mentioned_in));
    let successions =
        plan.register.successions().iter().map(|s| (s.file, "succession", s.row, "measures", &s.measures));
    for (file, table, row, list, ids) in bodies.chain(successions) {
        for (at, id) in ids.iter().enumerate().filter(|(_, id)| is_unknown(id)) {
            let path = [Step::Key(table.into()), Step::Index(row), Step::Key(list.into()), Step::Index(at)];
            findings.push(finding(file, Place::Key(path.into()), id));
        }
    }
}
