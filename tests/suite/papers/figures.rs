//! The figures of papers and results, found once more from the files alone, without anything of the program.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::half_years::{LATE, OWING, played};
use super::kept::paper;
use super::read::{files, reports, rows, statuses, text};
use crate::support::ask::ask;
use crate::support::repository::Repository;

#[track_caller]
fn row<'p>(paper: &'p str, starts: &str) -> Vec<&'p str> {
    let line = paper.lines().find(|line| line.starts_with(starts));
    let line = line.unwrap_or_else(|| panic!("no row {starts:?} in\n{paper}"));
    line.trim_matches(['|', ' ']).split(" | ").map(str::trim).collect()
}

/// One play for all of them: each takes a while.
#[test]
fn the_figures_after_four_half_years() {
    let repository = played(4);
    progress_by_chapter(&repository);
    decisions_that_are_open_and_late(&repository);
    money_is_exact_and_unknown_is_not_zero(&repository);
    what_was_completed_late_and_what_never_was(&repository);
    values_stand_for_their_periods(&repository);
}

fn progress_by_chapter(repository: &Repository) {
    let mut statuses = statuses(repository, "2023-12-12");
    // An amendment withdrew it.
    statuses.insert("IV.5.2".to_owned(), "withdrawn");
    let text = paper(repository, &["brief", "--meeting", "2023-12-12", "--lang", "en"]);
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

fn decisions_that_are_open_and_late(repository: &Repository) {
    let text = paper(repository, &["brief", "--meeting", "2023-12-12", "--lang", "en"]);
    let (mut open, mut late) = (0, 0);
    for (_, meeting) in files(repository, "meetings") {
        for decision in rows(&meeting, "decision").filter(|decision| !decision.contains_key("done")) {
            open += 1;
            late += usize::from(super::read::text(decision, "due").as_str() < "2023-12-12");
        }
    }
    assert_eq!((open, late), (2, 2));
    assert!(text.contains(&format!("- Late decisions: {late}\n")), "{text}");
    let start = text.find("## Decisions still open").unwrap();
    assert_eq!(text[start..].lines().filter(|line| line.starts_with("| 202")).count(), open);
}

fn money_is_exact_and_unknown_is_not_zero(repository: &Repository) {
    let (mut allocated, mut spent, mut unknown) = (Decimal::ZERO, Decimal::ZERO, 0);
    for (_, measure) in files(repository, "") {
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
    let answer = ask(repository, 0, &["results", "--as-of", "2024-02-01"]);
    let sum = |key: &str| -> Decimal {
        let money = answer["money"].as_array().unwrap().iter().flat_map(|row| row[key].as_array().unwrap());
        money.map(|one| one["amount"].to_string().parse::<Decimal>().unwrap()).sum()
    };
    assert_eq!((sum("allocated"), sum("spent")), (allocated, spent));
    assert!(answer["unquantified"].as_u64().unwrap() > 0);
}

fn what_was_completed_late_and_what_never_was(repository: &Repository) {
    let answer = ask(repository, 0, &["results", "--as-of", "2024-02-01"]);
    let statuses = statuses(repository, "2024-02-01");
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

fn values_stand_for_their_periods(repository: &Repository) {
    let answer = ask(repository, 0, &["results", "--as-of", "2023-01-31"]);
    let item = answer["items"].as_array().unwrap().iter().find(|item| item["id"] == "II.3.3").unwrap();
    let places = item["metrics"].as_array().unwrap().iter().find(|one| one["name"] == "places").unwrap();
    assert_eq!(answer["periods"], serde_json::json!(["2022-H1", "2022-H2", "2023-H1"]));
    assert_eq!(places["values"], serde_json::json!([0, 2, null]), "what is not reported yet is not known");
    assert_eq!((&places["value"], &places["target"]), (&Json::from(2), &Json::from(12)));
}
