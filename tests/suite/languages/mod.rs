//! Answers in Hungarian: no English word of ours stands in them, and JSON, CSV and what is kept in files stay as they are.

mod keys;
mod names;
mod refusals;
mod spoken;
mod written;

use std::collections::BTreeSet;

use crate::support::fixtures;
use crate::support::program::program;
use crate::support::repository::{LIGHT, REPORTED, Repository};

/// Every answer on the real plan.
const QUESTIONS: [&[&str]; 10] = [
    &["overdue", "--as-of", "2024-01-01", "--within", "90d"],
    &["overdue", "--as-of", "2022-12-01", "--within", "30d", "--body", "EMMI"],
    &["by-body", "IM"],
    &["funding", "--by", "source,state,chapter,body,measure,year"],
    &["status", "--as-of", "2024-01-01"],
    &["list", "--as-of", "2024-01-01"],
    &["show", "II.3.3", "--as-of", "2024-01-01"],
    &["show"],
    &["bodies"],
    &["sources"],
];

fn plan(args: &[&str]) -> String {
    let mut command = program();
    command.current_dir(fixtures::root()).args(args).env("LC_ALL", "C").env("COLUMNS", "100");
    let run = command.output().unwrap();
    assert_eq!(run.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// The titles of all columns, and every line that is no row of a table.
fn words(markdown: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let lines: Vec<&str> = markdown.lines().collect();
    let is_header = |at: &usize| lines.get(at + 1).is_some_and(|next| next.starts_with("| ---"));
    let headers = (0..lines.len()).filter(is_header).flat_map(|at| lines[at].split('|'));
    let headers = headers.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty()).collect();
    let sentences = lines.iter().filter(|line| !line.starts_with('|') && !line.is_empty());
    (headers, sentences.map(|line| (*line).to_owned()).collect())
}

/// Fails where a title, a heading or a sentence is the same in both languages, though no data of the plan.
#[track_caller]
fn is_translated(english: &str, hungarian: &str, data: &[&str]) {
    let ((titles, sentences), (own_titles, own_sentences)) = (words(english), words(hungarian));
    let same: Vec<&String> = titles.intersection(&own_titles).filter(|title| *title != "Partner").collect();
    assert!(same.is_empty(), "these columns have English titles: {same:?}");
    let same: Vec<&String> = sentences
        .intersection(&own_sentences)
        .filter(|line| !data.iter().any(|start| line.contains(start)))
        .collect();
    assert!(same.is_empty(), "these lines are the same in both languages: {same:#?}");
}

#[test]
fn no_english_words_of_ours_are_in_hungarian_answers() {
    // Of the measure, its title, its section and its file are the plan's own.
    let data = ["II.3.3 ", "II.3 ", "## Anti-Trafficking Action Plan"];
    for question in QUESTIONS {
        let ask = |language| plan(&[question, &["--format", "markdown", "--lang", language]].concat());
        is_translated(&ask("en"), &ask("hu"), &data);
    }
}

#[test]
fn no_english_words_of_ours_are_in_hungarian_answers_about_the_history() {
    let repository = Repository::new();
    repository.append(LIGHT, REPORTED);
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    repository.commit("2023-03-10", "késő");
    for question in [
        &["history"][..],
        &["slippage"],
        &["trend"],
        &["audit"],
        &["diff", "HEAD~1..HEAD"],
        &["show", "I.1.1", "--as-of", "2031-01-01"],
    ] {
        let ask = |language| {
            let args = [question, &["--format", "markdown", "--lang", language]].concat();
            repository.run(&args).stdout
        };
        let (english, hungarian) = (ask("en"), ask("hu"));
        assert!(!english.is_empty(), "{question:?}");
        is_translated(&english, &hungarian, &["## I.1.1 ", "I.1 ", "plan/I", "**I.1.1**", "error"]);
    }
}

#[test]
fn what_programs_read_is_the_same_in_every_language() {
    for question in QUESTIONS {
        for format in ["json", "csv"] {
            let ask = |language| plan(&[question, &["--format", format, "--lang", language]].concat());
            assert_eq!(ask("en"), ask("hu"), "{question:?} {format}");
        }
    }
}

#[test]
fn the_machine_s_language_is_that_of_tables_alone() {
    let ask = |locale: &str, args: &[&str]| {
        let mut command = program();
        command.current_dir(fixtures::root()).args(args).env("LC_ALL", locale);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert!(ask("hu_HU.UTF-8", &["sources"]).contains("Forrás"));
    assert!(ask("hu_HU.UTF-8", &["sources", "--lang", "en"]).contains("Source"));
    assert!(ask("hu_HU.UTF-8", &["sources", "--format", "markdown"]).contains("Source"));
    assert!(ask("hu_HU.UTF-8", &["status"]).contains("Fejezetenként"));
    assert!(ask("de_DE.UTF-8", &["sources"]).contains("Source"));
}

#[test]
fn bodies_are_in_the_order_of_the_hungarian_alphabet() {
    let csv = plan(&["bodies", "--format", "markdown", "--lang", "hu"]);
    let names = csv.lines().filter(|line| line.starts_with("| ")).skip(2);
    let names: Vec<&str> = names.filter_map(|line| line.split('|').nth(1)).map(str::trim).collect();
    let compare = |a: &&str, b: &&str| plan::labels::Language::Hungarian.compare(a, b).is_le();
    assert!(names.len() > 50 && names.is_sorted_by(compare), "{names:#?}");
}

#[test]
fn every_rule_has_its_words_for_people_once_and_they_speak_of_no_key_of_a_file() {
    let texts = plan::labels::RULE_TEXTS;
    let mut rules: Vec<&str> = plan::check::RULES.iter().map(|known| known.rule.id).collect();
    rules.sort_unstable();
    assert_eq!(texts.iter().map(|text| text.rule).collect::<Vec<_>>(), rules);
    for text in texts {
        let advice = text.advice.iter().flat_map(|advice| [advice.by_options, advice.by_cells]);
        for words in text.asked.into_iter().chain(advice).chain([text.line]) {
            assert!(!words.is_empty() && !words.contains("[[") && !words.contains(" = "), "{words}");
        }
        assert!(text.line.ends_with('.'), "{}", text.line);
        assert!(text.advice.is_none_or(|advice| !advice.by_cells.contains("--")), "{}", text.rule);
    }
    let mut lines: Vec<&str> = texts.iter().map(|text| text.line).collect();
    lines.sort_unstable();
    let count = lines.len();
    lines.dedup();
    assert_eq!(lines.len(), count, "two rules have the same line");
}
