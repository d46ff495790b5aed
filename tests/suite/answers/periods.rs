//! Deadlines that are a period of the calendar: late after its last day, shown as the period.

use serde_json::json;

use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

fn due_in_a_quarter() -> Repository {
    let repository = Repository::new();
    repository.replace(LIGHT, "2031-12-31", "\"2023-Q2\"");
    repository.append(LIGHT, "\n[[milestone]]\ntitle = \"oil\"\ndue   = \"2023-02\"\n");
    repository.append(LIGHT, "\n[[milestone]]\ntitle = \"wick\"\ndue   = \"once there is oil\"\n");
    repository.commit("2023-01-11", "due in a quarter");
    repository
}

#[test]
fn a_period_is_late_after_its_last_day() {
    let repository = due_in_a_quarter();
    let on = |day| ask(&repository, 0, &["overdue", "--as-of", day]);
    let before = on("2023-02-28");
    assert_eq!((&before["items"], &before["milestones"]), (&json!([]), &json!([])));
    assert_eq!(on("2023-06-30")["items"], json!([]));
    let late = on("2023-07-01");
    let item = &late["items"][0];
    assert_eq!(item["id"], "I.1.1");
    assert_eq!(item["deadline"], "2023-06-30");
    assert_eq!(item["deadline_period"], "2023-Q2");
    assert_eq!(item["deadline_text"], json!(null));
    assert_eq!(item["days_overdue"], 1);
    assert_eq!(late["undated_milestones"], 1);
    let milestone = &late["milestones"][0];
    assert_eq!((&milestone["due"], &milestone["due_period"]), (&json!("2023-02-28"), &json!("2023-02")));
    let page = repository.run(&["overdue", "--as-of", "2023-07-01"]).stdout;
    assert!(page.contains("2023-Q2") && page.contains("2023-02 "), "{page}");
    assert!(page.contains("1 milestone has no date to be due, and cannot be overdue."), "{page}");
}

#[test]
fn a_period_and_its_last_day_are_the_same_deadline() {
    let repository = due_in_a_quarter();
    let moves = || ask(&repository, 0, &["slippage", "--all"])["items"].clone();
    let before = moves();
    repository.replace(LIGHT, "\"2023-Q2\"", "2023-06-30");
    repository.replace(LIGHT, "\"2023-02\"", "2023-02-28");
    repository.commit("2023-01-12", "as days");
    let after = moves();
    for (before, after) in before.as_array().unwrap().iter().zip(after.as_array().unwrap()) {
        assert_eq!((&before["moves"], &before["days"]), (&after["moves"], &after["days"]));
    }
    let findings = ask(&repository, 0, &["check", "--against", "HEAD~1"]);
    assert_eq!(findings["summary"]["errors"], 0);
    let changes = ask(&repository, 0, &["diff", "HEAD~1..HEAD"]);
    assert_eq!(changes["changes"][0]["before"], "2023-Q2");
    assert_eq!(changes["changes"][0]["after"], "2023-06-30");

    repository.replace(LIGHT, "2023-06-30", "\"2023-Q3\"");
    repository.commit("2023-01-13", "a quarter later");
    let moved = repository.run(&["check", "--against", "HEAD~1"]);
    assert_eq!(moved.code, Some(1));
    let words = "moves from 2023-06-30 to 2023-Q3, 92 days later";
    assert!(moved.stdout.contains(words), "{}", moved.stdout);
}

#[test]
fn the_published_words_stay_beside_the_period() {
    let repository = Repository::new();
    repository.replace(LIGHT, "2031-12-31", "\"2023-Q2\"");
    repository.append(LIGHT, "\n[published]\ndeadline = \"by the second quarter\"\n");
    repository.commit("2023-01-11", "as published");
    let shown = ask(&repository, 0, &["show", "I.1.1"]);
    assert_eq!(shown["item"]["published"]["deadline"], "by the second quarter");
    assert_eq!(shown["item"]["deadline"], "2023-06-30");
    let page = repository.run(&["show", "I.1.1"]).stdout;
    assert!(page.contains("by the second quarter (2023-Q2)"), "{page}");
    repository.replace(LIGHT, "by the second quarter", "in the second quarter");
    let change = repository.run(&["check", "--against", "HEAD"]);
    assert_eq!(change.code, Some(1));
    assert!(change.stdout.contains("published-text-changed"), "{}", change.stdout);
}
