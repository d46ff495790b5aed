//! A level in plan.toml for a rule that does not exist, or that cannot be lowered.

use crate::check::rule::{Context, LISTED, LevelError, did_you_mean, rule_at_level_of_plan};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};

pub static RULE: Rule = Rule {
    id: "invalid-level",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a level in plan.toml for a rule that does not exist, or whose level cannot be lowered",
    docs: r#"## What it finds

A key of `[levels]` in `plan.toml` that is no rule, or that lowers a rule of reading: what its findings are about is not known. Nor
can `personal-data` be lowered there.

## Why it matters

A misspelt line has no effect: the rule keeps its usual level. What cannot be read is missing from answers: no level
can make it so. And what protects victims does not depend on who keeps the plan.

## Example

```toml
[levels]
unusedbody   = "deny"
invalid-toml = "allow"
```

## What to do

Correct the name, or remove the line. `plan rules` lists the rules.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    // A guess takes time, and of so many findings only the first are read.
    const GUESSED: usize = 20;
    for (at, set) in on.plan.levels.iter().enumerate() {
        let Err(why) = rule_at_level_of_plan(on.rules, &set.rule, set.level) else { continue };
        let rule = set.rule.escape_debug();
        let (message, help) = match why {
            LevelError::Unknown => (
                format!("there is no rule `{rule}`"),
                if at < GUESSED { did_you_mean(on.rules, &set.rule) } else { LISTED.to_owned() },
            ),
            LevelError::Unreadable => (
                format!(
                    "`{rule}` cannot be lowered: what such a finding is about is not known, and missing from answers"
                ),
                "remove the line, and correct the files".to_owned(),
            ),
            LevelError::Protects => (
                format!(
                    "`{rule}` cannot be lowered in plan.toml: it protects people, whoever keeps the plan"
                ),
                "remove the line; a finding that is none can be accepted where it stands, with an [[allow]]"
                    .to_owned(),
            ),
        };
        let location = key("levels").name(set.rule.clone());
        findings.push(Diagnostic::new(&RULE, on.plan.file, location, message).help(help));
    }
}
