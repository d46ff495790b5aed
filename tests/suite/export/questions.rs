//! The ten questions of the manual.

use serde_json::json;

use super::real;
use crate::support::ask::ask;
use crate::support::fixtures;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// The questions, with their headings.
fn questions() -> Vec<(String, String)> {
    let page = fixtures::text("src/cli/help/sql.md");
    let parts = page.split("\n### ").skip(1);
    let part = |part: &str| {
        let (heading, rest) = part.split_once("\n\n```sql\n").unwrap();
        (heading.to_owned(), rest.split("```").next().unwrap().to_owned())
    };
    parts.map(part).collect()
}

/// A question by its number.
pub fn question(number: usize) -> String {
    questions().swap_remove(number - 1).1
}

#[test]
fn the_ten_questions_are_answered_by_the_real_plan() {
    let repository = Repository::new();
    let questions = questions();
    assert_eq!(questions.len(), 10);
    // Nobody has reported yet, and 31 measures name a source without an amount.
    let counts = [63, 7, 8, 8, 3, 40, 6, 0, 0, 4];
    let mut seen = Vec::new();
    for (heading, sql) in &questions {
        let answer = real(&repository, &["query", sql]);
        assert!(!answer["columns"].as_array().unwrap().is_empty(), "{heading}");
        seen.push(answer["rows"].as_array().unwrap().len());
    }
    assert_eq!(seen, counts);
    let known = real(&repository, &["query", &questions[4].1]);
    assert_eq!(
        known["rows"],
        serde_json::json!([["a source, no amount", 31], ["an amount", 4], ["neither", 11]])
    );
}

#[test]
fn money_without_a_year_or_an_amount_is_not_dropped() {
    let repository = Repository::new();
    repository.append(BRIDGE, "\n[[allocation]]\nsource = \"treasury\"\namount = 3\n");
    repository.append(BRIDGE, "\n[[allocation]]\nsource = \"sea-fund\"\nyear = 2031\n");
    let told = ask(&repository, 0, &["query", &question(3)]);
    assert_eq!(
        told["rows"],
        json!([
            ["sea-fund", 2031, null, null, 1],
            ["treasury", 2030, "EUR", 10_000_000, 1],
            ["treasury", null, "EUR", 30_000, 1],
        ])
    );
}

#[test]
fn what_nobody_is_responsible_for_is_not_dropped() {
    let repository = Repository::new();
    repository.replace(BRIDGE, "responsible = [\"Ministry of Bridges\"]", "responsible = []");
    let day = ["--as-of", "2031-01-01"];
    let late = ask(&repository, 0, &[&["query", &question(1)], &day[..]].concat());
    let bridge = late["rows"].as_array().unwrap().iter().find(|row| row[0] == "II.1").unwrap();
    assert!(bridge[2].is_null(), "{late}");
    let by_body = ask(&repository, 0, &[&["query", &question(2)], &day[..]].concat());
    let nobody = by_body["rows"].as_array().unwrap().iter().find(|row| row[0].is_null()).unwrap();
    assert_eq!(nobody[1], 1, "{by_body}");
}

#[test]
fn a_measure_with_a_milestone_that_serves_it_can_be_checked() {
    let repository = Repository::new();
    let ids = || {
        let told = ask(&repository, 0, &["query", &question(6)]);
        told["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row[0].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(), ["I.1.1", "II.1"]);
    let shared = "\n[[milestone]]\nid = \"M\"\ntitle = \"a map\"\ndue = 2030-06-30\nmeasures = [\"II.1\"]\n";
    repository.append(LIGHT, shared);
    assert!(ids().is_empty());
}

#[test]
fn the_clock_of_a_question_is_the_day_asked_for() {
    let repository = Repository::new();
    let ask_on = |day: &str, sql: &str, more: &[&str]| {
        ask(&repository, 0, &[&["query", sql, "--as-of", day], more].concat())["rows"][0].clone()
    };
    let sql =
        "SELECT CURRENT_DATE, current_time, CURRENT_TIMESTAMP, date(), date('NOW'), date('now', 'localtime'),
               datetime('now', 'start of year', '+1 month'), strftime('%d.%m.%Y'), strftime('%Y', 'now'),
               timediff('now', '2030-12-31'), date(:when), date('n' || 'ow')";
    assert_eq!(
        ask_on("2031-01-01", sql, &["--param", "when=now"]),
        json!([
            "2031-01-01",
            "00:00:00",
            "2031-01-01 00:00:00",
            "2031-01-01",
            "2031-01-01",
            "2031-01-01",
            "2031-02-01 00:00:00",
            "01.01.2031",
            "2031",
            "+0000-00-01 00:00:00.000",
            "2031-01-01",
            "2031-01-01",
        ])
    );
    // Other days are what they were.
    assert_eq!(
        ask_on(
            "2031-01-01",
            "SELECT date('2024-02-28', '+1 day'), date('nonsense'), unixepoch('1970-01-02')",
            &[]
        ),
        json!(["2024-02-29", null, 86_400])
    );
    let late = "SELECT COUNT(*) FROM overdue WHERE julianday('now') - julianday(deadline) <> days_overdue";
    assert_eq!(ask_on("2031-01-01", late, &[]), json!([0]));
}
