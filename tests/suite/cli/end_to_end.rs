//! Whole runs of the program on copies of the real plan with one thing changed: what it prints, and how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::support::fixtures;
use crate::support::program::program;
use crate::support::repository::Run;

/// A copy of the real plan, to be spoilt.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Copy(tempfile::tempdir().unwrap());
        for path in fixtures::files("plan", ".toml") {
            copy.write(&path, fixtures::bytes(&path));
        }
        let document = "seeds/003_57c52dae37b9f3b9.txt";
        copy.write(document, fixtures::bytes(document));
        copy
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn replace(&self, path: &str, old: &str, new: &str) {
        let text = fixtures::text(path);
        assert!(text.contains(old), "{path} has no {old:?}");
        self.write(path, text.replacen(old, new, 1));
    }

    fn run(&self, args: &[&str]) -> Run {
        run_in(self.0.path(), args)
    }
}

fn command_in(folder: &Path, args: &[&str]) -> Command {
    let mut command = program();
    command.current_dir(folder).args(args).env("COLUMNS", "100");
    command
}

fn run_in(folder: &Path, args: &[&str]) -> Run {
    command_in(folder, args).output().unwrap().into()
}

#[track_caller]
fn says(text: &str, expected: &[&str]) {
    for part in expected {
        assert!(text.contains(part), "no {part:?} in:\n{text}");
    }
}

#[test]
fn a_million_less_names_the_measure_the_point_both_sums_and_the_difference() {
    let copy = Copy::new();
    copy.replace("plan/II/II.3.3.toml", "132_000_000", "131_000_000");
    let run = copy.run(&["check"]);
    assert_eq!(run.code, Some(1));
    let sums = ["appropriation 3a", "HUF 341,000,000", "HUF 340,000,000", "HUF 1,000,000", "II.3.3"];
    says(&run.stdout, &["error[appropriation-mismatch]", "error[amount-mismatch]"]);
    let books = run.stdout.lines().find(|line| line.contains("appropriation-mismatch")).unwrap();
    says(books, &sums);
    says(&run.stdout, &["plan/II/II.3.3.toml:46:17", "131_000_000", "2 errors; 2 findings accepted"]);
}

#[test]
fn a_broken_file_is_never_passed_over() {
    let copy = Copy::new();
    copy.write("plan/II/II.1.1.toml", "title");
    copy.write("plan/IV/IV.2.2.toml", "title = \"a\nb = [1,\n");

    let question = ["overdue", "--as-of", "2023-12-31"];
    let run = copy.run(&question);
    assert_eq!(run.code, Some(3));
    assert_eq!(run.stdout, "");
    says(
        &run.stderr,
        &["2 of 52 files could not be read", "plan/II/II.1.1.toml, plan/IV/IV.2.2.toml", "plan check"],
    );

    let run = copy.run(&[&question[..], &["--keep-going"]].concat());
    assert_eq!(run.code, Some(0));
    says(&run.stdout, &["I.1.2", "IV.3.1"]);
    assert!(!run.stdout.contains("II.1.1"), "{}", run.stdout);
    says(&run.stderr, &["2 of 52 files could not be read", "leaves them out"]);

    let run = copy.run(&["check"]);
    assert_eq!(run.code, Some(1));
    says(&run.stdout, &["II.1.1.toml", "IV.2.2.toml", "error[invalid-toml]"]);
}

#[test]
fn a_wrong_value_hides_nothing_but_itself() {
    let copy = Copy::new();
    copy.replace("plan/II/II.1.1.toml", "deadline ", "deadlin ");
    let question = ["overdue", "--as-of", "2023-12-31"];
    let run = copy.run(&question);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    says(&run.stderr, &["1 value that the answer needs is unknown: `deadline` of II.1.1", "plan check"]);
    let run = copy.run(&[&question[..], &["--keep-going"]].concat());
    assert_eq!(run.code, Some(0));
    says(&run.stderr, &["`deadline` of II.1.1", "the answer goes by what is known"]);
    assert!(!run.stdout.contains("II.1.1"), "{}", run.stdout);

    let run = copy.run(&["list"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    says(&run.stdout, &["II.1.1", "unknown"]);
    let run = copy.run(&["check"]);
    assert_eq!(run.code, Some(1));
    says(&run.stdout, &["error[unknown-field]", "did you mean `deadline`"]);
    assert!(!run.stdout.contains("missing-field"), "a misspelt key is one finding:\n{}", run.stdout);
}

#[test]
fn a_plan_that_cannot_be_told_from_its_file_is_not_answered_at_all() {
    let copy = Copy::new();
    copy.replace("plan/plan.toml", "adopted  = 2022-04-14", "adopted  = 2022-02-30");
    let run = copy.run(&["list", "--keep-going"]);
    assert_eq!(run.code, Some(3));
    assert_eq!(run.stdout, "");
    says(&run.stderr, &["plan.toml could not be read", "`plan check`"]);
    let run = copy.run(&["check", "--format", "json"]);
    assert_eq!(run.code, Some(1));
    says(&run.stdout, &["\"plan\": null", "\"rule\": \"invalid-toml\"", "\"line\": 4"]);
}

#[test]
fn warnings_fail_only_where_they_are_denied() {
    let copy = Copy::new();
    copy.write("plan/notes.txt", "remember");
    let run = copy.run(&["check"]);
    assert_eq!(run.code, Some(0));
    says(&run.stdout, &["warning[stray-file]", "plan/notes.txt", "53 files: 1 warning"]);
    assert_eq!(copy.run(&["check", "--deny", "warnings"]).code, Some(1));
}

#[test]
fn reports_move_the_status_from_their_day_on() {
    let copy = Copy::new();
    let with_report = |status: &str| {
        let report = format!("\n[[report]]\ndate = 2023-06-30\nbody = \"BM\"\nstatus = \"{status}\"\n");
        fixtures::text("plan/II/II.1.1.toml") + &report
    };
    let overdue = |day: &str| copy.run(&["overdue", "--as-of", day, "--format", "json"]).stdout;
    copy.write("plan/II/II.1.1.toml", with_report("completed"));
    assert!(overdue("2023-06-29").contains("\"II.1.1\""));
    assert!(!overdue("2023-06-30").contains("\"II.1.1\""));
    copy.write("plan/II/II.1.1.toml", with_report("in-progress"));
    assert!(overdue("2023-06-30").contains("\"II.1.1\""));
    says(&copy.run(&["status", "--as-of", "2023-06-30"]).stdout, &["1 in-progress, 49 unreported", "▓░░░"]);
}

#[test]
fn whoever_stops_reading_is_not_told_so() {
    for format in ["table", "json", "csv", "markdown"] {
        let mut child = command_in(fixtures::root(), &["list", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_no_success() {
    for args in [
        &["list"][..],
        &["check"],
        &["man"],
        &["schema", "plan"],
        &["completions", "bash"],
        &["list", "--format", "csv"],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run: Run = command_in(fixtures::root(), args).stdout(full).output().unwrap().into();
        assert_eq!(run.code, Some(3), "{args:?}");
        says(&run.stderr, &["cannot write the answer"]);
    }
}

#[test]
fn a_sheet_runs_no_formula() {
    let copy = Copy::new();
    copy.replace("plan/I/I.1.1.toml", "\"lectures", "\"=cmd|' /C calc'!A0 lectures");
    let run = copy.run(&["list", "--excel"]);
    assert!(run.stdout.starts_with("\u{feff}id;kind;"));
    says(&run.stdout, &[";'=cmd|"]);
}

#[test]
fn on_github_actions_the_annotations_come_by_themselves() {
    let copy = Copy::new();
    copy.write("plan/notes.txt", "remember");
    let on_github = |args: &[&str]| -> Run {
        command_in(copy.0.path(), args).env("GITHUB_ACTIONS", "true").output().unwrap().into()
    };
    let run = on_github(&["check", "--deny", "warnings"]);
    assert_eq!(run.code, Some(1));
    says(&run.stdout, &["::warning file=plan/notes.txt,line=1,", "::stop-commands::", "53 files: 1 warning"]);
    let word = |stdout: &str| {
        stdout.split("::stop-commands::").nth(1).map(|rest| rest.lines().next().unwrap().to_owned())
    };
    let (one, other) = (word(&run.stdout).unwrap(), word(&on_github(&["check"]).stdout).unwrap());
    assert!(one.len() > 30 && one != other, "{one} can be known beforehand");
    assert!(run.stdout.ends_with(&format!("\n::{one}::\n")), "{}", run.stdout);
    assert!(!on_github(&["check", "--format", "human"]).stdout.contains("::"));
}

#[test]
fn colour_comes_when_it_is_asked_for() {
    let asked = ["overdue", "--as-of", "2023-12-31", "--color", "always"];
    assert!(run_in(fixtures::root(), &asked).stdout.contains("\u{1b}["));
    assert!(!run_in(fixtures::root(), &asked[..3]).stdout.contains('\u{1b}'));
    assert!(
        run_in(fixtures::root(), &["check", "--accepted", "--color", "always"]).stdout.contains("\u{1b}[")
    );
}

#[test]
fn the_plan_is_found_from_inside_its_folder() {
    let inside = fixtures::root().join("plan/II");
    assert!(run_in(&inside, &["show", "II.3.10"]).stdout.contains("plan/II/II.3.10.toml"));
}

#[test]
fn paths_start_at_the_root_of_the_repository() {
    let copy = Copy::new();
    let run = run_in(
        Path::new("/"),
        &["list", "--format", "json", "-C", copy.0.path().join("plan").to_str().unwrap()],
    );
    says(&run.stdout, &["\"path\": \"plan/I/I.1.1.toml\""]);

    let repository = tempfile::tempdir().unwrap();
    fs::create_dir(repository.path().join(".git")).unwrap();
    for path in fixtures::files("plan", ".toml") {
        let path = (repository.path().join("national").join(&path), fixtures::bytes(&path));
        fs::create_dir_all(path.0.parent().unwrap()).unwrap();
        fs::write(path.0, path.1).unwrap();
    }
    let run = run_in(&repository.path().join("national"), &["list", "--format", "json"]);
    says(&run.stdout, &["\"path\": \"national/plan/I/I.1.1.toml\""]);
}

/// What a shell is offered when the last of these words is to be completed.
fn offered(words: &[&str]) -> String {
    offered_in(fixtures::root(), words)
}

fn offered_in(folder: &Path, words: &[&str]) -> String {
    let mut command = command_in(folder, &[&["--", "plan"][..], words].concat());
    command.env("COMPLETE", "bash").env("_CLAP_IFS", "\n").env("_CLAP_COMPLETE_COMP_TYPE", "9");
    command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).env("_CLAP_COMPLETE_SPACE", "true");
    Run::from(command.output().unwrap()).stdout
}

#[test]
fn shells_complete_bodies_and_measures_out_of_the_plan() {
    assert_eq!(offered(&["show", "II.3.1"]), "II.3.1\nII.3.10");
    assert_eq!(offered(&["by-body", "igazsag"]), "Ministry of Justice");
    assert_eq!(offered(&["list", "--section", "IV.5"]), "IV.5");
    says(&offered(&["list", "--source", ""]), &["efop-plus", "swiss-hungarian-ii"]);
    // The plan is the one that the words typed so far name.
    let (elsewhere, plan) = (tempfile::tempdir().unwrap(), fixtures::root().join("plan"));
    assert_eq!(offered_in(elsewhere.path(), &["show", "II.3.1"]), "");
    let plan = plan.to_str().unwrap();
    assert_eq!(offered_in(elsewhere.path(), &["-C", plan, "show", "II.3.1"]), "II.3.1\nII.3.10");
    assert_eq!(offered_in(elsewhere.path(), &["show", "--dir", plan, "II.3.1"]), "II.3.1\nII.3.10");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        says(&run_in(fixtures::root(), &["completions", shell]).stdout, &["COMPLETE", "plan"]);
    }
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("man1");
    let run = run_in(fixtures::root(), &["man", "--out", path.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let commands = run_in(fixtures::root(), &["--help"]).stdout;
    let commands = commands.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let mut seen = 0;
    for name in commands.lines().filter_map(|line| line.split_whitespace().next()) {
        let page = fs::read_to_string(path.join(format!("plan-{name}.1"))).unwrap();
        says(&page, &[".TH", "Examples", name]);
        seen += 1;
    }
    assert_eq!(seen, 42);
    says(&run_in(fixtures::root(), &["man"]).stdout, &[".TH plan 1", "Exit codes"]);
}

/// A report with an address in it, as the last thing in a measure's file.
fn with_report(copy: &Copy, text: &str) {
    let path = "plan/I/I.2.1.toml";
    let report = format!(
        "\n[[report]]\ndate = 2022-12-01\nbody = \"Ministry of Human Capacities\"\nstatus = \"completed\"\ntext = \"{text}\"\n"
    );
    copy.write(path, fixtures::text(path) + &report);
}

#[test]
fn personal_data_is_found_and_never_repeated() {
    let copy = Copy::new();
    with_report(&copy, "ask Anna at anna.kiss@example.org or +36 30 123 4567, Kossuth utca 7.");
    for format in ["human", "json"] {
        let run = copy.run(&["check", "--format", format]);
        assert_eq!(run.code, Some(1));
        says(
            &run.stdout,
            &["personal-data", "an e-mail address", "a telephone number", "a street address", "I.2.1"],
        );
        for secret in ["anna.kiss", "123 4567", "Kossuth"] {
            assert!(!run.stdout.contains(secret), "{}", run.stdout);
        }
    }
}

#[test]
fn no_other_finding_shows_a_line_with_personal_data() {
    let copy = Copy::new();
    let path = "plan/I/I.2.1.toml";
    let report = |date: &str, text: &str| {
        format!(
            "\n[[report]]\ndate = {date}\nbody = \"Ministry of Human Capacities\"\nstatus = \"in-progress\"{text}\n"
        )
    };
    // The two dates of what is out of order stand around the address.
    let reports = report("2022-12-01", "\ntext = \"anna.kiss@example.org\"") + &report("2022-11-01", "");
    copy.write(path, fixtures::text(path) + &reports);
    let run = copy.run(&["check"]);
    says(&run.stdout, &["[personal-data]", "[report-out-of-order]"]);
    assert!(!run.stdout.contains("anna.kiss"), "{}", run.stdout);
}

#[test]
fn levels_of_the_command_line_win_over_those_of_the_plan() {
    let copy = Copy::new();
    with_report(&copy, "done");
    let code = |args: &[&str]| {
        let run = copy.run(&[&["check"], args].concat());
        (run.code, run.stdout.contains("completed-without-evidence"))
    };
    assert_eq!(code(&[]), (Some(0), true));
    assert_eq!(code(&["--deny", "warnings"]), (Some(1), true));
    assert_eq!(code(&["--deny", "completed-without-evidence"]), (Some(1), true));
    assert_eq!(code(&["--allow", "completed-without-evidence", "--deny", "warnings"]), (Some(0), false));

    copy.write(
        "plan/plan.toml",
        fixtures::text("plan/plan.toml") + "\n[levels]\ncompleted-without-evidence = \"deny\"\n",
    );
    assert_eq!(code(&[]), (Some(1), true));
    assert_eq!(code(&["--warn", "completed-without-evidence"]), (Some(0), true));
    assert_eq!(code(&["--allow", "completed-without-evidence"]), (Some(0), false));
}

#[test]
fn monitorability_is_asked_for() {
    let copy = Copy::new();
    let run = copy.run(&["check", "--group", "monitorability", "--as-of", "2024-01-01"]);
    assert_eq!(run.code, Some(0), "warnings do not fail the check");
    says(&run.stdout, &["[no-target]", "[no-milestone]", "[no-amount]", "[no-report]", "half-yearly"]);
    let run = copy.run(&["check", "--warn", "no-amount"]);
    says(&run.stdout, &["[no-amount]"]);
    assert!(!run.stdout.contains("[no-target]"), "{}", run.stdout);
}

#[test]
fn rules_are_listed_and_explained() {
    let rules = run_in(fixtures::root(), &["rules", "--format", "json"]).stdout;
    for registered in plan::check::RULES {
        let id = registered.rule.id;
        says(&rules, &[id]);
        let run = run_in(fixtures::root(), &["check", "--explain", id]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        says(&run.stdout, &[id, "## What it finds", "## What to do"]);
    }
    let run = run_in(fixtures::root(), &["check", "--explain", "unknown-bodie"]);
    assert_eq!(run.code, Some(2));
    says(&run.stderr, &["did you mean `unknown-body`?"]);
    let run = run_in(fixtures::root(), &["check", "--allow", "invalid-toml"]);
    assert_eq!(run.code, Some(2));
    says(&run.stderr, &["cannot be lowered"]);
}

#[test]
fn what_lies_beside_the_plan_is_looked_for_there_and_nowhere_else() {
    let copy = Copy::new();
    let path = "plan/I/I.2.1.toml";
    let report = |evidence: &str| {
        let report =
            "[[report]]\ndate = 2022-12-01\nbody = \"Ministry of Human Capacities\"\nstatus = \"completed\"";
        copy.write(path, format!("{}\n{report}\nevidence = [\"{evidence}\"]\n", fixtures::text(path)));
        copy.run(&["check"]).stdout
    };
    copy.write("evidence/study.pdf", "%PDF");
    assert!(!report("evidence/study.pdf").contains("unknown-evidence"));
    assert!(!report("https://example.org/study.pdf").contains("unknown-evidence"));
    says(&report("evidence/studies.pdf"), &["unknown-evidence", "is not there"]);
    says(&report("evidence"), &["unknown-evidence", "is not there"]);
    for outside in ["../study.pdf", "/etc/passwd", "evidence/../../study.pdf"] {
        says(&report(outside), &["unknown-evidence", "outside the parent folder"]);
    }

    let document = "document = \"seeds/003_57c52dae37b9f3b9.txt\"";
    copy.replace("plan/plan.toml", document, "document = \"/etc/passwd\"");
    says(&copy.run(&["check"]).stdout, &["source-mismatch", "outside the parent folder"]);
    copy.replace("plan/plan.toml", document, "document = \"seeds\"");
    says(&copy.run(&["check"]).stdout, &["source-mismatch", "is not there"]);
}

#[test]
#[cfg(unix)]
fn a_link_does_not_lead_out() {
    let copy = Copy::new();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("secret"), "secret").unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("secret"), copy.0.path().join("link")).unwrap();
    copy.replace("plan/plan.toml", "document = \"seeds/003_57c52dae37b9f3b9.txt\"", "document = \"link\"");
    says(&copy.run(&["check"]).stdout, &["source-mismatch", "is not there"]);
}

#[test]
fn whoever_took_a_duty_over_answers_for_it() {
    let overdue = |body: &str| {
        run_in(fixtures::root(), &["overdue", "--as-of", "2024-01-01", "--format", "json", "--body", body])
            .stdout
    };
    says(&overdue("Ministry of Culture and Innovation"), &["\"I.4.2\"", "\"II.3.9\""]);
    assert!(!overdue("Ministry of Economic Development").contains("\"I.4.2\""));
}

#[test]
fn a_late_milestone_is_late_enough_for_an_exit_code() {
    let asked = ["overdue", "--as-of", "2023-01-01", "--body", "Ministry of Finance"];
    let run = run_in(fixtures::root(), &[&asked[..], &["--exit-code"]].concat());
    says(
        &run.stdout,
        &["3 milestones of Ministry of Finance are overdue on 2023-01-01, the longest for 1 day"],
    );
    assert_eq!(run.code, Some(1));
    assert_eq!(run_in(fixtures::root(), &asked).code, Some(0));
}

/// One report completes no two milestones: by its id it means one, by a title of two it means neither.
#[test]
fn a_report_completes_the_milestone_that_it_names() {
    let copy = Copy::new();
    let path = "plan/II/II.1.1.toml";
    let text = fixtures::text(path);
    let body = text.lines().find(|line| line.starts_with("responsible")).unwrap();
    let body = body.split('"').nth(1).unwrap();
    let titled = |id: &str, due: &str| format!("\n[[milestone]]\n{id}title = \"report\"\ndue = {due}\n");
    let about = |name: &str| {
        format!(
            "\n[[report]]\ndate = 2022-12-01\nbody = \"{body}\"\nstatus = \"completed\"\nmilestone = \"{name}\"\n"
        )
    };
    let late = |ids: [&str; 2], name: &str| -> Vec<String> {
        let milestones = titled(ids[0], "2022-06-30") + &titled(ids[1], "2022-09-30");
        copy.write(path, &(text.clone() + &milestones + &about(name)));
        let run = copy.run(&["overdue", "--as-of", "2023-01-01", "--format", "json"]);
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let of = answer["milestones"].as_array().unwrap().iter().filter(|late| late["measure"] == "II.1.1");
        of.map(|late| format!("{} {}", late["id"], late["due"])).collect()
    };
    let ids = ["id = \"M1\"\n", "id = \"M2\"\n"];
    assert_eq!(late(ids, "M2"), ["\"M1\" \"2022-06-30\""]);
    let both = ["\"M1\" \"2022-06-30\"", "\"M2\" \"2022-09-30\""];
    assert_eq!(late(ids, "report"), both);
    assert_eq!(late(["", ""], "report"), both.map(|late| format!("null{}", &late[4..])));
}

#[test]
fn one_measure_without_an_amount_is_counted() {
    let run = run_in(fixtures::root(), &["funding", "--year", "2022", "--by", "chapter", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let chapter = |row: &&serde_json::Value| row["chapter"] == "Ministry of Human Capacities";
    let row = answer["without_amount"].as_array().unwrap().iter().find(chapter).unwrap();
    assert_eq!(row["measures"], 1);
}

#[test]
fn the_latest_value_of_a_metric_is_shown() {
    let copy = Copy::new();
    let report = |day: &str, places: u32| {
        format!(
            "\n[[report]]\ndate = {day}\nbody = \"EMMI\"\nstatus = \"in-progress\"\nvalues = {{ places = {places} }}\n"
        )
    };
    let text = fixtures::text("plan/II/II.3.3.toml") + &report("2022-12-15", 3) + &report("2023-06-30", 5);
    copy.write("plan/II/II.3.3.toml", &text);
    let latest = |day: &str| {
        let run = copy.run(&["show", "II.3.3", "--as-of", day, "--format", "json"]);
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        answer["item"]["metrics"][2]["latest"].clone()
    };
    assert_eq!(latest("2022-12-14"), serde_json::Value::Null);
    assert_eq!(latest("2023-06-29"), 3);
    assert_eq!(latest("2023-06-30"), 5);
    // Of two metrics with one name, the value is of neither.
    copy.write("plan/II/II.3.3.toml", text + "\n[[metric]]\nname = \"places\"\nunit = \"beds\"\n");
    assert_eq!(latest("2023-06-30"), serde_json::Value::Null);
}

#[test]
fn a_plan_without_its_document_is_still_a_plan() {
    let copy = Copy::new();
    let document = fixtures::text("plan/plan.toml");
    let document =
        document.lines().find_map(|line| line.strip_prefix("document = ")).unwrap().trim_matches('"');
    fs::remove_file(copy.0.path().join(document)).unwrap();
    let run = copy.run(&["check"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    says(&run.stdout, &["warning[source-mismatch]: the document that the plan cites is not there"]);
}

#[test]
fn what_is_said_of_a_run_begins_no_line_of_its_own() {
    let run = run_in(fixtures::root(), &["list", "-C", "nowhere\n::error::forged"]);
    assert_eq!(run.code, Some(3));
    assert!(
        run.stderr.lines().all(|line| line.starts_with("error: ") || line.starts_with("  help: ")),
        "{}",
        run.stderr
    );
}
