//! The answer of `plan rules`: its page, its sheet and its JSON.

use serde::Serialize;

use crate::check::RULES;
use crate::diagnostic::{Rule, Severity};
use crate::labels::{Language, Noun, RegisterText, RunText, rule_line};
use crate::render::Answer;
use crate::render::page::{Page, Sheet, Style, Table, cell, fixed, wrapping};

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

    fn page(&self, language: Language) -> Page {
        let say = |text: RegisterText| text.in_language(language);
        let mut table = Table::new([
            fixed(say(RegisterText::Rule)),
            fixed(say(RegisterText::Severity)),
            fixed(say(RegisterText::Group)),
            wrapping(say(RegisterText::WhatItFinds)),
        ]);
        for rule in rules() {
            let severity = cell(RunText::of_severity(rule.severity).in_language(language));
            table.row([
                cell(rule.id),
                if rule.severity == Severity::Info { severity } else { severity.style(Style::Warning) },
                cell(rule.group.word()),
                cell(rule_line(rule.id, language).unwrap_or(rule.summary)),
            ]);
        }
        let mut page = Page::default();
        page.heading(Noun::Rule.count(table.rows.len(), language)).table(table);
        page.text(say(RegisterText::ExplainRule));
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |rule: &'static Rule| {
            vec![rule.id.into(), rule.severity.name().into(), rule.group.word().into(), rule.summary.into()]
        };
        Sheet::of(["rule", "severity", "group", "summary"], rules().map(row).collect())
    }
}
