//! The final report: what was promised first, and what is open in the end.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::half_years::played;
use crate::support::repository::Repository;

/// The report as Markdown.
fn report(repository: &Repository, args: &[&str]) -> String {
    let file = repository.home.path().join("final.md");
    let run =
        repository.run(&[&["results", "--lang", "en", "-o", file.to_str().unwrap()][..], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    fs::read_to_string(file).unwrap()
}

/// A part of it.
fn part<'t>(text: &'t str, title: &str) -> &'t str {
    let part = text.split_once(&format!("\n## {title}\n")).map(|(_, part)| part);
    part.unwrap_or_else(|| panic!("no {title} in {text}")).split("\n## ").next().unwrap()
}

#[test]
fn it_says_what_was_promised_first_and_on_what_basis_it_moved() {
    let repository = played(4);
    let text = report(&repository, &["--as-of", "2024-02-01"]);
    let moved = part(&text, "Moved deadlines");
    for (id, row) in [
        ("II.1.1", "| 2022-12-31 | 2023-03-31 | +90 | Government Decision 1500/2022 |"),
        ("IV.2.2", "| 2022-12-31 | 2023-03-31 | +90 | **no amendment covers it** |"),
    ] {
        let is_row = |line: &str| line.starts_with(&format!("| {id} |")) && line.ends_with(row);
        assert!(moved.lines().any(is_row), "{id} in {moved}");
        let every = part(&text, "Every measure");
        let of_it = every.lines().find(|line| line.starts_with(&format!("| {id} |"))).unwrap();
        assert!(of_it.contains("| 2023-03-31 (first promised: 2022-12-31) |"), "{of_it}");
    }
    assert!(text.contains("moved deadlines: 3, of which not covered by an amendment: 1"), "{text}");
    // Only what it answers for.
    let finance = report(&repository, &["--as-of", "2024-02-01", "--body", "Ministry of Finance"]);
    assert!(!part(&finance, "Moved deadlines").contains("| IV.2.2 |"), "{finance}");
    // Before they moved, they had not.
    let early = report(&repository, &["--as-of", "2022-06-30"]);
    assert!(!early.contains("first promised: 2022-12-31"), "{early}");
}

#[test]
fn a_deadline_that_was_put_back_is_no_moved_one() {
    let repository = Repository::new();
    let file = "plan/I/I.1.1.toml";
    let before = repository.text(file);
    let moved = before.replace("deadline    = 2031-12-31", "deadline    = 2031-10-31");
    assert!(before != moved, "{before}");
    repository.write(file, &moved);
    repository.commit("2030-05-01", "moved by mistake");
    let text = report(&repository, &["--as-of", "2030-05-02"]);
    assert!(text.contains("moved deadlines: 1, of which not covered by an amendment: 1"), "{text}");
    repository.write(file, &before);
    repository.commit("2030-05-03", "and put back");
    let text = report(&repository, &["--as-of", "2030-06-01"]);
    assert!(!text.contains("moved deadlines") && !text.contains("## Moved deadlines"), "{text}");
    assert!(!text.contains("first promised"), "{text}");
    assert!(text.contains("deadlines that moved and were put back: 1"), "{text}");
}

#[test]
fn without_a_history_the_acts_say_which_deadlines_moved() {
    let repository = played(4);
    fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    let text = report(&repository, &["--as-of", "2024-02-01"]);
    let moved = part(&text, "Moved deadlines");
    let row = "| not known | 2023-03-31 |  | Government Decision 1500/2022 |";
    assert!(moved.lines().any(|line| line.starts_with("| II.1.1 |") && line.ends_with(row)), "{moved}");
    assert!(
        text.contains("deadlines that an amendment moved: ") && !text.contains("not covered by"),
        "{text}"
    );
    assert!(text.contains("deadlines that moved without an amendment are not known"), "{text}");
}

#[test]
fn a_part_of_the_history_is_told_for_what_it_is() {
    let repository = played(4);
    let from = format!("file://{}", repository.folder.display());
    let shallow = repository.home.path().join("shallow");
    repository.git(&["clone", "--quiet", "--depth=2", &from, shallow.to_str().unwrap()]);
    let file = repository.home.path().join("part.md");
    let run = repository.run_in(&shallow, &["results", "--lang", "en", "-o", file.to_str().unwrap()]);
    assert!(run.code == Some(0) && run.stderr.contains("shallow clone"), "{}", run.stderr);
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains("earlier moves of deadlines are not counted"), "{text}");
    assert!(!report(&repository, &[]).contains("does not reach back"));
}

#[test]
fn decisions_that_nobody_carried_out_stand_in_it_and_are_counted_at_the_closing() {
    let repository = played(3);
    let args = ["close", "--date", "2023-12-31", "--basis", "Decision 1", "--dry-run", "--no-input"];
    let run = repository.run(&args);
    assert!(run.stderr.contains("open as well: 10 milestones and 2 decisions"), "{}", run.stderr);
    let repository = played(4);
    let text = report(&repository, &["--as-of", "2024-02-01"]);
    let decisions = part(&text, "Decisions never carried out");
    assert!(decisions.contains("| 2022-06-29.2 | the ministry says what the budget holds"), "{decisions}");
    assert!(!decisions.contains("2022-06-29.1"), "{decisions}");
    let open = report(&repository, &["--as-of", "2023-06-30"]);
    assert!(open.contains("## Decisions still open"), "{open}");
}

#[test]
fn git_is_asked_for_the_foot_of_a_document_and_not_where_no_foot_is_printed() {
    let repository = Repository::new();
    let tools = repository.home.path().join("tools");
    fs::create_dir(&tools).unwrap();
    let (log, git) = (tools.join("log"), tools.join("git"));
    let path = std::env::var("PATH").unwrap();
    let script = format!("#!/bin/sh\necho \"$*\" >> '{}'\nPATH='{path}' exec git \"$@\"\n", log.display());
    fs::write(&git, script).unwrap();
    fs::set_permissions(&git, fs::Permissions::from_mode(0o755)).unwrap();
    let asked = |args: &[&str]| {
        let _ = fs::remove_file(&log);
        let mut command = repository.command(&repository.folder, args);
        command.env("PATH", format!("{}:{path}", tools.display()));
        assert!(command.status().unwrap().success(), "{args:?}");
        fs::read_to_string(&log).unwrap_or_default()
    };
    for format in ["table", "json", "csv", "markdown"] {
        assert_eq!(asked(&["results", "--format", format]), "", "{format}");
    }
    let file = tools.join("final.md");
    let compares = |asked: String| asked.contains("status") || asked.contains("ls-tree");
    assert!(compares(asked(&["results", "-o", file.to_str().unwrap()])));
}
