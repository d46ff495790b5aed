//! Every message has a way out: what to write, or what to ask next.

use std::fs;

use crate::support::fixtures;
use crate::support::program::program;
use crate::support::repository::Repository;

/// What a run in the invented plan says, on both streams.
fn said(args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &[], args)
}

/// The invented plan with files added, written into a folder, and what a run in it says.
fn run(folder: &std::path::Path, files: &[(&str, &str)], args: &[&str]) -> String {
    let invented = fixtures::invented_files();
    let invented = invented.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    for (path, bytes) in invented.chain(files.iter().map(|&(path, text)| (path, text.as_bytes()))) {
        let path = folder.join("plan").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let run = program().current_dir(folder).args(args).output().unwrap();
    String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap()
}

#[test]
fn a_question_that_makes_no_sense_is_told_the_next_step() {
    for (args, expected) in [
        (&["funding", "--year", "now"][..], "write the four digits of the year"),
        (&["funding", "--year", "23"], "write the four digits of the year"),
        (&["overdue", "--as-of", "01/02/2023"], "that can be 2023-02-01 or 2023-01-02"),
        (&["overdue", "--as-of", "2023-02-30"], "February 2023 has 28 days"),
        (&["overdue", "--as-of", "2026-13-01"], "there is no month 13"),
        (&["show", "1.1"], "did you mean \"I.1.1\"?"),
        (&["show", "I.1"], "`plan list --section I.1`"),
        (&["by-body"], "`plan bodies` lists the bodies"),
        (&["overdue", "II.3.3"], "`plan show ID` shows one measure"),
        (&["status", "--body", "ML"], "`plan by-body NAME` shows"),
        (&["by-body", "M.L."], "did you mean \"Ministry of Lighthouses\"?"),
        (&["by-body", "Világítótornyokminisztériuma"], "did you mean \"Ministry of Lighthouses\"?"),
        (&["nothing-like-it"], "`plan --help` lists the commands"),
    ] {
        let said = said(args);
        assert!(said.contains(expected), "{args:?}: {said}");
    }
}

#[test]
fn no_plan_here_says_how_one_begins() {
    let folder = tempfile::tempdir().unwrap();
    let run = program().current_dir(folder.path()).arg("overdue").output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("`plan init` starts a plan here") && said.contains("--dir DIR"), "{said}");
}

#[test]
fn a_value_of_the_wrong_kind_is_shown_as_it_is_to_be_written() {
    for (lines, expected) in [
        ("date = 15.06.2022", "write the date as 2022-06-15"),
        ("date = \"15.06.2030\"", "write it without quotes: 2030-06-15"),
        ("date = 2026-13-01", "there is no month 13"),
        ("values = { lights = 2,5 }", "write a decimal point, not a comma: 2.5"),
        ("evidence = \"https://example.org\"", "`evidence = [\"https://example.org\"]`"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let measure = fixtures::text("tests/corpus/base/I/I.1.1.toml") + "\n[[report]]\n" + lines + "\n";
        let said = run(folder.path(), &[("I/I.1.1.toml", &measure)], &["check"]);
        assert!(said.contains(expected), "{lines}: {said}");
    }
}

#[test]
fn a_name_that_is_not_known_is_underlined_itself() {
    let folder = tempfile::tempdir().unwrap();
    let measure = fixtures::text("tests/corpus/base/I/I.1.1.toml")
        + "\n[[report]]\ndate = 2030-05-01\nbody = \"Ministry of Lighthouses\"\nstatus = \"in-progress\"\n\
           values = { windmills = 3 }\n";
    let said = run(folder.path(), &[("I/I.1.1.toml", &measure)], &["check"]);
    let column = "values = { ".len() + 1;
    let line = measure.lines().count();
    assert!(said.contains(&format!("I.1.1.toml:{line}:{column}")), "{said}");
    assert!(said.contains("^^^^^^^^^"), "{said}");
}

#[test]
fn words_of_the_other_language_are_taken_where_they_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let rest = ["--title", "T", "--responsible", "ML", "--means", "m", "--indicator", "i", "--funding", "f"];
    let new = [&["new", "I.1.9", "--dry-run", "--deadline", "2027. 12. 31."], &rest[..]].concat();
    let shown = run(folder.path(), &[], &new);
    assert!(shown.contains("= 2027-12-31"), "{shown}");
    let list = |status| run(folder.path(), &[], &["list", "--status", status, "--format", "csv"]);
    assert_eq!(list("folyamatban"), list("in-progress"));
    assert!(list("folyamatban").starts_with("id,"), "{}", list("folyamatban"));
    assert!(list("soon").contains("write one of"), "{}", list("soon"));
}

#[test]
fn no_message_names_an_option_that_the_command_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let form = ["form", "--body", "ML", "-o", "f.xlsx"];
    let said = run(folder.path(), &[("I/I.1/I.1.9.toml", "title = ")], &form);
    assert!(said.contains("plan check") && !said.contains("--keep-going"), "{said}");

    let folder = tempfile::tempdir().unwrap();
    let said = run(folder.path(), &[], &["form", "--body", "ML", "-o", "nodir/f.xlsx"]);
    assert!(said.contains("nodir/f.xlsx") && !said.contains(".plan-new"), "{said}");
}

#[test]
fn a_message_names_what_was_tried_and_where() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in-the-way"), "").unwrap();
    let said = run(folder.path(), &[], &["man", "--out", "in-the-way/pages"]);
    assert!(said.contains("cannot make the folder in-the-way/pages: "), "{said}");
    assert!(!said.contains("cannot write the answer"), "{said}");
    let said = run(folder.path(), &[], &["--lang", "hu", "man", "--out", "in-the-way/pages"]);
    assert!(said.contains("nem hozható létre ez a mappa: in-the-way/pages: "), "{said}");
}

#[test]
fn what_is_asked_in_the_wrong_place_is_told_where_to_go() {
    let repository = Repository::new();
    let says = |args: &[&str], code: i32, words: &[&str]| {
        let run = repository.run(args);
        assert_eq!(run.code, Some(code), "{args:?}: {}", run.stderr);
        for word in words {
            assert!(run.stderr.contains(word), "{args:?}: {word} in {}", run.stderr);
        }
    };
    says(&["verify", "plan"], 2, &["plan is a folder", "--site DIR"]);
    says(
        &["overdue", "--as-of", "2031-12-01", "--until", "2031-11-01"],
        2,
        &["2031-11-01 is before 2031-12-01"],
    );
    repository.write("late.txt", "");
    repository.git_on("2021-01-01", &["commit", "--quiet", "--allow-empty", "-m", "dated back"]);
    repository.git_on("2024-01-01", &["commit", "--quiet", "--allow-empty", "-m", "later"]);
    says(&["overdue", "--at", "2021-06-01"], 3, &["build on later ones", "`--at COMMIT`"]);
    repository.replace("plan/plan.toml", "title", "licence = 5\ntitle");
    let new = "new I.1.7 --title A --responsible ML --deadline 2031-01-01 --means m --indicator i --funding f --no-input";
    says(&new.split(' ').collect::<Vec<_>>(), 3, &["plan.toml:", "is wrong"]);
}
