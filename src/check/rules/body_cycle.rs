//! A body that is a part or a member of itself.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::labels::english;
use crate::model::{Body, BodyId, Register};

pub static RULE: Rule = Rule {
    id: "body-cycle",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a body that is, by way of others or not, a part or a member of itself",
    docs: r#"## What it finds

Bodies whose `part_of` or `member_of` references form a circle.

## Why it matters

Two bodies cannot each belong to the other: one of the references is wrong.

## Example

```toml
[[body]]
name    = "Anti-Trafficking Unit"
part_of = "Ministry of Interior"
kind    = "agency"

[[body]]
name    = "Ministry of Interior"
part_of = "Anti-Trafficking Unit"
kind    = "ministry"
```

## What to do

Remove the wrong reference. A ministry in a council that is one of its own offices is no circle: it is a member
there, and the office is a part.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let register = &on.plan.register;
    circles(register, "part_of", |body| body.part_of.as_slice(), findings);
    circles(register, "member_of", |body| &body.member_of, findings);
}

/// How far the search has come with a body.
#[derive(Clone, Copy)]
enum VisitState {
    No,
    /// On the way that is being followed, as which body of it.
    Here(usize),
    Done,
}

/// Follows every reference once, however they are nested, and without a call for each: a chain may be long.
fn circles(
    register: &Register,
    key: &'static str,
    next: impl Fn(&Body) -> &[BodyId],
    findings: &mut Vec<Diagnostic>,
) {
    let mut seen: Vec<VisitState> = register.bodies().map(|_| VisitState::No).collect();
    for (first, _) in register.bodies() {
        // Each body on the way, with how many of its references were followed.
        let mut way: Vec<(BodyId, usize)> = Vec::new();
        let mut reached = Some(first);
        loop {
            if let Some(body) = reached.take() {
                match seen[body.index()] {
                    VisitState::No => {
                        seen[body.index()] = VisitState::Here(way.len());
                        way.push((body, 0));
                    }
                    VisitState::Here(start) => findings.extend(finding(register, key, &way[start..])),
                    VisitState::Done => {}
                }
            }
            let Some((body, followed)) = way.last_mut() else { break };
            reached = next(&register[*body]).get(*followed).copied();
            *followed += 1;
            if reached.is_none() {
                seen[body.index()] = VisitState::Done;
                way.pop();
            }
        }
    }
}

/// Most bodies of a circle that a message names.
const NAMED: usize = 4;

fn finding(register: &Register, key: &'static str, circle: &[(BodyId, usize)]) -> Option<Diagnostic> {
    // The last of them is the one that leads back to the first.
    let (last, _) = circle.last()?;
    let Body { file, row, .. } = register[*last];
    let name = |(body, _): &(BodyId, usize)| register.name(*body).to_owned();
    let mut names = english::first(NAMED, circle.iter().map(name));
    names.extend(circle.first().map(name));
    let message = format!("`{key}` is circular: {}", names.join(", "));
    let finding = Diagnostic::new(&RULE, file, field("body", row, key), message);
    Some(finding.help("remove the wrong reference"))
}
