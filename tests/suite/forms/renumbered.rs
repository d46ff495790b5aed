//! Ids that measures had before: in forms that were sent, on the command line, and in returns.

use super::plan_with_cycle;
use crate::support::ask;
use crate::support::form::FilledForm;
use crate::support::repository::{LIGHT, Repository, Run};

const NOW: &str = "plan/I/I.1.9.toml";

/// The measure has another id, and says which it had.
fn renumber(repository: &Repository) {
    repository.git(&["mv", LIGHT, NOW]);
    let text = "formerly = [\"I.1.1\"]\n".to_owned() + &repository.text(NOW);
    repository.write(NOW, text);
    repository.commit("2030-06-25", "renumbered");
}

fn run(repository: &Repository, day: &str, args: &[&str]) -> Run {
    repository.command(&repository.folder, args).env("PLAN_TODAY", day).output().unwrap().into()
}

#[test]
fn a_form_that_was_sent_before_is_taken_for_the_measure_that_had_the_id() {
    let repository = plan_with_cycle();
    run(&repository, "2030-06-20", &["form", "--body", "ML", "-o", "form.xlsx"]);
    let mut form = FilledForm::open(&repository.folder.join("form.xlsx"));
    form.date("2030-06-20").write("I.1.1", "Status", "in progress").write("I.1.1/V1", "Value", "40");
    form.save(&repository.folder.join("back.xlsx"));
    renumber(&repository);
    let args = ["collect", "back.xlsx", "--write", "--format", "json"];
    let answer = ask::answer(&run(&repository, "2030-07-01", &args), 0, &args);
    let row = &answer["files"][0]["rows"][0];
    assert_eq!([&row["id"], &row["sent_as"], &row["outcome"]], ["I.1.9", "I.1.1", "taken"], "{answer:#}");
    let written = repository.text("plan/reports/2030-H1/ML.toml");
    assert!(written.contains("measure = \"I.1.9\"") && written.contains("= 40"), "{written}");
    let page = run(&repository, "2030-07-01", &["collect", "back.xlsx"]).stdout;
    assert!(page.contains("I.1.1 was renumbered: this is I.1.9"), "{page}");
}

#[test]
fn a_row_of_a_number_that_another_measure_has_by_now_is_in_conflict() {
    let repository = plan_with_cycle();
    run(&repository, "2030-06-20", &["form", "--body", "ML", "-o", "form.xlsx"]);
    let mut form = FilledForm::open(&repository.folder.join("form.xlsx"));
    form.date("2030-06-20").write("I.1.1", "Status", "in progress");
    form.save(&repository.folder.join("back.xlsx"));
    let first = repository.text(LIGHT);
    renumber(&repository);
    repository.write(LIGHT, first.replacen("title", "title = \"Another light\"\n#", 1));
    repository.commit("2030-06-26", "another");
    let args = ["collect", "back.xlsx", "--format", "json"];
    let answer = ask::answer(&run(&repository, "2030-07-01", &args), 1, &args);
    assert_eq!(answer["files"][0]["rows"][0]["outcome"], "conflict", "{answer:#}");
}

#[test]
fn commands_that_write_say_what_an_id_is_now() {
    let repository = plan_with_cycle();
    renumber(&repository);
    let report = ["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--no-input"];
    let written = run(&repository, "2030-06-28", &report);
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    assert!(written.stderr.contains("I.1.1 was renumbered: this is I.1.9"), "{}", written.stderr);
    assert!(repository.text("plan/reports/2030-H1/ML.toml").contains("measure = \"I.1.9\""));
    // Where two measures had the id, which is meant is for people to say.
    let other = repository.text(NOW).replacen("title", "title = \"Another light\"\n#", 1);
    repository.write("plan/I/I.1.8.toml", other);
    let refused = run(&repository, "2030-06-28", &report);
    assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    assert!(
        refused.stderr.contains("it was renumbered; its measures are now I.1.8, I.1.9"),
        "{}",
        refused.stderr
    );
}

#[test]
fn a_return_that_names_a_number_which_has_shifted_is_told_which_to_name() {
    let repository = plan_with_cycle();
    let report = ["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--no-input"];
    run(&repository, "2030-06-20", &report);
    let first = repository.text(LIGHT);
    repository.commit("2030-06-21", "reported");
    repository.git(&["mv", LIGHT, NOW]);
    repository.write(NOW, "formerly = [\"I.1.1\"]\n".to_owned() + &first);
    repository.write(LIGHT, first.replacen("title", "title = \"Another light\"\n#", 1));
    let check = || {
        let run = repository.run(&[
            "check",
            "--against",
            "HEAD",
            "--only",
            "report-removed",
            "--as-of",
            "2030-07-01",
        ]);
        run.stdout + &run.stderr
    };
    let found = check();
    assert!(
        found.contains("I.1.1 is another measure now: write `measure = \"I.1.9\"` in its return"),
        "{found}"
    );
    repository.replace("plan/reports/2030-H1/ML.toml", "\"I.1.1\"", "\"I.1.9\"");
    let mended = check();
    assert!(!mended.contains("report-removed]"), "{mended}");
}
