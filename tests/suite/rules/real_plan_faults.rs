//! Faults in the real plan, one at a time, by rule: each gives the finding that it deserves, at its line and column.
//!
//! `sweep.rs` goes through every key of every file; here stands what takes an eye for what people get wrong.

mod table;

use std::collections::BTreeMap;

use plan::check::{Options, RULES, check};
use plan::diagnostic::{Diagnostic, Group};
use plan::load::load_with_sources;
use plan::source::Memory;
use plan::text::{Files, Lines};

use crate::support::fixtures;
use table::Edit::{self, Add, Append, Double, Remove, Rename, Replace, Spoil};
use table::{DEFAULT, Fault, MONITORABILITY, WITHOUT_A_FAULT};

/// The document that the real plan cites.
const DOCUMENT: &str = "seeds/003_57c52dae37b9f3b9.txt";

/// Files of a plan, by their path inside its folder.
pub type Plan = BTreeMap<String, Vec<u8>>;

/// The real plan.
pub fn real() -> Plan {
    fixtures::real_files().into_iter().collect()
}

/// What is found in a plan that lies beside the document: `path:line:column rule`, in the order of a report.
pub fn found(plan: &Plan, options: &Options) -> Vec<String> {
    let memory = Memory::new(plan.clone()).beside(DOCUMENT, fixtures::bytes(DOCUMENT));
    let loaded = load_with_sources(&memory);
    let findings = check(&loaded, None, options);
    findings.open.iter().map(|finding| place(&loaded.files, finding)).collect()
}

fn place(files: &Files, finding: &Diagnostic) -> String {
    let file = &files[finding.primary.file];
    let at = Lines::new(&file.text).position(fixtures::span_of(finding).start);
    let path = file.path.trim_start_matches("plan/");
    format!("{path}:{}:{} {}", at.line, at.column, finding.rule.id)
}

fn edited(path: &str, edit: Edit) -> Plan {
    let mut plan = real();
    let old = plan.get(path).cloned();
    let bytes = || old.clone().unwrap_or_else(|| panic!("there is no {path}"));
    let text = || String::from_utf8(bytes()).unwrap();
    let mut put = |path: &str, content: Vec<u8>| plan.insert(path.to_owned(), content);
    let at = |words: &str| text().find(words).unwrap_or_else(|| panic!("{path} has no {words:?}"));
    match edit {
        Replace(words, others) => {
            let mut text = text();
            text.replace_range(at(words)..at(words) + words.len(), others);
            put(path, text.into_bytes());
        }
        Append(more) => {
            put(path, (text() + more).into_bytes());
        }
        Spoil(words) => {
            let mut bytes = bytes();
            bytes[at(words)] = 0xE9;
            put(path, bytes);
        }
        Rename(to) | Double(to) => {
            put(to, bytes());
        }
        Add(content) => {
            put(path, content.into());
        }
        Remove => {}
    }
    if matches!(edit, Remove | Rename(_)) {
        plan.remove(path);
    }
    plan
}

/// Makes each fault, and compares what is found with what must be; `known` is found without it.
#[track_caller]
fn each_is_found(faults: &[Fault], options: &Options, known: &[String]) {
    let mut wrong = Vec::new();
    for &(file, edit, expected) in faults {
        let path = match edit {
            Rename(to) | Double(to) => to,
            _ => file,
        };
        let whole = |found: &&str| match found.contains(".toml:") {
            true => (*found).to_owned(),
            false => format!("{path}:{found}"),
        };
        let expected: Vec<String> = expected.iter().map(whole).collect();
        let mut all = found(&edited(file, edit), options);
        all.retain(|found| !known.contains(found));
        if all != expected {
            wrong.push(format!("{path}: expected {expected:?}, found {all:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn none() -> Vec<String> {
    found(&real(), &fixtures::options())
}

#[test]
fn each_fault_of_the_default_rules() {
    assert_eq!(none(), [] as [&str; 0]);
    each_is_found(&DEFAULT.concat(), &fixtures::options(), &[]);
}

#[test]
fn each_fault_of_the_group_that_is_asked_for() {
    let day = chrono::NaiveDate::from_ymd_opt(2022, 10, 14).unwrap();
    let options = Options { groups: vec![Group::Monitorability], ..Options::on(day) };
    each_is_found(MONITORABILITY, &options, &found(&real(), &options));
}

#[test]
fn every_rule_on_the_state_has_its_fault() {
    let all = [&DEFAULT.concat()[..], MONITORABILITY].concat();
    let is_found = |rule: &str| {
        let of_rule = |found: &&str| found.rsplit(' ').next() == Some(rule);
        all.iter().any(|(.., expected)| expected.iter().any(of_rule))
    };
    for registered in RULES.iter().filter(|registered| !registered.judges_change()) {
        let id = registered.rule.id;
        let is_without = WITHOUT_A_FAULT.iter().any(|(without, _)| *without == id);
        assert!(is_found(id) != is_without, "{id}: give it a fault in the real plan, or the reason why not");
    }
}
