//! The figures of papers and results, found once more from the files alone, without anything of the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rust_decimal::Decimal;
use serde_json::Value as Json;
use toml::{Table, Value};

use super::half_years::{LATE, OWING, played};
use super::kept::paper;
use crate::support::ask::ask;
use crate::support::repository::Repository;

/// Every file of a folder of the plan, by its path inside it.
fn files(repository: &Repository, folder: &str) -> Vec<(String, Table)> {
    fn walk(at: &Path, found: &mut Vec<(String, Table)>) {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read_to_string(&path).unwrap().parse().unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&repository.folder.join("plan").join(folder), &mut found);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn rows<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn text(table: &Table, key: &str) -> String {
    table
        .get(key)
        .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        .unwrap_or_default()
}

/// Every report as body, measure, day and status.
fn reports(repository: &Repository) -> Vec<(String, String, String, String)> {
    let mut all = Vec::new();
    for (_, file) in files(repository, "reports") {
        for report in rows(&file, "report") {
            all.push((
                text(&file, "body"),
                text(report, "measure"),
                text(&file, "date"),
                text(report, "status"),
            ));
        }
    }
    all
}

/// The status of each measure of the table on a day, by those who owe its reports: who took a duty over stands for both.
fn statuses(repository: &Repository, day: &str) -> BTreeMap<String, &'static str> {
    let reports = reports(repository);
    let mut statuses = BTreeMap::new();
    let measures: BTreeSet<&str> =
        OWING.iter().flat_map(|(_, _, measures)| measures.iter().copied()).collect();
    for measure in measures {
        let owing = OWING.iter().filter(|(_, _, measures)| measures.contains(&measure));
        let said = owing.map(|(_, body, _)| {
            let own = reports
                .iter()
                .filter(|(by, of, date, _)| by == body && of == measure && date.as_str() <= day);
            own.max_by_key(|(_, _, date, _)| date.clone()).map(|(.., status)| status.as_str())
        });
        let said: Vec<Option<&str>> = said.collect();
        let any = |wanted: &[&str]| said.iter().flatten().any(|status| wanted.contains(status));
        let status = if said.iter().all(|status| *status == Some("completed")) {
            "completed"
        } else if any(&["in-progress", "completed"]) {
            "in-progress"
        } else if any(&["not-started"]) {
            "not-started"
        } else {
            "unreported"
        };
        statuses.insert(measure.to_owned(), status);
    }
    statuses
}

#[track_caller]
fn row<'p>(paper: &'p str, starts: &str) -> Vec<&'p str> {
    let line = paper.lines().find(|line| line.starts_with(starts));
    let line = line.unwrap_or_else(|| panic!("no row {starts:?} in\n{paper}"));
    line.trim_matches(['|', ' ']).split(" | ").map(str::trim).collect()
}

#[test]
fn progress_by_chapter() {
    let repository = played(4);
    let mut statuses = statuses(&repository, "2023-12-12");
    // An amendment withdrew it.
    statuses.insert("IV.5.2".to_owned(), "withdrawn");
    let text = paper(&repository, &["brief", "--meeting", "2023-12-12", "--lang", "en"]);
    let names = ["completed", "in-progress", "not-started", "unreported", "withdrawn"];
    for chapter in ["I", "II", "III", "IV"] {
        let of_chapter = |wanted: &str| {
            let own = statuses.iter().filter(|(id, _)| id.split('.').next() == Some(chapter));
            own.filter(|(_, status)| **status == wanted).count().to_string()
        };
        let expected: Vec<String> = names.iter().map(|name| of_chapter(name)).collect();
        assert_eq!(row(&text, &format!("| {chapter} "))[1..6], expected, "{chapter}");
    }
}

#[test]
fn who_reported_how_often_since_the_last_meeting() {
    let repository = played(3);
    let text = paper(&repository, &["brief", "--meeting", "2023-06-28", "--lang", "en"]);
    let start = text.find("**Who reported").unwrap();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (body, _, date, _) in reports(&repository) {
        if date.as_str() > "2022-12-13" && date.as_str() <= "2023-06-28" {
            *counts.entry(body).or_default() += 1;
        }
    }
    assert!(counts.len() >= 8, "{counts:?}");
    for (body, count) in counts {
        assert_eq!(row(&text[start..], &format!("| {body} |"))[1], count.to_string(), "{body}");
    }
}

#[test]
fn who_is_silent_at_each_meeting() {
    for (halves, period, day) in [(2, "2022-H2", "2022-12-13"), (3, "2023-H1", "2023-06-28")] {
        let repository = played(halves);
        let said = paper(&repository, &["brief", "--meeting", day, "--lang", "en"]);
        let start = said.find("## Reports that are missing").unwrap();
        let missing = &said[start..said[start + 3..].find("## ").map_or(said.len(), |end| start + 3 + end)];
        for (short, body, measures) in OWING {
            let returned = files(&repository, &format!("reports/{period}"));
            let own =
                returned.iter().find(|(name, file)| name == short && text(file, "date").as_str() <= day);
            assert_eq!(own.is_none(), LATE.contains(&short), "{short} in {period}");
            // The points of the decision are reported on by nobody, so some are in the table with these alone.
            let is_named = missing
                .lines()
                .any(|line| line.starts_with(&format!("| {body} |")) && line.contains(measures[0]));
            assert_eq!(is_named, LATE.contains(&short), "{body} in {missing}");
        }
    }
}

#[test]
fn decisions_that_are_open_and_late() {
    let repository = played(4);
    let text = paper(&repository, &["brief", "--meeting", "2023-12-12", "--lang", "en"]);
    let (mut open, mut late) = (0, 0);
    for (_, meeting) in files(&repository, "meetings") {
        for decision in rows(&meeting, "decision").filter(|decision| !decision.contains_key("done")) {
            open += 1;
            late += usize::from(self::text(decision, "due").as_str() < "2023-12-12");
        }
    }
    assert_eq!((open, late), (2, 2));
    assert!(text.contains(&format!("- Late decisions: {late}\n")), "{text}");
    let start = text.find("## Decisions still open").unwrap();
    assert_eq!(text[start..].lines().filter(|line| line.starts_with("| 202")).count(), open);
}

#[test]
fn money_is_exact_and_unknown_is_not_zero() {
    let repository = played(4);
    let (mut allocated, mut spent, mut unknown) = (Decimal::ZERO, Decimal::ZERO, 0);
    for (_, measure) in files(&repository, "") {
        let is_measure = measure.contains_key("title") && measure.contains_key("indicator");
        for one in rows(&measure, "allocation").filter(|_| is_measure) {
            match one.get("amount") {
                Some(amount) => allocated += amount.to_string().parse::<Decimal>().unwrap(),
                None => unknown += 1,
            }
        }
        for one in rows(&measure, "spent") {
            spent += one["amount"].to_string().parse::<Decimal>().unwrap();
        }
    }
    assert!(unknown > 0 && spent == "125500000.75".parse().unwrap(), "{spent}");
    let answer = ask(&repository, 0, &["results", "--as-of", "2024-02-01"]);
    let sum = |key: &str| -> Decimal {
        let money = answer["money"].as_array().unwrap().iter().flat_map(|row| row[key].as_array().unwrap());
        money.map(|one| one["amount"].to_string().parse::<Decimal>().unwrap()).sum()
    };
    assert_eq!((sum("allocated"), sum("spent")), (allocated, spent));
    assert!(answer["unquantified"].as_u64().unwrap() > 0);
}

#[test]
fn what_was_completed_late_and_what_never_was() {
    let repository = played(4);
    let answer = ask(&repository, 0, &["results", "--as-of", "2024-02-01"]);
    let statuses = statuses(&repository, "2024-02-01");
    let mut late = BTreeMap::new();
    for item in answer["items"].as_array().unwrap() {
        let id = item["id"].as_str().unwrap();
        let Some(status) = statuses.get(id).filter(|_| id != "IV.5.2") else { continue };
        let result = item["result"].as_str().unwrap();
        assert_eq!(
            *status == "completed",
            ["on-time", "late", "completed"].contains(&result),
            "{id} {result}"
        );
        assert_eq!(*status != "completed", result == "not-completed", "{id} {result}");
        if result == "late" {
            late.insert(id, item["days_late"].as_i64().unwrap());
        }
    }
    // From 2021-12-31, 2023-03-31 (moved), 2023-03-31 (moved) and 2022-12-31.
    assert_eq!(late, BTreeMap::from([("I.1.2", 703), ("II.1.1", 80), ("IV.2.2", 248), ("IV.3.1", 338)]));
    let total = &answer["total"];
    let sum: u64 =
        ["on_time", "late", "completed_undated", "open", "overdue", "not_completed", "withdrawn", "unknown"]
            .iter()
            .map(|key| total[key].as_u64().unwrap())
            .sum();
    assert_eq!(sum, total["items"].as_u64().unwrap());
    assert_eq!((total["open"].as_u64(), total["overdue"].as_u64()), (Some(0), Some(0)));
    // Two groups of three are set up, and the ministry says that it is done.
    let below = answer["items"].as_array().unwrap().iter().filter(|item| item["below_target"] == true);
    assert_eq!(below.map(|item| item["id"].as_str().unwrap()).collect::<Vec<_>>(), ["IV.2.1"]);
    assert_eq!(total["below_target"], 1);
}

#[test]
fn values_stand_for_their_periods() {
    let repository = played(4);
    let answer = ask(&repository, 0, &["results", "--as-of", "2023-01-31"]);
    let item = answer["items"].as_array().unwrap().iter().find(|item| item["id"] == "II.3.3").unwrap();
    let places = item["metrics"].as_array().unwrap().iter().find(|one| one["name"] == "places").unwrap();
    assert_eq!(answer["periods"], serde_json::json!(["2022-H1", "2022-H2", "2023-H1"]));
    assert_eq!(places["values"], serde_json::json!([0, 2, null]), "what is not reported yet is not known");
    assert_eq!((&places["value"], &places["target"]), (&Json::from(2), &Json::from(12)));
}
