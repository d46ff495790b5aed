//! `plan` alone, and `plan status`: the plan at a glance.

use std::path::Path;
use std::process::Output;

use crate::support::fixtures;
use crate::support::program::program;

fn run(folder: &Path, columns: &str, args: &[&str]) -> Output {
    program()
        .args(args)
        .current_dir(folder)
        .env("COLUMNS", columns)
        .env("PLAN_TODAY", "2024-01-01")
        .output()
        .unwrap()
}

fn page(folder: &Path, columns: &str, args: &[&str]) -> String {
    let run = run(folder, columns, args);
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn plan_alone_shows_the_plan_and_three_commands_that_work() {
    let shown = page(fixtures::root(), "100", &[]);
    assert!(shown.lines().count() <= 15, "{shown}");
    assert!(
        shown.contains("47 overdue and 10 late milestones, the longest for 2 years 1 day; 3 undated"),
        "{shown}"
    );
    let commands: Vec<&str> = shown.lines().filter(|line| line.starts_with("  plan ")).collect();
    assert_eq!(commands.len(), 3, "{shown}");
    assert!(commands[0].contains("plan overdue"), "{shown}");
}

#[test]
fn plan_alone_speaks_the_language_that_is_asked_for() {
    for args in [&["--lang", "hu"][..], &["--lang", "hu", "status"]] {
        let shown = page(fixtures::root(), "100", args);
        assert!(shown.contains("intézkedés"), "{args:?}: {shown}");
    }
    let empty = tempfile::tempdir().unwrap();
    assert!(page(empty.path(), "100", &["--lang", "hu"]).contains("Így kezdje"), "no plan, no Hungarian");
    assert_eq!(run(fixtures::root(), "100", &["--lang", "xx"]).status.code(), Some(2));
}

#[test]
fn plan_alone_says_how_to_start_where_there_is_no_plan() {
    let empty = tempfile::tempdir().unwrap();
    let shown = page(empty.path(), "100", &[]);
    for part in ["There is no plan in ", "plan -C DIR", "plan --help", "one file for each measure"] {
        assert!(shown.contains(part), "{shown}");
    }
    // A folder that was named and holds none is a mistake, not a beginning.
    assert_eq!(run(empty.path(), "100", &["-C", "."]).status.code(), Some(3));
}

fn plan_of(measures: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("plan")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join("plan").join(name), text).unwrap();
    write(
        "plan.toml",
        "title = \"Terv\"\nadopted = 2022-01-01\nperiod = { start = 2022-01-01, end = 2025-12-31 }\n\
         currency = \"EUR\"\n[[section]]\nid = \"I\"\ntitle = \"Megelőzés\"\n",
    );
    write(
        "bodies.toml",
        "[[body]]\nname = \"Igazságügyi Minisztérium\"\nkind = \"ministry\"\n[[body]]\nname = \"B\"\nkind = \"agency\"\n",
    );
    for (id, rest) in measures {
        let text = format!(
            "title = \"人身取引の防止 áldozatok segítése {}\"\nresponsible = [\"Igazságügyi Minisztérium\", \"B\"]\n\
             partners = []\nmeans = \"-\"\nindicator = \"-\"\nfunding = \"-\"\n{rest}",
            "megelőzés".repeat(20)
        );
        write(&format!("{id}.toml"), &text);
    }
    folder
}

fn report(body: &str, status: &str) -> String {
    format!("\n[[report]]\ndate = 2023-02-01\nbody = \"{body}\"\nstatus = \"{status}\"\ntext = \"x\"\n")
}

#[test]
fn a_plan_without_measures_and_one_with_one() {
    let none = plan_of(&[]);
    assert!(page(none.path(), "100", &[]).contains("no measures yet"));
    assert!(page(none.path(), "100", &["status"]).contains("no measures yet"));
    let one = plan_of(&[("I.1", "deadline = 2024-01-01\n")]);
    let shown = page(one.path(), "100", &[]);
    assert!(shown.contains("1 measure: 1 unreported") && shown.contains("nothing is overdue"), "{shown}");
    assert!(shown.contains("2024-01-01, today: 1 measure"), "{shown}");
    assert!(!shown.contains("0 days"), "{shown}");
}

#[test]
fn status_names_late_milestones_disputes_shares_and_who_was_never_heard_of() {
    let disputed = format!(
        "deadline = 2025-01-01\n[[milestone]]\ntitle = \"draft\"\ndue = 2023-06-30\n{}{}",
        report("Igazságügyi Minisztérium", "completed"),
        report("B", "not-started")
    );
    let mine = format!("deadline = 2024-06-30\n{}", report("Igazságügyi Minisztérium", "not-started"));
    let both = plan_of(&[("I.1", &disputed), ("I.2", &mine), ("I.3", "deadline = 2025-01-01\n")]);
    let shown = page(both.path(), "100", &["status"]);
    for part in [
        "3 measures: 1 in-progress, 1 not-started, 1 unreported",
        "1 late milestone, for 6 months 1 day",
        "1 disputed between responsible bodies",
        "2024-06-30, in 5 months 29 days: 1 measure; 2025-01-01, in 1 year: 2 measures",
    ] {
        assert!(shown.contains(part), "no {part:?} in:\n{shown}");
    }
    let shares =
        shown.lines().filter_map(|line| line.strip_suffix(" %")?.rsplit(' ').next()?.parse::<u32>().ok());
    let shares: Vec<u32> = shares.collect();
    assert_eq!(shares.last(), Some(&100), "{shown}");
    assert_eq!(shares[..shares.len() - 1].iter().sum::<u32>(), 100, "{shown}");
    let one = plan_of(&[("I.2", &mine)]);
    let shown = page(one.path(), "100", &["status"]);
    assert!(shown.contains("1 of 2 responsible bodies has never reported: B"), "{shown}");
}

#[test]
fn one_long_id_leaves_the_other_rows_their_room() {
    let long = format!("I.{}", ["123456"; 6].join("."));
    let both = plan_of(&[("I.1", "deadline = 2023-01-01\n"), (&long, "deadline = 2023-01-01\n")]);
    let shown = page(both.path(), "100", &["list"]);
    let row = |line: &&str| line.contains("2023-01-01") && line.contains("人身取引の防止");
    assert_eq!(shown.lines().filter(row).count(), 2, "{shown}");
    assert!(shown.lines().any(|line| line == long), "{shown}");
}

#[test]
fn every_screen_keeps_to_its_width() {
    let one = plan_of(&[("I.1", "deadline = 2023-01-01\n"), ("I.2", "deadline = \"after the vote\"\n")]);
    // The plan's own words are wide letters and one of 180 letters: a letter of two columns must not reach over the edge.
    for columns in ["40", "60", "80", "100", "120", "160"] {
        for args in [&[][..], &["overdue"], &["list"], &["by-body", "B"], &["status"]] {
            let shown = page(one.path(), columns, args);
            let width: usize = columns.parse().unwrap();
            let of = |line: &str| {
                line.chars().map(|c| if ('\u{3000}'..'\u{a000}').contains(&c) { 2 } else { 1 }).sum::<usize>()
            };
            for line in shown.lines() {
                assert!(of(line) <= width, "{args:?} at {columns}: {line}");
            }
        }
    }
}

#[test]
fn one_line_a_measure_and_the_whole_title_where_it_is_asked_for() {
    let lines = |args: &[&str]| page(fixtures::root(), "100", args).lines().count();
    assert!(lines(&["list"]) <= 50 + 8);
    assert!(lines(&["overdue"]) <= 47 + 10 + 14);
    assert!(lines(&["list", "--full"]) > 150);
    for format in ["csv", "json", "markdown"] {
        let whole = page(fixtures::root(), "100", &["list", "--format", format]);
        assert!(
            whole.contains("included in the list of the bodies entitled to identification set out"),
            "{format}"
        );
        assert!(!whole.contains('…'), "{format}");
    }
}

#[test]
fn what_was_completed_late_is_told_wherever_its_status_is() {
    let late = format!(
        "deadline = 2023-01-30\n{}{}",
        report("Igazságügyi Minisztérium", "completed"),
        report("B", "completed")
    );
    let plan = plan_of(&[("I.1", &late), ("I.2", "deadline = 2023-03-01\n")]);
    for args in [&["list"][..], &["by-body", "B"]] {
        let shown = page(plan.path(), "140", args);
        assert!(shown.contains("completed, 2 days late"), "{args:?}: {shown}");
    }
    for args in [&[][..], &["status"]] {
        let shown = page(plan.path(), "140", args);
        assert!(shown.contains("; 1 completed late"), "{args:?}: {shown}");
    }
    let sheet = page(plan.path(), "140", &["list", "--format", "csv"]);
    let mut lines = sheet.lines();
    assert!(
        lines.next().unwrap().ends_with(",disputed,contested,completed_on,days_late,reported_on"),
        "{sheet}"
    );
    assert!(lines.next().unwrap().ends_with(",false,false,2023-02-01,2,2023-02-01"), "{sheet}");
    assert!(lines.next().unwrap().ends_with(",false,false,,,"), "{sheet}");
}
