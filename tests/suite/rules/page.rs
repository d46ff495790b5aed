//! What is said of the rules: every rule is documented, and the page of all rules is as the program has them.

use std::fmt::Write;

use plan::check::RULES;
use plan::diagnostic::Rule;
use plan::render::OutputOptions;
use plan::render::findings::pretty::PrettyPrinter;

use crate::rules::corpus;
use crate::support::kept::is_kept;

const PAGE: &str = "src/check/RULES.md";

const HEADINGS: [&str; 4] = ["What it finds", "Why it matters", "Example", "What to do"];

fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().map(|registered| registered.rule)
}

#[test]
fn every_rule_says_what_it_finds_why_it_matters_and_what_to_do() {
    for rule in rules() {
        let headings: Vec<&str> = rule.docs.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, HEADINGS, "{}", rule.id);
        let sections = rule.docs.split("## ").skip(1);
        let empty = sections
            .filter(|section| section.split_once('\n').is_none_or(|(_, text)| text.trim().is_empty()));
        assert_eq!(empty.count(), 0, "{} has an empty section", rule.id);
        let is_kebab = rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        assert!(is_kebab && !rule.summary.is_empty() && !rule.summary.ends_with('.'), "{}", rule.id);
    }
}

/// What the program prints for the first case of the corpus that breaks a rule.
fn output(rule: &Rule, cases: &[corpus::Case]) -> Option<String> {
    let case = cases.iter().find(|case| case.rule() == rule.id && case.is_broken())?;
    let (files, report) = case.check();
    let finding = report.open.iter().find(|finding| finding.rule.id == rule.id)?;
    let screen = OutputOptions::page();
    // Cases say in comments what they expect: a reader need not see that.
    let drawn = PrettyPrinter::new(&files, screen).print(finding);
    let lines = drawn.lines().map(|line| line.split("  #~").next().unwrap_or_default().trim_end());
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn page() -> String {
    let cases: Vec<corpus::Case> = corpus::cases().collect();
    let mut page =
        "# Rules\n\nEvery rule of `plan check`, with what it prints. Written by `.ci/bless`; do not edit.\n"
            .to_owned();
    for rule in rules() {
        let group = match rule.group.word() {
            "default" => String::new(),
            group => format!(", with `--group {group}`"),
        };
        write!(page, "\n## {}\n\n{}{group}: {}.\n", rule.id, rule.severity.name(), rule.summary).unwrap();
        for line in rule.docs.trim_end().lines() {
            let deeper = if line.starts_with("## ") { "#" } else { "" };
            write!(page, "\n{deeper}{line}").unwrap();
        }
        page.push('\n');
        if let Some(output) = output(rule, &cases) {
            write!(page, "\n### What it prints\n\n```text\n{output}\n```\n").unwrap();
        }
    }
    page
}

#[test]
fn the_page_of_all_rules_is_fresh() {
    is_kept(PAGE, &page());
}
