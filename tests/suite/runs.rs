//! Whole runs of the program on copies of the real plan with one thing changed: what it prints, and how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use snapbox::cmd::cargo_bin;
use tempfile::TempDir;

use crate::given;

/// A copy of the real plan, to be spoilt.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Copy(tempfile::tempdir().unwrap());
        for path in given::files("plan", ".toml") {
            copy.write(&path, given::bytes(&path));
        }
        copy
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn replace(&self, path: &str, old: &str, new: &str) {
        let text = given::text(path);
        assert!(text.contains(old), "{path} has no {old:?}");
        self.write(path, text.replacen(old, new, 1));
    }

    fn run(&self, args: &[&str]) -> Run {
        run_in(self.0.path(), args)
    }
}

struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn command_in(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(cargo_bin!("plan"));
    command.current_dir(folder).args(args).env("COLUMNS", "100").env_remove("COMPLETE");
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
    says(&run.stdout, &["plan/II/II.3.3.toml:44:17", "131_000_000", "2 errors; 1 finding accepted"]);
}

#[test]
fn a_broken_file_is_never_passed_over() {
    let copy = Copy::new();
    copy.replace("plan/II/II.1.1.toml", "deadline ", "deadlin ");
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
    says(
        &run.stdout,
        &["error[unknown-field]", "did you mean `deadline`", "error[missing-field]", "error[invalid-toml]"],
    );
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
    says(&run.stdout, &["\"plan\": null", "\"rule\": \"invalid-toml\"", "\"line\": 3"]);
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
        given::text("plan/II/II.1.1.toml") + &report
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
fn nothing_of_a_hostile_file_reaches_a_terminal() {
    let copy = Copy::new();
    let hostile = "\\u001b]0;owned\\u0007\\u009b31m\\u202e";
    copy.replace("plan/I/I.1.1.toml", "lectures", hostile);
    copy.replace("plan/I/I.1.3.toml", "indicator ", &format!("\"{hostile}\" "));
    copy.write("plan/I/\u{1b}[31mI.9.9.toml", "\u{1b}[31m = 1\n");
    copy.write("plan/I/I.9.8.toml", b"title = \"\xff\xfe\"\n");
    copy.write("plan/I/I.9.7.toml", "a = ".to_owned() + &"[".repeat(1_000));
    copy.write("plan/I/I.9.6.toml", "x = 1\n".repeat(2_000_000));
    for format in ["human", "json"] {
        let run = copy.run(&["check", "--color", "never", "--format", format]);
        assert_eq!(run.code, Some(1));
        let escapes = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!run.stdout.contains(escapes), "{format}: {:?}", run.stdout.find(escapes));
        for rule in
            ["control-character", "unknown-field", "invalid-toml", "invalid-encoding", "unreadable-file"]
        {
            assert!(run.stdout.contains(rule), "{format}: no {rule} in {}", run.stdout);
        }
    }
}

#[test]
fn whoever_stops_reading_is_not_told_so() {
    for format in ["table", "json", "csv", "markdown"] {
        let mut child = command_in(given::root(), &["list", "--format", format])
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
    for args in [&["list"][..], &["check"], &["man"], &["completions", "bash"], &["list", "--format", "csv"]]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run: Run = command_in(given::root(), args).stdout(full).output().unwrap().into();
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
fn colour_comes_when_it_is_asked_for() {
    let asked = ["overdue", "--as-of", "2023-12-31", "--color", "always"];
    assert!(run_in(given::root(), &asked).stdout.contains("\u{1b}["));
    assert!(!run_in(given::root(), &asked[..3]).stdout.contains('\u{1b}'));
    assert!(run_in(given::root(), &["check", "--color", "always"]).stdout.contains("\u{1b}["));
}

#[test]
fn the_plan_is_found_from_inside_its_folder() {
    let inside = given::root().join("plan/II");
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
    for path in given::files("plan", ".toml") {
        let path = (repository.path().join("national").join(&path), given::bytes(&path));
        fs::create_dir_all(path.0.parent().unwrap()).unwrap();
        fs::write(path.0, path.1).unwrap();
    }
    let run = run_in(&repository.path().join("national"), &["list", "--format", "json"]);
    says(&run.stdout, &["\"path\": \"national/plan/I/I.1.1.toml\""]);
}

/// What a shell is offered when the last of these words is to be completed.
fn offered(words: &[&str]) -> String {
    let mut command = command_in(given::root(), &[&["--", "plan"][..], words].concat());
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
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        says(&run_in(given::root(), &["completions", shell]).stdout, &["COMPLETE", "plan"]);
    }
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("man1");
    let run = run_in(given::root(), &["man", "--out", path.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let commands = run_in(given::root(), &["--help"]).stdout;
    let commands = commands.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let mut seen = 0;
    for name in commands.lines().filter_map(|line| line.split_whitespace().next()) {
        let page = fs::read_to_string(path.join(format!("plan-{name}.1"))).unwrap();
        says(&page, &[".TH", "Examples", name]);
        seen += 1;
    }
    assert_eq!(seen, 12);
    says(&run_in(given::root(), &["man"]).stdout, &[".TH plan 1", "Exit codes"]);
}
