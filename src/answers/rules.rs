//! The answer of `plan rules`: its page, its sheet and its JSON.

use serde::Serialize;

use crate::check::RULES;
use crate::diagnostic::{Rule, Severity};
use crate::labels::Language;
use crate::render::page::{Page, Sheet, Style, Table, cell, fixed, wrapping};
use crate::render::{Answer, words};

/// Every rule.
pub struct RulesAnswer;

#[derive(Serialize)]
struct RulesJson {
    rules: Vec<RuleJson>,
}

#[derive(Serialize)]
struct RuleJson {
    rule: &'static str,
    severity: &'static str,
    group: &'static str,
    summary: &'static str,
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().map(|registered| registered.rule)
}

impl Answer for RulesAnswer {
    fn json(&self) -> impl Serialize {
        let json = |rule: &Rule| RuleJson {
            rule: rule.id,
            severity: rule.severity.name(),
            group: rule.group.word(),
            summary: rule.summary,
        };
        RulesJson { rules: rules().map(json).collect() }
    }

    fn page(&self, _: Language) -> Page {
        let mut table =
            Table::new([fixed("Rule"), fixed("Severity"), fixed("Group"), wrapping("What it finds")]);
        for rule in rules() {
            let severity = cell(rule.severity.name());
            table.row([
                cell(rule.id),
                if rule.severity == Severity::Info { severity } else { severity.style(Style::Warning) },
                cell(rule.group.word()),
                cell(rule.summary),
            ]);
        }
        let mut page = Page::default();
        page.heading(words::count(table.rows.len(), "rule", "rules")).table(table);
        page.text("`plan check --explain RULE` says more of each.");
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |rule: &'static Rule| {
            vec![rule.id.into(), rule.severity.name().into(), rule.group.word().into(), rule.summary.into()]
        };
        Sheet { header: vec!["rule", "severity", "group", "summary"], rows: rules().map(row).collect() }
    }
}
