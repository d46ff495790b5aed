//! `plan trend`: the end of each month, held against the questions asked on that day.

use std::fs;

use serde_json::Value;

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

const WITHDRAWN: &str = "\n[[amendment]]\ndate = 2023-01-01\nbasis = \"Act I\"\nwithdrawn = true\n";

fn report(date: &str, status: &str) -> String {
    format!("\n[[report]]\ndate = {date}\nbody = \"Ministry of Bridges\"\nstatus = \"{status}\"\n")
}

/// Two years in which the plan grows, is late, goes on a branch and comes back, with days out of order on the line.
fn two_years() -> Repository {
    let repository = Repository::new();
    repository.write("notes.txt", "the repository is older than what it says");
    repository.commit("2022-11-05", "a day before the one it follows");
    repository.replace(BRIDGE, "2030-06-30", "2023-03-15");
    repository.commit("2023-02-10", "a nearer deadline");
    repository.append(BRIDGE, &report("2023-02-20", "in-progress"));
    repository.commit("2023-04-30", "reported on the last day of a month");
    repository.write("plan/II/II.2.toml", repository.text(BRIDGE).replace("in-progress", "not-started"));
    repository.commit("2023-06-01", "one more, on the first");
    // Made on an earlier day than what it follows: by the end of April it was not there.
    repository.append(LIGHT, WITHDRAWN);
    repository.commit("2023-04-02", "withdrawn");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.append(BRIDGE, &report("2023-07-05", "completed"));
    repository.commit("2023-07-10", "completed, on a branch");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("notes.txt", "nothing of the plan");
    repository.commit("2023-08-10", "notes");
    repository.git_on("2023-09-10", &["merge", "--quiet", "--no-ff", "-m", "merge", "side"]);
    fs::remove_file(repository.folder.join("plan/II/II.2.toml")).unwrap();
    repository.commit("2023-11-30", "one less");
    repository
}

/// Asks the other questions on the day of every point.
fn hold(repository: &Repository, answer: &Value) {
    for point in answer["points"].as_array().unwrap() {
        let day = text(point, "date");
        let status = ask(repository, 0, &["status", "--at", day, "--as-of", day]);
        let total = &status["total"];
        assert_eq!(point["items"], total["items"], "{day}");
        let statuses = ["unreported", "not_started", "in_progress", "completed", "withdrawn"];
        for key in
            [&statuses[..], &["overdue", "undated", "late_milestones", "disputed", "contested"]].concat()
        {
            assert_eq!(point[key], total[key], "{key} on {day}");
        }
        let late = ask(repository, 0, &["overdue", "--at", day, "--as-of", day]);
        assert_eq!(point["overdue"], late["items"].as_array().unwrap().len(), "{day}");
        assert_eq!(point["late_milestones"], late["milestones"].as_array().unwrap().len(), "{day}");
        // The commit is the last that touched the plan by then.
        let by = text(&status, "revision");
        let last = repository.git(&["log", "--first-parent", "-1", "--format=%H", by, "--", "plan"]);
        assert_eq!(text(point, "commit"), last.trim(), "{day}");
    }
}

fn days(answer: &Value) -> Vec<&str> {
    answer["points"].as_array().unwrap().iter().map(|point| text(point, "date")).collect()
}

#[test]
fn the_end_of_each_month_is_what_the_questions_say_of_that_day() {
    let repository = two_years();
    let answer = ask(&repository, 0, &["trend", "--as-of", "2024-02-10"]);
    let days = days(&answer);
    // A commit that says to be older than the first is not.
    assert_eq!(days[..3], ["2023-01-31", "2023-02-28", "2023-03-31"]);
    assert_eq!(days[12..], ["2024-01-31", "2024-02-10"]);
    hold(&repository, &answer);
    let of = |day: &str| {
        let points = answer["points"].as_array().unwrap();
        let point = points.iter().find(|point| point["date"] == day).unwrap();
        ["items", "unreported", "in_progress", "completed", "withdrawn", "overdue"]
            .map(|key| point[key].as_u64().unwrap())
    };
    assert_eq!(of("2023-01-31"), [3, 3, 0, 0, 0, 0]);
    assert_eq!(of("2023-03-31"), [3, 3, 0, 0, 0, 1]);
    // The commit that withdrew says to be of April, and builds on one of June.
    assert_eq!(of("2023-04-30"), [3, 2, 1, 0, 0, 1]);
    assert_eq!(of("2023-06-30"), [4, 1, 1, 0, 1, 2]);
    assert_eq!(of("2023-08-31"), [4, 1, 1, 0, 1, 2]);
    assert_eq!(of("2023-09-30"), [4, 1, 0, 1, 1, 1]);
    assert_eq!(of("2023-11-30"), [3, 1, 0, 1, 1, 0]);
}

#[test]
fn a_plan_that_begins_late_and_one_that_moves() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "--orphan", "late"]);
    repository.git(&["rm", "-r", "--quiet", "--force", "plan"]);
    repository.commit("2023-01-15", "no plan yet");
    repository.git(&["checkout", "--quiet", "main", "--", "plan"]);
    repository.commit("2023-03-15", "the plan");
    fs::create_dir(repository.folder.join("plan/bridges")).unwrap();
    repository.git(&["mv", BRIDGE, "plan/bridges/II.1.toml"]);
    repository.commit("2023-04-15", "another folder");
    let answer = ask(&repository, 0, &["trend", "--as-of", "2023-05-31"]);
    assert_eq!(days(&answer), ["2023-03-31", "2023-04-30", "2023-05-31"]);
    hold(&repository, &answer);
}

#[test]
fn a_month_of_which_something_could_not_be_read_is_marked() {
    let repository = Repository::new();
    repository.append(BRIDGE, "\n[[x");
    repository.commit("2023-02-15", "broken");
    repository.replace(BRIDGE, "\n[[x", "");
    repository.append("plan/plan.toml", "\n[[x");
    repository.commit("2023-03-15", "the plan itself is broken");
    repository.replace("plan/plan.toml", "\n[[x", "");
    repository.commit("2023-04-15", "mended");
    let answer = ask(&repository, 0, &["trend", "--since", "2023-01-31", "--as-of", "2023-04-30"]);
    let of = |key| answer["points"].as_array().unwrap().iter().map(move |point| point[key].as_u64().unwrap());
    assert_eq!(of("unreadable").collect::<Vec<u64>>(), [0, 1, 1, 0]);
    assert_eq!(of("items").collect::<Vec<u64>>(), [3; 4]);
    let page = repository.run(&["trend", "--since", "2023-01-31", "--as-of", "2023-04-30"]).stdout;
    assert_eq!(page.matches("-28 * ").count() + page.matches("-31 * ").count(), 2, "{page}");
    assert!(page.contains("* Some files could not be read then"), "{page}");
}

#[test]
fn from_a_day_to_a_day_from_a_commit() {
    let repository = two_years();
    let asked = |args: &[&str]| ask(&repository, 0, &[&["trend"], args].concat());
    let whole = asked(&["--as-of", "2023-12-31"]);
    let points = whole["points"].as_array().unwrap();
    let part = asked(&["--since", "2023-07-01", "--as-of", "2023-12-31"]);
    assert_eq!(part["points"].as_array().unwrap()[..], points[6..]);
    // A month that has not ended by then counts.
    let part = asked(&["--since", "2023-06-30", "--as-of", "2023-12-30"]);
    assert_eq!(days(&part)[0], "2023-06-30");
    assert_eq!(days(&part).last(), Some(&"2023-12-30"));
    assert_eq!(asked(&["--as-of", "2022-10-31"])["points"], Value::Array(Vec::new()));
    assert_eq!(
        asked(&["--since", "2024-01-01", "--as-of", "2023-12-31"])["points"],
        Value::Array(Vec::new())
    );
    // From a commit, the record ends there: what came later is not known.
    let at = asked(&["--at", "side", "--as-of", "2023-07-31"]);
    let last = at["points"].as_array().unwrap().last().unwrap();
    assert_eq!((text(last, "date"), &last["completed"]), ("2023-07-31", &Value::from(1)));
    assert_eq!(text(&at, "as_of"), "2023-07-31");
    assert_eq!(repository.run(&["trend", "--as-of", "01/02/2023"]).code, Some(2));
}

#[test]
fn an_adopted_plan_without_a_measure_is_no_draft() {
    let repository = Repository::new();
    let files = repository.git(&["ls-files", "plan"]);
    for file in files.lines().filter(|file| !file.ends_with("plan.toml") && !file.ends_with("bodies.toml")) {
        fs::remove_file(repository.folder.join(file)).unwrap();
    }
    repository.commit("2031-01-10", "no measure is left");
    let answer = ask(&repository, 0, &["trend", "--as-of", "2031-01-31"]);
    let last = answer["points"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["items"], &last["draft"]), (&Value::from(0), &Value::from(false)));
}

#[test]
fn the_bars_of_the_chart_add_up() {
    let repository = two_years();
    let json = ask(&repository, 0, &["trend", "--as-of", "2023-12-31"]);
    let page = repository.run(&["trend", "--as-of", "2023-12-31"]).stdout;
    let bars: Vec<&str> = page.lines().filter(|line| line.starts_with("202")).collect();
    let points = json["points"].as_array().unwrap();
    assert_eq!(bars.len(), points.len(), "{page}");
    let most = points.iter().map(|point| point["items"].as_u64().unwrap()).max().unwrap();
    for (line, point) in bars.iter().zip(points) {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let said: Vec<String> = [
            "date",
            "items",
            "completed",
            "in_progress",
            "not_started",
            "unreported",
            "withdrawn",
            "overdue",
        ]
        .iter()
        .map(|key| point[*key].as_str().map_or_else(|| point[*key].to_string(), str::to_owned))
        .collect();
        assert_eq!(cells[..8], said[..], "{line}");
        let number = |at: usize| cells[at].parse::<u64>().unwrap();
        assert_eq!(number(1), (2..7).map(number).sum::<u64>(), "the columns add up: {line}");
        // 12 marks are the most measures that there ever were: here each measure has three.
        let marks = |mark: char| cells[8].chars().filter(|c| *c == mark).count() as u64;
        assert_eq!(12 % most, 0);
        for (mark, key) in [
            ('█', "completed"),
            ('▓', "in_progress"),
            ('▒', "not_started"),
            ('░', "unreported"),
            ('×', "withdrawn"),
        ] {
            assert_eq!(marks(mark), point[key].as_u64().unwrap() * 12 / most, "{key}: {line}");
        }
    }
    assert!(page.contains("× withdrawn. The longest bar is 4."), "{page}");
    let sheet = repository.run(&["trend", "--as-of", "2023-12-31", "--format", "csv"]).stdout;
    let columns = "date,commit,items,unreported,not_started,in_progress,completed,withdrawn,overdue,undated,late_milestones,disputed,contested,completed_late,not_completed,unreadable,draft";
    assert_eq!(sheet.lines().next(), Some(columns));
    for (line, point) in sheet.lines().skip(1).zip(points) {
        let said: Vec<String> = columns
            .split(',')
            .map(|key| point[key].as_str().map_or_else(|| point[key].to_string(), str::to_owned))
            .collect();
        assert_eq!(line, said.join(","));
    }
}
