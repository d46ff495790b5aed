//! The figures of real plans of other governments, carried as plans of this format: what they are and where they come from
//! says `tests/carried/README.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::relations::Plan;
use crate::support::ask::ask;
use crate::support::fixtures;
use crate::support::repository::Repository;

/// The rows of a table, without its header.
fn rows(name: &str) -> Vec<Vec<String>> {
    let text = fixtures::text(format!("tests/carried/{name}.csv"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A plan of these measures, by their ids; none of it may be an error.
#[track_caller]
fn carried(head: &str, measures: &BTreeMap<String, String>) -> Plan {
    let files: Vec<(String, &str)> =
        measures.iter().map(|(id, text)| (format!("{id}.toml"), text.as_str())).collect();
    let head = [("plan.toml", head)];
    let all: Vec<(&str, &str)> =
        head.into_iter().chain(files.iter().map(|(path, text)| (path.as_str(), *text))).collect();
    let plan = Plan::of(&all);
    let check = plan.ask(&["check", "--as-of", "2031-01-01"]);
    assert_eq!(check["summary"]["errors"], 0, "{check:#}");
    plan
}

/// How many items of a list fit.
fn count(list: &Value, fits: impl Fn(&Value) -> bool) -> usize {
    list.as_array().unwrap().iter().filter(|item| fits(item)).count()
}

#[test]
fn commitments_of_several_agencies_have_one_status() {
    let words = BTreeMap::from([
        ("Complete", "completed"),
        ("In Progress", "in-progress"),
        ("Not Started", "not-started"),
    ]);
    let bodies = |agencies: &str| match agencies {
        "1" => "\"North\"",
        "2" => "\"North\", \"South\"",
        _ => "\"North\", \"South\", \"Office\"",
    };
    let measures = rows("open-government").into_iter().map(|row| {
        let (bodies, status) = (bodies(&row[1]), words[&*row[2]]);
        let text = format!(
            "title = \"A commitment\"\nresponsible = [{bodies}]\n\n[[report]]\ndate = 2024-01-01\nbodies = [{bodies}]\n\
             by = \"the tracker\"\nstatus = \"{status}\"\n"
        );
        (row[0].clone(), text)
    });
    let plan = carried("title = \"Open government\"\nrows = [\"responsible\"]\n", &measures.collect());
    let total = &plan.ask(&["status", "--as-of", "2031-01-01"])["total"];
    let figures = ["items", "completed", "in_progress", "not_started", "overdue"].map(|key| &total[key]);
    assert_eq!(figures, [70, 33, 36, 1, 0], "{total:#}");
    let list = plan.ask(&["list"]);
    let of_several = |item: &Value| item["responsible"].as_array().unwrap().len() > 1;
    assert_eq!(count(&list["items"], of_several), 65);
    assert_eq!(count(&list["items"], |item| item["disputed"] == true), 0);
}

#[test]
fn amounts_without_a_year_add_up_exactly() {
    let mut measures = BTreeMap::new();
    let amounts = rows("recovery-amounts");
    assert_eq!(amounts.len(), 285);
    for row in &amounts {
        let text = measures
            .entry(row[0].clone())
            .or_insert_with(|| "title = \"A measure\"\nresponsible = [\"North\"]\n".to_owned());
        write!(text, "\n[[allocation]]\nsource = \"{}\"\namount = {}\n", row[1], row[2]).unwrap();
    }
    let source = |id: &str| format!("\n[[source]]\nid = \"{id}\"\nname = \"{id}s\"\nstate = \"decided\"\n");
    let head = "title = \"Recovery\"\ncurrency = \"EUR\"\nrows = [\"responsible\"]\n";
    let plan = carried(&format!("{head}{}{}", source("grant"), source("loan")), &measures);
    let funding = plan.run(&["funding", "--format", "json"]);
    let sum = "191499177890.2";
    assert_eq!(funding.matches(&format!("\"amount\": {sum}\n")).count(), 1, "{funding}");
    let funding: Value = serde_json::from_str(&funding).unwrap();
    assert_eq!(count(&funding["without_year"], |_| true), 2, "{:#}", funding["without_year"]);
    assert_eq!([&funding["quantified"], &funding["unquantified"]], [285, 0]);
}

#[test]
fn a_milestone_of_several_measures_is_due_once() {
    let all = rows("recovery-milestones");
    let due: Vec<&Vec<String>> = all.iter().filter(|row| *row[2] <= *"2023-Q1").collect();
    assert_eq!(due.len(), 467);
    let mut served: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in &all {
        served.entry(&row[1]).or_default().insert(&row[0]);
    }
    let mut measures: BTreeMap<String, String> = BTreeMap::new();
    let mut written = BTreeSet::new();
    for row in &all {
        let text = measures
            .entry(row[0].clone())
            .or_insert_with(|| "title = \"A measure\"\nresponsible = [\"North\"]\n".to_owned());
        if written.insert(&row[1]) {
            // Titles repeat within a measure: ids tell them apart.
            write!(
                text,
                "\n[[milestone]]\nid = \"{}\"\ntitle = \"It is reached\"\ndue = \"{}\"\n",
                row[1], row[2]
            )
            .unwrap();
            let measures: Vec<&&str> = served[&*row[1]].iter().collect();
            if measures.len() > 1 {
                writeln!(text, "measures = {measures:?}").unwrap();
            }
        }
    }
    let plan = carried("title = \"Recovery\"\nrows = [\"responsible\"]\n", &measures);
    let late = |day: &str| count(&plan.ask(&["overdue", "--as-of", day])["milestones"], |_| true);
    assert_eq!([late("2023-04-01"), late("2023-03-31")], [399, late("2023-01-01")]);
    let last = &plan.ask(&["overdue", "--as-of", "2023-04-01"])["milestones"];
    let of_quarter = count(last, |one| one["due_period"] == "2023-Q1" && one["due"] == "2023-03-31");
    assert_eq!(late("2023-03-31") + of_quarter, 399);
}

#[test]
fn a_day_that_became_words_is_among_the_moves() {
    let repository = Repository::new();
    std::fs::remove_dir_all(repository.folder.join("plan")).unwrap();
    repository.write("plan/plan.toml", "title = \"Data\"\nrows = [\"responsible\"]\n");
    repository.write("plan/bodies.toml", "[[body]]\nname = \"North\"\nkind = \"ministry\"\n");
    let write = |is_before: bool| {
        let mut actions: BTreeMap<String, String> = BTreeMap::new();
        for row in rows("data-strategy") {
            let text = actions
                .entry(row[0].clone())
                .or_insert_with(|| "title = \"An action\"\nresponsible = [\"North\"]\n".to_owned());
            let due = if is_before && !row[2].is_empty() { &row[2] } else { &row[3] };
            let due = if due.len() == 10 && due.starts_with("20") { due.clone() } else { format!("{due:?}") };
            write!(
                text,
                "\n[[milestone]]\nid = \"{}-{}\"\ntitle = \"It is done\"\ndue = {due}\n",
                row[0], row[1]
            )
            .unwrap();
        }
        for (id, text) in actions {
            repository.write(&format!("plan/{id}.toml"), text);
        }
    };
    write(true);
    repository.commit("2020-01-02", "the strategy");
    write(false);
    repository.commit("2020-07-02", "the strategy, revised");
    assert_eq!(ask(&repository, 0, &["check"])["summary"]["errors"], 0);
    let answer = ask(&repository, 0, &["slippage"]);
    let moves: Vec<&Value> = answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|item| item["moves"].as_array().unwrap())
        .collect();
    assert_eq!(moves.len(), 5, "{moves:#?}");
    let shown = repository.run(&["slippage"]).stdout;
    // The plan with which the repository begins had three deadlines more.
    assert!(
        shown.starts_with("5 of 59 deadlines moved; 1 of them gave up a day for words; 10 undated\n"),
        "{shown}"
    );
}

/// What the digital strategy has, with the parents as given.
fn digital(parent: impl Fn(&str) -> String) -> BTreeMap<String, String> {
    let measures = rows("digital-strategy").into_iter().map(|row| {
        let mut text = String::new();
        if !row[1].is_empty() {
            writeln!(text, "parent = \"{}\"", parent(&row[1])).unwrap();
        }
        let (words, day) = (&row[2], &row[3]);
        write!(text, "title = \"An item\"\nresponsible = [\"North\"]\ndeadline = {day}\n\n[published]\ndeadline = \"{words}\"\n")
            .unwrap();
        if !row[4].is_empty() {
            write!(text, "\n[[report]]\ndate = 2013-06-01\nbody = \"North\"\nstatus = \"{}\"\n", row[4]).unwrap();
        }
        (row[0].clone(), text)
    });
    measures.collect()
}

const DIGITAL: &str = "title = \"Digital\"\nrows = [\"responsible\", \"deadline\"]\n";

#[test]
fn steps_are_overdue_under_what_is_completed() {
    let plan = carried(DIGITAL, &digital(|parent| parent.trim_end_matches('.').to_owned()));
    let late = plan.ask(&["overdue", "--as-of", "2013-10-24"]);
    let list = plan.ask(&["list", "--as-of", "2013-10-24"]);
    let completed: BTreeSet<&str> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["status"] == "completed")
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    let is_under_completed = |item: &Value| item["parent"].as_str().is_some_and(|id| completed.contains(id));
    let figures = [
        count(&late["items"], |_| true),
        count(&late["items"], |item| item["parent"].is_string()),
        count(&late["items"], is_under_completed),
    ];
    assert_eq!(figures, [15, 14, 9]);
    assert!(plan.run(&["show", "1.2.4"]).contains("17 months"), "the words stand beside the day");
}

#[test]
fn a_parent_that_is_mistyped_is_told_and_the_step_is_overdue_all_the_same() {
    let files = digital(str::to_owned);
    let files: Vec<(String, &str)> =
        files.iter().map(|(id, text)| (format!("{id}.toml"), text.as_str())).collect();
    let all: Vec<(&str, &str)> = [("plan.toml", DIGITAL)]
        .into_iter()
        .chain(files.iter().map(|(path, text)| (path.as_str(), *text)))
        .collect();
    let plan = Plan::of(&all);
    let findings = &plan.ask(&["check", "--as-of", "2031-01-01"])["findings"];
    let told = findings.as_array().unwrap().iter().find(|finding| finding["rule"] == "invalid-id").unwrap();
    assert_eq!(told["path"], "plan/7.2.1.toml");
    assert_eq!(told["help"], "write `7.2`: an id does not end in a dot");
    let late = plan.ask(&["overdue", "--as-of", "2013-10-24"]);
    assert_eq!(count(&late["items"], |_| true), 15);
}

#[test]
fn indicators_of_several_actions_are_answered_in_words() {
    let indicators = rows("portuguese-indicators");
    let mut head =
        "title = \"Plano\"\nlanguages = [\"pt\"]\nrows = [\"responsible\", \"indicator\"]\n".to_owned();
    let mut of_action: BTreeMap<u32, Vec<String>> = (1..=66).map(|action| (action, Vec::new())).collect();
    for row in &indicators {
        let kind = if row[1] == "discursive" { "kind = \"text\"\n" } else { "" };
        write!(
            head,
            "\n[[metric]]\nid = \"I-{0}\"\nname = \"indicador {0}\"\nunit = \"resposta\"\n{kind}",
            row[0]
        )
        .unwrap();
        for action in row[2].split_whitespace() {
            of_action.get_mut(&action.parse().unwrap()).unwrap().push(format!("I-{}", row[0]));
        }
    }
    let measures = of_action.into_iter().map(|(action, metrics)| {
        // Nobody answers for what no indicator names.
        let responsible = if metrics.is_empty() { "[]" } else { "[\"North\"]" };
        let report = match action {
            1 => "\n[[report]]\ndate = 2010-01-01\nbody = \"North\"\nstatus = \"in-progress\"\nvalues = { I-1 = \"em curso\" }\n",
            _ => "",
        };
        let text = format!(
            "title = \"Ação\"\nresponsible = {responsible}\nindicator = \"-\"\nmetrics = {metrics:?}\n{report}"
        );
        (action.to_string(), text)
    });
    let plan = carried(&head, &measures.collect());
    let list = plan.ask(&["list"]);
    assert_eq!(count(&list["items"], |_| true), 66);
    assert_eq!(count(&list["items"], |item| item["responsible"] == json!([])), 2);
    assert_eq!(plan.ask(&["overdue", "--as-of", "2031-01-01"])["undated"], 66);
    let metrics = &plan.ask(&["show", "1", "--as-of", "2031-01-01"])["item"]["metrics"];
    let answered = metrics.as_array().unwrap().iter().find(|metric| metric["id"] == "I-1").unwrap();
    assert_eq!(answered["kind"], "text");
    assert!(answered.to_string().contains("em curso"), "{answered:#}");
}
