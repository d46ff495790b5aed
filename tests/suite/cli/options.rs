//! Options that several commands share, and that people expect without reading about them.

use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

#[test]
fn months_and_a_day_look_ahead_as_days_do() {
    let repository = Repository::new();
    repository.replace(LIGHT, "2031-12-31", "2023-08-31");
    let soon = |args: &[&str]| {
        let args = [&["overdue", "--as-of", "2023-02-28"], args].concat();
        ask(&repository, 0, &args)["due_soon"]["items"].as_array().unwrap().len()
    };
    assert_eq!(soon(&["--within", "5m"]), 0);
    assert_eq!(soon(&["--within", "6m"]), 1, "months lead from the last day of one to that of another");
    let told = ask(&repository, 0, &["overdue", "--as-of", "2023-02-28", "--within", "6m"]);
    assert_eq!(told["due_soon"]["until"], "2023-08-31");
    assert_eq!(soon(&["--until", "2023-08-30"]), 0);
    assert_eq!(soon(&["--until", "2023-08-31"]), 1);
    let page = |args: &[&str]| repository.run(&[&["overdue", "--as-of", "2023-02-28"], args].concat()).stdout;
    assert!(
        page(&["--within", "7m"]).contains("Due within 7 months, until 2023-09-30: 1 measure"),
        "{}",
        page(&["--within", "7m"])
    );
    assert!(page(&["--until", "2023-08-30"]).contains("Nothing falls due until 2023-08-30."));
    let none = page(&["--within", "1m"]);
    assert!(none.contains("Nothing falls due within 1 month, until 2023-03-31."), "{none}");
}

#[test]
fn statuses_are_given_one_behind_the_other() {
    let repository = Repository::new();
    let listed =
        |status: &str| ask(&repository, 0, &["list", "--status", status])["items"].as_array().unwrap().len();
    assert_eq!(listed("unreported,completed"), listed("unreported") + listed("completed"));
    assert_eq!(repository.run(&["list", "--status", "unreported,soon"]).code, Some(2));
}

#[test]
fn a_finding_takes_one_line_that_editors_read() {
    let repository = Repository::new();
    repository.replace(LIGHT, "2031-12-31", "2032-01-01");
    let run = repository.run(&["check", "--format", "short"]);
    let (line, rest) = run.stdout.split_once('\n').unwrap();
    let column = "deadline    = ".len() + 1;
    let at = 1 + repository.text(LIGHT).lines().position(|line| line.starts_with("deadline")).unwrap();
    assert!(
        line.starts_with(&format!("plan/I/I.1.1.toml:{at}:{column}: warning: the deadline of I.1.1")),
        "{line}"
    );
    assert!(line.ends_with("[deadline-outside-period]") && rest.is_empty(), "{}", run.stdout);
}

#[test]
fn a_rule_is_asked_for_by_itself() {
    let repository = Repository::new();
    repository.replace(LIGHT, "2031-12-31", "2032-01-01");
    repository.append(LIGHT, "\nmistaken = 1\n");
    let all = ask(&repository, 1, &["check"]);
    let one = ask(&repository, 0, &["check", "--only", "deadline-outside-period"]);
    let rules = |answer: &serde_json::Value| {
        let findings = answer["findings"].as_array().unwrap().iter();
        findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(rules(&all).contains(&"unknown-field".to_owned()));
    assert!(rules(&one).iter().all(|rule| rule == "deadline-outside-period"), "{one}");
    let optional = ask(&repository, 0, &["check", "--only", "no-target"]);
    assert!(rules(&optional).iter().all(|rule| rule == "no-target"));
    assert!(!rules(&optional).is_empty(), "it applies although its group was not asked for");
    assert_eq!(repository.run(&["check", "--only", "no-such-rule"]).code, Some(2));
}

#[test]
fn columns_are_chosen_by_the_names_that_they_have_in_csv() {
    let repository = Repository::new();
    let csv = repository.run(&["list", "--format", "csv", "--columns", "deadline,id"]).stdout;
    assert_eq!(csv, "deadline,id\n,D.1\n2031-12-31,I.1.1\n2030-06-30,II.1\n");
    let table = repository.run(&["list", "--columns", "id,status"]).stdout;
    assert!(table.contains("\nid ") && table.contains("I.1.1") && !table.contains("2031"), "{table}");
    assert!(table.starts_with("2 measures and 1 point"), "what is said of all stays: {table}");
    repository.commit("2023-01-11", "something to tell");
    let history = repository.run(&["history", "--format", "csv", "--columns", "commit,measure"]).stdout;
    assert!(history.starts_with("commit,measure\n"), "{history}");
    let wrong = repository.run(&["list", "--columns", "id,colour"]);
    assert_eq!(wrong.code, Some(2));
    assert!(
        wrong.stderr.contains("no column `colour`") && wrong.stderr.contains("deadline_text"),
        "{}",
        wrong.stderr
    );
    assert_eq!(repository.run(&["list", "--columns", "id", "--format", "json"]).code, Some(2));
}

#[test]
fn chosen_columns_leave_the_parts_of_an_answer_apart() {
    let repository = Repository::new();
    repository.append(LIGHT, "\n[[milestone]]\ntitle = \"a wick\"\ndue = 2030-01-31\n");
    let overdue = ["overdue", "--as-of", "2031-01-01", "--columns", "id"];
    let table = repository.run(&overdue).stdout;
    let whole = repository.run(&overdue[..3]).stdout;
    assert_eq!(table.lines().next(), whole.lines().next(), "{table}");
    let lines: Vec<&str> = table.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let part = |heading: &str, id: &str| {
        let at =
            lines.iter().position(|line| *line == heading).unwrap_or_else(|| panic!("{heading}: {table}"));
        assert_eq!((lines[at + 1], lines[at + 3]), ("id", id), "{table}");
    };
    part("overdue: 1", "II.1");
    part("undated: 1", "D.1");
    part("overdue-milestone: 1", "I.1.1");
    assert!(whole.contains("cannot be overdue") && table.contains("cannot be overdue"), "{table}");
    let markdown = repository.run(&[&overdue[..], &["--format", "markdown"]].concat()).stdout;
    assert!(markdown.contains("undated: 1") && markdown.contains("| D.1 |"), "{markdown}");
    let csv = repository.run(&[&overdue[..], &["--format", "csv"]].concat()).stdout;
    assert_eq!(csv, "id\nII.1\nD.1\nI.1.1\n");
    let with_part = ["overdue", "--as-of", "2031-01-01", "--format", "csv", "--columns", "id,part"];
    assert!(repository.run(&with_part).stdout.starts_with("id,part\nII.1,overdue\n"));
    for (command, header) in [
        (&["funding", "--columns", "amount"][..], "amount"),
        (&["status", "--columns", "items"], "items"),
        (&["results", "--columns", "part,id"], "part,id"),
        (&["by-body", "ML", "--columns", "id"], "id"),
        (&["show", "I.1.1", "--columns", "id"], "id"),
    ] {
        let csv = repository.run(&[command, &["--format", "csv"]].concat());
        assert_eq!(csv.stdout.lines().next(), Some(header), "{command:?}: {}", csv.stderr);
    }
}

#[test]
fn a_card_has_one_value_on_each_line() {
    let repository = Repository::new();
    let cards = repository.run(&["list", "--layout", "cards"]).stdout;
    let deadline = |line: &&str| line.starts_with("Deadline ") && line.ends_with("2031-12-31");
    assert_eq!(cards.lines().filter(deadline).count(), 1, "{cards}");
}

#[test]
fn an_answer_goes_into_a_file_as_a_whole_or_not_at_all() {
    let repository = Repository::new();
    repository.write("answer.csv", "old");
    let list = ["list", "--format", "csv"];
    let run = repository.run(&[&list[..], &["--output", "answer.csv"]].concat());
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    assert_eq!(repository.text("answer.csv"), repository.run(&list).stdout);
    let broken = repository.run(&["list", "--columns", "colour", "-o", "answer.csv"]);
    assert_eq!(broken.code, Some(2));
    assert_eq!(repository.text("answer.csv"), repository.run(&list).stdout);
    assert_eq!(repository.run(&[&list[..], &["--output", "new/folders/list.csv"]].concat()).code, Some(0));
    assert_eq!(repository.text("new/folders/list.csv"), repository.text("answer.csv"));
    let nowhere = repository.run(&["list", "--output", "answer.csv/in/a/file.csv"]);
    assert_eq!(nowhere.code, Some(3));
    assert!(nowhere.stderr.contains("answer.csv/in/a/file.csv cannot be written"), "{}", nowhere.stderr);
    repository.commit("2023-01-11", "something to tell");
    assert_eq!(repository.run(&["history", "-o", "history.txt"]).code, Some(0));
    assert_eq!(repository.text("history.txt"), repository.run(&["history"]).stdout);
}

#[test]
fn an_answer_never_takes_the_place_of_a_file_that_is_kept() {
    let repository = Repository::new();
    repository.write("Cargo.toml", "[package]\n");
    repository.commit("2023-01-11", "a file of another program");
    let refused = |args: &[&str], path: &str, why: &str| {
        let old = std::fs::read(repository.folder.join(path)).ok();
        let run = repository.run(args);
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(why), "{args:?}: {}", run.stderr);
        assert_eq!(std::fs::read(repository.folder.join(path)).ok(), old, "{args:?}");
    };
    for (path, why) in [
        ("plan/plan.toml", "inside the folder of a plan"),
        ("plan/new.txt", "inside the folder of a plan"),
        (".git/config", "inside git's own folder"),
        ("Cargo.toml", "is a file that git keeps"),
    ] {
        refused(&["list", "-o", path], path, why);
        for form in ["sqlite", "jsonl", "xlsx"] {
            refused(&["export", form, path], path, why);
        }
    }
    refused(
        &["export", "partitions", "plan", "--plan-id", "x"],
        "plan/measure",
        "inside the folder of a plan",
    );
    // What git does not keep, and what was deleted first, is written.
    assert_eq!(repository.run(&["list", "-o", "new.txt"]).code, Some(0));
    assert_eq!(repository.run(&["list", "-o", "new.txt"]).code, Some(0));
    std::fs::remove_file(repository.folder.join("Cargo.toml")).unwrap();
    assert_eq!(repository.run(&["list", "-o", "Cargo.toml"]).code, Some(0));
}

/// To replace a device by a file would break the machine for all that runs there.
#[cfg(unix)]
#[test]
fn an_answer_goes_into_a_device_and_does_not_replace_it() {
    let repository = Repository::new();
    let sink = repository.folder.join("sink");
    std::os::unix::fs::symlink("/dev/null", &sink).unwrap();
    let run = repository.run(&["list", "-o", "sink"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    assert!(sink.is_symlink());
}

#[test]
fn every_output_makes_the_folders_on_the_way_to_it() {
    let repository = crate::support::repository::Repository::new();
    for (args, made) in [
        (&["list", "-o", "new/a/list.txt"][..], "new/a/list.txt"),
        (&["brief", "-o", "new/b/paper.docx"], "new/b/paper.docx"),
        (&["results", "-o", "new/c/final.html"], "new/c/final.html"),
        (&["calendar", "-o", "new/d/plan.ics"], "new/d/plan.ics"),
        (&["seal", "-o", "new/e/seal.txt"], "new/e/seal.txt"),
        (&["form", "--body", "ML", "-o", "new/f/form.xlsx"], "new/f/form.xlsx"),
        (&["brief", "--members", "-o", "new/g/papers"], "new/g/papers"),
        (&["export", "csv", "new/h/tables"], "new/h/tables"),
        (&["export", "jsonl", "new/i/plan.jsonl"], "new/i/plan.jsonl"),
        (&["export", "sqlite", "new/j/plan.db"], "new/j/plan.db"),
        (&["site", "new/k/site"], "new/k/site"),
    ] {
        let run = repository.run(args);
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
        assert!(repository.folder.join(made).exists(), "{args:?}");
    }
    // Never into a plan's folder, whatever the way there; and a file is no folder.
    for (args, code) in [
        (["list", "-o", "plan/new/list.txt"], 2),
        (["list", "-o", "nowhere/../plan/new/list.txt"], 2),
        (["list", "-o", "plan.txt/list.txt"], 3),
    ] {
        std::fs::write(repository.folder.join("plan.txt"), "a file").unwrap();
        let run = repository.run(&args);
        assert_eq!(run.code, Some(code), "{args:?}: {}", run.stderr);
        assert!(!repository.folder.join("plan/new/list.txt").exists());
    }
}

#[test]
fn a_refused_output_leaves_no_folder_behind_and_no_way_leads_round_the_refusal() {
    let repository = Repository::new();
    repository.append("plan/plan.toml", crate::forms::owed::CYCLE);
    repository.commit("2030-03-01", "a cycle");
    let folders = |repository: &Repository| repository.git(&["status", "--porcelain", "--ignored"]);
    let there = |path: &str| repository.folder.join(path).exists();
    std::fs::create_dir(repository.folder.join("beside")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../plan/I", repository.folder.join("beside/link")).unwrap();
    let mut ways =
        vec!["nowhere/../plan/new/x", "nowhere/deep/../../plan/new/x", "beside/../nowhere/../plan/new/x"];
    ways.extend(cfg!(unix).then_some("beside/link/new/x"));
    for way in ways {
        let all: [&[&str]; 9] = [
            &["list", "-o", &format!("{way}.txt")],
            &["brief", "-o", &format!("{way}.md")],
            &["calendar", "-o", &format!("{way}.ics")],
            &["export", "sqlite", &format!("{way}.sqlite")],
            &["export", "csv", way],
            &["export", "partitions", way, "--plan-id", "x"],
            &["site", way],
            &["form", "--all", "--period", "2030-H1", "-o", way],
            &["brief", "--members", "-o", way],
        ];
        for args in all {
            let run = repository.run(args);
            assert!(run.code.is_some_and(|code| code > 1), "{args:?}: {} {}", run.stdout, run.stderr);
            assert!(run.stderr.contains("inside the folder of a plan"), "{args:?}: {}", run.stderr);
            let made = ["nowhere", "plan/new", "plan/I/new"].map(there);
            assert_eq!(made, [false; 3], "{args:?}: {}", folders(&repository));
        }
    }
    // What leads out again is written.
    let run = repository.run(&["list", "-o", "beside/../plan/../answer.txt"]);
    assert_eq!((run.code, there("answer.txt")), (Some(0), true), "{}", run.stderr);
}
